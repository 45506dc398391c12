//! The JSON shapes of drawing libraries: D3, Cytoscape.js, JSON Graph Format.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::format::{Exporter, Files};
use super::json::Attributes;
use super::sink::Sink;
use crate::graph::{Edge, EvidenceList, Graph, Node, View};

pub(super) const D3: Exporter = Exporter {
    name: "d3",
    extension: "d3.json",
    media_type: "application/json",
    about: "`nodes` and `links`, as d3-force takes them",
    files: Files::One,
    view: View::Full,
    write: |graph, sink| {
        sink.file("graph.d3.json", &mut |out| {
            out.write_all(b"{\"nodes\": [")?;
            list(out, graph.nodes())?;
            out.write_all(b"\n],\n\"links\": [")?;
            list(out, graph.edges().iter().map(|e| graph.with_ends(e)))?;
            out.write_all(b"\n]}\n")
        })
    },
};

pub(super) const CYTOSCAPE: Exporter = Exporter {
    name: "cytoscape",
    extension: "cyjs",
    media_type: "application/json",
    about: "elements of Cytoscape.js, and of Cytoscape's own import",
    files: Files::One,
    view: View::Full,
    write: |graph, sink| {
        sink.file("graph.cyjs", &mut |out| {
            out.write_all(b"{\"format_version\": \"1.0\", \"generated_by\": ")?;
            serde_json::to_writer(&mut *out, graph.generator())?;
            out.write_all(b",\n\"data\": ")?;
            serde_json::to_writer(&mut *out, &Attributes(graph))?;
            out.write_all(b",\n\"elements\": {\"nodes\": [")?;
            list(out, graph.nodes().iter().map(|data| Element { data }))?;
            out.write_all(b"\n],\n\"edges\": [")?;
            list(out, graph.edges().iter().map(|e| Element { data: graph.with_ends(e).key_as("id") }))?;
            out.write_all(b"\n]}}\n")
        })
    },
};

pub(super) const JGF: Exporter = Exporter {
    name: "jgf",
    extension: "jgf.json",
    media_type: "application/vnd.jgf+json",
    about: "JSON Graph Format, version 2",
    files: Files::One,
    view: View::Full,
    write: jgf,
};

#[derive(Serialize)]
struct Element<T> {
    data: T,
}

/// Values a line, with commas between them.
fn list<T: Serialize>(out: &mut dyn Write, values: impl IntoIterator<Item = T>) -> io::Result<()> {
    for (i, value) in values.into_iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &value)?;
    }
    Ok(())
}

fn jgf(graph: &Graph, sink: &mut dyn Sink) -> io::Result<()> {
    sink.file("graph.jgf.json", &mut |out| {
        out.write_all(b"{\"graph\": {\"directed\": true, \"type\": \"kilim\", \"metadata\": ")?;
        serde_json::to_writer(&mut *out, &Attributes(graph))?;
        out.write_all(b",\n\"nodes\": {")?;
        for (i, node) in graph.nodes().iter().enumerate() {
            out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &node.id)?;
            out.write_all(b": ")?;
            serde_json::to_writer(&mut *out, &JgfNode { label: &node.name, metadata: node })?;
        }
        out.write_all(b"\n},\n\"edges\": [")?;
        list(out, graph.edges().iter().map(|e| JgfEdge::new(graph, e)))?;
        out.write_all(b"\n]}}\n")
    })
}

#[derive(Serialize)]
struct JgfNode<'a> {
    label: &'a str,
    metadata: &'a Node,
}

#[derive(Serialize)]
struct JgfEdge<'a> {
    id: String,
    source: &'a str,
    target: &'a str,
    relation: &'static str,
    directed: bool,
    metadata: JgfFacts<'a>,
}

impl<'a> JgfEdge<'a> {
    fn new(graph: &'a Graph, edge: &'a Edge) -> Self {
        JgfEdge {
            id: edge.key(),
            source: &graph.node(edge.source).id,
            target: &graph.node(edge.target).id,
            relation: edge.kind.name(),
            directed: !edge.is_symmetric(),
            metadata: JgfFacts { edge, evidence: &edge.evidence },
        }
    }
}

struct JgfFacts<'a> {
    edge: &'a Edge,
    evidence: &'a EvidenceList,
}

impl Serialize for JgfFacts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        for (name, value) in self.edge.properties() {
            out.serialize_entry(name, &value)?;
        }
        out.serialize_entry("evidence", self.evidence)?;
        out.end()
    }
}
