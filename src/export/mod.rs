//! Exporters: a format a file, behind one enum.
//!
//! An exporter writes to a [`Sink`], file by file, and streams: nothing of the size of the graph is held beside it.

mod csv;
pub(crate) mod cypher;
mod dot;
mod falkordb;
mod format;
mod ftm;
mod html;
mod json;
mod json_shapes;
mod ladybug;
mod ladybug_parquet;
mod mermaid;
mod parquet;
mod rdf;
mod sink;
mod table;
mod xml;

pub use format::{Exporter, Files, Format};
pub use sink::{Sink, Staging, StreamSink, write_file};
#[cfg(feature = "load")]
pub(crate) use table::line;
