//! Offices whose body does not stand right before the title: a word that stands for it (`fonun başkanı X`), the
//! sentence's subject, a clause between them, or the one body that the text is about.

use super::Finder;
use super::knowledge::Title;
use super::office::is_genitive;
use super::titles::TitleSpan;
use crate::entity::{EntityId, RelationKind};
use crate::lang::tr::body_noun::{is_body_noun, kinds_of_body};
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Case, Clause, Mood, Slot, VerbForm};
use crate::text::{Span, TokenId};

/// How far back a body may stand that a noun for its kind takes up, in tokens.
const LONG: TokenId = 600;

/// A body, and where the words for it begin and end.
type Found = (EntityId, TokenId, TokenId);

impl Finder<'_> {
    /// Offices and memberships of person `m` whose body stands elsewhere.
    pub(super) fn office_of_referred(&mut self, m: u32) {
        let (None, titles) = self.titles_before(m) else { return };
        for title in &titles {
            let class = self.held_class(title.end - 1);
            let held = matches!(class, Some(Title::Office | Title::National | Title::Member))
                && self.is_possessed_title(title.end - 1);
            let office = class != Some(Title::Member);
            let found = self
                .body_of_title(title)
                .or_else(|| self.body_of_kind(title))
                .or_else(|| self.body_that_speaks(title))
                .filter(|_| held)
                .or_else(|| self.body_before_clause(m, title).filter(|_| office && held))
                .or_else(|| self.subject_of_title(m, title).filter(|_| office && (held || self.leads(m))))
                .or_else(|| self.body_of_text(m, title));
            let Some((body, from, behind)) = found else { continue };
            let kind = self.reading.entities[body as usize].kind;
            if !matches!(kind, EntityKind::Country | EntityKind::Organization) {
                continue;
            }
            let tokens = &self.reading.analysed.segmented.tokens;
            let evidence = Span {
                start: tokens[from as usize].span.start,
                end: self.reading.mentions[m as usize].span.end,
            };
            let source = self.entity(m);
            let rule = "tr.relation.referred";
            if office || self.is_first_of_its_kind(title) {
                let words = self.title_words(title.start.max(behind).min(title.end - 1), title.end);
                let (relation, former) = (RelationKind::HoldsOffice, title.former);
                self.push_entities(relation, source, body, Some(words), former, evidence, rule);
            } else if kind == EntityKind::Organization {
                self.push_entities(RelationKind::MemberOf, source, body, None, title.former, evidence, rule);
            }
        }
    }

    /// `Mavi Liman Genel Müdürlüğüne X getirildi`, `X, Mavi Liman Yönetim Kurulu Başkanlığı görevini üstlendi`.
    pub(super) fn duties(&mut self) {
        for c in 0..self.reading.clauses.len() {
            let clause = &self.reading.clauses[c];
            let told = !clause.features.negative
                && matches!(clause.features.mood, Mood::Indicative)
                && !matches!(clause.features.form, VerbForm::FutureParticiple);
            // `görevini sürdürmekte olan X`
            let lemma = match &*clause.lemma {
                "ol" if clause.head > 0 => &*self.reading.analysed.words[clause.head as usize - 1].lemma,
                lemma => lemma,
            };
            if told && WordClass::TakesDuty.has(lemma) {
                self.duty(clause);
            }
            if told {
                self.served(clause);
            }
        }
    }

    /// `X, 2019'dan bu yana Mavi Liman Genel Müdürü olarak görev yapıyor`, `X geçen yıl Mavi Liman Başkanı oldu`.
    fn served(&mut self, clause: &Clause) {
        let active = WordClass::PutsIntoPost.has(&clause.lemma);
        let alone = matches!(&*clause.lemma, "ol" | "seç" | "seçil");
        let first = self.sentence_start(clause.head);
        if clause.head < first + 3 {
            return;
        }
        let mut t = clause.head - 1;
        let duty = matches!(self.form(t), "görev" | "göreve");
        let serves = WordClass::Serves.has(&clause.lemma);
        if !(active || alone || duty || serves) {
            return;
        }
        if duty {
            t -= 1;
        }
        let under = self.form(t) == "olarak";
        if under {
            t -= 1;
        }
        if !(under || alone) || !self.is_possessed_title(t) || self.is_plural_title(t) {
            return;
        }
        let at = self.reading.mentions.partition_point(|m| m.tokens.end <= t) as u32;
        let (Some(body), titles) = self.titles_held(t + 1, at.checked_sub(1)) else { return };
        let slot = if active { Slot::Acc } else { Slot::Nom };
        let person = clause
            .arguments
            .iter()
            .filter(|a| a.slot == slot && a.head < t)
            .filter_map(|a| self.mention_of(a.head))
            .find(|m| self.kind(*m) == EntityKind::Person);
        let Some(person) = person.filter(|p| *p != body) else { return };
        for title in &titles {
            self.title(person, Some(body), title);
        }
    }

    fn duty(&mut self, clause: &Clause) {
        const FAR: TokenId = 6;
        let first = self.sentence_start(clause.head);
        let Some(t) = (first.max(clause.head.saturating_sub(FAR))..clause.head)
            .rev()
            .find(|t| self.duty_class(*t).is_some() || self.is_named_duty(*t))
        else {
            return;
        };
        let form = self.form(t);
        let next = self.form(t + 1);
        let held = ["na", "ne", "nı", "ni", "nu", "nü"].iter().any(|s| form.ends_with(s))
            || WordClass::PostTaken.has(next)
            // `Genel Müdürlüğü yaptı`
            || t + 1 == clause.head && matches!(&*clause.lemma, "yap" | "yürüt");
        let at = self.reading.mentions.partition_point(|m| m.tokens.end <= t) as u32;
        let (body, titles) = self.titles_held(t + 1, at.checked_sub(1));
        // `Pakistan Bölge Direktörü görevini`: the country is the office's field.
        let field = self.is_named_duty(t);
        let fits = |b: &u32| match self.kind(*b) {
            EntityKind::Organization => held,
            EntityKind::Country => held && !field,
            _ => false,
        };
        let Some(body) = body.filter(fits) else {
            return;
        };
        let person = clause
            .arguments
            .iter()
            .filter(|a| matches!(a.slot, Slot::Nom | Slot::Acc))
            .filter_map(|a| self.mention_of(a.head))
            .find(|m| self.kind(*m) == EntityKind::Person);
        let Some(person) = person else { return };
        for title in &titles {
            let words = self.title_words(title.start, title.end);
            let (kind, rule) = (RelationKind::HoldsOffice, "tr.relation.duty");
            self.push(kind, person, body, Some(words), title.former, rule);
        }
    }

    /// `Pazarlama Direktörü görevini sürdüren`
    fn is_named_duty(&self, t: TokenId) -> bool {
        matches!(self.title_class(t), Some(Title::Office | Title::National))
            && self.is_possessed_title(t)
            && matches!(self.form(t + 1), "görevini" | "görevine")
    }

    /// The mention that a token belongs to.
    pub(super) fn mention_of(&self, t: TokenId) -> Option<u32> {
        let at = self.reading.mentions.partition_point(|m| m.tokens.end <= t);
        self.reading.mentions.get(at).filter(|m| m.tokens.start <= t).map(|_| at as u32)
    }

    /// What a title's possessor stands for: `fonun` right before it, or its first word at a sentence's beginning.
    fn body_of_title(&self, title: &TitleSpan) -> Option<Found> {
        let before = title.start.checked_sub(1).filter(|t| self.same_sentence(*t, title.start));
        before.into_iter().chain([title.start]).find_map(|t| {
            let genitive = self.reading.analysed.words[t as usize].case == Case::Gen;
            let body = (*self.reading.references.get(t as usize)?)?;
            (genitive && t + 1 < title.end).then_some((body, t, t + 1))
        })
    }

    /// `paraları yatırılan fonun başkanı X`: the body whose name says the kind, named last before.
    fn body_of_kind(&self, title: &TitleSpan) -> Option<Found> {
        let before = title.start.checked_sub(1).filter(|t| self.same_sentence(*t, title.start));
        before.into_iter().chain([title.start]).find_map(|t| {
            let word = &self.reading.analysed.words[t as usize];
            // `Sendika Başkanı X`: the noun begins the title.
            let own = word.case == Case::Nom && t == title.start;
            let genitive = word.case == Case::Gen;
            if !(own || genitive) || word.possessive != 0 || word.plural || t + 1 >= title.end {
                return None;
            }
            let kinds = kinds_of_body(&crate::text::lower_tr(&word.lemma));
            let b = self.mentions_before(t, LONG).find(|b| {
                let name = &self.reading.entities[self.entity(*b) as usize].name;
                let name = crate::text::lower_tr(name);
                self.kind(*b) == EntityKind::Organization && kinds.iter().any(|k| name.contains(k))
            })?;
            Some((self.entity(b), t, t + 1))
        })
    }

    /// Mentions before a token, the nearest first, no further back than `far` tokens.
    fn mentions_before(&self, t: TokenId, far: TokenId) -> impl Iterator<Item = u32> {
        let at = self.reading.mentions.partition_point(|m| m.tokens.start < t) as u32;
        (0..at).rev().take_while(move |b| t.saturating_sub(self.end(*b)) <= far)
    }

    /// `Şirketimiz Genel Müdürü X`, `Bankamızın Genel Müdürü X`: the body that was named last.
    fn body_that_speaks(&self, title: &TitleSpan) -> Option<Found> {
        const FAR: TokenId = 90;
        let before = title.start.checked_sub(1).filter(|t| self.same_sentence(*t, title.start));
        let t = before.into_iter().chain([title.start]).find(|t| {
            let word = &self.reading.analysed.words[*t as usize];
            word.possessive == 4 && is_body_noun(&crate::text::lower_tr(&word.lemma)) && *t + 1 < title.end
        })?;
        let b = self
            .mentions_before(t, FAR)
            .find(|b| self.kind(*b) == EntityKind::Organization && self.may_speak(*b))?;
        Some((self.entity(b), t, t + 1))
    }

    /// Whether a body may say `şirketimiz`: no platform or agency that its words are spread by.
    fn may_speak(&self, b: u32) -> bool {
        let Some(entry) = self.reading.mentions[b as usize].entry else { return true };
        let subtype = crate::names::Knowledge::get().entry(entry).subtype;
        !matches!(subtype, Some("media" | "agency" | "ministry" | "body" | "court" | "parliament"))
    }

    /// `Mavi Liman'ın geçen yıl ölen efsane CEO'su X`: the body in the genitive before a clause.
    fn body_before_clause(&self, m: u32, title: &TitleSpan) -> Option<Found> {
        const FAR: TokenId = 8;
        let verb = title.start.checked_sub(1)?;
        let clause = self.reading.analysed.words[verb as usize]
            .verb
            .is_some_and(|v| matches!(v.form, VerbForm::SubjectParticiple | VerbForm::FactParticiple));
        let at = (0..m)
            .rev()
            .take_while(|b| self.same_sentence(self.start(*b), verb))
            .find(|b| matches!(self.kind(*b), EntityKind::Organization | EntityKind::Person))?;
        let fits = clause
            && self.kind(at) == EntityKind::Organization
            && self.end(at) <= verb
            && title.start - self.end(at) <= FAR
            && is_genitive(self.suffix(at))
            && (self.end(at)..verb).all(|t| !self.is_punctuation(t));
        fits.then(|| (self.entity(at), self.start(at), title.start))
    }

    /// `Başkan X başkanlığında`
    fn leads(&self, m: u32) -> bool {
        let behind = self.end(m);
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        behind < tokens && WordClass::LedBy.has(self.form(behind))
    }

    /// `Mavi Liman, geçen hafta istifa eden CEO'su X`: the body that the sentence is about.
    fn subject_of_title(&self, m: u32, title: &TitleSpan) -> Option<Found> {
        let start = self.sentence_start(title.start);
        let b = (0..m)
            .rev()
            .take_while(|b| self.start(*b) >= start)
            .find(|b| matches!(self.kind(*b), EntityKind::Organization | EntityKind::Person))?;
        // A name between commas in a list is no subject.
        let listed = self.start(b) > start && matches!(self.form(self.start(b) - 1), "," | "ve" | "ile");
        let subject = self.kind(b) == EntityKind::Organization
            && self.suffix(b).is_empty()
            && self.form(self.end(b)) == ","
            && !listed
            && self.title_class(title.end - 1) != Some(Title::National)
            && (self.title_class(self.end(b) + 1).is_none()
                || self.leads(m)
                || self.is_possessed_title(self.end(b) + 1))
            && !self.is_of_other_kind(b, title);
        subject.then(|| (self.entity(b), self.start(b), title.start))
    }

    /// Whether a title names the kind of its body (`Belediye Başkanı`) and a public body is of another one (a ministry).
    fn is_of_other_kind(&self, b: u32, title: &TitleSpan) -> bool {
        let lemma = &self.reading.analysed.words[title.start as usize].lemma;
        let kinds = kinds_of_body(&crate::text::lower_tr(lemma));
        let name = crate::text::lower_tr(&self.reading.entities[self.entity(b) as usize].name);
        !kinds.is_empty() && !kinds.iter().any(|k| name.contains(k)) && !self.may_speak(b)
    }

    /// `CEO X`, `Genel Müdür X` in a text that is about one body.
    fn body_of_text(&self, m: u32, title: &TitleSpan) -> Option<Found> {
        const LEAST: usize = 3;
        const NEAR: TokenId = 60;
        let base = super::title_base(self.stem(title.end - 1));
        let words = (title.start..title.end).map(|t| self.form(t)).collect::<Vec<_>>().join(" ");
        let chief = matches!(base.as_str(), "ceo" | "cfo" | "coo")
            || ["genel müdür", "yönetim kurulu başkan", "icra kurulu başkan"]
                .iter()
                .any(|w| words.starts_with(w));
        let source = self.entity(m);
        let entity = &self.reading.entities[source as usize];
        let held = self.holders.contains(&source);
        if !chief || held || entity.entry.is_some_and(crate::names::serves_a_state) {
            return None;
        }
        let topic = self.topic(EntityKind::Organization)?;
        let body = topic.entity;
        let alone = topic.count >= LEAST && topic.next * 2 <= topic.count;
        let near = self.mentions_before(title.start, NEAR).find(|b| self.entity(*b) == body);
        // `Şirket CEO'su X`
        let lemma = &self.reading.analysed.words[title.start as usize].lemma;
        let noun = is_body_noun(&crate::text::lower_tr(lemma));
        let from = title.start + TokenId::from(noun);
        (alone && near.is_some()).then_some((body, title.start, from))
    }
}
