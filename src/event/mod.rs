//! Events: frames filled with a clause's arguments.

mod aim;
mod among;
mod apart;
mod around;
mod asked;
mod beside;
mod beyond;
mod blame;
mod carrier;
mod conjuncts;
mod context;
mod decided;
mod disaster;
mod doer;
mod elected;
mod event_word;
mod extract;
mod far;
mod fill;
mod fill_agents;
mod fill_targets;
mod filled;
mod forces;
mod form;
mod frame;
mod gap_pair;
mod gapped;
mod gather;
mod grammar;
mod headline;
mod implied;
mod joined;
mod judged;
mod lands;
mod lend;
mod lexicon;
mod matcher;
mod merge;
mod near;
mod no_event;
mod nominal;
mod opener;
mod owner;
mod paired;
mod participant;
mod protest;
mod prune;
mod reach;
mod reporter;
mod schema;
mod setting;
mod slots;
mod stand_in;
mod status;
mod surface;
mod taken_up;
mod talks;
#[cfg(test)]
mod tests;
mod there;
mod they;
mod told_by_noun;
mod understood;
mod unnamed;
mod voice;
mod whereabouts;
mod whose;
mod wider;
mod within;
mod words;

use rustc_hash::FxHashSet;

use crate::entity::EntityId;
use crate::syntax::Slot;
use crate::text::Span;
use crate::time::Happens;

pub use event_word::EventWord;
pub use frame::{Flag, Frame, FramePos, Role, RoleSlot};
pub use grammar::Grammar;
pub use lexicon::{File, Frames, PackError, Sources};
pub use schema::{TypeRow, row, rows};

/// Event types: PLOVER's sixteen and six for the rest of the news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // explained in data/schema/events.tsv
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    Transact,
    Appoint,
    Decide,
    Harm,
    Travel,
    Ceremony,
}

/// Whether the event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Status {
    Occurred,
    Planned,
    Hypothetical,
    Denied,
}

impl Status {
    /// Which of two days a time means that is told of it.
    pub(crate) fn happens(self) -> Happens {
        match self {
            Status::Occurred => Happens::Past,
            Status::Planned => Happens::Ahead,
            Status::Hypothetical | Status::Denied => Happens::Either,
        }
    }
}

/// One event that a document tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Type.
    pub kind: EventType,
    /// The word or words that express it.
    pub trigger: Span,
    /// The clause that tells it (first mention), and further mentions.
    pub evidence: Vec<Span>,
    /// Who does it.
    pub agents: Vec<EntityId>,
    /// To whom or what.
    pub targets: Vec<EntityId>,
    /// Where.
    pub places: Vec<EntityId>,
    /// ISO date or interval start with its precision (`day`, `month`, `year`, `decade`).
    pub date: Option<(String, &'static str)>,
    /// Whether it happened.
    pub status: Status,
    /// PLOVER type and mode, where the frame knows it.
    pub plover: Option<String>,
    /// CAMEO code, where the frame knows it.
    pub cameo: Option<String>,
    /// The statement that tells it (index into the document's statements), where it is reported speech.
    pub statement: Option<u32>,
    /// Which frame.
    pub rule: String,
    /// 0..1.
    pub confidence: f32,
}

impl Event {
    /// The PLOVER type that a coder gives it: what is only planned is a promise (`AGREE`) or a threat (`THREATEN`), a
    /// denied act of cooperation a refusal (`REJECT`). `None` for the six types that PLOVER lacks, where the frame
    /// names none.
    #[must_use]
    pub fn plover_root(&self) -> Option<&str> {
        use EventType as T;
        let own = self.plover.as_deref().and_then(|p| p.split('.').next())?;
        let root = T::from_name(own)?;
        let friendly = matches!(
            root,
            T::Agree | T::Consult | T::Support | T::Concede | T::Cooperate | T::Aid | T::Retreat
        );
        let hostile = matches!(root, T::Sanction | T::Coerce | T::Assault | T::Protest | T::Mobilize);
        Some(match self.status {
            Status::Denied if friendly => "REJECT",
            Status::Planned if friendly => "AGREE",
            Status::Planned if hostile => "THREATEN",
            _ => own,
        })
    }
}

/// The events that a document tells, in the order of the text; each with all its mentions.
#[must_use]
pub fn events(
    reading: &crate::pipeline::Reading<'_>,
    statements: &[crate::statement::Statement],
    frames: &Frames,
) -> Vec<Event> {
    let ctx = context::Context::new(reading, statements, frames);
    let candidates = extract::candidates(&ctx);
    let groups = merge::groups(&ctx, &candidates);
    let parties = |group: &[usize]| {
        let filled = group.iter().map(|i| &candidates[*i].filled);
        filled.flat_map(|f| f.agents.iter().chain(&f.targets)).copied().collect::<Vec<EntityId>>()
    };
    let in_body = |group: &[usize]| group.iter().any(|i| !ctx.in_heading(candidates[*i].trigger.start));
    let told: FxHashSet<EntityId> =
        groups.iter().filter(|group| in_body(group)).flat_map(|group| parties(group)).collect();
    // A headline says in other words what the text below tells of the same parties.
    // So it does where the text tells of a part of them (`Lübnan'a saldırı`: `Nebatiye'ye`).
    let in_wider_words = |group: &[usize]| {
        let clear = &candidates[group[0]];
        let again = |g: &Vec<usize>| {
            let other = &candidates[g[0]];
            in_body(g)
                && other.kind(&ctx) == clear.kind(&ctx)
                && wider::covers(&ctx, &clear.filled, &other.filled)
        };
        !ctx.frames.verb_first && groups.iter().any(again)
    };
    let only_headline = |group: &[usize]| {
        !in_body(group) && (parties(group).iter().all(|p| told.contains(p)) || in_wider_words(group))
    };
    groups
        .iter()
        .filter(|group| !only_headline(group))
        .map(|group| {
            let clear = &candidates[group[0]];
            let frame = &frames.entries[clear.frame as usize].frame;
            let trigger = extract::span_of(&ctx, &clear.trigger);
            // What the clearest mention leaves open, another one may name.
            let filled = |part: &dyn Fn(&filled::Filled) -> &Vec<EntityId>| {
                let found = group.iter().map(|i| part(&candidates[*i].filled)).find(|p| !p.is_empty());
                found.cloned().unwrap_or_default()
            };
            // Whichever mention says it most surely.
            let place = group.iter().filter_map(|i| setting::place(&ctx, &candidates[*i]));
            let place = place.min_by_key(|(told, _)| *told);
            let plover = frame.plover.as_deref().or(row(frame.kind).plover);
            Event {
                kind: frame.kind,
                trigger,
                evidence: group.iter().map(|i| candidates[*i].evidence).collect(),
                agents: filled(&|f| &f.agents),
                targets: filled(&|f| &f.targets),
                places: place.map(|(_, place)| place).into_iter().collect(),
                date: group.iter().find_map(|i| setting::date(&ctx, &candidates[*i])),
                status: clear.status,
                plover: plover.map(str::to_owned),
                cameo: frame.cameo.as_deref().map(str::to_owned),
                statement: statements.iter().position(|s| s.content.contains(trigger)).map(|i| i as u32),
                rule: format!(
                    "{}.frame.{}",
                    reading.analysed.document.lang,
                    frame.kind.name().to_lowercase()
                ),
                confidence: confidence(frame, &clear.filled),
            }
        })
        .collect()
}

fn confidence(frame: &Frame, filled: &filled::Filled) -> f32 {
    let words = frame.predicate.split(' ').count().min(3) as f32;
    (0.45 + 0.15 * filled.count() as f32 + 0.05 * words).min(0.95)
}

/// Whether a noun of this language tells an event (`saldırı`, `visit`), by the frame lexicon.
#[must_use]
pub fn is_event_noun(lang: &str, lemma: &str) -> bool {
    crate::lang::of(lang).frames().is_event_noun(lemma)
}

/// Whether a noun that tells an event has somebody in the dative (`Lima'ya saldırı`, not `Lima'ya deprem nedeniyle`).
pub(crate) fn takes_dative(lang: &str, lemma: &str) -> bool {
    let frames = crate::lang::of(lang).frames();
    !frames.is_event_noun(lemma) || frames.noun_takes(lemma, |slot| *slot == Slot::Dat)
}

/// Whether a noun that tells an event has somebody beside the one who does it (`Peru ile görüşme`, not `Peru ile | kurtarma
/// paketi üzerinde anlaştı`).
pub(crate) fn takes_partner(lang: &str, lemma: &str) -> bool {
    crate::lang::of(lang).frames().noun_takes(lemma, |slot| *slot == Slot::Ins)
}

/// Whether a noun that tells an event can be aimed at somebody with `yönelik` (`Peru'ya yönelik | yaptırım`).
pub(crate) fn takes_aim(lang: &str, lemma: &str) -> bool {
    let frames = crate::lang::of(lang).frames();
    let aimed = |slot: &Slot| matches!(slot, Slot::Adp(form) if frames.words.has(EventWord::AimedAt, form));
    frames.noun_takes(lemma, aimed)
}

/// Whether a bare name before a noun that tells an event is to or with whom it is done, not who does it (`Mısır ziyareti`, `Peru
/// görüşmesi`; not `Rusya saldırısı`).
pub(crate) fn is_done_to_bare(lang: &str, lemma: &str) -> bool {
    crate::lang::of(lang).frames().is_done_to_bare(lemma)
}

/// Whether a bare name before a noun that tells an event can only be who does it (`ABD yaptırımı`; not `Ukrayna saldırısı`).
pub(crate) fn is_done_by_bare(lang: &str, lemma: &str) -> bool {
    crate::lang::of(lang).frames().is_done_by_bare(lemma)
}

/// Whether a noun tells that somebody is accused of something (`soruşturma`).
pub(crate) fn accuses(lang: &str, lemma: &str) -> bool {
    crate::lang::of(lang).frames().noun_frames(lemma).any(|frame| frame.kind == EventType::Accuse)
}

/// Whether a noun takes up two who were named (`iki ülke`).
pub(crate) fn takes_up_pair(lang: &str, lemma: &str) -> bool {
    crate::lang::of(lang).frames().stand_ins.get(lemma).is_some_and(|e| e.pair.is_some())
}

/// Whether a noun stands for people or machines that act for whom they belong to (`asker`, `ekip`).
pub(crate) fn is_crew(lang: &str, lemma: &str) -> bool {
    let entry = crate::lang::of(lang).frames().stand_ins.get(lemma);
    entry.is_some_and(|e| e.agent && !e.private && e.refers.is_none() && e.pair.is_none())
}
