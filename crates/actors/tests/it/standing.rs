//! The hotline standing procedure in all its turns: requests, windows, hours, interpreters, messages, failures.

use guardline_channels::{Clock, Duty};
use guardline_mechanism::{Declared, Interpreter, Level, LineTerms, Orders, Request, ServiceHours, Terms};
use guardline_units::{Instant, Span};
use guardline_wire::line::{AnsweredBy, DeadWhy, LineState};
use guardline_wire::record::Because;
use guardline_wire::validity::Validity;
use guardline_wire::{Record, SpeechAct};

use crate::desk::{A, B, Lines, Seating, brief, duty_officer, seated, with};

/// A's wish on a line, with everything else as usual.
fn wish(line: LineTerms, seating: &Seating) -> Lines {
    let lines = seated(4, with(line), 0.3, seating);
    lines.wish(true);
    lines
}

fn valid(lines: &Lines) {
    let mut validity = Validity::default();
    for record in lines.all() {
        validity.take(&record).unwrap_or_else(|breach| panic!("{breach}"));
    }
}

fn at(lines: &Lines, what: impl Fn(&LineState) -> bool) -> Option<Instant> {
    lines.timed().into_iter().find(|(_, _, state)| what(state)).map(|(at, ..)| at)
}

/// Wish, authority, request, ring, answer, talk, read back, close: every state once and in this order.
#[test]
fn no_state_is_skipped() {
    let lines = wish(duty_officer(), &Seating::default());
    lines.run(3);
    valid(&lines);
    let states = lines.states_of(A);
    let order: Vec<&str> = states
        .iter()
        .map(|state| match state {
            LineState::Wish => "wish",
            LineState::Granted { .. } => "authority",
            LineState::Requests { .. } => "request",
            LineState::Rings { .. } => "ring",
            LineState::Answered { by: AnsweredBy::Addressee, .. } => "answer",
            LineState::Talks { .. } => "talk",
            LineState::Speaks { .. } => "speaks",
            LineState::Understands { .. } => "understands",
            LineState::ReadBack { .. } => "reads back",
            LineState::Closed => "close",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(order[..6], ["wish", "authority", "request", "ring", "answer", "talk"]);
    assert_eq!(order.last(), Some(&"close"));
    assert!(order.contains(&"reads back"));
}

/// A relayed request, a window, and a ring when the other side is ready.
#[test]
fn a_relayed_request_is_answered_within_its_window() {
    let line =
        LineTerms { request: Request::Relayed, relay_min: 20.0, reply_window_h: 12.0, ..duty_officer() };
    for seed in 0..50 {
        let lines = seated(seed, with(line.clone()), 0.0, &Seating::default());
        lines.wish(true);
        lines.run(48);
        valid(&lines);
        let opens = at(&lines, |state| matches!(state, LineState::ReplyWindow { .. })).expect("it opens");
        let rings = at(&lines, |state| matches!(state, LineState::Rings { .. })).expect("it rings");
        assert!(rings >= opens && rings <= opens + Span::hours(12), "seed {seed}");
    }
}

/// Two sides with different hours: whoever calls when nobody is there reaches nobody; by appointment he is rung when
/// somebody is. T0 is a Saturday at noon.
#[test]
fn the_two_ends_may_keep_different_hours() {
    let saturday = Clock { minutes_at_start: (2 * 24 + 12) * 60 };
    let weekdays = Duty {
        hours: Some(ServiceHours { from_minute: 9 * 60, until_minute: 17 * 60 }),
        weekdays_only: true,
        ..Duty::default()
    };
    let seating = Seating { clock: saturday, duty: vec![Duty::default(), weekdays], ..Seating::default() };
    let lines = wish(duty_officer(), &seating);
    lines.run(4);
    valid(&lines);
    assert!(lines.states().contains(&LineState::Dead { why: DeadWhy::NotStaffed }));
    assert!(!lines.answered());

    let relayed = LineTerms { request: Request::Relayed, reply_window_h: 6.0, ..duty_officer() };
    let lines = wish(relayed, &seating);
    lines.run(72);
    valid(&lines);
    let rings = at(&lines, |state| matches!(state, LineState::Rings { .. })).expect("it rings");
    assert_eq!(rings, Instant::START + Span::hours(45), "Monday at nine");
    assert!(lines.answered());
}

/// An interpreter who has to be called in is waited for; consecutive interpretation doubles the call.
#[test]
fn interpreters_take_their_time() {
    let length = |line: LineTerms| {
        let lines = wish(line, &Seating::default());
        lines.run(12);
        valid(&lines);
        let talks = at(&lines, |state| matches!(state, LineState::Talks { .. })).expect("they talk");
        let closes = at(&lines, |state| *state == LineState::Closed).expect("it ends");
        closes - talks
    };
    let posted = length(duty_officer());
    assert_eq!(posted, Span::minutes(10));
    assert_eq!(length(LineTerms { interpretation: 2.0, ..duty_officer() }), Span::minutes(20));
    let on_call =
        LineTerms { interpreter: Interpreter::OnCall, interpreter_call_in_min: 40.0, ..duty_officer() };
    assert!(length(on_call) > posted + Span::minutes(10));
}

/// Without an interpreter more is lost or coloured; what is read back wrongly and noticed is put right.
#[test]
fn words_are_coloured_without_an_interpreter() {
    let wrong = |interpreter| {
        let line = LineTerms { interpreter, ..duty_officer() };
        let wrong = (0..400).filter(|seed| {
            let lines = seated(*seed, with(line.clone()), 0.0, &Seating::default());
            lines.wish(true);
            lines.run(3);
            lines.states().contains(&LineState::ReadBack { right: false })
        });
        wrong.count()
    };
    let (posted, none) = (wrong(Interpreter::Posted), wrong(Interpreter::None));
    // Three statements each: 1 − 0.94³ = 17 % and 1 − 0.82³ = 45 %.
    assert!((40..=100).contains(&posted), "{posted}");
    assert!((140..=220).contains(&none), "{none}");
}

/// Nobody answers, so a message is written; it is translated, read, and reaches the ministry.
#[test]
fn written_messages_lie_beside_voice() {
    let line = LineTerms { written: true, orders: Orders::DoNotAnswer, ..duty_officer() };
    let mut lines = wish(line, &Seating::default());
    lines.run(24);
    valid(&lines);
    let writes = at(&lines, |state| matches!(state, LineState::Writes { .. })).expect("it is written");
    let reads = at(&lines, |state| *state == LineState::Reads).expect("it is read");
    assert!(reads > writes + Span::minutes(2));
    let words = lines.words(B);
    assert!(words.contains(&(None, Because::LineContact)), "{words:?}");
    assert!(words.iter().any(|(says, _)| *says == Some(SpeechAct::StepBackOffer)), "{words:?}");
}

/// A line that is declared suspended and works: it is answered, and whether it is says nothing about anybody.
#[test]
fn a_suspended_line_may_still_be_answered() {
    let line = LineTerms { declared: Declared::Suspended, ..duty_officer() };
    let mut lines = wish(line.clone(), &Seating::default());
    lines.run(3);
    assert!(lines.answered());
    assert!(!lines.words(A).iter().any(|(_, because)| *because == Because::Answer));
    let silent = LineTerms { orders: Orders::DoNotAnswer, ..line };
    let mut lines = wish(silent, &Seating::default());
    lines.run(3);
    assert!(!lines.answered());
    assert_eq!(lines.words(A), []);
}

/// The line fails in the middle of a call: it is cut off, and what was not said is not heard.
#[test]
fn a_line_can_fail_in_the_middle_of_a_call() {
    let line = LineTerms { call_min: 60.0, ..duty_officer() };
    let lines = wish(line, &Seating::default());
    lines.break_at(Span::minutes(25), Span::hours(3));
    lines.run(6);
    valid(&lines);
    assert!(lines.states().contains(&LineState::CutOff));
    assert!(!lines.states().contains(&LineState::Closed));
}

/// Two ministries ring a third at once, and it has one officer: one waits for him and gets through.
#[test]
fn one_officer_takes_one_call_at_a_time() {
    let line = LineTerms { circuits: 2, pickup_min: 5.0, call_min: 15.0, ..duty_officer() };
    for officers in [1, 2] {
        let duty = Duty { officers: Some(officers), ..Duty::default() };
        let seating = Seating { duty: vec![duty.clone(), duty], ..Seating::default() };
        let lines = seated(9, with(line.clone()), 0.0, &seating);
        lines.tell(A, brief(B, true, true));
        lines.tell(B, brief(A, true, true));
        lines.run(24);
        valid(&lines);
        let calls = lines.states().iter().filter(|state| matches!(state, LineState::Talks { .. })).count();
        assert_eq!(calls, 2, "{officers} officers");
    }
}

/// Consultation where the agreement demands it, and none where it does not; at night who may grant it sleeps.
#[test]
fn authority_takes_whom_it_takes() {
    let senior = LineTerms {
        level: Level::Minister,
        standing_authority: false,
        prior_consultation_min: 60.0,
        ..duty_officer()
    };
    let lines =
        wish(senior.clone(), &Seating { clock: Clock { minutes_at_start: 60 }, ..Seating::default() });
    lines.run(24);
    valid(&lines);
    let asks = lines.states().into_iter().find(|state| matches!(state, LineState::AsksAuthority { .. }));
    assert_eq!(asks, Some(LineState::AsksAuthority { asleep: Span::hours(6) }), "at one in the morning");
    assert!(lines.states().iter().any(|state| matches!(state, LineState::Consults { .. })));

    let lines = wish(LineTerms { prior_consultation_min: 0.0, ..senior }, &Seating::default());
    lines.run(24);
    valid(&lines);
    assert!(!lines.states().iter().any(|state| matches!(state, LineState::Consults { .. })));
}

/// A side's roster may give its officers authority that the agreement does not.
#[test]
fn a_roster_may_give_standing_authority() {
    let line = LineTerms { standing_authority: false, ..duty_officer() };
    let duty = Duty { standing_authority: Some(true), ..Duty::default() };
    let seating = Seating { duty: vec![duty.clone(), duty], ..Seating::default() };
    let lines = wish(line, &seating);
    lines.run(3);
    assert_eq!(lines.states_of(A)[1], LineState::Granted { standing: true });
    assert!(lines.answered());
}

/// Several lines: the lower is tried first, and the next one only when nobody talks on it.
#[test]
fn the_lowest_line_is_tried_first() {
    let operations = LineTerms { id: "operations".into(), orders: Orders::DoNotAnswer, ..duty_officer() };
    let general = LineTerms { id: "general".into(), level: Level::DirectorGeneral, ..duty_officer() };
    // In the file the higher line comes first; rank decides.
    let terms = Terms { lines: vec![general, operations], ..Terms::none() };
    let lines = seated(4, terms, 0.0, &Seating::default());
    lines.wish(true);
    lines.run(24);
    valid(&lines);
    let wishes: Vec<u8> = lines
        .all()
        .iter()
        .filter_map(|record| match record {
            Record::Line { line, state: LineState::Wish, .. } => Some(line.0),
            _ => None,
        })
        .collect();
    assert_eq!(wishes, [1, 0]);
    assert!(lines.answered());
}

/// A short outage while the other end speaks: the call is over, and nothing more of it is said or heard.
#[test]
fn nobody_speaks_in_a_call_that_was_cut_off() {
    let line = LineTerms { call_min: 60.0, ..duty_officer() };
    let whole = wish(line.clone(), &Seating::default());
    whole.run(6);
    let talks = at(&whole, |state| matches!(state, LineState::Talks { .. })).expect("they talk");
    // The caller speaks after a quarter of the hour, the called after half of it.
    for (from, spoken) in [(14, 0), (29, 1), (44, 2)] {
        let lines = wish(line.clone(), &Seating::default());
        lines.break_at(talks - Instant::START + Span::minutes(from), Span::minutes(2));
        lines.run(6);
        valid(&lines);
        let states = lines.states();
        assert_eq!(states.iter().filter(|state| matches!(state, LineState::Speaks { .. })).count(), spoken);
        assert!(states.contains(&LineState::CutOff) && !states.contains(&LineState::Closed), "{states:?}");
    }
}

/// At one in the morning nobody senior comes to the phone, unless he has orders to answer; a duty officer does.
#[test]
fn who_sleeps_does_not_come_to_the_phone() {
    let night = Seating { clock: Clock { minutes_at_start: 60 }, ..Seating::default() };
    let answered = |level, orders| {
        let lines = wish(LineTerms { level, orders, reply_window_h: 4.0, ..duty_officer() }, &night);
        lines.run(5);
        valid(&lines);
        lines.answered()
    };
    assert!(!answered(Level::Minister, Orders::None));
    assert!(answered(Level::Minister, Orders::Answer));
    assert!(answered(Level::DutyOfficer, Orders::Answer));
}

/// The caller hears it ring: he cannot tell a line that is out of order from one that nobody answers.
#[test]
fn a_dead_line_rings_as_long_as_any() {
    let line =
        LineTerms { pickup_min: 5.0, orders: Orders::None, standing_authority: false, ..duty_officer() };
    let lengths = |broken: bool| {
        let mut lengths = std::collections::BTreeSet::new();
        for seed in 0..100 {
            let lines = seated(seed, with(line.clone()), -0.6, &Seating::default());
            if broken {
                lines.break_at(Span::ZERO, Span::hours(24));
            }
            lines.run(1);
            lines.wish(false);
            lines.run(12);
            let timed = lines.timed();
            lengths.extend(timed.iter().filter(|it| matches!(it.2, LineState::NoAnswer)).map(|(end, ..)| {
                let rings =
                    |it: &&(Instant, _, LineState)| matches!(it.2, LineState::Rings { .. }) && it.0 <= *end;
                *end - timed.iter().rfind(rings).expect("it rang").0
            }));
        }
        lengths.into_iter().collect::<Vec<_>>()
    };
    // Eight times the mean time until somebody is at the phone.
    assert_eq!(lengths(false), [Span::minutes(40)]);
    assert_eq!(lengths(true), [Span::minutes(40)]);
}

/// A line that fails by itself says so in the record, down and up in turn.
#[test]
fn failures_are_on_record() {
    let line = LineTerms { mtbf_d: 0.5, mttr_h: 3.0, ..duty_officer() };
    let lines = seated(4, with(line), 0.0, &Seating::default());
    lines.run(24 * 20);
    let fails: Vec<bool> = lines
        .all()
        .iter()
        .filter_map(|record| match record {
            Record::LineFails { down, .. } => Some(*down),
            _ => None,
        })
        .collect();
    // Cycles of 15 hours in 480: 32, sd 6.
    assert!((20..=90).contains(&fails.len()), "{}", fails.len());
    assert!(fails.chunks(2).all(|pair| pair[0] && pair.get(1) != Some(&true)), "{fails:?}");
}

/// A check tests the line and no more: it leads to no call, and that it is answered as before is no news.
#[test]
fn a_check_leads_to_no_call() {
    let line = LineTerms { check_calls: vec![9 * 60, 17 * 60], orders: Orders::None, ..duty_officer() };
    for seed in 0..40 {
        let lines = seated(seed, with(line.clone()), -0.6, &Seating::default());
        lines.run(24 * 5);
        valid(&lines);
        let states = lines.states();
        assert!(states.contains(&LineState::CheckDue));
        assert!(!states.contains(&LineState::CallsBack) && !states.contains(&LineState::Wish), "seed {seed}");
    }
}

/// A check that is no longer answered although the line is in order is information, once.
#[test]
fn an_unanswered_check_is_information() {
    let line = LineTerms { check_calls: vec![9 * 60, 17 * 60], ..duty_officer() };
    let heard = |line: &LineTerms, broken: bool| {
        let mut lines = seated(4, with(line.clone()), 0.3, &Seating::default());
        if broken {
            lines.break_at(Span::ZERO, Span::hours(24 * 9));
        }
        lines.run(24 * 5);
        valid(&lines);
        lines.words(A)
    };
    assert_eq!(heard(&line, false), []);
    let refused = LineTerms { orders: Orders::DoNotAnswer, ..line };
    assert_eq!(heard(&refused, false), [(None, Because::Silence)]);
    assert_eq!(heard(&refused, true), [], "a test shows that the line is out of order");
}

/// Silence where nobody expects an answer does not use up the silence on a line where one was promised.
#[test]
fn silence_that_says_nothing_does_not_count() {
    let silent = LineTerms { orders: Orders::DoNotAnswer, ..duty_officer() };
    let lower = LineTerms { id: "operations".into(), declared: Declared::Suspended, ..silent.clone() };
    let upper = LineTerms { id: "general".into(), level: Level::DirectorGeneral, ..silent };
    let terms = Terms { lines: vec![lower, upper], ..Terms::none() };
    let mut lines = seated(4, terms, 0.0, &Seating::default());
    lines.wish(true);
    lines.run(24);
    assert_eq!(lines.words(A), [(None, Because::Silence)]);
}
