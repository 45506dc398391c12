//! Whose data is shipped: each file of `data/` is in `data/SOURCES.md`, with its licence.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

/// Files under a folder, by their path from it.
fn files(folder: &Path, inside: &str, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{inside}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), out);
        } else {
            out.push(name);
        }
    }
}

/// The patterns of the table's first column, with their folders; each row has a source and a licence.
fn named() -> Vec<String> {
    let table = std::fs::read_to_string(common::root().join("data/SOURCES.md")).unwrap();
    let mut out = Vec::new();
    for row in table.lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|c| !c.is_empty()), "file, source, licence: {row}");
        let mut folder = "";
        for name in cells[0].split('`').skip(1).step_by(2) {
            match name.rsplit_once('/') {
                Some((own, _)) => {
                    folder = own;
                    out.push(name.to_owned());
                }
                None => out.push(format!("{folder}/{name}")),
            }
        }
    }
    out
}

/// `*` stands for anything.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len()).any(|i| rest.is_char_boundary(i) && fits(after, &rest[i..]))
        }),
    }
}

#[test]
fn every_shipped_file_has_a_source_and_a_licence() {
    let mut shipped = Vec::new();
    files(&common::root().join("data"), "", &mut shipped);
    let beside = |f: &String| f != "SOURCES.md" && f != "fonts/OFL.txt" && !f.starts_with("samples/");
    shipped.retain(beside);
    assert!(shipped.len() > 100);
    let named = named();
    let missing: Vec<&String> = shipped.iter().filter(|f| !named.iter().any(|n| fits(n, f))).collect();
    assert!(missing.is_empty(), "not in data/SOURCES.md: {missing:?}");
    let gone: BTreeSet<&String> = named.iter().filter(|n| !shipped.iter().any(|f| fits(n, f))).collect();
    assert!(gone.is_empty(), "in data/SOURCES.md, but not there: {gone:?}");
}

/// Whether a cell holds spans or ids: nothing that a word of a text could be.
fn stands_off(cell: &str) -> bool {
    let id =
        |s: &str| s.len() > 1 && s.starts_with(['e', 'x', 'v']) && s[1..].bytes().all(|b| b.is_ascii_digit());
    let span = |s: &str| {
        let ends = s.split_once('-').map(|(a, b)| (a.parse::<usize>(), b.parse::<usize>()));
        matches!(ends, Some((Ok(start), Ok(end))) if start < end)
    };
    cell == "-" || cell.split(',').all(|s| id(s) || span(s))
}

#[test]
fn annotations_hold_no_words_of_their_texts() {
    let schema = std::fs::read_to_string(common::root().join("data/schema/events.tsv")).unwrap();
    let mut labels: BTreeSet<&str> = schema.lines().filter_map(|l| l.split('\t').next()).collect();
    labels.extend([
        "occurred",
        "planned",
        "hypothetical",
        "denied",
        "Person",
        "Country",
        "Organization",
        "Place",
    ]);
    labels.extend(["direct", "indirect", "mixed"]);
    labels.extend(["HOLDS_OFFICE", "MEMBER_OF", "PART_OF", "LOCATED_IN", "KIN_OF", "CITIZEN_OF"]);
    let mut rows = 0;
    for name in ["tr-news", "tr-finance", "en-news"] {
        let path = common::root().join(format!("data/annotated/{name}.tsv"));
        for row in std::fs::read_to_string(path).unwrap().lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let wanted = match cells[0] {
                "doc" => 7,
                "ev" => 9,
                "st" => 6,
                _ => 5,
            };
            assert_eq!(cells.len(), wanted, "{name}: {row}");
            rows += 1;
            if cells[0] == "doc" {
                continue;
            }
            for cell in &cells[1..] {
                assert!(labels.contains(cell) || stands_off(cell), "{name}: {cell} in {row}");
            }
        }
    }
    assert!(rows > 9000);
}

/// What learns from these files says where one is wrong only when it is run; here it is said before.
#[test]
fn names_for_training_are_marked_whole() {
    let read = |path: &str| std::fs::read_to_string(common::root().join(path)).unwrap();
    for path in ["data/training/tr/names.txt", "data/training/en/names.txt"] {
        let mut marks = 0;
        for line in read(path).lines().filter(|l| !l.starts_with('#')) {
            for mark in line.split('[').skip(1) {
                let name = mark.split_once(']').and_then(|(inside, _)| inside.split_once(' '));
                let kind = name.map(|(kind, _)| kind);
                assert!(matches!(kind, Some("PER" | "LOC" | "ORG")), "{path}: [{mark}");
                marks += 1;
            }
            assert_eq!(line.matches('[').count(), line.matches(']').count(), "{path}: {line}");
        }
        assert!(marks > 10_000, "{path}: {marks}");
    }
    let lines = read("data/training/en/news.txt").lines().count();
    for path in ["data/models/labels-tr.tsv", "data/models/labels-en.tsv", "data/training/en/labels.tsv"] {
        let mut rows = 0;
        for row in read(path).lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(cells.len() > 2 && matches!(cells[1], "PER" | "LOC" | "ORG" | "?"), "{path}: {row}");
            assert!(cells.iter().all(|c| c.trim() == *c && !c.is_empty()), "{path}: {row}");
            let article = match path {
                "data/models/labels-tr.tsv" => cells[0].bytes().all(|b| b.is_ascii_digit()),
                "data/models/labels-en.tsv" => cells[0].len() == 16,
                _ => cells[0].split_once('-').is_some_and(|(from, to)| {
                    let number = |s: &str| s.parse::<usize>().ok().filter(|n| (1..=lines).contains(n));
                    number(from).zip(number(to)).is_some_and(|(from, to)| from <= to)
                }),
            };
            assert!(article, "{path}: {row}");
            rows += 1;
        }
        assert!(rows > 250, "{path}: {rows}");
    }
}
