//! Parts of a graph: neighbourhoods, components.

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::{Bfs, EdgeRef};

use super::edge::Edge;
use super::kind::EdgeKind;
use super::model::{Graph, NodeIx};

impl Graph {
    /// The graph as petgraph has it, without direction and without [`EdgeKind::MentionedIn`] (which would make
    /// everything in a text a neighbour of everything else). Node and edge indices are those of this graph's slices.
    #[must_use]
    pub fn to_petgraph(&self) -> UnGraph<NodeIx, usize> {
        let mut out = UnGraph::with_capacity(self.nodes.len(), self.edges.len());
        for i in 0..self.nodes.len() {
            out.add_node(NodeIx(i as u32));
        }
        for (i, edge) in self.edges.iter().enumerate() {
            if edge.kind != EdgeKind::MentionedIn {
                out.add_edge(NodeIndex::new(edge.source.index()), NodeIndex::new(edge.target.index()), i);
            }
        }
        out
    }

    /// What lies within `hops` edges of some nodes, with every edge between what is kept. A node that stands alone is
    /// kept too where it is one of `around`.
    #[must_use]
    pub fn neighbourhood(&self, around: &[NodeIx], hops: usize) -> Graph {
        let linked = self.to_petgraph();
        let mut distance = vec![usize::MAX; self.nodes.len()];
        let mut queue = std::collections::VecDeque::new();
        for ix in around {
            distance[ix.index()] = 0;
            queue.push_back(NodeIndex::<u32>::new(ix.index()));
        }
        while let Some(at) = queue.pop_front() {
            if distance[at.index()] == hops {
                continue;
            }
            for edge in linked.edges(at) {
                let next = edge.target();
                if distance[next.index()] == usize::MAX {
                    distance[next.index()] = distance[at.index()] + 1;
                    queue.push_back(next);
                }
            }
        }
        self.retain(|ix| distance[ix.index()] != usize::MAX)
    }

    /// The graph of the nodes that `keep` says yes to, with the edges between them.
    #[must_use]
    pub fn retain(&self, keep: impl Fn(NodeIx) -> bool) -> Graph {
        self.cut(keep, |_, _| true)
    }

    /// The graph of some nodes and some of the edges between them.
    pub(super) fn cut(&self, keep: impl Fn(NodeIx) -> bool, stays: impl Fn(usize, &Edge) -> bool) -> Graph {
        let mut place = vec![u32::MAX; self.nodes.len()];
        let mut nodes = Vec::new();
        for (i, node) in self.nodes.iter().enumerate() {
            if keep(NodeIx(i as u32)) {
                place[i] = nodes.len() as u32;
                nodes.push(node.clone());
            }
        }
        let edges: Vec<Edge> = self
            .edges
            .iter()
            .enumerate()
            .filter(|(_, e)| place[e.source.index()] != u32::MAX && place[e.target.index()] != u32::MAX)
            .filter(|(i, e)| stays(*i, e))
            .map(|(_, e)| Edge {
                source: NodeIx(place[e.source.index()]),
                target: NodeIx(place[e.target.index()]),
                ..e.clone()
            })
            .collect();
        let mut graph = Graph::assemble(nodes, edges, self.coverage.clone(), self.view);
        graph.generator.clone_from(&self.generator);
        graph.sources.clone_from(&self.sources);
        graph
    }

    /// Sizes of the parts that hang together, largest first (source documents join nothing).
    #[must_use]
    pub fn components(&self) -> Vec<usize> {
        let linked = self.to_petgraph();
        let mut seen = vec![false; self.nodes.len()];
        let mut sizes = Vec::new();
        for start in linked.node_indices() {
            if seen[start.index()] {
                continue;
            }
            let mut walk = Bfs::new(&linked, start);
            let mut size = 0;
            while let Some(at) = walk.next(&linked) {
                seen[at.index()] = true;
                size += 1;
            }
            sizes.push(size);
        }
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }
}
