//! The tokens of a text in lower case: every stage asks for them, so they are made once.

use std::borrow::Cow;

use super::{Token, TokenId};

/// All tokens in lower case, one behind the other.
#[derive(Debug, Clone, Default)]
pub struct Lowered {
    text: String,
    /// Where each token starts and its stem ends.
    places: Vec<(u32, u32)>,
}

impl Lowered {
    /// Lower-cases tokens by a language's rules.
    #[must_use]
    pub fn of(text: &str, tokens: &[Token], lower: impl Fn(&str) -> Cow<'_, str>) -> Self {
        let mut out =
            Lowered { text: String::with_capacity(text.len()), places: Vec::with_capacity(tokens.len()) };
        for token in tokens {
            let start = out.text.len() as u32;
            out.text.push_str(&lower(token.stem.of(text)));
            out.places.push((start, out.text.len() as u32));
            let suffix = &text[token.stem.end as usize..token.span.end as usize];
            if !suffix.is_empty() {
                out.text.push_str(&lower(suffix));
            }
        }
        out
    }

    /// A token, suffix included.
    #[inline]
    pub(super) fn form(&self, t: TokenId) -> &str {
        let start = self.places[t as usize].0 as usize;
        let end = self.places.get(t as usize + 1).map_or(self.text.len(), |next| next.0 as usize);
        &self.text[start..end]
    }

    /// A token without the suffix behind its apostrophe.
    pub(super) fn stem(&self, t: TokenId) -> &str {
        let (start, end) = self.places[t as usize];
        &self.text[start as usize..end as usize]
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{DocumentOptions, LangChoice, document, segment};

    #[test]
    fn forms_and_stems_are_those_of_the_tokens() {
        let options = DocumentOptions { lang: LangChoice::Tr, ..DocumentOptions::default() };
        let doc = document("İZMİR'DE Iğdır’dan, kar yağdı. Son".into(), "-", &options);
        let parts = segment(&doc);
        for (t, token) in (0..).zip(&parts.tokens) {
            assert_eq!(parts.lower(t), crate::text::lower_tr(token.span.of(&doc.text)));
            assert_eq!(parts.lower_stem(t), crate::text::lower_tr(token.stem.of(&doc.text)));
        }
        assert_eq!((parts.lower(0), parts.lower_stem(0)), ("izmir'de", "izmir"));
    }
}
