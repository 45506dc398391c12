//! Words of attitude with their classes, from `data/lang/en/attitudes.tsv`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::table;

/// A word of attitude.
#[derive(Debug, Clone)]
pub struct Leaning {
    /// Its class: what kind of attitude it tells (`praise`, `want`). One that ends in `-` means something else as often.
    pub class: &'static str,
    /// Prepositions that bring what the attitude is to.
    pub prepositions: Vec<&'static str>,
}

/// Verbs, nouns and adjectives of attitude, by lemma.
#[derive(Debug, Default)]
pub struct Leanings {
    verbs: FxHashMap<&'static str, Leaning>,
    nouns: FxHashMap<&'static str, Leaning>,
    adjectives: FxHashMap<&'static str, Leaning>,
    /// Part of speech, class, complement and whether somebody is named: which of them tell an attitude.
    kept: FxHashSet<(char, &'static str, &'static str, bool)>,
}

static LEANINGS: LazyLock<Leanings> = LazyLock::new(|| {
    let mut out = Leanings::default();
    let file = "data/lang/en/attitudes.tsv";
    for (line, row) in table::rows(file, include_str!("../../../../data/lang/en/attitudes.tsv")) {
        let [lemma, part, class, prepositions] = row;
        let prepositions = prepositions.split(',').filter(|p| *p != "-").collect();
        let words = match part {
            "v" => &mut out.verbs,
            "n" => &mut out.nouns,
            "a" => &mut out.adjectives,
            other => panic!("{file}:{line}: unknown part of speech `{other}`"),
        };
        let twice = words.insert(lemma, Leaning { class, prepositions }).is_some();
        assert!(!twice, "{file}:{line}: `{lemma}` stands there twice");
    }
    let file = "data/lang/en/attitude-frames.tsv";
    for (_, row) in table::rows(file, include_str!("../../../../data/lang/en/attitude-frames.tsv")) {
        let [part, class, frames, without] = row;
        let part = part.chars().next().unwrap_or('v');
        out.kept.extend(frames.split(',').map(|f| (part, class, f, true)));
        out.kept.extend(without.split(',').map(|f| (part, class, f, false)));
    }
    out
});

/// The words of attitude, read once.
pub fn leanings() -> &'static Leanings {
    &LEANINGS
}

impl Leanings {
    /// A verb by lemma.
    pub fn verb(&self, lemma: &str) -> Option<&Leaning> {
        self.verbs.get(lemma)
    }

    /// A noun by lemma.
    pub fn noun(&self, lemma: &str) -> Option<&Leaning> {
        self.nouns.get(lemma)
    }

    /// An adjective or participle by its form in lower case.
    pub fn adjective(&self, form: &str) -> Option<&Leaning> {
        self.adjectives.get(form)
    }

    /// Whether a class of words (`v`, `n`, `a`) tells an attitude with a complement, told of somebody or of nobody.
    pub fn keeps(&self, part: char, class: &'static str, frame: &'static str, sourced: bool) -> bool {
        self.kept.contains(&(part, class, frame, sourced))
    }
}
