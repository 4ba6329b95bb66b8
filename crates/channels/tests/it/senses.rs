//! What else decides whether words arrive: strength, language, names, eyes, and paper.

use guardline_channels::{Blanks, Bulletin, Garble, Log, Obstacle, Subscriber, quality};
use guardline_kernel::{AsFastAsPossible, Draws, Kernel, Lane};
use guardline_mechanism::Terms;
use guardline_units::{ActorId, Instant, Params, Seed, Side, Span, UnitId};
use guardline_wire::record::{Party, Unheard, Unsent};
use guardline_wire::{
    Addressee, Channel, Form, Marker, Message, NoticeContent, NoticeText, Originator, Record, Route,
    SpeechAct, Visual,
};

use crate::world::{Records, call, perfect, sea};

/// A voice six decibels stronger is heard through another, which nobody knew was there: 20 log₁₀(20 km / 2 km) = 20 dB.
#[test]
fn the_stronger_voice_captures_the_receiver() {
    let sea = sea(&[2_000.0, 20_000.0, 0.0], &perfect(), Terms::none());
    sea.call(Span::ZERO, 0, 2, 1);
    sea.call(Span::millis(300), 1, 2, 1);
    sea.run();
    assert_eq!((sea.fate(0, 1), sea.fate(1, 1)), (None, Some(Unheard::SteppedOn)));
}

/// An open microphone keeps the channel busy for who hears it, and covers the calls of who does not: 3 is beyond its
/// horizon, and nearly as far from 1 as it is.
#[test]
fn a_stuck_microphone_covers_whatever_is_said() {
    let sea = sea(&[0.0, 30_000.0, 10_000.0, 52_000.0], &perfect(), Terms::none());
    sea.ether.stick(ActorId(2), UnitId(2), Channel::Vhf16, true);
    sea.call(Span::seconds(1), 0, 1, 1);
    sea.call(Span::seconds(1), 3, 1, 3);
    let (ether, kernel) = (sea.ether.clone(), sea.kernel.clone());
    sea.kernel.spawn(ActorId(2), Lane::Main, async move {
        kernel.sleep(Span::minutes(5)).await;
        ether.stick(ActorId(2), UnitId(2), Channel::Vhf16, false);
    });
    sea.call(Span::minutes(6), 0, 1, 2);
    sea.run();
    let unsent = |record: &Record| matches!(record, Record::Unsent { why: Unsent::Busy, .. });
    assert!(sea.records.borrow().iter().any(|(.., record)| unsent(record)), "it waits and gives up");
    assert_eq!(sea.fate(3, 3), Some(Unheard::SteppedOn));
    assert_eq!(sea.fate(0, 2), None, "once it is free the call comes through");
}

/// The number of the name is lost: a ship of the same nationality and class that was not called takes the call for its own,
/// and so does the one that was; a ship of the caller's own side does not.
#[test]
fn a_name_that_is_lost_is_answered_by_whoever_it_fits() {
    let params = Params { substitution: 0.0, ..perfect() };
    let sea = sea(&[0.0, 5_000.0, 6_000.0, 7_000.0], &params, Terms::none());
    sea.ether.garble(UnitId(0), Garble::Addressee, true);
    sea.call(Span::ZERO, 0, 1, 1);
    sea.run();
    let records = sea.records.borrow();
    let heard: Vec<Party> = records
        .iter()
        .filter_map(|(.., record)| match record {
            Record::Hears { who, lost, understood, .. } => {
                assert_eq!((lost.len(), understood.as_ref()), (1, Some(&SpeechAct::Query)));
                Some(*who)
            }
            _ => None,
        })
        .collect();
    assert_eq!(heard, [Party::Unit(UnitId(1)), Party::Unit(UnitId(3))]);
}

/// Figures taken for others are not noticed: it is understood, and not as it was said.
#[test]
fn figures_taken_for_others_are_understood_otherwise() {
    let sea = sea(&[0.0, 5_000.0], &perfect(), Terms::none());
    sea.ether.garble(UnitId(0), Garble::Figures, true);
    let says = SpeechAct::Intention { step_back: false, course: 90, speed: 12 };
    sea.say(Span::ZERO, Channel::Vhf16, Message { says: says.clone(), ..call(0, 1, 1) });
    sea.run();
    let records = sea.records.borrow();
    let understood = records.iter().find_map(|(.., record)| match record {
        Record::Hears { understood, .. } => understood.clone(),
        _ => None,
    });
    match understood {
        Some(SpeechAct::Intention { step_back: false, course, speed }) => {
            assert!(course != 90 && speed != 12, "{course} {speed}");
        }
        other => panic!("{other:?}"),
    }
}

/// Flags by day within two miles, a lamp by night within five; out of sight nothing.
#[test]
fn what_can_be_seen_is_seen_by_day_or_by_lamp() {
    let params = Params { visual_seen: 1.0, ..perfect() };
    for (east, hour, means, fate) in [
        (3_000.0, 0, Visual::Flags, None),
        (3_000.0, 12, Visual::Flags, Some(Unheard::OutOfSight)),
        (3_000.0, 12, Visual::Lamp, None),
        (8_000.0, 0, Visual::Flags, Some(Unheard::OutOfSight)),
        (8_000.0, 0, Visual::Lamp, None),
        (12_000.0, 0, Visual::Lamp, Some(Unheard::OutOfSight)),
    ] {
        // The sun stands at noon at T0.
        let sea = sea(&[0.0, east], &params, Terms::none());
        let (ether, kernel) = (sea.ether.clone(), sea.kernel.clone());
        sea.kernel.spawn(ActorId(0), Lane::Main, async move {
            kernel.sleep(Span::hours(hour)).await;
            let message = Message { form: Form::Coded, ..call(0, 1, 1) };
            let _ = ether.signal(ActorId(0), UnitId(0), means, message, 1).await;
        });
        sea.run();
        assert_eq!(sea.fate(0, 1), fate, "{means:?} over {east} m, {hour} h after noon");
    }
}

/// Nobody sees what nobody looks at.
#[test]
fn a_signal_in_sight_may_not_be_seen() {
    let params = Params { visual_seen: 0.0, ..perfect() };
    let sea = sea(&[0.0, 1_000.0], &params, Terms::none());
    let ether = sea.ether.clone();
    sea.kernel.spawn(ActorId(0), Lane::Main, async move {
        let _ = ether.signal(ActorId(0), UnitId(0), Visual::Lamp, call(0, 1, 1), 1).await;
    });
    sea.run();
    assert_eq!(sea.fate(0, 1), Some(Unheard::NotSeen));
}

/// The assessment is the same arithmetic as the reception: over many calls, as many are heard and understood.
#[test]
fn the_assessment_agrees_with_what_is_heard() {
    let params = Params { load_guard: 0.2, ..Params::default() };
    let sea = sea(&[0.0, 20_000.0, 60_000.0], &params, Terms::none());
    let assessed = sea.ether.assess(UnitId(0), UnitId(1), Channel::Vhf16);
    let far = sea.ether.assess(UnitId(0), UnitId(2), Channel::Vhf16);
    assert_eq!((assessed.obstacle, far.obstacle), (None, Some(Obstacle::BeyondHorizon)));
    assert!((assessed.readability.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    let calls = 8_000;
    for number in 1..=calls {
        let call = Message { form: Form::Free, ..call(0, 1, number) };
        sea.say(Span::minutes(number.into()), Channel::Vhf16, call);
    }
    sea.run();
    let records = sea.records.borrow();
    let hears = |whole: bool| {
        let heard = records.iter().filter(|(.., record)| match record {
            Record::Hears { lost, changed, .. } => !whole || (lost.is_empty() && changed.is_empty()),
            _ => false,
        });
        heard.count() as f64
    };
    for (what, counted, expected) in
        [("heard", hears(false), assessed.heard), ("understood", hears(true), assessed.understood)]
    {
        let n = f64::from(calls);
        let sd = (n * expected * (1.0 - expected)).sqrt();
        // A name that is lost altogether is heard and not taken for one's own: fewer than one in a hundred.
        let slack = 0.01 * n;
        assert!(
            (counted - n * expected).abs() < 4.0 * sd + slack,
            "{what}: {counted}, expected {}",
            n * expected
        );
    }
}

fn notice(contents: &[NoticeContent], begins: Option<u64>) -> NoticeText {
    let begins = begins.map(|hours| (Instant::START + Span::hours(hours), Span::hours(2)));
    NoticeText::new(contents, begins, false)
}

/// A true notice can be useless: it lacks what a pilot needs, or it comes when there is no time left.
#[test]
fn a_notice_is_worth_what_it_says_to_whom_has_it_in_time() {
    use NoticeContent::{Activity, Area, Heights, Times};
    let p = Params::default();
    let at = |minutes| Instant::START + Span::minutes(minutes);
    let complete = notice(&[Activity, Times, Area, Heights], Some(4));
    assert_eq!(quality(&complete, at(0), &p).to_bits(), 1.0_f64.to_bits());
    assert!((quality(&complete, at(210), &p) - 0.5).abs() < 1e-12, "half of the hour that is needed");
    assert_eq!(quality(&complete, at(240), &p).to_bits(), 0.0_f64.to_bits(), "it has begun");
    assert!((quality(&notice(&[Activity], None), at(0), &p) - 0.25).abs() < 1e-12);
    assert!((quality(&notice(&[Activity, Times], Some(4)), at(0), &p) - 0.5).abs() < 1e-12);
}

/// A notice to airmen is read by aircraft of the other side, each in his own time; ships and the own side do not read it.
#[test]
fn notices_reach_those_who_read_them() {
    let kernel = Kernel::new();
    let records = Records::default();
    let log = Log::new(kernel.clone(), records.clone() as _);
    let params = Params::default();
    let bulletin = Bulletin::new(kernel.clone(), params, Draws::new(Seed(3), 0, 0), log, Blanks::default());
    let mut mail = Vec::new();
    for (index, (side, flies)) in (0_u16..).zip([(0, true), (1, true), (1, false), (1, true)]) {
        let (receiver, mailbox) = kernel.mailbox(ActorId(index.into()), Lane::Main);
        let (unit, reader) = (UnitId(index), ActorId(index.into()));
        let (side, key) = (Side(side), format!("unit {index}"));
        bulletin.subscribe(Subscriber { unit, side, key, flies, reader, receiver });
        mail.push(mailbox);
    }
    let says = SpeechAct::Notice(notice(&[NoticeContent::Activity], Some(9)));
    let message = Message {
        addressee: Addressee::All,
        originator: Originator { side: Side(0), unit: None },
        marker: Marker::Information,
        says,
        ..call(0, 1, 1)
    };
    bulletin.issue(ActorId(9), Route::Notam, &message);
    kernel.run(Instant::NEVER, &mut AsFastAsPossible);
    let got: Vec<bool> = mail.iter_mut().map(|mail| mail.try_recv().is_some()).collect();
    assert_eq!(got, [false, true, false, true]);
    let times: Vec<Instant> = records
        .borrow()
        .iter()
        .filter(|(.., record)| matches!(record, Record::Hears { .. }))
        .map(|(at, ..)| *at)
        .collect();
    assert!(times.len() == 2 && times[0] != times[1], "{times:?}");
}
