//! Who is at a desk, and when: the clock of a ministry and its own roster.

use guardline_mechanism::{Interpreter, ServiceHours};
use guardline_units::Instant;

/// Local time at a desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Clock {
    /// Minutes from 1970-01-01, 00:00 local time, to T0.
    pub minutes_at_start: i64,
}

impl Clock {
    fn minutes(self, at: Instant) -> i64 {
        self.minutes_at_start + at.since_start().as_minutes() as i64
    }
    /// Minute of the local day.
    pub fn minute_of_day(self, at: Instant) -> u16 {
        self.minutes(at).rem_euclid(24 * 60) as u16
    }
    /// Whether it is Saturday or Sunday.
    pub fn is_weekend(self, at: Instant) -> bool {
        // 1970-01-01 was a Thursday.
        (self.minutes(at).div_euclid(24 * 60) + 3).rem_euclid(7) >= 5
    }
}

/// A side's own roster for one line; what it leaves open is as agreed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Duty {
    /// Its hours of service.
    pub hours: Option<ServiceHours>,
    /// Whether nobody is there on Saturdays and Sundays.
    pub weekdays_only: bool,
    /// Whether its person on duty may talk without asking.
    pub standing_authority: Option<bool>,
    /// Where its interpreter is.
    pub interpreter: Option<Interpreter>,
    /// How many officers can be on the phone at the same time; 1 if not given.
    pub officers: Option<u16>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use guardline_units::Span;

    #[test]
    fn the_week_ends_on_saturday_and_sunday() {
        let clock = Clock { minutes_at_start: 0 };
        let at = |days: u64| Instant::START + Span::hours(24 * days);
        let weekend: Vec<_> = (0..7).filter(|day| clock.is_weekend(at(*day))).collect();
        assert_eq!(weekend, [2, 3], "Thursday is day 0");
        assert_eq!(Clock { minutes_at_start: -30 }.minute_of_day(Instant::START), 24 * 60 - 30);
    }
}
