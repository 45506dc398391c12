//! Nodes and edges as values of Bolt.

use neo4rs::{BoltList, BoltMap, BoltType};

use crate::graph::{Edge, EvidenceList, Graph, Node, Value};

/// What a statement takes for one node or edge.
pub(super) struct Row {
    pub values: BoltMap,
    /// Bytes of its texts, about.
    pub bytes: usize,
}

impl Row {
    fn new() -> Self {
        Self { values: BoltMap::with_capacity(12), bytes: 0 }
    }

    fn put(&mut self, name: &str, value: impl Into<BoltType>) {
        self.values.put(name.into(), value.into());
    }

    fn text(&mut self, name: &str, text: &str) {
        self.bytes += name.len() + text.len();
        self.put(name, text);
    }

    fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
        let mut list = BoltList::new();
        for text in texts {
            self.bytes += text.len();
            list.push(text.into());
        }
        self.put(name, BoltType::List(list));
    }

    fn property(&mut self, name: &str, value: Value<'_>) {
        match value {
            Value::Text(text) => self.text(name, text),
            Value::Texts(texts) => self.texts(name, texts.iter().map(String::as_str)),
            Value::Count(count) => self.put(name, i64::try_from(count).unwrap_or(i64::MAX)),
            Value::Flag(flag) => self.put(name, flag),
        }
    }

    fn evidence(&mut self, list: &EvidenceList) {
        let lines: Vec<String> = list.iter().map(crate::export::line).collect();
        self.texts("evidence", lines.iter().map(String::as_str));
    }
}

/// A node's properties.
pub(super) fn node(node: &Node) -> Row {
    let mut row = Row::new();
    row.text("id", &node.id);
    row.text("name", &node.name);
    row.property("mentions", Value::Count(node.mentions()));
    if !node.aliases.is_empty() {
        row.property("aliases", Value::Texts(&node.aliases));
    }
    for (property, value) in node.properties() {
        row.property(property.name(), value);
    }
    row.evidence(&node.evidence);
    row
}

/// An edge's ends, key and properties.
pub(super) fn edge(graph: &Graph, edge: &Edge) -> Row {
    let mut properties = Row::new();
    for (name, value) in edge.properties() {
        properties.property(name, value);
    }
    properties.evidence(&edge.evidence);
    let mut row = Row::new();
    row.text("source", &graph.node(edge.source).id);
    row.text("target", &graph.node(edge.target).id);
    row.text("key", &edge.key());
    row.bytes += properties.bytes;
    row.put("properties", BoltType::Map(properties.values));
    row
}
