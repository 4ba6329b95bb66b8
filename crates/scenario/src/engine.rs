//! The event engine: waits for what triggers each inject of the scenario, begins it, and looks whether the response it
//! expects comes. Everything it does is on record, with its cause; what follows from it happens through what actors sense
//! and hear.

use std::rc::Rc;

use guardline_actors::Mind;
use guardline_actors::belief::Evidence;
use guardline_actors::ports::{ThirdParty, ToBridge, ToMinistry, ToOperator, ToWorld};
use guardline_channels::{Bulletin, Ether, Exchange, Garble, Log};
use guardline_kernel::{Address, Kernel, Lane};
use guardline_theatre::Plot;
use guardline_units::{ActorId, Instant, Rung, Side, Span, UnitId};
use guardline_wire::dispute::Move;
use guardline_wire::record::{Absence, Distress};
use guardline_wire::{Channel, LineId, Message, Record, Route};

mod arrivals;
pub(crate) use arrivals::Arrivals;

mod condition;
pub(crate) use condition::{Circle, Condition};

mod facts;
pub(crate) use facts::{Facts, Watching};

mod meetings;
pub(crate) use meetings::Meetings;

mod story;
pub(crate) use story::Signal;

/// An inject, ready to be triggered.
#[derive(Debug)]
pub(crate) struct Inject {
    /// Its id, which addresses its draws.
    pub(crate) key: String,
    pub(crate) trigger: Trigger,
    pub(crate) given: Option<Condition>,
    pub(crate) acts: Vec<What>,
    pub(crate) expects: Option<Expectation>,
}

/// What sets an inject off.
#[derive(Debug)]
pub(crate) enum Trigger {
    /// The clock; never, if it waits for a facilitator.
    At(Instant),
    /// Another inject, after a while.
    After(Span),
    /// A condition, the first time it holds.
    Once(Condition),
    /// Chance, again and again.
    Rate(Arrivals),
    /// A response that has not come.
    Contingency,
}

impl Trigger {
    /// In whose lane it is waited for.
    fn lane(&self) -> Lane {
        match self {
            Self::Once(condition) => condition.lane(),
            Self::At(_) | Self::After(_) | Self::Rate(_) | Self::Contingency => Lane::Main,
        }
    }
}

/// A response that is expected.
#[derive(Clone, Debug)]
pub(crate) struct Expectation {
    pub(crate) response: Condition,
    pub(crate) within: Span,
    /// The inject that begins if it does not come.
    pub(crate) otherwise: Option<u16>,
}

/// Of which inject another waits for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Follows {
    pub(crate) inject: u16,
    pub(crate) of: Milestone,
    pub(crate) follower: u16,
}

/// What of an inject another can wait for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Milestone {
    Begins,
    Met,
    Unmet,
}

/// One act of an inject: what beginning it takes.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// The world does it; for acts that end by the clock, after how long.
    World {
        /// Its number among all acts of the scenario.
        act: u16,
        /// After how long the engine ends it.
        ends_after: Option<Span>,
    },
    /// A radio room says something.
    Radio(Address<ToOperator>, ToOperator),
    /// A notice is published.
    Publish(Route, Box<Message>),
    /// A microphone sticks.
    Stick {
        /// Whose operator.
        operator: ActorId,
        /// Whose microphone.
        unit: UnitId,
        /// On which channel.
        channel: Channel,
        /// For how long.
        lasts: Span,
    },
    /// What a unit says loses words.
    Garble(UnitId, Garble, Span),
    /// A commander is told something.
    Bridge(Address<ToBridge>, ToBridge),
    /// A unit is in distress, and its commander is told.
    Distress {
        /// Its commander.
        bridge: Address<ToBridge>,
        /// Which unit.
        unit: UnitId,
        /// What is the matter.
        what: Distress,
        /// What he is told.
        told: ToBridge,
        /// For how long.
        lasts: Span,
    },
    /// Nobody listens at a unit's radio.
    Unwatch {
        /// Whose operator.
        operator: ActorId,
        /// At which unit's radio.
        unit: UnitId,
        /// For how long.
        lasts: Span,
    },
    /// Somebody is missing at a side's end of the lines.
    Absent(Side, Absence, Span),
    /// A ministry is told of conduct that did not happen.
    FalseReport {
        /// Whose.
        to: Side,
        /// Who is said to report it.
        by: UnitId,
        /// Whose conduct.
        about: Side,
        /// What.
        evidence: Evidence,
        /// At which rung.
        rung: Rung,
    },
    /// The affair becomes public: these sides learn of it, each after a while.
    Leak(Vec<(Side, Span)>),
    /// A ministry is told from above what to do.
    Impose(Side, Move),
    /// The climate is shifted.
    Climate(f64),
    /// A third party does something that these sides hear of.
    ThirdParty(Vec<Side>, ThirdParty),
    /// A line fails; none if the mechanism has no such line.
    Break(Option<LineId>, Span),
    /// Another inject is withheld.
    Cancel(u16),
}

/// What the event engine works on.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) actor: ActorId,
    pub(crate) kernel: Kernel,
    pub(crate) plot: Plot,
    pub(crate) mind: Mind,
    pub(crate) facts: Facts,
    pub(crate) world: Address<ToWorld>,
    pub(crate) ministries: Vec<Address<ToMinistry>>,
    pub(crate) ether: Ether,
    pub(crate) exchange: Exchange,
    pub(crate) bulletin: Bulletin,
    pub(crate) log: Log,
    /// Which inject waits for what of which.
    pub(crate) follows: Vec<Follows>,
    /// Where each inject is told things.
    pub(crate) addresses: Vec<Address<Signal>>,
}

impl Engine {
    /// Sets a story going for each inject, in the order of the file: those due at one instant begin in that order.
    /// Gives back where each is told things.
    pub(crate) fn start(mut self, injects: Vec<Inject>) -> Vec<Address<Signal>> {
        let mut mail = Vec::new();
        for inject in &injects {
            let (address, mailbox) = self.kernel.mailbox(self.actor, inject.trigger.lane());
            self.addresses.push(address);
            mail.push(mailbox);
        }
        let addresses = self.addresses.clone();
        let engine = Rc::new(self);
        for ((number, inject), mail) in (0..).zip(injects).zip(mail) {
            // From the first record on, what somebody will ask about is kept.
            inject.given.iter().for_each(|given| engine.facts.remember(given));
            inject.expects.iter().for_each(|expects| engine.facts.remember(&expects.response));
            let watch = match &inject.trigger {
                Trigger::Once(condition) => Some(engine.facts.watch(condition, mail.address())),
                _ => None,
            };
            let lane = inject.trigger.lane();
            let story = story::inject(Rc::clone(&engine), number, inject, watch, mail);
            engine.kernel.spawn(engine.actor, lane, story);
        }
        addresses
    }

    /// Tells an inject something; nothing if there is no such inject.
    pub(crate) fn tell(&self, inject: u16, signal: Signal) {
        if let Some(address) = self.addresses.get(usize::from(inject)) {
            address.send(signal);
        }
    }

    /// Tells those that wait for it that an inject has come so far.
    fn reached(&self, inject: u16, of: Milestone) {
        for follows in self.follows.iter().filter(|it| it.inject == inject && it.of == of) {
            self.tell(follows.follower, Signal::Reached { inject });
        }
    }

    fn begin(&self, at: Instant, what: &What) {
        match what {
            What::World { act, ends_after } => {
                self.world.send(ToWorld::Begin { act: *act });
                if let Some(span) = ends_after {
                    self.world.post(at + *span, ToWorld::End { act: *act });
                }
            }
            What::Radio(operator, order) => operator.send(order.clone()),
            What::Publish(route, message) => self.bulletin.issue(self.actor, *route, message),
            What::Stick { operator, unit, channel, lasts } => {
                self.ether.stick_for(self.actor, *operator, *unit, *channel, *lasts);
            }
            What::Garble(unit, garble, lasts) => {
                self.ether.garble_for(self.actor, *unit, *garble, *lasts);
            }
            What::ThirdParty(sides, does) => {
                for side in sides {
                    self.inform(*side, ToMinistry::ThirdParty(*does));
                }
            }
            What::Break(line, lasts) => {
                if let Some(line) = line {
                    self.exchange.break_line(*line, *lasts);
                }
            }
            What::Bridge(bridge, told) => bridge.send(told.clone()),
            What::Distress { bridge, unit, what, told, lasts } => {
                self.distress(*unit, *what, *lasts);
                bridge.send(told.clone());
            }
            What::Unwatch { operator, unit, lasts } => {
                self.ether.leave_unwatched(self.actor, *operator, *unit, *lasts);
            }
            What::Absent(side, who, lasts) => self.exchange.miss(*side, *who, *lasts),
            What::FalseReport { to, by, about, evidence, rung } => {
                let (by, about, evidence, rung) = (*by, *about, *evidence, *rung);
                self.inform(*to, ToMinistry::Report { by, about, evidence, rung, sent: at });
            }
            What::Leak(sides) => {
                for (side, after) in sides {
                    self.ministries[usize::from(side.0)].post(at + *after, ToMinistry::Disclosed);
                }
            }
            What::Impose(side, what) => self.inform(*side, ToMinistry::Imposed(*what)),
            What::Climate(by) => {
                let climate = self.mind.politics.shift(*by);
                self.record(Record::Climate { climate });
                for ministry in &self.ministries {
                    ministry.send(ToMinistry::Changed);
                }
            }
            What::Cancel(inject) => self.tell(*inject, Signal::Cancel),
        }
    }

    fn inform(&self, side: Side, what: ToMinistry) {
        self.ministries[usize::from(side.0)].send(what);
    }

    /// Notes that a unit is in distress, and when it no longer is.
    fn distress(&self, unit: UnitId, what: Distress, lasts: Span) {
        self.record(Record::Distress { unit, what, begins: true });
        let (kernel, log, actor) = (self.kernel.clone(), self.log.clone(), self.actor);
        self.kernel.spawn(actor, Lane::Main, async move {
            kernel.sleep(lasts).await;
            log.record(actor, Record::Distress { unit, what, begins: false });
        });
    }

    fn record(&self, record: Record) {
        self.log.record(self.actor, record);
    }
}
