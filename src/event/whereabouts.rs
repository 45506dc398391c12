//! Places that only tell where something is done, or where those are from to whom it is done; places that an attack befalls.

use super::EventType;
use super::conjuncts::with_conjuncts;
use super::context::Context;
use super::extract::Candidate;
use super::filled::Filled;
use super::frame::{Flag, Frame, Role, RoleSlot};
use super::setting::is_place;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Case, Link, Slot, Upos};
use crate::text::{TokenId, Tokens};

/// What a place or a country is to an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Party,
    There,
    Nothing,
}

/// Takes places out of an English event's targets that it does not befall: `arrested twelve people in | Lima`, `the mayor
/// of | Lima was stabbed`, `the | Lima lawyer was convicted`. A place behind a preposition is where it happens. Without a doer
/// neither a country is what befalls unnamed people of it (`two | Peruvian pilgrims died`).
pub(super) fn move_places(ctx: &Context<'_>, frame: &Frame, trigger: &Tokens, filled: &mut Filled) {
    let alone = filled.agents.is_empty();
    let moves = |entity: &EntityId| is_place(ctx.kind(*entity));
    if !ctx.frames.verb_first || !filled.targets.iter().any(moves) {
        return;
    }
    let mut places = Vec::new();
    filled.targets.retain(|entity| {
        let stand = if moves(entity) { stands(ctx, frame, trigger, alone, *entity) } else { Stand::Party };
        if stand == Stand::There {
            places.push(*entity);
        }
        stand == Stand::Party
    });
    places.retain(|e| !filled.places.contains(e));
    filled.places.splice(0..0, places);
}

/// Whether a frame tells what is done to somebody rather than somewhere: `charged in | Peru`.
fn personal(frame: &Frame) -> bool {
    use EventType as T;
    !frame.has(Flag::PlaceTarget)
        && matches!(
            frame.kind,
            T::Accuse
                | T::Coerce
                | T::Concede
                | T::Support
                | T::Reject
                | T::Transact
                | T::Decide
                | T::Ceremony
        )
}

/// What a place or a country is by what stands around its names in the sentence.
fn stands(ctx: &Context<'_>, frame: &Frame, trigger: &Tokens, alone: bool, entity: EntityId) -> Stand {
    let sentence = ctx.sentence_start(trigger.start)..ctx.sentence_end(trigger.start);
    let kind = ctx.kind(entity);
    let harms = matches!(frame.kind, EventType::Assault | EventType::Harm | EventType::Coerce);
    let disaster = frame.kind == EventType::Harm && !frame.has(Flag::Suffered);
    let mut found = None;
    for m in ctx.mentions_in(&sentence).filter(|m| ctx.entity_of(*m) == entity) {
        let tokens = &ctx.mention(m).tokens;
        let there = || {
            let before = opening(ctx, tokens.start, sentence.start);
            !ctx.mention(m).adjectival && before.is_some_and(|t| is_there(ctx, frame, t))
        };
        let stand = match kind {
            _ if harms && is_led_to(ctx, trigger, tokens.start, sentence.start) => Stand::Nothing,
            // `visited | Lima`
            EntityKind::Place if frame.kind == EventType::Consult && is_visit(ctx, &frame.predicate) => {
                Stand::There
            }
            EntityKind::Place if disaster => Stand::Party,
            EntityKind::Place => before_noun(ctx, trigger, alone, tokens, sentence.end)
                .unwrap_or_else(|| governed(ctx, frame, trigger, tokens, sentence.start)),
            EntityKind::Country if alone && of_private(ctx, trigger, tokens, &sentence) => Stand::Nothing,
            EntityKind::Country if alone && private_there(ctx, trigger, tokens.start, sentence.start) => {
                Stand::There
            }
            EntityKind::Country if !alone && personal(frame) && there() => Stand::There,
            _ => Stand::Party,
        };
        if stand == Stand::Party {
            return stand;
        }
        if found != Some(Stand::There) {
            found = Some(stand);
        }
    }
    found.unwrap_or(Stand::Party)
}

/// Whether a name says where a way leads (`bombed a bridge on the road to | Lima`).
fn is_led_to(ctx: &Context<'_>, trigger: &Tokens, t: TokenId, start: TokenId) -> bool {
    opening(ctx, t, start).is_some_and(|before| {
        before > start
            && ctx.is_at(EventWord::Ways, before - 1)
            && !trigger.contains(&(before - 1))
            && matches!(ctx.lower(before), "to" | "from" | "into" | "towards" | "toward")
    })
}

/// Whether a noun is for people who stand for nobody named beside them.
fn is_private(ctx: &Context<'_>, noun: TokenId) -> bool {
    let lemma = &*ctx.word(noun).lemma;
    (ctx.frames.grammar.is_person_noun)(lemma) && !ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.agent)
}

/// Whether a country is only where unnamed people are from: `a three-year-old | Syrian child`, `two pilgrims from | Peru`.
fn of_private(ctx: &Context<'_>, trigger: &Tokens, tokens: &Tokens, sentence: &Tokens) -> bool {
    const LONG: TokenId = 3;
    let free = |t: TokenId| !trigger.contains(&t) && ctx.mention_at(t).is_none();
    let behind = (tokens.end..sentence.end.min(tokens.end + LONG))
        .take_while(|t| free(*t) && matches!(ctx.word(*t).upos, Upos::Noun | Upos::Adj))
        .last();
    if let Some(noun) = behind {
        return is_private(ctx, noun);
    }
    let Some(from) = tokens.start.checked_sub(1).filter(|t| *t > sentence.start) else { return false };
    // `from the | United States`
    let from = if ctx.word(from).upos == Upos::Det && from > sentence.start + 1 { from - 1 } else { from };
    ctx.is_at(EventWord::Origin, from) && free(from - 1) && is_private(ctx, from - 1)
}

/// Whether a country is only where unnamed people are: `a man in | Peru was arrested`.
fn private_there(ctx: &Context<'_>, trigger: &Tokens, t: TokenId, start: TokenId) -> bool {
    let Some(before) = opening(ctx, t, start) else { return false };
    let there = ctx.is_at(EventWord::Located, before) && !trigger.contains(&before);
    let noun = before.checked_sub(1).filter(|n| *n >= start && ctx.mention_at(*n).is_none());
    there && noun.is_some_and(|n| is_private(ctx, n))
}

/// What a place is before a noun of somebody or something else: `the | Lima lawyer`, `a | Lima-based court`, `Lima homes`;
/// bodies and armed men stand for it (`Lima rebels`).
fn before_noun(
    ctx: &Context<'_>,
    trigger: &Tokens,
    alone: bool,
    tokens: &Tokens,
    end: TokenId,
) -> Option<Stand> {
    let next = tokens.end;
    let free = |t: TokenId| t < end && !trigger.contains(&t) && ctx.mention_at(t).is_none();
    if !free(next) || trigger.contains(&tokens.start) {
        return None;
    }
    if ctx.lower(next).ends_with("based") {
        return Some(Stand::Nothing);
    }
    // `the | Lima region` is the place.
    let noun = ctx.word(next).upos == Upos::Noun && ctx.in_time(next).is_none();
    if !noun || ctx.is_at(EventWord::Region, next) {
        return None;
    }
    let last = (next..end).take_while(|t| free(*t) && ctx.word(*t).upos == Upos::Noun).last()?;
    if is_private(ctx, last) {
        return Some(if alone { Stand::Nothing } else { Stand::Party });
    }
    let stands_for = ctx.frames.stand_ins.get(&*ctx.word(last).lemma).is_some_and(|e| e.agent);
    (!stands_for).then_some(Stand::There)
}

/// Whether a predicate tells of going somewhere.
fn is_visit(ctx: &Context<'_>, predicate: &str) -> bool {
    predicate.split([' ', '/']).any(|word| ctx.is(EventWord::Visit, word))
}

/// The word before a name and what stands before it in its phrase: `in | the old Lima`.
fn opening(ctx: &Context<'_>, mut t: TokenId, start: TokenId) -> Option<TokenId> {
    while t > start && matches!(ctx.word(t - 1).upos, Upos::Det | Upos::Adj | Upos::Verb | Upos::Num) {
        t -= 1;
    }
    t.checked_sub(1).filter(|t| *t >= start)
}

/// Whether a word is a preposition of place that the frame does not ask for (`lashed out | at Lima`).
fn is_there(ctx: &Context<'_>, frame: &Frame, t: TokenId) -> bool {
    let word = ctx.lower(t);
    // `at | least eight`
    if matches!(ctx.lower(t + 1), "least" | "most") {
        return false;
    }
    let claims = |s: &RoleSlot| matches!(&s.slot, Slot::Adp(p) if &**p == word);
    // `distributed blankets in | Lima`
    let befalls =
        matches!(frame.kind, EventType::Assault | EventType::Harm | EventType::Appoint | EventType::Aid);
    let asked = !(befalls && ctx.is(EventWord::In, word)) && frame.slots(Role::Target).iter().any(claims);
    ctx.is(EventWord::Located, word) && !asked
}

/// What a place is by the preposition before it.
fn governed(ctx: &Context<'_>, frame: &Frame, trigger: &Tokens, tokens: &Tokens, start: TokenId) -> Stand {
    let Some(before) = opening(ctx, tokens.start, start) else { return Stand::Party };
    if is_there(ctx, frame, before) {
        return Stand::There;
    }
    let head = before.checked_sub(1).filter(|t| *t >= start && ctx.mention_at(*t).is_none());
    let Some(head) = head.filter(|h| ctx.is_at(EventWord::BringsOwner, before) && !trigger.contains(h))
    else {
        return Stand::Party;
    };
    let lemma = &*ctx.word(head).lemma;
    // `rescued 62 people south of | Crete`
    if ctx.is(EventWord::Direction, lemma) {
        return Stand::There;
    }
    if ctx.is(EventWord::Region, lemma) {
        // `in the city of | Lima`
        let there = opening(ctx, head, start).is_some_and(|t| is_there(ctx, frame, t));
        return if there { Stand::There } else { Stand::Party };
    }
    // `the mayor of | Lima`
    let agent = ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.agent);
    let person = agent || (ctx.frames.grammar.is_person_noun)(lemma);
    if person && frame.kind != EventType::Appoint { Stand::Nothing } else { Stand::Party }
}

/// Where somebody pays a visit is no party to it: `Kaya, | Lima'yı | ziyaret etti`.
pub(super) fn visit_places(ctx: &Context<'_>, frame: &Frame, filled: &mut Filled) {
    // `Washington ile görüştü`: a capital speaks for who rules there.
    let with = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Ins);
    if ctx.frames.verb_first || frame.kind != EventType::Consult || filled.agents.is_empty() || with {
        return;
    }
    let place = |e: &EntityId| ctx.kind(*e) == EntityKind::Place;
    let (places, parties): (Vec<EntityId>, Vec<EntityId>) = filled.targets.iter().partition(|e| place(e));
    filled.targets = parties;
    for place in places {
        if !filled.places.contains(&place) {
            filled.places.push(place);
        }
    }
}

/// Where an attack costs lives that have no name is what it befalls: `Lima'da ordunun | saldırılarında | iki kişi öldü`.
pub(super) fn befall_places(ctx: &Context<'_>, out: &mut [Candidate]) {
    if ctx.frames.verb_first {
        return;
    }
    let attack = |c: &Candidate| ctx.frames.entries[c.frame as usize].frame.kind == EventType::Assault;
    for event in out.iter_mut().filter(|c| attack(c) && c.filled.targets.is_empty()) {
        let clause = &ctx.reading.clauses[event.clause as usize];
        let above = clause.parent.filter(|_| clause.link == Link::Nominal);
        if event.filled.agents.is_empty() || ctx.word(clause.head).case != Case::Loc {
            continue;
        }
        // `Lima'da saldırılarda zarar gören evler`: what somebody tells of beside it.
        let above = above.map(|p| &ctx.reading.clauses[p as usize]).filter(|c| c.link != Link::Relative);
        let Some(above) = above else { continue };
        let there = above.arguments.iter().filter(|a| a.slot == Slot::Loc && !a.shared);
        let before = there.filter(|a| a.tokens.end <= event.trigger.start && a.head < clause.head);
        let named = before.filter_map(|a| Some((ctx.mention_at(a.head)?, &a.tokens)));
        let places =
            named.flat_map(|(m, phrase)| with_conjuncts(ctx, m, phrase)).filter(|e| is_place(ctx.kind(*e)));
        event.filled.targets = places.filter(|e| !event.filled.agents.contains(e)).collect();
    }
}
