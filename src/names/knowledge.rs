//! All rows of `data/names`, and what follows from them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::own::Own;
use super::table::{Row, Table, TableError};
use super::{Capital, Entry, EntryId, Office};
use crate::error::Error;
use crate::mention::EntityKind;

static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();

/// One form of a name with the entry that it names.
#[derive(Debug, Clone, Copy)]
pub struct NameForm {
    /// As the table writes it.
    pub form: &'static str,
    /// Its row.
    pub entry: EntryId,
    /// An adjective of a country.
    pub adjectival: bool,
    /// Marked with `?`: believed only with support.
    pub weak: bool,
    /// Marked with `^`: weak where it begins a sentence.
    pub weak_first: bool,
}

/// Forms by language.
#[derive(Debug, Default)]
pub struct Forms {
    /// Looked for in Turkish texts.
    pub tr: Vec<NameForm>,
    /// Looked for in English texts.
    pub en: Vec<NameForm>,
}

/// All that the tables say.
#[derive(Debug, Default)]
pub struct Knowledge {
    entries: Vec<Entry>,
    forms: Forms,
    country_by_iso: FxHashMap<&'static str, EntryId>,
    by_wikidata: FxHashMap<&'static str, EntryId>,
    /// While rows of a user's own are laid over: names of those that have no Wikidata id, by kind.
    nameless: Option<FxHashMap<(EntityKind, &'static str, &'static str), EntryId>>,
}

pub(super) const COUNTRY: [&str; 13] = [
    "wikidata",
    "iso3166",
    "cameo",
    "name_tr",
    "name_en",
    "aliases_tr",
    "aliases_en",
    "adjectives_tr",
    "adjectives_en",
    "capital_wikidata",
    "capital_tr",
    "capital_en",
    "source",
];
pub(super) const PLACE: [&str; 8] =
    ["wikidata", "iso3166", "subtype", "name_tr", "name_en", "aliases_tr", "aliases_en", "source"];
pub(super) const PERSON: [&str; 8] =
    ["wikidata", "iso3166", "name_tr", "name_en", "aliases_tr", "aliases_en", "offices", "source"];
const OFFICE: [&str; 3] = ["code", "title_tr", "title_en"];

type Titles = FxHashMap<&'static str, (&'static str, &'static str)>;

impl Knowledge {
    /// The shipped tables.
    ///
    /// # Panics
    /// Where a shipped table is broken, with file and line; a test reads them all.
    #[must_use]
    pub fn get() -> &'static Knowledge {
        KNOWLEDGE.get_or_init(|| match Knowledge::load(super::own::get()) {
            Ok(knowledge) => knowledge,
            Err(error) => panic!("{error}"),
        })
    }

    pub(super) fn is_loaded() -> bool {
        KNOWLEDGE.get().is_some()
    }

    /// Reads the shipped tables with a user's own, and says what is wrong with them.
    pub(super) fn check_own(own: &Own) -> Result<(), Error> {
        match Knowledge::load(Some(own)) {
            Ok(_) => Ok(()),
            Err(e) => Err(Error::input(format!("{}:{}", e.file, e.line), e.what)),
        }
    }

    fn load(own: Option<&Own>) -> Result<Knowledge, TableError> {
        let mut k = Knowledge::default();
        k.entries.reserve(8_000);
        k.countries("data/names/countries.csv", include_str!("../../data/names/countries.csv"))?;
        k.things(
            EntityKind::Organization,
            "data/names/organizations.csv",
            include_str!("../../data/names/organizations.csv"),
        )?;
        k.things(EntityKind::Place, "data/names/places.csv", include_str!("../../data/names/places.csv"))?;
        let mut titles = titles("data/names/offices.csv", include_str!("../../data/names/offices.csv"))?;
        k.people("data/names/people.csv", include_str!("../../data/names/people.csv"), &titles)?;
        if let Some(own) = own {
            k.lay_over(own, &mut titles)?;
        }
        Ok(k)
    }

    /// Lays a user's own rows over the shipped ones.
    fn lay_over(&mut self, own: &Own, titles: &mut Titles) -> Result<(), TableError> {
        let nameless = self.entries.iter().enumerate().filter(|(_, e)| e.wikidata.is_none());
        self.nameless = Some(nameless.map(|(i, e)| ((e.kind, e.name_tr, e.name_en), i as EntryId)).collect());
        if let Some((file, text)) = own.offices {
            // A title of the user's goes before the shipped one.
            titles.extend(self::titles(file, text)?);
        }
        if let Some((file, text)) = own.countries {
            self.countries(file, text)?;
        }
        if let Some((file, text)) = own.organizations {
            self.things(EntityKind::Organization, file, text)?;
        }
        if let Some((file, text)) = own.places {
            self.things(EntityKind::Place, file, text)?;
        }
        if let Some((file, text)) = own.people {
            self.people(file, text, titles)?;
        }
        self.nameless = None;
        Ok(())
    }

    /// The row that a user's row is laid over: that of its Wikidata id, or of its names where that has no id.
    fn beneath(&mut self, row: &Row<'static>, entry: &Entry) -> Result<Option<EntryId>, TableError> {
        let Some(nameless) = &mut self.nameless else { return Ok(None) };
        let known = entry.wikidata.and_then(|q| self.by_wikidata.get(q).copied()).or_else(|| {
            let id = *nameless.get(&(entry.kind, entry.name_tr, entry.name_en))?;
            let of = self.entries[id as usize].iso3166;
            (of.is_none() || entry.iso3166.is_none() || of == entry.iso3166).then_some(id)
        });
        let Some(id) = known else {
            if entry.wikidata.is_none() {
                nameless.insert((entry.kind, entry.name_tr, entry.name_en), self.entries.len() as EntryId);
            }
            return Ok(None);
        };
        let old = &mut self.entries[id as usize];
        if old.kind != entry.kind {
            let what = format!(
                "{} is {} already, of another kind",
                entry.wikidata.unwrap_or(entry.name_en),
                old.name_en
            );
            return Err(row.error(what));
        }
        if let (None, Some(q)) = (old.wikidata, entry.wikidata) {
            old.wikidata = Some(q);
            self.by_wikidata.insert(q, id);
        }
        old.iso3166 = old.iso3166.or(entry.iso3166);
        old.subtype = old.subtype.or(entry.subtype);
        for office in &entry.offices {
            let same = |o: &Office| o.title_en == office.title_en && o.body == office.body;
            if !old.offices.iter().any(|o| same(o) && o.from.get(..4) == office.from.get(..4)) {
                old.offices.push(*office);
            }
        }
        Ok(Some(id))
    }

    /// All entries; an [`EntryId`] is an index.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One entry.
    ///
    /// # Panics
    /// If the id is of another table.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id as usize]
    }

    /// All forms of names.
    #[must_use]
    pub fn forms(&self) -> &Forms {
        &self.forms
    }

    /// The country of an ISO 3166-1 alpha-2 code.
    #[must_use]
    pub fn country(&self, iso3166: &str) -> Option<EntryId> {
        self.country_by_iso.get(iso3166).copied()
    }

    /// The entry of a Wikidata id.
    #[must_use]
    pub fn by_wikidata(&self, id: &str) -> Option<EntryId> {
        self.by_wikidata.get(id).copied()
    }

    fn push(&mut self, row: &Row<'static>, entry: Entry) -> Result<EntryId, TableError> {
        let id = self.entries.len() as EntryId;
        if entry.name_tr.is_empty() || entry.name_en.is_empty() {
            return Err(row.error("a name in both languages is needed"));
        }
        if let Some(id) = self.beneath(row, &entry)? {
            return Ok(id);
        }
        if let Some(q) = entry.wikidata
            && let Some(other) = self.by_wikidata.insert(q, id)
        {
            let name = self.entries[other as usize].name_en;
            return Err(row.error(format!("{q} is {name} already; leave the id empty where in doubt")));
        }
        self.entries.push(entry);
        Ok(id)
    }

    fn countries(&mut self, file: &'static str, text: &'static str) -> Result<(), TableError> {
        let mut table = Table::open(file, text, &COUNTRY)?;
        while let Some(row) = table.row() {
            let row = row?;
            let entry = Entry {
                kind: EntityKind::Country,
                wikidata: row.wikidata(0)?,
                iso3166: row.some(1),
                cameo: row.some(2),
                subtype: None,
                name_tr: plain(row.get(3)),
                name_en: plain(row.get(4)),
                offices: Vec::new(),
                capital: row.some(11).map(|name_en| Capital {
                    wikidata: row.some(9),
                    name_tr: row.get(10),
                    name_en,
                }),
                source: row.get(12),
            };
            let iso = entry.iso3166;
            let id = self.push(&row, entry)?;
            if let Some(iso) = iso
                && self.country_by_iso.insert(iso, id).is_some_and(|other| other != id)
            {
                return Err(row.error(format!("{iso} has a row already")));
            }
            self.forms.tr.push(form(row.get(3), id, false));
            self.forms.tr.extend(row.list(5).map(|f| form(f, id, false)));
            self.forms.tr.extend(row.list(7).map(|f| form(f, id, true)));
            self.forms.en.push(form(row.get(4), id, false));
            self.forms.en.extend(row.list(6).map(|f| form(f, id, false)));
            self.forms.en.extend(row.list(8).map(|f| form(f, id, true)));
        }
        Ok(())
    }

    fn things(&mut self, kind: EntityKind, file: &'static str, text: &'static str) -> Result<(), TableError> {
        let mut table = Table::open(file, text, &PLACE)?;
        while let Some(row) = table.row() {
            let row = row?;
            let entry = Entry {
                kind,
                wikidata: row.wikidata(0)?,
                iso3166: row.some(1),
                cameo: None,
                subtype: row.some(2),
                name_tr: plain(row.get(3)),
                name_en: plain(row.get(4)),
                offices: Vec::new(),
                capital: None,
                source: row.get(7),
            };
            let id = self.push(&row, entry)?;
            // Organisations keep the names of both languages in either; a place's English name stands in a Turkish
            // text where it has no other, its Turkish name in an English one where it is Turkish.
            let both = kind == EntityKind::Organization;
            let home = row.get(1) == "TR";
            self.add_forms(&row, id, [3, 4, 5, 6], (true, both || home));
        }
        Ok(())
    }

    fn people(&mut self, file: &'static str, text: &'static str, titles: &Titles) -> Result<(), TableError> {
        let mut table = Table::open(file, text, &PERSON)?;
        while let Some(row) = table.row() {
            let row = row?;
            let offices =
                row.list(6).map(|o| office(&row, o, titles)).collect::<Result<Vec<_>, TableError>>()?;
            let entry = Entry {
                kind: EntityKind::Person,
                wikidata: row.wikidata(0)?,
                iso3166: row.some(1),
                cameo: None,
                subtype: None,
                name_tr: plain(row.get(2)),
                name_en: plain(row.get(3)),
                offices,
                capital: None,
                source: row.get(7),
            };
            let id = self.push(&row, entry)?;
            self.add_forms(&row, id, [2, 3, 4, 5], (true, true));
        }
        Ok(())
    }

    /// Adds the forms of the columns for name and aliases in Turkish and English; `both` says whether the English
    /// ones count in Turkish texts too, and the Turkish ones in English texts.
    fn add_forms(&mut self, row: &Row<'static>, id: EntryId, columns: [usize; 4], both: (bool, bool)) {
        let [tr, en, aliases_tr, aliases_en] = columns;
        let turkish = || std::iter::once(row.get(tr)).chain(row.list(aliases_tr)).map(|f| form(f, id, false));
        let english = || std::iter::once(row.get(en)).chain(row.list(aliases_en)).map(|f| form(f, id, false));
        self.forms.tr.extend(turkish());
        self.forms.en.extend(english());
        if both.0 {
            self.forms.tr.extend(english());
        }
        if both.1 {
            self.forms.en.extend(turkish());
        }
    }
}

/// A name without its mark.
fn plain(name: &'static str) -> &'static str {
    name.trim_start_matches(['?', '^'])
}

fn form(text: &'static str, entry: EntryId, adjectival: bool) -> NameForm {
    NameForm {
        form: plain(text),
        entry,
        adjectival,
        weak: text.starts_with('?'),
        weak_first: text.starts_with('^'),
    }
}

fn titles(file: &'static str, text: &'static str) -> Result<Titles, TableError> {
    let mut table = Table::open(file, text, &OFFICE)?;
    let mut out = FxHashMap::default();
    while let Some(row) = table.row() {
        let row = row?;
        if out.insert(row.get(0), (row.get(1), row.get(2))).is_some() {
            return Err(row.error(format!("`{}` stands twice", row.get(0))));
        }
    }
    Ok(out)
}

/// `president TR 2014-08-28/`: code, body (spaces as `_`), first and last date.
fn office(row: &Row<'static>, text: &'static str, titles: &Titles) -> Result<Office, TableError> {
    let mut parts = text.split(' ').filter(|p| !p.is_empty());
    let (Some(code), Some(body)) = (parts.next(), parts.next()) else {
        return Err(row.error(format!("`{text}`: write `code body from/to`")));
    };
    let Some((title_tr, title_en)) = titles.get(code).copied() else {
        return Err(row.error(format!("no office `{code}` in data/names/offices.csv")));
    };
    let (from, to) = parts.next().unwrap_or("/").split_once('/').unwrap_or(("", ""));
    if parts.next().is_some() || ![from, to].iter().all(|d| is_date(d)) {
        return Err(row.error(format!("`{text}`: dates are YYYY, YYYY-MM or YYYY-MM-DD, as in 2014-08/2018")));
    }
    Ok(Office { title_tr, title_en, body, from, to })
}

fn is_date(date: &str) -> bool {
    date.is_empty()
        || matches!(date.len(), 4 | 7 | 10)
            && date
                .bytes()
                .enumerate()
                .all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}
