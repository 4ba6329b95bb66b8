//! The referee: the rung of each unit's conduct, by the tests of the ladder. Nothing here is set by hand.
//!
//! State tests (watch, close surveillance, a formation entered, hazardous manoeuvre, shouldering) follow the state and are
//! charged to the unit that keeps to the other or drives at it; act tests (crossing the bow, illumination, warning force,
//! contact, fire) hold for half an hour at least, and as long as the act goes on. What others can see of it is everything
//! but the radar.

use guardline_actors::ports::ToBridge;
use guardline_theatre::ClosestApproach;
use guardline_units::{Instant, Metres, Params, Rung, Span, UnitId};
use guardline_wire::Record;

use super::{Few, Item, UnitPair, World, unit_pair};

mod geometry;
mod rung;

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

/// What is known about two units of different sides, both in play and within reach of each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct PairState {
    tests: Tests,
    /// How often the two have been about to run into each other.
    dangers: u64,
    /// When the first crosses the bow of the second, and the other way round.
    bows: [Option<Instant>; 2],
    /// When its tests may come out differently although nobody manoeuvres.
    due: Instant,
    /// Until when they cannot, whoever manoeuvres.
    quiet_until: Instant,
}

/// How the tests of a pair come out.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Tests {
    /// Whether the lower-numbered unit follows the other, and the other way round.
    followed_by: [bool; 2],
    near: Test,
    hazardous: Test,
    /// The same as each of the two measures it, the lower-numbered first.
    measured: [Test; 2],
    /// Hull beside hull without touching.
    beside: Test,
    /// So near that it is within a formation if there are two such.
    in_formation: bool,
    touching: bool,
    /// Whether the two are running into each other.
    endangered: bool,
}

/// A test that counts once it has held for a while.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Test {
    since: Option<Instant>,
    counts: bool,
}

impl Test {
    /// The test as it comes out now.
    fn now(self, holds: bool, after: Span, now: Instant) -> Self {
        let since = holds.then(|| self.since.unwrap_or(now));
        Self { since, counts: since.is_some_and(|since| now >= since + after) }
    }
    /// When it will count if it goes on.
    fn due(self, after: Span) -> Option<Instant> {
        self.since.filter(|_| !self.counts).map(|since| since + after)
    }
}

impl PairState {
    const STRANGERS: Self = Self {
        tests: Tests {
            followed_by: [false; 2],
            near: Test { since: None, counts: false },
            hazardous: Test { since: None, counts: false },
            measured: [Test { since: None, counts: false }; 2],
            beside: Test { since: None, counts: false },
            in_formation: false,
            touching: false,
            endangered: false,
        },
        dangers: 0,
        bows: [None; 2],
        due: Instant::NEVER,
        quiet_until: Instant::START,
    };
}

impl World {
    /// Brings pairs, rungs and everybody's picture up to date: the pairs in which somebody has put the helm over or
    /// something is due, and the units these concern. Gives back the units about which anything may have changed.
    pub(super) fn judge(&mut self, due: &Few<UnitId>) -> Few<UnitId> {
        self.look_at_moved();
        for pair in std::mem::take(&mut self.look) {
            self.judge_pair(pair);
        }
        let mut changed = std::mem::take(&mut self.touched);
        let mut concerned = changed.clone();
        concerned.extend(due.iter().copied());
        for unit in concerned {
            self.drop_latches(unit);
            if self.judge_unit(unit) {
                // Whoever would shoot by surprise looks at the other's guard.
                changed.extend(self.ties(unit).followed_by.iter().copied());
            }
        }
        changed
    }

    /// Every pair of a unit that has manoeuvred must be looked at, but for those that are too far from any limit.
    fn look_at_moved(&mut self) {
        let now = self.now();
        for unit in std::mem::take(&mut self.moved) {
            if !self.body(unit).state.present {
                continue;
            }
            for other in self.ties(unit).near.clone() {
                let pair = unit_pair(unit, other);
                let Some(state) = self.pairs.get_mut(&pair) else { continue };
                if now < state.quiet_until {
                    let was = state.due;
                    state.due = was.min(state.quiet_until);
                    let is = state.due;
                    self.agenda.put(Item::Pair(pair), was, is);
                } else {
                    self.look.insert(pair);
                }
            }
        }
    }

    /// An act keeps its rung until its time is over and the unit has stepped back.
    fn drop_latches(&mut self, unit: UnitId) {
        let (now, time) = (self.now(), Span::from_minutes(self.params.latch));
        let runs_out = |latch: &Latch| latch.over && now >= latch.since + time;
        if self.body(unit).state.latches.iter().any(runs_out) && self.state_rung(unit, None) < Rung::new(3) {
            self.state(unit).latches.retain(|latch| !runs_out(latch));
        }
    }

    /// The rung of a unit, and what others see of it. Whether the rung has changed.
    fn judge_unit(&mut self, unit: UnitId) -> bool {
        let plain = if self.body(unit).state.present { self.state_rung(unit, None) } else { Rung::ROUTINE };
        let latched = |visible_only: bool| {
            let latches = self.body(unit).state.latches.iter();
            latches.map(|latch| latch.rung).filter(|rung| !visible_only || *rung != Rung::new(4)).max()
        };
        let rung = latched(false).map_or(plain, |act| act.max(plain));
        let acts = latched(true).unwrap_or_default();
        let before = std::mem::replace(&mut self.state(unit).rung, rung);
        if before != rung {
            self.record(Record::Rung { unit, rung });
        }
        self.show(unit, plain, acts);
        before != rung
    }

    /// Shows a unit's conduct to those who follow it: what it does is plain to all, but how close it will come to himself
    /// each goes by his own measurement.
    fn show(&mut self, unit: UnitId, plain: Rung, acts: Rung) {
        for witness in self.ties(unit).followed_by.clone() {
            let errs = self.pairs.get(&unit_pair(witness, unit)).is_some_and(|pair| {
                pair.tests.measured[usize::from(witness > unit)].counts != pair.tests.hazardous.counts
            });
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

    /// A unit has left: nobody follows it any more, nor need evade it.
    pub(super) fn forget(&mut self, gone: UnitId) {
        for other in self.ties(gone).near.clone() {
            let pair = unit_pair(gone, other);
            let Some(state) = self.pairs.remove(&pair) else { continue };
            self.agenda.put(Item::Pair(pair), state.due, Instant::NEVER);
            for (index, (by, with)) in [pair, (pair.1, pair.0)].into_iter().enumerate() {
                if state.tests.followed_by[index] {
                    self.contact(by, with, false, Metres(0.0));
                }
                let ties = self.tied(by);
                ties.near.remove(&with);
                ties.close.remove(&with);
                let evades = &mut self.state(by).evades;
                *evades = evades.filter(|evaded| *evaded != with);
                self.touch(by);
            }
        }
    }

    fn judge_pair(&mut self, pair: UnitPair) {
        let known = self.pairs.get(&pair).copied();
        let before = known.unwrap_or(PairState::STRANGERS);
        let both = |world: &Self| world.body(pair.0).state.present && world.body(pair.1).state.present;
        if !both(self) {
            return;
        }
        if before.tests == Tests::default()
            && let Some(until) = self.sleeps_until(pair)
        {
            if let Some(state) = self.pairs.remove(&pair) {
                self.agenda.put(Item::Pair(pair), state.due, Instant::NEVER);
            }
            self.put_to_sleep(pair, until);
            return;
        }
        let Some((mut after, range)) = self.look_at(pair, &before) else { return };
        if after.tests.endangered && !before.tests.endangered {
            let dangers = self.dangers.entry(pair).or_default();
            *dangers += 1;
            after.dangers = *dangers;
        }
        self.agenda.put(Item::Pair(pair), before.due, after.due);
        self.pairs.insert(pair, after);
        self.tie(pair, &after);
        if after.tests != before.tests || known.is_none() {
            self.touch(pair.0);
            self.touch(pair.1);
        }
        self.tell_of(pair, &before, &after, range);
        self.bows_crossed(pair, &before);
    }

    fn tie(&mut self, (one, other): UnitPair, state: &PairState) {
        let Tests { near, hazardous, measured, beside, in_formation, .. } = state.tests;
        let tests = [near, hazardous, measured[0], measured[1], beside];
        let close = in_formation || tests.iter().any(|it| it.since.is_some() || it.counts);
        for (unit, with) in [(one, other), (other, one)] {
            let ties = self.tied(unit);
            ties.near.insert(with);
            if close {
                ties.close.insert(with);
            } else {
                ties.close.remove(&with);
            }
        }
    }

    /// Tells both bridges what has changed between them.
    fn tell_of(&mut self, pair: UnitPair, before: &PairState, after: &PairState, range: Metres) {
        let both = [pair, (pair.1, pair.0)];
        let (was, is) = (&before.tests, &after.tests);
        for (index, (by, with)) in both.into_iter().enumerate() {
            if is.followed_by[index] != was.followed_by[index] {
                self.contact(by, with, is.followed_by[index], range);
            }
            if is.near.since.is_some() != was.near.since.is_some() {
                self.tell(by, ToBridge::Near { unit: with, near: is.near.since.is_some() });
            }
            let hazardous = is.measured[index].since.is_some();
            if hazardous != was.measured[index].since.is_some() {
                self.record_measured(by, with, hazardous);
            }
        }
        if is.endangered != was.endangered {
            for (unit, other) in both {
                self.evade(unit, other, is.endangered, after.dangers);
            }
        }
        if is.touching && !was.touching {
            self.record(Record::Collides { one: pair.0, other: pair.1 });
            for (unit, with) in both {
                self.latch(unit, Rung::new(6));
                self.tell(unit, ToBridge::Collided { with });
            }
        }
    }

    /// Who has kept to another and crossed ahead of it has done something that is remembered.
    fn bows_crossed(&mut self, pair: UnitPair, before: &PairState) {
        let now = self.now();
        for (index, (unit, other)) in [pair, (pair.1, pair.0)].into_iter().enumerate() {
            if before.bows[index].is_some_and(|at| at <= now) && self.told(unit).target() == Some(other) {
                self.latch(unit, Rung::new(3));
            }
        }
    }

    fn latch(&mut self, unit: UnitId, rung: Rung) {
        let since = self.now();
        self.state(unit).latches.push(Latch { rung, since, over: true });
        self.touch(unit);
    }

    /// Who is about to be run into turns away, unless ramming is meant or the watch reacts too late.
    fn evade(&mut self, unit: UnitId, other: UnitId, danger: bool, dangers: u64) {
        let (body, told) = (self.body(unit), self.told(unit));
        let rams = told.rams() && told.target() == Some(other);
        let index = [other.0.into(), dangers];
        let waits = if body.state.calling > 0 { self.params.late_calling } else { 0.0 };
        let informed = self.ties(other).informs.contains(&unit);
        let share = if informed { self.params.manoeuvre_information } else { 1.0 };
        let late = share * (self.params.late_reaction + waits);
        let late = self.draws.at(&body.key, "late", &index).bernoulli(late);
        let state = self.state(unit);
        if danger && !rams && !late {
            state.evades = Some(other);
        } else if state.evades == Some(other) {
            state.evades = None;
        }
        self.touch(unit);
        self.turn(unit);
    }

    /// What one of two units measures of the other's approach, when it begins or ceases to take it for hazardous.
    fn record_measured(&self, by: UnitId, of: UnitId, hazardous: bool) {
        let nothing = ClosestApproach { after: Span::ZERO, distance: Metres(0.0) };
        let approach = self.measured_approach(by, of).unwrap_or(nothing);
        let (closest_m, after) = (approach.distance.0.round(), approach.after);
        self.record(Record::Measures { by, of, closest_m, after, hazardous });
    }

    fn contact(&mut self, by: UnitId, with: UnitId, begins: bool, range: Metres) {
        if begins {
            self.tied(by).follows.insert(with);
            self.tied(with).followed_by.insert(by);
        } else {
            self.tied(by).follows.remove(&with);
            self.tied(with).followed_by.remove(&by);
        }
        let side = self.body(with).side;
        self.record(Record::Contact { by, with, begins, range_m: range.0.round() });
        self.tell(by, ToBridge::Contact { with, side, begins });
        // Who loses a contact forgets what it did; who gains one is shown it when the unit is judged.
        self.shown.entry((by, with)).or_default().0 = Rung::ROUTINE;
        self.touch(with);
    }
}
