//! Which document calls a thing what, so that a document can be taken out of a graph again.
//!
//! Evidence says where a thing is named, not how. Where all of it is of one document, every form is that document's;
//! where several documents name the thing, the node keeps each one's forms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::evidence::EvidenceList;
use super::node::{Node, name_and_aliases};

/// Name forms by document.
pub type Forms = BTreeMap<Arc<str>, BTreeSet<String>>;

/// Forms as JSON has them: an object of lists.
pub(super) struct ByDocument<'a>(pub &'a Forms);

impl Serialize for ByDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(document, forms)| (&**document, forms)))
    }
}

impl Node {
    /// Takes the forms by document, made of the name and the aliases where one document gives them all. Empty where it
    /// is not known who gives which.
    pub(super) fn take_forms(&mut self) -> Forms {
        match self.forms.take() {
            Some(forms) => *forms,
            None if self.evidence.is_of_one_document() => {
                let all = self.aliases.iter().chain([&self.name]).cloned().collect();
                Forms::from([(self.evidence.first().doc.clone(), all)])
            }
            None => Forms::new(),
        }
    }

    /// Puts forms by document back, where there is more than one document to tell apart.
    pub(super) fn put_forms(&mut self, forms: Forms) {
        self.forms = (forms.len() > 1).then(|| Box::new(forms));
    }

    /// The node without what some documents say; `None` where nothing is left. Titles are the graph's to take away.
    pub(super) fn without(&self, is_out: impl Fn(&str) -> bool) -> Option<Node> {
        let evidence =
            EvidenceList::from_vec(self.evidence.iter().filter(|e| !is_out(&e.doc)).cloned().collect())?;
        if evidence.len() == self.evidence.len() {
            return Some(self.clone());
        }
        let mut node = Node { evidence, ..self.clone() };
        if !node.kind().is_entity() {
            return Some(node);
        }
        let mut forms = Node { evidence: self.evidence.clone(), ..node.clone() }.take_forms();
        forms.retain(|doc, _| !is_out(doc));
        // Of a graph that doesn't say who calls the thing what, all forms stay.
        if node.evidence.iter().all(|e| forms.contains_key(&e.doc)) {
            let left: BTreeSet<&String> = forms.values().flatten().collect();
            (node.name, node.aliases) = name_and_aliases(left.into_iter().cloned().collect());
        }
        node.put_forms(forms);
        node.settle_name();
        Some(node)
    }
}
