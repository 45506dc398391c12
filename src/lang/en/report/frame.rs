//! What stands behind a verb: an infinitive, an object, a question, a preposition.

use super::Page;
use crate::syntax::Upos;
use crate::text::{TokenId, TokenKind};

/// How the words behind a verb or noun begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Name of the complement: `that`, `to`, `ing`, `wh`, `np`, `np-to`, `np-as`, a preposition.
    pub frame: &'static str,
    /// Where the content begins: behind `that` and a preposition.
    pub start: TokenId,
}

/// Prepositions that can bring a complement.
const PREPOSITIONS: [&str; 20] = [
    "about", "for", "of", "on", "against", "at", "with", "to", "over", "into", "in", "from", "toward",
    "towards", "behind", "upon", "around", "as", "by", "like",
];

impl Page<'_> {
    /// What begins behind a word.
    pub fn opening(&self, word: TokenId, end: TokenId) -> Option<Opening> {
        let mut t = word + 1;
        // `spoke out`, `announced Tuesday`, `strongly`
        while t < end
            && (self.penn(t) == "RP"
                || self.upos(t) == Upos::Adv && !matches!(self.penn(t), "WRB")
                || self.is_time(t) && self.upos(t) != Upos::Det)
            && !self.any(t, &["not", "to", "about"])
        {
            t += 1;
        }
        if t >= end {
            return None;
        }
        let at = |frame, start| Some(Opening { frame, start });
        if self.is(t, "that") && self.penn(t) == "IN" {
            return at("that", t + 1);
        }
        if self.infinitive(t, end) {
            return at("to", t);
        }
        if self.penn(t) == "VBG" {
            return at("ing", t);
        }
        if matches!(self.penn(t), "WRB" | "WP" | "WDT" | "WP$") || self.any(t, &["whether", "if"]) {
            return at("wh", t);
        }
        if matches!(self.upos(t), Upos::Adp | Upos::Part | Upos::Sconj | Upos::Adv) {
            let form = PREPOSITIONS.iter().find(|p| self.is(t, p))?;
            return (t + 1 < end).then_some(Opening { frame: form, start: t + 1 });
        }
        let object = self.kind(t) == TokenKind::QuoteOpen || self.nominal(t) || self.quantity(t);
        if !object || self.penn(t) == "POS" {
            return None;
        }
        at(self.object_frame(t, end), t)
    }

    /// `to meet`, `not to meet`, `to quickly meet`
    pub(super) fn infinitive(&self, mut t: TokenId, end: TokenId) -> bool {
        if self.is(t, "not") {
            t += 1;
        }
        if !self.is(t, "to") {
            return false;
        }
        t += 1;
        while t < end && self.upos(t) == Upos::Adv {
            t += 1;
        }
        t < end && matches!(self.penn(t), "VB") && matches!(self.upos(t), Upos::Verb | Upos::Aux)
    }

    /// What follows an object that begins here.
    fn object_frame(&self, start: TokenId, end: TokenId) -> &'static str {
        if self.clause_begins(start, end, true) && self.kind(start) != TokenKind::QuoteOpen {
            return "bare";
        }
        let own = ["himself", "herself", "themselves", "itself", "myself", "yourself", "ourselves"];
        if self.any(start, &own) {
            return "self";
        }
        let mut t = start;
        while t < end && t < start + 30 {
            if self.kind(t) == TokenKind::QuoteOpen {
                t = (t..end).find(|k| self.kind(*k) == TokenKind::QuoteClose).map_or(end, |k| k + 1);
                continue;
            }
            if t > start && self.infinitive(t, end) {
                return "np-to";
            }
            if t > start && self.is(t, "as") {
                return "np-as";
            }
            if t > start
                && self.penn(t) == "VBG"
                && self.upos(t) == Upos::Verb
                && self.upos(t - 1) != Upos::Adp
            {
                return "np-ing";
            }
            let inside = self.nominal(t)
                || self.any(t, &["of", "and", "or", "-", "'s", "in", "for", "on", "about", "from"])
                || self.upos(t) == Upos::Adv;
            if !inside {
                break;
            }
            t += 1;
        }
        if self.upos(start) == Upos::Pron && self.penn(start) == "PRP" {
            return "pron";
        }
        "np"
    }
}
