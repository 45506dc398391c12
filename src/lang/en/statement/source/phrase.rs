//! The phrase that speaks, before anybody is looked for in it: its bounds, its head, and a name set off behind it.

use crate::lang::en::relation::is_title;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::Upos;
use crate::text::{TokenId, Tokens, lower_en};

/// Longest phrase that is looked through for a name set off behind it, in tokens.
const REACH: TokenId = 24;

/// A reading, and what is asked of its words.
pub(super) struct Phrases<'r> {
    pub(super) reading: &'r Reading<'r>,
}

impl Phrases<'_> {
    pub(super) fn is(&self, t: TokenId, form: &str) -> bool {
        let analysed = self.reading.analysed;
        let token = analysed.segmented.tokens.get(t as usize);
        token.is_some_and(|k| k.span.of(&analysed.document.text).eq_ignore_ascii_case(form))
    }

    pub(super) fn upos(&self, t: TokenId) -> Option<Upos> {
        self.reading.analysed.words.get(t as usize).map(|w| w.upos)
    }

    fn lemma(&self, t: TokenId) -> std::borrow::Cow<'_, str> {
        lower_en(&self.reading.analysed.words[t as usize].lemma)
    }

    pub(super) fn is_possessive(&self, t: TokenId) -> bool {
        let words = self.reading.analysed.words;
        // `the Stars' | statement`
        let bare = (self.is(t, "'") || self.is(t, "’"))
            && t.checked_sub(1).is_some_and(|b| self.reading.mention_at(b).is_some());
        bare || words.get(t as usize).is_some_and(|w| w.upos == Upos::Part && &*w.lemma == "'s")
    }

    fn in_time(&self, t: TokenId) -> bool {
        let times = &self.reading.times;
        let told =
            times.get(times.partition_point(|x| x.tokens.end <= t)).is_some_and(|x| x.tokens.contains(&t));
        told || WordClass::Time.has(&self.lemma(t)) && self.reading.mention_at(t).is_none()
    }

    /// One past the last token.
    fn end(&self) -> TokenId {
        self.reading.analysed.words.len() as TokenId
    }

    fn noun(&self, t: TokenId) -> bool {
        matches!(self.upos(t), Some(Upos::Noun | Upos::Propn))
    }

    /// Whether a word is short for a title (`Dr.`).
    fn abbreviated(&self, t: TokenId) -> bool {
        let analysed = self.reading.analysed;
        analysed.segmented.tokens[t as usize].span.of(&analysed.document.text).ends_with('.')
    }

    /// Whether a noun stands for people (`director`, `mother`, `survivors`).
    fn person(&self, t: TokenId) -> bool {
        let lemma = self.lemma(t);
        is_title(&lemma) || WordClass::PersonNoun.has(&lemma) || WordClass::Calling.has(&lemma)
    }

    /// The whole phrase and its head: with the owner before it (`Acme's | statement`), without a time that closes it
    /// (`statement | yesterday`), and headed by what is owned and not by the owner (`the ministry's director`), by who
    /// comes from somewhere and not by where he comes from (`researchers from Oslo University`).
    pub(super) fn whole(&self, phrase: &Tokens, head: TokenId) -> (Tokens, TokenId) {
        let (mut phrase, mut head) = (phrase.clone(), head);
        // `according to police, | who said …`
        if self.is(phrase.start, "who") && phrase.len() == 1 {
            let end = phrase.start - TokenId::from(phrase.start > 0 && self.is(phrase.start - 1, ","));
            let noun =
                |t: TokenId| matches!(self.upos(t), Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det));
            let start = (0..end).rev().take(REACH as usize).take_while(|t| noun(*t)).last();
            if let Some(start) = start.filter(|_| self.noun(end - 1)) {
                (phrase, head) = (start..end, end - 1);
            }
        }
        while let Some(mark) = phrase.start.checked_sub(1).filter(|t| self.is_possessive(*t))
            && let Some(m) = mark.checked_sub(1).and_then(|t| self.reading.mention_at(t))
        {
            phrase.start = self.reading.mentions[m].tokens.start;
        }
        // `on Thursday | officials said`
        if phrase.start > 0 && self.upos(phrase.start - 1) == Some(Upos::Adp) {
            while phrase.start < head
                && self.in_time(phrase.start)
                && self.reading.mention_at(phrase.start).is_none()
            {
                phrase.start += 1;
            }
        }
        let mut last = head;
        while last > phrase.start && self.in_time(last) {
            last -= 1;
        }
        if last < head && self.noun(last) && self.reading.mention_at(head).is_none() {
            head = last;
            phrase.end = last + 1;
        }
        let Some(m) = self.reading.mention_at(head) else {
            phrase.end = self.spoken_for(head, phrase.end);
            return (phrase, head);
        };
        let mention = &self.reading.mentions[m];
        if self.is_possessive(mention.tokens.end) {
            head = self.owned(mention.tokens.end).unwrap_or(head);
            phrase.end = phrase.end.max(head + 1);
            return (phrase, head);
        }
        if mention.kind != EntityKind::Person {
            let mut before = phrase.start..mention.tokens.start;
            if let Some(from) = before.find(|t| self.upos(*t) == Some(Upos::Adp))
                && from > phrase.start
                && self.noun(from - 1)
                && self.reading.mention_at(from - 1).is_none()
                && !(phrase.start..from).any(|t| self.is(t, ","))
            {
                head = from - 1;
            }
        }
        (phrase, head)
    }

    /// Where a phrase ends that tells for whom its head speaks: `said a spokesman | for the Water Agency`.
    fn spoken_for(&self, head: TokenId, end: TokenId) -> TokenId {
        let tied = ["for", "of", "at", "from"].iter().any(|w| self.is(end, w));
        if head + 1 != end || !tied || !WordClass::SpeaksForOthers.has(&self.lemma(head)) {
            return end;
        }
        let first = end + 1 + TokenId::from(self.upos(end + 1) == Some(Upos::Det));
        match self.reading.mention_at(first) {
            Some(m) if self.is_possessive(self.reading.mentions[m].tokens.end) => {
                self.owned(self.reading.mentions[m].tokens.end).map_or(end, |noun| noun + 1)
            }
            Some(m) => self.reading.mentions[m].tokens.end,
            None => (first..self.end())
                .take_while(|t| self.noun(*t) && !self.in_time(*t))
                .last()
                .map_or(end, |t| t + 1),
        }
    }

    /// The noun behind a possessive mark: `Acme's | chief economist`.
    pub(super) fn owned(&self, mark: TokenId) -> Option<TokenId> {
        let nominal =
            |t: &TokenId| matches!(self.upos(*t), Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num));
        (mark + 1..self.end())
            .take_while(|t| nominal(t) && !self.in_time(*t))
            .filter(|t| self.noun(*t))
            .last()
    }

    /// The name set off behind a phrase that tells only what somebody is: `the institute's director, Dr. Ann Reed, said`,
    /// `one of these groups, the Free Front (FF), opposed …`.
    pub(super) fn apposed(&self, phrase: &Tokens) -> Option<usize> {
        let sentences = &self.reading.analysed.segmented.sentences;
        let sentence = sentences.get(sentences.partition_point(|s| s.tokens.end <= phrase.start))?;
        let end = sentence.tokens.end.min(phrase.start + REACH);
        // `one of …`, `two of …`
        let several = self.is(phrase.start + 1, "of")
            && (self.is(phrase.start, "one") || self.upos(phrase.start) == Some(Upos::Num));
        let mut inside = false;
        let mut shared = false;
        let mut noun = None;
        let (mut people, mut body) = (false, false);
        let mut t = phrase.start;
        while t < end && !self.is(t, ",") {
            match self.upos(t)? {
                Upos::Noun | Upos::Propn => {
                    noun = Some(t);
                    if !inside || several {
                        people |= self.person(t);
                        body |=
                            WordClass::AnyBody.has(&self.lemma(t)) || WordClass::Parties.has(&self.lemma(t));
                    }
                }
                Upos::Part if self.is_possessive(t) => {
                    (inside, shared, noun) = (false, false, None);
                    body = false;
                }
                Upos::Adp if noun.is_some() || several => inside = true,
                // `Ann Reed and the mayor, Tom Lund`: two of them.
                Upos::Cconj => {
                    shared |= !inside && t > phrase.start && self.reading.mention_at(t - 1).is_some();
                }
                Upos::Det | Upos::Adj | Upos::Num | Upos::Pron => {}
                _ if self.reading.mention_at(t).is_some() => {}
                _ if self.is(t, "(") || self.is(t, ")") || self.is(t, "-") => {}
                _ => return None,
            }
            t += 1;
        }
        let named = noun.is_none_or(|n| {
            self.reading.mention_at(n).is_some_and(|m| !inside && !self.reading.mentions[m].adjectival)
        });
        if shared || named || t >= end {
            return None;
        }
        let mut at = t + 1;
        while self.reading.mention_at(at).is_none()
            && at < t + 4
            && (self.upos(at) == Some(Upos::Det)
                || self.noun(at) && (is_title(&self.lemma(at)) || self.abbreviated(at)))
        {
            at += 1;
        }
        let m = self.reading.mention_at(at)?;
        let mention = &self.reading.mentions[m];
        let fits = match mention.kind {
            EntityKind::Person => people || several,
            EntityKind::Organization => body || several && !people,
            _ => false,
        };
        if mention.tokens.start != at || mention.adjectival || !fits {
            return None;
        }
        let mut close = mention.tokens.end;
        if self.is(close, "(") {
            close = (close..close + 8).find(|t| self.is(*t, ")"))? + 1;
        }
        let behind_to = self.behind_to(phrase);
        let set_off = self.is(close, ",") && !(behind_to && self.goes_on(close + 1, sentence.tokens.end))
            || self.upos(close) == Some(Upos::Adp) && !behind_to
            // `two of the miners, Tom Lund and Erik Dahl, said`
            || several && self.upos(close) == Some(Upos::Cconj);
        set_off.then_some(m)
    }

    /// Whether a phrase stands behind `according to`.
    fn behind_to(&self, phrase: &Tokens) -> bool {
        phrase.start.checked_sub(2).is_some_and(|t| self.is(t, "according"))
    }

    /// Whether a name behind a phrase is the subject of what follows and not whom the phrase tells of: `according to a
    /// neighbour, | Tom Lund left the town`.
    pub(super) fn opens_clause(&self, phrase: &Tokens, m: usize) -> bool {
        let sentences = &self.reading.analysed.segmented.sentences;
        let close = self.reading.mentions[m].tokens.end;
        let end = sentences
            .get(sentences.partition_point(|s| s.tokens.end <= close))
            .map_or(close, |s| s.tokens.end);
        let apart = self.is(close, ",") && !self.goes_on(close + 1, end);
        self.behind_to(phrase) && !apart
    }

    /// Whether what follows a comma is said of the name before it and no clause of its own: `according to a neighbour, Tom
    /// Lund, | a driver, fled`.
    fn goes_on(&self, start: TokenId, end: TokenId) -> bool {
        let words = self.reading.analysed.words;
        let close = (start..end).find(|t| self.is(*t, ",")).unwrap_or(end);
        let verb = |t: TokenId| words[t as usize].verb.is_some();
        start >= close || verb(start) || !(start..close).any(verb)
    }
}
