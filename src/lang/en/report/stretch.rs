//! Where what an attitude is to ends, as the words show it.

use super::Page;
use crate::syntax::Upos;
use crate::text::{TokenId, TokenKind};

/// What kind of words a stretch is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An object with what belongs to it.
    Phrase,
    /// An infinitive.
    Infinitive,
    /// A clause with a verb of its own.
    Clause,
}

/// Words that open a clause on the whole sentence.
const SUBORDINATORS: [&str; 14] = [
    "while", "although", "though", "because", "after", "before", "when", "since", "unless", "whereas", "if",
    "until", "once", "as",
];

impl Page<'_> {
    /// Where a stretch ends that begins at `start` and must end before `limit`; `cue` is the word it belongs to.
    pub fn stretch_end(&self, cue: TokenId, start: TokenId, limit: TokenId, shape: Shape) -> TokenId {
        // `believes if it rains, it pours`: the first comma is the content's own.
        let mut conditional = shape == Shape::Clause && self.any(start, &["if", "when", "unless", "once"]);
        let mut relatives = u32::from(shape == Shape::Clause);
        let mut verbs = 0u32;
        let mut chain = false;
        let mut t = start;
        while t < limit {
            match self.kind(t) {
                TokenKind::QuoteOpen => {
                    let close = (t + 1..limit).find(|k| self.kind(*k) == TokenKind::QuoteClose);
                    let Some(close) = close else { return limit };
                    t = close + 1;
                    chain = false;
                    continue;
                }
                TokenKind::QuoteClose => return t,
                _ => {}
            }
            if self.is(t, "(")
                && let Some(close) = (t..limit).find(|k| self.is(*k, ")"))
            {
                t = close + 1;
                continue;
            }
            let dash = self.any(t, &["—", "–", "--"])
                || self.is(t, "-")
                    && self.tokens[t as usize].space_before
                    && self.tokens[t as usize + 1].space_before;
            if t > start && (dash || self.any(t, &[";", ":", ")", "?", "!"])) {
                return t;
            }
            if conditional && self.is(t, ",") {
                conditional = false;
                relatives += 1;
                chain = false;
            } else if t > start && self.is(t, ",") {
                if self.comma_ends(cue, t, limit, shape, verbs) {
                    return t;
                }
                chain = false;
            } else if t > start && self.any(t, &["and", "or", "but"]) {
                if self.joined_ends(cue, t, limit, shape, verbs) {
                    return t;
                }
                chain = false;
            } else if t > start && self.subordinates(t, limit, shape) {
                return t;
            } else if matches!(self.penn(t), "WDT" | "WP" | "WP$" | "WRB")
                || self.is(t, "that") && self.penn(t) == "IN"
                || self.is(t, "whether")
            {
                relatives += 1;
                chain = false;
            } else if self.finite(t) {
                if !chain {
                    verbs += 1;
                    if verbs > relatives {
                        // `the lesson they intended`, `the plan he backs`
                        let reduced =
                            t > start + 1 && (self.subject_pronoun(t - 1) || self.named_subject(start, t));
                        if reduced && relatives < 3 {
                            relatives += 1;
                        } else {
                            let mut end = t;
                            while end > start + 1 && self.upos(end - 1) == Upos::Adv {
                                end -= 1;
                            }
                            return end;
                        }
                    }
                }
                chain = true;
            } else if !matches!(self.upos(t), Upos::Adv | Upos::Aux | Upos::Part) {
                chain = false;
            }
            t += 1;
        }
        limit
    }

    /// `the bill | Reed backs`: a name right before the verb and behind a noun.
    fn named_subject(&self, start: TokenId, verb: TokenId) -> bool {
        self.mention_at(verb - 1).is_some_and(|m| {
            m.tokens.start > start
                && matches!(self.upos(m.tokens.start - 1), Upos::Noun)
                && self.mention_at(m.tokens.start - 1).is_none()
        })
    }

    fn past_adverbs(&self, mut t: TokenId, limit: TokenId) -> TokenId {
        while t < limit && self.upos(t) == Upos::Adv && self.penn(t) != "WRB" {
            t += 1;
        }
        t
    }

    /// Whether a comma closes the stretch.
    fn comma_ends(&self, cue: TokenId, comma: TokenId, limit: TokenId, shape: Shape, verbs: u32) -> bool {
        let first = comma + 1;
        if first >= limit {
            return true;
        }
        let next = self.past_adverbs(first, limit);
        if self.any(first, &["including", "especially", "particularly", "not"]) {
            return false;
        }
        if self.penn(next) == "VBG" {
            return true;
        }
        if self.any(first, &["and", "but", "or", "so", "yet", "nor"]) {
            return self.is(first, "but")
                || self.is(first, "so")
                || self.joined_ends(cue, first, limit, shape, verbs);
        }
        if SUBORDINATORS.iter().any(|s| self.is(next, s)) {
            return true;
        }
        if matches!(self.penn(first), "WDT" | "WP" | "WP$" | "WRB") {
            return false;
        }
        if self.finite(next) || self.subject_pronoun(next) {
            return true;
        }
        // `…, in which`, `…, many of whom`
        if (first..first + 4).any(|k| matches!(self.penn(k), "WDT" | "WP" | "WP$")) {
            return false;
        }
        if matches!(self.upos(first), Upos::Adp | Upos::Sconj | Upos::Adv) || self.is_time(first) {
            return !self.any(first, &["of", "from", "to", "with", "for"]) || verbs > 0;
        }
        self.clause_begins(first, limit, false)
    }

    /// Whether behind `and` comes what no longer belongs to the stretch.
    fn joined_ends(&self, cue: TokenId, and: TokenId, limit: TokenId, shape: Shape, verbs: u32) -> bool {
        let next = self.past_adverbs(and + 1, limit);
        if next >= limit {
            return false;
        }
        if self.finite(next) {
            // A second verb of a relative clause, or of the sentence.
            return shape == Shape::Phrase && verbs == 0
                || shape == Shape::Infinitive
                || self.penn(next) == self.penn(cue) && verbs < 2;
        }
        if self.penn(next) == "VBG" {
            return self.penn(cue) == "VBG" && shape == Shape::Phrase;
        }
        if matches!(self.penn(next), "VB" | "VBN")
            && self.penn(cue) == self.penn(next)
            && shape == Shape::Phrase
        {
            return true;
        }
        if shape == Shape::Clause && verbs > 0 {
            return false;
        }
        self.subject_pronoun(next) && self.finite(self.past_adverbs(next + 1, limit))
            || self.clause_begins(next, limit, true)
    }

    /// Whether a clause on the sentence begins here.
    fn subordinates(&self, t: TokenId, limit: TokenId, shape: Shape) -> bool {
        if !SUBORDINATORS.iter().any(|s| self.is(t, s))
            || !matches!(self.upos(t), Upos::Sconj | Upos::Adp | Upos::Adv)
        {
            return false;
        }
        if shape != Shape::Phrase {
            return self.any(t, &["while", "although", "though", "whereas"]);
        }
        // `as the best one`, `since 2010`, `after the war`
        self.penn(t) == "WRB"
            || self.clause_begins(t + 1, limit, false)
            || self.penn(t + 1) == "VBG" && !self.is(t, "as")
            || self.any(t, &["after", "before", "since", "until", "while"])
    }
}
