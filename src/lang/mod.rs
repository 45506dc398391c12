//! Languages: the only place that knows one from another. Knowledge is in `data/lang/<code>`; what a language needs
//! of its own mechanism is in `src/lang/<code>`.

#[cfg(test)]
mod cases;
pub mod en;
mod table;
pub mod tr;
mod word_classes;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::entity::{EntityId, Relation};
use crate::mention::{BodyNouns, Candidate, Mention};
use crate::pipeline::{Analysed, Reading};
use crate::statement::Statement;
use crate::syntax::{Clause, Word};
use crate::text::{Document, Rules, Segmented};

/// What a language brings of its own mechanism.
pub trait Language: Sync {
    /// ISO 639-1 code.
    fn code(&self) -> &'static str;

    /// ISO 639-3 code.
    fn alpha3(&self) -> &'static str;

    /// Letters that no other language of [`ALL`] has: a text in which they are common is written in this one.
    fn own_letters(&self) -> &'static [char] {
        &[]
    }

    /// A text in lower case by the language's rules. Borrows where nothing changes.
    fn lower<'t>(&self, text: &'t str) -> Cow<'t, str>;

    /// Abbreviations, and what an apostrophe means.
    fn rules(&self) -> &'static Rules;

    /// Words before the hour of publication that sites print into texts, one a line.
    fn stamps(&self) -> &'static str;

    /// Nouns that make a body of the name before them (`ordusu`, `administration`).
    fn body_nouns(&self) -> &'static BodyNouns;

    /// The trained recogniser of names that ships for the language.
    fn recogniser(&self) -> Option<&'static crate::ner::Model> {
        None
    }

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

    /// Whether a noun, by lemma, is a kinship (`eş`, `wife`).
    fn is_kin(&self, _lemma: &str) -> bool {
        false
    }

    /// Whether a word stands before a person's name as his title (`Bakan Demir`, `Dr. Demir`, `President Smith`), so
    /// that what follows is a name.
    fn is_form_of_address(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is an article that is no part of the name behind it (`An` Al Jazeera reporter).
    fn is_article(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is the article that may stand between a noun and the name that it belongs to (`government of the
    /// Netherlands`).
    fn is_definite_article(&self, _word: &str) -> bool {
        false
    }

    /// Whether an article before a name is no part of it, by the name's last word (`The Safeguarding | Board`, not
    /// `The Daily | Times`).
    fn parts_article(&self, _last: &str) -> bool {
        false
    }

    /// Whether a word joins the parts of one body's name (`Fire and Rescue Service`), where the name shows its end.
    fn joins_names(&self, _word: &str) -> bool {
        false
    }

    /// The prepositions behind which a name with these words goes on (`Court of Appeals | for`).
    fn goes_on(&self, _name: &[&str]) -> Option<&'static [&'static str]> {
        None
    }

    /// Whether a word ends the names of bodies (`Service`, `Court`) and, alone with a capital, may stand for the one
    /// that a text has named.
    fn is_body_head(&self, _word: &str) -> bool {
        false
    }

    /// Whether a noun makes an institution of the name before it, a person's too (`hastanesi`).
    fn is_institution(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a noun ends the names of bodies that are numbered (`2. Ağır Ceza Mahkemesi`).
    fn is_numbered_body(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a noun at the end of a name makes it a place (`havalimanı`, `bridge`).
    fn is_place_head(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a noun (lower case) ends the names of things that are no bodies (`ödülü`, `Act`, `UTC`).
    fn is_thing(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a noun (its lemma) makes an index of the name before it (`endeks`).
    fn is_index(&self, _lemma: &str) -> bool {
        false
    }

    /// Whether a word begins the names of streets (`Rue`).
    fn opens_street(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word says from which land a body is, and is no part of its name (`Katarlı QNB`).
    fn says_from_where(&self, _word: &str) -> bool {
        false
    }

    /// Bodies that the words around an unknown name tell (`the retailer Vextra`), beside the names that are found.
    fn told_bodies(&self, _analysed: &Analysed<'_>, _found: &[Candidate]) -> Vec<Candidate> {
        Vec::new()
    }

    /// Whether a noun (its lemma) stands behind the name of a body for those who belong to it or speak for it (`militan`).
    fn is_of_body(&self, _lemma: &str) -> bool {
        false
    }

    /// Whether a word says in short which party and which part of a country a member of parliament is of (`(R-Texas)`).
    fn marks_party(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word (lower case) before a day says when something is (`on | Monday Reed left`).
    fn comes_before_day(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is a given name.
    fn is_given_name(&self, word: &str) -> bool {
        crate::names::lists::Lists::get().is_given(word)
    }

    /// Whether a noun that ends places' names is a surname as well (`Castle`).
    fn is_place_or_surname(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a word ends what is said of those of a place that is no country, and names nothing (`Middle Eastern`).
    fn is_of_place(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is written behind a person's name without being part of it (`QC`).
    fn is_post_nominal(&self, _word: &str) -> bool {
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

    /// Whether a word right behind a name says that it is a body's (`Sözcüsü`, `founder`).
    fn shows_body(&self, word: &str) -> bool {
        self.is_office(word)
    }

    /// Whether a word stands before or behind an office without being part of a body's name (`Genel`, `eski`).
    fn is_office_modifier(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word is a field of work in an office's title (`Satış` before `Direktörü`).
    fn is_field(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word behind an office and `of` is the office's own, and begins no name (`Secretary of | State Ann Reed`).
    fn is_portfolio(&self, _office: &str, _word: &str) -> bool {
        false
    }

    /// Whether a noun (lemma) tells a time (`dün`, `hafta`), so that it begins no name.
    fn is_time_noun(&self, _lemma: &str) -> bool {
        false
    }

    /// Whether two words name a board as part of a title (`Yönetim Kurulu` before `Üyesi`).
    fn is_board(&self, _first: &str, _second: &str) -> bool {
        false
    }

    /// Whether words are the office of a company's head (`Genel Müdürü`, `CEO`), so that what stands before them names a
    /// company.
    fn heads_company(&self, _title: &[&str]) -> bool {
        false
    }

    /// Whether a word (lower case) says that a body is bought or, where it is `held`, that somebody has a stake in it (`satın`,
    /// `payını`).
    fn deals_in_bodies(&self, _word: &str, _held: bool) -> bool {
        false
    }

    /// Whether a title is a given name as well (`Emir`).
    fn is_given_too(&self, _title: &str) -> bool {
        false
    }

    /// Whether the dictionary knows a word (lower case) as anything but a name.
    fn is_word(&self, _word: &str) -> bool {
        false
    }

    /// Whether a noun (its lemma) says only what kind of body is spoken of (`şirket`, `banka`).
    fn is_kind_of_body(&self, _lemma: &str) -> bool {
        false
    }

    /// Where the place's name ends in a word that is joined of it and what it is to something (`Ohio-based`), and whether whoever
    /// is named does it (`US-led`).
    fn name_in_compound(&self, _word: &str) -> Option<(usize, bool)> {
        None
    }

    /// Whether a noun ends the names of bodies of which there are two as a rule (`the Democratic and Republican Party`).
    fn is_party(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a noun (lower case) right before a name says that it is a body's (`teknoloji devi X`, `the airline X`).
    fn introduces_body(&self, _noun: &str) -> bool {
        false
    }

    /// Whether what is somebody's is marked on the noun (`girişimi`).
    fn marks_possession(&self) -> bool {
        false
    }

    /// A noun (lower case) as what is somebody's, where the language marks that on it (`kızılay`: `kızılayı`).
    fn possessed(&self, _noun: &str) -> Option<String> {
        None
    }

    /// Whether a noun right behind a name says that it is one of a place that people live in (`X köyünde`, `the X
    /// neighbourhood`).
    fn follows_place(&self, _noun: &Word, _form: &str) -> bool {
        false
    }

    /// Whether two words (lower case) right before a name say that it is one of a place that people live in (`the town of X`).
    fn introduces_place(&self, _noun: &str, _link: &str) -> bool {
        false
    }

    /// Whether a noun (lower case) heads the name of a part of a larger body (`ofisi`, `office`).
    fn is_unit(&self, _noun: &str) -> bool {
        false
    }

    /// Whether a common noun ends what modifies a name (`altındaki`, `hükümetin`), so that the name begins behind it.
    fn ends_modifier(&self, _word: &Word, _form: &str) -> bool {
        false
    }

    /// Whether a suffix behind an apostrophe makes a modifier of a place, so that another name follows (`Gazze'deki`).
    fn places_name(&self, _suffix: &str) -> bool {
        false
    }

    /// Whether a name's last word is an office as a duty, as the word behind it (its lemma) shows (`Genel Müdürlüğü
    /// görevi`).
    fn names_post(&self, _last: &str, _next: &str) -> bool {
        false
    }

    /// Whether a suffix behind an apostrophe ends a name, so that what follows is another one.
    fn ends_name(&self, _suffix: &str) -> bool {
        false
    }

    /// Whether a word that ends a body's name without an apostrophe says that the body does something (`Başsavcılığınca`).
    fn ends_by(&self, _word: &str) -> bool {
        false
    }

    /// Relations by title, apposition and plain clause.
    fn relations(&self, reading: &Reading<'_>) -> Vec<Relation>;

    /// For each token the entity that it stands for, where it is no name (`Bakan`, `şirket`, `he`) and the antecedent
    /// is plain.
    fn references(&self, reading: &Reading<'_>, _relations: &[Relation]) -> Vec<Option<EntityId>> {
        vec![None; reading.analysed.words.len()]
    }

    /// Relations beside `stated` that can be read only once references are known.
    fn referred_relations(&self, _reading: &Reading<'_>, _stated: &[Relation]) -> Vec<Relation> {
        Vec::new()
    }

    /// Relations beside `stated` that want to know who speaks: `my brother X`.
    fn spoken_relations(
        &self,
        _reading: &Reading<'_>,
        _stated: &[Relation],
        _statements: &[Statement],
    ) -> Vec<Relation> {
        Vec::new()
    }

    /// Whether a word is a pronoun of the first person (`ben`, `bize`, `I`, `us`).
    fn is_first_person(&self, word: &Word) -> bool;

    /// Statements with their speakers, in order of their content.
    fn statements(&self, reading: &Reading<'_>) -> Vec<Statement>;
}

/// Every language that kilim reads; the first is what a text counts as where nothing tells.
pub static ALL: [&dyn Language; 2] = [&tr::Turkish, &en::English];

/// The language of a code; nothing for a code that is not known.
#[must_use]
pub fn find(code: &str) -> Option<&'static dyn Language> {
    ALL.into_iter().find(|l| l.code() == code)
}

/// The language of a code; English for a code that is not known.
#[must_use]
pub fn of(code: &str) -> &'static dyn Language {
    find(code).unwrap_or(&en::English)
}

/// Words before the hour of publication, of all languages: a text's blocks are cut before its language is known.
pub fn stamp_labels() -> &'static [&'static str] {
    static LABELS: OnceLock<Vec<&'static str>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let lines = ALL.iter().flat_map(|l| l.stamps().lines());
        lines.map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
    })
}

/// The language that a text is written in, by its first few thousand bytes.
#[must_use]
pub fn detect(text: &str) -> &'static dyn Language {
    let mut end = text.len().min(4_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    by_own_letters(&text[..end]).unwrap_or_else(|| {
        let allowed = ALL.iter().filter_map(|l| whatlang::Lang::from_code(l.alpha3())).collect();
        let found = whatlang::Detector::with_allowlist(allowed).detect_lang(&text[..end]);
        found.and_then(|found| ALL.into_iter().find(|l| l.alpha3() == found.code())).unwrap_or(ALL[0])
    })
}

/// The language whose own letters make up a share of a text that foreign names in it can't have.
fn by_own_letters(text: &str) -> Option<&'static dyn Language> {
    /// One letter in so many.
    const SHARE: usize = 30;
    /// Texts of fewer letters tell nothing.
    const LEAST: usize = 200;
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    ALL.into_iter().find(|language| {
        let own = language.own_letters();
        !own.is_empty()
            && letters >= LEAST
            && text.chars().filter(|c| !c.is_ascii() && own.contains(c)).count() * SHARE >= letters
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_in_its_own_letters_language_whatever_names_it_holds() {
        let turkish =
            "Bakan, görüşmelerin yarın başlayacağını ve şirketlerin çağrıya uyacağını söyledi. ".repeat(4);
        let english =
            "The minister met Ayşe Doğan in the capital on Monday and told reporters that talks would go on. ".repeat(4);
        assert_eq!(by_own_letters(&turkish).map(Language::code), Some("tr"));
        assert!(by_own_letters(&english).is_none() && by_own_letters("Işık").is_none());
        assert_eq!((detect(&turkish).code(), detect(&english).code()), ("tr", "en"));
    }
}
