//! What bodies belong to.

use rustc_hash::FxHashMap;

use super::Finder;
use super::knowledge::{Body, Knowledge};
use super::office::is_genitive;
use crate::entity::RelationKind;
use crate::lang::tr::name::is_relative_locative;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Upos;
use crate::text::{Shape, TokenId, TokenKind};

/// How many words may stand between a body and its part.
const GAP: u32 = 7;

impl Finder<'_> {
    /// What a body belongs to: `X'in bağlı ortaklığı Y`, `X'in sahibi Y`, `X bünyesinde A, B ve C`.
    pub(super) fn organisation(&mut self, m: u32) {
        self.owner_behind(m);
        self.duty_behind(m);
        self.part_of_subject(m);
        let Some(mut b) = m.checked_sub(1) else { return };
        let arm = matches!(self.kind(b), EntityKind::Country | EntityKind::Place)
            && (self.suffix(b).is_empty() || is_relative_locative(self.suffix(b)));
        if let Some(o) = b.checked_sub(1).filter(|o| arm && self.end(*o) == self.start(b)) {
            // `X'in Suriye kolu Y`
            b = o;
        }
        let (from, start) = (self.end(b), self.start(m));
        if start < from || start - from > GAP || !self.same_sentence(self.start(b), start) {
            return;
        }
        if start == from || start == from + 1 && self.form(from) == ")" {
            let b = if start == from { b } else { self.before_aside(b) };
            self.right_behind(b, m);
            return;
        }
        // `X Ajansına (XA) ait Y`, `X Belediyesi (XB) iştiraki Y`
        let (b, from) = if self.form(from) == ")" { (self.before_aside(b), from + 1) } else { (b, from) };
        let kind = self.kind(b);
        if kind == EntityKind::Country && self.is_state_body(b, m) {
            self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.agency");
            return;
        }
        // `X'e ait Y`
        let words: Vec<&str> = (from..start).map(|t| self.form(t)).collect();
        let owned = words[0] == "ait" && (words.len() == 1 || words.len() == 2 && words[1] == "olan");
        if owned && matches!(kind, EntityKind::Organization | EntityKind::Country) && !self.is_adjectival(b) {
            self.parts(m, b, "tr.relation.owned");
            return;
        }
        if kind != EntityKind::Organization {
            return;
        }
        // `X bünyesinde faaliyet gösteren Y`, `X bünyesinde, A, B ve C`, `X çatısı altındaki Y`
        let inside =
            WordClass::InsideBody.has(words[0]) && (self.suffix(b).is_empty() || is_genitive(self.suffix(b)));
        if inside {
            self.parts(m, b, "tr.relation.inside");
            return;
        }
        let apart = |t: TokenId| {
            let token = &self.reading.analysed.segmented.tokens[t as usize];
            self.is_punctuation(t)
                && self.form(t) != "%"
                && !matches!(token.kind, TokenKind::QuoteOpen | TokenKind::QuoteClose)
        };
        // `X'in, 2015'te kurduğu Y`
        let founded = is_genitive(self.suffix(b))
            && (self.form(start - 1) == "kurduğu"
                || start >= 2 && apart_quote(self, start - 1) && self.form(start - 2) == "kurduğu");
        if founded && (from + 1..start).all(|t| !apart(t)) {
            self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.founded");
            return;
        }
        if (from..start).any(apart) {
            return;
        }
        // `X Bakanlığına bağlı Y`
        let dative = self.reading.analysed.words[from as usize - 1].case == crate::syntax::Case::Dat
            || matches!(self.suffix(b), "e" | "a" | "ye" | "ya" | "ne" | "na");
        if words[0] == "bağlı"
            && (start - from == 1 || words[1] == "olarak" || words[1] == "faaliyet")
            && dative
        {
            self.parts(m, b, "tr.relation.inside");
            return;
        }
        // `X'in takımlarından Y`, `X üyelerinden Y`
        let last = self.form(start - 1);
        if WordClass::OneOfMembers.has(last) {
            self.push(RelationKind::MemberOf, m, b, None, false, "tr.relation.one");
            return;
        }
        // `X'in yapay zekâ şirketi Y`, not `Birliğin en büyük bankası Y`
        let group =
            self.suffix(b).is_empty() && WordClass::Group.has(&self.last_word(b)) && start - from == 1;
        let company = (is_genitive(self.suffix(b)) || group)
            && !is_relative_locative(self.suffix(m))
            && Knowledge::get().body(last, Body::Company)
            && (from..start).all(|t| self.form(t) != "en");
        match self.dependence(start).or_else(|| company.then_some(Body::Below)) {
            Some(Body::Below) => {
                // `X'in markası Y üretimi artırdı`: what is said of Y holds whatever follows.
                self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.subsidiary");
                self.parts(m, b, "tr.relation.subsidiary");
                // `X ve Y iştiraki Z`
                let other = b.checked_sub(1).filter(|o| {
                    self.kind(*o) == EntityKind::Organization
                        && self.end(*o) + 1 == self.start(b)
                        && self.form(self.end(*o)) == "ve"
                        && start - from == 1
                });
                if let Some(other) = other {
                    self.parts(m, other, "tr.relation.subsidiary");
                }
            }
            Some(Body::Above) => self.push(RelationKind::PartOf, b, m, None, false, "tr.relation.parent"),
            _ => {}
        }
    }

    /// Whether the words before a token say that the name behind them is part of what was named (`Below`) or that what
    /// was named is part of it (`Above`).
    pub(super) fn dependence(&self, end: TokenId) -> Option<Body> {
        let mut last = end.checked_sub(1)?;
        while last > 1
            && (apart_quote(self, last) || matches!(self.form(last), "olan" | "konumundaki" | "durumundaki"))
        {
            last -= 1;
        }
        // `iştiraki olarak kurulan Y`
        if last > 2 && self.is_verbal(last) && self.form(last - 1) == "olarak" {
            last -= 2;
        }
        let knowledge = Knowledge::get();
        let noun = self.form(last);
        let before = last.checked_sub(1).map(|t| self.form(t)).unwrap_or_default();
        // `sahibi olduğu Y`, `yüzde 51'ine sahip olduğu Y`
        // `ana hissedarı olduğu Y`
        let main = last >= 2 && knowledge.phrase(self.form(last - 2), before, Body::Above);
        if noun == "olduğu" && (matches!(before, "sahibi" | "sahip") || main) {
            return Some(Body::Below);
        }
        if knowledge.phrase(before, noun, Body::Above) {
            Some(Body::Above)
        } else if knowledge.phrase(before, noun, Body::Below) || knowledge.body(noun, Body::Below) {
            Some(Body::Below)
        } else if knowledge.body(noun, Body::Above) {
            Some(Body::Above)
        } else {
            None
        }
    }

    /// A body right behind another name: `UNRWA Gazze Ofisi`, `Ziraat Odaları Birliği (ZOB) Rize Şubesi`, `BM'nin Gazze
    /// Ofisi`, `Peru'nun Savunma Bakanlığı`.
    fn right_behind(&mut self, b: u32, m: u32) {
        let knowledge = Knowledge::get();
        let suffix = self.suffix(b);
        let genitive = is_genitive(suffix);
        let last = self.last_word(m);
        let unit = knowledge.body(&last, Body::Unit);
        match self.kind(b) {
            // `X'in Türkiye İstatistik Kurumu verilerine göre`: what is known stands for itself.
            EntityKind::Organization
                if unit && (suffix.is_empty() || genitive && !self.stands_for_itself(b, m)) =>
            {
                self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.unit");
            }
            EntityKind::Country if genitive && knowledge.body(&last, Body::Government) => {
                self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.government");
            }
            _ => {}
        }
    }

    /// `X'in sahibi olduğu Y`, `X'in kurucusu olduğu Peru şirketi Y` of a person.
    fn owner_behind(&mut self, m: u32) {
        const FAR: TokenId = 9;
        let start = self.start(m);
        let first = self.sentence_start(start).max(start.saturating_sub(FAR));
        let Some(verb) = (first..start).rfind(|t| self.form(*t) == "olduğu") else { return };
        let at = self.reading.mentions.partition_point(|o| o.tokens.end < verb);
        let Some(p) = at.checked_sub(1).map(|p| p as u32) else { return };
        // The noun that the clause says it of is a body's own: no comma before the name.
        let plain = (verb + 1..start).all(|t| {
            let word = &self.reading.analysed.words[t as usize];
            !self.is_punctuation(t) && word.verb.is_none() && word.case == crate::syntax::Case::Nom
        });
        let titled = self.kind(p) == EntityKind::Person
            && is_genitive(self.suffix(p))
            && self.end(p) < verb
            && verb - self.end(p) <= 4
            && self.end(p) >= first
            && self.is_possessed_title(verb - 1)
            && super::is_office(self.stem(verb - 1));
        if plain && titled {
            let words = self.title_words(self.end(p), verb);
            let rule = "tr.relation.owner";
            self.push(RelationKind::HoldsOffice, p, m, Some(words), false, rule);
        }
    }

    /// `X'in müdürlüğünü yaptığı Y Hastanesi`
    fn duty_behind(&mut self, m: u32) {
        let start = self.start(m);
        let Some(duty) = start.checked_sub(2).filter(|t| self.same_sentence(*t, start)) else { return };
        let does = WordClass::DoesDuty.has(self.form(start - 1));
        if !does || self.duty_class(duty).is_none() {
            return;
        }
        let at = self.reading.mentions.partition_point(|o| o.tokens.end <= duty);
        let Some(p) = at.checked_sub(1).map(|p| p as u32) else { return };
        let titled = self.kind(p) == EntityKind::Person
            && is_genitive(self.suffix(p))
            && duty - self.end(p) <= 4
            && self.same_sentence(self.start(p), start);
        if titled {
            let words = self.title_words(self.end(p), duty + 1);
            let (kind, rule) = (RelationKind::HoldsOffice, "tr.relation.owner");
            self.push(kind, p, m, Some(words), false, rule);
        }
    }

    /// `Mavi Liman açıklamasında, bağlı ortaklığı Sarı Liman'ın büyüdüğünü duyurdu`: part of the sentence's subject.
    fn part_of_subject(&mut self, m: u32) {
        let start = self.start(m);
        let Some(first) = m.checked_sub(1).filter(|_| self.dependence(start) == Some(Body::Below)) else {
            return;
        };
        let begin = self.sentence_start(start);
        let b = (0..=first).rev().take_while(|b| self.start(*b) >= begin).last();
        let Some(b) = b.filter(|b| self.kind(*b) == EntityKind::Organization) else { return };
        // Nothing that could own it stands before the phrase itself.
        let open = (2..=4).any(|back| {
            start.checked_sub(back).is_some_and(|at| self.form(at) == "," && at >= self.end(first))
        });
        if open && self.start(b) == begin && self.suffix(b).is_empty() {
            self.push(RelationKind::PartOf, m, b, None, false, "tr.relation.subsidiary");
        }
    }

    /// Whether a body behind the genitive is known, and not known to be of the same country.
    fn stands_for_itself(&self, b: u32, m: u32) -> bool {
        let country = |m: u32| self.reading.mentions[m as usize].entry.and_then(crate::names::country_of);
        self.reading.mentions[m as usize].entry.is_some()
            && (country(m).is_none() || country(m) != country(b))
    }

    /// Body `m` and those listed behind it are part of `b`.
    fn parts(&mut self, m: u32, b: u32, rule: &'static str) {
        if self.modifies_what_follows(m) {
            return;
        }
        let list = self.list_behind(m, false);
        for p in std::iter::once(m).chain(list) {
            if self.kind(p) != EntityKind::Organization {
                break;
            }
            self.push(RelationKind::PartOf, p, b, None, false, rule);
        }
    }

    /// `X'e ait Y hisseleri`: what is said is said of the shares.
    pub(super) fn modifies_what_follows(&self, m: u32) -> bool {
        let next = self.end(m) as usize;
        let words = self.reading.analysed.words;
        let tokens = &self.reading.analysed.segmented.tokens;
        self.suffix(m).is_empty()
            && tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower)
            && words[next].possessive == 3
            && words[next].verb.is_none()
            && !crate::lang::tr::body_noun::is_body_noun(&words[next].lemma)
            && !Knowledge::get().body(self.form(next as TokenId), Body::Facility)
    }

    /// A name's last word, lower case.
    pub(super) fn last_word(&self, m: u32) -> String {
        let name = self.name(m);
        name.rsplit(' ').next().unwrap_or(&name).to_owned()
    }

    /// Bodies and places whose name begins with another name of the text: `İstanbul Emniyet Müdürlüğü`, `Lizbon Rossio
    /// Meydanı`, `Liman Birliği Genel Kurulu`.
    pub(super) fn named_after(&mut self) {
        let lang = self.reading.analysed.document.lang;
        let knowledge = Knowledge::get();
        let mut named: Option<FxHashMap<String, u32>> = None;
        for m in 0..self.reading.mentions.len() as u32 {
            let kind = self.kind(m);
            let length = self.end(m) - self.start(m);
            if length < 2 || !matches!(kind, EntityKind::Organization | EntityKind::Place) {
                continue;
            }
            let Some(class) = self.named_class(m) else { continue };
            let named = named.get_or_insert_with(|| {
                let mut first = FxHashMap::default();
                for (o, other) in self.reading.mentions.iter().enumerate() {
                    if matches!(other.kind, EntityKind::Organization | EntityKind::Place) {
                        let name = crate::entity::fold(lang, other.span.of(self.text()));
                        first.entry(name).or_insert(o as u32);
                    }
                }
                first
            });
            let tokens = &self.reading.analysed.segmented.tokens;
            let start = self.start(m);
            // `Gazze'deki Avrupa Hastanesi` as one name
            let first = &tokens[start as usize];
            if length <= 5 && is_relative_locative(first.suffix(self.text())) {
                let name = crate::entity::fold(lang, first.stem.of(self.text()));
                let town = named.get(&name).copied().filter(|o| self.kind(*o) == EntityKind::Place);
                if let Some(town) = town.filter(|o| self.is_town(*o)) {
                    let (source, target) = (self.entity(m), self.entity(town));
                    let evidence = self.reading.mentions[m as usize].span;
                    let (kind, rule) = (RelationKind::LocatedIn, "tr.relation.name");
                    self.push_entities(kind, source, target, None, false, evidence, rule);
                }
                continue;
            }
            let found = (1..length.min(6)).rev().find_map(|n| {
                let last = &tokens[(start + n - 1) as usize];
                let span = crate::text::Span {
                    start: self.reading.mentions[m as usize].span.start,
                    end: last.span.end,
                };
                let other = *named.get(&crate::entity::fold(lang, span.of(self.text())))?;
                (self.entity(other) != self.entity(m)).then_some((n, other))
            });
            let Some((n, other)) = found else { continue };
            let rest = length - n;
            // `Mavi Haber Ajansı` is no agency of a body `Mavi`.
            if rest < 3 && self.last_word(m) == "ajansı" {
                continue;
            }
            // `Cibaliya Mülteci Kampı` says what the place is, `İstanbul Atatürk Havalimanı` names one of several.
            let own = rest > 2
                || rest == 2 && {
                    let (first, last) = (self.form(start + n), self.last_word(m));
                    self.reading.analysed.words[(start + n) as usize].upos == Upos::Propn
                        && !knowledge.is_phrase(first, &last)
                };
            let relation = match (kind, self.kind(other)) {
                (EntityKind::Organization, EntityKind::Organization) => {
                    matches!(class, Named::Unit | Named::Arm).then_some(RelationKind::PartOf)
                }
                (EntityKind::Organization, EntityKind::Place) => {
                    let behind_body = m.checked_sub(1).is_some_and(|b| {
                        self.kind(b) == EntityKind::Organization
                            && (self.end(b) == start
                                || self.end(b) + 1 == start && self.form(self.end(b)) == ")")
                    });
                    (self.is_town(other) && !behind_body && (class == Named::Unit || own))
                        .then_some(RelationKind::LocatedIn)
                }
                (EntityKind::Place, EntityKind::Place) => {
                    (self.is_town(other) && own).then_some(RelationKind::LocatedIn)
                }
                _ => None,
            };
            if let Some(relation) = relation {
                let (source, target) = (self.entity(m), self.entity(other));
                let evidence = self.reading.mentions[m as usize].span;
                self.push_entities(relation, source, target, None, false, evidence, "tr.relation.name");
            }
        }
    }

    /// What a name's last word makes of the name that it begins with.
    pub(super) fn named_class(&self, m: u32) -> Option<Named> {
        let knowledge = Knowledge::get();
        let last = self.last_word(m);
        if self.kind(m) == EntityKind::Organization
            && (knowledge.body(&last, Body::Unit) || knowledge.body(&last, Body::Government))
            // `Ziraat Bankası`, `Gelecek Varlık Yönetimi` name the body itself.
            && !matches!(last.as_str(), "bankası" | "yönetimi")
        {
            return Some(Named::Unit);
        }
        let name = self.name(m);
        if self.kind(m) == EntityKind::Organization
            && name.split(' ').skip(1).any(|word| knowledge.body(word, Body::Arm))
        {
            return Some(Named::Arm);
        }
        (knowledge.body(&last, Body::Facility) || knowledge.body(&last, Body::Place))
            .then_some(Named::Building)
    }

    /// Whether a place is one that buildings stand in: no continent, no sea.
    fn is_town(&self, m: u32) -> bool {
        self.reading.mentions[m as usize].entry.is_none_or(|e| {
            let entry = crate::names::Knowledge::get().entry(e);
            matches!(entry.subtype, Some("city" | "district" | "province" | "state" | "region"))
        })
    }
}

/// What a longer name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Unit,
    /// A company of a group (`X Portföy Yönetimi`).
    Arm,
    Building,
}

/// Whether a token is a quotation mark.
fn apart_quote(finder: &Finder<'_>, t: TokenId) -> bool {
    let token = &finder.reading.analysed.segmented.tokens[t as usize];
    matches!(token.kind, TokenKind::QuoteOpen | TokenKind::QuoteClose)
}
