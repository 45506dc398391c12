//! A name alone, linked to the gazetteer.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Profile;
use super::sound::plain;
use super::words::Words;
use crate::entity::fold;
use crate::mention::EntityKind;
use crate::names::{EntryId, Knowledge};

#[derive(Default)]
struct Index {
    /// Folded by the rules of the form's language.
    exact: FxHashMap<(EntityKind, String), Vec<EntryId>>,
    /// Without marks on letters: for names that are written without Turkish letters.
    plain: FxHashMap<(EntityKind, String), Vec<EntryId>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let knowledge = Knowledge::get();
        let mut index = Index::default();
        for (lang, forms) in [("tr", &knowledge.forms().tr), ("en", &knowledge.forms().en)] {
            for form in forms.iter().filter(|f| !f.adjectival && !f.weak) {
                let kind = knowledge.entry(form.entry).kind;
                let folded = fold(lang, form.form);
                add(&mut index.plain, (kind, plain(&folded)), form.entry);
                add(&mut index.exact, (kind, folded), form.entry);
            }
        }
        index
    })
}

fn add(map: &mut FxHashMap<(EntityKind, String), Vec<EntryId>>, key: (EntityKind, String), entry: EntryId) {
    let list = map.entry(key).or_default();
    if !list.contains(&entry) {
        list.push(entry);
    }
}

/// The one gazetteer row of a kind that bears a name, in Turkish or English; of several, the one of a country (ISO
/// 3166-1 alpha-2). A name written without any Turkish letter also finds the row that it would be with them, where
/// that is the only one; a body's name with its legal form (`A.Ş.`, `Inc.`) also finds the row without it. A person's
/// surname alone finds nothing.
#[must_use]
pub fn row_of_name(kind: EntityKind, name: &str, country: Option<&str>) -> Option<EntryId> {
    if kind == EntityKind::Person && !name.trim().contains(' ') {
        return None;
    }
    let knowledge = Knowledge::get();
    let of_country = |ids: &[EntryId]| match ids {
        [one] => {
            let iso = knowledge.entry(*one).iso3166;
            (country.is_none() || iso.is_none() || iso == country).then_some(*one)
        }
        several => {
            let mut fits =
                several.iter().filter(|e| country.is_some() && knowledge.entry(**e).iso3166 == country);
            fits.next().filter(|_| fits.next().is_none()).copied()
        }
    };
    let (tr, en) = (fold("tr", name), fold("en", name));
    for key in [&tr, &en] {
        if let Some(ids) = index().exact.get(&(kind, key.clone())) {
            return of_country(ids);
        }
    }
    let unmarked = || index().plain.get(&(kind, plain(&en))).and_then(|ids| of_country(ids));
    let found = if name.is_ascii() { unmarked() } else { None };
    found.or_else(|| row_of_name(kind, without_legal_form(kind, name)?, country))
}

/// A body's name without the legal form at its end.
fn without_legal_form(kind: EntityKind, name: &str) -> Option<&str> {
    let (before, last) = name.trim_end().rsplit_once(' ')?;
    let is_form = |folded: &str| Words::get().class("legal", folded.trim_end_matches('.')) == Some("form");
    let legal =
        kind == EntityKind::Organization && (is_form(&fold("tr", last)) || is_form(&fold("en", last)));
    legal.then(|| before.trim_end_matches([' ', ',']))
}

impl Profile {
    /// Links the profile to the gazetteer by its names, where they lead to one row.
    #[must_use]
    pub fn linked(mut self) -> Profile {
        if self.row.is_none() {
            let country = self.countries.first().map(String::as_str);
            let mut rows: Vec<EntryId> =
                self.names.iter().filter_map(|(n, _)| row_of_name(self.kind, n, country)).collect();
            rows.sort_unstable();
            rows.dedup();
            if let [one] = rows[..] {
                let entry = Knowledge::get().entry(one);
                self.row = Some(entry.wikidata.unwrap_or(entry.name_tr).to_owned());
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: EntityKind, name: &str, country: Option<&str>) -> Option<&'static str> {
        row_of_name(kind, name, country).map(|e| Knowledge::get().entry(e).name_en)
    }

    #[test]
    fn names_of_both_languages_lead_to_one_row_and_surnames_to_none() {
        use EntityKind::{Country, Organization, Person};
        assert_eq!(row(Country, "İRAN", None), Some("Iran"));
        assert_eq!(row(Country, "IRAN", None), Some("Iran"), "English capitals");
        assert_eq!(
            row(Organization, "Turkiye Cumhuriyet Merkez Bankasi", None),
            row(Organization, "TCMB", None)
        );
        assert_eq!(row(Person, "Erdoğan", None), None);
        assert_eq!(row(Person, "Mevlut Cavusoglu", None), Some("Mevlut Cavusoglu"));
    }

    #[test]
    fn a_legal_form_leads_to_the_row_without_it() {
        use EntityKind::Organization;
        let petkim = row(Organization, "Petkim", None);
        assert!(petkim.is_some());
        for name in
            ["Petkim Petrokimya Holding A.Ş.", "PETKIM PETROKIMYA HOLDING A.S.", "Petkim Anonim Şirketi"]
        {
            assert_eq!(row(Organization, name, None), petkim, "{name}");
        }
        assert_eq!(row(Organization, "Apple Inc.", None), row(Organization, "Apple", None));
        assert_eq!(
            row(Organization, "Petkim Limanı", None),
            None,
            "what stands there on its own land is another body"
        );
    }

    #[test]
    fn a_row_of_another_country_is_not_taken() {
        assert_eq!(row(EntityKind::Place, "Ankara", Some("US")), None);
        assert_eq!(row(EntityKind::Place, "Ankara", Some("TR")), Some("Ankara"));
    }
}
