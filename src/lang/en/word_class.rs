//! Words of English by what they do where they stand.

use std::sync::LazyLock;

use crate::lang::word_classes::WordClasses;

/// A class of words; its words are a row of `data/lang/en/word-classes.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// Verbs that give somebody an office.
    Appoints,
    /// Verbs whose complement says what their subject becomes or stays.
    BecomesOne,
    /// Nouns for a body that another one is part of.
    Whole,
    /// Nouns for a body that is part of the one named behind `of`.
    Part,
    /// Participles that say by whom a body is owned.
    Owned,
    /// Words that make an office of a member’s title (`chief economist`).
    Top,
    /// Words that put an office into the past.
    Former,
    /// Adverbs before a title in apposition that put it into the past.
    Formerly,
    /// Words before a title that are no part of it.
    Incumbent,
    /// Participles before a title that are part of it.
    ForNow,
    /// Titles that stand for a country or a body of the text without naming it.
    StateTitle,
    /// Offices that a city or a region gives.
    LocalOffice,
    /// Words that open a sentence with a gerund.
    OpensGerund,
    /// Verbs whose infinitive belongs to their subject although they have an object (`promised him to come`).
    SubjectControl,
    /// Verbs whose object does what an infinitive behind it tells (`urged Peru to leave`).
    ObjectControl,
    /// Words that mark hearsay.
    Hearsay,
    /// Verbs that report: behind a name they are verbs, whatever follows.
    Reports,
    /// Verbs whose past is their base form.
    UnmarkedPast,
    /// Verbs with two objects: `Ann Reed | given the prize` may well be a passive.
    TwoObjects,
    /// Verbs whose participle may stand before what somebody is made or called: `Ann Reed | elected president`.
    Names,
    /// Nouns that are plural without an ending.
    UnmarkedPlural,
    /// Heads of a newspaper’s name, which is no body that acts.
    Paper,
    /// Verbs whose object their subject is related to (`has two sons`).
    HasKin,
    /// Nouns for women among kin.
    Woman,
    /// Nouns that stand for any body, by the kind that it must be named as; empty for every body.
    AnyBody,
    /// Verbs that take back the reporting verb below them (`declined to say`).
    Refuses,
    /// Verbs that address a listener as their object.
    Addresses,
    /// Verbs whose `if` opens a question (`knew if the dam would hold`).
    Asks,
    /// Nouns that speak in headings, beside titles and documents.
    Speaker,
    /// Common nouns for people whose ending does not say so.
    PersonNoun,
    /// Nouns for an occasion on which something is said.
    Occasion,
}

/// The names of the classes in the table, in the order of [`WordClass`].
const NAMES: &[&str] = &[
    "appoints",
    "becomes-one",
    "whole",
    "part",
    "owned",
    "top",
    "former",
    "formerly",
    "incumbent",
    "for-now",
    "state-title",
    "local-office",
    "opens-gerund",
    "subject-control",
    "object-control",
    "hearsay",
    "reports",
    "unmarked-past",
    "two-objects",
    "names",
    "unmarked-plural",
    "paper",
    "has-kin",
    "woman",
    "any-body",
    "refuses",
    "addresses",
    "asks-if",
    "speaker",
    "person",
    "occasion",
];

static CLASSES: LazyLock<WordClasses> = LazyLock::new(|| {
    let file = "data/lang/en/word-classes.tsv";
    WordClasses::read(file, include_str!("../../../data/lang/en/word-classes.tsv"), NAMES)
});

impl WordClass {
    /// Whether a lemma or a form in lower case is of the class.
    pub fn has(self, word: &str) -> bool {
        CLASSES.has(self as usize, word)
    }
}
