//! Turkish relations.

use crate::entity::Relation;
use crate::pipeline::Reading;

pub fn relations(_reading: &Reading<'_>) -> Vec<Relation> {
    Vec::new()
}
