//! Rows of the table of communications.

use guardline_report::Communications;
use guardline_units::{Side, Span};
use guardline_wire::line::{AnsweredBy, DeadWhy, LineState};
use guardline_wire::record::Party;
use guardline_wire::{Acknowledgement, SpeechAct};

use crate::world::{CARRIER, GUARD, SHIP_101, Tale, WORKING, intention, message, names, prepared, ship_116};

#[test]
fn a_changed_figure_is_understood_otherwise() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    let said = message(1, SHIP_101, other, "intention", intention(90));
    tale.says(0, &said, GUARD);
    tale.hears_as(10, Party::Unit(other), &said, GUARD, &[12], Some(intention(190)));
    let again = message(2, SHIP_101, other, "intention", intention(90));
    tale.says(60, &again, GUARD);
    tale.hears(70, Party::Unit(other), &again, GUARD);
    let third = message(3, SHIP_101, other, "intention", intention(90));
    tale.says(120, &third, GUARD);
    tale.misses(130, Party::Unit(other), &third, GUARD);
    tale.acknowledged(80, Party::Unit(SHIP_101), &again, Acknowledgement::Accepted);

    let table = Communications::new(&tale.exchanges(), &names(&prepared));
    let [row] = &table.messages[..] else { panic!("{table:?}") };
    assert_eq!((row.attempts, row.reached, row.heard_by_another), (3, 2, 0));
    assert_eq!((row.understood, row.understood_otherwise), (1, 1));
    let grades = (row.acknowledged_received, row.acknowledged_understood, row.acknowledged_accepted);
    assert_eq!(grades, (0, 0, 1));
    assert_eq!((row.heard_after_s, row.answered_after_s), (Some(10.0), Some(30.0)));
    assert_eq!((row.from.as_str(), row.way.as_str()), ("Destroyer 101", "VHF 16"));
}

#[test]
fn who_takes_a_call_to_be_for_him_is_another() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    let call = message(1, other, CARRIER, "who", SpeechAct::Query);
    tale.says(0, &call, WORKING);
    tale.hears(10, Party::Unit(SHIP_101), &call, WORKING);
    tale.misses(10, Party::Unit(CARRIER), &call, WORKING);
    let answer = message(1, SHIP_101, other, "who", intention(90));
    tale.says(20, &answer, WORKING);
    tale.hears(30, Party::Unit(other), &answer, WORKING);
    let table = Communications::new(&tale.exchanges(), &names(&prepared));
    let row = table.messages.iter().find(|row| row.to == "Carrier Liaoning").unwrap();
    assert_eq!((row.attempts, row.reached, row.heard_by_another, row.understood), (1, 0, 1, 0));
    assert_eq!(table.messages.len(), 2, "each direction and way has a row of its own");
}

#[test]
fn a_line_is_counted_by_its_states() {
    let prepared = prepared();
    let (caller, called) = (Side(1), Side(0));
    let mut tale = Tale::default();
    tale.line(0, caller, LineState::Wish);
    tale.line(0, caller, LineState::AsksAuthority { asleep: Span::ZERO });
    tale.line(60, caller, LineState::Granted { standing: false });
    tale.line(60, caller, LineState::Requests { relay: Span::ZERO });
    tale.line(60, caller, LineState::Rings { attempt: 1 });
    tale.line(60, caller, LineState::Dead { why: DeadWhy::NotStaffed });
    tale.line(120, caller, LineState::NoAnswer);
    tale.line(900, caller, LineState::Rings { attempt: 2 });
    let by = AnsweredBy::Addressee;
    tale.line(930, caller, LineState::Answered { by, after: Span::seconds(930) });
    // The other end seeks authority of its own; that is not the caller's.
    tale.line(930, called, LineState::Granted { standing: false });
    tale.line(930, caller, LineState::Talks { interpreter: Span::ZERO });
    tale.line(940, caller, LineState::Speaks { says: SpeechAct::Query, by: caller });
    tale.line(940, called, LineState::Understands { says: None });
    tale.line(940, called, LineState::ReadBack { right: false });
    tale.line(950, caller, LineState::CutOff);
    let table = Communications::new(&tale.exchanges(), &names(&prepared));
    let [row] = &table.lines[..] else { panic!("{table:?}") };
    assert_eq!((row.wishes, row.checks, row.authorised, row.requests), (1, 0, 1, 1));
    assert_eq!((row.rings, row.answered, row.talked, row.cut_off), (2, 1, 1, 1));
    assert_eq!((row.read_back_right, row.read_back_wrong), (0, 1));
    assert_eq!(row.answered_after_s, Some(930.0));
}

/// The answer to a first call comes while the second waits for the channel: it names a call that is not made yet.
#[test]
fn an_answer_that_overtakes_the_next_call_belongs_to_the_last() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    let [first, second] = [1, 2].map(|number| message(number, SHIP_101, other, "who", SpeechAct::Query));
    tale.says(0, &first, GUARD);
    tale.acknowledged(30, Party::Unit(SHIP_101), &second, Acknowledgement::Received);
    tale.says(31, &second, GUARD);
    let exchanges = tale.exchanges();
    assert!(exchanges.spoken[0].acknowledged.is_some() && exchanges.spoken[1].acknowledged.is_none());
}
