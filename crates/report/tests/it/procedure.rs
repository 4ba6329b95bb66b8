//! The steps of procedures.

use guardline_report::Procedures;
use guardline_report::procedure::{Procedure, Score, Standing};
use guardline_units::{Side, Span};
use guardline_wire::line::{AnswerChoice, AnsweredBy, LineState};
use guardline_wire::record::{Party, Record};
use guardline_wire::{Acknowledgement, Form, Message, Route, SpeechAct, Visual};

use crate::world::{
    GUARD, SHIP_101, Tale, WORKING, intention, message, names, prepared, readback, reads_back, ship_116,
};

fn standing(score: &Score, step: &str) -> Standing {
    score.steps.iter().find(|it| it.name == step).unwrap_or_else(|| panic!("{step}: {score:?}")).standing
}

fn only(tale: &Tale) -> Score {
    let scores = Procedures::new(&tale.exchanges(), &names(&prepared())).scores;
    assert_eq!(scores.len(), 1, "{scores:?}");
    scores[0].clone()
}

/// Called on the working channel, answered, read back with this course.
fn exchange(course: u16, right: bool) -> Tale {
    let other = ship_116(&prepared());
    let mut tale = Tale::default();
    let call = message(1, SHIP_101, other, "who", SpeechAct::Query);
    tale.says(0, &call, WORKING);
    tale.hears(10, Party::Unit(other), &call, WORKING);
    let answer = message(1, other, SHIP_101, "who", intention(90));
    tale.says(20, &answer, WORKING);
    tale.hears(30, Party::Unit(SHIP_101), &answer, WORKING);
    tale.acknowledged(30, Party::Unit(SHIP_101), &call, Acknowledgement::Received);
    let back = message(2, SHIP_101, other, "who", reads_back(readback(&answer, course)));
    tale.says(30, &back, WORKING);
    tale.hears(40, Party::Unit(other), &back, WORKING);
    let (who, message) = (Party::Unit(other), answer.id);
    tale.add(40, Record::ReadBack { who, message, right, noticed: false });
    tale
}

#[test]
fn the_agreed_procedure_in_full() {
    let score = only(&exchange(90, true));
    assert_eq!(score.procedure, Procedure::Agreed);
    assert_eq!((score.taken, score.due, score.in_order), (6, 6, true));
    assert_eq!((score.contact_after_s, score.shared_after_s), (Some(30.0), Some(40.0)));
    assert_eq!(score.ways, ["VHF 72"]);
}

#[test]
fn a_wrong_readback_is_no_shared_understanding() {
    let score = only(&exchange(91, false));
    assert_eq!(standing(&score, "readback right"), Standing::Missing);
    assert_eq!((score.taken, score.due, score.shared_after_s), (5, 6, None));
}

#[test]
fn the_guard_procedure_when_nobody_answers() {
    let other = ship_116(&prepared());
    let mut tale = Tale::default();
    let call =
        |number| Message { form: Form::Free, ..message(number, SHIP_101, other, "who", SpeechAct::Query) };
    for number in 1..=3 {
        tale.says(u64::from(number) * 40, &call(number), GUARD);
        tale.misses(u64::from(number) * 40 + 10, Party::Unit(other), &call(number), GUARD);
    }
    let (who, route) = (Party::Unit(SHIP_101), GUARD);
    tale.add(160, Record::Silence { who, route, calls: 3 });
    tale.says(170, &call(4), Route::Visual(Visual::Lamp));
    let score = only(&tale);
    assert_eq!(score.procedure, Procedure::Guard);
    for step in ["called", "repeated", "signalled by sight", "silence reported"] {
        assert_eq!(standing(&score, step), Standing::Taken, "{step}");
    }
    assert_eq!(standing(&score, "answered"), Standing::Missing);
    assert_eq!((score.contact_after_s, score.in_order), (None, true));
    assert_eq!(score.ways, ["VHF 16", "signal lamp"]);
}

#[test]
fn an_answer_to_the_first_call_makes_the_rest_needless() {
    let other = ship_116(&prepared());
    let mut tale = Tale::default();
    let call = Message { form: Form::Free, ..message(1, SHIP_101, other, "who", SpeechAct::Query) };
    tale.says(0, &call, GUARD);
    tale.acknowledged(30, Party::Unit(SHIP_101), &call, Acknowledgement::Received);
    let score = only(&tale);
    assert_eq!(standing(&score, "repeated"), Standing::NotDue);
    assert_eq!(standing(&score, "silence reported"), Standing::NotDue);
    assert_eq!((score.taken, score.due), (2, 2));
}

/// A call that rings for the first time.
fn ringing(caller: Side) -> Tale {
    let mut tale = Tale::default();
    tale.line(0, caller, LineState::Wish);
    tale.line(0, caller, LineState::Granted { standing: true });
    tale.line(0, caller, LineState::Requests { relay: Span::ZERO });
    tale.line(0, caller, LineState::Rings { attempt: 1 });
    tale
}

#[test]
fn a_promised_call_back_is_kept_or_not() {
    for kept in [true, false] {
        let (caller, called) = (Side(1), Side(0));
        let mut tale = ringing(caller);
        let choice = AnswerChoice::PromiseCallBack;
        tale.line(5, called, LineState::Chooses { choice, imposed: false });
        if kept {
            tale.line(5, called, LineState::CallsBack);
        }
        tale.line(5, caller, LineState::CallBackPromised);
        tale.line(5, caller, LineState::GivesUp);
        let all = Procedures::new(&tale.exchanges(), &names(&prepared()));
        let [score] = &all.scores[..] else { panic!("{all:?}") };
        assert_eq!(score.call_back_made, Some(kept));
        assert_eq!(standing(score, "consultation"), Standing::NotDue);
        assert_eq!(standing(score, "answered by the addressee"), Standing::Missing);
        assert_eq!(standing(score, "talk"), Standing::NotDue);
        assert_eq!((all.totals[0].call_backs_promised, all.totals[0].call_backs_made), (1, u32::from(kept)));
    }
}

#[test]
fn the_line_is_shared_when_the_last_statement_is_read_back_rightly() {
    let (caller, called) = (Side(1), Side(0));
    let mut tale = ringing(caller);
    let (by, after) = (AnsweredBy::Addressee, Span::seconds(20));
    tale.line(20, caller, LineState::Answered { by, after });
    tale.line(20, caller, LineState::Talks { interpreter: Span::ZERO });
    for (second, end, right) in [(60, called, true), (90, caller, true), (120, called, false)] {
        let by = Side(1 - end.0);
        tale.line(second, by, LineState::Speaks { says: SpeechAct::StepBackOffer, by });
        tale.line(second, end, LineState::ReadBack { right });
    }
    tale.line(150, caller, LineState::Closed);
    let score = only(&tale);
    assert_eq!((score.contact_after_s, score.shared_after_s), (Some(20.0), Some(90.0)));
    assert_eq!((score.taken, score.due, score.in_order), (7, 7, true));
}
