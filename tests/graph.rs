//! The graph's promises: evidence on everything, one order, views, reading what was written.

mod common;

use common::{event, evidence, export_one, hostile_graph, person};
use kilim::event::{EventType, Status};
use kilim::export::Format;
use kilim::graph::{Builder, EdgeKind, Graph, NodeKind, View};

fn meeting(status: Status) -> (Builder, [kilim::graph::NodeIx; 3]) {
    let mut builder = Builder::new();
    let a = builder.add_node(person(1, "Bir"));
    let b = builder.add_node(person(2, "İki"));
    let met = builder.add_node(event("event:1", EventType::Consult, status, Some("2025-01-02")));
    (builder, [a, b, met])
}

#[test]
fn a_graph_reads_back_as_it_was_written() {
    let graph = hostile_graph();
    let json = export_one(&graph, Format::Json);
    let back = Graph::read(&json).expect("own JSON");
    assert_eq!(graph, back);
    assert_eq!(json, export_one(&back, Format::Json));
    let relations = graph.relations();
    assert_eq!(relations, Graph::read(&export_one(&relations, Format::Json)).expect("own JSON"));
}

#[test]
fn nodes_and_edges_come_by_kind_then_id() {
    let json: serde_json::Value =
        serde_json::from_slice(&export_one(&hostile_graph(), Format::Json)).unwrap();
    for (list, id) in [("nodes", "id"), ("edges", "key")] {
        let keys: Vec<(&str, &str)> = json[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| (n["kind"].as_str().unwrap(), n[id].as_str().unwrap()))
            .collect();
        assert!(keys.len() > 10 && keys.is_sorted(), "{list}");
    }
}

#[test]
fn every_node_and_edge_has_evidence_or_is_refused() {
    let json = String::from_utf8(export_one(&hostile_graph(), Format::Json)).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
    for list in ["nodes", "edges"] {
        assert!(
            value[list].as_array().unwrap().iter().all(|n| !n["evidence"].as_array().unwrap().is_empty())
        );
    }
    value["edges"][3]["evidence"] = serde_json::json!([]);
    let error = Graph::read(value.to_string().as_bytes()).unwrap_err();
    assert!(error.what.contains("no evidence"), "{error}");
}

#[test]
fn a_symmetric_event_is_drawn_once_a_pair_whichever_side_is_the_agent() {
    let (mut builder, [a, b, met]) = meeting(Status::Occurred);
    let again = builder.add_node(event("event:2", EventType::Consult, Status::Occurred, Some("2024-05-06")));
    for (agent, target, event) in [(a, b, met), (b, a, again)] {
        builder.add_edge((agent, event), EdgeKind::AgentOf, None, false, evidence("doc:t", 0, 4));
        builder.add_edge((event, target), EdgeKind::Targets, None, false, evidence("doc:t", 0, 4));
    }
    let view = builder.finish().relations();
    assert_eq!(view.view(), View::Relations);
    let [edge] = view.edges() else { panic!("one edge: {:?}", view.edges()) };
    assert_eq!(edge.kind.name(), "CONSULT");
    assert_eq!(
        (view.node(edge.source).id.as_str(), view.node(edge.target).id.as_str()),
        ("person:1", "person:2")
    );
    let facts = edge.facts.as_ref().unwrap();
    assert_eq!((facts.first.as_deref(), facts.last.as_deref()), (Some("2024-05-06"), Some("2025-01-02")));
    assert_eq!(facts.events, ["event:1", "event:2"]);
    assert_eq!(edge.count(), Some(2));
}

#[test]
fn a_denied_event_is_never_summed_up_with_one_that_happened() {
    let (mut builder, [a, b, met]) = meeting(Status::Denied);
    let again = builder.add_node(event("event:2", EventType::Consult, Status::Occurred, None));
    for event in [met, again] {
        builder.add_edge((a, event), EdgeKind::AgentOf, None, false, evidence("doc:t", 0, 4));
        builder.add_edge((event, b), EdgeKind::Targets, None, false, evidence("doc:t", 0, 4));
    }
    let view = builder.finish().relations();
    let mut statuses: Vec<_> = view.edges().iter().map(|e| e.facts.as_ref().unwrap().status_name()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, ["denied", "occurred"]);
}

#[test]
fn directed_events_keep_their_direction_in_the_relations_view() {
    let mut builder = Builder::new();
    let a = builder.add_node(person(9, "Saldıran"));
    let b = builder.add_node(person(1, "Hedef"));
    let hit = builder.add_node(event("event:1", EventType::Assault, Status::Occurred, None));
    builder.add_edge((a, hit), EdgeKind::AgentOf, None, false, evidence("doc:t", 0, 4));
    builder.add_edge((hit, b), EdgeKind::Targets, None, false, evidence("doc:t", 0, 4));
    let view = builder.finish().relations();
    let edge = &view.edges()[0];
    assert_eq!(
        (view.node(edge.source).name.as_str(), view.node(edge.target).name.as_str()),
        ("Saldıran", "Hedef")
    );
}

#[test]
fn a_neighbourhood_ends_where_its_hops_end() {
    let graph = hostile_graph();
    let start = graph.find("person:0").unwrap();
    assert_eq!(graph.neighbourhood(&[start], 0).nodes().len(), 1);
    let near = graph.neighbourhood(&[start], 1);
    assert!(near.find("person:0").is_some() && near.nodes().len() > 5);
    assert!(near.nodes().len() < graph.nodes().len());
    // documents join nothing: they are no neighbours
    assert!(near.nodes().iter().all(|n| n.kind() != NodeKind::Document));
}

#[test]
fn merging_is_the_same_in_any_order() {
    let build = |order: [usize; 3]| {
        let mut builder = Builder::new();
        for i in order {
            let mut node = person(7, ["Ayşe Kaya", "Kaya", "AYŞE KAYA"][i]);
            node.evidence = evidence(["doc:b", "doc:a", "doc:c"][i], i, i + 9);
            builder.add_node(node);
        }
        builder.finish()
    };
    let first = build([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(build(order), first);
    }
    assert_eq!(first.nodes()[0].name, "Ayşe Kaya");
    assert_eq!(first.nodes()[0].aliases, ["AYŞE KAYA", "Kaya"]);
    assert_eq!(first.nodes()[0].mentions(), 3);
}
