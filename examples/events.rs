//! Prints the events of the given files sentence by sentence. With `-u` prints instead the predicates that have a
//! named participant but tell no event, most frequent first: where a frame lexicon may still grow.

use std::collections::BTreeMap;

use kilim::event::Event;
use kilim::lang;
use kilim::pipeline::{Extraction, extract};
use kilim::syntax::{Link, Word};
use kilim::text::{Document, DocumentOptions, Segmented, TokenId, read_document, segment};

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let uncovered = arguments.next_if(|a| a == "-u").is_some();
    let mut predicates: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for path in arguments {
        let bytes = std::fs::read(&path).expect("readable file");
        let document = read_document(bytes, &path, &DocumentOptions::default()).expect("a text");
        let segmented = segment(&document);
        let words = lang::of(document.lang).words(&document, &segmented);
        let found = extract(&document);
        if uncovered {
            count(&document, &segmented, &words, &found, &mut predicates);
            continue;
        }
        println!("== {path}");
        for sentence in &segmented.sentences {
            println!("# {}", sentence.span.of(&document.text).replace('\n', " "));
            for event in found.events.iter().filter(|e| sentence.span.contains(e.trigger)) {
                println!("   {}", told(&document, &found, event));
            }
        }
    }
    let mut rows: Vec<_> = predicates.into_iter().collect();
    rows.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
    for (predicate, (n, example)) in rows {
        println!("{n}\t{predicate}\t{example}");
    }
}

fn told(document: &Document, found: &Extraction, event: &Event) -> String {
    let names =
        |ids: &[u32]| ids.iter().map(|e| &*found.entities[*e as usize].name).collect::<Vec<_>>().join(" ; ");
    format!(
        "{} [{}] {} > {} @ {} {:?} {}",
        event.kind.name(),
        event.trigger.of(&document.text),
        names(&event.agents),
        names(&event.targets),
        names(&event.places),
        event.status,
        if event.evidence.len() > 1 { format!("(+{})", event.evidence.len() - 1) } else { String::new() }
    )
}

/// The verbs with a named argument that no event's words touch, with the noun right before them.
fn count(
    document: &Document,
    segmented: &Segmented,
    words: &[Word],
    found: &Extraction,
    out: &mut BTreeMap<String, (u32, String)>,
) {
    let named = |t: TokenId| found.mentions.iter().find(|m| m.tokens.contains(&t));
    for clause in found.clauses.iter().filter(|c| c.link != Link::Nominal) {
        let participants: Vec<String> = clause
            .arguments
            .iter()
            .filter_map(|a| Some(format!("{:?}:{:?}", a.slot, named(a.head)?.kind)))
            .collect();
        let span = segmented.tokens[clause.head as usize].span;
        let told = found
            .events
            .iter()
            .any(|e| e.trigger.overlaps(span) || e.evidence.iter().any(|v| v.end == span.end));
        if participants.is_empty() || told {
            continue;
        }
        let before = clause.head.checked_sub(1).filter(|b| named(*b).is_none()).map_or("", |b| {
            let token = &segmented.tokens[b as usize];
            if words[b as usize].verb.is_some() { "(V)" } else { token.span.of(&document.text) }
        });
        let key = format!("{} {}", document_lower(before), clause.lemma);
        let sentence = &segmented.sentences[clause.sentence as usize];
        let entry = out.entry(key).or_insert_with(|| {
            (
                0,
                format!(
                    "{} | {}",
                    participants.join(" "),
                    sentence.span.of(&document.text).replace('\n', " ")
                ),
            )
        });
        entry.0 += 1;
    }
}

fn document_lower(word: &str) -> String {
    kilim::text::lower_tr(word).into_owned()
}
