//! Where a name ends: case suffixes without an apostrophe are no part of it.

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::pipeline::Analysed;

/// Cuts the suffix off the last token of names that the model found, by the language's own rules.
pub fn cut(analysed: &Analysed<'_>, chosen: &mut [Candidate]) {
    let language = crate::lang::of(analysed.document.lang);
    let text = &analysed.document.text;
    for c in chosen.iter_mut().filter(|c| c.source == Source::Model) {
        let last = &analysed.segmented.tokens[c.tokens.end as usize - 1];
        // People's names end in anything (`Hamdan`): only an apostrophe parts them from a suffix.
        if last.stem != last.span || c.kind == EntityKind::Person {
            continue;
        }
        let compound = c.tokens.len() > 1;
        c.span.end = last.span.start + language.name_stem(last.span.of(text), compound) as u32;
    }
}
