//! The command line: raw arguments ([`args`]) become one validated configuration ([`config`]) before any work.

mod args;
mod build;
mod config;
mod diff;
mod draw;
mod exit;
mod export;
mod input;
#[cfg(feature = "load")]
mod load;
mod merge;
mod names;
mod report;
mod resolve;
mod sources;
mod stats;
mod train;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use self::args::{Args, Command};
use self::exit::Exit;
use self::report::Report;
use crate::error::Error;

/// Runs the program with its arguments (the first one is its own name). Returns one of the exit codes that
/// `kilim --help` lists.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            let asked = !error.use_stderr();
            // A closed pipe behind `--help | head` is nobody's failure.
            let _ = error.print();
            return if asked { Exit::Done.into() } else { Exit::Usage.into() };
        }
    };
    args.color.apply();
    let report = Report::new(args.quiet, args.verbose);
    // A document that breaks the analysis is reported with its name; the place in the code is for `--verbose`.
    if !report.is_verbose() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    match work(args.command, report) {
        Ok(exit) => exit.into(),
        Err(error) if error.is_broken_pipe() => Exit::Done.into(),
        Err(error) => {
            report.error(&error.to_string());
            Exit::of(&error).into()
        }
    }
}

fn work(command: Command, report: Report) -> Result<Exit, Error> {
    match command {
        Command::Build(args) => build::run(&config::Build::new(args)?, report),
        Command::Export(args) => export::run(&config::Export::new(args)?, report),
        #[cfg(feature = "load")]
        Command::Load(args) => load::run(&args, report),
        Command::Draw(args) => draw::run(&args, report),
        Command::Verify(args) => verify::run(&args, report),
        Command::Stats(args) => stats::run(&args),
        Command::Train(command) => train::train(&command, report),
        Command::Eval(command) => train::eval(&command),
        Command::Names(command) => names::run(&command, report),
        Command::Merge(args) => merge::run(&args, report),
        Command::Add(args) => merge::add(args, report),
        Command::Resolve(args) => resolve::run(&args, report),
        Command::Review(args) => resolve::review(&args, report),
        Command::Retract(args) => merge::retract(&args, report),
        Command::Diff(args) => diff::run(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "kilim", &mut script);
            report::print(&script)?;
            Ok(Exit::Done)
        }
    }
}
