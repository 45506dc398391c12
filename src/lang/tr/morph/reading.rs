//! One way to read a word.

use crate::syntax::{Case, Mood, PersonNumber, Tense, VerbFeatures, VerbForm, Voice};

/// What the lexicon says a root is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Class {
    /// Common noun.
    #[default]
    Noun,
    /// Adjective.
    Adj,
    /// Adverb.
    Adv,
    /// Verb.
    Verb,
    /// Name.
    Propn,
    /// Pronoun.
    Pron,
    /// Determiner.
    Det,
    /// Numeral.
    Num,
    /// Conjunction.
    Conj,
    /// Postposition.
    Adp,
    /// Interjection.
    Intj,
    /// Question particle `mı`.
    Ques,
    /// `değil`, `i-` (`idi`, `ise`).
    Aux,
    /// Reduplicated or onomatopoeic word.
    Dup,
    /// Abbreviation.
    Abbr,
    /// Punctuation and other signs.
    Sign,
}

impl Class {
    /// All classes, by number.
    pub const ALL: [Class; 16] = [
        Class::Noun,
        Class::Adj,
        Class::Adv,
        Class::Verb,
        Class::Propn,
        Class::Pron,
        Class::Det,
        Class::Num,
        Class::Conj,
        Class::Adp,
        Class::Intj,
        Class::Ques,
        Class::Aux,
        Class::Dup,
        Class::Abbr,
        Class::Sign,
    ];

    /// The class by its name in `roots.tsv`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.name() == name)
    }

    /// Its name in `roots.tsv`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Class::Noun => "noun",
            Class::Adj => "adj",
            Class::Adv => "adv",
            Class::Verb => "verb",
            Class::Propn => "name",
            Class::Pron => "pron",
            Class::Det => "det",
            Class::Num => "num",
            Class::Conj => "conj",
            Class::Adp => "adp",
            Class::Intj => "intj",
            Class::Ques => "ques",
            Class::Aux => "aux",
            Class::Dup => "dup",
            Class::Abbr => "abbr",
            Class::Sign => "sign",
        }
    }
}

/// Inflection read off the suffixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(clippy::struct_excessive_bools)] // independent marks, each its own suffix
pub struct Inflection {
    /// Class of the word after derivation (`ev-li`: `Adj`), before inflection.
    pub class: Class,
    /// Case.
    pub case: Case,
    /// Possessor, 0 for none.
    pub possessive: PersonNumber,
    /// Plural suffix.
    pub plural: bool,
    /// Subject person of a finite verb or nominal predicate, 0 where it is neither.
    pub person: PersonNumber,
    /// Whether the word is a verb form or a nominal predicate.
    pub verbal: bool,
    /// The verb's features.
    pub form: VerbForm,
    /// Tense.
    pub tense: Tense,
    /// Mood.
    pub mood: Mood,
    /// Voice.
    pub voice: Voice,
    /// Negated by a suffix.
    pub negative: bool,
    /// Hearsay.
    pub evidential: bool,
    /// A nominal with a copula suffix (`evdeydi`, `güçlüdür`).
    pub copula: bool,
    /// `-ki` (`evdeki`).
    pub relative: bool,
    /// How many derivations by suffix (`-lı`, `-laş`).
    pub derived: u8,
    /// Case suffixes seen (a `-ki` word may have two).
    pub cased: bool,
}

impl Inflection {
    /// The verb's features, where the word is one.
    #[must_use]
    pub fn verb(&self) -> Option<VerbFeatures> {
        self.verbal.then_some(VerbFeatures {
            form: self.form,
            tense: self.tense,
            mood: self.mood,
            voice: self.voice,
            negative: self.negative,
            evidential: self.evidential,
        })
    }
}

/// Where a reading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// The root is in the lexicon.
    Lexicon,
    /// The whole form is listed (`bana`, `için`).
    Listed,
    /// The root is guessed.
    Guess,
}

/// One way to read a word: its dictionary form and its inflection.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Dictionary form, lower case (verbs as bare stems).
    pub lemma: Box<str>,
    /// The lemma without causative suffixes (`yap` of `yaptır`).
    pub base: Box<str>,
    /// Class of the root in the lexicon.
    pub root: Class,
    /// Inflection.
    pub inflection: Inflection,
    /// Where it comes from.
    pub origin: Origin,
    /// How common the root is in the corpora, 0 (not seen) to 3.
    pub common: u8,
    /// Letters of the surface that belong to the stem (before inflection by plural, possessor, case or copula).
    pub stem: u8,
}
