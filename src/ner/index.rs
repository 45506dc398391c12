//! Where a key stands among sorted keys: a bit for each short prefix says whether any key has it, so that most absent
//! keys are turned away without a look at the rows.

use std::ops::Range;

/// Over keys that were pushed in ascending order.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    /// Bits of a key below its block's number.
    shift: u32,
    /// One bit for each prefix that is six bits longer than the block's number.
    marks: Vec<u64>,
    /// First row of each block, and one past the last.
    starts: Vec<u32>,
}

impl Index {
    /// Nothing yet, in `2^bits` blocks (1 to 26).
    pub(crate) fn with_blocks(bits: u32) -> Self {
        Index { shift: 32 - bits, marks: vec![0; 1 << bits], starts: Vec::with_capacity((1 << bits) + 1) }
    }

    /// The key of the next row.
    #[inline]
    pub(crate) fn push(&mut self, key: u32, row: u32) {
        let block = (key >> self.shift) as usize;
        while self.starts.len() <= block {
            self.starts.push(row);
        }
        self.marks[block] |= 1 << self.prefix(key);
    }

    /// After the last key.
    pub(crate) fn finish(mut self, rows: u32) -> Self {
        self.starts.resize(self.marks.len() + 1, rows);
        self
    }

    /// The six bits behind the block's number.
    #[inline]
    fn prefix(&self, key: u32) -> u32 {
        key >> (self.shift - 6) & 63
    }

    /// Whether some key begins as this one does: false means that the key is not there.
    #[inline]
    pub(crate) fn may_hold(&self, key: u32) -> bool {
        self.marks[(key >> self.shift) as usize] >> self.prefix(key) & 1 != 0
    }

    /// The rows among which the key's is, should it have one: from not far before it to the end of its block.
    #[inline]
    pub(crate) fn rows(&self, key: u32) -> Range<usize> {
        let block = (key >> self.shift) as usize;
        // Each prefix before this one has a row at least.
        let before = self.marks[block] & ((1 << self.prefix(key)) - 1);
        let end = self.starts[block + 1] as usize;
        (self.starts[block] as usize + before.count_ones() as usize).min(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_among_its_rows_and_an_absent_one_is_mostly_turned_away() {
        let keys: Vec<u32> = (0..5_000u32).map(|n| n * 858_993 + n % 7).collect();
        assert!(keys.is_sorted());
        let mut index = Index::with_blocks(8);
        keys.iter().zip(0..).for_each(|(key, row)| index.push(*key, row));
        let index = index.finish(keys.len() as u32);
        for (row, key) in keys.iter().enumerate() {
            assert!(index.may_hold(*key) && index.rows(*key).contains(&row), "{key}");
        }
        let sparse = [70_000, 1 << 30, u32::MAX];
        let mut index = Index::with_blocks(4);
        sparse.iter().zip(0..).for_each(|(key, row)| index.push(*key, row));
        let index = index.finish(3);
        assert!(!index.may_hold(1 << 29) && !index.may_hold(3 << 30));
        assert_eq!((index.rows(u32::MAX), index.rows(0)), (2..3, 0..1));
    }
}
