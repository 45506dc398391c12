//! Parties that the analysis of an English sentence left open, from the words around its verb.

use super::EventType;
use super::beside::examples_behind;
use super::context::Context;
use super::fill::{Filled, is_willed, outer, subject_role};
use super::frame::{Flag, Frame, Role};
use super::matcher::Hit;
use super::opener;
use super::participant::named;
use super::reach;
use super::slots::{Search, finish, fit, on_platform, part, passive_slot, store};
use super::stand_in::owner_by_adjective;
use super::surface;
use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

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

/// Whether the text says to whom something is done without a name: `arrested | a man in Peru`.
fn befalls_unnamed(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> bool {
    let object = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc);
    let slot = if hit.passive { Slot::Nom } else { Slot::Acc };
    let unnamed = |a: &Argument| {
        let lemma = &*ctx.word(a.head).lemma;
        let next = a.head + 1;
        // `a woman named | Ann Reed`
        let named = next < ctx.sentence_end(a.head)
            && (matches!(ctx.lower(next), "named" | "called" | "identified")
                || ctx.mention_at(next).is_some());
        // `swore | her | in at the Lima Palace`
        let pronoun = matches!(ctx.lower(a.head), "him" | "her" | "them")
            && ctx.reference(a.head).is_none()
            && a.head == clause.head + 1;
        if a.slot == slot && !a.shared && pronoun && !hit.passive {
            return true;
        }
        a.slot == slot
            && !a.shared
            && !named
            && ctx.mention_at(a.head).is_none()
            && ctx.word(a.head).upos == Upos::Noun
            && (ctx.frames.grammar.is_person_noun)(lemma)
            && !ctx.frames.is_actor_noun(lemma)
            && ctx.mentions_in(&a.tokens).next().is_none()
    };
    object && clause.arguments.iter().any(unnamed)
}

/// Whether the text says with whom somebody deals without a name: `apologised | to parents at a Peru hearing`.
fn addresses_unnamed(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> bool {
    let Some(slot) = frame.slots(Role::Target).first().map(|s| &s.slot) else { return false };
    let unnamed = |a: &Argument| {
        let lemma = &*ctx.word(a.head).lemma;
        a.slot == *slot
            && !a.shared
            && a.head > clause.head
            && !hit.used.contains(&a.head)
            && ctx.word(a.head).upos == Upos::Noun
            && ctx.mention_at(a.head).is_none()
            && (ctx.frames.grammar.is_person_noun)(lemma)
            && !ctx.frames.is_actor_noun(lemma)
            && ctx.mentions_in(&a.tokens).next().is_none()
    };
    matches!(slot, Slot::Adp(_)) && clause.arguments.iter().any(unnamed)
}

/// Who of an unnamed several is named behind the clause: `Two deputies urged Reed to stay, | including Wilk`.
fn listed(ctx: &Context<'_>, clause: &Clause, hit: &Hit, filled: &mut Filled) {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let acts_on = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc);
    if filled.targets.is_empty() && !hit.passive && acts_on {
        let object = clause.arguments.iter().find(|a| {
            a.slot == Slot::Acc
                && !a.shared
                && a.head > clause.head
                && ctx.mention_at(a.head).is_none()
                && ctx.word(a.head).plural
                && ctx.mentions_in(&(a.tokens.start..a.head)).next().is_none()
        });
        let mut found = object.map(|a| examples_behind(ctx, a.head, a.head)).unwrap_or_default();
        found.retain(|e| !filled.agents.contains(e));
        filled.set_targets(found);
    }
    let Some(role) = subject_role(frame, hit.passive).filter(|r| part(filled, *r).is_empty()) else { return };
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && a.head < clause.head);
    let several = subject.filter(|a| {
        ctx.mention_at(a.head).is_none()
            && ctx.word(a.head).plural
            && ctx.mentions_in(&a.tokens).next().is_none()
    });
    if let Some(several) = several {
        let mut found = examples_behind(ctx, several.head, clause.head);
        found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
        store(filled, role, found);
    }
}

/// A party that stands further off in the sentence, where the other one is known.
pub(super) fn far(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit, filled: &mut Filled) {
    let open = match (filled.agents.is_empty(), filled.targets.is_empty()) {
        (false, true) => Role::Target,
        (true, false) if !hit.passive => Role::Agent,
        _ => return,
    };
    let Some(slot) = frame.slots(open).first() else { return };
    // `An earthquake struck Peru, | killing ten`: who or what does it has no name.
    let unnamed = |a: &Argument| {
        a.slot == Slot::Nom && ctx.mention_at(a.head).is_none() && ctx.word(a.head).upos == Upos::Noun
    };
    // `Peru condemned the bomb that | killed ten`
    let about_thing = clause.link == Link::Relative
        && clause.modifies.is_some_and(|t| ctx.mention_at(t).is_none() && blames_for(ctx, clause, t));
    // `Reed, whom | prosecutors accuse`
    let own =
        |a: &Argument| !a.shared && a.head < clause.head && Some(a.head) != clause.modifies && unnamed(a);
    if open == Role::Agent && clause.link == Link::Relative && clause.arguments.iter().any(own) {
        return;
    }
    if open == Role::Agent
        && (clause.features.form == VerbForm::Converb || about_thing)
        && clause.arguments.iter().any(unnamed)
    {
        return;
    }
    let party = |a: Argument| {
        let mut found = fit(ctx, named(ctx, &a, open), slot);
        found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
        (!found.is_empty()).then_some(found)
    };
    let found = match open {
        Role::Target => reach::behind(ctx, clause, hit)
            .filter(|a| dealt_with(ctx, frame, hit, a) && !beside_no_object(ctx, frame, clause, hit, a))
            .find_map(party),
        _ => reach::in_front(ctx, clause, hit).filter(|a| !reports(ctx, frame, clause, a)).find_map(party),
    };
    let found = found.unwrap_or_default();
    // Where it happens, though not to whom.
    if open == Role::Target && found.is_empty() && filled.places.is_empty() {
        let place = |a: Argument| {
            let mut found = named(ctx, &a, Role::Place);
            found.retain(|e| {
                matches!(ctx.kind(*e), EntityKind::Place | EntityKind::Country) && !filled.agents.contains(e)
            });
            (stands_there(ctx, &a) && !found.is_empty()).then_some(found)
        };
        filled.places = reach::behind(ctx, clause, hit).find_map(place).unwrap_or_default();
    }
    store(filled, open, found);
}

/// Whether a verb that asks for an object has none, so that what stands behind a preposition is no part of it either: `drowned
/// off the coast of | Peru`.
fn beside_no_object(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit, party: &Argument) -> bool {
    let object = |s: &Slot| matches!(s, Slot::Acc | Slot::Gen);
    let governed = party.tokens.start.checked_sub(1).is_some_and(|t| ctx.word(t).upos == Upos::Adp);
    governed
        && !hit.passive
        && hit.used.is_empty()
        && frame.slots(Role::Target).iter().all(|s| object(&s.slot))
        && clause.features.form == VerbForm::Finite
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc)
        && clause.link != Link::Relative
}

/// Whether the thing that a clause says something of stands in one that blames somebody or asks for something: who does
/// that has nothing to do with it.
fn blames_for(ctx: &Context<'_>, clause: &Clause, noun: TokenId) -> bool {
    let thing = !(ctx.frames.grammar.is_person_noun)(&ctx.word(noun).lemma);
    let above = outer(ctx, clause).filter(|c| thing && c.head < noun);
    let frames = above.and_then(|c| ctx.frames.verbs.get(&*ctx.word(c.head).lemma));
    frames.is_some_and(|list| {
        list.iter().any(|f| {
            matches!(ctx.frames.entries[f.id as usize].frame.kind, EventType::Accuse | EventType::Request)
        })
    })
}

/// Whether somebody only tells what another one does or suffers: `Lima said | the strikes killed ten`, `the paper reported
/// that Wilk | received treatment`.
fn reports(ctx: &Context<'_>, frame: &Frame, clause: &Clause, before: &Argument) -> bool {
    let other = |a: &Argument| {
        a.slot == Slot::Nom
            // `Reed said a bomb | exploded and | killed ten`
            && (!a.shared || !is_willed(frame.kind))
            && a.head > before.head
            && a.head < clause.head
            && (ctx.mention_at(a.head).is_some() || matches!(ctx.word(a.head).upos, Upos::Noun | Upos::Propn))
            // `Reed said | his party would resist`
            && !super::owner::owned_by_pronoun(ctx, a)
    };
    let mut t = before.tokens.end;
    while t < clause.head && matches!(ctx.word(t).upos, Upos::Adv | Upos::Aux) {
        t += 1;
    }
    ctx.frames.grammar.attribution_verbs.contains(&&*ctx.word(t).lemma) && clause.arguments.iter().any(other)
}

/// Whose the object is that belongs to the predicate (`expelled six Peruvian [diplomats]`, `rejected Reed's [call]`).
pub(super) fn of_object(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
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
            let campaign =
                matches!(&*ctx.word(*t).lemma, "bid" | "campaign" | "run" | "candidacy" | "primary");
            let owner = (!campaign).then(|| owner_by_adjective(ctx, *t, &phrase)).flatten();
            owner.or_else(|| {
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

/// Whether a phrase far behind a verb can be whom it deals with: not where or when something happens, and no place
/// among those that meet.
pub(super) fn dealt_with(ctx: &Context<'_>, frame: &Frame, hit: &Hit, argument: &Argument) -> bool {
    let grammar = &ctx.frames.grammar;
    let mut before = argument.tokens.start.checked_sub(1);
    // `in | their | Peru match`
    if before.is_some_and(|t| {
        t > 0 && ctx.word(t).upos == Upos::Pron && ctx.word(t).case == crate::syntax::Case::Gen
    }) {
        before = before.and_then(|t| t.checked_sub(1));
    }
    let preposition = before.filter(|t| ctx.word(*t).upos == Upos::Adp).map(|t| ctx.lower(t));
    if before.is_some_and(|t| is_author(ctx, frame, t)) {
        return true;
    }
    // `hailed the report on | Twitter`
    let platform = preposition.is_some_and(|p| matches!(p, "on" | "via" | "through" | "over"))
        && (grammar.is_platform)(ctx.lower(argument.head));
    if platform {
        return false;
    }
    let kind = ctx.mention_at(argument.head).map(|m| ctx.mention(m).kind);
    // `an inquiry into whether | Peru lied`: who is said to have done something.
    let accused = frame.kind == EventType::Accuse && ctx.lower(hit.trigger.end - 1) == "into";
    if frame.kind != EventType::Request && !accused && is_subject(ctx, argument) {
        return false;
    }
    // `moderated by Ann Reed of | Peru TV`: what somebody is of; `a record of a call between | Reed and Wilk`
    let whose = preposition == Some("of")
        && before
            .and_then(|t| ctx.mention_at(t.checked_sub(1)?))
            .is_some_and(|m| ctx.mention(m).kind == EntityKind::Person);
    if whose || preposition == Some("between") && !frame.kind.is_symmetric() {
        return false;
    }
    let meets = frame.has(Flag::Symmetric) && !is_to_do(ctx, hit);
    let comma = before.is_some_and(|t| ctx.text(t) == "," && t > 0 && ctx.mention_at(t - 1).is_some());
    let where_from = preposition == Some("from")
        && matches!(frame.kind, EventType::Accuse | EventType::Coerce | EventType::Assault);
    let speaks = matches!(
        frame.kind,
        EventType::Request | EventType::Accuse | EventType::Support | EventType::Threaten | EventType::Reject
    );
    if speaks && kind == Some(EntityKind::Place) {
        return false;
    }
    // `convicted three officers of the murder | of Reed`: whom another deed befell.
    let deed = before.is_some_and(|t| {
        t > 0
            && ctx.nominal_at(t - 1).is_some()
            && ctx.mention_at(t - 1).is_none()
            && !hit.used.contains(&(t - 1))
    });
    if preposition == Some("of")
        && deed
        && matches!(frame.kind, EventType::Coerce | EventType::Sanction | EventType::Appoint)
    {
        return false;
    }
    // `marched for Reed`, `rallied with Reed`; a strike on somebody is an attack.
    if frame.kind == EventType::Protest && matches!(preposition, Some("for" | "with" | "from" | "on")) {
        return false;
    }
    let place = matches!(kind, Some(EntityKind::Place | EntityKind::Country));
    let aside = comma && place || where_from && kind == Some(EntityKind::Place);
    let elsewhere = preposition
        .is_some_and(|p| grammar.circumstances.contains(&p) || meets && !grammar.joining.contains(&p));
    let loose = meets && preposition.is_none();
    !(aside || elsewhere || loose || frame.kind.is_symmetric() && kind == Some(EntityKind::Place))
}

/// Whether a verb follows a phrase, a comma apart, whose subject it is: `told them it was over, | Reed said`.
fn is_subject(ctx: &Context<'_>, argument: &Argument) -> bool {
    let end = ctx.sentence_end(argument.head);
    let mut t = argument.tokens.end;
    if t < end && ctx.text(t) == "," {
        t += 1;
    }
    while t < end && ctx.word(t).upos == Upos::Adv {
        t += 1;
    }
    t < end
        && ctx.mention_at(t).is_none()
        && matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux)
        // `let Reed | enter`
        && (ctx.word(t).upos == Upos::Aux || &*ctx.word(t).lemma != ctx.lower(t))
        && ctx.word(t).verb.is_some_and(|v| v.form == VerbForm::Finite)
}

/// Whether a preposition tells whose that is of which a verb says something: `rejected the plan made | by Peru`,
/// `protested against the raids | by its army`, `demanded an apology | by Peru`.
fn is_author(ctx: &Context<'_>, frame: &Frame, preposition: TokenId) -> bool {
    let deed = matches!(
        frame.kind,
        EventType::Accuse | EventType::Support | EventType::Reject | EventType::Protest | EventType::Request
    );
    let Some(before) = preposition.checked_sub(1).filter(|_| deed && ctx.lower(preposition) == "by") else {
        return false;
    };
    // `a plan put together | in May | by Peru`
    let mut verb = before;
    if let Some(time) = ctx.in_time(verb).filter(|t| *t > 0) {
        verb = time - 1;
        if ctx.word(verb).upos == Upos::Adp && verb > 0 {
            verb -= 1;
        }
    }
    if matches!(ctx.word(verb).upos, Upos::Adp | Upos::Adv) && verb > 0 {
        verb -= 1;
    }
    let made = ctx.word(verb).verb.is_some_and(|v| v.form == VerbForm::PastParticiple)
        && ctx.mention_at(verb).is_none()
        && verb.checked_sub(1).is_some_and(|t| ctx.word(t).upos == Upos::Noun);
    let noun = ctx.mention_at(before).is_none()
        && ctx.word(before).upos == Upos::Noun
        && ctx.in_time(before).is_none();
    noun || made && frame.kind != EventType::Request
}

/// Whether a phrase stands behind a preposition of place.
pub(super) fn stands_there(ctx: &Context<'_>, argument: &Argument) -> bool {
    let before = argument.tokens.start.checked_sub(1);
    before.is_some_and(|t| ctx.frames.grammar.located.contains(&ctx.lower(t)))
}

/// Whether an infinitive follows that says what somebody is to do: with its own object or prepositions (`agreed | to lift
/// tariffs on Peru`).
fn is_to_do(ctx: &Context<'_>, hit: &Hit) -> bool {
    let end = hit.trigger.end;
    (end as usize + 1) < ctx.reading.analysed.words.len()
        && ctx.lower(end) == "to"
        && ctx.word(end + 1).upos == Upos::Verb
        && ctx.mention_at(end + 1).is_none()
}

/// The first name behind the verb that a preposition of dealing with somebody attaches, or that stands in the object:
/// `pledged millions for schools in Peru`, `lifted its ban on imports from Chile`.
pub(super) fn loose_target(ctx: &Context<'_>, frame: &Frame, hit: &Hit, near: &[Argument]) -> Vec<EntityId> {
    let grammar = &ctx.frames.grammar;
    let Some(wanted) = frame.slots(Role::Target).first() else { return Vec::new() };
    let level = frame.has(Flag::Symmetric) && !is_to_do(ctx, hit);
    near.iter()
        .filter(|a| !on_platform(ctx, a))
        .filter(|a| match &a.slot {
            Slot::Acc => !level,
            Slot::Adp(p) if level => grammar.joining.contains(&&**p),
            Slot::Adp(p) => grammar.dealing.contains(&&**p),
            _ => false,
        })
        .map(|a| fit(ctx, named(ctx, a, Role::Target), wanted))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// `France said it would leave`: the pronoun in a reported clause stands for who reports.
pub(super) fn reported_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    let pronoun = clause
        .arguments
        .iter()
        .find(|a| a.slot == Slot::Nom && ctx.frames.grammar.pronouns.contains(&ctx.lower(a.head)));
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    let (Some(pronoun), Some(above)) = (pronoun, above.filter(|_| clause.link == Link::Complement)) else {
        return Vec::new();
    };
    let mut subjects = above.arguments.iter().filter(|a| a.slot == Slot::Nom).map(|a| named(ctx, a, role));
    // `Reed and Wilk said | they would leave`
    let mut found: Vec<EntityId> = if ctx.lower(pronoun.head) == "they" {
        subjects.flatten().collect()
    } else {
        subjects.find(|found| !found.is_empty()).unwrap_or_default()
    };
    // `Sheriff Reed said | they had arrested a man`: not he alone; `the council said | he had left`: no body.
    let person = |e: &EntityId| ctx.kind(*e) == EntityKind::Person;
    match ctx.lower(pronoun.head) {
        "they" if found.len() == 1 => found.retain(|e| !person(e)),
        "he" | "she" => found.retain(person),
        _ => {}
    }
    // `spokesman Ann Reed said | it had sold the mill`: the body that one speaks for.
    if ctx.lower(pronoun.head) == "it" {
        found = found
            .into_iter()
            .filter_map(|e| if ctx.kind(e) == EntityKind::Person { ctx.body_of(e) } else { Some(e) })
            .collect();
    }
    found
}

/// `Before joining the board, Reed ran a mill`: the subject of a verbal noun behind such a word is that of the clause
/// around it.
pub(super) fn gerund_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    let opener =
        clause.head.checked_sub(1).is_some_and(|t| ctx.frames.grammar.gerund_openers.contains(&ctx.lower(t)));
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
    let opens = |a: &Argument| a.tokens.start > 0 && ctx.lower(a.tokens.start - 1) == "that";
    clause.link == Link::Relative
        && subject.is_some_and(opens)
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc)
}

/// `Reed, whom | the king appointed`: whom a pronoun before the subject stands for.
pub(super) fn relative_object(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> Vec<EntityId> {
    let Some(wanted) = frame.slots(Role::Target).iter().find(|s| s.slot == Slot::Acc) else {
        return Vec::new();
    };
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared && a.head < clause.head);
    let pronoun = subject
        .and_then(|a| a.tokens.start.checked_sub(1))
        .filter(|t| ctx.frames.grammar.relatives.contains(&ctx.lower(*t)));
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
