//! Relations that a verb tells: `X, who heads Y`, `X is owned by Y`, `X, based in Y`, `X, a unit of Y`.

use super::Finder;
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Clause, Slot, Tense, Upos, Voice};
use crate::text::TokenId;

impl Finder<'_> {
    /// What verbs and the nouns for parts tell.
    pub(super) fn told_by_verbs(&mut self) {
        let reading = self.reading;
        for clause in reading.clauses.iter().filter(|c| !c.features.negative) {
            self.told_by(clause);
        }
        for m in 0..reading.mentions.len() {
            if self.kind(m) == EntityKind::Organization {
                self.part_of(m);
            }
        }
    }

    fn named(&self, clause: &Clause, slot: &Slot, kinds: &[EntityKind]) -> Option<usize> {
        let argument = clause.arguments.iter().find(|a| a.slot == *slot)?;
        self.mention_at(argument.head).filter(|m| kinds.contains(&self.kind(*m)) && !self.is_adjective(*m))
    }

    fn told_by(&mut self, clause: &Clause) {
        use EntityKind as K;
        let passive = clause.features.voice == Voice::Passive;
        let body = &[K::Organization];
        let person = &[K::Person];
        match &*clause.lemma {
            verb if WordClass::Heads.has(verb) => {
                let (who, whose) = if passive { (Slot::By, Slot::Nom) } else { (Slot::Nom, Slot::Acc) };
                if let (Some(who), Some(whose)) =
                    (self.named(clause, &who, person), self.named(clause, &whose, body))
                {
                    let former = clause.features.tense == Tense::Past && !passive;
                    self.push(RelationKind::HoldsOffice, who, whose, None, former, "en.verb.head");
                }
            }
            "own" => {
                let (who, what) = if passive { (Slot::By, Slot::Nom) } else { (Slot::Nom, Slot::Acc) };
                if let (Some(who), Some(what)) =
                    (self.named(clause, &who, body), self.named(clause, &what, body))
                {
                    self.push(RelationKind::PartOf, what, who, None, false, "en.verb.own");
                }
            }
            verb if WordClass::Sited.has(verb) => {
                let place = &[K::Place, K::Country];
                let site = self
                    .named(clause, &Slot::Adp("in".into()), place)
                    .or_else(|| self.named(clause, &Slot::Adp("at".into()), place));
                if let (Some(what), Some(site)) =
                    (self.named(clause, &Slot::Nom, &[K::Organization, K::Place]), site)
                {
                    self.push(RelationKind::LocatedIn, what, site, None, false, "en.verb.site");
                }
            }
            "belong" => {
                if let (Some(who), Some(whole)) = (
                    self.named(clause, &Slot::Nom, &[K::Person, K::Organization]),
                    self.named(clause, &Slot::Adp("to".into()), body),
                ) {
                    self.push(RelationKind::MemberOf, who, whole, None, false, "en.verb.member");
                }
            }
            "join" if !passive => {
                if let (Some(who), Some(whole)) =
                    (self.named(clause, &Slot::Nom, person), self.named(clause, &Slot::Acc, body))
                {
                    self.push(RelationKind::MemberOf, who, whole, None, false, "en.verb.member");
                }
            }
            // `is survived by his wife Ann`
            "survive" if passive => {
                let by: Vec<usize> = clause
                    .arguments
                    .iter()
                    .filter(|a| a.slot == Slot::By)
                    .filter_map(|a| self.mention_at(a.head).filter(|m| self.kind(*m) == K::Person))
                    .collect();
                if let Some(who) = self.named(clause, &Slot::Nom, person) {
                    for other in by {
                        self.push(RelationKind::KinOf, other, who, None, false, "en.verb.kin");
                    }
                }
            }
            "marry" | "wed" | "divorce" => {
                if let (Some(a), Some(b)) =
                    (self.named(clause, &Slot::Nom, person), self.named(clause, &Slot::Acc, person))
                {
                    self.push(RelationKind::KinOf, a, b, None, false, "en.verb.kin");
                }
            }
            _ => {}
        }
    }

    /// `X, a unit of Y`, `X, based in Y`, `X is part of Y`.
    fn part_of(&mut self, m: usize) {
        let end = self.tokens(m).end;
        let stop = self.sentence(end.saturating_sub(1)).end;
        if !self.is(end, ",") && !matches!(self.form(end), "is" | "was" | "are" | "were") {
            return;
        }
        let mut t: TokenId = end + 1;
        while t < stop && t < end + 6 && matches!(self.upos(t), Upos::Det | Upos::Adj | Upos::Adv) {
            t += 1;
        }
        let part = WordClass::Part.has(&self.lower(t)) && self.is(t + 1, "of");
        let site = self.is(end, ",")
            && matches!(self.lower(t).as_str(), "based" | "headquartered" | "located")
            && matches!(self.lower(t + 1).as_str(), "in" | "at");
        if !part && !site {
            return;
        }
        let at = if self.is(t + 2, "the") { t + 3 } else { t + 2 };
        let Some(whole) =
            self.mention_at(at).filter(|w| self.tokens(*w).start < stop && !self.is_adjective(*w))
        else {
            return;
        };
        match self.kind(whole) {
            EntityKind::Organization if part => {
                self.push(RelationKind::PartOf, m, whole, None, false, "en.body.part");
            }
            EntityKind::Place | EntityKind::Country if site => {
                self.push(RelationKind::LocatedIn, m, whole, None, false, "en.body.site");
            }
            _ => {}
        }
    }
}
