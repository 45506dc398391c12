//! Who does what a verb tells, where the frame's slots do not say it all, and where.

use super::EventType;
use super::around::read_around;
use super::disaster::by_weapon;
use super::doer::{companions, converb_subject, who_is_to, who_operates};
use super::fill::Filling;
use super::frame::{Flag, Role, subject_role};
use super::implied::{
    announced, chaired, ordered, pass_over_courts, post_of, put_in_post, speak_for_body, takes_post,
    trying_court, whose_ban,
};
use super::owner::owner_of_subject;
use super::reporter::{announces_own, no_teller, speaks_in};
use super::slots::{part, split_parties, store};
use super::there::{handed_to, met_there, only_there, sent_from, works_there};
use super::{beyond, opener};
use crate::syntax::Slot;

impl Filling<'_, '_> {
    /// The subject that a clause leaves out.
    pub(super) fn take_implied_subject(&mut self) {
        let Self { ctx, index, clause, hit, frame, .. } = *self;
        if let Some(role) = subject_role(frame, hit.passive)
            && part(&self.filled, role).is_empty()
            && let [entity] = converb_subject(ctx, index, clause)[..]
            && !self.filled.agents.contains(&entity)
            && !self.filled.targets.contains(&entity)
        {
            store(&mut self.filled, role, vec![entity]);
        }
        if let Some(role) = subject_role(frame, hit.passive)
            && part(&self.filled, role).is_empty()
            && let Some(entity) = ctx.implied_subject(index, clause).or_else(|| ctx.outer_head(clause))
            && !self.filled.agents.contains(&entity)
            && !self.filled.targets.contains(&entity)
        {
            let wanted = frame.slots(role).iter().find(|s| matches!(s.slot, Slot::Nom | Slot::Acc));
            if wanted.is_some_and(|w| w.kinds.is_empty() || w.kinds.contains(&ctx.kind(entity))) {
                store(&mut self.filled, role, vec![entity]);
            }
        }
        // `İsrail'in yardım girişini engellediği`: who stands before what is hindered hinders it.
        if self.filled.agents.is_empty()
            && !hit.passive
            && frame.kind == EventType::Coerce
            && ctx.word(clause.head).possessive == 3
        {
            self.filled.agents = who_is_to(ctx, clause, Role::Agent);
        }
    }

    /// Who does what a passive tells, by whose the subject is or what opens the sentence.
    pub(super) fn take_doer_of_passive(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        if hit.passive && frame.kind == EventType::Appoint && !ctx.frames.verb_first {
            put_in_post(ctx, clause, &mut self.filled);
        }
        if ctx.frames.verb_first && hit.passive && self.filled.agents.is_empty() {
            self.filled.agents = owner_of_subject(ctx, frame, &self.arguments, hit, &self.filled);
        }
        if ctx.frames.verb_first
            && hit.passive
            && self.filled.agents.is_empty()
            && subject_role(frame, false) == Some(Role::Agent)
        {
            self.filled.agents = opener::causer(ctx, clause);
            self.filled.agents.retain(|e| !self.filled.targets.contains(e));
        }
    }

    /// Who takes a post, and where.
    pub(super) fn take_post(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        takes_post(ctx, frame, clause, &mut self.filled);
        if !ctx.frames.verb_first && frame.kind == EventType::Appoint {
            post_of(ctx, clause, hit, &mut self.filled);
            super::elected::elected_at(ctx, frame, clause, &mut self.filled);
        }
    }

    /// Who chairs, announces, bans, orders or tries.
    pub(super) fn take_authority(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        if !ctx.frames.verb_first {
            if matches!(frame.kind, EventType::Consult | EventType::Protest | EventType::Ceremony) {
                chaired(ctx, frame, &self.arguments, &mut self.filled);
            }
            if hit.passive && self.filled.agents.is_empty() {
                self.filled.agents = announced(ctx, frame, clause, &self.filled.targets);
            }
        }
        if hit.passive
            && self.filled.agents.is_empty()
            && matches!(frame.kind, EventType::Sanction | EventType::Concede | EventType::Aid)
        {
            self.filled.agents = whose_ban(ctx, frame, hit, &self.filled.targets);
        }
        if hit.passive && self.filled.agents.is_empty() && !frame.slots(Role::Agent).is_empty() {
            self.filled.agents = ordered(ctx, &self.arguments, &self.filled.targets);
        }
        if self.filled.agents.is_empty()
            && !frame.slots(Role::Agent).is_empty()
            && subject_role(frame, hit.passive) == Some(Role::Target)
        {
            self.filled.agents = trying_court(ctx, frame, &self.arguments);
            self.filled.agents.retain(|e| !self.filled.targets.contains(e));
        }
    }

    /// Courts, speakers and those who only tell of it are not who does it; who acts for a body is the body.
    pub(super) fn set_tellers_right(&mut self) {
        let Self { ctx, index, clause, hit, frame, .. } = *self;
        pass_over_courts(ctx, frame, &self.arguments, &mut self.filled);
        announces_own(ctx, frame, clause, &mut self.filled);
        speaks_in(ctx, frame, clause, &mut self.filled);
        no_teller(ctx, index, frame, clause, &mut self.filled);
        if ctx.frames.verb_first && hit.passive && !self.filled.targets.is_empty() {
            let beside = beyond::suffers_with(ctx, &self.arguments);
            let targets = self.filled.targets.iter().copied().chain(beside).collect();
            self.filled.set_targets(targets);
        }
        if ctx.frames.verb_first && !hit.passive && self.filled.agents.is_empty() {
            self.filled.agents = opener::author(ctx, frame, clause);
            self.filled.agents.retain(|e| !self.filled.targets.contains(e));
        }
        speak_for_body(ctx, frame, clause, &mut self.filled);
        if ctx.frames.verb_first {
            split_parties(ctx, frame, &self.arguments, &mut self.filled);
            read_around(ctx, index, clause, hit, &mut self.taken, &mut self.filled);
        }
    }

    /// Where it happens is not to whom.
    pub(super) fn set_places_right(&mut self) {
        let Self { ctx, clause, hit, frame, .. } = *self;
        if !ctx.frames.verb_first {
            only_there(ctx, frame, &self.arguments, hit, &mut self.filled);
            works_there(ctx, frame, &self.arguments, hit.passive, &mut self.filled);
            if !clause.features.negative {
                met_there(ctx, frame, &self.arguments, hit, &mut self.filled);
            }
            if hit.passive {
                sent_from(ctx, frame, &self.arguments, &mut self.filled);
            }
            if !hit.passive {
                handed_to(ctx, frame, &self.arguments, hit, &mut self.filled);
            }
        }
    }

    /// Who does it with what is named, and with whom.
    pub(super) fn take_means(&mut self) {
        let Self { ctx, hit, frame, .. } = *self;
        if self.filled.agents.is_empty() && !ctx.frames.verb_first {
            let mut found = by_weapon(ctx, frame.kind, &self.arguments);
            found.retain(|e| !self.filled.targets.contains(e));
            self.filled.agents = found;
        }
        if self.filled.agents.is_empty() && hit.passive {
            self.filled.agents = who_operates(ctx, frame, &self.arguments, &self.filled.targets);
        }
        if !ctx.frames.verb_first && !hit.passive && !frame.has(Flag::Symmetric) {
            let beside = companions(ctx, frame, &self.arguments, &self.taken, &self.filled);
            self.filled.agents.extend(beside);
        }
    }
}
