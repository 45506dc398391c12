//! Words behind a weak place name that say it is one (`Ordu ilinde`, `Mobile, Alabama`).

use std::sync::OnceLock;

use crate::text::{lower_en, lower_tr};

/// Beginnings of such words, lower case.
#[derive(Debug)]
pub struct Support {
    beginnings: Vec<&'static str>,
    turkish: bool,
}

impl Support {
    /// Those of a language.
    pub fn of(lang: &'static str) -> &'static Support {
        static TR: OnceLock<Support> = OnceLock::new();
        static EN: OnceLock<Support> = OnceLock::new();
        let list = if lang == "tr" { &TR } else { &EN };
        list.get_or_init(|| Support {
            beginnings: include_str!("../../data/names/place-support.tsv")
                .lines()
                .filter_map(|l| l.split_once('\t'))
                .filter(|(code, _)| *code == lang)
                .map(|(_, word)| word)
                .collect(),
            turkish: lang == "tr",
        })
    }

    /// Whether a word begins so.
    pub fn follows(&self, word: &str) -> bool {
        let word = if self.turkish { lower_tr(word) } else { lower_en(word) };
        self.beginnings.iter().any(|b| word.starts_with(b))
    }
}
