//! One event told several times in a document is one event.

use super::context::Context;
use super::extract::Candidate;
use super::frame::{Flag, Frame, FramePos};
use super::{EventType, Status};
use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::syntax::VerbForm;

/// Groups the mentions of one event; the first of each group is the clearest.
pub(crate) fn groups(ctx: &Context<'_>, candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    // The clearest mention: most roles filled, then most participants, then told as a fact, then first.
    order.sort_by_key(|i| {
        let c = &candidates[*i];
        let all = c.filled.agents.len() + c.filled.targets.len();
        // Of two words for a death the one that tells of a deed says more.
        let bare = c.filled.count() < 2 && death(ctx, c) && c.kind(ctx) == EventType::Harm;
        (std::cmp::Reverse(c.filled.count()), bare, status_rank(c.status), std::cmp::Reverse(all.min(3)), *i)
    });
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for i in order {
        let home = groups.iter_mut().find(|g| same(ctx, &candidates[g[0]], &candidates[i]));
        match home {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups.sort_by_key(|g| candidates[g[0]].trigger.start);
    groups
}

fn death(ctx: &Context<'_>, c: &Candidate) -> bool {
    ctx.frames.entries[c.frame as usize].frame.has(Flag::Death)
}

fn status_rank(status: Status) -> u8 {
    match status {
        Status::Occurred => 0,
        Status::Planned => 1,
        Status::Hypothetical => 2,
        Status::Denied => 3,
    }
}

/// Whether a mention tells the same event as the clearest one of a group.
fn same(ctx: &Context<'_>, clear: &Candidate, other: &Candidate) -> bool {
    let (a, b) =
        (&ctx.frames.entries[clear.frame as usize].frame, &ctx.frames.entries[other.frame as usize].frame);
    if death(ctx, clear) && death(ctx, other) && clear.filled.targets == other.filled.targets {
        let one = clear.filled.targets.len() == 1;
        let person = clear.filled.targets.iter().all(|e| ctx.kind(*e) == EntityKind::Person);
        if one && person && compatible(&clear.filled.agents, &other.filled.agents) {
            return true;
        }
    }
    if a.kind != b.kind || leaves_post(a) != leaves_post(b) {
        return false;
    }
    // One person is attacked once, whatever the words (`was shot`, `the attack on`).
    let victim = a.kind == EventType::Assault
        && ctx.frames.verb_first
        && clear.filled.targets.len() == 1
        && clear.filled.targets == other.filled.targets
        && ctx.kind(clear.filled.targets[0]) == EntityKind::Person;
    if victim && compatible(&clear.filled.agents, &other.filled.agents) {
        return true;
    }
    let pair = |c: &Candidate| !c.filled.agents.is_empty() && !c.filled.targets.is_empty();
    let equal = pair(clear)
        && clear.filled.agents == other.filled.agents
        && clear.filled.targets == other.filled.targets;
    let campaign = a.kind == EventType::Assault
        && b.pos == FramePos::Noun
        && !clear.filled.agents.is_empty()
        && clear.filled.agents == other.filled.agents
        && other.filled.targets.is_empty();
    // A war tells of every attack in it (`Gazze'deki soykırım`).
    let war = a.kind == EventType::Assault && b.has(Flag::Campaign);
    // Who decides, meets or buys, does it once in an article, however it is told; attacks, arrests, journeys and
    // demands come in many.
    let parties = |c: &Candidate| [&c.filled.agents[..], &c.filled.targets[..]].concat();
    let alike = match a.kind {
        // Whichever of them is named first, and also where only some are.
        EventType::Agree | EventType::Cooperate => subset(&parties(other), &parties(clear)),
        EventType::Consult if a.has(Flag::Symmetric) && b.has(Flag::Symmetric) => {
            subset(&parties(other), &parties(clear))
        }
        _ => clear.filled.agents == other.filled.agents && clear.filled.targets == other.filled.targets,
    };
    let once = !ctx.frames.verb_first && told_once(a.kind) && alike;
    let harm = !ctx.frames.verb_first
        && a.kind == EventType::Harm
        && clear.filled.targets.iter().any(|t| other.filled.targets.contains(t));
    // `the decision`, `his arrest`: a noun without a party of its own takes up what a verb told.
    let taken_up = ctx.frames.verb_first
        && b.pos == FramePos::Noun
        && other.filled.count() == 1
        && clear.trigger.start < other.trigger.start
        && subset(&other.filled.agents, &clear.filled.agents)
        && subset(&other.filled.targets, &clear.filled.targets);
    // `killed two soldiers in an attack on a base`: the noun inside the verb's clause.
    let inside = ctx.frames.verb_first
        && b.pos == FramePos::Noun
        && a.kind == EventType::Assault
        && ctx.reading.clauses[other.clause as usize].parent == Some(clear.clause);
    if inside && compatible(&clear.filled.agents, &other.filled.agents) {
        return true;
    }
    // `Lima'dan ayrılarak ülkesine döndü`, `Peru'ya başvurarak yardım istedi`: one act, by the verb and its converb.
    let journey = !ctx.frames.verb_first
        && matches!(a.kind, EventType::Travel | EventType::Request)
        && clear.filled.agents == other.filled.agents
        && !clear.filled.agents.is_empty()
        && is_converb_of(ctx, clear, other);
    if journey {
        return true;
    }
    // The article tells what its title told.
    let titled = ctx.in_title(clear.trigger.start) != ctx.in_title(other.trigger.start)
        && clear.filled.count() > 0
        && other.filled.count() > 0;
    if !(equal
        || campaign
        || war
        || once
        || harm
        || taken_up
        || titled
        || related(a, b) && same_choice(ctx, a, clear, other))
    {
        return false;
    }
    // `visited Lima`, `visited the Reeds`: who is only somewhere is not with them.
    let elsewhere = ctx.frames.verb_first
        && a.kind == EventType::Consult
        && other.filled.count() == 1
        && !other.filled.places.is_empty()
        && !subset(&other.filled.places, &clear.filled.places);
    if elsewhere && !titled {
        return false;
    }
    if a.kind.is_symmetric() {
        return subset(&parties(other), &parties(clear));
    }
    compatible(&clear.filled.agents, &other.filled.agents)
        && compatible(&clear.filled.targets, &other.filled.targets)
}

/// Whether one of two mentions is told by a converb that hangs on the verb of the other.
fn is_converb_of(ctx: &Context<'_>, a: &Candidate, b: &Candidate) -> bool {
    let clauses = ctx.reading.clauses;
    let hangs = |inner: u32, outer: u32| {
        let clause = &clauses[inner as usize];
        clause.features.form == VerbForm::Converb && clause.parent == Some(outer)
    };
    hangs(a.clause, b.clause) || hangs(b.clause, a.clause)
}

/// Whether a predicate tells that somebody leaves a post (`istifa etmek`), as others tell that he takes one.
fn leaves_post(frame: &Frame) -> bool {
    frame.kind == EventType::Appoint && frame.plover.as_deref().is_some_and(|p| p.ends_with(".resign"))
}

/// Types of what the same parties do once in an article.
fn told_once(kind: EventType) -> bool {
    use EventType as T;
    !matches!(
        kind,
        T::Assault | T::Coerce | T::Travel | T::Request | T::Threaten | T::Mobilize | T::Protest | T::Harm
    )
}

/// Whether two predicates are made of one root (`saldırmak`, `saldırı düzenlemek`, `hava saldırısı`).
fn related(a: &Frame, b: &Frame) -> bool {
    const ROOT: usize = 5;
    fn root(word: &str) -> &str {
        word.char_indices().nth(ROOT).map_or(word, |(i, _)| &word[..i])
    }
    // `faiz indirimi`, `faizi düşürmek`: one word whole in the other.
    let whole = |x: &str, y: &str| x.chars().count() == ROOT - 1 && y.starts_with(x);
    let long = |x: &str| x.chars().count() >= ROOT;
    a.predicate == b.predicate
        || a.predicate.split([' ', '/']).any(|x| {
            b.predicate.split([' ', '/']).any(|y| long(x) && root(x) == root(y) || whole(x, y) || whole(y, x))
        })
}

/// Whether two mentions of a frame with a choice of words (`pass law/budget`) chose the same.
fn same_choice(ctx: &Context<'_>, frame: &Frame, clear: &Candidate, other: &Candidate) -> bool {
    let words = |c: &Candidate| -> Vec<&str> { c.used.iter().map(|t| &*ctx.word(*t).lemma).collect() };
    clear.frame != other.frame || !frame.predicate.contains('/') || words(clear) == words(other)
}

/// Whether a less clear mention's participants say nothing against the clear one's.
fn compatible(clear: &[EntityId], other: &[EntityId]) -> bool {
    other.is_empty() || subset(other, clear) || subset(clear, other) && !clear.is_empty()
}

fn subset(small: &[EntityId], large: &[EntityId]) -> bool {
    small.iter().all(|e| large.contains(e))
}
