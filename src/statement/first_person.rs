//! Who says `I` and `we` inside a quotation: its speaker.

use super::{Mode, Speaker, Statement};
use crate::entity::EntityId;
use crate::lang::Language;
use crate::pipeline::Reading;
use crate::syntax::{Argument, Clause, Slot};
use crate::text::{Span, TokenId};

/// The clauses with the speaker as the subject of quoted verbs in the first person, and what tokens stand for with
/// the first person's pronouns resolved.
pub fn resolve(
    language: &dyn Language,
    reading: &Reading<'_>,
    statements: &[Statement],
) -> (Vec<Clause>, Vec<Option<EntityId>>) {
    let quotes = &reading.analysed.segmented.quotes;
    // For each quotation its speaker and where the text names him.
    let near = Near::new(statements);
    let speakers: Vec<Option<(EntityId, Option<u32>)>> = quotes
        .iter()
        .map(|quote| {
            let statement = near.to(quote.inner)?;
            let Some(Speaker::Entity(entity)) = statement.speaker else { return None };
            let at = statement.speaker_span.and_then(|span| {
                let i = reading.mentions.partition_point(|m| m.span.end <= span.start);
                reading.mentions.get(i).filter(|m| m.span.overlaps(span)).map(|_| i as u32)
            });
            let at = at.filter(|i| reading.entity_of[*i as usize] == entity);
            Some((entity, at.or_else(|| nearest(reading, entity, quote.tokens.start))))
        })
        .collect();
    let mut clauses = reading.clauses.to_vec();
    for clause in &mut clauses {
        let Some(Some((_, Some(mention)))) = clause.quote.map(|q| speakers[q as usize]) else { continue };
        let first = matches!(clause.person, 1 | 4);
        let named =
            clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared && a.head + 1 != clause.head);
        if first && !named {
            let tokens = reading.mentions[mention as usize].tokens.clone();
            clause.arguments.retain(|a| !(a.shared && a.slot == Slot::Nom));
            clause.arguments.push(Argument { slot: Slot::Nom, head: tokens.end - 1, tokens, shared: true });
        }
    }
    let mut references = reading.references.to_vec();
    for (quote, speaker) in quotes.iter().zip(&speakers) {
        let Some((entity, _)) = speaker else { continue };
        for t in quote.tokens.clone() {
            if language.is_first_person(&reading.analysed.words[t as usize]) {
                references[t as usize] = Some(*entity);
            }
        }
    }
    (clauses, references)
}

/// Statements that hold words in quotation marks, by where they begin.
struct Near<'s> {
    statements: Vec<&'s Statement>,
    /// For each the farthest end of those up to it.
    ends: Vec<u32>,
}

impl<'s> Near<'s> {
    fn new(all: &'s [Statement]) -> Self {
        let mut statements: Vec<&Statement> = all.iter().filter(|s| s.mode != Mode::Indirect).collect();
        statements.sort_by_key(|s| s.content.start);
        let mut last = 0;
        let ends = statements
            .iter()
            .map(|s| {
                last = last.max(s.content.end);
                last
            })
            .collect();
        Near { statements, ends }
    }

    /// The statement around a quotation, or inside it, whose length comes nearest.
    fn to(&self, quote: Span) -> Option<&'s Statement> {
        let until = self.statements.partition_point(|s| s.content.start < quote.end);
        let reach = (0..until).rev().take_while(|i| self.ends[*i] > quote.start);
        let over = reach.map(|i| self.statements[i]).filter(|s| s.content.overlaps(quote));
        over.min_by_key(|s| (s.content.len().abs_diff(quote.len()), s.content.start))
    }
}

/// The entity's mention nearest to a token. An entity's mentions are in order of the text.
fn nearest(reading: &Reading<'_>, entity: EntityId, token: TokenId) -> Option<u32> {
    let all = &reading.entities[entity as usize].mentions;
    let named = &all[..all.partition_point(|m| (*m as usize) < reading.mentions.len())];
    let start = |m: u32| reading.mentions[m as usize].tokens.start;
    let behind = named.partition_point(|m| start(*m) < token);
    let around = named[behind.saturating_sub(1)..named.len().min(behind + 1)].iter().copied();
    around.min_by_key(|m| start(*m).abs_diff(token))
}
