//! Which of a common verb's many frames may fit, by how the words around it begin.

use super::apart::whole_of;
use super::context::Context;
use super::lexicon::VerbFrame;
use super::matcher::{GAP, arrives, is_destination, names_holder};
use super::words::{BEGINNINGS, beginning};
use crate::syntax::Clause;
use crate::text::TokenId;

/// How the words begin where the last word before a verb may stand: most frames of a common verb are turned away
/// by them.
pub(super) struct Near([u64; BEGINNINGS / 64]);

impl Near {
    /// Of the words before a clause's verb and those that head its arguments.
    pub(super) fn of(ctx: &Context<'_>, clause: &Clause, first: TokenId) -> Self {
        let mut near = Near([0; BEGINNINGS / 64]);
        let mut k = clause.head;
        let mut skipped = 0;
        let becomes = names_holder(ctx, clause.head);
        let arrives = arrives(ctx, clause.head);
        while skipped <= GAP && k > first {
            k -= 1;
            near.add(ctx, k);
            if arrives && is_destination(ctx, k)
                || ctx.is_amount(k)
                || ctx.is_quote(k)
                || becomes && ctx.is_person_at(k)
            {
                continue;
            }
            if !ctx.is_filler(k) {
                break;
            }
            skipped += 1;
        }
        for argument in &clause.arguments {
            near.add(ctx, argument.head);
            if let Some(whole) = whole_of(ctx, argument) {
                near.add(ctx, whole);
            }
        }
        clause.modifies.into_iter().for_each(|noun| near.add(ctx, noun));
        near
    }

    /// Of one word alone.
    pub(super) fn of_word(ctx: &Context<'_>, t: TokenId) -> Self {
        let mut near = Near([0; BEGINNINGS / 64]);
        near.add(ctx, t);
        near
    }

    fn add(&mut self, ctx: &Context<'_>, t: TokenId) {
        for word in [&*ctx.word(t).lemma, ctx.lower(t)] {
            if let Some(number) = beginning(word) {
                self.0[usize::from(number / 64)] |= 1 << (number % 64);
            }
        }
    }

    /// Whether one of the words may be the last that a frame wants before its verb.
    pub(super) fn may_hold(&self, frame: &VerbFrame) -> bool {
        let holds = |number: &u16| self.0[usize::from(number / 64)] >> (number % 64) & 1 != 0;
        let [first, others @ ..] = &frame.before;
        // Most want one word, which stands in all places.
        *first == u16::MAX || holds(first) || others[2] != *first && others.iter().any(holds)
    }
}
