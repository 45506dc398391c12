//! Ladybug (the live fork of Kuzu): a table a kind of node and a table a kind of edge, CSV with the script that makes
//! and fills them. `cd ladybug && lbug kilim.db < import.cypher`
//!
//! Lists and evidence are JSON texts here: Ladybug's list syntax in CSV has no escapes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::format::{Exporter, Files};
use super::sink::Sink;
use super::table::Table;
use crate::graph::{Edge, EvidenceList, Graph, NodeKind, Value, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "ladybug",
    extension: "csv",
    media_type: "text/csv",
    about: "a CSV a table with the script that makes and fills them, for Ladybug and Kuzu",
    files: Files::Several("ladybug"),
    view: View::Full,
    write,
};

/// Properties of edges, with their type.
const EDGE: [(&str, &str); 7] = [
    ("title", "STRING"),
    ("former", "BOOL"),
    ("count", "INT64"),
    ("first", "STRING"),
    ("last", "STRING"),
    ("status", "STRING"),
    ("events", "STRING"),
];

const OPTIONS: &str = "header=true, escape='\"', quote='\"', parallel=false";

type Ends = (NodeKind, NodeKind);

fn write(graph: &Graph, sink: &mut dyn Sink) -> io::Result<()> {
    let mut tables: BTreeMap<&str, BTreeMap<Ends, Vec<&Edge>>> = BTreeMap::new();
    for edge in graph.edges() {
        let ends = (graph.node(edge.source).kind(), graph.node(edge.target).kind());
        tables.entry(edge.kind.name()).or_default().entry(ends).or_default().push(edge);
    }
    let kinds: Vec<NodeKind> =
        NodeKind::ALL.into_iter().filter(|k| graph.nodes().iter().any(|n| n.kind() == *k)).collect();
    for kind in &kinds {
        sink.file(&format!("{}.csv", kind.name()), &mut |out| nodes(graph, *kind, &mut Table::new(out)))?;
    }
    for (name, by_ends) in &tables {
        for (ends, edges) in by_ends {
            sink.file(&file(name, *ends), &mut |out| relations(graph, edges, &mut Table::new(out)))?;
        }
    }
    sink.file("import.cypher", &mut |out| script(&kinds, &tables, out))
}

fn file(name: &str, (source, target): Ends) -> String {
    format!("{name}_{}_{}.csv", source.name(), target.name())
}

fn script(
    kinds: &[NodeKind],
    tables: &BTreeMap<&str, BTreeMap<Ends, Vec<&Edge>>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for kind in kinds {
        write!(
            out,
            "CREATE NODE TABLE `{}`(id STRING PRIMARY KEY, name STRING, aliases STRING, mentions INT64",
            kind.name()
        )?;
        for property in kind.properties() {
            write!(out, ", `{}` STRING", property.name())?;
        }
        writeln!(out, ", evidence STRING);")?;
    }
    for (name, by_ends) in tables {
        write!(out, "CREATE REL TABLE `{name}`(")?;
        for (source, target) in by_ends.keys() {
            write!(out, "FROM `{}` TO `{}`, ", source.name(), target.name())?;
        }
        write!(out, "key STRING")?;
        for (name, kind) in EDGE {
            write!(out, ", `{name}` {kind}")?;
        }
        writeln!(out, ", evidence STRING);")?;
    }
    for kind in kinds {
        writeln!(out, "COPY `{0}` FROM '{0}.csv' ({OPTIONS});", kind.name())?;
    }
    for (name, by_ends) in tables {
        for ends in by_ends.keys() {
            writeln!(
                out,
                "COPY `{name}` FROM '{}' (from='{}', to='{}', {OPTIONS});",
                file(name, *ends),
                ends.0.name(),
                ends.1.name()
            )?;
        }
    }
    Ok(())
}

fn nodes(graph: &Graph, kind: NodeKind, table: &mut Table<'_>) -> io::Result<()> {
    let own = kind.properties();
    table.header(
        ["id", "name", "aliases", "mentions"]
            .into_iter()
            .chain(own.iter().map(|p| p.name()))
            .chain(["evidence"]),
    )?;
    for node in graph.nodes().iter().filter(|n| n.kind() == kind) {
        text(&node.id, table);
        text(&node.name, table);
        list(&node.aliases, table)?;
        table.plain(node.mentions());
        for property in own {
            value(node.property(*property), table)?;
        }
        evidence(&node.evidence, table)?;
        table.end()?;
    }
    table.flush()
}

fn relations(graph: &Graph, edges: &[&Edge], table: &mut Table<'_>) -> io::Result<()> {
    table
        .header(["from", "to", "key"].into_iter().chain(EDGE.iter().map(|(n, _)| *n)).chain(["evidence"]))?;
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

/// The reader takes no NUL.
fn text(text: &str, table: &mut Table<'_>) {
    table.quoted(&text.replace('\0', "\u{fffd}"));
}

fn value(value: Option<Value<'_>>, table: &mut Table<'_>) -> io::Result<()> {
    match value {
        None => table.empty(),
        Some(Value::Text(t)) => text(t, table),
        Some(Value::Texts(texts)) => list(texts, table)?,
        Some(Value::Count(count)) => table.plain(count),
        Some(Value::Flag(flag)) => table.plain(flag),
    }
    Ok(())
}

fn list(texts: &[String], table: &mut Table<'_>) -> io::Result<()> {
    table.json_list(texts)
}

fn evidence(list: &EvidenceList, table: &mut Table<'_>) -> io::Result<()> {
    table.evidence(list)
}
