//! What the recogniser sees of one word: hashes of its forms and affixes, its writing, what the lexicon knows of it.

use super::hash::{self, Hash, mix};
use super::lexicon::Lexicon;
use crate::text::{is_apostrophe, lower_char, lower_char_tr};

/// How a language writes names, as far as the recogniser needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Writing {
    /// Case suffixes are set off by an apostrophe inside the word, and İ/i, I/ı are pairs.
    pub suffixing: bool,
}

impl Writing {
    pub(crate) fn of(lang: &str) -> Self {
        let rules = crate::text::Rules::of(lang);
        Writing { suffixing: rules.apostrophe == crate::text::Apostrophe::Suffix }
    }

    pub(crate) fn lower(self) -> fn(char) -> char {
        if self.suffixing { lower_char_tr } else { lower_char }
    }

    /// Where the name ends and its suffix starts, in bytes.
    pub(crate) fn stem(self, form: &str) -> usize {
        if !self.suffixing {
            return form.len();
        }
        form.char_indices()
            .skip(1)
            .find(|&(at, c)| {
                is_apostrophe(c) && form[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphabetic)
            })
            .map_or(form.len(), |(at, _)| at)
    }
}

/// Longest prefix and suffix that are hashed, in characters.
pub(crate) const AFFIX: usize = 5;

/// One word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    /// Name without suffix, lower case.
    pub low: u64,
    /// Name without suffix, as written.
    pub cased: u64,
    /// Writing: capitals, digits, marks.
    pub shape: u64,
    /// First 1..=5 characters (0: the word is shorter).
    pub prefix: [u64; AFFIX],
    /// Last 1..=5 characters.
    pub suffix: [u64; AFFIX],
    /// Case suffix, 0 for none.
    pub ending: u64,
    /// Never part of a name: someone or something from there (`Şili'li`), a form of address behind a name (`Bey`).
    pub barred: bool,
    /// What the lexicon knows of the word.
    pub classes: u32,
    /// Classes of a name of several words that it stands in, and its place in it (1 first, 2 middle, 3 last).
    pub phrase: u32,
    /// See `phrase`.
    pub phrase_part: u8,
    /// Word cluster, 0 for none.
    pub cluster: u16,
    /// How running text writes the word: 0 unknown, 1 always small … 5 always capital.
    pub habit: u8,
    /// Letters start with a capital.
    pub capital: bool,
    /// All letters are capitals, two or more.
    pub upper: bool,
    /// Starts with a letter.
    pub letter: bool,
    /// Most words longest name of several words that starts with it (0: none does).
    pub reach: u8,
}

/// Reads one word: the whole token's form and the length of its stem in bytes.
pub(crate) fn read(
    form: &str,
    stem: usize,
    writing: Writing,
    lexicon: &Lexicon,
    buffer: &mut Vec<char>,
) -> Word {
    let lower = writing.lower();
    let name = &form[..stem];
    let mut word = Word::default();
    buffer.clear();
    let (mut cased, mut uppers, mut letters) = (Hash::new(), 0u32, 0u32);
    let mut shape = Hash::new();
    let (mut last_class, mut run) = ('\0', 0);
    for c in name.chars() {
        cased = cased.push(c);
        let class = if c.is_ascii_digit() {
            'd'
        } else if c.is_uppercase() {
            uppers += 1;
            letters += 1;
            'X'
        } else if c.is_alphabetic() {
            letters += 1;
            'x'
        } else {
            c
        };
        if buffer.is_empty() {
            word.capital = class == 'X';
            word.letter = matches!(class, 'X' | 'x');
        }
        if class == last_class {
            run += 1;
        } else {
            run = 1;
        }
        // Runs of small letters count once, of capitals and digits up to twice.
        if run == 1 || (run == 2 && class != 'x') {
            shape = shape.push(class);
        }
        last_class = class;
        buffer.push(lower(c));
    }
    word.upper = uppers >= 2 && uppers == letters;
    word.cased = cased.end();
    word.shape = shape.end();
    let origin = stem < form.len() && is_origin(form[stem..].trim_start_matches(is_apostrophe));
    let mut ending = hash_lower(form[stem..].trim_start_matches(is_apostrophe), lower);
    let mut len = buffer.len();
    word.low = low_of(&buffer[..len]);
    let mut known = lexicon.word(word.low);
    if writing.suffixing && stem == form.len() && word.capital && !known.is_name() {
        // `Türkiyenin`: no apostrophe, but a name the lexicon knows and a case suffix.
        if let Some((cut, entry)) = lexicon.strip(buffer) {
            ending = buffer[cut..].iter().fold(Hash::new(), |h, &c| h.push(c)).end();
            len = cut;
            word.low = low_of(&buffer[..len]);
            known = entry;
        }
    }
    word.ending = ending;
    let mut h = Hash::new();
    for (i, &c) in buffer[..len].iter().take(AFFIX).enumerate() {
        h = h.push(c);
        word.prefix[i] = h.end();
    }
    let mut h = Hash::new();
    for (i, &c) in buffer[..len].iter().rev().take(AFFIX).enumerate() {
        h = h.push(c);
        word.suffix[i] = mix(h.end(), 1);
    }
    word.barred = origin || known.is_address();
    word.classes = known.classes;
    word.cluster = known.cluster;
    word.habit = known.habit;
    word.reach = known.reach;
    word
}

/// Whether a suffix makes a word of origin of a place's name (`-li`, but not `-lik`).
fn is_origin(suffix: &str) -> bool {
    ["li", "lı", "lu", "lü"].iter().any(|s| suffix.strip_prefix(s).is_some_and(|rest| !rest.starts_with('k')))
}

fn low_of(chars: &[char]) -> u64 {
    chars.iter().fold(Hash::new(), |h, &c| h.push(c)).end()
}

fn hash_lower(s: &str, lower: fn(char) -> char) -> u64 {
    if s.is_empty() { 0 } else { s.chars().fold(Hash::new(), |h, c| h.push(lower(c))).end() }
}

/// Hash of a word in lower case, as [`Word::low`] has it.
pub(crate) fn low_hash(s: &str, writing: Writing) -> u64 {
    let lower = writing.lower();
    hash::of(&s.chars().map(lower).collect::<String>())
}
