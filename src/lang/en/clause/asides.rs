//! What stands between commas inside a verb, which the parser loses the verb over: `was, | according to the ministry, | shot`.

use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};
use std::ops::Range;

/// How long such an aside may be, in tokens.
const LONG: usize = 14;

/// Where a time with its preposition ends that begins at `at`: `on Tuesday`, `in May`.
fn time_end<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word, at: usize) -> Option<usize> {
    let time =
        |i: usize| WordClass::Time.has(&crate::text::lower_en(&word(i).lemma)) || word(i).upos == Upos::Num;
    let preposition = at + 2 < n && matches!(&*word(at).lemma, "on" | "in" | "at") && time(at + 1);
    preposition.then(|| (at + 1..n).find(|i| !time(*i)))?
}

/// An aside between an auxiliary and its verb, with both commas, and the verb behind it: `has, | since May, | accused`.
pub fn inside_verb<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word) -> Option<(Range<usize>, usize)> {
    let comma = |i: usize| &*word(i).lemma == ",";
    let verb = |i: usize| matches!(word(i).upos, Upos::Verb | Upos::Aux);
    // `was | on Tuesday | charged`: without commas only a time.
    for open in 2..n.saturating_sub(3) {
        let Some(end) = time_end(n, word, open).filter(|_| word(open - 1).upos == Upos::Aux) else {
            continue;
        };
        if verb(end) && matches!(penn(word(end)), "VBN" | "VBD") && word(end).upos == Upos::Verb {
            return Some((open..end, end));
        }
    }
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
