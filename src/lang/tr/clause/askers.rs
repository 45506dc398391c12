//! Who asks whom, and who speaks of what, at the beginning of a headline: they belong to the noun of the call or the words.

use super::parser::Parser;
use crate::syntax::{Argument, Clause, Link, Slot, VerbForm};

impl Parser<'_> {
    /// `Peru'dan Şili'ye | çekilme çağrısı`: who asks whom opens the sentence, and belongs to the noun that what is asked for
    /// stands before.
    pub(super) fn lift_askers(&self, from: usize, out: &mut [Clause]) {
        let named = |a: &Argument, slot: &Slot| a.slot == *slot && !a.shared && self.is_name(a.head);
        for index in from..out.len() {
            let asked = &out[index];
            let [first, second, ..] = &asked.arguments[..] else { continue };
            let pair = asked.features.form == VerbForm::VerbalNoun
                && first.tokens.start == self.first
                && first.tokens.end == second.tokens.start
                && named(first, &Slot::Abl)
                && named(second, &Slot::Dat);
            let content = |c: &Clause| {
                c.link == Link::Nominal
                    && c.arguments.iter().any(|a| a.slot == Slot::Bare && a.head == asked.head)
                    && self.knowledge.content_nouns.contains(&*c.lemma)
            };
            let noun = out[from..].iter().position(content).filter(|_| pair && asked.link != Link::Nominal);
            if let Some(noun) = noun {
                let lifted: Vec<Argument> = out[index].arguments.drain(..2).collect();
                out[from + noun].arguments.extend(lifted);
            }
        }
    }

    /// `Peru'dan | İsrail saldırılarına tepki`: whose words the noun tells opens the sentence, and is no part of the deed that they
    /// are about, which has its doer before it.
    pub(super) fn lift_speakers(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let deed = &out[index];
            let opens = |a: &Argument| {
                a.slot == Slot::Abl && !a.shared && a.tokens.start == self.first && self.is_name(a.head)
            };
            let doer = |a: &Argument| a.slot == Slot::Bare && !a.shared && self.is_name(a.head);
            let speaker = deed.arguments.iter().position(opens);
            let Some(at) = speaker.filter(|_| deed.link == Link::Nominal && deed.arguments.iter().any(doer))
            else {
                continue;
            };
            let head = deed.head;
            let about =
                |a: &Argument| matches!(a.slot, Slot::Dat | Slot::Adp(_)) && !a.shared && a.head == head;
            let words = |c: &Clause| c.link == Link::Nominal && c.arguments.iter().any(about);
            if let Some(words) = out[from..].iter().position(words) {
                let speaker = out[index].arguments.remove(at);
                let words = &mut out[from + words];
                words
                    .arguments
                    .iter_mut()
                    .filter(|a| about(a))
                    .for_each(|a| a.tokens.start = speaker.tokens.end);
                words.arguments.push(speaker);
            }
        }
    }
}
