//! Words inside names that are no part of what tells one bearer from another, and tables of names.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// The tables of `data/identity`.
#[derive(Debug)]
pub(super) struct Words {
    classes: FxHashMap<&'static str, FxHashMap<&'static str, &'static str>>,
    given: FxHashMap<&'static str, u16>,
    common: FxHashSet<&'static str>,
}

impl Words {
    pub fn get() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| Words {
            classes: classes(include_str!("../../data/identity/words.tsv")),
            given: lines(include_str!("../../data/identity/given-names.tsv"))
                .enumerate()
                .flat_map(|(i, l)| l.split('\t').map(move |name| (name, i as u16 + 1)))
                .collect(),
            common: lines(include_str!("../../data/identity/common-names.txt")).collect(),
        })
    }

    /// Whether the word is of the class.
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.class(class, word).is_some()
    }

    /// The sub-class of a word (`university` in `head.university`), empty where the class has none.
    pub fn class(&self, class: &str, word: &str) -> Option<&'static str> {
        self.classes.get(class)?.get(word).copied()
    }

    /// Number of the group of given names that stand for each other; 0 where it is in none.
    pub fn given_group(&self, name: &str) -> u16 {
        self.given.get(name).copied().unwrap_or(0)
    }

    /// Whether very many people bear the name.
    pub fn is_common(&self, name: &str) -> bool {
        self.common.contains(name)
    }
}

pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn classes(text: &'static str) -> FxHashMap<&'static str, FxHashMap<&'static str, &'static str>> {
    let mut out: FxHashMap<_, FxHashMap<_, _>> = FxHashMap::default();
    for line in lines(text) {
        let (class, word) = line.split_once('\t').unwrap_or((line, ""));
        let (class, sub) = class.split_once('.').unwrap_or((class, ""));
        out.entry(class).or_default().insert(word, sub);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_class_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for line in lines(include_str!("../../data/identity/words.tsv")) {
            let (class, word) = line.split_once('\t').expect("class, tab, word");
            let class = class.split('.').next().unwrap_or(class);
            assert!(!word.is_empty() && seen.insert((class, word)), "{line}");
        }
        for line in lines(include_str!("../../data/identity/given-names.tsv")) {
            for name in line.split('\t') {
                assert_eq!(crate::text::lower_tr(name), name, "folded");
            }
        }
    }

    #[test]
    fn heads_have_a_class_of_their_own() {
        let words = Words::get();
        assert_eq!(words.class("head", "üniversitesi"), Some("university"));
        assert_eq!(words.class("head", "ankara"), None);
        assert_eq!(words.given_group("bill"), words.given_group("william"));
        assert_ne!(words.given_group("ahmet"), words.given_group("mehmet"));
    }
}
