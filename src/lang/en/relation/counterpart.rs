//! Who is to his country what somebody else is to another one (`his Peruvian counterpart, X`).

use super::Finder;

use crate::entity::{RelationKind, office_of_country};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;

impl Finder<'_> {
    /// Offices of counterparts, by those found so far.
    pub(super) fn counterparts(&mut self) {
        for m in 0..self.reading.mentions.len() {
            if self.kind(m) == EntityKind::Person {
                self.counterpart(m);
            }
        }
    }

    /// `Reed met her Peruvian counterpart, X`: X holds in Peru the office that Reed holds elsewhere.
    fn counterpart(&mut self, m: usize) {
        let start = self.tokens(m).start;
        let first = self.sentence(start).start;
        let comma = start > first && self.is(start - 1, ",");
        let Some(noun) = start.checked_sub(1 + u32::from(comma)).filter(|t| *t > first) else { return };
        if !WordClass::Counterpart.has(&self.lower(noun)) {
            return;
        }
        let country = m.checked_sub(1).filter(|c| {
            let possessive = u32::from(self.is_possessive(noun - 1));
            self.kind(*c) == EntityKind::Country && self.tokens(*c).end + possessive == noun
        });
        let Some(country) = country else { return };
        let named = (0..country).rev().take_while(|p| self.tokens(*p).start >= first);
        let title = named.filter(|p| self.kind(*p) == EntityKind::Person).find_map(|p| {
            office_of_country(&self.out, self.reading.entities, self.entity(p), self.entity(country))
        });
        let Some(title) = title else { return };
        let evidence = self.who(m).span.join(self.who(country).span);
        let (person, country) = (self.entity(m), self.entity(country));
        let (kind, rule) = (RelationKind::HoldsOffice, "en.relation.counterpart");
        self.push_entities(kind, person, country, Some(title), false, evidence, rule);
    }
}
