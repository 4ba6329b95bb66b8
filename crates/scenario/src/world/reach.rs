//! Who concerns whom: most units of a wide sea are too far apart for any test of the ladder.

use guardline_theatre::radio_horizon;
use guardline_units::{Instant, Metres, Span, UnitId};

use super::{Few, Item, World};

/// Two units, the lower number first.
pub(super) type UnitPair = (UnitId, UnitId);

pub(super) fn unit_pair(one: UnitId, other: UnitId) -> UnitPair {
    (one.min(other), one.max(other))
}

/// Whom a unit has to do with.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    /// Opposing units within reach.
    pub(super) near: Few<UnitId>,
    /// Opposing units that its sensors follow.
    pub(super) follows: Few<UnitId>,
    /// Opposing units whose sensors follow it.
    pub(super) followed_by: Few<UnitId>,
    /// Opposing units so close that a test above watch may hold.
    pub(super) close: Few<UnitId>,
    /// Units that know its course and speed from itself.
    pub(super) informs: Few<UnitId>,
    /// Units told to keep to it.
    pub(super) kept_by: Few<UnitId>,
}

/// A pair sleeps only if it can do so for this long.
const NAP: Span = Span::seconds(60);

impl World {
    /// The distance beyond which two units cannot concern each other, at whatever heights they are.
    fn reach(&self, one: UnitId, other: UnitId) -> f64 {
        let highest = |unit| {
            let ((ordered, antenna), traits) = (self.plot.heights(unit), self.body(unit).platform.traits());
            let height = ordered.unwrap_or_default().0.max(traits.ceiling.0);
            (Metres(height + antenna.0), traits.sensor_range.0)
        };
        let ((first, sees), (second, is_seen)) = (highest(one), highest(other));
        let sensors = sees.max(is_seen).min(radio_horizon(first, second).0);
        sensors.max(Metres::from_nautical_miles(self.params.watch_distance).0)
    }

    /// The most by which the distance of two units can change in a second, whatever they do.
    pub(super) fn fastest(&self, one: UnitId, other: UnitId) -> f64 {
        let speed = |unit| {
            let traits = self.body(unit).platform.traits();
            traits.fastest.metres_per_second() + traits.climb
        };
        speed(one) + speed(other)
    }

    /// Until when two units cannot come within reach of each other, if that is worth waiting for.
    pub(super) fn sleeps_until(&self, (one, other): UnitPair) -> Option<Instant> {
        let now = self.now();
        let range = self.plot.range(one, other, now)?;
        let gap = range.0 - self.reach(one, other);
        let nap = Span::from_seconds(gap / self.fastest(one, other));
        (nap >= NAP).then(|| now + nap)
    }

    /// Puts a pair to sleep: its next look is on the agenda, and no manoeuvre wakes it.
    pub(super) fn put_to_sleep(&mut self, pair: UnitPair, until: Instant) {
        self.agenda.put(Item::Pair(pair), Instant::NEVER, until);
        for (unit, with) in [pair, (pair.1, pair.0)] {
            let ties = self.tied(unit);
            ties.near.remove(&with);
            ties.close.remove(&with);
        }
    }
}
