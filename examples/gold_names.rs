//! The graph of annotated articles, with the names of the annotation: what relations, events and statements are worth
//! when every name is found.
//!
//! `gold_names GOLD_DIR TEXT_DIR > graph.json`, then `score.py GOLD_DIR TEXT_DIR graph.json`.

mod support;

use std::path::PathBuf;

use kilim::export::{Format, StreamSink};
use kilim::graph::Builder;
use kilim::pipeline::{Names, extract_with};
use kilim::text::{DocumentOptions, read_document};

fn main() {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(gold), Some(texts)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: gold_names GOLD_DIR TEXT_DIR > graph.json");
        std::process::exit(2);
    };
    let dates = support::dates(&texts);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&gold).expect("gold folder").map(|f| f.expect("entry").path()).collect();
    files.sort();
    let mut builder = Builder::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let path = texts.join(format!("{name}.txt"));
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let options = DocumentOptions { date: dates.get(&name).cloned(), ..DocumentOptions::default() };
        let document = read_document(bytes, &path.to_string_lossy(), &options).expect("a text");
        let extraction = extract_with(&document, |analysed| {
            let (mentions, entities, entity_of) =
                support::gold_mentions(file, analysed.document, analysed.segmented);
            Names { mentions, inner: Vec::new(), entities, entity_of }
        });
        builder.add(&document, &extraction);
    }
    let graph = builder.finish();
    let mut out = std::io::stdout().lock();
    Format::Json.write(&graph, None, &mut StreamSink(&mut out)).expect("standard output");
}
