//! Subjects that a clause does not write itself: shared, swallowed by a phrase, or the noun that a participle modifies.

use super::owner::told_of_others;
use super::parser::Parser;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

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
        // Children come before parents in `out`, so one pass from the end carries subjects down.
        let mut last_subject: Option<(Argument, u8)> = None;
        // Finite clauses in a row (`geldi ve gitti`): the later inherit from the earlier.
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
        for index in (from..out.len()).rev() {
            let clause = &out[index];
            if clause.link == Link::Relative
                && let Some(noun) = clause.modifies
            {
                self.fill_gap(index, noun, out);
            }
            self.one_of_those(&mut out[index]);
            self.among_those(index, out);
            if self.share_with_sibling(from, index, out) || self.share_with_joined(from, index, out) {
                continue;
            }
            let Some(parent) = self.about_whom(index, out) else { continue };
            let has = out[index].arguments.iter().any(|a| match out[index].link {
                Link::Nominal => a.slot == Slot::Gen,
                _ => a.slot == Slot::Nom && !self.is_bare_object(a, out[index].head),
            });
            if has || self.has_unnamed_doer(&out[index]) {
                continue;
            }
            if let Some(accused) = self.accused_of(index, out) {
                out[index].arguments.push(accused);
                continue;
            }
            if self.is_ground(&out[index]) {
                let accused = self.accused_on(&out[parent]);
                out[index].arguments.extend(accused);
                continue;
            }
            let wants = match out[index].link {
                // `satmanın doğru olacağını`: anybody's doing.
                _ if out[index].features.form == VerbForm::VerbalNoun
                    && self.word(out[index].head).case == Case::Gen
                    && self.word(out[index].head).possessive == 0 =>
                {
                    false
                }
                // `satın almayı inceliyor`: others do it.
                Link::Complement
                    if out[index].features.form == VerbForm::VerbalNoun
                        && self.word(out[index].head).possessive == 0
                        && self.acts_on_others(&out[parent], out[index].head) =>
                {
                    false
                }
                Link::Nominal => {
                    // `barış çağrılarına | rağmen saldırdı`: others call.
                    let next = self.word_at(out[index].head + 1).map(|w| &*w.lemma);
                    let against = matches!(next, Some("rağmen" | "karşın"));
                    // `Peru'daki darbe girişiminin | ardından`: the ending is that of the compound.
                    let head = out[index].head;
                    let before = (head > self.first).then(|| self.word(head - 1));
                    let compound = self.word(head).case == Case::Gen
                        && out[index].arguments.iter().any(|a| !a.shared && self.says_where(a))
                        && before.is_some_and(|w| {
                            w.upos == Upos::Noun
                                && w.case == Case::Nom
                                && w.possessive == 0
                                && w.verb.is_none()
                        });
                    // `saldırılarını`; `itirazları` has the ending of an object as well.
                    let word = self.word(head);
                    let own = word.possessive == 3 || word.possessive == 6 && word.case != Case::Nom;
                    // `valiler | kararnamesiyle atandı`: others decide.
                    let ordered = word.case == Case::Ins
                        && matches!(
                            &*word.lemma,
                            "karar" | "kararname" | "talimat" | "emir" | "onay" | "izin"
                        )
                        && out[index].arguments.iter().any(|a| a.slot == Slot::Bare && !a.shared);
                    // `Kaya, saldırıyı terör | eylemi | olarak nitelendirdi`
                    let called = self.word_at(head + 1).is_some() && self.lower(head + 1) == "olarak";
                    own && !compound
                        && !called
                        && !self.is_suffered(&out[index], &out[parent])
                        && !ordered
                        && !against
                        && !self.faces_others(&out[parent], head)
                        && !self.exists_there(&out[index], &out[parent])
                        && !self.is_plain_object(out[index].head, &out[parent])
                }
                Link::Relative => {
                    out[index].features.form != VerbForm::SubjectParticiple
                        && out[index].modifies.is_some()
                        && matches!(
                            out[index].features.form,
                            VerbForm::FactParticiple | VerbForm::FutureParticiple
                        )
                }
                // `geri çekilmesini istedi`: others are to do it.
                Link::Complement if self.is_wanted(&out[index], &out[parent]) => false,
                // `süreyi aşanların`: its subject is whom it means.
                Link::Complement => out[index].features.form != VerbForm::SubjectParticiple,
                _ => true,
            };
            if !wants {
                continue;
            }
            let controlled = |c: &Clause| {
                c.parent.and_then(|p| {
                    let above = &out[p as usize];
                    self.controller(c, above)
                        .or_else(|| self.judged(c, above))
                        .or_else(|| self.asked(c, above))
                })
            };
            let subject = controlled(&out[index]).or_else(|| {
                // `okulları hedef alarak | köylüleri göçe zorladı`: how somebody makes others do it.
                let how = out[index].features.form == VerbForm::Converb
                    && controlled(&out[parent]).is_some_and(|a| {
                        // `sınırı kapatarak | kaçakçıları korumakla Peru'yu suçladı`: who stands behind both did the second.
                        !self.is_name(a.head) || a.tokens.start > out[parent].head
                    });
                let doer = if how { out[parent].parent.map_or(parent, |p| p as usize) } else { parent };
                subject_of(&out[doer])
            });
            let Some(mut shared) = subject else { continue };
            if self.charges_many(&out[index], &out[parent]) {
                continue;
            }
            // `Ayşe hava saldırısında öldürüldü`: to whom it is done does not do it.
            if out[index].link == Link::Nominal && out[parent].features.voice == Voice::Passive {
                continue;
            }
            // `gözaltına alındığını anlattı`: who tells it is whom it was done to; a body tells it of others.
            let passive = out[index].features.voice == Voice::Passive && out[index].link != Link::Nominal;
            let told = out[index].link == Link::Complement
                && out[index].features.form == VerbForm::FactParticiple
                && (self.is_person(shared.head)
                    // `Peru Holding, Kurul tarafından denetlendiğini duyurdu`
                    || self.is_name(shared.head)
                        && out[index].arguments.iter().any(|a| {
                            a.slot == Slot::By && !a.shared && self.is_name(a.head) && a.head != shared.head
                        }));
            // `yargılandığı davada beraat etti`: to whom it was done is who the sentence is about.
            let about = out[index].link == Link::Relative
                && out[index].features.form == VerbForm::FactParticiple
                && self.word(out[index].head).possessive == 3
                && self.is_name(shared.head)
                && !out[index].arguments.iter().any(|a| a.slot == Slot::Nom);
            // `gözaltına alınarak götürüldü`
            let both = out[index].link == Link::Adverbial
                && out[index].features.form == VerbForm::Converb
                && (out[parent].features.voice == Voice::Passive || self.goes_together(out[index].head));
            // `yerinden edildikten sonra kampa sığınan Kaya`
            // `öldürülmeden önce yazan Kaya`
            let after = out[index].link == Link::Adverbial
                && (out[index].features.form == VerbForm::FactParticiple
                    && self.word(out[index].head).case == Case::Abl
                    || out[index].features.form == VerbForm::Converb
                        && !out[index].features.negative
                        && self.lower(out[index].head).ends_with("den"))
                && self.is_person(shared.head);
            // `Peru, Şili tarafından kuşatılmasının ardından`
            let suffered = out[index].link == Link::Adverbial
                && out[index].features.form == VerbForm::VerbalNoun
                && self.word(out[index].head).possessive == 3
                && self.is_name(shared.head)
                && out[index].arguments.iter().any(|a| {
                    a.slot == Slot::By && !a.shared && self.is_name(a.head) && a.head != shared.head
                });
            if passive && !told && !about && !both && !after && !suffered {
                continue;
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
                continue;
            }
            // `Kaya, tarafları uzlaşmaya varmaları nedeniyle kutladı`: many did it.
            let many = out[index].link == Link::Adverbial
                && out[index].features.form == VerbForm::VerbalNoun
                && self.word(out[index].head).possessive >= 3
                && self.word(out[index].head).plural;
            if many && self.is_person(shared.head) {
                continue;
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
    }

    /// With whom a subject does what is told of many (`Peru ile | Şili, anlaştıklarını duyurdu`).
    fn partner_of(&self, subject: &Argument, clause: &Clause, out: &[Clause]) -> Option<Argument> {
        let word = self.word(clause.head);
        let told = clause.link == Link::Complement
            && matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
            && (word.plural || word.possessive == 6)
            && subject.slot == Slot::Nom;
        // `Peru ile | Şili, Kaya'yı arayarak kutladı`
        let both = clause.link == Link::Adverbial && self.goes_together(clause.head);
        let above = clause.parent.filter(|_| told || both)?;
        let with = out[above as usize].arguments.iter().find(|a| {
            a.slot == Slot::Ins
                && !a.shared
                && a.tokens.end == subject.tokens.start
                && self.lower(a.tokens.end - 1) == "ile"
                && self.is_name(a.head)
                && self.is_person(a.head) == self.is_person(subject.head)
        })?;
        Some(Argument { shared: true, ..with.clone() })
    }

    /// Whether a verb is done to what others do (`satın almayı inceledi`, `tutuklamayı protesto etti`).
    pub(super) fn acts_on_others(&self, verb: &Clause, inner: TokenId) -> bool {
        let from = verb.predicate.start.min(verb.head.saturating_sub(1));
        let said =
            |t: TokenId| WordClass::Answers.has(self.lower(t)) || WordClass::Answers.has(&self.word(t).lemma);
        WordClass::ActsOnOthers.has(&self.word(verb.head).lemma)
            || (from..=verb.head).any(|t| t != inner && said(t))
    }

    /// Whether a noun is what a verb meets, which others say or do (`istifa çağrılarına | direndi`).
    pub(super) fn faces_others(&self, verb: &Clause, noun: TokenId) -> bool {
        let met = |a: &Argument| a.head == noun && matches!(a.slot, Slot::Acc | Slot::Dat);
        let mut from = noun + 1..verb.head + 1;
        verb.features.voice == Voice::Active
            && verb.arguments.iter().any(met)
            && from.any(|t| {
                WordClass::FacesOthers.has(&self.word(t).lemma) || WordClass::FacesOthers.has(self.lower(t))
            })
    }

    /// Whether a noun is what somebody dies, is hurt or is saved in, which others did (`hava | saldırısında ölen asker`).
    fn is_suffered(&self, noun: &Clause, verb: &Clause) -> bool {
        matches!(self.word(noun.head).case, Case::Loc | Case::Abl)
            && WordClass::Suffers.has(&verb.lemma)
            && verb.arguments.iter().any(|a| a.head == noun.head)
    }

    /// Whether a noun that reads like somebody's own is the object of a verb with a subject (`Kaya, | kararı | memnuniyetle
    /// karşıladı`): his own would be `kararını`.
    fn is_plain_object(&self, noun: TokenId, verb: &Clause) -> bool {
        let subject = |a: &Argument| {
            let doer = self.is_name(a.head) || !a.shared && self.is_somebody_at(a.head);
            a.slot == Slot::Nom && a.head != noun && doer
        };
        self.word(noun).case == Case::Nom
            && noun + 1 < verb.head
            && verb.features.voice == Voice::Active
            && verb.arguments.iter().any(|a| a.head == noun && matches!(a.slot, Slot::Nom | Slot::Acc))
            && verb.arguments.iter().any(subject)
    }

    /// Whether a verb only says that there is a noun (`hakkında yakalama | kararı bulunan Kaya`).
    fn exists_there(&self, noun: &Clause, verb: &Clause) -> bool {
        matches!(&*verb.lemma, "bulun" | "ol" | "var" | "kal")
            && verb.features.form == VerbForm::SubjectParticiple
            && noun.head + 1 == verb.head
    }

    /// Whether a common noun is a word for a person.
    fn is_somebody_at(&self, t: TokenId) -> bool {
        crate::lang::tr::statement::is_somebody(self.lower(t))
    }

    /// Whether a converb always has the subject of its verb (`-arak`, `-ıp`).
    pub(super) fn goes_together(&self, verb: TokenId) -> bool {
        super::goes_together(self.lower(verb))
    }

    /// The clause whose subject a clause may share: the one that it hangs on, or for a noun before a participle in the passive
    /// that of the sentence (`Kaya, Demir ile görüşmesinin ardından düzenlenen toplantıda konuştu`).
    fn about_whom(&self, index: usize, out: &[Clause]) -> Option<usize> {
        let mut above = out[index].parent? as usize;
        if out[index].link != Link::Nominal {
            // `Kaya, Demir'i suçlayarak | yargılanacağını söyledi`: who accuses is not who is tried.
            let acts = |c: &Clause| {
                c.link == Link::Adverbial
                    && c.features.form == VerbForm::Converb
                    && c.features.voice == Voice::Active
                    && self.goes_together(c.head)
                    && c.arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared && self.is_name(a.head))
            };
            let told = &out[above];
            if acts(&out[index])
                && told.link == Link::Complement
                && told.features.voice == Voice::Passive
                && matches!(told.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
                && !self.has_subject(told)
                && let Some(parent) = told.parent
            {
                above = parent as usize;
            }
            // `ordu, saldırı düzenlediği hastaneye yönelik | kuşatmayı sürdürüyor`: whose the noun is, is left open.
            let open =
                |c: &Clause| c.link == Link::Nominal && !c.arguments.iter().any(|a| a.slot == Slot::Gen);
            // `yaptığı görüşmede | işlenen suçları kınadı`: no subject is what something is done to, nor, of what a light verb tells,
            // to whom (`düzenlediği baskında | aranan Kaya'yı yakaladı`).
            let light = self.knowledge.light_verbs.contains(&*out[index].lemma)
                && out[index].features.form == VerbForm::FactParticiple;
            let passive = |c: &Clause| {
                c.link == Link::Relative
                    && c.features.form == VerbForm::SubjectParticiple
                    && c.features.voice == Voice::Passive
                    && (light || !c.arguments.iter().any(|a| a.slot == Slot::Nom && self.is_name(a.head)))
            };
            // `Peru, Şili ile yürüttüğü görüşmelerde | sonuç alınamayınca masadan kalktı`
            let factive =
                matches!(out[index].features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
            let noun = out[index].modifies;
            let done = |c: &Clause| {
                factive
                    && c.arguments.iter().any(|a| {
                        Some(a.head) == noun
                            && matches!(a.slot, Slot::Loc | Slot::Abl | Slot::Dat | Slot::Ins)
                    })
                    && matches!(c.link, Link::Adverbial | Link::Complement)
                    && c.features.form != VerbForm::SubjectParticiple
                    && c.features.voice == Voice::Passive
                    && !c.arguments.iter().any(|a| {
                        a.slot == Slot::By
                            || a.slot == Slot::Nom && (self.is_name(a.head) || self.is_somebody_at(a.head))
                    })
            };
            // `Kaya, Demir ile imzaladıkları | anlaşmanın bittiğini söyledi`: no thing does what is done to it.
            let done_to = |c: &Clause| {
                out[index].features.form == VerbForm::FactParticiple
                    && c.link == Link::Complement
                    // `saldırdığı | iddiasının doğru olmadığını`
                    && !out[index].modifies.is_some_and(|n| WordClass::Charge.has(&self.word(n).lemma))
                    && c.arguments.iter().any(|a| {
                        a.slot == Slot::Nom && Some(a.head) == out[index].modifies && !self.is_name(a.head)
                    })
            };
            // `Kaya, görüştüğü Demir'den | destek vermesini istedi`
            let wanted = |c: &Clause| {
                factive
                    && c.link == Link::Complement
                    && c.parent.is_some_and(|p| self.is_wanted(c, &out[p as usize]))
                    && c.arguments.iter().any(|a| Some(a.head) == noun && a.slot == Slot::Abl)
            };
            while out[index].link == Link::Relative
                && (wanted(&out[above])
                    || open(&out[above])
                    || passive(&out[above])
                    || done(&out[above])
                    || done_to(&out[above]))
                && let Some(parent) = out[above].parent
            {
                above = parent as usize;
            }
            return Some(above);
        }
        let unnamed = |c: &Clause| !c.arguments.iter().any(|a| a.slot == Slot::Nom && self.is_name(a.head));
        let passes = |c: &Clause| {
            c.link == Link::Nominal
                || c.link == Link::Relative
                    && c.features.form == VerbForm::SubjectParticiple
                    && c.features.voice == Voice::Passive
                    && unnamed(c)
        };
        // `mahkeme kararıyla | kapatılan okula giden Kaya`: others decided.
        let by_means = self.word(out[index].head).case == Case::Ins;
        // `diploma | soruşturması kapsamında tutuklanan`: the ending is that of the compound.
        let compound = out[index].arguments.iter().any(|a| {
            a.slot == Slot::Bare && !a.shared && a.head + 1 == out[index].head && !self.is_name(a.head)
        });
        if out[above].link == Link::Relative && !by_means && !compound {
            while passes(&out[above])
                && let Some(parent) = out[above].parent
            {
                above = parent as usize;
            }
        }
        Some(above)
    }

    /// Whose act a light verb before an event noun tells, is whose event that is (`ordunun şehrin merkezine düzenlediği
    /// saldırı`).
    fn tell_event_noun(&self, from: usize, index: usize, out: &mut [Clause]) {
        let clause = &out[index];
        let Some(noun) = clause.modifies.filter(|_| clause.link == Link::Relative) else { return };
        if !self.knowledge.light_verbs.contains(&*clause.lemma) || self.makes_predicate(clause) {
            return;
        }
        let Some(mut owner) = clause.arguments.iter().find(|a| a.slot == Slot::Nom).cloned() else {
            return;
        };
        owner.slot = Slot::Gen;
        let event = out[from..].iter_mut().find(|c| c.link == Link::Nominal && c.head == noun);
        if let Some(event) = event.filter(|c| !c.arguments.iter().any(|a| a.slot == Slot::Gen && !a.shared)) {
            event.arguments.push(owner);
        }
    }

    /// Whether a light verb makes a predicate of its own with the word before it (`veto ettiği | karar`).
    pub(super) fn makes_predicate(&self, clause: &Clause) -> bool {
        *clause.lemma == *"et"
            && clause.head > self.first
            && WordClass::TakesObject.has(self.lower(clause.head - 1))
    }

    pub(super) fn is_genitive(&self, t: TokenId) -> bool {
        match self.mention_of(t) {
            None => self.word(t).case == Case::Gen,
            Some(mention) => mention.tokens.end == t + 1 && self.name_case(t, mention).0 == Case::Gen,
        }
    }

    /// Whether `ve` joins a name that ends before a token to another one, its acronym in brackets passed over.
    pub(super) fn goes_on_as_list(&self, end: TokenId) -> bool {
        let mut t = end;
        if self.text(t) == "(" {
            let close = (t..t + 6).find(|c| (*c as usize) < self.mention_at.len() && self.text(*c) == ")");
            let Some(close) = close else { return false };
            t = close + 1;
        }
        (t as usize) < self.mention_at.len() && matches!(self.text(t), "ve" | "ile" | "veya" | "ya" | "yahut")
    }

    pub(super) fn is_place(&self, head: TokenId) -> bool {
        self.mention_of(head).is_some_and(|m| m.kind == EntityKind::Place)
    }

    /// Whether a name is that of a place or a country.
    pub(super) fn is_land(&self, head: TokenId) -> bool {
        self.mention_of(head).is_some_and(|m| matches!(m.kind, EntityKind::Place | EntityKind::Country))
    }

    pub(super) fn is_person(&self, head: TokenId) -> bool {
        self.mention_of(head).is_some_and(|m| m.kind == EntityKind::Person)
    }

    /// Whether a clause has a subject, its own or a shared one; the noun of a light verb is none.
    pub(super) fn has_subject(&self, clause: &Clause) -> bool {
        clause.arguments.iter().any(|a| a.slot == Slot::Nom && !self.is_bare_object(a, clause.head))
    }

    /// Whether a nominative right before its verb is an object or the noun of a light verb, no subject.
    pub(super) fn is_bare_object(&self, argument: &Argument, verb: TokenId) -> bool {
        // `uçak | satın | alarak`
        let half = argument.head + 2 == verb && self.lower(argument.head + 1) == "satın";
        (argument.head + 1 == verb || half)
            && !self.is_name(argument.head)
            && self.word(argument.head).case != Case::Gen
    }

    /// Whether what reads like the subject is the noun of a light verb (`destekliyor, koruma sağlıyor`).
    fn is_carried_object(&self, clause: &Clause, subject: &Argument) -> bool {
        self.is_bare_object(subject, clause.head)
            && clause.features.voice == Voice::Active
            && self.knowledge.light_verbs.contains(&*clause.lemma)
            && !matches!(&*clause.lemma, "ol" | "gerçekleş" | "devam" | "başla" | "süren" | "yaşan" | "iste")
    }

    pub(super) fn is_name(&self, head: TokenId) -> bool {
        self.mention_at[head as usize] > 0
    }
}

pub(super) fn subject_of(clause: &Clause) -> Option<Argument> {
    let wanted = if clause.link == Link::Nominal { Slot::Gen } else { Slot::Nom };
    let alone = |a: &&Argument| a.slot == wanted && a.head + 1 == clause.head && a.tokens.len() == 1;
    // `teşvik etmeye [devam] etti`: half of the verb.
    let half = &*clause.lemma == "et" && clause.link != Link::Nominal;
    clause
        .arguments
        .iter()
        .find(|a| a.slot == wanted && !alone(a))
        .or_else(|| clause.arguments.iter().find(alone).filter(|_| !half))
        .cloned()
}
