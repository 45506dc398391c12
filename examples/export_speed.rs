//! Speed and memory of every export over a graph of a given size (1,000,000 edges unless told otherwise).
//!
//! `export_speed [EDGES] [FORMAT…]`: edges a second of processor time, bytes written, and by how much the process's
//! peak of memory (`VmHWM`) rose above what it held before. Nothing goes to disk but what an exporter spools.
//! `export_speed EDGES write FILE.json` writes the graph itself.

use std::io::{self, Write};
use std::sync::Arc;

use kilim::event::{EventType, Status};
use kilim::export::{Format, Sink, StreamSink};
use kilim::graph::{
    Builder, Country, Document, EdgeKind, Event, Evidence, EvidenceList, Graph, Node, NodeData, NodeIx,
    Organization, Person, Place, Polarity, Statement, View,
};
use kilim::statement::{Modality, Mode};
use kilim::text::Span;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1).peekable();
    let edges =
        arguments.next_if(|a| a.parse::<usize>().is_ok()).map_or(1_000_000, |a| a.parse().unwrap_or(0));
    let named: Vec<String> = arguments.collect();
    let graph = graph(edges);
    if let [write, path] = named.as_slice()
        && write == "write"
    {
        let mut out = io::BufWriter::new(std::fs::File::create(path)?);
        return Format::Json.write(&graph, None, &mut StreamSink(&mut out));
    }
    let relations = graph.relations();
    println!(
        "{} nodes, {} edges; {} MiB held",
        graph.nodes().len(),
        graph.edges().len(),
        memory("VmRSS") >> 10
    );
    println!(
        "| format | edges a second | seconds | MB written | MiB more at the peak |\n|---|---|---|---|---|"
    );
    for format in Format::ALL {
        if !named.is_empty() && !named.iter().any(|n| n == format.name()) {
            continue;
        }
        let graph = if format.exporter().view == View::Relations { &relations } else { &graph };
        // Sets the peak back to what is held now.
        std::fs::write("/proc/self/clear_refs", "5")?;
        let (held, start) = (memory("VmRSS"), processor());
        let mut count = Count(0);
        format.write(graph, None, &mut count)?;
        let seconds = (processor() - start).max(0.01);
        let peak = memory("VmHWM").saturating_sub(held);
        println!(
            "| {} | {:.0} | {seconds:.2} | {} | {:.1} |",
            format.name(),
            graph.edges().len() as f64 / seconds,
            count.0 / 1_000_000,
            peak as f64 / 1024.0
        );
    }
    Ok(())
}

/// Counts what is written to it.
struct Count(u64);

impl Sink for Count {
    fn file(&mut self, _: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut out = io::BufWriter::with_capacity(1 << 16, self);
        write(&mut out)?;
        out.flush()
    }
}

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A line of `/proc/self/status`, in KiB; 0 where there is none.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default();
    line.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
}

/// Seconds of processor time that this process had, without the system's.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().nth(11).and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0) / 100.0
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    /// The first ones more often than the last ones, as with names in the news.
    fn often(&mut self, n: usize) -> usize {
        let bound = self.below(n) + 1;
        self.below(bound)
    }
}

const FORENAMES: [&str; 8] = ["Çağrı", "Elif", "İpek", "Ümit", "Maria", "John", "Ayşe", "Şükrü"];
const SURNAMES: [&str; 8] = ["Yıldız", "Öztürk", "Işık", "Rojas", "Smith", "Güneş", "Çelik", "Ağaoğlu"];
const WORDS: [&str; 12] = [
    "görüşmelerin",
    "yarın",
    "süreceğini",
    "ve",
    "\"anlaşmanın\"",
    "hazır",
    "olduğunu,",
    "the",
    "talks",
    "will",
    "go on;",
    "söyledi",
];
/// Edges that an article adds.
const EDGES: usize = 20;

/// A graph as articles make it: in each, four things, two events, two statements, and where they are mentioned.
fn graph(edges: usize) -> Graph {
    let mut random = Numbers(1);
    let mut builder = Builder::new();
    let rules: Vec<Arc<str>> =
        ["gazetteer", "tr.frame.consult", "tr.statement.direct"].map(Arc::from).to_vec();
    let first = piece(&"doc:0000000000000000".into(), &rules[0], 0, 10);
    let pool = edges / 50 + 100;
    let things: Vec<NodeIx> = (0..pool).map(|i| builder.add_node(thing(i, &mut random, &first))).collect();
    for article in 0..edges / EDGES {
        let doc: Arc<str> = format!("doc:{article:016x}").into();
        let mut at = 0;
        let mut evidence = |rule: usize, length: usize| {
            at += 60;
            piece(&doc, &rules[rule], at, at + length)
        };
        let document = builder.add_node(document(article, &doc, evidence(0, 40)));
        let mut four: Vec<NodeIx> = Vec::new();
        while four.len() < 4 {
            let one = things[random.often(pool)];
            if !four.contains(&one) {
                four.push(one);
            }
        }
        let join = |builder: &mut Builder, from, kind, to, evidence| {
            builder.add_edge((from, to), kind, None, false, evidence);
        };
        for i in 0..2 {
            let number = article * 2 + i;
            let event = builder.add_node(event(number, &mut random, evidence(1, 90)));
            let said = builder.add_node(statement(number, &mut random, evidence(2, 90)));
            join(&mut builder, four[i], EdgeKind::AgentOf, event, evidence(1, 90));
            join(&mut builder, event, EdgeKind::Targets, four[i + 1], evidence(1, 90));
            join(&mut builder, event, EdgeKind::At, four[i + 2], evidence(1, 90));
            join(&mut builder, four[i], EdgeKind::Said, said, evidence(2, 90));
            join(&mut builder, said, EdgeKind::About, event, evidence(2, 90));
            join(&mut builder, said, EdgeKind::AddressedTo, four[i + 1], evidence(2, 90));
            join(&mut builder, event, EdgeKind::MentionedIn, document, evidence(1, 90));
            join(&mut builder, said, EdgeKind::MentionedIn, document, evidence(2, 90));
        }
        for one in four {
            let mut mentions = evidence(0, 12);
            mentions.merge(evidence(0, 9));
            join(&mut builder, one, EdgeKind::MentionedIn, document, mentions);
        }
    }
    builder.finish()
}

fn piece(doc: &Arc<str>, rule: &Arc<str>, start: usize, end: usize) -> EvidenceList {
    let span = Span::new(start, end);
    EvidenceList::new(Evidence { doc: doc.clone(), span, rule: rule.clone(), confidence: 0.87 })
}

fn node(id: String, name: String, evidence: EvidenceList, data: NodeData) -> Node {
    Node { id, name, aliases: Vec::new(), forms: None, evidence, data }
}

fn thing(i: usize, random: &mut Numbers, evidence: &EvidenceList) -> Node {
    let (a, b) = (FORENAMES[random.below(8)], SURNAMES[random.below(8)]);
    let (name, linked) = (format!("{a} {b} {i}"), i.is_multiple_of(3).then(|| format!("Q{}", i + 1)));
    let (kind, data) = match i % 10 {
        0 => (
            "country",
            NodeData::Country(Country { wikidata: linked.clone(), iso3166: None, cameo: Some("TUR".into()) }),
        ),
        1 | 2 => (
            "organization",
            NodeData::Organization(Organization {
                wikidata: linked.clone(),
                subtype: Some("ministry".into()),
                cameo: None,
            }),
        ),
        3 | 4 => ("place", NodeData::Place(Place::default())),
        _ => (
            "person",
            NodeData::Person(Person { wikidata: linked.clone(), titles: vec!["Bakan".into()], cameo: None }),
        ),
    };
    let id = linked.unwrap_or_else(|| format!("{kind}:{}-{i}", b.to_lowercase()));
    let mut node = node(id, name, evidence.clone(), data);
    node.aliases = vec![format!("{b} {i}"), format!("{a} \"{i}\"")];
    node
}

fn document(i: usize, id: &str, evidence: EvidenceList) -> Node {
    let data = Document {
        uri: format!("archive/2025/{i}.txt"),
        sha256: format!("{i:064x}"),
        lang: "tr".into(),
        published: Some(day(i)),
        title: Some(format!("Haber {i}: görüşmeler sürüyor")),
    };
    node(
        id.to_owned(),
        format!("Haber {i}: görüşmeler sürüyor"),
        evidence,
        NodeData::Document(Box::new(data)),
    )
}

fn event(i: usize, random: &mut Numbers, evidence: EvidenceList) -> Node {
    let data = Event {
        kind: [EventType::Consult, EventType::Support, EventType::Accuse, EventType::Travel][random.below(4)],
        trigger: "görüştü".into(),
        date: Some(day(i)),
        date_precision: Some("day".into()),
        status: Status::Occurred,
        plover: None,
        cameo: Some("040".into()),
    };
    node(format!("event:{i:016x}"), "görüştü".into(), evidence, NodeData::Event(Box::new(data)))
}

fn statement(i: usize, random: &mut Numbers, evidence: EvidenceList) -> Node {
    let length = 8 + random.below(12);
    let text = (0..length).map(|_| WORDS[random.below(WORDS.len())]).collect::<Vec<_>>().join(" ");
    let name: String = text.chars().take(60).collect();
    let data = Statement {
        text,
        mode: Mode::Direct,
        cue: Some("söyledi".into()),
        polarity: Polarity::Affirmative,
        modality: Modality::Assertion,
        date: Some(day(i)),
        speaker_text: None,
    };
    node(format!("statement:{i:016x}"), name, evidence, NodeData::Statement(Box::new(data)))
}

fn day(i: usize) -> String {
    format!("2025-{:02}-{:02}", i / 28 % 12 + 1, i % 28 + 1)
}
