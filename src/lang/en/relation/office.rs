//! Offices and membership by what stands before a person's name: `German Chancellor X`, `Y's foreign minister, X`.

use super::knowledge::{Class, Title, knowledge};
use super::{Finder, Who};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Upos;
use crate::text::{TokenId, Tokens, span_of};

/// Longest title in tokens, its body included.
pub(super) const LONGEST: u32 = 16;

/// A title found in the text.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its words, without article and body.
    pub(super) words: Tokens,
    pub(super) class: Title,
    pub(super) former: bool,
}

impl Finder<'_> {
    /// The title in a stretch of tokens: its last word (or the one before `of`, `for`, `at`) must be a title noun.
    pub(super) fn title_in(&self, stretch: Tokens) -> Option<Found> {
        let (mut start, end) = (stretch.start, stretch.end);
        while start < end && (matches!(self.upos(start), Upos::Det) || self.is_punctuation(start)) {
            start += 1;
        }
        let mut former = false;
        while start < end {
            let word = self.lower(start);
            let plain = word.trim_end_matches('-');
            if WordClass::Former.has(plain) {
                former = true;
                start += 1;
                if self.is(start, "-") {
                    start += 1;
                }
            } else if WordClass::Incumbent.has(plain) {
                start += 1;
            } else {
                break;
            }
        }
        if start >= end {
            return None;
        }
        former |= self.lower(start).starts_with("ex-") || self.lower(start).starts_with("then-");
        let head = (start..end)
            .find(|t| {
                // `Ambassador to Peru`, `Senator from Vermont`
                matches!(self.lower(*t).as_str(), "of" | "for" | "at" | "in" | "to" | "from")
            })
            .unwrap_or(end);
        if head == start {
            return None;
        }
        // `professor emeritus`
        let head = if head > start + 1
            && matches!(self.lower(head - 1).as_str(), "emeritus" | "emerita" | "designate")
        {
            head - 1
        } else {
            head
        };
        let class = knowledge().title(&self.lower(head - 1)).or_else(|| {
            // `Member of parliament`, `attorney general`, `prosecutor general`
            (self.is(head - 1, "general") && head > start + 1).then_some(Title::Office)
        })?;
        // `chief economist`, `head coach`
        let top = class == Title::Member && head > start + 1 && WordClass::Top.has(&self.lower(start));
        let class = if top { Title::Office } else { class };
        let plain = (start..end).all(|t| {
            matches!(
                self.upos(t),
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Cconj | Upos::Det | Upos::Num
            ) || self.is(t, "-")
                || self.is_possessive(t)
                || (t + 1 < end && self.upos(t) == Upos::Verb)
        });
        plain.then_some(Found { words: start..end, class, former })
    }

    /// What a person with a title is to a body.
    pub(super) fn hold(&mut self, person: Who, body: usize, title: &Found, rule: &'static str) {
        let kind = self.kind(body);
        let class = match (title.class, kind) {
            (Title::Member | Title::Citizen, EntityKind::Country) => {
                // `US physicist X`: a country's letters stand for its adjective.
                let letters =
                    self.form(self.tokens(body).start).chars().all(|c| c.is_uppercase() || c == '.');
                let before = self.tokens(body).end <= title.words.start;
                let demonym = self.is_adjective(body) || letters && before;
                let word = self.lower(title.words.end - 1);
                if matches!(word.as_str(), "official" | "officials" | "lawmaker" | "legislator" | "agent") {
                    return;
                }
                if demonym || title.class == Title::Citizen {
                    self.push_who(RelationKind::CitizenOf, person, self.who(body), None, false, rule);
                }
                return;
            }
            (Title::Citizen | Title::Member, EntityKind::Organization) => RelationKind::MemberOf,
            (Title::Citizen | Title::Kin | Title::Member, _) | (Title::Office, EntityKind::Person) => return,
            // What nobody knows for a place may be a body.
            (Title::Office, EntityKind::Place)
                if self.reading.mentions[body].entry.is_some()
                    && !WordClass::LocalOffice.has(&self.title_noun(title))
                    && !self.is(title.words.start, "chief") =>
            {
                return;
            }
            (Title::Office, _) => RelationKind::HoldsOffice,
        };
        let words = (class == RelationKind::HoldsOffice).then(|| title.words.clone());
        self.push_who(class, person, self.who(body), words, title.former, rule);
    }

    /// The last word of a title, before what belongs to it (`Secretary of State`).
    fn title_noun(&self, title: &Found) -> String {
        let mut words = title.words.clone();
        let end = words.find(|t| self.upos(*t) == Upos::Adp).unwrap_or(title.words.end);
        self.lower(end.saturating_sub(1))
    }

    /// Titles before a name.
    pub(super) fn titles_before(&mut self, m: usize) {
        let start = self.tokens(m).start;
        let sentence = self.sentence(start);
        let comma = start > sentence.start && self.is(start - 1, ",");
        let mut end = if comma { start - 1 } else { start };
        // `its director, Dr. X`
        while end > sentence.start + 1 && self.is_address(end - 1) {
            end -= 1;
        }
        let comma = comma || end < start && self.is(end - 1, ",");
        end -= TokenId::from(end < start && self.is(end - 1, ","));
        // `Texas Gov. X`
        let short = |f: &Self, t: TokenId| knowledge().title(&f.lower(t)) == Some(Title::Office);
        if end > sentence.start + 1 && self.is(end - 1, ".") && short(self, end - 2) {
            end -= 1;
        }
        // Walk back over what a title and its body can be made of.
        let mut from = end;
        while from > sentence.start && end - from < LONGEST {
            let t = from - 1;
            if let Some(other) = self.mention_at(t) {
                if self.kind(other) == EntityKind::Person {
                    // `Reed and | Peru's president X`
                    if !self.is(from, "and") {
                        return;
                    }
                    from += 1;
                    break;
                }
                from = self.tokens(other).start;
                continue;
            }
            let ok = matches!(self.upos(t), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
                || self.is_possessive(t)
                || matches!(
                    self.lower(t).as_str(),
                    "of" | "for" | "and" | "the" | "at" | "-" | "a" | "an" | "as" | "in" | "then"
                )
                || matches!(self.lower(t).as_str(), "to" | "from")
                    && t > sentence.start
                    && knowledge().title(&self.lower(t - 1)) == Some(Title::Office)
                // `Lake Times accredited reporter`
                || matches!(self.lower(t).as_str(), "accredited" | "affiliated" | "backed")
                || (self.form(t) == ")" || self.form(t) == "(")
                || self.lower(t).starts_with("ex-")
                || self.lower(t).starts_with("then-")
                || WordClass::ForNow.has(&self.lower(t));
            if !ok {
                break;
            }
            from = t;
        }
        // `Reed, the president of Malta, X`: said of Reed.
        let said_before = comma
            && from > sentence.start + 1
            && self.is(from - 1, ",")
            && self.mention_at(from - 2).is_some_and(|p| self.kind(p) == EntityKind::Person);
        if from >= end || said_before {
            return;
        }
        self.titles_in(from..end, m, comma);
    }

    /// Reads a stretch of titles and bodies that belongs to the person `m` behind it.
    fn titles_in(&mut self, stretch: Tokens, m: usize, comma: bool) {
        // Cut at `and`: `party leader and Prime Minister`.
        let mut cuts = vec![stretch.start];
        for t in stretch.clone() {
            if self.is(t, "and") && self.mention_at(t).is_none() && !self.joins_titles(&stretch, t) {
                cuts.push(t + 1);
            }
        }
        cuts.push(stretch.end + 1);
        let chunks: Vec<Tokens> = cuts.windows(2).map(|w| w[0]..w[1] - 1).filter(|c| !c.is_empty()).collect();
        for (i, chunk) in chunks.iter().enumerate() {
            let last = i + 1 == chunks.len();
            // `Member of parliament (MP)`
            let mut chunk = chunk.clone();
            if self.form(chunk.end - 1) == ")"
                && let Some(open) = chunk.clone().find(|t| self.form(*t) == "(")
                && open > chunk.start
            {
                chunk.end = open;
            }
            let chunk = &chunk;
            if !last && self.title_at_end(chunk).is_none() && self.title_behind_of(chunk).is_none() {
                continue;
            }
            let in_chunk: Vec<usize> = {
                let mut list: Vec<usize> = chunk.clone().filter_map(|t| self.mention_at(t)).collect();
                list.dedup();
                list
            };
            // BODY TITLE Name, BODY's TITLE Name
            if let Some(&body) = in_chunk.last() {
                let after = self.tokens(body).end;
                let after = if self.is_possessive(after) { after + 1 } else { after };
                let before = chunk.start..self.tokens(body).start;
                if after < chunk.end {
                    if let Some(mut title) = self.title_in(after..chunk.end) {
                        title.former |= before
                            .clone()
                            .any(|t| WordClass::Former.has(self.lower(t).trim_end_matches('-')))
                            || self.lower(before.start).starts_with("ex-");
                        let attached = !comma || self.is_possessive(after - 1) || self.definite(chunk.start);
                        if attached {
                            self.hold(self.who(m), body, &title, "en.title");
                        }
                    }
                } else if (!comma || self.definite(chunk.start))
                    && in_chunk.len() > 1
                    && let Some(title) = self.title_in({
                        let outer = self.tokens(in_chunk[in_chunk.len() - 2]).end;
                        outer + u32::from(self.is_possessive(outer))..chunk.end
                    })
                    && title.class == Title::Office
                {
                    // BODY TITLE for REGION Name
                    self.hold(self.who(m), in_chunk[in_chunk.len() - 2], &title, "en.title");
                } else if comma || last {
                    // TITLE of BODY, Name
                    if let Some(title) = self.title_before_of(chunk.start, self.tokens(body).start)
                        && (comma || title.class == Title::Office)
                    {
                        self.hold(self.who(m), body, &title, "en.title.of");
                    }
                    let bare = self.tokens(body).start;
                    let bare = bare == chunk.start || bare == chunk.start + 1 && self.definite(chunk.start);
                    if !comma
                        && in_chunk.len() == 1
                        && self.is_adjective(body)
                        && bare
                        && self.tokens(body).end == chunk.end
                    {
                        self.push(RelationKind::CitizenOf, m, body, None, false, "en.nationality");
                    }
                    if comma
                        && self.is_adjective(body)
                        && chunk.end == self.tokens(body).end
                        && self.indefinite(chunk.start)
                    {
                        self.push(RelationKind::CitizenOf, m, body, None, false, "en.nationality");
                    }
                }
            } else if let Some(title) = self.title_in(chunk.clone()) {
                self.bodiless(m, &title);
            }
        }
    }

    /// Whether an `and` joins two offices in one body: `Volvo founder and director`.
    fn joins_titles(&self, stretch: &Tokens, and: TokenId) -> bool {
        let office = |t: TokenId| knowledge().title(&self.lower(t)) == Some(Title::Office);
        let named = |mut tokens: Tokens| tokens.any(|t| self.mention_at(t).is_some());
        let behind_body =
            and > stretch.start && self.mention_at(and - 1).is_none() && named(stretch.start..and);
        let former = || (and + 1..stretch.end).any(|t| WordClass::Former.has(&self.lower(t)));
        behind_body && !named(and + 1..stretch.end) && office(and - 1) && office(stretch.end - 1) && !former()
    }

    /// `Dr`, `Mr`, or the stop behind one.
    fn is_address(&self, t: TokenId) -> bool {
        let address =
            |t: TokenId| matches!(self.form(t).trim_end_matches('.'), "Dr" | "Mr" | "Mrs" | "Ms" | "Prof");
        address(t) || self.is(t, ".") && t > 0 && address(t - 1)
    }

    fn title_at_end(&self, chunk: &Tokens) -> Option<Title> {
        knowledge().title(&self.lower(chunk.end - 1))
    }

    fn title_behind_of(&self, chunk: &Tokens) -> Option<Title> {
        let of = chunk.clone().find(|t| self.is(*t, "of"))?;
        if of > chunk.start { knowledge().title(&self.lower(of - 1)) } else { None }
    }

    fn definite(&self, t: TokenId) -> bool {
        self.is(t, "the")
    }

    fn indefinite(&self, t: TokenId) -> bool {
        self.is(t, "a") || self.is(t, "an")
    }

    /// `the TITLE of [the]` right before a body that starts at `body`.
    fn title_before_of(&self, start: TokenId, body: TokenId) -> Option<Found> {
        let mut t = body.checked_sub(1)?;
        while t > start && matches!(self.lower(t).as_str(), "the" | "'s" | "’s") {
            t -= 1;
        }
        // `of Peru's | Foreign Ministry`
        if let Some(owner) = self.mention_at(t).filter(|o| self.kind(*o) != EntityKind::Person) {
            t = self.tokens(owner).start.saturating_sub(1);
            if t > start && self.is(t, "the") {
                t -= 1;
            }
        }
        // Adjectives of the body that are no part of its name, and what it is (`of investment bank X`).
        while t > start && matches!(self.upos(t), Upos::Adj | Upos::Noun) && self.mention_at(t).is_none() {
            t -= 1;
        }
        if !matches!(self.lower(t).as_str(), "of" | "for" | "at" | "with" | "in" | "from") || t <= start {
            return None;
        }
        self.title_in(start..t)
    }

    /// A title that names no body: the parliament's for `MP`; others wait for [`Self::home_offices`].
    fn bodiless(&mut self, m: usize, title: &Found) {
        let last = self.lower(title.words.end - 1);
        let of_parliament = matches!(last.as_str(), "mp" | "lawmaker" | "legislator" | "parliamentarian")
            || title.words.clone().any(|t| self.is(t, "parliament"));
        if title.class == Title::Office && self.carried(m, title) {
            return;
        }
        let target = if of_parliament && (title.class == Title::Member || last == "parliament") {
            self.only_body(Class::Legislature)
        } else if matches!(last.as_str(), "judge" | "justice") {
            self.only_body_named("court")
        } else {
            None
        };
        if let Some(body) = target {
            let office = title.class == Title::Office;
            let kind = if office { RelationKind::HoldsOffice } else { RelationKind::MemberOf };
            let words = (kind == RelationKind::HoldsOffice).then(|| title.words.clone());
            self.push(kind, m, body, words, title.former, "en.title.alone");
        }
    }

    /// `Volvo CEO X and chairman Y`, `Malta's president X and foreign minister Y`: the office before it is of the same
    /// body.
    fn carried(&mut self, m: usize, title: &Found) -> bool {
        let start = title.words.start;
        let Some(and) = start.checked_sub(2).filter(|_| self.is(start - 1, "and")).map(|t| t + 1) else {
            return false;
        };
        let Some(first) = self.mention_at(and - 1).filter(|p| self.kind(*p) == EntityKind::Person) else {
            return false;
        };
        let first = self.entity(first);
        let held = self.out.iter().rev().find(|r| {
            r.kind == RelationKind::HoldsOffice && r.source == first && r.rule.starts_with("en.title")
        });
        let Some((target, evidence)) = held.map(|r| (r.target, r.evidence)) else { return false };
        let land = self.reading.entities[target as usize].kind == EntityKind::Country;
        let last = self.lower(title.words.end - 1);
        let state = matches!(last.as_str(), "minister" | "secretary" | "chancellor");
        let body = self.reading.entities[target as usize].kind == EntityKind::Organization;
        if !(body || land && state) {
            return false;
        }
        let span = span_of(&self.reading.analysed.segmented.tokens, &title.words);
        let words = span.of(self.text()).to_owned();
        let evidence = evidence.join(self.reading.mentions[m].span);
        let (kind, source) = (RelationKind::HoldsOffice, self.entity(m));
        self.push_entities(kind, source, target, Some(words), title.former, evidence, "en.title.carried");
        true
    }

    /// A mention of the only body of a class that the document names.
    fn only_body(&self, class: Class) -> Option<usize> {
        self.only(|finder, i| finder.tokens(i).clone().any(|t| knowledge().is(&finder.lower(t), class)))
    }

    fn only_body_named(&self, word: &str) -> Option<usize> {
        self.only(|finder, i| finder.tokens(i).clone().any(|t| finder.is(t, word)))
    }

    fn only(&self, fits: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let mut found: Option<usize> = None;
        for i in 0..self.reading.mentions.len() {
            if self.kind(i) == EntityKind::Organization && fits(self, i) {
                let named = |m: usize| self.is(self.tokens(m).end - 1, "parliament");
                match found {
                    // `the House of Commons` is that of the `UK Parliament`.
                    Some(f) if named(f) && !named(i) => {}
                    Some(f) if named(i) && !named(f) => found = Some(i),
                    Some(f) if self.entity(f) != self.entity(i) => return None,
                    _ => found = found.or(Some(i)),
                }
            }
        }
        found
    }
}
