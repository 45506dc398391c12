//! One decision a mention, from all that the finders propose.

use super::candidate::{Candidate, Source};
use super::{EntityKind, Inner, Mention};

/// Chooses among candidates that overlap: patterns over gazetteer over model; the longer over the shorter; and keeps
/// what lies at the beginning of a longer organisation or place as a name inside it.
pub fn fuse(mut candidates: Vec<Candidate>) -> (Vec<Mention>, Vec<Inner>) {
    agree(&mut candidates);
    candidates.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.tokens.start.cmp(&b.tokens.start)));
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut taken: rustc_hash::FxHashSet<u32> = rustc_hash::FxHashSet::default();
    let mut losers: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if candidate.tokens.clone().any(|t| taken.contains(&t)) {
            losers.push(candidate);
            continue;
        }
        taken.extend(candidate.tokens.clone());
        chosen.push(candidate);
    }
    chosen.sort_by_key(|c| c.tokens.start);
    let mut inner: Vec<Inner> = Vec::new();
    for loser in losers {
        if loser.source != Source::Gazetteer || loser.entry.is_none() {
            continue;
        }
        let at = chosen.partition_point(|c| c.tokens.end <= loser.tokens.start);
        let Some(outer) = chosen.get(at) else { continue };
        let belongs = outer.kind == EntityKind::Organization
            && outer.contains(&loser)
            && outer.tokens.start == loser.tokens.start
            && outer.tokens.len() > loser.tokens.len()
            && matches!(loser.kind, EntityKind::Country | EntityKind::Organization);
        if belongs && !inner.iter().any(|i| i.outer == at as u32) {
            inner.push(Inner { outer: at as u32, mention: mention(&loser) });
        }
    }
    inner.sort_by_key(|i| i.outer);
    (chosen.iter().map(mention).collect(), inner)
}

/// A gazetteer row and the model that agree on the words settle what kind they name: the row, unless it is weak.
fn agree(candidates: &mut Vec<Candidate>) {
    let model: rustc_hash::FxHashMap<(u32, u32), (EntityKind, f32)> = candidates
        .iter()
        .filter(|c| c.source == Source::Model)
        .map(|c| ((c.tokens.start, c.tokens.end), (c.kind, c.score)))
        .collect();
    candidates.retain_mut(|c| {
        if c.source != Source::WeakGazetteer {
            return true;
        }
        match model.get(&(c.tokens.start, c.tokens.end)) {
            // `LOC` of the model stands for places and countries alike.
            Some((kind, _)) if fits(*kind, c.kind) => {
                c.source = Source::Gazetteer;
                true
            }
            _ => false,
        }
    });
}

fn fits(model: EntityKind, row: EntityKind) -> bool {
    let place = |k| matches!(k, EntityKind::Place | EntityKind::Country);
    model == row || (place(model) && place(row))
}

/// Order of choice: pattern first; then length in tokens, with the gazetteer ahead of the model at the same length.
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
