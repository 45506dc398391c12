//! Makes the Turkish root lexicon: `cargo run --example tr_lexicon -- ../shared/corpora/tr/lexicon`.
//! Writes `data/lang/tr/lexicon/roots.tsv` and its binary form `roots.bin`. Without an argument, the binary form
//! alone is made from `roots.tsv`.

use std::error::Error;
use std::path::Path;

use kilim::lang::tr::morph::{import, lexicon};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("data/lang/tr/lexicon");
    if let Some(corpora) = std::env::args().nth(1) {
        let roots = import::import(Path::new(&corpora))?;
        std::fs::write(folder.join("roots.tsv"), import::write(&roots))?;
        println!("{} roots", roots.len());
    }
    let table = std::fs::read_to_string(folder.join("roots.tsv"))?;
    let roots = import::read(&table)
        .map_err(|line| format!("roots.tsv, line {line}: four fields and a class wanted"))?;
    let bytes = lexicon::compile(&roots);
    println!("{} bytes", bytes.len());
    std::fs::write(folder.join("roots.bin"), bytes)?;
    Ok(())
}
