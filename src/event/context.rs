//! What event extraction looks at: a reading with an index of its mentions.

mod back;
mod predicate;
mod speaker;
mod subject;

use super::event_word::Classes;
use super::lexicon::Frames;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::Reading;
use crate::statement::Statement;
use crate::syntax::{Case, Clause, Link, Upos, Word};
use crate::text::{BlockKind, TokenId, Tokens};

/// A reading, a language's frames, and which mention covers each token.
pub(crate) struct Context<'r> {
    pub(crate) reading: &'r Reading<'r>,
    pub(crate) frames: &'r Frames,
    statements: &'r [Statement],
    /// The classes of each token's form.
    classes: Vec<Classes>,
    /// Whether each token is a number, or a word that one is told in (`milyar`).
    number: Vec<bool>,
    /// Mention index + 1 of each token, 0 for none.
    at: Vec<u32>,
    /// Nominal clause index + 1 of each token that heads one, 0 for none.
    nominal: Vec<u32>,
    /// Verb clause index + 1 of each token that heads one, 0 for none.
    verb: Vec<u32>,
    /// The countries of the text with how often each is named, once somebody asks.
    lands: std::cell::OnceCell<Vec<(usize, EntityId)>>,
}

/// Whether a name can take part in something: not where a report comes from (`Lima: Peru's president …`), nor part of a
/// sum (`US$5 million`).
fn is_party(reading: &Reading<'_>, mention: &Mention) -> bool {
    let text = &reading.analysed.document.text;
    let tokens = &reading.analysed.segmented.tokens;
    let Some(next) = tokens.get(mention.tokens.end as usize) else { return true };
    let sum = next.span.start == mention.span.end && matches!(next.span.of(text), "$" | "€" | "£");
    let dateline = mention.kind == EntityKind::Place
        && next.span.of(text) == ":"
        && reading.analysed.segmented.begins_sentence(mention.tokens.start);
    // `a Lima-based firm`
    let based = next.span.start <= mention.span.end + 1
        && matches!(next.span.of(text), "-based" | "–based" | "based")
        || tokens.get(mention.tokens.end as usize - 1).is_some_and(|t| t.span.of(text).ends_with("-based"))
        || matches!(next.span.of(text), "-" | "–")
            && tokens.get(mention.tokens.end as usize + 1).is_some_and(|t| t.span.of(text) == "based");
    // `nine billion US | dollars`
    let currency = mention.kind == EntityKind::Country
        && matches!(
            next.span.of(text),
            "dollar" | "dollars" | "pesos" | "rupees" | "pounds" | "francs" | "kroner"
        );
    !(sum || dateline || based || currency)
}

impl<'r> Context<'r> {
    pub(crate) fn new(reading: &'r Reading<'r>, statements: &'r [Statement], frames: &'r Frames) -> Self {
        let mut at = vec![0; reading.analysed.words.len()];
        for (i, mention) in reading.mentions.iter().enumerate() {
            if frames.verb_first && !is_party(reading, mention) {
                continue;
            }
            for t in mention.tokens.clone() {
                at[t as usize] = i as u32 + 1;
            }
        }
        let mut nominal = vec![0; reading.analysed.words.len()];
        let mut verb = vec![0; reading.analysed.words.len()];
        for (i, clause) in reading.clauses.iter().enumerate() {
            let index = if clause.link == Link::Nominal { &mut nominal } else { &mut verb };
            index[clause.head as usize] = i as u32 + 1;
        }
        let lower = |t: TokenId| reading.analysed.segmented.lower(t);
        let classes: Vec<Classes> =
            (0..reading.analysed.words.len() as TokenId).map(|t| frames.words.classes(lower(t))).collect();
        let is_number = |(word, of): (&Word, &Classes)| word.upos == Upos::Num || of.has(EventWord::Unit);
        let number = reading.analysed.words.iter().zip(&classes).map(is_number).collect();
        let lands = std::cell::OnceCell::new();
        Context { reading, frames, statements, classes, number, at, nominal, verb, lands }
    }

    /// Whether a lemma or a form in lower case is of a class of the language's words.
    pub(crate) fn is(&self, class: EventWord, word: &str) -> bool {
        self.frames.words.has(class, word)
    }

    /// Whether a token is a word of a class, as it stands there.
    pub(crate) fn is_at(&self, class: EventWord, t: TokenId) -> bool {
        self.classes[t as usize].has(class)
    }

    pub(crate) fn word(&self, t: TokenId) -> &'r Word {
        &self.reading.analysed.words[t as usize]
    }

    /// The token's words, as written.
    pub(crate) fn text(&self, t: TokenId) -> &'r str {
        self.reading.analysed.segmented.tokens[t as usize].span.of(&self.reading.analysed.document.text)
    }

    /// The token's words in lower case.
    pub(crate) fn lower(&self, t: TokenId) -> &'r str {
        self.reading.analysed.segmented.lower(t)
    }

    /// Whether a token stands in the article's title.
    pub(crate) fn in_title(&self, t: TokenId) -> bool {
        self.block_kind(t) == Some(BlockKind::Title)
    }

    /// Whether a token stands in the article's title or in the heading of a part of it.
    pub(crate) fn in_heading(&self, t: TokenId) -> bool {
        matches!(self.block_kind(t), Some(BlockKind::Title | BlockKind::Heading))
    }

    fn block_kind(&self, t: TokenId) -> Option<BlockKind> {
        let span = self.reading.analysed.segmented.tokens[t as usize].span;
        let blocks = &self.reading.analysed.document.blocks;
        let block = blocks.get(blocks.partition_point(|b| b.span.end <= span.start));
        block.filter(|b| b.span.start <= span.start).map(|b| b.kind)
    }

    /// Where the sentence of a token begins.
    pub(crate) fn sentence_start(&self, t: TokenId) -> TokenId {
        let sentences = &self.reading.analysed.segmented.sentences;
        sentences.get(sentences.partition_point(|s| s.tokens.end <= t)).map_or(t, |s| s.tokens.start)
    }

    /// Where the sentence of a token ends.
    pub(crate) fn sentence_end(&self, t: TokenId) -> TokenId {
        let sentences = &self.reading.analysed.segmented.sentences;
        sentences.get(sentences.partition_point(|s| s.tokens.end <= t)).map_or(t + 1, |s| s.tokens.end)
    }

    /// The clauses of a sentence, each with its index, in the order of their heads.
    pub(crate) fn clauses_in(&self, sentence: u32) -> impl Iterator<Item = (u32, &'r Clause)> + use<'r> {
        let clauses = self.reading.clauses;
        let from = clauses.partition_point(|c| c.sentence < sentence);
        (from as u32..).zip(clauses[from..].iter().take_while(move |c| c.sentence == sentence))
    }

    /// The clauses that are what a clause's verb says or asks, in the order of their heads.
    pub(crate) fn complements_of(
        &self,
        index: u32,
        clause: &Clause,
    ) -> impl Iterator<Item = &'r Clause> + use<'r> {
        let inner = move |c: &&Clause| c.link == Link::Complement && c.parent == Some(index);
        self.clauses_in(clause.sentence).map(|(_, c)| c).filter(inner)
    }

    /// The mention that covers a token.
    pub(crate) fn mention_at(&self, t: TokenId) -> Option<u32> {
        self.at[t as usize].checked_sub(1)
    }

    /// The nominal clause that a token heads.
    pub(crate) fn nominal_at(&self, t: TokenId) -> Option<&'r Clause> {
        self.nominal[t as usize].checked_sub(1).map(|i| &self.reading.clauses[i as usize])
    }

    /// The verb clause that a token heads.
    pub(crate) fn verb_at(&self, t: TokenId) -> Option<&'r Clause> {
        self.verb_index_at(t).map(|i| &self.reading.clauses[i as usize])
    }

    /// Which verb clause a token heads.
    pub(crate) fn verb_index_at(&self, t: TokenId) -> Option<u32> {
        self.verb[t as usize].checked_sub(1)
    }

    /// The first token of the expression of time that a token belongs to.
    pub(crate) fn in_time(&self, t: TokenId) -> Option<TokenId> {
        let times = self.reading.times;
        let i = times.partition_point(|x| x.tokens.end <= t);
        times.get(i).filter(|x| x.tokens.start <= t).map(|x| x.tokens.start)
    }

    pub(crate) fn mention(&self, index: u32) -> &'r Mention {
        &self.reading.mentions[index as usize]
    }

    /// The case of a name: what its last word's suffix tells, and none where nothing stands behind the name
    /// (`Cibaliya Mülteci Kampı` is no accusative).
    pub(crate) fn case_of(&self, mention: u32) -> Case {
        let mention = self.mention(mention);
        let last = mention.tokens.end - 1;
        let end = self.reading.analysed.segmented.tokens[last as usize].span.end;
        // `Kanada`, `Malta` read like nouns in a case.
        let whole = mention.tokens.len() > 1 || !mention.adjectival;
        if whole && mention.span.end == end && !self.frames.verb_first {
            return Case::Nom;
        }
        self.word(last).case
    }

    /// The entity that a mention names, unless it is an adjective.
    pub(crate) fn entity_named(&self, mention: u32) -> Option<EntityId> {
        (!self.mention(mention).adjectival).then(|| self.entity_of(mention))
    }

    pub(crate) fn entity_of(&self, mention: u32) -> EntityId {
        self.reading.entity_of[mention as usize]
    }

    pub(crate) fn kind(&self, entity: EntityId) -> EntityKind {
        self.reading.entities[entity as usize].kind
    }

    /// The entity that a token stands for without naming it.
    pub(crate) fn reference(&self, t: TokenId) -> Option<EntityId> {
        self.reading.references.get(t as usize).copied().flatten()
    }

    /// Mentions whose tokens lie inside a range, in order.
    pub(crate) fn mentions_in(&self, range: &Tokens) -> impl DoubleEndedIterator<Item = u32> + use<'r> {
        let mentions = self.reading.mentions;
        let from = mentions.partition_point(|m| m.tokens.start < range.start);
        let to = from + mentions[from..].partition_point(|m| m.tokens.end <= range.end);
        from as u32..to as u32
    }

    /// Whether a token is part of a person's name.
    pub(crate) fn is_person_at(&self, t: TokenId) -> bool {
        self.mention_at(t).is_some_and(|m| self.mention(m).kind == EntityKind::Person)
    }
}

/// The verb's clause that a clause hangs on, also through the noun that it says something of.
pub(super) fn outer<'r>(ctx: &Context<'r>, clause: &Clause) -> Option<&'r Clause> {
    let above = &ctx.reading.clauses[clause.parent? as usize];
    if above.link == Link::Nominal && Some(above.head) == clause.modifies {
        return above.parent.map(|p| &ctx.reading.clauses[p as usize]);
    }
    Some(above)
}
