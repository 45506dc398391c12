//! What the tests of single finders share.

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::pipeline::Analysed;
use crate::text::{DocumentOptions, LangChoice, Span, document, segment};

/// Reads a text in which the recogniser alone has seen one name, and hands both on.
pub fn seen<T>(
    lang: LangChoice,
    text: &str,
    name: &str,
    kind: EntityKind,
    see: impl FnOnce(&Analysed<'_>, Candidate) -> T,
) -> T {
    let document = document(text.to_owned(), "test", &DocumentOptions { lang, ..DocumentOptions::default() });
    let segmented = segment(&document);
    let words = crate::lang::of(document.lang).words(&document, &segmented);
    let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
    let at = document.text.find(name).expect("the name") as u32;
    let span = Span { start: at, end: at + name.len() as u32 };
    let token = |byte: u32| segmented.tokens.partition_point(|t| t.span.end <= byte) as u32;
    let candidate = Candidate {
        tokens: token(span.start)..token(span.end - 1) + 1,
        span,
        kind,
        entry: None,
        adjectival: false,
        source: Source::Model,
        score: 0.99,
    };
    see(&analysed, candidate)
}
