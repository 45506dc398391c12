//! Whom a verb's event befalls, where the frame's slots do not say it all.

use super::EventType;
use super::among::among_object;
use super::asked::{all_asked, asks_somebody};
use super::beside::named_behind;
use super::conjuncts::first_conjunct;
use super::context::Context;
use super::doer::who_is_to;
use super::fill::{Filling, doer_of_compound};
use super::frame::{Flag, Frame, Role, subject_role};
use super::gap_pair::second_of_two;
use super::implied::{before_content, both_subjects};
use super::owner::{buyer, owned_by_pronoun, owner_of_aim, owner_of_object};
use super::participant::{is_part_of_predicate, named};
use super::slots::{Search, store};
use super::there::all_origins;
use super::within::{
    before_modifier, borrowed, contents, fronted, gap_target, left_above, passive_gap, subject_inside,
    threatened,
};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, VerbForm, Voice};

impl Filling<'_, '_> {
    /// `Peru, | Şili, Fas ve Çad tarafından kınandı`: what opens the sentence is whom it is done to.
    pub(super) fn take_opening(&mut self) {
        let Self { ctx, hit, frame, .. } = *self;
        if !ctx.frames.verb_first
            && hit.passive
            && self.filled.targets.is_empty()
            && self.filled.agents.len() > 2
        {
            let by = self.arguments.iter().find(|a| a.slot == Slot::By && !a.shared);
            let opens = by.filter(|a| a.tokens.start == ctx.sentence_start(a.head));
            let first = opens.and_then(|a| ctx.mention_at(a.tokens.start));
            let subject = self.arguments.iter().any(|a| a.slot == Slot::Nom);
            if let Some(first) = first.filter(|m| !subject && ctx.text(ctx.mention(*m).tokens.end) == ",") {
                let suffers = ctx.entity_of(first);
                if subject_role(frame, true) == Some(Role::Target) {
                    self.filled.agents.retain(|e| *e != suffers);
                    self.filled.targets = vec![suffers];
                }
            }
        }
    }

    /// Who belongs to the object, where nobody stands there.
    pub(super) fn take_object(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        let map = self.map();
        if self.filled.targets.is_empty() && !ctx.frames.verb_first {
            let mut found = among_object(ctx, frame, &self.arguments, map);
            found.retain(|e| !self.filled.agents.contains(e));
            self.filled.set_targets(found);
        }
        // `Kaya, Perez'in teklifini kabul etti`: a thing is not received like its owner.
        let thing = |a: &Argument| {
            let entry = ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma);
            a.slot == Slot::Acc
                && !a.shared
                && ctx.mention_at(a.head).is_none()
                && entry.is_some_and(|e| e.target && !e.agent && e.pair.is_none())
                && !is_part_of_predicate(a, &hit.used)
        };
        if !ctx.frames.verb_first
            && frame.kind == EventType::Consult
            && !hit.passive
            && frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc)
            && self.arguments.iter().any(thing)
        {
            self.filled.targets.clear();
        }
        // `Kaya ve beraberindeki | heyeti kabul etti`
        if self.filled.targets.is_empty() && !ctx.frames.verb_first && !hit.passive {
            let object = self
                .arguments
                .iter()
                .find(|a| a.slot == Slot::Acc && !a.shared && hit.used.contains(&a.head));
            let found = object.and_then(|a| first_conjunct(ctx, a.head, &a.tokens)).map(|m| ctx.entity_of(m));
            self.filled.set_targets(found.into_iter().collect());
        }
        if ctx.frames.verb_first && frame.kind == EventType::Transact && !self.filled.targets.is_empty() {
            self.filled.targets.extend(buyer(ctx, frame, clause, &self.arguments, &self.filled));
        }
        // `killed a commander of the Red Army, | Ann Reed,`
        let object = hit.used.iter().copied().find(|t| *t > clause.head && ctx.mention_at(*t).is_none());
        if let Some(person) = object.and_then(|t| named_behind(ctx, t)) {
            self.filled.set_targets(vec![ctx.entity_of(person)]);
        }
    }

    /// Whose aim a clause of purpose tells.
    pub(super) fn take_owner_of_aim(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        if let Some(role) = subject_role(frame, hit.passive) {
            let mut owner = owner_of_aim(ctx, clause);
            owner.retain(|e| !self.filled.targets.contains(e));
            if !owner.is_empty() {
                store(&mut self.filled, role, owner);
            }
        }
    }

    /// Whom a request or a constraint is laid on stands before the clause that says what for, and reads like its own
    /// (`İsrail'den saldırıları durdurmasını istedi`, `Ukrayna'yı masaya oturmaya zorladı`).
    pub(super) fn take_asked(&mut self) {
        let Self { ctx, index, clause, hit, frame, .. } = *self;
        let map = self.map();
        if !self.filled.targets.is_empty() || !governs_persons(frame.kind) {
            return;
        }
        // Who is to do it: the subject of what is asked for (`Google'ın satmasını istedi`).
        let mut found = Vec::new();
        if frame.kind == EventType::Request {
            found = who_is_to(ctx, clause, Role::Target);
            // `Kaya'nın Peru'dan çekilmesini istediği`: the genitive is who asks.
            found.retain(|e| !self.filled.agents.contains(e));
        }
        // `vatandaşlarından Peru'ya gitmemelerini istedi`: who is asked has no name.
        let unnamed = !ctx.frames.verb_first
            && frame.kind == EventType::Request
            && frame.slots(Role::Target).first().is_some_and(|s| s.slot == Slot::Abl)
            && contents(ctx, clause).chain(std::iter::once(clause)).flat_map(|c| &c.arguments).any(|a| {
                a.slot == Slot::Abl
                    && !a.shared
                    && ctx.mentions_in(&a.tokens).next().is_none()
                    && (ctx.frames.grammar.is_somebody)(&ctx.word(a.head).lemma)
            });
        let unnamed = unnamed
            || !ctx.frames.verb_first
                && frame.kind == EventType::Request
                && contents(ctx, clause).any(|c| asks_somebody(ctx, c));
        if found.is_empty() && !unnamed {
            let inner: Vec<Argument> =
                contents(ctx, clause).flat_map(|c| c.arguments.iter().cloned()).collect();
            found = Search::new(ctx, hit, Role::Target, &inner, &mut self.taken).find(map, &[]);
        }
        if found.is_empty() && !ctx.frames.verb_first {
            found = contents(ctx, clause)
                .map(|c| before_modifier(ctx, frame, c, map))
                .find(|found| !found.is_empty())
                .unwrap_or_default();
            found.retain(|e| !self.filled.agents.contains(e));
        }
        if found.is_empty() && !ctx.frames.verb_first && frame.kind == EventType::Threaten {
            // `Peru'nun kampları vurmakla tehdit ettiği | Şili`
            found = gap_target(ctx, frame, clause, hit);
            if found.is_empty() {
                found = threatened(ctx, clause);
            }
            found.retain(|e| !self.filled.agents.contains(e));
        }
        all_asked(ctx, frame, index, map, &mut found);
        self.filled.set_targets(found);
    }

    /// Who is blamed or judged for what the object tells, or whose it is.
    pub(super) fn take_judged(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        let map = self.map();
        let blames =
            frame.kind == EventType::Accuse || !ctx.frames.verb_first && frame.kind == EventType::Protest;
        let blamed = blames.then(|| blamed(ctx, frame, &self.arguments, hit.passive)).flatten();
        if let Some(blamed) = blamed {
            self.filled.set_targets(blamed);
        } else if self.filled.targets.is_empty() && !owns_itself(ctx, clause, &self.arguments) {
            self.filled.set_targets(owner_of_object(
                ctx,
                frame,
                &self.arguments,
                hit,
                map,
                &self.filled.agents,
            ));
            all_origins(ctx, frame, &self.arguments, &mut self.filled);
        }
        let judges = blames || matches!(frame.kind, EventType::Support | EventType::Reject);
        if judges && self.filled.targets.is_empty() && !ctx.frames.verb_first {
            self.filled.set_targets(doer_of_compound(ctx, frame, &self.arguments, &self.filled.agents));
        }
    }

    /// Both who do something with one another.
    pub(super) fn take_parties(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        if frame.has(Flag::Symmetric)
            && !hit.passive
            && !ctx.frames.verb_first
            && self.filled.agents.is_empty()
        {
            both_subjects(ctx, frame, clause, &self.arguments, &mut self.filled);
        }
        if frame.has(Flag::Symmetric) && !hit.passive && !ctx.frames.verb_first {
            second_of_two(ctx, frame, clause, &mut self.filled);
        }
    }

    /// Whoever stands in the clauses inside or around, or before the sentence's subject.
    pub(super) fn take_from_afar(&mut self) {
        let Self { ctx, index, clause, hit, frame, .. } = *self;
        if !hit.passive {
            subject_inside(ctx, frame, clause, hit, &mut self.filled);
        }
        if self.filled.targets.is_empty() && !hit.passive {
            self.filled.set_targets(gap_target(ctx, frame, clause, hit));
        }
        if self.filled.targets.is_empty() && !ctx.frames.verb_first {
            self.filled.set_targets(borrowed(ctx, index, clause, hit));
        }
        if self.filled.targets.is_empty() && !ctx.frames.verb_first {
            self.filled.set_targets(fronted(ctx, clause, hit));
        }
        if self.filled.targets.is_empty() && !ctx.frames.verb_first {
            self.filled.set_targets(left_above(ctx, clause, hit));
        }
        if self.filled.targets.is_empty() && !ctx.frames.verb_first {
            let mut found = passive_gap(ctx, frame, clause, hit);
            found.retain(|e| !self.filled.agents.contains(e));
            self.filled.set_targets(found);
        }
        // `Peru'nun yaptırımları uzatmasına karşı çıktı`: who is opposed in what he does.
        if self.filled.targets.is_empty() && frame.kind == EventType::Reject && !ctx.frames.verb_first {
            let opposed = |c: &&Clause| {
                c.link == Link::Adverbial && hit.used.iter().any(|t| t.checked_sub(1) == Some(c.head))
            };
            let subject = contents(ctx, clause).find(opposed);
            let subject = subject.and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared));
            let mut found = subject.map(|a| named(ctx, a, Role::Target)).unwrap_or_default();
            found.retain(|e| !self.filled.agents.contains(e));
            self.filled.set_targets(found);
        }
        if self.filled.targets.is_empty() && !ctx.frames.verb_first && !hit.used.is_empty() {
            self.filled.set_targets(before_content(ctx, frame, &self.arguments, hit));
        }
    }

    /// To whom something kind is said is who was called (`Hüseyin Tok'u arayarak | başsağlığı diledi`).
    pub(super) fn take_called(&mut self) {
        let Self { ctx, index, clause, hit, frame, .. } = *self;
        // `Hüseyin Tok'u arayarak | başsağlığı diledi`: to whom, is who was called.
        let to_somebody = |a: &Argument| a.slot == Slot::Dat && !a.shared && !hit.trigger.contains(&a.head);
        let kindly = matches!(frame.kind, EventType::Support | EventType::Request)
            && !clause.arguments.iter().any(to_somebody);
        if !ctx.frames.verb_first && kindly && !hit.passive && self.filled.targets.is_empty() {
            let called = |a: &&Argument| a.shared && a.slot == Slot::Acc && a.tokens.end <= hit.trigger.start;
            // `Tok'u arayıp | taziyelerini iletti`: the verb has an object as half of its predicate.
            let own = |a: &&Argument| !a.shared && a.slot == Slot::Acc && ctx.mention_at(a.head).is_some();
            let before = || {
                let converb = |c: &&Clause| c.parent == Some(index) && c.features.form == VerbForm::Converb;
                let inner = ctx.reading.clauses[..index as usize].iter().rev().find(converb)?;
                inner.arguments.iter().find(own).filter(|_| !hit.used.is_empty())
            };
            let found =
                clause.arguments.iter().rfind(called).or_else(before).and_then(|a| ctx.mention_at(a.head));
            let person =
                found.filter(|m| ctx.mention(*m).kind == EntityKind::Person).map(|m| ctx.entity_of(m));
            self.filled.targets.extend(person.filter(|e| !self.filled.agents.contains(e)));
        }
    }
}

/// `for abusing | its power`: a pronoun before the object of a verb without a subject of its own is its subject's.
fn owns_itself(ctx: &Context<'_>, clause: &Clause, arguments: &[Argument]) -> bool {
    // `said that | it would leave all its ventures`
    let pronoun = |a: &Argument| a.slot == Slot::Nom && !a.shared && ctx.is_at(EventWord::It, a.head);
    (clause.features.form != VerbForm::Finite || arguments.iter().any(pronoun))
        && arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared && owned_by_pronoun(ctx, a))
}

/// Who is blamed for what the object tells: who does it, not whom it is done to (`gazetecinin polis tarafından
/// gözaltına alınmasını kınadı`). `None` where the object tells no act.
fn blamed(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], passive: bool) -> Option<Vec<EntityId>> {
    // `tutuklanması kınandı`, `tutuklanmasına tepki gösterdi`
    let takes =
        |slot: &Slot| !ctx.frames.verb_first && frame.slots(Role::Target).iter().any(|s| s.slot == *slot);
    let (dative, ablative) = (takes(&Slot::Dat), takes(&Slot::Abl));
    let object = |a: &&Argument| {
        !a.shared
            && match a.slot {
                Slot::Acc => true,
                Slot::Nom => passive && !ctx.frames.verb_first,
                Slot::Dat => dative,
                // `Peru'nun ateşkesi çiğnediğinden yakındı`
                Slot::Abl => ablative,
                _ => false,
            }
    };
    let act = arguments.iter().filter(object).find_map(|a| ctx.verb_at(a.head))?;
    let slot = if act.features.voice == Voice::Passive { Slot::By } else { Slot::Nom };
    let doer = act.arguments.iter().filter(|a| a.slot == slot && !a.shared);
    Some(doer.flat_map(|a| named(ctx, a, Role::Agent)).collect())
}

/// Types whose predicates take a person and what that person is to do.
fn governs_persons(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Request | EventType::Coerce | EventType::Accuse | EventType::Threaten | EventType::Appoint
    )
}
