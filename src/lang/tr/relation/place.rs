//! Where places and bodies lie, and what bodies belong to.

use super::Finder;
use super::knowledge::{Body, Knowledge};
use crate::entity::RelationKind;
use crate::lang::tr::name::is_relative_locative;
use crate::mention::EntityKind;
use crate::syntax::Case;
use crate::text::TokenId;

/// How many words may stand between a place and what lies in it.
const GAP: u32 = 6;

impl Finder<'_> {
    /// Relations of a place or body to the name right before it.
    pub(super) fn location(&mut self, m: u32) {
        let Some(b) = self.outer_before(m) else { return };
        self.push(RelationKind::LocatedIn, m, b, None, false, "tr.relation.place");
        // `X'in kuzeyindeki A, B ve C`: what holds of A holds of the list.
        let mut last = m;
        while let Some(next) = self.coordinated(last) {
            if self.kind(next) != self.kind(m) {
                break;
            }
            self.push(RelationKind::LocatedIn, next, b, None, false, "tr.relation.place.list");
            last = next;
        }
    }

    /// The mention after `m` where only a comma or `ve` stands between.
    fn coordinated(&self, m: u32) -> Option<u32> {
        let next = m + 1;
        if next as usize >= self.reading.mentions.len() || self.start(next) != self.end(m) + 1 {
            return None;
        }
        let between = self.form(self.end(m));
        let case = self.reading.analysed.words[self.end(m) as usize - 1].case;
        (matches!(between.as_str(), "ve" | "," | "ile")
            && case == Case::Nom
            && self.same_sentence(self.start(m), self.start(next)))
        .then_some(next)
    }

    /// The place, country or body that `m` is said to lie in.
    fn outer_before(&self, m: u32) -> Option<u32> {
        let b = m.checked_sub(1)?;
        let start = self.start(m);
        if !self.same_sentence(self.start(b), start) || matches!(self.kind(b), EntityKind::Person) {
            return None;
        }
        let from = self.end(b);
        if start < from || start - from > GAP {
            return None;
        }
        let knowledge = Knowledge::get();
        let suffix = self.suffix(b).to_owned();
        let between: Vec<String> = (from..start).map(|t| self.form(t)).collect();
        let last = between.last().map(String::as_str);
        let placed = self.kind(b) != EntityKind::Organization;
        let is_org = self.kind(m) == EntityKind::Organization;
        if between.iter().any(|w| matches!(w.as_str(), "," | ";" | ":" | "(" | ")" | "ve" | "ile")) {
            return None;
        }
        // `Gazze'deki X`, `Refah'taki X`
        if is_relative_locative(&suffix) && placed && between.len() <= 4 && !self.any_verbal(from, start) {
            return Some(b);
        }
        // `X'in kuzeyindeki Y`, `X kentindeki Y`
        if let Some(word) = last.filter(|w| is_relative_locative(w)) {
            let bare = word.trim_end_matches("ki");
            let side = ki_stem(bare);
            let known = knowledge.body(&side, Body::Direction) || knowledge.body(&side, Body::Place);
            if known && placed && !self.any_verbal(from, start) {
                return Some(b);
            }
        }
        // `X'te bulunan Y`, `X'in kuzeyinde yer alan Y`, `X'e bağlı Y`
        if let Some(word) = last {
            let located = matches!(word, "bulunan" | "kurulan" | "kurulu" | "olan")
                || (word == "alan" && between.len() >= 2 && between[between.len() - 2] == "yer");
            let locative = suffix_is(&suffix, &["de", "da", "te", "ta", "nde", "nda"])
                || between.iter().any(|w| ["inde", "ında", "unda", "ünde"].iter().any(|s| w.ends_with(s)));
            if located && locative && placed {
                return Some(b);
            }
            // `X'e bağlı Y`, `X ilçesine bağlı Y`
            let dative = suffix_is(&suffix, &["e", "a", "ye", "ya", "ne", "na"])
                || between.len() == 2
                    && between[0]
                        .strip_suffix("ne")
                        .or_else(|| between[0].strip_suffix("na"))
                        .is_some_and(|noun| knowledge.body(noun, Body::Place));
            if word == "bağlı" && placed && dative {
                return Some(b);
            }
            if word == "merkezli" && placed && between.len() == 1 {
                return Some(b);
            }
        }
        if between.len() >= 2 && between[0] == "merkezli" && placed && is_org && !self.any_verbal(from, start)
        {
            return Some(b);
        }
        // `Cenin'de Hisan Meydanı`
        let locative = suffix_is(&suffix, &["de", "da", "te", "ta", "nde", "nda"]);
        if locative && between.is_empty() && placed && self.kind(m) == EntityKind::Place {
            return Some(b);
        }
        // `Batı Şeria'nın kuzeyinde Cenin ve Tulkerim kentlerindeki`
        if let Some(word) = last {
            let side = ki_stem(word);
            let direction = side.len() < word.len() && knowledge.body(&side, Body::Direction);
            if direction
                && placed
                && between.len() == 1
                && self.kind(m) == EntityKind::Place
                && self.list_is_placed(m)
            {
                return Some(b);
            }
        }
        // `Almanya'nın Bonn şehri`, `Kuzey Makedonya'nın başkenti Üsküp`
        let genitive = suffix_is(&suffix, &["in", "ın", "un", "ün", "nin", "nın", "nun", "nün"]);
        if genitive && placed && self.kind(m) == EntityKind::Place {
            if between.is_empty() && self.list_is_placed(m) {
                return Some(b);
            }
            if last.is_some_and(|w| knowledge.body(w, Body::Place)) && between.len() <= 2 {
                return Some(b);
            }
        }
        // `Alman teknoloji şirketi X`, `ABD'li şirket X`, `Çin'in X gazetesi`, `İspanyol X bankası`
        if is_org && self.kind(b) == EntityKind::Country {
            let nationality = self.is_adjectival_country(b) || suffix_is(&suffix, &["li", "lı", "lu", "lü"]);
            let company = last.is_some_and(|w| {
                knowledge.body(w, Body::Company) || matches!(w, "şirket" | "banka" | "gazete")
            });
            let behind = self.body_behind(m, Body::Company);
            if nationality && !self.any_verbal(from, start) && (company || between.is_empty() || behind) {
                return Some(b);
            }
            if genitive && between.is_empty() && behind {
                return Some(b);
            }
        }
        None
    }

    fn is_adjectival_country(&self, b: u32) -> bool {
        self.reading.mentions[b as usize].adjectival
    }

    fn any_verbal(&self, from: TokenId, to: TokenId) -> bool {
        (from..to).any(|t| self.reading.analysed.words[t as usize].verb.is_some())
    }

    /// Whether a word for a kind of place stands in or behind a name (`Bonn şehri`, `Avrupa Caddesi`).
    fn is_place_behind(&self, m: u32) -> bool {
        self.body_behind(m, Body::Place) || {
            let last = self.form(self.end(m) - 1);
            Knowledge::get().body(&last, Body::Place)
        }
    }

    /// Whether a word for a kind of place stands behind a name or behind the list that it begins.
    fn list_is_placed(&self, m: u32) -> bool {
        let mut last = m;
        while let Some(next) = self.coordinated(last) {
            last = next;
        }
        self.is_place_behind(last)
    }

    fn body_behind(&self, m: u32, class: Body) -> bool {
        let next = self.end(m);
        if next as usize >= self.reading.analysed.segmented.tokens.len() || self.is_punctuation(next) {
            return false;
        }
        let form = self.form(next);
        let bodies = Knowledge::get();
        // With or without its case: `şehrinde`, `kentine`.
        bodies
            .bodies
            .iter()
            .any(|(noun, classes)| classes.contains(&class) && (form == *noun || strips_to(&form, noun)))
    }

    /// What a body belongs to: `X'in bağlı ortaklığı Y`, `X'in sahibi Y`, `X grubu şirketlerinden Y`.
    pub(super) fn organisation(&mut self, m: u32) {
        let Some(mut b) = m.checked_sub(1) else { return };
        let (from, start) = (self.end(b), self.start(m));
        let arm =
            matches!(self.kind(b), EntityKind::Country | EntityKind::Place) && self.suffix(b).is_empty();
        if let Some(o) = b.checked_sub(1).filter(|o| arm && self.end(*o) == self.start(b)) {
            // `X'in Suriye kolu Y`
            b = o;
        }
        if start < from || start - from > 4 || !self.same_sentence(self.start(b), start) {
            return;
        }
        let knowledge = Knowledge::get();
        let kind = self.kind(b);
        if start == from {
            // `UNRWA Gazze Ofisi`: a unit right behind the body it belongs to, in the bare case.
            let last = self.form(self.end(m) - 1);
            let bare = self.suffix(b).is_empty();
            if bare && kind == EntityKind::Organization && knowledge.body(&last, Body::Unit) {
                self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.unit");
            }
            let genitive = suffix_is(self.suffix(b), &["in", "ın", "un", "ün", "nin", "nın", "nun", "nün"]);
            if genitive
                && kind == EntityKind::Country
                && knowledge.body(&self.stem(self.end(m) - 1), Body::Government)
            {
                self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.government");
            }
            return;
        }
        if kind != EntityKind::Organization || (from..start).any(|t| self.is_punctuation(t)) {
            return;
        }
        let first = self.form(from);
        // `X bünyesinde faaliyet gösteren Y`, `X çatısı altındaki Y ve Z`, `X Bakanlığına bağlı Y`
        let inside =
            matches!(first.as_str(), "bünyesinde" | "bünyesindeki" | "çatısı") && self.suffix(b).is_empty();
        let subordinate = first == "bağlı"
            && start - from == 1
            && self.reading.analysed.words[from as usize - 1].case == Case::Dat;
        if inside || subordinate {
            let mut part = Some(m);
            while let Some(p) = part.filter(|p| self.kind(*p) == EntityKind::Organization) {
                self.push(RelationKind::PartOf, p, b, None, false, "tr.relation.inside");
                part = self.coordinated(p);
            }
            return;
        }
        let last = self.form(start - 1);
        if knowledge.body(&last, Body::Below) {
            self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.subsidiary");
        } else if knowledge.body(&last, Body::Above) {
            self.push(RelationKind::PartOf, b, m, None, false, "tr.relation.parent");
        }
    }
}

/// `-deki`, `-daki`, `-teki`, `-taki` (also `-ndeki`, `-ındaki`).
fn suffix_is(suffix: &str, any: &[&str]) -> bool {
    any.contains(&suffix)
}

/// The noun of a `-ndeki` form: `kuzeyindeki` -> `kuzeyi`, `kentindeki` -> `kenti`.
fn ki_stem(locative: &str) -> String {
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
