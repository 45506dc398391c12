//! Offices whose country goes without saying: `President X`.

use super::Finder;
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;

impl Finder<'_> {
    /// `President X` with no country beside it: the country that the text leaves no doubt about.
    pub(super) fn home_offices(&mut self) {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for i in 0..self.reading.mentions.len() {
            if self.kind(i) == EntityKind::Country {
                let e = self.entity(i) as usize;
                match counts.iter_mut().find(|c| c.0 == e) {
                    Some(c) => c.1 += 1,
                    None => counts.push((e, 1)),
                }
            }
        }
        counts.sort_by_key(|c| (std::cmp::Reverse(c.1), c.0));
        let total: usize = counts.iter().map(|c| c.1).sum();
        let main = counts.first().filter(|c| c.1 * 2 > total).map(|c| c.0);
        for m in 0..self.reading.mentions.len() {
            if self.kind(m) != EntityKind::Person {
                continue;
            }
            let start = self.tokens(m).start;
            let sentence = self.sentence(start);
            let entity = self.entity(m);
            if self.out.iter().any(|r| r.kind == RelationKind::HoldsOffice && r.source == entity) {
                continue;
            }
            for long in [3, 2, 1] {
                if start < sentence.start + long {
                    continue;
                }
                let from = start - long;
                let words: Vec<String> = (from..start).map(|t| self.lower(t)).collect();
                if !WordClass::StateTitle.has(&words.join(" "))
                    || (from..start).any(|t| self.mention_at(t).is_some())
                {
                    continue;
                }
                // A body right before it has been read already.
                if from > sentence.start
                    && (self.mention_at(from - 1).is_some() || self.is_possessive(from - 1))
                {
                    break;
                }
                let own = self.reading.mentions[m]
                    .entry
                    .and_then(crate::names::country_of)
                    .and_then(|row| self.reading.entities.iter().position(|e| e.entry == Some(row)));
                let Some(country) = own.or(main) else { break };
                let span = self.reading.mentions[m]
                    .span
                    .join(self.reading.analysed.segmented.tokens[from as usize].span);
                let title_span = self.reading.analysed.segmented.tokens[from as usize]
                    .span
                    .join(self.reading.analysed.segmented.tokens[start as usize - 1].span);
                let title = title_span.of(self.text()).to_owned();
                let former = from > sentence.start && WordClass::Former.has(&self.lower(from - 1));
                self.push_entities(
                    RelationKind::HoldsOffice,
                    entity,
                    country as u32,
                    Some(title),
                    former,
                    span,
                    "en.title.home",
                );
                break;
            }
        }
    }
}
