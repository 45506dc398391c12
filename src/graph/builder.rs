//! Documents to one graph.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::edge::Edge;
use super::fragment::{Fragment, fragment};
use super::id::edge_hash;
use super::model::{CoverageCounts, Graph, NodeIx};
use super::node::Node;
use super::view::View;
use crate::pipeline::Extraction;
use crate::text::Document;

/// Merges what documents say. The order in which they come makes no difference to the graph, and neither does a
/// document that comes twice.
#[derive(Debug, Default)]
pub struct Builder {
    nodes: Vec<Node>,
    by_id: FxHashMap<String, u32>,
    edges: Vec<Edge>,
    by_hash: FxHashMap<(u64, u32, u32), u32>,
    coverage: BTreeMap<String, CoverageCounts>,
}

impl Builder {
    /// An empty builder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document with what was found in it.
    pub fn add(&mut self, document: &Document, extraction: &Extraction) {
        self.add_fragment(fragment(document, extraction));
    }

    /// Adds a document's nodes and edges.
    pub fn add_fragment(&mut self, fragment: Fragment) {
        self.coverage.insert(fragment.document, fragment.coverage);
        let place: Vec<u32> = fragment.nodes.into_iter().map(|n| self.add_node(n)).collect();
        for edge in fragment.edges {
            let (source, target) = (place[edge.source as usize], place[edge.target as usize]);
            let hash = edge_hash(
                edge.kind,
                &self.nodes[source as usize].id,
                &self.nodes[target as usize].id,
                edge.title.as_deref(),
                edge.former,
            );
            self.add_edge(Edge {
                source: NodeIx(source),
                target: NodeIx(target),
                kind: edge.kind,
                hash,
                title: edge.title,
                former: edge.former,
                evidence: edge.evidence,
                facts: None,
            });
        }
    }

    /// The graph.
    #[must_use]
    pub fn finish(self) -> Graph {
        Graph::assemble(self.nodes, self.edges, self.coverage, View::Full)
    }

    fn add_node(&mut self, node: Node) -> u32 {
        if let Some(ix) = self.by_id.get(&node.id) {
            self.nodes[*ix as usize].merge(node);
            return *ix;
        }
        let ix = self.nodes.len() as u32;
        self.by_id.insert(node.id.clone(), ix);
        self.nodes.push(node);
        ix
    }

    fn add_edge(&mut self, edge: Edge) {
        match self.by_hash.entry((edge.hash, edge.source.0, edge.target.0)) {
            std::collections::hash_map::Entry::Occupied(slot) => {
                self.edges[*slot.get() as usize].evidence.merge(edge.evidence);
            }
            std::collections::hash_map::Entry::Vacant(slot) => {
                slot.insert(self.edges.len() as u32);
                self.edges.push(edge);
            }
        }
    }
}
