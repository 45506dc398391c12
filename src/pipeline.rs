//! The way through the house: document -> tokens -> words -> mentions -> entities -> clauses -> relations, events,
//! statements.

use std::collections::BTreeMap;

use crate::entity::{Entity, EntityId, Relation};
use crate::event::Event;
use crate::mention::{Inner, Mention};
use crate::pack::Pack;
use crate::statement::Statement;
use crate::syntax::{Clause, Word};
use crate::text::{Document, Segmented, TokenId, segment};

/// A document with its tokens and words: what recognisers and parsers read.
#[derive(Debug, Clone, Copy)]
pub struct Analysed<'d> {
    /// The document.
    pub document: &'d Document,
    /// Tokens, sentences, quotations.
    pub segmented: &'d Segmented,
    /// One word a token.
    pub words: &'d [Word],
}

/// An analysed document with its names, entities and clauses: what relations, events and statements are read from.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'d> {
    /// Tokens and words.
    pub analysed: Analysed<'d>,
    /// Mentions in order, not overlapping.
    pub mentions: &'d [Mention],
    /// Entities.
    pub entities: &'d [Entity],
    /// The entity of each mention.
    pub entity_of: &'d [EntityId],
    /// Names inside longer names (`İsrail` in `İsrail ordusu`) that the longer one belongs to.
    pub nested: &'d [NestedMention],
    /// Clauses in order of their head.
    pub clauses: &'d [Clause],
    /// For each token the entity that it stands for without naming it (`Bakan`, `şirket`, `he`).
    pub references: &'d [Option<EntityId>],
    /// Expressions of time, in order.
    pub times: &'d [crate::time::TimeExpression],
    /// What the text states of its entities, as far as it is read when this is handed over.
    pub relations: &'d [crate::entity::Relation],
}

impl Reading<'_> {
    /// Which mention covers a token.
    pub(crate) fn mention_at(&self, t: TokenId) -> Option<usize> {
        let i = self.mentions.partition_point(|m| m.tokens.end <= t);
        self.mentions.get(i).filter(|m| m.tokens.start <= t).map(|_| i)
    }
}

/// A name inside a longer name, with the entity that it names.
#[derive(Debug, Clone, PartialEq)]
pub struct NestedMention {
    /// The longer mention.
    pub outer: u32,
    /// The name inside.
    pub mention: Mention,
    /// What it names.
    pub entity: EntityId,
}

/// Why a sentence gave nothing, or what it gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Coverage {
    /// A relation, event or statement came from it.
    Used,
    /// It names nobody.
    NoName,
    /// It names somebody, but holds no predicate or cue that is known.
    NoPredicate,
    /// A known predicate, but no argument that is named.
    NoArgument,
    /// Too long to analyse (over 400 tokens).
    TooLong,
}

/// Everything found in one document.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    /// Mentions in order.
    pub mentions: Vec<Mention>,
    /// Entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// The entity of each mention.
    pub entity_of: Vec<EntityId>,
    /// Clauses in order of their head.
    pub clauses: Vec<Clause>,
    /// Relations.
    pub relations: Vec<Relation>,
    /// Events.
    pub events: Vec<Event>,
    /// Statements.
    pub statements: Vec<Statement>,
    /// One a sentence.
    pub coverage: Vec<Coverage>,
    /// Codes that a user's pack gives to entities.
    pub codes: BTreeMap<EntityId, String>,
}

/// Everything that one document says.
///
/// Analysis can't fail: what is not understood is left out, and `coverage` says so sentence by sentence.
#[must_use]
pub fn extract(document: &Document) -> Extraction {
    extract_with(document, |analysed| {
        let (mentions, inner) = crate::mention::recognise(analysed);
        let (entities, entity_of) = crate::entity::resolve(analysed, &mentions, &inner);
        Names { mentions, inner, entities, entity_of }
    })
}

/// The names of a document, however they were found.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// In order, not overlapping.
    pub mentions: Vec<Mention>,
    /// Names inside them.
    pub inner: Vec<Inner>,
    /// What they name.
    pub entities: Vec<Entity>,
    /// The entity of each mention, then of each inner name.
    pub entity_of: Vec<EntityId>,
}

/// [`extract`] with names of the caller's own: from hand annotation, a database, another recogniser.
pub fn extract_with(document: &Document, names: impl FnOnce(&Analysed<'_>) -> Names) -> Extraction {
    let frames = crate::lang::of(document.lang).frames();
    weave(document, frames, |analysed| (names(analysed), ()), |(), _, _, _| BTreeMap::new())
}

/// [`extract`] with a user's own pack.
#[must_use]
pub fn extract_packed(document: &Document, pack: &Pack) -> Extraction {
    let frames = pack.frames(crate::lang::of(document.lang));
    let names = |analysed: &Analysed<'_>| {
        let mut found = pack.names(analysed);
        (std::mem::take(&mut found.names), found)
    };
    weave(document, frames, names, |found, reading, statements, events| {
        pack.events(&found, reading, statements, events);
        found.codes
    })
}

/// The way itself: `names` finds them, with something of its own that `after` gets beside the events, to add to them
/// and to say which entity has which code.
fn weave<T>(
    document: &Document,
    frames: &crate::event::Frames,
    names: impl FnOnce(&Analysed<'_>) -> (Names, T),
    after: impl FnOnce(T, &Reading<'_>, &[Statement], &mut Vec<Event>) -> BTreeMap<EntityId, String>,
) -> Extraction {
    let language = crate::lang::of(document.lang);
    let segmented = segment(document);
    let words = language.words(document, &segmented);
    let analysed = Analysed { document, segmented: &segmented, words: &words };
    let (Names { mentions, inner, entities, mut entity_of }, own) = names(&analysed);
    let nested: Vec<NestedMention> = inner
        .iter()
        .zip(entity_of.split_off(mentions.len()))
        .map(|(i, entity)| NestedMention { outer: i.outer, mention: i.mention.clone(), entity })
        .collect();
    let clauses = language.clauses(&analysed, &mentions);
    let times = crate::time::of_document(document, &segmented);
    let reading = Reading {
        analysed,
        mentions: &mentions,
        entities: &entities,
        entity_of: &entity_of,
        nested: &nested,
        clauses: &clauses,
        references: &[],
        times: &times,
        relations: &[],
    };
    let mut relations = language.relations(&reading);
    let references = language.references(&reading, &relations);
    let reading = Reading { references: &references, ..reading };
    relations.extend(language.referred_relations(&reading, &relations));
    let statements = language.statements(&reading);
    relations.extend(language.spoken_relations(&reading, &relations, &statements));
    let (clauses, references) = crate::statement::resolve_first_person(language, &reading, &statements);
    let reading = Reading { clauses: &clauses, references: &references, relations: &relations, ..reading };
    let mut events = crate::event::events(&reading, &statements, frames);
    let codes = after(own, &reading, &statements, &mut events);
    let coverage = crate::coverage::of(&reading, &relations, &statements, &events);
    // From here on a nested name is a mention like any other: evidence for its entity.
    let mut mentions = mentions;
    mentions.extend(inner.into_iter().map(|i| i.mention));
    entity_of.extend(nested.iter().map(|n| n.entity));
    Extraction { mentions, entities, entity_of, clauses, relations, events, statements, coverage, codes }
}
