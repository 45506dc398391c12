//! The formats: the one place that owns their names, extensions, media types and views.

use std::io;

use super::sink::Sink;
use crate::graph::{Graph, View};

/// A format that graphs are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // `Exporter::about` says what each is
pub enum Format {
    Dot,
    Csv,
    Json,
    Neo4j,
    Gephi,
    Html,
    Graphml,
    Gexf,
    Cytoscape,
    D3,
    Jgf,
    Mermaid,
    Cypher,
    Turtle,
    NQuads,
    JsonLd,
    Parquet,
    Ladybug,
    LadybugParquet,
    FalkorDb,
    Ftm,
}

/// What an exporter declares, and how it writes.
#[derive(Debug, Clone, Copy)]
pub struct Exporter {
    /// Name on the command line.
    pub name: &'static str,
    /// Extension of its file or files, without the dot.
    pub extension: &'static str,
    /// Media type (RFC 6838).
    pub media_type: &'static str,
    /// One line of help.
    pub about: &'static str,
    /// One file or several.
    pub files: Files,
    /// The view it writes unless told otherwise.
    pub view: View,
    /// Writes a graph as it is.
    pub write: fn(&Graph, &mut dyn Sink) -> io::Result<()>,
}

/// What a format's output is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// One file, `graph.<extension>` unless named.
    One,
    /// Several files in this folder under the output folder (empty: in the output folder itself).
    Several(&'static str),
}

impl Format {
    /// All formats.
    pub const ALL: &[Format] = &[
        Format::Dot,
        Format::Csv,
        Format::Json,
        Format::Neo4j,
        Format::Gephi,
        Format::Html,
        Format::Graphml,
        Format::Gexf,
        Format::Cytoscape,
        Format::D3,
        Format::Jgf,
        Format::Mermaid,
        Format::Cypher,
        Format::Turtle,
        Format::NQuads,
        Format::JsonLd,
        Format::Parquet,
        Format::Ladybug,
        Format::LadybugParquet,
        Format::FalkorDb,
        Format::Ftm,
    ];

    /// Its exporter.
    #[must_use]
    pub fn exporter(self) -> &'static Exporter {
        match self {
            Format::Dot => &super::dot::EXPORTER,
            Format::Csv => &super::csv::PLAIN,
            Format::Json => &super::json::EXPORTER,
            Format::Neo4j => &super::csv::NEO4J,
            Format::Gephi => &super::csv::GEPHI,
            Format::Html => &super::html::EXPORTER,
            Format::Graphml => &super::xml::GRAPHML,
            Format::Gexf => &super::xml::GEXF,
            Format::Cytoscape => &super::json_shapes::CYTOSCAPE,
            Format::D3 => &super::json_shapes::D3,
            Format::Jgf => &super::json_shapes::JGF,
            Format::Mermaid => &super::mermaid::EXPORTER,
            Format::Cypher => &super::cypher::EXPORTER,
            Format::Turtle => &super::rdf::TURTLE,
            Format::NQuads => &super::rdf::NQUADS,
            Format::JsonLd => &super::rdf::JSONLD,
            Format::Parquet => &super::parquet::EXPORTER,
            Format::Ladybug => &super::ladybug::EXPORTER,
            Format::LadybugParquet => &super::ladybug::PARQUET,
            Format::FalkorDb => &super::falkordb::EXPORTER,
            Format::Ftm => &super::ftm::EXPORTER,
        }
    }

    /// Name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.exporter().name
    }

    /// The format of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Format> {
        Self::ALL.iter().copied().find(|f| f.name() == name)
    }

    /// Whether it shows the sources' words, so that their texts are to be at hand ([`Graph::attach_source`]).
    #[must_use]
    pub fn needs_sources(self) -> bool {
        self == Format::Html
    }

    /// The first one-file format with this extension (without the dot).
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Format> {
        Self::ALL.iter().copied().find(|f| {
            let exporter = f.exporter();
            exporter.files == Files::One && exporter.extension == extension
        })
    }

    /// Writes a graph in its given view, or in the format's own.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn write(self, graph: &Graph, view: Option<View>, sink: &mut dyn Sink) -> io::Result<()> {
        let exporter = self.exporter();
        if view.unwrap_or(exporter.view) == View::Relations && graph.view() == View::Full {
            (exporter.write)(&graph.relations(), sink)
        } else {
            (exporter.write)(graph, sink)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_name_of_its_own() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(*format));
        }
    }
}
