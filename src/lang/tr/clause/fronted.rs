//! Objects that stand before the subject of the clause that says when, and which the verb of the sentence has taken; and what is
//! done about somebody whom only `hakkında` stands for.

use super::parser::Parser;
use super::reach::is_own_subject_converb;
use super::subject::subject_of;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, Link, Slot, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// `Peru'nun teklifini | Şili reddederken Fas görüşmelere katıldı`: an object right before the subject of a converb that takes
    /// one is the converb's; the verb of the sentence keeps it only where it takes one too (`… Fas kabul etti`).
    pub(super) fn give_objects_to_converbs(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let Some((parent, at)) = self.object_before(&out[index], out) else { continue };
            let above = &out[parent];
            let object = above.arguments[at].clone();
            let same = |a: &Argument| a.slot == object.slot && !self.is_bare_object(a, above.head);
            let another = above.arguments.iter().enumerate().any(|(i, a)| i != at && same(a));
            let takes = match object.slot {
                Slot::Acc => {
                    above.features.voice != Voice::Passive
                        && !self.knowledge.intransitives.contains(&*above.lemma)
                        && !above
                            .arguments
                            .iter()
                            .any(|a| a.slot == Slot::Dat && a.tokens.end + 2 >= above.head)
                }
                _ => true,
            };
            if takes && !another {
                out[parent].arguments[at].shared = true;
            } else {
                out[parent].arguments.remove(at);
            }
            let clause = &mut out[index];
            clause.tokens.start = clause.tokens.start.min(object.tokens.start);
            clause.arguments.insert(0, object);
        }
    }

    /// The clause above a converb, and which of its arguments is the object that stands right before the converb's own subject.
    fn object_before(&self, clause: &Clause, out: &[Clause]) -> Option<(usize, usize)> {
        let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?;
        let parent = clause.parent? as usize;
        let has = |slot: Slot| {
            clause.arguments.iter().any(|a| a.slot == slot && !self.is_bare_object(a, clause.head))
        };
        let open = clause.features.form == VerbForm::Converb
            && clause.link == Link::Adverbial
            && clause.features.voice == Voice::Active
            && is_own_subject_converb(self.lower(clause.head))
            && (subject.tokens.start == clause.tokens.start || subject.tokens.end == clause.tokens.start)
            && self.is_name(subject.head);
        if !open {
            return None;
        }
        let wanted = |slot: &Slot| match slot {
            Slot::Acc => !has(Slot::Acc) && !self.knowledge.intransitives.contains(&*clause.lemma),
            Slot::Dat => !has(Slot::Dat),
            _ => false,
        };
        let before = |a: &Argument| !a.shared && a.tokens.end == subject.tokens.start && wanted(&a.slot);
        let at = out[parent].arguments.iter().position(before)?;
        Some((parent, at))
    }

    /// Whether a verb is one of going on with, or changing, what one does oneself (`sürdürmek`, `geri çekmek`).
    fn does_own_deed(&self, clause: &Clause) -> bool {
        (clause.predicate.start.saturating_sub(1)..clause.predicate.end).any(|t| {
            WordClass::OnesOwnDeed.has(&self.word(t).lemma) || WordClass::OnesOwnDeed.has(self.lower(t))
        })
    }

    /// Whether the name that the object of a finite verb without a subject begins with is the subject and what is owned its own
    /// (`Rusya | saldırılarını yoğunlaştırdı`, `Tesla | üretimini durdurdu`): what one goes on with, or whatever stands at the
    /// beginning; not what others do (`Rusya saldırısını kınadı`) nor where or with whom it is done (`Mısır ziyaretini erteledi`).
    pub(super) fn owns_object(&self, clause: &Clause, object: &Argument) -> bool {
        let noun = self.word(object.head);
        object.slot == Slot::Acc
            && object.tokens.start == clause.tokens.start
            && noun.case == Case::Acc
            && matches!(noun.possessive, 3 | 6)
            && clause.features.form == VerbForm::Finite
            && clause.features.voice == Voice::Active
            && !self.acts_on_others(clause, object.head)
            && !self.faces_others(clause, object.head)
            && !crate::event::is_done_to_bare("tr", &noun.lemma)
            && (object.tokens.start == self.first || self.does_own_deed(clause))
    }

    /// `Peru askerlerini geri çekerken | Şili saldırıya geçti`: the bare name that an object of one's own begins with is the subject
    /// of the converb, where another one's verb follows.
    pub(super) fn free_converb_subjects(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let own = clause.features.form == VerbForm::Converb
                && clause.features.voice == Voice::Active
                && is_own_subject_converb(self.lower(clause.head))
                && clause.tokens.start == self.first
                && (self.does_own_deed(clause) || self.makes_words(clause))
                && !self.has_subject(clause);
            let Some(parent) = clause.parent.filter(|_| own) else { continue };
            let behind = subject_of(&out[parent as usize])
                .is_some_and(|a| self.is_name(a.head) && a.tokens.start >= clause.tokens.end);
            let object = clause.arguments.iter().position(|a| {
                (a.slot == Slot::Acc || a.slot == Slot::Loc && a.head + 1 == clause.head)
                    && a.tokens.start == self.first
                    && matches!(self.word(a.head).possessive, 3 | 6)
            });
            let Some(at) = object.filter(|_| behind) else { continue };
            let Some(name) = self.mention_of(self.first).filter(|m| !m.adjectival) else { continue };
            let tokens = name.tokens.clone();
            let object = &clause.arguments[at];
            if tokens.end > object.head || self.name_case(tokens.end - 1, name) != (Case::Nom, false) {
                continue;
            }
            let head = object.head;
            out[index].arguments[at].tokens.start = tokens.end;
            for told in out[from..].iter_mut().filter(|c| c.link == Link::Nominal && c.head == head) {
                told.arguments.retain(|a| a.head + 1 != tokens.end && !(a.shared && a.slot == Slot::Gen));
                let slot = Slot::Gen;
                told.arguments.push(Argument {
                    slot,
                    tokens: tokens.clone(),
                    head: tokens.end - 1,
                    shared: true,
                });
                told.tokens.start = told.tokens.start.max(tokens.end);
            }
            let subject = Argument { slot: Slot::Nom, head: tokens.end - 1, tokens, shared: false };
            out[index].arguments.push(subject);
        }
    }

    /// `Peru hükümeti | suçlamaları kesin bir dille reddetti`, `…, Peru | teklifi kabul etti`: what others say or offer, behind the name
    /// of who answers it, is the object of a verb that has none; his own would be `teklifini`.
    pub(super) fn part_answered(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let answers = clause.link == Link::Root
                && clause.features.form == VerbForm::Finite
                && clause.features.voice == Voice::Active
                && (WordClass::Refuses.has(&clause.lemma)
                    || WordClass::Answers.has(&clause.lemma)
                    || clause.head > self.first && self.lower(clause.head - 1) == "kabul")
                && !clause.arguments.iter().any(|a| {
                    a.slot == Slot::Acc
                        && !self.is_bare_object(a, clause.head)
                        && a.tokens.start != clause.tokens.start
                });
            let at = clause.arguments.iter().position(|a| {
                (a.slot == Slot::Nom || a.slot == Slot::Acc && a.tokens.start == clause.tokens.start)
                    && !a.shared
                    && a.head + 1 == a.tokens.end
                    && self.answered(a).is_some()
            });
            let Some(at) = at.filter(|_| answers) else { continue };
            let (half, start) = (clause.arguments[at].head, clause.arguments[at].tokens.start);
            let head = self.answered(&clause.arguments[at]).expect("looked for above");
            let name = self.mention_of(start).filter(|m| m.tokens == (start..head) && !m.adjectival);
            let Some(tokens) = name.map(|m| m.tokens.clone()) else { continue };
            let alone = self.name_case(tokens.end - 1, name.expect("found above")) == (Case::Nom, false);
            if !alone {
                continue;
            }
            for told in out[from..].iter_mut().filter(|c| c.link == Link::Nominal && c.head == head) {
                told.arguments.retain(|a| a.head + 1 != tokens.end);
                told.tokens.start = told.tokens.start.max(tokens.end);
            }
            let object = &mut out[index].arguments[at];
            object.slot = Slot::Acc;
            object.tokens = tokens.end..head + 1;
            object.head = head;
            if half > head {
                let light = Argument { slot: Slot::Acc, head: half, tokens: half..half + 1, shared: false };
                out[index].arguments.push(light);
                for told in out[from..].iter_mut().filter(|c| c.link == Link::Nominal && c.head == half) {
                    told.arguments.retain(|a| a.head != head);
                }
            }
            out[index].arguments.retain(|a| !(a.shared && a.slot == Slot::Nom));
            let subject = Argument { slot: Slot::Nom, head: tokens.end - 1, tokens, shared: false };
            out[index].arguments.push(subject);
        }
    }

    /// The noun that a phrase ends with for what others say or offer, also before half of a verb (`Kahire teklifi | kabul`).
    fn answered(&self, phrase: &Argument) -> Option<TokenId> {
        let half = self.lower(phrase.head) == "kabul" && phrase.head > phrase.tokens.start;
        let noun = if half { phrase.head - 1 } else { phrase.head };
        let own = ["nı", "ni", "nu", "nü"].iter().any(|s| self.lower(noun).ends_with(s));
        let known = self.mention_at[noun as usize] == 0
            && self.knowledge.party_nouns.contains(&*self.noun_lemma(noun));
        (known && !own).then_some(noun)
    }

    /// Whether a verb only carries the noun for words that are made (`yardım talebinde | bulunurken`), between which and the name
    /// before it another noun says which.
    fn makes_words(&self, clause: &Clause) -> bool {
        let noun = clause.head.checked_sub(1).filter(|t| *clause.lemma == *"bulun" && *t > self.first + 1);
        noun.is_some_and(|t| self.word(t).case == Case::Loc && self.mention_at[t as usize - 1] == 0)
    }

    /// Whether a bare noun right before a converb with an object does what that tells (`kararı | muhalefet eleştirirken`).
    pub(super) fn has_unnamed_doer(&self, clause: &Clause) -> bool {
        let object = clause
            .arguments
            .iter()
            .any(|a| a.slot == Slot::Acc && !a.shared && !self.is_bare_object(a, clause.head));
        let doer = |a: &Argument| {
            a.slot == Slot::Nom
                && !a.shared
                && self.is_bare_object(a, clause.head)
                && !WordClass::TakesObject.has(self.lower(a.head))
        };
        object
            && clause.features.form == VerbForm::Converb
            && clause.features.voice == Voice::Active
            && is_own_subject_converb(self.lower(clause.head))
            && !self.knowledge.light_verbs.contains(&*clause.lemma)
            && clause.arguments.iter().any(doer)
    }

    /// `Kaya, | hakkında dava açılınca gitti`: whom nothing but the postposition stands for is who the verb above is about.
    pub(super) fn name_whom_about(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let bare = self.lower(clause.tokens.start) == "hakkında" && clause.tokens.start < clause.head;
            let whole = matches!(clause.link, Link::Adverbial | Link::Complement)
                || clause.link == Link::Relative && clause.features.voice == Voice::Active;
            if !bare || !whole || clause.arguments.iter().any(|a| a.slot == Slot::Adp("hakkında".into())) {
                continue;
            }
            let above = std::iter::successors(clause.parent, |p| out[*p as usize].parent)
                .filter_map(|p| subject_of(&out[p as usize]))
                .find(|a| a.tokens.end <= clause.tokens.start);
            if let Some(about) = above.filter(|a| self.is_name(a.head)) {
                let slot = Slot::Adp("hakkında".into());
                out[index].arguments.push(Argument { slot, shared: true, ..about });
            }
        }
    }
}
