//! Statements on articles with gold names: what the statement stage does when every name is found.
//!
//! `statements GOLD_DIR TEXT_DIR > graph.json`, then `score.py GOLD_DIR TEXT_DIR graph.json`.

use kilim::entity::Entity;
use kilim::mention::{EntityKind, Mention};
use kilim::pipeline::{Analysed, Reading};
use kilim::statement::Speaker;
use kilim::text::{DocumentOptions, Span, read_document, segment};
use serde_json::{Value, json};

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(gold), Some(texts)) = (args.next(), args.next()) else {
        eprintln!("usage: statements GOLD_DIR TEXT_DIR > graph.json");
        std::process::exit(2);
    };
    let mut nodes = Vec::new();
    let mut edges = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir(&gold).expect("gold folder").map(|f| f.expect("entry").path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let gold: Value = serde_json::from_slice(&std::fs::read(file).expect("gold file")).expect("JSON");
        if gold["entities"].is_array() {
            document(&gold, &texts, &mut nodes, &mut edges);
        }
    }
    println!(
        "{}",
        json!({"directed": true, "multigraph": true, "graph": {}, "nodes": nodes, "edges": edges})
    );
}

fn document(gold: &Value, texts: &str, nodes: &mut Vec<Value>, edges: &mut Vec<Value>) {
    let name = gold["doc"].as_str().expect("doc");
    let path = format!("{texts}/{name}.txt");
    let document =
        read_document(std::fs::read(&path).expect("text"), &path, &DocumentOptions::default()).expect("text");
    let language = kilim::lang::of(document.lang);
    let segmented = segment(&document);
    let words = language.words(&document, &segmented);
    let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
    let (mentions, entities, entity_of) = names(gold, &analysed);
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
    let reading = Reading { references: &references, ..reading };
    nodes.push(json!({"id": name, "kind": "Document", "uri": path}));
    let evidence = |s: Span| json!({"doc": name, "start": s.start, "end": s.end});
    for (i, e) in entities.iter().enumerate() {
        let spans: Vec<Value> = e.mentions.iter().map(|m| evidence(mentions[*m as usize].span)).collect();
        nodes.push(json!({"id": format!("{name}-e{i}"), "kind": format!("{:?}", e.kind), "name": e.name, "evidence": spans}));
    }
    for (i, s) in language.statements(&reading).into_iter().enumerate() {
        let id = format!("{name}-s{i}");
        let mut node = json!({"id": id, "kind": "Statement", "text": s.content.of(&document.text),
            "cue": s.cue.map(|c| c.of(&document.text)), "mode": format!("{:?}", s.mode), "rule": s.rule,
            "evidence": [evidence(s.content)]});
        match s.speaker {
            Some(Speaker::Entity(e)) => {
                edges.push(json!({"source": format!("{name}-e{e}"), "target": id, "kind": "SAID"}));
            }
            Some(Speaker::Role(r)) => node["speaker_text"] = json!(r.of(&document.text)),
            None => {}
        }
        nodes.push(node);
    }
}

/// The gold names of a text as mentions and entities.
fn names(gold: &Value, analysed: &Analysed<'_>) -> (Vec<Mention>, Vec<Entity>, Vec<u32>) {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let mut forms: Vec<(String, u32, EntityKind, bool)> = Vec::new();
    let mut entities = Vec::new();
    for e in gold["entities"].as_array().expect("entities") {
        let kind = match e["type"].as_str() {
            Some("Person") => EntityKind::Person,
            Some("Country") => EntityKind::Country,
            Some("Organization") => EntityKind::Organization,
            _ => EntityKind::Place,
        };
        let id = entities.len() as u32;
        let name = e["name"].as_str().expect("name").to_owned();
        let mut all: Vec<String> = e["mentions"]
            .as_array()
            .expect("mentions")
            .iter()
            .filter_map(|m| m.as_str())
            .map(str::to_owned)
            .collect();
        all.push(name.clone());
        for form in all {
            let adjectival = matches!(kind, EntityKind::Country | EntityKind::Place)
                && form != name
                && (["lı", "li", "lu", "lü", "lılar", "liler"].iter().any(|s| form.ends_with(s))
                    || matches!(
                        form.as_str(),
                        "Rus" | "Alman" | "Fransız" | "İngiliz" | "Amerikan" | "İspanyol" | "Türk"
                    ));
            forms.push((form, id, kind, adjectival));
        }
        entities.push(Entity { kind, name, mentions: Vec::new(), entry: None });
    }
    forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
    forms.dedup_by(|a, b| a.0 == b.0);
    let mut found: Vec<(Span, u32, EntityKind, bool)> = Vec::new();
    for (form, id, kind, adjectival) in &forms {
        for (at, _) in text.match_indices(form.as_str()) {
            let span = Span::new(at, at + form.len());
            let starts = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            let letters = text[at + form.len()..].chars().take_while(|c| c.is_alphabetic()).count();
            if starts && letters <= 4 && !found.iter().any(|f| f.0.overlaps(span)) {
                found.push((span, *id, *kind, *adjectival));
            }
        }
    }
    found.sort_by_key(|f| f.0.start);
    let mut mentions: Vec<Mention> = Vec::new();
    let mut entity_of = Vec::new();
    for (span, id, kind, adjectival) in found {
        let first = tokens.partition_point(|t| t.span.end <= span.start) as u32;
        let end = tokens.partition_point(|t| t.span.start < span.end) as u32;
        if first >= end || mentions.last().is_some_and(|m| m.tokens.end > first) {
            continue;
        }
        entities[id as usize].mentions.push(mentions.len() as u32);
        entity_of.push(id);
        mentions.push(Mention {
            span,
            tokens: first..end,
            kind,
            entry: None,
            adjectival,
            rule: "gold",
            confidence: 1.0,
        });
    }
    (mentions, entities, entity_of)
}
