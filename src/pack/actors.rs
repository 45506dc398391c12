//! Actors: who or what a pack names, and by which code when.

use rustc_hash::FxHashMap;

use super::Fault;
use super::lines::{lines, parts, words};
use crate::mention::EntityKind;
use crate::names::Table;

/// A code and when it holds (ISO dates, both ends included; empty for no end).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedCode {
    /// The code.
    pub code: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// One actor of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its first name.
    pub name: String,
    /// What it is, where the pack says.
    pub kind: Option<EntityKind>,
    /// Codes in the order of the file; the first that holds counts.
    pub codes: Vec<DatedCode>,
}

impl Actor {
    /// The code on a day (ISO 8601), none where the pack gives none.
    #[must_use]
    pub fn code(&self, day: Option<&str>) -> Option<&str> {
        let dated = |c: &&DatedCode| !c.from.is_empty() || !c.to.is_empty();
        let holds = |c: &&DatedCode| {
            day.is_some_and(|d| {
                (c.from.is_empty() || c.from.as_str() <= d) && (c.to.is_empty() || d <= c.to.as_str())
            })
        };
        self.codes
            .iter()
            .filter(dated)
            .find(holds)
            .or_else(|| self.codes.iter().find(|c| !dated(c)))
            .map(|c| &*c.code)
            .filter(|c| *c != "---")
    }
}

/// A form of an actor's name.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) actor: u32,
    /// Lower-cased words; whether each must follow at once.
    pub(super) words: Vec<(String, bool)>,
    /// Whether only a capital letter in the text makes it a name.
    pub(super) capital: bool,
}

/// All actors with their forms.
#[derive(Debug, Default)]
pub(super) struct Actors {
    pub(super) all: Vec<Actor>,
    pub(super) forms: Vec<Form>,
}

impl Actors {
    fn form(&mut self, actor: u32, phrase: &str, capital: bool) {
        let words = words(phrase);
        if !words.is_empty() {
            self.forms.push(Form { actor, words, capital });
        }
    }

    pub(super) fn add_csv(&mut self, text: &str) -> Result<(), Fault> {
        let fault = |e: crate::names::TableError| Fault::at(e.line, e.what);
        let mut table =
            Table::open("", text, &["name", "synonyms", "kind", "code", "from", "to"]).map_err(fault)?;
        // The first actor of each name.
        let mut place: FxHashMap<String, usize> = FxHashMap::default();
        for (i, actor) in self.all.iter().enumerate() {
            place.entry(actor.name.clone()).or_insert(i);
        }
        while let Some(row) = table.row() {
            let row = row.map_err(fault)?;
            let name = row.get(0).trim();
            if name.is_empty() {
                return Err(Fault::at(row.line, "no name; write the actor's name in the first column"));
            }
            let kind = match row.get(2).trim() {
                "" => None,
                "person" => Some(EntityKind::Person),
                "country" => Some(EntityKind::Country),
                "organization" => Some(EntityKind::Organization),
                "place" => Some(EntityKind::Place),
                other => {
                    return Err(Fault::at(
                        row.line,
                        format!("kind `{other}`: person, country, organization, place or nothing expected"),
                    ));
                }
            };
            let code = row.get(3).trim();
            if code.is_empty() || code.contains(char::is_whitespace) {
                return Err(Fault::at(row.line, format!("code `{code}`: one word expected")));
            }
            let day = |column: usize| -> Result<String, Fault> {
                let day = row.get(column).trim();
                let good = day.is_empty() || is_iso(day);
                good.then(|| day.to_owned()).ok_or_else(|| {
                    Fault::at(
                        row.line,
                        format!("date `{day}`: YYYY-MM-DD or nothing expected, as in 2025-09-05"),
                    )
                })
            };
            let dated = DatedCode { code: code.to_owned(), from: day(4)?, to: day(5)? };
            let at = *place.entry(name.to_owned()).or_insert_with(|| {
                self.all.push(Actor { name: name.to_owned(), kind, codes: Vec::new() });
                self.all.len() - 1
            });
            self.all[at].codes.push(dated);
            for form in std::iter::once(name).chain(row.list(1)) {
                self.form(at as u32, &form.replace(' ', "_"), form.chars().any(char::is_uppercase));
            }
        }
        Ok(())
    }

    pub(super) fn add_petrarch(&mut self, text: &str) -> Result<(), Fault> {
        let first = self.all.len();
        let mut default: Option<DatedCode> = None;
        for (line, row) in lines(text) {
            if row.is_empty() {
                continue;
            }
            let (phrase, _, code) = parts(&row);
            let code = code.map(|c| dated(c).map_err(|what| Fault::at(line, what))).transpose()?;
            if row.starts_with(char::is_whitespace) || phrase.is_empty() {
                let code = code.ok_or_else(|| Fault::at(line, "a code in brackets expected, as [USA]"))?;
                let last = self.all[first..].last_mut();
                let actor = last.ok_or_else(|| Fault::at(line, "a code before the first actor"))?;
                // The default of the actor's own line stays the last choice.
                actor.codes.push(code);
                continue;
            }
            if let Some(phrase) = phrase.strip_prefix('+') {
                if self.all.len() == first {
                    return Err(Fault::at(line, "a synonym before the first actor"));
                }
                self.form(self.all.len() as u32 - 1, phrase, true);
                continue;
            }
            default.clone_from(&code);
            self.all.push(Actor {
                name: title(phrase),
                kind: None,
                codes: default.take().into_iter().collect(),
            });
            self.form(self.all.len() as u32 - 1, phrase, true);
        }
        Ok(())
    }
}

/// `2025-09-05`
fn is_iso(day: &str) -> bool {
    let digit = |(i, b): (usize, u8)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() };
    day.len() == 10 && day.bytes().enumerate().all(digit)
}

/// `MINAS_TIRITH` as a name is written.
fn title(phrase: &str) -> String {
    let word = |w: &str| {
        let mut chars = w.chars();
        let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
        // A single word of up to three letters, and one with dots, is an abbreviation.
        if phrase.chars().count() <= 3 || w.contains('.') {
            w.to_owned()
        } else {
            first + &chars.as_str().to_lowercase()
        }
    };
    phrase.split(['_', ' ']).filter(|w| !w.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

/// `CODE`, `CODE <DATE`, `CODE >DATE`, `CODE DATE-DATE`.
fn dated(text: &str) -> Result<DatedCode, String> {
    let (code, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    let rest: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    let (from, to) = match rest.strip_prefix('<') {
        Some(to) => (String::new(), day(to)?),
        None => match rest.strip_prefix('>') {
            Some(from) => (day(from)?, String::new()),
            None if rest.is_empty() => (String::new(), String::new()),
            None => {
                let (from, to) = rest
                    .split_once('-')
                    .ok_or_else(|| format!("`{rest}`: <DATE, >DATE or DATE-DATE expected behind the code"))?;
                (day(from)?, day(to)?)
            }
        },
    };
    Ok(DatedCode { code: code.to_owned(), from, to })
}

/// `YYYYMMDD` or `YYMMDD` (up to 30: this century) as ISO.
fn day(text: &str) -> Result<String, String> {
    let wrong = || format!("date `{text}`: YYYYMMDD or YYMMDD expected");
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let full = match text.len() {
        8 => text.to_owned(),
        6 => format!("{}{text}", if &text[..2] <= "30" { "20" } else { "19" }),
        _ => return Err(wrong()),
    };
    Ok(format!("{}-{}-{}", &full[..4], &full[4..6], &full[6..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_from_its_first_to_its_last_day() {
        let mut actors = Actors::default();
        let text = "OLD_CASTLE [CAS]\n+THE KEEP\n\t[CASMIL 950601-960101]\n\t[CASGOV >20100109]\n";
        actors.add_petrarch(text).unwrap();
        let castle = &actors.all[0];
        for (day, code) in [
            (Some("1995-05-31"), "CAS"),
            (Some("1995-06-01"), "CASMIL"),
            (Some("1996-01-01"), "CASMIL"),
            (Some("2010-01-09"), "CASGOV"),
            (None, "CAS"),
        ] {
            assert_eq!(castle.code(day), Some(code), "{day:?}");
        }
        assert_eq!((castle.name.as_str(), actors.forms.len()), ("Old Castle", 2));
    }

    #[test]
    fn errors_name_the_line() {
        let fault = |text: &str| Actors::default().add_csv(text).unwrap_err();
        let head = "name,synonyms,kind,code,from,to\n";
        assert_eq!(fault(&format!("{head}Castle,,castle,CAS,,")).line, 2);
        assert!(fault(&format!("{head}\nCastle,,place,CAS,1.1.2020,")).what.contains("YYYY-MM-DD"));
        assert_eq!(Actors::default().add_petrarch("\nKEEP [CAS 12-13]").unwrap_err().line, 2);
    }
}
