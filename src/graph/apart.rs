//! Two things that documents call by the same words, told apart by the user.
//!
//! A name that is linked to nothing is one node in every document that has it. Where that is wrong, the user decides
//! that the name in a document is another one's: `different`, the node's id, the document's id.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::builder::Builder;
use super::evidence::EvidenceList;
use super::kind::NodeKind;
use super::model::{Graph, NodeIx};
use super::node::{Node, NodeData};
use crate::identity::{Decision, Decisions};

/// Id of what one document calls as others call the node.
pub(super) fn id_in(node: &str, document: &str) -> String {
    format!("{node}@{document}")
}

/// Decisions about a node (first) and a document in it (second).
fn partings<'d>(graph: &Graph, decisions: &'d Decisions) -> Vec<(&'d Decision, NodeIx, &'d str)> {
    let mut out = Vec::new();
    for decision in decisions.all().iter().filter(|d| !d.same) {
        for (id, document) in [(&decision.ids.0, &decision.ids.1), (&decision.ids.1, &decision.ids.0)] {
            let is_document = |ix: NodeIx| graph.node(ix).kind() == NodeKind::Document;
            if let (Some(node), Some(_)) =
                (graph.find(id), graph.find(document).filter(|ix| is_document(*ix)))
                && graph.node(node).kind().is_entity()
            {
                out.push((decision, node, document.as_str()));
            }
        }
    }
    out
}

/// The graph with a node of its own for each such document, and the decisions that keep it apart from the others.
pub(super) fn apart<'a>(graph: &'a Graph, decisions: &'a Decisions) -> (Cow<'a, Graph>, Cow<'a, Decisions>) {
    let partings = partings(graph, decisions);
    if partings.is_empty() {
        return (Cow::Borrowed(graph), Cow::Borrowed(decisions));
    }
    let mut more = decisions.clone();
    let mut moved: FxHashMap<(NodeIx, &str), String> = FxHashMap::default();
    for (decision, node, document) in partings {
        let own = id_in(&graph.node(node).id, document);
        more.add(Decision { ids: (graph.node(node).id.clone(), own.clone()), ..decision.clone() });
        moved.insert((node, document), own);
    }
    let mut builder = Builder::new();
    let is_moved = |node: NodeIx, document: &str| moved.contains_key(&(node, document));
    let mut place: FxHashMap<(NodeIx, Option<&str>), NodeIx> = FxHashMap::default();
    for (i, node) in graph.nodes().iter().enumerate() {
        let ix = NodeIx(i as u32);
        if let Some(rest) = node.without(|d| is_moved(ix, d)) {
            place.insert((ix, None), builder.add_node(untitled(rest)));
        }
    }
    for ((node, document), id) in &moved {
        if let Some(part) = graph.node(*node).without(|d| d != *document) {
            let part = Node { id: id.clone(), ..untitled(part) };
            place.insert((*node, Some(document)), builder.add_node(part));
        }
    }
    let mut titles: Vec<(NodeIx, String)> = Vec::new();
    for edge in graph.edges() {
        // Each piece of evidence goes with the nodes that its document means.
        for evidence in &edge.evidence {
            let doc = &*evidence.doc;
            let end = |ix: NodeIx| {
                let key = moved.get_key_value(&(ix, doc)).map(|((_, document), _)| *document);
                place.get(&(ix, key)).copied()
            };
            let (Some(source), Some(target)) = (end(edge.source), end(edge.target)) else { continue };
            titles.extend(edge.title.clone().map(|t| (source, t)));
            let evidence = EvidenceList::new(evidence.clone());
            builder.add_edge((source, target), edge.kind, edge.title.clone(), edge.former, evidence);
        }
    }
    builder.add_titles(titles);
    builder.add_coverage(graph.coverage());
    let mut out = builder.finish();
    out.sources.clone_from(&graph.sources);
    (Cow::Owned(out), Cow::Owned(more))
}

/// Titles come back with the edges that carry them.
fn untitled(mut node: Node) -> Node {
    if let NodeData::Person(person) = &mut node.data {
        person.titles.clear();
    }
    node
}
