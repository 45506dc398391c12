//! Tables of nodes and edges (RFC 4180, UTF-8, `\n`), a profile a consumer.
//!
//! Lists: `plain` and `gephi` write JSON (`["a;b"]`), so that any text comes back; `neo4j-admin` takes `;` between
//! elements and knows no escape, so a `;` inside an element becomes `,` there.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::format::{Exporter, Files};
use super::sink::Sink;
use crate::graph::{Edge, Graph, Node, Property, PropertyType, Value, View};

pub(super) const PLAIN: Exporter = Exporter {
    name: "csv",
    extension: "csv",
    media_type: "text/csv",
    about: "nodes.csv and edges.csv, lists and evidence as JSON",
    files: Files::Several(""),
    view: View::Full,
    write: |graph, sink| write(graph, sink, Profile::Plain),
};

pub(super) const NEO4J: Exporter = Exporter {
    name: "neo4j",
    extension: "csv",
    media_type: "text/csv",
    about: "typed CSV for `neo4j-admin database import full --multiline-fields=true`",
    files: Files::Several("neo4j"),
    view: View::Full,
    write: |graph, sink| write(graph, sink, Profile::Neo4j),
};

pub(super) const GEPHI: Exporter = Exporter {
    name: "gephi",
    extension: "csv",
    media_type: "text/csv",
    about: "CSV with the column names that Gephi's import knows",
    files: Files::Several("gephi"),
    view: View::Full,
    write: |graph, sink| write(graph, sink, Profile::Gephi),
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Profile {
    Plain,
    Neo4j,
    Gephi,
}

fn write(graph: &Graph, sink: &mut dyn Sink, profile: Profile) -> io::Result<()> {
    sink.file("nodes.csv", &mut |out| nodes(graph, &mut table(out), profile))?;
    sink.file("edges.csv", &mut |out| edges(graph, &mut table(out), profile))
}

fn table(out: &mut dyn Write) -> Writer<&mut dyn Write> {
    WriterBuilder::new().terminator(Terminator::Any(b'\n')).buffer_capacity(1 << 16).from_writer(out)
}

fn nodes(graph: &Graph, out: &mut Writer<&mut dyn Write>, profile: Profile) -> io::Result<()> {
    let first: &[&str] = match profile {
        Profile::Plain => &["id", "kind", "name", "aliases", "mentions"],
        Profile::Neo4j => &["id:ID", ":LABEL", "name", "aliases:string[]", "mentions:int"],
        Profile::Gephi => &["Id", "kind", "Label", "aliases", "mentions"],
    };
    for name in first {
        out.write_field(name)?;
    }
    for property in Property::ALL {
        match (profile, property.kind()) {
            (Profile::Neo4j, PropertyType::Texts) => {
                out.write_field(format!("{}:string[]", property.name()))?
            }
            _ => out.write_field(property.name())?,
        }
    }
    out.write_field(if profile == Profile::Neo4j { "evidence:string[]" } else { "evidence" })?;
    out.write_record(None::<&[u8]>)?;
    let mut cell = String::new();
    for node in graph.nodes() {
        node_row(node, out, profile, &mut cell)?;
    }
    out.flush()
}

fn node_row(
    node: &Node,
    out: &mut Writer<&mut dyn Write>,
    profile: Profile,
    cell: &mut String,
) -> io::Result<()> {
    out.write_field(&node.id)?;
    out.write_field(node.kind().name())?;
    out.write_field(&node.name)?;
    out.write_field(list(&node.aliases, profile, cell))?;
    out.write_field(number(node.mentions(), cell))?;
    for property in Property::ALL {
        match node.property(property) {
            None => out.write_field("")?,
            Some(Value::Text(text)) => out.write_field(text)?,
            Some(Value::Texts(texts)) => out.write_field(list(texts, profile, cell))?,
        }
    }
    out.write_field(evidence(&node.evidence, profile, cell)?)?;
    Ok(out.write_record(None::<&[u8]>)?)
}

fn edges(graph: &Graph, out: &mut Writer<&mut dyn Write>, profile: Profile) -> io::Result<()> {
    out.write_record(match profile {
        Profile::Plain => [
            "source", "target", "kind", "key", "title", "former", "count", "first", "last", "status",
            "events", "evidence",
        ]
        .as_slice(),
        Profile::Neo4j => &[
            ":START_ID",
            ":END_ID",
            ":TYPE",
            "key",
            "title",
            "former:boolean",
            "count:int",
            "first",
            "last",
            "status",
            "events:string[]",
            "evidence:string[]",
        ],
        Profile::Gephi => &[
            "Source", "Target", "Type", "Id", "Label", "Weight", "title", "former", "first", "last",
            "status", "events", "evidence",
        ],
    })?;
    let mut cell = String::new();
    for edge in graph.edges() {
        edge_row(graph, edge, out, profile, &mut cell)?;
    }
    out.flush()
}

fn edge_row(
    graph: &Graph,
    edge: &Edge,
    out: &mut Writer<&mut dyn Write>,
    profile: Profile,
    cell: &mut String,
) -> io::Result<()> {
    use std::fmt::Write as _;
    out.write_field(&graph.node(edge.source).id)?;
    out.write_field(&graph.node(edge.target).id)?;
    out.write_field(if profile == Profile::Gephi { "Directed" } else { edge.kind.name() })?;
    cell.clear();
    let _ = write!(cell, "{}:{:016x}", edge.kind.name(), edge.hash);
    out.write_field(cell.as_str())?;
    if profile == Profile::Gephi {
        out.write_field(edge.kind.name())?;
        out.write_field(number(edge.weight(), cell))?;
    }
    out.write_field(edge.title.as_deref().unwrap_or_default())?;
    out.write_field(if edge.former { "true" } else { "" })?;
    if profile != Profile::Gephi {
        out.write_field(edge.count().map_or("", |n| number(n, cell)))?;
    }
    let facts = edge.facts.as_deref();
    out.write_field(facts.and_then(|f| f.first.as_deref()).unwrap_or_default())?;
    out.write_field(facts.and_then(|f| f.last.as_deref()).unwrap_or_default())?;
    out.write_field(facts.map_or("", |f| f.status_name()))?;
    out.write_field(list(facts.map_or(&[], |f| &f.events), profile, cell))?;
    out.write_field(evidence(&edge.evidence, profile, cell)?)?;
    Ok(out.write_record(None::<&[u8]>)?)
}

fn number(value: usize, cell: &mut String) -> &str {
    use std::fmt::Write as _;
    cell.clear();
    let _ = write!(cell, "{value}");
    cell
}

fn list<'c>(texts: &[String], profile: Profile, cell: &'c mut String) -> &'c str {
    cell.clear();
    if texts.is_empty() {
        return cell;
    }
    if profile == Profile::Neo4j {
        for (i, text) in texts.iter().enumerate() {
            if i > 0 {
                cell.push(';');
            }
            cell.extend(text.chars().map(|c| if c == ';' { ',' } else { c }));
        }
    } else {
        // A list of texts always has a JSON form.
        *cell = serde_json::to_string(texts).unwrap_or_default();
    }
    cell
}

fn evidence<'c>(
    list: &[crate::graph::Evidence],
    profile: Profile,
    cell: &'c mut String,
) -> io::Result<&'c [u8]> {
    use std::fmt::Write as _;
    let mut bytes = std::mem::take(cell).into_bytes();
    bytes.clear();
    if profile == Profile::Neo4j {
        let mut text = String::from_utf8(bytes).unwrap_or_default();
        for (i, e) in list.iter().enumerate() {
            if i > 0 {
                text.push(';');
            }
            let _ = write!(text, "{} {}-{} {} {}", e.doc, e.span.start, e.span.end, e.rule, e.confidence);
        }
        *cell = text;
    } else {
        serde_json::to_writer(&mut bytes, list)?;
        *cell = String::from_utf8(bytes).map_err(io::Error::other)?;
    }
    Ok(cell.as_bytes())
}
