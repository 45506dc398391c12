//! One role from the arguments in its slots, in order of preference.

mod coordinates;

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::{Flag, Frame, FramePos, Role, RoleSlot};
use super::matcher::Hit;
use super::owner::{is_own_person, owned_by_pronoun};
use super::participant::{is_part_of_predicate, named, same_slot};
use super::surface::{head_of, phrase_end};
use super::whose::possessor;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Slot, Upos, VerbForm};
use crate::text::TokenId;
use coordinates::{coordinate, is_next};

/// Parties that stand on one level: the first is the agent, the others are targets.
pub(super) fn split_parties(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], filled: &mut Filled) {
    let is_between = |s: &Slot| matches!(s, Slot::Adp(p) if ctx.is(EventWord::Between, p));
    let between = |s: &RoleSlot| {
        is_between(&s.slot) || s.slot == Slot::Ins && arguments.iter().any(|a| is_between(&a.slot))
    };
    let level = frame.has(Flag::Symmetric)
        || if ctx.frames.verb_first {
            // `Peru and Chile welcomed the end of the war` do not meet.
            frame.kind.is_symmetric() && !frame.has(Flag::NeedsTarget)
        } else if frame.has(Flag::Weak) && matches!(frame.kind, EventType::Agree | EventType::Consult) {
            // `iki lider anlaşmaya imza attı`
            true
        } else {
            filled.agents.is_empty() && frame.slots(Role::Target).iter().any(between)
        };
    if level && filled.targets.is_empty() && filled.agents.len() > 1 {
        filled.targets = filled.agents.split_off(1);
    }
    if level && filled.agents.is_empty() && filled.targets.len() > 1 {
        let rest = filled.targets.split_off(1);
        filled.agents = std::mem::replace(&mut filled.targets, rest);
    }
}

pub(super) fn part(filled: &Filled, role: Role) -> &Vec<EntityId> {
    match role {
        Role::Agent => &filled.agents,
        Role::Target => &filled.targets,
        Role::Place => &filled.places,
    }
}

pub(super) fn store(filled: &mut Filled, role: Role, found: Vec<EntityId>) {
    match role {
        Role::Agent => filled.agents = found,
        Role::Target => filled.targets = found,
        Role::Place => filled.places = found,
    }
}

/// In the passive the object is the subject and the agent stands with `by`.
pub(super) fn passive_slot(slot: &Slot, passive: bool) -> Slot {
    match slot {
        Slot::Nom if passive => Slot::By,
        Slot::Acc if passive => Slot::Nom,
        other => other.clone(),
    }
}

/// The arguments that one role of a predicate is looked for in.
pub(super) struct Search<'a, 'r> {
    ctx: &'a Context<'r>,
    hit: &'a Hit,
    role: Role,
    arguments: &'a [Argument],
    /// Heads of arguments that have a role already.
    taken: &'a mut Vec<u32>,
}

impl<'a, 'r> Search<'a, 'r> {
    pub(super) fn new(
        ctx: &'a Context<'r>,
        hit: &'a Hit,
        role: Role,
        arguments: &'a [Argument],
        taken: &'a mut Vec<u32>,
    ) -> Search<'a, 'r> {
        Search { ctx, hit, role, arguments, taken }
    }

    /// Who has the role, by the frame's slots in their order; `map` says where a slot stands in this construction. Who
    /// is `known` in another role is not alone in this one.
    pub(super) fn find(&mut self, map: impl Fn(&Slot) -> Slot, known: &[EntityId]) -> Vec<EntityId> {
        let frame = &self.ctx.frames.entries[self.hit.frame as usize].frame;
        // What the clause says itself comes before what it shares with another.
        for shared in [false, true] {
            for wanted in frame.slots(self.role) {
                let slot = map(&wanted.slot);
                let found = match slot {
                    Slot::Gen if frame.pos == FramePos::Verb => self.of_possessor(wanted, shared),
                    _ => self.in_slot(&slot, wanted, shared),
                };
                // Who does it already is not also to whom (`AB'nin Suriye'ye yönelik yaptırımlarını kaldırması`).
                if found.iter().any(|e| !known.contains(e)) {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// The argument in one slot that is nearest to the predicate, with those coordinated with it.
    pub(super) fn in_slot(&mut self, slot: &Slot, wanted: &RoleSlot, shared: bool) -> Vec<EntityId> {
        let Search { ctx, hit, role, arguments, .. } = *self;
        // The argument nearest to the predicate wins; own arguments before shared ones.
        let mut candidates: Vec<&Argument> = arguments
            .iter()
            .filter(|a| {
                a.shared == shared
                    && stands_in(a, slot, hit)
                    && !self.taken.contains(&a.head)
                    && !is_part_of_predicate(a, &hit.used)
            })
            .collect();
        if ctx.frames.verb_first {
            candidates.sort_by_key(|a| a.head.abs_diff(hit.trigger.start));
        } else {
            candidates.sort_by_key(|a| std::cmp::Reverse(a.head));
        }
        let frame = &ctx.frames.entries[hit.frame as usize].frame;
        let befalls_place = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Bare);
        let mut all = Vec::new();
        for argument in candidates {
            if on_platform(ctx, argument) && !bans_it(ctx, argument, &hit.used) {
                continue;
            }
            let mut found = fit(ctx, named(ctx, argument, role), wanted);
            // `Gazze saldırıları` are attacks on it.
            if role == Role::Agent && *slot == Slot::Bare && !ctx.frames.verb_first && befalls_place {
                found.retain(|e| ctx.kind(*e) != EntityKind::Place);
            }
            if !found.is_empty() {
                self.taken.push(argument.head);
                // `Hamas ile İsrail arasında`: the first party stands in the instrumental.
                if matches!(slot, Slot::Adp(_)) {
                    for first in arguments
                        .iter()
                        .filter(|a| a.slot == Slot::Ins && is_next(ctx, a.tokens.end, argument.tokens.start))
                    {
                        self.taken.push(first.head);
                        all.extend(fit(ctx, named(ctx, first, role), wanted));
                    }
                }
                // The second one stands behind it (`İran ile Irak arasında anlaşma imzalandı`).
                if *slot == Slot::Ins {
                    let between = |a: &&Argument| {
                        is_next(ctx, argument.tokens.end, a.tokens.start)
                            && matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::Between, p))
                    };
                    // `İran ile Irak arasında | artan gerilimin ardından`: what stands behind has taken it.
                    let taken = || {
                        let next = ctx.mention_at(argument.tokens.end)?;
                        let behind = ctx.mention(next).tokens.end;
                        let mid =
                            behind < ctx.sentence_end(argument.head) && ctx.is_at(EventWord::Between, behind);
                        (!ctx.frames.verb_first && mid).then(|| ctx.entity_of(next))
                    };
                    if !arguments.iter().any(|a| between(&a))
                        && let Some(second) = taken()
                    {
                        all.extend(found.iter().copied());
                        all.extend(fit(ctx, vec![second], wanted));
                    }
                    if let Some(second) = arguments.iter().find(between) {
                        self.taken.push(second.head);
                        all.extend(found.iter().copied());
                        all.extend(fit(ctx, named(ctx, second, role), wanted));
                    }
                }
                if let Some(first) = coordinate(ctx, frame, argument, arguments) {
                    let person = |e: EntityId| ctx.kind(e) == EntityKind::Person;
                    let mut members = fit(ctx, named(ctx, first, role), wanted);
                    members.retain(|e| person(*e) == person(found[0]));
                    all.extend(members);
                }
                if !ctx.frames.verb_first {
                    self.with_amounts(argument, wanted, &mut all);
                    // `Peru'nun yanı sıra | Şili ile anlaştı`
                    let beside = arguments.iter().find(|a| {
                        matches!(&a.slot, Slot::Adp(p) if &**p == "yanında")
                            && a.tokens.end == argument.tokens.start
                            && ctx.lower(a.tokens.end - 1) == "sıra"
                    });
                    if let Some(beside) = beside {
                        self.taken.push(beside.head);
                        all.extend(fit(ctx, named(ctx, beside, role), wanted));
                    }
                }
                let behind = if ctx.frames.verb_first {
                    self.coordinates(argument, wanted, &mut all)
                } else {
                    Vec::new()
                };
                for e in found.into_iter().chain(behind) {
                    if !all.contains(&e) {
                        all.push(e);
                    }
                }
                break;
            }
        }
        all
    }

    /// Whoever owns an argument.
    fn of_possessor(&mut self, wanted: &RoleSlot, shared: bool) -> Vec<EntityId> {
        let Search { ctx, hit, arguments, .. } = *self;
        // A nominal clause has its possessor as an argument.
        let own = self.in_slot(&Slot::Gen, wanted, shared);
        if !own.is_empty() || shared {
            return own;
        }
        let rank = |a: &Argument| {
            if is_part_of_predicate(a, &hit.used) {
                0
            } else {
                match a.slot {
                    Slot::Acc => 1,
                    Slot::Nom if hit.passive => 2,
                    Slot::Dat => 3,
                    _ => 9,
                }
            }
        };
        let mut phrases: Vec<&Argument> =
            arguments.iter().filter(|a| rank(a) < 9 && !self.taken.contains(&a.head)).collect();
        phrases.sort_by_key(|a| (rank(a), std::cmp::Reverse(a.head)));
        let finite = ctx.word(hit.trigger.start).verb.is_none_or(|v| v.form == VerbForm::Finite);
        for argument in phrases {
            if !finite && !hit.passive && owned_by_pronoun(ctx, argument) {
                continue;
            }
            // `arrested Reed's | brother`: he is somebody else.
            let frame = &ctx.frames.entries[hit.frame as usize].frame;
            if ctx.frames.verb_first && frame.kind != EventType::Support && is_own_person(ctx, argument.head)
            {
                continue;
            }
            let found = fit(ctx, possessor(ctx, &argument.tokens, argument.head), wanted);
            if !found.is_empty() {
                return found;
            }
            let whose = whose_compound(ctx, argument, arguments, hit);
            let found = fit(ctx, whose.into_iter().collect(), wanted);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

/// Whose the noun of a predicate is that makes a compound with a name (`Göstericiler | Peru bayrağını yaktı`), where the clause
/// says who does it: else the name would be that (`Fed faizini indirdi`).
fn whose_compound(ctx: &Context<'_>, noun: &Argument, arguments: &[Argument], hit: &Hit) -> Option<EntityId> {
    let before = noun.head.checked_sub(1).filter(|t| *t >= noun.tokens.start)?;
    let mention = ctx.mention_at(before)?;
    let owner = ctx.mention(mention);
    let subject = |a: &Argument| {
        a.slot == Slot::Nom
            && a.head != noun.head
            && !is_part_of_predicate(a, &hit.used)
            && a.head + 1 < noun.head
    };
    let compound = !ctx.frames.verb_first
        && noun.slot == Slot::Acc
        && is_part_of_predicate(noun, &hit.used)
        && ctx.mention_at(noun.head).is_none()
        && ctx.word(noun.head).possessive > 0
        && ctx.case_of(mention) == Case::Nom
        && !owner.adjectival
        && owner.kind != EntityKind::Person
        && owner.tokens.start == noun.tokens.start;
    (compound && arguments.iter().any(subject)).then(|| ctx.entity_of(mention))
}

/// Whether somebody only writes or is seen there: `attacked Reed on | Twitter`.
pub(super) fn on_platform(ctx: &Context<'_>, argument: &Argument) -> bool {
    let there = matches!(&argument.slot, Slot::Adp(p) if ctx.is(EventWord::Channel, p));
    there
        && ctx.frames.verb_first
        && ctx.mention_at(argument.head).is_some()
        && ctx.is_at(EventWord::Platform, argument.head)
}

/// Whether what stands on a platform is done to the platform itself: `lifted its ban on | Twitter`.
fn bans_it(ctx: &Context<'_>, argument: &Argument, used: &[TokenId]) -> bool {
    let noun = argument.tokens.start.checked_sub(2).filter(|t| used.contains(t));
    let noun = noun.filter(|t| ctx.nominal_at(*t).is_some());
    let kinds = noun.and_then(|t| ctx.frames.nouns.get(&*ctx.word(t).lemma));
    kinds.is_some_and(|ids| {
        ids.iter().any(|id| {
            let kind = ctx.frames.entries[*id as usize].frame.kind;
            matches!(kind, EventType::Sanction | EventType::Coerce | EventType::Assault)
        })
    })
}

/// Whether an argument stands in a slot of a frame; `'s` and `of` are the two sides of an English possessor.
pub(super) fn stands_in(argument: &Argument, slot: &Slot, hit: &Hit) -> bool {
    match slot {
        Slot::Adp(p) if &**p == "'s" => argument.slot == Slot::Gen && argument.head < hit.trigger.start,
        Slot::Adp(p) if &**p == "of" => {
            argument.slot == *slot || argument.slot == Slot::Gen && argument.head >= hit.trigger.end
        }
        _ => same_slot(&argument.slot, slot),
    }
}

/// What hangs on the other words of an English predicate: with a preposition on its noun (`imposed [sanctions] on
/// Peru`), or on the infinitive that belongs to it (`threatened to [attack] Peru`).
pub(super) fn complements(
    ctx: &Context<'_>,
    clause: &Clause,
    arguments: &[Argument],
    hit: &Hit,
) -> Vec<Argument> {
    let mut out = Vec::new();
    if !ctx.frames.verb_first {
        return out;
    }
    for t in hit.used.iter().filter(|t| **t > clause.head) {
        out.extend(
            ctx.verb_at(*t).into_iter().flat_map(|c| c.arguments.iter().filter(|a| !a.shared).cloned()),
        );
    }
    let Some(last) = hit.used.iter().copied().max().filter(|t| *t > clause.head) else { return out };
    let phrase = arguments.iter().chain(&out).find(|a| a.tokens.contains(&last)).map(|a| a.tokens.end);
    let end = phrase.unwrap_or(clause.tokens.end);
    let mut found = Vec::new();
    let mut t = last;
    while t < end {
        if ctx.word(t).upos != Upos::Adp {
            // Outside a phrase only what follows at once belongs to the predicate.
            if phrase.is_none() && t > last {
                break;
            }
            t += 1;
            continue;
        }
        let first = t + 1;
        let stop = phrase_end(ctx, first, end);
        if let Some(head) = head_of(ctx, first, stop) {
            let slot = Slot::Adp(ctx.lower(t).into());
            found.push(Argument { slot, tokens: first..stop, head, shared: false });
        }
        t = stop.max(first);
    }
    out.extend(found);
    out
}

pub(super) fn fit(ctx: &Context<'_>, mut found: Vec<EntityId>, wanted: &RoleSlot) -> Vec<EntityId> {
    if !wanted.kinds.is_empty() {
        found.retain(|e| wanted.kinds.contains(&ctx.kind(*e)));
    }
    found
}

/// Places that no role asked for, parties that stand on one level, each entity in one role.
pub(super) fn finish(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    taken: &[u32],
    filled: &mut Filled,
) {
    if frame.slots(Role::Place).is_empty() && filled.places.is_empty() {
        for argument in arguments.iter().filter(|a| is_place_slot(&a.slot) && !taken.contains(&a.head)) {
            let mut found = named(ctx, argument, Role::Place);
            found.retain(|e| matches!(ctx.kind(*e), EntityKind::Place | EntityKind::Country));
            if !found.is_empty() {
                filled.places = found;
                break;
            }
        }
    }
    split_parties(ctx, frame, arguments, filled);
    // `a flood in Peru`: whom it befalls is named by the place alone.
    if frame.has(Flag::PlaceTarget) && ctx.frames.verb_first && filled.targets.is_empty() {
        filled.targets = filled.places.clone();
    }
    let targets = std::mem::take(&mut filled.targets);
    filled.set_targets(targets);
}

pub(super) fn is_place_slot(slot: &Slot) -> bool {
    match slot {
        Slot::Loc => true,
        Slot::Adp(form) => matches!(&**form, "in" | "at"),
        _ => false,
    }
}
