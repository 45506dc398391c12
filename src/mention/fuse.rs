//! One decision a mention, from all that the finders propose.

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, Source};
use super::government::{is_government, is_unit};
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
    // By token the number of the chosen one that it belongs to, from 1; 0 where none does.
    let mut taken = vec![0; last as usize];
    let (mut chosen, mut losers): (Vec<Candidate>, Vec<Candidate>) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let range = candidate.tokens.start as usize..candidate.tokens.end as usize;
        if taken[range.clone()].iter().all(|owner| *owner == 0) {
            chosen.push(candidate);
            taken[range].fill(chosen.len());
            continue;
        }
        // `[Birleşmiş | Milletler] İnsan Hakları Ofisi`: a known body that the longer name begins with.
        let known = candidate.entry.is_some() && candidate.kind == EntityKind::Organization;
        let owner = taken[range.end - 1];
        if known
            && let Some(longer) = owner.checked_sub(1).map(|at| &mut chosen[at])
            && longer.source == Source::Model
            && longer.kind == EntityKind::Organization
            && candidate.tokens.start < longer.tokens.start
            && candidate.tokens.end < longer.tokens.end
            && taken[range.start..longer.tokens.start as usize].iter().all(|owner| *owner == 0)
        {
            taken[range].fill(owner);
            longer.tokens.start = candidate.tokens.start;
            longer.span.start = candidate.span.start;
        }
        losers.push(candidate);
    }
    chosen.sort_by_key(|c| c.tokens.start);
    (chosen, losers)
}

/// Makes mentions of the chosen candidates, and inner names of known ones that begin a longer organisation's name.
pub fn finish(
    analysed: &Analysed<'_>,
    chosen: &[Candidate],
    losers: &[Candidate],
) -> (Vec<Mention>, Vec<Inner>) {
    let document = analysed.document;
    let text = &document.text;
    let mut inner: Vec<Inner> = Vec::new();
    let countries: Vec<Option<u32>> =
        chosen.iter().filter(|c| c.kind == EntityKind::Country).map(|c| c.entry).collect();
    for (at, outer) in chosen.iter().enumerate() {
        if outer.kind != EntityKind::Organization || outer.tokens.len() < 2 {
            continue;
        }
        let name = outer.span.of(text);
        let pattern = outer.source == Source::Pattern;
        let government = pattern || is_government(document.lang, name);
        let known = |l: &&Candidate| {
            l.entry.is_some()
                && matches!(l.kind, EntityKind::Country | EntityKind::Organization)
                && l.source != Source::WeakGazetteer
        };
        let begins = |l: &&Candidate| {
            known(l) && l.tokens.start == outer.tokens.start && l.tokens.end < outer.tokens.end
        };
        // `government of Norway`
        let of = pattern
            && analysed.words[outer.tokens.start as usize + 1..outer.tokens.end as usize - 1]
                .iter()
                .any(|w| w.upos == crate::syntax::Upos::Adp);
        let ends = |l: &&Candidate| {
            known(l) && l.tokens.end == outer.tokens.end && l.tokens.start > outer.tokens.start
        };
        let inside = losers.iter().find(begins).or_else(|| losers.iter().filter(|_| of).find(ends));
        let found = match inside {
            // `Tasnim Haber Ajansı` is no agency of another body.
            Some(loser)
                if government
                    || loser.kind == EntityKind::Organization
                        && is_unit(document.lang, name)
                        && (outer.tokens.len() - loser.tokens.len() > 2
                            || !ends_in_institution(analysed, outer)) =>
            {
                Some(mention(loser))
            }
            _ if government => leading_country(analysed, outer).or_else(|| {
                // `Birleşmiş Milletler Genel Kurulu`
                let unit = outer.tokens.len() > 2 && is_unit(document.lang, name);
                leading_body(analysed, outer).filter(|_| unit)
            }),
            _ if outer.tokens.len() > 2 && is_unit(document.lang, name) => leading_body(analysed, outer)
                .filter(|m| outer.tokens.len() - m.tokens.len() > 2 || !ends_in_institution(analysed, outer))
                .or_else(|| leading_country(analysed, outer).filter(|m| !m.adjectival)),
            _ => None,
        };
        // A body's own name tells of its country only in a text that speaks of the country.
        if let Some(m) =
            found.filter(|m| pattern || m.kind != EntityKind::Country || countries.contains(&m.entry))
        {
            inner.push(Inner { outer: at as u32, mention: m });
        }
    }
    inner.sort_by_key(|i| i.outer);
    (chosen.iter().map(mention).collect(), inner)
}

/// Whether a name's last word is a noun for an institution of its own (`Ajansı`, `Bankası`).
fn ends_in_institution(analysed: &Analysed<'_>, c: &Candidate) -> bool {
    let last = &analysed.segmented.tokens[c.tokens.end as usize - 1];
    crate::lang::of(analysed.document.lang).is_institution(last.stem.of(&analysed.document.text))
}

/// The country that a body's name begins with (`ABD Merkez Bankası`, `Alman Federal …`).
fn leading_country(analysed: &Analysed<'_>, outer: &Candidate) -> Option<Mention> {
    leading(analysed, outer, EntityKind::Country, |form| {
        crate::names::country_by_form(analysed.document.lang, form)
    })
}

/// The larger body that the name of its part begins with (`Birleşmiş Milletler Mülteciler Yüksek Komiserliği`).
fn leading_body(analysed: &Analysed<'_>, outer: &Candidate) -> Option<Mention> {
    leading(analysed, outer, EntityKind::Organization, |form| {
        crate::names::body_by_form(analysed.document.lang, form).map(|e| (e, false))
    })
}

/// The longest name of a kind that a body's name begins with; `known` tells what a form names, and whether it is an
/// adjective.
fn leading(
    analysed: &Analysed<'_>,
    outer: &Candidate,
    kind: EntityKind,
    known: impl Fn(&str) -> Option<(u32, bool)>,
) -> Option<Mention> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let longest = (outer.tokens.len() as u32 - 1).min(3);
    (1..=longest).rev().find_map(|n| {
        let end = outer.tokens.start + n;
        let last = &tokens[end as usize - 1];
        let span = crate::text::Span { start: outer.span.start, end: last.stem.end };
        let (entry, adjectival) = known(span.of(text))?;
        Some(Mention {
            span,
            tokens: outer.tokens.start..end,
            kind,
            entry: Some(entry),
            adjectival,
            rule: Source::Gazetteer.rule(),
            confidence: 0.8,
        })
    })
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
