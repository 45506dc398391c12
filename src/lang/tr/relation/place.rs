//! Where places and bodies lie.

use super::Finder;
use super::knowledge::{Body, Knowledge};
use super::office::is_genitive;
use crate::entity::RelationKind;
use crate::lang::tr::name::is_relative_locative;
use crate::mention::EntityKind;
use crate::syntax::{Case, Slot, Upos, VerbForm};
use crate::text::{Shape, TokenId, TokenKind};

/// How many words may stand between a place and what lies in it.
const GAP: u32 = 6;

/// The same where a clause or a description stands between them.
const FAR: u32 = 12;

/// What stands between a name and the one before it.
struct Between {
    from: TokenId,
    to: TokenId,
    /// Lower case, in order.
    words: Vec<String>,
}

impl Between {
    fn last(&self) -> Option<&str> {
        self.words.last().map(String::as_str)
    }

    fn holds(&self, any: &[&str]) -> bool {
        self.words.iter().any(|w| any.contains(&w.as_str()))
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

    /// Whether what stands between says where one body comes from, so that a list behind it goes on to others:
    /// `Alman Bremen Üniversitesi ve X`, not `Çinli iki şirket A ve B`.
    fn is_one(&self, b: u32, m: u32) -> bool {
        let (from, to) = (self.end(b), self.start(m));
        let words = self.reading.analysed.words;
        let several = (from..to.max(from)).any(|t| {
            let word = &words[t as usize];
            word.upos == Upos::Num || word.plural
        });
        self.kind(m) == EntityKind::Organization
            && self.kind(b) == EntityKind::Country
            && !is_relative_locative(self.suffix(b))
            && !several
    }

    /// Nothing lies in a sea or a river.
    fn holds_things(&self, b: u32) -> bool {
        let Some(entry) = self.reading.mentions[b as usize].entry else { return true };
        let subtype = crate::names::Knowledge::get().entry(entry).subtype;
        !matches!(subtype, Some("sea" | "river" | "lake" | "strait"))
    }

    /// Whether a place is known to lie in the country `b`, or known to lie in another one.
    fn known_in(&self, m: u32, b: u32) -> Option<bool> {
        let (inner, outer) = (&self.reading.mentions[m as usize], &self.reading.mentions[b as usize]);
        let known = crate::names::country_of(inner.entry?)?;
        let country = outer.entry.filter(|_| outer.kind == EntityKind::Country)?;
        Some(known == country)
    }

    /// The mentions behind `m` in a list (`A, B ve C`, and where `with` is set `A ile B ve C`); none where only a comma
    /// and one name follow.
    pub(super) fn list_behind(&self, m: u32, with: bool) -> Vec<u32> {
        let mut out = Vec::new();
        let mut last = m;
        let mut closed = false;
        while let Some((next, joint)) = self.coordinated(last) {
            // `A ve B, C`: the comma behind the list begins something else.
            if closed && joint == "," || joint == "ile" && !with {
                break;
            }
            out.push(next);
            closed |= joint != ",";
            last = next;
            if joint == "ve" {
                break;
            }
        }
        // One name behind a comma may be anything; several are a list of which some name was not seen.
        if closed || out.len() > 1 { out } else { Vec::new() }
    }

    /// The mention after `m` in a list and what joins it: a comma or `ve` stands between, and at most a word for what
    /// `m` is (`A beldesi ve B`) or an aside (`A (AA), B`).
    fn coordinated(&self, m: u32) -> Option<(u32, String)> {
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        if !self.suffix(m).is_empty() {
            return None;
        }
        let mut at = self.end(m);
        let form = |t: TokenId| if t < tokens { self.form(t) } else { String::new() };
        if Knowledge::get().body(&form(at), Body::Place) {
            at += 1;
        }
        if form(at) == "(" {
            at = (at + 1..tokens.min(at + 8)).find(|t| form(*t) == ")")? + 1;
        }
        let joint = form(at);
        if !matches!(joint.as_str(), "ve" | "," | "ile") {
            return None;
        }
        at += 1;
        let next = self.reading.mentions.partition_point(|o| o.tokens.start < at) as u32;
        ((next as usize) < self.reading.mentions.len()
            && next > m
            && self.start(next) == at
            && self.same_sentence(self.start(m), at))
        .then_some((next, joint))
    }

    fn between(&self, b: u32, m: u32) -> Option<Between> {
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
            && comma == ","
            && self.is_side(side)
            && self.kind(b) == EntityKind::Place
            && self.kind(m) == EntityKind::Place
            && self.is_where(m)
        {
            return Some(b);
        }
        if let [comma, side] = between.words.as_slice()
            && matches!(comma.as_str(), "," | "ve")
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
    fn direct(&self, b: u32, m: u32, between: &Between) -> Option<u32> {
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
            let located = matches!(word, "bulunan" | "kurulan" | "kurulu" | "olan")
                || (word == "alan" && words.len() >= 2 && words[words.len() - 2] == "yer");
            // `X'in kuşatması altında bulunan Y` lies elsewhere.
            let inside = locative
                || words.iter().any(|w| {
                    let noun = ki_stem(w);
                    noun.len() < w.len()
                        && (knowledge.body(&noun, Body::Direction) || knowledge.body(&noun, Body::Place))
                });
            if located && inside && !near {
                return Some(b);
            }
            // `X'e bağlı Y`, `X ilçesine bağlı Y`
            let dative = matches!(suffix, "e" | "a" | "ye" | "ya" | "ne" | "na")
                || words.len() == 2
                    && words[0]
                        .strip_suffix("ne")
                        .or_else(|| words[0].strip_suffix("na"))
                        .is_some_and(|noun| knowledge.body(noun, Body::Place));
            if word == "bağlı" && dative
                || matches!(word, "merkezli" | "menşeli" | "kökenli" | "çıkışlı") && words.len() == 1
            {
                return Some(b);
            }
        }
        let is_org = self.kind(m) == EntityKind::Organization;
        if words.len() >= 2 && words[0] == "merkezli" && is_org && !verbal {
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
            let placed = between.last().is_some_and(|w| knowledge.body(w, Body::Place));
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
        // `Teksas eyaletinin Dallas kenti`, `Gazze kentinin Zeytun Mahallesi`
        if let [noun] = words.as_slice()
            && suffix.is_empty()
            && ["nin", "nın", "nun", "nün"]
                .iter()
                .any(|s| noun.strip_suffix(s).is_some_and(|n| knowledge.body(n, Body::Place)))
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
                        && matches!(self.form(self.end(o)).as_str(), "ve" | ",")
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

    /// Whether a word between `X'deki` and a name may belong to the name: an attribute, or the body whose part it is
    /// (`Gazze'deki hükümetin Medya Ofisi`); not `Londra'daki diğer bankaların da X'i`.
    fn may_modify(&self, t: TokenId, to: TokenId) -> bool {
        let word = &self.reading.analysed.words[t as usize];
        let owner = t + 1 == to
            && !word.plural
            && (crate::lang::tr::reference::is_body_noun(&word.lemma)
                || matches!(&*word.lemma, "hükümet" | "yönetim" | "belediye"));
        match word.case {
            // `Lizbon'daki sakinlik X'te yok`
            Case::Nom if t + 1 == to && word.upos == Upos::Noun && word.possessive == 0 => {
                crate::lang::tr::reference::is_body_noun(&word.lemma)
            }
            Case::Nom => !word.plural && !matches!(self.form(t).as_str(), "da" | "de" | "ise"),
            Case::Gen => owner,
            _ => matches!(word.upos, Upos::Adj),
        }
    }

    /// Whether a name is that of a place or of a building.
    pub(super) fn stands_somewhere(&self, m: u32) -> bool {
        self.kind(m) == EntityKind::Place || self.is_building(m)
    }

    /// `Cenin'de`, `Cenin'deki`
    fn is_where(&self, m: u32) -> bool {
        let suffix = self.suffix(m);
        matches!(suffix, "de" | "da" | "te" | "ta" | "nde" | "nda") || is_relative_locative(suffix)
    }

    /// Whether a name's own last word is that of a building or a street.
    fn is_building(&self, m: u32) -> bool {
        Knowledge::get().body(&self.last_word(m), Body::Facility)
    }

    /// Whether a place is known as a district or quarter of the country that a province or city before it lies in.
    fn is_district_of(&self, m: u32, b: u32) -> bool {
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
    fn modifies(&self, m: u32) -> bool {
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
    fn acts(&self, b: u32) -> bool {
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

    /// Whether a country in the ablative and a body right behind it stand at mention `b`.
    fn is_pair(&self, b: u32) -> bool {
        (b as usize) + 1 < self.reading.mentions.len()
            && self.kind(b) == EntityKind::Country
            && self.kind(b + 1) == EntityKind::Organization
            && self.end(b) == self.start(b + 1)
            && matches!(self.suffix(b), "dan" | "den" | "tan" | "ten")
    }

    /// `Alman teknoloji şirketi X`, `İsrail gazetesi X`, `Peru'nun en büyük bankası X`, `… platformu olan X`: a word for
    /// a company or paper that the country before it possesses.
    fn described(&self, b: u32, m: u32, between: &Between) -> Option<u32> {
        if self.kind(m) != EntityKind::Organization
            || !matches!(self.kind(b), EntityKind::Country | EntityKind::Place)
            || between.holds(&[";", ":", "(", ")"])
        {
            return None;
        }
        let quoted =
            usize::from(between.last().is_some_and(|w| matches!(w, "\"" | "“" | "‘" | "'" | "”" | "’")));
        let mut end = between.words.len() - quoted;
        if end > 0 && between.words[end - 1] == "olan" {
            end -= 1;
        }
        let last = between.words[..end].last()?;
        let knowledge = Knowledge::get();
        // `bankalarından`: one of those.
        let one = last.strip_suffix("ndan").or_else(|| last.strip_suffix("nden"));
        let company = knowledge.body(last, Body::Company)
            || one.is_some_and(|plural| {
                (plural.ends_with("ları") || plural.ends_with("leri"))
                    && knowledge.body(plural, Body::Company)
            })
            || self.is_nationality(b) && matches!(last.as_str(), "şirket" | "banka" | "gazete");
        let stop = between.from + end as u32 - 1;
        let words = &self.reading.analysed.words[between.from as usize..stop as usize];
        // `önde gelen`
        let plain = words.iter().zip(&between.words).all(|(w, form)| w.verb.is_none() || form == "gelen");
        if !company || !plain {
            return None;
        }
        let suffix = self.suffix(b);
        let country = self.kind(b) == EntityKind::Country;
        let state = self.says_state(b, between);
        if country && (self.is_nationality(b) || suffix.is_empty()) {
            let joined = between.holds(&[",", "ve", "ile"]);
            let near = words.iter().all(|w| w.case == Case::Nom) || self.is_nationality(b);
            return (near && !joined && !state && end as u32 <= GAP).then_some(b);
        }
        // `Avrupa'nın en büyük bankası X` says nothing of where in it.
        let land = self.reading.mentions[b as usize].entry.is_some_and(|e| {
            matches!(crate::names::Knowledge::get().entry(e).subtype, Some("continent" | "area" | "region"))
        });
        (is_genitive(suffix) && !between.holds(&[","]) && !state && !land).then_some(b)
    }

    /// Whether what stands between a country and a body says that it is the state's: `Peru resmi ajansı`, `Peru haber
    /// ajansı`, `Peru'nun istihbarat servisi`.
    pub(super) fn is_state_body(&self, b: u32, m: u32) -> bool {
        self.between(b, m).is_some_and(|between| {
            let named = self.last_word(m) == "ajansı"
                && between.holds(&["resmi", "resmî", "devlet"])
                && !between.holds(&["yarı"])
                && self.kind(b) == EntityKind::Country;
            !self.any_verbal(between.from, between.to)
                && !between.holds(&[",", "ve", "ile", "(", ")", ":", ";"])
                && (named || self.says_state(b, &between))
        })
    }

    fn says_state(&self, b: u32, between: &Between) -> bool {
        let Some(last) = between.last() else { return false };
        let knowledge = Knowledge::get();
        let bare = self.suffix(b).is_empty() && !self.is_adjectival(b);
        let own = bare || is_genitive(self.suffix(b)) || self.is_adjectival(b);
        let media = matches!(last, "ajansı" | "televizyonu" | "radyosu" | "kanalı");
        let official = between.holds(&["resmi", "resmî", "devlet"]) && !between.holds(&["yarı"]);
        let agency = last == "ajansı" && bare && !between.holds(&["yarı", "özel"]);
        let state = (knowledge.body(last, Body::Unit) || knowledge.body(last, Body::Government))
            && !media
            && (last != "bankası" || between.holds(&["merkez"]))
            && !matches!(last, "yönetimi" | "hükümeti" | "belediyesi" | "fakültesi" | "odası" | "fonu");
        let fund = last == "fonu" && between.holds(&["varlık"]);
        self.kind(b) == EntityKind::Country && own && (media && (official || agency) || state || fund)
    }

    /// `Gazze'nin kuzeyindeki bölgelerde (A, B ve C)`
    fn in_brackets(&self, b: u32, between: &Between) -> Option<u32> {
        let [.., noun, open] = between.words.as_slice() else { return None };
        let placed = matches!(self.kind(b), EntityKind::Place | EntityKind::Country);
        let lists = noun.contains("bölge")
            || noun.contains("ilçe")
            || noun.contains("kent")
            || noun.contains("şehir");
        (open == "(" && placed && lists && between.words.len() as u32 <= GAP).then_some(b)
    }

    /// `İsrail'in Gazze yakınlarındaki X`: near one place, in the other.
    fn near(&self, b: u32, between: &Between) -> Option<u32> {
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

    /// `Lima Üniversitesi (Peru)`
    fn country_behind(&self, m: u32) -> Option<u32> {
        let n = m + 1;
        let open = self.end(m);
        let inside = (n as usize) < self.reading.mentions.len()
            && self.form(open) == "("
            && self.start(n) == open + 1
            && self.kind(n) == EntityKind::Country
            && !self.is_adjectival(n)
            && self.form(self.end(n)) == ")";
        inside.then_some(n)
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
            [a, b, c] => a == "başta" && b == "olmak" && c == "üzere",
            [b, c] => {
                b == "olmak"
                    && c == "üzere"
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
            |w: &String| ["merkezi", "karargahı", "karargâhı", "yerleşkesi"].iter().any(|s| w.starts_with(s));
        let seat = behind
            .next()
            .is_some_and(|w| is_seat(&w) || w == "genel" && behind.next().is_some_and(|w| is_seat(&w)));
        if seated && seat {
            self.push(RelationKind::LocatedIn, b, m, None, false, "tr.relation.seat");
        }
    }

    /// `kuzeyinde`, `güneyinde`
    fn is_side(&self, word: &str) -> bool {
        let side = ki_stem(word);
        side.len() < word.len() && Knowledge::get().body(&side, Body::Direction)
    }

    fn any_verbal(&self, from: TokenId, to: TokenId) -> bool {
        (from..to).any(|t| self.reading.analysed.words[t as usize].verb.is_some())
    }

    /// Whether a name is that of a building, a street, a quarter: something that stands somewhere.
    fn is_facility(&self, m: u32) -> bool {
        let name = self.name(m);
        let last = name.rsplit(' ').next().unwrap_or(&name);
        let knowledge = Knowledge::get();
        knowledge.body(last, Body::Facility)
            || self.kind(m) == EntityKind::Place
                && (knowledge.body(last, Body::Place) || self.body_behind(m, Body::Place))
            || self.body_behind(m, Body::Facility)
    }

    /// Whether a word for a kind of place stands in or behind a name (`Bonn şehri`, `Avrupa Caddesi`).
    fn is_place_behind(&self, m: u32) -> bool {
        self.body_behind(m, Body::Place) || {
            let name = self.name(m);
            Knowledge::get().body(name.rsplit(' ').next().unwrap_or(&name), Body::Place)
        }
    }

    /// Whether a word for a kind of place stands behind a name or behind the list that it begins.
    fn list_is_placed(&self, m: u32) -> bool {
        self.is_place_behind(self.list_behind(m, true).last().copied().unwrap_or(m))
    }

    fn body_behind(&self, m: u32, class: Body) -> bool {
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
            .any(|(noun, classes)| classes.contains(&class) && (form == *noun || strips_to(&form, noun)))
    }
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
