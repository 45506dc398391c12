//! What was labelled for kilim beside the Turkish news: Wikinews, and sentences and texts in our own words.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use kilim::text::LangChoice;
use sha2::{Digest, Sha256};

use super::{Aside, Result, all_read, files, labelled, labels, print_labelled, segmented};

/// Articles of Wikinews with the names that `labels-en.tsv` gives for their addresses.
pub fn wikinews(corpora: &Path, aside: &Aside) -> Result<String> {
    let table = "data/models/labels-en.tsv";
    let mut names = labels(table)?;
    let mut out = String::new();
    for file in files(&corpora.join("en/news"), "csv")? {
        let mut reader = csv::Reader::from_path(file)?;
        for row in reader.deserialize() {
            let row: BTreeMap<String, String> = row?;
            let key = format!("{:x}", Sha256::digest(&row["url"]))[..16].to_owned();
            let Some(names) = names.remove(&key) else { continue };
            if aside.holds(&row["text"]) {
                continue;
            }
            let (text, parts) =
                segmented(&format!("{}\n\n{}", row["title"].trim(), row["text"].trim()), LangChoice::En);
            labelled(&mut out, &format!("wikinews-{key}"), &text, &parts, names)?;
        }
    }
    all_read(table, &names)?;
    Ok(out)
}

/// The sentences of `data/training/en/news.txt` with the names that `labels.tsv` gives for their lines.
pub fn own_news() -> Result<String> {
    let text = fs::read_to_string("data/training/en/news.txt")?;
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for (at, names) in labels("data/training/en/labels.tsv")? {
        let stretch =
            at.split_once('-').and_then(|(a, z)| Some((a.parse::<usize>().ok()?, z.parse::<usize>().ok()?)));
        let Some(here) = stretch.and_then(|(a, z)| lines.get(a.checked_sub(1)?..z)) else {
            return Err(format!("data/training/en/labels.tsv: news.txt has no lines {at}").into());
        };
        let (text, parts) = segmented(&here.join("\n\n"), LangChoice::En);
        labelled(&mut out, &format!("news-{at}"), &text, &parts, names)?;
    }
    Ok(out)
}

/// Texts of our own, whose names are marked where they stand (`[PER Ana Lopez]`), parted by empty lines; the first line
/// of each is its heading.
pub fn marked(file: &str, lang: LangChoice) -> Result<String> {
    let mut out = String::new();
    let all = fs::read_to_string(file)?;
    let blocks = all.split("\n\n").map(str::trim).filter(|b| !b.is_empty() && !b.starts_with('#'));
    for (at, block) in blocks.enumerate() {
        let block = block.replacen('\n', "\n\n", 1);
        let (bare, names) = unmarked(&block)
            .map_err(|rest| format!("{file}: expected `[PER …]`, `[LOC …]` or `[ORG …]`, found `{rest}`"))?;
        let (text, parts) = segmented(&bare, lang);
        if text != bare {
            return Err(
                format!("{file}: not in Unicode's composed form, or with odd blanks: `{bare}`").into()
            );
        }
        let mut tags = vec!["O".to_owned(); parts.tokens.len()];
        for (span, kind) in names {
            let mut first = true;
            for (tag, token) in tags.iter_mut().zip(&parts.tokens) {
                if (token.span.start as usize) < span.end && span.start < token.span.end as usize {
                    *tag = format!("{}-{kind}", if first { "B" } else { "I" });
                    first = false;
                }
            }
        }
        print_labelled(&mut out, &format!("own-{}", at + 1), &text, &parts, &tags)?;
    }
    Ok(out)
}

/// A text, and where its names stand in it with their kinds.
type Marked<'t> = (String, Vec<(Range<usize>, &'t str)>);

/// A text without its marks, and its names; else what begins with a mark that is none.
fn unmarked(mut rest: &str) -> std::result::Result<Marked<'_>, String> {
    let (mut text, mut names) = (String::new(), Vec::new());
    while let Some((before, behind)) = rest.split_once('[') {
        let mark = behind.split_once(']').and_then(|(mark, rest)| Some((mark.split_once(' ')?, rest)));
        let Some(((kind @ ("PER" | "LOC" | "ORG"), name), after)) = mark else {
            return Err(format!("[{behind}"));
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        names.push((start..text.len(), kind));
        rest = after;
    }
    text.push_str(rest);
    Ok((text, names))
}
