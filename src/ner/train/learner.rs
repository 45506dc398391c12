//! The two ways to learn weights.

use super::prepare::Example;
use super::random::Random;
use super::{Progress, Settings};
use crate::ner::decode::{self, Lattice, Scores, Transitions};
use crate::ner::label::{OTHER, OUTSIDE, TAGS, UNKNOWN};

/// Lanes of a weight row: the tags, then the sum of squared gradients.
pub(super) const LANES: usize = 16;

/// What training leaves out of a sentence this time.
#[derive(Default)]
struct Hidden {
    /// Words whose own features are left out.
    words: Vec<bool>,
    salt: u32,
    /// Of 65,536 features, how many are left out.
    below: u32,
}

impl Hidden {
    #[inline]
    fn keeps(&self, feature: u32) -> bool {
        feature != u32::MAX && ((feature ^ self.salt).wrapping_mul(0x9e37_79b1) >> 16) >= self.below
    }
}

pub(super) struct Learner<'s> {
    pub(super) rows: Vec<[f32; LANES]>,
    pub(super) transitions: Transitions,
    pub(super) squares: [Scores; TAGS],
    pub(super) settings: &'s Settings,
}

impl Learner<'_> {
    fn scores(&self, example: &Example, hidden: &Hidden, out: &mut Vec<Scores>) {
        out.clear();
        for i in 0..example.tags.len() {
            let mut sum = [0.0f32; LANES];
            for &f in example.shown(i, hidden.words[i]) {
                if hidden.keeps(f) {
                    let row = &self.rows[f as usize];
                    for (s, w) in sum.iter_mut().zip(row) {
                        *s += w;
                    }
                }
            }
            out.push(std::array::from_fn(|t| sum[t]));
        }
    }

    fn hidden(&self, len: usize, random: &mut Random, out: &mut Hidden) {
        out.words.clear();
        out.words.extend((0..len).map(|_| random.share() < self.settings.hide));
        out.salt = random.next() as u32;
        out.below = (self.settings.drop * 65536.0) as u32;
    }

    pub(super) fn field(
        mut self,
        examples: &[Example],
        random: &mut Random,
        progress: &mut dyn FnMut(Progress),
    ) -> (Vec<[f32; LANES]>, Transitions) {
        let words: usize = examples.iter().map(|e| e.tags.len()).sum();
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let (mut scores, mut lattice, mut hidden) = (Vec::new(), Lattice::default(), Hidden::default());
        // Where the tags of some words are not known: what the model makes of them, given the others.
        let mut gold = Lattice::default();
        // The model is the mean of the weights after each of the later passes.
        let from = self.settings.epochs.div_ceil(2).max(1);
        let mut mean = vec![[0.0f32; TAGS]; self.rows.len()];
        let mut mean_transitions = [[0.0f32; TAGS]; TAGS];
        let share = 1.0 / (self.settings.epochs + 1 - from) as f32;
        for epoch in 1..=self.settings.epochs {
            random.shuffle(&mut order);
            let mut loss = 0.0;
            // Steps fall towards the end.
            let rate = self.settings.rate * (1.0 - 0.9 * (epoch - 1) as f32 / self.settings.epochs as f32);
            for &at in &order {
                let example = &examples[at];
                self.hidden(example.tags.len(), random, &mut hidden);
                self.scores(example, &hidden, &mut scores);
                let factors = self.transitions.0.map(|row| row.map(f32::exp));
                decode::marginals(&scores, &factors, &mut lattice);
                let gold_sum = if example.partial {
                    rule_out(example, &mut scores);
                    decode::marginals(&scores, &factors, &mut gold);
                    gold.log_sum
                } else {
                    self.gold_score(example, &scores)
                };
                loss += f64::from(example.weight) * (lattice.log_sum - gold_sum);
                self.step(example, &hidden, &lattice, &gold, &factors, rate);
            }
            if epoch >= from {
                for (m, row) in mean.iter_mut().zip(&self.rows) {
                    m.iter_mut().zip(row).for_each(|(m, w)| *m += share * w);
                }
                for (m, row) in mean_transitions.iter_mut().zip(&self.transitions.0) {
                    m.iter_mut().zip(row).for_each(|(m, w)| *m += share * w);
                }
            }
            progress(Progress {
                epoch,
                epochs: self.settings.epochs,
                loss: loss / words.max(1) as f64,
                features: self.rows.len(),
            });
        }
        for (row, m) in self.rows.iter_mut().zip(&mean) {
            row[..TAGS].copy_from_slice(m);
        }
        (self.rows, Transitions(mean_transitions))
    }

    fn gold_score(&self, example: &Example, scores: &[Scores]) -> f64 {
        let mut sum = 0.0;
        for (i, &t) in example.tags.iter().enumerate() {
            sum += f64::from(scores[i][usize::from(t)]);
            if i > 0 {
                sum += f64::from(self.transitions.0[usize::from(example.tags[i - 1])][usize::from(t)]);
            }
        }
        sum
    }

    fn step(
        &mut self,
        example: &Example,
        hidden: &Hidden,
        lattice: &Lattice,
        given: &Lattice,
        factors: &[Scores; TAGS],
        rate: f32,
    ) {
        let weight = example.weight;
        for i in 0..example.tags.len() {
            let mut gradient = [0.0f32; LANES];
            let mut square = 0.0;
            let open = !example.others && example.tags[i] == OUTSIDE;
            for t in 0..TAGS {
                let gold = if example.tags[i] == UNKNOWN {
                    given.gamma[i][t]
                } else if open {
                    outside_share(&lattice.gamma[i], t)
                } else {
                    f32::from(u8::from(example.tags[i] == t as u8))
                };
                gradient[t] = weight * (lattice.gamma[i][t] - gold);
                square += gradient[t] * gradient[t];
            }
            if square > 1.0e-6 {
                for &f in example.shown(i, hidden.words[i]) {
                    if !hidden.keeps(f) {
                        continue;
                    }
                    let row = &mut self.rows[f as usize];
                    row[TAGS] += square;
                    let step = rate / (row[TAGS] + 1.0).sqrt();
                    let keep = 1.0 - step * self.settings.decay;
                    for t in 0..TAGS {
                        row[t] = row[t] * keep - step * gradient[t];
                    }
                }
            }
            if i == 0 {
                continue;
            }
            // Pairs of tags.
            let (last, next) = (&lattice.alpha[i - 1], &lattice.beta[i]);
            let mut sum = 0.0;
            let mut pairs = [[0.0f32; TAGS]; TAGS];
            for a in 0..TAGS {
                for &b in &decode::allowed()[a] {
                    let b = usize::from(b);
                    let p = last[a] * factors[a][b] * lattice.factor[i][b] * next[b];
                    pairs[a][b] = p;
                    sum += p;
                }
            }
            let inverse = 1.0 / f32::max(sum, 1.0e-30);
            if example.tags[i - 1] == UNKNOWN || example.tags[i] == UNKNOWN {
                continue;
            }
            let (gold_a, gold_b) = (usize::from(example.tags[i - 1]), usize::from(example.tags[i]));
            if !example.others && (example.tags[i - 1] == OUTSIDE || example.tags[i] == OUTSIDE) {
                // Which kind of outside is not known: pairs are learnt from the corpora that tell.
                continue;
            }
            for a in 0..TAGS {
                for &b in &decode::allowed()[a] {
                    let b = usize::from(b);
                    let gold = f32::from(u8::from(a == gold_a && b == gold_b));
                    let g = weight * (pairs[a][b] * inverse - gold);
                    self.squares[a][b] += g * g;
                    self.transitions.0[a][b] -= rate * g / (self.squares[a][b] + 1.0).sqrt();
                }
            }
        }
    }

    pub(super) fn perceptron(
        mut self,
        examples: &[Example],
        random: &mut Random,
        progress: &mut dyn FnMut(Progress),
    ) -> (Vec<[f32; LANES]>, Transitions) {
        let words: usize = examples.iter().map(|e| e.tags.len()).sum();
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut sums = vec![[0.0f32; LANES]; self.rows.len()];
        let mut transition_sums = [[0.0f32; TAGS]; TAGS];
        let (mut scores, mut back, mut tags, mut hidden) =
            (Vec::new(), Vec::new(), Vec::new(), Hidden::default());
        let mut time = 1.0f32;
        for epoch in 1..=self.settings.epochs {
            random.shuffle(&mut order);
            let mut wrong = 0usize;
            for &at in &order {
                let example = &examples[at];
                self.hidden(example.tags.len(), random, &mut hidden);
                self.scores(example, &hidden, &mut scores);
                decode::viterbi(&scores, &self.transitions, &mut back, &mut tags);
                for i in 0..tags.len() {
                    let before_unknown = i > 0 && example.tags[i - 1] == UNKNOWN;
                    if example.tags[i] == UNKNOWN || before_unknown {
                        continue;
                    }
                    let (gold, got) = (usize::from(example.tags[i]), usize::from(tags[i]));
                    if i > 0 {
                        let before = (usize::from(example.tags[i - 1]), usize::from(tags[i - 1]));
                        if (before.0, gold) != (before.1, got) {
                            for (a, b, d) in [(before.0, gold, 1.0), (before.1, got, -1.0)] {
                                self.transitions.0[a][b] += d;
                                transition_sums[a][b] += time * d;
                            }
                        }
                    }
                    if gold == got {
                        continue;
                    }
                    wrong += 1;
                    for &f in example.shown(i, hidden.words[i]) {
                        if !hidden.keeps(f) {
                            continue;
                        }
                        let (row, sum) = (&mut self.rows[f as usize], &mut sums[f as usize]);
                        row[gold] += example.weight;
                        sum[gold] += time * example.weight;
                        row[got] -= example.weight;
                        sum[got] -= time * example.weight;
                    }
                }
                time += 1.0;
            }
            progress(Progress {
                epoch,
                epochs: self.settings.epochs,
                loss: wrong as f64 / words.max(1) as f64,
                features: self.rows.len(),
            });
        }
        // Scaled so that scores are of a size with the field's.
        let scale = 0.1;
        for (row, sum) in self.rows.iter_mut().zip(&sums) {
            for (w, s) in row.iter_mut().zip(sum) {
                *w = (*w - s / time) * scale;
            }
        }
        for (row, sum) in self.transitions.0.iter_mut().zip(&transition_sums) {
            for (w, s) in row.iter_mut().zip(sum) {
                *w = (*w - s / time) * scale;
            }
        }
        let flat = Transitions::flat();
        for (row, flat) in self.transitions.0.iter_mut().zip(&flat.0) {
            for (w, f) in row.iter_mut().zip(flat) {
                if *f < 0.0 {
                    *w = *f;
                }
            }
        }
        (self.rows, self.transitions)
    }
}

/// Rules out all tags but the known ones.
fn rule_out(example: &Example, scores: &mut [Scores]) {
    for (word, &known) in scores.iter_mut().zip(&example.tags) {
        for (t, score) in word.iter_mut().enumerate() {
            let tag = t as u8;
            let fits = match known {
                UNKNOWN => true,
                OUTSIDE if !example.others => tag == OUTSIDE || tag == OTHER,
                _ => tag == known,
            };
            if !fits {
                *score = f32::NEG_INFINITY;
            }
        }
    }
}

/// How a word outside of names is shared among the two kinds of outside, by what the model takes it for.
fn outside_share(gamma: &Scores, tag: usize) -> f32 {
    let (outside, other) = (gamma[usize::from(OUTSIDE)] + 1.0e-6, gamma[usize::from(OTHER)]);
    match tag as u8 {
        OUTSIDE => outside / (outside + other),
        OTHER => other / (outside + other),
        _ => 0.0,
    }
}
