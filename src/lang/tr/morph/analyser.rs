//! The best reading of each word in its context.

use std::sync::OnceLock;

use super::parse::Parser;
use super::reading::{Class, Origin, Reading};
use crate::syntax::{Mood, Upos, VerbForm, Word};
use crate::text::{Document, Segmented, Token, TokenKind};

/// Reads Turkish words.
#[derive(Debug)]
pub struct Analyser {
    parser: Parser,
}

impl Analyser {
    /// The analyser over the shipped lexicon and weights.
    #[must_use]
    pub fn load() -> Self {
        Analyser { parser: Parser::shipped() }
    }

    /// One analyser for the whole program, loaded when first asked for.
    #[must_use]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Analyser> = OnceLock::new();
        SHARED.get_or_init(Self::load)
    }

    /// All readings of one word, best first when it stands alone.
    #[must_use]
    pub fn analyse(&self, surface: &str) -> Vec<Reading> {
        let name = surface.chars().next().is_some_and(char::is_uppercase);
        let mut readings = self.parser.readings(surface, name);
        readings.sort_by_key(cost);
        readings
    }

    /// The parser underneath.
    #[must_use]
    pub fn parser(&self) -> &Parser {
        &self.parser
    }

    /// One word a token: the best reading in its context.
    #[must_use]
    pub fn words(&self, document: &Document, segmented: &Segmented) -> Vec<Word> {
        let mut starts = vec![false; segmented.tokens.len()];
        for sentence in &segmented.sentences {
            let first =
                sentence.tokens.clone().find(|&t| segmented.tokens[t as usize].kind == TokenKind::Word);
            if let Some(first) = first {
                starts[first as usize] = true;
            }
        }
        segmented
            .tokens
            .iter()
            .zip(starts)
            .map(|(token, start)| self.word(token, start, &document.text))
            .collect()
    }

    fn word(&self, token: &Token, start: bool, text: &str) -> Word {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            return Word::unanalysed(token, text);
        }
        let name = token.is_capitalised();
        let surface = token.span.of(text);
        let readings = self.parser.readings(surface, name);
        let prefers_name = name && (!start || token.stem != token.span);
        let best = readings.iter().min_by_key(|reading| {
            let named = matches!(reading.inflection.class, Class::Propn | Class::Abbr);
            cost(reading) + if prefers_name == named { 0 } else { 20 }
        });
        let Some(best) = best else { return Word::unanalysed(token, text) };
        word(best, token, text)
    }
}

/// How unlikely a reading is by itself; less is better.
fn cost(reading: &Reading) -> i32 {
    let known = &reading.inflection;
    let mut cost = match reading.origin {
        Origin::Listed => 0,
        Origin::Lexicon => 2,
        Origin::Guess => 12,
    };
    cost += 4 * i32::from(known.derived);
    cost += 3 * i32::from(known.copula);
    cost += if matches!(known.possessive, 1 | 2 | 4 | 5) { 4 } else { 0 };
    cost += if matches!(known.person, 1 | 2 | 4 | 5) { 2 } else { 0 };
    cost += if known.verbal && matches!(known.mood, Mood::Imperative | Mood::Optative) { 4 } else { 0 };
    cost += if known.class == Class::Adj && !known.relative { 1 } else { 0 };
    cost += if known.class == Class::Dup || known.class == Class::Intj { 6 } else { 0 };
    cost
}

fn word(reading: &Reading, token: &Token, text: &str) -> Word {
    let known = &reading.inflection;
    let upos = upos(reading, token);
    let lemma: Box<str> = if upos == Upos::Propn {
        let stem = token.stem.of(text);
        if token.stem == token.span {
            let end = stem.char_indices().nth(usize::from(reading.stem)).map_or(stem.len(), |(at, _)| at);
            stem[..end].into()
        } else {
            stem.into()
        }
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
    }
}

fn upos(reading: &Reading, token: &Token) -> Upos {
    if token.kind == TokenKind::Number {
        return Upos::Num;
    }
    match reading.inflection.class {
        Class::Noun => Upos::Noun,
        Class::Adj => Upos::Adj,
        Class::Adv | Class::Dup => Upos::Adv,
        Class::Verb => Upos::Verb,
        Class::Propn | Class::Abbr => Upos::Propn,
        Class::Pron => Upos::Pron,
        Class::Det => Upos::Det,
        Class::Num => Upos::Num,
        Class::Conj => Upos::Cconj,
        Class::Adp => Upos::Adp,
        Class::Intj => Upos::Intj,
        Class::Ques | Class::Aux => Upos::Aux,
        Class::Sign => Upos::Punct,
    }
}

/// Whether a reading is a verb that ends its clause.
#[must_use]
pub fn is_finite(word: &Word) -> bool {
    word.verb.is_some_and(|verb| verb.form == VerbForm::Finite)
}
