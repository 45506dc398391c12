//! Case suffixes of names, written with an apostrophe or without.

use super::parse::Parser;
use super::reading::Origin;
use crate::syntax::{Case, PersonNumber};

/// One way to part a name from its suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameCut {
    /// Bytes of the name itself.
    pub stem: usize,
    /// Case.
    pub case: Case,
    /// Possessor, 0 for none.
    pub possessive: PersonNumber,
    /// Plural (`Türkler`).
    pub plural: bool,
    /// Whether the stem is a root of the lexicon.
    pub known: bool,
}

/// Ways to part `word`, a name written without an apostrophe, from its suffixes: the whole word first, then longer
/// stems before shorter, known stems before unknown.
///
/// ```
/// let cuts = kilim::lang::tr::morph::name_cuts("Türkiyenin");
/// assert!(cuts.iter().any(|cut| cut.stem == "Türkiye".len() && cut.known));
/// ```
#[must_use]
pub fn name_cuts(word: &str) -> Vec<NameCut> {
    let parser = super::Analyser::shared().parser();
    let mut cuts: Vec<NameCut> = parser
        .readings(word, true)
        .into_iter()
        .filter(|reading| !reading.inflection.verbal && reading.inflection.derived == 0)
        .map(|reading| NameCut {
            stem: word.char_indices().nth(usize::from(reading.stem)).map_or(word.len(), |(at, _)| at),
            case: reading.inflection.case,
            possessive: reading.inflection.possessive,
            plural: reading.inflection.plural,
            known: reading.origin != Origin::Guess,
        })
        .collect();
    cuts.sort_by_key(|cut| (cut.stem != word.len(), !cut.known, word.len() - cut.stem, *cut));
    cuts.dedup();
    cuts
}

/// What a suffix after an apostrophe says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SuffixMarks {
    /// Case.
    pub case: Case,
    /// Possessor, 0 for none (`Beyoğlu'nda`: 3).
    pub possessive: PersonNumber,
    /// Plural (`Koç'lar`).
    pub plural: bool,
    /// `-ki` (`Ankara'daki`).
    pub relative: bool,
    /// `-lı`, `-sız`, `-lık`, `-ca` as a derivation (`Ankara'lı`): the word is no name any more.
    pub derived: bool,
    /// A copula (`Trump'tır`, `Ankara'ydı`).
    pub copula: bool,
}

/// What the suffix after an apostrophe says (`nin`, `ye`, `daki`, `li`, `yla`, `dır`), or nothing if it is no suffix.
///
/// ```
/// use kilim::syntax::Case;
/// assert_eq!(kilim::lang::tr::morph::suffix_marks("nin").map(|marks| marks.case), Some(Case::Gen));
/// assert_eq!(kilim::lang::tr::morph::suffix_marks("xyz"), None);
/// ```
#[must_use]
pub fn suffix_marks(suffix: &str) -> Option<SuffixMarks> {
    let parser: &Parser = super::Analyser::shared().parser();
    let readings = parser.suffix(suffix);
    // `-ın` is the genitive, `-ı` the accusative of a name; a possessor only where nothing else fits.
    let best = readings.iter().min_by_key(|reading| {
        let known = &reading.inflection;
        (known.derived, known.possessive != 0, known.copula, known.possessive)
    })?;
    let known = &best.inflection;
    Some(SuffixMarks {
        case: known.case,
        possessive: known.possessive,
        plural: known.plural,
        relative: known.relative,
        derived: known.derived > 0,
        copula: known.copula,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_after_an_apostrophe_tell_their_case() {
        let case = |suffix| suffix_marks(suffix).map(|marks| (marks.case, marks.possessive));
        assert_eq!(case("nin"), Some((Case::Gen, 0)));
        assert_eq!(case("ın"), Some((Case::Gen, 0)));
        assert_eq!(case("ye"), Some((Case::Dat, 0)));
        assert_eq!(case("a"), Some((Case::Dat, 0)));
        assert_eq!(case("yi"), Some((Case::Acc, 0)));
        assert_eq!(case("i"), Some((Case::Acc, 0)));
        assert_eq!(case("dan"), Some((Case::Abl, 0)));
        assert_eq!(case("yla"), Some((Case::Ins, 0)));
        assert_eq!(case("nda"), Some((Case::Loc, 3)));
        assert_eq!(case("na"), Some((Case::Dat, 3)));
        assert!(suffix_marks("daki").is_some_and(|marks| marks.relative));
        assert!(suffix_marks("li").is_some_and(|marks| marks.derived));
        assert!(suffix_marks("dır").is_some_and(|marks| marks.copula));
    }

    #[test]
    fn names_without_apostrophe_part_from_their_case() {
        for (word, stem, case) in [
            ("Türkiyenin", "Türkiye", Case::Gen),
            ("Almanyanın", "Almanya", Case::Gen),
            ("Trumpa", "Trump", Case::Dat),
            ("Ankaradan", "Ankara", Case::Abl),
        ] {
            let cuts = name_cuts(word);
            assert!(cuts.iter().any(|cut| cut.stem == stem.len() && cut.case == case), "{word}: {cuts:?}");
            assert_eq!(cuts[0].stem, word.len(), "the whole word comes first");
        }
    }
}
