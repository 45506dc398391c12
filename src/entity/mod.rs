//! Entities of one document: mentions that name the same thing.

mod company;
mod key;
mod resolve;
mod spelling;

use crate::mention::EntityKind;

pub use key::{fold, is_acronym_of, is_short_form, name_parts};
pub use resolve::resolve;

/// Index of an entity in its document.
pub type EntityId = u32;

/// One thing that a document names.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form the text gives.
    pub name: String,
    /// Indices of its mentions, in order.
    pub mentions: Vec<u32>,
    /// A gazetteer row, where it is linked.
    pub entry: Option<u32>,
}

/// Kind of a relation between two entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // named and explained in docs/graph.md
pub enum RelationKind {
    HoldsOffice,
    MemberOf,
    PartOf,
    LocatedIn,
    CitizenOf,
    KinOf,
}

/// A relation that the text states.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// What it is.
    pub kind: RelationKind,
    /// From.
    pub source: EntityId,
    /// To.
    pub target: EntityId,
    /// An office's title as the text writes it.
    pub title: Option<String>,
    /// A former office.
    pub former: bool,
    /// The words that say so.
    pub evidence: crate::text::Span,
    /// Which rule.
    pub rule: &'static str,
    /// 0..1.
    pub confidence: f32,
}

/// What a person is to a country, by the first of `relations` that says so; not to `other`.
pub(crate) fn office_of_country(
    relations: &[Relation],
    entities: &[Entity],
    person: EntityId,
    other: EntityId,
) -> Option<String> {
    let office = relations.iter().find(|r| {
        r.kind == RelationKind::HoldsOffice
            && r.source == person
            && r.target != other
            && entities[r.target as usize].kind == EntityKind::Country
    });
    office.and_then(|r| r.title.clone())
}
