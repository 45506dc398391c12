//! Names of the gazetteer in a text: one pass over its tokens.

use std::sync::OnceLock;

use super::knowledge::NameForm;
use super::trie::{Form, State, Trie};
use super::{EntryId, Knowledge, lists::Lists, suffix, support::Support};
use crate::mention::EntityKind;
use crate::text::{
    Segmented, Shape, Span, Token, TokenKind, Tokens, is_apostrophe, lower_char, lower_char_tr, opens_name,
};

/// A form of a known name, found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its tokens; the last one may carry a suffix.
    pub tokens: Tokens,
    /// Without the suffix, bytes.
    pub span: Span,
    /// Row of the gazetteer.
    pub entry: EntryId,
    /// What it names.
    pub kind: EntityKind,
    /// An adjective form (`Rus`).
    pub adjectival: bool,
    /// Also a common word or name: to be believed only with support.
    pub weak: bool,
}

/// What is known of a language's names.
#[derive(Debug)]
pub struct Gazetteer {
    trie: Trie,
    lang: &'static str,
    turkish: bool,
    support: &'static Support,
}

/// Forms longer than this (in tokens) are cut off from matching.
const LONGEST: usize = 16;

impl Gazetteer {
    /// The gazetteer of a language; English for a code that is not known.
    #[must_use]
    pub fn get(lang: &str) -> &'static Gazetteer {
        static TR: OnceLock<Gazetteer> = OnceLock::new();
        static EN: OnceLock<Gazetteer> = OnceLock::new();
        let knowledge = Knowledge::get();
        if lang == "tr" {
            TR.get_or_init(|| Gazetteer::new(&knowledge.forms().tr, "tr"))
        } else {
            EN.get_or_init(|| Gazetteer::new(&knowledge.forms().en, "en"))
        }
    }

    fn new(forms: &[NameForm], lang: &'static str) -> Gazetteer {
        let turkish = lang == "tr";
        let mut trie = Trie::with_capacity(forms.len());
        let mut key = String::with_capacity(64);
        for form in forms {
            insert(&mut trie, form, turkish, &mut key);
        }
        Gazetteer { trie, lang, turkish, support: Support::of(lang) }
    }

    /// All known names of a text, in order, the longest at each place; a form of several entries gives one hit each,
    /// strong before weak.
    #[must_use]
    pub fn find(&self, segmented: &Segmented, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut scan =
            Scan { gazetteer: self, text, tokens: &segmented.tokens, key: String::with_capacity(64) };
        let mut at = 0;
        for (i, sentence) in segmented.sentences.iter().enumerate() {
            // A name may hold a stop that looks like a sentence's end (`U.S. Senate`), but never leaves its block.
            let rest = segmented.sentences[i..].iter().take_while(|s| s.block == sentence.block);
            let limit = rest.take(2).last().map_or(sentence.tokens.end, |s| s.tokens.end);
            at = at.max(sentence.tokens.start);
            while at < sentence.tokens.end {
                let token = &segmented.tokens[at as usize];
                let starts = match token.kind {
                    // Articles of names (`al Qaeda`) may be small.
                    TokenKind::Word => token.is_capitalised() || token.span.len() <= 3,
                    TokenKind::Number => true,
                    _ => false,
                };
                at = if starts {
                    scan.names_at(at, &(sentence.tokens.start..limit), &mut hits)
                } else {
                    at + 1
                };
            }
        }
        Self::drop_namesakes(segmented, text, &mut hits);
        hits
    }

    /// A surname alone is no known person's where the document gives it another first name (`Mehmet Erdoğan`), unless
    /// the known person is named in full too.
    fn drop_namesakes(segmented: &Segmented, text: &str, hits: &mut Vec<Hit>) {
        let is_surname = |hit: &Hit| hit.kind == EntityKind::Person && hit.tokens.len() == 1;
        let lists = Lists::get();
        let mut others: Vec<EntryId> = Vec::new();
        hits.retain(|hit| {
            if !is_surname(hit) || hit.tokens.start == 0 {
                return true;
            }
            let before = &segmented.tokens[hit.tokens.start as usize - 1];
            let other = before.kind == TokenKind::Word
                && before.span == before.stem
                && before.is_capitalised()
                && segmented.tokens[hit.tokens.start as usize].space_before
                && lists.is_given(before.span.of(text));
            if other {
                others.push(hit.entry);
            }
            !other
        });
        if others.is_empty() {
            return;
        }
        let full: Vec<EntryId> =
            hits.iter().filter(|h| h.kind == EntityKind::Person && !is_surname(h)).map(|h| h.entry).collect();
        hits.retain(|hit| !is_surname(hit) || !others.contains(&hit.entry) || full.contains(&hit.entry));
    }
}

struct Scan<'s> {
    gazetteer: &'s Gazetteer,
    text: &'s str,
    tokens: &'s [Token],
    key: String,
}

/// The best match so far.
struct Best {
    state: State,
    end: u32,
    /// Where the name ends in bytes.
    cut: u32,
}

impl Scan<'_> {
    /// Pushes the longest names that start at a token; returns the token to go on with.
    fn names_at(&mut self, start: u32, sentence: &Tokens, hits: &mut Vec<Hit>) -> u32 {
        // A suffix after an apostrophe may be part of a name (`Yakın Doğu'daki …`) or not: where some name reads it as
        // its own, both ways are gone, and the longer match wins.
        let mut inner = false;
        let mut matches = self.matches(start, sentence, true, &mut inner);
        if inner {
            let plain = self.matches(start, sentence, false, &mut inner);
            let end = |m: &[Option<Best>]| m.iter().flatten().map(|b| b.end).max();
            if end(&plain) > end(&matches) {
                matches = plain;
            }
        }
        for best in matches.iter().rev().flatten() {
            let before = hits.len();
            self.emit(start, sentence, best, hits);
            if hits.len() > before {
                return best.end;
            }
        }
        start + 1
    }

    /// The names that start at a token, shortest first.
    fn matches(
        &mut self,
        start: u32,
        sentence: &Tokens,
        whole: bool,
        inner: &mut bool,
    ) -> [Option<Best>; LONGEST] {
        let mut matches: [Option<Best>; LONGEST] = [const { None }; LONGEST];
        let mut found = 0;
        let mut state = 0;
        let last = sentence.end.min(start + LONGEST as u32);
        let mut at = start;
        while at < last {
            let token = &self.tokens[at as usize];
            let Some((next, cut)) = self.step(state, token, whole, inner) else {
                if let Some((ending, cut)) = self.step_bare_suffix(state, token, at == start) {
                    matches[found] = Some(Best { state: ending, end: at + 1, cut });
                } else if at > start && self.is_short_name(at) && at + 3 < last {
                    at += 3;
                    continue;
                }
                break;
            };
            if self.gazetteer.trie.ends(next) {
                matches[found] = Some(Best { state: next, end: at + 1, cut });
                found += 1;
            } else if let Some((ending, cut)) = self.step_bare_suffix(state, token, at == start) {
                matches[found] = Some(Best { state: ending, end: at + 1, cut });
                found += 1;
            }
            // `Gazze'deki | Sivil Savunma`: a case ends a name.
            if self.gazetteer.turkish && cut < token.span.end {
                break;
            }
            state = next;
            at += 1;
        }
        matches
    }

    /// Whether a short form in brackets begins here (`Birleşmiş Milletler (BM) Mülteciler …`); a name may go on behind it.
    fn is_short_name(&self, at: u32) -> bool {
        let Some([open, short, close]) = self.tokens.get(at as usize..at as usize + 3) else { return false };
        open.span.of(self.text) == "(" && short.shape == Shape::Upper && close.span.of(self.text) == ")"
    }

    /// The next state, and where the name ends if it ends here.
    fn step(&mut self, state: State, token: &Token, whole: bool, inner: &mut bool) -> Option<(State, u32)> {
        if whole && token.stem != token.span {
            // An apostrophe inside the name: `Moody's`, `Yakın Doğu'daki`.
            if let Some(next) = self.step_to(state, token.span.of(self.text), self.gazetteer.turkish) {
                *inner = true;
                return Some((next, token.span.end));
            }
        }
        let words = token.stem.of(self.text);
        let next = self.step_to(state, words, self.gazetteer.turkish).or_else(|| {
            // `MICROSOFT` in a Turkish heading: names of other languages keep their own i.
            let foreign = self.gazetteer.turkish && token.shape == Shape::Upper && words.contains(['I', 'İ']);
            if foreign { self.step_to(state, words, false) } else { None }
        });
        next.map(|next| (next, token.stem.end))
    }

    fn step_to(&mut self, state: State, word: &str, turkish: bool) -> Option<State> {
        fold(&mut self.key, word, turkish);
        let trie = &self.gazetteer.trie;
        trie.word(&self.key).and_then(|w| trie.step(state, w))
    }

    /// The state behind the token without a case suffix that is written with no apostrophe, and where the name ends.
    fn step_bare_suffix(&mut self, state: State, token: &Token, first: bool) -> Option<(State, u32)> {
        let bare = self.gazetteer.turkish
            && token.kind == TokenKind::Word
            && token.span == token.stem
            && (token.is_capitalised() || !first);
        if !bare {
            return None;
        }
        let words = token.span.of(self.text);
        fold(&mut self.key, words, true);
        if self.key.len() != words.len() {
            return None;
        }
        let trie = &self.gazetteer.trie;
        let shortest = if first { 4 } else { 3 };
        let mut out = None;
        suffix::stems(&self.key, |n| {
            let stem = &self.key[..n];
            if stem.chars().count() < shortest {
                return false;
            }
            let next = trie.word(stem).or_else(|| {
                let hard = stem.strip_suffix('ğ')?;
                trie.word(&format!("{hard}k"))
            });
            let Some(ending) = next.and_then(|w| trie.step(state, w)).filter(|s| trie.ends(*s)) else {
                return false;
            };
            out = Some((ending, token.span.start + n as u32));
            true
        });
        out
    }

    fn emit(&self, start: u32, sentence: &Tokens, best: &Best, hits: &mut Vec<Hit>) {
        let tokens = start..best.end;
        let bare = best.cut < self.tokens[best.end as usize - 1].stem.end;
        let shouting = self.is_shouting(start, sentence);
        for output in self.gazetteer.trie.outputs(best.state) {
            let inflected = best.cut < self.tokens[best.end as usize - 1].span.end;
            if output.adjectival && inflected && self.gazetteer.turkish
                || bare && (output.acronym || output.weak)
                || !self.is_written_so(&tokens, output.capitals, output.acronym)
            {
                continue;
            }
            let kind = Knowledge::get().entry(output.entry).kind;
            let mut weak = output.weak || output.weak_first && (start == sentence.start || shouting);
            if weak && self.is_supported(&tokens, sentence, kind) {
                weak = false;
            }
            // In a line of capitals a short acronym may be any word.
            if !self.gazetteer.turkish
                && output.acronym
                && shouting
                && best.cut - self.tokens[start as usize].span.start < 4
            {
                weak = true;
            }
            hits.push(Hit {
                span: Span { start: self.tokens[start as usize].span.start, end: best.cut },
                tokens: tokens.clone(),
                entry: output.entry,
                kind,
                adjectival: output.adjectival,
                weak,
            });
        }
    }

    fn is_written_so(&self, tokens: &Tokens, capitals: u32, acronym: bool) -> bool {
        let aside = (tokens.start + 1..tokens.end).find(|t| self.is_short_name(*t)).unwrap_or(tokens.end);
        let behind = tokens.end.min(aside + 3);
        let all = |range: Tokens| &self.tokens[range.start as usize..range.end as usize];
        let tokens: [&[Token]; 2] = [all(tokens.start..aside), all(behind..tokens.end)];
        let tokens = || tokens.iter().flat_map(|part| part.iter());
        let small = |t: &Token| t.stem.of(self.text).chars().any(char::is_lowercase);
        if acronym && tokens().any(small) {
            return false;
        }
        tokens().enumerate().all(|(i, t)| capitals >> i & 1 == 0 || t.is_capitalised())
    }

    fn is_shouting(&self, start: u32, sentence: &Tokens) -> bool {
        let near = start.saturating_sub(2).max(sentence.start)..(start + 3).min(sentence.end);
        near.filter(|t| *t != start)
            .map(|t| &self.tokens[t as usize])
            .filter(|t| t.kind == TokenKind::Word)
            .all(|t| t.shape == Shape::Upper)
    }

    /// Whether what stands around a weak name says that it is one.
    fn is_supported(&self, tokens: &Tokens, sentence: &Tokens, kind: EntityKind) -> bool {
        let last = &self.tokens[tokens.end as usize - 1];
        let single = tokens.end - tokens.start == 1;
        let person = single && Lists::get().is_name(last.stem.of(self.text));
        if self.gazetteer.turkish && last.stem != last.span {
            // An apostrophe makes a proper name of a common word, the locative a place of a person's name.
            if !person && kind != EntityKind::Person {
                return true;
            }
            let suffix = last.suffix(self.text);
            if kind == EntityKind::Place
                && matches!(suffix, "da" | "de" | "ta" | "te" | "daki" | "deki" | "taki" | "teki")
            {
                return true;
            }
        }
        let next = (tokens.end < sentence.end).then(|| self.tokens[tokens.end as usize].stem.of(self.text));
        match kind {
            EntityKind::Place => next.is_some_and(|w| self.gazetteer.support.follows(w)),
            // `Kremlin Sözcüsü` at a sentence's beginning.
            EntityKind::Organization => {
                next.is_some_and(|w| crate::lang::of(self.gazetteer.lang).shows_body(w))
            }
            _ => false,
        }
    }
}

/// Folds a word into `key`: lower case by the language's rules, no circumflex, one apostrophe, no stop at the end.
fn fold(key: &mut String, word: &str, turkish: bool) {
    key.clear();
    for c in word.trim_end_matches('.').chars() {
        let c = if turkish { lower_char_tr(c) } else { lower_char(c) };
        match c {
            'â' => key.push('a'),
            'î' => key.push('i'),
            'û' => key.push('u'),
            '‐' | '‑' => key.push('-'),
            '\u{307}' | '\u{ad}' => {}
            _ if is_apostrophe(c) => key.push('\''),
            _ => key.push(c),
        }
    }
    if key.is_empty() {
        key.push_str(word);
    }
}

/// Cuts a form as the tokeniser cuts texts, and adds it.
fn insert(trie: &mut Trie, form: &NameForm, turkish: bool, key: &mut String) {
    let acronym = form.form.chars().count() <= 6
        && !form.form.contains(' ')
        && form.form.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let mut how = Form {
        adjectival: form.adjectival,
        weak: form.weak,
        weak_first: form.weak_first,
        acronym,
        capitals: 0,
    };
    let mut state = 0;
    // Behind a piece with a stop: the same without it, where the text cuts the stop off.
    let mut stopped: Option<State> = None;
    for (n, piece) in form.form.split(' ').flat_map(|p| pieces(p, turkish)).enumerate() {
        if piece.chars().next().is_some_and(char::is_uppercase) && n < 32 {
            how.capitals |= 1 << n;
        }
        fold(key, piece, turkish);
        let word = trie.add(key);
        if let Some(from) = stopped.take() {
            let stop = trie.add(".");
            let from = trie.advance(from, stop);
            // The two ways meet at the next word; only the plain way carries the form's capitals.
            let next = trie.advance(from, word);
            trie.end(next, form.entry, Form { capitals: 1, ..how });
        }
        state = trie.advance(state, word);
        if piece.len() > 1 && piece.ends_with('.') && !piece[..piece.len() - 1].contains('.') {
            stopped = Some(state);
        }
    }
    trie.end(state, form.entry, how);
}

/// The tokens of one word of a form.
fn pieces(word: &'static str, turkish: bool) -> impl Iterator<Item = &'static str> {
    let (word, comma) = match word.strip_suffix(',') {
        Some(rest) => (rest, Some(",")),
        None => (word, None),
    };
    let apostrophe = word
        .char_indices()
        .find(|(at, c)| *at > 0 && is_apostrophe(*c))
        .filter(|(at, c)| !opens_name(&word[..*at], &word[at + c.len_utf8()..]))
        .map(|(at, _)| at);
    let (first, second) = match apostrophe {
        Some(at) if !turkish || word[at..].chars().count() == 1 => (&word[..at], Some(&word[at..])),
        _ => (word, None),
    };
    std::iter::once(first).chain(second).chain(comma)
}
