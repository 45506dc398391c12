//! Makes the Turkish root lexicon: `cargo run --example tr_lexicon -- LEXICON_FOLDER CORPUS…`.
//! Writes `data/lang/tr/lexicon/roots.tsv` and its binary form `roots.bin`; the corpora are counted to mark common
//! roots. Without an argument, the binary form alone is made from `roots.tsv`.

use std::error::Error;
use std::path::{Path, PathBuf};

use kilim::lang::tr::morph::{Parser, count, import, lexicon, treebank};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("data/lang/tr/lexicon");
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    if let Some(lexicons) = args.next() {
        let mut roots = import::import(&lexicons)?;
        let parser = Parser::over(lexicon::compile(&roots).leak()).ok_or("the lexicon does not open")?;
        let mut sentences = Vec::new();
        for path in args {
            sentences.extend(treebank::read(&path)?);
        }
        count::mark(&mut roots, &parser, &sentences);
        std::fs::write(folder.join("roots.tsv"), import::write(&roots))?;
        println!("{} roots, {} sentences", roots.len(), sentences.len());
    }
    let table = std::fs::read_to_string(folder.join("roots.tsv"))?;
    let roots = import::read(&table)
        .map_err(|line| format!("roots.tsv, line {line}: four fields and a class wanted"))?;
    let bytes = lexicon::compile(&roots);
    println!("{} bytes", bytes.len());
    std::fs::write(folder.join("roots.bin"), bytes)?;
    Ok(())
}
