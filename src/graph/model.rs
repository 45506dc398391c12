//! The graph itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::edge::Edge;
use super::node::Node;
use crate::pipeline::Coverage;

/// The format's name and version, as the JSON carries it.
pub const FORMAT: &str = "kilim-graph/1";

/// Index of a node in [`Graph::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub u32);

impl NodeIx {
    /// As a slice index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A knowledge graph: nodes sorted by kind and id, edges by kind and key.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) coverage: BTreeMap<String, CoverageCounts>,
    pub(super) view: super::view::View,
    pub(super) generator: String,
    /// Texts of the documents, for formats that show them; no part of the graph itself.
    pub(super) sources: BTreeMap<String, String>,
}

/// What became of a document's sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CoverageCounts {
    /// All sentences.
    pub sentences: u32,
    /// Gave a relation, an event or a statement.
    pub used: u32,
    /// Name nobody.
    pub no_name: u32,
    /// Name somebody, without a predicate that is known.
    pub no_predicate: u32,
    /// A known predicate without a named argument.
    pub no_argument: u32,
    /// Too long to analyse.
    pub too_long: u32,
}

impl CoverageCounts {
    /// Counts verdicts.
    #[must_use]
    pub fn of(verdicts: &[Coverage]) -> Self {
        let mut counts = Self { sentences: verdicts.len() as u32, ..Self::default() };
        for verdict in verdicts {
            *match verdict {
                Coverage::Used => &mut counts.used,
                Coverage::NoName => &mut counts.no_name,
                Coverage::NoPredicate => &mut counts.no_predicate,
                Coverage::NoArgument => &mut counts.no_argument,
                Coverage::TooLong => &mut counts.too_long,
            } += 1;
        }
        counts
    }

    /// Adds another document's counts.
    pub fn add(&mut self, other: &CoverageCounts) {
        self.sentences += other.sentences;
        self.used += other.used;
        self.no_name += other.no_name;
        self.no_predicate += other.no_predicate;
        self.no_argument += other.no_argument;
        self.too_long += other.too_long;
    }
}

impl Graph {
    /// Nodes, sorted by kind and id.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Edges, sorted by kind and key.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// A node.
    ///
    /// # Panics
    /// If the index is of another graph.
    #[must_use]
    pub fn node(&self, ix: NodeIx) -> &Node {
        &self.nodes[ix.index()]
    }

    /// The node of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<NodeIx> {
        // Sorted by kind first: one binary search a kind.
        super::NodeKind::ALL.into_iter().find_map(|kind| {
            let found = self.nodes.binary_search_by(|n| (n.kind(), n.id.as_str()).cmp(&(kind, id)));
            found.ok().map(|i| NodeIx(i as u32))
        })
    }

    /// Number of edges at each node, in both directions.
    #[must_use]
    pub fn degrees(&self) -> Vec<u32> {
        let mut degrees = vec![0; self.nodes.len()];
        for edge in &self.edges {
            degrees[edge.source.index()] += 1;
            degrees[edge.target.index()] += 1;
        }
        degrees
    }

    /// Coverage by document id.
    #[must_use]
    pub fn coverage(&self) -> &BTreeMap<String, CoverageCounts> {
        &self.coverage
    }

    /// Which view this is.
    #[must_use]
    pub fn view(&self) -> super::view::View {
        self.view
    }

    /// Program and version that made it.
    #[must_use]
    pub fn generator(&self) -> &str {
        &self.generator
    }

    /// Puts a document's text at hand for formats that show it.
    pub fn attach_source(&mut self, document: String, text: String) {
        self.sources.insert(document, text);
    }

    /// A document's text, where it is at hand.
    #[must_use]
    pub fn source(&self, document: &str) -> Option<&str> {
        self.sources.get(document).map(String::as_str)
    }

    /// A graph of nodes and edges that are all there; edges point into `nodes` as given. Sorts both.
    pub(super) fn assemble(
        nodes: Vec<Node>,
        mut edges: Vec<Edge>,
        coverage: BTreeMap<String, CoverageCounts>,
        view: super::view::View,
    ) -> Graph {
        let mut order: Vec<u32> = (0..nodes.len() as u32).collect();
        let key = |i: u32| {
            let node: &Node = &nodes[i as usize];
            (node.kind(), node.id.as_str())
        };
        order.sort_unstable_by(|a, b| key(*a).cmp(&key(*b)));
        let mut place = vec![0; nodes.len()];
        for (to, from) in order.iter().enumerate() {
            place[*from as usize] = to as u32;
        }
        let mut slots: Vec<Option<Node>> = nodes.into_iter().map(Some).collect();
        let nodes = order.iter().filter_map(|i| slots[*i as usize].take()).collect();
        for edge in &mut edges {
            edge.source = NodeIx(place[edge.source.index()]);
            edge.target = NodeIx(place[edge.target.index()]);
        }
        edges.sort_unstable_by(|a, b| {
            (a.kind.name(), a.hash, a.source, a.target).cmp(&(b.kind.name(), b.hash, b.source, b.target))
        });
        let generator = concat!("kilim ", env!("CARGO_PKG_VERSION")).to_owned();
        Graph { nodes, edges, coverage, view, generator, sources: BTreeMap::new() }
    }
}
