//! Who does what an infinitive tells, where a preposition right before says so: `cleared the way for | prosecutors | to charge him`.

use super::{Predicate, Unit};
use crate::lang::en::frames::is_person_noun;
use crate::lang::en::syntax::Relation;
use crate::lang::en::word_class::WordClass;
use crate::syntax::{Argument, Slot, Upos, VerbForm};

impl Unit<'_> {
    /// The subject of an infinitive between `for` and `to`: `called for | a judge | to try Reed`; no thing (`asked for time to
    /// leave`).
    pub(super) fn for_whom(&self, infinitive: &Predicate) -> Option<Argument> {
        let tree = self.tree;
        let to = infinitive.head.checked_sub(1).filter(|t| tree.penn(*t) == "TO")?;
        if infinitive.features.form != VerbForm::VerbalNoun {
            return None;
        }
        let head = to.checked_sub(1)?;
        let named = |i: usize| self.token_mention(tree.token(i)).is_some();
        let mut first = head;
        while first > 0
            && (named(first - 1)
                || matches!(
                    tree.upos(first - 1),
                    Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
                )
                || tree.relation(first - 1) == Relation::NmodPoss)
        {
            first -= 1;
        }
        let behind_for = first > 0 && tree.lemma(first - 1) == "for" && tree.upos(first - 1) != Upos::Verb;
        let acts = || {
            let lemma = tree.lemma(head);
            named(head)
                || tree.upos(head) == Upos::Noun
                    && (is_person_noun(lemma)
                        || [WordClass::AnyBody, WordClass::ForWhom].iter().any(|c| c.has(lemma)))
        };
        (behind_for && acts()).then(|| Argument {
            slot: Slot::Nom,
            tokens: tree.token(first)..tree.token(head) + 1,
            head: tree.token(head),
            shared: false,
        })
    }
}
