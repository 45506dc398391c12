//! Trained weights: one row of 14 small integers a feature, sorted by key.

use super::Broken;
use super::bytes::{Reader, Writer};
use super::decode::Scores;
use super::index::Index;
use super::label::TAGS;

/// Bytes of a row: the weights and the low half of its key.
const ROW: usize = 16;

/// Weights by feature.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    index: Index,
    rows: Vec<[u8; ROW]>,
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

/// The low half of a row's key.
#[inline]
fn low(row: &[u8; ROW]) -> u16 {
    u16::from_le_bytes([row[TAGS], row[TAGS + 1]])
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
        let mut places = [(0u32, 0u32, 0u16); STRIDE];
        for features in features.chunks(STRIDE) {
            // Most features have no weights: they are turned away without a branch for each.
            let mut count = 0;
            for &feature in features {
                let key = key(feature);
                held[count] = key;
                count += usize::from(self.index.may_hold(key));
            }
            // The others' rows are far apart: all are asked for before the first is waited for.
            for (&key, place) in held[..count].iter().zip(&mut places) {
                let rows = self.index.rows(key);
                let found = self.rows.get(rows.start).map_or(0, low);
                *place = (rows.start as u32, rows.end as u32, found);
            }
            for (&key, &(mut at, end, mut found)) in held[..count].iter().zip(&places) {
                while at < end && found < key as u16 {
                    at += 1;
                    found = self.rows.get(at as usize).map_or(0, low);
                }
                if at < end && found == key as u16 {
                    // The key's two bytes are added too: nothing reads those lanes.
                    let row = &self.rows[at as usize];
                    for lane in 0..ROW {
                        sum[lane] = sum[lane].wrapping_add(i16::from(row[lane] as i8));
                    }
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
        let mut rows: Vec<[u8; ROW]> = Vec::with_capacity(count);
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
            while mask != 0 {
                row[mask.trailing_zeros() as usize] = input.byte()?;
                mask &= mask - 1;
            }
            row[TAGS..].copy_from_slice(&(key as u16).to_le_bytes());
            rows.push(row);
            index.push(key, at);
        }
        Ok(Weights { index: index.finish(count as u32), rows, unit })
    }
}
