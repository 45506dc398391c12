//! A Wikidata JSON dump, or a part of one, to files in the shape of `data/names`.
//!
//! One entity a line, as JSON lines or as the dump's own form (an array, a comma behind each line). The dump is read
//! once: rows wait in a temporary file until the offices and countries that they name by id are known.

mod item;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use self::item::{Item, Labels};
use super::Knowledge;
use crate::error::Error;
use crate::mention::EntityKind;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entities read.
    pub read: usize,
    /// Rows of `people.csv`.
    pub people: usize,
    /// Rows of `countries.csv`.
    pub countries: usize,
    /// Rows of `organizations.csv`.
    pub organizations: usize,
    /// Rows of `places.csv`.
    pub places: usize,
}

/// A row whose offices and countries are ids still.
#[derive(Debug, Serialize, Deserialize)]
struct Waiting {
    kind: EntityKind,
    subtype: String,
    wikidata: String,
    names: Names,
    /// Countries by id, the first that is known counts.
    countries: Vec<String>,
    /// Positions by id, with first and last date.
    offices: Vec<(String, String, String)>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Names {
    tr: String,
    en: String,
    aliases_tr: Vec<String>,
    aliases_en: Vec<String>,
}

/// An office as a position item has it.
struct Position {
    code: &'static str,
    countries: Vec<String>,
}

/// How classes and positions are read (`data/names/wikidata.tsv`).
struct Rules {
    classes: FxHashMap<&'static str, (EntityKind, &'static str, usize)>,
    offices: Vec<(&'static str, &'static str)>,
}

/// Reads a dump and writes the rows of the kinds asked for into a folder.
///
/// # Errors
/// Where a line is no entity (with its number), or where something can't be read or written.
pub fn import(
    dump: impl BufRead,
    place: &str,
    kinds: &BTreeSet<EntityKind>,
    folder: &Path,
) -> Result<Imported, Error> {
    let rules = Rules::new();
    let mut reading = Reading::default();
    let mut waiting = Spool::new()?;
    let mut counts = Imported::default();
    for (n, line) in dump.lines().enumerate() {
        let at = || format!("{place}:{}", n + 1);
        let line = line.map_err(|e| Error::input(at(), format!("{e}; unpack the dump first")))?;
        let text = line.trim().trim_end_matches(',');
        if matches!(text, "" | "[" | "]") {
            continue;
        }
        let item: Item = serde_json::from_str(text).map_err(|e| {
            Error::input(
                at(),
                format!("no Wikidata entity ({e}); one entity a line is expected, as in the JSON dumps"),
            )
        })?;
        counts.read += 1;
        reading.take(&item, &rules);
        if let Some(row) = rules.row(&item)
            && kinds.contains(&row.kind)
        {
            waiting.push(&row)?;
        }
    }
    std::fs::create_dir_all(folder).map_err(|e| Error::write(folder, e))?;
    write(waiting, &reading, &mut counts, kinds, folder)?;
    Ok(counts)
}

/// What rows need of other items.
#[derive(Default)]
struct Reading {
    positions: FxHashMap<String, Position>,
    /// ISO codes of countries by id.
    iso: FxHashMap<String, String>,
    cameo: FxHashMap<String, String>,
    capitals: FxHashMap<String, String>,
    /// Names of items that may be capitals.
    cities: FxHashMap<String, (String, String)>,
}

impl Reading {
    fn take(&mut self, item: &Item, rules: &Rules) {
        let claims = &item.claims;
        if let Some(iso) = claims.iso_2.text().filter(|c| c.len() == 2) {
            self.iso.insert(item.id.clone(), iso);
            if let Some(code) = claims.iso_3.text() {
                self.cameo.insert(item.id.clone(), code);
            }
            if let Some(capital) = claims.capital.ids().pop() {
                self.capitals.insert(item.id.clone(), capital);
            }
        }
        if claims.capital_of.any()
            && let Some(names) = item.names()
        {
            self.cities.insert(item.id.clone(), (names.tr, names.en));
        }
        if let Some(label) = item.labels.en()
            && let Some(code) = rules.office(label)
        {
            let mut countries = claims.jurisdiction.ids();
            countries.extend(claims.country.ids());
            self.positions.insert(item.id.clone(), Position { code, countries });
        }
    }

    /// The ISO code of a country's id, from the dump or from what is shipped.
    fn iso(&self, id: &str) -> Option<&str> {
        self.iso.get(id).map(String::as_str).or_else(|| {
            let knowledge = Knowledge::get();
            let entry = knowledge.entry(knowledge.by_wikidata(id)?);
            entry.iso3166.filter(|_| entry.kind == EntityKind::Country)
        })
    }
}

impl Rules {
    fn new() -> Rules {
        let mut rules = Rules { classes: FxHashMap::default(), offices: Vec::new() };
        for line in include_str!("../../data/names/wikidata.tsv").lines() {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["class", id, kind, subtype] => {
                    let kind = match kind {
                        "person" => EntityKind::Person,
                        "country" => EntityKind::Country,
                        "place" => EntityKind::Place,
                        _ => EntityKind::Organization,
                    };
                    let order = rules.classes.len();
                    rules.classes.insert(id, (kind, subtype, order));
                }
                ["office", code, label] => rules.offices.push((label, code)),
                _ => {}
            }
        }
        rules.offices.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
        rules
    }

    fn office(&self, label: &str) -> Option<&'static str> {
        let label = label.to_lowercase();
        self.offices.iter().find(|(l, _)| label.starts_with(l)).map(|(_, code)| *code)
    }

    fn row(&self, item: &Item) -> Option<Waiting> {
        if !item.id.starts_with('Q') {
            return None;
        }
        let claims = &item.claims;
        let classes = claims.instance_of.ids();
        let (kind, subtype, _) =
            classes.iter().filter_map(|c| self.classes.get(c.as_str())).min_by_key(|c| c.2)?;
        let names = item.names()?;
        let countries = if *kind == EntityKind::Person { claims.citizen.ids() } else { claims.country.ids() };
        let mut row = Waiting {
            kind: *kind,
            subtype: (*subtype).to_owned(),
            wikidata: item.id.clone(),
            names,
            countries,
            offices: if *kind == EntityKind::Person { claims.position.spans() } else { Vec::new() },
        };
        if row.kind == EntityKind::Person {
            // A word alone names many: only the name that the item goes by may be one.
            for list in [&mut row.names.aliases_tr, &mut row.names.aliases_en] {
                list.retain(|a| a.contains(' '));
            }
        }
        Some(row)
    }
}

impl Item {
    /// Name and aliases in Turkish and English, each in the other's place where it is missing.
    fn names(&self) -> Option<Names> {
        let labels = &self.labels;
        let (tr, en) = (labels.tr(), labels.en());
        let tr = field(tr.or(en)?);
        let en = field(en.or(labels.tr())?);
        if tr.is_empty() || en.is_empty() {
            return None;
        }
        let list = |of: &[String], name: &str| {
            let mut seen = BTreeSet::new();
            of.iter()
                .map(|a| field(a))
                .filter(|a| a.chars().count() > 1 && a != name && seen.insert(a.clone()))
                .collect::<Vec<_>>()
        };
        let (aliases_tr, aliases_en) = (list(&self.aliases.tr, &tr), list(&self.aliases.en, &en));
        Some(Names { tr, en, aliases_tr, aliases_en })
    }
}

impl Labels {
    fn tr(&self) -> Option<&str> {
        self.tr.as_deref().or(self.mul.as_deref())
    }

    fn en(&self) -> Option<&str> {
        self.en.as_deref().or(self.mul.as_deref())
    }
}

/// A name as a table's field may hold it.
fn field(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| match c {
            '|' => '/',
            '"' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    name.trim().trim_start_matches(['?', '^']).to_owned()
}

/// Rows in a temporary file.
struct Spool {
    file: BufWriter<File>,
}

impl Spool {
    fn new() -> Result<Spool, Error> {
        let file = tempfile::tempfile().map_err(|e| Error::write(std::env::temp_dir(), e))?;
        Ok(Spool { file: BufWriter::new(file) })
    }

    fn push(&mut self, row: &Waiting) -> Result<(), Error> {
        let failed = |e: std::io::Error| Error::write(std::env::temp_dir(), e);
        serde_json::to_writer(&mut self.file, row).map_err(|e| failed(e.into()))?;
        self.file.write_all(b"\n").map_err(failed)
    }

    fn rows(self) -> Result<impl Iterator<Item = Result<Waiting, Error>>, Error> {
        let failed = |e: std::io::Error| Error::read(std::env::temp_dir(), e);
        let mut file = self.file.into_inner().map_err(|e| failed(e.into_error()))?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        Ok(BufReader::new(file)
            .lines()
            .map(move |line| serde_json::from_str(&line.map_err(failed)?).map_err(|e| failed(e.into()))))
    }
}

/// A table that is written beside its place, and moved there when all of it is done.
struct Out {
    writer: csv::Writer<tempfile::NamedTempFile>,
    path: std::path::PathBuf,
}

impl Out {
    fn new(folder: &Path, name: &str, header: &[&str]) -> Result<Out, Error> {
        let path = folder.join(name);
        let file = tempfile::NamedTempFile::new_in(folder).map_err(|e| Error::write(&path, e))?;
        let mut out = Out { writer: csv::Writer::from_writer(file), path };
        out.row(header)?;
        Ok(out)
    }

    fn row(&mut self, fields: &[&str]) -> Result<(), Error> {
        self.writer.write_record(fields).map_err(|e| Error::write(&self.path, e.into()))
    }

    fn finish(self) -> Result<(), Error> {
        let Out { writer, path } = self;
        let file = writer.into_inner().map_err(|e| Error::write(&path, e.into_error()))?;
        file.persist(&path).map_err(|e| Error::write(&path, e.error))?;
        Ok(())
    }
}

fn write(
    waiting: Spool,
    reading: &Reading,
    counts: &mut Imported,
    kinds: &BTreeSet<EntityKind>,
    folder: &Path,
) -> Result<(), Error> {
    use super::knowledge::{COUNTRY, PERSON, PLACE};
    let mut outs: BTreeMap<EntityKind, Out> = BTreeMap::new();
    for kind in kinds {
        let (name, header): (_, &[&str]) = match kind {
            EntityKind::Person => ("people.csv", &PERSON),
            EntityKind::Country => ("countries.csv", &COUNTRY),
            EntityKind::Organization => ("organizations.csv", &PLACE),
            EntityKind::Place => ("places.csv", &PLACE),
        };
        outs.insert(*kind, Out::new(folder, name, header)?);
    }
    for row in waiting.rows()? {
        let row = row?;
        let Some(out) = outs.get_mut(&row.kind) else { continue };
        let count = match row.kind {
            EntityKind::Person => &mut counts.people,
            EntityKind::Country => &mut counts.countries,
            EntityKind::Organization => &mut counts.organizations,
            EntityKind::Place => &mut counts.places,
        };
        *count += 1;
        let iso = row.countries.iter().find_map(|c| reading.iso(c)).unwrap_or_default();
        let (tr, en) = (row.names.aliases_tr.join("|"), row.names.aliases_en.join("|"));
        let Names { tr: name_tr, en: name_en, .. } = &row.names;
        let id = row.wikidata.as_str();
        match row.kind {
            EntityKind::Person => {
                let offices = offices(&row, reading);
                out.row(&[id, iso, name_tr, name_en, &tr, &en, &offices, "wikidata"])?;
            }
            EntityKind::Country => {
                let own = reading.iso.get(id).map_or("", String::as_str);
                let cameo = reading.cameo.get(id).map_or("", String::as_str);
                let capital = reading.capitals.get(id).map_or("", String::as_str);
                let (capital_tr, capital_en) =
                    reading.cities.get(capital).map_or(("", ""), |(t, e)| (t.as_str(), e.as_str()));
                let capital = if capital_en.is_empty() { "" } else { capital };
                out.row(&[
                    id, own, cameo, name_tr, name_en, &tr, &en, "", "", capital, capital_tr, capital_en,
                    "wikidata",
                ])?;
            }
            EntityKind::Organization | EntityKind::Place => {
                out.row(&[id, iso, &row.subtype, name_tr, name_en, &tr, &en, "wikidata"])?;
            }
        }
    }
    outs.into_values().try_for_each(Out::finish)
}

/// The offices of a person that offices.csv has a code for, with their countries.
fn offices(row: &Waiting, reading: &Reading) -> String {
    let mut out: Vec<String> = Vec::new();
    for (position, from, to) in &row.offices {
        let Some(Position { code, countries }) = reading.positions.get(position) else { continue };
        let of = countries.iter().chain(&row.countries).find_map(|c| reading.iso(c));
        if let Some(iso) = of {
            out.push(format!("{code} {iso} {from}/{to}"));
        }
    }
    out.sort_by(|a, b| b.rsplit(' ').next().cmp(&a.rsplit(' ').next()).then_with(|| a.cmp(b)));
    out.dedup();
    out.join("|")
}

#[cfg(test)]
mod tests;
