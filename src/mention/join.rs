//! Names of bodies that a conjunction runs through: `Lakeland Fire and Rescue Service`, `Ministry of Culture and Sport`.

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::pipeline::Analysed;
use crate::text::{Shape, Span, TokenId, TokenKind};

/// Longest part behind the conjunction, in words.
const LONGEST: u32 = 5;

/// Candidates for the whole of names whose first part a finder took for the whole.
pub fn bodies(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let word = |t: TokenId| tokens.get(t as usize).map_or("", |k| k.span.of(text));
    let mut out = Vec::new();
    for c in found {
        let and = c.tokens.end;
        let open = matches!(c.kind, EntityKind::Organization | EntityKind::Place)
            && c.source == Source::Model
            && c.tokens.len() > 1
            && language.joins_names(word(and));
        if !open {
            continue;
        }
        let mut end = and + 1;
        while end < and + 1 + LONGEST
            && tokens
                .get(end as usize)
                .is_some_and(|k| k.kind == TokenKind::Word && k.shape == Shape::Capital)
        {
            end += 1;
        }
        if end == and + 1 {
            continue;
        }
        let first_ends = language.is_body_head(word(and - 1));
        let second_ends = language.is_body_head(word(end - 1));
        // A name that is known stands for itself, and so does a person or a place.
        let own = found.iter().any(|o| {
            o.tokens.start > and
                && o.tokens.start < end
                && (o.entry.is_some()
                    || o.kind == EntityKind::Person
                    || o.tokens.len() > 1 && !(second_ends && o.tokens.end == end))
        });
        // `Ministry of Culture | and Sport`: the head stands before its `of`.
        let headed = (c.tokens.start..and - 1).any(|t| {
            language.is_body_head(word(t))
                && tokens[t as usize + 1].shape == Shape::Lower
                && analysed.words[t as usize + 1].upos == crate::syntax::Upos::Adp
        });
        let shown =
            if second_ends { end - and > 2 || headed } else { headed && c.kind == EntityKind::Organization };
        let whole = !first_ends && shown;
        if own || !whole {
            continue;
        }
        out.push(Candidate::body(
            c.tokens.start..end,
            Span { start: c.span.start, end: tokens[end as usize - 1].stem.end },
            0.8,
        ));
    }
    out
}

/// Candidates for courts and districts with what stands behind their preposition, of which a finder saw only the first
/// half: `Eastern District | of Texas`, `Court of Appeals | for the Third Circuit`.
pub fn behind(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let word = |t: TokenId| tokens.get(t as usize).map_or("", |k| k.span.of(text));
    let mut out = Vec::new();
    for c in found.iter().filter(|c| c.source == Source::Model && c.tokens.len() > 1) {
        let Some(opens) = language.goes_on(&(c.tokens.start..c.tokens.end).map(word).collect::<Vec<_>>())
        else {
            continue;
        };
        let mut t = c.tokens.end;
        if !opens.contains(&word(t)) {
            continue;
        }
        t += 1;
        if language.is_definite_article(word(t)) {
            t += 1;
        }
        let capital = |t: TokenId| {
            tokens
                .get(t as usize)
                .is_some_and(|k| k.kind == TokenKind::Word && k.shape == Shape::Capital && k.stem == k.span)
        };
        let rest = found.iter().find(|o| o.tokens.start == t && !o.adjectival).map(|o| o.tokens.end);
        let end = rest.unwrap_or_else(|| (t..t + LONGEST).find(|k| !capital(*k)).unwrap_or(t));
        if end == t {
            continue;
        }
        let span = Span { start: c.span.start, end: tokens[end as usize - 1].stem.end };
        let kind = if c.kind == EntityKind::Place { EntityKind::Place } else { EntityKind::Organization };
        out.push(Candidate { kind, ..Candidate::body(c.tokens.start..end, span, 0.8) });
    }
    out
}

/// Candidates for bodies with a number in their name, of which a finder saw only a part: `Ankara | 2. Ağır Ceza Mahkemesi`,
/// `Yargıtay | 3. Ceza Dairesi`.
pub fn numbered(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let mut out = Vec::new();
    for c in found.iter().filter(|c| matches!(c.kind, EntityKind::Organization | EntityKind::Place)) {
        let number = c.tokens.end;
        let ordinal = tokens.get(number as usize).is_some_and(|k| {
            k.kind == TokenKind::Number && k.span == k.stem && k.span.of(text).ends_with('.')
        });
        let plain = tokens[number as usize - 1].span == tokens[number as usize - 1].stem;
        if !ordinal || !plain {
            continue;
        }
        let capital = |t: &u32| {
            let token = tokens.get(*t as usize);
            token.is_some_and(|k| {
                k.kind == TokenKind::Word && matches!(k.shape, Shape::Capital | Shape::Upper)
            })
        };
        let words = (number + 1..number + 1 + LONGEST).take_while(capital);
        let head = words.filter(|t| language.is_numbered_body(tokens[*t as usize].stem.of(text))).last();
        let Some(head) = head else { continue };
        let last = &tokens[head as usize];
        let stem = language.name_stem(last.stem.of(text), true) as u32;
        out.push(Candidate::body(
            c.tokens.start..head + 1,
            Span { start: c.span.start, end: last.stem.start + stem },
            0.9,
        ));
    }
    out
}

/// Candidates for places that another form of their name in brackets runs through: `Necef (Negev) | Çölü`.
pub fn bracketed(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    if !language.marks_possession() {
        return Vec::new();
    }
    let word = |t: u32| tokens.get(t as usize).map_or("", |k| k.span.of(text));
    let plain = |t: u32| tokens[t as usize].span == tokens[t as usize].stem;
    let before = |c: &&Candidate| word(c.tokens.end) == "(" && plain(c.tokens.end - 1);
    let halves: Vec<&Candidate> = found.iter().filter(before).collect();
    if halves.is_empty() {
        return Vec::new();
    }
    // No half of a longer one (`Milletler` of `Birleşmiş Milletler`), nor what is known with its brackets.
    let mut begins: Vec<TokenId> = (0..tokens.len() as TokenId).collect();
    for c in found {
        for t in c.tokens.clone() {
            begins[t as usize] = begins[t as usize].min(c.tokens.start);
        }
    }
    let whole = |t: TokenId| begins[t as usize] == t;
    let mut out = Vec::new();
    for c in halves.into_iter().filter(|c| whole(c.tokens.start) && whole(c.tokens.end)) {
        let open = c.tokens.end;
        let Some(close) = (open + 2..open + 2 + LONGEST).find(|t| word(*t) == ")") else { continue };
        let head = tokens.get(close as usize + 1).filter(|k| k.shape == Shape::Capital);
        let Some(head) = head.filter(|k| language.is_place_head(&language.lower(k.stem.of(text)))) else {
            continue;
        };
        let span = Span { start: c.span.start, end: head.stem.end };
        let whole = Candidate::body(c.tokens.start..close + 2, span, 0.9);
        out.push(Candidate { kind: EntityKind::Place, ..whole });
    }
    out
}

/// Candidates for bodies of a town that opens the sentence, of which a finder saw the rest alone, since the town's name reads like
/// another word: `Bursa | Büyükşehir Belediye Meclisi`.
pub fn of_town(analysed: &Analysed<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let heads_body = |word: &str| language.is_body_head(word);
    let towns = found.iter().filter(|c| c.kind == EntityKind::Place && c.tokens.len() == 1 && !c.adjectival);
    let opens = |c: &&Candidate| {
        let token = &tokens[c.tokens.start as usize];
        token.span == token.stem && analysed.segmented.begins_sentence(c.tokens.start)
    };
    let body = |town: &Candidate| {
        found.iter().find(|o| {
            o.tokens.start == town.tokens.end
                && o.kind == EntityKind::Organization
                && o.entry.is_none()
                && tokens[o.tokens.start as usize].shape == Shape::Capital
                && heads_body(tokens[o.tokens.end as usize - 1].stem.of(text))
        })
    };
    let whole = |town: &Candidate| {
        let body = body(town)?;
        let span = Span { start: town.span.start, end: body.span.end };
        Some(Candidate::body(town.tokens.start..body.tokens.end, span, 0.9))
    };
    if analysed.document.lang != "tr" {
        return Vec::new();
    }
    towns.filter(opens).filter_map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::super::support::seen;
    use super::*;
    use crate::text::LangChoice;

    /// The name that `first`, seen by a finder alone, is made the beginning of.
    fn whole(text: &str, first: &str, kind: EntityKind) -> Option<String> {
        seen(LangChoice::En, text, first, kind, |analysed, first| {
            bodies(analysed, &[first]).first().map(|c| c.span.of(text).to_owned())
        })
    }

    #[test]
    fn a_conjunction_inside_a_body_s_name_does_not_end_it() {
        let text = "The Lakeland Fire and Rescue Service sent two boats.";
        assert_eq!(
            whole(text, "Lakeland Fire", EntityKind::Place).as_deref(),
            Some("Lakeland Fire and Rescue Service")
        );
        let text = "The Ministry of Culture and Sport opened the hall.";
        assert_eq!(
            whole(text, "Ministry of Culture", EntityKind::Organization).as_deref(),
            Some("Ministry of Culture and Sport")
        );
    }

    #[test]
    fn two_bodies_stay_two() {
        let text = "The Lakeland Council and Harbour Office met.";
        assert_eq!(whole(text, "Lakeland Council", EntityKind::Organization), None);
        let text = "The Lakeland Fire and its crews met.";
        assert_eq!(whole(text, "Lakeland Fire", EntityKind::Place), None);
    }

    #[test]
    fn a_place_is_named_with_what_brackets_part_from_it() {
        let place = |text: &str| {
            seen(LangChoice::Tr, text, "Necef", EntityKind::Place, |analysed, first| {
                bracketed(analysed, &[first]).first().map(|c| (c.span.of(text).to_owned(), c.kind))
            })
        };
        let whole = Some(("Necef (Negev) Çölü".to_owned(), EntityKind::Place));
        assert_eq!(place("Kamp Necef (Negev) Çölü'nde kuruldu."), whole);
        assert_eq!(place("Kamp Necef'te (Negev) Çölü'nde kuruldu."), None);
        assert_eq!(place("Necef (Negev) Belediyesi karar aldı."), None);
    }

    #[test]
    fn a_court_is_named_with_its_number() {
        let court = |text: &str, first: &str| {
            seen(LangChoice::Tr, text, first, EntityKind::Place, |analysed, first| {
                numbered(analysed, &[first]).first().map(|c| c.span.of(&analysed.document.text).to_owned())
            })
        };
        let text = "Davaya Ankara 2. Ağır Ceza Mahkemesi'nde bakıldı.";
        assert_eq!(court(text, "Ankara").as_deref(), Some("Ankara 2. Ağır Ceza Mahkemesi"));
        assert_eq!(court("Ankara 2. sırada yer aldı.", "Ankara"), None);
    }
}
