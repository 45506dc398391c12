//! Bodies of countries, places in places.

use super::Finder;
use super::knowledge::{Class, knowledge};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Upos;
use crate::text::TokenId;

/// Words of direction before a place: `in northern Iraq`.
const DIRECTIONS: [&str; 16] = [
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north",
    "south",
    "east",
    "west",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "downtown",
    "nearby",
    "neighbouring",
];

impl Finder<'_> {
    fn is_state_body(&self, m: usize) -> bool {
        let has = |words: &[&str]| self.tokens(m).clone().any(|t| words.contains(&&*self.lower(t)));
        self.tokens(m).clone().any(|t| knowledge().is(&self.lower(t), Class::State))
            // `the National Institutes of Health`
            || has(&["national", "federal", "centers", "royal"])
                && has(&["institute", "institutes", "centre", "center", "centers", "foundation", "library", "archives", "laboratory", "control"])
    }

    /// `Taiwan's Constitutional Court`, `the Faculty of A at the University of B`, `the legislature of Peru, the Congress`.
    pub(super) fn body_of(&mut self, m: usize) {
        let start = self.tokens(m).start;
        let sentence = self.sentence(start);
        if start == sentence.start {
            return;
        }
        let mut before = start - 1;
        let possessive = self.is_possessive(before);
        if possessive && before > sentence.start {
            before -= 1;
        }
        // `Spain's leftist X`, `the German right-wing X`
        let mut steps = 0;
        while !possessive
            && steps < 2
            && before > sentence.start
            && (self.upos(before) == Upos::Adj || self.form(before).contains('-'))
            && self.mention_at(before).is_none()
        {
            before -= 1;
            steps += 1;
        }
        let owned = steps > 0 && self.is_possessive(before) && before > sentence.start;
        before -= TokenId::from(owned);
        let possessive = possessive || owned;
        // `the United Kingdom's (UK) X` and adjectives between.
        if let Some(owner) = self.mention_at(before) {
            let kind = self.kind(owner);
            let adjacent = possessive || self.is_adjective(owner) || self.tokens(owner).end == start;
            if adjacent && kind == EntityKind::Country {
                let relation =
                    if self.is_state_body(m) { RelationKind::PartOf } else { RelationKind::LocatedIn };
                self.push(relation, m, owner, None, false, "en.body");
            } else if adjacent && kind == EntityKind::Place && (possessive || self.is_compound(owner)) {
                self.push(RelationKind::LocatedIn, m, owner, None, false, "en.body");
            } else if possessive && kind == EntityKind::Organization {
                self.push(RelationKind::PartOf, m, owner, None, false, "en.body");
            }
        }
        // `Iranian news agency Fars`: a common noun between.
        if !possessive && self.upos(start - 1) == Upos::Noun && self.mention_at(start - 1).is_none() {
            let mut t = start - 1;
            while t > sentence.start
                && matches!(self.upos(t), Upos::Noun | Upos::Adj)
                && self.mention_at(t).is_none()
            {
                t -= 1;
            }
            if self.is_possessive(t) && t > sentence.start {
                t -= 1;
            }
            if let Some(owner) = self.mention_at(t)
                && matches!(self.kind(owner), EntityKind::Country | EntityKind::Place)
                && start - t < 6
            {
                let state = (t..start).any(|k| {
                    knowledge().is(&self.lower(k), Class::State)
                        && !self.is(k, "agency")
                        && !self.is(k, "bank")
                });
                let land = self.kind(owner) == EntityKind::Country;
                // `Peru's state broadcaster X`
                let owned = (t..start).any(|k| WordClass::StateOwned.has(&self.lower(k)));
                let state = state || land && owned;
                if !land && state {
                    return;
                }
                let part = state && land;
                let relation = if part { RelationKind::PartOf } else { RelationKind::LocatedIn };
                self.push(relation, m, owner, None, false, "en.body.noun");
            }
        }
        let end = self.tokens(m).end;
        if self.is(end, "of")
            && let Some(seat) = self.mention_at(end + 1).filter(|s| self.kind(*s) == EntityKind::Place)
            && !self.is_state_body(m)
        {
            // `Mill Steel of Lodz`
            self.push(RelationKind::LocatedIn, m, seat, None, false, "en.body.of");
        }
        if matches!(self.lower(end).as_str(), "of" | "at") {
            let t = if self.is(end + 1, "the") { end + 2 } else { end + 1 };
            if let Some(owner) = self.mention_at(t) {
                match self.kind(owner) {
                    EntityKind::Organization
                        if self.tokens(m).clone().any(|t| knowledge().is(&self.lower(t), Class::Part)) =>
                    {
                        self.push(RelationKind::PartOf, m, owner, None, false, "en.body.of");
                    }
                    EntityKind::Country if self.is(end, "of") && self.is_state_body(m) => {
                        self.push(RelationKind::PartOf, m, owner, None, false, "en.body.of");
                    }
                    EntityKind::Place if self.is(end, "of") && self.is_state_body(m) => {
                        self.push(RelationKind::LocatedIn, m, owner, None, false, "en.body.of");
                    }
                    _ => {}
                }
            }
        }
        // `the legislature of Taiwan, the Legislative Yuan,`
        let mut t = start - 1;
        if self.is(t, "the") && t > sentence.start {
            t -= 1;
        }
        if self.is(t, ",")
            && t > sentence.start + 2
            && let Some(owner) = self.mention_at(t - 1)
            && self.kind(owner) == EntityKind::Country
        {
            let at = self.tokens(owner).start;
            let of =
                if at > 0 && self.is(at - 1, "the") { at.saturating_sub(2) } else { at.saturating_sub(1) };
            if self.is(of, "of") && of > 0 && knowledge().is(&self.lower(of - 1), Class::State) {
                self.push(RelationKind::PartOf, m, owner, None, false, "en.body.apposition");
            }
        }
        // `Tonga's parliament, the Legislative Assembly,`
        if self.is(t, ",") && t > sentence.start + 2 && knowledge().is(&self.lower(t - 1), Class::State) {
            let mut before = t - 2;
            while before > sentence.start
                && self.mention_at(before).is_none()
                && (self.is_possessive(before) || self.upos(before) == Upos::Adj)
            {
                before -= 1;
            }
            if let Some(owner) = self.mention_at(before).filter(|o| self.kind(*o) == EntityKind::Country) {
                self.push(RelationKind::PartOf, m, owner, None, false, "en.body.apposition");
            }
        }
    }

    /// `the White House`, `the Biden administration`: the country at whose head they stand, where the text names it.
    pub(super) fn home_body(&mut self, m: usize) {
        let mention = &self.reading.mentions[m];
        let last = self.lower(mention.tokens.end - 1);
        let led = matches!(last.as_str(), "administration" | "government" | "cabinet");
        let entry = if led {
            let inner = self.reading.nested.iter().find(|n| n.outer as usize == m);
            let known = inner.filter(|n| n.mention.kind == EntityKind::Person).and_then(|n| n.mention.entry);
            known.or_else(|| self.leader_in(m))
        } else {
            let seat = matches!(last.as_str(), "kremlin")
                || self.is(mention.tokens.start, "white") && last == "house";
            mention.entry.filter(|_| seat)
        };
        let Some(land) = entry.and_then(crate::names::country_of) else { return };
        let Some(country) = self.reading.entities.iter().position(|e| e.entry == Some(land)) else { return };
        let (source, evidence) = (self.entity(m), mention.span);
        self.push_entities(
            RelationKind::PartOf,
            source,
            country as u32,
            None,
            false,
            evidence,
            "en.body.home",
        );
    }

    /// The person of the text whose surname an administration's name begins with, as the gazetteer knows him.
    fn leader_in(&self, m: usize) -> Option<u32> {
        let tokens = self.tokens(m);
        let name = (tokens.len() == 2).then(|| self.form(tokens.start))?;
        let entities = self.reading.entities.iter().filter(|e| e.kind == EntityKind::Person);
        entities.filter(|e| e.name.rsplit(' ').next() == Some(name)).find_map(|e| e.entry)
    }

    /// Where a place or body stands: `Cleveland, Ohio`, `a hospital in Oslo`, `Iran's Qom province`.
    pub(super) fn site(&mut self, m: usize) {
        let end = self.tokens(m).end;
        let start = self.tokens(m).start;
        let sentence = self.sentence(start);
        let is_place = self.kind(m) == EntityKind::Place;
        let site = is_place || self.tokens(m).clone().any(|t| knowledge().is(&self.lower(t), Class::Site));
        // An acronym in brackets between.
        let mut t = end;
        if self.is(t, "(") {
            let close = (t..sentence.end.min(t + 6)).find(|k| self.form(*k) == ")");
            if let Some(close) = close {
                t = close + 1;
            }
        }
        // `A, B` with B the larger.
        if self.is(t, ",")
            && let Some(outer) = self.mention_at(t + 1)
            && self.tokens(outer).start == t + 1
            && matches!(self.kind(outer), EntityKind::Place | EntityKind::Country)
            && !self.is_adjective(outer)
            && site
        {
            let after = self.tokens(outer).end;
            let closes = |t| self.is(t, "and") || self.is(t, "or");
            let same = |t| self.mention_at(t).is_some_and(|x| self.kind(x) == self.kind(outer));
            let listed = closes(after)
                || self.is(after, ",") && closes(after + 1) && same(after + 2)
                || self.is_possessive(after);
            let before_listed = start > sentence.start + 1
                && (self.is(start - 1, ",") || self.is(start - 1, "and"))
                && self
                    .mention_at(start - 2)
                    .is_some_and(|b| self.kind(b) == self.kind(outer) && !self.already(b, m));
            let more = self.is(after, ",")
                && self
                    .mention_at(after + 1)
                    .is_some_and(|x| self.kind(x) != EntityKind::Person && self.kind(outer) == self.kind(m))
                && self.enumerates(after + 1, sentence.end);
            if !listed && !before_listed && !more {
                self.push(RelationKind::LocatedIn, m, outer, None, false, "en.place.comma");
                return;
            }
        }
        // `A (Peru)`
        if is_place
            && self.is(end, "(")
            && let Some(land) = self.mention_at(end + 1).filter(|l| self.kind(*l) == EntityKind::Country)
            && self.is(self.tokens(land).end, ")")
        {
            self.push(RelationKind::LocatedIn, m, land, None, false, "en.place.brackets");
        }
        // `the A region of B`
        if is_place
            && knowledge().is(&self.lower(end), Class::Region)
            && matches!(self.lower(end + 1).as_str(), "of" | "in")
        {
            let at = if self.is(end + 2, "the") { end + 3 } else { end + 2 };
            let at = (at..at + 2).find(|t| !DIRECTIONS.contains(&&*self.lower(*t))).unwrap_or(at);
            let outer = (at < sentence.end).then(|| self.mention_at(at)).flatten();
            if let Some(town) = self.settlement_of(m) {
                // `the southern Gaza city of Rafah`
                self.push(RelationKind::LocatedIn, town, m, None, false, "en.place.in");
            } else if let Some(outer) = outer.filter(|o| {
                matches!(self.kind(*o), EntityKind::Place | EntityKind::Country) && !self.is_adjective(*o)
            }) {
                self.push(RelationKind::LocatedIn, m, outer, None, false, "en.place.in");
            }
        }
        // `A in [the] [northern] B`, `A, in B`
        let mut t = if self.is(t, ",") && self.is(t + 1, "in") { t + 1 } else { t };
        let near = self.is(t, "in") || self.is(t, "at") && !is_place;
        if near && site {
            t += 1;
            let mut steps = 0;
            while t < sentence.end && self.mention_at(t).is_none() && steps < 5 {
                let word = self.lower(t);
                let ok = matches!(self.upos(t), Upos::Det | Upos::Adj)
                    || DIRECTIONS.contains(&word.as_str())
                    || knowledge().is(&word, Class::Region)
                    || matches!(word.as_str(), "of" | "centre" | "center" | "heart" | "outskirts");
                if !ok {
                    break;
                }
                t += 1;
                steps += 1;
            }
            if let Some(outer) = self.mention_at(t)
                && matches!(self.kind(outer), EntityKind::Place | EntityKind::Country)
            {
                // `Afghanistan's Maidan Wardak province`: the inner name is where it lies.
                let after = self.tokens(outer).end;
                let inner = self.is_possessive(after).then(|| self.behind_adjectives(after + 1)).flatten();
                // `in the Peruvian city of Puno`
                let inner = inner.or_else(|| self.settlement_of(outer));
                let target = inner.filter(|i| self.kind(*i) == EntityKind::Place).unwrap_or(outer);
                if !self.is_adjective(target) {
                    self.push(RelationKind::LocatedIn, m, target, None, false, "en.place.in");
                    if is_place && self.kind(target) == EntityKind::Country {
                        self.listed_before(m, target);
                    }
                }
            }
        }
        // `Iran's Qom province`, `Turkish city Izmir`, `the Welsh village of X`
        if is_place && start > sentence.start {
            let mut b = start - 1;
            // `Ukraine's eastern Donetsk region`
            while b > sentence.start && self.mention_at(b).is_none() && self.upos(b) == Upos::Adj {
                b -= 1;
            }
            if !self.is_possessive(b) {
                b = start - 1;
            }
            let possessive = self.is_possessive(b);
            let of = self.is(b, "of");
            if possessive {
                b = b.saturating_sub(1);
            } else {
                if of {
                    b = b.saturating_sub(1);
                }
                if knowledge().is(&self.lower(b), Class::Region) && b > sentence.start {
                    b -= 1;
                } else if self.is(b, "of")
                    || b + 1 != start
                    || !self.mention_at(b).is_some_and(|o| self.is_adjective(o))
                {
                    return;
                }
            }
            while b > sentence.start && self.mention_at(b).is_none() && matches!(self.upos(b), Upos::Adj) {
                b -= 1;
            }
            if let Some(outer) = self.mention_at(b)
                && matches!(self.kind(outer), EntityKind::Country | EntityKind::Place)
                // `the US state of Ohio`
                && (possessive || self.is_adjective(outer) || of && self.kind(outer) == EntityKind::Country)
            {
                self.push(RelationKind::LocatedIn, m, outer, None, false, "en.place.owner");
            }
        }
    }

    /// The mention at a token or behind adjectives (`Peru's | southern Puno`).
    pub(super) fn behind_adjectives(&self, mut t: TokenId) -> Option<usize> {
        let last = t + 2;
        while t < last && self.mention_at(t).is_none() && self.upos(t) == Upos::Adj {
            t += 1;
        }
        self.mention_at(t)
    }

    /// The town or state behind `A city of`, which lies in the place or country `A`.
    fn settlement_of(&self, outer: usize) -> Option<usize> {
        let noun = self.tokens(outer).end;
        let town = WordClass::Settlement.has(&self.lower(noun));
        let land = self.is_adjective(outer) && knowledge().is(&self.lower(noun), Class::Region);
        if !(town || land) || !self.is(noun + 1, "of") {
            return None;
        }
        self.mention_at(noun + 2).filter(|i| self.kind(*i) == EntityKind::Place)
    }

    /// `the towns of A, B and | C in Peru`: those before the last one.
    fn listed_before(&mut self, m: usize, land: usize) {
        let first = self.sentence(self.tokens(m).start).start;
        let (mut here, mut joined) = (m, false);
        loop {
            let Some(mut t) = self.tokens(here).start.checked_sub(1).filter(|t| *t > first) else { return };
            if self.is(t, "and") {
                joined = true;
                t -= 1;
                if self.is(t, ",") {
                    t -= 1;
                }
            } else if self.is(t, ",") && joined {
                t -= 1;
            } else {
                return;
            }
            let Some(before) = self
                .mention_at(t)
                .filter(|b| matches!(self.kind(*b), EntityKind::Place | EntityKind::Organization))
            else {
                return;
            };
            if self.kind(before) == EntityKind::Place {
                self.push(RelationKind::LocatedIn, before, land, None, false, "en.place.in");
            }
            here = before;
        }
    }

    fn already(&self, inner: usize, outer: usize) -> bool {
        let (a, b) = (self.entity(inner), self.entity(outer));
        self.seen.contains(&(RelationKind::LocatedIn, a, b))
    }

    /// Whether a list of names from `t` ends in `and`.
    fn enumerates(&self, mut t: TokenId, end: TokenId) -> bool {
        while t < end {
            let Some(m) = self.mention_at(t) else { break };
            t = self.tokens(m).end;
            if self.is(t, ",") {
                t += 1;
            }
            if self.is(t, "and") || self.is(t, "or") {
                return true;
            }
        }
        false
    }
}
