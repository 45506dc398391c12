//! Prepares what the recogniser is trained on, from the corpora beside the project:
//! `cargo run --example ner_data -- ../shared out/ner out/ner/annotated`, where the last is what `tools/annotated.py` made.
//!
//! Writes labelled text (`gold-tr.bio`: the project's own articles, their entities' mentions projected on the text;
//! `tfeec-tr.bio`: those of `data/annotated/tr-finance.tsv` that may be learnt from, in the same way; `own-tr.bio`,
//! `own-en.bio`, `news-en.bio`: texts of `data/training`;
//! `finance-tr.bio`: financial news with the names of `data/models/labels-tr.tsv`; `companies-tr.bio`: texts in
//! which companies are marked and most other names left open;
//! `gum-en.bio`: named entities of GUM's open genres; `wikinews-en.bio`: Wikinews with the names of
//! `data/models/labels-en.tsv`), lists of names (`names-tr.tsv`, `names-en.tsv`) and running
//! text (`raw-tr.txt`, `raw-en.txt`: a sentence a line, words parted by spaces). Articles that measure the product
//! are left out of all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kilim::text::{DocumentOptions, LangChoice, Segmented, Token, document, segment};
use serde_json::Value;

mod finance;
mod own;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let shared = PathBuf::from(args.next().unwrap_or_else(|| "../shared".to_owned()));
    let out = PathBuf::from(args.next().unwrap_or_else(|| "out/ner".to_owned()));
    let annotated = args.next().map_or_else(|| out.join("annotated"), PathBuf::from);
    fs::create_dir_all(&out)?;
    let corpora = shared.join("corpora");
    let kept_aside = Aside::read(&[shared.join("gold/tr-dev/texts"), shared.join("gold/en-dev/texts")])?;
    let articles = gold(&shared.join("gold/tr-train"))?;
    let agency = nakba(&corpora.join("tr/ner/nakba-aa.bio"), &kept_aside)?;
    let companies: Vec<Article> = gold(&annotated.join("tr-finance-tune"))?
        .into_iter()
        .filter(|a| !kept_aside.holds(&a.text))
        .collect();
    let test = test_part(&agency, &articles);
    let print = |list: &[Article], keep: &dyn Fn(&str) -> bool| -> String {
        list.iter().filter(|a| keep(&a.name)).map(|a| a.labelled.as_str()).collect()
    };
    fs::write(out.join("gold-tr.bio"), print(&articles, &|_| true))?;
    fs::write(out.join("gold-tr-rest.bio"), print(&articles, &|n| !test.contains(n)))?;
    fs::write(out.join("nakba-tr.bio"), print(&agency, &|_| true))?;
    fs::write(out.join("nakba-tr-rest.bio"), print(&agency, &|n| !test.contains(n)))?;
    fs::write(out.join("nakba-tr-test.bio"), print(&agency, &|n| test.contains(n)))?;
    fs::write(out.join("finance-tr.bio"), finance::news(&corpora, &kept_aside)?)?;
    fs::write(out.join("tfeec-tr.bio"), print(&companies, &|_| true))?;
    let raw = raw_tr(&corpora, &kept_aside)?;
    fs::write(out.join("companies-tr.bio"), finance::companies(&corpora, &raw, &kept_aside)?)?;
    fs::write(out.join("raw-tr.txt"), raw)?;
    fs::write(out.join("gum-en.bio"), gum(&corpora)?)?;
    fs::write(out.join("wikinews-en.bio"), own::wikinews(&corpora, &kept_aside)?)?;
    fs::write(out.join("news-en.bio"), own::own_news()?)?;
    fs::write(out.join("own-en.bio"), own::marked("data/training/en/names.txt", LangChoice::En)?)?;
    fs::write(out.join("own-tr.bio"), own::marked("data/training/tr/names.txt", LangChoice::Tr)?)?;
    fs::write(out.join("wiki-tr.conll"), wiki(&corpora.join("tr/ner/wiki-ner-train.conll"))?)?;
    let raw_en = raw_en(&corpora, &kept_aside)?;
    fs::write(out.join("names-tr.tsv"), names_tr(&corpora)? + &english(&raw_en))?;
    fs::write(out.join("names-en.tsv"), names_en(&corpora)?)?;
    fs::write(out.join("raw-en.txt"), raw_en)?;
    Ok(())
}

/// Sentences of the articles that measure the product.
struct Aside(BTreeSet<String>);

impl Aside {
    fn read(folders: &[PathBuf]) -> Result<Self> {
        let mut sentences = BTreeSet::new();
        for folder in folders {
            for file in files(folder, "txt")? {
                for line in fs::read_to_string(file)?.lines() {
                    sentences.extend(pieces(line));
                }
            }
        }
        Ok(Aside(sentences))
    }

    /// Whether two long sentences or more of a text are in those articles.
    fn holds(&self, text: &str) -> bool {
        pieces(text).filter(|p| self.0.contains(p)).take(2).count() == 2
    }
}

/// One article: its name, its text, its labelled words.
struct Article {
    name: String,
    text: String,
    labelled: String,
}

/// Names of about a fifth of the agency's articles, and of all articles that repeat one of them. Articles that share
/// sentences stay together.
fn test_part(agency: &[Article], articles: &[Article]) -> BTreeSet<String> {
    let all: Vec<&Article> = agency.iter().chain(articles).collect();
    let sets: Vec<BTreeSet<String>> = all.iter().map(|a| pieces(&a.text).collect()).collect();
    let mut group: Vec<usize> = (0..all.len()).collect();
    for i in 0..all.len() {
        for j in 0..i {
            if sets[i].intersection(&sets[j]).take(2).count() == 2 {
                let (from, to) = (group[i], group[j]);
                group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
            }
        }
    }
    let chosen = |g: usize| {
        all[g].name.bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) % 5 == 0
    };
    (0..all.len()).filter(|&i| chosen(group[i])).map(|i| all[i].name.clone()).collect()
}

/// Letters of each long sentence.
fn pieces(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(['.', '\n', '"', '“', '”'])
        .map(|s| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|s| s.chars().count() > 25)
}

fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut out: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<std::result::Result<_, _>>()?;
    out.retain(|p| p.extension().is_some_and(|e| e == extension));
    out.sort();
    Ok(out)
}

fn segmented(text: &str, lang: LangChoice) -> (String, Segmented) {
    let doc = document(text.to_owned(), "-", &DocumentOptions { lang, ..DocumentOptions::default() });
    let parts = segment(&doc);
    (doc.text, parts)
}

// --- the project's own articles ---------------------------------------------------------------------------------

/// Heads that name a body only together with its country: a rule joins them, the recogniser marks the country alone.
const BODIES: [&str; 9] =
    ["ordusu", "güçleri", "yönetimi", "hükümeti", "polisi", "askerleri", "ordusunun", "Ordusu", "Hükümeti"];

fn gold(folder: &Path) -> Result<Vec<Article>> {
    let demonyms = class_of(Path::new("data/models/names/tr.tsv"), "demonym")?;
    let mut articles = Vec::new();
    for file in files(folder, "json")? {
        let mut out = String::new();
        let gold: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.join("texts").join(format!("{name}.txt")))?;
        let (text, parts) = segmented(&text, LangChoice::Tr);
        let mut mentions: Vec<(String, &str)> = Vec::new();
        for entity in gold["entities"].as_array().into_iter().flatten() {
            let (label, country) = match entity["type"].as_str() {
                Some("Person") => ("PER", false),
                Some("Organization") => ("ORG", false),
                Some("Place") => ("LOC", false),
                Some("Country") => ("LOC", true),
                _ => continue,
            };
            for form in entity["mentions"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                let body = form.rsplit(' ').next().is_some_and(|last| BODIES.contains(&last));
                if body || country && demonyms.contains(form) {
                    continue;
                }
                mentions.push((form.to_owned(), label));
            }
        }
        labelled(&mut out, &name, &text, &parts, mentions)?;
        articles.push(Article { name, text, labelled: out });
    }
    Ok(articles)
}

/// Names of articles with their kinds, by what the first column of a table tells an article by.
fn labels(table: &str) -> Result<BTreeMap<String, Vec<(String, String)>>> {
    let mut names: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in fs::read_to_string(table)?.lines().filter(|l| !l.starts_with('#')) {
        let mut columns = row.split('\t');
        let (Some(article), Some(label)) = (columns.next(), columns.next()) else {
            return Err(format!("{table}: expected article, kind and names, found `{row}`").into());
        };
        names
            .entry(article.to_owned())
            .or_default()
            .extend(columns.map(|form| (form.to_owned(), label.to_owned())));
    }
    Ok(names)
}

/// An error where names of a table fit no article.
fn all_read(table: &str, names: &BTreeMap<String, Vec<(String, String)>>) -> Result<()> {
    names
        .keys()
        .next()
        .map_or(Ok(()), |key| Err(format!("{table}: the corpus has no article `{key}`").into()))
}

/// Writes a text's words with the names that stand in it, the longest first.
fn labelled(
    out: &mut String,
    name: &str,
    text: &str,
    parts: &Segmented,
    mut mentions: Vec<(String, impl AsRef<str>)>,
) -> Result<()> {
    mentions.sort_by(|a, b| (b.0.len(), &a.0).cmp(&(a.0.len(), &b.0)));
    let mut tags = vec!["O".to_owned(); parts.tokens.len()];
    for (form, label) in &mentions {
        for i in 0..parts.tokens.len() {
            let Some(end) = match_at(text, &parts.tokens, i, form) else { continue };
            if tags[i..end].iter().any(|t| t != "O") {
                continue;
            }
            for (n, tag) in tags[i..end].iter_mut().enumerate() {
                *tag = match label.as_ref() {
                    "?" => "?".to_owned(),
                    label => format!("{}-{label}", if n == 0 { "B" } else { "I" }),
                };
            }
        }
    }
    print_labelled(out, name, text, parts, &tags)
}

/// Writes a text's words with their tags, sentence by sentence.
fn print_labelled(
    out: &mut String,
    name: &str,
    text: &str,
    parts: &Segmented,
    tags: &[String],
) -> Result<()> {
    writeln!(out, "# document = {name}")?;
    for sentence in &parts.sentences {
        for i in sentence.tokens.clone() {
            writeln!(out, "{}\t{}", parts.tokens[i as usize].span.of(text), tags[i as usize])?;
        }
        out.push('\n');
    }
    Ok(())
}

/// Where a name that starts at token `i` ends (one past its last token), if it stands there.
fn match_at(text: &str, tokens: &[Token], i: usize, form: &str) -> Option<usize> {
    let start = tokens[i].span.start as usize;
    if !text[start..].starts_with(form) {
        return None;
    }
    let end = start + form.len();
    let last = (i..tokens.len()).find(|&j| tokens[j].span.end as usize >= end)?;
    let token = &tokens[last];
    let whole = token.stem.end as usize == end || token.span.end as usize == end;
    let rest = &text[end..token.span.end as usize];
    let suffix = token.is_capitalised()
        && end.saturating_sub(token.span.start as usize) >= 3
        && rest.chars().count() <= 5
        && rest.chars().all(|c| c.is_lowercase() || c == '\'' || c == '’');
    ((whole || suffix) && (token.span.start as usize) < end).then_some(last + 1)
}

/// The news-agency articles, without those that measure the product.
fn nakba(file: &Path, aside: &Aside) -> Result<Vec<Article>> {
    let text = fs::read_to_string(file)?;
    let mut articles: Vec<Article> = Vec::new();
    for block in text.split("\n\n") {
        let name = block.lines().find_map(|l| l.strip_prefix("#doc_id = "));
        if let Some(name) = name.filter(|n| articles.last().is_none_or(|a| a.name != *n)) {
            let at = articles.iter().position(|a| a.name == name);
            let article = match at {
                Some(at) => articles.remove(at),
                None => Article { name: name.to_owned(), text: String::new(), labelled: String::new() },
            };
            articles.push(article);
        }
        let Some(article) = articles.last_mut() else { continue };
        let comment = block.lines().skip_while(|l| !l.starts_with("#text"));
        let words = |l: &str| l.rsplit_once(' ').is_some_and(|r| r.1 == "O" || r.1.get(1..2) == Some("-"));
        for line in comment.take_while(|l| !words(l)) {
            article.text.push_str(line.trim_start_matches("#text = "));
            article.text.push('\n');
        }
        // Lines whose tag is lost are left out.
        let kept = block.lines().filter(|l| l.starts_with('#') || words(l));
        for line in kept {
            match line.rsplit_once(' ') {
                Some((word, _)) if !line.starts_with('#') && is_origin(word) => {
                    writeln!(article.labelled, "{word} O")?;
                }
                _ => article.labelled.extend([line, "\n"]),
            }
        }
        article.labelled.push('\n');
    }
    articles.retain(|a| !aside.holds(&a.text));
    Ok(articles)
}

/// Forms of address, which some corpora count to the name before them and the product does not.
const ADDRESSES: [&str; 2] = ["Bey", "Hanım"];

/// The encyclopedia's sentences, with forms of address outside of names.
fn wiki(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file)?;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        match line.split_once('\t') {
            Some((word, tag)) => {
                let bare = word.split(['\'', '’']).next().unwrap_or(word);
                let address = tag == "I-PERSON" && ADDRESSES.contains(&bare);
                writeln!(out, "{word}\t{}", if address || is_origin(word) { "O" } else { tag })?;
            }
            None => writeln!(out, "{line}")?,
        }
    }
    Ok(out)
}

/// `ABD'li`: where someone is from, no name.
fn is_origin(word: &str) -> bool {
    word.split_once(['\'', '’']).is_some_and(|(_, suffix)| {
        ["li", "lı", "lu", "lü"]
            .iter()
            .any(|s| suffix.strip_prefix(s).is_some_and(|rest| !rest.starts_with('k')))
    })
}

// --- GUM --------------------------------------------------------------------------------------------------------

const GENRES: [&str; 6] = ["academic", "bio", "court", "interview", "news", "speech"];
const TITLES: [&str; 16] = [
    "Mr.",
    "Mr",
    "Mrs.",
    "Mrs",
    "Ms.",
    "Ms",
    "Dr.",
    "Dr",
    "President",
    "Senator",
    "Professor",
    "Prof.",
    "Justice",
    "General",
    "Minister",
    "Sir",
];

struct Row<'t> {
    form: &'t str,
    upos: &'t str,
    entity: &'t str,
}

fn gum(corpora: &Path) -> Result<String> {
    let countries = class_rows(&names_en(corpora)?, "country");
    let mut out = String::new();
    for file in files(&corpora.join("en/gum"), "conllu")? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !GENRES.iter().any(|g| name.starts_with(&format!("GUM_{g}_"))) {
            continue;
        }
        writeln!(out, "# document = {name}")?;
        let text = fs::read_to_string(&file)?;
        for block in text.split("\n\n") {
            let rows: Vec<Row<'_>> = block
                .lines()
                .filter(|l| !l.starts_with('#'))
                .filter_map(|l| {
                    let c: Vec<&str> = l.split('\t').collect();
                    let entity = c.get(9)?.split('|').find_map(|m| m.strip_prefix("Entity=")).unwrap_or("");
                    c[0].bytes().all(|b| b.is_ascii_digit()).then(|| Row { form: c[1], upos: c[3], entity })
                })
                .collect();
            let tags = gum_tags(&rows, &countries);
            for (row, tag) in rows.iter().zip(tags) {
                writeln!(out, "{}\t{tag}", row.form)?;
            }
            out.push('\n');
        }
    }
    Ok(out)
}

fn gum_tags(rows: &[Row<'_>], countries: &BTreeSet<String>) -> Vec<String> {
    // (start, end, type, head words, link)
    let mut spans: Vec<(usize, usize, String, String, String)> = Vec::new();
    let mut open: Vec<(String, usize, Vec<String>)> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let mut rest = row.entity;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('(') {
                let end = after.find(['(', ')']).unwrap_or(after.len());
                let fields: Vec<String> = after[..end].split('-').map(str::to_owned).collect();
                open.push((fields[0].clone(), i, fields));
                rest = &after[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    close(&mut open, &mut spans, None, i);
                    rest = after;
                }
            } else {
                let end = rest.find(')').map_or(rest.len(), |e| e + 1);
                let id = rest[..end].trim_end_matches(')').to_owned();
                close(&mut open, &mut spans, Some(&id), i);
                rest = &rest[end..];
            }
        }
    }
    let mut names: Vec<(usize, usize, &str)> = Vec::new();
    for (start, end, kind, head, link) in &spans {
        let Some((a, b)) = name_in(rows, *start, *end, head, link, kind == "person") else { continue };
        let text = rows[a..b].iter().map(|r| r.form).collect::<Vec<_>>().join(" ");
        let label = match kind.as_str() {
            _ if countries.contains(&text) => "LOC",
            "person" => "PER",
            "place" => "LOC",
            "organization" => "ORG",
            _ => continue,
        };
        names.push((a, b, label));
    }
    names.sort_by_key(|n| (std::cmp::Reverse(n.1 - n.0), n.0));
    let mut tags = vec!["O".to_owned(); rows.len()];
    for (a, b, label) in names {
        if tags[a..b].iter().all(|t| t == "O") {
            for (n, tag) in tags[a..b].iter_mut().enumerate() {
                *tag = format!("{}-{label}", if n == 0 { "B" } else { "I" });
            }
        }
    }
    tags
}

fn close(
    open: &mut Vec<(String, usize, Vec<String>)>,
    spans: &mut Vec<(usize, usize, String, String, String)>,
    id: Option<&str>,
    i: usize,
) {
    let at = match id {
        Some(id) => open.iter().rposition(|o| o.0 == id),
        None => open.len().checked_sub(1),
    };
    let Some(at) = at else { return };
    let (_, start, f) = open.remove(at);
    let get = |n: usize| f.get(n).cloned().unwrap_or_default();
    // id-type-infstat-salience-centering-minspan-link-identity
    let link = if f.len() > 7 { f[7..].join("-") } else { String::new() };
    spans.push((start, i + 1, get(1), get(5), link));
}

/// The name inside an entity's span: its capitalised proper nouns around the head.
fn name_in(
    rows: &[Row<'_>],
    start: usize,
    end: usize,
    head: &str,
    link: &str,
    person: bool,
) -> Option<(usize, usize)> {
    let head = head.split(',').next()?.parse::<usize>().ok().map_or(start, |h| start + h - 1);
    let proper = |i: usize| {
        rows[i].upos == "PROPN"
            || (rows[i].form.starts_with(char::is_uppercase) && !link.is_empty() && i > start)
    };
    if head >= end || rows[head].upos != "PROPN" {
        return None;
    }
    let (mut a, mut b) = (head, head + 1);
    while a > start && proper(a - 1) {
        a -= 1;
    }
    loop {
        if b < end && proper(b) {
            b += 1;
        } else if b + 1 < end && matches!(rows[b].form, "of" | "&" | "for" | "-" | "and") && proper(b + 1) {
            b += 2;
        } else if b + 2 < end
            && matches!(rows[b].form, "of" | "for")
            && rows[b + 1].form == "the"
            && proper(b + 2)
        {
            b += 3;
        } else {
            break;
        }
    }
    if person {
        while a + 1 < b && TITLES.contains(&rows[a].form) {
            a += 1;
        }
    }
    rows[a].form.starts_with(char::is_uppercase).then_some((a, b))
}

// --- lists of names ---------------------------------------------------------------------------------------------

type Lists = BTreeMap<&'static str, BTreeSet<String>>;

fn print_lists(lists: &Lists) -> String {
    let mut out = String::new();
    for (class, names) in lists {
        for name in names {
            let _ = writeln!(out, "{class}\t{name}");
        }
    }
    out
}

fn class_of(file: &Path, class: &str) -> Result<BTreeSet<String>> {
    Ok(class_rows(&fs::read_to_string(file)?, class))
}

fn class_rows(text: &str, class: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|l| l.split_once('\t'))
        .filter(|r| r.0 == class)
        .flat_map(|r| r.1.split('\t'))
        .map(str::to_owned)
        .collect()
}

fn world(corpora: &Path, lang: &str, lists: &mut Lists) -> Result<()> {
    let mut add = |class: &'static str, name: &str| {
        let name = name.trim();
        if name.chars().count() > 1 && name.starts_with(char::is_uppercase) && name.chars().count() < 60 {
            lists.entry(class).or_default().insert(name.to_owned());
        }
    };
    let folder = corpora.join("gazetteers");
    let mut reader = csv::Reader::from_path(folder.join("places-naturalearth.csv"))?;
    let head = reader.headers()?.clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap_or(usize::MAX);
    let (name, english, other, region) =
        (column("name"), column("name_en"), column("name_alt"), column("region"));
    for row in reader.records() {
        let row = row?;
        add("city", &row[name]);
        add("city", &row[english]);
        row[other].split(['|', ',']).for_each(|n| add("city", n));
        add("city", &row[region]);
    }
    let mut reader = csv::Reader::from_path(folder.join("country-codes.csv"))?;
    let head = reader.headers()?.clone();
    for row in reader.records() {
        let row = row?;
        for (title, value) in head.iter().zip(row.iter()) {
            match title {
                "UNTERM English Short" | "CLDR display name" | "official_name_en" if lang == "en" => {
                    add("country", value);
                }
                "Capital" => add("city", value),
                _ => {}
            }
        }
    }
    let file = folder.join(format!("cldr-territories-{lang}.json"));
    let json: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    territories(&json, &mut |name| add("country", name));
    // Leaders and officials: `GIVEN_MIDDLE_FAMILY_`.
    let text = fs::read_to_string(folder.join("phoenix-countries-actors.txt"))?;
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        let name = line.trim_start_matches('+').trim_end_matches('_');
        if line.starts_with('[') || !line.ends_with('_') || !name.contains('_') {
            continue;
        }
        let words: Vec<String> = name.split('_').map(capitalised).collect();
        let plain = words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\''));
        if !plain || !(2..=4).contains(&words.len()) || words.iter().any(|w| w.chars().count() < 2) {
            continue;
        }
        if words.iter().any(|w| OFFICES.contains(&w.as_str())) {
            continue;
        }
        add("person", &words.join(" "));
        add("first", &words[0]);
        add("surname", &words[words.len() - 1]);
    }
    Ok(())
}

/// Words that show that an actor of the list is an office, not a person.
const OFFICES: [&str; 22] = [
    "Of",
    "The",
    "Minister",
    "Ministry",
    "Government",
    "President",
    "Army",
    "Military",
    "Police",
    "Party",
    "Rebels",
    "Forces",
    "Republic",
    "And",
    "Parliament",
    "Court",
    "National",
    "Foreign",
    "Security",
    "Officials",
    "Leader",
    "Opposition",
];

fn capitalised(word: &str) -> String {
    let mut out = String::new();
    let mut start = true;
    for c in word.chars() {
        out.push(if start { c } else { c.to_ascii_lowercase() });
        start = c == '-';
    }
    out
}

fn territories(json: &Value, add: &mut impl FnMut(&str)) {
    match json {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(_)
                        if matches!(key.as_str(), "EU" | "EZ" | "UN" | "QO" | "XA" | "XB" | "ZZ") => {}
                    Value::String(name)
                        if key.len() == 2 || key.starts_with(|c: char| c.is_ascii_uppercase()) =>
                    {
                        add(name);
                    }
                    _ => territories(value, add),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|i| territories(i, add)),
        _ => {}
    }
}

fn names_tr(corpora: &Path) -> Result<String> {
    let mut lists = Lists::new();
    world(corpora, "tr", &mut lists)?;
    own("tr", &mut lists)?;
    let folder = corpora.join("tr/lexicon");
    let mut add = |class: &'static str, name: &str| {
        let name = name.replace("% ", " ").replace('%', "");
        let name = name.trim();
        if name.chars().count() > 1 {
            lists.entry(class).or_default().insert(name.to_owned());
        }
    };
    let zemberek = folder.join("zemberek");
    for (file, class) in [
        ("person-names.dict", "first"),
        ("locations-tr.dict", "place"),
        ("proper.dict", "proper"),
        ("proper-from-corpus.dict", "proper"),
        ("master-dictionary.dict", "common"),
    ] {
        for line in fs::read_to_string(zemberek.join(file))?.lines() {
            if line.starts_with('#') || line.trim().is_empty() || class == "common" && line.contains("Prop") {
                continue;
            }
            let word = line.split(" [").next().unwrap_or_default();
            if class == "common" && word.starts_with(char::is_uppercase) {
                continue;
            }
            add(class, word);
        }
    }
    for (file, class) in [
        ("person_names", "surname"),
        ("location_names", "place"),
        ("noun", "common"),
        ("adjective", "common"),
    ] {
        for line in fs::read_to_string(folder.join("trmorph").join(file))?.lines() {
            let word = line.split("  ").next().unwrap_or_default().split('\t').next().unwrap_or_default();
            if line.starts_with('!') || word.starts_with("LEXICON") || word.contains([':', ';']) {
                continue;
            }
            if class != "common" || word.starts_with(char::is_lowercase) {
                add(class, word);
            }
        }
    }
    for (file, class) in
        [("noun_nnp.tsv", "proper"), ("noun_nnp_abbr.tsv", "acronym"), ("noun_nn.tsv", "common")]
    {
        for line in fs::read_to_string(folder.join("google-morphology").join(file))?.lines() {
            if let Some(word) =
                line.split('\t').nth(1).filter(|w| class != "common" || w.starts_with(char::is_lowercase))
            {
                add(class, word);
            }
        }
    }
    Ok(print_lists(&lists))
}

/// The product's own gazetteer.
fn own(lang: &str, lists: &mut Lists) -> Result<()> {
    for (file, class) in
        [("countries", "country"), ("places", "city"), ("organizations", "org"), ("people", "person")]
    {
        let mut reader = csv::Reader::from_path(format!("data/names/{file}.csv"))?;
        let head = reader.headers()?.clone();
        for row in reader.records() {
            let row = row?;
            for (title, value) in head.iter().zip(row.iter()) {
                let class = match title.strip_suffix(lang) {
                    Some("name_" | "aliases_") => class,
                    Some("adjectives_") => "demonym",
                    _ if title == "name_en" => class,
                    _ => continue,
                };
                for name in value.split('|').map(|n| n.trim().trim_start_matches('?')) {
                    if name.chars().count() > 1 && name.starts_with(char::is_uppercase) {
                        lists.entry(class).or_default().insert(name.to_owned());
                    }
                }
            }
        }
    }
    Ok(())
}

fn names_en(corpora: &Path) -> Result<String> {
    let mut lists = Lists::new();
    world(corpora, "en", &mut lists)?;
    own("en", &mut lists)?;
    Ok(print_lists(&lists))
}

// --- running text -----------------------------------------------------------------------------------------------

fn push_text(out: &mut String, text: &str, lang: LangChoice) {
    let (text, parts) = segmented(text, lang);
    for sentence in &parts.sentences {
        let words: Vec<&str> =
            sentence.tokens.clone().map(|i| parts.tokens[i as usize].span.of(&text)).collect();
        out.push_str(&words.join(" "));
        out.push('\n');
    }
}

fn conllu(out: &mut String, file: &Path) -> Result<()> {
    for block in fs::read_to_string(file)?.split("\n\n") {
        let words: Vec<&str> = block
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| {
                let mut c = l.split('\t');
                let id = c.next()?;
                id.bytes().all(|b| b.is_ascii_digit()).then(|| c.next()).flatten()
            })
            .collect();
        if !words.is_empty() {
            out.push_str(&words.join(" "));
            out.push('\n');
        }
    }
    Ok(())
}

fn raw_tr(corpora: &Path, aside: &Aside) -> Result<String> {
    let mut out = String::new();
    for line in fs::read_to_string(corpora.join("tr/news/financial-news.jsonl"))?.lines() {
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().unwrap_or_default();
        if !aside.holds(text) {
            push_text(&mut out, text, LangChoice::Tr);
        }
    }
    for file in files(&corpora.join("tr/events/tfeec-training"), "json")? {
        let json: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
        let texts: Vec<&str> = json["Sentences"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|s| s["SentenceText"].as_str())
            .collect();
        if !aside.holds(&texts.join(" ")) {
            for t in &texts {
                push_text(&mut out, t, LangChoice::Tr);
            }
        }
    }
    for file in files(&corpora.join("tr/ud"), "conllu")? {
        if !file.to_string_lossy().contains("imst") {
            conllu(&mut out, &file)?;
        }
    }
    let boun: Value = serde_json::from_str(&fs::read_to_string(corpora.join("tr/ud/boun-train-pos.json"))?)?;
    words_of(&boun, &mut out);
    for block in fs::read_to_string(corpora.join("tr/ner/wiki-ner-train.conll"))?.split("\n\n") {
        let words: Vec<&str> = block.lines().filter_map(|l| l.split('\t').next()).collect();
        out.push_str(&words.join(" "));
        out.push('\n');
    }
    Ok(out)
}

/// Words that English text writes small, as a list: foreign works and products are named with them, people are not.
fn english(raw: &str) -> String {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in raw.split_whitespace() {
        if word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()) {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts.iter().filter(|c| *c.1 > 1).fold(String::new(), |out, (word, _)| out + "english\t" + word + "\n")
}

/// Sentences of the tokens-and-tags file.
fn words_of(json: &Value, out: &mut String) {
    for sentence in json.as_array().into_iter().flatten() {
        let words = sentence["tokens"].as_array().into_iter().flatten().filter_map(Value::as_str);
        out.push_str(&words.collect::<Vec<_>>().join(" "));
        out.push('\n');
    }
}

fn raw_en(corpora: &Path, aside: &Aside) -> Result<String> {
    let mut out = String::new();
    for file in files(&corpora.join("en/news"), "csv")? {
        let mut reader = csv::Reader::from_path(file)?;
        let text = reader.headers()?.iter().position(|h| h == "text").unwrap_or(3);
        for row in reader.records() {
            let row = row?;
            if !aside.holds(&row[text]) {
                push_text(&mut out, &row[text], LangChoice::En);
            }
        }
    }
    for file in files(&corpora.join("en/gum"), "conllu")? {
        if GENRES.iter().any(|g| file.to_string_lossy().contains(&format!("GUM_{g}_"))) {
            conllu(&mut out, &file)?;
        }
    }
    for (file, column) in
        [("crossner-politics-train.txt", 0), ("btc-train.conll", 0), ("wikigold-test.conllu", 1)]
    {
        for block in fs::read_to_string(corpora.join("en/ner").join(file))?.split("\n\n") {
            let words: Vec<&str> = block.lines().filter_map(|l| l.split('\t').nth(column)).collect();
            out.push_str(&words.join(" "));
            out.push('\n');
        }
    }
    Ok(out)
}
