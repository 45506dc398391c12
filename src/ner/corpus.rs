//! Labelled corpora: one word a line, tags in a column, sentences parted by blank lines (`CoNLL`, BIO, IO; tabs or
//! spaces; `#` comments, `-DOCSTART-` lines).

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::label::{Chunk, Label};
use super::word::Writing;
use crate::text::is_apostrophe;

/// Tag of a word of which a corpus does not say whether it is part of a name.
const UNKNOWN: &str = "?";

/// One sentence with its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labelled {
    /// Its words.
    pub words: Vec<String>,
    /// Its names, in order, not overlapping.
    pub chunks: Vec<Chunk>,
    /// Words of names of other kinds, where the corpus marks those.
    pub others: Vec<usize>,
    /// Words of which the corpus does not say whether they are part of a name (tag `?`).
    pub unknown: Vec<usize>,
}

/// A document: its name (may be empty) and its sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelledDocument {
    /// What the corpus calls it.
    pub name: String,
    /// Its sentences.
    pub sentences: Vec<Labelled>,
}

/// Where a corpus is and how it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// A file, or a folder all of whose files are read in the order of their names.
    pub path: PathBuf,
    /// Column of the tag, counted from 0; the last one if none is given.
    pub tag_column: Option<usize>,
    /// Group of corpora that share annotation habits; each group also learns weights of its own.
    pub domain: String,
    /// How much one sentence counts in training.
    pub weight: f32,
    /// How much of the domain's own weights goes into the model (0: only what all domains share).
    pub share: f32,
    /// Cut documents into stretches of this many sentences, for corpora that do not part their articles (0: don't).
    pub window: usize,
}

impl Source {
    /// Parses `PATH[,tag=N][,domain=NAME][,weight=X][,share=X][,window=N]`.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Source, String> {
        let mut parts = text.split(',');
        let path = PathBuf::from(parts.next().unwrap_or_default());
        let mut source =
            Source { path, tag_column: None, domain: "news".to_owned(), weight: 1.0, share: 1.0, window: 0 };
        for part in parts {
            let Some((key, value)) = part.split_once('=') else {
                return Err(format!("`{part}` in `{text}`: expected `key=value`"));
            };
            let bad = |what| format!("`{part}` in `{text}`: expected {what}");
            match key {
                "tag" => source.tag_column = Some(value.parse().map_err(|_| bad("a column number"))?),
                "domain" => value.clone_into(&mut source.domain),
                "weight" => source.weight = value.parse().map_err(|_| bad("a number"))?,
                "share" => source.share = value.parse().map_err(|_| bad("a number"))?,
                "window" => source.window = value.parse().map_err(|_| bad("a number of sentences"))?,
                _ => return Err(bad("`tag`, `domain`, `weight`, `share` or `window`")),
            }
        }
        Ok(source)
    }
}

/// A corpus that can't be read.
#[derive(Debug)]
pub struct CorpusError {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    what: String,
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path.display(), self.what),
            line => write!(f, "{}:{line}: {}", self.path.display(), self.what),
        }
    }
}

impl CorpusError {
    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl std::error::Error for CorpusError {}

/// Reads a corpus for a language.
///
/// # Errors
/// Where a file can't be read or a line is no word with a tag.
pub fn read(source: &Source, lang: &str) -> Result<Vec<LabelledDocument>, CorpusError> {
    let fail = |e: std::io::Error| CorpusError { path: source.path.clone(), line: 0, what: e.to_string() };
    let mut files = vec![source.path.clone()];
    if source.path.is_dir() {
        files = fs::read_dir(&source.path)
            .and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>())
            .map_err(fail)?;
        files.sort();
    }
    let mut out = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).map_err(|e| CorpusError {
            path: file.clone(),
            line: 0,
            what: e.to_string(),
        })?;
        parse(&text, file, source.tag_column, lang, &mut out)?;
    }
    out.retain(|d| !d.sentences.is_empty());
    if source.window > 0 {
        out = out
            .iter()
            .flat_map(|d| {
                d.sentences
                    .chunks(source.window)
                    .map(|s| LabelledDocument { name: d.name.clone(), sentences: s.to_vec() })
            })
            .collect();
    }
    Ok(out)
}

/// Parses the text of one file and appends its documents.
///
/// # Errors
/// The first line that is no word with a tag.
pub fn parse(
    text: &str,
    path: &Path,
    tag_column: Option<usize>,
    lang: &str,
    out: &mut Vec<LabelledDocument>,
) -> Result<(), CorpusError> {
    let writing = Writing::of(lang);
    let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    out.push(LabelledDocument { name, sentences: Vec::new() });
    let mut sentence = Open::default();
    let mut after_comment = false;
    for (i, line) in text.lines().enumerate() {
        let line = line.trim_end_matches(['\r', '\n']);
        if line.trim().is_empty() {
            sentence.close(out);
            after_comment = false;
            continue;
        }
        if let Some(comment) = line.strip_prefix('#').filter(|c| is_comment(c)) {
            sentence.close(out);
            after_comment = true;
            if let Some(name) = document_name(comment)
                && out.last().is_none_or(|d| d.name != name)
            {
                out.push(LabelledDocument { name: name.to_owned(), sentences: Vec::new() });
            }
            continue;
        }
        let columns: Vec<&str> =
            if line.contains('\t') { line.split('\t').collect() } else { line.split_whitespace().collect() };
        if columns[0].trim() == "-DOCSTART-" {
            sentence.close(out);
            out.push(LabelledDocument::default());
            continue;
        }
        let numbered = columns.len() > 2
            && columns[0].bytes().all(|b| b.is_ascii_digit())
            && tag_column.is_none()
            && line.contains('\t');
        let tag = tag_column.map_or(columns.last(), |n| columns.get(n)).map(|t| t.trim());
        let tag = match tag.filter(|_| columns.len() > 1).and_then(Mark::parse) {
            Some(tag) => tag,
            // A comment that runs over several lines.
            None if after_comment => continue,
            None => {
                return Err(CorpusError {
                    path: path.to_owned(),
                    line: i + 1,
                    what: format!(
                        "expected a word and its tag (`O`, `B-PER`, …) parted by a tab or space, found `{line}`"
                    ),
                });
            }
        };
        after_comment = false;
        let word = columns[usize::from(numbered)].trim();
        sentence.push(word, tag, writing);
    }
    sentence.close(out);
    Ok(())
}

/// `# text = …`, `#doc_id = …`: a comment; `#` alone or `#Gateshead` may be a word of the text.
fn is_comment(after: &str) -> bool {
    after.starts_with(' ') && after.contains(['=', ':'])
        || after.split_once('=').is_some_and(|(k, _)| k.ends_with(' '))
}

fn document_name(comment: &str) -> Option<&str> {
    let (key, value) = comment.split_once('=')?;
    matches!(key.trim(), "doc_id" | "newdoc id" | "document").then(|| value.trim())
}

/// A tag as corpora write it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    /// Type, empty for outside.
    kind: String,
    /// Starts a new name whatever stands before.
    begins: bool,
}

impl Mark {
    fn parse(tag: &str) -> Option<Mark> {
        if tag == "O" {
            return Some(Mark { kind: String::new(), begins: true });
        }
        if tag == UNKNOWN {
            return Some(Mark { kind: UNKNOWN.to_owned(), begins: true });
        }
        if let Some((scheme, kind)) = tag.split_once('-') {
            let begins = match scheme {
                "B" | "S" | "U" => true,
                "I" | "E" | "L" | "M" => false,
                _ => return None,
            };
            return Some(Mark { kind: kind.to_owned(), begins });
        }
        // IO without a scheme: `PERSON`.
        (tag.len() > 2 && tag.chars().all(|c| c.is_ascii_uppercase()))
            .then(|| Mark { kind: tag.to_owned(), begins: false })
    }
}

#[derive(Default)]
struct Open {
    words: Vec<String>,
    marks: Vec<Mark>,
    parted: bool,
}

impl Open {
    fn push(&mut self, word: &str, mark: Mark, writing: Writing) {
        // A suffix that the corpus has as a word of its own belongs to the word before.
        let mut chars = word.chars();
        if writing.suffixing
            && chars.next().is_some_and(is_apostrophe)
            && chars.next().is_some_and(char::is_alphabetic)
            && let Some(last) = self.words.last_mut()
            && last.ends_with(char::is_alphanumeric)
        {
            last.push_str(word);
            // What follows a suffix outside of the name is another name.
            self.parted = mark.kind.is_empty();
            return;
        }
        self.words.push(word.to_owned());
        self.marks.push(Mark { begins: mark.begins || self.parted, ..mark });
        self.parted = false;
    }

    fn close(&mut self, out: &mut [LabelledDocument]) {
        if self.words.is_empty() {
            return;
        }
        let mut chunks: Vec<Chunk> = Vec::new();
        let (mut others, mut unknown) = (Vec::new(), Vec::new());
        let mut kind = "";
        for (i, mark) in self.marks.iter().enumerate() {
            let goes_on = !mark.begins && mark.kind == kind && i > 0;
            if Label::is_other(&mark.kind) {
                others.push(i);
            }
            if mark.kind == UNKNOWN {
                unknown.push(i);
            }
            if let Some(label) = Label::of_type(&mark.kind) {
                match chunks.last_mut() {
                    Some(last) if goes_on && last.end == i && last.label == label => last.end += 1,
                    _ => chunks.push(Chunk { start: i, end: i + 1, label }),
                }
            }
            kind = &mark.kind;
        }
        let words = std::mem::take(&mut self.words);
        self.marks.clear();
        if let Some(document) = out.last_mut() {
            document.sentences.push(Labelled { words, chunks, others, unknown });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, lang: &str) -> Result<Vec<LabelledDocument>, CorpusError> {
        let mut out = Vec::new();
        parse(text, Path::new("a.bio"), None, lang, &mut out)?;
        Ok(out)
    }

    #[test]
    fn the_usual_formats_say_the_same() {
        let bio = "Lima B-LOC\n'da O\nAyşe B-PER\nDemir I-PER\n\n";
        let conll =
            "-DOCSTART- -X- O O\n\nLima\tNNP\tI-LOC\n'da\tX\tO\nAyşe\tNNP\tI-PER\nDemir\tNNP\tI-PER\n";
        let io = "Lima   Noun    LOCATION\n'da Apost   O\nAyşe   Noun    PERSON\nDemir Unk PERSON\n";
        for text in [bio, conll, io] {
            let docs = read_text(text, "tr").unwrap();
            let sentence = &docs.last().unwrap().sentences[0];
            assert_eq!(sentence.words, ["Lima'da", "Ayşe", "Demir"]);
            assert_eq!(sentence.chunks.len(), 2, "{text}");
            assert_eq!(sentence.chunks[1], Chunk { start: 1, end: 3, label: Label::Person });
        }
    }

    #[test]
    fn comments_part_documents_and_may_run_on() {
        let text = "#doc_id = a\n#text = bir\niki üç\nLima B-LOC\n\n#doc_id = b\n#text = x\nSantiago B-LOC\n";
        let docs = read_text(text, "tr").unwrap();
        let names: Vec<&str> =
            docs.iter().filter(|d| !d.sentences.is_empty()).map(|d| d.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
    }

    #[test]
    fn words_may_be_left_open() {
        let docs = read_text("Kuzey ?\nBankası ?\nbüyüdü O\n", "tr").unwrap();
        let sentence = &docs[0].sentences[0];
        assert_eq!(sentence.unknown, [0, 1]);
        assert!(sentence.chunks.is_empty());
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = read_text("Lima B-LOC\nSantiago\n", "en").unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.to_string().starts_with("a.bio:2: expected a word and its tag"));
    }
}
