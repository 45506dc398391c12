//! Disasters, which attack nobody: what they do to somebody is harm.

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::FramePos;
use super::whose::possessor;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, VerbForm};

/// The frame of the disaster that hits somebody (`sel Valensiya'yı vurdu`): nobody attacks there.
pub(super) fn disaster(ctx: &Context<'_>, clause: &Clause, kind: EventType, filled: &Filled) -> Option<u32> {
    let hits = kind == EventType::Assault && filled.agents.is_empty() && !filled.targets.is_empty();
    // `Manila'yı vuran | tayfun`
    let behind = clause
        .modifies
        .filter(|_| clause.features.form == VerbForm::SubjectParticiple && !ctx.frames.verb_first);
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom).map(|a| a.head).or(behind)?;
    let unnamed = ctx.mention_at(subject).is_none();
    harm_by(ctx, &ctx.word(subject).lemma).filter(|_| hits && unnamed)
}

/// The frame of the attack that hits somebody: `two | bombings struck Lima`, `was hit by drone | strikes`.
pub(super) fn attack(ctx: &Context<'_>, clause: &Clause, kind: EventType, passive: bool) -> Option<u32> {
    let lemma = &*ctx.word(clause.head).lemma;
    if !ctx.frames.verb_first || kind != EventType::Harm || !ctx.is(EventWord::Strikes, lemma) {
        return None;
    }
    let by = |a: &&Argument| {
        a.slot == Slot::By || matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::ByAgent, p))
    };
    let does = |a: &&Argument| if passive { by(a) } else { a.slot == Slot::Nom };
    let noun = clause.arguments.iter().find(does)?.head;
    let attacks = |id: &u32| {
        let entry = &ctx.frames.entries[*id as usize];
        entry.frame.kind == EventType::Assault && entry.frame.pos == FramePos::Noun
    };
    let deed = ctx.frames.nouns.get(&*ctx.word(noun).lemma).is_some_and(|ids| ids.iter().any(attacks));
    let weapon = ctx.is(EventWord::Missile, &ctx.word(noun).lemma);
    let frames = ctx.frames.verbs.get(lemma).filter(|_| deed || weapon)?;
    frames.iter().map(|f| f.id).find(|id| {
        let entry = &ctx.frames.entries[*id as usize];
        entry.frame.kind == EventType::Assault && entry.before.is_empty() && entry.after.is_empty()
    })
}

/// Whose weapon hurts somebody (`Peru askerlerinin mermisiyle | yaralandı`): it is his attack.
pub(super) fn by_weapon(ctx: &Context<'_>, kind: EventType, arguments: &[Argument]) -> Vec<EntityId> {
    if ctx.frames.verb_first || !matches!(kind, EventType::Harm | EventType::Assault) {
        return Vec::new();
    }
    let weapon = |a: &&Argument| {
        a.slot == Slot::Ins
            && !a.shared
            && ctx.word(a.head).possessive == 3
            && ctx.mention_at(a.head).is_none()
            && ctx.is(EventWord::Weapon, &ctx.word(a.head).lemma)
    };
    let Some(weapon) = arguments.iter().find(weapon) else { return Vec::new() };
    let owner = possessor(ctx, &weapon.tokens, weapon.head);
    if !owner.is_empty() {
        return owner;
    }
    // `Peru bombalarıyla`
    let before = weapon.head.checked_sub(1).and_then(|t| ctx.mention_at(t));
    let body = before
        .map(|m| ctx.entity_of(m))
        .filter(|e| matches!(ctx.kind(*e), EntityKind::Country | EntityKind::Organization));
    body.into_iter().collect()
}

/// The frame of an attack that a weapon tells (`saldırı`), for who is hurt by it.
pub(super) fn armed_attack(ctx: &Context<'_>, kind: EventType, arguments: &[Argument]) -> Option<u32> {
    let attacks = |id: &&u32| ctx.frames.entries[**id as usize].frame.kind == EventType::Assault;
    let armed = kind == EventType::Harm && !by_weapon(ctx, kind, arguments).is_empty();
    ctx.frames.nouns.get("saldırı").filter(|_| armed)?.iter().find(attacks).copied()
}

/// The frame of a withdrawal that soldiers tell by leaving: `Peruvian troops | left Chile`. Whom they leave is its target.
pub(super) fn withdrawal(
    ctx: &Context<'_>,
    clause: &Clause,
    kind: EventType,
    filled: &mut Filled,
) -> Option<u32> {
    let leaves = kind == EventType::Travel && ctx.is(EventWord::Quits, &ctx.word(clause.head).lemma);
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom).map(|a| a.head)?;
    let soldiers = ctx.is(EventWord::Troops, &ctx.word(subject).lemma);
    if !ctx.frames.verb_first || !leaves || !soldiers || filled.agents.is_empty() {
        return None;
    }
    let frames = ctx.frames.verbs.get("withdraw")?;
    let found = frames.iter().map(|f| f.id).find(|id| {
        let entry = &ctx.frames.entries[*id as usize];
        entry.frame.kind == EventType::Retreat && entry.before.is_empty()
    })?;
    if filled.targets.is_empty() {
        filled.set_targets(filled.places.clone());
    }
    Some(found)
}

/// What an accident brings with it, nobody does: `A bus crashed, | killing ten`.
pub(super) fn is_accident(ctx: &Context<'_>, clause: &Clause) -> bool {
    // `crashed after leaving Lima, | killing ten`
    let mut before = ctx.clauses_in(clause.sentence).map(|(_, c)| c).filter(|c| c.link != Link::Relative);
    // `A bomb exploded, | killing ten`
    let weapon = |c: &Clause| {
        let subject = c.arguments.iter().find(|a| a.slot == Slot::Nom);
        subject.is_some_and(|a| ctx.is(EventWord::BlowsUp, &ctx.word(a.head).lemma))
    };
    // `A train hit a bus, | killing ten`
    let vehicle = |c: &Clause| {
        let subject = c.arguments.iter().find(|a| a.slot == Slot::Nom);
        ctx.is(EventWord::Strikes, &ctx.word(c.head).lemma)
            && subject.is_some_and(|a| ctx.is(EventWord::Vehicle, &ctx.word(a.head).lemma))
    };
    ctx.frames.verb_first
        && clause.features.form == VerbForm::Converb
        && before.any(|c| {
            let crashes = ctx.is(EventWord::Crashes, &ctx.word(c.head).lemma);
            c.head < clause.head && !weapon(c) && (crashes || vehicle(c))
        })
}

/// The frame of an accident that people die in (`The bus crashed, | killing Ann Reed`), and nobody as its doer; `None` where none of
/// them has a name.
pub(super) fn harm_of_accident(ctx: &Context<'_>, filled: &mut Filled) -> Option<u32> {
    filled.agents.clear();
    let people =
        filled.targets.iter().copied().filter(|e| ctx.kind(*e) == EntityKind::Person).collect::<Vec<_>>();
    let frame = harm_by(ctx, "accident").filter(|_| !people.is_empty())?;
    filled.targets = people;
    Some(frame)
}

/// The frame of a noun that by itself tells harm (`sel`, `hurricane`).
fn harm_by(ctx: &Context<'_>, noun: &str) -> Option<u32> {
    ctx.frames.nouns.get(noun)?.iter().copied().find(|id| {
        let entry = &ctx.frames.entries[*id as usize];
        entry.frame.kind == EventType::Harm && entry.before.is_empty() && entry.after.is_empty()
    })
}

/// How many of an entity's mentions may tell by the word before them that it is a disaster.
const LOOKED_AT: usize = 64;

/// The frame of the disaster that a name is of (`Hurricane Ann`, `Ann Kasırgası`), which attacks nobody.
pub(super) fn named_disaster(ctx: &Context<'_>, entity: EntityId) -> Option<u32> {
    let grammar = &ctx.frames.grammar;
    let harm = |word: &str| {
        let word = (grammar.lower)(word);
        // `Lima Fire Department`
        if word == "fire" {
            return None;
        }
        let bare = || (grammar.compound_heads)(&word).iter().find_map(|noun| harm_by(ctx, noun));
        if ctx.frames.verb_first { harm_by(ctx, &word) } else { bare() }
    };
    let named = &ctx.reading.entities[entity as usize];
    // `Tropical Storm | Barry`
    let called = |m: &u32| {
        let before = ctx.reading.mentions.get(*m as usize)?.tokens.start.checked_sub(1)?;
        let capital = ctx.reading.analysed.segmented.tokens[before as usize].is_capitalised();
        (ctx.frames.verb_first && capital && ctx.mention_at(before).is_none())
            .then(|| harm(ctx.text(before)))?
    };
    named.name.split(' ').find_map(harm).or_else(|| named.mentions.iter().take(LOOKED_AT).find_map(called))
}
