//! Tables of nodes and edges (RFC 4180, UTF-8, `\n`), a profile a consumer.
//!
//! Lists: `plain` and `gephi` write JSON (`["a;b"]`), so that any text comes back; `neo4j-admin` takes `;` between
//! elements and knows no escape, so a `;` inside an element becomes `,` there.

use std::io::{self, Write};

use super::format::{Exporter, Files};
use super::sink::Sink;
use super::table::{Table, line};
use crate::graph::{Edge, Evidence, Graph, Node, Property, PropertyType, Value, View};

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

impl Profile {
    fn node_columns(self) -> [&'static str; 5] {
        match self {
            Profile::Plain => ["id", "kind", "name", "aliases", "mentions"],
            Profile::Neo4j => ["id:ID(kilim)", ":LABEL", "name", "aliases:string[]", "mentions:int"],
            Profile::Gephi => ["Id", "kind", "Label", "aliases", "mentions"],
        }
    }

    fn edge_columns(self) -> &'static [&'static str] {
        match self {
            Profile::Plain => &["source", "target", "kind", "key"],
            Profile::Neo4j => &[":START_ID(kilim)", ":END_ID(kilim)", ":TYPE", "key"],
            Profile::Gephi => &["Source", "Target", "Type", "Id", "Label", "Weight"],
        }
    }

    /// Properties of edges, after the columns above.
    fn edge_properties(self) -> [&'static str; 7] {
        match self {
            Profile::Neo4j => {
                ["title", "former:boolean", "count:int", "first", "last", "status", "events:string[]"]
            }
            _ => ["title", "former", "count", "first", "last", "status", "events"],
        }
    }
}

fn write(graph: &Graph, sink: &mut dyn Sink, profile: Profile) -> io::Result<()> {
    sink.file("nodes.csv", &mut |out| nodes(graph, out, profile))?;
    sink.file("edges.csv", &mut |out| edges(graph, out, profile))
}

fn evidence_column(profile: Profile) -> &'static str {
    if profile == Profile::Neo4j { "evidence:string[]" } else { "evidence" }
}

fn nodes(graph: &Graph, out: &mut dyn Write, profile: Profile) -> io::Result<()> {
    let mut table = Table::new(out);
    for name in profile.node_columns() {
        table.field(name);
    }
    for property in Property::ALL {
        if profile == Profile::Neo4j && property.kind() == PropertyType::Texts {
            table.plain(format_args!("{}:string[]", property.name()));
        } else {
            table.field(property.name());
        }
    }
    table.field(evidence_column(profile));
    table.end()?;
    for node in graph.nodes() {
        node_row(node, &mut table, profile)?;
    }
    table.flush()
}

fn node_row(node: &Node, table: &mut Table<'_>, profile: Profile) -> io::Result<()> {
    table.field(&node.id);
    table.field(node.kind().name());
    table.field(&node.name);
    list(&node.aliases, table, profile)?;
    table.plain(node.mentions());
    for property in Property::ALL {
        value(node.property(property), table, profile)?;
    }
    evidence(&node.evidence, table, profile)?;
    table.end()
}

fn edges(graph: &Graph, out: &mut dyn Write, profile: Profile) -> io::Result<()> {
    let mut table = Table::new(out);
    table.header(
        profile
            .edge_columns()
            .iter()
            .copied()
            .chain(profile.edge_properties())
            .chain([evidence_column(profile)]),
    )?;
    for edge in graph.edges() {
        edge_row(graph, edge, &mut table, profile)?;
    }
    table.flush()
}

fn edge_row(graph: &Graph, edge: &Edge, table: &mut Table<'_>, profile: Profile) -> io::Result<()> {
    table.field(&graph.node(edge.source).id);
    table.field(&graph.node(edge.target).id);
    table.field(if profile == Profile::Gephi { "Directed" } else { edge.kind.name() });
    table.plain(format_args!("{}:{:016x}", edge.kind.name(), edge.hash));
    if profile == Profile::Gephi {
        table.field(edge.kind.name());
        table.plain(edge.weight());
    }
    let mut properties = edge.properties().peekable();
    for name in Profile::Plain.edge_properties() {
        value(properties.next_if(|(n, _)| *n == name).map(|(_, v)| v), table, profile)?;
    }
    evidence(&edge.evidence, table, profile)?;
    table.end()
}

fn value(value: Option<Value<'_>>, table: &mut Table<'_>, profile: Profile) -> io::Result<()> {
    match value {
        None => table.empty(),
        Some(Value::Text(text)) => table.field(text),
        Some(Value::Texts(texts)) => list(texts, table, profile)?,
        Some(Value::Count(count)) => table.plain(count),
        Some(Value::Flag(flag)) => table.plain(flag),
    }
    Ok(())
}

fn list(texts: &[String], table: &mut Table<'_>, profile: Profile) -> io::Result<()> {
    match (texts, profile) {
        ([], _) => table.empty(),
        (texts, Profile::Neo4j) => {
            let parts: Vec<String> = texts.iter().map(|t| t.replace(';', ",")).collect();
            table.field(&parts.join(";"));
        }
        (texts, _) => table.json_list(texts)?,
    }
    Ok(())
}

fn evidence(list: &[Evidence], table: &mut Table<'_>, profile: Profile) -> io::Result<()> {
    if profile != Profile::Neo4j {
        return table.evidence(list);
    }
    let mut text = String::with_capacity(list.len() * 64);
    for (i, e) in list.iter().enumerate() {
        if i > 0 {
            text.push(';');
        }
        text.push_str(&line(e));
    }
    table.field(&text);
    Ok(())
}
