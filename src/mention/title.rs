//! People by their title: a capitalised word behind `Bakan`, `Sözcü`, `Dr.`, `Minister` is a name, whatever else it
//! means (`Bakan Kurum`).

use super::EntityKind;
use super::candidate::{Candidate, Source, covered};
use crate::pipeline::Analysed;
use crate::text::{Span, TokenKind};

/// Names have at most this many words behind a title.
const LONGEST: usize = 3;

/// Candidates for capitalised words behind a title that no other finder has claimed.
pub fn people(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let covered = covered(tokens.len(), found.iter().filter(|c| c.source != Source::WeakGazetteer));
    let is_name = |t: usize| {
        let token = &tokens[t];
        let word = &analysed.words[t];
        token.kind == TokenKind::Word
            && matches!(token.shape, crate::text::Shape::Capital | crate::text::Shape::Mixed)
            && !covered[t]
            && !language.is_title(token.stem.of(text))
            && !language.is_office_modifier(token.stem.of(text))
            && (word.possessive == 0 || token.stem != token.span)
            && word.verb.is_none()
            && !word.plural
    };
    let mut out: Vec<Candidate> = Vec::new();
    for sentence in &analysed.segmented.sentences {
        // A text in capitals says nothing by its capitals.
        let mut t = sentence.tokens.start as usize;
        while t + 1 < sentence.tokens.end as usize {
            let title = &tokens[t];
            let entitles = title.kind == TokenKind::Word
                && title.stem == title.span
                && title.shape == crate::text::Shape::Capital
                && !covered[t]
                && language.is_form_of_address(title.span.of(text));
            if !entitles || !is_name(t + 1) {
                t += 1;
                continue;
            }
            let start = t + 1;
            let mut end = start;
            while end < sentence.tokens.end as usize && end - start < LONGEST && is_name(end) {
                end += 1;
                if tokens[end - 1].stem != tokens[end - 1].span {
                    break;
                }
            }
            out.push(Candidate {
                tokens: start as u32..end as u32,
                span: Span { start: tokens[start].span.start, end: tokens[end - 1].stem.end },
                kind: EntityKind::Person,
                entry: None,
                adjectival: false,
                source: Source::Model,
                score: 0.7,
            });
            t = end;
        }
    }
    out
}
