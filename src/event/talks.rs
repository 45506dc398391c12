//! Talks about a deed, and what somebody does because another asked for it.

use super::EventType;
use super::context::Context;
use super::extract::Candidate;
use super::frame::FramePos;
use super::prune::drop_marked;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::syntax::{Case, Link, Slot, VerbForm};

/// A deed that is only talked about (`Peru Bank ile Şili Un arasındaki | birleşme görüşmeleri`) is no event: whose it is, those
/// talk.
pub(super) fn unite_talks(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    let mut drop = vec![false; out.len()];
    for deed in 0..out.len() {
        let clause = out[deed].told_in(ctx);
        let word = ctx.word(clause.head);
        let joint =
            matches!(out[deed].kind(ctx), EventType::Transact | EventType::Agree | EventType::Cooperate);
        let bare = clause.features.form == VerbForm::VerbalNoun
            && clause.link != Link::Nominal
            && word.case == Case::Nom
            && word.possessive == 0
            && !ctx.lower(clause.head).ends_with('k');
        if !joint || !bare {
            continue;
        }
        let talks = (0..out.len()).find(|i| {
            let frame = &ctx.frames.entries[out[*i].frame as usize].frame;
            frame.kind == EventType::Consult
                && frame.pos == FramePos::Noun
                && out[*i].told_in(ctx).head == clause.head + 1
        });
        let Some(talks) = talks else { continue };
        let mut parties: Vec<EntityId> = Vec::new();
        for candidate in [&out[deed], &out[talks]] {
            for party in candidate.filled.agents.iter().chain(&candidate.filled.targets) {
                if !parties.contains(party) {
                    parties.push(*party);
                }
            }
        }
        let rest = parties.split_off(parties.len().min(1));
        out[talks].filled.agents = parties;
        out[talks].filled.set_targets(rest);
        drop[deed] = true;
    }
    drop_marked(out, &drop);
}

/// Who does something upon another's request was asked (`Peru, Şili'nin | talebi üzerine Kaya'yı gözaltına aldı`).
pub(super) fn ask_who_answers(ctx: &Context<'_>, out: &mut [Candidate]) {
    for at in 0..out.len() {
        let clause = out[at].told_in(ctx);
        let upon = clause.link == Link::Nominal
            && out[at].kind(ctx) == EventType::Request
            && out[at].filled.targets.is_empty()
            && clause.head + 1 < ctx.sentence_end(clause.head)
            && ctx.is_at(EventWord::Upon, clause.head + 1);
        if !upon {
            continue;
        }
        let within = |a: &&crate::syntax::Argument| {
            a.tokens.contains(&clause.head) && matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::Upon, p))
        };
        let answer = out.iter().find(|c| c.told_in(ctx).arguments.iter().any(|a| within(&a)));
        let asked = answer.map(|c| c.filled.agents.clone()).unwrap_or_default();
        if let [asked] = asked[..]
            && !out[at].filled.agents.contains(&asked)
        {
            out[at].filled.set_targets(vec![asked]);
        }
    }
}
