//! What stands between commas inside a verb, which the parser loses the verb over: `was, | according to the ministry, | shot`.

use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};
use std::ops::Range;

/// How long such an aside may be, in tokens.
const LONG: usize = 14;

/// An aside between an auxiliary and its verb, with both commas, and the verb behind it: `has, | since May, | accused`.
pub fn inside_verb<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word) -> Option<(Range<usize>, usize)> {
    let comma = |i: usize| &*word(i).lemma == ",";
    let verb = |i: usize| matches!(word(i).upos, Upos::Verb | Upos::Aux);
    for open in 2..n.saturating_sub(3) {
        if !comma(open) || word(open - 1).upos != Upos::Aux {
            continue;
        }
        let Some(close) = (open + 2..n.min(open + LONG)).find(|i| comma(*i)) else { continue };
        if (open + 1..close).any(|i| verb(i) && matches!(penn(word(i)), "VBD" | "VBZ" | "VBP" | "MD")) {
            continue;
        }
        let Some(main) = (close + 1..n).find(|i| word(*i).upos != Upos::Adv) else { continue };
        if verb(main) && matches!(penn(word(main)), "VBN" | "VBD" | "VBG" | "VB") {
            return Some((open..close + 1, main));
        }
    }
    None
}
