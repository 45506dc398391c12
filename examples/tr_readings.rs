//! Prints all readings of Turkish words: `cargo run --example tr_readings -- olduğunu Türkiye'nin`.

use kilim::lang::tr::morph::Parser;

fn main() {
    let parser = Parser::shipped();
    for word in std::env::args().skip(1) {
        println!("{word}");
        let name = word.chars().next().is_some_and(char::is_uppercase);
        for reading in parser.readings(&word, name) {
            let i = reading.inflection;
            println!(
                "  {} [{:?}->{:?}] {:?} poss {} pl {} pers {} stem {} {:?} cop {} ki {} base {} {:?}",
                reading.lemma,
                reading.root,
                i.class,
                i.case,
                i.possessive,
                i.plural,
                i.person,
                reading.stem,
                i.verb(),
                i.copula,
                i.relative,
                reading.base,
                reading.origin
            );
        }
    }
}
