//! Who is tied to whom, and by what: relations, events and statements, gathered by pair.

use std::collections::BTreeMap;

use super::kind::EdgeKind;
use super::model::{Graph, NodeIx};
use super::node::NodeData;
use super::view::Parties;

/// What joins two named things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The one that comes first in the graph.
    pub a: NodeIx,
    /// The other.
    pub b: NodeIx,
    /// What joins them, relations first, then events, then statements; never empty.
    pub bonds: Vec<Bond>,
}

/// One reason for a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bond {
    /// What it is.
    pub by: By,
    /// From `a` to `b`, from `b` to `a`, or neither.
    pub way: Way,
}

/// What a bond is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// An edge, by its index: a relation, or an event in the relations view.
    Edge(usize),
    /// An event.
    Event(NodeIx),
    /// A statement of the one about the other, or to him.
    Statement(NodeIx),
}

/// Which way a bond points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// From the first to the second.
    Forth,
    /// From the second to the first.
    Back,
    /// Neither: both stand on one level.
    Both,
}

impl Tie {
    /// How many events, statements and relations stand behind it.
    #[must_use]
    pub fn weight(&self, graph: &Graph) -> usize {
        self.bonds.iter().map(|b| b.weight(graph)).sum()
    }
}

impl Bond {
    /// Events behind an edge of the relations view; else 1.
    #[must_use]
    pub fn weight(&self, graph: &Graph) -> usize {
        match self.by {
            By::Edge(i) => graph.edges[i].weight(),
            _ => 1,
        }
    }
}

/// Named things around one event or statement.
#[derive(Debug, Default, Clone)]
pub(super) struct Around {
    /// Agents and targets.
    pub parties: Parties,
    /// Who said it, and about whom or to whom.
    pub speakers: Vec<NodeIx>,
    pub subjects: Vec<NodeIx>,
    /// Where it was.
    pub places: Vec<NodeIx>,
}

impl Around {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = NodeIx> {
        [&self.parties.agents, &self.parties.targets, &self.speakers, &self.subjects, &self.places]
            .into_iter()
            .flatten()
            .copied()
    }
}

impl Graph {
    /// Every pair of named things that something joins, in order.
    #[must_use]
    pub fn ties(&self) -> Vec<Tie> {
        self.ties_by(&self.arounds(), |_| true)
    }

    /// The named things around each event and statement.
    pub(super) fn arounds(&self) -> BTreeMap<NodeIx, Around> {
        let mut out: BTreeMap<NodeIx, Around> = BTreeMap::new();
        let named = |ix: NodeIx| self.node(ix).kind().is_entity();
        for edge in &self.edges {
            let (source, target) = (edge.source, edge.target);
            match edge.kind {
                EdgeKind::AgentOf if named(source) => {
                    out.entry(target).or_default().parties.agents.push(source);
                }
                EdgeKind::Targets if named(target) => {
                    out.entry(source).or_default().parties.targets.push(target);
                }
                EdgeKind::At if named(target) => out.entry(source).or_default().places.push(target),
                EdgeKind::Said if named(source) => out.entry(target).or_default().speakers.push(source),
                EdgeKind::About | EdgeKind::AddressedTo if named(target) => {
                    out.entry(source).or_default().subjects.push(target);
                }
                _ => {}
            }
        }
        out
    }

    /// The ties that are made of what `keep` says yes to.
    pub(super) fn ties_by(&self, arounds: &BTreeMap<NodeIx, Around>, keep: impl Fn(By) -> bool) -> Vec<Tie> {
        let mut pairs: BTreeMap<(NodeIx, NodeIx), Vec<Bond>> = BTreeMap::new();
        let mut add = |from: NodeIx, to: NodeIx, by: By, symmetric: bool| {
            if from == to {
                return;
            }
            let (key, way) = if from < to { ((from, to), Way::Forth) } else { ((to, from), Way::Back) };
            let bond = Bond { by, way: if symmetric { Way::Both } else { way } };
            let bonds = pairs.entry(key).or_default();
            if !bonds.contains(&bond) {
                bonds.push(bond);
            }
        };
        for (i, edge) in self.edges.iter().enumerate() {
            let joins = edge.kind.is_relation() || matches!(edge.kind, EdgeKind::Did(_));
            if joins && keep(By::Edge(i)) {
                add(edge.source, edge.target, By::Edge(i), edge.is_symmetric());
            }
        }
        for (ix, around) in arounds {
            match &self.node(*ix).data {
                NodeData::Event(event) if keep(By::Event(*ix)) => {
                    let mut parties = around.parties.clone();
                    parties.sort();
                    for (a, b) in self.pairs(event, &parties) {
                        add(a, b, By::Event(*ix), event.kind.is_symmetric());
                    }
                }
                NodeData::Statement(_) if keep(By::Statement(*ix)) => {
                    for speaker in &around.speakers {
                        for subject in &around.subjects {
                            add(*speaker, *subject, By::Statement(*ix), false);
                        }
                    }
                }
                _ => {}
            }
        }
        pairs.into_iter().map(|((a, b), bonds)| Tie { a, b, bonds }).collect()
    }
}
