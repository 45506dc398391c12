//! What is known of words beside the training text: lists of names by class, word clusters, how running text writes a
//! word. Words are kept as 32-bit hashes.

use super::bytes::{Reader, Writer};
use super::hash::mix;
use super::index::Index;
use super::word::{Writing, low_hash};
use super::{Broken, bytes};

/// Classes of names and name parts that a list can give. Their order is part of the file format.
pub(crate) const CLASSES: [&str; 20] = [
    "first",
    "surname",
    "person",
    "place",
    "city",
    "country",
    "org",
    "orghead",
    "title",
    "demonym",
    "common",
    "proper",
    "acronym",
    "company",
    "notname",
    "placehead",
    "club",
    "media",
    "english",
    "address",
];

const COMMON: u32 = 1 << 10;
const ADDRESS: u32 = 1 << 19;
/// Classes whose words are names by themselves.
const NAMES: u32 = 0b11_0001_1000_0111_1111;

/// What the lexicon knows of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub classes: u32,
    pub cluster: u16,
    pub habit: u8,
    pub reach: u8,
}

impl Entry {
    /// Whether the word addresses someone by the name beside it (`Bey`), and is no part of the name.
    pub(crate) fn is_address(self) -> bool {
        self.classes & ADDRESS != 0
    }

    pub(crate) fn is_name(self) -> bool {
        self.classes & NAMES != 0
    }
}

/// Words, names of several words, case suffixes.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    words: Table<Entry>,
    phrases: Table<u32>,
    endings: Vec<Vec<char>>,
}

impl Lexicon {
    /// Builds a lexicon from rows `class, name` and word statistics.
    pub(crate) fn build(
        rows: &[(usize, &str)],
        words: &[(u64, u16, u8)],
        endings: &[&str],
        writing: Writing,
    ) -> Self {
        let mut entries: std::collections::BTreeMap<u32, Entry> = std::collections::BTreeMap::new();
        let mut phrases: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
        for &(hash, cluster, habit) in words {
            let entry = entries.entry(key(hash)).or_default();
            (entry.cluster, entry.habit) = (cluster, habit);
        }
        for &(class, name) in rows {
            let parts: Vec<u64> = name
                .split([' ', '\u{a0}'])
                .filter(|p| !p.is_empty())
                .map(|p| low_hash(&p[..writing.stem(p)], writing))
                .collect();
            match parts[..] {
                [] => {}
                [one] => entries.entry(key(one)).or_default().classes |= 1 << class,
                _ => {
                    let hash = parts.iter().fold(0, |h, &p| mix(h, p));
                    *phrases.entry(key(hash)).or_default() |= 1 << class;
                    let entry = entries.entry(key(parts[0])).or_default();
                    entry.reach = entry.reach.max(parts.len().min(12) as u8);
                }
            }
        }
        Lexicon {
            words: Table::of(entries.into_iter().collect()),
            phrases: Table::of(phrases.into_iter().collect()),
            endings: endings.iter().map(|e| e.chars().collect()).collect(),
        }
    }

    /// What is known of a word, by its hash.
    #[inline]
    pub(crate) fn word(&self, low: u64) -> Entry {
        self.words.get(key(low)).unwrap_or_default()
    }

    /// Classes of a name of several words, by the hash that [`Lexicon::step`] builds.
    #[inline]
    pub(crate) fn phrase(&self, hash: u64) -> u32 {
        self.phrases.get(key(hash)).unwrap_or(0)
    }

    /// Extends the hash of a name by its next word.
    #[inline]
    pub(crate) fn step(hash: u64, low: u64) -> u64 {
        mix(hash, low)
    }

    /// Cuts a case suffix off a word in lower case, where what is left is a known name: its length and entry.
    pub(crate) fn strip(&self, word: &[char]) -> Option<(usize, Entry)> {
        // Longest stem first: the shortest suffix that leaves a name.
        let mut best: Option<(usize, Entry)> = None;
        for ending in &self.endings {
            let Some(cut) = word.len().checked_sub(ending.len()).filter(|&cut| cut >= 3) else { continue };
            if word[cut..] != ending[..] || best.is_some_and(|b| b.0 >= cut) {
                continue;
            }
            let hash = word[..cut].iter().fold(super::hash::Hash::new(), |h, &c| h.push(c)).end();
            let entry = self.word(hash);
            if entry.is_name() && entry.classes & COMMON == 0 {
                best = Some((cut, entry));
            }
        }
        best
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.number(self.endings.len() as u64);
        for ending in &self.endings {
            out.text(&ending.iter().collect::<String>());
        }
        self.words.write(out, |e, out| {
            out.number(u64::from(e.classes));
            out.number(u64::from(e.cluster));
            out.byte(e.habit << 4 | e.reach);
        });
        self.phrases.write(out, |e, out| out.number(u64::from(*e)));
    }

    pub(crate) fn read(input: &mut Reader<'_>) -> Result<Self, Broken> {
        let count = input.count()?;
        let mut endings = Vec::new();
        for _ in 0..count {
            endings.push(input.text()?.chars().collect());
        }
        let words = Table::read(input, |input| {
            let (classes, cluster, rest) = (input.number()? as u32, input.number()? as u16, input.byte()?);
            Ok(Entry { classes, cluster, habit: rest >> 4, reach: rest & 15 })
        })?;
        let phrases = Table::read(input, |input| Ok(input.number()? as u32))?;
        Ok(Lexicon { words, phrases, endings })
    }
}

fn key(hash: u64) -> u32 {
    // 0 is no key.
    ((hash >> 32) as u32).max(1)
}

/// Values by 32-bit keys, sorted.
#[derive(Debug, Clone)]
struct Table<T> {
    index: Index,
    rows: Vec<(u32, T)>,
}

impl<T: Copy> Table<T> {
    /// Of rows in ascending order of their keys, each key once.
    fn of(rows: Vec<(u32, T)>) -> Self {
        let mut index = Index::with_blocks((rows.len() / 4 + 2).ilog2().min(16));
        for ((key, _), row) in rows.iter().zip(0..) {
            index.push(*key, row);
        }
        Table { index: index.finish(rows.len() as u32), rows }
    }

    #[inline]
    fn get(&self, key: u32) -> Option<T> {
        if !self.index.may_hold(key) {
            return None;
        }
        self.rows[self.index.rows(key)]
            .iter()
            .find(|row| row.0 >= key)
            .filter(|row| row.0 == key)
            .map(|row| row.1)
    }

    fn write(&self, out: &mut Writer, row: impl Fn(&T, &mut Writer)) {
        out.number(self.rows.len() as u64);
        let mut last = 0;
        for (key, value) in &self.rows {
            out.number(u64::from(key - last));
            last = *key;
            row(value, out);
        }
    }

    fn read(
        input: &mut Reader<'_>,
        row: impl Fn(&mut bytes::Reader<'_>) -> Result<T, Broken>,
    ) -> Result<Self, Broken> {
        let count = input.count()?;
        let mut rows = Vec::with_capacity(count);
        let mut last = 0u32;
        for _ in 0..count {
            let key = u32::try_from(input.number()?).ok().and_then(|step| last.checked_add(step));
            let Some(key) = key.filter(|&key| key > last) else {
                return Err(input.broken("a word's key is not above the one before"));
            };
            last = key;
            rows.push((key, row(input)?));
        }
        Ok(Table::of(rows))
    }
}
