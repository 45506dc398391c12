//! What the clause parser knows: postpositions, light verbs, time nouns.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::table;
use crate::syntax::{Case, Slot};

/// A postposition: the cases it governs and the slot of the phrase it makes.
pub struct Postposition {
    pub governs: Vec<Case>,
    pub slot: Slot,
}

const LIGHT_VERBS: &str = include_str!("../../../../data/lang/tr/light-verbs.txt");

/// Marks a light verb that carries a bare verbal noun.
const CARRIES: &str = " +";

/// A verbal noun that has become a noun of its own.
pub struct VerbalNoun {
    /// Only behind this word (`satın alma`).
    pub behind: Option<&'static str>,
    /// Only before the head of a compound (`giriş yasağı`).
    pub compound: bool,
}

/// Tables of `data/lang/tr`.
pub struct Knowledge {
    pub postpositions: FxHashMap<&'static str, Postposition>,
    pub light_verbs: FxHashSet<&'static str>,
    /// Light verbs that carry a bare verbal noun.
    pub carriers: FxHashSet<&'static str>,
    pub time_nouns: FxHashSet<&'static str>,
    /// Verbal nouns that are nouns of their own, with what narrows that.
    pub verbal_nouns: FxHashMap<&'static str, VerbalNoun>,
    pub relational_adjectives: FxHashSet<&'static str>,
    pub origin_words: FxHashSet<&'static str>,
    /// Nouns that say which part of a thing is meant (`kuzey`, `çevre`).
    pub spatial_nouns: FxHashSet<&'static str>,
    /// Nouns that a clause in `-ması` right before them completes (`çekilmesi çağrısı`).
    pub content_nouns: FxHashSet<&'static str>,
    /// Nouns for what one side has or does and the other one answers (`teklif`, `hisse`).
    pub party_nouns: FxHashSet<&'static str>,
    /// Things of which a bare verbal noun says the kind (`arıtma tesisi`).
    pub things: FxHashSet<&'static str>,
    /// Nouns that a person's full name modifies.
    pub person_heads: FxHashSet<&'static str>,
    /// Nouns before the name of a body, or of a place or country, that say what it is.
    pub body_words: FxHashSet<&'static str>,
    pub place_words: FxHashSet<&'static str>,
    /// Verbs that take no object in the accusative.
    pub intransitives: FxHashSet<&'static str>,
    /// Expressions of several words, by their first.
    pub expressions: FxHashMap<&'static str, Vec<Expression>>,
}

/// What an expression of several words does.
pub enum Office {
    /// Part of no phrase (`öte yandan`).
    Adverb,
    /// Modifies the noun behind it (`söz konusu`).
    Adjective,
    /// What stands before it is the foremost of what follows (`Peru başta olmak üzere komşuları`).
    Foremost,
    /// Governs what stands before it (`yanı sıra`).
    Postposition(Postposition),
}

/// Words that are read as one.
pub struct Expression {
    /// All of them, as written in lower case.
    pub words: Vec<&'static str>,
    pub office: Office,
}

impl Knowledge {
    pub fn get() -> &'static Knowledge {
        static TABLES: OnceLock<Knowledge> = OnceLock::new();
        TABLES.get_or_init(|| Knowledge {
            postpositions: postpositions(include_str!("../../../../data/lang/tr/postpositions.tsv")),
            light_verbs: lines(LIGHT_VERBS).map(|l| l.trim_end_matches(CARRIES)).collect(),
            carriers: lines(LIGHT_VERBS).filter_map(|l| l.strip_suffix(CARRIES)).collect(),
            time_nouns: lines(include_str!("../../../../data/lang/tr/time-nouns.txt")).collect(),
            verbal_nouns: lines(include_str!("../../../../data/lang/tr/verbal-nouns.txt"))
                .map(verbal_noun)
                .collect(),
            relational_adjectives: lines(include_str!("../../../../data/lang/tr/relational-adjectives.txt"))
                .collect(),
            origin_words: lines(include_str!("../../../../data/lang/tr/origin-words.txt")).collect(),
            spatial_nouns: lines(include_str!("../../../../data/lang/tr/spatial-nouns.txt")).collect(),
            content_nouns: lines(include_str!("../../../../data/lang/tr/content-nouns.txt")).collect(),
            party_nouns: lines(include_str!("../../../../data/lang/tr/party-nouns.txt")).collect(),
            person_heads: lines(include_str!("../../../../data/lang/tr/person-heads.txt")).collect(),
            things: of_kind("thing"),
            body_words: of_kind("body"),
            place_words: of_kind("place"),
            intransitives: lines(include_str!("../../../../data/lang/tr/intransitive-verbs.txt")).collect(),
            expressions: expressions(include_str!("../../../../data/lang/tr/expressions.tsv")),
        })
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// The nouns of `data/lang/tr/what-it-is.tsv` for one kind of name.
fn of_kind(wanted: &str) -> FxHashSet<&'static str> {
    let text = include_str!("../../../../data/lang/tr/what-it-is.tsv");
    let rows = table::rows("data/lang/tr/what-it-is.tsv", text);
    rows.filter(|(_, [_, kind])| *kind == wanted).map(|(_, [noun, _])| noun).collect()
}

fn verbal_noun(line: &'static str) -> (&'static str, VerbalNoun) {
    let words = line.trim_end_matches(CARRIES);
    let (behind, word) = words.rsplit_once(' ').map_or((None, words), |(front, word)| (Some(front), word));
    (word, VerbalNoun { behind, compound: line.ends_with(CARRIES) })
}

fn governed(file: &str, line: usize, cases: &str) -> Vec<Case> {
    cases
        .split('|')
        .map(|c| match c {
            "nom" => Case::Nom,
            "gen" => Case::Gen,
            "dat" => Case::Dat,
            "abl" => Case::Abl,
            "ins" => Case::Ins,
            other => panic!("{file}:{line}: unknown case {other}"),
        })
        .collect()
}

fn postpositions(text: &'static str) -> FxHashMap<&'static str, Postposition> {
    let mut out = FxHashMap::default();
    let file = "data/lang/tr/postpositions.tsv";
    for (line, [form, governs, slot]) in table::rows(file, text) {
        let slot = match slot {
            "ins" => Slot::Ins,
            "by" => Slot::By,
            "adp" => Slot::Adp(form.into()),
            other => panic!("{file}:{line}: unknown slot {other}"),
        };
        out.insert(form, Postposition { governs: governed(file, line, governs), slot });
    }
    out
}

fn expressions(text: &'static str) -> FxHashMap<&'static str, Vec<Expression>> {
    let mut out: FxHashMap<&'static str, Vec<Expression>> = FxHashMap::default();
    let file = "data/lang/tr/expressions.tsv";
    for (line, [words, office, like]) in table::rows(file, text) {
        let office = match office {
            "adverb" => Office::Adverb,
            "adjective" => Office::Adjective,
            "foremost" => Office::Foremost,
            cases => Office::Postposition(Postposition {
                governs: governed(file, line, cases),
                slot: Slot::Adp(like.into()),
            }),
        };
        let words: Vec<&str> = words.split(' ').collect();
        out.entry(words[0]).or_default().push(Expression { words, office });
    }
    out
}
