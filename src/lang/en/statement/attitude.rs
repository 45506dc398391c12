//! Attitudes, in which no words are given: `criticised the plan`, `wants to run`, `is expected to win`.

use super::content::Finder;
use super::leaning::leanings;
use super::{Found, Kind, Source, arguments};
use crate::lang::en::report::{Place, Shape};
use crate::lang::en::word_class::WordClass;
use crate::statement::{Modality, Mode};
use crate::syntax::{Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens, lower_en};

impl Finder<'_> {
    /// The attitude that a verb tells, if any.
    pub(super) fn attitude(&mut self, c: usize, sentence: &Tokens) {
        if !self.attitudes {
            return;
        }
        let clause = &self.clauses[c];
        let verb = clause.head;
        // `push back`: with its particle a verb may be another one.
        let phrasal = self.particle(verb).and_then(|t| {
            let particle = lower_en(self.tokens[t as usize].span.of(self.text));
            Some((leanings().verb(&format!("{} {particle}", self.words[verb as usize].lemma))?, t))
        });
        let leaning = phrasal.map(|p| p.0).or_else(|| leanings().verb(&self.words[verb as usize].lemma));
        let Some(leaning) = leaning else { return };
        let word = phrasal.map_or(verb, |p| p.1);
        let scope = self.scope(clause, sentence);
        let limit = self.limit(verb, &scope);
        let passive = self.is_passive(clause);
        // `is worried about`: an adjective.
        let form = lower_en(self.tokens[verb as usize].span.of(self.text));
        if passive && leanings().adjective(&form).is_some() {
            return;
        }
        if passive {
            return self.passive_attitude(clause, leaning.class, &scope, limit);
        }
        let source = self.source(clause, false);
        if let Some(report) = self.report(verb).filter(|r| r.place == Place::Behind) {
            let frame = if report.that.is_some() { "that" } else { "bare" };
            let content = self.with_mark(report.content.clone(), &scope);
            return self.lean(clause, content, source, leaning.class, frame);
        }
        let Some(opening) = self.page.opening(word, limit) else { return };
        let (start, frame) = (opening.start, opening.frame);
        // `the car that hit the wall was red`: only some verbs take a clause without `that`.
        let clausal = matches!(
            leaning.class,
            "think" | "think-" | "know" | "expect" | "feel" | "want" | "want-" | "talk" | "show" | "promise"
        );
        let frame = if frame == "bare" && !clausal { "np" } else { frame };
        let shape = match frame {
            "that" | "wh" | "bare" => Shape::Clause,
            "to" | "np-to" => Shape::Infinitive,
            _ if self.opens_question(start) => Shape::Clause,
            _ => Shape::Phrase,
        };
        let mut content = start..self.page.stretch_end(verb, start, limit, shape);
        if shape == Shape::Phrase {
            content.end = self.without_circumstance(&content);
        }
        // `seems to like the plan`: who seems is part of it.
        let (content, source) = match (leaning.class, &source) {
            ("seem", Source::Phrase(who, _)) if who.end <= verb => (who.start..content.end, Source::Nobody),
            ("seem", _) => return,
            _ => (content, source),
        };
        let prepositions = &leaning.prepositions;
        let odd = frame != "to"
            && frame != "that"
            && frame.len() < 8
            && self.is(start - 1, frame)
            && !prepositions.contains(&frame);
        self.lean(clause, content, source, leaning.class, if odd { "odd" } else { frame });
    }

    /// The particle right behind a verb (`back`, `out`).
    fn particle(&self, verb: TokenId) -> Option<TokenId> {
        const PARTICLES: [&str; 12] =
            ["back", "out", "away", "off", "up", "down", "aside", "after", "on", "in", "forward", "by"];
        let t = verb + 1;
        let word = self.words.get(t as usize)?;
        let small = matches!(word.upos, Upos::Adp | Upos::Adv | Upos::Part);
        (small && PARTICLES.iter().any(|p| self.is(t, p))).then_some(t)
    }

    fn lean(
        &mut self,
        clause: &Clause,
        content: Tokens,
        source: Source,
        class: &'static str,
        frame: &'static str,
    ) {
        let content = self.trim(content);
        if !content.is_empty() {
            let cue = clause.predicate.clone();
            self.push_attitude('v', content, cue, source, Kind { class, frame }, clause.sentence);
        }
    }

    /// An attitude that a verb (`v`) or an adjective (`a`) tells, where its class tells one with such a complement.
    pub(super) fn push_attitude(
        &mut self,
        part: char,
        content: Tokens,
        cue: Tokens,
        source: Source,
        kind: Kind,
        sentence: u32,
    ) {
        let sourced = source != Source::Nobody;
        if self.is_thing(&source) || !leanings().keeps(part, kind.class, kind.frame, sourced) {
            return;
        }
        self.out.push(Found {
            content,
            asides: Vec::new(),
            cue: Some(cue),
            source,
            mode: Mode::Indirect,
            modality: Modality::Assertion,
            negative: false,
            says: false,
            addressee: None,
            sentence,
            rule: if part == 'a' { "en.adjective" } else { "en.attitude" },
            confidence: 0.5,
            kind: Some(kind),
        });
    }

    /// `it`, `this`: nobody who could lean to anything.
    pub(super) fn is_thing(&self, source: &Source) -> bool {
        let Source::Phrase(_, head) = source else { return false };
        ["it", "this", "that", "there", "which"].iter().any(|w| self.is(*head, w))
    }

    /// `is expected to win`, `was accused of lying`, `the plan backed by the mayor`
    fn passive_attitude(&mut self, clause: &Clause, class: &'static str, scope: &Tokens, limit: TokenId) {
        let verb = clause.head;
        let first = self.chain_start(verb);
        let reduced = first == verb || !(first..verb).any(|t| self.words[t as usize].upos == Upos::Aux);
        let subject = arguments(clause, &Slot::Nom)
            .find(|a| a.tokens.end <= first)
            .map(|a| a.tokens.clone())
            .or_else(|| if reduced { None } else { self.page.subject_before(verb, scope.start) })
            .or_else(|| {
                let noun = first.checked_sub(1).filter(|n| *n >= scope.start && reduced)?;
                let nominal = matches!(self.words[noun as usize].upos, Upos::Noun | Upos::Propn);
                nominal.then(|| self.phrase_start(noun).max(scope.start)..noun + 1)
            });
        let Some(subject) = subject else { return };
        let opening = self.page.opening(verb, limit);
        let (frame, source, end) = match opening {
            Some(o) if o.frame == "by" => {
                let (phrase, head) = self.noun_phrase(o.start, limit);
                let gerund = self.words[o.start as usize].verb.is_some();
                if phrase.is_empty() || gerund {
                    ("be", Source::Nobody, subject.end)
                } else {
                    (if reduced { "red-by" } else { "be-by" }, Source::Phrase(phrase, head), subject.end)
                }
            }
            Some(o) if o.frame == "to" => {
                let end = self.page.stretch_end(verb, o.start, limit, Shape::Infinitive);
                (if reduced { "red-to" } else { "be-to" }, Source::Nobody, end)
            }
            Some(o) if matches!(o.frame, "as" | "of" | "for" | "that" | "about") => {
                let end = self.page.stretch_end(verb, o.start, limit, Shape::Phrase);
                let frame = match o.frame {
                    "as" => "be-as",
                    "of" => "be-of",
                    "for" => "be-for",
                    "that" => "be-that",
                    _ => "be-about",
                };
                (if reduced { "red-of" } else { frame }, Source::Nobody, end)
            }
            // `was declared the winner`, `is considered unfit`
            Some(o) if !reduced && matches!(o.frame, "np" | "np-to" | "np-as" | "np-ing") => {
                let end = self.page.stretch_end(verb, o.start, limit, Shape::Phrase);
                ("be-np", Source::Nobody, self.without_circumstance(&(o.start..end)))
            }
            _ => (if reduced { "red" } else { "be" }, Source::Nobody, subject.end),
        };
        self.lean(clause, subject.start..end, source, class, frame);
    }

    /// Where what a verb is about must end: with its sentence, or with the bracket it stands in.
    fn limit(&self, verb: TokenId, scope: &Tokens) -> TokenId {
        let mut end = scope.end;
        while end > verb + 1
            && self.is_punctuation(end - 1)
            && !self.is(end - 1, ")")
            && !self.closes(end - 1)
        {
            end -= 1;
        }
        end
    }

    pub(super) fn closes(&self, t: TokenId) -> bool {
        self.tokens[t as usize].kind == crate::text::TokenKind::QuoteClose
    }

    /// Whether a verb stands behind `be` or `get`, or is a participle behind its noun (`the plan backed by …`).
    pub(super) fn is_passive(&self, clause: &Clause) -> bool {
        let verb = clause.head;
        if crate::lang::en::words::penn(&self.words[verb as usize]) != "VBN" {
            return clause.features.voice == Voice::Passive;
        }
        let first = self.chain_start(verb);
        let aux = |lemma: &str| (first..verb).rev().find(|t| &*self.words[*t as usize].lemma == lemma);
        match (aux("be").or_else(|| aux("get")), aux("have")) {
            (Some(be), Some(have)) => be > have,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => {
                clause.features.form == VerbForm::PastParticiple && clause.link != Link::Root
                    || clause.features.form == VerbForm::Finite && clause.features.voice == Voice::Passive
            }
        }
    }

    /// Where a phrase ends without when and where it was said: `the plan | in a speech on Monday`.
    pub(super) fn without_circumstance(&self, content: &Tokens) -> TokenId {
        let mut end = content.end;
        // `Reed, who left`, `Reed by a broad margin`, `him at the rally`: whom alone, and not what is told of him or how.
        let whom = match self.reading.mention_at(content.start) {
            Some(m) => Some(self.reading.mentions[m].tokens.end)
                .filter(|_| self.reading.mentions[m].kind == crate::mention::EntityKind::Person),
            None => Some(content.start + 1)
                .filter(|_| crate::lang::en::words::penn(&self.words[content.start as usize]) == "PRP"),
        };
        if let Some(last) = whom.filter(|last| *last < end) {
            let aside =
                [",", "at", "by", "through", "in", "during", "across", "around", "after", "before", "from"];
            if aside.iter().any(|w| self.is(last, w)) {
                return last;
            }
        }
        // `in an interview with …`, `during the debate`
        for t in content.start + 1..end {
            let told = ["in", "during", "at", "on"].iter().any(|p| self.is(t, p)) && {
                let (phrase, head) = self.noun_phrase(t + 1, end);
                !phrase.is_empty() && self.tells_occasion(head)
            };
            if told && !self.inside_quote(t) {
                end = t;
                break;
            }
        }
        let times = self.reading.times;
        loop {
            let last = times.partition_point(|x| x.tokens.end < end);
            let Some(time) =
                times.get(last).filter(|x| x.tokens.end == end && x.tokens.start > content.start)
            else {
                return end;
            };
            end = time.tokens.start;
            while end > content.start + 1
                && [
                    "on", "in", "at", "during", "since", "for", "until", "by", "over", "the", "from", "of",
                    ",",
                ]
                .iter()
                .any(|w| self.is(end - 1, w))
            {
                end -= 1;
            }
        }
    }

    /// A noun for an occasion on which something is said.
    fn tells_occasion(&self, head: TokenId) -> bool {
        WordClass::Occasion.has(&self.words[head as usize].lemma)
    }
}
