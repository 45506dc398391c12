//! Nouns whose ending reads like a possessor's and that are the object of a verb.

use super::parser::Parser;
use super::phrase::Kind;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Case, Upos, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether a predicate of a noun and an active verb that takes an object stands right behind a plural (`sivilleri |
    /// hedef aldığını`) that is nobody's crew (`Peru'nun askerleri`).
    pub(super) fn is_acted_on(&self, i: TokenId, end: TokenId) -> bool {
        let verb = i + 2;
        verb < end
            && WordClass::TakesObject.has(self.lower(i + 1))
            && self.word(verb).verb.is_some_and(|v| v.voice != Voice::Passive && v.form != VerbForm::Finite)
            && !crate::event::is_crew("tr", &self.word(i).lemma)
    }

    /// Whether the ending of a word that looks owned can be a possessor's alone (`annesi`), not that of an object as well (`kararı`).
    pub(super) fn shows_owner(&self, i: TokenId) -> bool {
        let form = self.lower(i);
        ["sı", "si", "su", "sü"].iter().any(|s| form.ends_with(s))
    }

    /// Whether a verb has no object: a passive, or one that takes none.
    pub(super) fn has_no_object(&self, lemma: &str, voice: Voice) -> bool {
        voice == Voice::Passive || self.knowledge.intransitives.contains(lemma)
    }

    /// Whether a noun that looks owned is the object of a nominalised verb a few adverbials further on, whose subject the
    /// possessor before it is (`ordunun köprüleri | gece yarısı havaya uçurması`).
    pub(super) fn is_object_behind_owner(&self, i: TokenId, end: TokenId) -> bool {
        const BETWEEN: TokenId = 4;
        let owner = self.stack.iter().rev().find(|t| !matches!(t.kind, Kind::Adposition(_)));
        let owned = owner.is_some_and(|t| t.name && t.is_noun_in(Case::Gen) && !t.comma);
        if !owned || self.shows_owner(i) {
            return false;
        }
        let adverbial = |t: &TokenId| {
            let word = self.word(*t);
            self.mention_at[*t as usize] == 0
                && word.verb.is_none()
                && !self.knowledge.postpositions.contains_key(self.lower(*t))
                && match word.upos {
                    Upos::Adv => true,
                    Upos::Noun => {
                        word.possessive == 0
                            && matches!(word.case, Case::Ins | Case::Dat | Case::Abl | Case::Loc)
                            || self.knowledge.time_nouns.contains(&*word.lemma)
                    }
                    Upos::Num | Upos::Adj => true,
                    _ => false,
                }
        };
        let verb = (i + 1..end.min(i + 1 + BETWEEN)).find(|t| !adverbial(t));
        verb.is_some_and(|v| {
            let word = self.word(v);
            let lemma = &*word.lemma;
            v > i + 1
                && self.mention_at[v as usize] == 0
                && word.possessive == 3
                && word.verb.is_some_and(|f| f.form == VerbForm::VerbalNoun && f.voice == Voice::Active)
                && !self.knowledge.light_verbs.contains(lemma)
                && !self.knowledge.intransitives.contains(lemma)
        })
    }

    /// Whether a noun right before a finite verb that takes an object, and behind nothing but the phrase that opens the sentence, is
    /// that object: the ending of a possessor reads like that of its case.
    pub(super) fn is_object_of_opener(&self, i: TokenId, end: TokenId) -> bool {
        const VOWELS: &str = "aeıioöuü";
        const BETWEEN: TokenId = 5;
        let takes = |t: TokenId| {
            t < end
                && self.mention_at[t as usize] == 0
                && self.word(t).verb.is_some_and(|v| {
                    // `Fed faizi | artırınca`
                    matches!(v.form, VerbForm::Finite | VerbForm::Converb) && v.voice == Voice::Active
                })
        };
        let plain = |t: TokenId| {
            let lemma = &*self.word(t).lemma;
            !self.knowledge.light_verbs.contains(lemma) && !self.knowledge.intransitives.contains(lemma)
        };
        let half = i + 1 < end && WordClass::TakesObject.has(self.lower(i + 1)) && takes(i + 2);
        // `Sony kararı | memnuniyetle karşıladı`; `Peru Bank, şirketi | protesto etti`
        let adverbial = |t: TokenId| {
            let word = self.word(t);
            // `Fed faizi | yüzde 4'e yükseltti`, `Fed faizi | 25 baz puan indirdi`
            self.mention_at[t as usize] == 0
                && (word.verb.is_none() || self.lower(t) == "olarak")
                && (matches!(word.upos, Upos::Adv | Upos::Num | Upos::Adj)
                    || word.case == Case::Nom && self.knowledge.time_nouns.contains(&*word.lemma)
                    || matches!(self.lower(t), "yüzde" | "baz" | "puan" | "olarak")
                    || self.is_before_as(t)
                    || word.upos == Upos::Noun && matches!(word.case, Case::Ins | Case::Dat | Case::Abl))
        };
        // `Başbakan Ayşe Kaya kararı | olumlu buldu`, `… kararı | olumlu bulduğunu söyledi`
        let valued = |t: TokenId| {
            self.word(t).upos == Upos::Adj
                && self.word_at(t + 1).is_some_and(|w| {
                    matches!(&*w.lemma, "bul" | "gör")
                        && w.verb.is_some_and(|v| {
                            matches!(v.form, VerbForm::Finite | VerbForm::FactParticiple)
                                && v.voice == Voice::Active
                        })
                })
        };
        let verb = (i + 1..end.min(i + 1 + BETWEEN)).find(|t| !adverbial(*t));
        let beyond = || verb.is_some_and(|v| v > i + 1 && takes(v) && plain(v) || valued(v));
        let Some((opener, before)) = self.stack.split_last() else { return false };
        if !self.opens_behind(opener, before) {
            return false;
        }
        (half || takes(i + 1) && plain(i + 1) || beyond())
            && opener.is_noun_in(Case::Nom)
            && (opener.start == self.first || !before.is_empty())
            && (opener.is_adjacent_to(i) || half && opener.name && opener.comma && opener.end + 1 == i)
            && !opener.time
            && !opener.attributive
            && (!self.word(i).lemma.ends_with(|c| VOWELS.contains(c)) || self.are_deeds(i))
    }

    /// Whether a noun in the plural is one of deeds or words (`Bakanlık | iddiaları reddetti`), no people of whoever stands before it.
    pub(super) fn are_deeds(&self, i: TokenId) -> bool {
        let word = self.word(i);
        word.plural && (self.is_event_noun(i) || self.knowledge.content_nouns.contains(&*word.lemma))
    }
}
