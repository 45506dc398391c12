//! Tokens to atoms: words of time and numbers, with what their suffixes mark.

use crate::text::{Token, TokenKind, is_apostrophe};

use super::pack::{ClassId, Entry, Pack, class, mark};

/// One word or phrase of a time expression.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    pub class: ClassId,
    pub value: i32,
    pub marks: u16,
    /// Tokens, half open.
    pub from: u32,
    pub to: u32,
    /// Index into the times or amounts found so far.
    pub node: u32,
    /// Alone it tells no time.
    pub weak: bool,
    /// Alone and with a small letter it tells a time too.
    pub small: bool,
    /// Made by a rule for words that stand alone.
    pub bare: bool,
}

/// A date in figures: day, month, year, zero where one is missing; a quarter as a month below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    pub year: i32,
    pub month: i32,
    pub day: i32,
}

/// The atom of a token, if it can be part of a time.
pub(super) fn atom(
    pack: &Pack,
    token: &Token,
    at: u32,
    text: &str,
    dates: &mut Vec<Figures>,
) -> Option<Atom> {
    let make = |class, value, marks, weak, small| Atom {
        class,
        value,
        marks,
        from: at,
        to: at + 1,
        node: u32::MAX,
        weak,
        small,
        bare: false,
    };
    match token.kind {
        TokenKind::Number => number(pack, token, text, dates).map(|(c, v, m)| make(c, v, m, false, false)),
        TokenKind::Word => word(pack, token, text).map(|(e, m)| {
            let ordinal = e.class == class::NUMBER && m & mark::ORD != 0;
            make(
                if ordinal { class::ORD } else { e.class },
                e.value,
                m & !mark::ORD,
                e.weak,
                e.small && !e.short,
            )
        }),
        TokenKind::Punct => match token.span.of(text) {
            "," => Some(make(class::COMMA, 0, 0, false, false)),
            "-" | "–" | "—" | "/" => Some(make(class::DASH, 0, 0, false, false)),
            _ => None,
        },
        _ => None,
    }
}

fn word(pack: &Pack, token: &Token, text: &str) -> Option<(Entry, u16)> {
    let whole = token.span.of(text);
    if whole.len() > 24 {
        return None;
    }
    if whole.starts_with(is_apostrophe) {
        let clitic =
            Entry { class: class::CLITIC, value: 0, weak: false, stem: false, short: false, small: false };
        return Some((clitic, 0));
    }
    let stem = token.stem.of(text);
    let lower = (pack.lower)(stem);
    if let Some(entry) = pack.words.get(&*lower) {
        // `5 Ara`, but `bir ara`.
        if entry.short && !entry.small && !stem.starts_with(char::is_uppercase) {
            return None;
        }
        if stem.len() == whole.len() {
            return Some((*entry, 0));
        }
        let suffix = (pack.lower)(token.suffix(text));
        return pack.suffixes.get(&*suffix).map(|m| (*entry, *m));
    }
    // A suffix without apostrophe; the longest word wins.
    let bytes = lower.as_bytes();
    let [a, b, ..] = bytes else { return None };
    if stem.len() != whole.len() {
        return None;
    }
    let mut best: Option<(usize, Entry, u16)> = None;
    for (form, entry) in pack.stems.get(&[*a, *b])? {
        if let Some(rest) = lower.strip_prefix(&**form)
            && best.as_ref().is_none_or(|x| x.0 < form.len() || x.0 == form.len() && entry.stem)
            && let Some(marks) = pack.suffixes.get(rest)
            && joins(form, rest)
        {
            best = Some((form.len(), *entry, *marks));
        }
    }
    best.map(|(_, entry, marks)| (entry, marks))
}

/// Whether a suffix can be joined to a word: one that begins with a vowel follows a consonant, one that begins with a
/// buffer letter follows a vowel (`düne`, `haftaya`; `dünya` is no `dün`).
fn joins(word: &str, suffix: &str) -> bool {
    let vowel = |c: char| "aeıioöuü".contains(c);
    let after_vowel = word.chars().next_back().is_some_and(vowel);
    let mut letters = suffix.chars();
    match (letters.next(), letters.next()) {
        (Some(first), _) if vowel(first) => !after_vowel,
        (Some('y' | 's' | 'n'), Some(second)) if vowel(second) => after_vowel,
        _ => true,
    }
}

fn small(s: &str) -> Option<i32> {
    (!s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
}

fn number(pack: &Pack, token: &Token, text: &str, dates: &mut Vec<Figures>) -> Option<(ClassId, i32, u16)> {
    let stem = token.stem.of(text);
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || stem.len() > 12 {
        return None;
    }
    let mut marks = 0;
    let suffix = token.suffix(text);
    if !suffix.is_empty() {
        let lower = (pack.lower)(suffix);
        marks = match pack.suffixes.get(&*lower) {
            Some(m) => *m,
            None if &*lower == "s" => mark::PLURAL,
            None => return None,
        };
    }
    let n = small(&stem[..digits])?;
    let rest = &stem[digits..];
    let plain = |marks: u16| {
        if marks & mark::ORD != 0 {
            (class::ORD, n, marks & !mark::ORD)
        } else if marks & (mark::PLURAL | mark::DECADE) != 0 && n % 10 == 0 {
            (class::DECADE, n, marks & mark::CASES)
        } else if digits == 4 && (1000..2200).contains(&n) {
            (class::YEAR, n, marks)
        } else {
            (class::NUMBER, n, marks)
        }
    };
    match rest {
        "" => return Some(plain(marks)),
        "." | "st" | "nd" | "rd" | "th" => return Some((class::ORD, n, marks)),
        "s" => return Some(plain(mark::PLURAL)),
        "q1" | "q2" | "q3" | "q4" | "Q1" | "Q2" | "Q3" | "Q4" if digits == 2 || digits == 4 => {
            let year = if digits == 2 { 2000 + n } else { n };
            dates.push(Figures { year, month: -i32::from(rest.as_bytes()[1] - b'0'), day: 0 });
            return Some((class::FULL, dates.len() as i32 - 1, marks));
        }
        _ => {}
    }
    let mut parts = stem.split(['-', '/', '.']);
    let first = parts.next()?;
    let second = parts.next()?;
    let Some(third) = parts.next() else {
        return pair(pack, first, second, rest.as_bytes()[0], dates).map(|(c, v)| (c, v, marks));
    };
    if parts.next().is_some() {
        return None;
    }
    let figures = if first.len() == 4 {
        Figures { year: small(first)?, month: small(second)?, day: small(third)? }
    } else {
        let (a, year) = (small(first)?, small(third)?);
        let year = if third.len() == 2 { year + if year < 50 { 2000 } else { 1900 } } else { year };
        match small(second) {
            Some(b) if (pack.day_first && b <= 12) || a > 12 => Figures { year, month: b, day: a },
            Some(b) => Figures { year, month: a, day: b },
            None => {
                let entry = pack.words.get(&*(pack.lower)(second)).filter(|e| e.class == class::MONTH)?;
                Figures { year, month: entry.value, day: a }
            }
        }
    };
    if third.len() != 4 && third.len() != 2 && first.len() != 4 {
        return None;
    }
    dates.push(figures);
    Some((class::FULL, dates.len() as i32 - 1, marks))
}

/// `19-20`, `2014-2018`, `2014-10`, `2/2013`, `25/10`.
fn pair(
    pack: &Pack,
    first: &str,
    second: &str,
    separator: u8,
    dates: &mut Vec<Figures>,
) -> Option<(ClassId, i32)> {
    let (a, b) = (small(first)?, small(second)?);
    let figures = match (first.len(), second.len(), separator) {
        (4, 4, b'-' | b'/') if a < b => return Some((class::YEARS, a * 10_000 + b)),
        (4, 2, b'-') if b > 12 && a % 100 < b => return Some((class::YEARS, a * 10_000 + a / 100 * 100 + b)),
        (1 | 2, 1 | 2, b'-') if a < b && b <= 31 => return Some((class::SPAN, a * 100 + b)),
        (4, 1 | 2, b'-' | b'/') if b <= 12 => Figures { year: a, month: b, day: 0 },
        (1 | 2, 4, b'/' | b'.') if a <= 12 && b > 999 => Figures { year: b, month: a, day: 0 },
        (1 | 2, 1 | 2, b'/') if pack.day_first => Figures { year: 0, month: b, day: a },
        (1 | 2, 1 | 2, b'/') => Figures { year: 0, month: a, day: b },
        _ => return None,
    };
    dates.push(figures);
    Some((class::FULL, dates.len() as i32 - 1))
}

/// Joins number words (`bin dokuz yüz yetmiş`, `twenty five`) and turns large ones into years.
pub(super) fn join_numbers(atoms: &mut Vec<Atom>, spelled: impl Fn(&Atom) -> bool) {
    let mut out = 0;
    let mut i = 0;
    while i < atoms.len() {
        let mut atom = atoms[i];
        i += 1;
        if atom.class == class::NUMBER && spelled(&atom) {
            let (mut total, mut rest) = if atom.value >= 1000 { (atom.value, 0) } else { (0, atom.value) };
            while atom.marks == 0
                && atom.class == class::NUMBER
                && i < atoms.len()
                && atoms[i].from == atom.to
            {
                let next = atoms[i];
                if !matches!(next.class, class::NUMBER | class::ORD) || !spelled(&next) {
                    break;
                }
                match next.value {
                    1000 if total == 0 && (1..1000).contains(&rest) => (total, rest) = (rest * 1000, 0),
                    100 if (2..10).contains(&rest) => rest *= 100,
                    v @ 1..=9
                        if rest % 10 == 0 && rest % 100 != 0 || v < 10 && rest >= 100 && rest % 100 == 0 =>
                    {
                        rest += v;
                    }
                    v @ 10..=90 if rest >= 100 && rest % 100 == 0 => rest += v,
                    v @ 1..=900 if rest == 0 && total > 0 => rest = v,
                    _ => break,
                }
                atom.to = next.to;
                atom.marks = next.marks;
                atom.class = next.class;
                i += 1;
            }
            atom.value = total + rest;
            let marks = atom.marks;
            if atom.class == class::NUMBER {
                if marks & (mark::PLURAL | mark::DECADE) != 0 && atom.value % 10 == 0 {
                    atom.class = class::DECADE;
                    atom.marks = marks & mark::CASES;
                } else if (1000..2200).contains(&atom.value) {
                    atom.class = class::YEAR;
                }
            }
        }
        atoms[out] = atom;
        out += 1;
    }
    atoms.truncate(out);
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[test]
    fn suffixes_join_by_their_buffer_letters() {
        assert!(joins("dün", "e") && joins("hafta", "ya") && joins("gün", "de"));
        assert!(!joins("dün", "ya") && !joins("hafta", "a"));
    }
}
