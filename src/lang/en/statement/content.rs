//! Finds attributions: reporting verbs with their content, `according to`, and quotations without a verb.

use super::cue::{Cue, Takes, cues};
use super::{Found, Source, arguments};
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::statement::{Modality, Mode};
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm, Voice, Word};
use crate::text::{BlockKind, Quote, Token, TokenId, TokenKind, Tokens};

/// Longest way between a reporting verb and its quotation, in tokens.
const REACH: u32 = 24;

/// Verbs that take back the reporting verb below them (`declined to say`).
const REFUSALS: [&str; 6] = ["decline", "refuse", "fail", "forget", "hesitate", "stop"];

/// Verbs that address a listener as their object.
const ADDRESSING: [&str; 12] = [
    "tell", "inform", "assure", "remind", "warn", "notify", "brief", "advise", "ask", "urge", "thank",
    "instruct",
];

/// Verbs whose object is no content.
const CONTENTLESS: [&str; 11] =
    ["say", "add", "continue", "tell", "read", "post", "conclude", "hold", "write", "quote", "note"];

/// Finds the attributions of a document.
pub(super) struct Finder<'r> {
    reading: &'r Reading<'r>,
    tokens: &'r [Token],
    words: &'r [Word],
    text: &'r str,
    clauses: &'r [Clause],
    /// Which quotations have been given to a speaker.
    claimed: Vec<bool>,
    out: Vec<Found>,
}

impl<'r> Finder<'r> {
    pub(super) fn new(reading: &'r Reading<'r>) -> Finder<'r> {
        let analysed = reading.analysed;
        Finder {
            reading,
            tokens: &analysed.segmented.tokens,
            words: analysed.words,
            text: &analysed.document.text,
            clauses: reading.clauses,
            claimed: vec![false; analysed.segmented.quotes.len()],
            out: Vec::new(),
        }
    }

    /// Everything found, in order of the text.
    pub(super) fn run(mut self) -> Vec<Found> {
        let sentences = &self.reading.analysed.segmented.sentences;
        for (i, sentence) in sentences.iter().enumerate() {
            let first = self.clauses.partition_point(|c| c.sentence < i as u32);
            let last = self.clauses.partition_point(|c| c.sentence <= i as u32);
            let from = self.out.len();
            self.according_to(i as u32, &sentence.tokens);
            for c in first..last {
                self.clause(c, first..last, &sentence.tokens);
            }
            self.nouns(i as u32, &sentence.tokens, first..last);
            self.heading(i as u32, &sentence.tokens, first..last);
            self.bare_quotes(i as u32, &sentence.tokens, from);
            self.out[from..].sort_by_key(|f| (f.content.start, f.content.end));
        }
        self.out
    }

    fn is(&self, t: TokenId, form: &str) -> bool {
        self.tokens.get(t as usize).is_some_and(|k| k.span.of(self.text).eq_ignore_ascii_case(form))
    }

    fn is_punctuation(&self, t: TokenId) -> bool {
        matches!(
            self.tokens[t as usize].kind,
            TokenKind::Punct | TokenKind::QuoteOpen | TokenKind::QuoteClose
        )
    }

    fn is_possessive(&self, t: TokenId) -> bool {
        &*self.words[t as usize].lemma == "'s" && self.words[t as usize].upos == Upos::Part
    }

    fn quotes(&self) -> &'r [Quote] {
        &self.reading.analysed.segmented.quotes
    }

    /// Quotations whose opening mark stands in the range, in order.
    fn quotes_in(&self, range: &Tokens) -> std::ops::Range<usize> {
        let quotes = self.quotes();
        // Quotations are in order of their opening mark, which stands right before their first token.
        let first = quotes.partition_point(|q| q.tokens.start <= range.start);
        let last = quotes.partition_point(|q| q.tokens.start <= range.end.saturating_sub(1));
        first..last
    }

    /// The sentence inside a quotation that holds a token, or the whole sentence.
    fn scope(&self, clause: &Clause, sentence: &Tokens) -> Tokens {
        let Some(q) = clause.quote else { return sentence.clone() };
        let quote = &self.quotes()[q as usize];
        quote
            .sentences
            .iter()
            .find(|s| s.contains(&clause.head))
            .cloned()
            .unwrap_or_else(|| quote.tokens.clone())
    }

    fn clause(&mut self, c: usize, range: std::ops::Range<usize>, sentence: &Tokens) {
        let clause = &self.clauses[c];
        if clause.link == Link::Nominal {
            return;
        }
        let Some(cue) = self.cue(clause) else { return };
        // Attitudes inside somebody's words, and the speaker's own, are part of what he says.
        let first_person = arguments(clause, &Slot::Nom)
            .any(|a| ["i", "we", "you", "me", "us"].iter().any(|w| self.is(a.head, w)));
        if clause.quote.is_some() && (!cue.says || first_person) {
            return;
        }
        let from = self.out.len();
        self.reported(c, &range, sentence, cue);
        let parent = clause.parent.map(|p| &self.clauses[p as usize]);
        let refused =
            parent.is_some_and(|p| clause.link == Link::Complement && REFUSALS.contains(&&*p.lemma));
        if clause.features.negative || refused {
            // Not said: an attitude at most.
            for f in &mut self.out[from..] {
                f.says = false;
            }
        }
        if self.out.len() == from && clause.quote.is_none() && !first_person {
            self.attitude(c, &range, sentence, cue);
        }
    }

    /// `criticised the plan`, `agreed to meet`, `called for talks`: no words are given, but an attitude to something.
    fn attitude(&mut self, c: usize, range: &std::ops::Range<usize>, sentence: &Tokens, cue: Cue) {
        let clause = &self.clauses[c];
        let verb = clause.head;
        let passive = clause.features.voice == Voice::Passive;
        let scope = self.scope(clause, sentence);
        let source = self.source(clause, passive);
        if passive || source == Source::Nobody {
            return;
        }
        let behind = |start: TokenId| start >= clause.predicate.end && scope.contains(&start);
        let mut start: Option<TokenId> = None;
        let mut offer = |t: TokenId| start = Some(start.map_or(t, |s: TokenId| s.min(t)));
        for a in clause.arguments.iter().filter(|a| !a.shared && behind(a.tokens.start)) {
            match &a.slot {
                Slot::Acc | Slot::Dat => offer(a.tokens.start),
                Slot::Adp(p)
                    if matches!(&**p, "for" | "of" | "about" | "against" | "to" | "with" | "on" | "at") =>
                {
                    offer(a.tokens.start.saturating_sub(1).max(clause.predicate.end));
                }
                _ => {}
            }
        }
        let mut end = clause.tokens.end.min(scope.end);
        for k in range.clone() {
            let other = &self.clauses[k];
            if other.parent != Some(c as u32) || other.head <= verb {
                continue;
            }
            match other.link {
                Link::Complement if behind(other.tokens.start) => offer(other.tokens.start),
                Link::Coordinated | Link::Adverbial if other.tokens.start > verb + 1 => {
                    end = end.min(other.tokens.start);
                }
                _ => {}
            }
        }
        let Some(start) = start.filter(|s| *s < end) else { return };
        let clausal = range.clone().any(|k| {
            let other = &self.clauses[k];
            other.parent == Some(c as u32) && other.link == Link::Complement && other.head > verb
        });
        if !clausal && (cue.takes == Takes::That || CONTENTLESS.contains(&&*clause.lemma)) {
            return;
        }
        let content = self.trim(start..end);
        if content.is_empty() {
            return;
        }
        self.out.push(Found {
            content,
            cue: Some(clause.predicate.clone()),
            source,
            mode: Mode::Indirect,
            modality: cue.modality,
            negative: false,
            says: false,
            addressee: None,
            sentence: clause.sentence,
            rule: "en.attitude",
            confidence: 0.5,
        });
    }

    /// What a reporting verb reports.
    #[allow(clippy::too_many_lines)] // the places a content can stand in, one after the other
    fn reported(&mut self, c: usize, range: &std::ops::Range<usize>, sentence: &Tokens, cue: Cue) {
        let clause = &self.clauses[c];
        let passive = clause.features.voice == Voice::Passive;
        let scope = self.scope(clause, sentence);
        let source = self.source(clause, passive);
        let group = self.group(clause, &scope, passive);
        let verb = clause.head;
        let whole =
            |content: Tokens, mode: Mode, source: Source, rule: &'static str, confidence: f32| Found {
                content,
                cue: Some(clause.predicate.clone()),
                source,
                mode,
                modality: cue.modality,
                negative: false,
                says: cue.says,
                addressee: None,
                sentence: clause.sentence,
                rule,
                confidence,
            };

        // The next quotation behind the verb.
        let behind = self.quotes_in(&(verb..scope.end)).find(|q| {
            let quote = &self.quotes()[*q];
            quote.tokens.start > verb + 1 && clause.quote.is_none_or(|own| own != *q as u32)
        });
        let content = self.complement(c, range, &scope, &group, cue);
        if let Some(q) = behind {
            let quote = self.quotes()[q].clone();
            let open = quote.tokens.start - 1;
            let embedded = content.as_ref().is_some_and(|t| {
                let t = self.trim(t.clone());
                t.start < open && t.end > open
            });
            let gap = clause.predicate.end..open;
            if !embedded
                && !self.claimed[q]
                && open - verb <= REACH
                && self.introduces(&gap, verb, range, cue)
            {
                let (content, mode) = match cue.takes {
                    Takes::Object | Takes::As if gap.len() > 1 => (self.described(&gap, &quote), Mode::Mixed),
                    _ => (self.trim(quote.tokens.clone()), Mode::Direct),
                };
                self.claim(&content, q);
                let mode = if content.start >= quote.tokens.start { Mode::Direct } else { mode };
                let split = group.start > scope.start
                    && (group.start.saturating_sub(2)..group.start)
                        .any(|t| t >= scope.start && self.tokens[t as usize].kind == TokenKind::QuoteClose);
                let source =
                    if split { self.inverted(clause, &source, verb, &scope) } else { source.clone() };
                let mut found = whole(content, mode, source, "en.quote.after", 0.95);
                found.addressee = self.addressee(clause);
                self.out.push(found);
                self.follow(q, clause.sentence, scope.end);
                return;
            }
        }
        // A quotation that ends right before the reporting words.
        let close = group.start.checked_sub(1).filter(|t| *t >= scope.start).map(|t| {
            if self.is(t, ",") && t > scope.start && self.tokens[t as usize - 1].kind == TokenKind::QuoteClose
            {
                t - 1
            } else {
                t
            }
        });
        if let Some(close) = close
            && self.tokens[close as usize].kind == TokenKind::QuoteClose
            && cue.takes != Takes::As
            && let Some(q) =
                self.quotes_in(&(scope.start..close)).rev().find(|q| self.quotes()[*q].tokens.end == close)
            && (content.is_none() || self.quotes()[q].tokens.len() > 3)
        {
            let quote = self.quotes()[q].clone();
            let open = quote.tokens.start - 1;
            let source = self.inverted(clause, &source, verb, &scope);
            // Words before the quotation that it goes on from: `The plan is “a trick,” he said`.
            let lead = self.lead(scope.start, open);
            if lead < open && !self.claimed[q] {
                let content = self.trim(lead..close + 1);
                self.claim(&content, q);
                let mut found = whole(content, Mode::Mixed, source, "en.clause.before", 0.85);
                found.addressee = self.addressee(clause);
                self.out.push(found);
                return;
            }
            if !self.claimed[q] {
                let content = self.trim(quote.tokens.clone());
                self.claimed[q] = true;
                let mut found = whole(content, Mode::Direct, source, "en.quote.before", 0.95);
                found.addressee = self.addressee(clause);
                self.out.push(found);
                self.follow(q, clause.sentence, scope.end);
                return;
            }
            if content.is_none() {
                return;
            }
        }
        // `…, as X noted, …`
        if group.start > scope.start
            && self.is(group.start - 1, "as")
            && source != Source::Nobody
            && (clause.predicate.end >= scope.end || self.is_punctuation(clause.predicate.end))
        {
            let before = self.trim(scope.start..group.start - 1);
            let after = self.trim(clause.predicate.end..scope.end);
            let content = if before.len() < 5 {
                after
            } else if after.len() < 3 {
                before
            } else {
                before.start..after.end
            };
            if content.len() > 3 && cue.takes == Takes::Any {
                self.out.push(whole(content, Mode::Indirect, source, "en.as", 0.7));
            }
            return;
        }
        if passive && source == Source::Nobody || cue.takes == Takes::That && !self.can_speak(&source) {
            return;
        }
        if let Some(content) = content {
            if matches!(cue.takes, Takes::Quote | Takes::Object | Takes::As) {
                return;
            }
            let content = self.trim(content);
            if content.is_empty() {
                return;
            }
            let quoted = self.quotes_in(&content);
            for q in quoted.clone() {
                self.claimed[q] = true;
            }
            let mode = if quoted.is_empty() { Mode::Indirect } else { Mode::Mixed };
            let mut found = whole(content, mode, source, "en.clause.after", 0.85);
            found.addressee = self.addressee(clause);
            found.negative = self.denies(c, range);
            self.out.push(found);
            return;
        }
        // `…, police said`
        let own_subject = arguments(clause, &Slot::Nom).any(|a| !a.shared) || self.inverted_at(verb, &scope);
        if cue.takes == Takes::Any
            && own_subject
            && group.start > scope.start + 2
            && self.is(group.start - 1, ",")
            && clause.features.form != VerbForm::VerbalNoun
            && matches!(clause.link, Link::Root | Link::Coordinated | Link::Complement | Link::Adverbial)
        {
            let source = self.inverted(clause, &source, verb, &scope);
            let lead = self.lead(scope.start, group.start - 1);
            let inside = range.clone().any(|k| {
                let other = &self.clauses[k];
                other.link != Link::Nominal && (lead..group.start).contains(&other.head)
            });
            let ends = self.ends(verb, &scope, &source);
            if inside && ends && source != Source::Nobody && group.start - lead > 3 {
                let content = self.trim(lead..group.start - 1);
                let quoted = self.quotes_in(&content);
                let mode = if quoted.is_empty() { Mode::Indirect } else { Mode::Mixed };
                for q in quoted {
                    self.claimed[q] = true;
                }
                let mut found = whole(content, mode, source, "en.clause.before", 0.85);
                found.addressee = self.addressee(clause);
                self.out.push(found);
            }
        }
    }

    fn cue(&self, clause: &Clause) -> Option<Cue> {
        let word = &self.words[clause.head as usize];
        if word.upos != Upos::Verb {
            return None;
        }
        cues().verb(&clause.lemma)
    }

    /// The phrase that speaks.
    fn source(&self, clause: &Clause, passive: bool) -> Source {
        let slot = if passive { Slot::By } else { Slot::Nom };
        let all: Vec<&Argument> = arguments(clause, &slot).collect();
        if !passive
            && !all.iter().any(|a| super::mention_at(self.reading, a.head).is_some())
            && let Some(source) = self.set_off_subject(clause)
        {
            return source;
        }
        // Of several subjects (an adverbial taken for one) the one that is named.
        let named = |a: &&&Argument| super::mention_at(self.reading, a.head).is_some();
        let picked = match all[..] {
            [] => {
                let before = if passive { None } else { self.phrase_before(clause) };
                return before.unwrap_or(Source::Nobody);
            }
            [one] => one,
            _ => all
                .iter()
                .find(|a| !a.shared && named(a))
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
        self.through_document(picked, clause)
    }

    /// First token of the verb with its auxiliaries and adverbs.
    fn chain_start(&self, verb: TokenId) -> TokenId {
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
    fn set_off_subject(&self, clause: &Clause) -> Option<Source> {
        let start = self.chain_start(clause.head);
        let before = start.checked_sub(1)?;
        let mentions = self.reading.mentions;
        let as_source = |m: &crate::mention::Mention| Source::Phrase(m.tokens.clone(), m.tokens.end - 1);
        if self.is(before, "who") || self.is(before, "which") {
            let at = if before > 0 && self.is(before - 1, ",") { before - 1 } else { before };
            let m = super::mention_at(self.reading, at.checked_sub(1)?)?;
            return Some(as_source(&mentions[m]));
        }
        if !self.is(before, ",") {
            return None;
        }
        let last = mentions.partition_point(|m| m.tokens.end <= before);
        mentions[..last].iter().rev().take(6).take_while(|m| m.tokens.end + 40 > before).find_map(|m| {
            let end = m.tokens.end;
            let person = m.kind != EntityKind::Place && !m.adjectival;
            let opens = self.is(end, ",")
                && end < before
                && (["who", "which", "a", "an", "the", "whose"].iter().any(|w| self.is(end + 1, w))
                    || matches!(self.words[end as usize + 1].upos, Upos::Noun | Upos::Num));
            let whole = (end + 1..before).all(|t| !self.is(t, ".") && !self.is(t, ";"));
            (person && opens && whole).then(|| as_source(m))
        })
    }

    /// The noun phrase that ends right before the verb, where the tree gives it no subject.
    fn phrase_before(&self, clause: &Clause) -> Option<Source> {
        let end = self.chain_start(clause.head);
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

    /// `issued a statement saying …`: a document speaks for whoever issued it.
    fn through_document(&self, argument: &Argument, clause: &Clause) -> Source {
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
    fn can_speak(&self, source: &Source) -> bool {
        let Source::Phrase(phrase, head) = source else { return true };
        let word = &self.words[*head as usize];
        let named = super::mention_at(self.reading, *head).is_some() || phrase.len() < 2;
        let referred = self.reading.references.get(*head as usize).copied().flatten().is_some();
        let human = matches!(word.upos, Upos::Pron | Upos::Propn)
            || crate::lang::en::relation::knowledge().title(&word.lemma).is_some();
        named || referred || human || cues().is_document(&word.lemma)
    }

    /// First token of the reporting words (subject, auxiliaries, verb), and one past the last.
    fn group(&self, clause: &Clause, scope: &Tokens, passive: bool) -> Tokens {
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

    /// The clause behind the verb that it reports.
    fn complement(
        &self,
        c: usize,
        range: &std::ops::Range<usize>,
        scope: &Tokens,
        group: &Tokens,
        cue: Cue,
    ) -> Option<Tokens> {
        let clause = &self.clauses[c];
        let verb = clause.head;
        let marked = self.that_behind(clause, scope);
        let mut found: Option<Tokens> = None;
        for k in range.clone() {
            let inner = &self.clauses[k];
            if inner.parent != Some(c as u32) || inner.link != Link::Complement || inner.head <= verb {
                continue;
            }
            let finite = inner.features.form == VerbForm::Finite;
            if (finite || !cue.says) && inner.tokens.start > verb {
                found = Some(inner.tokens.clone());
                break;
            }
        }
        if cue.takes == Takes::That && marked.is_none() && cue.says {
            return None;
        }
        if cue.says && found.is_none() && clause.features.voice != Voice::Passive {
            // The tree did not hang it there: the first finite clause behind the verb, with a subject of its own.
            found = range.clone().map(|k| &self.clauses[k]).find_map(|inner| {
                let ok = inner.head > group.end
                    && inner.link != Link::Nominal
                    && inner.features.form == VerbForm::Finite
                    && inner.quote == clause.quote
                    && scope.contains(&inner.head);
                if !ok {
                    return None;
                }
                if marked.is_some() && inner.tokens.start > verb {
                    return Some(inner.tokens.clone());
                }
                let subject = inner.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?;
                let start = subject.tokens.start;
                let near = start >= clause.predicate.end
                    && start <= inner.head
                    && cue.takes == Takes::Any
                    && self.may_lead(&(clause.predicate.end..start), clause);
                near.then(|| start..inner.tokens.end.max(inner.head + 1))
            });
        }
        if let Some(that) = marked {
            let end = found.as_ref().map_or(scope.end, |f| f.end);
            let end = if end <= that + 1 { scope.end } else { end };
            found = Some(that + 1..end);
        }
        let mut content = found?;
        // The subject of the content taken for an object: `claimed | 190 | were dead`.
        if marked.is_none()
            && !ADDRESSING.contains(&&*clause.lemma)
            && let Some(object) = clause.arguments.iter().find(|a| {
                matches!(a.slot, Slot::Acc | Slot::Dat)
                    && a.tokens.start == clause.predicate.end
                    && a.tokens.end == content.start
            })
        {
            content.start = object.tokens.start;
        }
        let own_subject = range.clone().map(|k| &self.clauses[k]).any(|inner| {
            content.contains(&inner.head)
                && inner
                    .arguments
                    .iter()
                    .any(|a| a.slot == Slot::Nom && !a.shared && a.tokens.start <= content.start + 3)
        });
        let gap = clause.predicate.end..content.start;
        if marked.is_none()
            && cue.says
            && !own_subject
            && !ADDRESSING.contains(&&*clause.lemma)
            && !gap.is_empty()
            && gap.len() < 14
            && gap.clone().all(|t| self.words[t as usize].verb.is_none() && !self.is_punctuation(t))
            && self.words[gap.start as usize].upos != Upos::Adp
        {
            content.start = gap.start;
        }
        content.end = self.extend(content.end, scope);
        if content.start < clause.predicate.end {
            content.start = clause.predicate.end;
        }
        (content.len() > 1).then_some(content)
    }

    /// Whether what stands between the verb and a clause without `that` is no more than a listener, a time or a place.
    fn may_lead(&self, gap: &Tokens, clause: &Clause) -> bool {
        if gap.is_empty() {
            return true;
        }
        let last = gap.end - 1;
        let object = clause
            .arguments
            .iter()
            .any(|a| a.slot == Slot::Acc && a.tokens.start >= gap.start && a.tokens.end <= gap.end);
        gap.len() <= 12
            && (!object || ADDRESSING.contains(&&*clause.lemma))
            && !matches!(
                self.words[last as usize].upos,
                Upos::Sconj | Upos::Adp | Upos::Pron | Upos::Cconj | Upos::Punct
            )
            && !["when", "where", "why", "how", "as"].iter().any(|w| self.is(last, w))
            && gap.clone().all(|t| self.words[t as usize].verb.is_none() && !self.is_punctuation(t))
    }

    /// The `that` that opens the content, with nothing but adverbials between it and the verb.
    fn that_behind(&self, clause: &Clause, scope: &Tokens) -> Option<TokenId> {
        let mut t = clause.predicate.end;
        while t < scope.end && t < clause.predicate.end + 14 {
            if self.is(t, "that") {
                let next = self.words.get(t as usize + 1)?;
                // `said that day`: a determiner.
                let determiner = self.words[t as usize].upos == Upos::Det;
                return (!determiner && next.upos != Upos::Punct || self.is(t + 1, ",")).then_some(t);
            }
            if self.words[t as usize].verb.is_some()
                || self.tokens[t as usize].kind == TokenKind::QuoteOpen
                || self.is(t, ";")
                || (self.is(t, ",") && t == clause.predicate.end)
            {
                return None;
            }
            t += 1;
        }
        None
    }

    /// Extends an end over what is left of the sentence, where that is a mere adverbial.
    fn extend(&self, end: TokenId, scope: &Tokens) -> TokenId {
        let mut last = scope.end;
        while last > end && self.is_punctuation(last - 1) {
            last -= 1;
        }
        let rest = end..last;
        if rest.len() > 10 {
            return end;
        }
        let plain = rest.clone().all(|t| {
            self.words[t as usize].verb.is_none()
                && !self.is(t, ",")
                && !self.is(t, ";")
                && !self.is_punctuation(t)
        });
        if plain { last } else { end }
    }

    /// Whether what stands between verb and quotation lets the verb introduce it.
    fn introduces(&self, gap: &Tokens, verb: TokenId, range: &std::ops::Range<usize>, cue: Cue) -> bool {
        if gap.is_empty() {
            return true;
        }
        let last = gap.end - 1;
        let marked = self.is(last, ",") || self.is(last, ":") || self.is(last, "that");
        let clause_between = range.clone().any(|k| {
            let other = &self.clauses[k];
            other.head != verb
                && gap.contains(&other.head)
                && other.link != Link::Nominal
                && other.features.form == VerbForm::Finite
        });
        if clause_between {
            return false;
        }
        match cue.takes {
            Takes::Object | Takes::As => !self.is(last, ","),
            _ => marked || gap.len() <= 2 && !gap.clone().any(|t| self.words[t as usize].upos == Upos::Det),
        }
    }

    /// Content of `called | the talks a “waste of time”`: the object too, but not a pronoun.
    fn described(&self, gap: &Tokens, quote: &Quote) -> Tokens {
        let start =
            if self.words[gap.start as usize].upos == Upos::Pron { quote.tokens.start } else { gap.start };
        if start == quote.tokens.start {
            return self.trim(quote.tokens.clone());
        }
        start..quote.tokens.end + u32::from(quote.closed)
    }

    /// Where a statement starts that ends before `end`: behind the last reporting word or semicolon.
    fn lead(&self, start: TokenId, end: TokenId) -> TokenId {
        let mut lead = start;
        for t in start..end {
            if self.is(t, ";") || self.is(t, "—") {
                lead = t + 1;
            }
        }
        while lead < end && (self.is(lead, "but") || self.is(lead, "and") || self.is(lead, ",")) {
            lead += 1;
        }
        lead
    }

    /// Whether a noun phrase stands right behind the verb.
    fn inverted_at(&self, verb: TokenId, scope: &Tokens) -> bool {
        verb + 1 < scope.end
            && matches!(
                self.words[verb as usize + 1].upos,
                Upos::Noun | Upos::Propn | Upos::Det | Upos::Pron | Upos::Adj
            )
    }

    /// `said X` behind the words: the phrase behind the verb speaks.
    fn inverted(&self, clause: &Clause, source: &Source, verb: TokenId, scope: &Tokens) -> Source {
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
    fn far(&self, phrase: &Tokens, verb: TokenId) -> bool {
        (phrase.end..verb).any(|t| self.tokens[t as usize].kind == TokenKind::QuoteClose)
    }

    /// Whether nothing but adverbials follows the reporting words.
    fn ends(&self, verb: TokenId, scope: &Tokens, source: &Source) -> bool {
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

    fn claim(&mut self, content: &Tokens, quote: usize) {
        self.claimed[quote] = true;
        for q in self.quotes_in(content) {
            self.claimed[q] = true;
        }
    }

    /// `“A,” he said. “B.”` and `“A,” he said, “B.”`: the next quotation goes on.
    fn follow(&mut self, quote: usize, sentence: u32, end: TokenId) {
        let next = quote + 1;
        let quotes = self.quotes();
        let Some(q) = quotes.get(next).filter(|q| q.depth == 0 && q.tokens.end <= end) else { return };
        if self.claimed[next] {
            return;
        }
        let gap = quotes[quote].tokens.end + 1..q.tokens.start - 1;
        let last = gap.end.checked_sub(1).filter(|t| gap.contains(t));
        let verbs = gap.clone().filter(|t| self.words[*t as usize].upos == Upos::Verb).count();
        let joined = last.is_some_and(|t| self.is(t, ",") || self.is(t, ".") || self.is(t, "and"));
        if gap.len() <= 14 && verbs <= 1 && joined {
            self.claimed[next] = true;
            let content = self.trim(q.tokens.clone());
            self.out.push(Found {
                content,
                cue: None,
                source: Source::Before,
                mode: Mode::Direct,
                modality: Modality::Assertion,
                negative: false,
                says: true,
                addressee: None,
                sentence,
                rule: "en.quote.goes-on",
                confidence: 0.9,
            });
        }
    }

    /// Without `that`, punctuation at the edges and marks whose partner is outside.
    fn trim(&self, mut content: Tokens) -> Tokens {
        let unmatched = |open: bool, t: TokenId, content: &Tokens| -> bool {
            !self.quotes().iter().any(|q| {
                let close = q.tokens.end;
                if open {
                    q.tokens.start - 1 == t && close < content.end
                } else {
                    close == t && q.tokens.start > content.start
                }
            })
        };
        loop {
            if content.is_empty() {
                return content;
            }
            let (first, last) = (content.start, content.end - 1);
            let kind = self.tokens[first as usize].kind;
            if self.is(first, "that") && self.words[first as usize].upos != Upos::Det
                || self.is(first, ",")
                || self.is(first, ":")
                || kind == TokenKind::QuoteClose
                || kind == TokenKind::QuoteOpen && unmatched(true, first, &content)
            {
                content.start += 1;
                continue;
            }
            let kind = self.tokens[last as usize].kind;
            let stop = self.is(last, ",")
                || self.is(last, ";")
                || self.is(last, ":")
                || self.is(last, "—")
                || self.is(last, "–");
            // A full stop belongs to a quotation, not to a clause.
            let full = self.is(last, ".") && !self.inside_quote(last);
            if stop
                || full
                || self.is(last, "and")
                || self.is(last, "but")
                || kind == TokenKind::QuoteOpen
                || kind == TokenKind::QuoteClose && unmatched(false, last, &content)
            {
                content.end -= 1;
                continue;
            }
            return content;
        }
    }

    fn inside_quote(&self, t: TokenId) -> bool {
        let quotes = self.quotes();
        let i = quotes.partition_point(|q| q.tokens.start <= t);
        quotes[..i].iter().rev().take(4).any(|q| q.tokens.contains(&t))
    }

    fn addressee(&self, clause: &Clause) -> Option<TokenId> {
        let addressing = ADDRESSING.contains(&&*clause.lemma);
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

    /// Whether the content's own predicate is denied.
    fn denies(&self, c: usize, range: &std::ops::Range<usize>) -> bool {
        range.clone().map(|k| &self.clauses[k]).any(|inner| {
            inner.parent == Some(c as u32) && inner.link == Link::Complement && inner.features.negative
        })
    }

    /// `According to X, …`, `…, according to X`.
    fn according_to(&mut self, index: u32, sentence: &Tokens) {
        for t in sentence.clone() {
            if !(self.is(t, "according") && self.is(t + 1, "to")) {
                continue;
            }
            // The scope is the quoted sentence around, or the sentence.
            let scope = self
                .quotes()
                .iter()
                .filter(|q| q.tokens.contains(&t))
                .flat_map(|q| &q.sentences)
                .find(|s| s.contains(&t))
                .cloned()
                .unwrap_or_else(|| sentence.clone());
            let (phrase, head) = self.noun_phrase(t + 2, scope.end);
            if phrase.is_empty() {
                continue;
            }
            let before = self.trim(scope.start..t);
            let after_start =
                if phrase.end < scope.end && self.is(phrase.end, ",") { phrase.end + 1 } else { phrase.end };
            let after = self.trim(after_start..scope.end);
            let content = if before.len() <= 2 {
                after
            } else if after.len() <= 3 || !self.is(t.saturating_sub(1), ",") {
                let start = self.lead(before.start, before.end);
                // A quotation before is a statement with marks of its own.
                self.trim(start..before.end)
            } else if self.words[before.start as usize..before.end as usize]
                .iter()
                .any(|w| w.upos == Upos::Verb)
            {
                before
            } else {
                scope.start..after.end
            };
            if content.len() < 3 {
                continue;
            }
            let mut content = content;
            let mut mode = Mode::Indirect;
            for q in self.quotes_in(&(content.start.saturating_sub(1)..content.end)) {
                mode = Mode::Mixed;
                let quote = &self.quotes()[q];
                if quote.tokens.start <= content.start + 1 && quote.tokens.end + 2 >= content.end {
                    mode = Mode::Direct;
                    content = quote.tokens.clone();
                    self.claimed[q] = true;
                }
            }
            self.out.push(Found {
                content: self.trim(content),
                cue: Some(t..t + 2),
                source: Source::Phrase(phrase, head),
                mode,
                modality: Modality::Assertion,
                negative: false,
                says: true,
                addressee: None,
                sentence: index,
                rule: "en.according-to",
                confidence: 0.85,
            });
        }
    }

    /// The noun phrase from `start`: its tokens and its head.
    fn noun_phrase(&self, start: TokenId, end: TokenId) -> (Tokens, TokenId) {
        let mut t = start;
        let mut head = None;
        let mut inside = false;
        while t < end {
            let word = &self.words[t as usize];
            match word.upos {
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::X => {
                    if !inside {
                        head = Some(t);
                    }
                }
                Upos::Det | Upos::Adj | Upos::Num => {}
                Upos::Part if self.is_possessive(t) => {}
                Upos::Adp if head.is_some() => inside = true,
                Upos::Cconj if head.is_some() => inside = true,
                Upos::Verb
                    if head.is_some()
                        && inside
                        && self.words.get(t as usize + 1).is_some_and(|w| w.upos == Upos::Adp) => {}
                Upos::Verb
                    if cues().verb(&word.lemma).is_none() && head.is_some() && self.is(t + 1, "by") =>
                {
                    inside = true
                }
                _ if super::mention_at(self.reading, t).is_some() => {}
                _ => break,
            }
            t += 1;
        }
        let head = head.unwrap_or(start);
        (start..t, head)
    }

    /// `his claim that …`, `issued a warning that …`; and `X's criticism of …` as an attitude.
    fn nouns(&mut self, index: u32, sentence: &Tokens, range: std::ops::Range<usize>) {
        for t in sentence.clone() {
            let word = &self.words[t as usize];
            if word.upos != Upos::Noun {
                continue;
            }
            let Some(cue) = cues().noun(&word.lemma) else { continue };
            let next = t + 1;
            let that = self.is(next, "that") && self.words[next as usize].upos != Upos::Det;
            let other = ["of", "for", "to", "about", "on", "against"].iter().any(|w| self.is(next, w));
            if !that && !other {
                continue;
            }
            let Some(source) = self.owner(t, sentence, &range) else { continue };
            let mut end = next + 1;
            let mut verbs = 0;
            // Up to the end of the clause: a mark, or a verb behind the content's own.
            while end < sentence.end && !self.is_punctuation(end) {
                let finite = range.clone().any(|k| {
                    let c = &self.clauses[k];
                    c.head == end && c.features.form == VerbForm::Finite && c.link != Link::Nominal
                });
                verbs += u32::from(finite);
                if verbs > u32::from(that) && finite {
                    while end > next + 1 && matches!(self.words[end as usize - 1].upos, Upos::Aux | Upos::Adv)
                    {
                        end -= 1;
                    }
                    break;
                }
                end += 1;
            }
            let content = self.trim(if that { next + 1 } else { next }..end);
            if content.len() < 2 || (that && content.len() < 3) {
                continue;
            }
            self.out.push(Found {
                content,
                cue: Some(t..t + 1),
                source,
                mode: Mode::Indirect,
                modality: cue.modality,
                negative: false,
                says: cue.says && that && verbs > 0,
                addressee: None,
                sentence: index,
                rule: "en.noun",
                confidence: 0.6,
            });
        }
    }

    /// Whose claim it is: the possessor before the noun, or the subject of the verb that it is the object of.
    fn owner(&self, noun: TokenId, sentence: &Tokens, range: &std::ops::Range<usize>) -> Option<Source> {
        let mut t = noun;
        while t > sentence.start
            && noun - t < 5
            && matches!(self.words[t as usize - 1].upos, Upos::Adj | Upos::Noun | Upos::Num | Upos::Adv)
        {
            t -= 1;
        }
        let before = t.checked_sub(1).filter(|b| *b >= sentence.start)?;
        if self.is_possessive(before) {
            let last = before.checked_sub(1)?;
            let start =
                super::mention_at(self.reading, last).map_or(last, |m| self.reading.mentions[m].tokens.start);
            return Some(Source::Phrase(start..last + 1, last));
        }
        if ["his", "her", "their", "its"].iter().any(|w| self.is(before, w)) {
            return Some(Source::Phrase(before..before + 1, before));
        }
        range.clone().map(|k| &self.clauses[k]).find_map(|c| {
            let object = c.arguments.iter().any(|a| a.slot == Slot::Acc && a.head == noun);
            if !object || c.features.voice == Voice::Passive || c.features.negative {
                return None;
            }
            arguments(c, &Slot::Nom).next().map(|a| Source::Phrase(a.tokens.clone(), a.head))
        })
    }

    /// Headings `X: …` and `X says …` have their verbs; this is the colon.
    fn heading(&mut self, index: u32, sentence: &Tokens, _range: std::ops::Range<usize>) {
        let analysed = self.reading.analysed;
        let block = analysed.segmented.sentences[index as usize].block as usize;
        if !matches!(analysed.document.blocks[block].kind, BlockKind::Title | BlockKind::Heading) {
            return;
        }
        let Some(colon) = sentence.clone().find(|t| self.is(*t, ":")) else { return };
        let first = sentence.start;
        let Some(m) = super::mention_at(self.reading, first) else { return };
        let mention = &self.reading.mentions[m];
        if mention.tokens.end != colon || self.out.iter().any(|f| f.sentence == index) {
            return;
        }
        let content = self.trim(colon + 1..sentence.end);
        if content.len() < 3 {
            return;
        }
        self.out.push(Found {
            content,
            cue: Some(colon..colon + 1),
            source: Source::Phrase(mention.tokens.clone(), mention.tokens.end - 1),
            mode: Mode::Indirect,
            modality: Modality::Assertion,
            negative: false,
            says: true,
            addressee: None,
            sentence: index,
            rule: "en.heading",
            confidence: 0.7,
        });
    }

    /// Quotations that nobody claimed and that make up their sentence: they belong to the speaker before.
    fn bare_quotes(&mut self, index: u32, sentence: &Tokens, _from: usize) {
        for q in self.quotes_in(&(sentence.start.saturating_sub(1)..sentence.end)) {
            let quote = &self.quotes()[q];
            if self.claimed[q] || quote.depth > 0 || quote.tokens.len() < 4 {
                continue;
            }
            let outside =
                sentence.clone().filter(|t| !quote.tokens.contains(t) && !self.is_punctuation(*t)).count();
            let sentence_like = quote
                .tokens
                .clone()
                .any(|t| self.words[t as usize].verb.is_some_and(|v| v.form == VerbForm::Finite));
            if outside > 0 || !sentence_like {
                continue;
            }
            self.claimed[q] = true;
            let content = self.trim(quote.tokens.clone());
            self.out.push(Found {
                content,
                cue: None,
                source: Source::Before,
                mode: Mode::Direct,
                modality: Modality::Assertion,
                negative: false,
                says: true,
                addressee: None,
                sentence: index,
                rule: "en.quote.bare",
                confidence: 0.7,
            });
        }
    }
}
