//! A Cypher script: constraints, then nodes and edges in batches. Running it twice changes nothing.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::format::{Exporter, Files};
use super::table::line;
use crate::graph::{Edge, EdgeKind, Graph, Node, NodeKind, Value, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "cypher",
    extension: "cypher",
    media_type: "application/x-cypher-query",
    about: "Cypher script (MERGE) for Neo4j and ArcadeDB",
    files: Files::One,
    view: View::Full,
    write: |graph, sink| sink.file("graph.cypher", &mut |out| write_to(graph, out)),
};

/// Rows of one `UNWIND`.
const BATCH: usize = 500;

/// The statement that makes a kind's ids unique, and found by an index.
pub(crate) fn constraint(kind: NodeKind) -> String {
    let (label, low) = (kind.name(), kind.name().to_ascii_lowercase());
    format!("CREATE CONSTRAINT kilim_{low} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
}

/// What is done with each `row` of nodes.
pub(crate) fn merge_nodes(kind: NodeKind) -> String {
    format!("MERGE (n:{} {{id: row.id}})\nSET n += row", kind.name())
}

/// What is done with each `row` of edges.
pub(crate) fn merge_edges((kind, source, target): Ends) -> String {
    format!(
        "MATCH (a:{} {{id: row.source}}), (b:{} {{id: row.target}})\n\
         MERGE (a)-[r:{} {{key: row.key}}]->(b)\nSET r += row.properties",
        source.name(),
        target.name(),
        kind.name()
    )
}

/// A kind of edge, and the kinds of its ends: what a statement must name to find them by their index.
pub(crate) type Ends = (EdgeKind, NodeKind, NodeKind);

/// Edges by kind and ends.
pub(crate) fn by_ends(graph: &Graph) -> impl Iterator<Item = (Ends, Vec<&Edge>)> {
    // Edges are sorted by kind; inside one kind the labels of their ends differ.
    graph.edges().chunk_by(|a, b| a.kind == b.kind).flat_map(|edges| {
        let mut by_ends: BTreeMap<(NodeKind, NodeKind), Vec<&Edge>> = BTreeMap::default();
        for edge in edges {
            let ends = (graph.node(edge.source).kind(), graph.node(edge.target).kind());
            by_ends.entry(ends).or_default().push(edge);
        }
        by_ends.into_iter().map(|((source, target), edges)| ((edges[0].kind, source, target), edges))
    })
}

fn write_to(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    for kind in NodeKind::ALL {
        writeln!(out, "{};", constraint(kind))?;
    }
    let mut row = String::new();
    for kind in NodeKind::ALL {
        let nodes: Vec<&Node> = graph.nodes().iter().filter(|n| n.kind() == kind).collect();
        for batch in nodes.chunks(BATCH) {
            row.clear();
            row.push_str("UNWIND [\n");
            for (i, node) in batch.iter().enumerate() {
                row.push_str(if i == 0 { "  " } else { ",\n  " });
                node_row(node, &mut row);
            }
            writeln!(out, "{row}\n] AS row\n{};", merge_nodes(kind))?;
        }
    }
    for (ends, edges) in by_ends(graph) {
        for batch in edges.chunks(BATCH) {
            row.clear();
            row.push_str("UNWIND [\n");
            for (i, edge) in batch.iter().enumerate() {
                row.push_str(if i == 0 { "  " } else { ",\n  " });
                edge_row(graph, edge, &mut row);
            }
            writeln!(out, "{row}\n] AS row\n{};", merge_edges(ends))?;
        }
    }
    Ok(())
}

fn edge_row(graph: &Graph, edge: &Edge, row: &mut String) {
    row.push_str("{source: ");
    string(&graph.node(edge.source).id, row);
    row.push_str(", target: ");
    string(&graph.node(edge.target).id, row);
    row.push_str(", key: ");
    string(&edge.key(), row);
    row.push_str(", properties: {");
    for (name, value) in edge.properties() {
        property(name, value, row);
        row.push_str(", ");
    }
    evidence(&edge.evidence, row);
    row.push_str("}}");
}

fn node_row(node: &Node, row: &mut String) {
    row.push_str("{id: ");
    string(&node.id, row);
    row.push_str(", name: ");
    string(&node.name, row);
    row.push_str(", ");
    property("mentions", Value::Count(node.mentions()), row);
    if !node.aliases.is_empty() {
        row.push_str(", ");
        property("aliases", Value::Texts(&node.aliases), row);
    }
    for (name, value) in node.properties() {
        row.push_str(", ");
        property(name.name(), value, row);
    }
    row.push_str(", ");
    evidence(&node.evidence, row);
    row.push('}');
}

fn property(name: &str, value: Value<'_>, row: &mut String) {
    // `first`, `last`, `type`, … are words of Cypher.
    row.push('`');
    row.push_str(name);
    row.push_str("`: ");
    match value {
        Value::Text(text) => string(text, row),
        Value::Texts(texts) => {
            row.push('[');
            for (i, text) in texts.iter().enumerate() {
                if i > 0 {
                    row.push_str(", ");
                }
                string(text, row);
            }
            row.push(']');
        }
        Value::Count(count) => row.push_str(&count.to_string()),
        Value::Flag(flag) => row.push_str(if flag { "true" } else { "false" }),
    }
}

fn evidence(list: &crate::graph::EvidenceList, row: &mut String) {
    row.push_str("`evidence`: [");
    for (i, e) in list.iter().enumerate() {
        if i > 0 {
            row.push_str(", ");
        }
        string(&line(e), row);
    }
    row.push(']');
}

/// A string literal. Everything but letters, digits and harmless marks could be read as an escape somewhere.
fn string(text: &str, row: &mut String) {
    use std::fmt::Write as _;
    row.push('\'');
    for c in text.chars() {
        match c {
            '\'' => row.push_str("\\'"),
            '\\' => row.push_str("\\\\"),
            '\n' => row.push_str("\\n"),
            '\r' => row.push_str("\\r"),
            '\t' => row.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{feff}') => {
                let _ = write!(row, "\\u{:04X}", u32::from(c));
            }
            c => row.push(c),
        }
    }
    row.push('\'');
}
