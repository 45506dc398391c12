//! `kilim verify`: a graph against its sources.

use super::args::VerifyArgs;
use super::build::count;
use super::config::need_full;
use super::exit::Exit;
use super::export::read_graph;
use super::report::{Report, print};
use super::sources::{Place, Texts};
use crate::error::Error;
use crate::graph::defects;

/// Defects that are printed one by one without `--verbose`.
const SHOWN: usize = 20;

/// Checks every piece of evidence.
pub fn run(args: &VerifyArgs, report: Report) -> Result<Exit, Error> {
    let graph = read_graph(&args.graph)?;
    need_full(&graph, &args.graph, "verify")?;
    let texts =
        Texts::find(&graph, &Place { graph: &args.graph, root: args.root.as_deref() }, report, "verifying");
    let mut found = Vec::new();
    for (id, (uri, why)) in &texts.missing {
        found.push(format!("{uri}: {why} ({id})"));
    }
    let checked = defects(&graph, |doc| texts.found.get(doc).map(String::as_str), &mut found);
    if found.is_empty() {
        print(
            format!(
                "ok: {} in {} hold\n",
                count(checked, "piece")
                    .replace("piece ", "piece of evidence ")
                    .replace("pieces", "pieces of evidence"),
                count(texts.found.len(), "document")
            )
            .as_bytes(),
        )?;
        return Ok(Exit::Done);
    }
    let shown = if report.is_verbose() { found.len() } else { SHOWN.min(found.len()) };
    let mut out = found[..shown].join("\n");
    if shown < found.len() {
        out.push_str("\n… and more; --verbose lists all");
    }
    out.push('\n');
    print(out.as_bytes())?;
    report.error(&format!("{} in {}", count(found.len(), "defect"), args.graph.display()));
    Ok(Exit::Defects)
}
