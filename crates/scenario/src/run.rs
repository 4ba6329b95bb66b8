//! From a checked scenario to a populated world, and one run of it.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_actors::likelihoods::{Row, Sign};
use guardline_actors::{Likelihoods, Seat};
use guardline_channels::Blanks;
use guardline_kernel::{Kernel, Pace, Sink, Stop, TraceHash};
use guardline_mechanism::{Ablation, Mechanism, Terms};
use guardline_units::params::ParameterError;
use guardline_units::{ActorId, Instant, Params, Seed, Side, Span, UnitId};
use guardline_wire::record::Party;
use guardline_wire::{MessageId, Record};

use crate::file::{BlankFile, ChooserFile, LikelihoodFile, ScenarioFile, TimeOfRecord, UnitFile};
use crate::load::Loaded;

mod acts;
mod task;

mod truth;

mod injects;

mod outside;
pub use outside::{Inlet, Playback};

mod populate;

mod rehearsal;

pub mod channel;

/// What may differ between two runs of one scenario under one mechanism.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The seed.
    pub seed: Seed,
    /// Which replicate under that seed.
    pub replicate: u32,
    /// When to stop, if before the scenario's end.
    pub until: Option<Span>,
}

/// A scenario and a mechanism, ready to be run any number of times, on any number of threads.
#[derive(Clone, PartialEq, Debug)]
pub struct Prepared {
    scenario: ScenarioFile,
    terms: Terms,
    params: Params,
    ablations: Vec<Ablation>,
    /// The side that nothing reaches, if there is one.
    cut_off: Option<Side>,
    likelihoods: Likelihoods,
    start: i64,
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finished {
    /// Why it stopped.
    pub stop: Stop,
    /// When, in scenario time.
    pub at: Instant,
    /// Hash of everything that happened; without the records if the sink did not want it.
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
        let mut likelihoods = Likelihoods::new(&params);
        for (sign, file) in
            Sign::ALL.iter().filter_map(|sign| Some((sign, scenario.likelihoods.get(sign.name())?)))
        {
            let LikelihoodFile { innocent, probe, hostile, weight } = *file;
            let weight = weight.unwrap_or(likelihoods.row(*sign).weight);
            likelihoods.replace(*sign, Row { likelihood: [innocent, probe, hostile], weight });
        }
        let (terms, ablations, cut_off) = (loaded.mechanism.clone(), Vec::new(), None);
        Self { scenario, terms, params, ablations, cut_off, likelihoods, start }
    }

    /// The same with some of what words or conduct can do taken away.
    ///
    /// # Errors
    /// If the model has no such path.
    pub fn ablated(mut self, ablations: &[Ablation]) -> Result<Self, ParameterError> {
        self.ablations.extend(ablations);
        self.ablations.sort_unstable();
        self.ablations.dedup();
        // In one order, whatever the order in which they were asked for: some set the same parameter.
        for ablation in self.ablations.iter().rev() {
            ablation.apply(&mut self.params)?;
        }
        Ok(self)
    }

    /// The same with every conduct table at the values of a guard channel; none if they are there already.
    pub fn conduct_neutral(&self) -> Option<Self> {
        // No path of conduct is missing from the model.
        let neutral = self.clone().ablated(&Ablation::CONDUCT).ok()?;
        let tables = |it: &Self| {
            let mechanism = Mechanism::new(it.terms.clone(), &it.params);
            (mechanism.conduct().reply(), mechanism.conduct().keeps_intention())
        };
        (tables(self) != tables(&neutral)).then_some(neutral)
    }

    /// The same with one side cut off: its sensors show nothing, its receivers, lines and letters are silent, and no news
    /// of the others reaches it. Whatever injects do to the others makes no difference to it then, unless it is moved by
    /// force: so it can be shown that they act through what is sensed and heard alone.
    #[must_use]
    pub fn cutting_off(self, side: Side) -> Self {
        Self { cut_off: Some(side), ..self }
    }

    /// The same with another table of likelihoods, whatever the scenario says of them.
    #[must_use]
    pub fn with_likelihoods(self, likelihoods: Likelihoods) -> Self {
        Self { likelihoods, ..self }
    }

    /// Whether everybody goes by another name than his own.
    pub fn is_fictional(&self) -> bool {
        !self.scenario.keys.is_empty()
    }

    /// What draws are addressed by for a side, a unit or an inject: its id, or the one it had under its own name.
    pub(crate) fn key<'a>(&'a self, id: &'a str) -> &'a str {
        self.scenario.keys.get(id).map_or(id, String::as_str)
    }

    /// The scenario.
    pub const fn scenario(&self) -> &ScenarioFile {
        &self.scenario
    }
    /// Name of the mechanism in force.
    pub fn mechanism(&self) -> &str {
        &self.terms.name
    }
    /// What was taken away.
    pub fn ablations(&self) -> &[Ablation] {
        &self.ablations
    }
    /// The ids of the lines in force, in the order of the mechanism file.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.terms.lines.iter().map(|line| line.id.as_str())
    }
    /// The parameters in force.
    pub const fn params(&self) -> &Params {
        &self.params
    }
    /// The likelihoods in force.
    pub const fn likelihoods(&self) -> &Likelihoods {
        &self.likelihoods
    }
    /// T0 in seconds since 1970-01-01T00:00Z.
    pub const fn start(&self) -> i64 {
        self.start
    }
    /// When the encounter ends: every unit has left the scene by then.
    pub fn horizon(&self) -> Span {
        Span::from_hours(self.scenario.time.horizon_h)
    }
    /// When a run ends: after the encounter the ministries alone go on.
    pub fn end(&self) -> Span {
        self.horizon().max(Span::from_hours(self.scenario.time.aftermath_d * 24.0))
    }
    /// When units of two sides are no longer in play together, by the file.
    pub(crate) fn parted(&self) -> Instant {
        let horizon = Instant::START + self.horizon();
        let leaves =
            |unit: &UnitFile| unit.until.as_ref().map_or(horizon, |time| self.instant(time)).min(horizon);
        let units = &self.scenario.units;
        let pairs = units.iter().enumerate().flat_map(|(place, one)| {
            units[place + 1..].iter().filter(|other| other.side != one.side).map(move |other| (one, other))
        });
        pairs.map(|(one, other)| leaves(one).min(leaves(other))).max().unwrap_or(Instant::START)
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

    /// Runs once with the choosers of the scenario in the seats.
    pub fn run(
        &self,
        settings: Settings,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        pace: &mut dyn Pace,
    ) -> Finished {
        self.run_open(settings, sink, pace, &Inlet::default())
    }

    /// The same with a way in: `pace` hands over through `inlet` what comes in from outside.
    pub fn run_open(
        &self,
        settings: Settings,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        pace: &mut dyn Pace,
        inlet: &Inlet,
    ) -> Finished {
        self.run_through(settings, sink, pace, inlet, &|unit| self.chooser(unit).seat())
    }

    /// Runs once with whatever `seat` puts into the seat of each unit.
    pub fn run_with(
        &self,
        settings: Settings,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        pace: &mut dyn Pace,
        seat: impl Fn(UnitId) -> Box<dyn Seat>,
    ) -> Finished {
        self.run_through(settings, sink, pace, &Inlet::default(), &seat)
    }

    fn run_through(
        &self,
        settings: Settings,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        pace: &mut dyn Pace,
        inlet: &Inlet,
        seat: &dyn Fn(UnitId) -> Box<dyn Seat>,
    ) -> Finished {
        let until = Instant::START + settings.until.unwrap_or(Span::MAX).min(self.end());
        let kernel = Kernel::new();
        let span = tracing::info_span!("run", seed = settings.seed.0, replicate = settings.replicate);
        let _inside = span.enter();
        self.name_actors(&kernel);
        let (.., doors) = populate::populate(self, &kernel, settings, sink, seat);
        inlet.open(doors);
        let stop = kernel.run(until, pace);
        let finished = Finished { stop, at: kernel.now(), trace: kernel.trace() };
        inlet.close();
        kernel.close();
        finished
    }

    /// Who decides for a unit's commander.
    fn chooser(&self, unit: UnitId) -> ChooserFile {
        let side = &self.scenario.sides[usize::from(self.side_of(unit).0)];
        side.chooser.unwrap_or(self.scenario.chooser)
    }

    /// The hearings that are taken out of a run.
    fn blanks(&self) -> Blanks {
        let hearing = |blank: &BlankFile| {
            let side = self.scenario.sides.iter().position(|side| side.id == blank.hearer);
            let unit = || Party::Unit(self.unit_id(&blank.hearer));
            let who = side.map_or_else(unit, |side| Party::Ministry(Side(side as u8)));
            (MessageId { sender: blank.sender, number: blank.number }, who)
        };
        Blanks::new(self.scenario.blank.iter().map(hearing).collect())
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

    /// The sides, in order.
    pub fn sides(&self) -> impl Iterator<Item = Side> + use<> {
        (0..self.scenario.sides.len()).map(|index| Side(index as u8))
    }
    /// The sides by their ids: the order in which they act when several do at one instant, so that which side a file lists
    /// first does not matter.
    pub(crate) fn sides_by_id(&self) -> Vec<Side> {
        let mut sides: Vec<Side> = self.sides().collect();
        sides.sort_by_key(|side| self.key(&self.scenario.sides[usize::from(side.0)].id));
        sides
    }
    /// The other sides, by their ids.
    pub(crate) fn others(&self, side: Side) -> Vec<Side> {
        self.sides_by_id().into_iter().filter(|other| *other != side).collect()
    }
    /// Each side's place among the sides by id.
    pub(crate) fn ranks(&self) -> Vec<u8> {
        let by_id = self.sides_by_id();
        self.sides().map(|side| by_id.iter().position(|it| *it == side).unwrap_or(0) as u8).collect()
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
        self.side_by_id(&self.unit(unit).side)
    }
    pub(crate) fn side_by_id(&self, id: &str) -> Side {
        let index = self.scenario.sides.iter().position(|side| side.id == id).expect("sides were checked");
        Side(index as u8)
    }
    pub(crate) fn unit_id(&self, id: &str) -> UnitId {
        let index = self.scenario.units.iter().position(|unit| unit.id == id).expect("units were checked");
        UnitId(index as u16)
    }
}
