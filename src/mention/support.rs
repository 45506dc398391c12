//! What the tests of single finders share.

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::pipeline::Analysed;
use crate::text::{DocumentOptions, LangChoice, Span, document, segment};

/// Hands on a text with what its words are.
fn analysed<T>(lang: LangChoice, text: &str, see: impl FnOnce(&Analysed<'_>) -> T) -> T {
    let document = document(text.to_owned(), "test", &DocumentOptions { lang, ..DocumentOptions::default() });
    let segmented = segment(&document);
    let words = crate::lang::of(document.lang).words(&document, &segmented);
    see(&Analysed { document: &document, segmented: &segmented, words: &words })
}

/// The names that are found in a text.
pub fn names(lang: LangChoice, text: &str) -> Vec<String> {
    analysed(lang, text, |analysed| {
        let (mentions, _) = super::recognise(analysed);
        mentions.iter().map(|m| m.span.of(text).to_owned()).collect()
    })
}

/// Reads a text in which the recogniser alone has seen one name, and hands both on.
pub fn seen<T>(
    lang: LangChoice,
    text: &str,
    name: &str,
    kind: EntityKind,
    see: impl FnOnce(&Analysed<'_>, Candidate) -> T,
) -> T {
    analysed(lang, text, |analysed| {
        let at = analysed.document.text.find(name).expect("the name") as u32;
        let span = Span { start: at, end: at + name.len() as u32 };
        let tokens = &analysed.segmented.tokens;
        let token = |byte: u32| tokens.partition_point(|t| t.span.end <= byte) as u32;
        let candidate = Candidate {
            tokens: token(span.start)..token(span.end - 1) + 1,
            span,
            kind,
            entry: None,
            adjectival: false,
            source: Source::Model,
            score: 0.99,
        };
        see(analysed, candidate)
    })
}

/// What is made of a name that the recogniser takes for a person's.
pub fn mended(lang: LangChoice, text: &str, name: &str) -> Option<(String, EntityKind)> {
    seen(lang, text, name, EntityKind::Person, |analysed, seen| {
        super::refine::model(analysed, vec![seen]).first().map(|c| (c.span.of(text).to_owned(), c.kind))
    })
}
