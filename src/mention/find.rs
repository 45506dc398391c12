//! Candidates from the gazetteer and from the trained recogniser.

use super::candidate::{Candidate, Source};
use crate::names::Gazetteer;
use crate::pipeline::Analysed;

/// Names that the gazetteer knows.
pub fn gazetteer(analysed: &Analysed<'_>) -> Vec<Candidate> {
    Gazetteer::get(analysed.document.lang)
        .find(analysed.segmented, &analysed.document.text)
        .into_iter()
        .map(|hit| Candidate {
            tokens: hit.tokens,
            span: hit.span,
            kind: hit.kind,
            entry: Some(hit.entry),
            adjectival: hit.adjectival,
            source: if hit.weak { Source::WeakGazetteer } else { Source::Gazetteer },
            score: if hit.weak { 0.6 } else { 0.95 },
        })
        .collect()
}

/// Names that the trained recogniser sees.
pub fn model(_analysed: &Analysed<'_>) -> Vec<Candidate> {
    Vec::new()
}
