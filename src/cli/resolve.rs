//! `kilim resolve`: one thing, one node; `kilim review`: what could not be decided, shown with its evidence.

use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::build::count;
use super::config::{Output, need_full};
use super::exit::Exit;
use super::export::{read_graph, write};
use super::report::{Report, print};
use super::sources::{Place, Texts};
use crate::error::Error;
use crate::export::Format;
use crate::graph::{Graph, Node, Pair, Resolved, resolve};
use crate::identity::{Decision, Decisions, Registry};

/// How many pieces of evidence `review` shows of each of a pair.
const SHOWN: usize = 3;

/// What is decided already, and names of the user's own.
#[derive(Debug, ClapArgs)]
pub struct Identity {
    /// Decisions, one a line: `same` or `different`, two ids, who, when, why, parted by tabs
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,

    /// Names of your own, one thing a line: id, kind, language, names with | between, parted by tabs
    #[arg(long, value_name = "FILE")]
    pub registry: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct ResolveArgs {
    /// A graph that `kilim build` or `kilim merge` wrote; `-` for standard input
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// Where the resolved graph goes; `-` for standard output
    #[arg(short, long, value_name = "OUT.json", default_value = "-")]
    pub output: PathBuf,

    #[command(flatten)]
    pub identity: Identity,

    /// Print every pair that was put together, with its reasons, in the place of the graph
    #[arg(long)]
    pub explain: bool,
}

#[derive(Debug, ClapArgs)]
pub struct ReviewArgs {
    /// A graph that `kilim build` or `kilim merge` wrote
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    #[command(flatten)]
    pub identity: Identity,

    /// Who decides, as the decisions file will say
    #[arg(long, value_name = "NAME", env = "USER", default_value = "unknown")]
    pub who: String,

    /// Print the open pairs and ask nothing
    #[arg(long)]
    pub list: bool,

    /// Folder that the sources' relative addresses start from [default: here, then the graph's own folder]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

impl Identity {
    /// Whether any is given.
    pub fn is_given(&self) -> bool {
        self.decisions.is_some() || self.registry.is_some()
    }

    /// Reads the files. A decisions file that `review` will write need not be there yet.
    ///
    /// # Errors
    /// Where one isn't there or has a line that can't be used.
    pub fn read(&self, to_be_written: bool) -> Result<(Decisions, Registry), Error> {
        let text = |path: &Path| std::fs::read_to_string(path).map_err(|e| Error::read(path, e));
        let name = |path: &Path| path.display().to_string();
        let decisions = match &self.decisions {
            Some(path) if to_be_written && !path.exists() => Decisions::default(),
            Some(path) if !path.exists() => {
                return Err(Error::input(name(path), "no such file; `kilim review` writes one"));
            }
            Some(path) => Decisions::parse(&name(path), &text(path)?)
                .map_err(|e| Error::input(format!("{}:{}", e.file, e.line), e.what))?,
            None => Decisions::default(),
        };
        let registry = match &self.registry {
            Some(path) => Registry::parse(&name(path), &text(path)?)
                .map_err(|e| Error::input(format!("{}:{}", e.file, e.line), e.what))?,
            None => Registry::default(),
        };
        Ok((decisions, registry))
    }
}

fn resolved(path: &Path, (decisions, registry): &(Decisions, Registry)) -> Result<(Graph, Resolved), Error> {
    let graph = read_graph(path)?;
    need_full(&graph, path, "resolve")?;
    let resolved = resolve(&graph, decisions, registry);
    Ok((graph, resolved))
}

/// Writes the graph in which one thing is one node.
pub fn run(args: &ResolveArgs, report: Report) -> Result<Exit, Error> {
    let (graph, resolved) = resolved(&args.graph, &args.identity.read(false)?)?;
    if args.explain {
        let mut out = String::new();
        for pair in &resolved.merges {
            describe(&graph, pair, &mut out);
        }
        print(out.as_bytes())?;
        return Ok(Exit::Done);
    }
    let written = write(&resolved.graph, &Output::of(&args.output), &[Format::Json], None)?;
    if !written.is_empty() {
        let summary = summary(graph.nodes().len(), &resolved);
        report.done(&format!("{summary} -> {}", written.join(", ")));
    }
    Ok(Exit::Done)
}

/// What resolving a graph of so many nodes came to.
pub fn summary(before: usize, resolved: &Resolved) -> String {
    format!(
        "{} -> {}, {} told by several documents, {} undecided (kilim review)",
        count(before, "node"),
        count(resolved.graph.nodes().len(), "node"),
        count(resolved.events, "event"),
        count(resolved.undecided.len(), "pair"),
    )
}

/// Walks the pairs that could not be decided.
pub fn review(args: &ReviewArgs, report: Report) -> Result<Exit, Error> {
    let (graph, resolved) = resolved(&args.graph, &args.identity.read(true)?)?;
    if resolved.undecided.is_empty() {
        report.done("no pair is left undecided");
        return Ok(Exit::Done);
    }
    let place = Place { graph: &args.graph, root: args.root.as_deref() };
    let sources = Texts::find(&graph, &place, report, "reading sources");
    if args.list {
        let mut out = String::new();
        for pair in &resolved.undecided {
            describe(&graph, pair, &mut out);
            quote(&graph, pair, &sources, &mut out);
        }
        print(out.as_bytes())?;
        return Ok(Exit::Done);
    }
    let Some(file) = &args.identity.decisions else {
        return Err(Error::usage("--decisions FILE: name the file that your decisions go to"));
    };
    let mut answers = std::io::stdin().lock().lines();
    let terminal = std::io::stdin().is_terminal();
    let mut lines = String::new();
    let mut made = 0;
    for (n, pair) in resolved.undecided.iter().enumerate() {
        let mut out = format!("\n{} of {}\n", n + 1, resolved.undecided.len());
        describe(&graph, pair, &mut out);
        quote(&graph, pair, &sources, &mut out);
        out.push_str("same, different, skip or quit, and why (s/d/k/q WHY): ");
        print(out.as_bytes())?;
        let _ = std::io::stdout().flush();
        let Some(Ok(answer)) = answers.next() else { break };
        let (verb, why) = answer.trim().split_once(' ').unwrap_or((answer.trim(), ""));
        let same = match verb {
            "s" | "same" => true,
            "d" | "different" => false,
            "q" | "quit" => break,
            _ => continue,
        };
        let why = if why.trim().is_empty() { "seen in review" } else { why.trim() };
        let decision = Decision {
            same,
            ids: (pair.first.clone(), pair.second.clone()),
            who: args.who.replace(['\t', '\n'], " "),
            when: jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
            why: why.replace('\t', " "),
        };
        let _ = writeln!(lines, "{decision}");
        made += 1;
    }
    if !terminal {
        print(b"\n")?;
    }
    if made > 0 {
        append(file, &lines)?;
        report.done(&format!("{} -> {}", count(made, "decision"), file.display()));
    }
    Ok(Exit::Done)
}

/// Adds lines to the decisions file; what stands there stays.
fn append(file: &Path, lines: &str) -> Result<(), Error> {
    let mut text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            "# verdict\tid\tid\twho\twhen\twhy\n".to_owned()
        }
        Err(e) => return Err(Error::read(file, e)),
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(lines);
    // Read once more before it is written: two answers may contradict each other by way of a third.
    Decisions::parse(&file.display().to_string(), &text)
        .map_err(|e| Error::input(format!("{}:{}", e.file, e.line), e.what))?;
    std::fs::write(file, text).map_err(|e| Error::write(file, e))
}

/// A pair with what speaks for and against it.
fn describe(graph: &Graph, pair: &Pair, out: &mut String) {
    let line = |id: &str| {
        let Some(node) = graph.find(id).map(|n| graph.node(n)) else { return id.to_owned() };
        let also = if node.aliases.is_empty() {
            String::new()
        } else {
            format!(", also {}", node.aliases.join(", "))
        };
        format!("{} {} ({id}{also})", node.kind().name(), node.name)
    };
    let judgement = &pair.judgement;
    let _ = writeln!(out, "{}: {:.1}", judgement.verdict.name(), judgement.score);
    let _ = writeln!(out, "  {}\n  {}", line(&pair.first), line(&pair.second));
    for reason in &judgement.reasons {
        let _ = writeln!(out, "    {:+.1} {}: {}", reason.weight, reason.feature, reason.words);
    }
}

/// The words around some of the mentions of both, where the sources are there.
fn quote(graph: &Graph, pair: &Pair, sources: &Texts, out: &mut String) {
    for id in [&pair.first, &pair.second] {
        let Some(node) = graph.find(id).map(|n| graph.node(n)) else { continue };
        for line in mentions(node, sources) {
            let _ = writeln!(out, "  “{line}”");
        }
    }
}

fn mentions(node: &Node, sources: &Texts) -> Vec<String> {
    let mut out = Vec::new();
    for evidence in node.evidence.iter().take(SHOWN) {
        let Some(text) = sources.found.get(&*evidence.doc) else { continue };
        let (start, end) = (evidence.span.start as usize, evidence.span.end as usize);
        let mut from = start.saturating_sub(80);
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let mut to = (end + 80).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        out.push(text[from..to].split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out
}
