//! Clauses that share a verb at the end of the sentence (`Norveç Peru'yu, Kanada Malta'yı kınadı`).

use super::context::Context;
use super::extract::{Candidate, verb_candidate};
use super::matcher;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::syntax::{Argument, Case, Clause, Slot, Upos};

/// The events of the halves of a sentence with one verb for two pairs of names; none where it is no such sentence.
pub(super) fn halves(ctx: &Context<'_>, index: u32, clause: &Clause) -> Vec<Candidate> {
    let counted = counted_cut(ctx, clause);
    let Some(cut) = counted.or_else(|| cut(ctx, clause)) else { return Vec::new() };
    let half = |first: bool| {
        let mut half = clause.clone();
        half.arguments.retain(|a| a.shared || !is_half(ctx, a) || (a.head < cut) == first);
        for argument in half.arguments.iter_mut().filter(|a| ctx.mention_at(a.head).is_some() && !a.shared) {
            let unmarked = ctx.mention_at(argument.head).is_some_and(|m| ctx.case_of(m) == Case::Nom);
            if unmarked && argument.slot == Slot::Acc {
                argument.slot = Slot::Nom;
            }
        }
        let hits = matcher::verb_hits(ctx, &half);
        verb_candidate(ctx, index, &half, hits, &[])
    };
    match (half(true), half(false)) {
        (Some(mut first), Some(second)) if counted.is_some() && first.frame == second.frame => {
            let more = |to: &mut Vec<EntityId>, from: Vec<EntityId>| {
                let new: Vec<EntityId> = from.into_iter().filter(|e| !to.contains(e)).collect();
                to.extend(new);
            };
            more(&mut first.filled.agents, second.filled.agents);
            more(&mut first.filled.targets, second.filled.targets);
            vec![first]
        }
        (Some(_), Some(_)) if counted.is_some() => Vec::new(),
        (Some(first), Some(second)) => vec![first, second],
        _ => Vec::new(),
    }
}

/// Whether an argument is a name by itself, as the halves have two each.
fn is_half(ctx: &Context<'_>, argument: &Argument) -> bool {
    ctx.mention_at(argument.head).is_some()
        && matches!(argument.slot, Slot::Nom | Slot::Acc | Slot::Dat | Slot::Abl)
}

/// The token where the second half begins: subject, object, comma or semicolon, subject, object in the same case, then the
/// verb (`Peru, Şili'yi | ; Bolivya ise Brezilya'yı suçladı`).
fn cut(ctx: &Context<'_>, clause: &Clause) -> Option<u32> {
    if ctx.frames.verb_first {
        return None;
    }
    let mut names: Vec<&Argument> =
        clause.arguments.iter().filter(|a| !a.shared && a.head < clause.head && is_half(ctx, a)).collect();
    names.sort_by_key(|a| a.head);
    let [first, object, second, other] = names[..] else { return None };
    let case = |a: &Argument| ctx.mention_at(a.head).map(|m| ctx.case_of(m));
    let subject = |a: &Argument| matches!(a.slot, Slot::Nom | Slot::Acc) && case(a) == Some(Case::Nom);
    let comma = object.tokens.end;
    let mark = ctx.text(comma);
    // `Bolivya | ise Brezilya'yı`, `Bolivya | da`
    let topic = ctx.is_at(EventWord::Topic, second.tokens.end);
    let plain = object.tokens.start == first.tokens.end;
    let apart = object.tokens.start == first.tokens.end + 1 && ctx.text(first.tokens.end) == ",";
    (subject(first)
        && subject(second)
        && object.slot == other.slot
        && case(object) == case(other)
        && case(object) != Some(Case::Nom)
        && (mark == ";" || mark == "," && (plain || topic))
        && second.tokens.start == comma + 1
        && other.tokens.start == second.tokens.end + u32::from(topic)
        && (plain || apart))
        .then_some(comma)
}

/// The same where each of two names has only an amount of its own (`Peru 5 milyon dolar, | Şili ise 40 ton ilaç gönderdi`, `Kaya'ya
/// 5, | Demir'e 3 yıl ceza verildi`): both did, or had done to them, what the verb tells.
fn counted_cut(ctx: &Context<'_>, clause: &Clause) -> Option<u32> {
    if ctx.frames.verb_first {
        return None;
    }
    let mut names: Vec<&Argument> =
        clause.arguments.iter().filter(|a| !a.shared && a.head < clause.head && is_half(ctx, a)).collect();
    names.sort_by_key(|a| a.head);
    let [first, second] = names[..] else { return None };
    let case = |a: &Argument| ctx.mention_at(a.head).map(|m| ctx.case_of(m));
    let alike = matches!(case(first), Some(Case::Nom | Case::Dat))
        && case(first) == case(second)
        && ctx.mention_at(second.tokens.start).is_some();
    let counted = |mut t: u32| {
        if ctx.text(t) == "," || ctx.is_at(EventWord::Topic, t) {
            t += 1;
        }
        t < clause.head && ctx.mention_at(t).is_none() && ctx.word(t).upos == Upos::Num
    };
    let mark = second.tokens.start.checked_sub(1)?;
    (alike
        && mark > first.tokens.end
        && matches!(ctx.text(mark), "," | ";")
        && counted(first.tokens.end)
        && counted(second.tokens.end))
    .then_some(mark)
}
