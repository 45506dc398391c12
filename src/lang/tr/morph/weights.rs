//! Trained weights in the form they are shipped in: read in place, nothing to load.

use std::collections::BTreeMap;

/// Number of tags: UD's parts of speech.
pub const TAGS: usize = 17;

const MAGIC: &[u8; 8] = b"KLTRMW3\n";

/// Score of each tag: sums of fewer than 200 weights, each at most 127.
pub type Scores = [i16; TAGS];

/// Bytes of a row: a weight for each tag, the low half of the feature's mixed bits, and one that is not used.
const ROW: usize = 20;

/// Weights of the tagger (feature -> score of each tag) and of the ranker (feature -> score), over their bytes.
///
/// Layout: magic; bits of the bucket number (u32, at least 16); number of each bucket's first row (u32 each, one more
/// than buckets); marks (u16 a bucket: which of its sixteenths hold a feature); number of rows (u32); rows, in the order
/// of the features' mixed bits, whose highest are the bucket's number; then the length of the ranker's table and its i8
/// values.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'b> {
    bits: u32,
    starts: &'b [[u8; 4]],
    marks: &'b [[u8; 2]],
    rows: &'b [[u8; ROW]],
    ranks: &'b [u8],
}

impl<'b> Weights<'b> {
    /// Opens the shipped form. `None` if it is not one.
    #[must_use]
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (bits, rest) = word(rest)?;
        if !(16..=28).contains(&bits) {
            return None;
        }
        let (starts, rest) = rest.split_at_checked(((1usize << bits) + 1) * 4)?;
        let (marks, rest) = rest.split_at_checked((1usize << bits) * 2)?;
        let (count, rest) = word(rest)?;
        let (rows, rest) = rest.split_at_checked(count as usize * ROW)?;
        let (length, rest) = word(rest)?;
        let ranks = rest.get(..length as usize)?;
        let (starts, marks, rows) = (starts.as_chunks().0, marks.as_chunks().0, rows.as_chunks().0);
        length.is_power_of_two().then_some(Weights { bits, starts, marks, rows, ranks })
    }

    /// Adds the weights of tagger features to `scores`.
    #[inline]
    pub fn add(&self, features: impl IntoIterator<Item = u32>, scores: &mut Scores) {
        // Most features have no weights: they are turned away without a branch for each.
        let mut held = [0u32; STRIDE];
        let mut count = 0;
        for feature in features {
            let mixed = mix(feature);
            held[count] = mixed;
            count += usize::from(self.may_hold(mixed));
            if count == STRIDE {
                self.add_held(&held, scores);
                count = 0;
            }
        }
        self.add_held(&held[..count], scores);
    }

    #[inline]
    fn may_hold(&self, mixed: u32) -> bool {
        let marks = u16::from_le_bytes(self.marks[(mixed >> (32 - self.bits)) as usize]);
        marks >> sixteenth(mixed, self.bits) & 1 != 0
    }

    fn add_held(&self, held: &[u32], scores: &mut Scores) {
        // The rows are far apart: all are asked for before the first is waited for.
        let mut places = [(0u32, 0u32, 0u16); STRIDE];
        for (&mixed, place) in held.iter().zip(&mut places) {
            let bucket = (mixed >> (32 - self.bits)) as usize;
            // Each sixteenth before this one has a row at least.
            let marks = u16::from_le_bytes(self.marks[bucket]);
            let before = marks & ((1 << sixteenth(mixed, self.bits)) - 1);
            let start = u32::from_le_bytes(self.starts[bucket]) + before.count_ones();
            let end = u32::from_le_bytes(self.starts[bucket + 1]);
            *place = (start, end, self.rows.get(start as usize).map_or(0, low));
        }
        for (&mixed, &(mut at, end, mut found)) in held.iter().zip(&places) {
            while at < end && found < mixed as u16 {
                at += 1;
                found = self.rows.get(at as usize).map_or(0, low);
            }
            if at < end && found == mixed as u16 {
                let row = &self.rows[at as usize];
                for tag in 0..TAGS {
                    scores[tag] += i16::from(row[tag].cast_signed());
                }
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

/// The low half of a row's mixed bits.
#[inline]
fn low(row: &[u8; ROW]) -> u16 {
    u16::from_le_bytes([row[TAGS], row[TAGS + 1]])
}

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
