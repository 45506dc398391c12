//! Trains or measures the English tagger and parser.
//!
//! `en_syntax train OUT LICENCE FILE…`, `en_syntax test MODEL FILE…`

use kilim::lang::en::syntax::{Model, Settings, accuracy, read_trees, train};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let trees = |files: &[String]| -> Vec<_> {
        files.iter().flat_map(|f| read_trees(&std::fs::read_to_string(f).expect("readable file"))).collect()
    };
    if args[0].as_str() == "train" {
        let number = |name: &str| std::env::var(name).ok().and_then(|v| v.parse::<f32>().ok());
        let mut settings = Settings { licence: args[2].clone(), ..Settings::default() };
        settings.parser_least = number("LEAST").unwrap_or(settings.parser_least);
        settings.tagger_least = number("TLEAST").unwrap_or(settings.tagger_least);
        settings.runs = number("RUNS").map_or(settings.runs, |v| v as u32);
        settings.parser_passes = number("PASSES").map_or(settings.parser_passes, |v| v as u32);
        let bytes = train(&trees(&args[3..]), &settings);
        println!("{} bytes", bytes.len());
        std::fs::write(&args[1], bytes).expect("writable file");
    } else {
        let model = Model::read(&std::fs::read(&args[1]).expect("readable file")).expect("a model");
        let a = accuracy(&model, &trees(&args[2..]));
        let share = |n: usize, of: usize| n as f64 / of as f64;
        println!(
            "{} tokens: UPOS {:.4} Penn {:.4} lemma {:.4} UAS {:.4} LAS {:.4}; tag {:.0}/s parse {:.0}/s",
            a.tokens,
            share(a.upos, a.tokens),
            share(a.penn, a.tokens),
            share(a.lemmas, a.tokens),
            share(a.heads, a.words),
            share(a.labelled, a.words),
            a.tokens as f64 / a.tag_seconds,
            a.tokens as f64 / a.parse_seconds,
        );
    }
}
