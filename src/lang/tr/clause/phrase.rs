//! What the parser's stack holds.

use crate::syntax::{Case, ClauseId, Slot};
use crate::text::TokenId;

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A noun phrase, pronoun or name.
    Noun,
    /// A phrase with a postposition.
    Adposition(Slot),
    /// A nominalised clause (`geldiğini`), used like a noun.
    Nominalised(ClauseId),
    /// A converb or an adverbial clause.
    Adverbial(ClauseId),
    /// A participle that waits for its noun.
    Relative(ClauseId),
    /// A finite clause that is over.
    Finite(ClauseId),
    /// A quotation that is read on its own.
    Quotation,
}

/// One item of the stack.
#[derive(Debug, Clone)]
pub struct Item {
    pub kind: Kind,
    pub start: TokenId,
    pub head: TokenId,
    pub end: TokenId,
    pub case: Case,
    pub possessive: u8,
    pub plural: bool,
    /// Its head is (the last token of) a name.
    pub name: bool,
    /// That name is a person's.
    pub person: bool,
    /// A comma or a topic particle (`ise`) stands behind it.
    pub comma: bool,
    /// That mark is a semicolon: it parts, and joins no list.
    pub semicolon: bool,
    /// A conjunction (`ve`, `veya`) stands behind it.
    pub conjunction: bool,
    /// Relative clauses that modify its head.
    pub relatives: Vec<ClauseId>,
    /// Clauses inside it that hang on whatever takes it.
    pub clauses: Vec<ClauseId>,
    /// The clause of the event that its head tells.
    pub event: Option<ClauseId>,
    /// A time expression: never subject or object.
    pub time: bool,
    /// A modifier of the next noun (`Gazze'deki`, `Filistinli`), no argument of a verb.
    pub attributive: bool,
    /// It has taken a possessor or is a compound: its possessive is accounted for.
    pub possessed: bool,
    /// It has taken a possessor in the genitive, who may as well be the subject of a nominalised verb behind it.
    pub owner: bool,
    /// A nominalised verb with an object in the possessive that has no possessor yet.
    pub lacks_owner: bool,
    /// People or machines that act for whom they belong to (`birlikleri`, `ekipleri`).
    pub crew: bool,
    /// It is the foremost of what the next phrase names (`Peru başta olmak üzere`).
    pub foremost: bool,
}

impl Item {
    pub fn new(kind: Kind, start: TokenId, head: TokenId, end: TokenId) -> Item {
        Item {
            kind,
            start,
            head,
            end,
            case: Case::Nom,
            possessive: 0,
            plural: false,
            name: false,
            person: false,
            comma: false,
            semicolon: false,
            conjunction: false,
            relatives: Vec::new(),
            clauses: Vec::new(),
            event: None,
            time: false,
            attributive: false,
            possessed: false,
            owner: false,
            lacks_owner: false,
            crew: false,
            foremost: false,
        }
    }

    /// A plain noun phrase in this case.
    pub fn is_noun_in(&self, case: Case) -> bool {
        self.kind == Kind::Noun && self.case == case
    }

    /// Nothing stands between it and what follows.
    pub fn is_adjacent_to(&self, next: TokenId) -> bool {
        self.end == next && !self.comma && !self.conjunction
    }

    /// The slot of an argument in this case.
    pub fn slot(&self) -> Slot {
        match &self.kind {
            Kind::Adposition(slot) => slot.clone(),
            _ => match self.case {
                Case::Nom => Slot::Nom,
                // `kurulca`, `askerlerce`
                Case::Equ => Slot::By,
                Case::Acc => Slot::Acc,
                Case::Dat => Slot::Dat,
                Case::Loc => Slot::Loc,
                Case::Abl => Slot::Abl,
                Case::Gen => Slot::Gen,
                Case::Ins => Slot::Ins,
            },
        }
    }
}

/// Whether a possessor stands right before `start`.
pub(super) fn genitive_below(stack: &[Item], start: TokenId) -> bool {
    stack.last().is_some_and(|t| t.is_noun_in(Case::Gen) && t.is_adjacent_to(start))
}

/// Adpositions that a noun can take (`Gazze'ye yönelik saldırı`); the others belong to verbs.
pub(super) fn is_noun_adposition(form: &str) -> bool {
    matches!(
        form.strip_suffix("ki").unwrap_or(form),
        "yönelik"
            | "ilişkin"
            | "dair"
            | "ait"
            | "karşı"
            | "arasında"
            | "dönük"
            | "hakkında"
            | "önünde"
            | "konusunda"
            | "ilgili"
    )
}
