//! Words reported before their verb (`…, she said`) and around it (`the bridge, she said, was closed`).

use super::{Page, Place, Report};
use crate::lang::en::statement::{Reports, reporting_verb};
use crate::syntax::Upos;
use crate::text::{TokenId, TokenKind, Tokens};

/// Longest group of reporting words, in tokens.
const GROUP: TokenId = 34;

impl Page<'_> {
    /// The report that closes a stretch: `…, she said on Monday.` It holds whatever stands before.
    pub(super) fn closing(&self, stretch: &Tokens) -> Option<Report> {
        let from = stretch.end.saturating_sub(GROUP).max(stretch.start + 3);
        let verb = (from..stretch.end).rev().find(|t| self.finite(*t))?;
        if reporting_verb(&self.words[verb as usize].lemma) != Some(Reports::Bare) {
            return None;
        }
        let report = self.before(verb, stretch.start, stretch)?;
        let closes = report.place == Place::Before && self.ends_behind(verb, stretch) == Some(stretch.end);
        closes.then_some(report)
    }

    /// The words before a reporting verb, or around it.
    pub(super) fn before(&self, verb: TokenId, begin: TokenId, stretch: &Tokens) -> Option<Report> {
        let perfect = self.penn(verb) == "VBN" && self.upos(verb - 1) == Upos::Aux;
        if !self.finite(verb) && !perfect {
            return None;
        }
        let group = self.group_start(verb, begin)?;
        // The mark between the words and who says them.
        let mark = group.checked_sub(1).filter(|m| *m > begin)?;
        let comma = self.is(mark, ",");
        let closes = self.kind(mark) == TokenKind::QuoteClose
            || comma && self.kind(mark - 1) == TokenKind::QuoteClose
            || self.any(mark, &["?", "!"]);
        if !comma && !closes {
            return None;
        }
        // `After the vote, the mayor announced | a plan`: the verb has its own object.
        if group < verb && !closes && self.has_object(verb, stretch.end) {
            return None;
        }
        // `Ann Reed, who runs the mill, announced a sale`: a subject with what is said of it.
        if group == verb && !closes && self.only_relative(begin, mark) {
            return None;
        }
        // `To ease the shortage, shops ordered more`, `According to the report, the storm claimed lives`
        let aim = self.is(begin, "to") && self.penn(begin + 1) == "VB";
        if !closes && (aim || self.is(begin, "according") && self.is(begin + 1, "to")) {
            return None;
        }
        let content = begin..mark;
        let end = match self.ends_behind(verb, stretch) {
            Some(end) => end,
            None if closes => stretch.end,
            None => return None,
        };
        let speaker = self.speaker(group, verb, end);
        let rest = end + 1;
        let goes_on = end < stretch.end
            && self.is(end, ",")
            && rest + 1 < stretch.end
            && !self.any(
                rest,
                &["and", "but", "as", "while", "who", "which", "adding", "or", "whose", "after", "when"],
            )
            && (self.penn(rest) != "VBG")
            && self.has_finite(rest, stretch.end);
        let aside = self.only_subordinate(begin, mark);
        // `It matters, she said, that …`; `They stand in the way, he said, by paying …`
        let tail = self.any(rest, &["that", "because", "unless", "despite", "although", "though", "if"])
            || self.is(rest, "by") && self.penn(rest + 1) == "VBG";
        let goes_on = goes_on || tail && end < stretch.end && self.is(end, ",") && rest + 2 < stretch.end;
        let opens = aside || tail || !self.has_finite(begin, mark) || {
            matches!(self.upos(begin), Upos::Sconj | Upos::Adp | Upos::Adv)
                || self.penn(begin) == "WRB"
                || matches!(self.upos(mark - 1), Upos::Aux | Upos::Adp | Upos::Det)
        };
        let quotation = self.kind(rest) == TokenKind::QuoteOpen;
        if aside && !goes_on && !closes {
            return None;
        }
        // `Ann Reed, a spokeswoman, told the paper, people had …`: a name, and no part of what is said.
        let named = (begin..mark).all(|t| self.nominal(t)) && self.clause_begins(rest, stretch.end, false);
        if named && goes_on && !closes && !self.has_finite(begin, mark) {
            return None;
        }
        if goes_on && opens && !closes && !quotation {
            let mut last = stretch.end;
            while last > rest && self.upos(last - 1) == Upos::Punct && self.kind(last - 1) == TokenKind::Punct
            {
                last -= 1;
            }
            return Some(Report {
                head: verb,
                content: begin..last,
                hole: Some(mark..end + 1),
                that: None,
                place: Place::Around,
                noun: false,
                speaker,
            });
        }
        // `Three dead in Leeds fire, police say`: headlines do without a verb.
        // And a past form may look like a participle: `The firm lost $2bn, Reuters reported`.
        let past = |t: TokenId| self.penn(t) == "VBN" && self.upos(t - 1) != Upos::Aux && self.nominal(t - 1);
        let headline = end == stretch.end
            && content.len() > 2
            && (matches!(self.penn(verb), "VBZ" | "VBP") || (begin + 1..mark).any(past))
            && self.nominal(begin);
        if content.len() < 2 || !closes && !headline && !self.has_finite(content.start, content.end) {
            return None;
        }
        Some(Report {
            head: verb,
            content,
            hole: None,
            that: None,
            place: Place::Before,
            noun: false,
            speaker,
        })
    }

    /// Whether a stretch is no more than one subordinate clause (`When the vote was over, …`).
    pub fn only_subordinate(&self, begin: TokenId, mark: TokenId) -> bool {
        let opens = self.any(
            begin,
            &[
                "when", "if", "while", "as", "after", "although", "though", "unless", "because", "since",
                "before", "once", "until", "whereas", "asked", "pressed",
            ],
        );
        opens
            && !(begin + 1..mark).any(|t| self.is(t, ",") && self.has_finite(t, mark))
            && !self.any(begin + 1, &["of"])
    }

    /// Whether a stretch is no more than a name or noun and a relative clause behind a comma.
    fn only_relative(&self, begin: TokenId, mark: TokenId) -> bool {
        let relative = |t: &TokenId| self.is(t - 1, ",") && matches!(self.penn(*t), "WP" | "WDT" | "WP$");
        (begin + 1..mark).find(relative).is_some_and(|t| {
            !self.has_finite(begin, t) && !(t + 1..mark).any(|k| self.is(k, ",") && self.has_finite(k, mark))
        })
    }

    /// Whether what a verb tells stands right behind it: a noun phrase that is neither a listener nor a time.
    fn has_object(&self, verb: TokenId, end: TokenId) -> bool {
        let t = verb + 1;
        t < end
            && ((self.nominal(t) || self.upos(t) == Upos::Num) && !self.is_time(t)
                || self.kind(t) == TokenKind::QuoteOpen)
            && !Reports::addresses(&self.words[verb as usize].lemma)
            && !matches!(&*self.words[verb as usize].lemma, "say" | "add" | "write" | "report")
            && !(self.penn(t) == "RB"
                || self.any(t, &["last", "late", "early", "this", "that", "so", "earlier"]))
    }

    /// The phrase of who speaks in a group of reporting words: before the verb, or behind it (`said the mayor`).
    fn speaker(&self, group: TokenId, verb: TokenId, end: TokenId) -> Option<Tokens> {
        if group == verb {
            let mut t = verb + 1;
            while t < end && (self.nominal(t) || self.is(t, "of")) && !self.is_time(t) {
                t += 1;
            }
            return (t > verb + 1).then_some(verb + 1..t);
        }
        let mut t = verb;
        while t > group
            && (matches!(self.upos(t - 1), Upos::Aux | Upos::Adv) && self.mention_at(t - 1).is_none()
                || self.is(t - 1, ","))
        {
            t -= 1;
        }
        (t > group).then_some(group..t)
    }

    /// Who says a quotation that ends at `close`, right behind it, and the verb: `“…,” said X`, `“…,” his wife, Ann
    /// Reed, 40, told reporters`. What follows must end before `end`.
    pub fn behind_quotation(&self, close: TokenId, end: TokenId) -> Option<(TokenId, Tokens)> {
        let start = close + 1 + TokenId::from(self.is(close + 1, ","));
        let reports = |t: TokenId| {
            self.upos(t) == Upos::Verb
                && matches!(self.penn(t), "VBD" | "VBZ" | "VBP" | "VBN")
                && Reports::says(&self.words[t as usize].lemma)
        };
        if start + 1 >= end {
            return None;
        }
        if reports(start) && self.nominal(start + 1) {
            let mut t = start + 1;
            let mut head = false;
            while t < end && (self.nominal(t) || self.is(t, "of") && head) && !(head && self.is_time(t)) {
                head |= matches!(self.upos(t), Upos::Noun | Upos::Propn | Upos::Pron)
                    || self.mention_at(t).is_some();
                t += 1;
            }
            return head.then_some((start, start + 1..t));
        }
        let mut head = false;
        let mut t = start;
        let mut chain = None;
        while t < end && t < start + GROUP {
            if reports(t) && self.mention_at(t).is_none() {
                let stop = chain.unwrap_or(t);
                let last = if self.is(stop - 1, ",") { stop - 1 } else { stop };
                let denied = (stop..t).any(|k| self.any(k, &["not", "n't", "never"]));
                let perfect = self.penn(t) != "VBN"
                    || (stop..t).any(|k| matches!(&*self.words[k as usize].lemma, "have"));
                return (head && last > start && !denied && (perfect || stop == t))
                    .then_some((t, start..last));
            }
            if self.nominal(t) {
                chain = None;
                // `one of the rescuers`, `two of them`
                head |= matches!(self.upos(t), Upos::Noun | Upos::Propn | Upos::Pron)
                    || self.upos(t) == Upos::Num && self.is(t + 1, "of")
                    || self.mention_at(t).is_some();
            } else if matches!(self.upos(t), Upos::Aux | Upos::Adv) && head {
                chain = chain.or(Some(t));
            } else if self.is(t, ",")
                && self.upos(t - 1) == Upos::Adj
                && matches!(self.upos(t + 1), Upos::Adj | Upos::Num)
            {
                // `the tall, 71-year-old diplomat`
            } else if self.is(t, ",") && head {
                chain = None;
                // `X, who …, said`
                let relative = matches!(self.penn(t + 1), "WP" | "WDT" | "WP$" | "VBN" | "VBG" | "WRB");
                if relative {
                    t = (t + 2..end.min(t + 30)).find(|k| self.is(*k, ","))?;
                }
            } else if self.penn(t) == "VBN" && head && self.upos(t + 1) != Upos::Punct
                || matches!(self.upos(t), Upos::Adp | Upos::Cconj | Upos::Part) && head
                || self.any(t, &["(", ")", "-", "'"]) && head
            {
                chain = None;
            } else {
                return None;
            }
            t += 1;
        }
        None
    }

    /// The noun phrase right before a verb, from the beginning of its sentence or behind a mark.
    pub fn subject_before(&self, verb: TokenId, begin: TokenId) -> Option<Tokens> {
        let mut end = verb;
        while end > begin && matches!(self.upos(end - 1), Upos::Aux | Upos::Adv) {
            end -= 1;
        }
        let mut start = end;
        let mut head = false;
        while start > begin && end - start < 16 {
            let t = start - 1;
            let inside = self.nominal(t)
                || matches!(self.upos(t), Upos::Adp) && head
                || self.any(t, &["(", ")", "-", "'"]);
            if !inside || matches!(self.penn(t), "WP" | "WDT" | "WP$" | "WRB") {
                break;
            }
            head |=
                matches!(self.upos(t), Upos::Noun | Upos::Propn | Upos::Pron) || self.mention_at(t).is_some();
            start = t;
        }
        if start < end && self.upos(start) == Upos::Adp {
            return None;
        }
        let opens = start == begin
            || self.any(start - 1, &[",", ";", ":", "but", "and", "that"])
            || self.kind(start - 1) == TokenKind::QuoteOpen
            || self.upos(start - 1) == Upos::Sconj;
        (head && opens && start < end).then_some(start..end)
    }

    /// First token of `the mayor said`, `said`, `John Smith, a driver, said`: behind a comma or a closing quotation mark.
    fn group_start(&self, verb: TokenId, begin: TokenId) -> Option<TokenId> {
        let mut t = verb;
        while t > begin && matches!(self.upos(t - 1), Upos::Aux | Upos::Adv) {
            t -= 1;
        }
        let stop =
            |t: TokenId| self.is(t, ",") || self.kind(t) == TokenKind::QuoteClose || self.any(t, &["?", "!"]);
        if t <= begin {
            return None;
        }
        // `…,” said X`
        if stop(t - 1) {
            let inverted = t == verb && self.nominal(verb + 1) && matches!(self.penn(verb), "VBD" | "VBZ");
            if inverted {
                return Some(t);
            }
            if !self.is(t - 1, ",") {
                return None;
            }
            // `…, John Smith, a driver, said`
            let inner = (begin..t - 1).rev().take(24).find(|k| stop(*k))?;
            if self.kind(inner) == TokenKind::QuoteClose {
                return Some(inner + 1);
            }
            let outer = (begin..inner).rev().take(12).find(|k| stop(*k))?;
            let named = (outer + 1..inner).all(|k| self.nominal(k) || self.any(k, &["of", "and"]))
                && (outer + 1..inner).any(|k| self.upos(k) == Upos::Propn || self.mention_at(k).is_some());
            return named.then_some(outer + 1);
        }
        // `…, a claim he denies`: a pronoun is the whole subject.
        if self.any(t - 1, &["he", "she", "they", "we", "i", "it"]) && self.upos(t - 1) == Upos::Pron {
            return (t >= begin + 2 && stop(t - 2)).then_some(t - 1);
        }
        let mut s = t;
        let mut head = false;
        while s > begin && t - s < GROUP && !stop(s - 1) {
            // `a source close to the board`
            let degree = self.upos(s - 1) == Upos::Adv && self.upos(s) == Upos::Adp;
            let inside = self.nominal(s - 1)
                || matches!(self.upos(s - 1), Upos::Adp | Upos::Cconj)
                || degree
                || self.any(s - 1, &["-", "(", ")", "'"]);
            if !inside || self.finite(s - 1) {
                return None;
            }
            head |= matches!(self.upos(s - 1), Upos::Noun | Upos::Propn | Upos::Pron)
                || self.mention_at(s - 1).is_some();
            s -= 1;
        }
        if s <= begin
            || !head
            || matches!(self.upos(s), Upos::Cconj | Upos::Adp)
            || self.penn(t - 1) == "WDT"
            || self.penn(t - 1) == "WP"
        {
            return None;
        }
        // `…, which the mayor said`
        if matches!(self.penn(s), "WDT" | "WP" | "WRB" | "WP$") || self.upos(s) == Upos::Sconj {
            return None;
        }
        // `…,” the mayor of X, Ann Reed, said` is met from its end; `a spokesman, said` with a name before it too.
        if self.is(s - 1, ",") && self.any(s, &["a", "an", "the"]) {
            let name = (begin..s - 1).rev().take(8).find(|k| stop(*k));
            if let Some(name) = name
                && self.kind(name) == TokenKind::QuoteClose
                && (name + 1..s - 1).all(|k| self.nominal(k))
            {
                return Some(name + 1);
            }
        }
        Some(s)
    }

    /// Where the reporting words end: behind the verb with speaker, listener, place and time, at a comma or the end.
    fn ends_behind(&self, verb: TokenId, stretch: &Tokens) -> Option<TokenId> {
        let mut t = verb + 1;
        while t < stretch.end {
            if self.is(t, ",") || self.any(t, &[";", "."]) {
                let last = self.is(t, ".") && t + 1 >= stretch.end;
                return Some(if last { stretch.end } else { t });
            }
            let inside = self.nominal(t)
                || matches!(self.upos(t), Upos::Adp | Upos::Adv | Upos::Part | Upos::Cconj)
                || self.any(t, &["(", ")", "-", "'"])
                || self.penn(t) == "VBG" && self.upos(t - 1) == Upos::Adp;
            if !inside {
                return None;
            }
            t += 1;
        }
        Some(stretch.end)
    }
}
