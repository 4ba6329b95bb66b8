//! Lead pursuit: the constant bearing on which a moving point is met.

use guardline_units::{Local, Metres, Span, UnitId};

use super::station::{Station, mark};
use super::{Helm, Other, Plan};
use crate::{Order, Track};

/// The order that brings the own unit to the point `offset` from the other at `speed`, with the turns of both allowed for,
/// and how far away the point is now.
pub(super) fn towards(offset: Local, speed: f64, helm: &Helm<'_>, other: &Other<'_>) -> (Order, f64) {
    let theirs = other.track.ordered_velocity();
    let point = other.track.steadily_at(helm.now).plus(offset);
    let course = |from: Local| helm.order(lead(point.minus(from).level(), theirs, speed).with_length(speed));
    let first = course(helm.place());
    // Seen from where the turn to that course will in effect have begun, the lead is better.
    let begun = Track::ordered(helm.now, helm.own, first, helm.traits).steadily_at(helm.now);
    let gap = other.track.at(helm.now).plus(offset).minus(helm.place()).level().length();
    let turn_shifts = begun.minus(helm.place()).level().length();
    (if turn_shifts < 0.5 * gap { course(begun) } else { first }, gap)
}

/// The way at `speed` to where it meets, in the shortest time, what is at `line` and moves with `theirs`; straight at it
/// if it cannot be met.
fn lead(line: Local, theirs: Local, speed: f64) -> Local {
    // |line + theirs t| = speed t
    let a = theirs.dot(theirs) - speed * speed;
    let half_b = line.dot(theirs);
    let c = line.dot(line);
    let discriminant = half_b * half_b - a * c;
    let time = if a.abs() < 1e-9 {
        (half_b < 0.0).then(|| -0.5 * c / half_b)
    } else if discriminant < 0.0 {
        None
    } else {
        let root = discriminant.sqrt();
        [(-half_b - root) / a, (-half_b + root) / a].into_iter().filter(|t| *t > 0.0).reduce(f64::min)
    };
    time.map_or(line, |time| line.plus(theirs.times(time)))
}

pub(super) fn intercept(unit: UnitId, range: Metres, helm: &Helm<'_>, other: &Other<'_>) -> Plan {
    let line = helm.place().minus(other.track.at(helm.now)).level();
    let distance = line.length();
    let speed = helm.best();
    let closing = speed + other.track.ordered_speed();
    let slow_down = range.0 + closing * helm.sluggishness(speed);
    if range.0 > 0.0 && distance <= slow_down {
        return Station { unit, bearing: None, range, height: None }.plan(helm, other);
    }
    let (order, _) = towards(line.with_length(range.0), speed, helm, other);
    let mark = mark(unit, Local::ZERO, &order, other);
    // Aim again at half the way, and again, until there is no time left for another order.
    let inner = if range.0 > 0.0 { slow_down.max(0.5 * distance) } else { 0.5 * distance };
    let last = range.0 == 0.0 && distance < closing * helm.sluggishness(speed);
    Plan {
        order,
        mark,
        inner: (!last).then_some(Metres(inner)),
        outer: Some(Metres(distance * 1.2)),
        expires: Some(Span::from_seconds(0.5 * distance / speed + helm.sluggishness(speed))),
        stage: 0,
        then: 0,
    }
}
