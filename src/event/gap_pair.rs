//! Two who do together what a Turkish participle before them tells (`Lima'da bir araya gelen | Peru ile Şili temsilcileri`).

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::{Flag, Frame, Role};
use super::slots::fit;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm};
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
    if end + 1 >= last || !ctx.is_at(EventWord::With, end) || ctx.case_of(first) != Case::Nom {
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

/// Who meets his counterpart (`Ayşe Kaya'nın mevkidaşı Juan Perez'le | görüşmesi`): the possessor that the other's title has.
pub(super) fn whose_counterpart(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    filled: &mut Filled,
) {
    if ctx.frames.verb_first || !frame.has(Flag::Symmetric) || !filled.agents.is_empty() {
        return;
    }
    let owner = |a: &Argument| {
        let first = ctx.mention_at(a.tokens.start).filter(|m| ctx.case_of(*m) == Case::Gen)?;
        let named = ctx.mention(first);
        let mut between = named.tokens.end..a.head;
        let same = named.kind == EntityKind::Person && ctx.mention_at(a.head).is_some_and(|m| m != first);
        (same && between.any(|t| ctx.is_at(EventWord::Counterpart, t))).then_some(first)
    };
    let found = arguments.iter().filter(|a| a.slot == Slot::Ins && !a.shared).find_map(owner);
    filled.agents.extend(found.map(|m| ctx.entity_of(m)));
}

/// Who meets or travels where a participle stands before the land that his title is of (`Lima'yı ziyaret eden | Şili'nin Dışişleri
/// Bakanı Ana Lopez`): a land does neither.
pub(super) fn holder_of_land(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    let moves = matches!(frame.kind, EventType::Consult | EventType::Travel);
    let Some(land) = clause.modifies.and_then(|noun| ctx.mention_at(noun)).filter(|_| moves) else { return };
    let named = ctx.mention(land);
    let first = clause.link == Link::Relative
        && clause.features.form == VerbForm::SubjectParticiple
        && named.kind == EntityKind::Country
        && ctx.case_of(land) == Case::Gen
        && filled.agents[..] == [ctx.entity_of(land)];
    if ctx.frames.verb_first || !first {
        return;
    }
    let end = ctx.sentence_end(clause.head);
    let title = |t: &TokenId| {
        ctx.mention_at(*t).is_none()
            && ctx.word(*t).verb.is_none()
            && ctx.word(*t).case == Case::Nom
            && matches!(ctx.word(*t).upos, Upos::Noun | Upos::Adj | Upos::Propn)
    };
    let words = (named.tokens.end..end).take_while(title).count() as TokenId;
    let person = named.tokens.end + words;
    let holder = (words > 0 && person < end && ctx.word(person - 1).possessive == 3)
        .then(|| ctx.mention_at(person))
        .flatten()
        .filter(|m| ctx.mention(*m).kind == EntityKind::Person);
    if let Some(holder) = holder {
        filled.agents = vec![ctx.entity_of(holder)];
    }
}
