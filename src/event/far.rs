//! Parties of an English verb that stand further off in its sentence, and phrases there that are none.

use super::context::{Context, outer};
use super::filled::Filled;
use super::frame::{Flag, Frame, Role};
use super::matcher::Hit;
use super::participant::named;
use super::schema::is_willed;
use super::slots::{fit, store};
use super::{EventType, reach};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm};
use crate::text::TokenId;

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
    // `Officers arrested Reed and | searched his house`: the first verb's subject, who has no name either.
    let joined = clause.link == Link::Coordinated && clause.features.form == VerbForm::Finite;
    if open == Role::Agent && joined && clause.arguments.iter().any(|a| a.shared && unnamed(a)) {
        return;
    }
    // `barred from leaving Peru after | a judge | ordered it`, `for | prosecutors | to charge him`
    if open == Role::Agent && clause.arguments.iter().any(|a| own(a) && right_before(ctx, a, clause.head)) {
        return;
    }
    // `upheld a decision by parliament | to impeach Reed`
    let decided =
        clause.modifies.and_then(|noun| ctx.nominal_at(noun)).filter(|_| clause.link == Link::Relative);
    if open == Role::Agent
        && decided.is_some_and(|n| n.arguments.iter().any(|a| a.slot == Slot::By && !a.shared))
    {
        return;
    }
    if open == Role::Agent
        && (clause.features.form == VerbForm::Converb || about_thing)
        && clause.arguments.iter().any(unnamed)
    {
        return;
    }
    // `fired at | crowds | protesting against a law`: who does it stands right there, without a name.
    let does = |a: &Argument| {
        a.slot == Slot::Nom
            && a.shared
            && Some(a.head) == clause.modifies
            && unnamed(a)
            && ctx.word(a.head).plural
    };
    // `allied with groups | in fighting Peru`: no clause about them.
    let governed = clause.head > 0 && matches!(ctx.word(clause.head - 1).upos, Upos::Adp | Upos::Sconj);
    if open == Role::Agent && clause.link == Link::Relative && !governed && clause.arguments.iter().any(does)
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

/// Whether only auxiliaries and adverbs stand between the noun of a subject and its verb.
fn right_before(ctx: &Context<'_>, subject: &Argument, verb: TokenId) -> bool {
    let end = subject.tokens.end;
    let light = |t: TokenId| {
        ctx.mention_at(t).is_none() && matches!(ctx.word(t).upos, Upos::Aux | Upos::Adv | Upos::Part)
    };
    end <= verb && (end..verb).all(light)
}

/// Whether a verb that asks for an object has none, so that what stands behind a preposition is no part of it either: `drowned
/// off the coast of | Peru`.
pub(super) fn beside_no_object(
    ctx: &Context<'_>,
    frame: &Frame,
    clause: &Clause,
    hit: &Hit,
    party: &Argument,
) -> bool {
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
    ctx.is(EventWord::Attributes, &ctx.word(t).lemma) && clause.arguments.iter().any(other)
}

/// Whether a phrase far behind a verb can be whom it deals with: not where or when something happens, and no place
/// among those that meet.
fn dealt_with(ctx: &Context<'_>, frame: &Frame, hit: &Hit, argument: &Argument) -> bool {
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
    let platform = preposition.is_some_and(|p| ctx.is(EventWord::Channel, p))
        && ctx.is_at(EventWord::Platform, argument.head);
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
    let brings = |class: EventWord| preposition.is_some_and(|p| ctx.is(class, p));
    let whose = brings(EventWord::BringsOwner)
        && before
            .and_then(|t| ctx.mention_at(t.checked_sub(1)?))
            .is_some_and(|m| ctx.mention(m).kind == EntityKind::Person);
    if whose || preposition == Some("between") && !frame.kind.is_symmetric() {
        return false;
    }
    let meets = frame.has(Flag::Symmetric) && !is_to_do(ctx, hit);
    let comma = before.is_some_and(|t| ctx.text(t) == "," && t > 0 && ctx.mention_at(t - 1).is_some());
    let where_from = brings(EventWord::Origin)
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
    if brings(EventWord::BringsOwner)
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
        .is_some_and(|p| ctx.is(EventWord::Circumstance, p) || meets && !ctx.is(EventWord::Joining, p));
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
    let Some(before) =
        preposition.checked_sub(1).filter(|_| deed && ctx.is_at(EventWord::ByAgent, preposition))
    else {
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
    before.is_some_and(|t| ctx.is_at(EventWord::Located, t))
}

/// Whether an infinitive follows that says what somebody is to do: with its own object or prepositions (`agreed | to lift
/// tariffs on Peru`).
pub(super) fn is_to_do(ctx: &Context<'_>, hit: &Hit) -> bool {
    let end = hit.trigger.end;
    (end as usize + 1) < ctx.reading.analysed.words.len()
        && ctx.is_at(EventWord::OpensInfinitive, end)
        && ctx.word(end + 1).upos == Upos::Verb
        && ctx.mention_at(end + 1).is_none()
}
