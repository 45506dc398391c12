//! Nouns that report (`his claim that …`) and nouns of attitude (`criticism of the plan`).

use super::content::Finder;
use super::cue::cues;
use super::leaning::leanings;
use super::{Found, Kind, Source, arguments};
use crate::lang::en::report::{Opening, Shape};
use crate::statement::{Modality, Mode};
use crate::syntax::{Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

impl Finder<'_> {
    /// `his claim that …`, `issued a warning that …`; and `X's criticism of …` as an attitude.
    pub(super) fn nouns(&mut self, index: u32, sentence: &Tokens, range: std::ops::Range<usize>) {
        for t in sentence.clone() {
            let word = &self.words[t as usize];
            if word.upos == Upos::Noun {
                self.noun(t, index, sentence, &range);
            }
        }
    }

    fn noun(&mut self, t: TokenId, index: u32, sentence: &Tokens, range: &std::ops::Range<usize>) {
        let word = &self.words[t as usize];
        let cue = cues().noun(&word.lemma);
        let leaning = leanings().noun(&word.lemma);
        if cue.is_none() && (leaning.is_none() || !self.attitudes) {
            return;
        }
        let mut limit = sentence.end;
        while limit > t + 1 && self.is_punctuation(limit - 1) && !self.closes(limit - 1) {
            limit -= 1;
        }
        // `criticism from the mayor of the plan`
        let mut behind = t;
        let mut speaker = None;
        if ["from", "by", "among"].iter().any(|w| self.is(t + 1, w)) {
            let (phrase, head) = self.noun_phrase(t + 2, limit);
            // Only the phrase up to the next preposition.
            let end = (phrase.start..phrase.end)
                .find(|k| self.words[*k as usize].upos == Upos::Adp)
                .unwrap_or(phrase.end);
            if end > phrase.start && head < end {
                speaker = Some(Source::Phrase(phrase.start..end, head));
                behind = end - 1;
            }
        }
        let next = behind + 1;
        // After a noun that reports, `that` opens what it reports, whatever the tagger takes it for.
        let reports = cue.is_some() && self.is(next, "that") && self.words[next as usize].upos != Upos::Det;
        let opening = if reports && next + 1 < limit {
            Some(Opening { frame: "that", start: next + 1 })
        } else {
            self.page.opening(behind, limit)
        };
        let Some(opening) = opening else { return };
        let that = opening.frame == "that" && opening.start == behind + 2;
        let known = leaning.is_some_and(|l| l.prepositions.contains(&opening.frame));
        if !that && opening.frame != "to" && !known || opening.start > behind + 2 {
            return;
        }
        let own = speaker.clone().or_else(|| self.owner(t, sentence, range));
        let says = that && cue.is_some_and(|c| c.says || self.voiced(t, range));
        let class = leaning.map_or("claim", |l| l.class);
        let shape = match opening.frame {
            "that" => Shape::Clause,
            "to" if opening.start == next => Shape::Infinitive,
            _ if self.opens_question(opening.start) => Shape::Clause,
            _ => Shape::Phrase,
        };
        let mut end = self.page.stretch_end(t, opening.start, limit, shape);
        let report = self.report(t).map(|r| r.content.end);
        if let Some(report) = report {
            end = report;
        } else if shape == Shape::Phrase {
            end = self.without_circumstance(&(opening.start..end));
        }
        let content = self.trim(opening.start..end);
        if content.is_empty() || (that && content.len() < 3) {
            return;
        }
        let frame = opening.frame;
        let (source, says) = match own {
            Some(source) => (source, says && content.len() > 2),
            None => (Source::Nobody, false),
        };
        let says = says && (report.is_some() || self.has_verb(&content));
        let sourced = source != Source::Nobody;
        if !says
            && (!self.attitudes || self.is_thing(&source) || !leanings().keeps('n', class, frame, sourced))
        {
            return;
        }
        self.out.push(Found {
            content,
            asides: Vec::new(),
            cue: Some(t..t + 1),
            source,
            mode: Mode::Indirect,
            modality: cue.map_or(Modality::Assertion, |c| c.modality),
            negative: false,
            says,
            addressee: None,
            sentence: index,
            rule: "en.noun",
            confidence: 0.6,
            kind: if says { None } else { Some(Kind { class, frame }) },
        });
    }

    fn has_verb(&self, content: &Tokens) -> bool {
        content.clone().any(|t| self.words[t as usize].verb.is_some_and(|v| v.form == VerbForm::Finite))
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
        if let Some(before) = t.checked_sub(1).filter(|b| *b >= sentence.start) {
            if self.is_possessive(before) {
                let last = before.checked_sub(1)?;
                let start =
                    self.reading.mention_at(last).map_or(last, |m| self.reading.mentions[m].tokens.start);
                return Some(Source::Phrase(start..last + 1, last));
            }
            if ["his", "her", "their", "its", "my", "our", "your"].iter().any(|w| self.is(before, w)) {
                return Some(Source::Phrase(before..before + 1, before));
            }
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
