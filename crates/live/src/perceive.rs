//! What somebody in a seat perceives of a run: his own sensors, what he hears, what he is told, what he believes. Never what
//! is so, and never another's mind.

use std::collections::BTreeMap;

use guardline_report::{Clock, Names};
use guardline_scenario::{Prepared, Role};
use guardline_units::{Instant, Language, Side, UnitId};
use guardline_wire::line::LineState;
use guardline_wire::record::{Because, Party};
use guardline_wire::{Addressee, Message, MessageId, Record, Route};

use crate::words;

/// A belief that moves less than this is not told.
const NEWS: f64 = 0.05;

/// Tells one seat what reaches it.
#[derive(Clone, Debug)]
pub struct Perceiver {
    seat: Party,
    names: Names,
    clock: Clock,
    /// Whom each track is taken for.
    taken_for: BTreeMap<UnitId, UnitId>,
    /// What is being said, until it has been heard.
    said: BTreeMap<MessageId, (Message, Route)>,
    /// What is believed of each side, as told last.
    beliefs: BTreeMap<Side, [f64; 3]>,
    /// The number by which the radio room signs what it says.
    radio_room: Option<u32>,
}

impl Perceiver {
    /// For a seat.
    pub fn new(prepared: &Prepared, seat: Party, language: Language) -> Self {
        let radio_room = match seat {
            Party::Unit(unit) => Some(prepared.actor(Role::Operator(unit)).0),
            Party::Ministry(_) => None,
        };
        let (taken_for, said, beliefs) = Default::default();
        let (names, clock) = (Names::new(prepared, language), Clock::new(prepared));
        Self { seat, names, clock, taken_for, said, beliefs, radio_room }
    }

    /// Whose seat it is.
    pub const fn seat(&self) -> Party {
        self.seat
    }
    /// Who is called what.
    pub const fn names(&self) -> &Names {
        &self.names
    }
    /// When, as people write it.
    pub fn time(&self, at: Instant) -> String {
        format!("{} {} {}", self.clock.date(at), self.clock.time(at), self.clock.zone)
    }
    /// What is believed of each side, as told last.
    pub const fn beliefs(&self) -> &BTreeMap<Side, [f64; 3]> {
        &self.beliefs
    }

    /// What the seat perceives of a record, if anything.
    pub fn perceive(&mut self, at: Instant, record: &Record) -> Option<String> {
        if let Record::Says { message, route, .. } = record {
            self.said.insert(message.id, (message.clone(), *route));
        }
        let text = match self.seat {
            Party::Unit(unit) => self.on_board(unit, record),
            Party::Ministry(side) => self.at_the_desk(side, record),
        }?;
        let time = format!("{} {}", self.clock.date(at), self.clock.time(at));
        Some(words::perceived(self.names.catalogue(), &time, &text))
    }

    /// Whom the commander takes a track for.
    fn track(&self, of: UnitId) -> UnitId {
        self.taken_for.get(&of).copied().unwrap_or(of)
    }

    fn on_board(&mut self, me: UnitId, record: &Record) -> Option<String> {
        let mine = |who: &Party| *who == Party::Unit(me);
        let mut seen = record.clone();
        match &mut seen {
            Record::TakenFor { by, of, taken_for } if *by == me => {
                self.taken_for.insert(*of, *taken_for);
                // Whoever errs does not know it.
                return (of == taken_for).then(|| self.names.record(record));
            }
            Record::Contact { by, with, .. } if *by == me => *with = self.track(*with),
            Record::Warned { unit, by, .. } if *unit == me => *by = self.track(*by),
            Record::Measures { by, of, .. } | Record::Picture { by, of, .. } if *by == me => {
                *of = self.track(*of);
            }
            Record::Collides { one, other } if *one == me || *other == me => {}
            Record::Acts { unit, on, .. } if *unit == me || *on == me => {
                (*unit, *on) = (self.track(*unit), self.track(*on));
            }
            Record::Says { message, .. } if message.originator.unit == Some(me) => {}
            Record::Unsent { message, .. } if Some(message.sender) == self.radio_room => {}
            Record::Hears { who, .. } if mine(&*who) => return self.heard(record),
            Record::Believes { who, .. } if mine(&*who) => return self.believed(record),
            Record::Acknowledged { who, .. } | Record::Silence { who, .. } if mine(&*who) => {}
            Record::Appears { unit, .. }
            | Record::Leaves { unit }
            | Record::NoticeInHand { unit, .. }
            | Record::Decides { unit, .. }
            | Record::Ordered { unit, .. }
            | Record::Reports { unit, .. }
                if *unit == me => {}
            _ => return None,
        }
        Some(self.names.record(&seen))
    }

    fn at_the_desk(&mut self, me: Side, record: &Record) -> Option<String> {
        let mine = |who: &Party| *who == Party::Ministry(me);
        match record {
            Record::Believes { who, .. } if mine(who) => return self.believed(record),
            Record::Hears { who, .. } if mine(who) => return self.heard(record),
            Record::Says { message, .. }
                if message.originator.side == me && message.originator.unit.is_none() => {}
            // What only the exchange knows.
            Record::Line { state: LineState::Dead { .. }, .. } => return None,
            Record::Line { from, .. } if *from == me => {}
            Record::Informed { side, .. }
            | Record::Posture { side, .. }
            | Record::Orders { side, .. }
            | Record::Publishes { side }
            | Record::Learns { side, .. }
            | Record::Account { side, .. }
            | Record::Analysed { side, .. }
            | Record::CrewSays { side, .. }
            | Record::Opens { side, .. }
            | Record::Does { side, .. }
                if *side == me => {}
            Record::Settles { one, other } if *one == me || *other == me => {}
            _ => return None,
        }
        Some(self.names.record(record))
    }

    /// What is heard, as it is understood, and from whom as far as the name came through.
    fn heard(&self, record: &Record) -> Option<String> {
        let Record::Hears { message, route, readability, lost, changed, understood, .. } = record else {
            return None;
        };
        let (said, _) = self.said.get(message)?;
        // Three words of the addressee's name and two of filling come before the originator's name.
        let name = 5..8;
        let clear = !lost.iter().chain(changed).any(|word| name.contains(word));
        let from = match said.originator.unit {
            _ if !clear => None,
            Some(unit) => Some(self.names.unit(unit).to_owned()),
            None => Some(self.names.party(Party::Ministry(said.originator.side))),
        };
        let all = said.addressee == Addressee::All;
        let says = understood.as_ref().map(|says| self.names.says(says));
        let catalogue = self.names.catalogue();
        let way = catalogue.way(*route);
        Some(words::heard(catalogue, from.as_deref(), &way, *readability, all, says.as_deref()))
    }

    /// What is believed now, if it has moved.
    fn believed(&mut self, record: &Record) -> Option<String> {
        let Record::Believes { about, belief, because, .. } = record else { return None };
        let before = self.beliefs.get(about).copied();
        let moved = |before: [f64; 3]| before.iter().zip(belief).any(|(a, b)| (a - b).abs() >= NEWS);
        if *because == Because::Quiet && before.is_some_and(|before| !moved(before)) {
            return None;
        }
        if before.is_none_or(moved) {
            self.beliefs.insert(*about, *belief);
            return Some(self.names.record(record));
        }
        None
    }
}
