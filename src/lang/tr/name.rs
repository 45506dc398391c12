//! Names without an apostrophe before their suffix.

use super::morph::name_cuts;
use crate::syntax::Case;
use crate::text::lower_tr;

/// Case suffixes behind a compound's possessive (`Bakanlığı` + `ndan`), longest first.
const BEHIND_POSSESSIVE: [&str; 18] = [
    "ndan", "nden", "nın", "nin", "nun", "nün", "nda", "nde", "yla", "yle", "nca", "nce", "na", "ne", "nı",
    "ni", "nu", "nü",
];

/// How many bytes of a name's last word are the name itself.
pub fn stem(word: &str, compound: bool) -> usize {
    if compound {
        let lower = lower_tr(word);
        if lower.len() == word.len() {
            for suffix in BEHIND_POSSESSIVE {
                if let Some(rest) = lower.strip_suffix(suffix) {
                    let possessive = rest.ends_with(['ı', 'i', 'u', 'ü']) && rest.chars().count() > 3;
                    if possessive {
                        return rest.len();
                    }
                }
            }
        }
        return word.len();
    }
    let cuts = name_cuts(word);
    // The whole word where it is a name of its own; else the longest known stem that leaves a case.
    if cuts.first().is_some_and(|c| c.stem == word.len() && c.known) {
        return word.len();
    }
    cuts.iter()
        .filter(|c| c.known && c.case != Case::Nom && c.possessive == 0 && c.stem < word.len())
        .map(|c| c.stem)
        .max()
        .unwrap_or(word.len())
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn suffixes_without_an_apostrophe_are_cut() {
        let cut = |word: &'static str, compound| &word[..stem(word, compound)];
        assert_eq!(cut("Türkiyenin", false), "Türkiye");
        assert_eq!(cut("Bakanlığından", true), "Bakanlığı");
        assert_eq!(cut("Bankasının", true), "Bankası");
        assert_eq!(cut("Ankara", false), "Ankara");
        assert_eq!(cut("Times", true), "Times");
    }
}
