//! Names as keys: folded by the language's rules, with the particles that come and go left off.

use crate::text::is_apostrophe;

/// A name folded for comparison inside one language: lower case, single spaces, one kind of apostrophe and hyphen.
#[must_use]
pub fn fold(lang: &str, name: &str) -> String {
    let lowered = crate::lang::of(lang).lower(name);
    if is_plain(&lowered) {
        return lowered.into_owned();
    }
    let mut out = String::with_capacity(lowered.len());
    for c in lowered.chars() {
        match c {
            _ if c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}') => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            '‐' | '‑' | '–' => out.push('-'),
            '“' | '”' | '"' | '«' | '»' => {}
            _ if is_apostrophe(c) => out.push('\''),
            _ => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a name is its own key: words of small letters, one space between them. What is not plainly so is not asked for.
fn is_plain(name: &str) -> bool {
    let letter = |b: u8| matches!(b, b'!'..=b'~' | 0x80..=0xBF | 0xC3..=0xC5) && !matches!(b, b'"' | b'`');
    let bytes = name.as_bytes();
    bytes.iter().enumerate().all(|(at, &b)| {
        letter(b) || b == b' ' && at > 0 && bytes.get(at + 1).is_some_and(|next| letter(*next))
    })
}

/// The parts of a person's name that identify: without articles that are written or left off at will
/// (`el-Kahlut` / `Kahlut`), without initials' stops.
#[must_use]
pub fn name_parts(folded: &str) -> Vec<&str> {
    folded.split(' ').map(|p| strip_article(p).trim_end_matches('.')).filter(|p| !p.is_empty()).collect()
}

/// Arabic articles in Turkish and English spelling, with the assimilated forms.
pub(super) fn strip_article(part: &str) -> &str {
    const ARTICLES: [&str; 14] =
        ["el", "al", "es", "eş", "ez", "en", "er", "et", "ed", "ut", "ül", "as", "an", "ar"];
    match part.split_once('-') {
        Some((article, rest)) if ARTICLES.contains(&article) && rest.chars().count() > 2 => rest,
        _ => part,
    }
}

/// Whether `short` can stand for `full`: its parts come in `full` in the same order, whole or as initials.
#[must_use]
pub fn is_short_form(short: &[&str], full: &[&str]) -> bool {
    if short.is_empty() || short.len() > full.len() || short == full {
        return false;
    }
    let mut rest = full.iter();
    let mut whole = false;
    for part in short {
        let found = rest.any(|f| {
            if f == part {
                whole = true;
                true
            } else {
                part.chars().count() == 1 && f.starts_with(part)
            }
        });
        if !found {
            return false;
        }
    }
    whole
}

/// Whether `acronym` (as written) is made of the first letters of `name`'s words, small words left out or not.
#[must_use]
pub fn is_acronym_of(acronym: &str, name: &str) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.len() < 2 || !letters.iter().all(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = name.split([' ', '-', '/']).filter(|w| !w.is_empty()).collect();
    let initial = |w: &str| w.chars().next();
    let fold = |c: char| match c {
        'İ' | 'i' | 'ı' => 'I',
        _ => c.to_uppercase().next().unwrap_or(c),
    };
    let matches = |words: &[&str]| {
        words.len() == letters.len()
            && words.iter().zip(&letters).all(|(w, l)| initial(w).is_some_and(|c| fold(c) == fold(*l)))
    };
    let large: Vec<&str> =
        words.iter().copied().filter(|w| initial(w).is_some_and(char::is_uppercase)).collect();
    matches(&words) || matches(&large)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_is_turkish_in_turkish() {
        assert_eq!(fold("tr", "IĞDIR  Valiliği"), "ığdır valiliği");
        assert_eq!(fold("tr", "O’Neill"), "o'neill");
        assert_eq!(fold("en", "IMF"), "imf");
    }

    #[test]
    fn surnames_first_names_and_initials_are_short_forms() {
        let full = name_parts("cemil el-hatib");
        assert!(is_short_form(&name_parts("hatib"), &full));
        assert!(is_short_form(&name_parts("cemil"), &full));
        assert!(is_short_form(&["c", "hatib"], &full));
        assert!(!is_short_form(&["c"], &full));
        assert!(!is_short_form(&["hatip"], &full));
    }

    #[test]
    fn acronyms_follow_their_words() {
        assert!(is_acronym_of("İİT", "İslam İşbirliği Teşkilatı"));
        assert!(is_acronym_of("DSÖ", "Dünya Sağlık Örgütü"));
        assert!(is_acronym_of("ILO", "International Labour Organization"));
        assert!(is_acronym_of("THY", "Türk Hava Yolları"));
        assert!(!is_acronym_of("AB", "Arap Ligi"));
    }
}
