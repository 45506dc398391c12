//! Filling a frame's roles from a clause's arguments.

use super::EventType;
use super::context::Context;
use super::frame::{Flag, Frame, FramePos, Role, RoleSlot};
use super::matcher::Hit;
use super::participant::{is_part_of_predicate, named, owner_by_adjective, possessor, same_slot};
use super::surface::{self, ends_phrase, head_of};
use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};

/// Who and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) agents: Vec<EntityId>,
    pub(crate) targets: Vec<EntityId>,
    pub(crate) places: Vec<EntityId>,
}

impl Filled {
    /// Stores the targets, each once, without who is an agent already.
    fn set_targets(&mut self, found: Vec<EntityId>) {
        self.targets.clear();
        for target in found {
            if !self.agents.contains(&target) && !self.targets.contains(&target) {
                self.targets.push(target);
            }
        }
    }

    /// How many roles among agent and target are filled.
    pub(crate) fn count(&self) -> usize {
        usize::from(!self.agents.is_empty()) + usize::from(!self.targets.is_empty())
    }

    /// How well the frame suits: roles filled, those by the kind that the frame asks for above others.
    pub(crate) fn rank(&self, ctx: &Context<'_>, frame: &Frame) -> usize {
        let asked = |role: Role, found: &[EntityId]| {
            let fits = |s: &RoleSlot| s.kinds.len() == 1 || s.kinds.len() == 2;
            usize::from(found.first().is_some_and(|e| {
                frame.slots(role).iter().any(|s| fits(s) && s.kinds.contains(&ctx.kind(*e)))
            }))
        };
        2 * self.count()
            + asked(Role::Agent, &self.agents)
            + asked(Role::Target, &self.targets)
            + asked(Role::Place, &self.places)
    }

    /// Whether a frame's needs are met.
    pub(crate) fn satisfies(&self, frame: &Frame) -> bool {
        let (agent, target) = (!self.agents.is_empty(), !self.targets.is_empty());
        (agent || target)
            && (!frame.has(Flag::Weak) || agent && target)
            && (!frame.has(Flag::NeedsAgent) || agent)
            && (!frame.has(Flag::NeedsTarget)
                || target
                || !frame.slots(Role::Place).is_empty() && !self.places.is_empty())
            && (!frame.has(Flag::NeedsPlace) || !self.places.is_empty())
    }
}

/// Fills the roles of a verb's frame.
pub(crate) fn verb(ctx: &Context<'_>, index: u32, clause: &Clause, hit: &Hit) -> Filled {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let mut taken = Vec::new();
    let mut filled = Filled::default();
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
        // Whose act a verbal noun tells, is a possessor here (`Aselsan'ın satışını gerçekleştirdi`).
        let verbal = verbal_noun(ctx, *t).into_iter().flat_map(|n| n.arguments.iter().cloned());
        arguments
            .extend(verbal.map(|a| if a.slot == Slot::Nom { Argument { slot: Slot::Gen, ..a } } else { a }));
    }
    let complements = complements(ctx, clause, &arguments, hit);
    arguments.extend(complements);
    // `Ann Reed was | granted asylum`: the object stays, who receives it is the subject.
    let receives = ctx.frames.verb_first
        && hit.passive
        && hit.used.iter().any(|t| *t > clause.head && ctx.word(*t).upos == Upos::Noun);
    let map = |slot: &Slot| match slot {
        Slot::Dat if receives => Slot::Nom,
        _ => passive_slot(slot, hit.passive),
    };
    for role in [Role::Agent, Role::Target, Role::Place] {
        let found = role_of(ctx, frame, role, &arguments, &mut taken, hit, map);
        store(&mut filled, role, found);
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
            let subject =
                |c: &'_ Clause| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared).cloned();
            found = contents(ctx, clause)
                .filter_map(subject)
                .flat_map(|a| named(ctx, &a, Role::Target))
                .collect();
        }
        if found.is_empty() {
            let inner: Vec<Argument> =
                contents(ctx, clause).flat_map(|c| c.arguments.iter().cloned()).collect();
            found = role_of(ctx, frame, Role::Target, &inner, &mut taken, hit, map);
        }
        filled.set_targets(found);
    }
    let blamed = (frame.kind == EventType::Accuse).then(|| blamed(ctx, &arguments)).flatten();
    if let Some(blamed) = blamed {
        filled.set_targets(blamed);
    } else if filled.targets.is_empty() && !owns_itself(ctx, clause, &arguments) {
        filled.set_targets(owner_of_object(ctx, frame, &arguments, hit, map));
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
        let owner = |c: &'_ Clause| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared).cloned();
        filled.agents =
            contents(ctx, clause).filter_map(owner).flat_map(|a| named(ctx, &a, Role::Agent)).collect();
    }
    speak_for_body(ctx, frame, clause, &mut filled);
    if ctx.frames.verb_first {
        split_parties(ctx, frame, &mut filled);
        read_around(ctx, index, clause, hit, &mut taken, &mut filled);
    }
    finish(ctx, frame, &arguments, &taken, &mut filled);
    filled
}

/// What somebody says that they do (`uygulayacaklarını açıkladı`, `satın aldık`), the body does that he speaks for.
fn speak_for_body(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    use EventType as T;
    let word = ctx.word(clause.head);
    let plural = match clause.features.form {
        VerbForm::Finite => clause.person == 4,
        VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun => {
            matches!(word.possessive, 4 | 6) || word.possessive == 3 && word.plural
        }
        _ => false,
    };
    // What a state does, a minister tells of his country; a bank's or a ministry's deeds are the body's.
    let of_states =
        matches!(frame.kind, T::Retreat | T::Sanction | T::Mobilize | T::Coerce | T::Assault | T::Concede);
    let of_bodies =
        of_states || matches!(frame.kind, T::Cooperate | T::Aid | T::Transact | T::Decide | T::Ceremony);
    if ctx.frames.verb_first || !plural || !of_bodies {
        return;
    }
    let [person] = filled.agents[..] else { return };
    let overt =
        clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared && ctx.mention_at(a.head).is_some());
    if ctx.kind(person) == EntityKind::Person
        && !overt
        && let Some(body) = ctx.body_of(person)
        && (of_states || ctx.kind(body) == EntityKind::Organization)
        && !filled.targets.contains(&body)
    {
        filled.agents = vec![body];
    }
}

/// `for abusing | its power`: a pronoun before the object of a verb without a subject of its own is its subject's.
fn owns_itself(ctx: &Context<'_>, clause: &Clause, arguments: &[Argument]) -> bool {
    clause.features.form != VerbForm::Finite
        && arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared && owned_by_pronoun(ctx, a))
}

fn owned_by_pronoun(ctx: &Context<'_>, argument: &Argument) -> bool {
    let first = ctx.word(argument.tokens.start);
    ctx.frames.verb_first && first.upos == Upos::Pron && first.case == Case::Gen
}

/// Whose an infinitive is that hangs on a noun: `Finland's bid to | join NATO`.
fn owner_of_aim(ctx: &Context<'_>, clause: &Clause) -> Vec<EntityId> {
    let infinitive = ctx.frames.verb_first
        && clause.link == Link::Relative
        && clause.features.form == VerbForm::VerbalNoun
        && clause.head > 0
        && ctx.lower(clause.head - 1) == "to";
    let Some(noun) = clause.modifies.filter(|n| infinitive && *n < clause.head) else { return Vec::new() };
    let first = ctx.sentence_start(noun).max(noun.saturating_sub(6));
    let mut start = noun;
    while start > first && surface::inside(ctx, start - 1) {
        start -= 1;
    }
    possessor(ctx, &(start..noun), noun)
}

/// A verbal noun that is a noun of the predicate (`İran ile Irak arasında [sözleşme] imzalandı`).
fn verbal_noun<'r>(ctx: &Context<'r>, t: u32) -> Option<&'r Clause> {
    let own = |c: &&Clause| c.features.form == VerbForm::VerbalNoun && c.features.voice == Voice::Active;
    ctx.verb_at(t).filter(|c| own(c) && !ctx.frames.verb_first)
}

/// Whom the verb deals with stands before a clause that says why, and reads like its own
/// (`Google'a pazardaki gücünü kötüye kullandığı gerekçesiyle ceza kesti`).
fn borrowed(ctx: &Context<'_>, index: u32, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let from = ctx.reading.clauses.partition_point(|c| c.head < clause.tokens.start);
    let adjunct = |c: &&Clause| {
        let inside = c.modifies.is_some_and(|noun| {
            let holds = |a: &Argument| a.head == noun && matches!(a.slot, Slot::Ins | Slot::Adp(_));
            clause.arguments.iter().any(holds)
        });
        let link = match c.link {
            Link::Adverbial => c.parent == Some(index),
            Link::Relative => inside,
            Link::Complement => c.parent == Some(index) && c.features.form == VerbForm::VerbalNoun,
            _ => false,
        };
        link && c.sentence == clause.sentence && c.quote == clause.quote
    };
    for wanted in frame.slots(Role::Target) {
        let slot = passive_slot(&wanted.slot, hit.passive);
        if !matches!(slot, Slot::Dat | Slot::Ins | Slot::Abl | Slot::Adp(_)) {
            continue;
        }
        for inner in ctx.reading.clauses[from..].iter().take_while(|c| c.head < clause.head).filter(adjunct) {
            let first = inner.arguments.iter().filter(|a| !a.shared).min_by_key(|a| a.tokens.start);
            let Some(first) = first.filter(|a| same_slot(&a.slot, &slot)) else { continue };
            // The adjunct's own verb asks for it (`Rusya'ya saldırdığı gerekçesiyle`).
            let asks = super::matcher::verb_hits(ctx, inner).iter().any(|h| {
                let own = &ctx.frames.entries[h.frame as usize].frame;
                own.slots(Role::Target)
                    .iter()
                    .chain(own.slots(Role::Place))
                    .any(|s| same_slot(&s.slot, &slot))
            });
            let found = fit(ctx, named(ctx, first, Role::Target), wanted);
            if !asks && !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// Parties that stand on one level: the first is the agent, the others are targets.
fn split_parties(ctx: &Context<'_>, frame: &Frame, filled: &mut Filled) {
    let between =
        |s: &RoleSlot| matches!(&s.slot, Slot::Adp(p) if ctx.frames.grammar.between.contains(&&**p));
    let level = frame.has(Flag::Symmetric)
        || if ctx.frames.verb_first {
            frame.kind.is_symmetric()
        } else {
            filled.agents.is_empty() && frame.slots(Role::Target).iter().any(between)
        };
    if level && filled.targets.is_empty() && filled.agents.len() > 1 {
        filled.targets = filled.agents.split_off(1);
    }
    if level && filled.agents.is_empty() && filled.targets.len() > 1 {
        let rest = filled.targets.split_off(1);
        filled.agents = std::mem::replace(&mut filled.targets, rest);
    }
}

/// What the analysis of an English sentence left open: whom a pronoun in reported speech stands for, and what stands
/// right before and behind the verb.
fn read_around(
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
        found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
        store(filled, role, found);
    }
    if !filled.agents.is_empty() && !filled.targets.is_empty() {
        return;
    }
    let near = surface::arguments(ctx, clause, hit);
    let map = |slot: &Slot| passive_slot(slot, hit.passive);
    for role in [Role::Agent, Role::Target] {
        if part(filled, role).is_empty() {
            let mut found = role_of(ctx, frame, role, &near, taken, hit, map);
            found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
            store(filled, role, found);
        }
    }
    if filled.targets.is_empty() {
        filled.set_targets(of_object(ctx, clause, hit));
    }
    if filled.targets.is_empty() && !filled.agents.is_empty() && !hit.passive {
        filled.set_targets(loose_target(ctx, frame, &near));
    }
    if filled.targets.is_empty() && !hit.passive {
        filled.set_targets(relative_object(ctx, frame, clause));
    }
    if filled.targets.is_empty() && frame.kind == EventType::Accuse {
        // `alleged that Peru had lied`
        filled.set_targets(
            ctx.reading
                .clauses
                .iter()
                .filter(|c| {
                    c.link == Link::Complement && c.parent == Some(index) && c.sentence == clause.sentence
                })
                .filter_map(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
                .map(|a| named(ctx, a, Role::Target))
                .find(|found| !found.is_empty())
                .unwrap_or_default(),
        );
    }
    // A frame that asks for both parties asks for them beside the verb.
    if super::row(frame.kind).plover.is_some() && !frame.has(Flag::NeedsTarget) {
        far(ctx, frame, clause, hit, filled);
    }
    if filled.places.is_empty() {
        finish(ctx, frame, &near, taken, filled);
    }
}

/// A party that stands further off in the sentence, where the other one is known.
fn far(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit, filled: &mut Filled) {
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
    if open == Role::Agent
        && clause.features.form == VerbForm::Converb
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
        Role::Target => {
            surface::behind(ctx, clause, hit).filter(|a| dealt_with(ctx, frame, a)).find_map(party)
        }
        _ => surface::in_front(ctx, clause, hit).find_map(party),
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
        filled.places = surface::behind(ctx, clause, hit).find_map(place).unwrap_or_default();
    }
    store(filled, open, found);
}

/// Whose the object is that belongs to the predicate (`expelled six Peruvian [diplomats]`, `rejected Reed's [call]`).
fn of_object(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let appoints = ctx.frames.entries[hit.frame as usize].frame.kind == super::EventType::Appoint;
    let noun = |t: &&u32| {
        let upos = ctx.word(**t).upos;
        upos == Upos::Noun || appoints && upos == Upos::Propn
    };
    let objects = hit.used.iter().filter(noun);
    objects
        .filter_map(|t| {
            let phrase = t.saturating_sub(6).max(clause.head.min(*t) + 1)..*t;
            owner_by_adjective(ctx, *t, &phrase).or_else(|| {
                let owner = ctx.mentions_in(&phrase).next_back()?;
                let end = ctx.mention(owner).tokens.end;
                // `became the Green Party leader`
                let office = appoints && end == *t && ctx.mention(owner).kind != EntityKind::Person;
                let own = (office || ctx.word(end - 1).case == crate::syntax::Case::Gen)
                    && (end..*t)
                        .all(|k| matches!(ctx.word(k).upos, Upos::Noun | Upos::Adj | Upos::Part | Upos::Num));
                own.then(|| ctx.entity_of(owner))
            })
        })
        .take(1)
        .collect()
}

/// Whether a phrase far behind a verb can be whom it deals with: not where or when something happens, and no place
/// among those that meet.
fn dealt_with(ctx: &Context<'_>, frame: &Frame, argument: &Argument) -> bool {
    let grammar = &ctx.frames.grammar;
    let before = argument.tokens.start.checked_sub(1);
    let preposition = before.filter(|t| ctx.word(*t).upos == Upos::Adp).map(|t| ctx.lower(t));
    let kind = ctx.mention_at(argument.head).map(|m| ctx.mention(m).kind);
    let meets = frame.has(Flag::Symmetric);
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
    let place = matches!(kind, Some(EntityKind::Place | EntityKind::Country));
    let aside = comma && place || where_from && kind == Some(EntityKind::Place);
    let elsewhere = preposition
        .is_some_and(|p| grammar.circumstances.contains(&p) || meets && !grammar.joining.contains(&p));
    let loose = meets && preposition.is_none();
    !(aside || elsewhere || loose || frame.kind.is_symmetric() && kind == Some(EntityKind::Place))
}

/// Whether a phrase stands behind a preposition of place.
fn stands_there(ctx: &Context<'_>, argument: &Argument) -> bool {
    let before = argument.tokens.start.checked_sub(1);
    before.is_some_and(|t| ctx.frames.grammar.located.contains(&ctx.lower(t)))
}

/// The role that the grammatical subject plays.
fn subject_role(frame: &Frame, passive: bool) -> Option<Role> {
    let wanted = if passive { Slot::Acc } else { Slot::Nom };
    [Role::Agent, Role::Target].into_iter().find(|r| frame.slots(*r).iter().any(|s| s.slot == wanted))
}

/// Whom an unnamed object belongs to, where the object is the target (`Şili'nin mücadelesini destekledi`).
fn owner_of_object(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    hit: &Hit,
    map: impl Fn(&Slot) -> Slot,
) -> Vec<EntityId> {
    for wanted in frame.slots(Role::Target).iter().filter(|s| matches!(s.slot, Slot::Acc | Slot::Dat)) {
        let slot = map(&wanted.slot);
        for argument in
            arguments.iter().filter(|a| same_slot(&a.slot, &slot) && !is_part_of_predicate(a, &hit.used))
        {
            let found = fit(ctx, possessor(ctx, &argument.tokens, argument.head), wanted);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// Who is blamed for what the object tells: who does it, not whom it is done to (`gazetecinin polis tarafından
/// gözaltına alınmasını kınadı`). `None` where the object tells no act.
fn blamed(ctx: &Context<'_>, arguments: &[Argument]) -> Option<Vec<EntityId>> {
    let act =
        arguments.iter().filter(|a| a.slot == Slot::Acc && !a.shared).find_map(|a| ctx.verb_at(a.head))?;
    let slot = if act.features.voice == Voice::Passive { Slot::By } else { Slot::Nom };
    let doer = act.arguments.iter().filter(|a| a.slot == slot && !a.shared);
    Some(doer.flat_map(|a| named(ctx, a, Role::Agent)).collect())
}

/// The noun that a relative clause stands before, where it is none of the slots that the participle's own object takes
/// (`abluka uyguladığı Mariupol`, `soykırım yaptığı Gazze`).
fn gap_target(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let participle = matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
    let Some(noun) = clause.modifies.filter(|_| clause.link == Link::Relative && participle) else {
        return Vec::new();
    };
    let Some(wanted) = frame.slots(Role::Target).first().filter(|s| s.slot != Slot::Ins) else {
        return Vec::new();
    };
    // `köprü açtığı Lima`: the object stands before the verb.
    let object = ctx.bare_noun_before(clause.head).filter(|t| !hit.used.contains(t));
    if !ctx.frames.verb_first && wanted.slot == Slot::Acc && object.is_some() {
        return Vec::new();
    }
    let found = match ctx.mention_at(noun) {
        Some(mention) => ctx.entity_named(mention),
        None => ctx.reference(noun),
    };
    fit(ctx, found.into_iter().collect(), wanted)
}

/// The first name behind the verb that a preposition of dealing with somebody attaches, or that stands in the object:
/// `pledged millions for schools in Peru`, `lifted its ban on imports from Chile`.
fn loose_target(ctx: &Context<'_>, frame: &Frame, near: &[Argument]) -> Vec<EntityId> {
    let grammar = &ctx.frames.grammar;
    let Some(wanted) = frame.slots(Role::Target).first() else { return Vec::new() };
    near.iter()
        .filter(|a| match &a.slot {
            Slot::Acc => !frame.has(Flag::Symmetric),
            Slot::Adp(p) if frame.has(Flag::Symmetric) => grammar.joining.contains(&&**p),
            Slot::Adp(p) => grammar.dealing.contains(&&**p),
            _ => false,
        })
        .map(|a| fit(ctx, named(ctx, a, Role::Target), wanted))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// `France said it would leave`: the pronoun in a reported clause stands for who reports.
fn reported_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    let pronoun = clause
        .arguments
        .iter()
        .any(|a| a.slot == Slot::Nom && ctx.frames.grammar.pronouns.contains(&ctx.lower(a.head)));
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    match above {
        Some(above) if pronoun && clause.link == Link::Complement => above
            .arguments
            .iter()
            .filter(|a| a.slot == Slot::Nom)
            .map(|a| named(ctx, a, role))
            .find(|found| !found.is_empty())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// `Before joining the board, Reed ran a mill`: the subject of a verbal noun behind such a word is that of the clause
/// around it.
fn gerund_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
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

/// `Reed, whom | the king appointed`: whom a pronoun before the subject stands for.
fn relative_object(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> Vec<EntityId> {
    let Some(wanted) = frame.slots(Role::Target).iter().find(|s| s.slot == Slot::Acc) else {
        return Vec::new();
    };
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared && a.head < clause.head);
    let pronoun = subject
        .and_then(|a| a.tokens.start.checked_sub(1))
        .filter(|t| ctx.frames.grammar.relatives.contains(&ctx.lower(*t)));
    let Some(pronoun) = pronoun else { return Vec::new() };
    let argument = Argument { slot: Slot::Acc, tokens: pronoun..pronoun + 1, head: pronoun, shared: false };
    fit(ctx, named(ctx, &argument, Role::Target), wanted)
}

/// Types whose predicates take a person and what that person is to do.
fn governs_persons(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Request | EventType::Coerce | EventType::Accuse | EventType::Threaten | EventType::Appoint
    )
}

/// The nominalised clauses right before a verb that are its objects.
fn contents<'r>(ctx: &Context<'r>, clause: &Clause) -> impl Iterator<Item = &'r Clause> {
    let from = ctx.reading.clauses.partition_point(|c| c.head + 4 < clause.head);
    let (head, sentence, quote) = (clause.head, clause.sentence, clause.quote);
    ctx.reading.clauses[from..].iter().take_while(move |c| c.head < head).filter(move |c| {
        c.sentence == sentence
            && c.quote == quote
            && matches!(c.link, Link::Complement | Link::Adverbial)
            && c.features.form == VerbForm::VerbalNoun
    })
}

/// A subject without comma before the predicate's own noun reads like its modifier (`Fed faizi artırdı`).
fn subject_inside(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit, filled: &mut Filled) {
    let role = if frame.slots(Role::Agent).iter().any(|s| s.slot == Slot::Nom) {
        Role::Agent
    } else if frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Nom) {
        Role::Target
    } else {
        return;
    };
    if !part(filled, role).is_empty()
        || clause.arguments.iter().any(|a| a.slot == Slot::Nom && ctx.mention_at(a.head).is_some())
    {
        return;
    }
    // `Birleşmiş Milletler şiddeti kınadı`: the object's ending reads like a possessive.
    let object = |a: &Argument| {
        a.slot == Slot::Nom
            && a.head + 1 == clause.head
            && ctx.word(a.head).possessive == 3
            && frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc)
            && !clause.arguments.iter().any(|o| o.slot == Slot::Acc)
    };
    let leads = |a: &Argument| {
        clause.features.form == VerbForm::Finite
            && a.tokens.start == clause.tokens.start
            && (matches!(a.slot, Slot::Adp(_) | Slot::Loc | Slot::Acc) || object(a))
            && ctx.mention_at(a.head).is_none()
            && !clause.arguments.iter().any(|o| o.slot == Slot::Nom && o.head != a.head)
    };
    for argument in clause.arguments.iter().filter(|a| is_part_of_predicate(a, &hit.used) || leads(a)) {
        let first = argument.tokens.start;
        let Some(mention) = ctx.mention_at(first) else { continue };
        let named = ctx.mention(mention);
        let entity = ctx.entity_of(mention);
        let bare = ctx.case_of(mention) == Case::Nom && !named.adjectival;
        if bare
            && named.tokens.start == first
            && !filled.agents.contains(&entity)
            && !filled.targets.contains(&entity)
        {
            store(filled, role, vec![entity]);
            return;
        }
    }
}

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
    // The subject of a support verb first: `İsrail saldırıya uğradı`.
    // What befalls somebody has no doer, whoever reports it (`announced Reed's death`).
    let doer = subject.filter(|r| !ctx.frames.verb_first || !frame.slots(*r).is_empty());
    if let Some(role) = doer {
        let slot = if passive { Slot::By } else { Slot::Nom };
        for argument in carrier.iter().filter(|a| {
            same_slot(&a.slot, &slot) && !is_part_of_predicate(a, &hit.used) && a.head != hit.trigger.end - 1
        }) {
            let found = named(ctx, argument, role);
            if !found.is_empty() {
                taken.push(argument.head);
                store(&mut filled, role, found);
                break;
            }
        }
    }
    for role in [Role::Agent, Role::Target, Role::Place] {
        if !part(&filled, role).is_empty() {
            continue;
        }
        let mut found = role_of(ctx, frame, role, arguments, &mut taken, hit, Clone::clone);
        if found.is_empty() && subject.is_some() {
            found = role_of(ctx, frame, role, carrier, &mut taken, hit, |slot| match slot {
                // The possessor and the bare noun belong to the noun's own phrase.
                Slot::Gen | Slot::Bare | Slot::Nom | Slot::Acc => Slot::Adp("".into()),
                other => other.clone(),
            });
        }
        store(&mut filled, role, found);
    }
    if ctx.frames.verb_first && (filled.agents.is_empty() || filled.targets.is_empty()) {
        let all = &ctx.reading.analysed.segmented.sentences;
        let sentence = all.partition_point(|s| s.tokens.end <= hit.trigger.start);
        let near = surface::around_noun(ctx, &all[sentence].tokens, hit);
        for role in [Role::Agent, Role::Target] {
            if part(&filled, role).is_empty() {
                let mut found = role_of(ctx, frame, role, &near, &mut taken, hit, Clone::clone);
                found.retain(|e| !filled.agents.contains(e) && !filled.targets.contains(e));
                store(&mut filled, role, found);
            }
        }
    }
    suffered_by_owner(ctx, frame, subject, &mut filled);
    finish(ctx, frame, arguments, &taken, &mut filled);
    if filled.places.is_empty() {
        finish(ctx, frame, carrier, &taken, &mut filled);
    }
    filled
}

/// Who takes part in what a verb only mentions as its occasion: `Reed flew home after talks with Wilk`.
pub(crate) fn occasion(ctx: &Context<'_>, nominal: &Clause, targets: &[EntityId]) -> Vec<EntityId> {
    if !ctx.frames.verb_first || targets.is_empty() {
        return Vec::new();
    }
    let Some(above) = nominal.parent.map(|p| &ctx.reading.clauses[p as usize]) else { return Vec::new() };
    let first = above.tokens.start;
    let mut t = nominal.head;
    while t > first && ctx.word(t).upos != Upos::Adp && surface::inside(ctx, t) {
        t -= 1;
    }
    if above.link == Link::Nominal || !ctx.frames.grammar.occasions.contains(&ctx.lower(t)) {
        return Vec::new();
    }
    let mut found: Vec<EntityId> = above
        .arguments
        .iter()
        .filter(|a| a.slot == Slot::Nom)
        .map(|a| named(ctx, a, Role::Agent))
        .find(|found| !found.is_empty())
        .unwrap_or_default();
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

fn part(filled: &Filled, role: Role) -> &Vec<EntityId> {
    match role {
        Role::Agent => &filled.agents,
        Role::Target => &filled.targets,
        Role::Place => &filled.places,
    }
}

fn store(filled: &mut Filled, role: Role, found: Vec<EntityId>) {
    match role {
        Role::Agent => filled.agents = found,
        Role::Target => filled.targets = found,
        Role::Place => filled.places = found,
    }
}

/// In the passive the object is the subject and the agent stands with `by`.
fn passive_slot(slot: &Slot, passive: bool) -> Slot {
    match slot {
        Slot::Nom if passive => Slot::By,
        Slot::Acc if passive => Slot::Nom,
        other => other.clone(),
    }
}

fn role_of(
    ctx: &Context<'_>,
    frame: &Frame,
    role: Role,
    arguments: &[Argument],
    taken: &mut Vec<u32>,
    hit: &Hit,
    map: impl Fn(&Slot) -> Slot,
) -> Vec<EntityId> {
    // What the clause says itself comes before what it shares with another.
    for shared in [false, true] {
        for wanted in frame.slots(role) {
            let slot = map(&wanted.slot);
            let found = match slot {
                Slot::Gen if frame.pos == FramePos::Verb => {
                    of_possessor(ctx, role, arguments, taken, hit, wanted, shared)
                }
                _ => of_slot(ctx, role, &slot, arguments, taken, hit, wanted, shared),
            };
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

#[allow(clippy::too_many_arguments)] // what a slot is looked up by, from two callers
fn of_slot(
    ctx: &Context<'_>,
    role: Role,
    slot: &Slot,
    arguments: &[Argument],
    taken: &mut Vec<u32>,
    hit: &Hit,
    wanted: &RoleSlot,
    shared: bool,
) -> Vec<EntityId> {
    // The argument nearest to the predicate wins; own arguments before shared ones.
    let mut candidates: Vec<&Argument> = arguments
        .iter()
        .filter(|a| {
            a.shared == shared
                && stands_in(a, slot, hit)
                && !taken.contains(&a.head)
                && !is_part_of_predicate(a, &hit.used)
        })
        .collect();
    if ctx.frames.verb_first {
        candidates.sort_by_key(|a| a.head.abs_diff(hit.trigger.start));
    } else {
        candidates.sort_by_key(|a| std::cmp::Reverse(a.head));
    }
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let befalls_place = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Bare);
    let mut all = Vec::new();
    for argument in candidates {
        let mut found = fit(ctx, named(ctx, argument, role), wanted);
        // `Gazze saldırıları` are attacks on it.
        if role == Role::Agent && *slot == Slot::Bare && !ctx.frames.verb_first && befalls_place {
            found.retain(|e| ctx.kind(*e) != EntityKind::Place);
        }
        if !found.is_empty() {
            taken.push(argument.head);
            // `Hamas ile İsrail arasında`: the first party stands in the instrumental.
            if matches!(slot, Slot::Adp(_)) {
                for first in
                    arguments.iter().filter(|a| a.slot == Slot::Ins && a.tokens.end == argument.tokens.start)
                {
                    taken.push(first.head);
                    all.extend(fit(ctx, named(ctx, first, role), wanted));
                }
            }
            // The second one stands behind it (`İran ile Irak arasında anlaşma imzalandı`).
            if *slot == Slot::Ins {
                let between = |a: &&Argument| {
                    a.tokens.start == argument.tokens.end
                        && matches!(&a.slot, Slot::Adp(p) if ctx.frames.grammar.between.contains(&&**p))
                };
                if let Some(second) = arguments.iter().find(between) {
                    taken.push(second.head);
                    all.extend(found.iter().copied());
                    all.extend(fit(ctx, named(ctx, second, role), wanted));
                }
            }
            let behind = if ctx.frames.verb_first {
                coordinates(ctx, role, argument, arguments, taken, wanted, &mut all)
            } else {
                Vec::new()
            };
            for e in found.into_iter().chain(behind) {
                if !all.contains(&e) {
                    all.push(e);
                }
            }
            break;
        }
    }
    all
}

/// English analyses give each coordinate as an argument of its own: those before the one found, and those behind it.
fn coordinates(
    ctx: &Context<'_>,
    role: Role,
    found: &Argument,
    arguments: &[Argument],
    taken: &mut Vec<u32>,
    wanted: &RoleSlot,
    all: &mut Vec<EntityId>,
) -> Vec<EntityId> {
    let mut chain: Vec<&Argument> = arguments
        .iter()
        .filter(|a| a.slot == found.slot && a.head != found.head && a.shared == found.shared)
        .collect();
    chain.sort_by_key(|a| a.head);
    // `Anna | White and Bruce Wood`: halves of one name are one coordinate.
    let joined = |a: &Argument, b: &Argument| {
        ctx.mention_at(a.head).is_some_and(|m| ctx.mention_at(b.head) == Some(m))
            || (a.head + 1..b.head).any(|t| ctx.text(t) == "," || ctx.frames.is_conjunction(ctx.lower(t)))
    };
    let split = chain.partition_point(|a| a.head < found.head);
    let mut add = |argument: &Argument, all: &mut Vec<EntityId>| {
        taken.push(argument.head);
        for e in fit(ctx, named(ctx, argument, role), wanted) {
            if !all.contains(&e) {
                all.push(e);
            }
        }
    };
    let (mut next, mut members) = (found, Vec::new());
    for argument in chain[..split].iter().rev() {
        if !joined(argument, next) {
            break;
        }
        members.push(*argument);
        next = argument;
    }
    for argument in members.into_iter().rev() {
        add(argument, all);
    }
    let mut behind = Vec::new();
    let mut last = found;
    for argument in &chain[split..] {
        if !joined(last, argument) {
            break;
        }
        add(argument, &mut behind);
        last = argument;
    }
    behind
}

/// Whether an argument stands in a slot of a frame; `'s` and `of` are the two sides of an English possessor.
fn stands_in(argument: &Argument, slot: &Slot, hit: &Hit) -> bool {
    match slot {
        Slot::Adp(p) if &**p == "'s" => argument.slot == Slot::Gen && argument.head < hit.trigger.start,
        Slot::Adp(p) if &**p == "of" => {
            argument.slot == *slot || argument.slot == Slot::Gen && argument.head >= hit.trigger.end
        }
        _ => same_slot(&argument.slot, slot),
    }
}

/// What hangs on the other words of an English predicate: with a preposition on its noun (`imposed [sanctions] on
/// Peru`), or on the infinitive that belongs to it (`threatened to [attack] Peru`).
fn complements(ctx: &Context<'_>, clause: &Clause, arguments: &[Argument], hit: &Hit) -> Vec<Argument> {
    let mut out = Vec::new();
    if !ctx.frames.verb_first {
        return out;
    }
    for t in hit.used.iter().filter(|t| **t > clause.head) {
        out.extend(
            ctx.verb_at(*t).into_iter().flat_map(|c| c.arguments.iter().filter(|a| !a.shared).cloned()),
        );
    }
    let Some(last) = hit.used.iter().copied().max().filter(|t| *t > clause.head) else { return out };
    let phrase = arguments.iter().chain(&out).find(|a| a.tokens.contains(&last)).map(|a| a.tokens.end);
    let end = phrase.unwrap_or(clause.tokens.end);
    let mut found = Vec::new();
    let mut t = last;
    while t < end {
        if ctx.word(t).upos != Upos::Adp {
            // Outside a phrase only what follows at once belongs to the predicate.
            if phrase.is_none() && t > last {
                break;
            }
            t += 1;
            continue;
        }
        let first = t + 1;
        let stop = (first..end).find(|k| ends_phrase(ctx, *k)).unwrap_or(end);
        if let Some(head) = head_of(ctx, first, stop) {
            let slot = Slot::Adp(ctx.lower(t).into());
            found.push(Argument { slot, tokens: first..stop, head, shared: false });
        }
        t = stop.max(first);
    }
    out.extend(found);
    out
}

fn of_possessor(
    ctx: &Context<'_>,
    role: Role,
    arguments: &[Argument],
    taken: &mut Vec<u32>,
    hit: &Hit,
    wanted: &RoleSlot,
    shared: bool,
) -> Vec<EntityId> {
    // A nominal clause has its possessor as an argument.
    let own = of_slot(ctx, role, &Slot::Gen, arguments, taken, hit, wanted, shared);
    if !own.is_empty() || shared {
        return own;
    }
    let rank = |a: &Argument| {
        if is_part_of_predicate(a, &hit.used) {
            0
        } else {
            match a.slot {
                Slot::Acc => 1,
                Slot::Nom if hit.passive => 2,
                Slot::Dat => 3,
                _ => 9,
            }
        }
    };
    let mut phrases: Vec<&Argument> =
        arguments.iter().filter(|a| rank(a) < 9 && !taken.contains(&a.head)).collect();
    phrases.sort_by_key(|a| (rank(a), std::cmp::Reverse(a.head)));
    let finite = ctx.word(hit.trigger.start).verb.is_none_or(|v| v.form == VerbForm::Finite);
    for argument in phrases {
        if !finite && owned_by_pronoun(ctx, argument) {
            continue;
        }
        let found = fit(ctx, possessor(ctx, &argument.tokens, argument.head), wanted);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn fit(ctx: &Context<'_>, mut found: Vec<EntityId>, wanted: &RoleSlot) -> Vec<EntityId> {
    if !wanted.kinds.is_empty() {
        found.retain(|e| wanted.kinds.contains(&ctx.kind(*e)));
    }
    found
}

/// Places that no role asked for, parties that stand on one level, each entity in one role.
fn finish(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], taken: &[u32], filled: &mut Filled) {
    if frame.slots(Role::Place).is_empty() && filled.places.is_empty() {
        for argument in arguments.iter().filter(|a| is_place_slot(&a.slot) && !taken.contains(&a.head)) {
            let mut found = named(ctx, argument, Role::Place);
            found.retain(|e| matches!(ctx.kind(*e), EntityKind::Place | EntityKind::Country));
            if !found.is_empty() {
                filled.places = found;
                break;
            }
        }
    }
    split_parties(ctx, frame, filled);
    // `a flood in Peru`: whom it befalls is named by the place alone.
    if frame.has(Flag::PlaceTarget) && ctx.frames.verb_first && filled.targets.is_empty() {
        filled.targets = filled.places.clone();
    }
    let targets = std::mem::take(&mut filled.targets);
    filled.set_targets(targets);
}

fn is_place_slot(slot: &Slot) -> bool {
    match slot {
        Slot::Loc => true,
        Slot::Adp(form) => matches!(&**form, "in" | "at"),
        _ => false,
    }
}
