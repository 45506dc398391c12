//! Deeds for which somebody is blamed, charged or punished: who did them, and which are no events of their own.

use crate::event::EventWord;
use rustc_hash::FxHashMap;

use super::EventType;
use super::context::Context;
use super::extract::Candidate;
use super::prune::drop_where;
use crate::syntax::{Case, Clause, Link, Slot, VerbForm, Voice, Word};
use crate::text::TokenId;

/// Who is condemned for a deed is who did it, not whom it was done to (`condemned the attack on Peru by Chile`).
pub(super) fn blame_doers(ctx: &Context<'_>, out: &mut [Candidate]) {
    if !ctx.frames.verb_first {
        return;
    }
    let deeds: FxHashMap<TokenId, usize> = out
        .iter()
        .enumerate()
        .filter(|(_, c)| {
            let kind = ctx.frames.entries[c.frame as usize].frame.kind;
            ctx.reading.clauses[c.clause as usize].link == Link::Nominal
                && matches!(
                    kind,
                    EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Threaten
                )
        })
        .map(|(i, c)| (ctx.reading.clauses[c.clause as usize].head, i))
        .collect();
    for i in 0..out.len() {
        let clause = &ctx.reading.clauses[out[i].clause as usize];
        let kind = ctx.frames.entries[out[i].frame as usize].frame.kind;
        if kind != EventType::Accuse || clause.link == Link::Nominal {
            continue;
        }
        let slot = if clause.features.voice == Voice::Passive { Slot::Nom } else { Slot::Acc };
        let object = clause.arguments.iter().find(|a| a.slot == slot && !a.shared);
        let Some(deed) = object.and_then(|a| deeds.get(&a.head)).map(|d| &out[*d].filled) else { continue };
        let agents = deed.agents.clone();
        // `blamed the attack | on Peru`
        let on = object.and_then(|a| deeds.get(&a.head)).copied();
        let blames = ctx.is(EventWord::Blames, &ctx.word(clause.head).lemma);
        if let Some(deed) = on.filter(|_| blames) {
            let blamed = out[i].filled.targets.clone();
            out[deed].filled.targets.retain(|e| !blamed.contains(e));
            continue;
        }
        if agents.iter().any(|e| !out[i].filled.agents.contains(e)) {
            out[i].filled.targets = agents;
        } else {
            let victims = deed.targets.clone();
            out[i].filled.targets.retain(|e| !victims.contains(e));
        }
    }
}

/// Who is accused or found guilty of a deed that a noun tells has done it: `charged with the | murder | of Reed`.
pub(super) fn charge_accused(ctx: &Context<'_>, out: &mut [Candidate]) {
    const FAR: TokenId = 7;
    if !ctx.frames.verb_first {
        return;
    }
    let kind = |c: &Candidate| c.kind(ctx);
    for i in 0..out.len() {
        let clause = &ctx.reading.clauses[out[i].clause as usize];
        let deed = clause.link == Link::Nominal && kind(&out[i]) == EventType::Assault;
        if !deed || !out[i].filled.agents.is_empty() {
            continue;
        }
        let first = ctx.sentence_start(clause.head);
        let mut start = out[i].trigger.start;
        while start > first && super::surface::inside(ctx, start - 1) {
            start -= 1;
        }
        let governed = start > first && matches!(ctx.lower(start - 1), "of" | "with" | "for" | "over" | "in");
        let charge = |c: &&Candidate| {
            let verb = &ctx.reading.clauses[c.clause as usize];
            let near = c.trigger.end <= start && start - c.trigger.end < FAR;
            let between = (c.trigger.end..start.saturating_sub(1))
                .any(|t| ctx.mention_at(t).is_none() && ctx.word(t).upos == crate::syntax::Upos::Verb);
            verb.sentence == clause.sentence
                && verb.link != Link::Nominal
                && near
                && !between
                && matches!(kind(c), EventType::Accuse | EventType::Coerce)
                && !c.filled.targets.is_empty()
        };
        let Some(accused) = out.iter().find(charge).filter(|_| governed) else { continue };
        let mut doers = accused.filled.targets.clone();
        doers.retain(|e| {
            !out[i].filled.targets.contains(e) && ctx.kind(*e) != crate::mention::EntityKind::Place
        });
        out[i].filled.agents = doers;
    }
}

/// What somebody is punished or accused for, he did who is punished, not who punishes (`Kurul, kuralları çiğnediği
/// gerekçesiyle Peru Bank'a ceza kesti`); told without its doer it is none.
pub(super) fn drop_charges(ctx: &Context<'_>, by_clause: &FxHashMap<u32, usize>, out: &mut Vec<Candidate>) {
    let kind = |c: &Candidate| c.kind(ctx);
    drop_where(out, |out, c| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        let charge = clause
            .modifies
            .filter(|n| clause.link == Link::Relative && ctx.is(EventWord::Accusation, &ctx.word(*n).lemma));
        // `polise hakaret etmek | suçundan`
        let infinitive = || {
            let next = ctx.reading.analysed.words.get(clause.head as usize + 1);
            let crime = |lemma: &str| lemma == "suç" || ctx.is(EventWord::Accusation, lemma);
            // `yönetime el koyma girişiminden | gözaltına alındı`, `karara uymamaktan | hapse çarptırıldı`
            let tried = |w: &Word| w.case == Case::Abl && ctx.is(EventWord::Attempt, &w.lemma);
            clause.features.form == VerbForm::VerbalNoun
                && (next.is_some_and(|w| crime(&w.lemma) || tried(w)) || for_doing(ctx, clause))
        };
        let charge = charge.or_else(|| infinitive().then_some(clause.head));
        let above = charge.and(clause.parent).and_then(|p| by_clause.get(&p)).map(|i| &out[*i]);
        above.is_some_and(|above| {
            let punishes = matches!(kind(above), EventType::Sanction | EventType::Coerce | EventType::Accuse);
            let same = !c.filled.agents.is_empty() && c.filled.agents == above.filled.agents;
            let theirs = || c.filled.agents.iter().all(|e| above.filled.targets.contains(e));
            punishes && (same || for_doing(ctx, clause) && theirs())
        })
    });
}

/// Whether an infinitive in the ablative tells what somebody is punished for (`karara uymamaktan | hapse çarptırıldı`).
fn for_doing(ctx: &Context<'_>, clause: &Clause) -> bool {
    let word = ctx.word(clause.head);
    clause.features.form == VerbForm::VerbalNoun && word.case == Case::Abl && word.possessive == 0
}
