//! Relations of several at once, and of what stands in apposition: `A and B, both in X`, `German firms including A and B`,
//! `A, a suburb of X`, `X's capital, A`, `A, the Polish regulator`.

use super::Finder;
use super::knowledge::{Class, Title, knowledge};
use crate::entity::{Relation, RelationKind};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Upos;
use crate::text::TokenId;

/// Longest description that is read, in tokens.
const FAR: TokenId = 8;

impl Finder<'_> {
    /// The mentions of one list, from `m` on: `A, B(,) and C`.
    fn list_from(&self, m: usize) -> Vec<usize> {
        let mut list = vec![m];
        let stop = self.sentence(self.tokens(m).start).end;
        let (mut t, mut open) = (self.tokens(m).end, vec![]);
        while t < stop {
            let comma = self.is(t, ",");
            let mut joined = self.is(t, "and") || self.is(t, "or");
            if !comma && !joined {
                break;
            }
            t += 1;
            if comma && self.is(t, "and") {
                joined = true;
                t += 1;
            }
            if self.is(t, "the") {
                t += 1;
            }
            let Some(next) = (t < stop).then(|| self.mention_at(t)).flatten() else { break };
            if self.tokens(next).start != t || self.kind(next) != self.kind(m) || self.is_adjective(next) {
                break;
            }
            open.push(next);
            if joined {
                // Only a list that a conjunction closes is one.
                list.append(&mut open);
            }
            t = self.tokens(next).end;
            if joined {
                break;
            }
        }
        list
    }

    /// `members of the league A and B`, `the Peruvians A and B`: what the first of a list is by a plural word before
    /// it, the others are too. `from`: the first relation that the words before `m` told.
    pub(super) fn titles_of_list(&mut self, m: usize, from: usize) {
        let Some(mut t) = self.tokens(m).start.checked_sub(1) else { return };
        if self.is(t, ",") {
            t = t.saturating_sub(1);
        }
        let told: Vec<Relation> = self.out[from..].to_vec();
        if told.is_empty() {
            return;
        }
        // The title's noun: right before the names, or before `of` and the body.
        let body = self.mention_at(t).filter(|b| self.kind(*b) != EntityKind::Person);
        let noun = match body {
            Some(body) if !self.is_adjective(body) => {
                let mut k = self.tokens(body).start;
                while k > 0 && matches!(self.upos(k - 1), Upos::Det | Upos::Adp) {
                    k -= 1;
                }
                k.saturating_sub(1)
            }
            _ => t,
        };
        let plural = self.reading.analysed.words[noun as usize].plural || self.lower(noun).ends_with('s');
        let named =
            body.is_some_and(|b| self.is_adjective(b)) || knowledge().title(&self.lower(noun)).is_some();
        if !plural || !named {
            return;
        }
        for other in self.list_from(m).into_iter().skip(1) {
            for r in &told {
                let (source, evidence) =
                    (self.entity(other), r.evidence.join(self.reading.mentions[other].span));
                self.push_entities(r.kind, source, r.target, r.title.clone(), r.former, evidence, r.rule);
            }
        }
    }

    /// `A (X) and B, both in Peru`, `A and B, both from Peru`; `A, also from Peru`.
    pub(super) fn both(&mut self, m: usize) {
        let end = self.tokens(m).end;
        let stop = self.sentence(self.tokens(m).start).end;
        let mut t = end;
        if self.is(t, "(") {
            t = (t..stop.min(t + 5)).find(|k| self.is(*k, ")")).map_or(t, |k| k + 1);
        }
        if self.is(t, ",") {
            t += 1;
        }
        let both = self.is(t, "both");
        if !both && !self.is(t, "also") || !matches!(self.lower(t + 1).as_str(), "in" | "from" | "of") {
            return;
        }
        let at = if self.is(t + 2, "the") { t + 3 } else { t + 2 };
        let Some(land) = (at < stop).then(|| self.mention_at(at)).flatten() else { return };
        let relation = match (self.kind(m), self.kind(land)) {
            (EntityKind::Person, EntityKind::Country) => RelationKind::CitizenOf,
            (EntityKind::Organization, EntityKind::Country | EntityKind::Place) => RelationKind::LocatedIn,
            _ => return,
        };
        self.push(relation, m, land, None, false, "en.both");
        let first = self.tokens(m).start.checked_sub(2).filter(|_| both);
        let other = first.and_then(|f| (f.saturating_sub(4)..=f).rev().find_map(|k| self.mention_at(k)));
        if let Some(other) = other.filter(|o| self.kind(*o) == self.kind(m) && *o != m) {
            self.push(relation, other, land, None, false, "en.both");
        }
    }

    /// `Kenya's Ann Reed`.
    pub(super) fn owned_by_country(&mut self, m: usize) {
        let start = self.tokens(m).start;
        if start < 2 || !self.is_possessive(start - 1) {
            return;
        }
        // `Greenpeace's Ann Reed`
        if let Some(body) = self.mention_at(start - 2).filter(|b| self.kind(*b) == EntityKind::Organization) {
            self.push(RelationKind::MemberOf, m, body, None, false, "en.of-body");
            return;
        }
        if let Some(land) = self.mention_at(start - 2).filter(|l| self.kind(*l) == EntityKind::Country) {
            if knowledge().title(&self.lower(start)) == Some(Title::Office) {
                // `Norway's King Harald`
                let title = Some(start..start + 1);
                self.push(RelationKind::HoldsOffice, m, land, title, false, "en.title");
            } else {
                self.push(RelationKind::CitizenOf, m, land, None, false, "en.of-country");
            }
        }
    }

    /// `German firms including A, B and C`, `the US states of A and B`: where each of a list is.
    pub(super) fn kind_listed(&mut self, m: usize) {
        let start = self.tokens(m).start;
        let first = self.sentence(start).start;
        let mut t = start;
        let place = self.kind(m) == EntityKind::Place;
        let opener = t.checked_sub(1).map(|k| self.lower(k)).unwrap_or_default();
        match opener.as_str() {
            "including" | "like" | "of" | "namely" => t -= 1,
            "as" if t > 1 && self.is(t - 2, "such") => t -= 2,
            _ => {}
        }
        if t > first && self.is(t - 1, ",") && t < start {
            t -= 1;
        }
        // The noun for the kind: a plural one, of places a kind of region.
        let Some(noun) = t.checked_sub(1).filter(|n| *n > first && self.mention_at(*n).is_none()) else {
            return;
        };
        let word = &self.reading.analysed.words[noun as usize];
        let region = knowledge().is(&word.lemma, Class::Region);
        if word.upos != Upos::Noun || !word.plural || place != region || opener == "of" && !place {
            return;
        }
        let mut at = noun;
        while at > first && noun - at < 3 && self.mention_at(at - 1).is_none() {
            if !matches!(self.upos(at - 1), Upos::Adj | Upos::Noun) {
                break;
            }
            at -= 1;
        }
        let owner = (at > first).then(|| self.mention_at(at - 1)).flatten();
        let Some(land) = owner.filter(|l| matches!(self.kind(*l), EntityKind::Country | EntityKind::Place))
        else {
            return;
        };
        for one in self.list_from(m) {
            self.push(RelationKind::LocatedIn, one, land, None, false, "en.listed");
        }
    }

    /// `Mill Bank, a Peruvian lender,`, `NOR, the Norwegian regulator,`: whose a body is by its description.
    pub(super) fn described(&mut self, m: usize) {
        let stop = self.sentence(self.tokens(m).start).end;
        let mut t = self.tokens(m).end;
        if self.is(t, "(") {
            t = (t..stop.min(t + 5)).find(|k| self.is(*k, ")")).map_or(t, |k| k + 1);
        }
        if !self.is(t, ",") || !matches!(self.lower(t + 1).as_str(), "a" | "an" | "the") {
            return;
        }
        let Some(land) = (t + 2 < stop).then(|| self.mention_at(t + 2)).flatten() else {
            self.described_in(m, t + 2, stop);
            return;
        };
        let from = self.tokens(land).end;
        let end = (from..stop.min(from + FAR))
            .find(|k| !matches!(self.upos(*k), Upos::Noun | Upos::Adj) || self.mention_at(*k).is_some())
            .unwrap_or(from);
        let closed = end > from
            && (end >= stop
                || matches!(
                    self.lower(end).as_str(),
                    "," | "." | "that" | "which" | "with" | "and" | ")" | "in"
                ));
        if !closed || self.kind(land) != EntityKind::Country {
            return;
        }
        let last = self.lower(end - 1);
        let state = knowledge().is(&last, Class::State) && !(from..end).any(|k| self.is(k, "news"));
        let person = knowledge().title(&last).is_some();
        if !person {
            let relation = if state { RelationKind::PartOf } else { RelationKind::LocatedIn };
            self.push(relation, m, land, None, false, "en.body.described");
        }
    }

    /// `Mill Bank, a lender based in Lima`, `the Lake Institute, a think tank in Lima`: the description from `t` on.
    fn described_in(&mut self, m: usize, t: TokenId, stop: TokenId) {
        let mut end = (t..stop.min(t + FAR))
            .find(|k| !matches!(self.upos(*k), Upos::Noun | Upos::Adj) || self.mention_at(*k).is_some())
            .unwrap_or(t);
        if end == t || knowledge().title(&self.lower(end - 1)).is_some() {
            return;
        }
        let last = self.lower(end - 1);
        let body = WordClass::Company.has(&last)
            || WordClass::AnyBody.has(&last)
            || knowledge().is(&last, Class::Site)
            || matches!(last.as_str(), "tank" | "party" | "union" | "school" | "club");
        let based = matches!(self.lower(end).as_str(), "based" | "headquartered" | "located");
        end += TokenId::from(based);
        if !(body || based) || !self.is(end, "in") {
            return;
        }
        let at = self.behind_adjectives(end + 1);
        if let Some(land) = at.filter(|l| matches!(self.kind(*l), EntityKind::Place | EntityKind::Country))
            && !self.is_adjective(land)
        {
            self.push(RelationKind::LocatedIn, m, land, None, false, "en.body.described");
        }
    }

    /// `Tacna, a suburb of Lima`, `Peru's capital, Lima,`.
    pub(super) fn lies_in(&mut self, m: usize) {
        let (start, end) = (self.tokens(m).start, self.tokens(m).end);
        let sentence = self.sentence(start);
        let region = |f: &Self, k: TokenId| knowledge().is(&f.lower(k), Class::Region);
        let bare = self.is(end + 1, "capital");
        if self.is(end, ",") && (bare || matches!(self.lower(end + 1).as_str(), "a" | "an" | "the")) {
            let stop = sentence.end.min(end + FAR);
            let noun = (end + 1 + TokenId::from(!bare)..stop)
                .find(|k| self.mention_at(*k).is_some() || self.upos(*k) != Upos::Adj || region(self, *k))
                .filter(|k| self.mention_at(*k).is_none());
            if let Some(noun) = noun.filter(|n| region(self, *n))
                && matches!(self.lower(noun + 1).as_str(), "of" | "in" | "near")
            {
                let direct =
                    (noun + 2..stop).find(|k| self.upos(*k) != Upos::Det && self.upos(*k) != Upos::Adj);
                let outer = direct.and_then(|k| self.mention_at(k));
                if let Some(outer) =
                    outer.filter(|o| matches!(self.kind(*o), EntityKind::Place | EntityKind::Country))
                {
                    // `the capital of Peru's Puno province`
                    let after = self.tokens(outer).end;
                    let inner =
                        self.is_possessive(after).then(|| self.behind_adjectives(after + 1)).flatten();
                    let outer = inner.filter(|i| self.kind(*i) == EntityKind::Place).unwrap_or(outer);
                    self.push(RelationKind::LocatedIn, m, outer, None, false, "en.place.apposition");
                }
            }
        }
        // `A, Peru's second largest city`
        if self.is(end, ",")
            && let Some(land) = (end + 1 < sentence.end).then(|| self.mention_at(end + 1)).flatten()
            && self.is_possessive(self.tokens(land).end)
        {
            let mut noun = self.tokens(land).end + 1;
            while noun < sentence.end
                && matches!(self.upos(noun), Upos::Adj | Upos::Num)
                && !region(self, noun)
            {
                noun += 1;
            }
            if region(self, noun)
                && self.mention_at(noun + 1).is_none()
                && matches!(self.kind(land), EntityKind::Country | EntityKind::Place)
            {
                self.push(RelationKind::LocatedIn, m, land, None, false, "en.place.apposition");
            }
        }
        // `Peru's capital[,] Lima`, `the capital of Peru, Lima,`
        if start > sentence.start + 2 && self.is(start - 1, ",") {
            let noun = start - 2;
            let mut owner = noun - 1;
            while owner > sentence.start && matches!(self.upos(owner), Upos::Adj | Upos::Num) {
                owner -= 1;
            }
            if region(self, noun) && self.is_possessive(owner) && owner > 0 {
                let land = self.mention_at(owner - 1);
                if let Some(land) = land.filter(|l| self.kind(*l) != EntityKind::Person) {
                    self.push(RelationKind::LocatedIn, m, land, None, false, "en.place.apposition");
                }
            } else if let Some(land) =
                self.adjective_before(noun, sentence.start).filter(|_| self.is(noun, "capital"))
            {
                // `the Peruvian capital, Lima,`
                self.push(RelationKind::LocatedIn, m, land, None, false, "en.place.apposition");
            } else if let Some(land) = self.mention_at(noun).filter(|l| self.kind(*l) == EntityKind::Country)
            {
                let at = self.tokens(land).start;
                if at > sentence.start + 1 && self.is(at - 1, "of") && self.is(at - 2, "capital") {
                    self.push(RelationKind::LocatedIn, m, land, None, false, "en.place.apposition");
                }
            }
        }
    }

    /// A country's adjective right before a noun.
    fn adjective_before(&self, noun: TokenId, first: TokenId) -> Option<usize> {
        let before = noun.checked_sub(1).filter(|t| *t >= first)?;
        self.mention_at(before).filter(|l| self.kind(*l) == EntityKind::Country && self.is_adjective(*l))
    }
}
