//! Subjects with a name in apposition that the parser loses behind a conjunction: `thanked the council, and | its ambassador, Ann
//! Reed, | urged`.

use super::joined::{governor, hangs_on, outermost};
use crate::lang::en::syntax::{Parse, Relation};
use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// How long the name between the commas may be, in tokens.
const LONG: usize = 8;

/// Gives each finite verb behind `and` or `after` and a noun with a name in apposition that noun as its subject.
pub fn subjects<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    for joint in 1..parse.heads.len().saturating_sub(4) {
        if (matches!(&*word(joint).lemma, "and" | "but" | "while") || opens(word(joint)))
            && named(joint).is_none()
        {
            subject(parse, word, named, joint);
        }
    }
}

/// Whether a word opens a clause that tells when or why (`after the mayor, Ann Reed, | resigned`).
fn opens(word: &Word) -> bool {
    matches!(
        &*word.lemma,
        "after"
            | "before"
            | "when"
            | "because"
            | "since"
            | "until"
            | "once"
            | "as"
            | "although"
            | "though"
            | "if"
    ) && matches!(penn(word), "IN" | "WRB" | "RB")
}

fn subject<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
    joint: usize,
) -> Option<()> {
    let n = parse.heads.len();
    let comma = |i: usize| &*word(i).lemma == ",";
    let plain = |i: usize| {
        named(i).is_some()
            || matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
            || matches!(penn(word(i)), "PRP$" | "POS")
    };
    let open = (joint + 1..n).find(|i| !plain(*i)).filter(|i| *i > joint + 1 && comma(*i))?;
    let close = (open + 1..n.min(open + LONG)).find(|i| !plain(*i)).filter(|i| comma(*i))?;
    let noun = open - 1;
    let person = close > open + 1 && named(close - 1) == Some(true);
    let finite = (close + 1..n).find(|i| word(*i).upos != Upos::Adv)?;
    if !person || word(noun).upos != Upos::Noun || !matches!(penn(word(finite)), "VBD" | "VBZ" | "VBP" | "MD")
    {
        return None;
    }
    let helped = |i: usize| matches!(parse.relations[i], Relation::Aux | Relation::AuxPass | Relation::Cop);
    let verb = if helped(finite) { parse.heads[finite] as usize } else { finite };
    let is_subject = |i: usize| matches!(parse.relations[i], Relation::Nsubj | Relation::NsubjPass);
    let own = (joint..verb.min(n)).any(|i| parse.heads[i] as usize == verb && is_subject(i));
    if verb < finite || own {
        return None;
    }
    let first = governor(parse, word, joint, joint)?;
    let name = outermost(parse, open + 1..close);
    let told = opens(word(joint));
    if told || (joint + 1..close).any(|i| hangs_on(parse, verb, i)) || parse.heads[verb] as usize >= joint {
        if hangs_on(parse, first, verb) {
            // `The trial started after the owner, Tom Lund, was arrested`: the first verb taken for what the second reports.
            if !told || parse.heads[first] as usize != verb {
                return None;
            }
            let above = parse.heads[verb] as usize;
            parse.heads[first] = if above == verb { first } else { above } as u16;
            parse.relations[first] = parse.relations[verb];
        }
        parse.heads[verb] = first as u16;
        parse.relations[verb] = if told { Relation::Advcl } else { Relation::Conj };
    }
    if told {
        parse.heads[joint] = verb as u16;
        parse.relations[joint] = Relation::Mark;
    }
    let passive = (0..n).any(|i| parse.heads[i] as usize == verb && parse.relations[i] == Relation::AuxPass);
    parse.heads[noun] = verb as u16;
    parse.relations[noun] = if passive { Relation::NsubjPass } else { Relation::Nsubj };
    for i in joint + 1..noun {
        if !(joint + 1..noun).contains(&(parse.heads[i] as usize)) {
            parse.heads[i] = noun as u16;
            parse.relations[i] =
                if penn(word(i)) == "PRP$" { Relation::NmodPoss } else { Relation::Compound };
        }
    }
    parse.heads[name] = noun as u16;
    parse.relations[name] = Relation::Appos;
    Some(())
}

/// Hangs a participle of what is done to people on the person right before its comma, not on the verb further off: `expelled | Ann
/// Reed, | accused of spying`.
pub fn participles<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    for i in 3..parse.heads.len() {
        let verb = parse.heads[i] as usize;
        let beside = penn(word(i)) == "VBN"
            && WordClass::Befalls.has(&word(i).lemma)
            && parse.relations[i] == Relation::Advcl
            && verb < i
            && &*word(i - 1).lemma == ","
            && named(i - 2) == Some(true);
        let helped = |k: usize| {
            parse.heads[k] as usize == i && matches!(parse.relations[k], Relation::Aux | Relation::AuxPass)
        };
        if !beside || (0..parse.heads.len()).any(helped) {
            continue;
        }
        let mut start = i - 2;
        while start > 0 && named(start - 1) == Some(true) {
            start -= 1;
        }
        let name = outermost(parse, start..i - 1);
        // `Ann Reed, | accused of spying, left`: the subject's, as before.
        if verb >= start || hangs_on(parse, name, i) {
            continue;
        }
        parse.heads[i] = name as u16;
        parse.relations[i] = Relation::Acl;
    }
}
