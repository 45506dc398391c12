//! What became of each sentence: used, or left out for a reason.

use crate::entity::Relation;
use crate::event::Event;
use crate::pipeline::{Coverage, Reading};
use crate::statement::Statement;
use crate::text::Span;

/// Sentences longer than this many tokens are not analysed.
pub const LONGEST_SENTENCE: usize = 400;

/// One verdict a sentence.
#[must_use]
pub fn of(
    reading: &Reading<'_>,
    relations: &[Relation],
    statements: &[Statement],
    events: &[Event],
) -> Vec<Coverage> {
    let mut used: Vec<Span> = relations.iter().map(|r| r.evidence).collect();
    used.extend(statements.iter().map(|s| s.evidence));
    used.extend(events.iter().flat_map(|e| e.evidence.iter().copied()));
    used.sort_unstable();
    // Longest end so far, so that one binary search tells whether any span reaches into a sentence.
    let mut reach: Vec<u32> = Vec::with_capacity(used.len());
    for span in &used {
        reach.push(reach.last().copied().unwrap_or(0).max(span.end));
    }
    reading
        .analysed
        .segmented
        .sentences
        .iter()
        .enumerate()
        .map(|(i, sentence)| {
            let before = used.partition_point(|s| s.start < sentence.span.end);
            if before > 0 && reach[before - 1] > sentence.span.start {
                return Coverage::Used;
            }
            if sentence.tokens.len() > LONGEST_SENTENCE {
                return Coverage::TooLong;
            }
            let first = reading.mentions.partition_point(|m| m.tokens.end <= sentence.tokens.start);
            if reading.mentions.get(first).is_none_or(|m| m.tokens.start >= sentence.tokens.end) {
                return Coverage::NoName;
            }
            let start = reading.clauses.partition_point(|c| c.head < sentence.tokens.start);
            let named = reading.clauses[start..]
                .iter()
                .take_while(|c| c.head < sentence.tokens.end)
                .any(|c| c.sentence == i as u32 && !c.arguments.is_empty());
            if named { Coverage::NoArgument } else { Coverage::NoPredicate }
        })
        .collect()
}
