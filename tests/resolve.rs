//! One thing, one node, across documents.

use kilim::export::{Format, StreamSink};
use kilim::graph::{Builder, Graph, NodeKind, Resolved, merge, resolve};
use kilim::identity::{Decisions, Registry};
use kilim::pipeline::extract;
use kilim::text::{DocumentOptions, LangChoice, document};

const FULL: &str = "date 2025-03-04 Karadeniz Liman İşletmecileri Derneği Başkanı Selim Ardıç, Trabzon'da konuştu. \
                    Almanya Başbakanı Friedrich Merz, 3 Mart 2025'te Paris'te Fransa Cumhurbaşkanı Emmanuel Macron \
                    ile görüştü.";
const SHORT: &str = "date 2025-03-05 Karadeniz Liman İşletmecileri Derneği Başkanı Ardıç, bakanlığın kararını \
                     eleştirdi. Friedrich Merz, 3 Mart 2025'te Emmanuel Macron ile görüştü.";
const OTHER: &str = "date 2025-03-06 Balıkçı Can Ardıç, Rize'de denize açıldı. Friedrich Merz, 5 Mart 2025'te \
                     Emmanuel Macron ile görüştü.";

fn graph(texts: &[&str]) -> Graph {
    let mut builder = Builder::new();
    for (i, text) in texts.iter().enumerate() {
        let options = DocumentOptions { lang: LangChoice::Tr, ..DocumentOptions::default() };
        let document = document((*text).to_owned(), &format!("{i}.txt"), &options);
        builder.add(&document, &extract(&document));
    }
    builder.finish()
}

fn bytes(graph: &Graph) -> Vec<u8> {
    let mut out = Vec::new();
    Format::Json.write(graph, None, &mut StreamSink(&mut out)).unwrap();
    out
}

fn plain(graph: &Graph) -> Resolved {
    resolve(graph, &Decisions::default(), &Registry::default())
}

fn people(graph: &Graph) -> Vec<&str> {
    graph.nodes().iter().filter(|n| n.kind() == NodeKind::Person).map(|n| n.id.as_str()).collect()
}

#[test]
fn a_surname_with_the_same_office_is_the_person_of_another_document() {
    let whole = graph(&[FULL, SHORT]);
    assert!(people(&whole).contains(&"person:ardıç"), "{:?}", people(&whole));
    let resolved = plain(&whole);
    assert!(!people(&resolved.graph).contains(&"person:ardıç"));
    let selim = resolved.graph.node(resolved.graph.find("person:selim-ardıç").unwrap());
    let documents: std::collections::BTreeSet<_> = selim.evidence.iter().map(|e| &*e.doc).collect();
    assert_eq!(documents.len(), 2, "evidence of both documents");
    let pair = resolved.merges.iter().find(|p| p.first == "person:ardıç").unwrap();
    assert!(pair.judgement.reasons.iter().any(|r| r.feature == "office.same"), "{:?}", pair.judgement);
}

#[test]
fn people_of_one_surname_stay_apart() {
    let resolved = plain(&graph(&[FULL, OTHER]));
    let people = people(&resolved.graph);
    assert!(people.contains(&"person:selim-ardıç") && people.contains(&"person:can-ardıç"), "{people:?}");
}

#[test]
fn a_meeting_told_twice_is_one_event_and_another_day_another_one() {
    let meetings = |texts: &[&str]| {
        let resolved = plain(&graph(texts));
        let consult = |n: &&kilim::graph::Node| n.kind() == NodeKind::Event && n.name == "görüştü";
        let lengths: Vec<usize> =
            resolved.graph.nodes().iter().filter(consult).map(|n| n.evidence.len()).collect();
        (resolved.events, lengths)
    };
    assert_eq!(meetings(&[FULL, SHORT]), (1, vec![2]));
    assert_eq!(meetings(&[FULL, OTHER]), (0, vec![1, 1]));
}

#[test]
fn a_meeting_told_without_its_day_is_the_one_on_the_day_that_its_article_allows() {
    // Published on a day, with what it tells.
    let undated = |day: &str, text: &str| format!("date {day} {text}");
    let events = |texts: &[&str]| {
        let resolved = plain(&graph(texts));
        assert_eq!(bytes(&plain(&resolved.graph).graph), bytes(&resolved.graph), "what is resolved stays so");
        let consult = |n: &&kilim::graph::Node| n.kind() == NodeKind::Event && n.name == "görüştü";
        let mut seen: Vec<(usize, Option<String>)> = resolved
            .graph
            .nodes()
            .iter()
            .filter(consult)
            .map(|n| match &n.data {
                kilim::graph::NodeData::Event(e) => (n.evidence.len(), e.date.clone()),
                _ => unreachable!(),
            })
            .collect();
        seen.sort();
        seen
    };
    let told = "Friedrich Merz, Emmanuel Macron ile görüştü.";
    let day = Some("2025-03-03".to_owned());
    let next = undated("2025-03-04", told);
    assert_eq!(events(&[FULL, &next]), [(2, day.clone())], "the day is believed, whoever comes first");
    let later = undated("2025-03-09", told);
    assert_eq!(events(&[FULL, &later]), [(1, None), (1, day.clone())], "six days are too many");
    let before = undated("2025-03-02", told);
    assert_eq!(events(&[FULL, &before]).len(), 2, "nobody tells what is still to come as done");
    let another = "date 2025-03-04 Friedrich Merz, 4 Mart 2025'te Emmanuel Macron ile görüştü.";
    assert_eq!(
        events(&[FULL, another, &undated("2025-03-05", told)]).len(),
        3,
        "two days fit: no telling which"
    );
    let elsewhere = undated("2025-03-04", "Friedrich Merz, Berlin'de Emmanuel Macron ile görüştü.");
    assert_eq!(events(&[FULL, &elsewhere]).len(), 2, "another place");
    let again = undated("2025-03-09", "Emmanuel Macron, Friedrich Merz ile görüştü.");
    assert_eq!(events(&[&later, &again]), [(2, None)], "two articles of one day");
    let monday = undated("2025-03-10", told);
    assert_eq!(events(&[&later, &monday]).len(), 2, "of two days, without a place");
    let in_paris = "Friedrich Merz, Paris'te Emmanuel Macron ile görüştü.";
    let days = ["2025-03-09", "2025-03-10", "2025-03-11", "2025-03-15"].map(|day| undated(day, in_paris));
    assert_eq!(events(&[&days[0], &days[1], &days[2]]), [(3, None)], "of three days, at one place");
    assert_eq!(events(&[&days[0], &days[3]]).len(), 2, "too far apart");
    let one = plain(&graph(&[&later, &again])).graph;
    let parts = one.edges().iter().filter(|e| matches!(e.kind.name(), "AGENT_OF" | "TARGETS")).count();
    assert_eq!(parts, 2, "each takes part once, whoever is named first");
    let mut order = [FULL, &next, &later, &again];
    let whole = events(&order);
    order.reverse();
    assert_eq!(events(&order), whole);
}

#[test]
fn a_country_holds_its_cities_when_places_are_compared() {
    let in_paris = "date 2025-03-04 Friedrich Merz, 3 Mart 2025'te Paris'te Emmanuel Macron ile görüştü.";
    let in_france = "date 2025-03-04 Friedrich Merz, 3 Mart 2025'te Fransa'da Emmanuel Macron ile görüştü.";
    let in_berlin = "date 2025-03-04 Friedrich Merz, 3 Mart 2025'te Berlin'de Emmanuel Macron ile görüştü.";
    assert_eq!(plain(&graph(&[in_paris, in_france])).events, 1);
    assert_eq!(plain(&graph(&[in_berlin, in_france])).events, 0);
}

#[test]
fn decisions_go_before_every_judgement_and_can_be_taken_back() {
    let whole = graph(&[FULL, SHORT, OTHER]);
    let decide = |line: &str| {
        let decisions = Decisions::parse("decisions.tsv", line).unwrap();
        resolve(&whole, &decisions, &Registry::default()).graph
    };
    let apart = decide("different\tperson:ardıç\tperson:selim-ardıç\tdeniz\t2025-03-07\tanother Ardıç\n");
    assert!(people(&apart).contains(&"person:ardıç"));
    let same = decide("same\tperson:can-ardıç\tperson:selim-ardıç\tdeniz\t2025-03-07\tCan is his nickname\n");
    assert_eq!(people(&same).iter().filter(|id| id.contains("ardıç")).count(), 1, "{:?}", people(&same));
    assert_eq!(bytes(&decide("# nothing\n")), bytes(&plain(&whole).graph));
}

#[test]
fn one_name_of_two_people_is_parted_by_a_decision_about_a_document() {
    let mayor =
        "date 2025-03-04 Belediye Başkanı Ali Kaya, Rize'de konuştu. Ali Kaya, Elena Rojas ile görüştü.";
    let fisher = "date 2025-03-05 Balıkçı Ali Kaya, Almanya'yı ziyaret etti.";
    let whole = graph(&[mayor, fisher]);
    let documents: Vec<&str> =
        whole.nodes().iter().filter(|n| n.kind() == NodeKind::Document).map(|n| n.id.as_str()).collect();
    let is_fisher = |d: &&&str| match &whole.node(whole.find(d).unwrap()).data {
        kilim::graph::NodeData::Document(d) => d.published.as_deref() == Some("2025-03-05"),
        _ => false,
    };
    let doc = *documents.iter().find(is_fisher).unwrap();
    let line = format!(
        "different\tperson:ali-kaya\t{doc}\tdeniz\t2025-03-07\tone is the mayor, the other a fisher\n"
    );
    let decisions = Decisions::parse("d.tsv", &line).unwrap();
    let resolved = resolve(&whole, &decisions, &Registry::default()).graph;
    let own = format!("person:ali-kaya@{doc}");
    assert!(people(&plain(&whole).graph).iter().filter(|p| p.contains("kaya")).count() == 1);
    let one = resolved.node(resolved.find("person:ali-kaya").unwrap());
    let other = resolved.node(resolved.find(&own).unwrap());
    assert!(one.evidence.iter().all(|e| &*e.doc != doc) && other.evidence.iter().all(|e| &*e.doc == doc));
    assert_eq!(other.name, "Ali Kaya");
    for (id, germany) in [("person:ali-kaya", false), (own.as_str(), true)] {
        let ix = resolved.find(id).unwrap();
        let event = |e: &kilim::graph::Edge| {
            e.source == ix
                && e.kind == kilim::graph::EdgeKind::AgentOf
                && resolved.node(e.target).name.contains("ziyaret")
        };
        assert_eq!(resolved.edges().iter().any(event), germany, "{id}");
    }
    // What is resolved stays so, and without the line it is as before.
    assert_eq!(bytes(&resolve(&resolved, &decisions, &Registry::default()).graph), bytes(&resolved));
    let joined: usize = [one, other].iter().map(|n| n.evidence.len()).sum();
    assert_eq!(joined, whole.node(whole.find("person:ali-kaya").unwrap()).evidence.len());
    let total = |g: &Graph| -> usize { g.edges().iter().map(|e| e.evidence.len()).sum() };
    assert_eq!(total(&resolved), total(&whole), "no evidence is lost");
}

#[test]
fn own_names_lead_to_one_node() {
    let whole = graph(&[FULL, OTHER]);
    let registry = Registry::parse("own.tsv", "own:ardıç\tPerson\ttr\tSelim Ardıç|Can Ardıç\n").unwrap();
    let resolved = resolve(&whole, &Decisions::default(), &registry);
    assert_eq!(people(&resolved.graph).iter().filter(|id| id.contains("ardıç")).count(), 1);
}

#[test]
fn the_order_in_which_documents_came_leaves_no_trace() {
    let parts = [graph(&[FULL]), graph(&[SHORT]), graph(&[OTHER])];
    let whole = bytes(&plain(&graph(&[FULL, SHORT, OTHER])).graph);
    // Documents keep their addresses in another order too.
    let merged = |order: [usize; 3]| bytes(&plain(&merge(order.map(|i| &parts[i]))).graph);
    let first = merged([0, 1, 2]);
    assert_eq!(first, merged([2, 0, 1]));
    assert_eq!(first, merged([1, 2, 0]));
    assert_eq!(whole.len(), first.len(), "only addresses differ");
    let once = plain(&graph(&[FULL, SHORT, OTHER])).graph;
    assert_eq!(bytes(&plain(&once).graph), bytes(&once), "what is resolved stays so");
}
