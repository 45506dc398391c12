//! English statements: who said what.
//!
//! A reporting verb brings its content as a quotation, as a clause behind it (with `that` or without) or as the clause
//! before it (`…, police said`); `according to` brings the rest of its sentence; a quotation without a verb belongs to
//! the speaker before it.

mod adjective;
mod attitude;
mod complement;
mod condition;
mod content;
mod cue;
mod leaning;
mod nouns;
mod outermost;
mod question;
mod quotation;
mod sentence;
mod source;
mod subject;
#[cfg(test)]
mod tests;

use crate::entity::EntityId;
use crate::pipeline::Reading;
use crate::statement::{Modality, Mode, Speaker, Statement};
use crate::syntax::{Clause, Slot};
use crate::text::{Span, TokenId, Tokens, span_of};

pub(crate) use cue::Reports;
pub use outermost::outermost;

use content::Finder;

/// An attribution before its speaker is known.
#[derive(Debug, Clone)]
struct Found {
    content: Tokens,
    /// What parts a quotation, marks included.
    asides: Vec<Tokens>,
    cue: Option<Tokens>,
    source: Source,
    mode: Mode,
    modality: Modality,
    negative: bool,
    /// A statement; else only an attitude.
    says: bool,
    addressee: Option<TokenId>,
    sentence: u32,
    rule: &'static str,
    confidence: f32,
    /// For an attitude, its kind.
    kind: Option<Kind>,
}

/// The kind of an attitude: the class of its word (`praise`) and what the word takes (`np`, `to`, `about`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Class of the verb, noun or adjective, as in `data/lang/en/attitudes.tsv`.
    pub class: &'static str,
    /// Its complement.
    pub frame: &'static str,
}

/// Where the speaker is looked for.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    /// A phrase and its head.
    Phrase(Tokens, TokenId),
    /// The speaker of the attribution before.
    Before,
    /// The speaker of the next attribution: a paragraph of a quotation that goes on in the next one.
    Next,
    /// Nobody is named.
    Nobody,
}

/// Statements with their speakers, in order of their content.
#[must_use]
pub fn statements(reading: &Reading<'_>) -> Vec<Statement> {
    found(reading, false)
        .into_iter()
        .filter(|a| a.says && a.statement.speaker.is_some())
        .map(|a| a.statement)
        .collect()
}

/// How a verb reports a clause behind it.
pub(crate) fn reporting_verb(lemma: &str) -> Option<Reports> {
    Reports::of(lemma)
}

/// Whether a noun reports in a clause with `that` (`the claim that …`).
pub(crate) fn reporting_noun(lemma: &str) -> bool {
    cue::cues().noun(lemma).is_some()
}

/// A statement or an attitude (`believes that …`), which is none.
#[derive(Debug, Clone)]
pub struct Attribution {
    /// The words with their speaker.
    pub statement: Statement,
    /// Whether they were said.
    pub says: bool,
    /// The phrase that speaks, whether or not it is resolved.
    pub source: Option<Span>,
    /// For an attitude, its kind.
    pub kind: Option<Kind>,
}

/// Everything that the text attributes to somebody: statements, and attitudes beside them.
#[must_use]
pub fn attributions(reading: &Reading<'_>) -> Vec<Attribution> {
    found(reading, true)
}

/// Statements with their speakers, and attitudes where they are asked for.
fn found(reading: &Reading<'_>, attitudes: bool) -> Vec<Attribution> {
    let found = Finder::new(reading, attitudes).run();
    let mut out: Vec<Attribution> = Vec::with_capacity(found.len());
    let mut before: Option<(Option<Speaker>, Option<Span>, u32)> = None;
    let tokens = &reading.analysed.segmented.tokens;
    // Attributions whose speaker comes with the next one.
    let mut waiting: Vec<usize> = Vec::new();
    for mut f in found {
        let speechless = matches!(&f.source, Source::Phrase(phrase, head) if source::is_speechless(reading, phrase, *head));
        if f.says && f.mode == Mode::Indirect && speechless {
            continue;
        }
        if let Source::Phrase(phrase, _) = &mut f.source {
            *phrase = source::with_its_name(reading, phrase);
        }
        let (speaker, speaker_span) = match &f.source {
            Source::Phrase(phrase, head) => {
                let near = before.as_ref().filter(|b| b.2 + 3 >= f.sentence);
                let (last, span) = (near.and_then(|b| b.0.clone()), near.and_then(|b| b.1));
                source::speaker(reading, phrase, *head, last, span)
            }
            Source::Before => match &before {
                Some((speaker, span, sentence)) if sentence + 2 >= f.sentence => (speaker.clone(), *span),
                _ => (None, None),
            },
            Source::Nobody | Source::Next => (None, None),
        };
        if f.source == Source::Next {
            waiting.push(out.len());
        } else {
            for i in waiting.drain(..).filter(|_| f.says) {
                let waits = &mut out[i].statement;
                waits.speaker.clone_from(&speaker);
                waits.speaker_span = speaker_span;
                out[i].source = speaker_span;
            }
        }
        if f.says && speaker.is_some() {
            before = Some((speaker.clone(), speaker_span, f.sentence));
        }
        // `said that “…”`: all of it in quotation marks.
        let open = f.content.start + 1;
        let quotes = &reading.analysed.segmented.quotes;
        let quote = quotes.get(quotes.partition_point(|q| q.tokens.start < open));
        if f.says && quote.is_some_and(|q| q.tokens.start == open && q.tokens.end + 1 == f.content.end) {
            f.content = open..f.content.end - 1;
            f.mode = Mode::Direct;
        }
        let content = span_of(tokens, &f.content);
        let cue = f.cue.as_ref().map(|c| span_of(tokens, c));
        // `X, which was founded by Y, | has denied any wrongdoing`: nobody's words hold the speaker's own name before the verb.
        if f.mode == Mode::Indirect
            && cue.is_some_and(|c| c.start >= content.end)
            && speaker_span.is_some_and(|s| s.start >= content.start && s.end <= content.end)
        {
            continue;
        }
        let mut evidence = content;
        let near = |s: Span| s.start.abs_diff(content.start) < 2_000;
        for s in cue.into_iter().chain(speaker_span.filter(|s| near(*s))) {
            evidence = evidence.join(s);
        }
        let about = about(reading, &f);
        let addressee = f.addressee.and_then(|t| reading.mention_at(t)).map(|m| reading.entity_of[m]);
        out.push(Attribution {
            says: f.says,
            kind: f.kind,
            source: match &f.source {
                Source::Phrase(phrase, _) => Some(span_of(tokens, phrase)),
                _ => speaker_span,
            },
            statement: Statement {
                content,
                asides: f.asides.iter().map(|a| span_of(tokens, a)).collect(),
                evidence,
                mode: f.mode,
                cue,
                speaker,
                speaker_span,
                addressee,
                about,
                negative: f.negative,
                modality: condition::modality(reading, &f.content, f.modality),
                rule: f.rule,
                confidence: f.confidence,
            },
        });
    }
    out.sort_by_key(|a| (a.statement.content.start, a.statement.content.end));
    out.dedup_by(|b, a| {
        a.statement.content == b.statement.content && a.statement.speaker == b.statement.speaker
    });
    out
}

/// Entities that a statement's words name.
fn about(reading: &Reading<'_>, f: &Found) -> Vec<EntityId> {
    let first = reading.mentions.partition_point(|m| m.tokens.start < f.content.start);
    let mut out = Vec::new();
    for (i, m) in reading.mentions.iter().enumerate().skip(first) {
        if m.tokens.end > f.content.end {
            break;
        }
        let said = !f.asides.iter().any(|a| a.contains(&m.tokens.start));
        if said && !out.contains(&reading.entity_of[i]) {
            out.push(reading.entity_of[i]);
        }
    }
    out
}

/// The arguments of a clause in one slot.
fn arguments<'c>(clause: &'c Clause, slot: &'c Slot) -> impl Iterator<Item = &'c crate::syntax::Argument> {
    clause.arguments.iter().filter(move |a| a.slot == *slot)
}
