//! Tokens to sentences and quotations.

use super::rules::Rules;
use super::{BlockKind, Quote, Sentence, Shape, Span, Token, TokenId, TokenKind, Tokens};

/// Quotations longer than this many tokens are taken as a mark that was never closed.
const LONGEST_QUOTE: usize = 1_200;

/// Pairs the quotation marks of a whole text; `blocks` are the token ranges of its blocks. A quotation may run over
/// blocks; one whose closing mark is missing ends with its block.
#[must_use]
pub fn quotes(text: &str, tokens: &[Token], blocks: &[Tokens], rules: &Rules) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::new();
    let mut open: Vec<(TokenId, bool)> = Vec::new();
    let block_end = |t: TokenId| {
        let i = blocks.partition_point(|b| b.end <= t);
        blocks.get(i).map_or(tokens.len() as TokenId, |b| b.end)
    };
    let mut push = |start: TokenId, end: TokenId, closed: bool, depth: usize| {
        let inner = start + 1..end;
        if inner.is_empty() {
            return;
        }
        let last = if closed { end } else { end - 1 };
        let span = tokens[start as usize].span.join(tokens[last as usize].span);
        let words = tokens[inner.start as usize].span.join(tokens[inner.end as usize - 1].span);
        let sentences = split(text, tokens, inner.clone(), rules);
        out.push(Quote { span, inner: words, tokens: inner, sentences, depth: depth as u8, closed });
    };
    for (i, token) in tokens.iter().enumerate() {
        let i = i as TokenId;
        // Marks inside parentheses (`("ATP GSYO")`) nest like single ones in a quotation with double ones.
        let touches = |at: Option<&Token>, paren: &str| at.is_some_and(|t| t.span.of(text) == paren);
        let nested = match token.kind {
            TokenKind::QuoteOpen => i > 0 && touches(tokens.get(i as usize - 1), "("),
            TokenKind::QuoteClose => {
                touches(tokens.get(i as usize + 1), ")") && open.last().is_some_and(|o| o.1)
            }
            _ => false,
        };
        let single = nested || matches!(token.span.of(text), "'" | "‘" | "’" | "`" | "‹" | "›");
        match token.kind {
            TokenKind::QuoteOpen => {
                // A second mark of the same kind means that the first was never closed; so does a long way.
                while let Some(&(start, was)) = open.last() {
                    if was != single && (i - start) as usize <= LONGEST_QUOTE {
                        break;
                    }
                    open.pop();
                    if !was {
                        push(start, block_end(start).min(i), false, open.len());
                    }
                }
                open.push((i, single));
            }
            TokenKind::QuoteClose => {
                let Some(at) = open.iter().rposition(|o| o.1 == single) else { continue };
                let (start, _) = open[at];
                if (i - start) as usize <= LONGEST_QUOTE && (!single || block_end(start) > i) {
                    push(start, i, true, at);
                }
                open.truncate(at);
            }
            _ => {}
        }
    }
    while let Some((start, single)) = open.pop() {
        if !single {
            push(start, block_end(start), false, open.len());
        }
    }
    out.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    out
}

/// Cuts a block's tokens into sentences. A full stop inside a quotation or parentheses that the sentence goes on
/// after does not end it. An agency's dateline (`LONDON (AP) —`) is a sentence of its own.
#[must_use]
pub fn sentences(
    text: &str,
    tokens: &[Token],
    block: Tokens,
    (index, kind): (u32, BlockKind),
    rules: &Rules,
) -> Vec<Sentence> {
    let line = if kind == BlockKind::Paragraph { dateline(text, tokens, &block) } else { None };
    let rest = line.as_ref().map_or(block.start, |l| l.end)..block.end;
    line.into_iter()
        .chain(split(text, tokens, rest, rules))
        .map(|t| Sentence {
            span: tokens[t.start as usize].span.join(tokens[t.end as usize - 1].span),
            tokens: t,
            block: index,
        })
        .collect()
}

/// Longest dateline, in tokens.
const DATELINE: TokenId = 16;

/// `LONDON (AP) —`, `BEIRUT, June 4 (Reuters) -`, `WASHINGTON —`, `Bergen, June 4:`: where and by whom a block was
/// written. Without an agency in parentheses the place must be in capitals, or a day stand before a colon.
fn dateline(text: &str, tokens: &[Token], block: &Tokens) -> Option<Tokens> {
    let at = |t: TokenId| tokens[t as usize].span.of(text);
    let first = &tokens[block.start as usize];
    let capitals = first.shape == Shape::Upper && first.span.len() > 3;
    if first.kind != TokenKind::Word || !first.is_capitalised() {
        return None;
    }
    let mut parens = false;
    let mut agency = false;
    // `, June 4`: how many words of a day were seen.
    let mut day = 0;
    for t in block.start + 1..block.end.min(block.start + DATELINE) {
        let token = &tokens[t as usize];
        match at(t) {
            "(" if !agency => parens = true,
            ")" if parens => {
                parens = false;
                agency = true;
            }
            "-" | "–" | "—" | "--" if !parens => {
                let apart = token.space_before || agency;
                return (apart && (agency || capitals) && t + 4 < block.end).then_some(block.start..t + 1);
            }
            ":" if !parens => {
                return (day == 3 && t + 4 < block.end).then_some(block.start..t + 1);
            }
            "," if day == 0 => day = 1,
            "," | "." | "/" | "-" => {}
            _ if parens => {}
            _ if token.kind == TokenKind::Number => day = if day >= 2 { 3 } else { day },
            _ if token.kind == TokenKind::Word && token.is_capitalised() && !agency => {
                day = day.max(2 * day.min(1));
            }
            _ => return None,
        }
    }
    None
}

/// Sentence ranges inside `range`.
fn split(text: &str, tokens: &[Token], range: Tokens, rules: &Rules) -> Vec<Tokens> {
    let mut out = Vec::new();
    let mut start = range.start;
    // Where an open mark's partner is, so that only quotations closed in this range hold their stops back.
    let mut depth = 0usize;
    let mut parens = 0usize;
    let mut i = range.start;
    let closers = closing(tokens, range.clone());
    while i < range.end {
        let token = &tokens[i as usize];
        match token.kind {
            TokenKind::QuoteOpen => depth += usize::from(closers.binary_search(&i).is_ok()),
            TokenKind::QuoteClose => depth = depth.saturating_sub(1),
            _ => {}
        }
        let word = token.span.of(text);
        match word {
            "(" | "[" => parens += 1,
            ")" | "]" => parens = parens.saturating_sub(1),
            _ => {}
        }
        let mut end = i + 1;
        // Marks and brackets that close behind the stop belong to the sentence.
        let stop = if token.kind == TokenKind::QuoteClose && i > start {
            is_stop(&tokens[i as usize - 1], tokens[i as usize - 1].span.of(text))
        } else {
            is_stop(token, word)
        };
        if stop && depth == 0 && parens == 0 {
            while end < range.end {
                let t = &tokens[end as usize];
                let closes = (!t.space_before
                    && (t.kind == TokenKind::QuoteClose || matches!(t.span.of(text), ")" | "]")))
                    || (t.kind == TokenKind::Punct
                        && matches!(t.span.of(text), "." | "!" | "?" | "…" | "..."));
                if !closes {
                    break;
                }
                end += 1;
            }
            if end >= range.end || starts_sentence(text, tokens, end, i, token, word, rules) {
                out.push(start..end);
                start = end;
                i = end;
                parens = 0;
                continue;
            }
        }
        i += 1;
    }
    if start < range.end {
        out.push(start..range.end);
    }
    out
}

/// Opening marks in the range that close in it too, in order.
fn closing(tokens: &[Token], range: Tokens) -> Vec<TokenId> {
    let mut open = Vec::new();
    let mut out = Vec::new();
    for i in range {
        match tokens[i as usize].kind {
            TokenKind::QuoteOpen => open.push(i),
            TokenKind::QuoteClose => out.extend(open.pop()),
            _ => {}
        }
    }
    out.sort_unstable();
    out
}

fn is_stop(token: &Token, word: &str) -> bool {
    match token.kind {
        TokenKind::Punct => word.starts_with('.') || matches!(word, "!" | "?" | "…"),
        TokenKind::Word => word.ends_with('.') && word.chars().count() > 2,
        _ => false,
    }
}

/// Whether a new sentence starts at token `next` after the stop at `at`.
fn starts_sentence(
    text: &str,
    tokens: &[Token],
    next: TokenId,
    at: TokenId,
    stop: &Token,
    word: &str,
    rules: &Rules,
) -> bool {
    let token = &tokens[next as usize];
    let opener = matches!(token.kind, TokenKind::QuoteOpen)
        || matches!(token.span.of(text), "(" | "[" | "-" | "–" | "—" | "•");
    let first = if opener { tokens.get(next as usize + 1).unwrap_or(token) } else { token };
    let capital = first.is_capitalised()
        || first.kind == TokenKind::Number
        || matches!(first.kind, TokenKind::QuoteOpen | TokenKind::Symbol)
        // `“[T]his is wrong,” he said.`
        || token.kind == TokenKind::QuoteOpen && first.span.of(text) == "[";
    if !capital {
        return first.shape == Shape::None && first.kind == TokenKind::Word;
    }
    if stop.kind == TokenKind::Word {
        // An abbreviation's own stop.
        let bare = word.trim_end_matches('.');
        return match rules.abbreviation(bare) {
            Some(may_end) => may_end && first.shape == Shape::Capital && !looks_like_name(text, tokens, next),
            None => first.shape == Shape::Capital && bare.contains('.') && next > at + 1,
        };
    }
    true
}

/// After `Inc.` or `U.S.` a capitalised pair is likelier the rest of a name than a new sentence.
fn looks_like_name(text: &str, tokens: &[Token], next: TokenId) -> bool {
    let capital = |t: TokenId| tokens.get(t as usize).is_some_and(|t| t.shape == Shape::Capital);
    // `U.S. Secretary of State`
    let of = tokens.get(next as usize + 1).is_some_and(|t| t.span.of(text) == "of");
    capital(next + 1) || of && capital(next + 2)
}

/// Span of a token range.
#[must_use]
pub fn span_of(tokens: &[Token], range: &Tokens) -> Span {
    tokens[range.start as usize].span.join(tokens[range.end as usize - 1].span)
}

#[cfg(test)]
mod tests {
    use crate::text::{DocumentOptions, LangChoice, document, segment};

    fn sentences(text: &str) -> Vec<String> {
        let options = DocumentOptions { lang: LangChoice::En, ..DocumentOptions::default() };
        let document = document(text.to_owned(), "test", &options);
        let segmented = segment(&document);
        segmented.sentences.iter().map(|s| s.span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn an_agency_s_dateline_is_a_sentence_of_its_own() {
        let text = "The mill will close.\n\nBERGEN, June 4 (Coast Press) - The mill will close in May.\n\nOSLO — The road was shut.\n\nBergen, June 4: The road was shut.\n\nReed, 52: We will shut the road.";
        let expected = [
            "The mill will close.",
            "BERGEN, June 4 (Coast Press) -",
            "The mill will close in May.",
            "OSLO —",
            "The road was shut.",
            "Bergen, June 4:",
            "The road was shut.",
            "Reed, 52: We will shut the road.",
        ];
        assert_eq!(sentences(text), expected);
    }

    #[test]
    fn a_dash_behind_a_name_is_no_dateline() {
        let text =
            "Ann Reed – who runs the mill – spoke in May.\n\nThe (old) mill - a ruin - was sold in June.";
        assert_eq!(sentences(text).len(), 2);
    }
}
