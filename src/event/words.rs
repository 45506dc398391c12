//! The words of a frame's predicate: how they are written in a frame, and how in a text.

use super::grammar::Grammar;
use crate::syntax::Case;

/// The word of a predicate that stands for any infinitive.
pub(crate) const INFINITIVE: &str = "-ma";

/// A word of a frame's predicate beside its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Lemma or form.
    pub(crate) word: Box<str>,
    /// Other words that may stand in its place.
    pub(crate) others: Box<[Box<str>]>,
    /// It may be missing.
    pub(crate) optional: bool,
    /// It must not stand there (`!to`).
    pub(crate) forbidden: bool,
    /// The case that its form shows.
    pub(crate) case: Option<Case>,
    /// Any form of the word in that case, whoever owns it (`görev:dat`: `göreve`, `görevine`, `görevlerine`).
    pub(crate) any_form: bool,
}

/// Whether a word is written so, the apostrophe of a title left out (`Zirvesi'ne`: `zirvesine`).
pub(crate) fn is_written(own: &str, form: &str) -> bool {
    const APOSTROPHES: [char; 2] = ['\'', '’'];
    own == form || own.contains(APOSTROPHES) && own.split(APOSTROPHES).flat_map(str::chars).eq(form.chars())
}

/// Whether a word may be written as another but for its ending or a title's apostrophe: most are seen to differ by
/// their first byte.
#[inline]
pub(crate) fn may_be_written(own: &str, form: &str) -> bool {
    let first = own.as_bytes().first();
    first == form.as_bytes().first() || matches!(first, Some(b'\'' | 0xE2))
}

/// How many numbers [`beginning`] gives.
pub(crate) const BEGINNINGS: usize = 512;

/// A number below [`BEGINNINGS`] by the first three bytes of a word, which all forms of it have that may stand for it;
/// nothing for shorter words.
pub(crate) fn beginning(word: &str) -> Option<u16> {
    let [a, b, c] = *word.as_bytes().first_chunk()?;
    let mixed = (u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c)).wrapping_mul(0x9E37_79B1);
    Some((mixed >> (32 - BEGINNINGS.ilog2())) as u16)
}

/// The case that a word of a predicate asks for behind a colon.
pub(super) fn case_named(mark: &str) -> Option<Case> {
    Some(match mark {
        "acc" => Case::Acc,
        "dat" => Case::Dat,
        "loc" => Case::Loc,
        "abl" => Case::Abl,
        "gen" => Case::Gen,
        "ins" => Case::Ins,
        _ => return None,
    })
}

pub(super) fn parts(words: &[&str], grammar: &Grammar) -> Vec<Part> {
    words
        .iter()
        .map(|w| {
            let inner = w.strip_prefix('(').and_then(|w| w.strip_suffix(')'));
            let forbidden = w.strip_prefix('!');
            let whole = inner.or(forbidden).unwrap_or(w);
            let marked = whole.split_once(':').and_then(|(front, mark)| Some((front, case_named(mark)?)));
            let mut words = marked.map_or(whole, |(front, _)| front).split('/');
            let word = words.next().unwrap_or_default();
            Part {
                word: word.into(),
                others: words.map(Into::into).collect(),
                optional: inner.is_some() || forbidden.is_some(),
                forbidden: forbidden.is_some(),
                case: marked.map(|(_, case)| case).or_else(|| (grammar.case_of)(word)),
                any_form: marked.is_some(),
            }
        })
        .collect()
}
