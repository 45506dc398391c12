//! Measures English attributions on `PolNeAR`'s standoff annotation.
//!
//! `en_polnear FOLDER [--says] [--errors]`: FOLDER holds `attributions/*.ann` and `text/*.txt`. A content counts as
//! found where it shares more than .3 of its characters with one of ours (intersection over union, one to one); its
//! source, where the phrases overlap. Beside it stands how many share more than .8. `PolNeAR` annotates nothing inside
//! another attribution's content; so only our outermost ones count. With `--says`, only what kilim takes for statements
//! counts as ours; `--errors` lists what is wrong, `--dump` all of ours; `--nested` keeps the inner ones.

use std::collections::BTreeMap;
use std::path::Path;

use kilim::lang::en::statement::{Attribution, attributions, outermost};
use kilim::pipeline::{Analysed, Reading};
use kilim::statement::Mode;
use kilim::text::{DocumentOptions, LangChoice, document, segment};

type Ranges = Vec<(usize, usize)>;

struct Gold {
    content: Ranges,
    source: Ranges,
    cue: Ranges,
}

fn gold(text: &str) -> Vec<Gold> {
    let mut spans: BTreeMap<&str, Ranges> = BTreeMap::new();
    let mut out = Vec::new();
    for line in text.lines() {
        let mut cells = line.split('\t');
        let (Some(id), Some(what)) = (cells.next(), cells.next()) else { continue };
        if id.starts_with('T') {
            let Some((_, offsets)) = what.split_once(' ') else { continue };
            let ranges = offsets
                .split(';')
                .filter_map(|p| {
                    let (a, b) = p.trim().split_once(' ')?;
                    Some((a.parse().ok()?, b.parse().ok()?))
                })
                .collect();
            spans.insert(id, ranges);
        } else if id.starts_with('E') {
            let take = |role: &str| -> Ranges {
                what.split(' ')
                    .filter_map(|r| r.split_once(':'))
                    .filter(|(r, _)| r.trim_end_matches(char::is_numeric) == role)
                    .flat_map(|(_, t)| spans.get(t).cloned().unwrap_or_default())
                    .collect()
            };
            let g = Gold { content: take("Content"), source: take("Source"), cue: take("Cue") };
            if !g.content.is_empty() {
                out.push(g);
            }
        }
    }
    out
}

fn shared(a: &Ranges, b: &Ranges) -> usize {
    a.iter().flat_map(|x| b.iter().map(move |y| x.1.min(y.1).saturating_sub(x.0.max(y.0)))).sum()
}

fn size(a: &Ranges) -> usize {
    a.iter().map(|x| x.1 - x.0).sum()
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(&args[0]);
    let says_only = args.iter().any(|a| a == "--says");
    let errors = args.iter().any(|a| a == "--errors");
    let nested = args.iter().any(|a| a == "--nested");
    let dump = args.iter().any(|a| a == "--dump");
    let mut files: Vec<_> = std::fs::read_dir(folder.join("attributions"))
        .expect("folder `attributions`")
        .map(|f| f.expect("entry").path())
        .collect();
    files.sort();
    let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let rule_of =
        |a: &Attribution| format!("{}{}", a.statement.rule, if a.says { "" } else { " (attitude)" });
    let (mut all_gold, mut all_ours, mut hits, mut with_source, mut source_hits) = (0, 0, 0, 0, 0);
    let mut close = 0;
    let mut missed: BTreeMap<String, usize> = BTreeMap::new();
    let mut extra: BTreeMap<String, usize> = BTreeMap::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "ann")) {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let base = name.rsplit_once('_').map_or(name.as_str(), |p| p.0);
        let Ok(text) = std::fs::read_to_string(folder.join("text").join(format!("{base}.txt"))) else {
            continue;
        };
        let gold = gold(&std::fs::read_to_string(file).expect("readable file"));
        let options = DocumentOptions { lang: LangChoice::En, ..DocumentOptions::default() };
        let document = document(text, base, &options);
        let segmented = segment(&document);
        let language = kilim::lang::of("en");
        let words = language.words(&document, &segmented);
        let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
        let (mentions, inner) = kilim::mention::recognise(&analysed);
        let (entities, mut entity_of) = kilim::entity::resolve(&analysed, &mentions, &inner);
        entity_of.truncate(mentions.len());
        let clauses = language.clauses(&analysed, &mentions);
        let times = kilim::time::of_document(&document, &segmented);
        let reading = Reading {
            analysed,
            mentions: &mentions,
            entities: &entities,
            entity_of: &entity_of,
            nested: &[],
            clauses: &clauses,
            references: &[],
            relations: &[],
            times: &times,
        };
        let relations = language.relations(&reading);
        let references = language.references(&reading, &relations);
        let reading = Reading { references: &references, ..reading };
        let mut at = vec![0usize; document.text.len() + 1];
        let mut n = 0;
        for (i, _) in document.text.char_indices() {
            at[i] = n;
            n += 1;
        }
        at[document.text.len()] = n;
        let chars = |s: kilim::text::Span| vec![(at[s.start as usize], at[s.end as usize])];
        // A quotation that goes on in the next paragraph is one attribution there, and two statements here.
        let found = attributions(&reading).into_iter().filter(|a| a.says || !says_only).collect();
        let mut ours: Vec<(Ranges, Attribution)> = Vec::new();
        let found = if nested { found } else { outermost(found) };
        for a in found {
            let range: Ranges = a.statement.parts().flat_map(chars).collect();
            let goes_on = a.statement.rule == "en.quote.bare";
            let first = ours.iter().rposition(|(_, o)| {
                o.says && o.statement.mode != Mode::Indirect && o.statement.speaker == a.statement.speaker
            });
            match first.filter(|i| {
                let last = ours[*i].0.last().expect("a range");
                goes_on && (last.1..last.1 + 200).contains(&range[0].0)
            }) {
                Some(i) => ours[i].0.extend(range),
                None => ours.push((range, a)),
            }
        }
        if dump {
            for (range, a) in &ours {
                let show =
                    |r: &Ranges| r.iter().map(|(a, b)| format!("{a}:{b}")).collect::<Vec<_>>().join(",");
                let cue = a.statement.cue.map_or_else(String::new, |c| show(&chars(c)));
                let source = a.source.map_or_else(String::new, |c| show(&chars(c)));
                let kind = a.kind.map_or_else(String::new, |k| format!("{}/{}", k.class, k.frame));
                let stem = file.file_stem().expect("a name").to_string_lossy();
                println!(
                    "##ours\t{stem}\t{}\t{}\t{cue}\t{source}\t{}\t{kind}",
                    a.statement.rule,
                    a.says,
                    show(range)
                );
            }
        }
        let mut pairs = Vec::new();
        for (g, gold) in gold.iter().enumerate() {
            for (o, our) in ours.iter().enumerate() {
                let c = our.0.clone();
                let both = shared(&gold.content, &c);
                let score = both as f64 / (size(&gold.content) + size(&c) - both) as f64;
                if score > 0.3 {
                    pairs.push((score, g, o));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut gs, mut os) = (vec![false; gold.len()], vec![false; ours.len()]);
        for (score, g, o) in pairs {
            if gs[g] || os[o] {
                continue;
            }
            if score > 0.8 {
                close += 1;
            } else if errors {
                let cut: Vec<char> = document.text.chars().collect();
                let of = |r: &Ranges| -> String {
                    let part =
                        |(a, b): &(usize, usize)| cut[*a..(*b).min(cut.len())].iter().collect::<String>();
                    r.iter().map(part).collect::<Vec<_>>().join(" … ").replace('\n', " ")
                };
                println!(
                    "{base}\tpartial\t|{}|\t{}\t{}\t<>\t{}",
                    of(&gold[g].cue),
                    rule_of(&ours[o].1),
                    of(&gold[g].content),
                    of(&ours[o].0),
                );
            }
            if errors {
                let a = &ours[o].1.statement;
                let cue = a.cue.map_or("-", |c| c.of(&document.text));
                println!("{base}\tright\t|{cue}|\t{}\t{}", a.content.of(&document.text), rule_of(&ours[o].1));
            }
            gs[g] = true;
            os[o] = true;
            rules.entry(rule_of(&ours[o].1)).or_default().0 += 1;
            hits += 1;
            if !gold[g].source.is_empty() {
                with_source += 1;
                let ok = ours[o].1.source.is_some_and(|s| shared(&gold[g].source, &chars(s)) > 0);
                source_hits += usize::from(ok);
                if errors && !ok {
                    let s = ours[o].1.source.map_or("-", |s| s.of(&document.text));
                    let cut: Vec<char> = document.text.chars().collect();
                    let want: String = cut[gold[g].source[0].0..gold[g].source[0].1].iter().collect();
                    println!("{base}\twrong source\t{want}\t<>\t{s}\t{}", ours[o].1.statement.rule);
                }
            }
        }
        for our in &ours {
            rules.entry(rule_of(&our.1)).or_default().1 += 1;
        }
        all_gold += gold.len();
        all_ours += ours.len();
        let cut: Vec<char> = document.text.chars().collect();
        let words = |r: &Ranges| -> String {
            r.iter()
                .map(|(a, b)| cut[*a..(*b).min(cut.len())].iter().collect::<String>())
                .collect::<Vec<_>>()
                .join(" … ")
        };
        for (g, gold) in gold.iter().enumerate().filter(|(g, _)| !gs[*g]) {
            let cue = words(&gold.cue);
            *missed.entry(cue.to_lowercase()).or_default() += 1;
            if errors {
                println!("{base}\tmissed\t{}\t|{cue}|\t{}", words(&gold.source), words(&gold.content));
            }
            let _ = g;
        }
        for our in ours.iter().enumerate().filter(|(o, _)| !os[*o]).map(|o| &o.1.1) {
            let cue = our.statement.cue.map_or("-", |c| c.of(&document.text));
            *extra.entry(format!("{} {}", cue.to_lowercase(), our.statement.rule)).or_default() += 1;
            if errors {
                println!(
                    "{base}\textra\t|{cue}|\t{}\t{}",
                    our.statement.content.of(&document.text),
                    rule_of(our)
                );
            }
        }
    }
    if errors {
        for (rule, (hit, all)) in &rules {
            println!("## rule\t{rule}\t{hit}/{all}");
        }
        for (name, map) in [("missed", &missed), ("extra", &extra)] {
            let mut list: Vec<_> = map.iter().collect();
            list.sort_by_key(|e| std::cmp::Reverse(e.1));
            for (cue, n) in list.iter().take(60) {
                println!("## {name}\t{n}\t{cue}");
            }
        }
    }
    let (p, r) = (f64::from(hits) / all_ours.max(1) as f64, f64::from(hits) / all_gold.max(1) as f64);
    println!(
        "gold {all_gold} ours {all_ours} hits {hits}: content P {p:.3} R {r:.3} F1 {:.3}",
        2.0 * p * r / (p + r).max(1e-9)
    );
    println!("of these {close} share more than .8: {:.3}", f64::from(close) / f64::from(hits.max(1)));
    println!(
        "source found {source_hits}/{with_source} = {:.3}",
        source_hits as f64 / f64::from(with_source.max(1))
    );
}
