//! Adjectives of attitude: `is confident that …`, `eager to …`, `critical of …`.

use super::content::Finder;
use super::leaning::leanings;
use super::{Kind, Source, arguments};
use crate::lang::en::report::Shape;
use crate::syntax::{Slot, Upos};
use crate::text::{TokenId, Tokens, lower_en};

impl Finder<'_> {
    pub(super) fn adjectives(&mut self, index: u32, sentence: &Tokens, range: &std::ops::Range<usize>) {
        for t in sentence.clone() {
            if matches!(self.words[t as usize].upos, Upos::Adj | Upos::Verb) && !self.inside_quote(t) {
                self.adjective(t, index, sentence, range);
            }
        }
    }

    fn adjective(&mut self, t: TokenId, index: u32, sentence: &Tokens, range: &std::ops::Range<usize>) {
        let form = lower_en(self.tokens[t as usize].span.of(self.text));
        let Some(leaning) = leanings().adjective(&form) else { return };
        let mut limit = sentence.end;
        while limit > t + 1 && self.is_punctuation(limit - 1) && !self.closes(limit - 1) {
            limit -= 1;
        }
        let Some(opening) = self.page.opening(t, limit) else { return };
        let shape = match opening.frame {
            "that" | "bare" | "wh" => Shape::Clause,
            "to" if self.is(opening.start, "to") || self.is(opening.start, "not") => Shape::Infinitive,
            frame if leaning.prepositions.contains(&frame) => {
                if self.opens_question(opening.start) {
                    Shape::Clause
                } else {
                    Shape::Phrase
                }
            }
            _ => return,
        };
        // `is (very) confident`
        let mut before = t;
        while before > sentence.start
            && (self.words[before as usize - 1].upos == Upos::Adv
                || ["more", "most", "as", "so"].iter().any(|w| self.is(before - 1, w)))
        {
            before -= 1;
        }
        let Some(copula) = before.checked_sub(1).filter(|b| *b >= sentence.start) else { return };
        let linked = matches!(
            &*self.words[copula as usize].lemma,
            "be" | "feel"
                | "seem"
                | "become"
                | "remain"
                | "appear"
                | "sound"
                | "look"
                | "get"
                | "grow"
                | "stay"
        ) && matches!(self.words[copula as usize].upos, Upos::Aux | Upos::Verb);
        let behind_noun = matches!(self.words[copula as usize].upos, Upos::Noun | Upos::Propn);
        let source = if linked {
            let clause = range.clone().map(|k| &self.clauses[k]).find(|c| c.head == t || c.head == copula);
            let subject = clause.and_then(|c| {
                arguments(c, &Slot::Nom).next().map(|a| Source::Phrase(a.tokens.clone(), a.head))
            });
            subject
                .or_else(|| {
                    let phrase = self.page.subject_before(copula, sentence.start)?;
                    let (_, head) = self.noun_phrase(phrase.start, phrase.end);
                    Some(Source::Phrase(phrase, head))
                })
                .unwrap_or(Source::Nobody)
        } else if behind_noun {
            Source::Phrase(self.phrase_start(copula).max(sentence.start)..copula + 1, copula)
        } else {
            Source::Nobody
        };
        let mut end = self.page.stretch_end(t, opening.start, limit, shape);
        if shape == Shape::Phrase {
            end = self.without_circumstance(&(opening.start..end));
        }
        let content = self.trim(opening.start..end);
        if content.is_empty() {
            return;
        }
        let frame = if linked {
            opening.frame
        } else if behind_noun {
            "post"
        } else {
            "loose"
        };
        self.push_attitude('a', content, t..t + 1, source, Kind { class: leaning.class, frame }, index);
    }
}
