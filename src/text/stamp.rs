//! What a news page prints around its article and copying runs into the text: the path through the site, the title
//! once more, and the hour of publication (`Giriş: 3 Mart 2025, Pazartesi 08:05 Güncelleme: …`).

use std::ops::Range;

use super::{Block, BlockKind, Span};

/// How far into a paragraph its last stamp may begin, in bytes.
const REACH: usize = 1_500;
/// How many words of a site's path may stand before the title.
const PATH: usize = 6;

/// Sets stamps of publication apart from the first paragraph, with the title where it is repeated before them: neither
/// belongs to a sentence.
pub fn part(text: &str, blocks: &mut Vec<Block>, labels: &[&str]) {
    let Some(at) = blocks.iter().position(|b| b.kind == BlockKind::Paragraph) else { return };
    let block = blocks[at];
    let Some(stamp) = find(text, block.span, labels) else { return };
    let start = block.span.start as usize;
    let title = blocks.iter().find(|b| b.kind == BlockKind::Title).map(|b| b.span.of(text));
    let titles =
        title.filter(|t| !t.is_empty()).map_or(start..start, |t| repetitions(text, block.span, stamp, t));
    let mut parts = Vec::new();
    let mut push = |from: usize, to: usize, kind| {
        let words = &text[from..to];
        let trimmed = words.trim();
        if !trimmed.is_empty() {
            let from = from + (words.len() - words.trim_start().len());
            parts.push(Block { span: Span::new(from, from + trimmed.len()), kind });
        }
    };
    push(start, titles.start, BlockKind::Heading);
    push(titles.start, titles.end, BlockKind::Header);
    push(titles.end, stamp.start as usize, BlockKind::Paragraph);
    push(stamp.start as usize, stamp.end as usize, BlockKind::Header);
    push(stamp.end as usize, block.span.end as usize, BlockKind::Paragraph);
    blocks.splice(at..=at, parts);
}

/// The first stamps of a paragraph, one right behind the other.
fn find(text: &str, paragraph: Span, labels: &[&str]) -> Option<Span> {
    let words = paragraph.of(text);
    let mut reach = words.len().min(REACH);
    while !words.is_char_boundary(reach) {
        reach -= 1;
    }
    let colons = words[..reach].match_indices(':').map(|(i, _)| i);
    let (start, mut end) = colons.into_iter().find_map(|colon| {
        let start = label_before(words, colon, labels)?;
        Some((start, colon + 1 + moment(&words[colon + 1..])?))
    })?;
    // `Güncelleme: …` behind `Giriş: …`
    while let Some(colon) = words[end..].find(':').filter(|c| *c < 40).map(|c| end + c) {
        let Some(next) = label_before(words, colon, labels) else { break };
        let Some(length) = moment(&words[colon + 1..]) else { break };
        if !words[end..next].trim_matches(|c: char| c.is_whitespace() || "-|,·".contains(c)).is_empty() {
            break;
        }
        end = colon + 1 + length;
    }
    let base = paragraph.start as usize;
    Some(Span::new(base + start, base + end))
}

/// Where the longest label begins that ends right before a colon.
fn label_before(words: &str, colon: usize, labels: &[&str]) -> Option<usize> {
    let before = words[..colon].trim_end();
    let start = |label: &&&str| {
        let rest = before.strip_suffix(**label)?;
        (rest.is_empty() || rest.ends_with(|c: char| !c.is_alphanumeric())).then_some(rest.len())
    };
    labels.iter().filter_map(|label| start(&label)).min()
}

/// The bytes of `3 Mart 2025, Pazartesi 08:05`, `03.03.2025 - 08:05`, `March 3, 2025 8:05` at a text's beginning: a
/// year with at most two other parts of a date, then a weekday and an hour where they are written.
fn moment(words: &str) -> Option<usize> {
    let mut end = 0;
    let mut year = false;
    let mut parts = 0;
    for word in words.split_inclusive(|c: char| c.is_whitespace()) {
        let bare = word.trim().trim_matches(|c: char| ",-|–".contains(c));
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let clock = bare.contains(':') && digits >= 3 && bare.chars().all(|c| c.is_ascii_digit() || c == ':');
        let date = digits > 0 && bare.chars().all(|c| c.is_ascii_digit() || "./-".contains(c));
        if bare.is_empty() {
        } else if clock && year {
            return Some(end + word.trim_end().len());
        } else if date && !year {
            year = digits == 4 && bare.len() == 4 || digits >= 6;
        } else if !bare.chars().all(char::is_alphabetic)
            || parts == 2
            || bare.chars().count() < 3
            || year && !word.trim().starts_with(char::is_uppercase)
        {
            break;
        } else if year {
            // A weekday stands between a comma and the hour; any other word begins the text.
            let comma = words[..end].trim_end().ends_with(',');
            let hour = words[end + word.len()..].starts_with(|c: char| c.is_ascii_digit());
            if !(comma && hour) {
                break;
            }
            parts += 1;
        } else {
            parts += 1;
        }
        end += word.len();
    }
    year.then(|| words[..end].trim_end_matches(|c: char| c.is_whitespace() || ",-|–".contains(c)).len())
}

/// Where the title is repeated before a stamp, if the paragraph begins with it or with the site's path to it; empty at
/// the paragraph's beginning if not.
fn repetitions(text: &str, paragraph: Span, stamp: Span, title: &str) -> Range<usize> {
    let start = paragraph.start as usize;
    let before = &text[..stamp.start as usize];
    let Some(path) =
        before[start..].find(title).filter(|n| before[start..start + n].split_whitespace().count() <= PATH)
    else {
        return start..start;
    };
    let first = start + path;
    let mut end = first + title.len();
    while let Some(rest) = before[end..].trim_start().strip_prefix(title) {
        end = before.len() - rest.len();
    }
    first..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str, title: Option<&str>) -> Vec<(BlockKind, String)> {
        let mut blocks = Vec::new();
        let mut whole = text.to_owned();
        if let Some(title) = title {
            whole = format!("{title}\n\n{text}");
            blocks.push(Block { span: Span::new(0, title.len()), kind: BlockKind::Title });
        }
        let from = whole.len() - text.len();
        blocks.push(Block { span: Span::new(from, whole.len()), kind: BlockKind::Paragraph });
        part(&whole, &mut blocks, &["Giriş", "Güncelleme", "Son Güncelleme", "Updated"]);
        blocks.iter().map(|b| (b.kind, b.span.of(&whole).to_owned())).collect()
    }

    #[test]
    fn a_stamp_with_the_title_before_it_is_no_sentence() {
        let found = parted(
            "Haberler Liman büyüyor Liman büyüyor Yeni iskele açıldı. Giriş: 3 Mart 2025, Pazartesi 08:05 \
             Güncelleme: 4 Mart 2025, Salı 09:10 Rize Limanı genişledi.",
            Some("Liman büyüyor"),
        );
        let paragraphs: Vec<&str> =
            found.iter().filter(|b| b.0 == BlockKind::Paragraph).map(|b| b.1.as_str()).collect();
        assert_eq!(paragraphs, ["Yeni iskele açıldı.", "Rize Limanı genişledi."]);
    }

    #[test]
    fn a_title_without_words_is_repeated_nowhere() {
        let text = "title:\nGiriş: 3 Mart 2025 Rize Limanı genişledi.";
        let document = crate::text::document(text.to_owned(), "-", &crate::text::DocumentOptions::default());
        let last = document.blocks.last().unwrap();
        assert_eq!((last.kind, last.span.of(text)), (BlockKind::Paragraph, "Rize Limanı genişledi."));
    }

    #[test]
    fn dates_are_read_in_the_forms_that_sites_print() {
        for stamp in [
            "Giriş: 3 Mart 2025",
            "Son Güncelleme: 03.03.2025 - 08:05",
            "Updated: March 3, 2025 8:05",
            "Giriş : 2025-03-03 08:05",
        ] {
            let found = parted(&format!("{stamp} Liman genişledi."), None);
            assert_eq!(found.last().unwrap().1, "Liman genişledi.", "{stamp}: {found:?}");
            assert_eq!(found[0], (BlockKind::Header, stamp.to_owned()));
        }
    }

    #[test]
    fn words_with_a_colon_are_no_stamps() {
        for text in ["Giriş: kapıdan yapılır.", "Tarih: 3 Mart 2025 önemliydi.", "Sonuç 2025: büyüme."]
        {
            assert_eq!(parted(text, None).len(), 1, "{text}");
        }
    }
}
