//! Targets that an English clause leaves to what stands before it: whose envoys are expelled, whom a threat beside another deed is
//! aimed at.

use super::EventType;
use super::context::Context;
use super::frame::{Frame, Role};
use super::matcher::Hit;
use super::owner::is_possessive;
use super::participant::named;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Clause, Link, Slot, VerbForm};
use crate::text::{TokenId, Tokens};

/// Whose envoys are sent away, where `its` can't be who does it: `Peru accused | Chile of spying and expelled five of its
/// diplomats`.
pub(super) fn whose_envoys(
    ctx: &Context<'_>,
    clause: &Clause,
    hit: &Hit,
    doers: &[EntityId],
) -> Vec<EntityId> {
    const NEAR: u32 = 3;
    let expels = &*ctx.word(clause.head).lemma == "expel";
    let envoy = |t: &&u32| ctx.is(EventWord::Envoy, &ctx.word(**t).lemma);
    let Some(envoy) = hit.used.iter().find(envoy).filter(|t| expels && **t > clause.head) else {
        return Vec::new();
    };
    let theirs = (envoy.saturating_sub(NEAR).max(clause.head + 1)..*envoy)
        .any(|t| matches!(ctx.lower(t), "its" | "their"));
    if !theirs {
        return Vec::new();
    }
    let before = ctx.sentence_start(clause.head)..clause.head;
    let mut lands = ctx
        .mentions_in(&before)
        .filter(|m| ctx.mention(*m).kind == EntityKind::Country)
        .map(|m| ctx.entity_of(m))
        .filter(|e| !doers.contains(e))
        .collect::<Vec<_>>();
    lands.dedup();
    if let [one] = lands[..] { vec![one] } else { Vec::new() }
}

/// Whom a threat is aimed at that is told beside what is done to somebody: `gave | Peru until May to pay, threatening to cut
/// aid`.
pub(super) fn threatened_beside(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> Vec<EntityId> {
    let beside = frame.kind == EventType::Threaten
        && clause.link == Link::Adverbial
        && clause.features.form == VerbForm::Converb
        && clause.head > 0
        && ctx.text(clause.head - 1) == ",";
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    let Some(above) = above.filter(|c| beside && c.link != Link::Nominal && c.head < clause.head) else {
        return Vec::new();
    };
    let object = above
        .arguments
        .iter()
        .find(|a| matches!(a.slot, Slot::Acc | Slot::Dat) && !a.shared && ctx.mention_at(a.head).is_some());
    object.map(|a| named(ctx, a, Role::Target)).unwrap_or_default()
}

/// Whose people or body does something that only a pronoun says whose it is: `denied it. | Its forces | shelled Lima`; a person's
/// only where it is what he rules (`her government`).
pub(super) fn of_pronoun(ctx: &Context<'_>, head: TokenId, phrase: &Tokens, role: Role) -> Option<EntityId> {
    const NEAR: TokenId = 3;
    let lemma = &*ctx.word(head).lemma;
    let entry = ctx.frames.stand_ins.get(lemma).filter(|e| role == Role::Agent && e.agent && !e.private)?;
    if !ctx.frames.verb_first
        || ctx.mention_at(head).is_some()
        || entry.pair.is_some() && ctx.word(head).plural
    {
        return None;
    }
    // Who works for somebody or belongs to him does not act for him: `its pilots went on strike`.
    if ctx.is(EventWord::WorksFor, lemma) {
        return None;
    }
    let first = phrase.start.max(head.saturating_sub(NEAR));
    let owner = (first..head).find(|t| is_possessive(ctx, *t))?;
    let alone = (owner + 1..head).all(|t| ctx.mention_at(t).is_none());
    let entity = ctx.reference(owner).filter(|_| alone)?;
    let rules = ctx.is(EventWord::Regime, lemma);
    match ctx.kind(entity) {
        EntityKind::Person => rules.then_some(entity),
        EntityKind::Place => None,
        _ => Some(entity),
    }
}
