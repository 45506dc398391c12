//! Text to tokens: one pass, byte spans, no allocation a token.

use super::fold::is_apostrophe;
use super::rules::{Apostrophe, Rules};
use super::{Shape, Span, Token, TokenKind};

/// Cuts `text[span]` into tokens and appends them to `out`.
///
/// A word keeps inner hyphens (`Jong-Un`), the stops of acronyms, initials and known abbreviations (`A.Ş.`, `J.`,
/// `Prof.`); a number keeps its separators and, in a language that writes ordinals so, the stop of `3. madde`.
/// `quotes` carries open quotation marks from block to block.
pub fn tokenise(text: &str, span: Span, rules: &Rules, quotes: &mut QuoteState, out: &mut Vec<Token>) {
    let mut cursor = Cursor { text, at: span.start as usize, end: span.end as usize, rules };
    let mut space = true;
    quotes.start_block();
    while let Some(c) = cursor.peek() {
        if c.is_whitespace() || c == '\u{feff}' {
            cursor.at += c.len_utf8();
            space = true;
            continue;
        }
        let first = out.len();
        cursor.token(c, space, quotes, out);
        debug_assert!(out.len() > first);
        space = false;
    }
}

/// Which quotation marks stand open.
#[derive(Debug, Default)]
pub struct QuoteState {
    /// A straight double quotation mark is open.
    double: bool,
    /// A single one.
    single: bool,
}

impl QuoteState {
    /// A block that starts with a mark opens a quotation, whatever was left open before.
    fn start_block(&mut self) {
        self.single = false;
    }
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    rules: &'t Rules,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        if self.at >= self.end {
            return None;
        }
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        if at >= self.end { None } else { self.text[at..self.end].chars().next() }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn push(
        out: &mut Vec<Token>,
        start: usize,
        stem: usize,
        end: usize,
        kind: TokenKind,
        shape: Shape,
        space: bool,
    ) {
        out.push(Token {
            span: Span::new(start, end),
            stem: Span::new(start, stem),
            kind,
            shape,
            space_before: space,
        });
    }

    fn token(&mut self, c: char, space: bool, quotes: &mut QuoteState, out: &mut Vec<Token>) {
        let start = self.at;
        if c.is_alphabetic() || is_mark(c) {
            self.word(space, quotes, out);
        } else if c.is_ascii_digit()
            || (c == '%' && self.char_at(start + 1).is_some_and(|d| d.is_ascii_digit()))
        {
            self.number(space, out);
        } else if let Some(kind) = self.quote_kind(c, space, quotes) {
            self.at += c.len_utf8() * if self.is_doubled(c) { 2 } else { 1 };
            Self::push(out, start, self.at, self.at, kind, Shape::None, space);
        } else {
            self.at += c.len_utf8();
            if c == '.' {
                while self.peek() == Some('.') {
                    self.at += 1;
                }
            }
            let kind = if is_punctuation(c) { TokenKind::Punct } else { TokenKind::Symbol };
            Self::push(out, start, self.at, self.at, kind, Shape::None, space);
        }
    }

    /// Two apostrophes in a row stand for one double mark.
    fn is_doubled(&self, c: char) -> bool {
        matches!(c, '\'' | '`' | '’' | '‘') && self.char_at(self.at + c.len_utf8()) == Some(c)
    }

    fn quote_kind(&self, c: char, space: bool, quotes: &mut QuoteState) -> Option<TokenKind> {
        let mut next = self.char_at(self.at + c.len_utf8());
        let mut c = c;
        if self.is_doubled(c) {
            next = self.char_at(self.at + 2 * c.len_utf8());
            c = '"';
        }
        let kind = match c {
            '“' | '«' | '„' | '‟' => {
                quotes.double = true;
                TokenKind::QuoteOpen
            }
            '”' | '»' => {
                // Some writers use the closing mark on both sides.
                let opens = !quotes.double && space && next.is_some_and(char::is_alphanumeric);
                quotes.double = opens;
                if opens { TokenKind::QuoteOpen } else { TokenKind::QuoteClose }
            }
            '"' => {
                let word_next =
                    next.is_some_and(|n| n.is_alphanumeric() || matches!(n, '.' | '(' | '[' | '\'' | '…'));
                let opens = if space && word_next {
                    true
                } else if space || !word_next {
                    // A mark that stands free on both sides follows the state; one that touches only the word
                    // before it closes.
                    space && !quotes.double
                } else {
                    !quotes.double
                };
                quotes.double = opens;
                if opens { TokenKind::QuoteOpen } else { TokenKind::QuoteClose }
            }
            '‘' | '\'' | '`' | '’' | '‹' | '›' => {
                // `the farmers' boats`: the sign of a possessor, where no quotation is open.
                let owner = self.rules.apostrophe == Apostrophe::Clitic
                    && is_apostrophe(c)
                    && !space
                    && !quotes.single;
                if owner && self.before(self.at).is_some_and(|b| matches!(b, 's' | 'S')) {
                    return Some(TokenKind::Word);
                }
                let opens = (space
                    || self.before(self.at).is_some_and(|b| matches!(b, '(' | '“' | '"' | '—' | '–')))
                    && next.is_some_and(char::is_alphanumeric)
                    && c != '›';
                quotes.single = opens;
                if opens { TokenKind::QuoteOpen } else { TokenKind::QuoteClose }
            }
            _ => return None,
        };
        Some(kind)
    }

    /// End of a run of letters, marks and digits from `at`.
    fn run(&self, at: usize) -> usize {
        let rest = &self.text[at..self.end];
        at + rest.find(|c: char| !(c.is_alphanumeric() || is_mark(c))).unwrap_or(rest.len())
    }

    fn word(&mut self, space: bool, quotes: &mut QuoteState, out: &mut Vec<Token>) {
        let start = self.at;
        if let Some(end) = self.address(start) {
            self.at = end;
            Self::push(out, start, end, end, TokenKind::Symbol, Shape::None, space);
            return;
        }
        let mut at = self.run(start);
        while let Some(c) = self.char_at(at) {
            let next_at = at + c.len_utf8();
            let next = self.char_at(next_at);
            match c {
                '-' | '–' if self.parts_parties(start, at, next_at) => break,
                '-' if self.is_prefix(start, at, next_at) => break,
                '-' | '‐' | '‑' | '&' if next.is_some_and(char::is_alphanumeric) => {
                    at = self.run(next_at);
                }
                c if is_apostrophe(c) && opens_name(&self.text[start..at], &self.text[next_at..self.end]) => {
                    at = self.run(next_at);
                }
                '.' => {
                    let part = &self.text[start..at];
                    let last = part.rsplit('.').next().unwrap_or(part);
                    let short = last.chars().count() <= 2;
                    if short
                        && next.is_some_and(char::is_uppercase)
                        && part.chars().all(|c| c == '.' || c.is_uppercase())
                    {
                        // An acronym goes on: `A.B.`
                        at = self.run(next_at);
                    } else if self.rules.abbreviation(part).is_some()
                        || is_initial(part)
                        || (part.contains('.') && short)
                    {
                        at = next_at;
                        if next.is_some_and(char::is_alphabetic) && short && part.len() <= 2 {
                            at = self.run(next_at); // `e.g`, `i.e`
                            if self.char_at(at) == Some('.') {
                                at += 1;
                            }
                        }
                        break;
                    } else {
                        break;
                    }
                }
                _ => break,
            }
        }
        let stem_end = at;
        let end = self.suffix(start, stem_end, quotes);
        let kind = TokenKind::Word;
        let shape = shape_of(&self.text[start..stem_end]);
        self.at = end;
        if end > stem_end && self.rules.apostrophe == Apostrophe::Clitic {
            let cut = clitic(&self.text[start..end], stem_end - start) + start;
            let shape = shape_of(&self.text[start..cut]);
            Self::push(out, start, cut, cut, kind, shape, space);
            Self::push(out, cut, end, end, kind, Shape::Lower, false);
        } else {
            Self::push(out, start, stem_end, end, kind, shape, space);
        }
    }

    /// Whether the hyphen at `at` stands between the names of two parties, of which one begins at `start`. With a capital
    /// behind them they are part of one name (`Türkiye-Libya Karma Komisyonu`).
    fn parts_parties(&self, start: usize, at: usize, behind: usize) -> bool {
        if !self.char_at(behind).is_some_and(char::is_uppercase) {
            return false;
        }
        let end = self.run(behind);
        let goes_on = self.text[end..self.end].strip_prefix(' ').is_some_and(|t| {
            t.starts_with(char::is_uppercase) && !(self.rules.between)(&self.text[end + 1..self.run(end + 1)])
        });
        !goes_on && (self.rules.parties)(&self.text[start..at], &self.text[behind..end])
    }

    /// Whether the word at `start` only prefixes the name behind its hyphen.
    fn is_prefix(&self, start: usize, at: usize, behind: usize) -> bool {
        self.char_at(behind).is_some_and(char::is_uppercase)
            && (self.rules.prefix)(&self.text[start..at], &self.text[behind..self.run(behind)])
    }

    /// Where a suffix behind an apostrophe ends; `stem_end` where there is none.
    fn suffix(&self, start: usize, stem_end: usize, quotes: &QuoteState) -> usize {
        let Some(c) = self.char_at(stem_end).filter(|c| is_apostrophe(*c)) else { return stem_end };
        let from = stem_end + c.len_utf8();
        if !self.char_at(from).is_some_and(char::is_alphabetic) {
            return stem_end;
        }
        let end = self.run(from);
        if self.rules.apostrophe == Apostrophe::Suffix {
            // In `‘yakın kaynaklar’a` the apostrophe closes a quotation: a small first letter before it tells.
            let small = self.text[start..].chars().next().is_some_and(char::is_lowercase);
            if quotes.single && small && matches!(c, '’' | '\'') {
                return stem_end;
            }
        }
        end
    }

    fn number(&mut self, space: bool, out: &mut Vec<Token>) {
        let start = self.at;
        let mut at = if self.peek() == Some('%') { start + 1 } else { start };
        loop {
            while self.char_at(at).is_some_and(|c| c.is_ascii_digit()) {
                at += 1;
            }
            let Some(c) = self.char_at(at) else { break };
            let next = self.char_at(at + c.len_utf8());
            if matches!(c, '.' | ',' | ':' | '/' | '-') && next.is_some_and(|n| n.is_ascii_digit()) {
                at += c.len_utf8();
            } else if c == '-' && next.is_some_and(char::is_alphabetic) {
                at = self.run(at + 1); // `12-year-old` goes on below
                while self.char_at(at) == Some('-') && self.char_at(at + 1).is_some_and(char::is_alphabetic) {
                    at = self.run(at + 1);
                }
                break;
            } else {
                break;
            }
        }
        at = self.run(at); // `3rd`, `40bin`, `F16`
        if self.rules.ordinal_stop && self.char_at(at) == Some('.') {
            let digits = &self.text[start..at];
            let after = self.text[at + 1..self.end].trim_start().chars().next();
            let spaced = self.char_at(at + 1).is_some_and(char::is_whitespace);
            let small = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
            let lower = after.is_some_and(char::is_lowercase);
            let upper = digits.len() <= 2 && after.is_some_and(char::is_uppercase);
            let joined = self.char_at(at + 1).is_some_and(char::is_alphabetic);
            if small && (spaced && (lower || upper) || joined) {
                at += 1;
            }
        }
        let stem_end = at;
        let mut end = at;
        if let Some(c) = self.char_at(at).filter(|c| is_apostrophe(*c)) {
            let from = at + c.len_utf8();
            if self.char_at(from).is_some_and(char::is_alphabetic) {
                end = self.run(from);
            }
        }
        self.at = end;
        Self::push(out, start, stem_end, end, TokenKind::Number, Shape::None, space);
    }

    /// End of a web or mail address that starts here.
    fn address(&self, start: usize) -> Option<usize> {
        let rest = &self.text[start..self.end];
        if !(rest.starts_with("http") || rest.starts_with("www.")) {
            return None;
        }
        if !(rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '>' | ')'))
            .unwrap_or(rest.len());
        Some(start + rest[..end].trim_end_matches(['.', ',', ';', ':']).len())
    }
}

/// Whether an apostrophe stands inside a name: `O'Rourke`, `N'Djamena`, `d'Ivoire`. A suffix or clitic behind one is small,
/// or all of the word is in capitals.
pub(crate) fn opens_name(before: &str, behind: &str) -> bool {
    const LONGEST: usize = 3;
    let mut behind = behind.chars();
    before.chars().all(char::is_alphabetic)
        && before.chars().count() <= LONGEST
        && (before.chars().next().is_some_and(char::is_uppercase) || before.chars().count() == 1)
        && behind.next().is_some_and(char::is_uppercase)
        && behind.next().is_some_and(char::is_lowercase)
}

/// Where the clitic of an English word starts: before `n't`, else at the apostrophe.
fn clitic(word: &str, apostrophe: usize) -> usize {
    let tail = word[apostrophe..].trim_start_matches(is_apostrophe);
    if tail.eq_ignore_ascii_case("t") && word[..apostrophe].ends_with(['n', 'N']) && apostrophe > 1 {
        apostrophe - 1
    } else {
        apostrophe
    }
}

/// Combining marks that belong to the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_initial(part: &str) -> bool {
    let mut chars = part.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '@' | '#')
        || matches!(c, '…' | '–' | '—' | '‒' | '―' | '·' | '•' | '¿' | '¡' | '‹' | '›' | '′' | '″')
}

fn shape_of(word: &str) -> Shape {
    let (mut upper, mut lower, mut first_upper) = (0usize, 0usize, None);
    for c in word.chars() {
        if c.is_uppercase() {
            upper += 1;
            first_upper.get_or_insert(true);
        } else if c.is_lowercase() {
            lower += 1;
            first_upper.get_or_insert(false);
        }
    }
    match (upper, lower, first_upper) {
        (0, 0, _) | (_, _, None) => Shape::None,
        (0, ..) => Shape::Lower,
        (1, _, Some(true)) => Shape::Capital,
        (_, 0, _) => Shape::Upper,
        // `Jong-Un`, `Kılıçdaroğlu-Kaya`: capital after a hyphen is still a name in capitals
        (_, _, Some(true))
            if word.split(['-', '‐', '‑']).all(|p| p.chars().skip(1).all(|c| !c.is_uppercase())) =>
        {
            Shape::Capital
        }
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(lang: &str, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        tokenise(text, Span::new(0, text.len()), Rules::of(lang), &mut QuoteState::default(), &mut out);
        out.iter().map(|t| t.span.of(text).to_owned()).collect()
    }

    #[test]
    fn turkish_suffixes_stay_in_their_token() {
        let text = "Şili’nin 2’nci büyük kenti, A.Ş. ile Prof. Ş. Ünal'a 3. maddeyi sordu.";
        assert_eq!(
            words("tr", text),
            [
                "Şili’nin",
                "2’nci",
                "büyük",
                "kenti",
                ",",
                "A.Ş.",
                "ile",
                "Prof.",
                "Ş.",
                "Ünal'a",
                "3.",
                "maddeyi",
                "sordu",
                "."
            ]
        );
        let mut out = Vec::new();
        tokenise(text, Span::new(0, text.len()), Rules::of("tr"), &mut QuoteState::default(), &mut out);
        assert_eq!(out[0].stem.of(text), "Şili");
        assert_eq!(out[0].suffix(text), "nin");
    }

    #[test]
    fn english_clitics_are_tokens() {
        assert_eq!(
            words("en", "Chile's U.S. envoy didn't say they'd sign."),
            ["Chile", "'s", "U.S.", "envoy", "did", "n't", "say", "they", "'d", "sign", "."]
        );
    }

    #[test]
    fn an_apostrophe_inside_a_name_parts_nothing() {
        assert_eq!(
            words("en", "Beto O'Rourke's aide didn't see N’Djamena."),
            ["Beto", "O'Rourke", "'s", "aide", "did", "n't", "see", "N’Djamena", "."]
        );
        assert_eq!(
            words("tr", "O'Brien'ın Fildişi'ne TÜRKİYE'NİN"),
            ["O'Brien'ın", "Fildişi'ne", "TÜRKİYE'NİN"]
        );
    }

    #[test]
    fn two_countries_that_a_hyphen_joins_are_two() {
        assert_eq!(words("tr", "ABD-Çin görüşmesi"), ["ABD", "-", "Çin", "görüşmesi"]);
        assert_eq!(words("tr", "Türkiye-AB zirvesi"), ["Türkiye", "-", "AB", "zirvesi"]);
        assert_eq!(words("en", "US-China talks"), ["US", "-", "China", "talks"]);
        assert_eq!(words("tr", "Rusya-Ukrayna Savaşı'nda"), ["Rusya", "-", "Ukrayna", "Savaşı'nda"]);
        assert_eq!(words("en", "the Iran-Iraq War"), ["the", "Iran", "-", "Iraq", "War"]);
        // One name, or part of one.
        assert_eq!(words("tr", "Kim Jong-Un"), ["Kim", "Jong-Un"]);
        assert_eq!(words("tr", "Türkiye-Libya Karma Komisyonu")[0], "Türkiye-Libya");
        assert_eq!(words("en", "Guinea-Bissau"), ["Guinea-Bissau"]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            words("tr", "%12,5 ve 1.250.000, 14:30 2025-09-05."),
            ["%12,5", "ve", "1.250.000", ",", "14:30", "2025-09-05", "."]
        );
    }

    #[test]
    fn straight_marks_open_and_close() {
        let text = "dedi.\"Gel\" diyen 'çok geç' Ali";
        let mut out = Vec::new();
        tokenise(text, Span::new(0, text.len()), Rules::of("tr"), &mut QuoteState::default(), &mut out);
        let marks: Vec<_> = out
            .iter()
            .filter(|t| matches!(t.kind, TokenKind::QuoteOpen | TokenKind::QuoteClose))
            .map(|t| t.kind)
            .collect();
        assert_eq!(
            marks,
            [TokenKind::QuoteOpen, TokenKind::QuoteClose, TokenKind::QuoteOpen, TokenKind::QuoteClose]
        );
    }
}
