//! What is said: frames, air time, and how much of it is understood.

use guardline_channels::{comprehension, readability};
use guardline_mechanism::Terms;
use guardline_units::{Decibels, Params, Span, UnitId};
use guardline_wire::record::Unheard;
use guardline_wire::{
    Addressee, Channel, Form, Message, NoticeContent, NoticeText, Record, Route, SpeechAct, air_time, codec,
    phrase, words,
};

use crate::world::{call, perfect, sea};

#[test]
fn every_message_crosses_as_codec_bytes() {
    let mut sea = sea(&[0.0, 1_000.0], &perfect(), Terms::none());
    let notice = NoticeText::new(&[NoticeContent::Activity, NoticeContent::Area], None, true);
    let says = [
        SpeechAct::Query,
        SpeechAct::Demand,
        SpeechAct::Intention { step_back: true, course: 90, speed: 12 },
        SpeechAct::Notice(notice),
    ];
    for (number, says) in (1..).zip(says) {
        let message = Message { says, ..call(0, 1, number) };
        sea.say(Span::minutes(number.into()), Channel::Vhf16, message.clone());
        sea.run();
        let heard = sea.receivers[1].try_recv().expect("it is heard");
        assert_eq!(codec::decode::<Message>(&heard.frame), Ok(message.clone()));
        assert_eq!(heard.message(), Ok(message));
        assert!(heard.hearing.whole() && heard.readability == 5);
        assert_eq!(heard.route, Route::Radio(Channel::Vhf16));
        assert_eq!(heard.understood, heard.message().ok().map(|message| message.says));
    }
}

/// The air time of a message is its words at the rate of speech, and a name counts as three whatever it is.
#[test]
fn air_time_follows_words_and_not_names_or_bytes() {
    let message = call(0, 1, 1);
    let spoken = |to: &str, from: &str| phrase(&message, to, from, &[]).split_whitespace().count() as u32;
    assert_eq!(words(&message), spoken("one two three", "one two three"));
    assert_ne!(words(&message), spoken("Takanami", "Ning"), "a short name saves no time");
    let far = Message {
        id: guardline_wire::MessageId { sender: u32::MAX, number: u32::MAX },
        addressee: Addressee::Unit(UnitId(u16::MAX)),
        ..message.clone()
    };
    assert!(codec::encode(&far).len() > codec::encode(&message).len());
    assert_eq!(words(&far), words(&message), "bytes cost nothing");
    assert_eq!(air_time(100, 100.0), Span::minutes(1));

    let sea = sea(&[0.0, 1_000.0], &perfect(), Terms::none());
    sea.call(Span::ZERO, 0, 1, 1);
    sea.run();
    let records = sea.records.borrow();
    let said = records.iter().find_map(|(.., record)| match record {
        Record::Says { words, air_time, .. } => Some((*words, *air_time)),
        _ => None,
    });
    let count = words(&message);
    assert_eq!(said, Some((count, Span::from_minutes(f64::from(count) / Params::default().speech_rate))));
    let ends = records.iter().find(|(.., record)| matches!(record, Record::Hears { .. })).map(|r| r.0);
    assert_eq!(ends, said.map(|(_, time)| guardline_units::Instant::START + time));
}

/// A notice in two languages takes twice as long.
#[test]
fn what_is_said_twice_takes_twice_as_long() {
    let notice = |repeated| {
        let text = NoticeText::new(&[NoticeContent::Times], None, repeated);
        words(&Message { says: SpeechAct::Notice(text), ..call(0, 1, 1) })
    };
    assert_eq!(notice(true), 2 * notice(false));
}

/// Φ(z) by Simpson's rule over the normal density, with any function of z as a weight.
fn over_noise(mean: f64, sd: f64, weight: impl Fn(f64) -> f64) -> f64 {
    let (steps, low, high) = (4_000_u32, -8.0, 8.0);
    let h = (high - low) / f64::from(steps);
    let f = |i: u32| {
        let z = low + h * f64::from(i);
        libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI) * weight(mean + sd * z)
    };
    (0..steps / 2).map(|i| (f(2 * i) + 4.0 * f(2 * i + 1) + f(2 * i + 2)) * h / 3.0).sum()
}

/// V15 in use: over many questions, as much is understood as ψ averaged over the noise says, for both forms. Nothing but
/// the form differs between the two, so the language pillar acts there only; what is unreadable (below 0 dB) is the same.
#[test]
fn v15_comprehension_is_the_psychometric_curve_averaged_over_the_noise() {
    let params = Params {
        crew_noise: 12.0,
        crew_noise_spread: 4.0,
        listen_guard: 1.0,
        load_guard: 0.0,
        ..Params::default()
    };
    let questions = 6_000_u32;
    let mut unreadable = Vec::new();
    for form in [Form::Phrasebook, Form::Free] {
        let sea = sea(&[0.0, 5_000.0], &params, Terms::none());
        for number in 1..=questions {
            let message = Message { form, ..call(0, 1, number) };
            sea.say(Span::minutes(number.into()), Channel::Vhf16, message);
        }
        sea.run();
        let records = sea.records.borrow();
        let mut understood = 0;
        for (.., record) in records.iter() {
            if let Record::Hears { understood: act, readability, lost, changed, .. } = record {
                assert!((2..=5).contains(readability));
                understood += u32::from(lost.is_empty() && changed.is_empty());
                assert!(act.is_some() || !lost.is_empty() || !changed.is_empty());
            }
        }
        // The link is better than the cap at 5 km, so the effective ratio is 20 − N(12, 4²) dB.
        let readable = |snr: f64| if readability(Decibels(snr)) > 1 { 1.0 } else { 0.0 };
        let p = over_noise(8.0, 4.0, |snr| readable(snr) * comprehension(Decibels(snr), form, 4.0, &params));
        let n = f64::from(questions);
        let sd = (n * p * (1.0 - p)).sqrt();
        assert!(
            (f64::from(understood) - n * p).abs() < 4.0 * sd,
            "{form:?}: {understood}, expected {}",
            n * p
        );
        let missed: Vec<_> =
            (1..=questions).filter(|number| sea.fate(0, *number) == Some(Unheard::Unreadable)).collect();
        unreadable.push(missed);
    }
    assert_eq!(unreadable[0], unreadable[1], "the form changes what is understood, not what is heard");
}

/// The averages of the specification: 0.872 for agreed phrases and 0.615 for free talk.
#[test]
fn the_averages_of_the_specification() {
    let params = Params::default();
    for (form, expected) in [(Form::Phrasebook, 0.872), (Form::Free, 0.615)] {
        let mean = over_noise(8.0, 4.0, |snr| comprehension(Decibels(snr), form, 4.0, &params));
        assert!((mean - expected).abs() < 1e-3, "{form:?}: {mean}");
    }
}
