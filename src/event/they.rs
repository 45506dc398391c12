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

/// What takes a list up.
#[derive(Clone, Copy)]
enum Taker {
    /// `they`, `both`.
    Any,
    /// `the two`, `both`: no more than two.
    Two,
    /// `both countries`, `the two ministers`.
    Kind(EntityKind),
    /// `the judges`, who were called so.
    Called(TokenId),
}

/// Those of a list that a word without a name takes up; nobody where there is none or another group may be meant.
pub(super) fn taken_up(ctx: &Context<'_>, head: TokenId) -> Vec<EntityId> {
    let Some(taker) = taker(ctx, head) else { return Vec::new() };
    let tokens = &ctx.reading.analysed.segmented;
    let sentences = &tokens.sentences;
    let here = sentences.partition_point(|s| s.tokens.end <= head);
    let quoted = ctx.reading.analysed.segmented.quotes.iter().any(|q| q.tokens.contains(&head));
    if !ctx.frames.verb_first || quoted || matches!(taker, Taker::Any) && other_group(ctx, here as u32, head)
    {
        return Vec::new();
    }
    for back in 1..=FAR.min(here as u32) {
        let sentence = here as u32 - back;
        let found = list_of(ctx, sentence, taker, head);
        if !found.is_empty() {
            return found;
        }
        let goes_on = ctx.clauses_in(sentence).any(|(_, c)| c.arguments.iter().any(|a| is_they(ctx, a)));
        if !goes_on {
            break;
        }
    }
    Vec::new()
}

fn taker(ctx: &Context<'_>, head: TokenId) -> Option<Taker> {
    let before = |k: TokenId| head.checked_sub(k).map_or("", |t| ctx.lower(t));
    let two = |k: TokenId| before(k) == "both" || before(k) == "two" && before(k + 1) == "the";
    let word = ctx.word(head);
    match ctx.lower(head) {
        "they" | "them" => Some(Taker::Any),
        "both" => Some(Taker::Two),
        "two" | "pair" | "duo" if before(1) == "the" => Some(Taker::Two),
        lower if word.upos == Upos::Noun && word.plural => {
            if two(1) && ctx.is(EventWord::Men, lower) {
                return Some(Taker::Kind(EntityKind::Person));
            }
            let nation = ctx.is(EventWord::Nation, &word.lemma).then_some(EntityKind::Country);
            let body = || ctx.is(EventWord::Body, &word.lemma).then_some(EntityKind::Organization);
            let kind = nation.or_else(body);
            match kind {
                Some(kind) => two(1).then_some(Taker::Kind(kind)),
                None => (before(1) == "the" || two(1)).then_some(Taker::Called(head)),
            }
        }
        _ => None,
    }
}

fn is_they(ctx: &Context<'_>, argument: &Argument) -> bool {
    argument.slot == Slot::Nom
        && ctx.mention_at(argument.head).is_none()
        && (matches!(ctx.lower(argument.head), "they" | "both" | "two" | "pair")
            || ctx.word(argument.head).plural
                && argument.head.checked_sub(1).is_some_and(|t| matches!(ctx.lower(t), "both" | "two")))
}

/// Whether somebody else of whom there are many stands before the word in its sentence: `Officials said | they`, `Volvo
/// said | they`; who is told apart from `them` does not (`Peru praised | them`).
fn other_group(ctx: &Context<'_>, sentence: u32, head: TokenId) -> bool {
    let object = ctx.lower(head) == "them";
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
    ctx.is(EventWord::Collective, ctx.lower(t)) || ctx.word(t).plural
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
    Vec::new()
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
        && list.iter().all(|e| ctx.kind(*e) == kind)
        && matches!(kind, EntityKind::Person | EntityKind::Country | EntityKind::Organization);
    let fits = match taker {
        Taker::Any => true,
        Taker::Two => list.len() == 2,
        Taker::Kind(wanted) => kind == wanted,
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
