//! Who talks when, and who covers whom.

use std::future::Future;
use std::pin::pin;

use guardline_kernel::Lane;
use guardline_mechanism::Terms;
use guardline_units::{ActorId, Instant, Params, Span, UnitId};
use guardline_wire::record::{Unheard, Unsent};
use guardline_wire::{Channel, Record};

use crate::world::{Sea, call, perfect, sea};

/// Three ships in sight of each other: 0 and 1 talk, 2 is in the middle.
fn three() -> Sea {
    sea(&[0.0, 20_000.0, 10_000.0], &perfect(), Terms::none())
}

#[test]
fn a_busy_channel_is_waited_for() {
    let sea = three();
    sea.call(Span::ZERO, 0, 2, 1);
    sea.call(Span::seconds(2), 1, 2, 1);
    sea.run();
    let said = sea.said();
    let first_ends = sea.records.borrow().iter().find_map(|(at, .., record)| match record {
        Record::Says { air_time, .. } => Some(*at + *air_time),
        _ => None,
    });
    assert!(Some(said[1].0) > first_ends, "{said:?} before {first_ends:?}");
    assert_eq!((sea.fate(0, 1), sea.fate(1, 1)), (None, None), "both get through");
}

/// The window is half a second: at 0.4 s the other is not heard yet, at 0.5 s he is.
#[test]
fn two_that_begin_within_the_blind_window_cover_each_other() {
    for (late, covered) in [(0, true), (400, true), (500, false)] {
        let sea = three();
        sea.call(Span::ZERO, 0, 2, 1);
        sea.call(Span::millis(late), 1, 2, 1);
        sea.run();
        let expected = covered.then_some(Unheard::SteppedOn);
        assert_eq!((sea.fate(0, 1), sea.fate(1, 1)), (expected, expected), "{late} ms");
    }
}

#[test]
fn who_talks_hears_nothing() {
    let sea = three();
    sea.call(Span::ZERO, 0, 1, 1);
    sea.call(Span::millis(300), 1, 0, 1);
    sea.run();
    assert_eq!((sea.fate(0, 1), sea.fate(1, 1)), (Some(Unheard::Talking), Some(Unheard::Talking)));
}

/// Destroyers see each other at 41.2 km: the outer two do not hear each other, the middle one hears both at once.
#[test]
fn hidden_stations_cover_each_other_in_the_middle() {
    let sea = sea(&[0.0, 70_000.0, 35_000.0], &perfect(), Terms::none());
    sea.call(Span::ZERO, 0, 2, 1);
    sea.call(Span::seconds(3), 1, 2, 1);
    sea.run();
    assert_eq!(sea.said()[1].0, Instant::START + Span::seconds(3), "there is nothing to wait for");
    assert_eq!((sea.fate(0, 1), sea.fate(1, 1)), (Some(Unheard::SteppedOn), Some(Unheard::SteppedOn)));
}

#[test]
fn a_voice_beyond_the_horizon_covers_nobody() {
    let sea = sea(&[0.0, 70_000.0, 10_000.0, 60_000.0], &perfect(), Terms::none());
    sea.call(Span::ZERO, 0, 2, 1);
    sea.call(Span::seconds(1), 1, 3, 1);
    sea.run();
    assert_eq!((sea.fate(0, 1), sea.fate(1, 1)), (None, None));
}

/// While one talks, two wait for the channel. They are people: they do not begin in the same instant.
#[test]
fn those_who_wait_do_not_begin_in_step() {
    let clear = (1..=40).filter(|number| {
        let patient = Params { patience: 300.0, ..perfect() };
        let sea = sea(&[0.0, 20_000.0, 10_000.0], &patient, Terms::none());
        sea.call(Span::ZERO, 0, 1, *number);
        sea.call(Span::seconds(1), 1, 0, *number);
        sea.call(Span::seconds(2), 2, 0, *number);
        sea.run();
        sea.fate(1, *number).is_none() && sea.fate(2, *number).is_none()
    });
    assert!(clear.count() >= 30, "nearly always one begins before the other");
}

#[test]
fn nobody_waits_for_ever() {
    let sea = three();
    for number in 0..40 {
        // One station after the other keeps the channel busy.
        sea.call(Span::seconds(u64::from(number)), u16::from(number % 2 == 0), 2, number + 1);
    }
    sea.run();
    let records = sea.records.borrow();
    let given_up = records
        .iter()
        .filter(|(.., record)| matches!(record, Record::Unsent { why: Unsent::Busy, .. }))
        .count();
    assert_eq!(given_up + sea.said().len(), 40, "each is said or given up");
}

#[test]
fn a_ship_that_is_not_there_says_nothing() {
    let sea = three();
    sea.plot.set(UnitId(0), None);
    sea.call(Span::ZERO, 0, 1, 1);
    sea.run();
    let records = sea.records.borrow();
    let why = records.iter().filter_map(|(.., record)| match record {
        Record::Unsent { why, .. } => Some(*why),
        _ => None,
    });
    assert_eq!(why.collect::<Vec<_>>(), [Unsent::NotInPlay]);
}

/// A story that ends in the middle of a word takes its voice with it: the channel is free at once.
#[test]
fn a_dropped_transmission_leaves_no_stuck_channel() {
    let sea = three();
    let (kernel, ether) = (sea.kernel.clone(), sea.ether.clone());
    sea.kernel.spawn(ActorId(0), Lane::Main, async move {
        let mut talk =
            Box::pin(
                async move { ether.transmit(ActorId(0), UnitId(0), Channel::Vhf16, call(0, 2, 1), 1).await },
            );
        let mut cut = pin!(kernel.sleep(Span::seconds(2)));
        std::future::poll_fn(|context| {
            assert!(talk.as_mut().poll(context).is_pending());
            cut.as_mut().poll(context)
        })
        .await;
        drop(talk);
    });
    sea.call(Span::seconds(3), 1, 2, 1);
    sea.run();
    assert_eq!(sea.said()[1].0, Instant::START + Span::seconds(3), "nobody is talking any more");
    assert_eq!(sea.fate(1, 1), None);
    let unheard = sea.records.borrow().iter().all(|(.., record)| match record {
        Record::Hears { message, .. } | Record::Misses { message, .. } => message.sender != 0,
        _ => true,
    });
    assert!(unheard, "what was not said to the end is not delivered");
}

/// Strangers on the channel, who are not simulated one by one, leave a call clear with probability e^−G.
#[test]
fn strangers_step_on_a_call_as_often_as_their_traffic_says() {
    let params = Params { load_guard: 0.30, ..perfect() };
    let sea = sea(&[0.0, 1_000.0], &params, Terms::none());
    let calls = 8_000;
    for number in 1..=calls {
        sea.call(Span::minutes(u64::from(number)), 0, 1, number);
    }
    sea.run();
    let (n, p) = (f64::from(calls), libm::exp(-0.30));
    let clear = (1..=calls).filter(|number| sea.fate(0, *number).is_none()).count() as f64;
    let sd = (n * p * (1.0 - p)).sqrt();
    assert!((clear - n * p).abs() < 4.0 * sd, "{clear} of {n} clear, expected {}", n * p);
}
