//! The reporting lexicon: cues, unnamed speakers, and things that speak (`data/lang/tr`).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::suffix::{Form, Nominal, Shape, skeleton, skeleton_letters, verb};
use crate::statement::Modality;
use crate::syntax::Case;

/// What a cue takes, as bits.
pub mod takes {
    /// A quotation.
    pub const QUOTE: u16 = 1;
    /// `-dığını`
    pub const ACC: u16 = 2;
    /// `-dığına`
    pub const DAT: u16 = 4;
    /// `-dığının`
    pub const GEN: u16 = 8;
    /// `-dığı` bare before a noun
    pub const NOM: u16 = 16;
    /// `-ması` bare before a noun
    pub const ACTION: u16 = 32;
    /// `-masını`
    pub const ACTION_ACC: u16 = 64;
    /// `-maya`
    pub const ACTION_DAT: u16 = 128;
    /// `-makla`
    pub const ACTION_INS: u16 = 256;
    /// A noun phrase in place of the clause
    pub const NOUN: u16 = 512;
    /// A thing and what it is called
    pub const NAMING: u16 = 1024;
    /// A finite clause without marks
    pub const BARE: u16 = 2048;
    /// A clause with `yönünde`, `dair` behind it
    pub const LINK: u16 = 4096;
}

/// A word before the verb.
#[derive(Debug)]
struct Part {
    word: &'static str,
    skeleton: String,
    any_ending: bool,
}

/// One reporting expression.
#[derive(Debug)]
pub struct Cue {
    /// As the file writes it.
    pub name: &'static str,
    parts: Vec<Part>,
    /// What it takes ([`takes`]).
    pub takes: u16,
    /// How the speaker stands to the words.
    pub modality: Modality,
    /// Also used of what is no speech.
    pub weak: bool,
    /// Its subject is what is said.
    pub impersonal: bool,
}

/// What a noun of speaking or speakers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// One human.
    Person,
    /// An office that stands for its holder.
    Title,
    /// Many by itself.
    Group,
    /// An organisation spoken of by its kind.
    Body,
    /// Who informs.
    Informer,
    /// Speech.
    Speech,
    /// Words that are somebody's, and nobody's without him.
    Claim,
    /// A document.
    Document,
    /// Where something is said.
    Occasion,
    /// To whom.
    Listener,
}

/// Number and case of a common noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inflection {
    /// `-ler`
    pub plural: bool,
    /// `-i` of a possessor or compound
    pub possessed: bool,
    /// Case; a bare `-i` may also be an accusative.
    pub case: Case,
}

/// All lists of the Turkish reporting lexicon.
#[derive(Debug)]
pub struct Lexicon {
    cues: Vec<Cue>,
    /// Verb stem as written -> (cue, stem ends in a vowel, only before -iyor).
    stems: FxHashMap<String, Vec<(u16, bool, bool)>>,
    /// How the stems begin.
    stem_beginnings: Beginnings,
    roles: Nouns,
    sources: Nouns,
}

/// Nouns by their skeletons.
#[derive(Debug, Default)]
struct Nouns {
    kinds: FxHashMap<String, Noun>,
    /// How the skeletons begin.
    beginnings: Beginnings,
}

/// The hash of a word that is one letter longer (FNV-1a): one pass over a word has the hashes of all its beginnings.
fn grow(hash: u64, letter: char) -> u64 {
    (hash ^ u64::from(letter as u32)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Hash of no letters.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hashes of all beginnings of a list's words, and whether one is a word of the list itself: most words are turned
/// away after a letter or two.
#[derive(Debug, Default)]
struct Beginnings(FxHashMap<u64, bool>);

impl Beginnings {
    fn add(&mut self, word: &str) {
        let mut hash = EMPTY;
        for letter in word.chars() {
            hash = grow(hash, letter);
            self.0.entry(hash).or_default();
        }
        self.0.insert(hash, true);
    }
}

/// A cue found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Found<'l> {
    /// Which.
    pub cue: &'l Cue,
    /// Form of its verb.
    pub shape: Shape,
    /// How many items it covers, particles inside it counted.
    pub length: usize,
}

impl Lexicon {
    /// The lexicon, parsed once.
    ///
    /// # Panics
    /// If a data file is malformed; the message names file and line.
    pub fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            Lexicon::parse(
                include_str!("../../../../data/lang/tr/cues.tsv"),
                include_str!("../../../../data/lang/tr/roles.tsv"),
                include_str!("../../../../data/lang/tr/sources.tsv"),
            )
            .unwrap_or_else(|e| panic!("data/lang/tr/{e}"))
        })
    }

    fn parse(cues: &'static str, roles: &'static str, sources: &'static str) -> Result<Lexicon, String> {
        let mut lexicon = Lexicon {
            cues: Vec::new(),
            stems: FxHashMap::default(),
            stem_beginnings: Beginnings::default(),
            roles: nouns(roles, "roles.tsv")?,
            sources: nouns(sources, "sources.tsv")?,
        };
        for (line, row) in rows(cues) {
            let fail = |what: &str| format!("cues.tsv:{line}: {what}");
            let [name, content, modality, flags] = row.as_slice() else {
                return Err(fail("four columns expected: cue, takes, modality, flags"));
            };
            let mut bits = 0;
            for take in content.split(' ') {
                bits |= match take {
                    "q" => takes::QUOTE,
                    "acc" => takes::ACC,
                    "dat" => takes::DAT,
                    "gen" => takes::GEN,
                    "nom" => takes::NOM,
                    "mnom" => takes::ACTION,
                    "macc" => takes::ACTION_ACC,
                    "mdat" => takes::ACTION_DAT,
                    "ins" => takes::ACTION_INS,
                    "np" => takes::NOUN,
                    "nat" => takes::NAMING,
                    "bare" => takes::BARE,
                    "link" => takes::LINK,
                    other => return Err(fail(&format!("unknown content `{other}`"))),
                };
            }
            let modality = match *modality {
                "assertion" => Modality::Assertion,
                "allegation" => Modality::Allegation,
                "denial" => Modality::Denial,
                "promise" => Modality::Promise,
                "demand" => Modality::Demand,
                "hearsay" => Modality::Hearsay,
                other => return Err(fail(&format!("unknown modality `{other}`"))),
            };
            let mut words: Vec<&str> = name.split(' ').collect();
            let infinitive = words.pop().unwrap_or_default();
            let stem = infinitive
                .strip_suffix("mek")
                .or_else(|| infinitive.strip_suffix("mak"))
                .ok_or_else(|| fail("the last word of a cue is an infinitive"))?;
            let parts = words
                .into_iter()
                .map(|w| {
                    let word = w.trim_end_matches('~');
                    Part { word, skeleton: skeleton(word), any_ending: w.ends_with('~') }
                })
                .collect();
            let id = lexicon.cues.len() as u16;
            lexicon.cues.push(Cue {
                name,
                parts,
                takes: bits,
                modality,
                weak: flags.contains("weak"),
                impersonal: flags.contains("impersonal"),
            });
            let vowel = stem.ends_with(['a', 'e', 'ı', 'i', 'u', 'ü', 'o', 'ö']);
            let mut add = |s: String, vowel, progressive| {
                lexicon.stem_beginnings.add(&s);
                lexicon.stems.entry(s).or_default().push((id, vowel, progressive));
            };
            add(stem.to_owned(), vowel, false);
            if stem == "de" {
                add("di".to_owned(), vowel, false);
            } else if vowel {
                add(
                    stem[..stem.len() - stem.chars().last().map_or(0, char::len_utf8)].to_owned(),
                    false,
                    true,
                );
            } else if let Some(hard) = stem.strip_suffix('t') {
                add(format!("{hard}d"), false, false);
            }
        }
        Ok(lexicon)
    }

    /// The longest cue whose verb is the last of `before` and its own words stand before it. `before(n)` gives the
    /// lower-cased word `n` places back (0 is the verb itself), empty where there is none.
    pub fn cue<'t>(&self, before: impl Fn(usize) -> &'t str) -> Option<Found<'_>> {
        let token = before(0);
        let mut best: Option<Found<'_>> = None;
        let mut hash = EMPTY;
        for (at, letter) in token.char_indices() {
            hash = grow(hash, letter);
            match self.stem_beginnings.0.get(&hash) {
                None => break,
                Some(false) => continue,
                Some(true) => {}
            }
            let end = at + letter.len_utf8();
            let Some(entries) = self.stems.get(&token[..end]) else { continue };
            let rest = skeleton(&token[end..]);
            // Many cues share a verb; its form is read once.
            let mut shapes: [Option<Option<Shape>>; 2] = [None; 2];
            for &(id, vowel, progressive) in entries {
                if progressive && !rest.starts_with("Iyor") {
                    continue;
                }
                let cue = &self.cues[id as usize];
                let shape = shapes[usize::from(vowel)].get_or_insert_with(|| verb(&rest, vowel));
                let Some(shape) = *shape else { continue };
                let Some(length) = cue.covers(&before) else { continue };
                if best
                    .is_none_or(|b| (cue.parts.len(), cue.name.len()) > (b.cue.parts.len(), b.cue.name.len()))
                {
                    best = Some(Found { cue, shape, length });
                }
            }
        }
        best
    }

    /// What an unnamed speaker's noun is.
    pub fn role(&self, lower: &str) -> Option<(Noun, Inflection)> {
        noun(&self.roles, lower)
    }

    /// What a noun for something said or written is.
    pub fn source(&self, lower: &str) -> Option<(Noun, Inflection)> {
        noun(&self.sources, lower)
    }
}

impl Cue {
    /// How many items the cue covers when its verb is item 0, or nothing where its words do not stand before it.
    fn covers<'t>(&self, before: &impl Fn(usize) -> &'t str) -> Option<usize> {
        let mut at = 1;
        for part in self.parts.iter().rev() {
            while matches!(before(at), "da" | "de" | "dahi" | "bile" | "ayrıca" | "şöyle" | "böyle") {
                at += 1;
            }
            if !part.is(before(at)) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

impl Part {
    fn is(&self, lower: &str) -> bool {
        if !self.any_ending {
            return lower == self.word;
        }
        if !lower.is_empty() && lower.chars().next() != self.word.chars().next() {
            return false;
        }
        skeleton(lower).strip_prefix(&self.skeleton).is_some_and(|rest| inflection(rest).is_some())
    }
}

/// Reads the ending of a noun (a skeleton without its stem).
pub fn inflection(rest: &str) -> Option<Inflection> {
    let (plural, rest) = rest.strip_prefix("lAr").map_or((false, rest), |r| (true, r));
    let of = |possessed, case| Some(Inflection { plural, possessed, case });
    match rest {
        "" => return of(false, Case::Nom),
        "A" | "yA" => return of(false, Case::Dat),
        "yI" => return of(false, Case::Acc),
        "DA" => return of(false, Case::Loc),
        "DAn" => return of(false, Case::Abl),
        "lA" | "ylA" => return of(false, Case::Ins),
        "cA" => return of(false, Case::Equ),
        _ => {}
    }
    let tail = ["ImIz", "mIz", "sI", "I"].iter().find_map(|p| rest.strip_prefix(p))?;
    match tail {
        "" => of(true, Case::Nom),
        "nI" | "I" => of(true, Case::Acc),
        "nA" => of(true, Case::Dat),
        "n" | "nIn" => of(tail.len() > 1, Case::Gen),
        "nDA" => of(true, Case::Loc),
        "nDAn" => of(true, Case::Abl),
        "ylA" => of(true, Case::Ins),
        _ => None,
    }
}

fn noun(list: &Nouns, lower: &str) -> Option<(Noun, Inflection)> {
    let mut growing = EMPTY;
    let mut begins = skeleton_letters(lower).map_while(|letter| {
        growing = grow(growing, letter);
        list.beginnings.0.get(&growing)
    });
    if !begins.any(|is_noun| *is_noun) {
        return None;
    }
    let whole = skeleton(lower);
    let mut ends: Vec<usize> = whole.char_indices().map(|(i, _)| i).skip(2).collect();
    ends.push(whole.len());
    for end in ends.into_iter().rev() {
        if let Some(kind) = list.kinds.get(&whole[..end])
            && let Some(inflection) = inflection(&whole[end..])
        {
            return Some((*kind, inflection));
        }
    }
    None
}

fn rows(file: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    file.lines()
        .enumerate()
        .map(|(i, l)| (i + 1, l))
        .filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty())
        .skip(1)
        .map(|(i, l)| (i, l.split('\t').collect()))
}

fn nouns(file: &'static str, name: &str) -> Result<Nouns, String> {
    let mut out = Nouns::default();
    for (line, row) in rows(file) {
        let [noun, kind] = row.as_slice() else {
            return Err(format!("{name}:{line}: two columns expected: noun, kind"));
        };
        let kind = match *kind {
            "person" => Noun::Person,
            "title" => Noun::Title,
            "group" => Noun::Group,
            "body" => Noun::Body,
            "source" => Noun::Informer,
            "claim" => Noun::Claim,
            "speech" => Noun::Speech,
            "document" => Noun::Document,
            "occasion" => Noun::Occasion,
            "listener" => Noun::Listener,
            other => return Err(format!("{name}:{line}: unknown kind `{other}`")),
        };
        let skeleton = skeleton(noun);
        out.beginnings.add(&skeleton);
        out.kinds.entry(skeleton).or_insert(kind);
    }
    Ok(out)
}

/// Whether a verb form closes a clause of its own, so that what follows is another clause.
pub fn closes(form: Form) -> bool {
    matches!(form, Form::Finite | Form::Converb | Form::Participle)
}

/// Whether a nominalised verb in this case is what a cue takes.
pub fn fits(takes: u16, passive: bool, kind: Nominal, case: Case) -> bool {
    use takes::{ACC, ACTION, ACTION_ACC, ACTION_DAT, ACTION_INS, DAT, GEN, NOM};
    let has = |bit| takes & bit != 0;
    match (kind, case) {
        (Nominal::Fact, Case::Acc) => has(ACC | DAT),
        (Nominal::Fact, Case::Dat) => has(DAT),
        (Nominal::Fact, Case::Gen) => has(GEN),
        (Nominal::Fact, Case::Nom) => has(NOM) || passive && has(ACC | GEN),
        (Nominal::Action | Nominal::Infinitive, Case::Acc) => has(ACTION_ACC),
        (Nominal::Action, Case::Nom) => has(ACTION) || passive && has(ACTION_ACC),
        (Nominal::Infinitive, Case::Nom) => has(ACTION),
        (Nominal::Action | Nominal::Infinitive, Case::Dat) => has(ACTION_DAT),
        (Nominal::Infinitive, Case::Ins) => has(ACTION_INS),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_files_parse_and_name_the_line_that_does_not() {
        let _ = Lexicon::get();
        let broken = Lexicon::parse("cue\ttakes\tmodality\tflags\nsöyledi\tq\tassertion\t-\n", "", "");
        assert!(broken.unwrap_err().contains("cues.tsv:2"));
    }

    #[test]
    fn the_longest_cue_wins_and_particles_may_stand_inside_it() {
        let words = ["ifade", "de", "etti"];
        let found = Lexicon::get().cue(|n| words.len().checked_sub(n + 1).map_or("", |i| words[i])).unwrap();
        assert_eq!((found.cue.name, found.length), ("ifade etmek", 3));
    }

    #[test]
    fn roles_are_known_in_number_and_case() {
        let (kind, form) = Lexicon::get().role("yetkilileri").unwrap();
        assert_eq!((kind, form.plural, form.possessed, form.case), (Noun::Person, true, true, Case::Nom));
        let (kind, form) = Lexicon::get().source("açıklamasında").unwrap();
        assert_eq!((kind, form.case), (Noun::Speech, Case::Loc));
    }
}
