//! Whose a deed is that somebody opposes or praises, where the text told it before: `Peru withdrew from Chad. France opposed |
//! the withdrawal`.

use super::context::Context;
use super::extract::Candidate;
use super::frame::FramePos;
use super::{EventType, Status};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::syntax::{Argument, Link, Slot, Upos, Voice};
use crate::text::TokenId;

/// How many mentions of events, and how many sentences, the deed may lie back.
const FAR: usize = 10;
const SENTENCES: u32 = 2;

/// Aims what is said of a deed at who did it; the mentions stand in the order of the text.
pub(super) fn aim_at_doers(ctx: &Context<'_>, out: &mut [Candidate]) {
    for i in 0..out.len() {
        let frame = &ctx.frames.entries[out[i].frame as usize].frame;
        let judges = matches!(
            frame.kind,
            EventType::Accuse | EventType::Reject | EventType::Support | EventType::Protest
        );
        if !judges
            || frame.pos != FramePos::Verb
            || out[i].filled.agents.is_empty()
            || !out[i].filled.targets.is_empty()
        {
            continue;
        }
        let deed = deed_of(ctx, &out[i]).or_else(|| deed_beside(ctx, &out[i]));
        let found = deed
            .and_then(|deed| doer(ctx, &out[..i], &out[i], deed))
            .or_else(|| asker(ctx, &out[..i], &out[i]));
        if let Some(found) = found {
            out[i].filled.set_targets(found);
        }
    }
}

/// The noun that takes a deed up: `opposed | the withdrawal`.
fn deed_of(ctx: &Context<'_>, candidate: &Candidate) -> Option<TokenId> {
    let clause = &ctx.reading.clauses[candidate.clause as usize];
    if clause.link == Link::Nominal {
        return None;
    }
    let slot = if clause.features.voice == Voice::Passive { Slot::Nom } else { Slot::Acc };
    let taken_up = |a: &&Argument| {
        (a.slot == slot || matches!(&a.slot, Slot::Adp(p) if matches!(&**p, "against" | "to")))
            && !a.shared
            && ctx.mention_at(a.head).is_none()
            && ctx.word(a.head).upos == Upos::Noun
            && a.head > a.tokens.start
            && matches!(ctx.lower(a.tokens.start), "the" | "this" | "that" | "these")
            && ctx.mentions_in(&a.tokens).next().is_none()
    };
    clause.arguments.iter().find(taken_up).map(|a| a.head)
}

/// The noun that takes up a whole clause, a comma behind it: `awarded him the prize, a | decision | that Peru condemned`.
fn deed_beside(ctx: &Context<'_>, candidate: &Candidate) -> Option<TokenId> {
    let clause = &ctx.reading.clauses[candidate.clause as usize];
    let noun = clause.modifies.filter(|_| clause.link == Link::Relative)?;
    let article = noun.checked_sub(1).filter(|t| matches!(ctx.lower(*t), "a" | "an"))?;
    let beside = article > 0 && ctx.text(article - 1) == ",";
    (beside && ctx.is(EventWord::AnyDeed, &ctx.word(noun).lemma)).then_some(noun)
}

/// Who did it, by the nearest mention before of such a deed by somebody else.
fn doer(ctx: &Context<'_>, before: &[Candidate], judge: &Candidate, deed: TokenId) -> Option<Vec<EntityId>> {
    let lemma = &*ctx.word(deed).lemma;
    let sentence = ctx.reading.clauses[judge.clause as usize].sentence;
    let frames = ctx.frames.nouns.get(lemma);
    let kind = |id: u32| ctx.frames.entries[id as usize].frame.kind;
    let any = ctx.is(EventWord::AnyDeed, lemma);
    let such = |c: &&Candidate| {
        let told = kind(c.frame);
        let named = frames.is_some_and(|ids| ids.iter().any(|id| kind(*id) == told))
            || told == EventType::Accuse && ctx.is(EventWord::Complaint, lemma);
        !c.filled.agents.is_empty()
            && ctx.reading.clauses[c.clause as usize].sentence + SENTENCES >= sentence
            && !c.filled.agents.iter().any(|e| judge.filled.agents.contains(e))
            && (named || any && is_move(told) && !matches!(c.status, Status::Hypothetical | Status::Denied))
    };
    before.iter().rev().take(FAR).find(such).map(|c| c.filled.agents.clone())
}

/// Whether a deed may be called a move or a decision.
fn is_move(kind: EventType) -> bool {
    !matches!(
        kind,
        EventType::Accuse
            | EventType::Support
            | EventType::Consult
            | EventType::Request
            | EventType::Threaten
            | EventType::Protest
            | EventType::Harm
    )
}

/// Who asked for what is refused in the same sentence: `Reed asked for bail, but | it was denied by the court`, `Reed asked
/// Wilk for help, but he | refused`.
fn asker(ctx: &Context<'_>, before: &[Candidate], refusal: &Candidate) -> Option<Vec<EntityId>> {
    let kind = |c: &Candidate| c.kind(ctx);
    let clause = &ctx.reading.clauses[refusal.clause as usize];
    if kind(refusal) != EventType::Reject || clause.link == Link::Nominal {
        return None;
    }
    let passive = clause.features.voice == Voice::Passive;
    let slot = if passive { Slot::Nom } else { Slot::Acc };
    let mut objects = clause.arguments.iter().filter(|a| a.slot == slot && !a.shared);
    let it = objects.clone().any(|a| ctx.lower(a.head) == "it");
    let nothing = !passive && objects.next().is_none() && refusal.used.is_empty();
    let asked = |c: &&Candidate| {
        let all = || c.filled.agents.iter().all(|e| !refusal.filled.agents.contains(e));
        kind(c) == EventType::Request
            && ctx.reading.clauses[c.clause as usize].sentence == clause.sentence
            && !c.filled.agents.is_empty()
            && all()
            && (it || nothing && c.filled.targets.iter().any(|e| refusal.filled.agents.contains(e)))
    };
    before.iter().rev().take(FAR).find(asked).map(|c| c.filled.agents.clone())
}
