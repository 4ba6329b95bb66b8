//! Keeping station on another unit.

use guardline_units::{Degrees, Local, Metres, Span, UnitId};

use super::{Helm, Mark, Other, Plan, lead, orbit, relative};
use crate::Order;

/// A place kept relative to another unit.
#[derive(Clone, Copy)]
pub(super) struct Station {
    pub(super) unit: UnitId,
    /// From its bow; the present one if none.
    pub(super) bearing: Option<Degrees>,
    pub(super) range: Metres,
    /// The present height if none.
    pub(super) height: Option<Metres>,
}

/// Half-width of the band in which a station counts as kept, in ranges.
const BAND: f64 = 0.1;
/// And at least this, in metres.
const LEAST_BAND: f64 = 20.0;
/// Close to its station a unit takes this many seconds to make good what is missing, and dashes only from farther away.
const ZONE_SECONDS: f64 = 180.0;
/// The most by which the bearing from the other unit is to change on one leg: the chord stays clear of it.
const LARGEST_STEP: f64 = 60.0;

impl Station {
    /// From far away the unit closes on a constant bearing near its best speed; near its station it takes the other's
    /// velocity and what makes good the rest in three minutes, and looks again when half of it is done; on station it
    /// takes the other's velocity. It never steers through the other to a station on its far side, but round it. What
    /// is too fast to keep pace circles at the range.
    pub(super) fn plan(self, helm: &Helm<'_>, other: &Other<'_>) -> Plan {
        let velocity = other.track.ordered_velocity();
        if !helm.can_make(velocity) && other.track.ordered_speed() < helm.best() {
            return orbit(self.unit, self.range, helm, other);
        }
        let mut plan = self.level(helm, other, velocity);
        if let Some(height) = self.height {
            plan.order.height = height;
            plan.mark.offset.up = height.0 - other.track.ordered_height();
        }
        plan
    }

    /// How much of the way round to a bearing from the bow one leg can do, by the side on which the station is nearer.
    fn round(self, bearing: Degrees, line: Local, helm: &Helm<'_>, other: &Other<'_>) -> Local {
        let (now, bow) = (line.bearing(), other.track.order().course);
        let round = relative(bearing, relative(now, bow)).0;
        let on_the_way = if round > 180.0 { round - 360.0 } else { round };
        if on_the_way.abs() > LARGEST_STEP {
            // Round the other, with room to turn.
            let wide = self.range.0 + helm.turning_circle(helm.best());
            Local::along(Degrees(now.0 + LARGEST_STEP.copysign(on_the_way)), wide)
        } else {
            Local::along(Degrees(now.0 + on_the_way), self.range.0)
        }
    }

    fn level(self, helm: &Helm<'_>, other: &Other<'_>, theirs: Local) -> Plan {
        let line = helm.place().minus(other.track.at(helm.now)).level();
        let offset = match self.bearing {
            Some(bearing) => self.round(bearing, line, helm, other),
            None => line.with_length(self.range.0),
        };
        let error = offset.minus(line).level();
        let missing = error.length();
        let band = (BAND * self.range.0).max(LEAST_BAND);
        if missing <= band {
            let order = helm.order(theirs);
            let mark = mark(self.unit, offset, &order, other);
            return Plan { mark, outer: Some(Metres(band)), ..Plan::steady(order) };
        }
        let zone = ZONE_SECONDS * helm.best();
        if missing > zone {
            let (order, gap) = lead::towards(offset, 0.9 * helm.best(), helm, other);
            let early = (order.speed + theirs.length()) * helm.sluggishness(order.speed);
            let mark = mark(self.unit, offset, &order, other);
            // The next order takes its time to have an effect: it is given that much earlier.
            let inner = (0.5 * (gap + zone)).min(zone + early);
            let expires = Some(Span::from_seconds(0.5 * gap / order.speed + helm.sluggishness(order.speed)));
            return Plan {
                order,
                mark,
                inner: Some(Metres(inner)),
                outer: Some(Metres(gap * 1.2)),
                expires,
                stage: helm.stage,
                then: helm.stage,
            };
        }
        let wanted = theirs.plus(error.times(1.0 / ZONE_SECONDS));
        let order = feasible(wanted, offset, helm, other);
        let mark = mark(self.unit, offset, &order, other);
        let expires = Some(Span::from_seconds(0.5 * ZONE_SECONDS));
        let inner = if missing < 4.0 * band { 0.5 * band } else { 0.5 * missing };
        Plan {
            order,
            mark,
            inner: Some(Metres(inner)),
            outer: Some(Metres(missing * 1.5)),
            expires,
            stage: helm.stage,
            then: helm.stage,
        }
    }
}

/// The order for a velocity, or the nearest the platform can do.
fn feasible(wanted: Local, offset: Local, helm: &Helm<'_>, other: &Other<'_>) -> Order {
    if helm.can_make(wanted) {
        return helm.order(wanted);
    }
    if wanted.length() > helm.best() {
        return lead::towards(offset, helm.best(), helm, other).0;
    }
    // Too slow to fly: the same course, as slow as it can.
    helm.order(wanted.times(helm.traits.slowest.metres_per_second() / wanted.length().max(1e-9)))
}

/// The point `offset` from a unit, at the height that is ordered.
pub(super) fn mark(unit: UnitId, offset: Local, order: &Order, other: &Other<'_>) -> Mark {
    let up = order.height.0 - other.track.ordered_height();
    Mark { unit: Some(unit), offset: Local { up, ..offset } }
}
