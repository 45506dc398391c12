//! `kilim verify`: a graph against its sources.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::args::VerifyArgs;
use super::build::count;
use super::exit::Exit;
use super::export::read_graph;
use super::report::{Report, print};
use crate::error::Error;
use crate::graph::{Graph, NodeData, View, defects};
use crate::text::decode;

/// Defects that are printed one by one without `--verbose`.
const SHOWN: usize = 20;

/// Checks every piece of evidence.
pub fn run(args: &VerifyArgs, report: &Report) -> Result<Exit, Error> {
    let graph = read_graph(&args.graph)?;
    if graph.view() != View::Full {
        return Err(Error::input(
            args.graph.display().to_string(),
            "this is the relations view, which names no sources; verify the full graph",
        ));
    }
    let texts = Texts::find(&graph, args, report);
    let mut found = Vec::new();
    for (id, (uri, why)) in &texts.missing {
        found.push(format!("{uri}: {why} ({id})"));
    }
    let checked = defects(&graph, |doc| texts.found.get(doc).map(String::as_str), &mut found);
    if found.is_empty() {
        print(
            format!(
                "ok: {} in {} hold\n",
                count(checked, "piece")
                    .replace("piece ", "piece of evidence ")
                    .replace("pieces", "pieces of evidence"),
                count(texts.found.len(), "document")
            )
            .as_bytes(),
        )?;
        return Ok(Exit::Done);
    }
    let shown = if report.is_verbose() { found.len() } else { SHOWN.min(found.len()) };
    let mut out = found[..shown].join("\n");
    out.push('\n');
    if shown < found.len() {
        out.push_str(&format!("… and {} more (--verbose lists all)\n", found.len() - shown));
    }
    print(out.as_bytes())?;
    report.error(&format!("{} in {}", count(found.len(), "defect"), args.graph.display()));
    Ok(Exit::Defects)
}

/// The sources' texts, by document id.
#[derive(Default)]
struct Texts {
    found: FxHashMap<String, String>,
    /// Address, and why its text isn't there.
    missing: BTreeMap<String, (String, String)>,
}

impl Texts {
    fn find(graph: &Graph, args: &VerifyArgs, report: &Report) -> Self {
        let mut texts = Texts::default();
        // Records of one JSONL file are looked up together, so that the file is read once.
        let mut records: BTreeMap<PathBuf, Vec<(&str, &str, &str)>> = BTreeMap::new();
        let documents = graph.nodes().iter().filter_map(|n| match &n.data {
            NodeData::Document(d) => Some((n.id.as_str(), d)),
            _ => None,
        });
        let documents: Vec<_> = documents.collect();
        let bar = report.progress(documents.len() as u64, "verifying");
        for (id, d) in documents {
            bar.inc(1);
            if let Some(path) = locate(&d.uri, args) {
                match read(&path) {
                    Ok((sha256, text)) if sha256 == d.sha256 => {
                        texts.found.insert(id.to_owned(), text);
                    }
                    Ok(_) => texts.miss(id, &d.uri, "the text has changed since the graph was built"),
                    Err(why) => texts.miss(id, &d.uri, &why),
                }
            } else if let Some(path) = d.uri.rsplit_once('#').and_then(|(path, _)| locate(path, args)) {
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
fn locate(uri: &str, args: &VerifyArgs) -> Option<PathBuf> {
    let beside = args.graph.parent();
    let places = match &args.root {
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
