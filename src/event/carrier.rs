//! Verbs that only carry an event that a noun tells (`saldırı düzenledi`, `launched an attack`).

use super::context::Context;
use super::lexicon::{Support, VerbFrame};
use super::matcher;
use super::near::Near;
use super::participant::same_slot;
use crate::event::EventWord;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, Voice};
use crate::text::TokenId;

/// The support verb that carries a nominal event, with how it does.
pub(super) fn carrier<'r>(ctx: &Context<'r>, nominal: &Clause) -> Option<(&'r Clause, &'r Support)> {
    let clauses = ctx.reading.clauses;
    let from = clauses.partition_point(|c| c.head <= nominal.head);
    // The verb stands behind its noun (Turkish) or before it (English).
    let near =
        |c: &&Clause| c.sentence == nominal.sentence && c.link != Link::Nominal && c.quote == nominal.quote;
    let after = clauses[from..].iter().take(6).filter(near);
    let earlier = clauses[..from].iter().rev().take(6).filter(near);
    let mut candidates: Vec<&'r Clause> = after.chain(earlier).collect();
    candidates.sort_by_key(|c| c.head.abs_diff(nominal.head));
    for clause in candidates {
        let Some(supports) = ctx.frames.supports.get(&*ctx.word(clause.head).lemma) else { continue };
        // `launched air and artillery | strikes`: the object's last noun.
        let last = |a: &&Argument| {
            ctx.frames.verb_first
                && a.slot == Slot::Acc
                && !a.shared
                && a.head < nominal.head
                && nominal.head < a.tokens.end
                && (a.head + 1..=nominal.head).all(|t| {
                    ctx.frames.is_conjunction(ctx.lower(t))
                        || matches!(ctx.word(t).upos, Upos::Noun | Upos::Adj)
                })
        };
        let own = clause.arguments.iter().find(|a| a.head == nominal.head);
        let argument = own.or_else(|| clause.arguments.iter().find(last));
        // `called the | attack cowardly`: who says what it was did not do it.
        if ctx.frames.verb_first
            && &*ctx.word(clause.head).lemma == "call"
            && argument.is_some_and(|a| ctx.is_at(EventWord::Definite, a.tokens.start))
        {
            continue;
        }
        let adjacent = !ctx.frames.verb_first && nominal.head + 1 == clause.head;
        if argument.is_none() && !adjacent {
            continue;
        }
        // `saldırıları protesto etti`: another noun makes the verb's meaning.
        let other = (!ctx.frames.verb_first).then(|| ctx.bare_noun_before(clause.head)).flatten();
        // `saldırılarını | askıya aldı`, `desteğini | geri çekti`
        let half = || half_of_idiom(ctx, clause.head).filter(|t| *t > nominal.head);
        let other = other.filter(|t| *t != nominal.head).or_else(half);
        for support in supports.iter().filter(|s| other.is_none() || !s.before.is_empty()) {
            if noun_slot_fits(ctx, clause, argument, nominal.head, support) && words_fit(ctx, clause, support)
            {
                return Some((clause, support));
            }
        }
    }
    None
}

/// The word right before a verb that is no argument but makes an idiom with it (`askıya | almak`, `geri | çekmek`), by the frames
/// that hold both.
fn half_of_idiom(ctx: &Context<'_>, verb: TokenId) -> Option<TokenId> {
    let before = verb.checked_sub(1).filter(|_| !ctx.frames.verb_first)?;
    let word = ctx.word(before);
    let oblique =
        matches!(word.case, Case::Dat | Case::Abl | Case::Loc | Case::Ins) || word.upos == Upos::Adv;
    let frames = ctx.frames.verbs.get(&*ctx.word(verb).lemma).filter(|_| oblique)?;
    let near = Near::of_word(ctx, before);
    let idiom = |f: &VerbFrame| {
        let last = ctx.frames.entries[f.id as usize].before.last();
        last.is_some_and(|p| !p.optional && ctx.is_part(p, before))
    };
    let mut frames = frames.iter().filter(|f| near.may_hold(f));
    (ctx.mention_at(before).is_none() && frames.any(idiom)).then_some(before)
}

fn noun_slot_fits(
    ctx: &Context<'_>,
    clause: &Clause,
    argument: Option<&Argument>,
    head: TokenId,
    support: &Support,
) -> bool {
    let passive = clause.features.voice == Voice::Passive;
    let case = ctx.word(head).case;
    match &support.noun {
        Slot::Acc if passive => case == Case::Nom,
        Slot::Acc => {
            // `Kaya'nın sözleri | tepkisini çekti`, `his arrest | drew crowds`: the subject of a verb that has another object.
            let subject = argument.is_some_and(|a| a.slot == Slot::Nom)
                && (!ctx.frames.verb_first || support.after.is_empty())
                && clause.arguments.iter().any(|a| a.slot == Slot::Acc && a.head != head && !a.shared);
            matches!(case, Case::Acc | Case::Nom)
                && argument.is_none_or(|a| matches!(a.slot, Slot::Acc | Slot::Nom))
                && !subject
        }
        Slot::Nom => case == Case::Nom && argument.is_none_or(|a| a.slot == Slot::Nom),
        Slot::Dat => case == Case::Dat || argument.is_some_and(|a| a.slot == Slot::Dat),
        Slot::Loc => case == Case::Loc || argument.is_some_and(|a| a.slot == Slot::Loc),
        // `was the target | of an attack`
        Slot::Adp(p) if ctx.frames.verb_first && ctx.is(EventWord::BringsOwner, p) => {
            argument.is_some_and(|a| a.slot == Slot::Gen && a.head > clause.head || a.slot == support.noun)
        }
        other => argument.is_some_and(|a| same_slot(&a.slot, other)),
    }
}

fn words_fit(ctx: &Context<'_>, clause: &Clause, support: &Support) -> bool {
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    matcher::before(ctx, clause.head, sentence.start, &support.before).is_some()
        && matcher::after(ctx, clause.head, clause.tokens.end.max(clause.head + 1), &support.after, &[])
            .is_some()
}
