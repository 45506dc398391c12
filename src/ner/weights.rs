//! Trained weights: one row of 14 small integers a feature, sorted by key.

use super::Broken;
use super::bytes::{Reader, Writer};
use super::decode::Scores;
use super::index::Index;
use super::label::TAGS;

/// Bytes of a row: the weights, and two zeros that make it as long as processors add up at once.
const ROW: usize = 16;

/// Weights by feature.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    index: Index,
    /// The low half of each row's key, apart from the rows: a key that is not there costs no look at them.
    lows: Vec<u16>,
    rows: Vec<[i8; ROW]>,
    /// What one unit of a weight is worth.
    unit: f32,
}

/// The 32 bits of a feature's hash that name its row.
#[inline]
pub(crate) fn key(feature: u64) -> u32 {
    ((feature >> 32) as u32).max(1 << 16)
}

/// Sum of rows.
pub(crate) type Sum = [i16; ROW];

/// Adds a sum to another.
#[inline]
pub(crate) fn add(total: &mut Sum, sum: &Sum) {
    for at in 0..ROW {
        total[at] = total[at].wrapping_add(sum[at]);
    }
}

/// Features that are looked up side by side.
const STRIDE: usize = 64;

impl Weights {
    /// Number of features.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Sum of the rows of these features.
    #[inline]
    pub(crate) fn sum(&self, features: &[u64]) -> Sum {
        let mut sum: Sum = [0; ROW];
        let mut held = [0u32; STRIDE];
        for features in features.chunks(STRIDE) {
            // Rows are far apart. Without a branch for each, memory is asked for many of them before the first is there.
            let mut count = 0;
            for &feature in features {
                let key = key(feature);
                held[count] = key;
                count += usize::from(self.index.may_hold(key));
            }
            let mut found = 0;
            for at in 0..count {
                let key = held[at];
                let rows = self.index.rows(key);
                let lows = &self.lows[rows.clone()];
                let before = lows.iter().take_while(|&&low| low < key as u16).count();
                held[found] = (rows.start + before) as u32;
                found += usize::from(lows.get(before) == Some(&(key as u16)));
            }
            for &at in &held[..found] {
                let row = &self.rows[at as usize];
                for lane in 0..ROW {
                    sum[lane] = sum[lane].wrapping_add(i16::from(row[lane]));
                }
            }
        }
        sum
    }

    /// The scores that a sum stands for.
    #[inline]
    pub(crate) fn scores(&self, sum: &Sum) -> Scores {
        std::array::from_fn(|t| f32::from(sum[t]) * self.unit)
    }

    pub(crate) fn write(rows: &[(u32, [i8; TAGS])], unit: f32, out: &mut Writer) {
        out.float(unit);
        out.number(rows.len() as u64);
        let mut last = 0;
        for (key, row) in rows {
            out.number(u64::from(key - last));
            last = *key;
            let mask = (0..TAGS).filter(|&t| row[t] != 0).fold(0u64, |m, t| m | 1 << t);
            out.number(mask);
            for w in row.iter().filter(|w| **w != 0) {
                out.byte(*w as u8);
            }
        }
    }

    pub(crate) fn read(input: &mut Reader<'_>) -> Result<Self, Broken> {
        let unit = input.float()?;
        let count = input.count()?;
        // A block's rows have different low halves of their keys.
        let mut index = Index::with_blocks(16);
        let mut rows: Vec<[i8; ROW]> = Vec::with_capacity(count);
        let mut lows = Vec::with_capacity(count);
        let mut last = 0u32;
        for at in 0..count as u32 {
            let key = u32::try_from(input.number()?).ok().and_then(|step| last.checked_add(step));
            let Some(key) = key.filter(|&key| key > last && key >= 1 << 16) else {
                return Err(input.broken("a feature's key is too small or too large"));
            };
            last = key;
            let mut mask = input.number()? as u32;
            if mask >> TAGS != 0 {
                return Err(input.broken("a tag is not known"));
            }
            let mut row = [0; ROW];
            for &weight in input.take(mask.count_ones() as usize)? {
                row[mask.trailing_zeros() as usize] = weight as i8;
                mask &= mask - 1;
            }
            rows.push(row);
            lows.push(key as u16);
            index.push(key, at);
        }
        Ok(Weights { index: index.finish(count as u32), lows, rows, unit })
    }
}
