//! A stretch of time in which neither of two units begins or ends a turn or a change of speed.

use guardline_units::Local;

use crate::Track;
use crate::track::Phase;

/// Below this relative speed in m/s two units count as keeping their distance.
const STANDSTILL: f64 = 1e-6;
/// The shortest step of a search, in seconds.
const GRAIN: f64 = 1e-3;
/// More than rounding can make of a distance, in metres.
const ROUNDING: f64 = 1.0;
/// The error that a search for the least distance may make, in metres.
const TOLERANCE: f64 = 0.05;
/// A ship slower than this, in metres per second, has no bow to be crossed.
const LEAST_WAY: f64 = 1.0;
/// Steps of one search for a crossing after which it gives up looking further ahead.
const MOST_STEPS: u32 = 4_000;
/// How close about a change it is found before it is halved for, in seconds, and in how many looks at most.
const CLOSE: f64 = 2e-9;
const NARROWINGS: u32 = 12;

/// Two phases seen together, from `begins` to `ends`, in seconds after some moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<'a> {
    /// Each phase, and its time at the moment.
    own: (&'a Phase, f64),
    other: (&'a Phase, f64),
    offset: Local,
    begins: f64,
    pub(super) ends: f64,
    /// Offset and velocity of the other at its beginning, with which every question begins.
    first: (Local, Local),
}

impl<'a> Stretch<'a> {
    /// The stretch that begins `begins` seconds after the moment at which the tracks are so many seconds old.
    pub(super) fn new(own: (&'a Track, f64), other: (&'a Track, f64), offset: Local, begins: f64) -> Self {
        let phase = |(track, age): (&'a Track, f64)| {
            let (phase, ends) = track.phase(age + begins);
            ((phase, age - phase.begins), ends - age)
        };
        let ((own, own_ends), (other, other_ends)) = (phase(own), phase(other));
        let ends = own_ends.min(other_ends).max(begins + f64::EPSILON);
        let mut stretch = Self { own, other, offset, begins, ends, first: (Local::ZERO, Local::ZERO) };
        stretch.first = stretch.relative(begins);
        stretch
    }

    /// The same as seen from the other.
    pub(super) fn reversed(&self) -> Self {
        let (offset, velocity) = self.first;
        let first = (offset.times(-1.0), velocity.times(-1.0));
        Self { own: self.other, other: self.own, offset: self.offset.times(-1.0), first, ..*self }
    }

    /// The distance at its beginning.
    pub(super) fn first_range(&self) -> f64 {
        self.first.0.length()
    }

    fn relative(&self, t: f64) -> (Local, Local) {
        let (own, other) = (self.own.0.state(t + self.own.1), self.other.0.state(t + self.other.1));
        (other.0.plus(self.offset).minus(own.0), other.1.minus(own.1))
    }

    /// The offset alone.
    fn offset(&self, t: f64) -> Local {
        let (own, other) = (self.own.0.place(t + self.own.1), self.other.0.place(t + self.other.1));
        other.plus(self.offset).minus(own)
    }

    /// The square of the distance.
    fn square(&self, t: f64) -> f64 {
        let offset = self.offset(t);
        offset.dot(offset)
    }

    /// The square of the distance and its derivative, with what a bound needs.
    fn sample(&self, t: f64) -> Sample {
        Sample::of(self.relative(t))
    }

    fn first_sample(&self) -> Sample {
        Sample::of(self.first)
    }

    /// A bound of the relative acceleration in the `lasts` seconds from `t`.
    fn acceleration(&self, t: f64, lasts: f64) -> f64 {
        if let (Some(own), Some(other)) = (self.own.0.acceleration(), self.other.0.acceleration()) {
            return other.minus(own).length();
        }
        let bound = |(phase, age): (&Phase, f64)| phase.acceleration_bound(t + age, lasts);
        bound(self.own) + bound(self.other)
    }

    /// The farthest that the other can come, as seen from the own unit, in what of the stretch lies after its beginning.
    fn reach(&self, speed: f64) -> f64 {
        let lasts = self.ends - self.begins;
        (speed + self.acceleration(self.begins, lasts) * lasts) * lasts
    }

    /// A bound of the second derivative of the squared distance in the `lasts` seconds after a sample at `t`:
    /// (r·r)″ = 2 (v·v + r·a).
    fn curvature(&self, sample: &Sample, t: f64, lasts: f64) -> f64 {
        let acceleration = self.acceleration(t, lasts);
        let speed = sample.speed + acceleration * lasts;
        let length = sample.length + speed * lasts;
        (2.0 * (speed * speed + length * acceleration)).max(f64::MIN_POSITIVE)
    }

    /// When and at which squared distance two that hold their courses from `begins` on for ever come closest.
    pub(super) fn steady_closest(&self) -> (f64, f64) {
        let Sample { square, slope, speed, .. } = self.first_sample();
        let after = if speed < STANDSTILL { 0.0 } else { (-0.5 * slope / (speed * speed)).max(0.0) };
        if after == 0.0 {
            return (self.begins, square);
        }
        (self.begins + after, self.square(self.begins + after))
    }

    /// The better of a closest approach found elsewhere and the one in this stretch, as times and squared distances; what
    /// is not below `matters` need not be found.
    pub(super) fn closer(&self, mut best: (f64, f64), matters: f64) -> (f64, f64) {
        let (mut t, mut sample) = (self.begins, self.first_sample());
        let mut window = self.ends - t;
        let consider = |best: &mut (f64, f64), t: f64, square: f64| {
            if square < best.1 || (square <= best.1 && t < best.0) {
                *best = (t, square);
            }
        };
        consider(&mut best, t, sample.square);
        if sample.length - self.reach(sample.speed) > best.1.min(matters).sqrt() + ROUNDING {
            return best;
        }
        while t < self.ends {
            // From here the squared distance cannot fall below what was found, less the tolerance, before so many seconds.
            let wanted = best.1.min(matters);
            let slack = TOLERANCE * (2.0 * wanted.max(0.0).sqrt() + TOLERANCE);
            let room = sample.square - wanted + slack;
            window = window.min(self.ends - t);
            let step = free(room, -sample.slope, self.curvature(&sample, t, window));
            let step = step.min(window).max(10.0 * GRAIN);
            let (next, falls) = ((t + step).min(self.ends), sample.slope < 0.0);
            let after = self.sample(next);
            if falls && after.slope >= 0.0 {
                let least = bisected((t, sample.slope), (next, after.slope), |t| self.sample(t).slope);
                consider(&mut best, least, self.square(least));
            }
            consider(&mut best, next, after.square);
            (t, sample, window) = (next, after, 4.0 * step);
        }
        best
    }

    /// When the distance passes `range` in this stretch, if it does; `inside` says on which side it was before.
    pub(super) fn crossing(&self, range: f64, inside: bool, steps: &mut u32) -> Option<f64> {
        let beyond = range * range;
        let (mut t, mut sample) = (self.begins, self.first_sample());
        let mut window = self.ends - t;
        if (sample.square < beyond) != inside {
            return Some(t);
        }
        if (sample.length - range).abs() > self.reach(sample.speed) + ROUNDING {
            return None;
        }
        while t < self.ends {
            if *steps > MOST_STEPS {
                return Some(t);
            }
            *steps += 1;
            let outward = if inside { -1.0 } else { 1.0 };
            let (room, approach) = (outward * (sample.square - beyond), -outward * sample.slope);
            window = window.min(self.ends - t);
            let step = free(room, approach, self.curvature(&sample, t, window)).min(window).max(GRAIN);
            let next = (t + step).min(self.ends);
            let after = self.sample(next);
            if (after.square < beyond) != inside {
                let ends = ((t, sample.square - beyond), (next, after.square - beyond));
                return Some(bisected(ends.0, ends.1, |t| self.square(t) - beyond));
            }
            (t, sample, window) = (next, after, 4.0 * step);
        }
        None
    }

    /// When the own unit passes the other's bow in this stretch, if it does, less than `within` ahead of it.
    pub(super) fn crosses_bow(&self, within: f64, steps: &mut u32) -> Option<f64> {
        let counts = |at: f64| {
            let offset = self.offset(at);
            let (heading, speed) = self.other.0.bow(at + self.other.1);
            speed > LEAST_WAY && offset.dot(heading) < 0.0 && offset.level().length() < within
        };
        let mut t = self.begins;
        let (mut offset, mut velocity) = self.first;
        if self.ends.is_infinite() {
            let (side, slope) = self.abeam(t, offset, velocity);
            let at = t - side / slope;
            return (at > t && at.is_finite() && counts(at)).then_some(at);
        }
        // Too far away to come near in this stretch, or astern throughout: what is ahead of the other's beam falls no faster than the two
        // move and its bow swings.
        let reach = self.reach(velocity.length());
        if offset.level().length() - reach > within + ROUNDING {
            return None;
        }
        let swings = self.other.0.turn_rate().abs() * (offset.length() + reach) * (self.ends - t);
        if offset.dot(self.other.0.bow(t + self.other.1).0) - reach - swings > ROUNDING {
            return None;
        }
        let (mut side, mut slope) = self.abeam(t, offset, velocity);
        while t < self.ends && *steps < MOST_STEPS {
            *steps += 1;
            let window = self.ends - t;
            // (s·r)″ with s turning at ω: at most ω²|r| + 2 ω |v| + |a|, and r and v bounded as for the distance.
            let acceleration = self.acceleration(t, window);
            let speed = velocity.length() + acceleration * window;
            let turn = self.other.0.turn_rate().abs();
            let bound = turn * turn * (offset.length() + speed * window) + 2.0 * turn * speed + acceleration;
            let approach = if side >= 0.0 { -slope } else { slope };
            let step = free(side.abs(), approach, bound.max(f64::MIN_POSITIVE)).max(10.0 * GRAIN);
            let next = (t + step).min(self.ends);
            (offset, velocity) = self.relative(next);
            let after = self.abeam(next, offset, velocity);
            if (after.0 < 0.0) != (side < 0.0) {
                let at = bisected((t, side), (next, after.0), |t| {
                    let (offset, velocity) = self.relative(t);
                    self.abeam(t, offset, velocity).0
                });
                if counts(at) {
                    return Some(at);
                }
            }
            (t, (side, slope)) = (next, after);
        }
        None
    }

    /// How far the other is to the right of the own unit, as seen along the other's course, and the rate of it.
    fn abeam(&self, t: f64, offset: Local, velocity: Local) -> (f64, f64) {
        let (heading, _) = self.other.0.bow(t + self.other.1);
        let right = Local { east: heading.north, north: -heading.east, up: 0.0 };
        (right.dot(offset), right.dot(velocity) - self.other.0.turn_rate() * heading.dot(offset))
    }

    /// When the distance passes `range` if the two hold their courses from `begins` on for ever, in closed form.
    pub(super) fn steady_crossing(&self, range: f64, inside: bool) -> Option<f64> {
        let Sample { square, slope, speed, .. } = self.first_sample();
        // |offset + velocity t|² = range²
        let (a, half_b, c) = (speed * speed, 0.5 * slope, square - range * range);
        if (c < 0.0) != inside {
            return Some(self.begins); // it passed on the boundary of two stretches
        }
        if a < STANDSTILL * STANDSTILL {
            return None;
        }
        let discriminant = half_b * half_b - a * c;
        if inside {
            return Some(self.begins + (discriminant.max(0.0).sqrt() - half_b) / a);
        }
        (half_b < 0.0 && discriminant > 0.0).then(|| self.begins + c / (discriminant.sqrt() - half_b))
    }
}

struct Sample {
    square: f64,
    slope: f64,
    length: f64,
    speed: f64,
}

impl Sample {
    fn of((offset, velocity): (Local, Local)) -> Self {
        Self {
            square: offset.dot(offset),
            slope: 2.0 * offset.dot(velocity),
            length: offset.length(),
            speed: velocity.length(),
        }
    }
}

/// For how long a quantity that is `room` from its bound, nears it at the rate `approach` and has a second derivative of at
/// most `curvature` cannot reach it.
fn free(room: f64, approach: f64, curvature: f64) -> f64 {
    let room = room.max(0.0);
    let root = (approach * approach + 2.0 * curvature * room).sqrt();
    if approach > 0.0 { 2.0 * room / (approach + root) } else { (root - approach) / curvature }
}

/// The moment between two at which a quantity ceases to be below zero, or begins to be, with its values at both: to a
/// nanosecond, which is the grain of the clock.
///
/// It is the moment that halving the stretch over and over arrives at, so that it depends on nothing but the two ends.
/// Almost all of these halvings are decided without a look, by two moments close about the change that are found first.
fn bisected((mut low, mut below): (f64, f64), (mut high, above): (f64, f64), at: impl Fn(f64) -> f64) -> f64 {
    let was = below < 0.0;
    let (mut before, mut after, mut over) = (low, high, above);
    // Regula falsi; the value at an end that stays where it is twice is halved (the Illinois rule).
    let mut last = None;
    for _ in 0..NARROWINGS {
        if after - before <= CLOSE {
            break;
        }
        let guess = after - over * (after - before) / (over - below);
        // Where one end is next to the change already, look just on the other side of it.
        let guess = guess.max(before + 0.5 * CLOSE).min(after - 0.5 * CLOSE);
        let value = at(guess);
        let passed = (value < 0.0) != was;
        if passed {
            (after, over) = (guess, value);
            below *= if last == Some(true) { 0.5 } else { 1.0 };
        } else {
            (before, below) = (guess, value);
            over *= if last == Some(false) { 0.5 } else { 1.0 };
        }
        last = Some(passed);
    }
    while high - low > 1e-9 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        let passed = middle >= after || middle > before && (at(middle) < 0.0) != was;
        if passed { high = middle } else { low = middle }
    }
    high
}
