//! Who listens, and who is within hearing.

use guardline_mechanism::Terms;
use guardline_units::{Params, Span, UnitId};
use guardline_wire::record::Unheard;
use guardline_wire::{Addressee, Channel, Marker, Message, Record, SpeechAct};

use crate::world::{call, perfect, radio, sea, sea_with};

fn fate(east: f64, watch: Vec<Channel>, params: &Params, message: Message) -> Option<Unheard> {
    let sea = sea_with(&[0.0, east], &[vec![Channel::Vhf16], watch], params, Terms::none());
    sea.say(Span::ZERO, Channel::Vhf16, message);
    sea.run();
    sea.fate(0, 1)
}

#[test]
fn v9_the_horizon_is_where_hearing_ends() {
    let watch = || vec![Channel::Vhf16];
    assert_eq!(fate(41_100.0, watch(), &perfect(), call(0, 1, 1)), None);
    assert_eq!(fate(41_300.0, watch(), &perfect(), call(0, 1, 1)), Some(Unheard::BeyondHorizon));
}

#[test]
fn a_set_that_is_off_hears_nothing() {
    assert_eq!(fate(1_000.0, vec![], &perfect(), call(0, 1, 1)), Some(Unheard::NoWatch));
    assert_eq!(fate(1_000.0, vec![Channel::Vhf13], &perfect(), call(0, 1, 1)), Some(Unheard::NoWatch));
}

#[test]
fn a_watch_nobody_keeps_hears_nothing_but_the_answer_it_waits_for() {
    let asleep = Params { listen_guard: 0.0, ..perfect() };
    let watch = || vec![Channel::Vhf16];
    assert_eq!(fate(1_000.0, watch(), &asleep, call(0, 1, 1)), Some(Unheard::WatchNotKept));
    let answer = Message {
        marker: Marker::Answer,
        says: SpeechAct::Intention { step_back: false, course: 90, speed: 12 },
        ..call(0, 1, 1)
    };
    assert_eq!(fate(1_000.0, watch(), &asleep, answer), None);
}

/// Calling again does not wake a sleeper; another question finds another watch.
#[test]
fn a_watch_is_kept_or_not_for_a_whole_exchange() {
    let params = Params { listen_guard: 0.5, ..perfect() };
    let sea = sea(&[0.0, 1_000.0], &params, Terms::none());
    let questions = 60;
    for number in 1..=questions {
        sea.call(Span::minutes(u64::from(number)), 0, 1, number);
        let again = Message { id: call(0, 1, 1000 + number).id, ..call(0, 1, number) };
        sea.say(Span::hours(2) + Span::minutes(u64::from(number)), Channel::Vhf16, again);
    }
    sea.run();
    let fates: Vec<_> = (1..=questions).map(|n| sea.fate(0, n)).collect();
    let again: Vec<_> = (1..=questions).map(|n| sea.fate(0, 1000 + n)).collect();
    assert_eq!(fates, again);
    assert!(fates.contains(&None) && fates.contains(&Some(Unheard::WatchNotKept)));
}

/// An agreed channel is switched on wherever a watch is kept at all.
#[test]
fn an_agreed_channel_reaches_those_who_do_not_list_it() {
    let params = Params { listen_agreed: 1.0, load_agreed: 0.0, ..perfect() };
    for (terms, fate) in [(radio(Channel::Vhf72), None), (Terms::none(), Some(Unheard::NoWatch))] {
        let sea = sea(&[0.0, 1_000.0], &params, terms);
        sea.say(Span::ZERO, Channel::Vhf72, call(0, 1, 1));
        sea.run();
        assert_eq!(sea.fate(0, 1), fate);
    }
}

#[test]
fn a_call_to_all_stations_reaches_all_but_the_speaker() {
    let sea = sea(&[0.0, 1_000.0, 2_000.0], &perfect(), Terms::none());
    sea.say(Span::ZERO, Channel::Vhf16, Message { addressee: Addressee::All, ..call(0, 1, 1) });
    sea.run();
    let records = sea.records.borrow();
    let who = records.iter().filter_map(|(.., record)| match record {
        Record::Hears { who, .. } => Some(*who),
        _ => None,
    });
    let unit = |n| guardline_wire::record::Party::Unit(UnitId(n));
    assert_eq!(who.collect::<Vec<_>>(), [unit(1), unit(2)]);
}

#[test]
fn third_parties_leave_no_trace() {
    let mut sea = sea(&[0.0, 1_000.0, 2_000.0], &perfect(), Terms::none());
    sea.call(Span::ZERO, 0, 1, 1);
    sea.run();
    assert!(sea.receivers[1].try_recv().is_some());
    assert!(sea.receivers[2].try_recv().is_none());
}

/// The call, its repetition and the words of another voice on the same question meet strangers each for itself: that one
/// was covered says nothing about the next.
#[test]
fn each_voice_of_an_exchange_is_covered_for_itself() {
    // Half of all words are covered by strangers.
    let half = Params { load_guard: std::f64::consts::LN_2, ..perfect() };
    let mut both = [[0_u32; 2]; 3];
    for number in 1..=400 {
        let sea = sea(&[0.0, 20_000.0, 10_000.0], &half, Terms::none());
        let question = call(0, 1, number).question;
        let other = |from, number, marker| Message { question, marker, ..call(from, 1, number) };
        sea.call(Span::ZERO, 0, 1, number);
        sea.say(Span::minutes(2), Channel::Vhf16, other(0, number + 1000, Marker::Answer));
        sea.say(Span::minutes(4), Channel::Vhf16, other(2, number, Marker::Question));
        sea.run();
        let heard =
            [(0, number), (0, number + 1000), (2, number)].map(|(from, n)| sea.fate(from, n).is_none());
        for (pair, (one, two)) in both.iter_mut().zip([(0, 1), (0, 2), (1, 2)]) {
            pair[usize::from(heard[one] == heard[two])] += 1;
        }
    }
    for [differ, agree] in both {
        // 200 of 400, sd 10.
        assert!((150..=250).contains(&agree), "{agree} agree and {differ} differ");
    }
}
