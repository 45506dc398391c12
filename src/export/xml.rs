//! GraphML and GEXF: XML that streams. Lists and evidence are JSON in their field.

use std::io::{self, Write};

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

fn graphml(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
          xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
          xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
          http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    )?;
    let texts = Property::ALL.map(|p| (p.name(), "string", "string"));
    for (name, kind, _) in NODE_FIELDS.iter().chain(&texts) {
        writeln!(out, "<key id=\"n_{name}\" for=\"node\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    for (name, kind, _) in EDGE_FIELDS {
        writeln!(out, "<key id=\"e_{name}\" for=\"edge\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    writeln!(out, "<graph id=\"kilim\" edgedefault=\"directed\">")?;
    let (mut line, mut buffer) = (String::new(), Vec::new());
    for node in graph.nodes() {
        line.clear();
        line.push_str("<node id=\"");
        escape(&node.id, &mut line);
        line.push_str("\">");
        node_fields(node, &mut buffer, &mut |name, value| {
            line.push_str("<data key=\"n_");
            line.push_str(name);
            line.push_str("\">");
            escape(value, &mut line);
            line.push_str("</data>");
        })?;
        line.push_str("</node>\n");
        out.write_all(line.as_bytes())?;
    }
    for edge in graph.edges() {
        line.clear();
        line.push_str("<edge id=\"");
        escape(&edge.key(), &mut line);
        line.push_str("\" source=\"");
        escape(&graph.node(edge.source).id, &mut line);
        line.push_str("\" target=\"");
        escape(&graph.node(edge.target).id, &mut line);
        line.push_str("\">");
        edge_fields(edge, &mut buffer, &mut |name, value| {
            line.push_str("<data key=\"e_");
            line.push_str(name);
            line.push_str("\">");
            escape(value, &mut line);
            line.push_str("</data>");
        })?;
        line.push_str("</edge>\n");
        out.write_all(line.as_bytes())?;
    }
    out.write_all(b"</graph>\n</graphml>\n")
}

fn gexf(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" \
          xmlns:viz=\"http://gexf.net/1.3/viz\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
          xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n",
    )?;
    let (mut line, mut buffer) = (String::new(), Vec::new());
    escape(graph.generator(), &mut line);
    writeln!(out, "<meta><creator>{line}</creator></meta>")?;
    writeln!(out, "<graph defaultedgetype=\"directed\" mode=\"static\">\n<attributes class=\"node\">")?;
    let texts = Property::ALL.map(|p| (p.name(), "string", "string"));
    for (name, _, kind) in NODE_FIELDS.iter().chain(&texts) {
        writeln!(out, "<attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>")?;
    }
    writeln!(out, "</attributes>\n<attributes class=\"edge\">")?;
    for (name, _, kind) in EDGE_FIELDS {
        writeln!(out, "<attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>")?;
    }
    writeln!(out, "</attributes>\n<nodes>")?;
    for node in graph.nodes() {
        line.clear();
        line.push_str("<node id=\"");
        escape(&node.id, &mut line);
        line.push_str("\" label=\"");
        escape(&node.name, &mut line);
        line.push_str("\"><attvalues>");
        node_fields(node, &mut buffer, &mut |name, value| attvalue(name, value, &mut line))?;
        line.push_str("</attvalues><viz:color ");
        line.push_str(color(node.kind()));
        line.push_str("/></node>\n");
        out.write_all(line.as_bytes())?;
    }
    writeln!(out, "</nodes>\n<edges>")?;
    for edge in graph.edges() {
        line.clear();
        line.push_str("<edge id=\"");
        escape(&edge.key(), &mut line);
        line.push_str("\" source=\"");
        escape(&graph.node(edge.source).id, &mut line);
        line.push_str("\" target=\"");
        escape(&graph.node(edge.target).id, &mut line);
        line.push_str("\" kind=\"");
        line.push_str(edge.kind.name());
        line.push_str("\" label=\"");
        line.push_str(edge.kind.name());
        line.push_str("\" weight=\"");
        line.push_str(&edge.weight().to_string());
        line.push_str("\"><attvalues>");
        edge_fields(edge, &mut buffer, &mut |name, value| attvalue(name, value, &mut line))?;
        line.push_str("</attvalues></edge>\n");
        out.write_all(line.as_bytes())?;
    }
    out.write_all(b"</edges>\n</graph>\n</gexf>\n")
}

fn attvalue(name: &str, value: &str, line: &mut String) {
    line.push_str("<attvalue for=\"");
    line.push_str(name);
    line.push_str("\" value=\"");
    escape(value, line);
    line.push_str("\"/>");
}

fn color(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Person => "r=\"234\" g=\"88\" b=\"12\"",
        NodeKind::Country => "r=\"29\" g=\"78\" b=\"216\"",
        NodeKind::Organization => "r=\"21\" g=\"128\" b=\"61\"",
        NodeKind::Place => "r=\"126\" g=\"34\" b=\"206\"",
        NodeKind::Event => "r=\"185\" g=\"28\" b=\"28\"",
        NodeKind::Statement => "r=\"71\" g=\"85\" b=\"105\"",
        NodeKind::Document => "r=\"148\" g=\"163\" b=\"184\"",
    }
}

/// Names and values of a node's fields, as text.
fn node_fields(
    node: &crate::graph::Node,
    buffer: &mut Vec<u8>,
    put: &mut dyn FnMut(&str, &str),
) -> io::Result<()> {
    put("kind", node.kind().name());
    put("name", &node.name);
    if !node.aliases.is_empty() {
        put("aliases", &serde_json::to_string(&node.aliases)?);
    }
    put("mentions", &node.mentions().to_string());
    for (property, value) in node.properties() {
        field(property.name(), value, put)?;
    }
    evidence(&node.evidence, buffer, put)
}

fn edge_fields(
    edge: &crate::graph::Edge,
    buffer: &mut Vec<u8>,
    put: &mut dyn FnMut(&str, &str),
) -> io::Result<()> {
    put("kind", edge.kind.name());
    for (name, value) in edge.properties() {
        field(name, value, put)?;
    }
    evidence(&edge.evidence, buffer, put)
}

fn field(name: &str, value: Value<'_>, put: &mut dyn FnMut(&str, &str)) -> io::Result<()> {
    match value {
        Value::Text(text) => put(name, text),
        Value::Texts(texts) => put(name, &serde_json::to_string(texts)?),
        Value::Count(count) => put(name, &count.to_string()),
        Value::Flag(flag) => put(name, if flag { "true" } else { "false" }),
    }
    Ok(())
}

/// Evidence as JSON, written in a buffer that is used again.
fn evidence(list: &EvidenceList, buffer: &mut Vec<u8>, put: &mut dyn FnMut(&str, &str)) -> io::Result<()> {
    buffer.clear();
    serde_json::to_writer(&mut *buffer, list)?;
    put("evidence", std::str::from_utf8(buffer).map_err(io::Error::other)?);
    Ok(())
}

/// A text as character data or attribute value. XML 1.0 has no way to write control characters and non-characters:
/// U+FFFD stands for them.
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
