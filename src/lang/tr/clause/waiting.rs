//! Phrases before a comma, which wait for a verb further on than the first one behind them.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbFeatures, VerbForm, Voice, Word};
use crate::text::TokenId;

impl Parser<'_> {
    /// A possessor that opens a nominalised clause, and that a participle inside has taken, is the subject of that clause as well:
    /// behind a comma always (`Kaya'nın, | kaldığı otelde yakalandığını`), without one where the participle tells of a stay
    /// (`Kaya'nın saklandığı evde | yakalandığını`), or where a second participle goes on (`Kaya'nın girdiği evde | bulduğu`).
    pub(super) fn comma_subjects(&self, from: usize, out: &mut [Clause]) {
        let factive =
            |c: &Clause| matches!(c.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
        for index in from..out.len() {
            let clause = &out[index];
            let nominalised = factive(clause) || clause.features.form == VerbForm::VerbalNoun;
            let passive = clause.features.voice == Voice::Passive;
            let second = clause.link == Link::Relative && factive(clause) && !passive;
            let open = nominalised
                && (second || matches!(clause.link, Link::Complement | Link::Adverbial))
                && matches!(self.word(clause.head).possessive, 3 | 6)
                && !self.has_subject(clause);
            if !open {
                continue;
            }
            let start = clause.tokens.start;
            let inside = |c: &&Clause| {
                c.tokens.start == start
                    && c.link == Link::Relative
                    && factive(c)
                    && c.head > start
                    && c.features.voice != Voice::Passive
            };
            let found = out[from..index].iter().rev().filter(inside).find_map(|c| {
                let stays = second || passive && self.knowledge.intransitives.contains(&*c.lemma);
                let subject = |a: &&Argument| {
                    !a.shared
                        && a.slot == Slot::Nom
                        && a.tokens.start == start
                        && self.is_name(a.head)
                        && self.is_genitive(a.head)
                        && (stays || self.text(a.tokens.end) == ",")
                };
                c.arguments.iter().find(subject)
            });
            if let Some(subject) = found.cloned() {
                out[index].arguments.push(Argument { shared: true, ..subject });
            }
        }
    }

    /// Whether an object before a comma is that of a participle behind nothing but converbs (`öğrencileri, | fidye ödemeden
    /// kurtaran | ekip`); the participle has no other one.
    pub(super) fn is_before_converbs(
        &self,
        item: &Item,
        behind: &[Item],
        features: &VerbFeatures,
        word: &Word,
    ) -> bool {
        features.form == VerbForm::SubjectParticiple
            && features.voice == Voice::Active
            && item.is_noun_in(Case::Acc)
            && item.comma
            && !item.name
            && !behind.is_empty()
            && behind.iter().all(|o| matches!(o.kind, Kind::Adverbial(_)) && !o.comma)
            && !self.knowledge.intransitives.contains(&*word.lemma)
    }

    /// Whether a named object before a comma is that of what is reported, behind the subject of the sentence and an adjunct
    /// (`Bakan, Kaya'yı, | görevden çekilmesi koşuluyla atayacağını | söyledi`).
    pub(super) fn is_object_of_report(&self, depth: usize, features: &VerbFeatures, word: &Word) -> bool {
        let item = &self.stack[depth - 1];
        let object = |o: &Item| {
            o.is_noun_in(Case::Acc) || matches!(o.kind, Kind::Nominalised(_)) && o.case == Case::Acc
        };
        matches!(features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
            && features.voice == Voice::Active
            && word.case == Case::Acc
            && item.is_noun_in(Case::Acc)
            && item.name
            && item.comma
            && !self.stack[depth..].iter().any(object)
            && !self.knowledge.intransitives.contains(&*word.lemma)
            && depth > 1
            && self.stack[depth - 2].is_noun_in(Case::Nom)
            && self.stack[depth - 2].comma
    }

    /// Whether a converb says before what something happens, which is no negation (`öldürülmeden [iki gün] önce`).
    pub(super) fn is_before(&self, i: TokenId, end: TokenId) -> bool {
        const FAR: TokenId = 4;
        let form = self.lower(i);
        let time = |t: &TokenId| {
            let word = self.word(*t);
            word.upos == Upos::Num || self.knowledge.time_nouns.contains(&*word.lemma)
        };
        let behind = |t: &TokenId| !matches!(self.lower(*t), "önce" | "evvel");
        (form.ends_with("madan") || form.ends_with("meden"))
            && (i + 1..end.min(i + FAR)).find(|t| !time(t) || !behind(t)).is_some_and(|t| !behind(&t))
    }

    /// Whether a participle in the dative says until when something goes on (`çıkana | kadar`), as a converb does.
    pub(super) fn says_until(&self, i: TokenId, end: TokenId, features: &VerbFeatures) -> bool {
        let word = self.word(i);
        features.form == VerbForm::SubjectParticiple
            && word.case == Case::Dat
            && word.possessive == 0
            && !word.plural
            && i + 1 < end
            && matches!(self.lower(i + 1), "kadar" | "dek" | "değin")
    }

    /// Whether a verbal noun that is a noun by now goes on with a list of verbal nouns, having a party of its own (`gitmesi ve | Kaya'yla
    /// görüşmesi`).
    pub(super) fn goes_on_as_verb(&self, i: TokenId) -> bool {
        let word = self.word(i);
        let [.., before, party] = &self.stack[..] else { return false };
        let deed = matches!(before.kind, Kind::Nominalised(_)) && before.conjunction;
        let other = self.word(before.head);
        word.possessive == 3
            && deed
            && other.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun && v.voice == Voice::Active)
            && other.possessive == 3
            && other.case == word.case
            && party.end == i
            && party.start == before.end + 1
            && !party.comma
            && (party.is_noun_in(Case::Ins)
                || party.is_noun_in(Case::Dat)
                || matches!(party.kind, Kind::Adposition(Slot::Ins)))
    }

    /// Whether what stands before the subject of a nominalised verb (at `depth` in the stack) is in the case that this verb is in, so
    /// that the verb above has its own already (`Kenya'ya | Peru'nun saldırmasına karşı çıktı`, `Kenya'yı | Peru'nun uyardığını yazdı`).
    pub(super) fn has_case_of_clause(&self, i: TokenId, depth: usize, features: &VerbFeatures) -> bool {
        let word = self.word(i);
        let before = depth.checked_sub(1).map(|d| &self.stack[d]);
        let fits = match word.case {
            Case::Dat => features.form == VerbForm::VerbalNoun,
            Case::Acc => {
                matches!(features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
                    && features.voice == Voice::Active
                    && !self.knowledge.intransitives.contains(&*word.lemma)
                    && before.is_some_and(|b| b.name)
            }
            // `Bakanlık'a | Peru Bank'ın açtığı dava`: the deed's own.
            Case::Nom => {
                return before
                    .is_some_and(|b| b.name && b.is_noun_in(Case::Dat) && !b.comma && !b.conjunction)
                    && self.tells_deed_behind(i, features)
                    && !self.stack[depth..].iter().any(|o| o.is_noun_in(Case::Dat));
            }
            _ => false,
        };
        let object = |o: &Item| {
            o.is_noun_in(word.case) || matches!(o.kind, Kind::Nominalised(_)) && o.case == word.case
        };
        fits && before.is_some_and(|b| b.is_noun_in(word.case) && !b.comma && !b.conjunction)
            && !self.stack[depth..].iter().any(object)
    }

    /// Whether a participle of a light verb stands before the deed that it only carries, which is done to somebody in the dative
    /// (`açtığı | dava`, `uyguladığı yüzde 50'lik | vergi`).
    fn tells_deed_behind(&self, i: TokenId, features: &VerbFeatures) -> bool {
        const LONG: TokenId = 5;
        let factive = matches!(features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
        let lemma = &*self.word(i).lemma;
        let end = (self.mention_at.len() as TokenId).min(i + LONG);
        let plain = |t: &TokenId| {
            self.mention_at[*t as usize] == 0 && self.word(*t).verb.is_none() && !self.is_mark(*t)
        };
        let deed = |t: TokenId| {
            self.word(t).upos == Upos::Noun && crate::event::takes_dative("tr", &self.noun_lemma(t))
        };
        factive
            && features.voice == Voice::Active
            && lemma != "ol"
            && self.knowledge.light_verbs.contains(lemma)
            && (i + 1..end).take_while(plain).any(deed)
    }

    /// Whether a named party in the dative waits for the verb that a purpose behind it belongs to, since that has a dative already
    /// (`Peru'ya | hisselerini Şili'ye satması için süre verdi`).
    pub(super) fn has_its_dative(
        &self,
        i: TokenId,
        item: &Item,
        depth: usize,
        features: &VerbFeatures,
    ) -> bool {
        features.form == VerbForm::VerbalNoun
            && features.voice == Voice::Active
            && self.word(i).possessive == 3
            && self.word_at(i + 1).is_some()
            && self.lower(i + 1) == "için"
            && item.is_noun_in(Case::Dat)
            && item.name
            && !item.comma
            && !item.conjunction
            && self.stack[depth..].iter().any(|o| o.is_noun_in(Case::Dat))
    }

    /// Whether two people joined by a dash stand before what they do together (`Ayşe Kaya - Can Er | görüşmesi`).
    pub(super) fn is_pair_of_people(&self, item: &Item, noun: TokenId) -> bool {
        let dash = |t: TokenId| {
            matches!(self.text(t), "-" | "–")
                && t > item.start
                && t + 1 < item.end
                && self.is_name(t - 1)
                && self.is_name(t + 1)
        };
        item.person
            && item.end == noun
            && (item.start..item.end).any(dash)
            && crate::event::takes_partner("tr", &self.noun_lemma(noun))
    }
}
