//! Kinship: `X, wife of Y`, `Y's son X`, `his children X and Z`.

use super::Finder;
use super::knowledge::{Title, knowledge};
use crate::entity::RelationKind;
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
        // `X, [the] [older] wife of Y`
        if self.is(end, ",") || self.is(end, "(") {
            let mut t = end + 1;
            while t < sentence.end
                && matches!(self.upos(t), Upos::Det | Upos::Adj | Upos::Num)
                && !self.is_kin(t)
            {
                t += 1;
            }
            if self.is_kin(t)
                && self.is(t + 1, "of")
                && let Some(other) = (t + 2..(t + 12).min(sentence.end)).find_map(|k| self.person_at(k))
                && (t + 2..self.tokens(other).start).all(|k| {
                    self.mention_at(k).is_some() || !self.is_punctuation(k) && self.upos(k) != Upos::Verb
                })
            {
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin.of");
            }
        }
        // `Y's [14-year-old] son [,] X`, `his wife [, First Lady] X`, `his children X and Z`
        if start == sentence.start {
            return;
        }
        let mut t = start - 1;
        let mut steps = 0;
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
        if matches!(self.lower(owner).as_str(), "his" | "her") {
            // The nearest person before in this sentence, else the last one named in the sentence before.
            let near = (sentence.start..owner).rev().find_map(|k| self.person_at(k));
            let other = near.or_else(|| {
                let before = self.sentence(sentence.start.saturating_sub(1));
                before.rev().find_map(|k| self.person_at(k))
            });
            if let Some(other) = other {
                self.push(RelationKind::KinOf, m, other, None, false, "en.kin.pronoun");
            }
        }
    }
}
