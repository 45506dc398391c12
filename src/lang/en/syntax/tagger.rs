//! Part-of-speech tagger: greedy, left to right, linear scores.
#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)] // sentence positions

use super::form::{Form, OUTSIDE};
use super::weights::{CLASSES, Features, Perceptron, Weights, best};

/// How many features a decision has.
const MANY: usize = 33;

/// Features of word `i`, with the tags of the words before.
fn fill(out: &mut Features<MANY>, forms: &[Form], tags: &[u8], i: usize) {
    out.clear();
    let at = |k: isize| {
        let j = i as isize + k;
        if j < 0 { &OUTSIDE } else { forms.get(j as usize).unwrap_or(&OUTSIDE) }
    };
    let tag = |k: usize| if i >= k { u32::from(tags[i - k]) } else { 200 };
    let (w, p, n, p2, n2) = (at(0), at(-1), at(1), at(-2), at(2));
    let (t1, t2) = (tag(1), tag(2));
    out.push(0, w.shape, 0);
    out.push(1, w.word, 0);
    out.push(2, w.suffixes[0], w.shape & 127);
    out.push(3, w.suffixes[1], w.shape & 127);
    out.push(4, w.suffixes[2], w.shape & 127);
    out.push(5, w.prefix, w.shape & 127);
    out.push(6, w.mask, w.shape);
    out.push(7, t1, 0);
    out.push(8, t1, t2);
    out.push(9, w.word, t1);
    out.push(10, w.mask, t1);
    out.push(11, p.word, 0);
    out.push(12, n.word, 0);
    out.push(13, p2.word, 0);
    out.push(14, n2.word, 0);
    out.push(15, p.word, w.word);
    out.push(16, w.word, n.word);
    out.push(17, n.suffixes[1], n.shape & 127);
    out.push(18, p.suffixes[1], t1);
    out.push(19, n.mask, w.mask);
    out.push(20, p.mask, w.mask);
    out.push(21, w.mask, t1 << 8 | t2);
    out.push(22, w.mask, p.word);
    out.push(23, w.mask, n.word);
    out.push(24, w.shape & 127, (n.shape & 127) << 16 | t1);
    out.push(25, w.suffixes[1], t1);
    out.push(26, w.word, n.mask);
    out.push(27, n.mask, n2.mask << 16 | (w.mask & 0xFFFF));
    out.push(28, w.suffixes[0], n.suffixes[0]);
    out.push(29, w.shape, p.shape & 127);
    out.push(30, p.word, t2 << 8 | (w.shape & 127));
    out.push(31, w.word, w.shape);
    out.push(32, w.word, t2);
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
    let mut features = Features::new(0);
    for i in 0..forms.len() {
        if let Some(t) = fixed(&forms[i]) {
            tags.push(t);
            continue;
        }
        fill(&mut features, forms, tags, i);
        let mut scores = [0; CLASSES];
        weights.add(&features, &mut scores);
        tags.push(best(&scores[..classes]) as u8);
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
    let mut features = Features::new(0);
    for i in 0..forms.len() {
        if let Some(t) = fixed(&forms[i]) {
            tags.push(t);
            continue;
        }
        perceptron.tick();
        fill(&mut features, forms, &tags, i);
        let said = best(&perceptron.scores(&features)[..classes]) as u8;
        if said != gold[i] {
            perceptron.update(&features, gold[i], said);
        }
        tags.push(said);
    }
}
