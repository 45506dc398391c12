//! English words: what they can be, and their lemmas.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word can be, as bits.
pub mod mask {
    /// Noun, base form.
    pub const NOUN: u16 = 1;
    /// Verb, base form.
    pub const VERB: u16 = 2;
    /// Adjective.
    pub const ADJ: u16 = 4;
    /// Adverb.
    pub const ADV: u16 = 8;
    /// Common as a noun (of words that can be more than one thing).
    pub const COMMON_NOUN: u16 = 16;
    /// Common as a verb.
    pub const COMMON_VERB: u16 = 32;
    /// Plural of a noun.
    pub const PLURAL: u16 = 64;
    /// Third person of a verb.
    pub const THIRD: u16 = 128;
    /// Past tense or past participle of a verb.
    pub const PAST: u16 = 256;
    /// `-ing` form of a verb.
    pub const ING: u16 = 512;
    /// Comparative or superlative.
    pub const DEGREE: u16 = 1024;
}

/// The word list with its irregular forms.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<&'static str, u16>,
    irregular: FxHashMap<(&'static str, u8), &'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: FxHashMap::default(), irregular: FxHashMap::default() };
    for line in rows(include_str!("../../../data/lang/en/lexicon.tsv")) {
        let Some((word, letters)) = line.split_once('\t') else { continue };
        let mut bits = 0;
        for c in letters.bytes() {
            bits |= match c {
                b'n' => mask::NOUN,
                b'N' => mask::NOUN | mask::COMMON_NOUN,
                b'v' => mask::VERB,
                b'V' => mask::VERB | mask::COMMON_VERB,
                b'a' | b'A' => mask::ADJ,
                _ => mask::ADV,
            };
        }
        lexicon.words.insert(word, bits);
    }
    for line in rows(include_str!("../../../data/lang/en/irregular.tsv")) {
        let mut cells = line.split('\t');
        if let (Some(form), Some(lemma), Some(pos)) = (cells.next(), cells.next(), cells.next()) {
            lexicon.irregular.insert((form, pos.as_bytes()[0]), lemma);
        }
    }
    lexicon
});

fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1)
}

/// The lexicon, read once.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn can(&self, word: &str, bits: u16) -> bool {
        self.words.get(word).is_some_and(|w| w & bits != 0)
    }

    /// What a lower-cased word can be, its inflected readings included; 0 where nothing is known.
    pub fn mask(&self, word: &str) -> u16 {
        let mut bits = self.words.get(word).copied().unwrap_or(0);
        if self.irregular.contains_key(&(word, b'n')) {
            bits |= mask::PLURAL;
        }
        if self.irregular.contains_key(&(word, b'v')) {
            bits |= if word.ends_with("ing") {
                mask::ING
            } else if word.ends_with('s') {
                mask::THIRD
            } else {
                mask::PAST
            };
        }
        if self.irregular.contains_key(&(word, b'a')) {
            bits |= mask::DEGREE;
        }
        if !word.is_ascii() || word.len() < 3 {
            return bits;
        }
        if word.ends_with('s') && !word.ends_with("ss") {
            if self.regular(word, "s", mask::NOUN).is_some() {
                bits |= mask::PLURAL;
            }
            if self.regular(word, "s", mask::VERB).is_some() {
                bits |= mask::THIRD;
            }
        } else if word.ends_with("ed") {
            if self.regular(word, "ed", mask::VERB).is_some() {
                bits |= mask::PAST;
            }
        } else if word.ends_with("ing") && self.regular(word, "ing", mask::VERB).is_some() {
            bits |= mask::ING;
        }
        bits
    }

    /// The base of a regularly inflected form, if the word list has one of this kind.
    fn regular<'w>(&self, word: &'w str, suffix: &str, bits: u16) -> Option<Cow<'w, str>> {
        let stem = word.strip_suffix(suffix)?;
        if stem.len() < 2 {
            return None;
        }
        let known = |w: &str| self.can(w, bits);
        if suffix == "s" {
            if let Some(base) = stem.strip_suffix("ie") {
                let base = format!("{base}y");
                if known(&base) {
                    return Some(base.into());
                }
            }
            if known(stem) {
                return Some(stem.into());
            }
            return stem.strip_suffix('e').filter(|s| known(s)).map(Cow::Borrowed);
        }
        if suffix == "ed"
            && let Some(base) = stem.strip_suffix('i')
        {
            let base = format!("{base}y");
            if known(&base) {
                return Some(base.into());
            }
        }
        let bytes = stem.as_bytes();
        let n = bytes.len();
        let doubled = n > 3 && bytes[n - 1] == bytes[n - 2];
        let with_e = format!("{stem}e");
        // `planned` is plan, `called` is call: the list decides, the longer base first.
        if doubled && !known(stem) && known(&stem[..n - 1]) {
            return Some(Cow::Borrowed(&word[..n - 1]));
        }
        match (known(stem), known(&with_e)) {
            // Of two candidates (`bath`/`bathe`) the one common as a verb.
            (true, true) if self.can(&with_e, mask::COMMON_VERB) && !self.can(stem, mask::COMMON_VERB) => {
                Some(with_e.into())
            }
            // `hoping` is hope: hop would double its consonant.
            (true, true) if doubles(stem) => Some(with_e.into()),
            (true, _) => Some(stem.into()),
            (false, true) => Some(with_e.into()),
            _ => None,
        }
    }

    /// Lemma of a lower-cased form by Penn tag.
    pub fn lemma<'w>(&self, word: &'w str, tag: &str) -> Cow<'w, str> {
        match tag {
            "NNS" | "NNPS" => self.noun(word),
            // `the navies`, tagged as a singular that no such word is.
            "NN" if word.ends_with("ies") && !self.can(word, mask::NOUN) => self.noun(word),
            "VBZ" | "VBD" | "VBN" | "VBG" | "VBP" | "VB" | "MD" => self.verb(word, tag),
            "JJR" | "RBR" | "JJS" | "RBS" => self.degree(word),
            "POS" => Cow::Borrowed("'s"),
            "RB" if word.ends_with("n't") || word.ends_with("n’t") => Cow::Borrowed("not"),
            _ => Cow::Borrowed(word),
        }
    }

    fn noun<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if let Some(lemma) = self.irregular.get(&(word, b'n')) {
            return Cow::Borrowed(*lemma);
        }
        if let Some((head, last)) = word.rsplit_once('-') {
            return format!("{head}-{}", self.noun(last)).into();
        }
        if let Some(base) = self.regular(word, "s", mask::NOUN) {
            return base;
        }
        if let Some(stem) = word.strip_suffix("men") {
            return format!("{stem}man").into();
        }
        match word.strip_suffix('s') {
            Some(stem) if stem.len() > 2 && !stem.ends_with('s') => {
                if let Some(base) = stem.strip_suffix("ie").filter(|b| b.len() > 2) {
                    return format!("{base}y").into();
                }
                for end in ["sse", "she", "che", "xe"] {
                    if stem.ends_with(end) {
                        return Cow::Borrowed(&stem[..stem.len() - 1]);
                    }
                }
                Cow::Borrowed(stem)
            }
            _ => Cow::Borrowed(word),
        }
    }

    fn verb<'w>(&self, word: &'w str, tag: &str) -> Cow<'w, str> {
        match word {
            "'s" | "’s" | "'re" | "’re" | "'m" | "’m" | "am" | "is" | "are" | "was" | "were" | "been" =>
            {
                return Cow::Borrowed("be");
            }
            "'ve" | "’ve" | "has" | "had" => return Cow::Borrowed("have"),
            "'d" | "’d" => return Cow::Borrowed(if tag == "MD" { "would" } else { "have" }),
            "'ll" | "’ll" | "wo" => return Cow::Borrowed("will"),
            "ca" => return Cow::Borrowed("can"),
            "did" | "does" => return Cow::Borrowed("do"),
            _ => {}
        }
        if matches!(tag, "VB" | "VBP" | "MD") {
            return Cow::Borrowed(word);
        }
        if let Some(lemma) = self.irregular.get(&(word, b'v')) {
            return Cow::Borrowed(*lemma);
        }
        let suffix = match tag {
            "VBZ" => "s",
            "VBG" => "ing",
            _ => "ed",
        };
        if let Some(base) = self.regular(word, suffix, mask::VERB) {
            return base;
        }
        if let Some((head, last)) = word.split_once('-')
            && tag != "VBZ"
        {
            // `re-elected`, `co-founded`
            let base = self.verb(last, tag);
            return format!("{head}-{base}").into();
        }
        let Some(stem) = word.strip_suffix(suffix).filter(|s| s.len() > 2) else {
            return Cow::Borrowed(word);
        };
        if suffix == "s" {
            return Cow::Borrowed(stem);
        }
        if let Some(base) = stem.strip_suffix('i') {
            return format!("{base}y").into();
        }
        let b = stem.as_bytes();
        let n = b.len();
        let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
        if n > 3 && b[n - 1] == b[n - 2] && !matches!(b[n - 1], b'l' | b's' | b'z') {
            return Cow::Borrowed(&stem[..n - 1]);
        }
        if matches!(b[n - 1], b'v' | b'c' | b'u' | b'z' | b's') && !stem.ends_with("ss")
            || (stem.ends_with("at") || stem.ends_with("it") || stem.ends_with("ir")) && n > 4
            || (n > 2
                && !vowel(b[n - 1])
                && vowel(b[n - 2])
                && !vowel(b[n - 3])
                && matches!(b[n - 1], b'g' | b'k' | b'm' | b'b' | b'p'))
        {
            return format!("{stem}e").into();
        }
        Cow::Borrowed(stem)
    }

    fn degree<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match word {
            "more" | "less" | "most" | "least" => return Cow::Borrowed(word),
            _ => {}
        }
        if let Some(lemma) = self.irregular.get(&(word, b'a')) {
            return Cow::Borrowed(*lemma);
        }
        let Some(stem) = word.strip_suffix("er").or_else(|| word.strip_suffix("est")) else {
            return Cow::Borrowed(word);
        };
        let with_e = format!("{stem}e");
        if self.can(stem, mask::ADJ | mask::ADV) {
            Cow::Borrowed(stem)
        } else if self.can(&with_e, mask::ADJ | mask::ADV) {
            with_e.into()
        } else {
            Cow::Borrowed(word)
        }
    }
}

/// Whether a stem is one short syllable that doubles its last consonant before a suffix (`hop`, `star`).
fn doubles(stem: &str) -> bool {
    let vowel = |c: &u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    let [before @ .., v, last] = stem.as_bytes() else { return false };
    vowel(v)
        && !vowel(last)
        && !matches!(last, b'w' | b'x' | b'y')
        && !before.is_empty()
        && !before.iter().any(vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_lead_back_to_their_lemma() {
        let l = lexicon();
        for (form, tag, lemma) in [
            ("said", "VBD", "say"),
            ("planned", "VBN", "plan"),
            ("called", "VBD", "call"),
            ("making", "VBG", "make"),
            ("hoping", "VBG", "hope"),
            ("hopping", "VBG", "hop"),
            ("agreed", "VBD", "agree"),
            ("denies", "VBZ", "deny"),
            ("countries", "NNS", "country"),
            ("women", "NNS", "woman"),
            ("attacks", "NNS", "attack"),
            ("re-elected", "VBN", "re-elect"),
            ("larger", "JJR", "large"),
            ("’s", "VBZ", "be"),
            ("n't", "RB", "not"),
        ] {
            assert_eq!(l.lemma(form, tag), lemma, "{form} {tag}");
        }
    }

    #[test]
    fn a_mask_holds_every_reading() {
        let l = lexicon();
        let m = l.mask("attacks");
        assert!(m & mask::PLURAL != 0 && m & mask::THIRD != 0);
        assert!(l.mask("visited") & mask::PAST != 0);
    }
}
