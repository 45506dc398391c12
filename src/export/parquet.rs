//! Parquet: `nodes`, `edges` and `evidence`, for DuckDB, Polars, Spark, pandas.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, FloatType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::format::{Exporter, Files};
use super::sink::Sink;
use crate::graph::{Edge, Evidence, Graph, Node, Property, PropertyType, Value, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "parquet",
    extension: "parquet",
    media_type: "application/vnd.apache.parquet",
    about: "nodes, edges and evidence as Parquet, for DuckDB, Polars, Spark",
    files: Files::Several("parquet"),
    view: View::Full,
    write,
};

/// Rows that are gathered before they are written.
pub(super) const GROUP: usize = 65_536;

fn write(graph: &Graph, sink: &mut dyn Sink) -> io::Result<()> {
    sink.file("nodes.parquet", &mut |out| spooled(out, &node_schema(), |w| nodes(graph, w)))?;
    sink.file("edges.parquet", &mut |out| spooled(out, EDGES, |w| edges(graph, w)))?;
    sink.file("evidence.parquet", &mut |out| spooled(out, EVIDENCE, |w| evidence(graph, w)))
}

pub(super) type FileWriter = SerializedFileWriter<std::fs::File>;
pub(super) type Group<'g> = SerializedRowGroupWriter<'g, std::fs::File>;

/// Writes through a temporary file: the format's writer wants a stream that it may send to other threads.
pub(super) fn spooled(
    out: &mut dyn Write,
    layout: &str,
    fill: impl Fn(&mut FileWriter) -> io::Result<()>,
) -> io::Result<()> {
    use std::io::Seek;
    let mut spool = tempfile::tempfile()?;
    let schema = Arc::new(parse_message_type(layout).map_err(io::Error::other)?);
    let settings = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("kilim".into())
        .build();
    let mut rows =
        FileWriter::new(spool.try_clone()?, schema, Arc::new(settings)).map_err(io::Error::other)?;
    fill(&mut rows)?;
    rows.close().map_err(io::Error::other)?;
    spool.rewind()?;
    io::copy(&mut spool, out)?;
    Ok(())
}

fn node_schema() -> String {
    use std::fmt::Write as _;
    let mut schema = "message node { required binary id (UTF8); required binary kind (UTF8); \
                      required binary name (UTF8); "
        .to_owned();
    schema.push_str(&list_field("aliases"));
    schema.push_str("required int64 mentions; ");
    for property in Property::ALL {
        if property.kind() == PropertyType::Texts {
            schema.push_str(&list_field(property.name()));
        } else {
            let _ = write!(schema, "optional binary {} (UTF8); ", property.name());
        }
    }
    schema.push('}');
    schema
}

pub(super) fn list_field(name: &str) -> String {
    format!("required group {name} (LIST) {{ repeated group list {{ required binary element (UTF8); }} }} ")
}

const EDGES: &str = "message edge { required binary source (UTF8); required binary target (UTF8); \
    required binary kind (UTF8); required binary key (UTF8); optional binary title (UTF8); required boolean former; \
    optional int64 count; optional binary first (UTF8); optional binary last (UTF8); optional binary status (UTF8); \
    required group events (LIST) { repeated group list { required binary element (UTF8); } } }";

/// `of`: the id of a node or the key of an edge.
const EVIDENCE: &str = "message evidence { required binary of (UTF8); required boolean edge; \
    required binary doc (UTF8); required int64 start; required int64 end; required binary rule (UTF8); \
    required float confidence; }";

fn nodes(graph: &Graph, writer: &mut FileWriter) -> io::Result<()> {
    for rows in graph.nodes().chunks(GROUP) {
        let mut group = writer.next_row_group().map_err(io::Error::other)?;
        required(&mut group, rows.iter().map(|n| &n.id))?;
        required(&mut group, rows.iter().map(|n| n.kind().name()))?;
        required(&mut group, rows.iter().map(|n| &n.name))?;
        lists(&mut group, rows.iter().map(|n| n.aliases.as_slice()))?;
        column::<Int64Type>(
            &mut group,
            &rows.iter().map(|n| count(n.mentions())).collect::<Vec<_>>(),
            None,
            None,
        )?;
        for property in Property::ALL {
            if property.kind() == PropertyType::Texts {
                lists(&mut group, rows.iter().map(|n| texts_of(n, property)))?;
            } else {
                optional(&mut group, rows.iter().map(|n| text_of(n, property)))?;
            }
        }
        group.close().map_err(io::Error::other)?;
    }
    Ok(())
}

pub(super) fn text_of(node: &Node, property: Property) -> Option<&str> {
    match node.property(property) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

pub(super) fn texts_of(node: &Node, property: Property) -> &[String] {
    match node.property(property) {
        Some(Value::Texts(texts)) => texts,
        _ => &[],
    }
}

fn edges(graph: &Graph, writer: &mut FileWriter) -> io::Result<()> {
    for rows in graph.edges().chunks(GROUP) {
        let mut group = writer.next_row_group().map_err(io::Error::other)?;
        required(&mut group, rows.iter().map(|e| &graph.node(e.source).id))?;
        required(&mut group, rows.iter().map(|e| &graph.node(e.target).id))?;
        required(&mut group, rows.iter().map(|e| e.kind.name()))?;
        required(&mut group, rows.iter().map(Edge::key))?;
        optional(&mut group, rows.iter().map(|e| e.title.as_deref()))?;
        column::<BoolType>(&mut group, &rows.iter().map(|e| e.former).collect::<Vec<_>>(), None, None)?;
        let counts: Vec<i64> = rows.iter().filter_map(Edge::count).map(count).collect();
        let levels: Vec<i16> = rows.iter().map(|e| i16::from(e.count().is_some())).collect();
        column::<Int64Type>(&mut group, &counts, Some(&levels), None)?;
        optional(&mut group, rows.iter().map(|e| e.facts.as_ref()?.first.as_deref()))?;
        optional(&mut group, rows.iter().map(|e| e.facts.as_ref()?.last.as_deref()))?;
        optional(&mut group, rows.iter().map(|e| Some(e.facts.as_ref()?.status_name())))?;
        lists(&mut group, rows.iter().map(|e| e.facts.as_ref().map_or(&[][..], |f| &f.events)))?;
        group.close().map_err(io::Error::other)?;
    }
    Ok(())
}

fn evidence(graph: &Graph, writer: &mut FileWriter) -> io::Result<()> {
    let of_nodes = graph.nodes().iter().flat_map(|n| n.evidence.iter().map(move |e| (Of::Node(n), e)));
    let of_edges =
        graph.edges().iter().flat_map(|edge| edge.evidence.iter().map(move |e| (Of::Edge(edge), e)));
    let mut all = of_nodes.chain(of_edges);
    loop {
        let rows: Vec<(Of<'_>, &Evidence)> = all.by_ref().take(GROUP).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = writer.next_row_group().map_err(io::Error::other)?;
        required(&mut group, rows.iter().map(|(of, _)| of.id()))?;
        let edges: Vec<bool> = rows.iter().map(|(of, _)| matches!(of, Of::Edge(_))).collect();
        column::<BoolType>(&mut group, &edges, None, None)?;
        required(&mut group, rows.iter().map(|(_, e)| &*e.doc))?;
        let starts: Vec<i64> = rows.iter().map(|(_, e)| e.span.start.into()).collect();
        column::<Int64Type>(&mut group, &starts, None, None)?;
        let ends: Vec<i64> = rows.iter().map(|(_, e)| e.span.end.into()).collect();
        column::<Int64Type>(&mut group, &ends, None, None)?;
        required(&mut group, rows.iter().map(|(_, e)| &*e.rule))?;
        let confidence: Vec<f32> = rows.iter().map(|(_, e)| e.confidence).collect();
        column::<FloatType>(&mut group, &confidence, None, None)?;
        group.close().map_err(io::Error::other)?;
    }
}

/// What evidence is of.
enum Of<'g> {
    Node(&'g Node),
    Edge(&'g Edge),
}

impl Of<'_> {
    fn id(&self) -> Cow<'_, str> {
        match self {
            Of::Node(node) => Cow::Borrowed(&node.id),
            Of::Edge(edge) => Cow::Owned(edge.key()),
        }
    }
}

pub(super) fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The texts of a column in one piece of memory: one of their own for each would cost more than all else.
#[derive(Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Texts {
    pub fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(self.bytes.len());
    }

    /// Writes them as the values of a column.
    pub fn write(
        self,
        group: &mut Group<'_>,
        definition: Option<&[i16]>,
        repetition: Option<&[i16]>,
    ) -> io::Result<()> {
        let whole = ByteArray::from(self.bytes);
        let mut start = 0;
        let slices = self.ends.iter().map(|end| {
            let slice = whole.slice(start, end - start);
            start = *end;
            slice
        });
        column::<ByteArrayType>(group, &slices.collect::<Vec<_>>(), definition, repetition)
    }
}

pub(super) fn required<T: AsRef<str>>(
    group: &mut Group<'_>,
    values: impl Iterator<Item = T>,
) -> io::Result<()> {
    let mut texts = Texts::default();
    values.for_each(|v| texts.push(v.as_ref()));
    texts.write(group, None, None)
}

pub(super) fn optional<'t>(
    group: &mut Group<'_>,
    values: impl Iterator<Item = Option<&'t str>>,
) -> io::Result<()> {
    let (mut there, mut levels) = (Texts::default(), Vec::new());
    for value in values {
        levels.push(i16::from(value.is_some()));
        if let Some(text) = value {
            there.push(text);
        }
    }
    there.write(group, Some(&levels), None)
}

pub(super) fn lists<'t>(group: &mut Group<'_>, lists: impl Iterator<Item = &'t [String]>) -> io::Result<()> {
    let (mut values, mut definition, mut repetition) = (Texts::default(), Vec::new(), Vec::new());
    for list in lists {
        if list.is_empty() {
            definition.push(0);
            repetition.push(0);
        }
        for (i, element) in list.iter().enumerate() {
            values.push(element);
            definition.push(1);
            repetition.push(i16::from(i > 0));
        }
    }
    values.write(group, Some(&definition), Some(&repetition))
}

pub(super) fn column<T: DataType>(
    group: &mut Group<'_>,
    values: &[T::T],
    definition: Option<&[i16]>,
    repetition: Option<&[i16]>,
) -> io::Result<()> {
    let mut column = group
        .next_column()
        .map_err(io::Error::other)?
        .ok_or_else(|| io::Error::other("more columns than the schema has"))?;
    column.typed::<T>().write_batch(values, definition, repetition).map_err(io::Error::other)?;
    column.close().map_err(io::Error::other)
}
