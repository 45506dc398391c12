//! Events: frames filled with a clause's arguments.

mod frame;
mod lexicon;
mod schema;

use crate::entity::EntityId;
use crate::text::Span;

pub use frame::{Flag, Frame, FramePos, Role, RoleSlot};
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

/// The events that a document tells.
#[must_use]
pub fn events(
    _reading: &crate::pipeline::Reading<'_>,
    _statements: &[crate::statement::Statement],
    _frames: &Frames,
) -> Vec<Event> {
    Vec::new()
}

/// Whether a noun of this language tells an event (`saldırı`, `visit`), by the frame lexicon.
#[must_use]
pub fn is_event_noun(_lang: &str, _lemma: &str) -> bool {
    false
}
