//! Who does what a clause tells that another verb governs: what somebody is made to do, asked for, accused of or thanked
//! for; and subjects that their own words do not show.

use super::parser::Parser;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, VerbForm, Voice};

impl Parser<'_> {
    /// `Peru pilotları greve gitti`: the plural behind a name reads like an object, which a verb that takes none does not have.
    pub(super) fn plural_subjects(&self, from: usize, out: &mut [Clause]) {
        for clause in &mut out[from..] {
            if clause.link != Link::Root
                || !self.knowledge.intransitives.contains(&*clause.lemma)
                || self.may_cause(clause)
            {
                continue;
            }
            let people = |a: &Argument| {
                let word = self.word(a.head);
                a.slot == Slot::Acc && a.tokens.len() == 1 && word.plural && word.case == Case::Acc
            };
            let Some(place) = clause.arguments.iter().position(people) else { continue };
            let (head, tokens) = (clause.arguments[place].head, clause.arguments[place].tokens.clone());
            let owner = clause
                .arguments
                .iter()
                .position(|a| a.slot == Slot::Nom && a.tokens.end == tokens.start && self.is_name(a.head));
            if let Some(owner) = owner {
                clause.arguments[owner].tokens.end = tokens.end;
                clause.arguments[owner].head = head;
                clause.arguments.remove(place);
            }
        }
    }

    /// Whether a verb form may as well be that of who makes others do it (`çıkardı` of `çık` and of `çıkar`).
    fn may_cause(&self, clause: &Clause) -> bool {
        let rest = self.lower(clause.head).strip_prefix(&*clause.lemma);
        rest.is_some_and(|rest| {
            ["ar", "er", "ır", "ir", "ur", "ür"].iter().any(|s| rest.len() > s.len() && rest.starts_with(s))
        })
    }

    /// Whether a clause says in the infinitive what the object of its verb is accused of, or made to do.
    fn is_controlled(&self, clause: &Clause, above: &Clause) -> bool {
        let word = self.word(clause.head);
        let infinitive = clause.link == Link::Complement
            && clause.features.form == VerbForm::VerbalNoun
            && word.possessive == 0;
        let class = match word.case {
            Case::Ins | Case::Dat => WordClass::ControlsObject,
            // `Kaya'yı | belge sızdırmaktan | hapse mahkum etti`
            Case::Abl => WordClass::Judges,
            _ => return false,
        };
        infinitive && above.features.voice == Voice::Active && self.is_told_by(above, class)
    }

    /// Whether a verb, or the word before it that makes a predicate with it (`ikna etti`), is of a class.
    fn is_told_by(&self, clause: &Clause, class: WordClass) -> bool {
        class.has(&clause.lemma) || self.is_half_of(clause, class)
    }

    /// Whether the word before a verb is of a class.
    fn is_half_of(&self, clause: &Clause, class: WordClass) -> bool {
        clause.head.checked_sub(1).is_some_and(|t| class.has(self.lower(t)))
    }

    /// The object of a verb, no bare noun that is half of it.
    pub(super) fn own_object<'c>(&self, clause: &'c Clause) -> Option<&'c Argument> {
        clause
            .arguments
            .iter()
            .find(|a| a.slot == Slot::Acc && !a.shared && !self.is_bare_object(a, clause.head))
    }

    /// Who is accused of doing or made to do something, does it (`Peru'yu saldırmakla suçladı`, `çekilmeye zorladı`).
    pub(super) fn controller(&self, clause: &Clause, above: &Clause) -> Option<Argument> {
        let object = self.own_object(above).filter(|_| self.is_controlled(clause, above))?;
        Some(Argument { slot: Slot::Nom, ..object.clone() })
    }

    /// Who is asked, warned or helped to do something, is to do it (`çekilmesi için Peru'ya çağrıda bulundu`).
    pub(super) fn asked(&self, clause: &Clause, above: &Clause) -> Option<Argument> {
        let word = self.word(clause.head);
        let wish = clause.link == Link::Adverbial
            && clause.features.form == VerbForm::VerbalNoun
            && clause.features.voice != Voice::Passive
            && matches!(word.possessive, 3 | 6);
        let asks =
            self.is_told_by(above, WordClass::Asks) || self.is_half_of(above, WordClass::ControlsObject);
        if !wish || !asks || above.features.voice == Voice::Passive {
            return None;
        }
        let whom = |a: &&Argument| {
            matches!(a.slot, Slot::Acc | Slot::Dat | Slot::Abl)
                && !a.shared
                && self.is_name(a.head)
                && !clause.tokens.contains(&a.head)
        };
        // `Peru'ya | askerlerini çekmesi için süre verdi`: it reads like the inner verb's own.
        let first = |a: &&Argument| {
            a.slot == Slot::Dat && !a.shared && self.is_name(a.head) && a.tokens.start == clause.tokens.start
        };
        let object = clause.arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared);
        let inside = || clause.arguments.iter().find(first).filter(|_| object);
        let asked = above.arguments.iter().find(whom).or_else(inside)?;
        Some(Argument { slot: Slot::Nom, ..asked.clone() })
    }

    /// `Peru'yu, | sınırı kapatmakla suçlayan Kaya istifa etti`: a comma parts the participle from its object, where the verb of the
    /// sentence has another or takes none.
    pub(super) fn take_object_back(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let lacks = clause.link == Link::Relative
                && clause.features.form == VerbForm::SubjectParticiple
                && clause.features.voice == Voice::Active
                && self.is_told_by(clause, WordClass::ControlsObject)
                && self.own_object(clause).is_none();
            let Some(above) = clause.parent.map(|p| p as usize).filter(|_| lacks) else { continue };
            let start = clause.tokens.start;
            let objects = || out[above].arguments.iter().filter(|a| a.slot == Slot::Acc && !a.shared);
            let first = |a: &Argument| {
                a.slot == Slot::Acc
                    && !a.shared
                    && a.tokens.end + 1 == start
                    && self.text(a.tokens.end) == ","
                    && self.is_name(a.head)
            };
            let taken = objects().count() > 1 || self.knowledge.intransitives.contains(&*out[above].lemma);
            if !taken {
                continue;
            }
            let Some(place) = out[above].arguments.iter().position(first) else { continue };
            let object = out[above].arguments.remove(place);
            out[index].tokens.start = object.tokens.start;
            out[index].arguments.insert(0, object);
        }
    }

    /// Whether a clause says what somebody wants of another (`Peru'dan | çekilmesini istedi`).
    pub(super) fn is_wanted(&self, clause: &Clause, above: &Clause) -> bool {
        let word = self.word(clause.head);
        clause.link == Link::Complement
            && clause.features.form == VerbForm::VerbalNoun
            && clause.features.voice == Voice::Active
            && matches!(word.possessive, 3 | 6)
            && word.case == Case::Acc
            && self.is_told_by(above, WordClass::Wants)
    }

    /// `Peru'dan | Şili'ye silah satışını durdurmasını istedi`: what somebody is to do has swallowed whom it is wanted of.
    pub(super) fn lift_wanted(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let Some(above) = out[index].parent.map(|p| p as usize) else { continue };
            let told = |c: &Clause| c.arguments.iter().any(|a| a.slot == Slot::Abl && !a.shared);
            if !self.is_wanted(&out[index], &out[above]) || told(&out[above]) || self.has_subject(&out[index])
            {
                continue;
            }
            let start = out[index].tokens.start;
            let Some(whom) = self.mention_of(start).map(|m| m.tokens.clone()) else { continue };
            let last = whom.end - 1;
            let object = |a: &Argument| a.slot == Slot::Acc && a.tokens.start == start && a.head >= whom.end;
            let Some(held) = out[index].arguments.iter().position(object) else { continue };
            if whom.start != start || self.word(last).case != Case::Abl {
                continue;
            }
            let head = out[index].arguments[held].head;
            // `Peru'dan gaz alımını`: the noun asks for it.
            if WordClass::From.has(&self.word(head).lemma) || WordClass::From.has(&out[index].lemma) {
                continue;
            }
            for clause in out[from..=index].iter_mut().filter(|c| c.tokens.start == start) {
                clause.tokens.start = whom.end.min(clause.head);
                clause.arguments.retain(|a| a.head != last);
                for argument in clause.arguments.iter_mut().filter(|a| a.tokens.start == start) {
                    argument.tokens.start = whom.end;
                }
            }
            for argument in out[above].arguments.iter_mut().filter(|a| a.tokens.start == start) {
                argument.tokens.start = whom.end;
            }
            let doer = Argument { slot: Slot::Nom, tokens: whom.clone(), head: last, shared: true };
            out[index].arguments.push(doer);
            out[above].arguments.push(Argument { slot: Slot::Abl, tokens: whom, head: last, shared: false });
        }
    }

    /// Who is blamed, praised or punished for something, did it (`saldırdığı gerekçesiyle Peru'yu kınadı`).
    pub(super) fn judged(&self, clause: &Clause, above: &Clause) -> Option<Argument> {
        let end = clause.tokens.end;
        let word = self.word(clause.head);
        // `saldırması için`: what for.
        let aim = clause.features.form == VerbForm::VerbalNoun;
        let why = match clause.link {
            Link::Adverbial => {
                let governs = self.word_at(end).map(|_| self.lower(end));
                governs.is_some_and(|form| WordClass::Reason.has(form) && !(aim && form == "için"))
            }
            Link::Relative => {
                clause.modifies.is_some_and(|noun| WordClass::Charge.has(&self.word(noun).lemma))
            }
            // `ara buluculuğu | için Peru'ya teşekkür etti`
            Link::Nominal => self
                .word_at(clause.head + 1)
                .is_some_and(|_| WordClass::Reason.has(self.lower(clause.head + 1))),
            _ => false,
        };
        if !why
            || !self.is_told_by(above, WordClass::Judges)
            || !(clause.features.form == VerbForm::FactParticiple || aim && word.possessive == 3)
            || clause.features.voice == Voice::Passive
            || above.features.voice != Voice::Active
        {
            return None;
        }
        let to = |a: &&Argument| a.slot == Slot::Dat && self.is_name(a.head);
        let object = self.own_object(above).or_else(|| above.arguments.iter().find(to))?;
        self.is_name(object.head).then(|| Argument { slot: Slot::Nom, ..object.clone() })
    }

    /// `Peru'yu | silah göndererek savaşı körüklemekle suçladı`: the name before all that somebody is accused of is whom the verb of
    /// accusing has as its object.
    pub(super) fn lift_controlled(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let Some(above) = out[index].parent.map(|p| p as usize) else { continue };
            if !self.is_controlled(&out[index], &out[above]) || self.own_object(&out[above]).is_some() {
                continue;
            }
            let start = out[index].tokens.start;
            let first = |a: &Argument| {
                a.slot == Slot::Acc && !a.shared && a.tokens.start == start && self.is_name(a.head)
            };
            let inside = |at: usize, c: &Clause| {
                at == index || c.parent == Some(index as ClauseId) && c.link == Link::Adverbial
            };
            let holder =
                (from..out.len()).find(|at| inside(*at, &out[*at]) && out[*at].arguments.iter().any(first));
            let Some(holder) = holder else { continue };
            let place = out[holder].arguments.iter().position(first).expect("found above");
            let object = out[holder].arguments.remove(place);
            for clause in [index, holder] {
                out[clause].tokens.start = object.tokens.end;
            }
            for argument in out[above].arguments.iter_mut().filter(|a| a.tokens.start == start) {
                argument.tokens.start = object.tokens.end;
            }
            out[above].arguments.push(object);
        }
    }

    /// Who is said to be among many, is one of them (`gözaltına alınanlar arasında | Kaya da bulunuyor`).
    pub(super) fn among_those(&self, index: usize, out: &mut [Clause]) {
        let clause = &out[index];
        let many = clause.link != Link::Relative
            && clause.features.form == VerbForm::SubjectParticiple
            && self.word(clause.head).plural
            && self.word_at(clause.head + 1).is_some()
            && self.lower(clause.head + 1) == "arasında";
        let Some(above) = clause.parent.map(|p| &out[p as usize]).filter(|_| many) else { return };
        let there = matches!(&*above.lemma, "bulun" | "ol" | "var" | "al");
        let named = above.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared && self.is_name(a.head));
        if let Some(named) = named.filter(|_| there && !clause.arguments.iter().any(|a| a.slot == Slot::Nom))
        {
            let one = Argument { shared: true, ..named.clone() };
            out[index].arguments.push(one);
        }
    }

    /// `kente sığınanlardan | Ayşe Kaya`: what many did, did who is named as one of them.
    pub(super) fn one_of_those(&self, clause: &mut Clause) {
        let one = clause.head + 1;
        let many = clause.link == Link::Complement
            && clause.features.form == VerbForm::SubjectParticiple
            && self.word(clause.head).case == Case::Abl;
        let named = self.mention_of(one).filter(|m| many && m.tokens.start == one);
        if let Some(name) = named.filter(|m| m.kind == EntityKind::Person) {
            let head = name.tokens.end - 1;
            clause.arguments.push(Argument {
                slot: Slot::Nom,
                tokens: name.tokens.clone(),
                head,
                shared: true,
            });
        }
    }
}
