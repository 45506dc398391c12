//! Titles and body nouns.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lang::table;

/// What a title says of the person behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    Office,
    National,
    Member,
    Kin,
    Role,
}

/// What a noun of `bodies.tsv` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    Government,
    Unit,
    Company,
    /// Says of a name that it is a body's, whoever's it is.
    Trade,
    Below,
    Above,
    Place,
    Facility,
    Arm,
    Direction,
    Near,
}

pub struct Knowledge {
    /// Last word of a title, with and without its possessive.
    pub titles: FxHashMap<String, Title>,
    /// Each such form without its possessive.
    pub bases: FxHashMap<String, &'static str>,
    /// Body nouns by their last word; several classes may share one.
    pub bodies: FxHashMap<&'static str, Vec<Body>>,
    /// Those of two words, whose last one alone says something else (`ana kuruluşu`, `kuruluşu`).
    phrases: FxHashMap<(&'static str, &'static str), Body>,
}

impl Knowledge {
    pub fn get() -> &'static Knowledge {
        static TABLES: OnceLock<Knowledge> = OnceLock::new();
        TABLES.get_or_init(|| Knowledge {
            titles: titles(include_str!("../../../../data/lang/tr/titles.tsv")),
            bases: bases(include_str!("../../../../data/lang/tr/titles.tsv")),
            bodies: bodies(include_str!("../../../../data/lang/tr/bodies.tsv")),
            phrases: phrases(include_str!("../../../../data/lang/tr/bodies.tsv")),
        })
    }

    /// Whether two words are a phrase of a class.
    pub fn phrase(&self, first: &str, last: &str, class: Body) -> bool {
        self.phrases.iter().any(|((a, b), c)| *a == first && *b == last && *c == class)
    }

    /// Whether two words are a phrase that says what something is (`mülteci kampı`).
    pub fn is_phrase(&self, first: &str, last: &str) -> bool {
        self.phrases.keys().any(|(a, b)| *a == first && *b == last)
    }

    pub fn body(&self, form: &str, class: Body) -> bool {
        self.bodies.get(form).is_some_and(|c| c.contains(&class))
    }
}

/// File of title nouns.
const TITLES: &str = "data/lang/tr/titles.tsv";

/// File of nouns for bodies and places.
const BODIES: &str = "data/lang/tr/bodies.tsv";

/// Titles of one word before longer ones: `başkan` before `devlet başkanı`, whose last word is its possessive.
fn single_first(text: &'static str) -> impl Iterator<Item = (usize, [&'static str; 2])> {
    let (single, compound): (Vec<_>, Vec<_>) =
        table::rows(TITLES, text).partition(|(_, [noun, _])| !noun.contains(' '));
    single.into_iter().chain(compound)
}

fn titles(text: &'static str) -> FxHashMap<String, Title> {
    let mut out = FxHashMap::default();
    for (line, [noun, class]) in single_first(text) {
        let class = match class {
            "office" => Title::Office,
            "national" => Title::National,
            "member" => Title::Member,
            "kin" => Title::Kin,
            "role" => Title::Role,
            other => panic!("{TITLES}:{line}: unknown class {other}"),
        };
        let last = noun.rsplit(' ').next().unwrap_or(noun);
        out.entry(last.to_owned()).or_insert(class);
        out.entry(with_possessive(last)).or_insert(class);
    }
    out
}

fn bases(text: &'static str) -> FxHashMap<String, &'static str> {
    let mut out = FxHashMap::default();
    for (_, [noun, _]) in single_first(text) {
        let last = noun.rsplit(' ').next().unwrap_or(noun);
        out.entry(last.to_owned()).or_insert(last);
        out.entry(with_possessive(last)).or_insert(last);
    }
    out
}

fn body_class(line: usize, class: &str) -> Body {
    match class {
        "government" => Body::Government,
        "unit" => Body::Unit,
        "company" => Body::Company,
        "trade" => Body::Trade,
        "below" => Body::Below,
        "above" => Body::Above,
        "place" => Body::Place,
        "facility" => Body::Facility,
        "arm" => Body::Arm,
        "direction" => Body::Direction,
        "near" => Body::Near,
        other => panic!("{BODIES}:{line}: unknown class {other}"),
    }
}

fn phrases(text: &'static str) -> FxHashMap<(&'static str, &'static str), Body> {
    table::rows(BODIES, text)
        .filter_map(|(n, [noun, class])| Some((noun.rsplit_once(' ')?, body_class(n, class))))
        .collect()
}

fn bodies(text: &'static str) -> FxHashMap<&'static str, Vec<Body>> {
    let mut out: FxHashMap<&'static str, Vec<Body>> = FxHashMap::default();
    for (n, [noun, class]) in table::rows(BODIES, text) {
        let class = body_class(n, class);
        // `ana şirketi`, `bağlı şirketi` say nothing of `şirketi`.
        if matches!(class, Body::Above | Body::Below) && noun.contains(' ') {
            continue;
        }
        let last = noun.rsplit(' ').next().unwrap_or(noun);
        let classes = out.entry(last).or_default();
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    out
}

/// The noun with the third person's possessive (`lider` -> `lideri`, `sözcü` -> `sözcüsü`).
pub(in crate::lang::tr) fn with_possessive(noun: &str) -> String {
    match noun {
        "isim" => return "ismi".to_owned(),
        "oğul" => return "oğlu".to_owned(),
        "damat" => return "damadı".to_owned(),
        _ => {}
    }
    let vowel = |c: char| "aeıioöuü".contains(c);
    let last = noun.chars().rev().find(|c| vowel(*c)).unwrap_or('e');
    let close = match last {
        'a' | 'ı' => 'ı',
        'e' | 'i' => 'i',
        'o' | 'u' => 'u',
        _ => 'ü',
    };
    let mut out = noun.to_owned();
    match out.chars().next_back() {
        Some(c) if vowel(c) => out.push('s'),
        // A final stop softens in words of more than one syllable.
        Some(c) if noun.chars().filter(|c| vowel(*c)).count() > 1 => {
            let soft = match c {
                'k' => Some('ğ'),
                'p' => Some('b'),
                'ç' => Some('c'),
                _ => None,
            };
            if let Some(soft) = soft {
                out.pop();
                out.push(soft);
            }
        }
        _ => {}
    }
    out.push(close);
    out
}

#[cfg(test)]
mod tests {
    use super::with_possessive;

    #[test]
    fn possessives_follow_vowel_harmony() {
        for (noun, form) in [
            ("lider", "lideri"),
            ("sözcü", "sözcüsü"),
            ("müdür", "müdürü"),
            ("ortak", "ortağı"),
            ("kral", "kralı"),
            ("oğul", "oğlu"),
        ] {
            assert_eq!(with_possessive(noun), form);
        }
    }
}
