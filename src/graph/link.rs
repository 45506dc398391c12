//! What the gazetteer knows of a linked entity.

/// Identifiers of one gazetteer row.
#[derive(Debug, Clone, Default)]
pub(super) struct Link {
    pub wikidata: Option<String>,
    pub iso3166: Option<String>,
    pub cameo: Option<String>,
    pub subtype: Option<String>,
}

/// The identifiers of a row.
pub(super) fn of(_entry: u32) -> Link {
    Link::default()
}
