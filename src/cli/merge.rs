//! `kilim merge`: several graphs to one; `kilim add`: articles to a graph that is there.

use std::collections::BTreeSet;
use std::path::Path;

use super::args::{AddArgs, MergeArgs, RetractArgs};
use super::build::{self, count};
use super::config::{self, Build, Output, need_full};
use super::exit::Exit;
use super::export::{read_graph, write};
use super::report::Report;
use crate::error::Error;
use crate::export::Format;
use crate::graph::{Graph, Node, NodeKind, Property, Value, merge};

/// Merges graphs.
pub fn run(args: &MergeArgs, report: Report) -> Result<Exit, Error> {
    let mut graphs = Vec::with_capacity(args.graphs.len());
    for path in &args.graphs {
        let graph = read_graph(path)?;
        need_full(&graph, path, "merge")?;
        graphs.push(graph);
    }
    let mut graph = merge(&graphs);
    if let Some(identity) = config::resolving(args.resolve, &args.identity)? {
        graph = build::resolved(&graph, &identity, report);
    }
    put(&graph, &args.output, report)?;
    Ok(Exit::Done)
}

/// Builds a graph of articles and merges it into one that is there.
pub fn add(args: AddArgs, report: Report) -> Result<Exit, Error> {
    let graph = read_graph(&args.graph)?;
    need_full(&graph, &args.graph, "add to")?;
    let output = args.output.unwrap_or(args.graph);
    let (more, tally) = build::weave_all(&Build::for_adding(args.paths, args.reading)?, report)?;
    put(&merge([&graph, &more]), &output, report)?;
    Ok(tally.exit())
}

/// Takes documents out of a graph.
pub fn retract(args: &RetractArgs, report: Report) -> Result<Exit, Error> {
    let graph = read_graph(&args.graph)?;
    need_full(&graph, &args.graph, "retract from")?;
    let mut out = BTreeSet::new();
    for name in &args.documents {
        match graph.documents_called(name).as_slice() {
            [] => return Err(unknown(&graph, name)),
            [document] => {
                out.insert(document.id.as_str());
            }
            several => {
                let ids = list(several);
                return Err(Error::usage(format!("`{name}` fits several documents; give an id: {ids}")));
            }
        }
    }
    let left = graph.retract(&out);
    put(&left, args.output.as_deref().unwrap_or(&args.graph), report)?;
    Ok(Exit::Done)
}

/// How many documents an error names.
const NAMED: usize = 5;

fn unknown(graph: &Graph, name: &str) -> Error {
    let documents: Vec<&Node> = graph.nodes().iter().filter(|n| n.kind() == NodeKind::Document).collect();
    let all = if documents.len() > NAMED { "some of its documents" } else { "its documents" };
    Error::usage(format!("the graph has no document `{name}`; {all}: {}", list(&documents)))
}

fn list(documents: &[&Node]) -> String {
    let named = |n: &&Node| match n.property(Property::Uri) {
        Some(Value::Text(uri)) => format!("{} ({uri})", n.id),
        _ => n.id.clone(),
    };
    let more = if documents.len() > NAMED { ", …" } else { "" };
    documents.iter().take(NAMED).map(named).collect::<Vec<_>>().join(", ") + more
}

fn put(graph: &Graph, output: &Path, report: Report) -> Result<(), Error> {
    let written = write(graph, &Output::of(output), &[Format::Json], None)?;
    if !written.is_empty() {
        report.done(&format!(
            "{}, {} -> {}",
            count(graph.nodes().len(), "node"),
            count(graph.edges().len(), "edge"),
            written.join(", ")
        ));
    }
    Ok(())
}
