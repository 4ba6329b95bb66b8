//! Ground truth: where everybody is, what radars really do, what acts were done, and the rung of each unit's conduct.
//!
//! The world moves only when something is due: a leg ends, a distance is crossed, a time runs out. It tells each bridge
//! what its sensors show, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use guardline_actors::ports::{Analysis, ToBridge, ToMinistry, ToWorld};
use guardline_channels::Log;
use guardline_kernel::{Address, Draws, Kernel, Mailbox};
use guardline_theatre::{Guidance, Pair, Plan, Platform, Plot, Step, Track, analyse, perceive, plan};
use guardline_units::{ActorId, Instant, Knots, Local, Metres, Params, Rung, Side, Span, UnitId};
use guardline_wire::Record;
use guardline_wire::record::{Act, Intent, Mode, Shows};

mod referee;
use referee::{Latch, Pairs};

/// A unit as the world knows it.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) side: Side,
    pub(crate) key: String,
    pub(crate) platform: Platform,
    pub(crate) intent: Intent,
    pub(crate) bridge: Address<ToBridge>,
    pub(crate) ministry: Address<ToMinistry>,
    pub(crate) task: Guidance,
    pub(crate) appears: Instant,
    pub(crate) leaves: Instant,
    pub(crate) from: Local,
    pub(crate) velocity: Local,
    state: State,
}

/// What changes about a unit.
#[derive(Clone, Debug, Default)]
struct State {
    present: bool,
    guidance: Option<Guidance>,
    /// Whom it turns away from, so as not to be run into.
    evades: Option<UnitId>,
    /// When the leg that was ordered begins: dead time and the turn.
    turns: Option<Instant>,
    plan: Option<Plan>,
    latches: Vec<Latch>,
    rung: Rung,
    beam: Option<Beam>,
    beams: u64,
    /// Calls on the radio that the bridge waits for: meanwhile nobody manoeuvres.
    calling: u32,
    /// What is left of the draw against the hazard of a surprise shot.
    patience: f64,
}

/// A radar on a unit.
#[derive(Clone, Copy, Debug)]
struct Beam {
    on: UnitId,
    mode: Mode,
    perceived: bool,
}

impl Body {
    #[allow(clippy::too_many_arguments, reason = "one place, one struct")]
    pub(crate) fn new(
        side: Side,
        key: &str,
        platform: &Platform,
        intent: Intent,
        (bridge, ministry): (Address<ToBridge>, Address<ToMinistry>),
        task: Guidance,
        (appears, leaves): (Instant, Instant),
        (from, velocity): (Local, Local),
    ) -> Self {
        let (key, platform, state) = (key.to_owned(), platform.clone(), State::default());
        Self { side, key, platform, intent, bridge, ministry, task, appears, leaves, from, velocity, state }
    }
}

/// What the event engine can begin in the world.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Happening {
    /// A radar on a unit.
    Radar { from: UnitId, on: UnitId, mode: Mode, lasts: Span },
    /// A unit sent close to another.
    Approach { from: UnitId, to: UnitId, distance: Metres, lasts: Span },
}

/// Ground truth.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) actor: ActorId,
    pub(crate) kernel: Kernel,
    pub(crate) plot: Plot,
    pub(crate) params: Params,
    pub(crate) draws: Draws,
    pub(crate) log: Log,
    pub(crate) bodies: Vec<Body>,
    pub(crate) happenings: BTreeMap<u16, Happening>,
    pub(crate) mail: Mailbox<ToWorld>,
    pairs: Pairs,
    /// At which rung each unit is shown to each of those who follow it, and how often that has changed.
    shown: BTreeMap<(UnitId, UnitId), (Rung, u32)>,
    /// Units that have done something since the referee last looked.
    touched: BTreeSet<UnitId>,
    clock: Instant,
}

/// States are read a moment later than events fall due, so that a distance that has just been crossed has been crossed.
const MOMENT: Span = Span::millis(1);

impl World {
    #[allow(clippy::too_many_arguments, reason = "one place, one struct")]
    pub(crate) fn new(
        actor: ActorId,
        kernel: Kernel,
        plot: Plot,
        params: Params,
        draws: Draws,
        log: Log,
        bodies: Vec<Body>,
        happenings: BTreeMap<u16, Happening>,
        mail: Mailbox<ToWorld>,
    ) -> Self {
        let (pairs, shown, touched) = (Pairs::new(bodies.len()), BTreeMap::new(), BTreeSet::new());
        let clock = Instant::START;
        Self {
            actor,
            kernel,
            plot,
            params,
            draws,
            log,
            bodies,
            happenings,
            mail,
            pairs,
            shown,
            touched,
            clock,
        }
    }

    /// Waits for an order or for something to fall due.
    pub(crate) async fn live(mut self) {
        for unit in self.units() {
            let key = self.body(unit).key.clone();
            self.state(unit).patience = self.draws.at(&key, "surprise", &[]).exponential(1.0);
            let intent = self.body(unit).intent;
            self.record(Record::Truth { unit, intent });
        }
        loop {
            self.advance();
            if let Some(order) = self.mail.recv_until(self.due()).await {
                self.spend();
                self.obey(&order);
            } else {
                self.spend();
            }
        }
    }

    /// What a unit steers for now: what it was ordered, unless it has to save itself.
    fn steers_for(&self, unit: UnitId) -> Guidance {
        let body = self.body(unit);
        match body.state.evades {
            Some(other) => Guidance::BreakOff { unit: other },
            None => body.state.guidance.unwrap_or(body.task),
        }
    }

    fn units(&self) -> impl Iterator<Item = UnitId> + use<> {
        (0..self.bodies.len()).map(|index| UnitId(index as u16))
    }
    fn body(&self, unit: UnitId) -> &Body {
        &self.bodies[usize::from(unit.0)]
    }
    fn state(&mut self, unit: UnitId) -> &mut State {
        &mut self.bodies[usize::from(unit.0)].state
    }
    /// Notes that a unit has done something that the referee must look at.
    fn touch(&mut self, unit: UnitId) {
        self.touched.insert(unit);
    }
    fn tell(&self, unit: UnitId, event: ToBridge) {
        self.body(unit).bridge.send(event);
    }
    fn record(&self, record: Record) {
        self.log.record(self.actor, record);
    }
    fn now(&self) -> Instant {
        self.kernel.now()
    }

    fn obey(&mut self, order: &ToWorld) {
        match *order {
            ToWorld::Steer { unit, guidance } => self.steer(unit, guidance),
            ToWorld::Illuminate { unit, on, begins: true } => self.illuminate(unit, on, Mode::FireControl),
            ToWorld::Illuminate { unit, begins: false, .. } => self.go_dark(unit),
            ToWorld::Act { unit, act, on } => self.act(unit, act, on),
            ToWorld::Calling { unit, begins } => {
                let calling = &mut self.state(unit).calling;
                *calling = if begins { *calling + 1 } else { calling.saturating_sub(1) };
            }
            ToWorld::Begin { incident } => self.begin(incident),
            ToWorld::End { incident } => {
                // Only the radar that the incident switched on: its unit may have another one on by now.
                if let Some(Happening::Radar { from, mode, .. }) = self.happenings.get(&incident).copied()
                    && self.body(from).state.beam.is_some_and(|beam| beam.mode == mode)
                {
                    self.go_dark(from);
                }
            }
        }
    }

    fn begin(&mut self, incident: u16) {
        let Some(happening) = self.happenings.get(&incident).copied() else { return };
        match happening {
            Happening::Radar { from, on, mode, lasts } => {
                if mode == Mode::FireControl {
                    let (rung, range) = (Rung::new(4), None);
                    self.tell(from, ToBridge::Directed { to: on, rung, range, lasts });
                } else {
                    self.illuminate(from, on, mode);
                }
            }
            Happening::Approach { from, to, distance, lasts } => {
                let (watch, range) =
                    (Metres::from_nautical_miles(self.params.watch_distance), Some(distance));
                let platforms = (&self.body(from).platform, &self.body(to).platform);
                let safe = guardline_actors::conduct::safe_distance(platforms.0, platforms.1, &self.params);
                let rung = match distance {
                    d if d < safe => Rung::new(3),
                    d if d < watch => Rung::new(2),
                    _ => Rung::new(1),
                };
                self.tell(from, ToBridge::Directed { to, rung, range, lasts });
            }
        }
    }

    // Motion.

    fn steer(&mut self, unit: UnitId, guidance: Guidance) {
        self.state(unit).guidance = Some(guidance);
        self.touch(unit);
        self.turn(unit);
    }

    /// Orders a new leg, unless one is on its way.
    fn turn(&mut self, unit: UnitId) {
        let begins = self.now() + Span::from_seconds(self.body(unit).platform.traits().reaction_seconds);
        let state = self.state(unit);
        if state.present && state.turns.is_none() {
            state.turns = Some(begins);
        }
    }

    /// Begins the leg that the guidance calls for now.
    fn take_leg(&mut self, unit: UnitId) {
        let now = self.now();
        self.state(unit).turns = None;
        let Some(own) = self.plot.track(unit) else { return };
        let guidance = self.steers_for(unit);
        let other = guidance.target().and_then(|target| self.plot.track(target));
        let leg = plan(guidance, now, &own, other.as_ref(), self.body(unit).platform.traits());
        self.state(unit).plan = Some(leg);
        if leg.velocity.minus(own.velocity()).length() > 1e-6 {
            self.plot.set(unit, Some(Track::new(now, own.at(now), leg.velocity)));
            self.touch(unit);
            self.record_leg(unit, leg.velocity);
            self.followers_turn(unit);
        }
    }

    fn record_leg(&self, unit: UnitId, velocity: Local) {
        let speed = Knots::from_metres_per_second(velocity.length());
        // A tenth of a knot and of a degree is what a log would note.
        let (course_deg, speed_kn) =
            ((velocity.bearing().0 * 10.0).round() / 10.0, (speed.0 * 10.0).round() / 10.0);
        self.record(Record::Steers { unit, course_deg, speed_kn });
    }

    /// Whoever keeps to a unit that has manoeuvred thinks again.
    fn followers_turn(&mut self, unit: UnitId) {
        for other in self.units() {
            let body = self.body(other);
            if body.state.guidance.unwrap_or(body.task).target() == Some(unit) {
                self.turn(other);
            }
        }
    }

    fn appear(&mut self, unit: UnitId) {
        let (now, from, velocity) = (self.now(), self.body(unit).from, self.body(unit).velocity);
        self.plot.set(unit, Some(Track::new(now, from, velocity)));
        self.touch(unit);
        let state = self.state(unit);
        (state.present, state.turns) = (true, Some(now));
        let Local { east, north, up } = from;
        let whole = |metres: f64| metres.round();
        self.record(Record::Appears { unit, east_m: whole(east), north_m: whole(north), up_m: whole(up) });
        self.record_leg(unit, velocity);
        self.followers_turn(unit);
    }

    fn leave(&mut self, unit: UnitId) {
        self.go_dark(unit);
        self.plot.set(unit, None);
        self.touch(unit);
        let state = self.state(unit);
        (state.present, state.turns, state.plan) = (false, None, None);
        self.record(Record::Leaves { unit });
        self.followers_turn(unit);
    }

    /// The planned leg with the pair it is about, while both are in play.
    fn planned(&self, unit: UnitId) -> Option<(Plan, Pair)> {
        let target = self.steers_for(unit).target()?;
        Some((self.body(unit).state.plan?, Pair::new(&self.plot.track(unit)?, &self.plot.track(target)?)))
    }

    /// Whether the distance has left the band in which the planned leg holds good.
    fn plan_is_over(&self, unit: UnitId) -> bool {
        let Some((leg, pair)) = self.planned(unit) else { return false };
        let range = pair.range(self.now() + MOMENT);
        leg.inner.is_some_and(|inner| range <= inner) || leg.outer.is_some_and(|outer| range >= outer)
    }

    /// When it will.
    fn plan_due(&self, unit: UnitId) -> Option<Instant> {
        let (leg, pair) = self.planned(unit)?;
        let after = self.now() + MOMENT;
        [leg.inner, leg.outer].into_iter().flatten().filter_map(|range| pair.crossing(after, range)).min()
    }

    // Radar and weapons.

    fn illuminate(&mut self, unit: UnitId, on: UnitId, mode: Mode) {
        self.go_dark(unit);
        if !self.body(unit).state.present || !self.body(on).state.present {
            return;
        }
        self.touch(unit);
        let (in_sight, now) = (self.in_sight(unit, on), self.now());
        let key = self.body(on).key.clone();
        let state = self.state(unit);
        state.beams += 1;
        let episode = [unit.0.into(), state.beams];
        if mode == Mode::FireControl {
            state.latches.push(Latch { rung: Rung::new(4), since: now, over: false });
        }
        let shows = match perceive(mode, self.draws.at(&key, "warning", &episode).uniform(), &self.params) {
            shows if in_sight => shows,
            _ => Shows::Nothing,
        };
        self.state(unit).beam = Some(Beam { on, mode, perceived: shows != Shows::Nothing });
        self.record(Record::Emission { unit, on, mode, begins: true });
        self.record(Record::Warned { unit: on, by: unit, shows });
        if shows != Shows::Nothing {
            self.tell(on, ToBridge::Warned { by: unit, shows });
            self.have_analysed(unit, on, mode, shows, &episode);
        }
    }

    /// What a receiver showed was recorded too. What the recording gives is drawn here, where the truth is known.
    fn have_analysed(&self, by: UnitId, unit: UnitId, mode: Mode, showed: Shows, episode: &[u64]) {
        let (body, now, p) = (self.body(unit), self.now(), &self.params);
        let mut draw = self.draws.at(&body.key, "analysis", episode);
        let finds = analyse(mode, draw.uniform(), p);
        let delay = Span::from_hours(draw.lognormal(p.analysis_median, p.analysis_spread));
        let about = self.body(by).side;
        let analysis = Analysis { unit, by, about, recorded: now, showed, finds };
        body.ministry.post(now + delay, ToMinistry::Analysed(analysis));
    }

    fn go_dark(&mut self, unit: UnitId) {
        let Some(Beam { on, mode, perceived }) = self.state(unit).beam.take() else { return };
        self.touch(unit);
        for latch in &mut self.state(unit).latches {
            latch.over |= latch.rung == Rung::new(4);
        }
        self.record(Record::Emission { unit, on, mode, begins: false });
        if perceived {
            self.tell(on, ToBridge::Dark { by: unit });
        }
    }

    fn act(&mut self, unit: UnitId, act: Act, on: UnitId) {
        if !self.body(unit).state.present || !self.body(on).state.present {
            return;
        }
        let now = self.now();
        let returned = |body: &Body| body.state.latches.iter().any(|latch| latch.rung >= Rung::new(7));
        let rung = match act {
            Act::WarningForce => Rung::new(5),
            Act::Fire if returned(self.body(on)) => Rung::new(8),
            Act::Fire => Rung::new(7),
        };
        self.state(unit).latches.push(Latch { rung, since: now, over: true });
        self.touch(unit);
        self.record(Record::Acts { unit, act, on });
        let side = self.body(unit).side;
        for witness in self.units() {
            if self.body(witness).side != side && (witness == on || self.follows(witness, unit)) {
                self.tell(witness, ToBridge::Acted { unit, act, on });
            }
        }
    }

    /// Within the horizon of each other's radars.
    fn in_sight(&self, one: UnitId, other: UnitId) -> bool {
        let at = self.now();
        match (self.plot.range(one, other, at), self.plot.horizon(one, other, at)) {
            (Some(range), Some(horizon)) => range <= horizon,
            _ => false,
        }
    }

    fn follows(&self, by: UnitId, with: UnitId) -> bool {
        self.pairs.get(by, with).is_some_and(|pair| pair.followed_by[usize::from(by > with)])
    }

    // A truly hostile unit may fire by surprise, the sooner the lower the other's guard.

    fn surprise_rate(&self, unit: UnitId) -> Option<(f64, UnitId)> {
        let body = self.body(unit);
        let armed = body.platform.can(Step::Fire);
        if body.intent != Intent::Hostile || !body.state.present || !armed {
            return None;
        }
        let target =
            self.units().find(|other| self.body(*other).side != body.side && self.follows(unit, *other))?;
        let guard = f64::from(self.body(target).state.rung.number());
        Some((self.params.surprise_fire * libm::exp(-0.3 * (guard - 2.0)), target))
    }

    /// Spends the time that has passed against the hazard of a surprise shot.
    fn spend(&mut self) {
        let hours = (self.now() - self.clock).as_hours();
        for unit in self.units() {
            if let Some((rate, _)) = self.surprise_rate(unit) {
                self.state(unit).patience -= rate * hours;
            }
        }
        self.clock = self.now();
    }

    fn surprises(&mut self) {
        for unit in self.units() {
            if let Some((_, target)) = self.surprise_rate(unit)
                && self.body(unit).state.patience < 1e-9
            {
                self.state(unit).patience = f64::INFINITY; // a surprise happens once
                self.act(unit, Act::Fire, target);
            }
        }
    }

    // What is due.

    /// Does everything that is due now.
    fn advance(&mut self) {
        let now = self.now();
        for unit in self.units() {
            let body = self.body(unit);
            if !body.state.present && body.appears <= now && now < body.leaves {
                self.appear(unit);
            } else if body.state.present && body.leaves <= now {
                self.leave(unit);
            }
        }
        for unit in self.units() {
            if self.body(unit).state.turns.is_some_and(|at| at <= now) {
                self.take_leg(unit);
            } else if self.plan_is_over(unit) {
                self.turn(unit);
            }
        }
        self.surprises();
        self.judge();
    }

    /// When the next thing is due.
    fn due(&self) -> Instant {
        let now = self.now();
        let mut due = Instant::NEVER;
        let mut at = |at: Option<Instant>| due = due.min(at.filter(|at| *at > now).unwrap_or(Instant::NEVER));
        for unit in self.units() {
            let body = self.body(unit);
            at(Some(body.appears));
            at(body.state.present.then_some(body.leaves));
            at(body.state.turns);
            if body.state.turns.is_none() {
                at(self.plan_due(unit));
            }
            for latch in &body.state.latches {
                at(Some(latch.earliest_end(&self.params)));
            }
            if let Some((rate, _)) = self.surprise_rate(unit) {
                at(Some(now + Span::from_hours(body.state.patience / rate).max(Span::nanos(1))));
            }
        }
        at(Some(self.pairs.due()));
        due
    }

    /// Pairs of units of different sides that are both in play.
    fn opposing(&self) -> Vec<(UnitId, UnitId)> {
        let present: Vec<UnitId> = self.units().filter(|unit| self.body(*unit).state.present).collect();
        let mut pairs = Vec::new();
        for (index, one) in present.iter().enumerate() {
            for other in &present[index + 1..] {
                if self.body(*one).side != self.body(*other).side {
                    pairs.push((*one, *other));
                }
            }
        }
        pairs
    }
}
