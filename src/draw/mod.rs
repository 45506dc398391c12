//! Pictures of a graph for readers: who with whom, as SVG or PNG, without any other program.
//!
//! [`picture`] gathers what is to be seen (names as cards, one line a pair), places it (`layout`: stress, then pushed
//! apart until nothing overlaps) and gives a [`Scene`], which is written as SVG or PNG. The same graph gives the same
//! bytes on any machine.

mod card;
mod compose;
mod diagram;
mod font;
mod full;
mod gather;
mod layout;
mod legend;
mod png;
mod scene;
mod svg;
mod theme;
mod words;

use crate::graph::{Graph, NodeData, NodeIx, View};
use words::Words;

pub use scene::Scene;

/// How a graph is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Who with whom, or all that the graph tells: events and statements as cards of their own.
    pub view: View,
    /// Title; else the article's, or that of whom it is around.
    pub title: Option<String>,
    /// Names that are drawn larger, and even where nothing joins them.
    pub focus: Vec<NodeIx>,
    /// Names that belong together in a frame.
    pub cluster: Option<Cluster>,
    /// Lines with less behind them are left out.
    pub min_count: usize,
    /// How many names there were to choose from.
    pub out_of: Option<usize>,
    /// Language code of the picture's words; else that of most articles.
    pub lang: Option<String>,
}

/// What names are framed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cluster {
    /// The country that they belong to.
    Country,
    /// Their kind.
    Kind,
}

/// Draws a graph: in the relations view names that something joins and what joins them, in the full view events and
/// statements too.
#[must_use]
pub fn picture(graph: &Graph, options: &Options) -> Scene {
    let words = match &options.lang {
        Some(lang) => Words::of(lang),
        None => Words::of(&main_language(graph)),
    };
    let diagram = match options.view {
        View::Relations => gather::gather(graph, options, words),
        View::Full => full::gather(graph, options, words),
    };
    compose::compose(&diagram, words)
}

impl Scene {
    /// As SVG.
    #[must_use]
    pub fn to_svg(&self) -> String {
        svg::write(self)
    }

    /// As PNG, `scale` pixels a unit; fewer where the picture would have more than 64 million.
    ///
    /// # Errors
    /// Where it can't be encoded.
    pub fn to_png(&self, scale: f64) -> Result<Vec<u8>, String> {
        png::write(self, scale)
    }
}

/// The language of most articles.
fn main_language(graph: &Graph) -> String {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for node in graph.nodes() {
        if let NodeData::Document(document) = &node.data {
            *counts.entry(&document.lang).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(lang, n)| (*n, *lang))
        .map_or_else(String::new, |(lang, _)| lang.to_owned())
}
