//! How a unit moves from one helm order to the next, in closed form.

use serde::{Deserialize, Serialize};

use guardline_units::{Degrees, Instant, Local, Metres, Span};

use crate::Traits;

/// What the helm is told: the course, speed and height to come to and then to hold.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Order {
    /// Course, degrees true.
    pub course: Degrees,
    /// Speed over the ground, metres per second.
    pub speed: f64,
    /// Height above the sea.
    pub height: Metres,
}

/// The motion that an order brings about: a turn at a constant rate the shorter way round, a constant acceleration and a
/// constant climb, all begun together and each over when what was ordered is reached; then steady, until the next order.
///
/// Position and velocity at any time are exact, whenever and in whatever order they are asked for: nothing drifts.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Track {
    since: Instant,
    phases: [Phase; PHASES],
}

/// Turn, acceleration and climb end one after another: three phases, and the steady one.
const PHASES: usize = 4;
/// No manoeuvre takes longer than a day, whatever a platform can do.
const LONGEST: f64 = 86_400.0;

/// A part of a track in which turn, acceleration and climb are constant.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Phase {
    /// Seconds after the beginning of the track.
    pub(crate) begins: f64,
    from: Local,
    /// Unit vector of the course at its beginning; level.
    heading: Local,
    speed: f64,
    /// Gain of speed, m/s².
    gain: f64,
    /// Rate of turn, radians a second, clockwise positive.
    turn: f64,
    climb: f64,
}

impl Phase {
    const NEVER: Self = Self {
        begins: f64::INFINITY,
        from: Local::ZERO,
        heading: Local::ZERO,
        speed: 0.0,
        gain: 0.0,
        turn: 0.0,
        climb: 0.0,
    };

    /// Position and velocity `t` seconds into the phase.
    pub(crate) fn state(&self, t: f64) -> (Local, Local) {
        if self.turn == 0.0 {
            return (self.place_ahead(t), self.velocity_along(t, self.heading));
        }
        let turned = Turned::by(self.turn * t);
        (self.place_round(t, turned), self.velocity_along(t, turned.from(self.heading)))
    }

    /// The same without the velocity: most searches ask for the position alone.
    pub(crate) fn place(&self, t: f64) -> Local {
        if self.turn == 0.0 { self.place_ahead(t) } else { self.place_round(t, Turned::by(self.turn * t)) }
    }

    /// And without the position.
    fn velocity(&self, t: f64) -> Local {
        self.velocity_along(t, self.bow(t).0)
    }

    #[inline]
    fn place_ahead(&self, t: f64) -> Local {
        let ahead = self.heading.times(t * (self.speed + 0.5 * self.gain * t));
        self.from.plus(ahead).plus(self.up().times(t))
    }

    /// With v = v₀ + a t and ψ = ψ₀ + ω t the integrals of v cos ωt and v sin ωt are elementary.
    #[inline]
    fn place_round(&self, t: f64, Turned { sin, cos, less }: Turned) -> Local {
        let Self { speed, gain, turn, .. } = *self;
        let ahead = (speed * sin + gain * (t * sin - less / turn)) / turn;
        let abeam = (speed * less + gain * (sin / turn - t * cos)) / turn;
        let place = self.from.plus(self.heading.times(ahead)).plus(starboard(self.heading).times(abeam));
        place.plus(self.up().times(t))
    }

    /// The height alone: the same sum as in the position, in which nothing level has a part.
    fn height(&self, t: f64) -> f64 {
        self.from.up + self.climb * t
    }

    #[inline]
    fn velocity_along(&self, t: f64, heading: Local) -> Local {
        heading.times(self.speed + self.gain * t).plus(self.up())
    }

    fn up(&self) -> Local {
        Local { up: self.climb, ..Local::ZERO }
    }

    /// The acceleration, if it is the same throughout: that is, on a straight course.
    pub(crate) fn acceleration(&self) -> Option<Local> {
        (self.turn == 0.0).then(|| self.heading.times(self.gain))
    }

    /// Course as a unit vector, and speed, `t` seconds into the phase.
    pub(crate) fn bow(&self, t: f64) -> (Local, f64) {
        let speed = self.speed + self.gain * t;
        if self.turn == 0.0 {
            return (self.heading, speed);
        }
        (Turned::by(self.turn * t).from(self.heading), speed)
    }

    /// Rate of turn, radians a second, clockwise positive.
    pub(crate) fn turn_rate(&self) -> f64 {
        self.turn
    }

    /// A bound of the acceleration in the `lasts` seconds from `t` on.
    pub(crate) fn acceleration_bound(&self, t: f64, lasts: f64) -> f64 {
        let fastest = (self.speed + self.gain * t).abs().max((self.speed + self.gain * (t + lasts)).abs());
        self.gain.abs() + fastest * self.turn.abs()
    }
}

/// A level unit vector a quarter turn to the right of another.
fn starboard(heading: Local) -> Local {
    Local { east: heading.north, north: -heading.east, up: 0.0 }
}

/// An angle that has been turned through, clockwise.
#[derive(Clone, Copy)]
struct Turned {
    sin: f64,
    cos: f64,
    /// 1 − cos, without loss of figures.
    less: f64,
}

impl Turned {
    /// All three by half the angle.
    fn by(angle: f64) -> Self {
        let (sin, cos) = libm::sincos(0.5 * angle);
        let less = 2.0 * sin * sin;
        Self { sin: 2.0 * sin * cos, cos: 1.0 - less, less }
    }

    /// A heading after it.
    fn from(self, heading: Local) -> Local {
        heading.times(self.cos).plus(starboard(heading).times(self.sin))
    }
}

impl Track {
    /// A steady track from `from` at `since` with `velocity` in metres per second.
    pub fn new(since: Instant, from: Local, velocity: Local) -> Self {
        let mut phases = [Phase::NEVER; PHASES];
        phases[0] = Phase {
            begins: 0.0,
            from,
            heading: Local::along(velocity.bearing(), 1.0),
            speed: velocity.level().length(),
            climb: velocity.up,
            ..Phase::NEVER
        };
        Self { since, phases }
    }

    /// The track of a unit that is given an order at `now`, dead time over.
    pub fn ordered(now: Instant, before: &Self, order: Order, traits: &Traits) -> Self {
        let (from, (heading, speed)) = (before.at(now), before.bow(now));
        let target = Local::along(order.course, 1.0);
        let angle = libm::atan2(starboard(heading).dot(target), heading.dot(target));
        // What banks turns as fast as it may at the faster of its two speeds.
        let rate = traits.turn_rate(speed.max(order.speed)).copysign(angle);
        let gain = traits.acceleration.copysign(order.speed - speed);
        let climb = traits.climb.copysign(order.height.0 - from.up);
        let lasts = |change: f64, rate: f64| {
            if change.abs() < 1e-9 { 0.0 } else { (change / rate).min(LONGEST) }
        };
        let turns = lasts(angle, rate);
        let gains = lasts(order.speed - speed, gain);
        let climbs = lasts(order.height.0 - from.up, climb);

        let mut ends = [turns, gains, climbs];
        ends.sort_by(f64::total_cmp);
        let mut phases = [Phase::NEVER; PHASES];
        let (mut at, mut place, mut count) = (0.0, from, 0);
        for end in ends.into_iter().chain([f64::INFINITY]) {
            if end <= at {
                continue;
            }
            let phase = Phase {
                begins: at,
                from: place,
                heading: if at < turns { Turned::by(rate * at).from(heading) } else { target },
                speed: if at < gains { speed + gain * at } else { order.speed },
                gain: if at < gains { gain } else { 0.0 },
                turn: if at < turns { rate } else { 0.0 },
                climb: if at < climbs { climb } else { 0.0 },
            };
            phases[count] = phase;
            count += 1;
            if end.is_finite() {
                place = phase.place(end - at);
                if end >= climbs && climbs > 0.0 {
                    place.up = order.height.0;
                }
                at = end;
            }
        }
        Self { since: now, phases }
    }

    /// Whether an order changes anything about what the unit holds in the end: a turn of more than a millionth of a degree, the
    /// speed, or the height.
    pub fn departs(&self, order: Order) -> bool {
        let last = self.last();
        let turns = || {
            let target = Local::along(order.course, 1.0);
            let (ahead, across) = (last.heading.dot(target), starboard(last.heading).dot(target));
            ahead < 0.0 || across.abs() > 1e-6_f64.to_radians()
        };
        (order.speed - last.speed).abs() > 1e-6 || (order.height.0 - last.from.up).abs() > 1e-3 || turns()
    }

    /// Seconds from the beginning of the track to `at`, negative before it.
    pub(crate) fn seconds(&self, at: Instant) -> f64 {
        if at >= self.since { (at - self.since).as_seconds() } else { -(self.since - at).as_seconds() }
    }

    /// The phase in force at some seconds after the beginning, and when it ends.
    pub(crate) fn phase(&self, seconds: f64) -> (&Phase, f64) {
        let next =
            self.phases[1..].iter().position(|phase| seconds < phase.begins).map_or(PHASES, |it| it + 1);
        (&self.phases[next - 1], self.phases.get(next).map_or(f64::INFINITY, |phase| phase.begins))
    }

    /// Position and velocity at some seconds after the beginning; before it the first velocity is extended backwards.
    pub(crate) fn state(&self, seconds: f64) -> (Local, Local) {
        if seconds < 0.0 {
            let (from, velocity) = self.phases[0].state(0.0);
            return (from.plus(velocity.times(seconds)), velocity);
        }
        let (phase, _) = self.phase(seconds);
        phase.state(seconds - phase.begins)
    }

    /// The same without the velocity.
    pub(crate) fn place(&self, seconds: f64) -> Local {
        if seconds < 0.0 {
            return self.state(seconds).0;
        }
        let (phase, _) = self.phase(seconds);
        phase.place(seconds - phase.begins)
    }

    /// Where the unit is and how it moves at `at`: [`Track::at`] and [`Track::velocity`] in one.
    pub fn moves(&self, at: Instant) -> (Local, Local) {
        self.state(self.seconds(at))
    }

    /// The height of the unit at `at`, in metres: it does not turn with the rest.
    pub fn height(&self, at: Instant) -> f64 {
        let seconds = self.seconds(at);
        if seconds < 0.0 {
            return self.place(seconds).up;
        }
        let (phase, _) = self.phase(seconds);
        phase.height(seconds - phase.begins)
    }

    /// Where the unit is at `at`, metres in the local plane.
    pub fn at(&self, at: Instant) -> Local {
        self.place(self.seconds(at))
    }

    /// Velocity at `at`, metres per second.
    pub fn velocity(&self, at: Instant) -> Local {
        let seconds = self.seconds(at).max(0.0);
        let (phase, _) = self.phase(seconds);
        phase.velocity(seconds - phase.begins)
    }

    /// Course at `at`. A unit that lies still has one, too.
    pub fn course(&self, at: Instant) -> Degrees {
        self.heading(at).bearing()
    }

    fn heading(&self, at: Instant) -> Local {
        self.bow(at).0
    }

    fn bow(&self, at: Instant) -> (Local, f64) {
        let seconds = self.seconds(at).max(0.0);
        let (phase, _) = self.phase(seconds);
        phase.bow(seconds - phase.begins)
    }

    fn last(&self) -> &Phase {
        self.phases.iter().rev().find(|phase| phase.begins.is_finite()).unwrap_or(&self.phases[0])
    }

    /// When the unit has come to what was ordered.
    pub fn settles(&self) -> Instant {
        self.since + Span::from_seconds(self.last().begins)
    }

    /// What it holds then.
    pub fn order(&self) -> Order {
        let last = self.last();
        Order { course: last.heading.bearing(), speed: last.speed, height: Metres(last.from.up) }
    }

    /// The velocity of it, level, in metres per second.
    pub fn ordered_velocity(&self) -> Local {
        let last = self.last();
        last.heading.times(last.speed)
    }

    /// The height of it, in metres.
    pub fn ordered_height(&self) -> f64 {
        self.last().from.up
    }

    /// The speed of it, in metres per second.
    pub fn ordered_speed(&self) -> f64 {
        self.last().speed
    }

    /// The most by which its velocity will still differ from what it is at `at`, metres per second: the course comes to the
    /// one ordered the shorter way round, and the speed and the climb, which is `climb` then, without overshooting.
    pub(crate) fn still_changes(&self, at: Instant, climb: f64) -> f64 {
        let ((heading, speed), last) = (self.bow(at), self.last());
        (last.speed - speed).abs() + speed * last.heading.minus(heading).length() + climb.abs()
    }

    /// The steady track it ends in, extended over all time: where a plotter that knows the new course would draw it.
    #[must_use]
    pub fn steady(&self) -> Self {
        let mut phases = [Phase::NEVER; PHASES];
        phases[0] = self.steady_phase();
        Self { since: self.since, phases }
    }

    fn steady_phase(&self) -> Phase {
        let last = self.last();
        let velocity = last.heading.times(last.speed);
        Phase { begins: 0.0, from: last.from.minus(velocity.times(last.begins)), ..*last }
    }

    /// Where [`Track::steady`] is at `at`.
    pub(crate) fn steadily_at(&self, at: Instant) -> Local {
        let (phase, seconds) = (self.steady_phase(), self.seconds(at));
        if seconds < 0.0 {
            let (from, velocity) = phase.state(0.0);
            return from.plus(velocity.times(seconds));
        }
        phase.place(seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Traits;
    use crate::platform::examples::{DESTROYER, FIGHTER, FRIGATE, HELICOPTER, PATROL_AIRCRAFT};
    use guardline_units::Knots;

    fn turning(platform: Traits, knots: f64, order: Order) -> Track {
        let from =
            Local { east: 100.0, north: -50.0, up: if platform.ceiling.0 > 0.0 { 3_000.0 } else { 0.0 } };
        let velocity = Local::along(Degrees(350.0), Knots(knots).metres_per_second());
        let before = Track::new(Instant::START, from, velocity);
        Track::ordered(Instant::START, &before, order, &platform)
    }

    /// The closed form against ten thousand small straight steps.
    #[test]
    fn a_turn_with_changing_speed_is_where_small_steps_lead() {
        for (platform, knots, order) in [
            (DESTROYER, 18.0, Order { course: Degrees(200.0), speed: 4.0, height: Metres(0.0) }),
            (FIGHTER, 450.0, Order { course: Degrees(10.0), speed: 120.0, height: Metres(9_000.0) }),
            (HELICOPTER, 0.0, Order { course: Degrees(170.0), speed: 60.0, height: Metres(100.0) }),
        ] {
            let track = turning(platform, knots, order);
            let mut place = track.at(Instant::START);
            let step = 0.02;
            for index in 0..30_000_u32 {
                let middle = Instant::START + Span::from_seconds(step * (f64::from(index) + 0.5));
                place = place.plus(track.velocity(middle).times(step));
            }
            let end = Instant::START + Span::from_seconds(600.0);
            assert!(place.distance(track.at(end)).0 < 0.05, "{platform:?}: {place:?} {:?}", track.at(end));
            let reached = track.velocity(end);
            assert!((reached.bearing().0 - order.course.0).abs() < 1e-9 && reached.up == 0.0);
            assert!((reached.length() - order.speed).abs() < 1e-9);
            assert!((track.at(end).up - order.height.0).abs() < 1e-9);
        }
    }

    #[test]
    fn turns_take_the_shorter_way_at_the_platforms_rate() {
        let order =
            Order { course: Degrees(20.0), speed: Knots(18.0).metres_per_second(), height: Metres(0.0) };
        let track = turning(DESTROYER, 18.0, order);
        // 30° through north at 1.2°/s.
        assert!((track.settles().since_start().as_seconds() - 25.0).abs() < 1e-6);
        let course = track.course(Instant::START + Span::seconds(10));
        assert!((course.0 - 2.0).abs() < 1e-9, "{course:?}");
        // Patrol aircraft at 250 kn and 30° of bank: 2.5°/s; fighter at 450 kn and 60°: 4.2°/s.
        let rate =
            |platform: Traits, knots| platform.turn_rate(Knots(knots).metres_per_second()).to_degrees();
        assert!((rate(PATROL_AIRCRAFT, 250.0) - 2.5).abs() < 0.05);
        assert!((rate(FIGHTER, 450.0) - 4.2).abs() < 0.05);
    }

    #[test]
    fn the_steady_track_is_the_one_it_ends_in() {
        let order = Order { course: Degrees(120.0), speed: 12.0, height: Metres(0.0) };
        let track = turning(FRIGATE, 10.0, order);
        let later = track.settles() + Span::minutes(7);
        assert!(track.steady().at(later).distance(track.at(later)).0 < 1e-6);
        for at in [Instant::START, Instant::START + Span::seconds(9), later] {
            assert_eq!(track.steady().at(at), track.steadily_at(at));
        }
    }
}
