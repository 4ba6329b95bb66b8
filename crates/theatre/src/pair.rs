//! What two tracks do to each other: distance, closest approach, and when a distance is crossed.

use guardline_units::{Instant, Local, Metres, Span};

use crate::Track;

mod stretch;
use stretch::Stretch;

/// When and how close two units come if neither is given another order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClosestApproach {
    /// Time to closest approach (TCPA); zero if it is past or the two keep their distance.
    pub after: Span,
    /// Distance at closest approach (DCPA).
    pub distance: Metres,
}

/// Two tracks seen together: the motion of the second, or of a point that keeps its place with it, relative to the first.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    own: &'a Track,
    other: &'a Track,
    offset: Local,
}

impl<'a> Pair<'a> {
    /// The motion of `other` relative to `own`.
    pub const fn new(own: &'a Track, other: &'a Track) -> Self {
        Self { own, other, offset: Local::ZERO }
    }

    /// The motion of the point `offset` from `other`.
    pub const fn with_point(own: &'a Track, other: &'a Track, offset: Local) -> Self {
        Self { own, other, offset }
    }

    /// Offset and velocity of the other, `t` seconds after `now`.
    fn relative(&self, now: Instant, t: f64) -> (Local, Local) {
        let (own, other) =
            (self.own.state(self.own.seconds(now) + t), self.other.state(self.other.seconds(now) + t));
        (other.0.plus(self.offset).minus(own.0), other.1.minus(own.1))
    }

    /// Distance at `at`.
    pub fn range(&self, at: Instant) -> Metres {
        let own = self.own.place(self.own.seconds(at));
        Metres(self.other.place(self.other.seconds(at)).plus(self.offset).minus(own).length())
    }

    /// Rate at which the distance grows at `at`, metres per second.
    pub fn range_rate(&self, at: Instant) -> f64 {
        let (offset, velocity) = self.relative(at, 0.0);
        offset.dot(velocity) / offset.length().max(f64::MIN_POSITIVE)
    }

    /// What lies ahead of `now`.
    pub fn ahead(&self, now: Instant) -> Ahead<'a> {
        let (own, other) = (self.own.seconds(now), self.other.seconds(now));
        let stretch = |begins| Stretch::new((self.own, own), (self.other, other), self.offset, begins);
        let first = stretch(0.0);
        // Before a track begins it is extended backwards, which no stretch knows of.
        let range = if own >= 0.0 && other >= 0.0 { Metres(first.first_range()) } else { self.range(now) };
        let mut ahead = Ahead { now, range, manoeuvres: [None; MOST], last: first };
        for manoeuvre in &mut ahead.manoeuvres {
            if ahead.last.ends.is_infinite() {
                break;
            }
            *manoeuvre = Some(ahead.last);
            ahead.last = stretch(ahead.last.ends);
        }
        ahead
    }

    /// See [`Ahead::closest_approach`].
    pub fn closest_approach(&self, now: Instant) -> ClosestApproach {
        self.ahead(now).closest_approach()
    }

    /// See [`Ahead::closest_approach_below`].
    pub fn closest_approach_below(&self, now: Instant, matters: Metres) -> ClosestApproach {
        self.ahead(now).closest_approach_below(matters)
    }

    /// See [`Ahead::crossing`].
    pub fn crossing(&self, now: Instant, range: Metres) -> Option<Instant> {
        self.ahead(now).crossing(range)
    }
}

/// Two tracks from one moment on: what several questions about it have in common is found once for all of them.
#[derive(Clone, Copy, Debug)]
pub struct Ahead<'a> {
    now: Instant,
    range: Metres,
    /// The stretches of time in which each of the two is in one phase, but for the steady one at the end.
    manoeuvres: [Option<Stretch<'a>>; MOST],
    last: Stretch<'a>,
}

impl Ahead<'_> {
    /// The distance now.
    pub const fn range(&self) -> Metres {
        self.range
    }

    /// TCPA and DCPA, on the true tracks: closed form while both are steady; in a manoeuvre a search that finds the least
    /// distance to within five centimetres of the true one.
    pub fn closest_approach(&self) -> ClosestApproach {
        self.closest_approach_below(Metres(f64::INFINITY))
    }

    /// The same where only distances below `matters` do: if they do not come that close, all that is said of the distance
    /// is that it is not less.
    pub fn closest_approach_below(&self, matters: Metres) -> ClosestApproach {
        // The steady end first: what it leaves to be bettered makes the search short.
        let best = self
            .manoeuvres
            .iter()
            .flatten()
            .fold(self.last.steady_closest(), |best, it| it.closer(best, matters.0 * matters.0));
        ClosestApproach { after: Span::from_seconds(best.0), distance: Metres(best.1.max(0.0).sqrt()) }
    }

    /// The first instant after now, which is not before either track began, at which the distance passes `range`, from
    /// either side.
    ///
    /// Exact while both are steady. In a manoeuvre the search takes steps too short for the distance to reach `range`
    /// in them, whatever the two do within their accelerations, down to a millisecond: it may pass over a dip of less
    /// than a millimetre, and nothing else. Should two units keep just at `range` through a long turn, the search stops
    /// after a fixed number of steps and gives the instant it has come to, at which one may ask again.
    pub fn crossing(&self, range: Metres) -> Option<Instant> {
        let inside = self.range.0 < range.0;
        let mut steps = 0;
        self.manoeuvres
            .iter()
            .flatten()
            .find_map(|stretch| stretch.crossing(range.0, inside, &mut steps))
            .or_else(|| self.last.steady_crossing(range.0, inside))
            .map(|seconds| self.now + Span::from_seconds(seconds).max(Span::nanos(1)))
    }

    /// The first instant after now at which own passes from one side of the other's bow to the other side, less than
    /// `within` ahead of it and while it has way on. Searched for as [`Ahead::crossing`] does.
    pub fn crosses_bow(&self, within: Metres) -> Option<Instant> {
        self.first_bow(|stretch, steps| stretch.crosses_bow(within.0, steps))
    }

    /// The same with own and other in each other's place.
    pub fn bow_is_crossed(&self, within: Metres) -> Option<Instant> {
        self.first_bow(|stretch, steps| stretch.reversed().crosses_bow(within.0, steps))
    }

    fn first_bow(&self, mut passes: impl FnMut(&Stretch<'_>, &mut u32) -> Option<f64>) -> Option<Instant> {
        let mut steps = 0;
        let mut stretches = self.manoeuvres.iter().flatten().chain([&self.last]);
        let seconds = stretches.find_map(|stretch| passes(stretch, &mut steps))?;
        Some(self.now + Span::from_seconds(seconds).max(Span::nanos(1)))
    }
}

/// Each of two tracks has at most three phases before its steady one.
const MOST: usize = 6;

#[cfg(test)]
mod tests;
