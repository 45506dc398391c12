//! What a sentence opens with before its subject, parsed by itself so that the main clause keeps its subject: `Two days after being
//! elected leader of the party, | Ann Reed sacked`.

use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// How long such an opener may be, in tokens.
const LONG: usize = 26;

/// Words that open it, before a gerund.
const BEFORE_GERUND: [&str; 8] = ["after", "before", "while", "by", "since", "without", "upon", "instead"];

/// Where an opener with a gerund begins and its comma: `Two days | after being elected`, `After meeting Reed`.
pub fn gerund<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word) -> Option<(usize, usize)> {
    let lower = |i: usize| crate::text::lower_en(&word(i).lemma).into_owned();
    let first = (0..n.min(5)).find(|i| BEFORE_GERUND.contains(&lower(*i).as_str()))?;
    let time = first == 0
        || first == 1
            && matches!(lower(0).as_str(), "hour" | "day" | "week" | "month" | "year" | "shortly" | "soon")
        || first > 1
            && (WordClass::Time.has(&lower(first - 1))
                || matches!(lower(first - 1).as_str(), "hour" | "minute"));
    if !time || first + 2 >= n || penn(word(first + 1)) != "VBG" {
        return None;
    }
    let told = |i: usize| matches!(penn(word(i)), "VBD" | "VBZ" | "VBP" | "MD");
    let comma = (first + 2..n.min(first + LONG))
        .find(|i| &*word(*i).lemma == "," && subject_follows(n, word, *i + 1))?;
    (!(first + 1..comma).any(told)).then_some((first, comma))
}

/// Whether a noun phrase stands at `at` that a finite verb follows, adverbs apart: no member of a list.
fn subject_follows<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word, at: usize) -> bool {
    let plain = |i: usize| {
        matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Part)
            || penn(word(i)) == "PRP$"
    };
    let pronoun = at < n && penn(word(at)) == "PRP";
    let stop = if pronoun { at + 1 } else { (at..n).find(|i| !plain(*i)).unwrap_or(n) };
    let verb = (stop..n).find(|i| word(*i).upos != Upos::Adv).unwrap_or(n);
    stop > at && verb < n && matches!(penn(word(verb)), "VBD" | "VBZ" | "VBP" | "MD")
}
