//! Parts of a graph that a reader asks for: around someone, of some kinds, in some days, the most connected.

use std::cmp::Reverse;
use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::edge::Edge;
use super::kind::{EdgeKind, NodeKind};
use super::model::{Graph, NodeIx};
use super::node::{Node, NodeData};
use super::ties::{By, Tie};
use crate::event::EventType;

/// What is asked for. All that is given must hold; the default asks for everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Named things to stay near to.
    pub around: Vec<NodeIx>,
    /// How many steps from them, each over a relation, an event or a statement.
    pub hops: usize,
    /// Kinds of named things; empty for all.
    pub kinds: Vec<NodeKind>,
    /// Types of events, with those who take part; empty for all. Statements are left out where types are given.
    pub event_types: Vec<EventType>,
    /// What may join names; empty for everything.
    pub joins: Vec<Join>,
    /// First day, month or year (ISO 8601).
    pub from: Option<String>,
    /// Last day, month or year (ISO 8601).
    pub to: Option<String>,
    /// How many names at most: the most connected of those that the rest leaves.
    pub top: Option<usize>,
    /// How much must stand behind a pair: events, statements and relations together.
    pub min_count: usize,
}

/// A way in which names can be joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// A relation.
    Relation(EdgeKind),
    /// An event of a type.
    Event(EventType),
    /// Any event.
    AnyEvent,
    /// Words about someone, or to him.
    Statement,
}

impl Join {
    /// The join of an edge's name, as the graph or a picture has it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Join> {
        if name == "SAID_ABOUT" {
            return Some(Join::Statement);
        }
        Some(match EdgeKind::from_name(name)? {
            EdgeKind::Did(event) => Join::Event(event),
            EdgeKind::AgentOf | EdgeKind::Targets | EdgeKind::At => Join::AnyEvent,
            EdgeKind::Said | EdgeKind::About | EdgeKind::AddressedTo => Join::Statement,
            EdgeKind::MentionedIn => return None,
            relation => Join::Relation(relation),
        })
    }

    /// All names that [`Join::from_name`] knows, but those of event types.
    pub const NAMES: [&str; 10] = [
        "HOLDS_OFFICE",
        "MEMBER_OF",
        "PART_OF",
        "LOCATED_IN",
        "CITIZEN_OF",
        "KIN_OF",
        "AGENT_OF",
        "TARGETS",
        "SAID",
        "SAID_ABOUT",
    ];
}

impl Selection {
    /// Whether it asks for everything.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.around.is_empty()
            && self.kinds.is_empty()
            && !self.asks_for_joins()
            && self.top.is_none()
            && self.min_count <= 1
    }

    fn asks_for_joins(&self) -> bool {
        !self.event_types.is_empty() || !self.joins.is_empty() || self.from.is_some() || self.to.is_some()
    }

    /// Whether a date (day, month or year) touches the days asked for.
    #[must_use]
    pub fn holds(&self, date: Option<&str>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let Some(date) = date else { return false };
        self.touches(date, date)
    }

    fn touches(&self, first: &str, last: &str) -> bool {
        let order = |date: &str, bound: &str| {
            let n = date.len().min(bound.len());
            date.as_bytes()[..n].cmp(&bound.as_bytes()[..n])
        };
        self.from.as_deref().is_none_or(|from| order(last, from).is_ge())
            && self.to.as_deref().is_none_or(|to| order(first, to).is_le())
    }

    fn wants(&self, graph: &Graph, by: By) -> bool {
        match by {
            By::Edge(i) => {
                let edge = &graph.edges[i];
                match edge.kind {
                    EdgeKind::Did(event) => self.wants_event(event) && self.in_time(graph, edge),
                    kind => {
                        (self.joins.is_empty() || self.joins.contains(&Join::Relation(kind)))
                            && self.in_time(graph, edge)
                    }
                }
            }
            By::Event(ix) => match &graph.node(ix).data {
                NodeData::Event(event) => {
                    self.wants_event(event.kind) && self.holds(date(graph, graph.node(ix)))
                }
                _ => false,
            },
            By::Statement(ix) => {
                self.event_types.is_empty()
                    && (self.joins.is_empty() || self.joins.contains(&Join::Statement))
                    && self.holds(date(graph, graph.node(ix)))
            }
        }
    }

    fn wants_event(&self, event: EventType) -> bool {
        (self.event_types.is_empty() || self.event_types.contains(&event))
            && (self.joins.is_empty()
                || self.joins.iter().any(|j| *j == Join::AnyEvent || *j == Join::Event(event)))
    }

    fn in_time(&self, graph: &Graph, edge: &Edge) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        if let Some(facts) = &edge.facts
            && let (Some(first), Some(last)) = (&facts.first, &facts.last)
        {
            return self.touches(first, last);
        }
        edge.evidence.iter().any(|e| self.holds(published(graph, &e.doc)))
    }
}

/// An event's or a statement's own date, else its document's.
fn date<'g>(graph: &'g Graph, node: &'g Node) -> Option<&'g str> {
    let own = match &node.data {
        NodeData::Event(event) => event.date.as_deref(),
        NodeData::Statement(statement) => statement.date.as_deref(),
        _ => None,
    };
    own.or_else(|| published(graph, &node.evidence.first().doc))
}

fn published<'g>(graph: &'g Graph, doc: &str) -> Option<&'g str> {
    match &graph.node(graph.find(doc)?).data {
        NodeData::Document(document) => document.published.as_deref(),
        _ => None,
    }
}

impl Graph {
    /// The part of the graph that is asked for. An event or a statement stays where two of the names around it do (or
    /// its only one), a document where something of it stays.
    #[must_use]
    pub fn select(&self, selection: &Selection) -> Graph {
        if selection.is_all() {
            return self.clone();
        }
        let arounds = self.arounds();
        let kind_fits =
            |ix: NodeIx| selection.kinds.is_empty() || selection.kinds.contains(&self.node(ix).kind());
        // With types of events, relations are background: they join nobody, but are shown.
        let background = !selection.event_types.is_empty();
        let joins = |by: By| {
            let relation = matches!(by, By::Edge(i) if self.edges[i].kind.is_relation());
            selection.wants(self, by) && !(relation && background)
        };
        let mut ties = self.ties_by(&arounds, joins);
        let asked = |ix: NodeIx| kind_fits(ix) || selection.around.contains(&ix);
        ties.retain(|t| asked(t.a) && asked(t.b) && t.weight(self) >= selection.min_count);
        let mut keep: Vec<bool> = (0..self.nodes.len())
            .map(|i| self.nodes[i].kind().is_entity() && kind_fits(NodeIx(i as u32)))
            .collect();
        if selection.asks_for_joins() {
            self.keep_joined(&mut keep, &arounds, joins);
        }
        if selection.min_count > 1 {
            let tied: FxHashSet<NodeIx> = ties.iter().flat_map(|t| [t.a, t.b]).collect();
            self.narrow(&mut keep, |ix| tied.contains(&ix));
        }
        if !selection.around.is_empty() {
            let near = self.near(selection, &keep, &ties);
            self.narrow(&mut keep, |ix| near[ix.index()]);
            ties.retain(|t| near[t.a.index()] && near[t.b.index()]);
        }
        if let Some(top) = selection.top {
            let chosen = self.most_connected(&ties, top, &selection.around);
            self.narrow(&mut keep, |ix| chosen.contains(&ix));
        }
        for ix in &selection.around {
            keep[ix.index()] = true;
        }
        let strong: Option<FxHashSet<By>> = (selection.min_count > 1)
            .then(|| ties.iter().flat_map(|t| t.bonds.iter().map(|b| b.by)).collect());
        let stays = |by: By| strong.as_ref().is_none_or(|s| s.contains(&by));
        self.keep_rest(selection, &mut keep, &arounds, stays);
        self.cut(
            |ix| keep[ix.index()],
            |i, edge| match edge.kind {
                EdgeKind::Did(_) => selection.wants(self, By::Edge(i)) && stays(By::Edge(i)),
                kind if kind.is_relation() => {
                    selection.wants(self, By::Edge(i)) && (background || stays(By::Edge(i)))
                }
                _ => true,
            },
        )
    }

    fn narrow(&self, keep: &mut [bool], fits: impl Fn(NodeIx) -> bool) {
        for (i, keep) in keep.iter_mut().enumerate() {
            *keep = *keep && fits(NodeIx(i as u32));
        }
    }

    /// Leaves the names that something joins, or that take part in something.
    fn keep_joined(
        &self,
        keep: &mut [bool],
        arounds: &std::collections::BTreeMap<NodeIx, super::ties::Around>,
        joins: impl Fn(By) -> bool,
    ) {
        let mut joined = vec![false; self.nodes.len()];
        for (i, edge) in self.edges.iter().enumerate() {
            let is_join = edge.kind.is_relation() || matches!(edge.kind, EdgeKind::Did(_));
            if is_join && joins(By::Edge(i)) {
                joined[edge.source.index()] = true;
                joined[edge.target.index()] = true;
            }
        }
        for (ix, around) in arounds {
            if joins(self.by(*ix)) {
                for name in around.all() {
                    joined[name.index()] = true;
                }
            }
        }
        self.narrow(keep, |ix| joined[ix.index()]);
    }

    fn by(&self, ix: NodeIx) -> By {
        if self.node(ix).kind() == NodeKind::Event { By::Event(ix) } else { By::Statement(ix) }
    }

    /// Which names lie within reach of those asked for.
    fn near(&self, selection: &Selection, keep: &[bool], ties: &[Tie]) -> Vec<bool> {
        let mut beside: Vec<Vec<NodeIx>> = vec![Vec::new(); self.nodes.len()];
        for tie in ties {
            beside[tie.a.index()].push(tie.b);
            beside[tie.b.index()].push(tie.a);
        }
        let mut distance = vec![usize::MAX; self.nodes.len()];
        let mut queue: VecDeque<NodeIx> = selection.around.iter().copied().collect();
        for ix in &selection.around {
            distance[ix.index()] = 0;
        }
        while let Some(at) = queue.pop_front() {
            if distance[at.index()] == selection.hops {
                continue;
            }
            for name in &beside[at.index()] {
                if keep[name.index()] && distance[name.index()] == usize::MAX {
                    distance[name.index()] = distance[at.index()] + 1;
                    queue.push_back(*name);
                }
            }
        }
        distance.into_iter().map(|d| d <= selection.hops).collect()
    }

    /// The most connected names, so many that `top` of them are tied to another one that is shown.
    fn most_connected(&self, ties: &[Tie], top: usize, first: &[NodeIx]) -> FxHashSet<NodeIx> {
        let mut strength = vec![0_usize; self.nodes.len()];
        let mut beside: Vec<Vec<NodeIx>> = vec![Vec::new(); self.nodes.len()];
        for tie in ties {
            let weight = tie.weight(self);
            for (a, b) in [(tie.a, tie.b), (tie.b, tie.a)] {
                strength[a.index()] += weight;
                beside[a.index()].push(b);
            }
        }
        let mut order: Vec<NodeIx> =
            (0..self.nodes.len()).filter(|i| strength[*i] > 0).map(|i| NodeIx(i as u32)).collect();
        order.sort_by_key(|ix| {
            (!first.contains(ix), Reverse(strength[ix.index()]), Reverse(self.node(*ix).mentions()), *ix)
        });
        let (mut taken, mut tied) = (FxHashSet::default(), FxHashSet::default());
        for ix in order {
            let new: Vec<NodeIx> = beside[ix.index()].iter().copied().filter(|b| taken.contains(b)).collect();
            let more = usize::from(!new.is_empty()) + new.iter().filter(|b| !tied.contains(*b)).count();
            if tied.len() + more > top.max(1) {
                if more == 1 || tied.len() >= top {
                    break;
                }
                continue;
            }
            taken.insert(ix);
            if !new.is_empty() {
                tied.insert(ix);
                tied.extend(new);
            }
        }
        tied
    }

    /// Marks the events, statements and documents that stay with the names that are kept.
    fn keep_rest(
        &self,
        selection: &Selection,
        keep: &mut [bool],
        arounds: &std::collections::BTreeMap<NodeIx, super::ties::Around>,
        stays: impl Fn(By) -> bool,
    ) {
        for (ix, around) in arounds {
            let by = self.by(*ix);
            let mut all: Vec<NodeIx> = around.all().collect();
            all.sort_unstable();
            all.dedup();
            let kept = all.iter().filter(|n| keep[n.index()]).count();
            keep[ix.index()] = kept > 0 && kept >= all.len().min(2) && selection.wants(self, by) && stays(by);
        }
        for edge in self.edges.iter().filter(|e| e.kind == EdgeKind::MentionedIn) {
            if keep[edge.source.index()] {
                keep[edge.target.index()] = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Builder, Graph};
    use crate::text::{DocumentOptions, read_document};

    fn graph() -> Graph {
        let mut builder = Builder::new();
        let texts = [
            ("Şili Devlet Başkanı Gabriel Boric, Peru’yu ziyaret etti. Peru, Şili’yi kınadı.", "2025-01-02"),
            (
                "Kanada Başbakanı Mark Carney, Fransa’yı ziyaret etti. Fransa, Peru’ya yardım gönderdi.",
                "2025-03-04",
            ),
        ];
        for (text, date) in texts {
            let options = DocumentOptions { date: Some(date.into()), ..DocumentOptions::default() };
            let document = read_document(text.into(), "a.txt", &options).unwrap();
            builder.add(&document, &crate::pipeline::extract(&document));
        }
        builder.finish()
    }

    fn names(graph: &Graph) -> Vec<&str> {
        graph.nodes().iter().filter(|n| n.kind().is_entity()).map(|n| n.name.as_str()).collect()
    }

    #[test]
    fn nothing_asked_for_is_everything() {
        let graph = graph();
        assert_eq!(graph.select(&Selection::default()), graph);
    }

    #[test]
    fn around_reaches_as_far_as_asked() {
        let graph = graph();
        let boric = graph.look_up("boric").unwrap();
        let at = |hops| graph.select(&Selection { around: vec![boric], hops, ..Selection::default() });
        assert_eq!(names(&at(0)), ["Gabriel Boric"]);
        assert!(names(&at(1)).contains(&"Peru") && !names(&at(1)).contains(&"Fransa"));
        assert!(names(&at(2)).contains(&"Fransa") && !names(&at(2)).contains(&"Mark Carney"));
    }

    #[test]
    fn days_leave_what_happened_in_them() {
        let graph = graph();
        let march =
            Selection { from: Some("2025-03".into()), to: Some("2025-03-31".into()), ..Selection::default() };
        let names_in_march = graph.select(&march);
        assert!(names(&names_in_march).contains(&"Mark Carney"));
        assert!(!names(&names_in_march).contains(&"Gabriel Boric"));
    }

    #[test]
    fn the_most_connected_are_tied_to_each_other() {
        let graph = graph();
        let top = graph.select(&Selection { top: Some(2), ..Selection::default() });
        assert_eq!(names(&top).len(), 2);
        assert!(!top.ties().is_empty());
    }

    #[test]
    fn dates_of_any_precision_are_compared() {
        let year = Selection { from: Some("2025-03-01".into()), to: None, ..Selection::default() };
        assert!(year.holds(Some("2025")) && year.holds(Some("2025-03")) && !year.holds(Some("2025-02")));
        assert!(!year.holds(None));
    }
}
