//! Offices whose body a word stands for: `its president X`, `the company's president, X`, `X, its president`.

use super::knowledge::{Title, knowledge};
use super::office::Found;
use super::{Finder, Who};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Upos;
use crate::text::TokenId;

/// Longest title that is read, in tokens.
const LONGEST: TokenId = 8;

impl Finder<'_> {
    /// Offices and memberships of person `m` in a body that a word beside the title stands for.
    pub(super) fn title_of_referred(&mut self, m: usize) {
        let sentence = self.sentence(self.tokens(m).start);
        let (mut end, after) = (self.tokens(m).start, self.tokens(m).end);
        if end > sentence.start && self.is(end - 1, ",") {
            end -= 1;
        }
        // Back to the owner of the title.
        let mut from = end;
        while from > sentence.start && end - from < LONGEST && self.is_of_title(from - 1) {
            from -= 1;
        }
        if from < end
            && let Some(owner) = self.owner_before(from)
            && let Some(title) = self.title_in(from..end)
        {
            self.hold_referred(m, owner, &title);
        }
        if !self.is(after, ",") {
            return;
        }
        // `X, its president`, `X, the company's president`
        let stop = sentence.end.min(after + 2 + LONGEST);
        let Some(owned) = (after + 1..stop.min(after + 5)).find(|t| self.owner_before(*t).is_some()) else {
            return;
        };
        let end = (owned..stop).find(|t| !self.is_of_title(*t)).unwrap_or(stop);
        if owned < end
            && (end == sentence.end || self.is_punctuation(end))
            && let Some(owner) = self.owner_before(owned)
            && let Some(title) = self.title_in(owned..end)
        {
            self.hold_referred(m, owner, &title);
        }
    }

    /// `its parent company X`, `its subsidiary X`.
    pub(super) fn whole_of_referred(&mut self, m: usize) {
        let first = self.sentence(self.tokens(m).start).start;
        let Some(mut t) = self.tokens(m).start.checked_sub(1) else { return };
        if self.is(t, ",") || self.is(t, "company") {
            t = t.saturating_sub(1);
        }
        if self.is(t, "company") {
            t = t.saturating_sub(1);
        }
        let (part, whole) = (WordClass::Part.has(&self.lower(t)), WordClass::Whole.has(&self.lower(t)));
        if t <= first || !part && !whole {
            return;
        }
        let owner = self.owner_before(t).or_else(|| self.owner_before(t - 1));
        if let Some(owner) = owner.filter(|o| o.kind == EntityKind::Organization) {
            let (inner, outer) = if whole { (owner, self.who(m)) } else { (self.who(m), owner) };
            self.push_who(RelationKind::PartOf, inner, outer, None, false, "en.referred");
        }
    }

    /// The title in a stretch that ends where its words do.
    pub(super) fn title_up_to_a_mark(&self, from: TokenId, stop: TokenId) -> Option<Found> {
        let from = if self.upos(from) == Upos::Det { from + 1 } else { from };
        let end = (from..stop.min(from + LONGEST)).find(|t| !self.is_of_title(*t)).unwrap_or(stop);
        (from < end).then(|| self.title_in(from..end))?
    }

    fn is_of_title(&self, t: TokenId) -> bool {
        self.mention_at(t).is_none()
            && !self.is_possessive(t)
            && (matches!(self.upos(t), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
                || self.is(t, "and")
                || self.is(t, "-"))
    }

    /// The body or country that a word right before `t` stands for: `its`, `the company's`.
    fn owner_before(&self, t: TokenId) -> Option<Who> {
        let last = t.checked_sub(1)?;
        let word = if self.is_possessive(last) {
            last.checked_sub(1)?
        } else {
            matches!(self.lower(last).as_str(), "its" | "their").then_some(last)?
        };
        self.mention_at(word)
            .is_none()
            .then(|| self.who_at(word))?
            .filter(|w| matches!(w.kind, EntityKind::Organization | EntityKind::Country))
    }

    fn hold_referred(&mut self, m: usize, owner: Who, title: &Found) {
        let (kind, words) = match (title.class, owner.kind) {
            (Title::Office, _) => (RelationKind::HoldsOffice, Some(title.words.clone())),
            (Title::Member, EntityKind::Organization) => (RelationKind::MemberOf, None),
            _ => return,
        };
        if knowledge().title(&self.lower(title.words.end - 1)).is_some() {
            self.push_who(kind, self.who(m), owner, words, title.former, "en.referred");
        }
    }
}
