//! Views of a graph: all of it, or who stands to whom.

use std::collections::BTreeMap;

use super::edge::{Edge, EdgeFacts};
use super::id::edge_hash;
use super::kind::EdgeKind;
use super::model::{Graph, NodeIx};
use super::node::{Event, NodeData};
use super::words;
use crate::event::{EventType, Status};

/// Which part of the graph is shown, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum View {
    /// Every node and edge.
    #[default]
    Full,
    /// Named things alone; each event with agent and target is an edge between them.
    Relations,
}

impl View {
    /// Both.
    pub const ALL: [View; 2] = [View::Full, View::Relations];

    /// Name, as the command line and the JSON have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            View::Full => "full",
            View::Relations => "relations",
        }
    }

    /// The view of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<View> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

/// Agents and targets of one event.
#[derive(Debug, Default, Clone)]
pub(super) struct Parties {
    pub agents: Vec<NodeIx>,
    pub targets: Vec<NodeIx>,
}

impl Parties {
    /// In order, as [`Graph::pairs`] wants them.
    pub fn sort(&mut self) {
        self.agents.sort_unstable();
        self.targets.sort_unstable();
    }
}

impl Graph {
    /// The relations view: named things that something joins; relations as they are; and events as edges named by
    /// their type, summed up by pair, type and status (what is denied or only planned never counts as done).
    /// Symmetric types are drawn once a pair, from the id that comes first in the alphabet.
    #[must_use]
    pub fn relations(&self) -> Graph {
        let mut parties: BTreeMap<NodeIx, Parties> = BTreeMap::new();
        for edge in &self.edges {
            match edge.kind {
                EdgeKind::AgentOf => parties.entry(edge.target).or_default().agents.push(edge.source),
                EdgeKind::Targets => parties.entry(edge.source).or_default().targets.push(edge.target),
                _ => {}
            }
        }
        let mut drawn: BTreeMap<(NodeIx, NodeIx, EventType, &'static str), Edge> = BTreeMap::new();
        for (event_ix, mut parties) in parties {
            let NodeData::Event(event) = &self.node(event_ix).data else { continue };
            parties.sort();
            for (a, b) in self.pairs(event, &parties) {
                let status = words::status(event.status);
                let edge = self.event_edge(event_ix, event, a, b);
                match drawn.entry((a, b, event.kind, status)) {
                    std::collections::btree_map::Entry::Vacant(slot) => {
                        slot.insert(edge);
                    }
                    std::collections::btree_map::Entry::Occupied(mut slot) => sum(slot.get_mut(), edge),
                }
            }
        }
        let mut edges: Vec<Edge> = drawn.into_values().collect();
        edges.extend(self.edges.iter().filter(|e| e.kind.is_relation()).cloned());
        self.with_edges(edges, View::Relations)
    }

    /// Who is drawn to whom.
    pub(super) fn pairs(&self, event: &Event, parties: &Parties) -> Vec<(NodeIx, NodeIx)> {
        let symmetric = event.kind.is_symmetric();
        let mut pairs = Vec::new();
        for (i, a) in parties.agents.iter().enumerate() {
            for b in &parties.targets {
                pairs.push((*a, *b));
            }
            if symmetric && parties.targets.is_empty() {
                // `A and B met`: nobody is the target, each met the other
                pairs.extend(parties.agents[i + 1..].iter().map(|b| (*a, *b)));
            }
        }
        pairs.retain(|(a, b)| a != b);
        if symmetric {
            for pair in &mut pairs {
                if self.node(pair.1).id < self.node(pair.0).id {
                    *pair = (pair.1, pair.0);
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn event_edge(&self, event_ix: NodeIx, event: &Event, source: NodeIx, target: NodeIx) -> Edge {
        let node = self.node(event_ix);
        let kind = EdgeKind::Did(event.kind);
        let status = words::status(event.status);
        Edge {
            source,
            target,
            kind,
            hash: edge_hash(kind, &self.node(source).id, &self.node(target).id, Some(status), false),
            title: None,
            former: false,
            evidence: node.evidence.clone(),
            facts: Some(Box::new(EdgeFacts {
                first: event.date.clone(),
                last: event.date.clone(),
                status: event.status,
                events: vec![node.id.clone()],
            })),
        }
    }

    /// The graph of some edges and the nodes that they touch.
    pub(super) fn with_edges(&self, mut edges: Vec<Edge>, view: View) -> Graph {
        let mut keep = vec![false; self.nodes.len()];
        for edge in &edges {
            keep[edge.source.index()] = true;
            keep[edge.target.index()] = true;
        }
        let mut place = vec![0u32; self.nodes.len()];
        let mut nodes = Vec::new();
        for (i, node) in self.nodes.iter().enumerate() {
            if keep[i] {
                place[i] = nodes.len() as u32;
                nodes.push(node.clone());
            }
        }
        for edge in &mut edges {
            edge.source = NodeIx(place[edge.source.index()]);
            edge.target = NodeIx(place[edge.target.index()]);
        }
        let mut graph = Graph::assemble(nodes, edges, self.coverage.clone(), view);
        graph.generator.clone_from(&self.generator);
        graph.sources.clone_from(&self.sources);
        graph
    }
}

fn sum(edge: &mut Edge, other: Edge) {
    edge.evidence.merge(other.evidence);
    let (Some(facts), Some(more)) = (&mut edge.facts, other.facts) else { return };
    facts.first = [facts.first.take(), more.first].into_iter().flatten().min();
    facts.last = [facts.last.take(), more.last].into_iter().flatten().max();
    facts.events.extend(more.events);
    facts.events.sort_unstable();
    facts.events.dedup();
}

impl Event {
    /// `occurred`, `planned`, `hypothetical`, `denied`.
    #[must_use]
    pub fn status_name(&self) -> &'static str {
        words::status(self.status)
    }
}

impl EdgeFacts {
    /// `occurred`, `planned`, `hypothetical`, `denied`.
    #[must_use]
    pub fn status_name(&self) -> &'static str {
        words::status(self.status)
    }

    /// Whether it is told as a fact.
    #[must_use]
    pub fn occurred(&self) -> bool {
        self.status == Status::Occurred
    }
}
