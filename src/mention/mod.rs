//! Mentions: where a text names a person, country, organisation or place.

mod beside;
mod boundary;
mod candidate;
mod document;
mod employer;
mod field;
mod find;
mod fuse;
mod government;
mod join;
mod kind_behind;
mod plausible;
mod refine;
#[cfg(test)]
pub(crate) mod support;
mod things;
mod title;

pub(crate) use candidate::{Candidate, Source, covered};
pub use government::BodyNouns;
use serde::{Deserialize, Serialize};

use crate::text::{Span, Tokens};

/// The four kinds of named entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// One person.
    Person,
    /// A sovereign state or state-like actor.
    Country,
    /// Company, party, ministry, army, international body, …
    Organization,
    /// City, region, continent, building, camp, river, …
    Place,
}

/// One place in a text that names something.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The name without case suffix, bytes.
    pub span: Span,
    /// Its tokens (the last one may carry a suffix).
    pub tokens: Tokens,
    /// What it names.
    pub kind: EntityKind,
    /// A gazetteer row, where one fits (index into [`crate::names`]).
    pub entry: Option<u32>,
    /// An adjective form of a country (`Rus`, `Israeli`), not its name.
    pub adjectival: bool,
    /// Which rule or model found it.
    pub rule: &'static str,
    /// 0..1.
    pub confidence: f32,
}

/// Finds mentions. Gazetteers, patterns and trained models stand behind this one trait.
pub trait Recogniser: Sync {
    /// All mentions of one analysed text, in order, not overlapping.
    fn recognise(&self, input: &crate::pipeline::Analysed<'_>) -> Vec<Mention>;
}

/// A name inside a longer name (`İsrail` in `İsrail ordusu`).
#[derive(Debug, Clone, PartialEq)]
pub struct Inner {
    /// Index of the longer mention.
    pub outer: u32,
    /// The name inside.
    pub mention: Mention,
}

/// All mentions of a text, fused from gazetteer, patterns, document and the trained recogniser, in order and not
/// overlapping; and the names inside them that they belong to.
#[must_use]
pub fn recognise(analysed: &crate::pipeline::Analysed<'_>) -> (Vec<Mention>, Vec<Inner>) {
    let mut model = refine::model(analysed, find::model(analysed));
    field::cut(analysed, &mut model);
    let mut candidates = find::gazetteer(analysed);
    candidates.retain(|c| plausible::is_plausible(analysed, c, &model));
    candidates.extend(find::in_compounds(analysed));
    candidates.extend(model);
    things::part_currency(analysed, &mut candidates);
    fuse::settle(&mut candidates);
    plausible::part_from_country(&mut candidates);
    candidates.extend(title::people(analysed, &candidates));
    candidates.extend(employer::bodies(analysed, &candidates));
    candidates.extend(employer::units(analysed, &candidates));
    candidates.extend(kind_behind::bodies(analysed, &candidates));
    candidates.extend(government::bodies(analysed, &candidates));
    candidates.extend(join::bodies(analysed, &candidates));
    candidates.extend(join::behind(analysed, &candidates));
    candidates.extend(join::numbered(analysed, &candidates));
    candidates.extend(join::bracketed(analysed, &candidates));
    candidates.extend(join::of_town(analysed, &candidates));
    candidates.extend(crate::lang::of(analysed.document.lang).told_bodies(analysed, &candidates));
    let (chosen, losers) = fuse::choose(candidates);
    let mut chosen = chosen;
    things::part(analysed, &mut chosen);
    boundary::cut(analysed, &mut chosen);
    let repeats = document::repeats(analysed, &chosen);
    chosen.extend(repeats);
    chosen.sort_by_key(|c| c.tokens.start);
    document::vote(analysed, &mut chosen);
    document::surnames(analysed, &mut chosen);
    fuse::finish(analysed, &chosen, &losers)
}
