//! Lists of people each of whom something is said of between commas: `Ann Reed, a nurse from Lima, and her cousin, | Jan
//! Wilk,`.

use super::conjuncts::behind_post;
use super::context::Context;
use super::owner::is_possessive;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Slot, Upos};
use crate::text::TokenId;

/// How long what is said of one may be, and the title of the next, in tokens.
const LONG: TokenId = 14;
const TITLE: TokenId = 5;

fn person_at(ctx: &Context<'_>, t: TokenId) -> Option<u32> {
    ctx.mention_at(t).filter(|m| ctx.mention(*m).kind == EntityKind::Person)
}

/// Words that may stand in what is said of somebody: no verb that tells, no other person.
fn says_who(ctx: &Context<'_>, t: TokenId) -> bool {
    let told = matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux | Upos::Pron | Upos::Sconj)
        && ctx.mention_at(t).is_none()
        && !is_possessive(ctx, t);
    !told && person_at(ctx, t).is_none() && !matches!(ctx.text(t), ";" | ":" | "\"" | "“" | "”")
}

/// A word that may open it: `a nurse`, `40`, `her cousin`, `then a nurse`.
fn opens(ctx: &Context<'_>, t: TokenId) -> bool {
    matches!(ctx.word(t).upos, Upos::Det | Upos::Num)
        || is_possessive(ctx, t)
        || matches!(ctx.lower(t), "then" | "former" | "formerly")
}

/// Behind `and` or `as well as`, where one stands at `t`.
fn behind_joint(ctx: &Context<'_>, t: TokenId, end: TokenId) -> Option<TokenId> {
    if t + 1 < end && ctx.is_at(EventWord::JoinsTwo, t) {
        return Some(t + 1);
    }
    let well = t + 3 < end
        && ctx.is_at(EventWord::As, t)
        && ctx.is_at(EventWord::AsWell, t + 1)
        && ctx.is_at(EventWord::As, t + 2);
    well.then_some(t + 3)
}

/// The next person of a list behind what is said of the one that ends at `first`.
pub(super) fn next_person(ctx: &Context<'_>, mention: u32) -> Option<u32> {
    let (start, first) = (ctx.mention(mention).tokens.start, ctx.mention(mention).tokens.end);
    let end = ctx.sentence_end(start);
    // `her uncle, Reed, | and her cousin, Wilk`
    let aside = start > ctx.sentence_start(start) && ctx.text(start - 1) == ",";
    let goes_on = first + 3 < end && ctx.text(first) == ",";
    if !goes_on || !(opens(ctx, first + 1) || aside && behind_joint(ctx, first + 1, end).is_some()) {
        return None;
    }
    let mut t = first + 1;
    while t < end.min(first + LONG) && says_who(ctx, t) {
        if let Some(next) = behind_joint(ctx, t, end).filter(|_| ctx.text(t - 1) == ",") {
            let found = titled(ctx, next, end)?;
            let behind = ctx.mention(found).tokens.end;
            // `arrested Reed, a nurse, and | Wilk fled`
            let clause = behind < end && matches!(ctx.word(behind).upos, Upos::Verb | Upos::Aux | Upos::Adv);
            let owner = ctx.word(behind - 1).case == crate::syntax::Case::Gen;
            return (!clause && !owner).then_some(found);
        }
        t += 1;
    }
    None
}

/// The people of a list that goes on behind one, each with a title or a post of its own: `by minister Reed and premier | Wilk,
/// Senator Lee and Judge Falk`. It ends with the last one that a conjunction joins.
pub(super) fn listed_behind(ctx: &Context<'_>, mention: u32) -> Vec<u32> {
    let end = ctx.sentence_end(ctx.mention(mention).tokens.start);
    let title = |t: TokenId| {
        ctx.mention_at(t).is_some_and(|m| ctx.mention(m).kind != EntityKind::Person)
            || ctx.mention_at(t).is_none()
                && matches!(ctx.word(t).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
    };
    let (mut found, mut sure) = (Vec::new(), 0);
    let mut at = behind_post(ctx, mention);
    loop {
        let comma = at < end && ctx.text(at) == ",";
        let first = at + TokenId::from(comma);
        let joined = first < end && ctx.is_at(EventWord::JoinsTwo, first);
        let first = first + TokenId::from(joined);
        if !(comma || joined) || first >= end {
            break;
        }
        let mut next =
            (first..end.min(first + TITLE)).take_while(|t| title(*t) || person_at(ctx, *t).is_some());
        let next = next.find_map(|t| person_at(ctx, t));
        // `on Reed and | his son, Jan Wilk`
        let kin = || titled(ctx, first, end).filter(|_| joined && is_possessive(ctx, first));
        let Some(next) = next.or_else(kin) else { break };
        let behind = ctx.mention(next).tokens.end;
        let clause = behind < end
            && ctx.mention_at(behind).is_none()
            && matches!(ctx.word(behind).upos, Upos::Verb | Upos::Aux | Upos::Adv | Upos::Part);
        let owner = ctx.word(behind - 1).case == crate::syntax::Case::Gen
            || behind < end && matches!(ctx.text(behind), "'s" | "’s" | "'" | "’");
        if clause || owner {
            break;
        }
        found.push(next);
        if joined {
            sure = found.len();
        }
        at = behind_post(ctx, next);
    }
    found.truncate(sure);
    found
}

/// The person before whom at `from` only words for what he is stand: `former bishop | Reed`, `her cousin, | Reed,`.
fn titled(ctx: &Context<'_>, from: TokenId, end: TokenId) -> Option<u32> {
    let title = |t: TokenId| {
        let owner = is_possessive(ctx, t) || matches!(ctx.lower(t), "," | "then");
        let word = matches!(ctx.word(t).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
        owner || word || ctx.mention_at(t).is_some()
    };
    let found = (from..end.min(from + TITLE)).take_while(|t| title(*t)).find_map(|t| person_at(ctx, t));
    found.filter(|m| {
        let start = ctx.mention(*m).tokens.start;
        // `and a man, | Reed`: a comma only behind what he is of another one.
        (from..start).all(|t| ctx.text(t) != ",") || is_possessive(ctx, from) && ctx.text(start - 1) == ","
    })
}

/// The person of a list before one whose phrase begins at `start`, where something is said of that one between commas.
pub(super) fn person_before(ctx: &Context<'_>, start: TokenId) -> Option<u32> {
    let first = ctx.sentence_start(start);
    let title = |t: TokenId| {
        ctx.mention_at(t).is_none()
            && matches!(ctx.word(t).upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Det)
    };
    let mut joint = start;
    let title = |t: TokenId| title(t) || is_possessive(ctx, t);
    // `former bishop and cardinal | Reed`
    let both =
        |t: TokenId| t > first + 1 && ctx.is_at(EventWord::JoinsTwo, t) && title(t - 1) && t + 1 < start;
    while joint > first && (title(joint - 1) || both(joint - 1)) && start - joint < TITLE {
        joint -= 1;
    }
    let at = match joint.checked_sub(1).filter(|t| *t > first)? {
        t if ctx.is_at(EventWord::JoinsTwo, t) => t,
        t if t > first + 2 && ctx.is_at(EventWord::As, t) && ctx.is_at(EventWord::AsWell, t - 1) => t - 2,
        _ => return None,
    };
    let close = at.checked_sub(1).filter(|t| *t > first && ctx.text(*t) == ",")?;
    let open = (first.max(close.saturating_sub(LONG))..close)
        .rev()
        .take_while(|t| says_who(ctx, *t))
        .filter(|t| ctx.text(*t) == "," && *t > first)
        .find(|t| person_at(ctx, *t - 1).is_some())?;
    let found = person_at(ctx, open - 1).filter(|_| opens(ctx, open + 1))?;
    // `arrested Reed, a nurse, and | Wilk fled`: the object of another verb.
    let mut before = ctx.mention(found).tokens.start;
    while before > first && title(before - 1) {
        before -= 1;
    }
    let governed = before > first && matches!(ctx.word(before - 1).upos, Upos::Verb | Upos::Adp);
    (!governed).then_some(found)
}

/// With whom somebody suffers what a passive tells: `was jailed together with | Reed`, `was tried alongside | Reed`.
pub(super) fn suffers_with(ctx: &Context<'_>, arguments: &[Argument]) -> Vec<EntityId> {
    let beside = |a: &&Argument| match &a.slot {
        Slot::Adp(p) if !a.shared => {
            let before = a.tokens.start.checked_sub(2).map_or("", |t| ctx.lower(t));
            &**p == "alongside" || p.ends_with("with") && ctx.is(EventWord::Together, before)
        }
        _ => false,
    };
    let found = arguments.iter().filter(beside).filter_map(|a| person_at(ctx, a.head));
    found.map(|m| ctx.entity_of(m)).collect()
}
