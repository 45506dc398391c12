//! Who does what a Turkish verb tells where that is no subject of its own: the subject of a converb or of a content, or
//! somebody beside its doer.

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::{Frame, Role};
use super::implied::ordered;
use super::participant::named;
use super::within::contents;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, VerbForm, Voice};

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
            && ctx.is_at(EventWord::Together, a.tokens.end - 1)
    };
    let subject = frame.slots(Role::Agent).iter().any(|s| s.slot == Slot::Nom);
    let [agent] = filled.agents[..] else { return Vec::new() };
    let beside = arguments.iter().find(together).filter(|_| subject);
    let mut found = beside.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default();
    found.retain(|e| ctx.kind(*e) == ctx.kind(agent) && *e != agent && !filled.targets.contains(e));
    found
}

/// Who does in the passive what an operation of his brings (`ordunun düzenlediği saldırıda | öldürüldü`, `polisçe yapılan
/// operasyonda | yakalandı`).
pub(super) fn who_operates(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    targets: &[EntityId],
) -> Vec<EntityId> {
    let done = matches!(frame.kind, EventType::Assault | EventType::Coerce) && !targets.is_empty();
    if ctx.frames.verb_first || !done {
        return Vec::new();
    }
    let fits = |argument: &Argument| {
        let mut found = named(ctx, argument, Role::Agent);
        found.retain(|e| !targets.contains(e) && ctx.kind(*e) != EntityKind::Place);
        (!found.is_empty()).then_some(found)
    };
    let operation = |a: &&Argument| {
        a.slot == Slot::Loc
            && !a.shared
            && ctx.mention_at(a.head).is_none()
            && ctx.is(EventWord::Operation, &ctx.word(a.head).lemma)
    };
    for deed in arguments.iter().filter(operation) {
        let told = ctx.nominal_at(deed.head).into_iter().flat_map(|c| &c.arguments);
        let said = ctx.reading.clauses.iter().filter(|c| {
            c.link == Link::Relative && c.modifies == Some(deed.head) && deed.tokens.contains(&c.head)
        });
        let carried = said.flat_map(|c| {
            let slot = if c.features.voice == Voice::Passive { Slot::By } else { Slot::Nom };
            c.arguments.iter().filter(move |a| a.slot == slot && a.head != deed.head)
        });
        let by_order = ctx.reading.clauses.iter().find(|c| {
            c.link == Link::Relative && c.modifies == Some(deed.head) && c.features.voice == Voice::Passive
        });
        // `savcılığın talimatıyla düzenlenen | operasyonda`
        let ordered = by_order.map(|c| ordered(ctx, &c.arguments, targets)).unwrap_or_default();
        if !ordered.is_empty() {
            return ordered;
        }
        let doers = told.filter(|a| matches!(a.slot, Slot::By | Slot::Gen)).chain(carried);
        if let Some(found) = doers.filter(|a| !a.shared).find_map(fits) {
            return found;
        }
    }
    Vec::new()
}

/// Who is to do what an object says: the subjects of the clauses right before a verb.
pub(super) fn who_is_to(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    // `Kaya'nın tutuklanmasını istedi`: to whom it is to be done is not who is asked.
    let suffers = |c: &Clause, e: EntityId| {
        !ctx.frames.verb_first && c.features.voice == Voice::Passive && ctx.kind(e) == EntityKind::Person
    };
    contents(ctx, clause)
        .filter_map(|c| Some((c, c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?)))
        .flat_map(|(c, a)| named(ctx, a, role).into_iter().filter(move |e| !suffers(c, *e)))
        .collect()
}
