//! `kilim draw`, and selecting.

mod common;

use std::path::Path;

use common::{run, stderr};

fn graph(folder: &Path) -> String {
    let run =
        run(&["build", "data/samples/zirve.txt", "-o", folder.to_str().unwrap(), "--format", "json", "-q"]);
    assert!(run.status.success(), "{}", stderr(&run));
    folder.join("graph.json").to_str().unwrap().to_owned()
}

fn draw(graph: &str, more: &[&str]) -> String {
    let run = run(&[&["draw", graph, "-o", "-"], more].concat());
    assert!(run.status.success(), "{}", stderr(&run));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn a_picture_shows_who_with_whom_in_turkish_letters() {
    let out = tempfile::tempdir().unwrap();
    let svg = draw(&graph(out.path()), &[]);
    for text in [">Xi Jinping<", ">Çin hükümeti<", "görüşme", ">kişi<", "lang=\"tr\""] {
        assert!(svg.contains(text), "{text}");
    }
    let english = draw(&graph(out.path()), &["--lang", "en", "--title", "The <summit>"]);
    assert!(english.contains("talks") && english.contains("The &lt;summit&gt;"));
}

#[test]
fn the_full_view_draws_events_and_statements_with_their_parts() {
    let out = tempfile::tempdir().unwrap();
    let path = graph(out.path());
    let svg = draw(&path, &["--view", "full"]);
    let whole = kilim::graph::Graph::read(&std::fs::read(&path).unwrap()).unwrap();
    let joined = |i: usize| {
        let ends = |e: &kilim::graph::Edge| e.source.index() == i || e.target.index() == i;
        whole.edges().iter().any(|e| ends(e) && e.kind != kilim::graph::EdgeKind::MentionedIn)
    };
    let drawn = (0..whole.nodes().len())
        .filter(|i| whole.nodes()[*i].kind() != kilim::graph::NodeKind::Document && joined(*i))
        .count();
    assert_eq!(svg.matches("class=\"card\"").count(), drawn, "each node once");
    for text in [">Xi Jinping<", ">görüşme<", "“", " olay · ", " söz", ">sözün konusu<"] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(!draw(&path, &[]).contains(" olay · "), "who with whom has none");
    let english = draw(&path, &["--view", "full", "--lang", "en", "--event-type", "CONSULT"]);
    assert!(english.contains(">talks<") && !english.contains(">support<"));
    let png = run(&["draw", &path, "-o", "-", "--view", "full", "--format", "png"]);
    assert!(png.stdout.starts_with(b"\x89PNG"), "{}", stderr(&png));
    let around = draw(&path, &["--view", "full", "--around", "kuzey kore"]);
    assert!(around.contains("Kuzey Kore: ne yapıldı, ne dendi"));
}

#[test]
fn a_graph_without_events_has_no_full_view() {
    let out = tempfile::tempdir().unwrap();
    let path = graph(out.path());
    let relations = out.path().join("relations.json");
    let relations = relations.to_str().unwrap();
    assert!(run(&["export", &path, "--view", "relations", "-o", relations, "-q"]).status.success());
    assert!(draw(relations, &[]).contains(">Xi Jinping<"));
    let full = run(&["draw", relations, "-o", "-", "--view", "full"]);
    assert_eq!(full.status.code(), Some(3));
    assert!(stderr(&full).contains("this is the relations view"), "{}", stderr(&full));
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    let out = tempfile::tempdir().unwrap();
    let graph = graph(out.path());
    for format in ["svg", "png"] {
        let one = run(&["draw", &graph, "-o", "-", "--format", format]);
        let two = run(&["draw", &graph, "-o", "-", "--format", format]);
        assert!(one.stdout.len() > 5000 && one.stdout == two.stdout, "{format}");
    }
}

#[test]
fn around_someone_leaves_the_rest_out_whoever_types_the_name() {
    let out = tempfile::tempdir().unwrap();
    let graph = graph(out.path());
    let whole = draw(&graph, &[]);
    let near = draw(&graph, &["--around", "XI JİNPİNG"]);
    assert_eq!(near, draw(&graph, &["--around", "xi jinping"]));
    assert!(whole.contains(">Japonya<") && !near.contains(">Japonya<"));
    assert!(draw(&graph, &["--around", "jinping", "--hops", "2"]).contains(">Japonya<"));
    let nobody = run(&["draw", &graph, "-o", "-", "--around", "Kim Yong Un"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(stderr(&nobody).contains("the nearest are Kim"), "{}", stderr(&nobody));
}

#[test]
fn kinds_types_and_numbers_narrow_it() {
    let out = tempfile::tempdir().unwrap();
    let graph = graph(out.path());
    let people = draw(&graph, &["--kind", "person"]);
    assert!(people.contains(">Xi Jinping<") && !people.contains(">Kuzey Kore<"));
    let talks = draw(&graph, &["--event-type", "CONSULT"]);
    assert!(talks.contains("görüşme") && !talks.contains("destek"));
    let offices = draw(&graph, &["--edge", "HOLDS_OFFICE"]);
    assert!(!offices.contains("görüşme"));
    let framed = draw(&graph, &["--cluster", "country"]);
    assert!(framed.matches(">Çin<").count() == 2, "a frame and a card");
    assert_eq!(draw(&graph, &["--top", "2"]).matches("class=\"card\"").count(), 2);
}

#[test]
fn days_and_counts_narrow_it() {
    let out = tempfile::tempdir().unwrap();
    let graph = graph(out.path());
    let cards = |arguments: &[&str]| draw(&graph, arguments).matches("class=\"card\"").count();
    let all = cards(&[]);
    assert!(all > 3);
    assert_eq!(cards(&["--from", "2025-09", "--to", "2025-09-30"]), all, "all of it is of that month");
    assert_eq!(cards(&["--from", "2026"]), 0);
    assert_eq!(cards(&["--to", "2025-08-31"]), 0);
    let often = cards(&["--min-count", "3"]);
    assert!(often >= 2 && often < all, "{often} of {all}");
    assert_eq!(cards(&["--min-count", "500"]), 0);
}

#[test]
fn what_makes_no_sense_is_said() {
    let out = tempfile::tempdir().unwrap();
    let graph = graph(out.path());
    for (arguments, says) in [
        (["--kind", "Planet"], "there are Country"),
        (["--event-type", "DANCE"], "there are AGREE"),
        (["--edge", "LIKES"], "HOLDS_OFFICE"),
        (["--from", "yesterday"], "YYYY-MM-DD"),
        (["--top", "0"], "at least 1"),
        (["--format", "bmp"], "svg, png and html"),
        (["--view", "sideways"], "`full` and `relations`"),
        (["--scale", "99"], "0.1 to 10"),
    ] {
        let run = run(&[&["draw", &graph, "-o", "-"], &arguments[..]].concat());
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&run).contains(says), "{arguments:?}: {}", stderr(&run));
    }
}

#[test]
fn export_takes_the_same_selection() {
    let out = tempfile::tempdir().unwrap();
    let graph = graph(out.path());
    let part = run(&["export", &graph, "--format", "json", "-o", "-", "--around", "kuzey kore yönetimi"]);
    assert!(part.status.success(), "{}", stderr(&part));
    let part = kilim::graph::Graph::read(&part.stdout).unwrap();
    let names: Vec<_> = part.nodes().iter().map(|n| n.name.as_str()).collect();
    assert!(names.contains(&"Japonya") && !names.contains(&"Pyongyang"), "{names:?}");
    assert!(part.edges().iter().any(|e| e.kind == kilim::graph::EdgeKind::Said));
}

#[test]
fn hostile_names_stay_names() {
    let out = tempfile::tempdir().unwrap();
    let path = graph(out.path());
    let json = std::fs::read_to_string(&path).unwrap();
    let long = "ğ".repeat(10_000);
    for hostile in
        ["\\\"</title></text><script>pwned()</script>&#0;", "a\\u0000b\\nc", "\u{202e}دونالد ترامب", &long]
    {
        let changed = json.replace("\"name\":\"Xi Jinping\"", &format!("\"name\":\"{hostile}\""));
        assert_ne!(changed, json);
        std::fs::write(&path, changed).unwrap();
        let svg = draw(&path, &[]);
        assert!(
            !svg.contains("<script")
                && !svg.contains('\0')
                && !svg.contains('\u{202e}')
                && !svg.contains("&#")
        );
        assert!(svg.len() < 200_000);
        let mut reader = xml(&svg);
        assert!(reader.next().is_some());
        let full = draw(&path, &["--view", "full"]);
        assert!(!full.contains("<script") && !full.contains('\0') && xml(&full).next().is_some());
        let png = run(&["draw", &path, "-o", "-", "--format", "png", "--scale", "1"]);
        assert!(png.stdout.starts_with(b"\x89PNG"), "{}", stderr(&png));
    }
}

/// Tags that are opened and closed in order, as a check that the file is well-formed.
fn xml(svg: &str) -> std::vec::IntoIter<String> {
    let (mut open, mut seen) = (Vec::new(), Vec::new());
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "{text}");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else {
            seen.push(name.clone());
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    seen.into_iter()
}
