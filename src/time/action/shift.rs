//! Times counted from today (`last week`, `next May`) or within another one (`the first Monday of May`).

use super::super::calendar::{
    Grain, Interval, floor, nth_unit, nth_weekday, season, step, unit, weekday_in_week,
};
use super::{Context, Free, Made, day_of, time};

impl Context<'_> {
    pub(super) fn shift(&self) -> Option<Made> {
        let by = self.value(b's')?;
        let rel = Free::Relative;
        if let Some(amount) = self.amount(b'a') {
            let (n, grain) = *amount.first()?;
            if grain == Grain::Week && amount.len() == 1 && by != 0 {
                let start = floor(Grain::Week, self.today);
                let (start, end) = if by < 0 {
                    (step(grain, start, -n)?, start)
                } else {
                    let next = step(grain, start, 1)?;
                    (next, step(grain, next, n)?)
                };
                return time(Interval { start, end }, grain, rel);
            }
            let (start, end) = match by {
                -1 => (self.moved(self.today, amount, -1)?, self.today),
                1 => {
                    let tomorrow = step(Grain::Day, self.today, 1)?;
                    (tomorrow, self.moved(tomorrow, amount, 1)?)
                }
                _ => return None,
            };
            return time(Interval { start, end }, grain, rel);
        }
        if let Some(grain) = self.grain(b'u') {
            let start = if grain == Grain::Season {
                floor(grain, self.today)
            } else {
                step(grain, floor(grain, self.today), by)?
            };
            return time(unit(grain, start)?, grain, rel);
        }
        if let Some(day) = self.value(b'w') {
            let here = weekday_in_week(self.today, day)?;
            let at = match by {
                0 => here,
                // The weekday of the next week; the last one that is over.
                1 => step(Grain::Week, here, 1)?,
                _ if here < self.today => here,
                _ => step(Grain::Week, here, -1)?,
            };
            return time(Interval::day(at)?, Grain::Day, rel);
        }
        let year = i32::from(self.today.year());
        if let Some(month) = self.value(b'm') {
            let here = unit(Grain::Month, day_of(year, month, 1)?)?;
            let found = self.beside(here, by)?;
            return time(found, Grain::Month, rel);
        }
        let n = self.value(b'e')?;
        let found = match by {
            0 => {
                let all: Vec<Interval> = (year - 1..=year + 1).filter_map(|y| season(y as i16, n)).collect();
                *all.iter().find(|i| {
                    i.end > self.today && (i.start <= self.today || i.start.year() == self.today.year())
                })?
            }
            _ => self.beside(season(year as i16, n)?, by)?,
        };
        time(found, Grain::Season, rel)
    }

    /// A yearly interval: this year's, the last one that began and is not now, the next one to begin.
    pub(super) fn beside(&self, here: Interval, by: i32) -> Option<Interval> {
        let move_by = |n| {
            Some(Interval { start: step(Grain::Year, here.start, n)?, end: step(Grain::Year, here.end, n)? })
        };
        match by {
            0 => Some(here),
            1 if here.start > self.today => Some(here),
            1 => move_by(1),
            _ if here.end <= self.today => Some(here),
            _ => move_by(-1),
        }
    }

    pub(super) fn nth(&self) -> Option<Made> {
        let n = self.value(b'o')?;
        let day = self.value(b'w');
        let grain = day.map_or_else(|| self.grain(b'u'), |_| Some(Grain::Day))?;
        let pick = |inside: Interval| match day {
            Some(day) => Interval::day(nth_weekday(inside, n, day)?),
            None => nth_unit(inside, n, grain),
        };
        if let Some(t) = self.time(b't') {
            let found = if t.free == Free::Year {
                // The year is chosen for the day that is meant, not for its month.
                let base = i32::from(t.interval.start.year());
                self.near_year(|y| {
                    let by = y - base;
                    pick(Interval {
                        start: step(Grain::Year, t.interval.start, by)?,
                        end: step(Grain::Year, t.interval.end, by)?,
                    })
                })?
            } else {
                pick(t.interval)?
            };
            return time(found, grain, t.free);
        }
        if let Some(y) = self.value(b'y') {
            return time(pick(unit(Grain::Year, day_of(y, 1, 1)?)?)?, grain, Free::Nothing);
        }
        if day.is_some() {
            return time(pick(unit(Grain::Month, self.today.first_of_month())?)?, grain, Free::Relative);
        }
        time(self.near_year(|y| pick(unit(Grain::Year, day_of(y, 1, 1)?)?))?, grain, Free::Year)
    }
}
