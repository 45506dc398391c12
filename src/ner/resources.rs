//! The recogniser's lexicon: made from lists of names and from running text, once a training.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use super::bytes::Writer;
use super::lexicon::{CLASSES, Lexicon};
use super::word::{Writing, low_hash};

/// A list that can't be read.
#[derive(Debug)]
pub struct ListError {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    what: String,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path.display(), self.what),
            line => write!(f, "{}:{line}: {}", self.path.display(), self.what),
        }
    }
}

impl ListError {
    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl std::error::Error for ListError {}

/// Names by kind, to put in the place of others while training.
#[derive(Debug, Clone, Default)]
pub struct Pools {
    pub(crate) first: Vec<String>,
    pub(crate) surname: Vec<String>,
    pub(crate) country: Vec<String>,
    pub(crate) city: Vec<String>,
    pub(crate) organization: Vec<String>,
}

/// Collects what a lexicon is made of.
#[derive(Debug)]
pub struct Builder {
    writing: Writing,
    rows: Vec<(usize, String)>,
    endings: Vec<String>,
    /// Times a word was seen: in small letters, with a capital inside a sentence.
    habits: BTreeMap<String, (u32, u32)>,
    clusters: BTreeMap<String, u16>,
    /// Running text for clusters, as word numbers.
    text: Vec<Vec<u32>>,
    numbers: BTreeMap<String, u32>,
}

impl Builder {
    /// Nothing yet.
    #[must_use]
    pub fn new(lang: &str) -> Self {
        Builder {
            writing: Writing::of(lang),
            rows: Vec::new(),
            endings: Vec::new(),
            habits: BTreeMap::new(),
            clusters: BTreeMap::new(),
            text: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// Adds a list: rows `class<TAB>name[<TAB>name…]`, `#` comments. Class `ending` gives case suffixes.
    ///
    /// # Errors
    /// Where the file can't be read or a row has a class that is not known.
    pub fn list(&mut self, path: &Path) -> Result<(), ListError> {
        let fail = |line, what| ListError { path: path.to_owned(), line, what };
        let text = fs::read_to_string(path).map_err(|e| fail(0, e.to_string()))?;
        for (i, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t');
            let class = columns.next().unwrap_or_default();
            if class == "ending" {
                self.endings.extend(columns.map(str::to_owned));
                continue;
            }
            let Some(class) = CLASSES.iter().position(|c| *c == class) else {
                let known = CLASSES.join(", ");
                return Err(fail(i + 1, format!("`{class}` is no class of names; the classes are {known}")));
            };
            self.rows.extend(columns.map(str::trim).filter(|n| !n.is_empty()).map(|n| (class, n.to_owned())));
        }
        Ok(())
    }

    /// Adds running text, cut into words: how it writes words tells names from others.
    pub fn sentence<S: AsRef<str>>(&mut self, words: &[S]) {
        let lower = self.writing.lower();
        let mut line = Vec::with_capacity(words.len());
        for word in words {
            let word = word.as_ref();
            let key: String = word[..self.writing.stem(word)].chars().map(lower).collect();
            let next = self.numbers.len() as u32;
            line.push(*self.numbers.entry(key).or_insert(next));
        }
        self.text.push(line);
        let small =
            words.iter().filter(|w| w.as_ref().chars().next().is_some_and(char::is_lowercase)).count();
        if small * 3 < words.len() {
            return; // a heading
        }
        let mut inside = false;
        for word in words {
            let word = word.as_ref();
            let word = &word[..self.writing.stem(word)];
            let Some(first) = word.chars().next().filter(|c| c.is_alphabetic()) else {
                // After a quotation mark or a colon a capital says nothing.
                inside = inside && !matches!(word, "\"" | "“" | "'" | "‘" | ":" | "(" | "-" | "``");
                continue;
            };
            let key: String = word.chars().map(lower).collect();
            if first.is_lowercase() {
                self.habits.entry(key).or_default().0 += 1;
            } else if inside {
                self.habits.entry(key).or_default().1 += 1;
            }
            inside = true;
        }
    }

    /// Adds word clusters: rows `word<TAB>number`, numbers from 1.
    ///
    /// # Errors
    /// Where the file can't be read or a row is no word with a number.
    pub fn clusters(&mut self, path: &Path) -> Result<(), ListError> {
        let fail = |line, what: String| ListError { path: path.to_owned(), line, what };
        let text = fs::read_to_string(path).map_err(|e| fail(0, e.to_string()))?;
        for (i, line) in text.lines().enumerate() {
            let row = line.split_once('\t').and_then(|(w, n)| Some((w, n.parse().ok()?)));
            let Some((word, number)) = row else {
                return Err(fail(i + 1, format!("expected a word and its cluster's number, found `{line}`")));
            };
            self.clusters.insert(word.to_owned(), number);
        }
        Ok(())
    }

    /// Learns word clusters from the running text added so far.
    pub fn learn_clusters(&mut self, classes: usize, passes: usize) {
        let mut counts = vec![0u32; self.numbers.len()];
        self.text.iter().flatten().for_each(|&w| counts[w as usize] += 1);
        // Number 0: all rare words together.
        let mut kept = vec![0u32; counts.len()];
        let mut words = vec![""];
        for (word, &number) in &self.numbers {
            if counts[number as usize] >= 3 {
                kept[number as usize] = words.len() as u32;
                words.push(word);
            }
        }
        let text: Vec<Vec<u32>> =
            self.text.iter().map(|line| line.iter().map(|&w| kept[w as usize]).collect()).collect();
        let learnt = super::clusters::learn(&text, words.len(), classes, passes);
        let clusters = words.iter().zip(learnt).skip(1).map(|(w, c)| ((*w).to_owned(), c));
        self.clusters.extend(clusters);
    }

    /// The word clusters, as [`Builder::clusters`] reads them.
    #[must_use]
    pub fn print_clusters(&self) -> String {
        use std::fmt::Write as _;
        let mut out = String::new();
        for (word, number) in &self.clusters {
            // Writing to a string can't fail.
            let _ = writeln!(out, "{word}\t{number}");
        }
        out
    }

    /// The listed names of a class, in order.
    fn class(&self, name: &str) -> Vec<&str> {
        let class = CLASSES.iter().position(|c| *c == name);
        let mut names: Vec<&str> =
            self.rows.iter().filter(|r| Some(r.0) == class).map(|r| r.1.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Names to put in the place of others while training.
    #[must_use]
    pub fn pools(&self) -> Pools {
        let all = |classes: &[&str]| -> Vec<String> {
            classes.iter().flat_map(|c| self.class(c)).map(str::to_owned).collect()
        };
        let single = |names: Vec<String>| names.into_iter().filter(|n| !n.contains(' ')).collect();
        Pools {
            first: single(all(&["first"])),
            surname: single(all(&["surname"])),
            country: all(&["country"]),
            city: all(&["city"]),
            organization: all(&["org", "media", "club"]),
        }
    }

    /// The lexicon's bytes, as [`super::train::run`] takes them.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut words: BTreeMap<u64, (u16, u8)> = BTreeMap::new();
        for (word, &(small, capital)) in &self.habits {
            if small + capital >= 2 {
                words.entry(low_hash(word, self.writing)).or_default().1 = habit(small, capital);
            }
        }
        for (word, &cluster) in &self.clusters {
            words.entry(low_hash(word, self.writing)).or_default().0 = cluster;
        }
        let words: Vec<(u64, u16, u8)> = words.into_iter().map(|(h, (c, k))| (h, c, k)).collect();
        let rows: Vec<(usize, &str)> = self.rows.iter().map(|(c, n)| (*c, n.as_str())).collect();
        let endings: Vec<&str> = self.endings.iter().map(String::as_str).collect();
        let mut out = Writer::default();
        Lexicon::build(&rows, &words, &endings, self.writing).write(&mut out);
        out.0
    }
}

/// The lexicon of a model, as [`super::train::run`] takes it: to train on with what the model knows of names.
#[must_use]
pub fn of_model(model: &super::Model) -> Vec<u8> {
    let mut out = Writer::default();
    model.lexicon.write(&mut out);
    out.0
}

/// 1 always small … 5 always capital.
fn habit(small: u32, capital: u32) -> u8 {
    let share = f64::from(capital) / f64::from(small + capital);
    match share {
        _ if capital == 0 => 1,
        s if s < 0.2 => 2,
        s if s < 0.7 => 3,
        s if s < 0.97 => 4,
        _ => 5,
    }
}
