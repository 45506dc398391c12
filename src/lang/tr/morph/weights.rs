//! Trained weights in the form they are shipped in: read in place, nothing to load.

use std::collections::BTreeMap;

/// Number of tags: UD's parts of speech.
pub const TAGS: usize = 17;

const MAGIC: &[u8; 8] = b"KLTRMW2\n";

/// Score of each tag: sums of fewer than 200 weights, each at most 127.
pub type Scores = [i16; TAGS];

/// Weights of the tagger (feature -> score of each tag) and of the ranker (feature -> score), over their bytes.
///
/// Layout: magic; bits of the bucket number (u32); bucket starts (u32 each, one more than buckets); marks (u16 a bucket:
/// which of its sixteenths hold a feature); then rows (check u32, mask u32, one i8 a set bit of the mask); then the
/// length of the ranker's table and its i8 values.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'b> {
    bits: u32,
    starts: &'b [u8],
    marks: &'b [u8],
    rows: &'b [u8],
    ranks: &'b [u8],
}

impl<'b> Weights<'b> {
    /// Opens the shipped form. `None` if it is not one.
    #[must_use]
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (bits, rest) = word(rest)?;
        let (starts, rest) = rest.split_at_checked(((1usize << bits) + 1) * 4)?;
        let (marks, rest) = rest.split_at_checked((1usize << bits) * 2)?;
        let (length, rest) = word(rest)?;
        let (rows, rest) = rest.split_at_checked(length as usize)?;
        let (length, rest) = word(rest)?;
        let ranks = rest.get(..length as usize)?;
        length.is_power_of_two().then_some(Weights { bits, starts, marks, rows, ranks })
    }

    /// Adds the weights of tagger features to `scores`.
    #[inline]
    pub fn add(&self, features: impl IntoIterator<Item = u32>, scores: &mut Scores) {
        // Most features have no weights: without a branch for each, the few others' rows come from memory together.
        let mut held = [0u32; STRIDE];
        let mut count = 0;
        for feature in features {
            held[count] = feature;
            count += usize::from(self.may_hold(feature));
            if count == STRIDE {
                self.add_held(&held, scores);
                count = 0;
            }
        }
        self.add_held(&held[..count], scores);
    }

    #[inline]
    fn may_hold(&self, feature: u32) -> bool {
        let mixed = mix(feature);
        let at = (mixed >> (32 - self.bits)) as usize * 2;
        let marks = u16::from_le_bytes([self.marks[at], self.marks[at + 1]]);
        marks >> sixteenth(mixed, self.bits) & 1 != 0
    }

    fn add_held(&self, features: &[u32], scores: &mut Scores) {
        let start = |at: usize| {
            let bytes = &self.starts[at * 4..at * 4 + 4];
            u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
        };
        for &feature in features {
            let bucket = (mix(feature) >> (32 - self.bits)) as usize;
            let mut rows = &self.rows[start(bucket)..start(bucket + 1)];
            while let Some((check, rest)) = word(rows) {
                let Some((mask, rest)) = word(rest) else { break };
                let values = mask.count_ones() as usize;
                if check == feature {
                    let mut mask = mask;
                    for &value in &rest[..values] {
                        scores[mask.trailing_zeros() as usize] += i16::from(value.cast_signed());
                        mask &= mask - 1;
                    }
                    break;
                }
                rows = &rest[values..];
            }
        }
    }

    /// The weight of a ranker feature.
    #[must_use]
    pub fn rank(&self, feature: u32) -> i32 {
        i32::from(self.ranks[mix(feature) as usize & (self.ranks.len() - 1)].cast_signed())
    }
}

/// Features that are looked up side by side.
const STRIDE: usize = 64;

/// Which sixteenth of its bucket a feature falls in.
#[inline]
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
    let bits = (tagger.len().max(2) as u32).ilog2();
    let mut buckets: Vec<Vec<u8>> = vec![Vec::new(); 1 << bits];
    let mut marks = vec![0u16; 1 << bits];
    for (&feature, values) in tagger {
        let mixed = mix(feature);
        let number = (mixed >> (32 - bits)) as usize;
        marks[number] |= 1 << sixteenth(mixed, bits);
        let bucket = &mut buckets[number];
        let mask =
            values.iter().enumerate().fold(0u32, |mask, (tag, &value)| mask | u32::from(value != 0) << tag);
        bucket.extend(feature.to_le_bytes());
        bucket.extend(mask.to_le_bytes());
        bucket.extend(values.iter().filter(|&&value| value != 0).map(|value| value.cast_unsigned()));
    }
    let mut out = MAGIC.to_vec();
    out.extend(bits.to_le_bytes());
    let mut start = 0u32;
    for bucket in &buckets {
        out.extend(start.to_le_bytes());
        start += bucket.len() as u32;
    }
    out.extend(start.to_le_bytes());
    out.extend(marks.into_iter().flat_map(u16::to_le_bytes));
    out.extend(start.to_le_bytes());
    out.extend(buckets.iter().flatten());
    out.extend((ranks.len() as u32).to_le_bytes());
    out.extend(ranks.iter().map(|value| value.cast_unsigned()));
    out
}
