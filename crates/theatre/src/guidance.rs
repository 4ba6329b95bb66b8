//! Guidance laws: from what a unit is to do, to the course, speed and height it is ordered now.

use serde::{Deserialize, Serialize};

use guardline_units::{Degrees, Instant, Knots, Local, Metres, Span, UnitId};

use crate::{Order, Track, Traits};

mod lead;
mod station;
use station::Station;

/// What a unit is steering for. Bearings with a sign or a side are relative to the other's bow, clockwise.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guidance {
    /// Go one's way: the course and speed one came with.
    Transit,
    /// Stay here: a ship lies stopped, a helicopter hovers, an aeroplane flies a square.
    Hold,
    /// Patrol along the sides of a box.
    PatrolBox {
        /// Its centre.
        centre: Local,
        /// Half its extent east and west.
        east: Metres,
        /// Half its extent north and south.
        north: Metres,
    },
    /// Keep station on another unit, within a tenth of the range.
    Shadow {
        /// The other unit.
        unit: UnitId,
        /// Where on it, relative to its bow; on the bearing one happens to be on if not given.
        bearing: Option<Degrees>,
        /// At which distance.
        range: Metres,
    },
    /// Go alongside and stay abeam.
    CloseLook {
        /// The other unit.
        unit: UnitId,
        /// At which distance.
        range: Metres,
        /// On which side of it.
        side: Beam,
    },
    /// Cross ahead of another unit's bow, then keep abeam on the far side.
    CrossBow {
        /// The other unit.
        unit: UnitId,
        /// How far ahead of it.
        range: Metres,
    },
    /// Lie close on another ship's bow and so crowd her off her course.
    Shoulder {
        /// The other ship.
        unit: UnitId,
        /// On which side of it.
        side: Beam,
        /// Clear water between the hulls.
        gap: Metres,
    },
    /// Steer away.
    BreakOff {
        /// From whom.
        unit: UnitId,
        /// On which true bearing; straight away if not given.
        bearing: Option<Degrees>,
    },
    /// Come up on a constant bearing at best speed, then keep at the range. At range 0 it is the ramming course.
    Intercept {
        /// The other unit.
        unit: UnitId,
        /// At which distance it is intercepted.
        range: Metres,
    },
    /// Fly in formation on another aircraft, abeam at its height.
    Wingtip {
        /// The other aircraft.
        unit: UnitId,
        /// At which distance.
        range: Metres,
        /// On which side of it.
        side: Beam,
    },
    /// Circle another unit, clockwise.
    Orbit {
        /// The other unit.
        unit: UnitId,
        /// At which distance.
        range: Metres,
    },
}

/// A side of a ship or an aircraft.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Beam {
    /// Left.
    Port,
    /// Right.
    Starboard,
}

impl Beam {
    /// The relative bearing `ahead` degrees from the bow on this side.
    const fn bearing(self, ahead: f64) -> Degrees {
        match self {
            Self::Port => Degrees(360.0 - ahead),
            Self::Starboard => Degrees(ahead),
        }
    }
}

impl Guidance {
    /// The unit this guidance is about.
    pub const fn target(&self) -> Option<UnitId> {
        match self {
            Self::Transit | Self::Hold | Self::PatrolBox { .. } => None,
            Self::Shadow { unit, .. }
            | Self::CloseLook { unit, .. }
            | Self::CrossBow { unit, .. }
            | Self::Shoulder { unit, .. }
            | Self::BreakOff { unit, .. }
            | Self::Intercept { unit, .. }
            | Self::Wingtip { unit, .. }
            | Self::Orbit { unit, .. } => Some(*unit),
        }
    }

    /// The distance from that unit that it brings about, if it is a matter of a distance.
    pub const fn range(&self) -> Option<Metres> {
        match self {
            Self::Transit | Self::Hold | Self::PatrolBox { .. } | Self::BreakOff { .. } => None,
            Self::Shadow { range, .. }
            | Self::CloseLook { range, .. }
            | Self::CrossBow { range, .. }
            | Self::Intercept { range, .. }
            | Self::Wingtip { range, .. }
            | Self::Orbit { range, .. }
            | Self::Shoulder { gap: range, .. } => Some(*range),
        }
    }

    /// Whether contact of hulls is what it leads to.
    pub fn rams(&self) -> bool {
        matches!(self, Self::Intercept { range, .. } if range.0 == 0.0)
    }
}

/// What the officer at the helm goes by.
#[derive(Clone, Copy, Debug)]
pub struct Helm<'a> {
    /// The time.
    pub now: Instant,
    /// The own motion.
    pub own: &'a Track,
    /// What the own platform can do.
    pub traits: &'a Traits,
    /// The velocity the unit came with.
    pub passage: Local,
    /// How many marks of this guidance have been reached.
    pub stage: u8,
}

/// The unit the guidance is about.
#[derive(Clone, Copy, Debug)]
pub struct Other<'a> {
    /// Its motion.
    pub track: &'a Track,
    /// Its hull.
    pub hull: Metres,
    /// Whether it flies.
    pub flies: bool,
}

/// What to order now, and for how long it holds good.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Plan {
    /// The order.
    pub order: Order,
    /// The point by whose distance the plan is judged.
    pub mark: Mark,
    /// Think again, with `then` for the stage, when the distance to the mark falls to this.
    pub inner: Option<Metres>,
    /// Think again when the distance to the mark grows to this.
    pub outer: Option<Metres>,
    /// Think again after this time; with `then` for the stage if there is no inner distance.
    pub expires: Option<Span>,
    /// The stage it belongs to, which may be one that was entered just now.
    pub stage: u8,
    /// The stage after the mark has been reached.
    pub then: u8,
}

/// A point that keeps its place with a unit, or lies still.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// The unit; none for a point of the plane.
    pub unit: Option<UnitId>,
    /// Where from it, or from the origin.
    pub offset: Local,
}

impl Plan {
    /// An order that holds until there is a reason for another.
    fn steady(order: Order) -> Self {
        let mark = Mark { unit: None, offset: Local::ZERO };
        Self { order, mark, inner: None, outer: None, expires: None, stage: 0, then: 0 }
    }
}

impl Helm<'_> {
    fn place(&self) -> Local {
        self.own.at(self.now)
    }

    /// Seconds in which an order takes effect: dead time, and half a turn at `speed`.
    fn sluggishness(&self, speed: f64) -> f64 {
        self.traits.reaction_seconds + 0.5 * std::f64::consts::PI / self.traits.turn_rate(speed).max(1e-3)
    }

    /// Radius of the tightest turn at `speed`.
    fn turning_circle(&self, speed: f64) -> f64 {
        speed / self.traits.turn_rate(speed).max(1e-3)
    }

    fn cruise(&self) -> f64 {
        self.traits.cruise().metres_per_second()
    }

    fn best(&self) -> f64 {
        self.traits.fastest.metres_per_second()
    }

    /// An order for a level velocity, at the height held now. A unit told to lie keeps its head.
    fn order(&self, velocity: Local) -> Order {
        let (speed, height) = (velocity.level().length(), Metres(self.own.ordered_height()));
        let course = if speed > 1e-9 { velocity.bearing() } else { self.own.course(self.now) };
        Order { course, speed, height }
    }

    fn can_make(&self, velocity: Local) -> bool {
        let speed = Knots::from_metres_per_second(velocity.level().length());
        speed.0 >= self.traits.slowest.0 - 1e-9 && speed.0 <= self.traits.fastest.0 + 1e-9
    }
}

/// The order for `guidance`. Without the other unit in play, the present order stands.
///
/// The other's new course is known as soon as its helm is over: whoever keeps to it reckons with the course it turns to.
pub fn plan(guidance: Guidance, helm: &Helm<'_>, other: Option<&Other<'_>>) -> Plan {
    let made = steered(guidance, helm, other);
    // Whoever keeps to what is faster or slower than he can be goes as fast or as slowly as he can.
    let (slowest, fastest) = (helm.traits.slowest.metres_per_second(), helm.best());
    let order = match guidance {
        Guidance::Transit | Guidance::Hold => made.order,
        _ => Order { speed: made.order.speed.clamp(slowest, fastest), ..made.order },
    };
    Plan { order, stage: made.stage.max(helm.stage), ..made }
}

fn steered(guidance: Guidance, helm: &Helm<'_>, other: Option<&Other<'_>>) -> Plan {
    match guidance {
        Guidance::Transit => return Plan::steady(helm.order(helm.passage)),
        Guidance::Hold => return hold(helm),
        Guidance::PatrolBox { centre, east, north } => return patrol(centre, east, north, helm),
        _ => {}
    }
    let (Some(unit), Some(other)) = (guidance.target(), other) else {
        return Plan::steady(helm.own.order());
    };
    // However close it was told to go, the hulls stay clear.
    let hulls = helm.traits.hull.0 + other.hull.0;
    let clear = |range: Metres| Metres(range.0.max(CLEAR * hulls));
    let station = |bearing, range| Station { unit, bearing, range, height: None }.plan(helm, other);
    match guidance {
        Guidance::Transit | Guidance::Hold | Guidance::PatrolBox { .. } => Plan::steady(helm.own.order()),
        Guidance::Shadow { bearing, range, .. } => station(bearing, range),
        Guidance::CloseLook { range, side, .. } => station(Some(side.bearing(90.0)), clear(range)),
        Guidance::Shoulder { side, gap, .. } => {
            station(Some(side.bearing(60.0)), clear(Metres(gap.0 + hulls)))
        }
        Guidance::Wingtip { range, side, .. } => {
            let height = Some(Metres(other.track.ordered_height()).min(helm.traits.ceiling));
            let (bearing, range) = (Some(side.bearing(90.0)), clear(range));
            Station { unit, bearing, range, height }.plan(helm, other)
        }
        Guidance::BreakOff { bearing, .. } => {
            let away = helm.place().minus(other.track.at(helm.now));
            let away = bearing.map_or(away, |bearing| Local::along(bearing, 1.0));
            Plan::steady(helm.order(away.with_length(helm.cruise())))
        }
        Guidance::Intercept { range, .. } => lead::intercept(unit, range, helm, other),
        Guidance::CrossBow { range, .. } => cross_bow(unit, range, helm, other),
        Guidance::Orbit { range, .. } => orbit(unit, range, helm, other),
    }
}

/// The least distance of two that mean to be close, in radii of both hulls.
const CLEAR: f64 = 1.25;

fn hold(helm: &Helm<'_>) -> Plan {
    let slowest = helm.traits.slowest.metres_per_second();
    if slowest == 0.0 {
        return Plan::steady(helm.order(Local::ZERO));
    }
    // The sides of a square, two minutes each.
    let course = Degrees(helm.own.course(helm.now).0 + 90.0).normalised();
    let expires = Some(Span::minutes(2));
    Plan { expires, ..Plan::steady(helm.order(Local::along(course, slowest))) }
}

fn patrol(centre: Local, east: Metres, north: Metres, helm: &Helm<'_>) -> Plan {
    let (east, north) = match helm.stage % 4 {
        0 => (east.0, north.0),
        1 => (east.0, -north.0),
        2 => (-east.0, -north.0),
        _ => (-east.0, north.0),
    };
    let speed = helm.cruise();
    let corner = centre.plus(Local { east, north, up: 0.0 });
    let line = corner.minus(helm.place()).level();
    let order = helm.order(line.with_length(speed));
    // The next order takes its time: it is given that much before the corner.
    let early = speed * helm.traits.reaction_seconds + helm.turning_circle(speed);
    let mark = Mark { unit: None, offset: Local { up: order.height.0, ..corner } };
    Plan {
        order,
        mark,
        inner: Some(Metres(early)),
        // Sailed past it after all: aim again.
        outer: Some(Metres(line.length() * 1.2 + early)),
        expires: Some(Span::from_seconds(0.5 * line.length() / speed + helm.sluggishness(speed))),
        stage: helm.stage,
        then: (helm.stage + 1) % 4,
    }
}

fn cross_bow(unit: UnitId, range: Metres, helm: &Helm<'_>, other: &Other<'_>) -> Plan {
    /// How far off, in ranges, the run across the bow begins and ends.
    const OFFING: f64 = 5.0;
    let bow = other.track.order().course;
    let line = helm.place().minus(other.track.steadily_at(helm.now)).level();
    let side = if relative(line.bearing(), bow).0 <= 180.0 { Beam::Starboard } else { Beam::Port };
    let far = Metres(range.0 * OFFING);
    match helm.stage {
        0 => {
            let station = Station { unit, bearing: Some(side.bearing(50.0)), range: far, height: None };
            let plan = station.plan(helm, other);
            if plan.inner.is_none() || line.length() < far.0 * 0.5 {
                // On the bow, or inside of it already: go.
                return cross_bow(unit, range, &Helm { stage: 1, ..*helm }, other);
            }
            plan
        }
        1 => {
            let ahead = Local::along(bow, range.0);
            let (order, gap) = lead::towards(ahead, 0.9 * helm.best(), helm, other);
            let mark = station::mark(unit, ahead, &order, other);
            let near = 1.5 * range.0;
            if gap > near {
                let inner = Some(Metres((gap * 0.5).max(near)));
                let expires = Some(Span::from_seconds(120.0 + helm.sluggishness(order.speed)));
                return Plan { order, mark, inner, outer: None, expires, stage: 1, then: 1 };
            }
            let (inner, outer) = (Some(Metres(range.0 * 0.3)), Some(Metres(near * 1.5)));
            Plan { order, mark, inner, outer, expires: None, stage: 1, then: 2 }
        }
        2 => {
            // Across: hold on until well clear on the far side.
            let order = helm.own.order();
            let mark = station::mark(unit, Local::ZERO, &order, other);
            let expires = Some(Span::from_seconds(far.0 / helm.cruise()));
            Plan { expires, then: 3, ..Plan { mark, ..Plan::steady(order) } }
        }
        _ => Station { unit, bearing: Some(side.bearing(90.0)), range: far, height: None }.plan(helm, other),
    }
}

/// The next of eight points round the other.
fn orbit(unit: UnitId, range: Metres, helm: &Helm<'_>, other: &Other<'_>) -> Plan {
    // At half its bank, if the circle is that tight.
    let cruise = helm.cruise();
    let tight = 0.5 * range.0 * helm.traits.turn_rate(cruise);
    let speed = cruise.min(tight).max(helm.traits.slowest.metres_per_second()).max(0.1 * helm.best());
    let line = helm.place().minus(other.track.steadily_at(helm.now)).level();
    let next = Local::along(Degrees(line.bearing().0 + 45.0), range.0);
    let (order, gap) = lead::towards(next, speed, helm, other);
    let mark = station::mark(unit, next, &order, other);
    let early = (speed * helm.traits.reaction_seconds).max(0.1 * range.0);
    Plan {
        order,
        mark,
        inner: Some(Metres(early.min(0.6 * gap))),
        outer: Some(Metres(1.3 * gap)),
        expires: Some(Span::from_seconds(gap / speed + helm.sluggishness(speed))),
        stage: 0,
        then: 0,
    }
}

/// A true bearing as seen from a bow.
fn relative(bearing: Degrees, bow: Degrees) -> Degrees {
    Degrees(bearing.0 - bow.0).normalised()
}

#[cfg(test)]
mod tests;
