//! English events measured on sentences that are coded with source, target and PLOVER root.
//!
//! `cargo run --release --example eval_plover -- ../shared/corpora/en/events/plover-test.tsv [--errors] [--pack DIR]`
//!
//! `strict`: kilim must find an event whose agent overlaps the marked source and whose target (or place) the marked
//! target; `one`: either of the two; `any`: whatever event the sentence gives. The list's YIELD is PLOVER's CONCEDE
//! and RETREAT. A row without such an event counts as missed. A pack (`data/packs/roles-en`) lets unnamed roles (`police`)
//! be parties.

use std::collections::BTreeMap;

use kilim::event::Event;
use kilim::pack::Pack;
use kilim::pipeline::{Extraction, extract, extract_packed};
use kilim::text::{DocumentOptions, LangChoice, Span, document};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.first().expect("a path to plover-test.tsv");
    let errors = arguments.iter().any(|a| a == "--errors");
    let folder = arguments.iter().position(|a| a == "--pack").and_then(|i| arguments.get(i + 1));
    let pack = folder.map(|f| Pack::read(&[f]).unwrap_or_else(|e| panic!("{e}")));
    let table = std::fs::read_to_string(path).expect("readable table");
    let mut rows = table.lines();
    let header: Vec<&str> = rows.next().expect("a header").split('\t').collect();
    let column = |name: &str| header.iter().position(|h| *h == name).expect("column");
    let (root, marked) = (column("gold_root"), column("marked_sentence"));
    let mut scores = [Score::default(), Score::default(), Score::default()];
    let (mut all, mut named) = (0, 0);
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let gold = cells[root];
        let (text, source, target) = unmark(cells[marked].trim_matches('"'));
        let options = DocumentOptions { lang: LangChoice::En, ..DocumentOptions::default() };
        let doc = document(text, "-", &options);
        let found = pack.as_ref().map_or_else(|| extract(&doc), |p| extract_packed(&doc, p));
        let covers = |spans: &[Span]| found.mentions.iter().any(|m| spans.iter().any(|s| s.overlaps(m.span)));
        all += 1;
        named += u32::from(covers(&source) && covers(&target));
        let best = |fits: &dyn Fn(&Event) -> bool| {
            found
                .events
                .iter()
                .filter(|e| fits(e))
                .max_by(|a, b| a.confidence.total_cmp(&b.confidence))
                .map(root_of)
        };
        let from = |e: &Event| touches(&found, &e.agents, &source);
        let to = |e: &Event| touches(&found, &e.targets, &target) || touches(&found, &e.places, &target);
        let swapped = |e: &Event| {
            e.kind.is_symmetric()
                && touches(&found, &e.agents, &target)
                && touches(&found, &e.targets, &source)
        };
        let strict = best(&|e| from(e) && to(e) || swapped(e));
        let one = strict.clone().or_else(|| best(&|e| from(e) || to(e)));
        let any = one.clone().or_else(|| best(&|_| true));
        if errors && strict.as_deref() != Some(gold) {
            let names: Vec<&str> = found.mentions.iter().map(|m| m.span.of(&doc.text)).collect();
            let events: Vec<String> = found.events.iter().map(|e| show(&found, e, &doc.text)).collect();
            println!(
                "{gold}\t{}\t{}\t{names:?}\t{events:?}",
                strict.as_deref().unwrap_or("-"),
                cells[marked]
            );
        }
        for (score, found) in scores.iter_mut().zip([strict, one, any]) {
            score.add(gold, found.as_deref());
        }
    }
    println!("rows {all}, both parties named by kilim {named}");
    for (name, score) in ["strict", "one", "any"].iter().zip(&scores) {
        println!(
            "{name}: root macro-F1 {:.3}, accuracy {:.3}, answered {}",
            score.macro_f1(),
            score.accuracy(),
            score.answered
        );
        if *name != "any" {
            score.print();
        }
    }
}

fn root_of(e: &Event) -> String {
    let root = e.plover_root().unwrap_or(e.kind.name());
    if matches!(root, "CONCEDE" | "RETREAT") { "YIELD".into() } else { root.into() }
}

fn touches(found: &Extraction, entities: &[u32], spans: &[Span]) -> bool {
    found
        .mentions
        .iter()
        .zip(&found.entity_of)
        .any(|(m, e)| entities.contains(e) && spans.iter().any(|s| s.overlaps(m.span)))
}

fn show(found: &Extraction, e: &Event, text: &str) -> String {
    let names = |ids: &[u32]| {
        ids.iter().map(|i| found.entities[*i as usize].name.clone()).collect::<Vec<_>>().join("+")
    };
    format!("{}({}; {} -> {})", e.kind.name(), e.trigger.of(text), names(&e.agents), names(&e.targets))
}

/// The sentence without its marks, and where source and target stand.
fn unmark(marked: &str) -> (String, Vec<Span>, Vec<Span>) {
    let (mut text, mut source, mut target) = (String::new(), Vec::new(), Vec::new());
    let (mut s, mut t) = (0, 0);
    let mut rest = marked;
    while !rest.is_empty() {
        let mark = ["<s>", "</s>", "<t>", "</t>"].into_iter().find(|m| rest.starts_with(m));
        if let Some(mark) = mark {
            match mark {
                "<s>" => s = text.len(),
                "<t>" => t = text.len(),
                "</s>" => source.push(Span::new(s, text.len())),
                _ => target.push(Span::new(t, text.len())),
            }
            rest = &rest[mark.len()..];
        } else {
            let c = rest.chars().next().expect("not empty");
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    (text, source, target)
}

#[derive(Default)]
struct Score {
    /// Right, predicted, gold by root.
    roots: BTreeMap<String, (u32, u32, u32)>,
    answered: u32,
    right: u32,
    rows: u32,
}

impl Score {
    fn add(&mut self, gold: &str, found: Option<&str>) {
        self.rows += 1;
        self.roots.entry(gold.into()).or_default().2 += 1;
        let Some(found) = found else { return };
        self.answered += 1;
        let cell = self.roots.entry(found.into()).or_default();
        cell.1 += 1;
        if found == gold {
            cell.0 += 1;
            self.right += 1;
        }
    }

    fn accuracy(&self) -> f64 {
        f64::from(self.right) / f64::from(self.rows)
    }

    fn f1(cell: (u32, u32, u32)) -> f64 {
        2.0 * f64::from(cell.0) / f64::from((cell.1 + cell.2).max(1))
    }

    fn macro_f1(&self) -> f64 {
        let gold: Vec<f64> = self.roots.values().filter(|c| c.2 > 0).map(|c| Self::f1(*c)).collect();
        gold.iter().sum::<f64>() / gold.len() as f64
    }

    fn print(&self) {
        for (root, c) in &self.roots {
            println!(
                "  {root:<10} right {:>4} found {:>4} gold {:>4}  F1 {:.3}",
                c.0,
                c.1,
                c.2,
                Self::f1(*c)
            );
        }
    }
}
