//! How units move: orders to the helm, dead time, and when a plan is over.

use guardline_theatre::{Guidance, Helm, Mark, Other, Pair, Plan, Track, plan};
use guardline_units::{Instant, Knots, Local, Span, UnitId};
use guardline_wire::Record;

use super::{MOMENT, World, unit_pair};

impl World {
    /// What a unit has been told to do.
    pub(super) fn told(&self, unit: UnitId) -> Guidance {
        let body = self.body(unit);
        body.state.guidance.unwrap_or(body.task)
    }

    /// What a unit steers for now: what it was told, unless it has to save itself.
    pub(super) fn steers_for(&self, unit: UnitId) -> Guidance {
        match self.body(unit).state.evades {
            Some(other) => Guidance::BreakOff { unit: other, bearing: None },
            None => self.told(unit),
        }
    }

    pub(super) fn steer(&mut self, unit: UnitId, guidance: Guidance) {
        let was = self.told(unit).target();
        let state = self.state(unit);
        (state.guidance, state.stage) = (Some(guidance), 0);
        self.follow_steps(unit, was, guidance.target());
        // The tests ask who drives at whom: they may come out differently for either.
        for concerned in [Some(unit), was, guidance.target()].into_iter().flatten() {
            self.touch(concerned);
        }
        self.turn(unit);
    }

    /// Keeps the list of those who keep to a unit.
    pub(super) fn follow_steps(&mut self, unit: UnitId, was: Option<UnitId>, is: Option<UnitId>) {
        if let Some(was) = was {
            self.tied(was).kept_by.remove(&unit);
        }
        if let Some(is) = is {
            self.tied(is).kept_by.insert(unit);
        }
    }

    /// Gives the helm an order, unless one is on its way.
    pub(super) fn turn(&mut self, unit: UnitId) {
        let begins = self.now() + Span::from_seconds(self.body(unit).platform.traits().reaction_seconds);
        let state = self.state(unit);
        if state.present && state.turns.is_none() {
            state.turns = Some(begins);
            self.touch(unit);
        }
    }

    /// Puts the helm to what the guidance calls for now.
    pub(super) fn take_leg(&mut self, unit: UnitId) {
        let now = self.now();
        self.state(unit).turns = None;
        self.touch(unit);
        if self.body(unit).state.adrift > 0 {
            return;
        }
        let guidance = self.steers_for(unit);
        let (body, target) = (self.body(unit), guidance.target());
        let (traits, passage, stage) = (body.platform.traits(), body.velocity, body.state.stage);
        let made = self.plot.beside(unit, target, |own, other| {
            let helm = Helm { now, own, traits, passage, stage };
            let other = target.zip(other).map(|(target, track)| {
                let platform = &self.body(target).platform;
                Other { track, hull: platform.traits().hull, flies: platform.flies() }
            });
            let leg = plan(guidance, &helm, other.as_ref());
            (leg, own.departs(leg.order).then(|| Track::ordered(now, own, leg.order, traits)))
        });
        let Some((leg, track)) = made else { return };
        let expires = leg.expires.map_or(Instant::NEVER, |lasts| now + lasts.max(Span::seconds(1)));
        let state = self.state(unit);
        (state.plan, state.stage) = (Some((leg, expires)), leg.stage);
        if let Some(track) = track {
            self.record_leg(unit, &track);
            self.plot.set(unit, Some(track));
            self.moved.insert(unit);
            self.tied(unit).informs.clear();
            self.kept_by_turn(unit);
        }
    }

    /// The helm does not answer: the unit goes on as it goes.
    pub(super) fn helm_fails(&mut self, unit: UnitId) {
        let state = self.state(unit);
        state.adrift += 1;
        (state.plan, state.turns) = (None, None);
        self.touch(unit);
        self.record(Record::Helm { unit, fails: true });
    }

    /// It answers again, and the unit goes back to what it steers for.
    pub(super) fn helm_answers(&mut self, unit: UnitId) {
        let state = self.state(unit);
        state.adrift = state.adrift.saturating_sub(1);
        if state.adrift == 0 {
            self.record(Record::Helm { unit, fails: false });
            self.turn(unit);
        }
    }

    fn record_leg(&self, unit: UnitId, track: &Track) {
        let order = track.order();
        let speed = Knots::from_metres_per_second(order.speed);
        // A tenth of a knot and of a degree is what a log would note.
        let (course_deg, speed_kn) =
            ((order.course.0 * 10.0).round() / 10.0, (speed.0 * 10.0).round() / 10.0);
        self.record(Record::Steers { unit, course_deg, speed_kn });
    }

    /// Whoever keeps to a unit that has manoeuvred thinks again.
    fn kept_by_turn(&mut self, unit: UnitId) {
        for other in self.ties(unit).kept_by.clone() {
            self.turn(other);
            self.touch(other);
        }
    }

    pub(super) fn appear(&mut self, unit: UnitId) {
        let (now, from, velocity) = (self.now(), self.body(unit).from, self.body(unit).velocity);
        let track = Track::new(now, from, velocity);
        self.plot.set(unit, Some(track));
        self.touch(unit);
        let state = self.state(unit);
        (state.present, state.turns) = (true, Some(now));
        let side = self.body(unit).side;
        for other in self.units() {
            if self.body(other).state.present && self.body(other).side != side {
                self.look.insert(unit_pair(unit, other));
            }
        }
        let Local { east, north, up } = from;
        let whole = |metres: f64| metres.round();
        self.record(Record::Appears { unit, east_m: whole(east), north_m: whole(north), up_m: whole(up) });
        self.record_leg(unit, &track);
        self.kept_by_turn(unit);
    }

    pub(super) fn leave(&mut self, unit: UnitId) {
        self.go_dark(unit);
        self.plot.set(unit, None);
        self.touch(unit);
        let state = self.state(unit);
        (state.present, state.turns, state.plan) = (false, None, None);
        self.record(Record::Leaves { unit });
        self.forget(unit);
        self.kept_by_turn(unit);
    }

    /// What the plan of a unit is judged by, while it can be: its own track and that of its mark.
    fn by_the_mark<T>(&self, unit: UnitId, look: impl FnOnce(Pair<'_>) -> T) -> Option<T> {
        let Mark { unit: with, offset } = self.body(unit).state.plan?.0.mark;
        if let Some(with) = with {
            return self.plot.pair_with_point(unit, with, offset, look);
        }
        let still = Track::new(Instant::START, offset, Local::ZERO);
        Some(look(Pair::new(&self.plot.track(unit)?, &still)))
    }

    /// Whether the plan of a unit is over; if it is because its mark has been reached, what comes next.
    pub(super) fn plan_is_over(&mut self, unit: UnitId) -> bool {
        let now = self.now();
        let Some((Plan { inner, outer, then, .. }, expires)) = self.body(unit).state.plan else {
            return false;
        };
        let late = expires <= now;
        let range = if inner.is_some() || outer.is_some() {
            self.by_the_mark(unit, |pair| pair.range(now + MOMENT))
        } else {
            None
        };
        let arrived = inner.zip(range).is_some_and(|(inner, range)| range <= inner);
        let strayed = outer.zip(range).is_some_and(|(outer, range)| range >= outer);
        if arrived || late && inner.is_none() {
            self.state(unit).stage = then;
        }
        arrived || strayed || late
    }

    /// When it will be.
    pub(super) fn plan_due(&self, unit: UnitId) -> Option<Instant> {
        let (Plan { inner, outer, .. }, expires) = self.body(unit).state.plan?;
        let after = self.now() + MOMENT;
        if (inner, outer) == (None, None) {
            return Some(expires);
        }
        let crossings = self.by_the_mark(unit, |pair| {
            let ahead = pair.ahead(after);
            [inner, outer].map(|range| range.and_then(|range| ahead.crossing(range)))
        });
        crossings.unwrap_or_default().into_iter().flatten().chain([expires]).min()
    }
}
