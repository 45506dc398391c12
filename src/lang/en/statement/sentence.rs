//! Attributions that no verb makes: `according to`, headings with a colon, quotations that stand alone.

use super::content::Finder;
use super::cue::{Reports, Takes, cues};
use super::{Found, Source};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::statement::{Modality, Mode};
use crate::syntax::{Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{BlockKind, TokenId, Tokens};

/// Most parts that one statement is joined of.
const MOST_PARTS: usize = 8;

impl Finder<'_> {
    /// `According to X, …`, `…, according to X`.
    pub(super) fn according_to(&mut self, index: u32, sentence: &Tokens) {
        for t in sentence.clone() {
            // `a deal according to which both may fish` has no speaker.
            let Some(names) = self.names_source(t).filter(|n| !self.is(*n, "which")) else { continue };
            // The scope is the quoted sentence around, or the sentence.
            let scope = self
                .quotes()
                .iter()
                .filter(|q| q.tokens.contains(&t))
                .flat_map(|q| &q.sentences)
                .find(|s| s.contains(&t))
                .cloned()
                .unwrap_or_else(|| sentence.clone());
            let (phrase, head) = self.noun_phrase(names, scope.end);
            if phrase.is_empty() {
                continue;
            }
            // `acted according to her conscience`, `rose according to plan`: what somebody goes by says nothing.
            let standard = t > scope.start
                && self.words[t as usize - 1].verb.is_some()
                && self.reading.mention_at(head).is_none()
                && WordClass::Standard.has(&self.words[head as usize].lemma);
            if standard {
                continue;
            }
            // `(NTSB)`, the short form of the name before.
            let mut phrase_end = phrase.end;
            if self.is(phrase_end, "(") && phrase_end < scope.end {
                phrase_end = (phrase_end..scope.end.min(phrase_end + 8))
                    .find(|k| self.is(*k, ")"))
                    .map_or(phrase_end, |k| k + 1);
            }
            let mut scope = scope;
            for k in scope.clone().filter(|k| self.is(*k, ";") && !self.inside_quote(*k)) {
                if k < t {
                    scope.start = k + 1;
                } else if k >= phrase_end {
                    scope.end = k;
                    break;
                }
            }
            // `It gave no reason, but, according to the mayor, the pier is closed`: the clause before is the writer's.
            if t > scope.start + 3
                && self.is(t - 1, ",")
                && (self.is(t - 2, "but") || self.is(t - 2, "and"))
                && self.is(t - 3, ",")
            {
                scope.start = t - 1;
            }
            let before = self.trim(scope.start..t);
            let mut after_start =
                if phrase_end < scope.end && self.is(phrase_end, ",") { phrase_end + 1 } else { phrase_end };
            // `according to Tide, a security firm, | …`
            if t <= scope.start + 1 && after_start > phrase_end {
                let close = (after_start..scope.end.min(after_start + 16)).find(|k| self.is(*k, ","));
                let relative = ["which", "who"].iter().any(|w| self.is(after_start, w));
                if let Some(close) = close
                    && (relative || (after_start..close).all(|k| self.words[k as usize].verb.is_none()))
                    && (relative
                        || matches!(
                            self.words[after_start as usize].upos,
                            Upos::Det | Upos::Noun | Upos::Adv
                        ))
                    && self.page.clause_begins(close + 1, scope.end, false)
                {
                    after_start = close + 1;
                }
            }
            let after = self.trim(after_start..scope.end);
            // `Growth, according to X, will slow`: what stands before is the subject of what stands behind.
            let subject = !before.is_empty()
                && after.len() > 1
                && self.words[after.start as usize].verb.is_some()
                && matches!(
                    self.words[before.end as usize - 1].upos,
                    Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj
                );
            let content = if subject {
                before.start..after.end
            } else if before.len() <= 2 {
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
                asides: Vec::new(),
                cue: Some(t..names),
                source: Source::Phrase(phrase, head),
                mode,
                modality: Modality::Assertion,
                negative: false,
                says: true,
                addressee: None,
                sentence: index,
                rule: "en.according-to",
                confidence: 0.85,
                kind: None,
            });
        }
    }

    /// Where the source is named behind `according to` or `as reported by` that begins at `t`.
    fn names_source(&self, t: TokenId) -> Option<TokenId> {
        if self.is(t, "according") && self.is(t + 1, "to") {
            return Some(t + 2);
        }
        let told = self.is(t, "as") && self.is(t + 2, "by");
        let lemma = &self.words.get(t as usize + 1).filter(|_| told)?.lemma;
        let cue = cues().verb(lemma)?;
        (cue.says && cue.takes == Takes::Any && !Reports::addresses(lemma)).then_some(t + 3)
    }

    /// The noun phrase from `start`: its tokens and its head.
    pub(super) fn noun_phrase(&self, start: TokenId, end: TokenId) -> (Tokens, TokenId) {
        let mut t = start;
        let mut head = None;
        let mut inside = false;
        while t < end {
            let word = &self.words[t as usize];
            // `according to the ministry | he died`
            let subject = head.is_some()
                && word.upos == Upos::Pron
                && ["he", "she", "it", "they", "we", "i", "there"].iter().any(|w| self.is(t, w))
                && self.words.get(t as usize + 1).is_some_and(|w| w.verb.is_some());
            if subject {
                break;
            }
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
                // `according to police`, `the WHO report`: a noun taken for a verb.
                Upos::Verb if t == start => head = Some(t),
                Upos::Verb
                    if !inside
                        && cues().is_document(&word.lemma)
                        && self.words[t as usize - 1].upos != Upos::Pron =>
                {
                    head = Some(t);
                }
                Upos::Verb
                    if head.is_some()
                        && inside
                        && self.words.get(t as usize + 1).is_some_and(|w| w.upos == Upos::Adp) => {}
                Upos::Verb
                    if head.is_some()
                        && self.is(t + 1, "by")
                        && (cues().verb(&word.lemma).is_none()
                            || word.verb.is_some_and(|v| v.form == VerbForm::PastParticiple)) =>
                {
                    inside = true;
                }
                _ if self.reading.mention_at(t).is_some() => {}
                _ => break,
            }
            t += 1;
        }
        let head = head.unwrap_or(if t > start { t - 1 } else { start });
        (start..t, head)
    }

    /// Quotations that open their sentence, with who says them right behind: `“…,” X, who …, told reporters`. A
    /// question or a call may close the sentence before its speaker: `“Who?” she asked.`
    pub(super) fn quotations_before(&mut self, index: u32, sentence: &Tokens) {
        let sentences = &self.reading.analysed.segmented.sentences;
        let own = &sentences[index as usize];
        for q in self.quotes_in(&(sentence.start.saturating_sub(1)..sentence.end)) {
            let quote = &self.quotes()[q];
            let (open, close) = (quote.tokens.start - 1, quote.tokens.end);
            if quote.depth > 0 || !quote.closed || self.claimed[q] || open > sentence.start {
                continue;
            }
            let last = close - 1;
            let asks = ["?", "!", "…", "..."].iter().any(|w| self.is(last, w));
            let next = sentences.get(index as usize + 1).filter(|n| n.block == own.block);
            let end = match next {
                // Its sentence ends with it.
                Some(next) if asks && close + 1 >= sentence.end => next.tokens.end,
                _ => sentence.end,
            };
            let marked =
                asks || [",", ".", "—", "–", "-"].iter().any(|w| self.is(last, w)) || self.is(close + 1, ",");
            if !marked {
                continue;
            }
            let Some((verb, phrase)) = self.page.behind_quotation(close, end) else { continue };
            let Some(cue) = cues().verb(&self.words[verb as usize].lemma) else { continue };
            let crossed = verb >= sentence.end;
            if cue.takes == Takes::As || crossed && self.report(verb).is_some() {
                continue;
            }
            let (first, mut head) = self.noun_phrase(phrase.start, phrase.end);
            // `the tall, 71-year-old sailor`
            if self.is(first.end, ",") && self.words[first.end as usize - 1].upos == Upos::Adj {
                head = self.noun_phrase(first.end + 1, phrase.end).1;
            }
            if matches!(self.words[head as usize].upos, Upos::Punct | Upos::Adp) {
                continue;
            }
            self.spent.push(verb);
            let at = self.out.len();
            self.quotation(
                q,
                Some(verb..verb + 1),
                Source::Phrase(phrase, head),
                index,
                "en.quote.before",
                0.95,
            );
            self.out[at].modality = cue.modality;
            let first = self.clauses.partition_point(|c| c.sentence < index);
            self.out[at].addressee = self.clauses[first..]
                .iter()
                .take_while(|c| c.sentence <= index + 1)
                .find(|c| c.head == verb)
                .and_then(Self::addressee);
            self.follow(q, if crossed { end } else { sentence.end });
        }
    }

    /// Headings that name who speaks before a colon (`Mayor: …`) or behind a dash (`… – mayor`).
    pub(super) fn heading(&mut self, index: u32, sentence: &Tokens) {
        let analysed = self.reading.analysed;
        let block = analysed.segmented.sentences[index as usize].block as usize;
        if !matches!(analysed.document.blocks[block].kind, BlockKind::Title | BlockKind::Heading)
            || self.out.iter().rev().take_while(|f| f.sentence == index).any(|f| f.says)
        {
            return;
        }
        let mut found = None;
        if let Some(colon) = sentence.clone().find(|t| self.is(*t, ":")) {
            found = Some((colon, sentence.start..colon, colon + 1..sentence.end));
        } else if let Some(dash) =
            sentence.clone().rev().take(8).find(|t| ["–", "—", "-"].iter().any(|d| self.is(*t, d)))
            && self.tokens[dash as usize].space_before
        {
            found = Some((dash, dash + 1..sentence.end, sentence.start..dash));
        }
        if found.is_none() {
            found = self.heading_verb(sentence);
        }
        let Some((mark, who, content)) = found else { return };
        let content = self.trim(content);
        // Behind a dash only what has a verb of its own: `Flood in Leeds – police` says nothing.
        let clause = content.clone().any(|t| self.words[t as usize].verb.is_some());
        let dash = !self.is(mark, ":") && self.words[mark as usize].verb.is_none();
        if content.len() < 3 || dash && !clause || !self.speaks_in_headings(&who, !dash && !clause) {
            return;
        }
        let quotes = self.quotes_in(&(content.start.saturating_sub(1)..content.end));
        let whole = quotes.clone().find(|q| {
            let quote = &self.quotes()[*q];
            quote.tokens.start <= content.start + 1 && quote.tokens.end + 1 >= content.end
        });
        let (content, mode) = match whole {
            Some(q) => (self.trim(self.quotes()[q].tokens.clone()), Mode::Direct),
            None if quotes.is_empty() => (content, Mode::Indirect),
            None => (content, Mode::Mixed),
        };
        quotes.for_each(|q| self.claimed[q] = true);
        self.out.push(Found {
            content,
            asides: Vec::new(),
            cue: Some(mark..mark + 1),
            source: Source::Phrase(who.clone(), who.end - 1),
            mode,
            modality: Modality::Assertion,
            negative: false,
            says: true,
            addressee: None,
            sentence: index,
            rule: "en.heading",
            confidence: 0.7,
            kind: None,
        });
    }

    /// `Mayor Reed says pier closed`: the verb, who speaks, and what is said, which in a heading lacks its own finite verb.
    fn heading_verb(&self, sentence: &Tokens) -> Option<(TokenId, Tokens, Tokens)> {
        let verb = sentence
            .clone()
            .take(8)
            .skip(1)
            .find(|t| self.page.tells(*t) && self.words[*t as usize].verb.is_some())?;
        let cue = cues().verb(&self.words[verb as usize].lemma)?;
        let content = verb + 1..sentence.end;
        // `says pier closed`, but not `says goodbye to broken club`
        let told = content.clone().skip(1).any(|t| {
            let next = self.words.get(t as usize + 1).filter(|_| t + 1 < content.end);
            crate::lang::en::words::penn(&self.words[t as usize]) == "VBN"
                && next.is_none_or(|w| !matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj))
        });
        let listener = content.clone().next().is_some_and(|t| self.words[t as usize].upos == Upos::Adp);
        (cue.says && cue.takes == Takes::Any && told && !listener).then_some((
            verb,
            sentence.start..verb,
            content,
        ))
    }

    /// Whether the words before a heading's colon or behind its dash are who speaks: a name, or a bare role or
    /// document (`police`, `minister`, `study`).
    fn speaks_in_headings(&self, who: &Tokens, only_names: bool) -> bool {
        if who.is_empty() || who.len() > 5 {
            return false;
        }
        let last = who.end - 1;
        if let Some(m) = self.reading.mention_at(last) {
            let mention = &self.reading.mentions[m];
            let title = |t: TokenId| {
                let word = &self.words[t as usize];
                crate::lang::en::relation::knowledge().title(&crate::text::lower_en(&word.lemma)).is_some()
            };
            return mention.tokens.end == who.end
                && mention.kind != EntityKind::Place
                && (who.start..mention.tokens.start).all(title);
        }
        let noun = crate::text::lower_en(self.tokens[last as usize].span.of(self.text));
        let role = cues().is_document(&noun)
            || crate::lang::en::relation::knowledge().title(&noun).is_some()
            || WordClass::Speaker.has(&noun);
        !only_names
            && role
            && who.clone().all(|t| {
                matches!(self.words[t as usize].upos, Upos::Noun | Upos::Propn | Upos::Adj)
                    && self.words[t as usize].verb.is_none()
            })
    }

    /// `She disagreed with the finding: “…”`: a quotation behind a colon belongs to the subject of its sentence, and so does
    /// one behind a comma, where the sentence tells of speaking or of a judgement (`defended his decision, “…”`).
    pub(super) fn colon_quotes(&mut self, index: u32, sentence: &Tokens, range: std::ops::Range<usize>) {
        for q in self.quotes_in(sentence) {
            let quote = &self.quotes()[q];
            let Some(mark) = quote.tokens.start.checked_sub(2) else { continue };
            let comma = self.is(mark, ",") && self.tokens[quote.tokens.start as usize].is_capitalised();
            if self.claimed[q] || quote.depth > 0 || quote.tokens.len() < 4 || !comma && !self.is(mark, ":") {
                continue;
            }
            let main = self.clauses[range.clone()].iter().find(|c| {
                c.head < mark
                    && c.quote.is_none()
                    && matches!(c.link, Link::Root | Link::Coordinated)
                    && c.features.form == VerbForm::Finite
                    && c.features.voice != Voice::Passive
            });
            let fits = |c: &&Clause| self.sentence_like(quote) && (!comma || self.leads_to_words(c));
            let Some(main) = main.filter(fits) else { continue };
            let Some(subject) = super::arguments(main, &Slot::Nom).next() else { continue };
            let source = Source::Phrase(subject.tokens.clone(), subject.head);
            if !self.can_speak(&source) || ["it", "this", "that"].iter().any(|w| self.is(subject.head, w)) {
                continue;
            }
            let cue = main.predicate.clone();
            self.quotation(q, Some(cue), source, index, "en.quote.colon", 0.7);
        }
    }

    /// Quotations that nobody claimed and that make up their sentence: they belong to the speaker before.
    pub(super) fn bare_quotes(&mut self, index: u32, sentence: &Tokens) {
        for q in self.quotes_in(&(sentence.start.saturating_sub(1)..sentence.end)) {
            let quote = &self.quotes()[q];
            if self.claimed[q] || quote.depth > 0 {
                continue;
            }
            let outside =
                sentence.clone().filter(|t| !quote.tokens.contains(t) && !self.is_punctuation(*t)).count();
            // `“Safety,” she said. “Safety for all.”`
            let last = self.out.iter().enumerate().rev().take(8).find(|(_, f)| f.says);
            let goes_on = last.filter(|(_, f)| {
                f.mode == Mode::Direct
                    && f.sentence + 1 == index
                    && f.content.end + 40 > quote.tokens.start
                    && f.asides.len() < MOST_PARTS
            });
            if outside > 0 || goes_on.is_none() && (quote.tokens.len() < 4 || !self.sentence_like(quote)) {
                continue;
            }
            let sentences = &self.reading.analysed.segmented.sentences;
            if let Some((at, _)) = goes_on
                .filter(|(_, f)| sentences[f.sentence as usize].block == sentences[index as usize].block)
            {
                self.join(at, q);
                continue;
            }
            let source = self.told_before(index).unwrap_or_else(|| self.paragraph_source(q));
            self.quotation(q, None, source, index, "en.quote.bare", 0.7);
        }
    }

    /// `Reed criticized the move on Twitter. “…”`: who opened the paragraph's sentence before, with a word of speaking or of a
    /// judgement and no words of his own yet.
    fn told_before(&self, index: u32) -> Option<Source> {
        let sentences = &self.reading.analysed.segmented.sentences;
        let before = index.checked_sub(1)?;
        let told = self.out.iter().rev().take_while(|f| f.sentence >= before).any(|f| f.says);
        if told || sentences[before as usize].block != sentences[index as usize].block {
            return None;
        }
        let first = self.clauses.partition_point(|c| c.sentence < before);
        let main = self.clauses[first..].iter().take_while(|c| c.sentence == before).find(|c| {
            matches!(c.link, Link::Root)
                && c.quote.is_none()
                && c.features.form == VerbForm::Finite
                && c.features.voice != Voice::Passive
        })?;
        let subject = super::arguments(main, &Slot::Nom).next().filter(|_| self.leads_to_words(main))?;
        let source = self.source(main, false);
        let it = ["it", "this", "that"].iter().any(|w| self.is(subject.head, w));
        (self.can_speak(&source) && !it).then_some(source)
    }

    /// Whose a quotation without a verb is: the last speaker's; but a paragraph that leaves its mark open before
    /// another one opens belongs to whoever speaks there, except where the paragraph before has told.
    fn paragraph_source(&self, q: usize) -> Source {
        let quotes = self.quotes();
        let goes_on = |a: usize| {
            let next = quotes.get(a + 1);
            !quotes[a].closed && next.is_some_and(|n| n.tokens.start == quotes[a].tokens.end + 1)
        };
        let told = q.checked_sub(1).is_some_and(goes_on)
            && self.out.iter().rev().take(8).find(|f| f.says).is_some_and(|f| f.source != Source::Next);
        if goes_on(q) && !told { Source::Next } else { Source::Before }
    }
}
