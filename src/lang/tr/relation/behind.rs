//! Offices and memberships by what stands right behind a person's name.

use super::Finder;
use super::knowledge::{Knowledge, Title};
use super::office::is_genitive;
use crate::entity::RelationKind;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::text::TokenId;

impl Finder<'_> {
    /// `X (NATO Genel Sekreteri)`
    pub(super) fn office_in_brackets(&mut self, m: u32) {
        let open = self.end(m);
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        if open + 2 >= tokens || self.form(open) != "(" {
            return;
        }
        let Some(close) = (open + 1..tokens.min(open + 10)).find(|t| self.form(*t) == ")") else { return };
        let b = m + 1;
        let body = (b as usize) < self.reading.mentions.len()
            && self.start(b) == open + 1
            && self.end(b) < close
            && matches!(self.kind(b), EntityKind::Organization | EntityKind::Country);
        if body && super::is_office(self.stem(close - 1)) {
            let words = self.title_words(self.end(b), close);
            self.push(RelationKind::HoldsOffice, m, b, Some(words), false, "tr.relation.brackets");
        }
    }

    /// `X, Y'nin eski danışmanı: …`, `X, Y Genel Müdürü oldu`
    pub(super) fn office_behind(&mut self, m: u32) {
        const LONGEST: TokenId = 7;
        let comma = self.end(m);
        let tokens = &self.reading.analysed.segmented.tokens;
        let b = m + 1;
        if comma as usize + 2 >= tokens.len()
            || !(self.suffix(m).is_empty() || is_genitive(self.suffix(m)))
            || b as usize >= self.reading.mentions.len()
            || !(self.start(b) == comma || self.start(b) == comma + 1 && self.form(comma) == ",")
            || !matches!(self.kind(b), EntityKind::Organization | EntityKind::Country)
            || !self.same_sentence(comma, self.start(b))
        {
            return;
        }
        let suffix = self.suffix(b);
        if !suffix.is_empty() && !is_genitive(suffix) {
            return;
        }
        let from = self.end(b);
        let last = (tokens.len() as TokenId).min(from + LONGEST);
        let becomes = |t: TokenId| WordClass::Becomes.has(self.form(t));
        let Some(stop) = (from..last).find(|t| self.is_punctuation(*t) || becomes(*t)) else { return };
        let ends = matches!(self.form(stop), ":" | "," | ")" | ".") && comma < self.start(b);
        if stop == from || !(ends || becomes(stop)) {
            return;
        }
        // `X'in Y Genel Müdürü olarak atanması`
        if !self.suffix(m).is_empty() && self.form(stop) != "olarak" {
            return;
        }
        // `X, Y muhabiriydi.`
        let last = self.form(stop - 1);
        let copula = ["ydi", "ydı", "ydu", "ydü", "dir", "dır", "dur", "dür"]
            .iter()
            .find_map(|s| last.strip_suffix(s))
            .and_then(|noun| Knowledge::get().titles.get(noun).copied())
            .filter(|_| ends && self.form(stop) == ".");
        let titled = (copula.is_some() || self.is_possessed_title(stop - 1))
            && (from..stop).all(|t| {
                let word = &self.reading.analysed.words[t as usize];
                // `X, Y hareketinin lideri`: of something else.
                (word.verb.is_none() && word.case != crate::syntax::Case::Gen)
                    || self.title_class(t).is_some()
                    || copula.is_some() && t + 1 == stop
            });
        let Some(class) = copula.or_else(|| self.title_class(stop - 1)).filter(|_| titled) else { return };
        let former = (from..stop).any(|t| matches!(self.form(t), "eski" | "önceki"));
        match class {
            Title::Office | Title::National => {
                let words = self.title_words(from, stop);
                self.push(RelationKind::HoldsOffice, m, b, Some(words), former, "tr.relation.behind");
            }
            Title::Member if self.kind(b) == EntityKind::Organization => {
                self.push(RelationKind::MemberOf, m, b, None, former, "tr.relation.behind");
            }
            _ => {}
        }
    }

    /// `Başbakan X'in Y Partisi`
    pub(super) fn party_behind(&mut self, m: u32) {
        let b = m + 1;
        let party = (b as usize) < self.reading.mentions.len()
            && self.kind(b) == EntityKind::Organization
            && self.start(b) == self.end(m)
            && is_genitive(self.suffix(m))
            && self.name(b).ends_with(" partisi");
        if party {
            self.push(RelationKind::MemberOf, m, b, None, false, "tr.relation.party");
        }
    }
}
