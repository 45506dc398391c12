//! Tags and readings of a sentence, from left to right.

use std::sync::Arc;

use super::features::{self, Around, Codes, Context, Key, NOWHERE};
use super::reading::{Class, Inflection, Origin, Reading};
use super::weights::{Scores, TAGS, Weights};
use crate::syntax::{Case, Mood, Upos, VerbForm};

/// What a reading costs that the treebanks' stories have often and news hardly ever.
const RARE: i32 = 120;

/// Whether a reading is rare in news: a possessor of the second person; a noun as predicate of another person than the
/// third (`evim`: `I am a house`); `-a` alone as an optative; a bare stem as a command.
fn is_rare(i: &Inflection) -> bool {
    matches!(i.possessive, 2 | 5)
        || (i.copula && !matches!(i.person, 0 | 3))
        || (i.verbal && i.mood == Mood::Optative && i.person == 3)
        || (i.verbal && i.mood == Mood::Imperative && i.person == 2)
}

/// A written form with all that does not depend on its neighbours.
#[derive(Debug, Clone)]
pub struct Form {
    /// As its neighbours see it.
    pub key: Key,
    /// Its readings.
    pub readings: Vec<Reading>,
    /// Tags that its readings allow, a bit each.
    allowed: u32,
    /// Each reading in numbers, with its score by itself.
    ranks: Vec<(Codes, i32)>,
    centre: Scores,
    as_before: Scores,
    as_after: Scores,
    as_before2: Scores,
    as_after2: Scores,
}

impl Form {
    /// Scores a form with its readings.
    #[must_use]
    pub fn new(surface: &str, readings: Vec<Reading>, weights: &Weights) -> Self {
        let features = features::of_form(surface, &readings);
        let sum = |place: u32, list: &[u32]| {
            let mut scores = [0; TAGS];
            let placed = |&feature: &u32| {
                if place == 0 { feature } else { features::at_place(place, feature) }
            };
            weights.add(list.iter().map(placed), &mut scores);
            scores
        };
        // A single reading is chosen without a look.
        let rivals = if readings.len() < 2 { &[] } else { &readings[..] };
        let ranks = rivals
            .iter()
            .map(|r| {
                let of_reading = features::of_reading(&features.key, r, &readings);
                let learned: i32 = of_reading.into_iter().map(|f| weights.rank(f)).sum();
                (Codes::of(r), learned - if is_rare(&r.inflection) { RARE } else { 0 })
            })
            .collect();
        Form {
            key: features.key,
            ranks,
            centre: sum(0, &features.centre),
            as_before: sum(1, &features.neighbour),
            as_after: sum(2, &features.neighbour),
            as_before2: sum(3, &features.far),
            as_after2: sum(4, &features.far),
            allowed: allowed(&readings),
            readings,
        }
    }
}

/// Tags that a word's readings allow: a verb has a verbal reading, and a name or an unknown word is no function word.
fn allowed(readings: &[Reading]) -> u32 {
    let bit = |tag: Upos| 1 << tag as u32;
    let mut allowed = u32::MAX;
    if readings.is_empty() {
        return allowed;
    }
    // A command or a wish that is a noun's case too (`dile getirdi`, `ele aldı`) is that case.
    let cased =
        readings.iter().any(|r| r.inflection.cased && !r.inflection.verbal && r.origin != Origin::Guess);
    let verbal = |r: &Reading| {
        let command = matches!(r.inflection.mood, Mood::Imperative | Mood::Optative);
        r.inflection.verbal && !(cased && command)
    };
    if !readings.iter().any(verbal) {
        allowed &= !bit(Upos::Verb);
    }
    if readings.iter().all(|r| r.origin == Origin::Guess || matches!(r.root, Class::Propn | Class::Abbr)) {
        allowed &= [Upos::Noun, Upos::Propn, Upos::Adj, Upos::Verb, Upos::Num, Upos::Adv, Upos::X]
            .into_iter()
            .fold(0, |tags, tag| tags | bit(tag));
    }
    // A word that the lexicon knows as a noun alone is no number (`saldırı sırasında`).
    let noun =
        |r: &Reading| r.origin != Origin::Guess && r.root == Class::Noun && r.inflection.class == Class::Noun;
    if readings.iter().all(noun) {
        allowed &= !bit(Upos::Num);
    }
    allowed
}

/// Whether a reading can stand behind a tag. Where none of a word's readings does, all do.
#[must_use]
pub fn fits(tag: Upos, reading: &Reading) -> bool {
    let i = &reading.inflection;
    let finite = i.verbal && i.form == VerbForm::Finite;
    let name = matches!(i.class, Class::Propn | Class::Abbr);
    // `insanız`, but not `paylaştıklarımız` as `we are those who …`.
    let predicate = i.copula && (matches!(i.person, 0 | 3) || (i.possessive == 0 && !i.plural));
    match tag {
        Upos::Propn => name || (reading.origin != Origin::Guess && !i.verbal && i.class == Class::Noun),
        Upos::Verb => i.verbal,
        Upos::Aux => i.verbal || matches!(i.class, Class::Aux | Class::Ques),
        Upos::Pron => i.class == Class::Pron,
        Upos::Num => i.class == Class::Num,
        Upos::Noun => {
            !name
                && (!i.verbal || predicate)
                && !matches!(i.class, Class::Adv | Class::Conj | Class::Adp | Class::Det | Class::Intj)
        }
        Upos::Adj => !name && (!i.verbal || predicate),
        Upos::Adv => {
            matches!(i.class, Class::Adv | Class::Dup | Class::Conj | Class::Adp)
                || (i.verbal && i.form == VerbForm::Converb)
        }
        _ => !name && !finite,
    }
}

/// The place of a tag outside the sentence.
const OUTSIDE: u32 = TAGS as u32;

/// Tags the words of a sentence.
pub fn tag(weights: &Weights, forms: &[Arc<Form>], first: usize, tags: &mut Vec<u32>) {
    tags.clear();
    let get = |at: usize| forms.get(at).map(|form| &**form);
    for (at, centre) in forms.iter().enumerate() {
        let mut scores = centre.centre;
        let mut add = |more: &Scores| scores.iter_mut().zip(more).for_each(|(score, more)| *score += more);
        let before = at.checked_sub(1).and_then(get);
        let after = get(at + 1);
        if let Some(form) = before {
            add(&form.as_before);
        }
        if let Some(form) = after {
            add(&form.as_after);
        }
        if let Some(form) = at.checked_sub(2).and_then(get) {
            add(&form.as_before2);
        }
        if let Some(form) = get(at + 2) {
            add(&form.as_after2);
        }
        let around = Around {
            centre: centre.key,
            before: before.map_or(NOWHERE, |form| form.key),
            after: after.map_or(NOWHERE, |form| form.key),
            tag1: at.checked_sub(1).map_or(OUTSIDE, |at| tags[at]),
            tag2: at.checked_sub(2).map_or(OUTSIDE, |at| tags[at]),
            first: at == first,
        };
        weights.add(features::dynamic(&around), &mut scores);
        for (tag, score) in scores.iter_mut().enumerate() {
            if centre.allowed >> tag & 1 == 0 {
                *score = i16::MIN;
            }
        }
        tags.push(best(&scores));
    }
}

/// The tag with the highest score; the first of equals.
#[must_use]
pub fn best<T: PartialOrd + Copy>(scores: &[T; TAGS]) -> u32 {
    let mut best = 0;
    for at in 1..TAGS {
        if scores[at] > scores[best] {
            best = at;
        }
    }
    best as u32
}

/// What has been chosen so far, as the words after it see it.
#[derive(Debug, Clone, Copy)]
pub struct Past {
    chosen: u32,
    genitive: u32,
    object: bool,
}

impl Past {
    /// At the start of a sentence.
    #[must_use]
    pub fn start() -> Self {
        Past { chosen: 0, genitive: 0, object: false }
    }

    /// After a word of this inflection.
    #[must_use]
    pub fn then(self, inflection: Option<&Inflection>) -> Self {
        let waits = |genitive: u32| if genitive > 0 { (genitive + 1).min(7) } else { 0 };
        let Some(inflection) = inflection else {
            return Past { chosen: 1, genitive: waits(self.genitive), ..self };
        };
        let finite = inflection.verbal && inflection.form == VerbForm::Finite;
        let genitive = if inflection.case == Case::Gen && !inflection.relative {
            1
        } else if matches!(inflection.possessive, 3 | 6) || finite {
            0
        } else {
            waits(self.genitive)
        };
        let object = if inflection.verbal { false } else { self.object || inflection.case == Case::Acc };
        Past { chosen: features::coarse(inflection) + 2, genitive, object }
    }
}

/// How many words ahead the next verb is looked for.
const VERB_SIGHT: usize = 12;

/// The context of the word at `at` for the ranker.
#[must_use]
pub fn context(forms: &[Arc<Form>], tags: &[u32], at: usize, past: Past) -> Context {
    let key = |at: Option<usize>| at.and_then(|at| forms.get(at)).map_or(NOWHERE, |form| form.key);
    let mut verbs = (at + 1..tags.len().min(at + 1 + VERB_SIGHT)).filter(|&at| tags[at] == Upos::Verb as u32);
    let verb = verbs.next();
    let modifies = |&at: &usize| features::is_modifier(forms[at].key.verb_kind);
    let main = verb.filter(|at| !modifies(at)).or_else(|| verbs.find(|at| !modifies(at)));
    let tag =
        |offset: isize| at.checked_add_signed(offset).and_then(|at| tags.get(at)).copied().unwrap_or(OUTSIDE);
    Context {
        tags: [tag(-2), tag(-1), tag(0), tag(1), tag(2), tag(3)],
        before: key(at.checked_sub(1)),
        after: key(Some(at + 1)),
        chosen: past.chosen,
        genitive: past.genitive,
        object: past.object,
        verb: key(verb),
        main: key(main),
        verb_distance: verb.map_or(0, |verb| (verb - at).min(6) as u32),
    }
}

/// Chooses a reading for each word; `None` for a word that has none.
pub fn rank(weights: &Weights, forms: &[Arc<Form>], tags: &[u32], chosen: &mut Vec<Option<usize>>) {
    chosen.clear();
    let mut past = Past::start();
    for at in 0..forms.len() {
        let form = &*forms[at];
        let choice = if form.readings.len() < 2 {
            form.readings.len().checked_sub(1)
        } else {
            let context = context(forms, tags, at, past);
            let mut best = (0, i32::MIN);
            let tag = Upos::ALL[tags[at] as usize];
            let some = form.readings.iter().any(|reading| fits(tag, reading));
            for (number, reading) in form.readings.iter().enumerate() {
                if some && !fits(tag, reading) {
                    continue;
                }
                let (codes, alone) = &form.ranks[number];
                let learned = features::in_context(&context, codes).map(|feature| weights.rank(feature));
                let score = alone + learned.iter().sum::<i32>();
                if score > best.1 {
                    best = (number, score);
                }
            }
            Some(best.0)
        };
        past = past.then(choice.map(|at| &form.readings[at].inflection));
        chosen.push(choice);
    }
}
