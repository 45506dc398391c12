//! How far a nominalised verb reaches for its subject in the genitive.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use super::predicate::is_listed_object;
use super::reach::{Reach, has_open_possessor, is_before_modifier, is_common, reads_as_object};
use crate::syntax::{Case, VerbForm, Voice};

impl Parser<'_> {
    /// How deep a nominalised verb reaches that has its subject in the genitive; nothing where it has none.
    pub(super) fn reach_to_subject(&self, r: &Reach<'_>) -> Option<usize> {
        let mut depth = self.stack.len();
        // The first phrase that has taken a possessor, who may be the subject.
        let mut owner = None;
        while depth > 0 {
            let item = &self.stack[depth - 1];
            if item.is_noun_in(Case::Gen) {
                return Some(self.reach_to_possessor(r, item, depth));
            }
            if self.parts_subject(r, item, depth) {
                break;
            }
            depth -= 1;
            if item.owner && self.may_hold_subject(r, item, depth) {
                owner = Some(depth);
            }
        }
        owner
    }

    /// How deep a nominalised verb reaches where a possessor is met: with him, where he is its subject.
    fn reach_to_possessor(&self, r: &Reach<'_>, item: &Item, depth: usize) -> usize {
        let Reach { i, features, word, .. } = *r;
        let stack = &self.stack;
        // `Peru'nun köyü terk etmeleri yönündeki talimatı`: one name is no subject of many's verb.
        if word.possessive == 6
            && features.form == VerbForm::VerbalNoun
            && item.name
            && !(item.start..item.end).any(|t| self.text(t) == "ve")
            && self.owns_behind(i)
        {
            return depth;
        }
        // `İsrail'in medyanın erişimini engellemesi`: the nearer one owns the object.
        let owned = |o: &Item| {
            o.kind == Kind::Noun && o.possessive == 3 && !o.possessed && !o.name && !o.comma
                || matches!(o.kind, Kind::Nominalised(_)) && o.lacks_owner
        };
        let outer = depth > 1 && stack[depth - 2].is_noun_in(Case::Gen) && stack[depth..].iter().any(owned);
        // `Peru ile Şili'nin anlaştığını`
        let both = depth > 1 && (item.name || item.crew) && self.is_coordinate(&stack[depth - 2], item.start);
        let ahead = !(outer || both) && self.opens_with_object(i, depth - 1, features, word);
        let about = !(outer || both || ahead) && self.accuses_about(depth - 1);
        let same = !(outer || both || ahead || about) && self.has_case_of_clause(i, depth - 1, features);
        depth - 1 - usize::from(outer || both || ahead || about || same)
    }

    /// Whether a phrase parts a nominalised verb from its subject: what stands before it belongs to what is further on.
    fn parts_subject(&self, r: &Reach<'_>, item: &Item, depth: usize) -> bool {
        let Reach { i, features, word, .. } = *r;
        let stack = &self.stack;
        let parts = match item.kind {
            Kind::Finite(_) | Kind::Quotation => true,
            Kind::Noun => {
                // `Kaya'nın avukatları | karara itiraz edeceklerini duyurdu`
                let waits = item.owner
                    && item.case == Case::Nom
                    && reads_as_object(item)
                    && self.takes_dative_half(i);
                // The subject of the sentence around it.
                let around = item.case == Case::Nom
                    && item.comma
                    && !item.time
                    && !is_listed_object(item, &stack[depth..])
                    && !(is_common(item) && has_open_possessor(&stack[..depth - 1]));
                // `kendisini, sığındığı bir okulda alıkoyduğunu`: an object before a comma waits for a verb further on.
                let object = word.case == Case::Nom
                    && item.case == Case::Acc
                    && item.comma
                    && !stack[depth..].iter().any(|o| o.is_noun_in(Case::Acc));
                // `komutanı | düzenlediği saldırıda öldürdü`
                let carried = item.case == Case::Acc && self.carries_event(i, features, word, item);
                waits || around || object || carried
            }
            // Its own subject is that of the participle that it is joined to.
            Kind::Relative(_) => item.comma || item.conjunction,
            Kind::Nominalised(_) => {
                self.is_joined(item, features, word) || is_before_modifier(item, features, word)
            }
            Kind::Adposition(_) | Kind::Adverbial(_) => false,
        };
        // `temelini … atılması`: what is done to something has no object.
        let suffers = || {
            features.voice == Voice::Passive
                && item.case == Case::Acc
                && matches!(item.kind, Kind::Noun | Kind::Nominalised(_))
                && !(item.end == i && item.plural)
        };
        parts
            || suffers()
            || self.has_its_object(i, item, depth, features)
            || self.has_its_dative(i, item, depth, features)
    }

    /// Whether a phrase at a depth that has taken a possessor may have taken the subject of the verb.
    fn may_hold_subject(&self, r: &Reach<'_>, item: &Item, depth: usize) -> bool {
        let Reach { i, features, word, .. } = *r;
        let stack = &self.stack;
        let between = |o: &Item| !o.is_noun_in(Case::Nom) && !o.is_noun_in(Case::Acc);
        let last = stack[depth + 1..].iter().all(between) && features.voice == Voice::Active;
        let object = item.case != Case::Nom
            || is_listed_object(item, &stack[depth + 1..])
            || last && reads_as_object(item) && !self.takes_dative_half(i)
            || features.form == VerbForm::VerbalNoun
                && features.voice == Voice::Active
                && !self.knowledge.intransitives.contains(&*word.lemma)
                && self.reads_as_singular_object(item, i);
        // `başkanın ailesiyle birlikte ayrıldığını`
        let beside = matches!(item.kind, Kind::Adposition(_))
            && matches!(self.lower(item.end - 1), "birlikte" | "beraber");
        item.kind == Kind::Noun && object || beside
    }
}
