//! In which slot each phrase stands that a verb has taken.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use super::predicate::{attach_possessors, is_listed_object};
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, VerbFeatures, VerbForm, Voice};
use crate::text::TokenId;

/// A verb that has taken phrases.
pub(super) struct Taker<'v> {
    /// Its token.
    pub(super) at: TokenId,
    pub(super) features: &'v VerbFeatures,
    /// Its clause is used like a noun, so that its subject is a possessor.
    pub(super) nominal: bool,
    /// Its clause.
    pub(super) id: ClauseId,
}

impl Taker<'_> {
    /// Whether the subject is the noun behind the verb (`gelen`).
    fn has_gap(&self) -> bool {
        self.features.form == VerbForm::SubjectParticiple && self.features.voice != Voice::Passive
    }

    fn is_finite_active(&self) -> bool {
        self.features.form == VerbForm::Finite && self.features.voice == Voice::Active
    }
}

/// What the phrases of a verb have been given so far.
struct Assigned {
    arguments: Vec<Argument>,
    /// There is a subject.
    subject: bool,
    /// How many phrases may be subject or object by their case, and how many of them were seen.
    nominatives: usize,
    seen: usize,
    /// The subject, where one in a list.
    member: Option<Member>,
    /// The last clause that says when, where a subject of its own may stand before it.
    meanwhile: Option<ClauseId>,
}

/// A subject that is one in a list of names.
struct Member {
    /// Its argument.
    at: usize,
    /// Where the next of the list begins.
    next: TokenId,
    person: bool,
}

impl Parser<'_> {
    /// Gives the phrases that a verb has taken their slots.
    pub(super) fn assign(&self, verb: &Taker<'_>, taken: Vec<Item>, out: &mut [Clause]) -> Vec<Argument> {
        let possessors = taken.iter().filter(|t| t.is_noun_in(Case::Gen)).count();
        let taken = if verb.features.form == VerbForm::Finite || verb.nominal && possessors > 1 {
            attach_possessors(taken)
        } else {
            taken
        };
        let mut assigned = Assigned {
            arguments: Vec::with_capacity(taken.len()),
            subject: false,
            nominatives: taken.iter().filter(|t| t.is_noun_in(Case::Nom) && !t.time).count(),
            seen: 0,
            member: None,
            meanwhile: None,
        };
        for (k, item) in taken.iter().enumerate() {
            for r in &item.relatives {
                out[*r as usize].parent.get_or_insert(verb.id);
            }
            for c in item.event.iter().chain(&item.clauses) {
                out[*c as usize].parent.get_or_insert(verb.id);
            }
            if let Some(slot) = self.slot_of(verb, item, &taken[k + 1..], &mut assigned, out) {
                let tokens = item.start..item.end;
                assigned.arguments.push(Argument { slot, tokens, head: item.head, shared: false });
            }
        }
        assigned.arguments
    }

    /// The slot of a phrase before others of the same verb; nothing for one that is no argument of its own.
    fn slot_of(
        &self,
        verb: &Taker<'_>,
        item: &Item,
        behind: &[Item],
        assigned: &mut Assigned,
        out: &mut [Clause],
    ) -> Option<Slot> {
        Some(match &item.kind {
            Kind::Noun if item.time && item.case == Case::Nom => return None,
            Kind::Noun if self.is_marked_object(verb, item, behind) => Slot::Acc,
            // `ataşesini istenmeyen kişi | ilan edip`: what it is declared to be.
            Kind::Noun
                if item.case == Case::Nom
                    && !item.name
                    && item.end + 1 == verb.at
                    && self.lower(item.end) == "ilan"
                    && assigned.arguments.iter().any(|a| a.slot == Slot::Acc) =>
            {
                Slot::Bare
            }
            Kind::Noun if item.case == Case::Nom => {
                return self.subject_or_object(verb, item, behind, assigned, out);
            }
            // `2013 yılının şubat ayında`
            Kind::Noun if item.case == Case::Gen && item.time => Slot::Gen,
            Kind::Noun if item.case == Case::Gen => self.subject_or_possessor(verb, item, assigned),
            Kind::Noun | Kind::Adposition(_) => item.slot(),
            Kind::Nominalised(c) => {
                out[*c as usize].parent = Some(verb.id);
                let child = &out[*c as usize];
                if item.case == Case::Loc && self.has_own_subject(child) {
                    assigned.meanwhile = Some(*c);
                }
                self.slot_of_clause(verb, item, behind, child, assigned)
            }
            Kind::Adverbial(c) => {
                let child = &mut out[*c as usize];
                child.parent = Some(verb.id);
                child.link = Link::Adverbial;
                if self.has_own_subject(child) {
                    assigned.meanwhile = Some(*c);
                }
                return None;
            }
            Kind::Relative(c) => {
                out[*c as usize].parent = Some(verb.id);
                return None;
            }
            Kind::Finite(_) | Kind::Quotation => return None,
        })
    }

    /// Whether a noun is an object though its ending may be another's.
    fn is_marked_object(&self, verb: &Taker<'_>, item: &Item, behind: &[Item]) -> bool {
        // `ordu okulları, camileri yaktı`
        let listed = || {
            item.case == Case::Nom && verb.is_finite_active() && item.comma && is_listed_object(item, behind)
        };
        // `bu adımları | destekliyoruz`, `kararı | kınıyorum`: what is not theirs reads like a possessive.
        let first_person = || verb.is_finite_active() && matches!(self.word(verb.at).person, 1 | 2 | 4 | 5);
        // `muhalefeti | köyü yakmakla suçladı`
        let accused = || {
            verb.features.voice == Voice::Active
                && behind.first().is_some_and(|content| {
                    matches!(content.kind, Kind::Nominalised(_))
                        && matches!(content.case, Case::Ins | Case::Dat)
                        && content.possessive == 0
                        && content.start == item.end
                })
                && WordClass::ControlsObject.has(&self.word(verb.at).lemma)
        };
        listed()
            || (first_person() || accused()) && self.may_be_object(item)
            || self.is_object_of_infinitive(item, verb.at)
    }

    /// A noun without an ending of its case: the subject, or an object.
    fn subject_or_object(
        &self,
        verb: &Taker<'_>,
        item: &Item,
        behind: &[Item],
        assigned: &mut Assigned,
        out: &mut [Clause],
    ) -> Option<Slot> {
        let (features, gap) = (verb.features, verb.has_gap());
        let may_have_subject = !gap && !verb.nominal;
        assigned.seen += 1;
        // `Vali Ayşe Kaya, elçi Can Er ve çok sayıda öğrenci katıldı`
        let listed = item.person && (item.comma || item.conjunction) || is_list_of_names(item, behind);
        let next = item.end + 1;
        let goes_on = |m: &Member| item.name && item.person == m.person && item.start == m.next;
        if let Some(Member { at, person, .. }) = assigned.member.take().filter(goes_on) {
            assigned.arguments[at].tokens.end = item.end;
            assigned.member = listed.then_some(Member { at, next, person });
            return None;
        }
        if listed && !assigned.subject && may_have_subject {
            assigned.member = Some(Member { at: assigned.arguments.len(), next, person: item.person });
        }
        // A name without case is no object: what came before it was none of its rank (`EKONOMİ 1- Bakan X`).
        let earlier = assigned.arguments.iter_mut().find(|a| a.slot == Slot::Nom);
        if item.name
            && may_have_subject
            && let Some(earlier) = earlier.filter(|a| !self.is_name(a.head))
        {
            earlier.slot = Slot::Acc;
            assigned.subject = false;
        }
        // `Peru ordusu kenti bombalarken | Ana Lopez yardım istedi`: the first name is the subject of what goes on meanwhile.
        // `konuşurken | polis içeri girdi`
        let lemma = &*self.word(verb.at).lemma;
        let half = || {
            WordClass::TakesObject.has(self.lower(item.head)) || self.knowledge.light_verbs.contains(lemma)
        };
        let alone =
            || features.voice == Voice::Passive && !half() || self.knowledge.intransitives.contains(lemma);
        let acts = || {
            item.name
                || item.plural && item.possessive == 0
                || assigned.nominatives > assigned.seen
                || self.is_bare_doer(item, behind.first())
                || item.end == verb.at && alone()
        };
        if may_have_subject
            && assigned.meanwhile.is_some()
            && acts()
            && let Some(when) = assigned.meanwhile.take()
            && let Some(at) = assigned
                .arguments
                .iter()
                .position(|a| a.slot == Slot::Nom && a.tokens.end <= out[when as usize].tokens.start)
        {
            out[when as usize].arguments.insert(0, assigned.arguments.remove(at));
            assigned.subject = false;
        }
        let adjacent_object =
            item.end == verb.at && !item.name && !item.comma && assigned.nominatives > 1 && assigned.seen > 1;
        if assigned.subject || adjacent_object || gap || (verb.nominal && features.voice != Voice::Passive) {
            Some(Slot::Acc)
        } else {
            assigned.subject = true;
            Some(Slot::Nom)
        }
    }

    /// A noun in the genitive: the subject of a nominalised verb, or somebody to whom something belongs.
    fn subject_or_possessor(&self, verb: &Taker<'_>, item: &Item, assigned: &mut Assigned) -> Slot {
        let word = self.word(verb.at);
        // `kentin Kale Mahallesi'ne düzenledikleri baskın`: one name is no subject of many's verb.
        // `bombaladıklarını`: its ending is that of what many did as well.
        let theirs = word.possessive == 3 && word.plural && verb.features.form == VerbForm::FactParticiple;
        let many = verb.nominal && (word.possessive == 6 || theirs);
        // `Peru ile Şili'nin görüştükleri`
        let with = |a: &Argument| a.slot == Slot::Ins && a.tokens.end == item.start && self.is_name(a.head);
        let two =
            || assigned.arguments.iter().any(with) || (item.start..item.end).any(|t| self.text(t) == "ve");
        if verb.nominal && !(many && item.name && !two()) {
            assigned.subject = true;
            Slot::Nom
        } else {
            Slot::Gen
        }
    }

    /// The slot of a nominalised clause.
    fn slot_of_clause(
        &self,
        verb: &Taker<'_>,
        item: &Item,
        behind: &[Item],
        child: &Clause,
        assigned: &mut Assigned,
    ) -> Slot {
        // `400 çalışanın | işine son vereceğini`: whose the next noun is.
        let owns = || {
            behind.first().is_some_and(|noun| {
                noun.kind == Kind::Noun && noun.possessive == 3 && !noun.possessed && noun.start == item.end
            })
        };
        match item.slot() {
            // `çıkma kararı alan`: who does it stands behind the verb.
            Slot::Nom
                if verb.has_gap()
                    || verb.nominal && self.is_verbal_noun(item.head) && item.possessive == 0 =>
            {
                Slot::Bare
            }
            // `süreyi aşanların | cezalandırıldığını`
            Slot::Gen
                if verb.nominal
                    && !assigned.subject
                    && !owns()
                    && child.features.form == VerbForm::SubjectParticiple =>
            {
                assigned.subject = true;
                Slot::Nom
            }
            slot => slot,
        }
    }
}

/// Whether a phrase begins a list of names without case that `ve` closes (`Peru, Şili ve diğer ülkeler`), or goes on with
/// it.
fn is_list_of_names(first: &Item, behind: &[Item]) -> bool {
    let member = |item: &&Item| {
        item.name
            && item.is_noun_in(Case::Nom)
            && item.person == first.person
            && (item.comma || item.conjunction)
    };
    if !member(&first) {
        return false;
    }
    let others = behind.iter().take_while(member).count();
    let last = others.checked_sub(1).map_or(first, |last| &behind[last]);
    last.conjunction && (others > 0 || !behind.is_empty())
}
