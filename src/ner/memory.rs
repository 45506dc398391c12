//! Words that were met before, with the weights of all features that look at one word alone summed up.

use rustc_hash::FxHashMap;

use super::features::{Line, edge, extract, of};
use super::lexicon::Lexicon;
use super::weights::{Sum, Weights};
use super::word::{self, Word, Writing};

/// At that many words the memory starts anew with the next document.
const REMEMBERED: usize = 40_000;

/// Numbers of what stands before the start and after the end of a sentence.
pub(crate) const EDGES: [u32; 2] = [0, 1];

/// A word with the sums of its features at each place.
#[derive(Debug)]
pub(crate) struct Known {
    pub word: Word,
    stem: usize,
    /// As the word itself.
    pub own: Sum,
    /// As the word before another, after it, two before, two after.
    pub before: Sum,
    pub after: Sum,
    pub before2: Sum,
    pub after2: Sum,
    /// As the word before one of a certain writing, and after it.
    beside: [Beside; 2],
}

/// Sums of a word by the writing of its neighbour.
#[derive(Debug, Default)]
struct Beside {
    shapes: Vec<u64>,
    sums: Vec<Sum>,
}

/// On which side of another a word stands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side {
    Before,
    After,
}

/// What a thread remembers of words, from document to document. It changes no result.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    numbers: FxHashMap<Box<str>, u32>,
    known: Vec<Known>,
    buffer: Vec<char>,
    features: Vec<u64>,
}

impl Memory {
    /// Ready for the next document.
    pub(crate) fn begin(&mut self, weights: &Weights) {
        if self.known.is_empty() || self.known.len() > REMEMBERED {
            self.numbers.clear();
            self.known.clear();
            for end in [false, true] {
                self.remember(edge(end), 0, weights);
            }
        }
    }

    /// The number of a word: the whole token's form and the length of its stem in bytes.
    pub(crate) fn number(
        &mut self,
        form: &str,
        stem: usize,
        writing: Writing,
        lexicon: &Lexicon,
        weights: &Weights,
    ) -> u32 {
        if let Some(&number) = self.numbers.get(form)
            && self.known[number as usize].stem == stem
        {
            return number;
        }
        let word = word::read(form, stem, writing, lexicon, &mut self.buffer);
        let number = self.remember(word, stem, weights);
        self.numbers.insert(form.into(), number);
        number
    }

    /// What is known of a word.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> &Known {
        &self.known[number as usize]
    }

    /// The sum of a word before or after one whose writing is `shape`.
    pub(crate) fn beside(&mut self, number: u32, side: Side, shape: u64, weights: &Weights) -> &Sum {
        let known = &mut self.known[number as usize];
        let beside = &mut known.beside[side as usize];
        let at = beside.shapes.iter().position(|known| *known == shape).unwrap_or(beside.shapes.len());
        if at == beside.shapes.len() {
            let other = Word { shape, ..Word::default() };
            let features = &mut self.features;
            beside.shapes.push(shape);
            beside.sums.push(match side {
                Side::Before => {
                    sum::<{ of::SHAPE_BEFORE }>(&Line::plain(&[known.word, other]), 1, weights, features)
                }
                Side::After => {
                    sum::<{ of::SHAPE_AFTER }>(&Line::plain(&[other, known.word]), 0, weights, features)
                }
            });
        }
        &beside.sums[at]
    }

    fn remember(&mut self, word: Word, stem: usize, weights: &Weights) -> u32 {
        let other = Word::default();
        let features = &mut self.features;
        let first = Line::plain(&[word, other, other]);
        let last = Line::plain(&[other, other, word]);
        let known = Known {
            word,
            stem,
            own: sum::<{ of::OWN }>(&first, 0, weights, features),
            before: sum::<{ of::BEFORE }>(&first, 1, weights, features),
            before2: sum::<{ of::BEFORE2 }>(&first, 2, weights, features),
            after: sum::<{ of::AFTER }>(&last, 1, weights, features),
            after2: sum::<{ of::AFTER2 }>(&last, 0, weights, features),
            beside: Default::default(),
        };
        self.known.push(known);
        self.known.len() as u32 - 1
    }
}

fn sum<const WHAT: u8>(line: &Line, i: usize, weights: &Weights, features: &mut Vec<u64>) -> Sum {
    features.clear();
    extract::<WHAT>(line, i, features);
    weights.sum(features)
}
