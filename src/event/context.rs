//! What event extraction looks at: a reading with an index of its mentions.

use super::lexicon::{Frames, Pair, Part, is_written, may_be_written};
use crate::entity::{EntityId, RelationKind};
use crate::mention::{EntityKind, Mention};
use crate::pipeline::Reading;
use crate::statement::{Mode, Speaker, Statement};
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice, Word};
use crate::text::{BlockKind, TokenId, Tokens};

/// A reading, a language's frames, and which mention covers each token.
pub(crate) struct Context<'r> {
    pub(crate) reading: &'r Reading<'r>,
    pub(crate) frames: &'r Frames,
    statements: &'r [Statement],
    /// Whether each token is a number, or a word that one is told in (`milyar`).
    number: Vec<bool>,
    /// Mention index + 1 of each token, 0 for none.
    at: Vec<u32>,
    /// Nominal clause index + 1 of each token that heads one, 0 for none.
    nominal: Vec<u32>,
    /// Verb clause index + 1 of each token that heads one, 0 for none.
    verb: Vec<u32>,
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
        let is_number =
            |(word, t): (&Word, TokenId)| word.upos == Upos::Num || frames.grammar.units.contains(&lower(t));
        let number = reading.analysed.words.iter().zip(0..).map(is_number).collect();
        Context { reading, frames, statements, number, at, nominal, verb }
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

    /// Who a verb's own person marks as its subject where no word does: the speaker for the first person, inside
    /// the words that are his.
    pub(crate) fn implied_subject(&self, index: u32, clause: &Clause) -> Option<EntityId> {
        let person = match clause.features.form {
            VerbForm::Finite => clause.person,
            VerbForm::FactParticiple | VerbForm::FutureParticiple => self.word(clause.head).possessive,
            _ => 0,
        };
        if person == 3 && clause.features.form == VerbForm::Finite && clause.link == Link::Root {
            return self.carried_subject(index, clause);
        }
        let object = |a: &Argument| a.head + 1 == clause.head && self.mention_at(a.head).is_none();
        if clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared && !object(a)) {
            return None;
        }
        if matches!(person, 1 | 4) {
            // `Demir Holding olarak satın aldık`
            let role = clause.arguments.iter().find(|a| matches!(&a.slot, Slot::Adp(p) if &**p == "olarak"));
            let body = role.and_then(|a| self.mention_at(a.head)).filter(|_| person == 4);
            return body.and_then(|m| self.entity_named(m)).or_else(|| self.speaker_at(clause.head));
        }
        if let Some((above, governing)) = self.governing(clause) {
            return self.implied_subject(above, governing);
        }
        let many = person == 6 || person == 3 && self.word(clause.head).plural;
        let told = many && clause.link == Link::Complement && clause.features.voice == Voice::Active;
        if told { self.teller(clause) } else { None }
    }

    /// The clause whose subject a Turkish clause shares that has no room for one: a converb's, an infinitive's
    /// (`imza atarak güçlendirdik`, `yatırım yapmayı düşünüyoruz`).
    pub(crate) fn governing(&self, clause: &Clause) -> Option<(u32, &'r Clause)> {
        let shares = match clause.features.form {
            VerbForm::Converb => clause.link == Link::Adverbial,
            VerbForm::VerbalNoun => {
                let word = self.word(clause.head);
                clause.link == Link::Complement
                    && word.possessive == 0
                    && matches!(word.case, Case::Acc | Case::Dat)
                    && clause.features.voice == Voice::Active
            }
            _ => false,
        };
        let above = clause.parent.filter(|_| shares && !self.frames.verb_first)?;
        Some((above, &self.reading.clauses[above as usize]))
    }

    /// Who reports what a nominalised clause tells, where neither it nor the verb above has a subject
    /// (`Sonra fabrikaya girdiğini anlattı`).
    fn teller(&self, clause: &Clause) -> Option<EntityId> {
        if self.frames.verb_first {
            return None;
        }
        let tokens = &self.reading.analysed.segmented.tokens;
        let span = tokens[clause.head as usize].span;
        let told = self.statements.iter().filter(|s| s.mode == Mode::Indirect && s.content.contains(span));
        let statement = told.min_by_key(|s| s.content.len())?;
        let above = &self.reading.clauses[clause.parent? as usize];
        let outer = !statement.content.contains(tokens[above.head as usize].span);
        match statement.speaker {
            Some(Speaker::Entity(entity)) if outer && self.body_of(entity).is_some() => Some(entity),
            _ => None,
        }
    }

    /// The named head of the phrase that a relative clause stands in, where the noun right behind the clause is only
    /// part of it (`2021'de ölen Baykar'ın kurucusu Özdemir Bayraktar`).
    pub(crate) fn outer_head(&self, clause: &Clause) -> Option<EntityId> {
        let noun = clause.modifies.filter(|_| clause.link == Link::Relative)?;
        let parent = &self.reading.clauses[clause.parent? as usize];
        let argument = parent.arguments.iter().find(|a| a.tokens.contains(&noun) && a.head != noun)?;
        self.entity_named(self.mention_at(argument.head)?)
    }

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
        self.mentions_in(&(from..t)).rev().find_map(|m| {
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
        })
    }

    /// The two that `iki lider`, `iki ülke`, `taraflar` take up: the only two of their kind in the sentences before.
    pub(crate) fn pair(&self, t: TokenId) -> Option<Vec<EntityId>> {
        const FAR: usize = 3;
        let word = self.word(t);
        let pair = self.frames.stand_ins.get(&*word.lemma)?.pair?;
        let counted =
            t > 0 && self.frames.grammar.two.contains(&self.lower(t - 1)) && self.mention_at(t - 1).is_none();
        // `two ministers` are any two.
        let definite = !self.frames.verb_first
            || t > 1
                && (self.lower(t - 1) == "both" || self.frames.grammar.definite.contains(&self.lower(t - 2)));
        let counted = counted && definite;
        // `tarafları` reads like what is somebody's as well.
        let owned = word.possessive != 0
            && (self.frames.verb_first
                || t > self.sentence_start(t)
                    && (self.mention_at(t - 1).is_some()
                        || matches!(self.word(t - 1).upos, Upos::Noun | Upos::Propn | Upos::Adj)));
        if !(counted || pair == Pair::Sides && word.plural && !owned) {
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
        for back in 0..=FAR.min(here) {
            let start = sentences[here - back].tokens.start;
            for m in self.mentions_in(&(start..end)) {
                let entity = self.entity_of(m);
                let title = (back == 0 || matches!(pair, Pair::Of(_))) && self.is_of_title(m);
                // `Umman, | tarafları itidale çağırdı`: who speaks to both is neither.
                let third = back == 0 && !self.frames.verb_first && self.acts_on(m, t);
                if fits(entity) && !found.contains(&entity) && !title && !third {
                    found.push(entity);
                }
            }
            match found.len() {
                2 => return Some(found),
                0 | 1 => end = start,
                _ => break,
            }
        }
        // `iki ülke` of which not both are known is not one of them.
        (counted && !self.frames.verb_first).then(Vec::new)
    }

    /// Whether a name is the subject of a clause that a token further on stands in.
    fn acts_on(&self, mention: u32, t: TokenId) -> bool {
        let name = &self.mention(mention).tokens;
        self.reading.clauses.iter().skip(self.reading.clauses.partition_point(|c| c.head < t)).take(3).any(
            |c| {
                c.tokens.contains(&t)
                    && c.arguments.iter().any(|a| a.slot == Slot::Nom && name.contains(&a.head) && !a.shared)
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

    /// Whose words a token stands in, where they are quoted and the speaker is named.
    fn speaker_at(&self, t: TokenId) -> Option<EntityId> {
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

    /// The subject of the sentence before, where this one names none (`Ordu evi bastı. Sonra kardeşini gözaltına aldı.`).
    fn carried_subject(&self, index: u32, clause: &Clause) -> Option<EntityId> {
        const FAR: usize = 3;
        // `yardım gönderdi`; `310 firma katıldı` has a subject.
        let bare = |a: &Argument, c: &Clause| {
            a.head + 1 == c.head
                && self.mention_at(a.head).is_none()
                && !(self.frames.grammar.takes_no_object)(&c.lemma)
        };
        let own = |c: &'r Clause| c.arguments.iter().find(|a| a.slot == Slot::Nom && !bare(a, c));
        if clause.features.voice != Voice::Active
            || clause.arguments.iter().any(|a| a.slot == Slot::Nom && !bare(a, clause))
        {
            return None;
        }
        // `Kaya evi bastı ve kardeşini gözaltına aldı`: in this sentence.
        let joined = self.reading.clauses[..index as usize].iter().rev().find(|c| {
            c.link == Link::Root
                && c.sentence == clause.sentence
                && c.quote == clause.quote
                && own(c).is_some()
        });
        if let Some(subject) = joined.filter(|c| matches!(c.person, 0 | 3)).and_then(own) {
            return match self.mention_at(subject.head) {
                Some(mention) => Some(self.entity_of(mention)),
                None => self.reference(subject.head),
            };
        }
        let sentences = &self.reading.analysed.segmented.sentences;
        let mut here = clause.sentence;
        let earlier = self.reading.clauses[..index as usize]
            .iter()
            .rev()
            .filter(|c| c.link == Link::Root && c.quote == clause.quote && c.sentence < clause.sentence);
        for before in earlier.take(FAR) {
            let near = before.sentence + 1 >= here
                && sentences[before.sentence as usize].block == sentences[clause.sentence as usize].block;
            if !near || before.features.voice != Voice::Active || before.person != 3 {
                return None;
            }
            if let Some(subject) = own(before) {
                return match self.mention_at(subject.head) {
                    Some(mention) => Some(self.entity_of(mention)),
                    None => self.reference(subject.head),
                };
            }
            here = before.sentence;
        }
        None
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

    /// The entity that a token stands for without naming it.
    pub(crate) fn reference(&self, t: TokenId) -> Option<EntityId> {
        self.reading.references.get(t as usize).copied().flatten()
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
        (own || self.frames.grammar.first_persons.contains(&&*word.lemma))
            .then(|| self.speaker_at(t))
            .flatten()
    }

    /// Mentions whose tokens lie inside a range, in order.
    pub(crate) fn mentions_in(&self, range: &Tokens) -> impl DoubleEndedIterator<Item = u32> + use<'r> {
        let mentions = self.reading.mentions;
        let from = mentions.partition_point(|m| m.tokens.start < range.start);
        let to = from + mentions[from..].partition_point(|m| m.tokens.end <= range.end);
        from as u32..to as u32
    }

    /// Whether a token is this word of a predicate: as written, or its lemma without a case that says something; where
    /// an object is the subject of the passive, without its case (`hesaplarını dondurmak`: `hesapları donduruldu`).
    pub(crate) fn is_part(&self, part: &Part, t: TokenId) -> bool {
        if let Some(m) = self.mention_at(t) {
            // `Lima Hastanesine kaldırıldı`: a name that ends in the noun.
            let name = self.mention(m);
            return part.any_form
                && part.case == Some(Case::Dat)
                && self.word(t).case == Case::Dat
                && name.tokens.end == t + 1
                && name.tokens.len() > 1
                && (*self.word(t).lemma == *part.word
                    || part.others.iter().any(|other| *self.word(t).lemma == **other));
        }
        // `joined Brazil in | March`, `called a strike | on Monday`.
        let preposition = self.word(t).upos == Upos::Adp;
        let time = |t: TokenId| self.in_time(t).is_some();
        let capital = || self.reading.analysed.segmented.tokens[t as usize].is_capitalised();
        let before_time = || {
            self.in_time(t + 1) == Some(t + 1)
                // `in | last year's | election`
                && !self.is_owning_time(t + 1)
                && self.reading.analysed.words.get(t as usize + 1).is_some_and(|w| w.upos != Upos::Adp)
        };
        let timed = time(t) && (preposition && !self.is_owning_time(t) || capital());
        if self.frames.verb_first && (timed || preposition && before_time()) {
            return false;
        }
        let word = self.word(t);
        if &*part.word == super::lexicon::INFINITIVE {
            return part.case == Some(word.case)
                && word.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun && !v.negative);
        }
        let own = self.lower(t);
        let may_be = |lemma: &str| *word.lemma == *lemma || part.any_form || may_be_written(own, lemma);
        if !may_be(&part.word) && !part.others.iter().any(|other| may_be(other)) {
            return false;
        }
        let owns = word.case == Case::Gen && self.owns_passive(t);
        let open = owns || matches!(word.case, Case::Nom | Case::Acc);
        let is = |lemma: &str| {
            if part.any_form {
                let marked = part.case == Some(Case::Acc) && open;
                *word.lemma == *lemma && (marked || part.case == Some(word.case))
            } else {
                *word.lemma == *lemma && open
                    || is_written(own, lemma)
                    || (owns || word.case == Case::Nom)
                        && (self.frames.grammar.is_subject_of_object)(own, lemma, owns)
                        && (owns || self.before_passive(t))
            }
        };
        is(&part.word) || part.others.iter().any(|other| is(other))
    }

    /// Whether a token is the noun of a predicate in whatever case.
    pub(crate) fn is_noun_of(&self, part: &Part, t: TokenId) -> bool {
        let lemma = &*self.word(t).lemma;
        self.mention_at(t).is_none()
            && (*part.word == *lemma || part.others.iter().any(|other| **other == *lemma))
    }

    /// Whether a genitive owns a passive verbal noun right behind it (`yaptırımların kaldırılması`).
    fn owns_passive(&self, t: TokenId) -> bool {
        self.reading.analysed.words.iter().skip(t as usize + 1).take(3).any(|w| {
            w.possessive == 3
                && w.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun && v.voice == Voice::Passive)
        })
    }

    /// Whether a passive verb stands right behind a word.
    fn before_passive(&self, t: TokenId) -> bool {
        let near = self.reading.analysed.words.iter().skip(t as usize + 1).take(3);
        near.filter_map(|w| w.verb).any(|v| v.voice == Voice::Passive)
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

    /// The common noun without an ending right before a verb, which makes one predicate with it (`protesto | etti`).
    pub(crate) fn bare_noun_before(&self, verb: TokenId) -> Option<TokenId> {
        let t = verb.checked_sub(1)?;
        let noun = self.word(t);
        let plain = noun.upos == Upos::Noun && noun.case == Case::Nom && noun.possessive == 0 && !noun.plural;
        (plain && self.mention_at(t).is_none()).then_some(t)
    }

    /// Whether a time only tells which one of what follows (`last year's | vote`, `the 2019 | vote`).
    fn is_owning_time(&self, t: TokenId) -> bool {
        let times = self.reading.times;
        let i = times.partition_point(|x| x.tokens.end <= t);
        let end = times.get(i).map_or(t, |x| x.tokens.end);
        let last = end.saturating_sub(1);
        let owns = |k: TokenId| matches!(self.lower(k), "'s" | "’s" | "'" | "’");
        self.frames.verb_first
            && (end as usize) < self.reading.analysed.words.len()
            && (owns(end)
                || owns(last)
                || self.word(last).upos == Upos::Num && self.word(end).upos == Upos::Noun)
    }

    /// Whether a token is part of a person's name.
    pub(crate) fn is_person_at(&self, t: TokenId) -> bool {
        self.mention_at(t).is_some_and(|m| self.mention(m).kind == EntityKind::Person)
    }

    /// Part of an amount, which may stand between an object and its verb (`faizi 25 baz puan indirdi`).
    pub(crate) fn is_amount(&self, t: TokenId) -> bool {
        let word = self.word(t);
        !self.frames.verb_first
            && self.mention_at(t).is_none()
            && word.case == Case::Nom
            && self.number[t as usize]
    }

    /// The word for money in a stretch of a sentence, where a sum is told there (`2 milyon dolarlık anlaşma`).
    pub(crate) fn sum_in(&self, mut tokens: Tokens) -> Option<TokenId> {
        tokens.find(|t| {
            let money = self.frames.grammar.currencies.iter().any(|c| self.lower(*t).starts_with(c));
            money && t.checked_sub(1).is_some_and(|before| self.number[before as usize])
        })
    }

    /// A mark of quotation, which may stand within a predicate (`“provokasyon” olarak nitelendirdi`).
    pub(crate) fn is_quote(&self, t: TokenId) -> bool {
        !self.frames.verb_first && matches!(self.text(t), "\"" | "“" | "”" | "'" | "‘" | "’")
    }

    /// Words that may stand between the parts of a predicate.
    pub(crate) fn is_filler(&self, t: TokenId) -> bool {
        // `kısıtlamaları | kademeli olarak | kaldırıyor`
        let manner = |t: TokenId| {
            self.word(t).upos == Upos::Adj
                && self.reading.analysed.words.len() > t as usize + 1
                && self.lower(t + 1) == "olarak"
        };
        let adverb = !self.frames.verb_first
            && (manner(t) || t > 0 && self.mention_at(t - 1).is_none() && manner(t - 1));
        self.mention_at(t).is_none()
            && (adverb
                || matches!(self.word(t).upos, Upos::Adv | Upos::Part)
                || self.frames.is_filler(self.lower(t)))
    }
}
