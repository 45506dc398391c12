//! Clauses of a reason or a time that stand between two names without case (`Rusya saldırdığı için | Ukrayna yardım istedi`, `Peru
//! kabul ederken | Şili reddetti`).

use super::parser::Parser;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, VerbForm};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether a participle tells what many did for which somebody else is charged who has no name (`Peru, 14 kişiyi | darbe
    /// girişiminde bulundukları | gerekçesiyle tutukladı`).
    pub(super) fn charges_many(&self, clause: &Clause, above: &Clause) -> bool {
        let word = self.word(clause.head);
        let charge = clause.modifies.is_some_and(|noun| WordClass::Charge.has(&self.word(noun).lemma));
        let unnamed = |a: &Argument| {
            matches!(a.slot, Slot::Acc | Slot::Dat)
                && !a.shared
                && self.word(a.head).verb.is_none()
                && !self.is_name(a.head)
        };
        clause.link == Link::Relative
            && charge
            && (word.plural || word.possessive == 6)
            && above.arguments.iter().any(|a| unnamed(a) && a.tokens.end < above.head)
    }

    /// Gives the name before a clause in `-dığı için`, `-dığından` to that clause where another one behind it does what the
    /// sentence tells.
    pub(super) fn reason_subjects(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let reason = clause.link == Link::Adverbial
                && (clause.features.form == VerbForm::FactParticiple
                    || clause.features.form == VerbForm::Converb && self.lower(clause.head).ends_with("ken"))
                && !clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared);
            let Some(above) = clause.parent.map(|p| p as usize).filter(|_| reason) else { continue };
            let Some((first, second)) = self.two_subjects(clause, &out[above]) else { continue };
            let own = out[above].arguments.remove(first);
            let second = if second > first { second - 1 } else { second };
            out[above].arguments[second].slot = Slot::Nom;
            out[index].arguments.retain(|a| a.slot != Slot::Nom);
            out[index].arguments.push(own);
            let taken = out[above].arguments[second].clone();
            // Whoever had the first as a subject handed down has the second.
            for other in out[from..].iter_mut().filter(|c| c.parent == Some(above as ClauseId)) {
                for a in other.arguments.iter_mut().filter(|a| a.shared && a.slot == Slot::Nom) {
                    *a = Argument { shared: true, ..taken.clone() };
                }
            }
        }
    }

    /// Which arguments of the verb above are the name right before a clause and the one behind it, both without case.
    fn two_subjects(&self, clause: &Clause, above: &Clause) -> Option<(usize, usize)> {
        let bare = |t: TokenId| {
            self.mention_of(t).is_some_and(|m| {
                m.tokens.end == t + 1 && !m.adjectival && self.name_case(t, m).0 == Case::Nom
            })
        };
        let name = |a: &Argument| !a.shared && matches!(a.slot, Slot::Nom | Slot::Acc) && bare(a.head);
        let mut arguments = above.arguments.iter();
        let first =
            arguments.position(|a| a.slot == Slot::Nom && name(a) && a.tokens.end == clause.tokens.start)?;
        let second = above
            .arguments
            .iter()
            .position(|a| name(a) && a.tokens.start > clause.head && a.tokens.end <= above.head)?;
        Some((first, second))
    }
}
