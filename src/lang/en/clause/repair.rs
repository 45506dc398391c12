//! Mends frequent errors of the parser: the subject of a reported clause without `that` taken for the object of the
//! reporting verb (`said | the talks | had failed`), and a passive taken for a modifier (`was | elected president`).

use crate::lang::en::statement::takes_bare_clause;
use crate::lang::en::syntax::{Parse, Relation};
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// A participle with an auxiliary that was hung before the noun it makes somebody: `Ann Reed was | elected president`.
pub fn passives(parse: &mut Parse, words: &[Word]) {
    for (verb, word) in words.iter().enumerate().skip(1) {
        let noun = parse.heads[verb] as usize;
        if !matches!(parse.relations[verb], Relation::Amod | Relation::Compound)
            || word.upos != Upos::Verb
            || noun <= verb
            || !has(parse, verb, &[Relation::AuxPass])
        {
            continue;
        }
        let name = parse.heads[noun] as usize;
        let named = name < verb && matches!(parse.relations[noun], Relation::Appos | Relation::Nmod);
        let top = if named { name } else { noun };
        let root = parse.heads[top] as usize == top;
        parse.heads[verb] = if root { verb as u16 } else { parse.heads[top] };
        parse.relations[verb] = parse.relations[top];
        parse.heads[noun] = verb as u16;
        parse.relations[noun] = Relation::Xcomp;
        if named {
            parse.heads[name] = verb as u16;
            parse.relations[name] = Relation::NsubjPass;
        }
        for i in 0..parse.heads.len() {
            if i == noun || i == verb || parse.heads[i] as usize != top {
                continue;
            }
            let subject = matches!(parse.relations[i], Relation::Nsubj | Relation::NsubjPass);
            if parse.relations[i] == Relation::Punct || !named && i < verb {
                parse.heads[i] = verb as u16;
            }
            if subject && !named {
                parse.relations[i] = Relation::NsubjPass;
            }
        }
    }
}

/// Hangs the clause on the verb, and the taken object into the clause.
pub fn reported_clauses(parse: &mut Parse, words: &[Word]) {
    for object in 1..parse.heads.len() {
        let verb = parse.heads[object] as usize;
        if !matches!(parse.relations[object], Relation::Obj | Relation::Iobj | Relation::Xcomp)
            || verb >= object
            || words[verb].upos != Upos::Verb
            || !matches!(words[object].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
            || !takes_bare_clause(&words[verb].lemma)
        {
            continue;
        }
        // The predicate of the clause: the first verb or predicate behind the object's phrase.
        let Some(predicate) = (object + 1..parse.heads.len()).find(|i| {
            !matches!(parse.relations[*i], Relation::Aux | Relation::AuxPass | Relation::Cop)
                && (words[*i].upos == Upos::Verb || has(parse, *i, &[Relation::Cop]))
        }) else {
            continue;
        };
        let up = parse.heads[predicate] as usize;
        let outside = up == verb || up == object || up < verb;
        let finite = matches!(penn(&words[predicate]), "VBD" | "VBZ" | "VBP")
            || has(parse, predicate, &[Relation::Aux, Relation::AuxPass, Relation::Cop]);
        let own =
            has(parse, predicate, &[Relation::Nsubj, Relation::NsubjPass, Relation::Csubj, Relation::Mark])
                || relativised(parse, words, predicate);
        // The verb must not hang on the predicate: that would close a circle.
        if within(parse, verb, predicate)
            || !outside
            || !finite
            || own
            || parse.relations[predicate] == Relation::Conj
        {
            continue;
        }
        // Right behind the object's phrase, auxiliaries and adverbs apart.
        let mut first = predicate;
        while first > object + 1 && matches!(words[first - 1].upos, Upos::Aux | Upos::Adv | Upos::Part) {
            first -= 1;
        }
        let whole = (object + 1..first).all(|i| within(parse, i, object) && words[i].upos != Upos::Punct);
        if !whole {
            continue;
        }
        let passive = has(parse, predicate, &[Relation::AuxPass]);
        parse.heads[predicate] = verb as u16;
        parse.relations[predicate] = Relation::Ccomp;
        parse.heads[object] = predicate as u16;
        parse.relations[object] = if passive { Relation::NsubjPass } else { Relation::Nsubj };
    }
}

fn has(parse: &Parse, i: usize, relations: &[Relation]) -> bool {
    let near = i.saturating_sub(12)..(i + 12).min(parse.heads.len());
    near.into_iter()
        .any(|c| c != i && parse.heads[c] as usize == i && relations.contains(&parse.relations[c]))
}

fn relativised(parse: &Parse, words: &[Word], i: usize) -> bool {
    (0..i)
        .rev()
        .take(8)
        .any(|c| parse.heads[c] as usize == i && matches!(penn(&words[c]), "WDT" | "WP" | "WRB" | "WP$"))
}

/// Whether a token hangs, over however many others, on `top`.
pub(super) fn within(parse: &Parse, mut i: usize, top: usize) -> bool {
    for _ in 0..parse.heads.len() {
        if i == top {
            return true;
        }
        let up = parse.heads[i] as usize;
        if up == i {
            return false;
        }
        i = up;
    }
    false
}
