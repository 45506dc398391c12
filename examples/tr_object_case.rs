//! Learns which nouns are objects where their ending may be that of a possessor too: `tr_object_case [--verbs] CORPUS…`.
//!
//! Prints `data/lang/tr/object-case.tsv`: a logistic regression with few features, over the nouns in a vowel of all corpora,
//! whose ending leaves no doubt, and over all nouns of treebanks (`.conllu`) with cases of their own. With `--verbs` prints
//! `data/lang/tr/valency.tsv`, which has to be there first; what `data/lang/tr/intransitive-verbs.txt` lists has no object. With `--measure` prints instead how many nouns of the corpora,
//! treebanks, are told rightly, by the tagger alone and with the shipped weights.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use kilim::lang::tr::morph::Analyser;
use kilim::lang::tr::morph::object_case::{
    features, is_open, is_plainly_object, is_sure_object, valency_key,
};
use kilim::lang::tr::morph::treebank::{self, GoldSentence, GoldToken};
use kilim::syntax::{Case, Upos, VerbForm, Voice, Word};
use kilim::text::lower_tr;

/// A verb that was seen less often has no row.
const SEEN: usize = 5;

/// A feature that was seen less often is none.
const OFTEN: usize = 3;

/// What a weight costs.
const SPARSE: f64 = 2.0;

const PASSES: usize = 600;

/// Relations of no object.
const NO_OBJECTS: [&str; 11] =
    ["nsubj", "nmod", "compound", "root", "obl", "appos", "advcl", "amod", "acl", "ccomp", "csubj"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut verbs = false;
    let mut measure = false;
    let mut corpora = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--verbs" => verbs = true,
            "--measure" => measure = true,
            _ => corpora.push(PathBuf::from(argument)),
        }
    }
    corpora.sort();
    let mut valency: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut examples: Vec<(Vec<String>, bool)> = Vec::new();
    let known = shipped_valency()?;
    let mut figures: BTreeMap<(bool, bool), usize> = BTreeMap::new();
    for path in &corpora {
        for sentence in sentences(path)? {
            let surfaces: Vec<&str> = sentence.iter().map(|t| t.form.as_str()).collect();
            let lowered: Vec<_> = surfaces.iter().map(|s| lower_tr(s)).collect();
            let lower = |at: usize| &*lowered[at];
            let words = Analyser::shared().sentence(&surfaces);
            if verbs {
                count(&words, &lower, &mut valency);
                continue;
            }
            let tree = path.extension().is_some_and(|e| e == "conllu");
            for (at, word) in words.iter().enumerate() {
                let plain = is_plainly_object(word, lower(at)).filter(|_| !measure);
                let told = if tree { gold(&sentence[at], word, lower(at)) } else { None };
                let Some(object) = plain.or(told) else { continue };
                if measure {
                    *figures.entry((object, word.case == Case::Acc)).or_default() += 1;
                    continue;
                }
                let mut own = Vec::new();
                features(&words, &lower, at, &|v| known.get(v).copied(), |f| own.push(f.concat().concat()));
                examples.push((own, object));
            }
        }
    }
    if measure {
        for ((object, told), n) in figures {
            println!("object {object}, told as one {told}: {n}");
        }
    } else if verbs {
        println!(
            "# How often a verb, or a noun and a verb, has an object in the accusative in running text, counted by examples/tr_object_case.rs:"
        );
        println!(
            "# 0 hardly ever, 1 in one of ten, 2 in one of four, 3 more often. Sources: data/SOURCES.md."
        );
        println!("verb\tobjects");
        let listed = std::fs::read_to_string("data/lang/tr/intransitive-verbs.txt")?;
        let none: Vec<&str> = listed.lines().filter(|line| !line.starts_with('#')).collect();
        for verb in &none {
            valency.insert((*verb).to_owned(), (usize::MAX, 0));
        }
        for (verb, (times, objects)) in valency.iter().filter(|(_, (times, _))| *times >= SEEN) {
            let share = (*objects as f64 + 0.3) / (*times as f64 + 2.0);
            let class = [0.05, 0.15, 0.3].iter().filter(|bound| share >= **bound).count();
            println!("{verb}\t{class}");
        }
    } else {
        println!(
            "# What a noun in -ı stands beside where it is an object (`kenti bombaladı`), and with a weight below 0 where it has a possessor"
        );
        println!(
            "# (`Lima kenti`); what each feature is: src/lang/tr/morph/object_case.rs. Logistic regression, examples/tr_object_case.rs."
        );
        println!("# Sources: data/SOURCES.md.");
        println!("feature\tweight");
        for (feature, weight) in learn(&examples) {
            println!("{feature}\t{weight:.3}");
        }
    }
    Ok(())
}

/// The sentences of a corpus; of a table of the lexicon (`.tsv`) those of its examples, without their marks
/// (`{a:Peru}, {t:Lima}'yı [bombaladı].`).
fn sentences(path: &Path) -> Result<Vec<GoldSentence>, Box<dyn Error>> {
    if path.extension().is_none_or(|e| e != "tsv") {
        return Ok(treebank::read(path)?);
    }
    let table = std::fs::read_to_string(path)?;
    let mut text = String::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let Some(example) = line.rsplit('\t').next().filter(|cell| cell.contains('[')) else {
            continue;
        };
        let mut mark = false;
        for c in example.chars() {
            match c {
                '{' => mark = true,
                ':' if mark => mark = false,
                '}' | '[' | ']' => {}
                _ if mark => {}
                _ => text.push(c),
            }
        }
        text.push_str("\n\n");
    }
    Ok(treebank::running(text))
}

fn shipped_valency() -> Result<BTreeMap<String, &'static str>, Box<dyn Error>> {
    let rows = std::fs::read_to_string("data/lang/tr/valency.tsv")?;
    Ok(rows
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(verb, class)| {
            let class = ["0", "1", "2", "3"].into_iter().find(|c| *c == class)?;
            Some((verb.to_owned(), class))
        })
        .collect())
}

/// Counts the verbs of a sentence and those with a sure object shortly before them.
fn count<'t>(
    words: &[Word],
    lower: &impl Fn(usize) -> &'t str,
    valency: &mut BTreeMap<String, (usize, usize)>,
) {
    const FAR: usize = 5;
    let mut key = String::new();
    for verb in 0..words.len() {
        if !words[verb].verb.is_some_and(|v| v.voice == Voice::Active) {
            continue;
        }
        let mut object = false;
        for t in (verb.saturating_sub(FAR)..verb).rev() {
            let other = words[t].verb.is_some_and(|v| v.form != VerbForm::VerbalNoun);
            if other || matches!(lower(t), "." | ":" | ";") {
                break;
            }
            if is_sure_object(&words[t], lower(t)) {
                object = true;
                break;
            }
        }
        valency_key(words, verb, &mut key);
        let row = valency.entry(key.clone()).or_default();
        row.0 += 1;
        row.1 += usize::from(object);
    }
}

/// What a tree says of a noun that may be both, where its case and its relation agree.
fn gold(token: &GoldToken, word: &Word, lower: &str) -> Option<bool> {
    let features = token.features.filter(|_| token.upos == Some(Upos::Noun) && is_open(word, lower))?;
    match (features.case?, features.possessor) {
        (Case::Acc, 0) if token.relation == "obj" => Some(true),
        (Case::Nom, 3) if NO_OBJECTS.contains(&token.relation.split(':').next().unwrap_or_default()) => {
            Some(false)
        }
        _ => None,
    }
}

/// Accelerated proximal gradient descent: weights that are worth little stay nothing.
fn learn(examples: &[(Vec<String>, bool)]) -> BTreeMap<&str, f64> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in examples.iter().flat_map(|(features, _)| features) {
        *seen.entry(feature).or_default() += 1;
    }
    let names: Vec<&str> = seen.iter().filter(|(_, n)| **n >= OFTEN).map(|(f, _)| *f).collect();
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, f)| (*f, i)).collect();
    let rows: Vec<(Vec<usize>, f64)> = examples
        .iter()
        .map(|(features, object)| {
            let own = features.iter().filter_map(|f| index.get(f.as_str()).copied()).collect();
            (own, f64::from(u8::from(*object)))
        })
        .collect();
    let longest = rows.iter().map(|(own, _)| own.len()).max().unwrap_or(1);
    let step = 4.0 / (longest * rows.len().max(1)) as f64 * 3.0;
    let mut weights = vec![0.0; names.len()];
    let mut ahead = weights.clone();
    let mut pace: f64 = 1.0;
    for _ in 0..PASSES {
        let mut slopes = vec![0.0; names.len()];
        for (own, object) in &rows {
            let sum: f64 = own.iter().map(|f| ahead[*f]).sum();
            let off = 1.0 / (1.0 + f64::exp(-sum)) - object;
            for f in own {
                slopes[*f] += off;
            }
        }
        let faster = f64::midpoint(1.0, (1.0 + 4.0 * pace * pace).sqrt());
        for (f, slope) in slopes.iter().enumerate() {
            let moved: f64 = ahead[f] - step * slope;
            let next = moved.signum() * (moved.abs() - step * SPARSE).max(0.0);
            ahead[f] = next + (pace - 1.0) / faster * (next - weights[f]);
            weights[f] = next;
        }
        pace = faster;
    }
    names.into_iter().zip(weights).filter(|(_, w)| w.abs() >= 0.05).collect()
}
