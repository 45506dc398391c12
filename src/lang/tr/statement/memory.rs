//! Who spoke before, and whom a title or a kind of body means.

use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::statement::Speaker;
use crate::text::{Span, TokenId};

use super::candidate::{Candidate, Who};
use super::lexicon::Noun;
use super::suffix::skeleton;
use super::unit::Page;

/// A speaker and where it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Who.
    pub speaker: Speaker,
    /// Where.
    pub span: Span,
    /// In which unit.
    pub unit: usize,
    /// One person (so that `Filistinli kadın` can be the same).
    pub person: bool,
}

/// What is remembered from unit to unit.
#[derive(Debug, Default)]
pub struct Memory {
    /// Last speaker.
    pub last: Option<Said>,
    /// Last single person who spoke or was a sentence's topic.
    pub person: Option<Said>,
    /// Last organisation that spoke or was a topic.
    pub body: Option<Said>,
    /// Source of the last document or announcement.
    pub document: Option<Said>,
}

impl Memory {
    /// The speaker that a candidate stands for.
    pub fn resolve(&self, page: &Page<'_>, unit: usize, candidate: &Candidate) -> Said {
        match candidate.who {
            Who::Name(m) => named(page, unit, m),
            Who::Role { noun, plural, new, indefinite, span } => {
                let role = |person| Said { speaker: Speaker::Role(span), span, unit, person };
                if plural {
                    return role(false);
                }
                let referred = page
                    .reading
                    .references
                    .get(page.token_at(span.end - 1) as usize)
                    .copied()
                    .flatten()
                    .filter(|_| !new || noun == Noun::Title);
                if let Some(entity) = referred {
                    let person = page.kind(entity) == EntityKind::Person;
                    return Said { speaker: Speaker::Entity(entity), span, unit, person };
                }
                let known = match noun {
                    Noun::Body => page.body_before(span, self.body.as_ref()),
                    Noun::Person if !new => self.person.clone().filter(|p| unit - p.unit <= 6),
                    Noun::Title if !indefinite => self.person.clone().filter(|p| unit - p.unit <= 6),
                    _ => None,
                };
                match known {
                    Some(k) if !new || noun == Noun::Title => Said { span, unit, ..k },
                    _ => role(matches!(noun, Noun::Person | Noun::Title)),
                }
            }
        }
    }

    /// Remembers who spoke.
    pub fn spoke(&mut self, page: &Page<'_>, said: &Said) {
        self.topic(page, said);
        self.last = Some(said.clone());
    }

    /// Remembers who a sentence is about.
    pub fn topic(&mut self, page: &Page<'_>, said: &Said) {
        if said.person {
            self.person = Some(said.clone());
        } else if let Speaker::Entity(e) = said.speaker
            && page.kind(e) == EntityKind::Organization
        {
            self.body = Some(said.clone());
        }
    }
}

/// A speaker by name.
pub fn named(page: &Page<'_>, unit: usize, mention: u32) -> Said {
    let m = &page.reading.mentions[mention as usize];
    let person = m.kind == EntityKind::Person;
    Said { speaker: Speaker::Entity(page.entity(mention)), span: m.span, unit, person }
}

impl Page<'_> {
    /// Kind of an entity.
    pub fn kind(&self, entity: EntityId) -> EntityKind {
        self.reading.entities[entity as usize].kind
    }

    /// The organisation that a bare kind of body (`Banka`, `Bakanlık`) means: the last one named before whose name
    /// holds that noun, else the last that spoke.
    fn body_before(&self, span: Span, last: Option<&Said>) -> Option<Said> {
        let noun = skeleton(&crate::text::lower_tr(span.of(self.text).rsplit(' ').next()?));
        let stem: String = noun.chars().take(5).collect();
        let at = self.reading.mentions.partition_point(|m| m.span.start < span.start);
        let named = (0..at).rev().find(|&i| {
            let m = &self.reading.mentions[i];
            m.kind == EntityKind::Organization
                && m.span
                    .of(self.text)
                    .split_whitespace()
                    .any(|w| skeleton(&crate::text::lower_tr(w)).starts_with(&stem))
        });
        let any = || (0..at).rev().find(|&i| self.reading.mentions[i].kind == EntityKind::Organization);
        named
            .map(|i| self::named(self, 0, i as u32))
            .or_else(|| last.cloned())
            .or_else(|| any().map(|i| self::named(self, 0, i as u32)))
    }

    /// Entities named in a span, in order of first mention.
    pub fn named_in(&self, span: Span) -> Vec<EntityId> {
        let mut out = Vec::new();
        let from = self.reading.mentions.partition_point(|m| m.span.end <= span.start);
        for (i, m) in self.reading.mentions.iter().enumerate().skip(from) {
            if m.span.start >= span.end {
                break;
            }
            let e = self.reading.entity_of[i];
            if !out.contains(&e) {
                out.push(e);
            }
        }
        out
    }

    /// Token of a byte position.
    pub fn token_at(&self, byte: u32) -> TokenId {
        self.reading.analysed.segmented.tokens.partition_point(|t| t.span.end <= byte) as TokenId
    }
}
