//! Nouns of which a participle says what somebody reports or suspects (`kaçtığını söylediği | sanık`).

use super::parser::Parser;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Clause, ClauseId, Link, Slot, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// Gives the content that a participle governs the noun that the participle stands before: as its subject (`Peru'nun casusluk
    /// yaptığını öne sürdüğü | Ayşe Kaya`), or as its object where somebody else does it (`Peru'nun, ordunun vurduğunu söylediği | köy`).
    /// Whether it has one.
    pub(super) fn fill_content_gap(&self, index: usize, noun: TokenId, out: &mut [Clause]) -> bool {
        let clause = &out[index];
        let somebody = self.is_name(noun) || crate::lang::tr::statement::is_somebody(self.lower(noun));
        let factive = matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
        if !factive || !somebody || clause.features.voice == Voice::Passive {
            return false;
        }
        // `söylediği`, `öne sürdüğü`; not `gazetelere verdiği`
        let tells = |c: &Clause| match clause.head.checked_sub(c.predicate.end) {
            Some(0) => !self.knowledge.light_verbs.contains(&*clause.lemma),
            Some(1) => WordClass::ReportHalf.has(self.lower(c.predicate.end)),
            _ => false,
        };
        let content = |c: &Clause| {
            c.parent == Some(index as ClauseId)
                && c.link == Link::Complement
                && matches!(c.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
                && self.word(c.head).possessive == 3
                && tells(c)
        };
        let Some(at) = out[..index].iter().rposition(content) else { return false };
        let own = |c: &Clause| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared).cloned();
        let (teller, subject) = (own(clause), own(&out[at]));
        let tokens = self.mention_of(noun).map_or(noun..noun + 1, |m| m.tokens.clone());
        let mut gap = Argument { slot: Slot::Nom, tokens, head: noun, shared: true };
        let other = match (&teller, &subject) {
            (Some(teller), Some(subject)) => teller.head != subject.head,
            _ => false,
        };
        if other {
            let object = out[at].arguments.iter().any(|a| a.slot == Slot::Acc);
            if !object && out[at].features.voice != Voice::Passive {
                gap.slot = Slot::Acc;
                out[at].arguments.push(gap);
            }
            return true;
        }
        out[at].arguments.retain(|a| a.slot != Slot::Nom);
        out[at].arguments.push(gap);
        if let Some(teller) = subject.filter(|_| teller.is_none()) {
            out[index].arguments.push(teller);
        }
        true
    }
}
