//! Mends lists of names that the parser takes apart.

use super::joined::outermost;
use crate::lang::en::syntax::{Parse, Relation};
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// Hangs the rest of a list of names on its first one, which is a verb's object, where a gerund behind the list was read as said of
/// one of them: `accused | Peru, Chile and Kenya | of dumping steel`.
pub fn beside_gerund<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    let n = parse.heads.len();
    for gerund in 5..n {
        let said_of = parse.heads[gerund] as usize;
        let told = matches!(parse.relations[gerund], Relation::Acl | Relation::AclRelcl | Relation::Advcl);
        if penn(word(gerund)) != "VBG"
            || !told
            || named(said_of).is_none()
            || said_of >= gerund
            || !matches!(&*word(gerund - 1).lemma, "of" | "for" | "from")
        {
            continue;
        }
        let Some(members) = list_before(word, named, gerund - 1) else { continue };
        let [opens, others @ ..] = &members[..] else { continue };
        let first = outermost(parse, opens.clone());
        let verb = parse.heads[first] as usize;
        let object = parse.relations[first] == Relation::Obj
            && verb < first
            && word(verb).upos == Upos::Verb
            && (verb + 1..opens.start).all(|i| word(i).upos == Upos::Det);
        if !object || !others.iter().any(|m| m.contains(&said_of)) {
            continue;
        }
        for member in others {
            let top = outermost(parse, member.clone());
            parse.heads[top] = first as u16;
            parse.relations[top] = Relation::Conj;
        }
        parse.heads[gerund] = verb as u16;
        parse.relations[gerund] = Relation::Advcl;
    }
}

/// The names of a list that ends before `end`, first one first: at least two, joined by commas and `and`.
fn list_before<'w>(
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
    end: usize,
) -> Option<Vec<std::ops::Range<usize>>> {
    let mut members: Vec<std::ops::Range<usize>> = Vec::new();
    let mut t = end;
    loop {
        let last = t.checked_sub(1)?;
        let person = named(last)?;
        if members.first().is_some_and(|m| named(m.start) != Some(person)) {
            return None;
        }
        t = last;
        while t > 0 && named(t - 1).is_some() {
            t -= 1;
        }
        members.insert(0, t..last + 1);
        while t > 0 && word(t - 1).upos == Upos::Det {
            t -= 1;
        }
        let joint = t.checked_sub(1).filter(|j| matches!(&*word(*j).lemma, "and" | "," | "or"));
        let Some(mut joint) = joint else { break };
        if joint > 0 && &*word(joint - 1).lemma == "," {
            joint -= 1;
        }
        t = joint;
    }
    (members.len() > 1).then_some(members)
}
