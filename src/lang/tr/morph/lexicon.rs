//! The roots: every written shape of a root in one automaton, found by walking a word letter by letter.

use std::collections::BTreeMap;

use fst::raw::Fst;

use super::import::Root;
use super::letters::{fold, is_vowel, lower};
use super::reading::Class;

/// Only before a suffix that starts with a vowel (`kitab-`).
pub const BEFORE_VOWEL: u16 = 1;
/// Not before a suffix that starts with a vowel (`kitap`, which has `kitab-`).
pub const NOT_BEFORE_VOWEL: u16 = 2;
/// Front suffixes after a back vowel (`saat-i`).
pub const FRONT: u16 = 4;
/// Aorist in -ar.
pub const AORIST_A: u16 = 8;
/// Aorist in -ır.
pub const AORIST_I: u16 = 16;
/// A compound that ends in a possessor suffix (`zeytinyağı`).
pub const COMPOUND: u16 = 32;
/// The stem of such a compound.
pub const COMPOUND_STEM: u16 = 64;
/// Takes no suffix.
pub const BARE: u16 = 128;
/// A word of time.
pub const TIME: u16 = 256;
/// A verb without its last vowel, before -ıyor.
pub const BEFORE_IYOR: u16 = 512;
/// Only before `y` (`di-yen`, `yi-yecek`).
pub const BEFORE_Y: u16 = 1024;
/// Where the two bits start that say how common the root is (0 not seen … 3 common).
pub const COMMON_SHIFT: u32 = 11;
/// The marks of `roots.tsv` that say so: seen, seen more, frequent.
pub const COMMON: [char; 3] = ['r', 'm', 'f'];

const MAGIC: &[u8; 8] = b"KLMRPH1\n";

/// One root in one written shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Class.
    pub class: Class,
    /// The flags above.
    pub flags: u16,
    /// How the shape becomes the lemma: index into [`Lexicon::change`].
    change: u16,
}

impl Shape {
    /// How common the root is in the corpora, 0 (not seen) to 3.
    #[must_use]
    pub fn commonness(self) -> u8 {
        (self.flags >> COMMON_SHIFT & 3) as u8
    }
}

/// The roots, over their binary form.
pub struct Lexicon<'b> {
    changes: Vec<(u8, &'b str)>,
    entries: &'b [u8],
    automaton: Fst<&'b [u8]>,
}

impl<'b> Lexicon<'b> {
    /// Opens the binary form without copying it. `None` if it is not one.
    #[must_use]
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (count, mut rest) = number(rest)?;
        let mut changes = Vec::with_capacity(count);
        for _ in 0..count {
            let (&[cut, len], tail) = rest.split_first_chunk::<2>()?;
            let (text, tail) = tail.split_at_checked(usize::from(len))?;
            changes.push((cut, std::str::from_utf8(text).ok()?));
            rest = tail;
        }
        let (count, rest) = number(rest)?;
        let (entries, automaton) = rest.split_at_checked(count * 4)?;
        Some(Lexicon { changes, entries, automaton: Fst::new(automaton).ok()? })
    }

    /// Calls `found` with every root that `word` (lower case, circumflex taken off) starts with: its length in letters
    /// and its shapes.
    pub fn prefixes(&self, word: &[char], mut found: impl FnMut(usize, Shape)) {
        let mut node = self.automaton.root();
        let mut output = fst::raw::Output::zero();
        let mut utf8 = [0; 4];
        for (read, letter) in word.iter().enumerate() {
            for &byte in letter.encode_utf8(&mut utf8).as_bytes() {
                let Some(at) = node.find_input(byte) else { return };
                let transition = node.transition(at);
                output = output.cat(transition.out);
                node = self.automaton.node(transition.addr);
            }
            if node.is_final() {
                let mut at = output.cat(node.final_output()).value() as usize;
                loop {
                    let (shape, last) = self.entry(at);
                    found(read + 1, shape);
                    if last {
                        break;
                    }
                    at += 1;
                }
            }
        }
    }

    fn entry(&self, at: usize) -> (Shape, bool) {
        let bytes = &self.entries[at * 4..at * 4 + 4];
        let low = u16::from_le_bytes([bytes[0], bytes[1]]);
        let flags = u16::from_le_bytes([bytes[2], bytes[3]]);
        let shape =
            Shape { class: Class::ALL[usize::from(low & 15)], flags: flags & 0x7fff, change: low >> 4 };
        (shape, flags & 0x8000 != 0)
    }

    /// The lemma of a shape: `written` are the letters of the word that the shape covers.
    #[must_use]
    pub fn lemma(&self, shape: Shape, written: &[char]) -> String {
        let (cut, add) = self.changes[usize::from(shape.change)];
        let kept = &written[..written.len().saturating_sub(usize::from(cut))];
        let mut lemma = String::with_capacity(kept.iter().map(|c| c.len_utf8()).sum::<usize>() + add.len());
        lemma.extend(kept);
        lemma.push_str(add);
        lemma
    }
}

impl std::fmt::Debug for Lexicon<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon").field("shapes", &self.automaton.len()).finish_non_exhaustive()
    }
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*head) as usize, rest))
}

/// Makes the binary form of `roots`.
///
/// # Panics
/// If there are more than 4,095 ways of a shape to differ from its lemma.
#[must_use]
pub fn compile(roots: &[Root]) -> Vec<u8> {
    let mut shapes: BTreeMap<String, Vec<(Class, u16, u16)>> = BTreeMap::new();
    let mut changes: BTreeMap<(u8, String), u16> = BTreeMap::from([((0, String::new()), 0)]);
    for root in roots {
        let lemma: Vec<char> = root.lemma.chars().map(lower).collect();
        for (shape, flags) in shapes_of(root, &lemma) {
            let common = shape.iter().zip(&lemma).take_while(|(a, b)| a == b).count();
            let change = ((shape.len() - common) as u8, lemma[common..].iter().collect::<String>());
            let next = changes.len() as u16;
            let change = *changes.entry(change).or_insert(next);
            let key: String = shape.into_iter().map(fold).collect();
            let entry = (root.class, flags, change);
            let list = shapes.entry(key).or_default();
            if !list.contains(&entry) {
                list.push(entry);
            }
        }
    }
    assert!(changes.len() < 4096, "too many changes");
    let mut by_number: Vec<(u8, String)> = vec![(0, String::new()); changes.len()];
    for (change, number) in changes {
        by_number[usize::from(number)] = change;
    }
    let mut out = MAGIC.to_vec();
    out.extend((by_number.len() as u32).to_le_bytes());
    for (cut, add) in &by_number {
        out.extend([*cut, add.len() as u8]);
        out.extend(add.as_bytes());
    }
    let mut entries = Vec::new();
    let mut builder = fst::raw::Builder::memory();
    for (key, list) in shapes {
        builder.insert(&key, (entries.len() / 4) as u64).expect("keys come sorted");
        for (at, &(class, flags, change)) in list.iter().enumerate() {
            let last = if at + 1 == list.len() { 0x8000 } else { 0 };
            entries.extend((class as u16 | change << 4).to_le_bytes());
            entries.extend((flags | last).to_le_bytes());
        }
    }
    out.extend(((entries.len() / 4) as u32).to_le_bytes());
    out.extend(entries);
    out.extend(builder.into_inner().expect("memory is written"));
    out
}

/// The written shapes of a root with what may follow each.
fn shapes_of(root: &Root, lemma: &[char]) -> Vec<(Vec<char>, u16)> {
    let has = |mark: char| root.marks.contains(mark);
    let mut common = 0;
    for (mark, flag) in [('h', FRONT), ('a', AORIST_A), ('i', AORIST_I), ('s', BARE), ('t', TIME)] {
        if has(mark) {
            common |= flag;
        }
    }
    let commonness = COMMON.iter().position(|&mark| has(mark)).map_or(0, |at| at as u16 + 1);
    common |= commonness << COMMON_SHIFT;
    if has('c') {
        let mut shapes = vec![(lemma.to_vec(), common | COMPOUND)];
        if !root.stem.is_empty() {
            shapes.push((root.stem.chars().collect(), common | COMPOUND_STEM));
        }
        return shapes;
    }
    let mut before_vowel = lemma.to_vec();
    let last_vowel = before_vowel.iter().rposition(|&c| is_vowel(fold(c)));
    if has('d') && last_vowel.is_some_and(|at| at > 0 && at + 1 < before_vowel.len()) {
        before_vowel.remove(last_vowel.unwrap_or(0));
    }
    if has('v') {
        voice(&mut before_vowel);
    }
    if has('2') {
        before_vowel.extend(before_vowel.last().copied());
    }
    if has('y') {
        before_vowel.push('y');
    }
    let mut shapes = Vec::new();
    if before_vowel == lemma {
        shapes.push((lemma.to_vec(), common));
    } else {
        // Verbs drop their vowel before the passive alone, water has both `suyu` and `suya`, and of short words in
        // -nk some voice (`rengi`) and some do not (`tankı`).
        let loose = has('y')
            || root.lemma.ends_with("nk")
            || has('d') && root.class == Class::Verb
            || root.class == Class::Propn;
        shapes.push((lemma.to_vec(), common | if loose { 0 } else { NOT_BEFORE_VOWEL }));
        shapes.push((before_vowel, common | BEFORE_VOWEL));
    }
    if root.class == Class::Verb && lemma.len() > 1 && lemma.last().is_some_and(|&c| is_vowel(fold(c))) {
        shapes.push((lemma[..lemma.len() - 1].to_vec(), common | BEFORE_IYOR));
        if matches!(lemma, ['d' | 'y', 'e']) {
            shapes.push((vec![lemma[0], 'i'], common | BEFORE_Y));
        }
    }
    shapes
}

fn voice(word: &mut [char]) {
    let n = word.len();
    let after_n = n > 1 && word[n - 2] == 'n';
    if let Some(last) = word.last_mut() {
        *last = match *last {
            'p' => 'b',
            'ç' => 'c',
            't' => 'd',
            'k' if after_n => 'g',
            'k' | 'g' => 'ğ',
            other => other,
        };
    }
}
