//! GraphML and GEXF: XML that streams. Lists and evidence are JSON in their field.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::attributes::Attr;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::format::{Exporter, Files};
use crate::graph::{EvidenceList, Graph, NodeKind, Property, Value, View};

pub(super) const GRAPHML: Exporter = Exporter {
    name: "graphml",
    extension: "graphml",
    media_type: "application/graphml+xml",
    about: "GraphML: NetworkX, igraph, yEd, Gephi, Cytoscape",
    files: Files::One,
    view: View::Full,
    write: |graph, sink| sink.file("graph.graphml", &mut |out| graphml(graph, out)),
};

pub(super) const GEXF: Exporter = Exporter {
    name: "gexf",
    extension: "gexf",
    media_type: "application/gexf+xml",
    about: "GEXF 1.3 with colours: Gephi, sigma.js, NetworkX",
    files: Files::One,
    view: View::Full,
    write: |graph, sink| sink.file("graph.gexf", &mut |out| gexf(graph, out)),
};

/// Edge properties with their type in GraphML and GEXF.
const EDGE_FIELDS: [(&str, &str, &str); 9] = [
    ("kind", "string", "string"),
    ("title", "string", "string"),
    ("former", "boolean", "boolean"),
    ("count", "int", "integer"),
    ("first", "string", "string"),
    ("last", "string", "string"),
    ("status", "string", "string"),
    ("events", "string", "string"),
    ("evidence", "string", "string"),
];

/// Node fields beside the properties of the kinds.
const NODE_FIELDS: [(&str, &str, &str); 5] = [
    ("kind", "string", "string"),
    ("name", "string", "string"),
    ("aliases", "string", "string"),
    ("mentions", "int", "integer"),
    ("evidence", "string", "string"),
];

/// A writer of elements. Keeps one element's worth of text, which its caller passes on.
struct Xml {
    writer: Writer<Vec<u8>>,
    /// The tag that is being written, used again.
    tag: BytesStart<'static>,
    /// A value as it is written, used again.
    value: String,
}

impl Xml {
    fn new() -> Self {
        Xml {
            writer: Writer::new(Vec::with_capacity(1 << 12)),
            tag: BytesStart::new("x").into_owned(),
            value: String::new(),
        }
    }

    fn declare(&mut self) -> io::Result<()> {
        self.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.line()
    }

    /// The tag with its attributes, values escaped.
    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag.clear_attributes().set_name(name);
        for (key, value) in attributes {
            self.value.clear();
            escape(value, &mut self.value);
            self.tag.push_attribute(Attr::DoubleQ(*key, self.value.as_str()));
        }
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes);
        self.writer.write_event(Event::Start(self.tag.borrow()))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes);
        self.writer.write_event(Event::Empty(self.tag.borrow()))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element that holds a text.
    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.value.clear();
        escape(text, &mut self.value);
        self.writer.write_event(Event::Text(BytesText::from_escaped(self.value.as_str())))?;
        self.close(name)
    }

    fn line(&mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")
    }

    /// Ends the line and passes on what is there.
    fn pass(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.line()?;
        let written = self.writer.get_mut();
        out.write_all(written)?;
        written.clear();
        Ok(())
    }
}

/// Where an element lies in a schema (`xsi:schemaLocation`).
const XSI: (&str, &str) = ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");

fn graphml(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new();
    xml.declare()?;
    let attributes = [
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        XSI,
        (
            "xsi:schemaLocation",
            "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
        ),
    ];
    xml.open("graphml", &attributes)?;
    xml.pass(out)?;
    let texts = Property::ALL.map(|p| (p.name(), "string", "string"));
    let fields =
        [("n_", "node", NODE_FIELDS.iter().chain(&texts)), ("e_", "edge", EDGE_FIELDS.iter().chain(&[]))];
    for (prefix, class, fields) in fields {
        for (name, kind, _) in fields {
            let id = format!("{prefix}{name}");
            xml.empty("key", &[("id", &id), ("for", class), ("attr.name", name), ("attr.type", kind)])?;
            xml.pass(out)?;
        }
    }
    xml.open("graph", &[("id", "kilim"), ("edgedefault", "directed")])?;
    xml.pass(out)?;
    let (mut key, mut buffer) = (String::new(), Vec::new());
    for node in graph.nodes() {
        xml.open("node", &[("id", &node.id)])?;
        node_fields(node, &mut buffer, &mut |name, value| data(&mut xml, &mut key, "n_", name, value))?;
        xml.close("node")?;
        xml.pass(out)?;
    }
    for edge in graph.edges() {
        let ends = [&graph.node(edge.source).id, &graph.node(edge.target).id];
        xml.open("edge", &[("id", &edge.key()), ("source", ends[0]), ("target", ends[1])])?;
        edge_fields(edge, &mut buffer, &mut |name, value| data(&mut xml, &mut key, "e_", name, value))?;
        xml.close("edge")?;
        xml.pass(out)?;
    }
    xml.close("graph")?;
    xml.line()?;
    xml.close("graphml")?;
    xml.pass(out)
}

fn data(xml: &mut Xml, key: &mut String, prefix: &str, name: &str, value: &str) -> io::Result<()> {
    key.clear();
    key.push_str(prefix);
    key.push_str(name);
    xml.text("data", &[("key", key)], value)
}

fn gexf(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new();
    xml.declare()?;
    let attributes = [
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        XSI,
        ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
        ("version", "1.3"),
    ];
    xml.open("gexf", &attributes)?;
    xml.pass(out)?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], graph.generator())?;
    xml.close("meta")?;
    xml.pass(out)?;
    xml.open("graph", &[("defaultedgetype", "directed"), ("mode", "static")])?;
    xml.pass(out)?;
    let texts = Property::ALL.map(|p| (p.name(), "string", "string"));
    for (class, fields) in
        [("node", NODE_FIELDS.iter().chain(&texts)), ("edge", EDGE_FIELDS.iter().chain(&[]))]
    {
        xml.open("attributes", &[("class", class)])?;
        xml.pass(out)?;
        for (name, _, kind) in fields {
            xml.empty("attribute", &[("id", name), ("title", name), ("type", kind)])?;
            xml.pass(out)?;
        }
        xml.close("attributes")?;
        xml.pass(out)?;
    }
    xml.open("nodes", &[])?;
    xml.pass(out)?;
    let mut buffer = Vec::new();
    for node in graph.nodes() {
        xml.open("node", &[("id", &node.id), ("label", &node.name)])?;
        xml.open("attvalues", &[])?;
        node_fields(node, &mut buffer, &mut |name, value| attvalue(&mut xml, name, value))?;
        xml.close("attvalues")?;
        let [r, g, b] = color(node.kind());
        xml.empty("viz:color", &[("r", r), ("g", g), ("b", b)])?;
        xml.close("node")?;
        xml.pass(out)?;
    }
    xml.close("nodes")?;
    xml.line()?;
    xml.open("edges", &[])?;
    xml.pass(out)?;
    for edge in graph.edges() {
        let attributes = [
            ("id", &*edge.key()),
            ("source", &graph.node(edge.source).id),
            ("target", &graph.node(edge.target).id),
            ("kind", edge.kind.name()),
            ("label", edge.kind.name()),
            ("weight", &edge.weight().to_string()),
        ];
        xml.open("edge", &attributes)?;
        xml.open("attvalues", &[])?;
        edge_fields(edge, &mut buffer, &mut |name, value| attvalue(&mut xml, name, value))?;
        xml.close("attvalues")?;
        xml.close("edge")?;
        xml.pass(out)?;
    }
    for name in ["edges", "graph", "gexf"] {
        xml.close(name)?;
        xml.pass(out)?;
    }
    Ok(())
}

fn attvalue(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.empty("attvalue", &[("for", name), ("value", value)])
}

fn color(kind: NodeKind) -> [&'static str; 3] {
    match kind {
        NodeKind::Person => ["234", "88", "12"],
        NodeKind::Country => ["29", "78", "216"],
        NodeKind::Organization => ["21", "128", "61"],
        NodeKind::Place => ["126", "34", "206"],
        NodeKind::Event => ["185", "28", "28"],
        NodeKind::Statement => ["71", "85", "105"],
        NodeKind::Document => ["148", "163", "184"],
    }
}

/// Takes the name and the value of a field.
type Put<'a> = &'a mut dyn FnMut(&str, &str) -> io::Result<()>;

/// Names and values of a node's fields, as text.
fn node_fields(node: &crate::graph::Node, buffer: &mut Vec<u8>, put: Put<'_>) -> io::Result<()> {
    put("kind", node.kind().name())?;
    put("name", &node.name)?;
    if !node.aliases.is_empty() {
        put("aliases", &serde_json::to_string(&node.aliases)?)?;
    }
    put("mentions", &node.mentions().to_string())?;
    for (property, value) in node.properties() {
        field(property.name(), value, put)?;
    }
    evidence(&node.evidence, buffer, put)
}

fn edge_fields(edge: &crate::graph::Edge, buffer: &mut Vec<u8>, put: Put<'_>) -> io::Result<()> {
    put("kind", edge.kind.name())?;
    for (name, value) in edge.properties() {
        field(name, value, put)?;
    }
    evidence(&edge.evidence, buffer, put)
}

fn field(name: &str, value: Value<'_>, put: Put<'_>) -> io::Result<()> {
    match value {
        Value::Text(text) => put(name, text),
        Value::Texts(texts) => put(name, &serde_json::to_string(texts)?),
        Value::Count(count) => put(name, &count.to_string()),
        Value::Flag(flag) => put(name, if flag { "true" } else { "false" }),
    }
}

/// Evidence as JSON, written in a buffer that is used again.
fn evidence(list: &EvidenceList, buffer: &mut Vec<u8>, put: Put<'_>) -> io::Result<()> {
    buffer.clear();
    serde_json::to_writer(&mut *buffer, list)?;
    put("evidence", std::str::from_utf8(buffer).map_err(io::Error::other)?)
}

/// A text as character data or attribute value. quick-xml's own escaping passes on control characters and
/// non-characters, which no parser of XML 1.0 takes: U+FFFD stands for them.
pub(super) fn escape(text: &str, line: &mut String) {
    let (mut copied, mut at) = (0, 0);
    while at < text.len() {
        // Only these bytes can begin what is not written as it is.
        if !matches!(text.as_bytes()[at], ..0x20 | b'&' | b'<' | b'>' | b'"' | 0xc2 | 0xe2 | 0xef) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            // As themselves, a parser would make spaces or `\n` of them.
            '\n' => "&#10;",
            '\r' => "&#13;",
            '\t' => "&#9;",
            '\u{85}' => "&#133;",
            '\u{2028}' => "&#8232;",
            '\u{2029}' => "&#8233;",
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
            _ => {
                at = end;
                continue;
            }
        };
        line.push_str(&text[copied..at]);
        line.push_str(instead);
        (copied, at) = (end, end);
    }
    line.push_str(&text[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reads_otherwise_is_written_otherwise() {
        let mut line = String::from("=");
        escape("a<b> & \"ç\"\n\r\t\0\u{85}\u{2028}\u{2029}\u{fffe}’ﬁ\u{a0}👩", &mut line);
        assert_eq!(
            line,
            "=a&lt;b&gt; &amp; &quot;ç&quot;&#10;&#13;&#9;\u{fffd}&#133;&#8232;&#8233;\u{fffd}’ﬁ\u{a0}👩"
        );
        line.clear();
        escape("", &mut line);
        escape("düz metin", &mut line);
        assert_eq!(line, "düz metin");
    }
}
