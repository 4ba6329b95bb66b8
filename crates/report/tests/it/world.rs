//! A scenario for its names, and records made by hand.

use guardline_report::{Exchanges, Names};
use guardline_scenario::{Prepared, load};
use guardline_units::{ActorId, Instant, Language, Side, Span, UnitId};
use guardline_wire::line::LineState;
use guardline_wire::record::{Party, Unheard};
use guardline_wire::{
    Acknowledgement, Addressee, Channel, Form, LineId, Marker, Message, MessageId, Originator, Proword,
    Question, Record, Route, SpeechAct, Stamp,
};

/// The carrier and the destroyer of the first side, the destroyer of the second.
pub(crate) const CARRIER: UnitId = UnitId(0);
pub(crate) const SHIP_101: UnitId = UnitId(1);

pub(crate) const GUARD: Route = Route::Radio(Channel::Vhf16);
pub(crate) const WORKING: Route = Route::Radio(Channel::Vhf72);

/// The encounter of December 2025 under a mechanism with one line.
pub(crate) fn prepared() -> Prepared {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/2025-12-06-southeast-of-okinawa.toml");
    Prepared::new(&load(path.as_ref(), Some("as_observed"), &[]).unwrap())
}

/// The destroyer of the second side.
pub(crate) fn ship_116(prepared: &Prepared) -> UnitId {
    let place = prepared.scenario().units.iter().position(|unit| unit.id == "ship_116");
    UnitId(place.unwrap() as u16)
}

/// Records in the order in which they are added.
#[derive(Default)]
pub(crate) struct Tale(pub(crate) Vec<(Instant, ActorId, Record)>);

impl Tale {
    pub(crate) fn add(&mut self, second: u64, record: Record) {
        self.0.push((Instant::START + Span::seconds(second), ActorId(9), record));
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = (Instant, ActorId, &Record)> + Clone {
        self.0.iter().map(|(at, actor, record)| (*at, *actor, record))
    }

    pub(crate) fn exchanges(&self) -> Exchanges {
        Exchanges::gather(self.records())
    }

    /// Somebody says something; the number of the message is its sender's own count.
    pub(crate) fn says(&mut self, second: u64, message: &Message, route: Route) {
        let (message, air_time) = (message.clone(), Span::seconds(10));
        self.add(second, Record::Says { message, route, words: 20, air_time });
    }

    /// Somebody hears it ten seconds after it began.
    pub(crate) fn hears(&mut self, second: u64, who: Party, message: &Message, route: Route) {
        self.hears_as(second, who, message, route, &[], Some(message.says.clone()));
    }

    pub(crate) fn hears_as(
        &mut self,
        second: u64,
        who: Party,
        message: &Message,
        route: Route,
        changed: &[u8],
        understood: Option<SpeechAct>,
    ) {
        let (lost, changed, after) = (Vec::new(), changed.to_vec(), Span::seconds(10));
        let (message, readability) = (message.id, 4);
        self.add(
            second,
            Record::Hears { who, message, route, after, readability, lost, changed, understood },
        );
    }

    pub(crate) fn misses(&mut self, second: u64, who: Party, message: &Message, route: Route) {
        let (message, why) = (message.id, Unheard::WatchNotKept);
        self.add(second, Record::Misses { who, message, route, why });
    }

    pub(crate) fn acknowledged(
        &mut self,
        second: u64,
        who: Party,
        message: &Message,
        grade: Acknowledgement,
    ) {
        let (message, after) = (message.id, Span::seconds(30));
        self.add(second, Record::Acknowledged { who, message, grade, after });
    }

    /// Something happens in call 1 on the only line.
    pub(crate) fn line(&mut self, second: u64, from: Side, state: LineState) {
        let to = Side(1 - from.0);
        self.add(second, Record::Line { from, to, line: LineId(0), call: 1, state });
    }
}

/// A message from one unit to another about one question.
pub(crate) fn message(number: u32, from: UnitId, to: UnitId, question: &str, says: SpeechAct) -> Message {
    let proword = if says == SpeechAct::Query { Proword::Over } else { Proword::Out };
    Message {
        id: MessageId { sender: 100 + u32::from(from.0), number },
        question: Question::about(&[question], &[]),
        addressee: Addressee::Unit(to),
        originator: Originator { side: Side(u8::from(from.0 > 1)), unit: Some(from) },
        marker: Marker::Question,
        says,
        form: Form::Phrasebook,
        proword,
        stamp: Stamp { at: Instant::START, offset_minutes: 540 },
    }
}

pub(crate) const fn intention(course: u16) -> SpeechAct {
    SpeechAct::Intention { step_back: false, course, speed: 20 }
}

pub(crate) const fn readback(of: &Message, course: u16) -> (MessageId, u16) {
    (of.id, course)
}

/// The readback of an intention.
pub(crate) fn reads_back((to, course): (MessageId, u16)) -> SpeechAct {
    SpeechAct::Acknowledge { to, grade: Acknowledgement::Understood, figures: vec![course, 20] }
}

pub(crate) fn names(prepared: &Prepared) -> Names {
    Names::new(prepared, Language::En)
}
