//! Words reported behind their verb or noun: `said (that) the bridge was closed`.

use super::{Page, Place, Report};
use crate::lang::en::statement::{Reports, reporting_noun, reporting_verb};
use crate::lang::en::word_class::WordClass;
use crate::syntax::Upos;
use crate::text::{TokenId, TokenKind, Tokens};

/// How far behind its verb reported words may begin, in tokens.
const REACH: TokenId = 26;

impl Page<'_> {
    pub(super) fn behind(&self, verb: TokenId, kind: Reports, stretch: &Tokens) -> Option<Report> {
        // `were said to own`, `are reported dead`: nothing is reported as a clause.
        let end = self.bound(verb, stretch)?;
        let (that, start) = match self.that(verb, end) {
            Some(that) => (Some(that), that + 1),
            None => (None, self.bare_start(verb, kind, end)?),
        };
        // `She spoke, who led …`: a clause on the subject, and nothing reported.
        let relative =
            |t: TokenId| self.is(t - 1, ",") && matches!(self.penn(t), "WP" | "WDT" | "WP$" | "WRB");
        if that.is_none() && (verb + 2..=start).any(relative) {
            return None;
        }
        let content = start..self.content_end(verb, start, end);
        (content.len() > 1 && self.has_finite(content.start, content.end)).then_some(Report {
            head: verb,
            content,
            hole: None,
            that,
            place: Place::Behind,
            noun: false,
            speaker: None,
        })
    }

    /// `his claim that …`
    pub(super) fn behind_noun(&self, noun: TokenId, stretch: &Tokens) -> Option<Report> {
        if !self.is(noun + 1, "that") || self.penn(noun + 1) != "IN" || noun + 3 >= stretch.end {
            return None;
        }
        let start = noun + 2;
        if !self.clause_begins(start, stretch.end, false) {
            return None;
        }
        let end = self.noun_content_end(start, self.trimmed(stretch));
        Some(Report {
            head: noun,
            content: start..end,
            hole: None,
            that: Some(noun + 1),
            place: Place::Behind,
            noun: true,
            speaker: None,
        })
    }

    /// Where the content of a verb must end at the latest: with the sentence, the quotation around the verb, or the
    /// clause that the verb stands in.
    fn bound(&self, verb: TokenId, stretch: &Tokens) -> Option<TokenId> {
        let mut end = self.trimmed(stretch);
        let mut depth = 0i32;
        for t in verb + 1..end {
            match self.kind(t) {
                TokenKind::QuoteOpen => depth += 1,
                TokenKind::QuoteClose if depth == 0 => {
                    end = t;
                    break;
                }
                TokenKind::QuoteClose => depth -= 1,
                _ if self.is(t, ";") && depth == 0 => {
                    end = t;
                    break;
                }
                _ => {}
            }
        }
        // `X, who said he was tired, left`: up to the comma; `the man who said he was tired left` is the parser's.
        let mut t = verb;
        while t > stretch.start && matches!(self.upos(t - 1), Upos::Aux | Upos::Adv | Upos::Part) {
            t -= 1;
        }
        let before = t.checked_sub(1).filter(|b| *b >= stretch.start);
        let relative = before.is_some_and(|b| matches!(self.penn(b), "WP" | "WDT"));
        let mut subordinate = false;
        if let Some(b) = before
            && !relative
        {
            let mut s = b + 1;
            while s > stretch.start && self.nominal(s - 1) && b + 1 - s < 12 {
                s -= 1;
            }
            subordinate = s > stretch.start
                && self.any(
                    s - 1,
                    &[
                        "after", "as", "when", "because", "if", "while", "although", "though", "since",
                        "before", "until",
                    ],
                );
        }
        if relative || subordinate {
            let comma = (verb + 1..end).find(|t| self.is(*t, ",") && !self.is(*t - 1, "that"));
            match comma {
                Some(comma) => end = comma,
                None if relative => {
                    let set_off = before.is_some_and(|b| b > stretch.start && self.is(b - 1, ","));
                    if !set_off && self.has_finite(verb + 1, end) && self.two_clauses(verb + 1, end) {
                        return None;
                    }
                }
                None => {}
            }
        }
        (end > verb + 1).then_some(end)
    }

    /// Whether a range holds finite verbs of more than one clause.
    fn two_clauses(&self, start: TokenId, end: TokenId) -> bool {
        let mut seen = 0;
        let mut before = false;
        for t in start..end {
            let finite = self.finite(t);
            seen += u32::from(finite && !before);
            before = finite;
        }
        seen > 1
    }

    /// Without the marks that end a sentence.
    fn trimmed(&self, stretch: &Tokens) -> TokenId {
        let mut end = stretch.end;
        while end > stretch.start
            && self.upos(end - 1) == Upos::Punct
            && self.kind(end - 1) == TokenKind::Punct
            && !self.any(end - 1, &[")", "]"])
        {
            end -= 1;
        }
        end
    }

    /// The `that` which opens the content.
    fn that(&self, verb: TokenId, end: TokenId) -> Option<TokenId> {
        let mut commas = 0;
        for t in verb + 1..end.min(verb + REACH) {
            if self.is(t, "that") && self.penn(t) == "IN" {
                let noun = t > verb + 1
                    && self.upos(t - 1) == Upos::Noun
                    && reporting_noun(&self.words[t as usize - 1].lemma);
                let goes_on = t + 1 < end
                    && (self.upos(t + 1) != Upos::Punct
                        || self.is(t + 1, ",")
                        || self.kind(t + 1) == TokenKind::QuoteOpen);
                // `add judges that would …`: a clause on the noun.
                let relative = t > verb + 1
                    && matches!(self.upos(t - 1), Upos::Noun | Upos::Propn)
                    && self.finite(t + 1)
                    && !self.is_time(t - 1);
                // `noted that the house rejected it, and that …`: the second of two clauses of an earlier verb.
                let second = self.upos(t - 1) == Upos::Cconj
                    && (verb.saturating_sub(REACH)..verb).any(|k| {
                        self.is(k, "that") && self.penn(k) == "IN" && !(k..verb).any(|m| self.is(m, "."))
                    });
                return (goes_on && !noun && !relative && !second).then_some(t);
            }
            if self.is(t, ",") {
                commas += 1;
                if commas > 2 {
                    return None;
                }
            } else if self.finite(t)
                || commas > 0
                    && self.upos(t) == Upos::Verb
                    && reporting_verb(&self.words[t as usize].lemma).is_some()
                || matches!(self.kind(t), TokenKind::QuoteOpen | TokenKind::QuoteClose)
                || matches!(self.penn(t), "WP" | "WDT" | "WRB")
                || self.any(t, &[":", "—", "–", "("])
                || self.upos(t) == Upos::Cconj && t == verb + 1
            {
                return None;
            }
        }
        None
    }

    /// Where a clause without `that` begins.
    fn bare_start(&self, verb: TokenId, kind: Reports, end: TokenId) -> Option<TokenId> {
        let mut first = self.after_particles(verb + 1, end);
        // `said, as of Friday, | the road was closed`
        if self.is(first, ",")
            && let Some(close) = (first + 2..end.min(first + 14)).find(|t| self.is(*t, ","))
            && !self.has_finite(first, close)
            && matches!(self.penn(first + 1), "IN" | "VBG" | "RB")
        {
            first = close + 1;
        }
        // A pronoun that can be nothing but a subject.
        let pronoun = |t: TokenId| self.subject_pronoun(t) && self.leads_verb(t + 1, end);
        if kind == Reports::That {
            let finds = matches!(&*self.words[verb as usize].lemma, "find" | "show" | "rule" | "agree");
            let clause = finds && self.tells(verb) && self.nominal(first) && self.plain_clause(first, end);
            return (clause || pronoun(verb + 1) && !self.is(verb + 1, "it")).then_some(verb + 1);
        }
        // Infinitives (`to announce the plan was …`) and participles before a noun are the parser's, unless plain.
        if self.penn(verb) == "VB" && !self.modal_before(verb)
            || self.penn(verb) == "VBN" && !self.passive_or_perfect(verb)
        {
            return pronoun(first).then_some(first);
        }
        // `ordered Peru | to pay those it had fired`
        let until = (first..end).find(|t| self.finite(*t)).unwrap_or(end);
        let infinitive = |t: TokenId| self.is(t, "to") && t + 1 < until && self.penn(t + 1) == "VB";
        if WordClass::ObjectControl.has(&self.words[verb as usize].lemma)
            && (first + 1..until).any(infinitive)
        {
            return None;
        }
        self.starts(verb, first, end, 0)
    }

    /// Whether a clause begins here whose subject has no clause of its own without a pronoun (`found | the car he had
    /// stolen`).
    fn plain_clause(&self, start: TokenId, end: TokenId) -> bool {
        if !self.clause_begins(start, end, true) {
            return false;
        }
        let verb = (start..end).find(|t| self.finite(*t)).unwrap_or(end);
        (start + 1..verb).all(|t| {
            let noun = matches!(self.upos(t - 1), Upos::Noun | Upos::Propn);
            let new = self.upos(t) == Upos::Pron
                || self.upos(t) == Upos::Det
                || self.upos(t) == Upos::Propn && self.upos(t - 1) == Upos::Noun;
            !(noun && new)
        })
    }

    /// Tries, from `at`, whether the content begins here, or behind an adjunct or a listener.
    fn starts(&self, verb: TokenId, at: TokenId, end: TokenId, depth: u32) -> Option<TokenId> {
        if at >= end || depth > 4 {
            return None;
        }
        let listens = Reports::addresses(&self.words[verb as usize].lemma) && depth == 0;
        if self.kind(at) == TokenKind::QuoteOpen {
            return None;
        }
        if self.quantity(at) {
            return self.clause_begins(at, end, false).then_some(at);
        }
        if (self.any(
            at,
            &[
                "on", "in", "at", "during", "to", "last", "late", "early", "through", "via", "before",
                "with", "from",
            ],
        ) && matches!(
            self.upos(at),
            Upos::Adp | Upos::Adj | Upos::Adv | Upos::Noun | Upos::Part | Upos::Sconj
        )) || self.is_time(at)
        {
            // `said Wednesday | the road was closed`, `said Wednesday was hard`
            if self.is_time(at) {
                let behind = (at + 1..end).find(|t| !self.is_time(*t)).filter(|t| !self.finite(*t));
                if let Some(found) = behind.and_then(|t| self.starts(verb, t, end, depth + 1)) {
                    return Some(found);
                }
            }
            // `on Monday | …`, `to reporters | …`
            for stop in self.phrase_ends(at + 1, end) {
                if let Some(found) = self.starts(verb, stop, end, depth + 1) {
                    return Some(found);
                }
            }
            return None;
        }
        if self.is_adverb_between(at) || depth > 0 && self.is(at, ",") && !self.finite(at + 1) {
            return self.starts(verb, at + 1, end, depth);
        }
        if listens && !(self.subject_pronoun(at) && self.leads_verb(at + 1, end)) {
            for stop in self.phrase_ends(at, end) {
                if let Some(found) = self.starts(verb, stop, end, depth + 1) {
                    return Some(found);
                }
            }
            return None;
        }
        let object = self.words[verb as usize].lemma.as_ref() != "say";
        self.clause_begins(at, end, object).then_some(at)
    }

    /// Whether a finite verb stands at `t`, adverbs apart.
    fn leads_verb(&self, mut t: TokenId, end: TokenId) -> bool {
        while t < end && self.upos(t) == Upos::Adv {
            t += 1;
        }
        t < end && self.finite(t)
    }

    fn after_particles(&self, mut t: TokenId, end: TokenId) -> TokenId {
        while t < end && self.upos(t) == Upos::Adp && self.any(t, &["out", "back"]) {
            t += 1;
        }
        t
    }

    /// Where a noun phrase from `start` can end, the longest first: before a new determiner, a subject pronoun, a
    /// preposition, a mark; and at the edges of names.
    fn phrase_ends(&self, start: TokenId, end: TokenId) -> Vec<TokenId> {
        let mut out = Vec::new();
        let mut t = start;
        let mut head = false;
        while t < end && t < start + 14 {
            let begins = matches!(self.upos(t), Upos::Det)
                || self.subject_pronoun(t) && !self.is(t, "it")
                || self.penn(t) == "PRP$";
            if head && begins && self.mention_at(t).is_none_or(|m| m.tokens.start == t) {
                out.push(t);
                break;
            }
            if !(self.nominal(t) || self.is(t, "of") && head || self.is_time(t)) {
                if head {
                    out.push(t);
                }
                break;
            }
            if head {
                // A name or a time ends here, or one begins.
                let name_ends = self.mention_at(t - 1).is_some_and(|m| m.tokens.end == t);
                let name_begins = self.mention_at(t).is_some_and(|m| m.tokens.start == t);
                let time_ends = self.is_time(t - 1) && !self.is_time(t);
                let plural_ends = self.penn(t - 1) == "NNS" || self.penn(t - 1) == "PRP";
                if (name_ends || name_begins || time_ends || plural_ends) && self.penn(t) != "POS" {
                    out.push(t);
                }
            }
            head |= matches!(self.upos(t), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X)
                || self.is_time(t);
            t += 1;
        }
        out.reverse();
        out
    }

    fn modal_before(&self, verb: TokenId) -> bool {
        (verb.saturating_sub(4)..verb)
            .rev()
            .take_while(|t| matches!(self.upos(*t), Upos::Aux | Upos::Adv | Upos::Part))
            .any(|t| self.penn(t) == "MD" || self.any(t, &["do", "does", "did"]))
    }

    fn passive_or_perfect(&self, verb: TokenId) -> bool {
        (verb.saturating_sub(4)..verb)
            .rev()
            .take_while(|t| matches!(self.upos(*t), Upos::Aux | Upos::Adv | Upos::Part))
            .any(|t| self.upos(t) == Upos::Aux)
    }

    /// Where the content of a verb ends.
    fn content_end(&self, verb: TokenId, start: TokenId, end: TokenId) -> TokenId {
        let tag = self.penn(verb);
        let aside = self.opens_aside(verb);
        let mut quoted = 0i32;
        for t in start + 1..end {
            match self.kind(t) {
                TokenKind::QuoteOpen => quoted += 1,
                TokenKind::QuoteClose => quoted -= 1,
                _ => {}
            }
            if quoted > 0 || !self.has_finite(start, t) {
                continue;
            }
            // `said that “many died” | and blamed the army`
            if self.kind(t - 1) == TokenKind::QuoteClose
                && self.is(t, "and")
                && self.upos(t + 1) == Upos::Verb
                && self.penn(t + 1) == tag
                && matches!(tag, "VBD" | "VBZ")
            {
                return t;
            }
            if self.is(t, ",") {
                let next = t + 1;
                let participle =
                    self.penn(next) == "VBG" && reporting_verb(&self.words[next as usize].lemma).is_some();
                if participle || self.is(next, "according") && self.is(next + 1, "to") {
                    return t;
                }
                if self.any(next, &["and", "but", "while", "whereas", "although", "though", "yet", "or"])
                    && (self.reports_next(next + 1, end) || self.goes_on(next + 1, tag, end))
                {
                    return t;
                }
                if self.any(next, &["and", "but"]) && self.acts_next(next + 1, tag, end) {
                    return t;
                }
                if self.reports_next(next, end) || aside && self.clause_begins(next, end, true) {
                    return t;
                }
            } else if self.any(t, &["and", "but"])
                && (self.reports_next(t + 1, end) || self.goes_on(t + 1, tag, end))
            {
                return t;
            }
        }
        end
    }

    /// `While most experts say it is safe, | there are doubts`: the report is itself an aside that a comma ends.
    fn opens_aside(&self, verb: TokenId) -> bool {
        let near = verb.saturating_sub(10)..verb;
        let first = near.clone().rev().find(|t| self.any(*t, &["while", "although", "though", "whereas"]));
        first.is_some_and(|t| {
            (t == 0 || self.any(t - 1, &[".", "”", "\""]) || self.tokens[t as usize].is_capitalised())
                && !(t..verb).any(|k| self.is(k, ",") || self.finite(k))
        })
    }

    /// `… and | added that`: a reporting verb of the same form, without a subject.
    fn goes_on(&self, mut t: TokenId, tag: &str, end: TokenId) -> bool {
        while t < end && matches!(self.upos(t), Upos::Adv) {
            t += 1;
        }
        t < end
            && self.upos(t) == Upos::Verb
            && (self.penn(t) == tag || matches!((tag, self.penn(t)), ("VBP", "VB") | ("VBD", "VBN")))
            && matches!(tag, "VBD" | "VBZ" | "VBP" | "VBG")
            && Reports::says(&self.words[t as usize].lemma)
            && self.content_follows(t, end)
    }

    /// `said it was late, and | warned Peru against`: what the speaker does by words as well, in the same form.
    fn acts_next(&self, mut t: TokenId, tag: &str, end: TokenId) -> bool {
        while t < end && matches!(self.upos(t), Upos::Adv) {
            t += 1;
        }
        t + 1 < end
            && self.upos(t) == Upos::Verb
            && self.penn(t) == tag
            && matches!(tag, "VBD" | "VBZ")
            && WordClass::SpeechAct.has(&self.words[t as usize].lemma)
    }

    /// Whether behind a reporting verb there is something for it to report: a clause, a quotation, a listener.
    fn content_follows(&self, verb: TokenId, end: TokenId) -> bool {
        self.that(verb, end).is_some()
            || (verb + 1..end.min(verb + 12)).any(|t| self.kind(t) == TokenKind::QuoteOpen)
            || reporting_verb(&self.words[verb as usize].lemma)
                .is_some_and(|kind| self.bare_start(verb, kind, end).is_some())
            || !Reports::plain(&self.words[verb as usize].lemma)
    }

    /// `… and | the mayor said`: a subject with a finite reporting verb that has something to report.
    fn reports_next(&self, start: TokenId, end: TokenId) -> bool {
        let mut t = start;
        let mut head = false;
        while t < end && t < start + 12 {
            if self.upos(t) == Upos::Verb {
                let lemma = &self.words[t as usize].lemma;
                let quotes = || (t + 1..end.min(t + 12)).any(|q| self.kind(q) == TokenKind::QuoteOpen);
                return head
                    && self.finite(t)
                    && (reporting_verb(lemma) == Some(Reports::Bare) && self.content_follows(t, end)
                        || Reports::says(lemma) && quotes());
            }
            if matches!(self.upos(t), Upos::Aux | Upos::Adv) {
                t += 1;
                continue;
            }
            if !(self.nominal(t) || head && self.upos(t) == Upos::Adp) {
                return false;
            }
            head |= matches!(self.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
            t += 1;
        }
        false
    }

    /// Where `the claim that …` ends: at a mark, or before a finite verb behind the clause's own.
    fn noun_content_end(&self, start: TokenId, end: TokenId) -> TokenId {
        let mut clauses = 0;
        let mut relatives = 0;
        let mut t = start;
        let mut chain = false;
        while t < end {
            if matches!(self.penn(t), "WP" | "WDT" | "WRB")
                || self.any(t, &["if", "because", "when", "while"])
            {
                relatives += 1;
            }
            if self.is(t, ",") && clauses > 0 || self.any(t, &[";", "—", "–", ")"]) {
                return t;
            }
            let finite = self.finite(t);
            if finite && !chain {
                clauses += 1;
                let joined = t > start && (t.saturating_sub(4)..t).any(|k| self.upos(k) == Upos::Cconj);
                if clauses > 1 + relatives && !joined {
                    let new_subject = self.subject_pronoun(t - 1);
                    if !new_subject {
                        return t;
                    }
                }
            }
            chain = finite || chain && matches!(self.upos(t), Upos::Aux | Upos::Adv | Upos::Part);
            t += 1;
        }
        end
    }
}
