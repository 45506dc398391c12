//! English participles whose auxiliary is left out, as headlines leave it.

use super::context::Context;
use super::frame::{Frame, Role};
use crate::event::EventWord;
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm};
use crate::text::TokenId;

/// `Two ministers charged with fraud`: an English participle whose auxiliary is left out, or was not seen. It has no
/// object, and a preposition follows at once.
pub(super) fn is_bare_passive(ctx: &Context<'_>, clause: &Clause, frame: &Frame, used: &[TokenId]) -> bool {
    use super::EventType as T;
    // `gunned down | Reed`: behind the predicate's own words.
    let next = used.iter().copied().max().unwrap_or(clause.head).max(clause.head) as usize + 1;
    ctx.frames.verb_first
        && (matches!(frame.kind, T::Accuse | T::Coerce | T::Assault | T::Sanction | T::Appoint)
            // `Ann Reed | airlifted to Lima`
            || matches!(frame.kind, T::Aid | T::Concede)
                && is_headline(ctx, clause.head)
                && in_headline(ctx, clause))
        && frame.slots(Role::Target).first().is_some_and(|s| s.slot == Slot::Acc)
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc && !(a.shared && in_headline(ctx, clause)))
        && !clause.arguments.iter().any(|a| {
            a.slot == Slot::Nom
                && a.tokens.start > 0
                && (ctx.is_at(EventWord::RelativePronoun, a.tokens.start - 1)
                    || clause.link == Link::Relative && ctx.is_at(EventWord::OpensContent, a.tokens.start - 1))
        })
        && ctx.lower(clause.head).ends_with("ed")
        // `the party, which | disbanded in May`
        && !clause.head.checked_sub(1).is_some_and(|t| ctx.is_at(EventWord::RelativePronoun, t))
        && !told_in_full(ctx, clause)
        && (ctx.reading.analysed.words.get(next).is_some_and(|w| w.upos == Upos::Adp)
            || ends_headline(ctx, clause, next as TokenId))
}

/// Whether a line ends without a mark, as headlines do.
fn is_headline(ctx: &Context<'_>, t: TokenId) -> bool {
    let end = ctx.sentence_end(t);
    end > 0 && !matches!(ctx.text(end - 1), "." | "!" | "?" | "”" | "\"" | "’" | ")")
}

/// `Minister Ann Reed | stabbed`: a headline that its only verb ends.
fn ends_headline(ctx: &Context<'_>, clause: &Clause, next: TokenId) -> bool {
    let end = ctx.sentence_end(clause.head);
    let named = |a: &Argument| a.slot == Slot::Nom && ctx.mentions_in(&a.tokens).next().is_some();
    is_headline(ctx, clause.head)
        && (next >= end || ctx.text(next) == ",")
        && in_headline(ctx, clause)
        && clause.arguments.iter().any(named)
}

/// Whether a verb is the main verb of a full sentence: `Reed | sued in Peru and won.`
fn told_in_full(ctx: &Context<'_>, clause: &Clause) -> bool {
    let clauses = &ctx.reading.clauses;
    let from = clauses.partition_point(|c| c.head <= clause.head);
    // Another verb without a conjunction may be the main one, of which this is an aside.
    let main = |c: &Clause| {
        c.features.form == VerbForm::Finite
            && matches!(c.link, Link::Root | Link::Coordinated)
            && !(clause.head + 1..c.head).any(|t| ctx.frames.is_conjunction(ctx.lower(t)))
    };
    clause.link == Link::Root
        && !is_headline(ctx, clause.head)
        && !clauses[from..].iter().take_while(|c| c.sentence == clause.sentence).any(main)
}

/// Whether no other verb of the sentence is finite (`Lawyer Jan Wilk convicted of fraud`).
fn in_headline(ctx: &Context<'_>, clause: &Clause) -> bool {
    let clauses = &ctx.reading.clauses;
    let from = clauses.partition_point(|c| c.sentence < clause.sentence);
    let finite = |c: &Clause| c.head != clause.head && c.features.form == VerbForm::Finite;
    !clauses[from..].iter().take_while(|c| c.sentence == clause.sentence).any(finite)
}
