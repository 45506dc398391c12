//! Kinship: `X, wife of Y`, `Y's son X`, `his children X and Z`.

use super::Finder;
use super::knowledge::{Title, knowledge};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Upos;
use crate::text::TokenId;

impl Finder<'_> {
    fn is_kin(&self, t: TokenId) -> bool {
        knowledge().title(&self.lower(t)) == Some(Title::Kin)
    }

    fn person_at(&self, t: TokenId) -> Option<usize> {
        self.mention_at(t).filter(|m| self.kind(*m) == EntityKind::Person)
    }

    /// Kin of the person `m`.
    pub(super) fn kin(&mut self, m: usize) {
        let (start, end) = (self.tokens(m).start, self.tokens(m).end);
        let sentence = self.sentence(start);
        // `X, [the] [older] wife of Y`, `X was the son of Y`
        if [",", "(", "is", "was"].iter().any(|w| self.is(end, w)) {
            self.kin_of(m, end + 1, sentence.end);
        }
        // `X, Y's widow`
        if self.is(end, ",")
            && let Some(other) = self.person_at(end + 1).filter(|o| self.tokens(*o).start == end + 1)
            && self.is_possessive(self.tokens(other).end)
        {
            let from = self.tokens(other).end + 1;
            let kin =
                (from..sentence.end.min(from + 4)).find(|t| self.upos(*t) != Upos::Adj || self.is_kin(*t));
            let closed = |t: TokenId| self.is_punctuation(t) || self.is(t, "and");
            if kin.is_some_and(|t| self.is_kin(t) && closed(t + 1)) {
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin.of");
            }
        }
        // `Y's [14-year-old] son [,] X`, `his wife [, First Lady] X`, `his children X and Z`
        if start == sentence.start {
            return;
        }
        let mut t = start - 1;
        let mut steps = 0;
        // `her mother is the actress X`
        let copula = (sentence.start + 1..start)
            .rev()
            .take(6)
            .find(|k| self.mention_at(*k).is_some() || !self.may_describe(*k))
            .filter(|k| matches!(self.lower(*k).as_str(), "is" | "was") && self.is_kin(*k - 1));
        if let Some(copula) = copula {
            t = copula - 1;
        }
        while t > sentence.start && !self.is_kin(t) && steps < 5 {
            let list = self.is(t, "and") || self.is(t, ",") || self.person_at(t).is_some();
            let title = matches!(self.upos(t), Upos::Propn | Upos::Noun | Upos::Adj);
            if !list && !title {
                return;
            }
            t = self.person_at(t).map_or(t, |p| self.tokens(p).start).saturating_sub(1);
            steps += 1;
        }
        if !self.is_kin(t) || t <= sentence.start {
            return;
        }
        let noun = self.lower(t);
        // Only plurals take a list: `his wife, A, and B` speaks of one.
        let plural = noun.ends_with('s') || noun == "children";
        if !plural && (t + 1..start).any(|k| self.person_at(k).is_some()) {
            return;
        }
        let mut owner = t - 1;
        while owner > sentence.start
            && matches!(self.upos(owner), Upos::Adj | Upos::Num | Upos::Noun)
            && self.mention_at(owner).is_none()
            && !self.is_possessive(owner)
        {
            owner -= 1;
        }
        if self.is_possessive(owner) && owner > sentence.start {
            if let Some(other) = self.person_at(owner - 1) {
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin");
            }
            return;
        }
        if matches!(self.lower(owner).as_str(), "his" | "her" | "whose") {
            // The nearest person before in this sentence, else the last one named in the sentence before.
            let near = (sentence.start..owner).rev().find_map(|k| self.person_at(k));
            let other = near.or_else(|| {
                let last = sentence.start.checked_sub(1)?;
                self.sentence(last).rev().find_map(|k| self.person_at(k))
            });
            if let Some(other) = other {
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin.pronoun");
            }
        } else if self.is(owner, "their") {
            // Of the two before.
            let mut before: Vec<usize> = (sentence.start..owner).filter_map(|k| self.person_at(k)).collect();
            before.dedup();
            for other in before.into_iter().rev().take(2).rev() {
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin.pronoun");
            }
        } else if self.is(owner, "and") && owner > sentence.start {
            // `his wife A and | sons B and C`
            let before = self.person_at(owner - 1).map(|b| self.entity(b));
            let kin =
                self.out.iter().rev().find(|r| r.kind == RelationKind::KinOf && Some(r.source) == before);
            if let Some((target, evidence)) = kin.map(|k| (k.target, k.evidence)) {
                let (source, span) = (self.entity(m), self.reading.mentions[m].span);
                let evidence = evidence.join(span);
                self.push_entities(
                    RelationKind::KinOf,
                    source,
                    target,
                    None,
                    false,
                    evidence,
                    "en.kin.listed",
                );
            }
        } else if plural && WordClass::HasKin.has(&self.reading.analysed.words[owner as usize].lemma) {
            // `X has two sons, A and B`
            if let Some(other) = (sentence.start..owner).rev().find_map(|k| self.person_at(k)) {
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin.has");
            }
        }
    }

    /// `[the] [older] son of Y and Z [and [the] brother of W]` from `t` on, said of the person `m`.
    fn kin_of(&mut self, m: usize, mut t: TokenId, end: TokenId) {
        loop {
            while t < end && matches!(self.upos(t), Upos::Det | Upos::Adj | Upos::Num) && !self.is_kin(t) {
                t += 1;
            }
            if t + 2 >= end || !self.is_kin(t) || !self.is(t + 1, "of") {
                return;
            }
            // Only a child has two: `wife of Y and Z` is no such thing.
            let child = WordClass::Child.has(&self.lower(t));
            let mut from = t + 2;
            let mut found = false;
            while let Some(other) = (from..end.min(from + 10)).find_map(|k| self.person_at(k)) {
                let plain = |k: TokenId| {
                    self.mention_at(k).is_some()
                        || !self.is_punctuation(k) && !self.is_kin(k) && self.upos(k) != Upos::Verb
                };
                if found && !child || !(from..self.tokens(other).start).all(plain) {
                    break;
                }
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin.of");
                found = true;
                from = self.tokens(other).end;
                if !self.is(from, "and") {
                    break;
                }
                from += 1;
            }
            if !found {
                return;
            }
            t = from + TokenId::from(self.is(from, "and") || self.is(from, ","));
        }
    }

    /// Whether a word may stand between a copula and the name of who somebody is.
    fn may_describe(&self, t: TokenId) -> bool {
        matches!(self.upos(t), Upos::Det | Upos::Adj | Upos::Noun)
    }
}
