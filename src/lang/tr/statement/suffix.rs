//! Turkish endings read from their letters alone: enough to tell the forms of a known verb, and the nominalised verb
//! that closes a reported clause.
//!
//! Harmony is folded away first ([`skeleton`]): `ı i u ü` become `I`, `a e` become `A`, `d t` become `D`, `k ğ g`
//! become `K`, so that one pattern stands for all variants of a suffix.

use crate::syntax::Case;

/// How a reporting verb stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `söyledi`
    Finite,
    /// `söyleyen`
    Participle,
    /// `söylediği`, `söyleyeceği`
    ObjectParticiple,
    /// `söyleyerek`, `söyleyip`, `söylerken`
    Converb,
    /// `söylemesi`, `söylemek`
    VerbalNoun,
}

/// A verb form as its letters tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Form.
    pub form: Form,
    /// `söylendi`
    pub passive: bool,
    /// `söylemedi`
    pub negative: bool,
    /// `söyleyecek`, `söyler`, `söylemeli`: not (yet) said.
    pub unreal: bool,
}

/// Folds vowel harmony and consonant changes; expects lower case.
pub fn skeleton(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    out.extend(skeleton_letters(lower));
    out
}

/// The letters of a skeleton.
pub fn skeleton_letters(lower: &str) -> impl Iterator<Item = char> {
    lower.chars().filter(|c| !crate::text::is_apostrophe(*c)).map(|c| match c {
        'ı' | 'i' | 'u' | 'ü' | 'î' | 'û' => 'I',
        'a' | 'e' | 'â' => 'A',
        'd' | 't' => 'D',
        'k' | 'ğ' | 'g' => 'K',
        'ç' | 'c' => 'c',
        'b' => 'p',
        _ => c,
    })
}

/// Endings of a finite verb after its tense.
fn person(rest: &str) -> bool {
    matches!(
        rest,
        "" | "lAr"
            | "m"
            | "n"
            | "K"
            | "nIz"
            | "DI"
            | "DIlAr"
            | "lArDI"
            | "DIm"
            | "DIK"
            | "DIr"
            | "lArDIr"
            | "DIrlAr"
            | "sA"
            | "sAlAr"
            | "yDI"
            | "ysA"
            | "Im"
            | "Iz"
            | "sIn"
            | "sInIz"
            | "mIş"
            | "mIşDI"
            | "DIysA"
            | "yIz"
            | "yIm"
    )
}

/// Reads what follows a verb's stem (a skeleton); `vowel` says whether the stem ends in one.
pub fn verb(rest: &str, vowel: bool) -> Option<Shape> {
    if let Some(shape) = ending(rest, vowel, false) {
        return Some(shape);
    }
    for voice in ["nIl", "Il", "In", "n"] {
        if let Some(after) = rest.strip_prefix(voice)
            && (voice != "n" || vowel)
            && let Some(shape) = ending(after, false, true)
        {
            return Some(shape);
        }
    }
    None
}

fn ending(rest: &str, vowel: bool, passive: bool) -> Option<Shape> {
    let shape = |form, negative, unreal| Some(Shape { form, passive, negative, unreal });
    for (potential, unreal) in [("", false), ("ApIl", true), ("yApIl", true)] {
        let Some(rest) = rest.strip_prefix(potential) else { continue };
        for negative in [false, true] {
            let rest = match (negative, rest.strip_prefix("mA"), rest.strip_prefix("mI")) {
                (false, _, _) => rest,
                (true, Some(r), _) => r,
                (true, None, Some(r)) if r.starts_with("yor") => r,
                _ => continue,
            };
            let vowel = vowel || negative;
            if let Some((form, future)) = plain(rest, vowel, negative) {
                return shape(form, negative, unreal || future);
            }
        }
    }
    None
}

fn plain(rest: &str, vowel: bool, negative: bool) -> Option<(Form, bool)> {
    let after = |p: &str| rest.strip_prefix(p);
    if after("DI").is_some_and(person) || after("mIş").is_some_and(person) {
        return Some((Form::Finite, false));
    }
    if after("Iyor").or_else(|| if vowel { after("yor") } else { None }).is_some_and(person)
        || after("mAKDA").is_some_and(person)
    {
        return Some((Form::Finite, false));
    }
    for converb in ["ArAK", "yArAK", "ArAKDAn", "yArAKDAn", "Ip", "yIp", "IncA", "yIncA"] {
        if rest == converb {
            return Some((Form::Converb, false));
        }
    }
    for aorist in ["Ar", "Ir", "r", "z"] {
        if let Some(tail) = after(aorist)
            && (aorist.len() > 1 || vowel)
            && (aorist != "z" || negative)
        {
            if tail == "KAn" {
                return Some((Form::Converb, false));
            }
            if person(tail) {
                return Some((Form::Finite, true));
            }
        }
    }
    for future in ["AcAK", "yAcAK"] {
        if let Some(tail) = after(future) {
            if matches!(tail, "Im" | "Iz") || person(tail) {
                return Some((Form::Finite, true));
            }
            if possessed(tail) {
                return Some((Form::ObjectParticiple, true));
            }
        }
    }
    if after("mAlI").is_some_and(person) || after("sA").is_some_and(person) {
        return Some((Form::Finite, true));
    }
    if matches!(rest, "An" | "yAn") {
        return Some((Form::Participle, false));
    }
    if after("DIK").is_some_and(possessed) {
        return Some((Form::ObjectParticiple, false));
    }
    if rest == "DIKDAn" {
        return Some((Form::Converb, false));
    }
    if after("mA").is_some_and(possessed_vowel) {
        return Some((Form::VerbalNoun, false));
    }
    None
}

/// Possessor and case behind a consonant (`-dığ-ını`).
fn possessed(rest: &str) -> bool {
    let Some(tail) = ["lArI", "ImIz", "InIz", "Im", "I"].iter().find_map(|p| rest.strip_prefix(p)) else {
        return false;
    };
    matches!(
        tail,
        "" | "nI"
            | "nA"
            | "nIn"
            | "nDA"
            | "nDAn"
            | "ylA"
            | "n"
            | "A"
            | "I"
            | "In"
            | "DA"
            | "DAn"
            | "nDAKI"
            | "ncA"
    )
}

/// Possessor and case behind a vowel (`-ma-sını`).
fn possessed_vowel(rest: &str) -> bool {
    rest.strip_prefix("sI").is_some_and(|t| possessed(&format!("I{t}")))
        || rest.strip_prefix("lAr").is_some_and(|t| possessed(t) || t.is_empty())
        || matches!(rest, "yI" | "yA" | "DA" | "DAn" | "nIn")
}

/// What kind of nominalised verb closes a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nominal {
    /// `geldiği`, `geleceği`
    Fact,
    /// `gelmesi`
    Action,
    /// `gelmek`, `gelmeyi`
    Infinitive,
}

/// Nouns that only look like nominalised verbs.
const LOOKALIKES: [&str; 24] = [
    "plasti",
    "lasti",
    "yastı",
    "fıstı",
    "lojisti",
    "istatisti",
    "sandığ",
    "ocağ",
    "kucağ",
    "bucağ",
    "bacağ",
    "sancağ",
    "sıcağ",
    "masasını",
    "sinemasını",
    "firmasını",
    "mahkemesi",
    "çeşmesi",
    "camiası",
    "sözleşmesi",
    "malzemesi",
    "kelimesi",
    "elmasını",
    "temasını",
];

/// Reads a token as the nominalised verb of a complement clause: `olduğunu` is (fact, accusative).
pub fn nominal(lower: &str) -> Option<(Nominal, Case)> {
    if lower.len() < 5 || LOOKALIKES.iter().any(|l| lower.starts_with(l)) {
        return None;
    }
    let s = skeleton(lower);
    if let Some(found) = fact(lower, &s) {
        return Some((Nominal::Fact, found));
    }
    // All the others are made with an m.
    if !s.contains('m') {
        return None;
    }
    for (stem, tails) in [("mAsI", true), ("mAlArI", true), ("mAmIz", false), ("mAmI", false)] {
        if let Some(at) = s.rfind(stem)
            && at >= 2
        {
            let tail = &s[at + stem.len()..];
            let case = if tails { third(tail) } else { first(tail) };
            if let Some(case) = case {
                return Some((Nominal::Action, case));
            }
        }
    }
    for (end, case) in [("mAK", Case::Nom), ("mAyI", Case::Acc), ("mAyA", Case::Dat), ("mAKlA", Case::Ins)] {
        if s.ends_with(end) && s.len() > end.len() + 1 {
            return Some((Nominal::Infinitive, case));
        }
    }
    None
}

fn fact(lower: &str, s: &str) -> Option<Case> {
    let future = lower.contains('c') && ["acağ", "eceğ", "acak", "ecek"].iter().any(|f| lower.contains(f));
    if !s.contains('K') {
        return None;
    }
    let at = if future { s.rfind("AcAK")? } else { s.rfind("DIK")? };
    if at < 1 {
        return None;
    }
    if !future {
        // The suffix takes t only behind a voiceless consonant: `pratiğini` is no verb, `ettiğini` is.
        let chars: Vec<char> = lower.chars().filter(|c| !crate::text::is_apostrophe(*c)).collect();
        let here = s[..at].chars().count();
        let before = *chars.get(here.checked_sub(1)?)?;
        let voiceless = matches!(before, 'f' | 's' | 't' | 'k' | 'ç' | 'ş' | 'h' | 'p');
        if (chars[here] == 't') != voiceless || !matches!(chars.get(here + 2), Some('ğ' | 'k')) {
            return None;
        }
    }
    let tail = &s[at + if future { 4 } else { 3 }..];
    if let Some(t) = tail.strip_prefix("lArI") {
        return third(t);
    }
    if let Some(t) = tail.strip_prefix("ImIz").or_else(|| tail.strip_prefix("Im")) {
        return first(t);
    }
    third(tail.strip_prefix('I')?)
}

/// Case behind a possessor of the third person.
fn third(tail: &str) -> Option<Case> {
    Some(match tail {
        "" => Case::Nom,
        "nI" | "nnI" => Case::Acc,
        "nA" => Case::Dat,
        "nIn" => Case::Gen,
        "nDA" => Case::Loc,
        "nDAn" => Case::Abl,
        "ylA" => Case::Ins,
        _ => return None,
    })
}

/// Case behind a possessor of the first person.
fn first(tail: &str) -> Option<Case> {
    Some(match tail {
        "" => Case::Nom,
        "I" => Case::Acc,
        "A" => Case::Dat,
        "In" => Case::Gen,
        "DA" => Case::Loc,
        "DAn" => Case::Abl,
        "lA" => Case::Ins,
        _ => return None,
    })
}

/// Case of a name by what follows it in its token (`’nın`, `ndan`, `'a`); `Nom` for nothing.
pub fn case_of(suffix: &str) -> Case {
    let s = skeleton(suffix);
    let s = s.strip_prefix("lAr").unwrap_or(&s);
    match s {
        "" | "lI" | "Ar" => Case::Nom,
        "In" | "nIn" | "yIn" => Case::Gen,
        "I" | "yI" | "nI" => Case::Acc,
        "A" | "yA" | "nA" => Case::Dat,
        "DA" | "nDA" => Case::Loc,
        "DAn" | "nDAn" => Case::Abl,
        "lA" | "ylA" => Case::Ins,
        "cA" | "ncA" => Case::Equ,
        _ if s.ends_with("KI") => Case::Loc,
        _ if s.ends_with("nIn") => Case::Gen,
        _ => Case::Equ,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reporting_verb_is_read_in_all_its_forms() {
        let of = |stem: &str, token: &str| {
            let vowel = stem.ends_with(['a', 'e', 'ı', 'i', 'u', 'ü']);
            let s = skeleton(token);
            verb(s.strip_prefix(&skeleton(stem)).unwrap(), vowel)
        };
        for (stem, token, form, passive) in [
            ("söyle", "söyledi", Form::Finite, false),
            ("söyle", "söylemişti", Form::Finite, false),
            ("söyle", "söyleyen", Form::Participle, false),
            ("söyle", "söyleyerek", Form::Converb, false),
            ("söyle", "söylendi", Form::Finite, true),
            ("söyle", "söylediğini", Form::ObjectParticiple, false),
            ("belirt", "belirtiyor", Form::Finite, false),
            ("belirt", "belirtilirken", Form::Converb, true),
            ("belirt", "belirten", Form::Participle, false),
            ("belirt", "belirtilen", Form::Participle, true),
            ("kaydet", "kaydedildi", Form::Finite, true),
            ("et", "etmişlerdi", Form::Finite, false),
            ("et", "ederken", Form::Converb, false),
            ("bildir", "bildirmesinin", Form::VerbalNoun, false),
            ("savun", "savunurken", Form::Converb, false),
        ] {
            let shape = of(stem, token).unwrap_or_else(|| panic!("{token} is not read"));
            assert_eq!((shape.form, shape.passive), (form, passive), "{token}");
        }
        assert_eq!(of("söyle", "söyleşi"), None);
        assert!(of("et", "etmedi").unwrap().negative);
    }

    #[test]
    fn nominalised_verbs_are_told_from_nouns_that_look_like_them() {
        assert_eq!(nominal("olduğunu"), Some((Nominal::Fact, Case::Acc)));
        assert_eq!(nominal("edeceğini"), Some((Nominal::Fact, Case::Acc)));
        assert_eq!(nominal("çektiklerine"), Some((Nominal::Fact, Case::Dat)));
        assert_eq!(nominal("olduğunun"), Some((Nominal::Fact, Case::Gen)));
        assert_eq!(nominal("yapıldığı"), Some((Nominal::Fact, Case::Nom)));
        assert_eq!(nominal("sağlanmasını"), Some((Nominal::Action, Case::Acc)));
        assert_eq!(nominal("pratiğini"), None);
        assert_eq!(nominal("plastiğini"), None);
        assert_eq!(nominal("güvenliğini"), None);
    }
}
