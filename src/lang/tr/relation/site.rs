//! What kind of place or building a name is, by its own words and those around it.

use super::Finder;
use super::knowledge::{Body, Knowledge};
use crate::lang::tr::name::is_relative_locative;
use crate::mention::EntityKind;
use crate::syntax::{Case, Slot, Upos};
use crate::text::{Shape, TokenId, TokenKind};

impl Finder<'_> {
    /// Nothing lies in a sea or a river.
    pub(super) fn holds_things(&self, b: u32) -> bool {
        let Some(entry) = self.reading.mentions[b as usize].entry else { return true };
        let subtype = crate::names::Knowledge::get().entry(entry).subtype;
        !matches!(subtype, Some("sea" | "river" | "lake" | "strait"))
    }

    /// Whether a place is known to lie in the country `b`, or known to lie in another one.
    pub(super) fn known_in(&self, m: u32, b: u32) -> Option<bool> {
        let (inner, outer) = (&self.reading.mentions[m as usize], &self.reading.mentions[b as usize]);
        let known = crate::names::country_of(inner.entry?)?;
        let country = outer.entry.filter(|_| outer.kind == EntityKind::Country)?;
        Some(known == country)
    }

    /// Whether a word between `X'deki` and a name may belong to the name: an attribute, or the body whose part it is
    /// (`Gazze'deki hükümetin Medya Ofisi`); not `Londra'daki diğer bankaların da X'i`.
    pub(super) fn may_modify(&self, t: TokenId, to: TokenId) -> bool {
        let word = &self.reading.analysed.words[t as usize];
        let owner = t + 1 == to
            && !word.plural
            && (crate::lang::tr::body_noun::is_body_noun(&word.lemma)
                || matches!(&*word.lemma, "hükümet" | "yönetim" | "belediye"));
        match word.case {
            // `Lizbon'daki sakinlik X'te yok`
            Case::Nom if t + 1 == to && word.upos == Upos::Noun && word.possessive == 0 => {
                crate::lang::tr::body_noun::is_body_noun(&word.lemma)
            }
            Case::Nom => !word.plural && !matches!(self.form(t), "da" | "de" | "ise"),
            Case::Gen => owner,
            _ => matches!(word.upos, Upos::Adj),
        }
    }

    /// Whether a name is that of a place or of a building.
    pub(super) fn stands_somewhere(&self, m: u32) -> bool {
        self.kind(m) == EntityKind::Place || self.is_building(m)
    }

    /// `Cenin'de`, `Cenin'deki`
    pub(super) fn is_where(&self, m: u32) -> bool {
        let suffix = self.suffix(m);
        matches!(suffix, "de" | "da" | "te" | "ta" | "nde" | "nda") || is_relative_locative(suffix)
    }

    /// Whether a name's own last word is that of a building or a street.
    pub(super) fn is_building(&self, m: u32) -> bool {
        Knowledge::get().body(&self.last_word(m), Body::Facility)
    }

    /// Whether a place is known as a district or quarter of the country that a province or city before it lies in.
    pub(super) fn is_district_of(&self, m: u32, b: u32) -> bool {
        let entry = |m: u32| {
            let entry = self.reading.mentions[m as usize].entry?;
            Some(crate::names::Knowledge::get().entry(entry))
        };
        let (Some(inner), Some(outer)) = (entry(m), entry(b)) else { return false };
        inner.kind == EntityKind::Place
            && inner.subtype == Some("district")
            && matches!(outer.subtype, Some("province" | "city"))
            && inner.iso3166 == outer.iso3166
    }

    /// Whether a bare name stands before a noun that it modifies: `Lizbon borsası`, not `Lizbon kenti`.
    pub(super) fn modifies(&self, m: u32) -> bool {
        let next = self.end(m) as usize;
        let words = self.reading.analysed.words;
        let tokens = &self.reading.analysed.segmented.tokens;
        self.suffix(m).is_empty()
            && !self.is_place_behind(m)
            && tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower)
            && matches!(words[next].upos, Upos::Noun | Upos::Adj)
            && words[next].verb.is_none()
    }

    /// Whether a name is the subject of a clause: `Peru'nun Lima kentine saldırması`.
    pub(super) fn acts(&self, b: u32) -> bool {
        let tokens = self.reading.mentions[b as usize].tokens.clone();
        let sentence = self.reading.analysed.segmented.sentences.get(self.sentence_of(tokens.start));
        let Some(sentence) = sentence.map(|s| s.tokens.clone()) else { return false };
        let clauses = self.reading.clauses;
        let from = clauses.partition_point(|c| c.head < sentence.start);
        clauses[from..]
            .iter()
            .take_while(|c| c.head < sentence.end)
            .flat_map(|c| &c.arguments)
            .any(|a| a.slot == Slot::Nom && tokens.contains(&a.head))
    }

    /// `kuzeyinde`, `güneyinde`
    pub(super) fn is_side(&self, word: &str) -> bool {
        let side = ki_stem(word);
        side.len() < word.len() && Knowledge::get().body(&side, Body::Direction)
    }

    /// Whether a name is that of a building, a street, a quarter: something that stands somewhere.
    pub(super) fn is_facility(&self, m: u32) -> bool {
        let name = self.name(m);
        let last = name.rsplit(' ').next().unwrap_or(&name);
        let knowledge = Knowledge::get();
        knowledge.body(last, Body::Facility)
            || self.kind(m) == EntityKind::Place
                && (knowledge.body(last, Body::Place) || self.body_behind(m, Body::Place))
            || self.body_behind(m, Body::Facility)
    }

    /// Whether a word for a kind of place stands in or behind a name (`Bonn şehri`, `Avrupa Caddesi`).
    pub(super) fn is_place_behind(&self, m: u32) -> bool {
        self.body_behind(m, Body::Place) || {
            let name = self.name(m);
            Knowledge::get().body(name.rsplit(' ').next().unwrap_or(&name), Body::Place)
        }
    }

    /// Whether a word for a kind of place stands behind a name or behind the list that it begins.
    pub(super) fn list_is_placed(&self, m: u32) -> bool {
        self.is_place_behind(self.list_behind(m, true).last().copied().unwrap_or(m))
    }

    pub(super) fn body_behind(&self, m: u32, class: Body) -> bool {
        let next = self.end(m);
        if next as usize >= self.reading.analysed.segmented.tokens.len()
            || self.is_punctuation(next)
            || !self.suffix(m).is_empty()
        {
            return false;
        }
        let form = self.form(next);
        let bodies = Knowledge::get();
        // With or without its case: `şehrinde`, `kentine`.
        bodies
            .bodies
            .iter()
            .any(|(noun, classes)| classes.contains(&class) && (form == *noun || strips_to(form, noun)))
    }
}

/// The noun of a `-ndeki` form: `kuzeyindeki` -> `kuzeyi`, `kentindeki` -> `kenti`.
pub(super) fn ki_stem(locative: &str) -> String {
    for suffix in ["nde", "nda", "de", "da", "te", "ta"] {
        if let Some(stem) = locative.strip_suffix(suffix) {
            return stem.to_owned();
        }
    }
    locative.to_owned()
}

/// Whether `form` is `noun` (which ends in its possessive) with a case: `kentinde`, `kentine`, `kentinden`, `kentini`.
fn strips_to(form: &str, noun: &str) -> bool {
    form.strip_prefix(noun).is_some_and(|rest| {
        matches!(
            rest,
            "nde"
                | "nda"
                | "ne"
                | "na"
                | "nden"
                | "ndan"
                | "ni"
                | "nı"
                | "nu"
                | "nü"
                | "nin"
                | "nın"
                | "nun"
                | "nün"
                | "ndeki"
                | "ndaki"
                | "yle"
                | "yla"
        )
    })
}
