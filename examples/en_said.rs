//! Prints what English texts attribute to whom. With `-g DIR` names come from the hand annotation `DIR/<doc>.json`.

mod support;

use kilim::lang::en::statement::attributions;
use kilim::pipeline::{Analysed, Reading};
use kilim::statement::Speaker;
use kilim::text::{DocumentOptions, LangChoice, read_document, segment};

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let mut gold = None;
    while arguments.next_if(|a| a == "-g").is_some() {
        gold = arguments.next();
    }
    for path in arguments {
        let options = DocumentOptions { lang: LangChoice::En, ..DocumentOptions::default() };
        let doc =
            read_document(std::fs::read(&path).expect("readable file"), &path, &options).expect("a text");
        let seg = segment(&doc);
        let language = kilim::lang::of("en");
        let words = language.words(&doc, &seg);
        let analysed = Analysed { document: &doc, segmented: &seg, words: &words };
        let (mentions, entities, entity_of) = if let Some(dir) = &gold {
            let name = std::path::Path::new(&path).with_extension("json");
            let file = std::path::Path::new(dir).join(name.file_name().expect("a file"));
            support::gold_mentions(&file, &doc, &seg)
        } else {
            let (mentions, inner) = kilim::mention::recognise(&analysed);
            let (entities, mut entity_of) = kilim::entity::resolve(&analysed, &mentions, &inner);
            entity_of.truncate(mentions.len());
            (mentions, entities, entity_of)
        };
        let clauses = language.clauses(&analysed, &mentions);
        let times = kilim::time::of_document(&doc, &seg);
        let reading = Reading {
            analysed,
            mentions: &mentions,
            entities: &entities,
            entity_of: &entity_of,
            nested: &[],
            clauses: &clauses,
            references: &[],
            relations: &[],
            times: &times,
        };
        let relations = language.relations(&reading);
        let references = language.references(&reading, &relations);
        let reading = Reading { references: &references, ..reading };
        for (t, e) in references.iter().enumerate() {
            if let Some(e) = e {
                println!(
                    "  ref {} {} -> {}",
                    t,
                    seg.tokens[t].span.of(&doc.text),
                    entities[*e as usize].name
                );
            }
        }
        for a in attributions(&reading) {
            let s = &a.statement;
            let who = match &s.speaker {
                Some(Speaker::Entity(e)) => entities[*e as usize].name.clone(),
                Some(Speaker::Role(span)) => format!("“{}”", span.of(&doc.text)),
                None => format!("? {}", a.source.map_or("", |s| s.of(&doc.text))),
            };
            println!(
                "{} {:?} {who} | {} | {} | {}",
                if a.says { "say" } else { "att" },
                s.mode,
                s.cue.map_or("-", |c| c.of(&doc.text)),
                s.content.of(&doc.text),
                s.rule
            );
        }
    }
}
