//! Identity across documents: which profiles are one thing.
//!
//! A [`Profile`] is what is known of one node. [`judge`] weighs two of them and gives its reasons; [`resolve`] finds the
//! pairs worth weighing, puts together what is the same, and lists what it can't decide. What a user has decided
//! ([`Decisions`]) goes before every judgement, and a user's own names ([`Registry`]) are rows like the gazetteer's.
//!
//! Nothing is merged without evidence: where names alone don't tell, the verdict is [`Verdict::Undecided`].

mod body;
mod decisions;
mod judge;
mod link;
mod name;
mod person;
mod resolve;
mod sound;
mod words;

pub use decisions::{Decision, Decisions, DecisionsError, Registry};
pub use judge::judge;
pub use link::row_of_name;
pub use resolve::resolve;

use crate::mention::EntityKind;

/// What is known of one thing, from one document or from many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Id of its node.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its name forms as texts write them, without case suffix, each with how often it stands there.
    pub names: Vec<(String, u32)>,
    /// What it is linked to: a gazetteer row, a Wikidata id, an id of the user's registry. Profiles with different rows
    /// are never one.
    pub row: Option<String>,
    /// Titles that stand before or behind the name (`Bakan`, `Dr.`).
    pub titles: Vec<String>,
    /// Offices: title and the country or body that it belongs to (ISO 3166-1 alpha-2, id or name).
    pub offices: Vec<(String, Option<String>)>,
    /// Countries that it belongs to (ISO 3166-1 alpha-2, id or name).
    pub countries: Vec<String>,
    /// Ids of the things that it stands in a relation, an event or a statement with.
    pub neighbours: Vec<String>,
    /// First and last date of the documents that name it (ISO 8601).
    pub dates: Option<(String, String)>,
    /// Ids of those documents.
    pub documents: Vec<String>,
}

impl Profile {
    /// A profile of which only the kind and one name are known.
    #[must_use]
    pub fn of_name(kind: EntityKind, name: &str) -> Profile {
        Profile {
            id: name.to_owned(),
            kind,
            names: vec![(name.to_owned(), 1)],
            row: None,
            titles: Vec::new(),
            offices: Vec::new(),
            countries: Vec::new(),
            neighbours: Vec::new(),
            dates: None,
            documents: Vec::new(),
        }
    }
}

/// Whether two profiles are one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They are.
    Same,
    /// It can't be told from what is known.
    Undecided,
    /// They are not.
    Different,
}

impl Verdict {
    /// Name for output (`same`, `undecided`, `different`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Undecided => "undecided",
            Verdict::Different => "different",
        }
    }
}

/// One thing that speaks for or against.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Name of the feature (`name.full`, `office.same`, `row.veto`).
    pub feature: &'static str,
    /// What it adds to the score: above zero for, below zero against.
    pub weight: f32,
    /// For people (`both are Dışişleri Bakanı of TR`).
    pub words: String,
}

/// A verdict with what led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Sum of the reasons' weights.
    pub score: f32,
    /// In the order they were weighed.
    pub reasons: Vec<Reason>,
}

/// Which profiles are one thing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolution {
    /// For each profile the index of its cluster's first member (by id): profiles with one number are one thing.
    pub cluster: Vec<u32>,
    /// Pairs that were put together, with why; indices into the profiles, the smaller id first, sorted by ids.
    pub merges: Vec<(u32, u32, Judgement)>,
    /// Pairs that could not be decided and that nothing else put together; as `merges`.
    pub undecided: Vec<(u32, u32, Judgement)>,
}
