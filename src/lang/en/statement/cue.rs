//! Reporting words, from `data/lang/en/cues.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lang::en::word_class::WordClass;
use crate::lang::table;
use crate::statement::Modality;

/// What kind of complement makes a reporting verb one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any finite clause, or a quotation.
    Any,
    /// A clause with `that`, or a quotation.
    That,
    /// Only a quotation.
    Quote,
    /// Object and predicate with a quotation in it: `called it “a trick”`.
    Object,
    /// Object and `as`: `described it as “a trick”`.
    As,
}

/// A reporting verb.
#[derive(Debug, Clone, Copy)]
pub struct Cue {
    /// Its clause is a statement; else only an attitude.
    pub says: bool,
    /// How the speaker stands to the words.
    pub modality: Modality,
    /// What it takes.
    pub takes: Takes,
    /// A verb of attitude that takes a clause without `that` (`believes he will win`).
    pub bare: bool,
}

/// What a verb can report behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reports {
    /// A clause with `that` or without.
    Bare,
    /// Only one with `that`.
    That,
}

impl Reports {
    /// How a verb reports, by its lemma; `None` where it doesn't.
    pub fn of(lemma: &str) -> Option<Reports> {
        let cue = cues().verb(lemma)?;
        let bare = if cue.says { cue.takes == Takes::Any } else { cue.bare };
        Some(if bare { Reports::Bare } else { Reports::That })
    }

    /// Whether a verb's clause is a statement.
    pub fn says(lemma: &str) -> bool {
        cues().verb(lemma).is_some_and(|c| c.says)
    }

    /// Whether a verb says nothing but with a clause or a quotation.
    pub fn plain(lemma: &str) -> bool {
        cues().verb(lemma).is_some_and(|c| !matches!(c.takes, Takes::Quote | Takes::Object | Takes::As))
    }

    /// Whether a verb has its listener as its object.
    pub fn addresses(lemma: &str) -> bool {
        WordClass::Addresses.has(lemma)
    }
}

/// Cues and source nouns.
#[derive(Debug)]
pub struct Cues {
    verbs: FxHashMap<&'static str, Cue>,
    nouns: FxHashMap<&'static str, Cue>,
    /// Nouns for words in writing or speech, with the verbs that make them.
    documents: FxHashMap<&'static str, Vec<&'static str>>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut verbs = FxHashMap::default();
    let mut nouns = FxHashMap::default();
    let file = "data/lang/en/cues.tsv";
    for (line, row) in table::rows(file, include_str!("../../../../data/lang/en/cues.tsv")) {
        let [lemma, class, modality, flags] = row;
        let modality = match modality {
            "assertion" => Modality::Assertion,
            "allegation" => Modality::Allegation,
            "denial" => Modality::Denial,
            "promise" => Modality::Promise,
            "demand" => Modality::Demand,
            "hearsay" => Modality::Hearsay,
            other => panic!("{file}:{line}: unknown modality `{other}`"),
        };
        let takes = match flags {
            "that" => Takes::That,
            "quote" => Takes::Quote,
            "np" => Takes::Object,
            "as" => Takes::As,
            _ => Takes::Any,
        };
        let cue = Cue { says: matches!(class, "say" | "noun"), modality, takes, bare: flags == "bare" };
        match class {
            "noun" | "noun-think" => nouns.insert(lemma, cue),
            "say" | "think" => verbs.insert(lemma, cue),
            other => panic!("{file}:{line}: unknown class `{other}`"),
        };
    }
    let documents = include_str!("../../../../data/lang/en/sources.txt")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
        .map(|l| {
            let (noun, verbs) = l.split_once('\t').unwrap_or((l, ""));
            (noun, verbs.split(", ").filter(|v| !v.is_empty()).collect())
        })
        .collect();
    Cues { verbs, nouns, documents }
});

/// The cues, read once.
pub fn cues() -> &'static Cues {
    &CUES
}

impl Cues {
    /// A verb by lemma.
    pub fn verb(&self, lemma: &str) -> Option<Cue> {
        self.verbs.get(lemma).copied()
    }

    /// A noun by lemma (`claim`, `criticism`).
    pub fn noun(&self, lemma: &str) -> Option<Cue> {
        self.nouns.get(lemma).copied()
    }

    /// Whether a noun is words in writing or speech (`statement`, `report`), which speak for somebody.
    pub fn is_document(&self, lemma: &str) -> bool {
        self.documents.contains_key(lemma)
    }

    /// Whether a verb makes such words (`declared`, of a declaration).
    pub fn made_by(&self, noun: &str, verb: &str) -> bool {
        self.documents.get(noun).is_some_and(|verbs| verbs.contains(&verb))
    }
}
