//! Whether `he` or `she` takes a person up: by a title before the name, or by the given name.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::text::lower_en;

/// Which pronoun takes a person up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lang::en) enum Gender {
    /// `he`.
    Male,
    /// `she`.
    Female,
}

static NAMES: LazyLock<FxHashMap<&'static str, Gender>> = LazyLock::new(|| {
    include_str!("../../../../data/lang/en/given-names.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .filter_map(|(name, g)| match g {
            "m" => Some((name, Gender::Male)),
            "f" => Some((name, Gender::Female)),
            _ => None,
        })
        .collect()
});

/// Whether a word, as it is written in names, is a given name of which the gender is known.
pub(in crate::lang::en) fn tells_gender(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && NAMES.contains_key(lower_en(word).as_ref())
}

/// How many of a person's mentions may tell the gender by the word before them.
const LOOKED_AT: usize = 64;

/// The gender of a person, where the text or the name tells it.
pub(in crate::lang::en) fn gender(reading: &Reading<'_>, entity: EntityId) -> Option<Gender> {
    let e = &reading.entities[entity as usize];
    if e.kind != EntityKind::Person {
        return None;
    }
    let analysed = reading.analysed;
    let text = &analysed.document.text;
    for m in e.mentions.iter().take(LOOKED_AT) {
        let Some(mention) = reading.mentions.get(*m as usize) else { continue };
        let Some(before) = mention.tokens.start.checked_sub(1) else { continue };
        let word = |t: u32| lower_en(analysed.segmented.tokens[t as usize].span.of(text));
        if let Some(gender) = titled(&word(before)) {
            return Some(gender);
        }
    }
    // `Queen Anne`
    if let Some(gender) = titled(&lower_en(e.name.split(' ').next().unwrap_or(""))) {
        return Some(gender);
    }
    let first = lower_en(e.name.split(' ').next().unwrap_or("")).into_owned();
    if e.name.contains(' ') { NAMES.get(first.as_str()).copied() } else { None }
}

/// The gender that a word before a name tells.
fn titled(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "brother" | "son" | "husband" | "uncle"
        | "nephew" | "grandfather" | "grandson" | "pope" | "businessman" | "spokesman" | "chairman"
        | "congressman" | "councilman" | "fisherman" | "emperor" | "duke" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "lady" | "queen" | "princess" | "madam" | "mother" | "sister"
        | "daughter" | "wife" | "aunt" | "niece" | "grandmother" | "granddaughter" | "widow" | "actress"
        | "businesswoman" | "spokeswoman" | "chairwoman" | "congresswoman" | "councilwoman" | "empress"
        | "duchess" | "heiress" => Some(Gender::Female),
        _ => None,
    }
}
