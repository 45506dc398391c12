//! Names of organisations, places and countries weighed.

use super::name::{Form, Part};
use super::sound::{Likeness, likeness};
use crate::mention::EntityKind;

/// What two name forms of bodies or places say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum BodyNames {
    /// All words agree.
    Equal { cost: f32 },
    /// All words agree, but every country has a body so named.
    Generic,
    /// One is made of the other's first letters.
    Acronym,
    /// Equal but for a head noun on one side.
    Headless,
    /// One holds all words of the other and more.
    Longer,
    /// They name different things.
    Conflict,
}

impl BodyNames {
    pub fn weight(self) -> f32 {
        match self {
            BodyNames::Equal { cost } => 3.0 - cost,
            BodyNames::Generic => 1.6,
            BodyNames::Acronym => 1.2,
            BodyNames::Headless => 0.9,
            BodyNames::Longer => 0.2,
            BodyNames::Conflict => -4.0,
        }
    }

    pub fn feature(self) -> &'static str {
        match self {
            BodyNames::Equal { .. } => "name.equal",
            BodyNames::Generic => "name.generic",
            BodyNames::Acronym => "name.acronym",
            BodyNames::Headless => "name.head",
            BodyNames::Longer => "name.longer",
            BodyNames::Conflict => "name.conflict",
        }
    }

    pub fn words(self, a: &Form, b: &Form) -> String {
        let (a, b) = (&a.written, &b.written);
        match self {
            BodyNames::Equal { cost } if cost > 0.0 => format!("`{a}` and `{b}` are spellings of one name"),
            BodyNames::Equal { .. } => format!("`{a}` and `{b}` are one name"),
            BodyNames::Generic => format!("`{a}` and `{b}` agree, but many countries have such a body"),
            BodyNames::Acronym => format!("`{a}` and `{b}`: one is made of the other's first letters"),
            BodyNames::Headless => format!("`{a}` and `{b}` agree but for what kind of body they say"),
            BodyNames::Longer => format!("`{a}` and `{b}`: one says more than the other"),
            BodyNames::Conflict => format!("`{a}` and `{b}` are different names"),
        }
    }
}

/// Compares two forms; the same in either order.
pub(super) fn compare(kind: EntityKind, a: &Form, b: &Form) -> BodyNames {
    if let Some(cost) = equal(kind, &a.parts, &b.parts) {
        // Legal forms alone can't make two bodies of one, but a numbered or headed one can.
        return match (a.head, b.head) {
            (Some(x), Some(y)) if x != y => BodyNames::Conflict,
            _ if kind == EntityKind::Organization && a.is_generic() => BodyNames::Generic,
            _ => BodyNames::Equal { cost },
        };
    }
    // Written together or apart (`G 20`, `G20`).
    if joined(a) == joined(b) {
        return BodyNames::Equal { cost: 0.1 };
    }
    let acronym = |short: &Form, long: &Form| {
        long.parts.len() > 1 && short.acronym.as_ref().is_some_and(|l| *l == long.initials())
    };
    if acronym(a, b) || acronym(b, a) {
        return BodyNames::Acronym;
    }
    let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    if short.parts.len() == long.parts.len() || kind != EntityKind::Organization {
        return BodyNames::Conflict;
    }
    let more: Vec<&Part> =
        long.parts.iter().filter(|l| !short.parts.iter().any(|s| word(kind, s, l).is_some())).collect();
    if long.parts.len() - more.len() < short.parts.len() {
        return BodyNames::Conflict;
    }
    match (short.head, long.head) {
        (Some(x), Some(y)) if x != y => BodyNames::Conflict,
        (None, Some(_)) if more.len() == 1 => BodyNames::Headless,
        _ if more.iter().any(|p| p.is_number()) => BodyNames::Conflict,
        _ => BodyNames::Longer,
    }
}

/// The letters and digits of all words.
fn joined(form: &Form) -> String {
    form.parts.iter().flat_map(|p| p.tr.chars()).filter(|c| c.is_alphanumeric()).collect()
}

fn equal(kind: EntityKind, a: &[Part], b: &[Part]) -> Option<f32> {
    if a.len() != b.len() || a.is_empty() {
        return None;
    }
    a.iter().zip(b).map(|(x, y)| word(kind, x, y)).sum()
}

/// What two words of a body's name cost against equality. Spellings are of names of places and people: a body's common
/// words are spelled one way.
fn word(kind: EntityKind, a: &Part, b: &Part) -> Option<f32> {
    if a.is_number() || b.is_number() {
        return (a.tr == b.tr).then_some(0.0);
    }
    let like = |x: &str, y: &str| match likeness(x, y) {
        Likeness::Equal => Some(0.0),
        Likeness::Plain => Some(0.1),
        Likeness::Spelling { cost, vowels: false } if x.chars().count() > 4 => {
            Some(2.0 * cost + if kind == EntityKind::Organization { 0.9 } else { 0.5 })
        }
        Likeness::Spelling { .. } | Likeness::Other => None,
    };
    let (x, y) = (a.en.as_deref().unwrap_or(&a.tr), b.en.as_deref().unwrap_or(&b.tr));
    let other = if a.en.is_some() || b.en.is_some() { like(x, y).map(|c| c.max(0.1)) } else { None };
    match (like(&a.tr, &b.tr), other) {
        (Some(x), Some(y)) => Some(x.min(y)),
        (x, y) => x.or(y),
    }
}
