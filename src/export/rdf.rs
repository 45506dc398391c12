//! RDF in terms that people know: schema.org for things, PROV for where a claim comes from, Web Annotation for the words
//! that it stands on, `owl:sameAs` for Wikidata.
//!
//! Each edge is a triple of its own (`urn:kilim:vocab:said`, and schema.org's where it has the same meaning), and an
//! `rdf:Statement` that evidence can hang on. Evidence is an `oa:Annotation` whose target is a range of bytes
//! (`oa:DataPositionSelector`) of a document.

use std::io::{self, Write};

use oxjsonld::JsonLdSerializer;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, LiteralRef, NamedNode, NamedNodeRef, TermRef, TripleRef};
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
    let mut writer = serializer.for_writer(out);
    triples(graph, &mut |triple| writer.serialize_triple(triple))?;
    writer.finish().map(|_| ())
}

fn nquads(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = NQuadsSerializer::new().for_writer(out);
    triples(graph, &mut |triple| writer.serialize_quad(triple.in_graph(oxrdf::GraphNameRef::DefaultGraph)))?;
    writer.finish();
    Ok(())
}

fn jsonld(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = JsonLdSerializer::new();
    for (name, iri) in PREFIXES {
        serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    triples(graph, &mut |triple| writer.serialize_quad(triple.in_graph(oxrdf::GraphNameRef::DefaultGraph)))?;
    writer.finish().map(|_| ())
}

/// Where triples go.
struct Triples<'p> {
    put: &'p mut dyn FnMut(TripleRef<'_>) -> io::Result<()>,
}

impl Triples<'_> {
    fn link(&mut self, subject: &NamedNode, predicate: (&str, &str), object: &NamedNode) -> io::Result<()> {
        let predicate = iri(predicate.0, predicate.1);
        (self.put)(TripleRef::new(subject, &predicate, object))
    }

    fn literal(&mut self, subject: &NamedNode, predicate: (&str, &str), value: &Literal) -> io::Result<()> {
        let predicate = iri(predicate.0, predicate.1);
        (self.put)(TripleRef::new(subject, &predicate, value))
    }

    fn text(&mut self, subject: &NamedNode, predicate: (&str, &str), text: &str) -> io::Result<()> {
        let predicate = iri(predicate.0, predicate.1);
        // Some readers end a text at NUL, and U+FFFE/U+FFFF are no characters.
        let safe = text.replace(['\0', '\u{fffe}', '\u{ffff}'], "\u{fffd}");
        (self.put)(TripleRef::new(
            subject,
            &predicate,
            TermRef::Literal(LiteralRef::new_simple_literal(&safe)),
        ))
    }

    fn a(&mut self, subject: &NamedNode, class: (&str, &str)) -> io::Result<()> {
        let class = iri(class.0, class.1);
        (self.put)(TripleRef::new(subject, rdf::TYPE, &class))
    }
}

fn iri(base: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}{name}"))
}

/// `urn:kilim:<class>:<id>`, with everything but letters and digits percent-encoded.
fn named(class: &str, id: &str) -> NamedNode {
    use std::fmt::Write as _;
    let mut out = format!("urn:kilim:{class}:");
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '.' | '_') {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    NamedNode::new_unchecked(out)
}

fn triples(graph: &Graph, put: &mut dyn FnMut(TripleRef<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut out = Triples { put };
    for node in graph.nodes() {
        node_triples(node, &mut out)?;
    }
    for edge in graph.edges() {
        edge_triples(graph, edge, &mut out)?;
    }
    Ok(())
}

fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Person => "Person",
        NodeKind::Country => "Country",
        NodeKind::Organization => "Organization",
        NodeKind::Place => "Place",
        NodeKind::Event => "Event",
        NodeKind::Statement => "Quotation",
        NodeKind::Document => "NewsArticle",
    }
}

fn node_triples(node: &Node, out: &mut Triples<'_>) -> io::Result<()> {
    let subject = named("node", &node.id);
    out.a(&subject, (SCHEMA, class(node.kind())))?;
    out.text(&subject, (SCHEMA, "identifier"), &node.id)?;
    out.text(&subject, (SCHEMA, "name"), &node.name)?;
    for alias in &node.aliases {
        out.text(&subject, (SCHEMA, "alternateName"), alias)?;
    }
    if let NodeData::Event(event) = &node.data {
        out.link(&subject, (SCHEMA, "additionalType"), &iri(VOCAB, event.kind.name()))?;
    }
    for (property, value) in node.properties() {
        let predicate = match property {
            Property::Wikidata => {
                if let Value::Text(id) = value {
                    out.link(&subject, (OWL, "sameAs"), &named_wikidata(id))?;
                }
                continue;
            }
            Property::Titles => (SCHEMA, "jobTitle"),
            Property::Text => (SCHEMA, "text"),
            Property::Published => (SCHEMA, "datePublished"),
            Property::Lang => (SCHEMA, "inLanguage"),
            Property::Title => (SCHEMA, "headline"),
            Property::Sha256 => (SCHEMA, "sha256"),
            Property::Date if node.kind() == NodeKind::Event => (SCHEMA, "startDate"),
            Property::Date => (SCHEMA, "dateCreated"),
            Property::SpeakerText => (SCHEMA, "creditText"),
            other => (VOCAB, other.name()),
        };
        match (property, value) {
            (Property::Date | Property::Published, Value::Text(date)) => {
                out.literal(&subject, predicate, &date_literal(date))?;
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
fn date_literal(date: &str) -> Literal {
    let datatype: NamedNodeRef<'_> = match date.len() {
        10 => xsd::DATE,
        7 => xsd::G_YEAR_MONTH,
        4 => xsd::G_YEAR,
        _ => xsd::STRING,
    };
    Literal::new_typed_literal(date, datatype)
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
fn known(kind: EdgeKind) -> Option<(&'static str, &'static str, bool)> {
    Some(match kind {
        EdgeKind::About => (SCHEMA, "about", false),
        EdgeKind::AgentOf => (PROV, "wasAssociatedWith", true),
        EdgeKind::At => (SCHEMA, "location", false),
        EdgeKind::CitizenOf => (SCHEMA, "nationality", false),
        EdgeKind::HoldsOffice => (SCHEMA, "affiliation", false),
        EdgeKind::KinOf => (SCHEMA, "relatedTo", false),
        EdgeKind::LocatedIn => (SCHEMA, "containedInPlace", false),
        EdgeKind::MemberOf => (SCHEMA, "memberOf", false),
        EdgeKind::MentionedIn => (SCHEMA, "mentions", true),
        EdgeKind::PartOf => (SCHEMA, "parentOrganization", false),
        EdgeKind::Said => (SCHEMA, "creator", true),
        EdgeKind::AddressedTo | EdgeKind::Targets | EdgeKind::Did(_) => return None,
    })
}

fn edge_triples(graph: &Graph, edge: &Edge, out: &mut Triples<'_>) -> io::Result<()> {
    let (source, target) =
        (named("node", &graph.node(edge.source).id), named("node", &graph.node(edge.target).id));
    let own = iri(VOCAB, &predicate(edge.kind));
    (out.put)(TripleRef::new(&source, &own, &target))?;
    if let Some((base, name, turned)) = known(edge.kind) {
        // What someone was is not said in terms that mean what he is.
        if !edge.former {
            let (a, b) = if turned { (&target, &source) } else { (&source, &target) };
            out.link(a, (base, name), b)?;
        }
    }
    let key = edge.key();
    let statement = named("edge", &key);
    (out.put)(TripleRef::new(&statement, rdf::TYPE, rdf::STATEMENT))?;
    (out.put)(TripleRef::new(&statement, rdf::SUBJECT, &source))?;
    (out.put)(TripleRef::new(&statement, rdf::PREDICATE, &own))?;
    (out.put)(TripleRef::new(&statement, rdf::OBJECT, &target))?;
    for (name, value) in edge.properties() {
        let predicate = if name == "title" { (SCHEMA, "roleName") } else { (VOCAB, name) };
        match value {
            Value::Text(text) if matches!(name, "first" | "last") => {
                out.literal(&statement, predicate, &date_literal(text))?;
            }
            Value::Text(text) => out.text(&statement, predicate, text)?,
            Value::Texts(ids) => {
                for id in ids {
                    out.link(&statement, (PROV, "hadMember"), &named("node", id))?;
                }
            }
            Value::Count(count) => out.literal(&statement, predicate, &Literal::from(count as u64))?,
            Value::Flag(flag) => out.literal(&statement, predicate, &Literal::from(flag))?,
        }
    }
    evidence(&statement, &key, &edge.evidence, out)
}

/// Annotations whose body is what is claimed and whose target is where it stands.
fn evidence(claimed: &NamedNode, id: &str, list: &EvidenceList, out: &mut Triples<'_>) -> io::Result<()> {
    for (i, e) in list.iter().enumerate() {
        let annotation = named("evidence", &format!("{id}:{i}"));
        let target = named("target", &format!("{id}:{i}"));
        let selector = named("selector", &format!("{id}:{i}"));
        let document = named("node", &e.doc);
        out.a(&annotation, (OA, "Annotation"))?;
        out.link(&annotation, (OA, "hasBody"), claimed)?;
        out.link(&annotation, (OA, "hasTarget"), &target)?;
        out.text(&annotation, (VOCAB, "rule"), &e.rule)?;
        let confidence = Literal::new_typed_literal(format!("{}", e.confidence), xsd::DECIMAL);
        out.literal(&annotation, (VOCAB, "confidence"), &confidence)?;
        out.a(&target, (OA, "SpecificResource"))?;
        out.link(&target, (OA, "hasSource"), &document)?;
        out.link(&target, (OA, "hasSelector"), &selector)?;
        out.a(&selector, (OA, "DataPositionSelector"))?;
        let at = |n: u32| Literal::new_typed_literal(n.to_string(), xsd::NON_NEGATIVE_INTEGER);
        out.literal(&selector, (OA, "start"), &at(e.span.start))?;
        out.literal(&selector, (OA, "end"), &at(e.span.end))?;
    }
    Ok(())
}
