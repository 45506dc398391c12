//! What an army tells in the passive of whom it fights, it did (`İsrail ordusu, 50 hedefin vurulduğunu duyurdu`).

use super::context::Context;
use crate::entity::{EntityId, RelationKind};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::names::country_of;
use crate::syntax::{Argument, Clause, Slot};

/// Whether an army tells in a clause what was done to whom it fights: somebody named who is not its own, or what is called so.
pub(super) fn tells_of_foes(
    ctx: &Context<'_>,
    body: EntityId,
    clause: &Clause,
    targets: &[EntityId],
) -> bool {
    let name = (ctx.frames.grammar.lower)(&ctx.reading.entities[body as usize].name);
    let fights = name.split(' ').any(|word| ctx.is(EventWord::Fights, word));
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared);
    let foe =
        |a: &Argument| ctx.mention_at(a.head).is_none() && ctx.is(EventWord::Foe, &ctx.word(a.head).lemma);
    // `iki askerinin öldürüldüğünü`: its own.
    let own = |a: &Argument| {
        let word = ctx.word(a.head);
        word.possessive == 3
            && super::is_crew("tr", &word.lemma)
            && ctx.mentions_in(&a.tokens).next().is_none()
    };
    fights
        && !targets.iter().any(|t| is_own(ctx, body, *t))
        && subject.is_none_or(|a| !own(a) || foe(a))
        && (!targets.is_empty() || subject.is_some_and(foe))
}

/// Whether somebody or something belongs to the land of an army.
fn is_own(ctx: &Context<'_>, body: EntityId, target: EntityId) -> bool {
    let land = |e: EntityId| ctx.reading.entities[e as usize].entry.and_then(country_of);
    let stated = |e: EntityId, kind: RelationKind| {
        let of = |r: &&crate::entity::Relation| r.source == e && r.kind == kind;
        ctx.reading.relations.iter().filter(of).map(|r| r.target).collect::<Vec<_>>()
    };
    let lands = stated(body, RelationKind::PartOf);
    let home = |e: EntityId| {
        lands.contains(&e)
            || land(e).is_some() && (land(e) == land(body) || lands.iter().any(|l| land(*l) == land(e)))
    };
    match ctx.kind(target) {
        EntityKind::Country | EntityKind::Place => home(target),
        EntityKind::Organization => stated(target, RelationKind::PartOf).into_iter().any(home),
        EntityKind::Person => stated(target, RelationKind::HoldsOffice).into_iter().any(home),
    }
}
