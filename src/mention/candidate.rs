//! What the finders propose, before fusion.

use crate::mention::EntityKind;
use crate::text::{Span, Token, Tokens};

/// Where a candidate comes from, in order of trust where spans conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Seen elsewhere in the document.
    Document,
    /// A gazetteer row that is also a common word or a common first name.
    WeakGazetteer,
    /// The trained recogniser.
    Model,
    /// A gazetteer row.
    Gazetteer,
    /// A pattern (`X hükümeti`).
    Pattern,
}

impl Source {
    /// The rule's name in evidence.
    pub fn rule(self) -> &'static str {
        match self {
            Source::Document => "mention.document",
            Source::WeakGazetteer | Source::Gazetteer => "mention.gazetteer",
            Source::Model => "mention.model",
            Source::Pattern => "mention.pattern",
        }
    }
}

/// A proposed mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub tokens: Tokens,
    pub span: Span,
    pub kind: EntityKind,
    pub entry: Option<u32>,
    pub adjectival: bool,
    pub source: Source,
    /// 0..1.
    pub score: f32,
}

/// Which of a text's tokens some of these candidates cover.
pub(crate) fn covered<'c>(tokens: usize, found: impl IntoIterator<Item = &'c Candidate>) -> Vec<bool> {
    let mut covered = vec![false; tokens];
    for candidate in found {
        covered[candidate.tokens.start as usize..candidate.tokens.end as usize].fill(true);
    }
    covered
}

impl Candidate {
    /// Leaves its first word out, of several.
    pub fn drop_first(&mut self, tokens: &[Token]) {
        self.tokens.start += 1;
        self.span.start = tokens[self.tokens.start as usize].span.start;
    }

    /// Leaves its last word out, of several.
    pub fn drop_last(&mut self, tokens: &[Token]) {
        self.tokens.end -= 1;
        self.span.end = tokens[self.tokens.end as usize - 1].stem.end;
    }

    /// A body that a pattern makes of names and words.
    pub fn body(tokens: Tokens, span: Span, score: f32) -> Candidate {
        let kind = EntityKind::Organization;
        Candidate { tokens, span, kind, entry: None, adjectival: false, source: Source::Pattern, score }
    }

    pub fn overlaps(&self, other: &Candidate) -> bool {
        self.tokens.start < other.tokens.end && other.tokens.start < self.tokens.end
    }
}
