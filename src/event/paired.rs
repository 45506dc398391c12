//! Turkish nouns and the verbs that stand above them: what is told by both, or of neither.

use super::context::Context;
use super::extract::{Candidate, verbs_of};
use super::frame::{Flag, Role, RoleSlot};
use super::prune::{drop_marked, drop_where};
use super::{EventType, Status};
use crate::event::EventWord;
use crate::syntax::{Case, Clause, Link, Slot, VerbForm};

/// A verb and the noun that it takes tell one agreement or meeting: whoever stands with the noun is a party of the verb
/// (`Peru, Şili ile çerçeve anlaşması üzerinde | uzlaştı`).
pub(super) fn unite_parties(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    let verbs = verbs_of(ctx, out);
    let frame = |c: &Candidate| &ctx.frames.entries[c.frame as usize].frame;
    let mut drop = vec![false; out.len()];
    for noun in 0..out.len() {
        let clause = &ctx.reading.clauses[out[noun].clause as usize];
        let above = clause.parent.filter(|_| clause.link == Link::Nominal && clause.modifies.is_none());
        let Some(verb) = above.and_then(|p| verbs.get(&p).copied()) else { continue };
        let verb_clause = &ctx.reading.clauses[out[verb].clause as usize];
        let inside = verb_clause.arguments.iter().any(|a| !a.shared && a.tokens.contains(&clause.head));
        let alone = |c: &Candidate| c.filled.agents.len() + c.filled.targets.len() == 1;
        if !inside
            || frame(&out[noun]).kind != frame(&out[verb]).kind
            || !frame(&out[noun]).has(Flag::Symmetric)
            || !alone(&out[noun])
            || !alone(&out[verb])
        {
            continue;
        }
        let theirs = std::mem::take(&mut out[noun].filled);
        let own = &mut out[verb].filled;
        let mut all: Vec<_> = own.agents.iter().chain(&own.targets).copied().collect();
        for party in theirs.agents.into_iter().chain(theirs.targets) {
            if !all.contains(&party) {
                all.push(party);
            }
        }
        own.targets = all.split_off(1);
        own.agents = all;
        drop[noun] = true;
    }
    drop_marked(out, &drop);
}

/// A verb of opening that carries the noun of another event opens nothing (`Peru, Şili ile ortaklık | başlattı`).
pub(super) fn drop_openings(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    let told: Vec<u32> = out.iter().map(|c| ctx.reading.clauses[c.clause as usize].head).collect();
    drop_where(out, |_, c| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        let opens = ctx.frames.entries[c.frame as usize].frame.kind == EventType::Ceremony
            && c.used.is_empty()
            && clause.link != Link::Nominal
            && ctx.frames.supports.contains_key(&*clause.lemma);
        opens
            && clause.arguments.iter().any(|a| {
                matches!(a.slot, Slot::Acc | Slot::Nom)
                    && !a.shared
                    && ctx.mention_at(a.head).is_none()
                    && a.head != clause.head
                    && told.contains(&a.head)
            })
    });
}

/// Whether a thing or a body is only said to be opened, shown or founded one day, and nobody to do it (`yakında tanıtılacak banka`).
pub(super) fn is_only_announced(ctx: &Context<'_>, c: &Candidate) -> bool {
    let frame = &ctx.frames.entries[c.frame as usize].frame;
    let thing = |s: &RoleSlot| matches!(s.slot, Slot::Acc | Slot::Nom | Slot::Gen);
    frame.kind == EventType::Ceremony
        && frame.slots(Role::Target).iter().any(thing)
        && c.status == Status::Planned
        && c.filled.agents.is_empty()
        && ctx.reading.clauses[c.clause as usize].link != Link::Nominal
        && &*ctx.reading.clauses[c.clause as usize].lemma != "aç"
}

/// Whether a journey is only what somebody was on meanwhile (`Lima'dan dönerken | yakalandı`).
pub(super) fn is_underway(ctx: &Context<'_>, c: &Candidate) -> bool {
    let clause = &ctx.reading.clauses[c.clause as usize];
    ctx.frames.entries[c.frame as usize].frame.kind == EventType::Travel
        && clause.features.form == VerbForm::Converb
        && ctx.lower(clause.head).ends_with("ken")
}

/// What is only to be stopped is no event that the sentence tells (`soykırımı | durdurması için baskı yaptı`).
pub(super) fn drop_stopped(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    let stops = |c: &Clause| {
        c.features.form == VerbForm::VerbalNoun
            && c.link != Link::Nominal
            && ctx.is(EventWord::Prevents, &c.lemma)
    };
    out.retain(|c| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        let deed = clause.link == Link::Nominal
            || clause.link == Link::Complement && clause.features.form == VerbForm::VerbalNoun;
        let object = matches!(ctx.word(clause.head).case, Case::Acc | Case::Nom | Case::Gen);
        let above = clause.parent.filter(|_| deed && object).map(|p| &ctx.reading.clauses[p as usize]);
        !above.is_some_and(|above| stops(above) && above.arguments.iter().any(|a| a.head == clause.head))
    });
}
