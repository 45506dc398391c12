//! What tagger and parser see of a token's form.

use std::borrow::Cow;

use super::weights::hash;
use crate::lang::en::lexicon::lexicon;
use crate::text::lower_en;

/// A token's form, as hashes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Form {
    /// Lower-cased form.
    pub word: u32,
    /// Last two, three and four characters.
    pub suffixes: [u32; 3],
    /// First three characters.
    pub prefix: u32,
    /// Capitals, digits, hyphens; first in the sentence or not.
    pub shape: u32,
    /// What the word list knows of it.
    pub mask: u32,
}

/// Stands for what is outside the sentence.
pub const OUTSIDE: Form = Form { word: 1, suffixes: [1; 3], prefix: 1, shape: 99, mask: 0xFFFF };

impl Form {
    /// Looks at a form; `first` is set for the first word of a sentence.
    pub fn new(text: &str, first: bool) -> Form {
        let written = straight(text);
        let lower = lower_en(&written);
        let lower = plain(&lower);
        let head = lower.char_indices().nth(3).map_or(lower.len(), |(i, _)| i);
        Form {
            suffixes: [2, 3, 4].map(|n| tail(lower, n)),
            prefix: hash(&lower[..head]),
            shape: shape(&written, first),
            mask: u32::from(lexicon().mask(lower)),
            word: word(&written, lower),
        }
    }

    /// What the parser looks at, and no more.
    pub fn brief(text: &str) -> Form {
        let written = straight(text);
        let lower = lower_en(&written);
        let lower = plain(&lower);
        Form { word: word(&written, lower), suffixes: [0, tail(lower, 3), 0], ..Form::default() }
    }
}

/// A form with the straight apostrophe that clitics have in the word list (`’s`, `don’t`).
fn straight(text: &str) -> Cow<'_, str> {
    if text.ends_with("’t") {
        text.replace('’', "'").into()
    } else if text.starts_with('’') && text != "’" {
        text.replacen('’', "'", 1).into()
    } else {
        text.into()
    }
}

/// One form of a mark for all that it is written as.
fn plain(lower: &str) -> &str {
    match lower {
        "“" | "”" | "\"" | "„" | "''" | "``" | "«" | "»" => "\"",
        "‘" | "’" | "`" => "'",
        "–" | "—" | "--" => "–",
        other => other,
    }
}

/// A word's hash; numbers are told apart by their length alone.
fn word(text: &str, lower: &str) -> u32 {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 && digits * 2 >= text.len() { 2 + text.len().min(5) as u32 } else { hash(lower) }
}

/// Hash of the last `n` characters.
fn tail(lower: &str, n: usize) -> u32 {
    let at = lower.char_indices().rev().nth(n - 1).map_or(0, |(i, _)| i);
    hash(&lower[at..])
}

fn shape(text: &str, first: bool) -> u32 {
    let mut chars = text.chars();
    let initial = chars.next();
    let capital = initial.is_some_and(char::is_uppercase);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let mut bits = 0;
    if capital {
        bits |= 1;
    }
    if upper > 1 && upper == letters {
        bits |= 2;
    } else if upper > 1 {
        bits |= 4;
    }
    if text.bytes().any(|b| b.is_ascii_digit()) {
        bits |= 8;
    }
    if text.len() > 1 && text.contains('-') {
        bits |= 16;
    }
    if letters == 0 {
        bits |= 32;
    }
    if text.len() > 1 && text.ends_with('.') {
        bits |= 64;
    }
    if first {
        bits |= 128;
    }
    bits
}
