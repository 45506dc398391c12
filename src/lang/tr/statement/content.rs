//! What is said: where the words of a cue start and end.

use crate::syntax::{Case, Upos};
use crate::text::TokenId;

use super::candidate::is_particle;
use super::cue::Hit;
use super::edge::is_finite;
use super::lexicon::{Lexicon, fits, takes};
use super::suffix::{Form, Nominal, nominal, skeleton};
use super::unit::{Page, Unit};

/// The words that a cue reports, before their left edge is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A quotation.
    Quote {
        /// Which.
        quote: u32,
        /// Its item.
        at: usize,
    },
    /// A clause (or phrase) that ends before this item.
    Clause {
        /// One past its last item.
        end: usize,
    },
    /// A finite clause without marks.
    Bare {
        /// One past its last item.
        end: usize,
    },
}

impl Content {
    /// One past the last item.
    pub fn end(self) -> usize {
        match self {
            Content::Quote { at, .. } => at + 1,
            Content::Clause { end } | Content::Bare { end } => end,
        }
    }
}

/// How many words may stand between the reported words and their cue.
const GAP: usize = 8;

impl Page<'_> {
    /// The last word inside a quotation, lower-cased.
    pub fn last_word_of(&self, quote: u32) -> Option<(TokenId, &str)> {
        let tokens = self.quote(quote).tokens.clone();
        tokens.rev().find(|t| self.token(*t).kind == crate::text::TokenKind::Word).map(|t| (t, self.lower(t)))
    }

    /// Whether a quotation holds speech rather than a title or a borrowed word.
    pub fn is_speech(&self, quote: u32) -> bool {
        let q = self.quote(quote);
        let inner = q.inner.of(self.text);
        if q.sentences.len() > 1 || inner.ends_with(['.', '!', '?', '…']) {
            return true;
        }
        let words = q.tokens.len();
        words >= 2 && self.last_word_of(quote).is_some_and(|(_, w)| is_finite(w)) || words >= 9
    }

    #[allow(clippy::too_many_lines)] // one walk to the left whose cases share their counters
    /// What a cue reports, looking left from it no further than `low`.
    pub fn content_before(&self, unit: &Unit, low: usize, hit: &Hit<'_>) -> Option<Content> {
        let bits = hit.takes;
        let has = |bit| bits & bit != 0;
        if has(takes::NAMING) {
            return self.naming(unit, low, hit);
        }
        let mut gap = 0;
        let mut word_after = "";
        let mut commas = 0;
        let mut blocked = false;
        let mut at = hit.start;
        while at > low {
            at -= 1;
            if let Some(quote) = unit.quote(at) {
                // `"gelmeyeceğim" dedi`: what ends a sentence is no clause of another.
                let clause = self
                    .last_word_of(quote)
                    .and_then(|(_, w)| nominal(w).filter(|_| !is_finite(w)))
                    .is_some_and(|(kind, case)| fits(bits, hit.passive(), kind, case) && !hit.diye);
                if clause {
                    return Some(Content::Clause { end: at + 1 });
                }
                let plain = gap == 0
                    && (hit.is_saying() || self.is_speech(quote) || self.quote(quote).tokens.len() > 3);
                if hit.diye || has(takes::QUOTE) && (plain || !blocked && gap <= 3 && self.is_speech(quote)) {
                    return Some(Content::Quote { quote, at });
                }
                gap += 1;
                continue;
            }
            let word = self.word(unit, at);
            if word == "," {
                commas += 1;
                if commas > 1 || gap > 4 {
                    return None;
                }
                continue;
            }
            if matches!(word, "." | ";" | ":" | "!" | "?") {
                return None;
            }
            if self.is_word(unit, at) && !unit.items[at].aside {
                if has(takes::LINK)
                    && gap == 0
                    && at > low
                    && matches!(
                        word,
                        "yönünde" | "konusunda" | "hususunda" | "şeklinde" | "dair" | "ilişkin" | "yolunda"
                    )
                    && nominal(self.word(unit, at - 1)).is_some_and(|(kind, case)| {
                        kind == Nominal::Fact && matches!(case, Case::Nom | Case::Dat)
                            || kind == Nominal::Action && case == Case::Nom
                    })
                {
                    return Some(Content::Clause { end: at });
                }
                if let Some((kind, case)) = nominal(word) {
                    let bits =
                        if word_after == "olarak" && hit.passive() { bits | takes::ACTION } else { bits };
                    let loose = bits & takes::ACC == 0 && case == Case::Acc && kind == Nominal::Fact;
                    let near = gap == 0 || case != Case::Nom && !loose;
                    if near && fits(bits, hit.passive(), kind, case) && !hit.tells(word) {
                        return Some(Content::Clause { end: at + 1 });
                    }
                    if matches!(case, Case::Acc) {
                        break;
                    }
                }
                if gap == 0
                    && has(takes::ACTION)
                    && (word.ends_with("ma") || word.ends_with("me"))
                    && word.len() > 4
                    && unit.token(at).is_some_and(|t| self.reading.analysed.words[t as usize].verb.is_some())
                {
                    return Some(Content::Clause { end: at + 1 });
                }
                if gap == 0
                    && has(takes::NOUN)
                    && hit.shape.form != Form::VerbalNoun
                    && hit.shape.form != Form::ObjectParticiple
                    && self.is_stance(unit, low, at, bits, hit.passive())
                {
                    return Some(Content::Clause { end: at + 1 });
                }
                if gap == 0 && has(takes::BARE) && is_finite(word) && commas == 0 {
                    return Some(Content::Bare { end: at + 1 });
                }
                if at > low && is_closed(word) {
                    break;
                }
                if self.participle(unit, at) && Lexicon::get().source(word_after).is_none() {
                    break;
                }
                if !is_particle(word) && word != "olarak" {
                    gap += 1;
                    if let Some(t) = unit.token(at) {
                        let w = &self.reading.analysed.words[t as usize];
                        let name = self.mention(t).is_some();
                        if w.upos == Upos::Noun && w.case == Case::Acc && !name {
                            break;
                        }
                        blocked |= matches!(w.case, Case::Acc | Case::Dat | Case::Gen | Case::Loc) && !name
                            || w.verb.is_some();
                    }
                }
                word_after = word;
            }
            if gap > GAP {
                break;
            }
        }
        None
    }

    /// `X'i "…" olarak nitelendirdi`: the thing and what it is called.
    fn naming(&self, unit: &Unit, low: usize, hit: &Hit<'_>) -> Option<Content> {
        let mut at = hit.start.checked_sub(1)?;
        let link = self.word(unit, at);
        if hit.diye {
            return unit.quote(at).filter(|_| at > low).map(|_| Content::Clause { end: at + 1 });
        }
        if !matches!(link, "olarak" | "şeklinde" | "diye" | "biçiminde") {
            return None;
        }
        at = at.checked_sub(1)?;
        unit.quote(at)?;
        (at > low).then_some(Content::Clause { end: if link == "diye" { at + 1 } else { at + 2 } })
    }

    /// Whether the words end in a noun, not in a nominalised verb.
    pub fn is_phrase(&self, unit: &Unit, content: Content) -> bool {
        match content {
            Content::Clause { end } => {
                let word = self.word(unit, end - 1);
                !word.is_empty() && nominal(word).is_none() && super::stance::stance(word, true).is_some()
            }
            _ => false,
        }
    }

    /// Whether the item is a noun of stance in the case that the cue takes, with a phrase before it.
    fn is_stance(&self, unit: &Unit, low: usize, at: usize, bits: u16, passive: bool) -> bool {
        let word = self.word(unit, at);
        let felt = at > low
            && nominal(self.word(unit, at - 1)).is_some_and(|(k, c)| k == Nominal::Fact && c == Case::Nom);
        let Some((bare, case)) = super::stance::stance(word, felt) else { return false };
        let fits = match case {
            Case::Acc => bits & (takes::DAT | takes::GEN) == 0,
            Case::Dat => bits & takes::DAT != 0,
            Case::Gen => bits & takes::GEN != 0,
            Case::Nom => passive || bare,
            _ => false,
        };
        fits && at >= low + 2
    }
}

/// Whether a word closes another clause, so that nothing before it belongs to a cue behind it.
fn is_closed(word: &str) -> bool {
    let s = skeleton(word);
    ["ArAK", "IncA", "mIşDI", "IyorDI"].iter().any(|e| s.ends_with(e) && s.len() > e.len() + 1)
        && !matches!(word, "olarak" | "merak" | "durak" | "bırak")
}
