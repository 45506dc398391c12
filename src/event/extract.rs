//! From clauses to events, one candidate a mention of an event.

use rustc_hash::FxHashMap;

use super::aim::{attends, compares, has_said_clause, is_only_named, is_only_wished, only_wants};
use super::blame::{blame_doers, charge_accused, drop_charges};
use super::context::Context;
use super::decided::tell_deeds;
use super::disaster::{
    armed_attack, attack, disaster, harm_of_accident, is_accident, named_disaster, withdrawal,
};
use super::filled::Filled;
use super::form::{
    befalls, before_its_noun, form_fits, has_gerund, has_object, has_object_clause, has_verb_with_object,
    is_predicate_noun, meets_a_thing, stands_alone,
};
use super::frame::{Flag, Frame, FramePos};
use super::lend::{aim_deeds, ask_answerers, take_doers};
use super::no_event::{
    decides_for_himself, ends_deed, forced_by_thing, insists_on_fact, is_asked, is_habit, is_to_blame,
    lacks_power, only_tries, receives_thing, shares_view,
};
use super::paired::{drop_openings, drop_stopped, is_only_announced, is_underway, unite_parties};
use super::prune::{
    drop_contents, drop_doubles, drop_gatherings, drop_manners, drop_plans, drop_prevented, drop_suffered,
    join_deeds, take_halted,
};
use super::taken_up::{aim_at_doers, drop_retold};
use super::told_by_noun::noun_candidate;
use super::whereabouts::{befall_places, move_places, visit_places};
use super::{EventType, Status, fill, gapped, joined, matcher, nominal, status};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::syntax::{Argument, Clause, Link, Mood, Slot, Upos, VerbForm};
use crate::text::{Span, TokenId, Tokens};

/// One mention of an event.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// The clause that tells it.
    pub(crate) clause: u32,
    /// Which frame.
    pub(crate) frame: u32,
    /// Its words.
    pub(crate) trigger: Tokens,
    /// The clause.
    pub(crate) evidence: Span,
    /// Who and where.
    pub(crate) filled: Filled,
    /// Whether it happened.
    pub(crate) status: Status,
    /// Its words beside the head.
    pub(crate) used: Vec<TokenId>,
}

impl Candidate {
    /// Its type.
    pub(super) fn kind(&self, ctx: &Context<'_>) -> EventType {
        ctx.frames.entries[self.frame as usize].frame.kind
    }

    /// The clause that tells it.
    pub(super) fn told_in<'r>(&self, ctx: &Context<'r>) -> &'r Clause {
        &ctx.reading.clauses[self.clause as usize]
    }
}

/// All mentions of events, in the order of their clauses.
pub(crate) fn candidates(ctx: &Context<'_>) -> Vec<Candidate> {
    let clauses = ctx.reading.clauses;
    let mut out: Vec<Candidate> = Vec::new();
    // Words that belong to a verb's predicate tell no event of their own.
    let mut consumed = vec![false; ctx.reading.analysed.words.len()];
    for (index, clause) in clauses.iter().enumerate() {
        // `suspended its | funding`
        let word = ctx.frames.verb_first
            && consumed[clause.head as usize]
            && ctx.lower(clause.head).ends_with("ing");
        if clause.link == Link::Nominal
            || ctx.mention_at(clause.head).is_some()
            || stands_alone(ctx, clause)
            || is_predicate_noun(ctx, clause)
            || word
        {
            continue;
        }
        let mut hits = matcher::verb_hits(ctx, clause);
        // `is in | charge`: a noun behind a preposition is no verb.
        if ctx.frames.verb_first
            && clause.head > 0
            && ctx.word(clause.head).upos == Upos::Noun
            && ctx.word(clause.head - 1).upos == Upos::Adp
        {
            hits.retain(|h| {
                !h.used.is_empty() || ctx.frames.entries[h.frame as usize].frame.pos == FramePos::Adjective
            });
        }
        for t in matcher::silent(ctx, &hits).iter().flat_map(|h| &h.used) {
            consumed[*t as usize] = true;
        }
        // `vurulduğunu | kabul eden Kaya`: half of a verb that only says something.
        let says = |h: &&matcher::Hit| ctx.frames.entries[h.frame as usize].frame.has(Flag::NoClause);
        if !ctx.frames.verb_first && has_said_clause(ctx, index as u32, clause) {
            for t in hits.iter().filter(says).flat_map(|h| &h.used) {
                consumed[*t as usize] = true;
            }
        }
        let halves = gapped::halves(ctx, index as u32, clause);
        if !halves.is_empty() {
            out.extend(halves);
            continue;
        }
        if let Some(candidate) = verb_candidate(ctx, index as u32, clause, hits, &[]) {
            for t in &candidate.used {
                consumed[*t as usize] = true;
            }
            out.push(candidate);
        }
    }
    for (index, clause) in clauses.iter().enumerate() {
        if (clause.link == Link::Nominal || is_predicate_noun(ctx, clause))
            && !consumed[clause.head as usize]
            && let Some(candidate) = noun_candidate(ctx, index as u32, clause)
        {
            out.push(candidate);
        }
    }
    tell_deeds(ctx, &mut out);
    let by_clause = verbs_of(ctx, &out);
    blame_doers(ctx, &mut out);
    super::judged::spare_victims(ctx, &mut out);
    super::judged::drop_places(ctx, &mut out);
    super::judged::aim_at_subjects(ctx, &mut out);
    super::judged::blame_protested(ctx, &mut out);
    charge_accused(ctx, &mut out);
    out.retain(|c| !ctx.frames.verb_first || c.filled.count() > 0);
    if ctx.frames.verb_first {
        aim_deeds(ctx, &mut out);
        take_doers(ctx, &mut out);
        super::lend::claim_attacks(ctx, &mut out);
        ask_answerers(ctx, &mut out);
    }
    if !ctx.frames.verb_first {
        drop_charges(ctx, &by_clause, &mut out);
        let by_clause = verbs_of(ctx, &out);
        drop_manners(ctx, &by_clause, &mut out);
        let by_clause = verbs_of(ctx, &out);
        drop_gatherings(ctx, &by_clause, &mut out);
    }
    join_deeds(ctx, &mut out);
    let by_clause = verbs_of(ctx, &out);
    drop_contents(ctx, &by_clause, &mut out);
    // What hung on one of those hangs on what that hung on.
    if !ctx.frames.verb_first {
        let by_clause = verbs_of(ctx, &out);
        drop_contents(ctx, &by_clause, &mut out);
    }
    out.retain(|c| !is_only_wished(ctx, c));
    take_halted(ctx, &mut out);
    joined::share_targets(ctx, &mut out);
    joined::name_suspects(ctx, &mut out);
    if ctx.frames.verb_first {
        super::protest::join_protests(ctx, &mut out);
    }
    super::protest::join_aims(ctx, &mut out);
    drop_suffered(ctx, &mut out);
    befall_places(ctx, &mut out);
    drop_prevented(ctx, &mut out);
    super::judged::drop_effects(ctx, &mut out);
    super::judged::drop_demanded(ctx, &mut out);
    super::judged::drop_inside(ctx, &mut out);
    drop_doubles(ctx, &mut out);
    if !ctx.frames.verb_first {
        unite_parties(ctx, &mut out);
        super::talks::unite_talks(ctx, &mut out);
        super::talks::ask_who_answers(ctx, &mut out);
        drop_openings(ctx, &mut out);
        drop_stopped(ctx, &mut out);
        out.retain(|c| !is_only_announced(ctx, c) && !is_underway(ctx, c));
    }
    drop_plans(ctx, &mut out);
    out.sort_by_key(|c| (c.trigger.start, c.trigger.end));
    aim_at_doers(ctx, &mut out);
    drop_retold(ctx, &mut out);
    out
}

/// Which candidate each verb clause has.
pub(super) fn verbs_of(ctx: &Context<'_>, out: &[Candidate]) -> FxHashMap<u32, usize> {
    let verb = |c: &Candidate| ctx.reading.clauses[c.clause as usize].link != Link::Nominal;
    out.iter().enumerate().filter(|(_, c)| verb(c)).map(|(i, c)| (c.clause, i)).collect()
}

/// The best reading of a verb clause. `lent` does it where the clause names nobody who does.
pub(super) fn verb_candidate(
    ctx: &Context<'_>,
    index: u32,
    clause: &Clause,
    hits: Vec<matcher::Hit>,
    lent: &[EntityId],
) -> Option<Candidate> {
    if is_asked(ctx, clause) || lacks_power(ctx, clause) {
        return None;
    }
    let mut best: Option<(usize, Candidate)> = None;
    for hit in matcher::telling(ctx, hits) {
        let frame = &ctx.frames.entries[hit.frame as usize].frame;
        let object = frame.has(Flag::NeedsObject) || frame.has(Flag::NoObject);
        if !form_fits(frame, clause, ctx.frames.verb_first)
            || object && has_object(ctx, clause, &hit) != frame.has(Flag::NeedsObject)
            || frame.has(Flag::NeedsGerund) && !has_gerund(ctx, &hit)
            || has_verb_with_object(ctx, &hit)
            || only_tries(ctx, clause, &hit)
            || before_its_noun(ctx, clause) && !befalls(frame.kind)
            || clause.link == Link::Relative && compares(ctx, clause)
            || frame.has(Flag::ObjectClause) && !has_object_clause(ctx, index, clause, hit.passive)
            || frame.has(Flag::NoClause) && has_said_clause(ctx, index, clause)
            || frame.kind == EventType::Request && only_wants(ctx, clause)
            || frame.kind == EventType::Request && insists_on_fact(ctx, index, clause)
            || frame.kind == EventType::Accuse && is_to_blame(ctx, clause)
        {
            continue;
        }
        let mut filled = fill::verb(ctx, index, clause, &hit);
        if ctx.word(clause.head).upos == Upos::Noun {
            nominal::suffered_under(ctx, frame, &hit, &mut filled);
        }
        // `Peru Zirvesi'ne katıldı`: a meeting has no members.
        if frame.kind == EventType::Appoint && attends(ctx, clause, &hit) {
            continue;
        }
        if hit.passive {
            announce(ctx, clause, frame, &mut filled);
        }
        let sold = hit.passive
            && !ctx.frames.verb_first
            && super::implied::sold_to(ctx, frame, &clause.arguments, &mut filled);
        filled.lend(frame, lent);
        move_places(ctx, frame, &hit.trigger, &mut filled);
        // `turned the gun on | himself`
        let itself = |a: &Argument| {
            ctx.is_at(EventWord::Oneself, a.head)
                && !hit.used.contains(&a.head)
                && !a.shared
                && a.slot != Slot::Nom
        };
        if ctx.frames.verb_first && clause.arguments.iter().any(itself) {
            // `hold itself accountable`
            if frame.kind == EventType::Accuse {
                continue;
            }
            filled.targets.clear();
        }
        // `a plan to | protect Peru`: what is only meant, by nobody named.
        let meant = ctx.frames.verb_first
            && frame.kind == EventType::Aid
            && !hit.passive
            && clause.features.form == VerbForm::VerbalNoun
            && filled.agents.is_empty();
        // `satma süreci` names a kind of doing; who does it to whom makes an event of it.
        let named =
            frame.has(Flag::NoNominal) && clause.features.form == VerbForm::VerbalNoun && filled.count() < 2;
        if meant
            || named
            || !filled.satisfies(frame) && !sold
            || is_only_named(ctx, clause, frame.kind, &filled)
            || forced_by_thing(ctx, clause, frame, &filled)
            || ends_deed(ctx, clause, frame)
            || decides_for_himself(ctx, clause, frame, &filled)
            || shares_view(ctx, index, clause, frame, &filled)
            || receives_thing(ctx, clause, frame, &hit)
            || is_habit(ctx, clause, frame, &filled)
        {
            continue;
        }
        super::within::goes_on(ctx, frame, clause, &hit, &mut filled);
        visit_places(ctx, frame, &mut filled);
        if ctx.frames.verb_first && frame.kind != EventType::Harm {
            filled.targets.retain(|e| named_disaster(ctx, *e).is_none());
            if filled.count() == 0 {
                continue;
            }
        }
        let accident = Some(frame.kind).filter(|k| *k == EventType::Assault && is_accident(ctx, clause));
        let accident = match accident.map(|_| harm_of_accident(ctx, &mut filled)) {
            Some(None) => continue,
            other => other.flatten(),
        };
        let storm = filled.agents.iter().find_map(|e| named_disaster(ctx, *e));
        // A storm does nothing to anybody on purpose: `Hurricane Ann left Cuba`.
        let storm = storm.filter(|_| frame.kind == EventType::Assault || ctx.frames.verb_first);
        if storm.is_some() {
            if ctx.frames.verb_first {
                continue;
            }
            filled.agents.clear();
        }
        if frame.has(Flag::Symmetric) && filled.targets.is_empty() && meets_a_thing(ctx, clause, &hit) {
            continue;
        }
        // Of as many words, a noun tells more than a preposition (`withdrew its ambassador from`).
        let nouns =
            hit.used.iter().filter(|t| ctx.frames.verb_first && ctx.word(**t).upos != Upos::Adp).count();
        let asked = ctx.frames.verb_first && frame.has(Flag::ObjectClause);
        let rank = hit.used.len() * 8
            + nouns
            + filled.rank(ctx, frame)
            + 4 * usize::from(frame.has(Flag::Negative) || asked);
        if best.as_ref().is_none_or(|(r, _)| *r < rank) {
            let status = frame_status(frame, clause.features.mood, status::of_clause(ctx, clause));
            // What did not happen is told of only where it says who did not do it to whom.
            if status == Status::Denied && filled.count() < 2 {
                continue;
            }
            let evidence = span_of(ctx, &clause.tokens).join(span_of(ctx, &hit.trigger));
            let other = accident
                .or_else(|| disaster(ctx, clause, frame.kind, &filled))
                .or_else(|| attack(ctx, clause, frame.kind, hit.passive))
                .or_else(|| armed_attack(ctx, frame.kind, &clause.arguments))
                .or_else(|| withdrawal(ctx, clause, frame.kind, &mut filled));
            let frame = storm.or(other).unwrap_or(hit.frame);
            best = Some((
                rank,
                Candidate {
                    clause: index,
                    frame,
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

/// Acts that words do, told in the passive, are done by whose words they are (`açıklamada saldırı kınandı`).
pub(super) fn announce(ctx: &Context<'_>, clause: &Clause, frame: &Frame, filled: &mut Filled) {
    use EventType as T;
    let speaks = matches!(frame.kind, T::Request | T::Accuse | T::Support | T::Threaten | T::Reject);
    let form = &clause.features;
    let told = form.form == VerbForm::Finite && form.tense == crate::syntax::Tense::Past
        || clause.link == Link::Relative && clause.modifies.is_some();
    if speaks
        && told
        && filled.agents.is_empty()
        && !frame.slots(super::frame::Role::Agent).is_empty()
        && let Some(speaker) = ctx.announcer(clause)
    {
        filled.targets.retain(|t| *t != speaker);
        filled.agents.push(speaker);
    }
}

/// What a frame itself says about the status.
pub(super) fn frame_status(frame: &Frame, mood: Mood, status: Status) -> Status {
    match status {
        // `geri adım atmazsa`
        Status::Denied if frame.has(Flag::Negative) && mood == Mood::Conditional => Status::Hypothetical,
        Status::Denied if frame.has(Flag::Negative) => Status::Occurred,
        Status::Occurred if frame.has(Flag::Denied) => Status::Denied,
        Status::Occurred if frame.has(Flag::Planned) => Status::Planned,
        other => other,
    }
}

/// The bytes of a range of tokens.
pub(crate) fn span_of(ctx: &Context<'_>, tokens: &Tokens) -> Span {
    let all = &ctx.reading.analysed.segmented.tokens;
    let first = all[tokens.start as usize].span;
    first.join(all[tokens.end.max(tokens.start + 1) as usize - 1].span)
}
