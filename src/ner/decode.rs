//! From scores of tags to the best sequence of tags, and to how sure it is.

use super::label::{OUTSIDE, TAGS, ends, follows, starts};

/// Scores of the tags of one word.
pub(crate) type Scores = [f32; TAGS];

const NEVER: f32 = -1.0e9;

/// Scores of tag pairs; pairs that make no name are ruled out.
#[derive(Debug, Clone)]
pub(crate) struct Transitions(pub [Scores; TAGS]);

impl Transitions {
    /// All allowed pairs equal.
    pub(crate) fn flat() -> Self {
        let mut scores = [[NEVER; TAGS]; TAGS];
        for a in 0..TAGS as u8 {
            for b in 0..TAGS as u8 {
                if follows(a, b) {
                    scores[usize::from(a)][usize::from(b)] = 0.0;
                }
            }
        }
        Transitions(scores)
    }
}

/// Tags that may follow each tag.
pub(crate) fn allowed() -> &'static [Vec<u8>; TAGS] {
    static ALLOWED: std::sync::OnceLock<[Vec<u8>; TAGS]> = std::sync::OnceLock::new();
    ALLOWED
        .get_or_init(|| std::array::from_fn(|a| (0..TAGS as u8).filter(|&b| follows(a as u8, b)).collect()))
}

/// Room for all tags that processors add up four or eight at a time.
const LANES: usize = 16;

/// Scores in such room.
pub(crate) type Wide = [f32; LANES];

#[inline]
fn widen(scores: &Scores, rest: f32) -> Wide {
    std::array::from_fn(|t| if t < TAGS { scores[t] } else { rest })
}

#[inline]
fn narrow(wide: &Wide) -> Scores {
    std::array::from_fn(|t| wide[t])
}

/// The best sequence of tags; `behind` is work space. A pair that makes no name costs so much that it is on no best
/// sequence.
pub(crate) fn viterbi(
    scores: &[Scores],
    transitions: &Transitions,
    behind: &mut Vec<Wide>,
    out: &mut Vec<u8>,
) {
    out.clear();
    behind.clear();
    let Some(first) = scores.first() else { return };
    let mut best = widen(first, NEVER);
    for (t, score) in best[..TAGS].iter_mut().enumerate() {
        if !starts(t as u8) {
            *score = NEVER;
        }
    }
    let transitions = transitions.0.each_ref().map(|row| widen(row, NEVER));
    for word in &scores[1..] {
        let mut next = [NEVER * 2.0; LANES];
        for a in 0..TAGS {
            for b in 0..LANES {
                let score = best[a] + transitions[a][b];
                next[b] = if score > next[b] { score } else { next[b] };
            }
        }
        behind.push(best);
        best = next;
        for (score, word) in best.iter_mut().zip(word) {
            *score += word;
        }
    }
    let mut tag = OUTSIDE;
    for t in 0..TAGS as u8 {
        if ends(t) && best[usize::from(t)] > best[usize::from(tag)] {
            tag = t;
        }
    }
    out.push(tag);
    // Which tag came before is asked of the best sequence alone.
    for best in behind.iter().rev() {
        let (mut from, mut top) = (0, NEVER * 2.0);
        for (a, row) in transitions.iter().enumerate() {
            let score = best[a] + row[usize::from(tag)];
            if score > top {
                (from, top) = (a as u8, score);
            }
        }
        tag = from;
        out.push(tag);
    }
    out.reverse();
}

/// Work space of [`marginals`].
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    /// Probability of each tag of each word.
    pub gamma: Vec<Scores>,
    /// Log of the sum over all sequences.
    pub log_sum: f64,
    /// Scaled forward and backward sums, and scores as factors.
    pub alpha: Vec<Scores>,
    pub beta: Vec<Scores>,
    pub factor: Vec<Scores>,
    pub scale: Vec<f32>,
}

/// Probability of each tag of each word (forward and backward sums, scaled).
pub(crate) fn marginals(scores: &[Scores], exp_transitions: &[Scores; TAGS], lattice: &mut Lattice) {
    let n = scores.len();
    let Lattice { gamma, log_sum, alpha, beta, factor, scale } = lattice;
    for v in [&mut *gamma, &mut *alpha, &mut *beta, &mut *factor] {
        v.clear();
        v.resize(n, [0.0; TAGS]);
    }
    scale.clear();
    scale.resize(n, 0.0);
    *log_sum = 0.0;
    if n == 0 {
        return;
    }
    for (word, f) in scores.iter().zip(factor.iter_mut()) {
        let top = word.iter().copied().fold(f32::MIN, f32::max);
        *log_sum += f64::from(top);
        for (f, s) in f.iter_mut().zip(word) {
            *f = (s - top).exp();
        }
    }
    let forward = exp_transitions.each_ref().map(|row| widen(row, 0.0));
    let mut last = [0.0f32; LANES];
    for i in 0..n {
        let mut row = [0.0f32; LANES];
        if i == 0 {
            for (t, r) in row[..TAGS].iter_mut().enumerate() {
                *r = if starts(t as u8) { factor[0][t] } else { 0.0 };
            }
        } else {
            // All pairs: the factor of those ruled out is zero.
            for a in 0..TAGS {
                for b in 0..LANES {
                    row[b] += last[a] * forward[a][b];
                }
            }
            for (r, f) in row.iter_mut().zip(&factor[i]) {
                *r *= f;
            }
        }
        if i + 1 == n {
            for (t, r) in row[..TAGS].iter_mut().enumerate() {
                if !ends(t as u8) {
                    *r = 0.0;
                }
            }
        }
        let sum: f32 = row[..TAGS].iter().sum::<f32>().max(1.0e-30);
        for r in &mut row {
            *r /= sum;
        }
        scale[i] = sum;
        *log_sum += f64::from(sum).ln();
        alpha[i] = narrow(&row);
        last = row;
    }
    for (t, b) in beta[n - 1].iter_mut().enumerate() {
        *b = f32::from(u8::from(ends(t as u8)));
    }
    let mut backward = [[0.0f32; LANES]; TAGS];
    for (a, row) in exp_transitions.iter().enumerate() {
        for (b, factor) in row.iter().enumerate() {
            backward[b][a] = *factor;
        }
    }
    for i in (0..n - 1).rev() {
        let mut row = [0.0f32; LANES];
        let (factors, behind) = (factor[i + 1], beta[i + 1]);
        for b in 0..TAGS {
            for a in 0..LANES {
                row[a] += backward[b][a] * factors[b] * behind[b];
            }
        }
        for r in &mut row {
            *r /= scale[i + 1];
        }
        beta[i] = narrow(&row);
    }
    for i in 0..n {
        let mut sum = 0.0;
        for t in 0..TAGS {
            gamma[i][t] = alpha[i][t] * beta[i][t];
            sum += gamma[i][t];
        }
        let inverse = 1.0 / sum.max(1.0e-30);
        for g in &mut gamma[i] {
            *g *= inverse;
        }
    }
}
