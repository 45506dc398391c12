//! Pronouns of people as they stand in a text, and where people are named.

use super::Finder;
use super::Seen;
use super::antecedent::{Pronoun, Role, Trace};
use super::gender::Gender;
use crate::entity::EntityId;
use crate::lang::en::relation::knowledge;
use crate::lang::en::word_class::WordClass;
use crate::syntax::{Argument, Clause, Slot, Upos};
use crate::text::{TokenId, Tokens, lower_en};

impl<'r> Finder<'r> {
    /// A pronoun of a person, with what decides whom it takes up.
    pub(super) fn pronoun(&self, s: usize, t: TokenId, out: &[Option<EntityId>]) -> Option<Pronoun> {
        let words = self.reading.analysed.words;
        if words[t as usize].upos != Upos::Pron {
            return None;
        }
        let lower = self.lower(t);
        let gender = match lower.as_str() {
            "he" | "him" | "his" | "himself" => Gender::Male,
            "she" | "her" | "hers" | "herself" => Gender::Female,
            _ => return None,
        };
        if self.reporters.get(&t).is_some_and(|head| self.is_anybody(*head) && out[*head as usize].is_none())
        {
            return None;
        }
        let argument = self.argument(t);
        let role = match (lower.as_str(), argument) {
            ("he" | "she", _) => Role::Subject,
            ("him" | "himself" | "herself", _) | ("her", Some(_)) => Role::Object,
            _ => Role::Owner,
        };
        let reflexive = lower.ends_with("self");
        let start = self.reading.analysed.segmented.sentences[s].tokens.start;
        let named = |head: TokenId| self.reading.mention_at(head).map(|m| self.reading.entity_of[m]);
        let of = |head: TokenId| named(head).or(out[head as usize]);
        // `Reed joined Nokia, which | fired him`: a body fires him, whomever the analysis takes for the subject.
        let which = |clause: &Clause| {
            let light = |k: &TokenId| matches!(words[*k as usize].upos, Upos::Aux | Upos::Adv | Upos::Part);
            let before = (start..clause.head).rev().find(|k| !light(k));
            before.is_some_and(|k| self.lower(k) == "which")
        };
        let acted = argument.filter(|(clause, _)| role == Role::Object && !reflexive && !which(clause));
        let barred = acted.and_then(|(clause, _)| {
            let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && a.head != t)?;
            of(subject.head)
        });
        let asked = role == Role::Subject && self.is_asked_of(t);
        let asker = self.reporters.get(&t).and_then(|head| of(*head));
        let (barred, reporter) = if asked { (asker, None) } else { (barred, asker) };
        let opens = (start..t).all(|k| {
            matches!(words[k as usize].upos, Upos::Adv | Upos::Adp | Upos::Punct | Upos::Num | Upos::Cconj)
        });
        let block = self.block(s);
        Some(Pronoun {
            token: t,
            sentence: s,
            block,
            gender,
            role,
            quoted: self.quoted[t as usize],
            opens,
            barred,
            reporter,
        })
    }

    /// Whether a pronoun is to do what somebody else asks for, by the bare form of its verb: `demanded that | she | appear`.
    fn is_asked_of(&self, t: TokenId) -> bool {
        let words = self.reading.analysed.words;
        let Some((clause, _)) = self.argument(t).filter(|(c, _)| c.head > t) else { return false };
        let bare = words[clause.head as usize].upos == Upos::Verb
            && (self.lower(clause.head) == *clause.lemma || self.lower(t + 1) == "be");
        bare && (t + 1..clause.head)
            .all(|k| words[k as usize].upos == Upos::Adv || matches!(self.lower(k).as_str(), "be" | "not"))
    }

    /// Whether a subject is one of many who is not named: `One farmer said | she had fled`; who speaks for somebody else may
    /// mean him (`a lawyer said | he was ill`).
    fn is_anybody(&self, head: TokenId) -> bool {
        const NEAR: TokenId = 3;
        let word = &self.reading.analysed.words[head as usize];
        if self.reading.mention_at(head).is_some() {
            return false;
        }
        let opener = |t: TokenId| matches!(self.lower(t).as_str(), "a" | "an" | "one" | "another");
        if self.lower(head) == "one" {
            return self.lower(head + 1) == "of";
        }
        let lemma = lower_en(&word.lemma);
        word.upos == Upos::Noun
            && !word.plural
            && !WordClass::SpeaksForOthers.has(&lemma)
            && (head.saturating_sub(NEAR)..head).any(opener)
    }

    /// The paragraph of a sentence.
    fn block(&self, sentence: usize) -> u32 {
        self.reading.analysed.segmented.sentences[sentence].block
    }

    /// The clause of which a token heads an argument, and that argument.
    fn argument(&self, t: TokenId) -> Option<(&'r Clause, &'r Argument)> {
        let clause = &self.reading.clauses[self.clause_of[t as usize].checked_sub(1)? as usize];
        clause.arguments.iter().find(|a| a.head == t).map(|a| (clause, a))
    }

    /// How somebody is named or taken up at these tokens.
    pub(super) fn trace(&self, tokens: &Tokens, seen: &Seen, pronoun: bool) -> Trace {
        let slots = || tokens.clone().filter_map(|t| self.argument(t)).map(|(_, a)| &a.slot);
        Trace {
            sentence: seen.sentence,
            block: self.block(seen.sentence),
            token: seen.token,
            subject: seen.subject,
            any_subject: seen.subject || slots().any(|s| *s == Slot::Nom),
            quoted: seen.quoted,
            pronoun,
            oblique: slots().any(|s| matches!(s, Slot::Adp(_) | Slot::By | Slot::Gen))
                || matches!(self.lower(tokens.end).as_str(), "'s" | "’s"),
        }
    }

    /// Whether a noun for a person that nobody is named by is the subject of a clause (`the driver`).
    pub(super) fn is_unnamed_subject(&self, t: TokenId) -> bool {
        let word = &self.reading.analysed.words[t as usize];
        let person = || {
            let lemma = lower_en(&word.lemma);
            WordClass::PersonNoun.has(&lemma)
                || knowledge().title(&lemma).is_some()
                || ["er", "or", "ist", "man", "woman"].iter().any(|e| lemma.ends_with(e))
        };
        word.upos == Upos::Noun
            && !word.plural
            && self.argument(t).is_some_and(|(_, a)| a.slot == Slot::Nom)
            && person()
    }
}
