//! Runs `data/lang/tr/cases/statements.tsv`.

use crate::entity::Entity;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::{Analysed, Reading};
use crate::statement::{Mode, Speaker};
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

/// What is found in a case's text, written as its expectation is.
fn found(marked: &str) -> String {
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
    let all: Vec<String> = super::statements(&reading)
        .iter()
        .map(|s| {
            let speaker = match s.speaker {
                Some(Speaker::Entity(e)) => entities[e as usize].name.clone(),
                Some(Speaker::Role(r)) => format!("\"{}\"", r.of(&document.text)),
                None => String::new(),
            };
            let mode = match s.mode {
                Mode::Direct => "direct",
                Mode::Indirect => "indirect",
                Mode::Mixed => "mixed",
            };
            let cue = s.cue.map_or("", |c| c.of(&document.text));
            format!("{} | {speaker} | {mode} | {cue}", s.content.of(&document.text))
        })
        .collect();
    if all.is_empty() { "-".to_owned() } else { all.join(" ;; ").replace('\n', "\\n") }
}

#[test]
fn every_construction_of_the_case_file_is_read_as_it_says() {
    let cases = include_str!("../../../../data/lang/tr/cases/statements.tsv");
    let mut wrong = Vec::new();
    let rows = cases.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty()).skip(1);
    for (line, row) in rows {
        let columns: Vec<&str> = row.split('\t').collect();
        let [what, text, expected] = columns.as_slice() else {
            panic!("data/lang/tr/cases/statements.tsv:{}: three columns expected", line + 1);
        };
        let got = found(text);
        let clean = |s: &str| s.replace('‘', "'").trim().to_owned();
        if clean(&got) != clean(expected) {
            wrong.push(format!("line {} ({what})\n  expected {expected}\n  found    {got}", line + 1));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
