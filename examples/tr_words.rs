//! Prints the Turkish words of a text on standard input, a line each.

use std::io::Read;

use kilim::lang::tr::morph::Analyser;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("standard input is text");
    for line in text.lines() {
        let surfaces: Vec<&str> = line.split_whitespace().collect();
        for (surface, word) in surfaces.iter().zip(Analyser::shared().sentence(&surfaces)) {
            let verb = word.verb.map_or(String::new(), |v| {
                format!(
                    "{:?} {:?} {:?} {:?}{}{}",
                    v.form,
                    v.tense,
                    v.mood,
                    v.voice,
                    if v.negative { " neg" } else { "" },
                    if v.evidential { " evid" } else { "" }
                )
            });
            println!(
                "{surface}\t{}\t{:?}\t{:?}\t{}{}\t{}\t{verb}",
                word.lemma,
                word.upos,
                word.case,
                word.possessive,
                if word.plural { " pl" } else { "" },
                word.person
            );
        }
        println!();
    }
}
