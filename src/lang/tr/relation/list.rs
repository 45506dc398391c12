//! Lists of names.

use super::Finder;
use super::knowledge::{Body, Knowledge};
use crate::text::TokenId;

impl Finder<'_> {
    /// The mentions behind `m` in a list (`A, B ve C`, and where `with` is set `A ile B ve C`); none where only a comma
    /// and one name follow.
    pub(super) fn list_behind(&self, m: u32, with: bool) -> Vec<u32> {
        let mut out = Vec::new();
        let mut last = m;
        let mut closed = false;
        while let Some((next, joint)) = self.coordinated(last) {
            // `A ve B, C`: the comma behind the list begins something else.
            if closed && joint == "," || joint == "ile" && !with {
                break;
            }
            out.push(next);
            closed |= joint != ",";
            last = next;
            if joint == "ve" {
                // `A ve B ile C'nin doğusu`
                out.extend(
                    self.coordinated(last).filter(|(_, joint)| with && *joint == "ile").map(|(n, _)| n),
                );
                break;
            }
        }
        // One name behind a comma may be anything; several are a list of which some name was not seen.
        if closed || out.len() > 1 { out } else { Vec::new() }
    }

    /// The mention after `m` in a list and what joins it: a comma or `ve` stands between, and at most a word for what
    /// `m` is (`A beldesi ve B`) or an aside (`A (AA), B`).
    fn coordinated(&self, m: u32) -> Option<(u32, &str)> {
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        if !self.suffix(m).is_empty() {
            return None;
        }
        let mut at = self.end(m);
        let form = |t: TokenId| if t < tokens { self.form(t) } else { "" };
        if Knowledge::get().body(form(at), Body::Place) {
            at += 1;
        }
        if form(at) == "(" {
            at = (at + 1..tokens.min(at + 8)).find(|t| form(*t) == ")")? + 1;
        }
        let joint = form(at);
        if !matches!(joint, "ve" | "," | "ile") {
            return None;
        }
        at += 1;
        let next = self.reading.mentions.partition_point(|o| o.tokens.start < at) as u32;
        ((next as usize) < self.reading.mentions.len()
            && next > m
            && self.start(next) == at
            && self.same_sentence(self.start(m), at))
        .then_some((next, joint))
    }
}
