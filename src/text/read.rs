//! From bytes to a segmented document.

use sha2::{Digest, Sha256};

use super::rules::Rules;
use super::sentence::{quotes, sentences};
use super::tokenise::{QuoteState, tokenise};
use super::{BlockKind, DecodeError, Document, Lowered, Segmented, blocks, decode};

/// Which language a document is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LangChoice {
    /// Find out.
    #[default]
    Auto,
    /// Turkish.
    Tr,
    /// English.
    En,
}

impl LangChoice {
    /// The language of an ISO 639-1 code; [`LangChoice::Auto`] where kilim doesn't read it.
    #[must_use]
    pub fn of(code: &str) -> LangChoice {
        match code {
            "tr" => LangChoice::Tr,
            "en" => LangChoice::En,
            _ => LangChoice::Auto,
        }
    }
}

/// What is known of a document beside its text.
#[derive(Debug, Clone, Default)]
pub struct DocumentOptions {
    /// Language.
    pub lang: LangChoice,
    /// Publication date, ISO 8601; a date in the text's own header wins.
    pub date: Option<String>,
    /// Title, where it stands outside the text.
    pub title: Option<String>,
}

/// Decodes and reads one source.
///
/// # Errors
/// Where the bytes are no text: see [`DecodeError`].
///
/// ```
/// use kilim::text::{read_document, DocumentOptions};
/// let doc = read_document("date 2024-03-02 Şili ile Peru anlaştı.".into(), "a.txt", &DocumentOptions::default())?;
/// assert_eq!((doc.lang, doc.published.as_deref()), ("tr", Some("2024-03-02")));
/// # Ok::<(), kilim::text::DecodeError>(())
/// ```
pub fn read_document(bytes: Vec<u8>, uri: &str, options: &DocumentOptions) -> Result<Document, DecodeError> {
    Ok(document(decode(bytes)?, uri, options))
}

/// Reads a text that is decoded already.
#[must_use]
pub fn document(text: String, uri: &str, options: &DocumentOptions) -> Document {
    let sha256 = sha256(&text);
    let (header, mut blocks) = blocks(&text);
    super::stamp::part(&text, &mut blocks, crate::lang::stamp_labels());
    let lang = match options.lang {
        LangChoice::Tr => "tr",
        LangChoice::En => "en",
        LangChoice::Auto => crate::lang::detect(&text).code(),
    };
    let title = options.title.clone().or_else(|| {
        let block = blocks.iter().find(|b| b.kind == BlockKind::Title)?;
        Some(block.span.of(&text).to_owned())
    });
    Document {
        id: format!("doc:{}", &sha256[..16]),
        uri: uri.to_owned(),
        published: header.date.or_else(|| options.date.clone()),
        sha256,
        lang,
        title,
        text,
        blocks,
    }
}

/// Cuts a document into tokens, sentences and quotations.
#[must_use]
pub fn segment(document: &Document) -> Segmented {
    let rules = Rules::of(document.lang);
    let mut out = Segmented { tokens: Vec::with_capacity(document.text.len() / 5), ..Segmented::default() };
    let mut state = QuoteState::default();
    let mut ranges = Vec::with_capacity(document.blocks.len());
    for (i, block) in document.blocks.iter().enumerate() {
        if block.kind == BlockKind::Header {
            continue;
        }
        let first = out.tokens.len() as u32;
        tokenise(&document.text, block.span, rules, &mut state, &mut out.tokens);
        let range = first..out.tokens.len() as u32;
        if !range.is_empty() {
            let block = (i as u32, block.kind);
            out.sentences.extend(sentences(&document.text, &out.tokens, range.clone(), block, rules));
            ranges.push(range);
        }
    }
    out.quotes = quotes(&document.text, &out.tokens, &ranges, rules);
    let language = crate::lang::of(document.lang);
    out.lowered = Lowered::of(&document.text, &out.tokens, |word| language.lower(word));
    out
}

/// SHA-256 of a text's UTF-8 bytes, hex.
#[must_use]
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}
