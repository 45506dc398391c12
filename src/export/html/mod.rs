//! One HTML file to look at a graph in: search, filter, click through to the sentences. It opens from disk and asks
//! nothing of any network. The page is built from `viewer/` by `npm ci && npm run build` and lies beside this file.

use std::io::{self, Write};

use super::format::{Exporter, Files};
use super::sink::Sink;
use crate::graph::{Graph, NodeData, View};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "html",
    extension: "html",
    media_type: "text/html",
    about: "one page to search, filter and read a graph in; opens from disk",
    files: Files::One,
    view: View::Full,
    write,
};

const PAGE: &str = include_str!("viewer.html");
const MARK: &str = "/*DATA*/";

fn write(graph: &Graph, sink: &mut dyn Sink) -> io::Result<()> {
    let (before, after) = PAGE.split_once(MARK).expect("the page holds its mark");
    sink.file("graph.html", &mut |out| {
        out.write_all(before.as_bytes())?;
        let mut script = InScript(out);
        script.write_all(b"{\"graph\": ")?;
        super::json::write_to(graph, &mut script)?;
        script.write_all(b", \"texts\": {")?;
        let mut first = true;
        for node in graph.nodes() {
            let NodeData::Document(_) = &node.data else { continue };
            let Some(text) = graph.source(&node.id) else { continue };
            script.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            serde_json::to_writer(&mut script, &node.id)?;
            script.write_all(b": {\"text\": ")?;
            serde_json::to_writer(&mut script, text)?;
            script.write_all(b"}")?;
        }
        script.write_all(b"}}")?;
        out.write_all(after.as_bytes())
    })
}

/// Writes JSON into a `<script>` element: `<`, `>` and `&` as escapes, so that no text can end the element or begin
/// another. JSON has these characters inside strings only, where the escape means the same.
struct InScript<'o>(&'o mut dyn Write);

impl Write for InScript<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut from = 0;
        for (i, byte) in bytes.iter().enumerate() {
            let escape: &[u8] = match byte {
                b'<' => b"\\u003c",
                b'>' => b"\\u003e",
                b'&' => b"\\u0026",
                _ => continue,
            };
            self.0.write_all(&bytes[from..i])?;
            self.0.write_all(escape)?;
            from = i + 1;
        }
        self.0.write_all(&bytes[from..])?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_the_script_element() {
        let mut out = Vec::new();
        InScript(&mut out).write_all(br#""</script><b>&""#).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains('<') && !text.contains('>') && !text.contains('&'));
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), "</script><b>&");
    }

    #[test]
    fn the_page_holds_its_mark_once_and_asks_nothing_of_the_network() {
        assert_eq!(PAGE.matches(MARK).count(), 1);
        assert!(PAGE.contains("default-src 'none'"));
    }
}
