//! Titles and body nouns.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

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

fn rows(text: &'static str, file: &'static str) -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    text.lines()
        .enumerate()
        .filter(|(_, l)| !l.starts_with('#') && !l.starts_with("noun\t") && !l.trim().is_empty())
        .map(move |(n, line)| {
            let Some((noun, class)) = line.split_once('\t') else {
                panic!("data/lang/tr/{file}:{}: two columns expected", n + 1);
            };
            (n + 1, noun, class)
        })
}

fn titles(text: &'static str) -> FxHashMap<String, Title> {
    let mut out = FxHashMap::default();
    // `başkan` before `devlet başkanı`, whose last word is its possessive.
    let (single, compound): (Vec<_>, Vec<_>) =
        rows(text, "titles.tsv").partition(|(_, noun, _)| !noun.contains(' '));
    for (n, noun, class) in single.into_iter().chain(compound) {
        let class = match class {
            "office" => Title::Office,
            "national" => Title::National,
            "member" => Title::Member,
            "kin" => Title::Kin,
            "role" => Title::Role,
            other => panic!("data/lang/tr/titles.tsv:{n}: unknown class {other}"),
        };
        let last = noun.rsplit(' ').next().unwrap_or(noun);
        out.entry(last.to_owned()).or_insert(class);
        out.entry(with_possessive(last)).or_insert(class);
    }
    out
}

fn bases(text: &'static str) -> FxHashMap<String, &'static str> {
    let mut out = FxHashMap::default();
    // `başkan` before `devlet başkanı`, whose last word is its possessive.
    let (single, compound): (Vec<&str>, Vec<&str>) =
        rows(text, "titles.tsv").map(|(_, noun, _)| noun).partition(|noun| !noun.contains(' '));
    for noun in single.into_iter().chain(compound) {
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
        "below" => Body::Below,
        "above" => Body::Above,
        "place" => Body::Place,
        "facility" => Body::Facility,
        "arm" => Body::Arm,
        "direction" => Body::Direction,
        "near" => Body::Near,
        other => panic!("data/lang/tr/bodies.tsv:{line}: unknown class {other}"),
    }
}

fn phrases(text: &'static str) -> FxHashMap<(&'static str, &'static str), Body> {
    rows(text, "bodies.tsv")
        .filter_map(|(n, noun, class)| Some((noun.rsplit_once(' ')?, body_class(n, class))))
        .collect()
}

fn bodies(text: &'static str) -> FxHashMap<&'static str, Vec<Body>> {
    let mut out: FxHashMap<&'static str, Vec<Body>> = FxHashMap::default();
    for (n, noun, class) in rows(text, "bodies.tsv") {
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
fn with_possessive(noun: &str) -> String {
    match noun {
        "isim" => return "ismi".to_owned(),
        "oğul" => return "oğlu".to_owned(),
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
