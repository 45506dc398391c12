//! The graph: nodes and edges with evidence, stable ids, deterministic order.
