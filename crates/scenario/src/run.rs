//! From a checked scenario to a populated world, and one run of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use guardline_actors::ports::ToOperator;
use guardline_actors::story::{bridge, chain, desk, ministry, operator};
use guardline_actors::{Commander, Logit, Mind, Ministry, Politics, Seat};
use guardline_channels::{Antenna, Ether, Exchange, Log};
use guardline_kernel::{Draws, Kernel, Lane, Pace, Sink, Stop, TraceHash};
use guardline_mechanism::{Channel, Mechanism, Terms};
use guardline_theatre::{Guidance, Platform, Plot};
use guardline_units::{
    ActorId, Degrees, Instant, Knots, Local, Metres, Params, Position, Seed, Side, Span, UnitId,
};
use guardline_wire::record::{Intent, Mode};
use guardline_wire::{NoticeText, Question, Record};

use crate::engine::{self, Inject, What};
use crate::file::{IncidentKind, IntentFile, ScenarioFile, Task, TimeOfRecord, UnitFile};
use crate::load::Loaded;
use crate::world::{Body, Happening, World};

/// What may differ between two runs of one scenario under one mechanism.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The seed.
    pub seed: Seed,
    /// Which replicate under that seed.
    pub replicate: u32,
    /// When to stop, if before the scenario's horizon.
    pub until: Option<Span>,
}

/// A scenario and a mechanism, ready to be run any number of times, on any number of threads.
#[derive(Clone, PartialEq, Debug)]
pub struct Prepared {
    scenario: ScenarioFile,
    terms: Terms,
    params: Params,
    start: i64,
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finished {
    /// Why it stopped.
    pub stop: Stop,
    /// When, in scenario time.
    pub at: Instant,
    /// Hash of everything that happened.
    pub trace: TraceHash,
}

/// Who has which number in a run: the world, the ether and the line first, then each ministry and its desk, then each
/// unit's bridge and radio room. Numbers depend on the order of the file, never on names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Ground truth.
    World,
    /// The event engine.
    Engine,
    /// The exchange of the line.
    Exchange,
    /// A ministry.
    Ministry(Side),
    /// A ministry's desk at the line.
    Desk(Side),
    /// A unit's commander.
    Bridge(UnitId),
    /// A unit's radio room.
    Operator(UnitId),
}

impl Prepared {
    /// Prepares a loaded scenario.
    pub fn new(loaded: &Loaded) -> Self {
        let scenario = loaded.scenario.clone();
        let mut params = Params::default();
        if let Some(trust) = scenario.politics.trust {
            params.trust = trust;
        }
        for (name, value) in &scenario.param {
            // Names and ranges were checked when the file was read.
            let _ = params.set(name, *value);
        }
        params.climate = scenario.param.get("politics.climate").copied().unwrap_or(scenario.politics.climate);
        let start = scenario.time.start.used().epoch_seconds;
        Self { terms: loaded.mechanism.clone(), params, start, scenario }
    }

    /// The scenario.
    pub const fn scenario(&self) -> &ScenarioFile {
        &self.scenario
    }
    /// Name of the mechanism in force.
    pub fn mechanism(&self) -> &str {
        &self.terms.name
    }
    /// The parameters in force.
    pub const fn params(&self) -> &Params {
        &self.params
    }
    /// T0 in seconds since 1970-01-01T00:00Z.
    pub const fn start(&self) -> i64 {
        self.start
    }
    /// When a run ends.
    pub fn horizon(&self) -> Span {
        Span::from_hours(self.scenario.time.horizon_h)
    }

    /// A recorded time as scenario time, in the reading that is used.
    pub fn instant(&self, time: &TimeOfRecord) -> Instant {
        let seconds = time.used().epoch_seconds - self.start;
        Instant::START + Span::seconds(seconds.max(0).unsigned_abs())
    }

    /// Number of an actor.
    pub fn actor(&self, role: Role) -> ActorId {
        let sides = self.scenario.sides.len() as u32;
        ActorId(match role {
            Role::World => 0,
            Role::Engine => 1,
            Role::Exchange => 2,
            Role::Ministry(side) => 3 + 2 * u32::from(side.0),
            Role::Desk(side) => 4 + 2 * u32::from(side.0),
            Role::Bridge(unit) => 3 + 2 * sides + 2 * u32::from(unit.0),
            Role::Operator(unit) => 4 + 2 * sides + 2 * u32::from(unit.0),
        })
    }

    /// What an actor's number stands for.
    pub fn role(&self, actor: ActorId) -> Role {
        let sides = self.scenario.sides.len() as u32;
        match actor.0 {
            0 => Role::World,
            1 => Role::Engine,
            2 => Role::Exchange,
            n if n < 3 + 2 * sides => {
                let side = Side(((n - 3) / 2) as u8);
                if (n - 3).is_multiple_of(2) { Role::Ministry(side) } else { Role::Desk(side) }
            }
            n => {
                let unit = UnitId(((n - 3 - 2 * sides) / 2) as u16);
                if (n - 3 - 2 * sides).is_multiple_of(2) { Role::Bridge(unit) } else { Role::Operator(unit) }
            }
        }
    }

    /// Runs once with the model's own choosers in every seat.
    pub fn run(
        &self,
        settings: Settings,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        pace: &mut dyn Pace,
    ) -> Finished {
        self.run_with(settings, sink, pace, |_| Box::new(Logit))
    }

    /// Runs once with whatever `seat` puts into the seat of each unit.
    pub fn run_with(
        &self,
        settings: Settings,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        pace: &mut dyn Pace,
        seat: impl Fn(UnitId) -> Box<dyn Seat>,
    ) -> Finished {
        let until = Instant::START + settings.until.unwrap_or(Span::MAX).min(self.horizon());
        let kernel = Kernel::new();
        let span = tracing::info_span!("run", seed = settings.seed.0, replicate = settings.replicate);
        let _inside = span.enter();
        self.name_actors(&kernel);
        self.populate(&kernel, settings, sink, &seat);
        let stop = kernel.run(until, pace);
        let finished = Finished { stop, at: kernel.now(), trace: kernel.trace() };
        kernel.close();
        finished
    }

    /// Names by scenario id, for tracing.
    fn name_actors(&self, kernel: &Kernel) {
        if !tracing::enabled!(tracing::Level::DEBUG) {
            return;
        }
        for role in [Role::World, Role::Engine, Role::Exchange] {
            kernel.name(self.actor(role), format!("{role:?}").to_lowercase());
        }
        for side in self.sides() {
            let id = &self.scenario.sides[usize::from(side.0)].id;
            kernel.name(self.actor(Role::Ministry(side)), format!("{id}/ministry"));
            kernel.name(self.actor(Role::Desk(side)), format!("{id}/desk"));
        }
        for unit in self.units() {
            let id = &self.unit(unit).id;
            kernel.name(self.actor(Role::Bridge(unit)), format!("{id}/bridge"));
            kernel.name(self.actor(Role::Operator(unit)), format!("{id}/radio_room"));
        }
    }

    fn populate(
        &self,
        kernel: &Kernel,
        settings: Settings,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        seat: &dyn Fn(UnitId) -> Box<dyn Seat>,
    ) {
        let scenario = &self.scenario;
        let params = self.params.clone();
        let draws = Draws::new(settings.seed, settings.replicate, 0);
        let mechanism = Mechanism::new(self.terms.clone(), &params);
        let politics = Politics { trust: params.trust, climate: params.climate };
        let log = Log::new(kernel.clone(), sink);
        let mind =
            Mind { params: params.clone(), draws: draws.clone(), mechanism: mechanism.clone(), politics };
        let platforms: Vec<Platform> = scenario.units.iter().map(|unit| unit.platform).collect();
        let plot = Plot::new(platforms.iter().copied());
        let ether = Ether::new(
            kernel.clone(),
            plot.clone(),
            mechanism.clone(),
            params.clone(),
            draws.clone(),
            log.clone(),
        );
        let exchange =
            Exchange::new(kernel.clone(), self.actor(Role::Exchange), mechanism.clone(), log.clone());
        let modes = self.modes(&draws);
        let intents = self.intents(&draws, &modes);

        // Every mailbox first, so that everybody can be told where the others are.
        let (world_address, world_mail) = kernel.mailbox(self.actor(Role::World), Lane::Main);
        let ministries: Vec<_> =
            self.sides().map(|side| kernel.mailbox(self.actor(Role::Ministry(side)), Lane::Main)).collect();
        let bridges: Vec<_> =
            self.units().map(|unit| kernel.mailbox(self.actor(Role::Bridge(unit)), Lane::Main)).collect();
        let operators: Vec<_> = self
            .units()
            .map(|unit| kernel.mailbox::<ToOperator>(self.actor(Role::Operator(unit)), Lane::Main))
            .collect();
        let ministry_addresses: Vec<_> = ministries.iter().map(|(address, _)| address.clone()).collect();
        let operator_addresses: Vec<_> = operators.iter().map(|(address, _)| address.clone()).collect();

        let bodies = self.units().zip(&bridges).map(|(unit, (bridge, _))| {
            let file = self.unit(unit);
            let origin = Position { lat: scenario.place.lat, lon: scenario.place.lon, height: 0.0 };
            let from = Position { lat: file.lat, lon: file.lon, height: file.height_m }.local(origin);
            let velocity = Local::along(Degrees(file.course), Knots(file.speed_kn).metres_per_second());
            let times = (
                file.from.as_ref().map_or(Instant::START, |time| self.instant(time)),
                file.until.as_ref().map_or(Instant::NEVER, |time| self.instant(time)),
            );
            let (side, intent) = (self.side_of(unit), intents[usize::from(unit.0)]);
            Body::new(
                side,
                &file.id,
                file.platform,
                intent,
                bridge.clone(),
                self.task(file),
                times,
                (from, velocity),
            )
        });
        let world = World::new(
            self.actor(Role::World),
            kernel.clone(),
            plot,
            params.clone(),
            draws.clone(),
            log.clone(),
            bodies.collect(),
            self.happenings(&modes),
            world_mail,
        );
        kernel.spawn(self.actor(Role::World), Lane::Main, world.live());

        let chains: Vec<chain::Chain> = self
            .sides()
            .map(|side| chain::Chain {
                side,
                links: self
                    .units()
                    .filter(|unit| self.side_of(*unit) == side)
                    .map(|unit| chain::Link {
                        unit,
                        side,
                        key: self.unit(unit).id.clone(),
                        bridge: bridges[usize::from(unit.0)].0.clone(),
                    })
                    .collect(),
                ministry: ministry_addresses[usize::from(side.0)].clone(),
                kernel: kernel.clone(),
                mind: mind.clone(),
                log: log.clone(),
            })
            .collect();

        for (side, (address, mail)) in self.sides().zip(ministries) {
            let file = &scenario.sides[usize::from(side.0)];
            let others: Vec<Side> = self.sides().filter(|other| *other != side).collect();
            let own_intent = self
                .units()
                .filter(|unit| self.side_of(*unit) == side)
                .map(|unit| intents[usize::from(unit.0)])
                .max();
            let core =
                Ministry::new(side, &file.id, others.clone(), own_intent.unwrap_or(Intent::Innocent), &mind);
            let desk_address = mechanism.reach().line_installed().then(|| {
                let actor = self.actor(Role::Desk(side));
                let (briefs, brief_mail) = kernel.mailbox(actor, Lane::Line);
                let (line, line_mail) = kernel.mailbox(actor, Lane::Line);
                let local = self.start.div_euclid(60) + i64::from(file.offset_minutes);
                exchange.join(side, local.rem_euclid(24 * 60), line);
                let desk = desk::Desk {
                    actor,
                    side,
                    ministry_key: core.key.clone(),
                    ministry: address.clone(),
                    exchange: exchange.clone(),
                    orders: file.orders,
                    refusal_imposed: file.refusal_imposed,
                    offset_minutes: file.offset_minutes,
                    kernel: kernel.clone(),
                    mind: mind.clone(),
                };
                let story = desk::desk(desk, brief_mail, line_mail);
                kernel.spawn(actor, Lane::Line, story);
                briefs
            });
            let room = ministry::Room {
                actor: self.actor(Role::Ministry(side)),
                mail,
                others: others.iter().map(|o| (*o, ministry_addresses[usize::from(o.0)].clone())).collect(),
                chain: chains[usize::from(side.0)].clone(),
                desk: desk_address,
                offset_minutes: file.offset_minutes,
                kernel: kernel.clone(),
                mind: mind.clone(),
                log: log.clone(),
            };
            kernel.spawn(room.actor, Lane::Main, ministry::ministry(core, room));
        }

        for ((unit, (bridge_address, bridge_mail)), (_, orders)) in self.units().zip(bridges).zip(operators) {
            let (file, side) = (self.unit(unit), self.side_of(unit));
            let intent = intents[usize::from(unit.0)];
            let actor = self.actor(Role::Operator(unit));
            let (receiver_address, receiver) = kernel.mailbox(actor, Lane::Main);
            let watch = file.watch.clone().unwrap_or_else(|| usual_watch(file.platform));
            let key = file.id.clone();
            ether.join(Antenna {
                unit,
                key: key.clone(),
                operator: actor,
                watch,
                receiver: receiver_address,
            });
            let room = operator::RadioRoom {
                actor,
                unit,
                side,
                key: key.clone(),
                platforms: platforms.clone(),
                offset_minutes: scenario.sides[usize::from(side.0)].offset_minutes,
                orders,
                receiver,
                bridge: bridge_address,
                ether: ether.clone(),
                kernel: kernel.clone(),
                mind: mind.clone(),
                log: log.clone(),
                sent: 0,
                answers: BTreeMap::new(),
            };
            kernel.spawn(actor, Lane::Main, operator::operator(room));
            let at = bridge::Bridge {
                actor: self.actor(Role::Bridge(unit)),
                mail: bridge_mail,
                world: world_address.clone(),
                operator: operator_addresses[usize::from(unit.0)].clone(),
                chain: chains[usize::from(side.0)].clone(),
                kernel: kernel.clone(),
                mind: mind.clone(),
                log: log.clone(),
            };
            let commander = Commander::new(unit, side, &key, &platforms, intent, self.task(file), &mind);
            let actor = at.actor;
            let story = bridge::bridge(commander, seat(unit), at);
            kernel.spawn(actor, Lane::Main, story);
        }

        self.announce_through_channels(&mechanism, &chains);
        let actor = self.actor(Role::Engine);
        let injects = self.injects(&operator_addresses, &modes);
        let story = engine::engine(actor, injects, kernel.clone(), world_address, log);
        kernel.spawn(actor, Lane::Main, story);
    }

    /// Where activities must be announced between the ministries, the other sides' units have had complete notice of
    /// what is announced on the scene.
    fn announce_through_channels(&self, mechanism: &Mechanism, chains: &[chain::Chain]) {
        let Some(lead) = mechanism.calendar().notice_lead() else { return };
        for side in self.sides() {
            let announced = self.scenario.incidents.iter().filter_map(|incident| match &incident.kind {
                IncidentKind::Notice { from, .. } if self.side_of(self.unit_id(from)) == side => {
                    Some(self.instant(&incident.at).since_start())
                }
                _ => None,
            });
            // What must have been announced before T0 is known from T0 on.
            if let Some(first) = announced.min() {
                let known = Instant::START + ((first + mechanism.delay().distribution()) - lead);
                for chain in chains.iter().filter(|chain| chain.side != side) {
                    chain.distribute(known, side);
                }
            }
        }
    }

    /// What each injected radar really does in this run.
    fn modes(&self, draws: &Draws) -> BTreeMap<u16, Mode> {
        let incidents = (0..).zip(&self.scenario.incidents);
        incidents
            .filter_map(|(index, incident)| match &incident.kind {
                IncidentKind::Radar { truth, .. } => {
                    let weights = [truth.search, truth.track, truth.fire_control];
                    let drawn = draws.at(&incident.id, "truth", &[]).categorical(&weights);
                    Some((index, [Mode::Search, Mode::Track, Mode::FireControl][drawn]))
                }
                _ => None,
            })
            .collect()
    }

    /// The intent behind each unit's conduct in this run: fixed by the author, or drawn for units that do something, and
    /// innocent for all others.
    fn intents(&self, draws: &Draws, modes: &BTreeMap<u16, Mode>) -> Vec<Intent> {
        let p = &self.params;
        let deliberate = |id: &str| {
            let weights = [p.unplanned_share, p.probe_share, p.hostile_share];
            Intent::ALL[draws.at(id, "intent", &[]).categorical(&weights)]
        };
        let mut intents = vec![Intent::Innocent; self.scenario.units.len()];
        for (index, incident) in (0..).zip(&self.scenario.incidents) {
            let (from, intent) = match &incident.kind {
                IncidentKind::Radar { from, .. } if modes.get(&index) == Some(&Mode::FireControl) => {
                    (from, deliberate(&incident.id))
                }
                IncidentKind::Approach { from, .. } => (from, deliberate(&incident.id)),
                _ => continue,
            };
            let unit = &mut intents[usize::from(self.unit_id(from).0)];
            *unit = intent.max(*unit);
        }
        for (intent, unit) in intents.iter_mut().zip(&self.scenario.units) {
            if let Some(fixed) = unit.intent {
                *intent = match fixed {
                    IntentFile::Innocent => Intent::Innocent,
                    IntentFile::Probe => Intent::Probe,
                    IntentFile::Hostile => Intent::Hostile,
                };
            }
        }
        intents
    }

    fn happenings(&self, modes: &BTreeMap<u16, Mode>) -> BTreeMap<u16, Happening> {
        let incidents = (0..).zip(&self.scenario.incidents);
        incidents
            .filter_map(|(index, incident)| match &incident.kind {
                IncidentKind::Radar { from, on, for_min, .. } => {
                    let (from, on, lasts) =
                        (self.unit_id(from), self.unit_id(on), Span::from_minutes(*for_min));
                    Some((index, Happening::Radar { from, on, mode: *modes.get(&index)?, lasts }))
                }
                IncidentKind::Approach { from, to, distance_m, for_min } => {
                    let (from, to, lasts) =
                        (self.unit_id(from), self.unit_id(to), Span::from_minutes(*for_min));
                    Some((index, Happening::Approach { from, to, distance: Metres(*distance_m), lasts }))
                }
                IncidentKind::Notice { .. } => None,
            })
            .collect()
    }

    fn injects(
        &self,
        operators: &[guardline_kernel::Address<ToOperator>],
        modes: &BTreeMap<u16, Mode>,
    ) -> Vec<Inject> {
        let incidents = (0..).zip(&self.scenario.incidents);
        incidents
            .map(|(incident, file)| {
                let what = match &file.kind {
                    IncidentKind::Notice { from, to, channel, contents, repeated } => {
                        let mut contents = contents.clone();
                        contents.sort_unstable();
                        contents.dedup();
                        let notice = NoticeText { contents, repeated: *repeated };
                        let question = Question::about(&[&file.id, "notice"], &[]);
                        let (to, channel) = (self.unit_id(to), *channel);
                        let order = ToOperator::Announce { to, question, channel, notice };
                        What::Radio(operators[usize::from(self.unit_id(from).0)].clone(), order)
                    }
                    IncidentKind::Radar { for_min, .. } => {
                        // A fire-control radar is switched off by its commander.
                        let by_clock = modes.get(&incident) != Some(&Mode::FireControl);
                        What::World { ends_after: by_clock.then(|| Span::from_minutes(*for_min)) }
                    }
                    IncidentKind::Approach { .. } => What::World { ends_after: None },
                };
                Inject { incident, at: self.instant(&file.at), what }
            })
            .collect()
    }

    /// The sides, in order.
    pub fn sides(&self) -> impl Iterator<Item = Side> + use<> {
        (0..self.scenario.sides.len()).map(|index| Side(index as u8))
    }
    /// The units, in order.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + use<> {
        (0..self.scenario.units.len()).map(|index| UnitId(index as u16))
    }
    /// A unit as the file describes it.
    pub fn unit(&self, unit: UnitId) -> &UnitFile {
        &self.scenario.units[usize::from(unit.0)]
    }
    /// The side a unit belongs to.
    pub fn side_of(&self, unit: UnitId) -> Side {
        let id = &self.unit(unit).side;
        let index = self.scenario.sides.iter().position(|side| side.id == *id).expect("sides were checked");
        Side(index as u8)
    }
    fn unit_id(&self, id: &str) -> UnitId {
        let index = self.scenario.units.iter().position(|unit| unit.id == id).expect("units were checked");
        UnitId(index as u16)
    }
    fn task(&self, file: &UnitFile) -> Guidance {
        match &file.task {
            Task::Transit => Guidance::Transit,
            Task::Shadow { unit, range_nm } => {
                Guidance::Keep { unit: self.unit_id(unit), range: Metres::from_nautical_miles(*range_nm) }
            }
        }
    }
}

/// The guard channels a class of platform keeps watch on. Naval ships carry aeronautical sets beside the maritime ones.
fn usual_watch(platform: Platform) -> Vec<Channel> {
    match platform {
        Platform::Fighter | Platform::Helicopter => vec![Channel::Air121_5, Channel::Air243_0],
        Platform::CoastGuard => vec![Channel::Vhf16, Channel::Air121_5],
        _ => vec![Channel::Vhf16, Channel::Air121_5, Channel::Air243_0],
    }
}
