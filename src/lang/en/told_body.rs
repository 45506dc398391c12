//! Bodies by what the words around an unknown name say it to be: `Hidrosur, a company based in Lima`, `the retailer Vextra`,
//! `shares of Vextra`, `Vextra chief executive Ann Reed`; and whole names of bodies that no finder has seen.

use rustc_hash::{FxHashMap, FxHashSet};

use super::English;
use super::word_class::WordClass;
use crate::lang::Language;
use crate::mention::{Candidate, EntityKind, Source, covered};
use crate::pipeline::Analysed;
use crate::syntax::Upos;
use crate::text::{Shape, Span, TokenId, TokenKind, lower_en};

/// A name has at most this many words.
const LONGEST: usize = 4;

/// An apposition is this long at most, up to its noun.
const REACH: usize = 8;

/// Candidates for capitalised words that are a body by what stands beside them.
pub fn bodies(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let page = Page::new(analysed, found);
    let taken = covered(analysed.segmented.tokens.len(), found);
    let mut out = Vec::new();
    let mut at = 0;
    while at < analysed.segmented.tokens.len() {
        let end = page.run(at);
        if end == at {
            at += 1;
            continue;
        }
        let (begin, start) = (at, page.without_opener(at, end));
        at = end;
        if start == end || end - start > LONGEST {
            continue;
        }
        // `Carmaker Vextra` at the beginning of a sentence
        let introduced = start > begin && page.opens_name(begin) || page.is_introduced(start);
        if !page.is_free(begin, start, end) {
            continue;
        }
        let unseen =
            !taken[start..end].iter().any(|t| *t) || begin > 0 && taken[begin - 1] && !taken[end - 1];
        let told = introduced
            || page.is_thing(start, end)
            || page.is_apposed(end)
            || page.is_called(start, end)
            || page.is_owned(start, end);
        if unseen && page.is_side(start, end) {
            out.push(page.body(start, end, 0.8));
            continue;
        }
        let named = told || !crate::names::lists::Lists::get().is_name(page.word(start));
        if told
            || named && unseen && (page.speaks(end) || page.is_headed(start, end) || page.prints(start, end))
        {
            out.push(page.body(start, end, if told { 0.8 } else { 0.6 }));
        }
    }
    out.extend(found.iter().filter_map(|c| page.joined(c, &taken)));
    out
}

/// A text with the names that are found in it so far.
struct Page<'a> {
    analysed: &'a Analysed<'a>,
    /// Those that cover a token.
    found: FxHashMap<TokenId, Vec<&'a Candidate>>,
    /// The parts of people's names of several words.
    parts: FxHashSet<&'a str>,
}

impl<'a> Page<'a> {
    fn new(analysed: &'a Analysed<'a>, candidates: &'a [Candidate]) -> Self {
        let mut found: FxHashMap<TokenId, Vec<&'a Candidate>> = FxHashMap::default();
        for candidate in candidates {
            for token in candidate.tokens.clone() {
                found.entry(token).or_default().push(candidate);
            }
        }
        let people = candidates.iter().filter(|c| c.kind == EntityKind::Person && c.tokens.len() > 1);
        let parts = people.flat_map(|c| c.span.of(&analysed.document.text).split(' ')).collect();
        Page { analysed, found, parts }
    }

    /// What is found at a token.
    fn found_at(&self, token: usize) -> impl Iterator<Item = &'a Candidate> {
        self.found.get(&(token as TokenId)).into_iter().flatten().copied()
    }

    /// A token as it is written; nothing behind the last one.
    fn word(&self, t: usize) -> &str {
        let text = &self.analysed.document.text;
        self.analysed.segmented.tokens.get(t).map_or("", |k| k.span.of(text))
    }

    /// A word in small letters as it is written; nothing for others.
    fn small(&self, t: usize) -> &str {
        let tokens = &self.analysed.segmented.tokens;
        if tokens.get(t).is_some_and(|k| k.shape == Shape::Lower) { self.word(t) } else { "" }
    }

    /// Whether a word tells a time (`Monday`).
    fn is_time(&self, t: usize) -> bool {
        English.is_time_noun(&English.lower(self.word(t)))
    }

    /// Whether a sentence begins with a token.
    fn begins(&self, t: usize) -> bool {
        self.analysed.segmented.begins_sentence(t as TokenId)
    }

    /// Where the capitalised words that begin here end, within their sentence.
    fn run(&self, at: usize) -> usize {
        let tokens = &self.analysed.segmented.tokens;
        let capital = |t: usize| {
            tokens.get(t).is_some_and(|k| {
                k.kind == TokenKind::Word
                    && k.span.len() > 1
                    && matches!(k.shape, Shape::Capital | Shape::Mixed | Shape::Upper)
            }) && !English.is_title(self.word(t))
                && !English.is_article(self.word(t))
                && !English.is_definite_article(self.word(t))
                && !English.is_form_of_address(self.word(t))
        };
        let mut end = at;
        while capital(end) && (end == at || !self.begins(end)) {
            end += 1;
        }
        end
    }

    /// Where the name begins: a capital at the beginning of a sentence says nothing of words that name nothing (`Yesterday Vextra`).
    fn without_opener(&self, mut start: usize, end: usize) -> usize {
        while start < end {
            let word = &self.analysed.words[start];
            let names = matches!(word.upos, Upos::Propn | Upos::Noun | Upos::Adj);
            let opens = self.begins(start) && (!names || end > start + 1 && self.opens_name(start));
            if !self.is_time(start) && !opens {
                break;
            }
            start += 1;
        }
        start
    }

    /// Whether a word with the capital of a sentence's beginning says what is named behind it (`Carmaker Vextra`).
    fn opens_name(&self, start: usize) -> bool {
        self.begins(start) && English.introduces_body(&English.lower(self.word(start)))
    }

    /// Whether nobody else is known by these words: no row of the gazetteer, no person who is named in full elsewhere, no day.
    fn is_free(&self, begin: usize, start: usize, end: usize) -> bool {
        let range = begin as u32..end as u32;
        let known = (begin..end).flat_map(|t| self.found_at(t)).any(|c| {
            let inside = range.start <= c.tokens.start && c.tokens.end <= range.end;
            // `The Left | Alliance`: not the party that a name begins with.
            let longer = English.is_definite_article(self.word(c.tokens.start as usize))
                && c.tokens.start + 1 == range.start
                && c.tokens.end < range.end
                && English.is_body_head(self.word(end - 1));
            !longer
                && (!inside
                    || c.entry.is_some()
                    || c.kind == EntityKind::Country
                    || c.source == Source::Pattern
                    || c.kind == EntityKind::Person
                        && c.tokens.len() > 1
                        && c.tokens.start as usize >= start
                        && English.is_given_name(self.word(start)))
        });
        let surname = end == start + 1 && self.parts.contains(self.word(start));
        let time = (start..end).any(|t| self.is_time(t));
        let people = (start..end).any(|t| {
            English.is_people(self.word(t))
                || crate::names::country_by_form(self.analysed.document.lang, self.word(t)).is_some()
        });
        !known && !surname && !time && !people
    }

    /// Whether an apposition behind a name says what it is: `Vextra, Australia's largest retailer, `, `Vextra, a firm based in Lima`.
    fn is_apposed(&self, end: usize) -> bool {
        if self.word(end) != "," {
            return false;
        }
        let tokens = &self.analysed.segmented.tokens;
        let article =
            English.is_article(self.word(end + 1)) || English.is_definite_article(self.word(end + 1));
        let mut genitive = false;
        for (t, token) in tokens.iter().enumerate().skip(end + 1).take(REACH) {
            let owner = |word: &str| word.ends_with("'s") || word.ends_with("’s");
            genitive |= token.stem != token.span || owner(self.word(t)) || matches!(self.word(t), "'" | "’");
            if token.kind != TokenKind::Word || self.begins(t) {
                if genitive || self.word(t) == "-" {
                    continue;
                }
                return false;
            }
            let names_kind = English.introduces_body(self.small(t));
            if !names_kind && t > end + 1 && self.ends_phrase(t) {
                return false;
            }
            if names_kind && (article || genitive) && self.heads_phrase(t) {
                return t > end + 2 || English.is_article(self.word(end + 1));
            }
        }
        false
    }

    /// Whether a small word goes on with something else than the noun phrase before it (`the owner | of a firm`).
    fn ends_phrase(&self, t: usize) -> bool {
        !self.small(t).is_empty()
            && matches!(self.analysed.words[t].upos, Upos::Adp | Upos::Verb | Upos::Aux | Upos::Pron)
    }

    /// Whether a noun is the last of its phrase (`a firm that`), not `a company | spokesman`, `the company | said`.
    fn heads_phrase(&self, t: usize) -> bool {
        let behind = self.analysed.words.get(t + 1).is_some_and(|w| match w.upos {
            Upos::Noun | Upos::Propn | Upos::Aux => true,
            Upos::Pron => !matches!(self.word(t + 1), "that" | "which" | "who" | "whose"),
            Upos::Verb => !self.small(t + 1).ends_with("ed"),
            _ => false,
        });
        !behind && !matches!(self.word(t + 1), "'s" | "’s" | "said")
    }

    /// Whether the noun right before a name says what it is (`chipmaker Vextra`).
    fn is_introduced(&self, start: usize) -> bool {
        start > 0
            && !self.begins(start)
            && English.introduces_body(self.small(start - 1))
            && self.analysed.words[start - 1].upos == Upos::Noun
    }

    /// Whether a clause with `which` goes on about what was taken for a person (`run by Qarmet, | which bought it`).
    fn is_thing(&self, start: usize, end: usize) -> bool {
        self.word(end) == ","
            && self.word(end + 1) == "which"
            && self.found_at(start).any(|c| {
                c.kind == EntityKind::Person
                    && c.tokens.start as usize == start
                    && c.tokens.end as usize == end
            })
            && self
                .analysed
                .words
                .get(end + 2)
                .is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Aux | Upos::Adv))
    }

    /// Whether a name between commas is that of the body called so before it (`Vextra's parent company, Nordal Holding, fell`).
    fn is_called(&self, start: usize, end: usize) -> bool {
        start > 1
            && self.word(start - 1) == ","
            && matches!(self.word(end), "," | "." | "of")
            && English.introduces_body(self.small(start - 2))
            && !(start.saturating_sub(7)..start - 2).any(|t| self.analysed.words[t].upos == Upos::Adp)
            && !self.found_at(start).any(|c| {
                c.kind == EntityKind::Person && c.tokens.len() > 1 && c.tokens.start as usize == start
            })
            && (start.saturating_sub(6)..start - 2).any(|t| {
                matches!(self.word(t), "'s" | "’s" | "its" | "their")
                    || English.is_definite_article(self.word(t))
            })
    }

    /// Whether a party is called by its members: `the Social Democrats`, `Finland's Conservatives`.
    fn is_side(&self, start: usize, end: usize) -> bool {
        let name: Vec<&str> = (start..end).map(|t| self.word(t)).collect();
        start > 0
            && WordClass::Members.has(&lower_en(&name.join(" ")))
            && (English.is_definite_article(self.word(start - 1))
                || matches!(self.word(start - 1), "'s" | "’s"))
    }

    /// Whether somebody holds or heads what is named: `shares of X`, `a stake in X`, `X shares`, `X's chief executive`.
    fn is_owned(&self, start: usize, end: usize) -> bool {
        let before = start > 1
            && matches!(self.small(start - 1), "of" | "in")
            && WordClass::Share.has(self.small(start - 2));
        let owner = usize::from(matches!(self.word(end), "'s" | "’s" | "'" | "’"));
        let (next, then) = (self.small(end + owner), self.small(end + owner + 1));
        let stands = end > start && self.analysed.segmented.tokens.get(end).is_some();
        before
            || stands
                && !self.begins(end)
                && (WordClass::Share.has(next) && self.analysed.words[end + owner].upos == Upos::Noun
                    || English.heads_company(&[next, then])
                    || English.heads_company(&[self.word(end + owner)]))
    }

    /// Whether somebody speaks for what is named (`a Vextra spokesman`).
    fn speaks(&self, end: usize) -> bool {
        let noun = self.small(end);
        noun.starts_with("spokes") && English.is_title(noun)
    }

    /// Whether a name that no sentence opens with stands before a noun for what informs people (`told Vextra radio`).
    fn prints(&self, start: usize, end: usize) -> bool {
        !self.begins(start) && !self.begins(end) && WordClass::Medium.has(self.small(end))
    }

    /// Whether a name of several words ends in a noun for a body (`Harbour Group`).
    fn is_headed(&self, start: usize, end: usize) -> bool {
        end > start + 1
            && !self.begins(start)
            && English.is_body_head(self.word(end - 1))
            && self.analysed.segmented.tokens[end - 1].shape == Shape::Capital
    }

    /// A name of which a finder saw only what stands behind its conjunction: `Competition and | Consumer Commission`.
    fn joined(&self, c: &Candidate, taken: &[bool]) -> Option<Candidate> {
        let first = c.tokens.start as usize;
        let last = c.tokens.end as usize - 1;
        let open = c.kind == EntityKind::Organization
            && c.source == Source::Model
            && c.entry.is_none()
            && first > 1
            && English.joins_names(self.word(first - 1))
            && English.is_body_head(self.word(last))
            && !English.is_party(self.word(last));
        let capital = |t: usize| {
            let token = &self.analysed.segmented.tokens[t];
            token.kind == TokenKind::Word
                && token.shape == Shape::Capital
                && !English.is_definite_article(self.word(t))
                && !English.is_title(self.word(t))
        };
        if !open || English.is_body_head(self.word(first - 2)) {
            return None;
        }
        let mut start = first - 1;
        while start > 0
            && first - start <= LONGEST
            && capital(start - 1)
            && !taken[start - 1]
            && !self.begins(start)
        {
            start -= 1;
        }
        if start == first - 1 || self.begins(start) {
            return None;
        }
        // `Australian | Competition and Consumer Commission`
        let before = start.checked_sub(1)?;
        let country = self.found_at(before).find(|o| o.adjectival && o.tokens.end as usize == start);
        let start = country.map_or(start, |o| o.tokens.start as usize);
        English.is_definite_article(self.word(start.checked_sub(1)?)).then(|| self.body(start, last + 1, 0.8))
    }

    /// The body that is named from one token up to another.
    fn body(&self, start: usize, end: usize, score: f32) -> Candidate {
        let tokens = &self.analysed.segmented.tokens;
        let span = Span { start: tokens[start].span.start, end: tokens[end - 1].stem.end };
        Candidate::body(start as u32..end as u32, span, score)
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::support::names;
    use crate::text::LangChoice;

    #[test]
    fn what_stands_beside_a_name_tells_a_body() {
        let has = |text: &str, name: &str| names(LangChoice::En, text).iter().any(|n| n == name);
        assert!(has("He steered contracts to Hidrosur, a company based in Lima.", "Hidrosur"));
        assert!(has("On Monday Vextra, Peru's largest retailer, agreed to leave.", "Vextra"));
        assert!(has("He sold his stake in Vextra Pharma.", "Vextra Pharma"));
        assert!(has("Peru fined the chipmaker Vextra on Monday.", "Vextra"));
        assert!(!has("He said on Monday, a company spokesman added, that he left.", "Monday"));
    }
}
