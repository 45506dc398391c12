//! Who does what a Turkish sentence reports: whoever announces it, or whoever the report is of.

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::Frame;
use super::participant::named;
use super::whose::possessor;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, VerbForm, Voice};

/// Whose words accuse, threaten or praise, does it (`Peru, Şili'yi suçlayan bir açıklama yaptı`).
pub(super) fn speaks_in(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    use EventType as T;
    let says = matches!(frame.kind, T::Accuse | T::Threaten | T::Support | T::Request | T::Reject);
    let Some(noun) = clause.modifies.filter(|_| {
        !ctx.frames.verb_first
            && says
            && filled.agents.is_empty()
            && clause.link == Link::Relative
            && clause.features.form == VerbForm::SubjectParticiple
            && clause.features.voice == Voice::Active
    }) else {
        return;
    };
    if ctx.mention_at(noun).is_some() || !ctx.is(EventWord::Words, &ctx.word(noun).lemma) {
        return;
    }
    // `Peru'nun Şili'yi suçlayan açıklaması`, or whose sentence it is.
    let from = ctx.reading.clauses.partition_point(|c| c.head <= noun);
    let holds = |c: &&Clause| {
        c.sentence == clause.sentence && c.arguments.iter().any(|a| a.head == noun && !a.shared)
    };
    let verb = ctx.reading.clauses[from..].iter().take(6).find(holds);
    let phrase = verb.and_then(|c| c.arguments.iter().find(|a| a.head == noun && !a.shared));
    let mut found = phrase.map(|a| possessor(ctx, &a.tokens, noun)).unwrap_or_default();
    if found.is_empty()
        && let Some(verb) = verb
        && phrase.is_some_and(|a| a.slot != Slot::Nom || a.head + 1 == verb.head)
    {
        let subject = verb.arguments.iter().find(|a| a.slot == Slot::Nom && a.head != noun);
        found = subject.map(|a| named(ctx, a, super::frame::Role::Agent)).unwrap_or_default();
    }
    found.retain(|e| !filled.targets.contains(e));
    filled.agents = found;
}

/// Attackers and captors are seldom who tells of it: where a nominalised verb has no subject of its own, it goes on with that of
/// the clause that the same sentence reports before (`Peru'nun köyü yaktığını belirterek, okulu bombaladığını söyledi`).
pub(super) fn no_teller(ctx: &Context<'_>, index: u32, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    let reported = clause.link == Link::Complement
        && clause.features.form == VerbForm::FactParticiple
        && clause.features.voice == Voice::Active
        && ctx.word(clause.head).possessive == 3
        && !ctx.word(clause.head).plural;
    let [teller] = filled.agents[..] else { return };
    if ctx.frames.verb_first
        || !reported
        || !matches!(frame.kind, EventType::Assault | EventType::Coerce)
        || ctx.kind(teller) != EntityKind::Person
        || clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared)
    {
        return;
    }
    let Some(above) = clause.parent.map(|p| &ctx.reading.clauses[p as usize]) else { return };
    if ctx.is(EventWord::Admits, &above.lemma) || ctx.bare_noun_before(above.head).is_some() {
        return;
    }
    // What was reported before it in the sentence.
    let before = ctx.clauses_in(clause.sentence).take_while(|(i, _)| *i < index).filter(|(_, c)| {
        c.link == Link::Complement
            && matches!(c.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
            && c.parent != clause.parent
    });
    let subject = before
        .filter_map(|(_, c)| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
        .map(|a| named(ctx, a, super::frame::Role::Agent))
        .last();
    if let Some(subject) = subject {
        filled.agents = subject;
    }
}

/// A body that announces what is done to somebody's thing does it (`Peru, Şili'nin üyeliğini askıya aldığını duyurdu`): whose
/// the thing is, reads like the subject.
pub(super) fn announces_own(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    use EventType as T;
    let reported = clause.link == Link::Complement
        && matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
        && clause.features.voice == Voice::Active;
    let [doer] = filled.agents[..] else { return };
    if !reported || ctx.frames.verb_first {
        return;
    }
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared);
    let owned = |s: &Argument| {
        clause.arguments.iter().find(|a| !a.shared && a.head != s.head && a.tokens.start == s.tokens.start)
    };
    let Some((subject, thing)) = subject.and_then(|s| Some((s, owned(s)?))) else { return };
    if ctx.mention_at(subject.head).is_none_or(|m| ctx.entity_of(m) != doer) {
        return;
    }
    let Some(above) = clause.parent.map(|p| &ctx.reading.clauses[p as usize]) else { return };
    let teller = above.arguments.iter().find(|a| a.slot == Slot::Nom);
    let teller = teller.map(|a| named(ctx, a, super::frame::Role::Agent)).unwrap_or_default();
    let [body] = teller[..] else { return };
    let announces = ctx.is(EventWord::Announces, &above.lemma);
    let acts = matches!(
        frame.kind,
        T::Sanction | T::Coerce | T::Transact | T::Mobilize | T::Aid | T::Reject | T::Accuse
    );
    let fits = frame.kind == T::Assault || acts && announces;
    let of_body = matches!(ctx.kind(body), EntityKind::Organization | EntityKind::Country);
    if !fits || !of_body || body == doer || filled.targets.contains(&body) {
        return;
    }
    filled.agents = vec![body];
    if filled.targets.is_empty() && matches!(thing.slot, Slot::Acc | Slot::Dat) {
        filled.targets = vec![doer];
    }
}
