//! The words that the graph's properties use for statuses, modes and the like.

use super::node::Polarity;
use crate::event::Status;
use crate::statement::{Modality, Mode};

pub(super) const STATUSES: [(Status, &str); 4] = [
    (Status::Occurred, "occurred"),
    (Status::Planned, "planned"),
    (Status::Hypothetical, "hypothetical"),
    (Status::Denied, "denied"),
];

pub(super) const MODES: [(Mode, &str); 3] =
    [(Mode::Direct, "direct"), (Mode::Indirect, "indirect"), (Mode::Mixed, "mixed")];

pub(super) const MODALITIES: [(Modality, &str); 7] = [
    (Modality::Assertion, "assertion"),
    (Modality::Denial, "denial"),
    (Modality::Allegation, "allegation"),
    (Modality::Hearsay, "hearsay"),
    (Modality::Promise, "promise"),
    (Modality::Demand, "demand"),
    (Modality::Condition, "condition"),
];

pub(super) const POLARITIES: [(Polarity, &str); 2] =
    [(Polarity::Affirmative, "affirmative"), (Polarity::Negative, "negative")];

fn word<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(v, _)| *v == value).map_or("", |(_, w)| w)
}

/// The value of a word.
pub(super) fn value<T: Copy>(table: &[(T, &'static str)], word: &str) -> Option<T> {
    table.iter().find(|(_, w)| *w == word).map(|(v, _)| *v)
}

pub(super) fn status(value: Status) -> &'static str {
    word(&STATUSES, value)
}

pub(super) fn mode(value: Mode) -> &'static str {
    word(&MODES, value)
}

pub(super) fn modality(value: Modality) -> &'static str {
    word(&MODALITIES, value)
}

pub(super) fn polarity(value: Polarity) -> &'static str {
    word(&POLARITIES, value)
}
