//! Whom `they`, `both`, `the two` and `the judges` take up: a list of names, or two who met, in the sentences before.

use super::context::Context;
use super::frame::Role;
use super::participant::named;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos};
use crate::text::TokenId;

/// How many sentences back the list may stand, where those between are of `they` themselves.
const FAR: u32 = 3;

/// How many sentences open an article.
const OPENING: u32 = 3;

/// How many sentences back the two may have been named whom `both sides` means.
const SIDES: u32 = 6;

/// The list that is the subject of the clause which a clause about when or why hangs on, with nobody else between: `Peru and Chile
/// reopened the road after | they | signed a deal`.
fn own_list(ctx: &Context<'_>, sentence: u32, head: TokenId) -> Vec<EntityId> {
    let own = |c: &Clause| c.arguments.iter().any(|a| a.head == head && a.slot == Slot::Nom && !a.shared);
    let Some((_, clause)) = ctx.clauses_in(sentence).find(|(_, c)| own(c)) else { return Vec::new() };
    let Some(above) = clause.parent.map(|p| &ctx.reading.clauses[p as usize]) else { return Vec::new() };
    let listed = in_slot(ctx, above, &Slot::Nom);
    let told = clause.link == Link::Adverbial && above.head < head;
    let other = above.arguments.iter().any(|a| {
        a.slot != Slot::Nom && a.head < head && (ctx.word(a.head).plural || ctx.mention_at(a.head).is_some())
    });
    if told && !other {
        fitting(ctx, above, &listed, Taker::Any, head).unwrap_or_default()
    } else {
        Vec::new()
    }
}

/// What takes a list up.
#[derive(Clone, Copy)]
enum Taker {
    /// `they`, `both`.
    Any,
    /// `the two`, `both`: no more than two.
    Two,
    /// `both countries`, `the two ministers`.
    Kind(EntityKind),
    /// `both sides`: two countries or bodies.
    Sides,
    /// `the judges`, who were called so.
    Called(TokenId),
}

/// How many quotations before a word may hold it.
const NESTED: usize = 4;

/// Those of a list that a word without a name takes up; nobody where there is none or another group may be meant.
pub(super) fn taken_up(ctx: &Context<'_>, head: TokenId) -> Vec<EntityId> {
    let Some(taker) = taker(ctx, head) else { return Vec::new() };
    let tokens = &ctx.reading.analysed.segmented;
    let sentences = &tokens.sentences;
    let here = sentences.partition_point(|s| s.tokens.end <= head);
    let quotes = &tokens.quotes[..tokens.quotes.partition_point(|q| q.tokens.start <= head)];
    let quoted = quotes.iter().rev().take(NESTED).any(|q| q.tokens.contains(&head));
    if ctx.frames.verb_first && ctx.is_at(EventWord::They, head) && !quoted {
        let own = own_list(ctx, here as u32, head);
        if !own.is_empty() {
            return own;
        }
    }
    if !ctx.frames.verb_first || quoted || matches!(taker, Taker::Any) && other_group(ctx, here as u32, head)
    {
        return Vec::new();
    }
    let sides = matches!(taker, Taker::Sides | Taker::Kind(EntityKind::Country));
    let far = if sides { SIDES } else { FAR };
    for back in 1..=far.min(here as u32) {
        let sentence = here as u32 - back;
        let found = list_of(ctx, sentence, taker, head);
        if !found.is_empty() {
            return found;
        }
        let goes_on = ctx.clauses_in(sentence).any(|(_, c)| c.arguments.iter().any(|a| is_they(ctx, a)));
        if !goes_on && !sides {
            break;
        }
    }
    // The two whom the article is about.
    if matches!(taker, Taker::Sides) {
        let found =
            (0..OPENING.min(here as u32)).map(|s| list_of(ctx, s, taker, head)).find(|l| !l.is_empty());
        return found.unwrap_or_default();
    }
    Vec::new()
}

fn taker(ctx: &Context<'_>, head: TokenId) -> Option<Taker> {
    let before = |k: TokenId| head.checked_sub(k).map_or("", |t| ctx.lower(t));
    let is = |class: EventWord, k: TokenId| ctx.is(class, before(k));
    let two = |k: TokenId| is(EventWord::Both, k) || is(EventWord::Two, k) && is(EventWord::Known, k + 1);
    let word = ctx.word(head);
    match ctx.lower(head) {
        _ if is(EventWord::They, 0) || is(EventWord::Them, 0) => Some(Taker::Any),
        _ if two(0) || is(EventWord::Couple, 0) && is(EventWord::Known, 1) => Some(Taker::Two),
        lower if word.upos == Upos::Noun && word.plural => {
            if two(1) && ctx.is(EventWord::Men, lower) {
                return Some(Taker::Kind(EntityKind::Person));
            }
            if two(1) && ctx.is(EventWord::Sides, lower) {
                return Some(Taker::Sides);
            }
            let nation = ctx.is(EventWord::Nation, &word.lemma).then_some(EntityKind::Country);
            let body = || ctx.is(EventWord::Body, &word.lemma).then_some(EntityKind::Organization);
            let kind = nation.or_else(body);
            match kind {
                Some(kind) => two(1).then_some(Taker::Kind(kind)),
                None => (is(EventWord::Known, 1) || two(1)).then_some(Taker::Called(head)),
            }
        }
        _ => None,
    }
}

fn is_they(ctx: &Context<'_>, argument: &Argument) -> bool {
    argument.slot == Slot::Nom
        && ctx.mention_at(argument.head).is_none()
        && ([EventWord::They, EventWord::Two, EventWord::Couple].iter().any(|c| ctx.is_at(*c, argument.head))
            || ctx.word(argument.head).plural
                && argument.head.checked_sub(1).is_some_and(|t| ctx.is_at(EventWord::Two, t)))
}

/// Whether somebody else of whom there are many stands before the word in its sentence: `Officials said | they`, `Volvo
/// said | they`; who is told apart from `them` does not (`Peru praised | them`).
fn other_group(ctx: &Context<'_>, sentence: u32, head: TokenId) -> bool {
    let object = ctx.is_at(EventWord::Them, head);
    let many = |a: &Argument| {
        a.head < head
            && !is_they(ctx, a)
            && match ctx.mention_at(a.head) {
                Some(_) => !object,
                None => is_collective(ctx, a.head),
            }
    };
    ctx.clauses_in(sentence).any(|(_, c)| c.arguments.iter().any(many))
}

/// `police said | they`
fn is_collective(ctx: &Context<'_>, t: TokenId) -> bool {
    ctx.is_at(EventWord::Collective, t) || ctx.word(t).plural
}

/// The list that a sentence tells of: its subject, who met, or else its object.
fn list_of(ctx: &Context<'_>, sentence: u32, taker: Taker, head: TokenId) -> Vec<EntityId> {
    let main =
        |c: &&Clause| matches!(c.link, Link::Root | Link::Coordinated) && ctx.mention_at(c.head).is_none();
    for (_, clause) in ctx.clauses_in(sentence).filter(|(_, c)| main(c)) {
        let subject = in_slot(ctx, clause, &Slot::Nom);
        if let Some(found) = fitting(ctx, clause, &subject, taker, head) {
            return found;
        }
        let object = in_slot(ctx, clause, &Slot::Acc);
        let with = in_slot(ctx, clause, &Slot::Adp("with".into()));
        let partner = if object.is_empty() { &with } else { &object };
        // `Reed met Wilk. They …`
        if subject.len() == 1 && partner.len() == 1 && meets(ctx, clause) {
            let both = vec![subject[0], partner[0]];
            if let Some(found) = fitting(ctx, clause, &both, taker, head) {
                return found;
            }
        }
        // `Soldiers shot Reed and Wilk. They …`: the soldiers, or the two.
        let many = clause.arguments.iter().any(|a| a.slot == Slot::Nom && ctx.word(a.head).plural);
        if !many && let Some(found) = fitting(ctx, clause, &object, taker, head) {
            return found;
        }
    }
    between(ctx, sentence, taker).or_else(|| dealing(ctx, sentence, taker)).unwrap_or_default()
}

/// Two whom a noun in a sentence names together (`Talks between Peru and Chile failed. Both countries …`).
fn between(ctx: &Context<'_>, sentence: u32, taker: Taker) -> Option<Vec<EntityId>> {
    const LONG: TokenId = 10;
    let tokens = &ctx.reading.analysed.segmented.sentences[sentence as usize].tokens;
    let opener = tokens.clone().find(|t| ctx.lower(*t) == "between")?;
    let end = tokens.end.min(opener + LONG);
    let first = (opener + 1..end).find_map(|t| ctx.mention_at(t))?;
    let and = ctx.mention(first).tokens.end;
    let second = (and + 1..end).find_map(|t| ctx.mention_at(t))?;
    let pair = vec![ctx.reading.entity_of[first as usize], ctx.reading.entity_of[second as usize]];
    let joined = ctx.is_at(EventWord::JoinsTwo, and) && ctx.mention(second).tokens.start <= and + 3;
    let fits = match taker {
        Taker::Any | Taker::Called(_) => false,
        Taker::Two => ctx.kind(pair[0]) == ctx.kind(pair[1]),
        Taker::Kind(kind) => pair.iter().all(|e| ctx.kind(*e) == kind),
        Taker::Sides => pair.iter().all(|e| is_side(ctx, *e)),
    };
    (joined && fits && pair[0] != pair[1]).then_some(pair)
}

/// Who deals with another one (`Peru suspended talks with Chile. Both sides …`).
fn dealing(ctx: &Context<'_>, sentence: u32, taker: Taker) -> Option<Vec<EntityId>> {
    const LONG: TokenId = 3;
    if !matches!(taker, Taker::Sides) {
        return None;
    }
    let deals = |t: TokenId| {
        ctx.frames.nouns.get(&*ctx.word(t).lemma).is_some_and(|ids| {
            ids.iter().any(|id| ctx.frames.entries[*id as usize].frame.kind.is_symmetric())
        })
    };
    let tokens = &ctx.reading.analysed.segmented.sentences[sentence as usize].tokens;
    let with =
        (tokens.start + 1..tokens.end).find(|t| ctx.is_at(EventWord::InCompany, *t) && deals(*t - 1))?;
    let other = (with + 1..tokens.end.min(with + 1 + LONG)).find_map(|t| ctx.mention_at(t))?;
    let (_, main) = ctx.clauses_in(sentence).find(|(_, c)| c.link == Link::Root)?;
    let subject = in_slot(ctx, main, &Slot::Nom);
    let pair = vec![*subject.first().filter(|_| subject.len() == 1)?, ctx.entity_of(other)];
    (pair[0] != pair[1] && pair.iter().all(|e| is_side(ctx, *e))).then_some(pair)
}

/// Whether an entity may be one side of a quarrel or a deal.
fn is_side(ctx: &Context<'_>, e: EntityId) -> bool {
    matches!(ctx.kind(e), EntityKind::Country | EntityKind::Organization)
}

/// The names in a slot of a clause itself.
fn in_slot(ctx: &Context<'_>, clause: &Clause, slot: &Slot) -> Vec<EntityId> {
    let mut found = Vec::new();
    for a in clause.arguments.iter().filter(|a| a.slot == *slot && ctx.mention_at(a.head).is_some()) {
        for e in named(ctx, a, Role::Agent) {
            if !found.contains(&e) {
                found.push(e);
            }
        }
    }
    found
}

/// A list that fits what takes it up: of one kind, two where two are told of.
fn fitting(
    ctx: &Context<'_>,
    clause: &Clause,
    list: &[EntityId],
    taker: Taker,
    head: TokenId,
) -> Option<Vec<EntityId>> {
    let kind = ctx.kind(*list.first()?);
    let alike = list.len() > 1
        && (list.iter().all(|e| ctx.kind(*e) == kind) || matches!(taker, Taker::Sides))
        && matches!(kind, EntityKind::Person | EntityKind::Country | EntityKind::Organization);
    let fits = match taker {
        Taker::Any => true,
        Taker::Two => list.len() == 2,
        Taker::Kind(wanted) => kind == wanted,
        Taker::Sides => list.len() == 2 && list.iter().all(|e| is_side(ctx, *e)),
        Taker::Called(noun) => kind == EntityKind::Person && called(ctx, clause, noun),
    };
    (alike && fits && head > clause.head).then(|| list.to_vec())
}

/// Whether a noun entitles the list of a clause: `Judges Reed and Wilk`.
fn called(ctx: &Context<'_>, clause: &Clause, noun: TokenId) -> bool {
    const NEAR: TokenId = 3;
    let start = ctx.sentence_start(clause.head);
    let named = clause.arguments.iter().filter_map(|a| ctx.mention_at(a.head));
    let mut firsts = named.map(|m| ctx.mention(m).tokens.start);
    firsts
        .any(|first| (first.saturating_sub(NEAR).max(start)..first).any(|t| ctx.lower(t) == ctx.lower(noun)))
}

/// Whether a verb tells of a meeting or an agreement.
fn meets(ctx: &Context<'_>, clause: &Clause) -> bool {
    let frames = ctx.frames.verbs.get(&*ctx.word(clause.head).lemma);
    frames
        .is_some_and(|list| list.iter().any(|f| ctx.frames.entries[f.id as usize].frame.kind.is_symmetric()))
}
