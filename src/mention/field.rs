//! Where a body's name ends before an office: the field of work is the office's (`Mavi Liman | Satış ve Pazarlama
//! Direktörü`).

use super::EntityKind;
use super::candidate::Candidate;
use crate::pipeline::Analysed;
use crate::text::{Shape, TokenId, TokenKind};

/// How many words may stand between a name and the office behind it.
const FAR: TokenId = 8;

/// Takes words for a field of work off the end of names that the model found, and names that hold nothing else out.
pub fn cut(analysed: &Analysed<'_>, found: &mut Vec<Candidate>) {
    let language = crate::lang::of(analysed.document.lang);
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let word = |t: TokenId| tokens[t as usize].span.of(text);
    found.retain_mut(|c| {
        behind_portfolio(analysed, c);
        if c.kind != EntityKind::Organization
            || c.entry.is_some()
            || !language.is_field(word(c.tokens.end - 1))
        {
            return true;
        }
        let Some((office, joined)) = office_behind(analysed, c.tokens.end) else { return true };
        let mut end = c.tokens.end;
        while end > c.tokens.start && language.is_field(word(end - 1)) {
            end -= 1;
        }
        if end == c.tokens.start {
            return false;
        }
        // `Liman Pazarlama Genel Müdürü`: the head of a company has no field.
        let title: Vec<&str> = (c.tokens.end..=office).map(word).collect();
        if !joined && language.heads_company(&title) {
            return true;
        }
        c.tokens.end = end;
        c.span.end = tokens[end as usize - 1].stem.end;
        true
    });
}

/// `Secretary of State | Ann Reed`: what an office is over begins no name behind it.
fn behind_portfolio(analysed: &Analysed<'_>, c: &mut Candidate) {
    let language = crate::lang::of(analysed.document.lang);
    let tokens = &analysed.segmented.tokens;
    let word = |t: TokenId| tokens[t as usize].span.of(&analysed.document.text);
    let Some(office) = c.tokens.start.checked_sub(2).filter(|_| c.entry.is_none()) else { return };
    let mut start = c.tokens.start;
    while start + 1 < c.tokens.end
        && word(office + 1) == "of"
        && language.is_portfolio(word(office), word(start))
    {
        start += 1;
    }
    if start > c.tokens.start {
        c.tokens.start = start;
        c.span.start = tokens[start as usize].span.start;
        c.kind = EntityKind::Person;
    }
}

/// The office that ends a title behind a name, and whether `ve` stands in the title.
fn office_behind(analysed: &Analysed<'_>, from: TokenId) -> Option<(TokenId, bool)> {
    let language = crate::lang::of(analysed.document.lang);
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let mut joined = false;
    for t in from..(from + FAR).min(tokens.len() as TokenId) {
        let token = &tokens[t as usize];
        let word = token.span.of(text);
        if matches!(word, "ve" | ",") {
            joined = true;
        } else if token.kind != TokenKind::Word || token.shape != Shape::Capital {
            return None;
        } else if language.is_office(word) {
            return Some((t, joined));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::support::names;
    use crate::text::LangChoice;

    #[test]
    fn a_field_of_work_is_no_part_of_the_body_before_it() {
        let text = "Anadolu Isuzu Satış ve Pazarlama Direktörü Ayşe Kaya yeni aracı tanıttı.";
        assert_eq!(names(LangChoice::Tr, text), ["Anadolu Isuzu", "Ayşe Kaya"]);
    }

    #[test]
    fn what_an_office_is_over_is_no_part_of_the_name_behind_it() {
        let text =
            "US Secretary of State Ann Reed accused Peru of spying. Secretary of Defense Paul Hill agreed.";
        assert_eq!(names(LangChoice::En, text), ["US", "Ann Reed", "Peru", "Paul Hill"]);
    }
}
