//! Gazetteers: names that are known, with what they stand for.
//!
//! The tables of `data/names` are read and checked once ([`Knowledge`]); an automaton a language finds all their forms
//! in one pass over a text's tokens ([`Gazetteer::find`]). In a table a form with `?` before it is weak: also a common
//! word or a person's name, believed only where its surroundings or another recogniser support it; one with `^` is so at
//! the beginning of a sentence.

mod entry;
mod find;
pub mod import;
mod knowledge;
mod link;
pub mod lists;
mod own;
mod suffix;
mod support;
mod table;
mod trie;

pub use entry::{Capital, Entry, EntryId, Office};
pub use find::{Gazetteer, Hit};
pub use knowledge::{Forms, Knowledge, NameForm};
pub use link::{
    are_parties, bodies_headed_by, body_by_form, capital_of, country_by_adjective, country_by_form,
    country_of, home_country, person_by_name, place_by_form, place_of_capital, serves_a_state,
};
pub use own::load_own;
pub use table::{Row, Table, TableError, is_wikidata_id};

#[cfg(test)]
mod tests;
