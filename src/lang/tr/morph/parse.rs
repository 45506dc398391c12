//! All readings of one word: roots from the lexicon, suffixes by the automaton.

mod search;

use rustc_hash::FxHashMap;

use super::letters::{fold, fronted, is_apostrophe, is_vowel, lower};
use super::lexicon::{self, Lexicon, Shape};
use super::reading::{Class, Inflection, Origin, Reading};
use super::suffixes::{Place, Suffixes};
use crate::syntax::Voice;
use search::{Search, Spelling, Stem};

static ROOTS: &[u8] = include_bytes!("../../../../data/lang/tr/lexicon/roots.bin");
static SUFFIXES: &str = include_str!("../../../../data/lang/tr/lexicon/suffixes.tsv");
static VOICES: &str = include_str!("../../../../data/lang/tr/lexicon/voices.tsv");
static WORDS: &str = include_str!("../../../../data/lang/tr/lexicon/words.tsv");

/// No word of more letters is analysed.
const LONGEST: usize = 40;

/// Finds all readings of a word.
#[derive(Debug)]
pub struct Parser {
    lexicon: Lexicon<'static>,
    suffixes: Suffixes,
    words: FxHashMap<&'static str, Vec<Listed>>,
    /// `voices.tsv`.
    voices: FxHashMap<&'static str, &'static str>,
    states: States,
}

/// A form of `words.tsv`.
#[derive(Debug)]
struct Listed {
    lemma: &'static str,
    class: Class,
    inflection: Inflection,
    state: Option<u8>,
}

#[derive(Debug)]
struct States {
    noun: u8,
    number: u8,
    verb: u8,
    owned3: u8,
    compound: u8,
    particle: u8,
    iyor: u8,
    time: u8,
}

impl Parser {
    /// The parser over the shipped lexicon.
    ///
    /// # Panics
    /// If the shipped data is broken; a test opens it.
    #[must_use]
    pub fn shipped() -> Self {
        Self::over(ROOTS).expect("roots.bin is the lexicon")
    }

    /// The parser over another lexicon (made by [`lexicon::compile`]). `None` if it is none.
    ///
    /// # Panics
    /// If the shipped tables are broken.
    #[must_use]
    pub fn over(roots: &'static [u8]) -> Option<Self> {
        let lexicon = Lexicon::open(roots)?;
        let suffixes = Suffixes::parse(SUFFIXES);
        let mut words: FxHashMap<&'static str, Vec<Listed>> = FxHashMap::default();
        for line in WORDS.lines().filter(|line| !line.starts_with('#') && !line.starts_with("form\t")) {
            let fields: Vec<&'static str> = line.split('\t').collect();
            let [form, lemma, class, sets, state] = fields[..] else {
                panic!("words.tsv: five fields wanted: {line}")
            };
            let class = Class::parse(class).expect("words.tsv: class");
            let inflection = suffixes.inflection(Inflection { class, ..Inflection::default() }, sets);
            let state = (state != "-").then(|| suffixes.named(state));
            words.entry(form).or_default().push(Listed { lemma, class, inflection, state });
        }
        let states = States {
            noun: suffixes.named("noun"),
            number: suffixes.named("number"),
            verb: suffixes.named("verb"),
            owned3: suffixes.named("owned3"),
            compound: suffixes.named("compound"),
            particle: suffixes.named("particle"),
            iyor: suffixes.named("iyor"),
            time: suffixes.named("time"),
        };
        let voices = VOICES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .collect();
        Some(Parser { lexicon, suffixes, words, voices, states })
    }

    /// All readings of a word as it is written, apostrophe included; in a fixed order, without doubles. A word whose
    /// root is not known is guessed. `name` says that the word is written as a name (capitalised): roots that are
    /// names are tried then.
    #[must_use]
    pub fn readings(&self, surface: &str, name: bool) -> Vec<Reading> {
        let mut out = Vec::new();
        let mut written: Vec<char> = Vec::with_capacity(surface.len());
        written.extend(surface.chars().map(lower));
        if written.len() > LONGEST {
            return out;
        }
        if let Some(cut) = written.iter().position(|&c| is_apostrophe(c)).filter(|&cut| cut > 0) {
            self.with_apostrophe(&written, cut, &mut out);
        } else {
            let word: Vec<char> = written.iter().copied().map(fold).collect();
            self.known(&word, &written, name, &mut out);
            if name || out.is_empty() {
                self.guess(&word, &written, name, &mut out);
            }
        }
        prune(&mut out);
        self.settle_voices(&mut out);
        out
    }

    /// Decides between a verb in -l or -n and the passive of another, where `voices.tsv` knows.
    fn settle_voices(&self, readings: &mut Vec<Reading>) {
        for at in 0..readings.len() {
            let Some(reading) = readings.get(at).filter(|reading| reading.root == Class::Verb) else {
                continue;
            };
            let Some(&known) = self.voices.get(&*reading.lemma) else { continue };
            let stem = reading.stem;
            let passive = |r: &Reading| r.inflection.voice == Voice::Passive && r.stem == stem;
            match known {
                // `bulun | uldu`: its own passive stays.
                "own" => {
                    let verb = reading.lemma.clone();
                    readings.retain(|r| !passive(r) || r.lemma == verb);
                }
                "passive" => {
                    if readings.iter().any(passive) {
                        let verb = reading.lemma.clone();
                        readings.retain(|r| r.lemma != verb || r.stem != stem);
                    }
                }
                base => {
                    let reading = &mut readings[at];
                    reading.lemma = base.into();
                    reading.base = base.into();
                    reading.inflection.voice = Voice::Passive;
                }
            }
        }
        prune(readings);
    }

    /// Readings of a suffix written after an apostrophe (`nin`, `ye`, `daki`), its name or number left out.
    #[must_use]
    pub fn suffix(&self, suffix: &str) -> Vec<Reading> {
        let mut written = vec!['x'];
        written.extend(suffix.chars().map(lower));
        let mut out = Vec::new();
        self.after_apostrophe(&written, 1, Class::Propn, "", &mut out);
        out
    }

    fn with_apostrophe(&self, written: &[char], cut: usize, out: &mut Vec<Reading>) {
        let end = cut + written[cut..].iter().take_while(|&&c| is_apostrophe(c)).count();
        let stem: Vec<char> = written[..cut].to_vec();
        let lemma: String = stem.iter().collect();
        let mut joined = stem;
        joined.extend(&written[end..]);
        let class = if written[0].is_numeric() { Class::Num } else { Class::Propn };
        self.after_apostrophe(&joined, cut, class, &lemma, out);
        if out.is_empty() {
            // A suffix that is none (`O'Neill`): one name.
            let lemma: String = written.iter().collect();
            out.push(plain(&lemma, class, Origin::Guess, written.len()));
        }
    }

    fn after_apostrophe(
        &self,
        joined: &[char],
        cut: usize,
        class: Class,
        lemma: &str,
        out: &mut Vec<Reading>,
    ) {
        let word: Vec<char> = joined.iter().copied().map(fold).collect();
        let vowel = word[..cut].iter().copied().rfind(|&c| is_vowel(c));
        let place = Place { at: cut, vowel, letter: word[cut - 1] };
        let states = match class {
            Class::Num => [self.states.number, self.states.number],
            _ => [self.states.noun, self.states.owned3],
        };
        for state in states {
            let inflection = Inflection {
                class,
                possessive: if state == self.states.owned3 { 3 } else { 0 },
                ..Inflection::default()
            };
            let stem = Stem::of(Spelling::Of(lemma), cut);
            let mut search = Search {
                parser: self,
                word: &word,
                written: joined,
                free: true,
                class,
                flags: 0,
                common: 0,
                origin: Origin::Lexicon,
                root_end: cut,
                out,
            };
            search.step(state, place, inflection, stem);
        }
    }

    fn known(&self, word: &[char], written: &[char], name: bool, out: &mut Vec<Reading>) {
        let mut text = String::with_capacity(word.len() * 2);
        for (at, &letter) in word.iter().enumerate() {
            text.push(letter);
            for listed in self.words.get(text.as_str()).into_iter().flatten() {
                let whole = at + 1 == word.len();
                let stem = Stem::of(Spelling::Of(listed.lemma), at + 1);
                match listed.state {
                    None if whole => out.push(Reading {
                        lemma: listed.lemma.into(),
                        base: listed.lemma.into(),
                        root: listed.class,
                        inflection: listed.inflection,
                        origin: Origin::Listed,
                        common: 3,
                        stem: (at + 1) as u8,
                    }),
                    None => {}
                    Some(state) => {
                        let place = place_after(word, at + 1, false);
                        let mut search = Search {
                            parser: self,
                            word,
                            written,
                            free: false,
                            class: listed.class,
                            flags: 0,
                            common: 3,
                            origin: Origin::Listed,
                            root_end: at + 1,
                            out,
                        };
                        search.step(state, place, listed.inflection, stem);
                    }
                }
            }
        }
        self.lexicon.prefixes(word, |len, shape| {
            if matches!(shape.class, Class::Propn | Class::Abbr) && !name {
                return;
            }
            self.root_readings(word, written, len, shape, out);
        });
    }

    fn root_readings(
        &self,
        word: &[char],
        written: &[char],
        len: usize,
        shape: Shape,
        out: &mut Vec<Reading>,
    ) {
        let whole = len == word.len();
        let next = word.get(len).copied();
        let has = |flag: u16| shape.flags & flag != 0;
        let vowel_next = next.is_some_and(is_vowel);
        if (has(lexicon::BEFORE_VOWEL) && !vowel_next)
            || (has(lexicon::NOT_BEFORE_VOWEL) && vowel_next)
            || (has(lexicon::BEFORE_Y) && next != Some('y'))
            // An abbreviation takes its suffixes after an apostrophe.
            || ((has(lexicon::BARE) || shape.class == Class::Abbr) && !whole)
        {
            return;
        }
        let place = place_after(word, len, has(lexicon::FRONT));
        let stem = Stem::of(Spelling::Root(shape, len), len);
        let mut inflection = Inflection { class: shape.class, ..Inflection::default() };
        let mut search = Search {
            parser: self,
            word,
            written,
            free: false,
            class: shape.class,
            flags: shape.flags,
            common: shape.commonness(),
            origin: Origin::Lexicon,
            root_end: len,
            out,
        };
        let states = &self.states;
        if has(lexicon::COMPOUND) {
            inflection.possessive = 3;
            search.step(states.owned3, place, inflection, stem);
            return;
        }
        if has(lexicon::COMPOUND_STEM) {
            search.step(states.compound, place, inflection, stem);
            return;
        }
        match shape.class {
            Class::Verb if has(lexicon::BEFORE_IYOR) => search.step(states.iyor, place, inflection, stem),
            Class::Verb => search.step(states.verb, place, inflection, stem),
            Class::Num => search.step(states.number, place, inflection, stem),
            Class::Conj | Class::Det | Class::Adp | Class::Intj | Class::Aux | Class::Ques => {
                search.step(states.particle, place, inflection, stem);
            }
            _ => {
                search.step(states.noun, place, inflection, stem);
                if has(lexicon::TIME) || shape.class == Class::Adv {
                    search.step(states.time, place, inflection, stem);
                }
            }
        }
    }

    /// Readings of a word whose root is not in the lexicon: every split whose rest is a chain of noun suffixes, and
    /// the verbs that borrowed words make (`-la`, `-lan`, `-laş`).
    fn guess(&self, word: &[char], written: &[char], name: bool, out: &mut Vec<Reading>) {
        let class = if name { Class::Propn } else { Class::Noun };
        for cut in (2..=word.len()).rev() {
            if !word[..cut].iter().copied().any(is_vowel) && cut < word.len() {
                continue;
            }
            // A stem does not end in the voiced letter that only a suffix makes.
            if cut < word.len() && word[cut - 1] == 'ğ' {
                continue;
            }
            let stem = Stem::of(Spelling::Written(cut), cut);
            let inflection = Inflection { class, ..Inflection::default() };
            let mut search = Search {
                parser: self,
                word,
                written,
                free: false,
                class,
                flags: 0,
                common: 0,
                origin: Origin::Guess,
                root_end: cut,
                out,
            };
            search.step(self.states.noun, place_after(word, cut, false), inflection, stem);
        }
    }
}

/// Drops doubles, a reading that derives what another finds in the lexicon (`başla` from `baş`), and a causative that
/// is a verb of the lexicon itself (`belir-t`); that verb keeps the other's base.
fn prune(readings: &mut Vec<Reading>) {
    let plain = |inflection: &Inflection| Inflection {
        derived: 0,
        voice: if inflection.voice == Voice::Causative { Voice::Active } else { inflection.voice },
        ..*inflection
    };
    let order = |reading: &Reading| {
        let i = &reading.inflection;
        (i.derived, reading.origin, u8::MAX - reading.base.len().min(255) as u8, i.voice == Voice::Causative)
    };
    let mut at = 0;
    while at < readings.len() {
        let reading = &readings[at];
        let better = readings.iter().enumerate().position(|(other_at, other)| {
            other_at != at
                && reading.lemma == other.lemma
                && plain(&reading.inflection) == plain(&other.inflection)
                && (order(other), other_at) < (order(reading), at)
        });
        let Some(better) = better else {
            at += 1;
            continue;
        };
        let dropped = readings.remove(at);
        let kept = &mut readings[better - usize::from(better > at)];
        if dropped.root == Class::Verb && dropped.base.len() < kept.base.len() {
            kept.base = dropped.base;
        }
    }
}

fn plain(lemma: &str, class: Class, origin: Origin, letters: usize) -> Reading {
    Reading {
        lemma: lemma.into(),
        base: lemma.into(),
        root: class,
        inflection: Inflection { class, ..Inflection::default() },
        origin,
        common: 0,
        stem: letters as u8,
    }
}

fn place_after(word: &[char], at: usize, front: bool) -> Place {
    let vowel = word[..at].iter().copied().rfind(|&c| is_vowel(c));
    Place { at, vowel: if front { vowel.map(fronted) } else { vowel }, letter: word[at - 1] }
}

#[cfg(test)]
mod tests {
    use super::super::{import, lexicon};
    use super::*;
    use crate::syntax::{Case, Mood, Tense, VerbForm};

    fn readings(word: &str) -> Vec<Reading> {
        Parser::shipped().readings(word, word.chars().next().is_some_and(char::is_uppercase))
    }

    fn one(word: &str, lemma: &str, fits: impl Fn(&Inflection) -> bool) {
        let found = readings(word);
        assert!(found.iter().any(|r| &*r.lemma == lemma && fits(&r.inflection)), "{word}: {found:#?}");
    }

    #[test]
    fn binary_lexicon_is_made_from_the_table() {
        let table = include_str!("../../../../data/lang/tr/lexicon/roots.tsv");
        let roots = import::read(table).expect("roots.tsv is whole");
        assert!(lexicon::compile(&roots) == ROOTS, "run `cargo run --example tr_lexicon`");
    }

    #[test]
    fn roots_change_before_vowels() {
        one("kitabı", "kitap", |i| i.case == Case::Acc);
        one("kitabı", "kitap", |i| i.possessive == 3);
        one("hakkını", "hak", |i| i.possessive == 3 && i.case == Case::Acc);
        one("burnunda", "burun", |i| i.case == Case::Loc);
        one("saati", "saat", |i| i.case == Case::Acc);
        one("rengini", "renk", |i| i.case == Case::Acc);
        one("gidecek", "git", |i| i.tense == Tense::Future);
        one("diyen", "de", |i| i.form == VerbForm::SubjectParticiple);
        one("yiyor", "ye", |i| i.tense == Tense::Progressive);
        one("başlıyor", "başla", |i| i.tense == Tense::Progressive);
    }

    #[test]
    fn verbs_tell_form_tense_and_voice() {
        one("gerçekleştirildi", "gerçekleştir", |i| i.voice == Voice::Passive && i.tense == Tense::Past);
        one("öldürüldü", "öldür", |i| i.voice == Voice::Passive);
        one("söylendi", "söyle", |i| i.voice == Voice::Passive);
        one("bulundu", "bulun", |i| i.voice == Voice::Active && i.form == VerbForm::Finite);
        one("etti", "et", |i| i.tense == Tense::Past && i.person == 3);
        one("gerektiğini", "gerek", |i| {
            i.form == VerbForm::FactParticiple && i.case == Case::Acc && i.possessive == 3
        });
        one("geleceğini", "gel", |i| i.form == VerbForm::FutureParticiple && i.case == Case::Acc);
        one("karşılaşmaması", "karşılaş", |i| {
            i.form == VerbForm::VerbalNoun && i.negative && i.possessive == 3
        });
        one("alınmalıdır", "al", |i| i.mood == Mood::Necessitative && i.voice == Voice::Passive);
        one("gelmişti", "gel", |i| i.tense == Tense::Past && !i.evidential);
        one("gelmiş", "gel", |i| i.tense == Tense::Narrative && i.evidential);
        one("ederek", "et", |i| i.form == VerbForm::Converb);
        one("yapamadık", "yap", |i| i.negative && i.mood == Mood::Potential && i.person == 4);
        one("çalışmaktadır", "çalış", |i| i.tense == Tense::Progressive && i.form == VerbForm::Finite);
    }

    #[test]
    fn unknown_words_are_guessed_with_their_case() {
        one("Zbigniewin", "zbigniew", |i| i.case == Case::Gen);
        one("flonksların", "flonks", |i| i.case == Case::Gen && i.plural);
    }
}
