//! Training the model, and measuring it.
#![allow(clippy::cast_precision_loss, clippy::similar_names)] // counts of a training run

use rustc_hash::FxHashMap;

use super::conllu::Tree;
use super::form::Form;
use super::parser::{self, Classes, Gold, LONGEST, State};
use super::tagger;
use super::templates::Input;
use super::weights::{self, Averaged, Perceptron};
use super::{MAGIC, Model, Parse, Scratch, forms, upos_of};
use crate::syntax::Upos;

/// How the model is trained.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Passes over the trees, tagger.
    pub tagger_passes: u32,
    /// Passes over the trees, parser.
    pub parser_passes: u32,
    /// Runs with different orders of sentences, whose weights are added up: steadier than one.
    pub runs: u32,
    /// Averaged weights below this are left out, tagger.
    pub tagger_least: f32,
    /// The same, parser.
    pub parser_least: f32,
    /// Seed of the order of sentences.
    pub seed: u64,
    /// One line on source and licence, kept in the model file.
    pub licence: String,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            tagger_passes: 8,
            parser_passes: 5,
            runs: 4,
            tagger_least: 0.7,
            parser_least: 2.5,
            seed: 7,
            licence: String::new(),
        }
    }
}

/// A small deterministic random source (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn shuffle(&mut self, order: &mut [u32]) {
        for i in (1..order.len()).rev() {
            order.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

/// One training sentence in numbers.
struct Sample {
    forms: Vec<Form>,
    tags: Vec<u8>,
    gold: Gold,
    fold: usize,
}

/// Parts for jackknifing: the parser learns on tags as the tagger gives them for text it has not seen.
const FOLDS: usize = 5;

/// Trains tagger and parser on trees; the result is a model file. The same trees and settings give the same bytes.
#[must_use]
pub fn train(trees: &[Tree], settings: &Settings) -> Vec<u8> {
    let tags = names(trees.iter().flat_map(|t| &t.nodes).map(|n| n.tag.as_str()), 3, "NN/NOUN");
    let labels = names(trees.iter().flat_map(|t| &t.nodes).map(|n| n.relation.as_str()), 5, "dep");
    let tag_of = |name: &str| tags.iter().position(|t| t == name).unwrap_or(0) as u8;
    let label_of = |name: &str| {
        let plain = name.split(':').next().unwrap_or(name);
        let find = |n: &str| labels.iter().position(|l| l == n);
        find(name).or_else(|| find(plain)).unwrap_or(0) as u8
    };
    let root = label_of("root");
    let mut document = 0;
    let mut last = "";
    let samples: Vec<Sample> = trees
        .iter()
        .filter(|t| t.nodes.len() <= LONGEST)
        .map(|t| {
            if t.document != last {
                document += 1;
                last = &t.document;
            }
            let mut list = Vec::new();
            forms(t.nodes.iter().map(|n| n.form.as_str()), &mut list);
            Sample {
                forms: list,
                tags: t.nodes.iter().map(|n| tag_of(&n.tag)).collect(),
                gold: Gold {
                    heads: t.nodes.iter().enumerate().map(|(i, n)| n.head.unwrap_or(i) as u16).collect(),
                    labels: t.nodes.iter().map(|n| label_of(&n.relation)).collect(),
                },
                fold: document % FOLDS,
            }
        })
        .collect();
    let fixed = unambiguous(&samples, &tags);
    let lookup: FxHashMap<u32, u8> = fixed.iter().copied().collect();
    let coarse: Vec<u8> = tags.iter().map(|t| upos_of(t) as u8).collect();

    let learn_tagger = |skip: Option<usize>| -> Vec<(u32, Vec<(u8, i8)>)> {
        let mut averaged = Averaged::default();
        let mut random = Random(settings.seed);
        let mut order: Vec<u32> =
            (0..samples.len() as u32).filter(|i| Some(samples[*i as usize].fold) != skip).collect();
        let runs = if skip.is_some() { 1 } else { settings.runs };
        for _ in 0..runs {
            let mut perceptron = Perceptron::default();
            for _ in 0..settings.tagger_passes {
                random.shuffle(&mut order);
                for i in &order {
                    let s = &samples[*i as usize];
                    tagger::learn(&mut perceptron, tags.len(), &s.forms, &s.tags, |f| {
                        lookup.get(&f.word).copied()
                    });
                }
            }
            perceptron.average(&mut averaged);
        }
        weights::quantise(&averaged, settings.tagger_least * runs as f32)
    };
    let mut seen: Vec<Vec<u8>> = vec![Vec::new(); samples.len()];
    for fold in 0..FOLDS {
        let weights = weights::table(&learn_tagger(Some(fold)));
        for (i, s) in samples.iter().enumerate().filter(|(_, s)| s.fold == fold) {
            tagger::tag(&weights, tags.len(), &s.forms, |f| lookup.get(&f.word).copied(), &mut seen[i]);
        }
    }

    let mut averaged = Averaged::default();
    let mut random = Random(settings.seed);
    let mut order: Vec<u32> = (0..samples.len() as u32).collect();
    let mut state = State::default();
    let classes = Classes::new(labels.len(), root);
    for _ in 0..settings.runs {
        let mut perceptron = Perceptron::default();
        for pass in 0..settings.parser_passes {
            random.shuffle(&mut order);
            for i in &order {
                let s = &samples[*i as usize];
                let input = Input { forms: &s.forms, tags: &seen[*i as usize], coarse: &coarse };
                let explore = || pass > 0 && random.next() % 10 < 9;
                parser::learn(&mut perceptron, &classes, &input, &s.gold, explore, &mut state);
            }
        }
        perceptron.average(&mut averaged);
    }

    let mut out = Vec::new();
    out.extend_from_slice(MAGIC.as_bytes());
    out.extend_from_slice(settings.licence.replace('\n', " ").as_bytes());
    out.push(b'\n');
    out.extend_from_slice(tags.join(" ").as_bytes());
    out.push(b'\n');
    out.extend_from_slice(labels.join(" ").as_bytes());
    out.push(b'\n');
    weights::varint(fixed.len() as u32, &mut out);
    for (key, tag) in &fixed {
        weights::varint(*key, &mut out);
        weights::varint(u32::from(*tag), &mut out);
    }
    weights::write(&learn_tagger(None), &mut out);
    weights::write(&weights::quantise(&averaged, settings.parser_least * settings.runs as f32), &mut out);
    out
}

/// Names that occur at least `least` times, in order; the first is `other`, which stands for the rest.
fn names<'t>(all: impl Iterator<Item = &'t str>, least: usize, other: &str) -> Vec<String> {
    let mut count: FxHashMap<&str, usize> = FxHashMap::default();
    for name in all {
        *count.entry(name).or_default() += 1;
    }
    let mut names: Vec<String> =
        count.iter().filter(|(n, c)| **c >= least && **n != other).map(|(n, _)| (*n).to_owned()).collect();
    names.sort();
    names.insert(0, other.to_owned());
    names
}

/// Frequent words of closed classes that were only ever seen with one tag.
fn unambiguous(samples: &[Sample], tags: &[String]) -> Vec<(u32, u8)> {
    let mut count: FxHashMap<u32, (u8, u32, bool)> = FxHashMap::default();
    for s in samples {
        for (f, t) in s.forms.iter().zip(&s.tags) {
            let entry = count.entry(f.word).or_insert((*t, 0, true));
            entry.1 += 1;
            entry.2 &= entry.0 == *t;
        }
    }
    let closed = |t: u8| {
        let upos = tags[t as usize].split('/').nth(1).unwrap_or("");
        matches!(upos, "PUNCT" | "DET" | "PRON" | "CCONJ" | "ADP" | "AUX" | "PART")
    };
    let mut out: Vec<(u32, u8)> = count
        .into_iter()
        .filter(|(_, (t, n, one))| *one && *n >= 12 && closed(*t))
        .map(|(w, (t, _, _))| (w, t))
        .collect();
    out.sort_unstable();
    out
}

/// What a model gets right on trees it has not seen.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Accuracy {
    /// Tokens.
    pub tokens: usize,
    /// Right UD tags.
    pub upos: usize,
    /// Right Penn tags.
    pub penn: usize,
    /// Right lemmas (names and numbers included, letter case ignored).
    pub lemmas: usize,
    /// Tokens that are no punctuation.
    pub words: usize,
    /// Words with the right head.
    pub heads: usize,
    /// Words with the right head and relation (subtypes ignored where the model has none).
    pub labelled: usize,
    /// Seconds of tagging.
    pub tag_seconds: f64,
    /// Seconds of parsing.
    pub parse_seconds: f64,
}

/// Measures a model on trees.
#[must_use]
pub fn accuracy(model: &Model, trees: &[Tree]) -> Accuracy {
    let mut a = Accuracy::default();
    let mut scratch = Scratch::default();
    let mut all = Vec::with_capacity(trees.len());
    let start = std::time::Instant::now();
    for tree in trees {
        let mut tags = Vec::new();
        model.tag(tree.nodes.iter().map(|n| n.form.as_str()), &mut scratch, &mut tags);
        all.push(tags);
    }
    a.tag_seconds = start.elapsed().as_secs_f64();
    let start = std::time::Instant::now();
    let mut parses = Vec::with_capacity(trees.len());
    for (tree, tags) in trees.iter().zip(&all) {
        let mut parse = Parse::default();
        model.parse(tree.nodes.iter().map(|n| n.form.as_str()), tags, &mut scratch, &mut parse);
        parses.push(parse);
    }
    a.parse_seconds = start.elapsed().as_secs_f64();
    for ((tree, tags), parse) in trees.iter().zip(&all).zip(&parses) {
        for (i, node) in tree.nodes.iter().enumerate() {
            let penn = node.tag.split_once('/').map_or("", |(penn, _)| penn);
            let upos = upos_of(&node.tag);
            a.tokens += 1;
            a.penn += usize::from(model.penn(tags[i]) == penn);
            a.upos += usize::from(model.upos(tags[i]) == upos);
            let lower = crate::text::lower_en(&node.form);
            let lemma = super::super::lexicon::lexicon().lemma(&lower, model.penn(tags[i]));
            a.lemmas += usize::from(lemma == crate::text::lower_en(&node.lemma));
            if upos == Upos::Punct {
                continue;
            }
            a.words += 1;
            let head = node.head.unwrap_or(i);
            if parse.heads[i] as usize == head {
                a.heads += 1;
                a.labelled += usize::from(parse.relations[i] == super::Relation::of(&node.relation));
            }
        }
    }
    a
}
