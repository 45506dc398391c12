//! What a verb says beside its lemma, by its auxiliaries in the tree.

use super::tree::Tree;
use crate::lang::en::syntax::Relation;
use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::Chain;
use crate::syntax::{Mood, Tense, Upos, VerbFeatures, VerbForm, Voice};

/// Words that deny what they stand beside.
const NEGATIVES: [&str; 4] = ["not", "never", "n't", "neither"];

/// Whether a predicate has auxiliaries of its own.
pub fn has_auxiliary(tree: &Tree<'_>, i: usize) -> bool {
    tree.children(i).any(|c| matches!(tree.relation(c), Relation::Aux | Relation::AuxPass | Relation::Cop))
}

/// `had not, as of Monday, | announced`: the negation stands before an aside that the tree may hang it on.
fn denied_before_aside(tree: &Tree<'_>, i: usize) -> bool {
    const LONG: usize = 9;
    let comma = |k: usize| tree.lemma(k) == ",";
    if i < 4 || !comma(i - 1) {
        return false;
    }
    (i.saturating_sub(LONG)..i - 1).rev().find(|k| comma(*k)).is_some_and(|open| {
        open > 1 && NEGATIVES.contains(&tree.lemma(open - 1)) && tree.upos(open - 2) == Upos::Aux
    })
}

/// Features of the predicate at `i`.
pub fn features(tree: &Tree<'_>, i: usize) -> VerbFeatures {
    let mut chain = Chain::default();
    let (mut conditional, mut hearsay, mut passive_subject) = (false, false, false);
    let mut copula = None;
    for c in tree.children(i) {
        let lemma = tree.lemma(c);
        match tree.relation(c) {
            Relation::AuxPass => {
                chain.aux(lemma, tree.penn(c));
                chain.passive = true;
            }
            Relation::Aux => chain.aux(lemma, tree.penn(c)),
            Relation::Cop => copula = Some(c),
            Relation::Mark if lemma == "to" => chain.to = true,
            Relation::Mark => conditional |= matches!(lemma, "if" | "unless"),
            Relation::Advmod => {
                chain.negative |= NEGATIVES.contains(&lemma);
                hearsay |= WordClass::Hearsay.has(lemma);
                // `no longer`
                chain.negative |= lemma == "longer" && tree.children(c).any(|d| tree.lemma(d) == "no");
            }
            Relation::NsubjPass => passive_subject = true,
            // `made no deal`
            Relation::Obj => {
                chain.negative |=
                    tree.children(c).any(|d| tree.relation(d) == Relation::Det && tree.lemma(d) == "no");
            }
            Relation::Nsubj => {
                // `Neither Ann Reed nor Jan Wilk | left`
                let first = tree.phrase(c).0;
                chain.negative |=
                    tree.lemma(first) == "neither" || first > 0 && tree.lemma(first - 1) == "neither";
                chain.negative |= tree.children(c).any(|d| match tree.relation(d) {
                    Relation::Det | Relation::Cc => matches!(tree.lemma(d), "no" | "neither"),
                    _ => false,
                }) || matches!(tree.lemma(c), "nobody" | "none");
            }
            _ => {
                if matches!(tree.upos(c), Upos::Part | Upos::Adv) && NEGATIVES.contains(&lemma) {
                    chain.negative = true;
                }
            }
        }
    }
    chain.negative |= denied_before_aside(tree, i);
    chain.passive |= passive_subject;
    let mut f = match copula {
        Some(c) => {
            let mut f = chain.features(tree.penn(c));
            f.voice = Voice::Active;
            f
        }
        None => chain.features(tree.penn(i)),
    };
    if !matches!(tree.upos(i), Upos::Verb | Upos::Aux) && copula.is_none() && chain.is_bare() {
        f.form = VerbForm::Finite;
        f.mood = Mood::Indicative;
    }
    // A bare participle with a subject is a main verb whose auxiliary is left out, as headlines do.
    if f.form == VerbForm::PastParticiple && tree.relation(i) == Relation::Root {
        f.form = VerbForm::Finite;
        f.tense = Tense::Past;
        if tree.child(i, Relation::Obj).is_none()
            && tree.child(i, Relation::Ccomp).is_none()
            && tree.child(i, Relation::Xcomp).is_none()
        {
            f.voice = Voice::Passive;
        }
    }
    if f.form == VerbForm::PastParticiple {
        f.voice = Voice::Passive;
    }
    // `had Reed | jailed`: what looks like a past tense.
    let lets = tree.head(i).is_some_and(|h| h < i && matches!(tree.lemma(h), "have" | "get"));
    if lets && passive_subject && tree.penn(i) == "VBD" && !has_auxiliary(tree, i) {
        f.form = VerbForm::PastParticiple;
        f.voice = Voice::Passive;
    }
    if f.mood == Mood::Imperative
        && (tree.child(i, Relation::Nsubj).is_some() || tree.relation(i) != Relation::Root)
    {
        f.mood = Mood::Indicative;
    }
    if f.form == VerbForm::SubjectParticiple && matches!(tree.relation(i), Relation::Root) {
        f.form = VerbForm::Finite;
        f.tense = Tense::Progressive;
    }
    if conditional {
        f.mood = Mood::Conditional;
    }
    f.evidential = hearsay;
    f
}
