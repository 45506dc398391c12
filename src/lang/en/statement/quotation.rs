//! Quotations: which a verb introduces, which goes on from another one, and how many words around a fragment are its.

use super::content::{Finder, REACH};
use super::cue::{Cue, Reports, Takes, cues};
use super::leaning::leanings;
use super::{Found, Source};
use crate::lang::en::report::Shape;
use crate::lang::en::word_class::WordClass;
use crate::statement::{Modality, Mode};
use crate::syntax::{Clause, Link, Upos, VerbForm};
use crate::text::{Quote, TokenId, TokenKind, Tokens};

impl<'r> Finder<'r> {
    pub(super) fn quotes(&self) -> &'r [Quote] {
        &self.reading.analysed.segmented.quotes
    }

    /// Quotations whose opening mark stands in the range, in order.
    pub(super) fn quotes_in(&self, range: &Tokens) -> std::ops::Range<usize> {
        let quotes = self.quotes();
        // Quotations are in order of their opening mark, which stands right before their first token.
        let first = quotes.partition_point(|q| q.tokens.start <= range.start);
        let last = quotes.partition_point(|q| q.tokens.start <= range.end.saturating_sub(1));
        first..last
    }

    /// The quotation that ends at `close` and begins its sentence, if nobody has claimed it.
    pub(super) fn split_quotation(&self, close: TokenId, scope: &Tokens) -> Option<usize> {
        if self.tokens[close as usize].kind != TokenKind::QuoteClose {
            return None;
        }
        let q = self
            .quotes_in(&(scope.start.saturating_sub(1)..close))
            .rev()
            .find(|q| self.quotes()[*q].tokens.end == close)?;
        let open = self.quotes()[q].tokens.start - 1;
        (!self.claimed[q] && open <= scope.start).then_some(q)
    }

    /// A quotation that no reporting word introduces, with who says it.
    pub(super) fn quotation(
        &mut self,
        quote: usize,
        cue: Option<Tokens>,
        source: Source,
        sentence: u32,
        rule: &'static str,
        confidence: f32,
    ) {
        self.claimed[quote] = true;
        let content = self.trim(self.quotes()[quote].tokens.clone());
        self.out.push(Found {
            content,
            asides: Vec::new(),
            cue,
            source,
            mode: Mode::Direct,
            modality: Modality::Assertion,
            negative: false,
            says: true,
            addressee: None,
            sentence,
            rule,
            confidence,
            kind: None,
        });
    }

    /// Claims the quotations inside reported words and says how the words are given.
    pub(super) fn claim_inside(&mut self, content: &Tokens) -> Mode {
        let quoted = self.quotes_in(content);
        let mode = if quoted.is_empty() { Mode::Indirect } else { Mode::Mixed };
        for q in quoted {
            self.claimed[q] = true;
        }
        mode
    }

    /// Whether a finite verb stands in a quotation.
    pub(super) fn sentence_like(&self, quote: &Quote) -> bool {
        self.words[quote.tokens.start as usize..quote.tokens.end as usize]
            .iter()
            .any(|w| w.verb.is_some_and(|v| v.form == VerbForm::Finite))
    }

    /// Whether what stands between verb and quotation lets the verb introduce it.
    pub(super) fn introduces(
        &self,
        gap: &Tokens,
        verb: TokenId,
        range: &std::ops::Range<usize>,
        cue: Cue,
        quote: &Quote,
    ) -> bool {
        if gap.is_empty() {
            return true;
        }
        let last = gap.end - 1;
        let marked = self.is(last, ",") || self.is(last, ":") || self.is(last, "that");
        let clause_between = range.clone().any(|k| {
            let other = &self.clauses[k];
            other.head != verb
                && gap.contains(&other.head)
                && other.link != Link::Nominal
                && other.features.form == VerbForm::Finite
        });
        // `…, she said, adding, “B.”`: the participle's own.
        if clause_between || gap.clone().any(|t| t > verb && self.is_saying(t)) {
            return false;
        }
        // `told the court | “Nothing was done.”`
        let first = &self.tokens[quote.tokens.start as usize];
        let whole = first.is_capitalised() && self.sentence_like(quote);
        if cue.says && whole && WordClass::Addresses.has(&self.words[verb as usize].lemma) {
            return true;
        }
        match cue.takes {
            Takes::Object | Takes::As => !self.is(last, ","),
            _ => marked || gap.len() <= 2 && !gap.clone().any(|t| self.words[t as usize].upos == Upos::Det),
        }
    }

    /// Content of `called | the talks a “waste of time”`: the object too, but not a pronoun.
    pub(super) fn described(&self, gap: &Tokens, quote: &Quote) -> Tokens {
        // `referred to | the plan as …`
        let to = u32::from(self.is(gap.start, "to") && gap.len() > 2);
        let gap = gap.start + to..gap.end;
        let no_object = self.words[gap.start as usize].upos == Upos::Pron || self.is(gap.start, "by");
        let start = if no_object { quote.tokens.start } else { gap.start };
        if start == quote.tokens.start {
            return self.trim(quote.tokens.clone());
        }
        start..quote.tokens.end + u32::from(quote.closed)
    }

    /// Whether a word right behind a quotation makes a fragment of it: `“a trick” that …`, `“weak” points`, `“A” and “B”`.
    fn carries_on(&self, t: TokenId) -> bool {
        let word = &self.words[t as usize];
        let tag = crate::lang::en::words::penn(word);
        let noun = matches!(word.upos, Upos::Noun | Upos::Adj | Upos::Propn) && !self.page.is_time(t);
        let joined = matches!(word.upos, Upos::Cconj)
            && self.tokens.get(t as usize + 1).is_some_and(|k| k.kind == TokenKind::QuoteOpen);
        noun || joined
            || matches!(tag, "WP" | "WDT" | "TO" | "VBZ" | "VBD" | "MD")
            || self.is(t, "of")
            || self.is(t, "that")
    }

    /// `said the plan was “a trick” that would fail`: a fragment in quotation marks with the words that it is part of.
    pub(super) fn around_fragment(
        &self,
        verb: TokenId,
        quote: &Quote,
        (content, mode): (Tokens, Mode),
        scope: &Tokens,
    ) -> (Tokens, Mode) {
        let close = quote.tokens.end;
        let last = close - 1;
        let whole = self.sentence_like(quote) && self.tokens[quote.tokens.start as usize].is_capitalised();
        let goes_on = quote.closed
            && close + 1 < scope.end
            && !whole
            && self.carries_on(close + 1)
            && ![".", ",", "?", "!"].iter().any(|w| self.is(last, w));
        let end = if goes_on {
            let mut limit = scope.end;
            while limit > close + 1 && self.is_punctuation(limit - 1) && !self.closes(limit - 1) {
                limit -= 1;
            }
            self.page.stretch_end(verb, close + 1, limit, Shape::Clause)
        } else {
            content.end
        };
        let opened = goes_on && content.start == quote.tokens.start;
        (content.start - u32::from(opened)..end.max(content.end), if goes_on { Mode::Mixed } else { mode })
    }

    pub(super) fn claim(&mut self, content: &Tokens, quote: usize) {
        self.claimed[quote] = true;
        for q in self.quotes_in(content) {
            self.claimed[q] = true;
        }
    }

    /// `said the tents were not enough: “We need water.”`: the quotation behind the colon has marks of its own.
    pub(super) fn quotation_behind_colon(&self, content: &Tokens) -> Option<usize> {
        self.quotes_in(content).find(|q| {
            let quote = &self.quotes()[*q];
            let colon = quote.tokens.start.saturating_sub(2);
            colon > content.start + 1
                && self.is(colon, ":")
                && self.sentence_like(quote)
                && self.tokens[quote.tokens.start as usize].is_capitalised()
        })
    }

    /// Where reported words end before somebody else's: `he had lost control|, with some papers claiming he was drunk`.
    pub(super) fn absolute(&self, content: Tokens) -> TokenId {
        let opens = |t: &TokenId| {
            self.is(*t, ",")
                && self.is(*t + 1, "with")
                && (*t + 3..content.end.min(*t + 12))
                    .take_while(|k| !self.is(*k, ","))
                    .any(|k| self.is_saying(k))
        };
        content.clone().find(opens).unwrap_or(content.end)
    }

    /// Whether a word is the participle of a reporting verb (`adding`, `claiming`).
    fn is_saying(&self, t: TokenId) -> bool {
        let word = &self.words[t as usize];
        crate::lang::en::words::penn(word) == "VBG" && Reports::says(&word.lemma)
    }

    /// Whether a clause's verb tells of speaking or of a judgement, such as words in quotation marks follow.
    pub(super) fn leads_to_words(&self, clause: &Clause) -> bool {
        cues().verb(&clause.lemma).is_some() || leanings().verb(&clause.lemma).is_some()
    }

    /// Joins a quotation to the statement `at` that it goes on from.
    pub(super) fn join(&mut self, at: usize, quote: usize) {
        self.claimed[quote] = true;
        let rest = self.trim(self.quotes()[quote].tokens.clone());
        let found = &mut self.out[at];
        let parted = found.content.end..rest.start;
        found.content.end = rest.end;
        found.asides.push(parted);
    }

    /// `“A,” he said. “B.”` and `“A,” he said, “B.”`: the next quotation goes on.
    pub(super) fn follow(&mut self, quote: usize, end: TokenId) {
        let next = quote + 1;
        let quotes = self.quotes();
        let Some(q) = quotes.get(next).filter(|q| q.depth == 0 && q.tokens.end <= end) else { return };
        if self.claimed[next] {
            return;
        }
        let gap = quotes[quote].tokens.end + 1..q.tokens.start - 1;
        let last = gap.end.checked_sub(1).filter(|t| gap.contains(t));
        let verb = |t: TokenId| self.words[t as usize].upos == Upos::Verb;
        let verbs = gap.clone().filter(|t| verb(*t)).count();
        // Another reporting verb with words of its own behind it does not introduce the quotation.
        let says = |t: TokenId| {
            verb(t)
                && (t + 4 > gap.end || t < gap.start + 4)
                && cues().verb(&self.words[t as usize].lemma).is_some_and(|c| c.says)
        };
        let reporting = gap.clone().filter(|t| says(*t)).count();
        let joined = last.is_some_and(|t| self.is(t, ",") || self.is(t, ".") || self.is(t, "and"));
        // `“A,” said Ann Reed, who lives near the dam, “B.”`
        if gap.len() <= REACH as usize && reporting <= 1 && verbs <= 1 + usize::from(gap.len() > 6) && joined
        {
            self.join(self.out.len() - 1, next);
        }
    }
}
