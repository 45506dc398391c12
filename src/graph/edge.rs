//! Edges.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::evidence::EvidenceList;
use super::kind::EdgeKind;
use super::model::{Graph, NodeIx};

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

    fn serialize<S: Serializer>(&self, source: &str, target: &str, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("source", source)?;
        out.serialize_entry("target", target)?;
        out.serialize_entry("key", &format_args!("{}:{:016x}", self.kind.name(), self.hash))?;
        out.serialize_entry("kind", self.kind.name())?;
        if let Some(title) = &self.title {
            out.serialize_entry("title", title)?;
        }
        if self.former {
            out.serialize_entry("former", &true)?;
        }
        if let Some(count) = self.count() {
            out.serialize_entry("count", &count)?;
        }
        if let Some(facts) = &self.facts {
            if let Some(first) = &facts.first {
                out.serialize_entry("first", first)?;
            }
            if let Some(last) = &facts.last {
                out.serialize_entry("last", last)?;
            }
            out.serialize_entry("status", facts.status_name())?;
            out.serialize_entry("events", &facts.events)?;
        }
        out.serialize_entry("evidence", &self.evidence)?;
        out.end()
    }
}

/// An edge that knows the ids of its ends: the form in which it is serialized.
#[derive(Debug, Clone, Copy)]
pub struct WithEnds<'a> {
    edge: &'a Edge,
    source: &'a str,
    target: &'a str,
}

impl Graph {
    /// An edge with the ids of its ends, for serializers.
    #[must_use]
    pub fn with_ends<'a>(&'a self, edge: &'a Edge) -> WithEnds<'a> {
        WithEnds { edge, source: &self.node(edge.source).id, target: &self.node(edge.target).id }
    }
}

impl Serialize for WithEnds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.edge.serialize(self.source, self.target, serializer)
    }
}
