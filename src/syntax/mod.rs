//! What the languages have in common above the word: word analyses, clauses, argument slots.
//!
//! A language's own mechanism (`src/lang/<code>`) turns tokens into [`Word`]s and words into [`Clause`]s; event
//! frames and reporting cues work on clauses alone and know no language.

use crate::text::{Token, TokenId, TokenKind, Tokens};

/// Universal part of speech (UD v2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the names are UD's own
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// All, in their order.
    pub const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    /// By its name in treebanks.
    ///
    /// ```
    /// use kilim::syntax::Upos;
    /// assert_eq!(Upos::from_ud("PROPN"), Some(Upos::Propn));
    /// assert_eq!(Upos::from_ud("_"), None);
    /// ```
    #[must_use]
    pub fn from_ud(name: &str) -> Option<Upos> {
        Some(match name {
            "ADJ" => Upos::Adj,
            "ADP" => Upos::Adp,
            "ADV" => Upos::Adv,
            "AUX" => Upos::Aux,
            "CCONJ" => Upos::Cconj,
            "DET" => Upos::Det,
            "INTJ" => Upos::Intj,
            "NOUN" => Upos::Noun,
            "NUM" => Upos::Num,
            "PART" => Upos::Part,
            "PRON" => Upos::Pron,
            "PROPN" => Upos::Propn,
            "PUNCT" => Upos::Punct,
            "SCONJ" => Upos::Sconj,
            "SYM" => Upos::Sym,
            "VERB" => Upos::Verb,
            "X" => Upos::X,
            _ => return None,
        })
    }
}

/// Grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[allow(missing_docs)]
pub enum Case {
    #[default]
    Nom,
    Acc,
    Dat,
    Loc,
    Abl,
    Gen,
    Ins,
    Equ,
}

/// Form of a verb (or of a noun that tells an event).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum VerbForm {
    /// `geldi`, `said`
    #[default]
    Finite,
    /// Subject participle: `gelen`, `gelmiş olan`; English `-ing` modifier.
    SubjectParticiple,
    /// Object participle or factive complement: `geldiği`, `geldiğini`; English that-clause verbs are `Finite`.
    FactParticiple,
    /// Future participle or complement: `geleceği`, `geleceğini`.
    FutureParticiple,
    /// `-mış`, `-ılan` participle before a noun; English past participle modifier.
    PastParticiple,
    /// `gelme`, `gelmesi`, `gelmek`, `geliş`; English gerund, to-infinitive.
    VerbalNoun,
    /// `gelerek`, `gelip`, `gelirken`, `gelince`; English adverbial `-ing`.
    Converb,
}

/// Voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Voice {
    #[default]
    Active,
    Passive,
    Causative,
    Reciprocal,
    Reflexive,
}

/// Tense and aspect as far as events and statements need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tense {
    /// None of its own (converbs, verbal nouns).
    #[default]
    None,
    /// `-dı`, simple past, perfect.
    Past,
    /// `-mış` hearsay or perfect.
    Narrative,
    /// `-ıyor`, `-makta`, progressive.
    Progressive,
    /// `-ır`, simple present.
    Aorist,
    /// `-acak`, will.
    Future,
}

/// Mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mood {
    /// Plain statement.
    #[default]
    Indicative,
    /// `-malı`, must, should.
    Necessitative,
    /// `-sa`, if.
    Conditional,
    /// `-sın`, `-ın`, imperative.
    Imperative,
    /// `-alım`, let us.
    Optative,
    /// `-abil`, can, may, could.
    Potential,
}

/// What a verb form says beside its lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct VerbFeatures {
    /// Form.
    pub form: VerbForm,
    /// Tense.
    pub tense: Tense,
    /// Mood.
    pub mood: Mood,
    /// Voice.
    pub voice: Voice,
    /// `-ma-`, `değil`, not.
    pub negative: bool,
    /// Reported or inferred (`-mış`, `-mıştır` excluded; English `reportedly`).
    pub evidential: bool,
}

/// Person and number of a possessor or subject: 1sg = 1 … 3pl = 6, 0 where there is none.
pub type PersonNumber = u8;

/// One token, analysed: the best reading in its context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Dictionary form, lower-cased by the language's rules (`söyle`, `ülke`; verbs as bare stems in Turkish, as
    /// infinitives in English); for names the stem as written.
    pub lemma: Box<str>,
    /// Part of speech.
    pub upos: Upos,
    /// Case (nouns, names, pronouns, nominalised verbs); `Nom` where none is marked.
    pub case: Case,
    /// Possessor suffix (`ülkesi` 3, `ülkemiz` 4), 0 for none.
    pub possessive: PersonNumber,
    /// Plural.
    pub plural: bool,
    /// Subject person of a finite verb, 0 where it is not one.
    pub person: PersonNumber,
    /// Set where the token is a verb form (finite or not, nominalised too) or a nominal predicate.
    pub verb: Option<VerbFeatures>,
    /// The language's own finer tag, for its parser; 0 where it has none.
    pub tag: u8,
}

impl Word {
    /// A word of which nothing is known but its form.
    #[must_use]
    pub fn unanalysed(token: &Token, text: &str) -> Word {
        let upos = match token.kind {
            TokenKind::Word if token.is_capitalised() => Upos::Propn,
            TokenKind::Word => Upos::X,
            TokenKind::Number => Upos::Num,
            TokenKind::Symbol => Upos::Sym,
            _ => Upos::Punct,
        };
        Word::plain(token.stem.of(text), upos)
    }

    /// A word without endings.
    #[must_use]
    pub fn plain(lemma: &str, upos: Upos) -> Word {
        Word {
            lemma: lemma.into(),
            upos,
            case: Case::Nom,
            possessive: 0,
            plural: false,
            person: 0,
            verb: None,
            tag: 0,
        }
    }
}

/// Where an argument stands to its predicate. English slots use the same names: subject `Nom`, direct object `Acc`,
/// indirect object `Dat`, possessor or `of` `Gen`, noun modifier `Bare`, passive by-phrase `By`, else `Adp`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// Subject: nominative, or genitive of a nominalised clause.
    Nom,
    /// Direct object, marked or bare.
    Acc,
    /// Dative (`-e`), indirect object.
    Dat,
    /// Locative (`-de`).
    Loc,
    /// Ablative (`-den`).
    Abl,
    /// `ile`, `-le`, with.
    Ins,
    /// Possessor of a nominal predicate (`İsrail'in saldırısı`, `Israel's attack`, `the attack of …`).
    Gen,
    /// Unmarked noun before a nominal predicate (`İngiltere ziyareti`, `the Gaza attack`).
    Bare,
    /// `tarafından`, by.
    By,
    /// A postposition or preposition, by lemma (`karşı`, `için`, `hakkında`; `to`, `against`, `in`).
    Adp(Box<str>),
}

/// How a clause hangs on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Link {
    /// Main clause.
    #[default]
    Root,
    /// Object or subject clause (`geldiğini söyledi`, `said that …`).
    Complement,
    /// Modifies a noun (`gelen lider`, `who came`).
    Relative,
    /// Adverbial: converb, `-dığında`, because, while.
    Adverbial,
    /// Coordinated with its parent (`-ıp`, and).
    Coordinated,
    /// A noun that tells an event (`saldırısı`, `visit`), inside another clause.
    Nominal,
}

/// Index of a clause in its document's list.
pub type ClauseId = u32;

/// One argument of a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Where it stands.
    pub slot: Slot,
    /// The whole phrase.
    pub tokens: Tokens,
    /// Its head.
    pub head: TokenId,
    /// Taken over from another clause (shared subject, dropped subject) and not written in this one.
    pub shared: bool,
}

/// A predicate with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The predicate's head token (the verb; the light verb of `tebrik etti`; the noun of a nominal event).
    pub head: TokenId,
    /// The predicate's tokens, light-verb nouns and particles included (`tebrik etti`, `bir araya geldi`).
    pub predicate: Tokens,
    /// Lemma of the head, or lemmas joined by a space for a known multi-word predicate.
    pub lemma: Box<str>,
    /// Its verb features (for a nominal event, `form` is `VerbalNoun`).
    pub features: VerbFeatures,
    /// Subject person of the verb, 0 where it has none.
    pub person: PersonNumber,
    /// Its arguments in text order.
    pub arguments: Vec<Argument>,
    /// The whole clause with its arguments and what hangs on it.
    pub tokens: Tokens,
    /// The clause it hangs on.
    pub parent: Option<ClauseId>,
    /// How it hangs there.
    pub link: Link,
    /// The noun that a relative clause modifies (head token).
    pub modifies: Option<TokenId>,
    /// The sentence it stands in.
    pub sentence: u32,
    /// The quotation it stands in, if any.
    pub quote: Option<u32>,
}
