//! What segmentation knows of a language: its abbreviations, and what an apostrophe means in it.

use rustc_hash::FxHashMap;

/// What an apostrophe inside a word sets off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apostrophe {
    /// A case suffix that stays in the token (`Kim’in`).
    Suffix,
    /// A clitic that becomes a token of its own (`Kim’s`, `do|n’t`).
    Clitic,
}

/// Rules of one language.
#[derive(Debug)]
pub struct Rules {
    /// What an apostrophe sets off.
    pub apostrophe: Apostrophe,
    /// Whether a number with a full stop is an ordinal (`3. madde`).
    pub ordinal_stop: bool,
    /// Whether two words that a hyphen joins are two parties (`ABD-Çin`) and no name of one.
    pub parties: fn(&str, &str) -> bool,
    /// Whether a word with a capital behind two such words tells what goes on between them (`Savaşı`), so that they name no body
    /// together (`Türkiye-Libya Karma Komisyonu`).
    pub between: fn(&str) -> bool,
    /// Whether a word before a hyphen only tells how things stood with the name behind it (`then-New Jersey`).
    pub prefix: fn(&str, &str) -> bool,
    abbreviations: FxHashMap<&'static str, bool>,
}

impl Rules {
    /// The rules of a language code; a code that is not known gets those of English.
    #[must_use]
    pub fn of(lang: &str) -> &'static Rules {
        crate::lang::of(lang).rules()
    }

    /// Rules with a list of abbreviations, one a line (`!` behind one that never ends a sentence's name; `#` starts a
    /// comment).
    #[must_use]
    pub fn new(
        list: &'static str,
        apostrophe: Apostrophe,
        ordinal_stop: bool,
        parties: fn(&str, &str) -> bool,
        between: fn(&str) -> bool,
        prefix: fn(&str, &str) -> bool,
    ) -> Rules {
        let abbreviations = list
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .map(|l| l.strip_suffix('!').map_or((l, false), |w| (w, true)))
            .collect();
        Rules { apostrophe, ordinal_stop, parties, between, prefix, abbreviations }
    }

    /// Whether `word` (without its last stop) is an abbreviation, and if so whether it may end a sentence.
    #[must_use]
    pub fn abbreviation(&self, word: &str) -> Option<bool> {
        self.abbreviations.get(word).copied()
    }
}
