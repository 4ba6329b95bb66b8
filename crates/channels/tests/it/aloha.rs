//! V4: a channel on which nobody hears the others before he talks, and the same with listening.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_channels::{Antenna, Ether, Log};
use guardline_kernel::{AsFastAsPossible, Draws, Kernel, Lane, Sink, Stop};
use guardline_mechanism::{Mechanism, Terms};
use guardline_theatre::{Plot, Track};
use guardline_units::{ActorId, Instant, Local, Metres, Params, Seed, Side, Span, UnitId};
use guardline_wire::record::Unheard;
use guardline_wire::{Channel, Message, MessageId, Originator, Record, air_time, words};

use crate::estimate::{is_mean, is_proportion};
use crate::world::{call, perfect};

/// Senders; a message's sender is used again only long after it has fallen silent.
const SENDERS: u16 = 60;

/// What became of each message, in the order of their beginnings.
#[derive(Default)]
struct Fates {
    clear: Vec<f64>,
    covered: u64,
    began: Vec<Instant>,
    other: u64,
}

impl Sink<Record> for Fates {
    fn record(&mut self, at: Instant, _actor: ActorId, _lane: Lane, record: Record) {
        match record {
            Record::Says { .. } => self.began.push(at),
            Record::Hears { .. } => self.clear.push(1.0),
            Record::Misses { why: Unheard::SteppedOn, .. } => {
                self.clear.push(0.0);
                self.covered += 1;
            }
            _ => self.other += 1,
        }
    }
}

/// Messages of one length to one listener, at Poisson times of a load in Erlang.
fn traffic(load: f64, blind_window: f64, messages: u32, seed: u64) -> Fates {
    let params = Params { blind_window, ..perfect() };
    let kernel = Kernel::new();
    let fates = Rc::new(RefCell::new(Fates::default()));
    let log = Log::new(kernel.clone(), fates.clone());
    let plot = Plot::new(vec![Metres(25.0); usize::from(SENDERS) + 1]);
    let draws = Draws::new(Seed(seed), 0, 0);
    let mechanism = Mechanism::new(Terms::none(), &params);
    let ether = Ether::new(kernel.clone(), plot.clone(), mechanism, params.clone(), draws.clone(), log, 0);
    for index in 0..=SENDERS {
        let (unit, operator) = (UnitId(index), ActorId(index.into()));
        // All senders in one place, equally strong at the listener, who is unit 0.
        let east = if index == 0 { 0.0 } else { 10_000.0 };
        plot.set(unit, Some(Track::new(Instant::START, Local { east, ..Local::ZERO }, Local::ZERO)));
        let (receiver, _) = kernel.mailbox(operator, Lane::Main);
        let (key, sets, watch) = (format!("unit {index}"), vec![Channel::Vhf16], vec![Channel::Vhf16]);
        let side = Side(u8::from(index > 0));
        let class = "destroyer".into();
        ether.join(Antenna { unit, side, key, class, operator, sets, watch, level: 4.0, receiver });
    }
    let length = air_time(words(&call(1, 0, 1)), params.speech_rate);
    let (gaps, clock) = (draws.family("source", "gap"), kernel.clone());
    kernel.spawn(ActorId(0), Lane::Main, async move {
        for number in 0..messages {
            clock
                .sleep(Span::from_seconds(gaps.at(number.into()).exponential(length.as_seconds() / load)))
                .await;
            let from = 1 + (number % u32::from(SENDERS)) as u16;
            let message = Message {
                id: MessageId { sender: from.into(), number },
                originator: Originator { side: Side(1), unit: Some(UnitId(from)) },
                ..call(from, 0, number)
            };
            let ether = ether.clone();
            clock.spawn(ActorId(from.into()), Lane::Main, async move {
                let _ = ether.transmit(ActorId(from.into()), UnitId(from), Channel::Vhf16, message, 1).await;
            });
        }
    });
    assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    drop(kernel);
    Rc::try_unwrap(fates).map(RefCell::into_inner).unwrap_or_default()
}

/// V4, without sensing (the blind window is longer than any message): P(clear) = e^(−2G), 0.6065 at G = 0.25 and 0.9048 at
/// G = 0.05; the throughput S = G e^(−2G) is greatest at G = ½, 1/(2e) = 0.1839.
#[test]
fn v4_step_on_without_sensing() {
    for (load, messages, seed) in [(0.25, 1_000_000, 104), (0.05, 1_000_000, 105), (0.5, 1_000_000, 106)] {
        let fates = traffic(load, 1e9, messages, seed);
        assert_eq!((fates.clear.len(), fates.other), (messages as usize, 0), "each is heard or covered");
        is_mean(&format!("clear at {load} Erlang"), &fates.clear, libm::exp(-2.0 * load));
        let throughput = load * fates.clear.iter().sum::<f64>() / f64::from(messages);
        assert!(throughput < 0.1839 + 0.002, "{throughput}");
    }
}

/// With listening, only talk younger than half a second is not heard: of messages that were begun, more come through than
/// without listening and fewer than e^(−aG), a the window's share of a message, since who waits begins when others do.
#[test]
fn v4_listening_lies_between_the_limits() {
    let (load, messages) = (0.25, 200_000);
    let fates = traffic(load, 0.5, messages, 107);
    let started = fates.began.len() as u64;
    let clear = fates.clear.iter().sum::<f64>() / started as f64;
    let length = air_time(words(&call(1, 0, 1)), perfect().speech_rate).as_seconds();
    let (low, high) = (libm::exp(-2.0 * load), libm::exp(-0.5 / length * load));
    assert!(low < clear && clear < high + 0.005, "{low} < {clear} < {high}");
    // The number of messages that overlap at all cannot exceed those begun within a window of each other.
    is_proportion("clear or covered", fates.clear.len() as u64, started, 1.0);
}
