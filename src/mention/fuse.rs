//! One decision a mention, from all that the finders propose.

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, Source};
use super::government::is_government;
use super::{EntityKind, Inner, Mention};
use crate::pipeline::Analysed;

/// A weak gazetteer row is believed where the model sees a name of its kind in the same words; the model's `Place` is
/// no better known than that, and takes the row's kind.
pub fn settle(candidates: &mut Vec<Candidate>) {
    let model: FxHashMap<(u32, u32), EntityKind> = candidates
        .iter()
        .filter(|c| c.source == Source::Model)
        .map(|c| ((c.tokens.start, c.tokens.end), c.kind))
        .collect();
    candidates.retain_mut(|c| {
        if c.source != Source::WeakGazetteer {
            return true;
        }
        let agrees = model.get(&(c.tokens.start, c.tokens.end)).is_some_and(|kind| fits(*kind, c.kind));
        if agrees {
            c.source = Source::Gazetteer;
        }
        agrees
    });
}

fn fits(model: EntityKind, row: EntityKind) -> bool {
    let place = |k| matches!(k, EntityKind::Place | EntityKind::Country);
    model == row || (place(model) && place(row))
}

/// Chooses among candidates that overlap: patterns first, then the longer over the shorter, then the gazetteer over
/// the model. Returns the chosen ones in order, and the others.
pub fn choose(mut candidates: Vec<Candidate>) -> (Vec<Candidate>, Vec<Candidate>) {
    candidates.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.tokens.start.cmp(&b.tokens.start)));
    let last = candidates.iter().map(|c| c.tokens.end).max().unwrap_or(0);
    let mut taken = vec![false; last as usize];
    let (mut chosen, mut losers) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let range = candidate.tokens.start as usize..candidate.tokens.end as usize;
        if taken[range.clone()].iter().any(|t| *t) {
            losers.push(candidate);
            continue;
        }
        taken[range].fill(true);
        chosen.push(candidate);
    }
    chosen.sort_by_key(|c| c.tokens.start);
    (chosen, losers)
}

/// Makes mentions of the chosen candidates, and inner names of known ones that begin a longer organisation's name.
pub fn finish(
    analysed: &Analysed<'_>,
    chosen: Vec<Candidate>,
    losers: Vec<Candidate>,
) -> (Vec<Mention>, Vec<Inner>) {
    let document = analysed.document;
    let mut inner: Vec<Inner> = Vec::new();
    for loser in losers {
        if loser.entry.is_none() && loser.kind == EntityKind::Place {
            continue;
        }
        let at = chosen.partition_point(|c| c.tokens.end <= loser.tokens.start);
        let Some(outer) = chosen.get(at) else { continue };
        let belongs = outer.kind == EntityKind::Organization
            && outer.tokens.start == loser.tokens.start
            && outer.tokens.end > loser.tokens.end
            && match loser.kind {
                EntityKind::Country => {
                    // A body's own name tells of its country only in a text that speaks of the country.
                    outer.source == Source::Pattern
                        || is_government(document.lang, outer.span.of(&document.text))
                            && chosen.iter().any(|c| c.entry == loser.entry)
                }
                EntityKind::Organization => true,
                _ => false,
            };
        if belongs && !inner.iter().any(|i| i.outer == at as u32) {
            inner.push(Inner { outer: at as u32, mention: mention(&loser) });
        }
    }
    inner.sort_by_key(|i| i.outer);
    (chosen.iter().map(mention).collect(), inner)
}

fn rank(c: &Candidate) -> (bool, usize, Source, u32) {
    (c.source == Source::Pattern, c.tokens.len(), c.source, (c.score * 1000.0) as u32)
}

fn mention(c: &Candidate) -> Mention {
    Mention {
        span: c.span,
        tokens: c.tokens.clone(),
        kind: c.kind,
        entry: c.entry,
        adjectival: c.adjectival,
        rule: c.source.rule(),
        confidence: c.score,
    }
}
