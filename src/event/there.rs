//! Parties of a Turkish verb that are told by where something is, comes from or goes to.

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::{Flag, Frame, Role, RoleSlot};
use super::matcher::Hit;
use super::participant::{is_part_of_predicate, named};
use super::slots::{Search, fit};
use super::whose::possessor;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Link, Slot, Upos};
use crate::text::TokenId;

/// Where a thing is that is bought, closed or opened, nothing is done to the place (`Peru'daki fabrikasını kapattı`).
pub(super) fn only_there(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    hit: &Hit,
    filled: &mut Filled,
) {
    use EventType as T;
    let asks = frame.has(Flag::NeedsTarget) || frame.has(Flag::Weak);
    if !matches!(frame.kind, T::Transact | T::Decide | T::Ceremony) || asks && !filled.agents.is_empty() {
        return;
    }
    let there = |entity: EntityId| {
        let kind = ctx.kind(entity);
        matches!(kind, EntityKind::Place | EntityKind::Country)
            && arguments.iter().filter(|a| ctx.mention_at(a.head).is_none()).any(|a| {
                ctx.mentions_in(&(a.tokens.start..a.head)).any(|m| {
                    let end = ctx.mention(m).tokens.end;
                    // `Lima fabrikasını`
                    let house = end == a.head
                        && ctx.kind(entity) == EntityKind::Place
                        && ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma).is_some_and(|e| e.private);
                    // `IMF ile Kenya arasında | kredi anlaşması`: a party.
                    let located =
                        |t: TokenId| ctx.word(t).case == Case::Loc && !ctx.is_at(EventWord::Between, t);
                    ctx.entity_of(m) == entity && (house || (end - 1..a.head).any(located))
                })
            })
    };
    let (places, mut targets): (Vec<EntityId>, Vec<EntityId>) =
        std::mem::take(&mut filled.targets).into_iter().partition(|e| there(*e));
    // `Lima fabrikasını Peru Un'dan devraldı`
    if targets.is_empty() && !places.is_empty() {
        let other = |s: &&RoleSlot| matches!(s.slot, Slot::Abl | Slot::Dat | Slot::Ins);
        for wanted in frame.slots(Role::Target).iter().filter(other) {
            let with =
                arguments.iter().filter(|a| a.slot == wanted.slot && !is_part_of_predicate(a, &hit.used));
            targets = with.flat_map(|a| fit(ctx, named(ctx, a, Role::Target), wanted)).collect();
            if !targets.is_empty() {
                break;
            }
        }
    }
    filled.set_targets(targets);
    if filled.places.is_empty() {
        filled.places = places;
    }
}

/// Who gets what is sold or handed over is a party as well as what is sold (`Peru Bank'ı | Şili Holding'e sattı`).
pub(super) fn handed_to(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    hit: &Hit,
    filled: &mut Filled,
) {
    if frame.kind != EventType::Transact {
        return;
    }
    let slot = |slot: Slot| frame.slots(Role::Target).iter().find(|s| s.slot == slot);
    // `Peru Bank'ın yüzde 25'ini | Şili Un'dan alıyor`, `Peru Bank'taki payını | Şili Un'a sattı`
    let counted = |a: &Argument| {
        ctx.word(a.head).upos == Upos::Num || a.tokens.clone().any(|t| ctx.lower(t) == "yüzde")
    };
    let stake = |a: &Argument| ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma).is_some_and(|e| e.stake);
    let held = |a: &Argument| ctx.mentions_in(&a.tokens).any(|m| ctx.case_of(m) == Case::Loc);
    let shares = arguments.iter().filter(|a| {
        let unnamed = a.slot == Slot::Acc && !a.shared && ctx.mention_at(a.head).is_none();
        unnamed && (counted(a) || stake(a) && held(a))
    });
    for share in shares {
        for body in possessor(ctx, &share.tokens, share.head) {
            let party = !filled.targets.contains(&body) && !filled.agents.contains(&body);
            if party && ctx.kind(body) == EntityKind::Organization {
                filled.targets.push(body);
            }
        }
    }
    let handed = hit.used.iter().any(|t| {
        let lemma = &*ctx.word(*t).lemma;
        ctx.is(EventWord::Handing, lemma) || ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.stake)
    });
    let sells = !filled.targets.is_empty() && (slot(Slot::Acc).is_some() || handed);
    let any = RoleSlot { slot: Slot::Dat, kinds: Vec::new() };
    let Some(to) = slot(Slot::Dat).or(handed.then_some(&any)).filter(|_| sells) else { return };
    for argument in arguments.iter().filter(|a| a.slot == Slot::Dat && !a.shared) {
        for party in fit(ctx, named(ctx, argument, Role::Target), to) {
            if !filled.targets.contains(&party) && !filled.agents.contains(&party) {
                filled.targets.push(party);
            }
        }
    }
}

/// From where something is sent in the passive, that sends it (`Peru'dan | Şili'ye ilaç gönderildi`).
pub(super) fn sent_from(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], filled: &mut Filled) {
    let sends = matches!(frame.kind, EventType::Aid | EventType::Transact | EventType::Mobilize);
    let to = arguments.iter().any(|a| a.slot == Slot::Dat && !a.shared && ctx.mention_at(a.head).is_some());
    let does = frame.slots(Role::Agent).iter().any(|s| s.slot == Slot::Nom);
    let asked = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Abl);
    if !sends || !to || !does || asked || !filled.agents.is_empty() || filled.targets.is_empty() {
        return;
    }
    // `Kızılay aracılığıyla | Peru'ya gönderildi`
    let through =
        |slot: &Slot| matches!(slot, Slot::Adp(p) if matches!(&**p, "aracılığıyla" | "vasıtasıyla"));
    let from = arguments.iter().filter(|a| (a.slot == Slot::Abl || through(&a.slot)) && !a.shared);
    let mut found: Vec<EntityId> = from.flat_map(|a| named(ctx, a, Role::Agent)).collect();
    found.retain(|e| {
        matches!(ctx.kind(*e), EntityKind::Country | EntityKind::Organization) && !filled.targets.contains(e)
    });
    filled.agents = found;
}

/// Who agrees where it only says in which talks (`Peru ile Şili arasındaki görüşmelerde | anlaşmaya varıldı`).
pub(super) fn met_there(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    hit: &Hit,
    filled: &mut Filled,
) {
    let open = filled.agents.is_empty() && filled.targets.is_empty();
    if !open || !frame.has(Flag::Symmetric) || frame.kind != EventType::Agree {
        return;
    }
    for talks in arguments.iter().filter(|a| a.slot == Slot::Loc && !a.shared) {
        let Some(nominal) = ctx.nominal_at(talks.head) else { continue };
        let mut taken = Vec::new();
        for wanted in frame.slots(Role::Target) {
            let found = Search::new(ctx, hit, Role::Target, &nominal.arguments, &mut taken).in_slot(
                &wanted.slot,
                wanted,
                false,
            );
            if found.len() > 1 {
                filled.set_targets(found);
                return;
            }
        }
    }
}

/// Whose works a passive tells of that names no doer (`Peru Bank'ın fabrikasında | üretime ara verildi`), or whom a strike
/// there is against.
pub(super) fn works_there(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    passive: bool,
    filled: &mut Filled,
) {
    // `Peru Bank hisselerinde işlemleri yasakladı`
    if frame.kind == EventType::Sanction && filled.targets.is_empty() {
        // Where it is laid on somebody without a name, that is the target.
        let dative = |slot: &Slot| *slot == Slot::Dat;
        let laid = frame.slots(Role::Target).iter().any(|s| dative(&s.slot))
            && arguments.iter().any(|a| dative(&a.slot) && !a.shared && ctx.mention_at(a.head).is_none());
        let stake = |a: &&Argument| {
            let known = ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma);
            a.slot == Slot::Loc && !a.shared && known.is_some_and(|e| e.stake)
        };
        let mut found = comes_from(ctx, arguments);
        if found.is_empty() {
            found = meant_for(ctx, arguments, passive);
        }
        if found.is_empty() && !laid {
            let shares = arguments.iter().filter(stake).map(|a| named(ctx, a, Role::Target));
            found = shares.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        }
        filled.set_targets(found);
        return;
    }
    let strikes = frame.kind == EventType::Protest && filled.targets.is_empty();
    // `Peru Bank'ın limanında çalışan | işçiler greve çıktı`
    if strikes && filled.agents.is_empty() {
        let staff = |a: &&Argument| {
            let known = ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma);
            a.slot == Slot::Nom && known.is_some_and(|e| e.staff)
        };
        let subject = arguments.iter().find(staff);
        // `Peru Bank'ın greve giden | işçileri`: of the phrase that the participle is in.
        let whole = |a: &Argument| {
            let phrase = |p: &&Argument| p.head == a.head && !p.shared;
            let around = ctx.reading.clauses.iter().flat_map(|c| &c.arguments).find(phrase);
            around.filter(|_| a.shared).map_or(a.tokens.start, |p| p.tokens.start)
        };
        let body = subject.and_then(|a| {
            ctx.mentions_in(&(whole(a)..a.head)).find(|m| ctx.mention(*m).kind == EntityKind::Organization)
        });
        filled.targets.extend(body.map(|m| ctx.entity_of(m)));
    }
    let decides = passive
        && frame.kind == EventType::Decide
        && filled.agents.is_empty()
        && frame.slots(Role::Agent).iter().any(|s| s.slot == Slot::Nom);
    if !strikes && !decides {
        return;
    }
    let works = |a: &&Argument| {
        let house = ctx.frames.stand_ins.get(&*ctx.word(a.head).lemma).is_some_and(|e| e.private && e.target);
        a.slot == Slot::Loc && !a.shared && house && ctx.word(a.head).possessive == 3
    };
    for argument in arguments.iter().filter(works) {
        let body = ctx.mentions_in(&(argument.tokens.start..argument.head)).find(|m| {
            ctx.mention(*m).kind == EntityKind::Organization
                && matches!(ctx.case_of(*m), Case::Gen | Case::Nom)
        });
        let Some(body) = body.map(|m| ctx.entity_of(m)) else { continue };
        if filled.agents.contains(&body) || filled.targets.contains(&body) {
            return;
        }
        if decides {
            filled.agents.push(body);
        } else {
            filled.targets.push(body);
        }
        return;
    }
}

/// Whose goods a tariff is laid on, where there are several (`Peru'dan gelen çeliğe yüzde 5, | Şili'den gelen bakıra yüzde 9 vergi`).
pub(super) fn all_origins(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], filled: &mut Filled) {
    if frame.kind != EventType::Sanction || ctx.frames.verb_first || filled.targets.len() != 1 {
        return;
    }
    let origins = comes_from(ctx, arguments);
    if origins.contains(&filled.targets[0]) {
        filled.set_targets(origins);
    }
}

/// Whom what is withheld was to go to (`Senegal'e yapılacak | ödemeleri askıya aldı`).
fn meant_for(ctx: &Context<'_>, arguments: &[Argument], passive: bool) -> Vec<EntityId> {
    let slot = if passive { Slot::Nom } else { Slot::Acc };
    let withheld =
        arguments.iter().filter(|a| a.slot == slot && !a.shared && ctx.mention_at(a.head).is_none());
    for argument in withheld {
        let meant = |c: &&crate::syntax::Clause| {
            c.link == Link::Relative
                && c.modifies == Some(argument.head)
                && c.features.voice == crate::syntax::Voice::Passive
        };
        let from = ctx.reading.clauses.partition_point(|c| c.head < argument.tokens.start);
        let inside = ctx.reading.clauses[from..].iter().take_while(|c| c.head < argument.head).filter(meant);
        let to = inside.flat_map(|c| c.arguments.iter().filter(|a| a.slot == Slot::Dat && !a.shared));
        let found: Vec<EntityId> = to.flat_map(|a| named(ctx, a, Role::Target)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The countries that the goods come from which a tariff is laid on (`Peru'dan gelen | çeliğe vergi koydu`).
fn comes_from(ctx: &Context<'_>, arguments: &[Argument]) -> Vec<EntityId> {
    let goods = arguments
        .iter()
        .filter(|a| matches!(a.slot, Slot::Dat | Slot::Acc) && !a.shared && ctx.mention_at(a.head).is_none());
    let mut found = Vec::new();
    for argument in goods {
        let from = ctx.reading.clauses.partition_point(|c| c.head < argument.tokens.start);
        let inside = ctx.reading.clauses[from..].iter().take_while(|c| c.head < argument.head);
        let origin = inside
            .filter(|c| c.link == Link::Relative && c.modifies == Some(argument.head))
            .flat_map(|c| c.arguments.iter().filter(|a| a.slot == Slot::Abl && !a.shared))
            .flat_map(|a| named(ctx, a, Role::Target))
            .find(|e| ctx.kind(*e) == EntityKind::Country);
        found.extend(origin.filter(|e| !found.contains(e)));
    }
    found
}
