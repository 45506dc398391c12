//! Bodies by who heads them: capitalised words that end in a possessed noun before an office and a person's name
//! (`Gazeteciler Cemiyeti Başkanı Ayşe Kaya`) name the body, whatever the recogniser thinks of them.

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::pipeline::Analysed;
use crate::syntax::{Case, Upos};
use crate::text::{Shape, Span, TokenId, TokenKind};

/// A body's name has at most this many words.
const LONGEST: usize = 6;

/// Candidates for bodies that no other finder has claimed, by the people found.
pub fn bodies(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let mut covered = vec![false; tokens.len()];
    for c in found {
        covered[c.tokens.start as usize..c.tokens.end as usize].fill(true);
    }
    // Where each country's name begins, by the token behind it.
    let countries: FxHashMap<TokenId, TokenId> = found
        .iter()
        .filter(|c| c.kind == EntityKind::Country && !c.adjectival)
        .map(|c| (c.tokens.end, c.tokens.start))
        .collect();
    // A capitalised word without a case that no name has claimed.
    let plain = |t: usize| {
        let token = &tokens[t];
        token.kind == TokenKind::Word
            && token.stem == token.span
            && token.shape == Shape::Capital
            && !covered[t]
            && analysed.words[t].case == Case::Nom
    };
    let word = |t: usize| tokens[t].span.of(text);
    let mut out: Vec<Candidate> = Vec::new();
    for person in found.iter().filter(|c| c.kind == EntityKind::Person) {
        let first = person.tokens.start as usize;
        let sentence = analysed.segmented.sentences.partition_point(|s| s.tokens.end as usize <= first);
        let Some(sentence) = analysed.segmented.sentences.get(sentence) else { continue };
        let begin = sentence.tokens.start as usize;
        // The office right before the name, and what it is called with (`Genel Başkanı`, `Başkan Yardımcısı`).
        let mut end = first;
        let mut office = false;
        while end > begin
            && plain(end - 1)
            && (language.is_office(word(end - 1))
                || language.is_title(word(end - 1))
                || language.is_office_modifier(word(end - 1)))
        {
            end -= 1;
            office |= analysed.words[end].possessive == 3;
        }
        let mut start = end;
        while start > begin && end - start < LONGEST && plain(start - 1) {
            start -= 1;
        }
        // A capital at the beginning of a sentence says nothing (`Dün Balıkçılar Cemiyeti`).
        let names = |t: usize| {
            let word = &analysed.words[t];
            matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj) && !language.is_time_noun(&word.lemma)
        };
        while start == begin && end > start && !names(start) {
            start += 1;
        }
        let last = end.saturating_sub(1);
        let institution = end > start + 1
            && analysed.words[last].possessive == 3
            && matches!(analysed.words[last].upos, Upos::Noun | Upos::Propn)
            && !language.is_board(word(last - 1), word(last))
            && !language.is_office(word(start))
            && !language.is_title(word(last));
        // `Sudan Doktorlar Ağı`: the country that a body's name begins with.
        let alone = start == begin || !covered[start - 1];
        let bare = start > begin && tokens[start - 1].stem == tokens[start - 1].span;
        let country = countries.get(&(start as TokenId)).copied().filter(|_| bare);
        let start = country.filter(|_| !alone).map_or(start, |c| c as usize);
        if office && institution && (alone || country.is_some()) {
            out.push(Candidate {
                tokens: start as u32..end as u32,
                span: Span { start: tokens[start].span.start, end: tokens[last].stem.end },
                kind: EntityKind::Organization,
                entry: None,
                adjectival: false,
                source: Source::Model,
                score: 0.7,
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::support::seen;
    use super::*;
    use crate::text::LangChoice;

    /// The body before a person that was found alone.
    fn body(text: &str, person: &str) -> Option<String> {
        seen(LangChoice::Tr, text, person, EntityKind::Person, |analysed, person| {
            bodies(analysed, &[person]).first().map(|c| c.span.of(text).to_owned())
        })
    }

    #[test]
    fn who_heads_a_body_shows_its_name() {
        let named = |text: &str| body(text, "Ayşe Kaya");
        assert_eq!(
            named("Dün Balıkçılar Cemiyeti Başkanı Ayşe Kaya konuştu.").as_deref(),
            Some("Balıkçılar Cemiyeti")
        );
        assert_eq!(
            named("Toplantıda Mavi Umut Filosu Sözcüsü Ayşe Kaya da vardı.").as_deref(),
            Some("Mavi Umut Filosu")
        );
        assert_eq!(named("Toplantıya Yönetim Kurulu Başkanı Ayşe Kaya da katıldı."), None);
        assert_eq!(named("Toplantıya Belediye Başkanı Ayşe Kaya da katıldı."), None);
        assert_eq!(named("Toplantıya Başkan Yardımcısı Ayşe Kaya da katıldı."), None);
        assert_eq!(named("Toplantıya Genel Başkan Yardımcısı Ayşe Kaya da katıldı."), None);
    }
}
