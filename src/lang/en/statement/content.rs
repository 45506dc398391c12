//! Finds attributions: reporting verbs with their content, `according to`, and quotations without a verb.

use super::cue::{Cue, Takes, cues};
use super::{Found, Source, arguments};
use crate::lang::en::report::{Page, Place, Report};
use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::units;
use crate::pipeline::Reading;
use crate::statement::Mode;
use crate::syntax::{Clause, Link, Slot, Upos, VerbForm, Voice, Word};
use crate::text::{Token, TokenId, TokenKind, Tokens};

/// Longest way between a reporting verb and its quotation, in tokens.
pub(super) const REACH: u32 = 24;

/// Finds the attributions of a document.
pub(super) struct Finder<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) tokens: &'r [Token],
    pub(super) words: &'r [Word],
    pub(super) text: &'r str,
    pub(super) clauses: &'r [Clause],
    /// Which quotations have been given to a speaker.
    pub(super) claimed: Vec<bool>,
    pub(super) out: Vec<Found>,
    /// Reporting verbs and nouns with what they report, in order.
    reports: Vec<Report>,
    pub(super) page: Page<'r>,
    /// Whether attitudes are looked for beside statements.
    pub(super) attitudes: bool,
    /// Verbs whose quotation has been told by the words around it.
    pub(super) spent: Vec<TokenId>,
}

impl<'r> Finder<'r> {
    pub(super) fn new(reading: &'r Reading<'r>, attitudes: bool) -> Finder<'r> {
        let analysed = reading.analysed;
        let page = Page::new(analysed, reading.mentions);
        let mut reports: Vec<Report> =
            units(analysed.segmented).into_iter().flat_map(|(_, unit)| page.all_reports(&unit)).collect();
        reports.sort_by_key(|r| r.head);
        Finder {
            reports,
            page,
            attitudes,
            spent: Vec::new(),
            reading,
            tokens: &analysed.segmented.tokens,
            words: analysed.words,
            text: &analysed.document.text,
            clauses: reading.clauses,
            claimed: vec![false; analysed.segmented.quotes.len()],
            out: Vec::new(),
        }
    }

    /// Everything found, in order of the text.
    pub(super) fn run(mut self) -> Vec<Found> {
        let sentences = &self.reading.analysed.segmented.sentences;
        for (i, sentence) in sentences.iter().enumerate() {
            let first = self.clauses.partition_point(|c| c.sentence < i as u32);
            let last = self.clauses.partition_point(|c| c.sentence <= i as u32);
            let from = self.out.len();
            self.according_to(i as u32, &sentence.tokens);
            self.quotations_before(i as u32, &sentence.tokens);
            for c in first..last {
                self.clause(c, first..last, &sentence.tokens);
            }
            self.without_clause(i as u32, &sentence.tokens, from);
            self.nouns(i as u32, &sentence.tokens, first..last);
            if self.attitudes {
                self.adjectives(i as u32, &sentence.tokens, &(first..last));
            }
            self.heading(i as u32, &sentence.tokens);
            self.colon_quotes(i as u32, &sentence.tokens, first..last);
            self.bare_quotes(i as u32, &sentence.tokens);
            self.out[from..].sort_by_key(|f| (f.content.start, f.content.end));
        }
        self.out
    }

    /// What a verb or noun reports, as the words show it.
    pub(super) fn report(&self, head: TokenId) -> Option<&Report> {
        let i = self.reports.binary_search_by_key(&head, |r| r.head).ok()?;
        Some(&self.reports[i])
    }

    pub(super) fn is(&self, t: TokenId, form: &str) -> bool {
        self.tokens.get(t as usize).is_some_and(|k| k.span.of(self.text).eq_ignore_ascii_case(form))
    }

    pub(super) fn is_punctuation(&self, t: TokenId) -> bool {
        matches!(
            self.tokens[t as usize].kind,
            TokenKind::Punct | TokenKind::QuoteOpen | TokenKind::QuoteClose
        )
    }

    pub(super) fn is_possessive(&self, t: TokenId) -> bool {
        &*self.words[t as usize].lemma == "'s" && self.words[t as usize].upos == Upos::Part
    }

    /// The sentence inside a quotation that holds a token, or the whole sentence.
    pub(super) fn scope(&self, clause: &Clause, sentence: &Tokens) -> Tokens {
        let Some(q) = clause.quote else { return sentence.clone() };
        let quote = &self.quotes()[q as usize];
        quote
            .sentences
            .iter()
            .find(|s| s.contains(&clause.head))
            .cloned()
            .unwrap_or_else(|| quote.tokens.clone())
    }

    pub(super) fn clause(&mut self, c: usize, range: std::ops::Range<usize>, sentence: &Tokens) {
        let clause = &self.clauses[c];
        if clause.link == Link::Nominal {
            return;
        }
        let Some(cue) = self.cue(clause) else {
            if clause.quote.is_none() {
                self.attitude(c, sentence);
            }
            return;
        };
        if self.is_spent(clause.head) {
            return;
        }
        // Attitudes inside somebody's words, and the speaker's own, are part of what he says.
        let first_person = arguments(clause, &Slot::Nom)
            .any(|a| ["i", "we", "you", "me", "us"].iter().any(|w| self.is(a.head, w)));
        if clause.quote.is_some() && (!cue.says || first_person) {
            return;
        }
        let from = self.out.len();
        if cue.says {
            self.reported(c, &range, sentence, cue);
        }
        let parent = clause.parent.map(|p| &self.clauses[p as usize]);
        let refused =
            parent.is_some_and(|p| clause.link == Link::Complement && WordClass::Refuses.has(&p.lemma));
        let nobody = arguments(clause, &Slot::Nom).any(|a| {
            let mut words = a.tokens.clone();
            words.any(|t| ["neither", "nobody", "none", "no-one"].iter().any(|w| self.is(t, w)))
                || self.is(a.tokens.start, "no")
        });
        if clause.features.negative && self.negated(clause.head) || refused || nobody {
            // Not said: an attitude at most.
            for f in &mut self.out[from..] {
                f.says = false;
            }
        }
        if self.out.len() == from && clause.quote.is_none() {
            self.attitude(c, sentence);
        }
    }

    /// Whether the verb itself is denied, and not only the words that it reports.
    pub(super) fn negated(&self, verb: TokenId) -> bool {
        let from = self.chain_start(verb).saturating_sub(1);
        (from..verb).any(|t| ["not", "n't", "n’t", "never", "cannot", "no"].iter().any(|w| self.is(t, w)))
    }

    /// Whether a verb has told its quotation already. Verbs are spent in order of the text.
    fn is_spent(&self, verb: TokenId) -> bool {
        self.spent.iter().rev().take(24).any(|t| *t == verb)
    }

    /// Reports that the words show and whose verb the tree has lost.
    fn without_clause(&mut self, index: u32, sentence: &Tokens, from: usize) {
        let first = self.reports.partition_point(|r| r.head < sentence.start);
        let last = self.reports.partition_point(|r| r.head < sentence.end);
        for i in first..last {
            let report = &self.reports[i];
            let verb = report.head;
            let Some(cue) = cues().verb(&self.words[verb as usize].lemma).filter(|c| c.says) else {
                continue;
            };
            let told = self.out[from..].iter().any(|f| f.cue.as_ref().is_some_and(|c| c.contains(&verb)));
            let plain = self.page.tells(verb) && !self.negated(verb);
            if report.noun || told || self.is_spent(verb) || !plain || self.inside_quote(verb) {
                continue;
            }
            let (phrase, rule) = match report.place {
                Place::Behind if cue.takes == Takes::Any || report.that.is_some() => {
                    (self.page.subject_before(verb, sentence.start), "en.clause.after")
                }
                Place::Before | Place::Around if cue.takes == Takes::Any => {
                    (report.speaker.clone(), "en.clause.before")
                }
                _ => continue,
            };
            let Some(phrase) = phrase else { continue };
            let (_, head) = self.noun_phrase(phrase.start, phrase.end);
            let content = report.content.clone();
            let lead = if report.place == Place::Behind {
                content.start
            } else {
                self.lead(content.start, content.end)
            };
            let content = self.trim(lead..content.end);
            // `quoted an official as saying …`: the words are told already.
            let twice = self.out[from..].iter().any(|f| f.says && f.content == content);
            if content.len() < 2 || self.is(head, "it") || twice {
                continue;
            }
            let mode = self.claim_inside(&content);
            self.out.push(Found {
                content,
                asides: Vec::new(),
                cue: Some(verb..verb + 1),
                source: Source::Phrase(phrase, head),
                mode,
                modality: cue.modality,
                negative: false,
                says: true,
                addressee: None,
                sentence: index,
                rule,
                confidence: 0.7,
                kind: None,
            });
        }
    }

    /// What a reporting verb reports.
    #[allow(clippy::too_many_lines)] // the places a content can stand in, one after the other
    pub(super) fn reported(&mut self, c: usize, range: &std::ops::Range<usize>, sentence: &Tokens, cue: Cue) {
        let clause = &self.clauses[c];
        let passive = clause.features.voice == Voice::Passive;
        let scope = self.scope(clause, sentence);
        let mut source = self.source(clause, passive);
        let mut group = self.group(clause, &scope, passive);
        let verb = clause.head;
        // `a pattern called a “glider”`: nobody calls it so.
        if matches!(cue.takes, Takes::Object | Takes::As) && !passive && self.is_passive(clause) {
            return;
        }
        let report = self.report(verb).cloned();
        // Who speaks in the words before a verb is plain from the marks around him; the tree may join more to him.
        if let Some(phrase) = report.as_ref().and_then(|r| r.speaker.clone()) {
            let (_, head) = self.noun_phrase(phrase.start, phrase.end);
            source = Source::Phrase(phrase, head);
        }
        let before = report.as_ref().filter(|r| r.place == Place::Before).map(|r| r.content.clone());
        if let Some(before) = &before {
            group.start = before.end + 1;
        }
        let whole =
            |content: Tokens, mode: Mode, source: Source, rule: &'static str, confidence: f32| Found {
                content,
                asides: Vec::new(),
                cue: Some(clause.predicate.clone()),
                source,
                mode,
                modality: cue.modality,
                negative: false,
                says: cue.says,
                addressee: Self::addressee(clause),
                sentence: clause.sentence,
                rule,
                confidence,
                kind: None,
            };

        // The next quotation behind the verb.
        let behind = self.quotes_in(&(verb..scope.end)).find(|q| {
            let quote = &self.quotes()[*q];
            quote.tokens.start > verb + 1 && clause.quote.is_none_or(|own| own != *q as u32)
        });
        let content = self.complement(c, range, &scope, &group, cue);
        // Where a quotation ends right before the reporting words.
        let close = group.start.checked_sub(1).filter(|t| *t >= scope.start).map(|t| {
            if self.is(t, ",") && t > scope.start && self.tokens[t as usize - 1].kind == TokenKind::QuoteClose
            {
                t - 1
            } else {
                t
            }
        });
        // `“A,” she said, “B.”`: the first part is hers too, and the second goes on from it.
        let split = close.and_then(|close| self.split_quotation(close, &scope)).filter(|_| cue.says);
        if let Some(q) = split
            && cue.takes != Takes::As
            && behind.is_some()
        {
            let source = self.inverted(clause, &source, verb, &scope);
            let content = self.trim(self.quotes()[q].tokens.clone());
            self.claimed[q] = true;
            self.out.push(whole(content, Mode::Direct, source, "en.quote.before", 0.95));
            self.follow(q, scope.end);
            return;
        }
        if let Some(q) = behind {
            let quote = self.quotes()[q].clone();
            let open = quote.tokens.start - 1;
            let embedded = content.as_ref().is_some_and(|t| {
                let goes_on = report.is_some() && t.end > quote.tokens.end + 3 && t.start <= open;
                let t = self.trim(t.clone());
                goes_on || t.start < open && t.end > open
            });
            let gap = clause.predicate.end..open;
            if !embedded
                && !self.claimed[q]
                && open - verb <= REACH
                && self.introduces(&gap, verb, range, cue, &quote)
            {
                // `a pattern called a “glider”`: a name for a thing, and nobody calls it so.
                let names = cue.takes == Takes::Object
                    && !gap.is_empty()
                    && !self.sentence_like(&quote)
                    && gap.clone().all(|t| matches!(self.words[t as usize].upos, Upos::Det | Upos::Adj));
                if names {
                    return;
                }
                let (content, mode) = match cue.takes {
                    Takes::Object | Takes::As if gap.len() > 1 => (self.described(&gap, &quote), Mode::Mixed),
                    _ => (self.trim(quote.tokens.clone()), Mode::Direct),
                };
                let (content, mode) = self.around_fragment(verb, &quote, (content, mode), &scope);
                self.claim(&content, q);
                let mode = if content.start >= quote.tokens.start { Mode::Direct } else { mode };
                let split = group.start > scope.start
                    && (group.start.saturating_sub(2)..group.start)
                        .any(|t| t >= scope.start && self.tokens[t as usize].kind == TokenKind::QuoteClose);
                let source =
                    if split { self.inverted(clause, &source, verb, &scope) } else { source.clone() };
                self.out.push(whole(content, mode, source, "en.quote.after", 0.95));
                self.follow(q, scope.end);
                return;
            }
        }
        // A quotation that ends right before the reporting words.
        if let Some(close) = close
            && self.tokens[close as usize].kind == TokenKind::QuoteClose
            && cue.takes != Takes::As
            && let Some(q) =
                self.quotes_in(&(scope.start..close)).rev().find(|q| self.quotes()[*q].tokens.end == close)
            && (content.is_none() || self.quotes()[q].tokens.len() > 3)
        {
            let quote = self.quotes()[q].clone();
            let open = quote.tokens.start - 1;
            let source = self.inverted(clause, &source, verb, &scope);
            // Words before the quotation that it goes on from: `The plan is “a trick,” he said`.
            let lead = self.lead(scope.start, open);
            if lead < open && !self.claimed[q] {
                let content = self.trim(lead..close + 1);
                self.claim(&content, q);
                self.out.push(whole(content, Mode::Mixed, source, "en.clause.before", 0.85));
                return;
            }
            if !self.claimed[q] {
                let content = self.trim(quote.tokens.clone());
                self.claimed[q] = true;
                self.out.push(whole(content, Mode::Direct, source, "en.quote.before", 0.95));
                self.follow(q, scope.end);
                return;
            }
            if content.is_none() {
                return;
            }
        }
        // `…, the mayor said`; `the bridge, the mayor said, was closed`
        if let Some(report) = report.as_ref().filter(|r| r.place != Place::Behind)
            && cue.takes == Takes::Any
        {
            let source = self.inverted(clause, &source, verb, &scope);
            let start = self.lead(report.content.start, report.content.end);
            let content = self.trim(start..report.content.end);
            if source != Source::Nobody && content.len() > 1 {
                let mode = self.claim_inside(&content);
                self.out.push(whole(content, mode, source, "en.clause.before", 0.85));
            }
            return;
        }
        // `…, as X noted, …`
        if group.start > scope.start
            && self.is(group.start - 1, "as")
            && source != Source::Nobody
            && (clause.predicate.end >= scope.end || self.is_punctuation(clause.predicate.end))
        {
            let before = self.trim(scope.start..group.start - 1);
            let after = self.trim(clause.predicate.end..scope.end);
            let content = if before.len() < 5 {
                after
            } else if after.len() < 3 {
                before
            } else {
                before.start..after.end
            };
            if content.len() > 3 && cue.takes == Takes::Any {
                let found = whole(content, Mode::Indirect, source, "en.as", 0.7);
                self.out.push(Found { addressee: None, ..found });
            }
            return;
        }
        if passive && source == Source::Nobody || cue.takes == Takes::That && !self.can_speak(&source) {
            return;
        }
        // `asked (the mayor) whether …`
        if !passive
            && self.asks(verb)
            && let Some(question) = self.question_behind(verb, &scope)
        {
            let mode = self.claim_inside(&question);
            self.out.push(whole(question, mode, source, "en.question", 0.7));
            return;
        }
        if let Some(content) = content {
            if matches!(cue.takes, Takes::Quote | Takes::Object | Takes::As) {
                return;
            }
            // `the fire, which police say was caused by a leak`: the words have lost their subject.
            let first = &self.words[content.start as usize];
            if first.upos == Upos::Aux && self.page.finite(content.start) && self.page.tells(content.start) {
                return;
            }
            let quoted = self.quotation_behind_colon(&content);
            let end = quoted.map_or(content.end, |q| self.quotes()[q].tokens.start - 2);
            let content = self.trim(content.start..self.absolute(content.start..end));
            if content.is_empty() {
                return;
            }
            let mode = self.claim_inside(&content);
            let negative = self.denies(c, range);
            let rule = "en.clause.after";
            self.out.push(Found { negative, ..whole(content, mode, source.clone(), rule, 0.85) });
            if let Some(q) = quoted {
                let cue = Some(clause.predicate.clone());
                self.quotation(q, cue, source, clause.sentence, "en.quote.colon", 0.85);
                self.follow(q, scope.end);
            }
            return;
        }
        // `…, police said`
        let own_subject = arguments(clause, &Slot::Nom).any(|a| !a.shared) || self.inverted_at(verb, &scope);
        if cue.takes == Takes::Any
            && own_subject
            && group.start > scope.start + 2
            && self.is(group.start - 1, ",")
            && clause.features.form == VerbForm::Finite
            && matches!(clause.link, Link::Root | Link::Coordinated | Link::Complement | Link::Adverbial)
        {
            let source = self.inverted(clause, &source, verb, &scope);
            let lead = self.lead(scope.start, group.start - 1);
            let inside = range.clone().any(|k| {
                let other = &self.clauses[k];
                other.link != Link::Nominal && (lead..group.start).contains(&other.head)
            });
            let ends = self.ends(verb, &scope, &source);
            let aside = self.page.only_subordinate(lead, group.start - 1);
            if inside && ends && !aside && source != Source::Nobody && group.start - lead > 3 {
                let content = self.trim(lead..group.start - 1);
                let mode = self.claim_inside(&content);
                self.out.push(whole(content, mode, source, "en.clause.before", 0.85));
            }
        }
    }

    pub(super) fn cue(&self, clause: &Clause) -> Option<Cue> {
        let word = &self.words[clause.head as usize];
        if word.upos != Upos::Verb {
            return None;
        }
        cues().verb(&clause.lemma)
    }

    /// Where a statement starts that ends before `end`: behind the last reporting word or semicolon.
    pub(super) fn lead(&self, start: TokenId, end: TokenId) -> TokenId {
        let mut lead = start;
        for t in start..end {
            if self.is(t, ";") || self.is(t, "—") {
                lead = t + 1;
            }
        }
        while lead < end && (self.is(lead, "but") || self.is(lead, "and") || self.is(lead, ",")) {
            lead += 1;
        }
        lead
    }

    /// Whether the content's own predicate is denied.
    pub(super) fn denies(&self, c: usize, range: &std::ops::Range<usize>) -> bool {
        range.clone().map(|k| &self.clauses[k]).any(|inner| {
            inner.parent == Some(c as u32) && inner.link == Link::Complement && inner.features.negative
        })
    }
}
