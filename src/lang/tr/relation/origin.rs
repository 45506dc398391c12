//! Bodies of a country, by the words between the two.

use super::Finder;
use super::knowledge::{Body, Knowledge};
use super::office::is_genitive;
use super::place::{Between, GAP};
use crate::lang::tr::name::is_relative_locative;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Case, Upos};

impl Finder<'_> {
    /// Whether what stands between says where one body comes from, so that a list behind it goes on to others:
    /// `Alman Bremen Üniversitesi ve X`, not `Çinli iki şirket A ve B`.
    pub(super) fn is_one(&self, b: u32, m: u32) -> bool {
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

    /// Whether a country in the ablative and a body right behind it stand at mention `b`.
    pub(super) fn is_pair(&self, b: u32) -> bool {
        (b as usize) + 1 < self.reading.mentions.len()
            && self.kind(b) == EntityKind::Country
            && self.kind(b + 1) == EntityKind::Organization
            && self.end(b) == self.start(b + 1)
            && matches!(self.suffix(b), "dan" | "den" | "tan" | "ten")
    }

    /// `Alman teknoloji şirketi X`, `İsrail gazetesi X`, `Peru'nun en büyük bankası X`, `… platformu olan X`: a word for
    /// a company or paper that the country before it possesses.
    pub(super) fn described(&self, b: u32, m: u32, between: &Between<'_>) -> Option<u32> {
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
            || self.is_nationality(b) && matches!(*last, "şirket" | "banka" | "gazete");
        let stop = between.from + end as u32 - 1;
        let words = &self.reading.analysed.words[between.from as usize..stop as usize];
        // `önde gelen`
        let plain = words.iter().zip(&between.words).all(|(w, form)| w.verb.is_none() || *form == "gelen");
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

    pub(super) fn says_state(&self, b: u32, between: &Between<'_>) -> bool {
        let Some(last) = between.last() else { return false };
        let knowledge = Knowledge::get();
        let bare = self.suffix(b).is_empty() && !self.is_adjectival(b);
        let own = bare || is_genitive(self.suffix(b)) || self.is_adjectival(b);
        let media = WordClass::MediaHouse.has(last);
        let official = between.holds(&["resmi", "resmî", "devlet"]) && !between.holds(&["yarı"]);
        let agency = last == "ajansı" && bare && !between.holds(&["yarı", "özel"]);
        let state = (knowledge.body(last, Body::Unit) || knowledge.body(last, Body::Government))
            && !media
            && (last != "bankası" || between.holds(&["merkez"]))
            && !WordClass::RulesPlace.has(last);
        let fund = last == "fonu" && between.holds(&["varlık"]);
        // `Peru devlet petrol şirketi`, `Perulu kamu bankası`
        let company = !media && knowledge.body(last, Body::Company) && between.holds(&["devlet", "kamu"]);
        let says = media && (official || agency) || state || fund || company;
        self.kind(b) == EntityKind::Country && own && says
    }

    /// `Lima Üniversitesi (Peru)`
    pub(super) fn country_behind(&self, m: u32) -> Option<u32> {
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
}
