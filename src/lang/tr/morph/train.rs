//! Trains the tagger and the ranker: averaged perceptrons, seeded, the same bytes every time.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

use super::decode;
use super::features::{self, Around, FormFeatures, NOWHERE};
use super::parse::Parser;
use super::ranker::train_ranker;
use super::reading::Reading;
use super::treebank::{self, GoldSentence, GoldToken};
use super::weights::{self, TAGS, Weights};

/// What to train on and how.
#[derive(Debug, Clone)]
pub struct TrainArgs {
    /// Corpora, see [`treebank::read`]: those with parts of speech alone train the tagger, those with features the
    /// ranker; raw text teaches the ranker too.
    pub corpora: Vec<PathBuf>,
    /// Passes over the data.
    pub epochs: usize,
    /// Seed of the shuffle.
    pub seed: u32,
}

impl Default for TrainArgs {
    fn default() -> Self {
        TrainArgs { corpora: Vec::new(), epochs: 8, seed: 1 }
    }
}

/// A tagger feature seen less often is left out.
const SEEN: u32 = 2;
/// Perceptrons trained in orders of their own, of which the mean is taken: it is steadier than one.
pub(super) const ROUNDS: u32 = 3;
/// Stands for the tag of a word that has none.
const UNTAGGED: u32 = TAGS as u32;

/// Trains on `args.corpora` and returns the weights as they are shipped. `progress` hears a line a pass.
///
/// # Errors
/// If a corpus cannot be read.
///
/// # Panics
/// If the shipped lexicon is broken, which a test rules out.
pub fn train(args: &TrainArgs, mut progress: impl FnMut(&str)) -> io::Result<Vec<u8>> {
    let parser = Parser::shipped();
    let (mut tagged, mut featured, mut raw) = (Vec::new(), Vec::new(), Vec::new());
    // In an order of their own, whatever order they were named in.
    let mut corpora = args.corpora.clone();
    corpora.sort();
    for path in &corpora {
        let sentences = treebank::read(path)?;
        progress(&format!("{}: {} sentences", path.display(), sentences.len()));
        let has = |what: fn(&GoldToken) -> bool| sentences.iter().flatten().any(what);
        if has(|token| token.features.is_some()) {
            featured.extend(sentences);
        } else if has(|token| token.upos.is_some()) {
            tagged.extend(sentences);
        } else {
            raw.extend(sentences);
        }
    }
    let tagger = train_tagger(&parser, &tagged, args, &mut progress);
    let bytes = weights::write(&tagger, &[0; 2]);
    let weights = Weights::open(&bytes).expect("just written");
    // The tagged text has no features: for the ranker it is raw.
    raw.extend(tagged);
    let ranks = train_ranker(&parser, &featured, &raw, &weights, args, &mut progress);
    Ok(weights::write(&tagger, &ranks))
}

/// Whether a token is written as a name.
#[must_use]
pub fn is_capitalised(surface: &str) -> bool {
    surface.chars().next().is_some_and(char::is_uppercase)
}

/// The first word of a sentence that is no punctuation.
#[must_use]
pub fn first_word<'s>(mut surfaces: impl Iterator<Item = &'s str>) -> usize {
    surfaces.position(|surface| surface.chars().any(char::is_alphanumeric)).unwrap_or(0)
}

/// Readings of a token: none for punctuation.
#[must_use]
pub fn readings(parser: &Parser, surface: &str) -> Vec<Reading> {
    if surface.chars().any(char::is_alphabetic)
        || (surface.chars().any(char::is_numeric) && surface.contains(['\'', '’']))
    {
        parser.readings(surface, is_capitalised(surface))
    } else {
        Vec::new()
    }
}

/// The seed of a round.
pub(super) fn seed(args: &TrainArgs, round: u32) -> u32 {
    args.seed.wrapping_add(round.wrapping_mul(0x9e37_79b9)).max(1)
}

pub(super) fn shuffle(order: &mut [usize], state: &mut u32) {
    for at in (1..order.len()).rev() {
        *state ^= *state << 13;
        *state ^= *state >> 17;
        *state ^= *state << 5;
        order.swap(at, *state as usize % (at + 1));
    }
}

/// A weight with its running sum, for the average.
#[derive(Clone, Copy, Default)]
pub(super) struct Averaged {
    pub(super) now: f32,
    sum: f32,
}

impl Averaged {
    pub(super) fn add(&mut self, step: f32, clock: f32) {
        self.now += step;
        self.sum += step * clock;
    }

    pub(super) fn average(self, clock: f32) -> f32 {
        self.now - self.sum / clock
    }
}

struct Tagger {
    rows: FxHashMap<u32, u32>,
    values: Vec<[Averaged; TAGS]>,
}

impl Tagger {
    fn score(&self, rows: &[u32]) -> [f32; TAGS] {
        let mut scores = [0.0; TAGS];
        for &row in rows {
            for (score, value) in scores.iter_mut().zip(&self.values[row as usize]) {
                *score += value.now;
            }
        }
        scores
    }
}

/// Features of the word at `at`, given the tags before it.
fn tagger_features(forms: &[&FormFeatures], at: usize, first: usize, tags: &[u32], out: &mut Vec<u32>) {
    out.clear();
    out.extend(&forms[at].centre);
    let get = |at: Option<usize>| at.and_then(|at| forms.get(at));
    for (place, form) in [(1, get(at.checked_sub(1))), (2, get(Some(at + 1)))] {
        out.extend(form.into_iter().flat_map(|form| &form.neighbour).map(|&f| features::at_place(place, f)));
    }
    for (place, form) in [(3, get(at.checked_sub(2))), (4, get(Some(at + 2)))] {
        out.extend(form.into_iter().flat_map(|form| &form.far).map(|&f| features::at_place(place, f)));
    }
    let tag = |back: usize| at.checked_sub(back).map_or(TAGS as u32, |at| tags[at]);
    out.extend(features::dynamic(&Around {
        centre: forms[at].key,
        before: get(at.checked_sub(1)).map_or(NOWHERE, |form| form.key),
        after: get(Some(at + 1)).map_or(NOWHERE, |form| form.key),
        tag1: tag(1),
        tag2: tag(2),
        first: at == first,
    }));
}

fn train_tagger(
    parser: &Parser,
    sentences: &[GoldSentence],
    args: &TrainArgs,
    progress: &mut impl FnMut(&str),
) -> BTreeMap<u32, [i8; TAGS]> {
    let mut forms: FxHashMap<&str, FormFeatures> = FxHashMap::default();
    for token in sentences.iter().flatten() {
        forms
            .entry(&token.form)
            .or_insert_with(|| features::of_form(&token.form, &readings(parser, &token.form)));
    }
    let lines: Vec<(Vec<&FormFeatures>, Vec<u32>, usize)> = sentences
        .iter()
        .map(|sentence| {
            let gold = sentence.iter().map(|token| token.upos.map_or(UNTAGGED, features::tag)).collect();
            let first = first_word(sentence.iter().map(|token| token.form.as_str()));
            (sentence.iter().map(|token| &forms[token.form.as_str()]).collect(), gold, first)
        })
        .collect();
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut list = Vec::new();
    for (forms, gold, first) in &lines {
        for at in 0..forms.len() {
            tagger_features(forms, at, *first, gold, &mut list);
            for &feature in &list {
                *counts.entry(feature).or_default() += 1;
            }
        }
    }
    let mut kept: Vec<u32> =
        counts.into_iter().filter(|&(_, count)| count >= SEEN).map(|(feature, _)| feature).collect();
    kept.sort_unstable();
    let mut tagger = Tagger {
        values: vec![[Averaged::default(); TAGS]; kept.len()],
        rows: kept.iter().enumerate().map(|(row, &feature)| (feature, row as u32)).collect(),
    };
    let mut averages = vec![[0.0; TAGS]; kept.len()];
    for round in 1..=ROUNDS {
        tagger.values.fill([Averaged::default(); TAGS]);
        let mut order: Vec<usize> = (0..lines.len()).collect();
        let (mut state, mut clock) = (seed(args, round), 1.0f32);
        let mut rows = Vec::new();
        for epoch in 1..=args.epochs {
            shuffle(&mut order, &mut state);
            let (mut right, mut all) = (0usize, 0usize);
            for &line in &order {
                let (forms, gold, first) = &lines[line];
                let mut tags: Vec<u32> = Vec::with_capacity(forms.len());
                for (at, &wanted) in gold.iter().enumerate() {
                    tagger_features(forms, at, *first, &tags, &mut list);
                    rows.clear();
                    rows.extend(list.iter().filter_map(|feature| tagger.rows.get(feature)));
                    let guess = decode::best(&tagger.score(&rows));
                    if wanted == UNTAGGED {
                        tags.push(guess);
                        continue;
                    }
                    if guess != wanted {
                        for &row in &rows {
                            let values = &mut tagger.values[row as usize];
                            values[wanted as usize].add(1.0, clock);
                            values[guess as usize].add(-1.0, clock);
                        }
                    }
                    right += usize::from(guess == wanted);
                    all += 1;
                    clock += 1.0;
                    tags.push(guess);
                }
            }
            progress(&format!(
                "tagger {round}, pass {epoch}: {:.4} of {all} tokens",
                right as f64 / all.max(1) as f64
            ));
        }
        for (row, values) in averages.iter_mut().zip(&tagger.values) {
            row.iter_mut().zip(values).for_each(|(sum, value)| *sum += value.average(clock));
        }
    }
    let scale = scale(averages.iter().flatten().copied());
    kept.into_iter()
        .zip(averages)
        .map(|(feature, row)| (feature, row.map(|value| quantise(value, scale))))
        .filter(|(_, row)| row.iter().any(|&value| value != 0))
        .collect()
}

/// The factor that brings all but the largest weights into an `i8`.
pub(super) fn scale(values: impl Iterator<Item = f32>) -> f32 {
    let mut sizes: Vec<f32> = values.map(f32::abs).filter(|&size| size > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 5000)).copied().unwrap_or(1.0);
    127.0 / top
}

pub(super) fn quantise(value: f32, scale: f32) -> i8 {
    (value * scale).round().clamp(-127.0, 127.0) as i8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Upos;

    #[test]
    fn training_gives_the_same_bytes_every_time() {
        let folder = std::env::temp_dir().join(format!("kilim-morph-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let tags = folder.join("tags.json");
        let trees = folder.join("trees.conllu");
        let line = r#"{"id":"a","tokens":["Evi","gördüm","."],"pos_tags":["NOUN","VERB","PUNCT"]}"#;
        std::fs::write(&tags, format!("[{line},{line}]")).expect("written");
        let tree = "1\tEvi\tev\tNOUN\t_\tCase=Acc|Number=Sing\t2\tobj\t_\t_\n\
                    2\tgördüm\tgör\tVERB\t_\tNumber=Sing|Person=1|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n";
        std::fs::write(&trees, format!("{tree}\n{tree}\n")).expect("written");
        let args = TrainArgs { corpora: vec![tags, trees], ..TrainArgs::default() };
        let mut lines = 0;
        let first = train(&args, |_| lines += 1).expect("trains");
        let second = train(&args, |_| ()).expect("trains");
        std::fs::remove_dir_all(&folder).ok();
        assert!(lines > args.epochs, "progress is told");
        assert_eq!(first, second);
        let analyser = crate::lang::tr::morph::Analyser::with_weights(&first).expect("weights");
        let words = analyser.sentence(&["Evi", "gördüm", "."]);
        assert_eq!((words[0].upos, words[1].upos), (Upos::Noun, Upos::Verb));
        assert_eq!(words[0].case, crate::syntax::Case::Acc);
    }
}
