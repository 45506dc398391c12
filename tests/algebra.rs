//! Graphs put together: in one go, in parts, one by one, in any order, the same bytes.

mod common;

use std::path::{Path, PathBuf};

use kilim::graph::{Graph, merge};
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
