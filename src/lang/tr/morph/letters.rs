//! Turkish letters: case, vowels, harmony.

/// One letter lower-cased by Turkish rules (`I` -> `ı`, `İ` -> `i`).
#[must_use]
pub fn lower(letter: char) -> char {
    match letter {
        'I' => 'ı',
        'İ' => 'i',
        'a'..='z' => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// Takes the circumflex off: `â î û` are written or left out at will, and change no suffix.
#[must_use]
pub fn fold(letter: char) -> char {
    match letter {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        _ => letter,
    }
}

/// Whether the (lower-case, folded) letter is a vowel.
#[must_use]
pub fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü')
}

/// Whether a following `D` or `C` is written `t`, `ç`.
#[must_use]
pub fn is_voiceless(letter: char) -> bool {
    matches!(letter, 'f' | 's' | 't' | 'k' | 'ç' | 'ş' | 'h' | 'p')
}

/// Whether the apostrophe, of whatever style, parts a name from its suffix.
#[must_use]
pub fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// `a` or `e`, after the last vowel.
#[must_use]
pub fn low_vowel(last: char) -> char {
    if matches!(last, 'e' | 'i' | 'ö' | 'ü') { 'e' } else { 'a' }
}

/// `ı`, `i`, `u` or `ü`, after the last vowel.
#[must_use]
pub fn high_vowel(last: char) -> char {
    match last {
        'e' | 'i' => 'i',
        'o' | 'u' => 'u',
        'ö' | 'ü' => 'ü',
        _ => 'ı',
    }
}

/// The front counterpart of a back vowel: how `saat` takes `-i`, `gol` takes `-ü`.
#[must_use]
pub fn fronted(vowel: char) -> char {
    match vowel {
        'a' | 'ı' => 'e',
        'o' | 'u' => 'ö',
        _ => vowel,
    }
}

/// A word lower-cased, in letters.
#[must_use]
pub fn lower_letters(word: &str) -> Vec<char> {
    word.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_and_dotless_i_stay_apart() {
        assert_eq!(lower_letters("IĞDIR İZMİR").into_iter().collect::<String>(), "ığdır izmir");
    }

    #[test]
    fn vowels_harmonise() {
        assert_eq!((low_vowel('ü'), low_vowel('o')), ('e', 'a'));
        assert_eq!(
            (high_vowel('a'), high_vowel('e'), high_vowel('o'), high_vowel('ö')),
            ('ı', 'i', 'u', 'ü')
        );
    }
}
