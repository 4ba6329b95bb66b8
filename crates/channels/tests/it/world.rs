//! A handful of ships that lie still, and one line between two ministries.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_channels::{Antenna, Ether, Exchange, Log, Reception};
use guardline_kernel::{AsFastAsPossible, Draws, Kernel, Lane, Mailbox, Sink, Stop};
use guardline_mechanism::{LineTerms, Mechanism, RadioTerms, Reply, ServiceHours, Terms};
use guardline_theatre::{Plot, Track};
use guardline_units::{ActorId, Instant, Local, Metres, Params, Seed, Side, Span, UnitId};
use guardline_wire::record::Unheard;
use guardline_wire::{
    Addressee, Channel, Form, Marker, Message, MessageId, Originator, Proword, Question, Record, SpeechAct,
    Stamp,
};

pub(crate) type Records = Rc<RefCell<Vec<(Instant, ActorId, Lane, Record)>>>;

/// Nobody reads what a million messages leave behind.
pub(crate) struct Nowhere;

impl Sink<Record> for Nowhere {
    fn record(&mut self, _at: Instant, _actor: ActorId, _lane: Lane, _record: Record) {}
}

/// A sea with destroyers at these metres east of each other, all on VHF 16.
pub(crate) struct Sea {
    pub(crate) kernel: Kernel,
    pub(crate) ether: Ether,
    pub(crate) plot: Plot,
    pub(crate) records: Records,
    pub(crate) receivers: Vec<Mailbox<Reception>>,
}

/// Everybody listens, the channel is empty of strangers, and every word is understood.
pub(crate) fn perfect() -> Params {
    Params {
        listen_guard: 1.0,
        load_guard: 0.0,
        crew_noise: -60.0,
        crew_noise_spread: 0.0,
        ..Params::default()
    }
}

pub(crate) fn sea(east: &[f64], params: &Params, terms: Terms) -> Sea {
    let watches = vec![vec![Channel::Vhf16]; east.len()];
    sea_with(east, &watches, params, terms)
}

pub(crate) fn sea_with(east: &[f64], watches: &[Vec<Channel>], params: &Params, terms: Terms) -> Sea {
    let kernel = Kernel::new();
    let records = Records::default();
    let log = Log::new(kernel.clone(), Rc::clone(&records) as _);
    let plot = Plot::new(vec![Metres(25.0); east.len()]);
    let mechanism = Mechanism::new(terms, params);
    let draws = Draws::new(Seed(7), 0, 0);
    let ether = Ether::new(kernel.clone(), plot.clone(), mechanism, params.clone(), draws, log, 12 * 60);
    let mut receivers = Vec::new();
    for (index, (east, watch)) in (0_u16..).zip(east.iter().zip(watches)) {
        let (unit, operator) = (UnitId(index), ActorId(index.into()));
        let at = Local { east: *east, ..Local::ZERO };
        plot.set(unit, Some(Track::new(Instant::START, at, Local::ZERO)));
        let (receiver, mailbox) = kernel.mailbox(operator, Lane::Main);
        ether.join(Antenna {
            unit,
            side: Side((index % 2) as u8),
            key: format!("unit {index}"),
            class: "destroyer".into(),
            operator,
            sets: Channel::ALL.to_vec(),
            watch: watch.clone(),
            level: params.officer_level,
            receiver,
        });
        receivers.push(mailbox);
    }
    Sea { kernel, ether, plot, records, receivers }
}

impl Sea {
    /// Has a unit call another on VHF 16 after a while.
    pub(crate) fn call(&self, after: Span, from: u16, to: u16, number: u32) {
        self.say(after, Channel::Vhf16, call(from, to, number));
    }

    pub(crate) fn say(&self, after: Span, channel: Channel, message: Message) {
        let (kernel, ether) = (self.kernel.clone(), self.ether.clone());
        let from = message.originator.unit.expect("a unit speaks");
        let operator = ActorId(from.0.into());
        self.kernel.spawn(operator, Lane::Main, async move {
            kernel.sleep(after).await;
            let _ = ether.transmit(operator, from, channel, message, 1).await;
        });
    }

    pub(crate) fn run(&self) {
        assert_eq!(self.kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    }

    /// What became of the message of a unit: nothing if it was heard.
    pub(crate) fn fate(&self, from: u16, number: u32) -> Option<Unheard> {
        let id = MessageId { sender: from.into(), number };
        let records = self.records.borrow();
        let mut fates = records.iter().filter_map(|(.., record)| match record {
            Record::Hears { message, .. } if *message == id => Some(None),
            Record::Misses { message, why, .. } if *message == id => Some(Some(*why)),
            _ => None,
        });
        let fate = fates.next().expect("the message was said");
        assert_eq!(fates.next(), None, "one addressee, one fate");
        fate
    }

    /// When the messages of each unit began, in order.
    pub(crate) fn said(&self) -> Vec<(Instant, u32)> {
        let records = self.records.borrow();
        let said = records.iter().filter_map(|(at, actor, _, record)| match record {
            Record::Says { .. } => Some((*at, actor.0)),
            _ => None,
        });
        said.collect()
    }
}

/// A question of one unit to another.
pub(crate) fn call(from: u16, to: u16, number: u32) -> Message {
    Message {
        id: MessageId { sender: from.into(), number },
        question: Question::about(&["test"], &[from.into(), number.into()]),
        addressee: Addressee::Unit(UnitId(to)),
        originator: Originator { side: Side((from % 2) as u8), unit: Some(UnitId(from)) },
        marker: Marker::Question,
        says: SpeechAct::Query,
        form: Form::Phrasebook,
        proword: Proword::Over,
        stamp: Stamp { at: Instant::START, offset_minutes: 540 },
    }
}

/// An agreement on the radio only.
pub(crate) fn radio(ship_channel: Channel) -> Terms {
    let radio = RadioTerms {
        ship_channel: Some(ship_channel),
        air_channel: None,
        language: "en".into(),
        phrasebook: true,
        reply: Reply::ByOrder,
        tacit: false,
    };
    Terms { radio: Some(radio), ..Terms::none() }
}

/// A line that is staffed in office hours, with a mean of two minutes to pick up.
pub(crate) fn office_line() -> Terms {
    let line = LineTerms {
        pickup_min: 2.0,
        call_min: 20.0,
        hours: ServiceHours { from_minute: 9 * 60, until_minute: 17 * 60 },
        nominal_silence: [0.1, 0.2, 0.3],
        ..LineTerms::duty_officer()
    };
    Terms { lines: vec![line], ..Terms::none() }
}

pub(crate) const A: Side = Side(0);
pub(crate) const B: Side = Side(1);

/// An exchange at noon or midnight, and its records.
pub(crate) fn exchange(terms: Terms) -> (Kernel, Exchange, Records) {
    let kernel = Kernel::new();
    let records = Records::default();
    let log = Log::new(kernel.clone(), Rc::clone(&records) as _);
    let mechanism = Mechanism::new(terms, &Params::default());
    let draws = Draws::new(Seed(7), 0, 0);
    let exchange = Exchange::new(kernel.clone(), ActorId(9), mechanism, draws, log);
    (kernel, exchange, records)
}
