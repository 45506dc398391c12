//! What is put right when all clauses of a sentence are there, and who does what a clause tells that does not say it.

use super::owner::told_of_others;
use super::parser::Parser;
use super::subject::subject_of;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};

impl Parser<'_> {
    /// Hands subjects on to the clauses that have none of their own.
    pub(super) fn finish(&mut self, from: usize, out: &mut [Clause]) {
        self.join_calls(from, out);
        self.join_members(from, out);
        self.reason_subjects(from, out);
        self.plural_subjects(from, out);
        self.free_subjects(from, out);
        self.free_converb_subjects(from, out);
        self.part_answered(from, out);
        self.list_before_union(from, out);
        self.widen_lists(from, out);
        self.part_joined(from, out);
        self.lift_askers(from, out);
        self.lift_speakers(from, out);
        self.owners_of_deeds(from, out);
        self.comma_subjects(from, out);
        self.share_in_row(from, out);
        self.lift_controlled(from, out);
        self.accused_beside(from, out);
        self.lift_wanted(from, out);
        self.take_object_back(from, out);
        self.give_objects_to_converbs(from, out);
        self.name_whom_about(from, out);
        self.tried_for_it(from, out);
        self.share_objects(from, out);
        self.share_with_participle(from, out);
        self.share_doers(from, out);
        for index in from..out.len() {
            if self.subject_before_object(from, index, out) {
                self.tell_event_noun(from, index, out);
            }
        }
        // Children come before parents in `out`, so one pass from the end carries subjects down.
        for index in (from..out.len()).rev() {
            self.hand_down(from, index, out);
        }
    }

    /// Finite clauses in a row (`geldi ve gitti`): the later inherit from the earlier.
    fn share_in_row(&self, from: usize, out: &mut [Clause]) {
        let mut last_subject: Option<(Argument, u8)> = None;
        for clause in &mut out[from..] {
            if clause.features.form != VerbForm::Finite || clause.link != Link::Root {
                continue;
            }
            match subject_of(clause).filter(|s| !self.is_carried_object(clause, s)) {
                Some(s) => last_subject = Some((s, clause.person)),
                None => {
                    if let Some((s, person)) = &last_subject
                        && (*person == clause.person || matches!((*person, clause.person), (0, 3) | (_, 0)))
                    {
                        let mut shared = s.clone();
                        shared.shared = true;
                        clause.arguments.push(shared);
                    }
                }
            }
        }
    }

    /// Gives a clause without a subject that of the clause around it, where it may be its own.
    fn hand_down(&self, from: usize, index: usize, out: &mut [Clause]) {
        let clause = &out[index];
        if clause.link == Link::Relative
            && let Some(noun) = clause.modifies
        {
            self.fill_gap(index, noun, out);
        }
        self.one_of_those(&mut out[index]);
        self.among_those(index, out);
        if self.share_with_sibling(from, index, out) || self.share_with_joined(from, index, out) {
            return;
        }
        let Some(parent) = self.about_whom(index, out) else { return };
        let has = out[index].arguments.iter().any(|a| match out[index].link {
            Link::Nominal => a.slot == Slot::Gen,
            _ => a.slot == Slot::Nom && !self.is_bare_object(a, out[index].head),
        });
        if has || self.has_unnamed_doer(&out[index]) {
            return;
        }
        if let Some(accused) = self.accused_of(index, out) {
            out[index].arguments.push(accused);
            return;
        }
        if self.is_ground(&out[index]) {
            let accused = self.accused_on(&out[parent]);
            out[index].arguments.extend(accused);
            return;
        }
        if !self.wants_subject(&out[index], &out[parent]) {
            return;
        }
        let Some(mut shared) = self.subject_above(index, parent, out) else { return };
        if self.charges_many(&out[index], &out[parent]) {
            return;
        }
        // `Ayşe hava saldırısında öldürüldü`: to whom it is done does not do it.
        if out[index].link == Link::Nominal && out[parent].features.voice == Voice::Passive {
            return;
        }
        if self.is_done_to_another(&out[index], &out[parent], &shared) {
            return;
        }
        // `Kaya, askerlerin ailenin evini bastığını anlattı`: who tells it did not do what somebody else is said to do.
        let occasion = |other: &Argument| {
            out[index].arguments.iter().any(|a| {
                a.tokens.start == other.tokens.start && self.sets_scene(a, other.head, &out[..index])
            }) || self.answers_other(other, from, index, out)
        };
        let other = told_of_others(self, index, &out[..=index]);
        let other = other.filter(|(other, _)| !occasion(other)).filter(|(_, adjunct)| {
            // `kurum, geminin kötü hava nedeniyle battığını duyurdu`
            self.is_person(shared.head) || *adjunct && self.is_name(shared.head)
        });
        if let Some((other, _)) = other {
            if !self.is_name(other.head) {
                out[index].arguments.push(other);
            }
            return;
        }
        // `Kaya, tarafları uzlaşmaya varmaları nedeniyle kutladı`: many did it.
        let many = out[index].link == Link::Adverbial
            && out[index].features.form == VerbForm::VerbalNoun
            && self.word(out[index].head).possessive >= 3
            && self.word(out[index].head).plural;
        if many && self.is_person(shared.head) {
            return;
        }
        shared.shared = true;
        if out[index].link == Link::Nominal {
            // `Kaya, hakkındaki | tutuklama kararı nedeniyle`: it is about him.
            let tokens = out[index].tokens.clone();
            let before = tokens.start.saturating_sub(1).max(self.first);
            let about = (before..tokens.end).any(|t| self.lower(t) == "hakkındaki");
            shared.slot = if about { Slot::Adp("hakkında".into()) } else { Slot::Gen };
        }
        let inside = out[index].tokens.contains(&shared.head);
        if !inside {
            let partner = self.partner_of(&shared, &out[index], out);
            out[index].arguments.extend(partner);
            out[index].arguments.push(shared);
            self.tell_event_noun(from, index, out);
        }
    }

    /// Whether the subject of the clause around may be that of one without.
    fn wants_subject(&self, clause: &Clause, above: &Clause) -> bool {
        match clause.link {
            // `satmanın doğru olacağını`: anybody's doing.
            _ if clause.features.form == VerbForm::VerbalNoun
                && self.word(clause.head).case == Case::Gen
                && self.word(clause.head).possessive == 0 =>
            {
                false
            }
            // `satın almayı inceliyor`: others do it.
            Link::Complement
                if clause.features.form == VerbForm::VerbalNoun
                    && self.word(clause.head).possessive == 0
                    && self.acts_on_others(above, clause.head) =>
            {
                false
            }
            Link::Nominal => self.is_own_deed(clause, above),
            Link::Relative => {
                clause.features.form != VerbForm::SubjectParticiple
                    && clause.modifies.is_some()
                    && matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
            }
            // `geri çekilmesini istedi`: others are to do it.
            Link::Complement if self.is_wanted(clause, above) => false,
            // `süreyi aşanların`: its subject is whom it means.
            Link::Complement => clause.features.form != VerbForm::SubjectParticiple,
            _ => true,
        }
    }

    /// Whether whose a noun's event is stands outside of it (`saldırılarını | durdurdu`).
    fn is_own_deed(&self, clause: &Clause, above: &Clause) -> bool {
        // `barış çağrılarına | rağmen saldırdı`: others call.
        let next = self.word_at(clause.head + 1).map(|w| &*w.lemma);
        let against = matches!(next, Some("rağmen" | "karşın"));
        // `Peru'daki darbe girişiminin | ardından`: the ending is that of the compound.
        let head = clause.head;
        let before = (head > self.first).then(|| self.word(head - 1));
        let compound = self.word(head).case == Case::Gen
            && clause.arguments.iter().any(|a| !a.shared && self.says_where(a))
            && before.is_some_and(|w| {
                w.upos == Upos::Noun && w.case == Case::Nom && w.possessive == 0 && w.verb.is_none()
            });
        // `saldırılarını`; `itirazları` has the ending of an object as well.
        let word = self.word(head);
        let own = word.possessive == 3 || word.possessive == 6 && word.case != Case::Nom;
        // `valiler | kararnamesiyle atandı`: others decide.
        let ordered = word.case == Case::Ins
            && matches!(&*word.lemma, "karar" | "kararname" | "talimat" | "emir" | "onay" | "izin")
            && clause.arguments.iter().any(|a| a.slot == Slot::Bare && !a.shared);
        // `Kaya, saldırıyı terör | eylemi | olarak nitelendirdi`
        let called = self.word_at(head + 1).is_some() && self.lower(head + 1) == "olarak";
        own && !compound
            && !called
            && !self.is_suffered(clause, above)
            && !ordered
            && !against
            && !self.faces_others(above, head)
            && !self.exists_there(clause, above)
            && !self.is_plain_object(clause.head, above)
    }

    /// Who does what a clause tells, by the clause around it.
    fn subject_above(&self, index: usize, parent: usize, out: &[Clause]) -> Option<Argument> {
        let controlled = |c: &Clause| {
            c.parent.and_then(|p| {
                let above = &out[p as usize];
                self.controller(c, above).or_else(|| self.judged(c, above)).or_else(|| self.asked(c, above))
            })
        };
        controlled(&out[index]).or_else(|| {
            // `okulları hedef alarak | köylüleri göçe zorladı`: how somebody makes others do it.
            let how = out[index].features.form == VerbForm::Converb
                && controlled(&out[parent]).is_some_and(|a| {
                    // `sınırı kapatarak | kaçakçıları korumakla Peru'yu suçladı`: who stands behind both did the second.
                    !self.is_name(a.head) || a.tokens.start > out[parent].head
                });
            let doer = if how { out[parent].parent.map_or(parent, |p| p as usize) } else { parent };
            subject_of(&out[doer])
        })
    }

    /// Whether a passive is not of him who is the subject around it.
    fn is_done_to_another(&self, clause: &Clause, above: &Clause, shared: &Argument) -> bool {
        // `gözaltına alındığını anlattı`: who tells it is whom it was done to; a body tells it of others.
        let passive = clause.features.voice == Voice::Passive && clause.link != Link::Nominal;
        let told = clause.link == Link::Complement
            && clause.features.form == VerbForm::FactParticiple
            && (self.is_person(shared.head)
                // `Peru Holding, Kurul tarafından denetlendiğini duyurdu`
                || self.is_name(shared.head)
                    && clause.arguments.iter().any(|a| {
                        a.slot == Slot::By && !a.shared && self.is_name(a.head) && a.head != shared.head
                    }));
        // `yargılandığı davada beraat etti`: to whom it was done is who the sentence is about.
        let about = clause.link == Link::Relative
            && clause.features.form == VerbForm::FactParticiple
            && self.word(clause.head).possessive == 3
            && self.is_name(shared.head)
            && !clause.arguments.iter().any(|a| a.slot == Slot::Nom);
        // `gözaltına alınarak götürüldü`
        let both = clause.link == Link::Adverbial
            && clause.features.form == VerbForm::Converb
            && (above.features.voice == Voice::Passive || self.goes_together(clause.head));
        // `yerinden edildikten sonra kampa sığınan Kaya`
        // `öldürülmeden önce yazan Kaya`
        let after = clause.link == Link::Adverbial
            && (clause.features.form == VerbForm::FactParticiple && self.word(clause.head).case == Case::Abl
                || clause.features.form == VerbForm::Converb
                    && !clause.features.negative
                    && self.lower(clause.head).ends_with("den"))
            && self.is_person(shared.head);
        // `Peru, Şili tarafından kuşatılmasının ardından`
        let suffered = clause.link == Link::Adverbial
            && clause.features.form == VerbForm::VerbalNoun
            && self.word(clause.head).possessive == 3
            && self.is_name(shared.head)
            && clause
                .arguments
                .iter()
                .any(|a| a.slot == Slot::By && !a.shared && self.is_name(a.head) && a.head != shared.head);
        passive && !told && !about && !both && !after && !suffered
    }
}
