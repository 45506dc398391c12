//! What stands with a predicate: the arguments of its verb, and of the nouns that make the predicate with it.

use super::context::Context;
use super::frame::Role;
use super::matcher::Hit;
use super::opener;
use super::owner::tells_account;
use super::schema::is_willed;
use super::slots::complements;
use crate::event::EventWord;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};

/// The arguments from which a verb's roles are filled.
pub(super) fn gather(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Vec<Argument> {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    // What stands before a noun of the predicate belongs to the predicate (`Çin ile [mutabakata vardı]`).
    let mut arguments = clause.arguments.clone();
    // A subject participle's subject is the noun behind it, no name before it; where it is a noun itself, none
    // (`hayatını kaybedenler`).
    if !ctx.frames.verb_first && clause.features.form == VerbForm::SubjectParticiple {
        let noun = clause.link != Link::Relative && ctx.word(clause.head).plural;
        let inside = |a: &Argument| {
            a.slot == Slot::Nom
                && (noun || !a.shared)
                && a.head < clause.head
                && ctx.mention_at(a.head).is_some()
        };
        arguments.retain(|a| !inside(a));
    }
    for t in &hit.used {
        arguments.extend(ctx.nominal_at(*t).into_iter().flat_map(|n| n.arguments.iter().cloned()));
        // `Peru ile Şili arasındaki balıkçılık kotası [protokolü] imzalandı`: so do those of what it is made of.
        if ctx.nominal_at(*t).is_none()
            && let Some(phrase) = clause.arguments.iter().find(|a| a.head == *t && !a.shared)
        {
            // `İsrail [uçuşlarını] askıya aldı`
            let mut first = *t;
            let takes = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Bare);
            while takes && first > phrase.tokens.start && hit.used.contains(&(first - 1)) {
                first -= 1;
            }
            if let Some(name) = first
                .checked_sub(1)
                .and_then(|before| ctx.mention_at(before))
                .filter(|m| !ctx.frames.verb_first && ctx.mention(*m).tokens.start >= phrase.tokens.start)
            {
                let slot = match ctx.case_of(name) {
                    Case::Gen => Slot::Gen,
                    Case::Loc => Slot::Loc,
                    _ => Slot::Bare,
                };
                let tokens = ctx.mention(name).tokens.clone();
                arguments.push(Argument { slot, head: tokens.end - 1, tokens, shared: false });
            }
            let from = ctx.reading.clauses.partition_point(|c| c.head < phrase.tokens.start);
            let inside = ctx.reading.clauses[from..].iter().take_while(|c| c.head < *t);
            arguments.extend(inside.filter(|c| c.link == Link::Nominal && !ctx.frames.verb_first).flat_map(
                |c| c.arguments.iter().filter(|a| matches!(a.slot, Slot::Ins | Slot::Adp(_))).cloned(),
            ));
        }
        // Whose act a verbal noun tells, is a possessor here (`Aselsan'ın satışını gerçekleştirdi`).
        let verbal = verbal_noun(ctx, *t).into_iter().flat_map(|n| n.arguments.iter().cloned());
        arguments
            .extend(verbal.map(|a| if a.slot == Slot::Nom { Argument { slot: Slot::Gen, ..a } } else { a }));
    }
    // Who is done something to by what a passive participle tells stands behind it (`Lima'dan göçe zorlanan | aile`).
    if !ctx.frames.verb_first && hit.passive && clause.link == Link::Relative {
        for gap in arguments.iter_mut().filter(|a| a.slot == Slot::Nom && Some(a.head) == clause.modifies) {
            gap.shared = false;
        }
    }
    let complements = complements(ctx, clause, &arguments, hit);
    arguments.extend(complements);
    if !ctx.frames.verb_first {
        name_examples(ctx, &mut arguments);
    }
    if ctx.frames.verb_first {
        // `Ann Reed, | whose husband | was jailed`: he, not she.
        let whose = |a: &Argument| a.slot == Slot::Nom && ctx.is_at(EventWord::Whose, a.tokens.start);
        if let Some(first) = arguments.iter().find(|a| whose(a)).map(|a| a.tokens.start) {
            arguments.retain(|a| a.slot != Slot::Nom || a.tokens.start >= first);
        }
        // `Ann Reed, | unlike Wilk, | left`
        arguments.retain(|a| {
            let before = a.tokens.start.checked_sub(1).map(|t| ctx.lower(t));
            a.slot != Slot::Nom || !before.is_some_and(|w| matches!(w, "like" | "unlike"))
        });
        place_objects(ctx, &mut arguments);
        arguments.extend(opener::absolute_subject(ctx, clause));
        opener::relative_slots(ctx, &mut arguments);
        let subject =
            opener::relative_subject(ctx, clause).or_else(|| opener::relative_controller(ctx, clause));
        let subject = subject.or_else(|| opener::controller(ctx, clause)).or_else(|| {
            opener::reporting_subject(ctx, clause).filter(|_| !hit.passive && is_willed(frame.kind))
        });
        if let Some(subject) = subject {
            arguments.retain(|a| a.slot != Slot::Nom || !a.shared);
            arguments.push(subject);
        }
        if hit.passive {
            by_agents(ctx, &mut arguments);
        }
    }
    arguments
}

/// What stands behind `by` in a passive does it, unless it is a time or a measure.
fn by_agents(ctx: &Context<'_>, arguments: &mut [Argument]) {
    for argument in arguments.iter_mut() {
        let by = matches!(&argument.slot, Slot::Adp(p) if ctx.is(EventWord::ByAgent, p));
        let measure =
            ctx.in_time(argument.head).is_some() || ctx.word(argument.tokens.start).upos == Upos::Num;
        if by && !measure && !tells_account(ctx, argument.tokens.start) {
            argument.slot = Slot::By;
        }
    }
}

/// `attacked a base | in Ghana`: where an object without a name stands may be said of it as well as of the verb.
fn place_objects(ctx: &Context<'_>, arguments: &mut [Argument]) {
    for i in 0..arguments.len() {
        let object = &arguments[i];
        if object.slot != Slot::Acc || object.shared || ctx.mention_at(object.head).is_some() {
            continue;
        }
        let end = object.tokens.end;
        let place = arguments.iter().find(|a| {
            a.tokens.start == end + 1
                && matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::Located, p))
                && ctx.mention_at(a.head).is_some()
        });
        if let Some(behind) = place.map(|a| a.tokens.end) {
            arguments[i].tokens.end = behind;
        }
    }
}

/// A verbal noun that is a noun of the predicate (`İran ile Irak arasında [sözleşme] imzalandı`).
fn verbal_noun<'r>(ctx: &Context<'r>, t: u32) -> Option<&'r Clause> {
    // `İsrail'e | [karşılık vereceğini açıkladı]`
    let content =
        |form| matches!(form, VerbForm::VerbalNoun | VerbForm::FactParticiple | VerbForm::FutureParticiple);
    let own = |c: &&Clause| content(c.features.form) && c.features.voice == Voice::Active;
    ctx.verb_at(t).filter(|c| own(c) && !ctx.frames.verb_first)
}

/// Those of many that are named as examples stand where the many do (`Peru ve Şili gibi | ülkeler kınadı`).
fn name_examples(ctx: &Context<'_>, arguments: &mut Vec<Argument>) {
    let like = |a: &Argument| matches!(&a.slot, Slot::Adp(form) if ctx.is(EventWord::SuchAs, form));
    let found: Vec<Argument> = arguments
        .iter()
        .filter(|a| like(a) && a.tokens.len() > 1)
        .filter_map(|examples| {
            let last = examples.tokens.end - 2;
            ctx.mention_at(last)?;
            let many = arguments.iter().find(|a| {
                a.tokens.start == examples.tokens.end
                    && a.head + 1 == a.tokens.end
                    && ctx.mention_at(a.head).is_none()
                    && ctx.word(a.head).plural
            })?;
            let tokens = examples.tokens.start..examples.tokens.end - 1;
            Some(Argument { slot: many.slot.clone(), tokens, head: last, shared: many.shared })
        })
        .collect();
    arguments.extend(found);
}
