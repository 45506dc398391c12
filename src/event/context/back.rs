//! What a noun takes up that was named before it: a place (`bölge`), or two of a kind (`iki ülke`).

use super::super::lexicon::Pair;
use super::Context;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Case, Slot, Upos};
use crate::text::{TokenId, Tokens};

impl Context<'_> {
    /// What a definite noun refers back to: a name that holds the noun (`hastane`: `Endonezya Hastanesi`), or the nearest
    /// place or country (`bölge`, `ülke`), in this sentence or the one before.
    pub(crate) fn refers_back(&self, t: TokenId, phrase: &Tokens) -> Option<EntityId> {
        let word = self.word(t);
        let entry = self.frames.stand_ins.get(&*word.lemma)?;
        // `deprem bölgesi`: a kind of place, none that was named.
        let compound = word.possessive == 3 && t > phrase.start && self.word(t - 1).upos == Upos::Noun;
        // `üç ülkeyi`: several.
        let counted = t > phrase.start && self.word(t - 1).upos == Upos::Num && self.lower(t - 1) != "bir";
        if word.plural || word.case == Case::Nom || phrase.len() > 2 || compound || counted {
            return None;
        }
        let sentences = &self.reading.analysed.segmented.sentences;
        let here = sentences.partition_point(|s| s.tokens.end <= t);
        let from = sentences.get(here.saturating_sub(1))?.tokens.start;
        let lower = self.frames.grammar.lower;
        let near = self.mentions_in(&(from..t)).rev().find_map(|m| {
            let mention = self.mention(m);
            let entity = self.entity_of(m);
            let fits = match entry.refers {
                Some(kind) => self.kind(entity) == kind,
                None => {
                    word.lemma.chars().count() > 3
                        && lower(&self.reading.entities[entity as usize].name)
                            .split(' ')
                            .next_back()
                            .is_some_and(|w| w.starts_with(&*word.lemma))
                }
            };
            (fits && !mention.adjectival).then_some(entity)
        });
        let land = entry.refers == Some(EntityKind::Country) && !self.frames.verb_first;
        let about = land && word.possessive == 0 && word.case != Case::Loc;
        near.or_else(|| if about { self.main_land() } else { None })
    }

    /// The two that `iki lider`, `iki ülke`, `taraflar` take up: the only two of their kind in the sentences before.
    pub(crate) fn pair(&self, t: TokenId) -> Option<Vec<EntityId>> {
        const FAR: usize = 3;
        let word = self.word(t);
        let pair = self.frames.stand_ins.get(&*word.lemma)?.pair?;
        let counted = t > 0 && self.is_at(EventWord::Two, t - 1) && self.mention_at(t - 1).is_none();
        // `two ministers` are any two.
        let definite = !self.frames.verb_first
            || t > 1 && (self.is_at(EventWord::Both, t - 1) || self.is_at(EventWord::Definite, t - 2));
        let counted = counted && definite;
        // `tarafları` reads like what is somebody's as well.
        let owned = word.possessive != 0
            && (self.frames.verb_first
                || t > self.sentence_start(t)
                    && (self.mention_at(t - 1).is_some()
                        || matches!(self.word(t - 1).upos, Upos::Noun | Upos::Propn | Upos::Adj)));
        // `Liderler | bildiriyi imzaladı`: the two who met.
        let men = !self.frames.verb_first
            && pair == Pair::Of(EntityKind::Person)
            && word.plural
            && word.possessive == 0
            && self.opens_phrase(t);
        if !(counted || pair == Pair::Sides && word.plural && !owned || men) {
            return None;
        }
        let fits = |e: EntityId| match pair {
            Pair::Of(kind) => self.kind(e) == kind,
            Pair::Sides => matches!(self.kind(e), EntityKind::Country | EntityKind::Organization),
        };
        let sentences = &self.reading.analysed.segmented.sentences;
        let here = sentences.partition_point(|s| s.tokens.end <= t);
        let mut end = t;
        let mut found: Vec<EntityId> = Vec::with_capacity(2);
        let mut thirds: Vec<EntityId> = Vec::new();
        for back in 0..=FAR.min(here) {
            let start = sentences[here - back].tokens.start;
            for m in self.mentions_in(&(start..end)) {
                let entity = self.entity_of(m);
                let title = (back == 0 || matches!(pair, Pair::Of(_))) && self.is_of_title(m);
                // `Umman, | tarafları itidale çağırdı`: who speaks to both is neither.
                let third = back == 0 && !self.frames.verb_first && self.acts_on(m, t);
                if third {
                    thirds.push(entity);
                }
                if fits(entity) && !found.contains(&entity) && !title && !thirds.contains(&entity) {
                    found.push(entity);
                }
            }
            // `taraflar`: two who were named in one sentence.
            let apart = pair == Pair::Sides && !counted && !self.frames.verb_first;
            match found.len() {
                2 if apart && !self.stand_together(&found, start, end) => return None,
                2 => return Some(self.rather_main(pair, counted, found)),
                0 | 1 => {
                    end = start;
                    if apart {
                        found.clear();
                    }
                }
                _ => break,
            }
        }
        // `iki ülke` of which not both are known is not one of them.
        (counted && !self.frames.verb_first).then(|| self.rather_main(pair, counted, Vec::new()))
    }

    /// Whether two are lands, or joined right between their names (`Fatah ve Hamas`), so that they may be the sides of something.
    fn stand_together(&self, two: &[EntityId], start: TokenId, end: TokenId) -> bool {
        let named: Vec<u32> =
            self.mentions_in(&(start..end)).filter(|m| two.contains(&self.entity_of(*m))).collect();
        let joined = named.windows(2).any(|pair| {
            let behind = self.mention(pair[0]).tokens.end;
            behind + 1 == self.mention(pair[1]).tokens.start
                && self.entity_of(pair[0]) != self.entity_of(pair[1])
                && (self.text(behind) == "-" || self.is_at(EventWord::JoinsTwo, behind))
        });
        joined || two.iter().all(|e| self.kind(*e) == EntityKind::Country)
    }

    /// Whether a noun has nothing before it that belongs to it: a sentence's beginning, a comma, or what says when.
    fn opens_phrase(&self, t: TokenId) -> bool {
        let Some(before) = t.checked_sub(1).filter(|_| t > self.sentence_start(t)) else { return true };
        let word = self.word(before);
        self.mention_at(before).is_none()
            && (self.text(before) == ","
                || word.upos == Upos::Adp
                || (self.frames.grammar.is_postposition)(self.lower(before))
                || self.in_time(before).is_some())
    }

    /// The two countries that a text is about, where the two named last are both others or none: each named four times and more, and
    /// twice as often as any third.
    fn rather_main(&self, pair: Pair, counted: bool, found: Vec<EntityId>) -> Vec<EntityId> {
        const OFTEN: usize = 4;
        if self.frames.verb_first || !counted || pair != Pair::Of(EntityKind::Country) {
            return found;
        }
        match self.lands() {
            &[(n, a), (m, b), ref rest @ ..]
                if n.min(m) >= OFTEN
                    && rest.first().is_none_or(|(k, _)| 2 * k <= m)
                    && !found.iter().any(|e| *e == a || *e == b) =>
            {
                vec![a, b]
            }
            _ => found,
        }
    }

    /// The countries of the text with how often each is named, the most frequent first.
    fn lands(&self) -> &[(usize, EntityId)] {
        self.lands.get_or_init(|| {
            let entities = self.reading.entities.iter().enumerate();
            let mut lands: Vec<(usize, EntityId)> = entities
                .filter(|(_, e)| e.kind == EntityKind::Country)
                .map(|(id, e)| (e.mentions.len(), id as EntityId))
                .collect();
            lands.sort_by_key(|(n, id)| (std::cmp::Reverse(*n), *id));
            lands
        })
    }

    /// The country that a text is about, named three times and more and twice as often as any other: `ülkeye`, where none stands near.
    fn main_land(&self) -> Option<EntityId> {
        match self.lands() {
            &[(n, land), ref rest @ ..] if n >= 3 && rest.first().is_none_or(|(k, _)| 2 * k <= n) => {
                Some(land)
            }
            _ => None,
        }
    }

    /// Whether a name is the subject of a clause that a token further on stands in.
    fn acts_on(&self, mention: u32, t: TokenId) -> bool {
        let name = &self.mention(mention).tokens;
        self.reading.clauses.iter().skip(self.reading.clauses.partition_point(|c| c.head < t)).take(3).any(
            |c| {
                c.tokens.contains(&t)
                    && c.arguments.iter().any(|a| {
                        // `Çin ve Umman, | tarafları …`
                        let first = a.tokens.start == name.start && self.case_of(mention) == Case::Nom;
                        a.slot == Slot::Nom && (name.contains(&a.head) || first) && !a.shared
                    })
            },
        )
    }

    /// Whether a name only says of what a person behind it is an official (`Peru Dışişleri Bakanı Ann Reed`).
    fn is_of_title(&self, mention: u32) -> bool {
        const LONGEST: TokenId = 6;
        let here = self.mention(mention);
        if self.frames.verb_first || here.kind == EntityKind::Person {
            return false;
        }
        let end = self.sentence_end(here.tokens.start).min(here.tokens.end + LONGEST);
        let person = (here.tokens.end + 1..end)
            .find(|t| self.mention_at(*t).is_some_and(|m| self.mention(m).kind == EntityKind::Person));
        person.is_some_and(|person| {
            (here.tokens.end..person).all(|t| {
                let word = self.word(t);
                word.verb.is_none()
                    && (self.mention_at(t).is_some() || matches!(word.case, Case::Nom | Case::Gen))
                    && self.text(t) != ","
            }) && self.word(person - 1).possessive == 3
        })
    }
}
