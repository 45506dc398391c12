//! Subjects past what is set off or told between them and their verb.

use super::{Source, reporting_verb};
use crate::lang::en::statement::content::Finder;
use crate::lang::en::statement::cue::cues;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// Longest apposition between a person and `who`, in tokens.
const LONGEST: TokenId = 24;

impl Finder<'_> {
    /// Whether a name closes what is set off and is no subject: `Reed, whose son plays for | Malmo FF, said`.
    pub(super) fn closes_aside(&self, subject: &Argument) -> bool {
        let before = subject.tokens.start.checked_sub(1);
        before.is_some_and(|t| self.words[t as usize].upos == Upos::Adp) && self.is(subject.tokens.end, ",")
    }

    /// Whether a name at a token owns what follows it: `Ann Reed, | Acme's head of lending, said`.
    pub(super) fn owns(&self, t: TokenId) -> bool {
        let m = self.reading.mention_at(t);
        m.is_some_and(|m| self.is_possessive(self.reading.mentions[m].tokens.end))
    }

    /// Whom an apposition before `who` describes, where no name of a person ends it: `Ann Reed, a geologist and fellow of Oslo
    /// University, | who said …`.
    pub(super) fn apposition_before(&self, who: TokenId) -> Option<usize> {
        let mentions = self.reading.mentions;
        let last = mentions.partition_point(|m| m.tokens.end <= who);
        let near =
            mentions[..last].iter().enumerate().rev().take_while(|(_, m)| who - m.tokens.end < LONGEST);
        let (person, end) =
            near.filter(|(_, m)| m.kind == EntityKind::Person).map(|(i, m)| (i, m.tokens.end)).next()?;
        let nominal = |t: TokenId| {
            matches!(
                self.words[t as usize].upos,
                Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num | Upos::Adp | Upos::Cconj
            ) || self.is_possessive(t)
                || [",", "(", ")", "-"].iter().any(|w| self.is(t, w))
        };
        (end + 1 < who && self.is(end, ",") && (end..who).all(nominal)).then_some(person)
    }

    /// `officials from Norway, both in the capital, said`, `Reed, in a letter to the council, said`: the phrase before what
    /// is set off, where the tree takes a place or words behind a preposition for the subject.
    pub(super) fn before_place(&self, subject: &Argument, clause: &Clause) -> Option<Source> {
        let preposition = subject.tokens.start.checked_sub(1)?;
        let place = match self.reading.mention_at(subject.head) {
            Some(m) => matches!(self.reading.mentions[m].kind, EntityKind::Place | EntityKind::Country),
            None => cues().is_document(&self.words[subject.head as usize].lemma),
        };
        if subject.shared
            || subject.tokens.start > clause.head
            || self.words[preposition as usize].upos != Upos::Adp
            || !place
        {
            return None;
        }
        let comma = (preposition.saturating_sub(3)..preposition).rev().find(|t| self.is(*t, ","))?;
        let nominal = |t: TokenId| {
            matches!(
                self.words[t as usize].upos,
                Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num | Upos::Adp | Upos::Cconj
            ) || self.is_possessive(t)
                || self.is(t, "(")
                || self.is(t, ")")
        };
        let mut start = comma;
        while start > 0 && comma - start < 24 && nominal(start - 1) {
            start -= 1;
        }
        let (_, head) = self.noun_phrase(start, comma);
        (start < comma && self.words[start as usize].upos != Upos::Adp)
            .then_some(Source::Phrase(start..comma, head))
    }

    /// `Reed said that | the shops would close and warned …`: what cannot speak hands its verb on to who speaks of it.
    pub(super) fn teller_of(&self, subject: &Argument, clause: &Clause) -> Option<Source> {
        let lemma = &self.words[subject.head as usize].lemma;
        let people = [WordClass::PersonNoun, WordClass::Calling, WordClass::Speaker, WordClass::AnyBody];
        let source = Source::Phrase(subject.tokens.clone(), subject.head);
        // `Reed said Acme would close, | and stated …`: behind a comma even what can speak.
        let joined = self.chain_start(clause.head).checked_sub(2);
        let joined =
            joined.is_some_and(|t| self.is(t, ",") && self.words[t as usize + 1].upos == Upos::Cconj);
        let speaks = self.can_speak(&source) || people.iter().any(|c| c.has(lemma));
        if !subject.shared || speaks && !joined {
            return None;
        }
        let first = self.clauses.partition_point(|c| c.sentence < clause.sentence);
        self.clauses[first..]
            .iter()
            .take_while(|c| c.head < subject.head)
            .filter(|c| reporting_verb(&c.lemma).is_some() && c.features.form == VerbForm::Finite)
            .filter(|c| c.quote == clause.quote && c.features.voice != Voice::Passive)
            .filter_map(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
            .map(|a| Source::Phrase(a.tokens.clone(), a.head))
            .find(|source| {
                let Source::Phrase(phrase, _) = source else { return false };
                let kind = self.reading.mention_at(phrase.start).map(|m| self.reading.mentions[m].kind);
                kind.is_some_and(|k| !speaks || k == EntityKind::Person)
            })
    }

    /// `scientists from Oslo University and the | Academy of Arts reported`: those whom a preposition ties to the names before
    /// the verb, where a name begins at `start` and the verb at `end`.
    pub(super) fn people_of(&self, start: TokenId, end: TokenId) -> Option<Source> {
        let people = [WordClass::PersonNoun, WordClass::Calling, WordClass::Speaker];
        let mut preposition = None;
        let mut t = start;
        while t > 0 && end - t < 24 {
            t -= 1;
            let word = &self.words[t as usize];
            let lemma = crate::text::lower_en(&word.lemma);
            let person =
                || people.iter().any(|c| c.has(&lemma)) || crate::lang::en::relation::is_title(&lemma);
            let named = self.reading.mention_at(t).is_some();
            match word.upos {
                Upos::Adp if !named => preposition = Some(t),
                Upos::Noun if preposition == Some(t + 1) && !named && person() => {
                    return Some(Source::Phrase(self.phrase_start(t)..end, t));
                }
                Upos::Noun | Upos::Adj | Upos::Verb | Upos::Aux | Upos::Pron if !named => return None,
                Upos::Punct if !named && !self.is(t, "(") && !self.is(t, ")") => return None,
                _ => {}
            }
        }
        None
    }
}
