//! A text's outer form: header lines, title, headings, paragraphs.

use super::{Block, BlockKind, Span};

/// What the header says of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// `date …` or `tarih …`, ISO 8601.
    pub date: Option<String>,
    /// `title: …`
    pub title: Option<Span>,
}

/// Longest line, in bytes, that can be a heading or a title.
const HEADING_BYTES: usize = 220;

/// Cuts a text into blocks. A line is a paragraph; a line that breaks off and goes on in lower case belongs to the
/// next one (hard-wrapped text).
///
/// # Panics
/// Never: only where its own checks were broken.
#[must_use]
pub fn blocks(text: &str) -> (Header, Vec<Block>) {
    let mut header = Header::default();
    let mut out: Vec<Block> = Vec::new();
    let mut lines: Vec<(Span, bool)> = Vec::new(); // line, blank line before
    let mut blank = true;
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let trimmed = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if trimmed.is_empty() {
            blank = true;
            continue;
        }
        let from = start + (trimmed.as_ptr() as usize - raw.as_ptr() as usize);
        lines.push((Span::new(from, from + trimmed.len()), blank));
        blank = false;
    }
    let body = take_header(text, &mut lines, &mut header, &mut out);
    let single_lines = is_wrapped(text, &lines[body..]);
    for i in body..lines.len() {
        let (span, after_blank) = lines[i];
        let words = span.of(text);
        let nothing_told = out.iter().all(|b| b.kind != BlockKind::Paragraph);
        if nothing_told
            && lines.len() > 1
            && let Some(date) = date_line(words)
        {
            header.date.get_or_insert(date);
            out.push(Block { span, kind: BlockKind::Header });
            continue;
        }
        let goes_on = !after_blank
            && out.last().is_some_and(|b| b.kind == BlockKind::Paragraph && !ends_sentence(b.span.of(text)))
            && (starts_lower(words) || single_lines);
        if goes_on {
            let last = out.last_mut().expect("checked above");
            last.span = last.span.join(span);
            continue;
        }
        let next_blank = lines.get(i + 1).is_none_or(|l| l.1);
        let kind = if out.iter().all(|b| b.kind == BlockKind::Header)
            && i + 1 < lines.len()
            && is_title(words, next_blank)
        {
            BlockKind::Title
        } else if is_heading(words, after_blank && next_blank, i + 1 == lines.len()) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        let span = match kind {
            BlockKind::Heading | BlockKind::Title if words.starts_with('#') => {
                let cut = words.len() - words.trim_start_matches('#').trim_start().len();
                Span::new(span.start as usize + cut, span.end as usize)
            }
            _ => span,
        };
        out.push(Block { span, kind });
    }
    (header, out)
}

/// Reads front matter and `date …` / `title …` lines; a date that is run into the text ends where the date ends.
fn take_header(text: &str, lines: &mut [(Span, bool)], header: &mut Header, out: &mut Vec<Block>) -> usize {
    let mut i = 0;
    let front = lines.first().is_some_and(|l| l.0.of(text) == "---");
    if front {
        out.push(Block { span: lines[0].0, kind: BlockKind::Header });
        i = 1;
    }
    while i < lines.len() {
        let span = lines[i].0;
        let line = span.of(text);
        if front && line == "---" {
            out.push(Block { span, kind: BlockKind::Header });
            return i + 1;
        }
        let Some((key, value_at)) = key_of(line) else {
            if front && i < 20 {
                out.push(Block { span, kind: BlockKind::Header });
                i += 1;
                continue;
            }
            break;
        };
        // A date that is all of a text is the text.
        if value_at == 0 && matches!(key, Key::Date) && lines.len() == 1 {
            break;
        }
        let value = &line[value_at..];
        match key {
            Key::Date => {
                let Some((date, length)) = date_of(value, true) else { break };
                let after = after_time(&value[length..]);
                header.date.get_or_insert(date);
                let end = span.start as usize + value_at + length;
                let rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
                out.push(Block { span: Span::new(span.start as usize, end), kind: BlockKind::Header });
                if rest.chars().any(char::is_alphabetic) {
                    lines[i].0 = Span::new(span.end as usize - rest.len(), span.end as usize);
                    return i;
                }
            }
            Key::Title => {
                let from = span.start as usize + value_at;
                header.title.get_or_insert(Span::new(from, span.end as usize));
                out.push(Block { span: Span::new(from, span.end as usize), kind: BlockKind::Title });
            }
            Key::Other => out.push(Block { span, kind: BlockKind::Header }),
        }
        i += 1;
    }
    i
}

enum Key {
    Date,
    Title,
    Other,
}

/// What stands before the day of publication, the longest first; whether in Turkish, where days come before months.
const DATE_KEYS: [(&str, bool); 14] = [
    ("yayınlanma tarihi", true),
    ("yayımlanma tarihi", true),
    ("oluşturulma tarihi", true),
    ("publication date", false),
    ("date published", false),
    ("yayın tarihi", true),
    ("giriş tarihi", true),
    ("published on", false),
    ("published at", false),
    ("published", false),
    ("pubdate", false),
    ("tarih", true),
    ("yayın", true),
    ("date", false),
];

/// Where the date starts that a key names, or that is all of the line but for a time of day.
fn date_at(line: &str) -> Option<usize> {
    for (key, turkish) in DATE_KEYS {
        let lower = if turkish { super::lower_char_tr } else { super::lower_char };
        let mut left = line.char_indices();
        if !key.chars().all(|k| left.next().is_some_and(|(_, c)| lower(c) == k)) {
            continue;
        }
        let rest = left.as_str();
        if rest.starts_with(char::is_alphanumeric) {
            continue;
        }
        let at = line.len() - rest.trim_start_matches([':', '=', ' ', '\t', '"']).len();
        if date_of(&line[at..], turkish).is_some() {
            return Some(at);
        }
    }
    let (_, length) = date_of(line, false)?;
    after_time(&line[length..]).trim_matches([' ', ',', '-', '|']).is_empty().then_some(0)
}

/// The date of a line that holds nothing else: below a title, as papers put it.
fn date_line(line: &str) -> Option<String> {
    let at = date_at(line)?;
    let (date, length) = date_of(&line[at..], true)?;
    (!after_time(&line[at + length..]).chars().any(char::is_alphanumeric)).then_some(date)
}

/// `date 2025-…`, `Tarih: 5.9.2025`, `title: …`, `source: …`: the key and where its value starts.
fn key_of(line: &str) -> Option<(Key, usize)> {
    if let Some(at) = date_at(line) {
        return Some((Key::Date, at));
    }
    let end = line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len());
    let rest = &line[end..];
    let value_at = line.len() - rest.trim_start_matches([':', '=', ' ', '\t', '"']).len();
    let has_mark = rest.starts_with(':') || rest.starts_with('=');
    let key = super::lower_en(&line[..end]);
    match key.as_ref() {
        "title" | "başlık" if has_mark => Some((Key::Title, value_at)),
        "source" | "kaynak" | "url" | "author" | "lang" | "language"
            if has_mark && line.len() < HEADING_BYTES =>
        {
            Some((Key::Other, value_at))
        }
        _ => None,
    }
}

/// A date in figures at the start of a text (`2025-09-05`, `2025.9.5`, `5.9.2025`; `5/9/2025` only where days are known
/// to come first) as ISO 8601, and its length in bytes.
fn date_of(s: &str, day_first: bool) -> Option<(String, usize)> {
    let length = s.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '.' | '/')).unwrap_or(s.len());
    let mark = s[..length].find(['-', '.', '/'])?;
    let mark = &s[mark..=mark];
    let mut parts = s[..length].splitn(3, mark);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    // A full stop may follow; figures may not.
    let c_end = c.find(|c: char| !c.is_ascii_digit()).unwrap_or(c.len());
    if c[c_end..].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let c = &c[..c_end];
    let (year, month, day) = match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => (a, b, c),
        (1..=2, 1..=2, 4) if mark == "." || day_first => (c, b, a),
        _ => return None,
    };
    let number = |text: &str| text.parse::<u16>().ok();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let known = (1500..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let length = a.len() + b.len() + c.len() + 2;
    known.then(|| (format!("{year:04}-{month:02}-{day:02}"), length))
}

/// What stands behind the time of day that may follow a date: `T10:30:00Z`, ` 10:30`, `T10:30+03:00`.
fn after_time(after: &str) -> &str {
    let clock = after.strip_prefix('T').unwrap_or(after.trim_start());
    let b = clock.as_bytes();
    let digits = |from: usize| b.len() >= from + 2 && b[from..from + 2].iter().all(u8::is_ascii_digit);
    if !(digits(0) && b.get(2) == Some(&b':') && digits(3)) {
        return after;
    }
    let rest = clock[5..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let zone = rest.strip_prefix('Z').filter(|r| !r.starts_with(char::is_alphanumeric));
    zone.unwrap_or_else(|| {
        let offset = rest
            .trim_start()
            .strip_prefix(['+', '-'])
            .filter(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        offset.map_or(rest, |r| r.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'))
    })
}

fn ends_sentence(s: &str) -> bool {
    s.trim_end_matches(['"', '”', '’', '\'', '»', ')', ' ']).ends_with(['.', '!', '?', '…', ':', ';'])
}

fn starts_lower(s: &str) -> bool {
    s.chars().next().is_some_and(char::is_lowercase)
}

/// Hard-wrapped text: most lines end between 55 and 100 characters without ending a sentence.
fn is_wrapped(text: &str, lines: &[(Span, bool)]) -> bool {
    let (mut broken, mut all) = (0, 0);
    for pair in lines.windows(2) {
        if pair[1].1 {
            continue;
        }
        let line = pair[0].0.of(text);
        all += 1;
        broken += usize::from((45..=110).contains(&line.chars().count()) && !ends_sentence(line));
    }
    all >= 3 && broken * 3 >= all * 2
}

fn is_title(line: &str, next_blank: bool) -> bool {
    line.starts_with("# ")
        || (next_blank
            && line.len() <= HEADING_BYTES
            && !line.ends_with(['.', ';', ','])
            && word_count(line) <= 30)
}

/// Headings: Markdown, all capitals, or a short line of its own between blank lines that ends no sentence.
fn is_heading(line: &str, alone: bool, last: bool) -> bool {
    if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
        return true;
    }
    if line.len() > HEADING_BYTES || last || ends_sentence(line) {
        return false;
    }
    let upper = line.chars().filter(|c| c.is_uppercase()).count();
    let lower = line.chars().filter(|c| c.is_lowercase()).count();
    (upper > 3 && lower * 8 <= upper) || (alone && word_count(line) <= 12 && !line.ends_with([',', '"', '”']))
}

fn word_count(line: &str) -> usize {
    line.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text).1.iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    #[test]
    fn a_date_run_into_the_text_is_a_header_of_its_own() {
        let text =
            " date 2024-03-02 Şili Dışişleri Bakanı Lima’da konuştu.\n\nŞİLİ VE PERU\n\nGörüşme sürüyor.";
        let (header, _) = blocks(text);
        assert_eq!(header.date.as_deref(), Some("2024-03-02"));
        assert_eq!(
            kinds(text),
            [
                (BlockKind::Header, "date 2024-03-02"),
                (BlockKind::Paragraph, "Şili Dışişleri Bakanı Lima’da konuştu."),
                (BlockKind::Heading, "ŞİLİ VE PERU"),
                (BlockKind::Paragraph, "Görüşme sürüyor."),
            ]
        );
    }

    #[test]
    fn a_time_of_day_is_the_header_s_and_a_text_that_begins_with_t_is_no_time() {
        let body = "Trump, Lima’da konuştu.";
        for head in [
            "date 2024-03-02",
            "date 2024-03-02T10:30:00Z",
            "date: 2024-03-02T10:30+03:00",
            "Tarih: 2024-03-02 10:30",
            "tarih 2024-03-02 10:30:05.250 +0300",
        ] {
            for text in [format!("{head} {body}"), format!("{head}\n{body}"), format!("{head}\n\n{body}")] {
                let (header, blocks) = blocks(&text);
                assert_eq!(header.date.as_deref(), Some("2024-03-02"));
                let paragraph = blocks.last().unwrap();
                assert_eq!(
                    (paragraph.kind, paragraph.span.of(&text)),
                    (BlockKind::Paragraph, body),
                    "{text}"
                );
            }
        }
        let zulu = "date 2024-03-02 10:30 Zeki Bey konuştu.";
        assert_eq!(kinds(zulu).last().unwrap().1, "Zeki Bey konuştu.");
    }

    #[test]
    fn the_day_of_publication_is_read_as_papers_write_it() {
        for head in [
            "Tarih: 05.09.2025",
            "YAYIN TARİHİ: 5.9.2025 14:35",
            "tarih 5/9/2025",
            "Published on 2025/09/05",
            "date: 5.9.2025.",
            "05.09.2025 14:35",
            "2025-09-05T10:00:00+03:00",
        ] {
            let text = format!("{head}\n\nŞili Dışişleri Bakanı Lima’da konuştu.");
            let (header, blocks) = blocks(&text);
            assert_eq!(header.date.as_deref(), Some("2025-09-05"), "{head}");
            assert_eq!(blocks[0].kind, BlockKind::Header, "{head}");
            assert_eq!(blocks.last().unwrap().span.of(&text), "Şili Dışişleri Bakanı Lima’da konuştu.");
        }
        let below =
            "Lima’da imza töreni\n\nTarih: 05/09/2025 14:35\nŞili ile Peru anlaştı.\n5.9.2025\nTören yarın.";
        assert_eq!(blocks(below).0.date.as_deref(), Some("2025-09-05"));
        assert_eq!(
            kinds(below).iter().map(|k| k.0).collect::<Vec<_>>(),
            [
                BlockKind::Title,
                BlockKind::Header,
                BlockKind::Paragraph,
                BlockKind::Paragraph,
                BlockKind::Paragraph
            ]
        );
        // Which is the month can't be told, no such day, no date at all.
        for line in [
            "date: 5/9/2025",
            "Tarih: 45.09.2025",
            "Tarih boyunca 2025 kişi geldi.",
            "1.2.3.2025",
            "Tarihi 5.9.2025",
        ] {
            let text = format!("{line}\n\nŞili Dışişleri Bakanı Lima’da konuştu.");
            assert_eq!(blocks(&text).0.date, None, "{line}");
        }
    }

    #[test]
    fn a_first_line_of_its_own_is_the_title() {
        let text = "Lima’da imza töreni\n\nŞili ile Peru anlaştı.\nTören yarın.";
        assert_eq!(kinds(text)[0], (BlockKind::Title, "Lima’da imza töreni"));
        assert_eq!(kinds(text).len(), 3);
    }

    #[test]
    fn a_wrapped_paragraph_is_one_block() {
        let text =
            "Şili ile Peru uzun süren görüşmelerin ardından bugün\nbir araya geldi ve anlaşmayı imzaladı.";
        assert_eq!(kinds(text).len(), 1);
    }
}
