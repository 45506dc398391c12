//! Whom a Turkish demand of several parts is laid on (`Peru'dan çekilmesini, | Şili'den de ateşi kesmesini istedi`).

use super::EventType;
use super::context::Context;
use super::frame::{Frame, Role};
use super::participant::named;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::syntax::{Argument, Case, Clause, Link, Slot, VerbForm};

/// Whoever opens each of the parts, where it is more than one.
pub(super) fn all_asked(
    ctx: &Context<'_>,
    frame: &Frame,
    index: u32,
    map: impl Fn(&Slot) -> Slot,
    found: &mut Vec<EntityId>,
) {
    if ctx.frames.verb_first || frame.kind != EventType::Request || found.len() != 1 {
        return;
    }
    let part = |c: &&Clause| {
        c.parent == Some(index)
            && c.link == Link::Complement
            && c.features.form == VerbForm::VerbalNoun
            && ctx.word(c.head).possessive > 0
            && ctx.word(c.head).case == Case::Acc
    };
    let from =
        ctx.reading.clauses.partition_point(|c| c.head < ctx.reading.clauses[index as usize].tokens.start);
    let wanted: Vec<Slot> = frame.slots(Role::Target).iter().map(|s| map(&s.slot)).collect();
    let mut asked: Vec<EntityId> = Vec::new();
    for part in ctx.reading.clauses[from..index as usize].iter().filter(part) {
        let first = part.arguments.iter().filter(|a| !a.shared).min_by_key(|a| a.tokens.start);
        let laid = |a: &&Argument| matches!(a.slot, Slot::Abl | Slot::Dat) && wanted.contains(&a.slot);
        for entity in first.filter(laid).map(|a| named(ctx, a, Role::Target)).unwrap_or_default() {
            if !asked.contains(&entity) {
                asked.push(entity);
            }
        }
    }
    if asked.contains(&found[0]) {
        *found = asked;
    }
}

/// Whether what is asked for has whom it is asked of before where he is to go, and who he is has no name (`vatandaşlarına | Kenya'ya
/// gitmemelerini tavsiye etti`).
pub(super) fn asks_somebody(ctx: &Context<'_>, content: &Clause) -> bool {
    let to = |a: &&Argument| a.slot == Slot::Dat && !a.shared;
    let first = content.arguments.iter().filter(to).min_by_key(|a| a.tokens.start);
    let unnamed = first.is_some_and(|a| {
        let word = ctx.word(a.head);
        let people =
            (ctx.frames.grammar.is_somebody)(&word.lemma) || ctx.is(EventWord::Collective, &word.lemma);
        ctx.mentions_in(&a.tokens).next().is_none() && people
    });
    unnamed && content.arguments.iter().filter(to).count() > 1
}
