//! Expressions of time: from words to days of the calendar.
//!
//! One pass over the tokens: words that a language's pack (`data/lang/<code>/time`) knows become atoms, and a cascade
//! of rules makes dates, periods and ranges of neighbouring atoms. What a text leaves out (`3 Eylül`, `dün`,
//! `last month`) is filled in from the reference date, the day of publication.

mod action;
mod atom;
mod calendar;
mod pack;
mod parse;

pub use calendar::{Grain, Interval};
pub use jiff::civil::Date;
pub use pack::{File, Pack, Sources};

use crate::text::{Segmented, Shape, Span, Token, TokenKind, Tokens};
use action::Free;

/// An interval that is open on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Open {
    /// `7 Ekim'den bu yana`, `since 2014`: from its value on.
    Since,
    /// `yıl sonuna kadar`, `until Friday`: up to its value.
    Until,
}

/// Which of the days that an expression may mean is taken (`3 Eylül` without a year, `Friday`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Preference {
    /// News: the nearest date, and of weekdays the last one.
    #[default]
    Nearest,
    /// The last one.
    Past,
    /// The next one.
    Future,
}

/// One expression of time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens.
    pub tokens: Tokens,
    /// Its bytes (suffixes included).
    pub span: Span,
    /// The days it means; `None` where only a reference date, which is not known, would tell.
    pub value: Option<Interval>,
    /// Of a range, the first day of its last part (`4-8 Eylül`: the 8th).
    pub last: Option<Date>,
    /// How exactly it tells.
    pub precision: Grain,
    /// Whether it names its days itself, year and all, and not by the reference date.
    pub absolute: bool,
    /// Where it tells only one end.
    pub open: Option<Open>,
    /// Of a weekday that was the last one, the next one: what is still to come means that (`Friday` in `leaves on Friday`).
    pub next: Option<Date>,
    /// Of a day or month without a year that lies ahead, that of the year before: what has happened means that.
    pub past: Option<Date>,
}

/// Whether what a time is told of has happened: which of two days `Friday` and `7 Ekim` mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happens {
    /// It has, or goes on.
    Past,
    /// It is still to come.
    Ahead,
    /// The text doesn't say.
    Either,
}

impl TimeExpression {
    /// Whether it could be put on the calendar.
    #[must_use]
    pub fn anchored(&self) -> bool {
        self.value.is_some()
    }

    /// ISO 8601, cut to the precision: `2025-09-03`, `2025-09`, `2025`; of a longer stretch its start.
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        self.value.map(|v| iso(v.start, self.precision))
    }

    /// The last day, ISO 8601 cut to the precision.
    #[must_use]
    pub fn iso_end(&self) -> Option<String> {
        self.value.and_then(|v| v.end.yesterday().ok()).map(|d| iso(d, self.precision))
    }

    /// The precision as the graph has it: `day`, `week`, `month`, `quarter`, `year`, `decade`, …
    #[must_use]
    pub fn precision_name(&self) -> &'static str {
        match self.precision {
            Grain::Weekend => "week",
            g => g.name(),
        }
    }
}

fn iso(d: Date, precision: Grain) -> String {
    match precision {
        Grain::Day | Grain::Week | Grain::Weekend => d.to_string(),
        Grain::Month | Grain::Quarter | Grain::Half | Grain::Season => {
            format!("{:04}-{:02}", d.year(), d.month())
        }
        _ => format!("{:04}", d.year()),
    }
}

/// A date of the form `2025-09-03`.
#[must_use]
pub fn date(iso: &str) -> Option<Date> {
    iso.get(..10)?.parse().ok()
}

/// All expressions of time in a document, in order. `reference` is the day of publication.
#[must_use]
pub fn find(lang: &str, segmented: &Segmented, text: &str, reference: Option<Date>) -> Vec<TimeExpression> {
    let pack = crate::lang::of(lang).times();
    let today = reference.unwrap_or(Date::constant(2000, 1, 1));
    let mut parser = parse::Parser::new(pack, today, Preference::Nearest, false);
    let mut out = Vec::new();
    let all = &segmented.tokens;
    for sentence in &segmented.sentences {
        let range = sentence.tokens.clone();
        let tokens = &all[range.start as usize..range.end as usize];
        parser.sentence(tokens, range.start, text, |atom, time| {
            if stands(&atom, time, tokens, (atom.from - range.start) as usize) {
                out.push(expression(&atom, time, all, reference));
            }
        });
    }
    out
}

/// All expressions of time in a document, by its day of publication.
#[must_use]
pub fn of_document(document: &crate::text::Document, segmented: &Segmented) -> Vec<TimeExpression> {
    find(document.lang, segmented, &document.text, document.published.as_deref().and_then(date))
}

/// The longest expression of time in a text that is known to be one (`önümüzdeki mart`, `next March`).
#[must_use]
pub fn parse(lang: &str, text: &str, reference: Option<Date>, prefer: Preference) -> Option<TimeExpression> {
    use crate::text::{DocumentOptions, LangChoice, document, segment};
    let choice = LangChoice::of(lang);
    let doc = document(text.to_owned(), "-", &DocumentOptions { lang: choice, ..DocumentOptions::default() });
    let segmented = segment(&doc);
    let pack = crate::lang::of(lang).times();
    let today = reference.unwrap_or(Date::constant(2000, 1, 1));
    let mut best: Option<TimeExpression> = None;
    let mut parser = parse::Parser::new(pack, today, prefer, true);
    parser.sentence(&segmented.tokens, 0, text, |atom, time| {
        let found = expression(&atom, time, &segmented.tokens, reference);
        if best.as_ref().is_none_or(|b| found.tokens.len() > b.tokens.len()) {
            best = Some(found);
        }
    });
    best
}

/// The date of what a clause tells: the expression in it that tells most exactly; of several, the first. One that
/// only bounds (`since`, `until`) counts last. `planned`: what the clause tells is still to come; `own`: which
/// expressions are told of it.
#[must_use]
pub fn date_for(
    clause: Span,
    times: &[TimeExpression],
    happens: Happens,
    own: impl Fn(&TimeExpression) -> bool,
) -> Option<(String, &'static str)> {
    let first = times.partition_point(|t| t.span.end <= clause.start);
    times[first..]
        .iter()
        .take_while(|t| t.span.start < clause.end)
        .filter(|t| clause.contains(t.span) && t.value.is_some() && t.open != Some(Open::Until) && own(t))
        .min_by_key(|t| (t.open.is_some(), t.precision, t.span.start))
        .and_then(|t| {
            let other = match happens {
                Happens::Past => t.past.map(|day| iso(day, t.precision)),
                Happens::Ahead => t.next.map(|day| iso(day, Grain::Day)),
                Happens::Either => None,
            };
            Some((other.or_else(|| t.iso())?, t.precision_name()))
        })
}

fn expression(
    atom: &atom::Atom,
    time: &action::Time,
    tokens: &[Token],
    reference: Option<Date>,
) -> TimeExpression {
    let span = tokens[atom.from as usize].span.join(tokens[atom.to as usize - 1].span);
    let absolute = time.free == Free::Nothing;
    let value = (absolute || reference.is_some()).then_some(time.interval);
    let ahead = reference.is_some_and(|today| time.interval.start > today);
    TimeExpression {
        tokens: atom.from..atom.to,
        span,
        value,
        last: time.last.filter(|_| value.is_some()),
        precision: time.grain,
        absolute,
        open: time.open,
        next: time.next.filter(|_| value.is_some()),
        past: (ahead && time.free == Free::Year)
            .then(|| calendar::step(Grain::Year, time.interval.start, -1))
            .flatten(),
    }
}

/// Whether a word that stands alone (a month, a weekday, a year) is one here, and not a name or a number.
fn stands(atom: &atom::Atom, time: &action::Time, tokens: &[Token], at: usize) -> bool {
    // `onları`: the pronoun, no tens.
    let tens = (atom.to - atom.from) == 1 && tokens[at].kind == TokenKind::Word;
    if tens && time.grain == Grain::Decade && time.interval.start.year() % 100 == 10 {
        return false;
    }
    if !atom.bare {
        return true;
    }
    // `on Friday`, `in March`: the word is the last; with an article (`in the sun`) it is none.
    let length = (atom.to - atom.from) as usize;
    let token = &tokens[at + length - 1];
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let after = tokens.get(at + length);
    let word = |t: &Token| t.kind == TokenKind::Word;
    let marked = atom.marks != 0;
    if time.grain == Grain::Year {
        let year = time.interval.start.year();
        // `2017 elections`, `of 2017`, but not `2,000 men`, `$ 2000`, `No 1984`.
        let money = before.is_some_and(|b| b.kind == TokenKind::Symbol);
        // `400 binden fazla`: in words a year has its noun beside it.
        let thousand = length == 1 && word(token);
        return marked && !thousand
            || (1900..2100).contains(&year) && token.kind == TokenKind::Number && !money && year % 100 != 0;
    }
    // `salı günü`
    if length == 2 && time.grain == Grain::Day {
        return true;
    }
    if !(token.is_capitalised() || atom.small) || token.shape == Shape::Upper {
        return false;
    }
    let name_before = before.is_some_and(|b| word(b) && b.is_capitalised() && at > 1);
    let name_after = after.is_some_and(|a| word(a) && a.is_capitalised() && !marked);
    if length == 2 {
        return true;
    }
    let weak = atom.weak && !marked;
    !(weak || time.grain == Grain::Month && (name_before || name_after))
}

#[cfg(test)]
mod tests;
