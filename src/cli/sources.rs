//! The texts that a graph was built from, opened again by address and hash.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::report::Report;
use crate::error::Error;
use crate::graph::{Graph, NodeData};
use crate::text::decode;

/// Where to look for sources.
pub struct Place<'a> {
    /// The graph's own file.
    pub graph: &'a Path,
    /// Folder that relative addresses start from.
    pub root: Option<&'a Path>,
}

/// The sources' texts, by document id.
#[derive(Default)]
pub struct Texts {
    pub found: FxHashMap<String, String>,
    /// Address, and why its text isn't there.
    pub missing: BTreeMap<String, (String, String)>,
}

impl Texts {
    /// Opens the sources of a graph again: under `root`; else from here, else from the graph's own folder.
    pub fn find(graph: &Graph, place: &Place<'_>, report: Report, what: &'static str) -> Self {
        let mut texts = Texts::default();
        // Records of one JSONL file are looked up together, so that the file is read once.
        let mut records: BTreeMap<PathBuf, Vec<(&str, &str, &str)>> = BTreeMap::new();
        let documents = graph.nodes().iter().filter_map(|n| match &n.data {
            NodeData::Document(d) => Some((n.id.as_str(), d)),
            _ => None,
        });
        let documents: Vec<_> = documents.collect();
        let bar = report.progress(documents.len() as u64, what);
        for (id, d) in documents {
            bar.inc(1);
            if let Some(path) = locate(&d.uri, place) {
                match read(&path) {
                    Ok((sha256, text)) if sha256 == d.sha256 => {
                        texts.found.insert(id.to_owned(), text);
                    }
                    Ok(_) => texts.miss(id, &d.uri, "the text has changed since the graph was built"),
                    Err(why) => texts.miss(id, &d.uri, &why),
                }
            } else if let Some(path) = d.uri.rsplit_once('#').and_then(|(path, _)| locate(path, place)) {
                records.entry(path).or_default().push((id, &d.uri, &d.sha256));
            } else if d.uri == "-" {
                texts.miss(id, "-", "came from standard input and can't be opened again");
            } else {
                texts.miss(id, &d.uri, "the source is not there; --root says where to look");
            }
        }
        for (path, wanted) in records {
            texts.look_up(&path, &wanted);
        }
        bar.finish_and_clear();
        texts
    }

    fn miss(&mut self, id: &str, uri: &str, why: &str) {
        self.missing.insert(id.to_owned(), (uri.to_owned(), why.to_owned()));
    }

    /// Finds records of a JSONL file by the hash of any of their texts.
    fn look_up(&mut self, path: &Path, wanted: &[(&str, &str, &str)]) {
        let by_hash: FxHashMap<&str, &str> = wanted.iter().map(|(id, _, hash)| (*hash, *id)).collect();
        if let Ok(file) = File::open(path) {
            for line in BufReader::new(file).split(b'\n').map_while(Result::ok) {
                let Ok(record) = serde_json::from_slice::<Map<String, Value>>(&line) else { continue };
                for value in record.values() {
                    let Value::String(text) = value else { continue };
                    let sha256 = crate::text::sha256(text);
                    if let Some(id) = by_hash.get(sha256.as_str()) {
                        self.found.insert((*id).to_owned(), text.clone());
                    }
                }
            }
        }
        for (id, uri, _) in wanted {
            if !self.found.contains_key(*id) {
                self.miss(id, uri, "no record has this text any more");
            }
        }
    }
}

/// Where a source lies: under `--root`; else from here, else from the graph's folder.
fn locate(uri: &str, place: &Place<'_>) -> Option<PathBuf> {
    let beside = place.graph.parent();
    let places = match place.root {
        Some(root) => vec![root.join(uri)],
        None => [Some(PathBuf::from(uri)), beside.map(|b| b.join(uri))].into_iter().flatten().collect(),
    };
    places.into_iter().find(|p| p.is_file())
}

/// Hash and text of a source.
fn read(path: &Path) -> Result<(String, String), String> {
    let bytes = fs::read(path).map_err(|e| Error::read(path, e).to_string())?;
    let text = decode(bytes).map_err(|e| e.to_string())?;
    Ok((crate::text::sha256(&text), text))
}
