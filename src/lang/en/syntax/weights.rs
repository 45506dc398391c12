//! Sparse linear weights: feature hash -> (class, weight) pairs, and the averaged perceptron that learns them.
#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, clippy::cast_precision_loss)] // weights are stored as bytes

use rustc_hash::FxHashMap;

/// Largest number of classes.
pub const CLASSES: usize = 128;

/// Scores of one decision. A weight is a byte and no decision has a hundred features, so sums keep clear of the bounds.
pub type Scores = [i16; CLASSES];

/// The class with the highest score, the first of several.
#[inline]
pub fn best<S: Copy + Ord + Default>(scores: &[S]) -> usize {
    let first = scores.first().copied().unwrap_or_default();
    let top = scores.iter().fold(first, |top, s| top.max(*s));
    scores.iter().position(|s| *s == top).unwrap_or(0)
}

/// Mixes a feature's template and values into its hash.
#[inline]
pub fn feature(template: u32, a: u32, b: u32) -> u32 {
    let x = (u64::from(a) << 32 | u64::from(b)) ^ u64::from(template).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let x = (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (x ^ (x >> 32)) as u32
}

/// Hash of a string.
#[inline]
pub fn hash(text: &str) -> u32 {
    let mut x: u32 = 0x811C_9DC5;
    for b in text.bytes() {
        x = (x ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    x
}

/// Read-only weights. Rows lie in order of their hash in one stretch of memory that is a quarter of what a hash table
/// of them takes: most of the time that a decision takes is waiting for memory.
#[derive(Debug)]
pub struct Weights {
    /// By the upper half of a hash.
    blocks: Box<[Block]>,
    /// Rows: lower half of the hash, number of weights (and [`MORE`]), then class and weight in one.
    rows: Box<[u16]>,
}

/// The rows whose hashes have the same upper half.
#[derive(Debug, Default, Clone, Copy)]
struct Block {
    /// One bit for the next five bits of each hash that has weights: most features of a decision have none.
    known: u32,
    /// Where its rows begin.
    start: u32,
}

/// Set where another row of the same block follows.
const MORE: u16 = 1 << 15;

impl Block {
    #[inline]
    fn bit(key: u32) -> u32 {
        key >> 11 & 31
    }
}

impl Default for Weights {
    fn default() -> Weights {
        Weights::new([])
    }
}

impl Weights {
    /// From rows in order of their hash, each weight behind its class.
    fn new<'r>(sorted: impl IntoIterator<Item = (u32, &'r [u8])>) -> Weights {
        let mut blocks = vec![Block::default(); 1 << 16];
        let mut rows: Vec<u16> = Vec::new();
        let mut last = 0;
        for (key, row) in sorted {
            let block = &mut blocks[key as usize >> 16];
            if block.known == 0 {
                block.start = rows.len() as u32;
            } else {
                rows[last] |= MORE;
            }
            block.known |= 1 << Block::bit(key);
            rows.push(key as u16);
            last = rows.len();
            rows.push(row.len() as u16 / 2);
            rows.extend(row.chunks_exact(2).map(|c| u16::from_le_bytes([c[1], c[0]])));
        }
        Weights { blocks: blocks.into(), rows: rows.into() }
    }

    /// Adds the weights of features to the scores.
    #[inline]
    pub fn add<const MANY: usize>(&self, features: &Features<MANY>, scores: &mut Scores) {
        // First without a branch for any of them, so that what each needs comes from memory together.
        let (mut keys, mut starts) = ([0; MANY], [0; MANY]);
        let mut n = 0;
        for key in features.get() {
            let block = self.blocks[*key as usize >> 16];
            (keys[n], starts[n]) = (*key as u16, block.start);
            n += (block.known >> Block::bit(*key) & 1) as usize;
        }
        let mut firsts = [0; MANY];
        for (first, start) in firsts.iter_mut().zip(&starts[..n]) {
            *first = self.rows[*start as usize];
        }
        for ((key, start), first) in keys[..n].iter().zip(&starts).zip(&firsts) {
            if first > key {
                continue;
            }
            let mut rows = &self.rows[*start as usize..];
            while let [lower, len, rest @ ..] = rows {
                let (row, rest) = rest.split_at(usize::from(len & !MORE));
                if lower == key {
                    for cell in row {
                        let [weight, class] = cell.to_le_bytes();
                        scores[usize::from(class) % CLASSES] += i16::from(weight as i8);
                    }
                }
                if lower >= key || len & MORE == 0 {
                    break;
                }
                rows = rest;
            }
        }
    }
}

/// The features of one decision, as hashes.
#[derive(Debug)]
pub struct Features<const MANY: usize> {
    first: u32,
    list: [u32; MANY],
    len: usize,
}

impl<const MANY: usize> Features<MANY> {
    /// None yet; templates are counted from `first`, so that none is both the tagger's and the parser's.
    pub fn new(first: u32) -> Self {
        Features { first, list: [0; MANY], len: 0 }
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// Adds one by its template and values.
    #[inline]
    pub fn push(&mut self, template: u32, a: u32, b: u32) {
        self.list[self.len] = feature(self.first + template, a, b);
        self.len += 1;
    }

    /// As a slice.
    #[inline]
    pub fn get(&self) -> &[u32] {
        &self.list[..self.len]
    }
}

/// Writes rows as varints: gap to the hash before, number of pairs, pairs.
pub fn write(rows: &[(u32, Vec<(u8, i8)>)], out: &mut Vec<u8>) {
    varint(rows.len() as u32, out);
    let mut last = 0;
    for (key, row) in rows {
        varint(key - last, out);
        last = *key;
        out.push(row.len() as u8);
        for (class, weight) in row {
            out.push(*class);
            out.push(*weight as u8);
        }
    }
}

/// Reads what [`write`] wrote; `None` where the bytes end too early.
pub fn read(bytes: &mut &[u8]) -> Option<Weights> {
    let n = read_varint(bytes)? as usize;
    let mut rows = Vec::with_capacity(n);
    let mut key = 0u32;
    for _ in 0..n {
        key = key.checked_add(read_varint(bytes)?)?;
        let len = usize::from(*bytes.first()?);
        rows.push((key, bytes.get(1..1 + 2 * len)?));
        *bytes = &bytes[1 + 2 * len..];
    }
    Some(Weights::new(rows))
}

/// Rows as they are once written and read.
pub fn table(rows: &[(u32, Vec<(u8, i8)>)]) -> Weights {
    let mut bytes = Vec::new();
    write(rows, &mut bytes);
    read(&mut bytes.as_slice()).unwrap_or_default()
}

/// Appends a varint.
pub fn varint(mut value: u32, out: &mut Vec<u8>) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Reads a varint.
pub fn read_varint(bytes: &mut &[u8]) -> Option<u32> {
    let (mut value, mut shift) = (0u32, 0);
    loop {
        let b = *bytes.first()?;
        *bytes = &bytes[1..];
        value |= u32::from(b & 127).checked_shl(shift)?;
        if b < 128 {
            return Some(value);
        }
        shift += 7;
    }
}

/// A weight while it is learned: current value, and the sum for averaging.
#[derive(Debug, Clone, Copy)]
struct Cell {
    class: u8,
    now: i32,
    sum: i64,
}

/// Learns weights by the averaged perceptron.
#[derive(Debug, Default)]
pub struct Perceptron {
    rows: FxHashMap<u32, Vec<Cell>>,
    step: i64,
}

impl Perceptron {
    /// Scores by the current weights of features.
    pub fn scores<const MANY: usize>(&self, features: &Features<MANY>) -> [i32; CLASSES] {
        let mut scores = [0; CLASSES];
        for cell in features.get().iter().filter_map(|key| self.rows.get(key)).flatten() {
            scores[cell.class as usize] += cell.now;
        }
        scores
    }

    /// Counts a decision, whether or not it was right.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Rewards `right` and punishes `wrong` on all features.
    pub fn update<const MANY: usize>(&mut self, features: &Features<MANY>, right: u8, wrong: u8) {
        for key in features.get() {
            let row = self.rows.entry(*key).or_default();
            for (class, delta) in [(right, 1), (wrong, -1)] {
                let at = row.iter().position(|c| c.class == class).unwrap_or_else(|| {
                    row.push(Cell { class, now: 0, sum: 0 });
                    row.len() - 1
                });
                row[at].now += delta;
                row[at].sum += i64::from(delta) * self.step;
            }
        }
    }

    /// Adds the averaged weights to `into`.
    pub fn average(&self, into: &mut Averaged) {
        let steps = self.step.max(1) as f32;
        for (key, row) in &self.rows {
            let sums = into.entry(*key).or_default();
            for cell in row {
                let weight = cell.now as f32 - cell.sum as f32 / steps;
                match sums.iter_mut().find(|s| s.0 == cell.class) {
                    Some(sum) => sum.1 += weight,
                    None => sums.push((cell.class, weight)),
                }
            }
        }
    }
}

/// Averaged weights of one or several runs, summed.
pub type Averaged = FxHashMap<u32, Vec<(u8, f32)>>;

/// Weights as bytes in order of hash; those below `least` are left out.
pub fn quantise(averaged: &Averaged, least: f32) -> Vec<(u32, Vec<(u8, i8)>)> {
    let mut all: Vec<f32> = averaged.values().flatten().map(|c| c.1.abs()).filter(|w| *w >= least).collect();
    all.sort_by(f32::total_cmp);
    let top = all.get(all.len().saturating_sub(all.len() / 2000 + 1)).copied().unwrap_or(1.0).max(1e-6);
    let scale = 127.0 / top;
    let mut rows: Vec<(u32, Vec<(u8, i8)>)> = averaged
        .iter()
        .map(|(key, row)| {
            let mut row: Vec<(u8, i8)> = row
                .iter()
                .filter(|c| c.1.abs() >= least)
                .map(|c| (c.0, (c.1 * scale).round().clamp(-127.0, 127.0) as i8))
                .filter(|c| c.1 != 0)
                .collect();
            row.sort_unstable();
            (*key, row)
        })
        .filter(|r| !r.1.is_empty())
        .collect();
    rows.sort_unstable_by_key(|r| r.0);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_writing_and_reading() {
        let rows = vec![(5, vec![(1, -3), (2, 7)]), (70_000, vec![(0, 127)])];
        let mut bytes = Vec::new();
        write(&rows, &mut bytes);
        let weights = read(&mut bytes.as_slice()).expect("whole");
        let mut scores = [0; CLASSES];
        weights.add(&Features::<3> { first: 0, list: [5, 70_000, 6], len: 3 }, &mut scores);
        assert_eq!(scores[..3], [127, -3, 7]);
        assert!(read(&mut &bytes[..bytes.len() - 1]).is_none());
    }
}
