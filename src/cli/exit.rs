//! Exit codes, in one place.

use std::process::ExitCode;

use crate::error::{Error, ErrorKind};

/// How the program ends. A closed output pipe (`| head`) counts as [`Exit::Done`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All done.
    Done = 0,
    /// Done, but documents failed (the others are in the graph), or evidence does not hold.
    Defects = 1,
    /// Arguments that make no sense.
    Usage = 2,
    /// Input that can't be read or used; nothing was written.
    Input = 3,
    /// Output that can't be written; nothing was changed (in a database, what came before the error is in).
    Output = 4,
}

/// What `--help` says of them.
pub const HELP: &str = "\
Exit codes:
  0  all done (also when a pipe behind it closed)
  1  done, but some documents failed, or some evidence does not hold
  2  arguments that make no sense
  3  input that can't be read or used; nothing was written
  4  output that can't be written; nothing was changed
     (`kilim load`: a server that can't be reached or refuses; what was loaded before that stays)";

impl Exit {
    /// The code of an error.
    pub fn of(error: &Error) -> Exit {
        match error.kind() {
            ErrorKind::Usage(_) => Exit::Usage,
            ErrorKind::Write { .. } | ErrorKind::Server { .. } => Exit::Output,
            _ => Exit::Input,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
