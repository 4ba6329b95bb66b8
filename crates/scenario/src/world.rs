//! Ground truth: where everybody is, what radars really do, what acts were done, and the rung of each unit's conduct.
//!
//! The world moves only when something is due: a leg ends, a distance is crossed, a time runs out. It tells each bridge
//! what its sensors show, and nothing else.

use std::collections::BTreeMap;

use guardline_actors::ports::{Analysis, ToBridge, ToMinistry, ToWorld};
use guardline_channels::Log;
use guardline_kernel::{Address, Draws, Kernel, Mailbox};
use guardline_theatre::{Guidance, Plan, Platform, Plot, analyse, perceive};
use guardline_units::{ActorId, Instant, Later, Local, Metres, Params, Rung, Side, Span, UnitId};
use guardline_wire::Record;
use guardline_wire::record::{Act, Intent, Mode, Shows};

mod few;
use few::Few;

mod agenda;
use agenda::{Agenda, Item};

mod motion;

mod reach;
use reach::{Ties, UnitPair, unit_pair};

mod referee;
use referee::{Latch, PairState};

mod surprise;
use surprise::Hazard;

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
#[derive(Debug)]
struct State {
    present: bool,
    guidance: Option<Guidance>,
    /// Whom it turns away from, so as not to be run into.
    evades: Option<UnitId>,
    /// When the leg that was ordered begins: dead time and the turn.
    turns: Option<Instant>,
    /// The plan in force, and when it is over by the clock.
    plan: Option<(Plan, Instant)>,
    /// How many marks of its guidance it has reached.
    stage: u8,
    /// When something is due for it.
    due: Instant,
    latches: Vec<Latch>,
    rung: Rung,
    beam: Option<Beam>,
    beams: u64,
    /// How many failures of its helm there are: it goes on as it goes.
    adrift: u32,
    /// Calls on the radio that the bridge waits for: meanwhile nobody manoeuvres.
    calling: u32,
    hazard: Hazard,
}

impl State {
    const BEFORE: Self = Self {
        present: false,
        guidance: None,
        evades: None,
        turns: None,
        plan: None,
        stage: 0,
        due: Instant::NEVER,
        latches: Vec::new(),
        rung: Rung::ROUTINE,
        beam: None,
        beams: 0,
        adrift: 0,
        calling: 0,
        hazard: Hazard::NONE,
    };
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
        let (key, platform, state) = (key.to_owned(), platform.clone(), State::BEFORE);
        Self { side, key, platform, intent, bridge, ministry, task, appears, leaves, from, velocity, state }
    }
}

/// What the event engine can begin in the world.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Happening {
    /// A radar on a unit.
    Radar { from: UnitId, on: UnitId, mode: Mode, lasts: Span },
    /// A unit's helm that does not answer.
    HelmFails { unit: UnitId },
    /// A unit sent close to another.
    Approach { from: UnitId, to: UnitId, distance: Metres, lasts: Span },
}

/// Ground truth.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) actor: ActorId,
    pub(crate) kernel: Kernel,
    pub(crate) plot: Plot,
    pub(crate) params: Later<Params>,
    pub(crate) draws: Draws,
    pub(crate) log: Log,
    pub(crate) bodies: Vec<Body>,
    pub(crate) happenings: BTreeMap<u16, Happening>,
    pub(crate) mail: Mailbox<ToWorld>,
    /// Pairs of opposing units near enough for a test of the ladder to concern them.
    pairs: BTreeMap<UnitPair, PairState>,
    /// How often two units have been about to run into each other.
    dangers: BTreeMap<UnitPair, u64>,
    ties: Vec<Ties>,
    agenda: Agenda,
    /// Since the referee last looked: units that have done something, units whose track is another, and pairs that
    /// must be looked at.
    touched: Few<UnitId>,
    moved: Few<UnitId>,
    look: Few<UnitPair>,
    /// At which rung each unit is shown to each of those who follow it, and how often that has changed.
    shown: BTreeMap<(UnitId, UnitId), (Rung, u32)>,
}

/// States are read a moment later than events fall due, so that a distance that has just been crossed has been crossed.
const MOMENT: Span = Span::millis(1);

impl World {
    #[allow(clippy::too_many_arguments, reason = "one place, one struct")]
    pub(crate) fn new(
        actor: ActorId,
        kernel: Kernel,
        plot: Plot,
        params: Later<Params>,
        draws: Draws,
        log: Log,
        bodies: Vec<Body>,
        happenings: BTreeMap<u16, Happening>,
        mail: Mailbox<ToWorld>,
    ) -> Self {
        let ties = vec![Ties::default(); bodies.len()];
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
            pairs: BTreeMap::new(),
            dangers: BTreeMap::new(),
            ties,
            agenda: Agenda::default(),
            touched: Few::default(),
            moved: Few::default(),
            look: Few::default(),
            shown: BTreeMap::new(),
        }
    }

    /// Waits for an order or for something to fall due.
    pub(crate) async fn live(mut self) {
        for unit in self.units() {
            self.draw_patience(unit);
            let intent = self.body(unit).intent;
            self.record(Record::Truth { unit, intent });
            self.touch(unit);
            let target = self.body(unit).task.target();
            self.follow_steps(unit, None, target);
        }
        let mut due: Few<UnitId> = self.units().collect();
        loop {
            self.advance(&due);
            let order = self.mail.recv_until(self.agenda.next()).await;
            due.clear();
            for item in self.agenda.take(self.now()) {
                match item {
                    Item::Unit(unit) => {
                        self.state(unit).due = Instant::NEVER;
                        due.insert(unit);
                    }
                    Item::Pair(pair) => {
                        self.look.insert(pair);
                    }
                }
            }
            if let Some(order) = order {
                self.obey(&order);
            }
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
    fn tied(&mut self, unit: UnitId) -> &mut Ties {
        &mut self.ties[usize::from(unit.0)]
    }
    fn ties(&self, unit: UnitId) -> &Ties {
        &self.ties[usize::from(unit.0)]
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
            ToWorld::Informed { unit, of } => {
                self.tied(of).informs.insert(unit);
            }
            ToWorld::Begin { act } => self.begin(act),
            ToWorld::End { act } => {
                if let Some(Happening::HelmFails { unit }) = self.happenings.get(&act).copied() {
                    self.helm_answers(unit);
                }
                // Only the radar that the act switched on: its unit may have another one on by now.
                if let Some(Happening::Radar { from, mode, .. }) = self.happenings.get(&act).copied()
                    && self.body(from).state.beam.is_some_and(|beam| beam.mode == mode)
                {
                    self.go_dark(from);
                }
            }
        }
    }

    fn begin(&mut self, act: u16) {
        let Some(happening) = self.happenings.get(&act).copied() else { return };
        match happening {
            Happening::Radar { from, on, mode, lasts } => {
                if mode == Mode::FireControl {
                    let (rung, range) = (Rung::new(4), None);
                    self.tell(from, ToBridge::Directed { to: on, rung, range, lasts });
                } else {
                    self.illuminate(from, on, mode);
                }
            }
            Happening::HelmFails { unit } => self.helm_fails(unit),
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
        let opposed = self.body(on).side != self.body(unit).side;
        let mut witnesses = self.ties(unit).followed_by.clone();
        witnesses.extend(opposed.then_some(on));
        for witness in witnesses {
            self.tell(witness, ToBridge::Acted { unit, act, on });
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

    // What is due.

    /// Does everything that is due now, for the units that something is due for.
    fn advance(&mut self, due: &Few<UnitId>) {
        let now = self.now();
        for &unit in due {
            let body = self.body(unit);
            if !body.state.present && body.appears <= now && now < body.leaves {
                self.appear(unit);
            } else if body.state.present && body.leaves <= now {
                self.leave(unit);
            }
        }
        for &unit in due {
            if self.body(unit).state.turns.is_some_and(|at| at <= now) {
                self.take_leg(unit);
            } else if self.plan_is_over(unit) {
                self.turn(unit);
            }
        }
        for &unit in due {
            self.surprise(unit);
        }
        let mut changed = self.judge(due);
        changed.extend(due.iter().copied());
        for unit in changed {
            self.schedule(unit);
        }
    }

    /// Notes when the next thing is due for a unit.
    fn schedule(&mut self, unit: UnitId) {
        self.refresh_hazard(unit);
        let (now, body) = (self.now(), self.body(unit));
        let mut due = Instant::NEVER;
        let mut at = |at: Option<Instant>| due = due.min(at.filter(|at| *at > now).unwrap_or(Instant::NEVER));
        at(Some(body.appears));
        at(body.state.present.then_some(body.leaves));
        at(body.state.turns);
        if body.state.turns.is_none() {
            at(self.plan_due(unit));
        }
        for latch in &body.state.latches {
            at(Some(latch.earliest_end(&self.params)));
        }
        at(body.state.hazard.strikes());
        let was = std::mem::replace(&mut self.state(unit).due, due);
        self.agenda.put(Item::Unit(unit), was, due);
    }
}
