//! Ladybug's tables as Parquet.

use std::fmt::Write as _;
use std::io::{self, Write};

use parquet::data_type::{BoolType, DataType, FloatType, Int32Type, Int64Type};

use super::parquet::{
    FileWriter, GROUP, Group, Texts, column, count, list_field, lists, optional, required, spooled, text_of,
    texts_of,
};
use crate::graph::{Edge, Evidence, EvidenceList, Graph, Node, NodeKind, Property, PropertyType};

const EVIDENCE: &str = "required group evidence (LIST) { repeated group list { required group element { \
    required binary doc (UTF8); required int64 start; required int64 end; required binary rule (UTF8); \
    required float confidence; } } } ";

/// The property whose day a kind's `day` is.
fn date_of(kind: NodeKind) -> Option<Property> {
    [Property::Date, Property::Published].into_iter().find(|p| kind.properties().contains(p))
}

/// Whether a kind's table has a column `day`.
pub(super) fn has_day(kind: NodeKind) -> bool {
    date_of(kind).is_some()
}

/// Writes a node table.
pub(super) fn nodes(graph: &Graph, kind: NodeKind, out: &mut dyn Write) -> io::Result<()> {
    let mut schema = "message node { required binary id (UTF8); required binary name (UTF8); ".to_owned();
    schema.push_str(&list_field("aliases"));
    schema.push_str("required int64 mentions; ");
    for property in kind.properties() {
        if property.kind() == PropertyType::Texts {
            schema.push_str(&list_field(property.name()));
        } else {
            let _ = write!(schema, "optional binary {} (UTF8); ", property.name());
        }
    }
    if has_day(kind) {
        schema.push_str("optional int32 day (DATE); ");
    }
    schema.push_str(EVIDENCE);
    schema.push('}');
    spooled(out, &schema, |writer| {
        let mut all = graph.nodes().iter().filter(|n| n.kind() == kind);
        loop {
            let rows: Vec<&Node> = all.by_ref().take(GROUP).collect();
            if rows.is_empty() {
                return Ok(());
            }
            node_group(&rows, kind, writer)?;
        }
    })
}

fn node_group(rows: &[&Node], kind: NodeKind, writer: &mut FileWriter) -> io::Result<()> {
    let mut group = writer.next_row_group().map_err(io::Error::other)?;
    required(&mut group, rows.iter().map(|n| &n.id))?;
    required(&mut group, rows.iter().map(|n| &n.name))?;
    lists(&mut group, rows.iter().map(|n| n.aliases.as_slice()))?;
    let mentions: Vec<i64> = rows.iter().map(|n| count(n.mentions())).collect();
    column::<Int64Type>(&mut group, &mentions, None, None)?;
    for property in kind.properties() {
        if property.kind() == PropertyType::Texts {
            lists(&mut group, rows.iter().map(|n| texts_of(n, *property)))?;
        } else {
            optional(&mut group, rows.iter().map(|n| text_of(n, *property)))?;
        }
    }
    if let Some(date) = date_of(kind) {
        days(&mut group, rows.iter().map(|n| text_of(n, date)))?;
    }
    evidence(&mut group, &rows.iter().map(|n| &n.evidence).collect::<Vec<_>>())?;
    group.close().map(|_| ()).map_err(io::Error::other)
}

/// Writes the table of one kind of edge between two kinds of node.
pub(super) fn relations(graph: &Graph, edges: &[&Edge], out: &mut dyn Write) -> io::Result<()> {
    let schema = format!(
        "message edge {{ required binary from (UTF8); required binary to (UTF8); required binary key (UTF8); \
         optional binary title (UTF8); required boolean former; optional int64 count; \
         optional binary first (UTF8); optional binary last (UTF8); optional int32 first_day (DATE); \
         optional int32 last_day (DATE); optional binary status (UTF8); {}{EVIDENCE}}}",
        list_field("events")
    );
    spooled(out, &schema, |writer| {
        for rows in edges.chunks(GROUP) {
            let mut group = writer.next_row_group().map_err(io::Error::other)?;
            required(&mut group, rows.iter().map(|e| &graph.node(e.source).id))?;
            required(&mut group, rows.iter().map(|e| &graph.node(e.target).id))?;
            required(&mut group, rows.iter().map(|e| e.key()))?;
            optional(&mut group, rows.iter().map(|e| e.title.as_deref()))?;
            column::<BoolType>(&mut group, &rows.iter().map(|e| e.former).collect::<Vec<_>>(), None, None)?;
            some::<Int64Type>(&mut group, rows.iter().map(|e| e.count().map(count)))?;
            optional(&mut group, rows.iter().map(|e| first(e)))?;
            optional(&mut group, rows.iter().map(|e| last(e)))?;
            days(&mut group, rows.iter().map(|e| first(e)))?;
            days(&mut group, rows.iter().map(|e| last(e)))?;
            optional(&mut group, rows.iter().map(|e| Some(e.facts.as_ref()?.status_name())))?;
            lists(&mut group, rows.iter().map(|e| e.facts.as_ref().map_or(&[][..], |f| &f.events)))?;
            evidence(&mut group, &rows.iter().map(|e| &e.evidence).collect::<Vec<_>>())?;
            group.close().map_err(io::Error::other)?;
        }
        Ok(())
    })
}

fn first(edge: &Edge) -> Option<&str> {
    edge.facts.as_ref()?.first.as_deref()
}

fn last(edge: &Edge) -> Option<&str> {
    edge.facts.as_ref()?.last.as_deref()
}

/// Days since 1970 of dates that are a day; nothing for the others.
fn days<'t>(group: &mut Group<'_>, dates: impl Iterator<Item = Option<&'t str>>) -> io::Result<()> {
    let epoch = jiff::civil::date(1970, 1, 1);
    some::<Int32Type>(
        group,
        dates.map(|date| Some((date?.parse::<jiff::civil::Date>().ok()? - epoch).get_days())),
    )
}

/// A column that has nothing in some rows.
fn some<T: DataType>(group: &mut Group<'_>, values: impl Iterator<Item = Option<T::T>>) -> io::Result<()> {
    let (mut there, mut levels) = (Vec::new(), Vec::new());
    for value in values {
        levels.push(i16::from(value.is_some()));
        there.extend(value);
    }
    column::<T>(group, &there, Some(&levels), None)
}

/// A list of pieces a row; there is always one.
fn evidence(group: &mut Group<'_>, lists: &[&EvidenceList]) -> io::Result<()> {
    let all: Vec<&Evidence> = lists.iter().flat_map(|l| l.iter()).collect();
    let definition = vec![1; all.len()];
    let repetition: Vec<i16> = lists.iter().flat_map(|l| (0..l.len()).map(|i| i16::from(i > 0))).collect();
    let levels = (Some(&definition[..]), Some(&repetition[..]));
    let texts = |of: fn(&Evidence) -> &str| {
        let mut texts = Texts::default();
        for e in &all {
            texts.push(of(e));
        }
        texts
    };
    let numbers = |of: fn(&Evidence) -> u32| all.iter().map(|e| of(e).into()).collect::<Vec<i64>>();
    texts(|e| &e.doc).write(group, levels.0, levels.1)?;
    column::<Int64Type>(group, &numbers(|e| e.span.start), levels.0, levels.1)?;
    column::<Int64Type>(group, &numbers(|e| e.span.end), levels.0, levels.1)?;
    texts(|e| &e.rule).write(group, levels.0, levels.1)?;
    let confidence: Vec<f32> = all.iter().map(|e| e.confidence).collect();
    column::<FloatType>(group, &confidence, levels.0, levels.1)
}
