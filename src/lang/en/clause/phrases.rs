//! Mends where the parser joins what stands apart: a verb of a row read as a participle of the object before it (`ousted Reed, |
//! dissolved parliament and closed the border`), whom something is given read into the gift (`lent | Peru | two ships`).

use crate::lang::en::syntax::{Parse, Relation};
use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// Hangs a past tense behind a comma, which has an object but neither a subject nor a relative pronoun, on the verb whose
/// object stands before it: `ousted Reed, | dissolved parliament and closed the border`.
pub fn verbs_in_a_row<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    let n = parse.heads.len();
    for verb in 3..n {
        let noun = parse.heads[verb] as usize;
        let clause = matches!(parse.relations[verb], Relation::Acl | Relation::AclRelcl) && noun < verb;
        let tag = penn(word(verb));
        if !clause
            || word(verb).upos != Upos::Verb
            || !matches!(tag, "VBD" | "VBZ")
            || &*word(verb - 1).lemma != ","
        {
            continue;
        }
        let own = |parse: &Parse, i: usize| {
            parse.heads[i] as usize == verb
                && (matches!(
                    parse.relations[i],
                    Relation::Nsubj
                        | Relation::NsubjPass
                        | Relation::Mark
                        | Relation::Aux
                        | Relation::AuxPass
                ) || i < verb && penn(word(i)).starts_with('W'))
        };
        let object = (verb + 1..n).any(|i| {
            parse.heads[i] as usize == verb && matches!(parse.relations[i], Relation::Obj | Relation::Xcomp)
        });
        if !object || (0..n).any(|i| own(parse, i)) {
            continue;
        }
        let Some(main) = verb_above(parse, word, noun).filter(|v| *v < noun && penn(word(*v)) == tag) else {
            continue;
        };
        parse.heads[verb] = main as u16;
        parse.relations[verb] = Relation::Conj;
    }
}

/// What happens before or after a time is told beside it, not of it: `fled | hours | before he was to resign`.
pub fn beside_times<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    for verb in 3..parse.heads.len() {
        let noun = parse.heads[verb] as usize;
        let lemma = &*word(noun).lemma;
        let time = WordClass::Time.has(lemma) || matches!(lemma, "hour" | "minute");
        let of_it = matches!(parse.relations[verb], Relation::Acl | Relation::AclRelcl) && noun + 2 < verb;
        if of_it && time && matches!(&*word(noun + 1).lemma, "before" | "after" | "since" | "until") {
            parse.relations[verb] = Relation::Advcl;
        }
    }
}

/// A verb behind a comma and `and` that closes a clause about a noun belongs to the verb above: `sued Peru, who lost in Lima, and |
/// asked it to pay`.
pub fn beyond_relative<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    let n = parse.heads.len();
    for verb in 6..n {
        let first = parse.heads[verb] as usize;
        let relative = parse.relations[verb] == Relation::Conj
            && parse.relations[first] == Relation::AclRelcl
            && first < verb
            && word(verb).upos == Upos::Verb
            && matches!(penn(word(verb)), "VBD" | "VBZ");
        let joint = (first + 1..verb).rev().find(|i| word(*i).upos != Upos::Adv);
        let joined = joint.is_some_and(|i| i > 0 && &*word(i).lemma == "and" && &*word(i - 1).lemma == ",");
        let own = |i: usize| {
            parse.heads[i] as usize == verb
                && matches!(
                    parse.relations[i],
                    Relation::Nsubj | Relation::NsubjPass | Relation::Aux | Relation::AuxPass
                )
        };
        if !relative || !joined || (0..n).any(own) {
            continue;
        }
        let noun = parse.heads[first] as usize;
        // Only a clause that a comma sets off.
        let aside = (noun + 1..first)
            .find(|i| matches!(penn(word(*i)), "WP" | "WDT" | "WP$" | "WRB"))
            .is_some_and(|i| &*word(i - 1).lemma == ",");
        let Some(mut main) = verb_above(parse, word, noun).filter(|v| *v < noun && aside) else { continue };
        // `ruled that Peru had killed Reed, who died in Lima, and | ordered it to pay`
        while parse.relations[main] == Relation::Ccomp {
            main = parse.heads[main] as usize;
        }
        if penn(word(main)) == penn(word(verb)) {
            parse.heads[verb] = main as u16;
        }
    }
}

/// The verb that a noun stands under, over other nouns only.
fn verb_above<'w>(parse: &Parse, word: &dyn Fn(usize) -> &'w Word, mut i: usize) -> Option<usize> {
    for _ in 0..parse.heads.len() {
        let up = parse.heads[i] as usize;
        if up == i {
            return None;
        }
        if word(up).upos == Upos::Verb {
            return Some(up);
        }
        i = up;
    }
    None
}

/// Tells whom something is given from the gift: `lent | Peru | two ships`, `handed | the town | a cheque`. `named` says whether a
/// token is part of a person's name (`Some(true)`) or of another one.
pub fn two_objects<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    let n = parse.heads.len();
    for verb in 0..n {
        // `fined | Volvo | 30 million euros`
        let fines = &*word(verb).lemma == "fine";
        if word(verb).upos != Upos::Verb || !fines && !WordClass::GivesTo.has(&word(verb).lemma) {
            continue;
        }
        if fines {
            let of = |parse: &Parse, r: Relation| {
                (verb + 1..n).find(|i| parse.heads[*i] as usize == verb && parse.relations[*i] == r)
            };
            if let (Some(whom), Some(what)) = (of(parse, Relation::Iobj), of(parse, Relation::Obj)) {
                parse.relations[whom] = Relation::Obj;
                parse.relations[what] = Relation::Obl;
            }
        }
        let objects = |parse: &Parse| -> Vec<usize> {
            (verb + 1..n)
                .filter(|i| parse.heads[*i] as usize == verb && parse.relations[*i] == Relation::Obj)
                .collect()
        };
        if (verb + 1..n).any(|i| parse.heads[i] as usize == verb && parse.relations[i] == Relation::Iobj) {
            continue;
        }
        match objects(parse)[..] {
            [whom, what] => {
                let apart = (whom + 1..what).any(|i| {
                    matches!(word(i).upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Verb)
                        && named(i).is_none()
                });
                if !apart && fines {
                    parse.relations[what] = Relation::Obl;
                } else if !apart && (named(whom).is_some() || word(whom).upos == Upos::Pron) {
                    parse.relations[whom] = Relation::Iobj;
                }
            }
            [what] => {
                // `lent | Peru | two ships`: a name before a number or an article is no part of the phrase behind it.
                let first = verb + 1;
                if named(first).is_none() {
                    continue;
                }
                let mut last = first;
                while last + 1 < what && named(last + 1).is_some() {
                    last += 1;
                }
                let opens = last + 1 < what
                    && (word(last + 1).upos == Upos::Det
                        || penn(word(last + 1)) == "PRP$"
                        || word(last + 1).upos == Upos::Sym
                        || word(last + 1).upos == Upos::Num
                            && (fines || word(last + 1).lemma.parse::<u32>().is_err()));
                let Some(whom) =
                    (first..=last).find(|i| !(first..=last).contains(&(parse.heads[*i] as usize)))
                else {
                    continue;
                };
                let inside = parse.heads[whom] as usize == what;
                if opens && inside {
                    parse.heads[whom] = verb as u16;
                    parse.relations[whom] = if fines { Relation::Obj } else { Relation::Iobj };
                    if fines {
                        parse.relations[what] = Relation::Obl;
                    }
                }
            }
            _ => {}
        }
    }
}

/// What `whose` owns right before a verb is its subject: `sacked Reed, | whose Green Party | then left the talks`.
pub fn whose_subjects<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    let n = parse.heads.len();
    for whose in 2..n.saturating_sub(2) {
        if penn(word(whose)) != "WP$" {
            continue;
        }
        let plain =
            |i: usize| named(i).is_some() || matches!(word(i).upos, Upos::Adj | Upos::Noun | Upos::Propn);
        let Some(end) = (whose + 1..n).find(|i| !plain(*i)).filter(|i| *i > whose + 1) else { continue };
        let Some(verb) = (end..n).find(|i| word(*i).upos != Upos::Adv) else { continue };
        let noun = end - 1;
        let told = word(verb).upos == Upos::Verb && matches!(penn(word(verb)), "VBD" | "VBZ" | "VBP");
        let has_subject = (0..n).any(|i| {
            parse.heads[i] as usize == verb
                && i > whose
                && i < verb
                && matches!(parse.relations[i], Relation::Nsubj | Relation::NsubjPass)
        });
        let before = if &*word(whose - 1).lemma == "," { whose - 2 } else { whose - 1 };
        if !told || has_subject || !plain(before) {
            continue;
        }
        // Nothing that the verb stands under may hang on it.
        let mut up = before;
        let under = (0..n).any(|_| {
            let here = up;
            up = parse.heads[up] as usize;
            here == verb || here == noun
        });
        if under {
            continue;
        }
        parse.heads[noun] = verb as u16;
        parse.relations[noun] = Relation::Nsubj;
        for i in whose..noun {
            if !(whose..noun).contains(&(parse.heads[i] as usize)) {
                parse.heads[i] = noun as u16;
                parse.relations[i] = if i == whose { Relation::NmodPoss } else { Relation::Compound };
            }
        }
        parse.heads[verb] = before as u16;
        parse.relations[verb] = Relation::AclRelcl;
    }
}

/// What stands right behind an infinitive is its object, not that of the verb above: `appears to have met | Reed`.
pub fn infinitive_objects<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    let n = parse.heads.len();
    for inner in 2..n.saturating_sub(1) {
        let verb = parse.heads[inner] as usize;
        let tag = penn(word(inner));
        let to = (inner.saturating_sub(3)..inner).rev().find(|i| penn(word(*i)) == "TO");
        let helped = |to: usize| (to + 1..inner).all(|i| matches!(word(i).upos, Upos::Aux | Upos::Adv));
        if verb >= inner
            || !matches!(parse.relations[inner], Relation::Xcomp | Relation::Advcl)
            || !matches!(tag, "VB" | "VBN")
            || !to.is_some_and(helped)
            || (tag == "VBN") != to.is_some_and(|t| t + 1 < inner)
            || (0..n).any(|i| {
                parse.heads[i] as usize == inner
                    && matches!(parse.relations[i], Relation::Obj | Relation::AuxPass)
            })
        {
            continue;
        }
        let first = inner + 1;
        if !(named(first).is_some() || word(first).upos == Upos::Det) {
            continue;
        }
        let object =
            (first..n).find(|i| parse.heads[*i] as usize == verb && parse.relations[*i] == Relation::Obj);
        let near = object.is_some_and(|o| {
            (first..=o).all(|i| {
                named(i).is_some()
                    || matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
            })
        });
        if let Some(object) = object.filter(|_| near) {
            parse.heads[object] = inner as u16;
        }
    }
}

/// What stands right behind a participle about the subject is its object, no second subject: `a strike targeting | Hezbollah |
/// killed two`.
pub fn participle_objects<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    let n = parse.heads.len();
    for participle in 1..n.saturating_sub(2) {
        let noun = parse.heads[participle] as usize;
        if penn(word(participle)) != "VBG"
            || noun >= participle
            || !matches!(parse.relations[participle], Relation::Acl | Relation::AclRelcl)
            || !matches!(parse.relations[noun], Relation::Nsubj | Relation::NsubjPass)
            || (0..n).any(|i| parse.heads[i] as usize == participle && parse.relations[i] == Relation::Obj)
        {
            continue;
        }
        let verb = parse.heads[noun] as usize;
        let second = (participle + 1..verb.min(n)).find(|i| {
            parse.heads[*i] as usize == verb
                && matches!(parse.relations[*i], Relation::Nsubj | Relation::NsubjPass)
        });
        let near = |object: usize| {
            (participle + 1..=object).all(|i| {
                matches!(
                    word(i).upos,
                    Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Part
                )
            })
        };
        if let Some(object) = second.filter(|o| near(*o)) {
            parse.heads[object] = participle as u16;
            parse.relations[object] = Relation::Obj;
        }
    }
}
