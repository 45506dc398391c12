//! Words that hold only under a condition: `said the mill would shut down if the price fell`.

use crate::lang::en::word_class::WordClass;
use crate::pipeline::Reading;
use crate::statement::Modality;
use crate::syntax::{Upos, Word};
use crate::text::{Tokens, lower_en};

/// Words that open a condition.
const OPENERS: [&str; 2] = ["if", "unless"];

/// Verbs of what follows from a condition.
const MODALS: [&str; 8] = ["will", "would", "can", "could", "may", "might", "must", "should"];

/// The modality of reported words: a condition where they are asserted in one sentence, with an `if` that limits a
/// modal verb, else what the reporting word says.
///
/// Read from the words alone: a clause with `if` is where the parser errs often.
pub fn modality(reading: &Reading<'_>, content: &Tokens, reported: Modality) -> Modality {
    let words = &reading.analysed.words[content.start as usize..content.end as usize];
    let sentences = &reading.analysed.segmented.sentences;
    let first = sentences.partition_point(|s| s.tokens.end <= content.start);
    let one = sentences.get(first).is_some_and(|s| s.tokens.end >= content.end);
    if reported != Modality::Assertion || !one {
        return reported;
    }
    let modal = |w: &Word| w.upos == Upos::Aux && MODALS.contains(&&*w.lemma);
    let opens = |i: usize| {
        let word = lower_en(&words[i].lemma);
        let asked = i > 0 && WordClass::Asks.has(&words[i - 1].lemma);
        OPENERS.contains(&&*word) && words[i].upos == Upos::Sconj && !asked
    };
    let Some(at) = (0..words.len()).find(|i| opens(*i)) else { return reported };
    // At the head of the content the condition ends with a comma.
    let limited = match words[at..].iter().position(|w| &*w.lemma == ",") {
        Some(comma) if at == 0 => &words[at + comma..],
        _ => &words[..at],
    };
    if limited.iter().any(modal) { Modality::Condition } else { reported }
}
