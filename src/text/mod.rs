//! Bytes to documents, sentences and tokens.

mod document;
mod span;
mod token;

pub use document::{Block, BlockKind, Document};
pub use span::Span;
pub use token::{Quote, Sentence, Shape, Token, TokenId, TokenKind, Tokens};

/// A document cut into tokens, sentences and quotations.
#[derive(Debug, Clone, Default)]
pub struct Segmented {
    /// All tokens in order (headings too; headers left out).
    pub tokens: Vec<Token>,
    /// Sentences of titles, headings and paragraphs in order.
    pub sentences: Vec<Sentence>,
    /// Quotations in order of their opening mark.
    pub quotes: Vec<Quote>,
}
