//! `kilim export`: a graph in other formats; and the writing that `build` shares.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::build::count;
use super::config::{Export, Output};
use super::exit::Exit;
use super::report::Report;
use super::sources::{Place, Texts};
use crate::error::Error;
use crate::export::{Files, Format, Staging, StreamSink, write_file};
use crate::graph::{Graph, View};

/// Reads a graph and writes it anew.
pub fn run(config: &Export, report: Report) -> Result<Exit, Error> {
    let whole = read_graph(&config.graph)?;
    let mut graph = whole.select(&super::draw::selection(&config.selection, &whole)?);
    drop(whole);
    if config.formats.iter().any(|f| f.needs_sources()) {
        attach_sources(&mut graph, &config.graph, report);
    }
    let written = write(&graph, &config.output, &config.formats, config.view)?;
    if !written.is_empty() {
        report.done(&format!(
            "{}, {} -> {}",
            count(graph.nodes().len(), "node"),
            count(graph.edges().len(), "edge"),
            written.join(", ")
        ));
    }
    Ok(Exit::Done)
}

/// Puts the texts of a graph's documents at hand, as far as they are found.
pub fn attach_sources(graph: &mut Graph, path: &Path, report: Report) {
    let texts = Texts::find(graph, &Place { graph: path, root: None }, report, "reading sources");
    for (uri, why) in texts.missing.values() {
        report.detail(&format!("{uri}: {why}; shown without its words"));
    }
    for (document, text) in texts.found {
        graph.attach_source(document, text);
    }
}

/// Reads a graph from a file or standard input (`-`).
///
/// # Errors
/// Where it can't be read or is no graph.
pub fn read_graph(path: &Path) -> Result<Graph, Error> {
    let (place, bytes) = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|e| Error::read("standard input", e))?;
        ("standard input".to_owned(), bytes)
    } else {
        (path.display().to_string(), fs::read(path).map_err(|e| Error::read(path, e))?)
    };
    Graph::read(&bytes).map_err(|e| {
        let place = e.line.map_or_else(|| place.clone(), |line| format!("{place}:{line}"));
        Error::input(place, format!("no kilim graph: {e} (`kilim build --format json` writes graphs)"))
    })
}

/// Writes a graph whole or not at all. Returns where it lies.
///
/// # Errors
/// Where it can't be written.
pub fn write(
    graph: &Graph,
    output: &Output,
    formats: &[Format],
    view: Option<View>,
) -> Result<Vec<String>, Error> {
    match output {
        Output::Stdout => {
            for format in formats {
                format
                    .write(graph, view, &mut StreamSink(io::stdout().lock()))
                    .map_err(|e| Error::write("standard output", e))?;
            }
            Ok(Vec::new())
        }
        Output::File(path) => {
            for format in formats {
                write_file(path, &mut |out| format.write(graph, view, &mut StreamSink(out)))?;
            }
            Ok(vec![path.display().to_string()])
        }
        Output::Folder(folder) => {
            let mut staging = Staging::new(folder)?;
            for format in formats {
                let inside = match format.exporter().files {
                    Files::One => "",
                    Files::Several(inside) => inside,
                };
                staging.enter(inside);
                format.write(graph, view, &mut staging).map_err(|e| Error::write(folder, e))?;
            }
            let names = staging.commit()?;
            Ok(names.iter().map(|n| folder.join(n).display().to_string()).collect())
        }
    }
}
