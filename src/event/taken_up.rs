//! Whose a deed is that somebody opposes or praises, where the text told it before: `Peru withdrew from Chad. France opposed |
//! the withdrawal`.

use super::context::Context;
use super::extract::Candidate;
use super::frame::{FramePos, Role};
use super::prune::drop_marked;
use super::{EventType, Status};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::syntax::{Argument, Link, Slot, Upos, Voice};
use crate::text::TokenId;

/// How many mentions of events, and how many sentences, the deed may lie back.
const FAR: usize = 10;
const SENTENCES: u32 = 2;

/// Over how many a Turkish text takes up a deed that its noun names (`saldırıyı kınadı`): it tells of one such deed, mostly.
const FAR_NAMED: usize = 30;
const SENTENCES_NAMED: u32 = 12;

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
        let found = if ctx.frames.verb_first {
            let deed = deed_of(ctx, &out[i]).or_else(|| deed_beside(ctx, &out[i]));
            let found = deed.and_then(|deed| doer(ctx, &out[..i], &out[i], deed));
            found.or_else(|| asker(ctx, &out[..i], &out[i]))
        } else {
            plain_deed(ctx, &out[i]).and_then(|deed| doer(ctx, &out[..i], &out[i], deed))
        };
        if let Some(found) = found {
            out[i].filled.set_targets(found);
        }
    }
}

/// A decision that a noun takes up without a name is what the body was told to have done before: `Mahkeme Kaya'yı tahliye etti.
/// Mahkemenin | kararı | tepki çekti`; the mentions stand in the order of the text.
pub(super) fn drop_retold(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    use EventType as T;
    if ctx.frames.verb_first {
        return;
    }
    let retold = |i: usize, c: &Candidate| {
        let clause = c.told_in(ctx);
        let named = |a: &Argument| ctx.mentions_in(&a.tokens).next().is_some();
        c.kind(ctx) == T::Decide
            && clause.link == Link::Nominal
            && c.used.is_empty()
            && c.trigger.end == c.trigger.start + 1
            && ctx.is(EventWord::AnyDeed, &ctx.word(clause.head).lemma)
            && c.filled.targets.is_empty()
            && !c.filled.agents.is_empty()
            && !clause.arguments.iter().any(|a| !a.shared && named(a))
            && out[..i].iter().any(|deed| {
                deed.filled.agents == c.filled.agents
                    && matches!(
                        deed.kind(ctx),
                        T::Decide
                            | T::Coerce
                            | T::Concede
                            | T::Sanction
                            | T::Reject
                            | T::Appoint
                            | T::Agree
                            | T::Retreat
                    )
            })
    };
    let drop: Vec<bool> = out.iter().enumerate().map(|(i, c)| retold(i, c)).collect();
    drop_marked(out, &drop);
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
            && ctx.is_at(EventWord::PointsBack, a.tokens.start)
            && ctx.mentions_in(&a.tokens).next().is_none()
    };
    clause.arguments.iter().find(taken_up).map(|a| a.head)
}

/// The noun of a Turkish deed that has nothing before it but what points back: `(bu) | saldırıyı | kınadı`, `saldırıya tepki
/// gösterdi`, `saldırı kınandı`.
fn plain_deed(ctx: &Context<'_>, candidate: &Candidate) -> Option<TokenId> {
    let clause = candidate.told_in(ctx);
    if clause.link == Link::Nominal {
        return None;
    }
    let frame = &ctx.frames.entries[candidate.frame as usize].frame;
    let passive = clause.features.voice == Voice::Passive;
    let fits = |a: &Argument| match a.slot {
        Slot::Nom => passive && ctx.word(a.head).possessive == 0,
        Slot::Acc => !passive,
        Slot::Dat => frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Dat),
        _ => false,
    };
    let back = |a: &Argument| (a.tokens.start..a.head).all(|t| ctx.is_at(EventWord::PointsBack, t));
    let taken_up = |a: &&Argument| {
        fits(a)
            && (!a.shared || a.slot == Slot::Acc)
            && a.tokens.end == a.head + 1
            && back(a)
            && ctx.mention_at(a.head).is_none()
            && (ctx.word(a.head).upos == Upos::Noun || ctx.nominal_at(a.head).is_some())
            && !candidate.used.contains(&a.head)
    };
    clause.arguments.iter().find(taken_up).map(|a| a.head)
}

/// The noun that takes up a whole clause, a comma behind it: `awarded him the prize, a | decision | that Peru condemned`.
fn deed_beside(ctx: &Context<'_>, candidate: &Candidate) -> Option<TokenId> {
    let clause = &ctx.reading.clauses[candidate.clause as usize];
    let noun = clause.modifies.filter(|_| clause.link == Link::Relative)?;
    let article = noun
        .checked_sub(1)
        .filter(|t| ctx.is_at(EventWord::Article, *t) && !ctx.is_at(EventWord::Known, *t))?;
    let beside = article > 0 && ctx.text(article - 1) == ",";
    (beside && ctx.is(EventWord::AnyDeed, &ctx.word(noun).lemma)).then_some(noun)
}

/// Who did it, by the nearest mention before of such a deed by somebody else.
fn doer(ctx: &Context<'_>, before: &[Candidate], judge: &Candidate, deed: TokenId) -> Option<Vec<EntityId>> {
    // `anlaşmayı`: the noun, though it reads like a form of its verb.
    let noun = |t: TokenId| match ctx.nominal_at(t) {
        Some(clause) if !ctx.frames.verb_first => &*clause.lemma,
        _ => &*ctx.word(t).lemma,
    };
    let lemma = noun(deed);
    let sentence = ctx.reading.clauses[judge.clause as usize].sentence;
    let frames = ctx.frames.nouns.get(lemma);
    let kind = |id: u32| ctx.frames.entries[id as usize].frame.kind;
    let any = ctx.is(EventWord::AnyDeed, lemma);
    let long = !ctx.frames.verb_first && !any;
    let (far, sentences) = if long { (FAR_NAMED, SENTENCES_NAMED) } else { (FAR, SENTENCES) };
    let such = |c: &&Candidate| {
        let told = kind(c.frame);
        let named = frames.is_some_and(|ids| ids.iter().any(|id| kind(*id) == told))
            || told == EventType::Accuse && ctx.is(EventWord::Complaint, lemma);
        !c.filled.agents.is_empty()
            && ctx.reading.clauses[c.clause as usize].sentence + sentences >= sentence
            && !c.filled.agents.iter().any(|e| judge.filled.agents.contains(e))
            && (named && (ctx.frames.verb_first || !any) || any && is_deed(ctx, c))
    };
    let doers = |c: &Candidate| {
        let frame = &ctx.frames.entries[c.frame as usize].frame;
        // `Peru ile Şili anlaştı. Kaya | anlaşmayı | övdü`
        let both = !ctx.frames.verb_first && frame.has(super::frame::Flag::Symmetric);
        let mut all = c.filled.agents.clone();
        all.extend(c.filled.targets.iter().copied().filter(|_| both));
        all
    };
    // Told by the same noun, and as what happened, before any other such deed.
    let called = |c: &&Candidate| c.status == Status::Occurred && c.trigger.clone().any(|t| noun(t) == lemma);
    let near = || before.iter().rev().take(far).filter(such);
    let named = if ctx.frames.verb_first { None } else { near().find(called) };
    // A decision may have been taken longer ago.
    let ago = || {
        let decided = |c: &&Candidate| {
            kind(c.frame) == EventType::Decide
                && !c.filled.agents.is_empty()
                && !c.filled.agents.iter().any(|e| judge.filled.agents.contains(e))
        };
        before.iter().rev().find(decided).filter(|_| !ctx.frames.verb_first && any && lemma == "karar")
    };
    let happened = |c: &&Candidate| ctx.frames.verb_first || c.status == Status::Occurred;
    named.or_else(|| near().find(happened)).or_else(ago).map(doers)
}

/// Whether an event may be meant by a word for any deed (`the move`, `kararı`).
fn is_deed(ctx: &Context<'_>, told: &Candidate) -> bool {
    use EventType as T;
    let kind = told.kind(ctx);
    let words =
        matches!(kind, T::Accuse | T::Support | T::Consult | T::Request | T::Threaten | T::Protest | T::Harm);
    let other = !ctx.frames.verb_first && matches!(kind, T::Reject | T::Travel);
    !words && !other && !matches!(told.status, Status::Hypothetical | Status::Denied)
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
    let it = objects.clone().any(|a| ctx.is_at(EventWord::It, a.head));
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
