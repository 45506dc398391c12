//! Trained weights: one row of 14 small integers a feature, in a hash table made for reading.

use super::Broken;
use super::bytes::{Reader, Writer};
use super::decode::Scores;
use super::label::TAGS;

/// Bytes of a row: the weights and a check on the key.
const ROW: usize = 16;

/// Weights by feature.
#[derive(Debug, Clone, Default)]
pub(crate) struct Weights {
    rows: Vec<[u8; ROW]>,
    count: usize,
    /// What one unit of a weight is worth.
    unit: f32,
}

/// The 32 bits of a feature's hash that name its row.
pub(crate) fn key(feature: u64) -> u32 {
    ((feature >> 32) as u32).max(1 << 16)
}

impl Weights {
    fn with_room(count: usize, unit: f32) -> Self {
        let size = (count * 8 / 5).next_power_of_two().max(1 << 16);
        Weights { rows: vec![[0; ROW]; size], count, unit }
    }

    fn insert(&mut self, key: u32, row: [i8; TAGS]) {
        let mask = self.rows.len() - 1;
        let mut at = key as usize & mask;
        while self.rows[at][TAGS..] != [0; ROW - TAGS] {
            at = (at + 1) & mask;
        }
        let check = key >> 16;
        let slot = &mut self.rows[at];
        for (s, w) in slot.iter_mut().zip(row) {
            *s = w as u8;
        }
        slot[TAGS..].copy_from_slice(&check.to_le_bytes()[..2]);
    }

    /// Number of features.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Sum of the rows of these features.
    #[inline]
    pub(crate) fn score(&self, features: &[u64]) -> Scores {
        let mask = self.rows.len() - 1;
        let mut sum = [0i16; ROW];
        for &feature in features {
            let key = key(feature);
            let check = (key >> 16).to_le_bytes();
            let mut at = key as usize & mask;
            loop {
                let row = &self.rows[at];
                let found = [row[TAGS], row[TAGS + 1]];
                if found == [check[0], check[1]] {
                    for (s, w) in sum.iter_mut().zip(row) {
                        *s = s.wrapping_add(i16::from(*w as i8));
                    }
                    break;
                }
                if found == [0, 0] {
                    break;
                }
                at = (at + 1) & mask;
            }
        }
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
        let mut weights = Weights::with_room(count, unit);
        let mut key = 0u32;
        for _ in 0..count {
            key = key.wrapping_add(input.number()? as u32);
            let mut mask = input.number()? as u32;
            let mut row = [0i8; TAGS];
            while mask != 0 {
                let t = mask.trailing_zeros() as usize;
                let Some(slot) = row.get_mut(t) else { return Err(input.broken("a tag is not known")) };
                *slot = input.byte()? as i8;
                mask &= mask - 1;
            }
            if key < 1 << 16 {
                return Err(input.broken("a feature's key is too small"));
            }
            weights.insert(key, row);
        }
        Ok(weights)
    }
}
