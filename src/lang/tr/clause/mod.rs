//! Turkish clauses: a shift-reduce pass over phrases.
//!
//! Turkish puts its heads last, so one pass from left to right with a stack is enough: noun phrases are pushed, and
//! every predicate (finite verb, participle, verbal noun, converb, noun that tells an event) takes from the stack the
//! phrases that can be its own and leaves a phrase in their place. Linear in the number of tokens.

mod askers;
mod assign;
mod compound;
mod control;
mod deed;
mod doer;
mod event_noun;
mod event_slot;
mod finish;
mod fronted;
mod gap;
mod gathered;
mod ground;
mod joint;
mod knowledge;
mod lexical;
mod list;
mod marks;
mod noun;
mod object;
mod owner;
mod parser;
mod phrase;
mod predicate;
mod reach;
mod reach_subject;
mod reason;
mod said_of;
mod share;
mod subject;
mod sums;
mod swallowed;
mod titles;
mod waiting;

use crate::mention::Mention;
use crate::pipeline::Analysed;
use crate::syntax::Clause;
use crate::text::Tokens;

use knowledge::Knowledge;
use parser::Parser;

/// Sentences above this many tokens are lists or dirt, not syntax.
const LONGEST: usize = 400;

/// The clauses of all sentences and of the sentences inside quotations, in order of their head.
pub fn clauses(analysed: &Analysed<'_>, mentions: &[Mention]) -> Vec<Clause> {
    let knowledge = Knowledge::get();
    let segmented = analysed.segmented;
    let mention_at = mention_index(analysed, mentions);
    let speech: Vec<u32> = (0..segmented.quotes.len() as u32).filter(|q| is_speech(analysed, *q)).collect();
    let mut out = Vec::new();
    let mut parser = Parser::new(analysed, mentions, &mention_at, knowledge);
    for (index, sentence) in segmented.sentences.iter().enumerate() {
        if sentence.tokens.len() > LONGEST {
            continue;
        }
        let inside: Vec<u32> = speech
            .iter()
            .copied()
            .filter(|q| {
                let t = &segmented.quotes[*q as usize].tokens;
                t.start < sentence.tokens.end && sentence.tokens.start < t.end
            })
            .collect();
        let holes: Vec<Tokens> = inside
            .iter()
            .map(|q| {
                let quote = &segmented.quotes[*q as usize];
                quote.tokens.start.saturating_sub(1)..(quote.tokens.end + u32::from(quote.closed))
            })
            .collect();
        parser.run(sentence.tokens.clone(), &holes, index as u32, None, &mut out);
        for q in inside {
            for part in &segmented.quotes[q as usize].sentences {
                let start = part.start.max(sentence.tokens.start);
                let end = part.end.min(sentence.tokens.end);
                if start < end && (end - start) as usize <= LONGEST {
                    parser.run(start..end, &[], index as u32, Some(q), &mut out);
                }
            }
        }
    }
    order(&mut out);
    out
}

/// Whether a noun tells a time.
pub fn is_time_noun(lemma: &str) -> bool {
    Knowledge::get().time_nouns.contains(lemma)
}

/// Whether a verb (its stem) takes no object in the accusative.
pub fn takes_no_object(stem: &str) -> bool {
    Knowledge::get().intransitives.contains(stem)
}

/// Whether a form is a postposition (`sonrasında`).
pub fn is_postposition(form: &str) -> bool {
    Knowledge::get().postpositions.contains_key(form)
}

/// Sorts clauses by head and follows the order in their links.
fn order(clauses: &mut Vec<Clause>) {
    let mut by: Vec<u32> = (0..clauses.len() as u32).collect();
    by.sort_by_key(|i| (clauses[*i as usize].head, *i));
    let mut new_of = vec![0u32; clauses.len()];
    for (new, old) in by.iter().enumerate() {
        new_of[*old as usize] = new as u32;
    }
    let mut sorted: Vec<Option<Clause>> = clauses.drain(..).map(Some).collect();
    for old in by {
        let mut clause = sorted[old as usize].take().expect("each index once");
        clause.parent = clause.parent.map(|p| new_of[p as usize]);
        clauses.push(clause);
    }
}

/// For each token the mention that covers it (index + 1, 0 for none).
fn mention_index(analysed: &Analysed<'_>, mentions: &[Mention]) -> Vec<u32> {
    let mut at = vec![0u32; analysed.segmented.tokens.len()];
    for (i, mention) in mentions.iter().enumerate() {
        for t in mention.tokens.clone() {
            at[t as usize] = i as u32 + 1;
        }
    }
    at
}

/// Whether a quotation holds speech (whole sentences), so that the sentence around it is read without it. A quoted
/// phrase (`“stratejik ortaklık” anlaşması`) is read as part of its sentence.
fn is_speech(analysed: &Analysed<'_>, quote: u32) -> bool {
    let quote = &analysed.segmented.quotes[quote as usize];
    if quote.depth > 0 {
        return false;
    }
    if quote.sentences.len() > 1 {
        return true;
    }
    let words = analysed.words;
    quote.tokens.clone().rev().take(3).any(|t| {
        let word = &words[t as usize];
        word.verb.is_some_and(|v| v.form == crate::syntax::VerbForm::Finite)
            || analysed.segmented.tokens[t as usize]
                .span
                .of(&analysed.document.text)
                .starts_with(['.', '!', '?'])
    })
}

/// Whether a converb, in lower case, always has the subject of its verb (`-arak`, `-ıp`).
pub(super) fn goes_together(form: &str) -> bool {
    ["arak", "erek", "ıp", "ip", "up", "üp"].iter().any(|ending| form.ends_with(ending))
}
