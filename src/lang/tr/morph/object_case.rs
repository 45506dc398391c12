//! Nouns whose ending is that of the object or that of a possessor: `kenti` in `kenti bombaladı` and in `Lima kenti`,
//! `köprüleri`. The ending of a noun in a vowel tells the two apart (`kapıyı`, `kapısı`), so that running text teaches what
//! each stands beside; here that decides where the form does not.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lang::table;
use crate::syntax::{Case, Upos, VerbFeatures, VerbForm, Voice, Word};

/// From this likelihood on it is an object whatever the tagger says.
const OBJECT: f64 = 0.6;

/// Below this one it is none.
const POSSESSED: f64 = 0.1;

/// So many words ahead is looked for a verb.
const AHEAD: usize = 9;

/// So many words back is looked for a possessor.
const BACK: usize = 7;

const VOWELS: &str = "aeıioöuü";

/// What was learned, by `examples/tr_object_case.rs`.
struct Learned {
    /// Of a feature, by its text.
    weights: FxHashMap<&'static str, f64>,
    /// How often a verb, or a noun and a verb, has an object: from `0`, hardly ever, to `3`.
    valency: FxHashMap<&'static str, &'static str>,
}

fn learned() -> &'static Learned {
    static LEARNED: OnceLock<Learned> = OnceLock::new();
    LEARNED.get_or_init(|| {
        const WEIGHTS: &str = "data/lang/tr/object-case.tsv";
        const VALENCY: &str = "data/lang/tr/valency.tsv";
        let weights = include_str!("../../../../data/lang/tr/object-case.tsv");
        let valency = include_str!("../../../../data/lang/tr/valency.tsv");
        Learned {
            weights: table::rows(WEIGHTS, weights)
                .map(|(line, [feature, weight])| {
                    let weight =
                        weight.parse().unwrap_or_else(|_| panic!("{WEIGHTS}:{line}: a number expected"));
                    (feature, weight)
                })
                .collect(),
            valency: table::rows(VALENCY, valency).map(|(_, [verb, objects])| (verb, objects)).collect(),
        }
    })
}

/// Settles which of the words of a sentence that may be both are objects; `lower` gives each as written, in lower case.
pub(super) fn settle_objects<'t>(words: &mut [Word], lower: impl Fn(usize) -> &'t str) {
    let learned = learned();
    let valency = |verb: &str| learned.valency.get(verb).copied();
    let mut text = String::with_capacity(64);
    for at in 0..words.len() {
        if !is_open(&words[at], lower(at)) {
            continue;
        }
        let mut sum = 0.0;
        features(words, &lower, at, &valency, |parts| {
            text.clear();
            text.extend(parts.iter().copied().flatten().copied());
            sum += learned.weights.get(text.as_str()).copied().unwrap_or_default();
        });
        let likely = 1.0 / (1.0 + f64::exp(-sum));
        let acts = follows_object(words, &lower, at);
        let word = &mut words[at];
        if acts {
            (word.case, word.possessive) = (Case::Nom, 3);
        } else if likely > OBJECT {
            (word.case, word.possessive) = (Case::Acc, 0);
        } else if likely < POSSESSED && word.case == Case::Acc {
            (word.case, word.possessive) = (Case::Nom, 3);
        }
    }
}

/// Whether a noun stands behind an object that leaves no doubt, with a name right before it, so that it is the subject of the verb that
/// closes the clause (`mürettebatını | Peru Sahil Güvenlik ekipleri | kurtardı`).
fn follows_object<'t>(words: &[Word], lower: &impl Fn(usize) -> &'t str, at: usize) -> bool {
    let bare = |w: &Word| {
        matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj)
            && w.case == Case::Nom
            && w.possessive == 0
            && w.verb.is_none()
    };
    // `Kaya'yı | Can Er ve yönetim kurulu üyeleri karşıladı`
    let part = |w: &Word| {
        w.upos == Upos::Noun && w.case == Case::Nom && w.possessive == 3 && w.verb.is_none()
            || w.upos == Upos::Cconj && &*w.lemma == "ve"
    };
    let run = words[..at].iter().rev().take_while(|w| bare(w) || part(w)).count();
    let from = at - run;
    let closes = |k: usize| {
        words
            .get(k)
            .is_some_and(|w| w.verb.is_some_and(|v| v.form == VerbForm::Finite && v.voice != Voice::Passive))
    };
    run > 0
        && from > 0
        && words[from..at].iter().any(|w| w.upos == Upos::Propn)
        && is_sure_object(&words[from - 1], lower(from - 1))
        && words[from - 1].verb.is_none()
        && (closes(at + 1) || closes(at + 2))
}

/// Whether the ending of a noun may be that of the object and that of a possessor (`kenti`, `kapıları`; not `kapıyı`).
#[must_use]
pub fn is_open(word: &Word, lower: &str) -> bool {
    word.upos == Upos::Noun
        && word.verb.is_none()
        && lower.ends_with(['ı', 'i', 'u', 'ü'])
        && (word.plural || !word.lemma.ends_with(|c| VOWELS.contains(c)))
        && match word.case {
            Case::Acc => word.possessive == 0,
            Case::Nom => matches!(word.possessive, 3 | 6),
            _ => false,
        }
}

/// Of a noun in a vowel, whether it is an object: its ending leaves no doubt (`kapıyı`, `kapısı`). `None` of any other word.
#[must_use]
pub fn is_plainly_object(word: &Word, lower: &str) -> Option<bool> {
    let noun = word.upos == Upos::Noun
        && word.verb.is_none()
        && !word.plural
        && word.lemma.ends_with(|c| VOWELS.contains(c))
        && &*word.lemma != "kendi";
    let ends = |by: [&str; 4]| by.iter().any(|e| lower.ends_with(e));
    match word.case {
        Case::Acc if noun && word.possessive == 0 && ends(["yı", "yi", "yu", "yü"]) => Some(true),
        Case::Nom if noun && word.possessive == 3 && ends(["sı", "si", "su", "sü"]) => Some(false),
        _ => None,
    }
}

/// Whether a word is an object whatever it stands beside.
#[must_use]
pub fn is_sure_object(word: &Word, lower: &str) -> bool {
    word.case == Case::Acc
        && word.upos != Upos::Punct
        && !is_open(word, lower)
        && word.verb.is_none_or(|v| v.form != VerbForm::Finite)
}

/// The verb of a clause by which its valency is known: with the noun before it where that is part of it (`işgal et`).
pub fn valency_key(words: &[Word], verb: usize, out: &mut String) {
    out.clear();
    if let Some(half) = verb.checked_sub(1).map(|b| &words[b])
        && half.upos == Upos::Noun
        && half.case == Case::Nom
        && half.possessive == 0
    {
        out.push_str(&half.lemma);
        out.push(' ');
    }
    out.push_str(&words[verb].lemma);
}

/// A word's kind in short, in parts: part of speech or form, case, possessor, number.
type Class = [&'static str; 5];

/// Tells what a word stands beside, a feature at a time, its text in parts; the same ones whether the word itself is taken for an
/// object or not. `valency` knows how often a verb has an object.
pub fn features<'t>(
    words: &[Word],
    lower: &impl Fn(usize) -> &'t str,
    at: usize,
    valency: &impl Fn(&str) -> Option<&'static str>,
    mut tell: impl FnMut(&[&[&str]]),
) {
    let some = |t: Option<usize>| t.filter(|t| *t < words.len());
    let class = |t: Option<usize>| some(t).map_or(["^", "", "", "", ""], |t| class(&words[t], lower(t)));
    let lemma = |t: Option<usize>| some(t).map_or("^", |t| &*words[t].lemma);
    let form = |t: Option<usize>| some(t).map_or("^", lower);
    let (before, further) = (at.checked_sub(1), at.checked_sub(2));
    let (next, second) = (Some(at + 1), Some(at + 2));
    let [p2, mut p1, n1, n2] = [further, before, next, second].map(class);
    // `bu sabah`, `dün gece` modify nothing, as `gece` does in `gece kulübü`.
    if p1 == TIME && (p2[0] == TIME[0] || p2 == class_of(Upos::Det)) {
        p1 = ["Dated", "", "", "", ""];
    }
    let plural = if words[at].plural { "s" } else { "" };
    tell(&[&["bias"]]);
    tell(&[&["before "], &p1]);
    tell(&[&["behind "], &n1]);
    tell(&[&["two.before "], &p2, &[" "], &p1]);
    tell(&[&["two.behind "], &n1, &[" "], &n2]);
    tell(&[&["second "], &n2]);
    tell(&[&["between "], &p1, &[" "], &n1]);
    tell(&[&["form.before ", form(before)]]);
    tell(&[&["form.behind ", form(next)]]);
    tell(&[&["lemma.before ", lemma(before)]]);
    tell(&[&["lemma.behind ", lemma(next)]]);
    tell(&[&["lemma.second ", lemma(second)]]);
    tell(&[&["number ", plural]]);
    tell(&[&["number ", plural, " "], &p1]);
    let (verb, object, comma) = ahead(words, lower, at);
    if let Some(verb) = verb {
        let word = &words[verb];
        let features = word.verb.unwrap_or_default();
        let name = verb_name(features);
        let voice = voice_name(features.voice);
        let far = ["0", "1", "2", "3", "4", "5"][(verb - at).min(5)];
        let near = ["0", "1", "2", "3"][(verb - at).min(3)];
        let (object, comma) = (if object { "o" } else { "" }, if comma { "," } else { "" });
        let half = if verb > at + 1 { &*words[verb - 1].lemma } else { "" };
        let alone = valency(&word.lemma);
        let objects = if verb > at + 1 {
            let mut key = String::new();
            valency_key(words, verb, &mut key);
            valency(&key).or(alone)
        } else {
            alone
        }
        .unwrap_or("?");
        tell(&[&["verb "], &name]);
        tell(&[&["verb.lemma ", &word.lemma, " ", voice]]);
        tell(&[&["verb.far ", far]]);
        tell(&[&["verb.how "], &name, &[far, object, comma]]);
        tell(&[&["verb.half ", half, " ", &word.lemma]]);
        tell(&[&["verb.before "], &name, &[" "], &p1]);
        tell(&[&["verb.case "], &name, &[case_name(word.case)]]);
        tell(&[&["objects ", objects]]);
        tell(&[&["objects.verb ", objects, " "], &name]);
        tell(&[&["objects.how ", objects, " "], &name, &[near, object]]);
        tell(&[&["objects.before ", objects, " ", voice, " "], &p1]);
    } else {
        tell(&[&["verb"]]);
    }
    let owner = if has_owner(words, lower, at) { "y" } else { "n" };
    tell(&[&["owner ", owner]]);
    tell(&[&["owner.before ", owner, " "], &p1]);
    tell(&[&["place ", ["0", "1", "2", "3", "4"][at.min(4)]]]);
}

/// The next verb, and whether a sure object or a comma stands before it.
fn ahead<'t>(words: &[Word], lower: &impl Fn(usize) -> &'t str, at: usize) -> (Option<usize>, bool, bool) {
    let (mut object, mut comma) = (false, false);
    for (t, word) in words.iter().enumerate().skip(at + 1).take(AHEAD) {
        if word.verb.is_some() {
            return (Some(t), object, comma);
        }
        match lower(t) {
            "." | ":" | ";" => break,
            "," => comma = true,
            form => object |= is_sure_object(word, form),
        }
    }
    (None, object, comma)
}

/// Whether a word in the genitive stands before, which may own it and owns nothing between.
fn has_owner<'t>(words: &[Word], lower: &impl Fn(usize) -> &'t str, at: usize) -> bool {
    for t in (at.saturating_sub(BACK)..at).rev() {
        let word = &words[t];
        let modifies = |v: VerbFeatures| {
            matches!(
                v.form,
                VerbForm::SubjectParticiple
                    | VerbForm::FactParticiple
                    | VerbForm::FutureParticiple
                    | VerbForm::PastParticiple
            )
        };
        if word.verb.is_some_and(|v| !modifies(v)) || matches!(lower(t), "." | ":" | ";") {
            return false;
        }
        if word.case == Case::Gen {
            return true;
        }
        // Whose that is, is told before it.
        if word.possessive > 0 && word.verb.is_none() && !is_open(word, lower(t)) {
            return false;
        }
    }
    false
}

/// The class of a time without an ending.
const TIME: Class = ["Time", "", "", "", ""];

fn class_of(upos: Upos) -> Class {
    [upos_name(upos), "Nom", "", "", ""]
}

fn class(word: &Word, lower: &str) -> Class {
    let plural = if word.plural { "s" } else { "" };
    let possessed = if word.possessive > 0 { "p" } else { "" };
    if let Some(verb) = word.verb {
        let [v, form, voice] = verb_name(verb);
        return if matches!(verb.form, VerbForm::Finite | VerbForm::Converb) {
            [v, form, voice, "", ""]
        } else {
            [v, form, voice, case_name(word.case), possessed]
        };
    }
    if word.upos == Upos::Punct {
        const MARKS: [&str; 7] = [",", ";", ":", ".", "-", "(", ")"];
        return [MARKS.into_iter().find(|mark| *mark == lower).unwrap_or("q"), "", "", "", ""];
    }
    if is_open(word, lower) {
        return ["?", plural, "", "", ""];
    }
    // `dün gece | kenti bombaladı`
    if word.case == Case::Nom && word.possessive == 0 && crate::lang::tr::clause::is_time_noun(&word.lemma) {
        return [TIME[0], plural, "", "", ""];
    }
    [upos_name(word.upos), case_name(word.case), possessed, plural, ""]
}

fn verb_name(verb: VerbFeatures) -> [&'static str; 3] {
    let form = match verb.form {
        VerbForm::Finite => "Fin",
        VerbForm::SubjectParticiple => "SubjPart",
        VerbForm::FactParticiple => "FactPart",
        VerbForm::FutureParticiple => "FutPart",
        VerbForm::PastParticiple => "PastPart",
        VerbForm::VerbalNoun => "Noun",
        VerbForm::Converb => "Conv",
    };
    ["V", form, voice_name(verb.voice)]
}

fn upos_name(upos: Upos) -> &'static str {
    match upos {
        Upos::Adj => "Adj",
        Upos::Adp => "Adp",
        Upos::Adv => "Adv",
        Upos::Aux => "Aux",
        Upos::Cconj => "Cconj",
        Upos::Det => "Det",
        Upos::Intj => "Intj",
        Upos::Noun => "Noun",
        Upos::Num => "Num",
        Upos::Part => "Part",
        Upos::Pron => "Pron",
        Upos::Propn => "Propn",
        Upos::Punct => "Punct",
        Upos::Sconj => "Sconj",
        Upos::Sym => "Sym",
        Upos::Verb => "Verb",
        Upos::X => "X",
    }
}

fn voice_name(voice: Voice) -> &'static str {
    match voice {
        Voice::Active => "Act",
        Voice::Passive => "Pass",
        Voice::Causative => "Cau",
        Voice::Reciprocal => "Rec",
        Voice::Reflexive => "Ref",
    }
}

fn case_name(case: Case) -> &'static str {
    match case {
        Case::Nom => "Nom",
        Case::Acc => "Acc",
        Case::Dat => "Dat",
        Case::Loc => "Loc",
        Case::Abl => "Abl",
        Case::Gen => "Gen",
        Case::Ins => "Ins",
        Case::Equ => "Equ",
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::tr::morph::Analyser;
    use crate::syntax::Case;

    /// The case of the first of the words that is written so.
    fn case(sentence: &str, form: &str) -> Case {
        let surfaces: Vec<&str> = sentence.split(' ').collect();
        let at = surfaces.iter().position(|s| *s == form).expect("a word of the sentence");
        Analyser::shared().sentence(&surfaces)[at].case
    }

    #[test]
    fn an_object_is_told_from_what_has_a_possessor() {
        for (sentence, form) in [
            ("Uçaklar dün gece kenti bombaladı .", "kenti"),
            ("Yönetim , limanı yabancı gemilere kapattı .", "limanı"),
            ("Herkes bu durumu biliyor .", "durumu"),
            ("Ordu köprüleri yıkmak için yola çıktı .", "köprüleri"),
        ] {
            assert_eq!(case(sentence, form), Case::Acc, "{sentence}");
        }
        for (sentence, form) in [
            ("Şirketin değeri açıklanmadı .", "değeri"),
            ("Petrol fiyatları dün yükseldi .", "fiyatları"),
            ("Görüşmeler salı günü başladı .", "günü"),
            ("Lima limanı gemilere kapatıldı .", "limanı"),
        ] {
            assert_eq!(case(sentence, form), Case::Nom, "{sentence}");
        }
    }
}
