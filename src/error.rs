//! What can go wrong when reading and writing; analysis can't fail.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// An error that names the place and says what to do.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// What went wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Arguments that make no sense together.
    Usage(String),
    /// A source that can't be read.
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A source that can be read but not used.
    Input {
        /// File, or file and line.
        place: String,
        /// What is wrong and what to do.
        what: String,
    },
    /// A server that can't be reached, or refuses.
    Server {
        /// Its address.
        url: String,
        /// What is wrong and what to do.
        what: String,
    },
    /// An output that can't be written.
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Error {
    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// Arguments that make no sense together.
    pub fn usage(what: impl Into<String>) -> Self {
        ErrorKind::Usage(what.into()).into()
    }

    /// A source that can't be read.
    pub fn read(path: impl AsRef<Path>, source: io::Error) -> Self {
        ErrorKind::Read { path: path.as_ref().to_owned(), source }.into()
    }

    /// A source that can be read but not used.
    pub fn input(place: impl Into<String>, what: impl Into<String>) -> Self {
        ErrorKind::Input { place: place.into(), what: what.into() }.into()
    }

    /// A server that can't be reached, or refuses.
    pub fn server(url: impl Into<String>, what: impl Into<String>) -> Self {
        ErrorKind::Server { url: url.into(), what: what.into() }.into()
    }

    /// An output that can't be written.
    pub fn write(path: impl AsRef<Path>, source: io::Error) -> Self {
        ErrorKind::Write { path: path.as_ref().to_owned(), source }.into()
    }

    /// Whether a reader of our output went away (`| head`): no failure of ours.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self.kind(), ErrorKind::Write { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            ErrorKind::Usage(what) => f.write_str(what),
            ErrorKind::Read { path, source } => {
                write!(f, "{}: can't be read: {}", path.display(), plain(source))?;
                match source.kind() {
                    io::ErrorKind::NotFound => f.write_str("; check the path"),
                    io::ErrorKind::PermissionDenied => f.write_str("; check who may read it"),
                    _ => Ok(()),
                }
            }
            ErrorKind::Input { place, what } => write!(f, "{place}: {what}"),
            ErrorKind::Server { url, what } => write!(f, "{url}: {what}"),
            ErrorKind::Write { path, source } => {
                write!(f, "{}: can't be written: {}", path.display(), plain(source))?;
                match source.kind() {
                    io::ErrorKind::NotFound => {
                        f.write_str("; make its folder first, or choose another with -o")
                    }
                    io::ErrorKind::StorageFull => {
                        f.write_str("; nothing was changed, make room and try again")
                    }
                    io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                        f.write_str("; choose another folder with -o")
                    }
                    io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                        f.write_str("; a file stands in the way, choose another folder with -o")
                    }
                    _ => Ok(()),
                }
            }
        }
    }
}

/// The system's words without `(os error 2)`; plain ones where the error has none of the system's.
fn plain(error: &io::Error) -> String {
    let text = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self.kind() {
            ErrorKind::Read { source, .. } | ErrorKind::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}
