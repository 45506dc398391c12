//! Where exporters write to: a folder, filled whole or not at all; one file; a stream.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Takes the files of an export one after the other.
pub trait Sink {
    /// Makes a file and lets `write` fill it. `name` is relative, with `/` between folders.
    ///
    /// # Errors
    /// Where the file can't be made or written.
    fn file(&mut self, name: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>)
    -> io::Result<()>;
}

/// Everything into one stream (standard output, memory).
#[derive(Debug)]
pub struct StreamSink<W: Write>(pub W);

impl<W: Write> Sink for StreamSink<W> {
    fn file(&mut self, _: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, &mut self.0);
        write(&mut out)?;
        out.flush()
    }
}

/// A folder that is filled at [`Staging::commit`]: until then everything lies in a hidden folder inside it, which is
/// taken away where something fails.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    /// Whether the output folder was made for this.
    made: Option<PathBuf>,
    staged: Option<tempfile::TempDir>,
    names: Vec<String>,
    prefix: String,
}

impl Staging {
    /// Prepares an output folder, making it where it is missing.
    ///
    /// # Errors
    /// Where it can't be made or written to.
    pub fn new(folder: &Path) -> Result<Self, Error> {
        let fail = |e| Error::write(folder, e);
        let made = first_missing(folder);
        fs::create_dir_all(folder).map_err(fail)?;
        let staged = tempfile::Builder::new().prefix(".kilim-").suffix(".tmp").tempdir_in(folder);
        let staged = match staged {
            Ok(staged) => staged,
            Err(error) => {
                remove_made(made.as_deref(), folder);
                return Err(fail(io::Error::new(error.kind(), plain_message(&error))));
            }
        };
        Ok(Self {
            folder: folder.to_owned(),
            made,
            staged: Some(staged),
            names: Vec::new(),
            prefix: String::new(),
        })
    }

    /// Files that come now go into this folder under the output folder.
    pub fn enter(&mut self, folder: &str) {
        self.prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    }

    /// Puts everything in its place. Returns the names of the files, in the order in which they were written.
    ///
    /// # Errors
    /// Where a file can't be put in its place.
    pub fn commit(mut self) -> Result<Vec<String>, Error> {
        let Some(staged) = self.staged.take() else { return Ok(Vec::new()) };
        for name in &self.names {
            let target = self.folder.join(name);
            let put = || -> io::Result<()> {
                if let Some(parent) = target.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::rename(staged.path().join(name), &target)
            };
            put().map_err(|e| Error::write(&target, e))?;
        }
        self.made = None;
        staged.close().map_err(|e| Error::write(&self.folder, e))?;
        Ok(std::mem::take(&mut self.names))
    }
}

impl Sink for Staging {
    fn file(
        &mut self,
        name: &str,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let Some(staged) = &self.staged else { return Err(io::Error::other("already committed")) };
        let name = format!("{}{name}", self.prefix);
        let path = staged.path().join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fill(&path, write)?;
        self.names.push(name);
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        drop(self.staged.take());
        remove_made(self.made.as_deref(), &self.folder);
    }
}

/// Writes one file whole or not at all.
///
/// # Errors
/// Where it can't be written; then what stood there before still stands there.
pub fn write_file(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let fail = |e| Error::write(path, e);
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let staged = tempfile::Builder::new()
        .prefix(".kilim-")
        .suffix(".tmp")
        .tempdir_in(folder)
        .map_err(|e| fail(io::Error::new(e.kind(), plain_message(&e))))?;
    let inside = staged.path().join("out");
    fill(&inside, write).map_err(fail)?;
    fs::rename(&inside, path).map_err(fail)
}

fn fill(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_data()
}

/// `tempfile` puts the hidden path into its message: ours names the folder itself.
fn plain_message(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" at path").next().unwrap_or(&text).to_owned()
}

/// The outermost folder of a path that is not there yet.
fn first_missing(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .filter(|a| !a.as_os_str().is_empty())
        .take_while(|a| !a.exists())
        .last()
        .map(Path::to_owned)
}

/// Takes away the folders from `made` down to `folder` where they are empty.
fn remove_made(made: Option<&Path>, folder: &Path) {
    let Some(made) = made else { return };
    for ancestor in folder.ancestors() {
        // Only empty folders can be removed this way.
        if fs::remove_dir(ancestor).is_err() || ancestor == made {
            break;
        }
    }
}
