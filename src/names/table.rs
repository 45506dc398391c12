//! Rows of the comma-separated tables in `data/names`, without copying.

/// A table that can't be read: file, line and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The file.
    pub file: String,
    /// 1 for the first line.
    pub line: usize,
    /// What is wrong and what to do.
    pub what: String,
}

impl std::fmt::Display for TableError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl std::error::Error for TableError {}

/// A table with a header line. Fields hold no line breaks; one that holds a comma stands in quotation marks.
#[derive(Debug)]
pub struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    lines: std::iter::Enumerate<std::str::Lines<'t>>,
}

/// One row.
#[derive(Debug)]
pub struct Row<'t> {
    file: &'t str,
    /// 1 for the first line.
    pub line: usize,
    fields: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// Opens a table and checks that it has these columns, in this order.
    ///
    /// # Errors
    /// Where the header differs.
    pub fn open(file: &'t str, text: &'t str, columns: &[&str]) -> Result<Self, TableError> {
        let mut lines = text.lines().enumerate();
        let header: Vec<&str> = lines.next().map_or(Vec::new(), |(_, l)| l.split(',').collect());
        if header != columns {
            let what = format!("the first line must be {}", columns.join(","));
            return Err(TableError { file: file.to_owned(), line: 1, what });
        }
        Ok(Self { file, columns: header, lines })
    }

    /// The next row, with as many fields as there are columns.
    ///
    /// # Errors
    /// Where a line has other than the header's number of fields.
    pub fn row(&mut self) -> Option<Result<Row<'t>, TableError>> {
        let (n, line) = self.lines.find(|(_, l)| !l.trim().is_empty())?;
        let fields = split(line);
        let line = n + 1;
        if fields.len() != self.columns.len() {
            let what = format!("{} fields, {} expected", fields.len(), self.columns.len());
            return Some(Err(TableError { file: self.file.to_owned(), line, what }));
        }
        Some(Ok(Row { file: self.file, line, fields }))
    }
}

impl<'t> Row<'t> {
    /// A field, empty or not.
    #[must_use]
    pub fn get(&self, column: usize) -> &'t str {
        self.fields[column]
    }

    /// A field, `None` where it is empty.
    #[must_use]
    pub fn some(&self, column: usize) -> Option<&'t str> {
        Some(self.fields[column]).filter(|f| !f.is_empty())
    }

    /// The parts of a field between `|`.
    pub fn list(&self, column: usize) -> impl Iterator<Item = &'t str> + use<'t> {
        self.fields[column].split('|').map(str::trim).filter(|p| !p.is_empty())
    }

    /// An error at this row.
    #[must_use]
    pub fn error(&self, what: impl Into<String>) -> TableError {
        TableError { file: self.file.to_owned(), line: self.line, what: what.into() }
    }

    /// A Wikidata id, checked for form.
    ///
    /// # Errors
    /// Where it is not `Q` and digits.
    pub fn wikidata(&self, column: usize) -> Result<Option<&'t str>, TableError> {
        match self.some(column) {
            Some(id) if !is_wikidata_id(id) => {
                Err(self.error(format!("`{id}` is no Wikidata id; write Q and digits, or nothing")))
            }
            id => Ok(id),
        }
    }
}

/// `Q` and a number without a leading zero.
#[must_use]
pub fn is_wikidata_id(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|digits| {
        !digits.is_empty() && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

fn split(line: &str) -> Vec<&str> {
    let mut fields = Vec::with_capacity(14);
    let mut rest = line;
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let end = quoted.find('"').unwrap_or(quoted.len());
            fields.push(&quoted[..end]);
            let after = quoted.get(end + 1..).unwrap_or("");
            match after.strip_prefix(',') {
                Some(next) => rest = next,
                None => return fields,
            }
        } else if let Some((field, next)) = rest.split_once(',') {
            fields.push(field);
            rest = next;
        } else {
            fields.push(rest);
            return fields;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_fields_hold_commas() {
        assert_eq!(split("a,\"b, c\",,d"), ["a", "b, c", "", "d"]);
        assert_eq!(split("a,"), ["a", ""]);
    }

    #[test]
    fn errors_name_file_and_line() {
        let mut table = Table::open("x.csv", "a,b\n1,2\n\n3\n", &["a", "b"]).unwrap();
        assert_eq!(table.row().unwrap().unwrap().get(1), "2");
        assert_eq!(table.row().unwrap().unwrap_err().to_string(), "x.csv:4: 1 fields, 2 expected");
        let error = Table::open("x.csv", "a\n", &["a", "b"]).unwrap_err();
        assert_eq!(error.to_string(), "x.csv:1: the first line must be a,b");
        for (id, good) in [("Q43", true), ("Q", false), ("43", false), ("Q043", false), ("Q4x", false)] {
            assert_eq!(is_wikidata_id(id), good, "{id}");
        }
    }
}
