//! Graphs put together and compared.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::builder::Builder;
use super::edge::Edge;
use super::kind::{EdgeKind, NodeKind};
use super::model::Graph;
use super::view::View;

impl Builder {
    /// Adds all that another graph holds. The order in which graphs come makes no difference, and a graph that comes
    /// twice changes nothing: what is added is a union of nodes, edges and evidence.
    pub fn add_graph(&mut self, graph: &Graph) {
        let place: Vec<_> = graph.nodes().iter().map(|n| self.add_node(n.clone())).collect();
        for edge in graph.edges() {
            let ends = (place[edge.source.index()], place[edge.target.index()]);
            self.add_edge(ends, edge.kind, edge.title.clone(), edge.former, edge.evidence.clone());
        }
        self.add_coverage(graph.coverage());
    }
}

/// One graph of several: the same bytes as building all their documents at once.
///
/// The relations view can't be merged, since it no longer holds the events that it sums up: such graphs are left out.
#[must_use]
pub fn merge<'g>(graphs: impl IntoIterator<Item = &'g Graph>) -> Graph {
    let mut builder = Builder::new();
    for graph in graphs.into_iter().filter(|g| g.view() == View::Full) {
        builder.add_graph(graph);
    }
    builder.finish()
}

/// What came, went and changed between two graphs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Nodes of the second graph alone.
    pub added_nodes: Vec<NodeLine>,
    /// Nodes of the first graph alone.
    pub removed_nodes: Vec<NodeLine>,
    /// Nodes of both that differ.
    pub changed_nodes: Vec<NodeLine>,
    /// Edges of the second graph alone.
    pub added_edges: Vec<EdgeLine>,
    /// Edges of the first graph alone.
    pub removed_edges: Vec<EdgeLine>,
    /// Edges of both whose evidence differs.
    pub changed_edges: Vec<EdgeLine>,
}

/// A node as a diff names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NodeLine {
    /// Kind.
    #[serde(serialize_with = "node_kind")]
    pub kind: NodeKind,
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// An edge as a diff names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EdgeLine {
    /// Kind.
    #[serde(serialize_with = "edge_kind")]
    pub kind: EdgeKind,
    /// From: id.
    pub source: String,
    /// To: id.
    pub target: String,
    /// From: name.
    pub source_name: String,
    /// To: name.
    pub target_name: String,
    /// An office's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl Diff {
    /// Compares `before` with `after`, in the order of kinds and ids.
    #[must_use]
    pub fn between(before: &Graph, after: &Graph) -> Diff {
        let mut diff = Diff::default();
        let nodes = |g: &Graph| -> BTreeMap<(NodeKind, String), usize> {
            g.nodes().iter().enumerate().map(|(i, n)| ((n.kind(), n.id.clone()), i)).collect()
        };
        let line = |g: &Graph, i: usize| {
            let n = &g.nodes()[i];
            NodeLine { kind: n.kind(), id: n.id.clone(), name: n.name.clone() }
        };
        let (first, second) = (nodes(before), nodes(after));
        for (key, i) in &first {
            match second.get(key) {
                None => diff.removed_nodes.push(line(before, *i)),
                Some(j) if before.nodes()[*i] != after.nodes()[*j] => {
                    diff.changed_nodes.push(line(after, *j));
                }
                Some(_) => {}
            }
        }
        diff.added_nodes
            .extend(second.iter().filter(|(k, _)| !first.contains_key(*k)).map(|(_, j)| line(after, *j)));
        let edges = |g: &Graph| -> BTreeMap<EdgeLine, usize> {
            g.edges().iter().enumerate().map(|(i, e)| (edge_line(g, e), i)).collect()
        };
        let (first, second) = (edges(before), edges(after));
        for (line, i) in &first {
            match second.get(line) {
                None => diff.removed_edges.push(line.clone()),
                Some(j) if before.edges()[*i].evidence != after.edges()[*j].evidence => {
                    diff.changed_edges.push(line.clone());
                }
                Some(_) => {}
            }
        }
        diff.added_edges.extend(second.keys().filter(|l| !first.contains_key(*l)).cloned());
        diff
    }

    /// Whether the graphs are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Diff::default()
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn node_kind<S: Serializer>(kind: &NodeKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn edge_kind<S: Serializer>(kind: &EdgeKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}

fn edge_line(graph: &Graph, edge: &Edge) -> EdgeLine {
    let (source, target) = (&graph.nodes()[edge.source.index()], &graph.nodes()[edge.target.index()]);
    EdgeLine {
        kind: edge.kind,
        source: source.id.clone(),
        target: target.id.clone(),
        source_name: source.name.clone(),
        target_name: target.name.clone(),
        title: edge.title.clone(),
    }
}
