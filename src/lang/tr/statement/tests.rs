//! What the case files can't say of statements: whom words are said to, and how.

use crate::entity::Entity;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::{Analysed, Reading};
use crate::statement::Statement;
use crate::text::{DocumentOptions, LangChoice, Span, document, segment};

/// Takes the braces out of a case's text.
fn names(marked: &str) -> (String, Vec<(Span, EntityKind)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let close = open + rest[open..].find('}').expect("a closing brace");
        let (kind, name) = rest[open + 1..close].split_once(':').expect("kind:name");
        let kind = match kind {
            "P" => EntityKind::Person,
            "C" => EntityKind::Country,
            "O" => EntityKind::Organization,
            _ => EntityKind::Place,
        };
        spans.push((Span::new(text.len(), text.len() + name.len()), kind));
        text.push_str(name);
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, spans)
}

/// Reads a case's text and hands the statements on.
fn with(marked: &str, see: impl FnOnce(&str, &[Entity], &[Statement])) {
    let (text, spans) = names(&marked.replace("\\n", "\n"));
    let options = DocumentOptions { lang: LangChoice::Tr, ..DocumentOptions::default() };
    let document = document(text, "case", &options);
    let language = crate::lang::of("tr");
    let segmented = segment(&document);
    let words = language.words(&document, &segmented);
    let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
    let mut mentions = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut entity_of = Vec::new();
    for (span, kind) in spans {
        let name = span.of(&document.text);
        let id =
            entities.iter().position(|e| e.kind == kind && e.name.ends_with(name)).unwrap_or(entities.len());
        if id == entities.len() {
            entities.push(Entity { kind, name: name.to_owned(), mentions: Vec::new(), entry: None });
        }
        entities[id].mentions.push(mentions.len() as u32);
        entity_of.push(id as u32);
        let first = segmented.tokens.partition_point(|t| t.span.end <= span.start) as u32;
        let end = segmented.tokens.partition_point(|t| t.span.start < span.end) as u32;
        mentions.push(Mention {
            span,
            tokens: first..end,
            kind,
            entry: None,
            adjectival: false,
            rule: "case",
            confidence: 1.0,
        });
    }
    let clauses = language.clauses(&analysed, &mentions);
    let reading = Reading {
        analysed,
        mentions: &mentions,
        entities: &entities,
        entity_of: &entity_of,
        nested: &[],
        clauses: &clauses,
        references: &[],
        times: &[],
    };
    see(&document.text, &entities, &super::statements(&reading));
}

#[test]
fn whom_words_are_said_to_is_known_where_it_is_stated() {
    let told = |marked: &str| {
        let mut name = None;
        with(marked, |text, entities, statements| {
            let _ = text;
            name = statements[0].addressee.map(|e| entities[e as usize].name.clone());
        });
        name
    };
    assert_eq!(
        told("{P:Ece Su}, {O:Anka} muhabirine, satışların düştüğünü söyledi.").as_deref(),
        Some("Anka")
    );
    assert_eq!(
        told("{P:Ece Su}, satışların düştüğünü {O:Rekabet Kurulu}'na bildirdi.").as_deref(),
        Some("Rekabet Kurulu")
    );
    assert_eq!(told("{P:Ece Su}, satışların düştüğünü söyledi."), None);
}

#[test]
fn a_denied_content_and_a_stance_are_marked() {
    use crate::statement::Modality;
    let mark = |marked: &str| {
        let mut found = None;
        with(marked, |_, _, statements| found = Some((statements[0].negative, statements[0].modality)));
        found.unwrap()
    };
    assert_eq!(mark("{P:Ece Su}, satışların düşmediğini söyledi."), (true, Modality::Assertion));
    assert_eq!(mark("{P:Ece Su}, satışların düştüğünü iddia etti."), (false, Modality::Allegation));
    assert_eq!(mark("{P:Ece Su}, satışların düştüğünü yalanladı."), (false, Modality::Denial));
    assert_eq!(mark("{P:Ece Su}, satışların durdurulmasını istedi."), (false, Modality::Demand));
    assert_eq!(mark("Uzmanlara göre satışlar bu yıl düşecek."), (false, Modality::Hearsay));
}
