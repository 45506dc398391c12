//! Measures the analyser on a treebank with gold tokens.
//!
//! Conventions are met here, not in the analyser: a token that the treebank splits (`vardı` = `var` + `dı`) counts by
//! its first part; BOUN's lemma of a causative verb is its root (`öldürdü`: `öl`), ours the dictionary's verb
//! (`öldür`), so for words marked `Voice=Cau` either counts; case and circumflex of a lemma's letters do not count; `da` and
//! `de` are a conjunction or an adverb as the treebank has it (BOUN's dev part: always adverb, always conjunction).

use std::fmt;
use std::io;
use std::path::Path;

use super::analyser::Analyser;
use super::letters::{fold, lower};
use super::treebank::{self, GoldToken};
use crate::syntax::{Upos, Word};

/// A share: right of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Right.
    pub right: usize,
    /// Of all.
    pub all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// As a fraction, 0 where there was nothing to count.
    #[must_use]
    pub fn share(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.4} ({} of {})", self.share(), self.right, self.all)
    }
}

/// What was measured.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Part of speech, all tokens.
    pub upos: Share,
    /// Part of speech as it stands, all tokens.
    pub upos_strict: Share,
    /// Lemma as it stands, all tokens.
    pub lemma_strict: Share,
    /// Lemma, causatives by either convention, all tokens.
    pub lemma: Share,
    /// Case of nouns and names.
    pub noun_case: Share,
    /// Case of all words that have one in the treebank.
    pub case: Share,
    /// Person of the possessor, words with a case.
    pub possessor: Share,
    /// Whether the word is a finite verb, a participle, a verbal noun or a converb, where the treebank says one.
    pub verb_form: Share,
    /// Words that are wrong, with what was wanted and found.
    pub errors: Vec<Wrong>,
}

/// One wrong word.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// What is wrong: `upos`, `lemma`, `case`.
    pub what: &'static str,
    /// The word as written, with its neighbours.
    pub context: String,
    /// What the treebank says.
    pub wanted: String,
    /// What the analyser says.
    pub found: String,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "part of speech  {}", self.upos)?;
        writeln!(f, "  strict        {}", self.upos_strict)?;
        writeln!(f, "lemma           {}", self.lemma)?;
        writeln!(f, "  strict        {}", self.lemma_strict)?;
        writeln!(f, "case, nouns     {}", self.noun_case)?;
        writeln!(f, "case, all       {}", self.case)?;
        writeln!(f, "possessor       {}", self.possessor)?;
        write!(f, "verb form       {}", self.verb_form)
    }
}

/// Measures on one treebank.
///
/// # Errors
/// If it cannot be read.
pub fn evaluate(analyser: &Analyser, path: &Path) -> io::Result<Figures> {
    let mut figures = Figures::default();
    for sentence in treebank::read(path)? {
        let surfaces: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
        let words = analyser.sentence(&surfaces);
        let readings = analyser.chosen(&surfaces);
        for (at, (gold, word)) in sentence.iter().zip(&words).enumerate() {
            let base = readings[at].as_ref().map(|reading| &*reading.base);
            let context = || surfaces[at.saturating_sub(2)..(at + 3).min(surfaces.len())].join(" ");
            figures.add(gold, word, base, surfaces[at], analyser, context);
        }
    }
    Ok(figures)
}

impl Figures {
    fn add(
        &mut self,
        gold: &GoldToken,
        word: &Word,
        base: Option<&str>,
        surface: &str,
        analyser: &Analyser,
        context: impl Fn() -> String,
    ) {
        let mut wrong = |what, wanted: String, found: String| {
            self.errors.push(Wrong { what, context: format!("{surface} | {}", context()), wanted, found });
        };
        let described = || format!("{} {:?} {:?}", word.lemma, word.upos, word.case);
        if let Some(upos) = gold.upos {
            let additive = matches!(surface, "da" | "de" | "Da" | "De")
                && [upos, word.upos].iter().all(|upos| matches!(upos, Upos::Adv | Upos::Cconj | Upos::Part));
            self.upos_strict.count(upos == word.upos);
            self.upos.count(upos == word.upos || additive);
            if upos != word.upos && !additive {
                wrong("upos", format!("{upos:?}"), described());
            }
        }
        let features = gold.features.unwrap_or_default();
        if !gold.lemma.is_empty() {
            let wanted = folded(&gold.lemma);
            let strict = wanted == folded(&word.lemma);
            let right = strict
                || (features.causative
                    && (base.is_some_and(|base| folded(base) == wanted)
                        || analyser
                            .analyse(surface)
                            .iter()
                            .any(|r| r.base != r.lemma && folded(&r.base) == wanted)));
            self.lemma_strict.count(strict);
            self.lemma.count(right);
            if !right {
                wrong("lemma", format!("{} {:?}", gold.lemma, gold.upos), described());
            }
        }
        if let Some(case) = features.case {
            self.case.count(case == word.case);
            if matches!(gold.upos, Some(Upos::Noun | Upos::Propn)) {
                self.noun_case.count(case == word.case);
                if case != word.case {
                    wrong("case", format!("{case:?}"), described());
                }
            }
            let possessor = if word.possessive == 0 { 0 } else { (word.possessive - 1) % 3 + 1 };
            self.possessor.count(possessor == features.possessor);
        }
        // Before a copula that it splits off, BOUN calls every verb a participle.
        if matches!(features.form, 'P' | 'N' | 'C') && !gold.copula {
            use crate::syntax::VerbForm as F;
            let found = word.verb.map_or('-', |verb| match verb.form {
                F::Finite => 'F',
                F::SubjectParticiple | F::FactParticiple | F::FutureParticiple | F::PastParticiple => 'P',
                F::VerbalNoun => 'N',
                F::Converb => 'C',
            });
            self.verb_form.count(found == features.form);
            if found != features.form {
                wrong("form", features.form.to_string(), format!("{found} {}", described()));
            }
        }
    }
}

fn folded(text: &str) -> String {
    text.chars().map(lower).map(fold).collect()
}
