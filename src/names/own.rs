//! Files of a user's own in the shape of `data/names`, laid over the shipped ones.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::error::Error;

/// A file's address and text; they live as long as the program.
type File = (&'static str, &'static str);

/// The files of one folder.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub offices: Option<File>,
    pub countries: Option<File>,
    pub organizations: Option<File>,
    pub places: Option<File>,
    pub people: Option<File>,
}

/// Files that a folder of names may hold.
pub(super) const FILES: [&str; 5] =
    ["offices.csv", "countries.csv", "organizations.csv", "places.csv", "people.csv"];

static OWN: OnceLock<Own> = OnceLock::new();

pub(super) fn get() -> Option<&'static Own> {
    OWN.get()
}

impl Own {
    fn read(folder: &Path) -> Result<Own, Error> {
        let mut own = Own::default();
        let mut found = false;
        for name in FILES {
            let path: PathBuf = folder.join(name);
            if !path.exists() {
                continue;
            }
            let text = std::fs::read_to_string(&path).map_err(|e| Error::read(&path, e))?;
            let address: &'static str = Box::leak(path.display().to_string().into_boxed_str());
            let text: &'static str = Box::leak(text.into_boxed_str());
            let text = text.trim_start_matches('\u{feff}');
            let slot = match name {
                "offices.csv" => &mut own.offices,
                "countries.csv" => &mut own.countries,
                "organizations.csv" => &mut own.organizations,
                "places.csv" => &mut own.places,
                _ => &mut own.people,
            };
            *slot = Some((address, text));
            found = true;
        }
        if found {
            Ok(own)
        } else {
            let what = format!("holds no names; expected at least one of {}", FILES.join(", "));
            Err(Error::input(folder.display().to_string(), what))
        }
    }
}

/// Lays the files of a folder over the shipped names, for the whole program. A row with the Wikidata id of a shipped
/// one, or with its names where that has no id, adds its forms and offices to it; any other is a new thing.
///
/// Call it before anything else looks at names, and once.
///
/// # Errors
/// Where the folder can't be read or holds none of the files, where a row is broken (with file and line), or where
/// names were in use already.
pub fn load_own(folder: &Path) -> Result<(), Error> {
    let own = Own::read(folder)?;
    super::Knowledge::check_own(&own)?;
    OWN.set(own).map_err(|_| Error::usage("names of one's own can be loaded once"))?;
    if super::Knowledge::is_loaded() {
        return Err(Error::usage("names of one's own must be loaded before the first text is read"));
    }
    Ok(())
}
