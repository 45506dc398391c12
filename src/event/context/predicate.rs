//! Which tokens are the words of a predicate, and which may stand between them.

use super::super::words::{Part, is_written, may_be_written};
use super::Context;
use crate::event::EventWord;
use crate::syntax::{Case, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

impl Context<'_> {
    /// Whether a token is this word of a predicate: as written, or its lemma without a case that says something; where
    /// an object is the subject of the passive, without its case (`hesaplarını dondurmak`: `hesapları donduruldu`).
    pub(crate) fn is_part(&self, part: &Part, t: TokenId) -> bool {
        if let Some(m) = self.mention_at(t) {
            // `Lima Hastanesine kaldırıldı`: a name that ends in the noun.
            let name = self.mention(m);
            return part.any_form
                && part.case == Some(Case::Dat)
                && self.word(t).case == Case::Dat
                && name.tokens.end == t + 1
                && name.tokens.len() > 1
                && (*self.word(t).lemma == *part.word
                    || part.others.iter().any(|other| *self.word(t).lemma == **other));
        }
        let word = self.word(t);
        if &*part.word == super::super::words::INFINITIVE {
            return part.case == Some(word.case)
                && word.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun && !v.negative);
        }
        if self.frames.verb_first && self.is_of_people(part, t) {
            return true;
        }
        let own = self.lower(t);
        let may_be = |lemma: &str| *word.lemma == *lemma || part.any_form || may_be_written(own, lemma);
        if !may_be(&part.word) && !part.others.iter().any(|other| may_be(other)) {
            return false;
        }
        if self.frames.verb_first && self.tells_time(t) {
            return false;
        }
        let owns = word.case == Case::Gen && self.owns_passive(t);
        let open = owns || matches!(word.case, Case::Nom | Case::Acc);
        let is = |lemma: &str| {
            if part.any_form {
                let marked = part.case == Some(Case::Acc) && open;
                *word.lemma == *lemma && (marked || part.case == Some(word.case))
            } else {
                *word.lemma == *lemma && open
                    || is_written(own, lemma)
                    || (owns || word.case == Case::Nom)
                        && (self.frames.grammar.is_subject_of_object)(own, lemma, owns)
                        && (owns || self.before_passive(t))
            }
        };
        is(&part.word) || part.others.iter().any(|other| is(other))
    }

    /// Whether a token is the noun of a predicate in whatever case.
    pub(crate) fn is_noun_of(&self, part: &Part, t: TokenId) -> bool {
        let lemma = &*self.word(t).lemma;
        self.mention_at(t).is_none()
            && (*part.word == *lemma || part.others.iter().any(|other| **other == *lemma))
    }

    /// Whether a predicate's `people` are called by their nation (`released 15 | Peruvians`).
    fn is_of_people(&self, part: &Part, t: TokenId) -> bool {
        let people = *part.word == *"people" || part.others.iter().any(|other| **other == *"people");
        people && {
            let capital = self.reading.analysed.segmented.tokens[t as usize].is_capitalised();
            capital && crate::lang::of(self.reading.analysed.document.lang).is_people(self.text(t))
        }
    }

    /// Whether a genitive owns a passive verbal noun right behind it (`yaptırımların kaldırılması`).
    fn owns_passive(&self, t: TokenId) -> bool {
        self.reading.analysed.words.iter().skip(t as usize + 1).take(3).any(|w| {
            w.possessive == 3
                && w.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun && v.voice == Voice::Passive)
        })
    }

    /// Whether a passive verb stands right behind a word.
    fn before_passive(&self, t: TokenId) -> bool {
        let near = self.reading.analysed.words.iter().skip(t as usize + 1).take(3);
        near.filter_map(|w| w.verb).any(|v| v.voice == Voice::Passive)
    }

    /// The common noun without an ending right before a verb, which makes one predicate with it (`protesto | etti`).
    pub(crate) fn bare_noun_before(&self, verb: TokenId) -> Option<TokenId> {
        let t = verb.checked_sub(1)?;
        let noun = self.word(t);
        let plain = noun.upos == Upos::Noun && noun.case == Case::Nom && noun.possessive == 0 && !noun.plural;
        (plain && self.mention_at(t).is_none()).then_some(t)
    }

    /// Whether a word belongs to a time that is told, no part of a predicate: `joined Brazil in | March`, `called a strike
    /// | on Monday`.
    fn tells_time(&self, t: TokenId) -> bool {
        let preposition = self.word(t).upos == Upos::Adp;
        let capital = || self.reading.analysed.segmented.tokens[t as usize].is_capitalised();
        let before_time = || {
            self.in_time(t + 1) == Some(t + 1)
                // `in | last year's | election`
                && !self.is_owning_time(t + 1)
                && self.reading.analysed.words.get(t as usize + 1).is_some_and(|w| w.upos != Upos::Adp)
        };
        self.in_time(t).is_some() && (preposition && !self.is_owning_time(t) || capital())
            || preposition && before_time()
    }

    /// Whether a time only tells which one of what follows (`last year's | vote`, `the 2019 | vote`).
    fn is_owning_time(&self, t: TokenId) -> bool {
        let times = self.reading.times;
        let i = times.partition_point(|x| x.tokens.end <= t);
        let end = times.get(i).map_or(t, |x| x.tokens.end);
        let last = end.saturating_sub(1);
        let owns = |k: TokenId| matches!(self.lower(k), "'s" | "’s" | "'" | "’");
        self.frames.verb_first
            && (end as usize) < self.reading.analysed.words.len()
            && (owns(end)
                || owns(last)
                || self.word(last).upos == Upos::Num && self.word(end).upos == Upos::Noun)
    }

    /// Part of an amount, which may stand between an object and its verb (`faizi 25 baz puan indirdi`).
    pub(crate) fn is_amount(&self, t: TokenId) -> bool {
        let word = self.word(t);
        !self.frames.verb_first
            && self.mention_at(t).is_none()
            && word.case == Case::Nom
            && self.number[t as usize]
    }

    /// The word for money in a stretch of a sentence, where a sum is told there (`2 milyon dolarlık anlaşma`).
    pub(crate) fn sum_in(&self, mut tokens: Tokens) -> Option<TokenId> {
        tokens.find(|t| {
            let currencies = self.frames.words.all(EventWord::Currency);
            let money = currencies.iter().any(|c| self.lower(*t).starts_with(c));
            money && t.checked_sub(1).is_some_and(|before| self.number[before as usize])
        })
    }

    /// A mark of quotation, which may stand within a predicate (`“provokasyon” olarak nitelendirdi`).
    pub(crate) fn is_quote(&self, t: TokenId) -> bool {
        !self.frames.verb_first && matches!(self.text(t), "\"" | "“" | "”" | "'" | "‘" | "’")
    }

    /// Words that may stand between the parts of a predicate.
    pub(crate) fn is_filler(&self, t: TokenId) -> bool {
        // `kısıtlamaları | kademeli olarak | kaldırıyor`
        let manner = |t: TokenId| {
            self.word(t).upos == Upos::Adj
                && self.reading.analysed.words.len() > t as usize + 1
                && self.is_at(EventWord::AsRole, t + 1)
        };
        let adverb = !self.frames.verb_first
            && (manner(t) || t > 0 && self.mention_at(t - 1).is_none() && manner(t - 1));
        self.mention_at(t).is_none()
            && (adverb
                || matches!(self.word(t).upos, Upos::Adv | Upos::Part)
                || self.frames.is_filler(self.lower(t)))
    }
}
