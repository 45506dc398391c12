//! Offices and membership: `German Chancellor X`, `X, the president of Y`, `Y's foreign minister, X`, `X of Y`.

use super::Finder;
use super::knowledge::{Class, Title, knowledge};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Slot, Upos};
use crate::text::{TokenId, Tokens};

/// Longest title in tokens, its body included.
const LONGEST: u32 = 16;

/// A title found in the text.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its words, without article and body.
    words: Tokens,
    class: Title,
    former: bool,
}

impl Finder<'_> {
    /// The title in a stretch of tokens: its last word (or the one before `of`, `for`, `at`) must be a title noun.
    fn title_in(&self, stretch: Tokens) -> Option<Found> {
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
            } else if matches!(
                plain,
                "current" | "incumbent" | "longtime" | "long-time" | "outspoken" | "veteran" | "new"
            ) {
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
        let class = knowledge().title(&self.lower(head - 1)).or_else(|| {
            // `Member of parliament`, `attorney general`, `prosecutor general`
            (self.is(head - 1, "general") && head > start + 1).then_some(Title::Office)
        })?;
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
    fn hold(&mut self, person: usize, body: usize, title: &Found, rule: &'static str) {
        let kind = self.kind(body);
        let class = match (title.class, kind) {
            (Title::Member | Title::Citizen, EntityKind::Country) => {
                let demonym = self.is_adjective(body);
                let word = self.lower(title.words.end - 1);
                if matches!(word.as_str(), "official" | "officials" | "lawmaker" | "legislator" | "agent") {
                    return;
                }
                if demonym || title.class == Title::Citizen {
                    self.push(RelationKind::CitizenOf, person, body, None, false, rule);
                }
                return;
            }
            (Title::Citizen | Title::Member, EntityKind::Organization) => RelationKind::MemberOf,
            (Title::Citizen | Title::Kin | Title::Member, _) | (Title::Office, EntityKind::Person) => return,
            (Title::Office, _) => RelationKind::HoldsOffice,
        };
        let words = (class == RelationKind::HoldsOffice).then(|| title.words.clone());
        self.push(class, person, body, words, title.former, rule);
    }

    /// Titles before a name.
    pub(super) fn titles_before(&mut self, m: usize) {
        let start = self.tokens(m).start;
        let sentence = self.sentence(start);
        let comma = start > sentence.start && self.is(start - 1, ",");
        let end = if comma { start - 1 } else { start };
        // Walk back over what a title and its body can be made of.
        let mut from = end;
        let mut last_person = false;
        while from > sentence.start && end - from < LONGEST {
            let t = from - 1;
            if let Some(other) = self.mention_at(t) {
                if self.kind(other) == EntityKind::Person {
                    last_person = true;
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
                || self.lower(t).starts_with("then-");
            if !ok {
                break;
            }
            from = t;
        }
        if last_person || from == end {
            return;
        }
        self.titles_in(from..end, m, comma);
    }

    /// Reads a stretch of titles and bodies that belongs to the person `m` behind it.
    fn titles_in(&mut self, stretch: Tokens, m: usize, comma: bool) {
        // Cut at `and`: `party leader and Prime Minister`.
        let mut cuts = vec![stretch.start];
        for t in stretch.clone() {
            if self.is(t, "and") && self.mention_at(t).is_none() {
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
                            self.hold(m, body, &title, "en.title");
                        }
                    }
                } else if !comma
                    && in_chunk.len() > 1
                    && let Some(title) = self.title_in({
                        let outer = self.tokens(in_chunk[in_chunk.len() - 2]).end;
                        outer + u32::from(self.is_possessive(outer))..chunk.end
                    })
                    && title.class == Title::Office
                {
                    // BODY TITLE for REGION Name
                    self.hold(m, in_chunk[in_chunk.len() - 2], &title, "en.title");
                } else if comma || last {
                    // TITLE of BODY, Name
                    if let Some(title) = self.title_before_of(chunk.start, self.tokens(body).start)
                        && (comma || title.class == Title::Office)
                    {
                        self.hold(m, body, &title, "en.title.of");
                    }
                    if !comma
                        && in_chunk.len() == 1
                        && self.is_adjective(body)
                        && chunk.len() == self.tokens(body).len()
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
        // Adjectives of the body that are no part of its name.
        while t > start && self.upos(t) == Upos::Adj {
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
        let target = if of_parliament && (title.class == Title::Member || last == "parliament") {
            self.only_body(Class::Legislature)
        } else if matches!(last.as_str(), "judge" | "justice") {
            self.only_body_named("court")
        } else {
            None
        };
        if let Some(body) = target {
            let kind =
                if title.class == Title::Office { RelationKind::HoldsOffice } else { RelationKind::MemberOf };
            let words = (kind == RelationKind::HoldsOffice).then(|| title.words.clone());
            self.push(kind, m, body, words, title.former, "en.title.alone");
        }
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
                match found {
                    Some(f) if self.entity(f) != self.entity(i) => return None,
                    _ => found = found.or(Some(i)),
                }
            }
        }
        found
    }

    /// `X, the president of Y,`, `X, a Y spokesman,`, `X (Y minister)`, `X of the Y`, `X, of the Y,`.
    pub(super) fn apposition_behind(&mut self, m: usize) {
        let end = self.tokens(m).end;
        let sentence = self.sentence(end - 1);
        if end >= sentence.end {
            return;
        }
        let mut t = end;
        // An acronym or age between: `X (NSW), …`, `X, 45, …`
        let comma = self.is(t, ",") || self.is(t, "(") || self.is(t, "—") || self.is(t, "–");
        if comma {
            t += 1;
            if t + 1 < sentence.end && self.upos(t) == Upos::Num && self.is(t + 1, ",") {
                t += 2;
            }
        }
        if matches!(self.lower(t).as_str(), "of" | "from" | "with") {
            self.of_body(m, t, comma);
            return;
        }
        if !comma {
            return;
        }
        if self.is(t, "who") {
            t += 1;
            while t < sentence.end
                && matches!(
                    self.lower(t).as_str(),
                    "is" | "was" | "has" | "had" | "been" | "serves" | "served" | "currently" | "also" | "as"
                )
            {
                t += 1;
            }
            if self.is(t - 1, "who") {
                return;
            }
        }
        self.description(m, t, sentence.end, false);
    }

    /// `[the] [former] [BODY['s]] TITLE [of [the] BODY]` from `t`, said of the person `m`.
    fn description(&mut self, m: usize, t: TokenId, limit: TokenId, past: bool) {
        // The stretch up to a mark or a verb.
        let mut end = t;
        while end < limit && end - t < LONGEST + 6 {
            if self.mention_at(end).is_some() {
                end += 1;
                continue;
            }
            let word = self.lower(end);
            let ok = matches!(
                self.upos(end),
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det | Upos::Adp | Upos::Cconj
            ) || self.is_possessive(end)
                || word.starts_with("ex-")
                || word.starts_with("then-")
                || word == "-";
            if !ok || self.is_punctuation(end) && !self.is_possessive(end) {
                break;
            }
            end += 1;
        }
        if end == t {
            return;
        }
        let mut start = t;
        while start < end {
            // Titles in a row: `chairman of A and director of B`.
            let stop = (start + 1..end).find(|k| {
                self.is(*k, "and") && self.mention_at(*k).is_none() && self.title_follows(*k + 1, end)
            });
            let chunk = start..stop.unwrap_or(end);
            self.describe(m, chunk, past);
            start = stop.map_or(end, |s| s + 1);
        }
    }

    fn title_follows(&self, from: TokenId, end: TokenId) -> bool {
        (from..end.min(from + 5))
            .any(|t| self.mention_at(t).is_none() && knowledge().title(&self.lower(t)).is_some())
    }

    fn describe(&mut self, m: usize, chunk: Tokens, past: bool) {
        let mut bodies: Vec<usize> = chunk.clone().filter_map(|t| self.mention_at(t)).collect();
        bodies.dedup();
        bodies.retain(|b| self.kind(*b) != EntityKind::Person && *b != m);
        let Some(&first) = bodies.first() else { return };
        let of = chunk.clone().find(|t| {
            matches!(self.lower(*t).as_str(), "of" | "for" | "at" | "with" | "in" | "from")
                && self.mention_at(*t).is_none()
        });
        let start_of_first = self.tokens(first).start;
        if of.is_none_or(|of| start_of_first < of) {
            // BODY['s] TITLE
            let after = self.tokens(first).end;
            let after = if self.is_possessive(after) { after + 1 } else { after };
            let stop = of.unwrap_or(chunk.end).max(after);
            if after < stop
                && let Some(mut title) = self.title_in(after..stop)
            {
                title.former |=
                    past || (chunk.start..start_of_first).any(|t| WordClass::Former.has(&self.lower(t)));
                self.hold(m, first, &title, "en.apposition");
            }
        }
        if let Some(of) = of
            && let Some(mut title) = self.title_in(chunk.start..of)
        {
            title.former |= past;
            // The body right behind `of`, and for a department of it the next one.
            let mut last: Option<usize> = None;
            for b in bodies {
                let at = self.tokens(b).start;
                if at <= of {
                    continue;
                }
                let near = match last {
                    None => (of + 1..at).all(|t| {
                        matches!(self.upos(t), Upos::Det | Upos::Adj | Upos::Noun | Upos::Adp | Upos::Propn)
                            && !self.is_punctuation(t)
                    }),
                    Some(_) => false,
                };
                if near && last.is_none() {
                    let b = self.inner_body(b, chunk.end);
                    let place_in = self.is(of, "in") && title.class != Title::Office;
                    if !place_in && self.kind(b) != EntityKind::Person {
                        self.hold(m, b, &title, "en.apposition.of");
                    }
                    last = Some(b);
                }
            }
        }
    }

    /// `X of the Y Institute`: membership, where Y is a body; the office that stands before the name (`Director X of the Y
    /// Institute`, `Senator X from Vermont`); `X of Peru`, who is from there.
    fn of_body(&mut self, m: usize, of: TokenId, comma: bool) {
        let mut t = of + 1;
        while matches!(self.upos(t), Upos::Det) && self.mention_at(t).is_none() {
            t += 1;
        }
        let Some(mut body) = self.mention_at(t) else { return };
        let stop = self.sentence(of).end;
        body = self.inner_body(body, stop);
        let kind = self.kind(body);
        let title = self.title_alone(m);
        match (title, kind) {
            (Some(title), EntityKind::Organization) if title.class == Title::Office && !comma => {
                self.hold(m, body, &title, "en.title.of-body");
            }
            (Some(title), EntityKind::Place) if self.represents(&title) => {
                self.hold(m, body, &title, "en.title.of-body");
            }
            (_, EntityKind::Country) if comma || self.is(of, "with") || self.is_adjective(body) => {}
            (Some(title), EntityKind::Country) if title.class == Title::Office && self.is(of, "of") => {
                self.hold(m, body, &title, "en.title.of-body");
            }
            (_, EntityKind::Country) => {
                let start = self.tokens(m).start;
                let before = start.checked_sub(1).and_then(|t| knowledge().title(&self.lower(t)));
                if before != Some(Title::Office) {
                    self.push(RelationKind::CitizenOf, m, body, None, false, "en.of-country");
                }
            }
            // `spoke about Ann Reed with the BBC` says nothing of her.
            (_, EntityKind::Organization) if comma || !self.is(of, "with") => {
                self.push(RelationKind::MemberOf, m, body, None, false, "en.of-body");
            }
            _ => {}
        }
    }

    /// The title right before a name, where it names no body.
    fn title_alone(&self, m: usize) -> Option<Found> {
        let start = self.tokens(m).start;
        let first = self.sentence(start).start;
        let mut from = start;
        while from > first
            && start - from < 4
            && self.mention_at(from - 1).is_none()
            && matches!(self.upos(from - 1), Upos::Noun | Upos::Propn | Upos::Adj)
        {
            from -= 1;
        }
        let free = from == first || self.mention_at(from - 1).is_none() && !self.is_possessive(from - 1);
        (from < start && free).then(|| self.title_in(from..start))?
    }

    /// Whether a title is that of somebody sent by a place.
    fn represents(&self, title: &Found) -> bool {
        let last = self.lower(title.words.end - 1);
        matches!(
            last.as_str(),
            "senator"
                | "representative"
                | "congressman"
                | "congresswoman"
                | "governor"
                | "mayor"
                | "councillor"
        )
    }

    /// The body that a country's or another body's name only owns: `director of | Peru's | Lake Institute`.
    fn inner_body(&self, owner: usize, stop: TokenId) -> usize {
        let mut t = self.tokens(owner).end;
        if !self.is_possessive(t) {
            return owner;
        }
        t += 1;
        while t < stop && self.mention_at(t).is_none() && matches!(self.upos(t), Upos::Adj | Upos::Noun) {
            t += 1;
        }
        let inner = (t < stop).then(|| self.mention_at(t)).flatten();
        inner.filter(|i| self.kind(*i) == EntityKind::Organization).unwrap_or(owner)
    }

    /// `X is the president of Y`, `X served as …`: clauses.
    pub(super) fn predicates(&mut self) {
        let clauses = self.reading.clauses;
        for clause in clauses {
            let word = &self.reading.analysed.words[clause.head as usize];
            let serves = matches!(&*clause.lemma, "serve" | "work" | "act") && word.upos == Upos::Verb;
            let predicate_noun = matches!(word.upos, Upos::Noun | Upos::Propn);
            if !serves && !predicate_noun || clause.features.negative {
                continue;
            }
            let Some(subject) =
                clause.arguments.iter().find(|a| a.slot == Slot::Nom && a.tokens.end <= clause.head)
            else {
                continue;
            };
            let Some(m) = self.mention_at(subject.head).filter(|m| self.kind(*m) == EntityKind::Person)
            else {
                continue;
            };
            let limit = clause.tokens.end;
            if serves {
                let Some(role) = clause.arguments.iter().find(|a| a.slot == Slot::Adp("as".into())) else {
                    continue;
                };
                let past = clause.features.tense == crate::syntax::Tense::Past;
                self.description(m, role.tokens.start, limit.max(role.tokens.end), past);
            } else if knowledge().title(&self.lower(clause.head)).is_some() {
                // From behind the copula.
                let mut start = clause.head;
                while start > subject.tokens.end
                    && !matches!(self.upos(start - 1), Upos::Aux | Upos::Verb | Upos::Adv | Upos::Punct)
                {
                    start -= 1;
                }
                self.description(m, start, limit, false);
            }
        }
    }

    /// `President X` with no country beside it: the country that the text leaves no doubt about.
    pub(super) fn home_offices(&mut self) {
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
        counts.sort_by_key(|c| (std::cmp::Reverse(c.1), c.0));
        let total: usize = counts.iter().map(|c| c.1).sum();
        let main = counts.first().filter(|c| c.1 * 2 > total).map(|c| c.0);
        for m in 0..self.reading.mentions.len() {
            if self.kind(m) != EntityKind::Person {
                continue;
            }
            let start = self.tokens(m).start;
            let sentence = self.sentence(start);
            let entity = self.entity(m);
            if self.out.iter().any(|r| r.kind == RelationKind::HoldsOffice && r.source == entity) {
                continue;
            }
            for long in [2, 1] {
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
                    .and_then(|row| self.reading.entities.iter().position(|e| e.entry == Some(row)));
                let Some(country) = own.or(main) else { break };
                let span = self.reading.mentions[m]
                    .span
                    .join(self.reading.analysed.segmented.tokens[from as usize].span);
                let title_span = self.reading.analysed.segmented.tokens[from as usize]
                    .span
                    .join(self.reading.analysed.segmented.tokens[start as usize - 1].span);
                let title = title_span.of(self.text()).to_owned();
                let former = from > sentence.start && WordClass::Former.has(&self.lower(from - 1));
                self.push_entities(
                    RelationKind::HoldsOffice,
                    entity,
                    country as u32,
                    Some(title),
                    former,
                    span,
                    "en.title.home",
                );
                break;
            }
        }
    }
}
