//! Runs `data/lang/en/cases/*.tsv`.

use crate::entity::Entity;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::{Analysed, Reading};
use crate::statement::{Mode, Speaker};
use crate::text::{DocumentOptions, LangChoice, Span, document, segment};

/// A marked name: where it stands, what it is, whether it is a country's adjective.
type Name = (Span, EntityKind, bool);

/// Takes the braces out of a case's text.
fn names(marked: &str) -> (String, Vec<Name>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let close = open + rest[open..].find('}').expect("a closing brace");
        let (kind, name) = rest[open + 1..close].split_once(':').expect("kind:name");
        let (kind, adjectival) = match kind {
            "P" => (EntityKind::Person, false),
            "C" => (EntityKind::Country, false),
            "A" => (EntityKind::Country, true),
            "O" => (EntityKind::Organization, false),
            _ => (EntityKind::Place, false),
        };
        spans.push((Span::new(text.len(), text.len() + name.len()), kind, adjectival));
        text.push_str(name);
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, spans)
}

/// Reads a case's text and hands its reading to `show`.
fn read(marked: &str, show: impl Fn(&Reading<'_>) -> Vec<String>) -> String {
    let (text, spans) = names(&marked.replace("\\n", "\n"));
    let options = DocumentOptions { lang: LangChoice::En, ..DocumentOptions::default() };
    let document = document(text, "case", &options);
    let language = crate::lang::of("en");
    let segmented = segment(&document);
    let words = language.words(&document, &segmented);
    let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
    let mut mentions = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut entity_of = Vec::new();
    for (span, kind, adjectival) in spans {
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
        let tokens = first..end;
        mentions.push(Mention { span, tokens, kind, entry: None, adjectival, rule: "case", confidence: 1.0 });
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
    let relations = language.relations(&reading);
    let references = language.references(&reading, &relations);
    let all = show(&Reading { references: &references, ..reading });
    if all.is_empty() { "-".to_owned() } else { all.join(" ;; ").replace('\n', "\\n") }
}

fn statements(marked: &str) -> String {
    read(marked, |reading| {
        let text = &reading.analysed.document.text;
        super::statement::statements(reading)
            .iter()
            .map(|s| {
                let speaker = match s.speaker {
                    Some(Speaker::Entity(e)) => reading.entities[e as usize].name.clone(),
                    Some(Speaker::Role(r)) => format!("\"{}\"", r.of(text)),
                    None => String::new(),
                };
                let mode = match s.mode {
                    Mode::Direct => "direct",
                    Mode::Indirect => "indirect",
                    Mode::Mixed => "mixed",
                };
                format!("{} | {speaker} | {mode} | {}", s.content.of(text), s.cue.map_or("", |c| c.of(text)))
            })
            .collect()
    })
}

fn relations(marked: &str) -> String {
    read(marked, |reading| {
        let name = |e: u32| reading.entities[e as usize].name.as_str();
        super::relation::relations(reading)
            .iter()
            .map(|r| {
                let title = r.title.as_ref().map_or(String::new(), |t| format!(" ({t})"));
                let former = if r.former { " former" } else { "" };
                format!("{:?} {} > {}{title}{former}", r.kind, name(r.source), name(r.target))
            })
            .collect()
    })
}

fn check(file: &str, cases: &str, found: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    let rows = cases.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty()).skip(1);
    for (line, row) in rows {
        let columns: Vec<&str> = row.split('\t').collect();
        let [what, text, expected] = columns.as_slice() else {
            panic!("{file}:{}: three columns expected", line + 1);
        };
        let got = found(text);
        if got.trim() != expected.trim() {
            wrong.push(format!("line {} ({what})\n  expected {expected}\n  found    {got}", line + 1));
        }
    }
    assert!(wrong.is_empty(), "{file}: {} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_construction_of_the_statement_cases_is_read_as_it_says() {
    let cases = include_str!("../../../data/lang/en/cases/statements.tsv");
    check("data/lang/en/cases/statements.tsv", cases, statements);
}

#[test]
fn every_construction_of_the_relation_cases_is_read_as_it_says() {
    let cases = include_str!("../../../data/lang/en/cases/relations.tsv");
    check("data/lang/en/cases/relations.tsv", cases, relations);
}
