//! Whose an unnamed thing is: who owns, runs or has sent it, and of which body unnamed people are.

use super::conjuncts::{modifies, with_conjuncts};
use super::context::Context;
use super::frame::Role;
use super::participant::named;
use super::stand_in::stands_for;
use super::surface;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, Voice};
use crate::text::{TokenId, Tokens};

/// Who sent what hits: `was hit by a missile fired by | Peru`, `a drone launched by | Peru struck Lima`.
pub(super) fn sent_by(ctx: &Context<'_>, argument: &Argument) -> Option<EntityId> {
    const LONG: TokenId = 5;
    let (head, end) = (argument.head, ctx.sentence_end(argument.head));
    let thing = ctx.mention_at(head).is_none()
        && ctx.word(head).upos == Upos::Noun
        && !(ctx.frames.grammar.is_person_noun)(&ctx.word(head).lemma);
    if !ctx.frames.verb_first || !thing || head + 3 >= end {
        return None;
    }
    let sent = ctx.is_at(EventWord::Sent, head + 1);
    let by = sent && ctx.is_at(EventWord::ByAgent, head + 2);
    let first = by.then_some(head + 3)?;
    let sender = (first..end.min(first + LONG)).find_map(|k| ctx.mention_at(k))?;
    let plain = (first..ctx.mention(sender).tokens.start).all(|k| surface::inside(ctx, k));
    (plain && ctx.mention(sender).kind != EntityKind::Place).then(|| ctx.entity_of(sender))
}

/// The body that runs an unnamed thing, or one with its maker's name: `a tanker owned by | Volvo`, `a Boeing 737 operated by |
/// Peru Air`.
pub(super) fn run_by(ctx: &Context<'_>, argument: &Argument) -> Option<u32> {
    const LONG: TokenId = 6;
    let head = argument.head;
    let end = ctx.sentence_end(head);
    let made = ctx.mention_at(head).map(|m| ctx.mention(m));
    let thing = match made {
        Some(m) => m.kind == EntityKind::Organization && m.tokens.end < end,
        None => matches!(ctx.word(head).upos, Upos::Noun | Upos::Num | Upos::Propn),
    };
    let mut t = made.map_or(head + 1, |m| m.tokens.end);
    while t < end && ctx.word(t).upos == Upos::Num {
        t += 1;
    }
    let numbered = made.is_none_or(|m| t > m.tokens.end);
    if !ctx.frames.verb_first || !thing || !numbered || t + 2 >= end {
        return None;
    }
    let run = ctx.is_at(EventWord::RunBy, t);
    let by = run && ctx.is_at(EventWord::ByAgent, t + 1);
    // `a Boeing 737 of the airline | Peru Air`
    let of = made.is_some() && ctx.is_at(EventWord::BringsOwner, t);
    let first = if of { t + 1 } else { t + 2 };
    let is_body = |m: &u32| ctx.mention(*m).kind == EntityKind::Organization;
    let mut near = (first..end.min(first + LONG)).filter_map(|k| ctx.mention_at(k));
    let body = near.find(is_body).filter(|_| by || of)?;
    (first..ctx.mention(body).tokens.start).all(|k| surface::inside(ctx, k)).then_some(body)
}

/// The body or the country of which a clause tells what its people do: `the rebel group FACT, | whose fighters | killed Reed`.
pub(super) fn whose_people(ctx: &Context<'_>, argument: &Argument, role: Role) -> Option<u32> {
    let first = argument.tokens.start;
    if !ctx.frames.verb_first || argument.shared || first < 2 || !ctx.is_at(EventWord::Whose, first) {
        return None;
    }
    let entry = ctx.frames.stand_ins.get(&*ctx.word(argument.head).lemma)?;
    let stands = match role {
        Role::Agent => entry.agent,
        Role::Target => entry.target,
        Role::Place => false,
    };
    let last = if ctx.text(first - 1) == "," { first - 2 } else { first - 1 };
    let owner = ctx.mention_at(last).filter(|_| stands && ctx.mention_at(argument.head).is_none())?;
    matches!(ctx.mention(owner).kind, EntityKind::Organization | EntityKind::Country).then_some(owner)
}

/// The body whose members do something (`Peru Sendikası üyesi | işçiler`).
pub(super) fn body_of_workers(ctx: &Context<'_>, head: TokenId) -> Option<EntityId> {
    let word = ctx.word(head);
    let member = head.checked_sub(1).filter(|t| matches!(ctx.lower(*t), "üyesi" | "mensubu"))?;
    let body = member.checked_sub(1).and_then(|t| ctx.mention_at(t))?;
    let mention = ctx.mention(body);
    let theirs = !ctx.frames.verb_first
        && word.plural
        && ctx.mention_at(head).is_none()
        && mention.kind == EntityKind::Organization
        && mention.tokens.end == member;
    theirs.then(|| ctx.entity_of(body))
}

/// The body whose people do something: `members of | the Peru Council`, `masked men of | the Red Army`.
pub(super) fn body_of_members(ctx: &Context<'_>, head: TokenId) -> Option<EntityId> {
    let end = ctx.sentence_end(head);
    let people = ctx.frames.verb_first && ctx.word(head).plural && ctx.mention_at(head).is_none();
    if !people || head + 2 >= end || !ctx.is_at(EventWord::BringsOwner, head + 1) {
        return None;
    }
    let lemma = &*ctx.word(head).lemma;
    let kind = (ctx.frames.grammar.is_person_noun)(lemma) || ctx.frames.is_actor_noun(lemma);
    let at = if ctx.is_at(EventWord::Known, head + 2) { head + 3 } else { head + 2 };
    let body = (at < end && kind).then(|| ctx.mention_at(at)).flatten()?;
    (ctx.mention(body).kind == EntityKind::Organization && !modifies(ctx, body, end))
        .then(|| ctx.entity_of(body))
}

/// Who does what a phrase tells, where somebody else's stands nearer (`Peru'nun Şili'nin üyeleriyle | görüşmesi`).
fn whose_deed(ctx: &Context<'_>, phrase: &Tokens, head: TokenId) -> Vec<EntityId> {
    if ctx.frames.verb_first {
        return Vec::new();
    }
    let told =
        ctx.nominal_at(head).or_else(|| ctx.verb_at(head).filter(|c| c.features.voice != Voice::Passive));
    let slot = told.map(|c| if c.link == Link::Nominal { Slot::Gen } else { Slot::Nom });
    let Some((told, slot)) = told.zip(slot) else { return Vec::new() };
    let owner = |a: &&Argument| {
        a.slot == slot
            && !a.shared
            && a.tokens.start == phrase.start
            && ctx.mention_at(a.head).is_some_and(|m| ctx.case_of(m) == Case::Gen)
    };
    told.arguments.iter().find(owner).map(|a| named(ctx, a, Role::Target)).unwrap_or_default()
}

/// The possessor inside a phrase whose head is not named (`ABD'nin teklifini`).
pub(crate) fn possessor(ctx: &Context<'_>, phrase: &Tokens, head: TokenId) -> Vec<EntityId> {
    // `kentin boşaltılmasını öngören plan`: the possessor of what stands in a clause before the head is not its; who takes
    // the steps (`ordunun attığı adımlar`), is.
    let is_inside = |last: TokenId| {
        // `Kaya'nın da yer aldığı | filo` is no deed of his.
        let there = |c: &Clause| {
            ctx.is(EventWord::InIt, &c.lemma)
                && (&*c.lemma != "al" || c.head > 0 && ctx.lower(c.head - 1) == "yer")
        };
        let doer = |c: &Clause| {
            c.modifies == Some(head)
                && !there(c)
                // `Kaya'nın öldürüldüğü | saldırı`
                && (ctx.frames.verb_first || c.features.voice != Voice::Passive)
                && c.arguments.iter().any(|a| a.slot == Slot::Nom && a.tokens.contains(&last))
        };
        (last + 1..head).any(|t| {
            let clause = ctx.verb_at(t).filter(|c| c.link == Link::Relative && c.tokens.start <= last);
            clause.is_some_and(|c| !doer(c))
        })
    };
    let doer = whose_deed(ctx, phrase, head);
    if !doer.is_empty() {
        return doer;
    }
    for m in ctx.mentions_in(&(phrase.start..head)).rev() {
        let last = ctx.mention(m).tokens.end - 1;
        let case = ctx.case_of(m);
        // `Koç'un Peru Bank'taki hisselerinin tamamı`
        let stake = |t: TokenId| ctx.frames.stand_ins.get(&*ctx.word(t).lemma).is_some_and(|e| e.stake);
        let in_body = case == Case::Loc
            && !matches!(ctx.mention(m).kind, EntityKind::Country | EntityKind::Person)
            && (last + 1..=head).any(stake);
        // `Koç'un Peru Bank'a ait hisseleri`
        let belongs = case == Case::Dat && last + 1 < head && ctx.is_at(EventWord::BelongsTo, last + 1);
        if !ctx.frames.verb_first && (in_body || belongs) {
            return vec![ctx.entity_of(m)];
        }
        let inside = is_inside(last);
        // `Peru Partisi'nin | lideri | Can Er hakkındaki davayı`: only his title.
        let titles = || {
            !ctx.frames.verb_first
                && last + 2 < head
                && ctx.mention_at(last + 1).is_none()
                && ctx.word(last + 1).possessive == 3
                && ctx.is_person_at(last + 2)
        };
        if case == Case::Gen && !inside && !titles() {
            return with_conjuncts(ctx, m, &(phrase.start..last + 1));
        }
    }
    for t in (phrase.start..head).rev() {
        // `şirketteki | payını`
        let stake = |t: TokenId| ctx.frames.stand_ins.get(&*ctx.word(t).lemma).is_some_and(|e| e.stake);
        let there = !ctx.frames.verb_first && (ctx.frames.grammar.is_there)(ctx.lower(t));
        if there
            && (t + 1..=head).any(stake)
            && let Some(body) = ctx.reference(t)
        {
            return vec![body];
        }
        if ctx.word(t).case == Case::Gen
            && ctx.mention_at(t).is_none()
            && (ctx.frames.verb_first || !is_inside(t))
            && let Some(e) = ctx
                .reference(t)
                .or_else(|| stands_for(ctx, t, phrase, Role::Target, false).map(|m| ctx.entity_of(m)))
                .or_else(|| whose_thing(ctx, t, phrase))
        {
            return vec![e];
        }
    }
    Vec::new()
}

/// Whose a proposal is that owns what follows (`Reed planının | ilk aşamasını`).
fn whose_thing(ctx: &Context<'_>, thing: TokenId, phrase: &Tokens) -> Option<EntityId> {
    let before = thing.checked_sub(1).filter(|t| *t >= phrase.start && !ctx.frames.verb_first)?;
    let made = ctx.word(thing).possessive == 3 && ctx.is(EventWord::Proposal, &ctx.word(thing).lemma);
    let mention = ctx.mention_at(before).filter(|_| made)?;
    let owner = ctx.mention(mention);
    let bare = ctx.case_of(mention) == Case::Nom && !owner.adjectival && owner.kind != EntityKind::Place;
    bare.then(|| ctx.entity_of(mention))
}
