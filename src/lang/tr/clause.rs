//! Turkish clauses.

use crate::mention::Mention;
use crate::pipeline::Analysed;
use crate::syntax::Clause;

pub fn clauses(_analysed: &Analysed<'_>, _mentions: &[Mention]) -> Vec<Clause> {
    Vec::new()
}
