//! Trains and scores a recogniser: `--lang tr --names FILE --raw FILE --clusters FILE --train SPEC --test SPEC -o FILE`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use kilim::ner::corpus::{Source, read};
use kilim::ner::resources::Builder;
use kilim::ner::train::{Material, Method, Settings, run};
use kilim::ner::{Model, eval};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let get = |key: &str| args.windows(2).filter(|w| w[0] == key).map(|w| w[1].clone()).collect::<Vec<_>>();
    let lang = get("--lang").pop().unwrap_or_else(|| "tr".to_owned());
    let mut settings = Settings::new(&lang);
    for pair in get("--set") {
        let (key, value) = pair.split_once('=').ok_or("expected key=value")?;
        match key {
            "epochs" => settings.epochs = value.parse()?,
            "rate" => settings.rate = value.parse()?,
            "decay" => settings.decay = value.parse()?,
            "hide" => settings.hide = value.parse()?,
            "drop" => settings.drop = value.parse()?,
            "others" => settings.others = value != "0",
            "latent" => settings.latent = value != "0",
            "swap" => settings.swap = value.parse()?,
            "shout" => settings.shout = value.parse()?,
            "min" => settings.min_count = value.parse()?,
            "eager" => settings.eagerness = value.parse()?,
            "capitals" => settings.capitals = value.parse()?,
            "prune" => settings.prune = value.parse()?,
            "document" => settings.document_weight = value.parse()?,
            "seed" => settings.seed = value.parse()?,
            "method" => {
                settings.method = if value == "perceptron" { Method::Perceptron } else { Method::Field }
            }
            _ => return Err(format!("unknown setting {key}").into()),
        }
    }
    let bytes = if let Some(file) = get("--model").pop() {
        std::fs::read(file)?
    } else {
        let mut builder = Builder::new(&lang);
        for file in get("--names") {
            builder.list(Path::new(&file))?;
        }
        for file in get("--clusters") {
            builder.clusters(Path::new(&file))?;
        }
        for file in get("--raw") {
            for line in std::fs::read_to_string(file)?.lines() {
                builder.sentence(&line.split(' ').collect::<Vec<_>>());
            }
        }
        let mut materials = Vec::new();
        for spec in get("--train") {
            let source = Source::parse(&spec)?;
            let documents = read(&source, &lang)?;
            documents.iter().flat_map(|d| &d.sentences).for_each(|s| builder.sentence(&s.words));
            materials.push(Material {
                documents,
                domain: source.domain,
                weight: source.weight,
                share: source.share,
            });
        }
        if let Some(n) = get("--learn-clusters").pop() {
            let start = Instant::now();
            builder.learn_clusters(n.parse()?, 12);
            eprintln!("clusters in {:?}", start.elapsed());
            if let Some(file) = get("--save-clusters").pop() {
                std::fs::write(file, builder.print_clusters())?;
            }
        }
        run(&materials, &builder.bytes(), &builder.pools(), &settings, &mut |p| {
            eprintln!("pass {}/{}  loss {:.5}  features {}", p.epoch, p.epochs, p.loss, p.features);
        })?
    };
    if let Some(file) = get("-o").pop() {
        std::fs::write(file, &bytes)?;
    }
    let mut best = std::time::Duration::MAX;
    let mut model = Model::from_bytes(&bytes)?;
    for _ in 0..if get("--starts").is_empty() { 1 } else { 20 } {
        let start = Instant::now();
        model = Model::from_bytes(&bytes)?;
        best = best.min(start.elapsed());
    }
    println!("{} bytes, {} features, read in {best:?}", bytes.len(), model.features());
    if !get("--model").is_empty() && args.iter().any(|a| a.starts_with("document=")) {
        model.set_document_weight(settings.document_weight);
    }
    for spec in get("--test") {
        let documents = read(&Source::parse(&spec)?, &lang)?;
        let start = Instant::now();
        let report = eval::run(&model, &documents);
        let seconds = start.elapsed().as_secs_f64();
        println!("{spec}: {} words, {:.0} a second\n{report}", report.words, report.words as f64 / seconds);
    }
    if let Some(n) = get("--errors").pop() {
        let n: usize = n.parse()?;
        for spec in get("--test") {
            let mut left = n;
            for document in read(&Source::parse(&spec)?, &lang)? {
                for (sentence, found) in document.sentences.iter().zip(eval::found(&model, &document)) {
                    if left > 0 && sentence.chunks != found {
                        left -= 1;
                        let show = |chunks: &[kilim::ner::Chunk], other: &[kilim::ner::Chunk]| {
                            chunks
                                .iter()
                                .filter(|c| !other.contains(c))
                                .map(|c| {
                                    format!("{}:{}", c.label.code(), sentence.words[c.start..c.end].join(" "))
                                })
                                .collect::<Vec<_>>()
                                .join(" | ")
                        };
                        println!(
                            "GOLD {}  FOUND {}  IN {}",
                            show(&sentence.chunks, &found),
                            show(&found, &sentence.chunks),
                            sentence.words.join(" ")
                        );
                    }
                }
            }
        }
    }
    Ok(())
}
