//! Offices and membership by what stands behind a person's name: `X, the president of Y`, `X of Y`.

use super::knowledge::{Title, knowledge};
use super::office::{Found, LONGEST};
use super::{Finder, Who};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::Upos;
use crate::text::{TokenId, Tokens};

impl Finder<'_> {
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
        // `X (Green Party)`
        if self.is(t - 1, "(")
            && let Some(body) = self.mention_at(t).filter(|b| self.kind(*b) == EntityKind::Organization)
            && self.is(self.tokens(body).end, ")")
        {
            self.push(RelationKind::MemberOf, m, body, None, false, "en.brackets");
            return;
        }
        if matches!(self.lower(t).as_str(), "of" | "from" | "with") {
            self.of_body(m, t, comma);
            return;
        }
        if !comma {
            return;
        }
        self.sent_by(m, t, sentence.end);
        let mut past = false;
        if WordClass::Formerly.has(&self.lower(t)) {
            past = true;
            t += 1;
        }
        if self.is(t, "who") {
            t += 1;
            let (from, mut perfect) = (t, false);
            while t < sentence.end
                && matches!(
                    self.lower(t).as_str(),
                    "is" | "was" | "has" | "had" | "been" | "serves" | "served" | "currently" | "also" | "as"
                )
            {
                past |= matches!(self.lower(t).as_str(), "was" | "served" | "had");
                perfect |= self.is(t, "has");
                t += 1;
            }
            if t == from {
                return;
            }
            past &= !perfect;
        }
        self.description(self.who(m), t, sentence.end, past);
    }

    /// `Senator X, a Democrat from Ohio`: whom a place sends.
    fn sent_by(&mut self, m: usize, t: TokenId, limit: TokenId) {
        let Some(title) = self.title_alone(m).filter(|title| self.represents(title)) else { return };
        // `a Democrat from Ohio`, `Democrat of Ohio`
        let from = if self.upos(t) == Upos::Det { t + 1 } else { t };
        let plain = |k: &TokenId| {
            matches!(self.upos(*k), Upos::Adj | Upos::Noun | Upos::Propn) && !self.is_punctuation(*k)
        };
        let end = (from..limit.min(from + 4)).find(|k| !plain(k)).unwrap_or(from);
        if end > from
            && matches!(self.lower(end).as_str(), "from" | "of")
            && let Some(place) = self.mention_at(end + 1).filter(|p| self.kind(*p) == EntityKind::Place)
        {
            self.hold(self.who(m), place, &title, "en.apposition.from");
        }
    }

    /// `[the] [former] [BODY['s]] TITLE [of [the] BODY]` from `t`, said of the person `m`.
    pub(super) fn description(&mut self, m: Who, t: TokenId, limit: TokenId, past: bool) {
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
            // Titles in a row: `chairman of A and director of B`; `chairman and director of B` is one.
            let mut named = false;
            let stop = (start + 1..end).find(|k| {
                named |= self.mention_at(*k - 1).is_some();
                named
                    && self.is(*k, "and")
                    && self.mention_at(*k).is_none()
                    && self.title_follows(*k + 1, end)
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

    fn describe(&mut self, m: Who, chunk: Tokens, past: bool) {
        let mut bodies: Vec<usize> = chunk.clone().filter_map(|t| self.mention_at(t)).collect();
        bodies.dedup();
        bodies.retain(|b| self.kind(*b) != EntityKind::Person);
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
            // `Y's chief of staff`: what stands behind `of` is part of the title where no name does.
            let whole = of
                .filter(|of| bodies.len() > 1 || *of <= after || !self.is(*of, "of") && !self.is(*of, "for"));
            let stop = whole.unwrap_or(chunk.end).max(after);
            let party = self.kind(first) == EntityKind::Organization && start_of_first == chunk.start + 1;
            if after == stop && party && matches!(self.lower(chunk.start).as_str(), "a" | "an") {
                // `a Democrat from Ohio`
                self.push_who(RelationKind::MemberOf, m, self.who(first), None, past, "en.apposition");
            }
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
                    // `minister of finance of Peru`
                    let between = (of + 1..at)
                        .rev()
                        .find(|t| matches!(self.lower(*t).as_str(), "of" | "at" | "for" | "with"));
                    title.words.end = between.unwrap_or(title.words.end);
                    let b = self.inner_body(b, chunk.end);
                    let place_in = self.is(of, "in") && title.class != Title::Office;
                    // `drummer of Canadian rock band X`: the band's nationality.
                    let other = self.is_adjective(b) && title.class != Title::Office;
                    if !place_in && !other && self.kind(b) != EntityKind::Person {
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
                self.hold(self.who(m), body, &title, "en.title.of-body");
            }
            (Some(title), EntityKind::Place)
                if self.represents(&title)
                    || WordClass::LocalOffice.has(&self.lower(title.words.end - 1)) =>
            {
                self.hold(self.who(m), body, &title, "en.title.of-body");
            }
            (_, EntityKind::Country) if comma || self.is(of, "with") || self.is_adjective(body) => {}
            (Some(title), EntityKind::Country) if title.class == Title::Office && self.is(of, "of") => {
                self.hold(self.who(m), body, &title, "en.title.of-body");
            }
            // `King Felipe VI of Spain`
            (_, EntityKind::Country)
                if self.tokens(m).len() > 1
                    && self.is(of, "of")
                    && knowledge().title(&self.lower(self.tokens(m).start)) == Some(Title::Office) =>
            {
                let start = self.tokens(m).start;
                let title = Some(start..start + 1);
                self.push(RelationKind::HoldsOffice, m, body, title, false, "en.title.of-body");
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
        if self.is_possessive(t) {
            t += 1;
        } else if !self.is_adjective(owner) && !self.is_compound(owner) {
            return owner;
        }
        while t < stop && self.mention_at(t).is_none() && matches!(self.upos(t), Upos::Adj | Upos::Noun) {
            t += 1;
        }
        let inner = (t < stop).then(|| self.mention_at(t)).flatten();
        inner.filter(|i| self.kind(*i) == EntityKind::Organization).unwrap_or(owner)
    }
}
