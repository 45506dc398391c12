//! The graph: nodes and edges with evidence, stable ids, an order that depends on nothing but the content.
//!
//! [`Builder`] takes documents with what was found in them and gives a [`Graph`]; [`Graph::read`] takes one from JSON;
//! exporters read it. The contract (kinds, properties, ids) is in `docs/graph.md`.

mod algebra;
mod apart;
mod builder;
mod cut;
mod edge;
mod evidence;
mod forms;
mod fragment;
mod id;
mod kind;
mod link;
mod lookup;
mod model;
mod node;
mod property;
mod read;
mod resolve;
mod retract;
mod selection;
mod ties;
mod told;
mod verify;
mod view;
mod words;

pub use algebra::{Diff, EdgeLine, NodeLine, merge};
pub use builder::Builder;
pub use edge::{Edge, EdgeFacts, WithEnds};
pub use evidence::{Evidence, EvidenceList};
pub use forms::Forms;
pub use fragment::{Fragment, fragment};
pub use id::{document_id, entity_id};
pub use kind::{EdgeKind, NodeKind};
pub use lookup::LookUpError;
pub use model::{CoverageCounts, FORMAT, Graph, NodeIx};
pub use node::{Country, Document, Event, Node, NodeData, Organization, Person, Place, Polarity, Statement};
pub use property::{Property, PropertyType, Value};
pub use read::ReadError;
pub use resolve::{Pair, Resolved, resolve};
pub use selection::{Join, Selection};
pub use ties::{Bond, By, Tie, Way};
pub use verify::defects;
pub use view::View;
