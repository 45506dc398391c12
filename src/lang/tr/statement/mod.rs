//! Turkish statements: who said what.
//!
//! A document is read unit by unit ([`unit`]); in each, the reporting words ([`cue`], by the lexicon of
//! `data/lang/tr/cues.tsv`) lead to what they report ([`content`]) and to who says it ([`speaker`]), which may be
//! carried over from before. Colons and headings are in [`lead`], `-e göre` in [`according`].

mod according;
mod candidate;
mod condition;
mod content;
mod cue;
mod edge;
mod emit;
mod hit;
mod lead;
mod lexicon;
mod memory;
mod source;
mod stance;
mod subject;
mod suffix;
#[cfg(test)]
mod tests;
mod unit;

use crate::pipeline::Reading;
use crate::statement::Statement;
use crate::text::BlockKind;

use memory::{Memory, Said};
use suffix::Form;
use unit::{Page, Unit};

/// Whether a noun (lower case, bare) is a word for one human: `kadın`, `genç`, `doktor`.
pub(super) fn is_human(noun: &str) -> bool {
    matches!(lexicon::Lexicon::get().role(noun), Some((lexicon::Noun::Person, _)))
}

/// How many units back a dropped subject may reach.
const REACH: usize = 3;

/// The statements of a document, in order of their content.
pub fn statements(reading: &Reading<'_>) -> Vec<Statement> {
    let page = Page::new(reading);
    let units = page.units();
    let mut reader = Reader {
        page: &page,
        memory: Memory::default(),
        out: Vec::new(),
        quoted: Vec::new(),
        at: 0,
        narrator: None,
        inner: false,
    };
    let mut alone: Vec<(usize, u32)> = Vec::new();
    for (i, unit) in units.iter().enumerate() {
        reader.at = i;
        if let Some(quote) = reader.lone_quote(unit) {
            alone.push((i, quote));
            continue;
        }
        reader.read(unit, units.get(i + 1));
    }
    alone.extend(reader.inline_headings(&units));
    reader.headings(&units, &alone);
    reader.nested(&units);
    let mut out = reader.out;
    out.sort_by_key(|s| (s.content.start, std::cmp::Reverse(s.content.end)));
    out.dedup_by(|b, a| a.content == b.content && a.speaker == b.speaker);
    out
}

/// Reads units in order.
struct Reader<'p, 'r> {
    page: &'p Page<'r>,
    memory: Memory,
    out: Vec<Statement>,
    /// Quotations that a statement already holds.
    quoted: Vec<u32>,
    at: usize,
    /// Inside a quotation: nobody is carried over.
    inner: bool,
    /// Who says the quotation that is being read.
    narrator: Option<Said>,
}

/// What is being read in one unit.
#[derive(Default)]
struct Line {
    /// Where the current clause starts.
    from: usize,
    /// Its subject.
    subject: Option<Said>,
    /// A statement was made.
    spoke: bool,
    /// The last cue was a passive.
    passive: bool,
    /// The last cue ended in `-ken`, which sets one speaker against another.
    contrast: bool,
    /// One past the last nominalised cue.
    nominal: usize,
}

impl Reader<'_, '_> {
    fn read(&mut self, unit: &Unit, next: Option<&Unit>) {
        let before = self.out.len();
        if !self.inner {
            self.according(unit);
            self.leads(unit);
        }
        let hits = self.page.hits(unit);
        let mut line = Line::default();
        for (i, hit) in hits.iter().enumerate() {
            if hit.shape.negative || hit.shape.unreal && hit.shape.form == Form::Finite && !hit.diye {
                continue;
            }
            let following = hits.get(i + 1).map_or(unit.items.len(), |h| h.start);
            self.hit(unit, hit, following, next, &mut line);
        }
        if !self.inner && self.out.len() == before {
            self.remember_topic(unit);
        }
        if !self.inner && self.out.len() == before {
            self.announce(unit);
        }
    }

    /// A unit that is one quotation and nothing else, in a block of its own.
    fn lone_quote(&self, unit: &Unit) -> Option<u32> {
        let quote = unit.quote(0)?;
        let rest = &unit.items[1..];
        let silent = rest.iter().all(|i| {
            !matches!(i.what, unit::What::Token(t) if self.page.token(t).kind == crate::text::TokenKind::Word)
                && !matches!(i.what, unit::What::Quote(_))
        });
        (silent && !self.quoted.contains(&quote)).then_some(quote)
    }

    /// Reads the sentences inside quotations for speech whose speaker is named there.
    fn nested(&mut self, units: &[Unit]) {
        let page = self.page;
        self.inner = true;
        for q in &page.reading.analysed.segmented.quotes {
            self.narrator = self.out.iter().find(|s| s.content == q.inner).and_then(|s| {
                Some(Said { speaker: s.speaker.clone()?, span: s.speaker_span?, unit: self.at, person: true })
            });
            for s in &q.sentences {
                let block = units.iter().rfind(|u| u.tokens.start <= s.start).map_or(0, |u| u.block);
                let unit = page.unit(s.clone(), block);
                self.read(&unit, None);
            }
        }
    }

    /// Whether a unit is a title or heading.
    fn is_heading(&self, unit: &Unit) -> bool {
        let block = self.page.reading.analysed.document.blocks.get(unit.block as usize);
        block.is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading))
    }
}

/// Whether a word, in lower case, is a noun for a person by office, work or kin (`avukatı`).
pub fn is_somebody(word: &str) -> bool {
    lexicon::Lexicon::get()
        .role(word)
        .is_some_and(|(noun, _)| matches!(noun, lexicon::Noun::Person | lexicon::Noun::Title))
}

/// Whether a word, in lower case, is something said or written in which what follows stands (`açıklamada`,
/// `raporunda`).
pub fn is_source(word: &str) -> bool {
    lexicon::Lexicon::get().source(word).is_some_and(|(noun, form)| {
        matches!(noun, lexicon::Noun::Speech | lexicon::Noun::Document)
            && form.case == crate::syntax::Case::Loc
    })
}
