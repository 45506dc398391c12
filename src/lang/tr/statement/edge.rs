//! Where reported words start: behind the subject, behind what frames the saying (`yaptığı açıklamada`), behind a
//! sentence that ran into this one.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, TokenId, TokenKind};

use super::candidate::{Candidate, is_particle};
use super::lexicon::{Lexicon, Noun};
use super::suffix::{Nominal, nominal, skeleton};
use super::unit::{Page, Unit};

impl Page<'_> {
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
            if next.is_some_and(crate::text::Token::is_capitalised)
                && unit.quote(at).is_some_and(|q| self.is_speech(q))
            {
                at += 1;
            }
        }
        // `niçin gelmediğine ilişkin soruya, | çağrılmadığı yanıtını verdi`
        let asked = |i: &usize| {
            self.word(unit, i + 1) == ","
                && matches!(self.word(unit, *i), "soruya" | "sorusuna" | "sorulara" | "sorularına")
        };
        if let Some(question) = (at..end.saturating_sub(2)).rev().find(asked) {
            at = self.skip_openers(unit, question + 1, end);
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
                ("öte" | "diğer", "yandan") | ("bunun", "yanında") | ("bu", "arada")
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
        for (words, i) in (at..end.min(at + 40)).enumerate() {
            if unit.quote(i).is_some() || nominal(self.word(unit, i)).is_some_and(|(_, c)| c == Case::Acc) {
                break;
            }
            let comma = matches!(self.word(unit, i + 1), ",")
                || is_particle(self.word(unit, i + 1)) && !self.word(unit, i + 2).is_empty();
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
                Noun::Occasion => matches!(form.case, Case::Loc | Case::Abl) && comma,
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
    is_tensed(&s)
        || s.ends_with("DIr")
        || s.ends_with("DAyIz")
        || s.ends_with("DAyIm")
        || s.ends_with("IrIz")
        || s.ends_with("ArIz")
        || s.ends_with("Ir") && s.len() > 4
}

/// Whether a skeleton ends in a tense and a person, with a stem before them.
fn is_tensed(s: &str) -> bool {
    /// Endings by their last two bytes.
    static ENDINGS: OnceLock<FxHashMap<[u8; 2], Vec<String>>> = OnceLock::new();
    let endings = ENDINGS.get_or_init(|| {
        let persons =
            ["", "m", "n", "K", "Im", "Iz", "lAr", "sIn", "sInIz", "nIz", "DIr", "DI", "lArDI", "DIK", "DIm"];
        let tenses =
            ["DI", "mIş", "Iyor", "yor", "AcAK", "mAlI", "mAKDA", "ApIlIr", "sIn", "AlIm", "mAz", "mAdI"];
        let mut endings: FxHashMap<[u8; 2], Vec<String>> = FxHashMap::default();
        for tense in tenses {
            for person in persons {
                let ending = format!("{tense}{person}");
                if let Some(last) = ending.as_bytes().last_chunk() {
                    endings.entry(*last).or_default().push(ending);
                }
            }
        }
        endings
    });
    let last = s.as_bytes().last_chunk().and_then(|last| endings.get(last));
    last.is_some_and(|endings| endings.iter().any(|e| s.len() > e.len() + 1 && s.ends_with(e.as_str())))
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
