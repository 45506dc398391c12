//! What the rules of a grammar do: atoms to intervals.

mod range;
mod shift;
mod year;

use jiff::civil::Date;

use super::atom::{Atom, Figures};
use super::calendar::{
    Grain, Interval, floor, is_weekday, nth_unit, nth_weekday, part, season, step, unit, weekday_in_week,
};
use super::pack::class;
use super::{Open, Preference};
use range::begun;

/// What of a time was not said and is filled in from the reference date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Free {
    Nothing,
    /// The year of a date (`3 Eylül`).
    Year,
    /// Anything else that only the reference date settles.
    Relative,
}

/// A time found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time {
    pub interval: Interval,
    /// Of a range, the first day of its last part.
    pub last: Option<Date>,
    pub grain: Grain,
    pub free: Free,
    pub open: Option<Open>,
    /// Of a weekday that was the last one, the next one: what is still to come means that.
    pub next: Option<Date>,
}

/// What a rule's result is.
pub(super) enum Made {
    Time(Time),
    /// Units with their counts.
    Amount(Vec<(i32, Grain)>),
    /// The named atom under the rule's class.
    Same(u8),
    /// A value of the rule's class.
    Value(i32),
}

macro_rules! actions {
    ($($variant:ident $name:literal,)*) => {
        /// Actions that a grammar may name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Action { $($variant,)* }
        impl Action {
            pub fn from_name(name: &str) -> Option<Action> {
                match name { $($name => Some(Action::$variant),)* _ => None }
            }
        }
    };
}

actions! {
    Same "same", Weekend "weekend", Amount "amount", Join "join", Date "date", Weekday "weekday",
    WeekdayDay "weekday-day", Day "day", Full "full", Days "days", Years "years", Decade "decade",
    Century "century", Nth "nth", NthIn "nth-in", NthLast "nth-last", NthShift "nth-shift", Deictic "deictic",
    TwoDaysAgo "two-days-ago", Beside "beside", Shift "shift", ShiftN "shift-n", WeekDay "week-day",
    NextWeekDay "next-week-day", AfterNext "after-next", Season "season", SeasonIn "season-in", This "this",
    Part "part", Rest "rest", MonthIn "month-in", DayIn "day-in", Containing "containing", Ago "ago",
    MonthAfter "month-after", TwoShifts "two-shifts", WeekdayAgo "weekday-ago", Within "within", After "after", Range "range", RangeDay "range-day",
    DayRange "day-range", Since "since", Until "until",
}

/// What actions read.
pub(super) struct Context<'a> {
    pub today: Date,
    pub prefer: Preference,
    pub times: &'a [Time],
    pub amounts: &'a [Vec<(i32, Grain)>],
    pub figures: &'a [Figures],
    pub bound: &'a [(u8, Atom)],
}

#[allow(clippy::unnecessary_wraps)] // an action's last word, where actions may fail
fn time(interval: Interval, grain: Grain, free: Free) -> Option<Made> {
    Some(Made::Time(Time { interval, last: None, grain, free, open: None, next: None }))
}

fn day_of(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl Context<'_> {
    fn atom(&self, name: u8) -> Option<Atom> {
        self.bound.iter().find(|b| b.0 == name).map(|b| b.1)
    }

    fn value(&self, name: u8) -> Option<i32> {
        self.atom(name).map(|a| a.value)
    }

    fn time(&self, name: u8) -> Option<Time> {
        let atom = self.atom(name).filter(|a| a.class == class::TIME)?;
        self.times.get(atom.node as usize).copied()
    }

    fn amount(&self, name: u8) -> Option<&[(i32, Grain)]> {
        self.amounts.get(self.atom(name)?.node as usize).map(Vec::as_slice)
    }

    fn grain(&self, name: u8) -> Option<Grain> {
        self.value(name).and_then(Grain::from_value)
    }

    /// The one of several intervals that is meant by today's view; `all` in order of time.
    fn choose(&self, all: &[Interval]) -> Option<Interval> {
        let future = all.iter().find(|i| i.end > self.today);
        let past = all.iter().rev().find(|i| i.start <= self.today);
        match self.prefer {
            Preference::Future => future.or(past).copied(),
            Preference::Past => past.or(future).copied(),
            Preference::Nearest => {
                let away = |i: &Interval| {
                    let days = |a: Date, b: Date| (b - a).get_days();
                    if i.start > self.today {
                        days(self.today, i.start)
                    } else {
                        days(i.end, self.today).max(0)
                    }
                };
                all.iter().min_by_key(|i| (away(i), i.start > self.today)).copied()
            }
        }
    }

    fn moved(&self, from: Date, amount: &[(i32, Grain)], sign: i32) -> Option<Date> {
        amount.iter().try_fold(from, |d, (n, g)| step(*g, d, n * sign))
    }

    /// `d` with the day of the month replaced.
    fn with_day(d: Date, day: i32) -> Option<Date> {
        day_of(d.year().into(), d.month().into(), day)
    }

    #[allow(clippy::too_many_lines)] // one arm an action
    pub fn run(&self, action: Action) -> Option<Made> {
        let rel = Free::Relative;
        let today = self.today;
        match action {
            Action::Same => {
                // The first named atom is the phrase's.
                let name = self.bound.iter().find(|b| b.0 != 0).map_or(0, |b| b.0);
                Some(Made::Same(name))
            }
            Action::Weekend => Some(Made::Value(Grain::Weekend as i32)),
            Action::Amount => Some(Made::Amount(vec![(self.value(b'n')?, self.grain(b'u')?)])),
            Action::Join => {
                let parts = [b'a', b'b', b'c'].iter().filter_map(|n| self.amount(*n)).flatten();
                Some(Made::Amount(parts.copied().collect()))
            }
            Action::Date => self.calendar(self.value(b'y'), self.value(b'm'), self.value(b'd')),
            Action::Weekday => {
                let here = weekday_in_week(today, self.value(b'w')?)?;
                let at = match self.prefer {
                    Preference::Future if here <= today => step(Grain::Week, here, 1)?,
                    Preference::Past | Preference::Nearest if here > today => step(Grain::Week, here, -1)?,
                    _ => here,
                };
                let next = if at < today { step(Grain::Week, at, 1) } else { None };
                let interval = Interval::day(at)?;
                Some(Made::Time(Time {
                    interval,
                    last: None,
                    grain: Grain::Day,
                    free: rel,
                    open: None,
                    next,
                }))
            }
            Action::WeekdayDay => {
                let (w, d) = (self.value(b'w')?, self.value(b'd')?);
                let first = today.first_of_month();
                let all: Vec<Interval> = (-14..=14)
                    .filter_map(|n| Self::with_day(step(Grain::Month, first, n)?, d))
                    .filter(|d| is_weekday(*d, w))
                    .filter_map(Interval::day)
                    .collect();
                time(self.choose(&all)?, Grain::Day, rel)
            }
            Action::Day => {
                let d = self.value(b'd')?;
                let first = today.first_of_month();
                let all: Vec<Interval> = (-2..=2)
                    .filter_map(|n| Self::with_day(step(Grain::Month, first, n)?, d))
                    .filter_map(Interval::day)
                    .collect();
                time(self.choose(&all)?, Grain::Day, rel)
            }
            Action::Full => {
                let f = self.figures.get(self.value(b'f')? as usize)?;
                let some = |n: i32| (n != 0).then_some(n);
                if f.month < 0 {
                    let quarter = unit(Grain::Quarter, day_of(f.year, -f.month * 3 - 2, 1)?)?;
                    return time(quarter, Grain::Quarter, Free::Nothing);
                }
                self.calendar(some(f.year), some(f.month), some(f.day))
            }
            Action::Days => {
                let (r, m) = (self.value(b'r')?, self.value(b'm')?);
                let days = |y| {
                    Some(Interval {
                        start: day_of(y, m, r / 100)?,
                        end: Interval::day(day_of(y, m, r % 100)?)?.end,
                    })
                };
                let (interval, free) = match self.value(b'y') {
                    Some(y) => (days(y)?, Free::Nothing),
                    None => (self.near_year(days)?, Free::Year),
                };
                let last = step(Grain::Day, interval.end, -1);
                Some(Made::Time(Time { interval, last, grain: Grain::Day, free, open: None, next: None }))
            }
            Action::Years => {
                let r = self.value(b'r')?;
                let last = day_of(r % 10_000, 1, 1)?;
                let interval =
                    Interval { start: day_of(r / 10_000, 1, 1)?, end: unit(Grain::Year, last)?.end };
                let free = Free::Nothing;
                Some(Made::Time(Time {
                    interval,
                    last: Some(last),
                    grain: Grain::Year,
                    free,
                    open: None,
                    next: None,
                }))
            }
            Action::Decade => {
                let d = self.value(b'd')?;
                let (year, free) = match d {
                    1000.. => (d, Free::Nothing),
                    0 => return None,
                    30.. => (1900 + d, Free::Nothing),
                    _ => (2000 + d, Free::Nothing),
                };
                time(unit(Grain::Decade, day_of(year, 1, 1)?)?, Grain::Decade, free)
            }
            Action::Century => {
                let start = day_of((self.value(b'o')? - 1) * 100, 1, 1)?;
                time(unit(Grain::Century, start)?, Grain::Century, Free::Nothing)
            }
            Action::Nth => self.nth(),
            Action::NthIn => {
                let inside = unit(self.grain(b'u')?, floor(self.grain(b'u')?, today))?;
                let at = nth_weekday(inside, self.value(b'o')?, self.value(b'w')?)?;
                time(Interval::day(at)?, Grain::Day, rel)
            }
            Action::NthLast => {
                let (t, grain) = (self.time(b't')?, self.grain(b'u')?);
                time(nth_unit(t.interval, -self.value(b'o')?, grain)?, grain, t.free)
            }
            Action::NthShift => {
                let year = step(Grain::Year, floor(Grain::Year, today), self.value(b's')?)?;
                let grain = self.grain(b'u')?;
                time(nth_unit(unit(Grain::Year, year)?, self.value(b'o')?, grain)?, grain, rel)
            }
            Action::Deictic => {
                time(Interval::day(step(Grain::Day, today, self.value(b't')?)?)?, Grain::Day, rel)
            }
            Action::TwoDaysAgo => time(Interval::day(step(Grain::Day, today, -2)?)?, Grain::Day, rel),
            Action::Beside => {
                let by = self.value(b't')? + self.value(b's')?;
                time(Interval::day(step(Grain::Day, today, by)?)?, Grain::Day, rel)
            }
            Action::Shift => self.shift(),
            Action::ShiftN => {
                let grain = self.grain(b'u')?;
                let by = self.value(b'n')? * self.value(b's')?;
                time(unit(grain, step(grain, floor(grain, today), by)?)?, grain, rel)
            }
            Action::WeekDay => {
                let day = self.value(b'w')?;
                let (week, free) = match self.time(b't') {
                    Some(t) => (t.interval.start, t.free),
                    None => (step(Grain::Week, today, self.value(b's')?)?, rel),
                };
                time(Interval::day(weekday_in_week(week, day)?)?, Grain::Day, free)
            }
            Action::TwoShifts => {
                let grain = self.grain(b'u')?;
                let by = self.value(b's')? + self.value(b'b')?;
                time(unit(grain, step(grain, floor(grain, today), by)?)?, grain, rel)
            }
            Action::WeekdayAgo => {
                let (n, sign) = (self.value(b'n')?, self.value(b's').unwrap_or(1));
                let here = weekday_in_week(today, self.value(b'w')?)?;
                let passed = i32::from(if sign > 0 { here > today } else { here < today });
                let at = step(Grain::Week, here, sign * (n - passed))?;
                time(Interval::day(at)?, Grain::Day, rel)
            }
            Action::NextWeekDay => {
                let at = weekday_in_week(step(Grain::Week, today, 1)?, self.value(b'w')?)?;
                time(Interval::day(at)?, Grain::Day, rel)
            }
            Action::AfterNext => {
                if let Some(w) = self.value(b'w') {
                    let here = weekday_in_week(today, w)?;
                    let next = if here > today { here } else { step(Grain::Week, here, 1)? };
                    return time(Interval::day(step(Grain::Week, next, 1)?)?, Grain::Day, rel);
                }
                let here = unit(Grain::Month, day_of(today.year().into(), self.value(b'm')?, 1)?)?;
                let next = self.beside(here, 1)?;
                let at = step(Grain::Year, next.start, 1)?;
                time(unit(Grain::Month, at)?, Grain::Month, rel)
            }
            Action::Season => self.season_of(self.value(b'e')?, self.value(b'y')),
            Action::SeasonIn => {
                let t = self.time(b't')?;
                let found = season(t.interval.start.year(), self.value(b'e')?)?;
                time(found, Grain::Season, t.free)
            }
            Action::This => {
                let grain = self.grain(b'u')?;
                time(unit(grain, floor(grain, today))?, grain, rel)
            }
            Action::Part => {
                let (of, grain, free) = if let Some(t) = self.time(b't') {
                    (t.interval, t.grain, t.free)
                } else {
                    let grain = self.grain(b'u')?;
                    (unit(grain, floor(grain, today))?, grain, rel)
                };
                let finer = if matches!(grain, Grain::Year | Grain::Quarter | Grain::Season) {
                    Grain::Month
                } else if grain > Grain::Year {
                    Grain::Year
                } else {
                    Grain::Day
                };
                time(part(of, grain, self.value(b'p')?)?, finer, free)
            }
            Action::Rest => {
                let grain = self.grain(b'u')?;
                let whole = unit(grain, floor(grain, today))?;
                let last = step(Grain::Day, whole.end, -1);
                let interval = Interval { start: today, end: whole.end };
                Some(Made::Time(Time {
                    interval,
                    last,
                    grain: Grain::Day,
                    free: rel,
                    open: None,
                    next: None,
                }))
            }
            Action::MonthIn => {
                let t = self.time(b't').filter(|t| t.grain == Grain::Year && t.last.is_none())?;
                let month = self.time(b'm').filter(|m| m.free == Free::Year)?.interval.start.month();
                let at = day_of(t.interval.start.year().into(), month.into(), 1)?;
                time(unit(Grain::Month, at)?, Grain::Month, t.free)
            }
            Action::DayIn => {
                let t = self.time(b't')?;
                time(Interval::day(Self::with_day(t.interval.start, self.value(b'd')?)?)?, Grain::Day, t.free)
            }
            Action::Containing => {
                let (t, grain) = (self.time(b't')?, self.grain(b'u')?);
                time(unit(grain, floor(grain, t.interval.start))?, grain, t.free)
            }
            Action::Ago => {
                let (from, free) = match self.time(b't') {
                    Some(t) => (t.interval.start, t.free),
                    None => (today, rel),
                };
                let amount = self.amount(b'a')?;
                let sign = self.value(b's').unwrap_or(1);
                let at = self.moved(from, amount, sign)?;
                let grain = amount.iter().map(|a| a.1).min()?;
                time(Interval::day(at)?, grain, free)
            }
            Action::MonthAfter => {
                let at = self.moved(today, self.amount(b'a')?, 1)?;
                let month = day_of(at.year().into(), self.value(b'm')?, 1)?;
                time(unit(Grain::Month, month)?, Grain::Month, rel)
            }
            Action::Within => {
                let end = self.moved(today, self.amount(b'a')?, 1)?;
                let interval = Interval { start: today, end };
                Some(Made::Time(Time {
                    interval,
                    last: Some(end),
                    grain: Grain::Day,
                    free: rel,
                    open: None,
                    next: None,
                }))
            }
            Action::After => {
                let t = self.time(b't')?;
                let grain = self.grain(b'u').unwrap_or(t.grain);
                let at = step(grain, floor(grain, t.interval.start), self.value(b's')?)?;
                time(unit(grain, at)?, grain, t.free)
            }
            Action::Range => self.range(self.time(b'a')?, self.time(b'b')?),
            Action::RangeDay => {
                let a = self.time(b'a').filter(|t| t.grain == Grain::Day)?;
                let last = Self::with_day(a.interval.start, self.value(b'd')?)?;
                let b = Time { interval: Interval::day(last)?, ..a };
                (last > a.interval.start).then(|| self.range(a, b))?
            }
            Action::DayRange => {
                let b = self.time(b'b').filter(|t| t.grain == Grain::Day)?;
                let first = Self::with_day(b.interval.start, self.value(b'd')?)?;
                let a = Time { interval: Interval::day(first)?, ..b };
                (first < b.interval.start).then(|| self.range(a, b))?
            }
            Action::Since => {
                let a = self.time(b'a')?;
                let interval =
                    if self.prefer == Preference::Nearest { begun(&a, today)? } else { a.interval };
                Some(Made::Time(Time { open: Some(Open::Since), interval, ..a }))
            }
            Action::Until => {
                let a = self.time(b'b').or_else(|| self.time(b'a'))?;
                Some(Made::Time(Time { open: Some(Open::Until), ..a }))
            }
        }
    }
}
