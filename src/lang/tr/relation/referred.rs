//! Relations that hold of a body or person only after reference is resolved: `fonun başkanı X`, `şirketin CEO'su X`,
//! and those that a clause states (`X, Y Hastanesinde görev yapıyor`).

use std::sync::OnceLock;

use super::office::TitleSpan;
use super::{Finder, is_office};
use crate::entity::{EntityId, RelationKind};
use crate::lang::tr::reference::origin;
use crate::mention::EntityKind;
use crate::syntax::{Case, Clause, Link, Mood, Slot, VerbForm};
use crate::text::{Span, TokenId};

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
        include_str!("../../../../data/lang/tr/relation-verbs.tsv")
            .lines()
            .enumerate()
            .filter(|(_, l)| !l.starts_with('#') && !l.starts_with("predicate\t") && !l.trim().is_empty())
            .map(|(n, line)| {
                let bad = || -> ! {
                    panic!("data/lang/tr/relation-verbs.tsv:{}: predicate, relation and slot expected", n + 1)
                };
                let mut columns = line.split('\t');
                let (Some(lemma), Some(kind), Some(slot)) = (columns.next(), columns.next(), columns.next())
                else {
                    bad()
                };
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
        }
        for c in 0..self.reading.clauses.len() {
            self.stated(&self.reading.clauses[c]);
        }
    }

    fn office_of_referred(&mut self, m: u32) {
        let Some((None, titles)) = self.titles_before(m) else { return };
        for title in &titles {
            let last = self.stem(title.end - 1);
            if !is_office(&last) && !self.form(title.end - 1).contains(['\'', '’']) {
                continue;
            }
            let Some((body, from)) = self.body_of_title(title) else { continue };
            if !matches!(
                self.reading.entities[body as usize].kind,
                EntityKind::Country | EntityKind::Organization
            ) {
                continue;
            }
            let words = self.title_words(title.start.max(from + 1), title.end);
            let tokens = &self.reading.analysed.segmented.tokens;
            let evidence = Span {
                start: tokens[from as usize].span.start,
                end: self.reading.mentions[m as usize].span.end,
            };
            self.push_entities(
                RelationKind::HoldsOffice,
                self.entity(m),
                body,
                Some(words),
                title.former,
                evidence,
                "tr.relation.referred",
            );
        }
    }

    /// `Münih merkezli banka` of a bank named before.
    fn origin_of_referred(&mut self, t: TokenId) {
        let Some(body) = self.reading.references[t as usize] else { return };
        if self.reading.entities[body as usize].kind != EntityKind::Organization {
            return;
        }
        let Some(place) = origin(self.reading, t) else { return };
        let end = self.reading.analysed.segmented.tokens[t as usize].span;
        let evidence = self.reading.mentions[place].span.join(end);
        let place = self.entity(place as u32);
        self.push_entities(RelationKind::LocatedIn, body, place, None, false, evidence, "tr.relation.origin");
    }

    /// What a title's possessor stands for: `fonun` right before it, or its first word at a sentence's beginning.
    fn body_of_title(&self, title: &TitleSpan) -> Option<(EntityId, TokenId)> {
        let before = title.start.checked_sub(1).filter(|t| self.same_sentence(*t, title.start));
        before.into_iter().chain([title.start]).find_map(|t| {
            let genitive = self.reading.analysed.words[t as usize].case == Case::Gen;
            let body = (*self.reading.references.get(t as usize)?)?;
            (genitive && t + 1 < title.end).then_some((body, t))
        })
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
            .find_map(|a| self.mention_at(a.head))
            .filter(|b| wanted.contains(&self.kind(*b)));
        let Some(body) = body else { return };
        let subject = if clause.link == Link::Relative && clause.features.form == VerbForm::SubjectParticiple
        {
            clause.modifies.and_then(|t| self.named_by(t))
        } else {
            clause.arguments.iter().filter(|a| a.slot == Slot::Nom).find_map(|a| self.mention_at(a.head))
        };
        let Some(subject) = subject.filter(|s| holder.contains(&self.kind(*s))) else { return };
        self.push(row.kind, subject, body, None, false, "tr.relation.clause");
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

    /// The mention that a token belongs to.
    fn mention_at(&self, t: TokenId) -> Option<u32> {
        let at = self.reading.mentions.partition_point(|m| m.tokens.end <= t);
        self.reading.mentions.get(at).filter(|m| m.tokens.start <= t).map(|_| at as u32)
    }

    /// The mention that a noun stands in or right before (`doktor` in `doktor Dr. X`).
    fn named_by(&self, t: TokenId) -> Option<u32> {
        if let Some(m) = self.mention_at(t) {
            return Some(m);
        }
        let at = self.reading.mentions.partition_point(|m| m.tokens.start <= t);
        let next = self.reading.mentions.get(at)?;
        let gap = t..next.tokens.start;
        let near = gap.end - gap.start <= APPOSITION
            && gap.clone().all(|u| {
                let word = &self.reading.analysed.words[u as usize];
                word.case == Case::Nom && word.verb.is_none() && !matches!(&*self.form(u), "," | ";" | "ve")
            });
        near.then_some(at as u32)
    }
}
