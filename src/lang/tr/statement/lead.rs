//! Colons (`X: …`) and headings in quotation marks.

use crate::mention::EntityKind;
use crate::statement::{Modality, Mode};
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, lower_tr};

use super::Reader;
use super::candidate::{Candidate, Who};
use super::edge::is_finite;
use super::lexicon::{Lexicon, Noun};
use super::memory::{Said, named};
use super::suffix::skeleton;
use super::unit::{Page, Unit};

impl Reader<'_, '_> {
    /// `X: …` and `X'ten açıklama: …`, at the start of a unit or inside run-on headlines.
    pub(super) fn leads(&mut self, unit: &Unit) {
        let page = self.page;
        for colon in 1..unit.items.len() {
            if page.word(unit, colon) != ":" || unit.items[colon].aside || colon + 1 >= unit.items.len() {
                continue;
            }
            let Some(said) = self.lead_speaker(unit, colon) else { continue };
            let cue = page.item_span(unit.items[colon]);
            if let Some(quote) = unit.quote(colon + 1) {
                if !self.quoted.contains(&quote) {
                    self.quoted.push(quote);
                    self.push(
                        page.quote(quote).inner,
                        Mode::Direct,
                        Some(cue),
                        &said,
                        Modality::Assertion,
                        "tr.lead",
                        0.85,
                    );
                    self.memory.spoke(page, &said);
                }
                continue;
            }
            if colon + 2 >= unit.items.len() {
                continue;
            }
            let end = self.lead_end(unit, colon + 1);
            if end < colon + 3 {
                continue;
            }
            if !(colon + 1..end).any(|i| page.predicates(unit, i)) {
                continue;
            }
            let words = page.span(unit, colon + 1..end);
            let first_person = (colon + 1..end)
                .rev()
                .find(|i| page.is_word(unit, *i))
                .is_some_and(|i| is_first_person(page.word(unit, i)));
            let mode = if first_person { Mode::Direct } else { Mode::Indirect };
            self.push(words, mode, Some(cue), &said, Modality::Assertion, "tr.lead", 0.8);
        }
    }

    fn lead_speaker(&self, unit: &Unit, colon: usize) -> Option<Said> {
        let page = self.page;
        let last = (0..colon).rev().find(|i| !unit.items[*i].aside)?;
        let word = page.word(unit, last);
        if let Some((m, mention)) = page.mention_ending(unit, last)
            && page.case(mention) == Case::Nom
            && !page.describes(mention)
            && mention.kind != EntityKind::Place
        {
            let start = (last + 1).saturating_sub(mention.tokens.len());
            // A whole clause before the name tells a list or a score, unless headlines run together.
            return (start < 9 || page.token(unit.token(last)?).is_capitalised())
                .then(|| named(page, self.at, m));
        }
        if let Some((noun, form)) = Lexicon::get().source(word)
            && matches!(noun, Noun::Speech | Noun::Document)
            && form.case == Case::Nom
            && last < 14
        {
            let m = page.source_mention(unit, 0, last)?;
            return Some(named(page, self.at, m));
        }
        if let Some(c) = page.candidate(unit, 0, last)
            && matches!(
                c.who,
                Who::Role {
                    noun: Noun::Title | Noun::Person | Noun::Informer | Noun::Body | Noun::Group,
                    ..
                }
            )
            && c.case == Case::Nom
            && last < 8
        {
            return Some(self.memory.resolve(page, self.at, &c));
        }
        // `Trump'tan Musk'a tam destek: …`
        let low = last.saturating_sub(12);
        let from = (low..last).rev().find(|i| {
            page.mention_ending(unit, *i).is_some_and(|(_, m)| {
                page.case(m) == Case::Abl
                    && matches!(m.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Country)
            })
        })?;
        let plain = (from..=last).all(|i| page.is_word(unit, i) && !is_finite(page.word(unit, i)));
        let (m, _) = page.mention_ending(unit, from)?;
        plain.then(|| named(page, self.at, m))
    }

    /// Where the words behind a colon end: at the end of the unit, or where the next headline starts.
    fn lead_end(&self, unit: &Unit, from: usize) -> usize {
        let page = self.page;
        for at in from + 1..unit.items.len() - 1 {
            let next = unit.token(at + 1).map(|t| page.token(t));
            if page.ends_title(page.item_span(unit.items[at]).end) {
                return at + 1;
            }
            let capital =
                next.is_some_and(|t| matches!(t.shape, Shape::Capital | Shape::Upper | Shape::Mixed));
            let shout = unit.token(at).is_some_and(|t| page.token(t).shape == Shape::Upper)
                && next.is_some_and(|t| t.shape == Shape::Upper);
            if capital
                && !shout
                && is_finite(page.word(unit, at))
                && page.is_word(unit, at)
                && page.mention_ending(unit, at).is_none()
            {
                return at + 1;
            }
        }
        unit.items.len()
    }

    /// Quotations that stand alone: a heading that repeats later words is left out, one with words of its own is
    /// said by who speaks next; a longer one goes on with the speaker before.
    pub(super) fn headings(&mut self, units: &[Unit], alone: &[(usize, u32)]) {
        let page = self.page;
        for &(at, quote) in alone {
            if self.quoted.contains(&quote) {
                continue;
            }
            let q = page.quote(quote);
            self.at = at;
            let running = q.sentences.len() > 1 && !self.is_heading(&units[at]);
            if !running && self.repeats(quote) {
                continue;
            }
            if !running && !page.is_speech(quote) && q.tokens.len() < 3 {
                continue;
            }
            let near = if running {
                self.out.iter().filter(|s| s.content.end <= q.span.start).max_by_key(|s| s.content.end)
            } else {
                self.out.iter().filter(|s| s.content.start >= q.span.end).min_by_key(|s| s.content.start)
            };
            let before =
                || self.out.iter().filter(|s| s.content.end <= q.span.start).max_by_key(|s| s.content.end);
            let Some(near) = near.or_else(before) else { continue };
            let (Some(speaker), Some(span)) = (near.speaker.clone(), near.speaker_span) else { continue };
            let said = Said { speaker, span, unit: at, person: true };
            self.quoted.push(quote);
            self.push(q.inner, Mode::Direct, None, &said, Modality::Assertion, "tr.heading", 0.7);
        }
    }

    /// Quotations between two sentences of a run-on text, which are headings that lost their line.
    pub(super) fn inline_headings(&self, units: &[Unit]) -> Vec<(usize, u32)> {
        let page = self.page;
        let mut out = Vec::new();
        for (u, unit) in units.iter().enumerate() {
            for at in 0..unit.items.len().saturating_sub(1) {
                let Some(quote) = unit.quote(at) else { continue };
                let starts = at == 0
                    || matches!(page.word(unit, at - 1), "." | "!" | "?")
                    || unit.quote(at - 1).is_some();
                let next = unit.token(at + 1).map(|t| page.token(t));
                let ends = next.is_some_and(|t| t.is_capitalised() && t.space_before);
                if starts
                    && ends
                    && !self.quoted.contains(&quote)
                    && page.is_speech(quote)
                    && page.quote(quote).closed
                {
                    out.push((u, quote));
                }
            }
        }
        out
    }

    /// Whether most words of a quotation come again (or came before) close together in the text.
    fn repeats(&self, quote: u32) -> bool {
        let page = self.page;
        let q = page.quote(quote);
        let key = |w: &str| -> String { skeleton(&lower_tr(w)).chars().take(5).collect() };
        let words: Vec<String> = q
            .inner
            .of(page.text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() > 2)
            .map(key)
            .collect();
        if words.is_empty() {
            return true;
        }
        let tokens = &page.reading.analysed.segmented.tokens;
        let after = (q.tokens.end + 1) as usize;
        let keys: Vec<String> = tokens
            .get(after..)
            .unwrap_or_default()
            .iter()
            .take(600)
            .map(|t| key(t.span.of(page.text)))
            .collect();
        let window = words.len() * 3 + 6;
        let need = (words.len() * 3).div_ceil(4);
        let mut best = 0;
        for start in 0..keys.len() {
            if keys[start] != words[0] && words.iter().all(|w| *w != keys[start]) {
                continue;
            }
            let slice = &keys[start..keys.len().min(start + window)];
            best = best.max(words.iter().filter(|w| slice.contains(w)).count());
        }
        best >= need
    }
}

/// Whether a verb speaks of its own speaker (`edeceğiz`, `istiyorum`).
fn is_first_person(word: &str) -> bool {
    let s = skeleton(word);
    ["Im", "Iz", "DIm", "DIK", "yIz", "yIm", "mIz", "IyorIz"].iter().any(|e| s.ends_with(e))
        && is_finite(word)
        || s.ends_with("AcAKIz")
        || s.ends_with("AcAKIm")
}

impl Page<'_> {
    /// Whether an item reads as a predicate.
    pub fn predicates(&self, unit: &Unit, at: usize) -> bool {
        let Some(token) = unit.token(at).filter(|_| self.is_word(unit, at)) else { return false };
        let w = &self.reading.analysed.words[token as usize];
        is_finite(self.lower(token))
            || matches!(self.lower(token), "mevcut" | "mümkün" | "gerekli" | "yeterli" | "olası" | "imkansız")
            || w.upos == Upos::Verb && w.verb.is_some_and(|v| v.form == VerbForm::Finite)
    }

    /// Whether a candidate names a person.
    #[allow(dead_code)] // used by tests
    pub fn is_person(&self, candidate: &Candidate) -> bool {
        matches!(candidate.who, Who::Name(m) if self.reading.mentions[m as usize].kind == EntityKind::Person)
    }
}
