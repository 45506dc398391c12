//! Gazetteers: names that are known, with what they stand for.

use crate::mention::EntityKind;
use crate::text::{Segmented, Span, Tokens};

/// A form of a known name, found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its tokens; the last one may carry a suffix.
    pub tokens: Tokens,
    /// Without the suffix, bytes.
    pub span: Span,
    /// Row of the gazetteer.
    pub entry: u32,
    /// What it names.
    pub kind: EntityKind,
    /// An adjective form (`Rus`).
    pub adjectival: bool,
    /// Also a common word or name: to be believed only with support.
    pub weak: bool,
}

/// What is known of a language's names.
#[derive(Debug)]
pub struct Gazetteer;

impl Gazetteer {
    /// The gazetteer of a language.
    #[must_use]
    pub fn get(_lang: &str) -> &'static Gazetteer {
        &Gazetteer
    }

    /// All known names of a text, longest first at each place.
    #[must_use]
    pub fn find(&self, _segmented: &Segmented, _text: &str) -> Vec<Hit> {
        Vec::new()
    }
}
