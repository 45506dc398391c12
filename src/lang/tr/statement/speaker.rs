//! Who speaks: the subject of a cue, the source of a document, or the speaker carried over from before.

use crate::entity::EntityId;
use crate::mention::{EntityKind, Mention};
use crate::statement::Speaker;
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, Span, TokenId, TokenKind};

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

/// A speaker and where it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Who.
    pub speaker: Speaker,
    /// Where.
    pub span: Span,
    /// In which unit.
    pub unit: usize,
    /// One person (so that `Filistinli kadın` can be the same).
    pub person: bool,
}

/// What is remembered from unit to unit.
#[derive(Debug, Default)]
pub struct Memory {
    /// Last speaker.
    pub last: Option<Said>,
    /// Last single person who spoke or was a sentence's topic.
    pub person: Option<Said>,
    /// Last organisation that spoke or was a topic.
    pub body: Option<Said>,
    /// Source of the last document or announcement.
    pub document: Option<Said>,
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
    fn is_title(&self, word: &str) -> bool {
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
                && (self.possessed(unit, next) || head && !self.is_title(word));
        }
        if mention.kind == EntityKind::Person {
            return Lexicon::get()
                .role(word)
                .is_some_and(|(n, f)| f.possessed && matches!(n, Noun::Body | Noun::Group));
        }
        self.possessed(unit, next)
    }

    /// Candidates in the nominative between two items, in order.
    pub fn candidates(&self, unit: &Unit, low: usize, high: usize) -> Vec<Candidate> {
        (low..high)
            .filter_map(|at| self.candidate(unit, low, at))
            .filter(|c| c.case == Case::Nom && !self.is_listed(unit, c, high))
            .collect()
    }

    /// Whether a comma behind a candidate only separates the members of a list that ends in another case.
    fn is_listed(&self, unit: &Unit, candidate: &Candidate, high: usize) -> bool {
        let next = beyond_aside(unit, candidate.end);
        match self.word(unit, next) {
            "ve" | "ile" | "veya" => return true,
            "," => {}
            _ => return false,
        }
        let mut member = next;
        for at in next + 1..high.min(next + 24) {
            if at - member > 6 {
                return false;
            }
            match self.word(unit, at) {
                "," => member = at,
                "ve" | "ile" | "veya" => {
                    // The member before and the one behind are names too: one list.
                    let person = |m: &Mention| m.kind == EntityKind::Person;
                    let own =
                        matches!(candidate.who, Who::Name(m) if person(&self.reading.mentions[m as usize]));
                    let before =
                        self.mention_ending(unit, beyond_aside_back(unit, at)).is_some_and(|(_, m)| {
                            !self.describes(m) && self.case(m) == Case::Nom && person(m) == own
                        });
                    let behind = (at + 1..high.min(at + 7)).find_map(|i| self.mention_ending(unit, i));
                    return before
                        && behind.is_some_and(|(_, m)| self.case(m) != Case::Nom || !self.describes(m));
                }
                _ => {}
            }
            if self.word(unit, at) == "" && unit.quote(at).is_some() {
                return false;
            }
        }
        false
    }

    /// The subject among the candidates of a region, if there is one.
    pub fn subject(&self, unit: &Unit, low: usize, high: usize) -> Option<Candidate> {
        let all: Vec<Candidate> = self
            .candidates(unit, low, high)
            .into_iter()
            .filter(|c| c.strong || matches!(c.who, Who::Name(_)) || self.opens(unit, low, c))
            .collect();
        let rank = |c: &Candidate| match c.who {
            Who::Name(m) => match self.reading.mentions[m as usize].kind {
                EntityKind::Person => 3,
                EntityKind::Place => 0,
                _ if c.start == low => 2,
                _ => 1,
            },
            Who::Role { .. } => 1,
        };
        let mut first = all.iter().find(|c| c.strong || rank(c) >= 2).or(all.first())?;
        if rank(first) < 3 && !first.strong || rank(first) < 3 && self.word(unit, first.end) != "," {
            // `TD Cowen analisti Jaret Seiberg`: a later name in the same phrase is the one meant.
            let stop = (first.end..high)
                .find(|i| self.word(unit, *i) == "," || unit.quote(*i).is_some())
                .unwrap_or(high);
            if let Some(c) = all.iter().find(|c| {
                c.start >= first.end
                    && c.end <= stop
                    && (rank(c) >= 3 || c.strong)
                    && c.start - first.end < 25
            }) {
                first = c;
            }
        }
        // A participle clause before a later topic shows that the earlier names only belong to that clause.
        let later = all.iter().filter(|c| c.strong && c.start > first.end).find(|c| {
            let start = self.phrase_start(unit, first.end, c.start);
            start > first.end
                && self.participle(unit, start - 1)
                && !matches!(c.who, Who::Role { plural: true, .. })
        });
        match later {
            Some(c) if (first.end..c.start).filter(|i| self.word(unit, *i) == ",").count() >= 1 => Some(*c),
            _ => Some(*first),
        }
    }

    /// Whether a candidate takes over from the subject of the clause before: a person, or a marked topic.
    pub fn replaces(&self, unit: &Unit, c: &Candidate) -> bool {
        let marked = is_particle(self.word(unit, beyond_aside(unit, c.end)));
        let person =
            matches!(c.who, Who::Name(m) if self.reading.mentions[m as usize].kind == EntityKind::Person);
        c.strong && (marked || person)
    }

    /// Whether an item is a subject participle (`konuşan`, `yürüten`) or a perfect one (`edilmiş`).
    pub fn participle(&self, unit: &Unit, at: usize) -> bool {
        unit.token(at).is_some_and(|t| {
            let w = &self.reading.analysed.words[t as usize];
            w.verb.is_some_and(|v| matches!(v.form, VerbForm::SubjectParticiple | VerbForm::PastParticiple))
        })
    }

    /// Whether an item is a noun with a possessor's ending (`halkı`, `ordusunun`).
    pub fn possessed(&self, unit: &Unit, at: usize) -> bool {
        unit.token(at).is_some_and(|t| {
            let w = &self.reading.analysed.words[t as usize];
            let noun = w.verb.is_none_or(|v| v.form == VerbForm::VerbalNoun);
            w.possessive >= 3 && noun && self.is_word(unit, at)
        })
    }

    /// Whether a role without a mark behind it stands where a subject stands: first, or behind a participle.
    fn opens(&self, unit: &Unit, low: usize, c: &Candidate) -> bool {
        c.start <= low + 1
            || self.participle(unit, c.start - 1)
            || matches!(self.word(unit, c.start - 1), "," | "ve" | "da" | "de")
    }

    /// Where the title words before a name start.
    fn phrase_start(&self, unit: &Unit, low: usize, start: usize) -> usize {
        let mut at = start;
        while at > low
            && self.is_word(unit, at - 1)
            && !self.participle(unit, at - 1)
            && !is_particle(self.word(unit, at - 1))
            && start - at < 8
        {
            at -= 1;
        }
        at
    }

    /// The mention in a source phrase (`Sağlık Bakanlığından yapılan açıklamada`): the one it comes from first.
    pub fn source_mention(&self, unit: &Unit, low: usize, high: usize) -> Option<u32> {
        let mut best: Option<(u8, u32)> = None;
        for at in low..high {
            let Some((m, mention)) = self.mention_ending(unit, at) else { continue };
            if self.describes(mention) || unit.items[at].aside {
                continue;
            }
            let next = self.word(unit, at + 1);
            let rank = match self.case(mention) {
                Case::Abl if mention.kind != EntityKind::Place => 5,
                Case::Nom if next == "tarafından" => 5,
                Case::Equ if mention.kind != EntityKind::Place => 5,
                Case::Gen if mention.kind != EntityKind::Place => 4,
                Case::Nom if mention.kind == EntityKind::Person || next == "," => 3,
                Case::Nom if matches!(mention.kind, EntityKind::Organization) => 2,
                Case::Nom if mention.kind == EntityKind::Country => 1,
                _ => continue,
            };
            if best.is_none_or(|(r, _)| rank > r) {
                best = Some((rank, m));
            }
        }
        best.map(|(_, m)| m)
    }
}

fn beyond_aside_back(unit: &Unit, at: usize) -> usize {
    let mut i = at.saturating_sub(1);
    while i > 0 && unit.items[i].aside {
        i -= 1;
    }
    i
}

/// Bytes of the case ending that a speaker's own words do not have (`tanıklarına` -> `tanıkları`).
fn case_length(word: &str, possessed: bool, case: Case) -> usize {
    let letters = match (case, possessed) {
        (Case::Gen, true) => 3,
        (Case::Dat | Case::Gen, _) if possessed => 2,
        (Case::Gen, false) if word.chars().rev().nth(2) == Some('n') && vowel_before(word, 3) => 3,
        (Case::Gen, false) => 2,
        (Case::Dat, false) if word.ends_with("ya") || word.ends_with("ye") => 2,
        (Case::Dat, false) => 1,
        (Case::Abl, true) => 4,
        (Case::Abl, false) => 3,
        _ => 0,
    };
    let mark = word.chars().rev().nth(letters).is_some_and(crate::text::is_apostrophe);
    word.chars().rev().take(letters + usize::from(mark)).map(char::len_utf8).sum()
}

/// Whether the letter `back` places from the end is a vowel.
fn vowel_before(word: &str, back: usize) -> bool {
    word.chars().rev().nth(back).is_some_and(|c| "aeıioöuü".contains(c))
}

impl Memory {
    /// The speaker that a candidate stands for.
    pub fn resolve(&self, page: &Page<'_>, unit: usize, candidate: &Candidate) -> Said {
        match candidate.who {
            Who::Name(m) => named(page, unit, m),
            Who::Role { noun, plural, new, indefinite, span } => {
                let role = |person| Said { speaker: Speaker::Role(span), span, unit, person };
                if plural {
                    return role(false);
                }
                let referred = page
                    .reading
                    .references
                    .get(page.token_at(span.end - 1) as usize)
                    .copied()
                    .flatten()
                    .filter(|_| !new || noun == Noun::Title);
                if let Some(entity) = referred {
                    let person = page.kind(entity) == EntityKind::Person;
                    return Said { speaker: Speaker::Entity(entity), span, unit, person };
                }
                let known = match noun {
                    Noun::Body => page.body_before(span, &self.body),
                    Noun::Person if !new => self.person.clone().filter(|p| unit - p.unit <= 6),
                    Noun::Title if !indefinite => self.person.clone().filter(|p| unit - p.unit <= 6),
                    _ => None,
                };
                match known {
                    Some(k) if !new || noun == Noun::Title => Said { span, unit, ..k },
                    _ => role(matches!(noun, Noun::Person | Noun::Title)),
                }
            }
        }
    }

    /// Remembers who spoke.
    pub fn spoke(&mut self, page: &Page<'_>, said: &Said) {
        self.topic(page, said);
        self.last = Some(said.clone());
    }

    /// Remembers who a sentence is about.
    pub fn topic(&mut self, page: &Page<'_>, said: &Said) {
        if said.person {
            self.person = Some(said.clone());
        } else if let Speaker::Entity(e) = said.speaker
            && page.kind(e) == EntityKind::Organization
        {
            self.body = Some(said.clone());
        }
    }
}

/// A speaker by name.
pub fn named(page: &Page<'_>, unit: usize, mention: u32) -> Said {
    let m = &page.reading.mentions[mention as usize];
    let person = m.kind == EntityKind::Person;
    Said { speaker: Speaker::Entity(page.entity(mention)), span: m.span, unit, person }
}

impl Page<'_> {
    /// Kind of an entity.
    pub fn kind(&self, entity: EntityId) -> EntityKind {
        self.reading.entities[entity as usize].kind
    }

    /// The organisation that a bare kind of body (`Banka`, `Bakanlık`) means: the last one named before whose name
    /// holds that noun, else the last that spoke.
    fn body_before(&self, span: Span, last: &Option<Said>) -> Option<Said> {
        let noun = skeleton(&crate::text::lower_tr(span.of(self.text).rsplit(' ').next()?));
        let stem: String = noun.chars().take(5).collect();
        let at = self.reading.mentions.partition_point(|m| m.span.start < span.start);
        let named = (0..at).rev().find(|&i| {
            let m = &self.reading.mentions[i];
            m.kind == EntityKind::Organization
                && m.span
                    .of(self.text)
                    .split_whitespace()
                    .any(|w| skeleton(&crate::text::lower_tr(w)).starts_with(&stem))
        });
        let any = || (0..at).rev().find(|&i| self.reading.mentions[i].kind == EntityKind::Organization);
        named
            .map(|i| self::named(self, 0, i as u32))
            .or_else(|| last.clone())
            .or_else(|| any().map(|i| self::named(self, 0, i as u32)))
    }

    /// Entities named in a span, in order of first mention.
    pub fn named_in(&self, span: Span) -> Vec<EntityId> {
        let mut out = Vec::new();
        let from = self.reading.mentions.partition_point(|m| m.span.end <= span.start);
        for (i, m) in self.reading.mentions.iter().enumerate().skip(from) {
            if m.span.start >= span.end {
                break;
            }
            let e = self.reading.entity_of[i];
            if !out.contains(&e) {
                out.push(e);
            }
        }
        out
    }

    /// Token of a byte position.
    pub fn token_at(&self, byte: u32) -> TokenId {
        self.reading.analysed.segmented.tokens.partition_point(|t| t.span.end <= byte) as TokenId
    }
}
