//! Span scores: a name counts where its words and its label are right.

use std::fmt;

use super::corpus::LabelledDocument;
use super::label::{Chunk, Label};
use super::model::Model;

/// Counts of one label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Names of the corpus.
    pub gold: usize,
    /// Names found.
    pub found: usize,
    /// Names found that are right.
    pub right: usize,
}

impl Counts {
    /// Share of the names found that are right.
    #[must_use]
    pub fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// Share of the corpus' names that were found.
    #[must_use]
    pub fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    /// Harmonic mean of the two.
    #[must_use]
    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }

    fn add(&mut self, other: Counts) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
    }
}

/// Scores by label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order of [`Label::ALL`].
    pub labels: [Counts; 3],
    /// Words read.
    pub words: usize,
}

impl Report {
    /// All labels together.
    #[must_use]
    pub fn all(&self) -> Counts {
        let mut all = Counts::default();
        self.labels.iter().for_each(|c| all.add(*c));
        all
    }

    /// Counts one sentence.
    pub fn sentence(&mut self, gold: &[Chunk], found: &[Chunk]) {
        for chunk in gold {
            self.labels[chunk.label as usize].gold += 1;
        }
        for chunk in found {
            let counts = &mut self.labels[chunk.label as usize];
            counts.found += 1;
            counts.right += usize::from(gold.contains(chunk));
        }
    }

    /// Counts another report in.
    pub fn add(&mut self, other: &Report) {
        for (a, b) in self.labels.iter_mut().zip(other.labels) {
            a.add(b);
        }
        self.words += other.words;
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, c) in
            Label::ALL.iter().map(|l| l.code()).zip(self.labels).chain(std::iter::once(("all", self.all())))
        {
            writeln!(
                f,
                "{name:>4}  P {:.4}  R {:.4}  F1 {:.4}  ({} of {} right, {} in the corpus)",
                c.precision(),
                c.recall(),
                c.f1(),
                c.right,
                c.found,
                c.gold
            )?;
        }
        Ok(())
    }
}

/// The names a model finds in a labelled document, sentence by sentence.
#[must_use]
pub fn found(model: &Model, document: &LabelledDocument) -> Vec<Vec<Chunk>> {
    let words: Vec<Vec<&str>> =
        document.sentences.iter().map(|s| s.words.iter().map(String::as_str).collect()).collect();
    let mut out = Vec::with_capacity(words.len());
    let tagged = model.tag_words(&words);
    let mut next = tagged.iter().peekable();
    let mut start = 0;
    for sentence in &words {
        let end = start + sentence.len();
        let mut chunks = Vec::new();
        while let Some(t) = next.next_if(|t| (t.tokens.end as usize) <= end) {
            chunks.push(Chunk {
                start: t.tokens.start as usize - start,
                end: t.tokens.end as usize - start,
                label: t.label,
            });
        }
        out.push(chunks);
        start = end;
    }
    out
}

/// Scores a model on labelled documents.
#[must_use]
pub fn run(model: &Model, documents: &[LabelledDocument]) -> Report {
    let mut report = Report::default();
    for document in documents {
        for (sentence, chunks) in document.sentences.iter().zip(found(model, document)) {
            report.sentence(&sentence.chunks, &chunks);
            report.words += sentence.words.len();
        }
    }
    report
}
