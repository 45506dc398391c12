//! How fast the gazetteer loads and finds: `names_speed TEXT…`.

use std::time::Instant;

use kilim::names::{Gazetteer, Knowledge};
use kilim::text::{DocumentOptions, read_document, segment};

fn main() {
    let start = Instant::now();
    let entries = Knowledge::get().entries().len();
    let tables = start.elapsed();
    let start = Instant::now();
    let gazetteer = Gazetteer::get("tr");
    println!("{entries} entries in {tables:?}, Turkish automaton in {:?}", start.elapsed());
    let start = Instant::now();
    let _ = Gazetteer::get("en");
    println!("English automaton in {:?}", start.elapsed());
    let texts: Vec<_> = std::env::args()
        .skip(1)
        .filter_map(|p| read_document(std::fs::read(p).ok()?, "", &DocumentOptions::default()).ok())
        .map(|d| (segment(&d), d))
        .collect();
    let tokens: usize = texts.iter().map(|(s, _)| s.tokens.len()).sum();
    let rounds = 50;
    let start = Instant::now();
    let mut hits = 0;
    for _ in 0..rounds {
        hits = texts.iter().map(|(s, d)| gazetteer.find(s, &d.text).len()).sum();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{tokens} tokens, {hits} hits, {:.0} tokens a second", (tokens * rounds) as f64 / seconds);
}
