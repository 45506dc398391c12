//! Statements made from what was found.

use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::statement::{Modality, Mode, Speaker, Statement};
use crate::syntax::Case;
use crate::text::Span;

use super::Reader;
use super::candidate::Candidate;
use super::content::Content;
use super::cue::Hit;
use super::lexicon::{Lexicon, Noun};
use super::memory::Said;
use super::suffix::skeleton;
use super::unit::Unit;

/// What follows a cue that points forward.
#[derive(Debug, Clone, Copy)]
pub(super) enum Forward {
    Quote(u32),
    Words(Span),
}

impl Reader<'_, '_> {
    /// To whom: `AA muhabirine`, `KAP'a bildirdi`.
    fn addressee(&self, unit: &Unit, low: usize, end: usize, hit: &Hit<'_>) -> Option<EntityId> {
        let page = self.page;
        let reporter = (low..hit.start).find_map(|at| {
            let (m, mention) = page.mention_ending(unit, at)?;
            let (noun, form) = Lexicon::get().source(page.word(unit, at + 1))?;
            // Not `Cenevre'de gazetecilere`.
            let theirs = page.case(mention) == Case::Nom;
            (theirs && noun == Noun::Listener && form.case == Case::Dat).then_some(m)
        });
        let told = || {
            (end..hit.start).find_map(|at| {
                let (m, mention) = page.mention_ending(unit, at)?;
                (page.case(mention) == Case::Dat && mention.kind != EntityKind::Place).then_some(m)
            })
        };
        reporter.or_else(told).map(|m| page.entity(m))
    }

    /// Whether somebody's very words were already reported.
    pub(super) fn already(&self, content: Span, said: &Said) -> bool {
        let words = content.of(self.page.text);
        self.out.iter().any(|s| {
            s.content != content
                && s.speaker.as_ref() == Some(&said.speaker)
                && s.content.of(self.page.text) == words
        })
    }

    pub(super) fn emit(
        &mut self,
        unit: &Unit,
        hit: &Hit<'_>,
        low: usize,
        content: Content,
        subject: Option<&Candidate>,
        said: &Said,
    ) {
        let page = self.page;
        let cue = page.span(unit, hit.start..hit.end);
        let (span, mode, rule) = match content {
            Content::Quote { quote, at } => {
                self.quoted.push(quote);
                let inner = page.quote(quote).inner;
                let start = page.content_start(unit, low, at + 1, subject);
                let small = inner.of(page.text).chars().next().is_some_and(char::is_lowercase);
                let runs_in = small && at >= start + 3 && page.is_word(unit, at - 1) && subject.is_some();
                if runs_in && (start..at).all(|i| page.word(unit, i) != ",") {
                    // `X, bankalarda "böyle bir durum yok" dedi`: only the last words are marked.
                    (page.span(unit, start..at + 1), Mode::Mixed, "tr.quote.mixed")
                } else {
                    (inner, Mode::Direct, "tr.quote")
                }
            }
            Content::Bare { end } => {
                if subject.is_none() {
                    return;
                }
                let start = page.content_start(unit, low, end, subject);
                (page.span(unit, start..end), Mode::Direct, "tr.bare")
            }
            Content::Clause { end } => {
                let start = page.content_start(unit, low, end, subject);
                if start >= end {
                    return;
                }
                let inside: Vec<u32> = (start..end).filter_map(|i| unit.quote(i)).collect();
                let mode = if inside.is_empty() { Mode::Indirect } else { Mode::Mixed };
                let mut span = page.span(unit, start..end);
                if let [only] = inside.as_slice()
                    && end == start + 1
                {
                    span = page.quote(*only).inner;
                }
                self.quoted.extend(inside);
                (span, mode, "tr.clause")
            }
        };
        let at = self.out.len();
        self.push(
            span,
            mode,
            Some(cue),
            said,
            hit.modality,
            rule,
            if subject.is_some() { 0.9 } else { 0.75 },
        );
        let told = self.addressee(unit, low, content.end(), hit);
        if let Some(s) = self.out.get_mut(at) {
            s.addressee = told.filter(|e| said.speaker != Speaker::Entity(*e));
        }
    }

    pub(super) fn emit_forward(&mut self, unit: &Unit, hit: &Hit<'_>, forward: Forward, said: &Said) {
        let cue = self.page.span(unit, hit.start..hit.end);
        let span = match forward {
            Forward::Quote(quote) => {
                self.quoted.push(quote);
                self.page.quote(quote).inner
            }
            Forward::Words(span) => span,
        };
        self.push(span, Mode::Direct, Some(cue), said, hit.modality, "tr.forward", 0.9);
    }

    #[allow(clippy::too_many_arguments)] // the parts of one statement
    pub(super) fn push(
        &mut self,
        content: Span,
        mode: Mode,
        cue: Option<Span>,
        said: &Said,
        modality: Modality,
        rule: &'static str,
        confidence: f32,
    ) {
        let page = self.page;
        if self.already(content, said) {
            return;
        }
        let mut about = page.named_in(content);
        if let Speaker::Entity(e) = said.speaker {
            about.retain(|a| *a != e);
        }
        let evidence = cue.map_or(content, |c| content.join(c));
        let last = content.of(page.text).rsplit(' ').next().unwrap_or_default();
        let negative = mode != Mode::Direct && is_negative(&crate::text::lower_tr(last));
        self.out.push(Statement {
            asides: Vec::new(),
            content,
            evidence,
            mode,
            cue,
            speaker: Some(said.speaker.clone()),
            speaker_span: Some(said.span),
            addressee: None,
            about,
            negative,
            modality: super::condition::modality(page, content, modality),
            rule,
            confidence,
        });
    }
}

/// Whether a nominalised verb is negated (`olmadığını`, `yapmayacağını`).
fn is_negative(word: &str) -> bool {
    let s = skeleton(word);
    ["mADIK", "mAyAcAK", "mAmAsI"].iter().any(|n| s.contains(n))
}
