//! Offices and membership that a clause tells: `X is the president of Y`, `X served as …`, `X was elected …`.

use super::knowledge::{Title, knowledge};
use super::{Finder, Who};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Clause, Mood, Slot, Tense, Upos, Voice};
use crate::text::TokenId;

impl Finder<'_> {
    /// What clauses tell of a person.
    pub(super) fn predicates(&mut self) {
        let reading = self.reading;
        for clause in reading.clauses.iter().filter(|c| !c.features.negative) {
            let word = &reading.analysed.words[clause.head as usize];
            match word.upos {
                Upos::Noun | Upos::Propn => self.is_somebody(clause),
                Upos::Verb if WordClass::Serves.has(&clause.lemma) => self.serves(clause),
                Upos::Verb => self.takes_office(clause),
                _ => {}
            }
        }
    }

    /// The person in a slot of a clause.
    fn person_in(&self, clause: &Clause, slot: &Slot) -> Option<Who> {
        let argument = clause.arguments.iter().find(|a| a.slot == *slot)?;
        self.who_at(argument.head).filter(|who| who.kind == EntityKind::Person)
    }

    /// Whether a clause tells what was so and is no more: `was`, not `has been`.
    pub(super) fn is_over(&self, clause: &Clause) -> bool {
        let words = &self.reading.analysed.words;
        let first = clause.head.saturating_sub(6).max(clause.tokens.start);
        let perfect = (first..clause.head).any(|t| {
            words[t as usize].upos == Upos::Aux
                && matches!(self.lower(t).as_str(), "has" | "have" | "'ve" | "’ve")
        });
        clause.features.tense == Tense::Past && !perfect
    }

    /// `X is the president of Y`.
    fn is_somebody(&mut self, clause: &Clause) {
        let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && a.tokens.end <= clause.head);
        let Some(subject) = subject else { return };
        let Some(who) = self.who_at(subject.head) else { return };
        let noun = self.lower(clause.head);
        let behind_of = self.is(clause.head + 1, "of").then(|| {
            let the = self.is(clause.head + 2, "the");
            self.mention_at(clause.head + if the { 3 } else { 2 })
        });
        match (who.kind, knowledge().title(&noun), behind_of.flatten()) {
            // `X is the son of Y`
            (EntityKind::Person, Some(Title::Kin), Some(of)) if self.kind(of) == EntityKind::Person => {
                self.push_who(RelationKind::KinOf, who, self.who(of), None, false, "en.predicate.kin");
                return;
            }
            // `The union is a member of the alliance.`
            (EntityKind::Organization, Some(Title::Member), Some(of))
                if noun == "member" && self.kind(of) == EntityKind::Organization =>
            {
                let over = self.is_over(clause);
                self.push_who(RelationKind::MemberOf, who, self.who(of), None, over, "en.predicate.member");
                return;
            }
            (EntityKind::Person, Some(_), _) => {}
            _ => return,
        }
        // From behind the copula.
        let mut start = clause.head;
        while start > subject.tokens.end
            && !matches!(self.upos(start - 1), Upos::Aux | Upos::Verb | Upos::Adv | Upos::Punct)
        {
            start -= 1;
        }
        let over = self.is_over(clause);
        self.description(who, start, clause.tokens.end, over);
    }

    /// `X served as treasurer of Y`, `X succeeded Z as treasurer of Y`, `X resigned as treasurer of Y`.
    fn serves(&mut self, clause: &Clause) {
        let Some(who) = self.person_in(clause, &Slot::Nom) else { return };
        let role = clause.arguments.iter().find(|a| a.slot == Slot::Adp("as".into()));
        let Some(role) = role else { return };
        let (from, limit) = (role.tokens.start, clause.tokens.end.max(role.tokens.end));
        let takes = WordClass::TakesOver.has(&clause.lemma);
        let leaves = WordClass::Leaves.has(&clause.lemma);
        let over = leaves || !takes && self.is_over(clause);
        self.description(who, from, limit, over);
    }

    /// `X became president of Y`, `X was elected head of Y`, `Y named X as director`.
    fn takes_office(&mut self, clause: &Clause) {
        let passive = clause.features.voice == Voice::Passive;
        let appoints = WordClass::Appoints.has(&clause.lemma);
        let becomes = WordClass::BecomesOne.has(&clause.lemma) && !passive;
        if !appoints && !becomes
            || clause.features.mood != Mood::Indicative
            || clause.features.tense == Tense::Future
        {
            return;
        }
        let slot = if passive || becomes { Slot::Nom } else { Slot::Acc };
        let Some(who) = self.person_in(clause, &slot) else { return };
        let stop = self.sentence(clause.head).end;
        let mut from: TokenId = clause.head + 1;
        if slot == Slot::Acc {
            // From behind the object.
            let Some(m) = (from..stop.min(from + 4)).find_map(|t| self.mention_at(t)) else { return };
            if self.entity(m) != who.entity {
                return;
            }
            from = self.tokens(m).end;
        }
        while from < stop && matches!(self.lower(from).as_str(), "in" | "as" | "to" | "be") {
            from += 1;
        }
        if from >= stop || !matches!(self.upos(from), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn) {
            return;
        }
        let found = self.out.len();
        self.description(who, from, stop, false);
        if slot == Slot::Acc && self.out.len() == found {
            let named =
                clause.arguments.iter().find(|a| a.slot == Slot::Nom).and_then(|a| self.mention_at(a.head));
            let body =
                named.filter(|b| matches!(self.kind(*b), EntityKind::Organization | EntityKind::Country));
            let title = self.title_up_to_a_mark(from, stop);
            if let (Some(body), Some(title)) = (body, title) {
                self.hold(who, body, &title, "en.predicate.named");
            }
        }
    }
}
