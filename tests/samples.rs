//! The samples and what is made from the first of them.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use common::{feed, installed, kilim, root, skip, stderr};

/// `exports/` holds the first sample's graph. After a change that is meant, look at the difference and run
/// `KILIM_BLESS=1 cargo test --test samples` (or `just bless`).
#[test]
fn exports_are_fresh() {
    let bless = std::env::var_os("KILIM_BLESS").is_some();
    let dir = tempfile::tempdir().unwrap();
    let out = if bless { root().join("exports") } else { dir.path().join("out") };
    let output = kilim().args(["build", "data/samples/zirve.txt", "-o"]).arg(&out).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    for name in ["graph.dot", "nodes.csv", "edges.csv", "graph.json"] {
        let (fresh, kept) = (
            fs::read_to_string(out.join(name)).unwrap(),
            fs::read_to_string(root().join("exports").join(name)),
        );
        let kept = kept.unwrap_or_default();
        let change = fresh.lines().zip(kept.lines()).find(|(a, b)| a != b);
        assert!(fresh == kept, "exports/{name} is stale (`just bless`); first change: {change:#?}");
    }
    if !installed("dot") {
        return skip("no Graphviz to draw exports/graph.svg with");
    }
    let picture = feed(Command::new("dot").arg("-Tsvg"), &fs::read(out.join("graph.dot")).unwrap());
    assert!(picture.status.success(), "{}", stderr(&picture));
    if bless {
        fs::write(out.join("graph.svg"), &picture.stdout).unwrap();
    }
    // Another version of Graphviz places things elsewhere: what must agree is what is drawn.
    let kept = fs::read_to_string(root().join("exports/graph.svg")).unwrap_or_default();
    assert_eq!(
        drawn(&String::from_utf8(picture.stdout).unwrap()),
        drawn(&kept),
        "exports/graph.svg is stale"
    );
}

/// Titles and texts of a picture.
fn drawn(svg: &str) -> BTreeSet<&str> {
    let texts = ["<title>", "</text>"];
    svg.lines()
        .filter(|l| texts.iter().any(|t| l.contains(t)))
        .map(|l| match l.strip_suffix("</text>") {
            Some(text) => text.rsplit('>').next().unwrap_or(text),
            None => l,
        })
        .collect()
}

/// What the sample tells, in rough strokes: a change that loses this is no improvement.
#[test]
fn the_summit_article_tells_who_said_what() {
    let json = fs::read(root().join("exports/graph.json")).unwrap();
    let graph = kilim::graph::Graph::read(&json).unwrap();
    let statements = graph.nodes().iter().filter(|n| n.kind().name() == "Statement").count();
    assert!(statements >= 4, "{statements} statements");
}
