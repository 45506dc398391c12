//! Financial news: articles whose names were read for kilim, and articles that mark the arguments of events alone.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kilim::text::LangChoice;
use serde_json::Value;

use super::{Aside, Result, all_read, files, labelled, labels, segmented};

/// Articles of `financial-news.jsonl` with the names that `labels-tr.tsv` gives for their lines.
pub fn news(corpora: &Path, aside: &Aside) -> Result<String> {
    let table = "data/models/labels-tr.tsv";
    let mut names = labels(table)?;
    let mut out = String::new();
    for (at, line) in fs::read_to_string(corpora.join("tr/news/financial-news.jsonl"))?.lines().enumerate() {
        let Some(names) = names.remove(&(at + 1).to_string()) else { continue };
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().unwrap_or_default();
        if aside.holds(text) {
            continue;
        }
        let text = format!("{}\n\n{text}", article["title"].as_str().unwrap_or_default());
        let (text, parts) = segmented(&text, LangChoice::Tr);
        labelled(&mut out, &format!("financial-news-{}", at + 1), &text, &parts, names)?;
    }
    all_read(table, &names)?;
    Ok(out)
}

/// Longest name that is looked for again, in words.
const LONGEST: usize = 6;

/// A sentence's words and the stretches marked in it: first word, one past the last, kind.
type Sentence = (Vec<String>, Vec<(usize, usize, String)>);

/// Articles of tfeec: companies, people and places that take part in events, wherever their article names them; words
/// in small letters are no names, of other capitalised ones nothing is known.
pub fn companies(corpora: &Path, raw: &str, aside: &Aside) -> Result<String> {
    let habits = habits(raw);
    let mut out = String::new();
    for file in files(&corpora.join("tr/events/tfeec-training"), "json")? {
        let json: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        let sentences: Vec<Sentence> =
            json["Sentences"].as_array().into_iter().flatten().map(sentence).collect();
        let text: Vec<String> = sentences.iter().map(|s| s.0.join(" ")).collect();
        if aside.holds(&text.join("\n")) {
            continue;
        }
        let known = known(&sentences);
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        writeln!(out, "# document = tfeec-{name}")?;
        for (words, spans) in &sentences {
            for (word, tag) in words.iter().zip(tags(words, spans, &known, &habits)) {
                writeln!(out, "{word}\t{tag}")?;
            }
            out.push('\n');
        }
    }
    Ok(out)
}

fn sentence(json: &Value) -> Sentence {
    let (mut words, mut spans): (Vec<String>, Vec<(usize, usize, String)>) = Default::default();
    for token in json["Tokens"].as_array().into_iter().flatten() {
        let at = words.len();
        words.push(token["Token"].as_str().unwrap_or_default().to_owned());
        match token["EventArgument"].as_str().and_then(|tag| tag.split_once('-')) {
            Some(("I", kind)) if spans.last().is_some_and(|s| s.1 == at && s.2 == kind) => {
                if let Some(span) = spans.last_mut() {
                    span.1 += 1;
                }
            }
            Some(("B", kind)) => spans.push((at, at + 1, kind.to_owned())),
            _ => {}
        }
    }
    (words, spans)
}

/// The label of a kind of argument that is a name; `MISC` for names of other kinds.
fn label(kind: &str) -> Option<&'static str> {
    match kind {
        "ŞİRKET" | "ANALİST" => Some("ORG"),
        "KİŞİ" => Some("PER"),
        "YER" => Some("LOC"),
        "ÜRÜN" | "PROJE" => Some("MISC"),
        _ => None,
    }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A word without its case suffix.
fn stem(word: &str) -> &str {
    word.char_indices().skip(1).find(|c| matches!(c.1, '\'' | '’')).map_or(word, |(at, _)| &word[..at])
}

/// The words of a name, the last without its case suffix.
fn key(words: &[String]) -> Vec<&str> {
    let last = words.len() - 1;
    words.iter().enumerate().map(|(i, w)| if i == last { stem(w) } else { w.as_str() }).collect()
}

/// Names of an article that are marked with one label wherever they are marked.
fn known(sentences: &[Sentence]) -> HashMap<Vec<&str>, &'static str> {
    let mut seen: HashMap<Vec<&str>, BTreeSet<&'static str>> = HashMap::new();
    for (words, spans) in sentences {
        for (start, end, kind) in spans {
            let Some(label) = label(kind) else { continue };
            let name = &words[*start..*end];
            let capitals = name.iter().all(|w| is_capital(w));
            let plain = match label {
                "ORG" => is_capital(&name[0]) && is_capital(&name[name.len() - 1]),
                "PER" => capitals && name.len() <= 4,
                "LOC" => capitals && name.len() == 1,
                _ => is_capital(&name[0]),
            };
            if plain {
                seen.entry(key(name)).or_default().insert(label);
            }
        }
    }
    seen.into_iter()
        .filter(|s| s.1.len() == 1)
        .filter_map(|(name, labels)| Some((name, labels.into_iter().next()?)))
        .collect()
}

/// Tags of a sentence; `?` where nothing is known.
fn tags(
    words: &[String],
    spans: &[(usize, usize, String)],
    known: &HashMap<Vec<&str>, &'static str>,
    habits: &HashMap<String, (u32, u32)>,
) -> Vec<String> {
    let mut tags: Vec<String> =
        words.iter().map(|w| if is_capital(w) { String::new() } else { "O".to_owned() }).collect();
    let put = |tags: &mut Vec<String>, start: usize, end: usize, label: &str| {
        if tags[start..end].iter().all(|t| t.is_empty() || t == "O") {
            for (i, tag) in tags[start..end].iter_mut().enumerate() {
                *tag = format!("{}-{label}", if i == 0 { "B" } else { "I" });
            }
        }
    };
    for (start, end, kind) in spans {
        match known.get(&key(&words[*start..*end])) {
            Some(label) => put(&mut tags, *start, *end, label),
            None if label(kind).is_some() => {
                for i in (*start..*end).filter(|&i| is_capital(&words[i])) {
                    "?".clone_into(&mut tags[i]);
                }
            }
            None => {}
        }
    }
    // A name goes on where the next word has a capital and no suffix parts them.
    let goes_on = |i: usize| i + 1 < words.len() && is_capital(&words[i + 1]) && stem(&words[i]) == words[i];
    for start in 0..words.len() {
        for end in (start + 1..=words.len().min(start + LONGEST)).rev() {
            let Some(label) = known.get(&key(&words[start..end])) else { continue };
            if !goes_on(end - 1)
                && (end - start > 1 || start == 0 || !is_capital(&words[start - 1]) || !goes_on(start - 1))
            {
                put(&mut tags, start, end, label);
                break;
            }
        }
    }
    let first = words.iter().position(|w| w.starts_with(char::is_alphabetic));
    for i in 0..words.len() {
        if tags[i].is_empty() {
            // The first word's capital says nothing where running text writes it small.
            let (small, capital) = habits.get(&lower(stem(&words[i]))).copied().unwrap_or_default();
            let plain = Some(i) == first && small >= 2 && capital * 4 <= small && stem(&words[i]) == words[i];
            if plain { "O" } else { "?" }.clone_into(&mut tags[i]);
        }
    }
    for i in 1..words.len().saturating_sub(1) {
        let joins = matches!(words[i].as_str(), "ve" | "&" | "-" | "/");
        if joins && tags[i] == "O" && tags[i - 1] == "?" && tags[i + 1] == "?" {
            "?".clone_into(&mut tags[i]);
        }
    }
    tags
}

fn lower(word: &str) -> String {
    word.chars().map(kilim::text::lower_char_tr).collect()
}

/// How often words stand in small letters, and with a capital inside a sentence.
fn habits(raw: &str) -> HashMap<String, (u32, u32)> {
    let mut out: HashMap<String, (u32, u32)> = HashMap::new();
    for word in raw.lines().flat_map(|l| l.split(' ').skip(1)) {
        if word.starts_with(char::is_alphabetic) {
            let counts = out.entry(lower(stem(word))).or_default();
            *(if is_capital(word) { &mut counts.1 } else { &mut counts.0 }) += 1;
        }
    }
    out
}
