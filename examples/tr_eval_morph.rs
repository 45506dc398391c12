//! Measures the Turkish word analyser: `cargo run --profile quick --example tr_eval_morph -- TREEBANK [--errors N]
//! [--weights FILE] [--speed]`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use kilim::lang::tr::morph::{Analyser, evaluate, treebank};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let start = Instant::now();
    let analyser = match value("--weights") {
        Some(path) => Analyser::with_weights(&std::fs::read(path)?).ok_or("no weights")?,
        None => Analyser::load(),
    };
    println!("loaded in {:?}", start.elapsed());
    let path = Path::new(args.first().ok_or("usage: tr_eval_morph TREEBANK")?);
    let figures = evaluate(&analyser, path)?;
    println!("{figures}");
    if let Some(every) = value("--errors") {
        let step = (figures.errors.len() / every.parse::<usize>()?.max(1)).max(1);
        for wrong in figures.errors.iter().step_by(step) {
            println!("{}\t{}\twanted {}\tfound {}", wrong.what, wrong.context, wrong.wanted, wrong.found);
        }
    }
    if args.iter().any(|arg| arg == "--speed") {
        let sentences = treebank::read(path)?;
        let tokens: usize = sentences.iter().map(Vec::len).sum();
        let fresh = Analyser::load();
        for round in ["cold", "warm", "warm"] {
            let start = busy();
            for sentence in &sentences {
                let surfaces: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
                std::hint::black_box(fresh.sentence(&surfaces));
            }
            println!("{round}: {:.0} tokens a second", tokens as f64 / (busy() - start));
        }
    }
    Ok(())
}

/// Seconds that this thread has run on a processor (others may keep the machine busy); else seconds on the clock.
fn busy() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let clock = START.get_or_init(Instant::now).elapsed().as_secs_f64();
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse::<f64>().ok())
        .map_or(clock, |nanoseconds| nanoseconds / 1e9)
}
