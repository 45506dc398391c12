//! FalkorDB's bulk loader: a file a label and a file a relation type, with typed headers.
//! `falkordb-bulk-insert kilim --enforce-schema -n nodes/Person.csv … -r edges/SAID.csv …`

use std::io;

use super::format::{Exporter, Files};
use super::sink::Sink;
use super::table::{Table, line};
use crate::graph::{Edge, EvidenceList, Graph, NodeKind, PropertyType, Value, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "falkordb",
    extension: "csv",
    media_type: "text/csv",
    about: "a typed CSV a label and a relation, for falkordb-bulk-insert",
    files: Files::Several("falkordb"),
    view: View::Full,
    write,
};

/// Properties of edges, with their type.
const EDGE: [(&str, &str); 7] = [
    ("title", "STRING"),
    ("former", "BOOL"),
    ("count", "LONG"),
    ("first", "STRING"),
    ("last", "STRING"),
    ("status", "STRING"),
    ("events", "ARRAY"),
];

fn write(graph: &Graph, sink: &mut dyn Sink) -> io::Result<()> {
    for kind in NodeKind::ALL {
        if graph.nodes().iter().any(|n| n.kind() == kind) {
            sink.file(&format!("nodes/{}.csv", kind.name()), &mut |out| {
                nodes(graph, kind, &mut Table::new(out))
            })?;
        }
    }
    for edges in graph.edges().chunk_by(|a, b| a.kind == b.kind) {
        sink.file(&format!("edges/{}.csv", edges[0].kind.name()), &mut |out| {
            relations(graph, edges, &mut Table::new(out))
        })?;
    }
    Ok(())
}

fn nodes(graph: &Graph, kind: NodeKind, table: &mut Table<'_>) -> io::Result<()> {
    for name in ["id:ID(Kilim)", "name:STRING", "aliases:ARRAY", "mentions:LONG"] {
        table.field(name);
    }
    for property in kind.properties() {
        let array = property.kind() == PropertyType::Texts;
        table.plain(format_args!("{}:{}", property.name(), if array { "ARRAY" } else { "STRING" }));
    }
    table.field("evidence:ARRAY");
    table.end()?;
    for node in graph.nodes().iter().filter(|n| n.kind() == kind) {
        text(&node.id, table);
        text(&node.name, table);
        array(&node.aliases, table)?;
        table.plain(node.mentions());
        for property in kind.properties() {
            value(node.property(*property), table)?;
        }
        evidence(&node.evidence, table)?;
        table.end()?;
    }
    table.flush()
}

fn relations(graph: &Graph, edges: &[Edge], table: &mut Table<'_>) -> io::Result<()> {
    for name in [":START_ID(Kilim)", ":END_ID(Kilim)", "key:STRING"] {
        table.field(name);
    }
    for (name, kind) in EDGE {
        table.plain(format_args!("{name}:{kind}"));
    }
    table.field("evidence:ARRAY");
    table.end()?;
    for edge in edges {
        text(&graph.node(edge.source).id, table);
        text(&graph.node(edge.target).id, table);
        table.plain(edge.key());
        let mut properties = edge.properties().peekable();
        for (name, _) in EDGE {
            value(properties.next_if(|(n, _)| *n == name).map(|(_, v)| v), table)?;
        }
        evidence(&edge.evidence, table)?;
        table.end()?;
    }
    table.flush()
}

/// The loader sends texts that end at NUL, and takes `\` for an escape.
fn text(text: &str, table: &mut Table<'_>) {
    if text.contains(['\0', '\\']) {
        table.field(&text.replace('\0', "\u{fffd}").replace('\\', "\\\\"));
    } else {
        table.field(text);
    }
}

fn value(value: Option<Value<'_>>, table: &mut Table<'_>) -> io::Result<()> {
    match value {
        None => table.empty(),
        Some(Value::Text(t)) => text(t, table),
        Some(Value::Texts(texts)) => array(texts, table)?,
        Some(Value::Count(count)) => table.plain(count),
        Some(Value::Flag(flag)) => table.plain(flag),
    }
    Ok(())
}

/// The loader reads arrays as Python writes them; a JSON list of texts is one.
fn array(texts: &[String], table: &mut Table<'_>) -> io::Result<()> {
    let safe: Vec<String> = texts.iter().map(|t| t.replace('\0', "\u{fffd}")).collect();
    text(&serde_json::to_string(&safe)?, table);
    Ok(())
}

fn evidence(list: &EvidenceList, table: &mut Table<'_>) -> io::Result<()> {
    let lines: Vec<String> = list.iter().map(line).collect();
    array(&lines, table)
}
