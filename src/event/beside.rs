//! Names that a phrase gives beside its head: behind a country's name, in apposition, among examples, behind something said
//! of the first of two.

use super::conjuncts::with_conjuncts;
use super::context::Context;
use super::surface;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Upos, VerbForm};
use crate::text::{TokenId, Tokens};

/// Whom or what a phrase is about that begins with a country's name or a noun for a kind of place: `US President |
/// Reed`, `the city of | Lima`.
pub(super) fn behind_country(ctx: &Context<'_>, head: TokenId, end: TokenId) -> Option<TokenId> {
    const FAR: TokenId = 6;
    if !ctx.frames.verb_first {
        return None;
    }
    let country = ctx.mention_at(head).map(|m| ctx.mention(m));
    let office = |word: &str| {
        ctx.frames.stand_ins.get(word).is_some_and(|e| e.agent) || (ctx.frames.grammar.is_person_noun)(word)
    };
    if let Some(before) = country.filter(|m| m.kind != EntityKind::Person) {
        // `the ambassador to Peru | Ann Reed`
        let (first, next) = (before.tokens.start, before.tokens.end);
        let behind = (next < ctx.sentence_end(head)).then(|| ctx.mention_at(next)).flatten();
        let person = behind.map(|m| ctx.mention(m)).filter(|m| m.kind == EntityKind::Person);
        // `appointed | Frenchman | Jean Morel`
        if let Some(person) = person.filter(|_| before.adjectival) {
            return Some(person.tokens.end - 1);
        }
        if let Some(person) = person
            && first > 1
            && ctx.word(first - 1).upos == Upos::Adp
            && ctx.mention_at(first - 2).is_none()
            && office(ctx.lower(first - 2))
        {
            return Some(person.tokens.end - 1);
        }
        // `met Peru's | Ann Reed`
        let end = ctx.sentence_end(head);
        let owns = next + 1 < end && matches!(ctx.text(next), "'s" | "’s");
        // `Peru's | 2016 vice presidential nominee | Ann Reed`
        let title = |t: &TokenId| {
            ctx.mention_at(*t).is_none()
                && matches!(ctx.word(*t).upos, Upos::Noun | Upos::Adj | Upos::Num | Upos::Propn)
        };
        let at = next + 1 + (next + 1..end.min(next + 1 + FAR)).take_while(title).count() as TokenId;
        let titled = at == next + 1 || office(ctx.lower(at - 1));
        let owned = (owns && titled && at < end).then(|| ctx.mention_at(at)).flatten();
        if let Some(person) = owned.map(|m| ctx.mention(m)).filter(|m| m.kind == EntityKind::Person) {
            return Some(person.tokens.end - 1);
        }
    }
    let end = if country.is_some() { ctx.sentence_end(head) } else { end }.min(head + FAR);
    if country.is_some_and(|m| m.kind == EntityKind::Person) {
        return None;
    }
    let first = country.map_or(head, |m| m.tokens.end);
    if first >= end {
        return None;
    }
    let regional = country.is_none_or(|m| m.kind == EntityKind::Country);
    let of = (first + 1..end).find(|t| regional && ctx.is_at(EventWord::BringsOwner, *t));
    if let Some(of) = of.filter(|of| *of + 1 < end && ctx.is_at(EventWord::Region, *of - 1)) {
        let at = if ctx.is_at(EventWord::Known, of + 1) { of + 2 } else { of + 1 };
        let place = (at < end).then(|| ctx.mention_at(at)).flatten()?;
        let kind = ctx.mention(place).kind;
        return matches!(kind, EntityKind::Place | EntityKind::Country).then_some(at);
    }
    // Titles only between the country and the person.
    let person = (first + 1..end).find(|t| ctx.mention_at(*t).is_some())?;
    let titled = (first..person).all(|t| matches!(ctx.word(t).upos, Upos::Noun | Upos::Propn | Upos::Adj))
        && ctx.mention_at(person - 1).is_none()
        && office(ctx.lower(person - 1));
    let named = ctx.mention(ctx.mention_at(person)?);
    (country.is_some() && titled && named.kind == EntityKind::Person).then(|| named.tokens.end - 1)
}

/// The name in apposition to a phrase without one: `one of these groups, the Green Party, | protested`.
pub(super) fn apposed(ctx: &Context<'_>, head: TokenId, phrase: &Tokens) -> Option<u32> {
    const TITLES: TokenId = 4;
    if !ctx.frames.verb_first {
        return None;
    }
    let comma = (head + 1..phrase.end).find(|t| ctx.text(*t) == "," || ctx.mention_at(*t).is_some())?;
    // `a raid | that killed one of its chiefs, Ann Reed`
    let tells = (head + 1..comma).any(|t| matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux));
    if ctx.text(comma) != "," || comma + 1 >= phrase.end || tells {
        return None;
    }
    let mut first = if ctx.word(comma + 1).upos == Upos::Det { comma + 2 } else { comma + 1 };
    // `his partner, | Prince | Reed`
    let title = |t: TokenId| {
        ctx.mention_at(t).is_none() && matches!(ctx.word(t).upos, Upos::Noun | Upos::Propn | Upos::Adj)
    };
    let named = (first..phrase.end.min(first + TITLES)).find(|t| !title(*t));
    // Closed by a mark: what a verb follows is its subject.
    let closed = |t: &TokenId| {
        ctx.mention_at(*t).map(|m| ctx.mention(m)).is_some_and(|m| {
            let end = m.tokens.end;
            m.kind == EntityKind::Person
                && (end >= ctx.sentence_end(head) || matches!(ctx.text(end), "," | "." | ";" | ")"))
        })
    };
    if let Some(person) = named.filter(closed) {
        first = person;
    }
    let mention = (first < phrase.end).then(|| ctx.mention_at(first))??;
    let found = ctx.mention(mention);
    let named = found.tokens.start == first
        && !found.adjectival
        && matches!(found.kind, EntityKind::Person | EntityKind::Organization);
    // Nothing else stands in the phrase but what closes it.
    let mut end = phrase.end;
    while end > found.tokens.end
        && (ctx.frames.is_conjunction(ctx.lower(end - 1)) || ctx.text(end - 1) == ",")
    {
        end -= 1;
    }
    let rest = || found.tokens.end..end;
    let alone = ctx.mentions_in(&rest()).all(|m| ctx.entity_of(m) == ctx.entity_of(mention))
        && !rest().any(|t| ctx.frames.is_conjunction(ctx.lower(t)) && ctx.mention_at(t).is_none());
    // `after talks with Arab countries, | Reed | left`
    let behind = found.tokens.end;
    let subject = behind < ctx.sentence_end(head)
        && ctx.mention_at(behind).is_none()
        && matches!(ctx.word(behind).upos, Upos::Verb | Upos::Aux)
        && ctx.word(behind).verb.is_some_and(|v| v.form == VerbForm::Finite)
        && phrase.start > 0
        && ctx.word(phrase.start - 1).upos == Upos::Adp;
    // `an | Iranian | general, Ann Reed`, `a | Reuters | cameraman, Ann Reed`
    let person =
        found.kind == EntityKind::Person && (ctx.frames.grammar.is_person_noun)(&ctx.word(head).lemma);
    let only = ctx
        .mentions_in(&(phrase.start..comma))
        .all(|m| ctx.mention(m).adjectival || person && ctx.mention(m).tokens.end == head);
    (named && alone && !subject && only).then_some(mention)
}

/// The person whom a noun behind a comma says something of, where a clause goes on about it: `Reed, a Green Party | lawmaker
/// who resigned`.
pub(super) fn described(ctx: &Context<'_>, argument: &Argument) -> Option<u32> {
    let (head, first) = (argument.head, argument.tokens.start);
    let one = argument.shared && ctx.mention_at(head).is_none() && !ctx.word(head).plural;
    if !ctx.frames.verb_first || !one || first < 2 || !ctx.is_at(EventWord::Article, first) {
        return None;
    }
    let lemma = &*ctx.word(head).lemma;
    let person = (ctx.frames.grammar.is_person_noun)(lemma)
        || ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.agent);
    let mut comma = first - 1;
    // `Reed, 40, a | lawmaker`
    if comma > 2 && ctx.word(comma - 1).upos == Upos::Num && ctx.text(comma - 2) == "," {
        comma -= 2;
    }
    let before = (person && ctx.text(comma) == ",").then(|| ctx.mention_at(comma - 1)).flatten();
    before.filter(|m| ctx.mention(*m).kind == EntityKind::Person)
}

/// The people named in apposition behind a plural: `thanked his allies, | Ann Reed of Peru and former mayor Jan Wilk`.
pub(super) fn apposed_list(ctx: &Context<'_>, head: TokenId) -> Vec<EntityId> {
    const TITLES: TokenId = 5;
    let lemma = &*ctx.word(head).lemma;
    let end = ctx.sentence_end(head);
    // `Two | Republicans, Ann Reed and Jan Wilk, backed it`
    let counted = matches!(ctx.word(head).upos, Upos::Propn | Upos::Noun)
        && ctx.text(head).starts_with(char::is_uppercase)
        && ctx.lower(head).ends_with('s')
        && head.checked_sub(1).is_some_and(|t| ctx.word(t).upos == Upos::Num);
    let several = ctx.frames.verb_first
        && ctx.mention_at(head).is_none()
        && (ctx.word(head).plural || counted)
        && (counted || (ctx.frames.grammar.is_person_noun)(lemma) || ctx.frames.is_actor_noun(lemma))
        && head + 3 < end
        && ctx.text(head + 1) == ",";
    if !several {
        return Vec::new();
    }
    let title = |t: &TokenId| {
        ctx.mention_at(*t).is_none()
            && matches!(ctx.word(*t).upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det)
    };
    let first = head + 2 + (head + 2..end.min(head + 2 + TITLES)).take_while(title).count() as TokenId;
    let base = (first < end).then(|| ctx.mention_at(first)).flatten();
    let Some(base) = base.filter(|m| ctx.mention(*m).kind == EntityKind::Person) else { return Vec::new() };
    let tokens = ctx.mention(base).tokens.clone();
    let stop = surface::list_end(ctx, tokens.end, end);
    let found = with_conjuncts(ctx, base, &(tokens.start..stop.max(tokens.end)));
    if found.len() > 1 { found } else { Vec::new() }
}

/// The person named in apposition behind a noun and what it is of or in: `a commander of the Red Army, | Ann Reed, was killed`.
pub(super) fn named_behind(ctx: &Context<'_>, noun: TokenId) -> Option<u32> {
    const LONG: TokenId = 8;
    let lemma = &*ctx.word(noun).lemma;
    let person = (ctx.frames.grammar.is_person_noun)(lemma)
        || ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.agent)
        || ctx.is(EventWord::RunsBody, lemma);
    let end = ctx.sentence_end(noun);
    if !ctx.frames.verb_first
        || !person
        || ctx.word(noun).plural
        || noun + 2 >= end
        || !(ctx.text(noun + 1) == ","
            || ctx.is_at(EventWord::NounGoesOn, noun + 1)
            || ctx.is_at(EventWord::Recipient, noun + 1)
            || ctx.is_at(EventWord::InCompany, noun + 1))
    {
        return None;
    }
    let comma = if ctx.text(noun + 1) == "," { Some(noun + 1) } else { None };
    // `expelled the Chilean ambassador, | Ann Reed,`
    let comma = comma.or_else(|| (noun + 2..end.min(noun + LONG)).find(|t| !surface::inside(ctx, *t)))?;
    let mention = (ctx.text(comma) == "," && comma + 1 < end).then(|| ctx.mention_at(comma + 1)).flatten()?;
    let named = ctx.mention(mention);
    let closed = named.tokens.end >= end || matches!(ctx.text(named.tokens.end), "," | "." | ";" | ")");
    // `the owner of Volvo, | Andes Holding, sold it`
    let body = named.kind == EntityKind::Organization && ctx.is(EventWord::RunsBody, lemma);
    ((named.kind == EntityKind::Person || body)
        && closed
        && ctx
            .mentions_in(&((noun + 2).min(comma)..comma))
            .all(|m| ctx.mention(m).kind != EntityKind::Person))
    .then_some(mention)
}

/// Who of a kind is named: `firms including Siemens and Daimler`, `artists such as Ann Reed`.
pub(super) fn examples(ctx: &Context<'_>, head: TokenId, end: TokenId) -> Vec<EntityId> {
    let limit = (ctx.reading.analysed.words.len() as TokenId).min(head + 8);
    // `firms`, `all`
    let several = ctx.word(head).upos == Upos::Noun && ctx.word(head).plural
        || matches!(ctx.word(head).upos, Upos::Det | Upos::Pron);
    if !ctx.frames.verb_first || !several {
        return Vec::new();
    }
    let opens = |t: &TokenId| {
        ctx.is_at(EventWord::Including, *t)
            || ctx.is_at(EventWord::Such, *t) && *t + 1 < limit && ctx.is_at(EventWord::As, *t + 1)
    };
    let Some(opener) = (head + 1..limit).find(opens) else { return Vec::new() };
    if (head + 1..opener).any(|t| ctx.text(t) != ",") {
        return Vec::new();
    }
    let first = if ctx.is_at(EventWord::Such, opener) { opener + 2 } else { opener + 1 };
    let Some(base) = (first..limit.max(first)).find_map(|t| ctx.mention_at(t)) else { return Vec::new() };
    let end = surface::list_end(ctx, ctx.mention(base).tokens.end, ctx.sentence_end(head)).max(end);
    with_conjuncts(ctx, base, &(ctx.mention(base).tokens.start..end))
}

/// Who of several is named at the end of their clause: `several | deputies left, including Reed and Wilk`.
pub(super) fn examples_behind(ctx: &Context<'_>, head: TokenId, verb: TokenId) -> Vec<EntityId> {
    let end = ctx.sentence_end(verb);
    // `arrested four people, | among them | Ann Reed`
    let opens = |t: &TokenId| {
        let among = ctx.is_at(EventWord::Among, *t) && *t + 1 < end && ctx.is_at(EventWord::Them, *t + 1);
        (ctx.is_at(EventWord::Including, *t) || among) && ctx.text(*t - 1) == ","
    };
    let Some(opener) = (verb + 1..end).find(opens) else { return Vec::new() };
    // Whom the verb has as its object, they are among (`met the leaders of Peru, including Reed`).
    if (verb + 1..opener).any(|t| {
        ctx.mention_at(t).is_none() && ctx.word(t).upos == Upos::Noun && ctx.word(t).plural && t + 3 >= opener
    }) {
        return Vec::new();
    }
    let person = (ctx.frames.grammar.is_person_noun)(&ctx.word(head).lemma);
    let fits = |m: &u32| match ctx.mention(*m).kind {
        EntityKind::Person => true,
        EntityKind::Organization | EntityKind::Country => !person,
        EntityKind::Place => false,
    };
    // `injured ten, including a child, | according to Reed`
    let stop = (opener + 1..end)
        .find(|t| {
            ctx.mention_at(*t).is_none()
                && (ctx.is_at(EventWord::According, *t) || ctx.word(*t).upos == Upos::Verb)
        })
        .unwrap_or(end);
    let Some(base) = ctx.mentions_in(&(opener + 1..stop)).find(fits) else { return Vec::new() };
    let last = surface::list_end(ctx, ctx.mention(base).tokens.end, end);
    with_conjuncts(ctx, base, &(ctx.mention(base).tokens.start..last))
}

/// Who is coordinated with a person of whom something is said in between: `Ann Reed, a painter, and | Jan Wilk`.
pub(super) fn second_person(ctx: &Context<'_>, base: u32, end: TokenId) -> Option<u32> {
    let person = |m: u32| ctx.mention(m).kind == EntityKind::Person;
    let behind = ctx.mention(base).tokens.end;
    if !ctx.frames.verb_first || !person(base) || behind >= end || ctx.text(behind) != "," {
        return None;
    }
    let conjunction =
        (behind + 2..end).find(|t| ctx.frames.is_conjunction(ctx.lower(*t)) && ctx.text(*t - 1) == ",")?;
    let mention = (conjunction + 1..end.min(conjunction + 2)).find_map(|t| ctx.mention_at(t))?;
    person(mention).then_some(mention)
}
