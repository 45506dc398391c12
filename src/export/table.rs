//! A CSV writer (RFC 4180, `\n`): fields are quoted where they must be, and every row ends up whole in the stream.
//!
//! The `csv` crate's writer looks at every byte of a field through a state machine; most of an export is evidence that
//! is known to need quotes, and this writes it three times as fast.

use std::io::{self, Write};

use crate::graph::Evidence;

/// Bytes that are gathered before they go to the stream.
const FULL: usize = 1 << 16;

/// Writes rows.
pub(super) struct Table<'o> {
    out: &'o mut dyn Write,
    row: Vec<u8>,
    first: bool,
}

impl<'o> Table<'o> {
    pub fn new(out: &'o mut dyn Write) -> Self {
        Self { out, row: Vec::with_capacity(2 * FULL), first: true }
    }

    /// A row of plain names.
    pub fn header<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> io::Result<()> {
        for name in names {
            self.field(name);
        }
        self.end()
    }

    fn begin(&mut self) {
        if !self.first {
            self.row.push(b',');
        }
        self.first = false;
    }

    /// A text.
    pub fn field(&mut self, text: &str) {
        self.begin();
        if text.bytes().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
            self.row.push(b'"');
            doubled(text, &mut self.row);
            self.row.push(b'"');
        } else {
            self.row.extend_from_slice(text.as_bytes());
        }
    }

    /// A text, in quotation marks whatever it holds.
    pub fn quoted(&mut self, text: &str) {
        self.begin();
        self.row.push(b'"');
        doubled(text, &mut self.row);
        self.row.push(b'"');
    }

    /// Something that prints without comma, quotation mark or line break.
    pub fn plain(&mut self, value: impl std::fmt::Display) {
        self.begin();
        let _ = write!(self.row, "{value}");
    }

    /// Nothing.
    pub fn empty(&mut self) {
        self.begin();
    }

    /// A list as JSON, always in quotation marks.
    pub fn json_list(&mut self, texts: &[String]) -> io::Result<()> {
        self.begin();
        self.row.push(b'"');
        serde_json::to_writer(Doubled(&mut self.row), texts)?;
        self.row.push(b'"');
        Ok(())
    }

    /// Evidence as JSON, always in quotation marks.
    pub fn evidence(&mut self, list: &[Evidence]) -> io::Result<()> {
        self.begin();
        self.row.extend_from_slice(b"\"[");
        for (i, e) in list.iter().enumerate() {
            self.row.extend_from_slice(if i == 0 { b"{\"\"doc\"\":" } else { b",{\"\"doc\"\":" });
            serde_json::to_writer(Doubled(&mut self.row), &*e.doc)?;
            let _ =
                write!(self.row, ",\"\"start\"\":{},\"\"end\"\":{},\"\"rule\"\":", e.span.start, e.span.end);
            serde_json::to_writer(Doubled(&mut self.row), &*e.rule)?;
            let _ = write!(self.row, ",\"\"confidence\"\":{:?}}}", e.confidence);
        }
        self.row.extend_from_slice(b"]\"");
        Ok(())
    }

    /// Ends the row.
    pub fn end(&mut self) -> io::Result<()> {
        self.row.push(b'\n');
        self.first = true;
        if self.row.len() >= FULL {
            self.flush()?;
        }
        Ok(())
    }

    /// Ends the table.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.row)?;
        self.row.clear();
        Ok(())
    }
}

/// Evidence in one line, where a list of texts is all that a format holds: document, span, rule, confidence.
pub(crate) fn line(e: &Evidence) -> String {
    format!("{} {}-{} {} {}", e.doc, e.span.start, e.span.end, e.rule, e.confidence)
}

fn doubled(text: &str, row: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = rest.find('"') {
        row.extend_from_slice(&rest.as_bytes()[..=at]);
        row.push(b'"');
        rest = &rest[at + 1..];
    }
    row.extend_from_slice(rest.as_bytes());
}

/// Doubles the quotation marks of what is written through it.
struct Doubled<'r>(&'r mut Vec<u8>);

impl Write for Doubled<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0.push(*byte);
            if *byte == b'"' {
                self.0.push(b'"');
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_back_what_was_written() {
        let fields = ["plain", "a,b", "\"q\"", "line\nbreak", "cr\rlf\r\n", "", "=cmd()", "\"", "ş;ı"];
        let mut bytes = Vec::new();
        let mut table = Table::new(&mut bytes);
        for _ in 0..2 {
            for field in fields {
                table.field(field);
            }
            table.json_list(&["a\"b".to_owned(), "c,d".to_owned()]).unwrap();
            table.end().unwrap();
        }
        table.flush().unwrap();
        let rows: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes.as_slice())
            .records()
            .map(Result::unwrap)
            .collect();
        assert_eq!(rows.len(), 2);
        for row in rows {
            assert!(fields.iter().zip(&row).all(|(a, b)| *a == b), "{row:?}");
            assert_eq!(&row[fields.len()], r#"["a\"b","c,d"]"#);
        }
    }
}
