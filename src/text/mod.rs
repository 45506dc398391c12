//! Bytes to documents, sentences and tokens.

mod block;
mod document;
mod encoding;
mod fold;
mod lowered;
mod read;
mod rules;
mod sentence;
mod span;
mod stamp;
mod token;
mod tokenise;

pub use block::{Header, blocks};
pub use document::{Block, BlockKind, Document};
pub use encoding::{DecodeError, decode};
pub use fold::{is_apostrophe, lower_char, lower_char_tr, lower_en, lower_tr, plain_char, upper_char_tr};
pub use lowered::Lowered;
pub use read::{DocumentOptions, LangChoice, document, read_document, segment, sha256};
pub use rules::{Apostrophe, Rules};
pub use sentence::span_of;
pub use span::Span;
pub use token::{Quote, Sentence, Shape, Token, TokenId, TokenKind, Tokens};
pub(crate) use tokenise::opens_name;

/// A document cut into tokens, sentences and quotations.
#[derive(Debug, Clone, Default)]
pub struct Segmented {
    /// All tokens in order (titles and headings too; headers left out).
    pub tokens: Vec<Token>,
    /// Sentences of titles, headings and paragraphs in order.
    pub sentences: Vec<Sentence>,
    /// Quotations in order of their opening mark.
    pub quotes: Vec<Quote>,
    /// All tokens in lower case.
    pub lowered: Lowered,
}

impl Segmented {
    /// A token in lower case by the rules of the text's language (`Kim’in` -> `kim’in`).
    #[must_use]
    pub fn lower(&self, t: TokenId) -> &str {
        self.lowered.form(t)
    }

    /// A token in lower case without its suffix (`Kim’in` -> `kim`).
    #[must_use]
    pub fn lower_stem(&self, t: TokenId) -> &str {
        self.lowered.stem(t)
    }

    /// Whether a sentence begins with a token.
    #[must_use]
    pub fn begins_sentence(&self, t: TokenId) -> bool {
        let at = self.sentences.partition_point(|s| s.tokens.end <= t);
        self.sentences.get(at).is_some_and(|s| s.tokens.start == t)
    }
}
