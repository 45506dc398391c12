//! `kilim build`: articles to a graph.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::config::Build;
use super::exit::Exit;
use super::export::write;
use super::input::{Item, Items, Source, sources};
use super::report::Report;
use crate::error::Error;
use crate::graph::{Builder, Fragment, Graph, fragment, resolve};
use crate::identity::{Decisions, Registry};

/// Texts that are held in memory at a time.
const BATCH: usize = 512;
/// Bytes that are held in memory at a time.
const BATCH_BYTES: usize = 64 << 20;

/// Builds and writes a graph.
pub fn run(config: &Build, report: Report) -> Result<Exit, Error> {
    let (mut graph, tally) = weave_all(config, report)?;
    if let Some(identity) = &config.resolve {
        graph = resolved(&graph, identity, report);
    }
    let written = write(&graph, &config.output, &config.formats, config.view)?;
    report.done(&format!(
        "{}{}: {}, {}{}",
        count(tally.built, "document"),
        if tally.failed > 0 { format!(" ({} failed)", tally.failed) } else { String::new() },
        count(graph.nodes().len(), "node"),
        count(graph.edges().len(), "edge"),
        if written.is_empty() { String::new() } else { format!(" -> {}", written.join(", ")) },
    ));
    Ok(tally.exit())
}

/// Makes one node of what is one thing, and says what came of it.
pub fn resolved(graph: &Graph, (decisions, registry): &(Decisions, Registry), report: Report) -> Graph {
    let resolved = resolve(graph, decisions, registry);
    report.done(&super::resolve::summary(graph.nodes().len(), &resolved));
    resolved.graph
}

/// Builds the graph of all sources.
///
/// # Errors
/// Where none can be read.
pub fn weave_all(config: &Build, report: Report) -> Result<(Graph, Tally), Error> {
    if let Some(folder) = &config.names {
        crate::names::load_own(folder)?;
    }
    let sources = sources(&config.paths)?;
    let pool = pool(config.threads.unwrap_or(0))?;
    let mut tally = Tally::default();
    let graph = pool.install(|| weave(config, sources, report, &mut tally));
    if tally.built == 0 {
        return Err(Error::input("nothing to build", "no document could be read; nothing was written"));
    }
    Ok((graph, tally))
}

/// Threads to weave with (0: one a core). A single one is this one: another's memory would grow in smaller steps.
fn pool(threads: usize) -> Result<rayon::ThreadPool, Error> {
    let builder = || rayon::ThreadPoolBuilder::new().num_threads(threads);
    if threads == 1
        && let Ok(pool) = builder().use_current_thread().build()
    {
        return Ok(pool);
    }
    builder().build().map_err(|e| Error::usage(format!("--threads: {e}")))
}

/// How many documents were built, and how many failed.
#[derive(Debug, Default)]
pub struct Tally {
    built: usize,
    failed: usize,
}

impl Tally {
    /// The exit code that this makes.
    pub fn exit(&self) -> Exit {
        if self.failed > 0 { Exit::Defects } else { Exit::Done }
    }
}

fn weave(config: &Build, sources: Vec<Source>, report: Report, tally: &mut Tally) -> Graph {
    let bar = report.progress(sources.len() as u64, "weaving");
    let mut builder = Builder::new();
    let mut items = Items::new(sources);
    let mut texts = Vec::new();
    loop {
        let batch = batch(&mut items);
        if batch.is_empty() {
            break;
        }
        let size = batch.len() as u64;
        // A JSONL file is one source and many texts: the bar learns of them as they come.
        bar.set_length(bar.length().unwrap_or(0).max(bar.position() + size));
        let results: Vec<Result<(Fragment, Option<String>), Error>> = batch
            .into_par_iter()
            .map(|item| {
                let result = read_and_extract(item, config);
                bar.inc(1);
                result
            })
            .collect();
        for result in results {
            match result {
                Ok((fragment, text)) => {
                    tally.built += 1;
                    report.detail(&format!("{}: {}", fragment.uri(), fragment.summary()));
                    texts.extend(text.map(|t| (fragment.document().to_owned(), t)));
                    builder.add_fragment(fragment);
                }
                Err(error) => {
                    tally.failed += 1;
                    bar.suspend(|| report.error(&error.to_string()));
                }
            }
        }
    }
    bar.finish_and_clear();
    let mut graph = builder.finish();
    for (document, text) in texts {
        graph.attach_source(document, text);
    }
    graph
}

fn batch(items: &mut Items) -> Vec<Item> {
    let mut batch = Vec::new();
    let mut held = 0;
    while batch.len() < BATCH && held < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        held += item.held();
        batch.push(item);
    }
    batch
}

/// A document's part of the graph, and its text where a format asks for it.
fn read_and_extract(item: Item, config: &Build) -> Result<(Fragment, Option<String>), Error> {
    let document = item.read(&config.options, &config.fields)?;
    // Analysis is not meant to fail; where it does all the same, one text must not take the others with it.
    let extract = || match &config.pack {
        Some(pack) => crate::pipeline::extract_packed(&document, pack),
        None => crate::pipeline::extract(&document),
    };
    let woven = catch_unwind(AssertUnwindSafe(|| fragment(&document, &extract())));
    let keep = config.formats.iter().any(|f| f.needs_sources());
    woven.map(|fragment| (fragment, keep.then(|| document.text.clone()))).map_err(|_| {
        Error::input(
            &document.uri,
            "the analysis broke on this text; please report it (--verbose says where)",
        )
    })
}

/// `1 node`, `2 nodes`.
pub fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
