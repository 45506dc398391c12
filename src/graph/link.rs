//! What the gazetteer knows of a linked entity.

use crate::names::Knowledge;

/// Identifiers of one gazetteer row.
#[derive(Debug, Clone, Default)]
pub(super) struct Link {
    pub wikidata: Option<String>,
    pub iso3166: Option<String>,
    pub cameo: Option<String>,
    pub subtype: Option<String>,
    /// The row's Turkish name: what the id is made of where there is no Wikidata id, whatever form the text uses.
    pub name: Option<&'static str>,
}

/// The identifiers of a row.
pub(super) fn of(entry: u32) -> Link {
    let entry = Knowledge::get().entry(entry);
    Link {
        wikidata: entry.wikidata.map(str::to_owned),
        iso3166: entry.iso3166.map(str::to_owned),
        cameo: entry.cameo.map(str::to_owned),
        subtype: entry.subtype.map(str::to_owned),
        name: Some(entry.name_tr),
    }
}
