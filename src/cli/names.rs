//! `kilim names`: name lists of the user's own.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::exit::Exit;
use super::report::Report;
use crate::error::Error;
use crate::mention::EntityKind;
use crate::names::import::import;

const IMPORT_EXAMPLES: &str = "\
Examples:
  kilim names import people.jsonl -o names            a subset of Wikidata, one entity a line
  bzcat latest-all.json.bz2 | kilim names import - -o names --kind person,organization
  kilim build news/ --names names

The folder holds people.csv, organizations.csv, places.csv and countries.csv in the shape of data/names; look through
them, and take away what your texts don't need: every name there is looked for in every text.";

/// What to do with names.
#[derive(Debug, Subcommand)]
pub enum NamesCommand {
    /// Make name lists of a Wikidata JSON dump, or of a part of one
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(ImportArgs),
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The dump: one entity a line, unpacked; `-` for standard input
    #[arg(value_name = "DUMP")]
    dump: PathBuf,

    /// Output folder
    #[arg(short, long, value_name = "DIR", default_value = "names")]
    output: PathBuf,

    /// Kinds to take, separated by commas
    #[arg(
        long,
        value_name = "KIND",
        value_delimiter = ',',
        default_value = "person,country,organization,place"
    )]
    kind: Vec<Kind>,
}

/// A kind of named thing.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    Person,
    Country,
    Organization,
    Place,
}

/// Imports names.
pub fn run(command: &NamesCommand, report: Report) -> Result<Exit, Error> {
    let NamesCommand::Import(args) = command;
    let kinds: BTreeSet<EntityKind> = args
        .kind
        .iter()
        .map(|k| match k {
            Kind::Person => EntityKind::Person,
            Kind::Country => EntityKind::Country,
            Kind::Organization => EntityKind::Organization,
            Kind::Place => EntityKind::Place,
        })
        .collect();
    let counts = if args.dump.as_os_str() == "-" {
        import(std::io::stdin().lock(), "standard input", &kinds, &args.output)?
    } else {
        let packed = args.dump.extension().is_some_and(|e| e == "gz" || e == "bz2" || e == "zst");
        if packed {
            let what = "is packed; unpack it, or pipe it: `bzcat DUMP | kilim names import -`";
            return Err(Error::input(args.dump.display().to_string(), what));
        }
        let file = File::open(&args.dump).map_err(|e| Error::read(&args.dump, e))?;
        import(
            BufReader::with_capacity(1 << 20, file),
            &args.dump.display().to_string(),
            &kinds,
            &args.output,
        )?
    };
    report.done(&format!(
        "{} entities: {} people, {} countries, {} organizations, {} places -> {}",
        counts.read,
        counts.people,
        counts.countries,
        counts.organizations,
        counts.places,
        args.output.display()
    ));
    Ok(Exit::Done)
}
