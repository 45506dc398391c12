//! Learns whom `he` and `she` take up: `en_antecedents FILE.conllu… [--folds N]`, files of GUM.
//!
//! Prints `data/lang/en/antecedents.tsv`: a logistic regression over pairs of a pronoun and a person, where earlier
//! pronouns are taken as GUM has them. With `--folds` prints instead how many are right where each document is read with
//! the weights of the others.

use std::collections::BTreeMap;

#[path = "support/gum.rs"]
mod gum;

/// Who was the subject before goes on in news; GUM holds too little of it to teach that, so a weight is added to the
/// learned ones.
const GOES_ON: (&str, f64) = ("goes.on", 2.5);

/// A pronoun: each candidate's features and whether it is the right one; whether anybody would be right.
struct Case {
    candidates: Vec<(Vec<&'static str>, bool)>,
    named: bool,
    /// How much it counts: a document's pronouns together as much as the root of their number.
    weight: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folds =
        arguments.iter().position(|a| a == "--folds").map(|i| arguments[i + 1].parse().expect("a number"));
    let documents: Vec<Vec<Case>> = arguments
        .iter()
        .filter(|a| a.ends_with(".conllu"))
        .map(|path| {
            let mut cases = gum::with(&std::fs::read_to_string(path).expect("a readable file"), cases);
            // A biography speaks of one person from beginning to end, as news doesn't.
            if path.contains("_bio_") {
                for case in &mut cases {
                    case.weight *= 0.2;
                }
            }
            cases
        })
        .collect();
    let Some(folds) = folds else {
        println!(
            "# How much speaks for a person as the one whom `he` or `she` takes up; what each feature is: src/lang/en/antecedent.rs."
        );
        println!(
            "# Logistic regression over GUM (news, interview, court, bio, speech, academic; annotation CC BY 4.0, texts CC BY and CC BY-SA), examples/en_antecedents.rs."
        );
        println!("# The weight of `{}` is given, not learned.", GOES_ON.0);
        println!("feature\tweight");
        for (feature, weight) in learn(&documents.iter().flatten().collect::<Vec<_>>()) {
            println!("{feature}\t{weight:.3}");
        }
        return;
    };
    for enough in [0.3, 0.4, 0.5, 0.6, 0.7] {
        let (mut named, mut told, mut right) = (0, 0, 0);
        for fold in 0..folds {
            let part = |own: bool| {
                let documents = documents.iter().enumerate().filter(move |(i, _)| (i % folds == fold) == own);
                documents.flat_map(|(_, d)| d)
            };
            let weights = learn(&part(false).collect::<Vec<_>>());
            for case in part(true) {
                named += usize::from(case.named);
                let weigh =
                    |told: &[&str]| told.iter().map(|f| weights.get(f).copied().unwrap_or(0.0)).sum::<f64>();
                let best = case
                    .candidates
                    .iter()
                    .map(|(f, hit)| (weigh(f), *hit))
                    .rev()
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                if let Some((_, hit)) = best.filter(|(w, _)| sigmoid(*w) >= enough) {
                    told += 1;
                    right += usize::from(hit);
                }
            }
        }
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        println!(
            "from {enough}: named {named}, told {told}, right {right}: P {:.3} R {:.3}",
            share(right, told),
            share(right, named)
        );
    }
}

fn cases(gum: &gum::Gum<'_>) -> Vec<Case> {
    let antecedents = gum.antecedents();
    let words: BTreeMap<u32, usize> = gum.words.iter().enumerate().map(|(i, w)| (gum.token(w), i)).collect();
    let wanted = |t: u32| words.get(&t).and_then(|i| antecedents.get(i));
    let choices = kilim::lang::en::reference::choices(gum.reading, gum.relations, |t| {
        wanted(t)?.iter().next().copied()
    });
    let weight = 1.0 / (choices.len() as f64).sqrt();
    choices
        .into_iter()
        .map(|c| {
            let wanted = wanted(c.token);
            let hit = |e| wanted.is_some_and(|w| w.contains(&e));
            Case {
                candidates: c.candidates.into_iter().map(|(e, f)| (f, hit(e))).collect(),
                named: wanted.is_some(),
                weight,
            }
        })
        .collect()
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// Gradient descent over all pairs, with weights held small.
fn learn(cases: &[&Case]) -> BTreeMap<&'static str, f64> {
    const PASSES: usize = 300;
    const SMALL: f64 = 0.002;
    let pairs: Vec<(&[&str], bool, f64)> = cases
        .iter()
        .flat_map(|c| c.candidates.iter().map(|(f, hit)| (f.as_slice(), *hit, c.weight)))
        .collect();
    let mut weights: BTreeMap<&str, f64> = pairs.iter().flat_map(|p| p.0).map(|f| (*f, 0.0)).collect();
    weights.insert(GOES_ON.0, 0.0);
    let all: f64 = pairs.iter().map(|p| p.2).sum();
    for _ in 0..PASSES {
        let mut slopes: BTreeMap<&str, f64> = BTreeMap::new();
        for (features, hit, weight) in &pairs {
            let off = f64::from(u8::from(*hit)) - sigmoid(features.iter().map(|f| weights[f]).sum());
            for f in *features {
                *slopes.entry(f).or_default() += off * weight / all;
            }
        }
        for (feature, weight) in weights.iter_mut().filter(|(f, _)| **f != GOES_ON.0) {
            *weight += 3.0 * (slopes[feature] - SMALL * *weight);
        }
    }
    weights.insert(GOES_ON.0, GOES_ON.1);
    weights
}
