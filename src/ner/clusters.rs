//! Word clusters by exchange: words that keep the same company share a number.
//!
//! Each word moves to the cluster in which the words before and after it are best foretold (two-sided predictive
//! exchange), most frequent words first, until the passes are over. Deterministic.

use std::collections::BTreeMap;

/// Learns `classes` clusters from sentences of word numbers below `words`. The result has one cluster a word, from 1.
pub(crate) fn learn(sentences: &[Vec<u32>], words: usize, classes: usize, passes: usize) -> Vec<u16> {
    let (before, after) = neighbours(sentences, words);
    let mut counts = vec![0u32; words];
    sentences.iter().flatten().for_each(|&w| counts[w as usize] += 1);
    let mut order: Vec<usize> = (0..words).collect();
    order.sort_by_key(|&w| (std::cmp::Reverse(counts[w]), w));
    let mut class = vec![0u16; words];
    for (rank, &w) in order.iter().enumerate() {
        class[w] = (rank % classes) as u16;
    }
    let most = sentences.iter().map(Vec::len).sum::<usize>() + 2;
    let value = Value::new(most.min(1 << 16));
    // How often each word is followed (preceded) by a word of each class.
    let mut next = vec![0u32; words * classes];
    let mut last = vec![0u32; words * classes];
    let mut sizes = vec![0u64; classes];
    for w in 0..words {
        let c = usize::from(class[w]);
        sizes[c] += u64::from(counts[w]);
        before[w].iter().for_each(|&(v, n)| next[v as usize * classes + c] += n);
        after[w].iter().for_each(|&(v, n)| last[v as usize * classes + c] += n);
    }
    let mut gain = vec![0.0f64; classes];
    for _ in 0..passes {
        let mut moved = 0;
        for &w in &order {
            let own = usize::from(class[w]);
            let n = u64::from(counts[w]);
            for (table, neighbours) in [(&mut next, &before[w]), (&mut last, &after[w])] {
                for &(v, n) in neighbours {
                    table[v as usize * classes + own] -= n;
                }
            }
            sizes[own] -= n;
            for (g, size) in gain.iter_mut().zip(&sizes) {
                *g = -2.0 * (value.of(size + n) - value.of(*size));
            }
            for (table, neighbours) in [(&next, &before[w]), (&last, &after[w])] {
                for &(v, n) in neighbours {
                    let row = &table[v as usize * classes..(v as usize + 1) * classes];
                    let alone = value.of(u64::from(n));
                    for (g, &had) in gain.iter_mut().zip(row) {
                        *g += if had == 0 {
                            alone
                        } else {
                            value.of(u64::from(had + n)) - value.of(u64::from(had))
                        };
                    }
                }
            }
            let mut best = own;
            for (c, g) in gain.iter().enumerate() {
                if *g > gain[best] + 1.0e-9 {
                    best = c;
                }
            }
            for (table, neighbours) in [(&mut next, &before[w]), (&mut last, &after[w])] {
                for &(v, n) in neighbours {
                    table[v as usize * classes + best] += n;
                }
            }
            sizes[best] += n;
            class[w] = best as u16;
            moved += usize::from(best != own);
        }
        if moved * 200 < words {
            break;
        }
    }
    class.iter().map(|c| c + 1).collect()
}

/// A word's neighbours on one side, with how often.
type Neighbours = Vec<(u32, u32)>;

/// Words before and after each word, with how often.
fn neighbours(sentences: &[Vec<u32>], words: usize) -> (Vec<Neighbours>, Vec<Neighbours>) {
    let mut pairs: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for sentence in sentences {
        for pair in sentence.windows(2) {
            *pairs.entry((pair[0], pair[1])).or_default() += 1;
        }
    }
    let (mut before, mut after) = (vec![Vec::new(); words], vec![Vec::new(); words]);
    for ((a, b), n) in pairs {
        before[b as usize].push((a, n));
        after[a as usize].push((b, n));
    }
    (before, after)
}

/// `n ln n`, the small ones by table.
struct Value(Vec<f64>);

impl Value {
    fn new(size: usize) -> Self {
        Value((0..size).map(|n| n as f64 * (n.max(1) as f64).ln()).collect())
    }

    fn of(&self, n: u64) -> f64 {
        self.0.get(n as usize).copied().unwrap_or_else(|| n as f64 * (n as f64).ln())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_keep_the_same_company_share_a_cluster() {
        // 0 and 1 stand before 2 and 3; 4 and 5 before 6.
        let sentences: Vec<Vec<u32>> = (0..40)
            .map(|i| if i % 2 == 0 { vec![i / 2 % 2, 2 + i % 4 / 2] } else { vec![4 + i / 2 % 2, 6] })
            .collect();
        let class = learn(&sentences, 7, 4, 10);
        assert_eq!(class[0], class[1]);
        assert_eq!(class[4], class[5]);
        assert_ne!(class[0], class[4]);
        assert_eq!(class, learn(&sentences, 7, 4, 10));
    }
}
