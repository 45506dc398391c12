//! What the tagger and the ranker look at. A feature is a hash of what it is and where it stands.

use super::letters::{fold, is_apostrophe, lower};
use super::reading::{Class, Inflection, Origin, Reading};
use crate::syntax::{Upos, VerbForm};

/// Most letters of an ending that count as a feature.
const LONGEST_ENDING: usize = 5;

/// A written form as its neighbours see it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Key {
    /// Which readings there are.
    pub set: u32,
    /// The form, lower case.
    pub form: u32,
    /// How it is written.
    pub shape: u32,
    /// Last letters.
    pub ending: u32,
    /// Lemma and voice of its first verbal reading, 0 for none.
    pub verb: u32,
    /// Form and voice of that reading.
    pub verb_kind: u32,
}

/// What stands where there is no word.
pub const NOWHERE: Key = Key { set: 7, form: 7, shape: 7, ending: 7, verb: 0, verb_kind: 0 };

/// Features of one written form, the same wherever it stands.
#[derive(Debug, Clone, Default)]
pub struct FormFeatures {
    /// The form as its neighbours see it.
    pub key: Key,
    /// Of the word itself.
    pub centre: Vec<u32>,
    /// Of the word as a neighbour; the place is mixed in by [`at_place`].
    pub neighbour: Vec<u32>,
    /// Of the word two places away.
    pub far: Vec<u32>,
}

/// A hash that goes on from `seed`.
#[inline]
#[must_use]
pub fn hash(seed: u32, value: u32) -> u32 {
    let mut x = (seed ^ value).wrapping_mul(0x9e37_79b1);
    x ^= x >> 16;
    x = x.wrapping_mul(0x85eb_ca6b).wrapping_add(seed.rotate_left(13));
    x ^ (x >> 14)
}

fn hash_letters(seed: u32, letters: &[char]) -> u32 {
    letters.iter().fold(seed, |hashed, &letter| hash(hashed, letter as u32))
}

/// Hash of a lemma, circumflex taken off.
fn hash_lemma(seed: u32, lemma: &str) -> u32 {
    lemma.chars().map(fold).fold(seed, |hashed, letter| hash(hashed, letter as u32))
}

/// A neighbour's feature at a place (1 before, 2 after, 3 two before, 4 two after).
#[must_use]
pub fn at_place(place: u32, feature: u32) -> u32 {
    hash(0xa000_0000 | place, feature)
}

/// The whole inflection as one number.
#[must_use]
pub fn code(reading: &Reading) -> u32 {
    let i = &reading.inflection;
    let origin = u32::from(reading.origin == Origin::Guess);
    let bits = [
        (i.class as u32, 4),
        (i.case as u32, 3),
        (u32::from(i.possessive), 3),
        (u32::from(i.plural), 1),
        (u32::from(i.person), 3),
        (u32::from(i.verbal), 1),
        (i.form as u32, 3),
        (i.tense as u32, 3),
        (i.mood as u32, 3),
        (u32::from(i.copula), 1),
        (u32::from(i.relative), 1),
        (u32::from(i.derived > 0), 1),
        (u32::from(i.negative), 1),
        (origin, 1),
    ];
    bits.into_iter().fold(0, |packed, (value, width)| packed << width | value)
}

/// Class, case and form: what neighbours agree with.
#[must_use]
pub fn coarse(i: &Inflection) -> u32 {
    let possessor = match i.possessive {
        0 => 0,
        3 | 6 => 1,
        _ => 2,
    };
    let form = if i.verbal { 1 + i.form as u32 + if i.copula { 8 } else { 0 } } else { 0 };
    ((i.class as u32 * 8 + i.case as u32) * 3 + possessor) * 32 + form * 2 + u32::from(i.relative)
}

/// A reading's inflection in numbers, as features look at it.
#[derive(Debug, Clone, Copy)]
pub struct Codes {
    /// See [`code`].
    whole: u32,
    /// See [`coarse`].
    rough: u32,
    /// Form of a verbal reading, 0 for none.
    verb_form: u32,
    /// Class of the root, and where the reading comes from.
    root: u32,
}

impl Codes {
    /// Those of a reading.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        let i = &reading.inflection;
        Codes {
            whole: code(reading),
            rough: coarse(i),
            verb_form: if i.verbal { 1 + i.form as u32 } else { 0 },
            root: reading.root as u32 * 4 + reading.origin as u32,
        }
    }
}

/// How a word is written: capital, all capitals, digits, apostrophe.
#[must_use]
pub fn shape(surface: &str) -> u32 {
    let mut letters = surface.chars();
    let first = letters.next().unwrap_or(' ');
    let second = letters.next().unwrap_or(' ');
    let apostrophe = u32::from(surface.chars().any(is_apostrophe));
    let digit = u32::from(surface.chars().any(char::is_numeric));
    let stop = u32::from(surface.ends_with('.') && surface.len() > 1);
    let case = if first.is_uppercase() {
        if second.is_uppercase() { 2 } else { 1 }
    } else if first.is_alphabetic() {
        0
    } else {
        3
    };
    case | apostrophe << 2 | digit << 3 | stop << 4
}

/// All features of a form.
#[must_use]
pub fn of_form(surface: &str, readings: &[Reading]) -> FormFeatures {
    let mut letters: Vec<char> = Vec::with_capacity(surface.len());
    letters.extend(surface.chars().map(lower).map(fold).map(|c| if c.is_numeric() { '0' } else { c }));
    let shape = shape(surface);
    let form = hash_letters(1, &letters);
    let mut endings = [0; LONGEST_ENDING];
    let endings = &mut endings[..LONGEST_ENDING.min(letters.len())];
    for (n, ending) in (1..).zip(endings.iter_mut()) {
        *ending = hash_letters(10 + n as u32, &letters[letters.len() - n..]);
    }
    let mut codes: Vec<u32> = readings.iter().map(|r| coarse(&r.inflection)).collect();
    codes.sort_unstable();
    codes.dedup();
    let set = codes.iter().fold(2, |hashed, &code| hash(hashed, code));

    let mut centre = Vec::with_capacity(20 + 5 * readings.len());
    centre.extend([
        hash(20, 0),
        hash(21, form),
        hash(22, shape),
        hash(23, set),
        hash(hash(24, set), shape),
        hash(hash(25, form), shape),
        hash(26, letters.len().min(12) as u32),
    ]);
    for &ending in &*endings {
        centre.push(hash(27, ending));
        centre.push(hash(hash(28, ending), shape & 7));
    }
    for n in [2, 3, 4] {
        if letters.len() > n {
            centre.push(hash_letters(30 + n as u32, &letters[..n]));
        }
    }
    let mut neighbour = Vec::with_capacity(5 + 2 * readings.len());
    let longest = *endings.last().unwrap_or(&0);
    neighbour.extend([hash(41, form), hash(42, set), hash(43, shape), hash(44, longest)]);
    if let Some(&ending) = endings.get(2) {
        neighbour.push(hash(45, ending));
    }
    for reading in readings {
        let (code, rough) = (code(reading), coarse(&reading.inflection));
        let lemma = hash_lemma(50, &reading.lemma);
        let class = hash(lemma, reading.inflection.class as u32);
        centre.push(hash(51, code));
        centre.push(hash(52, class));
        centre.push(hash(53, hash(lemma, rough)));
        centre.push(hash(hash(54, code), shape));
        centre.push(hash(hash(55, rough), readings.len() as u32));
        neighbour.push(hash(56, rough));
        neighbour.push(hash(57, class));
    }
    let far = vec![hash(61, form), hash(62, set), hash(63, shape)];
    for list in [&mut centre, &mut neighbour] {
        list.sort_unstable();
        list.dedup();
    }
    let ending = *endings.get(2).or(endings.last()).unwrap_or(&0);
    let verb = readings.iter().find(|r| r.inflection.verbal && !r.inflection.copula);
    let predicate = readings.iter().any(|r| r.inflection.copula);
    let kind = verb
        .map_or(u32::from(predicate) * 100, |r| 1 + r.inflection.form as u32 * 8 + r.inflection.voice as u32);
    let verb = verb.map_or(0, |r| hash(hash_lemma(58, &r.lemma), r.inflection.voice as u32));
    let key = Key { set, form, shape, ending, verb, verb_kind: kind };
    FormFeatures { key, centre, neighbour, far }
}

/// What stands around a word, while its tag is chosen.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// The word.
    pub centre: Key,
    /// The word before.
    pub before: Key,
    /// The word after.
    pub after: Key,
    /// Tag before (`TAGS` at the start).
    pub tag1: u32,
    /// Tag before that.
    pub tag2: u32,
    /// First word of its sentence.
    pub first: bool,
}

/// Tagger features that depend on more than one word.
#[must_use]
pub fn dynamic(around: &Around) -> [u32; 12] {
    let Around { centre, before, after, tag1, tag2, first } = *around;
    let tags = tag1 * 32 + tag2;
    [
        hash(71, tag1),
        hash(72, tags),
        hash(hash(73, centre.set), tag1),
        hash(hash(74, centre.form), tag1),
        hash(hash(75, centre.set), after.set),
        hash(hash(76, centre.form), after.set),
        hash(hash(77, before.set), centre.set),
        hash(hash(78, centre.shape), u32::from(first)),
        hash(hash(79, centre.set), centre.shape * 2 + u32::from(first)),
        hash(hash(80, centre.form), u32::from(first)),
        hash(hash(hash(81, tag1), centre.ending), after.set),
        hash(hash(82, after.set), tag1),
    ]
}

/// Ranker features of a reading by itself.
#[must_use]
pub fn of_reading(form: &Key, reading: &Reading, readings: &[Reading]) -> [u32; 18] {
    let i = &reading.inflection;
    let whole = code(reading);
    let rough = coarse(i);
    let lemma = hash_lemma(90, &reading.lemma);
    let voice = i.voice as u32;
    let longest = readings.iter().map(|r| r.stem).max().unwrap_or(0);
    let commonest = readings.iter().map(|r| r.common).max().unwrap_or(0);
    let common = u32::from(reading.common);
    let known_verb = u32::from(reading.root == Class::Verb);
    [
        hash(101, whole),
        hash(102, hash(lemma, i.class as u32)),
        hash(103, hash(lemma, whole)),
        hash(104, hash(form.form, whole)),
        hash(105, hash(hash(form.form, lemma), rough)),
        hash(106, hash(form.set, whole)),
        hash(116, u32::from(commonest) * 4 + common),
        hash(117, hash(u32::from(commonest) * 4 + common, i.class as u32)),
        hash(118, hash(u32::from(commonest - reading.common), rough)),
        hash(107, u32::from(longest - reading.stem)),
        hash(108, u32::from(reading.stem)),
        hash(109, u32::from(i.derived) * 16 + reading.origin as u32 * 4 + known_verb),
        hash(110, hash(voice, i.class as u32)),
        hash(111, hash(form.ending, whole)),
        hash(112, hash(reading.root as u32, i.class as u32)),
        hash(113, hash(form.shape, rough)),
        hash(114, hash(u32::from(reading.base != reading.lemma), voice)),
        hash(
            115,
            hash(
                hash(form.shape, i.class as u32),
                reading.origin as u32 * 4 + u32::from(longest - reading.stem).min(3),
            ),
        ),
    ]
}

/// What stands around a word, while its reading is chosen.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Tags of the words from two before to three after (`TAGS` outside the sentence).
    pub tags: [u32; 6],
    /// The word before.
    pub before: Key,
    /// The word after.
    pub after: Key,
    /// The reading chosen before.
    pub chosen: u32,
    /// A genitive that waits for its head: how many words back (0 none, at most 7).
    pub genitive: u32,
    /// An accusative stands since the last verb.
    pub object: bool,
    /// The verb that follows next.
    pub verb: Key,
    /// The next verb that is no participle before a noun.
    pub main: Key,
    /// How far off `verb` is (1 next word, at most 6; 0 none).
    pub verb_distance: u32,
}

/// Ranker features of a reading in its context.
#[must_use]
pub fn in_context(context: &Context, codes: &Codes) -> [u32; 25] {
    let Codes { whole, rough, verb_form, root } = *codes;
    let [before2, before, here, after, after2, after3] = context.tags;
    [
        hash(131, hash(whole, here)),
        hash(132, hash(rough, here * 32 + after)),
        hash(133, hash(rough, here * 32 + before)),
        hash(134, hash(rough, after * 32 + after2)),
        hash(135, hash(rough, before * 32 + before2)),
        hash(136, hash(rough, context.after.form)),
        hash(137, hash(rough, context.before.form)),
        hash(138, hash(rough, context.after.set)),
        hash(139, hash(rough, context.chosen)),
        hash(140, hash(rough, context.genitive)),
        hash(141, hash(hash(rough, context.genitive), after)),
        hash(142, hash(whole, after)),
        hash(143, hash(whole, before)),
        hash(144, hash(here * 32 + verb_form, root)),
        hash(145, hash(rough, (after * 32 + after2) * 32 + after3)),
        hash(146, hash(rough, context.after.ending)),
        hash(147, hash(hash(rough, context.chosen), after)),
        hash(148, hash(rough, context.verb.verb)),
        hash(149, hash(hash(rough, context.verb.verb), context.verb_distance.min(2))),
        hash(150, hash(hash(rough, context.verb.verb_kind), context.verb_distance)),
        hash(151, hash(hash(rough, context.verb.verb_kind), u32::from(context.object) + 2 * before)),
        hash(152, hash(hash(rough, context.verb.verb_kind), context.genitive)),
        hash(153, hash(hash(rough, context.main.verb_kind), context.genitive)),
        hash(154, hash(hash(rough, context.main.verb_kind), u32::from(context.object) + 2 * before)),
        hash(155, hash(rough, context.main.verb)),
    ]
}

/// A tag as a number.
#[must_use]
pub fn tag(upos: Upos) -> u32 {
    upos as u32
}

/// Whether a verb of this kind (see [`Key::verb_kind`]) stands before a noun as its modifier.
#[must_use]
pub fn is_modifier(kind: u32) -> bool {
    kind != 100 && kind > 0 && (kind - 1) / 8 == VerbForm::SubjectParticiple as u32
}
