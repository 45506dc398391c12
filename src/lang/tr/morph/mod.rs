//! Turkish words: dictionary form, part of speech, case, possessor, verb features.
//!
//! [`Analyser::words`] gives the best reading of each token, [`Analyser::analyse`] all readings of one word,
//! [`name_cuts`] and [`suffix_marks`] part names from their suffixes.

mod agree;
mod analyser;
pub mod count;
mod decode;
mod evaluate;
mod features;
pub mod import;
mod letters;
pub mod lexicon;
mod name;
pub mod object_case;
mod parse;
mod ranker;
mod reading;
mod revise;
mod suffixes;
mod train;
pub mod treebank;
mod weights;

pub use analyser::{Analyser, is_finite};
pub use evaluate::{Figures, evaluate};
pub use name::{NameCut, SuffixMarks, name_cuts, suffix_marks};
pub use parse::Parser;
pub use reading::{Class, Inflection, Origin, Reading};
pub use train::{TrainArgs, train};
