//! Trained weights: a row of 14 small integers a feature, where its key says.

use super::Broken;
use super::bytes::{Reader, Writer};
use super::decode::Scores;
use super::label::TAGS;

/// Bytes of a row: the weights and the low half of its key.
const ROW: usize = 16;

/// Rows that come from memory together: most features cost one look at it and no more.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Bucket([[i8; ROW]; 4]);

impl Bucket {
    const EMPTY: Bucket = Bucket([[0; ROW]; 4]);

    /// Whether rows that belong here may stand in the next bucket. Slots are filled in order; no row is all zeros.
    #[inline]
    fn is_full(&self) -> bool {
        self.0[3] != [0; ROW]
    }

    /// Adds the row of a key, if it is here.
    #[inline]
    fn add(&self, key: u32, sum: &mut Sum) -> bool {
        // No branch for each row: which one it is can't be foreseen.
        let is = |slot: usize| u32::from(low(&self.0[slot]) == key as u16) << slot;
        let slots = is(0) | is(1) | is(2) | is(3);
        // The first: an empty slot behind it may look the same.
        let row = &self.0[(slots | 8).trailing_zeros() as usize];
        let taken = -i16::from(slots != 0);
        // The key's two bytes are added too: nothing reads those lanes.
        for lane in 0..ROW {
            sum[lane] = sum[lane].wrapping_add(i16::from(row[lane]) & taken);
        }
        slots != 0
    }
}

/// Features that are looked up side by side.
const STRIDE: usize = 64;

/// Fewest bits of a bucket's number.
const BITS: u32 = 17;

/// Weights by feature.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    /// Bits of a key below its bucket's number.
    shift: u32,
    buckets: Vec<Bucket>,
    /// How many buckets behind its own a row may stand.
    near: usize,
    count: usize,
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

/// The low half of the key of a row.
#[inline]
fn low(row: &[i8; ROW]) -> u16 {
    u16::from_le_bytes([row[TAGS] as u8, row[TAGS + 1] as u8])
}

impl Weights {
    /// Number of features.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Sum of the rows of these features.
    #[inline]
    pub(crate) fn sum(&self, features: &[u64]) -> Sum {
        let mut sum: Sum = [0; ROW];
        let mut full = [false; STRIDE];
        for features in features.chunks(STRIDE) {
            // Buckets are far apart. All are asked for before the first is waited for.
            for (&feature, full) in features.iter().zip(&mut full) {
                *full = self.buckets[(key(feature) >> self.shift) as usize].is_full();
            }
            for (&feature, &full) in features.iter().zip(&full) {
                let key = key(feature);
                let own = (key >> self.shift) as usize;
                let found = self.buckets[own].add(key, &mut sum);
                if full && !found {
                    for bucket in &self.buckets[own + 1..=own + self.near] {
                        if bucket.add(key, &mut sum) || !bucket.is_full() {
                            break;
                        }
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
        let least = (count / 2).max(1).ilog2().max(BITS);
        let start = input.clone();
        for bits in least..=24 {
            *input = start.clone();
            if let Some(buckets) = place(input, count, bits)? {
                return Ok(Weights { shift: 32 - bits, near: near(bits), buckets, count, unit });
            }
        }
        Err(input.broken("too many features have keys that are alike"))
    }
}

/// How far from its own bucket the low half of a key still tells it from others'.
fn near(bits: u32) -> usize {
    (1 << (bits - 16).min(3)) - 1
}

/// Reads rows into `2^bits` buckets; those that find theirs full stand in one of the next. `None` where one finds no place.
fn place(input: &mut Reader<'_>, count: usize, bits: u32) -> Result<Option<Vec<Bucket>>, Broken> {
    let mut buckets = vec![Bucket::EMPTY; (1 << bits) + near(bits)];
    // Keys ascend: before the last bucket that took a row, all are full or will stay as they are.
    let mut taken = (0, 0);
    let mut last = 0u32;
    for _ in 0..count {
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
        if row == [0; ROW] {
            continue;
        }
        let [a, b] = (key as u16).to_le_bytes();
        [row[TAGS], row[TAGS + 1]] = [a as i8, b as i8];
        let own = (key >> (32 - bits)) as usize;
        if own > taken.0 {
            taken = (own, 0);
        } else if taken.1 == buckets[0].0.len() {
            taken = (taken.0 + 1, 0);
        }
        if taken.0 > own + near(bits) {
            return Ok(None);
        }
        buckets[taken.0].0[taken.1] = row;
        taken.1 += 1;
    }
    Ok(Some(buckets))
}
