//! From a noun that tells an event to a candidate.

use std::borrow::Cow;

use super::carrier::carrier;
use super::context::Context;
use super::extract::{Candidate, announce, frame_status, span_of};
use super::frame::{Flag, FramePos};
use super::no_event::{is_group, stoppage};
use super::whereabouts::{move_places, visit_places};
use super::{EventType, Status, matcher, nominal, status};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Mood, Slot, Upos, Voice};
use crate::text::TokenId;

/// The event that a noun tells, by itself or with the verb that carries it.
pub(super) fn noun_candidate(ctx: &Context<'_>, index: u32, clause: &Clause) -> Option<Candidate> {
    let head = clause.head;
    if ctx.mention_at(head).is_some() || names_only(ctx, head) || is_group(ctx, head) {
        return None;
    }
    // `Peru Partisi | ittifakının | başkanı Ann Reed`: what somebody is an official of.
    let official = !ctx.frames.verb_first
        && head + 2 < ctx.sentence_end(head)
        && ctx.word(head).case == Case::Gen
        && ctx.mention_at(head + 1).is_none()
        && ctx.reading.analysed.words.get(head as usize + 1).is_some_and(|w| w.possessive == 3)
        && ctx.mention_at(head + 2).is_some_and(|m| ctx.mention(m).kind == EntityKind::Person);
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    let carrier = carrier(ctx, clause);
    let (carrier_arguments, subject, passive) = match &carrier {
        Some((c, s)) => (&c.arguments[..], s.subject, c.features.voice == Voice::Passive),
        None => (&[][..], None, false),
    };
    let mut best: Option<(usize, Candidate)> = None;
    let stoppage = stoppage(ctx, head);
    for hit in matcher::telling(ctx, matcher::noun_hits(ctx, clause, sentence)) {
        let hit = matcher::Hit { frame: stoppage.unwrap_or(hit.frame), ..hit };
        let frame = &ctx.frames.entries[hit.frame as usize].frame;
        let union = matches!(frame.kind, EventType::Agree | EventType::Cooperate | EventType::Consult);
        // `Peru ile Şili ortaklığındaki | banka`: what it is, no deed.
        let there = !ctx.frames.verb_first && (ctx.frames.grammar.is_there)(ctx.lower(head));
        if frame.pos != FramePos::Noun
            || official && union
            || frame.kind == EventType::Cooperate && there && ctx.word(head).case == Case::Loc
        {
            continue;
        }
        let arguments = compound_arguments(ctx, index, clause, &hit);
        let mut filled = nominal::noun(ctx, &arguments, carrier_arguments, subject, passive, &hit);
        if carrier.is_none()
            && filled.agents.is_empty()
            && matches!(frame.kind, EventType::Consult | EventType::Agree | EventType::Cooperate)
        {
            filled.agents = nominal::occasion(ctx, clause, &filled.targets);
        }
        if let Some((verb, _)) = carrier.as_ref().filter(|_| filled.targets.is_empty() && !passive) {
            filled.targets = super::implied::goes_on_there(ctx, verb, frame, &filled.agents);
        }
        if let Some((verb, _)) = carrier.as_ref().filter(|_| passive) {
            announce(ctx, verb, frame, &mut filled);
            // `Sudan ordusu, kampa hava | harekatı | düzenlendiğini duyurdu`
            if !ctx.frames.verb_first && frame.kind == super::EventType::Assault && filled.agents.is_empty() {
                filled.agents = super::implied::announced(ctx, frame, verb, &filled.targets);
            }
        }
        // `yolsuzluk soruşturmasında | aranan Kaya`: whom the sentence is about is who is looked into.
        if !ctx.frames.verb_first
            && frame.kind == EventType::Accuse
            && carrier.is_none()
            && filled.targets.is_empty()
            && let [person] = filled.agents[..]
            && ctx.kind(person) == EntityKind::Person
            && clause.arguments.iter().any(|a| {
                let named = || ctx.mention_at(a.head).is_some_and(|m| ctx.entity_of(m) == person);
                a.shared && a.slot == Slot::Gen && named()
            })
        {
            filled.targets = std::mem::take(&mut filled.agents);
        }
        // `the decision to close the mine`: what it was for carries it as well.
        let end = hit.trigger.end;
        let told = ctx.frames.verb_first
            && end + 1 < sentence.end
            && ctx.is_at(EventWord::OpensInfinitive, end)
            && ctx.word(end + 1).upos == Upos::Verb;
        // `the charge, which | he denies`: it is against him.
        if ctx.frames.verb_first
            && frame.kind == EventType::Accuse
            && filled.count() < 2
            && carrier.as_ref().is_some_and(|(_, support)| support.denies)
        {
            continue;
        }
        move_places(ctx, frame, &hit.trigger, &mut filled);
        // `Peru'nun talebi | üzerine`: what happened since tells that it was made.
        let upon = !ctx.frames.verb_first
            && !filled.agents.is_empty()
            && ctx.word(head).possessive == 3
            && head + 1 < sentence.end
            && ctx.is_at(EventWord::Upon, head + 1);
        let alone = carrier.is_none() && filled.count() < 2 && !heads_line(ctx, clause) && !told && !upon;
        if !filled.satisfies(frame) && !upon || frame.has(Flag::SupportOnly) && alone {
            continue;
        }
        visit_places(ctx, frame, &mut filled);
        let rank = hit.used.len() * 8 + filled.rank(ctx, frame);
        if best.as_ref().is_none_or(|(r, _)| *r < rank) {
            let verb = carrier.as_ref().map(|(c, _)| *c);
            let mood = verb.map_or(Mood::Indicative, |c| c.features.mood);
            let mut status = frame_status(frame, mood, status::of_noun(ctx, clause, verb));
            if let Some((_, support)) = &carrier
                && status == Status::Occurred
            {
                if support.denies {
                    status = Status::Denied;
                } else if support.plans {
                    status = Status::Planned;
                }
            }
            // `halka arz edilmeksizin`
            // `failed to demand an investigation`
            let sought = !ctx.frames.verb_first || frame.kind == EventType::Accuse;
            if status == Status::Denied && filled.count() < 2 && sought {
                continue;
            }
            let mut evidence = span_of(ctx, &clause.tokens).join(span_of(ctx, &hit.trigger));
            if let Some(verb) = verb {
                evidence = evidence.join(span_of(ctx, &(verb.head..verb.head + 1)));
            }
            best = Some((
                rank,
                Candidate {
                    clause: index,
                    frame: hit.frame,
                    trigger: hit.trigger,
                    evidence,
                    filled,
                    status,
                    used: hit.used,
                },
            ));
        }
    }
    best.map(|(_, c)| c)
}

/// Whether a noun ends a line that has no verb (`Trump'tan şirketlere vergi önerisi`).
fn heads_line(ctx: &Context<'_>, nominal: &Clause) -> bool {
    let sentence = &ctx.reading.analysed.segmented.sentences[nominal.sentence as usize].tokens;
    let from = ctx.reading.clauses.partition_point(|c| c.sentence < nominal.sentence);
    let finite = |c: &Clause| c.link == Link::Root;
    let ends = nominal.head + 1 == sentence.end || ctx.text(nominal.head + 1) == ":";
    !ctx.frames.verb_first
        && ends
        && !ctx.reading.clauses[from..].iter().take_while(|c| c.sentence == nominal.sentence).any(finite)
}

/// The arguments of a noun, and those of the event nouns that its Turkish compound begins with (`Sudan'a yönelik yardım
/// paketi`).
fn compound_arguments<'c>(
    ctx: &Context<'_>,
    index: u32,
    clause: &'c Clause,
    hit: &matcher::Hit,
) -> Cow<'c, [Argument]> {
    let mut all = Cow::Borrowed(&clause.arguments[..]);
    if ctx.frames.verb_first || hit.used.is_empty() {
        return all;
    }
    let near = &ctx.reading.clauses[(index as usize).saturating_sub(4)..index as usize];
    for part in near.iter().filter(|c| c.link == Link::Nominal && hit.used.contains(&c.head)) {
        all.to_mut().extend(part.arguments.iter().cloned());
    }
    all
}

/// Whether a noun only says what kind of thing the next noun is (`saldırı planı`, `visit programme`).
fn names_only(ctx: &Context<'_>, head: TokenId) -> bool {
    let word = ctx.word(head);
    if head + 1 >= ctx.sentence_end(head) {
        return false;
    }
    let next = ctx.word(head + 1);
    if ctx.frames.verb_first {
        let named = ctx.mention_at(head + 1).is_some();
        // `the ruling Green Party`
        return next.upos == Upos::Noun && !named || named && ctx.lower(head).ends_with("ing");
    }
    word.case == Case::Nom
        && word.possessive == 0
        // `ortaklık | anlaşması`, `birleşme | görüşmeleri`
        && (matches!(next.upos, Upos::Noun | Upos::Propn) && next.verb.is_none()
            || ctx.nominal_at(head + 1).is_some() && next.case == Case::Nom)
        && next.possessive == 3
        && ctx.mention_at(head + 1).is_none()
        // `düzenlediği saldırı | sonrasında`
        && !(ctx.frames.grammar.is_postposition)(ctx.lower(head + 1))
}
