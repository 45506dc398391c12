//! Who does what a Turkish verb tells where that is no subject of its own: the subject of a converb or of a content, or
//! somebody beside its doer.

use super::context::Context;
use super::filled::Filled;
use super::frame::{Frame, Role};
use super::participant::named;
use super::within::contents;
use crate::entity::EntityId;
use crate::syntax::{Argument, Clause, Slot, VerbForm, Voice};

/// Whose the verb is whose converb stands before it with the subject of both (`Peru gemileri toplayıp | Lima'ya saldırmayı
/// planlıyor`).
pub(super) fn converb_subject(ctx: &Context<'_>, index: u32, clause: &Clause) -> Vec<EntityId> {
    let own =
        |c: &Clause| c.arguments.iter().any(|a| a.slot == Slot::Nom && ctx.mention_at(a.head).is_some());
    let (above, governing) = ctx.governing(clause).unwrap_or((index, clause));
    if ctx.frames.verb_first
        || own(clause)
        || own(governing)
        || governing.features.form != VerbForm::Finite
        || governing.features.voice == Voice::Passive
        || clause.features.voice == Voice::Passive
    {
        return Vec::new();
    }
    ctx.clauses_in(clause.sentence)
        .filter(|(i, c)| {
            *i != index
                && (c.parent == Some(above) || c.parent == Some(index))
                && c.features.form == VerbForm::Converb
                && c.features.voice == Voice::Active
                && (ctx.frames.grammar.goes_together)(ctx.lower(c.head))
        })
        .filter_map(|(_, c)| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
        .map(|a| named(ctx, a, Role::Agent))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Who does something together with its doer (`Peru Başbakanı ile birlikte | Lima'ya gitti`).
pub(super) fn companions(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    taken: &[u32],
    filled: &Filled,
) -> Vec<EntityId> {
    let together = |a: &&Argument| {
        a.slot == Slot::Ins
            && !a.shared
            && !taken.contains(&a.head)
            && matches!(ctx.lower(a.tokens.end - 1), "birlikte" | "beraber")
    };
    let subject = frame.slots(Role::Agent).iter().any(|s| s.slot == Slot::Nom);
    let [agent] = filled.agents[..] else { return Vec::new() };
    let beside = arguments.iter().find(together).filter(|_| subject);
    let mut found = beside.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default();
    found.retain(|e| ctx.kind(*e) == ctx.kind(agent) && *e != agent && !filled.targets.contains(e));
    found
}

/// Who is to do what an object says: the subjects of the clauses right before a verb.
pub(super) fn who_is_to(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    contents(ctx, clause)
        .filter_map(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
        .flat_map(|a| named(ctx, a, role))
        .collect()
}
