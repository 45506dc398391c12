//! Stable ids: the same thing gets the same id on any machine, in any run, in any order of documents.

use sha2::{Digest, Sha256};

use super::kind::{EdgeKind, NodeKind};
use crate::entity::fold;

/// Id of an entity that is not linked: kind and folded name (`person:murat-çetinkaya`), by the rules of `lang`.
///
/// ```
/// use kilim::graph::{NodeKind, entity_id};
/// assert_eq!(entity_id(NodeKind::Place, "tr", "IĞDIR"), "place:ığdır");
/// assert_eq!(entity_id(NodeKind::Person, "tr", "İdris  Işık"), "person:idris-ışık");
/// ```
#[must_use]
pub fn entity_id(kind: NodeKind, lang: &str, name: &str) -> String {
    let folded = fold(lang, name);
    let mut id = String::with_capacity(folded.len() + 14);
    id.push_str(match kind {
        NodeKind::Person => "person:",
        NodeKind::Country => "country:",
        NodeKind::Organization => "organization:",
        NodeKind::Place => "place:",
        NodeKind::Event => "event:",
        NodeKind::Statement => "statement:",
        NodeKind::Document => "doc:",
    });
    id.extend(folded.chars().map(|c| if c == ' ' { '-' } else { c }));
    id
}

/// Id of a document: `doc:` and the first 16 hex digits of its text's SHA-256.
#[must_use]
pub fn document_id(sha256: &str) -> String {
    format!("doc:{}", &sha256[..sha256.len().min(16)])
}

/// First 64 bits of the SHA-256 of the parts, each with its length before it so that no two lists of parts meet.
pub(super) fn content_hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    u64::from_be_bytes(std::array::from_fn(|i| digest[i]))
}

/// Hash of an edge: what makes it another edge than its neighbours.
pub(super) fn edge_hash(
    kind: EdgeKind,
    source: &str,
    target: &str,
    title: Option<&str>,
    former: bool,
) -> u64 {
    content_hash([kind.name(), source, target, title.unwrap_or_default(), if former { "former" } else { "" }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_run_together_alike_hash_apart() {
        assert_ne!(content_hash(["ab", "c"]), content_hash(["a", "bc"]));
        assert_ne!(content_hash(["a", ""]), content_hash(["a"]));
    }

    #[test]
    fn names_fold_by_their_language() {
        assert_eq!(entity_id(NodeKind::Organization, "en", "IMF"), "organization:imf");
        assert_eq!(entity_id(NodeKind::Person, "tr", "Murat Çetinkaya"), "person:murat-çetinkaya");
        assert_eq!(
            entity_id(NodeKind::Person, "tr", "Sean O’Neill"),
            entity_id(NodeKind::Person, "tr", "Sean O'Neill")
        );
    }
}
