//! Whose relative somebody is, and what country he comes from.

use super::Finder;
use super::knowledge::{Knowledge, Title};
use super::titles::TitleSpan;
use crate::entity::{EntityId, RelationKind};
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::statement::{Speaker, Statement};
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, TokenId, TokenKind};

/// How far before a name the word for its people may stand, in tokens.
const PEOPLE: u32 = 7;

/// How many statements before a place may hold it, one in the other.
const NESTED: usize = 8;

impl Finder<'_> {
    /// Whose relative `m` is: the name right before (`X'in oğlu`, `X ve eşi`), he whose relative that one is
    /// (`X'in oğlu Y ile kızı Z`), the sentence's subject before (`X, eşi Y ile geldi`), or
    /// whom the sentence before is about (`Kız kardeşi Y ise …`).
    pub(super) fn kin_possessor(&self, m: u32, body: Option<u32>, title: &TitleSpan) -> Option<u32> {
        if self.is_of_speaker(title) || !self.is_kin(m, title) {
            return None;
        }
        let named = body.filter(|b| self.kind(*b) == EntityKind::Person);
        if let Some(mut b) = named {
            let joint = self.form(self.end(b));
            // `X'in kızları A ve B ile oğlu C`
            while let Some(p) = b.checked_sub(1).filter(|p| {
                self.kind(*p) == EntityKind::Person
                    && self.suffix(*p).is_empty()
                    && self.start(b) == self.end(*p) + 1
                    && matches!(self.form(self.end(*p)), "ve" | ",")
            }) {
                b = p;
            }
            let first = matches!(joint, "ve" | "ile" | ",").then(|| self.titles_before(b));
            if let Some((q, titles)) = first {
                let kin = titles.iter().any(|t| self.title_class(t.end - 1) == Some(Title::Kin));
                match q {
                    Some(q) if kin && self.kind(q) == EntityKind::Person => return Some(q),
                    // `Annesi A ve babası B ölen C`
                    None if kin => return self.bereaved(m),
                    _ => {}
                }
            }
            return Some(b);
        }
        let last = self.stem(title.end - 1);
        let possessive = Knowledge::get().bases.get(last).is_some_and(|base| *base != last);
        if !possessive || body.is_some_and(|b| !self.is_adjectival(b)) {
            return None;
        }
        let other = |p: &u32| self.kind(*p) == EntityKind::Person && self.entity(*p) != self.entity(m);
        let sentence =
            (0..m).rev().take_while(|p| self.same_sentence(self.start(*p), title.start)).find(|p| {
                other(p) && (self.suffix(*p).is_empty() || super::office::is_genitive(self.suffix(*p)))
            });
        let start = self.sentence_start(title.start);
        let before = || {
            let from = self.sentence_start(start.checked_sub(1)?);
            let mut people = (0..m)
                .rev()
                .skip_while(|p| self.start(*p) >= start)
                .take_while(|p| self.start(*p) >= from)
                .filter(other);
            let last = people.next()?;
            people.all(|p| self.entity(p) == self.entity(last)).then_some(last)
        };
        // `Oğlu A öldü. Kızı B kurtuldu.`: both are of the same one.
        let found = sentence.or_else(|| self.bereaved(m)).or_else(before)?;
        let (body, titles) = self.titles_before(found);
        let relative = titles
            .iter()
            .find(|t| self.title_class(t.end - 1) == Some(Title::Kin) && self.is_possessed_title(t.end - 1));
        match relative {
            Some(title) => self.kin_possessor(found, body, title),
            None => Some(found),
        }
    }

    /// `Kardeşi X'i kaybeden Y`, `Annesi X ve babası Z ölen Y`: whom a clause with a relative is said of.
    fn bereaved(&self, m: u32) -> Option<u32> {
        const FAR: u32 = 8;
        let end = self.end(m);
        let n = (m + 1..self.reading.mentions.len() as u32)
            .take_while(|n| self.start(*n) <= end + FAR && self.same_sentence(end, self.start(*n)))
            .find(|n| self.kind(*n) == EntityKind::Person && self.clause_ends(end, self.start(*n)))?;
        (self.entity(n) != self.entity(m)).then_some(n)
    }

    /// Whether a clause ends between two tokens in a participle, with nothing but what tells of somebody behind it.
    fn clause_ends(&self, from: TokenId, to: TokenId) -> bool {
        const BEHIND: TokenId = 4;
        let words = self.reading.analysed.words;
        let verb = (from..to).rev().find(|t| {
            words[*t as usize]
                .verb
                .is_some_and(|v| matches!(v.form, VerbForm::SubjectParticiple | VerbForm::FactParticiple))
        });
        verb.is_some_and(|v| {
            to - v <= BEHIND + 1
                && (from..to).all(|t| !self.is_punctuation(t))
                && (v + 1..to).all(|t| words[t as usize].verb.is_none())
        })
    }

    /// Whether a word for kin stands for it: not `kız arkadaşı X`, `mafya babası X`.
    fn is_kin(&self, m: u32, title: &TitleSpan) -> bool {
        let words = self.reading.analysed.words;
        let behind = title.end < self.start(m) && words[title.end as usize].possessive == 3;
        let compound = title.end - title.start > 1 && {
            let t = title.end - 2;
            let word = &words[t as usize];
            word.upos == Upos::Noun
                && word.case == Case::Nom
                && word.possessive == 0
                && self.title_class(t) != Some(Title::Kin)
                && !matches!(&*word.lemma, "erkek" | "ikiz" | "üvey" | "öz" | "yaş")
        };
        !behind && !compound
    }

    /// `kardeşim X` in what somebody says.
    pub(super) fn kin_of_speakers(&mut self, statements: &[Statement]) {
        for m in 0..self.reading.mentions.len() as u32 {
            if self.kind(m) != EntityKind::Person {
                continue;
            }
            let (_, titles) = self.titles_before(m);
            let own = titles.iter().find(|t| {
                self.title_class(t.end - 1) == Some(Title::Kin) && self.is_of_speaker(t) && self.is_kin(m, t)
            });
            let Some(title) = own else { continue };
            let tokens = &self.reading.analysed.segmented.tokens;
            let span = tokens[title.start as usize].span.join(self.reading.mentions[m as usize].span);
            // The innermost of those that hold it.
            let end = statements.partition_point(|s| s.content.start <= span.start);
            let said = statements[end.saturating_sub(NESTED)..end]
                .iter()
                .filter(|s| span.end <= s.content.end)
                .min_by_key(|s| s.content.end - s.content.start);
            if let Some(Speaker::Entity(speaker)) = said.and_then(|s| s.speaker.as_ref())
                && self.reading.entities[*speaker as usize].kind == EntityKind::Person
            {
                let (kind, rule) = (RelationKind::KinOf, "tr.relation.kin");
                self.push_entities(kind, self.entity(m), *speaker, None, false, span, rule);
            }
        }
    }

    /// `kardeşim`, `oğlumuz`
    fn is_of_speaker(&self, title: &TitleSpan) -> bool {
        matches!(self.reading.analysed.words[title.end as usize - 1].possessive, 1 | 4)
    }

    /// `Filistinli`, `ABD'li`, `Fransız`: a nationality, not the state.
    pub(super) fn is_nationality(&self, b: u32) -> bool {
        self.is_adjectival(b)
            || matches!(self.suffix(b), "li" | "lı" | "lu" | "lü")
            || WordClass::Citizen.has(self.form(self.end(b)))
    }

    /// The country of a person whom a nationality is said of: `Filistinli X`, `Fransız doktor X`, `Filistinlilerden X`,
    /// `Filistinli A ve B`.
    pub(super) fn nationality(&mut self, m: u32, body: Option<u32>, titles: &[TitleSpan]) {
        let (kind, rule) = (RelationKind::CitizenOf, "tr.relation.nationality");
        let joined = m.checked_sub(1).filter(|b| {
            self.start(m) == self.end(*b) + 1
                && self.form(self.end(*b)) == "ve"
                && self.kind(*b) == EntityKind::Person
                && self.suffix(*b).is_empty()
                && titles.is_empty()
        });
        if let Some(b) = body.or(joined) {
            let country = self.kind(b) == EntityKind::Country && self.is_nationality(b);
            let holds = titles.iter().any(|t| {
                matches!(self.title_class(t.end - 1), Some(Title::Office | Title::National))
                    && self.serves_a_country(t.end - 1)
            });
            if country && !holds {
                self.push(kind, m, b, None, false, rule);
                // The first half of `Filistinli-Amerikalı`, where the second one is a name of its own.
                self.nationality_by_people(m, self.start(b));
                return;
            }
            // `Filistinli A ve B`
            let first = joined == Some(b) && self.reading.entities[self.entity(m) as usize].entry.is_none();
            let end = self.reading.mentions[b as usize].span.end;
            let of_first = self.out.iter().rev().find(|r| {
                r.kind == kind && r.source == self.entity(b) && r.evidence.end == end && r.rule == rule
            });
            if let Some((target, span)) = of_first.filter(|_| first).map(|r| (r.target, r.evidence)) {
                let evidence = span.join(self.reading.mentions[m as usize].span);
                self.push_entities(kind, self.entity(m), target, None, false, evidence, rule);
            }
            return;
        }
        if let Some(t) = self.people_before(m) {
            self.nationality_by_people(m, t);
        }
    }

    /// The countries that a word for people names: `Filistinlilerden X`.
    fn nationality_by_people(&mut self, m: u32, t: TokenId) {
        for country in self.countries_of_people(t) {
            let evidence = self.reading.analysed.segmented.tokens[t as usize]
                .span
                .join(self.reading.mentions[m as usize].span);
            let (kind, rule) = (RelationKind::CitizenOf, "tr.relation.nationality");
            self.push_entities(kind, self.entity(m), country, None, false, evidence, rule);
        }
    }

    /// The word for a people before a name: `Filistinlilerden X`, `Filistinli 59 yaşındaki kadın X`.
    fn people_before(&self, m: u32) -> Option<TokenId> {
        let start = self.start(m);
        let first = self.sentence_start(start).max(start.saturating_sub(PEOPLE));
        let floor = m.checked_sub(1).map_or(first, |b| self.end(b).max(first));
        for t in (floor..start).rev() {
            if !self.countries_of_people(t).is_empty() {
                return Some(t);
            }
            let word = &self.reading.analysed.words[t as usize];
            let token = &self.reading.analysed.segmented.tokens[t as usize];
            let form = self.form(t);
            let passes = token.kind == TokenKind::Number
                || crate::lang::tr::name::is_honorific(form)
                || form == "yaşındaki"
                || self.title_class(t).is_some() && word.case == Case::Nom
                || token.shape == Shape::Lower
                    && token.kind == TokenKind::Word
                    && word.verb.is_none()
                    && word.case == Case::Nom
                    && form != "ve";
            if !passes {
                return None;
            }
        }
        None
    }

    /// The countries of this text that a word for people names: `Filistinlilerden`, `Filistinli-Amerikalı`.
    fn countries_of_people(&self, t: TokenId) -> Vec<EntityId> {
        let token = &self.reading.analysed.segmented.tokens[t as usize];
        if !token.is_capitalised() {
            return Vec::new();
        }
        let form = self.stem(t);
        let one = form.strip_suffix("lerden").or_else(|| form.strip_suffix("lardan")).unwrap_or(form);
        one.split('-')
            .filter_map(|part| crate::names::country_by_adjective("tr", part))
            .filter_map(|entry| self.entity_of_entry(entry))
            .collect()
    }
}
