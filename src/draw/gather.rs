//! From a graph to what a picture of it shows: names as cards, one line a pair, whatever holds between the two.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::diagram::{Card, Diagram, Link, Row};
use super::theme::{Look, Tone};
use super::words::Words;
use super::{Cluster, Options};
use crate::event::{EventType, Status};
use crate::graph::{Bond, By, Edge, EdgeKind, Graph, NodeData, NodeIx, NodeKind, Tie, Way};

/// Rows of a label before the rest is only counted.
const MOST_ROWS: usize = 3;
/// Lines that get a label; of more, the heaviest do.
const MOST_LABELS: usize = 140;

/// What a picture of a graph shows.
pub fn gather(graph: &Graph, options: &Options, words: &Words) -> Diagram {
    let mut ties = graph.ties();
    ties.retain(|t| t.weight(graph) >= options.min_count.max(1));
    let mut strength: BTreeMap<NodeIx, usize> = options.focus.iter().map(|ix| (*ix, 0)).collect();
    for tie in &ties {
        for end in [tie.a, tie.b] {
            *strength.entry(end).or_default() += tie.weight(graph);
        }
    }
    // The most connected first: the layout begins with it.
    let mut shown: Vec<NodeIx> = strength.keys().copied().collect();
    shown.sort_by_key(|ix| (!options.focus.contains(ix), Reverse(strength[ix]), *ix));
    let place: BTreeMap<NodeIx, usize> = shown.iter().enumerate().map(|(i, ix)| (*ix, i)).collect();
    let most = strength.values().copied().max().unwrap_or(0).max(1) as f64;
    let (frames, frame_of) = frames(graph, &shown, options.cluster, words);
    let cards = shown
        .iter()
        .enumerate()
        .map(|(i, ix)| {
            let node = graph.node(*ix);
            Card {
                text: node.name.clone(),
                note: String::new(),
                look: look(node.kind()),
                rank: (strength[ix] as f64 / most).sqrt(),
                focus: options.focus.contains(ix),
                frame: frame_of[i],
                about: format!(
                    "{} ({})",
                    super::font::shorten(&node.name, 300),
                    words.get(node.kind().name())
                ),
            }
        })
        .collect();
    let mut links: Vec<Link> = ties.iter().map(|tie| link(graph, tie, &place, words)).collect();
    if links.len() > MOST_LABELS {
        let mut weights: Vec<usize> = links.iter().map(|l| l.weight).collect();
        weights.sort_unstable_by_key(|w| Reverse(*w));
        let (least, mut left) = (weights[MOST_LABELS], MOST_LABELS);
        for link in &mut links {
            if link.weight > least || (link.weight == least && left > 0 && weights[0] == least) {
                left = left.saturating_sub(1);
            } else {
                link.labelled = false;
            }
        }
    }
    let n = shown.len();
    let names = match options.out_of {
        Some(all) if all > n => words.fill("part_of_names", &[&n.to_string(), &all.to_string()]),
        _ => words.fill("names", &[&n.to_string()]),
    };
    let counts = [names, words.fill("lines", &[&links.len().to_string()])];
    let mut diagram = Diagram { lang: words.lang, cards, links, frames, ..Diagram::default() };
    titles(graph, options, words, ("who_with_whom", "around"), counts, &mut diagram);
    diagram
}

/// Title and what stands below it. `keys` are the words for a title of a graph as a whole, and of one around a name.
pub fn titles(
    graph: &Graph,
    options: &Options,
    words: &Words,
    keys: (&'static str, &'static str),
    counts: impl IntoIterator<Item = String>,
    diagram: &mut Diagram,
) {
    let mut documents: Vec<(&str, Option<&str>)> = Vec::new();
    for node in graph.nodes() {
        if let NodeData::Document(d) = &node.data {
            documents.push((&node.name, d.published.as_deref()));
        }
    }
    let focus: Vec<&str> = options.focus.iter().map(|ix| graph.node(*ix).name.as_str()).collect();
    diagram.title = match (&options.title, focus.is_empty(), documents.as_slice()) {
        (Some(title), _, _) => title.clone(),
        (None, false, _) => words.fill(keys.1, &[&focus.join(", ")]),
        (None, true, [(name, _)]) => (*name).to_owned(),
        _ => words.get(keys.0).to_owned(),
    };
    let first = documents.iter().filter_map(|d| d.1).min();
    let last = documents.iter().filter_map(|d| d.1).max();
    let mut parts = Vec::new();
    match documents.len() {
        0 => {}
        1 => parts.push(words.get("document").to_owned()),
        n => parts.push(words.fill("documents", &[&n.to_string()])),
    }
    match (first, last) {
        (Some(first), Some(last)) if first != last => parts.push(format!("{first} – {last}")),
        (Some(day), _) => parts.push(day.to_owned()),
        _ => {}
    }
    parts.extend(counts);
    diagram.subtitle = parts.join(" · ");
    graph.generator().clone_into(&mut diagram.footer);
    let names: Vec<&str> =
        diagram.cards.iter().map(|c| c.text.as_str()).filter(|t| !t.is_empty()).take(12).collect();
    diagram.about = format!("{}. {}", diagram.subtitle, names.join(", "));
}

pub fn look(kind: NodeKind) -> Look {
    match kind {
        NodeKind::Person => Look::Person,
        NodeKind::Country => Look::Country,
        NodeKind::Place => Look::Place,
        _ => Look::Organization,
    }
}

/// Rows of one kind before they are summed up: what is told, its tone, which way, whether it happened.
type Key = (Tone, String, Way, Option<&'static str>);

fn link(graph: &Graph, tie: &Tie, place: &BTreeMap<NodeIx, usize>, words: &Words) -> Link {
    let mut rows: BTreeMap<Key, usize> = BTreeMap::new();
    for bond in &tie.bonds {
        let (key, weight) = row(graph, *bond, words);
        *rows.entry(key).or_default() += weight;
    }
    let mut sorted: Vec<(Key, usize)> = rows.into_iter().collect();
    one_title_each(&mut sorted);
    sorted.sort_by(|(a, n), (b, m)| {
        (a.0 == Tone::Relation).cmp(&(b.0 == Tone::Relation)).then(m.cmp(n)).then(a.cmp(b))
    });
    let text = |(_, what, _, status): &Key, n: usize| {
        let count = if n > 1 { format!(" ×{n}") } else { String::new() };
        let status = status.map(|s| format!(" ({})", words.get(s))).unwrap_or_default();
        format!("{what}{count}{status}")
    };
    let names = [tie.a, tie.b].map(|ix| super::font::shorten(&graph.node(ix).name, 120));
    let mut about = format!("{} – {}", names[0], names[1]);
    for (key, n) in sorted.iter().take(12) {
        let [from, to] = if key.2 == Way::Back { [&names[1], &names[0]] } else { [&names[0], &names[1]] };
        let arrow = if key.2 == Way::Both { "–" } else { "→" };
        let _ = write!(about, "\n{from} {arrow} {to}: {}", super::font::shorten(&text(key, *n), 200));
    }
    let more = sorted.len().saturating_sub(MOST_ROWS);
    let more = if more == 1 { 0 } else { more };
    let rows = sorted
        .iter()
        .take(sorted.len() - more)
        .map(|(key, n)| Row {
            text: text(key, *n),
            tone: key.0,
            way: key.2,
            faint: key.3.is_some(),
            weight: *n,
        })
        .collect();
    Link { a: place[&tie.a], b: place[&tie.b], rows, more, labelled: true, weight: tie.weight(graph), about }
}

/// Titles that are one but for capitals or a suffix (`Başkan`, `Başkanı`) become the shortest of them.
fn one_title_each(rows: &mut Vec<(Key, usize)>) {
    rows.sort_by_key(|(key, _)| (key.0 != Tone::Relation, key.1.chars().count()));
    let mut seen: Vec<(String, Way)> = Vec::new();
    rows.retain(|(key, _)| {
        if key.0 != Tone::Relation {
            return true;
        }
        let known = seen.iter().any(|(other, way)| *way == key.2 && is_one_title(other, &key.1));
        if !known {
            seen.push((key.1.clone(), key.2));
        }
        !known
    });
}

/// Whether a title is a shorter one with other capitals or a suffix.
pub fn is_one_title(short: &str, long: &str) -> bool {
    let (short, long) = (crate::text::lower_tr(short), crate::text::lower_tr(long));
    long.strip_prefix(&*short).is_some_and(|rest| rest.chars().count() <= 2)
}

fn row(graph: &Graph, bond: Bond, words: &Words) -> (Key, usize) {
    let event = |kind: EventType, status: Status, name: &'static str, weight| {
        let status = (status != Status::Occurred).then_some(name);
        ((event_tone(kind), words.get(kind.name()).to_owned(), bond.way, status), weight)
    };
    match bond.by {
        By::Event(ix) => match &graph.node(ix).data {
            NodeData::Event(e) => event(e.kind, e.status, e.status_name(), 1),
            _ => ((Tone::Other, String::new(), bond.way, None), 1),
        },
        By::Statement(_) => ((Tone::Said, words.get("SAID_ABOUT").to_owned(), bond.way, None), 1),
        By::Edge(i) => {
            let edge = &graph.edges()[i];
            if let (EdgeKind::Did(kind), Some(facts)) = (edge.kind, &edge.facts) {
                return event(kind, facts.status, facts.status_name(), edge.weight());
            }
            ((Tone::Relation, relation_words(edge, words), bond.way, None), 1)
        }
    }
}

/// A relation's title, else its kind.
pub fn relation_words(edge: &Edge, words: &Words) -> String {
    let text = edge.title.clone().unwrap_or_else(|| words.get(edge.kind.name()).to_owned());
    if edge.former { format!("{} {text}", words.get("former")) } else { text }
}

/// PLOVER's conflict and cooperation, without requests, which may be either.
pub fn event_tone(kind: EventType) -> Tone {
    use EventType as T;
    match kind {
        T::Agree | T::Consult | T::Support | T::Concede | T::Cooperate | T::Aid | T::Retreat => {
            Tone::Together
        }
        T::Accuse
        | T::Reject
        | T::Threaten
        | T::Protest
        | T::Sanction
        | T::Mobilize
        | T::Coerce
        | T::Assault => Tone::Against,
        _ => Tone::Other,
    }
}

/// Frames of more than one card, by name, and each card's frame.
pub fn frames(
    graph: &Graph,
    shown: &[NodeIx],
    cluster: Option<Cluster>,
    words: &Words,
) -> (Vec<String>, Vec<Option<usize>>) {
    let names: Vec<Option<String>> = match cluster {
        None => return (Vec::new(), vec![None; shown.len()]),
        Some(Cluster::Kind) => {
            shown.iter().map(|ix| Some(words.get(graph.node(*ix).kind().name()).to_owned())).collect()
        }
        Some(Cluster::Country) => {
            let countries = countries(graph);
            shown.iter().map(|ix| countries.get(ix).map(|c| graph.node(*c).name.clone())).collect()
        }
    };
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names.iter().flatten() {
        *sizes.entry(name).or_default() += 1;
    }
    let frames: Vec<String> =
        sizes.iter().filter(|(_, n)| **n > 1).map(|(name, _)| (*name).to_owned()).collect();
    let of = names.iter().map(|n| frames.iter().position(|f| Some(f) == n.as_ref())).collect();
    (frames, of)
}

/// The country that each name belongs to: itself, or where offices, membership, seat or citizenship lead in a few
/// steps.
fn countries(graph: &Graph) -> BTreeMap<NodeIx, NodeIx> {
    let mut of: BTreeMap<NodeIx, NodeIx> = BTreeMap::new();
    let mut by_code: BTreeMap<&str, NodeIx> = BTreeMap::new();
    for (i, node) in graph.nodes().iter().enumerate() {
        if let NodeData::Country(country) = &node.data {
            of.insert(NodeIx(i as u32), NodeIx(i as u32));
            if let Some(code) = &country.iso3166 {
                by_code.insert(code, NodeIx(i as u32));
            }
        }
    }
    for (i, node) in graph.nodes().iter().enumerate() {
        if let NodeData::Place(place) = &node.data
            && let Some(country) = place.iso3166.as_deref().and_then(|code| by_code.get(code))
        {
            of.insert(NodeIx(i as u32), *country);
        }
    }
    // The surest first; offices that are over don't count.
    let order = [
        EdgeKind::CitizenOf,
        EdgeKind::HoldsOffice,
        EdgeKind::PartOf,
        EdgeKind::LocatedIn,
        EdgeKind::MemberOf,
    ];
    for _ in 0..3 {
        for kind in order {
            let found: Vec<(NodeIx, NodeIx)> = graph
                .edges()
                .iter()
                .filter(|e| e.kind == kind && !e.former && !of.contains_key(&e.source))
                .filter_map(|e| Some((e.source, *of.get(&e.target)?)))
                .collect();
            for (name, country) in found {
                of.entry(name).or_insert(country);
            }
        }
    }
    of
}
