//! English.

#[cfg(test)]
mod cases;
mod clause;
mod frames;
mod lexicon;
mod reference;
mod relation;
pub mod statement;
pub mod syntax;
mod times;
mod words;

use super::Language;
use crate::entity::{EntityId, Relation};
use crate::mention::Mention;
use crate::pipeline::{Analysed, Reading};
use crate::statement::Statement;
use crate::syntax::{Clause, Upos, Word};
use crate::text::{Document, Segmented};

/// English as a [`Language`].
#[derive(Debug)]
pub struct English;

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn words(&self, document: &Document, segmented: &Segmented) -> Vec<Word> {
        words::words(document, segmented)
    }

    fn clauses(&self, analysed: &Analysed<'_>, mentions: &[Mention]) -> Vec<Clause> {
        clause::clauses(analysed, mentions, &|lemma| frames::frames().is_event_noun(lemma))
    }

    fn frames(&self) -> &'static crate::event::Frames {
        frames::frames()
    }

    fn times(&self) -> &'static crate::time::Pack {
        times::times()
    }

    fn is_article(&self, word: &str) -> bool {
        matches!(word, "A" | "An" | "a" | "an")
    }

    fn is_people(&self, word: &str) -> bool {
        let one = word.strip_suffix('s').unwrap_or_default();
        word.ends_with("ongers") || crate::names::country_by_adjective("en", one).is_some()
    }

    fn is_title(&self, word: &str) -> bool {
        relation::is_title(&crate::text::lower_en(word))
    }

    fn relations(&self, reading: &Reading<'_>) -> Vec<Relation> {
        relation::relations(reading)
    }

    fn references(&self, reading: &Reading<'_>, relations: &[Relation]) -> Vec<Option<EntityId>> {
        reference::references(reading, relations)
    }

    fn is_first_person(&self, word: &Word) -> bool {
        word.upos == Upos::Pron && matches!(&*word.lemma, "i" | "I" | "we" | "me" | "us")
    }

    fn statements(&self, reading: &Reading<'_>) -> Vec<Statement> {
        statement::statements(reading)
    }
}
