//! PETRARCH's unit tests with their dictionaries loaded as a user's own pack: how many sentences are coded exactly as
//! they ask for (source, target and event code of every event, with the codes that hold on the sentence's day).
//!
//! `cargo run --release --example eval_petrarch -- ../shared/corpora/en/events/petrarch-unit-tests.xml PACK [--errors]`
//!
//! `PACK` holds the dictionaries that the tests name (`PETR.Validate.actors.txt`, `.agents.txt`, `.verbs.txt`,
//! `.discards.txt` of PETRARCH 0.5; they are not part of this project) and a `types.tsv` for their invented codes.

use std::collections::{BTreeMap, BTreeSet};

use kilim::pack::{Discard, Pack};
use kilim::pipeline::extract_packed;
use kilim::text::{DocumentOptions, LangChoice, document};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, folder, ..] = &arguments[..] else {
        panic!("paths to petrarch-unit-tests.xml and to the pack")
    };
    let errors = arguments.iter().any(|a| a == "--errors");
    let pack = Pack::read(&[folder]).unwrap_or_else(|e| panic!("{e}"));
    let xml = std::fs::read_to_string(path).expect("readable tests");
    let mut by_kind: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let (mut all, mut right) = (0, 0);
    for record in xml.split("<Sentence ").skip(1) {
        let record = record.split("</Sentence>").next().expect("a record");
        let head = record.split('>').next().expect("attributes");
        let (Some(date), Some(text)) = (attribute(head, "date"), inside(record, "<Text>", "</Text>")) else {
            continue;
        };
        let text =
            text.split_whitespace().collect::<Vec<_>>().join(" ").replace("&amp;", "&").replace('_', " ");
        let wanted: BTreeSet<String> = record
            .split("<EventCoding")
            .skip(1)
            .map(|c| c.split('>').next().expect("attributes"))
            .filter_map(|c| match attribute(c, "error") {
                Some(error) => Some(error),
                None => Some(format!(
                    "{} {} {}",
                    attribute(c, "sourcecode")?,
                    attribute(c, "targetcode")?,
                    attribute(c, "eventcode")?
                )),
            })
            .collect();
        let found = coded(&pack, &text, &date);
        let kind = attribute(head, "category").unwrap_or_default();
        let cell = by_kind.entry(kind.clone()).or_default();
        cell.1 += 1;
        all += 1;
        if found == wanted {
            cell.0 += 1;
            right += 1;
        } else if errors {
            let id = attribute(head, "id").unwrap_or_default();
            println!("{kind} {id} {date}: {text}\n  wanted {wanted:?}\n  found  {found:?}");
        }
    }
    for (kind, (right, all)) in by_kind {
        println!("{kind:<10} {right:>3} of {all}");
    }
    println!("exact: {right} of {all}");
}

/// What the pack's verbs tell of a sentence: source, target, code.
fn coded(pack: &Pack, text: &str, date: &str) -> BTreeSet<String> {
    match pack.discard(text) {
        Some(Discard::Text) => return ["storydiscard".to_owned()].into(),
        Some(Discard::Sentence) => return ["sentencediscard".to_owned()].into(),
        None => {}
    }
    let day = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..8]);
    let options = DocumentOptions { lang: LangChoice::En, date: Some(day), ..DocumentOptions::default() };
    let found = extract_packed(&document(text.to_owned(), "-", &options), pack);
    let mut out = BTreeSet::new();
    for event in found.events.iter().filter(|e| e.rule == "pack.verb") {
        let code = |e: &u32| found.codes.get(e).cloned().unwrap_or_default();
        for (agent, target) in event.agents.iter().flat_map(|a| event.targets.iter().map(move |t| (a, t))) {
            for agent in code(agent).split('/').filter(|c| !c.is_empty()) {
                for target in code(target).split('/').filter(|c| !c.is_empty() && *c != agent) {
                    out.insert(format!("{agent} {target} {}", event.cameo.as_deref().unwrap_or_default()));
                }
            }
        }
    }
    out
}

fn inside<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let start = text.find(open)? + open.len();
    Some(&text[start..start + text[start..].find(close)?])
}

fn attribute(text: &str, name: &str) -> Option<String> {
    let at = text.match_indices(name).find(|(i, _)| text[i + name.len()..].trim_start().starts_with('='))?.0;
    let rest = &text[at + name.len()..];
    let quote = rest.find(['"', '\''])?;
    let mark = rest[quote..].chars().next()?;
    let end = rest[quote + 1..].find(mark)? + quote + 1;
    Some(rest[quote + 1..end].to_owned())
}
