//! The way through a text, from name to name.

use crate::pipeline::Reading;
use crate::text::{TokenId, TokenKind};

/// What is met on the way through a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::lang::tr) enum Step {
    /// A mention, by its number.
    Name(usize),
    /// A word outside all mentions, and the number of the mention that comes next.
    Word(TokenId, usize),
}

/// The mentions of a text and the words between them, in its order, each with its sentence.
pub(in crate::lang::tr) fn steps<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (usize, Step)> + 'r {
    let segmented = reading.analysed.segmented;
    let mut mention = 0;
    let mut behind = 0;
    let tokens =
        segmented.sentences.iter().enumerate().flat_map(|(s, x)| x.tokens.clone().map(move |t| (s, t)));
    tokens.filter_map(move |(s, t)| {
        if t < behind {
            return None;
        }
        while reading.mentions.get(mention).is_some_and(|m| m.tokens.end <= t) {
            mention += 1;
        }
        if let Some(m) = reading.mentions.get(mention).filter(|m| m.tokens.start <= t) {
            behind = m.tokens.end;
            return Some((s, Step::Name(mention)));
        }
        (segmented.tokens[t as usize].kind == TokenKind::Word).then_some((s, Step::Word(t, mention)))
    })
}
