//! What a headline says in wider words than the text: a land for a place in it, for its army, for who leads it.

use super::context::Context;
use super::filled::Filled;
use crate::entity::{EntityId, RelationKind};
use crate::mention::EntityKind;
use crate::names::country_of;

/// Whether each party of a headline is one of the text's in the same or in wider words (`İsrail'den Lübnan'a`, `İsrail ordusundan
/// Nebatiye'ye`); lands stand for who leads them only where all parties are lands (`Peru ile Şili | anlaştı`): who visits a land does
/// not meet everybody who leads it.
pub(super) fn covers(ctx: &Context<'_>, headline: &Filled, text: &Filled) -> bool {
    let fits = |wide: &[EntityId], narrow: &[EntityId], one: &dyn Fn(EntityId, EntityId) -> bool| {
        wide.iter().all(|w| narrow.iter().any(|n| one(*w, *n)))
    };
    let part = |a: EntityId, b: EntityId| a == b || holds(ctx, a, b);
    let led = |a: EntityId, b: EntityId| leads(ctx, a, b);
    let all = |f: &Filled| [&f.agents[..], &f.targets[..]].concat();
    let lands = all(headline);
    fits(&headline.agents, &text.agents, &part) && fits(&headline.targets, &text.targets, &part)
        || lands.len() > 1 && fits(&lands, &all(text), &led)
}

/// Whether a place lies in a land, or a body is its.
fn holds(ctx: &Context<'_>, land: EntityId, part: EntityId) -> bool {
    let of = |e: EntityId| ctx.reading.entities[e as usize].entry.and_then(country_of);
    match ctx.kind(part) {
        EntityKind::Place => {
            let known = ctx.kind(land) == EntityKind::Country && of(land).is_some() && of(land) == of(part);
            known || stated(ctx, RelationKind::LocatedIn, part, land)
        }
        EntityKind::Organization => stated(ctx, RelationKind::PartOf, part, land),
        _ => false,
    }
}

/// Whether a person holds an office of a land.
fn leads(ctx: &Context<'_>, land: EntityId, person: EntityId) -> bool {
    ctx.kind(person) == EntityKind::Person && stated(ctx, RelationKind::HoldsOffice, person, land)
}

fn stated(ctx: &Context<'_>, kind: RelationKind, source: EntityId, land: EntityId) -> bool {
    let of =
        |r: &crate::entity::Relation| r.kind == kind && r.source == source && r.target == land && !r.former;
    ctx.kind(land) == EntityKind::Country && ctx.reading.relations.iter().any(of)
}
