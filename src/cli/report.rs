//! What the program says: messages and progress on standard error, results on standard output.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error::Error;

const RED: Style = AnsiColor::Red.on_default().bold();
const GREEN: Style = AnsiColor::Green.on_default().bold();

/// Says things, as loud as asked for.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    quiet: bool,
    verbose: bool,
}

impl Report {
    pub fn new(quiet: bool, verbose: bool) -> Self {
        Self { quiet, verbose }
    }

    pub fn is_verbose(self) -> bool {
        self.verbose
    }

    /// What made the program fail, or a document: said even to the quiet.
    #[allow(clippy::unused_self)] // beside its sisters, which ask whether they may speak
    pub fn error(self, what: &str) {
        say(RED, "error:", what);
    }

    /// What was done.
    pub fn done(self, what: &str) {
        if !self.quiet {
            say(GREEN, "kilim:", what);
        }
    }

    /// Details.
    pub fn detail(self, what: &str) {
        if self.verbose {
            let _ = writeln!(anstream::stderr(), "{what}");
        }
    }

    /// A bar over `length` steps; silent where standard error is no terminal, or `--quiet`.
    pub fn progress(self, length: u64, what: &'static str) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr_with_hz(10));
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

fn say(style: Style, label: &str, what: &str) {
    // Nobody is left to tell where standard error itself is closed.
    let _ = writeln!(anstream::stderr(), "{style}{label}{style:#} {what}");
}

/// Prints a result to standard output.
pub fn print(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|e| Error::write("standard output", e))
}
