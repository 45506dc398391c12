//! Attributions that no verb makes: `according to`, headings with a colon, quotations that stand alone.

use super::content::Finder;
use super::cue::cues;
use super::{Found, Source};
use crate::statement::{Modality, Mode};
use crate::syntax::{Link, Slot, Upos, VerbForm, Voice};
use crate::text::{BlockKind, TokenId, Tokens};

impl Finder<'_> {
    /// `According to X, …`, `…, according to X`.
    pub(super) fn according_to(&mut self, index: u32, sentence: &Tokens) {
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
            let before = self.trim(scope.start..t);
            let after_start =
                if phrase_end < scope.end && self.is(phrase_end, ",") { phrase_end + 1 } else { phrase_end };
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
    pub(super) fn noun_phrase(&self, start: TokenId, end: TokenId) -> (Tokens, TokenId) {
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
                // `according to police`: a noun taken for a verb.
                Upos::Verb if t == start => head = Some(t),
                Upos::Verb
                    if head.is_some()
                        && inside
                        && self.words.get(t as usize + 1).is_some_and(|w| w.upos == Upos::Adp) => {}
                Upos::Verb
                    if cues().verb(&word.lemma).is_none() && head.is_some() && self.is(t + 1, "by") =>
                {
                    inside = true;
                }
                _ if super::mention_at(self.reading, t).is_some() => {}
                _ => break,
            }
            t += 1;
        }
        let head = head.unwrap_or(start);
        (start..t, head)
    }

    /// Headings `X: …` and `X says …` have their verbs; this is the colon.
    pub(super) fn heading(&mut self, index: u32, sentence: &Tokens) {
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

    /// `She disagreed with the finding: “…”`: a quotation behind a colon belongs to the subject of its sentence.
    pub(super) fn colon_quotes(&mut self, index: u32, sentence: &Tokens, range: std::ops::Range<usize>) {
        for q in self.quotes_in(sentence) {
            let quote = &self.quotes()[q];
            let Some(colon) = quote.tokens.start.checked_sub(2) else { continue };
            if self.claimed[q] || quote.depth > 0 || quote.tokens.len() < 4 || !self.is(colon, ":") {
                continue;
            }
            let main = self.clauses[range.clone()].iter().find(|c| {
                c.head < colon
                    && c.quote.is_none()
                    && matches!(c.link, Link::Root | Link::Coordinated)
                    && c.features.form == VerbForm::Finite
                    && c.features.voice != Voice::Passive
            });
            let Some(main) = main.filter(|_| self.sentence_like(quote)) else { continue };
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
            if self.claimed[q] || quote.depth > 0 || quote.tokens.len() < 4 {
                continue;
            }
            let outside =
                sentence.clone().filter(|t| !quote.tokens.contains(t) && !self.is_punctuation(*t)).count();
            if outside > 0 || !self.sentence_like(quote) {
                continue;
            }
            self.quotation(q, None, Source::Before, index, "en.quote.bare", 0.7);
        }
    }
}
