//! What joined clauses share: a subject, an object, who does something in the passive.

use super::owner::told_of_others;
use super::parser::Parser;
use super::subject::subject_of;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// Nominalised verbs joined under one verb have one subject (`ordunun kuşattığı ve vurduğu söylendi`).
    pub(super) fn share_with_joined(&self, from: usize, index: usize, out: &mut [Clause]) -> bool {
        let clause = &out[index];
        let form = clause.features.form;
        let nominalised =
            matches!(form, VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun);
        let own = |c: &Clause| {
            c.arguments
                .iter()
                .find(|a| a.slot == Slot::Nom && !a.shared && !self.is_bare_object(a, c.head))
                .cloned()
        };
        // `kuşatması ve tahrip etmesi sonucu`: what governs the last verb governs both.
        let governed = clause.link == Link::Adverbial && form == VerbForm::VerbalNoun;
        if !(clause.link == Link::Complement || governed)
            || !nominalised
            || self.word(clause.head).possessive == 0
            || own(clause).is_some()
        {
            return false;
        }
        let mut start = clause.tokens.start;
        // `karartma uyguladığına, | bölgeye | gazetecilerin girişini engellediğine`: left to the verb above.
        let left = clause.parent.map_or(&[][..], |p| &out[p as usize].arguments);
        let left = left.iter().find(|a| {
            let end = a.tokens.end;
            (end == start || end + 1 == start && matches!(self.text(end), "de" | "da"))
                && !matches!(a.slot, Slot::Nom | Slot::Gen)
                && self.word(a.head).verb.is_none()
        });
        if let Some(phrase) = left {
            start = phrase.tokens.start;
        }
        let told_by_person =
            clause.parent.and_then(|p| subject_of(&out[p as usize])).is_some_and(|a| self.is_person(a.head));
        for at in (from..index).rev() {
            let other = &out[at];
            if other.link != Link::Complement
                || other.features.form != form
                || !self.is_joint(other.tokens.end, start)
            {
                continue;
            }
            // `milislerin karakolu yaktığını, | polisi öldürdüğünü anlattı`
            let unnamed = || {
                let found = told_of_others(self, at, &out[..=at]).filter(|_| told_by_person)?;
                (!self.is_name(found.0.head)).then_some(found.0)
            };
            if let Some(mut subject) = own(other).or_else(unnamed) {
                // `askerlerin kendisini götürdüğünü ve sonra bırakıldığını anlattı`; but `kentin kuşatma altında olduğunu ve
                // bombalandığını`
                let suffers = |c: &Clause| c.features.voice == Voice::Passive;
                let acts = other.arguments.iter().any(|a| a.slot == Slot::Acc)
                    || matches!(self.text(other.tokens.end), "ancak" | "fakat" | "ama");
                if suffers(&out[index]) && !suffers(other) && acts {
                    return false;
                }
                // `hedefin aşıldığını ve yatırım yapacaklarını söyledi`: many do what one is not said to do.
                if self.word(clause.head).plural && !self.word(other.head).plural && !self.is_many(&subject) {
                    return false;
                }
                subject.shared = true;
                out[index].arguments.push(subject);
                return true;
            }
            start = other.tokens.start;
        }
        false
    }

    /// Whether nothing but what joins two clauses stands between tokens (`, | ayrıca`, `ve | böylece`).
    fn is_joint(&self, from: TokenId, to: TokenId) -> bool {
        const LONG: TokenId = 3;
        let adverb = |t: TokenId| {
            self.mention_at[t as usize] == 0 && matches!(self.word(t).upos, Upos::Adv | Upos::Cconj)
        };
        from + 1 == to || from < to && to - from <= LONG && (from + 1..to).all(adverb)
    }

    /// Whether a subject is more than one by its form.
    fn is_many(&self, subject: &Argument) -> bool {
        self.word(subject.head).plural || subject.tokens.clone().any(|t| matches!(self.text(t), "ve" | "ile"))
    }

    /// Participles joined before one noun have one subject (`ordunun kuşattığı ve vurduğu hastane`).
    pub(super) fn share_with_sibling(&self, from: usize, index: usize, out: &mut [Clause]) -> bool {
        let clause = &out[index];
        let factive = matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
        let own = self.has_subject(clause);
        if clause.link != Link::Relative || !factive || own || clause.modifies.is_none() {
            return false;
        }
        let noun = clause.modifies;
        // `kente düzenlediği saldırıda dört, köye | düzenlediği saldırıda iki kişi`
        let again = |c: &Clause| {
            let told = |c: &Clause| c.modifies.map(|t| &self.word(t).lemma);
            c.lemma == clause.lemma
                && told(c) == told(clause)
                && self.knowledge.light_verbs.contains(&*c.lemma)
                && c.parent == clause.parent
        };
        let sibling = out[from..index].iter().rev().find(|c| {
            c.link == Link::Relative
                && (c.modifies == noun || again(c))
                && c.features.form == clause.features.form
        });
        let Some(subject) =
            sibling.and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
        else {
            return false;
        };
        let mut shared = subject.clone();
        shared.shared = true;
        out[index].arguments.push(shared);
        true
    }

    /// `Ayşe'yi yakalayıp bıraktı`, `yakaladıktan sonra bıraktı`, `yakaladı ve bıraktı`: one object for both verbs.
    pub(super) fn share_objects(&self, from: usize, out: &mut [Clause]) {
        // The noun of a light verb is no object (`arayarak [tebrik] etti`).
        let light = |a: &Argument, c: &Clause| {
            let alone = a.tokens.len() == 1 || matches!(&*c.lemma, "et" | "ol");
            self.is_bare_object(a, c.head) && self.word(a.head).case == Case::Nom && alone
        };
        let has_object = |c: &Clause| c.arguments.iter().any(|a| a.slot == Slot::Acc && !light(a, c));
        for index in from + 1..out.len() {
            let clause = &out[index];
            if has_object(clause) || clause.link == Link::Nominal || clause.features.voice == Voice::Passive {
                continue;
            }
            // The clause right before: a converb that hangs on this one, or a main clause in the same person.
            let Some(before) = out[from..index].iter().rev().find(|c| c.link != Link::Nominal) else {
                continue;
            };
            let converb = before.link == Link::Adverbial
                && before.parent == Some(index as ClauseId)
                && (before.features.form == VerbForm::Converb
                    // `yakaladıktan sonra`; not `yakaladığı için`, but `Ayşe'yi yola çıkamadıkları için`
                    || before.features.form == VerbForm::FactParticiple
                        && (self.word(before.head).possessive == 0
                            || self.knowledge.intransitives.contains(&*before.lemma)));
            let joined = before.link == Link::Root
                && clause.link == Link::Root
                && before.person == clause.person
                && !clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared && self.is_name(a.head));
            if !(converb || joined) {
                continue;
            }
            let object = before.arguments.iter().find(|a| {
                // `kendilerini sorguya çekmeden alıkoydu`
                // `Peru'nun açıklamasını reddetti ve kınadı`
                // `Peru'nun açıklamasını yersiz bulup kınadı`
                let theirs = (converb || joined && before.head + 2 == clause.head)
                    && a.tokens.clone().any(|t| t != a.head && self.is_name(t) && self.is_genitive(t));
                // `yasayı aykırı bularak iptal etti`
                let judged = converb && matches!(&*before.lemma, "bul" | "say" | "değerlendir");
                let own = theirs || judged || self.is_name(a.head) || *self.word(a.head).lemma == *"kendi";
                a.slot == Slot::Acc && own && a.tokens.end <= before.head
            });
            if let Some(object) = object {
                let mut shared = object.clone();
                shared.shared = true;
                out[index].arguments.push(shared);
            }
        }
    }

    /// `Ayşe'yi telefonla arayan | Can Er tebrik etti`: a verb that is said of a person alone is done to whom the participle before him
    /// has as its object.
    pub(super) fn share_with_participle(&self, from: usize, out: &mut [Clause]) {
        for index in from + 1..out.len() {
            let clause = &out[index];
            let half = clause.head.checked_sub(1).filter(|t| *t >= self.first);
            let judges = WordClass::Judges.has(&clause.lemma)
                || half.is_some_and(|t| {
                    self.mention_at[t as usize] == 0 && WordClass::Judges.has(self.lower(t))
                });
            let own = |a: &Argument| {
                !a.shared && a.slot != Slot::Nom && !(a.slot == Slot::Acc && Some(a.head) == half)
            };
            let alone = judges
                && clause.link == Link::Root
                && clause.features.form == VerbForm::Finite
                && clause.features.voice == Voice::Active
                && clause.quote.is_none()
                && !clause.arguments.iter().any(own);
            let Some(subject) = subject_of(clause).filter(|a| alone && !a.shared && self.is_person(a.head))
            else {
                continue;
            };
            let before = |c: &&Clause| {
                c.link == Link::Relative
                    && c.features.form == VerbForm::SubjectParticiple
                    && c.features.voice == Voice::Active
                    && c.modifies == Some(subject.head)
            };
            let object = out[from..index].iter().rev().find(before).and_then(|c| {
                c.arguments.iter().find(|a| a.slot == Slot::Acc && !a.shared && self.is_name(a.head))
            });
            if let Some(object) = object.cloned() {
                out[index].arguments.push(Argument { shared: true, ..object });
            }
        }
    }

    /// A nominalised verb joined to another one is no subject of it (`ordunun köyü yaktığı | veya bombaladığı söylendi`): that
    /// would stand in the genitive.
    pub(super) fn part_joined(&self, from: usize, out: &mut [Clause]) {
        for index in from + 1..out.len() {
            let clause = &out[index];
            let joins = |t: TokenId| matches!(self.text(t), "ve" | "veya" | "yahut");
            let nominalised = |c: &Clause| {
                c.features.form == clause.features.form
                    && c.link == Link::Complement
                    && matches!(c.features.form, VerbForm::FactParticiple | VerbForm::VerbalNoun)
                    && self.word(c.head).possessive > 0
            };
            if !nominalised(clause) {
                continue;
            }
            let before = out[from..index].iter().rposition(|c| {
                nominalised(c) && c.parent == Some(index as ClauseId) && self.word(c.head).case == Case::Nom
            });
            let Some(before) = before.map(|at| from + at) else { continue };
            let first = out[before].head;
            let subject =
                |a: &Argument| a.slot == Slot::Nom && !a.shared && a.head == first && joins(first + 1);
            let Some(at) = clause.arguments.iter().position(subject) else { continue };
            let parent = clause.parent;
            out[index].arguments.remove(at);
            out[index].tokens.start = first + 2;
            out[before].parent = parent;
        }
    }

    /// `polisler tarafından durdurularak vuruldu`: by whom one thing is done in the passive, the next is; so where two are joined
    /// (`askerler tarafından dövüldüğü veya alıkonulduğu`).
    pub(super) fn share_doers(&self, from: usize, out: &mut [Clause]) {
        for index in from + 1..out.len() {
            let clause = &out[index];
            let by = |c: &Clause| c.arguments.iter().find(|a| a.slot == Slot::By && !a.shared).cloned();
            if clause.features.voice != Voice::Passive || clause.link == Link::Nominal || by(clause).is_some()
            {
                continue;
            }
            let before = out[from..index].iter().rfind(|c| {
                let together = c.parent == Some(index as ClauseId)
                    && c.link == Link::Adverbial
                    && c.features.form == VerbForm::Converb;
                let joined = c.link == Link::Complement
                    && clause.link == Link::Complement
                    && c.features.form == clause.features.form
                    && c.parent == clause.parent
                    && self.is_joint(c.tokens.end, clause.tokens.start);
                c.features.voice == Voice::Passive && (together || joined)
            });
            if let Some(mut doer) = before.and_then(by) {
                doer.shared = true;
                out[index].arguments.push(doer);
            }
        }
    }
}
