//! Measures words that stand for somebody named before, on GUM: `eval_references FILE.conllu… [--errors]`.
//!
//! Counted are pronouns of the third person and nouns (heads of mentions in GUM) whose chain of coreference holds a name
//! that kilim finds (`named`), and those that kilim resolves. One is right where kilim's entity is one of the chain's.

use std::collections::BTreeMap;

use kilim::entity::EntityId;

#[path = "support/gum.rs"]
mod gum;

fn main() {
    let all: Vec<String> = std::env::args().skip(1).collect();
    let errors = all.iter().any(|a| a == "--errors");
    // Class of word: named, resolved of these, right; resolved in all.
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for path in all.iter().filter(|a| !a.starts_with("--")) {
        let Ok(file) = std::fs::read_to_string(path) else {
            println!("{path}: not there, skipped");
            continue;
        };
        gum::with(&file, |gum| {
            let language = kilim::lang::of(gum.reading.analysed.document.lang);
            let references = language.references(gum.reading, gum.relations);
            let antecedents = gum.antecedents();
            for (i, word) in gum.words.iter().enumerate() {
                let form = word.form.to_lowercase();
                let class = match (word.upos.as_str(), form.as_str()) {
                    ("PRON", "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself") => {
                        "he, she"
                    }
                    ("PRON", "it" | "its" | "itself") => "it",
                    ("PRON", "they" | "them" | "their" | "theirs" | "themselves") => "they",
                    ("NOUN" | "PROPN", _) => "noun",
                    _ => continue,
                };
                let t = gum.token(word);
                if gum.named(t).is_some() {
                    continue;
                }
                let told = references[t as usize];
                let wanted = antecedents.get(&i);
                let hit = wanted.is_some_and(|w| told.is_some_and(|t| w.contains(&t)));
                let count = counts.entry(class).or_default();
                count[0] += usize::from(wanted.is_some());
                count[1] += usize::from(wanted.is_some() && told.is_some());
                count[2] += usize::from(hit);
                count[3] += usize::from(told.is_some());
                if errors && !hit && (wanted.is_some() || told.is_some()) {
                    let name = |e: EntityId| gum.reading.entities[e as usize].name.as_str();
                    let wanted: Vec<&str> = wanted.into_iter().flatten().map(|e| name(*e)).collect();
                    let around: Vec<&str> = gum.words[i.saturating_sub(14)..(i + 10).min(gum.words.len())]
                        .iter()
                        .map(|w| if std::ptr::eq(w, word) { "▶" } else { w.form.as_str() })
                        .collect();
                    println!(
                        "{class}\t{}\ttold {}\twanted {}\t{}#{}",
                        word.form,
                        told.map_or("-", name),
                        wanted.join(" / "),
                        around.join(" "),
                        word.sentence
                    );
                }
            }
        });
    }
    for (class, [named, resolved, right, all]) in &counts {
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        let (p, r) = (share(*right, *all), share(*right, *named));
        println!(
            "{class:<8} named {named:>5}, resolved {resolved:>5}, right {right:>5}; resolved in all {all:>5}; P {p:.3} R {r:.3} F1 {:.3}",
            2.0 * p * r / (p + r).max(1e-9)
        );
    }
}
