//! Parties beside one that was found in a slot, each an argument of its own.

use super::super::context::Context;
use super::super::frame::{Frame, Role, RoleSlot};
use super::super::participant::named;
use super::super::surface::another_clause;
use super::{Search, fit};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Slot, Upos};
use crate::text::TokenId;

impl Search<'_, '_> {
    /// Those before the one found that have an amount of their own each (`Sony'ye 3 milyon, | LG'ye 5 milyon avro ceza kesti`).
    pub(super) fn with_amounts(&mut self, found: &Argument, wanted: &RoleSlot, all: &mut Vec<EntityId>) {
        const LONG: TokenId = 6;
        let Search { ctx, role, arguments, .. } = *self;
        let mut chain: Vec<&Argument> =
            arguments.iter().filter(|a| a.slot == found.slot && !a.shared && a.head < found.head).collect();
        chain.sort_by_key(|a| std::cmp::Reverse(a.head));
        let mut next = found.tokens.start;
        for argument in chain {
            let amount = argument.tokens.end..next.saturating_sub(1);
            let joins = |t: TokenId| ctx.text(t) == "," || ctx.frames.is_conjunction(ctx.lower(t));
            let joined = next > argument.tokens.end && joins(next - 1);
            // `önce Peru'yu, | ardından da Şili'yi kınadı`
            let order = |t: TokenId| {
                ctx.mention_at(t).is_none()
                    && matches!(
                        ctx.lower(t),
                        "ardından" | "sonra" | "sonrasında" | "da" | "de" | "daha" | "son" | "olarak"
                    )
            };
            let in_turn = next > argument.tokens.end + 1
                && joins(argument.tokens.end)
                && (argument.tokens.end + 1..next).all(order);
            let counted = !amount.is_empty()
                && amount.len() as TokenId <= LONG
                && amount.clone().any(|t| ctx.word(t).upos == Upos::Num)
                && amount.clone().all(|t| {
                    ctx.mention_at(t).is_none()
                        && ctx.word(t).verb.is_none()
                        && matches!(
                            ctx.word(t).upos,
                            Upos::Num | Upos::Noun | Upos::Adj | Upos::Sym | Upos::X
                        )
                });
            if !(joined && counted || in_turn) || self.taken.contains(&argument.head) {
                break;
            }
            let members = fit(ctx, named(ctx, argument, role), wanted);
            if members.is_empty() {
                break;
            }
            self.taken.push(argument.head);
            next = argument.tokens.start;
            for (at, e) in
                members.into_iter().filter(|e| !all.contains(e)).collect::<Vec<_>>().into_iter().enumerate()
            {
                all.insert(at, e);
            }
        }
    }

    /// English analyses give each coordinate as an argument of its own: those before the one found, and those behind it.
    pub(in crate::event) fn coordinates(
        &mut self,
        found: &Argument,
        wanted: &RoleSlot,
        all: &mut Vec<EntityId>,
    ) -> Vec<EntityId> {
        let Search { ctx, role, arguments, .. } = *self;
        let mut chain: Vec<&Argument> = arguments
            .iter()
            .filter(|a| a.slot == found.slot && a.head != found.head && a.shared == found.shared)
            .collect();
        chain.sort_by_key(|a| a.head);
        // `Anna | White and Bruce Wood`: halves of one name are one coordinate.
        let joined = |a: &Argument, b: &Argument| {
            ctx.mention_at(a.head).is_some_and(|m| ctx.mention_at(b.head) == Some(m))
                || (a.head + 1..b.head).any(|t| ctx.text(t) == "," || ctx.frames.is_conjunction(ctx.lower(t)))
        };
        let split = chain.partition_point(|a| a.head < found.head);
        let mut add = |argument: &Argument, all: &mut Vec<EntityId>| {
            self.taken.push(argument.head);
            for e in fit(ctx, named(ctx, argument, role), wanted) {
                if !all.contains(&e) {
                    all.push(e);
                }
            }
        };
        // `US singer, actor and painter Ann Reed`: what a person is, is nobody beside it.
        let named = ctx.mention_at(found.head).map(|m| ctx.mention(m));
        let titled = named.is_some_and(|m| {
            m.kind == EntityKind::Person
                && found.tokens.start < m.tokens.start
                && !ctx.word(found.tokens.start).plural
        });
        let title = |a: &Argument| {
            titled
                && ctx.mention_at(a.head).is_none()
                && ctx.word(a.head).upos == Upos::Noun
                && !ctx.word(a.head).plural
        };
        let (mut next, mut members) = (found, Vec::new());
        for argument in chain[..split].iter().rev() {
            if !joined(argument, next) || title(argument) {
                break;
            }
            members.push(*argument);
            next = argument;
        }
        for argument in members.into_iter().rev() {
            add(argument, all);
        }
        let mut behind = Vec::new();
        let mut last = found;
        for argument in &chain[split..] {
            let clause = found.slot == Slot::Acc
                && (last.head + 1..argument.head).any(|t| another_clause(ctx, found.tokens.start, t));
            if !joined(last, argument) || clause {
                break;
            }
            add(argument, &mut behind);
            last = argument;
        }
        behind
    }
}

/// Whether nothing but what says who the second of two is stands between them (`Peru Bank ile | Şilili rakibi | Andes arasında`).
pub(super) fn is_next(ctx: &Context<'_>, end: TokenId, start: TokenId) -> bool {
    const LONG: TokenId = 4;
    let says = |t: TokenId| {
        let word = ctx.word(t);
        word.case == Case::Nom
            && word.verb.is_none()
            && matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj)
    };
    end == start || !ctx.frames.verb_first && end < start && start - end <= LONG && (end..start).all(says)
}

/// The first of two that `ile` joins in a slot (`Peru ile | Şili'ye saldırdı`), where the frame asks for nobody with
/// whom it is done.
pub(super) fn coordinate<'a>(
    ctx: &Context<'_>,
    frame: &Frame,
    second: &Argument,
    arguments: &'a [Argument],
) -> Option<&'a Argument> {
    let with =
        [Role::Agent, Role::Target].iter().any(|r| frame.slots(*r).iter().any(|s| s.slot == Slot::Ins));
    if ctx.frames.verb_first || with || matches!(second.slot, Slot::Ins | Slot::Adp(_)) {
        return None;
    }
    arguments.iter().find(|a| {
        a.slot == Slot::Ins
            && a.tokens.end == second.tokens.start
            && ctx.is_at(EventWord::With, a.tokens.end - 1)
    })
}
