//! Whether evidence holds: `source[start..end]` must be the words that the graph says.

use super::evidence::{Evidence, EvidenceList};
use super::fragment::single_spaces;
use super::model::Graph;
use super::node::{Node, NodeData};
use crate::statement::PARTED;

/// Checks all evidence of a graph. `text` gives a document's text by its id; evidence in documents whose text is
/// missing is passed over (whoever looked for the texts knows of those). Adds a line for each defect to `found`,
/// returns how many pieces of evidence were looked at.
pub fn defects<'t>(graph: &Graph, text: impl Fn(&str) -> Option<&'t str>, found: &mut Vec<String>) -> usize {
    let mut checked = 0;
    for node in graph.nodes() {
        checked += check(&node.id, &node.evidence, &text, found, &|words| node_says(node, words));
        found.extend(trigger_missing(node, &text));
    }
    for edge in graph.edges() {
        let key = edge.key();
        checked += check(&key, &edge.evidence, &text, found, &|_| None);
    }
    checked
}

fn check<'t>(
    what: &str,
    list: &EvidenceList,
    text: &impl Fn(&str) -> Option<&'t str>,
    found: &mut Vec<String>,
    says: &dyn Fn(&str) -> Option<String>,
) -> usize {
    let mut checked = 0;
    for evidence in list {
        let Some(text) = text(&evidence.doc) else { continue };
        checked += 1;
        let span = evidence.span;
        let place = format!("{what}: {} {}..{}", evidence.doc, span.start, span.end);
        match text.get(range(evidence)) {
            None => found.push(format!("{place}: outside the text, or inside a character")),
            Some("") => found.push(format!("{place}: no words")),
            Some(words) => found.extend(says(words).map(|why| format!("{place}: {why}"))),
        }
    }
    checked
}

/// What a node says otherwise than its evidence.
fn node_says(node: &Node, words: &str) -> Option<String> {
    match &node.data {
        NodeData::Document(_) | NodeData::Event(_) => None,
        NodeData::Statement(statement) => (!is_said_in(&statement.text, words))
            .then(|| format!("`{}` is not the statement's text", shown(words))),
        _ => {
            let form = single_spaces(words);
            (node.name != form && !node.aliases.contains(&form))
                .then(|| format!("`{}` is no name of `{}`", shown(words), node.name))
        }
    }
}

/// Whether a statement's text is these words, or these without what parts them.
fn is_said_in(text: &str, words: &str) -> bool {
    if text == words {
        return true;
    }
    let mut parts: Vec<&str> = text.split(PARTED).collect();
    let last = parts.pop().filter(|_| !parts.is_empty());
    let Some(mut rest) = last.and_then(|last| words.strip_suffix(last)) else { return false };
    for (i, part) in parts.into_iter().enumerate() {
        match rest.find(part).filter(|at| i > 0 || *at == 0) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

/// An event whose trigger stands in none of its evidence.
fn trigger_missing<'t>(node: &Node, text: &impl Fn(&str) -> Option<&'t str>) -> Option<String> {
    let NodeData::Event(event) = &node.data else { return None };
    let mut read = false;
    for evidence in &node.evidence {
        let words = text(&evidence.doc).and_then(|t| t.get(range(evidence)));
        read |= words.is_some();
        if words.is_some_and(|w| single_spaces(w).contains(&event.trigger)) {
            return None;
        }
    }
    read.then(|| format!("{}: `{}` stands in none of its evidence", node.id, event.trigger))
}

fn range(evidence: &Evidence) -> std::ops::Range<usize> {
    evidence.span.start as usize..evidence.span.end as usize
}

fn shown(words: &str) -> String {
    let mut out: String = words.chars().take(60).collect();
    if out.len() < words.len() {
        out.push('…');
    }
    out
}
