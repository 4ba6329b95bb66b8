//! What the geometry of two units is, and when it may be another.

use guardline_actors::conduct::safe_distance;
use guardline_theatre::{
    Ahead, ClosestApproach, Errors, Guidance, Pair, Track, measured, measured_beyond, radio_horizon,
};
use guardline_units::{Degrees, Instant, Knots, Local, Metres, Span, UnitId};

use super::{PairState, Test, Tests};
use crate::world::{MOMENT, UnitPair, World};

/// No normal draw is further from its mean: the quantile of the least uniform there is, 2⁻⁵³, is -8.21.
const MOST_DEVIATIONS: f64 = 8.3;

/// The distances and times that matter between two units.
struct Limits {
    /// Distance at which each follows the other.
    follow: [Metres; 2],
    watch: Metres,
    safe: Metres,
    safe_time: Span,
    hulls: Metres,
    /// Whoever passes nearer than this is about to be run into: two hulls, unless one means to be as close as that.
    margin: Metres,
    /// How long before a collision a prudent watch acts.
    evade_time: Span,
    /// Below this, hull lies beside hull; nothing in the air.
    beside: Option<Metres>,
    formation: Metres,
    /// Ahead of a ship, nearer than this is across its bow; nothing in the air.
    bow: Option<Metres>,
    /// Beyond this no approach can be unsafe yet, at any speed.
    approach: Metres,
    in_the_air: bool,
    /// How long a test of each kind holds before it counts.
    near_hold: Span,
    hazard_hold: Span,
}

impl Limits {
    /// Whether two units that come as close as this will be too close soon.
    fn converging(&self, approach: ClosestApproach) -> bool {
        approach.after > Span::ZERO && approach.after <= self.safe_time && approach.distance < self.safe
    }
}

impl Test {
    /// The test of a hazardous manoeuvre: too close, or converging to be. In the air a predicted miss that close counts at
    /// once, being close only after a while.
    fn hazard(self, inside: bool, converging: bool, limits: &Limits, now: Instant) -> Self {
        if limits.in_the_air {
            let test = self.now(inside, limits.hazard_hold, now);
            Self { counts: test.counts || converging, ..test }
        } else {
            self.now(inside || converging, limits.hazard_hold, now)
        }
    }
}

/// Two units of which each is looked at by the other: their tracks, and where each is and how fast, a moment from now.
struct Sight<'a> {
    at: Instant,
    tracks: [&'a Track; 2],
    states: [(Local, Local); 2],
}

impl World {
    fn limits(&self, (one, other): UnitPair, sight: &Sight<'_>) -> Limits {
        let params = &self.params;
        let (first, second) = (&self.body(one).platform, &self.body(other).platform);
        let (one_can, other_can) = (first.traits(), second.traits());
        let height = |unit: UnitId, (place, _): (Local, Local)| Metres(place.up + self.plot.antenna(unit).0);
        let horizon = radio_horizon(height(one, sight.states[0]), height(other, sight.states[1]));
        let in_the_air = first.flies() || second.flies();
        let safe = safe_distance(first, second, params);
        let (safe_time, hazard_hold) = if in_the_air {
            (Span::from_seconds(params.safe_time_air), Span::from_seconds(params.hazard_time_air))
        } else {
            (Span::from_minutes(params.safe_time_ship), Span::from_minutes(params.hazard_time_ship))
        };
        let hulls = Metres(one_can.hull.0 + other_can.hull.0);
        let watch = Metres::from_nautical_miles(params.watch_distance);
        let intends = |unit, with| {
            let told = self.told(unit);
            let close = told.target() == Some(with) && !told.rams();
            told.range().filter(|range| close && *range < watch).map(|range| match told {
                Guidance::Shoulder { gap, .. } => Metres(gap.0 + hulls.0),
                _ => range,
            })
        };
        let intended: Option<Metres> =
            [intends(one, other), intends(other, one)].into_iter().flatten().reduce(Metres::min);
        let margin = intended.map_or(f64::INFINITY, |range| (0.8 * range.0).max(1.1 * hulls.0));
        let margin = Metres(margin.min(params.collision_course * hulls.0));
        let evade_time = match intended {
            _ if in_the_air => Span::from_seconds(params.evade_time_air),
            Some(_) => Span::from_minutes(params.evade_time_station),
            None => Span::from_minutes(params.evade_time_ship),
        };
        let ahead = safe_time.max(evade_time).as_seconds() * self.fastest(one, other);
        Limits {
            follow: [one_can.sensor_range.min(horizon), other_can.sensor_range.min(horizon)],
            watch,
            safe,
            safe_time,
            hulls,
            margin,
            evade_time,
            beside: (!in_the_air).then_some(Metres(hulls.0 + params.shoulder_gap)),
            formation: Metres::from_nautical_miles(params.formation_distance),
            bow: (!in_the_air).then(|| Metres::from_nautical_miles(params.bow_distance)),
            approach: Metres(safe.0.max(params.collision_course * hulls.0) + ahead),
            in_the_air,
            near_hold: Span::from_minutes(params.watch_time),
            hazard_hold,
        }
    }

    /// How the tests of a pair come out now, when they may come out differently, and the distance.
    pub(super) fn look_at(&self, pair: UnitPair, before: &PairState) -> Option<(PairState, Metres)> {
        self.plot.both(pair.0, pair.1, |tracks| {
            let at = self.now() + MOMENT;
            let sight = Sight { at, states: tracks.map(|track| track.moves(at)), tracks };
            self.look_through(pair, before, &sight)
        })
    }

    fn look_through(&self, pair: UnitPair, before: &PairState, sight: &Sight<'_>) -> (PairState, Metres) {
        let now = self.now();
        let limits = self.limits(pair, sight);
        let ahead = Pair::new(sight.tracks[0], sight.tracks[1]).ahead(sight.at);
        let range = ahead.range();
        let approach = if range < limits.approach {
            let matters = if limits.margin > limits.safe { limits.margin } else { limits.safe };
            ahead.closest_approach_below(matters)
        } else {
            ClosestApproach { after: Span::ZERO, distance: range }
        };
        let comes = approach.after > Span::ZERO;
        let converging = limits.converging(approach);
        let inside = range < limits.safe;
        let was = &before.tests;
        let hazardous = was.hazardous.hazard(inside, converging, &limits, now);
        let near = was.near.now(range < limits.watch, limits.near_hold, now);
        let looks = near.since.is_some() || hazardous.since.is_some();
        let measured = [(pair.0, pair.1, 0), (pair.1, pair.0, 1)].map(|(by, of, index): (_, _, usize)| {
            let seen = looks.then(|| self.measured_hazard((by, of), index, sight, &limits));
            let (inside, converging) = seen.unwrap_or_default();
            was.measured[index].hazard(inside, converging, &limits, now)
        });
        let touching = range < limits.hulls;
        let beside = limits.beside.is_some_and(|beside| range < beside) && !touching;
        let tests = Tests {
            followed_by: limits.follow.map(|follow| range <= follow),
            near,
            hazardous,
            measured,
            beside: was.beside.now(beside, limits.hazard_hold, now),
            in_formation: range < limits.formation,
            touching,
            endangered: comes && approach.after <= limits.evade_time && approach.distance < limits.margin,
        };
        let mut after = PairState { tests, dangers: before.dangers, bows: [None; 2], ..PairState::STRANGERS };
        after.bows = bows(&ahead, &limits);
        self.foresee(pair, &limits, sight, &ahead, approach, &mut after);
        (after, range)
    }

    /// How close one of two units measures that the other will come.
    pub(super) fn measured_approach(&self, by: UnitId, of: UnitId) -> Option<ClosestApproach> {
        let at = self.now() + MOMENT;
        let errors = self.errors(by, of, at);
        self.plot.both(by, of, |[own, other]| {
            Pair::new(own, &measured(own, other, at, errors)).closest_approach(at)
        })
    }

    /// Whether one of two units, that with this place in the pair, measures the other as too close, and as converging to be. Where
    /// one of the two is enough for the test, the other is not looked for.
    fn measured_hazard(
        &self,
        (by, of): (UnitId, UnitId),
        index: usize,
        sight: &Sight<'_>,
        limits: &Limits,
    ) -> (bool, bool) {
        let Sight { at, tracks, states } = *sight;
        let (own, other) = (tracks[index], tracks[1 - index]);
        let harmless = |most: Errors| {
            let beyond = measured_beyond((own, states[index]), states[1 - index], at, limits.safe_time, most);
            // A metre for what is lost in rounding.
            beyond.0 >= limits.safe.0 + 1.0
        };
        // Most pairs are far from it even with the largest errors that are ever drawn, and nothing need be drawn for them.
        if harmless(self.spread(by, of).map(|deviation| MOST_DEVIATIONS * deviation)) {
            return (false, false);
        }
        let errors = self.errors(by, of, at);
        if harmless(errors.map(f64::abs)) {
            return (false, false);
        }
        let seen = measured(own, other, at, errors);
        let pair = Pair::new(own, &seen);
        let inside = pair.range(at) < limits.safe;
        if inside && !limits.in_the_air {
            return (true, false);
        }
        (inside, limits.converging(pair.closest_approach_below(at, limits.safe)))
    }

    /// By how much one unit's measurement of another is off. The errors of a minute belong together, as a tracker smooths them.
    fn errors(&self, by: UnitId, of: UnitId, at: Instant) -> Errors {
        let minute = at.since_start().as_minutes() as u64;
        let mut draw = self.draws.at(&self.body(by).key, "sensor", &[of.0.into(), minute]);
        self.spread(by, of).map(|deviation| draw.normal(0.0, deviation))
    }

    /// The standard deviations of what one unit measures of another.
    fn spread(&self, by: UnitId, of: UnitId) -> Errors {
        let (flies, p) = (|unit: UnitId| self.body(unit).platform.flies(), &self.params);
        let bearing = if flies(by) { p.sensor_bearing_air } else { p.sensor_bearing_ship };
        let speed = if flies(of) { p.sensor_speed_air } else { p.sensor_speed_ship };
        Errors { range: Metres(p.sensor_range), bearing: Degrees(bearing), speed: Knots(speed) }
    }

    /// When the tests of a pair may come out differently.
    fn foresee(
        &self,
        (one, other): UnitPair,
        limits: &Limits,
        sight: &Sight<'_>,
        ahead: &Ahead<'_>,
        approach: ClosestApproach,
        state: &mut PairState,
    ) {
        let (now, after, range) = (self.now(), sight.at, ahead.range());
        let [follows, followed] = limits.follow;
        let distances = [follows, followed, limits.watch, limits.safe, limits.hulls, limits.formation];
        let distances = distances
            .into_iter()
            .chain([limits.margin, limits.approach])
            .chain(limits.beside)
            .chain(limits.bow);
        // The next limit below and the next above are passed before any other.
        let (mut below, mut above) = (Metres(0.0), Metres(f64::INFINITY));
        for limit in distances {
            if limit <= range {
                below = if limit > below { limit } else { below };
            } else {
                above = above.min(limit);
            }
        }
        let crossings = [below, above].into_iter().filter(|limit| limit.0 > 0.0 && limit.0.is_finite());
        let crossings = crossings.filter_map(|limit| ahead.crossing(limit));
        let unsafe_ahead = approach.after > Span::ZERO
            && (approach.distance < limits.safe || approach.distance < limits.margin)
            && range < limits.approach;
        let approaches = [Span::ZERO, limits.safe_time, limits.evade_time]
            .into_iter()
            .filter(|_| unsafe_ahead)
            .map(|lead| approach.after - lead)
            .filter(|wait| *wait > Span::ZERO)
            .map(|wait| after + wait);
        let Tests { near, hazardous, measured, beside, .. } = state.tests;
        let holds = [
            near.due(limits.near_hold),
            hazardous.due(limits.hazard_hold),
            measured[0].due(limits.hazard_hold),
            measured[1].due(limits.hazard_hold),
            beside.due(limits.hazard_hold),
            state.bows[0],
            state.bows[1],
        ];
        // The horizon moves while somebody climbs.
        let climbs = sight
            .tracks
            .map(|track| ((track.height(now) - track.ordered_height()).abs() > 1.0).then(|| track.settles()));
        let level = climbs == [None, None];
        let all = crossings.chain(approaches).chain(holds.into_iter().flatten());
        let all = all.chain(climbs.into_iter().flatten());
        state.due = all.filter(|at| *at > now).min().unwrap_or(Instant::NEVER);
        let gap = (range.0 - below.0).min(above.0 - range.0);
        if level && range > limits.approach {
            state.quiet_until = now + Span::from_seconds(gap / self.fastest(one, other));
        }
    }
}

/// When each of two ships crosses the bow of the other.
fn bows(ahead: &Ahead<'_>, limits: &Limits) -> [Option<Instant>; 2] {
    match limits.bow.filter(|_| ahead.range() < limits.watch) {
        Some(within) => [ahead.crosses_bow(within), ahead.bow_is_crossed(within)],
        None => [None; 2],
    }
}
