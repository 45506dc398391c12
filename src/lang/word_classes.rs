//! Words of a language by what they do where they stand, from its table of word classes.

use rustc_hash::FxHashMap;

use super::table;
use crate::event::EventWord;

/// Which classes each word is of.
#[derive(Debug)]
pub(super) struct WordClasses {
    /// A bit for each class, in the order of the names that the table was read with.
    of: FxHashMap<&'static str, u128>,
}

impl WordClasses {
    /// Reads a table with the columns `class` and `words` (commas between): one row for each of `names`, at most 128, beside
    /// those that are read for events ([`EventWord`]).
    ///
    /// # Panics
    /// Names `file` and the line of a class that is not among `names`, told twice or without a word; names a class
    /// that has no row.
    pub(super) fn read(file: &'static str, text: &'static str, names: &[&'static str]) -> WordClasses {
        let mut of = FxHashMap::default();
        assert!(names.len() <= u128::BITS as usize, "{file}: more classes than bits");
        let mut told = 0_u128;
        for (line, [class, words]) in table::rows(file, text) {
            let index = names.iter().position(|n| *n == class);
            if index.is_none() && EventWord::NAMES.contains(&class) {
                continue;
            }
            let index =
                index.unwrap_or_else(|| panic!("{file}:{line}: no class of words is called `{class}`"));
            assert!(told & (1 << index) == 0, "{file}:{line}: `{class}` has a row already");
            told |= 1 << index;
            for word in words.split(", ") {
                assert!(!word.is_empty(), "{file}:{line}: a word is empty");
                *of.entry(word).or_default() |= 1 << index;
            }
        }
        if let Some(missing) = (0..names.len()).find(|i| told & (1 << i) == 0) {
            panic!("{file}: no row for `{}`", names[missing]);
        }
        WordClasses { of }
    }

    /// Whether a word is of the class with this index.
    pub(super) fn has(&self, class: usize, word: &str) -> bool {
        self.of.get(word).is_some_and(|classes| classes & (1 << class) != 0)
    }
}

/// Makes `WordClass` of the classes of one table: the file, its text, and each class with the name that it has there.
macro_rules! word_classes {
    ($(#[$about:meta])* $file:literal, $text:expr; $($(#[$doc:meta])* $class:ident = $name:literal,)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum WordClass {
            $($(#[$doc])* $class,)+
        }

        static CLASSES: std::sync::LazyLock<$crate::lang::word_classes::WordClasses> =
            std::sync::LazyLock::new(|| {
                $crate::lang::word_classes::WordClasses::read($file, $text, &[$($name),+])
            });

        impl WordClass {
            /// Whether a lemma or a form in lower case is of the class.
            pub fn has(self, word: &str) -> bool {
                CLASSES.has(self as usize, word)
            }
        }
    };
}
pub(in crate::lang) use word_classes;

#[cfg(test)]
mod tests {
    use super::WordClasses;

    const NAMES: [&str; 2] = ["kin", "office"];

    #[test]
    fn a_word_may_be_of_two_classes() {
        let read = WordClasses::read(
            "w.tsv",
            "class\twords\nkin\taunt, father\noffice\tfather, prime minister\n",
            &NAMES,
        );
        assert!(read.has(0, "father") && read.has(1, "father") && read.has(1, "prime minister"));
        assert!(!read.has(1, "aunt") && !read.has(0, "prime"));
    }

    #[test]
    #[should_panic(expected = "w.tsv:2: no class of words is called `kim`")]
    fn an_unknown_class_is_named() {
        WordClasses::read("w.tsv", "class\twords\nkim\taunt\n", &NAMES);
    }

    #[test]
    #[should_panic(expected = "w.tsv: no row for `office`")]
    fn a_class_without_a_row_is_named() {
        WordClasses::read("w.tsv", "class\twords\nkin\taunt\n", &NAMES);
    }
}
