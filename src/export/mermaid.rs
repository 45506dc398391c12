//! Mermaid: a diagram that GitHub, GitLab and many editors draw from text.

use std::io::{self, Write};

use super::format::{Exporter, Files};
use crate::graph::{Edge, Graph, NodeIx, NodeKind, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "mermaid",
    extension: "mmd",
    media_type: "text/vnd.mermaid",
    about: "Mermaid flowchart of the relations view, the 500 heaviest edges",
    files: Files::One,
    view: View::Relations,
    write: |graph, sink| sink.file("graph.mmd", &mut |out| write_to(graph, out)),
};

/// Mermaid draws no diagram with more edges than this (`maxEdges`).
const MOST_EDGES: usize = 500;
/// Characters of a label before it is cut.
const LONGEST: usize = 80;

fn write_to(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut chosen: Vec<&Edge> = graph.edges().iter().collect();
    chosen.sort_by_key(|e| std::cmp::Reverse(e.weight()));
    let left_out = chosen.len().saturating_sub(MOST_EDGES);
    chosen.truncate(MOST_EDGES);
    chosen.sort_by_key(|e| (e.kind.name(), e.hash));
    let mut shown = vec![left_out == 0; graph.nodes().len()];
    for edge in &chosen {
        shown[edge.source.index()] = true;
        shown[edge.target.index()] = true;
    }
    writeln!(out, "flowchart LR")?;
    if left_out > 0 {
        writeln!(out, "  %% {left_out} edges more; Mermaid draws {MOST_EDGES} at most")?;
    }
    let mut line = String::new();
    for (i, node) in graph.nodes().iter().enumerate().filter(|(i, _)| shown[*i]) {
        line.clear();
        label(&node.name, &mut line);
        let (open, close) = match node.kind() {
            NodeKind::Person => ("([", "])"),
            NodeKind::Organization => ("[[", "]]"),
            NodeKind::Place => ("{{", "}}"),
            NodeKind::Event => ("(", ")"),
            _ => ("[", "]"),
        };
        writeln!(out, "  n{i}{open}\"{line}\"{close}:::{}", node.kind().name())?;
    }
    for edge in chosen {
        line.clear();
        line.push_str(edge.kind.name());
        if let Some(title) = &edge.title {
            line.push_str(": ");
            label(title, &mut line);
        }
        if let Some(count) = edge.count().filter(|c| *c > 1) {
            line.push_str(" ×");
            line.push_str(&count.to_string());
        }
        let occurred = edge.facts.as_ref().is_none_or(|f| f.occurred());
        if let (false, Some(facts)) = (occurred, &edge.facts) {
            line.push_str(" (");
            line.push_str(facts.status_name());
            line.push(')');
        }
        let arrow = match (occurred, edge.is_symmetric()) {
            (true, true) => "---",
            (true, false) => "-->",
            (false, true) => "-.-",
            (false, false) => "-.->",
        };
        let (NodeIx(source), NodeIx(target)) = (edge.source, edge.target);
        writeln!(out, "  n{source} {arrow}|\"{line}\"| n{target}")?;
    }
    for (kind, fill, stroke) in [
        ("Person", "#ffedd5", "#c2410c"),
        ("Country", "#dbeafe", "#1d4ed8"),
        ("Organization", "#dcfce7", "#15803d"),
        ("Place", "#f3e8ff", "#7e22ce"),
        ("Event", "#fee2e2", "#b91c1c"),
        ("Statement", "#f8fafc", "#475569"),
        ("Document", "#ffffff", "#94a3b8"),
    ] {
        writeln!(out, "  classDef {kind} fill:{fill},stroke:{stroke},color:#0f172a")?;
    }
    Ok(())
}

/// A text inside quotation marks. Whatever could mean something to Mermaid or HTML is written by its number.
fn label(text: &str, line: &mut String) {
    use std::fmt::Write as _;
    for (i, c) in text.chars().enumerate() {
        if i == LONGEST {
            line.push('…');
            return;
        }
        match c {
            ' ' | ',' | '.' | '-' | '(' | ')' | ':' => line.push(c),
            c if c.is_control() || c == '\u{2028}' => line.push(' '),
            c if c.is_ascii_punctuation() => {
                let _ = write!(line, "#{};", u32::from(c));
            }
            c => line.push(c),
        }
    }
    if text.trim().is_empty() {
        line.push_str("#8203;");
    }
}
