//! Relations that hold of a body or person only after reference is resolved: `fonun başkanı X`, `şirketin CEO'su X`,
//! and those that a clause states (`X, Y Hastanesinde görev yapıyor`).

use std::sync::OnceLock;

use super::Finder;
use super::knowledge::{Body, Title};
use crate::entity::RelationKind;
use crate::lang::table;
use crate::lang::tr::reference::origin;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Case, Clause, Link, Mood, Slot, VerbForm};
use crate::text::{Shape, TokenId};

/// How far behind a participle the name may begin that its noun goes with, in tokens.
const APPOSITION: u32 = 5;

/// A predicate that states a relation between its subject and the body in one of its slots.
struct Row {
    lemma: &'static str,
    kind: RelationKind,
    slot: Slot,
}

fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let file = "data/lang/tr/relation-verbs.tsv";
        table::rows(file, include_str!("../../../../data/lang/tr/relation-verbs.tsv"))
            .map(|(line, [lemma, kind, slot])| {
                let bad = || -> ! { panic!("{file}:{line}: predicate, relation and slot expected") };
                let kind = match kind {
                    "MEMBER_OF" => RelationKind::MemberOf,
                    "PART_OF" => RelationKind::PartOf,
                    "LOCATED_IN" => RelationKind::LocatedIn,
                    _ => bad(),
                };
                let slot = match slot {
                    "loc" => Slot::Loc,
                    "dat" => Slot::Dat,
                    _ => bad(),
                };
                Row { lemma, kind, slot }
            })
            .collect()
    })
}

impl Finder<'_> {
    /// Offices whose body is named by a word that stands for it, or is the sentence's subject.
    pub(super) fn referred(&mut self) {
        for m in 0..self.reading.mentions.len() as u32 {
            if self.kind(m) == EntityKind::Person {
                self.office_of_referred(m);
            }
        }
        for t in 0..self.reading.references.len() as TokenId {
            self.origin_of_referred(t);
            self.parts_of_referred(t);
            self.in_the_country(t);
        }
        for m in 0..self.reading.mentions.len() as u32 {
            self.nationality_resumed(m);
        }
        self.duties();
        for c in 0..self.reading.clauses.len() {
            self.stated(&self.reading.clauses[c]);
        }
    }

    /// `Bakanlık bünyesinde, A, B ve C`, `Şirketin iştiraki A` of a body named before.
    fn parts_of_referred(&mut self, t: TokenId) {
        const FAR: TokenId = 5;
        let Some(body) = self.reading.references[t as usize] else { return };
        if self.reading.entities[body as usize].kind != EntityKind::Organization {
            return;
        }
        let at = self.reading.mentions.partition_point(|o| o.tokens.start <= t) as u32;
        let near = (at as usize) < self.reading.mentions.len()
            && self.start(at) - t <= FAR
            && self.start(at) > t + 1
            && self.same_sentence(t, self.start(at));
        if !near {
            return;
        }
        let inside = WordClass::InsideBody.has(self.form(t + 1));
        let plain = (t + 1..self.start(at)).all(|u| !self.is_punctuation(u) || self.form(u) == "%");
        let genitive = self.reading.analysed.words[t as usize].case == Case::Gen;
        let dependence = self.dependence(self.start(at)).filter(|_| plain && genitive);
        let list = self.list_behind(at, false);
        let bodies = std::iter::once(at).chain(list);
        for p in bodies.take_while(|p| self.kind(*p) == EntityKind::Organization).collect::<Vec<_>>() {
            let evidence = self.reading.analysed.segmented.tokens[t as usize]
                .span
                .join(self.reading.mentions[p as usize].span);
            let (kind, rule, p_entity) = (RelationKind::PartOf, "tr.relation.inside", self.entity(p));
            match dependence {
                _ if inside => self.push_entities(kind, p_entity, body, None, false, evidence, rule),
                Some(Body::Below) => self.push_entities(kind, p_entity, body, None, false, evidence, rule),
                Some(Body::Above) => self.push_entities(kind, body, p_entity, None, false, evidence, rule),
                _ => return,
            }
        }
    }

    /// `Münih merkezli banka` of a bank named before.
    fn origin_of_referred(&mut self, t: TokenId) {
        let Some(body) = self.reading.references[t as usize] else { return };
        if self.reading.entities[body as usize].kind != EntityKind::Organization {
            return;
        }
        let Some(place) = origin(self.reading, t) else { return };
        // Another one than the body that is known to be from elsewhere, or that the sentence itself is about.
        let country = |e: Option<u32>| e.and_then(crate::names::country_of);
        let known = country(self.reading.entities[body as usize].entry);
        let there = country(self.reading.mentions[place].entry);
        let inside = (0..place as u32)
            .rev()
            .take_while(|m| self.same_sentence(self.start(*m), t))
            .any(|m| self.entity(m) == body);
        if inside || known.is_some() && there.is_some() && known != there {
            return;
        }
        let end = self.reading.analysed.segmented.tokens[t as usize].span;
        let evidence = self.reading.mentions[place].span.join(end);
        let place = self.entity(place as u32);
        self.push_entities(RelationKind::LocatedIn, body, place, None, false, evidence, "tr.relation.origin");
    }

    /// `… Ali Kaya konuştu. Perulu genç, …`: who was named in the sentence before, alone.
    fn nationality_resumed(&mut self, m: u32) {
        if self.kind(m) != EntityKind::Country || !self.is_nationality(m) {
            return;
        }
        let (start, noun) = (self.start(m), self.end(m));
        let begins = self.reading.analysed.segmented.begins_sentence(start);
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        if !begins || start == 0 || noun + 1 >= tokens || self.form(noun + 1) != "," {
            return;
        }
        let word = &self.reading.analysed.words[noun as usize];
        let human = !word.plural
            && word.case == Case::Nom
            && word.possessive == 0
            && (crate::lang::tr::statement::is_human(&word.lemma) || self.title_class(noun).is_some());
        if !human {
            return;
        }
        let from = self.sentence_start(start - 1);
        let mut people = (0..m)
            .rev()
            .take_while(|p| self.start(*p) >= from)
            .filter(|p| self.kind(*p) == EntityKind::Person && self.suffix(*p).is_empty());
        let Some(first) = people.next() else { return };
        let alone = people.all(|p| self.entity(p) == self.entity(first));
        let known = self.reading.entities[self.entity(first) as usize].entry.is_some();
        if alone && !known {
            self.push(RelationKind::CitizenOf, first, m, None, false, "tr.relation.nationality");
        }
    }

    /// `Ülkedeki A ve B şirketleri`: in the country named last.
    fn in_the_country(&mut self, t: TokenId) {
        let at = self.reading.mentions.partition_point(|o| o.tokens.start <= t) as u32;
        if at as usize >= self.reading.mentions.len() || !self.same_sentence(t, self.start(at)) {
            return;
        }
        let named = match self.form(t) {
            "ülkedeki" => self.start(at) == t + 1,
            // `Ülkenin en büyük bankası X`
            "ülkenin" => {
                let last = self.start(at) - 1;
                last > t
                    && last - t <= 6
                    && super::knowledge::Knowledge::get().body(self.form(last), Body::Company)
                    && (t + 1..last).all(|u| !self.is_verbal(u) && !self.is_punctuation(u))
                    && self.kind(at) == EntityKind::Organization
            }
            _ => false,
        };
        if !named {
            return;
        }
        // The one that the text is about, named before.
        let Some(topic) = self.topic(EntityKind::Country).filter(|t| t.count > t.next) else { return };
        let named = &self.reading.entities[topic.entity as usize].mentions;
        let Some(country) = named.iter().copied().find(|c| *c < at && !self.is_adjectival(*c)) else {
            return;
        };
        for p in std::iter::once(at).chain(self.list_behind(at, false)) {
            if matches!(self.kind(p), EntityKind::Organization | EntityKind::Place) {
                self.push(RelationKind::LocatedIn, p, country, None, false, "tr.relation.country");
            }
        }
    }

    /// `X, Y Hastanesinde görev yapıyor`, `Y Hastanesinde görev yapan doktor X`.
    fn stated(&mut self, clause: &Clause) {
        let Some(row) = table().iter().find(|r| self.is_predicate(r.lemma, clause)) else { return };
        let told = !clause.features.negative
            && matches!(clause.features.mood, Mood::Indicative)
            && !matches!(clause.features.form, VerbForm::VerbalNoun | VerbForm::FutureParticiple);
        if !told {
            return;
        }
        let wanted: &[EntityKind] = match row.kind {
            RelationKind::MemberOf | RelationKind::PartOf => &[EntityKind::Organization],
            _ => &[EntityKind::Place, EntityKind::Country],
        };
        let holder: &[EntityKind] = match row.kind {
            RelationKind::MemberOf => &[EntityKind::Person],
            RelationKind::PartOf => &[EntityKind::Organization],
            _ => &[EntityKind::Organization, EntityKind::Place],
        };
        let body = clause
            .arguments
            .iter()
            .filter(|a| a.slot == row.slot)
            .find_map(|a| self.mention_of(a.head))
            .filter(|b| wanted.contains(&self.kind(*b)));
        let Some(body) = body else { return };
        let subject = if clause.link == Link::Relative && clause.features.form == VerbForm::SubjectParticiple
        {
            clause.modifies.and_then(|t| self.named_by(t))
        } else {
            clause.arguments.iter().filter(|a| a.slot == Slot::Nom).find_map(|a| self.mention_of(a.head))
        };
        let Some(subject) = subject.filter(|s| holder.contains(&self.kind(*s))) else { return };
        // Only a school is studied at.
        let school = |b: u32| {
            let last = self.last_word(b);
            ["üniversitesi", "okulu", "fakültesi", "lisesi", "akademisi", "koleji", "enstitüsü"]
                .contains(&last.as_str())
        };
        if row.lemma == "oku" && !school(body) {
            return;
        }
        // An army that is somewhere does not lie there.
        if row.kind == RelationKind::LocatedIn && !self.stands_somewhere(subject) {
            return;
        }
        // `Y Bankasında Genel Müdür Yardımcısı olarak görev yapan X`
        if row.kind == RelationKind::MemberOf
            && let Some((from, to)) = self.office_of_clause(clause)
        {
            let words = self.title_words(from, to);
            let rule = "tr.relation.clause";
            self.push(RelationKind::HoldsOffice, subject, body, Some(words), false, rule);
            return;
        }
        self.push(row.kind, subject, body, None, false, "tr.relation.clause");
    }

    /// The title before `olarak` and the predicate, where it is an office.
    fn office_of_clause(&self, clause: &Clause) -> Option<(TokenId, TokenId)> {
        let noun = clause.head.checked_sub(2)?;
        let as_what = [noun, clause.head - 1].into_iter().find(|t| self.form(*t) == "olarak")?;
        let last = as_what.checked_sub(1)?;
        let office = matches!(self.title_class(last), Some(Title::Office | Title::National));
        let first = self.sentence_start(last);
        let start = (first..last)
            .rev()
            .take_while(|t| {
                let token = &self.reading.analysed.segmented.tokens[*t as usize];
                token.shape == Shape::Capital && self.mention_of(*t).is_none() && token.stem == token.span
            })
            .last()
            .unwrap_or(last);
        office.then_some((start, last + 1))
    }

    /// Whether a clause's predicate is a verb, or a noun with its light verb (`görev yap`).
    fn is_predicate(&self, lemma: &str, clause: &Clause) -> bool {
        let words = self.reading.analysed.words;
        match lemma.rsplit_once(' ') {
            Some((noun, verb)) if *verb == *clause.lemma => {
                clause.head.checked_sub(1).is_some_and(|t| *words[t as usize].lemma == *noun)
            }
            _ => *lemma == *clause.lemma,
        }
    }

    /// The mention that a noun stands in or right before (`doktor` in `doktor Dr. X`).
    fn named_by(&self, t: TokenId) -> Option<u32> {
        if let Some(m) = self.mention_of(t) {
            return Some(m);
        }
        let at = self.reading.mentions.partition_point(|m| m.tokens.start <= t);
        let next = self.reading.mentions.get(at)?;
        let gap = t..next.tokens.start;
        let near = gap.end - gap.start <= APPOSITION
            && gap.clone().all(|u| {
                let word = &self.reading.analysed.words[u as usize];
                word.case == Case::Nom && word.verb.is_none() && !matches!(self.form(u), "," | ";" | "ve")
            });
        near.then_some(at as u32)
    }
}
