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
