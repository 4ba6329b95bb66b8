//! What an observer measures of another's motion: a range, a bearing and a speed, each a little off.

use guardline_units::{Degrees, Instant, Knots, Local, Metres, Span};

use crate::Track;

/// By how much one measurement is off.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Errors {
    /// Range.
    pub range: Metres,
    /// Bearing.
    pub bearing: Degrees,
    /// The other's speed.
    pub speed: Knots,
}

impl Errors {
    /// The same function of each, in the order of range, bearing and speed.
    #[must_use]
    pub fn map(self, mut each: impl FnMut(f64) -> f64) -> Self {
        let Self { range, bearing, speed } = self;
        Self { range: Metres(each(range.0)), bearing: Degrees(each(bearing.0)), speed: Knots(each(speed.0)) }
    }
}

/// The other's leg as it is measured at `at` from the own one. Its course and its height are taken to be right.
pub fn measured(own: &Track, other: &Track, at: Instant, errors: Errors) -> Track {
    let (from, velocity) = (own.at(at), other.velocity(at));
    let line = other.at(at).minus(from);
    let level = line.level();
    let bearing = Degrees(level.bearing().0 + errors.bearing.0);
    let range = (level.length() + errors.range.0).max(0.0);
    let seen = Local { up: line.up, ..Local::along(bearing, range) };
    let speed = velocity.length();
    // What lies still has no course along which a speed could be wrong.
    let velocity = if speed > 0.0 {
        velocity.times((speed + errors.speed.metres_per_second()).max(0.0) / speed)
    } else {
        velocity
    };
    Track::new(at, from.plus(seen), velocity)
}

/// How close the other's leg, measured at `at` with no error larger than in `most`, can come to the own track within
/// `lasts`: not closer than this. Of both it takes what they do at `at`, as [`Track::moves`] gives it.
pub fn measured_beyond(
    (own, ours): (&Track, (Local, Local)),
    theirs: (Local, Local),
    at: Instant,
    lasts: Span,
    most: Errors,
) -> Metres {
    let range = theirs.0.distance(ours.0).0;
    let aside = most.range.0 + range * most.bearing.0.to_radians();
    let fastest = theirs.1.minus(ours.1).length() + own.still_changes(at, ours.1.up);
    Metres(range - aside - (fastest + most.speed.metres_per_second()) * lasts.as_seconds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::examples::DESTROYER;
    use crate::{Order, Pair};

    #[test]
    fn each_error_does_its_own() {
        let own = Track::new(Instant::START, Local::ZERO, Local::ZERO);
        let there = Local { north: 10_000.0, up: 500.0, ..Local::ZERO };
        let other = Track::new(Instant::START, there, Local::along(Degrees(180.0), 10.0));
        let closest = |errors| {
            let seen = measured(&own, &other, Instant::START, errors);
            Pair::new(&own, &seen).closest_approach(Instant::START)
        };
        let exact = closest(Errors::default());
        assert!((exact.distance.0 - 500.0).abs() < 1e-6 && (exact.after.as_seconds() - 1000.0).abs() < 1e-6);
        let far = closest(Errors { range: Metres(50.0), ..Errors::default() });
        assert!((far.after.as_seconds() - 1005.0).abs() < 1e-6, "{far:?}");
        let fast = closest(Errors { speed: Knots::from_metres_per_second(10.0), ..Errors::default() });
        assert!((fast.after.as_seconds() - 500.0).abs() < 1e-6, "{fast:?}");
        // Half a degree at ten kilometres is 87 m to the side.
        let aside = closest(Errors { bearing: Degrees(0.5), ..Errors::default() });
        assert!((aside.distance.0 - libm::hypot(87.27, 500.0)).abs() < 0.1, "{aside:?}");
    }

    /// The bound is one: no measurement with errors up to the largest comes closer, turning or not.
    #[test]
    fn nothing_measured_comes_closer_than_the_bound() {
        let order = Order { course: Degrees(120.0), speed: 12.0, height: Metres(0.0) };
        let own = Track::new(Instant::START, Local::ZERO, Local::along(Degrees(10.0), 6.0));
        let own = Track::ordered(Instant::START, &own, order, &DESTROYER);
        let there = Local { east: 5_000.0, north: -1_000.0, up: 0.0 };
        let other = Track::new(Instant::START, there, Local::along(Degrees(290.0), 8.0));
        let most = Errors { range: Metres(200.0), bearing: Degrees(2.0), speed: Knots(2.0) };
        for second in [0, 20, 600] {
            let (at, lasts) = (Instant::START + Span::seconds(second), Span::minutes(3));
            let beyond = measured_beyond((&own, own.moves(at)), other.moves(at), at, lasts, most).0;
            for signs in 0..8_u32 {
                let sign = |bit: u32| if signs >> bit & 1 == 1 { 1.0 } else { -1.0 };
                let errors = Errors {
                    range: Metres(sign(0) * most.range.0),
                    bearing: Degrees(sign(1) * most.bearing.0),
                    speed: Knots(sign(2) * most.speed.0),
                };
                let seen = measured(&own, &other, at, errors);
                for later in 0..=18 {
                    let range = Pair::new(&own, &seen).range(at + Span::seconds(10 * later)).0;
                    assert!(range > beyond - 1.0, "{range} is below {beyond} after {later}");
                }
            }
        }
    }
}
