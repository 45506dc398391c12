//! Time expressions measured on the case lists of Recognizers-Text and Duckling.
//!
//! `cargo run --release --example eval_time -- ../shared/corpora [--errors]`
//!
//! Left out, and counted as such: times of day, durations, holidays, seasons (no two agree when one begins), vague
//! parts (`end of March`, `ay başı`: the lists contradict each other), days before Christ.
//! A case is `absolute` where its words name the year (or decade, century), `calendar` where they name a month or a
//! date in figures without a year, else `relative`.

use std::path::Path;

use kilim::time::{Date, Grain, Preference, TimeExpression, date, parse};

struct Case {
    source: &'static str,
    lang: &'static str,
    text: String,
    reference: Date,
    /// Accepted (start, end) pairs; no end where only the start is told.
    accepted: Vec<(Date, Option<Date>)>,
    grain: Grain,
    future: bool,
    /// How the words tell the date.
    words: String,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let root = args.first().map_or("../shared/corpora", String::as_str);
    let errors = args.iter().any(|a| a == "--errors");
    let root = Path::new(root);
    let mut left_out = 0;
    let mut cases = Vec::new();
    for name in ["DateParser", "DatePeriodParser"] {
        recognizers(&root.join(format!("tr/dates/recognizers-{name}.json")), &mut cases, &mut left_out);
    }
    duckling(&root.join("tr/dates/duckling-time-TR-Corpus.hs.txt"), "tr", &mut cases, &mut left_out);
    duckling(&root.join("en/dates/duckling-time-EN-Corpus.hs.txt"), "en", &mut cases, &mut left_out);
    let mut table: std::collections::BTreeMap<(&str, &str), (u32, u32)> = std::collections::BTreeMap::new();
    for case in &cases {
        let preference = if case.future { Preference::Future } else { Preference::Nearest };
        let found = parse(case.lang, &case.text, Some(case.reference), preference);
        let right = found.as_ref().is_some_and(|f| is_right(f, case));
        let kind = kind(&case.words);
        for key in [(case.source, kind), (case.source, "all"), ("sum", kind), ("sum", "all")] {
            let cell = table.entry(key).or_default();
            cell.0 += u32::from(right);
            cell.1 += 1;
        }
        if errors && !right {
            let got = found.map(|f| (f.iso(), f.iso_end(), f.span.of(&case.text).to_owned()));
            println!(
                "{} {kind}: {} -> {:?}, want {:?} at {}",
                case.source, case.text, got, case.accepted, case.reference
            );
        }
    }
    println!("{:<16}{:<10}{:>6}{:>6}{:>8}", "list", "kind", "right", "of", "share");
    for ((source, kind), (right, of)) in table {
        println!("{source:<16}{kind:<10}{right:>6}{of:>6}{:>8.3}", f64::from(right) / f64::from(of));
    }
    println!("left out by definition: {left_out}");
}

fn is_right(found: &TimeExpression, case: &Case) -> bool {
    let Some(value) = found.value else { return false };
    case.accepted.iter().any(|(start, end)| {
        let cut = |d: Date| match case.grain {
            Grain::Month | Grain::Quarter => d.first_of_month(),
            Grain::Year => d.first_of_year(),
            _ => d,
        };
        (cut(value.start) == *start || end.is_none() && found.last == Some(*start))
            && end.is_none_or(|e| value.end == e || found.last == Some(e))
    })
}

const MONTHS: &[&str] = &[
    "ocak",
    "ocağ",
    "şubat",
    "mart",
    "nisan",
    "mayıs",
    "haziran",
    "temmuz",
    "ağu",
    "eylül",
    "ekim",
    "kasım",
    "aralık",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn kind(words: &str) -> &'static str {
    let words = kilim::text::lower_tr(words).into_owned();
    let digits = words.split(|c: char| !c.is_ascii_digit()).any(|d| d.len() == 4);
    let figures = words
        .split(' ')
        .any(|w| w.matches(['/', '.', '-']).count() == 2 && w.starts_with(|c: char| c.is_ascii_digit()));
    let decade = words.contains("'lerde")
        || words.contains("'larda")
        || words.contains("yüzyıl")
        || words.contains("q4");
    let spelled = ["bin ", "ikibin", "yüz ", "mişler", "nlarda"].iter().any(|w| words.contains(w));
    // A year of three figures is named as one: `247 yılında`.
    let parts: Vec<&str> = words.split(' ').collect();
    let early = parts
        .windows(2)
        .any(|w| w[0].len() == 3 && w[0].bytes().all(|b| b.is_ascii_digit()) && w[1].starts_with("yıl"));
    if digits || figures || decade || spelled || early {
        return "absolute";
    }
    let named = words.split(|c: char| !c.is_alphabetic()).any(|w| {
        MONTHS.iter().any(|m| w == *m || (m.len() > 3 && w.starts_with(m) && !w.starts_with("mart l")))
    });
    if named || words.contains('/') { "calendar" } else { "relative" }
}

fn vague(text: &str) -> bool {
    let text = kilim::text::lower_tr(text).into_owned();
    [
        "sonu",
        "başı",
        "ortası",
        "ortasın",
        "yaz",
        "bahar",
        "kış",
        "eom",
        "bom",
        "boy",
        "eoy",
        "beginning",
        "end of",
        "early",
        "mid ",
        "late ",
        "season",
        "summer",
        "winter",
        "christmas",
        "xmas",
        "easter",
        "yılbaşı",
        "b.c",
        " bc",
        "the week",
    ]
    .iter()
    .any(|w| text.contains(w) && !(*w == "sonu" && text.contains("hafta sonu")))
}

fn recognizers(path: &Path, cases: &mut Vec<Case>, left_out: &mut u32) {
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("readable case list")).expect("JSON");
    for case in json.as_array().expect("a list") {
        let text = case["Input"].as_str().unwrap_or_default().to_owned();
        let reference =
            date(case["Context"]["ReferenceDateTime"].as_str().unwrap_or("2016-11-07")).expect("a date");
        for result in case["Results"].as_array().into_iter().flatten() {
            let words = result["Text"].as_str().unwrap_or_default().to_owned();
            let mut accepted = Vec::new();
            for side in ["FutureResolution", "PastResolution"] {
                let r = &result["Value"][side];
                let at = |k: &str| r[k].as_str().and_then(date).filter(|d| d.year() > 1);
                if let Some(d) = at("date") {
                    accepted.push((d, None));
                } else if let (Some(a), Some(b)) = (at("startDate"), at("endDate")) {
                    accepted.push((a, Some(b)));
                }
            }
            if accepted.is_empty() || vague(&words) {
                *left_out += 1;
                continue;
            }
            cases.push(Case {
                source: "recognizers-tr",
                lang: "tr",
                text: text.clone(),
                reference,
                accepted,
                grain: Grain::Day,
                future: false,
                words,
            });
        }
    }
}

fn duckling(path: &Path, lang: &'static str, cases: &mut Vec<Case>, left_out: &mut u32) {
    let all = std::fs::read_to_string(path).expect("readable case list");
    let main = all.split("allExamples = ").nth(1).unwrap_or_default();
    let default = all
        .split("defaultCorpus = ")
        .nth(1)
        .and_then(|s| s.split("negativeCorpus").next())
        .unwrap_or_default();
    for chunk in main.split("examples (").skip(1).chain(default.split("examples (").skip(1)) {
        let Some((head, list)) = chunk.split_once('[') else { continue };
        let numbers: Vec<i64> =
            head.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter_map(|n| n.parse().ok()).collect();
        let texts: Vec<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        let grain = head.trim_end().trim_end_matches(')').split_whitespace().last().unwrap_or_default();
        let grain = match grain {
            "Day" => Some(Grain::Day),
            "Week" => Some(Grain::Week),
            "Month" => Some(Grain::Month),
            "Quarter" => Some(Grain::Quarter),
            "Year" => Some(Grain::Year),
            _ => None,
        };
        let day =
            |n: &[i64]| Date::new(n[0] as i16, n[1] as i8, n[2] as i8).ok().filter(|_| n[3..6] == [0, 0, 0]);
        let interval = head.starts_with("datetimeInterval");
        let (start, end) = match numbers.len() {
            12 => (day(&numbers), day(&numbers[6..])),
            6 => (day(&numbers), None),
            _ => (None, None),
        };
        let usable = head.starts_with("datetime ") || interval || head.starts_with("datetimeOpenInterval");
        for text in texts {
            let (Some(grain), Some(start)) = (grain, start) else {
                *left_out += 1;
                continue;
            };
            if !usable || start.year() < 0 || vague(&text) || (interval && end.is_none()) {
                *left_out += 1;
                continue;
            }
            cases.push(Case {
                source: if lang == "tr" { "duckling-tr" } else { "duckling-en" },
                lang,
                words: text.clone(),
                text,
                reference: Date::constant(2013, 2, 12),
                accepted: vec![(start, end)],
                grain: if interval { Grain::Day } else { grain },
                future: true,
            });
        }
    }
}
