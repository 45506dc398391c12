//! A name form taken apart: words folded, particles, legal forms and head nouns marked.

use super::sound::{Likeness, likeness, plain, skeleton};
use super::words::Words;
use crate::mention::EntityKind;
use crate::text::{is_apostrophe, lower_en, lower_tr};

/// One word of a name.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Folded by Turkish rules.
    pub tr: String,
    /// Folded by the rules of other languages, where that differs.
    pub en: Option<String>,
    /// Group of given names that stand for each other, 0 for none.
    given: u16,
}

/// A name form.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    /// As written.
    pub written: String,
    /// The words that tell.
    pub parts: Vec<Part>,
    /// The same with hyphenated words as one, where there are some.
    pub joined: Option<Vec<Part>>,
    /// `jr`, `sr`, `iii` of a person.
    pub generation: Option<String>,
    /// Class of a body's head noun (`university`).
    pub head: Option<&'static str>,
    /// Letters of an acronym (`TBMM`), where the form is one.
    pub acronym: Option<Vec<char>>,
}

impl Part {
    fn new(word: &str) -> Part {
        let tr = lower_tr(word).into_owned();
        let en = lower_en(word);
        let en = (en != tr).then(|| en.into_owned());
        let words = Words::get();
        let mut given = words.given_group(&tr);
        if let (0, Some(en)) = (given, &en) {
            given = words.given_group(en);
        }
        Part { tr, en, given }
    }

    pub fn is_initial(&self) -> bool {
        self.tr.chars().count() == 1 && self.tr.chars().all(char::is_alphabetic)
    }

    pub fn is_number(&self) -> bool {
        self.tr.bytes().any(|b| b.is_ascii_digit())
    }

    pub fn is_common(&self) -> bool {
        Words::get().is_common(&self.tr) || self.en.as_deref().is_some_and(|e| Words::get().is_common(e))
    }

    fn likeness(&self, other: &Part) -> Likeness {
        let first = likeness(&self.tr, &other.tr);
        if matches!(first, Likeness::Equal) || (self.en.is_none() && other.en.is_none()) {
            return first;
        }
        let (a, b) = (self.en.as_deref().unwrap_or(&self.tr), other.en.as_deref().unwrap_or(&other.tr));
        let second = likeness(a, b);
        match (first, second) {
            // Equal only by the rules of other languages (`IRAN`, `Iran`): no more than without Turkish letters.
            (_, Likeness::Equal) if self.tr.is_ascii() && other.tr.is_ascii() => Likeness::Equal,
            (_, Likeness::Equal) => Likeness::Plain,
            (Likeness::Plain, _) | (_, Likeness::Plain) => Likeness::Plain,
            (Likeness::Spelling { .. }, _) => first,
            _ => second,
        }
    }
}

/// How two people's words agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Agreement {
    Like(Likeness),
    /// Given names that stand for each other.
    Given,
    /// One is the first letter of the other.
    Initial,
}

impl Agreement {
    pub fn of(a: &Part, b: &Part) -> Option<Agreement> {
        match a.likeness(b) {
            Likeness::Other | Likeness::Spelling { .. } if a.given != 0 && a.given == b.given => {
                Some(Agreement::Given)
            }
            Likeness::Other => {
                let initial = (a.is_initial() || b.is_initial())
                    && a.tr.chars().next().map(crate::text::plain_char)
                        == b.tr.chars().next().map(crate::text::plain_char);
                initial.then_some(Agreement::Initial)
            }
            like => Some(Agreement::Like(like)),
        }
    }

    /// What the agreement costs against letter-by-letter equality.
    pub fn cost(self) -> f32 {
        match self {
            Agreement::Like(Likeness::Equal) => 0.0,
            Agreement::Like(Likeness::Plain) => 0.1,
            Agreement::Like(Likeness::Spelling { cost, vowels }) => {
                // A vowel makes another name of a short one (`Demir`, `Damir`).
                let vowels = match (vowels, cost) {
                    (true, c) if c > 0.036 => 0.5,
                    (true, _) => 0.25,
                    _ => 0.0,
                };
                0.25 + 2.0 * cost + vowels
            }
            Agreement::Given => 0.4,
            Agreement::Initial => 1.2,
            Agreement::Like(Likeness::Other) => 9.0,
        }
    }
}

impl Form {
    pub fn new(kind: EntityKind, written: &str) -> Form {
        let mut form = Form { written: written.to_owned(), ..Form::default() };
        let clean: String = written.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).collect();
        let tokens: Vec<&str> = clean
            .split(|c: char| {
                c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”' | '(' | ')' | '«' | '»' | '/')
            })
            .filter(|t| !t.is_empty())
            .collect();
        if kind == EntityKind::Person {
            form.person(&tokens);
        } else {
            form.body(kind, &tokens);
        }
        form
    }

    fn person(&mut self, tokens: &[&str]) {
        let words = Words::get();
        let mut split: Vec<Part> = Vec::with_capacity(4);
        let mut joined: Vec<Part> = Vec::with_capacity(4);
        let mut hyphens = false;
        // `J.K.` is two initials.
        let tokens = tokens.iter().flat_map(|t| {
            let initials = t.contains('.') && t.split('.').all(|p| p.chars().count() <= 1);
            if initials {
                t.split('.').filter(|p| !p.is_empty()).collect()
            } else {
                vec![t.trim_matches('.')]
            }
        });
        for token in tokens.filter(|t| !t.is_empty()) {
            let token = token.trim_matches('\'');
            let lower = lower_en(token);
            if words.is("generation", &lower) && !split.is_empty() {
                self.generation = Some(lower.into_owned());
                continue;
            }
            let pieces: Vec<&str> = token.split(['-', '–', '‑', '\'']).filter(|p| !p.is_empty()).collect();
            let mut kept = Vec::with_capacity(2);
            for piece in pieces {
                let part = Part::new(piece);
                if !words.is("particle", &part.tr) {
                    kept.push(part);
                }
            }
            if kept.len() > 1 {
                hyphens = true;
                let whole: String = token.split(['-', '–', '‑', '\'']).collect();
                joined.push(Part::new(&whole));
            } else {
                joined.extend(kept.iter().cloned());
            }
            split.append(&mut kept);
        }
        self.parts = compounds(split);
        if hyphens {
            self.joined = Some(compounds(joined));
        }
        if self.parts.is_empty() {
            self.parts = tokens_of(&self.written);
        }
    }

    fn body(&mut self, kind: EntityKind, tokens: &[&str]) {
        let words = Words::get();
        let mut legal: Vec<Option<&str>> = Vec::with_capacity(tokens.len());
        let mut parts: Vec<Part> = Vec::with_capacity(tokens.len());
        for token in tokens {
            let token = token.trim_end_matches('.').trim_matches('\'');
            let token = token.split('\'').next().filter(|t| t.chars().count() > 1).unwrap_or(token);
            if !token.is_empty() {
                let part = Part::new(token);
                legal.push(
                    words.class("legal", &part.tr).or_else(|| words.class("legal", part.en.as_deref()?)),
                );
                parts.push(part);
            }
        }
        let company = legal.iter().skip(1).any(|l| *l == Some("form"));
        for (i, part) in parts.into_iter().enumerate() {
            let left_off = match legal[i] {
                Some("small") => true,
                Some("form") => i > 0,
                Some(_) => i > 0 && company,
                None => kind != EntityKind::Organization && i > 0 && words.is("placehead", &part.tr),
            };
            if left_off {
                continue;
            }
            if kind == EntityKind::Organization {
                let head = words.class("head", &part.tr).or_else(|| words.class("head", part.en.as_deref()?));
                self.head = head.or(self.head);
            }
            self.parts.push(part);
        }
        if self.parts.is_empty() {
            self.parts = tokens_of(&self.written);
        }
        if let [one] = tokens {
            let letters: Vec<char> = one.chars().filter(|c| c.is_alphanumeric()).collect();
            if (2..=8).contains(&letters.len())
                && letters.iter().all(|c| c.is_uppercase() || c.is_ascii_digit())
            {
                self.acronym = Some(letters.into_iter().map(initial).collect());
            }
        }
    }

    /// First letters of the words, as in an acronym.
    pub fn initials(&self) -> Vec<char> {
        self.written
            .split([' ', '-', '/'])
            .filter(|w| !w.is_empty() && !Words::get().is("legal", &lower_tr(w.trim_end_matches(['.', ',']))))
            .filter_map(|w| w.chars().next())
            .filter(|c| c.is_uppercase())
            .map(initial)
            .collect()
    }

    /// Whether all its words are such that every country has a body so named.
    pub fn is_generic(&self) -> bool {
        let words = Words::get();
        !self.parts.is_empty()
            && self.parts.iter().all(|p| {
                [Some(p.tr.as_str()), p.en.as_deref()]
                    .into_iter()
                    .flatten()
                    .any(|w| words.is("generic", w) || words.is("head", w))
            })
    }

    /// Keys under which candidates for this form are looked for.
    pub fn keys(&self, kind: EntityKind, mut emit: impl FnMut(&str, Side)) {
        let mut key = String::with_capacity(32);
        if kind == EntityKind::Person {
            for parts in std::iter::once(&self.parts).chain(self.joined.as_ref()) {
                person_keys(parts, &mut key, &mut emit);
            }
            return;
        }
        let is_head = |p: &Part| Words::get().is("head", &p.tr);
        let cores = self.parts.iter().filter(|p| !is_head(p)).count();
        // With head nouns, and without: a group and its bank are to be weighed, and kept apart, in the open.
        for heads in [true, false] {
            if !heads && (cores == 0 || cores == self.parts.len()) {
                continue;
            }
            key.clear();
            for part in self.parts.iter().filter(|p| heads || !is_head(p)) {
                skeleton(&part.tr, &mut key);
            }
            emit(&key, Side::Either);
        }
        if kind == EntityKind::Organization {
            let (letters, side) = match &self.acronym {
                Some(letters) => (letters.clone(), Side::Short),
                None => (self.initials(), Side::Full),
            };
            if letters.len() > 1 && (side == Side::Short || self.parts.len() > 1) {
                key.clear();
                key.push('#');
                key.extend(letters);
                emit(&key, side);
            }
        }
    }
}

/// Which profiles of a key are weighed against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Each with each.
    Either,
    /// Short forms (a surname, an initial, an acronym) with full ones.
    Short,
    /// Full forms with short ones.
    Full,
}

fn person_keys(parts: &[Part], key: &mut String, emit: &mut impl FnMut(&str, Side)) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    key.clear();
    key.push('1');
    skeleton(&last.tr, key);
    emit(key, if parts.len() == 1 { Side::Short } else { Side::Full });
    if parts.len() == 1 {
        return;
    }
    let surname = key.len();
    // The first given name, and the second one: the first is left off at times (`Tayyip Erdoğan`).
    for given in std::iter::once(first).chain(parts[1..parts.len() - 1].first()) {
        key.truncate(surname);
        key.push('.');
        let before = key.len();
        skeleton(&given.tr, key);
        if !given.is_initial() {
            emit(key, Side::Either);
        }
        // An initial meets names by the class of their first letter.
        key.truncate(before);
        key.push('/');
        key.push(letter_class(&given.tr));
        emit(key, if given.is_initial() { Side::Short } else { Side::Full });
        if given.given != 0 {
            // Given names that stand for each other may begin with other letters (`Bill`, `William`).
            key.truncate(before);
            key.push_str(&given.given.to_string());
            emit(key, Side::Either);
        }
    }
}

/// The first letter's class of sound.
fn letter_class(word: &str) -> char {
    match word.chars().next() {
        None | Some('a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'y' | 'h') => 'A',
        Some(first) => {
            let mut class = String::new();
            skeleton(first.encode_utf8(&mut [0; 4]), &mut class);
            class.chars().next().unwrap_or('A')
        }
    }
}

/// One letter as acronyms compare it.
fn initial(c: char) -> char {
    match c {
        'İ' | 'i' | 'ı' => 'I',
        _ => c.to_uppercase().next().unwrap_or(c),
    }
}

fn tokens_of(written: &str) -> Vec<Part> {
    written.split_whitespace().map(Part::new).collect()
}

/// `Abdel Fattah`, `Abdul Malik`: one name with `Abdülfettah`, `Abdulmalik`.
fn compounds(parts: Vec<Part>) -> Vec<Part> {
    if !parts.iter().any(|p| matches!(p.tr.as_str(), "abdel" | "abdul" | "abdal" | "abdül" | "abd")) {
        return parts;
    }
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    let mut open = false;
    for part in parts {
        if open {
            let whole = format!("Abdul{}", part.tr);
            out.push(Part::new(&whole));
            open = false;
        } else if matches!(part.tr.as_str(), "abdel" | "abdul" | "abdal" | "abdül" | "abd") {
            open = true;
        } else {
            out.push(part);
        }
    }
    if open {
        out.push(Part::new("Abdul"));
    }
    out
}

/// A name as candidates are sorted by: folded, without marks on letters.
pub(super) fn sort_key(form: &Form) -> String {
    let mut key = String::with_capacity(form.written.len());
    for part in form.parts.iter().rev() {
        key.push_str(&plain(&part.tr));
        key.push(' ');
    }
    key
}
