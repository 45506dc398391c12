//! `kilim diff`: what came, went and changed between two graphs.

use std::fmt::Write;

use super::args::DiffArgs;
use super::exit::Exit;
use super::export::read_graph;
use super::report::print;
use crate::error::Error;
use crate::graph::{Diff, EdgeLine, NodeLine};

/// Prints the difference; exit code 1 where there is one.
pub fn run(args: &DiffArgs) -> Result<Exit, Error> {
    let (before, after) = (read_graph(&args.before)?, read_graph(&args.after)?);
    let diff = Diff::between(&before, &after);
    let text = if args.json {
        let mut text = serde_json::to_string_pretty(&diff).unwrap_or_default();
        text.push('\n');
        text
    } else {
        people(&diff)
    };
    print(text.as_bytes())?;
    Ok(if diff.is_empty() { Exit::Done } else { Exit::Defects })
}

/// A line a change: `+`, `-`, `~`.
fn people(diff: &Diff) -> String {
    let mut out = String::new();
    let mut nodes = |mark: char, lines: &[NodeLine]| {
        for n in lines {
            let _ = writeln!(out, "{mark} {} {} ({})", n.kind.name(), n.name, n.id);
        }
    };
    nodes('-', &diff.removed_nodes);
    nodes('+', &diff.added_nodes);
    nodes('~', &diff.changed_nodes);
    let mut edges = |mark: char, lines: &[EdgeLine]| {
        for e in lines {
            let title = e.title.as_ref().map(|t| format!(" ({t})")).unwrap_or_default();
            let _ = writeln!(out, "{mark} {} -{}{title}-> {}", e.source_name, e.kind.name(), e.target_name);
        }
    };
    edges('-', &diff.removed_edges);
    edges('+', &diff.added_edges);
    edges('~', &diff.changed_edges);
    out
}
