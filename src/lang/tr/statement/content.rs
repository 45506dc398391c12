//! What is said: where the words of a cue start and end.

use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, TokenId, TokenKind};

use super::cue::Hit;
use super::lexicon::{Lexicon, Noun, fits, takes};
use super::speaker::{Candidate, is_particle};
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
                let clause = self
                    .last_word_of(quote)
                    .and_then(|(_, w)| nominal(w))
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

    /// First item of the reported words: behind the subject and behind what frames the cue (`yaptığı açıklamada`).
    pub fn content_start(&self, unit: &Unit, low: usize, end: usize, subject: Option<&Candidate>) -> usize {
        let mut at = low;
        if let Some(s) = subject
            && s.end <= end
            && s.start >= low
        {
            at = s.end;
        }
        at = self.run_on(unit, at, end);
        at = self.skip_openers(unit, at, end);
        if let Some(behind) = self.finite_before(unit, at, end) {
            at = self.skip_openers(unit, behind, end);
        }
        if unit.quote(at).is_some() && at + 1 < end {
            // A heading in quotation marks that runs into the sentence.
            let next = unit.token(at + 1).map(|t| self.token(t));
            if next.is_some_and(|t| t.is_capitalised()) && unit.quote(at).is_some_and(|q| self.is_speech(q)) {
                at += 1;
            }
        }
        loop {
            let next = self.skip_frame(unit, at, end);
            if next == at {
                break;
            }
            at = self.skip_openers(unit, next, end);
        }
        at.min(end - 1)
    }

    /// One past the last finite verb of another clause between two items: `X'i kınadı ve …`, or a headline that runs
    /// into the sentence (`… yapacak Google, …`).
    pub fn finite_before(&self, unit: &Unit, low: usize, end: usize) -> Option<usize> {
        (low..end.saturating_sub(1)).rev().find_map(|at| {
            let token = unit.token(at)?;
            let word = self.lower(token);
            let analysis = &self.reading.analysed.words[token as usize];
            if unit.items[at].aside || self.mention(token).is_some() || !is_finite(word) {
                return None;
            }
            let sure =
                analysis.upos == Upos::Verb && analysis.verb.is_some_and(|v| v.form == VerbForm::Finite);
            let next = self.word(unit, at + 1);
            let capital = unit.token(at + 1).is_some_and(|t| self.token(t).is_capitalised());
            let s = skeleton(word);
            let past = ["DI", "DIlAr", "yor", "yorDI", "yorlAr"].iter().any(|e| s.ends_with(e));
            (sure && next == "ve" && past || capital && sure && is_plain_finite(&s)).then_some(at + 1)
        })
    }

    /// Whether a verb closes a sentence.
    pub fn closes_sentence(&self, token: TokenId) -> bool {
        let w = &self.reading.analysed.words[token as usize];
        w.upos == Upos::Verb
            && w.verb.is_some_and(|v| v.form == VerbForm::Finite)
            && is_plain_finite(&skeleton(self.lower(token)))
    }

    /// Whether a heading in capitals ends at an item and the sentence goes on in small letters.
    fn ends_capitals(&self, unit: &Unit, low: usize, at: usize) -> bool {
        let upper = |i: usize| {
            unit.token(i).is_some_and(|t| {
                let t = self.token(t);
                t.shape == Shape::Upper || t.kind == TokenKind::Number
            })
        };
        let letters = |i: usize| unit.token(i).map_or(0, |t| self.token(t).stem.len());
        if !upper(at) || upper(at + 1) || letters(at) < 4 || !self.is_word(unit, at) {
            return false;
        }
        let start = (low..at).rev().find(|i| !upper(*i)).map_or(low, |i| i + 1);
        let words = (start..=at).filter(|i| self.is_word(unit, *i)).count();
        words >= 2 && (start..=at).map(letters).sum::<usize>() >= 12
    }

    /// Where the last of several sentences without stops between them starts: behind a colon, behind the document's
    /// title repeated in its text, behind a finite verb that a capital follows.
    pub fn run_on(&self, unit: &Unit, low: usize, end: usize) -> usize {
        let found = (low..end.saturating_sub(2)).rev().find_map(|at| {
            let token = unit.token(at)?;
            let item = unit.items[at];
            let word = self.lower(token);
            if item.aside {
                return None;
            }
            if word == ":" || self.ends_title(self.item_span(item).end) || self.ends_capitals(unit, low, at) {
                return Some(at + 1);
            }
            if self.mention(token).is_some() {
                return None;
            }
            let analysis = &self.reading.analysed.words[token as usize];
            let sure =
                analysis.upos == Upos::Verb && analysis.verb.is_some_and(|v| v.form == VerbForm::Finite);
            let capital = unit.token(at + 1).is_some_and(|t| self.token(t).is_capitalised());
            (capital && sure && is_plain_finite(&skeleton(word))).then_some(at + 1)
        });
        found.unwrap_or(low)
    }

    /// First item behind conjunctions and commas.
    pub fn opener(&self, unit: &Unit, at: usize, end: usize) -> usize {
        if end == 0 { at } else { self.skip_openers(unit, at, end) }
    }

    fn skip_openers(&self, unit: &Unit, mut at: usize, end: usize) -> usize {
        while at + 1 < end {
            let word = self.word(unit, at);
            let two = self.word(unit, at + 1);
            if unit.items[at].aside
                || matches!(
                    word,
                    "," | ":" | ";" | "-" | "–" | "—" | "ve" | "ise" | "ayrıca" | "ancak" | "fakat" | "ama"
                )
                || is_particle(word)
            {
                at += 1;
            } else if matches!(
                (word, two),
                ("öte", "yandan") | ("diğer", "yandan") | ("bunun", "yanında") | ("bu", "arada")
            ) {
                at += 2;
            } else if (word, two) == ("bunun", "yanı") {
                at += 3;
            } else {
                break;
            }
        }
        at
    }

    /// Skips one phrase that frames the saying, not the said.
    fn skip_frame(&self, unit: &Unit, at: usize, end: usize) -> usize {
        let mut words = 0;
        for i in at..end.min(at + 40) {
            if unit.quote(i).is_some() || nominal(self.word(unit, i)).is_some_and(|(_, c)| c == Case::Acc) {
                break;
            }
            let comma = matches!(self.word(unit, i + 1), ",")
                || is_particle(self.word(unit, i + 1)) && self.word(unit, i + 2) != "";
            if self.is_frame(unit, i, comma) && i + 1 < end {
                return i + 1;
            }
            if words <= 3 && self.word(unit, i + 1) == "," && is_time(self.word(unit, i)) && i + 2 < end {
                return i + 1;
            }
            if self.word(unit, i) == "," && !unit.items[i].aside {
                // A frame is one phrase; only a short one may have another before it.
                if words > 14 {
                    break;
                }
            }
            words += 1;
        }
        at
    }

    /// Whether a participle before a noun says that somebody made it (`yayınladığı verilerde`).
    pub fn is_made(&self, unit: &Unit, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|i| {
            let word = self.word(unit, i);
            self.participle(unit, i)
                || nominal(word).is_some_and(|(k, c)| k == Nominal::Fact && c == Case::Nom)
        })
    }

    fn is_frame(&self, unit: &Unit, at: usize, comma: bool) -> bool {
        if !self.is_word(unit, at) || unit.token(at).is_some_and(|t| self.mention(t).is_some()) {
            return false;
        }
        let word = self.word(unit, at);
        if let Some((noun, form)) = Lexicon::get().source(word) {
            let named = matches!(form.case, Case::Loc | Case::Ins);
            return match noun {
                Noun::Speech => named && (comma || form.case == Case::Loc),
                Noun::Document => named && (comma || form.case == Case::Loc && self.is_made(unit, at)),
                Noun::Occasion => form.case == Case::Loc && comma || form.case == Case::Abl && comma,
                Noun::Listener => form.case == Case::Dat && (comma || form.possessed),
                _ => false,
            };
        }
        false
    }
}

/// Whether a word reads as a finite verb or a nominal predicate, so that a clause may end with it.
pub fn is_finite(word: &str) -> bool {
    if matches!(word, "var" | "yok" | "değil" | "lazım" | "gerek" | "mi" | "mı" | "mu" | "mü" | "şart") {
        return true;
    }
    let s = skeleton(word);
    if s.len() < 4 {
        return false;
    }
    let person =
        ["", "m", "n", "K", "Im", "Iz", "lAr", "sIn", "sInIz", "nIz", "DIr", "DI", "lArDI", "DIK", "DIm"];
    let tense = ["DI", "mIş", "Iyor", "yor", "AcAK", "mAlI", "mAKDA", "ApIlIr", "sIn", "AlIm", "mAz", "mAdI"];
    tense.iter().any(|t| {
        person.iter().any(|p| s.strip_suffix(p).is_some_and(|r| r.len() > t.len() + 1 && r.ends_with(t)))
    }) || s.ends_with("DIr")
        || s.ends_with("DAyIz")
        || s.ends_with("DAyIm")
        || s.ends_with("IrIz")
        || s.ends_with("ArIz")
        || s.ends_with("Ir") && s.len() > 4
}

/// Whether a skeleton ends like a verb that closes a sentence and stands before no noun.
fn is_plain_finite(s: &str) -> bool {
    [
        "DI", "DIlAr", "yor", "yorlAr", "yorDI", "AcAK", "AcAKlAr", "DIr", "mAlI", "DIK", "DIm", "yorIz",
        "AcAKIz",
    ]
    .iter()
    .any(|e| s.ends_with(e))
}

/// Whether a word ends a phrase of time (`geçen ay`, `pazartesi günü`).
fn is_time(word: &str) -> bool {
    matches!(
        word,
        "ay" | "hafta"
            | "yıl"
            | "gün"
            | "günü"
            | "dün"
            | "bugün"
            | "akşam"
            | "sabah"
            | "gece"
            | "akşamı"
            | "sabahı"
            | "ayında"
            | "daha"
            | "önce"
            | "günlerde"
    )
}

/// Whether a word closes another clause, so that nothing before it belongs to a cue behind it.
fn is_closed(word: &str) -> bool {
    let s = skeleton(word);
    ["ArAK", "IncA", "mIşDI", "IyorDI"].iter().any(|e| s.ends_with(e) && s.len() > e.len() + 1)
        && !matches!(word, "olarak" | "merak" | "durak" | "bırak")
}
