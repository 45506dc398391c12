//! Noun phrases that may be speakers: names, and roles without a name.

use crate::mention::{EntityKind, Mention};
use crate::syntax::{Case, Upos};
use crate::text::{Shape, Span, TokenKind};

use super::lexicon::{Lexicon, Noun};
use super::suffix::skeleton;
use super::unit::{Page, Unit};

/// A noun phrase that may be a speaker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub who: Who,
    /// First item of its head (name or role noun).
    pub start: usize,
    /// One past its last item.
    pub end: usize,
    /// A comma, a particle or a quotation follows, as behind a topic.
    pub strong: bool,
    /// Its case.
    pub case: Case,
}

/// A name or an unnamed role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Who {
    /// Index of a mention.
    Name(u32),
    /// A role.
    Role {
        /// Kind of its noun.
        noun: Noun,
        /// `yetkililer`
        plural: bool,
        /// A phrase that picks out somebody new: `bir yetkili`, `Visa sözcüsü`.
        new: bool,
        /// With `bir`.
        indefinite: bool,
        /// Its words.
        span: Span,
    },
}

/// Particles behind a topic.
pub fn is_particle(word: &str) -> bool {
    matches!(word, "da" | "de" | "ise" | "ayrıca" | "dahi" | "bile" | "ta" | "te" | "dâhi")
}

/// First item behind `at` that is no part of a parenthesis.
pub fn beyond_aside(unit: &Unit, mut at: usize) -> usize {
    while unit.items.get(at).is_some_and(|i| i.aside) {
        at += 1;
    }
    at
}

impl Page<'_> {
    /// The candidate whose last item is `at`, in any case.
    pub fn candidate(&self, unit: &Unit, low: usize, at: usize) -> Option<Candidate> {
        let item = unit.items.get(at)?;
        let token = unit.token(at)?;
        if item.aside {
            return None;
        }
        let next = beyond_aside(unit, at + 1);
        let word = self.word(unit, next);
        let strong = matches!(word, "," | ":")
            || is_particle(word)
            || unit.quote(next).is_some()
            || next >= unit.items.len();
        if let Some((m, mention)) = self.mention_ending(unit, at) {
            let start = (at + 1).saturating_sub(mention.tokens.len());
            let case = self.case(mention);
            if self.describes(mention) {
                return (strong && case == Case::Nom)
                    .then(|| self.role(unit, low, at, Noun::Person, false, false, strong, Case::Nom));
            }
            // `ABD-Çin görüşmesi`: one of two that a hyphen joins.
            let joined = matches!(word, "-" | "–") && unit.items.len() > next + 1;
            if joined && unit.token(next + 1).is_some_and(|t| self.mention(t).is_some()) {
                return None;
            }
            if mention.kind == EntityKind::Place && !strong {
                return None;
            }
            if case == Case::Nom && !strong && self.heads_compound(unit, next, mention) {
                return None;
            }
            return Some(Candidate { who: Who::Name(m), start, end: at + 1, strong, case });
        }
        if self.mention(token).is_some() {
            return None;
        }
        let lower = self.lower(token);
        let Some((noun, form)) = Lexicon::get().role(lower).filter(|_| lower != "tarafından") else {
            return self.stray(unit, low, at, strong);
        };
        if noun == Noun::Body
            && form.possessed
            && form.case == Case::Nom
            && at > low
            && let Some((m, mention)) = self.mention_ending(unit, at - 1)
            && mention.kind == EntityKind::Organization
            && self.case(mention) == Case::Nom
        {
            // `Global Times gazetesi` is the paper itself.
            let start = at.saturating_sub(mention.tokens.len());
            return Some(Candidate { who: Who::Name(m), start, end: at + 1, strong, case: Case::Nom });
        }
        if self.mention_starting(unit, next).is_some() && !strong && form.case == Case::Nom {
            return None;
        }
        if form.case == Case::Nom
            && form.possessed
            && self.reading.analysed.words[token as usize].case == Case::Acc
            && self.word(unit, next) != ","
            && at > low
            && at.checked_sub(1).and_then(|i| self.mention_ending(unit, i)).is_none()
        {
            return None;
        }
        if noun == Noun::Title && form.case == Case::Nom && !form.possessed && !form.plural {
            let mut end = at + 1;
            while unit.token(end).is_some_and(|t| {
                let t = self.token(t);
                self.is_word(unit, end) && matches!(t.shape, Shape::Capital) && t.suffix(self.text).is_empty()
            }) && end < at + 4
                && unit.token(end).is_some_and(|t| self.mention(t).is_none())
            {
                end += 1;
            }
            if end > at + 1 && self.is_word(unit, at) {
                // `Bakan Kurum`: a name that the recogniser did not know.
                let span = self.span(unit, at..end);
                let after = self.word(unit, end);
                let strong = matches!(after, "," | ":") || is_particle(after) || unit.quote(end).is_some();
                let who = Who::Role { noun: Noun::Person, plural: false, new: true, indefinite: true, span };
                return Some(Candidate { who, start: at, end, strong, case: Case::Nom });
            }
        }
        if form.case == Case::Nom && !strong && !form.plural {
            // `-i` may be an accusative, a bare singular any noun: only before a clause or a quotation.
            let clause = form.possessed && self.reads_as_compound(unit, at);
            let body = matches!(noun, Noun::Body | Noun::Title) && at <= low + 1;
            if !clause && !body && unit.quote(next).is_none() {
                return None;
            }
        }
        Some(self.role(unit, low, at, noun, form.plural, form.possessed, strong, form.case))
    }

    /// Speakers that no list holds: `65 çalışandan 44'ü`, `Filistinliler`.
    fn stray(&self, unit: &Unit, low: usize, at: usize, strong: bool) -> Option<Candidate> {
        let token = unit.token(at)?;
        let t = self.token(token);
        let suffix = skeleton(&crate::text::lower_tr(t.suffix(self.text)));
        let counted = t.kind == TokenKind::Number && matches!(suffix.as_str(), "I" | "sI") && at > low;
        let people = self.is_word(unit, at)
            && strong
            && t.is_capitalised()
            && ["lIlAr", "lI"].iter().any(|e| skeleton(self.lower(token)).ends_with(e))
            && (at == low || self.word(unit, at - 1) == "bir" || self.participle(unit, at - 1));
        if counted && self.word(unit, at - 1).ends_with(['n']) && self.is_word(unit, at - 1) {
            // `65 çalışandan 44'ü`
            let whole = self.role(unit, low, at - 1, Noun::Person, true, false, strong, Case::Nom);
            let Who::Role { noun, plural, new, indefinite, span } = whole.who else { return None };
            let span = span.join(t.span);
            return Some(Candidate {
                who: Who::Role { noun, plural, new, indefinite, span },
                end: at + 1,
                ..whole
            });
        }
        let w = &self.reading.analysed.words[token as usize];
        let name = strong
            && self.is_word(unit, at)
            && t.is_capitalised()
            && w.upos == Upos::Propn
            && w.case == Case::Nom
            && t.suffix(self.text).is_empty()
            && (at > low || self.word(unit, at + 1) == ",");
        if name {
            // A name that the recogniser did not know.
            let mut start = at;
            while start > low
                && unit.token(start - 1).is_some_and(|p| {
                    self.is_word(unit, start - 1)
                        && self.token(p).is_capitalised()
                        && self.mention(p).is_none()
                })
            {
                start -= 1;
            }
            let span = self.span(unit, start..at + 1);
            let who = Who::Role { noun: Noun::Person, plural: false, new: true, indefinite: true, span };
            return Some(Candidate { who, start, end: at + 1, strong, case: Case::Nom });
        }
        (counted || people).then(|| self.role(unit, low, at, Noun::Person, true, false, strong, Case::Nom))
    }

    #[allow(clippy::too_many_arguments)] // one call site each; a struct would only rename them
    fn role(
        &self,
        unit: &Unit,
        low: usize,
        at: usize,
        noun: Noun,
        plural: bool,
        possessed: bool,
        strong: bool,
        case: Case,
    ) -> Candidate {
        let mut start = at;
        let mut named = false;
        let mut indefinite = false;
        while start > low && at - start < 7 {
            let before = start - 1;
            let word = self.word(unit, before);
            if !self.is_word(unit, before) && !word.starts_with(|c: char| c.is_ascii_digit())
                || is_particle(word)
                || matches!(
                    word,
                    "ancak"
                        | "fakat"
                        | "ama"
                        | "ve"
                        | "için"
                        | "göre"
                        | "çünkü"
                        | "zira"
                        | "nitekim"
                        | "böylece"
                        | "oysa"
                        | "üstelik"
                )
                || unit.token(before).is_some_and(|t| self.closes_sentence(t))
                || self.participle(unit, before)
                || Lexicon::get().role(word).is_some_and(|(_, f)| f.plural && f.case == Case::Nom)
            {
                break;
            }
            let mention = unit.token(before).and_then(|t| self.mention(t));
            let oblique = unit.token(before).is_some_and(|t| {
                let w = &self.reading.analysed.words[t as usize];
                matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Pron)
                    && matches!(w.case, Case::Loc | Case::Abl | Case::Dat | Case::Ins | Case::Acc)
                    && !word.ends_with("ki")
            });
            if mention.is_none() && oblique {
                break;
            }
            if mention.is_some_and(|(_, m)| {
                !self.describes(m) && self.case(m) != Case::Gen && self.case(m) != Case::Nom
            }) {
                break;
            }
            named |= mention.is_some_and(|(_, m)| !self.describes(m));
            indefinite |= word == "bir";
            start -= 1;
        }
        let mut span = self.span(unit, start..at + 1);
        span.end -= case_length(self.word(unit, at), possessed, case) as u32;
        let new = named
            || indefinite
            || plural
            || possessed && noun != Noun::Body
            || matches!(noun, Noun::Group | Noun::Informer);
        Candidate { who: Who::Role { noun, plural, new, indefinite, span }, start, end: at + 1, strong, case }
    }

    /// Whether the item before makes `at` the head of a compound (`MindGeek sözcüsü`).
    fn reads_as_compound(&self, unit: &Unit, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.is_word(unit, before) && !self.word(unit, before).ends_with(['ı', 'i', 'u', 'ü'])
    }

    /// Whether a word is an office (`Başkanı`), behind which its holder's name may come.
    fn is_title(word: &str) -> bool {
        Lexicon::get().role(word).is_some_and(|(n, _)| matches!(n, Noun::Title | Noun::Person))
    }

    /// Whether a bare name is only the first part of a compound whose head stands at `next` (`Gazze halkı`).
    fn heads_compound(&self, unit: &Unit, next: usize, mention: &Mention) -> bool {
        let Some(token) = unit.token(next) else { return false };
        if !self.is_word(unit, next) || self.mention(token).is_some() {
            return false;
        }
        let word = self.lower(token);
        if self.token(token).shape != Shape::Lower {
            // `Garanti Mobil uygulamasının`: a capital word that goes on to a compound's head.
            let head = self.possessed(unit, next + 1) && self.token(token).suffix(self.text).is_empty();
            return mention.kind != EntityKind::Person
                && (self.possessed(unit, next) || head && !Self::is_title(word));
        }
        if mention.kind == EntityKind::Person {
            return Lexicon::get()
                .role(word)
                .is_some_and(|(n, f)| f.possessed && matches!(n, Noun::Body | Noun::Group));
        }
        self.possessed(unit, next)
    }
}

/// Bytes of the case ending that a speaker's own words do not have (`tanıklarına` -> `tanıkları`).
fn case_length(word: &str, possessed: bool, case: Case) -> usize {
    let letters = match (case, possessed) {
        (Case::Gen, true) | (Case::Abl, false) => 3,
        (Case::Dat | Case::Gen, _) if possessed => 2,
        (Case::Gen, false) if word.chars().rev().nth(2) == Some('n') && vowel_before(word, 3) => 3,
        (Case::Gen, false) => 2,
        (Case::Dat, false) if word.ends_with("ya") || word.ends_with("ye") => 2,
        (Case::Dat, false) => 1,
        (Case::Abl, true) => 4,
        _ => 0,
    };
    let mark = word.chars().rev().nth(letters).is_some_and(crate::text::is_apostrophe);
    word.chars().rev().take(letters + usize::from(mark)).map(char::len_utf8).sum()
}

/// Whether the letter `back` places from the end is a vowel.
fn vowel_before(word: &str, back: usize) -> bool {
    word.chars().rev().nth(back).is_some_and(|c| "aeıioöuü".contains(c))
}
