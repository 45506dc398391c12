//! The suffix automaton, read from `suffixes.tsv`.

use rustc_hash::FxHashMap;

use super::letters::{high_vowel, is_voiceless, is_vowel, low_vowel};
use super::reading::{Class, Inflection};
use crate::syntax::{Case, Mood, Tense, VerbForm, Voice};

/// A letter of a suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    /// This letter.
    Plain(char),
    /// This consonant after a vowel, else nothing.
    Buffer(char),
    /// A high vowel after a consonant, else nothing.
    Filler,
    /// `a`, `e`.
    Low,
    /// `ı`, `i`, `u`, `ü`.
    High,
    /// `d`, `t`.
    D,
    /// `c`, `ç`.
    C,
    /// `k`, `ğ` before a vowel.
    K,
}

/// What must stand before a suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Anything.
    Any,
    /// A vowel.
    Vowel,
    /// `l`.
    L,
    /// A consonant but `l`.
    Consonant,
    /// `l` or `r`.
    Liquid,
    /// A root whose aorist is `-ar`.
    AoristA,
    /// A root whose aorist is `-ır`.
    AoristI,
}

/// One thing a suffix says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    Plural,
    Possessive(u8),
    Case(Case),
    Person(u8),
    Form(VerbForm),
    Tense(Tense),
    Mood(Mood),
    Voice(Voice),
    Negative,
    Evidential,
    Able,
    Copula,
    Ki,
    Class(Class),
    Derived,
    /// `-dır` after a tense: a statement, no hearsay.
    Assertive,
    /// `-dı`, `-mış` after a tense: `gelmişti` is past, not hearsay.
    PastOfPast,
}

/// How a suffix changes the lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lemma {
    /// Not at all.
    Keep,
    /// The word so far is the lemma.
    Stem,
    /// The word up to `l`, and `a` or `e`: `-lıyor` of `-la`.
    StemLow,
}

/// A suffix and where it leads.
#[derive(Debug)]
pub struct Suffix {
    letters: Vec<Letter>,
    /// Letters that it may start with, a bit each.
    starts: u32,
    /// State after it.
    pub to: u8,
    sets: Vec<Set>,
    /// What must stand before it.
    pub after: After,
    /// What it does to the lemma.
    pub lemma: Lemma,
}

/// A state: the suffixes that may follow.
#[derive(Debug, Default)]
pub struct State {
    /// Suffixes that may follow.
    next: Vec<Suffix>,
    /// Which of them start with each letter ([`number`]), in their order.
    starting: [Vec<u16>; LETTERS],
    /// Whether a word may end here.
    pub ends: bool,
}

impl State {
    /// The suffixes that may follow and can start with a letter, in the order of the table.
    pub fn starting(&self, letter: char) -> impl Iterator<Item = &Suffix> {
        let which = number(letter).map_or(&[][..], |at| &self.starting[at]);
        which.iter().map(|&at| &self.next[usize::from(at)])
    }
}

/// Letters that suffixes are made of.
const LETTERS: usize = 32;

/// The whole automaton.
#[derive(Debug)]
pub struct Suffixes {
    states: Vec<State>,
    names: FxHashMap<String, u8>,
}

/// Where the matcher stands in a word.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Letters read.
    pub at: usize,
    /// Last vowel read, as harmony sees it.
    pub vowel: Option<char>,
    /// Last letter read.
    pub letter: char,
}

impl Suffixes {
    /// Reads the table.
    ///
    /// # Panics
    /// If a line cannot be read: the table is part of the program, and a test reads it.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut automaton = Suffixes { states: Vec::new(), names: FxHashMap::default() };
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("from\t")) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [from, suffix, to, sets, after] = fields[..] else {
                panic!("suffixes.tsv: five fields wanted: {line}");
            };
            let to = automaton.state(to);
            for from in from.split(',') {
                let from = automaton.state(from);
                let lemma = match sets {
                    _ if sets.split(',').any(|set| set == "stemA") => Lemma::StemLow,
                    _ if sets.split(',').any(|set| set == "stem") => Lemma::Stem,
                    _ => Lemma::Keep,
                };
                automaton.states[usize::from(from)].next.push(Suffix {
                    starts: starts(&letters(suffix)),
                    letters: letters(suffix),
                    to,
                    sets: sets.split(',').filter_map(|set| parse_set(set, line)).collect(),
                    after: parse_after(after, line),
                    lemma,
                });
            }
        }
        for state in &mut automaton.states {
            for (at, suffix) in state.next.iter().enumerate() {
                for (letter, starting) in state.starting.iter_mut().enumerate() {
                    if suffix.starts >> letter & 1 != 0 {
                        starting.push(at as u16);
                    }
                }
            }
        }
        automaton
    }

    fn state(&mut self, name: &str) -> u8 {
        let (name, ends) = match name.strip_suffix('*') {
            Some(name) => (name, true),
            None => (name, false),
        };
        let next = self.names.len() as u8;
        let id = *self.names.entry(name.to_string()).or_insert(next);
        if usize::from(id) == self.states.len() {
            self.states.push(State::default());
        }
        self.states[usize::from(id)].ends |= ends;
        id
    }

    /// The number of a state.
    ///
    /// # Panics
    /// If there is none of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> u8 {
        self.names[name]
    }

    /// What the marks of a listed form (`words.tsv`) say, added to `known`.
    #[must_use]
    pub fn inflection(&self, known: Inflection, sets: &str) -> Inflection {
        sets.split(',').filter_map(|set| parse_set(set, sets)).fold(known, add)
    }

    /// A state.
    #[must_use]
    pub fn get(&self, state: u8) -> &State {
        &self.states[usize::from(state)]
    }
}

impl Suffix {
    /// Reads the suffix off `word` from `place`; the place after it, or nothing. With `free`, harmony and buffer
    /// letters are not asked for (after an apostrophe the spoken form decides: `Marseille'e`, `NATO'nun`, `5'inci`).
    #[must_use]
    pub fn read(&self, word: &[char], place: Place, free: bool) -> Option<Place> {
        let Place { mut at, mut vowel, mut letter } = place;
        for &wanted in &self.letters {
            let here = word.get(at).copied();
            let after_vowel = is_vowel(letter);
            let expected = match wanted {
                Letter::Plain(plain) => plain,
                Letter::Buffer(buffer) if free => {
                    if here != Some(buffer) {
                        continue;
                    }
                    buffer
                }
                Letter::Buffer(buffer) => {
                    if !after_vowel {
                        continue;
                    }
                    buffer
                }
                Letter::Filler | Letter::High | Letter::Low if free || vowel.is_none() => {
                    let fits = here.is_some_and(|here| match wanted {
                        Letter::Low => matches!(here, 'a' | 'e'),
                        _ => matches!(here, 'ı' | 'i' | 'u' | 'ü'),
                    });
                    match (fits, wanted) {
                        (true, _) => here?,
                        (false, Letter::Filler) => continue,
                        (false, _) => return None,
                    }
                }
                Letter::Filler => {
                    if after_vowel {
                        continue;
                    }
                    high_vowel(vowel?)
                }
                Letter::High => high_vowel(vowel?),
                Letter::Low => low_vowel(vowel?),
                Letter::D if free => match here? {
                    't' => 't',
                    _ => 'd',
                },
                Letter::D => {
                    if is_voiceless(letter) {
                        't'
                    } else {
                        'd'
                    }
                }
                Letter::C if free => match here? {
                    'ç' => 'ç',
                    _ => 'c',
                },
                Letter::C => {
                    if is_voiceless(letter) {
                        'ç'
                    } else {
                        'c'
                    }
                }
                Letter::K => {
                    if word.get(at + 1).copied().is_some_and(is_vowel) {
                        'ğ'
                    } else {
                        'k'
                    }
                }
            };
            if here != Some(expected) {
                return None;
            }
            if is_vowel(expected) {
                vowel = Some(expected);
            }
            letter = expected;
            at += 1;
        }
        (at > place.at).then_some(Place { at, vowel, letter })
    }

    /// Adds what the suffix says to what is known.
    #[must_use]
    pub fn apply(&self, known: Inflection) -> Inflection {
        self.sets.iter().copied().fold(known, add)
    }
}

fn add(mut known: Inflection, set: Set) -> Inflection {
    match set {
        Set::Plural => known.plural = true,
        Set::Possessive(person) => known.possessive = person,
        Set::Case(case) => {
            known.case = case;
            known.cased = true;
        }
        Set::Person(person) => {
            known.person = person;
            known.verbal = true;
        }
        Set::Form(form) => {
            known.form = form;
            known.verbal = true;
        }
        Set::Tense(tense) => {
            known.tense = tense;
            known.verbal = true;
        }
        Set::Mood(mood) => {
            known.mood = mood;
            known.verbal = true;
        }
        Set::Voice(voice) => known.voice = voice,
        Set::Negative => known.negative = true,
        Set::Evidential => known.evidential = true,
        Set::Able => known.mood = Mood::Potential,
        Set::Copula => {
            known.copula = true;
            known.verbal = true;
            known.form = VerbForm::Finite;
        }
        Set::Ki => {
            known.relative = true;
            known.class = Class::Adj;
        }
        Set::Class(class) => known.class = class,
        Set::Derived => {
            known.derived += 1;
            // A derived word starts anew: `gelmeli` the adjective is no verb form.
            known.verbal = false;
            known.form = VerbForm::Finite;
        }
        Set::Assertive => known.evidential = false,
        Set::PastOfPast => {
            if known.tense == Tense::Narrative {
                known.tense = Tense::Past;
                known.evidential = false;
            }
        }
    }
    known
}

/// A bit for a letter of the Turkish alphabet, none for another.
fn number(letter: char) -> Option<usize> {
    Some(match letter {
        'a'..='z' => letter as usize - 'a' as usize,
        'ç' => 26,
        'ğ' => 27,
        'ı' => 28,
        'ö' => 29,
        'ş' => 30,
        'ü' => 31,
        _ => return None,
    })
}

fn bit(letter: char) -> u32 {
    number(letter).map_or(0, |at| 1 << at)
}

fn starts(letters: &[Letter]) -> u32 {
    let bits = |letters: &str| letters.chars().fold(0, |bits, letter| bits | bit(letter));
    let mut set = 0;
    for &letter in letters {
        set |= match letter {
            Letter::Plain(plain) => bit(plain),
            // It may be left out: then the next one starts.
            Letter::Buffer(buffer) => {
                set |= bit(buffer);
                continue;
            }
            Letter::Filler => {
                set |= bits("ıiuü");
                continue;
            }
            Letter::Low => bits("ae"),
            Letter::High => bits("ıiuü"),
            Letter::D => bits("dt"),
            Letter::C => bits("cç"),
            Letter::K => bits("kğ"),
        };
        break;
    }
    set
}

fn letters(suffix: &str) -> Vec<Letter> {
    let mut out = Vec::new();
    let mut inside = false;
    for letter in suffix.chars() {
        match letter {
            '(' => inside = true,
            ')' => inside = false,
            'I' if inside => out.push(Letter::Filler),
            _ if inside => out.push(Letter::Buffer(letter)),
            'A' => out.push(Letter::Low),
            'I' => out.push(Letter::High),
            'D' => out.push(Letter::D),
            'C' => out.push(Letter::C),
            'K' => out.push(Letter::K),
            _ => out.push(Letter::Plain(letter)),
        }
    }
    out
}

fn parse_after(name: &str, line: &str) -> After {
    match name {
        "-" => After::Any,
        "vowel" => After::Vowel,
        "l" => After::L,
        "cons" => After::Consonant,
        "liquid" => After::Liquid,
        "aorist-a" => After::AoristA,
        "aorist-i" => After::AoristI,
        _ => panic!("suffixes.tsv: unknown condition: {line}"),
    }
}

fn parse_set(name: &str, line: &str) -> Option<Set> {
    Some(match name {
        "-" | "stem" | "stemA" => return None,
        "plural" => Set::Plural,
        "p1" => Set::Possessive(1),
        "p2" => Set::Possessive(2),
        "p3" => Set::Possessive(3),
        "p4" => Set::Possessive(4),
        "p5" => Set::Possessive(5),
        "p6" => Set::Possessive(6),
        "acc" => Set::Case(Case::Acc),
        "dat" => Set::Case(Case::Dat),
        "loc" => Set::Case(Case::Loc),
        "abl" => Set::Case(Case::Abl),
        "gen" => Set::Case(Case::Gen),
        "ins" => Set::Case(Case::Ins),
        "equ" => Set::Case(Case::Equ),
        "s1" => Set::Person(1),
        "s2" => Set::Person(2),
        "s3" => Set::Person(3),
        "s4" => Set::Person(4),
        "s5" => Set::Person(5),
        "s6" => Set::Person(6),
        "subject" => Set::Form(VerbForm::SubjectParticiple),
        "fact" => Set::Form(VerbForm::FactParticiple),
        "future" => Set::Form(VerbForm::FutureParticiple),
        "pastpart" => Set::Form(VerbForm::PastParticiple),
        "vnoun" => Set::Form(VerbForm::VerbalNoun),
        "converb" => Set::Form(VerbForm::Converb),
        "past" => Set::Tense(Tense::Past),
        "narr" => Set::Tense(Tense::Narrative),
        "prog" => Set::Tense(Tense::Progressive),
        "aor" => Set::Tense(Tense::Aorist),
        "fut" => Set::Tense(Tense::Future),
        "nec" => Set::Mood(Mood::Necessitative),
        "cond" => Set::Mood(Mood::Conditional),
        "opt" => Set::Mood(Mood::Optative),
        "imp" => Set::Mood(Mood::Imperative),
        "able" => Set::Able,
        "passive" => Set::Voice(Voice::Passive),
        "causative" => Set::Voice(Voice::Causative),
        "reciprocal" => Set::Voice(Voice::Reciprocal),
        "neg" => Set::Negative,
        "evid" => Set::Evidential,
        "dir" => Set::Assertive,
        "aux" => Set::PastOfPast,
        "cop" => Set::Copula,
        "ki" => Set::Ki,
        "adj" => Set::Class(Class::Adj),
        "nn" => Set::Class(Class::Noun),
        "num" => Set::Class(Class::Num),
        "verb" => Set::Class(Class::Verb),
        "derived" => Set::Derived,
        _ => panic!("suffixes.tsv: unknown mark `{name}`: {line}"),
    })
}
