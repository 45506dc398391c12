//! Who does what a Turkish sentence reports: whoever announces it, or whoever the report is of.

use super::EventType;
use super::context::Context;
use super::fill::Filled;
use super::frame::Frame;
use super::participant::named;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, VerbForm, Voice};

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
    if !ctx.mention_at(subject.head).is_some_and(|m| ctx.entity_of(m) == doer) {
        return;
    }
    let Some(above) = clause.parent.map(|p| &ctx.reading.clauses[p as usize]) else { return };
    let teller = above.arguments.iter().find(|a| a.slot == Slot::Nom);
    let teller = teller.map(|a| named(ctx, a, super::frame::Role::Agent)).unwrap_or_default();
    let [body] = teller[..] else { return };
    let announces = (ctx.frames.grammar.announces)(&above.lemma);
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
