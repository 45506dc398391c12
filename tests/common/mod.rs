//! What several tests share.

#![allow(dead_code)] // each test file uses a part

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kilim::event::{EventType, Status};
use kilim::graph::{
    Builder, Country, Document, EdgeKind, Event, Evidence, EvidenceList, Graph, Node, NodeData, NodeIx,
    Organization, Person, Place, Polarity, Statement,
};
use kilim::statement::{Modality, Mode};
use kilim::text::Span;

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program, to be run from the repository.
pub fn kilim() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kilim"));
    command.current_dir(root()).env_remove("NO_COLOR");
    command
}

/// Runs the program with arguments.
pub fn run(arguments: &[&str]) -> Output {
    kilim().args(arguments).output().expect("kilim runs")
}

/// Runs a command with an input; gives up where it is not installed.
pub fn feed(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("{command:?}: {e}; `.ci/run` installs what the tests need"));
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("written");
    output
}

/// Standard error as text.
pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Python with the packages that `.ci/run` installs: `.venv` in the repository, or `$KILIM_PYTHON`.
pub fn python() -> Option<Command> {
    let path = std::env::var_os("KILIM_PYTHON")
        .map(PathBuf::from)
        .or_else(|| Some(root().join(".venv/bin/python")).filter(|p| p.exists()))?;
    Some(Command::new(path))
}

/// Whether a program is installed (asked for its version).
pub fn installed(program: &str) -> bool {
    Command::new(program).arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Says why a test was passed over; in CI that is a failure.
pub fn skip(why: &str) {
    assert!(std::env::var_os("KILIM_CI").is_none(), "{why}");
    eprintln!("skipped: {why}");
}

/// Names that have broken other writers.
pub fn hostile_names() -> Vec<String> {
    [
        "\"quoted\" 'twice'",
        "back\\slash\\",
        "\\N\\G\\l\\",
        "line\nbreak\r\nand\ttab",
        "<b>&lt;tag&gt; & more</b>",
        "</script><script>alert(1)</script>",
        "<!-- --> ]]> <![CDATA[",
        "=cmd|' /C calc'!A0",
        "semi;colon, comma",
        "emoji 👩‍🚀🇹🇷",
        "İstanbul’un Iğdır’ı",
        "\u{202e}right to left\u{202c} שלום مرحبا",
        "nul\0inside",
        "[brackets] {braces} |pipe| `tick` $dollar ${x} %s %%",
        "--> ==> ---",
        "end",
        "\u{feff}bom \u{2028} \u{fffe}",
        " ",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain([format!("long {}", "x".repeat(9_995))])
    .collect()
}

/// Evidence in a document.
pub fn evidence(doc: &str, start: usize, end: usize) -> EvidenceList {
    EvidenceList::new(Evidence {
        doc: doc.into(),
        span: Span::new(start, end),
        rule: "test".into(),
        confidence: 0.5,
    })
}

fn node(id: &str, name: &str, data: NodeData) -> Node {
    Node {
        id: id.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        forms: None,
        evidence: evidence("doc:t", 0, 4),
        data,
    }
}

/// A person with an id made of a number.
pub fn person(number: usize, name: &str) -> Node {
    node(&format!("person:{number}"), name, NodeData::Person(Person::default()))
}

/// An event.
pub fn event(id: &str, kind: EventType, status: Status, date: Option<&str>) -> Node {
    node(
        id,
        "trigger",
        NodeData::Event(Box::new(Event {
            kind,
            trigger: "trigger".into(),
            date: date.map(str::to_owned),
            date_precision: date.map(|_| "day".to_owned()),
            status,
            plover: None,
            cameo: Some("040".into()),
        })),
    )
}

/// A graph with every kind of node and edge, where every name, title, trigger, alias and text is hostile.
pub fn hostile_graph() -> Graph {
    let mut builder = Builder::new();
    let names = hostile_names();
    let document = builder.add_node(node(
        "doc:t",
        "a \"title\"",
        NodeData::Document(Box::new(Document {
            uri: "a \"b\".txt".into(),
            sha256: "00".repeat(32),
            lang: "tr".into(),
            published: Some("2025-09-05".into()),
            title: Some("a \"title\"".into()),
        })),
    ));
    let country = builder.add_node(node(
        "Q148",
        "Çin",
        NodeData::Country(Country {
            wikidata: Some("Q148".into()),
            iso3166: Some("CN".into()),
            cameo: Some("CHN".into()),
        }),
    ));
    let mut previous: Option<NodeIx> = None;
    for (i, name) in names.iter().enumerate() {
        let mut one = person(i, name);
        one.aliases = vec![name.clone(), format!("{name};")];
        one.data = NodeData::Person(Person { wikidata: None, titles: vec![name.clone()], cameo: None });
        let one = builder.add_node(one);
        let body = builder.add_node(node(
            &format!("organization:{name}"),
            name,
            NodeData::Organization(Organization { wikidata: None, subtype: Some(name.clone()), cameo: None }),
        ));
        let place = builder.add_node(node(&format!("place:{i}"), name, NodeData::Place(Place::default())));
        let mut told =
            event(&format!("event:{i:016x}"), EventType::Consult, Status::Occurred, Some("2025-09-05"));
        told.name.clone_from(name);
        if let NodeData::Event(event) = &mut told.data {
            event.trigger.clone_from(name);
        }
        let told = builder.add_node(told);
        let said = builder.add_node(node(
            &format!("statement:{i:016x}"),
            name,
            NodeData::Statement(Box::new(Statement {
                text: name.clone(),
                mode: Mode::Direct,
                cue: Some(name.clone()),
                polarity: Polarity::Negative,
                modality: Modality::Promise,
                date: None,
                speaker_text: Some(name.clone()),
            })),
        ));
        let mut join = |from, kind, to, title: Option<&str>| {
            builder.add_edge(
                (from, to),
                kind,
                title.map(str::to_owned),
                title.is_some(),
                evidence("doc:t", 0, 4),
            );
        };
        join(one, EdgeKind::AgentOf, told, None);
        join(told, EdgeKind::Targets, previous.unwrap_or(country), None);
        join(told, EdgeKind::At, place, None);
        join(one, EdgeKind::Said, said, None);
        join(said, EdgeKind::About, told, None);
        join(said, EdgeKind::AddressedTo, body, None);
        join(one, EdgeKind::HoldsOffice, body, Some(name));
        join(body, EdgeKind::PartOf, country, None);
        join(one, EdgeKind::MemberOf, body, None);
        join(place, EdgeKind::LocatedIn, country, None);
        join(one, EdgeKind::CitizenOf, country, None);
        if let Some(previous) = previous {
            join(one, EdgeKind::KinOf, previous, None);
        }
        for node in [one, body, place, told, said] {
            join(node, EdgeKind::MentionedIn, document, None);
        }
        previous = Some(one);
    }
    builder.finish()
}

/// A graph written in a format, file by file.
pub fn export(graph: &Graph, format: kilim::export::Format) -> Vec<(String, Vec<u8>)> {
    struct Files(Vec<(String, Vec<u8>)>);
    impl kilim::export::Sink for Files {
        fn file(
            &mut self,
            name: &str,
            write: &mut dyn FnMut(&mut dyn Write) -> std::io::Result<()>,
        ) -> std::io::Result<()> {
            let mut bytes = Vec::new();
            write(&mut bytes)?;
            self.0.push((name.to_owned(), bytes));
            Ok(())
        }
    }
    let mut files = Files(Vec::new());
    format.write(graph, None, &mut files).expect("memory takes everything");
    files.0
}

/// The one file of a one-file format.
pub fn export_one(graph: &Graph, format: kilim::export::Format) -> Vec<u8> {
    export(graph, format).swap_remove(0).1
}

/// All sample articles.
pub fn samples() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("data/samples"))
        .expect("samples")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    assert!(files.len() > 3);
    files
}
