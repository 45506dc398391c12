//! What is known of one name's bearer.

use crate::mention::EntityKind;

/// Index of an [`Entry`] in [`crate::names::Knowledge`].
pub type EntryId = u32;

/// One thing that the gazetteer knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntityKind,
    /// Wikidata id (`Q43`), where it is certain.
    pub wikidata: Option<&'static str>,
    /// ISO 3166-1 alpha-2: of a country its own code, of anything else its country's.
    pub iso3166: Option<&'static str>,
    /// CAMEO's country code (alpha-3).
    pub cameo: Option<&'static str>,
    /// `city`, `party`, `company`, …
    pub subtype: Option<&'static str>,
    /// Name in Turkish.
    pub name_tr: &'static str,
    /// Name in English.
    pub name_en: &'static str,
    /// A person's offices, in the order of the file.
    pub offices: Vec<Office>,
    /// A country's capital: Wikidata id and names in Turkish and English.
    pub capital: Option<Capital>,
    /// Where the row came from, as `data/SOURCES.md` names it.
    pub source: &'static str,
}

impl Entry {
    /// The name in a language (English where there is no other).
    #[must_use]
    pub fn name(&self, lang: &str) -> &'static str {
        if lang == "tr" { self.name_tr } else { self.name_en }
    }
}

/// A country's seat of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capital {
    /// Wikidata id, where it is certain.
    pub wikidata: Option<&'static str>,
    /// Name in Turkish.
    pub name_tr: &'static str,
    /// Name in English.
    pub name_en: &'static str,
}

/// An office held for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Office {
    /// Title in Turkish (`Dışişleri Bakanı`).
    pub title_tr: &'static str,
    /// Title in English.
    pub title_en: &'static str,
    /// ISO code of the country, or the Turkish or English name of the body.
    pub body: &'static str,
    /// First year or date (ISO 8601, cut where it is not known better); empty where unknown.
    pub from: &'static str,
    /// Last one; empty where the office is held still or the end is unknown.
    pub to: &'static str,
}

impl Office {
    /// Whether the office was held on a date (ISO 8601); a year's precision counts the whole year.
    #[must_use]
    pub fn held_on(&self, date: &str) -> bool {
        let cut = |bound: &str| date.get(..bound.len().min(date.len())).unwrap_or(date).to_owned();
        (self.from.is_empty() || cut(self.from).as_str() >= self.from)
            && (self.to.is_empty() || cut(self.to).as_str() <= self.to)
    }
}
