//! Groups and what belongs to them, by clauses; who writes for a paper, and who speaks for a body.

use super::Finder;
use super::knowledge::{Body, Knowledge};
use super::office::is_genitive;
use crate::entity::RelationKind;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Case;
use crate::text::TokenId;

/// How far behind a name the noun may stand that says what it is.
const FAR: u32 = 4;

/// Words that a media house's name holds.
const MEDIA: [&str; 9] = ["gazete", "haber", "ajans", "dergi", "televizyon", " tv", "radyo", "times", "post"];

impl Finder<'_> {
    /// `A, B ve C'yi bünyesinde bulunduran X`, `X, A ve B'yi bünyesinde barındırıyor`: what the group `X` holds.
    pub(super) fn held(&mut self) {
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        for t in 1..tokens.saturating_sub(1) {
            if self.form(t) != "bünyesinde" {
                continue;
            }
            let verb = &self.reading.analysed.words[t as usize + 1];
            if !WordClass::Holds.has(&verb.lemma) || verb.verb.is_none() {
                continue;
            }
            let at = self.reading.mentions.partition_point(|m| m.tokens.end <= t) as u32;
            let Some(last) = at.checked_sub(1).filter(|m| self.end(*m) == t) else { continue };
            let owner = if (at as usize) < self.reading.mentions.len() && self.start(at) == t + 2 {
                Some(at)
            } else {
                self.subject_of_sentence(t)
            };
            let Some(owner) = owner.filter(|o| self.kind(*o) == EntityKind::Organization) else { continue };
            for part in self.list_before(last) {
                if part != owner && self.kind(part) == EntityKind::Organization {
                    self.push(RelationKind::PartOf, part, owner, None, false, "tr.relation.holds");
                }
            }
        }
    }

    /// `X'in bağlı olduğu Y`, `X, Y'nin bir iştirakidir`, `X, Y'ye bağlı bir şirkettir`.
    pub(super) fn belongs(&mut self, m: u32) {
        let end = self.end(m);
        let word = |n: u32| self.form(end + n);
        let genitive = is_genitive(self.suffix(m));
        if genitive && word(0) == "bağlı" && matches!(word(1), "olduğu" | "bulunduğu") {
            let next = m + 1;
            let owner = (next as usize) < self.reading.mentions.len()
                && self.start(next) == end + 2
                && self.kind(next) == EntityKind::Organization;
            if owner {
                self.push(RelationKind::PartOf, m, next, None, false, "tr.relation.parent");
            }
            return;
        }
        let bound = word(0) == "bağlı" && self.reading.analysed.words[end as usize - 1].case == Case::Dat;
        if !genitive && !bound {
            return;
        }
        let Some(last) = (0..FAR).find_map(|n| said_of(word(n))) else { return };
        let knowledge = Knowledge::get();
        let below = knowledge.body(&last, Body::Below) || bound && WordClass::SomeBody.has(&last);
        let Some(part) = self.subject_of_sentence(end).filter(|p| *p != m && below) else { return };
        if self.kind(part) == EntityKind::Organization {
            self.push(RelationKind::PartOf, part, m, None, false, "tr.relation.copula");
        }
    }

    /// `X gazetesinden P'nin haberine göre`, `P'nin X'teki haberine göre`, `X'i temsilen P`.
    pub(super) fn writes_or_speaks_for(&mut self, m: u32) {
        let next = m + 1;
        if next as usize >= self.reading.mentions.len() || !self.same_sentence(self.end(m), self.start(next))
        {
            return;
        }
        let gap = self.start(next).saturating_sub(self.end(m));
        let suffix = self.suffix(next);
        let (behind, after) = (self.form(self.end(next)), self.form(self.end(next) + 1));
        let reports = behind.starts_with("haber")
            || behind.starts_with("yazı")
            || behind.starts_with("soru")
            || after.starts_with("haber");
        match (self.kind(m), self.kind(next)) {
            (EntityKind::Organization, EntityKind::Person) => {
                let from = self.reading.analysed.words[self.start(next) as usize - 1].case == Case::Abl
                    || matches!(self.suffix(m), "dan" | "den" | "tan" | "ten" | "ndan" | "nden");
                let told = matches!(suffix, "e" | "a" | "ye" | "ya") && self.is_media(m)
                    || is_genitive(suffix) && reports;
                let stands = gap == 1 && self.form(self.end(m)) == "temsilen";
                if gap <= 1 && from && told || stands {
                    self.push(RelationKind::MemberOf, next, m, None, false, "tr.relation.reporter");
                }
            }
            (EntityKind::Person, EntityKind::Organization) => {
                let inside = suffix.ends_with("ki") && reports;
                if gap == 0 && is_genitive(self.suffix(m)) && inside {
                    self.push(RelationKind::MemberOf, m, next, None, false, "tr.relation.reporter");
                }
            }
            _ => {}
        }
    }

    fn is_media(&self, m: u32) -> bool {
        let mention = &self.reading.mentions[m as usize];
        let known =
            mention.entry.is_some_and(|e| crate::names::Knowledge::get().entry(e).subtype == Some("media"));
        let name = self.name(m);
        known || MEDIA.iter().any(|w| name.contains(w)) || self.form(self.end(m)).starts_with("gazete")
    }

    /// The body that begins a sentence and that a comma stands behind.
    fn subject_of_sentence(&self, t: TokenId) -> Option<u32> {
        let begin = self.sentence_start(t);
        let at = self.reading.mentions.partition_point(|m| m.tokens.start < begin) as u32;
        ((at as usize) < self.reading.mentions.len()
            && self.start(at) == begin
            && self.end(at) < t
            && self.suffix(at).is_empty()
            && self.form(self.end(at)) == ",")
            .then_some(at)
    }

    /// A mention and those listed before it (`A, B ve C`).
    pub(super) fn list_before(&self, last: u32) -> Vec<u32> {
        let mut out = vec![last];
        let mut at = last;
        while let Some(before) = at.checked_sub(1) {
            let joined = self.end(before) + 1 == self.start(at)
                && matches!(self.form(self.end(before)), "," | "ve" | "ile");
            if !joined || !self.same_sentence(self.start(before), self.start(at)) {
                break;
            }
            out.push(before);
            at = before;
        }
        out.reverse();
        out
    }
}

/// What a word says that something is: `iştirakidir` -> `iştiraki`.
fn said_of(word: &str) -> Option<String> {
    ["dir", "dır", "dur", "dür", "tir", "tır", "tur", "tür", "ydi", "ydı"]
        .iter()
        .find_map(|s| word.strip_suffix(s))
        .filter(|noun| noun.chars().count() > 3)
        .map(str::to_owned)
}
