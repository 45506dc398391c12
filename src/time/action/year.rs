//! Dates, months and seasons that may leave out their year.

use super::super::calendar::{Grain, Interval, is_weekday, season, unit};
use super::{Context, Free, Made, day_of, time};

impl Context<'_> {
    /// The interval that `make` gives for a year near today.
    pub(super) fn near_year(&self, make: impl Fn(i32) -> Option<Interval>) -> Option<Interval> {
        let year = i32::from(self.today.year());
        let all: Vec<Interval> = (year - 4..=year + 4).filter_map(make).collect();
        self.choose(&all)
    }

    pub(super) fn calendar(&self, year: Option<i32>, month: Option<i32>, day: Option<i32>) -> Option<Made> {
        match (year, month, day) {
            (Some(y), Some(m), Some(d)) => time(Interval::day(day_of(y, m, d)?)?, Grain::Day, Free::Nothing),
            (Some(y), Some(m), None) => {
                time(unit(Grain::Month, day_of(y, m, 1)?)?, Grain::Month, Free::Nothing)
            }
            (Some(y), None, None) => time(unit(Grain::Year, day_of(y, 1, 1)?)?, Grain::Year, Free::Nothing),
            (None, Some(m), Some(d)) => {
                let this = i32::from(self.today.year());
                // A weekday tells the year.
                let told = self.value(b'w').and_then(|w| {
                    let all: Vec<Interval> = (this - 1..=this + 1)
                        .filter_map(|y| day_of(y, m, d))
                        .filter(|d| is_weekday(*d, w))
                        .filter_map(Interval::day)
                        .collect();
                    self.choose(&all)
                });
                let found = told.or_else(|| self.near_year(|y| Interval::day(day_of(y, m, d)?)))?;
                time(found, Grain::Day, Free::Year)
            }
            (None, Some(m), None) => {
                time(self.near_year(|y| unit(Grain::Month, day_of(y, m, 1)?))?, Grain::Month, Free::Year)
            }
            _ => None,
        }
    }

    pub(super) fn season_of(&self, season_of_year: i32, year: Option<i32>) -> Option<Made> {
        if let Some(y) = year {
            time(season(i16::try_from(y).ok()?, season_of_year)?, Grain::Season, Free::Nothing)
        } else {
            let found = self.near_year(|y| season(y as i16, season_of_year))?;
            time(found, Grain::Season, Free::Year)
        }
    }
}
