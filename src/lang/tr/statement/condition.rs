//! Words that hold only under a condition: `fiyat düşerse fabrikanın kapanacağını söyledi`.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::unit::Page;
use crate::statement::Modality;
use crate::syntax::{Mood, VerbForm};
use crate::text::Span;

/// Words behind `-sa` that take the condition back (`düşse de`, `düşse bile`).
const CONCESSIVE: [&str; 4] = ["de", "da", "bile", "dahi"];

/// Words before `-sa` that leave open what or who (`ne olursa olsun`).
const OPEN: [&str; 5] = ["ne", "kim", "nasıl", "hangi", "nerede"];

fn openers() -> &'static FxHashSet<&'static str> {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| {
        let lines = include_str!("../../../../data/lang/tr/conditions.txt").lines();
        lines.filter(|l| !l.starts_with('#') && !l.is_empty()).collect()
    })
}

/// The modality of reported words: a condition where they are asserted in one sentence, of which a clause of condition
/// limits the rest, else what the reporting word says.
pub fn modality(page: &Page<'_>, content: Span, reported: Modality) -> Modality {
    if reported != Modality::Assertion {
        return reported;
    }
    let analysed = page.reading.analysed;
    let tokens = &analysed.segmented.tokens;
    let first = tokens.partition_point(|t| t.span.start < content.start);
    let end = first + tokens[first..].partition_point(|t| t.span.end <= content.end);
    let text = |t: usize| page.lower(t as u32);
    // A mark inside ends a sentence: no condition reaches over it.
    let ended = |t: &usize| matches!(text(*t), "." | "!" | "?" | "…");
    if (first..end.saturating_sub(1)).any(|t| ended(&t)) {
        return reported;
    }
    let verb = |t: usize| analysed.words[t].verb;
    let clause = |t: usize| {
        verb(t).is_some_and(|v| {
            matches!(v.form, VerbForm::VerbalNoun | VerbForm::FactParticiple | VerbForm::FutureParticiple)
        })
    };
    let opens = |t: usize| {
        let wish = verb(t).is_some_and(|v| v.form == VerbForm::Finite && v.mood == Mood::Conditional);
        let conceded = t + 1 < end && CONCESSIVE.contains(&text(t + 1));
        let open = (first..t).rev().take(3).any(|k| OPEN.contains(&text(k)));
        wish && &*analysed.words[t].lemma != "i" && !conceded && !open
            || t > first && openers().contains(text(t)) && clause(t - 1)
    };
    // What it limits stands behind it, or before it where the condition comes last.
    let limits = |t: usize| (t + 1..end).chain(first..t.saturating_sub(1)).any(|k| verb(k).is_some());
    let found = (first..end).any(|t| opens(t) && limits(t));
    if found { Modality::Condition } else { reported }
}
