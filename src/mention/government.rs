//! Bodies named by a country, a person or another body and a common noun: `İsrail ordusu`, `the Trump administration`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::pipeline::Analysed;
use crate::text::{Span, lower_en, lower_tr};

/// Nouns that make a body of the name before them, by their last word; each with its words in order.
struct Heads {
    by_first: FxHashMap<&'static str, Vec<Vec<&'static str>>>,
    /// The noun stands in its own form and takes a case behind it (Turkish).
    suffixes: bool,
}

impl Heads {
    fn of(lang: &str) -> &'static Heads {
        static TR: OnceLock<Heads> = OnceLock::new();
        static EN: OnceLock<Heads> = OnceLock::new();
        match lang {
            "tr" => TR.get_or_init(|| Heads::parse(include_str!("../../data/lang/tr/government.txt"), true)),
            _ => EN.get_or_init(|| Heads::parse(include_str!("../../data/lang/en/government.txt"), false)),
        }
    }

    fn parse(text: &'static str, suffixes: bool) -> Heads {
        let mut by_first: FxHashMap<&'static str, Vec<Vec<&'static str>>> = FxHashMap::default();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let words: Vec<&'static str> = line.split(' ').collect();
            by_first.entry(words[0]).or_default().push(words);
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|w| std::cmp::Reverse(w.len()));
        }
        Heads { by_first, suffixes }
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
    let heads = Heads::of(lang);
    let folded = crate::entity::fold(lang, name);
    heads.by_first.values().flatten().any(|words| {
        let mut rest = folded.as_str();
        words.iter().rev().all(|w| {
            let Some(before) = rest.strip_suffix(w) else { return false };
            rest = before.trim_end();
            before.is_empty() || before.ends_with(' ')
        })
    })
}

/// Cases that can stand behind a Turkish noun with its possessive.
const CASES: [&str; 22] = [
    "", "n", "nı", "ni", "nu", "nü", "na", "ne", "nda", "nde", "ndan", "nden", "nın", "nin", "nun", "nün",
    "yla", "yle", "nca", "nce", "ndaki", "ndeki",
];

/// A candidate for each name in `found` that such a noun follows.
pub fn bodies(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let heads = Heads::of(analysed.document.lang);
    let lower = |t: usize| {
        let word = tokens[t].stem.of(text);
        if heads.suffixes { lower_tr(word) } else { lower_en(word) }
    };
    let mut out = Vec::new();
    for c in found {
        let possible = matches!(c.kind, EntityKind::Country | EntityKind::Person)
            || (matches!(c.kind, EntityKind::Place | EntityKind::Organization) && c.entry.is_some());
        let at = c.tokens.end as usize;
        if !possible || at >= tokens.len() || c.span.end != tokens[at - 1].span.end && heads.suffixes {
            continue;
        }
        let first = lower(at);
        // The key is the noun's own form; with a case behind a one-word noun the prefix is looked for.
        let lists: Vec<&Vec<&str>> = if heads.suffixes {
            heads.by_first.iter().filter(|(k, _)| first.starts_with(**k)).flat_map(|(_, v)| v).collect()
        } else {
            heads.by_first.get(&*first).into_iter().flatten().collect()
        };
        let mut best: Option<(usize, u32)> = None;
        for words in lists {
            let end = at + words.len();
            if end > tokens.len() || (1..words.len()).any(|i| tokens[at + i].kind != tokens[at].kind) {
                continue;
            }
            let inner = words[..words.len() - 1].iter().enumerate().all(|(i, w)| lower(at + i) == *w);
            let last = tokens[end - 1];
            let form = lower(end - 1);
            let Some(rest) = form.strip_prefix(words[words.len() - 1]) else { continue };
            let fits = inner && (rest.is_empty() || heads.suffixes && CASES.contains(&rest));
            // `Trump yönetimi` is a body; other nouns ask for a country.
            let person = c.kind == EntityKind::Person || c.kind == EntityKind::Place;
            let administrative =
                matches!(words.join(" ").as_str(), "yönetimi" | "hükümeti" | "administration" | "government");
            if fits && (!person || administrative) && best.is_none_or(|(n, _)| words.len() > n) {
                let cut = last.stem.end as usize - rest.len();
                best = Some((words.len(), cut as u32));
            }
        }
        if let Some((n, end)) = best {
            out.push(Candidate {
                tokens: c.tokens.start..(at + n) as u32,
                span: Span { start: c.span.start, end },
                kind: EntityKind::Organization,
                entry: None,
                adjectival: false,
                source: Source::Pattern,
                score: 0.9,
            });
        }
    }
    out
}
