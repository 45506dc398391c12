//! Candidates from the gazetteer and from the trained recogniser.

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::names::{Gazetteer, Hit, Knowledge};
use crate::ner::{Label, Model};
use crate::pipeline::Analysed;
use crate::text::{Shape, Span};

/// Names that the gazetteer knows.
pub fn gazetteer(analysed: &Analysed<'_>) -> Vec<Candidate> {
    Gazetteer::get(analysed.document.lang)
        .find(analysed.segmented, &analysed.document.text)
        .into_iter()
        .map(|hit| without_kind(analysed, hit))
        .map(|hit| without_article(analysed, hit))
        .map(|hit| Candidate {
            tokens: hit.tokens,
            span: hit.span,
            kind: hit.kind,
            entry: Some(hit.entry),
            adjectival: hit.adjectival,
            source: if hit.weak { Source::WeakGazetteer } else { Source::Gazetteer },
            score: if hit.weak { 0.6 } else { 0.95 },
        })
        .collect()
}

/// A country's name without its article (`The | United States` at the beginning of a sentence).
fn without_article(analysed: &Analysed<'_>, mut hit: Hit) -> Hit {
    let (text, lang) = (&analysed.document.text, analysed.document.lang);
    let tokens = &analysed.segmented.tokens;
    let first = hit.tokens.start as usize;
    if hit.kind == EntityKind::Country
        && hit.tokens.len() > 1
        && crate::lang::of(lang).is_definite_article(tokens[first].span.of(text))
    {
        let start = tokens[first + 1].span.start;
        if crate::names::country_by_form(lang, Span { start, end: hit.span.end }.of(text)).is_some() {
            hit.tokens.start += 1;
            hit.span.start = start;
        }
    }
    hit
}

/// A place's name without the common noun behind it (`Lima kenti` of a row `Lima`), which only shows that a word is the
/// place's name.
fn without_kind(analysed: &Analysed<'_>, mut hit: Hit) -> Hit {
    let tokens = &analysed.segmented.tokens;
    if hit.kind != EntityKind::Place || hit.tokens.len() < 2 {
        return hit;
    }
    let (before, last) = (&tokens[hit.tokens.end as usize - 2], &tokens[hit.tokens.end as usize - 1]);
    let name = Span { start: hit.span.start, end: before.stem.end };
    let entry = Knowledge::get().entry(hit.entry);
    if last.shape == Shape::Lower
        && before.stem == before.span
        && name.of(&analysed.document.text) == entry.name(analysed.document.lang)
    {
        hit.tokens.end -= 1;
        hit.span = name;
    }
    hit
}

/// Places, countries and bodies in words that are joined of them and a participle (`New York-based`, `US-led`).
pub fn in_compounds(analysed: &Analysed<'_>) -> Vec<Candidate> {
    const LONGEST: usize = 3;
    let (text, lang) = (&analysed.document.text, analysed.document.lang);
    let language = crate::lang::of(lang);
    let tokens = &analysed.segmented.tokens;
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some((length, does)) = language.name_in_compound(token.span.of(text)) else { continue };
        let end = token.span.start + length as u32;
        let begin = (0..LONGEST.min(at + 1)).take_while(|back| tokens[at - back].is_capitalised());
        let known = begin.collect::<Vec<_>>().into_iter().rev().find_map(|back| {
            let span = Span { start: tokens[at - back].span.start, end };
            let form = span.of(text);
            let country =
                crate::names::country_by_form(lang, form).filter(|(_, adjective)| does || !adjective);
            let body = || if does { crate::names::body_by_form(lang, form) } else { None };
            let entry =
                country.map(|c| c.0).or_else(|| crate::names::place_by_form(lang, form)).or_else(body)?;
            Some((span, back, entry))
        });
        let Some((span, back, entry)) = known else { continue };
        out.push(Candidate {
            tokens: (at - back) as u32..at as u32 + 1,
            span,
            kind: Knowledge::get().entry(entry).kind,
            entry: Some(entry),
            adjectival: does,
            source: Source::Gazetteer,
            score: 0.95,
        });
    }
    out
}

/// Names that the trained recogniser sees.
pub fn model(analysed: &Analysed<'_>) -> Vec<Candidate> {
    let Some(model) = Model::load(analysed.document.lang) else { return Vec::new() };
    let tokens = &analysed.segmented.tokens;
    model
        .tag(&analysed.document.text, tokens, &analysed.segmented.sentences)
        .into_iter()
        .map(|tagged| {
            let (first, last) =
                (&tokens[tagged.tokens.start as usize], &tokens[tagged.tokens.end as usize - 1]);
            Candidate {
                span: Span { start: first.span.start, end: last.stem.end },
                kind: match tagged.label {
                    Label::Person => EntityKind::Person,
                    Label::Organization => EntityKind::Organization,
                    Label::Place => EntityKind::Place,
                },
                tokens: tagged.tokens,
                entry: None,
                adjectival: false,
                source: Source::Model,
                score: tagged.score,
            }
        })
        .collect()
}
