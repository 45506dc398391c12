//! Nouns that take up somebody: by his title or his kin, or a body by what it was called or is named.

use rustc_hash::{FxHashMap, FxHashSet};

use super::gender::Gender;
use super::{Finder, Seen, Walk, only};
use crate::entity::{EntityId, Relation, RelationKind};
use crate::lang::en::relation::{Title, knowledge};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::Upos;
use crate::text::{TokenId, lower_en};

impl Finder<'_> {
    /// `his sister`, `Reed's wife`: the only one of kin that the text names, of a gender that the noun can mean.
    pub(super) fn relative(&self, t: TokenId, noun: &str, out: &[Option<EntityId>]) -> Option<EntityId> {
        let words = self.reading.analysed.words;
        let mut owner = t.checked_sub(1)?;
        while owner > 0 && words[owner as usize].upos == Upos::Adj {
            owner -= 1;
        }
        let whose = match self.lower(owner).as_str() {
            "his" | "her" => out[owner as usize]?,
            "'s" | "’s" => {
                let mentions = self.reading.mentions;
                let before = mentions.partition_point(|m| m.tokens.end < owner);
                let mention = mentions.get(before).filter(|m| m.tokens.end == owner)?;
                (mention.kind == EntityKind::Person).then(|| self.reading.entity_of[before])?
            }
            _ => return None,
        };
        let wanted = if WordClass::Woman.has(noun) { Gender::Female } else { Gender::Male };
        let mut kin: Vec<EntityId> = self.kin.get(&whose).cloned().unwrap_or_default();
        if !matches!(noun, "child" | "spouse" | "cousin" | "twin" | "partner") {
            kin.retain(|e| self.genders[*e as usize].is_none_or(|g| g == wanted));
        }
        if let [one] = kin[..] { Some(one) } else { None }
    }

    /// `the airline`: whom the text called so before, if nobody else.
    pub(super) fn described_as(&self, t: TokenId, noun: &str) -> Option<EntityId> {
        let next = self.lower(t + 1);
        let named = self.reading.mentions;
        let behind = named.partition_point(|m| m.tokens.start <= t);
        if next == "of" && !self.lower(t + 2).ends_with("ing")
            || named.get(behind).is_some_and(|m| m.tokens.start == t + 1)
        {
            return None;
        }
        // `Volvo bought the Peruvian airline X from the Chilean company Y. The Peruvian company …`
        let nation = nation_before(self.reading, t);
        if nation.is_some() && WordClass::AnyBody.has(noun) {
            let such = self.described.values().flatten().filter(|d| d.at < t && d.nation == nation && d.body);
            let mut such: Vec<EntityId> = such.map(|d| d.entity).collect();
            such.sort_unstable();
            such.dedup();
            return if let [one] = such[..] { Some(one) } else { None };
        }
        let all = self.described.get(noun)?;
        let before = &all[..all.partition_point(|d| d.at < t)];
        let entity = before.last()?.entity;
        let other = |d: &Described| nation.is_some() && d.nation.is_some() && d.nation != nation;
        before.iter().all(|d| d.entity == entity && !other(d)).then_some(entity)
    }

    /// `the` one or two words before, with only modifiers between.
    pub(super) fn the_before(&self, t: TokenId) -> bool {
        let words = self.reading.analysed.words;
        (1..=2).any(|k| {
            t > k
                && self.lower(t - k - 1) == "the"
                && (t - k..t).all(|j| matches!(words[j as usize].upos, Upos::Adj | Upos::Noun | Upos::Propn))
        })
    }

    /// `the president`: whoever holds such an office, by the relations; the last one named of several.
    pub(super) fn office(&self, t: TokenId, noun: &str, walk: &Walk) -> Option<EntityId> {
        // `the president of X`, `the president, X`: named in place.
        let next = self.lower(t + 1);
        // `thanked the president for | coming`
        let gerund = matches!(next.as_str(), "for" | "of") && self.lower(t + 2).ends_with("ing");
        if !gerund
            && matches!(next.as_str(), "of" | "for" | ",")
            && !(next == "," && self.subjects[t as usize])
        {
            return None;
        }
        // `the president and chief executive of X`
        let words = self.reading.analysed.words;
        let plain = |k: &TokenId| {
            words
                .get(*k as usize)
                .is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Cconj))
        };
        if next == "and" {
            let end = (t + 1..t + 7).take_while(plain).last().unwrap_or(t) + 1;
            if matches!(self.lower(end).as_str(), "of" | "for") {
                return None;
            }
        }
        let following = self.reading.mentions.partition_point(|m| m.tokens.start <= t);
        if self.reading.mentions.get(following).is_some_and(|m| m.tokens.start == t + 1) {
            return None;
        }
        let holder = walk.last_of(self.offices.holders(noun));
        // `his minister, Ann Reed, … | The minister`: an office of no body that the text names.
        holder.or_else(|| self.described_as(t, noun))
    }

    /// `the Peruvian president`, `Peru's prime minister`: the only one who holds this office of what is named before it.
    pub(super) fn officer(&self, t: TokenId, noun: &str) -> Option<EntityId> {
        const FAR: TokenId = 4;
        let mentions = self.reading.mentions;
        let next = mentions.partition_point(|m| m.tokens.start <= t);
        let titled = mentions.get(next).is_some_and(|m| {
            m.kind == EntityKind::Person
                && m.tokens.start <= t + 2
                && (m.tokens.start == t + 1 || self.lower(t + 1) == ",")
        });
        let owner = next.checked_sub(1).filter(|i| mentions[*i].tokens.end <= t && !titled)?;
        let mut from = mentions[owner].tokens.end;
        if t - from > FAR || mentions[owner].kind == EntityKind::Person {
            return None;
        }
        if matches!(self.lower(from).as_str(), "'s" | "’s" | "'" | "’") {
            from += 1;
        }
        let mut title = String::new();
        for k in from..t {
            title.push_str(&self.lower(k));
            title.push(' ');
        }
        title.push_str(noun);
        let body = self.reading.entity_of[owner];
        let mut holders = self.offices.of_body(body, &title).iter();
        let one = *holders.next()?;
        holders.all(|h| *h == one).then_some(one)
    }

    /// `the commission`: the body whose name holds the word; `the company`: the only one named of late.
    pub(super) fn kind_of_body(&self, s: usize, t: TokenId, noun: &str, walk: &Walk) -> Option<EntityId> {
        // `condolences to the family`: some people's, no body; `accused the company of | lying`
        let of = self.lower(t + 1) == "of" && !self.lower(t + 2).ends_with("ing");
        if of || noun == "family" {
            return None;
        }
        let of_name = self.bodies_by_word.get(noun).map_or(&[][..], Vec::as_slice);
        if let Some(named) = walk.last_of(of_name) {
            return Some(named);
        }
        let bodies = &walk.bodies;
        // `the force`: police, or an army.
        if noun == "force" {
            let armed = |b: &&Seen| {
                let name = lower_en(&self.reading.entities[b.entity as usize].name);
                name.split(' ').any(|w| matches!(w, "police" | "army" | "navy" | "guard" | "constabulary"))
            };
            return only(bodies.iter().rev().take_while(|b| b.sentence + 3 > s).filter(armed));
        }
        // Named only later, and only one of the kind.
        let ends = |e: &&EntityId| {
            lower_en(&self.reading.entities[**e as usize].name).split(' ').next_back() == Some(noun)
        };
        let mut later = of_name.iter().filter(ends);
        if let (Some(one), None) = (later.next(), later.next()) {
            return Some(*one);
        }
        if WordClass::AnyBody.has(noun) {
            // `Volvo made a deal with Nokia to buy | the company`: whoever buys is another one.
            let doer = self.doer(t);
            let near = || bodies.iter().rev().take_while(|b| b.sentence + 3 > s);
            let company = WordClass::Companies.has(noun);
            let other = |b: &&Seen| Some(b.entity) != doer && !(company && self.is_no_company(t, b.entity));
            // `Volvo sued Nokia. | The company`: whom the sentence before was about.
            return only(near().filter(other)).or_else(|| {
                let subject = |b: &&Seen| b.subject && b.sentence + 1 == s;
                only(near().filter(other).filter(subject))
            });
        }
        None
    }

    /// `Volvo cut the pay of workers, and the union VG protested. Reed called on | the company`: a body whose name or whose noun beside
    /// it says that it is none.
    fn is_no_company(&self, t: TokenId, body: EntityId) -> bool {
        let name = lower_en(&self.reading.entities[body as usize].name);
        let named = || name.split(' ').any(|w| WordClass::NoCompany.has(w));
        let called = || {
            self.described.iter().any(|(noun, all)| {
                WordClass::NoCompany.has(noun) && all.iter().any(|d| d.at < t && d.entity == body)
            })
        };
        named() || called()
    }

    /// `left Kunduz before rebels took | the city`: the only place named in this sentence or the one before.
    pub(super) fn place(&self, s: usize, t: TokenId, places: &[Seen]) -> Option<EntityId> {
        let word = &self.reading.analysed.words[t as usize];
        let kind = word.upos == Upos::Noun && !word.plural && WordClass::KindOfPlace.has(&word.lemma);
        let before = t.checked_sub(1).map(|b| self.lower(b));
        let next = self.lower(t + 1);
        let named = self.reading.mentions;
        let behind = named.partition_point(|m| m.tokens.start <= t);
        let alone = before.as_deref() == Some("the")
            && !matches!(next.as_str(), "of" | "that" | "which" | "where" | "in" | "near" | "'s" | "’s")
            && named.get(behind).is_none_or(|m| m.tokens.start != t + 1)
            && self.reading.analysed.words.get(t as usize + 1).is_none_or(|w| w.upos != Upos::Noun);
        if !kind || !alone || self.quoted[t as usize] {
            return None;
        }
        only(places.iter().rev().take_while(|p| p.sentence + 1 >= s))
    }

    /// `Reed conceded defeat to Wilk and congratulated | his rival`: the only other person named of late.
    pub(super) fn rival(
        &self,
        s: usize,
        t: TokenId,
        whose: Option<EntityId>,
        people: &[Seen],
    ) -> Option<EntityId> {
        let whose = whose.or_else(|| self.doer(t - 1))?;
        let named = self.reading.mentions;
        let behind = named.partition_point(|m| m.tokens.start <= t);
        let told = matches!(self.lower(t + 1).as_str(), "," | "of" | "for")
            || named.get(behind).is_some_and(|m| m.tokens.start <= t + 2);
        let other = |p: &&Seen| p.entity != whose;
        if told || self.quoted[t as usize] {
            return None;
        }
        only(people.iter().rev().take_while(|p| p.sentence + 2 > s).filter(other))
    }

    /// `The singer`: the only person named in this sentence and the one before.
    pub(super) fn of_calling(&self, s: usize, t: TokenId, people: &[Seen]) -> Option<EntityId> {
        let next = self.lower(t + 1);
        let named = self.reading.mentions;
        let behind = named.partition_point(|m| m.tokens.start <= t);
        let told = matches!(next.as_str(), "of" | "who" | "whose" | "for" | "from" | ",")
            || named.get(behind).is_some_and(|m| m.tokens.start == t + 1);
        if told || self.quoted[t as usize] {
            return None;
        }
        only(people.iter().rev().take_while(|p| p.sentence + 2 > s))
    }
}

/// Who is called by a noun, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Described {
    at: TokenId,
    entity: EntityId,
    nation: Option<EntityId>,
    body: bool,
}

/// The country whose adjective stands before a noun, with no more than modifiers between (`the Japanese electronics | group`).
fn nation_before(reading: &Reading<'_>, noun: TokenId) -> Option<EntityId> {
    const FAR: TokenId = 4;
    let before = reading.mentions.partition_point(|m| m.tokens.end <= noun);
    let m = before.checked_sub(1)?;
    let mention = &reading.mentions[m];
    let between = mention.tokens.end..noun;
    let modifiers = between.len() < FAR as usize
        && between
            .clone()
            .all(|t| matches!(reading.analysed.words[t as usize].upos, Upos::Noun | Upos::Adj | Upos::Propn));
    (mention.adjectival && modifiers).then(|| reading.entity_of[m])
}

/// Everybody's kin, each once, in order of their numbers.
pub(super) fn kin(relations: &[Relation]) -> FxHashMap<EntityId, Vec<EntityId>> {
    let mut out: FxHashMap<EntityId, Vec<EntityId>> = FxHashMap::default();
    for r in relations.iter().filter(|r| r.kind == RelationKind::KinOf) {
        out.entry(r.source).or_default().push(r.target);
        out.entry(r.target).or_default().push(r.source);
    }
    for all in out.values_mut() {
        all.sort_unstable();
        all.dedup();
    }
    out
}

/// Offices that are held, by the words of their titles.
pub(super) struct Offices {
    by_word: FxHashMap<String, Vec<EntityId>>,
    by_body: FxHashMap<(EntityId, String), Vec<EntityId>>,
}

impl Offices {
    pub(super) fn new(relations: &[Relation]) -> Self {
        let mut offices = Offices { by_word: FxHashMap::default(), by_body: FxHashMap::default() };
        let held = relations.iter().filter(|r| r.kind == RelationKind::HoldsOffice && !r.former);
        let mut known = FxHashSet::default();
        for (relation, title) in held.filter_map(|r| Some((r, r.title.as_deref()?))) {
            let title = lower_en(title).into_owned();
            if !known.insert((relation.source, relation.target, title.clone())) {
                continue;
            }
            for word in title.split(' ') {
                offices.by_word.entry(word.to_owned()).or_default().push(relation.source);
            }
            offices.by_body.entry((relation.target, title)).or_default().push(relation.source);
        }
        offices
    }

    /// Who holds an office whose title has this word.
    fn holders(&self, word: &str) -> &[EntityId] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// Who holds the office of this title in a body.
    fn of_body(&self, body: EntityId, title: &str) -> &[EntityId] {
        self.by_body.get(&(body, title.to_owned())).map_or(&[], Vec::as_slice)
    }
}

/// Bodies by each word of a name of several.
pub(super) fn bodies_by_word(reading: &Reading<'_>) -> FxHashMap<String, Vec<EntityId>> {
    let mut out: FxHashMap<String, Vec<EntityId>> = FxHashMap::default();
    for (e, entity) in (0..).zip(reading.entities).filter(|(_, e)| e.kind == EntityKind::Organization) {
        let name = lower_en(&entity.name);
        for word in name.split(' ').filter(|w| *w != name) {
            let all = out.entry(word.to_owned()).or_default();
            if all.last() != Some(&e) {
                all.push(e);
            }
        }
    }
    out
}

/// The nouns that people and bodies are called by: right before the name (`airline Mahan`), or behind a comma
/// (`Tesco, a British retailer,`).
pub(super) fn described(reading: &Reading<'_>) -> FxHashMap<String, Vec<Described>> {
    const FAR: TokenId = 5;
    let words: &[crate::syntax::Word] = reading.analysed.words;
    let text = |t: TokenId| {
        reading
            .analysed
            .segmented
            .tokens
            .get(t as usize)
            .map_or("", |k| k.span.of(&reading.analysed.document.text))
    };
    let mut out: FxHashMap<String, Vec<Described>> = FxHashMap::default();
    let mut known = FxHashSet::default();
    for (i, mention) in reading.mentions.iter().enumerate() {
        if !matches!(mention.kind, EntityKind::Person | EntityKind::Organization) || mention.adjectival {
            continue;
        }
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let noun = |t: TokenId| words.get(t as usize).is_some_and(|w| w.upos == Upos::Noun && !w.plural);
        let mut add = |t: TokenId| {
            let noun = lower_en(&words[t as usize].lemma).into_owned();
            let (entity, nation) = (reading.entity_of[i], nation_before(reading, t));
            // What is told again of the same one adds nothing.
            if known.insert((noun.clone(), entity, nation)) {
                let body = mention.kind == EntityKind::Organization;
                out.entry(noun).or_default().push(Described { at: start, entity, nation, body });
            }
        };
        // `Governor | Ann Reed`
        let title = |t: TokenId| {
            mention.kind == EntityKind::Person
                && words.get(t as usize).is_some_and(|w| w.upos == Upos::Propn)
                && matches!(knowledge().title(&lower_en(text(t))), Some(Title::Office))
        };
        if start > 0 && (noun(start - 1) || title(start - 1)) {
            add(start - 1);
        }
        // `his new group, the | Red Band,`
        let article = start > 0 && text(start - 1) == "the";
        let comma = start.checked_sub(1 + TokenId::from(article)).filter(|t| text(*t) == ",");
        let closed = matches!(text(end), "," | "." | ";" | "");
        if let Some(comma) = comma.filter(|t| *t > 1 && closed && noun(*t - 1)) {
            let owned = (comma.saturating_sub(4)..comma - 1)
                .any(|t| matches!(text(t), "its" | "his" | "her" | "their" | "'s" | "’s"));
            if owned {
                add(comma - 1);
            }
        }
        let opened = text(end) == "," && matches!(text(end + 1), "a" | "an" | "the");
        if opened {
            let stop = (end + 2..end + 2 + FAR).find(|t| {
                !words
                    .get(*t as usize)
                    .is_some_and(|w| matches!(w.upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num))
            });
            if let Some(stop) = stop.filter(|s| noun(*s - 1)) {
                add(stop - 1);
            }
        }
    }
    out
}
