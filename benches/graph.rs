//! Edges a second of every export, over a graph of 100,000 edges.

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use kilim::export::{Format, StreamSink};
use kilim::graph::{Builder, EdgeKind, Evidence, EvidenceList, Graph, Node, NodeData, Person, Statement};
use kilim::text::Span;

fn main() {
    divan::main();
}

const EDGES: usize = 100_000;

static GRAPH: LazyLock<Graph> = LazyLock::new(|| {
    let rule: std::sync::Arc<str> = "tr.statement.direct".into();
    let doc: std::sync::Arc<str> = "doc:0123456789abcdef".into();
    let evidence = |at: usize| {
        EvidenceList::new(Evidence {
            doc: doc.clone(),
            span: Span::new(at, at + 40),
            rule: rule.clone(),
            confidence: 0.9,
        })
    };
    let mut builder = Builder::new();
    let people: Vec<_> = (0..EDGES / 10)
        .map(|i| {
            builder.add_node(Node {
                id: format!("person:çağrı-şahin-{i}"),
                name: format!("Çağrı Şahin {i}"),
                aliases: vec![format!("Şahin {i}")],
                forms: None,
                evidence: evidence(i),
                data: NodeData::Person(Person { wikidata: None, titles: vec!["Bakan".into()], cameo: None }),
            })
        })
        .collect();
    for i in 0..EDGES / 2 {
        let said = builder.add_node(Node {
            id: format!("statement:{i:016x}"),
            name: "“Bunu yarın konuşacağız”".into(),
            aliases: Vec::new(),
            forms: None,
            evidence: evidence(i),
            data: NodeData::Statement(Box::new(Statement {
                text: "Bunu yarın konuşacağız".into(),
                mode: kilim::statement::Mode::Direct,
                cue: Some("dedi".into()),
                polarity: kilim::graph::Polarity::Affirmative,
                modality: kilim::statement::Modality::Assertion,
                date: Some("2025-09-05".into()),
                speaker_text: None,
            })),
        });
        let (speaker, about) = (people[i % people.len()], people[(i * 7 + 1) % people.len()]);
        builder.add_edge((speaker, said), EdgeKind::Said, None, false, evidence(i));
        builder.add_edge((said, about), EdgeKind::About, None, false, evidence(i));
    }
    let graph = builder.finish();
    assert_eq!(graph.edges().len(), EDGES);
    graph
});

#[divan::bench(args = Format::ALL.iter().copied(), sample_count = 5)]
fn export(bencher: Bencher, format: Format) {
    let graph = &*GRAPH;
    bencher.counter(ItemsCount::new(EDGES)).bench(|| {
        format.write(graph, None, &mut StreamSink(std::io::sink())).expect("a sink takes everything");
    });
}

#[divan::bench(sample_count = 5)]
fn read(bencher: Bencher) {
    let mut json = Vec::new();
    Format::Json.write(&GRAPH, None, &mut StreamSink(&mut json)).expect("memory takes everything");
    bencher.counter(ItemsCount::new(EDGES)).bench(|| Graph::read(&json).expect("a graph"));
}

#[divan::bench(sample_count = 5)]
fn relations_view(bencher: Bencher) {
    bencher.counter(ItemsCount::new(EDGES)).bench(|| GRAPH.relations());
}
