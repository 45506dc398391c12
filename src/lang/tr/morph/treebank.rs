//! Sentences with gold words, to train on and to measure on.

use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::syntax::{Case, Upos};
use crate::text::{DocumentOptions, LangChoice, Tokens, document, segment};

/// One written token with what the treebank says of it. Where a treebank splits a copula off (`vardı` = `var` +
/// `dı`), the word is its first part and `copula` is set.
#[derive(Debug, Clone)]
pub struct GoldToken {
    /// As written.
    pub form: String,
    /// Lemma, empty where the treebank has none.
    pub lemma: String,
    /// Part of speech, where the treebank's is UD's.
    pub upos: Option<Upos>,
    /// Features, where the treebank has them.
    pub features: Option<GoldFeatures>,
    /// A copula was split off.
    pub copula: bool,
    /// UD's relation to its head (`nmod:poss`), empty where the treebank has none.
    pub relation: String,
}

/// The features that readings are compared by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GoldFeatures {
    /// Case, where one is given.
    pub case: Option<Case>,
    /// Possessor person (1-3), 0 for none.
    pub possessor: u8,
    /// Whether the possessor is plural.
    pub possessor_plural: bool,
    /// Plural.
    pub plural: bool,
    /// Subject person (1-3), 0 for none.
    pub person: u8,
    /// Negative.
    pub negative: bool,
    /// Passive.
    pub passive: bool,
    /// Causative.
    pub causative: bool,
    /// `P` participle, `N` verbal noun, `C` converb, `F` finite, `-` not told.
    pub form: char,
    /// `P` past, `F` future, `R` present, `-` not told.
    pub tense: char,
    /// Hearsay.
    pub hearsay: bool,
    /// `I` imperative, `O` optative, `C` conditional, `N` necessitative, `-` another or none.
    pub mood: char,
}

/// A sentence.
pub type GoldSentence = Vec<GoldToken>;

/// Reads a corpus by its ending: `.conllu` (UD, or Google's with inflectional groups); `.json` of tokens and tags
/// (BOUN) or of documents with `Sentences` of `Tokens`; `.bio`, `.conll` with a token and a label a line (raw text, the
/// labels are not read); `.jsonl` with an article's `text` a line (cut into sentences and tokens here).
///
/// # Errors
/// If the file cannot be read or is not such a file.
pub fn read(path: &Path) -> io::Result<Vec<GoldSentence>> {
    let named = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let text = fs::read_to_string(path).map_err(|e| io::Error::new(e.kind(), named(&e)))?;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") if text.starts_with('{') => {
            tokens(&text).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, named(&e)))
        }
        Some("json") => tags(&text).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, named(&e))),
        Some("jsonl") => articles(&text).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, named(&e))),
        Some("bio" | "conll") => Ok(labelled(&text)),
        _ if text.contains("\tig\t") => Ok(groups(&text)),
        _ => Ok(conllu(&text)),
    }
}

fn raw(form: &str) -> GoldToken {
    GoldToken {
        form: form.to_string(),
        lemma: String::new(),
        upos: None,
        features: None,
        copula: false,
        relation: String::new(),
    }
}

#[derive(Deserialize)]
struct Article {
    text: String,
}

fn articles(text: &str) -> serde_json::Result<Vec<GoldSentence>> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let article: Article = serde_json::from_str(line)?;
        sentences.extend(running(article.text));
    }
    Ok(sentences)
}

/// Running text, cut into sentences and tokens.
#[must_use]
pub fn running(text: String) -> Vec<GoldSentence> {
    let options = DocumentOptions { lang: LangChoice::Tr, ..DocumentOptions::default() };
    let document = document(text, "-", &options);
    let segmented = segment(&document);
    let tokens = |range: &Tokens| &segmented.tokens[range.start as usize..range.end as usize];
    let sentence =
        |range: &Tokens| tokens(range).iter().map(|token| raw(token.span.of(&document.text))).collect();
    segmented.sentences.iter().map(|s| sentence(&s.tokens)).collect()
}

fn labelled(text: &str) -> Vec<GoldSentence> {
    text.split("\n\n")
        .map(|block| {
            block
                .lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split_whitespace().next())
                .map(raw)
                .collect::<GoldSentence>()
        })
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TokenDocument {
    sentences: Vec<TokenSentence>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TokenSentence {
    tokens: Vec<OneToken>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct OneToken {
    token: String,
}

fn tokens(text: &str) -> serde_json::Result<Vec<GoldSentence>> {
    let read: TokenDocument = serde_json::from_str(text)?;
    Ok(read
        .sentences
        .iter()
        .map(|sentence| sentence.tokens.iter().map(|token| raw(&token.token)).collect())
        .filter(|sentence: &GoldSentence| !sentence.is_empty())
        .collect())
}

fn blocks(text: &str) -> impl Iterator<Item = Vec<Vec<&str>>> {
    text.split("\n\n").map(|block| {
        block
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split('\t').collect())
            .collect()
    })
}

fn conllu(text: &str) -> Vec<GoldSentence> {
    let mut sentences = Vec::new();
    for rows in blocks(text) {
        let mut sentence = GoldSentence::new();
        let mut whole: Option<(&str, usize)> = None;
        for row in rows.iter().filter(|row| row.len() >= 8) {
            if let Some((_, last)) = row[0].split_once('-') {
                whole = Some((row[1], last.parse().unwrap_or(0)));
                continue;
            }
            let Ok(id) = row[0].parse::<usize>() else { continue };
            match whole {
                Some((form, last)) if id <= last => {
                    let first = row[0] == rows_first(&rows, form);
                    if first {
                        sentence.push(word(form, row));
                    } else if let Some(token) = sentence.last_mut() {
                        token.copula |= row[3] == "AUX";
                    }
                    if id == last {
                        whole = None;
                    }
                }
                _ => sentence.push(word(row[1], row)),
            }
        }
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
    }
    sentences
}

/// The id of the first part of the multiword token `form`.
fn rows_first<'a>(rows: &[Vec<&'a str>], form: &str) -> &'a str {
    rows.iter()
        .find(|row| row[1] == form && row[0].contains('-'))
        .and_then(|row| row[0].split('-').next())
        .unwrap_or("")
}

fn word(form: &str, row: &[&str]) -> GoldToken {
    GoldToken {
        form: form.to_string(),
        lemma: row[2].to_string(),
        upos: Upos::from_ud(row[3]),
        features: Some(ud_features(row[5])),
        copula: false,
        relation: row[7].to_string(),
    }
}

fn case(name: &str) -> Option<Case> {
    Some(match name {
        "Nom" | "Bare" => Case::Nom,
        "Acc" => Case::Acc,
        "Dat" => Case::Dat,
        "Loc" => Case::Loc,
        "Abl" => Case::Abl,
        "Gen" => Case::Gen,
        "Ins" => Case::Ins,
        "Equ" => Case::Equ,
        _ => return None,
    })
}

fn digit(value: &str) -> u8 {
    value.parse().unwrap_or(0)
}

fn ud_features(field: &str) -> GoldFeatures {
    let mut features = GoldFeatures { form: '-', tense: '-', mood: '-', ..GoldFeatures::default() };
    for (key, value) in field.split('|').filter_map(|pair| pair.split_once('=')) {
        match key {
            "Case" => features.case = case(value),
            "Person[psor]" => features.possessor = digit(value),
            "Number[psor]" => features.possessor_plural = value == "Plur",
            "Number" => features.plural = value == "Plur",
            "Person" => features.person = digit(value),
            "Polarity" => features.negative = value == "Neg",
            "Voice" => {
                features.passive = value.contains("Pass");
                features.causative = value.contains("Cau");
            }
            "VerbForm" => {
                features.form = match value {
                    "Part" => 'P',
                    "Vnoun" | "Inf" | "Ger" => 'N',
                    "Conv" => 'C',
                    "Fin" => 'F',
                    _ => '-',
                }
            }
            "Tense" => {
                features.tense = match value {
                    "Past" | "Pqp" => 'P',
                    "Fut" => 'F',
                    _ => 'R',
                }
            }
            "Evident" => features.hearsay = value == "Nfh",
            "Mood" => {
                features.mood = match value {
                    "Imp" => 'I',
                    "Opt" => 'O',
                    "Cnd" => 'C',
                    "Nec" | "NecPot" => 'N',
                    _ => '-',
                }
            }
            _ => {}
        }
    }
    features
}

/// Google's treebank: a word is a chain of inflectional groups; the first has the lemma, the last the inflection.
fn groups(text: &str) -> Vec<GoldSentence> {
    let mut sentences = Vec::new();
    for rows in blocks(text) {
        let mut sentence = GoldSentence::new();
        let mut open = false;
        for row in rows.iter().filter(|row| row.len() >= 8) {
            let mut features = google_features(row[5]);
            if open && let Some(token) = sentence.last_mut() {
                let before = token.features.unwrap_or_default();
                features.negative |= before.negative;
                features.passive |= before.passive;
                features.causative |= before.causative;
                token.form.push_str(row[1]);
                token.features = Some(features);
            } else {
                sentence.push(GoldToken {
                    form: row[1].to_string(),
                    lemma: row[2].to_string(),
                    upos: None,
                    features: Some(features),
                    copula: false,
                    relation: String::new(),
                });
            }
            open = row[7] == "ig";
        }
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
    }
    sentences
}

fn google_features(field: &str) -> GoldFeatures {
    let mut features = GoldFeatures { form: '-', tense: '-', mood: '-', ..GoldFeatures::default() };
    for (key, value) in field.split('|').filter_map(|pair| pair.split_once('=')) {
        match key {
            "Case" => features.case = case(value),
            "Possessive" if value != "Pnon" => {
                features.possessor = digit(&value[1..2]);
                features.possessor_plural = value.ends_with("pl");
            }
            "PersonNumber" if value.starts_with('A') => features.plural = value.ends_with("pl"),
            "PersonNumber" if value.starts_with('V') => features.person = digit(&value[1..2]),
            "Polarity" => features.negative = value == "Neg",
            "Derivation" => match value {
                "Pass" => features.passive = true,
                "Caus" => features.causative = true,
                "Inf" | "Nonf" => features.form = 'N',
                "PresPart" | "PastPart" | "PastNom" | "FutPart" | "FutNom" | "AorPart" | "NarrPart" => {
                    features.form = 'P';
                    if value.starts_with("Fut") {
                        features.tense = 'F';
                    }
                }
                _ => {}
            },
            "TenseAspectMood" => {
                features.form = 'F';
                match value {
                    "Past" => features.tense = 'P',
                    "Narr" => {
                        features.tense = 'P';
                        features.hearsay = true;
                    }
                    "Fut" => features.tense = 'F',
                    "Imp" => features.mood = 'I',
                    "Opt" => features.mood = 'O',
                    "Cond" => features.mood = 'C',
                    "Neces" => features.mood = 'N',
                    _ => features.tense = 'R',
                }
            }
            _ => {}
        }
    }
    features
}

#[derive(Deserialize)]
struct Tagged {
    tokens: Vec<String>,
    pos_tags: Vec<String>,
}

/// BOUN's training part, of which only tokens and tags may be used: copulas that stand as tokens of their own are
/// joined to their word.
fn tags(text: &str) -> serde_json::Result<Vec<GoldSentence>> {
    let read: Vec<Tagged> = serde_json::from_str(text)?;
    Ok(read
        .into_iter()
        .map(|tagged| {
            let mut sentence = GoldSentence::new();
            for (form, tag) in tagged.tokens.into_iter().zip(tagged.pos_tags) {
                if tag == "AUX"
                    && is_copula(&form)
                    && let Some(token) = sentence.last_mut()
                    && token.form.chars().any(char::is_alphanumeric)
                {
                    // Some words come whole before their copula (`vardı`, `dı`).
                    if !(token.form.ends_with(&form) && token.form.len() > form.len() + 1) {
                        token.form.push_str(&form);
                    }
                    token.copula = true;
                    continue;
                }
                let upos = Upos::from_ud(&tag).map(|upos| particle(&form, upos));
                sentence.push(GoldToken {
                    form,
                    lemma: String::new(),
                    upos,
                    features: None,
                    copula: false,
                    relation: String::new(),
                });
            }
            sentence
        })
        .collect())
}

/// The training part calls `da`, `de` and `ise` particles; later releases call them conjunctions (or adverbs) and an
/// auxiliary.
fn particle(form: &str, upos: Upos) -> Upos {
    let lower: String = super::letters::lower_letters(form).into_iter().collect();
    match (upos, lower.as_str()) {
        (Upos::Part, "da" | "de") => Upos::Cconj,
        (Upos::Part, "ise") => Upos::Aux,
        _ => upos,
    }
}

/// Whether an auxiliary is a copula suffix cut off its word, not a word of its own (`değil`, `mi`, `idi`, `olarak`).
fn is_copula(form: &str) -> bool {
    let form: String = super::letters::lower_letters(form).into_iter().collect();
    let question = form.starts_with(['m']) && form.chars().nth(2).is_none_or(|c| c != 'ş');
    let word = ["ol", "değil", "idi", "ise", "imiş", "iken", "duru", "durd"]
        .iter()
        .any(|start| form.starts_with(start));
    !question && !word
}
