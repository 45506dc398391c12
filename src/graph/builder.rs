//! Documents to one graph.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::edge::Edge;
use super::evidence::EvidenceList;
use super::fragment::{Fragment, fragment};
use super::id::edge_hash;
use super::kind::EdgeKind;
use super::model::{CoverageCounts, Graph, NodeIx};
use super::node::{Node, NodeData};
use super::view::View;
use crate::pipeline::Extraction;
use crate::text::Document;

/// Merges what documents say. The order in which they come makes no difference to the graph, and neither does a
/// document that comes twice.
#[derive(Debug, Default)]
pub struct Builder {
    nodes: Vec<Node>,
    by_id: FxHashMap<String, NodeIx>,
    edges: Vec<Edge>,
    by_hash: FxHashMap<(u64, NodeIx, NodeIx), u32>,
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
        let place: Vec<NodeIx> = fragment.nodes.into_iter().map(|n| self.add_node(n)).collect();
        for edge in fragment.edges {
            let (source, target) = (place[edge.source as usize], place[edge.target as usize]);
            self.add_edge((source, target), edge.kind, edge.title, edge.former, edge.evidence);
        }
    }

    /// The graph.
    #[must_use]
    pub fn finish(mut self) -> Graph {
        for node in &mut self.nodes {
            node.evidence.tidy();
            node.settle_name();
        }
        for edge in &mut self.edges {
            edge.evidence.tidy();
        }
        Graph::assemble(self.nodes, self.edges, self.coverage, View::Full)
    }

    /// Adds titles to people.
    pub(super) fn add_titles(&mut self, titles: Vec<(NodeIx, String)>) {
        for (person, title) in titles {
            if let NodeData::Person(person) = &mut self.nodes[person.index()].data
                && let Err(at) = person.titles.binary_search(&title)
            {
                person.titles.insert(at, title);
            }
        }
    }

    /// Adds what became of documents' sentences.
    pub(super) fn add_coverage(&mut self, coverage: &BTreeMap<String, CoverageCounts>) {
        self.coverage.extend(coverage.iter().map(|(document, counts)| (document.clone(), *counts)));
    }

    /// Adds a node, or merges it with the one of the same id. The index holds in this builder alone.
    pub fn add_node(&mut self, node: Node) -> NodeIx {
        if let Some(ix) = self.by_id.get(&node.id) {
            self.nodes[ix.index()].absorb(node);
            return *ix;
        }
        let ix = NodeIx(self.nodes.len() as u32);
        self.by_id.insert(node.id.clone(), ix);
        self.nodes.push(node);
        ix
    }

    /// Adds an edge between two nodes of this builder (source, target), or its evidence to the edge that is there.
    ///
    /// # Panics
    /// If a node is not of this builder.
    pub fn add_edge(
        &mut self,
        (source, target): (NodeIx, NodeIx),
        kind: EdgeKind,
        title: Option<String>,
        former: bool,
        evidence: EvidenceList,
    ) {
        let (from, to) = (&self.nodes[source.index()].id, &self.nodes[target.index()].id);
        let hash = edge_hash(kind, from, to, title.as_deref(), former);
        match self.by_hash.entry((hash, source, target)) {
            Entry::Occupied(slot) => self.edges[*slot.get() as usize].evidence.absorb(evidence),
            Entry::Vacant(slot) => {
                slot.insert(self.edges.len() as u32);
                self.edges.push(Edge { source, target, kind, hash, title, former, evidence, facts: None });
            }
        }
    }
}
