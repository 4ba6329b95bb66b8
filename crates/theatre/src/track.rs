//! Straight legs, and what two of them do to each other.

use serde::{Deserialize, Serialize};

use guardline_units::{Instant, Local, Metres, Span};

/// A leg: constant velocity from a point, until the next order.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Track {
    since: Instant,
    from: Local,
    velocity: Local,
}

/// When and how close two units come if neither manoeuvres.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClosestApproach {
    /// Time to closest approach (TCPA); zero if it is past or the two keep their distance.
    pub after: Span,
    /// Distance at closest approach (DCPA).
    pub distance: Metres,
}

/// Two legs seen together: the motion of the second relative to the first.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    since: Instant,
    offset: Local,
    closing: Local,
}

impl Track {
    /// A leg from `from` at `since` with `velocity` in metres per second.
    pub const fn new(since: Instant, from: Local, velocity: Local) -> Self {
        Self { since, from, velocity }
    }
    /// Where the leg is at `at`, metres in the local plane. Before its beginning it is extended backwards.
    pub fn at(&self, at: Instant) -> Local {
        let seconds = at.since(self.since).as_seconds() - self.since.since(at).as_seconds();
        self.from.plus(self.velocity.times(seconds))
    }
    /// Velocity in metres per second.
    pub const fn velocity(&self) -> Local {
        self.velocity
    }
}

impl Pair {
    /// Below this relative speed in m/s two units count as keeping their distance.
    const STANDSTILL: f64 = 1e-6;

    /// The motion of `other` relative to `own`.
    pub fn new(own: &Track, other: &Track) -> Self {
        let since = own.since.max(other.since);
        Self {
            since,
            offset: other.at(since).minus(own.at(since)),
            closing: other.velocity.minus(own.velocity),
        }
    }

    fn offset_at(&self, at: Instant) -> Local {
        let seconds = at.since(self.since).as_seconds() - self.since.since(at).as_seconds();
        self.offset.plus(self.closing.times(seconds))
    }

    /// Distance at `at`.
    pub fn range(&self, at: Instant) -> Metres {
        Metres(self.offset_at(at).length())
    }

    /// TCPA and DCPA seen from `now`.
    pub fn closest_approach(&self, now: Instant) -> ClosestApproach {
        let offset = self.offset_at(now);
        let speed_squared = self.closing.dot(self.closing);
        if speed_squared < Self::STANDSTILL * Self::STANDSTILL {
            return ClosestApproach { after: Span::ZERO, distance: Metres(offset.length()) };
        }
        let seconds = (-offset.dot(self.closing) / speed_squared).max(0.0);
        ClosestApproach {
            after: Span::from_seconds(seconds),
            distance: Metres(offset.plus(self.closing.times(seconds)).length()),
        }
    }

    /// The first instant after `now` at which the distance becomes `range`, from either side.
    pub fn crossing(&self, now: Instant, range: Metres) -> Option<Instant> {
        let offset = self.offset_at(now);
        // |offset + closing t|² = range²
        let a = self.closing.dot(self.closing);
        if a < Self::STANDSTILL * Self::STANDSTILL {
            return None;
        }
        let half_b = offset.dot(self.closing);
        let c = offset.dot(offset) - range.0 * range.0;
        let discriminant = half_b * half_b - a * c;
        if discriminant < 0.0 {
            return None;
        }
        let root = discriminant.sqrt();
        // A nanosecond is the grain of the clock: a root nearer than that is the crossing we stand on.
        [(-half_b - root) / a, (-half_b + root) / a]
            .into_iter()
            .find(|seconds| *seconds > 1e-9)
            .map(|seconds| now + Span::from_seconds(seconds).max(Span::nanos(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guardline_units::{Degrees, Knots};

    fn track(east: f64, north: f64, course: f64, knots: f64) -> Track {
        let from = Local { east, north, up: 0.0 };
        Track::new(Instant::START, from, Local::along(Degrees(course), Knots(knots).metres_per_second()))
    }

    #[test]
    fn a_crossing_lies_on_the_range() {
        let pair = Pair::new(&track(0.0, 0.0, 0.0, 20.0), &track(3_000.0, 20_000.0, 180.0, 15.0));
        let mut now = Instant::START;
        let mut met = Vec::new();
        while let Some(at) = pair.crossing(now, Metres(9_260.0)) {
            assert!((pair.range(at).0 - 9_260.0).abs() < 1e-3, "{:?}", pair.range(at));
            met.push(at);
            now = at;
        }
        assert_eq!(met.len(), 2, "once inwards, once outwards");
    }

    #[test]
    fn two_that_keep_their_distance_have_no_crossing() {
        let pair = Pair::new(&track(0.0, 0.0, 90.0, 12.0), &track(0.0, 3_000.0, 90.0, 12.0));
        assert_eq!(pair.crossing(Instant::START, Metres(2_000.0)), None);
        let approach = pair.closest_approach(Instant::START);
        assert_eq!((approach.after, approach.distance.0.round() as i64), (Span::ZERO, 3_000));
    }
}
