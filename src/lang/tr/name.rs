//! Names without an apostrophe before their suffix.

use super::morph::name_cuts;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::Case;
use crate::text::lower_tr;

/// Whether a word or suffix in the locative makes a modifier of it (`kentteki`, `Ankara'daki`).
pub(super) fn is_relative_locative(form: &str) -> bool {
    ["daki", "deki", "taki", "teki"].iter().any(|s| form.ends_with(s))
}

/// Cases that can stand behind a noun with its possessive (`yönetimi|nin`).
pub(super) const NOUN_CASES: [&str; 22] = [
    "", "n", "nı", "ni", "nu", "nü", "na", "ne", "nda", "nde", "ndan", "nden", "nın", "nin", "nun", "nün",
    "yla", "yle", "nca", "nce", "ndaki", "ndeki",
];

/// Case suffixes behind a compound's possessive (`Bakanlığı` + `ndan`), longest first.
const BEHIND_POSSESSIVE: [&str; 18] = [
    "ndan", "nden", "nın", "nin", "nun", "nün", "nda", "nde", "yla", "yle", "nca", "nce", "na", "ne", "nı",
    "ni", "nu", "nü",
];

/// Capitals alone up to this many letters are an acronym.
const LONGEST_ACRONYM: usize = 6;

/// How many bytes of a name's last word are the name itself.
pub fn stem(word: &str, compound: bool) -> usize {
    // `CCİ` has no accusative.
    if word.chars().count() <= LONGEST_ACRONYM && word.chars().all(char::is_uppercase) {
        return word.len();
    }
    if compound {
        let lower = lower_tr(word);
        for suffix in BEHIND_POSSESSIVE {
            if let Some(rest) = lower.strip_suffix(suffix) {
                // The suffix is as long in the word itself: only a capital İ changes its length.
                if rest.ends_with(['ı', 'i', 'u', 'ü']) && rest.chars().count() > 3 && word.ends_with(suffix)
                {
                    return word.len() - suffix.len();
                }
            }
        }
    }
    let cuts = name_cuts(word);
    // The whole word where it is a name of its own; else the longest known stem that leaves a case.
    if cuts.first().is_some_and(|c| c.stem == word.len() && c.known) {
        return word.len();
    }
    cuts.iter()
        // Behind several words `-ı` is the possessive that makes them one name (`Habitat Derneği`).
        .filter(|c| !(compound && c.case == Case::Acc))
        .filter(|c| c.known && c.case != Case::Nom && c.possessive == 0 && c.stem < word.len())
        .map(|c| c.stem)
        .max()
        .unwrap_or(word.len())
}

/// Whether a word is a rank or form of address.
pub fn is_honorific(word: &str) -> bool {
    WordClass::Honorific.has(&lower_tr(word))
}

/// Whether a word names a people or the people of a place: `Gazzeliler`, `Filistinlilerin`.
pub fn is_people(word: &str) -> bool {
    if word.len() < "liler".len() + 3 {
        return false;
    }
    let lower = lower_tr(word);
    ["liler", "lılar", "lular", "lüler"]
        .iter()
        .any(|s| lower.find(s).is_some_and(|at| at >= 3 && lower.len() - at <= s.len() + 4))
}

/// Whether two words name a board as titles do: `Yönetim Kurulu`, `Yönetim Konseyi`, `İcra Kurulu`.
pub fn is_board(first: &str, second: &str) -> bool {
    let second = lower_tr(second);
    if &*second == "komite" {
        return &*lower_tr(first) == "merkez";
    }
    matches!(&*lower_tr(first), "yönetim" | "icra" | "denetim" | "yürütme" | "danışma" | "mütevelli")
        && matches!(&*second, "kurulu" | "konseyi" | "komitesi" | "heyeti")
}

/// Whether the words of a title are those of a company's head: `Genel Müdürü`, `Yönetim Kurulu Başkanı`, `CEO`.
pub fn heads_company(title: &[&str]) -> bool {
    let lower: Vec<_> = title.iter().map(|w| lower_tr(w)).collect();
    match lower.as_slice() {
        [one] => matches!(
            &**one,
            "ceo" | "cfo" | "coo" | "cto" | "patronu" | "kurucusu" | "hissedarı" | "hissedarları"
        ),
        [first, second, ..] => {
            matches!(
                (&**first, &**second),
                ("genel", "müdürü" | "müdür") | ("üst", "yöneticisi") | ("ana", "ortağı")
            ) || matches!(&**first, "yönetim" | "icra") && is_board(first, second)
        }
        [] => false,
    }
}

/// Whether a word (lower case) begins what says that a body is bought, or what somebody has in it (`satın`, `hissesini`).
pub fn deals_in_bodies(word: &str, held: bool) -> bool {
    let stake = ["payı", "paylar", "hisse"];
    let deals = ["satın", "devral", "bünyesine"];
    let begins = |words: &[&str]| words.iter().any(|w| word.starts_with(w));
    if held { begins(&stake) } else { begins(&deals) }
}

/// Whether a word is a field of work in an office's title (`Satış`, `Kaynakları`).
pub fn is_field(word: &str) -> bool {
    WordClass::Field.has(&lower_tr(word))
}

/// Words that stand around an office: `Genel Başkan Yardımcısı ve eski …`.
pub fn is_office_modifier(word: &str) -> bool {
    matches!(
        &*lower_tr(word),
        "genel"
            | "başkan"
            | "devlet"
            | "baş"
            | "kıdemli"
            | "ve"
            | "eski"
            | "yeni"
            | "önceki"
            | "vekili"
            | "yardımcısı"
            | ","
    )
}

/// Whether a suffix behind an apostrophe ends a name: cases do, `-deki` may join (`Yakın Doğu'daki Mülteciler Ajansı`).
pub fn ends_name(suffix: &str) -> bool {
    super::morph::suffix_marks(&lower_tr(suffix))
        .is_some_and(|m| m.case != Case::Nom && !m.relative && !m.derived)
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
        assert_eq!(cut("İdaresinden", true), "İdaresi");
    }
}
