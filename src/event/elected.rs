//! Bodies at whose gathering somebody takes a post.

use super::context::Context;
use super::filled::Filled;
use super::frame::{Flag, Frame};
use super::{EventType, EventWord};
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot};

/// The body whose members somebody is chosen by (`Ayşe Kaya, Peru Barosu'nun genel kurulunda başkan seçildi`, `… genel
/// kurulunda yarışan Kaya başkan oldu`), where none is named that the post is in.
pub(super) fn elected_at(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    let [person] = filled.agents[..] else { return };
    if frame.kind != EventType::Appoint
        || !filled.targets.is_empty()
        || frame.has(Flag::Weak)
        || frame.has(Flag::NeedsTarget)
        || ctx.kind(person) != EntityKind::Person
    {
        return;
    }
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && ctx.mention_at(a.head).is_some());
    let said = |c: &&Clause| {
        c.link == Link::Relative && c.modifies.is_some_and(|t| subject.is_some_and(|a| a.tokens.contains(&t)))
    };
    let of_subject = ctx.clauses_in(clause.sentence).map(|(_, c)| c).filter(said).flat_map(|c| &c.arguments);
    let gathers = |a: &&Argument| {
        a.slot == Slot::Loc
            && !a.shared
            && ctx.mention_at(a.head).is_none()
            && ctx.word(a.head).possessive == 3
            && ctx.is(EventWord::Assembly, &ctx.word(a.head).lemma)
    };
    for held in clause.arguments.iter().chain(of_subject).filter(gathers) {
        let owns = |m: &u32| {
            matches!(ctx.case_of(*m), Case::Nom | Case::Gen)
                && ctx.mention(*m).kind == EntityKind::Organization
        };
        let owner = ctx.mentions_in(&(held.tokens.start..held.head)).rfind(owns);
        if let Some(body) = owner.map(|m| ctx.entity_of(m)) {
            filled.targets = vec![body];
            return;
        }
    }
}
