//! How well a reading agrees with what a treebank says of a word. Treebanks differ in what they mark, so a mark that
//! is missing says little.

use super::letters::{fold, lower};
use super::reading::{Class, Origin, Reading};
use super::treebank::{GoldFeatures, GoldToken};
use crate::syntax::{Case, Mood, Tense, Upos, VerbForm, Voice};

/// Agreement in points; only the order of one word's readings counts.
#[must_use]
pub fn agreement(gold: &GoldToken, features: &GoldFeatures, reading: &Reading) -> i32 {
    let i = &reading.inflection;
    let mut points = 0;
    let mut mark = |agrees: bool, weight: i32| points += if agrees { weight } else { -weight };

    match features.case {
        Some(case) => mark(i.case == case, 5),
        // Kenet, Penn and FrameNet give pronouns no case.
        None if gold.upos == Some(Upos::Pron) => {}
        None => mark(i.case == Case::Nom, 2),
    }
    let possessor = match i.possessive {
        0 => 0,
        person => (person - 1) % 3 + 1,
    };
    mark(possessor == features.possessor, 4);
    if possessor > 0 && possessor == features.possessor {
        mark((i.possessive > 3) == features.possessor_plural, 1);
    }
    if features.possessor == 0 || possessor == 0 {
        mark((i.plural || (i.verbal && matches!(i.person, 4..=6))) == features.plural, 2);
    }
    mark(i.negative == features.negative, 2);
    let finite = i.verbal && i.form == VerbForm::Finite;
    match features.form {
        'F' => mark(finite, 3),
        'P' => mark(
            i.verbal
                && matches!(
                    i.form,
                    VerbForm::SubjectParticiple
                        | VerbForm::FactParticiple
                        | VerbForm::FutureParticiple
                        | VerbForm::PastParticiple
                ),
            3,
        ),
        'N' => mark(i.verbal && i.form == VerbForm::VerbalNoun, 3),
        'C' => mark(i.verbal && i.form == VerbForm::Converb, 3),
        _ => {}
    }
    if features.person > 0 && finite {
        mark((i.person + 2) % 3 + 1 == features.person, 2);
    }
    if finite && features.form == 'F' {
        match features.tense {
            'F' => mark(i.tense == Tense::Future, 2),
            'P' => mark(matches!(i.tense, Tense::Past | Tense::Narrative), 1),
            _ => {}
        }
        match features.mood {
            'I' => mark(i.mood == Mood::Imperative, 2),
            'O' => mark(i.mood == Mood::Optative, 2),
            'C' => mark(i.mood == Mood::Conditional, 2),
            'N' => mark(i.mood == Mood::Necessitative, 2),
            _ => mark(!matches!(i.mood, Mood::Imperative | Mood::Optative), 2),
        }
    }
    if i.form == VerbForm::FutureParticiple || features.tense == 'F' {
        mark(
            (i.form == VerbForm::FutureParticiple || i.tense == Tense::Future) == (features.tense == 'F'),
            1,
        );
    }
    if features.passive {
        mark(i.voice == Voice::Passive, 2);
    }
    if gold.copula {
        mark(i.copula || i.verbal, 3);
    }
    match gold.upos {
        Some(Upos::Verb) => mark(i.verbal, 2),
        Some(Upos::Propn) => mark(matches!(i.class, Class::Propn | Class::Abbr), 3),
        Some(Upos::Noun | Upos::Adj) if features.form == '-' => mark(!finite || i.copula, 3),
        Some(Upos::Pron) => mark(i.class == Class::Pron, 2),
        Some(_) => mark(!matches!(i.class, Class::Propn | Class::Abbr), 2),
        None => {}
    }
    points += lemma_points(&gold.lemma, reading);
    // Of equals, the plainer reading.
    let odd = u8::from(matches!(i.possessive, 1 | 2 | 4 | 5) && possessor != features.possessor)
        + u8::from(i.copula && !gold.copula)
        + u8::from(matches!(i.person, 1 | 2 | 4 | 5) && (i.person + 2) % 3 + 1 != features.person)
        + u8::from(reading.origin == Origin::Guess)
        + u8::from(i.derived > 0);
    points * 4 - i32::from(odd)
}

fn folded(text: &str) -> String {
    text.chars().map(lower).map(fold).collect()
}

fn lemma_points(gold: &str, reading: &Reading) -> i32 {
    if gold.is_empty() || gold == "_" {
        return 0;
    }
    let (gold, lemma, base) = (folded(gold), folded(&reading.lemma), folded(&reading.base));
    let gold = gold
        .strip_suffix("mak")
        .or_else(|| gold.strip_suffix("mek"))
        .filter(|g| *g == lemma)
        .unwrap_or(&gold);
    if gold == lemma {
        4
    } else if gold == base {
        3
    } else if gold.len() > 2 && lemma.starts_with(gold) {
        // Kenet's lemmas are bare roots: `surat` of `suratlı`.
        1
    } else {
        -2
    }
}
