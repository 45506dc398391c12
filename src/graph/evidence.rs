//! Evidence: the words that a claim stands on.

use std::ops::Deref;
use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::text::Span;

/// One place in a source that a node or an edge stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Id of the document.
    pub doc: Arc<str>,
    /// Bytes of the document's UTF-8 text, half open.
    pub span: Span,
    /// Which rule or model made the claim.
    pub rule: Arc<str>,
    /// 0..1.
    pub confidence: f32,
}

impl Evidence {
    /// What evidence is ordered and told apart by.
    fn key(&self) -> (&str, Span, &str) {
        (&self.doc, self.span, &self.rule)
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Evidence", 5)?;
        out.serialize_field("doc", &*self.doc)?;
        out.serialize_field("start", &self.span.start)?;
        out.serialize_field("end", &self.span.end)?;
        out.serialize_field("rule", &*self.rule)?;
        out.serialize_field("confidence", &self.confidence)?;
        out.end()
    }
}

/// Evidence in order of document and place; never empty, so that nothing can be claimed without it.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceList(Vec<Evidence>);

impl EvidenceList {
    /// A list of one.
    #[must_use]
    pub fn new(first: Evidence) -> Self {
        Self(vec![first])
    }

    /// A list of many; `None` where there are none.
    #[must_use]
    pub fn from_vec(list: Vec<Evidence>) -> Option<Self> {
        if list.is_empty() {
            return None;
        }
        let mut list = Self(list);
        list.tidy();
        Some(list)
    }

    /// Takes what another list holds.
    pub fn merge(&mut self, other: EvidenceList) {
        self.0.extend(other.0);
        self.tidy();
    }

    /// Takes what another list holds and leaves the order to [`EvidenceList::tidy`]: only the first stays the first. What
    /// thousands of documents name would be sorted thousands of times else.
    pub(super) fn absorb(&mut self, other: EvidenceList) {
        let (at, before) = (self.0.len(), other.is_before(self));
        self.0.extend(other.0);
        if before {
            self.0.swap(0, at);
        }
    }

    /// The earliest evidence, by document and place.
    #[must_use]
    pub fn first(&self) -> &Evidence {
        &self.0[0]
    }

    /// Whether all of it stands in one document.
    pub(super) fn is_of_one_document(&self) -> bool {
        self.0.iter().all(|e| e.doc == self.0[0].doc)
    }

    /// Whether this list's earliest evidence stands before the other's.
    pub(super) fn is_before(&self, other: &EvidenceList) -> bool {
        self.first().key() < other.first().key()
    }

    /// Sorted, each place once a rule, with the highest confidence given.
    pub(super) fn tidy(&mut self) {
        if self.0.windows(2).all(|w| w[0].key() < w[1].key()) {
            return;
        }
        self.0.sort_by(|a, b| a.key().cmp(&b.key()).then(b.confidence.total_cmp(&a.confidence)));
        self.0.dedup_by(|b, a| a.key() == b.key());
    }
}

impl Deref for EvidenceList {
    type Target = [Evidence];

    fn deref(&self) -> &[Evidence] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a EvidenceList {
    type Item = &'a Evidence;
    type IntoIter = std::slice::Iter<'a, Evidence>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for EvidenceList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(doc: &str, start: usize, confidence: f32) -> Evidence {
        Evidence { doc: doc.into(), span: Span::new(start, start + 3), rule: "r".into(), confidence }
    }

    #[test]
    fn no_list_is_empty() {
        assert_eq!(EvidenceList::from_vec(Vec::new()), None);
    }

    #[test]
    fn merging_gives_one_order_whichever_side_comes_first() {
        let a = EvidenceList::from_vec(vec![at("doc:2", 0, 0.5), at("doc:1", 9, 0.5)]).unwrap();
        let b = EvidenceList::from_vec(vec![at("doc:1", 3, 0.5), at("doc:1", 9, 0.9)]).unwrap();
        let (mut ab, mut ba) = (a.clone(), b.clone());
        ab.merge(b);
        ba.merge(a);
        assert_eq!(ab, ba);
        let places: Vec<_> = ab.iter().map(|e| (&*e.doc, e.span.start, e.confidence)).collect();
        assert_eq!(places, [("doc:1", 3, 0.5), ("doc:1", 9, 0.9), ("doc:2", 0, 0.5)]);
    }
}
