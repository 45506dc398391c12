//! `kilim draw`: a picture of a graph, or of the part that is asked for; and the selecting that `export` shares.

use super::args::{DrawArgs, SelectionArgs};
use super::build::count;
use super::config::{self, Output};
use super::exit::Exit;
use super::export::{attach_sources, read_graph, write};
use super::report::{Report, print};
use crate::draw::{Options, picture};
use crate::error::Error;
use crate::event::EventType;
use crate::export::{Format, write_file};
use crate::graph::{Graph, Join, NodeKind, Selection, View};

/// How many names are drawn where nobody says: about what a screen shows readably.
const NAMES: usize = 60;
/// The same where each brings events and statements with it.
const NAMES_IN_FULL: usize = 30;
/// More than this nobody can read, and placing them takes long.
const MOST_NAMES: usize = 1000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Svg,
    Png,
    Html,
}

/// Reads a graph and draws it.
pub fn run(args: &DrawArgs, report: Report) -> Result<Exit, Error> {
    let kind = kind(args)?;
    if !(0.1..=10.0).contains(&args.scale) {
        return Err(Error::usage(format!("--scale {}: from 0.1 to 10", args.scale)));
    }
    if args.selection.top.is_some_and(|top| top > MOST_NAMES) && kind != Kind::Html {
        return Err(Error::usage(format!(
            "--top: at most {MOST_NAMES} names can be drawn; `-o out.html` shows more"
        )));
    }
    check(&args.selection)?;
    let view = config::view(Some(&args.view))?.unwrap_or(View::Relations);
    let graph = read_graph(&args.graph)?;
    if view == View::Full {
        config::need_full(&graph, &args.graph, "draw")?;
    }
    let mut selection = selection(&args.selection, &graph)?;
    if kind == Kind::Html {
        let mut part = graph.select(&selection);
        attach_sources(&mut part, &args.graph, report);
        let output = Output::of(&args.output);
        done(report, &part, &write(&part, &output, &[Format::Html], None)?);
        return Ok(Exit::Done);
    }
    let top = selection.top.unwrap_or(if view == View::Full { NAMES_IN_FULL } else { NAMES });
    selection.top = None;
    let whole = graph.select(&selection);
    let out_of = tied(&whole);
    selection.top = (out_of > top).then_some(top);
    let part = if selection.top.is_some() { graph.select(&selection) } else { whole };
    let focus = selection.around.iter().filter_map(|ix| part.find(&graph.node(*ix).id)).collect();
    let scene = picture(
        &part,
        &Options {
            view,
            title: args.title.clone(),
            focus,
            cluster: args.cluster.map(Into::into),
            min_count: args.selection.min_count,
            out_of: Some(out_of),
            lang: args.lang.clone(),
        },
    );
    if tied(&part) == 0 && selection.around.is_empty() {
        report.done("nothing joins any two names that were asked for: the picture is empty");
    } else if selection.top.is_some() && args.selection.top.is_none() {
        report.done(&format!("drawn are the {top} most connected of {out_of} names; --top says how many"));
    }
    let bytes = match kind {
        Kind::Png => scene.to_png(args.scale).map_err(|e| Error::input("the picture", e))?,
        _ => scene.to_svg().into_bytes(),
    };
    match Output::of(&args.output) {
        Output::File(path) => {
            write_file(&path, &mut |out| out.write_all(&bytes))?;
            done(report, &part, &[path.display().to_string()]);
        }
        _ => print(&bytes)?,
    }
    Ok(Exit::Done)
}

fn done(report: Report, graph: &Graph, written: &[String]) {
    if !written.is_empty() {
        report.done(&format!("{} -> {}", count(tied(graph), "name"), written.join(", ")));
    }
}

/// How many names something joins.
fn tied(graph: &Graph) -> usize {
    let mut names: Vec<_> = graph.ties().iter().flat_map(|t| [t.a, t.b]).collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}

fn kind(args: &DrawArgs) -> Result<Kind, Error> {
    let extension = args.output.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    match args.format.as_deref().or(extension.as_deref()) {
        Some("svg") => Ok(Kind::Svg),
        Some("png") => Ok(Kind::Png),
        Some("html" | "htm") => Ok(Kind::Html),
        None if args.output.as_os_str() == "-" => Ok(Kind::Svg),
        Some(other) if Format::from_extension(other).is_some() => {
            Err(Error::usage(format!("`draw` writes svg, png and html; `kilim export` writes {other}")))
        }
        Some(other) => Err(Error::usage(format!("`draw` writes svg, png and html, not `{other}`"))),
        None => Err(Error::usage("end the output's name with .svg, .png or .html, or say --format")),
    }
}

/// What needs no graph to be wrong.
fn check(args: &SelectionArgs) -> Result<(), Error> {
    kinds(args)?;
    event_types(args)?;
    joins(args)?;
    for (option, value) in [("--from", &args.from), ("--to", &args.to)] {
        if let Some(value) = value
            && !is_date(value)
        {
            return Err(Error::usage(format!("{option} {value}: a date is YYYY-MM-DD, YYYY-MM or YYYY")));
        }
    }
    if let (Some(from), Some(to)) = (&args.from, &args.to)
        && from.get(..from.len().min(to.len())) > to.get(..from.len().min(to.len()))
    {
        return Err(Error::usage(format!("--from {from} is after --to {to}")));
    }
    if args.top == Some(0) {
        return Err(Error::usage("--top: at least 1"));
    }
    Ok(())
}

fn is_date(text: &str) -> bool {
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return false,
    };
    super::input::iso_date(&full).is_some()
}

/// What is asked for, with names looked up in the graph.
///
/// # Errors
/// Where a word is none of those that there are, or nobody has a name.
pub fn selection(args: &SelectionArgs, graph: &Graph) -> Result<Selection, Error> {
    check(args)?;
    let around = args
        .around
        .iter()
        .map(|name| graph.look_up(name).map_err(|e| Error::usage(format!("--around: {e}"))))
        .collect::<Result<_, _>>()?;
    Ok(Selection {
        around,
        hops: args.hops,
        kinds: kinds(args)?,
        event_types: event_types(args)?,
        joins: joins(args)?,
        from: args.from.clone(),
        to: args.to.clone(),
        top: args.top,
        min_count: args.min_count,
    })
}

fn kinds(args: &SelectionArgs) -> Result<Vec<NodeKind>, Error> {
    let named = || NodeKind::ALL.into_iter().filter(|k| k.is_entity());
    let of = |word: &String| {
        named().find(|k| k.name().eq_ignore_ascii_case(word.trim())).ok_or_else(|| {
            let all: Vec<_> = named().map(NodeKind::name).collect();
            Error::usage(format!("--kind {word}: no such kind; there are {}", all.join(", ")))
        })
    };
    args.kind.iter().map(of).collect()
}

fn event_types(args: &SelectionArgs) -> Result<Vec<EventType>, Error> {
    let of = |word: &String| {
        EventType::from_name(&word.trim().to_ascii_uppercase()).ok_or_else(|| {
            let all: Vec<_> = EventType::all().map(EventType::name).collect();
            Error::usage(format!("--event-type {word}: no such type; there are {}", all.join(", ")))
        })
    };
    args.event_type.iter().map(of).collect()
}

fn joins(args: &SelectionArgs) -> Result<Vec<Join>, Error> {
    let of = |word: &String| {
        Join::from_name(&word.trim().to_ascii_uppercase().replace(['-', ' '], "_")).ok_or_else(|| {
            Error::usage(format!(
                "--edge {word}: no such edge; there are {}, and the types of events",
                Join::NAMES.join(", ")
            ))
        })
    };
    args.edge.iter().map(of).collect()
}
