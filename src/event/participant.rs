//! From an argument's phrase to the named things that it stands for.

use super::beside::{apposed, behind_country, examples, second_person};
use super::context::Context;
use super::frame::Role;
use super::surface;
use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos};
use crate::text::{TokenId, Tokens};

/// The entities that an argument stands for, in the order of the text: the head's own name with those coordinated with
/// it, the name before a stand-in (`İsrail askerleri`), or what a pronoun or a definite noun refers to.
pub(crate) fn named(ctx: &Context<'_>, argument: &Argument, role: Role) -> Vec<EntityId> {
    let mut head = about(ctx, argument).unwrap_or(argument.head);
    head = behind_country(ctx, head, argument.tokens.end).unwrap_or(head);
    head = antecedent(ctx, head).unwrap_or(head);
    // `met Merkel last week`: a time behind a name is no head of it.
    if ctx.mention_at(head).is_none()
        && let Some(time) = ctx.in_time(head)
        && time > argument.tokens.start
        && ctx.frames.verb_first
    {
        head = time - 1;
    }
    if let Some(mention) = ctx.mention_at(head) {
        let mention = located(ctx, mention);
        // A people (`Filistinliler`) is no participant, unless one of them is named (`Filistinlilerden Ahmet Yılmaz`);
        // before a noun that tells an event an adjective names who does it (`the Peruvian offensive`).
        let modifier = argument.slot == Slot::Bare;
        if ctx.mention(mention).adjectival && !modifier {
            return one_of(ctx, head).map(|m| ctx.entity_of(m)).into_iter().collect();
        }
        let mut phrase = widened(ctx, argument, mention);
        let first = ctx.mention(mention).tokens.start;
        if first > 0 && is_dash(ctx, first - 1) {
            let before = ctx.mention_at(first - 2).map(|m| ctx.mention(m).tokens.start);
            phrase.start = phrase.start.min(before.unwrap_or(first));
        }
        return with_conjuncts(ctx, mention, &phrase);
    }
    if ctx.frames.verb_first
        && ctx.word(head).upos == Upos::Propn
        && let Some(title) = (argument.tokens.start..head)
            .rev()
            .find(|t| ctx.mention_at(*t).is_none() && ctx.frames.stand_ins.contains_key(ctx.lower(*t)))
    {
        // `Japanese Prime Minister` before a name that is not known.
        head = title;
    }
    if ctx.frames.verb_first
        && let Some(mention) = entitled(ctx, head)
    {
        return with_conjuncts(ctx, mention, &(ctx.mention(mention).tokens.start..argument.tokens.end));
    }
    if let Some(pair) = ctx.pair(head) {
        return pair;
    }
    if let Some(entity) = ctx.reporter(head) {
        return vec![entity];
    }
    if let Some(mention) = apposed(ctx, head, &argument.tokens) {
        return vec![ctx.entity_of(mention)];
    }
    if ctx.frames.verb_first
        && let Some(person) = ctx.reference(head).filter(|e| ctx.kind(*e) == EntityKind::Person)
    {
        return vec![person];
    }
    if let Some(mention) = led_by(ctx, head) {
        return vec![ctx.entity_of(mention)];
    }
    let subject = argument.slot == Slot::Nom;
    if let Some(mention) = stands_for(ctx, head, &argument.tokens, role, subject) {
        let mut phrase = argument.tokens.clone();
        // `Peruvian and | Chilean ministers`
        let first = ctx.mention(mention).tokens.start;
        if ctx.frames.verb_first
            && phrase.start + 1 >= first
            && first > 1
            && ctx.frames.is_conjunction(ctx.lower(first - 1))
            && let Some(other) = ctx.mention_at(first - 2)
            && ctx.mention(other).adjectival == ctx.mention(mention).adjectival
        {
            phrase.start = phrase.start.min(ctx.mention(other).tokens.start);
        }
        return with_conjuncts(ctx, mention, &phrase);
    }
    if let Some(mention) = one_of(ctx, head).or_else(|| first_conjunct(ctx, head, &argument.tokens)) {
        return vec![ctx.entity_of(mention)];
    }
    let owned = ctx.frames.stand_ins.get(&*ctx.word(head).lemma).is_some_and(|e| e.target);
    let found = ctx
        .reference(head)
        .or_else(|| ctx.first_person(head, role == Role::Target && owned))
        .or_else(|| (role != Role::Agent).then(|| ctx.refers_back(head, &argument.tokens)).flatten());
    if found.is_none() && (role == Role::Agent || argument.slot == Slot::Nom) {
        let listed = examples(ctx, head, argument.tokens.end);
        if !listed.is_empty() {
            return listed;
        }
    }
    if found.is_none() && role == Role::Target && ctx.frames.verb_first {
        let mut found = doers(ctx, head);
        if found.is_empty() {
            found.extend(owner_by_adjective(ctx, head, &argument.tokens));
        }
        // `support for | Peru's fight`
        let thing = !(ctx.frames.grammar.is_person_noun)(&ctx.word(head).lemma);
        let mut named = ctx.mentions_in(&(argument.tokens.start..head));
        if found.is_empty()
            && thing
            && matches!(argument.slot, Slot::Adp(_))
            && named.any(|m| ctx.case_of(m) == Case::Gen)
        {
            found = possessor(ctx, &argument.tokens, head);
        }
        return found;
    }
    found.into_iter().collect()
}

/// Who does what a noun tells (`protested against the raids by | Peruvian police`).
fn doers(ctx: &Context<'_>, head: TokenId) -> Vec<EntityId> {
    let Some(nominal) = ctx.nominal_at(head) else { return Vec::new() };
    let by = nominal.arguments.iter().filter(|a| a.slot == Slot::By && a.head != head);
    let found = by.map(|a| named(ctx, a, Role::Agent)).find(|found| !found.is_empty());
    let sentence_end = ctx.sentence_end(head);
    let behind = || {
        let first = (head + 2 < sentence_end && ctx.lower(head + 1) == "by").then_some(head + 2)?;
        let end = surface::phrase_end(ctx, first, sentence_end);
        let last = surface::head_of(ctx, first, end)?;
        let argument = Argument { slot: Slot::By, tokens: first..end, head: last, shared: false };
        Some(named(ctx, &argument, Role::Agent))
    };
    found.or_else(behind).unwrap_or_default()
}

/// Whom a relative clause is about whose last noun was taken for the subject behind it (`Reed, who heads the | union,
/// resigned`).
fn about(ctx: &Context<'_>, argument: &Argument) -> Option<TokenId> {
    let end = argument.tokens.end;
    if !ctx.frames.verb_first
        || argument.slot != Slot::Nom
        || argument.shared
        || ctx.reading.analysed.words.len() <= end as usize
        || ctx.text(end) != ","
    {
        return None;
    }
    let first = argument.tokens.start.saturating_sub(12).max(ctx.sentence_start(argument.tokens.start));
    let comma = (first..argument.tokens.start).rev().find(|t| ctx.text(*t) == ",")?;
    let before = comma.checked_sub(1)?;
    let named = ctx.mention(ctx.mention_at(before)?);
    if matches!(ctx.lower(comma + 1), "who" | "which") {
        return Some(before);
    }
    // `Reed, a former minister of | Peru, | died`: the last name of an apposition is not who the verb is about.
    let person = |m: u32| ctx.mention(m).kind == EntityKind::Person;
    let verb = ctx.reading.analysed.words.get(end as usize + 1);
    let apposed = named.kind == EntityKind::Person
        && !ctx.mention_at(argument.head).is_some_and(person)
        && verb.is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Aux | Upos::Adv))
        && !(comma + 1..end).any(|t| {
            matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux | Upos::Sconj) && ctx.mention_at(t).is_none()
                || ctx.mention_at(t).is_some_and(person)
        });
    apposed.then_some(before)
}

/// Whom a relative pronoun stands for: the name right before it, a comma apart (`Reed, whom the king appointed`).
fn antecedent(ctx: &Context<'_>, pronoun: TokenId) -> Option<TokenId> {
    let grammar = &ctx.frames.grammar;
    if !ctx.frames.verb_first || !grammar.relatives.contains(&ctx.lower(pronoun)) {
        return None;
    }
    let before = pronoun.checked_sub(1)?;
    let before = if ctx.text(before) == "," { before.checked_sub(1)? } else { before };
    ctx.mention_at(before).map(|_| before)
}

/// Whether a place behind a comma is the subject of what follows an opening phrase: `According to Reed's office, | Peru
/// closed the port`.
fn opens_main_clause(ctx: &Context<'_>, comma: TokenId, end: TokenId) -> bool {
    let sentences = &ctx.reading.analysed.segmented.sentences;
    let sentence = &sentences[sentences.partition_point(|s| s.tokens.end <= comma)].tokens;
    let first = ctx.word(sentence.start);
    let verb = (end < sentence.end).then(|| ctx.word(end).upos);
    matches!(first.upos, Upos::Adp | Upos::Sconj | Upos::Verb)
        && matches!(verb, Some(Upos::Verb | Upos::Aux | Upos::Adv))
        && !(sentence.start..comma).any(|t| ctx.text(t) == ",")
}

/// The name that a place behind a comma only locates (`the district court of Tacna, Peru`), else the name itself.
fn located(ctx: &Context<'_>, mention: u32) -> u32 {
    let here = ctx.mention(mention);
    let Some(comma) =
        here.tokens.start.checked_sub(1).filter(|t| ctx.frames.verb_first && ctx.text(*t) == ",")
    else {
        return mention;
    };
    // `Lyon, France and Peru` is a list.
    let listed = ctx
        .reading
        .analysed
        .words
        .get(here.tokens.end as usize)
        .is_some_and(|_| ctx.frames.is_conjunction(ctx.lower(here.tokens.end)));
    let mut last = comma;
    if last > 0 && ctx.text(last - 1) == ")" {
        last = (0..last).rev().find(|t| ctx.text(*t) == "(").unwrap_or(0);
    }
    let before = last.checked_sub(1).and_then(|t| ctx.mention_at(t));
    match before {
        Some(before)
            if !listed
                && !opens_main_clause(ctx, comma, here.tokens.end)
                && !here.adjectival
                && matches!(here.kind, EntityKind::Place | EntityKind::Country)
                && matches!(ctx.mention(before).kind, EntityKind::Place | EntityKind::Organization) =>
        {
            located(ctx, before)
        }
        _ => mention,
    }
}

/// The phrase of a subject with the names that are coordinated before it, where the analysis cut them off
/// (`President Ann Reed and Chancellor | Jan Wilk met`). What a verb or a preposition governs is no part of it
/// (`left Lima and Reed | met`).
fn widened(ctx: &Context<'_>, argument: &Argument, mention: u32) -> Tokens {
    let phrase = argument.tokens.clone();
    if !ctx.frames.verb_first || argument.slot != Slot::Nom {
        return phrase;
    }
    let mut start = phrase.start.min(ctx.mention(mention).tokens.start);
    let mut joined = false;
    while start > 0 {
        let before = start - 1;
        let comma = ctx.text(before) == "," && joined && before > 0 && ctx.mention_at(before - 1).is_some();
        if !comma && !surface::inside(ctx, before) {
            break;
        }
        joined |= ctx.frames.is_conjunction(ctx.lower(before));
        start = before;
    }
    let governed = start > 0 && matches!(ctx.word(start - 1).upos, Upos::Verb | Upos::Aux | Upos::Adp);
    if joined && !governed { start..phrase.end } else { phrase }
}

/// The name that a noun right before it entitles: `defence minister Ann Reed`, `its ambassador, Ann Reed,`.
fn entitled(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    ctx.frames
        .stand_ins
        .get(&*ctx.word(head).lemma)
        .or_else(|| ctx.frames.stand_ins.get(ctx.lower(head)))
        .filter(|e| e.agent)?;
    // `Ann Reed, the | head of the union, resigned`
    let comma = (head.saturating_sub(5)..head).rev().find(|t| ctx.text(*t) == ",");
    let plain = |t: TokenId| {
        ctx.mention_at(t).is_none() && matches!(ctx.word(t).upos, Upos::Det | Upos::Adj | Upos::Noun)
    };
    if let Some(before) = comma.and_then(|c| ctx.mention_at(c.checked_sub(1)?))
        && ctx.mention(before).kind == EntityKind::Person
        && comma
            .is_some_and(|c| c + 1 < head && ctx.word(c + 1).upos == Upos::Det && (c + 1..head).all(plain))
    {
        return Some(before);
    }
    let sentences = &ctx.reading.analysed.segmented.sentences;
    let here = sentences.partition_point(|s| s.tokens.end <= head);
    let end = sentences[here].tokens.end;
    let at = |t: TokenId| (t < end).then(|| ctx.mention_at(t)).flatten();
    if let Some(mention) = at(head + 1) {
        let kind = ctx.mention(mention).kind;
        return matches!(kind, EntityKind::Person | EntityKind::Organization).then_some(mention);
    }
    // `the secretary of state | Ann Reed`, `the spokesman for the Kremlin, | Jan Wilk,`
    let mut t = head + 1;
    while t < end.min(head + 9) {
        if let Some(mention) = at(t) {
            let named = ctx.mention(mention);
            if named.kind != EntityKind::Person {
                t = named.tokens.end;
                continue;
            }
            let comma = ctx.text(t - 1) == ",";
            let next = named.tokens.end;
            let closed = next >= end || matches!(ctx.text(next), "," | "." | ";" | ")");
            let of = comma || t > head + 1 && matches!(ctx.word(t - 1).upos, Upos::Noun | Upos::Propn);
            return (of && (closed || !comma)).then_some(mention);
        }
        let inside = match ctx.lower(t) {
            "of" | "for" | "the" | "to" | "at" => true,
            "," => at(t + 1).is_some_and(|m| ctx.mention(m).kind == EntityKind::Person),
            _ => matches!(ctx.word(t).upos, Upos::Noun | Upos::Propn | Upos::Adj),
        };
        if !inside {
            return None;
        }
        t += 1;
    }
    None
}

/// The country or body whose adjective or name stands before a thing: `Peruvian steel`, `the UN offer`. An unnamed person is not his country's.
pub(crate) fn owner_by_adjective(ctx: &Context<'_>, head: TokenId, phrase: &Tokens) -> Option<EntityId> {
    let lemma = &*ctx.word(head).lemma;
    let stands_in = ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.target);
    if ctx.word(head).upos != Upos::Noun || !stands_in && (ctx.frames.grammar.is_person_noun)(lemma) {
        return None;
    }
    let mention = ctx.mentions_in(&(phrase.start..head)).next_back()?;
    let found = ctx.mention(mention);
    let near = (found.tokens.end..head).all(|t| matches!(ctx.word(t).upos, Upos::Noun | Upos::Adj));
    let body = matches!(found.kind, EntityKind::Country | EntityKind::Organization)
        && ctx.word(found.tokens.end - 1).case == Case::Nom;
    ((found.adjectival || body) && near && head - found.tokens.end <= 2).then(|| ctx.entity_of(mention))
}

/// Who leads an unnamed group: `a delegation led by Ann Reed`.
fn led_by(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    let word = |t: TokenId| (t < ctx.reading.analysed.words.len() as TokenId).then(|| ctx.lower(t));
    let led = ctx.frames.is_actor_noun(&ctx.word(head).lemma)
        && ctx.frames.grammar.led_by.contains(&word(head + 1)?)
        && word(head + 2)? == "by";
    if !led {
        return None;
    }
    let first = ctx.mention_at(head + 3);
    // `by | defence minister | Ann Reed`
    first.or_else(|| {
        (head + 4..head + 8)
            .take_while(|t| word(*t).is_some() && surface::inside(ctx, *t))
            .find_map(|t| ctx.mention_at(t))
    })
}

/// The mention that an unnamed head stands for in a role.
fn stands_for(ctx: &Context<'_>, head: TokenId, phrase: &Tokens, role: Role, subject: bool) -> Option<u32> {
    let entry = ctx
        .frames
        .stand_ins
        .get(&*ctx.word(head).lemma)
        .or_else(|| ctx.frames.stand_ins.get(ctx.lower(head)))?;
    let allowed = match role {
        Role::Agent => entry.agent || entry.subject && subject,
        Role::Target => entry.target,
        Role::Place => false,
    };
    if !allowed {
        return None;
    }
    let before = ctx.mentions_in(&(phrase.start..head)).next_back();
    let found = before.or_else(|| {
        // `the army of Israel`; who is only there (`police in Lima`) does not stand for the place.
        let behind = ctx.frames.verb_first.then(|| ctx.mentions_in(&(head + 1..phrase.end)).next()).flatten();
        behind.filter(|m| {
            let mention = ctx.mention(*m);
            let between = || (head + 1..mention.tokens.start).map(|t| ctx.lower(t));
            let there = between().any(|word| ctx.frames.grammar.located.contains(&word));
            // `the airport in Lima` is hit with the place; `officials from the ministry` are of it, `from Lima` are not.
            let hit = there && role == Role::Target && !entry.agent && mention.kind == EntityKind::Place;
            let from = between().any(|word| word == "from") && mention.kind == EntityKind::Place;
            !(there || from) || hit || mention.kind == EntityKind::Country
        })
    })?;
    // `X'in Peru'daki tesisleri`: whose they are comes before where they are.
    let found = (ctx.case_of(found) == Case::Loc)
        .then(|| ctx.mentions_in(&(phrase.start..head)).rev().find(|m| ctx.case_of(*m) == Case::Gen))
        .flatten()
        .unwrap_or(found);
    let mention = ctx.mention(found);
    if entry.private && mention.adjectival {
        return None;
    }
    let last = mention.tokens.end - 1;
    let gap = head.saturating_sub(mention.tokens.end);
    let case = ctx.case_of(found);
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

/// The named one of a group that a plural in the ablative tells (`serbest bırakılan esirlerden Ahmet Yılmaz`).
fn one_of(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    const BETWEEN: TokenId = 4;
    let word = ctx.word(head);
    if word.case != Case::Abl || !word.plural {
        return None;
    }
    let words = ctx.reading.analysed.words.len() as TokenId;
    (head + 1..(head + 1 + BETWEEN).min(words))
        .take_while(|t| {
            let before = ctx.word(*t - 1);
            *t == head + 1
                || matches!(before.upos, Upos::Num | Upos::Adj)
                || before.case == Case::Nom && (ctx.text(*t - 1) != "," || *t == head + 2)
        })
        .filter_map(|t| ctx.mention_at(t))
        .find(|m| !ctx.mention(*m).adjectival)
        .filter(|m| ctx.mention(*m).kind == EntityKind::Person)
}

/// The name that an unnamed head is coordinated with (`Merkez Bankası ve diğer kurumlar`, `Yılmaz ve ailesi`).
fn first_conjunct(ctx: &Context<'_>, head: TokenId, phrase: &Tokens) -> Option<u32> {
    const REACH: TokenId = 5;
    if ctx.frames.verb_first {
        return None;
    }
    let from = head.saturating_sub(REACH).max(phrase.start.saturating_sub(1));
    // `Kızılhaç başta olmak üzere | uluslararası kuruluşlar`
    let foremost = |t: TokenId| ctx.frames.grammar.foremost.contains(&ctx.lower(t));
    let joins = |t: &TokenId| {
        ctx.frames.is_conjunction(ctx.lower(*t)) || *t > from && foremost(*t - 1) && !foremost(*t)
    };
    let joined = (from..head).rev().find(joins)?;
    let mut at = joined;
    while at > from && foremost(at - 1) {
        at -= 1;
    }
    let mention = ctx.mention_at(at.checked_sub(1)?)?;
    let named = ctx.mention(mention);
    let case = ctx.case_of(mention);
    let plain = (joined + 1..head).all(|t| {
        ctx.mention_at(t).is_none()
            && matches!(ctx.word(t).upos, Upos::Adj | Upos::Det | Upos::Num | Upos::Noun)
    });
    (plain
        && named.tokens.end == at
        && !named.adjectival
        && (case == Case::Nom || case == ctx.word(head).case))
        .then_some(mention)
}

/// A mention and those coordinated with it inside a phrase, in order, each entity once.
pub(super) fn with_conjuncts(ctx: &Context<'_>, base: u32, phrase: &Tokens) -> Vec<EntityId> {
    let mut members = vec![base];
    let base_case = ctx.case_of(base);
    for m in ctx.mentions_in(&(phrase.start..ctx.mention(base).tokens.start)).rev() {
        let case = ctx.case_of(m);
        let end = behind_part(ctx, m);
        if joins(ctx, end, phrase.end) && (case == Case::Nom || case == base_case || case == Case::Ins) {
            members.push(m);
        }
    }
    members.reverse();
    for m in ctx.mentions_in(&(ctx.mention(base).tokens.end..phrase.end)) {
        let tokens = &ctx.mention(m).tokens;
        let previous = ctx.mention(*members.last().expect("base is in it")).tokens.end;
        // A comma alone sets off an apposition (`Reed, UN envoy`); a list ends with a conjunction.
        let ends = |t: TokenId| ctx.frames.is_conjunction(ctx.lower(t)) || is_dash(ctx, t);
        if ctx.frames.verb_first
            && (!(previous..phrase.end).any(ends)
                || surface::another_clause(ctx, ctx.mention(base).tokens.start, previous))
        {
            break;
        }
        let titles = next_titled(ctx, base, previous, phrase.end).is_some_and(|p| p != m);
        if !titles
            && joins(ctx, previous, phrase.end)
            && (tokens.start <= previous + 3 || titled(ctx, m, previous))
            && !(ctx.frames.verb_first && (modifies(ctx, m, phrase.end) || located(ctx, m) != m))
        {
            members.push(m);
        }
    }
    while let Some(m) =
        next_titled(ctx, base, ctx.mention(*members.last().expect("base is in it")).tokens.end, phrase.end)
    {
        members.push(m);
    }
    if members.len() == 1
        && let Some(m) = second_person(ctx, base, phrase.end)
    {
        members.push(m);
    }
    let mut entities: Vec<EntityId> = Vec::with_capacity(members.len());
    for m in members {
        let entity = ctx.entity_of(m);
        // `Peruvian and Chilean officials`
        let like_base = ctx.frames.verb_first && ctx.mention(base).adjectival;
        if (!ctx.mention(m).adjectival || like_base) && !entities.contains(&entity)
            || m == base && !entities.contains(&entity)
        {
            entities.push(entity);
        }
    }
    entities
}

/// Where the phrase ends that says which part of a place is meant, or what kind of place it is (`Lima'nın doğusu`,
/// `Lima kentinin kuzeyi`).
fn behind_part(ctx: &Context<'_>, mention: u32) -> TokenId {
    const LONG: TokenId = 2;
    let named = ctx.mention(mention);
    let first = named.tokens.end;
    if ctx.frames.verb_first || !matches!(named.kind, EntityKind::Place | EntityKind::Country) {
        return first;
    }
    let words = ctx.reading.analysed.words.len() as TokenId;
    let part = |t: &TokenId| {
        let word = ctx.word(*t);
        let known = ctx.frames.stand_ins.get(&*word.lemma);
        ctx.mention_at(*t).is_none()
            && matches!(word.possessive, 3 | 6)
            && known.is_some_and(|e| e.target && (!e.agent || e.refers.is_some()))
    };
    (first..words.min(first + LONG)).take_while(part).last().map_or(first, |t| t + 1)
}

/// The next person of a list with titles, behind its comma or conjunction (`Can Er, | Peru Holding Başkanı Ayşe Kaya`).
fn next_titled(ctx: &Context<'_>, base: u32, previous: TokenId, end: TokenId) -> Option<u32> {
    let person = |m: u32| ctx.mention(m).kind == EntityKind::Person;
    if ctx.frames.verb_first || !person(base) || !joins(ctx, previous, end) {
        return None;
    }
    let titled = |t: &TokenId| {
        let word = ctx.word(*t);
        ctx.mention_at(*t).is_some()
            || matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj) && word.verb.is_none()
            || ctx.frames.is_conjunction(ctx.lower(*t))
    };
    let first = previous + 1;
    (first..end).take_while(titled).filter_map(|t| ctx.mention_at(t)).find(|m| person(*m))
}

/// Whether between a conjunction and a person or body stand only words for who or what it is (`Reed and | the Chilean
/// foreign minister | Wilk`).
fn titled(ctx: &Context<'_>, mention: u32, previous: TokenId) -> bool {
    const LONG: TokenId = 7;
    let named = ctx.mention(mention);
    ctx.frames.verb_first
        && matches!(named.kind, EntityKind::Person | EntityKind::Organization)
        && named.tokens.start <= previous + LONG
        && ctx.frames.is_conjunction(ctx.lower(previous))
        && (previous + 1..named.tokens.start).all(|t| {
            ctx.mention_at(t).is_some_and(|m| ctx.mention(m).kind == EntityKind::Country)
                || ctx.mention_at(t).is_none()
                    && matches!(ctx.word(t).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
        })
}

/// Whether a name only modifies the noun behind it (`Reed, a Peru envoy`, `the Chilean | King Juan`).
fn modifies(ctx: &Context<'_>, mention: u32, end: TokenId) -> bool {
    let next = ctx.mention(mention).tokens.end;
    if ctx.mention(mention).adjectival && next < end && ctx.mention_at(next).is_some() {
        return true;
    }
    next < end
        && ctx.mention_at(next).is_none()
        && (ctx.word(next).upos == Upos::Noun || ctx.word(next - 1).case == Case::Gen)
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
    t < end
        && (ctx.text(t) == ","
            || ctx.frames.is_conjunction(ctx.lower(t))
            || ctx.frames.grammar.foremost.contains(&ctx.lower(t))
            || is_dash(ctx, t))
}

/// Whether a token joins two names into one word (`Peru-Chile talks`).
fn is_dash(ctx: &Context<'_>, t: TokenId) -> bool {
    let end = ctx.reading.analysed.words.len() as TokenId;
    let tokens = &ctx.reading.analysed.segmented.tokens;
    ctx.frames.verb_first
        && t > 0
        && t + 1 < end
        && matches!(ctx.text(t), "-" | "–" | "/")
        && tokens[t as usize - 1].span.end == tokens[t as usize].span.start
        && tokens[t as usize].span.end == tokens[t as usize + 1].span.start
        && ctx.mention_at(t - 1).is_some()
        && ctx.mention_at(t + 1).is_some()
}

/// The possessor inside a phrase whose head is not named (`ABD'nin teklifini`).
pub(crate) fn possessor(ctx: &Context<'_>, phrase: &Tokens, head: TokenId) -> Vec<EntityId> {
    for m in ctx.mentions_in(&(phrase.start..head)).rev() {
        let last = ctx.mention(m).tokens.end - 1;
        // `kentin boşaltılmasını öngören plan`: the possessor of what stands in a clause before the head is not its;
        // who takes the steps (`ordunun attığı adımlar`), is.
        let doer = |c: &Clause| {
            c.modifies == Some(head)
                && c.arguments.iter().any(|a| a.slot == Slot::Nom && a.tokens.contains(&last))
        };
        let inside = (last + 1..head).any(|t| {
            let clause = ctx.verb_at(t).filter(|c| c.link == Link::Relative && c.tokens.start <= last);
            clause.is_some_and(|c| !doer(c))
        });
        if ctx.case_of(m) == Case::Gen && !inside {
            return with_conjuncts(ctx, m, &(phrase.start..last + 1));
        }
    }
    for t in (phrase.start..head).rev() {
        if ctx.word(t).case == Case::Gen
            && ctx.mention_at(t).is_none()
            && let Some(e) = ctx
                .reference(t)
                .or_else(|| stands_for(ctx, t, phrase, Role::Target, false).map(|m| ctx.entity_of(m)))
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
