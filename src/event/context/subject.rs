//! Who does what a verb tells that writes no subject of its own.

use super::Context;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::statement::{Mode, Speaker};
use crate::syntax::{Argument, Case, Clause, Link, Slot, VerbForm, Voice};

impl<'r> Context<'r> {
    /// Who a verb's own person marks as its subject where no word does: the speaker for the first person, inside
    /// the words that are his.
    pub(crate) fn implied_subject(&self, index: u32, clause: &Clause) -> Option<EntityId> {
        let person = match clause.features.form {
            VerbForm::Finite => clause.person,
            VerbForm::FactParticiple | VerbForm::FutureParticiple => self.word(clause.head).possessive,
            _ => 0,
        };
        if person == 3 && clause.features.form == VerbForm::Finite && clause.link == Link::Root {
            return self.carried_subject(index, clause);
        }
        let object = |a: &Argument| a.head + 1 == clause.head && self.mention_at(a.head).is_none();
        if clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared && !object(a)) {
            return None;
        }
        if matches!(person, 1 | 4) {
            // `Demir Holding olarak satın aldık`
            let role = clause
                .arguments
                .iter()
                .find(|a| matches!(&a.slot, Slot::Adp(p) if self.is(EventWord::AsRole, p)));
            let body = role.and_then(|a| self.mention_at(a.head)).filter(|_| person == 4);
            return body.and_then(|m| self.entity_named(m)).or_else(|| self.speaker_at(clause.head));
        }
        if let Some((above, governing)) = self.governing(clause) {
            return self.implied_subject(above, governing);
        }
        let many = person == 6 || person == 3 && self.word(clause.head).plural;
        let told = many && clause.link == Link::Complement && clause.features.voice == Voice::Active;
        if told { self.teller(clause) } else { None }
    }

    /// The clause whose subject a Turkish clause shares that has no room for one: a converb's, an infinitive's
    /// (`imza atarak güçlendirdik`, `yatırım yapmayı düşünüyoruz`).
    pub(crate) fn governing(&self, clause: &Clause) -> Option<(u32, &'r Clause)> {
        let shares = match clause.features.form {
            VerbForm::Converb => clause.link == Link::Adverbial,
            VerbForm::VerbalNoun => {
                let word = self.word(clause.head);
                clause.link == Link::Complement
                    && word.possessive == 0
                    && matches!(word.case, Case::Acc | Case::Dat)
                    && clause.features.voice == Voice::Active
            }
            _ => false,
        };
        let above = clause.parent.filter(|_| shares && !self.frames.verb_first)?;
        Some((above, &self.reading.clauses[above as usize]))
    }

    /// Who reports what a nominalised clause tells, where neither it nor the verb above has a subject
    /// (`Sonra fabrikaya girdiğini anlattı`).
    fn teller(&self, clause: &Clause) -> Option<EntityId> {
        if self.frames.verb_first {
            return None;
        }
        let tokens = &self.reading.analysed.segmented.tokens;
        let span = tokens[clause.head as usize].span;
        let told = self.statements.iter().filter(|s| s.mode == Mode::Indirect && s.content.contains(span));
        let statement = told.min_by_key(|s| s.content.len())?;
        let above = &self.reading.clauses[clause.parent? as usize];
        let outer = !statement.content.contains(tokens[above.head as usize].span);
        match statement.speaker {
            Some(Speaker::Entity(entity)) if outer && self.body_of(entity).is_some() => Some(entity),
            _ => None,
        }
    }

    /// The named head of the phrase that a relative clause stands in, where the noun right behind the clause is only
    /// part of it (`2021'de ölen Baykar'ın kurucusu Özdemir Bayraktar`).
    pub(crate) fn outer_head(&self, clause: &Clause) -> Option<EntityId> {
        let noun = clause.modifies.filter(|_| clause.link == Link::Relative)?;
        // `yıkılan otelin sahibi Ayşe Kaya`: it happened to the thing.
        if self.mention_at(noun).is_none() && self.is(EventWord::BefallsThings, &clause.lemma) {
            return None;
        }
        // `Kaya'yı mahkûm eden mahkemenin başkanı Can Er`: the court did it.
        let acts = clause.features.voice == Voice::Active
            && clause.features.form == VerbForm::SubjectParticiple
            && self.frames.is_actor_noun(&self.word(noun).lemma);
        let done_to = |a: &Argument| a.slot == Slot::Acc && !a.shared && self.mention_at(a.head).is_some();
        let acts = acts && clause.arguments.iter().any(done_to);
        if acts && self.mention_at(noun).is_none() && !self.frames.verb_first {
            return None;
        }
        let parent = &self.reading.clauses[clause.parent? as usize];
        let argument = parent.arguments.iter().find(|a| a.tokens.contains(&noun) && a.head != noun)?;
        self.entity_named(self.mention_at(argument.head)?)
    }

    /// The subject of the sentence before, where this one names none (`Ordu evi bastı. Sonra kardeşini gözaltına aldı.`).
    fn carried_subject(&self, index: u32, clause: &Clause) -> Option<EntityId> {
        const FAR: usize = 3;
        // `yardım gönderdi`; `310 firma katıldı` has a subject.
        let bare = |a: &Argument, c: &Clause| {
            a.head + 1 == c.head
                && self.mention_at(a.head).is_none()
                && !(self.frames.grammar.takes_no_object)(&c.lemma)
        };
        let own = |c: &'r Clause| c.arguments.iter().find(|a| a.slot == Slot::Nom && !bare(a, c));
        if clause.features.voice != Voice::Active
            || clause.arguments.iter().any(|a| a.slot == Slot::Nom && !bare(a, clause))
        {
            return None;
        }
        // `Kaya evi bastı ve kardeşini gözaltına aldı`: in this sentence.
        let joined = self.reading.clauses[..index as usize].iter().rev().find(|c| {
            c.link == Link::Root
                && c.sentence == clause.sentence
                && c.quote == clause.quote
                && own(c).is_some()
        });
        if let Some(subject) = joined.filter(|c| matches!(c.person, 0 | 3)).and_then(own) {
            return match self.mention_at(subject.head) {
                Some(mention) => Some(self.entity_of(mention)),
                None => self.reference(subject.head),
            };
        }
        let sentences = &self.reading.analysed.segmented.sentences;
        let mut here = clause.sentence;
        let earlier = self.reading.clauses[..index as usize]
            .iter()
            .rev()
            .filter(|c| c.link == Link::Root && c.quote == clause.quote && c.sentence < clause.sentence);
        for before in earlier.take(FAR) {
            let near = before.sentence + 1 >= here
                && sentences[before.sentence as usize].block == sentences[clause.sentence as usize].block;
            if !near || before.features.voice != Voice::Active || before.person != 3 {
                return None;
            }
            if let Some(subject) = own(before) {
                return match self.mention_at(subject.head) {
                    Some(mention) => Some(self.entity_of(mention)),
                    None => self.reference(subject.head),
                };
            }
            here = before.sentence;
        }
        None
    }
}
