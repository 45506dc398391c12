//! Attributions that stand inside the words of none other.

use std::collections::{BTreeMap, BTreeSet};

use super::Attribution;
use crate::text::Span;

/// The attributions of a text that are not part of what another one attributes, in the same order. A statement inside
/// an attitude stays and the attitude around it goes: it is the statement's words that are given.
#[must_use]
pub fn outermost(mut attributions: Vec<Attribution>) -> Vec<Attribution> {
    let mut longest: Vec<usize> = (0..attributions.len()).collect();
    longest.sort_by_key(|i| {
        let content = attributions[*i].statement.content;
        (!attributions[*i].says, std::cmp::Reverse(content.len()), content.start)
    });
    let mut covered = Covered::default();
    // Where the kept statements' reporting words begin.
    let mut spoken: BTreeSet<u32> = BTreeSet::new();
    let mut keep = vec![false; attributions.len()];
    for i in longest {
        let a = &attributions[i];
        let content = a.statement.content;
        let at = a.statement.cue.unwrap_or(content);
        let around = !a.says && spoken.range(content.start..content.end).next().is_some();
        if around || covered.holds(at) {
            continue;
        }
        if a.says {
            spoken.insert(at.start);
        }
        covered.add(content);
        keep[i] = true;
    }
    let mut kept = keep.into_iter();
    attributions.retain(|_| kept.next().unwrap_or(false));
    attributions
}

/// Stretches of a text, each from its beginning to its end.
#[derive(Default)]
struct Covered(BTreeMap<u32, u32>);

impl Covered {
    fn add(&mut self, span: Span) {
        let end = self.0.entry(span.start).or_insert(span.end);
        *end = span.end.max(*end);
    }

    /// Whether one stretch holds all of a span. Of those that begin before it the nearest few are looked at.
    fn holds(&self, span: Span) -> bool {
        self.0.range(..=span.start).rev().take(8).any(|(_, end)| *end >= span.end)
    }
}
