//! How many receptions a CPU second is good for, on a guard channel with forty stations: each call is worked out at every
//! station of the side that is called (horizon, watch, overlap, noise, which words come through, for whom it is), and
//! heard by whom it was for. Medians of rounds; the floor beside them is one addressed draw, which a reception cannot do
//! without. `--quick` does three rounds.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::rc::Rc;

use cpu_time::ProcessTime;
use guardline::channels::{Antenna, Ether, Log};
use guardline::kernel::{AsFastAsPossible, Draws, Kernel, Lane, Sink};
use guardline::mechanism::{Mechanism, Terms};
use guardline::theatre::{Plot, Track};
use guardline::units::{ActorId, Instant, Local, Metres, Params, Seed, Side, Span, UnitId};
use guardline::wire::{
    Addressee, Channel, Form, Marker, Message, MessageId, Originator, Proword, Question, Record, SpeechAct,
    Stamp,
};

/// The target, receptions a CPU second.
const LEAST: f64 = 2e6;
const STATIONS: u16 = 40;
const CALLS: u32 = 20_000;

/// Counts what is heard and throws it away.
#[derive(Default)]
struct Heard(Cell<u64>);

impl Sink<Record> for Heard {
    fn record(&mut self, _at: Instant, _actor: ActorId, _lane: Lane, record: Record) {
        if matches!(record, Record::Hears { .. } | Record::Misses { .. }) {
            self.0.set(self.0.get() + 1);
        }
    }
}

fn main() {
    let rounds = if std::env::args().any(|argument| argument == "--quick") { 3 } else { 15 };
    let (mut receptions, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        receptions.push(round());
        floor.push(draws());
    }
    let (receptions, floor) = (median(receptions), median(floor));
    println!(
        "CPU time on a guard channel with {STATIONS} stations, median of {rounds} rounds of {CALLS} calls"
    );
    println!("  a reception              {:>8.1} ns", receptions * 1e9);
    println!("  one addressed draw       {:>8.1} ns", floor * 1e9);
    println!("  receptions a CPU second  {:>8.2} million", 1e-6 / receptions);
    let word = if 1.0 / receptions >= LEAST { "PASS" } else { "FAIL" };
    println!("  at least {:.0} million       {word}", LEAST / 1e6);
}

/// CPU seconds of one reception.
fn round() -> f64 {
    let params = Params::default();
    let kernel = Kernel::new();
    let log = Log::new(kernel.clone(), Rc::new(RefCell::new(Heard::default())));
    let plot = Plot::new(vec![Metres(25.0); usize::from(STATIONS)]);
    let mechanism = Mechanism::new(Terms::none(), &params);
    let draws = Draws::new(Seed(5), 0, 0);
    let ether = Ether::new(kernel.clone(), plot.clone(), mechanism, params, draws.clone(), log, 0);
    let mut receivers = Vec::new();
    for index in 0..STATIONS {
        let (unit, operator) = (UnitId(index), ActorId(index.into()));
        let at = Local { east: 600.0 * f64::from(index), ..Local::ZERO };
        plot.set(unit, Some(Track::new(Instant::START, at, Local::ZERO)));
        let (receiver, mailbox) = kernel.mailbox(operator, Lane::Main);
        receivers.push(mailbox);
        let (sets, watch) = (vec![Channel::Vhf16], vec![Channel::Vhf16]);
        let (side, key) = (Side((index % 2) as u8), format!("unit {index}"));
        let class = "destroyer".into();
        ether.join(Antenna { unit, side, key, class, operator, sets, watch, level: 4.0, receiver });
    }
    let (clock, speaking) = (kernel.clone(), ether.clone());
    kernel.spawn(ActorId(0), Lane::Main, async move {
        for number in 0..CALLS {
            let (from, to) = ((number * 2 % 40) as u16, (number * 6 % 40) as u16 + 1);
            let call = call(from, to, number);
            let _ = speaking.transmit(ActorId(from.into()), UnitId(from), Channel::Vhf16, call, 1).await;
            clock.sleep(Span::seconds(1)).await;
        }
    });
    let begun = ProcessTime::now();
    kernel.run(Instant::NEVER, &mut AsFastAsPossible);
    let spent = begun.elapsed().as_secs_f64();
    // All stations of the side that is called work it out.
    spent / (f64::from(CALLS) * f64::from(STATIONS / 2))
}

/// CPU seconds of one draw from a family of streams.
fn draws() -> f64 {
    let family = Draws::new(Seed(5), 0, 0).family("unit", "radio.hear");
    let begun = ProcessTime::now();
    let mut sum = 0.0;
    for number in 0..u64::from(CALLS) {
        sum += family.at(number).uniform();
    }
    black_box(sum);
    begun.elapsed().as_secs_f64() / f64::from(CALLS)
}

fn call(from: u16, to: u16, number: u32) -> Message {
    Message {
        id: MessageId { sender: from.into(), number },
        question: Question::about(&["bench"], &[number.into()]),
        addressee: Addressee::Unit(UnitId(to)),
        originator: Originator { side: Side(0), unit: Some(UnitId(from)) },
        marker: Marker::Question,
        says: SpeechAct::Query,
        form: Form::Phrasebook,
        proword: Proword::Over,
        stamp: Stamp { at: Instant::START, offset_minutes: 540 },
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
