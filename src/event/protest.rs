//! One protest that is told twice: what is done, and against whom.

use rustc_hash::FxHashMap;

use super::aim::is_aim;
use super::context::Context;
use super::extract::Candidate;
use super::prune::drop_marked;
use super::{EventType, status};
use crate::syntax::{Link, VerbForm};

/// `began a hunger strike to protest against Peru's decision`, `rallied in protest at the bill`: one protest, told by whom
/// and against whom.
pub(super) fn join_protests(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    let mut protests: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (i, candidate) in out.iter().enumerate() {
        if candidate.kind(ctx) == EventType::Protest {
            protests.entry(candidate.told_in(ctx).sentence).or_default().push(i);
        }
    }
    let mut drop = vec![false; out.len()];
    for i in 0..out.len() {
        let outer = out[i].told_in(ctx);
        let Some(near) = protests.get(&outer.sentence) else { continue };
        if out[i].kind(ctx) != EventType::Protest
            || out[i].filled.agents.is_empty()
            || !out[i].filled.targets.is_empty()
        {
            continue;
        }
        let aim = near.iter().copied().find(|k| {
            let inner = out[*k].told_in(ctx);
            let apart = inner.link == Link::Nominal || inner.features.form == VerbForm::VerbalNoun;
            *k != i
                && !drop[*k]
                && apart
                && inner.head > outer.head
                && inner.quote == outer.quote
                && !out[*k].filled.targets.is_empty()
                && (out[*k].filled.agents.is_empty() || out[*k].filled.agents == out[i].filled.agents)
        });
        if let Some(k) = aim {
            let mut targets = out[k].filled.targets.clone();
            targets.retain(|e| !out[i].filled.agents.contains(e));
            out[i].filled.targets = targets;
            drop[k] = true;
        }
    }
    drop_marked(out, &drop);
}

/// `Shell'i protesto etmek için greve gitti`: the strike is the protest that it is for; where nothing but the aim tells a protest
/// (`Shell'i protesto etmek için toplandı`), it happens as what is done for it does.
pub(super) fn join_aims(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if ctx.frames.verb_first {
        return;
    }
    let mut drop = vec![false; out.len()];
    for i in 0..out.len() {
        let aim = out[i].told_in(ctx);
        if out[i].kind(ctx) != EventType::Protest || !is_aim(ctx, aim) {
            continue;
        }
        let Some(parent) = aim.parent else { continue };
        let done = |c: &Candidate| c.clause == parent && c.kind(ctx) == EventType::Protest;
        let Some(deed) = out.iter().position(done) else {
            out[i].status = status::of_clause(ctx, &ctx.reading.clauses[parent as usize]);
            continue;
        };
        let aimed = std::mem::take(&mut out[i].filled);
        let deed = &mut out[deed].filled;
        if deed.agents.is_empty() {
            deed.agents = aimed.agents;
        }
        if deed.targets.is_empty() {
            let targets = aimed.targets.into_iter().filter(|e| !deed.agents.contains(e));
            deed.targets = targets.collect();
        }
        drop[i] = true;
    }
    drop_marked(out, &drop);
}
