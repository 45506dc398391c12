//! The best reading of each word in its context.

use std::sync::{Arc, Mutex, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::decode::{self, Form};
use super::object_case::settle_objects;
use super::parse::Parser;
use super::reading::{Class, Origin, Reading};
use super::revise::{govern, revise};
use super::train::{first_word, readings};
use super::weights::Weights;
use crate::syntax::{Case, Upos, VerbForm, Word};
use crate::text::{Document, Segmented, TokenId, TokenKind};

static WEIGHTS: &[u8] = include_bytes!("../../../../data/models/tr-morph.bin");

/// Forms kept from document to document; at that many the memory starts anew.
const REMEMBERED: usize = 50_000;

/// Reads Turkish words.
#[derive(Debug)]
pub struct Analyser {
    parser: Parser,
    weights: Weights,
    /// One memory of forms for each thread that works at the same time. What it holds changes no result.
    memories: Mutex<Vec<Memory>>,
}

type Memory = FxHashMap<Box<str>, Arc<Form>>;

impl Analyser {
    /// The analyser over the shipped lexicon and weights.
    ///
    /// # Panics
    /// If the shipped data is broken; a test opens it.
    #[must_use]
    pub fn load() -> Self {
        Self::with_weights(WEIGHTS).expect("tr-morph.bin holds weights")
    }

    /// The analyser over the shipped lexicon and other weights. `None` if they are none.
    #[must_use]
    pub fn with_weights(weights: &[u8]) -> Option<Self> {
        Some(Analyser {
            parser: Parser::shipped(),
            weights: Weights::open(weights)?,
            memories: Mutex::default(),
        })
    }

    /// One analyser for the whole program, loaded when first asked for.
    #[must_use]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Analyser> = OnceLock::new();
        SHARED.get_or_init(Self::load)
    }

    /// All readings of one word, in the parser's order.
    #[must_use]
    pub fn analyse(&self, surface: &str) -> Vec<Reading> {
        readings(&self.parser, surface)
    }

    /// The parser underneath.
    #[must_use]
    pub fn parser(&self) -> &Parser {
        &self.parser
    }

    /// Gives the noun that a title ends in its lemma (`Paris Anlaşması'nı`: `anlaşma`); `stem` is what stands before the
    /// apostrophe, if there is one.
    fn title_noun(&self, word: &mut Word, stem: &str, parted: bool, memory: &mut Memory) {
        if word.possessive != 3 || word.verb.is_some() || !matches!(word.upos, Upos::Noun | Upos::Propn) {
            return;
        }
        let case = if parted { Case::Nom } else { word.case };
        let noun = |r: &Reading| {
            let known = &r.inflection;
            r.origin == Origin::Lexicon
                && known.class == Class::Noun
                && !known.verbal
                && known.possessive == 3
                && known.case == case
        };
        let form = self.form(&crate::text::lower_tr(stem), memory);
        if let Some(reading) = form.readings.iter().find(|r| noun(r)) {
            word.plural = reading.inflection.plural;
            word.lemma = reading.lemma.clone();
        }
    }

    /// One word a token: the best reading in its context.
    #[must_use]
    pub fn words(&self, document: &Document, segmented: &Segmented) -> Vec<Word> {
        let text = document.text.as_str();
        let mut words: Vec<Word> = Vec::with_capacity(segmented.tokens.len());
        // Names that the document writes with an apostrophe somewhere.
        let names: FxHashSet<&str> = segmented
            .tokens
            .iter()
            .filter(|token| token.stem != token.span && token.is_capitalised())
            .map(|token| token.stem.of(text))
            .collect();
        self.with_memory(|memory| {
            let mut sentence = Sentence::default();
            for range in segmented.sentences.iter().map(|sentence| sentence.tokens.clone()) {
                let tokens = &segmented.tokens[range.start as usize..range.end as usize];
                // Tokens that stand in no sentence, should there be any.
                for token in &segmented.tokens[words.len().min(range.start as usize)..range.start as usize] {
                    words.push(Word::unanalysed(token, text));
                }
                let start = words.len();
                self.read(tokens.iter().map(|token| token.span.of(text)), memory, &mut sentence);
                for (at, token) in tokens.iter().enumerate() {
                    if matches!(token.kind, TokenKind::Punct | TokenKind::QuoteOpen | TokenKind::QuoteClose) {
                        words.push(Word::unanalysed(token, text));
                    } else {
                        words.push(sentence.word(at, token.span.of(text), token.stem.of(text)));
                    }
                }
                revise(&mut words[start..], |at| tokens[at].span.of(text));
                govern(&mut words[start..], |at| sentence.act(at));
                let mut behind_name = false;
                for (word, token) in words[start..].iter_mut().zip(tokens) {
                    // `Fransa | Cumhurbaşkanı` stays a title where the text has `Cumhurbaşkanı'nın` too.
                    let headed = behind_name && word.upos == Upos::Noun && word.possessive == 3;
                    behind_name = token.is_capitalised();
                    if token.stem != token.span || word.upos == Upos::Propn {
                        self.title_noun(word, token.stem.of(text), token.stem != token.span, memory);
                    }
                    if token.is_capitalised()
                        && token.stem == token.span
                        && !headed
                        && names.contains(token.span.of(text))
                    {
                        whole_name(word, token.span.of(text));
                    }
                }
                settle_objects(&mut words[start..], |at| segmented.lower(range.start + at as TokenId));
            }
            for token in &segmented.tokens[words.len()..] {
                words.push(Word::unanalysed(token, text));
            }
        });
        words
    }

    /// The words of one sentence that is cut into tokens already (punctuation too).
    #[must_use]
    pub fn sentence(&self, surfaces: &[&str]) -> Vec<Word> {
        self.with_memory(|memory| {
            let mut sentence = Sentence::default();
            self.read(surfaces.iter().copied(), memory, &mut sentence);
            let mut words: Vec<Word> = surfaces
                .iter()
                .enumerate()
                .map(|(at, surface)| {
                    let stem = surface.find(super::letters::is_apostrophe).filter(|&cut| cut > 0);
                    sentence.word(at, surface, &surface[..stem.unwrap_or(surface.len())])
                })
                .collect();
            revise(&mut words, |at| surfaces[at]);
            govern(&mut words, |at| sentence.act(at));
            let lower: Vec<_> = surfaces.iter().map(|surface| crate::text::lower_tr(surface)).collect();
            settle_objects(&mut words, |at| &*lower[at]);
            words
        })
    }

    /// The readings chosen for one sentence, where a word has any.
    #[must_use]
    pub fn chosen(&self, surfaces: &[&str]) -> Vec<Option<Reading>> {
        self.with_memory(|memory| {
            let mut sentence = Sentence::default();
            self.read(surfaces.iter().copied(), memory, &mut sentence);
            (0..surfaces.len()).map(|at| sentence.reading(at).cloned()).collect()
        })
    }

    fn with_memory<T>(&self, work: impl FnOnce(&mut Memory) -> T) -> T {
        let pool = || self.memories.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut memory = pool().pop().unwrap_or_default();
        let done = work(&mut memory);
        if memory.len() > REMEMBERED {
            memory.clear();
        }
        pool().push(memory);
        done
    }

    /// What there is to know of a word as it is written.
    fn form(&self, surface: &str, memory: &mut Memory) -> Arc<Form> {
        if let Some(form) = memory.get(surface) {
            return Arc::clone(form);
        }
        let form = Arc::new(Form::new(surface, readings(&self.parser, surface), &self.weights));
        memory.insert(surface.into(), Arc::clone(&form));
        form
    }

    fn read<'t>(
        &self,
        surfaces: impl Iterator<Item = &'t str> + Clone,
        memory: &mut Memory,
        sentence: &mut Sentence,
    ) {
        sentence.forms.clear();
        for surface in surfaces.clone() {
            sentence.forms.push(self.form(surface, memory));
        }
        decode::tag(&self.weights, &sentence.forms, first_word(surfaces), &mut sentence.tags);
        decode::rank(&self.weights, &sentence.forms, &sentence.tags, &mut sentence.chosen);
    }
}

/// Makes a word that was cut (`Sitte` as `sit` + `te`) the whole name that the document shows it to be.
fn whole_name(word: &mut Word, written: &str) {
    let cut = word.case != Case::Nom || word.possessive != 0 || word.plural || word.verb.is_some();
    if cut || word.upos == Upos::Verb {
        *word = Word::plain(written, Upos::Propn);
    }
}

/// A sentence being read; its room is used again for the next.
#[derive(Default)]
struct Sentence {
    forms: Vec<Arc<Form>>,
    tags: Vec<u32>,
    chosen: Vec<Option<usize>>,
}

impl Sentence {
    fn reading(&self, at: usize) -> Option<&Reading> {
        self.chosen[at].map(|number| &self.forms[at].readings[number])
    }

    /// The word as a bare verbal noun (`kapatma`), where the lexicon lets it be one.
    fn act(&self, at: usize) -> Option<Word> {
        let bare = |r: &&Reading| {
            let known = &r.inflection;
            r.origin == Origin::Lexicon
                && known.verbal
                && known.form == VerbForm::VerbalNoun
                && known.case == Case::Nom
                && known.possessive == 0
                && !known.negative
        };
        let reading = self.forms[at].readings.iter().find(bare)?;
        Some(Word { verb: reading.inflection.verb(), ..Word::plain(&reading.lemma, Upos::Verb) })
    }

    fn word(&self, at: usize, surface: &str, stem: &str) -> Word {
        let upos = Upos::ALL[self.tags[at] as usize];
        let Some(reading) = self.reading(at) else {
            return Word::plain(surface, upos);
        };
        let known = &reading.inflection;
        let lemma: Box<str> = if upos == Upos::Propn || matches!(known.class, Class::Propn | Class::Abbr) {
            let end = stem.char_indices().nth(usize::from(reading.stem)).map_or(stem.len(), |(at, _)| at);
            stem[..end].into()
        } else {
            reading.lemma.clone()
        };
        Word {
            lemma,
            upos,
            case: known.case,
            possessive: known.possessive,
            plural: known.plural,
            person: known.person,
            verb: known.verb(),
            tag: 0,
        }
    }
}

/// Whether a reading is a verb that ends its clause.
#[must_use]
pub fn is_finite(word: &Word) -> bool {
    word.verb.is_some_and(|verb| verb.form == VerbForm::Finite)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Mood, Tense, Voice};

    fn words(sentence: &str) -> Vec<Word> {
        let surfaces: Vec<&str> = sentence.split(' ').collect();
        Analyser::shared().sentence(&surfaces)
    }

    #[test]
    fn reported_speech_tells_its_forms() {
        let found =
            words("Bakan , toplantının yarın yapılması gerektiğini ve kararın açıklanacağını söyledi .");
        assert_eq!((&*found[4].lemma, found[4].verb.map(|v| v.form)), ("yap", Some(VerbForm::VerbalNoun)));
        assert_eq!(found[4].verb.map(|v| v.voice), Some(Voice::Passive));
        assert_eq!(
            (&*found[5].lemma, found[5].verb.map(|v| v.form)),
            ("gerek", Some(VerbForm::FactParticiple))
        );
        assert_eq!((found[5].case, found[5].possessive), (Case::Acc, 3));
        assert_eq!(
            (&*found[8].lemma, found[8].verb.map(|v| v.form)),
            ("açıkla", Some(VerbForm::FutureParticiple))
        );
        assert_eq!((&*found[9].lemma, found[9].person), ("söyle", 3));
        assert_eq!(found[9].verb.map(|v| v.tense), Some(Tense::Past));
    }

    #[test]
    fn names_lose_their_suffix_with_apostrophe_and_without() {
        let found = words("Dün Lizbon'da Portekizin yeni elçisi konuştu .");
        assert_eq!((&*found[1].lemma, found[1].upos, found[1].case), ("Lizbon", Upos::Propn, Case::Loc));
        assert_eq!((&*found[2].lemma, found[2].case), ("Portekiz", Case::Gen));
    }

    #[test]
    fn a_noun_is_object_or_possessed_by_its_context() {
        let found = words("Kadın bu evi çok sevdi .");
        assert_eq!((&*found[2].lemma, found[2].case), ("ev", Case::Acc));
        let found = words("Ülkenin borcu geçen yıl arttı .");
        assert_eq!((&*found[1].lemma, found[1].case, found[1].possessive), ("borç", Case::Nom, 3));
    }

    #[test]
    fn forms_before_a_noun_are_participles() {
        let form = |sentence: &str, at: usize| words(sentence)[at].verb.map(|verb| verb.form);
        assert_eq!(form("Gelişmekte olan ülkeler borç aldı .", 0), Some(VerbForm::VerbalNoun));
        assert_eq!(form("Açıklanacak karar merakla bekleniyor .", 0), Some(VerbForm::FutureParticiple));
        assert_eq!(form("Elçi yarın buraya gelecek .", 3), Some(VerbForm::Finite));
    }

    #[test]
    fn how_long_is_no_predicate() {
        assert_eq!(words("Şirket üç gündür çalışmıyor .")[2].verb, None);
        assert!(words("Bugün önemli bir gündür .")[3].verb.is_some());
    }

    #[test]
    fn must_is_a_mood() {
        let found = words("Taraflar hemen anlaşmalı .");
        assert_eq!(found[2].verb.map(|verb| verb.mood), Some(Mood::Necessitative));
    }

    #[test]
    fn a_name_with_an_apostrophe_is_whole_without_one() {
        let text = "Elçi Ebu Sitte geldi. Ebu Sitte'nin sözleri yankılandı.";
        let document = crate::text::document(text.into(), "a", &crate::text::DocumentOptions::default());
        let segmented = crate::text::segment(&document);
        let words = Analyser::shared().words(&document, &segmented);
        let at = segmented.tokens.iter().position(|token| token.span.of(text) == "Sitte").expect("a token");
        assert_eq!((&*words[at].lemma, words[at].upos, words[at].case), ("Sitte", Upos::Propn, Case::Nom));
    }

    #[test]
    fn every_token_gets_a_word() {
        let text = "Elçi geldi.\n\nKONU BAŞLIĞI\n\n“Yarın gideriz” dedi; 3’üncü gün, %5...";
        let document = crate::text::document(text.into(), "a", &crate::text::DocumentOptions::default());
        let segmented = crate::text::segment(&document);
        assert_eq!(Analyser::shared().words(&document, &segmented).len(), segmented.tokens.len());
    }
}
