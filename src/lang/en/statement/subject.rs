//! Who is the subject of a reporting verb: from the tree, and where the tree fails from the words around.

mod aside;

use super::content::Finder;
use super::cue::cues;
use super::{Source, arguments, reporting_verb};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, TokenKind, Tokens};

impl Finder<'_> {
    /// The phrase that speaks.
    pub(super) fn source(&self, clause: &Clause, passive: bool) -> Source {
        if let Some(source) = self.cited(clause).or_else(|| self.absolute_subject(clause)) {
            return source;
        }
        let slot = if passive { Slot::By } else { Slot::Nom };
        // `On Monday Reed said`: a time taken for a subject.
        let time = |a: &&Argument| {
            self.reading.mention_at(a.head).is_none()
                && (self.page.is_time(a.head) || ["first", "last"].iter().any(|w| self.is(a.head, w)))
        };
        let all: Vec<&Argument> = arguments(clause, &slot).filter(|a| !time(a)).collect();
        let aside = all.iter().find(|a| !passive && self.closes_aside(a));
        if let Some(source) = aside.and_then(|a| self.before_place(a, clause)) {
            return source;
        }
        if !passive
            && !all.iter().any(|a| self.reading.mention_at(a.head).is_some() && !self.closes_aside(a))
            && let Some(source) = self.set_off_subject(clause)
        {
            return source;
        }
        // Of several subjects (an adverbial taken for one) the one that is named.
        let named = |a: &&&Argument| self.reading.mention_at(a.head).is_some();
        let picked = match all[..] {
            [] => {
                let before = if passive { None } else { self.phrase_before(clause) };
                let before = before.or_else(|| if passive { None } else { self.subject_of_first(clause) });
                let before = before.or_else(|| if passive { None } else { self.subject_of_report(clause) });
                return before.unwrap_or(Source::Nobody);
            }
            [one] => one,
            // The nearest before the verb: `UN | chief Antonio Guterres said`.
            _ => all
                .iter()
                .rev()
                .find(|a| !a.shared && named(a) && a.tokens.start < clause.head)
                .or_else(|| all.iter().find(|a| !a.shared && named(a)))
                .or_else(|| all.iter().find(named))
                .unwrap_or(&all[0]),
        };
        // `were described by X as …, saying …`: who acts in the passive clause.
        if picked.shared
            && let Some(parent) = clause.parent.map(|p| &self.clauses[p as usize])
            && parent.features.voice == Voice::Passive
            && let Some(agent) = arguments(parent, &Slot::By).next()
        {
            return Source::Phrase(agent.tokens.clone(), agent.head);
        }
        let told = self.who_told(picked, clause).or_else(|| self.before_place(picked, clause));
        if let Some(source) = told.or_else(|| self.teller_of(picked, clause)) {
            return source;
        }
        match self.before_adjective(picked) {
            Some((phrase, head)) => Source::Phrase(phrase, head),
            None => self.through_document(picked, clause),
        }
    }

    /// `officials told the paper, | adding that …`: who told adds, and not the listener.
    fn who_told(&self, subject: &Argument, clause: &Clause) -> Option<Source> {
        let set_off = subject.shared
            && clause.features.form != VerbForm::Finite
            && clause.head.checked_sub(1).is_some_and(|t| self.is(t, ","));
        let told = |c: &&Clause| {
            c.sentence == clause.sentence
                && c.arguments.iter().any(|a| a.head == subject.head && a.slot != Slot::Nom)
                && reporting_verb(&c.lemma).is_some()
        };
        let at = self.clauses.partition_point(|c| c.head < clause.head);
        let above = self.clauses[..at].iter().rev().take(4).filter(|_| set_off).find(told)?;
        let teller = arguments(above, &Slot::Nom).next()?;
        Some(Source::Phrase(teller.tokens.clone(), teller.head))
    }

    /// The phrase right before a verb that reports, where the tree gives it to another verb.
    fn subject_of_report(&self, clause: &Clause) -> Option<Source> {
        if clause.features.form != VerbForm::Finite || self.report(clause.head).is_none() {
            return None;
        }
        let sentence = &self.reading.analysed.segmented.sentences[clause.sentence as usize];
        let phrase = self.page.subject_before(clause.head, sentence.tokens.start)?;
        let (_, head) = self.noun_phrase(phrase.start, phrase.end);
        (!self.is(head, "it") && !self.page.is_time(head)).then_some(Source::Phrase(phrase, head))
    }

    /// `officials | familiar with the talks said`: the adjective that the tree takes for the subject follows its noun.
    fn before_adjective(&self, subject: &Argument) -> Option<(Tokens, TokenId)> {
        let first = subject.tokens.start;
        let noun = first.checked_sub(1)?;
        let follows = self.words[first as usize].upos == Upos::Adj
            && self.words.get(first as usize + 1).is_some_and(|w| w.upos == Upos::Adp)
            && matches!(self.words[noun as usize].upos, Upos::Noun | Upos::Propn);
        follows.then(|| (self.phrase_start(noun)..subject.tokens.end, noun))
    }

    /// Where the noun phrase that ends with a noun begins.
    pub(super) fn phrase_start(&self, noun: TokenId) -> TokenId {
        let mut start = noun;
        while start > 0
            && noun - start < 12
            && (matches!(
                self.words[start as usize - 1].upos,
                Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num
            ) || self.is_possessive(start - 1)
                || self.words[start as usize - 1].case == crate::syntax::Case::Gen)
        {
            start -= 1;
        }
        start
    }

    /// `The letter, signed by forty doctors, said …`: the noun before what is set off, where the words are behind.
    fn set_off_noun(&self, verb: TokenId, comma: TokenId) -> Option<Source> {
        if self.report(verb).is_none_or(|r| r.place != crate::lang::en::report::Place::Behind) {
            return None;
        }
        let first = self.reading.analysed.segmented.sentences.partition_point(|s| s.tokens.end <= verb);
        let begin = self.reading.analysed.segmented.sentences[first].tokens.start;
        for t in (begin.max(comma.saturating_sub(40))..comma).rev() {
            let kind = self.tokens[t as usize].kind;
            if matches!(kind, TokenKind::QuoteOpen | TokenKind::QuoteClose) || self.is(t, ";") {
                return None;
            }
            let next = &self.words[t as usize + 1];
            let opens = self.is(t, ",")
                && (["who", "which", "whose", "a", "an", "the"].iter().any(|w| self.is(t + 1, w))
                    || next.verb.is_some_and(|v| v.form != VerbForm::Finite));
            let noun = t.checked_sub(1).filter(|n| *n >= begin)?;
            if opens && matches!(self.words[noun as usize].upos, Upos::Noun | Upos::Propn) {
                let start = self.phrase_start(noun).max(begin);
                let begins = start == begin
                    || matches!(self.words[start as usize - 1].upos, Upos::Punct | Upos::Cconj | Upos::Sconj);
                return begins.then_some(Source::Phrase(start..t, noun));
            }
        }
        None
    }

    /// `quoted the mayor as saying`, `the mayor was quoted as saying`: the mayor speaks, whoever quotes him.
    fn cited(&self, clause: &Clause) -> Option<Source> {
        if clause.features.form == VerbForm::Finite || !self.is(clause.head.checked_sub(1)?, "as") {
            return None;
        }
        let first = self.clauses.partition_point(|c| c.sentence < clause.sentence);
        let citing = self.clauses[first..].iter().take_while(|c| c.head < clause.head).filter(|c| {
            matches!(&*c.lemma, "quote" | "cite" | "report")
                && c.head + 24 > clause.head
                && c.link != Link::Nominal
        });
        let citing = citing.last()?;
        // `quoted an unnamed official as saying`: what stands between is the speaker, whatever the tree makes of it.
        let between = citing.head + 1..clause.head - 1;
        if citing.features.voice != Voice::Passive && !between.is_empty() {
            let (phrase, head) = self.noun_phrase(between.start, between.end);
            if phrase.end == between.end {
                return Some(Source::Phrase(phrase, head));
            }
        }
        let slot = if citing.features.voice == Voice::Passive { Slot::Nom } else { Slot::Acc };
        let speaker = arguments(citing, &slot).next()?;
        Some(Source::Phrase(speaker.tokens.clone(), speaker.head))
    }

    /// `with the mayor saying …`, `despite the mayor claiming …`
    fn absolute_subject(&self, clause: &Clause) -> Option<Source> {
        if matches!(clause.features.form, VerbForm::Finite | VerbForm::PastParticiple) {
            return None;
        }
        let end = self.chain_start(clause.head);
        let mut start = end;
        while start > 0
            && end - start < 10
            && (matches!(
                self.words[start as usize - 1].upos,
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Adj | Upos::Num
            ) || self.is_possessive(start - 1))
        {
            start -= 1;
        }
        let opens = start.checked_sub(1).is_some_and(|b| self.is(b, "with") || self.is(b, "despite"));
        if start == end || !opens {
            return None;
        }
        let (phrase, head) = self.noun_phrase(start, end);
        (phrase.end == end).then_some(Source::Phrase(phrase, head))
    }

    /// First token of the verb with its auxiliaries and adverbs.
    pub(super) fn chain_start(&self, verb: TokenId) -> TokenId {
        let mut start = verb;
        while start > 0
            && verb - start < 6
            && matches!(self.words[start as usize - 1].upos, Upos::Aux | Upos::Adv | Upos::Part)
            && !self.is_possessive(start - 1)
        {
            start -= 1;
        }
        start
    }

    /// `X, who …, said` and `X who said`: the name before what is set off.
    pub(super) fn set_off_subject(&self, clause: &Clause) -> Option<Source> {
        let start = self.chain_start(clause.head);
        let before = start.checked_sub(1)?;
        let mentions = self.reading.mentions;
        let as_source = |m: &crate::mention::Mention| Source::Phrase(m.tokens.clone(), m.tokens.end - 1);
        if self.is(before, "who") || self.is(before, "which") {
            let at = if before > 0 && self.is(before - 1, ",") { before - 1 } else { before };
            if self.is(before, "who")
                && let Some(m) = self.apposition_before(at)
            {
                return Some(as_source(&mentions[m]));
            }
            let m = self.reading.mention_at(at.checked_sub(1)?)?;
            let people = self.people_of(mentions[m].tokens.start, at);
            let people = people.filter(|_| self.is(before, "who") && mentions[m].kind != EntityKind::Person);
            return Some(people.unwrap_or_else(|| as_source(&mentions[m])));
        }
        if !self.is(before, ",") {
            return None;
        }
        // `a spokeswoman, Ann Reed, said`
        let named = before.checked_sub(1).and_then(|t| self.reading.mention_at(t));
        if let Some(m) = named
            && mentions[m].kind == EntityKind::Person
            && mentions[m].tokens.start > 1
            && self.is(mentions[m].tokens.start - 1, ",")
            && self.words[mentions[m].tokens.start as usize - 2].upos == Upos::Noun
        {
            return Some(as_source(&mentions[m]));
        }
        let last = mentions.partition_point(|m| m.tokens.end <= before);
        mentions[..last]
            .iter()
            .rev()
            .take(6)
            .take_while(|m| m.tokens.end + 40 > before)
            .find_map(|m| {
                let end = m.tokens.end;
                let person = m.kind != EntityKind::Place && !m.adjectival;
                let opens = self.is(end, ",")
                    && end < before
                    && (["who", "which", "a", "an", "the", "whose"].iter().any(|w| self.is(end + 1, w))
                        || matches!(self.words[end as usize + 1].upos, Upos::Noun | Upos::Num)
                        || self.owns(end + 1));
                let whole = (end + 1..before).all(|t| !self.is(t, ".") && !self.is(t, ";"));
                let people = || self.people_of(m.tokens.start, m.tokens.end);
                (person && opens && whole).then(|| people().unwrap_or_else(|| as_source(m)))
            })
            .or_else(|| self.set_off_noun(clause.head, before))
    }

    /// The noun phrase that ends right before the verb, where the tree gives it no subject.
    pub(super) fn phrase_before(&self, clause: &Clause) -> Option<Source> {
        let mut end = self.chain_start(clause.head);
        // `the Water Agency (WA) said`
        if end > 1 && self.is(end - 1, ")") {
            end = (end.saturating_sub(6)..end).rev().find(|t| self.is(*t, "(")).unwrap_or(end);
        }
        if let Some(m) = end.checked_sub(1).and_then(|t| self.reading.mention_at(t)) {
            let mention = &self.reading.mentions[m];
            if let Some(source) = self.people_of(mention.tokens.start, end) {
                return Some(source);
            }
            if mention.kind != EntityKind::Place && !mention.adjectival && clause.link != Link::Adverbial {
                return Some(Source::Phrase(mention.tokens.clone(), mention.tokens.end - 1));
            }
        }
        let nominal = |t: TokenId| {
            matches!(
                self.words[t as usize].upos,
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Adj | Upos::Num | Upos::Adp
            ) || self.is_possessive(t)
        };
        let mut start = end;
        while start > 0 && end - start < 14 && nominal(start - 1) {
            start -= 1;
        }
        while start < end && self.words[start as usize].upos == Upos::Adp {
            start += 1;
        }
        if start == end || clause.link == Link::Adverbial {
            return None;
        }
        let (phrase, head) = self.noun_phrase(start, end);
        (phrase.end == end && !self.is(head, "it")).then_some(Source::Phrase(phrase, head))
    }

    /// `The agency named no cause but | said …`: the subject of the sentence's first clause.
    fn subject_of_first(&self, clause: &Clause) -> Option<Source> {
        let before = self.chain_start(clause.head).checked_sub(1)?;
        if self.words[before as usize].upos != Upos::Cconj || clause.features.form != VerbForm::Finite {
            return None;
        }
        let first = self.clauses.partition_point(|c| c.sentence < clause.sentence);
        let subject = self.clauses[first..]
            .iter()
            .take_while(|c| c.head < clause.head)
            .filter(|c| {
                matches!(c.link, Link::Root | Link::Coordinated)
                    && c.quote == clause.quote
                    && c.features.voice != Voice::Passive
            })
            .find_map(|c| arguments(c, &Slot::Nom).find(|a| !a.shared))?;
        Some(Source::Phrase(subject.tokens.clone(), subject.head))
    }

    /// `issued a statement saying …`: a document speaks for whoever issued it.
    pub(super) fn through_document(&self, argument: &Argument, clause: &Clause) -> Source {
        let lemma = &self.words[argument.head as usize].lemma;
        if argument.shared
            && cues().is_document(lemma)
            && let Some(parent) = clause.parent.map(|p| &self.clauses[p as usize])
            && let Some(owner) = arguments(parent, &Slot::Nom).next()
            && owner.head != argument.head
        {
            return Source::Phrase(owner.tokens.clone(), owner.head);
        }
        Source::Phrase(argument.tokens.clone(), argument.head)
    }

    /// Whether a phrase names somebody, a person by role, or words: `the decision shows that …` is no speech.
    pub(super) fn can_speak(&self, source: &Source) -> bool {
        let Source::Phrase(phrase, head) = source else { return true };
        let word = &self.words[*head as usize];
        let named = self.reading.mention_at(*head).is_some() || phrase.len() < 2;
        let referred = self.reading.references.get(*head as usize).copied().flatten().is_some();
        let human = matches!(word.upos, Upos::Pron | Upos::Propn)
            || crate::lang::en::relation::knowledge().title(&word.lemma).is_some();
        named || referred || human || cues().is_document(&word.lemma)
    }

    /// First token of the reporting words (subject, auxiliaries, verb), and one past the last.
    pub(super) fn group(&self, clause: &Clause, scope: &Tokens, passive: bool) -> Tokens {
        let mut start = clause.head;
        while start > scope.start
            && matches!(self.words[start as usize - 1].upos, Upos::Aux | Upos::Adv | Upos::Part)
            && !self.is_possessive(start - 1)
        {
            start -= 1;
        }
        if !passive {
            for a in arguments(clause, &Slot::Nom).filter(|a| !a.shared) {
                if a.tokens.start < start && a.tokens.end + 12 > start {
                    start = a.tokens.start;
                }
            }
        }
        let mut end = clause.predicate.end;
        for a in &clause.arguments {
            if a.tokens.start >= end && a.tokens.start <= end + 1 && matches!(a.slot, Slot::Nom) {
                end = a.tokens.end;
            }
        }
        start.max(scope.start)..end
    }

    /// Whether a noun phrase stands right behind the verb.
    pub(super) fn inverted_at(&self, verb: TokenId, scope: &Tokens) -> bool {
        verb + 1 < scope.end
            && matches!(
                self.words[verb as usize + 1].upos,
                Upos::Noun | Upos::Propn | Upos::Det | Upos::Pron | Upos::Adj
            )
    }

    /// `said X` behind the words: the phrase behind the verb speaks.
    pub(super) fn inverted(&self, clause: &Clause, source: &Source, verb: TokenId, scope: &Tokens) -> Source {
        // Only `said X`: no `having said`, `was told`.
        if self.chain_start(verb) != verb || clause.features.form != VerbForm::Finite {
            return source.clone();
        }
        let found = match source {
            Source::Phrase(p, h) => *h > verb || p.end + 8 > verb && p.start < verb && !self.far(p, verb),
            _ => false,
        };
        if found {
            return source.clone();
        }
        let behind = clause
            .arguments
            .iter()
            .filter(|a| !self.page.is_time(a.head))
            .find(|a| a.tokens.start == verb + 1 && matches!(a.slot, Slot::Nom | Slot::Acc | Slot::Dat));
        if let Some(a) = behind {
            return Source::Phrase(a.tokens.clone(), a.head);
        }
        // Take the noun phrase behind the verb word by word.
        let start = verb + 1;
        let mut end = start;
        let mut head = None;
        while end < scope.end && end < start + 12 {
            let word = &self.words[end as usize];
            match word.upos {
                Upos::Noun | Upos::Propn | Upos::Pron => head = Some(end),
                Upos::Det | Upos::Adj | Upos::Num => {}
                Upos::Part if self.is_possessive(end) => {}
                _ => break,
            }
            end += 1;
        }
        match head {
            Some(head) => Source::Phrase(start..head + 1, head),
            None => source.clone(),
        }
    }

    /// Whether a sentence end or a verb stands between a phrase and the verb.
    pub(super) fn far(&self, phrase: &Tokens, verb: TokenId) -> bool {
        (phrase.end..verb).any(|t| self.tokens[t as usize].kind == TokenKind::QuoteClose)
    }

    /// Whether nothing but adverbials follows the reporting words.
    pub(super) fn ends(&self, verb: TokenId, scope: &Tokens, source: &Source) -> bool {
        let mut t = match source {
            Source::Phrase(p, _) if p.start > verb => p.end,
            _ => verb + 1,
        };
        let mut seen = 0;
        while t < scope.end {
            if self.is(t, ",") || self.is(t, ".") || self.is(t, ";") || self.is(t, "and") || self.is(t, "but")
            {
                return true;
            }
            if self.words[t as usize].verb.is_some() && seen > 0 {
                return self.is(t - 1, ",") || seen > 3;
            }
            t += 1;
            seen += 1;
        }
        true
    }

    pub(super) fn addressee(clause: &Clause) -> Option<TokenId> {
        let addressing = WordClass::Addresses.has(&clause.lemma);
        clause
            .arguments
            .iter()
            .find(|a| {
                !a.shared
                    && match &a.slot {
                        Slot::Acc | Slot::Dat => addressing,
                        Slot::Adp(p) => &**p == "to",
                        _ => false,
                    }
            })
            .map(|a| a.head)
    }
}
