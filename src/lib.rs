//! kilim weaves news text into a knowledge graph: people, countries, organisations, places, events and statements as
//! nodes; who did what to whom and who said what as edges, each traceable to its sentence.

pub mod cli;
pub mod coverage;
pub mod draw;
pub mod entity;
pub mod error;
pub mod event;
pub mod export;
pub mod graph;
pub mod identity;
pub mod lang;
#[cfg(feature = "load")]
pub mod load;
pub mod mention;
pub mod names;
pub mod ner;
pub mod pack;
pub mod pipeline;
pub mod statement;
pub mod syntax;
pub mod text;
pub mod time;

/// The README's Rust is compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
