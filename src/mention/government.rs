//! Bodies named by a country, a person or another body and a common noun: `İsrail ordusu`, `the Trump administration`.

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::candidate::Candidate;
use crate::pipeline::Analysed;
use crate::text::Span;

/// Nouns that make a body of the name before them, by their first word; each with its words in order.
#[derive(Debug)]
pub struct BodyNouns {
    by_first: FxHashMap<&'static str, Vec<BodyNoun>>,
    /// Nouns with a preposition that stand before the name (`government of`), the longest first.
    before: Vec<BodyNoun>,
    cases: &'static [&'static str],
}

#[derive(Debug)]
struct BodyNoun {
    words: Vec<&'static str>,
    /// Whether a person's name may stand before it (`Trump yönetimi`); other nouns ask for a country.
    of_person: bool,
    /// Whether the name of a town or region stands before it, and the noun begins as names do (`Hatay Valiliği`).
    of_place: bool,
}

impl BodyNouns {
    /// Reads a list with one noun, or several words that end in one, a line; a tab and `person` behind those that a
    /// person's name may stand before; `place` behind those that a town's or region's does; `before` there for words
    /// that stand before the name (`government of`), with `person` behind it for a person's; `#` starts a comment. `cases` are the suffixes that may follow the noun.
    #[must_use]
    pub fn new(text: &'static str, cases: &'static [&'static str]) -> BodyNouns {
        let mut by_first: FxHashMap<&'static str, Vec<BodyNoun>> = FxHashMap::default();
        let mut before = Vec::new();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (words, mark) = line.split_once('\t').unwrap_or((line, ""));
            let words: Vec<&'static str> = words.split(' ').collect();
            let noun = BodyNoun { words, of_person: mark.ends_with("person"), of_place: mark == "place" };
            if mark.starts_with("before") {
                before.push(noun);
            } else {
                by_first.entry(noun.words[0]).or_default().push(noun);
            }
        }
        before.sort_by_key(|n| std::cmp::Reverse(n.words.len()));
        for list in by_first.values_mut() {
            list.sort_by_key(|n| std::cmp::Reverse(n.words.len()));
        }
        BodyNouns { by_first, before, cases }
    }

    /// Nouns whose first word a word in lower case is, or begins with where cases may follow.
    fn beginning(&self, word: &str) -> impl Iterator<Item = &BodyNoun> {
        let shortest = if self.cases.is_empty() { word.len() } else { 1 };
        let ends = (shortest..=word.len()).filter(|i| word.is_char_boundary(*i));
        ends.filter_map(|i| self.by_first.get(&word[..i])).flatten()
    }
}

/// Whether an organisation's name ends in a noun for a part of a larger body (`ofisi`, `ajansı`, `office`).
pub fn is_unit(lang: &str, name: &str) -> bool {
    let folded = crate::entity::fold(lang, name);
    let last = folded.rsplit(' ').next().unwrap_or(&folded);
    crate::lang::of(lang).is_unit(last)
}

/// Whether an organisation's name ends in such a noun (`ABD Adalet Bakanlığı`), so that the country at its beginning is
/// what it belongs to.
pub fn is_government(lang: &str, name: &str) -> bool {
    let nouns = crate::lang::of(lang).body_nouns();
    let folded = crate::entity::fold(lang, name);
    nouns.by_first.values().flatten().filter(|noun| !noun.of_place).any(|noun| {
        let mut rest = folded.as_str();
        noun.words.iter().rev().all(|w| {
            let Some(before) = rest.strip_suffix(w) else { return false };
            rest = before.trim_end();
            before.is_empty() || before.ends_with(' ')
        })
    })
}

/// A candidate for each name in `found` that such a noun follows.
pub fn bodies(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let nouns = language.body_nouns();
    let lower = |t: usize| language.lower(tokens[t].stem.of(text));
    let mut out = Vec::new();
    for c in found {
        out.extend(named_behind(analysed, nouns, c));
        let possible = matches!(c.kind, EntityKind::Country | EntityKind::Person)
            || (matches!(c.kind, EntityKind::Place | EntityKind::Organization) && c.entry.is_some());
        let at = c.tokens.end as usize;
        if !possible || at >= tokens.len() || c.span.end != tokens[at - 1].span.end && !nouns.cases.is_empty()
        {
            continue;
        }
        let first = lower(at);
        // Longer names that another finder knows keep their ends.
        let larger = || {
            found.iter().any(|o| {
                o.kind == EntityKind::Organization
                    && o.tokens.start <= c.tokens.start
                    && o.tokens.end > c.tokens.end
            })
        };
        let mut best: Option<(usize, u32)> = None;
        for BodyNoun { words, of_person, of_place } in nouns.beginning(&first) {
            let end = at + words.len();
            if end > tokens.len() || (1..words.len()).any(|i| tokens[at + i].kind != tokens[at].kind) {
                continue;
            }
            let inner = words[..words.len() - 1].iter().enumerate().all(|(i, w)| lower(at + i) == *w);
            let last = tokens[end - 1];
            let form = lower(end - 1);
            let Some(rest) = form.strip_prefix(words[words.len() - 1]) else { continue };
            // `Ali Kaya hükümeti eleştirdi`, `parti lideri Conte hükümeti eleştirdi`: somebody does something to a government.
            let titled =
                c.tokens.start > 0 && language.is_office(tokens[c.tokens.start as usize - 1].span.of(text));
            let object = c.kind == EntityKind::Person
                && (titled || c.tokens.len() > 1 && c.entry.is_none())
                && rest.is_empty()
                && analysed.words.get(end).is_some_and(|w| w.verb.is_some());
            let fits = inner && !object && (rest.is_empty() || nouns.cases.contains(&rest));
            let owned = match c.kind {
                EntityKind::Place if *of_place => tokens[at].is_capitalised() && !larger(),
                EntityKind::Person | EntityKind::Place => *of_person,
                _ => !of_place,
            };
            if fits && owned && best.is_none_or(|(n, _)| words.len() > n) {
                let cut = last.stem.end as usize - rest.len();
                best = Some((words.len(), cut as u32));
            }
        }
        if let Some((n, end)) = best {
            // `The United States government` is that of the United States.
            let first = &tokens[c.tokens.start as usize];
            let article = c.tokens.len() > 1 && language.is_definite_article(first.span.of(text));
            let start = c.tokens.start + u32::from(article);
            let from = if article { tokens[start as usize].span.start } else { c.span.start };
            out.push(Candidate::body(start..(at + n) as u32, Span { start: from, end }, 0.9));
        }
    }
    out
}

/// The body that words before a name make of it: `the government of Norway`.
fn named_behind(analysed: &Analysed<'_>, nouns: &BodyNouns, c: &Candidate) -> Option<Candidate> {
    if nouns.before.is_empty()
        || c.adjectival
        || !(matches!(c.kind, EntityKind::Country | EntityKind::Person)
            || c.kind == EntityKind::Place && c.entry.is_some())
    {
        return None;
    }
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let lower = |t: usize| language.lower(tokens[t].span.of(text));
    let mut end = c.tokens.start as usize;
    // `the government of the United States`, whose article may be part of the name or not.
    if end > 0 && language.is_definite_article(tokens[end - 1].span.of(text)) {
        end -= 1;
    }
    let noun = nouns.before.iter().find(|n| {
        n.words.len() <= end
            && n.of_person == (c.kind == EntityKind::Person)
            && n.words.iter().enumerate().all(|(i, w)| lower(end - n.words.len() + i) == *w)
    })?;
    let start = end - noun.words.len();
    Some(Candidate::body(
        start as u32..c.tokens.end,
        Span { start: tokens[start].span.start, end: c.span.end },
        0.9,
    ))
}
