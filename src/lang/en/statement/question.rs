//! Indirect questions.

use super::content::Finder;
use crate::text::{TokenId, Tokens};

impl Finder<'_> {
    /// Whether a verb puts questions.
    pub(super) fn asks(&self, verb: TokenId) -> bool {
        matches!(&*self.words[verb as usize].lemma, "ask" | "inquire" | "enquire" | "query" | "wonder")
    }

    /// The indirect question behind a verb, and up to its comma or the end.
    pub(super) fn question_behind(&self, verb: TokenId, scope: &Tokens) -> Option<Tokens> {
        let start = (verb + 1..scope.end.min(verb + 9)).find(|t| self.opens_question(*t))?;
        let plain = |t: TokenId| self.words[t as usize].verb.is_none() && !self.is_punctuation(t);
        if !(verb + 1..start).all(plain) {
            return None;
        }
        let verbs = |end: TokenId| (start..end).any(|t| self.words[t as usize].verb.is_some());
        let end = (start..scope.end)
            .find(|t| (self.is(*t, ",") || self.is(*t, ";")) && verbs(*t))
            .unwrap_or(scope.end);
        let content = self.trim(start..end);
        (content.len() > 3 && verbs(content.end)).then_some(content)
    }

    /// `whether …`, `how …`
    pub(super) fn opens_question(&self, t: TokenId) -> bool {
        ["whether", "if", "how", "what", "why", "when", "where", "who", "which"].iter().any(|w| self.is(t, w))
    }
}
