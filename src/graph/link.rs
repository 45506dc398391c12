//! What the gazetteer knows of a linked entity.

use super::id::entity_id;
use super::kind::NodeKind;
use crate::names::Knowledge;

/// Identifiers of one gazetteer row.
#[derive(Debug, Clone, Default)]
pub(super) struct Link {
    pub wikidata: Option<String>,
    pub iso3166: Option<String>,
    pub cameo: Option<String>,
    pub subtype: Option<String>,
    /// The row's name in Turkish: what a thing without Wikidata id is known by in every text.
    name: &'static str,
}

impl Link {
    /// The identifiers of a row.
    pub fn of(entry: u32) -> Self {
        let entry = Knowledge::get().entry(entry);
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Link {
            wikidata: owned(entry.wikidata),
            iso3166: owned(entry.iso3166),
            cameo: owned(entry.cameo),
            subtype: owned(entry.subtype),
            name: entry.name_tr,
        }
    }

    /// The id of a linked thing: its Wikidata id, else that of its name in the gazetteer.
    pub fn id(&self, kind: NodeKind) -> Option<String> {
        if let Some(wikidata) = &self.wikidata {
            return Some(wikidata.clone());
        }
        (!self.name.is_empty()).then(|| entity_id(kind, "tr", self.name))
    }
}
