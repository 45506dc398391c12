//! A trained recogniser and how it reads a document.

use std::sync::Mutex;

use rustc_hash::FxHashMap;

use super::bytes::{Reader, Writer};
use super::decode::{self, Lattice, Scores, Transitions};
use super::features::{Line, extract, of};
use super::label::{Chunk, Label, OUTSIDE, TAGS, chunks_of, part};
use super::lexicon::Lexicon;
use super::memory::{EDGES, Memory, Side};
use super::weights::{Sum, Weights, add};
use super::word::Writing;
use super::{Broken, Tagged};
use crate::text::{Sentence, Token};

/// First bytes of a model file.
const MAGIC: &[u8] = b"kilim-ner/2\n";

/// A trained recogniser of names.
#[derive(Debug)]
pub struct Model {
    pub(crate) writing: Writing,
    pub(crate) lexicon: Lexicon,
    pub(crate) weights: Weights,
    pub(crate) transitions: Transitions,
    exp_transitions: [Scores; TAGS],
    /// How much the other places of a word in its document count.
    pub(crate) document_weight: f32,
    /// One memory of words for each thread that works at the same time. What it holds changes no result.
    memories: Mutex<Vec<Memory>>,
}

impl Model {
    /// The recogniser that ships with kilim for a language (`tr`, `en`); nothing for others. Read once a process.
    ///
    /// ```
    /// assert!(kilim::ner::Model::load("tr").is_some());
    /// assert!(kilim::ner::Model::load("xx").is_none());
    /// ```
    #[must_use]
    pub fn load(lang: &str) -> Option<&'static Model> {
        crate::lang::find(lang)?.recogniser()
    }

    /// Reads a model file's bytes.
    ///
    /// # Errors
    /// Where the bytes are no model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Broken> {
        let mut input = Reader::new(bytes);
        if input.take(MAGIC.len()) != Ok(MAGIC) {
            return Err(Reader::new(bytes).broken("this is no recogniser of this version"));
        }
        let writing = Writing { suffixing: input.byte()? != 0 };
        let document_weight = input.float()?;
        let mut transitions = Transitions::flat();
        for row in &mut transitions.0 {
            for score in row.iter_mut() {
                *score = input.float()?;
            }
        }
        let lexicon = Lexicon::read(&mut input)?;
        let weights = Weights::read(&mut input)?;
        Ok(Model::new(writing, lexicon, weights, transitions, document_weight))
    }

    pub(crate) fn new(
        writing: Writing,
        lexicon: Lexicon,
        weights: Weights,
        transitions: Transitions,
        document_weight: f32,
    ) -> Self {
        let exp_transitions = transitions.0.map(|row| row.map(f32::exp));
        Model {
            writing,
            lexicon,
            weights,
            transitions,
            exp_transitions,
            document_weight,
            memories: Mutex::default(),
        }
    }

    /// A model file's bytes.
    pub(crate) fn bytes(
        writing: Writing,
        lexicon: &Lexicon,
        rows: &[(u32, [i8; TAGS])],
        unit: f32,
        transitions: &Transitions,
        document_weight: f32,
    ) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        out.byte(u8::from(writing.suffixing));
        out.float(document_weight);
        for score in transitions.0.iter().flatten() {
            out.float(*score);
        }
        lexicon.write(&mut out);
        Weights::write(rows, unit, &mut out);
        out.0
    }

    /// Changes how much the other places of a word in its document count (0: not at all).
    pub fn set_document_weight(&mut self, weight: f32) {
        self.document_weight = weight;
    }

    /// Number of features with a weight.
    #[must_use]
    pub fn features(&self) -> usize {
        self.weights.len()
    }

    /// The names of a document, in order, not overlapping. A name never crosses a sentence; its last token may carry
    /// a case suffix ([`Token::stem`] parts it).
    #[must_use]
    pub fn tag(&self, text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Tagged> {
        let ranges: Vec<(usize, usize)> =
            sentences.iter().map(|s| (s.tokens.start as usize, s.tokens.end as usize)).collect();
        let form = |i: usize| {
            let token = &tokens[i];
            (token.span.of(text), token.stem.len())
        };
        self.read(&ranges, form)
    }

    /// The names of a document that is cut into words already, sentence by sentence. Token numbers of the result
    /// count through all sentences.
    #[must_use]
    pub fn tag_words<S: AsRef<str>>(&self, sentences: &[Vec<S>]) -> Vec<Tagged> {
        let mut ranges = Vec::with_capacity(sentences.len());
        let mut words: Vec<&str> = Vec::new();
        for sentence in sentences {
            let start = words.len();
            words.extend(sentence.iter().map(AsRef::as_ref));
            ranges.push((start, words.len()));
        }
        self.read(&ranges, |i| (words[i], self.writing.stem(words[i])))
    }

    fn read<'t>(&self, ranges: &[(usize, usize)], form: impl Fn(usize) -> (&'t str, usize)) -> Vec<Tagged> {
        let total: usize = ranges.iter().map(|r| r.1 - r.0).sum();
        let pool = || self.memories.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut memory = pool().pop().unwrap_or_default();
        memory.begin(&self.weights);
        let mut line = Line::default();
        let mut features = Vec::with_capacity(256);
        // The words' numbers, with two edges on either side.
        let mut numbers: Vec<u32> = Vec::new();
        let mut scores: Vec<Scores> = Vec::with_capacity(total);
        let mut keys: Vec<u64> = Vec::with_capacity(total);
        for &(start, end) in ranges {
            line.clear();
            numbers.clear();
            numbers.extend([EDGES[0]; 2]);
            for i in start..end {
                let (word, stem) = form(i);
                let number = memory.number(word, stem, self.writing, &self.lexicon, &self.weights);
                line.words.push(memory.get(number).word);
                numbers.push(number);
            }
            numbers.extend([EDGES[1]; 2]);
            line.finish(&self.lexicon);
            for i in 0..line.words.len() {
                let sum = self.sum(&line, i, &numbers[i..i + 5], &mut memory, &mut features);
                let mut score = self.weights.scores(&sum);
                let word = &line.words[i];
                if word.barred {
                    rule_out_names(&mut score);
                }
                scores.push(score);
                keys.push(if word.capital { word.low } else { 0 });
            }
        }
        pool().push(memory);
        self.decode(ranges, &mut scores, &keys)
    }

    /// The weights of all features of a word; `around` are the numbers of the words from two before to two after.
    fn sum(
        &self,
        line: &Line,
        i: usize,
        around: &[u32],
        memory: &mut Memory,
        features: &mut Vec<u64>,
    ) -> Sum {
        features.clear();
        if line.is_upper() {
            extract::<{ of::ALL }>(line, i, features);
            return self.weights.sum(features);
        }
        let plain = line.is_plain_at(i);
        if plain {
            extract::<{ of::REST }>(line, i, features);
        } else {
            extract::<{ of::REST | of::OWN }>(line, i, features);
        }
        let mut sum = self.weights.sum(features);
        let [before2, before, own, after, after2] = around else { return sum };
        if plain {
            add(&mut sum, &memory.get(*own).own);
        }
        add(&mut sum, &memory.get(*before2).before2);
        add(&mut sum, &memory.get(*before).before);
        add(&mut sum, &memory.get(*after).after);
        add(&mut sum, &memory.get(*after2).after2);
        let shape = line.words[i].shape;
        add(&mut sum, memory.beside(*before, Side::Before, shape, &self.weights));
        add(&mut sum, memory.beside(*after, Side::After, shape, &self.weights));
        sum
    }

    /// Two passes: how sure the recogniser is of each word where it stands; then every word again in the light of the
    /// other places where the document has it.
    fn decode(&self, ranges: &[(usize, usize)], scores: &mut [Scores], keys: &[u64]) -> Vec<Tagged> {
        let mut lattice = Lattice::default();
        let mut sure: Vec<[f32; 4]> = Vec::with_capacity(scores.len());
        // Only a word that comes back is seen in the light of its other places.
        let mut often: FxHashMap<u64, u32> = FxHashMap::default();
        for key in keys.iter().filter(|k| **k != 0) {
            *often.entry(*key).or_default() += 1;
        }
        let mut at = 0;
        for &(start, end) in ranges {
            let n = end - start;
            if keys[at..at + n].iter().any(|k| often.get(k).is_some_and(|count| *count > 1)) {
                decode::marginals(&scores[at..at + n], &self.exp_transitions, &mut lattice);
                sure.extend(lattice.gamma.iter().map(by_label));
            } else {
                sure.resize(at + n, [0.0; 4]);
            }
            at += n;
        }
        if self.document_weight > 0.0 {
            self.reconsider(scores, &sure, keys);
        }
        let (mut back, mut tags) = (Vec::new(), Vec::new());
        let mut out = Vec::new();
        at = 0;
        for &(start, end) in ranges {
            let n = end - start;
            decode::viterbi(&scores[at..at + n], &self.transitions, &mut back, &mut tags);
            let chunks = if tags.iter().all(|&t| t == OUTSIDE) { Vec::new() } else { chunks_of(&tags) };
            if !chunks.is_empty() {
                decode::marginals(&scores[at..at + n], &self.exp_transitions, &mut lattice);
            }
            for Chunk { start: a, end: b, label } in chunks {
                let score = (a..b).map(|i| lattice.gamma[i][usize::from(tags[i])]).fold(1.0, f32::min);
                let tokens = (start + a) as u32..(start + b) as u32;
                out.push(Tagged { tokens, label, score });
            }
            at += n;
        }
        out
    }

    fn reconsider(&self, scores: &mut [Scores], sure: &[[f32; 4]], keys: &[u64]) {
        let mut places: FxHashMap<u64, ([f32; 4], f32)> = FxHashMap::default();
        for (key, sure) in keys.iter().zip(sure).filter(|k| *k.0 != 0) {
            let (sum, count) = places.entry(*key).or_default();
            *count += 1.0;
            for (s, p) in sum.iter_mut().zip(sure) {
                *s += p;
            }
        }
        for (key, word) in keys.iter().zip(scores).filter(|k| *k.0 != 0) {
            let (sum, count) = places[key];
            if count < 2.0 {
                continue;
            }
            let log = sum.map(|s| (s / count + 0.02).ln());
            for (t, score) in word.iter_mut().enumerate() {
                if let Some((label, _)) = part(t as u8) {
                    *score += self.document_weight * (log[label as usize] - log[3]);
                }
            }
        }
    }
}

/// Leaves no tag but those outside of names.
fn rule_out_names(scores: &mut Scores) {
    for (t, score) in scores.iter_mut().enumerate() {
        if part(t as u8).is_some() {
            *score -= 1.0e4;
        }
    }
}

/// Probability of each label (and of none, last).
fn by_label(gamma: &Scores) -> [f32; 4] {
    let mut out = [0.0; 4];
    for (t, p) in gamma.iter().enumerate() {
        out[part(t as u8).map_or(3, |(label, _)| label as usize)] += p;
    }
    out
}

const _: () = assert!(Label::ALL.len() == 3);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ner::corpus::{Source, read};
    use crate::ner::eval;
    use crate::text::{DocumentOptions, LangChoice, document, segment};

    fn names(lang: LangChoice, text: &str) -> Vec<(String, Label)> {
        let doc = document(text.to_owned(), "-", &DocumentOptions { lang, ..DocumentOptions::default() });
        let parts = segment(&doc);
        let model = Model::load(doc.lang).unwrap();
        let tagged = model.tag(&doc.text, &parts.tokens, &parts.sentences);
        let (a, b) = (
            |i: u32| parts.tokens[i as usize].span.start as usize,
            |i: u32| parts.tokens[i as usize - 1].stem.end as usize,
        );
        tagged.iter().map(|t| (doc.text[a(t.tokens.start)..b(t.tokens.end)].to_owned(), t.label)).collect()
    }

    #[test]
    fn turkish_names_are_found_without_their_suffix() {
        use Label::{Organization, Person, Place};
        let text = "Norveç Dışişleri Bakanı Ayşe Demir'in Oslo'da Dünya Bankası heyetiyle görüştüğü bildirildi. \
                    Demir, Almanyanın önerisini reddetti.";
        let found = names(LangChoice::Tr, text);
        for (name, label) in [
            ("Norveç", Place),
            ("Ayşe Demir", Person),
            ("Oslo", Place),
            ("Dünya Bankası", Organization),
            ("Demir", Person),
        ] {
            assert!(found.contains(&(name.to_owned(), label)), "{name} in {found:?}");
        }
    }

    #[test]
    fn a_form_of_address_is_no_part_of_the_name() {
        let found = names(LangChoice::Tr, "Toplantıda Ayşe Hanım konuştu, Demir Bey'e soru sordu.");
        assert!(found.contains(&("Ayşe".to_owned(), Label::Person)), "{found:?}");
        assert!(found.contains(&("Demir".to_owned(), Label::Person)), "{found:?}");
    }

    #[test]
    fn where_someone_is_from_is_no_name() {
        let found = names(LangChoice::Tr, "Dün Şili'li bir gazeteci Lima'da konuştu.");
        assert!(found.contains(&("Lima".to_owned(), Label::Place)), "{found:?}");
        assert!(!found.iter().any(|f| f.0 == "Şili"), "{found:?}");
    }

    #[test]
    fn english_names_are_found() {
        use Label::{Organization, Person, Place};
        let text = "Maria Jensen, a spokeswoman for the World Bank, said in Nairobi on Monday that Norway would pay.";
        let found = names(LangChoice::En, text);
        for (name, label) in
            [("Maria Jensen", Person), ("World Bank", Organization), ("Nairobi", Place), ("Norway", Place)]
        {
            assert!(found.contains(&(name.to_owned(), label)), "{name} in {found:?}");
        }
    }

    #[test]
    #[ignore = "reads the corpora beside the project"]
    fn shipped_models_keep_their_figures_on_corpora_they_never_saw() {
        for (lang, spec, least) in [
            ("tr", "tr/ner/milliyet-3label-dev.txt,window=20", 0.77),
            ("tr", "tr/ner/wiki-ner-dev.conll,window=1", 0.73),
            ("en", "en/ner/conll2003-testa.txt", 0.77),
            ("en", "en/ner/worldwide,tag=1", 0.74),
        ] {
            let Ok(documents) = read(&Source::parse(&format!("../shared/corpora/{spec}")).unwrap(), lang)
            else {
                eprintln!("skipped: {spec} is not there");
                continue;
            };
            let f1 = eval::run(Model::load(lang).unwrap(), &documents).all().f1();
            assert!(f1 >= least, "{spec}: {f1}");
        }
    }
}
