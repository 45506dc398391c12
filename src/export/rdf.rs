//! RDF in terms that people know: schema.org for things, PROV for where a claim comes from, Web Annotation for the words
//! that it stands on, `owl:sameAs` for Wikidata.
//!
//! Each edge is a triple of its own (`urn:kilim:vocab:said`, and schema.org's where it has the same meaning), and an
//! `rdf:Statement` that evidence can hang on. Evidence is an `oa:Annotation` whose target is a range of bytes
//! (`oa:DataPositionSelector`) of a document.

use std::io::{self, Write};

use oxjsonld::JsonLdSerializer;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, LiteralRef, NamedNode, NamedNodeRef, TripleRef};
use oxttl::{NQuadsSerializer, TurtleSerializer};

use super::format::{Exporter, Files};
use super::sink::Sink;
use crate::graph::{Edge, EdgeKind, EvidenceList, Graph, Node, NodeData, NodeKind, Property, Value, View};

pub(super) const TURTLE: Exporter = Exporter {
    name: "turtle",
    extension: "ttl",
    media_type: "text/turtle",
    about: "RDF: schema.org, PROV, Web Annotation; Turtle",
    files: Files::One,
    view: View::Full,
    write: |graph, sink: &mut dyn Sink| sink.file("graph.ttl", &mut |out| turtle(graph, out)),
};

pub(super) const NQUADS: Exporter = Exporter {
    name: "nquads",
    extension: "nq",
    media_type: "application/n-quads",
    about: "the same as N-Quads, a statement a line",
    files: Files::One,
    view: View::Full,
    write: |graph, sink: &mut dyn Sink| sink.file("graph.nq", &mut |out| nquads(graph, out)),
};

pub(super) const JSONLD: Exporter = Exporter {
    name: "jsonld",
    extension: "jsonld",
    media_type: "application/ld+json",
    about: "the same as JSON-LD",
    files: Files::One,
    view: View::Full,
    write: |graph, sink: &mut dyn Sink| sink.file("graph.jsonld", &mut |out| jsonld(graph, out)),
};

const SCHEMA: &str = "https://schema.org/";
const PROV: &str = "http://www.w3.org/ns/prov#";
const OA: &str = "http://www.w3.org/ns/oa#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const SAME_AS: NamedNodeRef<'static> = term("http://www.w3.org/2002/07/owl#sameAs");
const WIKIDATA: &str = "http://www.wikidata.org/entity/";
const VOCAB: &str = "urn:kilim:vocab:";
const PREFIXES: [(&str, &str); 8] = [
    ("schema", SCHEMA),
    ("prov", PROV),
    ("oa", OA),
    ("owl", OWL),
    ("wd", WIKIDATA),
    ("kilim", VOCAB),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

fn turtle(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = TurtleSerializer::new();
    for (name, iri) in PREFIXES {
        serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(Pieces::new(out));
    triples(graph, &mut |triple| writer.serialize_triple(triple))?;
    writer.finish()?.flush()
}

fn nquads(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = NQuadsSerializer::new().for_writer(Pieces::new(out));
    triples(graph, &mut |triple| writer.serialize_quad(triple.in_graph(oxrdf::GraphNameRef::DefaultGraph)))?;
    writer.finish().flush()
}

fn jsonld(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = JsonLdSerializer::new();
    for (name, iri) in PREFIXES {
        serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(Pieces::new(out));
    triples(graph, &mut |triple| writer.serialize_quad(triple.in_graph(oxrdf::GraphNameRef::DefaultGraph)))?;
    writer.finish()?.flush()
}

/// Gathers the small pieces that the serializers write: a call into the stream for each costs more than the piece.
struct Pieces<'o> {
    out: &'o mut dyn Write,
    bytes: Vec<u8>,
}

impl<'o> Pieces<'o> {
    const FULL: usize = 1 << 16;

    fn new(out: &'o mut dyn Write) -> Self {
        Self { out, bytes: Vec::with_capacity(2 * Self::FULL) }
    }
}

impl Write for Pieces<'_> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= Self::FULL {
            self.out.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.bytes)?;
        self.bytes.clear();
        self.out.flush()
    }
}

/// Where triples go.
struct Triples<'p> {
    put: &'p mut dyn FnMut(TripleRef<'_>) -> io::Result<()>,
}

impl Triples<'_> {
    fn link<'s>(
        &mut self,
        subject: impl Into<NamedNodeRef<'s>>,
        predicate: NamedNodeRef<'_>,
        object: NamedNodeRef<'_>,
    ) -> io::Result<()> {
        (self.put)(TripleRef::new(subject.into(), predicate, object))
    }

    fn literal<'s>(
        &mut self,
        subject: impl Into<NamedNodeRef<'s>>,
        predicate: NamedNodeRef<'_>,
        value: LiteralRef<'_>,
    ) -> io::Result<()> {
        (self.put)(TripleRef::new(subject.into(), predicate, value))
    }

    fn text<'s>(
        &mut self,
        subject: impl Into<NamedNodeRef<'s>>,
        predicate: NamedNodeRef<'_>,
        text: &str,
    ) -> io::Result<()> {
        // Some readers end a text at NUL, and U+FFFE/U+FFFF are no characters.
        const NONE: [char; 3] = ['\0', '\u{fffe}', '\u{ffff}'];
        if text.contains(NONE) {
            let safe = text.replace(NONE, "\u{fffd}");
            self.literal(subject, predicate, LiteralRef::new_simple_literal(&safe))
        } else {
            self.literal(subject, predicate, LiteralRef::new_simple_literal(text))
        }
    }
}

/// A term that is known when the program is compiled.
const fn term(iri: &'static str) -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(iri)
}

macro_rules! schema {
    ($name:literal) => {
        term(concat!("https://schema.org/", $name))
    };
}

macro_rules! prov {
    ($name:literal) => {
        term(concat!("http://www.w3.org/ns/prov#", $name))
    };
}

macro_rules! oa {
    ($name:literal) => {
        term(concat!("http://www.w3.org/ns/oa#", $name))
    };
}

macro_rules! vocab {
    ($name:literal) => {
        term(concat!("urn:kilim:vocab:", $name))
    };
}

fn iri(base: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}{name}"))
}

/// `urn:kilim:<class>:<id>`, with everything but letters and digits percent-encoded.
fn named(class: &str, id: &str) -> NamedNode {
    let mut out = String::with_capacity(class.len() + id.len() + 16);
    name_into(&mut out, class, id);
    NamedNode::new_unchecked(out)
}

/// The same in a buffer that is used again.
fn name_into<'b>(out: &'b mut String, class: &str, id: &str) -> NamedNodeRef<'b> {
    out.clear();
    out.push_str("urn:kilim:");
    out.push_str(class);
    out.push(':');
    encode(id, out);
    NamedNodeRef::new_unchecked(out)
}

fn encode(id: &str, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-' | b'.' | b'_');
    if id.bytes().all(plain) {
        return out.push_str(id);
    }
    for byte in id.bytes() {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
}

fn triples(graph: &Graph, put: &mut dyn FnMut(TripleRef<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut out = Triples { put };
    for node in graph.nodes() {
        node_triples(node, &mut out)?;
    }
    for edges in graph.edges().chunk_by(|a, b| a.kind == b.kind) {
        let own = iri(VOCAB, &predicate(edges[0].kind));
        for edge in edges {
            edge_triples(graph, edge, own.as_ref(), &mut out)?;
        }
    }
    Ok(())
}

fn class(kind: NodeKind) -> NamedNodeRef<'static> {
    match kind {
        NodeKind::Person => schema!("Person"),
        NodeKind::Country => schema!("Country"),
        NodeKind::Organization => schema!("Organization"),
        NodeKind::Place => schema!("Place"),
        NodeKind::Event => schema!("Event"),
        NodeKind::Statement => schema!("Quotation"),
        NodeKind::Document => schema!("NewsArticle"),
    }
}

fn node_triples(node: &Node, out: &mut Triples<'_>) -> io::Result<()> {
    let subject = named("node", &node.id);
    out.link(&subject, rdf::TYPE, class(node.kind()))?;
    out.text(&subject, schema!("identifier"), &node.id)?;
    out.text(&subject, schema!("name"), &node.name)?;
    for alias in &node.aliases {
        out.text(&subject, schema!("alternateName"), alias)?;
    }
    if let NodeData::Event(event) = &node.data {
        out.link(&subject, schema!("additionalType"), iri(VOCAB, event.kind.name()).as_ref())?;
    }
    for (property, value) in node.properties() {
        let other;
        let predicate = match property {
            Property::Wikidata => {
                if let Value::Text(id) = value {
                    out.link(&subject, SAME_AS, named_wikidata(id).as_ref())?;
                }
                continue;
            }
            Property::Titles => schema!("jobTitle"),
            Property::Text => schema!("text"),
            Property::Published => schema!("datePublished"),
            Property::Lang => schema!("inLanguage"),
            Property::Title => schema!("headline"),
            Property::Sha256 => schema!("sha256"),
            Property::Date if node.kind() == NodeKind::Event => schema!("startDate"),
            Property::Date => schema!("dateCreated"),
            Property::SpeakerText => schema!("creditText"),
            _ => {
                other = iri(VOCAB, property.name());
                other.as_ref()
            }
        };
        match (property, value) {
            (Property::Date | Property::Published, Value::Text(date)) => {
                out.literal(&subject, predicate, date_literal(date))?;
            }
            (_, Value::Text(text)) => out.text(&subject, predicate, text)?,
            (_, Value::Texts(texts)) => {
                for text in texts {
                    out.text(&subject, predicate, text)?;
                }
            }
            (_, Value::Count(_) | Value::Flag(_)) => {}
        }
    }
    evidence(&subject, &node.id, &node.evidence, out)
}

fn named_wikidata(id: &str) -> NamedNode {
    if id.bytes().all(|b| b.is_ascii_alphanumeric()) { iri(WIKIDATA, id) } else { named("wikidata", id) }
}

/// A day, a month or a year, typed by its length.
fn date_literal(date: &str) -> LiteralRef<'_> {
    let datatype: NamedNodeRef<'_> = match date.len() {
        10 => xsd::DATE,
        7 => xsd::G_YEAR_MONTH,
        4 => xsd::G_YEAR,
        _ => xsd::STRING,
    };
    LiteralRef::new_typed_literal(date, datatype)
}

/// The vocabulary's own name of an edge kind (`AGENT_OF` -> `agentOf`; events of the relations view by their type).
fn predicate(kind: EdgeKind) -> String {
    if let EdgeKind::Did(event) = kind {
        return event.name().to_owned();
    }
    let mut out = String::new();
    for (i, part) in kind.name().split('_').enumerate() {
        let (first, rest) = part.split_at(1);
        out.push_str(&if i == 0 { first.to_ascii_lowercase() } else { first.to_owned() });
        out.push_str(&rest.to_ascii_lowercase());
    }
    out
}

/// A known term that says the same, and whether it points the other way.
fn known(kind: EdgeKind) -> Option<(NamedNodeRef<'static>, bool)> {
    Some(match kind {
        EdgeKind::About => (schema!("about"), false),
        EdgeKind::AgentOf => (prov!("wasAssociatedWith"), true),
        EdgeKind::At => (schema!("location"), false),
        EdgeKind::CitizenOf => (schema!("nationality"), false),
        EdgeKind::HoldsOffice => (schema!("affiliation"), false),
        EdgeKind::KinOf => (schema!("relatedTo"), false),
        EdgeKind::LocatedIn => (schema!("containedInPlace"), false),
        EdgeKind::MemberOf => (schema!("memberOf"), false),
        EdgeKind::MentionedIn => (schema!("mentions"), true),
        EdgeKind::PartOf => (schema!("parentOrganization"), false),
        EdgeKind::Said => (schema!("creator"), true),
        EdgeKind::AddressedTo | EdgeKind::Targets | EdgeKind::Did(_) => return None,
    })
}

fn edge_triples(graph: &Graph, edge: &Edge, own: NamedNodeRef<'_>, out: &mut Triples<'_>) -> io::Result<()> {
    let (source, target) =
        (named("node", &graph.node(edge.source).id), named("node", &graph.node(edge.target).id));
    out.link(&source, own, target.as_ref())?;
    if let Some((term, turned)) = known(edge.kind) {
        // What someone was is not said in terms that mean what he is.
        if !edge.former {
            let (a, b) = if turned { (&target, &source) } else { (&source, &target) };
            out.link(a, term, b.as_ref())?;
        }
    }
    let key = edge.key();
    let statement = named("edge", &key);
    out.link(&statement, rdf::TYPE, rdf::STATEMENT)?;
    out.link(&statement, rdf::SUBJECT, source.as_ref())?;
    out.link(&statement, rdf::PREDICATE, own)?;
    out.link(&statement, rdf::OBJECT, target.as_ref())?;
    for (name, value) in edge.properties() {
        let other;
        let predicate = if name == "title" {
            schema!("roleName")
        } else {
            other = iri(VOCAB, name);
            other.as_ref()
        };
        match value {
            Value::Text(text) if matches!(name, "first" | "last") => {
                out.literal(&statement, predicate, date_literal(text))?;
            }
            Value::Text(text) => out.text(&statement, predicate, text)?,
            Value::Texts(ids) => {
                for id in ids {
                    out.link(&statement, prov!("hadMember"), named("node", id).as_ref())?;
                }
            }
            Value::Count(count) => {
                out.literal(&statement, predicate, Literal::from(count as u64).as_ref())?;
            }
            Value::Flag(flag) => out.literal(&statement, predicate, Literal::from(flag).as_ref())?,
        }
    }
    evidence(&statement, &key, &edge.evidence, out)
}

/// Annotations whose body is what is claimed and whose target is where it stands.
fn evidence(claimed: &NamedNode, id: &str, list: &EvidenceList, out: &mut Triples<'_>) -> io::Result<()> {
    let [mut of, mut one, mut two, mut three, mut number] = [const { String::new() }; 5];
    let mut prefix = String::new();
    encode(id, &mut prefix);
    for (i, e) in list.iter().enumerate() {
        written(&mut of, format_args!("{prefix}:{i}"));
        let mut names = [("evidence", &mut one), ("target", &mut two), ("selector", &mut three)];
        for (class, name) in &mut names {
            name.clear();
            for part in ["urn:kilim:", class, ":", &of] {
                name.push_str(part);
            }
        }
        let [annotation, target, selector] = [&*one, &*two, &*three].map(NamedNodeRef::new_unchecked);
        out.link(annotation, rdf::TYPE, oa!("Annotation"))?;
        out.link(annotation, oa!("hasBody"), claimed.as_ref())?;
        out.link(annotation, oa!("hasTarget"), target)?;
        out.text(annotation, vocab!("rule"), &e.rule)?;
        let confidence = written(&mut number, e.confidence);
        out.literal(
            annotation,
            vocab!("confidence"),
            LiteralRef::new_typed_literal(confidence, xsd::DECIMAL),
        )?;
        out.link(target, rdf::TYPE, oa!("SpecificResource"))?;
        out.link(target, oa!("hasSource"), name_into(&mut of, "node", &e.doc))?;
        out.link(target, oa!("hasSelector"), selector)?;
        out.link(selector, rdf::TYPE, oa!("DataPositionSelector"))?;
        for (term, at) in [(oa!("start"), e.span.start), (oa!("end"), e.span.end)] {
            let at = written(&mut number, at);
            out.literal(selector, term, LiteralRef::new_typed_literal(at, xsd::NON_NEGATIVE_INTEGER))?;
        }
    }
    Ok(())
}

/// A number's digits, in a buffer that is used again.
fn written(buffer: &mut String, number: impl std::fmt::Display) -> &str {
    use std::fmt::Write as _;
    buffer.clear();
    let _ = write!(buffer, "{number}");
    buffer
}
