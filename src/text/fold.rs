//! Letter case by language. Turkish pairs İ/i and I/ı; everything else follows Unicode.

use std::borrow::Cow;

/// Lower-cases one character by Turkish rules.
#[must_use]
#[inline]
pub fn lower_char_tr(c: char) -> char {
    match c {
        'I' => 'ı',
        'İ' => 'i',
        _ => lower_other(c),
    }
}

/// Lower-cases what languages agree on; the letters and marks of Turkish texts without a look into Unicode's tables.
#[inline]
fn lower_other(c: char) -> char {
    match c {
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        'ı' | 'ş' | 'ğ' | 'ç' | 'ö' | 'ü' | 'â' | 'î' | 'û' | '’' | '‘' | '“' | '”' | '–' => {
            c
        }
        'Ş' => 'ş',
        'Ç' => 'ç',
        'Ö' => 'ö',
        'Ü' => 'ü',
        'Ğ' => 'ğ',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Lower-cases one character by rules other than Turkish (`İ` becomes `i`, never `i` with a combining dot).
#[must_use]
#[inline]
pub fn lower_char(c: char) -> char {
    match c {
        'İ' => 'i',
        _ => lower_other(c),
    }
}

/// Whether all is plainly small: ASCII, the small letters of Latin-1 and of Turkish. Most words are.
fn is_plainly_small(s: &str) -> bool {
    let mut bytes = s.bytes();
    while let Some(byte) = bytes.next() {
        let small = match byte {
            0..0x80 => !byte.is_ascii_uppercase(),
            0xC3 => matches!(bytes.next(), Some(0xA0..)), // à to ÿ
            0xC4 => matches!(bytes.next(), Some(0x9F | 0xB1)), // ğ, ı
            0xC5 => matches!(bytes.next(), Some(0x9F)),   // ş
            _ => false,
        };
        if !small {
            return false;
        }
    }
    true
}

#[inline]
fn lower_with(s: &str, lower: impl Fn(char) -> char) -> Cow<'_, str> {
    if is_plainly_small(s) || s.chars().all(|c| lower(c) == c && c != '\u{307}') {
        return Cow::Borrowed(s);
    }
    if s.is_ascii() && (lower('I') == 'i' || !s.contains('I')) {
        return Cow::Owned(s.to_ascii_lowercase());
    }
    // A dot above that follows an i is that i's own dot, left by another program's lower-casing.
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        if c == '\u{307}' && out.ends_with(['i', 'ı']) {
            if out.ends_with('ı') {
                out.pop();
                out.push('i');
            }
            continue;
        }
        out.push(lower(c));
    }
    Cow::Owned(out)
}

/// Lower-cases by Turkish rules: `IĞDIR` -> `ığdır`, `İRAN` -> `iran`. Borrows where nothing changes.
///
/// ```
/// assert_eq!(kilim::text::lower_tr("IĞDIR"), "ığdır");
/// assert_eq!(kilim::text::lower_tr("İran"), "iran");
/// ```
#[must_use]
pub fn lower_tr(s: &str) -> Cow<'_, str> {
    lower_with(s, lower_char_tr)
}

/// Lower-cases by rules other than Turkish. Borrows where nothing changes.
#[must_use]
pub fn lower_en(s: &str) -> Cow<'_, str> {
    lower_with(s, lower_char)
}

/// Upper-cases one character by Turkish rules.
#[must_use]
pub fn upper_char_tr(c: char) -> char {
    match c {
        'i' => 'İ',
        'ı' => 'I',
        _ => c.to_uppercase().next().unwrap_or(c),
    }
}

/// A lower-case letter without its marks (`ç` -> `c`, `ı` -> `i`), of the languages whose names the news has: for finding
/// what may be meant, never for telling names apart.
#[must_use]
pub fn plain_char(c: char) -> char {
    match c {
        'ı' | 'î' | 'í' | 'ì' | 'ï' => 'i',
        'ş' | 'š' | 'ś' => 's',
        'ç' | 'č' | 'ć' => 'c',
        'ğ' => 'g',
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => 'o',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'â' | 'á' | 'à' | 'ä' | 'ã' | 'å' | 'ă' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' | 'ė' => 'e',
        'ñ' | 'ń' | 'ň' => 'n',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ý' => 'y',
        'ř' => 'r',
        _ => c,
    }
}

/// Whether the character is an apostrophe of any kind that writers put before a suffix.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_i_keeps_its_dot_and_its_lack_of_one() {
        assert_eq!(lower_tr("KIRIM İZMİR"), "kırım izmir");
        assert_eq!(lower_tr("i\u{307}ran"), "iran");
        assert_eq!(lower_en("İstanbul ISIS"), "istanbul isis");
        assert!(matches!(lower_tr("ankara"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_small_is_borrowed_and_capitals_are_not() {
        for small in ["çığır, 3’ü", "düşün", "ñandú", "straße", "жить"] {
            assert!(matches!(lower_tr(small), Cow::Borrowed(_)), "{small}");
        }
        let pairs =
            [("Paris", "paris"), ("BRIAN", "brıan"), ("ÇIĞ", "çığ"), ("Ñandú", "ñandú"), ("Жить", "жить")];
        for (written, low) in pairs {
            assert_eq!(lower_tr(written), low);
        }
        assert_eq!(lower_en("BRIAN"), "brian");
    }
}
