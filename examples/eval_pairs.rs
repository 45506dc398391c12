//! Scores identity on a file of name pairs: `{"should_matches": [{"entity1": {"name", "type"}, "entity2": …}],
//! "should_different": […]}`.
//!
//! `cargo run --profile quick --example eval_pairs -- PAIRS.json [--errors]`

use kilim::identity::{Profile, Verdict, judge};
use kilim::mention::EntityKind;
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let errors = arguments.next().is_some_and(|a| a == "--errors");
    let pairs: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    for (key, same) in [("should_matches", true), ("should_different", false)] {
        // Things that a graph has nodes for, and others (concepts, instruments, products, sectors).
        let mut counts = [[0; 3]; 2];
        for pair in pairs[key].as_array().into_iter().flatten() {
            let judged = judge(&profile(&pair["entity1"]), &profile(&pair["entity2"]));
            let fits = (judged.verdict == Verdict::Same) == same;
            let of = &mut counts[usize::from(!is_named(&pair["entity1"]))];
            for (count, add) in of.iter_mut().zip([true, fits, judged.verdict == Verdict::Undecided]) {
                *count += usize::from(add);
            }
            if errors && !fits {
                println!("{key}: {} | {} -> {judged:?}", pair["entity1"], pair["entity2"]);
            }
        }
        for ([all, right, open], what) in counts.into_iter().zip(["named things", "other kinds"]) {
            println!("{key}, {what}: {right} of {all} right, {open} undecided");
        }
    }
    Ok(())
}

fn is_named(entity: &Value) -> bool {
    let kinds = [
        "Person",
        "Country",
        "City",
        "Location",
        "Place",
        "Region",
        "Institution",
        "Company",
        "Organization",
    ];
    entity["type"].as_str().is_some_and(|t| kinds.contains(&t))
}

fn profile(entity: &Value) -> Profile {
    let kind = match entity["type"].as_str().unwrap_or_default() {
        "Person" => EntityKind::Person,
        "Country" => EntityKind::Country,
        "City" | "Location" | "Place" | "Region" => EntityKind::Place,
        _ => EntityKind::Organization,
    };
    Profile::of_name(kind, entity["name"].as_str().unwrap_or_default()).linked()
}
