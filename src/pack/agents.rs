//! Agents: unnamed roles (`police`, `lawmakers`) with what they add to an actor's code.

use super::Fault;
use super::lines::{lines, parts, words};
use crate::names::Table;

/// One role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// The code.
    pub code: String,
    /// Before the actor's code instead of behind it (`NGO~`).
    pub before: bool,
}

/// All roles with their forms.
#[derive(Debug, Default)]
pub(super) struct Agents {
    pub(super) all: Vec<Agent>,
    /// Role and words, whether each must follow at once.
    pub(super) forms: Vec<(u32, Vec<(String, bool)>)>,
}

impl Agents {
    pub(super) fn add_csv(&mut self, text: &str) -> Result<(), Fault> {
        let fault = |e: crate::names::TableError| Fault::at(e.line, e.what);
        let mut table = Table::open("", text, &["role", "synonyms", "code"]).map_err(fault)?;
        while let Some(row) = table.row() {
            let row = row.map_err(fault)?;
            let (role, code) = (row.get(0).trim(), row.get(2).trim());
            if role.is_empty() || code.is_empty() {
                return Err(Fault::at(row.line, "role and code expected, as police,policeman|policemen,COP"));
            }
            self.push(code);
            let id = self.all.len() as u32 - 1;
            for form in std::iter::once(role).chain(row.list(1)) {
                self.forms.push((id, words(&form.replace(' ', "_"))));
            }
        }
        Ok(())
    }

    fn push(&mut self, code: &str) {
        let code = code.trim();
        let before = code.ends_with('~');
        self.all.push(Agent { code: code.trim_matches('~').trim().to_owned(), before });
    }

    pub(super) fn add_petrarch(&mut self, text: &str) -> Result<(), Fault> {
        let mut sets: Vec<(String, Vec<String>)> = Vec::new();
        for (line, row) in lines(text) {
            if row.is_empty() {
                continue;
            }
            if row.starts_with('!')
                && let Some((marker, list)) = row.split_once('=')
            {
                let list = list.split(',').map(|w| w.trim().to_owned()).filter(|w| !w.is_empty());
                sets.push((marker.trim().to_owned(), list.collect()));
                continue;
            }
            let (phrase, plural, code) = parts(&row);
            let code = code.ok_or_else(|| Fault::at(line, "a code in brackets expected, as [~GOV]"))?;
            self.push(code);
            let id = self.all.len() as u32 - 1;
            let set = sets.iter().find(|(marker, _)| phrase.contains(marker.as_str()));
            if let Some((marker, list)) = set {
                for word in list {
                    self.forms.push((id, words(&phrase.replace(marker.as_str(), word))));
                }
                continue;
            }
            if phrase.contains('!') {
                return Err(Fault::at(line, format!("`{phrase}`: this marker is not defined above")));
            }
            self.forms.push((id, words(phrase)));
            match plural {
                None => self.forms.push((id, words(&plural_of(phrase)))),
                Some(given) => self.forms.extend(given.split_whitespace().map(|p| (id, words(p)))),
            }
        }
        self.forms.retain(|f| !f.1.is_empty());
        Ok(())
    }
}

/// English plural by spelling alone, as the dictionaries have it.
pub(super) fn plural_of(word: &str) -> String {
    if let Some(stem) = word.strip_suffix(['Y', 'y']) {
        return format!("{stem}IES");
    }
    format!("{word}{}", if word.to_uppercase().ends_with("SS") { "ES" } else { "S" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_markers_are_written_out() {
        let mut agents = Agents::default();
        agents.add_petrarch("!WHO! = MAN, MEN\nMILK!WHO! [~MLK]\nDEPUTY [~LEG]\nCREW {} [CRW~]\n").unwrap();
        let forms: Vec<&str> = agents.forms.iter().map(|f| f.1[0].0.as_str()).collect();
        assert_eq!(forms, ["milkman", "milkmen", "deputy", "deputies", "crew"]);
        assert!(agents.all[2].before && agents.all[2].code == "CRW");
        assert_eq!(Agents::default().add_petrarch("A [~B]\nCREW\n").unwrap_err().line, 2);
    }
}
