//! Trains the Turkish word analyser: `cargo run --profile quick --example tr_train_morph -- OUT CORPUS…`.

use std::error::Error;
use std::path::PathBuf;

use kilim::lang::tr::morph::{TrainArgs, train};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let out = args.next().ok_or("usage: tr_train_morph OUT CORPUS…")?;
    let bytes =
        train(&TrainArgs { corpora: args.collect(), ..TrainArgs::default() }, |line| eprintln!("{line}"))?;
    eprintln!("{} bytes", bytes.len());
    std::fs::write(out, bytes)?;
    Ok(())
}
