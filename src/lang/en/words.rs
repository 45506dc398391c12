//! English words: tags and lemmas, and what a verb form says by the words before it.

use super::lexicon::{lexicon, mask};
use super::syntax::{Scratch, model};
use super::word_class::WordClass;
use crate::syntax::{Case, Mood, Tense, Upos, VerbFeatures, VerbForm, Voice, Word};
use crate::text::{Document, Segmented, TokenId, TokenKind, Tokens, lower_en};
use std::sync::LazyLock;

/// The stretches that are tagged and parsed one by one: sentences, cut where a sentence inside a quotation ends.
pub fn units(segmented: &Segmented) -> Vec<(u32, Tokens)> {
    let mut out = Vec::with_capacity(segmented.sentences.len());
    let mut cuts: Vec<TokenId> = segmented
        .quotes
        .iter()
        .flat_map(|q| q.sentences.iter().take(q.sentences.len().saturating_sub(1)).map(|s| s.end))
        .collect();
    cuts.sort_unstable();
    let mut next = 0;
    for (index, sentence) in segmented.sentences.iter().enumerate() {
        let mut start = sentence.tokens.start;
        while next < cuts.len() && cuts[next] < sentence.tokens.end {
            if cuts[next] > start {
                out.push((index as u32, start..cuts[next]));
                start = cuts[next];
            }
            next += 1;
        }
        if start < sentence.tokens.end {
            out.push((index as u32, start..sentence.tokens.end));
        }
    }
    out
}

/// One word a token.
pub fn words(document: &Document, segmented: &Segmented) -> Vec<Word> {
    let text = &document.text;
    let mut words: Vec<Word> = Vec::with_capacity(segmented.tokens.len());
    let (mut scratch, mut tags) = (Scratch::default(), Vec::new());
    for (_, unit) in units(segmented) {
        while words.len() < unit.start as usize {
            words.push(Word::unanalysed(&segmented.tokens[words.len()], text));
        }
        let tokens = &segmented.tokens[unit.start as usize..unit.end as usize];
        model().tag(tokens.iter().map(|t| t.span.of(text)), &mut scratch, &mut tags);
        for (token, tag) in tokens.iter().zip(&tags) {
            words.push(word(token.span.of(text), token.kind, *tag));
        }
        for i in unit.start as usize..words.len().saturating_sub(1) {
            if is_title_before_name(&words, i, segmented.tokens[i].span.of(text)) {
                words[i] = word(segmented.tokens[i].span.of(text), segmented.tokens[i].kind, *NOUN);
            }
        }
        for i in unit.start as usize + 2..words.len().saturating_sub(1) {
            if is_subject_behind_that(&words, i, segmented.tokens[i].span.of(text)) {
                for (i, tag) in [(i - 1, *CONJUNCTION), (i, *NOUNS)] {
                    let token = &segmented.tokens[i];
                    words[i] = word(token.span.of(text), token.kind, tag);
                }
            }
            if is_perfect(&words, unit.start as usize, i) || is_behind_aside(&words, unit.start as usize, i) {
                let token = &segmented.tokens[i];
                words[i] = word(token.span.of(text), token.kind, *PARTICIPLE);
            }
            if is_first_of_two(&words, i)
                || is_in_relative(&words, unit.start as usize, i)
                || goes_on_active(&words, unit.start as usize, i)
            {
                let token = &segmented.tokens[i];
                words[i] = word(token.span.of(text), token.kind, *PAST);
            }
        }
        if let Some(i) = headline_verb(&words, unit.start as usize, &|i| segmented.tokens[i].span.of(text)) {
            let token = &segmented.tokens[i];
            words[i] = word(token.span.of(text), token.kind, *PRESENT);
        }
        for i in unit.start as usize..words.len() {
            if words[i].verb.is_some() {
                let features = verb(&words, unit.start as usize, i);
                words[i].verb = Some(features);
            }
            if penn(&words[i]) == "POS" && i > unit.start as usize {
                words[i - 1].case = Case::Gen;
            }
        }
    }
    while words.len() < segmented.tokens.len() {
        words.push(Word::unanalysed(&segmented.tokens[words.len()], text));
    }
    words
}

/// The tag of a participle of the past.
static PARTICIPLE: LazyLock<u8> = LazyLock::new(|| model().tag_of("VBN/VERB").unwrap_or_default());

/// The tag of a past tense.
static PAST: LazyLock<u8> = LazyLock::new(|| model().tag_of("VBD/VERB").unwrap_or_default());

/// The tag of a common noun.
static NOUN: LazyLock<u8> = LazyLock::new(|| model().tag_of("NN/NOUN").unwrap_or_default());

/// The tag of a common noun in the plural.
static NOUNS: LazyLock<u8> = LazyLock::new(|| model().tag_of("NNS/NOUN").unwrap_or_default());

/// The tag of a conjunction that brings a clause.
static CONJUNCTION: LazyLock<u8> = LazyLock::new(|| model().tag_of("IN/SCONJ").unwrap_or_default());

/// Whether what was tagged as the verb of `that` is the subject of the verb behind it: `a statement that | profits | rose`.
fn is_subject_behind_that(words: &[Word], i: usize, form: &str) -> bool {
    penn(&words[i]) == "VBZ"
        && penn(&words[i - 1]) == "WDT"
        && &*words[i - 1].lemma == "that"
        && words[i + 1].upos == Upos::Verb
        && matches!(penn(&words[i + 1]), "VBD" | "VBP")
        && lexicon().mask(&lexicon().lemma(&lower_en(form), "NNS")) & mask::COMMON_NOUN != 0
}

/// Whether what was tagged as a verb before a name can be none: `| spokeswoman | Ann Reed said`.
fn is_title_before_name(words: &[Word], i: usize, form: &str) -> bool {
    let known = |form: &str| lexicon().mask(form);
    words[i].upos == Upos::Verb
        && words[i + 1].upos == Upos::Propn
        && form.starts_with(|c: char| c.is_lowercase())
        && (form.ends_with("man") || form.ends_with("woman") || form.ends_with("person"))
        && known(form) & mask::VERB == 0
}

/// The tag of a present tense.
static PRESENT: LazyLock<u8> = LazyLock::new(|| model().tag_of("VBZ/VERB").unwrap_or_default());

/// The word of a headline without a verb that was tagged as a plural, though it is one: `Peru | fines | Volvo`, `UN | warns | Chile`.
fn headline_verb<'t>(words: &[Word], start: usize, form: &dyn Fn(usize) -> &'t str) -> Option<usize> {
    const LONG: usize = 18;
    let end = words.len();
    let told = |i: usize| matches!(penn(&words[i]), "VBD" | "VBZ" | "VBP" | "MD");
    let open = end > start + 3 && !matches!(form(end - 1), "." | "!" | "?" | "”" | "\"" | ":");
    if !open || end - start > LONG || (start..end).any(told) {
        return None;
    }
    let name = |i: usize| words[i].upos == Upos::Propn;
    let plural = (start + 1..end - 1).find(|i| penn(&words[*i]) == "NNS")?;
    let lower = lower_en(form(plural));
    let verb = lexicon().lemma(&lower, "VBZ");
    let known = verb != lower && lexicon().mask(&verb) & mask::VERB != 0;
    let object = form(plural + 1).starts_with(|c: char| c.is_uppercase()) && name(plural + 1);
    ((start..plural).all(name) && known && object).then_some(plural)
}

/// Whether what was tagged as a noun is the first of two verbs: `police | shot | and killed a man`.
fn is_first_of_two(words: &[Word], i: usize) -> bool {
    let shot = words[i].upos == Upos::Noun && matches!(&*words[i].lemma, "shot" | "beat" | "cut" | "hit");
    let two = words.get(i + 2).is_some_and(|w| &*words[i + 1].lemma == "and" && penn(w) == "VBD");
    shot && two && matches!(words[i - 1].upos, Upos::Noun | Upos::Propn)
}

/// Whether a participle is the past of a relative clause with its subject right before it: `the ships that Peru | released in May`,
/// not `a report that people | held in Peru are ill`.
fn is_in_relative(words: &[Word], start: usize, i: usize) -> bool {
    const LONG: usize = 7;
    if penn(&words[i]) != "VBN" {
        return false;
    }
    let nominal = |k: usize| {
        matches!(words[k].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num)
            || matches!(penn(&words[k]), "PRP" | "PRP$" | "POS" | "RB")
    };
    let opener = (start.max(i.saturating_sub(LONG))..i)
        .rev()
        .find(|k| !nominal(*k) || matches!(&*words[*k].lemma, "that" | "which" | "whom"));
    let subject = (start..i).rev().find(|k| words[*k].upos != Upos::Adv);
    let (Some(opener), Some(subject)) = (opener, subject) else { return false };
    let stands = opener + 1 < i && opener > start && subject > opener;
    let named = words[subject].upos == Upos::Propn || penn(&words[subject]) == "PRP";
    let noun = |k: usize| matches!(words[k].upos, Upos::Noun | Upos::Propn);
    stands
        && match &*words[opener].lemma {
            "which" | "whom" => named || noun(subject) && words[opener - 1].upos != Upos::Adp,
            "that" => named && noun(opener - 1) && !WordClass::TellsThat.has(&words[opener - 1].lemma),
            _ => false,
        }
}

/// Whether a participle is the past of a second clause with the same subject: `welcomed the vote but | called for more`.
fn goes_on_active(words: &[Word], start: usize, i: usize) -> bool {
    const LONG: usize = 14;
    if penn(&words[i]) != "VBN" || !matches!(&*words[i - 1].lemma, "but" | "and") {
        return false;
    }
    let before = (start.max(i.saturating_sub(LONG))..i - 1).rev().find(|k| words[*k].verb.is_some());
    let helped = |k: usize| words[start..=k].iter().any(|w| w.upos == Upos::Aux);
    before.is_some_and(|k| penn(&words[k]) == "VBD" && words[k].upos == Upos::Verb && !helped(k))
}

/// Whether what was tagged as an adjective is the participle of a perfect: `have also | pledged | money`, not `have very limited
/// means`.
fn is_perfect(words: &[Word], start: usize, i: usize) -> bool {
    let adjective = words[i].upos == Upos::Adj && words[i].lemma.ends_with("ed");
    let behind = matches!(
        words[i + 1].upos,
        Upos::Noun | Upos::Propn | Upos::Det | Upos::Pron | Upos::Num | Upos::Sym | Upos::Adj | Upos::Adp
    );
    let first = (start..i).rev().find(|k| !WordClass::InPerfect.has(&words[*k].lemma));
    adjective
        && behind
        && first.is_some_and(|k| k + 1 < i && words[k].upos == Upos::Aux && &*words[k].lemma == "have")
}

/// Whether a past tense is the participle of an auxiliary that an aside stands behind: `was, according to Peru, | shot`.
fn is_behind_aside(words: &[Word], start: usize, i: usize) -> bool {
    const LONG: usize = 14;
    let comma = |k: usize| &*words[k].lemma == ",";
    let first = (start..i).rev().find(|k| words[*k].upos != Upos::Adv);
    // `was on Tuesday | charged`
    let time = |k: usize| WordClass::Time.has(&lower_en(&words[k].lemma)) || words[k].upos == Upos::Num;
    let at = (start + 2..i).rev().find(|k| !time(*k));
    let timed = at.is_some_and(|k| {
        k + 1 < i && matches!(&*words[k].lemma, "on" | "in") && matches!(&*words[k - 1].lemma, "be" | "have")
    });
    if timed && penn(&words[i]) == "VBD" {
        return true;
    }
    let Some(close) = first.filter(|k| penn(&words[i]) == "VBD" && comma(*k)) else { return false };
    let finite =
        |k: usize| words[k].verb.is_some() && matches!(penn(&words[k]), "VBD" | "VBZ" | "VBP" | "MD");
    let open = (start.max(close.saturating_sub(LONG))..close).rev().find(|k| comma(*k) || finite(*k));
    open.is_some_and(|k| {
        comma(k)
            && k > start
            && words[k - 1].upos == Upos::Aux
            && matches!(&*words[k - 1].lemma, "be" | "have")
    })
}

/// Penn tag of a word.
pub fn penn(word: &Word) -> &'static str {
    model().penn(word.tag)
}

/// A word by its form and its tag.
pub fn word(form: &str, kind: TokenKind, tag: u8) -> Word {
    let model = model();
    let penn = model.penn(tag);
    let mut upos = model.upos(tag);
    if matches!(kind, TokenKind::QuoteOpen | TokenKind::QuoteClose) && penn != "POS" {
        upos = Upos::Punct;
    }
    let lemma = match upos {
        Upos::Propn | Upos::Num | Upos::Sym | Upos::X | Upos::Punct => form.into(),
        _ => {
            let lower = lower_en(form);
            lexicon().lemma(&lower, penn).as_ref().into()
        }
    };
    let verbal = matches!(upos, Upos::Verb | Upos::Aux);
    Word {
        lemma,
        upos,
        case: if matches!(penn, "PRP$" | "WP$") { Case::Gen } else { Case::Nom },
        possessive: 0,
        plural: matches!(penn, "NNS" | "NNPS"),
        person: match penn {
            "VBZ" => 3,
            "VBD" if form.eq_ignore_ascii_case("was") => 3,
            _ => 0,
        },
        verb: verbal.then(VerbFeatures::default),
        tag,
    }
}

/// Features of the verb at `i` by the auxiliaries before it. The tree refines them later.
fn verb(words: &[Word], start: usize, i: usize) -> VerbFeatures {
    let mut chain = Chain::default();
    // `has not yet been signed`: auxiliaries, adverbs and a subject in a question may stand between.
    for j in (start.max(i.saturating_sub(6))..i).rev() {
        let word = &words[j];
        match word.upos {
            Upos::Aux => chain.aux(&word.lemma, penn(word)),
            Upos::Part if &*word.lemma == "to" => {
                chain.to = true;
                break;
            }
            Upos::Part if &*word.lemma == "not" => chain.negative = true,
            Upos::Adv => chain.negative |= matches!(&*word.lemma, "never" | "not" | "n't"),
            _ => break,
        }
    }
    chain.features(penn(&words[i]))
}

/// The auxiliaries of a verb.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a word that is there or not
pub struct Chain {
    be: Option<&'static str>,
    have: bool,
    modal: Option<Modal>,
    finite: Option<Tense>,
    /// `to` stands before the verb.
    pub to: bool,
    /// `not`, `never`.
    pub negative: bool,
    /// A passive auxiliary.
    pub passive: bool,
}

#[derive(Debug, Clone, Copy)]
enum Modal {
    Will,
    Would,
    Can,
    Must,
}

impl Chain {
    /// Adds one auxiliary, by lemma and Penn tag.
    pub fn aux(&mut self, lemma: &str, tag: &str) {
        match lemma {
            "be" | "get" => {
                self.be = Some(match tag {
                    "VBG" => "VBG",
                    "VBN" => "VBN",
                    _ => "VB",
                });
            }
            "have" => self.have = true,
            "will" | "shall" => self.modal = Some(Modal::Will),
            "would" => self.modal = Some(Modal::Would),
            "can" | "could" | "may" | "might" => self.modal = Some(Modal::Can),
            "must" | "should" | "ought" => self.modal = Some(Modal::Must),
            _ => {}
        }
        match tag {
            "VBD" => self.finite = Some(Tense::Past),
            "VBZ" | "VBP" => self.finite = Some(Tense::Aorist),
            "MD" if self.finite.is_none() => self.finite = Some(Tense::Aorist),
            _ => {}
        }
    }

    /// Whether no auxiliary was added.
    pub fn is_bare(&self) -> bool {
        self.be.is_none() && !self.have && self.modal.is_none() && self.finite.is_none()
    }

    /// What verb and auxiliaries say together; `tag` is the verb's own Penn tag.
    pub fn features(&self, tag: &str) -> VerbFeatures {
        let mut f = VerbFeatures { negative: self.negative, ..VerbFeatures::default() };
        let own = match tag {
            "VBD" => Some(Tense::Past),
            "VBZ" | "VBP" => Some(Tense::Aorist),
            _ => None,
        };
        // `have agreed` is active, whatever the tree takes the subject for.
        let perfect = self.have && self.be.is_none();
        if tag == "VBN" && !perfect && (self.passive || self.be.is_some()) {
            f.voice = Voice::Passive;
        }
        let finite = own.or(self.finite);
        f.form = if finite.is_some() || self.modal.is_some() {
            VerbForm::Finite
        } else if self.to {
            VerbForm::VerbalNoun
        } else {
            match tag {
                "VBG" => VerbForm::SubjectParticiple,
                "VBN" if self.is_bare() => VerbForm::PastParticiple,
                "VB" => VerbForm::Finite,
                _ => VerbForm::VerbalNoun,
            }
        };
        f.tense = match (self.modal, finite) {
            (Some(Modal::Will | Modal::Would), _) => Tense::Future,
            (Some(_), _) => Tense::Aorist,
            _ if self.have => Tense::Past,
            (None, Some(Tense::Past)) => Tense::Past,
            (None, Some(_)) if tag == "VBG" => Tense::Progressive,
            (None, Some(t)) => t,
            (None, None) => Tense::None,
        };
        f.mood = match self.modal {
            Some(Modal::Can) => Mood::Potential,
            Some(Modal::Must) => Mood::Necessitative,
            _ if tag == "VB" && f.form == VerbForm::Finite && finite.is_none() && self.modal.is_none() => {
                Mood::Imperative
            }
            _ => Mood::Indicative,
        };
        f
    }
}
