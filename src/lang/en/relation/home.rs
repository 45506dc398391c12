//! Offices whose country goes without saying: `President X`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Finder;
use crate::entity::{Relation, RelationKind};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::text::TokenId;

impl Finder<'_> {
    /// Counts the countries that the names of bodies hold as well (`Kenya's National Assembly`, `Law Society of Kenya`).
    fn count_bodies(&self, counts: &mut Vec<(usize, usize)>) {
        let lang = self.reading.analysed.document.lang;
        let mut by_row: FxHashMap<u32, usize> = FxHashMap::default();
        for (e, entity) in self.reading.entities.iter().enumerate() {
            if let Some(row) = entity.entry {
                by_row.entry(row).or_insert(e);
            }
        }
        for i in 0..self.reading.mentions.len() {
            if self.kind(i) != EntityKind::Organization {
                continue;
            }
            let inside = self.tokens(i).clone().find_map(|t| {
                let token = &self.reading.analysed.segmented.tokens[t as usize];
                crate::names::country_by_form(lang, token.span.of(self.text()))
            });
            let Some((row, _)) = inside else { continue };
            let Some(&e) = by_row.get(&row) else { continue };
            match counts.iter_mut().find(|c| c.0 == e) {
                Some(c) => c.1 += 1,
                None => counts.push((e, 1)),
            }
        }
    }

    /// The only country that the first two sentences name, the title among them.
    fn country_of_opening(&self) -> Option<usize> {
        const OPENING: usize = 2;
        let end = self.reading.analysed.segmented.sentences.get(OPENING - 1)?.tokens.end;
        let mut named: Vec<usize> = (0..self.reading.mentions.len())
            .take_while(|i| self.tokens(*i).start < end)
            .filter(|i| self.kind(*i) == EntityKind::Country)
            .map(|i| self.entity(i) as usize)
            .collect();
        named.sort_unstable();
        named.dedup();
        if let [one] = named[..] { Some(one) } else { None }
    }

    /// The country that the text leaves no doubt about.
    fn main_country(&self) -> Option<usize> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for i in 0..self.reading.mentions.len() {
            if self.kind(i) == EntityKind::Country {
                let e = self.entity(i) as usize;
                match counts.iter_mut().find(|c| c.0 == e) {
                    Some(c) => c.1 += 1,
                    None => counts.push((e, 1)),
                }
            }
        }
        self.count_bodies(&mut counts);
        counts.sort_by_key(|c| (std::cmp::Reverse(c.1), c.0));
        let total: usize = counts.iter().map(|c| c.1).sum();
        let most = counts.first().map_or(0, |c| c.1);
        counts.first().filter(|c| c.1 * 2 > total).map(|c| c.0).or_else(|| {
            let opening = self.country_of_opening()?;
            counts.iter().any(|c| c.0 == opening && c.1 == most && most > 1).then_some(opening)
        })
    }

    /// The only senate and the only house of representatives that the text names.
    fn houses(&self) -> [Option<u32>; 2] {
        [&["Senate"][..], &["House of Representatives", "House"][..]].map(|names| {
            let mut all = (0..).zip(self.reading.entities).filter(|(_, e)| {
                e.kind == EntityKind::Organization && names.iter().any(|n| e.name.ends_with(n))
            });
            let (house, _) = all.next()?;
            all.next().is_none().then_some(house)
        })
    }

    /// `Senator X`, `Rep. X`: in which of the houses he sits, and where the title stands.
    fn house_title(&self, start: TokenId, first: TokenId) -> Option<(usize, TokenId)> {
        let title = start.checked_sub(1).filter(|t| *t >= first && self.mention_at(*t).is_none())?;
        let word = self.lower(title);
        let word = word.trim_end_matches('.');
        let kind =
            [WordClass::SenateTitle, WordClass::HouseTitle].iter().position(|class| class.has(word))?;
        Some((kind, title))
    }

    /// `President X` with no country beside it: the country that the text leaves no doubt about.
    pub(super) fn home_offices(&mut self) {
        // Most texts never ask.
        let mut main: Option<Option<usize>> = None;
        let mut houses: Option<[Option<u32>; 2]> = None;
        let of_office = |r: &&Relation| r.kind == RelationKind::HoldsOffice;
        let mut held: FxHashSet<u32> = self.out.iter().filter(of_office).map(|r| r.source).collect();
        for m in 0..self.reading.mentions.len() {
            if self.kind(m) != EntityKind::Person {
                continue;
            }
            let start = self.tokens(m).start;
            let sentence = self.sentence(start);
            let entity = self.entity(m);
            if held.contains(&entity) {
                continue;
            }
            if let Some((kind, from)) = self.house_title(start, sentence.start)
                && let Some(house) = houses.get_or_insert_with(|| self.houses())[kind]
            {
                self.entitle(m, from, house, "en.title.house");
                held.insert(entity);
                continue;
            }
            for long in [3, 2, 1] {
                if start < sentence.start + long {
                    continue;
                }
                let from = start - long;
                let words: Vec<String> = (from..start).map(|t| self.lower(t)).collect();
                if !WordClass::StateTitle.has(&words.join(" "))
                    || (from..start).any(|t| self.mention_at(t).is_some())
                {
                    continue;
                }
                // A body right before it has been read already.
                if from > sentence.start
                    && (self.mention_at(from - 1).is_some() || self.is_possessive(from - 1))
                {
                    break;
                }
                let own = self.reading.mentions[m]
                    .entry
                    .and_then(crate::names::country_of)
                    .and_then(|row| self.reading.entities.iter().position(|e| e.entry == Some(row)))
                    .map(|e| e as u32);
                let main = || main.get_or_insert_with(|| self.main_country()).map(|e| e as u32);
                let country = own.or_else(|| self.of_unnamed(m, &words)).or_else(main);
                let Some(country) = country else { break };
                self.entitle(m, from, country, "en.title.home");
                held.insert(entity);
                break;
            }
        }
    }

    /// `Peru's president said … | President Reed`: the country whose holder of the same office was told of without a name
    /// shortly before.
    fn of_unnamed(&self, m: usize, title: &[String]) -> Option<u32> {
        const BACK: usize = 4;
        let sentences = &self.reading.analysed.segmented.sentences;
        let here = sentences.partition_point(|s| s.tokens.end <= self.tokens(m).start);
        let begin = sentences.get(here.saturating_sub(BACK))?.tokens.start;
        (0..m)
            .rev()
            .take_while(|c| self.tokens(*c).start >= begin)
            .filter(|c| self.kind(*c) == EntityKind::Country)
            .find(|c| {
                let end = self.tokens(*c).end;
                let first = end + TokenId::from(self.is_possessive(end));
                let behind = first + title.len() as TokenId;
                (first..behind).zip(title).all(|(t, word)| self.lower(t) == *word)
                    && self.mention_at(behind).is_none()
            })
            .map(|c| self.entity(c))
    }

    /// Notes that a person holds in a country or a body the office whose title begins at `from`, right before the name.
    fn entitle(&mut self, m: usize, from: TokenId, body: u32, rule: &'static str) {
        let tokens = &self.reading.analysed.segmented.tokens;
        let start = self.tokens(m).start;
        let first = tokens[from as usize].span;
        let title = first.join(tokens[start as usize - 1].span).of(self.text()).to_owned();
        let span = self.reading.mentions[m].span.join(first);
        let former = from > self.sentence(start).start && WordClass::Former.has(&self.lower(from - 1));
        self.push_entities(RelationKind::HoldsOffice, self.entity(m), body, Some(title), former, span, rule);
    }
}
