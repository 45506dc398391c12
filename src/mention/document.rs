//! What a document says of its own names: a name seen in full once is known when it comes back.

use rustc_hash::{FxHashMap, FxHashSet};

use super::EntityKind;
use super::candidate::{Candidate, Source, covered};
use crate::entity::{fold, name_parts};
use crate::pipeline::Analysed;
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, Span, TokenKind};

/// Parts of people's names shorter than this (in characters) are too common to stand alone.
const SHORTEST_PART: usize = 3;

/// What a name in full weighs for a word of it that stands alone.
const FULL: f32 = 3.0;

/// Further candidates: single capitalised tokens that repeat a part of a person's name or a whole one-word name.
pub fn repeats(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let lang = analysed.document.lang;
    let tokens = &analysed.segmented.tokens;
    let covered = covered(tokens.len(), found);
    let mut known: FxHashMap<String, (EntityKind, Option<u32>)> = FxHashMap::default();
    let mut given: FxHashSet<String> = FxHashSet::default();
    for c in found {
        if c.adjectival || c.source == Source::WeakGazetteer {
            continue;
        }
        let form = fold(lang, c.span.of(text));
        if c.kind == EntityKind::Person && c.tokens.len() > 1 {
            let parts = name_parts(&form);
            given.extend(parts.first().filter(|_| parts.len() > 1).map(|p| (*p).to_owned()));
            for part in parts {
                if part.chars().count() >= SHORTEST_PART {
                    known.entry(part.to_owned()).or_insert((EntityKind::Person, None));
                }
            }
        } else if c.tokens.len() == 1 && c.score >= 0.5 {
            known.insert(form, (c.kind, c.entry));
        }
    }
    let mut out = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        if covered[i] || token.kind != TokenKind::Word || !token.is_capitalised() || token.stem.len() < 2 {
            continue;
        }
        let words = token.stem.of(text);
        let form = fold(lang, words);
        let (key, end) = match known.get(&form) {
            Some(_) => (form, token.stem.end),
            // `el-Firi` came back as `Firi`, or the other way round.
            None => match name_parts(&form).first() {
                Some(part) if known.get(*part).is_some_and(|k| k.0 == EntityKind::Person) => {
                    ((*part).to_owned(), token.stem.end)
                }
                _ => continue,
            },
        };
        let (kind, entry) = known[&key];
        // `Ana | muhalefet partisi`: a word that opens a sentence, though somebody's given name.
        let opens = analysed.segmented.begins_sentence(i as u32)
            && matches!(analysed.words[i].upos, Upos::Adj)
            && tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower);
        if opens && kind == EntityKind::Person && given.contains(&key) {
            continue;
        }
        out.push(Candidate {
            tokens: i as u32..i as u32 + 1,
            span: Span { start: token.span.start, end },
            kind,
            entry,
            adjectival: false,
            source: Source::Document,
            score: 0.8,
        });
    }
    out
}

/// One form, one kind: where the model wavers inside a document, the majority (by score) decides; what the gazetteer
/// or a pattern says stands.
pub fn vote(analysed: &Analysed<'_>, chosen: &mut [Candidate]) {
    let text = &analysed.document.text;
    let lang = analysed.document.lang;
    let forms: Vec<String> = chosen.iter().map(|c| fold(lang, c.span.of(text))).collect();
    let mut votes: FxHashMap<&str, [f32; 4]> = FxHashMap::default();
    for (c, form) in chosen.iter().zip(&forms) {
        let weight = if matches!(c.source, Source::Gazetteer | Source::Pattern) { 100.0 } else { c.score };
        votes.entry(form).or_default()[c.kind as usize] += weight;
    }
    // `Conway` is no town where the text names `John Conway`, `Mahan` nobody where it names `Mahan Air` alone.
    for (c, form) in chosen.iter().zip(&forms) {
        let part = match c.kind {
            EntityKind::Person => form.rsplit_once(' ').map(|(_, last)| last),
            EntityKind::Organization => form.split_once(' ').map(|(first, _)| first),
            _ => None,
        };
        if let Some(v) = part.filter(|p| p.chars().count() >= SHORTEST_PART).and_then(|p| votes.get_mut(p)) {
            // A place may well have a body named after it.
            let place = v[EntityKind::Place as usize] >= v[EntityKind::Person as usize];
            if c.kind == EntityKind::Person || !place {
                v[c.kind as usize] += FULL * c.score;
            }
        }
    }
    if !crate::lang::of(lang).marks_possession() {
        for first in bodies_first(lang, chosen, &forms) {
            if let Some(v) = votes.get_mut(first).filter(|v| v[EntityKind::Person as usize] < 90.0) {
                v[EntityKind::Organization as usize] += v[EntityKind::Person as usize];
            }
        }
    }
    for (c, form) in chosen.iter_mut().zip(&forms) {
        if !matches!(c.source, Source::Model | Source::Document) {
            continue;
        }
        let v = &votes[form.as_str()];
        let best = (0..4).max_by(|a, b| v[*a].total_cmp(&v[*b]).then(b.cmp(a))).unwrap_or(0);
        c.kind = [EntityKind::Person, EntityKind::Country, EntityKind::Organization, EntityKind::Place][best];
    }
}

/// What the names of bodies begin with that are no parts of people's: `Kuusi` is nobody where the text names `Kuusi Games`, and
/// no person with such a name. `forms` are the folded names.
fn bodies_first<'f>(lang: &str, chosen: &[Candidate], forms: &'f [String]) -> Vec<&'f str> {
    let named = || chosen.iter().zip(forms);
    let people = named().filter(|(c, form)| c.kind == EntityKind::Person && form.contains(' '));
    let people: FxHashSet<&str> = people.flat_map(|(_, form)| form.split(' ')).collect();
    named()
        .filter(|(c, _)| c.kind == EntityKind::Organization && c.score >= 0.5)
        .filter_map(|(_, form)| form.split_once(' '))
        .filter(|(_, rest)| !crate::lang::of(lang).is_unit(rest.rsplit(' ').next().unwrap_or_default()))
        .map(|(first, _)| first)
        .filter(|first| !people.contains(first))
        .collect()
}

/// A surname that is a body's or a place's name too (`Eczacıbaşı`, `Bursa`) names the person whom the text has
/// introduced, where he does something (`ifade eden Eczacıbaşı`), or the place's name does not stand as a place's does.
pub fn surnames(analysed: &Analysed<'_>, chosen: &mut [Candidate]) {
    let text = &analysed.document.text;
    let lang = analysed.document.lang;
    let mut introduced: FxHashMap<String, u32> = FxHashMap::default();
    for c in chosen.iter().filter(|c| c.kind == EntityKind::Person && c.tokens.len() > 1 && c.score >= 0.5) {
        let form = fold(lang, c.span.of(text));
        if let Some(last) = name_parts(&form).last().filter(|l| l.chars().count() > SHORTEST_PART) {
            introduced.entry((*last).to_owned()).or_insert(c.tokens.start);
        }
    }
    for c in chosen.iter_mut().filter(|c| c.tokens.len() == 1 && !c.adjectival) {
        if !matches!(c.kind, EntityKind::Organization | EntityKind::Place) {
            continue;
        }
        let form = fold(lang, c.span.of(text));
        let first = c.tokens.start;
        if introduced.get(&form).is_none_or(|at| *at >= first) {
            continue;
        }
        let word = &analysed.words[first as usize];
        let before = first.checked_sub(1).map(|t| &analysed.words[t as usize]);
        // Not `bir şirket olan Boyner`, `satın alan Boyner Holding`.
        let ends = analysed
            .segmented
            .tokens
            .get(first as usize + 1)
            .is_some_and(|t| t.kind == TokenKind::Punct || t.shape == Shape::Lower);
        let does = ends
            && before.is_some_and(|w| {
                w.verb.is_some_and(|v| v.form == VerbForm::SubjectParticiple) && &*w.lemma != "ol"
            });
        let somewhere = matches!(word.case, Case::Loc | Case::Abl | Case::Dat)
            || before.is_some_and(|w| w.upos == Upos::Adp);
        let stands = c.kind == EntityKind::Organization || somewhere;
        if does || !stands {
            (c.kind, c.entry, c.source) = (EntityKind::Person, None, Source::Document);
        }
    }
}
