//! The event engine: begins each incident of the scenario at its time, and ends those that end by the clock.

use guardline_actors::Mind;
use guardline_actors::dispute::Measures;
use guardline_actors::ports::{ThirdParty, ToMinistry, ToOperator, ToWorld};
use guardline_channels::{Bulletin, Ether, Exchange, Garble, Log};
use guardline_kernel::{Address, Kernel};
use guardline_units::{ActorId, Instant, Side, Span, UnitId};
use guardline_wire::{Channel, LineId, Message, Record, Route};

/// An incident, ready to begin.
#[derive(Debug)]
pub(crate) struct Inject {
    pub(crate) incident: u16,
    pub(crate) at: Instant,
    pub(crate) what: What,
}

/// What beginning it takes.
#[derive(Debug)]
pub(crate) enum What {
    /// The world does it; for incidents that end by the clock, after how long.
    World {
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
    /// A third party does something that these sides hear of.
    ThirdParty(Vec<Side>, ThirdParty),
    /// A line fails; none if the mechanism has no such line.
    Break(Option<LineId>, Span),
}

/// What the event engine works on.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) actor: ActorId,
    pub(crate) kernel: Kernel,
    pub(crate) world: Address<ToWorld>,
    pub(crate) ministries: Vec<Address<ToMinistry>>,
    pub(crate) ether: Ether,
    pub(crate) exchange: Exchange,
    pub(crate) bulletin: Bulletin,
    pub(crate) log: Log,
}

impl Engine {
    /// Begins incidents in the order of their times; those of one instant in the order of the file.
    pub(crate) async fn run(self, mut injects: Vec<Inject>) {
        injects.sort_by_key(|inject| (inject.at, inject.incident));
        for Inject { incident, at, what } in injects {
            self.kernel.sleep_until(at).await;
            self.log.record(self.actor, Record::Incident { incident });
            self.begin(incident, at, what);
        }
    }

    fn begin(&self, incident: u16, at: Instant, what: What) {
        match what {
            What::World { ends_after } => {
                self.world.send(ToWorld::Begin { incident });
                if let Some(span) = ends_after {
                    self.world.post(at + span, ToWorld::End { incident });
                }
            }
            What::Radio(operator, order) => operator.send(order),
            What::Publish(route, message) => self.bulletin.issue(self.actor, route, &message),
            What::Stick { operator, unit, channel, lasts } => {
                self.ether.stick_for(self.actor, operator, unit, channel, lasts);
            }
            What::Garble(unit, garble, lasts) => self.ether.garble_for(self.actor, unit, garble, lasts),
            What::ThirdParty(sides, does) => {
                for side in sides {
                    self.ministries[usize::from(side.0)].send(ToMinistry::ThirdParty(does));
                }
            }
            What::Break(line, lasts) => {
                if let Some(line) = line {
                    self.exchange.break_line(line, lasts);
                }
            }
        }
    }
}

/// Ships or aircraft of the kind that met go on meeting after the encounter, elsewhere and under other commanders. Most
/// such meetings are routine; some go wrong, the more the colder the climate and while exchanges are suspended.
#[derive(Debug)]
pub(crate) struct Meetings {
    pub(crate) actor: ActorId,
    /// From when on: the units of the encounter have parted.
    pub(crate) from: Instant,
    pub(crate) kernel: Kernel,
    pub(crate) mind: Mind,
    pub(crate) measures: Measures,
    pub(crate) log: Log,
}

impl Meetings {
    /// Meetings at random times, for as long as the run lasts. A meeting that goes wrong is recorded and not played.
    pub(crate) async fn run(self) {
        let (p, mut at) = (&self.mind.params, self.from);
        for meeting in 0_u64.. {
            let mut draw = self.mind.draws.at("meetings", "meeting", &[meeting]);
            at += Span::from_hours(draw.exponential(24.0 / p.meetings_rate));
            let fate = draw.uniform();
            self.kernel.sleep_until(at).await;
            let suspended = if self.measures.in_force() { p.meetings_suspended } else { 1.0 };
            let share = p.meetings_unsafe * libm::exp(-p.meetings_climate * self.mind.politics.climate);
            let incident = fate < share * suspended;
            self.log.record(self.actor, Record::Meets { incident });
        }
    }
}
