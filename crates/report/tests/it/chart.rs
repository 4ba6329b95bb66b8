//! The chart of messages.

use guardline_report::{Catalogue, Chart, Clock, Detail, Names};
use guardline_units::{Language, Side, Span};
use guardline_wire::SpeechAct;
use guardline_wire::line::{DeadWhy, LineState};
use guardline_wire::record::{Party, Record};
use textwrap::core::display_width;

use crate::world::{CARRIER, GUARD, SHIP_101, Tale, intention, message, names, prepared, ship_116};

fn drawn(tale: &Tale, names: &Names, width: usize, detail: Detail) -> String {
    let clock = Clock::new(&prepared());
    Chart::new(&tale.exchanges(), names, detail).draw(&clock, Catalogue::ENGLISH, width).join("\n")
}

#[test]
fn repeated_calls_are_one_arrow_with_a_count() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    for number in 1..=6 {
        let call = message(number, SHIP_101, other, "who", SpeechAct::Query);
        tale.says(u64::from(number) * 40, &call, GUARD);
        tale.misses(u64::from(number) * 40 + 10, Party::Unit(other), &call, GUARD);
    }
    let story = drawn(&tale, &names(&prepared), 100, Detail::Story);
    assert_eq!(story.matches("who are you").count(), 1, "{story}");
    assert!(story.contains("6× (3 min 20 s) — not heard: watch ordered but not kept"), "{story}");
    assert!(story.contains("├──×│"), "{story}");
    assert_eq!(drawn(&tale, &names(&prepared), 100, Detail::Everything).matches("who are you").count(), 6);
}

#[test]
fn what_is_taken_otherwise_and_who_answers_instead_is_told() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    let call = message(1, other, CARRIER, "who", SpeechAct::Query);
    tale.says(0, &call, GUARD);
    tale.hears(10, Party::Unit(SHIP_101), &call, GUARD);
    let answer = message(1, SHIP_101, other, "who", intention(90));
    tale.says(20, &answer, GUARD);
    tale.hears_as(30, Party::Unit(other), &answer, GUARD, &[12], Some(intention(190)));
    let (who, by) = (Party::Unit(other), SHIP_101);
    tale.add(30, Record::AnotherAnswers { who, message: call.id, by, noticed: false });
    let text = drawn(&tale, &names(&prepared), 200, Detail::Story);
    assert!(text.contains("taken to be for Destroyer 101; ANSWERED BY Destroyer 101, not noticed"), "{text}");
    assert!(text.contains("keeping course 090° 20 kn — TAKEN TO SAY: keeping course 190° 20 kn"), "{text}");
    assert!(text.contains('┄'), "{text}");
}

#[test]
fn rings_are_one_arrow_and_say_why_nobody_answers() {
    let prepared = prepared();
    let mut tale = Tale::default();
    tale.line(0, Side(1), LineState::Wish);
    tale.line(0, Side(1), LineState::Granted { standing: true });
    tale.line(0, Side(1), LineState::Requests { relay: Span::ZERO });
    for attempt in 1..=3 {
        let second = u64::from(attempt) * 600;
        tale.line(second, Side(1), LineState::Rings { attempt });
        tale.line(second, Side(1), LineState::Dead { why: DeadWhy::OutOfOrder });
        tale.line(second + 60, Side(1), LineState::NoAnswer);
    }
    tale.line(3000, Side(1), LineState::GivesUp);
    let text = drawn(&tale, &names(&prepared), 100, Detail::Story);
    assert!(text.contains("rings 3× (20 min 00 s), nobody hears it, the line is out of order"), "{text}");
    assert!(text.contains("×──┤") && text.contains("makes no more attempts"), "{text}");
}

#[test]
fn it_keeps_to_the_width_and_says_whom_it_leaves_out() {
    let prepared = prepared();
    for language in [Language::En, Language::Ja, Language::Zh] {
        let names = Names::new(&prepared, language);
        let mut tale = Tale::default();
        for (place, from) in prepared.units().enumerate() {
            for to in prepared.units().filter(|to| *to != from) {
                let call =
                    message(u32::from(to.0) + 1, from, to, &format!("{from:?} {to:?}"), SpeechAct::Query);
                tale.says(place as u64 * 100, &call, GUARD);
                tale.hears(place as u64 * 100 + 10, Party::Unit(to), &call, GUARD);
            }
        }
        for width in [40, 60, 100] {
            let text = drawn(&tale, &names, width, Detail::Story);
            for line in text.lines() {
                assert!(display_width(line) <= width, "{width}: {line}");
            }
            assert!(width > 40 || text.contains("No room for"), "{text}");
            assert!(text.contains("arrows are left out") || width < 100, "{text}");
            assert!(text.lines().count() <= 60, "{text}");
        }
    }
}

#[test]
fn check_calls_that_end_alike_are_one_arrow() {
    let prepared = prepared();
    let mut tale = Tale::default();
    for call in 1..=3 {
        let by = guardline_wire::line::AnsweredBy::Addressee;
        let second = u64::from(call) * 3600;
        for state in [
            LineState::CheckDue,
            LineState::Granted { standing: true },
            LineState::Requests { relay: Span::ZERO },
            LineState::Rings { attempt: 1 },
            LineState::Answered { by, after: Span::seconds(call.into()) },
            LineState::Closed,
        ] {
            let (from, to, line) = (Side(0), Side(1), guardline_wire::LineId(0));
            tale.add(second, Record::Line { from, to, line, call, state });
        }
    }
    let text = drawn(&tale, &names(&prepared), 100, Detail::Story);
    assert!(text.contains("check call, answered, and so 2 more"), "{text}");
    assert_eq!(text.matches("answered").count(), 1, "{text}");
}
