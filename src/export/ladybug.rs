//! Ladybug (the live fork of Kuzu): a table a kind of node and a table a kind of edge, with the script that makes and
//! fills them. `cd ladybug && lbug kilim.db < import.cypher`
//!
//! In CSV, lists and evidence are JSON texts: Ladybug's list syntax there has no escapes. Parquet has lists and dates.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::cypher::{Ends, by_ends};
use super::format::{Exporter, Files};
use super::table::Table;
use crate::graph::{Edge, EvidenceList, Graph, NodeKind, PropertyType, Value, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "ladybug",
    extension: "csv",
    media_type: "text/csv",
    about: "a CSV a table with the script that makes and fills them, for Ladybug and Kuzu",
    files: Files::Several("ladybug"),
    view: View::Full,
    write: |graph, sink| {
        for kind in kinds(graph) {
            sink.file(&format!("{}.csv", kind.name()), &mut |out| nodes(graph, kind, &mut Table::new(out)))?;
        }
        for (ends, edges) in by_ends(graph) {
            sink.file(&format!("{}.csv", stem(ends)), &mut |out| {
                relations(graph, &edges, &mut Table::new(out))
            })?;
        }
        sink.file("import.cypher", &mut |out| script(graph, Form::Csv, out))
    },
};

pub(super) const PARQUET: Exporter = Exporter {
    name: "ladybug-parquet",
    extension: "parquet",
    media_type: "application/vnd.apache.parquet",
    about: "the same as Parquet: lists, dates and evidence with their types",
    files: Files::Several("ladybug-parquet"),
    view: View::Full,
    write: |graph, sink| {
        for kind in kinds(graph) {
            sink.file(&format!("{}.parquet", kind.name()), &mut |out| {
                super::ladybug_parquet::nodes(graph, kind, out)
            })?;
        }
        for (ends, edges) in by_ends(graph) {
            sink.file(&format!("{}.parquet", stem(ends)), &mut |out| {
                super::ladybug_parquet::relations(graph, &edges, out)
            })?;
        }
        sink.file("import.cypher", &mut |out| script(graph, Form::Parquet, out))
    },
};

/// What the tables are filled from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Parquet,
}

impl Form {
    fn list(self) -> &'static str {
        if self == Form::Csv { "STRING" } else { "STRING[]" }
    }

    fn evidence(self) -> &'static str {
        match self {
            Form::Csv => "STRING",
            Form::Parquet => {
                "STRUCT(doc STRING, `start` INT64, `end` INT64, rule STRING, confidence FLOAT)[]"
            }
        }
    }

    /// Columns of edges, with their type. `day`s are there for dates that are a day.
    fn edge(self) -> Vec<(&'static str, &'static str)> {
        let mut columns = vec![
            ("title", "STRING"),
            ("former", "BOOL"),
            ("count", "INT64"),
            ("first", "STRING"),
            ("last", "STRING"),
        ];
        if self == Form::Parquet {
            columns.extend([("first_day", "DATE"), ("last_day", "DATE")]);
        }
        columns.extend([("status", "STRING"), ("events", self.list())]);
        columns
    }
}

/// Properties of edges in CSV.
const EDGE: [&str; 7] = ["title", "former", "count", "first", "last", "status", "events"];

/// Kinds that the graph has nodes of.
fn kinds(graph: &Graph) -> impl Iterator<Item = NodeKind> {
    NodeKind::ALL.into_iter().filter(|k| graph.nodes().iter().any(|n| n.kind() == *k))
}

/// A file's name, without its extension.
fn stem((kind, source, target): Ends) -> String {
    format!("{}_{}_{}", kind.name(), source.name(), target.name())
}

fn script(graph: &Graph, form: Form, out: &mut dyn Write) -> io::Result<()> {
    let mut tables: BTreeMap<&str, Vec<Ends>> = BTreeMap::new();
    for (ends, _) in by_ends(graph) {
        tables.entry(ends.0.name()).or_default().push(ends);
    }
    for kind in kinds(graph) {
        write!(out, "CREATE NODE TABLE `{}`(id STRING PRIMARY KEY, name STRING", kind.name())?;
        write!(out, ", aliases {}, mentions INT64", form.list())?;
        for property in kind.properties() {
            let list = property.kind() == PropertyType::Texts;
            write!(out, ", `{}` {}", property.name(), if list { form.list() } else { "STRING" })?;
        }
        if form == Form::Parquet && super::ladybug_parquet::has_day(kind) {
            write!(out, ", day DATE")?;
        }
        writeln!(out, ", evidence {});", form.evidence())?;
    }
    for (name, ends) in &tables {
        write!(out, "CREATE REL TABLE `{name}`(")?;
        for (_, source, target) in ends {
            write!(out, "FROM `{}` TO `{}`, ", source.name(), target.name())?;
        }
        write!(out, "key STRING")?;
        for (name, kind) in form.edge() {
            write!(out, ", `{name}` {kind}")?;
        }
        writeln!(out, ", evidence {});", form.evidence())?;
    }
    let (extension, options) = match form {
        Form::Csv => ("csv", "header=true, escape='\"', quote='\"', parallel=false"),
        Form::Parquet => ("parquet", ""),
    };
    for kind in kinds(graph) {
        let options = if options.is_empty() { String::new() } else { format!(" ({options})") };
        writeln!(out, "COPY `{0}` FROM '{0}.{extension}'{options};", kind.name())?;
    }
    for ends in tables.values().flatten() {
        let options = if options.is_empty() { String::new() } else { format!(", {options}") };
        let (kind, source, target) = (ends.0.name(), ends.1.name(), ends.2.name());
        let file = stem(*ends);
        writeln!(out, "COPY `{kind}` FROM '{file}.{extension}' (from='{source}', to='{target}'{options});")?;
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
    table.header(["from", "to", "key"].into_iter().chain(EDGE).chain(["evidence"]))?;
    for edge in edges {
        text(&graph.node(edge.source).id, table);
        text(&graph.node(edge.target).id, table);
        table.plain(edge.key());
        let mut properties = edge.properties().peekable();
        for name in EDGE {
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
