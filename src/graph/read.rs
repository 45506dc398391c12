//! A graph from its JSON.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::edge::{Edge, EdgeFacts};
use super::evidence::{Evidence, EvidenceList};
use super::kind::{EdgeKind, NodeKind};
use super::model::{CoverageCounts, FORMAT, Graph, NodeIx};
use super::node::{Country, Document, Event, Node, NodeData, Organization, Person, Place, Statement};
use super::view::View;
use super::words;
use crate::event::EventType;
use crate::text::Span;

/// Why a JSON text is no graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Line, from 1, where the JSON itself is broken.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for ReadError {}

impl From<serde_json::Error> for ReadError {
    fn from(error: serde_json::Error) -> Self {
        ReadError { line: Some(error.line()).filter(|l| *l > 0), what: error.to_string() }
    }
}

fn error(what: String) -> ReadError {
    ReadError { line: None, what }
}

#[derive(Deserialize)]
struct GraphRecord<'a> {
    #[serde(borrow)]
    graph: Attributes<'a>,
    #[serde(borrow)]
    nodes: Vec<NodeRecord<'a>>,
    #[serde(borrow)]
    edges: Vec<EdgeRecord<'a>>,
}

#[derive(Deserialize)]
struct Attributes<'a> {
    format: Cow<'a, str>,
    #[serde(default)]
    generator: String,
    #[serde(default)]
    view: Option<String>,
    #[serde(default)]
    coverage: BTreeMap<String, CoverageCounts>,
}

#[derive(Deserialize)]
struct NodeRecord<'a> {
    id: String,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    forms: Option<BTreeMap<String, BTreeSet<String>>>,
    #[serde(borrow)]
    evidence: Vec<EvidenceRecord<'a>>,
    wikidata: Option<String>,
    #[serde(default)]
    titles: Vec<String>,
    iso3166: Option<String>,
    cameo: Option<String>,
    subtype: Option<String>,
    r#type: Option<String>,
    trigger: Option<String>,
    date: Option<String>,
    date_precision: Option<String>,
    status: Option<String>,
    plover: Option<String>,
    text: Option<String>,
    mode: Option<String>,
    cue: Option<String>,
    polarity: Option<String>,
    modality: Option<String>,
    speaker_text: Option<String>,
    uri: Option<String>,
    sha256: Option<String>,
    lang: Option<String>,
    published: Option<String>,
    title: Option<String>,
}

#[derive(Deserialize)]
struct EdgeRecord<'a> {
    #[serde(borrow)]
    source: Cow<'a, str>,
    #[serde(borrow)]
    target: Cow<'a, str>,
    #[serde(borrow)]
    key: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    title: Option<String>,
    #[serde(default)]
    former: bool,
    first: Option<String>,
    last: Option<String>,
    status: Option<String>,
    events: Option<Vec<String>>,
    #[serde(borrow)]
    evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Deserialize)]
struct EvidenceRecord<'a> {
    #[serde(borrow)]
    doc: Cow<'a, str>,
    start: u32,
    end: u32,
    #[serde(borrow)]
    rule: Cow<'a, str>,
    confidence: f32,
}

/// Texts that come again and again, each kept once.
#[derive(Default)]
struct Interner(FxHashMap<String, Arc<str>>);

impl Interner {
    fn get(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.0.insert(text.to_owned(), new.clone());
        new
    }

    fn evidence(&mut self, records: Vec<EvidenceRecord<'_>>) -> Result<EvidenceList, String> {
        let mut list = Vec::with_capacity(records.len());
        for record in records {
            if record.start > record.end {
                return Err(format!("evidence ends at {} before it starts at {}", record.end, record.start));
            }
            list.push(Evidence {
                doc: self.get(&record.doc),
                span: Span { start: record.start, end: record.end },
                rule: self.get(&record.rule),
                confidence: record.confidence,
            });
        }
        EvidenceList::from_vec(list).ok_or_else(|| "no evidence".to_owned())
    }
}

impl Graph {
    /// Reads a graph from its JSON.
    ///
    /// # Errors
    /// Where the text is no JSON (with the line), or no kilim graph of this version, or a node or an edge of it lacks
    /// what its kind needs.
    pub fn read(json: &[u8]) -> Result<Graph, ReadError> {
        let record: GraphRecord<'_> = serde_json::from_slice(json)?;
        if record.graph.format != FORMAT {
            return Err(error(format!(
                "the format is `{}`, this program reads `{FORMAT}`: build the graph again",
                record.graph.format
            )));
        }
        let view = match record.graph.view.as_deref() {
            None => View::Full,
            Some(name) => View::from_name(name).ok_or_else(|| error(format!("no view is named `{name}`")))?,
        };
        let mut texts = Interner::default();
        let mut nodes = Vec::with_capacity(record.nodes.len());
        let mut by_id: FxHashMap<String, NodeIx> = FxHashMap::default();
        for node in record.nodes {
            let id = node.id.clone();
            let node = read_node(node, &mut texts).map_err(|e| error(format!("node `{id}`: {e}")))?;
            if by_id.insert(id.clone(), NodeIx(nodes.len() as u32)).is_some() {
                return Err(error(format!("two nodes have the id `{id}`")));
            }
            nodes.push(node);
        }
        let mut edges = Vec::with_capacity(record.edges.len());
        for edge in record.edges {
            let key = edge.key.clone();
            edges.push(read_edge(edge, &by_id, &mut texts).map_err(|e| error(format!("edge `{key}`: {e}")))?);
        }
        let mut graph = Graph::assemble(nodes, edges, record.graph.coverage, view);
        graph.generator = record.graph.generator;
        Ok(graph)
    }
}

fn need<T>(value: Option<T>, name: &str) -> Result<T, String> {
    value.ok_or_else(|| format!("no `{name}`"))
}

fn word<T: Copy>(table: &[(T, &'static str)], value: Option<&str>, name: &str) -> Result<T, String> {
    let value = need(value, name)?;
    words::value(table, value).ok_or_else(|| format!("`{name}` can't be `{value}`"))
}

fn read_node(n: NodeRecord<'_>, texts: &mut Interner) -> Result<Node, String> {
    let kind =
        NodeKind::from_name(&n.kind).ok_or_else(|| format!("no kind of node is named `{}`", n.kind))?;
    let evidence = texts.evidence(n.evidence)?;
    let data = match kind {
        NodeKind::Country => {
            NodeData::Country(Country { wikidata: n.wikidata, iso3166: n.iso3166, cameo: n.cameo })
        }
        NodeKind::Organization => {
            NodeData::Organization(Organization { wikidata: n.wikidata, subtype: n.subtype, cameo: n.cameo })
        }
        NodeKind::Person => {
            NodeData::Person(Person { wikidata: n.wikidata, titles: n.titles, cameo: n.cameo })
        }
        NodeKind::Place => {
            NodeData::Place(Place { wikidata: n.wikidata, iso3166: n.iso3166, cameo: n.cameo })
        }
        NodeKind::Document => NodeData::Document(Box::new(Document {
            uri: need(n.uri, "uri")?,
            sha256: need(n.sha256, "sha256")?,
            lang: n.lang.unwrap_or_default(),
            published: n.published,
            title: n.title,
        })),
        NodeKind::Event => {
            let name = need(n.r#type, "type")?;
            NodeData::Event(Box::new(Event {
                kind: EventType::from_name(&name)
                    .ok_or_else(|| format!("no type of event is named `{name}`"))?,
                trigger: n.trigger.unwrap_or_default(),
                date: n.date,
                date_precision: n.date_precision,
                status: word(&words::STATUSES, n.status.as_deref(), "status")?,
                plover: n.plover,
                cameo: n.cameo,
            }))
        }
        NodeKind::Statement => NodeData::Statement(Box::new(Statement {
            text: need(n.text, "text")?,
            mode: word(&words::MODES, n.mode.as_deref(), "mode")?,
            cue: n.cue,
            polarity: word(&words::POLARITIES, n.polarity.as_deref(), "polarity")?,
            modality: word(&words::MODALITIES, n.modality.as_deref(), "modality")?,
            date: n.date,
            speaker_text: n.speaker_text,
        })),
    };
    let forms = n.forms.map(|forms| {
        Box::new(forms.into_iter().map(|(document, forms)| (texts.get(&document), forms)).collect())
    });
    Ok(Node { id: n.id, name: n.name, aliases: n.aliases, forms, evidence, data })
}

fn read_edge(
    e: EdgeRecord<'_>,
    by_id: &FxHashMap<String, NodeIx>,
    texts: &mut Interner,
) -> Result<Edge, String> {
    let end = |id: &str| by_id.get(id).copied().ok_or_else(|| format!("there is no node `{id}`"));
    let hash = e.key.rsplit_once(':').and_then(|(_, hex)| u64::from_str_radix(hex, 16).ok());
    let facts = match e.events {
        None => None,
        Some(events) => Some(Box::new(EdgeFacts {
            first: e.first,
            last: e.last,
            status: word(&words::STATUSES, e.status.as_deref(), "status")?,
            events,
        })),
    };
    Ok(Edge {
        source: end(&e.source)?,
        target: end(&e.target)?,
        kind: EdgeKind::from_name(&e.kind).ok_or_else(|| format!("no kind of edge is named `{}`", e.kind))?,
        hash: hash.ok_or_else(|| "a key is the kind, `:` and 16 hex digits".to_owned())?,
        title: e.title,
        former: e.former,
        evidence: texts.evidence(e.evidence)?,
        facts,
    })
}
