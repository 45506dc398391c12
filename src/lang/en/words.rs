//! English words: tags and lemmas, and what a verb form says by the words before it.

use super::lexicon::lexicon;
use super::mend;
use super::syntax::{Scratch, model};
use crate::lang::en::word_class::WordClass;
use crate::syntax::{Case, Mood, Tense, Upos, VerbFeatures, VerbForm, Voice, Word};
use crate::text::{Document, Segmented, Shape, TokenId, TokenKind, Tokens, lower_en};

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
        sentence_start(&mut words, unit.start as usize, document, segmented);
        mend::mend(&mut words, unit.start as usize, document, segmented);
        speech_verbs(&mut words, unit.start as usize, document, segmented);
        past_forms(&mut words, unit.start as usize);
        conjunctions(&mut words, unit.start as usize);
        names_before_verbs(&mut words, unit.start as usize, document, segmented);
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

/// A base form that opens a sentence and a finite verb behind it: `Police said`, no command.
fn sentence_start(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    let Some(first) = (start..words.len()).find(|i| words[*i].upos != Upos::Punct) else { return };
    if penn(&words[first]) != "VB" && penn(&words[first]) != "VBP" {
        return;
    }
    let mut next = first + 1;
    while next < words.len() && words[next].upos == Upos::Adv {
        next += 1;
    }
    let form = lower_en(segmented.tokens[first].span.of(&document.text));
    // A noun that is plural without an ending takes a form like the base: `Police say`.
    let plural = WordClass::UnmarkedPlural.has(&form);
    let finite = words.get(next).is_some_and(|w| {
        matches!(penn(w), "VBD" | "VBZ" | "VBN" | "MD") || plural && matches!(penn(w), "VB" | "VBP")
    });
    if plural
        && finite
        && penn(&words[next]) == "VB"
        && let Some(present) = model().tag_number("VBP/VERB")
        && words[next].upos == Upos::Verb
    {
        words[next].tag = present;
    }
    if finite && lexicon().mask(&form) & super::lexicon::mask::NOUN != 0 {
        words[first].upos = Upos::Noun;
        words[first].verb = None;
        words[first].lemma = form.as_ref().into();
        if let Some(tag) = model().tag_number("NN/NOUN") {
            words[first].tag = tag;
        }
    }
}

/// A `that` before a plural or a subject pronoun is no determiner: `said that two boats sank`.
fn conjunctions(words: &mut [Word], start: usize) {
    let Some(conjunction) = model().tag_number("IN/SCONJ") else { return };
    for i in start..words.len() {
        if words[i].upos != Upos::Det || &*words[i].lemma != "that" {
            continue;
        }
        let next = words[i + 1..].iter().map(penn).find(|tag| !matches!(*tag, "CD" | "JJ" | "JJR"));
        if matches!(next, Some("NNS" | "NNPS" | "PRP" | "PRP$" | "DT" | "EX")) {
            words[i].upos = Upos::Sconj;
            words[i].tag = conjunction;
        }
    }
}

/// Reporting verbs that look like nouns, and nouns before them that look like verbs: `“…,” recalls Ann Reed`,
/// `“…,” Ann Reed recalls`, `…, police say`, `the rights office said`.
fn speech_verbs(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    let says = |lemma: &str| super::statement::Reports::says(lemma);
    let (Some(present), Some(third), Some(past), Some(noun)) = (
        model().tag_number("VBP/VERB"),
        model().tag_number("VBZ/VERB"),
        model().tag_number("VBD/VERB"),
        model().tag_number("NN/NOUN"),
    ) else {
        return;
    };
    let mut behind_quotation = false;
    for i in start..words.len() {
        let token = &segmented.tokens[i];
        let tag = penn(&words[i]);
        if token.kind == TokenKind::QuoteClose {
            behind_quotation = true;
            continue;
        }
        if i == start {
            continue;
        }
        let before = penn(&words[i - 1]);
        // `Three people died, the BBC reports.`
        let closes = tag == "NNS"
            && i + 2 >= words.len()
            && words.get(i + 1).is_none_or(|w| w.upos == Upos::Punct)
            && words[i - 1].upos == Upos::Propn
            && words[start..i]
                .iter()
                .rev()
                .find(|w| !matches!(w.upos, Upos::Propn | Upos::Det))
                .is_some_and(|w| &*w.lemma == ",");
        if words[i].upos == Upos::Noun
            && tag == "NNS"
            && (behind_quotation || closes)
            && says(&words[i].lemma)
        {
            words[i].upos = Upos::Verb;
            words[i].tag = third;
            words[i].plural = false;
            words[i].verb = Some(VerbFeatures::default());
        } else if matches!(tag, "NN" | "VB" | "UH") && matches!(before, "NNS" | "NN" | "NNP" | "NNPS" | ",") {
            let form = lower_en(token.span.of(&document.text));
            let plural = matches!(before, "NNS" | "NNPS")
                || WordClass::UnmarkedPlural.has(&words[i - 1].lemma)
                || tag != "NN" && words.get(i + 1).is_some_and(|w| &*w.lemma != ",");
            if form == "say" && plural {
                words[i].upos = Upos::Verb;
                words[i].tag = present;
                words[i].lemma = "say".into();
                words[i].verb = Some(VerbFeatures::default());
            }
        } else if matches!(tag, "VBN" | "JJ")
            && matches!(before, "NNS" | "NN" | "NNP" | "NNPS" | "PRP")
            && lower_en(token.span.of(&document.text)) == "said"
            && !words.get(i + 1).is_some_and(|w| matches!(&*w.lemma, "to" | "by"))
        {
            // `Police said people …`: no participle without `to` or `by`.
            words[i].upos = Upos::Verb;
            words[i].tag = past;
            words[i].lemma = "say".into();
            words[i].verb = Some(VerbFeatures::default());
        } else if matches!(tag, "VBN" | "VB" | "NN")
            && matches!(before, "NNS" | "NN" | "NNP" | "NNPS")
            && words.get(i + 1).is_some_and(|w| &*w.lemma == ":")
            && segmented.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::QuoteOpen)
            && (tag != "NN" || lower_en(token.span.of(&document.text)) == "read")
            && says(&words[i].lemma)
        {
            // `The statement read: “…”`
            words[i].upos = Upos::Verb;
            words[i].tag = past;
            words[i].verb = Some(VerbFeatures::default());
        }
        if matches!(tag, "VBP" | "VB")
            && words[i].upos == Upos::Verb
            && matches!(before, "NN" | "NNS" | "JJ" | "POS" | "NNP")
            && words.get(i + 1).is_some_and(|w| matches!(penn(w), "VBD" | "VBZ") && says(&w.lemma))
            && !words[start.max(i.saturating_sub(6))..i].iter().any(|w| penn(w).starts_with('W'))
        {
            let form = lower_en(token.span.of(&document.text));
            if lexicon().mask(&form) & super::lexicon::mask::NOUN != 0 {
                words[i].upos = Upos::Noun;
                words[i].tag = noun;
                words[i].lemma = form.as_ref().into();
                words[i].verb = None;
            }
        }
        behind_quotation &= matches!(words[i].upos, Upos::Propn)
            || token.kind == TokenKind::Punct
                && i > 0
                && segmented.tokens[i - 1].kind == TokenKind::QuoteClose;
    }
}

/// Participles that can only be past forms: behind a subject pronoun (`they reported`), and behind `said` and a noun
/// phrase, with no other finite verb (`said the storm weakened`).
fn past_forms(words: &mut [Word], start: usize) {
    let Some(past) = model().tag_number("VBD/VERB") else { return };
    let mut subject = false;
    let mut said = false;
    // Whether nothing but a name and its titles has been read: `Ann Reed announced …`.
    let mut opens = true;
    for i in start..words.len() {
        let tag = penn(&words[i]);
        let named = opens && i > start && words[i - 1].upos == Upos::Propn;
        opens &= matches!(words[i].upos, Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj);
        // `the witness pointed out that …`
        let tells = tag == "VBN"
            && i > start
            && matches!(words[i - 1].upos, Upos::Noun | Upos::Propn)
            && words[i + 1..].iter().take(2).any(|w| &*w.lemma == "that" && w.upos == Upos::Sconj)
            && super::statement::Reports::says(&words[i].lemma);
        if tells {
            words[i].tag = past;
        } else if tag == "VBN" && words[i].upos == Upos::Verb && (subject || said || named) {
            let by = words.get(i + 1).is_some_and(|w| &*w.lemma == "by");
            let later = words[i + 1..]
                .iter()
                .take_while(|w| w.upos != Upos::Punct)
                .any(|w| matches!(penn(w), "VBD" | "VBZ" | "VBP" | "MD"));
            if subject || !by && !later {
                words[i].tag = past;
            }
        }
        let finite = matches!(tag, "VBD" | "VBZ" | "VBP" | "MD");
        subject = match words[i].upos {
            Upos::Pron => {
                matches!(&*words[i].lemma, "he" | "she" | "they" | "we" | "I" | "i")
                    && tag == "PRP"
                    && !before_is_verb(words, start, i)
            }
            Upos::Adv => subject,
            _ => false,
        };
        said = match words[i].upos {
            Upos::Verb if finite => &*words[i].lemma == "say",
            Upos::Noun
            | Upos::Propn
            | Upos::Pron
            | Upos::Det
            | Upos::Adj
            | Upos::Num
            | Upos::Adv
            | Upos::Adp => {
                said && !finite && !matches!(tag, "WP" | "WDT" | "IN" if words[i].upos == Upos::Sconj)
            }
            _ => false,
        };
    }
}

/// A capital inside a sentence right before a finite verb in small letters is a name, not a verb: `…,” Lam said`.
fn names_before_verbs(words: &mut [Word], start: usize, document: &Document, segmented: &Segmented) {
    let Some(name) = model().tag_number("NNP/PROPN") else { return };
    let lower = |i: usize| segmented.tokens[i].shape == Shape::Lower;
    for i in start + 1..words.len().saturating_sub(1) {
        let token = &segmented.tokens[i];
        let inside = segmented.tokens[i - 1].kind != TokenKind::QuoteOpen
            && (lower(i - 1) || segmented.tokens[i - 1].kind == TokenKind::QuoteClose);
        if inside
            && token.shape == Shape::Capital
            && matches!(words[i].upos, Upos::Verb | Upos::Aux | Upos::Intj | Upos::Adp)
            && lower(i + 1)
            && matches!(penn(&words[i + 1]), "VBD" | "VBZ" | "VBN")
        {
            words[i].upos = Upos::Propn;
            words[i].tag = name;
            words[i].verb = None;
            words[i].lemma = token.span.of(&document.text).into();
            if penn(&words[i + 1]) == "VBN"
                && let Some(past) = model().tag_number("VBD/VERB")
            {
                words[i + 1].tag = past;
            }
        }
    }
}

/// Whether an auxiliary stands before the pronoun: `had they known`, `was he told`.
fn before_is_verb(words: &[Word], start: usize, i: usize) -> bool {
    i > start && words[i - 1].upos == Upos::Aux
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
