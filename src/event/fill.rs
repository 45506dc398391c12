//! Filling a frame's roles from a clause's arguments.

use super::among::among_object;
use super::around::read_around;
use super::asked::{all_asked, asks_somebody};
use super::beside::named_behind;
use super::conjuncts::first_conjunct;
use super::context::Context;
use super::disaster::by_weapon;
use super::doer::{companions, converb_subject, who_is_to, who_operates};
use super::filled::Filled;
use super::frame::{Flag, Frame, Role, subject_role};
use super::gap_pair::{holder_of_land, second_of_two};
use super::gather::gather;
use super::implied::{
    announced, before_content, both_subjects, chaired, ordered, pass_over_courts, post_of, put_in_post,
    speak_for_body, takes_post, trying_court, whose_ban,
};
use super::matcher::Hit;
use super::owner::{buyer, owned_by_pronoun, owner_of_aim, owner_of_object, owner_of_subject};
use super::participant::{is_part_of_predicate, named};
use super::reporter::{announces_own, no_teller, speaks_in};
use super::slots::{Search, finish, part, passive_slot, split_parties, store};
use super::there::{handed_to, met_there, only_there, sent_from, works_there};
use super::within::{
    before_modifier, borrowed, contents, fronted, gap_target, left_above, passive_gap, subject_inside,
    threatened,
};
use super::{EventType, beyond, opener};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};

/// Fills the roles of a verb's frame.
pub(crate) fn verb(ctx: &Context<'_>, index: u32, clause: &Clause, hit: &Hit) -> Filled {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let mut taken = Vec::new();
    let mut filled = Filled::default();
    let arguments = gather(ctx, clause, hit);
    // `Ann Reed was | granted asylum`: the object stays, who receives it is the subject.
    let receives = ctx.frames.verb_first
        && hit.passive
        && hit
            .used
            .iter()
            .any(|t| *t > clause.head && matches!(ctx.word(*t).upos, Upos::Noun | Upos::Num | Upos::Sym));
    let map = |slot: &Slot| match slot {
        Slot::Dat if receives => Slot::Nom,
        _ => passive_slot(slot, hit.passive),
    };
    for role in [Role::Agent, Role::Target, Role::Place] {
        let known =
            if role == Role::Target && !ctx.frames.verb_first { filled.agents.clone() } else { Vec::new() };
        let mut search = Search::new(ctx, hit, role, &arguments, &mut taken);
        // `Ann Reed was | refused entry to Peru`: who receives it stands before where it leads.
        let receiver = frame.slots(role).iter().find(|s| s.slot == Slot::Dat).filter(|_| receives);
        let mut found = receiver.map(|s| search.in_slot(&Slot::Nom, s, false)).unwrap_or_default();
        if found.is_empty() {
            found = search.find(map, &known);
        }
        store(&mut filled, role, found);
    }
    // `Peru, | Şili, Fas ve Çad tarafından kınandı`: what opens the sentence is whom it is done to.
    if !ctx.frames.verb_first && hit.passive && filled.targets.is_empty() && filled.agents.len() > 2 {
        let by = arguments.iter().find(|a| a.slot == Slot::By && !a.shared);
        let opens = by.filter(|a| a.tokens.start == ctx.sentence_start(a.head));
        let first = opens.and_then(|a| ctx.mention_at(a.tokens.start));
        let subject = arguments.iter().any(|a| a.slot == Slot::Nom);
        if let Some(first) = first.filter(|m| !subject && ctx.text(ctx.mention(*m).tokens.end) == ",") {
            let suffers = ctx.entity_of(first);
            if subject_role(frame, true) == Some(Role::Target) {
                filled.agents.retain(|e| *e != suffers);
                filled.targets = vec![suffers];
            }
        }
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first {
        let mut found = among_object(ctx, frame, &arguments, map);
        found.retain(|e| !filled.agents.contains(e));
        filled.set_targets(found);
    }
    // `Kaya, Perez'in teklifini kabul etti`: a thing is not received like its owner.
    let thing = |a: &Argument| {
        let entry = ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma);
        a.slot == Slot::Acc
            && !a.shared
            && ctx.mention_at(a.head).is_none()
            && entry.is_some_and(|e| e.target && !e.agent && e.pair.is_none())
            && !is_part_of_predicate(a, &hit.used)
    };
    if !ctx.frames.verb_first
        && frame.kind == EventType::Consult
        && !hit.passive
        && frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc)
        && arguments.iter().any(thing)
    {
        filled.targets.clear();
    }
    // `Kaya ve beraberindeki | heyeti kabul etti`
    if filled.targets.is_empty() && !ctx.frames.verb_first && !hit.passive {
        let object =
            arguments.iter().find(|a| a.slot == Slot::Acc && !a.shared && hit.used.contains(&a.head));
        let found = object.and_then(|a| first_conjunct(ctx, a.head, &a.tokens)).map(|m| ctx.entity_of(m));
        filled.set_targets(found.into_iter().collect());
    }
    if ctx.frames.verb_first && frame.kind == EventType::Transact && !filled.targets.is_empty() {
        filled.targets.extend(buyer(ctx, frame, clause, &arguments, &filled));
    }
    // `killed a commander of the Red Army, | Ann Reed,`
    let object = hit.used.iter().copied().find(|t| *t > clause.head && ctx.mention_at(*t).is_none());
    if let Some(person) = object.and_then(|t| named_behind(ctx, t)) {
        filled.set_targets(vec![ctx.entity_of(person)]);
    }
    if let Some(role) = subject_role(frame, hit.passive) {
        let mut owner = owner_of_aim(ctx, clause);
        owner.retain(|e| !filled.targets.contains(e));
        if !owner.is_empty() {
            store(&mut filled, role, owner);
        }
    }
    // Whom a request or a constraint is laid on stands before the clause that says what for, and reads like its own
    // (`İsrail'den saldırıları durdurmasını istedi`, `Ukrayna'yı masaya oturmaya zorladı`).
    if filled.targets.is_empty() && governs_persons(frame.kind) {
        // Who is to do it: the subject of what is asked for (`Google'ın satmasını istedi`).
        let mut found = Vec::new();
        if frame.kind == EventType::Request {
            found = who_is_to(ctx, clause, Role::Target);
            // `Kaya'nın Peru'dan çekilmesini istediği`: the genitive is who asks.
            found.retain(|e| !filled.agents.contains(e));
        }
        // `vatandaşlarından Peru'ya gitmemelerini istedi`: who is asked has no name.
        let unnamed = !ctx.frames.verb_first
            && frame.kind == EventType::Request
            && frame.slots(Role::Target).first().is_some_and(|s| s.slot == Slot::Abl)
            && contents(ctx, clause).chain(std::iter::once(clause)).flat_map(|c| &c.arguments).any(|a| {
                a.slot == Slot::Abl
                    && !a.shared
                    && ctx.mentions_in(&a.tokens).next().is_none()
                    && (ctx.frames.grammar.is_somebody)(&ctx.word(a.head).lemma)
            });
        let unnamed = unnamed
            || !ctx.frames.verb_first
                && frame.kind == EventType::Request
                && contents(ctx, clause).any(|c| asks_somebody(ctx, c));
        if found.is_empty() && !unnamed {
            let inner: Vec<Argument> =
                contents(ctx, clause).flat_map(|c| c.arguments.iter().cloned()).collect();
            found = Search::new(ctx, hit, Role::Target, &inner, &mut taken).find(map, &[]);
        }
        if found.is_empty() && !ctx.frames.verb_first {
            found = contents(ctx, clause)
                .map(|c| before_modifier(ctx, frame, c, map))
                .find(|found| !found.is_empty())
                .unwrap_or_default();
            found.retain(|e| !filled.agents.contains(e));
        }
        if found.is_empty() && !ctx.frames.verb_first && frame.kind == EventType::Threaten {
            // `Peru'nun kampları vurmakla tehdit ettiği | Şili`
            found = gap_target(ctx, frame, clause, hit);
            if found.is_empty() {
                found = threatened(ctx, clause);
            }
            found.retain(|e| !filled.agents.contains(e));
        }
        all_asked(ctx, frame, index, map, &mut found);
        filled.set_targets(found);
    }
    let blames =
        frame.kind == EventType::Accuse || !ctx.frames.verb_first && frame.kind == EventType::Protest;
    let blamed = blames.then(|| blamed(ctx, frame, &arguments, hit.passive)).flatten();
    if let Some(blamed) = blamed {
        filled.set_targets(blamed);
    } else if filled.targets.is_empty() && !owns_itself(ctx, clause, &arguments) {
        filled.set_targets(owner_of_object(ctx, frame, &arguments, hit, map, &filled.agents));
    }
    let judges = blames || matches!(frame.kind, EventType::Support | EventType::Reject);
    if judges && filled.targets.is_empty() && !ctx.frames.verb_first {
        filled.set_targets(doer_of_compound(ctx, frame, &arguments, &filled.agents));
    }
    if frame.has(Flag::Symmetric) && !hit.passive && !ctx.frames.verb_first && filled.agents.is_empty() {
        both_subjects(ctx, frame, clause, &arguments, &mut filled);
    }
    if frame.has(Flag::Symmetric) && !hit.passive && !ctx.frames.verb_first {
        second_of_two(ctx, frame, clause, &mut filled);
    }
    if !hit.passive {
        subject_inside(ctx, frame, clause, hit, &mut filled);
    }
    if filled.targets.is_empty() && !hit.passive {
        filled.set_targets(gap_target(ctx, frame, clause, hit));
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first {
        filled.set_targets(borrowed(ctx, index, clause, hit));
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first {
        filled.set_targets(fronted(ctx, clause, hit));
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first {
        filled.set_targets(left_above(ctx, clause, hit));
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first {
        let mut found = passive_gap(ctx, frame, clause, hit);
        found.retain(|e| !filled.agents.contains(e));
        filled.set_targets(found);
    }
    // `Peru'nun yaptırımları uzatmasına karşı çıktı`: who is opposed in what he does.
    if filled.targets.is_empty() && frame.kind == EventType::Reject && !ctx.frames.verb_first {
        let opposed = |c: &&Clause| {
            c.link == Link::Adverbial && hit.used.iter().any(|t| t.checked_sub(1) == Some(c.head))
        };
        let subject = contents(ctx, clause).find(opposed);
        let subject = subject.and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared));
        let mut found = subject.map(|a| named(ctx, a, Role::Target)).unwrap_or_default();
        found.retain(|e| !filled.agents.contains(e));
        filled.set_targets(found);
    }
    if filled.targets.is_empty() && !ctx.frames.verb_first && !hit.used.is_empty() {
        filled.set_targets(before_content(ctx, frame, &arguments, hit));
    }
    if let Some(role) = subject_role(frame, hit.passive)
        && part(&filled, role).is_empty()
        && let [entity] = converb_subject(ctx, index, clause)[..]
        && !filled.agents.contains(&entity)
        && !filled.targets.contains(&entity)
    {
        store(&mut filled, role, vec![entity]);
    }
    if let Some(role) = subject_role(frame, hit.passive)
        && part(&filled, role).is_empty()
        && let Some(entity) = ctx.implied_subject(index, clause).or_else(|| ctx.outer_head(clause))
        && !filled.agents.contains(&entity)
        && !filled.targets.contains(&entity)
    {
        let wanted = frame.slots(role).iter().find(|s| matches!(s.slot, Slot::Nom | Slot::Acc));
        if wanted.is_some_and(|w| w.kinds.is_empty() || w.kinds.contains(&ctx.kind(entity))) {
            store(&mut filled, role, vec![entity]);
        }
    }
    // `İsrail'in yardım girişini engellediği`: who stands before what is hindered hinders it.
    if filled.agents.is_empty()
        && !hit.passive
        && frame.kind == EventType::Coerce
        && ctx.word(clause.head).possessive == 3
    {
        filled.agents = who_is_to(ctx, clause, Role::Agent);
    }
    if hit.passive && frame.kind == EventType::Appoint && !ctx.frames.verb_first {
        put_in_post(ctx, clause, &mut filled);
    }
    if ctx.frames.verb_first && hit.passive && filled.agents.is_empty() {
        filled.agents = owner_of_subject(ctx, frame, &arguments, hit, &filled);
    }
    if ctx.frames.verb_first
        && hit.passive
        && filled.agents.is_empty()
        && subject_role(frame, false) == Some(Role::Agent)
    {
        filled.agents = opener::causer(ctx, clause);
        filled.agents.retain(|e| !filled.targets.contains(e));
    }
    takes_post(ctx, frame, clause, &mut filled);
    if !ctx.frames.verb_first && frame.kind == EventType::Appoint {
        post_of(ctx, clause, hit, &mut filled);
        super::elected::elected_at(ctx, frame, clause, &mut filled);
    }
    if !ctx.frames.verb_first {
        if matches!(frame.kind, EventType::Consult | EventType::Protest | EventType::Ceremony) {
            chaired(ctx, frame, &arguments, &mut filled);
        }
        if hit.passive && filled.agents.is_empty() {
            filled.agents = announced(ctx, frame, clause, &filled.targets);
        }
    }
    if hit.passive
        && filled.agents.is_empty()
        && matches!(frame.kind, EventType::Sanction | EventType::Concede | EventType::Aid)
    {
        filled.agents = whose_ban(ctx, frame, hit, &filled.targets);
    }
    if hit.passive && filled.agents.is_empty() && !frame.slots(Role::Agent).is_empty() {
        filled.agents = ordered(ctx, &arguments, &filled.targets);
    }
    if filled.agents.is_empty()
        && !frame.slots(Role::Agent).is_empty()
        && subject_role(frame, hit.passive) == Some(Role::Target)
    {
        filled.agents = trying_court(ctx, frame, &arguments);
        filled.agents.retain(|e| !filled.targets.contains(e));
    }
    pass_over_courts(ctx, frame, &arguments, &mut filled);
    announces_own(ctx, frame, clause, &mut filled);
    speaks_in(ctx, frame, clause, &mut filled);
    no_teller(ctx, index, frame, clause, &mut filled);
    if ctx.frames.verb_first && hit.passive && !filled.targets.is_empty() {
        let beside = beyond::suffers_with(ctx, &arguments);
        let targets = filled.targets.iter().copied().chain(beside).collect();
        filled.set_targets(targets);
    }
    if ctx.frames.verb_first && !hit.passive && filled.agents.is_empty() {
        filled.agents = opener::author(ctx, frame, clause);
        filled.agents.retain(|e| !filled.targets.contains(e));
    }
    speak_for_body(ctx, frame, clause, &mut filled);
    if ctx.frames.verb_first {
        split_parties(ctx, frame, &arguments, &mut filled);
        read_around(ctx, index, clause, hit, &mut taken, &mut filled);
    }
    if !ctx.frames.verb_first {
        only_there(ctx, frame, &arguments, hit, &mut filled);
        works_there(ctx, frame, &arguments, hit.passive, &mut filled);
        if !clause.features.negative {
            met_there(ctx, frame, &arguments, hit, &mut filled);
        }
        if hit.passive {
            sent_from(ctx, frame, &arguments, &mut filled);
        }
        if !hit.passive {
            handed_to(ctx, frame, &arguments, hit, &mut filled);
        }
    }
    if filled.agents.is_empty() && !ctx.frames.verb_first {
        let mut found = by_weapon(ctx, frame.kind, &arguments);
        found.retain(|e| !filled.targets.contains(e));
        filled.agents = found;
    }
    if filled.agents.is_empty() && hit.passive {
        filled.agents = who_operates(ctx, frame, &arguments, &filled.targets);
    }
    if !ctx.frames.verb_first && !hit.passive && !frame.has(Flag::Symmetric) {
        let beside = companions(ctx, frame, &arguments, &taken, &filled);
        filled.agents.extend(beside);
    }
    // `Hüseyin Tok'u arayarak | başsağlığı diledi`: to whom, is who was called.
    let to_somebody = |a: &Argument| a.slot == Slot::Dat && !a.shared && !hit.trigger.contains(&a.head);
    let kindly = matches!(frame.kind, EventType::Support | EventType::Request)
        && !clause.arguments.iter().any(to_somebody);
    if !ctx.frames.verb_first && kindly && !hit.passive && filled.targets.is_empty() {
        let called = |a: &&Argument| a.shared && a.slot == Slot::Acc && a.tokens.end <= hit.trigger.start;
        // `Tok'u arayıp | taziyelerini iletti`: the verb has an object as half of its predicate.
        let own = |a: &&Argument| !a.shared && a.slot == Slot::Acc && ctx.mention_at(a.head).is_some();
        let before = || {
            let converb = |c: &&Clause| c.parent == Some(index) && c.features.form == VerbForm::Converb;
            let inner = ctx.reading.clauses[..index as usize].iter().rev().find(converb)?;
            inner.arguments.iter().find(own).filter(|_| !hit.used.is_empty())
        };
        let found =
            clause.arguments.iter().rfind(called).or_else(before).and_then(|a| ctx.mention_at(a.head));
        let person = found.filter(|m| ctx.mention(*m).kind == EntityKind::Person).map(|m| ctx.entity_of(m));
        filled.targets.extend(person.filter(|e| !filled.agents.contains(e)));
    }
    holder_of_land(ctx, frame, clause, &mut filled);
    finish(ctx, frame, &arguments, &taken, &mut filled);
    drop_home(ctx, clause, &mut filled);
    // `Peru'nun yardım girişini | engelleyerek halkı aç bıraktığını`: whose the object seems to be does both.
    if !ctx.frames.verb_first
        && clause.features.form == VerbForm::Converb
        && !hit.passive
        && filled.agents.is_empty()
        && subject_role(frame, false) == Some(Role::Agent)
        && let [target] = filled.targets[..]
        && let Some(above) = clause.parent.map(|p| &ctx.reading.clauses[p as usize])
        && above.arguments.iter().any(|a| {
            a.slot == Slot::Nom
                && a.tokens.start == clause.tokens.start
                && named(ctx, a, Role::Agent) == [target]
        })
    {
        filled.agents = std::mem::take(&mut filled.targets);
    }
    if ctx.frames.verb_first && is_match(ctx, frame, clause) {
        return Filled::default();
    }
    if ctx.frames.verb_first && filled.places.is_empty() {
        filled.places = purpose_place(ctx, clause, &filled);
    }
    filled
}

/// `Şili, Peru'nun | Lima Bank'ının payını aldı`: the country of a body is not bought with it.
fn drop_home(ctx: &Context<'_>, clause: &Clause, filled: &mut Filled) {
    if ctx.frames.verb_first || filled.targets.len() < 2 {
        return;
    }
    for m in ctx.mentions_in(&clause.tokens) {
        let owner = ctx.mention(m);
        let end = owner.tokens.end;
        let home = owner.kind == EntityKind::Country
            && ctx.case_of(m) == Case::Gen
            && end < clause.tokens.end
            && ctx.mention_at(end).is_some_and(|b| {
                ctx.mention(b).kind == EntityKind::Organization && filled.targets.contains(&ctx.entity_of(b))
            });
        if home {
            filled.targets.retain(|t| *t != ctx.entity_of(m));
        }
    }
}

/// Whether somebody beats another one in a game or a vote: `beat Peru 2-0`.
fn is_match(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> bool {
    if frame.kind != EventType::Assault || !ctx.is(EventWord::Beats, &ctx.word(clause.head).lemma) {
        return false;
    }
    // `won the race, | beating Reed`
    let start = ctx.sentence_start(clause.head);
    let converb = ctx.lower(clause.head).ends_with("ing") && clause.link != Link::Nominal;
    if converb && (start..clause.head).any(|t| ctx.mention_at(t).is_none() && &*ctx.word(t).lemma == "win") {
        return true;
    }
    let short = |s: &str| !s.is_empty() && s.len() < 4 && s.bytes().all(|b| b.is_ascii_digit());
    let end = ctx.sentence_end(clause.head);
    (clause.head + 1..end).any(|t| match ctx.text(t).split_once(['-', '–']) {
        Some(("", "")) => t + 1 < end && short(ctx.text(t - 1)) && short(ctx.text(t + 1)),
        Some((own, other)) => short(own) && short(other),
        None => false,
    })
}

/// Where somebody does what he goes or gathers somewhere for: `sent experts to Lima to | study the ruins`, `met in Lima to
/// | sign a treaty`.
fn purpose_place(ctx: &Context<'_>, clause: &Clause, filled: &Filled) -> Vec<EntityId> {
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    let to = clause.head.checked_sub(1).filter(|t| ctx.lower(*t) == "to");
    let (Some(above), Some(to)) = (above, to) else { return Vec::new() };
    if clause.features.form != VerbForm::VerbalNoun || above.link == Link::Nominal || above.head > to {
        return Vec::new();
    }
    // `to Lima | this week | to`
    let mut end = to;
    while let Some(time) = end.checked_sub(1).and_then(|t| ctx.in_time(t)) {
        end = time;
        if end > 0 && ctx.word(end - 1).upos == Upos::Adp {
            end -= 1;
        }
    }
    let Some(mention) = end.checked_sub(1).and_then(|t| ctx.mention_at(t)) else { return Vec::new() };
    let place = ctx.mention(mention);
    let Some(mut before) = place.tokens.start.checked_sub(1) else { return Vec::new() };
    if ctx.word(before).upos == Upos::Det && before > 0 {
        before -= 1;
    }
    // Whoever goes there: aid to Peru is for Peru.
    let goes = ctx.frames.verbs.get(&*ctx.word(above.head).lemma).is_some_and(|frames| {
        let kind = |id: u32| ctx.frames.entries[id as usize].frame.kind;
        frames.iter().any(|frame| matches!(kind(frame.id), EventType::Travel | EventType::Mobilize))
    });
    let there = ctx.is(EventWord::Located, ctx.lower(before))
        || goes && matches!(ctx.lower(before), "to" | "into" | "for");
    let entity = ctx.entity_of(mention);
    let fits = there
        && before > above.head
        && !place.adjectival
        && matches!(place.kind, EntityKind::Place | EntityKind::Country)
        && !filled.agents.contains(&entity)
        && !filled.targets.contains(&entity);
    if fits { vec![entity] } else { Vec::new() }
}

/// `for abusing | its power`: a pronoun before the object of a verb without a subject of its own is its subject's.
fn owns_itself(ctx: &Context<'_>, clause: &Clause, arguments: &[Argument]) -> bool {
    // `said that | it would leave all its ventures`
    let pronoun = |a: &Argument| a.slot == Slot::Nom && !a.shared && ctx.lower(a.head) == "it";
    (clause.features.form != VerbForm::Finite || arguments.iter().any(pronoun))
        && arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared && owned_by_pronoun(ctx, a))
}

/// Who is blamed for what the object tells: who does it, not whom it is done to (`gazetecinin polis tarafından
/// gözaltına alınmasını kınadı`). `None` where the object tells no act.
fn blamed(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], passive: bool) -> Option<Vec<EntityId>> {
    // `tutuklanması kınandı`, `tutuklanmasına tepki gösterdi`
    let takes =
        |slot: &Slot| !ctx.frames.verb_first && frame.slots(Role::Target).iter().any(|s| s.slot == *slot);
    let (dative, ablative) = (takes(&Slot::Dat), takes(&Slot::Abl));
    let object = |a: &&Argument| {
        !a.shared
            && match a.slot {
                Slot::Acc => true,
                Slot::Nom => passive && !ctx.frames.verb_first,
                Slot::Dat => dative,
                // `Peru'nun ateşkesi çiğnediğinden yakındı`
                Slot::Abl => ablative,
                _ => false,
            }
    };
    let act = arguments.iter().filter(object).find_map(|a| ctx.verb_at(a.head))?;
    let slot = if act.features.voice == Voice::Passive { Slot::By } else { Slot::Nom };
    let doer = act.arguments.iter().filter(|a| a.slot == slot && !a.shared);
    Some(doer.flat_map(|a| named(ctx, a, Role::Agent)).collect())
}

/// Whose deed an object tells by a bare name before its noun (`Lopez, | İsrail | saldırılarını kınadı`), not to or with whom it is
/// done.
pub(super) fn doer_of_compound(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    agents: &[EntityId],
) -> Vec<EntityId> {
    let wanted = |a: &&Argument| {
        let dealt_with = match &a.slot {
            Slot::Acc | Slot::Dat => frame.slots(Role::Target).iter().any(|s| s.slot == a.slot),
            Slot::Adp(p) => ctx.is(EventWord::Regarding, p),
            _ => false,
        };
        dealt_with
            && !a.shared
            && matches!(ctx.word(a.head).case, Case::Acc | Case::Dat)
            && matches!(ctx.word(a.head).possessive, 3 | 6)
            && !ctx.frames.is_done_to_bare(&ctx.word(a.head).lemma)
    };
    let deeds = arguments.iter().filter(wanted).filter_map(|a| ctx.nominal_at(a.head));
    let doers = deeds.flat_map(|deed| deed.arguments.iter().filter(|a| a.slot == Slot::Bare && !a.shared));
    let mut found: Vec<EntityId> = doers.flat_map(|a| named(ctx, a, Role::Agent)).collect();
    found.retain(|e| !agents.contains(e));
    found
}

/// Types whose predicates take a person and what that person is to do.
fn governs_persons(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Request | EventType::Coerce | EventType::Accuse | EventType::Threaten | EventType::Appoint
    )
}
