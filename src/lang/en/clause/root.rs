//! Mends the parser's most frequent error in news: the subject taken for the root of its sentence, and its verb for
//! something that hangs on it (`Officials | said the bridge was closed`, `Hurricanes | are a form of storms`).

use crate::lang::en::syntax::{Parse, Relation};
use crate::lang::en::words::penn;
use crate::syntax::{Upos, Word};

/// Makes the first finite predicate the root where a noun is, and the noun its subject (or what opens the sentence).
pub fn main_verb<'w>(parse: &mut Parse, word: &dyn Fn(usize) -> &'w Word) {
    let n = parse.heads.len();
    let Some(root) = (0..n).find(|i| parse.heads[*i] as usize == *i) else { return };
    if matches!(word(root).upos, Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Intj)
        || penn(word(root)).starts_with('W')
    {
        return;
    }
    let tree = Children::new(parse);
    let told = [Relation::Cop, Relation::Nsubj, Relation::NsubjPass, Relation::Csubj];
    if tree.of(root).any(|c| told.contains(&parse.relations[c])) {
        return;
    }
    let found = (0..n).find(|v| *v != root && is_main(parse, &tree, word, root, *v, true));
    let Some(verb) = found.or_else(|| (root + 1..n).find(|v| is_main(parse, &tree, word, root, *v, false)))
    else {
        return;
    };
    rehang(parse, &tree, word, root, verb);
}

/// For each token its children, in order.
struct Children(Vec<Vec<usize>>);

impl Children {
    fn new(parse: &Parse) -> Children {
        let mut of = vec![Vec::new(); parse.heads.len()];
        for (i, head) in parse.heads.iter().enumerate() {
            if *head as usize != i {
                of[*head as usize].push(i);
            }
        }
        Children(of)
    }

    fn of(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.0[i].iter().copied()
    }

    fn first(&self, parse: &Parse, i: usize, relations: &[Relation]) -> Option<usize> {
        self.of(i).find(|c| relations.contains(&parse.relations[*c]))
    }
}

fn finite(tag: &str) -> bool {
    matches!(tag, "VBD" | "VBZ" | "VBP" | "MD")
}

/// Whether a token is a finite predicate that stands under no other one and in no clause about a noun or with a
/// conjunction of its own. Where `plain`, participles without an auxiliary are left out.
fn is_main<'w>(
    parse: &Parse,
    tree: &Children,
    word: &dyn Fn(usize) -> &'w Word,
    root: usize,
    verb: usize,
    plain: bool,
) -> bool {
    let helped = tree.of(verb).any(|c| {
        matches!(parse.relations[c], Relation::Aux | Relation::AuxPass | Relation::Cop)
            && finite(penn(word(c)))
    });
    let tag = penn(word(verb));
    let own = word(verb).upos == Upos::Verb && finite(tag);
    let next = |k: usize| (verb + k < parse.heads.len()).then(|| word(verb + k));
    let by = next(1).is_some_and(|w| &*w.lemma == "by");
    let bare = !plain
        && word(verb).upos == Upos::Verb
        && tag == "VBN"
        && parse.heads[verb] as usize == root
        && matches!(parse.relations[verb], Relation::Acl | Relation::AclRelcl)
        && verb > 0
        && (!matches!(word(verb - 1).upos, Upos::Punct) || behind_apposition(word, root, verb))
        && (tree.first(parse, verb, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp]).is_some()
            || infinitive(parse.heads.len(), word, verb).is_some()
            || is_only_verb(parse, word, verb));
    if !plain && !by && closes_relative(parse, tree, word, root, verb) {
        return true;
    }
    if !(helped || (own || bare) && !by) || parse.relations[verb] == Relation::Mark {
        return false;
    }
    let subordinate = |c: usize| {
        parse.relations[c] == Relation::Mark
            || c < verb
                && (penn(word(c)).starts_with('W') || penn(word(c)) == "IN" && &*word(c).lemma == "that")
    };
    if tree.of(verb).any(subordinate) {
        return false;
    }
    // Between it and the root only nouns.
    let mut up = parse.heads[verb] as usize;
    for _ in 0..parse.heads.len() {
        if up == root {
            return true;
        }
        if matches!(word(up).upos, Upos::Verb | Upos::Aux) {
            return false;
        }
        up = parse.heads[up] as usize;
    }
    false
}

/// Whether a sentence has no verb with a tense beside one that looks like a participle: `Thousands | demonstrated in Lima.`
fn is_only_verb<'w>(parse: &Parse, word: &dyn Fn(usize) -> &'w Word, verb: usize) -> bool {
    let n = parse.heads.len();
    let stops = n > 0 && &*word(n - 1).lemma == ".";
    let by = verb + 1 < n && &*word(verb + 1).lemma == "by";
    let told = |i: usize| {
        matches!(word(i).upos, Upos::Verb | Upos::Aux) && (finite(penn(word(i))) || penn(word(i)) == "VBN")
    };
    stops && !by && !(0..n).any(|i| i != verb && told(i))
}

/// Whether the comma before a verb closes a name that stands in apposition to the subject: `The premier, Ann Reed, | called on
/// Peru to act`.
fn behind_apposition<'w>(word: &dyn Fn(usize) -> &'w Word, root: usize, verb: usize) -> bool {
    let comma = |i: usize| &*word(i).lemma == ",";
    let name = (root + 2..verb.saturating_sub(1)).rev().take_while(|i| word(*i).upos == Upos::Propn).count();
    name > 0 && comma(verb - 1) && root + 2 + name == verb - 1 && comma(root + 1)
}

/// Whether a verb was hung on the clause about the subject that a comma before it closes: `The council, which was formed in
/// May, | called on Peru to act`, `Reed, who works at Volvo, | left`.
fn closes_relative<'w>(
    parse: &Parse,
    tree: &Children,
    word: &dyn Fn(usize) -> &'w Word,
    root: usize,
    verb: usize,
) -> bool {
    let tag = penn(word(verb));
    if verb == 0 || word(verb).upos != Upos::Verb || &*word(verb - 1).lemma != "," {
        return false;
    }
    let relative = |i: usize| {
        parse.heads[i] as usize == root
            && parse.relations[i] == Relation::AclRelcl
            && i < verb
            && tree.of(i).any(|c| c < i && penn(word(c)).starts_with('W'))
    };
    let mut up = parse.heads[verb] as usize;
    for _ in 0..parse.heads.len() {
        if relative(up) || parse.heads[up] as usize == up {
            break;
        }
        up = parse.heads[up] as usize;
    }
    let bare =
        tree.of(verb).all(|c| c > verb || penn(word(c)) == "RB" || parse.relations[c] == Relation::Punct);
    let governs = || {
        tree.first(parse, verb, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp]).is_some()
            || infinitive(parse.heads.len(), word, verb).is_some()
    };
    relative(up) && bare && (matches!(tag, "VBD" | "VBZ") || tag == "VBN" && governs())
}

/// The infinitive not far behind a verb (`threatened on Monday to | impose`).
fn infinitive<'w>(n: usize, word: &dyn Fn(usize) -> &'w Word, verb: usize) -> Option<usize> {
    const FAR: usize = 8;
    let to = (verb + 1..n.min(verb + FAR)).find(|k| penn(word(*k)) == "TO")?;
    (to + 1 < n && penn(word(to + 1)) == "VB").then_some(to + 1)
}

fn rehang<'w>(
    parse: &mut Parse,
    tree: &Children,
    word: &dyn Fn(usize) -> &'w Word,
    root: usize,
    verb: usize,
) {
    let above = parse.heads[verb] as usize;
    let passive = tree.first(parse, verb, &[Relation::AuxPass]).is_some();
    let subject = if passive { Relation::NsubjPass } else { Relation::Nsubj };
    let own = tree.first(parse, verb, &[Relation::Nsubj, Relation::NsubjPass, Relation::Csubj]);
    let cased = |i: usize| tree.first(parse, i, &[Relation::Case]).is_some();
    let (opens, above_cased) = (cased(root), cased(above));
    let path = parse.relations[above];
    for c in tree.of(root).filter(|c| *c > verb) {
        parse.heads[c] = verb as u16;
        if parse.relations[c] == Relation::Nmod {
            parse.relations[c] = Relation::Obl;
        }
    }
    parse.heads[verb] = verb as u16;
    parse.relations[verb] = Relation::Root;
    if let Some(inner) = infinitive(parse.heads.len(), word, verb)
        && penn(word(verb)) == "VBN"
        && tree.first(parse, verb, &[Relation::Obj, Relation::AuxPass]).is_none()
    {
        parse.heads[inner] = verb as u16;
        parse.relations[inner] = Relation::Xcomp;
    }
    parse.heads[root] = verb as u16;
    let inner =
        above != root && above < verb && !above_cased && !matches!(path, Relation::Conj | Relation::Flat);
    if let Some(own) = own {
        parse.relations[root] = if opens { Relation::Obl } else { Relation::Other };
        // `Company meteorologist | Evan Reed said`: a title before its name.
        if !opens
            && own > root
            && tree.of(own).all(|c| c > root)
            && (root + 1..own).all(|i| within(parse, i, root) || within(parse, i, own))
        {
            parse.heads[root] = own as u16;
            parse.relations[root] = Relation::Compound;
        }
    } else if inner && opens {
        parse.heads[above] = verb as u16;
        parse.relations[above] = subject;
        parse.relations[root] = Relation::Obl;
    } else {
        parse.relations[root] = if opens || root > verb { Relation::Obl } else { subject };
    }
}

/// Whether a token hangs, over however many others, on `top`.
fn within(parse: &Parse, mut i: usize, top: usize) -> bool {
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
