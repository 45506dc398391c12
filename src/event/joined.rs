//! Predicates joined in one sentence that are said of the same two (`Peru, Şili'yi suçladı ve yaptırım tehdidinde bulundu`).

use super::EventType;
use super::context::Context;
use super::extract::Candidate;
use super::frame::Role;
use super::participant::is_part_of_predicate;
use crate::event::EventWord;
use crate::syntax::{Case, Link, Slot, VerbForm};

/// Whom an inquiry is about whose measure is told with it (`savcılığın yürüttüğü soruşturma kapsamında Kaya tutuklandı`).
pub(super) fn name_suspects(ctx: &Context<'_>, out: &mut [Candidate]) {
    if ctx.frames.verb_first {
        return;
    }
    let frame = |c: &Candidate| &ctx.frames.entries[c.frame as usize].frame;
    for i in 0..out.len() {
        let clause = &ctx.reading.clauses[out[i].clause as usize];
        let inquiry = clause.link == Link::Nominal
            && frame(&out[i]).plover.as_deref() == Some("ACCUSE.investigate")
            && out[i].filled.targets.is_empty()
            && !out[i].filled.agents.is_empty();
        if !inquiry {
            continue;
        }
        let measure = out.iter().find(|other| {
            Some(other.clause) == clause.parent
                && matches!(frame(other).kind, EventType::Coerce)
                && !other.filled.targets.is_empty()
        });
        if let Some(suspects) = measure.map(|c| c.filled.targets.clone()) {
            out[i].filled.targets = suspects;
        }
    }
}

/// Whom an accusation names is also threatened or asked where the verb joined to it names nobody; and the other way round.
pub(super) fn share_targets(ctx: &Context<'_>, out: &mut [Candidate]) {
    if ctx.frames.verb_first {
        return;
    }
    let kind = |c: &Candidate| c.kind(ctx);
    let speaks = |k: EventType| {
        matches!(k, EventType::Accuse | EventType::Threaten | EventType::Request | EventType::Sanction)
    };
    let clause = |c: &Candidate| &ctx.reading.clauses[c.clause as usize];
    for i in 0..out.len() {
        let here = &out[i];
        if !matches!(kind(here), EventType::Threaten | EventType::Accuse | EventType::Request)
            || !here.filled.targets.is_empty()
            || here.filled.agents.is_empty()
            || clause(here).link == Link::Nominal
            || aims_elsewhere(ctx, here)
        {
            continue;
        }
        // The nearest before it in its sentence, or the verb that its converb hangs on.
        let near = out.iter().filter(|other| {
            let (a, b) = (clause(here), clause(other));
            let joined = a.features.form == VerbForm::Finite
                && (b.features.form == VerbForm::Finite || b.parent == Some(here.clause))
                && b.head < a.head
                // `yaptırım isterken Peru'yu suçladı`: others are asked.
                || a.features.form == VerbForm::Converb
                    && (ctx.frames.grammar.goes_together)(ctx.lower(a.head))
                    && a.parent == Some(other.clause);
            joined
                && a.sentence == b.sentence
                && a.quote == b.quote
                && b.link != Link::Nominal
                && speaks(kind(other))
                && other.filled.agents == here.filled.agents
                && other.filled.targets.len() == 1
        });
        if let Some(target) = near.max_by_key(|c| c.trigger.start).map(|c| c.filled.targets[0]) {
            out[i].filled.targets = vec![target];
        }
    }
}

/// Whether a verb says at what it is aimed, which has no name (`hakem kararlarına tepki göstererek`).
fn aims_elsewhere(ctx: &Context<'_>, candidate: &Candidate) -> bool {
    let frame = &ctx.frames.entries[candidate.frame as usize].frame;
    let wanted = |slot: &Slot| frame.slots(Role::Target).iter().any(|s| s.slot == *slot);
    asks_unnamed(ctx, candidate)
        || ctx.reading.clauses[candidate.clause as usize].arguments.iter().any(|a| {
            !a.shared
                && matches!(a.slot, Slot::Dat | Slot::Acc)
                && wanted(&a.slot)
                && !is_part_of_predicate(a, &candidate.used)
                && ctx.verb_at(a.head).is_none()
        })
}

/// Whether what is asked for has whom it is asked of at its beginning, who has no name (`[uluslararası toplumu] harekete geçmeye
/// çağırdı`): many, or those who act for others.
fn asks_unnamed(ctx: &Context<'_>, candidate: &Candidate) -> bool {
    let inner = ctx.complements_of(candidate.clause, candidate.told_in(ctx));
    let mut inner = inner.filter(|c| {
        let word = ctx.word(c.head);
        c.features.form == VerbForm::VerbalNoun && word.case == Case::Dat && word.possessive == 0
    });
    inner.any(|c| {
        c.arguments.iter().any(|a| {
            let word = ctx.word(a.head);
            let acts = ctx.is(EventWord::Collective, &word.lemma)
                || ctx.frames.stand_ins.get(&*word.lemma).is_some_and(|e| e.agent);
            let many = word.plural && !ctx.frames.is_event_noun(&word.lemma);
            a.slot == Slot::Acc
                && !a.shared
                && a.tokens.start == c.tokens.start
                && ctx.mention_at(a.head).is_none()
                && a.head + 1 < c.head
                && (acts || many)
        })
    })
}
