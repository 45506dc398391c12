//! A user's own pack: a folder of actors, roles and verbs that the gazetteers and the lexicon don't know.
//!
//! | file | what |
//! |---|---|
//! | `actors.csv` | `name,synonyms,kind,code,from,to`: who or what, other names between `\|`, `person country organization place`, a code, and from and to when the code holds. Several rows of one name give it several codes. |
//! | `agents.csv` | `role,synonyms,code`: unnamed roles (`police`); with an actor beside them they add to its code, alone they are told as themselves. |
//! | `frames.en.tsv`, `frames.tr.tsv` | event frames as in [`crate::event`]'s files. |
//! | `types.tsv` | `code type`: which of the 22 types a CAMEO code that begins so is told as, where CAMEO itself doesn't say. |
//! | `*.actors.txt`, `*.agents.txt`, `*.verbs.txt`, `*.discards.txt` | PETRARCH's dictionaries, as they are. |
//!
//! All of it is read and checked before any text; an error names file and line.

mod actors;
mod agents;
mod code;
mod lines;
mod names;
mod pattern;
mod phrase;
mod types;
mod verbs;

use std::path::Path;

use crate::error::Error;
use crate::event::Frames;
use crate::lang::Language;

pub use actors::{Actor, DatedCode};
pub use agents::Agent;
pub use verbs::Discard;

/// What a user's folders say, all of them together.
#[derive(Debug, Default)]
pub struct Pack {
    actors: actors::Actors,
    agents: agents::Agents,
    verbs: verbs::Verbs,
    types: types::Types,
    discards: Vec<verbs::Phrase>,
    frames: Vec<(&'static str, Frames)>,
}

/// A file of a pack that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// 1 for the first line.
    pub(crate) line: usize,
    /// What is wrong and what to do.
    pub(crate) what: String,
}

impl Fault {
    pub(crate) fn at(line: usize, what: impl Into<String>) -> Self {
        Fault { line, what: what.into() }
    }
}

impl Pack {
    /// Reads folders; what a later one says is added to the earlier ones.
    ///
    /// # Errors
    /// A folder that can't be read or holds no file of a pack, and the first line that is not well-formed, with file
    /// and line.
    pub fn read(folders: &[impl AsRef<Path>]) -> Result<Pack, Error> {
        let mut pack = Pack::default();
        let mut frames: Vec<(String, String)> = Vec::new();
        for folder in folders {
            let folder = folder.as_ref();
            let entries = std::fs::read_dir(folder).map_err(|e| Error::read(folder, e))?;
            let mut files: Vec<_> = entries
                .map(|e| e.map(|e| e.path()).map_err(|e| Error::read(folder, e)))
                .collect::<Result<_, _>>()?;
            files.sort();
            let mut used = 0;
            for path in files.iter().filter(|p| p.is_file()) {
                let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
                if !is_pack_file(name) {
                    continue;
                }
                used += 1;
                let text = std::fs::read_to_string(path).map_err(|e| Error::read(path, e))?;
                let place = path.display().to_string();
                if name.starts_with("frames.") {
                    frames.push((place, text));
                    continue;
                }
                pack.add(name, &text).map_err(|f| Error::input(format!("{place}:{}", f.line), f.what))?;
            }
            if used == 0 {
                return Err(Error::input(
                    folder.display().to_string(),
                    format!(
                        "no file of a pack in this folder; actors.csv, agents.csv, types.tsv, {} and PETRARCH's \
                         *.actors.txt, *.agents.txt, *.verbs.txt, *.discards.txt are read",
                        crate::lang::ALL.map(frames_file).join(", ")
                    ),
                ));
            }
        }
        for language in crate::lang::ALL {
            let own: Vec<(&str, &str)> = frames
                .iter()
                .filter(|(place, _)| place.ends_with(&frames_file(language)))
                .map(|(place, text)| (&**place, &**text))
                .collect();
            if !own.is_empty() {
                let with = language
                    .frames()
                    .with(&own)
                    .map_err(|e| Error::input(format!("{}:{}", e.file, e.line), e.message))?;
                pack.frames.push((language.code(), with));
            }
        }
        Ok(pack)
    }

    /// Adds one file, by its name.
    fn add(&mut self, name: &str, text: &str) -> Result<(), Fault> {
        match name {
            "actors.csv" => self.actors.add_csv(text),
            "agents.csv" => self.agents.add_csv(text),
            "types.tsv" => self.types.add(text),
            _ if name.ends_with(".actors.txt") => self.actors.add_petrarch(text),
            _ if name.ends_with(".agents.txt") => self.agents.add_petrarch(text),
            _ if name.ends_with(".verbs.txt") => self.verbs.add(text),
            _ => {
                self.discards.extend(verbs::discards(text));
                Ok(())
            }
        }
    }

    /// The frames of a language, with the pack's own.
    #[must_use]
    pub fn frames<'p>(&'p self, language: &'static dyn Language) -> &'p Frames {
        self.frames.iter().find(|(code, _)| *code == language.code()).map_or(language.frames(), |(_, f)| f)
    }

    /// Whether a text is not to be told at all, or one of its sentences, by the pack's list of discards.
    #[must_use]
    pub fn discard(&self, words: &str) -> Option<Discard> {
        verbs::discard(&self.discards, words)
    }
}

/// Where a pack's frames of a language lie.
fn frames_file(language: &dyn Language) -> String {
    format!("frames.{}.tsv", language.code())
}

fn is_pack_file(name: &str) -> bool {
    matches!(name, "actors.csv" | "agents.csv" | "types.tsv")
        || crate::lang::ALL.into_iter().any(|l| frames_file(l) == name)
        || [".actors.txt", ".agents.txt", ".verbs.txt", ".discards.txt"].iter().any(|end| name.ends_with(end))
}
