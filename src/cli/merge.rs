//! `kilim merge`: several graphs to one; `kilim add`: articles to a graph that is there.

use super::args::{AddArgs, MergeArgs};
use super::build::{self, count};
use super::config::{Build, Output};
use super::exit::Exit;
use super::export::{read_graph, write};
use super::report::Report;
use crate::error::Error;
use crate::export::Format;
use crate::graph::{Graph, View, merge};

/// Merges graphs.
pub fn run(args: &MergeArgs, report: Report) -> Result<Exit, Error> {
    let mut graphs = Vec::with_capacity(args.graphs.len());
    for path in &args.graphs {
        graphs.push(full(read_graph(path)?, path)?);
    }
    put(&merge(&graphs), &args.output, report)?;
    Ok(Exit::Done)
}

/// Builds a graph of articles and merges it into one that is there.
pub fn add(args: AddArgs, report: Report) -> Result<Exit, Error> {
    let graph = full(read_graph(&args.graph)?, &args.graph)?;
    let output = args.output.unwrap_or(args.graph);
    let (more, tally) = build::weave_all(&Build::for_adding(args.paths, args.reading)?, report)?;
    put(&merge([&graph, &more]), &output, report)?;
    Ok(tally.exit())
}

fn full(graph: Graph, path: &std::path::Path) -> Result<Graph, Error> {
    if graph.view() == View::Full {
        return Ok(graph);
    }
    Err(Error::input(
        path.display().to_string(),
        "this is the relations view, which no longer holds the events that it sums up; merge full graphs",
    ))
}

fn put(graph: &Graph, output: &std::path::Path, report: Report) -> Result<(), Error> {
    let output = if output.as_os_str() == "-" { Output::Stdout } else { Output::File(output.to_owned()) };
    let written = write(graph, &output, &[Format::Json], None)?;
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
