//! Which of the 22 types an event code is told as.

use super::Fault;
use crate::event::{EventType, rows};

/// The pack's own rows, the longest beginning first.
#[derive(Debug, Default)]
pub(super) struct Types(Vec<(String, EventType)>);

impl Types {
    pub(super) fn add(&mut self, text: &str) -> Result<(), Fault> {
        let mut header = true;
        for (i, row) in text.lines().enumerate() {
            if row.starts_with('#') || row.trim().is_empty() {
                continue;
            }
            let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
            let [code, kind] = cells[..] else {
                return Err(Fault::at(i + 1, "two columns expected: code and type, with a tab between"));
            };
            if std::mem::take(&mut header) {
                if (code, kind) != ("code", "type") {
                    return Err(Fault::at(i + 1, "the first line must be code and type, with a tab between"));
                }
                continue;
            }
            let kind = EventType::from_name(kind)
                .ok_or_else(|| Fault::at(i + 1, format!("no type of event is named `{kind}`")))?;
            self.0.push((code.to_owned(), kind));
        }
        self.0.sort_by_key(|r| std::cmp::Reverse(r.0.len()));
        Ok(())
    }

    /// The type of a code: by CAMEO (`data/schema/events.tsv`), else by the pack; none for a code that tells no event
    /// (CAMEO's 01, a statement).
    pub(super) fn of(&self, code: &str) -> Option<EventType> {
        let cameo = rows().iter().flat_map(|r| r.cameo.iter().map(move |c| (*c, r.kind)));
        cameo
            .filter(|(c, _)| code.starts_with(c))
            .max_by_key(|(c, _)| c.len())
            .map(|(_, kind)| kind)
            .or_else(|| self.0.iter().find(|(c, _)| code.starts_with(c.as_str())).map(|(_, kind)| *kind))
    }
}
