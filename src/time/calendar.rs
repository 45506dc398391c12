//! Calendar arithmetic on half-open intervals of days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// Units of the calendar, from short to long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Grain {
    Day = 1,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
}

impl Grain {
    const ALL: [(Grain, &'static str); 10] = [
        (Grain::Day, "day"),
        (Grain::Week, "week"),
        (Grain::Weekend, "weekend"),
        (Grain::Month, "month"),
        (Grain::Quarter, "quarter"),
        (Grain::Half, "half"),
        (Grain::Season, "season"),
        (Grain::Year, "year"),
        (Grain::Decade, "decade"),
        (Grain::Century, "century"),
    ];

    /// Name, as the data files have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize - 1].1
    }

    pub(super) fn from_name(name: &str) -> Option<Grain> {
        Self::ALL.iter().find(|g| g.1 == name).map(|g| g.0)
    }

    pub(super) fn from_value(value: i32) -> Option<Grain> {
        Self::ALL.get(usize::try_from(value).ok()?.checked_sub(1)?).map(|g| g.0)
    }
}

/// Days from `start` up to, and not with, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day.
    pub start: Date,
    /// The day after the last.
    pub end: Date,
}

impl Interval {
    pub(super) fn day(d: Date) -> Option<Interval> {
        Some(Interval { start: d, end: d.checked_add(1.day()).ok()? })
    }
}

/// The first day of the unit that holds `d`.
pub(super) fn floor(grain: Grain, d: Date) -> Date {
    let year = d.year();
    let month = d.month();
    match grain {
        Grain::Day => d,
        Grain::Week => d.checked_sub(i64::from(d.weekday().to_monday_zero_offset()).days()).unwrap_or(d),
        Grain::Weekend => step(Grain::Day, floor(Grain::Week, d), 5).unwrap_or(d),
        Grain::Month => d.first_of_month(),
        Grain::Quarter => date(year, (month - 1) / 3 * 3 + 1, 1),
        Grain::Half => date(year, (month - 1) / 6 * 6 + 1, 1),
        Grain::Season => (1..=4)
            .flat_map(|s| [year - 1, year].map(|y| season(y, s)))
            .flatten()
            .find(|i| i.start <= d && d < i.end)
            .map_or(d, |i| i.start),
        Grain::Year => date(year, 1, 1),
        Grain::Decade => date(year.div_euclid(10) * 10, 1, 1),
        Grain::Century => date(year.div_euclid(100) * 100, 1, 1),
    }
}

/// `d` moved by `n` units.
pub(super) fn step(grain: Grain, d: Date, n: i32) -> Option<Date> {
    let n = i64::from(n);
    let span = match grain {
        Grain::Day => n.days(),
        Grain::Week | Grain::Weekend => n.weeks(),
        Grain::Month => n.months(),
        Grain::Quarter | Grain::Season => (3 * n).months(),
        Grain::Half => (6 * n).months(),
        Grain::Year => n.years(),
        Grain::Decade => (10 * n).years(),
        Grain::Century => (100 * n).years(),
    };
    d.checked_add(span).ok()
}

/// The unit that starts at `start`.
pub(super) fn unit(grain: Grain, start: Date) -> Option<Interval> {
    let end = if grain == Grain::Weekend { step(Grain::Day, start, 2)? } else { step(grain, start, 1)? };
    Some(Interval { start, end })
}

/// Northern seasons by whole months; 1 is spring, winter is named by the year it starts in.
pub(super) fn season(year: i16, n: i32) -> Option<Interval> {
    let start = Date::new(year, i8::try_from(n * 3).ok()?, 1).ok()?;
    unit(Grain::Season, start)
}

fn weekday(n: i32) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(n).ok()?).ok()
}

/// The given weekday in the week of `d`.
pub(super) fn weekday_in_week(d: Date, n: i32) -> Option<Date> {
    step(Grain::Day, floor(Grain::Week, d), n - 1)
}

pub(super) fn is_weekday(d: Date, n: i32) -> bool {
    weekday(n) == Some(d.weekday())
}

/// The `n`-th (from the end where negative) weekday of an interval.
pub(super) fn nth_weekday(inside: Interval, n: i32, day: i32) -> Option<Date> {
    let found = if n > 0 {
        let first = weekday_in_week(inside.start, day)?;
        let first = if first < inside.start { step(Grain::Week, first, 1)? } else { first };
        step(Grain::Week, first, n - 1)?
    } else {
        let last = step(Grain::Day, inside.end, -1)?;
        let at = weekday_in_week(last, day)?;
        let at = if at > last { step(Grain::Week, at, -1)? } else { at };
        step(Grain::Week, at, n + 1)?
    };
    (inside.start <= found && found < inside.end).then_some(found)
}

/// The `n`-th unit of an interval. A week belongs to the month or year that holds its Thursday (ISO 8601).
pub(super) fn nth_unit(inside: Interval, n: i32, grain: Grain) -> Option<Interval> {
    if matches!(grain, Grain::Week | Grain::Weekend) {
        let thursday = nth_weekday(inside, n, 4)?;
        return unit(grain, floor(grain, thursday));
    }
    let at = if n > 0 {
        step(grain, floor(grain, inside.start), n - 1)?
    } else {
        step(grain, floor(grain, step(Grain::Day, inside.end, -1)?), n + 1)?
    };
    (inside.start <= at && at < inside.end).then(|| unit(grain, at))?
}

/// Beginning (1), middle (2) or end (3) of an interval: thirds of a month, quarters of a year (the middle is the
/// second half's start), half weeks.
pub(super) fn part(of: Interval, grain: Grain, n: i32) -> Option<Interval> {
    let at = |g, k| step(g, of.start, k);
    let (start, end) = match (grain, n) {
        (Grain::Week, 1) => (of.start, at(Grain::Day, 3)?),
        (Grain::Week, 2) => (at(Grain::Day, 2)?, at(Grain::Day, 4)?),
        (Grain::Week, _) => (at(Grain::Day, 4)?, of.end),
        (Grain::Month, 1) => (of.start, at(Grain::Day, 10)?),
        (Grain::Month, 2) => (at(Grain::Day, 10)?, at(Grain::Day, 20)?),
        (Grain::Month, _) => (at(Grain::Day, 20)?, of.end),
        (Grain::Year, 1) => (of.start, at(Grain::Month, 3)?),
        (Grain::Year, 2) => (at(Grain::Month, 4)?, at(Grain::Month, 8)?),
        (Grain::Year, _) => (at(Grain::Month, 8)?, of.end),
        (Grain::Decade, 1) => (of.start, at(Grain::Year, 3)?),
        (Grain::Decade, 2) => (at(Grain::Year, 3)?, at(Grain::Year, 7)?),
        (Grain::Decade, _) => (at(Grain::Year, 7)?, of.end),
        (Grain::Century, 1) => (of.start, at(Grain::Year, 33)?),
        (Grain::Century, 2) => (at(Grain::Year, 33)?, at(Grain::Year, 67)?),
        (Grain::Century, _) => (at(Grain::Year, 67)?, of.end),
        (Grain::Quarter | Grain::Season, 1..=3) => return nth_unit(of, n, Grain::Month),
        _ => return None,
    };
    Some(Interval { start, end })
}
