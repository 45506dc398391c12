//! Attitudes, in which no words are given, and nouns that report (`his claim that …`).

use super::content::{CONTENTLESS, Finder};
use super::cue::{Cue, Takes, cues};
use super::{Found, Source, arguments};
use crate::statement::Mode;
use crate::syntax::{Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

impl Finder<'_> {
    /// `criticised the plan`, `agreed to meet`, `called for talks`: no words are given, but an attitude to something.
    pub(super) fn attitude(&mut self, c: usize, range: &std::ops::Range<usize>, sentence: &Tokens, cue: Cue) {
        let clause = &self.clauses[c];
        let verb = clause.head;
        let passive = clause.features.voice == Voice::Passive;
        let scope = self.scope(clause, sentence);
        let source = self.source(clause, passive);
        if passive || source == Source::Nobody {
            return;
        }
        let behind = |start: TokenId| start >= clause.predicate.end && scope.contains(&start);
        let mut start: Option<TokenId> = None;
        let mut offer = |t: TokenId| start = Some(start.map_or(t, |s: TokenId| s.min(t)));
        for a in clause.arguments.iter().filter(|a| !a.shared && behind(a.tokens.start)) {
            match &a.slot {
                Slot::Acc | Slot::Dat => offer(a.tokens.start),
                Slot::Adp(p)
                    if matches!(&**p, "for" | "of" | "about" | "against" | "to" | "with" | "on" | "at") =>
                {
                    offer(a.tokens.start.saturating_sub(1).max(clause.predicate.end));
                }
                _ => {}
            }
        }
        let mut end = clause.tokens.end.min(scope.end);
        for k in range.clone() {
            let other = &self.clauses[k];
            if other.parent != Some(c as u32) || other.head <= verb {
                continue;
            }
            match other.link {
                Link::Complement if behind(other.tokens.start) => offer(other.tokens.start),
                Link::Coordinated | Link::Adverbial if other.tokens.start > verb + 1 => {
                    end = end.min(other.tokens.start);
                }
                _ => {}
            }
        }
        let Some(start) = start.filter(|s| *s < end) else { return };
        let clausal = range.clone().any(|k| {
            let other = &self.clauses[k];
            other.parent == Some(c as u32) && other.link == Link::Complement && other.head > verb
        });
        if !clausal && (cue.takes == Takes::That || CONTENTLESS.contains(&&*clause.lemma)) {
            return;
        }
        let content = self.trim(start..end);
        if content.is_empty() {
            return;
        }
        self.out.push(Found {
            content,
            cue: Some(clause.predicate.clone()),
            source,
            mode: Mode::Indirect,
            modality: cue.modality,
            negative: false,
            says: false,
            addressee: None,
            sentence: clause.sentence,
            rule: "en.attitude",
            confidence: 0.5,
        });
    }

    /// `his claim that …`, `issued a warning that …`; and `X's criticism of …` as an attitude.
    pub(super) fn nouns(&mut self, index: u32, sentence: &Tokens, range: std::ops::Range<usize>) {
        for t in sentence.clone() {
            let word = &self.words[t as usize];
            if word.upos != Upos::Noun {
                continue;
            }
            let Some(cue) = cues().noun(&word.lemma) else { continue };
            let next = t + 1;
            let that = self.is(next, "that") && self.words[next as usize].upos != Upos::Det;
            let other = ["of", "for", "to", "about", "on", "against"].iter().any(|w| self.is(next, w));
            if !that && !other {
                continue;
            }
            let Some(source) = self.owner(t, sentence, &range) else { continue };
            let mut end = next + 1;
            let mut verbs = 0;
            // Up to the end of the clause: a mark, or a verb behind the content's own.
            while end < sentence.end && !self.is_punctuation(end) {
                let finite = range.clone().any(|k| {
                    let c = &self.clauses[k];
                    c.head == end && c.features.form == VerbForm::Finite && c.link != Link::Nominal
                });
                verbs += u32::from(finite);
                if verbs > u32::from(that) && finite {
                    while end > next + 1 && matches!(self.words[end as usize - 1].upos, Upos::Aux | Upos::Adv)
                    {
                        end -= 1;
                    }
                    break;
                }
                end += 1;
            }
            if let Some(report) = self.report(t) {
                end = report.content.end;
                verbs = verbs.max(1);
            }
            let content = self.trim(if that { next + 1 } else { next }..end);
            if content.len() < 2 || (that && content.len() < 3) {
                continue;
            }
            self.out.push(Found {
                content,
                cue: Some(t..t + 1),
                source,
                mode: Mode::Indirect,
                modality: cue.modality,
                negative: false,
                says: (cue.says || self.voiced(t, &range)) && that && verbs > 0,
                addressee: None,
                sentence: index,
                rule: "en.noun",
                confidence: 0.6,
            });
        }
    }

    /// `voiced concern that …`: the words of an attitude are given by its verb.
    fn voiced(&self, noun: TokenId, range: &std::ops::Range<usize>) -> bool {
        range.clone().map(|k| &self.clauses[k]).any(|c| {
            matches!(
                &*c.lemma,
                "express" | "voice" | "reiterate" | "convey" | "air" | "echo" | "state" | "share"
            ) && c.arguments.iter().any(|a| a.slot == Slot::Acc && a.head == noun)
        })
    }

    /// Whose claim it is: the possessor before the noun, or the subject of the verb that it is the object of.
    pub(super) fn owner(
        &self,
        noun: TokenId,
        sentence: &Tokens,
        range: &std::ops::Range<usize>,
    ) -> Option<Source> {
        let mut t = noun;
        while t > sentence.start
            && noun - t < 5
            && matches!(self.words[t as usize - 1].upos, Upos::Adj | Upos::Noun | Upos::Num | Upos::Adv)
        {
            t -= 1;
        }
        let before = t.checked_sub(1).filter(|b| *b >= sentence.start)?;
        if self.is_possessive(before) {
            let last = before.checked_sub(1)?;
            let start =
                super::mention_at(self.reading, last).map_or(last, |m| self.reading.mentions[m].tokens.start);
            return Some(Source::Phrase(start..last + 1, last));
        }
        if ["his", "her", "their", "its"].iter().any(|w| self.is(before, w)) {
            return Some(Source::Phrase(before..before + 1, before));
        }
        range.clone().map(|k| &self.clauses[k]).find_map(|c| {
            let object = c.arguments.iter().any(|a| a.slot == Slot::Acc && a.head == noun);
            if !object || c.features.voice == Voice::Passive || c.features.negative {
                return None;
            }
            arguments(c, &Slot::Nom).next().map(|a| Source::Phrase(a.tokens.clone(), a.head))
        })
    }
}
