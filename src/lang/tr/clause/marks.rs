//! Punctuation: asides, colons of headlines, what stands behind the verb.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::syntax::{Argument, Case, Clause, Slot};
use crate::text::{TokenId, TokenKind};

/// An aside between dashes is shorter than this many tokens.
const ASIDE: u32 = 20;

impl Parser<'_> {
    pub(super) fn punctuation(&mut self, i: TokenId, end: TokenId, out: &mut [Clause]) -> TokenId {
        let text = self.text(i);
        match text {
            "(" => {
                // An aside: it never joins the syntax around it.
                let mut depth = 0usize;
                for t in i..end {
                    match self.text(t) {
                        "(" => depth += 1,
                        ")" => {
                            depth -= 1;
                            if depth == 0 {
                                if let Some(top) = self.stack.last_mut().filter(|t| t.end == i) {
                                    top.end = t + 1;
                                }
                                return t + 1;
                            }
                        }
                        _ => {}
                    }
                }
                i + 1
            }
            "," | ";" | ":" | "–" | "—" | "-" => {
                if text == ";" {
                    self.postposed_subject(out);
                }
                if text == ":" {
                    self.close_verbless(out);
                    if self.names_speaker(i) {
                        self.stack.clear();
                        self.modifier = None;
                        self.first = i + 1;
                        return i + 1;
                    }
                }
                if self.parts_aside(i, end) {
                    // ` - an aside - `
                    let close = (i + 2..end.min(i + ASIDE)).find(|t| self.parts_aside(*t, end));
                    if let Some(close) = close {
                        self.modifier = None;
                        return close + 1;
                    }
                }
                if let Some(top) = self.stack.last_mut() {
                    if text == "–" || text == "-" {
                        top.conjunction = true;
                    } else {
                        top.comma = true;
                        top.semicolon = text == ";";
                    }
                }
                self.modifier = None;
                i + 1
            }
            _ => i + 1,
        }
    }

    /// Whether nothing but a name, its title and brackets stand before the colon at `i`: who says what follows, and does none of it
    /// (`Hamas: | İsrail ateşkesi ihlal etti`).
    fn names_speaker(&self, i: TokenId) -> bool {
        let [speaker] = &self.stack[..] else { return false };
        speaker.name
            && speaker.is_noun_in(Case::Nom)
            && !speaker.attributive
            && speaker.start == self.first
            && speaker.end == i
    }

    /// Whether a dash stands between spaces, behind a word (not behind the number of a list).
    pub(super) fn parts_aside(&self, i: TokenId, end: TokenId) -> bool {
        let tokens = &self.analysed.segmented.tokens;
        matches!(self.text(i), "–" | "—" | "-")
            && i > self.first
            && i + 1 < end
            && matches!(tokens[i as usize - 1].kind, TokenKind::Word | TokenKind::QuoteClose)
            && tokens[i as usize - 1].span.len() > 1
            && tokens[i as usize - 1].span.end < tokens[i as usize].span.start
            && tokens[i as usize].span.end < tokens[i as usize + 1].span.start
    }

    /// A name right behind a verb that ends its sentence is the verb's subject (`… temelini attı Kars Borsası`).
    pub(super) fn postposed_subject(&mut self, out: &mut [Clause]) {
        let [.., verb, name] = &self.stack[..] else { return };
        let Kind::Finite(clause) = verb.kind else { return };
        let open = !self.has_subject(&out[clause as usize]) && out[clause as usize].person == 3;
        if open
            && name.name
            && name.is_noun_in(Case::Nom)
            && verb.is_adjacent_to(name.start)
            && !name.attributive
        {
            let argument =
                Argument { slot: Slot::Nom, tokens: name.start..name.end, head: name.head, shared: false };
            out[clause as usize].arguments.push(argument);
            self.stack.pop();
        }
    }

    /// Headlines leave the verb out: what stands before a noun that tells an event belongs to it, and who it comes from does
    /// it (`Rusya'dan Ukrayna'ya saldırı: 5 ölü`).
    pub(super) fn close_verbless(&mut self, out: &mut [Clause]) {
        let Some(top) = self.stack.last() else { return };
        let Some(event) = top.event.filter(|_| top.is_noun_in(Case::Nom)) else { return };
        let plain = |item: &Item| match item.kind {
            Kind::Noun => item.case != Case::Nom && !item.comma && !item.conjunction,
            Kind::Adposition(_) => !item.comma,
            _ => false,
        };
        let before = &self.stack[..self.stack.len() - 1];
        // `Ege Partisi'nden bütçe eleştirisi:`
        if before.is_empty() {
            let clause = &mut out[event as usize];
            let owned = clause.arguments.iter().any(|a| a.slot == Slot::Gen);
            let from = |a: &&mut Argument| a.slot == Slot::Abl && self.mention_at[a.head as usize] > 0;
            if let Some(source) = clause.arguments.iter_mut().find(from).filter(|_| !owned) {
                source.slot = Slot::Gen;
            }
            return;
        }
        // With anything else before it it is no headline.
        if !before.iter().all(plain) {
            return;
        }
        let clause = &mut out[event as usize];
        let owned = clause.arguments.iter().any(|a| a.slot == Slot::Gen);
        let mut from = Vec::with_capacity(before.len());
        for item in before {
            let known = clause.arguments.iter().any(|a| a.head == item.head && !a.shared);
            if known || item.time {
                continue;
            }
            let slot = match item.slot() {
                Slot::Abl if item.name && !owned => Slot::Gen,
                slot => slot,
            };
            from.push(Argument { slot, tokens: item.start..item.end, head: item.head, shared: false });
        }
        clause.tokens.start = before[0].start;
        from.append(&mut clause.arguments);
        clause.arguments = from;
        let closed = Item::new(Kind::Finite(event), clause.tokens.start, clause.head, clause.tokens.end);
        self.stack.clear();
        self.stack.push(closed);
    }
}
