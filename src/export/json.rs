//! NetworkX's node-link JSON: `networkx.node_link_graph(json.load(f), edges="edges")`. A node or an edge a line.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::format::{Exporter, Files};
use super::sink::Sink;
use crate::graph::{FORMAT, Graph, NodeKind, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "json",
    extension: "json",
    media_type: "application/json",
    about: "node-link JSON with all evidence, as NetworkX and kilim itself read it",
    files: Files::One,
    view: View::Full,
    write,
};

fn write(graph: &Graph, sink: &mut dyn Sink) -> io::Result<()> {
    sink.file("graph.json", &mut |out| write_to(graph, out))
}

/// What stands under `graph`.
pub(super) struct Attributes<'a>(pub &'a Graph);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let graph = self.0;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("format", FORMAT)?;
        out.serialize_entry("generator", graph.generator())?;
        let documents = match graph.view() {
            View::Full => graph.nodes().iter().filter(|n| n.kind() == NodeKind::Document).count(),
            View::Relations => graph.coverage().len(),
        };
        out.serialize_entry("documents", &documents)?;
        if graph.view() != View::Full {
            out.serialize_entry("view", graph.view().name())?;
        }
        out.serialize_entry("coverage", graph.coverage())?;
        out.end()
    }
}

/// Writes a graph to a stream.
pub(super) fn write_to(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"directed\": true, \"multigraph\": true,\n\"graph\": ")?;
    serde_json::to_writer(&mut *out, &Attributes(graph))?;
    out.write_all(b",\n\"nodes\": [")?;
    for (i, node) in graph.nodes().iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, node)?;
    }
    out.write_all(b"\n],\n\"edges\": [")?;
    for (i, edge) in graph.edges().iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &graph.with_ends(edge))?;
    }
    out.write_all(b"\n]}\n")
}
