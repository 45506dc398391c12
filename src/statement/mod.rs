//! Statements: who said what.

mod first_person;

pub use first_person::resolve as resolve_first_person;

use crate::entity::EntityId;
use crate::text::Span;

/// Who speaks.
#[derive(Debug, Clone, PartialEq)]
pub enum Speaker {
    /// A named entity of the document.
    Entity(EntityId),
    /// An unnamed role, as the text words it.
    Role(Span),
}

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Inside quotation marks.
    Direct,
    /// A complement clause.
    Indirect,
    /// A complement clause with a quotation in it.
    Mixed,
}

/// How the speaker stands to the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Modality {
    #[default]
    Assertion,
    Denial,
    Allegation,
    Hearsay,
    Promise,
    Demand,
    Condition,
}

/// One stretch of reported speech.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The words, without quotation marks; bytes.
    pub content: Span,
    /// Words of the writer that part a quotation (`“A,” she said. “B.”`), marks included, in order; inside `content`.
    pub asides: Vec<Span>,
    /// Clause and cue: the whole evidence.
    pub evidence: Span,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// The reporting words; `None` for a heading without one.
    pub cue: Option<Span>,
    /// Who speaks; `None` only where the text names nobody (such statements are left out of the graph).
    pub speaker: Option<Speaker>,
    /// Where the speaker is named or referred to, bytes.
    pub speaker_span: Option<Span>,
    /// To whom.
    pub addressee: Option<EntityId>,
    /// Entities that the content names.
    pub about: Vec<EntityId>,
    /// A denied content (`olmadığını`, did not).
    pub negative: bool,
    /// Denial, allegation, promise, …
    pub modality: Modality,
    /// Which rule.
    pub rule: &'static str,
    /// 0..1.
    pub confidence: f32,
}

/// What stands for words of the writer's between two parts of a statement.
pub const PARTED: &str = " … ";

impl Statement {
    /// Where the words stand: `content` without what parts it, in order.
    pub fn parts(&self) -> impl Iterator<Item = Span> {
        let ends = self.asides.iter().map(|a| a.start).chain([self.content.end]);
        let starts = [self.content.start].into_iter().chain(self.asides.iter().map(|a| a.end));
        starts.zip(ends).map(|(start, end)| Span { start, end })
    }

    /// What was said, its parts joined by [`PARTED`].
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        self.parts().map(|part| part.of(text)).collect::<Vec<_>>().join(PARTED)
    }
}
