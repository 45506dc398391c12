//! What an event takes over from another one of its sentence, in languages whose verb stands before its object: who does
//! it from the deed that is its subject, whom it is aimed at from the words that say what it is for.

use crate::event::EventWord;
use rustc_hash::FxHashMap;

use super::EventType;
use super::context::Context;
use super::extract::Candidate;
use super::frame::Role;
use super::participant::named;
use super::whose::possessor;
use crate::syntax::{Clause, Link, Slot, VerbForm, Voice};
use crate::text::TokenId;

/// `a Peruvian air strike killed Ann Reed`: who strikes, kills.
pub(super) fn take_doers(ctx: &Context<'_>, out: &mut [Candidate]) {
    let violent = |c: &Candidate| matches!(c.kind(ctx), EventType::Assault | EventType::Coerce);
    let deeds: FxHashMap<TokenId, usize> = out
        .iter()
        .enumerate()
        .filter(|(_, c)| c.told_in(ctx).link == Link::Nominal && violent(c) && !c.filled.agents.is_empty())
        .map(|(i, c)| (c.told_in(ctx).head, i))
        .collect();
    if deeds.is_empty() {
        return;
    }
    for i in 0..out.len() {
        let own = out[i].told_in(ctx);
        if own.link == Link::Nominal
            || !violent(&out[i])
            || own.features.voice == Voice::Passive
            || !out[i].filled.agents.is_empty()
        {
            continue;
        }
        let subject = own.arguments.iter().find(|a| a.slot == Slot::Nom);
        let Some(deed) = subject.and_then(|a| deeds.get(&a.head)) else { continue };
        let mut agents = out[*deed].filled.agents.clone();
        agents.retain(|e| !out[i].filled.targets.contains(e));
        out[i].filled.agents = agents;
    }
}

/// `Peru's | attack targeting Chile's base`: whom a deed is said to aim at, suffers it.
pub(super) fn aim_deeds(ctx: &Context<'_>, out: &mut [Candidate]) {
    let mut aims: FxHashMap<TokenId, &Clause> = FxHashMap::default();
    for c in ctx.reading.clauses {
        let says = c.link == Link::Relative
            && c.features.form == VerbForm::SubjectParticiple
            && &*c.lemma == "target";
        if let Some(noun) = c.modifies.filter(|_| says) {
            aims.insert(noun, c);
        }
    }
    for candidate in out.iter_mut() {
        let own = candidate.told_in(ctx);
        let deed = own.link == Link::Nominal && candidate.kind(ctx) == EventType::Assault;
        let Some(aim) = aims.get(&own.head).filter(|_| deed && candidate.filled.targets.is_empty()) else {
            continue;
        };
        let Some(object) = aim.arguments.iter().find(|a| a.slot == Slot::Acc && !a.shared) else { continue };
        let mut found = named(ctx, object, Role::Target);
        if found.is_empty() {
            found = possessor(ctx, &object.tokens, object.head);
        }
        found.retain(|e| !candidate.filled.agents.contains(e));
        candidate.filled.set_targets(found);
    }
}

/// `Chile rejected Peru's | request`: who answers it, was asked.
pub(super) fn ask_answerers(ctx: &Context<'_>, out: &mut [Candidate]) {
    for candidate in out.iter_mut() {
        let own = candidate.told_in(ctx);
        if candidate.kind(ctx) != EventType::Request
            || own.link != Link::Nominal
            || candidate.filled.agents.is_empty()
            || !candidate.filled.targets.is_empty()
        {
            continue;
        }
        let above = own.parent.map(|p| &ctx.reading.clauses[p as usize]);
        let answer = above.filter(|c| {
            c.link != Link::Nominal
                && ctx.is(EventWord::AnswersWish, &ctx.word(c.head).lemma)
                && c.arguments.iter().any(|a| !a.shared && a.tokens.contains(&own.head))
        });
        let Some(answer) = answer else { continue };
        let passive = answer.features.voice == Voice::Passive;
        let doer = answer.arguments.iter().find(|a| match &a.slot {
            Slot::By => passive,
            Slot::Adp(p) => passive && ctx.is(EventWord::ByAgent, p),
            Slot::Nom => !passive && a.head != own.head,
            _ => false,
        });
        let mut found = doer.map(|a| named(ctx, a, Role::Target)).unwrap_or_default();
        if found.is_empty()
            && !passive
            && let Some(pronoun) = doer
        {
            found = ctx.reference(pronoun.head).into_iter().collect();
        }
        found.retain(|e| !candidate.filled.agents.contains(e));
        candidate.filled.set_targets(found);
    }
}

/// `A bomb killed ten. | The Red Army claimed responsibility`: who says that he did it, did it.
pub(super) fn claim_attacks(ctx: &Context<'_>, out: &mut [Candidate]) {
    const BACK: u32 = 3;
    let claims = ctx.reading.clauses.iter().filter(|c| {
        &*c.lemma == "claim"
            && c.link != Link::Nominal
            && c.features.voice == Voice::Active
            && !c.features.negative
            && c.arguments.iter().any(|a| a.slot == Slot::Acc && &*ctx.word(a.head).lemma == "responsibility")
    });
    for claim in claims {
        let doer = claim.arguments.iter().find(|a| a.slot == Slot::Nom);
        let doers = doer.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default();
        if doers.is_empty() {
            continue;
        }
        let near = |c: &&mut Candidate| {
            let own = c.told_in(ctx);
            let back = claim.sentence.checked_sub(own.sentence);
            c.kind(ctx) == EventType::Assault
                && own.head < claim.head
                && back.is_some_and(|b| b <= BACK)
                && c.filled.agents.is_empty()
                && c.filled.targets.iter().all(|e| !doers.contains(e))
        };
        for attack in out.iter_mut().filter(near) {
            attack.filled.agents.clone_from(&doers);
        }
    }
}
