//! Parties that the analysis of an English sentence left open, from the words around its verb.

use super::context::Context;
use super::far::{beside_no_object, far, is_to_do};
use super::filled::Filled;
use super::frame::{Flag, Frame, Role, subject_role};
use super::matcher::Hit;
use super::participant::named;
use super::slots::{Search, finish, fit, on_platform, part, passive_slot, store};
use super::stand_in::owner_by_adjective;
use super::understood::{threatened_beside, whose_envoys};
use super::unnamed::{addresses_unnamed, befalls_unnamed, listed};
use super::{EventType, opener, reach, surface};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm, Voice};

/// What the analysis of an English sentence left open: whom a pronoun in reported speech stands for, and what stands
/// right before and behind the verb.
pub(super) fn read_around(
    ctx: &Context<'_>,
    index: u32,
    clause: &Clause,
    hit: &Hit,
    taken: &mut Vec<u32>,
    filled: &mut Filled,
) {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    if let Some(role) = subject_role(frame, hit.passive)
        && part(filled, role).is_empty()
    {
        let mut found = reported_subject(ctx, clause, role);
        if found.is_empty() {
            found = gerund_subject(ctx, clause, role);
        }
        if found.is_empty() {
            found = opener::main_subject(ctx, clause, role);
        }
        if found.is_empty() {
            found = opener::raised_subject(ctx, clause, role);
        }
        if found.is_empty() && !hit.passive {
            found = opener::punished_for(ctx, clause, role);
        }
        found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
        store(filled, role, found);
    }
    listed(ctx, clause, hit, filled);
    if !filled.agents.is_empty() && !filled.targets.is_empty() {
        return;
    }
    let near = surface::arguments(ctx, clause, hit);
    let map = |slot: &Slot| passive_slot(slot, hit.passive);
    let unnamed = befalls_unnamed(ctx, frame, clause, hit) || addresses_unnamed(ctx, frame, clause, hit);
    for role in [Role::Agent, Role::Target] {
        if part(filled, role).is_empty() && !(role == Role::Target && unnamed) {
            let mut found = Search::new(ctx, hit, role, &near, taken).find(map, &[]);
            found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
            store(filled, role, found);
        }
    }
    if filled.targets.is_empty() {
        filled.set_targets(whose_envoys(ctx, clause, hit, &filled.agents));
    }
    if filled.targets.is_empty() {
        filled.set_targets(of_object(ctx, clause, hit));
    }
    if filled.targets.is_empty() && !filled.agents.is_empty() && !hit.passive && !unnamed {
        let intransitive = |a: &&Argument| !beside_no_object(ctx, frame, clause, hit, a);
        let near: Vec<Argument> = near.iter().filter(intransitive).cloned().collect();
        filled.set_targets(loose_target(ctx, frame, hit, &near));
    }
    if filled.targets.is_empty() && !hit.passive {
        filled.set_targets(relative_object(ctx, frame, clause));
    }
    if filled.targets.is_empty() && hit.passive && !unnamed && !filled.agents.is_empty() {
        filled.set_targets(of_subject(ctx, frame, clause));
    }
    if filled.targets.is_empty() {
        filled.set_targets(opener::addressed(ctx, clause, frame.kind));
    }
    let says = match frame.kind {
        EventType::Accuse => !filled.agents.is_empty() || &*ctx.word(clause.head).lemma != "allege",
        EventType::Request => true,
        _ => false,
    };
    if filled.targets.is_empty() && says {
        // `alleged that Peru had lied`, `insisted that Peru pay`
        filled.set_targets(
            ctx.complements_of(index, clause)
                .filter(|c| frame.kind != EventType::Accuse || c.features.voice != Voice::Passive)
                .filter_map(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
                .map(|a| named(ctx, a, Role::Target))
                .find(|found| !found.is_empty())
                .unwrap_or_default(),
        );
    }
    if frame.kind == EventType::Accuse && hit.used.is_empty() {
        spare_sufferers(ctx, index, clause, filled);
    }
    // A frame that asks for both parties asks for them beside the verb.
    let open = !unnamed || !filled.targets.is_empty();
    if super::row(frame.kind).plover.is_some() && !frame.has(Flag::NeedsTarget) && open {
        far(ctx, frame, clause, hit, filled);
    }
    if filled.targets.is_empty() && frame.kind == EventType::Threaten && !filled.agents.is_empty() {
        filled.set_targets(reach::condition(ctx, clause, hit).map_or_else(Vec::new, |a| {
            let mut found = named(ctx, &a, Role::Target);
            found.retain(|e| ctx.kind(*e) != EntityKind::Place);
            found
        }));
    }
    if filled.targets.is_empty() {
        let mut found = threatened_beside(ctx, frame, clause);
        found.retain(|e| !filled.agents.contains(e));
        filled.set_targets(found);
    }
    if hit.passive && filled.agents.is_empty() {
        filled.agents = opener::suffered_in(ctx, frame, clause, hit);
        filled.agents.retain(|e| !filled.targets.contains(e));
    }
    if filled.places.is_empty() {
        finish(ctx, frame, &near, taken, filled);
    }
}

/// `alleged that | Reed had been poisoned`: to whom something was done is not accused of it.
fn spare_sufferers(ctx: &Context<'_>, index: u32, clause: &Clause, filled: &mut Filled) {
    let suffers = |c: &&Clause| c.features.form == VerbForm::Finite && c.features.voice == Voice::Passive;
    for told in ctx.complements_of(index, clause).filter(suffers) {
        let subject = told.arguments.iter().find(|a| a.slot == Slot::Nom);
        let sufferers = subject.map(|a| named(ctx, a, Role::Target)).unwrap_or_default();
        filled.targets.retain(|e| !sufferers.contains(e));
    }
}

/// Whom the thing is of that is done something to: `a ban on fish from | Peru was lifted by Chile`.
fn of_subject(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> Vec<EntityId> {
    let thing = |a: &&Argument| {
        a.slot == Slot::Nom && !a.shared && a.head < clause.head && ctx.mention_at(a.head).is_none()
    };
    let Some(subject) = clause.arguments.iter().find(thing) else { return Vec::new() };
    let Some(wanted) = frame.slots(Role::Target).first() else { return Vec::new() };
    let mut t = subject.head + 1;
    while t < clause.head {
        let word = ctx.lower(t);
        let deals = matches!(word, "from" | "on" | "of" | "with" | "to" | "against" | "in");
        let stop = surface::phrase_end(ctx, t + 1, clause.head);
        if !deals || ctx.mention_at(t).is_some() {
            break;
        }
        if let Some(head) = surface::head_of(ctx, t + 1, stop) {
            let argument = Argument { slot: Slot::Acc, tokens: t + 1..stop, head, shared: false };
            let mut found = fit(ctx, named(ctx, &argument, Role::Target), wanted);
            found.retain(|e| ctx.kind(*e) != EntityKind::Place);
            if !found.is_empty() {
                return found;
            }
        }
        t = stop.max(t + 1);
    }
    Vec::new()
}

/// Whose the object is that belongs to the predicate (`expelled six Peruvian [diplomats]`, `rejected Reed's [call]`).
fn of_object(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let kind = ctx.frames.entries[hit.frame as usize].frame.kind;
    let appoints = kind == EventType::Appoint;
    let noun = |t: &&u32| {
        let upos = ctx.word(**t).upos;
        upos == Upos::Noun || appoints && upos == Upos::Propn
    };
    let objects = hit.used.iter().filter(noun);
    objects
        .filter_map(|t| {
            // `two Peruvian | diplomats | were expelled`: the object of a passive stands before it.
            let first = if *t > clause.head { clause.head + 1 } else { ctx.sentence_start(*t) };
            let phrase = t.saturating_sub(6).max(first)..*t;
            // `ended her US presidential | bid`: no campaign is done to a country.
            let campaign = ctx.is(EventWord::Candidacy, &ctx.word(*t).lemma);
            let owner = (!campaign).then(|| owner_by_adjective(ctx, *t, &phrase)).flatten();
            // `rejected | her | appeal`
            let answers = matches!(kind, EventType::Reject | EventType::Agree | EventType::Support);
            let pronoun = || {
                let own = |k: &u32| {
                    ctx.word(*k).upos == Upos::Pron && ctx.word(*k).case == crate::syntax::Case::Gen
                };
                let own = phrase.clone().rev().find(own).filter(|_| answers);
                own.filter(|k| (*k + 1..*t).all(|m| ctx.mention_at(m).is_none()))
                    .and_then(|k| ctx.reference(k))
            };
            owner.or_else(pronoun).or_else(|| {
                // `rejected Reed's | Lima | deal`
                let mut mentions = ctx.mentions_in(&phrase).rev();
                let last = mentions.next()?;
                let owns =
                    |m: &u32| ctx.word(ctx.mention(*m).tokens.end - 1).case == crate::syntax::Case::Gen;
                let owner = if appoints || owns(&last) { last } else { mentions.find(owns).unwrap_or(last) };
                let end = ctx.mention(owner).tokens.end;
                // `became the Green Party leader`
                let office = appoints && end == *t && ctx.mention(owner).kind != EntityKind::Person;
                // `dismissed a | Reed | lawsuit`
                // `boarded a | Volvo | tanker`
                let whose = matches!(
                    kind,
                    EventType::Reject | EventType::Coerce | EventType::Assault | EventType::Accuse
                );
                let bare = whose
                    && end == *t
                    && !matches!(ctx.mention(owner).kind, EntityKind::Place | EntityKind::Country);
                let own = (office || bare || ctx.word(end - 1).case == crate::syntax::Case::Gen)
                    && (end..*t).all(|k| {
                        ctx.mention_at(k).is_some()
                            || matches!(ctx.word(k).upos, Upos::Noun | Upos::Adj | Upos::Part | Upos::Num)
                    });
                own.then(|| ctx.entity_of(owner))
            })
        })
        .take(1)
        .collect()
}

/// The first name behind the verb that a preposition of dealing with somebody attaches, or that stands in the object:
/// `pledged millions for schools in Peru`, `lifted its ban on imports from Chile`.
fn loose_target(ctx: &Context<'_>, frame: &Frame, hit: &Hit, near: &[Argument]) -> Vec<EntityId> {
    let Some(wanted) = frame.slots(Role::Target).first() else { return Vec::new() };
    let level = frame.has(Flag::Symmetric) && !is_to_do(ctx, hit);
    near.iter()
        .filter(|a| !on_platform(ctx, a))
        .filter(|a| match &a.slot {
            Slot::Acc => !level,
            Slot::Adp(p) if level => ctx.is(EventWord::Joining, p),
            Slot::Adp(p) => ctx.is(EventWord::Dealing, p),
            _ => false,
        })
        .map(|a| fit(ctx, named(ctx, a, Role::Target), wanted))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// `France said it would leave`: the pronoun in a reported clause stands for who reports.
fn reported_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    let pronoun =
        clause.arguments.iter().find(|a| a.slot == Slot::Nom && ctx.is_at(EventWord::Pronoun, a.head));
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    let (Some(pronoun), Some(above)) = (pronoun, above.filter(|_| clause.link == Link::Complement)) else {
        return Vec::new();
    };
    let mut subjects = above.arguments.iter().filter(|a| a.slot == Slot::Nom).map(|a| named(ctx, a, role));
    // `Reed and Wilk said | they would leave`
    let they = ctx.is_at(EventWord::They, pronoun.head);
    let mut found: Vec<EntityId> = if they {
        subjects.flatten().collect()
    } else {
        subjects.find(|found| !found.is_empty()).unwrap_or_default()
    };
    // `Sheriff Reed said | they had arrested a man`: not he alone; `the council said | he had left`: no body.
    let person = |e: &EntityId| ctx.kind(*e) == EntityKind::Person;
    let it = ctx.is_at(EventWord::It, pronoun.head);
    if !they && !it {
        found.retain(person);
    } else if they && found.len() == 1 {
        found.retain(|e| !person(e));
    }
    // `spokesman Ann Reed said | it had sold the mill`: the body that one speaks for.
    if it {
        found = found
            .into_iter()
            .filter_map(|e| if ctx.kind(e) == EntityKind::Person { ctx.body_of(e) } else { Some(e) })
            .collect();
    }
    found
}

/// `Before joining the board, Reed ran a mill`: the subject of a verbal noun behind such a word is that of the clause
/// around it.
fn gerund_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    let opener = clause.head.checked_sub(1).is_some_and(|t| ctx.is_at(EventWord::OpensGerund, t));
    let Some(above) = clause.parent.map(|p| &ctx.reading.clauses[p as usize]).filter(|_| opener) else {
        return Vec::new();
    };
    if clause.features.form == VerbForm::Finite || above.link == Link::Nominal {
        return Vec::new();
    }
    let subjects = above.arguments.iter().filter(|a| a.slot == Slot::Nom);
    subjects.map(|a| named(ctx, a, role)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether a relative clause with a subject of its own leaves its object to the noun before `that`.
fn is_that_relative(ctx: &Context<'_>, clause: &Clause, subject: Option<&Argument>) -> bool {
    let opens = |a: &Argument| a.tokens.start > 0 && ctx.is_at(EventWord::OpensContent, a.tokens.start - 1);
    clause.link == Link::Relative
        && subject.is_some_and(opens)
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc)
}

/// `Reed, whom | the king appointed`: whom a pronoun before the subject stands for.
fn relative_object(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> Vec<EntityId> {
    let Some(wanted) = frame.slots(Role::Target).iter().find(|s| s.slot == Slot::Acc) else {
        return Vec::new();
    };
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared && a.head < clause.head);
    let pronoun = subject
        .and_then(|a| a.tokens.start.checked_sub(1))
        .filter(|t| ctx.is_at(EventWord::RelativePronoun, *t));
    let that = || clause.modifies.filter(|_| is_that_relative(ctx, clause, subject));
    let argument = pronoun.is_none().then(that).flatten();
    if let Some(noun) = argument {
        // `the base of the union that | Peru bombed`
        let start = (ctx.sentence_start(noun)..noun)
            .rev()
            .take_while(|t| surface::inside(ctx, *t))
            .last()
            .unwrap_or(noun);
        let end = subject.map_or(noun + 1, |a| a.tokens.start.saturating_sub(1)).max(noun + 1);
        let argument = Argument { slot: Slot::Acc, tokens: start..end, head: noun, shared: false };
        return fit(ctx, named(ctx, &argument, Role::Target), wanted);
    }
    let Some(pronoun) = pronoun else { return Vec::new() };
    let argument = Argument { slot: Slot::Acc, tokens: pronoun..pronoun + 1, head: pronoun, shared: false };
    fit(ctx, named(ctx, &argument, Role::Target), wanted)
}
