//! From labelled sentences to numbered features.

use rustc_hash::FxHashMap;

use super::random::Random;
use super::vary::{capitals, shouted, swapped};
use super::{Material, Settings, salt};
use crate::ner::corpus::Labelled;
use crate::ner::features::{LEXICAL, Line, extract, of};
use crate::ner::hash::mix;
use crate::ner::label::{OTHER, OUTSIDE, UNKNOWN, tags_of};
use crate::ner::lexicon::Lexicon;
use crate::ner::resources::Pools;
use crate::ner::word::{self, Writing};

pub(super) struct Example {
    /// Feature numbers of all words, one after the other; the lexical ones come first.
    pub(super) features: Vec<u32>,
    /// Where each word's features end.
    pub(super) ends: Vec<u32>,
    pub(super) tags: Vec<u8>,
    pub(super) weight: f32,
    /// Features that hold the word itself, at the front of each word's.
    pub(super) lexical: usize,
    /// The corpus marks names of other kinds; where it does not, a word outside may be one.
    pub(super) others: bool,
    /// The tags of some words are not known.
    pub(super) partial: bool,
}

impl Example {
    pub(super) fn word(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.features[start as usize..self.ends[i] as usize]
    }

    /// The features of a word, or those around it where the word itself is hidden.
    pub(super) fn shown(&self, i: usize, hidden: bool) -> &[u32] {
        let all = self.word(i);
        if hidden { &all[self.lexical..] } else { all }
    }
}

/// All sentences as feature numbers, and the hash of each number with the domain it belongs to (0: all).
pub(super) fn prepare(
    materials: &[Material],
    lexicon: &Lexicon,
    pools: &Pools,
    writing: Writing,
    settings: &Settings,
    random: &mut Random,
) -> (Vec<Example>, Vec<(u64, u64)>) {
    struct Raw {
        hashes: Vec<u64>,
        ends: Vec<u32>,
        tags: Vec<u8>,
        weight: f32,
        domain: u64,
        others: bool,
    }
    let mut raws = Vec::new();
    let (mut line, mut buffer) = (Line::default(), Vec::new());
    let many_domains = materials.iter().any(|m| m.domain != materials[0].domain);
    let mut add = |words: &[String], tags: Vec<u8>, weight: f32, (domain, others): (u64, bool)| {
        line.clear();
        for form in words {
            line.words.push(word::read(form, writing.stem(form), writing, lexicon, &mut buffer));
        }
        line.finish(lexicon);
        let mut raw = Raw { hashes: Vec::new(), ends: Vec::new(), tags, weight, domain, others };
        for i in 0..line.words.len() {
            extract::<{ of::ALL }>(&line, i, &mut raw.hashes);
            raw.ends.push(raw.hashes.len() as u32);
        }
        raws.push(raw);
    };
    for material in materials {
        let others = material.documents.iter().flat_map(|d| &d.sentences).any(|s| !s.others.is_empty());
        let others = others || !settings.others || !settings.latent;
        let domain = (if many_domains { salt(&material.domain) } else { 0 }, others);
        for sentence in material.documents.iter().flat_map(|d| &d.sentences) {
            let tags = all_tags(sentence, settings);
            if random.share() < settings.capitals && sentence.words.len() > 2 {
                let upper: Vec<String> = sentence.words.iter().map(|w| capitals(w, writing)).collect();
                add(&upper, tags.clone(), material.weight, domain);
            }
            add(&shouted(sentence, writing, settings, random), tags, material.weight, domain);
            if !sentence.chunks.is_empty() && random.share() < settings.swap {
                let other = swapped(sentence, pools, writing, random);
                let tags = all_tags(&other, settings);
                add(&shouted(&other, writing, settings, random), tags, material.weight, domain);
            }
        }
    }
    // A feature enters the table when it is seen a second time; the bits know the first.
    let mut seen = vec![0u64; 1 << 23];
    let mut counts: FxHashMap<(u64, u64), u32> = FxHashMap::default();
    let mut count = |hash: u64, domain: u64| {
        let bit = mix(hash, domain) >> 35;
        let word = &mut seen[(bit >> 6) as usize];
        if *word & (1 << (bit & 63)) == 0 {
            *word |= 1 << (bit & 63);
        } else {
            *counts.entry((hash, domain)).or_insert(1) += 1;
        }
    };
    for raw in &raws {
        for &hash in &raw.hashes {
            count(hash, 0);
            if raw.domain != 0 {
                count(hash, raw.domain);
            }
        }
    }
    drop(seen);
    let least = settings.min_count.max(2);
    let mut hashes: Vec<(u64, u64)> = counts.iter().filter(|c| *c.1 >= least).map(|c| *c.0).collect();
    hashes.sort_unstable();
    drop(counts);
    let numbers: FxHashMap<(u64, u64), u32> = hashes.iter().zip(0..).map(|(h, n)| (*h, n)).collect();
    let examples = raws
        .into_iter()
        .map(|raw| {
            let partial = raw.tags.contains(&UNKNOWN);
            let mut example = Example {
                features: Vec::new(),
                ends: Vec::new(),
                tags: raw.tags,
                weight: raw.weight,
                lexical: if raw.domain == 0 { LEXICAL } else { LEXICAL * 2 },
                others: raw.others,
                partial,
            };
            let mut start = 0;
            for end in raw.ends {
                for &hash in &raw.hashes[start as usize..end as usize] {
                    example.features.push(numbers.get(&(hash, 0)).copied().unwrap_or(u32::MAX));
                    if raw.domain != 0 {
                        example.features.push(numbers.get(&(hash, raw.domain)).copied().unwrap_or(u32::MAX));
                    }
                }
                start = end;
                example.ends.push(example.features.len() as u32);
            }
            example
        })
        .collect();
    (examples, hashes)
}

/// The tags of a sentence, names of other kinds among them.
fn all_tags(sentence: &Labelled, settings: &Settings) -> Vec<u8> {
    let mut tags = tags_of(&sentence.chunks, sentence.words.len());
    for &i in sentence.others.iter().filter(|_| settings.others) {
        if tags[i] == OUTSIDE {
            tags[i] = OTHER;
        }
    }
    for &i in &sentence.unknown {
        tags[i] = UNKNOWN;
    }
    tags
}
