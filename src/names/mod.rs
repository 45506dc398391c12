//! Gazetteers: names that are known, with what they stand for.
