//! Nouns for a kind of body (`şirket`, `örgüt`), with the names that they may take up (`references.tsv`).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// What a noun may take up.
pub(super) struct Row {
    /// Words one of which a body's name must hold.
    pub(super) names: Vec<&'static str>,
    /// It takes up any body whose name does not say what it is.
    pub(super) any: bool,
    /// It also takes up what such a noun was said of (`İsrail askerleri` ... `askerler`), in the plural too.
    pub(super) force: bool,
}

impl Row {
    /// An army's people and machines, not the police's.
    pub(super) fn is_army(&self) -> bool {
        self.names.contains(&"ordu")
    }
}

/// The nouns, by their lemma.
pub(super) fn table() -> &'static FxHashMap<&'static str, Row> {
    static TABLE: OnceLock<FxHashMap<&'static str, Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("../../../data/lang/tr/references.tsv")
            .lines()
            .filter(|l| !l.starts_with('#') && !l.starts_with("noun\t") && !l.trim().is_empty())
            .map(|line| {
                let (noun, names) = line.split_once('\t').expect("data/lang/tr/references.tsv: two columns");
                let any = names.split('|').any(|n| n == "*");
                let force = names.split('|').any(|n| n == "+");
                (
                    noun,
                    Row {
                        names: names.split('|').filter(|n| !matches!(*n, "*" | "+")).collect(),
                        any,
                        force,
                    },
                )
            })
            .collect()
    })
}

/// The word by which bodies of a class of the gazetteer are taken up.
pub(super) fn class_word(class: &str) -> Option<&'static str> {
    static WORDS: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        const FILE: &str = "data/lang/tr/body-classes.tsv";
        let text = include_str!("../../../data/lang/tr/body-classes.tsv");
        crate::lang::table::rows(FILE, text).map(|(_, [class, word])| (class, word)).collect()
    });
    words.get(class).copied()
}

/// Whether a noun (its lemma) says what kind of body is spoken of (`şirket`, `örgüt`).
pub(super) fn is_body_noun(lemma: &str) -> bool {
    table().get(lemma).is_some_and(|row| !row.force)
}

/// The words one of which a body's name must hold for a noun (its lemma) to take it up.
pub(super) fn kinds_of_body(lemma: &str) -> &'static [&'static str] {
    table().get(lemma).filter(|row| !row.force).map_or(&[], |row| &row.names)
}

/// Whether a body's name (in lower case) says itself what it is, so that `şirket` does not mean it (`Rekabet Kurumu`). A
/// group and a holding are companies.
pub(super) fn is_kind(name: &str) -> bool {
    // By their first byte.
    static KINDS: OnceLock<FxHashMap<u8, Vec<&'static str>>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| {
        let company = |noun: &str| matches!(noun, "holding" | "grup");
        let bodies = table().iter().filter(|(noun, _)| !company(noun));
        let mut kinds: FxHashMap<u8, Vec<&'static str>> = FxHashMap::default();
        for word in bodies.flat_map(|(_, row)| &row.names) {
            let alike = kinds.entry(word.as_bytes()[0]).or_default();
            if !alike.contains(word) {
                alike.push(word);
            }
        }
        kinds
    });
    let bytes = name.as_bytes();
    let begins =
        |at: usize, words: &[&str]| words.iter().any(|word| bytes[at..].starts_with(word.as_bytes()));
    (0..bytes.len()).any(|at| kinds.get(&bytes[at]).is_some_and(|words| begins(at, words)))
}
