//! A graph without some of its documents.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::edge::Edge;
use super::evidence::EvidenceList;
use super::kind::NodeKind;
use super::model::{Graph, NodeIx};
use super::node::{Node, NodeData};
use super::view::View;

impl Graph {
    /// The documents that an id, an address or the last part of an address stands for.
    #[must_use]
    pub fn documents_called(&self, name: &str) -> Vec<&Node> {
        let documents = || self.nodes.iter().filter(|n| n.kind() == NodeKind::Document);
        let uri = |n: &Node| match &n.data {
            NodeData::Document(document) => document.uri.clone(),
            _ => String::new(),
        };
        let exact: Vec<&Node> = documents().filter(|n| n.id == name || uri(n) == name).collect();
        if !exact.is_empty() || name.is_empty() {
            return exact;
        }
        let last =
            |uri: &str| uri.strip_suffix(name).is_some_and(|before| before.ends_with(['/', '\\', '#']));
        documents().filter(|n| last(&uri(n))).collect()
    }

    /// The graph without the evidence of some documents (by id): what stood on nothing else is gone with it, and what
    /// else is left is what the other documents give. So a graph to which documents were added is as it was before once
    /// they are taken out.
    ///
    /// What the documents of a graph agree on by its ids is kept as it is. A code that a pack gave in a document that
    /// is taken out stays; and a graph that was resolved keeps the ids that it got by then. The relations view names
    /// no documents and is given back as it is.
    #[must_use]
    pub fn retract(&self, documents: &BTreeSet<&str>) -> Graph {
        if self.view != View::Full {
            return self.clone();
        }
        let is_out = |doc: &str| documents.contains(doc);
        let mut place = vec![u32::MAX; self.nodes.len()];
        let mut nodes: Vec<Node> = Vec::with_capacity(self.nodes.len());
        for (i, node) in self.nodes.iter().enumerate() {
            if let Some(node) = node.without(is_out) {
                place[i] = nodes.len() as u32;
                nodes.push(node);
            }
        }
        let mut edges: Vec<Edge> = Vec::with_capacity(self.edges.len());
        // Titles that edges carried which are gone, and those that others still carry.
        let mut gone: FxHashMap<u32, Vec<&str>> = FxHashMap::default();
        let mut carried: FxHashSet<(u32, &str)> = FxHashSet::default();
        for edge in &self.edges {
            let (source, target) = (place[edge.source.index()], place[edge.target.index()]);
            let left = edge.evidence.iter().filter(|e| !is_out(&e.doc)).cloned().collect();
            let evidence = EvidenceList::from_vec(left).filter(|_| source != u32::MAX && target != u32::MAX);
            match (evidence, &edge.title) {
                (Some(evidence), title) => {
                    carried.extend(title.as_deref().map(|t| (source, t)));
                    edges.push(Edge {
                        source: NodeIx(source),
                        target: NodeIx(target),
                        evidence,
                        ..edge.clone()
                    });
                }
                (None, Some(title)) if source != u32::MAX => gone.entry(source).or_default().push(title),
                (None, _) => {}
            }
        }
        for (source, titles) in gone {
            if let NodeData::Person(person) = &mut nodes[source as usize].data {
                person
                    .titles
                    .retain(|t| !titles.contains(&t.as_str()) || carried.contains(&(source, t.as_str())));
            }
        }
        let coverage = self
            .coverage
            .iter()
            .filter(|(doc, _)| !is_out(doc))
            .map(|(doc, counts)| (doc.clone(), *counts))
            .collect();
        let mut graph = Graph::assemble(nodes, edges, coverage, self.view);
        graph.sources = self.sources.clone();
        graph.sources.retain(|doc, _| !is_out(doc));
        graph
    }
}
