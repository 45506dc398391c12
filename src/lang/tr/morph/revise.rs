//! What the treebanks do not teach: a few readings settled by the word that follows.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::syntax::{Case, Mood, Tense, Upos, VerbFeatures, VerbForm, Voice, Word};

static DURATIONS: &str = include_str!("../../../../data/lang/tr/lexicon/durations.txt");
static COMPOUNDS: &str = include_str!("../../../../data/lang/tr/lexicon/whole-compounds.txt");

/// Goes over the words of one sentence; `written` gives each as it is written.
pub fn revise<'t>(words: &mut [Word], written: impl Fn(usize) -> &'t str) {
    let addressed = words.iter().any(|w| w.person == 2 || &*w.lemma == "sen");
    if !addressed {
        words.iter_mut().for_each(nobody_addressed);
    }
    for at in 0..words.len() {
        let (head, rest) = words.split_at_mut(at + 1);
        let Some((word, head)) = head.split_last_mut() else { continue };
        let (before, next) = (head.last(), rest.first());
        if let Some((case, possessive)) = soldier(word, written(at), before, next) {
            word.lemma = "asker".into();
            word.upos = Upos::Noun;
            (word.case, word.possessive) = (case, possessive);
        }
        // `iki | bakan`, `Polonyalı | bakan`: a minister, nobody who looks.
        if &*word.lemma == "bak"
            && written(at) == "bakan"
            && word.verb.is_some_and(|v| v.form == VerbForm::SubjectParticiple)
            && before
                .is_some_and(|b| b.upos == Upos::Num || b.lemma.ends_with("lı") || b.lemma.ends_with("li"))
        {
            word.lemma = "bakan".into();
            word.upos = Upos::Noun;
            word.verb = None;
            continue;
        }
        if word.possessive == 3 && is_whole(word) {
            word.possessive = 0;
        }
        // `yaptırım | uygulamayı planlıyor`: to impose them, no practice.
        let bare =
            |w: &Word| w.upos == Upos::Noun && w.case == Case::Nom && w.possessive == 0 && w.verb.is_none();
        if word.verb.is_none()
            && &*word.lemma == "uygulama"
            && word.possessive == 0
            && matches!(word.case, Case::Acc | Case::Dat)
            && before.is_some_and(bare)
            && next.is_some_and(|n| n.verb.is_some())
        {
            word.lemma = "uygula".into();
            word.upos = Upos::Verb;
            word.verb = Some(VerbFeatures { form: VerbForm::VerbalNoun, ..VerbFeatures::default() });
            continue;
        }
        let Some(verb) = &mut word.verb else { continue };
        // The lemma holds the causative suffix, so the word is no causative of it.
        if verb.voice == Voice::Causative {
            verb.voice = Voice::Active;
        }
        // `tanımama kararı`: not to recognise, no recognition of mine.
        if verb.form == VerbForm::VerbalNoun
            && word.case == Case::Dat
            && word.possessive == 1
            && ["mama", "meme"].iter().any(|s| written(at).ends_with(s))
            && next.is_some_and(|n| n.possessive == 3 && n.verb.is_none())
        {
            verb.negative = true;
            word.case = Case::Nom;
            word.possessive = 0;
            continue;
        }
        // `yapacağı ziyaret`: the accusative of a participle of the future alone is as good as never written.
        if verb.form == VerbForm::FutureParticiple && word.case == Case::Acc && word.possessive == 0 {
            word.case = Case::Nom;
            word.possessive = 3;
        }
        if verb.form != VerbForm::Finite {
            continue;
        }
        // `işten çıkardı`: the past of the causative, not what used to be.
        if verb.tense == Tense::Aorist
            && matches!(&*word.lemma, "çık" | "kop")
            && written(at).contains("ardı")
        {
            verb.tense = Tense::Past;
            word.lemma = format!("{}ar", word.lemma).into();
        }
        // `satın alacağını`: half of a verb, no command to many.
        if verb.mood == Mood::Imperative
            && written(at).ends_with(['n', 'N'])
            && &*word.lemma == "sat"
            && next.is_some_and(|next| &*next.lemma == "al" && next.verb.is_some())
        {
            word.lemma = "satın".into();
            word.upos = Upos::Noun;
            word.verb = None;
            word.person = 0;
            continue;
        }
        // `Kenya'ya yardım gönderdiğini`: help, not what I have split.
        if &*word.lemma == "yar" && word.person == 1 && verb.tense == Tense::Past {
            word.lemma = "yardım".into();
            word.upos = Upos::Noun;
            word.verb = None;
            word.person = 0;
            continue;
        }
        // `yatırım yapacağı`: no noun says "I am" in the middle of a clause.
        if word.person == 1
            && word.upos == Upos::Noun
            && verb.tense == Tense::None
            && next.is_some_and(|next| next.upos != Upos::Punct)
            && !written(at).ends_with(['ı', 'i', 'u', 'ü'])
            && word.case == Case::Nom
        {
            word.verb = None;
            word.person = 0;
            continue;
        }
        if &*word.lemma == "i" && verb.mood == Mood::Conditional && !before.is_some_and(is_finite) {
            // `Bakan ise`: a topic, no condition.
            word.verb = None;
            word.person = 0;
            continue;
        }
        let noun_next = next.is_some_and(|next| match next.upos {
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det => true,
            // `sürdürülebilir kalkınma`, `ateş açmış olan`
            _ => {
                next.verb.is_some_and(|next| {
                    matches!(
                        next.form,
                        VerbForm::VerbalNoun | VerbForm::SubjectParticiple | VerbForm::FactParticiple
                    )
                }) && (&*next.lemma == "ol" || verb.tense == Tense::Aorist)
            }
        });
        let ends = next.is_none_or(|next| next.upos == Upos::Punct);
        if verb.tense == Tense::Progressive && next.is_some_and(|next| &*next.lemma == "ol") {
            // `gelişmekte olan ülkeler`: a noun in the locative, no progressive.
            if word.person == 3 && !verb.evidential && verb.mood != Mood::Conditional {
                *verb = VerbFeatures { form: VerbForm::VerbalNoun, tense: Tense::None, ..*verb };
                word.case = Case::Loc;
                word.person = 0;
            }
        } else if let Some(form) = participle(*verb, written(at))
            && word.person == 3
            && noun_next
        {
            // A verb that ends its clause has no noun behind it: `sürdürülebilir kalkınma`, `gelecek hafta`.
            *verb = VerbFeatures { form, tense: Tense::None, evidential: false, ..*verb };
            word.person = 0;
        } else if verb.mood == Mood::Necessitative && written(at).ends_with(['ı', 'i']) && noun_next {
            // `tartışmalı karar`
            word.upos = Upos::Adj;
            word.verb = None;
            word.person = 0;
        } else if is_duration(word) && !ends {
            // `üç gündür bekliyor`: how long, no predicate.
            word.upos = Upos::Adv;
            word.verb = None;
            word.person = 0;
        }
    }
}

/// What `askeri` is where it has no noun behind it that it could modify: an object that is counted or of a country (`iki askeri |
/// kaçıran`, `Perulu askeri | gözaltına aldı`), or a country's own (`iki Türk askeri | için`).
fn soldier(word: &Word, written: &str, before: Option<&Word>, next: Option<&Word>) -> Option<(Case, u8)> {
    let (before, next) = (before?, next?);
    let origin = before.lemma.ends_with("li") || before.lemma.ends_with("lı");
    let counted = matches!(before.upos, Upos::Num | Upos::Det) || origin;
    let theirs = before.upos == Upos::Propn && !origin;
    let half = next.case == Case::Dat && next.possessive == 0 && next.verb.is_none();
    let verb = next.verb.is_some() || next.upos == Upos::Adv;
    if written != "askeri" || word.possessive > 0 || word.case != Case::Nom {
        return None;
    }
    // `bir askeri | karakola saldırdı`
    if counted && (verb || half && &*before.lemma != "bir") {
        return Some((Case::Acc, 0));
    }
    (theirs && (verb || next.upos == Upos::Adp)).then_some((Case::Nom, 3))
}

/// Where nobody is addressed as `sen`, `evinde` is in his house, not in yours, and `kapının` of the door.
fn nobody_addressed(word: &mut Word) {
    if word.possessive != 2 || word.case == Case::Nom || word.verb.is_some() {
        return;
    }
    if word.plural || !word.lemma.ends_with(['a', 'e', 'ı', 'i', 'o', 'ö', 'u', 'ü']) {
        word.possessive = 3;
    } else if word.case == Case::Gen {
        word.possessive = 0;
    }
}

/// With an object before it and the head of a compound behind it, a noun in `-ma` tells what is done (`fabrikasını kapatma
/// kararı`, not `kapatma cezası`). `act` gives the reading of a word as a verbal noun, where it has one.
pub fn govern(words: &mut [Word], act: impl Fn(usize) -> Option<Word>) {
    for at in 1..words.len().saturating_sub(1) {
        let (object, word, head) = (&words[at - 1], &words[at], &words[at + 1]);
        let is_noun = |w: &Word| matches!(w.upos, Upos::Noun | Upos::Propn) && w.verb.is_none();
        let governs = is_noun(word)
            && word.case == Case::Nom
            && word.possessive == 0
            && !word.plural
            && word.lemma.ends_with(['a', 'e'])
            && is_noun(object)
            && object.case == Case::Acc
            && is_noun(head)
            && head.possessive == 3;
        if governs && let Some(verb) = act(at) {
            words[at] = verb;
        }
    }
}

fn is_finite(word: &Word) -> bool {
    word.verb.is_some_and(|verb| verb.form == VerbForm::Finite)
}

/// The participle that a finite verb looks like, if it does.
fn participle(verb: VerbFeatures, written: &str) -> Option<VerbForm> {
    match verb.tense {
        Tense::Narrative if verb.evidential && written.ends_with('ş') => Some(VerbForm::PastParticiple),
        Tense::Future if written.ends_with('k') => Some(VerbForm::FutureParticiple),
        Tense::Aorist if written.ends_with(['r', 'z']) => Some(VerbForm::SubjectParticiple),
        _ => None,
    }
}

/// Whether a word that reads like the head of a compound is one by itself (`gözaltına`).
fn is_whole(word: &Word) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let list = LIST.get_or_init(|| COMPOUNDS.lines().filter(|line| !line.starts_with('#')).collect());
    word.verb.is_none() && list.contains(&*word.lemma)
}

fn is_duration(word: &Word) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let list = LIST.get_or_init(|| DURATIONS.lines().filter(|line| !line.starts_with('#')).collect());
    word.upos != Upos::Verb
        && word.case == Case::Nom
        && word.possessive == 0
        && word.person == 3
        && word.verb.is_some_and(|verb| verb.tense == Tense::None && verb.mood == Mood::Indicative)
        && list.contains(&*word.lemma)
}
