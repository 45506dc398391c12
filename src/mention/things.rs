//! What looks like a body and is none: prizes, laws, indexes, time zones; and streets that the recogniser takes for one.

use super::EntityKind;
use super::candidate::Candidate;
use crate::pipeline::Analysed;
use crate::text::TokenKind;

/// Takes the names of things out, and makes places of streets.
pub fn part(analysed: &Analysed<'_>, found: &mut Vec<Candidate>) {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let language = crate::lang::of(analysed.document.lang);
    let lower = |t: usize| language.lower(tokens[t].stem.of(text));
    found.retain_mut(|c| {
        if c.kind != EntityKind::Organization {
            return true;
        }
        if c.tokens.len() > 1 && language.opens_street(tokens[c.tokens.start as usize].span.of(text)) {
            c.kind = EntityKind::Place;
            return true;
        }
        // `S&P 500 endeksi`, `the Nasdaq index`
        let mut next = c.tokens.end as usize;
        if tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number) {
            next += 1;
        }
        let index = analysed.words.get(next).is_some_and(|w| language.is_index(&w.lemma));
        !index && !language.is_thing(&lower(c.tokens.end as usize - 1))
    });
}

/// Takes the letters of a currency out of names: `paid Ericsson | US$40 million`.
pub fn part_currency(analysed: &Analysed<'_>, found: &mut Vec<Candidate>) {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    found.retain_mut(|c| {
        let (last, next) = (c.tokens.end as usize - 1, c.tokens.end as usize);
        let letters = tokens[last].span;
        let money = tokens.get(next).is_some_and(|t| t.span.of(text) == "$" && t.span.start == letters.end)
            && letters.len() <= 3
            && letters.of(text).bytes().all(|b| b.is_ascii_uppercase());
        if !money {
            return true;
        }
        if c.tokens.len() > 1 {
            c.tokens.end -= 1;
            c.span.end = tokens[last - 1].span.end;
        }
        c.tokens.end as usize == last
    });
}

#[cfg(test)]
mod tests {
    use super::super::support::names;
    use crate::text::LangChoice;

    #[test]
    fn an_index_is_no_body() {
        let text = "Dün Nasdaq endeksi yükseldi, Microsoft hisseleri düştü.";
        assert_eq!(names(LangChoice::Tr, text), ["Microsoft"]);
    }

    #[test]
    fn a_time_zone_is_no_body() {
        assert!(
            names(LangChoice::En, "The fire broke out at 8 a.m. (0700 UTC) in Oslo.")
                .iter()
                .all(|n| n != "UTC")
        );
    }

    #[test]
    fn a_currency_is_no_country() {
        assert_eq!(names(LangChoice::En, "Zambia paid Ericsson US$40 million."), ["Zambia", "Ericsson"]);
        assert_eq!(names(LangChoice::En, "The deal is worth US$3 billion, Shell said."), ["Shell"]);
    }
}
