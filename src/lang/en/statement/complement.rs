//! What a reporting verb reports: the clause behind it, and where it ends.

use super::content::Finder;
use super::cue::{Cue, Takes};
use crate::lang::en::report::Place;
use crate::lang::en::word_class::WordClass;
use crate::syntax::{Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, TokenKind, Tokens};

impl Finder<'_> {
    /// The clause behind the verb that it reports.
    pub(super) fn complement(
        &self,
        c: usize,
        range: &std::ops::Range<usize>,
        scope: &Tokens,
        group: &Tokens,
        cue: Cue,
    ) -> Option<Tokens> {
        let clause = &self.clauses[c];
        let verb = clause.head;
        if let Some(report) = self.report(verb) {
            let bounds = scope.start..scope.end.max(report.content.start);
            return (report.place == Place::Behind).then(|| {
                let end = report.content.end.min(bounds.end);
                self.with_mark(report.content.start..end, scope)
            });
        }
        let marked = self.that_behind(clause, scope);
        let mut found: Option<Tokens> = None;
        for k in range.clone() {
            let inner = &self.clauses[k];
            if inner.parent != Some(c as u32) || inner.link != Link::Complement || inner.head <= verb {
                continue;
            }
            let finite = inner.features.form == VerbForm::Finite;
            if (finite || !cue.says) && inner.tokens.start > verb {
                found = Some(inner.tokens.clone());
                break;
            }
        }
        if cue.takes == Takes::That && marked.is_none() && cue.says {
            return None;
        }
        if cue.says && found.is_none() && clause.features.voice != Voice::Passive {
            // The tree did not hang it there: the first finite clause behind the verb, with a subject of its own.
            found = range.clone().map(|k| &self.clauses[k]).find_map(|inner| {
                let ok = inner.head > group.end
                    && inner.link != Link::Nominal
                    && inner.features.form == VerbForm::Finite
                    && inner.quote == clause.quote
                    && scope.contains(&inner.head);
                if !ok {
                    return None;
                }
                if marked.is_some() && inner.tokens.start > verb {
                    return Some(inner.tokens.clone());
                }
                let subject = inner.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?;
                let start = subject.tokens.start;
                let near = start >= clause.predicate.end
                    && start <= inner.head
                    && cue.takes == Takes::Any
                    && self.may_lead(&(clause.predicate.end..start), clause);
                near.then(|| start..inner.tokens.end.max(inner.head + 1))
            });
        }
        if let Some(that) = marked {
            let end = found.as_ref().map_or(scope.end, |f| f.end);
            let end = if end <= that + 1 { scope.end } else { end };
            found = Some(that + 1..end);
        }
        let mut content = found?;
        // `ordered Peru | to pay | workers it had fired`: an infinitive is no report, nor is what its object did.
        let asked = |k: &TokenId| {
            self.is(*k, "to") && self.words.get(*k as usize + 1).is_some_and(|w| w.upos == Upos::Verb)
        };
        let told = range.clone().map(|k| &self.clauses[k]).find(|inner| {
            content.contains(&inner.head)
                && inner.features.form == VerbForm::Finite
                && inner.link != Link::Nominal
        });
        if &*clause.lemma == "order"
            && marked.is_none()
            && told.is_some_and(|inner| (clause.predicate.end..inner.head).any(|k| asked(&k)))
        {
            return None;
        }
        // The subject of the content taken for an object: `claimed | 190 | were dead`.
        if marked.is_none()
            && !WordClass::Addresses.has(&clause.lemma)
            && let Some(object) = clause.arguments.iter().find(|a| {
                matches!(a.slot, Slot::Acc | Slot::Dat)
                    && a.tokens.start == clause.predicate.end
                    && a.tokens.end == content.start
            })
        {
            content.start = object.tokens.start;
        }
        let own_subject = range.clone().map(|k| &self.clauses[k]).any(|inner| {
            content.contains(&inner.head)
                && inner
                    .arguments
                    .iter()
                    .any(|a| a.slot == Slot::Nom && !a.shared && a.tokens.start <= content.start + 3)
        });
        let gap = clause.predicate.end..content.start;
        if marked.is_none()
            && cue.says
            && !own_subject
            && !WordClass::Addresses.has(&clause.lemma)
            && !gap.is_empty()
            && gap.len() < 14
            && gap.clone().all(|t| self.words[t as usize].verb.is_none() && !self.is_punctuation(t))
            && self.words[gap.start as usize].upos != Upos::Adp
        {
            content.start = gap.start;
        }
        content.end = self.extend(content.end, scope);
        // The clause goes on where the tree cut it: `says too much | is made of the letters`.
        if cue.says
            && content.end < scope.end
            && matches!(self.words[content.end as usize].upos, Upos::Aux | Upos::Verb)
            && content.end > content.start + 1
        {
            content.end = scope.end;
        }
        content = self.with_mark(content, scope);
        if content.start < clause.predicate.end {
            content.start = clause.predicate.end;
        }
        (content.len() > 1).then_some(content)
    }

    /// A quotation that ends the content belongs to it with its mark.
    pub(super) fn with_mark(&self, mut content: Tokens, scope: &Tokens) -> Tokens {
        for q in self.quotes_in(&content) {
            let quote = &self.quotes()[q];
            let close = quote.tokens.end;
            if quote.closed && close >= content.end && close <= content.end + 1 && close < scope.end {
                content.end = close + 1;
            }
            // A quotation of several sentences goes on behind this one.
            if quote.depth == 0 && quote.closed && content.end + 2 >= scope.end && close > scope.end {
                content.end = close + 1;
            }
        }
        content
    }

    /// Whether what stands between the verb and a clause without `that` is no more than a listener, a time or a place.
    pub(super) fn may_lead(&self, gap: &Tokens, clause: &Clause) -> bool {
        if gap.is_empty() {
            return true;
        }
        let last = gap.end - 1;
        let object = clause
            .arguments
            .iter()
            .any(|a| a.slot == Slot::Acc && a.tokens.start >= gap.start && a.tokens.end <= gap.end);
        gap.len() <= 12
            && (!object || WordClass::Addresses.has(&clause.lemma))
            && !matches!(
                self.words[last as usize].upos,
                Upos::Sconj | Upos::Adp | Upos::Pron | Upos::Cconj | Upos::Punct
            )
            && !["when", "where", "why", "how", "as"].iter().any(|w| self.is(last, w))
            && gap.clone().all(|t| self.words[t as usize].verb.is_none() && !self.is_punctuation(t))
    }

    /// The `that` that opens the content, with nothing but adverbials between it and the verb.
    pub(super) fn that_behind(&self, clause: &Clause, scope: &Tokens) -> Option<TokenId> {
        let mut t = clause.predicate.end;
        while t < scope.end && t < clause.predicate.end + 14 {
            if self.is(t, "that") {
                let next = self.words.get(t as usize + 1)?;
                // `judges that would …`: a clause on the noun.
                if t > clause.predicate.end
                    && self.words[t as usize - 1].upos == Upos::Noun
                    && self.page.finite(t + 1)
                    && !self.page.is_time(t - 1)
                {
                    return None;
                }
                // `said that day`: a determiner.
                let determiner = self.words[t as usize].upos == Upos::Det;
                return (!determiner && next.upos != Upos::Punct || self.is(t + 1, ",")).then_some(t);
            }
            if self.words[t as usize].verb.is_some()
                || self.tokens[t as usize].kind == TokenKind::QuoteOpen
                || self.is(t, ";")
                || (self.is(t, ",") && t == clause.predicate.end)
            {
                return None;
            }
            t += 1;
        }
        None
    }

    /// Extends an end over what is left of the sentence, where that is a mere adverbial.
    pub(super) fn extend(&self, end: TokenId, scope: &Tokens) -> TokenId {
        let mut last = scope.end;
        while last > end && self.is_punctuation(last - 1) {
            last -= 1;
        }
        let rest = end..last;
        if rest.len() > 10 {
            return end;
        }
        let plain = rest.clone().all(|t| {
            self.words[t as usize].verb.is_none()
                && !self.is(t, ",")
                && !self.is(t, ";")
                && !self.is_punctuation(t)
        });
        if plain { last } else { end }
    }

    /// Without `that`, punctuation at the edges and marks whose partner is outside.
    pub(super) fn trim(&self, mut content: Tokens) -> Tokens {
        let unmatched = |open: bool, t: TokenId, content: &Tokens| -> bool {
            !self.quotes().iter().any(|q| {
                let close = q.tokens.end;
                if open {
                    q.tokens.start - 1 == t && close < content.end
                } else {
                    close == t && q.tokens.start > content.start
                }
            })
        };
        loop {
            if content.is_empty() {
                return content;
            }
            let (first, last) = (content.start, content.end - 1);
            let kind = self.tokens[first as usize].kind;
            let quoted = self.tokens.get(first as usize + 1).is_some_and(|t| t.kind == TokenKind::QuoteOpen);
            if self.is(first, "that") && (self.words[first as usize].upos == Upos::Sconj || quoted)
                || self.is(first, ",")
                || self.is(first, ":")
                || kind == TokenKind::QuoteClose
                || kind == TokenKind::QuoteOpen && unmatched(true, first, &content)
            {
                content.start += 1;
                continue;
            }
            let kind = self.tokens[last as usize].kind;
            let stop = self.is(last, ",")
                || self.is(last, ";")
                || self.is(last, ":")
                || self.is(last, "—")
                || self.is(last, "–");
            // A full stop belongs to a quotation, not to a clause.
            let full = self.is(last, ".") && !self.inside_quote(last);
            if stop
                || full
                || self.is(last, "and")
                || self.is(last, "but")
                || kind == TokenKind::QuoteOpen
                || kind == TokenKind::QuoteClose && unmatched(false, last, &content)
            {
                content.end -= 1;
                continue;
            }
            return content;
        }
    }

    pub(super) fn inside_quote(&self, t: TokenId) -> bool {
        let quotes = self.quotes();
        let i = quotes.partition_point(|q| q.tokens.start <= t);
        quotes[..i].iter().rev().take(4).any(|q| q.tokens.contains(&t))
    }
}
