//! Part-of-speech tagger: greedy, left to right, linear scores.
#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)] // sentence positions

use super::form::{Form, OUTSIDE};
use super::weights::{CLASSES, Perceptron, Scores, Weights, feature};

/// How many features a decision has at most.
const MANY: usize = 40;

/// The features of one decision.
#[derive(Debug)]
pub struct Features {
    list: [u32; MANY],
    len: usize,
}

impl Features {
    pub(super) fn new() -> Features {
        Features { list: [0; MANY], len: 0 }
    }

    #[inline]
    fn push(&mut self, template: u32, a: u32, b: u32) {
        self.list[self.len] = feature(template, a, b);
        self.len += 1;
    }

    /// As a slice.
    pub fn get(&self) -> &[u32] {
        &self.list[..self.len]
    }

    /// Features of word `i`, with the tags of the words before.
    fn fill(&mut self, forms: &[Form], tags: &[u8], i: usize) {
        self.len = 0;
        let at = |k: isize| {
            let j = i as isize + k;
            if j < 0 { &OUTSIDE } else { forms.get(j as usize).unwrap_or(&OUTSIDE) }
        };
        let tag = |k: usize| if i >= k { u32::from(tags[i - k]) } else { 200 };
        let (w, p, n, p2, n2) = (at(0), at(-1), at(1), at(-2), at(2));
        let (t1, t2) = (tag(1), tag(2));
        self.push(0, w.shape, 0);
        self.push(1, w.word, 0);
        self.push(2, w.suffixes[0], w.shape & 127);
        self.push(3, w.suffixes[1], w.shape & 127);
        self.push(4, w.suffixes[2], w.shape & 127);
        self.push(5, w.prefix, w.shape & 127);
        self.push(6, w.mask, w.shape);
        self.push(7, t1, 0);
        self.push(8, t1, t2);
        self.push(9, w.word, t1);
        self.push(10, w.mask, t1);
        self.push(11, p.word, 0);
        self.push(12, n.word, 0);
        self.push(13, p2.word, 0);
        self.push(14, n2.word, 0);
        self.push(15, p.word, w.word);
        self.push(16, w.word, n.word);
        self.push(17, n.suffixes[1], n.shape & 127);
        self.push(18, p.suffixes[1], t1);
        self.push(19, n.mask, w.mask);
        self.push(20, p.mask, w.mask);
        self.push(21, w.mask, t1 << 8 | t2);
        self.push(22, w.mask, p.word);
        self.push(23, w.mask, n.word);
        self.push(24, w.shape & 127, (n.shape & 127) << 16 | t1);
        self.push(25, w.suffixes[1], t1);
        self.push(26, w.word, n.mask);
        self.push(27, n.mask, n2.mask << 16 | (w.mask & 0xFFFF));
        self.push(28, w.suffixes[0], n.suffixes[0]);
        self.push(29, w.shape, p.shape & 127);
        self.push(30, p.word, t2 << 8 | (w.shape & 127));
        self.push(31, w.word, w.shape);
        self.push(32, w.word, t2);
    }
}

fn best(scores: &Scores, classes: usize) -> u8 {
    let mut at = 0;
    for i in 1..classes {
        if scores[i] > scores[at] {
            at = i;
        }
    }
    at as u8
}

/// Tags one sentence; `tags` is cleared first. `fixed` gives the tag of a word that has but one.
pub fn tag(
    weights: &Weights,
    classes: usize,
    forms: &[Form],
    fixed: impl Fn(&Form) -> Option<u8>,
    tags: &mut Vec<u8>,
) {
    tags.clear();
    let mut features = Features::new();
    for i in 0..forms.len() {
        if let Some(t) = fixed(&forms[i]) {
            tags.push(t);
            continue;
        }
        features.fill(forms, tags, i);
        let mut scores = [0; CLASSES];
        for f in features.get() {
            weights.add(*f, &mut scores);
        }
        tags.push(best(&scores, classes));
    }
}

/// One pass of learning over one sentence; the tags learned so far feed the features.
pub fn learn(
    perceptron: &mut Perceptron,
    classes: usize,
    forms: &[Form],
    gold: &[u8],
    fixed: impl Fn(&Form) -> Option<u8>,
) {
    let mut tags = Vec::with_capacity(forms.len());
    let mut features = Features::new();
    for i in 0..forms.len() {
        if let Some(t) = fixed(&forms[i]) {
            tags.push(t);
            continue;
        }
        perceptron.tick();
        features.fill(forms, &tags, i);
        let mut scores = [0; CLASSES];
        for f in features.get() {
            perceptron.add(*f, &mut scores);
        }
        let said = best(&scores, classes);
        if said != gold[i] {
            perceptron.update(features.get(), gold[i], said);
        }
        tags.push(said);
    }
}
