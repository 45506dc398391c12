//! What relations know of English: title nouns and kinds of bodies.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lang::table;

/// What a title makes of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// Holds an office.
    Office,
    /// Belongs to a body.
    Member,
    /// A person of some trade; a country before it is the nationality.
    Citizen,
    /// A relative.
    Kin,
}

/// What a noun says of the body or place that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Part of a country.
    State,
    /// Has members of its own (parliament).
    Legislature,
    /// Stands somewhere.
    Site,
    /// Part of a larger body.
    Part,
    /// A kind of place.
    Region,
}

/// How words end that say what somebody studies.
const SCHOLARS: [&str; 6] = ["ologist", "physicist", "ographer", "onomist", "nomer", "ecologist"];

/// The tables.
#[derive(Debug)]
pub struct Knowledge {
    titles: FxHashMap<&'static str, Title>,
    bodies: FxHashMap<&'static str, Vec<Class>>,
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let mut titles = FxHashMap::default();
    let file = "data/lang/en/titles.tsv";
    for (line, [noun, class]) in table::rows(file, include_str!("../../../../data/lang/en/titles.tsv")) {
        let title = match class {
            "office" => Title::Office,
            "member" => Title::Member,
            "citizen" => Title::Citizen,
            "kin" => Title::Kin,
            other => panic!("{file}:{line}: unknown class `{other}`"),
        };
        titles.insert(noun, title);
    }
    let mut bodies: FxHashMap<&str, Vec<Class>> = FxHashMap::default();
    let file = "data/lang/en/bodies.tsv";
    for (line, [noun, classes]) in table::rows(file, include_str!("../../../../data/lang/en/bodies.tsv")) {
        let list = classes
            .split(',')
            .map(|class| match class {
                "state" => Class::State,
                "legislature" => Class::Legislature,
                "site" => Class::Site,
                "part" => Class::Part,
                "region" => Class::Region,
                other => panic!("{file}:{line}: unknown class `{other}`"),
            })
            .collect();
        bodies.insert(noun, list);
    }
    Knowledge { titles, bodies }
});

/// The tables, read once.
pub fn knowledge() -> &'static Knowledge {
    &KNOWLEDGE
}

impl Knowledge {
    /// What a noun (lower case, singular or plural) makes of a person.
    pub fn title(&self, noun: &str) -> Option<Title> {
        let find = |n: &str| self.titles.get(n).copied();
        let noun = noun.trim_start_matches("ex-").trim_start_matches("then-").trim_end_matches('.');
        find(noun)
            .or_else(|| noun.strip_suffix('s').and_then(find))
            .or_else(|| {
                let stem = noun.strip_suffix("men")?;
                find(&format!("{stem}man"))
            })
            .or_else(|| {
                // `director-general`, `deputy-governor`
                let (first, last) = noun.split_once('-')?;
                match (first, last) {
                    (_, "general" | "designate" | "elect" | "in-chief") => find(first),
                    ("vice" | "deputy" | "co" | "acting" | "sub" | "arch", _) => find(last),
                    _ => None,
                }
            })
            .or_else(|| {
                // Who studies something: `astrophysicist`, `seismologists`.
                let one = noun.strip_suffix('s').unwrap_or(noun);
                let studies = SCHOLARS.iter().any(|end| one.ends_with(end));
                studies.then_some(Title::Member)
            })
    }

    /// Whether a noun (lower case) is of a class.
    pub fn is(&self, noun: &str, class: Class) -> bool {
        let find = |n: &str| self.bodies.get(n).is_some_and(|c| c.contains(&class));
        find(noun) || noun.strip_suffix('s').is_some_and(find)
    }
}
