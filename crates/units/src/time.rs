//! Virtual time: nanoseconds since the scenario began.

use std::fmt;
use std::ops::{Add, AddAssign, Mul, Sub};

use serde::{Deserialize, Serialize};

/// A moment of virtual time, in nanoseconds since the scenario's T0. No wall clock is behind it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(u64);

/// A length of virtual time, in nanoseconds. It saturates instead of wrapping: the longest is about 584 years.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(u64);

const NANOS: u64 = 1_000_000_000;

impl Instant {
    /// T0 of the scenario.
    pub const START: Self = Self(0);
    /// Later than anything that can be scheduled.
    pub const NEVER: Self = Self(u64::MAX);

    /// The instant `nanos` nanoseconds after T0.
    pub const fn from_nanos(nanos: u64) -> Self {
        Self(nanos)
    }

    /// Nanoseconds since T0.
    pub const fn nanos(self) -> u64 {
        self.0
    }

    /// Time since T0.
    pub const fn since_start(self) -> Span {
        Span(self.0)
    }

    /// Time since `earlier`, zero if `earlier` is in fact later.
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// The longest span.
    pub const MAX: Self = Self(u64::MAX);

    /// `n` nanoseconds.
    pub const fn nanos(n: u64) -> Self {
        Self(n)
    }
    /// `n` milliseconds.
    pub const fn millis(n: u64) -> Self {
        Self(n.saturating_mul(NANOS / 1000))
    }
    /// `n` seconds.
    pub const fn seconds(n: u64) -> Self {
        Self(n.saturating_mul(NANOS))
    }
    /// `n` minutes.
    pub const fn minutes(n: u64) -> Self {
        Self::seconds(n.saturating_mul(60))
    }
    /// `n` hours.
    pub const fn hours(n: u64) -> Self {
        Self::minutes(n.saturating_mul(60))
    }

    /// From seconds, rounded to the nanosecond; negative and not-a-number become zero, too long becomes the longest.
    pub fn from_seconds(seconds: f64) -> Self {
        let nanos = seconds * NANOS as f64;
        // `as` cuts off, saturates and turns NaN into 0, which is just what is wanted; what is cut off is exact. `round` would be a
        // call into the system's library. A signed number is one instruction both ways, and long enough for 292 years.
        if nanos < i64::MAX as f64 {
            let whole = (nanos as i64).max(0);
            return Self(whole as u64 + u64::from(nanos - whole as f64 >= 0.5));
        }
        // So large a number has no fraction.
        Self(nanos as u64)
    }
    /// From minutes, as [`Span::from_seconds`].
    pub fn from_minutes(minutes: f64) -> Self {
        Self::from_seconds(minutes * 60.0)
    }
    /// From hours, as [`Span::from_seconds`].
    pub fn from_hours(hours: f64) -> Self {
        Self::from_seconds(hours * 3600.0)
    }

    /// As nanoseconds.
    pub const fn as_nanos(self) -> u64 {
        self.0
    }
    /// As seconds.
    pub fn as_seconds(self) -> f64 {
        self.0 as f64 / NANOS as f64
    }
    /// As minutes.
    pub fn as_minutes(self) -> f64 {
        self.as_seconds() / 60.0
    }
    /// As hours.
    pub fn as_hours(self) -> f64 {
        self.as_seconds() / 3600.0
    }
}

impl Add<Span> for Instant {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl AddAssign<Span> for Instant {
    fn add_assign(&mut self, span: Span) {
        *self = *self + span;
    }
}

impl Sub for Instant {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        self.since(earlier)
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Mul<u64> for Span {
    type Output = Self;
    fn mul(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T+{}", Span(self.0))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The two leading units, as people say it: `42 s`, `3 min 20 s`, `2 h 05 min`, `6 d 1 h`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0 / NANOS;
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
        match () {
            () if days > 0 => write!(f, "{days} d {} h", hours % 24),
            () if hours > 0 => write!(f, "{hours} h {:02} min", minutes % 60),
            () if minutes > 0 => write!(f, "{minutes} min {:02} s", seconds % 60),
            () if seconds >= 10 || self.0.is_multiple_of(NANOS) => write!(f, "{seconds} s"),
            () => write!(f, "{:.1} s", self.as_seconds()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_as_people_say_them() {
        let said = |span: Span| span.to_string();
        assert_eq!(said(Span::ZERO), "0 s");
        assert_eq!(said(Span::millis(1500)), "1.5 s");
        assert_eq!(said(Span::seconds(200)), "3 min 20 s");
        assert_eq!(said(Span::minutes(125)), "2 h 05 min");
        assert_eq!(said(Span::hours(145)), "6 d 1 h");
    }

    #[test]
    fn arithmetic_saturates() {
        assert_eq!(Instant::START - Instant::from_nanos(5), Span::ZERO);
        assert_eq!(Instant::NEVER + Span::hours(1), Instant::NEVER);
        assert_eq!(Span::from_seconds(-3.0), Span::ZERO);
        assert_eq!(Span::from_seconds(f64::NAN), Span::ZERO);
        assert_eq!(Span::from_seconds(f64::INFINITY), Span::MAX);
    }
}
