//! Clauses that fit a frame and tell no event all the same: what is only asked, held to be so or done again and again, and
//! what no thing does.

use super::context::Context;
use super::filled::Filled;
use super::frame::Frame;
use super::{EventType, matcher};
use crate::entity::{EntityId, Relation, RelationKind};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// `Will Peru join the talks?`: what is only asked.
pub(super) fn is_asked(ctx: &Context<'_>, clause: &Clause) -> bool {
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    ctx.frames.verb_first
        && !matches!(clause.link, Link::Relative | Link::Adverbial)
        && (sentence.end.saturating_sub(2)..sentence.end).any(|t| ctx.text(t) == "?")
}

/// What somebody has no power, right or courage to do is no event (`saldırmaya gücü olmadığını söyledi`).
pub(super) fn lacks_power(ctx: &Context<'_>, clause: &Clause) -> bool {
    let next = clause.head + 1;
    // `the power to | change the law`
    if ctx.frames.verb_first {
        let to = clause.head.checked_sub(2).filter(|t| ctx.is_at(EventWord::OpensInfinitive, t + 1));
        let power = |t: TokenId| {
            ctx.word(t).upos == Upos::Noun
                && ctx.mention_at(t).is_none()
                && ctx.is(EventWord::Power, &ctx.word(t).lemma)
        };
        return clause.features.form == VerbForm::VerbalNoun && to.is_some_and(power);
    }
    !ctx.frames.verb_first
        && clause.features.form == VerbForm::VerbalNoun
        && ctx.word(clause.head).case == Case::Dat
        && ctx.word(clause.head).possessive == 0
        && next + 1 < ctx.sentence_end(clause.head)
        && ctx.is(EventWord::Power, &ctx.word(next).lemma)
        && ctx.word(next + 1).verb.is_some_and(|v| v.negative)
}

/// Whether a Turkish verb only says that somebody tries what an infinitive before it tells (`arasını bulmaya | çalıştı`).
pub(super) fn only_tries(ctx: &Context<'_>, clause: &Clause, hit: &matcher::Hit) -> bool {
    !ctx.frames.verb_first
        && hit.used.is_empty()
        && &*clause.lemma == "çalış"
        && clause.head.checked_sub(1).is_some_and(|t| {
            ctx.word(t).verb.is_some_and(|v| v.form == VerbForm::VerbalNoun)
                && ctx.word(t).case == Case::Dat
                && ctx.word(t).possessive == 0
        })
}

/// `Peru is to blame`: who is said to be guilty blames nobody.
pub(super) fn is_to_blame(ctx: &Context<'_>, clause: &Clause) -> bool {
    let head = clause.head;
    ctx.frames.verb_first
        && &*clause.lemma == "blame"
        && head > 1
        && ctx.is_at(EventWord::OpensInfinitive, head - 1)
        && ctx.is(EventWord::Being, &ctx.word(head - 2).lemma)
}

/// `insisted that Peru had paid`: what somebody holds to be so is not asked for, unlike `insisted that Peru pay`.
pub(super) fn insists_on_fact(ctx: &Context<'_>, index: u32, clause: &Clause) -> bool {
    if !ctx.frames.verb_first || &*clause.lemma != "insist" {
        return false;
    }
    let Some(told) = ctx.complements_of(index, clause).next() else { return false };
    let helps = |t: TokenId| ctx.word(t).upos == Upos::Aux && ctx.mention_at(t).is_none();
    match (told.tokens.start..told.head).find(|t| helps(*t)).map(|t| ctx.lower(t)) {
        Some(auxiliary) => !matches!(auxiliary, "be" | "should" | "must" | "not"),
        None => told.features.form == VerbForm::Finite && ctx.lower(told.head) != &*told.lemma,
    }
}

/// Whether a noun is for nobody who acts.
fn is_thing(ctx: &Context<'_>, head: TokenId) -> bool {
    let word = ctx.word(head);
    ctx.mention_at(head).is_none()
        && word.upos == Upos::Noun
        && !(ctx.frames.grammar.is_person_noun)(&word.lemma)
        && !ctx.frames.is_actor_noun(&word.lemma)
}

/// `Bad weather forced Peru to stop the search`: a thing coerces nobody.
pub(super) fn forced_by_thing(ctx: &Context<'_>, clause: &Clause, frame: &Frame, filled: &Filled) -> bool {
    let thing = |a: &Argument| {
        a.slot == Slot::Nom
            && !a.shared
            && is_thing(ctx, a.head)
            && (frame.kind != EventType::Reject || ctx.nominal_at(a.head).is_none())
    };
    // `Winds | delayed Reed's rally`, `Video | captured Reed`
    let unwilled = match frame.kind {
        EventType::Coerce => ctx.is(EventWord::Compels, &clause.lemma),
        EventType::Reject => true,
        // `The deal | puts pressure on Volvo`
        EventType::Request => ctx.is(EventWord::Presses, &clause.lemma),
        _ => false,
    };
    ctx.frames.verb_first
        && unwilled
        && clause.features.voice == Voice::Active
        && filled.agents.is_empty()
        && clause.arguments.iter().any(thing)
}

/// `Talks between Peru and Chile collapsed`: what comes to an end hurts nobody.
pub(super) fn ends_deed(ctx: &Context<'_>, clause: &Clause, frame: &Frame) -> bool {
    ctx.frames.verb_first
        && frame.kind == EventType::Harm
        && matches!(&*clause.lemma, "collapse" | "crumble")
        && clause.arguments.iter().any(|a| {
            a.slot == Slot::Nom
                && !a.shared
                && ctx.mention_at(a.head).is_none()
                && ctx.frames.nouns.get(&*ctx.word(a.head).lemma).is_some_and(|ids| {
                    ids.iter().any(|id| {
                        let kind = ctx.frames.entries[*id as usize].frame.kind;
                        matches!(kind, EventType::Consult | EventType::Agree | EventType::Cooperate)
                    })
                })
        })
}

/// `Ann Reed agreed that it was a crime`, `agreed, saying it was one`: who holds the same view agrees to nothing.
pub(super) fn shares_view(
    ctx: &Context<'_>,
    index: u32,
    clause: &Clause,
    frame: &Frame,
    filled: &Filled,
) -> bool {
    if !ctx.frames.verb_first
        || frame.kind != EventType::Agree
        || &*clause.lemma != "agree"
        || clause.features.voice == Voice::Passive
        || filled.agents.len() != 1
        || !filled.targets.is_empty()
    {
        return false;
    }
    let behind = clause.head + 1;
    let end = ctx.sentence_end(clause.head);
    let says = |t: TokenId| t < end && ctx.is_at(EventWord::Adds, t);
    if behind < end && ctx.text(behind) == "," && says(behind + 1) {
        return true;
    }
    let told = (behind < end && ctx.is_at(EventWord::OpensContent, behind))
        .then(|| ctx.complements_of(index, clause).next())
        .flatten()
        .filter(|c| c.features.form == VerbForm::Finite);
    told.is_some_and(|c| {
        let ahead = |t: TokenId| ctx.is_at(EventWord::Ahead, t);
        let subjunctive = ctx.lower(c.head) == &*c.lemma && ctx.word(c.head).upos == Upos::Verb;
        let helped =
            (behind..c.head).any(|t| ctx.word(t).upos == Upos::Aux && !ctx.is_at(EventWord::Being, t));
        !(behind..c.head).any(ahead) && (helped || !subjunctive)
    })
}

/// `Volvo sells cars in forty countries.`, `The Senate elects its speaker.`: what somebody does again and again to nobody
/// named. Headlines tell in the present too.
pub(super) fn is_habit(ctx: &Context<'_>, clause: &Clause, frame: &Frame, filled: &Filled) -> bool {
    let end = ctx.sentence_end(clause.head);
    let told = end > 0 && matches!(ctx.text(end - 1), "." | "”" | "\"");
    let again = match frame.kind {
        EventType::Transact => true,
        EventType::Appoint => ctx.is(EventWord::Fills, &clause.lemma),
        _ => false,
    };
    ctx.frames.verb_first
        && again
        && told
        && filled.targets.is_empty()
        && clause.features.form == VerbForm::Finite
        && clause.features.tense == crate::syntax::Tense::Aorist
        && ctx.word(clause.head).upos == Upos::Verb
        && !clause.tokens.clone().any(|t| {
            ctx.mention_at(t).is_none()
                && ctx.word(t).upos == Upos::Aux
                && t < clause.head
                && clause.head - t < 4
        })
}

/// `received a Reed toy`: a thing is not received like its owner.
pub(super) fn receives_thing(ctx: &Context<'_>, clause: &Clause, frame: &Frame, hit: &matcher::Hit) -> bool {
    let thing = |a: &Argument| a.slot == Slot::Acc && !a.shared && is_thing(ctx, a.head);
    ctx.frames.verb_first
        && frame.kind == EventType::Consult
        && &*frame.predicate == "receive"
        && !hit.passive
        && clause.arguments.iter().any(thing)
}

/// `Ann Reed decided to join the board`: what a person without an office makes up her mind to is no decision for others.
pub(super) fn decides_for_himself(
    ctx: &Context<'_>,
    clause: &Clause,
    frame: &Frame,
    filled: &Filled,
) -> bool {
    let titled = |m: &u32| {
        let before = ctx.reading.mentions.get(*m as usize).and_then(|m| m.tokens.start.checked_sub(1));
        before.is_some_and(|t| ctx.mention_at(t).is_none() && ctx.frames.is_actor_noun(&ctx.word(t).lemma))
    };
    let private = |e: &EntityId| {
        let entity = &ctx.reading.entities[*e as usize];
        let holds = |r: &Relation| r.source == *e && r.kind == RelationKind::HoldsOffice && !r.former;
        entity.kind == EntityKind::Person
            && !ctx.reading.relations.iter().any(holds)
            && !entity.mentions.iter().any(titled)
    };
    ctx.frames.verb_first
        && frame.kind == EventType::Decide
        && &*clause.lemma == "decide"
        && filled.agents.iter().all(private)
}

/// Whether a noun for resistance names those who resist: `Peru's | opposition | called for a vote`, not `Peru's opposition to the plan`.
pub(super) fn is_group(ctx: &Context<'_>, noun: TokenId) -> bool {
    let next = noun + 1;
    let to = next < ctx.sentence_end(noun)
        && (ctx.is_at(EventWord::Recipient, next) || ctx.is_at(EventWord::Origin, next));
    // `Peru's | settlements`, where people live
    let settled = ctx.lower(noun) == "settlements"
        && !(next < ctx.sentence_end(noun) && ctx.is_at(EventWord::InCompany, next));
    // `in | exchange | for six prisoners`
    let returned = ctx.lower(noun) == "exchange" && noun > 0 && ctx.is_at(EventWord::In, noun - 1);
    ctx.frames.verb_first && (ctx.lower(noun) == "opposition" && !to || settled || returned)
}

/// The frame of a stoppage where the words before a strike say that people stopped work: `a six-week | strike`, `the rail | strike`.
pub(super) fn stoppage(ctx: &Context<'_>, noun: TokenId) -> Option<u32> {
    let before =
        noun.checked_sub(1).filter(|_| ctx.frames.verb_first && &*ctx.word(noun).lemma == "strike")?;
    let word = ctx.lower(before);
    let long = ["-week", "-day", "-hour", "-month", "-year"].iter().any(|end| word.ends_with(end));
    let frames = &ctx.frames;
    if !long && !ctx.is(EventWord::StopsWork, word) {
        return None;
    }
    frames.nouns.get("walkout")?.iter().copied().find(|id| frames.entries[*id as usize].before.is_empty())
}
