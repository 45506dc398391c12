//! Noun phrases with a pack's actors and roles, and who they name: one party, or several.

use std::collections::HashMap;

use super::Pack;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::Analysed;
use crate::syntax::Upos;
use crate::text::{TokenId, Tokens, lower_en};

/// Whose name a party bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// An actor of the pack.
    Actor(u32),
    /// A name that kilim found itself (index of its mention).
    Own(u32),
}

/// One party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    /// None for a role that nobody's name stands beside.
    pub(super) who: Option<Who>,
    pub(super) agents: Vec<u32>,
    /// Its words.
    pub(super) tokens: Tokens,
}

/// Parties of one phrase (`lawmakers from Chile and Peru`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) members: Vec<Member>,
    pub(super) tokens: Tokens,
}

/// A base noun phrase.
#[derive(Debug)]
struct Chunk {
    tokens: Tokens,
    who: Option<(Who, Tokens)>,
    agents: Vec<(u32, Tokens)>,
}

/// What stands at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Nothing,
    Actor(u32, TokenId),
    Agent(u32, TokenId),
    Inside,
}

/// The base noun phrases of a text, with or without a name: what `^` in a pattern skips; and the groups.
pub(super) struct Phrases {
    pub(super) chunks: Vec<Tokens>,
    pub(super) groups: Vec<Group>,
}

struct Finder<'a> {
    analysed: &'a Analysed<'a>,
    lower: Vec<String>,
    marks: Vec<Mark>,
    /// Mention that begins at a token.
    own: HashMap<TokenId, u32>,
    mentions: &'a [Mention],
}

/// Finds them.
pub(super) fn find(pack: &Pack, analysed: &Analysed<'_>, mentions: &[Mention]) -> Phrases {
    let text = &analysed.document.text;
    let lower: Vec<String> =
        analysed.segmented.tokens.iter().map(|t| lower_en(t.span.of(text)).into_owned()).collect();
    let own = mentions.iter().enumerate().map(|(i, m)| (m.tokens.start, i as u32)).collect();
    let mut finder = Finder { analysed, marks: vec![Mark::Nothing; lower.len()], lower, own, mentions };
    finder.mark(pack);
    let mut phrases = Phrases { chunks: Vec::new(), groups: Vec::new() };
    for sentence in &analysed.segmented.sentences {
        let chunks = finder.chunks(&sentence.tokens);
        finder.groups(&chunks, &mut phrases.groups);
        phrases.chunks.extend(chunks.into_iter().map(|c| c.tokens));
    }
    phrases
}

impl Finder<'_> {
    /// The end of a form that begins at a token; words apart may have two others between.
    fn form_end(&self, words: &[(String, bool)], at: usize, end: usize) -> Option<usize> {
        let mut k = at;
        for (i, (word, joined)) in words.iter().enumerate() {
            let gap = if i == 0 || *joined { 0 } else { 3 };
            k = (k..=(k + gap).min(end)).find_map(|s| {
                let clear = (k..s).all(|t| {
                    matches!(self.upos(t), Upos::Adj | Upos::Noun | Upos::Punct | Upos::Verb)
                        && self.lower[t] != ","
                });
                clear.then(|| self.word_end(word, s, end)).flatten()
            })?;
        }
        Some(k)
    }

    fn word_end(&self, word: &str, at: usize, end: usize) -> Option<usize> {
        let mut rest = word;
        for k in at..end.min(at + 5) {
            rest = rest.strip_prefix(self.lower[k].as_str())?;
            if rest.is_empty() {
                return Some(k + 1);
            }
        }
        None
    }

    fn upos(&self, t: usize) -> Upos {
        self.analysed.words[t].upos
    }

    /// Marks names and roles, the longest first at each token, names before roles.
    fn mark(&mut self, pack: &Pack) {
        let mut actors: HashMap<char, Vec<usize>> = HashMap::new();
        for (i, form) in pack.actors.forms.iter().enumerate() {
            actors.entry(form.words[0].0.chars().next().unwrap_or(' ')).or_default().push(i);
        }
        let mut agents: HashMap<char, Vec<usize>> = HashMap::new();
        for (i, form) in pack.agents.forms.iter().enumerate() {
            agents.entry(form.1[0].0.chars().next().unwrap_or(' ')).or_default().push(i);
        }
        for sentence in &self.analysed.segmented.sentences {
            let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
            for pass in 0..2 {
                let mut t = start;
                while t < end {
                    let first = self.lower[t].chars().next().unwrap_or(' ');
                    let index = if pass == 0 { &actors } else { &agents };
                    let mut best: Option<(usize, Mark)> = None;
                    for i in
                        index.get(&first).into_iter().flatten().filter(|_| self.marks[t] == Mark::Nothing)
                    {
                        let (words, capital) = match pass {
                            0 => (&pack.actors.forms[*i].words, pack.actors.forms[*i].capital),
                            _ => (&pack.agents.forms[*i].1, false),
                        };
                        let Some(stop) = self.form_end(words, t, end) else { continue };
                        let tokens = &self.analysed.segmented.tokens;
                        if capital && !(t..stop).any(|k| tokens[k].is_capitalised())
                            || (t..stop).any(|k| self.marks[k] != Mark::Nothing)
                            || pass == 1 && words.len() == 1 && self.upos(t) == Upos::Verb
                        {
                            continue;
                        }
                        if best.as_ref().is_none_or(|(b, _)| *b < stop) {
                            let mark = match pass {
                                0 => Mark::Actor(pack.actors.forms[*i].actor, stop as TokenId),
                                _ => Mark::Agent(pack.agents.forms[*i].0, stop as TokenId),
                            };
                            best = Some((stop, mark));
                        }
                    }
                    match best {
                        Some((stop, mark)) => {
                            self.marks[t..stop].fill(Mark::Inside);
                            self.marks[t] = mark;
                            t = stop;
                        }
                        None => t += 1,
                    }
                }
            }
        }
    }

    fn in_phrase(&self, t: usize, open: bool) -> bool {
        if self.marks[t] != Mark::Nothing {
            return true;
        }
        match self.upos(t) {
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => true,
            Upos::Part | Upos::X => open && matches!(&*self.lower[t], "'s" | "’s" | "'" | "’"),
            Upos::Punct => open && self.lower[t] == "-",
            Upos::Pron => matches!(&*self.lower[t], "its" | "his" | "her" | "their" | "our" | "my" | "your"),
            Upos::Cconj => {
                open && t > 0
                    && self.upos(t - 1) == Upos::Adj
                    && self.marks[t - 1] == Mark::Nothing
                    && self.analysed.words.get(t + 1).is_some_and(|w| w.upos == Upos::Adj)
            }
            _ => self.lower[t] == "'s" && open,
        }
    }

    fn chunks(&self, sentence: &Tokens) -> Vec<Chunk> {
        let mut out = Vec::new();
        let mut t = sentence.start;
        while t < sentence.end {
            if !self.in_phrase(t as usize, false) {
                t += 1;
                continue;
            }
            let start = t;
            while t < sentence.end && self.in_phrase(t as usize, t > start) {
                t += 1;
            }
            out.push(self.chunk(start..t));
        }
        out
    }

    fn chunk(&self, tokens: Tokens) -> Chunk {
        let mut chunk = Chunk { tokens: tokens.clone(), who: None, agents: Vec::new() };
        for t in tokens.clone() {
            match self.marks[t as usize] {
                Mark::Actor(actor, end) if !matches!(chunk.who, Some((Who::Actor(_), _))) => {
                    chunk.who = Some((Who::Actor(actor), t..end));
                }
                Mark::Agent(agent, end) => chunk.agents.push((agent, t..end)),
                _ => {}
            }
            if chunk.who.is_none()
                && self.marks[t as usize] == Mark::Nothing
                && let Some(m) = self.own.get(&t)
            {
                chunk.who = Some((Who::Own(*m), self.mentions[*m as usize].tokens.clone()));
            }
        }
        chunk
    }

    /// Whether only commas and conjunctions stand between two chunks, and whether a conjunction does.
    fn joined(&self, a: &Chunk, b: &Chunk) -> Option<bool> {
        let between = a.tokens.end..b.tokens.start;
        let mut conjunction = false;
        for t in between.clone() {
            match &*self.lower[t as usize] {
                "," => {}
                "and" | "or" | "nor" | "&" => conjunction = true,
                _ => return None,
            }
        }
        (!between.is_empty()).then_some(conjunction)
    }

    /// How many chunks from `first` on are one list.
    fn list(&self, chunks: &[Chunk], first: usize) -> usize {
        let (mut k, mut last) = (first, first);
        while k + 1 < chunks.len()
            && let Some(conjunction) = self.joined(&chunks[k], &chunks[k + 1])
        {
            k += 1;
            if conjunction {
                last = k;
                // One conjunction closes a list, unless another follows at once.
                if k + 1 >= chunks.len() || self.joined(&chunks[k], &chunks[k + 1]) != Some(true) {
                    break;
                }
            }
        }
        last + 1 - first
    }

    fn linked(&self, a: &Chunk, b: &Chunk) -> bool {
        a.tokens.end + 1 == b.tokens.start
            && matches!(&*self.lower[a.tokens.end as usize], "of" | "in" | "from" | "at")
    }

    fn groups(&self, chunks: &[Chunk], out: &mut Vec<Group>) {
        let mut i = 0;
        while i < chunks.len() {
            // `the European Union (EU)`: the short form is no other party.
            let before = chunks[i].tokens.start.checked_sub(1);
            if before.is_some_and(|b| {
                self.lower[b as usize] == "(" && out.last().is_some_and(|g| g.tokens.end == b)
            }) {
                i += 1;
                continue;
            }
            let n = self.list(chunks, i);
            let last = i + n - 1;
            let mut heads: Vec<&Chunk> = Vec::new();
            let mut members: Vec<Member> = Vec::new();
            let mut end = last + 1;
            // Roles at the end of the list, with a name behind `of`.
            let unnamed = (i..=last).rev().take_while(|k| chunks[*k].who.is_none()).count();
            let with_owner = unnamed > 0 && end < chunks.len() && self.linked(&chunks[last], &chunks[end]);
            let owner = if with_owner { self.list(chunks, end) } else { 0 };
            let owned = owner > 0 && chunks[end..end + owner].iter().any(|c| c.who.is_some());
            for (k, chunk) in chunks.iter().enumerate().take(last + 1).skip(i) {
                if owned && k + unnamed > last {
                    heads.push(chunk);
                } else if chunk.who.is_none()
                    && !chunk.agents.is_empty()
                    && k > i
                    && let Some(previous) =
                        members.last().filter(|m| m.who.is_some() && !m.agents.is_empty()).cloned()
                {
                    // `Danish media and government`
                    let mut agents = previous.agents[..previous.agents.len() - 1].to_vec();
                    agents.extend(chunk.agents.iter().map(|a| a.0));
                    members.push(Member { who: previous.who, agents, tokens: span(chunk) });
                } else if chunk.who.is_some() || !chunk.agents.is_empty() {
                    members.push(member(chunk));
                }
            }
            if owned {
                let owners = &chunks[end..end + owner];
                let roles: Vec<&&Chunk> = heads.iter().filter(|h| !h.agents.is_empty()).collect();
                let alone = roles.len() == 1 && owner == 1;
                for (r, head) in roles.iter().enumerate() {
                    for chunk in owners.iter().filter(|c| c.who.is_some()) {
                        let mut m = member(chunk);
                        m.agents.extend(head.agents.iter().map(|a| a.0));
                        if alone {
                            m.tokens = head.agents[0].1.start..m.tokens.end;
                        } else if r > 0 {
                            m.tokens = span(head);
                        }
                        members.push(m);
                    }
                }
                if roles.is_empty() {
                    members.extend(owners.iter().filter(|c| c.who.is_some()).map(member));
                }
                end += owner;
            }
            if !members.is_empty() {
                let tokens = chunks[i].tokens.start..chunks[end - 1].tokens.end;
                out.push(Group { members, tokens });
            }
            i = end;
        }
    }
}

/// From the first to the last word that says who a chunk names.
fn span(chunk: &Chunk) -> Tokens {
    let parts = chunk.agents.iter().map(|a| &a.1).chain(chunk.who.iter().map(|w| &w.1));
    let start = parts.clone().map(|p| p.start).min().unwrap_or(chunk.tokens.start);
    start..parts.map(|p| p.end).max().unwrap_or(chunk.tokens.end)
}

fn member(chunk: &Chunk) -> Member {
    Member {
        who: chunk.who.as_ref().map(|w| w.0),
        agents: chunk.agents.iter().map(|a| a.0).collect(),
        tokens: span(chunk),
    }
}

/// What a party is where nothing says: a body.
pub(super) const UNSAID: EntityKind = EntityKind::Organization;
