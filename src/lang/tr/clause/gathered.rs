//! Phrases that were cut in two: a call from what it is for, a list before those among whom it is.

use super::parser::Parser;
use crate::syntax::{Case, Clause, Link, Slot, VerbForm, Voice};

impl Parser<'_> {
    /// `…, görüşmelere dönme | çağrısı yaptı`: an infinitive before the noun that it completes is no subject.
    pub(super) fn join_calls(&self, from: usize, out: &mut [Clause]) {
        for clause in out[from..].iter_mut().filter(|c| c.link != Link::Nominal) {
            let call = |at: usize| {
                let content = &clause.arguments[at];
                let word = self.word(content.head);
                let infinitive = content.slot == Slot::Nom
                    && !content.shared
                    && word.possessive == 0
                    && word.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun);
                infinitive
                    .then(|| {
                        clause.arguments.iter().position(|a| {
                            a.tokens.start == content.tokens.end
                                && !a.shared
                                && a.head + 1 == a.tokens.end
                                && self.word(a.head).possessive == 3
                                && self.knowledge.content_nouns.contains(&*self.word(a.head).lemma)
                        })
                    })
                    .flatten()
            };
            let found = (0..clause.arguments.len()).find_map(|at| Some((at, call(at)?)));
            if let Some((at, noun)) = found {
                clause.arguments[noun].tokens.start = clause.arguments[at].tokens.start;
                clause.arguments.remove(at);
            }
        }
    }

    /// `Peru, | Şili ve Fas'ın da aralarında bulunduğu ülkeler kararı kınadı`: the first of the list before those who are the subject.
    pub(super) fn join_members(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let among = clause.link == Link::Relative
                && clause.features.form == VerbForm::FactParticiple
                && clause.arguments.iter().any(|a| self.lower(a.head) == "aralarında");
            let list = clause.arguments.iter().position(|a| {
                a.slot == Slot::Nom
                    && !a.shared
                    && a.tokens.clone().any(|t| self.lower(t) == "ve")
                    && self.is_name(a.head)
            });
            let (Some(list), Some(noun)) = (list.filter(|_| among), clause.modifies) else { continue };
            let start = clause.arguments[list].tokens.start;
            let Some(root) = (index + 1..out.len()).find(|r| {
                out[*r].link == Link::Root && out[*r].arguments.iter().any(|a| a.head == noun && !a.shared)
            }) else {
                continue;
            };
            let above = &out[root];
            let first = above.arguments.iter().position(|a| {
                a.slot == Slot::Nom
                    && !a.shared
                    && self.is_name(a.head)
                    && a.tokens.end + 1 == start
                    && self.text(a.tokens.end) == ","
            });
            let many = above.arguments.iter().position(|a| a.head == noun && !a.shared);
            let (Some(first), Some(many)) = (first, many) else { continue };
            let word = self.word(noun);
            // They are the subject: in no case, and not right before the verb as any object.
            let subject = word.case == Case::Nom
                && word.possessive == 0
                && above.features.voice == Voice::Active
                && noun + 1 < above.head
                && matches!(above.arguments[many].slot, Slot::Nom | Slot::Acc);
            if !subject {
                continue;
            }
            let begin = above.arguments[first].tokens.start;
            out[root].arguments[many].slot = Slot::Nom;
            out[root].arguments[many].tokens.start = begin;
            out[root].arguments.remove(first);
            out[index].arguments[list].tokens.start = begin;
            out[index].tokens.start = begin;
        }
    }
}
