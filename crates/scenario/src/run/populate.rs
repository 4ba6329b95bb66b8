//! Puts everybody in their place: the world, the ministries with their desks, the bridges with their radio rooms, and the
//! event engine. The order is part of what makes a run: it depends on the scenario file and on nothing else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use guardline_actors::dispute::Measures;
use guardline_actors::ports::{ToBridge, ToMinistry, ToOperator, ToSeat, ToWorld};
use guardline_actors::story::{bridge, chain::Chain, chain::Link, desk, ministry, radio_room};
use guardline_actors::{Commander, Mind, Ministry, Place, Politics, Seat, Weights};
use guardline_channels::{Antenna, Bulletin, Clock, Duty, Ether, Exchange, Log, NATIVE, Subscriber};
use guardline_kernel::{Address, Draws, Kernel, Lane, Mailbox, Sink};
use guardline_mechanism::Mechanism;
use guardline_theatre::{Platform, Plot};
use guardline_units::{Degrees, Instant, Knots, Later, Local, Metres, Position, Side, Span, UnitId};
use guardline_wire::record::Intent;
use guardline_wire::{NoticeContent, Record};

use super::acts::Cast;
use super::outside::Doors;
use super::{Prepared, Role, Settings};
use crate::engine::{Engine, Facts, Meetings, Watching};
use crate::file::{ActFile, DutyFile};
use crate::world::{Body, World};

/// Populates a kernel with a scenario. `seat` says who decides for each unit. Gives back the ether, where everybody is, and
/// where what comes in from outside is handed over.
pub(super) fn populate(
    scenario: &Prepared,
    kernel: &Kernel,
    settings: Settings,
    sink: Rc<RefCell<dyn Sink<Record>>>,
    seat: &dyn Fn(UnitId) -> Box<dyn Seat>,
) -> (Ether, Plot, Doors) {
    let draws = Draws::new(settings.seed, settings.replicate, 0);
    let modes = scenario.modes(&draws);
    let intents = scenario.intents(&draws, &modes);
    let facts = Facts::default();
    let sink: Rc<RefCell<dyn Sink<Record>>> = if scenario.has_conditions() {
        Rc::new(RefCell::new(Watching { facts: facts.clone(), sink }))
    } else {
        sink
    };
    let (stage, mail) = Stage::set(scenario, kernel, draws, sink, intents);

    let happenings = scenario.happenings(&modes);
    stage.enter_world(happenings, mail.world);
    let chains: Vec<Chain> = scenario.sides().map(|side| stage.chain(side)).collect();
    let mut ministries: Vec<_> = scenario.sides().zip(mail.ministries).collect();
    ministries.sort_by_key(|(side, _)| stage.mind.rank(*side));
    for (side, mail) in ministries {
        stage.enter_ministry(side, mail, chains[usize::from(side.0)].clone());
    }
    for ((unit, mail), orders) in scenario.units().zip(mail.bridges).zip(mail.operators) {
        let chain = chains[usize::from(scenario.side_of(unit).0)].clone();
        stage.enter_unit(unit, mail, orders, chain, seat(unit));
    }
    stage.announce_through_channels(&chains);
    let actor = scenario.actor(Role::Engine);
    let mind = &stage.mind;
    let cast = Cast { operators: &stage.operators, bridges: &stage.bridges, modes: &modes, mind };
    let injects = scenario.injects(&cast);
    let engine = Engine {
        actor,
        kernel: kernel.clone(),
        plot: stage.plot.clone(),
        mind: mind.clone(),
        facts,
        world: stage.world.clone(),
        ministries: stage.reached_by_news(),
        ether: stage.ether.clone(),
        exchange: stage.exchange.clone(),
        bulletin: stage.bulletin.clone(),
        log: stage.log.clone(),
        follows: scenario.follows(),
        addresses: Vec::new(),
    };
    let signals = engine.start(injects);
    let meetings = Meetings {
        actor,
        from: scenario.parted(),
        kernel: kernel.clone(),
        mind: stage.mind.clone(),
        measures: stage.measures.clone(),
        log: stage.log.clone(),
    };
    kernel.spawn(actor, Lane::Main, meetings.run());
    let doors = Doors {
        actor,
        log: stage.log,
        mind: stage.mind,
        bridges: stage.bridges,
        ministries: stage.ministries,
        desks: stage.desks.into_inner(),
        signals,
    };
    (stage.ether, stage.plot, doors)
}

/// A mailbox for each role: where to send, and where to receive.
fn mailboxes<M: guardline_kernel::Kind + 'static>(
    kernel: &Kernel,
    scenario: &Prepared,
    roles: impl Iterator<Item = Role>,
) -> (Vec<Address<M>>, Vec<Mailbox<M>>) {
    roles.map(|role| kernel.mailbox(scenario.actor(role), Lane::Main)).unzip()
}

/// What everybody who enters is connected to.
pub(super) struct Stage<'a> {
    scenario: &'a Prepared,
    kernel: &'a Kernel,
    pub(super) mind: Mind,
    log: Log,
    platforms: Vec<Platform>,
    pub(super) plot: Plot,
    pub(super) ether: Ether,
    pub(super) exchange: Exchange,
    bulletin: Bulletin,
    measures: Measures,
    intents: Vec<Intent>,
    world: Address<ToWorld>,
    ministries: Vec<Address<ToMinistry>>,
    pub(super) bridges: Vec<Address<ToBridge>>,
    operators: Vec<Address<ToOperator>>,
    /// Where a person at a side's desk is told things.
    desks: RefCell<Vec<(Side, Address<ToSeat>)>>,
}

/// Where what is sent to everybody who enters comes in.
pub(super) struct Mails {
    world: Mailbox<ToWorld>,
    ministries: Vec<Mailbox<ToMinistry>>,
    pub(super) bridges: Vec<Mailbox<ToBridge>>,
    pub(super) operators: Vec<Mailbox<ToOperator>>,
}

impl<'a> Stage<'a> {
    /// A stage that nobody has entered yet.
    pub(super) fn set(
        scenario: &'a Prepared,
        kernel: &'a Kernel,
        draws: Draws,
        sink: Rc<RefCell<dyn Sink<Record>>>,
        intents: Vec<Intent>,
    ) -> (Self, Mails) {
        let params = Later::from(scenario.params.clone());
        let mechanism = Mechanism::new(scenario.terms.clone(), &params);
        let politics = Politics::new(params.trust, params.climate);
        let log = Log::new(kernel.clone(), sink);
        let units = &scenario.scenario.units;
        let platforms: Vec<Platform> = units.iter().map(|unit| unit.platform.clone()).collect();
        let plot =
            Plot::new(units.iter().map(|unit| unit.antenna_m.map_or(unit.platform.traits().antenna, Metres)));
        let ether = Ether::new(
            kernel.clone(),
            plot.clone(),
            mechanism.clone(),
            params.clone(),
            draws.clone(),
            log.clone(),
            scenario.solar_minute(),
        );
        ether.blank(scenario.blanks());
        let exchange = Exchange::new(
            kernel.clone(),
            scenario.actor(Role::Exchange),
            mechanism.clone(),
            draws.clone(),
            log.clone(),
        );
        let bulletin =
            Bulletin::new(kernel.clone(), params.clone(), draws.clone(), log.clone(), scenario.blanks());

        // Every mailbox first, so that everybody can be told where the others are.
        let (world, world_mail) = kernel.mailbox(scenario.actor(Role::World), Lane::Main);
        let (ministries, ministry_mail) = mailboxes(kernel, scenario, scenario.sides().map(Role::Ministry));
        let (bridges, bridge_mail) = mailboxes(kernel, scenario, scenario.units().map(Role::Bridge));
        let (operators, orders) = mailboxes(kernel, scenario, scenario.units().map(Role::Operator));
        let (likelihoods, detail) = (scenario.likelihoods.clone().into(), log.wants_detail());
        let (weights, ranks) = (Weights::new(&scenario.params).into(), scenario.ranks());
        let mind = Mind { params, draws, mechanism, politics, ranks, likelihoods, weights, detail };
        let stage = Self {
            scenario,
            kernel,
            mind,
            log,
            platforms,
            plot,
            ether,
            exchange,
            bulletin,
            measures: Measures::default(),
            intents,
            world,
            ministries,
            bridges,
            operators,
            desks: RefCell::default(),
        };
        let mails =
            Mails { world: world_mail, ministries: ministry_mail, bridges: bridge_mail, operators: orders };
        (stage, mails)
    }

    fn intent(&self, unit: UnitId) -> Intent {
        self.intents[usize::from(unit.0)]
    }

    fn is_cut_off(&self, side: Side) -> bool {
        self.scenario.cut_off == Some(side)
    }

    /// An address at which nobody reads.
    fn nobody<M: guardline_kernel::Kind + 'static>(&self) -> Address<M> {
        self.kernel.mailbox(self.scenario.actor(Role::World), Lane::Main).0
    }

    /// Where news of the world and letters of the others reach the ministries.
    fn reached_by_news(&self) -> Vec<Address<ToMinistry>> {
        let address = |(side, address): (Side, &Address<ToMinistry>)| {
            if self.is_cut_off(side) { self.nobody() } else { address.clone() }
        };
        self.scenario.sides().zip(&self.ministries).map(address).collect()
    }

    fn enter_world(&self, happenings: BTreeMap<u16, crate::world::Happening>, mail: Mailbox<ToWorld>) {
        let actor = self.scenario.actor(Role::World);
        let world = World::new(
            actor,
            self.kernel.clone(),
            self.plot.clone(),
            self.mind.params.clone(),
            self.mind.draws.clone(),
            self.log.clone(),
            self.scenario.units().map(|unit| self.body(unit)).collect(),
            happenings,
            mail,
        );
        self.kernel.spawn(actor, Lane::Main, world.live());
    }

    fn body(&self, unit: UnitId) -> Body {
        let (scenario, file) = (self.scenario, self.scenario.unit(unit));
        let from = Position { lat: file.lat, lon: file.lon, height: file.height_m }.local(scenario.origin());
        let velocity = Local::along(Degrees(file.course), Knots(file.speed_kn).metres_per_second());
        let times = (
            file.from.as_ref().map_or(Instant::START, |time| scenario.instant(time)),
            file.until
                .as_ref()
                .map_or(Instant::NEVER, |time| scenario.instant(time))
                .min(Instant::START + scenario.horizon()),
        );
        let side = scenario.side_of(unit);
        let (bridge, ministry) = if self.is_cut_off(side) {
            (self.nobody(), self.nobody())
        } else {
            (self.bridges[usize::from(unit.0)].clone(), self.ministries[usize::from(side.0)].clone())
        };
        let task = scenario.task(&file.task);
        Body::new(
            side,
            scenario.key(&file.id),
            &file.platform,
            self.intent(unit),
            (bridge, ministry),
            task,
            times,
            (from, velocity),
        )
    }

    pub(super) fn chain(&self, side: Side) -> Chain {
        let link = |unit: UnitId| Link {
            unit,
            side,
            key: self.scenario.key(&self.scenario.unit(unit).id).to_owned(),
            bridge: self.bridges[usize::from(unit.0)].clone(),
        };
        Chain {
            side,
            links: self.units_of(side).map(link).collect(),
            ministry: self.ministries[usize::from(side.0)].clone(),
            kernel: self.kernel.clone(),
            mind: self.mind.clone(),
            log: self.log.clone(),
        }
    }

    fn units_of(&self, side: Side) -> impl Iterator<Item = UnitId> {
        self.scenario.units().filter(move |unit| self.scenario.side_of(*unit) == side)
    }

    fn enter_ministry(&self, side: Side, mail: Mailbox<ToMinistry>, chain: Chain) {
        let file = &self.scenario.scenario.sides[usize::from(side.0)];
        let others = self.scenario.others(side);
        let intent = self.units_of(side).map(|unit| self.intent(unit)).max().unwrap_or(Intent::Innocent);
        let third_party = self.scenario.scenario.third_party.as_ref().map(|it| Span::from_hours(it.median_h));
        let core = Ministry::new(side, self.scenario.key(&file.id), others.clone(), intent, &self.mind)
            .with_third_party(third_party.is_some());
        let installed = self.mind.mechanism.reach().lines().next().is_some() && !self.is_cut_off(side);
        let ministries = self.reached_by_news();
        let desk = installed.then(|| self.enter_desk(side, &others, &core.key));
        let room = ministry::Room {
            actor: self.scenario.actor(Role::Ministry(side)),
            mail,
            others: others.iter().map(|other| (*other, ministries[usize::from(other.0)].clone())).collect(),
            chain,
            third_party,
            measures: self.measures.clone(),
            desk,
            blanks: self.scenario.blanks(),
            offset_minutes: file.offset_minutes,
            kernel: self.kernel.clone(),
            mind: self.mind.clone(),
            log: self.log.clone(),
        };
        self.kernel.spawn(room.actor, Lane::Main, ministry::ministry(core, room));
    }

    /// Seats somebody at a side's end of the lines; returns where its ministry briefs him.
    pub(super) fn enter_desk(
        &self,
        side: Side,
        others: &[Side],
        ministry_key: &str,
    ) -> Address<guardline_actors::ports::Brief> {
        let file = &self.scenario.scenario.sides[usize::from(side.0)];
        let actor = self.scenario.actor(Role::Desk(side));
        let (briefs, brief_mail) = self.kernel.mailbox(actor, Lane::Line);
        let (line, line_mail) = self.kernel.mailbox(actor, Lane::Line);
        let (person, person_mail) = self.kernel.mailbox(actor, Lane::Main);
        self.desks.borrow_mut().push((side, person));
        let minutes_at_start = self.scenario.start.div_euclid(60) + i64::from(file.offset_minutes);
        self.exchange.join(side, Clock { minutes_at_start }, self.duty(side), line);
        let desk = desk::Desk {
            actor,
            side,
            others: others.to_vec(),
            ministry_key: ministry_key.to_owned(),
            ministry: self.ministries[usize::from(side.0)].clone(),
            exchange: self.exchange.clone(),
            orders: file.orders,
            imposed: file.answer_imposed,
            offset_minutes: file.offset_minutes,
            kernel: self.kernel.clone(),
            mind: self.mind.clone(),
            log: self.log.clone(),
        };
        self.kernel.spawn(actor, Lane::Line, desk::desk(desk, brief_mail, line_mail, person_mail));
        briefs
    }

    /// A side's roster for each line: what it says of that line, else what it says of all.
    fn duty(&self, side: Side) -> Vec<Duty> {
        let rosters = &self.scenario.scenario.sides[usize::from(side.0)].duty;
        let reach = self.mind.mechanism.reach();
        let roster = |name: &str| {
            let own = rosters.iter().find(|duty| duty.line.as_deref() == Some(name));
            own.or_else(|| rosters.iter().find(|duty| duty.line.is_none()))
        };
        let duty = |file: &DutyFile| Duty {
            hours: file.hours,
            weekdays_only: file.weekdays_only,
            standing_authority: file.standing_authority,
            interpreter: file.interpreter,
            officers: file.officers,
        };
        reach.lines().map(|line| roster(reach.line_name(line)).map(duty).unwrap_or_default()).collect()
    }

    /// ICAO level of a unit's officers in the language of the radio: native if it is their own.
    fn level(&self, unit: UnitId) -> f64 {
        let side = &self.scenario.scenario.sides[usize::from(self.scenario.side_of(unit).0)];
        if side.language.as_deref() == Some(self.mind.mechanism.comprehension().language()) {
            return NATIVE;
        }
        self.scenario.unit(unit).level.unwrap_or(self.mind.params.officer_level)
    }

    pub(super) fn enter_unit(
        &self,
        unit: UnitId,
        mail: Mailbox<ToBridge>,
        orders: Mailbox<ToOperator>,
        chain: Chain,
        seat: Box<dyn Seat>,
    ) {
        let (scenario, file, side) = (self.scenario, self.scenario.unit(unit), self.scenario.side_of(unit));
        let (key, operator) = (scenario.key(&file.id).to_owned(), scenario.actor(Role::Operator(unit)));
        let (bridge, world) = (self.bridges[usize::from(unit.0)].clone(), self.world.clone());
        let (receiver_address, receiver) = self.kernel.mailbox(operator, Lane::Main);
        let sets = file.radio_sets().to_vec();
        let mut watch = file.watch.clone().unwrap_or_else(|| file.platform.watch.clone());
        watch.retain(|channel| sets.contains(channel));
        self.ether.join(Antenna {
            unit,
            side,
            key: key.clone(),
            class: file.platform.id.clone(),
            operator,
            sets,
            watch,
            level: self.level(unit),
            receiver: receiver_address.clone(),
        });
        let (reader, flies) = (operator, file.platform.flies());
        let subscriber =
            Subscriber { unit, side, key: key.clone(), flies, reader, receiver: receiver_address };
        if self.is_cut_off(side) {
            self.ether.cut_off(unit);
        } else {
            self.bulletin.subscribe(subscriber);
        }
        let (kernel, mind, log) = (self.kernel.clone(), self.mind.clone(), self.log.clone());
        let room = radio_room::RadioRoom {
            actor: operator,
            unit,
            side,
            key: key.clone(),
            platforms: self.platforms.clone(),
            offset_minutes: scenario.scenario.sides[usize::from(side.0)].offset_minutes,
            bridge,
            world: world.clone(),
            ether: self.ether.clone(),
            kernel: kernel.clone(),
            mind: mind.clone(),
            log: log.clone(),
        };
        self.kernel.spawn(operator, Lane::Main, radio_room::radio_room(room, orders, receiver));
        let commander = Commander::new(
            unit,
            side,
            &key,
            &self.platforms,
            self.intent(unit),
            scenario.task(&file.task),
            &self.mind,
        );
        let (actor, operator) =
            (scenario.actor(Role::Bridge(unit)), self.operators[usize::from(unit.0)].clone());
        let at = bridge::Bridge { actor, mail, world, operator, chain, kernel, mind, log };
        self.kernel.spawn(actor, Lane::Main, bridge::bridge(commander, Place::new(unit, seat), at));
    }

    /// Where activities must be announced between the ministries, the other sides' units have complete notice of what
    /// is announced on the scene.
    fn announce_through_channels(&self, chains: &[Chain]) {
        let (scenario, mechanism) = (self.scenario, &self.mind.mechanism);
        let Some(lead) = mechanism.calendar().notice_lead() else { return };
        for side in scenario.sides_by_id() {
            let announced = scenario.acts().filter_map(|(_, inject, _, act)| match act {
                ActFile::Notice { from, begins, for_min, .. }
                    if scenario.side_of(scenario.unit_id(from)) == side =>
                {
                    let at = scenario.instant(inject.at.as_ref()?).since_start();
                    Some((at, scenario.notice(&COMPLETE, begins.as_ref(), *for_min, false)))
                }
                _ => None,
            });
            // What must have been announced before T0 is known from T0 on.
            if let Some((first, notice)) = announced.min_by_key(|(at, _)| *at) {
                let known = Instant::START + ((first + mechanism.delay().distribution()) - lead);
                let told = chains.iter().filter(|chain| chain.side != side && !self.is_cut_off(chain.side));
                for chain in told {
                    chain.distribute(known, side, &notice);
                }
            }
        }
    }
}

/// What a notice between ministries contains.
const COMPLETE: [NoticeContent; 4] =
    [NoticeContent::Activity, NoticeContent::Times, NoticeContent::Area, NoticeContent::Heights];

impl Prepared {
    /// Minute of the local solar day at T0, four minutes for a degree of longitude.
    fn solar_minute(&self) -> i64 {
        self.start.div_euclid(60) + (self.scenario.place.lon * 4.0) as i64
    }
}
