//! Filling a noun's roles: from its own phrase, from the verb that carries it, from what is said of it.

use super::context::Context;
use super::filled::Filled;
use super::frame::{Flag, Frame, Role, RoleSlot};
use super::gap_pair::whose_counterpart;
use super::implied::{before_content, chaired, pass_over_courts};
use super::matcher::Hit;
use super::opener::subject_at;
use super::owner::is_possessive;
use super::participant::{is_part_of_predicate, named, same_slot};
use super::slots::{Search, finish, fit, part, store};
use super::whose::possessor;
use super::{EventType, surface};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos};
use crate::text::TokenId;

/// Fills the roles of a noun's frame from its own phrase, then from the verb that carries it.
pub(crate) fn noun(
    ctx: &Context<'_>,
    arguments: &[Argument],
    carrier: &[Argument],
    subject: Option<Role>,
    passive: bool,
    hit: &Hit,
) -> Filled {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let mut taken = Vec::new();
    let mut filled = Filled::default();
    // `mahkeme kararını değerlendiren Kaya`: whose it is stands before it.
    let theirs = |a: &Argument| {
        let actor = ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma).is_some_and(|e| e.agent);
        a.slot == Slot::Bare && a.head + 2 == hit.trigger.end && ctx.mention_at(a.head).is_none() && actor
    };
    // `Çin, [sel felaketi] nedeniyle yardım etti`: who does something else is not whom it befalls.
    let befalls = frame.kind == EventType::Harm && arguments.iter().any(|a| a.shared && a.slot == Slot::Gen);
    let own: Vec<Argument>;
    let arguments = if !ctx.frames.verb_first && (befalls || arguments.iter().any(theirs)) {
        own = arguments.iter().filter(|a| !(a.shared && a.slot == Slot::Gen)).cloned().collect();
        &own
    } else {
        arguments
    };
    // `Peru ile Şili arasındaki | Tacna anlaşması`: what it is called.
    let between = |a: &Argument| matches!(&a.slot, Slot::Adp(p) if p.starts_with("arasında"));
    let parties: Vec<Argument>;
    let arguments = if !ctx.frames.verb_first && frame.has(Flag::Symmetric) && arguments.iter().any(between) {
        parties = arguments.iter().filter(|a| a.slot != Slot::Bare).cloned().collect();
        &parties
    } else {
        arguments
    };
    // The subject of a support verb first: `İsrail saldırıya uğradı`.
    // What befalls somebody has no doer, whoever reports it (`announced Reed's death`).
    // `approved | Volvo's takeover of Renault`: whose it is, does it.
    let owned = ctx.frames.verb_first
        && subject == Some(Role::Agent)
        && frame.slots(Role::Agent).iter().any(|s| matches!(&s.slot, Slot::Adp(p) if &**p == "'s"))
        && arguments
            .iter()
            .any(|a| a.slot == Slot::Gen && a.head < hit.trigger.start && ctx.mention_at(a.head).is_some());
    let doer = subject.filter(|r| !owned && (!ctx.frames.verb_first || !frame.slots(*r).is_empty()));
    // `Peru, Şili'nin önerisini gündeme getirdi`: whose it is stands before it.
    let theirs = |a: &Argument| a.slot == Slot::Gen && !a.shared && !named(ctx, a, Role::Agent).is_empty();
    let owned = !ctx.frames.verb_first
        && frame.slots(Role::Agent).iter().any(|s| s.slot == Slot::Gen)
        && !frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Gen)
        && arguments.iter().any(theirs);
    let doer = doer.filter(|r| !owned || *r != Role::Agent);
    if let Some(role) = doer {
        let slot = if passive { Slot::By } else { Slot::Nom };
        for argument in carrier.iter().filter(|a| {
            same_slot(&a.slot, &slot) && !is_part_of_predicate(a, &hit.used) && a.head != hit.trigger.end - 1
        }) {
            let mut found = named(ctx, argument, role);
            if !found.is_empty() {
                taken.push(argument.head);
                // `Reed and | Wilk expressed opposition`
                if ctx.frames.verb_first {
                    let any = RoleSlot { slot: slot.clone(), kinds: Vec::new() };
                    let mut all = Vec::new();
                    let behind = Search::new(ctx, hit, role, carrier, &mut taken)
                        .coordinates(argument, &any, &mut all);
                    for e in found.drain(..).chain(behind) {
                        if !all.contains(&e) {
                            all.push(e);
                        }
                    }
                    found = all;
                }
                store(&mut filled, role, found);
                break;
            }
        }
    }
    // `Peru'da bir | okula baskın`: to whom or what it is done is said, but not by name.
    let unnamed = |a: &Argument| {
        a.slot == Slot::Dat
            && !a.shared
            && ctx.in_time(a.head).is_none()
            && named(ctx, a, Role::Target).is_empty()
    };
    let elsewhere = !ctx.frames.verb_first
        && frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Dat)
        && arguments.iter().chain(carrier).any(unnamed);
    let only_there = |e: EntityId| {
        let there = |a: &&Argument| a.slot == Slot::Loc && !a.shared;
        arguments.iter().chain(carrier).filter(there).any(|a| named(ctx, a, Role::Target).contains(&e))
    };
    for role in [Role::Agent, Role::Target, Role::Place] {
        if !part(&filled, role).is_empty() {
            continue;
        }
        let mut found = Search::new(ctx, hit, role, arguments, &mut taken).find(Clone::clone, &[]);
        if found.is_empty() && subject.is_some() {
            // The possessor and the bare noun belong to the noun's own phrase.
            let carried = |slot: &Slot| match slot {
                Slot::Gen | Slot::Bare | Slot::Nom | Slot::Acc => Slot::Adp("".into()),
                other => other.clone(),
            };
            found = Search::new(ctx, hit, role, carrier, &mut taken).find(carried, &[]);
        }
        if elsewhere && role == Role::Target {
            found.retain(|e| ctx.kind(*e) != EntityKind::Country || !only_there(*e));
        }
        store(&mut filled, role, found);
    }
    if ctx.frames.verb_first && (filled.agents.is_empty() || filled.targets.is_empty()) {
        let all = &ctx.reading.analysed.segmented.sentences;
        let sentence = all.partition_point(|s| s.tokens.end <= hit.trigger.start);
        let near = surface::around_noun(ctx, &all[sentence].tokens, hit);
        for role in [Role::Agent, Role::Target] {
            if part(&filled, role).is_empty() {
                let mut found = Search::new(ctx, hit, role, &near, &mut taken).find(Clone::clone, &[]);
                found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
                store(&mut filled, role, found);
            }
        }
    }
    pass_over_courts(ctx, frame, arguments, &mut filled);
    // `Gazze'nin | ilhakı`: a place seizes nothing.
    if filled.targets.is_empty()
        && !ctx.frames.verb_first
        && matches!(frame.kind, EventType::Assault | EventType::Coerce)
        && !filled.agents.is_empty()
        && filled.agents.iter().all(|e| ctx.kind(*e) == EntityKind::Place)
        && arguments.iter().any(|a| a.slot == Slot::Gen && !a.shared)
    {
        let places = std::mem::take(&mut filled.agents);
        filled.set_targets(places);
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first {
        let found = before_content(ctx, frame, arguments, hit);
        filled.set_targets(found);
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first {
        filled.set_targets(whose_aim(ctx, frame, arguments));
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first && frame.kind == EventType::Accuse {
        filled.set_targets(super::fill::doer_of_compound(ctx, frame, arguments, &filled.agents));
    }
    if filled.targets.is_empty() && ctx.frames.verb_first {
        filled.set_targets(to_whom(ctx, frame, hit));
    }
    if filled.agents.is_empty() && ctx.frames.verb_first {
        let mut found = owner_ahead(ctx, frame, hit);
        found.retain(|e| !filled.targets.contains(e));
        store(&mut filled, Role::Agent, found);
    }
    whose_counterpart(ctx, frame, arguments, &mut filled);
    suffered_by_owner(ctx, frame, subject, &mut filled);
    suffered_under(ctx, frame, hit, &mut filled);
    if matches!(frame.kind, EventType::Protest | EventType::Ceremony) && !ctx.frames.verb_first {
        chaired(ctx, frame, carrier, &mut filled);
    }
    // `Peru, Şili ve Kenya'nın organizasyonuyla`: two are enough.
    let alone = frame.kind != EventType::Cooperate || filled.agents.len() == 1;
    if filled.targets.is_empty() && alone && ctx.frames.entries[hit.frame as usize].case.is_some() {
        let found = helped(ctx, hit.trigger.end - 1);
        filled.set_targets(found);
    }
    finish(ctx, frame, arguments, &taken, &mut filled);
    if filled.places.is_empty() {
        finish(ctx, frame, carrier, &taken, &mut filled);
    }
    filled
}

/// `Turkey is under | EU sanctions`: who is under them suffers what the name before them does.
pub(super) fn suffered_under(ctx: &Context<'_>, frame: &Frame, hit: &Hit, filled: &mut Filled) {
    let first = ctx.sentence_start(hit.trigger.start);
    let mut start = hit.trigger.start;
    while start > first && surface::inside(ctx, start - 1) {
        start -= 1;
    }
    let under = start > first && ctx.lower(start - 1) == "under";
    // `Under pressure from Peru, | Volvo left`: whom it is put on.
    if ctx.frames.verb_first
        && under
        && frame.kind == EventType::Request
        && start == first + 1
        && filled.targets.is_empty()
    {
        let end = ctx.sentence_end(start);
        let mut commas = (hit.trigger.end..end).filter(|t| ctx.text(*t) == ",");
        let subject = commas.find_map(|comma| subject_at(ctx, comma + 1, end));
        let mut found = subject.map(|a| named(ctx, &a, Role::Target)).unwrap_or_default();
        found.retain(|e| !filled.agents.contains(e));
        filled.set_targets(found);
        return;
    }
    if !ctx.frames.verb_first || !under || frame.kind != EventType::Sanction || !filled.targets.is_empty() {
        return;
    }
    let doer = ctx.mentions_in(&(start..hit.trigger.start)).next().map(|m| ctx.entity_of(m));
    filled.targets = std::mem::take(&mut filled.agents);
    filled.targets.retain(|e| Some(*e) != doer);
    filled.agents.extend(doer);
}

/// Whose that is which a deed is aimed at (`Peru'nun yapılanmasına yönelik | soruşturma`).
fn whose_aim(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument]) -> Vec<EntityId> {
    use EventType as T;
    if !matches!(frame.kind, T::Accuse | T::Assault | T::Coerce | T::Sanction | T::Protest | T::Threaten) {
        return Vec::new();
    }
    for wanted in frame.slots(Role::Target).iter().filter(|s| matches!(s.slot, Slot::Adp(_))) {
        for aim in arguments.iter().filter(|a| !a.shared && same_slot(&a.slot, &wanted.slot)) {
            let thing = ctx.mention_at(aim.head).is_none()
                && ctx.verb_at(aim.head).is_none()
                && ctx.word(aim.head).possessive == 3;
            let found = if thing { possessor(ctx, &aim.tokens, aim.head) } else { Vec::new() };
            if !found.is_empty() {
                return fit(ctx, found, wanted);
            }
        }
    }
    Vec::new()
}

/// Whose a deed is that opens a sentence, where the pronoun before it stands for nobody named so far: `During her visit to
/// Japan, | Ann Reed met`.
fn owner_ahead(ctx: &Context<'_>, frame: &Frame, hit: &Hit) -> Vec<EntityId> {
    const LONG: TokenId = 14;
    let owned = |s: &RoleSlot| s.slot == Slot::Gen || matches!(&s.slot, Slot::Adp(p) if &**p == "'s");
    let at = hit.trigger.start;
    let start = ctx.sentence_start(at);
    let pronoun = at
        .checked_sub(1)
        .filter(|t| *t > start && *t <= start + 2 && is_possessive(ctx, *t) && ctx.reference(*t).is_none());
    if pronoun.is_none() || ctx.word(start).upos != Upos::Adp || !frame.slots(Role::Agent).iter().any(owned) {
        return Vec::new();
    }
    let end = ctx.sentence_end(at);
    let comma = (hit.trigger.end..end.min(hit.trigger.end + LONG)).find(|t| ctx.text(*t) == ",");
    let subject = comma.and_then(|comma| subject_at(ctx, comma + 1, end));
    subject.map(|a| named(ctx, &a, Role::Agent)).unwrap_or_default()
}

/// Who does what somebody's help or consent makes possible (`Peru, Şili'nin | desteğiyle saldırdı`): the subject of the verb
/// that the noun hangs on.
fn helped(ctx: &Context<'_>, noun: TokenId) -> Vec<EntityId> {
    let clauses = ctx.reading.clauses;
    let from = clauses.partition_point(|c| c.head <= noun);
    let end = ctx.sentence_end(noun);
    let verb = clauses[from..].iter().take_while(|c| c.head < end).find(|c| c.link != Link::Nominal);
    let own =
        |c: &&Clause| !c.arguments.iter().any(|a| a.slot == Slot::Nom && ctx.mention_at(a.head).is_none());
    let subject = verb.filter(own).and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom));
    subject.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default()
}

/// Who is to do what a call is for: `a call for | Ann Reed to resign`.
fn asked_for(ctx: &Context<'_>, first: TokenId, end: TokenId) -> Vec<EntityId> {
    const FAR: TokenId = 16;
    let end = end.min(first + FAR);
    let opens = |t: &TokenId| ctx.is_at(EventWord::OnBehalf, *t) && ctx.mention_at(*t).is_none();
    let Some(start) = (first..end).find(opens).map(|t| t + 1) else { return Vec::new() };
    let stop = (start..end)
        .find(|t| ctx.is_at(EventWord::OpensInfinitive, *t) || !surface::inside(ctx, *t))
        .unwrap_or(end);
    let infinitive = stop + 1 < end
        && ctx.is_at(EventWord::OpensInfinitive, stop)
        && ctx.word(stop + 1).upos == Upos::Verb;
    let Some(head) = surface::head_of(ctx, start, stop).filter(|_| infinitive) else { return Vec::new() };
    named(ctx, &Argument { slot: Slot::Acc, tokens: start..stop, head, shared: false }, Role::Target)
}

/// To whom is done what a noun threatens, refuses or promises: `Peru's threat to expel | Ann Reed`.
fn to_whom(ctx: &Context<'_>, frame: &Frame, hit: &Hit) -> Vec<EntityId> {
    let to = hit.trigger.end;
    let end = ctx.sentence_end(hit.trigger.start);
    if frame.kind == EventType::Request {
        return asked_for(ctx, to, end);
    }
    let aims = matches!(frame.kind, EventType::Threaten | EventType::Reject | EventType::Agree);
    if !aims
        || frame.has(Flag::Symmetric)
        || to + 2 >= end
        || !ctx.is_at(EventWord::OpensInfinitive, to)
        || ctx.word(to + 1).upos != Upos::Verb
        || ctx.mention_at(to + 1).is_some()
    {
        return Vec::new();
    }
    let governs = ctx.word(to + 2).upos == Upos::Adp && ctx.is_at(EventWord::Dealing, to + 2);
    let first = if governs { to + 3 } else { to + 2 };
    let stop = surface::phrase_end(ctx, first, end);
    let Some(head) = surface::head_of(ctx, first, stop) else { return Vec::new() };
    let argument = Argument { slot: Slot::Acc, tokens: first..stop, head, shared: false };
    let mut found = named(ctx, &argument, Role::Target);
    found.retain(|e| ctx.kind(*e) != EntityKind::Place);
    found
}

/// Who takes part in what a verb only mentions as its occasion: `Reed flew home after talks with Wilk`.
pub(crate) fn occasion(ctx: &Context<'_>, nominal: &Clause, targets: &[EntityId]) -> Vec<EntityId> {
    if targets.is_empty() {
        return Vec::new();
    }
    if !ctx.frames.verb_first {
        return under_deal(ctx, nominal, targets);
    }
    let Some(above) = nominal.parent.map(|p| &ctx.reading.clauses[p as usize]) else { return Vec::new() };
    let first = above.tokens.start;
    let mut t = nominal.head;
    while t > first && ctx.word(t).upos != Upos::Adp && surface::inside(ctx, t) {
        t -= 1;
    }
    if above.link == Link::Nominal || !ctx.is_at(EventWord::AtOccasion, t) {
        return Vec::new();
    }
    above
        .arguments
        .iter()
        .filter(|a| a.slot == Slot::Nom)
        .map(|a| {
            let mut found = named(ctx, a, Role::Agent);
            found.retain(|e| !targets.contains(e) && ctx.kind(*e) != EntityKind::Place);
            found
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Who acts under a deal with somebody has made it (`Peru, Şili ile varılan | anlaşma kapsamında askerlerini çekti`).
fn under_deal(ctx: &Context<'_>, nominal: &Clause, targets: &[EntityId]) -> Vec<EntityId> {
    let behind = nominal.head + 1;
    let under = behind < ctx.sentence_end(nominal.head)
        && ctx.is_at(EventWord::Under, behind)
        && nominal.arguments.iter().any(|a| a.slot == Slot::Ins && !a.shared);
    let mut above = nominal.parent.filter(|_| under).map(|p| &ctx.reading.clauses[p as usize]);
    while let Some(clause) = above.filter(|c| c.link == Link::Nominal) {
        above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    }
    let subject = above.and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom));
    let mut found = subject.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default();
    found.retain(|e| !targets.contains(e) && ctx.kind(*e) != EntityKind::Place);
    found
}

/// `Reed's arrest`, `Reed's appointment`: a person who owns what another does to somebody, and nobody else named, is the
/// one to whom it is done.
fn suffered_by_owner(ctx: &Context<'_>, frame: &Frame, subject: Option<Role>, filled: &mut Filled) {
    let has = |role: Role, name: &str| {
        frame.slots(role).iter().any(|s| matches!(&s.slot, Slot::Adp(p) if &**p == name))
    };
    if ctx.frames.verb_first
        && subject.is_none()
        && filled.targets.is_empty()
        && has(Role::Agent, "'s")
        && has(Role::Target, "of")
        && !frame.plover.as_deref().is_some_and(|p| p.ends_with(".resign"))
        // `Reed's allegations`: what she says of others.
        && !frame.predicate.split([' ', '/']).next().is_some_and(|noun| ctx.is(EventWord::Complaint, noun))
        && matches!(
            frame.kind,
            EventType::Coerce
                | EventType::Assault
                | EventType::Accuse
                | EventType::Concede
                | EventType::Sanction
                | EventType::Appoint
        )
        && filled.agents.iter().all(|e| ctx.kind(*e) == EntityKind::Person)
    {
        filled.targets = std::mem::take(&mut filled.agents);
    }
}
