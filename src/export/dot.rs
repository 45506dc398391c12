//! Graphviz: shape and colour by kind, evidence as tooltip. Own escaping, since a name may hold anything.
//!
//! Documents and the edges to them are left out: every node has one, and they would cover the rest. A comment says how
//! many there are, and where the graph is of one document, the picture's title names it.

use std::io::{self, Write};

use super::format::{Exporter, Files};
use super::sink::Sink;
use crate::event::Status;
use crate::graph::{Edge, EdgeKind, EvidenceList, Graph, Node, NodeData, NodeKind, Property, Value, View};
use crate::statement::Mode;

pub(super) const EXPORTER: Exporter = Exporter {
    name: "dot",
    extension: "dot",
    media_type: "text/vnd.graphviz",
    about: "Graphviz: `dot -Tsvg graph.dot -o graph.svg`",
    files: Files::One,
    view: View::Full,
    write,
};

/// Characters of a label before it is cut; the whole text is in the tooltip.
const LONGEST_LABEL: usize = 160;
/// Characters of a line before a label is broken.
const LINE: usize = 34;

fn write(graph: &Graph, sink: &mut dyn Sink) -> io::Result<()> {
    sink.file("graph.dot", &mut |out| write_to(graph, out))
}

fn write_to(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let documents: Vec<&Node> = graph.nodes().iter().filter(|n| n.kind() == NodeKind::Document).collect();
    let drawn = |e: &&Edge| e.kind != EdgeKind::MentionedIn;
    writeln!(out, "digraph kilim {{")?;
    if !documents.is_empty() {
        let edges = graph.edges().len() - graph.edges().iter().filter(drawn).count();
        writeln!(out, "  // not drawn: {} Document nodes, {edges} MENTIONED_IN edges", documents.len())?;
    }
    write!(
        out,
        "  graph [rankdir=LR, nodesep=0.22, ranksep=0.55, fontname=\"Helvetica\", fontsize=13, bgcolor=\"white\", \
         charset=\"UTF-8\", outputorder=edgesfirst"
    )?;
    let mut line = String::new();
    if let [document] = documents.as_slice() {
        line.push_str(", labelloc=t, label=\"");
        escaped(&document.name, &mut line);
        if let Some(Value::Text(day)) = document.property(Property::Published) {
            line.push_str(" · ");
            escaped(day, &mut line);
        }
        line.push('"');
        out.write_all(line.as_bytes())?;
    }
    writeln!(out, "];")?;
    writeln!(
        out,
        "  node [fontname=\"Helvetica\", fontsize=11, style=\"filled\", penwidth=1.2, margin=\"0.12,0.06\"];"
    )?;
    writeln!(
        out,
        "  edge [fontname=\"Helvetica\", fontsize=8, arrowsize=0.6, color=\"#64748b\", fontcolor=\"#475569\"];"
    )?;
    for node in graph.nodes().iter().filter(|n| n.kind() != NodeKind::Document) {
        line.clear();
        node_line(node, &mut line);
        out.write_all(line.as_bytes())?;
    }
    for edge in graph.edges().iter().filter(drawn) {
        line.clear();
        edge_line(graph, edge, &mut line);
        out.write_all(line.as_bytes())?;
    }
    writeln!(out, "}}")
}

/// Shape, fill and border of a kind.
fn look(kind: NodeKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        NodeKind::Person => ("ellipse", "#ffedd5", "#c2410c"),
        NodeKind::Country => ("box", "#dbeafe", "#1d4ed8"),
        NodeKind::Organization => ("component", "#dcfce7", "#15803d"),
        NodeKind::Place => ("hexagon", "#f3e8ff", "#7e22ce"),
        NodeKind::Event => ("box", "#fee2e2", "#b91c1c"),
        NodeKind::Statement => ("note", "#f8fafc", "#475569"),
        NodeKind::Document => ("folder", "#ffffff", "#94a3b8"),
    }
}

fn node_line(node: &Node, line: &mut String) {
    let kind = node.kind();
    let (shape, fill, border) = look(kind);
    line.push_str("  ");
    quoted(&node.id, line);
    line.push_str(" [label=\"");
    match &node.data {
        NodeData::Event(event) => {
            line.push_str(event.kind.name());
            line.push_str("\\n");
            label(&node.name, line);
            if let Some(date) = &event.date {
                line.push_str("\\n");
                label(date, line);
            }
            if event.status != Status::Occurred
                && let Some(Value::Text(status)) = node.property(Property::Status)
            {
                line.push_str("\\n(");
                line.push_str(status);
                line.push(')');
            }
        }
        NodeData::Statement(statement) => {
            if let Some(speaker) = &statement.speaker_text {
                label(speaker, line);
                line.push_str(":\\n");
            }
            let direct = statement.mode == Mode::Direct;
            line.push_str(if direct { "“" } else { "" });
            label(&statement.text, line);
            line.push_str(if direct { "”" } else { "" });
        }
        _ => label(&node.name, line),
    }
    line.push_str("\", shape=");
    line.push_str(shape);
    if matches!(kind, NodeKind::Event | NodeKind::Country) {
        line.push_str(", style=\"filled,rounded\"");
    }
    if kind == NodeKind::Statement {
        line.push_str(", fontsize=9");
    }
    line.push_str(", fillcolor=\"");
    line.push_str(fill);
    line.push_str("\", color=\"");
    line.push_str(border);
    line.push_str("\", kind=");
    line.push_str(kind.name());
    line.push_str(", tooltip=\"");
    match &node.data {
        NodeData::Statement(statement) => escaped(&statement.text, line),
        _ => escaped(&node.name, line),
    }
    line.push_str("\\n");
    tooltip(&node.evidence, line);
    line.push_str("\"];\n");
}

fn edge_line(graph: &Graph, edge: &Edge, line: &mut String) {
    line.push_str("  ");
    quoted(&graph.node(edge.source).id, line);
    line.push_str(" -> ");
    quoted(&graph.node(edge.target).id, line);
    line.push_str(" [");
    line.push_str("label=\"");
    line.push_str(edge.kind.name());
    if let Some(count) = edge.count().filter(|c| *c > 1) {
        line.push_str(" ×");
        line.push_str(&count.to_string());
    }
    if let Some(title) = &edge.title {
        line.push_str("\\n");
        label(title, line);
    }
    let facts = edge.facts.as_deref().filter(|f| !f.occurred());
    if let Some(facts) = facts {
        line.push_str("\\n(");
        line.push_str(facts.status_name());
        line.push(')');
    }
    line.push_str("\", ");
    if facts.is_some() {
        line.push_str("style=dashed, ");
    }
    let color = match edge.kind {
        EdgeKind::AgentOf | EdgeKind::Targets | EdgeKind::Did(_) => "#b91c1c",
        EdgeKind::Said => "#0f172a",
        kind if kind.is_relation() => "#15803d",
        _ => "#94a3b8",
    };
    line.push_str("color=\"");
    line.push_str(color);
    line.push_str("\", ");
    if matches!(edge.kind, EdgeKind::About) {
        line.push_str("style=dotted, ");
    }
    if edge.is_symmetric() {
        line.push_str("dir=none, ");
    }
    line.push_str("tooltip=\"");
    line.push_str(edge.kind.name());
    line.push_str("\\n");
    tooltip(&edge.evidence, line);
    line.push_str("\"];\n");
}

/// The first pieces of evidence, a line each.
fn tooltip(evidence: &EvidenceList, line: &mut String) {
    use std::fmt::Write as _;
    for (i, e) in evidence.iter().take(3).enumerate() {
        if i > 0 {
            line.push_str("\\n");
        }
        let _ = write!(line, "{} {}–{} ", e.doc, e.span.start, e.span.end);
        escaped(&e.rule, line);
        let _ = write!(line, " {}", e.confidence);
    }
    if evidence.len() > 3 {
        let _ = write!(line, "\\n+{}", evidence.len() - 3);
    }
}

/// A text as an id: in quotation marks.
fn quoted(text: &str, line: &mut String) {
    line.push('"');
    escaped(text, line);
    line.push('"');
}

/// A text broken into lines at words, and cut where it is too long.
fn label(text: &str, line: &mut String) {
    let (mut width, mut total) = (0, 0);
    for word in text.split(' ') {
        let mut word = word;
        loop {
            // A word longer than a line is broken where the line ends.
            let end = word.char_indices().nth(LINE).map_or(word.len(), |(i, _)| i);
            let (piece, rest) = word.split_at(end);
            let length = piece.chars().count();
            if total + length > LONGEST_LABEL {
                line.push('…');
                return;
            }
            if width > 0 && width + 1 + length > LINE {
                line.push_str("\\n");
                width = 0;
            } else if width > 0 {
                line.push(' ');
                width += 1;
            }
            escaped(piece, line);
            width += length;
            total += length + 1;
            if rest.is_empty() {
                break;
            }
            word = rest;
        }
    }
}

/// A text inside a quoted string: the string can't end early, and Graphviz reads no escape and no entity in it.
fn escaped(text: &str, line: &mut String) {
    for c in text.chars() {
        match c {
            '"' => line.push_str("\\\""),
            '\\' => line.push_str("\\\\"),
            '&' => line.push_str("&amp;"),
            '\n' => line.push_str("\\n"),
            // Graphviz ends a text at NUL, draws no other control character, and writes SVG that no browser opens where
            // XML forbids one.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => line.push('\u{fffd}'),
            c => line.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        let mut out = String::new();
        label(text, &mut out);
        out
    }

    #[test]
    fn labels_break_at_words_and_stop_in_time() {
        assert_eq!(of("kısa"), "kısa");
        assert_eq!(of(&"sözcük ".repeat(8)).matches("\\n").count(), 1);
        assert!(of(&"uzun ".repeat(100)).ends_with('…'));
        assert!(of(&"x".repeat(10_000)).chars().count() < 200);
    }

    #[test]
    fn nothing_in_a_name_ends_its_string() {
        assert_eq!(of(r#"a"b\"#), r#"a\"b\\"#);
        assert_eq!(of("a\0&lt;"), "a\u{fffd}&amp;lt;");
        assert_eq!(of("a\u{fffe}"), "a\u{fffd}");
    }
}
