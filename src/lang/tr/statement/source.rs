//! Speakers that are no plain subject: heads of participles, owners, sources of documents, who spoke before.

use crate::mention::EntityKind;
use crate::syntax::{Case, Voice};

use super::candidate::{Candidate, Who};
use super::cue::Hit;
use super::lexicon::{Lexicon, Noun};
use super::memory::{Said, named};
use super::suffix::nominal;
use super::unit::Unit;
use super::{REACH, Reader};

/// The noun behind a participle.
pub(super) struct Head {
    pub start: usize,
    pub end: usize,
    pub said: Option<Said>,
}

/// The source phrase of a passive.
pub(super) struct Source {
    pub phrase: Candidate,
    pub said: Option<Said>,
}

impl Reader<'_, '_> {
    /// The noun behind a participle: `… kaydeden Andre`, `… belirtilen açıklamada`.
    pub(super) fn head_after(&self, unit: &Unit, hit: &Hit<'_>) -> Option<Head> {
        let page = self.page;
        let from = hit.end;
        let limit = unit.items.len().min(from + 25);
        // A document that speaks: `bildirilen açıklamada`.
        for at in from..limit.min(from + 4) {
            if let Some((noun, form)) = Lexicon::get().source(page.word(unit, at))
                && matches!(noun, Noun::Speech | Noun::Document)
                && matches!(form.case, Case::Loc | Case::Nom | Case::Ins | Case::Abl)
                && page.mention_ending(unit, at).is_none()
            {
                let said = page
                    .source_mention(unit, from, at)
                    .map(|m| named(page, self.at, m))
                    .or_else(|| self.memory.document.clone())
                    .or_else(|| self.memory.last.clone());
                return Some(Head { start: at, end: at + 1, said });
            }
        }
        if hit.passive() {
            return None;
        }
        // `… çağrısı yapan Ali'nin haritası`: the head may stand in any case.
        let oblique = (from..limit.min(from + 5)).find_map(|i| page.candidate(unit, from, i));
        if let Some(c) = oblique
            && c.case != Case::Nom
            && matches!(c.who, Who::Name(m) if page.reading.mentions[m as usize].kind == EntityKind::Person)
        {
            return Some(Head {
                start: c.start,
                end: c.end,
                said: Some(self.memory.resolve(page, self.at, &c)),
            });
        }
        let all: Vec<Candidate> = page.candidates(unit, from, limit);
        if all.is_empty()
            && unit.items.len() <= from + 4
            && unit.token(from).is_some_and(|t| page.token(t).is_capitalised())
        {
            // The sentence was cut inside the name (`… hatırlatan Mc.`).
            let cut = (from..unit.items.len()).find_map(|i| page.mention_starting(unit, i));
            let said = cut.map(|(m, _)| named(page, self.at, m)).or_else(|| self.carried(false));
            return Some(Head { start: from, end: unit.items.len(), said });
        }
        let first =
            all.iter().find(|c| c.strong || c.end >= limit || unit.quote(c.end).is_some()).or(all.first())?;
        // The nearest name wins unless a list or compound goes on to a strong one close by.
        let near = all.first()?;
        let pick = if near.end + 6 < first.start { near } else { first };
        Some(Head { start: pick.start, end: pick.end, said: Some(self.memory.resolve(page, self.at, pick)) })
    }

    /// A genitive (or topic) that owns a nominalised cue: `Musk'ın … belirttiği paylaşım`.
    pub(super) fn possessor(&self, unit: &Unit, low: usize, high: usize, verb: usize) -> Option<Candidate> {
        let page = self.page;
        // A complement of another cue has the same topic; only an owner of its own makes it speech inside speech.
        let free = nominal(page.word(unit, verb)).is_none_or(|(_, case)| case == Case::Nom);
        let owners: Vec<Candidate> = (low..high).filter_map(|at| page.candidate(unit, low, at)).collect();
        let topic = owners.iter().rfind(|c| c.case == Case::Nom && c.strong && matches!(c.who, Who::Name(_)));
        let owner = owners.iter().find(|c| {
            let speaks = matches!(c.who, Who::Name(_) | Who::Role { noun: Noun::Person | Noun::Title, .. });
            (c.case == Case::Gen || c.case == Case::Abl && c.end == high) && speaks
        });
        match (owner, topic) {
            (Some(o), Some(t)) if t.start > o.start && free => Some(*t),
            (Some(o), _) => Some(*o),
            (None, t) => t.copied().filter(|_| free),
        }
    }

    /// The source phrase before a passive cue: `Bakanlıktan yapılan açıklamada, …`, `X tarafından …`.
    pub(super) fn source(&self, unit: &Unit, low: usize, edge: usize) -> Option<Source> {
        let page = self.page;
        let first = page.opener(unit, low, edge);
        if let Some(c) = (first..edge.min(first + 6)).find_map(|at| page.candidate(unit, first, at))
            && c.case == Case::Equ
            && c.start == first
        {
            // `Başsavcılıkça … kaydedildi`
            return Some(Source { said: Some(self.memory.resolve(page, self.at, &c)), phrase: c });
        }
        for at in low..edge {
            let word = page.word(unit, at);
            if word.starts_with("sonu") {
                continue;
            }
            let loc = Lexicon::get().source(word).is_some_and(|(noun, form)| match noun {
                Noun::Speech => matches!(form.case, Case::Loc | Case::Ins),
                Noun::Document => {
                    matches!(form.case, Case::Loc | Case::Ins)
                        && (form.possessed
                            || page.word(unit, at + 1) == ","
                            || at < low + 4
                            || page.is_made(unit, at))
                }
                Noun::Occasion => form.case == Case::Loc && page.word(unit, at + 1) == ",",
                _ => false,
            });
            if !loc || unit.token(at).is_some_and(|t| page.mention(t).is_some()) {
                continue;
            }
            let phrase = Candidate {
                who: Who::Role {
                    noun: Noun::Document,
                    plural: false,
                    new: true,
                    indefinite: false,
                    span: page.span(unit, low..at + 1),
                },
                start: low,
                end: at + 1,
                strong: true,
                case: Case::Loc,
            };
            let by = (low..at)
                .find(|i| page.word(unit, *i) == "tarafından")
                .and_then(|i| page.candidate(unit, low, i.checked_sub(1)?));
            let role = (low..at).filter_map(|i| page.candidate(unit, low, i)).find(|c| {
                matches!(c.who, Who::Role { .. }) && matches!(c.case, Case::Abl | Case::Gen)
                    || matches!(c.who, Who::Role { noun: Noun::Informer, .. }) && c.case == Case::Loc
            });
            let informer =
                role.filter(|c| c.case == Case::Loc).map(|c| self.memory.resolve(page, self.at, &c));
            let said = by
                .map(|c| self.memory.resolve(page, self.at, &c))
                .or(informer)
                .or_else(|| {
                    let name = page.source_mention(unit, low, at)?;
                    Some(named(page, self.at, name))
                })
                .or_else(|| role.map(|c| self.memory.resolve(page, self.at, &c)));
            let said = said.or_else(|| {
                if Lexicon::get().source(word).is_some_and(|(noun, _)| noun == Noun::Occasion) {
                    return None;
                }
                let last = self.memory.last.clone().filter(|l| !l.person);
                match (self.memory.document.clone(), last) {
                    (Some(d), Some(l)) if l.unit > d.unit => Some(l),
                    (Some(d), _) => Some(d),
                    (None, l) => l.or_else(|| self.memory.body.clone()).or_else(|| self.memory.last.clone()),
                }
            });
            return Some(Source { phrase, said });
        }
        None
    }

    /// The first of two joined subjects: `Visa ve Mastercard, …`.
    pub(super) fn coordinated(&self, unit: &Unit, low: usize, second: &Candidate) -> Option<Said> {
        let Who::Name(_) = second.who else { return None };
        let and = second.start.checked_sub(1).filter(|i| *i > low)?;
        if !matches!(self.page.word(unit, and), "ve" | "ile") {
            return None;
        }
        let (m, mention) = self.page.mention_ending(unit, and - 1)?;
        (self.page.case(mention) == Case::Nom && !self.page.describes(mention))
            .then(|| named(self.page, self.at, m))
    }

    /// Who goes on speaking where a sentence names nobody.
    pub(super) fn carried(&self, passive: bool) -> Option<Said> {
        if passive {
            let document = self.memory.document.as_ref()?;
            return (self.at - document.unit <= 1).then(|| document.clone());
        }
        let last = self.memory.last.as_ref().filter(|last| self.at - last.unit <= REACH)?;
        // `Ali konuştu. Ayşe salondan ayrıldı. "…" diye bağırdı`: whom the sentence before was about.
        let topic = self.memory.person.as_ref().filter(|p| p.unit + 1 == self.at && p.unit > last.unit);
        Some(topic.unwrap_or(last).clone())
    }

    /// A sentence without statement still sets the topic, and who an announcement comes from.
    pub(super) fn remember_topic(&mut self, unit: &Unit) {
        let page = self.page;
        let end = unit.items.len();
        if let Some(c) = page.subject(unit, 0, end)
            && let Who::Name(_) = c.who
        {
            let said = self.memory.resolve(page, self.at, &c);
            self.memory.topic(page, &said);
        }
    }

    /// `X'ten açıklama yapıldı`, `X açıklama yaptı`, `X'in mektubu okundu`: X speaks in what follows.
    pub(super) fn announce(&mut self, unit: &Unit) {
        let page = self.page;
        let speech = (0..unit.items.len()).rev().find(|&at| {
            Lexicon::get().source(page.word(unit, at)).is_some_and(|(noun, form)| {
                matches!(noun, Noun::Speech | Noun::Document)
                    && !page.word(unit, at).starts_with("ifade")
                    && (matches!(form.case, Case::Nom | Case::Acc) || form.plural && form.case == Case::Loc)
            })
        });
        let Some(at) = speech else { return };
        let last = page.is_word(unit, at + 1) && at + 6 > unit.items.len();
        if !last {
            return;
        }
        let passive = (at + 1..unit.items.len()).filter_map(|i| unit.token(i)).any(|t| {
            let w = &page.reading.analysed.words[t as usize];
            w.verb.is_some_and(|v| v.voice == Voice::Passive) || page.lower(t).starts_with("geld")
        });
        let by = (0..at)
            .rfind(|i| page.word(unit, *i) == "tarafından")
            .and_then(|i| page.candidate(unit, 0, i.checked_sub(1)?));
        let subject = || page.subject(unit, 0, at).map(|c| self.memory.resolve(page, self.at, &c));
        let source = || page.source_mention(unit, 0, at).map(|m| named(page, self.at, m));
        let said = match by {
            Some(c) => Some(self.memory.resolve(page, self.at, &c)),
            None if passive => source().or_else(subject),
            None => subject().or_else(source),
        };
        if said.is_some() {
            self.memory.document = said;
        }
    }
}
