//! The way in from outside: people in seats, and a facilitator. What comes in is put on record first and handed over then;
//! a run with the same inputs at the same times is the same run.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use guardline_actors::ports::{ToBridge, ToMinistry, ToSeat};
use guardline_actors::{Mind, Weights};
use guardline_channels::Log;
use guardline_kernel::{Address, Pace, Woke};
use guardline_units::{ActorId, Instant, Side};
use guardline_wire::Record;
use guardline_wire::record::Party;
use guardline_wire::seat::Input;

use super::Prepared;
use crate::engine::Signal;

/// Where what comes in is handed over.
pub(super) struct Doors {
    pub(super) actor: ActorId,
    pub(super) log: Log,
    pub(super) mind: Mind,
    pub(super) bridges: Vec<Address<ToBridge>>,
    pub(super) ministries: Vec<Address<ToMinistry>>,
    pub(super) desks: Vec<(Side, Address<ToSeat>)>,
    pub(super) signals: Vec<Address<Signal>>,
}

/// The way into one run. Give it to [`Prepared::run_open`] and keep a clone: it leads in for as long as the run goes on.
#[derive(Clone, Default)]
pub struct Inlet(Rc<RefCell<Option<Doors>>>);

impl Inlet {
    pub(super) fn open(&self, doors: Doors) {
        *self.0.borrow_mut() = Some(doors);
    }

    pub(super) fn close(&self) {
        let doors = self.0.borrow_mut().take();
        drop(doors);
    }

    /// Puts an input on record and hands it over. To be called from [`Pace::deliver`]; outside a run nothing happens.
    pub fn deliver(&self, input: Input) {
        let doors = self.0.borrow();
        let Some(doors) = &*doors else { return };
        doors.log.record(doors.actor, Record::Input(input));
        let seat = |seat: Party, news: ToSeat| match seat {
            Party::Unit(unit) => {
                if let Some(bridge) = doors.bridges.get(usize::from(unit.0)) {
                    bridge.send(ToBridge::Seat(news));
                }
            }
            Party::Ministry(side) => {
                if let Some((_, desk)) = doors.desks.iter().find(|(of, _)| *of == side) {
                    desk.send(news);
                }
            }
        };
        match input {
            Input::Takes { seat: party, think } => seat(party, ToSeat::Taken { think }),
            Input::Leaves { seat: party } => seat(party, ToSeat::Left),
            Input::Answers { seat: party, question, choice } => {
                seat(party, ToSeat::Chosen { question, choice });
            }
            Input::Fires { inject } => {
                if let Some(signal) = doors.signals.get(usize::from(inject)) {
                    signal.send(Signal::Fire);
                }
            }
        }
    }

    /// The run branches off from the one that it has been up to here: from now on everything is drawn afresh that has not been
    /// drawn yet, and the parameters, likelihoods, climate and terms of `changed` are in force. Each epoch from 1 is another branch, and
    /// a branch may branch off again.
    pub fn branch_off(&self, epoch: u32, changed: &Prepared) {
        let doors = self.0.borrow();
        let Some(Doors { mind, ministries, .. }) = &*doors else { return };
        mind.draws.branch_off(epoch);
        mind.politics.shift(changed.params.climate - mind.params.climate);
        mind.params.replace(changed.params.clone());
        mind.weights.replace(Weights::new(&changed.params));
        mind.likelihoods.replace(changed.likelihoods.clone());
        mind.mechanism.replace(changed.terms.clone(), &changed.params);
        for ministry in ministries {
            ministry.send(ToMinistry::Changed);
        }
    }
}

impl fmt::Debug for Inlet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inlet").finish_non_exhaustive()
    }
}

/// Hands over again what once came in, as fast as possible.
///
/// An input comes in between two instants at which something happens: everything that was due by its stamp is over.
#[derive(Debug)]
pub struct Playback {
    inlet: Inlet,
    left: VecDeque<(Instant, Input)>,
}

impl Playback {
    /// Hands over `inputs`, which are in order, through `inlet`.
    pub fn new(inlet: Inlet, inputs: impl IntoIterator<Item = (Instant, Input)>) -> Self {
        Self { inlet, left: inputs.into_iter().collect() }
    }

    /// What has not come in yet.
    pub fn left(&self) -> impl Iterator<Item = &(Instant, Input)> {
        self.left.iter()
    }
}

impl Pace for Playback {
    fn wait(&mut self, _now: Instant, until: Instant) -> Woke {
        match self.left.front() {
            Some((stamp, _)) if *stamp < until => Woke::Input(*stamp),
            _ => Woke::Due,
        }
    }

    fn deliver(&mut self) {
        if let Some((_, input)) = self.left.pop_front() {
            self.inlet.deliver(input);
        }
    }
}

impl Prepared {
    /// A seat by its name: a unit's id for its commander, a side's id for the duty officer at its end of the lines.
    /// Under other names the ids of the original file are understood as well.
    pub fn seat(&self, name: &str) -> Option<Party> {
        let is = |id: &str| id == name || self.key(id) == name;
        let unit = self.units().find(|unit| is(&self.unit(*unit).id)).map(Party::Unit);
        let side = || self.sides().find(|side| is(&self.scenario.sides[usize::from(side.0)].id));
        unit.or_else(|| side().map(Party::Ministry))
    }

    /// The name of a seat.
    pub fn seat_name(&self, seat: Party) -> &str {
        match seat {
            Party::Unit(unit) => &self.unit(unit).id,
            Party::Ministry(side) => &self.scenario.sides[usize::from(side.0)].id,
        }
    }

    /// Every seat a person can take: the duty officers if there is a line, then the commanders.
    pub fn seats(&self) -> Vec<Party> {
        let desks = self.sides().filter(|_| !self.terms.lines.is_empty()).map(Party::Ministry);
        desks.chain(self.units().map(Party::Unit)).collect()
    }

    /// What of `changed` cannot change while a run goes on.
    pub fn cannot_become(&self, changed: &Self) -> Vec<&'static str> {
        let lines = |it: &Self| -> Vec<(String, u16)> {
            let mechanism = guardline_mechanism::Mechanism::new(it.terms.clone(), &it.params);
            let reach = mechanism.reach();
            reach.lines().map(|line| (reach.line_name(line).to_owned(), reach.circuits(line))).collect()
        };
        let mut scenario = self.scenario.clone();
        scenario.mechanism.clone_from(&changed.scenario.mechanism);
        scenario.param.clone_from(&changed.scenario.param);
        scenario.likelihoods.clone_from(&changed.scenario.likelihoods);
        let fixed = [
            (scenario != changed.scenario, "what the scenario says of units, sides, times and injects"),
            (lines(self) != lines(changed), "which lines there are between the ministries"),
            (self.params.trust.to_bits() != changed.params.trust.to_bits(), "the level of trust"),
        ];
        fixed.into_iter().filter_map(|(differs, what)| differs.then_some(what)).collect()
    }

    /// The injects that a facilitator can begin: place and id.
    pub fn manual_injects(&self) -> impl Iterator<Item = (u16, &str)> {
        let injects = (0..).zip(&self.scenario.injects);
        injects.filter(|(_, file)| file.manual.is_some()).map(|(place, file)| (place, &*file.id))
    }
}
