//! The page that `--format html` writes, in a real browser.

mod common;

use std::process::Command;

use common::root;

/// Runs the browser test on a page; `None` where Node.js, its packages or Chromium are not installed.
fn browse(page: &std::path::Path, name: &str) -> Option<()> {
    let saved = page.with_extension("saved.json");
    browse_with(page, name, ("SAVE", &saved))?;
    // What a reader saves is a graph that the program takes.
    let saved = kilim::graph::Graph::read(&std::fs::read(saved).unwrap()).unwrap();
    assert!(saved.nodes().iter().any(|n| n.kind().is_entity()) && !saved.edges().is_empty());
    Some(())
}

fn browse_with(
    page: &std::path::Path,
    name: &str,
    (variable, value): (&str, &std::path::Path),
) -> Option<()> {
    let viewer = root().join("src/export/html/viewer");
    if !viewer.join("node_modules/playwright-core").is_dir() {
        common::skip("run `npm ci` in src/export/html/viewer first (.ci/run does)");
        return None;
    }
    let output = Command::new("node")
        .arg("test.mjs")
        .arg(page)
        .arg(name)
        .env(variable, value)
        .current_dir(&viewer)
        .output()
        .ok()?;
    if output.status.code() == Some(3) {
        common::skip("no Chromium");
        return None;
    }
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Some(())
}

#[test]
fn a_reader_can_search_click_and_read_the_evidence() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    let run = common::run(&["build", "data/samples/zirve.txt", "-o", folder, "--format", "html", "-q"]);
    assert!(run.status.success(), "{}", common::stderr(&run));
    browse(&out.path().join("graph.html"), "kim");
}

#[test]
fn nothing_in_an_article_runs_as_script() {
    let out = tempfile::tempdir().unwrap();
    let article = out.path().join("a.txt");
    let text = "date 2025-01-02 Şili Devlet Başkanı </script><script>window.pwned=1</script> Gabriel Boric, \
                “<img src=x onerror=\"window.pwned=1\"> Peru ile anlaştık” dedi. Boric, Peru’yu ziyaret etti.";
    std::fs::write(&article, text).unwrap();
    let folder = out.path().join("o");
    let run = common::run(&[
        "build",
        article.to_str().unwrap(),
        "-o",
        folder.to_str().unwrap(),
        "--format",
        "html",
        "-q",
    ]);
    assert!(run.status.success(), "{}", common::stderr(&run));
    browse(&folder.join("graph.html"), "Boric");
}

#[test]
fn every_hostile_name_is_on_the_page_and_none_runs() {
    let out = tempfile::tempdir().unwrap();
    let (page, truth) = (out.path().join("graph.html"), out.path().join("truth.json"));
    let graph = common::hostile_graph();
    std::fs::write(&page, common::export_one(&graph, kilim::export::Format::Html)).unwrap();
    std::fs::write(&truth, common::export_one(&graph, kilim::export::Format::Json)).unwrap();
    browse_with(&page, "-", ("TRUTH", &truth));
}

#[test]
fn a_graph_that_is_too_large_to_be_seen_is_drawn_in_part_and_says_so() {
    let viewer = root().join("src/export/html/viewer");
    if !common::installed("node") {
        common::skip("no Node.js; .ci/run installs it");
        return;
    }
    let out = tempfile::tempdir().unwrap();
    let made =
        Command::new("node").args(["generate.mjs", "5000", "20000"]).current_dir(&viewer).output().unwrap();
    assert!(made.status.success(), "{}", common::stderr(&made));
    let (graph, page) = (out.path().join("graph.json"), out.path().join("graph.html"));
    std::fs::write(&graph, &made.stdout).unwrap();
    let run = common::run(&[
        "export",
        graph.to_str().unwrap(),
        "--format",
        "html",
        "-o",
        page.to_str().unwrap(),
        "-q",
    ]);
    assert!(run.status.success(), "{}", common::stderr(&run));
    browse_with(&page, "-", ("AGGREGATED", std::path::Path::new("1")));
}

#[test]
fn the_page_is_what_its_sources_build() {
    let viewer = root().join("src/export/html/viewer");
    if !viewer.join("node_modules/esbuild").is_dir() {
        common::skip("run `npm ci` in src/export/html/viewer first (.ci/run does)");
        return;
    }
    let page = root().join("src/export/html/viewer.html");
    let before = std::fs::read_to_string(&page).unwrap();
    let out = tempfile::tempdir().unwrap();
    let fresh = out.path().join("viewer.html");
    let built = Command::new("node").arg("build.mjs").arg(&fresh).current_dir(&viewer).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    assert!(
        before == std::fs::read_to_string(&fresh).unwrap(),
        "run `npm run build` in {}",
        viewer.display()
    );
}
