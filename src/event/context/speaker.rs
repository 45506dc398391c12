//! Whose words something stands in, and for whom he speaks.

use super::Context;
use crate::entity::{EntityId, RelationKind};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::statement::{Mode, Speaker, Statement};
use crate::syntax::{Case, Clause, Link, Slot};
use crate::text::TokenId;

impl Context<'_> {
    /// Whose words a token stands in, where they are quoted and the speaker is named.
    pub(super) fn speaker_at(&self, t: TokenId) -> Option<EntityId> {
        let span = self.reading.analysed.segmented.tokens[t as usize].span;
        let statement = self
            .statements
            .iter()
            // English quotes without marks as well (`We will fight on, the general said`).
            .filter(|s| (self.frames.verb_first || s.mode != Mode::Indirect) && s.content.contains(span))
            .min_by_key(|s| s.content.len())?;
        match statement.speaker {
            Some(Speaker::Entity(entity)) => Some(entity),
            _ => None,
        }
    }

    /// Who spoke last, in the sentences before: his words may go on (`Fabrikayı biz kurduk`).
    pub(crate) fn speaker_before(&self, clause: &Clause) -> Option<EntityId> {
        const FAR: u32 = 5;
        let sentences = &self.reading.analysed.segmented.sentences;
        let here = sentences[clause.sentence as usize].span.start;
        let from = sentences[clause.sentence.saturating_sub(FAR) as usize].span.start;
        let last = self.statements.iter().rfind(|s| s.evidence.start >= from && s.evidence.start < here)?;
        match last.speaker {
            Some(Speaker::Entity(entity)) => Some(entity),
            _ => None,
        }
    }

    /// Whom a reflexive inside reported words stands for: who reports them (`ordunun kendisini alıkoyduğunu söyleyen Reed`).
    pub(crate) fn reporter(&self, t: TokenId) -> Option<EntityId> {
        let word = self.word(t);
        if self.frames.verb_first || !matches!(word.possessive, 3 | 6) || *word.lemma != *"kendi" {
            return None;
        }
        let clauses = self.reading.clauses;
        let from = clauses.partition_point(|c| c.head <= t);
        // `kendisine hakaret | eden`: the verb's clause, not its noun's.
        let own =
            |c: &&Clause| c.link != Link::Nominal && c.arguments.iter().any(|a| a.head == t && !a.shared);
        let inside = clauses[from..].iter().take(8).find(own)?;
        let subject = |c: &Clause| {
            c.arguments
                .iter()
                .filter(|a| a.slot == Slot::Nom)
                .find_map(|a| self.mention_at(a.head))
                .map(|m| self.entity_of(m))
        };
        let doer = subject(inside);
        let mut above = inside.parent;
        while let Some(clause) = above.map(|p| &clauses[p as usize]) {
            // `kendilerini`: the people of a body as well.
            let fits = |e: EntityId| match self.kind(e) {
                EntityKind::Person => true,
                EntityKind::Place => false,
                _ => word.possessive == 3,
            };
            let found = subject(clause).filter(|e| Some(*e) != doer && fits(*e));
            if found.is_some() {
                return found;
            }
            above = clause.parent;
        }
        None
    }

    /// The speaker whom a word of the first person stands for: a pronoun, or what is his (`beni`, `evimizi`).
    pub(crate) fn first_person(&self, t: TokenId, stand_in: bool) -> Option<EntityId> {
        let word = self.word(t);
        let own = stand_in && matches!(word.possessive, 1 | 4);
        // `askerlerimiz`: those of whom the speaker serves.
        if own && !self.frames.verb_first && crate::event::is_crew("tr", &word.lemma) {
            let speaker = self.speaker_at(t)?;
            return if self.kind(speaker) == EntityKind::Person {
                self.body_of(speaker)
            } else {
                Some(speaker)
            };
        }
        (own || self.is(EventWord::FirstPerson, &word.lemma)).then(|| self.speaker_at(t)).flatten()
    }

    /// Whose the speech or writing is that a passive stands in (`X'ten yapılan açıklamada … kınandı`): who is named before
    /// it in the ablative or genitive, or else who spoke last.
    pub(crate) fn announcer(&self, clause: &Clause) -> Option<EntityId> {
        const FAR: u32 = 3;
        let sentences = &self.reading.analysed.segmented.sentences;
        let first = sentences[clause.sentence as usize].tokens.start;
        let is_source =
            |t: &TokenId| self.mention_at(*t).is_none() && (self.frames.grammar.is_source)(self.lower(*t));
        // `… kınandığı açıklamada`
        let behind = clause.modifies.filter(|t| clause.link == Link::Relative && is_source(t));
        let source = behind.or_else(|| (first..clause.head).find(is_source))?;
        if let Some(named) = self.whose_speech(first, source) {
            return Some(named);
        }
        let from = sentences[clause.sentence.saturating_sub(FAR) as usize].tokens.start;
        let tokens = &self.reading.analysed.segmented.tokens;
        let (from, here) = (tokens[from as usize].span.start, tokens[first as usize].span.start);
        let before = |s: &&Statement| s.evidence.start >= from && s.evidence.start < here;
        self.statements.iter().filter(before).rev().find_map(|s| match s.speaker {
            Some(Speaker::Entity(entity)) => Some(entity),
            _ => None,
        })
    }

    /// The body or country whose statement tells what a clause reports (`Peru Bank tarafından yapılan açıklamada, … kapatılacağı
    /// bildirildi`).
    pub(crate) fn announcing_body(&self, clause: &Clause) -> Option<EntityId> {
        let first = self.reading.analysed.segmented.sentences[clause.sentence as usize].tokens.start;
        let is_source =
            |t: &TokenId| self.mention_at(*t).is_none() && (self.frames.grammar.is_source)(self.lower(*t));
        let source = (first..clause.tokens.start).find(is_source)?;
        let body = self.whose_speech(first, source)?;
        matches!(self.kind(body), EntityKind::Organization | EntityKind::Country).then_some(body)
    }

    /// Whose a statement or a paper is that stands at `source`: who is named before it.
    fn whose_speech(&self, first: TokenId, source: TokenId) -> Option<EntityId> {
        let named = self.mentions_in(&(first..source)).find(|m| {
            let end = self.mention(*m).tokens.end;
            let by = || self.case_of(*m) == Case::Nom && self.lower(end) == "tarafından";
            source - end <= 7
                && (matches!(self.case_of(*m), Case::Abl | Case::Gen) || by())
                && self.kind(self.entity_of(*m)) != EntityKind::Place
        })?;
        Some(self.entity_of(named))
    }

    /// The body or country that a person speaks for: whose office or membership the text states.
    pub(crate) fn body_of(&self, person: EntityId) -> Option<EntityId> {
        let stated = |kind: EntityKind| {
            let serves = |r: &&crate::entity::Relation| {
                r.source == person
                    && matches!(r.kind, RelationKind::HoldsOffice | RelationKind::MemberOf)
                    && !r.former
                    && self.kind(r.target) == kind
            };
            self.reading.relations.iter().find(serves).map(|r| r.target)
        };
        stated(EntityKind::Organization).or_else(|| stated(EntityKind::Country))
    }
}
