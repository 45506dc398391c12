//! Given names and surnames: which words can be parts of a person's name.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// Names by part.
#[derive(Debug)]
pub struct Lists {
    given: FxHashSet<&'static str>,
    surnames: FxHashSet<&'static str>,
}

impl Lists {
    /// The lists.
    #[must_use]
    pub fn get() -> &'static Lists {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        LISTS.get_or_init(|| Lists {
            given: words(include_str!("../../data/names/given-names.txt")),
            surnames: words(include_str!("../../data/names/surnames.txt")),
        })
    }

    /// Whether the word, written with a capital and without a suffix, is a given name.
    #[must_use]
    pub fn is_given(&self, word: &str) -> bool {
        self.given.contains(word)
    }

    /// Whether it is a surname.
    #[must_use]
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// Whether it is either.
    #[must_use]
    pub fn is_name(&self, word: &str) -> bool {
        self.is_given(word) || self.is_surname(word)
    }
}

fn words(text: &'static str) -> FxHashSet<&'static str> {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_names_are_known() {
        let lists = Lists::get();
        assert!(lists.is_given("Mehmet") && lists.is_given("John") && lists.is_given("Zehra"));
        assert!(lists.is_surname("Yılmaz") && lists.is_surname("Smith"));
        assert!(!lists.is_name("Bakan") && !lists.is_name("The"));
    }
}
