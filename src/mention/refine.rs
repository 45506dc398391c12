//! What finders get wrong in the same way again and again: names that run over their end, peoples, words that only
//! look like names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::Candidate;
use super::{EntityKind, beside};
use crate::pipeline::Analysed;
use crate::syntax::Upos;
use crate::text::{Shape, Span, TokenId, TokenKind};

/// Mends or drops the candidates of the model.
pub fn model(analysed: &Analysed<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let language = crate::lang::of(analysed.document.lang);
    let mut out = Vec::with_capacity(candidates.len());
    let bearers = bearers(analysed, &candidates);
    for candidate in candidates {
        for part in split(analysed, &candidate) {
            let Some(mut part) = trim(analysed, part) else { continue };
            let text = &analysed.document.text;
            let tokens = &analysed.segmented.tokens;
            let word = |t: TokenId| tokens[t as usize].span.of(text);
            // `Bakan Demir` is a person, whatever the model takes the pair for.
            if part.tokens.len() == 2 && language.is_form_of_address(word(part.tokens.start)) {
                part.kind = EntityKind::Person;
            }
            // `Emir Kaya`, but `Emir Temim`
            let named = part.kind == EntityKind::Person
                && part.tokens.len() == 2
                && language.is_given_too(word(part.tokens.start))
                && crate::names::lists::Lists::get()
                    .is_surname(tokens[part.tokens.end as usize - 1].stem.of(text));
            // A title, a nationality, an article before a name is no part of it.
            while part.tokens.len() > 1
                && !named
                && (language.is_article(word(part.tokens.start))
                    || matches!(part.kind, EntityKind::Organization | EntityKind::Place)
                        && language.says_from_where(word(part.tokens.start))
                    || part.kind == EntityKind::Person
                        && (language.is_title(word(part.tokens.start))
                            || language.is_form_of_address(word(part.tokens.start))
                            || crate::names::country_by_form(
                                analysed.document.lang,
                                word(part.tokens.start),
                            )
                            .is_some()))
            {
                part.drop_first(tokens);
            }
            // `The Safeguarding Board` at the beginning of a sentence is the `Safeguarding Board`.
            if part.kind == EntityKind::Organization
                && part.tokens.len() > 2
                && language.is_definite_article(word(part.tokens.start))
                && language.parts_article(word(part.tokens.end - 1))
            {
                part.drop_first(tokens);
            }
            // `UN | Secretary-General Amara Ndiaye`
            let behind = tokens.get(part.tokens.end as usize).is_some_and(|t| {
                t.shape == Shape::Capital && !analysed.segmented.begins_sentence(part.tokens.end)
            });
            if !language.marks_possession()
                && part.kind == EntityKind::Organization
                && part.tokens.len() == 2
                && behind
                && tokens[part.tokens.start as usize].shape == Shape::Upper
                && language.is_title(word(part.tokens.end - 1))
            {
                part.drop_last(tokens);
            }
            // `On Monday | Reed left`
            let first = part.tokens.start;
            if part.kind == EntityKind::Person
                && part.tokens.len() > 1
                && first > 0
                && language.comes_before_day(&language.lower(word(first - 1)))
                && language.is_time_noun(&language.lower(word(first)))
            {
                part.drop_first(tokens);
            }
            // `Ethiopians Dejene Debela`
            while part.kind == EntityKind::Person
                && part.tokens.len() > 1
                && language.is_people(word(part.tokens.start))
            {
                part.drop_first(tokens);
            }
            // `Kama Melly QC`
            if part.tokens.len() > 2 && language.is_post_nominal(word(part.tokens.end - 1)) {
                part.drop_last(tokens);
                part.kind = EntityKind::Person;
            }
            // A heading in capitals before a person's name (`EKONOMİ Ayşe Demir`).
            while part.kind == EntityKind::Person && part.tokens.len() > 1 && heads(analysed, &part) {
                part.drop_first(tokens);
            }
            // `the African Union | of torturing`: no name ends in a verb.
            while analysed.document.lang == "en"
                && part.tokens.len() > 2
                && tokens[part.tokens.end as usize - 1].shape == Shape::Lower
                && analysed.words[part.tokens.end as usize - 1].upos == Upos::Verb
            {
                let of = TokenId::from(word(part.tokens.end - 2) == "of");
                part.tokens.end -= 1 + of;
                part.span.end = tokens[part.tokens.end as usize - 1].stem.end;
            }
            beside::kind(analysed, &mut part);
            // `José Martí Airport`, `Galata Köprüsü`
            let last = tokens[part.tokens.end as usize - 1].stem.of(text);
            let bearer = part.kind == EntityKind::Person
                && part.tokens.len() == 2
                && language.is_place_or_surname(last)
                && language.is_given_name(word(part.tokens.start));
            if part.tokens.len() > 1
                && part.kind != EntityKind::Place
                && !bearer
                && language.is_place_head(last)
            {
                part.kind = EntityKind::Place;
            }
            while part.tokens.len() > 1
                && (runs_in(analysed, &part) || is_beside_known(analysed, &part, &bearers))
            {
                part.drop_first(tokens);
            }
            let marks_party = part.tokens.len() == 1 && language.marks_party(word(part.tokens.start));
            if shouts(analysed, &part) || is_plain_word(analysed, &part) || marks_party {
                continue;
            }
            let last = tokens[part.tokens.end as usize - 1].stem.of(text);
            if language.is_people(last)
                || part.kind == EntityKind::Place && language.is_of_place(last)
                || part.tokens.len() == 1 && part.kind == EntityKind::Person && language.is_title(last)
            {
                continue;
            }
            out.push(part);
        }
    }
    out
}

/// Whether a name begins with a word in capitals before one that is not.
fn heads(analysed: &Analysed<'_>, c: &Candidate) -> bool {
    let tokens = &analysed.segmented.tokens[c.tokens.start as usize..c.tokens.end as usize];
    tokens[0].shape == Shape::Upper && tokens[0].stem.len() > 3 && tokens[1].shape == Shape::Capital
}

/// Whether a candidate begins with a word that only stands before a name, with the capital of the sentence's beginning
/// (`Nitekim Londra Borsası`, `Belgelerde X`, `Balıkçı Ali Kaya`).
fn runs_in(analysed: &Analysed<'_>, c: &Candidate) -> bool {
    let t = c.tokens.start;
    let token = &analysed.segmented.tokens[t as usize];
    if !analysed.segmented.begins_sentence(t) || token.stem != token.span {
        return false;
    }
    let word = &analysed.words[t as usize];
    if word.verb.is_some() && word.upos != Upos::Propn {
        return true;
    }
    match word.upos {
        Upos::Adv
        | Upos::Cconj
        | Upos::Sconj
        | Upos::Pron
        | Upos::Adp
        | Upos::Verb
        | Upos::Aux
        | Upos::Intj => true,
        Upos::Noun => {
            let given = |t: TokenId| {
                let token = &analysed.segmented.tokens[t as usize];
                crate::names::lists::Lists::get().is_given(token.span.of(&analysed.document.text))
            };
            let named_behind = || {
                c.kind == EntityKind::Person
                    && c.tokens.len() >= 3
                    && word.possessive == 0
                    && !given(t)
                    && given(t + 1)
            };
            word.case != crate::syntax::Case::Nom || named_behind()
        }
        _ => false,
    }
}

/// For the last words of people's names of several words, the words that such names begin with.
fn bearers<'t>(analysed: &Analysed<'t>, candidates: &[Candidate]) -> FxHashMap<&'t str, FxHashSet<&'t str>> {
    let text = &analysed.document.text;
    let stem = |t: TokenId| analysed.segmented.tokens[t as usize].stem.of(text);
    let mut out: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for c in candidates.iter().filter(|c| c.kind == EntityKind::Person && c.tokens.len() > 1) {
        out.entry(stem(c.tokens.end - 1)).or_default().insert(stem(c.tokens.start));
    }
    out
}

/// Whether a sentence begins with a common noun right before the last name of somebody who is named in full elsewhere
/// (`Ana Tok … Mahkeme | Tok'u serbest bıraktı`).
fn is_beside_known(
    analysed: &Analysed<'_>,
    c: &Candidate,
    bearers: &FxHashMap<&str, FxHashSet<&str>>,
) -> bool {
    let first = c.tokens.start;
    let word = &analysed.words[first as usize];
    let text = &analysed.document.text;
    let stem = |t: TokenId| analysed.segmented.tokens[t as usize].stem.of(text);
    c.kind == EntityKind::Person
        && c.tokens.len() == 2
        && analysed.segmented.begins_sentence(first)
        && word.upos == Upos::Noun
        && word.possessive == 0
        && !crate::names::lists::Lists::get().is_given(stem(first))
        && bearers.get(stem(first + 1)).is_some_and(|firsts| firsts.iter().any(|f| *f != stem(first)))
}

/// A heading in capitals that runs into the name behind it.
fn shouts(analysed: &Analysed<'_>, c: &Candidate) -> bool {
    let tokens = &analysed.segmented.tokens[c.tokens.start as usize..c.tokens.end as usize];
    let upper = tokens.iter().filter(|t| t.shape == Shape::Upper && t.stem.len() > 3).count();
    if upper >= 3 && tokens.len() > upper {
        return true;
    }
    // All capitals: a person only where the lists know one of the names.
    let text = &analysed.document.text;
    let lists = crate::names::lists::Lists::get();
    c.kind == EntityKind::Person
        && tokens.len() > 1
        && tokens.iter().all(|t| t.shape == Shape::Upper && t.stem.len() > 2)
        && !tokens.iter().any(|t| lists.is_name(&capitalised(analysed.document.lang, t.stem.of(text))))
}

/// `AYŞE` as lists write it: `Ayşe`.
fn capitalised(lang: &str, word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(String::from).unwrap_or_default();
    first + &crate::entity::fold(lang, chars.as_str())
}

/// A single word at the beginning of a sentence that the dictionary knows as a word with a suffix, and that stands
/// with a capital nowhere else, is no name.
fn is_plain_word(analysed: &Analysed<'_>, c: &Candidate) -> bool {
    if c.tokens.len() != 1 || c.score > 0.9 {
        return false;
    }
    let t = c.tokens.start;
    let initial = analysed.segmented.begins_sentence(t)
        || t > 0 && matches!(analysed.segmented.tokens[t as usize - 1].kind, TokenKind::QuoteOpen);
    let token = &analysed.segmented.tokens[t as usize];
    initial && token.stem == token.span && analysed.words[t as usize].upos != Upos::Propn
}

/// Parts of a candidate: a case suffix behind an apostrophe, a bracket or a comma ends a name.
fn split(analysed: &Analysed<'_>, candidate: &Candidate) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let mut parts = Vec::new();
    let mut start = candidate.tokens.start;
    let mut depth = 0i32;
    let piece = |from: TokenId, to: TokenId| {
        (from < to).then(|| Candidate {
            tokens: from..to,
            span: Span { start: tokens[from as usize].span.start, end: tokens[to as usize - 1].stem.end },
            ..candidate.clone()
        })
    };
    for t in candidate.tokens.clone() {
        if t < start {
            continue;
        }
        let token = &tokens[t as usize];
        let word = token.span.of(text);
        // `X Partisi Genel Başkan Yardımcısı ve eski Y Bankası`: an office ends the body's name.
        if candidate.kind == EntityKind::Organization && language.is_office(word) && t > start {
            let mut end = t;
            while end > start && language.is_office_modifier(tokens[end as usize - 1].span.of(text)) {
                end -= 1;
            }
            parts.extend(piece(start, end));
            start = t + 1;
            while start < candidate.tokens.end
                && language.is_office_modifier(tokens[start as usize].span.of(text))
            {
                start += 1;
            }
            continue;
        }
        // `House of Representatives | Mike Bost`
        if candidate.kind == EntityKind::Organization
            && t > start
            && t + 1 < candidate.tokens.end
            && token.is_capitalised()
            && language.is_given_name(word)
            && (t..candidate.tokens.end).all(|k| {
                tokens[k as usize].is_capitalised() && analysed.words[k as usize].upos == Upos::Propn
            })
        {
            let before =
                Span { start: tokens[start as usize].span.start, end: tokens[t as usize - 1].stem.end };
            if crate::names::body_by_form(analysed.document.lang, before.of(text)).is_some() {
                parts.extend(piece(start, t));
                parts.extend(
                    piece(t, candidate.tokens.end).map(|p| Candidate { kind: EntityKind::Person, ..p }),
                );
                return parts;
            }
        }
        // `işgal altındaki X`, `X'teki hükümetin Y`: what says which one stands before the name.
        if t > start
            && t + 1 < candidate.tokens.end
            && token.shape == Shape::Lower
            && tokens[t as usize + 1].is_capitalised()
            && language.ends_modifier(&analysed.words[t as usize], word)
        {
            start = t + 1;
            continue;
        }
        // `Gazze'deki Avrupa Hastanesi`, not `Yakın Doğu'daki Mültecilere Yardım Ajansı`
        let placed = t == candidate.tokens.start
            && candidate.tokens.len() > 1
            && language.places_name(token.suffix(text))
            && crate::names::place_by_form(analysed.document.lang, token.stem.of(text)).is_some();
        let cut_behind = t + 1 < candidate.tokens.end
            && !token.suffix(text).is_empty()
            && (placed || language.ends_name(token.suffix(text)));
        // `Lima Başsavcılığınca | Peru Bank hakkında`
        let by = candidate.kind == EntityKind::Organization
            && t + 1 < candidate.tokens.end
            && t > start
            && language.ends_by(word);
        let cut_behind = cut_behind || by;
        let opens = matches!(word, "(" | "[");
        let closes = matches!(word, ")" | "]");
        depth += i32::from(opens) - i32::from(closes);
        let lone = closes && depth < 0;
        if cut_behind {
            parts.extend(piece(start, t + 1));
            start = t + 1;
        } else if lone || word == ";" || word == ":" {
            parts.extend(piece(start, t));
            start = t + 1;
            depth = 0;
        }
    }
    if depth > 0 {
        // An opening bracket that closes behind the name: the name ends before it.
        if let Some(open) = (start..candidate.tokens.end)
            .rev()
            .find(|t| matches!(tokens[*t as usize].span.of(text), "(" | "["))
        {
            parts.extend(piece(start, open));
            parts.extend(piece(open + 1, candidate.tokens.end));
            return parts;
        }
    }
    parts.extend(piece(start, candidate.tokens.end));
    parts
}

/// Takes punctuation off both ends, and a board's name that belongs to the title behind it.
fn trim(analysed: &Analysed<'_>, mut c: Candidate) -> Option<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    // A clitic (`Peru | 's Defence Ministry`) is what joins a name to the one before it.
    let is_mark = |t: TokenId| {
        let token = &tokens[t as usize];
        !matches!(token.kind, TokenKind::Word | TokenKind::Number)
            || token.span.of(text).starts_with(crate::text::is_apostrophe) && !token.space_before
    };
    while c.tokens.start < c.tokens.end
        && is_mark(c.tokens.start)
        && tokens[c.tokens.start as usize].kind != TokenKind::QuoteOpen
    {
        c.tokens.start += 1;
    }
    while c.tokens.start < c.tokens.end && is_mark(c.tokens.end - 1) {
        c.tokens.end -= 1;
    }
    // A board is a body's own (`X Holding Yönetim Kurulu`): the name is the body's.
    if c.kind == EntityKind::Organization && c.tokens.len() >= 2 {
        let last = tokens[c.tokens.end as usize - 1].stem.of(text);
        let before = tokens[c.tokens.end as usize - 2].stem.of(text);
        if language.is_board(before, last) {
            c.tokens.end -= 2;
        }
    }
    // `X Bankası Genel Müdürlüğü görevi`: a post, and the name is the body's.
    if c.kind == EntityKind::Organization
        && c.tokens.len() >= 2
        && let Some(next) = analysed.words.get(c.tokens.end as usize)
        && language.names_post(tokens[c.tokens.end as usize - 1].span.of(text), &next.lemma)
    {
        c.tokens.end -= 1;
        while c.tokens.end > c.tokens.start
            && language.is_office_modifier(tokens[c.tokens.end as usize - 1].span.of(text))
        {
            c.tokens.end -= 1;
        }
    }
    if c.tokens.start >= c.tokens.end {
        return None;
    }
    c.span = Span {
        start: tokens[c.tokens.start as usize].span.start,
        end: tokens[c.tokens.end as usize - 1].stem.end,
    };
    Some(c)
}

#[cfg(test)]
mod tests {
    use super::super::support::{mended, seen};
    use crate::mention::EntityKind;
    use crate::text::LangChoice;

    #[test]
    fn a_heading_before_a_person_is_no_part_of_the_name() {
        let found = mended(LangChoice::Tr, "EKONOMİ Ayşe Demir dün konuştu.", "EKONOMİ Ayşe Demir");
        assert_eq!(found.unwrap().0, "Ayşe Demir");
    }

    #[test]
    fn english_words_that_only_look_like_names() {
        let name = |text: &str, name: &str| mended(LangChoice::En, text, name);
        assert_eq!(name("On Monday Reed left.", "Monday Reed").unwrap().0, "Reed");
        assert_eq!(name("They met Monday Reed.", "Monday Reed").unwrap().0, "Monday Reed");
        assert_eq!(name("They met Darrell Castle.", "Darrell Castle").unwrap().1, EntityKind::Person);
        assert_eq!(name("They saw Nagoya Castle.", "Nagoya Castle").unwrap().1, EntityKind::Place);
        assert_eq!(name("They met Ann Reed (R-Texas).", "R-Texas"), None);
        let place =
            seen(LangChoice::En, "Middle Eastern oil fell.", "Middle Eastern", EntityKind::Place, |a, c| {
                super::model(a, vec![c])
            });
        assert!(place.is_empty());
    }
}
