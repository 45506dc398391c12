//! Bodies that the noun right behind their name says to be some, whatever the recogniser has overlooked (`Wizor şirketini`).

use super::candidate::{Candidate, covered};
use crate::lang::Language;
use crate::pipeline::Analysed;
use crate::syntax::Upos;
use crate::text::{Shape, Span, TokenId, TokenKind};

/// A name has at most this many words.
const LONGEST: usize = 3;

/// Candidates for capitalised words that no other finder has claimed, right before a noun for a kind of body that is theirs.
pub fn bodies(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let covered = covered(tokens.len(), found);
    let plain = |t: usize| {
        let (token, word) = (&tokens[t], &analysed.words[t]);
        token.kind == TokenKind::Word
            && token.stem == token.span
            && matches!(token.shape, Shape::Capital | Shape::Mixed)
            && !covered[t]
            && word.upos == Upos::Propn
            && token.span.len() > 2
            && !language.is_word(&language.lower(token.span.of(text)))
            && !language.is_title(token.span.of(text))
            && !language.is_office(token.span.of(text))
            && !language.is_people(token.span.of(text))
    };
    let mut out = Vec::new();
    for noun in 1..tokens.len() {
        let word = &analysed.words[noun];
        if let Some(body) = of_people(analysed, language, noun).filter(|body| !covered[*body as usize]) {
            out.push(Candidate::body(body..body + 1, tokens[body as usize].span, 0.6));
            continue;
        }
        let kind = tokens[noun].shape == Shape::Lower
            && word.upos == Upos::Noun
            && word.possessive == 3
            && !word.plural
            && language.is_kind_of_body(&word.lemma);
        if !kind {
            continue;
        }
        let mut start = noun;
        while start > 0
            && noun - start < LONGEST
            && !analysed.segmented.begins_sentence(start as TokenId)
            && plain(start - 1)
        {
            start -= 1;
        }
        // The capital of a sentence's first word says nothing.
        if start < noun && analysed.segmented.begins_sentence(start as TokenId) {
            start += 1;
        }
        if start == noun
            || start > 0 && covered[start - 1] && tokens[start - 1].stem == tokens[start - 1].span
        {
            continue;
        }
        let span = Span { start: tokens[start].span.start, end: tokens[noun - 1].span.end };
        out.push(Candidate::body(start as u32..noun as u32, span, 0.6));
    }
    out
}

/// The abbreviation right before a noun for those who fight for a body, speak for it or belong to it (`JNIM militanları`).
fn of_people(analysed: &Analysed<'_>, language: &dyn Language, noun: usize) -> Option<TokenId> {
    let word = &analysed.words[noun];
    if word.upos != Upos::Noun || word.possessive != 3 || !language.is_of_body(&word.lemma) {
        return None;
    }
    let token = &analysed.segmented.tokens[noun - 1];
    let short = token.kind == TokenKind::Word
        && token.stem == token.span
        && token.shape == Shape::Upper
        && token.span.len() > 2
        && analysed.segmented.tokens[noun].shape == Shape::Lower;
    short.then_some(noun as TokenId - 1)
}

#[cfg(test)]
mod tests {
    use super::super::support::seen;
    use super::*;
    use crate::mention::EntityKind;
    use crate::text::LangChoice;

    #[test]
    fn what_the_noun_behind_it_says_is_a_body() {
        let named = |text: &str| {
            seen(LangChoice::Tr, text, "Peru", EntityKind::Country, |analysed, found| {
                bodies(analysed, &[found]).first().map(|c| c.span.of(text).to_owned())
            })
        };
        assert_eq!(named("Dün Peru'nun Wizor şirketini aldılar.").as_deref(), Some("Wizor"));
        assert_eq!(named("Dün Peru'nun Wizor Trade bankasını aldılar.").as_deref(), Some("Wizor Trade"));
        assert_eq!(named("Dün Peru'nun en büyük şirketini aldılar."), None);
        assert_eq!(named("Dün Peru şirketini aldılar."), None);
        assert_eq!(named("Dün Peru'nun İlaç şirketini aldılar."), None);
        assert_eq!(named("Dün Peru'da gördüm. Wizor şirketini aldılar."), None);
        assert_eq!(named("Dün Peru'da WZR militanlarını yakaladılar.").as_deref(), Some("WZR"));
        assert_eq!(named("Dün Peru'da gördüm. WZR üyeleri yakalandı.").as_deref(), Some("WZR"));
        assert_eq!(named("Dün Peru'da WZR satışlarını yasakladılar."), None);
    }
}
