//! `kilim stats`: what a graph holds.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use super::args::StatsArgs;
use super::exit::Exit;
use super::export::read_graph;
use super::report::print;
use crate::error::Error;
use crate::graph::{CoverageCounts, EdgeKind, Graph, NodeData, NodeKind};

/// Prints counts.
pub fn run(args: &StatsArgs) -> Result<Exit, Error> {
    let graph = read_graph(&args.graph)?;
    let stats = Stats::of(&graph, args.top);
    let text = if args.json { stats.json(&graph) } else { stats.text(&graph) };
    print(text.as_bytes())?;
    Ok(Exit::Done)
}

struct Stats<'g> {
    nodes: BTreeMap<&'static str, usize>,
    edges: BTreeMap<&'static str, usize>,
    events: BTreeMap<&'static str, usize>,
    evidence: usize,
    components: Vec<usize>,
    /// Degree, kind, name, id; most connected first.
    top: Vec<(u32, &'static str, &'g str, &'g str)>,
    coverage: CoverageCounts,
}

impl<'g> Stats<'g> {
    fn of(graph: &'g Graph, top: usize) -> Self {
        let mut nodes = BTreeMap::new();
        let mut edges = BTreeMap::new();
        let mut events = BTreeMap::new();
        let mut evidence = 0;
        for node in graph.nodes() {
            *nodes.entry(node.kind().name()).or_insert(0) += 1;
            evidence += node.evidence.len();
            if let NodeData::Event(event) = &node.data {
                *events.entry(event.kind.name()).or_insert(0) += 1;
            }
        }
        let mut degree = vec![0u32; graph.nodes().len()];
        for edge in graph.edges() {
            *edges.entry(edge.kind.name()).or_insert(0) += 1;
            evidence += edge.evidence.len();
            if edge.kind != EdgeKind::MentionedIn {
                degree[edge.source.index()] += 1;
                degree[edge.target.index()] += 1;
            }
        }
        let mut ranked: Vec<_> = graph
            .nodes()
            .iter()
            .zip(degree)
            .filter(|(node, degree)| node.kind().is_entity() && *degree > 0)
            .map(|(n, degree)| (degree, n.kind().name(), n.name.as_str(), n.id.as_str()))
            .collect();
        ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.3.cmp(b.3)));
        ranked.truncate(top);
        let mut coverage = CoverageCounts::default();
        for counts in graph.coverage().values() {
            coverage.add(counts);
        }
        let components = graph.retain(|ix| graph.node(ix).kind() != NodeKind::Document).components();
        Self { nodes, edges, events, evidence, components, top: ranked, coverage }
    }

    fn text(&self, graph: &Graph) -> String {
        let mut out = String::new();
        let total = |t: &BTreeMap<&str, usize>| t.values().sum::<usize>();
        for (title, table) in [("nodes", &self.nodes), ("edges", &self.edges), ("events", &self.events)] {
            let _ = writeln!(out, "{title:<24}{:>9}", total(table));
            for (name, n) in table {
                let _ = writeln!(out, "  {name:<22}{n:>9}");
            }
        }
        let _ = writeln!(out, "{:<24}{:>9}", "evidence", self.evidence);
        let largest = self.components.first().copied().unwrap_or(0);
        let _ =
            writeln!(out, "{:<24}{:>9}  the largest holds {largest} nodes", "parts", self.components.len());
        let c = &self.coverage;
        let _ = writeln!(out, "{:<24}{:>9}", "sentences", c.sentences);
        for (name, n) in [
            ("used", c.used),
            ("no name", c.no_name),
            ("no predicate", c.no_predicate),
            ("no argument", c.no_argument),
            ("too long", c.too_long),
        ] {
            let share = f64::from(n) * 100.0 / f64::from(c.sentences.max(1));
            let _ = writeln!(out, "  {name:<22}{n:>9}  {share:.1} %");
        }
        if !self.top.is_empty() {
            let _ = writeln!(out, "most connected");
            for (degree, kind, name, _) in &self.top {
                let _ = writeln!(out, "  {kind:<22}{degree:>9}  {name}");
            }
        }
        let _ = writeln!(out, "made by {}", graph.generator());
        out
    }

    fn json(&self, graph: &Graph) -> String {
        let top: Vec<_> = self
            .top
            .iter()
            .map(|(degree, kind, name, id)| json!({"id": id, "kind": kind, "name": name, "degree": degree}))
            .collect();
        let value = json!({
            "generator": graph.generator(),
            "view": graph.view().name(),
            "nodes": self.nodes,
            "edges": self.edges,
            "events": self.events,
            "evidence": self.evidence,
            "components": self.components.len(),
            "largest_component": self.components.first().copied().unwrap_or(0),
            "coverage": self.coverage,
            "most_connected": top,
        });
        format!("{value:#}\n")
    }
}
