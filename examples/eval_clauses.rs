//! Measures the clause parser on treebanks: `eval_clauses LANG [--all] FILE.conllu… [--errors nsubj|obj|obl]`.
//!
//! Counted are the named dependents of verbs (a mention of kilim's that is no adjective of a country stands on the
//! dependent), with `--all` all that are nouns or names to kilim. One is found where a clause of that verb has it as an argument, in the nominative for `nsubj`, in any
//! other slot for `obj`, `obl` and `iobj`; `inside` where it lies within another argument's words. Each sentence is a
//! paragraph of its own. Precision: of the named nominatives of verbs, handed-on ones apart, those that the tree has
//! as a subject of that verb.

use std::collections::BTreeMap;

use kilim::pipeline::Analysed;
use kilim::syntax::{Clause, Link, Slot, Upos};
use kilim::text::{DocumentOptions, LangChoice, Span, document, segment};

/// A row of a tree: its number, its head's, part of speech, relation and bytes of the whole text.
struct Node {
    id: usize,
    head: usize,
    upos: String,
    relation: String,
    span: Span,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let choice = LangChoice::of(&arguments.next().unwrap_or_default());
    let mut paths: Vec<String> = arguments.collect();
    let all = paths.iter().position(|a| a == "--all").map(|at| paths.remove(at)).is_some();
    let errors = paths.iter().position(|a| a == "--errors").map(|at| {
        let told = paths.split_off(at);
        told.into_iter().nth(1).unwrap_or_default()
    });
    for path in paths {
        let Ok(file) = std::fs::read_to_string(&path) else {
            println!("{path}: not there, skipped");
            continue;
        };
        let (text, trees) = trees(&file);
        let doc = document(text, "treebank", &DocumentOptions { lang: choice, ..DocumentOptions::default() });
        let seg = segment(&doc);
        let language = kilim::lang::of(doc.lang);
        let words = language.words(&doc, &seg);
        let analysed = Analysed { document: &doc, segmented: &seg, words: &words };
        let mentions = kilim::mention::recognise(&analysed).0;
        let mut clauses = language.clauses(&analysed, &mentions);
        clauses.retain(|c| c.link != Link::Nominal);
        let token =
            |byte: u32| (seg.tokens.partition_point(|t| t.span.start <= byte) as u32).saturating_sub(1);
        let named = |t: u32| {
            let mention = mentions.get(mentions.partition_point(|m| m.tokens.end <= t));
            let name = mention.filter(|m| m.tokens.contains(&t) && !m.adjectival).map(|m| m.tokens.clone());
            let noun = all && matches!(words[t as usize].upos, Upos::Noun | Upos::Propn);
            name.or_else(|| noun.then(|| t..t + 1))
        };
        let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        let (mut right, mut told) = (0usize, 0usize);
        for tree in &trees {
            let place =
                |byte: u32| clauses.partition_point(|c| seg.tokens[c.head as usize].span.start < byte);
            let inside = &clauses[place(tree[0].span.start)..place(tree[tree.len() - 1].span.end)];
            for node in tree {
                let relation = node.relation.split(':').next().unwrap_or_default();
                let base = ["nsubj", "obj", "obl", "iobj"].into_iter().find(|r| *r == relation);
                let verb = tree.iter().find(|n| n.id == node.head && n.upos == "VERB");
                let at = token(node.span.start);
                let (Some(base), Some(verb), Some(mention)) = (base, verb, named(at)) else { continue };
                let own = |c: &&Clause| verbs(tree, verb).any(|n| token(n.span.start) == c.head);
                let slots = || inside.iter().filter(own).flat_map(|c| &c.arguments);
                let found = slots().any(|a| {
                    let subject = a.slot == Slot::Nom;
                    mention.contains(&a.head)
                        && (if base == "nsubj" { subject || relation != node.relation } else { !subject })
                });
                let count = counts.entry(base).or_default();
                count[0] += 1;
                count[1] += usize::from(found);
                count[2] += usize::from(!found && slots().any(|a| a.tokens.contains(&at)));
                if !found && errors.as_deref() == Some(base) {
                    println!(
                        "{} <- {} | {}",
                        node.span.of(&doc.text),
                        verb.span.of(&doc.text),
                        sentence(tree, &doc.text)
                    );
                }
            }
        }
        for clause in &clauses {
            let tree =
                trees.partition_point(|t| t[0].span.start <= seg.tokens[clause.head as usize].span.start);
            let Some(tree) = tree.checked_sub(1).map(|i| &trees[i]) else { continue };
            let Some(verb) = tree.iter().find(|n| token(n.span.start) == clause.head) else { continue };
            for argument in clause.arguments.iter().filter(|a| a.slot == Slot::Nom && !a.shared) {
                let Some(mention) = named(argument.head) else { continue };
                let Some(mut top) = tree.iter().find(|n| token(n.span.start) == argument.head) else {
                    continue;
                };
                while let Some(up) =
                    tree.iter().find(|n| n.id == top.head && mention.contains(&token(n.span.start)))
                {
                    top = up;
                }
                let subject = |n: &Node| {
                    let carried = verb.relation.starts_with("compound")
                        || verb.relation.starts_with("aux")
                        || verb.relation == "cop";
                    let of = verbs(tree, verb).any(|v| v.id == n.head) || (carried && verb.head == n.head);
                    of && n.relation.starts_with("nsubj")
                };
                let above = tree.iter().find(|n| n.id == top.head);
                told += 1;
                right += usize::from(subject(top) || above.is_some_and(subject));
            }
        }
        println!("{path}");
        for (relation, [all, found, inside]) in counts {
            let share = |n: usize| n as f64 / all as f64;
            println!(
                "  {relation:<6} {found} of {all} = {:.3}, {:.3} inside another",
                share(found),
                share(inside)
            );
        }
        println!("  precision of nsubj {right} of {told} = {:.3}", right as f64 / told.max(1) as f64);
    }
}

/// A verb and what carries it: light verbs and auxiliaries below it.
fn verbs<'t>(tree: &'t [Node], verb: &'t Node) -> impl Iterator<Item = &'t Node> {
    let carries = |n: &&Node| n.relation.starts_with("compound") || n.relation.starts_with("aux");
    std::iter::once(verb).chain(tree.iter().filter(|n| n.head == verb.id).filter(carries))
}

fn sentence<'t>(tree: &[Node], text: &'t str) -> &'t str {
    tree[0].span.join(tree[tree.len() - 1].span).of(text)
}

/// The sentences of a treebank as one text, a blank line behind each, and their trees; those whose tokens do not stand in
/// their text are left out.
fn trees(file: &str) -> (String, Vec<Vec<Node>>) {
    let (mut text, mut trees) = (String::new(), Vec::new());
    for block in file.split("\n\n") {
        let Some(words) = block.lines().find_map(|l| l.strip_prefix("# text = ")) else { continue };
        let base = text.len();
        let (mut at, mut whole, mut tree) = (0, (0usize, 0..0), Vec::new());
        let complete = block.lines().filter(|l| !l.starts_with('#')).all(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            if fields.len() < 8 || fields[0].contains('.') {
                return true;
            }
            let mut find = || {
                let start = at + words[at..].find(fields[1])?;
                at = start + fields[1].len();
                Some(start..at)
            };
            if let Some((_, last)) = fields[0].split_once('-') {
                let Some(span) = find() else { return false };
                whole = (last.parse().unwrap_or(0), span);
                return true;
            }
            let id = fields[0].parse().unwrap_or(0);
            let span = if id <= whole.0 { Some(whole.1.clone()) } else { find() };
            let Some(span) = span else { return false };
            tree.push(Node {
                id,
                head: fields[6].parse().unwrap_or(0),
                upos: fields[3].to_owned(),
                relation: fields[7].to_owned(),
                span: Span { start: (base + span.start) as u32, end: (base + span.end) as u32 },
            });
            true
        });
        if complete && !tree.is_empty() {
            text.push_str(words);
            text.push_str("\n\n");
            trees.push(tree);
        }
    }
    (text, trees)
}
