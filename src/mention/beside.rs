//! What the words beside a name say it to be, whatever the recogniser takes it for.

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::pipeline::Analysed;
use crate::syntax::{Case, Upos};
use crate::text::{Shape, TokenKind};

/// Mends the kind of a name by its own last word and the words around it.
pub fn kind(analysed: &Analysed<'_>, c: &mut Candidate) {
    institution(analysed, c);
    introduced(analysed, c);
    headed(analysed, c);
    traded(analysed, c);
    stood_at(analysed, c);
    settled(analysed, c);
}

/// What looks like a person or a place is an institution where its noun ends the name, a person also where it follows it.
fn institution(analysed: &Analysed<'_>, c: &mut Candidate) {
    if !matches!(c.kind, EntityKind::Person | EntityKind::Place) {
        return;
    }
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let last = &tokens[c.tokens.end as usize - 1];
    // `Homeland Union` is no place
    let head = c.kind == EntityKind::Place
        && !language.marks_possession()
        && language.is_body_head(last.stem.of(text));
    if c.tokens.len() > 1 && (head || language.is_institution(last.stem.of(text))) {
        c.kind = EntityKind::Organization;
        return;
    }
    let next = tokens.get(c.tokens.end as usize).filter(|_| c.kind == EntityKind::Person);
    let Some(next) = next else { return };
    if last.stem == last.span && next.kind == TokenKind::Word && language.is_institution(next.stem.of(text)) {
        let word = next.stem.of(text);
        c.kind = EntityKind::Organization;
        c.tokens.end += 1;
        c.span.end = next.span.start + language.name_stem(word, true) as u32;
    }
}

/// What a noun right before it says to be a body is one (`araç üreticisi Karsan`), whatever the model takes it for.
fn introduced(analysed: &Analysed<'_>, c: &mut Candidate) {
    let lang = analysed.document.lang;
    let language = crate::lang::of(lang);
    let tokens = &analysed.segmented.tokens;
    let Some(noun) = c.tokens.start.checked_sub(1).map(|t| &tokens[t as usize]) else { return };
    let text = &analysed.document.text;
    let lower = noun.kind == TokenKind::Word && noun.shape == Shape::Lower;
    if !lower
        || !language.introduces_body(noun.span.of(text))
        || analysed.segmented.begins_sentence(c.tokens.start)
    {
        return;
    }
    // `yapay zekâ girişimi Nova`: what it is, in a compound, before one word that people are called as well; not `şirketi Kaya
    // kurdu`.
    let compound = c.tokens.start > 1
        && (analysed.words[c.tokens.start as usize - 1].possessive == 3 || !language.marks_possession())
        && {
            let word = &analysed.words[c.tokens.start as usize - 2];
            word.upos == Upos::Noun && word.case == Case::Nom && word.possessive == 0 && word.verb.is_none()
        };
    let known = match c.kind {
        EntityKind::Person if compound && c.tokens.len() == 1 => false,
        EntityKind::Place => crate::names::place_by_form(lang, c.span.of(text)).is_some(),
        EntityKind::Person => {
            let lists = crate::names::lists::Lists::get();
            let words = &tokens[c.tokens.start as usize..c.tokens.end as usize];
            let mut parts = words.iter().flat_map(|t| t.stem.of(text).split('-'));
            // `gıda zinciri Bereket Market`: a person's name is one from end to end.
            // `the German group Hansa Werft`: nobody without a given name.
            let first = tokens[c.tokens.start as usize].stem.of(text);
            // `told the newspaper | Idris Hamdan had left`
            let told = c.tokens.start > 2
                && matches!(tokens[c.tokens.start as usize - 3].span.of(text), "told" | "tells" | "tell");
            if !language.marks_possession() && c.tokens.len() > 1 && !language.is_given_name(first) && !told {
                false
            } else if compound {
                parts.all(|w| lists.is_name(w))
            } else {
                parts.any(|w| lists.is_name(w))
            }
        }
        _ => true,
    };
    if !known {
        if compound && c.kind == EntityKind::Person {
            c.source = Source::Pattern;
        }
        c.kind = EntityKind::Organization;
    }
}

/// What has a company's head is a company, though people are called so as well (`Leonardo'nun eski genel müdürü`).
fn headed(analysed: &Analysed<'_>, c: &mut Candidate) {
    const MODIFIERS: usize = 2;
    let language = crate::lang::of(analysed.document.lang);
    let text = &analysed.document.text;
    if !is_doubtful(analysed, c) || analysed.words[c.tokens.start as usize].case != Case::Gen {
        return;
    }
    let behind = &analysed.segmented.tokens[c.tokens.end as usize..];
    let stem = |t: usize| behind.get(t).map_or("", |t| t.stem.of(text));
    let heads =
        |t: usize| language.heads_company(&[stem(t)]) || language.heads_company(&[stem(t), stem(t + 1)]);
    let skipped = (0..MODIFIERS).take_while(|t| language.is_office_modifier(stem(*t)) && !heads(*t)).count();
    if heads(skipped) {
        c.kind = EntityKind::Organization;
    }
}

/// Whether one word is taken for a person or a place, and for a place only by the recogniser.
fn is_doubtful(analysed: &Analysed<'_>, c: &Candidate) -> bool {
    let name = c.span.of(&analysed.document.text);
    let place = || crate::names::place_by_form(analysed.document.lang, name).is_none();
    c.tokens.len() == 1
        && c.entry.is_none()
        && (c.kind == EntityKind::Person || c.kind == EntityKind::Place && place())
}

/// What is bought, and in what somebody has a stake, is a company (`Leonardo'yu 2 milyar dolara satın aldı`, `Leonardo'daki payını`),
/// unless people are called so.
fn traded(analysed: &Analysed<'_>, c: &mut Candidate) {
    const NEAR: usize = 6;
    let text = &analysed.document.text;
    let lang = analysed.document.lang;
    let language = crate::lang::of(lang);
    let token = &analysed.segmented.tokens[c.tokens.start as usize];
    if !is_doubtful(analysed, c) || crate::names::lists::Lists::get().is_name(token.stem.of(text)) {
        return;
    }
    let there = language.places_name(token.suffix(text));
    let object = analysed.words[c.tokens.start as usize].case == Case::Acc;
    let end = c.tokens.end as usize;
    let behind = &analysed.segmented.tokens[end..analysed.segmented.tokens.len().min(end + NEAR)];
    // Nothing but sums and other common words stands between.
    let plain = |t: &&crate::text::Token| {
        matches!(t.kind, TokenKind::Number | TokenKind::Symbol)
            || t.kind == TokenKind::Word && t.shape == Shape::Lower
    };
    let deals = |t: &crate::text::Token| language.deals_in_bodies(t.span.of(text), there);
    if (there || object) && behind.iter().take_while(plain).any(deals) {
        c.kind = EntityKind::Organization;
    }
}

/// Nobody's name says where something is: `Martorell'deki tesis`, of which the lists of people's names know nothing.
fn stood_at(analysed: &Analysed<'_>, c: &mut Candidate) {
    let text = &analysed.document.text;
    let language = crate::lang::of(analysed.document.lang);
    let token = &analysed.segmented.tokens[c.tokens.start as usize];
    let name = token.stem.of(text);
    if c.kind == EntityKind::Person
        && c.tokens.len() == 1
        && language.places_name(token.suffix(text))
        && !crate::names::lists::Lists::get().is_name(name)
    {
        c.kind = EntityKind::Place;
    }
}

/// What a noun beside it says to be a place that people live in is one, whoever is called so (`Morel ilçesindeki`, `the town
/// of Paldiski`).
fn settled(analysed: &Analysed<'_>, c: &mut Candidate) {
    if !matches!(c.kind, EntityKind::Person | EntityKind::Organization) {
        return;
    }
    let language = crate::lang::of(analysed.document.lang);
    let text = &analysed.document.text;
    let (start, end) = (c.tokens.start as usize, c.tokens.end as usize);
    let tokens = &analysed.segmented.tokens;
    let lower = |t: usize| tokens.get(t).filter(|k| k.shape == Shape::Lower).map_or("", |k| k.span.of(text));
    let bare = tokens[end - 1].stem == tokens[end - 1].span;
    let behind = bare && !lower(end).is_empty() && language.follows_place(&analysed.words[end], lower(end));
    let before = start > 1 && language.introduces_place(lower(start - 2), lower(start - 1));
    if before || behind && c.tokens.len() == 1 {
        c.kind = EntityKind::Place;
    }
}

#[cfg(test)]
mod tests {
    use super::super::support::mended;
    use super::*;
    use crate::text::LangChoice;

    #[test]
    fn an_institution_named_after_a_person_is_none() {
        let found = |text, name| mended(LangChoice::Tr, text, name).unwrap();
        assert_eq!(
            found("Dün Ayşe Demir Hastanesinden çıktılar.", "Ayşe Demir Hastanesinden").1,
            EntityKind::Organization
        );
        let text = "Dün Ayşe Demir okulunda toplandılar.";
        assert_eq!(found(text, "Ayşe Demir"), ("Ayşe Demir okulu".to_owned(), EntityKind::Organization));
        let text = "Dün Ayşe Demir'in okulunda toplandılar.";
        assert_eq!(found(text, "Ayşe Demir"), ("Ayşe Demir".to_owned(), EntityKind::Person));
    }

    #[test]
    fn what_it_is_or_who_heads_it_tells_a_body() {
        let kind = |text, name| mended(LangChoice::Tr, text, name).unwrap().1;
        assert_eq!(kind("Dün yapay zekâ girişimi Leonardo satıldı.", "Leonardo"), EntityKind::Organization);
        assert_eq!(kind("Dün öğretmenler sendikası Knut yürüdü.", "Knut"), EntityKind::Organization);
        assert_eq!(kind("Dün bu şirketi Leonardo kurdu.", "Leonardo"), EntityKind::Person);
        assert_eq!(kind("Dün Nova'nın eski genel müdürü konuştu.", "Nova'nın"), EntityKind::Organization);
        assert_eq!(kind("Dün Nova'nın danışmanı konuştu.", "Nova'nın"), EntityKind::Person);
    }

    #[test]
    fn what_it_is_or_where_things_are_tells_a_place() {
        let kind = |text, name| mended(LangChoice::Tr, text, name).unwrap().1;
        assert_eq!(kind("Dün Morel ilçesindeki yol kapandı.", "Morel"), EntityKind::Place);
        assert_eq!(kind("Dün Morel ilçeyi gezdi.", "Morel"), EntityKind::Person);
        assert_eq!(kind("Dün Martorell'deki tesis açıldı.", "Martorell'deki"), EntityKind::Place);
        let seen = |text, name| mended(LangChoice::En, text, name).map(|(_, kind)| kind);
        assert_eq!(seen("It reached the town of Paldiski.", "Paldiski"), Some(EntityKind::Place));
        assert_eq!(seen("It was the car of Paldiski.", "Paldiski"), Some(EntityKind::Person));
    }
}
