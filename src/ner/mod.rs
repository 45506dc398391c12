//! The trained recogniser of names: persons, places (countries among them), organisations.
//!
//! [`Model::load`] gives the recogniser of a language that ships with kilim, [`Model::tag`] the names of a document:
//! ```
//! use kilim::ner::{Label, Model};
//! use kilim::text::{DocumentOptions, document, segment};
//! let text = "Şili Dışişleri Bakanı Ayşe Demir dün Lima'da konuştu.";
//! let doc = document(text.to_owned(), "-", &DocumentOptions::default());
//! let parts = segment(&doc);
//! let names = Model::load("tr").unwrap().tag(&doc.text, &parts.tokens, &parts.sentences);
//! assert!(names.iter().any(|n| n.label == Label::Person));
//! ```
//!
//! What it says and what it leaves to others: a [`Label::Place`] may be a country (the gazetteer decides); nationality
//! words (`Filistinli`, `Rus`, `Chilean`) are no names to it; in `İsrail ordusu`, `Trump yönetimi` it marks `İsrail`,
//! `Trump` alone (a rule joins them to the organisation's name). A name's last token may carry its case suffix:
//! [`crate::text::Token::stem`] parts it where there is an apostrophe.
//!
//! The method: a linear-chain conditional random field over hashed features of the words, their neighbours, lists of
//! names and word clusters, with 13 tags (begin, inside, last and whole of each label); then a second pass in which
//! the places of one word in a document inform each other, so that a surname is known by the full name before it.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::needless_range_loop
)] // counts and small weights, far inside every type's range; tags index several arrays at once

mod bytes;
mod clusters;
pub mod corpus;
mod decode;
pub mod eval;
mod features;
mod hash;
mod index;
mod label;
mod lexicon;
mod memory;
mod model;
pub mod resources;
pub mod train;
mod weights;
mod word;

pub use bytes::Broken;
pub use label::{Chunk, Label};
pub use model::Model;

use crate::text::Tokens;

/// One name found in a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// Its tokens.
    pub tokens: Tokens,
    /// What it names.
    pub label: Label,
    /// How sure the recogniser is, 0..1: the probability of its least sure word.
    pub score: f32,
}
