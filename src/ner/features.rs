//! Features of a word in its sentence, as hashes.

use std::sync::LazyLock;

use super::hash::mix;
use super::lexicon::Lexicon;
use super::word::Word;

/// A sentence ready for feature extraction.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// Its words.
    pub words: Vec<Word>,
    /// Run of capitalised words that a word stands in: first and last word (connecting small words inside).
    runs: Vec<(u32, u32)>,
    /// Nearly all letters are capitals.
    all_upper: bool,
    /// First word that starts with a letter.
    first: usize,
}

/// Longest name of several words that is looked up.
const REACH: usize = 8;

impl Line {
    /// Words alone: no runs, no beginning, nothing in capitals.
    pub(crate) fn plain(words: &[Word]) -> Self {
        Line { words: words.to_vec(), runs: Vec::new(), all_upper: false, first: usize::MAX }
    }

    /// Whether the features of a word are those that it has in any plain line ([`of::OWN`] and the like).
    #[inline]
    pub(crate) fn is_plain_at(&self, i: usize) -> bool {
        !self.all_upper && i != self.first
    }

    /// Whether nearly all letters of the line are capitals.
    #[inline]
    pub(crate) fn is_upper(&self) -> bool {
        self.all_upper
    }

    /// Empties the line.
    pub(crate) fn clear(&mut self) {
        self.words.clear();
        self.runs.clear();
    }

    /// What depends on the whole sentence: call once all words are in.
    pub(crate) fn finish(&mut self, lexicon: &Lexicon) {
        let words = &mut self.words;
        let letters = words.iter().filter(|w| w.letter).count();
        let upper = words.iter().filter(|w| w.letter && (w.upper || w.capital && w.prefix[1] == 0)).count();
        let small = words.iter().filter(|w| w.letter && !w.capital).count();
        self.all_upper = letters >= 2 && upper * 10 >= letters * 7 && small * 8 <= letters;
        self.first = words.iter().position(|w| w.letter).unwrap_or(0);
        phrases(words, lexicon);
        self.runs.clear();
        let mut i = 0;
        while i < words.len() {
            if !words[i].capital {
                self.runs.push((i as u32, i as u32));
                i += 1;
                continue;
            }
            let mut end = i;
            // A case suffix ends a name.
            while end + 1 < words.len() && words[end + 1].capital && words[end].ending == 0 {
                end += 1;
            }
            for _ in i..=end {
                self.runs.push((i as u32, end as u32));
            }
            i = end + 1;
        }
    }
}

/// Marks names of several words that the lexicon knows, leftmost longest first.
fn phrases(words: &mut [Word], lexicon: &Lexicon) {
    let mut i = 0;
    while i < words.len() {
        let reach = usize::from(words[i].reach).min(REACH).min(words.len() - i);
        let mut best = (0, 0);
        if reach > 1 && words[i].capital {
            let mut hash = 0;
            for (n, word) in words[i..i + reach].iter().enumerate() {
                hash = Lexicon::step(hash, word.low);
                let classes = if n > 0 { lexicon.phrase(hash) } else { 0 };
                if classes != 0 {
                    best = (n + 1, classes);
                }
            }
        }
        let (len, classes) = best;
        if len == 0 {
            i += 1;
            continue;
        }
        for n in 0..len {
            words[i + n].phrase = classes;
            words[i + n].phrase_part = if n == 0 { 1 } else { 2 + u8::from(n + 1 == len) };
        }
        i += len;
    }
}

/// A word before the start or after the end of a sentence.
pub(crate) fn edge(end: bool) -> Word {
    let mark = 0x51 + u64::from(end);
    Word { low: mark, shape: mark, ..Word::default() }
}

static EDGES: LazyLock<[Word; 2]> = LazyLock::new(|| [edge(false), edge(true)]);

/// What features look at. Those of one word are the same wherever it stands, so their weights can be summed up once.
pub(crate) mod of {
    /// The word itself (in a line that is not in capitals and not at its beginning).
    pub(crate) const OWN: u8 = 1;
    /// The word before.
    pub(crate) const BEFORE: u8 = 2;
    /// The word after.
    pub(crate) const AFTER: u8 = 4;
    /// The word before that before.
    pub(crate) const BEFORE2: u8 = 8;
    /// The word after that after.
    pub(crate) const AFTER2: u8 = 16;
    /// The word before and the word's own writing.
    pub(crate) const SHAPE_BEFORE: u8 = 32;
    /// The word after and the word's own writing.
    pub(crate) const SHAPE_AFTER: u8 = 64;
    /// Everything else.
    pub(crate) const REST: u8 = 128;
    /// All of these.
    pub(crate) const ALL: u8 = 255;
}

/// Collects the features of one word, those that look at what `WHAT` names.
struct Sink<'o, const WHAT: u8> {
    out: &'o mut Vec<u64>,
    template: u64,
}

impl<const WHAT: u8> Sink<'_, WHAT> {
    #[inline]
    fn one<const OF: u8>(&mut self, a: u64) {
        self.template += 1;
        if WHAT & OF != 0 {
            self.out.push(mix(self.template, a));
        }
    }

    #[inline]
    fn two<const OF: u8>(&mut self, a: u64, b: u64) {
        self.template += 1;
        if WHAT & OF != 0 {
            self.out.push(mix(mix(self.template, a), b));
        }
    }

    #[inline]
    fn three<const OF: u8>(&mut self, a: u64, b: u64, c: u64) {
        self.template += 1;
        if WHAT & OF != 0 {
            self.out.push(mix(mix(mix(self.template, a), b), c));
        }
    }

    #[inline]
    fn bits<const OF: u8>(&mut self, mask: u32, with: u64) {
        self.template += 1;
        if WHAT & OF != 0 {
            let base = mix(self.template, with);
            let mut rest = mask;
            while rest != 0 {
                self.out.push(mix(base, u64::from(rest.trailing_zeros())));
                rest &= rest - 1;
            }
        }
    }

    /// Skips a template, so that the numbers of those after it stay.
    #[inline]
    fn skip(&mut self) {
        self.template += 1;
    }

    #[inline]
    fn some<const OF: u8>(&mut self, a: u64) {
        if a == 0 { self.skip() } else { self.one::<OF>(a) }
    }
}

/// Number of features that hold the word itself: those come first, so that training can hide them.
pub(crate) const LEXICAL: usize = 5;

/// Appends the features of word `i` that look at what `WHAT` names ([`of`]) to `out`.
pub(crate) fn extract<const WHAT: u8>(line: &Line, i: usize, out: &mut Vec<u64>) {
    let words = &line.words;
    let [before, after] = &*EDGES;
    let at = |d: isize| -> &Word {
        match i.checked_add_signed(d) {
            None => before,
            Some(j) => words.get(j).unwrap_or(after),
        }
    };
    let (a2, a1, w, b1, b2) = (at(-2), at(-1), at(0), at(1), at(2));
    let first = u64::from(i == line.first);
    let caps = u64::from(line.all_upper);
    let shape = mix(w.shape, caps);
    let mut f = Sink::<WHAT> { out, template: 0 };

    // The word itself (LEXICAL of them).
    f.one::<{ of::OWN }>(w.low);
    f.two::<{ of::OWN }>(w.cased, caps);
    f.two::<{ of::REST }>(a1.low, w.low);
    f.two::<{ of::REST }>(w.low, b1.low);
    f.two::<{ of::OWN }>(w.low, first);

    f.one::<{ of::OWN }>(shape);
    f.two::<{ of::OWN }>(shape, first);
    for &p in &w.prefix[..4] {
        f.some::<{ of::OWN }>(p);
    }
    for &s in &w.suffix[..4] {
        f.some::<{ of::OWN }>(s);
    }
    f.two::<{ of::OWN }>(w.suffix[2], shape);
    f.two::<{ of::OWN }>(w.suffix[1], shape);
    f.one::<{ of::OWN }>(w.ending);
    f.two::<{ of::OWN }>(w.ending, shape);

    // Around it.
    f.one::<{ of::BEFORE }>(a1.low);
    f.one::<{ of::AFTER }>(b1.low);
    f.one::<{ of::BEFORE2 }>(a2.low);
    f.one::<{ of::AFTER2 }>(b2.low);
    f.two::<{ of::SHAPE_BEFORE }>(a1.low, shape);
    f.two::<{ of::SHAPE_AFTER }>(b1.low, shape);
    f.two::<{ of::REST }>(a2.low, a1.low);
    f.two::<{ of::REST }>(b1.low, b2.low);
    f.two::<{ of::REST }>(a1.low, b1.low);
    f.some::<{ of::BEFORE }>(a1.prefix[4]);
    f.some::<{ of::AFTER }>(b1.prefix[4]);
    f.some::<{ of::AFTER2 }>(b2.prefix[4]);
    f.some::<{ of::BEFORE2 }>(a2.prefix[4]);
    f.two::<{ of::SHAPE_AFTER }>(b1.prefix[4], shape);
    f.two::<{ of::SHAPE_BEFORE }>(a1.prefix[4], shape);
    f.some::<{ of::BEFORE }>(a1.suffix[2]);
    f.some::<{ of::AFTER }>(b1.suffix[2]);
    f.two::<{ of::SHAPE_AFTER }>(b1.suffix[1], shape);
    f.two::<{ of::SHAPE_BEFORE }>(a1.suffix[1], shape);
    f.two::<{ of::SHAPE_BEFORE }>(a1.shape, shape);
    f.two::<{ of::SHAPE_AFTER }>(shape, b1.shape);
    f.three::<{ of::REST }>(a1.shape, shape, b1.shape);
    f.three::<{ of::REST }>(a2.shape, a1.shape, shape);
    f.three::<{ of::REST }>(shape, b1.shape, b2.shape);
    f.one::<{ of::BEFORE }>(a1.ending);
    f.two::<{ of::AFTER }>(b1.ending, b1.shape);
    f.three::<{ of::REST }>(w.ending, shape, b1.shape);
    let ended = |word: &Word| u64::from(word.ending != 0);
    if ended(w) + ended(a1) > 0 {
        f.two::<{ of::REST }>(ended(w), ended(a1));
        f.three::<{ of::REST }>(ended(w), shape, b1.shape);
        f.three::<{ of::REST }>(ended(a1), a1.shape, shape);
    } else {
        f.template += 3;
    }

    // How running text writes it.
    f.three::<{ of::OWN }>(u64::from(w.habit), shape, first);
    f.three::<{ of::REST }>(u64::from(a1.habit), u64::from(w.habit), shape);
    f.three::<{ of::REST }>(u64::from(w.habit), u64::from(b1.habit), shape);

    // Word clusters.
    cluster(&mut f, a1, w, b1, shape);

    // Lists of names.
    let classes = u64::from(w.classes);
    f.bits::<{ of::OWN }>(w.classes, 0);
    f.bits::<{ of::OWN }>(w.classes, shape);
    f.two::<{ of::OWN }>(classes, shape);
    f.bits::<{ of::SHAPE_BEFORE }>(a1.classes, shape);
    f.bits::<{ of::SHAPE_AFTER }>(b1.classes, shape);
    f.two::<{ of::REST }>(u64::from(a1.classes), classes);
    f.two::<{ of::REST }>(classes, u64::from(b1.classes));
    f.three::<{ of::REST }>(classes, u64::from(b1.classes), b1.shape);
    f.bits::<{ of::REST }>(w.phrase, u64::from(w.phrase_part));
    f.bits::<{ of::REST }>(a1.phrase & !w.phrase, 7);
    f.bits::<{ of::REST }>(b1.phrase & !w.phrase, 7);

    if WHAT & of::REST != 0 {
        run(&mut f, line, i, shape);
    }
}

#[inline]
#[allow(clippy::many_single_char_names)] // before, own, behind
fn cluster<const WHAT: u8>(f: &mut Sink<'_, WHAT>, a1: &Word, w: &Word, b1: &Word, shape: u64) {
    let (a, c, b) = (u64::from(a1.cluster), u64::from(w.cluster), u64::from(b1.cluster));
    f.some::<{ of::OWN }>(c);
    f.two::<{ of::OWN }>(c, shape);
    f.some::<{ of::BEFORE }>(a);
    f.some::<{ of::AFTER }>(b);
    f.two::<{ of::SHAPE_BEFORE }>(a, shape);
    f.two::<{ of::SHAPE_AFTER }>(b, shape);
    f.two::<{ of::REST }>(a, c);
    f.two::<{ of::REST }>(c, b);
    f.two::<{ of::REST }>(a, b);
}

/// The run of capitalised words that the word stands in: its last word says what it names
/// (`Türkiye Büyük Millet Meclisi`).
#[inline]
fn run<const WHAT: u8>(f: &mut Sink<'_, WHAT>, line: &Line, i: usize, shape: u64) {
    let (start, end) = line.runs[i];
    let (start, end) = (start as usize, end as usize);
    let words = &line.words;
    if !words[i].capital || line.all_upper {
        return;
    }
    let (head, last) = (&words[start], &words[end]);
    let len = (end - start).min(4) as u64;
    let left = (i - start).min(3) as u64;
    let right = (end - i).min(3) as u64;
    let [before, after] = &*EDGES;
    let prior = start.checked_sub(1).map_or(before, |j| &words[j]);
    let next = words.get(end + 1).unwrap_or(after);
    f.two::<{ of::REST }>(left, right);
    f.three::<{ of::REST }>(len, left, shape);
    f.two::<{ of::REST }>(last.low, right);
    f.two::<{ of::REST }>(last.suffix[2], right);
    f.bits::<{ of::REST }>(last.classes, right);
    f.two::<{ of::REST }>(head.low, left);
    f.bits::<{ of::REST }>(head.classes, left);
    f.two::<{ of::REST }>(next.low, right);
    f.two::<{ of::REST }>(next.prefix[4], len);
    f.two::<{ of::REST }>(u64::from(next.cluster), right);
    f.two::<{ of::REST }>(prior.low, left);
    f.two::<{ of::REST }>(u64::from(prior.cluster), left);
    f.bits::<{ of::REST }>(prior.classes, left);
    f.bits::<{ of::REST }>(next.classes, right);
    f.two::<{ of::REST }>(last.ending, right);
    f.three::<{ of::REST }>(u64::from(head.classes), u64::from(last.classes), left);
}
