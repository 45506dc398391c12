//! Mends tags that news needs and the tagger misses: plural nouns taken for verbs (`the rebels agreed`, `air strikes`),
//! and past forms taken for participles or adjectives in a sentence that would have no verb without them.

use super::lexicon::{lexicon, mask};
use super::syntax::model;
use super::words::{penn, word};
use crate::lang::en::word_class::WordClass;
use crate::syntax::{Upos, VerbFeatures, Word};
use crate::text::{Document, Segmented, TokenKind, lower_en};

/// Prepositions and conjunctions that look like plurals.
const PREPOSITIONS: [&str; 12] = [
    "across",
    "besides",
    "towards",
    "versus",
    "whereas",
    "unless",
    "minus",
    "afterwards",
    "upwards",
    "onwards",
    "downwards",
    "regardless",
];

/// Mends the words of one stretch, from `start` on.
pub fn mend(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    for i in start + 1..words.len() {
        if penn(&words[i]) == "VBZ"
            && words[i].upos == Upos::Verb
            && can(i, mask::PLURAL, document, segmented)
            && (before_a_verb(words, i, document, segmented) || in_a_phrase(words, start, i))
        {
            set(words, i, "NNS/NOUN", document, segmented);
        }
    }
    // `Ann Reed, who | works for the mill`
    for i in start + 1..words.len() {
        if penn(&words[i]) == "NNS"
            && &*words[i - 1].lemma == "who"
            && can(i, mask::THIRD, document, segmented)
        {
            set(words, i, "VBZ/VERB", document, segmented);
            words[i].verb = Some(VerbFeatures::default());
        }
    }
    impossible(words, start, document, segmented);
    first_word(words, start, document, segmented);
    suffered(words, start, document, segmented);
    helped(words, start, document, segmented);
    active(words, start, document, segmented);
    with_object(words, start, document, segmented);
    past_verb(words, start, document, segmented);
}

/// A participle with an object or a clause of its own is a past form, where no auxiliary stands before it: `the minister
/// also strongly | defended the plan`, `the union, …, | announced on Monday that`.
fn active(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    let end = words.len();
    for i in start + 1..end {
        if penn(&words[i]) != "VBN"
            || words[i].upos != Upos::Verb
            || !can(i, mask::PAST, document, segmented)
            || WordClass::TwoObjects.has(&words[i].lemma)
        {
            continue;
        }
        // The subject before it, adverbs between.
        let mut k = i - 1;
        while k > start && words[k].upos == Upos::Adv {
            k -= 1;
        }
        let adverbs = k + 1 < i;
        let named = words[k].upos == Upos::Propn;
        let comma = words[k].upos == Upos::Punct && &*words[k].lemma == ",";
        if (k.saturating_sub(3).max(start)..i).any(|j| words[j].upos == Upos::Aux) {
            continue;
        }
        let object = |j: usize| j < end && (matches!(penn(&words[j]), "DT" | "PRP$" | "PRP"));
        let owner = i + 2 < end && words[i + 1].upos == Upos::Propn && penn(&words[i + 2]) == "POS";
        let that = (i + 1..end.min(i + 5))
            .take_while(|j| {
                *j == i + 1 || matches!(words[*j - 1].upos, Upos::Adp | Upos::Propn | Upos::Num | Upos::Noun)
            })
            .any(|j| &*words[j].lemma == "that" && words[j].upos == Upos::Sconj);
        if adverbs && (named || words[k].upos == Upos::Noun) && (object(i + 1) || owner)
            || (comma || named) && that
        {
            set(words, i, "VBD/VERB", document, segmented);
        }
    }
}

/// Behind `be` and `have`, adverbs apart, a past form is a participle: `was later | accused`, `had | defeated`.
fn helped(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    for i in start + 1..words.len() {
        if penn(&words[i]) != "VBD" || words[i].upos != Upos::Verb {
            continue;
        }
        let first = words[start..i].iter().rposition(|w| !matches!(w.upos, Upos::Adv | Upos::Part));
        let helper = first.map(|k| &words[start + k]);
        if helper.is_some_and(|w| w.upos == Upos::Aux && matches!(&*w.lemma, "be" | "have" | "get")) {
            set(words, i, "VBN/VERB", document, segmented);
        }
    }
}

/// A participle right behind a noun and right before another phrase is the past form of a verb with an object: `police |
/// arrested Ann Reed, who`, `the army on Friday | lifted its blockade`.
fn with_object(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    const FAR: usize = 12;
    for i in start + 1..words.len().saturating_sub(2) {
        let verb = &words[i];
        if penn(verb) != "VBN"
            || verb.upos != Upos::Verb
            || !can(i, mask::PAST, document, segmented)
            || WordClass::TwoObjects.has(&verb.lemma)
            || WordClass::Names.has(&verb.lemma)
        {
            continue;
        }
        // `Reed and Wilk each | praised the plan`
        let each = i > start + 1 && matches!(&*words[i - 1].lemma, "each" | "both" | "all");
        let before = &words[if each { i - 2 } else { i - 1 }];
        let mark = before.upos == Upos::Punct && i > start + 1 && matches!(&*before.lemma, "," | ")");
        let near = if mark { FAR } else { 4 };
        // `the army on April 12 | released two men`
        let dated = before.upos == Upos::Num
            && i > start + 1
            && super::times::times().tells_time(&form(i - 2, document, segmented));
        if !(matches!(before.upos, Upos::Noun | Upos::Propn) || mark || dated)
            || (i.saturating_sub(near).max(start)..i).any(|k| words[k].upos == Upos::Aux)
        {
            continue;
        }
        // `killed | last week`, `killed | the same day`
        let time =
            |k: usize| k < words.len() && super::times::times().tells_time(&form(k, document, segmented));
        let opens = |k: usize| matches!(penn(&words[k]), "DT" | "PRP$" | "PRP" | "CD" | "NNP" | "NNPS" | "$");
        let object = if penn(&words[i + 1]) == "NNP" && time(i + 1) {
            // `lifted | Friday | a blockade`
            opens(i + 2) && penn(&words[i + 2]) != "CD"
        } else {
            opens(i + 1) && !(i + 1..i + 4).any(time)
        };
        if object {
            set(words, i, "VBD/VERB", document, segmented);
        }
    }
}

/// Tags that a word's form or the word before rules out: a base form behind a possessor (`Peru's | accord`), a plural
/// taken for a past form or a preposition (`had | talks`, `carried out | airstrikes`), a name before a verb taken for a
/// verb (`Siemens | sold`).
fn impossible(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    for i in start..words.len() {
        let (tag, word) = (penn(&words[i]), form(i, document, segmented));
        let capital = segmented.tokens[i].is_capitalised();
        let finite = words.get(i + 1).is_some_and(|w| matches!(penn(w), "VBD" | "MD"));
        if i == start {
            if capital && tag == "VBZ" && finite {
                set(words, i, "NNP/PROPN", document, segmented);
            }
            continue;
        }
        let owned = matches!(penn(&words[i - 1]), "POS" | "PRP$");
        let gerund = tag == "VBG" && super::frames::frames().is_event_noun(&word);
        let ends = word.len() > 4 && word.ends_with('s');
        let plural = ends && can(i, mask::PLURAL, document, segmented);
        if owned && (matches!(tag, "VB" | "VBP") || gerund) && can(i, mask::NOUN, document, segmented) {
            set(words, i, "NN/NOUN", document, segmented);
        } else if !capital
            && (plural && matches!(tag, "VBN" | "VBD") && !can(i, mask::PAST, document, segmented)
                || ends && tag == "IN" && !PREPOSITIONS.contains(&&*word))
        {
            set(words, i, "NNS/NOUN", document, segmented);
        }
    }
}

/// A plural noun that opens a sentence before its verb is no name: `Warships were sent`.
fn first_word(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    let form = form(start, document, segmented);
    let known = form.strip_suffix('s').is_some_and(|one| super::frames::frames().is_actor_noun(one));
    if words.len() > start + 2
        && words[start].upos == Upos::Propn
        && matches!(words[start + 1].upos, Upos::Aux | Upos::Verb)
        && (known || can(start, mask::PLURAL, document, segmented))
    {
        set(words, start, "NNS/NOUN", document, segmented);
    }
}

/// `the jailed editor Ann Reed`: a participle that tells what befell the named, tagged as an adjective.
fn suffered(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    for i in start..words.len() {
        if penn(&words[i]) != "JJ" || !can(i, mask::PAST, document, segmented) {
            continue;
        }
        let name = (i + 1..(i + 4).min(words.len())).find(|k| words[*k].upos != Upos::Noun);
        let named = name.is_some_and(|k| k > i + 1 && words[k].upos == Upos::Propn);
        let form = form(i, document, segmented);
        if named && super::frames::frames().is_event_verb(&lexicon().lemma(&form, "VBN")) {
            set(words, i, "VBN/VERB", document, segmented);
        }
    }
}

fn form(i: usize, document: &Document, segmented: &Segmented) -> String {
    lower_en(segmented.tokens[i].span.of(&document.text)).into_owned()
}

fn can(i: usize, bits: u16, document: &Document, segmented: &Segmented) -> bool {
    lexicon().mask(&form(i, document, segmented)) & bits != 0
}

fn set(words: &mut [Word], i: usize, tag: &str, document: &Document, segmented: &Segmented) {
    let Some(tag) = model().tag_number(tag) else { return };
    let token = &segmented.tokens[i];
    words[i] = word(token.span.of(&document.text), token.kind, tag);
}

fn nominal(word: &Word) -> bool {
    matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj)
}

/// `Peru's rebels | agreed`, `trade talks | will resume`: the verb comes next.
fn before_a_verb(words: &[Word], i: usize, document: &Document, segmented: &Segmented) -> bool {
    let Some(next) = words.get(i + 1) else { return false };
    let finite = matches!(penn(next), "VBD" | "VBZ" | "VBP" | "MD");
    let past = matches!(penn(next), "VBN" | "JJ") && can(i + 1, mask::PAST, document, segmented);
    nominal(&words[i - 1])
        && !WordClass::Reports.has(&words[i].lemma)
        && (finite && !(next.upos == Upos::Verb && penn(next) == "VBP") || past && next.upos != Upos::Aux)
}

/// `killed in air | strikes`: the phrase that a preposition opens right behind a verb.
fn in_a_phrase(words: &[Word], start: usize, i: usize) -> bool {
    let mut k = i;
    while k > start && (nominal(&words[k - 1]) || matches!(words[k - 1].upos, Upos::Num | Upos::Det)) {
        k -= 1;
    }
    let behind = words.get(i + 1).is_none_or(|w| matches!(w.upos, Upos::Adp | Upos::Punct));
    k < i
        && k >= start + 2
        && words[k - 1].upos == Upos::Adp
        && !matches!(&*words[k - 1].lemma, "of" | "to")
        && (words[k - 2].upos == Upos::Verb
            || behind && words[start..k - 1].iter().any(|w| w.upos == Upos::Verb))
}

/// A full sentence has a finite verb: where the tagger saw none, it is the first past form behind a noun, or a present one
/// before an infinitive (`Peru | plans to leave`).
fn past_verb(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    let end = words.len();
    let full = end > start + 3
        && segmented.tokens[end - 1].kind != TokenKind::Word
        && segmented.tokens[end - 1].span.of(&document.text) == ".";
    let finite = |i: usize| {
        let infinitive = i > start && penn(&words[i - 1]) == "TO";
        matches!(words[i].upos, Upos::Verb | Upos::Aux)
            && (matches!(penn(&words[i]), "VBD" | "VBZ" | "VBP" | "MD")
                || penn(&words[i]) == "VB" && !infinitive)
    };
    if !full || (start..end).any(finite) {
        return;
    }
    let found = (start + 1..end - 1).find(|i| {
        let w = &words[*i];
        let by = &*words[i + 1].lemma == "by";
        let comma = &*words[i - 1].lemma == "," && *i > start + 1;
        let before = &words[if comma { i - 2 } else { i - 1 }];
        nominal(before)
            && before.upos != Upos::Adj
            && !by
            && match penn(w) {
                "VBN" => can(*i, mask::PAST, document, segmented),
                // `Gunmen | shot | Reed`, `Peru | cut its | ties`: an irregular past taken for a noun.
                "NN" | "NNP" | "FW" | "VB" | "NNS" => {
                    let next = &words[i + 1];
                    // `a tax | cut in`: behind a singular noun it may be one.
                    let subject = matches!(penn(before), "NNP" | "NNPS" | "NNS");
                    let opens = matches!(next.upos, Upos::Det | Upos::Pron | Upos::Num | Upos::Propn)
                        || subject && (next.upos == Upos::Adp || penn(next) == "NNS");
                    let word = form(*i, document, segmented);
                    let past = WordClass::UnmarkedPast.has(&word)
                        || !word.ends_with("ed") && can(*i, mask::PAST, document, segmented);
                    opens && past && !segmented.tokens[*i].is_capitalised()
                }
                "JJ" if can(*i, mask::PAST, document, segmented) => {
                    matches!(words[i + 1].upos, Upos::Propn | Upos::Det | Upos::Num | Upos::Pron | Upos::Noun)
                }
                _ => false,
            }
    });
    // `Ann Reed | works at the mill`, `Peru | plans to leave`
    let present = |i: &usize| {
        let infinitive = penn(&words[i + 1]) == "TO" && words.get(i + 2).is_some_and(|w| penn(w) == "VB");
        let phrase = matches!(words[i + 1].upos, Upos::Adp | Upos::Det)
            && !matches!(&*words[i + 1].lemma, "of" | "to")
            && !segmented.tokens[*i].is_capitalised();
        penn(&words[*i]) == "NNS"
            && matches!(penn(&words[i - 1]), "NNP" | "NNPS")
            && (infinitive || phrase)
            && can(*i, mask::THIRD, document, segmented)
    };
    if let Some(i) = found {
        set(words, i, "VBD/VERB", document, segmented);
        words[i].verb = Some(VerbFeatures::default());
    } else if let Some(i) = (start + 1..end - 1).find(present) {
        set(words, i, "VBZ/VERB", document, segmented);
    }
}
