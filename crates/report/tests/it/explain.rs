//! What a decision rested on, and what must not stand there.

use guardline_report::explain::Decisions;
use guardline_report::{Explanation, Layout, NoSuchDecision, Receipt};
use guardline_scenario::Prepared;
use guardline_units::{Language, Posture, Rung, Side, Span, UnitId};
use guardline_wire::SpeechAct;
use guardline_wire::dispute::{Clue, Move, Outlook};
use guardline_wire::inputs::Strain;
use guardline_wire::line::{DeadWhy, LineState};
use guardline_wire::record::{Because, Intent, Mode, News, Occasion, Party, Record, Shows, Situation};

use crate::world::{CARRIER, GUARD, SHIP_101, Tale, intention, message, prepared, ship_116};

fn decides(unit: UnitId, to: u8) -> Record {
    let situation =
        Situation { seen: Rung::new(4), guidance: Rung::new(2), incident: true, clarified: false, visit: 0 };
    let because = Occasion::Evidence;
    Record::Decides { unit, from: Rung::new(1), to: Rung::new(to), situation, because }
}

fn believes(who: Party, about: Side, hostile: f64, because: Because) -> Record {
    let belief = [(1.0 - hostile) / 2.0, (1.0 - hostile) / 2.0, hostile];
    Record::Believes { who, about, belief, because, weight: 1.0 }
}

fn explain(prepared: &Prepared, tale: &Tale, decision: u32) -> Result<Explanation, NoSuchDecision> {
    Explanation::new(prepared, Receipt::default(), tale.records(), decision, Language::En)
}

fn layout() -> Layout {
    Layout { width: 100, colour: false, quiet: false, language: Language::En }
}

#[test]
fn it_tells_what_was_said_heard_and_understood() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    let said = message(1, SHIP_101, other, "intention", intention(90));
    tale.says(0, &said, GUARD);
    // "I maintain my course 090": the figure is the 14th word.
    let figure = guardline_wire::spoken(&said)
        .iter()
        .position(|word| matches!(word.slot, guardline_wire::Slot::Figure(0)))
        .unwrap() as u8;
    tale.hears_as(10, Party::Unit(other), &said, GUARD, &[figure], Some(intention(190)));
    tale.add(10, believes(Party::Unit(other), Side(0), 0.2, Because::IntentionBroken));
    tale.add(11, decides(other, 3));
    let explanation = explain(&prepared, &tale, 1).unwrap();
    assert_eq!(explanation.who, "Destroyer 116 Teruzuki");
    let [heard] = &explanation.received[..] else { panic!("{explanation:?}") };
    assert!(heard.said.contains("course 090") && heard.heard.contains("course 190"), "{heard:?}");
    assert!(heard.differs && heard.understood.as_ref().unwrap().contains("190°"), "{heard:?}");
    assert_eq!(explanation.beliefs.len(), 1);
    let text = explanation.text(layout());
    assert!(text.contains("← DIFFERS") && text.contains("simulated · decision 1 of 1"), "{text}");
    assert!(text.contains("an intention not kept"), "{text}");
}

#[test]
fn words_lost_are_dots() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    let said = message(1, SHIP_101, other, "who", SpeechAct::Query);
    tale.says(0, &said, GUARD);
    let (who, message, route, after) = (Party::Unit(other), said.id, GUARD, Span::seconds(10));
    let (lost, changed, understood, readability) = (vec![9, 10], Vec::new(), None, 2);
    tale.add(10, Record::Hears { who, message, route, after, readability, lost, changed, understood });
    tale.add(11, decides(other, 3));
    let explanation = explain(&prepared, &tale, 1).unwrap();
    let heard = &explanation.received[0];
    assert!(heard.heard.contains("… …") && !heard.said.contains('…'), "{heard:?}");
    assert!(heard.understood.is_none() && heard.differs);
}

/// Everything it could not know is put before a decision, and none of it is told.
#[test]
fn nothing_it_could_not_know() {
    let prepared = prepared();
    let me = ship_116(&prepared);
    let (mine, theirs) = (Party::Unit(me), Party::Unit(SHIP_101));
    let mut tale = Tale::default();
    tale.add(0, believes(mine, Side(0), 0.2, Because::Prior));
    let told = explain_with(&prepared, &tale, me);
    // Ground truth.
    tale.add(1, Record::Truth { unit: SHIP_101, intent: Intent::Hostile });
    tale.add(1, Record::Rung { unit: SHIP_101, rung: Rung::new(5) });
    tale.add(1, Record::Emission { unit: SHIP_101, on: me, mode: Mode::FireControl, begins: true });
    tale.add(1, Record::Microphone { unit: me, channel: guardline_wire::Channel::Vhf16, stuck: true });
    tale.add(1, Record::LineFails { line: guardline_wire::LineId(0), down: true });
    tale.add(1, Record::Inject { inject: 0, cause: guardline_wire::record::Cause::Time });
    // What it did not hear, and what others heard.
    let missed = message(1, SHIP_101, me, "intention", intention(90));
    tale.says(2, &missed, GUARD);
    tale.misses(12, mine, &missed, GUARD);
    let beside = message(2, SHIP_101, CARRIER, "who", SpeechAct::Query);
    tale.says(20, &beside, GUARD);
    tale.hears(30, Party::Unit(CARRIER), &beside, GUARD);
    // Other minds, and what is on its way.
    tale.add(40, believes(theirs, Side(1), 0.9, Because::Lock));
    tale.add(40, decides(SHIP_101, 5));
    tale.add(40, Record::Warned { unit: SHIP_101, by: me, shows: Shows::Lock });
    tale.add(40, Record::Picture { by: SHIP_101, of: me, rung: Rung::new(6) });
    let posture = |side, to| Record::Posture {
        side,
        from: Posture::new(0),
        to: Posture::new(to),
        other: Posture::new(0),
    };
    tale.add(41, posture(Side(0), 3));
    tale.add(41, posture(Side(1), 1));
    tale.add(
        42,
        Record::Orders { side: Side(1), guidance: Rung::new(3), cap: Rung::new(5), clarified: false },
    );
    tale.add(
        42,
        Record::Reports {
            unit: SHIP_101,
            of: SHIP_101,
            what: Because::Lock,
            held: true,
            arrives_after: Span::hours(2),
        },
    );
    tale.line(43, Side(1), LineState::Wish);
    let after = explain_with(&prepared, &tale, me);
    assert_eq!(told, after);
}

/// The explanation of a decision of a unit right after the tale, without the number that others' decisions change.
fn explain_with(prepared: &Prepared, tale: &Tale, unit: UnitId) -> Explanation {
    let mut tale = Tale(tale.0.clone());
    tale.add(100, decides(unit, 3));
    let mut count = Decisions::default();
    let last = tale.0.iter().filter_map(|(.., record)| count.count(record)).last().unwrap();
    let explanation = explain(prepared, &tale, last).unwrap();
    Explanation { decision: 0, decisions: 0, ..explanation }
}

#[test]
fn a_ministry_knows_its_end_of_the_line_and_no_more() {
    let prepared = prepared();
    let mut tale = Tale::default();
    tale.line(0, Side(1), LineState::Wish);
    tale.line(0, Side(1), LineState::Granted { standing: true });
    tale.line(0, Side(1), LineState::Rings { attempt: 1 });
    tale.line(0, Side(1), LineState::Dead { why: DeadWhy::NotStaffed });
    tale.line(60, Side(1), LineState::NoAnswer);
    tale.line(61, Side(0), LineState::AsksAuthority { asleep: Span::hours(3) });
    let posture =
        |side| Record::Posture { side, from: Posture::new(0), to: Posture::new(1), other: Posture::new(0) };
    let (by, what) = (ship_116(&prepared), Because::Lock);
    tale.add(70, Record::Informed { side: Side(1), by, what, rung: Rung::new(4), after: Span::minutes(20) });
    tale.add(80, posture(Side(1)));
    tale.add(81, posture(Side(0)));
    let mine = explain(&prepared, &tale, 1).unwrap();
    let text = mine.text(layout());
    assert!(text.contains("Japan rings China") && text.contains("China does not answer"), "{text}");
    assert!(!text.contains("nobody is there") && !text.contains("sleeps"), "{text}");
    assert!(mine.reports.len() == 1 && mine.lines.len() == 4, "{mine:?}");
    let theirs = explain(&prepared, &tale, 2).unwrap();
    assert!(theirs.reports.is_empty() && theirs.lines.len() == 1, "{theirs:?}");
}

#[test]
fn a_readback_taken_to_be_right_is_told_as_it_was_taken() {
    let prepared = prepared();
    let other = ship_116(&prepared);
    let mut tale = Tale::default();
    let said = message(1, other, SHIP_101, "intention", intention(90));
    tale.says(0, &said, GUARD);
    let (who, message) = (Party::Unit(other), said.id);
    tale.add(30, Record::ReadBack { who, message, right: false, noticed: false });
    let call = crate::world::message(2, other, CARRIER, "who", SpeechAct::Query);
    tale.says(40, &call, GUARD);
    let answer = crate::world::message(1, SHIP_101, other, "who", intention(100));
    tale.says(50, &answer, GUARD);
    tale.hears(60, who, &answer, GUARD);
    tale.add(60, Record::AnotherAnswers { who, message: call.id, by: SHIP_101, noticed: false });
    tale.add(70, decides(other, 3));
    let explanation = explain(&prepared, &tale, 1).unwrap();
    assert!(explanation.own.iter().any(|it| it.text.contains("rightly as far as it can tell")));
    assert!(!explanation.own.iter().any(|it| it.text.contains("wrong") || it.text.contains("answered by")));
    assert_eq!(explanation.received[0].taken_for.as_deref(), Some("Carrier Liaoning"));
}

#[test]
fn a_number_out_of_range_says_how_many_there_are() {
    let prepared = prepared();
    let mut tale = Tale::default();
    assert_eq!(explain(&prepared, &tale, 1).unwrap_err(), NoSuchDecision::None(1));
    tale.add(0, decides(CARRIER, 3));
    for asked in [0, 2] {
        let error = explain(&prepared, &tale, asked).unwrap_err();
        assert_eq!(error, NoSuchDecision::Beyond { asked, decisions: 1 });
        assert!(error.to_string().ends_with("numbered from 1 to 1"), "{error}");
    }
}

/// A move in a dispute has a number when it is made, and the options of the look at which it was chosen.
#[test]
fn a_move_that_was_prepared_says_when_it_was_chosen() {
    let prepared = prepared();
    let (side, about) = (Side(1), Side(0));
    let mut tale = Tale::default();
    tale.add(5, Record::CrewSays { side, unit: ship_116(&prepared), did: false, after: Span::minutes(20) });
    let (clue, ratio, strain, weight) = (Clue::CrewCleared, 6.0, Strain::default(), 0.5);
    tale.add(5, Record::Account { side, about, fault: 0.71, clue, ratio, strain, weight });
    tale.add(6, Record::Learns { side, news: News::Moved { of: about, what: Move::Accuse, fault: 0.9 } });
    let looks = |chosen| Record::Disputes {
        side,
        about,
        outlook: Outlook::default(),
        menu: vec![Move::Silence, Move::Deny],
        values: vec![0.0, 1.5],
        shares: vec![0.2, 0.8],
        chosen,
    };
    tale.add(7, looks(Move::Deny));
    tale.add(3600, looks(Move::Silence));
    tale.add(7200, Record::Does { side, about, what: Move::Deny });
    let it = explain(&prepared, &tale, 1).unwrap();
    assert_eq!(it.decided.text, "denies in public, towards China");
    let options: Vec<_> = it.choice.iter().flat_map(|choice| &choice.options).collect();
    let [silence, deny] = options[..] else { panic!("{it:?}") };
    assert!(deny.chosen && !silence.chosen, "{it:?}");
    assert!((deny.value, deny.probability) == (1.5, 0.8), "{deny:?}");
    assert_eq!((it.reports.len(), it.accounts.len(), it.public.len()), (1, 1, 1), "{it:?}");
    let text = it.text(layout());
    for said in
        ["It was chosen at ", "nothing out of the ordinary", "accuses in public", "whose fault it was"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    // To the other side all of that is hidden.
    tale.add(7300, Record::Does { side: about, about: side, what: Move::Suspend });
    let other = explain(&prepared, &tale, 2).unwrap();
    assert!(other.choice.is_none() && other.notes.is_empty(), "{other:?}");
    assert!(
        other.reports.is_empty()
            && other.accounts.is_empty()
            && other.public.is_empty()
            && other.own.is_empty()
    );
}
