//! Whose the thing is that a verb deals with, and to whom it goes.

use super::context::{Context, outer};
use super::filled::Filled;
use super::frame::{Frame, Role, RoleSlot};
use super::matcher::Hit;
use super::participant::{is_part_of_predicate, named, same_slot};
use super::slots::fit;
use super::stand_in::owner_by_adjective;
use super::whose::possessor;
use super::{EventType, surface};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// Whose an infinitive is that hangs on a noun: `Finland's bid to | join NATO`.
pub(super) fn owner_of_aim(ctx: &Context<'_>, clause: &Clause) -> Vec<EntityId> {
    let infinitive = ctx.frames.verb_first
        && clause.features.form == VerbForm::VerbalNoun
        && clause.head > 1
        && ctx.is_at(EventWord::OpensInfinitive, clause.head - 1);
    let relative = clause.link == Link::Relative;
    // `rejected an offer by | Peru | to buy the island`
    let named_by = clause.head.checked_sub(2).filter(|_| infinitive).and_then(|t| ctx.mention_at(t));
    if let Some(doer) = named_by {
        let mut by = ctx.mention(doer).tokens.start;
        let first = ctx.sentence_start(clause.head) + 1;
        while by > first && surface::inside(ctx, by - 1) && ctx.mention_at(by - 1).is_none() {
            by -= 1;
        }
        // `an offer from | Peru | to mediate`
        let wish = by.checked_sub(2).filter(|t| {
            *t + 1 > first && (ctx.is_at(EventWord::ByAgent, t + 1) || ctx.is_at(EventWord::Origin, t + 1))
        });
        let wishes = |t: u32| {
            let lemma = &*ctx.word(t).lemma;
            ctx.is(EventWord::Wish, lemma) || ctx.is(EventWord::Offer, lemma)
        };
        if wish.is_some_and(wishes) {
            return vec![ctx.entity_of(doer)];
        }
    }
    // `Peru Air is in talks to | buy the line`
    if infinitive
        && clause.head > 4
        && ctx.is_at(EventWord::Talks, clause.head - 2)
        && ctx.is_at(EventWord::In, clause.head - 3)
        && let Some(subject) = surface::subject(ctx, clause.head - 3, ctx.sentence_start(clause.head))
    {
        return named(ctx, &subject, Role::Agent);
    }
    // `rejected Peru's offer to | buy the island`, wherever the analysis hung it
    let wish = clause
        .head
        .checked_sub(2)
        .filter(|t| ctx.word(*t).upos == Upos::Noun && ctx.is(EventWord::Wish, &ctx.word(*t).lemma));
    let noun = if relative { clause.modifies } else { wish };
    let Some(noun) = noun.filter(|n| infinitive && *n < clause.head) else { return Vec::new() };
    let first = ctx.sentence_start(noun).max(noun.saturating_sub(6));
    let mut start = noun;
    while start > first && surface::inside(ctx, start - 1) {
        start -= 1;
    }
    let mut found = possessor(ctx, &(start..noun), noun);
    // `blocked a | Peruvian | plan to buy the island`
    if found.is_empty() && ctx.is(EventWord::Wish, &ctx.word(noun).lemma) {
        found.extend(owner_by_adjective(ctx, noun, &(start..noun)));
    }
    if !found.is_empty() || !relative {
        return found;
    }
    // `the decision by Peru to | buy the island`
    let by = ctx.nominal_at(noun).and_then(|n| n.arguments.iter().find(|a| a.slot == Slot::By && !a.shared));
    if let Some(by) = by {
        return named(ctx, by, Role::Agent);
    }
    // `Reed expressed a | desire to work with Wilk`, `launched a | bid to lead it`
    let wish = ctx.is(EventWord::Wish, &ctx.word(noun).lemma);
    let holds = |a: &Argument| a.slot == Slot::Acc && !a.shared && a.head == noun;
    let above = outer(ctx, clause).filter(|_| wish);
    let above = above.filter(|c| {
        c.arguments.iter().any(holds)
            && c.features.voice == Voice::Active
            && ctx.is(EventWord::HoldsWish, &ctx.word(c.head).lemma)
    });
    let subject = above.and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom));
    subject.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default()
}

/// Whose the act is that a passive only carries out: `Peru's | tariffs on Chile, imposed overnight`.
pub(super) fn owner_of_subject(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    hit: &Hit,
    filled: &Filled,
) -> Vec<EntityId> {
    // `her home was | searched`: whose it is suffers it; so does `Reed's visit was | cancelled`.
    if frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Gen)
        || matches!(
            frame.kind,
            EventType::Reject | EventType::Request | EventType::Accuse | EventType::Decide
        )
    {
        return Vec::new();
    }
    let carried = |a: &&Argument| a.slot == Slot::Nom && is_part_of_predicate(a, &hit.used);
    let Some(subject) = arguments.iter().find(carried) else { return Vec::new() };
    let mut found = possessor(ctx, &subject.tokens, subject.head);
    let wanted = frame.slots(Role::Agent).iter().find(|s| s.slot == Slot::Nom);
    found = wanted.map(|w| fit(ctx, found, w)).unwrap_or_default();
    found.retain(|e| !filled.targets.contains(e));
    found
}

/// Whom an unnamed object belongs to, where the object is the target (`Şili'nin mücadelesini destekledi`).
pub(super) fn owner_of_object(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    hit: &Hit,
    map: impl Fn(&Slot) -> Slot,
    agents: &[EntityId],
) -> Vec<EntityId> {
    let owned = |s: &&RoleSlot| match &s.slot {
        Slot::Acc | Slot::Dat => true,
        // `Peru'nun tavrından memnun`
        Slot::Abl => !ctx.frames.verb_first && frame.kind == EventType::Support,
        // `hastanenin binası hasar gördü`
        // `Kaya'nın sözleri tepki çekti`
        Slot::Nom => !ctx.frames.verb_first && matches!(frame.kind, EventType::Harm | EventType::Accuse),
        // `Hidroplan'ın baraj projesine karşı yürüdü`
        Slot::Adp(p) => ctx.is(EventWord::Regarding, p),
        _ => false,
    };
    for wanted in frame.slots(Role::Target).iter().filter(owned) {
        let slot = map(&wanted.slot);
        for argument in
            arguments.iter().filter(|a| same_slot(&a.slot, &slot) && !is_part_of_predicate(a, &hit.used))
        {
            // `Peru Bank'ın açılışına katıldı` is no post.
            let occasion = frame.kind == EventType::Appoint && ctx.nominal_at(argument.head).is_some();
            if occasion && !ctx.frames.verb_first {
                continue;
            }
            let thing = ctx.frames.stand_ins.get(&*ctx.word(argument.head).lemma);
            // `Kaya'nın görüşü kabul edildi`: no meeting with him.
            let meets = frame.kind == EventType::Consult && !ctx.frames.verb_first;
            let received = meets && !thing.is_some_and(|e| e.agent);
            let harmless = frame.kind == EventType::Harm && !thing.is_some_and(|e| e.target);
            if received || wanted.slot == Slot::Nom && harmless {
                continue;
            }
            // `Peru Bank'ın | sahibi gözaltına alındı`: so is he.
            let somebody = matches!(
                frame.kind,
                EventType::Coerce | EventType::Assault | EventType::Harm | EventType::Aid
            ) && !ctx.frames.verb_first
                && ctx.mention_at(argument.head).is_none()
                && !ctx.word(argument.head).plural
                && ctx.word(argument.head).possessive == 3
                && thing.is_none()
                && (ctx.frames.grammar.is_somebody)(ctx.lower(argument.head));
            if somebody {
                continue;
            }
            // `Reed's | father was killed`: he is somebody else.
            if ctx.frames.verb_first && frame.kind != EventType::Support && is_another(ctx, argument.head) {
                continue;
            }
            let mut found = fit(ctx, possessor(ctx, &argument.tokens, argument.head), wanted);
            if found.is_empty() && !ctx.frames.verb_first {
                found = fit(ctx, owner_before(ctx, arguments, argument, frame.kind), wanted);
                found.retain(|e| !agents.contains(e));
            }
            // `hesapları dondurulan şirket`: whose it is stands behind the participle.
            let behind = arguments.iter().find(|a| a.slot == Slot::Gen && a.shared);
            // `annesi ölen Kaya`: she is somebody else.
            let kin = !ctx.frames.verb_first && (ctx.frames.grammar.is_somebody)(ctx.lower(argument.head));
            if let Some(owner) =
                behind.filter(|_| found.is_empty() && !kin && ctx.word(argument.head).possessive == 3)
            {
                found = fit(ctx, named(ctx, owner, Role::Target), wanted);
            }
            // `Peru'daki askerlerini çekti`, `ordunun Lima'daki bir depoyu vurduğu`
            let there = match frame.kind {
                EventType::Retreat => found.is_empty(),
                EventType::Assault => {
                    let hit = ctx.frames.stand_ins.get(&*ctx.word(argument.head).lemma);
                    found.iter().all(|e| agents.contains(e)) && hit.is_some_and(|e| e.target && !e.agent)
                }
                _ => false,
            };
            // `Peru'dan ithal edilen | mallara vergi koydu`
            if frame.kind == EventType::Sanction && found.is_empty() && !ctx.frames.verb_first {
                let origin = ctx.mentions_in(&(argument.tokens.start..argument.head)).find(|m| {
                    let behind = ctx.lower(ctx.mention(*m).tokens.end);
                    let kind = ctx.kind(ctx.entity_of(*m));
                    kind != EntityKind::Person && (ctx.case_of(*m) == Case::Abl || behind == "menşeli")
                });
                found.extend(origin.map(|m| ctx.entity_of(m)));
            }
            if there && !ctx.frames.verb_first {
                let there = ctx.mentions_in(&(argument.tokens.start..argument.head)).find(|m| {
                    ctx.case_of(*m) == Case::Loc && ctx.kind(ctx.entity_of(*m)) != EntityKind::Person
                });
                found.retain(|e| !agents.contains(e));
                found.extend(there.map(|m| ctx.entity_of(m)));
            }
            // `confirmed Reed's death`, `joined Volvo's board`: of a thing only a body is left or joined.
            if ctx.frames.verb_first && frame.kind == EventType::Appoint {
                found.retain(|e| ctx.kind(*e) != EntityKind::Person);
            }
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// Whose an object is that stands behind what it is about (`Peru'nun saldırılarına ilişkin | tutumunu eleştirdi`).
fn owner_before(
    ctx: &Context<'_>,
    arguments: &[Argument],
    object: &Argument,
    kind: EventType,
) -> Vec<EntityId> {
    let loses = matches!(kind, EventType::Sanction | EventType::Coerce | EventType::Appoint);
    let about = |a: &&Argument| {
        let before = match &a.slot {
            Slot::Adp(p) if matches!(&**p, "ilişkin" | "yönelik" | "dair" | "ilgili") => true,
            // `Kaya'nın sözleri nedeniyle | sözleşmesini askıya aldı`
            Slot::Adp(p) => loses && (ctx.is(EventWord::Because, p) || ctx.is(EventWord::Upon, p)),
            Slot::Ins => loses && ctx.is(EventWord::Accusation, &ctx.word(a.head).lemma),
            _ => false,
        };
        before && a.tokens.end == object.tokens.start
    };
    let before = arguments.iter().find(about).filter(|_| ctx.word(object.head).possessive == 3);
    let first = before.and_then(|a| ctx.mention_at(a.tokens.start));
    first.filter(|m| ctx.case_of(*m) == Case::Gen).map(|m| ctx.entity_of(m)).into_iter().collect()
}

/// Whether a noun is a person who belongs to somebody and does not stand for him (`her friends`, not `its soldiers`).
fn is_another(ctx: &Context<'_>, head: u32) -> bool {
    let lemma = &*ctx.word(head).lemma;
    is_own_person(ctx, head)
        || ctx.mention_at(head).is_none()
            && ctx.word(head).upos == Upos::Noun
            && (ctx.frames.grammar.is_person_noun)(lemma)
            && !ctx.frames.stand_ins.contains_key(lemma)
}

/// Whether a noun is kin of somebody or works for him alone.
pub(super) fn is_own_person(ctx: &Context<'_>, head: u32) -> bool {
    let lemma = &*ctx.word(head).lemma;
    ctx.mention_at(head).is_none()
        && ctx.word(head).upos == Upos::Noun
        && (ctx.frames.grammar.is_own_person)(lemma)
        && !ctx.frames.stand_ins.contains_key(lemma)
}

pub(super) fn owned_by_pronoun(ctx: &Context<'_>, argument: &Argument) -> bool {
    // `all | its ventures`
    let start = argument.tokens.start;
    let some = start < argument.head && matches!(ctx.lower(start), "all" | "both" | "half");
    let first = ctx.word(if some { start + 1 } else { start });
    ctx.frames.verb_first && first.upos == Upos::Pron && first.case == Case::Gen
}

/// Whether a word says whose something is without a name.
pub(super) fn is_possessive(ctx: &Context<'_>, t: TokenId) -> bool {
    ctx.is_at(EventWord::Possessive, t)
}

/// To whom something is sold beside what is sold: `sold its unit Andes to | Volvo`.
pub(super) fn buyer(
    ctx: &Context<'_>,
    frame: &Frame,
    clause: &Clause,
    arguments: &[Argument],
    filled: &Filled,
) -> Vec<EntityId> {
    let sells = &*ctx.word(clause.head).lemma == "sell" || frame.predicate.ends_with("to sell");
    let to = |a: &&Argument| {
        sells && !a.shared && matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::Recipient, p))
    };
    let mut buyers = arguments.iter().filter(to);
    let Some(first) = buyers.next() else { return Vec::new() };
    let mut found = named(ctx, first, Role::Target);
    // `to Volvo and | Andes`
    let mut last = first.head;
    for next in buyers {
        let joins = |t: u32| ctx.text(t) == "," || ctx.frames.is_conjunction(ctx.lower(t));
        if next.head <= last || !(last + 1..next.tokens.start.max(last + 1)).any(joins) {
            break;
        }
        found.extend(named(ctx, next, Role::Target));
        last = next.head;
    }
    found.retain(|e| {
        !filled.agents.contains(e) && !filled.targets.contains(e) && ctx.kind(*e) != EntityKind::Place
    });
    found
}

/// Whether a `by` tells whose an account is: `were destroyed, with estimates by | Peru of up to half`.
pub(super) fn tells_account(ctx: &Context<'_>, first: u32) -> bool {
    first > 1
        && ctx.is_at(EventWord::ByAgent, first - 1)
        && ctx.mention_at(first - 2).is_none()
        && ctx.is(EventWord::Account, &ctx.word(first - 2).lemma)
}
