//! English.

mod clause;
mod frames;
mod lexicon;
pub mod reference;
mod relation;
mod report;
pub mod statement;
pub mod syntax;
mod times;
mod told_body;
mod word_class;
mod words;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Language;
use crate::entity::{EntityId, Relation};
use crate::lang::en::word_class::WordClass;
use crate::mention::{BodyNouns, Candidate, Mention};
use crate::ner::Model;
use crate::pipeline::{Analysed, Reading};
use crate::statement::Statement;
use crate::syntax::{Clause, Upos, Word};
use crate::text::{Apostrophe, Document, Rules, Segmented, lower_en};

/// English as a [`Language`].
#[derive(Debug)]
pub struct English;

impl Language for English {
    fn is_portfolio(&self, office: &str, word: &str) -> bool {
        let has = |class: WordClass, word: &str| class.has(&lower_en(word));
        has(WordClass::OverSomething, office) && has(WordClass::Portfolio, word)
    }

    fn code(&self) -> &'static str {
        "en"
    }

    fn alpha3(&self) -> &'static str {
        "eng"
    }

    fn lower<'t>(&self, text: &'t str) -> Cow<'t, str> {
        lower_en(text)
    }

    fn rules(&self) -> &'static Rules {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            Rules::new(
                include_str!("../../../data/lang/en/abbreviations.txt"),
                Apostrophe::Clitic,
                false,
                |a, b| crate::names::are_parties("en", a, b),
                |word| WordClass::BetweenParties.has(&lower_en(word)),
                |prefix, name| {
                    let name = lower_en(name);
                    WordClass::NamePrefix.has(&lower_en(prefix))
                        && (WordClass::OpensPlace.has(&name)
                            || lexicon::lexicon().mask(&name) & !lexicon::mask::PLURAL == 0)
                },
            )
        })
    }

    fn stamps(&self) -> &'static str {
        include_str!("../../../data/lang/en/stamps.txt")
    }

    fn body_nouns(&self) -> &'static BodyNouns {
        static NOUNS: OnceLock<BodyNouns> = OnceLock::new();
        NOUNS.get_or_init(|| BodyNouns::new(include_str!("../../../data/lang/en/government.txt"), &[]))
    }

    fn recogniser(&self) -> Option<&'static Model> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        let bytes = include_bytes!("../../../data/models/ner-en.bin");
        MODEL.get_or_init(|| Model::from_bytes(bytes).ok()).as_ref()
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
        // `54-year-old Ann Reed`, `Ohio-based Mill Pharma`, `Frenchwoman Ann Reed`: no part of a name either.
        let people = ["French", "English", "Irish", "Dutch", "Welsh", "Scots"];
        let woman = word.strip_suffix("woman").is_some_and(|of| people.contains(&of));
        matches!(word, "A" | "An" | "a" | "an")
            || woman
            || word.ends_with("-year-old")
            || word.ends_with("-based")
    }

    fn is_definite_article(&self, word: &str) -> bool {
        word.eq_ignore_ascii_case("the")
    }

    fn parts_article(&self, last: &str) -> bool {
        self.is_body_head(last) && !WordClass::Paper.has(&lower_en(last))
    }

    fn is_form_of_address(&self, word: &str) -> bool {
        let bare = word.strip_suffix('.').unwrap_or(word);
        matches!(bare, "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Dr" | "Prof")
    }

    fn joins_names(&self, word: &str) -> bool {
        matches!(word, "and" | "&")
    }

    fn goes_on(&self, name: &[&str]) -> Option<&'static [&'static str]> {
        match name {
            [.., "District"] => Some(&["of"]),
            [.., "Court"] | ["Court", "of", ..] => Some(&["for", "of"]),
            _ => None,
        }
    }

    fn is_body_head(&self, word: &str) -> bool {
        static HEADS: Nouns = OnceLock::new();
        is_one_of(word, &HEADS, include_str!("../../../data/lang/en/body-heads.txt"))
    }

    fn name_in_compound(&self, word: &str) -> Option<(usize, bool)> {
        let (name, what) = word.rsplit_once('-')?;
        let names = name.chars().next().is_some_and(char::is_uppercase);
        let does = matches!(what, "led" | "imposed");
        (names && (does || matches!(what, "based" | "headquartered"))).then_some((name.len(), does))
    }

    fn shows_body(&self, word: &str) -> bool {
        relation::is_office(word)
    }

    fn is_party(&self, noun: &str) -> bool {
        WordClass::Parties.has(&lower_en(noun))
    }

    fn heads_company(&self, title: &[&str]) -> bool {
        WordClass::HeadsCompany.has(&lower_en(&title.join(" ")))
    }

    fn is_time_noun(&self, lemma: &str) -> bool {
        WordClass::Time.has(lemma)
    }

    fn introduces_body(&self, noun: &str) -> bool {
        WordClass::Company.has(noun)
    }

    fn follows_place(&self, _noun: &Word, form: &str) -> bool {
        WordClass::Settlement.has(form)
    }

    fn introduces_place(&self, noun: &str, link: &str) -> bool {
        link == "of" && WordClass::Settlement.has(noun)
    }

    fn is_place_head(&self, word: &str) -> bool {
        static HEADS: Nouns = OnceLock::new();
        is_one_of(word, &HEADS, include_str!("../../../data/lang/en/place-heads.txt"))
    }

    fn is_thing(&self, noun: &str) -> bool {
        WordClass::Thing.has(noun)
    }

    fn is_index(&self, lemma: &str) -> bool {
        WordClass::Index.has(lemma)
    }

    fn opens_street(&self, word: &str) -> bool {
        WordClass::Street.has(word)
    }

    fn told_bodies(&self, analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
        told_body::bodies(analysed, found)
    }

    fn comes_before_day(&self, word: &str) -> bool {
        WordClass::BeforeDay.has(word)
    }

    fn marks_party(&self, word: &str) -> bool {
        let part =
            word.split_once(['-', '–']).filter(|(party, _)| matches!(*party, "R" | "D" | "I" | "L" | "G"));
        part.is_some_and(|(_, of)| of.starts_with(char::is_uppercase) && of.len() > 1)
    }

    fn is_given_name(&self, word: &str) -> bool {
        crate::names::lists::Lists::get().is_given(word) || reference::tells_gender(word)
    }

    fn is_place_or_surname(&self, noun: &str) -> bool {
        WordClass::PlaceOrSurname.has(&lower_en(noun))
    }

    fn is_of_place(&self, word: &str) -> bool {
        WordClass::OfPlace.has(word)
    }

    fn is_post_nominal(&self, word: &str) -> bool {
        WordClass::PostNominal.has(word)
    }

    fn is_people(&self, word: &str) -> bool {
        let one = word.strip_suffix('s').unwrap_or_default();
        word.ends_with("ongers") || crate::names::country_by_adjective("en", one).is_some()
    }

    fn is_kin(&self, lemma: &str) -> bool {
        relation::is_kin(lemma)
    }

    fn is_title(&self, word: &str) -> bool {
        relation::is_title(&lower_en(word))
    }

    fn relations(&self, reading: &Reading<'_>) -> Vec<Relation> {
        relation::relations(reading)
    }

    fn referred_relations(&self, reading: &Reading<'_>, stated: &[Relation]) -> Vec<Relation> {
        relation::referred(reading, stated)
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

/// The nouns of a list, read once.
type Nouns = OnceLock<rustc_hash::FxHashSet<&'static str>>;

/// Whether a word is one of a list's nouns, in small letters or with a capital.
fn is_one_of(word: &str, nouns: &Nouns, list: &'static str) -> bool {
    nouns
        .get_or_init(|| list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect())
        .contains(lower_en(word).as_ref())
}
