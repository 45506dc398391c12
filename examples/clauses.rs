//! Prints words, mentions and clauses of the given files, for looking at analysis. With `-g DIR` names come from the
//! hand annotation `DIR/<doc>.json`; with `-w` each word is printed.

mod support;

use kilim::pipeline::Analysed;
use kilim::text::{DocumentOptions, read_document, segment};

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let (mut verbose, mut gold) = (false, None);
    while let Some(argument) = arguments.next_if(|a| a.starts_with('-')) {
        match argument.as_str() {
            "-w" => verbose = true,
            _ => gold = arguments.next(),
        }
    }
    for path in arguments {
        let bytes = std::fs::read(&path).expect("readable file");
        let doc = read_document(bytes, &path, &DocumentOptions::default()).expect("a text");
        let seg = segment(&doc);
        let language = kilim::lang::of(doc.lang);
        let words = language.words(&doc, &seg);
        let analysed = Analysed { document: &doc, segmented: &seg, words: &words };
        let mentions = match &gold {
            Some(dir) => {
                let name = std::path::Path::new(&path).with_extension("json");
                let file = std::path::Path::new(dir).join(name.file_name().expect("a file"));
                support::gold_mentions(&file, &doc, &seg).0
            }
            None => kilim::mention::recognise(&analysed).0,
        };
        let clauses = language.clauses(&analysed, &mentions);
        for (i, s) in seg.sentences.iter().enumerate() {
            println!("\n# {}", s.span.of(&doc.text).replace('\n', "⏎"));
            for m in mentions.iter().filter(|m| s.tokens.contains(&m.tokens.start)) {
                println!("  @ {:?} {} {:?} {}", m.kind, m.span.of(&doc.text), m.entry, m.rule);
            }
            if verbose {
                for t in s.tokens.clone() {
                    let w = &words[t as usize];
                    println!(
                        "    {t} {} {} {:?} {:?} p{} {:?}",
                        seg.tokens[t as usize].span.of(&doc.text),
                        w.lemma,
                        w.upos,
                        w.case,
                        w.possessive,
                        w.verb.map(|v| (v.form, v.tense, v.mood, v.voice, v.negative))
                    );
                }
            }
            for c in clauses.iter().filter(|c| c.sentence == i as u32) {
                let words = |r: &std::ops::Range<u32>| {
                    let a = seg.tokens[r.start as usize].span;
                    a.join(seg.tokens[r.end as usize - 1].span).of(&doc.text)
                };
                let args: Vec<String> = c
                    .arguments
                    .iter()
                    .map(|a| format!("{}{:?}={}", if a.shared { "~" } else { "" }, a.slot, words(&a.tokens)))
                    .collect();
                println!(
                    "  {:?} {:?} {}{} [{}]",
                    c.link,
                    c.features.form,
                    c.lemma,
                    if c.quote.is_some() { " (quoted)" } else { "" },
                    args.join(" | ")
                );
            }
        }
    }
}
