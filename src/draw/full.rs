//! From a graph to a picture of all that it tells: names, what happened, what was said, and who had which part in it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Options;
use super::diagram::{Card, Diagram, Link, Row};
use super::font::shorten;
use super::gather::{event_tone, frames, is_one_title, look, relation_words, titles};
use super::theme::{Look, Tone};
use super::words::Words;
use crate::event::Status;
use crate::graph::{Edge, EdgeKind, Event, Graph, Node, NodeData, NodeIx, NodeKind, Way};
use crate::statement::Mode;

/// Events and statements that are drawn: more nobody can read on one page.
const MOST_TOLD: usize = 120;
/// Characters of a statement on its card; the whole of it is said when it is pointed at.
const LONGEST_WORDS: usize = 130;

/// What a picture of a whole graph shows.
pub fn gather(graph: &Graph, options: &Options, words: &Words) -> Diagram {
    let shown = shown(graph, options);
    let place: BTreeMap<NodeIx, usize> = shown.iter().enumerate().map(|(i, ix)| (*ix, i)).collect();
    let mut links = links(graph, &place, words);
    let mut degree = vec![0_usize; shown.len()];
    for link in &links {
        degree[link.a] += 1;
        degree[link.b] += 1;
    }
    // A name that only takes part in what isn't drawn stays away with it.
    let stays: Vec<bool> =
        shown.iter().zip(&degree).map(|(ix, d)| *d > 0 || options.focus.contains(ix)).collect();
    let mut moved = vec![0; shown.len()];
    let mut next = 0;
    for (to, stays) in moved.iter_mut().zip(&stays) {
        *to = next;
        next += usize::from(*stays);
    }
    for link in &mut links {
        (link.a, link.b) = (moved[link.a], moved[link.b]);
    }
    let kept: Vec<(NodeIx, usize)> =
        shown.iter().zip(degree).zip(&stays).filter(|(_, s)| **s).map(|((ix, d), _)| (*ix, d)).collect();
    let most = kept.iter().map(|(_, d)| *d).max().unwrap_or(0).max(1) as f64;
    let order: Vec<NodeIx> = kept.iter().map(|(ix, _)| *ix).collect();
    let (frames, frame_of) = frames(graph, &order, options.cluster, words);
    let cards: Vec<Card> = kept
        .iter()
        .zip(frame_of)
        .map(|((ix, degree), frame)| {
            let card = card(graph.node(*ix), words);
            Card { rank: (*degree as f64 / most).sqrt(), focus: options.focus.contains(ix), frame, ..card }
        })
        .collect();
    let told = |kinds: &[NodeKind], key: &str| {
        let n = order.iter().filter(|ix| kinds.contains(&graph.node(**ix).kind())).count();
        (n > 0).then(|| words.fill(key, &[&n.to_string()]))
    };
    let entity = [NodeKind::Person, NodeKind::Country, NodeKind::Organization, NodeKind::Place];
    let counts = [
        told(&entity, "names"),
        told(&[NodeKind::Event], "events"),
        told(&[NodeKind::Statement], "statements"),
        left_out(graph, &place, words),
    ];
    let mut diagram = Diagram { lang: words.lang, cards, links, frames, ..Diagram::default() };
    titles(graph, options, words, ("who_did_what", "about"), counts.into_iter().flatten(), &mut diagram);
    diagram
}

/// Names, events and statements, the most told first; documents are in the title.
fn shown(graph: &Graph, options: &Options) -> Vec<NodeIx> {
    let (mut names, mut told) = (Vec::new(), Vec::new());
    let degrees = graph.degrees();
    for (i, node) in graph.nodes().iter().enumerate() {
        let ix = NodeIx(i as u32);
        match node.kind() {
            NodeKind::Document => {}
            NodeKind::Event | NodeKind::Statement => told.push(ix),
            _ => names.push(ix),
        }
    }
    told.sort_by_key(|ix| {
        (Reverse(graph.node(*ix).evidence.len()), Reverse(degrees[ix.index()]), graph.node(*ix).id.as_str())
    });
    told.truncate(MOST_TOLD);
    names.sort_by_key(|ix| (!options.focus.contains(ix), Reverse(degrees[ix.index()]), *ix));
    names.append(&mut told);
    names
}

fn left_out(graph: &Graph, place: &BTreeMap<NodeIx, usize>, words: &Words) -> Option<String> {
    let told = |n: &&Node| matches!(n.kind(), NodeKind::Event | NodeKind::Statement);
    let all = graph.nodes().iter().filter(told).count();
    let drawn = place.keys().map(|ix| graph.node(*ix)).filter(told).count();
    (all > drawn).then(|| words.fill("not_drawn", &[&(all - drawn).to_string()]))
}

fn card(node: &Node, words: &Words) -> Card {
    let plain = |look, text: String, note: String, about: String| Card {
        text,
        note,
        look,
        rank: 0.0,
        focus: false,
        frame: None,
        about,
    };
    match &node.data {
        NodeData::Event(event) => {
            let look = match event_tone(event.kind) {
                Tone::Together => Look::Together,
                Tone::Against => Look::Against,
                _ => Look::Event,
            };
            let kind = words.get(event.kind.name());
            let mut note = event.trigger.clone();
            let status = planned(event.status, event.status_name(), words);
            for more in [event.date.as_deref(), status].into_iter().flatten() {
                note.push_str(" · ");
                note.push_str(more);
            }
            let about = format!("{kind}: {}", shorten(&note, 300));
            plain(look, kind.to_owned(), note, about)
        }
        NodeData::Statement(statement) => {
            let text = statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let quoted = |text: &str| match statement.mode {
                Mode::Direct => format!("“{text}”"),
                _ => text.to_owned(),
            };
            let speaker = statement.speaker_text.clone().unwrap_or_default();
            let about = format!("{} ({})", quoted(&shorten(&text, 600)), words.get("Statement"));
            plain(Look::Statement, speaker, quoted(&shorten(&text, LONGEST_WORDS)), about)
        }
        _ => {
            let about = format!("{} ({})", shorten(&node.name, 300), words.get(node.kind().name()));
            plain(look(node.kind()), node.name.clone(), String::new(), about)
        }
    }
}

fn planned<'w>(status: Status, name: &'static str, words: &'w Words) -> Option<&'w str> {
    (status != Status::Occurred).then(|| words.get(name))
}

/// A line a pair: the part that a name has in an event, who says what about whom, and relations.
fn links(graph: &Graph, place: &BTreeMap<NodeIx, usize>, words: &Words) -> Vec<Link> {
    let mut pairs: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for edge in graph.edges() {
        let (Some(from), Some(to)) = (place.get(&edge.source), place.get(&edge.target)) else { continue };
        let (a, b) = (*from.min(to), *from.max(to));
        // Those who meet stand on one level.
        let level = edge.is_symmetric()
            || matches!(edge.kind, EdgeKind::AgentOf | EdgeKind::Targets)
                && event_of(graph, edge).is_some_and(|e| e.kind.is_symmetric());
        let way = match (level, from < to) {
            (true, _) => Way::Both,
            (false, true) => Way::Forth,
            (false, false) => Way::Back,
        };
        let (row, labelled) = row(graph, edge, way, words);
        let names = [edge.source, edge.target].map(|ix| shorten(&graph.node(ix).name, 120));
        let about = format!("{} → {}: {}", names[0], names[1], shorten(&row.text, 200));
        let link = pairs.entry((a, b)).or_insert_with(|| Link {
            a,
            b,
            rows: Vec::new(),
            more: 0,
            labelled: false,
            weight: 0,
            about: String::new(),
        });
        if !link.about.is_empty() {
            link.about.push('\n');
        }
        link.about.push_str(&about);
        link.labelled |= labelled;
        link.weight += 1;
        let known = link.rows.iter_mut().find(|r| {
            r.tone == row.tone
                && r.way == row.way
                && (is_one_title(&r.text, &row.text) || is_one_title(&row.text, &r.text))
        });
        match known {
            Some(known) if known.text.chars().count() > row.text.chars().count() => known.text = row.text,
            Some(_) => {}
            None => link.rows.push(row),
        }
    }
    let mut links: Vec<Link> = pairs.into_values().collect();
    for link in &mut links {
        // Heavier lines are for what is told again and again; here every line is one part in one thing.
        link.weight = 1;
        link.more = link.rows.len().saturating_sub(3);
        link.rows.truncate(3);
    }
    links
}

/// The event at one of an edge's ends.
fn event_of<'g>(graph: &'g Graph, edge: &Edge) -> Option<&'g Event> {
    [edge.source, edge.target].into_iter().find_map(|ix| match &graph.node(ix).data {
        NodeData::Event(event) => Some(&**event),
        _ => None,
    })
}

/// What a line says, and whether its words are drawn: where the cards at its ends and its arrow say it, they are not.
fn row(graph: &Graph, edge: &Edge, way: Way, words: &Words) -> (Row, bool) {
    let event = event_of(graph, edge);
    let faint = event.is_some_and(|e| e.status != Status::Occurred);
    let (text, tone, labelled) = match edge.kind {
        EdgeKind::AgentOf | EdgeKind::Targets => {
            (words.get(edge.kind.name()).to_owned(), event.map_or(Tone::Other, |e| event_tone(e.kind)), false)
        }
        EdgeKind::At => (words.get("AT").to_owned(), Tone::Relation, false),
        EdgeKind::Said => (words.get("SAID").to_owned(), Tone::Said, false),
        EdgeKind::About => (words.get("ABOUT").to_owned(), Tone::About, false),
        EdgeKind::AddressedTo => (words.get("ADDRESSED_TO").to_owned(), Tone::Said, true),
        _ => (relation_words(edge, words), Tone::Relation, true),
    };
    let faint = faint && matches!(edge.kind, EdgeKind::AgentOf | EdgeKind::Targets | EdgeKind::At);
    (Row { text, tone, way, faint, weight: 1 }, labelled)
}
