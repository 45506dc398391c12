//! Where a second clause with a subject of its own begins behind a comma and a conjunction, so that both can be parsed by themselves:
//! `freed two men, | but Peru, in return, freed none`.

use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// How long an aside between the second subject and its verb may be, in tokens.
const ASIDE: usize = 16;

/// Words that open a clause beside the main one.
const SUBORDINATORS: [&str; 14] = [
    "if", "when", "as", "while", "although", "though", "because", "since", "after", "before", "once",
    "unless", "until", "whereas",
];

/// The conjunction of a second clause, behind its comma; `from` is where the search begins.
pub fn second<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word, from: usize) -> Option<usize> {
    (from.max(3)..n.saturating_sub(2)).find(|joint| {
        matches!(&*word(*joint).lemma, "and" | "but")
            && word(*joint).upos == Upos::Cconj
            && &*word(joint - 1).lemma == ","
            && tells(word, *joint - 1)
            && clause_follows(n, word, joint + 1)
    })
}

/// Whether what stands before `end` is a main clause: with a finite verb, and a second one behind a comma where it opens with a
/// clause beside it.
fn tells<'w>(word: &dyn Fn(usize) -> &'w Word, end: usize) -> bool {
    let first = crate::text::lower_en(&word(0).lemma).into_owned();
    let mut from = 0;
    if SUBORDINATORS.contains(&&*first) {
        let Some(comma) = (1..end).find(|i| &*word(*i).lemma == ",") else { return false };
        from = comma;
    }
    (from..end).any(|i| finite(word(i)))
}

fn finite(word: &Word) -> bool {
    matches!(penn(word), "VBD" | "VBZ" | "VBP" | "MD")
}

/// Whether a noun phrase stands at `at`, with prepositions inside and an aside behind it, that a finite verb follows.
fn clause_follows<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word, at: usize) -> bool {
    let plain = |i: usize| {
        matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
            || matches!(penn(word(i)), "PRP$" | "POS")
            || i > at && matches!(&*word(i).lemma, "of" | "in" | "from" | "for" | "and")
    };
    let comma = |i: usize| i < n && &*word(i).lemma == ",";
    let first = (at..n).find(|i| word(*i).upos != Upos::Adv).unwrap_or(n);
    if first < n && matches!(penn(word(first)), "PRP" | "EX") {
        return first + 1 < n && finite(word(first + 1));
    }
    let Some(mut end) = (first..n).find(|i| !plain(*i)).filter(|i| *i > first) else { return false };
    let noun = (first..end).any(|i| matches!(word(i).upos, Upos::Noun | Upos::Propn));
    if comma(end) {
        let relative = end + 1 < n && matches!(penn(word(end + 1)), "WP" | "WDT" | "WP$" | "WRB" | "IN");
        let close = (end + 2..n.min(end + ASIDE)).find(|i| comma(*i));
        let Some(close) = close.filter(|c| relative || !(end + 1..*c).any(|i| finite(word(i)))) else {
            return false;
        };
        end = close + 1;
    }
    let verb = (end..n).find(|i| word(*i).upos != Upos::Adv);
    noun && verb.is_some_and(|i| finite(word(i)))
}
