//! From an argument's phrase to the named things that it stands for.

use super::context::Context;
use super::frame::Role;
use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Slot};
use crate::text::{TokenId, Tokens};

/// The entities that an argument stands for, in the order of the text: the head's own name with those coordinated with
/// it, the name before a stand-in (`İsrail askerleri`), or what a pronoun or a definite noun refers to.
pub(crate) fn named(ctx: &Context<'_>, argument: &Argument, role: Role) -> Vec<EntityId> {
    let mut head = argument.head;
    // `met Merkel last week`: a time behind a name is no head of it.
    if ctx.mention_at(head).is_none()
        && let Some(time) = ctx.in_time(head)
        && time > argument.tokens.start
        && ctx.frames.verb_first
    {
        head = time - 1;
    }
    if let Some(mention) = ctx.mention_at(head) {
        // A people (`Filistinliler`) is no participant.
        if ctx.mention(mention).adjectival {
            return Vec::new();
        }
        return with_conjuncts(ctx, mention, &argument.tokens);
    }
    if ctx.frames.verb_first
        && ctx.word(head).upos == crate::syntax::Upos::Propn
        && let Some(title) = (argument.tokens.start..head)
            .rev()
            .find(|t| ctx.mention_at(*t).is_none() && ctx.frames.stand_ins.contains_key(ctx.lower(*t)))
    {
        // `Japanese Prime Minister` before a name that is not known.
        head = title;
    }
    if let Some(mention) = stands_for(ctx, head, &argument.tokens, role) {
        return with_conjuncts(ctx, mention, &argument.tokens);
    }
    let owned = ctx.frames.stand_ins.get(&*ctx.word(head).lemma).is_some_and(|e| e.target);
    ctx.reference(head)
        .or_else(|| ctx.first_person(head, role == Role::Target && owned))
        .or_else(|| (role != Role::Agent).then(|| ctx.refers_back(head, &argument.tokens)).flatten())
        .into_iter()
        .collect()
}

/// The mention that an unnamed head stands for in a role.
fn stands_for(ctx: &Context<'_>, head: TokenId, phrase: &Tokens, role: Role) -> Option<u32> {
    let entry = ctx
        .frames
        .stand_ins
        .get(&*ctx.word(head).lemma)
        .or_else(|| ctx.frames.stand_ins.get(ctx.lower(head)))?;
    let allowed = match role {
        Role::Agent => entry.agent,
        Role::Target => entry.target,
        Role::Place => false,
    };
    if !allowed {
        return None;
    }
    let before = ctx.mentions_in(&(phrase.start..head)).next_back();
    let found = before.or_else(|| {
        // `the army of Israel`
        ctx.frames.verb_first.then(|| ctx.mentions_in(&(head + 1..phrase.end)).next()).flatten()
    })?;
    let mention = ctx.mention(found);
    let last = mention.tokens.end - 1;
    let gap = head.saturating_sub(mention.tokens.end);
    let case = ctx.word(last).case;
    let place = matches!(mention.kind, EntityKind::Country | EntityKind::Place);
    let fits = match case {
        Case::Nom | Case::Gen => true,
        // `Gazze'deki hastaneler`: the place is hit with them.
        Case::Loc => role == Role::Target && place,
        // `orduya ait araçlar`
        Case::Dat => last + 1 < head && ctx.frames.grammar.owners.contains(&ctx.lower(last + 1)),
        _ => false,
    };
    (fits && gap <= 5 && (mention.kind != EntityKind::Person || role == Role::Target)).then_some(found)
}

/// A mention and those coordinated with it inside a phrase, in order, each entity once.
fn with_conjuncts(ctx: &Context<'_>, base: u32, phrase: &Tokens) -> Vec<EntityId> {
    let mut members = vec![base];
    let base_case = ctx.word(ctx.mention(base).tokens.end - 1).case;
    for m in ctx.mentions_in(&(phrase.start..ctx.mention(base).tokens.start)).rev() {
        let tokens = &ctx.mention(m).tokens;
        let case = ctx.word(tokens.end - 1).case;
        if joins(ctx, tokens.end, phrase.end) && (case == Case::Nom || case == base_case || case == Case::Ins)
        {
            members.push(m);
        }
    }
    members.reverse();
    for m in ctx.mentions_in(&(ctx.mention(base).tokens.end..phrase.end)) {
        let tokens = &ctx.mention(m).tokens;
        let previous = ctx.mention(*members.last().expect("base is in it")).tokens.end;
        if joins(ctx, previous, phrase.end) && tokens.start <= previous + 3 {
            members.push(m);
        }
    }
    let mut entities: Vec<EntityId> = Vec::with_capacity(members.len());
    for m in members {
        let entity = ctx.entity_of(m);
        if !ctx.mention(m).adjectival && !entities.contains(&entity)
            || m == base && !entities.contains(&entity)
        {
            entities.push(entity);
        }
    }
    entities
}

/// Whether a conjunction or comma stands at `t` (after an aside in brackets).
fn joins(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    let mut t = t;
    if t < end && ctx.text(t) == "(" {
        while t < end && ctx.text(t) != ")" {
            t += 1;
        }
        t += 1;
    }
    t < end && (ctx.text(t) == "," || ctx.frames.is_conjunction(ctx.lower(t)))
}

/// The possessor inside a phrase whose head is not named (`ABD'nin teklifini`).
pub(crate) fn possessor(ctx: &Context<'_>, phrase: &Tokens, head: TokenId) -> Vec<EntityId> {
    for m in ctx.mentions_in(&(phrase.start..head)).rev() {
        let last = ctx.mention(m).tokens.end - 1;
        if ctx.word(last).case == Case::Gen {
            return with_conjuncts(ctx, m, &(phrase.start..last + 1));
        }
    }
    for t in (phrase.start..head).rev() {
        if ctx.word(t).case == Case::Gen
            && ctx.mention_at(t).is_none()
            && let Some(e) = ctx.reference(t)
        {
            return vec![e];
        }
    }
    Vec::new()
}

/// Whether an argument holds the words of the predicate itself.
pub(crate) fn is_part_of_predicate(argument: &Argument, used: &[TokenId]) -> bool {
    used.contains(&argument.head)
}

/// Whether two slots are the same place.
pub(crate) fn same_slot(a: &Slot, b: &Slot) -> bool {
    match (a, b) {
        // `arasında` and `arasındaki` are one postposition.
        (Slot::Adp(a), Slot::Adp(b)) => {
            a == b || a.strip_suffix("ki") == Some(b) || b.strip_suffix("ki") == Some(a)
        }
        _ => a == b,
    }
}
