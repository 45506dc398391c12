//! Nouns of stance: `X'in önemini vurguladı` reports words though it holds no clause.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::lexicon::inflection;
use super::suffix::skeleton;
use crate::syntax::Case;

fn list() -> &'static FxHashSet<String> {
    static LIST: OnceLock<FxHashSet<String>> = OnceLock::new();
    LIST.get_or_init(|| {
        include_str!("../../../../data/lang/tr/stances.txt")
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .map(skeleton)
            .collect()
    })
}

/// The noun's length in its skeleton and its case, if it is a possessed noun of stance.
pub fn stance(lower: &str) -> Option<(usize, Case)> {
    let whole = skeleton(lower);
    let ends: Vec<usize> = whole.char_indices().map(|(i, _)| i).skip(3).chain([whole.len()]).collect();
    for end in ends.into_iter().rev() {
        if list().contains(&whole[..end])
            && let Some(form) = inflection(&whole[end..])
            && (form.possessed || form.plural)
        {
            return Some((end, form.case));
        }
    }
    None
}
