//! Whose words a document holds, where a sentence before told it: `Ann Reed issued a proclamation. … The proclamation said …`.

use super::phrase::Phrases;
use crate::entity::EntityId;
use crate::lang::en::statement::cue::cues;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, Voice};
use crate::text::{Span, TokenId, Tokens};

/// How many sentences before may tell whose a document is.
const BACK: usize = 4;

impl Phrases<'_> {
    /// Whose the document is that a phrase with `the` or `this` takes up, and where he was told of.
    pub(super) fn owner(&self, phrase: &Tokens, head: TokenId) -> Option<(EntityId, Span)> {
        let words = self.reading.analysed.words;
        let sentences = &self.reading.analysed.segmented.sentences;
        let taken_up = self.is(phrase.start, "the") || self.is(phrase.start, "this");
        if !taken_up || phrase.clone().any(|t| self.reading.mention_at(t).is_some()) {
            return None;
        }
        let own = sentences.partition_point(|s| s.tokens.end <= phrase.start);
        let begin = sentences.get(own.saturating_sub(BACK))?.tokens.start;
        let lemma = &words[head as usize].lemma;
        (begin..phrase.start)
            .rev()
            .filter(|t| words[*t as usize].lemma == *lemma && words[*t as usize].upos == Upos::Noun)
            .find_map(|t| self.before(t).or_else(|| self.behind(t)).or_else(|| self.maker(t)))
            .or_else(|| self.doer(lemma, begin..phrase.start))
    }

    /// Who did by words what the document holds: `Reed declared an emergency. … The declaration said …`.
    fn doer(&self, noun: &str, before: Tokens) -> Option<(EntityId, Span)> {
        let clauses = self.reading.clauses;
        let first = clauses.partition_point(|c| c.head < before.start);
        let last = clauses.partition_point(|c| c.head < before.end);
        clauses[first..last.max(first)]
            .iter()
            .rev()
            .filter(|c| matches!(c.link, Link::Root | Link::Coordinated))
            .filter(|c| c.features.voice != Voice::Passive && cues().made_by(noun, &c.lemma))
            .find_map(|c| self.subject(c))
    }

    /// Who the subject of a clause is.
    fn subject(&self, clause: &Clause) -> Option<(EntityId, Span)> {
        let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom);
        let told = |a: &Argument| self.somebody(a.head).or_else(|| self.somebody(a.tokens.end - 1));
        // A name right before the verb that the tree gives it not.
        let right_before = || {
            let mut t = clause.head;
            while t > 0 && matches!(self.upos(t - 1), Some(Upos::Aux | Upos::Adv)) {
                t -= 1;
            }
            t.checked_sub(1).and_then(|t| self.somebody(t))
        };
        subject.and_then(told).or_else(right_before)
    }

    /// Whom a token names or takes up.
    fn somebody(&self, t: TokenId) -> Option<(EntityId, Span)> {
        if let Some(m) = self.reading.mention_at(t) {
            let mention = &self.reading.mentions[m];
            let speaks = mention.kind != EntityKind::Place && !mention.adjectival;
            return speaks.then(|| (self.reading.entity_of[m], mention.span));
        }
        let entity = self.reading.references.get(t as usize).copied().flatten()?;
        Some((entity, self.reading.analysed.segmented.tokens[t as usize].span))
    }

    /// First token of the noun's own words before it: `her | long letter`.
    fn first(&self, noun: TokenId) -> TokenId {
        let mut t = noun;
        while t > 0 && matches!(self.upos(t - 1), Some(Upos::Adj | Upos::Noun | Upos::Num)) {
            t -= 1;
        }
        t
    }

    /// `Reed's letter`, `her letter`, and `Reed, in a statement, praised …`.
    fn before(&self, noun: TokenId) -> Option<(EntityId, Span)> {
        let words = self.reading.analysed.words;
        let at = self.first(noun).checked_sub(1)?;
        if self.is_possessive(at)
            || words[at as usize].upos == Upos::Pron && words[at as usize].case == Case::Gen
        {
            return self.somebody(at - TokenId::from(self.is_possessive(at)));
        }
        let set_off = at >= 3
            && (self.is(at, "a") || self.is(at, "an"))
            && words[at as usize - 1].upos == Upos::Adp
            && self.is(at - 2, ",");
        if set_off { self.somebody(at - 3) } else { None }
    }

    /// `a letter from Reed`, `the letter was signed by Reed`.
    fn behind(&self, noun: TokenId) -> Option<(EntityId, Span)> {
        let mut t = noun + 1;
        while t < noun + 4 && matches!(self.upos(t), Some(Upos::Aux | Upos::Verb | Upos::Adv)) {
            t += 1;
        }
        let owned = self.is(t, "by") || t == noun + 1 && (self.is(t, "from") || self.is(t, "of"));
        let mut name = t + 1;
        while name < t + 5
            && self.reading.mention_at(name).is_none()
            && matches!(self.upos(name), Some(Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn))
        {
            name += 1;
        }
        if owned { self.somebody(name) } else { None }
    }

    /// `Reed issued a proclamation`, `Reed wrote in a letter that …`.
    fn maker(&self, noun: TokenId) -> Option<(EntityId, Span)> {
        let clauses = self.reading.clauses;
        let sentences = &self.reading.analysed.segmented.sentences;
        let sentence = sentences.partition_point(|s| s.tokens.end <= noun) as u32;
        let first = clauses.partition_point(|c| c.sentence < sentence);
        let new = self.first(noun).checked_sub(1).is_some_and(|t| self.is(t, "a") || self.is(t, "an"));
        clauses[first..].iter().take_while(|c| c.sentence == sentence).find_map(|c| {
            let made = c.arguments.iter().any(|a| {
                a.head == noun
                    && match &a.slot {
                        Slot::Acc => WordClass::Issues.has(&c.lemma),
                        Slot::Adp(p) => new && &**p == "in",
                        _ => false,
                    }
            });
            (made && c.features.voice != Voice::Passive).then(|| self.subject(c)).flatten()
        })
    }
}
