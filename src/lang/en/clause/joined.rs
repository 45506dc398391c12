//! Mends frequent errors of the parser: a conjunction between two clauses taken for one between names (`was bombed by
//! Ukraine and | Russia accused Poland`), a clause about a name taken for one beside the main verb (`met Reed, | who wants
//! to leave`).

use crate::lang::en::syntax::{Parse, Relation};
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// Gives each finite verb without a subject the name before it that was read into the clause before. `named` says
/// whether a token is part of a person's name (`Some(true)`) or of another one.
pub fn two_clauses<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
    form: &dyn Fn(usize) -> &'w str,
) {
    for joint in 1..parse.heads.len().saturating_sub(2) {
        if matches!(&*word(joint).lemma, "and" | "but") && word(joint).upos == Upos::Cconj {
            split(parse, word, named, form, joint);
        }
    }
}

fn split<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
    form: &dyn Fn(usize) -> &'w str,
    joint: usize,
) -> Option<()> {
    let n = parse.heads.len();
    let plain = |i: usize| {
        named(i).is_some() || matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
    };
    let first = (joint + 1..n).find(|i| !plain(*i))?;
    let person = named(first - 1).filter(|_| first > joint + 1)?;
    // `and Russia | also | accused`
    let finite = (first..n).find(|i| !matches!(word(*i).upos, Upos::Adv))?;
    let tag = penn(word(finite));
    // `in Peru and Chile | were cancelled`: of more than one.
    let plural = tag == "VBP" || form(finite) == "were";
    if !matches!(tag, "VBD" | "VBZ" | "VBP" | "MD") || person && plural {
        return None;
    }
    let verb = if word(finite).upos == Upos::Aux {
        let helped =
            |i: usize| matches!(parse.relations[i], Relation::Aux | Relation::AuxPass | Relation::Cop);
        if helped(finite) { parse.heads[finite] as usize } else { finite }
    } else {
        finite
    };
    // `and Russia | backed by Peru`
    if verb < finite || verb == finite && verb + 1 < n && matches!(&*word(verb + 1).lemma, "by" | "of") {
        return None;
    }
    let subject = outermost(parse, joint + 1..first);
    let before = parse.heads[subject] as usize;
    let is_subject = |i: usize| matches!(parse.relations[i], Relation::Nsubj | Relation::NsubjPass);
    // `the complaint in July, and | Blue Origin then | sued`
    let beside = matches!(
        parse.relations[subject],
        Relation::Appos | Relation::Nmod | Relation::Compound | Relation::Other | Relation::Obl
    ) && &*word(joint - 1).lemma == ",";
    let joined = (parse.relations[subject] == Relation::Conj || beside) && before < joint;
    // `was sued by Nokia and | Ericsson was fined`: a verb read for its subject is none.
    let own = |i: &usize| parse.heads[*i] as usize == verb && is_subject(*i) && word(*i).upos != Upos::Verb;
    // What has a subject of its own keeps it, unless that is the name before: `before the court and | Novak was sued`.
    if !joined || (0..n).any(|i| own(&i) && i != before) || parse.relations[verb] == Relation::AclRelcl {
        return None;
    }
    let governor = governor(parse, word, before, joint)?;
    if (0..joint).any(|i| own(&i)) && !behind_preposition(word, before) {
        return None;
    }
    // `the man arrested in Peru and Chile | was freed`: a participle taken for the verb.
    let subject_of_first =
        (0..governor).rev().find(|i| parse.heads[*i] as usize == governor && is_subject(*i));
    let agrees = |i: usize| !(word(i).plural && (tag == "VBZ" || form(finite) == "was"));
    let reduced = penn(word(governor)) == "VBD"
        && form(governor).ends_with("ed")
        && subject_of_first.is_some_and(|i| i + 1 == governor && named(i).is_none() && agrees(i))
        && !(0..joint).any(|i| {
            parse.heads[i] as usize == governor && matches!(parse.relations[i], Relation::Obj | Relation::Aux)
        });
    if reduced {
        return None;
    }
    hang(parse, verb, governor, joint, subject);
    let passive = (0..n).any(|i| parse.heads[i] as usize == verb && parse.relations[i] == Relation::AuxPass);
    parse.heads[subject] = verb as u16;
    parse.relations[subject] = if passive { Relation::NsubjPass } else { Relation::Nsubj };
    Some(())
}

/// The token of a stretch that hangs on none of the others.
pub(super) fn outermost(parse: &Parse, stretch: std::ops::Range<usize>) -> usize {
    let top = stretch.clone().find(|i| !stretch.contains(&(parse.heads[*i] as usize)));
    top.unwrap_or(stretch.start)
}

/// The finite verb of the clause before a conjunction, whose object or complement the name before it is.
pub(super) fn governor<'w>(
    parse: &Parse,
    word: &dyn Fn(usize) -> &'w Word,
    before: usize,
    joint: usize,
) -> Option<usize> {
    let has = |verb: usize, wanted: &[Relation]| {
        (0..joint).any(|i| parse.heads[i] as usize == verb && wanted.contains(&parse.relations[i]))
    };
    let subjects = [Relation::Nsubj, Relation::NsubjPass, Relation::Csubj];
    let told = |i: &usize| {
        word(*i).upos == Upos::Verb
            && !matches!(parse.relations[*i], Relation::AclRelcl | Relation::Acl | Relation::Amod)
            && (matches!(penn(word(*i)), "VBD" | "VBZ" | "VBP")
                || has(*i, &[Relation::Aux, Relation::AuxPass]))
    };
    let verb = (0..before).rev().find(|i| word(*i).upos == Upos::Verb)?;
    (told(&verb) && has(verb, &subjects)).then_some(verb)
}

/// Whether a preposition stands before the phrase of a noun.
fn behind_preposition<'w>(word: &dyn Fn(usize) -> &'w Word, noun: usize) -> bool {
    let inside = |i: &usize| matches!(word(*i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
    (0..noun).rev().find(|i| !inside(i)).is_some_and(|i| word(i).upos == Upos::Adp)
}

/// Makes a verb the second of two, with what stands before the conjunction left to the first.
fn hang(parse: &mut Parse, verb: usize, governor: usize, joint: usize, subject: usize) {
    let mut up = governor;
    let mut under = false;
    for _ in 0..parse.heads.len() {
        let next = parse.heads[up] as usize;
        if next == verb {
            under = true;
            break;
        }
        if next == up {
            break;
        }
        up = next;
    }
    if under {
        // What hung on the second verb's head now has the first there.
        let above = parse.heads[verb] as usize;
        let top = if above == verb { up } else { above };
        parse.heads[up] = top as u16;
        parse.relations[up] = parse.relations[verb];
    }
    for i in 0..joint {
        if i != up && parse.heads[i] as usize == verb {
            parse.heads[i] = governor as u16;
            if i != subject && matches!(parse.relations[i], Relation::Nsubj | Relation::NsubjPass) {
                parse.relations[i] = Relation::Obl;
            }
        }
    }
    parse.heads[verb] = governor as u16;
    parse.relations[verb] = Relation::Conj;
    parse.heads[joint] = verb as u16;
    parse.relations[joint] = Relation::Cc;
}

/// Hangs each clause that `who` opens on the name before it.
pub fn about_names<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    let n = parse.heads.len();
    for who in 2..n {
        let verb = parse.heads[who] as usize;
        // `who is expected | to become`
        let infinitive =
            || (0..n).any(|i| parse.heads[i] as usize == verb && parse.relations[i] == Relation::Xcomp);
        let subject = match parse.relations[who] {
            Relation::Nsubj => true,
            Relation::NsubjPass => infinitive(),
            _ => false,
        };
        let opens = &*word(who).lemma == "who" && subject && verb > who && &*word(who - 1).lemma == ",";
        let beside = matches!(parse.relations[verb], Relation::Conj | Relation::Advcl | Relation::Parataxis);
        if !opens || !beside || named(who - 2) != Some(true) {
            continue;
        }
        let mut noun = who - 2;
        let part = |i: usize| matches!(parse.relations[i], Relation::Flat | Relation::Compound);
        for _ in 0..n {
            if !part(noun) || parse.heads[noun] as usize >= who {
                break;
            }
            noun = parse.heads[noun] as usize;
        }
        if !hangs_on(parse, noun, verb) {
            parse.heads[verb] = noun as u16;
            parse.relations[verb] = Relation::AclRelcl;
        }
    }
}

/// Gives a finite verb behind a conjunction to the subject of the main verb, where the object of a participle before it was
/// read as its subject: `won the vote, | beating Reed, and thanked Peru`.
pub fn after_participle<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    let n = parse.heads.len();
    let plain = |i: usize| {
        named(i).is_some() || matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
    };
    for joint in 4..n.saturating_sub(1) {
        if !matches!(&*word(joint).lemma, "and" | "but") || word(joint).upos != Upos::Cconj {
            continue;
        }
        let Some(verb) = (joint + 1..n).find(|i| word(*i).upos != Upos::Adv) else { continue };
        let told = word(verb).upos == Upos::Verb && matches!(penn(word(verb)), "VBD" | "VBZ" | "VBP");
        let end = if &*word(joint - 1).lemma == "," { joint - 1 } else { joint };
        let Some(participle) = (0..end).rev().find(|i| !plain(*i)) else { continue };
        if !told || participle + 1 == end || penn(word(participle)) != "VBG" || named(participle).is_some() {
            continue;
        }
        let object = outermost(parse, participle + 1..end);
        let subject = parse.heads[object] as usize == verb && parse.relations[object] == Relation::Nsubj;
        // Or the verb for one of a clause about the object.
        let about = parse.heads[verb] as usize == object
            && matches!(parse.relations[verb], Relation::AclRelcl | Relation::Acl)
            && !(0..n).any(|i| {
                parse.heads[i] as usize == verb
                    && matches!(parse.relations[i], Relation::Nsubj | Relation::NsubjPass)
            });
        if !subject && !about {
            continue;
        }
        let Some(main) = governor(parse, word, participle, joint) else { continue };
        parse.heads[object] = participle as u16;
        parse.relations[object] = Relation::Obj;
        hang(parse, verb, main, joint, object);
    }
}

/// Hangs a finite verb that was read as the second of two beside a gerund on the verb before: `accused Peru of lying and |
/// left the talks`.
pub fn beside_gerund<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    let n = parse.heads.len();
    let has = |parse: &Parse, verb: usize, wanted: &[Relation]| {
        (0..n).any(|i| parse.heads[i] as usize == verb && wanted.contains(&parse.relations[i]))
    };
    for verb in 3..n {
        let gerund = parse.heads[verb] as usize;
        let joined = parse.relations[verb] == Relation::Conj && gerund < verb && gerund > 0;
        let own = [Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass];
        if !joined
            || penn(word(gerund)) != "VBG"
            || !matches!(word(gerund - 1).upos, Upos::Adp | Upos::Sconj)
            || word(verb).upos != Upos::Verb
            || !matches!(penn(word(verb)), "VBD" | "VBZ")
            || has(parse, verb, &own)
            || has(parse, gerund, &own)
        {
            continue;
        }
        if let Some(main) = governor(parse, word, gerund, verb) {
            parse.heads[verb] = main as u16;
        }
    }
}

/// A pronoun right behind a verb that no noun phrase can go on with is its object: `accusing | her of spying`, `praised | her
/// on Twitter`, `backed | her after the vote`.
pub fn object_pronouns<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    for i in 1..parse.heads.len().saturating_sub(2) {
        let noun = parse.heads[i] as usize;
        let owner = parse.relations[i] == Relation::NmodPoss && word(i).upos == Upos::Pron && noun > i + 1;
        let behind = word(i - 1).upos == Upos::Verb
            && matches!(word(i + 1).upos, Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Det);
        if !owner || !behind {
            continue;
        }
        parse.heads[i] = (i - 1) as u16;
        parse.relations[i] = Relation::Obj;
        if parse.heads[noun] as usize == i - 1 && parse.relations[noun] == Relation::Obj {
            parse.relations[noun] = Relation::Obl;
        }
    }
}

/// A verb behind a comma and `and` is not the second of a reported one whose auxiliary it does not share: `said Peru had lied
/// in court, and | accused it of theft`.
pub fn beside_reported<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    let n = parse.heads.len();
    let has = |parse: &Parse, verb: usize, wanted: &[Relation]| {
        (0..n).any(|i| parse.heads[i] as usize == verb && wanted.contains(&parse.relations[i]))
    };
    let own = [Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass];
    for verb in 4..n {
        let reported = parse.heads[verb] as usize;
        if parse.relations[verb] != Relation::Conj
            || penn(word(verb)) != "VBD"
            || reported >= verb
            || parse.relations[reported] != Relation::Ccomp
            || !has(parse, reported, &[Relation::Aux])
            || has(parse, verb, &own)
        {
            continue;
        }
        let main = parse.heads[reported] as usize;
        let joint = (reported + 1..verb).rev().find(|i| word(*i).upos != Upos::Adv);
        let and = joint.filter(|i| &*word(*i).lemma == "and");
        // `ruled that Peru had lied and | ordered it to pay`: what is done to the one of whom it is reported.
        let object = (verb + 1..n)
            .any(|i| i == verb + 1 && parse.heads[i] as usize == verb && parse.relations[i] == Relation::Obj);
        let pronoun = object && matches!(&*word(verb + 1).lemma, "it" | "he" | "she" | "they");
        let comma = and.filter(|i| &*word(*i - 1).lemma == "," || pronoun);
        if comma.is_some() && main < reported && penn(word(main)) == "VBD" {
            parse.heads[verb] = main as u16;
        }
    }
}

/// The object of an infinitive behind a noun is not the subject of the verb behind it, the noun is: `Peru's | offer | to buy
/// Volvo | was rejected`.
pub fn beyond_infinitive<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    let n = parse.heads.len();
    let inside =
        |i: usize| matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num);
    for object in 3..n {
        let verb = parse.heads[object] as usize;
        let subject = matches!(parse.relations[object], Relation::Nsubj | Relation::NsubjPass);
        if !subject || verb <= object {
            continue;
        }
        let mut start = object;
        while start > 0 && inside(start - 1) {
            start -= 1;
        }
        if start < 3 || penn(word(start - 1)) != "VB" || &*word(start - 2).lemma != "to" {
            continue;
        }
        let (infinitive, noun) = (start - 1, start - 3);
        let own = (0..n).any(|i| {
            parse.heads[i] as usize == infinitive && parse.relations[i] == Relation::Obj && i != object
        });
        // `to buy Volvo | is to own it`
        let tangled = hangs_on(parse, verb, infinitive) && !hangs_on(parse, verb, noun)
            || hangs_on(parse, noun, infinitive);
        if word(noun).upos != Upos::Noun || own || tangled || parse.heads[noun] as usize == verb {
            continue;
        }
        if hangs_on(parse, verb, noun) {
            let above = parse.heads[noun] as usize;
            parse.heads[verb] = if above == noun { verb } else { above } as u16;
            parse.relations[verb] = parse.relations[noun];
        }
        parse.relations[noun] = parse.relations[object];
        parse.heads[noun] = verb as u16;
        parse.heads[infinitive] = noun as u16;
        parse.relations[infinitive] = Relation::Acl;
        parse.heads[object] = infinitive as u16;
        parse.relations[object] = Relation::Obj;
    }
}

/// What somebody lets others do to a person is done to that person: `had | Reed arrested`, `got Reed released`.
pub fn causatives<'w>(
    parse: &mut Parse,
    word: &dyn Fn(usize) -> &'w Word,
    named: &dyn Fn(usize) -> Option<bool>,
) {
    let n = parse.heads.len();
    let plain = |i: usize| {
        named(i).is_some()
            || matches!(word(i).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
            || penn(word(i)) == "PRP$"
    };
    for lets in 1..n.saturating_sub(2) {
        if !matches!(&*word(lets).lemma, "have" | "get") || !plain(lets - 1) || !plain(lets + 1) {
            continue;
        }
        let Some(verb) = (lets + 1..n).find(|i| !plain(*i)) else { continue };
        if named(verb - 1) != Some(true) || !matches!(penn(word(verb)), "VBN" | "VBD") {
            continue;
        }
        let person = outermost(parse, lets + 1..verb);
        if parse.heads[person] as usize != verb && parse.heads[verb] as usize != lets {
            continue;
        }
        for i in 0..lets {
            if parse.heads[i] as usize == verb && parse.relations[i] == Relation::Nsubj {
                parse.relations[i] = Relation::Other;
            }
        }
        parse.heads[person] = verb as u16;
        parse.relations[person] = Relation::NsubjPass;
    }
}

/// Whether a token hangs, over however many others, on `top`.
pub(super) fn hangs_on(parse: &Parse, mut i: usize, top: usize) -> bool {
    for _ in 0..parse.heads.len() {
        if i == top {
            return true;
        }
        i = parse.heads[i] as usize;
    }
    false
}
