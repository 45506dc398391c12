//! Two who do together what a Turkish participle before them tells (`Lima'da bir araya gelen | Peru ile Şili temsilcileri`).

use super::context::Context;
use super::filled::Filled;
use super::frame::{Frame, Role};
use super::slots::fit;
use crate::mention::EntityKind;
use crate::syntax::{Case, Clause, Link, VerbForm};
use crate::text::TokenId;

/// Gives a symmetric event the second of two, whom `ile` joins to the name that the participle stands before.
pub(super) fn second_of_two(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    const TITLE: TokenId = 7;
    if clause.link != Link::Relative
        || clause.features.form != VerbForm::SubjectParticiple
        || filled.agents.len() != 1
        || !filled.targets.is_empty()
    {
        return;
    }
    let Some(first) = clause.modifies.and_then(|noun| ctx.mention_at(noun)) else { return };
    let end = ctx.mention(first).tokens.end;
    let last = ctx.sentence_end(clause.head);
    if end + 1 >= last || ctx.lower(end) != "ile" || ctx.case_of(first) != Case::Nom {
        return;
    }
    let person = |m: u32| ctx.mention(m).kind == EntityKind::Person;
    let title = |t: &TokenId| ctx.word(*t).verb.is_none() && !matches!(ctx.text(*t), "," | ";" | ":");
    let second = (end + 1..last.min(end + TITLE))
        .take_while(title)
        .filter_map(|t| ctx.mention_at(t))
        .find(|m| person(*m) == person(first));
    let Some(second) = second else { return };
    let wanted = frame.slots(Role::Agent).first();
    let found = wanted.map(|w| fit(ctx, vec![ctx.entity_of(second)], w)).unwrap_or_default();
    if let [other] = found[..]
        && !filled.agents.contains(&other)
    {
        filled.targets = vec![other];
    }
}
