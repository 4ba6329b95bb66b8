//! The referee: the rung of each unit's conduct, by the tests of the ladder. Nothing here is set by hand.
//!
//! State tests (watch, close surveillance, hazardous manoeuvre) follow the state and are charged to the unit that keeps
//! to the other or drives at it; act tests (illumination, warning force, contact, fire) hold for half an hour at least,
//! and as long as the act goes on. What others can see of it is everything but the radar.

use guardline_actors::conduct::safe_distance;
use guardline_actors::ports::ToBridge;
use guardline_theatre::{ClosestApproach, Errors, Guidance, Pair, measured};
use guardline_units::{Degrees, Instant, Knots, Metres, Params, Rung, Span, UnitId};
use guardline_wire::Record;

use super::{MOMENT, World};

/// An act that keeps its rung for a while.
#[derive(Clone, Copy, Debug)]
pub(super) struct Latch {
    pub(super) rung: Rung,
    pub(super) since: Instant,
    /// Whether the act itself is over.
    pub(super) over: bool,
}

impl Latch {
    pub(super) fn earliest_end(&self, params: &Params) -> Instant {
        self.since + Span::from_minutes(params.latch)
    }
}

/// What is known about two units of different sides, both in play.
#[derive(Clone, Copy, Debug)]
pub(super) struct PairState {
    /// Whether the lower-numbered unit follows the other, and the other way round.
    pub(super) followed_by: [bool; 2],
    near_since: Option<Instant>,
    hazardous_since: Option<Instant>,
    /// The same as each of the two measures it, the lower-numbered first.
    measured_since: [Option<Instant>; 2],
    touching: bool,
    /// Whether the two are running into each other, and how often they have been.
    endangered: bool,
    dangers: u64,
    /// When its tests may come out differently although nobody manoeuvres.
    pub(super) due: Instant,
}

impl PairState {
    const STRANGERS: Self = Self {
        followed_by: [false; 2],
        near_since: None,
        hazardous_since: None,
        measured_since: [None; 2],
        touching: false,
        endangered: false,
        dangers: 0,
        due: Instant::NEVER,
    };
}

/// Every pair of units, by number; those that are not opposed or not both in play are empty.
#[derive(Debug)]
pub(super) struct Pairs {
    units: usize,
    states: Vec<Option<PairState>>,
}

impl Pairs {
    pub(super) fn new(units: usize) -> Self {
        Self { units, states: vec![None; units * units] }
    }
    fn index(&self, one: UnitId, other: UnitId) -> usize {
        let (low, high) = (one.0.min(other.0), one.0.max(other.0));
        usize::from(low) * self.units + usize::from(high)
    }
    pub(super) fn get(&self, one: UnitId, other: UnitId) -> Option<&PairState> {
        self.states[self.index(one, other)].as_ref()
    }
    fn set(&mut self, one: UnitId, other: UnitId, state: Option<PairState>) {
        let index = self.index(one, other);
        self.states[index] = state;
    }
    /// When the next pair is due.
    pub(super) fn due(&self) -> Instant {
        self.states.iter().flatten().map(|pair| pair.due).min().unwrap_or(Instant::NEVER)
    }
}

/// How long before a collision a prudent watch acts.
const LAST_MINUTES: Span = Span::minutes(3);

/// What the geometry of a pair is right now.
struct Geometry {
    range: Metres,
    near: bool,
    hazardous: bool,
    /// What each of the two measures of the closest approach, and whether it takes it for hazardous.
    measured: [(ClosestApproach, bool); 2],
    endangered: bool,
    touching: bool,
}

impl World {
    /// Brings every pair, every rung and everybody's picture up to date. Only pairs in which somebody has done something,
    /// or something is due, are looked at again: fifty units make six hundred pairs.
    pub(super) fn judge(&mut self) {
        let now = self.now();
        let latch_time = Span::from_minutes(self.params.latch);
        for unit in self.units() {
            let runs_out = |latch: &Latch| latch.over && now >= latch.since + latch_time;
            // An act keeps its rung until the time is over and the unit has stepped back.
            if self.body(unit).state.latches.iter().any(runs_out)
                && self.state_rung(unit, None) < Rung::new(3)
            {
                self.state(unit).latches.retain(|latch| !runs_out(latch));
                self.touch(unit);
            }
        }
        self.forget_absent();
        let touched = std::mem::take(&mut self.touched);
        let mut changed = touched.clone();
        for (one, other) in self.opposing() {
            let known = self.pairs.get(one, other).is_some_and(|pair| pair.due > now);
            if !known || touched.contains(&one) || touched.contains(&other) {
                self.judge_pair(one, other);
                changed.extend([one, other]);
            }
        }
        changed.append(&mut self.touched); // by a collision or an evasion just now
        for unit in changed {
            let present = self.body(unit).state.present;
            let plain = if present { self.state_rung(unit, None) } else { Rung::ROUTINE };
            let latched = |visible_only: bool| {
                let latches = self.body(unit).state.latches.iter();
                latches.map(|latch| latch.rung).filter(|rung| !visible_only || *rung != Rung::new(4)).max()
            };
            let rung = latched(false).map_or(plain, |act| act.max(plain));
            let acts = latched(true).unwrap_or_default();
            self.publish(unit, rung);
            self.show(unit, plain, acts);
        }
    }

    fn publish(&mut self, unit: UnitId, rung: Rung) {
        if self.body(unit).state.rung != rung {
            self.state(unit).rung = rung;
            self.record(Record::Rung { unit, rung });
        }
    }

    /// Shows a unit's conduct to those who follow it: what it does is plain to all, but how close it will come to himself
    /// each goes by his own measurement.
    fn show(&mut self, unit: UnitId, plain: Rung, acts: Rung) {
        let side = self.body(unit).side;
        for witness in self.units() {
            if self.body(witness).side == side || !self.follows(witness, unit) {
                continue;
            }
            let errs = self
                .pairs
                .get(witness, unit)
                .is_some_and(|pair| pair.measured_since[usize::from(witness > unit)] != pair.hazardous_since);
            let seen = if errs { self.state_rung(unit, Some(witness)) } else { plain };
            let rung = seen.max(acts);
            let shown = self.shown.entry((witness, unit)).or_default();
            if shown.0 != rung {
                *shown = (rung, shown.1 + 1);
                let change = shown.1;
                self.tell(witness, ToBridge::Conduct { of: unit, rung, change });
            }
        }
    }

    fn forget_absent(&mut self) {
        let absent = |unit: &UnitId| !self.body(*unit).state.present;
        let left: Vec<UnitId> = self.touched.iter().copied().filter(absent).collect();
        for gone in left {
            for other in self.units() {
                let Some(pair) = self.pairs.get(gone, other).copied() else { continue };
                self.pairs.set(gone, other, None);
                let (one, other) = (gone.min(other), gone.max(other));
                for (by, with, followed) in
                    [(one, other, pair.followed_by[0]), (other, one, pair.followed_by[1])]
                {
                    if followed {
                        self.contact(by, with, false, Metres(0.0));
                    }
                }
                for (unit, with) in [(one, other), (other, one)] {
                    let evades = &mut self.state(unit).evades;
                    *evades = evades.filter(|evaded| *evaded != with);
                }
                self.touched.extend([one, other]);
            }
        }
    }

    fn judge_pair(&mut self, one: UnitId, other: UnitId) {
        let now = self.now();
        let Some(geometry) = self.geometry(one, other) else { return };
        let before = self.pairs.get(one, other).copied().unwrap_or(PairState::STRANGERS);
        let since = |was: Option<Instant>, is: bool| is.then(|| was.unwrap_or(now));
        let follows = |by: UnitId, with: UnitId| {
            let horizon = self.plot.horizon(by, with, now).unwrap_or_default();
            geometry.range <= self.body(by).platform.traits().sensor_range.min(horizon)
        };
        let mut after = PairState {
            followed_by: [follows(one, other), follows(other, one)],
            near_since: since(before.near_since, geometry.near),
            hazardous_since: since(before.hazardous_since, geometry.hazardous),
            measured_since: [0, 1].map(|by| since(before.measured_since[by], geometry.measured[by].1)),
            touching: geometry.touching,
            endangered: geometry.endangered,
            dangers: before.dangers + u64::from(geometry.endangered && !before.endangered),
            due: Instant::NEVER,
        };
        after.due = self.pair_due(one, other, &after);
        let (near, touching) = (after.near_since.is_some(), after.touching);
        let changes = [(one, other, 0), (other, one, 1)];
        self.pairs.set(one, other, Some(after));
        for (by, with, index) in changes {
            if after.followed_by[index] != before.followed_by[index] {
                self.contact(by, with, after.followed_by[index], geometry.range);
            }
            if near != before.near_since.is_some() {
                self.tell(by, ToBridge::Near { unit: with, near });
            }
            let (ClosestApproach { after: time, distance }, hazardous) = geometry.measured[index];
            if hazardous != before.measured_since[index].is_some() {
                let closest_m = distance.0.round();
                self.record(Record::Measures { by, of: with, closest_m, after: time, hazardous });
            }
        }
        if after.endangered != before.endangered {
            self.evade(one, other, after.endangered, after.dangers);
            self.evade(other, one, after.endangered, after.dangers);
        }
        if touching && !before.touching {
            self.record(Record::Collides { one, other });
            for (unit, with, _) in changes {
                self.state(unit).latches.push(Latch { rung: Rung::new(6), since: now, over: true });
                self.touch(unit);
                self.tell(unit, ToBridge::Collided { with });
            }
        }
    }

    /// Who is about to be run into turns away, unless ramming is meant or the watch reacts too late.
    fn evade(&mut self, unit: UnitId, other: UnitId, danger: bool, dangers: u64) {
        let body = self.body(unit);
        let guidance = body.state.guidance.unwrap_or(body.task);
        let rams = guidance == Guidance::Keep { unit: other, range: Metres(0.0) };
        let index = [other.0.into(), dangers];
        let waits = if body.state.calling > 0 { self.params.late_calling } else { 0.0 };
        let late = self.draws.at(&body.key, "late", &index).bernoulli(self.params.late_reaction + waits);
        let state = self.state(unit);
        if danger && !rams && !late {
            state.evades = Some(other);
        } else if state.evades == Some(other) {
            state.evades = None;
        }
        self.touch(unit);
        self.turn(unit);
    }

    fn contact(&mut self, by: UnitId, with: UnitId, begins: bool, range: Metres) {
        let side = self.body(with).side;
        self.record(Record::Contact { by, with, begins, range_m: range.0.round() });
        self.tell(by, ToBridge::Contact { with, side, begins });
        // Who loses a contact forgets what it did.
        self.shown.entry((by, with)).or_default().0 = Rung::ROUTINE;
    }

    fn geometry(&self, one: UnitId, other: UnitId) -> Option<Geometry> {
        let at = self.now() + MOMENT;
        let pair = Pair::new(&self.plot.track(one)?, &self.plot.track(other)?);
        let (first, second) = (&self.body(one).platform, &self.body(other).platform);
        let (safe, safe_time) = (safe_distance(first, second, &self.params), self.safe_time(one, other));
        let range = pair.range(at);
        let approach = pair.closest_approach(at);
        let judged = |pair: &Pair| {
            let approach = pair.closest_approach(at);
            let ahead = approach.after > Span::ZERO && approach.after <= safe_time;
            (approach, ahead && approach.distance < safe || pair.range(at) < safe)
        };
        let (hazardous, near) =
            (judged(&pair).1, range < Metres::from_nautical_miles(self.params.watch_distance));
        let measured = [(one, other), (other, one)].map(|(by, of)| {
            let seen = if near || hazardous { self.measure(by, of, at) } else { None };
            seen.map_or((approach, false), |seen| judged(&seen))
        });
        let hulls = Metres(first.traits().hull.0 + second.traits().hull.0);
        Some(Geometry {
            range,
            near,
            hazardous,
            measured,
            endangered: approach.after > Span::ZERO
                && approach.after <= LAST_MINUTES
                && approach.distance.0 < 2.0 * hulls.0,
            touching: range < hulls,
        })
    }

    /// Two legs as one of the two measures the other's. The errors of a minute belong together, as a tracker smooths them.
    fn measure(&self, by: UnitId, of: UnitId, at: Instant) -> Option<Pair> {
        let (own, other, p) = (self.plot.track(by)?, self.plot.track(of)?, &self.params);
        let minute = at.since_start().as_minutes() as u64;
        let mut draw = self.draws.at(&self.body(by).key, "sensor", &[of.0.into(), minute]);
        let air = |unit: UnitId| self.body(unit).platform.flies();
        let bearing = if air(by) { p.sensor_bearing_air } else { p.sensor_bearing_ship };
        let speed = if air(of) { p.sensor_speed_air } else { p.sensor_speed_ship };
        let errors = Errors {
            range: Metres(draw.normal(0.0, p.sensor_range)),
            bearing: Degrees(draw.normal(0.0, bearing)),
            speed: Knots(draw.normal(0.0, speed)),
        };
        Some(Pair::new(&own, &measured(&own, &other, at, errors)))
    }

    fn safe_time(&self, one: UnitId, other: UnitId) -> Span {
        if self.in_the_air(one, other) {
            Span::from_seconds(self.params.safe_time_air)
        } else {
            Span::from_minutes(self.params.safe_time_ship)
        }
    }

    fn in_the_air(&self, one: UnitId, other: UnitId) -> bool {
        self.body(one).platform.flies() || self.body(other).platform.flies()
    }

    /// How long a hazardous approach lasts before it counts as one.
    fn hazard_hold(&self, one: UnitId, other: UnitId) -> Span {
        if self.in_the_air(one, other) { Span::seconds(10) } else { Span::minutes(1) }
    }

    /// The rung of a unit by the state tests: as it is, or as one of the others measures it towards himself.
    fn state_rung(&self, unit: UnitId, seen_by: Option<UnitId>) -> Rung {
        let now = self.now();
        let body = self.body(unit);
        let target = body.state.guidance.unwrap_or(body.task).target();
        let mut rung = Rung::ROUTINE;
        for with in self.units() {
            let Some(pair) = self.pairs.get(unit, with) else { continue };
            if pair.followed_by.contains(&true) {
                rung = rung.max(Rung::new(1));
            }
            let held = |since: Option<Instant>, hold: Span| since.is_some_and(|since| now >= since + hold);
            let drives = target == Some(with);
            let passive =
                self.body(with).state.guidance.unwrap_or(self.body(with).task).target() != Some(unit);
            if drives && held(pair.near_since, Span::from_minutes(self.params.watch_time)) {
                rung = rung.max(Rung::new(2));
            }
            // Two that run into each other without meaning to are both in it.
            let hazardous_since = match seen_by {
                Some(by) if by == with => pair.measured_since[usize::from(by > unit)],
                _ => pair.hazardous_since,
            };
            if (drives || passive) && held(hazardous_since, self.hazard_hold(unit, with)) {
                rung = rung.max(Rung::new(3));
            }
        }
        rung
    }

    /// When the tests of a pair may come out differently although nobody manoeuvres.
    fn pair_due(&self, one: UnitId, other: UnitId, state: &PairState) -> Instant {
        let (now, after) = (self.now(), self.now() + MOMENT);
        let (Some(own), Some(theirs)) = (self.plot.track(one), self.plot.track(other)) else {
            return Instant::NEVER;
        };
        let pair = Pair::new(&own, &theirs);
        let (first, second) = (&self.body(one).platform, &self.body(other).platform);
        let horizon = self.plot.horizon(one, other, after).unwrap_or_default();
        let watch = Metres::from_nautical_miles(self.params.watch_distance);
        let safe = safe_distance(first, second, &self.params);
        let hulls = first.traits().hull.0 + second.traits().hull.0;
        let ranges = [
            first.traits().sensor_range.min(horizon),
            second.traits().sensor_range.min(horizon),
            watch,
            safe,
            Metres(2.0 * hulls),
            Metres(hulls),
        ];
        let crossings = ranges.into_iter().filter_map(|range| pair.crossing(after, range));
        let approach = pair.closest_approach(after);
        // An approach that is safe by a little may be measured to be unsafe: whoever is near looks.
        let look_ahead =
            (approach.distance < watch || approach.distance < safe) && approach.after > Span::ZERO;
        let approaches = [Span::ZERO, self.safe_time(one, other), LAST_MINUTES]
            .into_iter()
            .filter(|_| look_ahead)
            .map(|lead| approach.after - lead)
            .filter(|wait| *wait > Span::ZERO)
            .map(|wait| after + wait);
        let holds = [
            state.near_since.map(|since| since + Span::from_minutes(self.params.watch_time)),
            state.hazardous_since.map(|since| since + self.hazard_hold(one, other)),
            state.measured_since[0].map(|since| since + self.hazard_hold(one, other)),
            state.measured_since[1].map(|since| since + self.hazard_hold(one, other)),
        ];
        let all = crossings.chain(approaches).chain(holds.into_iter().flatten());
        all.filter(|at| *at > now).min().unwrap_or(Instant::NEVER)
    }
}
