//! Graphs put together: in one go, in parts, one by one, in any order, the same bytes.

mod common;

use std::path::{Path, PathBuf};

use kilim::graph::{Graph, NodeKind, merge};
use proptest::prelude::*;

fn samples() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(common::root().join("data/samples"))
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

fn build(files: &[&Path]) -> Graph {
    let mut builder = kilim::graph::Builder::new();
    for file in files {
        let bytes = std::fs::read(file).unwrap();
        let uri = file.file_name().unwrap().to_string_lossy();
        let document =
            kilim::text::read_document(bytes, &uri, &kilim::text::DocumentOptions::default()).unwrap();
        builder.add(&document, &kilim::pipeline::extract(&document));
    }
    builder.finish()
}

fn bytes(graph: &Graph) -> Vec<u8> {
    let mut out = Vec::new();
    kilim::export::Format::Json.write(graph, None, &mut kilim::export::StreamSink(&mut out)).unwrap();
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn merging_parts_is_building_all(parts in proptest::collection::vec(0usize..3, 7), order in Just(()).prop_perturb(|(), mut rng| rng.next_u32())) {
        let files = samples();
        let whole = bytes(&build(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>()));
        let mut graphs: Vec<Graph> = (0..3)
            .map(|part| {
                let mine: Vec<&Path> =
                    files.iter().enumerate().filter(|(i, _)| parts[i % parts.len()] == part).map(|(_, f)| f.as_path()).collect();
                // Through JSON and back, as files on disk would go.
                Graph::read(&bytes(&build(&mine))).unwrap()
            })
            .collect();
        graphs.rotate_left(order as usize % 3);
        prop_assert!(bytes(&merge(&graphs)) == whole);
        // Associative and idempotent.
        let left = merge([&merge([&graphs[0], &graphs[1]]), &graphs[2]]);
        let right = merge([&graphs[0], &merge([&graphs[1], &graphs[2]])]);
        prop_assert!(bytes(&left) == whole && bytes(&right) == whole);
        prop_assert!(bytes(&merge([&left, &left, &graphs[1]])) == whole);
    }

    #[test]
    fn what_is_added_and_taken_out_again_leaves_no_trace(out in proptest::collection::vec(any::<bool>(), 12)) {
        let files = samples();
        let is_out = |i: usize| out[i % out.len()];
        let part = |wanted: bool| {
            let mine: Vec<&Path> = files.iter().enumerate().filter(|(i, _)| is_out(*i) == wanted).map(|(_, f)| f.as_path()).collect();
            build(&mine)
        };
        let (before, more) = (part(false), part(true));
        let documents = ids_of_documents(&more);
        // Through JSON and back at each step, as files on disk would go.
        let added = Graph::read(&bytes(&merge([&Graph::read(&bytes(&before)).unwrap(), &more]))).unwrap();
        let left = added.retract(&documents.iter().map(String::as_str).collect());
        prop_assert!(bytes(&left) == bytes(&before));
        // One by one, in any order, and what was never there changes nothing.
        let one_by_one = documents.iter().rev().fold(added, |g, d| g.retract(&[d.as_str()].into()));
        prop_assert!(bytes(&one_by_one) == bytes(&before));
        prop_assert!(bytes(&before.retract(&["doc:0000000000000000"].into())) == bytes(&before));
        prop_assert!(kilim::graph::Diff::between(&before, &left).is_empty());
    }
}

fn ids_of_documents(graph: &Graph) -> Vec<String> {
    graph.nodes().iter().filter(|n| n.kind() == NodeKind::Document).map(|n| n.id.clone()).collect()
}

/// Texts of two languages about one country, which call it by adjectives, by its full name, by letters.
#[test]
fn a_country_has_one_name_however_the_graph_came_about() {
    let texts = [
        "Çinli yetkililer Lima’da konuştu.",
        "Çin Halk Cumhuriyeti, Peru’yu kınadı.",
        "Chinese officials visited Peru. China condemned the attack in Lima.",
        "The People's Republic of China signed an agreement with Peru.",
        "Peru ile Çin anlaştı. Çinli bakan Lima’ya geldi.",
    ];
    let one = |i: usize| {
        let options = kilim::text::DocumentOptions::default();
        let document = kilim::text::document(texts[i].to_owned(), &format!("{i}.txt"), &options);
        let mut builder = kilim::graph::Builder::new();
        builder.add(&document, &kilim::pipeline::extract(&document));
        builder.finish()
    };
    let graphs: Vec<Graph> = (0..texts.len()).map(one).collect();
    let whole = bytes(&merge(&graphs));
    let whole_graph = merge(&graphs);
    let china = whole_graph.node(whole_graph.find("Q148").expect("China"));
    assert!(china.aliases.len() > 2, "{china:?}");
    for cut in 1..texts.len() {
        let halves = [merge(&graphs[cut..]), merge(&graphs[..cut])];
        assert!(bytes(&merge(&halves)) == whole, "{cut}");
        let gone = ids_of_documents(&halves[0]);
        let left = whole_graph.retract(&gone.iter().map(String::as_str).collect());
        assert!(bytes(&left) == bytes(&halves[1]), "{cut}");
    }
}

#[test]
fn the_command_line_merges_adds_and_compares() {
    let out = tempfile::tempdir().unwrap();
    let path = |name: &str| out.path().join(name).to_string_lossy().into_owned();
    let files: Vec<String> = samples().iter().map(|f| f.to_string_lossy().into_owned()).collect();
    let build = |files: &[String], name: &str| {
        let folder = path(name);
        let mut arguments: Vec<&str> = vec!["build", "-q", "--format", "json", "-o", &folder];
        arguments.extend(files.iter().map(String::as_str));
        let run = common::run(&arguments);
        assert!(run.status.success(), "{}", common::stderr(&run));
        format!("{folder}/graph.json")
    };
    let (all, first, rest) = (build(&files, "all"), build(&files[..2], "first"), build(&files[2..], "rest"));
    let merged = path("merged.json");
    assert!(common::run(&["merge", &rest, &first, "-o", &merged, "-q"]).status.success());
    assert_eq!(std::fs::read(&merged).unwrap(), std::fs::read(&all).unwrap());

    let added = path("added.json");
    let mut arguments = vec!["add", first.as_str(), "-q", "-o", added.as_str()];
    arguments.extend(files[2..].iter().map(String::as_str));
    let run = common::run(&arguments);
    assert!(run.status.success(), "{}", common::stderr(&run));
    assert_eq!(std::fs::read(&added).unwrap(), std::fs::read(&all).unwrap());

    let taken_out = path("taken-out.json");
    let names: Vec<&str> = files[2..].iter().map(|f| f.rsplit('/').next().unwrap()).collect();
    let mut arguments = vec!["retract", added.as_str(), "-q", "-o", taken_out.as_str()];
    arguments.extend(&names);
    let run = common::run(&arguments);
    assert!(run.status.success(), "{}", common::stderr(&run));
    assert_eq!(std::fs::read(&taken_out).unwrap(), std::fs::read(&first).unwrap());
    let nobody = common::run(&["retract", &added, "yok.txt"]);
    assert_eq!(nobody.status.code(), Some(2));
    let said = common::stderr(&nobody);
    assert!(said.contains("no document `yok.txt`") && said.contains("doc:"), "{said}");
    assert_eq!(std::fs::read(&added).unwrap(), std::fs::read(&all).unwrap(), "nothing was written");

    let same = common::run(&["diff", &all, &merged]);
    assert!(same.status.success() && same.stdout.is_empty());
    let changed = common::run(&["diff", &first, &all]);
    assert_eq!(changed.status.code(), Some(1));
    let text = String::from_utf8(changed.stdout).unwrap();
    assert!(text.lines().any(|l| l.starts_with("+ Document")), "{text}");
    let json = common::run(&["diff", &first, &all, "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(json["removed_nodes"].as_array().unwrap().is_empty());
}
