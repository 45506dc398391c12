//! Who is named as one of those whom a Turkish phrase counts (`Kaya'nın da aralarında bulunduğu 12 kişi`, `Kaya dahil 12 kişi`).

use super::conjuncts::with_conjuncts;
use super::context::Context;
use super::frame::{Frame, Role, RoleSlot};
use super::participant::same_slot;
use super::slots::fit;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Link, Slot, VerbForm};
use crate::text::{TokenId, Tokens};

/// Who is said to be among those that a phrase without a name counts: the last of them stands in the genitive before the
/// verb that says so (`aralarında Kaya ve Er'in de bulunduğu | 12 kişi`), or before `dahil`.
pub(super) fn among_many(ctx: &Context<'_>, phrase: &Tokens, head: TokenId) -> Vec<EntityId> {
    // `Aralarında | Kaya'nın da bulunduğu 12 kişi`: before the phrase as well.
    const BEFORE: TokenId = 2;
    if ctx.frames.verb_first || ctx.mention_at(head).is_some() {
        return Vec::new();
    }
    let start = phrase.start.saturating_sub(BEFORE).max(ctx.sentence_start(head));
    let opens = |t: TokenId| ctx.is_at(EventWord::Among, t);
    let among = (start..head).find(|t| opens(*t));
    // A land is one of lands, not of units.
    let lands = ctx.is(EventWord::Land, &ctx.word(head).lemma);
    let fits = |m: &u32| lands == matches!(ctx.mention(*m).kind, EntityKind::Country | EntityKind::Place);
    if let Some(among) = among {
        let says = |t: &TokenId| {
            let word = ctx.word(*t);
            ctx.is(EventWord::IsAmong, &word.lemma)
                && word.verb.is_some_and(|v| v.form == VerbForm::FactParticiple)
        };
        let Some(verb) = (among + 1..head).find(says) else { return Vec::new() };
        let said = ctx.verb_at(verb).is_some_and(|c| c.modifies == Some(head));
        let mut before = ctx.mentions_in(&(start..verb)).rev();
        let last = before.find(|m| ctx.case_of(*m) == Case::Gen).filter(|m| said && fits(m));
        return last.map(|m| with_conjuncts(ctx, m, &(start..verb))).unwrap_or_default();
    }
    let including = (start.max(1)..head).rev().find(|t| ctx.is_at(EventWord::Including, *t));
    let last = including.and_then(|t| ctx.mention_at(t - 1));
    let last = last.filter(|m| ctx.case_of(*m) == Case::Nom && !ctx.mention(*m).adjectival && fits(m));
    last.map(|m| with_conjuncts(ctx, m, &(start..ctx.mention(m).tokens.end))).unwrap_or_default()
}

/// Whom what a verb does is done to, where its object is half of its predicate and only counts them (`Kaya'nın da aralarında
/// bulunduğu beş | kişiyi gözaltına aldı`).
pub(super) fn among_object(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    map: impl Fn(&Slot) -> Slot,
) -> Vec<EntityId> {
    let any = RoleSlot { slot: Slot::Acc, kinds: Vec::new() };
    let own =
        frame.slots(Role::Target).iter().filter(|s| matches!(s.slot, Slot::Acc | Slot::Dat | Slot::Adp(_)));
    for wanted in own.chain(std::iter::once(&any)) {
        let slot = map(&wanted.slot);
        for argument in arguments.iter().filter(|a| !a.shared && same_slot(&a.slot, &slot)) {
            let found = fit(ctx, among_many(ctx, &argument.tokens, argument.head), wanted);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// Who does what several do that have formed something together (`Peru Bank ve Andes Un'un kurduğu | konsorsiyum`): they.
pub(super) fn formed_by(ctx: &Context<'_>, argument: &Argument) -> Vec<EntityId> {
    let head = argument.head;
    let union = !ctx.frames.verb_first && ctx.is(EventWord::Union, &ctx.word(head).lemma);
    if !union || ctx.mention_at(head).is_some() {
        return Vec::new();
    }
    let from = ctx.reading.clauses.partition_point(|c| c.head < argument.tokens.start);
    let inside = ctx.reading.clauses[from..].iter().take_while(|c| c.head < head);
    let mut forms = inside.filter(|c| {
        c.link == Link::Relative && c.modifies == Some(head) && ctx.is(EventWord::Forms, &c.lemma)
    });
    let subject =
        forms.find_map(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared && a.head < c.head));
    let last = subject.and_then(|a| ctx.mention_at(a.head).map(|m| (m, a)));
    let found = last.map(|(m, a)| with_conjuncts(ctx, m, &a.tokens)).unwrap_or_default();
    if found.len() > 1 { found } else { Vec::new() }
}
