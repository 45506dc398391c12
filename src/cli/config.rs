//! Validated configuration: what the work is done by.

use std::path::{Path, PathBuf};

use super::args::{BuildArgs, ExportArgs, Lang, ReadingArgs};
use super::input::Fields;
use super::resolve::Identity;
use crate::error::Error;
use crate::export::{Files, Format};
use crate::graph::{Graph, View};
use crate::identity::{Decisions, Registry};
use crate::text::{DocumentOptions, LangChoice};

/// Where output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A folder, several formats.
    Folder(PathBuf),
    /// One file, one format.
    File(PathBuf),
    /// Standard output, one format.
    Stdout,
}

impl Output {
    /// One file, or standard output (`-`).
    pub fn of(path: &Path) -> Output {
        if path.as_os_str() == "-" { Output::Stdout } else { Output::File(path.to_owned()) }
    }
}

/// What `build` does.
#[derive(Debug)]
pub struct Build {
    pub paths: Vec<String>,
    pub output: Output,
    pub formats: Vec<Format>,
    pub view: Option<View>,
    pub options: DocumentOptions,
    pub threads: Option<usize>,
    pub fields: Fields,
    /// Name lists of the user's own.
    pub names: Option<PathBuf>,
    /// Actors, roles and verbs of the user's own.
    pub pack: Option<crate::pack::Pack>,
    /// Decisions and names that the graph is resolved by; none where it is left as its documents give it.
    pub resolve: Option<(Decisions, Registry)>,
}

impl Build {
    /// Validates arguments.
    pub fn new(args: BuildArgs) -> Result<Self, Error> {
        let formats = formats(&args.format)?;
        let output =
            if args.output.as_os_str() == "-" { Output::Stdout } else { Output::Folder(args.output) };
        one_file(&output, &formats)?;
        let resolve = resolving(args.resolve, &args.identity)?;
        let config = Self::reading(args.paths, args.reading, output, formats, view(args.view.as_deref())?)?;
        Ok(Self { resolve, ..config })
    }

    /// Validates what `add` reads; where its graph goes is the caller's.
    pub fn for_adding(paths: Vec<String>, reading: ReadingArgs) -> Result<Self, Error> {
        Self::reading(paths, reading, Output::Stdout, Vec::new(), None)
    }

    fn reading(
        paths: Vec<String>,
        reading: ReadingArgs,
        output: Output,
        formats: Vec<Format>,
        view: Option<View>,
    ) -> Result<Self, Error> {
        if reading.threads == Some(0) {
            return Err(Error::usage("--threads: at least 1"));
        }
        if paths.iter().filter(|p| *p == "-").count() > 1 {
            return Err(Error::usage("`-`: standard input can be read only once"));
        }
        let date = match reading.date {
            None => None,
            Some(date) => Some(super::input::iso_date(&date).ok_or_else(|| {
                Error::usage(format!("--date {date}: a day as YYYY-MM-DD is expected, as in 2025-09-05"))
            })?),
        };
        let pack = if reading.pack.is_empty() { None } else { Some(crate::pack::Pack::read(&reading.pack)?) };
        Ok(Self {
            pack,
            resolve: None,
            paths,
            output,
            formats,
            view,
            options: DocumentOptions {
                lang: match reading.lang {
                    Lang::Auto => LangChoice::Auto,
                    Lang::Tr => LangChoice::Tr,
                    Lang::En => LangChoice::En,
                },
                date,
                title: None,
            },
            threads: reading.threads,
            names: reading.names,
            fields: Fields {
                text: reading.text_field,
                date: reading.date_field,
                title: reading.title_field,
                id: reading.id_field,
            },
        })
    }
}

/// What `export` does.
#[derive(Debug)]
pub struct Export {
    pub graph: PathBuf,
    pub output: Output,
    pub formats: Vec<Format>,
    pub view: Option<View>,
    pub selection: super::args::SelectionArgs,
}

impl Export {
    /// Validates arguments.
    pub fn new(args: ExportArgs) -> Result<Self, Error> {
        let extension = args.output.extension().and_then(|e| e.to_str());
        let formats = if args.format.is_empty() {
            let by_extension = extension.and_then(Format::from_extension);
            vec![by_extension.ok_or_else(|| Error::usage("name a format with --format (`kilim export --help` lists them), or end -o with its extension"))?]
        } else {
            formats(&args.format)?
        };
        let output = if args.output.as_os_str() == "-" {
            Output::Stdout
        } else if let ([format], Some(extension)) = (formats.as_slice(), extension)
            && format.exporter().files == Files::One
            && !extension.is_empty()
            && !args.output.is_dir()
        {
            Output::File(args.output)
        } else if let Some(extension) = extension
            && Format::from_extension(extension).is_some()
            && !args.output.is_dir()
        {
            return Err(Error::usage(format!(
                "-o {}: what is asked for are several files, which go into a folder; name one, as `-o out`",
                args.output.display()
            )));
        } else {
            Output::Folder(args.output)
        };
        one_file(&output, &formats)?;
        Ok(Self {
            graph: args.graph,
            output,
            formats,
            view: view(args.view.as_deref())?,
            selection: args.selection,
        })
    }
}

/// What a graph is to be resolved by, where that is asked for.
///
/// # Errors
/// Where a file isn't there or has a line that can't be used.
pub fn resolving(asked: bool, identity: &Identity) -> Result<Option<(Decisions, Registry)>, Error> {
    (asked || identity.is_given()).then(|| identity.read(false)).transpose()
}

fn formats(names: &[String]) -> Result<Vec<Format>, Error> {
    let mut formats = Vec::new();
    for name in names {
        let format = Format::from_name(name.trim()).ok_or_else(|| {
            let known: Vec<&str> = Format::ALL.iter().map(|f| f.name()).collect();
            Error::usage(format!("--format {name}: no such format; there are {}", known.join(", ")))
        })?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Ok(formats)
}

pub fn view(name: Option<&str>) -> Result<Option<View>, Error> {
    let Some(name) = name else { return Ok(None) };
    let view = View::from_name(name)
        .ok_or_else(|| Error::usage(format!("--view {name}: there are `full` and `relations`")))?;
    Ok(Some(view))
}

/// Makes sure that a graph holds its events and statements, which the relations view does not.
///
/// # Errors
/// Where it is the relations view; `what` is what can't be done with it.
pub fn need_full(graph: &Graph, path: &Path, what: &str) -> Result<(), Error> {
    if graph.view() == View::Full {
        return Ok(());
    }
    Err(Error::input(
        path.display().to_string(),
        format!(
            "this is the relations view, which no longer holds the events, statements and documents that it sums up; \
             {what} a full graph (`kilim build` and `kilim export --view full` write it)"
        ),
    ))
}

fn one_file(output: &Output, formats: &[Format]) -> Result<(), Error> {
    if *output != Output::Stdout {
        return Ok(());
    }
    match formats {
        [format] if format.exporter().files == Files::One => Ok(()),
        _ => Err(Error::usage("-o -: standard output takes one format of one file, as `--format json`")),
    }
}
