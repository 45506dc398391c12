//! How common roots are: counted in corpora, to tell the usual root of a word from a curious one.

use std::collections::BTreeMap;

use super::import::Root;
use super::letters::lower_letters;
use super::lexicon::COMMON;
use super::parse::Parser;
use super::reading::{Class, Origin};
use super::train::readings;
use super::treebank::GoldSentence;

/// From how many occurrences on a root is seen, seen more, frequent.
const STEPS: [f64; 3] = [1.0, 6.0, 40.0];

/// Marks `roots` (which `parser` is over) by how often they occur in `sentences`. A word with several roots counts for
/// each of them in part.
pub fn mark(roots: &mut [Root], parser: &Parser, sentences: &[GoldSentence]) {
    let mut forms: BTreeMap<&str, f64> = BTreeMap::new();
    for token in sentences.iter().flatten() {
        *forms.entry(&token.form).or_default() += 1.0;
    }
    let mut counts: BTreeMap<(String, Class), f64> = BTreeMap::new();
    for (form, times) in forms {
        let mut found: Vec<(String, Class)> = readings(parser, form)
            .into_iter()
            .filter(|r| r.origin == Origin::Lexicon && r.inflection.derived == 0)
            .map(|r| (if r.root == Class::Verb { r.base } else { r.lemma }.to_string(), r.root))
            .collect();
        found.sort();
        found.dedup();
        let share = times / found.len().max(1) as f64;
        for root in found {
            *counts.entry(root).or_default() += share;
        }
    }
    for root in roots {
        let lemma: String = lower_letters(&root.lemma).into_iter().collect();
        let count = counts.get(&(lemma, root.class)).copied().unwrap_or(0.0);
        root.marks.retain(|mark| !COMMON.contains(&mark));
        if let Some(step) = STEPS.iter().rposition(|&step| count >= step) {
            root.marks.push(COMMON[step]);
        }
    }
}
