//! Bodies by who heads them: capitalised words that end in a possessed noun before an office and a person's name
//! (`Gazeteciler Cemiyeti Başkanı Ayşe Kaya`) name the body, whatever the recogniser thinks of them.

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::candidate::{Candidate, Source, covered};
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
    let covered = covered(tokens.len(), found);
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
        // `CEO'su X`
        if end > begin && !covered[end - 1] && tokens[end - 1].shape == Shape::Upper {
            let stem = tokens[end - 1].stem.of(text);
            if language.heads_company(&[stem]) && tokens[end - 1].stem != tokens[end - 1].span {
                end -= 1;
                office = true;
            }
        }
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
        // `KİM Genel Müdürü X`
        let letters = start == end
            && start > begin
            && !covered[start - 1]
            && tokens[start - 1].shape == Shape::Upper
            && tokens[start - 1].stem == tokens[start - 1].span;
        start -= usize::from(letters);
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
        // `Katmer Genel Müdürü X`: a company's office tells of a company, whatever it is called.
        let title: Vec<&str> = (end..first).map(|t| tokens[t].stem.of(text)).collect();
        let (company, board) = company_before(analysed, language, start, end, &title);
        // `Sudan Doktorlar Ağı`: the country that a body's name begins with.
        let alone = start == begin || !covered[start - 1];
        let bare = start > begin && tokens[start - 1].stem == tokens[start - 1].span;
        let country = countries.get(&(start as TokenId)).copied().filter(|_| bare);
        let start = country.filter(|_| !alone).map_or(start, |c| c as usize);
        let end = if company { board } else { end };
        let last = end.saturating_sub(1);
        if office && (institution || company) && (alone || country.is_some()) {
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

/// Whether capitalised words before a title name a company by it, and where the name ends: a board belongs to the title
/// (`Katmer | Yönetim Kurulu Başkanı X`).
fn company_before(
    analysed: &Analysed<'_>,
    language: &dyn crate::lang::Language,
    start: usize,
    end: usize,
    title: &[&str],
) -> (bool, usize) {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let word = |t: usize| tokens[t].stem.of(text);
    let board = end >= start + 3 && language.is_board(word(end - 2), word(end - 1));
    let (end, heads) = if board { (end - 2, true) } else { (end, language.heads_company(title)) };
    if !heads || start >= end {
        return (false, end);
    }
    let names = (start..end).all(|t| {
        word(t).chars().all(char::is_alphabetic)
            && !language.is_kind_of_body(&language.lower(word(t)))
            && !language.is_office(word(t))
            && !language.is_title(word(t))
            && !language.is_office_modifier(word(t))
    });
    // A capital at the beginning of a sentence says nothing of a known word.
    let begins = analysed.segmented.begins_sentence(start as TokenId);
    let own = !begins || analysed.words[start].upos == Upos::Propn;
    (names && own, end)
}

/// Candidates for bodies of several capitalised words that end in a noun for a part of a larger body with its case
/// (`hükümetin Basın Ofisinden`), where no other finder has seen anything.
pub fn units(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let covered = covered(tokens.len(), found);
    let capital = |t: usize| tokens[t].shape == Shape::Capital && !covered[t];
    let mut out = Vec::new();
    for last in 1..tokens.len() {
        let word = &analysed.words[last];
        if !capital(last)
            || word.possessive != 3
            || word.verb.is_some()
            || analysed.segmented.begins_sentence(last as TokenId)
        {
            continue;
        }
        let written = tokens[last].stem.of(text);
        let end = language.name_stem(written, true);
        if !language.is_unit(&language.lower(&written[..end])) {
            continue;
        }
        let mut start = last;
        while start > 0
            && last - start < LONGEST
            && !analysed.segmented.begins_sentence(start as TokenId)
            && capital(start - 1)
            && tokens[start - 1].stem == tokens[start - 1].span
            && analysed.words[start - 1].case == Case::Nom
            && analysed.words[start - 1].possessive == 0
        {
            start -= 1;
        }
        // The capital of a sentence's first word says nothing, and a board or an office is a body's own.
        if analysed.segmented.begins_sentence(start as TokenId) {
            start += 1;
        }
        let first = |t: usize| tokens[t].span.of(text);
        let owned = start > 0
            && analysed.words[start - 1].case == Case::Gen
            && !covered[start - 1]
            && tokens[start - 1].shape == Shape::Lower;
        if start >= last
            || !owned
            || language.is_board(first(last - 1), &written[..end])
            || language.is_office_modifier(first(start))
            || (start..=last).any(|t| language.is_office(first(t)))
        {
            continue;
        }
        let begin = tokens[last].span.start;
        out.push(Candidate {
            tokens: start as u32..last as u32 + 1,
            span: Span { start: tokens[start].span.start, end: begin + end as u32 },
            kind: EntityKind::Organization,
            entry: None,
            adjectival: false,
            source: Source::Model,
            score: 0.6,
        });
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
        assert_eq!(named("Toplantıda Zorlar Genel Müdürü Ayşe Kaya konuştu.").as_deref(), Some("Zorlar"));
        assert_eq!(named("Toplantıda Zorlar CEO'su Ayşe Kaya konuştu.").as_deref(), Some("Zorlar"));
        assert_eq!(
            named("Toplantıda Zorlar Yönetim Kurulu Başkanı Ayşe Kaya konuştu.").as_deref(),
            Some("Zorlar")
        );
        assert_eq!(named("Toplantıda Şirketimiz Genel Müdürü Ayşe Kaya konuştu."), None);
        assert_eq!(named("Toplantıda Şirket Genel Müdürü Ayşe Kaya konuştu."), None);
        assert_eq!(named("Toplantıya Yönetim Kurulu Başkanı Ayşe Kaya da katıldı."), None);
        assert_eq!(named("Toplantıya Belediye Başkanı Ayşe Kaya da katıldı."), None);
        assert_eq!(named("Toplantıya Başkan Yardımcısı Ayşe Kaya da katıldı."), None);
        assert_eq!(named("Toplantıya Genel Başkan Yardımcısı Ayşe Kaya da katıldı."), None);
    }
}
