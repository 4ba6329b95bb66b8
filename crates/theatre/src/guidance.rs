//! Guidance laws: from what a unit is to do, to the leg it steers now.

use serde::{Deserialize, Serialize};

use guardline_units::{Degrees, Instant, Knots, Local, Metres, UnitId};

use crate::{Track, Traits};

/// What a unit is steering for.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guidance {
    /// Hold course and speed.
    Transit,
    /// Keep a distance from another unit, within a tenth of it.
    Keep {
        /// The other unit.
        unit: UnitId,
        /// The distance.
        range: Metres,
    },
    /// Open the distance from another unit.
    BreakOff {
        /// The other unit.
        unit: UnitId,
    },
}

/// A leg to steer, and between which distances from the other unit it holds good.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Plan {
    /// Velocity in metres per second.
    pub velocity: Local,
    /// Think again when the distance falls to this.
    pub inner: Option<Metres>,
    /// Think again when the distance grows to this.
    pub outer: Option<Metres>,
}

impl Guidance {
    /// The unit this guidance is about.
    pub const fn target(&self) -> Option<UnitId> {
        match self {
            Self::Transit => None,
            Self::Keep { unit, .. } | Self::BreakOff { unit } => Some(*unit),
        }
    }
}

/// Half-width of the band in which a distance counts as kept.
const BAND: f64 = 0.1;
/// Close to its station a unit takes this long to make good what is missing, and dashes only from farther away.
const STATION_ZONE_SECONDS: f64 = 180.0;

/// The leg for `guidance`, given the own leg, the other's and what the own platform can do.
///
/// From far away the unit closes on a constant bearing (a lead pursuit near its best speed); close to its station it takes
/// the other's velocity and a little of its own towards the right distance, or, where the other is too slow to be
/// matched, closes, opens or flies across the line of sight at its own speed.
pub fn plan(guidance: Guidance, now: Instant, own: &Track, other: Option<&Track>, traits: &Traits) -> Plan {
    let hold = Plan { velocity: own.velocity(), inner: None, outer: None };
    let (Some(other), false) = (other, guidance == Guidance::Transit) else {
        return hold;
    };
    let line = other.at(now).minus(own.at(now)).level();
    let distance = line.length();
    let (cruise, best) = (cruise(traits).metres_per_second(), traits.fastest.metres_per_second());
    let away = Degrees(line.bearing().0 + 180.0);
    match guidance {
        Guidance::Transit => hold,
        Guidance::BreakOff { .. } => Plan { velocity: Local::along(away, cruise), inner: None, outer: None },
        Guidance::Keep { range: Metres(range), .. } => {
            let (inner, outer) = (range * (1.0 - BAND), range * (1.0 + BAND));
            let theirs = other.velocity().level();
            // On station: the other's velocity, and a little of one's own towards the right distance.
            let station = |towards: f64| {
                let velocity = theirs.plus(line.times(towards / distance.max(1.0)));
                let speed = Knots::from_metres_per_second(velocity.length());
                (traits.slowest..=traits.fastest).contains(&speed).then_some(velocity)
            };
            let across = Local::along(Degrees(line.bearing().0 + 90.0), cruise);
            let far = range + STATION_ZONE_SECONDS * best;
            if distance > far {
                let velocity = lead(line, theirs, best * 0.9, range);
                // The next order takes its time to have an effect: it is given that much earlier.
                let closing = velocity.minus(theirs).dot(line) / distance;
                let early = (closing * traits.reaction_seconds).clamp(0.0, (distance - far) * 0.9);
                Plan { velocity, inner: Some(Metres(far + early)), outer: None }
            } else if distance > outer {
                let velocity = station((distance - range) / STATION_ZONE_SECONDS)
                    .unwrap_or_else(|| lead(line, theirs, cruise, range));
                Plan { velocity, inner: Some(Metres(range)), outer: Some(Metres(far * 1.2)) }
            } else if distance < inner {
                let velocity = station((distance - range) / STATION_ZONE_SECONDS)
                    .unwrap_or_else(|| Local::along(away, cruise));
                Plan { velocity, inner: None, outer: Some(Metres(range)) }
            } else {
                let velocity = station(0.0).unwrap_or(across);
                Plan { velocity, inner: Some(Metres(inner)), outer: Some(Metres(outer)) }
            }
        }
    }
}

/// A speed that is neither slow nor a dash.
fn cruise(traits: &Traits) -> Knots {
    Knots(traits.slowest.0.max(traits.fastest.0 * 0.66))
}

/// Lead pursuit: the course at `speed` that brings the own unit to `range` from the other on the present bearing.
fn lead(line: Local, theirs: Local, speed: f64, range: f64) -> Local {
    let aim = line.times(1.0 - range / line.length().max(range));
    // |aim + theirs t| = speed t
    let a = theirs.dot(theirs) - speed * speed;
    let half_b = aim.dot(theirs);
    let c = aim.dot(aim);
    let discriminant = half_b * half_b - a * c;
    let time = if a.abs() < 1e-9 || discriminant < 0.0 {
        None
    } else {
        let root = discriminant.sqrt();
        [(-half_b - root) / a, (-half_b + root) / a].into_iter().filter(|t| *t > 0.0).reduce(f64::min)
    };
    let course = match time {
        Some(t) => aim.plus(theirs.times(t)).bearing(),
        None => line.bearing(), // too slow to intercept: steer at it
    };
    Local::along(course, speed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pair;
    use crate::platform::examples::{DESTROYER, FIGHTER};

    /// Steers by `guidance` after another unit for a while, with the class's dead time, and returns the distances.
    fn shadow(traits: &Traits, from: Local, other: &Track, range: f64, minutes: u64) -> Vec<f64> {
        let guidance = Guidance::Keep { unit: UnitId(1), range: Metres(range) };
        let mut own = Track::new(Instant::START, from, other.velocity());
        let mut distances = Vec::new();
        let dead_time = traits.reaction_seconds as u64;
        for step in 0..minutes * 60 / dead_time {
            let now = Instant::START + guardline_units::Span::seconds(step * dead_time);
            let leg = plan(guidance, now, &own, Some(other), traits);
            own = Track::new(now, own.at(now), leg.velocity);
            distances.push(Pair::new(&own, other).range(now).0);
        }
        distances
    }

    #[test]
    fn a_destroyer_takes_and_keeps_its_station() {
        let other = Track::new(Instant::START, Local::ZERO, Local::along(Degrees(10.0), 7.0));
        let distances =
            shadow(&DESTROYER, Local { east: 30_000.0, north: 10_000.0, up: 0.0 }, &other, 550.0, 120);
        let arrived = &distances[distances.len() - 40..];
        assert!(arrived.iter().all(|d| (d - 550.0).abs() < 100.0), "{arrived:?}");
        assert!(distances.iter().all(|d| *d > 400.0), "it never overruns");
    }

    #[test]
    fn an_aircraft_does_not_try_to_match_a_ship() {
        let own = Track::new(Instant::START, Local::ZERO, Local::along(Degrees(0.0), 200.0));
        let ship = Track::new(
            Instant::START,
            Local { north: 50_000.0, ..Local::ZERO },
            Local::along(Degrees(0.0), 8.0),
        );
        let guidance = Guidance::Keep { unit: UnitId(0), range: Metres(50_000.0) };
        let plan = plan(guidance, Instant::START, &own, Some(&ship), &FIGHTER);
        assert!((plan.velocity.bearing().0 - 90.0).abs() < 1e-6);
        assert!(plan.velocity.length() > Knots(200.0).metres_per_second());
    }
}
