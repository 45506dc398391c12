//! Languages: the only place that knows one from another. Knowledge is in `data/lang/<code>`; what a language needs
//! of its own mechanism is in `src/lang/<code>`.

pub mod en;
pub mod tr;

use crate::entity::{EntityId, Relation};
use crate::mention::Mention;
use crate::pipeline::{Analysed, Reading};
use crate::statement::Statement;
use crate::syntax::{Clause, Word};
use crate::text::{Document, Segmented};

/// What a language brings of its own mechanism.
pub trait Language: Sync {
    /// ISO 639-1 code.
    fn code(&self) -> &'static str;

    /// One analysed word a token: lemma, part of speech, case, verb features.
    fn words(&self, document: &Document, segmented: &Segmented) -> Vec<Word>;

    /// The clauses of all sentences, in order of their head.
    fn clauses(&self, analysed: &Analysed<'_>, mentions: &[Mention]) -> Vec<Clause>;

    /// Event frames with what belongs to them.
    fn frames(&self) -> &'static crate::event::Frames;

    /// How many bytes of a name's last word are the name, where a case suffix may be joined to it without a mark;
    /// `compound` for names of several words that are no person's (`Sağlık Bakanlığından` -> `Bakanlığı`).
    fn name_stem(&self, word: &str, _compound: bool) -> usize {
        word.len()
    }

    /// Words, suffixes and grammar of time expressions.
    fn times(&self) -> &'static crate::time::Pack;

    /// Whether a word is the last or only word of a title (`Başkanı`, `General`, `Minister`).
    fn is_title(&self, word: &str) -> bool;

    /// Whether a word stands before a person's name as his title (`Bakan Demir`, `Dr. Demir`, `President Smith`), so
    /// that what follows is a name.
    fn is_form_of_address(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is an article that is no part of the name behind it (`An` Al Jazeera reporter).
    fn is_article(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word names a people or those of a place (`Filistinliler`).
    fn is_people(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is the office of a body named before it (`Başkanı`, `Sözcüsü`).
    fn is_office(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word stands before or behind an office without being part of a body's name (`Genel`, `eski`).
    fn is_office_modifier(&self, _word: &str) -> bool {
        false
    }

    /// Whether two words name a board as part of a title (`Yönetim Kurulu` before `Üyesi`).
    fn is_board(&self, _first: &str, _second: &str) -> bool {
        false
    }

    /// Whether a noun (lower case) heads the name of a part of a larger body (`ofisi`, `office`).
    fn is_unit(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a suffix behind an apostrophe ends a name, so that what follows is another one.
    fn ends_name(&self, _suffix: &str) -> bool {
        false
    }

    /// Relations by title, apposition and plain clause.
    fn relations(&self, reading: &Reading<'_>) -> Vec<Relation>;

    /// For each token the entity that it stands for, where it is no name (`Bakan`, `şirket`, `he`) and the antecedent
    /// is plain.
    fn references(&self, reading: &Reading<'_>, _relations: &[Relation]) -> Vec<Option<EntityId>> {
        vec![None; reading.analysed.words.len()]
    }

    /// Whether a word is a pronoun of the first person (`ben`, `bize`, `I`, `us`).
    fn is_first_person(&self, word: &Word) -> bool;

    /// Statements with their speakers, in order of their content.
    fn statements(&self, reading: &Reading<'_>) -> Vec<Statement>;
}

/// The language of a code; English for a code that is not known.
#[must_use]
pub fn of(code: &str) -> &'static dyn Language {
    match code {
        "tr" => &tr::Turkish,
        _ => &en::English,
    }
}
