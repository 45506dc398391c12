//! A decision and what is decided are one event.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::extract::{Candidate, verb_candidate};
use super::frame::Flag;
use super::prune::drop_marked;
use super::{EventType, Status, matcher};
use crate::syntax::{Clause, Link, Slot, VerbForm, Voice};
use crate::text::TokenId;

/// What is decided is the event where it is one (`satmaya karar verdi`, `ceza uygulanmasına karar verdi`, `satın alma
/// kararı aldı`), and who decides does it. A decision of somebody who speaks for no body is none.
pub(super) fn tell_deeds(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if ctx.frames.verb_first {
        return;
    }
    let frame = |c: &Candidate| &ctx.frames.entries[c.frame as usize].frame;
    let by_clause: FxHashMap<u32, usize> = out.iter().enumerate().map(|(i, c)| (c.clause, i)).rev().collect();
    let nouns: FxHashMap<TokenId, usize> = (out.iter().enumerate())
        .map(|(i, c)| (&ctx.reading.clauses[c.clause as usize], i))
        .filter(|(clause, _)| clause.link == Link::Nominal)
        .map(|(clause, i)| (clause.head, i))
        .collect();
    let mut drop = vec![false; out.len()];
    for decision in 0..drop.len() {
        if !frame(&out[decision]).has(Flag::Decision) {
            continue;
        }
        let Some(content) = content(ctx, &out[decision]) else { continue };
        // `törenlere katılmama kararı aldı`: what is not done is no event, but the decision is one.
        if ctx.reading.clauses[content as usize].features.negative {
            if let Some(told) = by_clause.get(&content).copied() {
                drop[told] = true;
            }
            continue;
        }
        let deciders = out[decision].filled.agents.clone();
        let verb = &ctx.reading.clauses[content as usize];
        let told = by_clause.get(&content).copied();
        // `para cezası uygulanmasına`: the noun tells it, its verb only carries it.
        let told = told.or_else(|| carried(verb).filter_map(|noun| nouns.get(&noun).copied()).max());
        let deed = told.or_else(|| {
            let hits = matcher::verb_hits(ctx, verb);
            let found = verb_candidate(ctx, content, verb, hits, &deciders)?;
            out.push(found);
            Some(out.len() - 1)
        });
        let Some(deed) = deed.filter(|d| frame(&out[*d]).kind != EventType::Decide) else { continue };
        let told = frame(&out[deed]).clone();
        let evidence = out[decision].evidence;
        let deed = &mut out[deed];
        deed.filled.lend(&told, &deciders);
        deed.evidence = deed.evidence.join(evidence);
        // What somebody wants to do himself lies ahead.
        if verb.features.voice != Voice::Passive && deed.status == Status::Occurred {
            deed.status = Status::Planned;
        }
        drop[decision] = true;
    }
    drop.resize(out.len(), false);
    drop_marked(out, &drop);
}

/// The clause of what is decided: the verbal noun right before the decision's words.
fn content(ctx: &Context<'_>, decision: &Candidate) -> Option<u32> {
    let first = decision.used.iter().copied().min().unwrap_or(decision.trigger.start);
    let before = first.min(decision.trigger.start).checked_sub(1)?;
    let index = ctx.verb_index_at(before)?;
    let clause = &ctx.reading.clauses[index as usize];
    (clause.features.form == VerbForm::VerbalNoun).then_some(index)
}

/// The heads of a verb's objects, of a passive also of its subject.
fn carried(verb: &Clause) -> impl Iterator<Item = TokenId> {
    let passive = verb.features.voice == Voice::Passive;
    let object = move |slot: &Slot| *slot == Slot::Acc || passive && *slot == Slot::Nom;
    verb.arguments.iter().filter(move |a| !a.shared && object(&a.slot)).map(|a| a.head)
}
