//! Where places and bodies lie.

use super::Finder;
use super::knowledge::{Body, Knowledge};
use super::office::is_genitive;
use super::site::ki_stem;
use crate::entity::RelationKind;
use crate::lang::tr::name::is_relative_locative;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::TokenId;

/// How many words may stand between a place and what lies in it.
pub(super) const GAP: u32 = 6;

/// The same where a clause or a description stands between them.
const FAR: u32 = 12;

/// What stands between a name and the one before it.
pub(super) struct Between<'r> {
    pub from: TokenId,
    pub to: TokenId,
    /// Lower case, in order.
    pub words: Vec<&'r str>,
}

impl Between<'_> {
    pub fn last(&self) -> Option<&str> {
        self.words.last().copied()
    }

    pub fn holds(&self, any: &[&str]) -> bool {
        self.words.iter().any(|w| any.contains(w))
    }
}

impl Finder<'_> {
    /// Relations of a place or body to the names around it.
    pub(super) fn location(&mut self, m: u32) {
        self.city_of(m);
        let found = self.outer_before(m).or_else(|| self.outer_behind(m)).or_else(|| self.country_behind(m));
        let Some(b) = found.filter(|b| self.holds_things(*b)) else { return };
        // `Dallas, Teksas'taki X`: in the town.
        let town = b.checked_sub(1).filter(|o| {
            self.outer.get(o) == Some(&b)
                && self.form(self.end(*o)) == ","
                && self.start(b) == self.end(*o) + 1
        });
        let b = town.unwrap_or(b);
        self.push(RelationKind::LocatedIn, m, b, None, false, "tr.relation.place");
        self.outer.insert(m, b);
        // `X'in kuzeyindeki A, B ve C`: what holds of A holds of the list.
        let district = self.end(b) == self.start(m) && self.suffix(b).is_empty();
        let list = if district || self.is_one(b, m) { Vec::new() } else { self.list_behind(m, true) };
        for next in list {
            let same = self.kind(next) == self.kind(m)
                || Knowledge::get().body(&self.last_word(next), Body::Facility)
                    && matches!(self.kind(next), EntityKind::Place | EntityKind::Organization);
            if !same {
                break;
            }
            self.push(RelationKind::LocatedIn, next, b, None, false, "tr.relation.place.list");
            self.outer.insert(next, b);
        }
    }

    pub(super) fn between(&self, b: u32, m: u32) -> Option<Between<'_>> {
        let (from, to) = (self.end(b), self.start(m));
        (from <= to && to - from <= FAR && self.same_sentence(self.start(b), to)).then(|| Between {
            from,
            to,
            words: (from..to).map(|t| self.form(t)).collect(),
        })
    }

    /// The place, country or body that `m` is said to lie in.
    fn outer_before(&self, m: u32) -> Option<u32> {
        let b = m.checked_sub(1)?;
        let between = self.between(b, m)?;
        if let Some(outer) = self.described(b, m, &between).or_else(|| self.in_brackets(b, &between)) {
            return Some(outer);
        }
        // `A'nın kuzeyinde bulunan B, güneyinde C ve D`
        // `Kıyı'nın kuzeyinde, B'de`
        if let [side, comma] = between.words.as_slice()
            && *comma == ","
            && self.is_side(side)
            && self.kind(b) == EntityKind::Place
            && self.kind(m) == EntityKind::Place
            && self.is_where(m)
        {
            return Some(b);
        }
        if let [comma, side] = between.words.as_slice()
            && matches!(*comma, "," | "ve")
            && self.is_side(side)
        {
            return self.outer.get(&b).copied();
        }
        if matches!(self.kind(b), EntityKind::Person)
            || between.holds(&[",", ";", ":", "(", ")", "ve", "ile"])
        {
            return self.of_clause(m);
        }
        if between.words.len() as u32 > GAP {
            return self.of_clause(m);
        }
        self.direct(b, m, &between).or_else(|| self.near(b, &between)).or_else(|| self.of_clause(m))
    }

    /// What the words between two neighbouring names say.
    fn direct(&self, b: u32, m: u32, between: &Between<'_>) -> Option<u32> {
        let knowledge = Knowledge::get();
        let suffix = self.suffix(b);
        let words = &between.words;
        let placed = self.kind(b) != EntityKind::Organization;
        if !placed {
            return None;
        }
        let verbal = self.any_verbal(between.from, between.to);
        // `Gazze'deki X`, `Refah'taki X`, `Gazze kentindeki X`; not `Londra'daki üç banka X'ten çekildi`
        let counted =
            (between.from..between.to).any(|t| self.reading.analysed.words[t as usize].upos == Upos::Num);
        let attributes = (between.from..between.to).all(|t| self.may_modify(t, between.to));
        // `Brüksel'deki AB zirvesi`: the summit is there.
        let named = self.kind(m) != EntityKind::Organization
            || self.named_class(m).is_some()
            || self.body_behind(m, Body::Company)
            || !self.modifies_what_follows(m);
        if is_relative_locative(suffix) && words.len() <= 4 && !verbal && !counted && attributes && named {
            return Some(b);
        }
        // `X'in kuzeyindeki Y`, `X kentindeki Y`, `X'in orta kesimlerindeki Y`
        if let Some(word) = between.last().filter(|w| is_relative_locative(w) && !verbal) {
            let side = ki_stem(word.trim_end_matches("ki"));
            if knowledge.body(&side, Body::Direction) || knowledge.body(&side, Body::Place) {
                return Some(b);
            }
        }
        let locative = matches!(suffix, "de" | "da" | "te" | "ta" | "nde" | "nda");
        // `X'te bulunan Y`, `X'in kuzeyinde yer alan Y`, `X'e bağlı Y`
        if let Some(word) = between.last() {
            let near = words.iter().any(|w| knowledge.body(&ki_stem(w), Body::Near));
            let located = WordClass::StandsThere.has(word)
                || WordClass::AppearsThere.has(word) && self.kind(m) == EntityKind::Organization
                || words.len() >= 2
                    && matches!((words[words.len() - 2], word), ("yer", "alan") | ("yayın", "yapan"));
            // `X'in kuşatması altında bulunan Y` lies elsewhere.
            let inside = locative
                || words.iter().any(|w| {
                    let noun = ki_stem(w);
                    noun.len() < w.len()
                        && (knowledge.body(&noun, Body::Direction) || knowledge.body(&noun, Body::Place))
                });
            // `X'te bulunan Y'ye ait klinik`: the clinic is there.
            let owner = self.kind(m) == EntityKind::Organization
                && (self.end(m) as usize) < self.reading.analysed.segmented.tokens.len()
                && self.form(self.end(m)) == "ait";
            if located && inside && !near && !owner {
                return Some(b);
            }
            // `X'e bağlı Y`, `X ilçesine bağlı Y`
            let dative = matches!(suffix, "e" | "a" | "ye" | "ya" | "ne" | "na")
                || words.len() == 2
                    && words[0]
                        .strip_suffix("ne")
                        .or_else(|| words[0].strip_suffix("na"))
                        .is_some_and(|noun| knowledge.body(noun, Body::Place));
            if word == "bağlı" && dative || WordClass::ComesFrom.has(word) && words.len() == 1 {
                return Some(b);
            }
        }
        let is_org = self.kind(m) == EntityKind::Organization;
        // `X merkezli bir diğer gazete olan Y`
        let plain =
            !verbal || between.last() == Some("olan") && !self.any_verbal(between.from, between.to - 1);
        if words.len() >= 2 && words[0] == "merkezli" && is_org && plain {
            return Some(b);
        }
        // `Cenin'de Hisan Meydanı`, `Han Yunus bölgesinde Avrupa Hastanesi`
        let place_in = match words.as_slice() {
            [] => locative,
            [noun] => {
                let stem = ki_stem(noun);
                suffix.is_empty() && stem.len() < noun.len() && knowledge.body(&stem, Body::Place)
            }
            _ => false,
        };
        let seated = ["belediyesi", "valiliği", "kaymakamlığı"].contains(&self.last_word(m).as_str());
        let stands = if words.is_empty() {
            self.kind(m) == EntityKind::Place && !self.modifies(m) || seated
        } else {
            self.is_facility(m)
        };
        if place_in && stands && self.known_in(m, b) != Some(false) {
            return Some(b);
        }
        // `Batı Şeria'nın kuzeyinde Cenin ve Tulkerim kentlerindeki`
        if let [side] = words.as_slice()
            && self.is_side(side)
            && self.kind(m) == EntityKind::Place
            && (self.list_is_placed(m) || self.is_where(m))
        {
            return Some(b);
        }
        // `Almanya'nın Bonn şehri`, `Kuzey Makedonya'nın başkenti Üsküp`
        if is_genitive(suffix) && self.kind(m) == EntityKind::Place {
            // `Gazze'nin batı mahallelerinden A ve B`
            let placed = between.last().is_some_and(|w| {
                let one = w.strip_suffix("nden").or_else(|| w.strip_suffix("ndan"));
                knowledge.body(
                    one.filter(|w| w.ends_with("leri") || w.ends_with("ları")).unwrap_or(w),
                    Body::Place,
                )
            });
            // `Suriye'nin Halep kırsalındaki X`: Halep too.
            let sided = self.list_is_placed(m) || self.body_behind(m, Body::Direction);
            let lies = || {
                let acts = self.kind(b) == EntityKind::Country && self.acts(b);
                self.known_in(m, b).unwrap_or(!acts)
            };
            if words.is_empty() && sided && lies() || placed && words.len() <= 3 && !verbal {
                return Some(b);
            }
        }
        // `Teksas eyaletinin başkenti Austin`, `Sincan bölgesinin idari merkezi Urumçi`, `IKBY'nin başkenti Erbil`
        let owner = is_genitive(suffix)
            || suffix.is_empty() && words.first().is_some_and(|w| is_genitive_of_place(w));
        if owner
            && self.kind(m) == EntityKind::Place
            && matches!(words.as_slice(), [.., last] if *last == "başkenti" || *last == "merkezi")
            && words.len() <= 3
            && !verbal
        {
            return Some(b);
        }
        // `Cihanbeyli ilçesi Çamlı Mahallesi`
        if let [noun] = words.as_slice()
            && suffix.is_empty()
            && knowledge.body(noun, Body::Place)
            && self.kind(b) == EntityKind::Place
            && self.kind(m) == EntityKind::Place
            && self.is_place_behind(m)
        {
            return Some(b);
        }
        // `Teksas eyaletinin Dallas kenti`, `Gazze kentinin Zeytun Mahallesi`
        if let [noun] = words.as_slice()
            && suffix.is_empty()
            && is_genitive_of_place(noun)
            && (self.kind(m) == EntityKind::Place && self.list_is_placed(m) || self.is_building(m))
        {
            return Some(b);
        }
        // `Gazze'nin Liman Hastanesi`, of a place
        if is_genitive(suffix) && words.is_empty() && self.kind(b) == EntityKind::Place && self.is_building(m)
        {
            return Some(b);
        }
        // `İstanbul Kadıköy'deki X`: a district right behind its province.
        if words.is_empty() && suffix.is_empty() && self.is_district_of(m, b) {
            return Some(b);
        }
        // `merkezi Berlin olan X`
        if words.as_slice() == ["olan"]
            && suffix.is_empty()
            && self.start(b).checked_sub(1).is_some_and(|t| self.form(t) == "merkezi")
        {
            return Some(b);
        }
        // `İspanyol X bankası`, `Çin'in X gazetesi`
        if is_org && self.kind(b) == EntityKind::Country {
            let nationality = self.is_nationality(b);
            let behind = self.body_behind(m, Body::Company);
            // `İran'ın yarı resmi Fars Haber Ajansı`
            let own = behind || knowledge.body(&self.last_word(m), Body::Company);
            let plain = words.len() <= 3
                && (between.from..between.to)
                    .all(|t| self.reading.analysed.words[t as usize].case == Case::Nom)
                && !counted;
            let possessed = is_genitive(suffix) && !verbal && plain && own;
            if nationality && !verbal && (words.is_empty() || behind)
                || possessed && !self.acts(b) && !self.is_state_body(b, m)
            {
                return Some(b);
            }
            // `Japonya'dan Mizuho Bank`: a body that is known to be from there, or one of several such pairs.
            if words.is_empty() && matches!(suffix, "dan" | "den" | "tan" | "ten") {
                let country = self.reading.mentions[b as usize].entry;
                let known = self.reading.mentions[m as usize].entry.and_then(crate::names::country_of);
                // `A, B ve Japonya'dan C`
                let listed = b.checked_sub(1).is_some_and(|o| {
                    self.kind(o) == EntityKind::Organization
                        && self.start(b) == self.end(o) + 1
                        && matches!(self.form(self.end(o)), "ve" | ",")
                });
                if listed && known.is_none()
                    || known.is_some() && known == country
                    || self.is_pair(b.wrapping_sub(2))
                    || self.is_pair(b + 2)
                {
                    return Some(b);
                }
            }
        }
        None
    }

    /// `Liman Köprüsü'nün bulunduğu Cusco kenti`
    pub(super) fn site_of(&mut self, m: u32) {
        let Some(b) = m.checked_sub(1) else { return };
        let Some(between) = self.between(b, m) else { return };
        let lies = match between.words.as_slice() {
            [verb] => *verb == "bulunduğu",
            [noun, verb] => *noun == "yer" && *verb == "aldığı",
            _ => false,
        };
        if lies && is_genitive(self.suffix(b)) && self.stands_somewhere(b) {
            self.push(RelationKind::LocatedIn, b, m, None, false, "tr.relation.place");
        }
    }

    /// `Gazze'nin kuzeyindeki bölgelerde (A, B ve C)`
    fn in_brackets(&self, b: u32, between: &Between<'_>) -> Option<u32> {
        let [.., noun, open] = between.words.as_slice() else { return None };
        let placed = matches!(self.kind(b), EntityKind::Place | EntityKind::Country);
        let lists = noun.contains("bölge")
            || noun.contains("ilçe")
            || noun.contains("kent")
            || noun.contains("şehir");
        (*open == "(" && placed && lists && between.words.len() as u32 <= GAP).then_some(b)
    }

    /// `İsrail'in Gazze yakınlarındaki X`: near one place, in the other.
    fn near(&self, b: u32, between: &Between<'_>) -> Option<u32> {
        let side = ki_stem(between.last()?.trim_end_matches("ki"));
        let o = b.checked_sub(1)?;
        (Knowledge::get().body(&side, Body::Near)
            && between.words.len() <= 2
            && matches!(self.kind(o), EntityKind::Country | EntityKind::Place)
            && self.end(o) == self.start(b)
            && is_genitive(self.suffix(o)))
        .then_some(o)
    }

    /// `Lizbon'da yüzlerce kişinin sığındığı Liman Okulu`, `Rize'de ziyaret ettiği Rize Müzesi`: a building or street
    /// that a clause says something of, with the place where that happens.
    fn of_clause(&self, m: u32) -> Option<u32> {
        let start = self.start(m);
        let verb = start.checked_sub(1).and_then(|t| self.reading.analysed.words[t as usize].verb)?;
        let clause = matches!(verb.form, VerbForm::SubjectParticiple | VerbForm::FactParticiple);
        if !clause || !Knowledge::get().body(&self.last_word(m), Body::Facility) {
            return None;
        }
        for b in (m.saturating_sub(3)..m).rev() {
            let between = self.between(b, m)?;
            if between.holds(&[",", ";", ":", "(", ")", "\"", "“", "”"]) {
                return None;
            }
            if !matches!(self.kind(b), EntityKind::Place | EntityKind::Country) || self.is_adjectival(b) {
                continue;
            }
            let behind = between.words.first().is_some_and(|w| {
                let stem = ki_stem(w);
                stem.len() < w.len() && Knowledge::get().body(&stem, Body::Place)
            });
            let inside = matches!(self.suffix(b), "de" | "da" | "te" | "ta" | "nde" | "nda") || behind;
            if inside {
                return Some(b);
            }
        }
        None
    }

    /// `başta A olmak üzere B'nin tamamı`, `A başta olmak üzere B`
    fn outer_behind(&self, m: u32) -> Option<u32> {
        let n = m + 1;
        if self.kind(m) != EntityKind::Place || n as usize >= self.reading.mentions.len() {
            return None;
        }
        let outer = matches!(self.kind(n), EntityKind::Place | EntityKind::Country)
            && !self.is_adjectival(n)
            && !self.suffix(n).is_empty();
        let between = self.between(m, n).filter(|_| outer)?;
        let first = match between.words.as_slice() {
            [a, b, c] => *a == "başta" && *b == "olmak" && *c == "üzere",
            [b, c] => {
                *b == "olmak"
                    && *c == "üzere"
                    && self.start(m).checked_sub(1).is_some_and(|t| self.form(t) == "başta")
            }
            _ => false,
        };
        first.then_some(n)
    }

    /// `Dallas, Teksas'ta`: a town with the state or country behind a comma.
    pub(super) fn city_of(&mut self, m: u32) {
        let Some(o) = m.checked_sub(1) else { return };
        let apart = self.kind(o) == EntityKind::Place
            && matches!(self.kind(m), EntityKind::Place | EntityKind::Country)
            && self.suffix(o).is_empty()
            && !self.suffix(m).is_empty()
            && !self.is_nationality(m)
            && self.start(m) == self.end(o) + 1
            && self.form(self.end(o)) == ","
            && self.same_sentence(self.start(o), self.start(m));
        let (town, region) = (&self.reading.mentions[o as usize], &self.reading.mentions[m as usize]);
        let Some(region) = region.entry.filter(|_| apart) else { return };
        let knowledge = crate::names::Knowledge::get();
        let large = |e: u32| {
            let entry = knowledge.entry(e);
            entry.kind == EntityKind::Country || matches!(entry.subtype, Some("state" | "province"))
        };
        let fits = match town.entry {
            Some(e) => {
                !large(e)
                    && crate::names::country_of(e).is_some()
                    && crate::names::country_of(e) == crate::names::country_of(region)
            }
            None => knowledge.entry(region).subtype == Some("state"),
        };
        if large(region) && fits {
            self.push(RelationKind::LocatedIn, o, m, None, false, "tr.relation.place.comma");
            self.outer.insert(o, m);
        }
    }

    /// `X'in Brüksel'deki genel merkezi`
    pub(super) fn seat(&mut self, m: u32) {
        let Some(b) = m.checked_sub(1) else { return };
        let seated = self.kind(b) == EntityKind::Organization
            && self.end(b) == self.start(m)
            && is_genitive(self.suffix(b))
            && is_relative_locative(self.suffix(m));
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        let end = self.end(m);
        let mut behind = (end..tokens.min(end + 2)).map(|t| self.form(t));
        let is_seat =
            |w: &str| ["merkezi", "karargahı", "karargâhı", "yerleşkesi"].iter().any(|s| w.starts_with(s));
        let seat =
            behind.next().is_some_and(|w| is_seat(w) || w == "genel" && behind.next().is_some_and(is_seat));
        if seated && seat {
            self.push(RelationKind::LocatedIn, b, m, None, false, "tr.relation.seat");
        }
    }

    /// Whether a verb stands between; a noun made of one (`araştırma şirketi`) is none.
    pub(super) fn any_verbal(&self, from: TokenId, to: TokenId) -> bool {
        (from..to).any(|t| {
            let word = &self.reading.analysed.words[t as usize];
            let noun = word.possessive == 0 && word.case == Case::Nom && t + 1 < to;
            word.verb.is_some_and(|v| v.form != VerbForm::VerbalNoun || !noun)
        })
    }
}

/// `eyaletinin`, `kentinin`
fn is_genitive_of_place(word: &str) -> bool {
    ["nin", "nın", "nun", "nün"]
        .iter()
        .any(|s| word.strip_suffix(s).is_some_and(|n| Knowledge::get().body(n, Body::Place)))
}
