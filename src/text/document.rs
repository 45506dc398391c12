//! A source text and its outer form: header, title, headings, paragraphs.

use super::Span;

/// What a block of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// `date 2025-09-05` and the like: not text.
    Header,
    /// The article's title.
    Title,
    /// A section heading: a line of its own, no sentence.
    Heading,
    /// Running text.
    Paragraph,
}

/// A stretch of lines of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Bytes, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// One source text, decoded. Owns the text that every [`Span`] points into.
#[derive(Debug, Clone)]
pub struct Document {
    /// `doc:` and the first 16 hex digits of `sha256`.
    pub id: String,
    /// Where it was read from (path or URL; `-` for standard input; `path#line` for a JSONL record).
    pub uri: String,
    /// SHA-256 of the text's UTF-8 bytes, hex.
    pub sha256: String,
    /// Language code (`tr`, `en`).
    pub lang: &'static str,
    /// Publication date, ISO 8601, where known.
    pub published: Option<String>,
    /// Title, where the text has one.
    pub title: Option<String>,
    /// The text.
    pub text: String,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}
