//! A stretch of text that is read at once: sentences joined where a quotation runs over their border, with each
//! quotation folded into one item.

use crate::entity::EntityId;
use crate::mention::Mention;
use crate::pipeline::Reading;
use crate::syntax::Case;
use crate::text::{Quote, Span, Token, TokenId, TokenKind, Tokens, lower_tr};

use super::suffix::case_of;

/// Whole-document tables.
#[derive(Debug)]
pub struct Page<'r> {
    /// The reading.
    pub reading: Reading<'r>,
    /// The text.
    pub text: &'r str,
    /// The mention that covers a token.
    mention: Vec<u32>,
    /// The quotation whose opening mark a token is.
    quote: Vec<u32>,
    /// Where the title ends, wherever the text repeats it.
    titles: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl<'r> Page<'r> {
    /// Tables of a reading.
    pub fn new(reading: &Reading<'r>) -> Page<'r> {
        let text = reading.analysed.document.text.as_str();
        let segmented = reading.analysed.segmented;
        let mut mention = vec![NONE; segmented.tokens.len()];
        for (i, m) in reading.mentions.iter().enumerate() {
            for t in m.tokens.clone() {
                mention[t as usize] = i as u32;
            }
        }
        let mut quote = vec![NONE; segmented.tokens.len()];
        for (i, q) in segmented.quotes.iter().enumerate() {
            if let Some(at) = q.tokens.start.checked_sub(1) {
                quote[at as usize] = i as u32;
            }
        }
        let title = reading.analysed.document.title.as_deref().unwrap_or_default().trim();
        let titles = if title.len() < 12 {
            Vec::new()
        } else {
            text.match_indices(title).map(|(at, _)| (at + title.len()) as u32).collect()
        };
        Page { reading: *reading, text, mention, quote, titles }
    }

    /// A token.
    pub fn token(&self, t: TokenId) -> &'r Token {
        &self.reading.analysed.segmented.tokens[t as usize]
    }

    /// Whether the document's title, or the title again, ends at a byte.
    pub fn ends_title(&self, byte: u32) -> bool {
        self.titles.contains(&byte)
    }

    /// A quotation.
    pub fn quote(&self, q: u32) -> &'r Quote {
        &self.reading.analysed.segmented.quotes[q as usize]
    }

    /// A token's lower-cased word.
    pub fn lower(&self, t: TokenId) -> &'r str {
        self.reading.analysed.segmented.lower(t)
    }

    /// The mention that a token is part of.
    pub fn mention(&self, t: TokenId) -> Option<(u32, &'r Mention)> {
        let m = self.mention[t as usize];
        (m != NONE).then(|| (m, &self.reading.mentions[m as usize]))
    }

    /// The entity of a mention.
    pub fn entity(&self, mention: u32) -> EntityId {
        self.reading.entity_of[mention as usize]
    }

    /// Whether a mention only describes (`Rus`, `ABD'li`).
    pub fn describes(&self, mention: &Mention) -> bool {
        if mention.adjectival {
            return true;
        }
        let last = self.token(mention.tokens.end - 1);
        let suffix = self.text.get(mention.span.end as usize..last.span.end as usize).unwrap_or_default();
        let suffix = super::suffix::skeleton(&lower_tr(suffix));
        suffix.starts_with("lI")
    }

    /// Case of a mention by what follows its name in its last token.
    pub fn case(&self, mention: &Mention) -> Case {
        let last = self.token(mention.tokens.end - 1);
        if mention.span.end >= last.span.end {
            return Case::Nom;
        }
        case_of(
            self.text[mention.span.end as usize..last.span.end as usize]
                .trim_start_matches(crate::text::is_apostrophe),
        )
    }

    /// Units of the document in order.
    pub fn units(&self) -> Vec<Unit> {
        let segmented = self.reading.analysed.segmented;
        let mut quotes = segmented.quotes.iter().filter(|q| q.depth == 0).peekable();
        let mut out: Vec<Unit> = Vec::new();
        let mut open_until: TokenId = 0;
        for s in &segmented.sentences {
            let joins = s.tokens.start < open_until;
            while let Some(q) = quotes.next_if(|q| q.tokens.start < s.tokens.end) {
                open_until = open_until.max(q.tokens.end + u32::from(q.closed));
            }
            match out.last_mut() {
                Some(last) if joins => last.tokens.end = s.tokens.end,
                _ => out.push(Unit { tokens: s.tokens.clone(), block: s.block, items: Vec::new() }),
            }
        }
        for unit in &mut out {
            unit.items = self.items(&unit.tokens);
        }
        out
    }

    /// A unit made of a range of tokens, such as a sentence inside a quotation.
    pub fn unit(&self, tokens: Tokens, block: u32) -> Unit {
        let items = self.items(&tokens);
        Unit { tokens, block, items }
    }

    fn items(&self, tokens: &Tokens) -> Vec<Item> {
        let mut out = Vec::with_capacity(tokens.len());
        let mut t = tokens.start;
        let mut parens = 0u8;
        while t < tokens.end {
            let q = self.quote[t as usize];
            if q != NONE {
                let quote = self.quote(q);
                let after = quote.tokens.end + u32::from(quote.closed);
                if after <= tokens.end && !quote.tokens.is_empty() {
                    out.push(Item { what: What::Quote(q), aside: parens > 0 });
                    t = after;
                    continue;
                }
            }
            let word = self.token(t).span.of(self.text);
            if word == "(" {
                parens += 1;
            }
            out.push(Item { what: What::Token(t), aside: parens > 0 });
            if word == ")" {
                parens = parens.saturating_sub(1);
            }
            t += 1;
        }
        if parens > 0 {
            // A parenthesis that never closes hides nothing.
            for item in &mut out {
                item.aside = false;
            }
        }
        out
    }

    /// Bytes of a run of items.
    pub fn span(&self, unit: &Unit, range: std::ops::Range<usize>) -> Span {
        let first = self.item_span(unit.items[range.start]);
        first.join(self.item_span(unit.items[range.end - 1]))
    }

    /// Bytes of one item.
    pub fn item_span(&self, item: Item) -> Span {
        match item.what {
            What::Token(t) => self.token(t).span,
            What::Quote(q) => self.quote(q).span,
        }
    }

    /// Lower-cased word of an item; empty for a quotation or past the ends.
    pub fn word<'s>(&'s self, unit: &Unit, at: usize) -> &'s str {
        match unit.items.get(at).map(|i| i.what) {
            Some(What::Token(t)) => self.lower(t),
            _ => "",
        }
    }

    /// Whether an item is a word (not punctuation, not a quotation).
    pub fn is_word(&self, unit: &Unit, at: usize) -> bool {
        matches!(unit.items.get(at).map(|i| i.what), Some(What::Token(t)) if self.token(t).kind == TokenKind::Word)
    }

    /// The mention that ends at an item.
    pub fn mention_ending(&self, unit: &Unit, at: usize) -> Option<(u32, &'r Mention)> {
        let t = unit.token(at)?;
        self.mention(t).filter(|(_, m)| m.tokens.end == t + 1)
    }

    /// The mention that starts at an item.
    pub fn mention_starting(&self, unit: &Unit, at: usize) -> Option<(u32, &'r Mention)> {
        let t = unit.token(at)?;
        self.mention(t).filter(|(_, m)| m.tokens.start == t)
    }
}

/// A token or a whole quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A token outside quotations.
    Token(TokenId),
    /// A quotation.
    Quote(u32),
}

/// One item of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// Inside parentheses.
    pub aside: bool,
}

/// A stretch read at once.
#[derive(Debug)]
pub struct Unit {
    /// Its tokens.
    pub tokens: Tokens,
    /// The block it starts in.
    pub block: u32,
    /// Its items.
    pub items: Vec<Item>,
}

impl Unit {
    /// The token of an item.
    pub fn token(&self, at: usize) -> Option<TokenId> {
        match self.items.get(at)?.what {
            What::Token(t) => Some(t),
            What::Quote(_) => None,
        }
    }

    /// The quotation of an item.
    pub fn quote(&self, at: usize) -> Option<u32> {
        match self.items.get(at)?.what {
            What::Quote(q) => Some(q),
            What::Token(_) => None,
        }
    }
}
