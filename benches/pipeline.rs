//! Tokens a second of tokenising, naming and the whole way from text to graph, over the sample articles.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use kilim::graph::Builder;
use kilim::pipeline::{Analysed, extract};
use kilim::text::{Document, DocumentOptions, Segmented, read_document, segment};

fn main() {
    divan::main();
}

const LANGS: [&str; 2] = ["tr", "en"];

/// The sample articles of a language, several times over.
fn articles(lang: &str) -> Vec<Document> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("samples").map(|e| e.expect("entry").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).expect("a sample");
        read_document(bytes, &path.to_string_lossy(), &DocumentOptions::default()).expect("a text")
    };
    let all: Vec<Document> = paths.iter().map(read).filter(|d| d.lang == lang).collect();
    std::iter::repeat_n(all, 10).flatten().collect()
}

fn size(documents: &[Document]) -> (ItemsCount, BytesCount) {
    let tokens: usize = documents.iter().map(|d| segment(d).tokens.len()).sum();
    (ItemsCount::new(tokens), BytesCount::new(documents.iter().map(|d| d.text.len()).sum::<usize>()))
}

#[divan::bench(args = LANGS)]
fn tokenise(bencher: Bencher, lang: &str) {
    let documents = articles(lang);
    let (tokens, bytes) = size(&documents);
    bencher.counter(tokens).counter(bytes).bench(|| documents.iter().map(segment).collect::<Vec<_>>());
}

#[divan::bench(args = LANGS)]
fn words(bencher: Bencher, lang: &str) {
    let documents = articles(lang);
    let (tokens, bytes) = size(&documents);
    let cut: Vec<Segmented> = documents.iter().map(segment).collect();
    let language = kilim::lang::of(lang);
    bencher
        .counter(tokens)
        .counter(bytes)
        .bench(|| documents.iter().zip(&cut).map(|(d, s)| language.words(d, s).len()).sum::<usize>());
}

#[divan::bench(args = LANGS)]
fn naming(bencher: Bencher, lang: &str) {
    let documents = articles(lang);
    let (tokens, bytes) = size(&documents);
    let cut: Vec<Segmented> = documents.iter().map(segment).collect();
    let language = kilim::lang::of(lang);
    let words: Vec<_> = documents.iter().zip(&cut).map(|(d, s)| language.words(d, s)).collect();
    bencher.counter(tokens).counter(bytes).bench(|| {
        documents
            .iter()
            .zip(cut.iter().zip(&words))
            .map(|(document, (segmented, words))| {
                kilim::mention::recognise(&Analysed { document, segmented, words }).0.len()
            })
            .sum::<usize>()
    });
}

#[divan::bench(args = LANGS)]
fn text_to_graph(bencher: Bencher, lang: &str) {
    let documents = articles(lang);
    let (tokens, bytes) = size(&documents);
    bencher.counter(tokens).counter(bytes).bench(|| {
        let mut builder = Builder::new();
        for document in &documents {
            builder.add(document, &extract(document));
        }
        builder.finish()
    });
}
