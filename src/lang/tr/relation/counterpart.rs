//! Who is to his country what somebody else is to another one (`Perulu mevkidaşı X`).

use super::Finder;
use crate::entity::{RelationKind, office_of_country};
use crate::lang::tr::name::is_honorific;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::text::TokenId;

impl Finder<'_> {
    /// Offices of counterparts, by those found so far.
    pub(super) fn counterparts(&mut self) {
        for m in 0..self.reading.mentions.len() as u32 {
            if self.kind(m) == EntityKind::Person {
                self.counterpart(m);
            }
        }
    }

    /// `Fidan, Perulu mevkidaşı X ile görüştü`: X holds in Peru the office that Fidan holds elsewhere.
    fn counterpart(&mut self, m: u32) {
        let first = self.sentence_start(self.start(m));
        let mut noun = self.start(m);
        while noun > first && (self.form(noun - 1) == "." || is_honorific(self.form(noun - 1))) {
            noun -= 1;
        }
        let Some(noun) =
            noun.checked_sub(1).filter(|t| *t > first && WordClass::Counterpart.has(self.form(*t)))
        else {
            return;
        };
        let country =
            m.checked_sub(1).filter(|c| self.kind(*c) == EntityKind::Country && self.end(*c) == noun);
        let Some(country) = country else { return };
        let Some(title) = self.office_of_one_before(first, country) else { return };
        self.push(RelationKind::HoldsOffice, m, country, Some(title), false, "tr.relation.counterpart");
    }

    /// The office of a country of whom the sentence names before a mention.
    fn office_of_one_before(&self, first: TokenId, mention: u32) -> Option<String> {
        let named = (0..mention).rev().take_while(|p| self.start(*p) >= first);
        named.filter(|p| self.kind(*p) == EntityKind::Person).find_map(|p| {
            office_of_country(&self.out, self.reading.entities, self.entity(p), self.entity(mention))
        })
    }
}
