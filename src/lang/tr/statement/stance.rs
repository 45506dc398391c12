//! Nouns of stance: `X'in önemini vurguladı` reports words though it holds no clause.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::lexicon::inflection;
use super::suffix::skeleton;
use crate::syntax::Case;

fn list() -> &'static FxHashMap<String, bool> {
    static LIST: OnceLock<FxHashMap<String, bool>> = OnceLock::new();
    LIST.get_or_init(|| {
        include_str!("../../../../data/lang/tr/stances.txt")
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .map(|l| (skeleton(l.trim_end_matches('!')), l.ends_with('!')))
            .collect()
    })
}

/// `felt` says that a participle stands before it (`duyduğu üzüntüyü`). Whether the noun stands bare, and its case, if it is a possessed noun of stance or one that may stand bare.
pub fn stance(lower: &str, felt: bool) -> Option<(bool, Case)> {
    let whole = skeleton(lower);
    let ends: Vec<usize> = whole.char_indices().map(|(i, _)| i).skip(3).chain([whole.len()]).collect();
    for end in ends.into_iter().rev() {
        if let Some(&bare) = list().get(&whole[..end])
            && let Some(form) = inflection(&whole[end..])
            && (form.possessed || form.plural || bare || felt && form.case != Case::Nom)
        {
            return Some((bare && !form.possessed, form.case));
        }
    }
    None
}
