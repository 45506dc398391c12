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
    use crate::pipeline::Analysed;
    use crate::text::{DocumentOptions, LangChoice, document, segment};

    #[test]
    fn a_field_of_work_is_no_part_of_the_body_before_it() {
        let text = "Anadolu Isuzu Satış ve Pazarlama Direktörü Ayşe Kaya yeni aracı tanıttı.";
        let options = DocumentOptions { lang: LangChoice::Tr, ..DocumentOptions::default() };
        let document = document(text.to_owned(), "test", &options);
        let segmented = segment(&document);
        let words = crate::lang::of("tr").words(&document, &segmented);
        let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
        let (mentions, _) = crate::mention::recognise(&analysed);
        let names: Vec<&str> = mentions.iter().map(|m| m.span.of(text)).collect();
        assert_eq!(names, ["Anadolu Isuzu", "Ayşe Kaya"]);
    }
}
