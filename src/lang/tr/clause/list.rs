//! Coordinated phrases: which are one, and which only stand side by side.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Case, Slot, Upos, VerbFeatures, VerbForm, Word};
use crate::text::TokenId;

impl Parser<'_> {
    /// Joins coordinated phrases: `A, B ve C'ye` is one phrase in the case of its last part.
    pub(super) fn conjoin(&mut self, item: &mut Item) {
        let Some(top) = self.stack.last() else { return };
        // `hem Peru | hem de | Şili`
        // `Peru | ya da | Şili`
        let both = self.is_joined_twice(top, item.start);
        let commas = self.closes_list(item);
        if !(top.conjunction || commas)
            || top.kind != Kind::Noun
            || !both && top.end + 1 != item.start
            || top.time
        {
            return;
        }
        // `Tacna kentinin doğusu ve Arica kentinin | kuzeyi`
        if self.is_part(top) && item.case == Case::Gen && !self.is_part(item) {
            return;
        }
        let fits = |other: &Item, case: Case| {
            other.kind == Kind::Noun
                && (other.case == case || other.case == Case::Nom && other.name == item.name)
        };
        // `Peru'yu ve komşularını`: both in the accusative, they are one object.
        let objects = item.case == Case::Acc && top.case == Case::Acc && top.name && !item.name;
        // `Kaya ve beraberindeki | heyeti kabul etti`, `Peru ve diğer | ülkelerin`
        let opener = self.lower(item.start);
        let others =
            item.plural && matches!(opener, "diğer" | "öteki" | "başka" | "bazı" | "birçok" | "kimi");
        // `Can Er ve iki öğrenciyi gözaltına aldı`: a subject is never joined with what stands in a case.
        let together = top.name
            && !item.name
            && top.case == Case::Nom
            && (others || item.case != Case::Nom || top.person && item.plural);
        if !top.foremost && !objects && !together && (!fits(top, item.case) || top.name != item.name) {
            return;
        }
        let listed = top.name;
        // `Peru, Şili ve Fas | hakkında dava açtı`
        let governed = self.is_before_postposition(item.end)
            && !matches!(self.lower(item.end), "tarafından" | "gibi" | "olarak")
            // `tasarıya Peru, Şili ve Fas | karşı çıktı`
            && !(item.case == Case::Nom && self.lower(item.end) == "karşı");
        let case = top.case;
        let first = self.stack.pop().expect("looked at above");
        item.start = first.start;
        item.relatives.extend(first.relatives);
        let spots = self.are_spots(item);
        // Earlier members of a list, before commas. In `İran, Irak ve Suriye'ye gitti` the first name is the subject,
        // unless another one stands before it.
        while let Some((top, below)) = self.stack.split_last() {
            // `Rusya, | Harkiv, Sumi ve Poltava kentlerine saldırdı`
            let subject = item.case == Case::Nom && !governed && !spots
                || spots && self.is_place(top.head)
                || top.case != Case::Nom
                || below.iter().any(|b| b.is_noun_in(Case::Nom) && !b.time)
                // `aralarında | Peru, Şili ve Fas'ın bulunduğu ülkeler`
                || below.last().is_some_and(|b| self.lower(b.head) == "aralarında");
            let member = top.kind == Kind::Noun
                && top.comma
                && !top.semicolon
                && top.end + 1 == item.start
                && top.case == case
                && top.name == listed
                && (top.person == item.person || objects || together)
                && (top.relatives.is_empty() || listed && item.case == Case::Nom)
                && (listed || self.is_part(item) && self.is_part(top))
                && subject;
            if !member {
                break;
            }
            let first = self.stack.pop().expect("looked at above");
            item.start = first.start;
            // What is said before the first is said of all.
            if !first.relatives.is_empty() {
                item.relatives.extend(first.relatives);
                item.clauses.extend(first.clauses);
                break;
            }
        }
    }

    /// Whether a noun in a case stands behind a list of names and says that they are places (`Tacna, Ilo ve Arica |
    /// kentlerine`).
    fn are_spots(&self, item: &Item) -> bool {
        let spots = |word: &Word| {
            (word.possessive == 6 || word.plural && word.possessive == 3)
                && word.case != Case::Nom
                && word.upos == Upos::Noun
                && WordClass::Spot.has(&word.lemma)
        };
        item.name
            && item.case == Case::Nom
            && self.word_at(item.end).is_some_and(spots)
            && !self.is_name(item.end)
    }

    /// Whether a bare noun with `iki` before it opens a sentence: both do something.
    pub(super) fn opens_as_pair(&self, item: &Item) -> bool {
        item.start == self.first
            && item.is_noun_in(Case::Nom)
            && !item.name
            && item.possessive == 0
            && item.start < item.head
            && (matches!(self.lower(item.start), "iki" | "üç") || self.lower(item.start) == "her")
            && crate::event::takes_up_pair("tr", &self.word(item.head).lemma)
    }

    /// Whether a name ends a list that commas alone join (`Peru, Şili, Fas | İsrail'i kınadı`): of two the second may be an
    /// apposition.
    fn closes_list(&self, item: &Item) -> bool {
        let bare = |t: &Item| t.name && t.is_noun_in(Case::Nom) && !t.attributive && !t.time;
        let known = (item.end as usize) < self.mention_at.len();
        let goes_on = known
            && (self.is_mark_at(item.end) || matches!(self.lower(item.end), "ve" | "veya" | "ile" | "ise"));
        let [.., first, second] = &self.stack[..] else { return false };
        bare(item)
            && !goes_on
            && [(first, second.start), (second, item.start)].iter().all(|(t, next)| {
                bare(t)
                    && t.comma
                    && !t.semicolon
                    && !t.conjunction
                    && t.end + 1 == *next
                    && t.person == item.person
            })
    }

    /// The last noun of a list of bare nouns that goes on behind a comma or `ve` at `mark` and that `ve` closes (`abluka | , sürgün
    /// ve ağır saldırıları`).
    pub(super) fn list_end(&self, mark: TokenId) -> Option<TokenId> {
        const LONG: TokenId = 16;
        let mut noun = None;
        if self.mention_at.get(mark as usize) != Some(&0) {
            return None;
        }
        let mut closed = match self.text(mark) {
            "," => false,
            "ve" => true,
            _ => return None,
        };
        for t in mark + 1..(mark + LONG).min(self.mention_at.len() as TokenId) {
            let word = self.word(t);
            let part = |v: &VerbFeatures| v.form == VerbForm::VerbalNoun && !v.negative;
            match self.text(t) {
                _ if self.mention_at[t as usize] > 0 => return None,
                "," if !closed && noun.is_some() => noun = None,
                "ve" if !closed && noun.is_some() => {
                    closed = true;
                    noun = None;
                }
                _ if word.verb.is_some_and(|v| !part(&v)) => return None,
                _ => match word.upos {
                    Upos::Num | Upos::Adv => {}
                    // `sürgün` is read as an adjective too.
                    Upos::Noun | Upos::Verb | Upos::Adj if word.case == Case::Nom && word.possessive == 0 => {
                        noun = Some(t);
                    }
                    Upos::Noun | Upos::Verb => return closed.then_some(t),
                    _ => return None,
                },
            }
        }
        None
    }

    /// Whether a phrase with `ile` is the first of two in the genitive (`Peru ile | Şili'nin`).
    pub(super) fn is_coordinate(&self, first: &Item, start: TokenId) -> bool {
        first.kind == Kind::Adposition(Slot::Ins)
            && first.is_adjacent_to(start)
            && self.is_name(first.head)
            && self.lower(first.end - 1) == "ile"
    }
}
