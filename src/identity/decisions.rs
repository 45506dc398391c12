//! What a user has decided: which things are the same, which are not, and names of the user's own.
//!
//! Both are text files, one entry a line, fields parted by tabs, `#` for comments: made for version control. Taking a
//! line away takes its decision back.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::mention::EntityKind;

/// A line that can't be used: file, line and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionsError {
    /// The file.
    pub file: String,
    /// 1 for the first line.
    pub line: usize,
    /// What is wrong and what to do.
    pub what: String,
}

impl fmt::Display for DecisionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl std::error::Error for DecisionsError {}

/// One decision about two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whether they are one.
    pub same: bool,
    /// Ids of the two, the smaller one first.
    pub ids: (String, String),
    /// Who decided.
    pub who: String,
    /// When (ISO 8601 date).
    pub when: String,
    /// Why.
    pub why: String,
}

impl fmt::Display for Decision {
    /// The line of the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.same { "same" } else { "different" };
        write!(f, "{verb}\t{}\t{}\t{}\t{}\t{}", self.ids.0, self.ids.1, self.who, self.when, self.why)
    }
}

/// All decisions of a file.
///
/// A line is `same` or `different`, two ids, who, when (YYYY-MM-DD) and why, parted by tabs.
///
/// ```
/// use kilim::identity::Decisions;
/// let text = "same\tperson:a-kaya\tperson:ayşe-kaya\tdeniz\t2025-09-03\tboth signed the report\n";
/// let decisions = Decisions::parse("decisions.tsv", text).unwrap();
/// assert_eq!(decisions.about("person:ayşe-kaya", "person:a-kaya").map(|d| d.same), Some(true));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    list: Vec<Decision>,
    by_pair: FxHashMap<(String, String), usize>,
}

impl Decisions {
    /// Reads a file's text.
    ///
    /// # Errors
    /// Where a line has another form, or where two lines contradict each other, also by way of others (`a` the same as
    /// `b`, `b` as `c`, but `a` different from `c`).
    pub fn parse(file: &str, text: &str) -> Result<Decisions, DecisionsError> {
        let mut out = Decisions::default();
        let mut lines = Vec::new();
        for (n, line) in entries(text) {
            let error = |what: String| DecisionsError { file: file.to_owned(), line: n, what };
            let decision = decision(line).map_err(error)?;
            if let Some(&other) = out.by_pair.get(&decision.ids) {
                let earlier: usize = lines[other];
                let what =
                    format!("line {earlier} decides about these two already; take one of the lines away");
                return Err(error(what));
            }
            out.add(decision);
            lines.push(n);
        }
        let mut roots: FxHashMap<&str, &str> = FxHashMap::default();
        for d in out.list.iter().filter(|d| d.same) {
            let (a, b) = (root(&roots, &d.ids.0), root(&roots, &d.ids.1));
            if a != b {
                roots.insert(a.max(b), a.min(b));
            }
        }
        for (d, line) in out.list.iter().zip(lines) {
            if !d.same && root(&roots, &d.ids.0) == root(&roots, &d.ids.1) {
                let what = format!(
                    "{} and {} are different here, but other lines make them the same; take one away",
                    d.ids.0, d.ids.1
                );
                return Err(DecisionsError { file: file.to_owned(), line, what });
            }
        }
        Ok(out)
    }

    /// Adds a decision, or replaces the one about the same two things.
    pub fn add(&mut self, mut decision: Decision) {
        if decision.ids.0 > decision.ids.1 {
            std::mem::swap(&mut decision.ids.0, &mut decision.ids.1);
        }
        if let Some(&at) = self.by_pair.get(&decision.ids) {
            self.list[at] = decision;
        } else {
            self.by_pair.insert(decision.ids.clone(), self.list.len());
            self.list.push(decision);
        }
    }

    /// The decision about two things, in either order.
    #[must_use]
    pub fn about(&self, a: &str, b: &str) -> Option<&Decision> {
        if self.list.is_empty() {
            return None;
        }
        let ids = if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) };
        self.by_pair.get(&ids).map(|i| &self.list[*i])
    }

    /// All, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Decision] {
        &self.list
    }
}

fn root<'d>(roots: &FxHashMap<&'d str, &'d str>, mut id: &'d str) -> &'d str {
    while let Some(next) = roots.get(id) {
        id = next;
    }
    id
}

/// Lines that say something, with their number.
fn entries(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, l)| (i + 1, l.trim_start_matches('\u{feff}')))
        .filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'))
}

fn decision(line: &str) -> Result<Decision, String> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [verb, a, b, who, when, why] = fields[..] else {
        return Err(format!(
            "{} fields; write six, parted by tabs: same or different, id, id, who, when, why",
            fields.len()
        ));
    };
    let same = match verb {
        "same" => true,
        "different" => false,
        _ => return Err(format!("`{verb}`: write same or different")),
    };
    if a.is_empty() || b.is_empty() || a == b {
        return Err("write the ids of two things".to_owned());
    }
    if who.is_empty() || why.is_empty() {
        return Err("say who decided, and why".to_owned());
    }
    if when.parse::<jiff::civil::Date>().is_err() {
        return Err(format!("`{when}`: write the date as YYYY-MM-DD"));
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    Ok(Decision {
        same,
        ids: (a.to_owned(), b.to_owned()),
        who: who.to_owned(),
        when: when.to_owned(),
        why: why.to_owned(),
    })
}

/// A user's own names: id, kind, and the names that stand for it, folded by the rules of their language.
///
/// A line is an id, a kind (`Person`, `Country`, `Organization`, `Place`), a language (`tr`, `en`) and the names with
/// `|` between, parted by tabs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registry {
    by_name: FxHashMap<(EntityKind, String), String>,
    names: Vec<(String, String)>,
}

impl Registry {
    /// Reads a file's text.
    ///
    /// # Errors
    /// Where a line has another form, or where a name stands for two ids of one kind.
    pub fn parse(file: &str, text: &str) -> Result<Registry, DecisionsError> {
        let mut out = Registry::default();
        for (line, entry) in entries(text) {
            out.entry(entry).map_err(|what| DecisionsError { file: file.to_owned(), line, what })?;
        }
        Ok(out)
    }

    fn entry(&mut self, line: &str) -> Result<(), String> {
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [id, kind, lang, names] = fields[..] else {
            return Err(format!(
                "{} fields; write four, parted by tabs: id, kind, language, names with | between",
                fields.len()
            ));
        };
        let kind = match kind {
            "Person" => EntityKind::Person,
            "Country" => EntityKind::Country,
            "Organization" => EntityKind::Organization,
            "Place" => EntityKind::Place,
            _ => return Err(format!("`{kind}`: write Person, Country, Organization or Place")),
        };
        if !matches!(lang, "tr" | "en") {
            return Err(format!("`{lang}`: write tr or en"));
        }
        if id.is_empty() || id.contains(char::is_whitespace) {
            return Err("write an id without spaces first".to_owned());
        }
        let mut first = None;
        for name in names.split('|').map(str::trim).filter(|n| !n.is_empty()) {
            first.get_or_insert(name);
            let key = (kind, crate::entity::fold(lang, name));
            if let Some(other) = self.by_name.insert(key, id.to_owned())
                && other != id
            {
                return Err(format!("`{name}` is {other} already; a name stands for one id of a kind"));
            }
        }
        let Some(first) = first else { return Err(format!("{id} has no name")) };
        self.names.push((id.to_owned(), first.to_owned()));
        Ok(())
    }

    /// The id that a name stands for.
    #[must_use]
    pub fn find(&self, kind: EntityKind, lang: &str, name: &str) -> Option<&str> {
        if self.by_name.is_empty() {
            return None;
        }
        self.by_name.get(&(kind, crate::entity::fold(lang, name))).map(String::as_str)
    }

    /// Ids with their first name, in the order of the file.
    #[must_use]
    pub fn ids(&self) -> &[(String, String)] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Decisions::parse("d.tsv", text).unwrap_err().to_string()
    }

    #[test]
    fn decisions_read_in_either_order_and_write_their_own_line() {
        let line = "different\tplace:a\tplace:b\tdeniz\t2025-01-02\ttwo villages";
        let decisions = Decisions::parse("d.tsv", &format!("# mine\n\n{line}\n")).unwrap();
        assert_eq!(decisions.about("place:b", "place:a").unwrap().to_string(), line);
        assert_eq!(decisions.about("place:b", "place:c"), None);
    }

    #[test]
    fn errors_name_file_and_line_and_say_what_to_write() {
        assert!(error("\nsame\ta\tb\n").starts_with("d.tsv:2: 3 fields; write six"));
        assert!(error("equal\ta\tb\tw\t2025-01-02\ty\n").contains("write same or different"));
        assert!(error("same\ta\tb\tw\t3 May\ty\n").contains("YYYY-MM-DD"));
        assert!(error("same\ta\tb\t\t2025-01-02\ty\n").contains("who decided"));
        assert!(error("same\ta\ta\tw\t2025-01-02\ty\n").contains("two things"));
    }

    #[test]
    fn contradictions_are_errors_also_by_way_of_others() {
        let d = "w\t2025-01-02\ty";
        assert!(error(&format!("same\ta\tb\t{d}\ndifferent\tb\ta\t{d}\n")).contains("line 1 decides"));
        let text = format!("same\ta\tb\t{d}\nsame\tb\tc\t{d}\ndifferent\ta\tc\t{d}\n");
        assert!(error(&text).starts_with("d.tsv:3: a and c are different here"));
    }

    #[test]
    fn registered_names_fold_by_their_language() {
        let text = "own:1\tOrganization\ttr\tIşık Vakfı|IV\nown:2\tPlace\ttr\tIşık Vakfı\n";
        let registry = Registry::parse("r.tsv", text).unwrap();
        assert_eq!(registry.find(EntityKind::Organization, "tr", "IŞIK VAKFI"), Some("own:1"));
        assert_eq!(registry.find(EntityKind::Place, "tr", "Işık Vakfı"), Some("own:2"));
        assert_eq!(registry.find(EntityKind::Person, "tr", "IV"), None);
        let twice = "own:1\tPlace\ttr\tAda\nown:2\tPlace\ttr\tADA\n";
        let error = Registry::parse("r.tsv", twice).unwrap_err().to_string();
        assert!(error.starts_with("r.tsv:2: `ADA` is own:1 already"), "{error}");
    }
}
