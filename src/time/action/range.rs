//! Two times as the ends of one, and what began and goes on.

use jiff::civil::Date;

use super::super::calendar::{Grain, Interval, step};
use super::{Context, Free, Made, Time};

impl Context<'_> {
    /// Two times as the ends of one; what one leaves out, the other tells.
    pub(super) fn range(&self, mut a: Time, mut b: Time) -> Option<Made> {
        let year = |t: &mut Time, by: i32| -> Option<()> {
            t.interval = Interval {
                start: step(Grain::Year, t.interval.start, by)?,
                end: step(Grain::Year, t.interval.end, by)?,
            };
            Some(())
        };
        let years =
            |a: &Time, b: &Time| i32::from(b.interval.start.year()) - i32::from(a.interval.start.year());
        match (a.free, b.free) {
            (Free::Year, Free::Nothing) => {
                let by = years(&a, &b);
                year(&mut a, by)?;
                a.free = Free::Nothing;
                if a.interval.start > b.interval.start {
                    year(&mut a, -1)?;
                }
            }
            (Free::Nothing | Free::Year, Free::Year) => {
                let by = years(&b, &a);
                year(&mut b, by)?;
                if b.interval.start < a.interval.start {
                    year(&mut b, 1)?;
                }
            }
            _ => {}
        }
        if b.interval.start < a.interval.start {
            return None;
        }
        let interval = Interval { start: a.interval.start, end: b.interval.end };
        let free = if a.free == Free::Nothing { b.free } else { a.free };
        Some(Made::Time(Time {
            interval,
            last: Some(b.interval.start),
            grain: a.grain,
            free,
            open: None,
            next: None,
        }))
    }
}

/// What began and goes on did not begin ahead (`7 Ekim'den bu yana`, said in September).
pub(super) fn begun(time: &Time, today: Date) -> Option<Interval> {
    if time.free != Free::Year || time.interval.start <= today {
        return Some(time.interval);
    }
    let back = |day| step(Grain::Year, day, -1);
    Some(Interval { start: back(time.interval.start)?, end: back(time.interval.end)? })
}
