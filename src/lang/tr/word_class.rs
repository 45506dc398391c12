//! Words of Turkish by what they do where they stand.

use std::sync::LazyLock;

use crate::lang::word_classes::WordClasses;

/// A class of words; its words are a row of `data/lang/tr/word-classes.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// Words behind a title that say that somebody has it.
    Becomes,
    /// Verbs that say that somebody takes or has a duty.
    TakesDuty,
    /// Titles of those who head a state.
    HeadOfState,
    /// Titles of those who head a body, as they stand alone before a name.
    HeadOfBody,
    /// Ranks and forms of address that are written before a name.
    Honorific,
    /// Words behind the place that a body is based in.
    BasedIn,
    /// Words behind the place that a thing or a body comes from.
    ComesFrom,
}

/// The names of the classes in the table, in the order of [`WordClass`].
const NAMES: &[&str] =
    &["becomes", "takes-duty", "head-of-state", "head-of-body", "honorific", "based-in", "comes-from"];

static CLASSES: LazyLock<WordClasses> = LazyLock::new(|| {
    let file = "data/lang/tr/word-classes.tsv";
    WordClasses::read(file, include_str!("../../../data/lang/tr/word-classes.tsv"), NAMES)
});

impl WordClass {
    /// Whether a lemma or a form in lower case is of the class.
    pub fn has(self, word: &str) -> bool {
        CLASSES.has(self as usize, word)
    }
}
