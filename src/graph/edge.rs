//! Edges.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::evidence::EvidenceList;
use super::kind::EdgeKind;
use super::model::{Graph, NodeIx};
use super::property::Value;

/// An edge with its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// From.
    pub source: NodeIx,
    /// To.
    pub target: NodeIx,
    /// Kind.
    pub kind: EdgeKind,
    /// Content hash of source, kind, target and title; printed behind the kind it is the edge's key.
    pub hash: u64,
    /// An office's title as the text writes it.
    pub title: Option<String>,
    /// A former office.
    pub former: bool,
    /// Where it stands.
    pub evidence: EvidenceList,
    /// What an edge of the relations view sums up.
    pub facts: Option<Box<EdgeFacts>>,
}

/// What an edge of the relations view sums up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeFacts {
    /// Date of the first of its events that has one.
    pub first: Option<String>,
    /// Date of the last of its events that has one.
    pub last: Option<String>,
    /// Whether they happened: events that did and events that did not are never summed up together.
    pub status: crate::event::Status,
    /// Ids of its events, sorted.
    pub events: Vec<String>,
}

impl Edge {
    /// Stable id, `KIND:` and 16 hex digits.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}:{:016x}", self.kind.name(), self.hash)
    }

    /// How often: mentions of a node in a document, events behind an edge of the relations view.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        match (&self.facts, self.kind) {
            (Some(facts), _) => Some(facts.events.len()),
            (None, EdgeKind::MentionedIn) => Some(self.evidence.len()),
            _ => None,
        }
    }

    /// Weight for layout and drawing: the count, or 1.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.count().unwrap_or(1)
    }

    /// Whether its direction says nothing: an event type whose parties stand on one level, kinship.
    #[must_use]
    pub fn is_symmetric(&self) -> bool {
        match self.kind {
            EdgeKind::Did(event) => event.is_symmetric(),
            kind => kind == EdgeKind::KinOf,
        }
    }

    /// Its properties that have a value, in order: `title`, `former`, `count`, `first`, `last`, `status`, `events`.
    pub fn properties(&self) -> impl Iterator<Item = (&'static str, Value<'_>)> {
        let facts = self.facts.as_deref();
        [
            ("title", self.title.as_deref().map(Value::Text)),
            ("former", self.former.then_some(Value::Flag(true))),
            ("count", self.count().map(Value::Count)),
            ("first", facts.and_then(|f| f.first.as_deref()).map(Value::Text)),
            ("last", facts.and_then(|f| f.last.as_deref()).map(Value::Text)),
            ("status", facts.map(|f| Value::Text(f.status_name()))),
            ("events", facts.map(|f| Value::Texts(&f.events))),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
    }
}

/// An edge that knows the ids of its ends: the form in which it is serialized.
#[derive(Debug, Clone, Copy)]
pub struct WithEnds<'a> {
    edge: &'a Edge,
    source: &'a str,
    target: &'a str,
    key: &'static str,
}

impl Graph {
    /// An edge with the ids of its ends, for serializers.
    #[must_use]
    pub fn with_ends<'a>(&'a self, edge: &'a Edge) -> WithEnds<'a> {
        WithEnds { edge, source: &self.node(edge.source).id, target: &self.node(edge.target).id, key: "key" }
    }
}

impl WithEnds<'_> {
    /// The key under `name` instead of `key`.
    #[must_use]
    pub fn key_as(self, name: &'static str) -> Self {
        WithEnds { key: name, ..self }
    }
}

impl Serialize for WithEnds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let edge = self.edge;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("source", self.source)?;
        out.serialize_entry("target", self.target)?;
        out.serialize_entry(self.key, &format_args!("{}:{:016x}", edge.kind.name(), edge.hash))?;
        out.serialize_entry("kind", edge.kind.name())?;
        for (name, value) in edge.properties() {
            out.serialize_entry(name, &value)?;
        }
        out.serialize_entry("evidence", &edge.evidence)?;
        out.end()
    }
}
