//! Sparse linear weights: feature hash -> (class, weight) pairs, and the averaged perceptron that learns them.
#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, clippy::cast_precision_loss)] // weights are stored as bytes

use rustc_hash::FxHashMap;

/// Largest number of classes.
pub const CLASSES: usize = 128;

/// Scores of one decision.
pub type Scores = [i32; CLASSES];

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

/// Read-only weights: an open-addressing table into one array of pairs.
#[derive(Debug, Default)]
pub struct Weights {
    keys: Vec<u32>,
    at: Vec<(u32, u32)>,
    pairs: Vec<(u8, i8)>,
    bits: u32,
}

impl Weights {
    /// Builds the table from rows sorted by hash.
    pub fn new(rows: &[(u32, Vec<(u8, i8)>)]) -> Weights {
        let size = (rows.len() * 2).next_power_of_two().max(16);
        let bits = size.trailing_zeros();
        let mut w = Weights {
            keys: vec![0; size],
            at: vec![(0, 0); size],
            pairs: Vec::with_capacity(rows.iter().map(|r| r.1.len()).sum()),
            bits,
        };
        for (key, row) in rows {
            let mut slot = w.slot(*key);
            while w.at[slot].1 != 0 {
                slot = (slot + 1) & (size - 1);
            }
            w.keys[slot] = *key;
            w.at[slot] = (w.pairs.len() as u32, row.len() as u32);
            w.pairs.extend_from_slice(row);
        }
        w
    }

    #[inline]
    fn slot(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9E37_79B1) >> (32 - self.bits)) as usize
    }

    /// Adds a feature's weights to the scores.
    #[inline]
    pub fn add(&self, key: u32, scores: &mut Scores) {
        let mut slot = self.slot(key);
        loop {
            let (at, len) = self.at[slot];
            if len == 0 {
                return;
            }
            if self.keys[slot] == key {
                for (class, weight) in &self.pairs[at as usize..(at + len) as usize] {
                    scores[(*class & 127) as usize] += i32::from(*weight);
                }
                return;
            }
            slot = (slot + 1) & (self.keys.len() - 1);
        }
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
        key = key.wrapping_add(read_varint(bytes)?);
        let len = usize::from(*bytes.first()?);
        let row = bytes.get(1..1 + 2 * len)?.chunks_exact(2).map(|c| (c[0], c[1] as i8)).collect();
        *bytes = &bytes[1 + 2 * len..];
        rows.push((key, row));
    }
    Some(Weights::new(&rows))
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
    /// Adds a feature's current weights to the scores.
    pub fn add(&self, key: u32, scores: &mut Scores) {
        if let Some(row) = self.rows.get(&key) {
            for cell in row {
                scores[cell.class as usize] += cell.now;
            }
        }
    }

    /// Counts a decision, whether or not it was right.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Rewards `right` and punishes `wrong` on all features.
    pub fn update(&mut self, features: &[u32], right: u8, wrong: u8) {
        for key in features {
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
        weights.add(5, &mut scores);
        weights.add(70_000, &mut scores);
        weights.add(6, &mut scores);
        assert_eq!(scores[..3], [127, -3, 7]);
        assert!(read(&mut &bytes[..bytes.len() - 1]).is_none());
    }
}
