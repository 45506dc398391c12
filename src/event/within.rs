//! Participants of a Turkish verb that another phrase holds: swallowed by what stands behind them, by a participle, by what
//! was said before.

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::{Frame, Role, RoleSlot};
use super::implied::speak_for_body;
use super::matcher::Hit;
use super::participant::{is_part_of_predicate, named, same_slot};
use super::slots::{fit, part, passive_slot, store};
use super::whose::possessor;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Mood, Slot, VerbForm, Voice};

/// Who does in the first person what is told of somebody else, where his words began in a sentence before.
pub(super) fn goes_on(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit, filled: &mut Filled) {
    let speaks = matches!(clause.person, 1 | 4) && clause.features.form == VerbForm::Finite && !hit.passive;
    let wanted = frame.slots(Role::Agent).iter().find(|s| s.slot == Slot::Nom);
    let Some(wanted) = wanted.filter(|_| speaks && filled.agents.is_empty() && !ctx.frames.verb_first) else {
        return;
    };
    let mut found = fit(ctx, ctx.speaker_before(clause).into_iter().collect(), wanted);
    found.retain(|e| !filled.targets.contains(e));
    filled.agents = found;
    speak_for_body(ctx, frame, clause, filled);
}

/// The noun behind a passive participle whose verb takes no object (`el konulan | Peru Bank`).
pub(super) fn passive_gap(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let told = clause.link == Link::Relative && clause.features.form == VerbForm::SubjectParticiple;
    let objectless = !frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Acc);
    let wanted = frame.slots(Role::Target).iter().find(|s| s.slot == Slot::Dat);
    let (Some(noun), Some(wanted)) = (clause.modifies.filter(|_| told && objectless && hit.passive), wanted)
    else {
        return Vec::new();
    };
    let named = ctx.mention_at(noun).and_then(|m| ctx.entity_named(m)).or_else(|| ctx.reference(noun));
    fit(ctx, named.into_iter().collect(), wanted)
}

/// What stands before the subject of a reported clause reads like the reporting verb's own (`Lima'yı | Peru ordusunun
/// kuşattığını söyledi`, `Kızılay'a | Peru'nun izin vermediği bildirildi`).
pub(super) fn fronted(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let reported = clause.link == Link::Complement
        && matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
    let start = clause.tokens.start;
    let owns = |a: &Argument| a.slot == Slot::Nom && !a.shared && a.tokens.start == start;
    let above = clause.parent.filter(|_| reported && !hit.passive && clause.arguments.iter().any(owns));
    let Some(above) = above.map(|p| &ctx.reading.clauses[p as usize]) else { return Vec::new() };
    let passive = above.features.voice == Voice::Passive;
    for wanted in frame.slots(Role::Target) {
        if !(wanted.slot == Slot::Acc || wanted.slot == Slot::Dat && passive) {
            continue;
        }
        let before =
            above.arguments.iter().find(|a| a.tokens.end == start && a.slot == wanted.slot && !a.shared);
        let Some(before) = before else { continue };
        let mut found = named(ctx, before, Role::Target);
        if found.is_empty() {
            // `Peru Bank'a ait aracı | ordunun vurduğu bildirildi`
            found = possessor(ctx, &before.tokens, before.head);
        }
        let found = fit(ctx, found, wanted);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// To whom something is to be given stands before an amount, and reads like the verb's that decides it (`Peru'ya | 10 milyon avroluk
/// yardım sağlamayı kararlaştırdı`).
pub(super) fn left_above(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let word = ctx.word(clause.head);
    let planned = clause.link == Link::Complement
        && clause.features.form == VerbForm::VerbalNoun
        && word.case == Case::Acc
        && word.possessive == 0
        && !clause.arguments.iter().any(|a| a.slot == Slot::Dat && !a.shared);
    let above = clause.parent.filter(|_| planned).map(|p| &ctx.reading.clauses[p as usize]);
    let wanted = frame.slots(Role::Target).iter().find(|s| s.slot == Slot::Dat);
    let (Some(above), Some(wanted)) = (above, wanted) else { return Vec::new() };
    let to = |a: &&Argument| a.slot == Slot::Dat && !a.shared && a.tokens.end < clause.tokens.start;
    let Some(to) = above.arguments.iter().find(to) else { return Vec::new() };
    let amount = (to.tokens.end..clause.tokens.start)
        .all(|t| ctx.mention_at(t).is_none() && ctx.word(t).verb.is_none() && ctx.text(t) != ",");
    let found =
        if amount && !asks_for(ctx, above, &Slot::Dat) { named(ctx, to, Role::Target) } else { Vec::new() };
    fit(ctx, found, wanted)
}

/// Whom the verb deals with stands before a clause that says why, and reads like its own
/// (`Google'a pazardaki gücünü kötüye kullandığı gerekçesiyle ceza kesti`).
pub(super) fn borrowed(ctx: &Context<'_>, index: u32, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let from = ctx.reading.clauses.partition_point(|c| c.head < clause.tokens.start);
    let adjunct = |c: &&Clause| {
        let inside = c.modifies.is_some_and(|noun| {
            // `Peru'ya ayrılan | fonu dondurdu`
            let holds = |a: &Argument| a.head == noun && matches!(a.slot, Slot::Ins | Slot::Adp(_));
            hit.used.contains(&noun) || clause.arguments.iter().any(holds)
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
        // `Peru Bank'a | uçak alımı için kredi verdi`
        let purpose = clause.arguments.iter().filter(|a| matches!(a.slot, Slot::Adp(_)) && !a.shared);
        for first in purpose.filter_map(|a| ctx.nominal_at(a.head)).filter_map(|n| n.arguments.first()) {
            let given = slot == Slot::Dat && same_slot(&first.slot, &slot);
            let found = if given { fit(ctx, named(ctx, first, Role::Target), wanted) } else { Vec::new() };
            if !found.is_empty() {
                return found;
            }
        }
        for inner in ctx.reading.clauses[from..].iter().take_while(|c| c.head < clause.head).filter(adjunct) {
            // `bütçe kapsamında | Peru'ya kullanılmak üzere yardım onayladı`
            let scene =
                |a: &Argument| a.slot != slot && matches!(&a.slot, Slot::Adp(p) if &**p == "kapsamında");
            let own = inner.arguments.iter().filter(|a| !a.shared && !scene(a));
            let first = own.min_by_key(|a| a.tokens.start);
            let Some(first) = first.filter(|a| same_slot(&a.slot, &slot)) else { continue };
            // The adjunct's own verb asks for it (`Rusya'ya saldırdığı gerekçesiyle`).
            let asks = asks_for(ctx, inner, &slot);
            let found = fit(ctx, named(ctx, first, Role::Target), wanted);
            if !asks && !found.is_empty() {
                return found;
            }
        }
        let found = fit(ctx, about_whom(ctx, clause, &slot), wanted);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Whom a verb is about, where an adjunct has taken him with his postposition (`Kaya hakkında | paylaşımları nedeniyle
/// soruşturma başlattı`).
fn about_whom(ctx: &Context<'_>, clause: &Clause, slot: &Slot) -> Vec<EntityId> {
    let Slot::Adp(form) = slot else { return Vec::new() };
    let adjunct =
        |a: &&Argument| !a.shared && matches!(a.slot, Slot::Abl | Slot::Ins | Slot::Loc | Slot::Adp(_));
    for argument in clause.arguments.iter().filter(adjunct) {
        // `Peru'da eski Başbakan Kaya hakkında`: whoever stands right before it.
        for m in ctx.mentions_in(&(argument.tokens.start..argument.head)) {
            let end = ctx.mention(m).tokens.end;
            if end < argument.head && ctx.lower(end) == &**form {
                return vec![ctx.entity_of(m)];
            }
            // `Peru ile Şili arasında | ticaret alanında iş birliği yapılacak`
            let second = ctx.mention_at(end + 1).filter(|_| ctx.frames.is_conjunction(ctx.lower(end)));
            if let Some(second) = second {
                let end = ctx.mention(second).tokens.end;
                if end < argument.head && ctx.lower(end) == &**form {
                    return vec![ctx.entity_of(m), ctx.entity_of(second)];
                }
            }
        }
    }
    Vec::new()
}

/// Whom a threat is for that an infinitive tells (`Peru'ya vergi getirmekle | tehdit etti`).
pub(super) fn threatened(ctx: &Context<'_>, clause: &Clause) -> Vec<EntityId> {
    let to = |a: &&Argument| !a.shared && matches!(a.slot, Slot::Dat | Slot::Acc | Slot::Adp(_));
    contents(ctx, clause)
        .filter(|c| ctx.word(c.head).case == Case::Ins)
        .flat_map(|c| c.arguments.iter().filter(to))
        .map(|a| named(ctx, a, Role::Target))
        .find(|found| !found.is_empty())
        .or_else(|| conditioned(ctx, clause))
        .unwrap_or_default()
}

/// Whom a threat is for who has to do something that it will else be carried out for (`Peru'nun çekilmemesi halinde | saldırmakla
/// tehdit etti`).
fn conditioned(ctx: &Context<'_>, threat: &Clause) -> Option<Vec<EntityId>> {
    let condition = |c: &Clause| {
        let behind = c.tokens.end.max(c.head + 1);
        c.features.form == VerbForm::VerbalNoun
            && behind < threat.head
            && ctx.is_at(EventWord::Condition, behind)
            || c.features.form == VerbForm::Finite && c.features.mood == Mood::Conditional
    };
    let before = |c: &&Clause| c.head < threat.head && c.link != Link::Nominal && condition(c);
    let mut inner = ctx.clauses_in(threat.sentence).map(|(_, c)| c).filter(before);
    let subject = inner.find_map(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))?;
    Some(named(ctx, subject, Role::Target))
}

/// The noun that a relative clause stands before, where it is none of the slots that the participle's own object takes
/// (`abluka uyguladığı Mariupol`, `soykırım yaptığı Gazze`).
pub(super) fn gap_target(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    let participle = matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
    let Some(noun) = clause.modifies.filter(|_| clause.link == Link::Relative && participle) else {
        return Vec::new();
    };
    // `Kaya'nın görüştüğü | Juan Perez`: with whom.
    let partner = |s: &&RoleSlot| {
        let kind = ctx.mention_at(noun).map(|m| ctx.mention(m).kind);
        let fits = match frame.kind {
            EventType::Consult => kind == Some(EntityKind::Person),
            // `diplomatik ilişkileri kestiği | Peru`
            EventType::Agree | EventType::Cooperate | EventType::Sanction => {
                kind.is_some_and(|k| k != EntityKind::Place)
            }
            _ => false,
        };
        fits && !ctx.frames.verb_first
            && s.slot == Slot::Ins
            && !clause.arguments.iter().any(|a| a.slot == Slot::Ins && !a.shared)
    };
    let wanted = frame.slots(Role::Target).first();
    let Some(wanted) = wanted.filter(|s| s.slot != Slot::Ins || partner(s)) else {
        return Vec::new();
    };
    // `satın almak istediği Peru Bank`: it is what is bought.
    // `kredi vermeyi reddettiği Peru Bank` is to whom it is not given.
    let infinitive = |c: &Clause| {
        c.features.form == VerbForm::VerbalNoun
            && ctx.word(c.head).possessive == 0
            && !c.arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared)
    };
    if !ctx.frames.verb_first
        && hit.used.is_empty()
        && clause.head.checked_sub(1).and_then(|t| ctx.verb_at(t)).is_some_and(infinitive)
    {
        return Vec::new();
    }
    // `köprü açtığı Lima`: the object stands before the verb.
    let object = ctx.bare_noun_before(clause.head).filter(|t| !hit.used.contains(t));
    if !ctx.frames.verb_first && wanted.slot == Slot::Acc && object.is_some() {
        return Vec::new();
    }
    let found = match ctx.mention_at(noun) {
        Some(mention) => ctx.entity_named(mention),
        None => ctx.reference(noun),
    };
    // `Peru'nun yaptırım uyguladığı şirketler arasında | Andes Bank yer alıyor`
    let among = |a: &&Argument| {
        a.shared && a.slot == Slot::Acc && a.tokens.start > noun && ctx.mention_at(a.head).is_some()
    };
    let said = clause.arguments.iter().find(among).filter(|_| found.is_none() && !ctx.frames.verb_first);
    if let Some(argument) = said {
        return fit(ctx, named(ctx, argument, Role::Target), wanted);
    }
    fit(ctx, found.into_iter().collect(), wanted)
}

/// The nominalised clauses right before a verb that are its objects.
pub(super) fn contents<'r>(ctx: &Context<'r>, clause: &Clause) -> impl Iterator<Item = &'r Clause> {
    let from = ctx.reading.clauses.partition_point(|c| c.head + 4 < clause.head);
    let (head, sentence, quote) = (clause.head, clause.sentence, clause.quote);
    // `yerinden etmeye yönelik girişimlerini kınadı`: what only says which attempts they are.
    let describes = move |c: &Clause| {
        !ctx.frames.verb_first
            && clause.arguments.iter().any(|a| {
                !a.shared && a.tokens.contains(&c.head) && a.head > c.head && ctx.verb_at(a.head).is_none()
            })
    };
    ctx.reading.clauses[from..].iter().take_while(move |c| c.head < head).filter(move |c| {
        c.sentence == sentence
            && c.quote == quote
            && matches!(c.link, Link::Complement | Link::Adverbial)
            && c.features.form == VerbForm::VerbalNoun
            && !describes(c)
    })
}

/// Whom a request is laid on, who stands before what it is about and reads like an argument of the participle there
/// (`Irak'tan | üslere saldıran grupları dağıtmasını istedi`).
pub(super) fn before_modifier(
    ctx: &Context<'_>,
    frame: &Frame,
    content: &Clause,
    map: impl Fn(&Slot) -> Slot,
) -> Vec<EntityId> {
    let start = content.tokens.start;
    let from = ctx.reading.clauses.partition_point(|c| c.head < start);
    let inner = ctx.reading.clauses[from..].iter().take_while(|c| c.head < content.head);
    for participle in inner.filter(|c| c.link == Link::Relative && c.sentence == content.sentence) {
        let Some(first) = participle.arguments.iter().find(|a| !a.shared && a.tokens.start == start) else {
            continue;
        };
        // Its own object is none: it has another one.
        let objects = participle.arguments.iter().filter(|a| a.slot == Slot::Acc && !a.shared).count();
        // `Kaya'ya verilen | cezanın kaldırılmasını istedi`
        let given = first.slot == Slot::Dat
            && participle.features.voice == Voice::Passive
            && ctx.is(EventWord::Given, &participle.lemma);
        if first.slot == Slot::Acc && objects < 2 || given || asks_for(ctx, participle, &first.slot) {
            continue;
        }
        for wanted in frame.slots(Role::Target).iter().filter(|s| same_slot(&map(&s.slot), &first.slot)) {
            let found = fit(ctx, named(ctx, first, Role::Target), wanted);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// Whether a verb's own frames ask for what stands in a slot, other than for an object.
fn asks_for(ctx: &Context<'_>, clause: &Clause, slot: &Slot) -> bool {
    let hits = super::matcher::verb_hits(ctx, clause);
    let longest = hits.iter().map(|h| h.used.len()).max();
    *slot != Slot::Acc
        && hits.iter().filter(|h| Some(h.used.len()) == longest).any(|h| {
            let own = &ctx.frames.entries[h.frame as usize].frame;
            own.slots(Role::Target).iter().chain(own.slots(Role::Place)).any(|s| same_slot(&s.slot, slot))
        })
}

/// Whether a person's title, with the body that it is of, stands behind another name, which then is no part of it (`Peru ordusu |
/// Kızıl Ordu lideri Juan Vega'yı öldürdü`).
fn before_title(ctx: &Context<'_>, argument: &Argument) -> bool {
    let body = |m: u32| matches!(ctx.mention(m).kind, EntityKind::Organization | EntityKind::Country);
    let person = |m: u32| ctx.mention(m).kind == EntityKind::Person;
    let first = ctx.mention_at(argument.tokens.start).filter(|m| body(*m));
    let second = first.and_then(|m| ctx.mention_at(ctx.mention(m).tokens.end)).filter(|m| body(*m));
    let Some(second) = second.filter(|_| ctx.mention_at(argument.head).is_some_and(person)) else {
        return false;
    };
    let behind = ctx.mention(second).tokens.end;
    !ctx.mention(second).adjectival && behind < argument.head && ctx.mention_at(behind).is_none()
}

/// A subject without comma before the predicate's own noun reads like its modifier (`Fed faizi artırdı`).
pub(super) fn subject_inside(
    ctx: &Context<'_>,
    frame: &Frame,
    clause: &Clause,
    hit: &Hit,
    filled: &mut Filled,
) {
    // Who does what a subject participle tells stands behind it (`Peru topraklarını işgal eden güçler`).
    if clause.features.form == VerbForm::SubjectParticiple {
        return;
    }
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
            && (ctx.mention_at(a.head).is_none() || before_title(ctx, a))
            && !clause
                .arguments
                .iter()
                .any(|o| o.slot == Slot::Nom && o.head != a.head && !hit.used.contains(&o.head))
    };
    // `Göstericiler | Peru bayrağını yaktı`: who does it has no name.
    let unnamed = clause.arguments.iter().any(|a| {
        a.slot == Slot::Nom
            && !a.shared
            && a.head + 1 < clause.head
            && !is_part_of_predicate(a, &hit.used)
            && ctx.mentions_in(&a.tokens).next().is_none()
    });
    if unnamed {
        return;
    }
    for argument in clause.arguments.iter().filter(|a| is_part_of_predicate(a, &hit.used) || leads(a)) {
        let first = argument.tokens.start;
        let Some(mention) = ctx.mention_at(first) else { continue };
        let named = ctx.mention(mention);
        let entity = ctx.entity_of(mention);
        let bare = ctx.case_of(mention) == Case::Nom && !named.adjectival;
        // `Mısır ve Katar'ın arabuluculuğunda`
        let next = named.tokens.end;
        let listed = next < clause.head
            && ctx.frames.is_conjunction(ctx.lower(next))
            && ctx.mention_at(next + 1).is_some_and(|m| ctx.case_of(m) != Case::Nom);
        if bare
            && !listed
            && named.tokens.start == first
            && !filled.agents.contains(&entity)
            && !filled.targets.contains(&entity)
        {
            store(filled, role, vec![entity]);
            return;
        }
    }
}
