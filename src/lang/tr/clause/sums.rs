//! Phrases that get a sum each before one verb, possessors of what a converb tells of, lists before what they form.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbFeatures, VerbForm};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether a phrase (at `depth` in the stack) is one of several that get a sum each, so that a mark behind it does not part it
    /// from the verb (`Kanada'ya yüzde 25, | Hindistan'a ise yüzde 15 vergi uygulayacağını`).
    pub(super) fn gets_a_sum(&self, depth: usize) -> bool {
        let item = &self.stack[depth - 1];
        let next = self.stack.get(depth);
        let before = depth.checked_sub(2).map(|d| &self.stack[d]);
        let topic = || self.word_at(item.end).is_some() && self.lower(item.end) == "ise";
        next.is_some_and(|next| self.apart_by_sum(item, next))
            || topic() && before.is_some_and(|before| self.apart_by_sum(before, item))
    }

    /// Whether a possessor's noun, which can be no object, is the subject of the converb right behind it (`bakanlığın | soruşturması
    /// bitmeden`), so that he is nobody's subject further on.
    pub(super) fn owns_plain_subject(&self, verb: TokenId, owner: &Item, features: &VerbFeatures) -> bool {
        let Some(noun) = self.stack.last() else { return false };
        noun.is_noun_in(Case::Nom)
            && noun.possessive == 3
            && noun.start == owner.end
            && noun.end == verb
            && !owner.comma
            && (self.has_no_object(&self.word(verb).lemma, features.voice) || self.shows_owner(noun.head))
    }

    /// Whether nothing but a sum and a mark stands between two phrases in one case (`Kanada'ya | yüzde 25, | Hindistan'a`).
    fn apart_by_sum(&self, first: &Item, second: &Item) -> bool {
        const LONG: TokenId = 6;
        let same = first.kind == Kind::Noun && second.kind == Kind::Noun && first.case == second.case;
        let indirect = matches!(first.case, Case::Dat | Case::Abl);
        let between = first.end..second.start.saturating_sub(1);
        let counts = |t: TokenId| {
            let word = self.word(t);
            self.mention_at[t as usize] == 0
                && word.verb.is_none()
                && matches!(word.upos, Upos::Num | Upos::Noun | Upos::Adj | Upos::Sym)
        };
        same && indirect
            && !between.is_empty()
            && between.len() as TokenId <= LONG
            && between.clone().any(|t| self.word(t).upos == Upos::Num)
            && between.clone().all(counts)
            && matches!(self.lower(between.end), "," | "ve")
    }

    /// The first of a list before what they form together belongs to the list where that does what follows (`Peru Bank, | Andes Un ve
    /// Lima Un'un kurduğu konsorsiyum, ihaleyi kazandı`).
    pub(super) fn list_before_union(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            if clause.link != Link::Root || clause.features.form != VerbForm::Finite {
                continue;
            }
            let name = |a: &Argument| a.slot == Slot::Nom && !a.shared && self.is_name(a.head);
            let Some(first) = clause.arguments.iter().position(name) else { continue };
            let start = clause.arguments[first].tokens.end + 1;
            let union = |a: &Argument| {
                a.slot == Slot::Acc
                    && a.tokens.start == start
                    && !self.is_name(a.head)
                    && self.word(a.head).case == Case::Nom
                    && self.word(a.head).possessive == 0
                    && self.text(start - 1) == ","
                    && self.word_at(a.tokens.end).is_some()
                    && self.text(a.tokens.end) == ","
            };
            let Some(second) = clause.arguments.iter().position(union) else { continue };
            let noun = clause.arguments[second].head;
            let formed = out[from..index].iter().position(|c| {
                c.link == Link::Relative
                    && c.modifies == Some(noun)
                    && c.arguments.iter().any(|a| {
                        a.slot == Slot::Nom
                            && !a.shared
                            && a.tokens.start == start
                            && a.tokens.clone().any(|t| self.text(t) == "ve")
                    })
            });
            let Some(formed) = formed.map(|at| from + at) else { continue };
            let opener = out[index].arguments[first].tokens.start;
            for a in out[formed].arguments.iter_mut().filter(|a| a.slot == Slot::Nom && !a.shared) {
                a.tokens.start = opener;
            }
            let subject = &mut out[index].arguments[second];
            subject.slot = Slot::Nom;
            subject.tokens.start = opener;
            out[index].arguments.remove(first);
        }
    }
}
