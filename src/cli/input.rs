//! Where texts come from: files, folders, patterns, standard input; plain text, and records of JSON lines.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::error::Error;
use crate::text::{Document, DocumentOptions, document, read_document};

/// Extensions that are read.
const TEXT: [&str; 3] = ["txt", "md", "text"];
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// Names of the fields of a JSONL record.
#[derive(Debug, Clone)]
pub struct Fields {
    pub text: String,
    pub date: String,
    pub title: String,
    pub id: Option<String>,
}

/// A file or stream with one text or many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Text(PathBuf),
    Lines(PathBuf),
    Stdin,
}

/// One text, not yet read.
#[derive(Debug)]
pub enum Item {
    Text(PathBuf),
    Bytes { uri: String, bytes: Vec<u8> },
    Record { place: String, path: String, line: usize, bytes: Vec<u8> },
    Failed(Error),
}

/// All sources that the paths stand for, sorted, each once.
///
/// # Errors
/// A path that isn't there, a pattern that fits nothing, a folder without text.
pub fn sources(paths: &[String]) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    let mut stdin = false;
    for path in paths {
        if path == "-" {
            stdin = true;
        } else if Path::new(path).exists() {
            add(Path::new(path), &mut sources)?;
        } else if path.contains(['*', '?', '[']) {
            // As in a shell, and in folders: what is hidden stays so.
            let options = glob::MatchOptions { require_literal_leading_dot: true, ..Default::default() };
            let fits = glob::glob_with(path, options)
                .map_err(|e| Error::usage(format!("{path}: no pattern: {}", e.msg)))?;
            let before = sources.len();
            for found in fits {
                let found = found.map_err(|e| {
                    let path = e.path().to_owned();
                    Error::read(path, e.into())
                })?;
                if found.is_dir() || kind(&found).is_some() {
                    add(&found, &mut sources)?;
                }
            }
            if sources.len() == before {
                return Err(Error::input(path, "no text fits this pattern (.txt, .md, .jsonl)"));
            }
        } else {
            return Err(Error::read(path, io::Error::from(io::ErrorKind::NotFound)));
        }
    }
    sources.sort_unstable_by(|a, b| place(a).cmp(&place(b)));
    sources.dedup();
    if stdin {
        sources.push(Source::Stdin);
    }
    Ok(sources)
}

fn place(source: &Source) -> Option<&Path> {
    match source {
        Source::Text(path) | Source::Lines(path) => Some(path),
        Source::Stdin => None,
    }
}

fn kind(path: &Path) -> Option<fn(PathBuf) -> Source> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    if TEXT.contains(&extension.as_str()) {
        Some(Source::Text)
    } else if LINES.contains(&extension.as_str()) {
        Some(Source::Lines)
    } else {
        None
    }
}

fn add(path: &Path, sources: &mut Vec<Source>) -> Result<(), Error> {
    if !path.is_dir() {
        // A file that is named is read whatever its extension.
        sources.push(kind(path).unwrap_or(Source::Text)(clean(path)));
        return Ok(());
    }
    let before = sources.len();
    walk(path, sources)?;
    if sources.len() == before {
        let what = "no text in this folder; .txt, .md and .jsonl are read";
        return Err(Error::input(path.display().to_string(), what));
    }
    Ok(())
}

fn walk(folder: &Path, sources: &mut Vec<Source>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(|e| Error::read(folder, e))? {
        let entry = entry.map_err(|e| Error::read(folder, e))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        // Links to folders are not followed: they may lead in a circle.
        if entry.file_type().map_err(|e| Error::read(&path, e))?.is_dir() {
            walk(&path, sources)?;
        } else if let Some(source) = kind(&path) {
            sources.push(source(clean(&path)));
        }
    }
    Ok(())
}

/// A path without `./` in front, so that one file has one address.
fn clean(path: &Path) -> PathBuf {
    path.components().filter(|c| !matches!(c, std::path::Component::CurDir)).collect()
}

/// An address of a path, `/` between folders on every system.
fn uri(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// The texts of sources, one after the other; lines are read as they are asked for.
pub struct Items {
    sources: VecDeque<Source>,
    lines: Option<Lines>,
}

struct Lines {
    path: PathBuf,
    reader: Box<dyn BufRead>,
    line: usize,
}

impl Items {
    pub fn new(sources: Vec<Source>) -> Self {
        Self { sources: sources.into(), lines: None }
    }
}

impl Iterator for Items {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(item) => return Some(item),
                    None => self.lines = None,
                }
            }
            match self.sources.pop_front()? {
                Source::Text(path) => return Some(Item::Text(path)),
                Source::Stdin => {
                    let mut bytes = Vec::new();
                    return Some(match io::stdin().lock().read_to_end(&mut bytes) {
                        Ok(_) => Item::Bytes { uri: "-".to_owned(), bytes },
                        Err(error) => Item::Failed(Error::read("standard input", error)),
                    });
                }
                Source::Lines(path) => match File::open(&path) {
                    Ok(file) => {
                        let reader = Box::new(BufReader::with_capacity(1 << 16, file));
                        self.lines = Some(Lines { path, reader, line: 0 });
                    }
                    Err(error) => return Some(Item::Failed(Error::read(path, error))),
                },
            }
        }
    }
}

impl Lines {
    fn next(&mut self) -> Option<Item> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => {
                    let path = uri(&self.path);
                    let place = format!("{path}:{}", self.line);
                    return Some(Item::Record { place, path, line: self.line, bytes });
                }
                Err(error) => {
                    // The rest of the file can't be read either.
                    self.reader = Box::new(io::empty());
                    return Some(Item::Failed(Error::read(&self.path, error)));
                }
            }
        }
    }
}

impl Item {
    /// Size in bytes of what is held in memory.
    pub fn held(&self) -> usize {
        match self {
            Item::Bytes { bytes, .. } | Item::Record { bytes, .. } => bytes.len(),
            Item::Text(_) | Item::Failed(_) => 0,
        }
    }

    /// Reads and decodes the text.
    ///
    /// # Errors
    /// Where it can't be read, is no text or holds none; the message names file and line.
    pub fn read(self, options: &DocumentOptions, fields: &Fields) -> Result<Document, Error> {
        let (place, document) = match self {
            Item::Failed(error) => return Err(error),
            Item::Text(path) => {
                let bytes = fs::read(&path).map_err(|e| Error::read(&path, e))?;
                let uri = uri(&path);
                (uri.clone(), decoded(bytes, &uri, options)?)
            }
            Item::Bytes { uri, bytes } => {
                let document = decoded(bytes, &uri, options)?;
                ("standard input".to_owned(), document)
            }
            Item::Record { place, path, line, bytes } => {
                let document = record(&bytes, &place, &path, line, options, fields)?;
                (place, document)
            }
        };
        if document.text.trim().is_empty() {
            return Err(Error::input(place, "holds no text"));
        }
        Ok(document)
    }
}

fn decoded(bytes: Vec<u8>, uri: &str, options: &DocumentOptions) -> Result<Document, Error> {
    read_document(bytes, uri, options).map_err(|e| Error::input(uri, e.to_string()))
}

fn record(
    bytes: &[u8],
    place: &str,
    path: &str,
    line: usize,
    options: &DocumentOptions,
    fields: &Fields,
) -> Result<Document, Error> {
    let record: Map<String, Value> = serde_json::from_slice(bytes.trim_ascii())
        .map_err(|e| Error::input(place, format!("no JSON object: {}", without_line(&e))))?;
    let text = match record.get(&fields.text) {
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            return Err(Error::input(place, format!("the field `{}` holds no text", fields.text)));
        }
        None => {
            let names: Vec<&str> = record.keys().map(String::as_str).collect();
            let what = format!(
                "no field `{}`; name the text's with --text-field (there are {})",
                fields.text,
                names.join(", ")
            );
            return Err(Error::input(place, what));
        }
    };
    let string = |name: &str| match record.get(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let id = fields.id.as_deref().and_then(string).unwrap_or_else(|| line.to_string());
    let options = DocumentOptions {
        lang: options.lang,
        date: string(&fields.date).and_then(|d| iso_date(&d)).or_else(|| options.date.clone()),
        title: string(&fields.title),
    };
    Ok(document(text, &format!("{path}#{id}"), &options))
}

/// A JSON error without its `at line 1 column 7`: each record is one line, and the place names that.
fn without_line(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.split_once(" at line ") {
        Some((what, _)) => format!("{what} at column {}", error.column()),
        None => text,
    }
}

/// A day as `YYYY-MM-DD`, from itself with or without a time behind it, or from `5.9.2025` and `05/09/2025`.
pub fn iso_date(text: &str) -> Option<String> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let (year, month, day): (u32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_ways_that_feeds_write_them() {
        assert_eq!(iso_date("2025-09-05").as_deref(), Some("2025-09-05"));
        assert_eq!(iso_date("2025-09-05T10:20:00+03:00").as_deref(), Some("2025-09-05"));
        assert_eq!(iso_date("5.9.2025 10:20").as_deref(), Some("2025-09-05"));
        assert_eq!(iso_date("2024-02-29").as_deref(), Some("2024-02-29"));
        assert_eq!(iso_date("2025-02-29"), None);
        assert_eq!(iso_date("2025-13-01"), None);
        assert_eq!(iso_date("dün"), None);
    }
}
