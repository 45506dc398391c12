//! Subjects that a clause does not write itself: shared, swallowed by a phrase, or the noun that a participle modifies.

use super::parser::Parser;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// With whom a subject does what is told of many (`Peru ile | Şili, anlaştıklarını duyurdu`).
    pub(super) fn partner_of(&self, subject: &Argument, clause: &Clause, out: &[Clause]) -> Option<Argument> {
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
    pub(super) fn is_suffered(&self, noun: &Clause, verb: &Clause) -> bool {
        matches!(self.word(noun.head).case, Case::Loc | Case::Abl)
            && WordClass::Suffers.has(&verb.lemma)
            && verb.arguments.iter().any(|a| a.head == noun.head)
    }

    /// Whether a noun that reads like somebody's own is the object of a verb with a subject (`Kaya, | kararı | memnuniyetle
    /// karşıladı`): his own would be `kararını`.
    pub(super) fn is_plain_object(&self, noun: TokenId, verb: &Clause) -> bool {
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
    pub(super) fn exists_there(&self, noun: &Clause, verb: &Clause) -> bool {
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
    pub(super) fn about_whom(&self, index: usize, out: &[Clause]) -> Option<usize> {
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
    pub(super) fn tell_event_noun(&self, from: usize, index: usize, out: &mut [Clause]) {
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
    pub(super) fn is_carried_object(&self, clause: &Clause, subject: &Argument) -> bool {
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
