//! What the search for reported words looks at: tokens, words, names.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lang::en::words::penn;
use crate::mention::Mention;
use crate::pipeline::Analysed;
use crate::syntax::{Upos, Word};
use crate::text::{Token, TokenId, TokenKind, Tokens, lower_en};

/// Words between a reporting verb and what it reports: when something was said, and adverbs.
struct Between {
    times: FxHashSet<&'static str>,
    adverbs: FxHashSet<&'static str>,
}

static BETWEEN: LazyLock<Between> = LazyLock::new(|| {
    let mut between = Between { times: FxHashSet::default(), adverbs: FxHashSet::default() };
    let rows = include_str!("../../../../data/lang/en/between.tsv").lines().enumerate().skip(1);
    for (i, line) in rows.filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        match line.split_once('\t') {
            Some((word, "time")) => between.times.insert(word),
            Some((word, "adverb")) => between.adverbs.insert(word),
            _ => panic!("data/lang/en/between.tsv:{}: a word and `time` or `adverb` expected", i + 1),
        };
    }
    between
});

/// A document's words.
#[derive(Debug)]
pub struct Page<'d> {
    pub(super) text: &'d str,
    pub(super) tokens: &'d [Token],
    pub(super) words: &'d [Word],
    mentions: &'d [Mention],
}

impl<'d> Page<'d> {
    /// The words of a document and its names.
    pub fn new(analysed: Analysed<'d>, mentions: &'d [Mention]) -> Page<'d> {
        Page {
            text: &analysed.document.text,
            tokens: &analysed.segmented.tokens,
            words: analysed.words,
            mentions,
        }
    }

    pub(super) fn is(&self, t: TokenId, form: &str) -> bool {
        self.tokens.get(t as usize).is_some_and(|k| k.span.of(self.text).eq_ignore_ascii_case(form))
    }

    pub(super) fn any(&self, t: TokenId, forms: &[&str]) -> bool {
        forms.iter().any(|f| self.is(t, f))
    }

    pub(super) fn upos(&self, t: TokenId) -> Upos {
        self.words.get(t as usize).map_or(Upos::Punct, |w| w.upos)
    }

    pub(super) fn penn(&self, t: TokenId) -> &'static str {
        self.words.get(t as usize).map_or("", penn)
    }

    pub(super) fn kind(&self, t: TokenId) -> TokenKind {
        self.tokens.get(t as usize).map_or(TokenKind::Punct, |k| k.kind)
    }

    /// A verb form with a tense of its own, or a modal.
    pub fn finite(&self, t: TokenId) -> bool {
        matches!(self.upos(t), Upos::Verb | Upos::Aux) && matches!(self.penn(t), "VBD" | "VBZ" | "VBP" | "MD")
    }

    pub(super) fn nominal(&self, t: TokenId) -> bool {
        matches!(
            self.upos(t),
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Adj | Upos::Num | Upos::X | Upos::Sym
        ) || self.penn(t) == "POS"
            || self.mention_at(t).is_some()
    }

    pub(super) fn mention_at(&self, t: TokenId) -> Option<&Mention> {
        let i = self.mentions.partition_point(|m| m.tokens.end <= t);
        self.mentions.get(i).filter(|m| m.tokens.start <= t)
    }

    pub fn is_time(&self, t: TokenId) -> bool {
        let Some(token) = self.tokens.get(t as usize) else { return false };
        BETWEEN.times.contains(lower_en(token.span.of(self.text)).as_ref()) && self.upos(t) != Upos::Aux
    }

    pub(super) fn is_adverb_between(&self, t: TokenId) -> bool {
        let Some(token) = self.tokens.get(t as usize) else { return false };
        self.upos(t) == Upos::Adv && BETWEEN.adverbs.contains(lower_en(token.span.of(self.text)).as_ref())
    }

    /// Whether `at least 40`, `about 40`, `up to 40`, `more than 40` begins here.
    pub(super) fn quantity(&self, t: TokenId) -> bool {
        let pair = self.is(t, "at") && self.any(t + 1, &["least", "most"])
            || self.any(t, &["more", "fewer", "less"]) && self.is(t + 1, "than")
            || self.is(t, "up") && self.is(t + 1, "to");
        let number = t + if pair { 2 } else { 1 };
        (pair || self.any(t, &["about", "around", "over", "under", "between", "nearly", "almost"]))
            && self.upos(number) == Upos::Num
    }

    /// A pronoun that can only be a subject.
    pub(super) fn subject_pronoun(&self, t: TokenId) -> bool {
        self.any(
            t,
            &["he", "she", "they", "we", "i", "it", "there", "this", "these", "those", "you", "nobody"],
        ) && matches!(self.upos(t), Upos::Pron | Upos::Det)
    }

    /// Whether a noun phrase with a finite verb of its own begins at `start`. Where the verb before could have the
    /// phrase as its `object`, less is taken for a clause.
    pub fn clause_begins(&self, start: TokenId, end: TokenId, object: bool) -> bool {
        let mut head = false;
        let mut relatives = 0u32;
        let mut t = start;
        while t < end && t < start + 40 {
            if self.finite(t) {
                if relatives == 0 {
                    // `announced the plan and left`
                    let mut before = t - 1;
                    while before > start && self.upos(before) == Upos::Adv {
                        before -= 1;
                    }
                    return head && !(self.upos(before) == Upos::Cconj && t > start);
                }
                relatives -= 1;
                t += 1;
                continue;
            }
            match self.upos(t) {
                Upos::Noun | Upos::Propn | Upos::Num | Upos::X | Upos::Sym => head = true,
                Upos::Pron if matches!(self.penn(t), "WP" | "WDT" | "WP$") => {
                    if !head {
                        return false;
                    }
                    relatives += 1;
                }
                Upos::Pron => head = true,
                Upos::Det | Upos::Adj | Upos::Adv | Upos::Adp => {
                    // `these were`, `most are`, `the dead were`
                    head |= matches!(self.upos(t), Upos::Det | Upos::Adj) && self.finite(t + 1);
                    if self.upos(t) == Upos::Adp && t == start && !self.quantity(t) {
                        return false;
                    }
                }
                Upos::Part | Upos::Cconj => {
                    if !head {
                        return false;
                    }
                }
                Upos::Verb => {
                    // `officers charged with murder were`, `water bombing was`, `flying drones is`
                    let gerund = self.penn(t) == "VBG";
                    if !head && !gerund || head && gerund && object && self.upos(t - 1) != Upos::Adp {
                        return false;
                    }
                    head = true;
                }
                Upos::Aux => return false,
                // `running for president is`: a preposition taken for a conjunction.
                Upos::Sconj
                    if head
                        && self.any(
                            t,
                            &["for", "of", "in", "on", "at", "with", "from", "by", "about", "to"],
                        ) => {}
                Upos::Sconj | Upos::Intj => {
                    if relatives == 0 {
                        return false;
                    }
                }
                Upos::Punct => {
                    if self.is(t, ",") {
                        if !head {
                            return false;
                        }
                        let Some(close) = self.set_off(t, end) else { return false };
                        t = close;
                        relatives = 0;
                    } else if !self.any(
                        t,
                        &["-", "–", "(", ")", "[", "]", "/", "\"", "“", "”", "''", "'", "‘", "’", "%"],
                    ) {
                        return false;
                    }
                }
            }
            t += 1;
        }
        false
    }

    /// The comma that closes what a comma opens before a finite verb (`the plan, which he backs, | was`).
    fn set_off(&self, comma: TokenId, end: TokenId) -> Option<TokenId> {
        let close = (comma + 2..end.min(comma + 25)).find(|t| self.is(*t, ","))?;
        let mut next = close + 1;
        while next < end && self.upos(next) == Upos::Adv {
            next += 1;
        }
        let first = self.penn(comma + 1);
        let opens = matches!(first, "WP" | "WDT" | "WP$" | "WRB" | "DT" | "IN" | "VBN" | "VBG")
            || self.nominal(comma + 1);
        (opens && self.finite(next)).then_some(close)
    }

    /// A semicolon between two sentences, or a colon before a quotation: both sides stand alone.
    pub fn cut(&self, stretch: &Tokens) -> Option<TokenId> {
        let mut depth = 0i32;
        for t in stretch.start + 2..stretch.end.saturating_sub(2) {
            match self.kind(t) {
                TokenKind::QuoteOpen => depth += 1,
                TokenKind::QuoteClose => depth -= 1,
                _ => {}
            }
            if depth > 0 {
                continue;
            }
            let colon = self.is(t, ":") && self.kind(t + 1) == TokenKind::QuoteOpen;
            // `…; and X, who left`: a relative clause makes no sentence of what stands behind the mark.
            let own = |t: TokenId| self.finite(t) && !matches!(self.penn(t - 1), "WP" | "WDT" | "WP$");
            let semicolon = self.is(t, ";") && (t + 1..stretch.end).any(own);
            if (colon || semicolon) && self.has_finite(stretch.start, t) {
                return Some(t);
            }
        }
        None
    }

    /// Whether a verb tells in its own right: finite or perfect, no passive and no infinitive.
    pub fn tells(&self, verb: TokenId) -> bool {
        let lemma = |t: TokenId| &*self.words[t as usize].lemma;
        let mut t = verb;
        let (mut be, mut have, mut modal) = (false, false, false);
        while t > 0 && matches!(self.upos(t - 1), Upos::Aux | Upos::Adv | Upos::Part) {
            t -= 1;
            if self.is(t, "to") {
                return false;
            }
            be |= self.upos(t) == Upos::Aux && lemma(t) == "be";
            have |= self.upos(t) == Upos::Aux && lemma(t) == "have";
            modal |= self.penn(t) == "MD";
        }
        !be && (self.finite(verb) || have && self.penn(verb) == "VBN" || modal)
    }

    /// Whether a range holds a finite verb.
    pub(super) fn has_finite(&self, start: TokenId, end: TokenId) -> bool {
        (start..end).any(|t| self.finite(t))
    }
}
