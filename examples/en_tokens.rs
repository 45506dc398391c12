//! Prints the sentences of English texts, one a line, their tokens parted by tabs: what `tools/en_teacher.py` labels with
//! trees. With `--lines` each line of a text is a sentence of its own; with `--column N` so is column N (from 1) of a
//! table's rows, without its marks (`{a:Peru} [left]`).

use kilim::text::{DocumentOptions, LangChoice, document, segment};

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let (mut lines, mut column) = (false, None);
    while let Some(argument) = arguments.next_if(|a| a.starts_with("--")) {
        match argument.as_str() {
            "--lines" => lines = true,
            "--column" => column = arguments.next().and_then(|n| n.parse::<usize>().ok()),
            other => panic!("unknown option {other}"),
        }
    }
    for path in arguments {
        let text = std::fs::read_to_string(&path).expect("readable file");
        let texts: Vec<String> = match column {
            Some(n) => {
                let rows = text.lines().filter(|l| !l.starts_with('#')).skip(1);
                rows.filter_map(|l| l.split('\t').nth(n - 1)).map(plain).collect()
            }
            None if lines => text.lines().map(str::to_owned).collect(),
            None => vec![text],
        };
        for text in texts {
            print(text);
        }
    }
}

fn print(text: String) {
    let options = DocumentOptions { lang: LangChoice::En, ..DocumentOptions::default() };
    let document = document(text, "text", &options);
    let segmented = segment(&document);
    for sentence in &segmented.sentences {
        let words: Vec<&str> =
            sentence.tokens.clone().map(|t| segmented.tokens[t as usize].span.of(&document.text)).collect();
        println!("{}", words.join("\t"));
    }
}

/// A marked example without its marks.
fn plain(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['{', '}', '[', ']']) {
        out.push_str(&rest[..at]);
        let open = rest[at..].starts_with('{');
        rest = &rest[at + 1..];
        if open {
            rest = rest.split_once(':').map_or(rest, |(_, name)| name);
        }
    }
    out.push_str(rest);
    out.replace("\\n", "\n")
}
