//! Tokens, sentences, quotations: spans over a document.

use std::ops::Range;

use super::Span;

/// Index of a token in its document.
pub type TokenId = u32;

/// A half-open range of tokens.
pub type Tokens = Range<TokenId>;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters (and inner hyphens, dots of abbreviations and initials).
    Word,
    /// Digits, with their separators and signs (`40`, `1,5`, `2'nci`, `%12`).
    Number,
    /// One punctuation character.
    Punct,
    /// An opening quotation mark (of whatever style).
    QuoteOpen,
    /// A closing quotation mark.
    QuoteClose,
    /// Anything else (emoji, currency, URL, e-mail).
    Symbol,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `söyledi`
    Lower,
    /// `Kim`
    Capital,
    /// `ABD`, `ÇİN` (two letters or more)
    Upper,
    /// `McDonald`, `iPhone`, `İHA'lar` counts as `Upper` by its stem
    Mixed,
    /// No letters.
    None,
}

/// One token. A Turkish apostrophe suffix stays in its token: `span` covers `Kim’in`, `stem` covers `Kim`.
/// English clitics (`'s`, `n't`) are tokens of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Whole token, suffix included.
    pub span: Span,
    /// The part before an apostrophe suffix; equals `span` where there is none.
    pub stem: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its stem is written.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub space_before: bool,
}

impl Token {
    /// The suffix after the apostrophe (without the apostrophe), empty where there is none.
    #[must_use]
    pub fn suffix<'t>(&self, text: &'t str) -> &'t str {
        text[self.stem.end as usize..self.span.end as usize].trim_start_matches(['\'', '’', '‘', '`', '´'])
    }

    /// Whether the word starts with a capital letter.
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Mixed)
    }
}

/// One sentence of running text. A quotation that holds whole sentences stays inside the sentence around it
/// (`Kim, “A. B.” dedi.` is one sentence); the sentences inside are in [`Quote::sentences`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last token, bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Tokens,
    /// The block it stands in (index into the document's blocks).
    pub block: u32,
}

/// One quotation, marks included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Marks included, bytes.
    pub span: Span,
    /// Between the marks, bytes, trimmed of white space.
    pub inner: Span,
    /// Tokens between the marks (without the marks).
    pub tokens: Tokens,
    /// Whole sentences inside, at least one.
    pub sentences: Vec<Tokens>,
    /// Depth: 0 for an outer quotation, 1 for a quotation inside one, …
    pub depth: u8,
    /// Whether its closing mark was found; an unclosed one ends with its paragraph.
    pub closed: bool,
}
