//! From an argument's phrase to the named things that it stands for.

use super::among::{among_many, formed_by};
use super::beside::{apposed, apposed_list, behind_country, described, examples, named_behind};
use super::conjuncts::{beside_unnamed, first_conjunct, is_dash, with_conjuncts};
use super::context::Context;
use super::frame::Role;
use super::lands::lands_of_posts;
use super::stand_in::{entitled, led_by, one_of, owner_by_adjective, stands_for};
use super::surface;
use super::they::taken_up;
use super::understood::of_pronoun;
use super::whose::{body_of_members, body_of_workers, possessor, run_by, sent_by, whose_people};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Slot, Upos};
use crate::text::{TokenId, Tokens};

/// The entities that an argument stands for, in the order of the text: the head's own name with those coordinated with
/// it, the name before a stand-in (`İsrail askerleri`), or what a pronoun or a definite noun refers to.
pub(crate) fn named(ctx: &Context<'_>, argument: &Argument, role: Role) -> Vec<EntityId> {
    if let Some(owner) = run_by(ctx, argument).or_else(|| whose_people(ctx, argument, role)) {
        return vec![ctx.entity_of(owner)];
    }
    // `Kaya | dahil 12 kişi`: one of those behind.
    let end = argument.tokens.end;
    let included = !ctx.frames.verb_first
        && argument.slot == Slot::Nom
        && end < ctx.sentence_end(argument.head)
        && ctx.is_at(EventWord::Including, end);
    if included {
        return Vec::new();
    }
    if role == Role::Agent
        && matches!(argument.slot, Slot::Nom | Slot::By)
        && let Some(sender) = sent_by(ctx, argument)
    {
        return vec![sender];
    }
    let head = head_of(ctx, argument);
    if let Some(mention) = ctx.mention_at(head) {
        return by_name(ctx, argument, head, mention);
    }
    // `three of its | soldiers`
    if ctx.frames.verb_first
        && ctx.word(head).upos == Upos::Num
        && head + 2 < argument.tokens.end
        && ctx.is_at(EventWord::BringsOwner, head + 1)
        && let Some(noun) =
            surface::head_of(ctx, head + 2, surface::phrase_end(ctx, head + 2, argument.tokens.end))
    {
        return named(
            ctx,
            &Argument { head: noun, tokens: head + 2..argument.tokens.end, ..argument.clone() },
            role,
        );
    }
    let head = title_before(ctx, argument, head).unwrap_or(head);
    in_phrase(ctx, argument, head)
        .or_else(|| beside_noun(ctx, argument, head, role))
        .or_else(|| by_stand_in(ctx, argument, head, role))
        .unwrap_or_else(|| by_reference(ctx, argument, head, role))
}

/// The word of an argument that says who is meant.
fn head_of(ctx: &Context<'_>, argument: &Argument) -> TokenId {
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
    head
}

/// Who is named by an argument whose head is a name, with those beside him.
fn by_name(ctx: &Context<'_>, argument: &Argument, head: TokenId, mention: u32) -> Vec<EntityId> {
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
    let mut found = with_conjuncts(ctx, mention, &phrase);
    if argument.slot == Slot::Nom
        && let Some(first) = headline_pair(ctx, mention)
        && !found.contains(&first)
    {
        found.insert(0, first);
    }
    if let Some(second) = headline_second(ctx, mention).filter(|e| !found.contains(e)) {
        found.push(second);
    }
    found
}

/// `Japanese Prime Minister` before a name that is not known.
fn title_before(ctx: &Context<'_>, argument: &Argument, head: TokenId) -> Option<TokenId> {
    let is_title =
        |t: &TokenId| ctx.mention_at(*t).is_none() && ctx.frames.stand_ins.contains_key(ctx.lower(*t));
    let unknown = ctx.frames.verb_first && ctx.word(head).upos == Upos::Propn;
    (argument.tokens.start..head).rev().find(|t| unknown && is_title(t))
}

/// The country that a noun right before it says to be another's neighbour or ally (`Peru and its neighbour | Chile | signed`).
fn peer(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    let next = head + 1;
    let named = (next < ctx.sentence_end(head)).then(|| ctx.mention_at(next)).flatten()?;
    let mention = ctx.mention(named);
    let land = mention.kind == EntityKind::Country && !mention.adjectival && mention.tokens.start == next;
    (land && ctx.is(EventWord::Peer, &ctx.word(head).lemma)).then_some(named)
}

/// Who is named inside a phrase whose head is a noun, or several that the noun takes up.
fn in_phrase(ctx: &Context<'_>, argument: &Argument, head: TokenId) -> Option<Vec<EntityId>> {
    if ctx.frames.verb_first
        && let Some(mention) = entitled(ctx, head)
    {
        return Some(with_conjuncts(ctx, mention, &(ctx.mention(mention).tokens.start..argument.tokens.end)));
    }
    if ctx.frames.verb_first
        && let Some(mention) = peer(ctx, head)
    {
        return Some(with_conjuncts(ctx, mention, &(ctx.mention(mention).tokens.start..argument.tokens.end)));
    }
    // `Ali Kaya isimli | çiftçiyi`
    if !ctx.frames.verb_first
        && let Some(mention) = called(ctx, &argument.tokens)
    {
        return Some(with_conjuncts(ctx, mention, &(argument.tokens.start..ctx.mention(mention).tokens.end)));
    }
    let among = among_many(ctx, &argument.tokens, head);
    if !among.is_empty() {
        return Some(among);
    }
    let union = formed_by(ctx, argument);
    if !union.is_empty() {
        return Some(union);
    }
    let lands = lands_of_posts(ctx, head, argument);
    if !lands.is_empty() {
        return Some(lands);
    }
    let listed = taken_up(ctx, head);
    if !listed.is_empty() {
        return Some(listed);
    }
    ctx.pair(head)
}

/// Who is named beside a noun that tells what he is or does.
fn beside_noun(ctx: &Context<'_>, argument: &Argument, head: TokenId, role: Role) -> Option<Vec<EntityId>> {
    // `Myanmar'daki 7,7 büyüklüğündeki | deprem`
    if !ctx.frames.verb_first && argument.slot == Slot::Loc && ctx.lower(head).ends_with("ki") {
        let first = ctx.mention_at(argument.tokens.start);
        let there = first.filter(|m| ctx.lower(ctx.mention(*m).tokens.end - 1).ends_with("ki"));
        if let Some(mention) = there {
            return Some(vec![ctx.entity_of(mention)]);
        }
    }
    if let Some(entity) = ctx.reporter(head) {
        return Some(vec![entity]);
    }
    if role == Role::Agent
        && let Some(body) = body_of_workers(ctx, head)
    {
        return Some(vec![body]);
    }
    if role == Role::Place
        && let Some(mention) = by_its_kind(ctx, head)
    {
        return Some(vec![ctx.entity_of(mention)]);
    }
    if let Some(mention) = described(ctx, argument) {
        return Some(vec![ctx.entity_of(mention)]);
    }
    let listed = apposed_list(ctx, head);
    if !listed.is_empty() {
        return Some(listed);
    }
    if let Some(mention) = apposed(ctx, head, &argument.tokens).or_else(|| named_behind(ctx, head)) {
        return Some(vec![ctx.entity_of(mention)]);
    }
    if ctx.frames.verb_first
        && let Some(person) = ctx.reference(head).filter(|e| ctx.kind(*e) == EntityKind::Person)
    {
        return Some(vec![person]);
    }
    // `Peru Bank öncülüğündeki | konsorsiyum`
    let leads = |t: &TokenId| ctx.is_at(EventWord::Leading, *t);
    if role != Role::Place
        && let Some(mention) =
            (argument.tokens.start + 1..head).rev().find(leads).and_then(|t| ctx.mention_at(t - 1))
    {
        return Some(vec![ctx.entity_of(mention)]);
    }
    if let Some(mention) = led_by(ctx, head) {
        return Some(vec![ctx.entity_of(mention)]);
    }
    if let Some(mention) = beside_unnamed(ctx, head, &argument.tokens) {
        return Some(with_conjuncts(ctx, mention, &(argument.tokens.start..ctx.mention(mention).tokens.end)));
    }
    None
}

/// Whom a noun stands for (`İsrail | askerleri`), or who is named with it.
fn by_stand_in(ctx: &Context<'_>, argument: &Argument, head: TokenId, role: Role) -> Option<Vec<EntityId>> {
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
        return Some(with_conjuncts(ctx, mention, &phrase));
    }
    if let Some(owner) = of_pronoun(ctx, head, &argument.tokens, role) {
        return Some(vec![owner]);
    }
    if let Some(mention) = one_of(ctx, head) {
        return Some(vec![ctx.entity_of(mention)]);
    }
    // `Peru'yu, | Şili'yi | ve komşularını`
    if let Some(mention) = first_conjunct(ctx, head, &argument.tokens) {
        return Some(with_conjuncts(ctx, mention, &(argument.tokens.start..ctx.mention(mention).tokens.end)));
    }
    None
}

/// Whom a pronoun or a definite noun takes up, or who belongs to the noun.
fn by_reference(ctx: &Context<'_>, argument: &Argument, head: TokenId, role: Role) -> Vec<EntityId> {
    let owned = ctx.frames.stand_ins.get(&*ctx.word(head).lemma).is_some_and(|e| e.target);
    let found = ctx
        .reference(head)
        .or_else(|| ctx.first_person(head, role == Role::Target && owned))
        .or_else(|| (role != Role::Agent).then(|| ctx.refers_back(head, &argument.tokens)).flatten());
    if found.is_none()
        && role == Role::Agent
        && let Some(body) = body_of_members(ctx, head)
    {
        return vec![body];
    }
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

/// The place that what kind of place it is stands behind: `Peru'nun Lima | kentine gitti`.
fn by_its_kind(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    let name = head.checked_sub(1).and_then(|t| ctx.mention_at(t))?;
    let mention = ctx.mention(name);
    let kind = !ctx.frames.verb_first
        && mention.kind == EntityKind::Place
        && mention.tokens.end == head
        && ctx.is(EventWord::Spot, &ctx.word(head).lemma);
    kind.then_some(name)
}

/// The name before `isimli` or `adlı` in a phrase.
fn called(ctx: &Context<'_>, phrase: &Tokens) -> Option<u32> {
    let marks = |t: &TokenId| ctx.is_at(EventWord::Called, *t);
    let mark = (phrase.start + 1..phrase.end).rev().find(marks)?;
    let near = phrase.end - mark <= 5;
    ctx.mention_at(mark - 1).filter(|_| {
        near && (mark + 1..phrase.end).all(|t| ctx.word(t).case != Case::Gen || t + 1 == phrase.end)
    })
}

/// The first of two that a headline joins by a comma alone: `Peru, Chile sign treaty`.
fn headline_pair(ctx: &Context<'_>, second: u32) -> Option<EntityId> {
    let here = ctx.mention(second);
    let start = ctx.sentence_start(here.tokens.start);
    let end = ctx.sentence_end(here.tokens.start);
    let comma = here.tokens.start.checked_sub(1).filter(|t| *t > start && ctx.text(*t) == ",")?;
    let first = ctx.mention_at(comma - 1)?;
    let open = end > start && !matches!(ctx.text(end - 1), "." | "!" | "?" | "”" | "\"");
    let pair = ctx.mention(first);
    (ctx.frames.verb_first
        && open
        && pair.tokens.start == start
        && pair.kind == here.kind
        && !pair.adjectival)
        .then(|| ctx.entity_of(first))
}

/// The second of two that a headline joins by a comma alone at its end: `Peru signs treaty with Chile, | Kenya`.
fn headline_second(ctx: &Context<'_>, first: u32) -> Option<EntityId> {
    let here = ctx.mention(first);
    let end = ctx.sentence_end(here.tokens.start);
    let comma = here.tokens.end;
    let second = (comma + 1 < end && ctx.text(comma) == ",").then(|| ctx.mention_at(comma + 1)).flatten()?;
    let other = ctx.mention(second);
    let level =
        matches!(here.kind, EntityKind::Country | EntityKind::Organization) && other.kind == here.kind;
    (ctx.frames.verb_first && level && !other.adjectival && other.tokens.end == end)
        .then(|| ctx.entity_of(second))
}

/// Who does what a noun tells (`protested against the raids by | Peruvian police`).
fn doers(ctx: &Context<'_>, head: TokenId) -> Vec<EntityId> {
    let Some(nominal) = ctx.nominal_at(head) else { return Vec::new() };
    let by = nominal.arguments.iter().filter(|a| a.slot == Slot::By && a.head != head);
    let found = by.map(|a| named(ctx, a, Role::Agent)).find(|found| !found.is_empty());
    let sentence_end = ctx.sentence_end(head);
    let behind = || {
        let first =
            (head + 2 < sentence_end && ctx.is_at(EventWord::ByAgent, head + 1)).then_some(head + 2)?;
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
    // `the Court (ECJ) — the highest one of | Peru | — ruled`
    let dash = |t: TokenId| matches!(ctx.text(t), "—" | "–");
    if ctx.frames.verb_first
        && argument.slot == Slot::Nom
        && !argument.shared
        && end < ctx.sentence_end(argument.head)
        && dash(end)
    {
        let first = argument.tokens.start.saturating_sub(12).max(ctx.sentence_start(argument.tokens.start));
        let open = (first..end).rev().find(|t| dash(*t))?;
        let mut before = open.checked_sub(1)?;
        if ctx.text(before) == ")" {
            before = (first..before).rev().find(|t| ctx.text(*t) == "(")?.checked_sub(1)?;
        }
        return ctx.mention_at(before).map(|_| before);
    }
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
    if ctx.is_at(EventWord::RelativeAside, comma + 1) {
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
    // `Reed, brother of the singer | Ann Lee, | was sentenced`
    let opener = if ctx.word(comma + 1).upos == Upos::Det { comma + 2 } else { comma + 1 };
    let related = named.kind == EntityKind::Person
        && opener < argument.head
        && ctx.mention_at(opener).is_none()
        && ctx.word(opener).upos == Upos::Noun
        && (opener..argument.head).any(|t| ctx.is_at(EventWord::BringsOwner, t))
        && verb.is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Aux | Upos::Adv))
        && !(opener..end).any(|t| {
            matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux | Upos::Sconj) && ctx.mention_at(t).is_none()
        });
    (apposed || related).then_some(before)
}

/// Whom a relative pronoun stands for: the name right before it, a comma apart (`Reed, whom the king appointed`).
fn antecedent(ctx: &Context<'_>, pronoun: TokenId) -> Option<TokenId> {
    if !ctx.frames.verb_first || !ctx.is_at(EventWord::RelativePronoun, pronoun) {
        return None;
    }
    let mut before = pronoun.checked_sub(1)?;
    // `Reed, | with | whom`
    if ctx.word(before).upos == Upos::Adp && ctx.mention_at(before).is_none() {
        before = before.checked_sub(1)?;
    }
    let before = if ctx.text(before) == "," { before.checked_sub(1)? } else { before };
    // `a man from | Peru | who was accused`: no place is `who`.
    let somebody = ctx.is_at(EventWord::RelativePerson, pronoun);
    let place = |m: u32| matches!(ctx.mention(m).kind, EntityKind::Country | EntityKind::Place);
    ctx.mention_at(before).filter(|m| !(somebody && place(*m))).map(|_| before)
}

/// Whether a place behind a comma is the subject of what follows an opening phrase: `According to Reed's office, | Peru
/// closed the port`.
fn opens_main_clause(ctx: &Context<'_>, comma: TokenId, end: TokenId) -> bool {
    let sentences = &ctx.reading.analysed.segmented.sentences;
    let sentence = &sentences[sentences.partition_point(|s| s.tokens.end <= comma)].tokens;
    let first = ctx.word(sentence.start);
    let verb = (end < sentence.end).then(|| ctx.word(end).upos);
    (matches!(first.upos, Upos::Adp | Upos::Sconj | Upos::Verb)
        || ctx.is(EventWord::OpensInfinitive, &first.lemma))
        && matches!(verb, Some(Upos::Verb | Upos::Aux | Upos::Adv))
        && !(sentence.start..comma).any(|t| ctx.text(t) == ",")
}

/// The name that a place behind a comma only locates (`the district court of Tacna, Peru`), else the name itself.
pub(super) fn located(ctx: &Context<'_>, mention: u32) -> u32 {
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
        // `Peru and, more guardedly, | Chile met`
        if !joined
            && ctx.text(before) == ","
            && let Some(conjunction) = surface::aside_start(ctx, before, ctx.sentence_start(before))
        {
            joined = true;
            start = conjunction;
            continue;
        }
        let comma = ctx.text(before) == "," && joined && before > 0 && ctx.mention_at(before - 1).is_some();
        if !comma && !surface::inside(ctx, before) {
            break;
        }
        joined |= ctx.frames.is_conjunction(ctx.lower(before));
        start = before;
    }
    let governed = start > 0 && matches!(ctx.word(start - 1).upos, Upos::Verb | Upos::Aux | Upos::Adp);
    let end = title_cut_off(ctx, &phrase).unwrap_or(phrase.end);
    if joined && !governed { start..end } else { phrase.start..end }
}

/// Where the name ends that a title at the end of a subject belongs to, where the analysis cut it off: `Reed and the chair |
/// of the Lima council Jan Wilk left`.
fn title_cut_off(ctx: &Context<'_>, phrase: &Tokens) -> Option<TokenId> {
    const LONG: TokenId = 8;
    let last = phrase.end.checked_sub(1)?;
    let end = ctx.sentence_end(last);
    let title = ctx.mention_at(last).is_none() && ctx.frames.is_actor_noun(&ctx.word(last).lemma);
    let conjunction = (phrase.start..last).rev().find(|t| ctx.mention_at(*t).is_some()).map(|t| t + 1)?;
    if !title || !ctx.frames.is_conjunction(ctx.lower(conjunction)) {
        return None;
    }
    let goes_on = |t: &TokenId| {
        surface::inside(ctx, *t)
            || ctx.is_at(EventWord::BringsOwner, *t)
            || ctx.is_at(EventWord::OnBehalf, *t)
    };
    let person = (phrase.end..end.min(phrase.end + LONG))
        .take_while(goes_on)
        .find_map(|t| ctx.mention_at(t).filter(|m| ctx.mention(*m).kind == EntityKind::Person))?;
    Some(ctx.mention(person).tokens.end)
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
