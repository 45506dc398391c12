//! Trained weights: laid out for quick looks from the form that they are shipped in.

use std::collections::BTreeMap;

/// Number of tags: UD's parts of speech.
pub const TAGS: usize = 17;

const MAGIC: &[u8; 8] = b"KLTRMW3\n";

/// Score of each tag: sums of fewer than 200 weights, each at most 127.
pub type Scores = [i16; TAGS];

/// Bytes of a row as it is shipped: a weight for each tag, the low half of the feature's mixed bits, and one that is not
/// used.
const ROW: usize = 20;

/// Rows that come from memory together: most features cost one look at it and no more.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Bucket {
    /// The features' mixed bits.
    keys: [u32; 3],
    rows: [[i8; TAGS]; 3],
    /// A row that belongs here or further up stands in the next bucket.
    passed_on: bool,
}

impl Bucket {
    const EMPTY: Bucket = Bucket { keys: [0; 3], rows: [[0; TAGS]; 3], passed_on: false };

    /// Adds the row of a feature, if it is here.
    #[inline]
    fn add(&self, mixed: u32, scores: &mut Scores) -> bool {
        // No branch for each row: which one it is can't be foreseen.
        let is = |slot: usize| u32::from(self.keys[slot] == mixed) << slot;
        let slots = is(0) | is(1) | is(2);
        // The first: an empty slot behind it may look the same.
        let row = &self.rows[(slots | 4).trailing_zeros() as usize];
        let taken = -i16::from(slots != 0);
        for (score, weight) in scores.iter_mut().zip(row) {
            *score += i16::from(*weight) & taken;
        }
        slots != 0
    }
}

/// Weights of the tagger (feature -> score of each tag) and of the ranker (feature -> score).
///
/// Layout as shipped: magic; bits of the bucket number (u32, at least 16); number of each bucket's first row (u32 each, one
/// more than buckets); marks (u16 a bucket: which of its sixteenths hold a feature, for readers that search the rows
/// where they are); number of rows (u32); rows, in the order of the features' mixed bits, whose highest are the bucket's
/// number; then the length of the ranker's table and its i8 values.
#[derive(Debug, Clone)]
pub struct Weights {
    bits: u32,
    buckets: Vec<Bucket>,
    ranks: Vec<i8>,
}

impl Weights {
    /// Opens the shipped form. `None` if it is not one.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (bits, rest) = word(rest)?;
        if !(16..=28).contains(&bits) {
            return None;
        }
        let (starts, rest) = rest.split_at_checked(((1usize << bits) + 1) * 4)?;
        let (_, rest) = rest.split_at_checked((1usize << bits) * 2)?;
        let (count, rest) = word(rest)?;
        let (rows, rest) = rest.split_at_checked(count as usize * ROW)?;
        let (length, rest) = word(rest)?;
        let ranks = rest.get(..length as usize)?;
        if !length.is_power_of_two() {
            return None;
        }
        let buckets = place(bits, starts.as_chunks().0, rows.as_chunks().0)?;
        let ranks = ranks.iter().map(|rank| rank.cast_signed()).collect();
        Some(Weights { bits, buckets, ranks })
    }

    /// Adds the weights of tagger features to `scores`.
    #[inline]
    pub fn add(&self, features: impl IntoIterator<Item = u32>, scores: &mut Scores) {
        let mut held = [0u32; STRIDE];
        let mut count = 0;
        for feature in features {
            held[count] = mix(feature);
            count += 1;
            if count == STRIDE {
                self.add_mixed(&held, scores);
                count = 0;
            }
        }
        self.add_mixed(&held[..count], scores);
    }

    fn add_mixed(&self, features: &[u32], scores: &mut Scores) {
        // Buckets are far apart. All are asked for before the first is waited for.
        let mut passed_on = [false; STRIDE];
        for (&mixed, passed_on) in features.iter().zip(&mut passed_on) {
            *passed_on = self.buckets[(mixed >> (32 - self.bits)) as usize].passed_on;
        }
        for (&mixed, &passed_on) in features.iter().zip(&passed_on) {
            let own = (mixed >> (32 - self.bits)) as usize;
            if !self.buckets[own].add(mixed, scores) && passed_on {
                for bucket in &self.buckets[own + 1..] {
                    if bucket.add(mixed, scores) || !bucket.passed_on {
                        break;
                    }
                }
            }
        }
    }

    /// The weight of a ranker feature.
    #[inline]
    #[must_use]
    pub fn rank(&self, feature: u32) -> i32 {
        i32::from(self.ranks[mix(feature) as usize & (self.ranks.len() - 1)])
    }
}

/// The shipped rows in `2^bits` buckets; those that find theirs full stand in the next that has room. `None` where the
/// numbers of first rows are none.
fn place(bits: u32, starts: &[[u8; 4]], rows: &[[u8; ROW]]) -> Option<Vec<Bucket>> {
    let mut buckets = vec![Bucket::EMPTY; 1 << bits];
    let (mut at, mut slot) = (0, 0);
    for (own, range) in starts.windows(2).enumerate() {
        let range = u32::from_le_bytes(range[0]) as usize..u32::from_le_bytes(range[1]) as usize;
        for row in rows.get(range)? {
            if own > at {
                (at, slot) = (own, 0);
            } else if slot == buckets[at].keys.len() {
                buckets[at].passed_on = true;
                (at, slot) = (at + 1, 0);
                if at == buckets.len() {
                    buckets.push(Bucket::EMPTY);
                }
            }
            let low = u16::from_le_bytes([row[TAGS], row[TAGS + 1]]);
            let below = (1u32 << (32 - bits)) - 1;
            buckets[at].keys[slot] = (own as u32) << (32 - bits) | u32::from(low) & below;
            buckets[at].rows[slot] = std::array::from_fn(|tag| row[tag].cast_signed());
            slot += 1;
        }
    }
    Some(buckets)
}

/// Features that are looked up side by side.
const STRIDE: usize = 64;

/// Which sixteenth of its bucket a feature falls in.
fn sixteenth(mixed: u32, bits: u32) -> u32 {
    mixed >> (28 - bits) & 15
}

/// Slots of the ranker's table for `bits`.
#[must_use]
pub fn rank_slot(feature: u32, slots: usize) -> usize {
    mix(feature) as usize & (slots - 1)
}

fn word(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*head), rest))
}

/// Spreads a feature's bits.
#[inline]
#[must_use]
pub fn mix(feature: u32) -> u32 {
    let mut x = feature.wrapping_mul(0x9e37_79b1);
    x ^= x >> 15;
    x = x.wrapping_mul(0x85eb_ca77);
    x ^ (x >> 13)
}

/// Writes weights in their shipped form.
#[must_use]
pub fn write(tagger: &BTreeMap<u32, [i8; TAGS]>, ranks: &[i8]) -> Vec<u8> {
    let bits = (tagger.len().max(2) as u32).ilog2().max(16);
    let mut rows: Vec<(u32, &[i8; TAGS])> =
        tagger.iter().map(|(&feature, values)| (mix(feature), values)).collect();
    rows.sort_unstable_by_key(|row| row.0);
    let mut counts = vec![0u32; 1 << bits];
    let mut marks = vec![0u16; 1 << bits];
    for &(mixed, _) in &rows {
        let bucket = (mixed >> (32 - bits)) as usize;
        counts[bucket] += 1;
        marks[bucket] |= 1 << sixteenth(mixed, bits);
    }
    let mut out = MAGIC.to_vec();
    out.extend(bits.to_le_bytes());
    let mut start = 0u32;
    for count in counts {
        out.extend(start.to_le_bytes());
        start += count;
    }
    out.extend(start.to_le_bytes());
    out.extend(marks.into_iter().flat_map(u16::to_le_bytes));
    out.extend(start.to_le_bytes());
    for (mixed, values) in rows {
        out.extend(values.iter().map(|value| value.cast_unsigned()));
        out.extend((mixed as u16).to_le_bytes());
        out.push(0);
    }
    out.extend((ranks.len() as u32).to_le_bytes());
    out.extend(ranks.iter().map(|value| value.cast_unsigned()));
    out
}
