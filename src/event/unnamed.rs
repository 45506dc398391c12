//! Parties that an English text tells of without a name, and those of them whom it names further on.

use super::beside::examples_behind;
use super::context::Context;
use super::filled::Filled;
use super::frame::{Frame, Role, subject_role};
use super::matcher::Hit;
use super::slots::{part, store};
use crate::event::EventWord;
use crate::syntax::{Argument, Clause, Slot, Upos};

/// Whether the text says to whom something is done without a name: `arrested | a man in Peru`.
pub(super) fn befalls_unnamed(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> bool {
    let object = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc);
    let slot = if hit.passive { Slot::Nom } else { Slot::Acc };
    let unnamed = |a: &Argument| {
        let lemma = &*ctx.word(a.head).lemma;
        let next = a.head + 1;
        // `a woman named | Ann Reed`
        let named = next < ctx.sentence_end(a.head)
            && (ctx.is_at(EventWord::Called, next) || ctx.mention_at(next).is_some());
        // `swore | her | in at the Lima Palace`
        let pronoun = ctx.is_at(EventWord::ObjectPronoun, a.head)
            && ctx.reference(a.head).is_none()
            && a.head == clause.head + 1;
        if a.slot == slot && !a.shared && pronoun && !hit.passive {
            return true;
        }
        a.slot == slot
            && !a.shared
            && !named
            && ctx.mention_at(a.head).is_none()
            && ctx.word(a.head).upos == Upos::Noun
            && (ctx.frames.grammar.is_person_noun)(lemma)
            && !ctx.frames.is_actor_noun(lemma)
            && ctx.mentions_in(&a.tokens).next().is_none()
    };
    object && clause.arguments.iter().any(unnamed)
}

/// Whether the text says with whom somebody deals without a name: `apologised | to parents at a Peru hearing`.
pub(super) fn addresses_unnamed(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> bool {
    let Some(slot) = frame.slots(Role::Target).first().map(|s| &s.slot) else { return false };
    let unnamed = |a: &Argument| {
        let lemma = &*ctx.word(a.head).lemma;
        a.slot == *slot
            && !a.shared
            && a.head > clause.head
            && !hit.used.contains(&a.head)
            && ctx.word(a.head).upos == Upos::Noun
            && ctx.mention_at(a.head).is_none()
            && (ctx.frames.grammar.is_person_noun)(lemma)
            && !ctx.frames.is_actor_noun(lemma)
            && ctx.mentions_in(&a.tokens).next().is_none()
    };
    matches!(slot, Slot::Adp(_)) && clause.arguments.iter().any(unnamed)
}

/// Who of an unnamed several is named behind the clause: `Two deputies urged Reed to stay, | including Wilk`.
pub(super) fn listed(ctx: &Context<'_>, clause: &Clause, hit: &Hit, filled: &mut Filled) {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let acts_on = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc);
    if filled.targets.is_empty() && !hit.passive && acts_on {
        // `cut off | several clients, including Peru`
        let governed = |a: &Argument| {
            let before = a.tokens.start.checked_sub(1);
            matches!(a.slot, Slot::Adp(_)) && before.is_some_and(|t| hit.used.contains(&t))
        };
        let object = clause.arguments.iter().find(|a| {
            (a.slot == Slot::Acc || governed(a))
                && !a.shared
                && a.head > clause.head
                && ctx.mention_at(a.head).is_none()
                && ctx.word(a.head).plural
                && ctx.mentions_in(&(a.tokens.start..a.head)).next().is_none()
        });
        let mut found = object.map(|a| examples_behind(ctx, a.head, a.head)).unwrap_or_default();
        found.retain(|e| !filled.agents.contains(e));
        filled.set_targets(found);
    }
    let Some(role) = subject_role(frame, hit.passive).filter(|r| part(filled, *r).is_empty()) else { return };
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && a.head < clause.head);
    let several = subject.filter(|a| {
        ctx.mention_at(a.head).is_none()
            && ctx.word(a.head).plural
            && ctx.mentions_in(&a.tokens).next().is_none()
    });
    if let Some(several) = several {
        let mut found = examples_behind(ctx, several.head, clause.head);
        found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
        store(filled, role, found);
    }
}
