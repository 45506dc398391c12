//! Turkish.

mod body_noun;
mod clause;
mod frames;
pub mod morph;
mod name;
mod place_reference;
mod reference;
mod relation;
mod statement;
mod times;
mod word_class;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Language;
use crate::entity::{EntityId, Relation};
use crate::mention::{BodyNouns, Mention};
use crate::ner::Model;
use crate::pipeline::{Analysed, Reading};
use crate::statement::Statement;
use crate::syntax::{Case, Clause, Upos, Word};
use crate::text::{Apostrophe, Document, Rules, Segmented, lower_tr};

/// Turkish as a [`Language`].
#[derive(Debug)]
pub struct Turkish;

impl Language for Turkish {
    fn code(&self) -> &'static str {
        "tr"
    }

    fn alpha3(&self) -> &'static str {
        "tur"
    }

    fn own_letters(&self) -> &'static [char] {
        &['ı', 'ş', 'ğ', 'İ', 'Ş', 'Ğ']
    }

    fn lower<'t>(&self, text: &'t str) -> Cow<'t, str> {
        lower_tr(text)
    }

    fn rules(&self) -> &'static Rules {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            Rules::new(
                include_str!("../../../data/lang/tr/abbreviations.txt"),
                Apostrophe::Suffix,
                true,
                |a, b| crate::names::are_parties("tr", a, b),
                |word| word_class::WordClass::BetweenParties.has(&lower_tr(word)),
                |_, _| false,
            )
        })
    }

    fn stamps(&self) -> &'static str {
        include_str!("../../../data/lang/tr/stamps.txt")
    }

    fn body_nouns(&self) -> &'static BodyNouns {
        static NOUNS: OnceLock<BodyNouns> = OnceLock::new();
        NOUNS.get_or_init(|| {
            BodyNouns::new(include_str!("../../../data/lang/tr/government.txt"), &name::NOUN_CASES)
        })
    }

    fn is_body_head(&self, word: &str) -> bool {
        word_class::WordClass::TownBody.has(&lower_tr(word))
    }

    fn is_institution(&self, noun: &str) -> bool {
        static NOUNS: Nouns = OnceLock::new();
        is_one_of(noun, &NOUNS, include_str!("../../../data/lang/tr/institutions.txt"))
    }

    fn is_numbered_body(&self, noun: &str) -> bool {
        static NOUNS: Nouns = OnceLock::new();
        is_one_of(noun, &NOUNS, include_str!("../../../data/lang/tr/numbered-bodies.txt"))
    }

    fn is_place_head(&self, noun: &str) -> bool {
        static NOUNS: Nouns = OnceLock::new();
        is_one_of(noun, &NOUNS, include_str!("../../../data/lang/tr/place-heads.txt"))
    }

    fn recogniser(&self) -> Option<&'static Model> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        let bytes = include_bytes!("../../../data/models/ner-tr.bin");
        MODEL.get_or_init(|| Model::from_bytes(bytes).ok()).as_ref()
    }

    fn words(&self, document: &Document, segmented: &Segmented) -> Vec<Word> {
        morph::Analyser::shared().words(document, segmented)
    }

    fn clauses(&self, analysed: &Analysed<'_>, mentions: &[Mention]) -> Vec<Clause> {
        clause::clauses(analysed, mentions)
    }

    fn frames(&self) -> &'static crate::event::Frames {
        frames::frames()
    }

    fn name_stem(&self, word: &str, compound: bool) -> usize {
        name::stem(word, compound)
    }

    fn times(&self) -> &'static crate::time::Pack {
        times::times()
    }

    fn is_kin(&self, lemma: &str) -> bool {
        relation::is_kin(lemma)
    }

    fn is_title(&self, word: &str) -> bool {
        relation::is_title(&lower_tr(word)) || name::is_honorific(word)
    }

    fn is_form_of_address(&self, word: &str) -> bool {
        name::is_honorific(word) || relation::is_bare_office(&lower_tr(word))
    }

    fn is_thing(&self, noun: &str) -> bool {
        word_class::WordClass::Thing.has(noun)
    }

    fn is_index(&self, lemma: &str) -> bool {
        word_class::WordClass::Index.has(lemma)
    }

    fn is_people(&self, word: &str) -> bool {
        name::is_people(word)
    }

    fn is_office(&self, word: &str) -> bool {
        relation::is_office(&lower_tr(word))
    }

    fn is_office_modifier(&self, word: &str) -> bool {
        name::is_office_modifier(word)
    }

    fn is_field(&self, word: &str) -> bool {
        name::is_field(word)
    }

    fn is_time_noun(&self, lemma: &str) -> bool {
        clause::is_time_noun(lemma)
    }

    fn is_board(&self, first: &str, second: &str) -> bool {
        name::is_board(first, second)
    }

    fn heads_company(&self, title: &[&str]) -> bool {
        name::heads_company(title)
    }

    fn deals_in_bodies(&self, word: &str, held: bool) -> bool {
        name::deals_in_bodies(word, held)
    }

    fn is_given_too(&self, title: &str) -> bool {
        word_class::WordClass::GivenToo.has(&lower_tr(title))
    }

    fn is_word(&self, word: &str) -> bool {
        let known = |r: &morph::Reading| r.origin != morph::Origin::Guess && r.root != morph::Class::Propn;
        morph::Analyser::shared().analyse(word).iter().any(known)
    }

    fn is_of_body(&self, lemma: &str) -> bool {
        word_class::WordClass::OfBody.has(lemma)
    }

    fn is_kind_of_body(&self, lemma: &str) -> bool {
        // `şirketimiz` too
        let own = ["imiz", "ımız", "umuz", "ümüz", "miz", "mız", "muz", "müz"];
        body_noun::is_body_noun(lemma)
            || own.iter().any(|s| lemma.strip_suffix(s).is_some_and(body_noun::is_body_noun))
    }

    fn introduces_body(&self, noun: &str) -> bool {
        relation::introduces_body(noun)
    }

    fn marks_possession(&self) -> bool {
        true
    }

    fn possessed(&self, noun: &str) -> Option<String> {
        Some(relation::with_possessive(noun))
    }

    fn is_unit(&self, noun: &str) -> bool {
        relation::is_unit(noun)
    }

    fn follows_place(&self, noun: &Word, _form: &str) -> bool {
        noun.possessive == 3 && word_class::WordClass::Settlement.has(&noun.lemma)
    }

    fn ends_modifier(&self, word: &Word, form: &str) -> bool {
        word.upos == Upos::Noun && (word.case == Case::Gen || name::is_relative_locative(form))
    }

    fn places_name(&self, suffix: &str) -> bool {
        name::is_relative_locative(suffix)
    }

    fn says_from_where(&self, word: &str) -> bool {
        // `Katarlı`, `Çinli`; `Türk`, `Alman` may begin a name.
        let from = ["lı", "li", "lu", "lü"].iter().any(|s| word.ends_with(s));
        from && crate::names::country_by_form("tr", word).is_some_and(|(_, adjective)| adjective)
    }

    fn names_post(&self, last: &str, next: &str) -> bool {
        relation::is_duty(&lower_tr(last)) && word_class::WordClass::Post.has(&lower_tr(next))
    }

    fn ends_name(&self, suffix: &str) -> bool {
        name::ends_name(suffix)
    }

    fn ends_by(&self, word: &str) -> bool {
        let word = lower_tr(word);
        ["lığınca", "liğince", "luğunca", "lüğünce", "ğınca", "ğince", "sınca", "since", "sunca", "sünce"]
            .iter()
            .any(|s| word.ends_with(s))
    }

    fn relations(&self, reading: &Reading<'_>) -> Vec<Relation> {
        relation::relations(reading)
    }

    fn is_first_person(&self, word: &Word) -> bool {
        word.upos == Upos::Pron && matches!(&*word.lemma, "ben" | "biz")
    }

    fn references(&self, reading: &Reading<'_>, relations: &[Relation]) -> Vec<Option<EntityId>> {
        let mut references = reference::references(reading, relations);
        place_reference::take_up_places(reading, &mut references);
        references
    }

    fn referred_relations(&self, reading: &Reading<'_>, stated: &[Relation]) -> Vec<Relation> {
        relation::referred(reading, stated)
    }

    fn spoken_relations(
        &self,
        reading: &Reading<'_>,
        stated: &[Relation],
        statements: &[Statement],
    ) -> Vec<Relation> {
        relation::spoken(reading, stated, statements)
    }

    fn statements(&self, reading: &Reading<'_>) -> Vec<Statement> {
        statement::statements(reading)
    }
}

/// The nouns of a list, read once.
type Nouns = OnceLock<Vec<&'static str>>;

/// Whether a word is one of a list's nouns, in any case.
fn is_one_of(word: &str, nouns: &Nouns, list: &'static str) -> bool {
    let word = lower_tr(word);
    nouns
        .get_or_init(|| list.lines().filter(|l| !l.starts_with('#')).collect())
        .iter()
        .any(|n| word.strip_prefix(n).is_some_and(|case| name::NOUN_CASES.contains(&case)))
}
