//! A word being read: from its root through the suffixes to its end.

use super::super::letters::is_vowel;
use super::super::lexicon::{self, Shape};
use super::super::reading::{Class, Inflection, Origin, Reading};
use super::super::suffixes::{After, Lemma, Place};
use super::Parser;
use crate::syntax::{Case, Mood, VerbForm};

/// A word being read.
pub(super) struct Search<'a> {
    pub(super) parser: &'a Parser,
    /// Lower case, circumflex taken off.
    pub(super) word: &'a [char],
    /// Lower case, as written.
    pub(super) written: &'a [char],
    pub(super) free: bool,
    pub(super) class: Class,
    pub(super) flags: u16,
    pub(super) common: u8,
    pub(super) origin: Origin,
    pub(super) root_end: usize,
    pub(super) out: &'a mut Vec<Reading>,
}

/// The lemma while suffixes are read.
#[derive(Clone, Copy)]
pub(super) struct Stem<'s> {
    lemma: Spelling<'s>,
    base: Spelling<'s>,
    end: usize,
}

/// Letters that are written out only for a reading that is one: most paths through the suffixes end nowhere.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Spelling<'s> {
    /// These.
    Of(&'s str),
    /// The dictionary form of a root that takes so many letters of the word.
    Root(Shape, usize),
    /// So many letters of the word.
    Written(usize),
}

impl<'s> Stem<'s> {
    pub(super) fn of(lemma: Spelling<'s>, end: usize) -> Self {
        Stem { lemma, base: lemma, end }
    }
}

impl Search<'_> {
    pub(super) fn step(&mut self, state: u8, place: Place, known: Inflection, stem: Stem<'_>) {
        let at_state = self.parser.suffixes.get(state);
        if place.at == self.word.len() {
            if at_state.ends {
                self.end(known, stem);
            }
            return;
        }
        for suffix in at_state.starting(self.word[place.at]) {
            if !self.stands_before(suffix.after, place) {
                continue;
            }
            let Some(next) = suffix.read(self.word, place, self.free && place.at == self.root_end) else {
                continue;
            };
            let inflection = suffix.apply(known);
            // After an apostrophe a possessor is the third person but for a few patriotic wordings.
            if self.free && known.possessive == 0 && matches!(inflection.possessive, 1 | 2 | 5) {
                continue;
            }
            // A root that is guessed, or a name without apostrophe, has no copula: `Konferansa` is no `Konferan-sa`.
            if inflection.copula && !self.free && (self.origin == Origin::Guess || self.class == Class::Propn)
            {
                continue;
            }
            // `ABD'liler` makes no verbs.
            if self.free && inflection.derived > 0 && inflection.class == Class::Verb {
                continue;
            }
            if inflection.derived > 2 || (self.origin == Origin::Guess && inflection.derived > 1) {
                continue;
            }
            match suffix.lemma {
                Lemma::Keep => {
                    let verb_stem = inflection.class == Class::Verb && !inflection.verbal;
                    let end = if verb_stem { next.at } else { stem.end };
                    self.step(suffix.to, next, inflection, Stem { end, ..stem });
                }
                Lemma::Stem => {
                    let mut lemma: String = self.kept(stem, place.at);
                    lemma.extend(&self.written[place.at..next.at]);
                    if lemma.ends_with('ğ') {
                        lemma.pop();
                        lemma.push('k');
                    }
                    let lemma = Spelling::Of(&lemma);
                    let verbal = inflection.class == Class::Verb && known.class == Class::Verb;
                    let base = if verbal { stem.base } else { lemma };
                    self.step(suffix.to, next, inflection, Stem { base, lemma, end: next.at });
                }
                Lemma::StemLow => {
                    let mut lemma: String = self.kept(stem, place.at);
                    lemma.push('l');
                    lemma.push(super::super::letters::low_vowel(place.vowel.unwrap_or('a')));
                    self.step(suffix.to, next, inflection, Stem::of(Spelling::Of(&lemma), next.at));
                }
            }
        }
    }

    /// The word up to `at`, as the beginning of a longer lemma.
    fn kept(&self, stem: Stem<'_>, at: usize) -> String {
        let spelling = if at == self.root_end { stem.lemma } else { Spelling::Written(at) };
        self.spelt(spelling)
    }

    fn spelt(&self, spelling: Spelling<'_>) -> String {
        match spelling {
            Spelling::Of(text) => text.to_owned(),
            Spelling::Root(shape, len) => self.parser.lexicon.lemma(shape, &self.written[..len]),
            Spelling::Written(len) => {
                let letters = &self.written[..len];
                let mut text = String::with_capacity(letters.iter().map(|c| c.len_utf8()).sum());
                text.extend(letters);
                text
            }
        }
    }

    fn stands_before(&self, after: After, place: Place) -> bool {
        match after {
            After::Any => true,
            After::Vowel => is_vowel(place.letter),
            After::L => place.letter == 'l',
            After::Consonant => !is_vowel(place.letter) && place.letter != 'l',
            After::Liquid => matches!(place.letter, 'l' | 'r'),
            After::AoristA => self.flags & lexicon::AORIST_A != 0 && !is_vowel(place.letter),
            After::AoristI => self.flags & lexicon::AORIST_I != 0 && !is_vowel(place.letter),
        }
    }

    fn end(&mut self, mut known: Inflection, stem: Stem<'_>) {
        if known.class == Class::Verb && !known.verbal {
            // A bare stem is the imperative.
            known.verbal = true;
            known.mood = Mood::Imperative;
            known.person = 2;
        }
        if known.verbal && known.form == VerbForm::Finite && known.person == 0 && known.case == Case::Nom {
            known.person = 3;
        }
        let lemma: Box<str> = self.spelt(stem.lemma).into();
        let base = if stem.base == stem.lemma { lemma.clone() } else { self.spelt(stem.base).into() };
        self.out.push(Reading {
            lemma,
            base,
            root: self.class,
            inflection: known,
            origin: self.origin,
            common: self.common,
            stem: stem.end as u8,
        });
    }
}
