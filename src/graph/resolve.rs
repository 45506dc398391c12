//! One thing, one node, across documents: what [`crate::identity`] finds, done to a graph.
//!
//! A graph keeps the nodes that its documents give, so that graphs can be merged in any order; what is one thing is
//! found anew from the whole of them. So the same graph, decisions and names give the same result, however the graph
//! came about.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::apart::apart;
use super::builder::Builder;
use super::edge::Edge;
use super::kind::{EdgeKind, NodeKind};
use super::model::{Graph, NodeIx};
use super::node::{Node, NodeData};
use super::ties::Around;
use super::told;
use crate::identity::{Decisions, Judgement, Profile, Registry, resolve as decide};
use crate::mention::EntityKind;

/// A graph in which one thing is one node, and how it came to that.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// The graph.
    pub graph: Graph,
    /// Pairs of nodes of the first graph that were put together, with why, sorted by ids.
    pub merges: Vec<Pair>,
    /// Pairs that could not be decided, with what speaks for and against, sorted by ids.
    pub undecided: Vec<Pair>,
    /// How many events were told by several documents and are one now.
    pub events: usize,
}

/// Two nodes of a graph that may be one thing.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Id of the one.
    pub first: String,
    /// Id of the other.
    pub second: String,
    /// The verdict with its reasons.
    pub judgement: Judgement,
}

/// Puts together what is one thing: people, organisations and places by [`crate::identity::resolve`], then events of
/// one type, status and day with the same participants, where a day that one text leaves out may be that of the text
/// itself. What the user has parted, a name in a document that is another one's, is a node of its own first
/// (`person:ali-kaya@doc:…`). Needs the full view.
///
/// The order in which documents came to the graph makes no difference.
#[must_use]
pub fn resolve(graph: &Graph, decisions: &Decisions, registry: &Registry) -> Resolved {
    let (graph, decisions) = apart(graph, decisions);
    let (graph, decisions) = (&*graph, &*decisions);
    let arounds = graph.arounds();
    let (places, profiles) = profiles(graph, registry, &arounds);
    let found = decide(&profiles, decisions);
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (profile, cluster) in found.cluster.iter().enumerate() {
        members.entry(*cluster).or_default().push(profile);
    }
    let mut id_of: Vec<String> = graph.nodes().iter().map(|n| n.id.clone()).collect();
    for group in members.values().filter(|g| g.len() > 1) {
        let id = name_of_group(graph, &profiles, &places, group);
        for profile in group {
            id_of[places[*profile]].clone_from(&id);
        }
    }
    let events = told::groups(graph, &arounds, &id_of);
    let mut believed: FxHashMap<usize, usize> = FxHashMap::default();
    for group in &events {
        let id = graph.nodes()[group[0]].id.clone();
        for event in group {
            believed.insert(*event, group[0]);
            id_of[*event].clone_from(&id);
        }
    }
    let pairs = |list: Vec<(u32, u32, Judgement)>| {
        let id = |i: u32| profiles[i as usize].id.clone();
        list.into_iter()
            .map(|(a, b, judgement)| Pair { first: id(a), second: id(b), judgement })
            .collect::<Vec<_>>()
    };
    Resolved {
        graph: renamed(graph, &id_of, &believed),
        merges: pairs(found.merges),
        undecided: pairs(found.undecided),
        events: events.len(),
    }
}

/// The id of a group: the one that is linked, else the one whose name is fullest.
fn name_of_group(graph: &Graph, profiles: &[Profile], places: &[usize], group: &[usize]) -> String {
    let rank = |p: &usize| {
        let node = &graph.nodes()[places[*p]];
        let linked = node.property(super::Property::Wikidata).is_some();
        let row = profiles[*p].row.is_some();
        let words = node.name.split(' ').count();
        (linked, row, words, node.mentions(), std::cmp::Reverse(node.id.clone()))
    };
    let best = group.iter().max_by_key(|p| rank(p)).expect("a group has members");
    graph.nodes()[places[*best]].id.clone()
}

/// A graph with other ids; nodes that get the same one are merged. Events say what the one says that is believed.
fn renamed(graph: &Graph, id_of: &[String], believed: &FxHashMap<usize, usize>) -> Graph {
    let mut builder = Builder::new();
    let mut place = Vec::with_capacity(graph.nodes().len());
    for (i, (node, id)) in graph.nodes().iter().zip(id_of).enumerate() {
        let mut node = Node { id: id.clone(), ..node.clone() };
        if let Some(event) = believed.get(&i).map(|i| &graph.nodes()[*i]) {
            node.name.clone_from(&event.name);
            node.data.clone_from(&event.data);
        }
        place.push(builder.add_node(node));
    }
    // Who is the agent of a meeting that is believed: another text may begin with the other side.
    let agents: FxHashSet<(usize, &str)> = graph
        .edges()
        .iter()
        .filter(|e| e.kind == EdgeKind::AgentOf)
        .map(|e| (e.target.index(), id_of[e.source.index()].as_str()))
        .collect();
    for edge in graph.edges() {
        let (mut source, mut target, mut kind) = (edge.source, edge.target, edge.kind);
        if let Some((event, party)) = level_part(graph, edge)
            && let Some(believed) = believed.get(&event.index())
        {
            let is_agent = agents.contains(&(*believed, id_of[party.index()].as_str()));
            (source, target) = if is_agent { (party, event) } else { (event, party) };
            kind = if is_agent { EdgeKind::AgentOf } else { EdgeKind::Targets };
        }
        let (source, target) = (place[source.index()], place[target.index()]);
        // Two names of one thing: nothing stands in a relation with itself.
        if source != target {
            builder.add_edge((source, target), kind, edge.title.clone(), edge.former, edge.evidence.clone());
        }
    }
    builder.add_coverage(graph.coverage());
    let mut resolved = builder.finish();
    resolved.sources.clone_from(&graph.sources);
    resolved
}

/// The event and the party of an edge by which one takes part in what joins all on one level.
fn level_part(graph: &Graph, edge: &Edge) -> Option<(NodeIx, NodeIx)> {
    let (event, party) = match edge.kind {
        EdgeKind::AgentOf => (edge.target, edge.source),
        EdgeKind::Targets => (edge.source, edge.target),
        _ => return None,
    };
    match &graph.node(event).data {
        NodeData::Event(data) if data.kind.is_symmetric() => Some((event, party)),
        _ => None,
    }
}

/// What is known of each person, organisation and place, and where it stands in the graph's nodes.
fn profiles(
    graph: &Graph,
    registry: &Registry,
    arounds: &BTreeMap<NodeIx, Around>,
) -> (Vec<usize>, Vec<Profile>) {
    let (mut places, mut slot): (Vec<usize>, FxHashMap<usize, usize>) = Default::default();
    let mut out: Vec<Profile> = Vec::new();
    let (mut languages, mut dates) = (FxHashMap::default(), FxHashMap::default());
    for node in graph.nodes() {
        if let NodeData::Document(document) = &node.data {
            languages.insert(node.id.as_str(), document.lang.as_str());
            dates.extend(document.published.as_deref().map(|d| (node.id.as_str(), d)));
        }
    }
    for (i, node) in graph.nodes().iter().enumerate() {
        let kind = match node.kind() {
            NodeKind::Person => EntityKind::Person,
            NodeKind::Organization => EntityKind::Organization,
            NodeKind::Place => EntityKind::Place,
            _ => continue,
        };
        let documents: BTreeSet<&str> = node.evidence.iter().map(|e| &*e.doc).collect();
        let days = || documents.iter().filter_map(|d| dates.get(d).copied());
        let own = documents.iter().find_map(|d| {
            let lang = languages.get(d).copied().unwrap_or("tr");
            let mut names = std::iter::once(&node.name).chain(&node.aliases);
            names.find_map(|name| registry.find(kind, lang, name))
        });
        let text = |property| match node.property(property) {
            Some(super::Value::Text(text)) => Some(text.to_owned()),
            _ => None,
        };
        let titles = match &node.data {
            NodeData::Person(person) => person.titles.clone(),
            _ => Vec::new(),
        };
        // The name stands for most mentions, each other form for at least one.
        let most = node.evidence.len().saturating_sub(node.aliases.len()).max(1);
        let names = std::iter::once((node.name.clone(), most as u32))
            .chain(node.aliases.iter().map(|a| (a.clone(), 1)))
            .collect();
        slot.insert(i, out.len());
        places.push(i);
        out.push(Profile {
            id: node.id.clone(),
            kind,
            names,
            row: own.map(str::to_owned).or_else(|| text(super::Property::Wikidata)),
            titles,
            offices: Vec::new(),
            countries: text(super::Property::Iso3166).into_iter().collect(),
            neighbours: Vec::new(),
            dates: days().min().zip(days().max()).map(|(a, b)| (a.to_owned(), b.to_owned())),
            documents: documents.iter().map(|d| (*d).to_owned()).collect(),
        });
    }
    relate(graph, arounds, &slot, &mut out);
    for profile in &mut out {
        profile.offices.sort_unstable();
        profile.offices.dedup();
        for list in [&mut profile.countries, &mut profile.neighbours] {
            list.sort_unstable();
            list.dedup();
        }
    }
    (places, out.into_iter().map(Profile::linked).collect())
}

/// Offices, countries and neighbours from the graph's edges.
fn relate(
    graph: &Graph,
    arounds: &BTreeMap<NodeIx, Around>,
    slot: &FxHashMap<usize, usize>,
    out: &mut [Profile],
) {
    for edge in graph.edges().iter().filter(|e| e.kind.is_relation()) {
        let (source, target) = (edge.source.index(), edge.target.index());
        let other = &graph.nodes()[target];
        let country = match &other.data {
            NodeData::Country(country) => country.iso3166.clone().or_else(|| Some(other.id.clone())),
            NodeData::Place(place) => place.iso3166.clone(),
            _ => None,
        };
        if let Some(profile) = slot.get(&source).map(|s| &mut out[*s]) {
            if edge.kind == EdgeKind::HoldsOffice {
                let body = country.clone().unwrap_or_else(|| other.id.clone());
                profile.offices.push((edge.title.clone().unwrap_or_default(), Some(body)));
            }
            profile.countries.extend(country);
            profile.neighbours.push(other.id.clone());
        }
        if let Some(profile) = slot.get(&target).map(|s| &mut out[*s]) {
            profile.neighbours.push(graph.nodes()[source].id.clone());
        }
    }
    // Who takes part in each event and statement.
    for around in arounds.values() {
        for one in around.all() {
            let Some(profile) = slot.get(&one.index()).map(|s| &mut out[*s]) else { continue };
            let others = around.all().filter(|o| *o != one).map(|o| graph.node(o).id.clone());
            profile.neighbours.extend(others);
        }
    }
}
