//! Where reported words begin and end, as the words themselves show it, without a tree.
//!
//! `The council said | the bridge was closed`, `| The bridge was closed |, the council said`, `The bridge, the council
//! said, was closed`: the parser often loses itself between the reporting verb and the words it reports. So they are
//! told apart first, and each is parsed on its own ([`super::clause`]); statements take their bounds from here too.

mod before;
mod behind;
mod frame;
mod page;
mod stretch;

use crate::lang::en::statement::{Reports, reporting_noun, reporting_verb};
use crate::syntax::Upos;
use crate::text::{TokenId, Tokens};

pub use frame::Opening;
pub use page::Page;
pub use stretch::Shape;

/// Where the words stand to what reports them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `said (that) …`
    Behind,
    /// `…, she said`
    Before,
    /// `…, she said, …`
    Around,
}

/// A reporting verb or noun and the stretch it reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The verb, or the noun of `the claim that …`.
    pub head: TokenId,
    /// The reported words, without `that` and without the marks between them and the reporting words.
    pub content: Tokens,
    /// For [`Place::Around`] the reporting words in the middle of the content.
    pub hole: Option<Tokens>,
    /// The `that` before the content.
    pub that: Option<TokenId>,
    /// Where they stand.
    pub place: Place,
    /// Whether a noun reports.
    pub noun: bool,
    /// Who speaks, where the words before or around name him: his phrase.
    pub speaker: Option<Tokens>,
}

impl Page<'_> {
    /// The outermost reports of a stretch, in order of their heads. What is reported inside their contents is found by
    /// asking again for the content.
    pub fn reports(&self, stretch: &Tokens) -> Vec<Report> {
        if let Some(report) = self.closing(stretch) {
            return vec![report];
        }
        let mut out = Vec::new();
        let mut at = stretch.start;
        // Where the words before a reporting verb can begin.
        let mut begin = stretch.start;
        while at < stretch.end {
            let report = self.report_at(at, begin, stretch);
            if let Some(report) = report {
                let end = match report.place {
                    Place::Behind => report.content.end,
                    Place::Before => at + 1,
                    Place::Around => report.content.end,
                };
                at = end.max(at + 1);
                begin = at;
                out.push(report);
            } else {
                if self.is(at, ";") {
                    begin = at + 1;
                }
                at += 1;
            }
        }
        out
    }

    /// All reports of a stretch, those inside others too, in order of their heads.
    pub fn all_reports(&self, stretch: &Tokens) -> Vec<Report> {
        let mut out = self.reports(stretch);
        let mut i = 0;
        while i < out.len() {
            if out[i].hole.is_none() {
                let inner = self.reports(&out[i].content.clone());
                out.extend(inner);
            }
            i += 1;
        }
        out.sort_by_key(|r| r.head);
        out
    }

    fn report_at(&self, t: TokenId, begin: TokenId, stretch: &Tokens) -> Option<Report> {
        /// Words before and behind a reporting word that are looked at: more than any sentence has.
        const REACH: TokenId = 600;
        let low = t.saturating_sub(REACH);
        let begin = begin.max(low);
        let stretch = &(stretch.start.max(low)..stretch.end.min(t + REACH));
        let word = &self.words[t as usize];
        match word.upos {
            Upos::Verb => {
                let kind = reporting_verb(&word.lemma)?;
                // `It matters, she said, that …`
                let around = (kind == Reports::Bare && self.is(t + 1, ","))
                    .then(|| self.before(t, begin, stretch))
                    .flatten()
                    .filter(|r| r.place == Place::Around);
                if around.is_some() {
                    return around;
                }
                self.behind(t, kind, stretch)
                    .or_else(|| if kind == Reports::Bare { self.before(t, begin, stretch) } else { None })
            }
            Upos::Noun if reporting_noun(&word.lemma) => self.behind_noun(t, stretch),
            _ => None,
        }
    }
}
