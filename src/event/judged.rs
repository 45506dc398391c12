//! What is told beside another event of the sentence and is part of it, in languages whose verb stands before its object: whom a
//! deed befell that somebody judges, what a participle adds, what a demand asks for.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::extract::Candidate;
use super::frame::Role;
use super::participant::named;
use super::prune::drop_where;
use super::{EventType, Status};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// Who supports, accepts or rejects a deed deals with who does it, not with whom it befalls: `opposed the | sanctions | on
/// Peru`, `approved the | extradition | of Reed to Peru`.
pub(super) fn spare_victims(ctx: &Context<'_>, out: &mut [Candidate]) {
    use EventType as T;
    if !ctx.frames.verb_first {
        return;
    }
    let hostile = |c: &Candidate| {
        c.told_in(ctx).link == Link::Nominal
            && matches!(c.kind(ctx), T::Assault | T::Coerce | T::Sanction | T::Threaten)
    };
    let deeds: FxHashMap<TokenId, usize> =
        out.iter().enumerate().filter(|(_, c)| hostile(c)).map(|(i, c)| (c.told_in(ctx).head, i)).collect();
    for i in 0..out.len() {
        let own = out[i].told_in(ctx);
        let judges = matches!(out[i].kind(ctx), T::Support | T::Agree | T::Reject);
        if !judges || own.link == Link::Nominal || out[i].filled.targets.is_empty() {
            continue;
        }
        let slot = if own.features.voice == Voice::Passive { Slot::Nom } else { Slot::Acc };
        let object = |a: &&crate::syntax::Argument| a.slot == slot && !a.shared;
        let Some(object) = own.arguments.iter().find(object) else { continue };
        let used = out[i].used.contains(&object.head);
        let Some(deed) = deeds.get(&object.head).filter(|_| !used) else { continue };
        let deed = &out[*deed];
        let doers = deed.filled.agents.clone();
        let judge = &out[i].filled.agents;
        if doers.iter().any(|e| !judge.contains(e)) {
            out[i].filled.set_targets(doers);
            continue;
        }
        let end = ctx.sentence_end(object.head);
        let inside: Vec<_> = ctx
            .mentions_in(&(object.head + 1..end))
            .map(|m| ctx.entity_of(m))
            .chain(deed.filled.targets.iter().copied())
            .collect();
        out[i].filled.targets.retain(|e| !inside.contains(e));
    }
}

/// No place in which somebody without a name asks for something or judges does so: `marched in | Lima | demanding help`.
pub(super) fn drop_places(ctx: &Context<'_>, out: &mut [Candidate]) {
    use EventType as T;
    for c in out.iter_mut().filter(|_| ctx.frames.verb_first) {
        let speaks = matches!(
            c.kind(ctx),
            T::Request | T::Accuse | T::Support | T::Threaten | T::Reject | T::Agree | T::Protest
        );
        let [agent] = c.filled.agents[..] else { continue };
        if !speaks || ctx.kind(agent) != EntityKind::Place {
            continue;
        }
        let start = ctx.sentence_start(c.trigger.start);
        let mut before = ctx.mentions_in(&(start..c.trigger.start)).rev();
        let named = before.find(|m| ctx.entity_of(*m) == agent).map(|m| ctx.mention(m).tokens.start);
        let there = named.and_then(|t| t.checked_sub(1)).is_some_and(|t| {
            ctx.is_at(EventWord::RightAt, t) || matches!(ctx.lower(t), "across" | "around" | "through")
        });
        if there {
            c.filled.agents.clear();
        }
    }
}

/// Who did what a protest is over protests not himself: `protests over the killing of Reed | by Peruvian police`.
pub(super) fn blame_protested(ctx: &Context<'_>, out: &mut [Candidate]) {
    if !ctx.frames.verb_first {
        return;
    }
    let hostile = |c: &Candidate| {
        c.told_in(ctx).link == Link::Nominal && matches!(c.kind(ctx), EventType::Assault | EventType::Coerce)
    };
    for i in 0..out.len() {
        let own = out[i].told_in(ctx);
        let agents = &out[i].filled.agents;
        let protests = out[i].kind(ctx) == EventType::Protest
            && own.link == Link::Nominal
            && !agents.is_empty()
            && out[i].filled.targets.is_empty();
        let over = protests
            && own.head + 1 < ctx.sentence_end(own.head)
            && matches!(ctx.lower(own.head + 1), "over" | "at" | "against" | "about");
        let deed = over
            && out.iter().any(|d| {
                let here = d.told_in(ctx);
                hostile(d)
                    && here.sentence == own.sentence
                    && here.head > own.head
                    && d.filled.agents == *agents
            });
        if deed {
            let blamed = std::mem::take(&mut out[i].filled.agents);
            out[i].filled.set_targets(blamed);
        }
    }
}

/// Who does something after words of others is whom they were aimed at: `closed the mill after | criticism from Peru`.
pub(super) fn aim_at_subjects(ctx: &Context<'_>, out: &mut [Candidate]) {
    use EventType as T;
    for c in out.iter_mut().filter(|_| ctx.frames.verb_first) {
        let own = c.told_in(ctx);
        let words = own.link == Link::Nominal
            && matches!(c.kind(ctx), T::Accuse | T::Request | T::Threaten)
            && !c.filled.agents.is_empty()
            && c.filled.targets.is_empty();
        let start = ctx.sentence_start(own.head);
        let mut first = c.trigger.start.min(own.head);
        while first > start && super::surface::inside(ctx, first - 1) && ctx.mention_at(first - 1).is_none() {
            first -= 1;
        }
        let after = first > start && matches!(ctx.lower(first - 1), "after" | "following" | "amid" | "under");
        let verb = own.parent.map(|p| &ctx.reading.clauses[p as usize]).filter(|v| v.head < own.head);
        let Some(verb) = verb.filter(|v| words && after && v.link != Link::Nominal) else { continue };
        let subject = verb.arguments.iter().find(|a| a.slot == Slot::Nom && a.head < verb.head);
        let mut found = subject.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default();
        found.retain(|e| !c.filled.agents.contains(e) && ctx.kind(*e) != EntityKind::Place);
        c.filled.set_targets(found);
    }
}

/// A participle that names nobody else adds to what the verb before it tells of the same doer: `shelled the town, | wounding
/// dozens`, `sued Peru, | alleging fraud`.
pub(super) fn drop_effects(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if !ctx.frames.verb_first {
        return;
    }
    drop_where(out, |out, c| {
        let own = c.told_in(ctx);
        let effect = own.features.form != VerbForm::Finite
            && own.link != Link::Nominal
            && own.link != Link::Relative
            && ctx.lower(own.head).ends_with("ing")
            && c.filled.targets.is_empty()
            && !c.filled.agents.is_empty();
        effect
            && out.iter().any(|o| {
                let above = o.told_in(ctx);
                o.kind(ctx) == c.kind(ctx)
                    && above.sentence == own.sentence
                    && above.head < own.head
                    && above.link != Link::Nominal
                    && o.filled.agents == c.filled.agents
            })
    });
}

/// What stands within the words of another event is part of it: `[dropped his | threat | to | impose tariffs]`.
pub(super) fn drop_inside(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if !ctx.frames.verb_first {
        return;
    }
    drop_where(out, |out, c| {
        let head = c.told_in(ctx).head;
        out.iter().filter(|o| o.kind(ctx) == EventType::Concede).any(|o| {
            o.told_in(ctx).head < head
                && o.used.first().is_some_and(|t| *t <= head)
                && o.trigger.contains(&head)
                && c.filled.agents == o.filled.agents
        })
    });
}

/// What a demand asks for in a clause of its own is no second event where it names nobody else: `demanded that Reed | resign`.
pub(super) fn drop_demanded(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if !ctx.frames.verb_first {
        return;
    }
    drop_where(out, |out, c| {
        let own = c.told_in(ctx);
        let bare = own.link == Link::Complement
            && own.features.form == VerbForm::Finite
            && ctx.lower(own.head) == &*own.lemma
            && c.status != Status::Denied
            && !helped(ctx, own);
        bare && own.parent.is_some()
            && out.iter().any(|o| {
                let known = |e: &u32| o.filled.agents.contains(e) || o.filled.targets.contains(e);
                Some(o.clause) == own.parent
                    && o.kind(ctx) == EventType::Request
                    && c.filled.agents.iter().chain(&c.filled.targets).all(known)
            })
    });
}

/// Whether an auxiliary stands right before a verb.
fn helped(ctx: &Context<'_>, clause: &Clause) -> bool {
    let before = |k: TokenId| clause.head.checked_sub(k).map(|t| ctx.word(t).upos);
    before(1) == Some(Upos::Aux) || before(1) == Some(Upos::Adv) && before(2) == Some(Upos::Aux)
}
