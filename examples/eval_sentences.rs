//! Measures sentence splitting and tokenising on treebanks: `eval_sentences LANG FILE.conllu… [--errors]`.
//!
//! The texts of a file are joined by single spaces into paragraphs of twenty sentences; a boundary counts where a
//! sentence ends. Token agreement is the share of treebank tokens (multiword tokens whole) whose span is a token here.

use std::collections::BTreeSet;

use kilim::text::{DocumentOptions, LangChoice, document, segment};

fn main() {
    let errors = std::env::args().any(|a| a == "--errors");
    let mut arguments = std::env::args().skip(1).filter(|a| a != "--errors");
    let lang = arguments.next().unwrap_or_default();
    let choice = LangChoice::of(&lang);
    for path in arguments {
        let Ok(file) = std::fs::read_to_string(&path) else {
            println!("{path}: not there, skipped");
            continue;
        };
        let (mut hit, mut found, mut wanted) = (0usize, 0usize, 0usize);
        let (mut token_hit, mut token_wanted) = (0usize, 0usize);
        let sentences: Vec<(String, Vec<String>)> = sentences(&file);
        for part in sentences.chunks(20) {
            let mut text = String::new();
            let mut ends = BTreeSet::new();
            let mut spans = BTreeSet::new();
            for (sentence, forms) in part {
                let mut at = text.len();
                text.push_str(sentence);
                for form in forms {
                    if let Some(p) = text[at..].find(form.as_str()) {
                        spans.insert((at + p, at + p + form.len()));
                        at += p + form.len();
                    }
                }
                ends.insert(text.len());
                text.push(' ');
            }
            let doc =
                document(text, "treebank", &DocumentOptions { lang: choice, ..DocumentOptions::default() });
            let seg = segment(&doc);
            let got: BTreeSet<usize> = seg.sentences.iter().map(|s| s.span.end as usize).collect();
            if errors {
                let around = |end: usize| {
                    let (before, behind) = doc.text.split_at(end);
                    let start = before.char_indices().rev().nth(50).map_or(0, |(i, _)| i);
                    format!("{}|{}", &before[start..], behind.chars().take(30).collect::<String>())
                };
                ends.difference(&got).for_each(|end| println!("missed  {}", around(*end)));
                got.difference(&ends).for_each(|end| println!("extra   {}", around(*end)));
            }
            hit += got.intersection(&ends).count();
            found += got.len();
            wanted += ends.len();
            let tokens: BTreeSet<(usize, usize)> =
                seg.tokens.iter().map(|t| (t.span.start as usize, t.span.end as usize)).collect();
            token_hit += tokens.intersection(&spans).count();
            token_wanted += spans.len();
        }
        let (p, r) = (hit as f64 / found.max(1) as f64, hit as f64 / wanted.max(1) as f64);
        println!(
            "{path}: sentences P {p:.3} R {r:.3} F1 {:.3} ({wanted}), tokens {:.3} of {token_wanted}",
            2.0 * p * r / (p + r).max(1e-9),
            token_hit as f64 / token_wanted.max(1) as f64
        );
    }
}

/// Each sentence's text and token forms (multiword tokens whole).
fn sentences(file: &str) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    let mut covered = 0u32;
    for line in file.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            out.push((text.trim().to_owned(), Vec::new()));
            covered = 0;
        } else if let Some(((id, form), last)) =
            line.split('\t').collect::<Vec<_>>().get(0..2).map(|c| (c[0], c[1])).zip(out.last_mut())
        {
            if let Some((_, end)) = id.split_once('-') {
                covered = end.parse().unwrap_or(0);
                last.1.push(form.to_owned());
            } else if id.parse::<u32>().is_ok_and(|i| i > covered) {
                last.1.push(form.to_owned());
            }
        }
    }
    out
}
