//! Exporters: a format a file, behind one enum.
//!
//! An exporter writes to a [`Sink`], file by file, and streams: nothing of the size of the graph is held beside it.

mod csv;
mod dot;
mod format;
mod html;
mod json;
mod sink;

pub use format::{Exporter, Files, Format};
pub use sink::{Sink, Staging, StreamSink, write_file};
