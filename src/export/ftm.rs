//! FollowTheMoney: an entity a line, as Aleph, OpenAleph and nomenklatura read them.
//!
//! Nodes become `Person`, `PublicBody` (countries), `Organization`, `Address` (places), `Event`, `Note` (statements) and
//! `Article`; edges become `Employment`, `Membership`, `Family`, and `UnknownLink` with the kind as role for the rest.

use std::io::{self, Write};

use serde::Serialize;

use super::format::{Exporter, Files};
use super::sink::Sink;
use crate::graph::{Edge, EdgeKind, EvidenceList, Graph, Node, NodeKind, Property, Value, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "ftm",
    extension: "ftm.json",
    media_type: "application/json+ftm",
    about: "FollowTheMoney entities, one a line, for Aleph and nomenklatura",
    files: Files::One,
    view: View::Full,
    write: |graph, sink: &mut dyn Sink| sink.file("graph.ftm.json", &mut |out| write_to(graph, out)),
};

#[derive(Serialize)]
struct Entity {
    id: String,
    schema: &'static str,
    properties: std::collections::BTreeMap<&'static str, Vec<String>>,
}

impl Entity {
    fn new(id: &str, schema: &'static str) -> Self {
        Entity { id: id_of(id), schema, properties: std::collections::BTreeMap::default() }
    }

    /// Adds a value; texts of white space alone are no values there. A value that is longer than the property may hold
    /// is cut, and kept whole where long texts belong.
    fn put(&mut self, name: &'static str, value: impl Into<String>) {
        let mut value = value.into();
        if !LONG.contains(&name) && value.len() > LONGEST {
            let whole = std::mem::take(&mut value);
            value.extend(
                whole.char_indices().take_while(|(i, c)| i + c.len_utf8() + 3 <= LONGEST).map(|(_, c)| c),
            );
            value.push('…');
            self.put("summary", whole);
        }
        let values = self.properties.entry(name).or_default();
        if !value.trim().is_empty() && !values.contains(&value) {
            values.push(value);
        }
        if values.is_empty() {
            self.properties.remove(name);
        }
    }
}

/// Bytes that an address may have; names and roles may have a little more.
const LONGEST: usize = 250;
/// Properties that take texts of any length.
const LONG: [&str; 3] = ["summary", "description", "notes"];

/// Their ids know letters, digits and few marks: a hash of ours.
fn id_of(id: &str) -> String {
    use sha2::{Digest, Sha256};
    let mut out = String::with_capacity(26);
    out.push_str("kilim-");
    for byte in &Sha256::digest(id)[..10] {
        out.extend([byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or_default()));
    }
    out
}

fn write_to(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    for node in graph.nodes() {
        serde_json::to_writer(&mut *out, &of_node(node))?;
        out.write_all(b"\n")?;
    }
    for edge in graph.edges() {
        serde_json::to_writer(&mut *out, &of_edge(graph, edge))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn of_node(node: &Node) -> Entity {
    let schema = match node.kind() {
        NodeKind::Person => "Person",
        NodeKind::Country => "PublicBody",
        NodeKind::Organization => "Organization",
        NodeKind::Place => "Address",
        NodeKind::Event => "Event",
        NodeKind::Statement => "Note",
        NodeKind::Document => "Article",
    };
    let mut entity = Entity::new(&node.id, schema);
    entity.put("name", &node.name);
    for alias in &node.aliases {
        entity.put("alias", alias);
    }
    if node.kind() == NodeKind::Place {
        entity.put("full", &node.name);
    }
    for (property, value) in node.properties() {
        match (property, value) {
            (Property::Wikidata, Value::Text(id)) => entity.put("wikidataId", id),
            (Property::Titles, Value::Texts(titles)) => {
                for title in titles {
                    entity.put("position", title);
                }
            }
            (Property::Iso3166, Value::Text(code)) => entity.put("country", code.to_ascii_lowercase()),
            (Property::Date, Value::Text(date)) if node.kind() == NodeKind::Event => {
                entity.put("startDate", date);
            }
            (Property::Date, Value::Text(date)) => entity.put("createdAt", date),
            (Property::Published, Value::Text(date)) => entity.put("publishedAt", date),
            (Property::Text, Value::Text(text)) => entity.put("description", text),
            (Property::Title, Value::Text(text)) => entity.put("title", text),
            (Property::Uri, Value::Text(uri)) => entity.put("fileName", uri),
            (Property::Lang, Value::Text(lang)) => {
                entity.put("language", crate::lang::of(lang).alpha3());
            }
            (Property::Trigger | Property::Cue | Property::SpeakerText, Value::Text(text)) => {
                entity.put("summary", text);
            }
            (property, Value::Text(text)) => entity.put("keywords", format!("{}: {text}", property.name())),
            _ => {}
        }
    }
    for line in evidence(&node.evidence) {
        entity.put("notes", line);
    }
    entity
}

fn of_edge(graph: &Graph, edge: &Edge) -> Entity {
    let (source, target) = (graph.node(edge.source), graph.node(edge.target));
    let body = matches!(target.kind(), NodeKind::Country | NodeKind::Organization);
    let (schema, from, to) = match edge.kind {
        EdgeKind::HoldsOffice if body => ("Employment", "employee", "employer"),
        EdgeKind::MemberOf if body => ("Membership", "member", "organization"),
        EdgeKind::KinOf => ("Family", "person", "relative"),
        _ => ("UnknownLink", "subject", "object"),
    };
    let mut entity = Entity::new(&edge.key(), schema);
    entity.put(from, id_of(&source.id));
    entity.put(to, id_of(&target.id));
    let role = if schema == "Family" { "relationship" } else { "role" };
    entity.put(role, edge.title.as_deref().unwrap_or(edge.kind.name()));
    if edge.former && schema != "Family" {
        entity.put("status", "former");
    }
    if let Some(facts) = &edge.facts {
        facts.first.iter().for_each(|d| entity.put("startDate", d));
        facts.last.iter().for_each(|d| entity.put("endDate", d));
    }
    for e in &edge.evidence {
        entity.put("proof", id_of(&e.doc));
    }
    for line in evidence(&edge.evidence) {
        entity.put("summary", line);
    }
    entity
}

fn evidence(list: &EvidenceList) -> impl Iterator<Item = String> {
    list.iter().map(super::table::line)
}
