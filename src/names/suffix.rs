//! Turkish case suffixes written behind a name without an apostrophe (`Almanyanın`, `Merkez Bankasının`).

/// Suffixes of names, longest first. Plurals are left out: `Ruslar` is a people, not a country.
const CASES: [&str; 36] = [
    "ndaki", "ndeki", "ndan", "nden", "daki", "deki", "taki", "teki", "dan", "den", "tan", "ten", "nın",
    "nin", "nun", "nün", "yla", "yle", "nda", "nde", "da", "de", "ta", "te", "ya", "ye", "yı", "yi", "yu",
    "yü", "na", "ne", "nı", "ni", "nu", "nü",
];

/// Suffixes that follow a consonant.
const AFTER_CONSONANT: [&str; 12] = ["ın", "in", "un", "ün", "la", "le", "ı", "i", "u", "ü", "a", "e"];

/// Calls `found` with the length in bytes of each stem that a regular case suffix leaves of `word` (lower case), the
/// longest stem last; stops where it returns true. A stem is at least three characters long.
pub fn stems(word: &str, mut found: impl FnMut(usize) -> bool) -> bool {
    let Some(last) = word.chars().next_back() else { return false };
    // No case suffix ends in any other letter.
    if !matches!(last, 'a' | 'e' | 'ı' | 'i' | 'u' | 'ü' | 'n') {
        return false;
    }
    let mut attempt = |suffix: &str| {
        let Some(stem) = word.strip_suffix(suffix) else { return false };
        let mut letters = stem.chars().rev();
        let Some(end) = letters.next() else { return false };
        if letters.nth(1).is_none() || !harmonises(stem, suffix) {
            return false;
        }
        let vowel = is_vowel(end);
        let fits = if AFTER_CONSONANT.contains(&suffix) {
            !vowel
        } else if suffix.starts_with('y') {
            vowel
        } else if suffix.starts_with('n') {
            // The genitive follows any vowel, the other cases take their n behind a possessive alone.
            let genitive = suffix.ends_with('n') && suffix.chars().count() == 3;
            vowel && (genitive || matches!(end, 'ı' | 'i' | 'u' | 'ü'))
        } else if suffix.starts_with('t') {
            matches!(end, 'f' | 's' | 't' | 'k' | 'ç' | 'ş' | 'h' | 'p')
        } else {
            true
        };
        fits && found(stem.len())
    };
    CASES.iter().any(|s| attempt(s)) || AFTER_CONSONANT.iter().any(|s| attempt(s))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'â' | 'î' | 'û')
}

/// Front and back vowels do not mix between a stem and its suffix (foreign names may: `Seul'e`, `Petrol'ü`; those with
/// an `l` at their end are let through).
fn harmonises(stem: &str, suffix: &str) -> bool {
    let front = |c: char| matches!(c, 'e' | 'i' | 'ö' | 'ü' | 'î');
    let Some(of_stem) = stem.chars().rev().find(|c| is_vowel(*c)) else { return true };
    let Some(of_suffix) = suffix.chars().find(|c| is_vowel(*c)) else { return true };
    front(of_stem) == front(of_suffix) || stem.ends_with(['l', 't', 'k'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(word: &str) -> Vec<String> {
        let mut out = Vec::new();
        stems(word, |n| {
            out.push(word[..n].to_owned());
            false
        });
        out
    }

    #[test]
    fn case_suffixes_leave_the_name() {
        for (word, stem) in [
            ("almanyanın", "almanya"),
            ("iraktan", "irak"),
            ("bankasının", "bankası"),
            ("mısırda", "mısır"),
            ("bakanlığından", "bakanlığı"),
            ("çine", "çin"),
            ("parisin", "paris"),
            ("ankaraya", "ankara"),
            ("trumpla", "trump"),
        ] {
            assert!(all(word).iter().any(|s| s == stem), "{word}: {:?}", all(word));
        }
        assert!(!all("ruslar").iter().any(|s| s == "rus"));
        assert!(
            !all("ankaranda").iter().any(|s| s == "ankara"),
            "no name takes n before a case but a possessive"
        );
    }
}
