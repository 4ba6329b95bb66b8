//! How lines and radios fail, from scenario data alone: each fault has a short scenario in `tests/faults` with a golden of
//! its own, and whatever is combined, every record keeps to what records must keep to.

use std::collections::BTreeSet;
use std::fs;

use guardline::kernel::Lane;
use guardline::units::{Instant, Span};
use guardline::wire::line::{AnswerChoice, AnsweredBy, DeadWhy, LineState};
use guardline::wire::record::{Because, Party, Unheard, Unsent};
use guardline::wire::validity::Validity;
use guardline::wire::{Acknowledgement, MessageId, Record, SpeechAct};

use crate::support::{Records, is_stale, prepared, root, run};

/// The faults, by the name of their file.
const FAULTS: [&str; 7] = [
    "declined-call",
    "reply-window",
    "wrong-person",
    "dead-line",
    "lost-addressee",
    "acknowledged-not-understood",
    "stuck-microphone",
];

/// The records of a fault's run.
fn records(fault: &str) -> Records {
    run(&prepared(&root(&format!("tests/faults/{fault}.toml")), None, &[]), 1).1
}

/// What happens in calls, with when.
fn states(records: &Records) -> Vec<(Instant, LineState)> {
    let states = records.iter().filter_map(|(at, .., record)| match record {
        Record::Line { state, .. } => Some((*at, state.clone())),
        _ => None,
    });
    states.collect()
}

fn has(records: &Records, what: impl Fn(&Record) -> bool) -> bool {
    records.iter().any(|(.., record)| what(record))
}

#[test]
fn every_fault_matches_its_golden() {
    let mut stale = Vec::new();
    for fault in FAULTS {
        let file = format!("tests/faults/{fault}.toml");
        if is_stale(&file, "1", &root("tests/golden/faults").join(format!("{fault}.txt"))) {
            stale.push(fault);
        }
    }
    assert!(stale.is_empty(), "not as in tests/golden/faults: {stale:?}; `cargo xtask golden` rewrites them");
}

#[test]
fn a_call_is_declined() {
    let records = records("declined-call");
    let states = states(&records);
    let declines = LineState::Chooses { choice: AnswerChoice::Decline, imposed: false };
    assert!(states.iter().any(|(_, state)| *state == declines), "produced by orders, not imposed");
    assert!(states.iter().any(|(_, state)| *state == LineState::Declined));
    let blue_talks = |record: &Record| match record {
        Record::Line { from, state: LineState::Talks { .. }, .. } => from.0 == 1,
        _ => false,
    };
    assert!(!has(&records, blue_talks), "Blue, who calls, talks to nobody");
}

#[test]
fn a_reply_window_of_two_days_runs() {
    let states = states(&records("reply-window"));
    let at = |what: &dyn Fn(&LineState) -> bool| {
        states.iter().find(|(_, state)| what(state)).map(|(at, _)| *at).expect("it happens")
    };
    let opens = at(&|state| *state == LineState::ReplyWindow { lasts: Span::hours(48) });
    let rings = at(&|state| matches!(state, LineState::Rings { .. }));
    let talks = at(&|state| matches!(state, LineState::Talks { .. }));
    assert!(rings > opens + Span::hours(1) && rings <= opens + Span::hours(48), "{opens:?} {rings:?}");
    assert!(talks > rings);
    assert!(states.iter().any(|(_, state)| *state == LineState::Closed));
}

#[test]
fn the_wrong_person_answers() {
    let records = records("wrong-person");
    let states = states(&records);
    let somebody =
        |state: &LineState| matches!(state, LineState::Answered { by: AnsweredBy::SomebodyElse, .. });
    let answered = states.iter().position(|(_, state)| somebody(state)).expect("somebody answers");
    assert!(states[answered..].iter().any(|(_, state)| matches!(state, LineState::TakesMessage { .. })));
    // He cannot speak for the person called: nothing is explained in that call.
    let explained =
        |state: &LineState| matches!(state, LineState::Speaks { says: SpeechAct::Explain { .. }, .. });
    let closes = answered
        + states[answered..].iter().position(|(_, state)| *state == LineState::Closed).expect("it ends");
    assert!(!states[answered..closes].iter().any(|(_, state)| explained(state)));
}

#[test]
fn a_check_call_reveals_a_dead_line() {
    let records = records("dead-line");
    let position = |what: &dyn Fn(&Record) -> bool| {
        records.iter().position(|(.., record)| what(record)).expect("it happens")
    };
    let state = |record: &Record| match record {
        Record::Line { state, .. } => Some(state.clone()),
        _ => None,
    };
    let due = position(&|record| state(record) == Some(LineState::CheckDue));
    let dead = LineState::Dead { why: DeadWhy::OutOfOrder };
    let silent = position(&|record| state(record) == Some(dead.clone()));
    let tested = position(&|record| state(record) == Some(LineState::Tested { in_order: false }));
    let lock = position(&|record| matches!(record, Record::Emission { .. }));
    let wish = position(&|record| state(record) == Some(LineState::Wish));
    assert!(due < silent && silent < tested && tested < lock && lock < wish);
    // Whoever knows it dead calls on another line.
    let Record::Line { line, .. } = records[wish].3 else { unreachable!() };
    assert_eq!(line.0, 1);
}

#[test]
fn the_addressee_is_lost_and_another_answers() {
    let records = records("lost-addressee");
    let another = records.iter().find_map(|(.., record)| match record {
        Record::AnotherAnswers { by, noticed, .. } => Some((*by, *noticed)),
        _ => None,
    });
    let (by, noticed) = another.expect("another answers");
    assert_eq!(by.0, 1, "Red destroyer 2, which was not called");
    assert!(noticed, "every word of the answer came through, its name with them");
    let heard_by_another = |record: &Record| match record {
        Record::Hears { who, lost, understood, .. } => {
            *who == Party::Unit(by) && !lost.is_empty() && *understood == Some(SpeechAct::Query)
        }
        _ => false,
    };
    assert!(has(&records, heard_by_another));
}

#[test]
fn a_notice_is_acknowledged_and_not_understood() {
    let records = records("acknowledged-not-understood");
    let notices: BTreeSet<MessageId> = records
        .iter()
        .filter_map(|(.., record)| match record {
            Record::Says { message, .. } if matches!(message.says, SpeechAct::Notice(_)) => Some(message.id),
            _ => None,
        })
        .collect();
    assert!(!notices.is_empty());
    let mut acknowledged = false;
    for (.., record) in &records {
        match record {
            Record::Hears { message, understood, .. } if notices.contains(message) => {
                assert_eq!(*understood, None, "every word that matters was lost");
            }
            Record::Acknowledged { message, grade, .. } if notices.contains(message) => {
                acknowledged = true;
                assert_eq!(*grade, Acknowledgement::Received, "received is not understood");
            }
            _ => {}
        }
    }
    assert!(acknowledged);
}

#[test]
fn a_stuck_microphone_covers_the_vital_call() {
    let records = records("stuck-microphone");
    let stuck = records.iter().find_map(|(at, .., record)| match record {
        Record::Microphone { stuck: true, .. } => Some(*at),
        _ => None,
    });
    let free = records.iter().find_map(|(at, .., record)| match record {
        Record::Microphone { stuck: false, .. } => Some(*at),
        _ => None,
    });
    let (stuck, free) = (stuck.expect("it sticks"), free.expect("it comes free"));
    let mut lost = 0;
    for (at, .., record) in records.iter().filter(|(at, ..)| *at > stuck && *at < free) {
        match record {
            Record::Unsent { why: Unsent::Busy, .. } | Record::Misses { why: Unheard::SteppedOn, .. } => {
                lost += 1;
            }
            Record::Hears { .. } => panic!("something is heard at {at}"),
            _ => {}
        }
    }
    assert!(lost >= 3, "{lost}");
    let heard_later =
        records.iter().any(|(at, .., record)| *at > free && matches!(record, Record::Hears { .. }));
    assert!(heard_later, "and once it is free the call comes through");
}

/// What a fault adds to the scenario without one: settings and incidents.
fn fault(name: &str, hour: u64) -> (Vec<String>, String) {
    let sets = |sets: &[&str]| sets.iter().map(|set| (*set).to_owned()).collect::<Vec<_>>();
    let incident = |id: &str, hour: u64, kind: &str| {
        format!(
            "\n[[injects]]\nid = \"{id}\"\nat = 2030-03-04T{hour:02}:10:00+00:00\nacts = [{{ {kind} }}]\nbasis = \
             \"assumed\"\n"
        )
    };
    match name {
        "declined-call" => (sets(&["sides.red.orders=do_not_answer"]), String::new()),
        "reply-window" => (
            sets(&[
                "mechanism.lines.operations.request=relayed",
                "mechanism.lines.operations.relay_min=30",
                "mechanism.lines.operations.reply_window_h=48",
            ]),
            String::new(),
        ),
        "wrong-person" => (
            sets(&[
                "mechanism.lines.operations.hours=12:00-12:30",
                "mechanism.lines.operations.somebody_else_answers=true",
            ]),
            String::new(),
        ),
        "dead-line" => (
            sets(&["mechanism.lines.minister.mtbf_d=0.5", "mechanism.lines.minister.mttr_h=6"]),
            incident("out", hour, "outage = { line = \"operations\", for_h = 20 }"),
        ),
        "lost-addressee" => (
            sets(&["param.language.substitution=0.5"]),
            incident(
                "microphone",
                hour,
                "garble = { unit = \"blue_1\", loses = \"addressee\", for_min = 400 }",
            ),
        ),
        "acknowledged-not-understood" => (
            sets(&["param.language.blind_acknowledgement=0.7"]),
            incident("mumbling", hour, "garble = { unit = \"red_1\", loses = \"content\", for_min = 90 }")
                + &incident(
                    "notice",
                    hour,
                    "notice = { from = \"red_1\", to = \"blue_1\", channel = \"vhf16\", contents = [\"activity\", \
                     \"times\"] }",
                ),
        ),
        "stuck-microphone" => (
            Vec::new(),
            incident(
                "stuck",
                hour,
                "stuck_microphone = { unit = \"red_2\", channel = \"vhf72\", for_min = 90 }",
            ),
        ),
        other => panic!("{other}"),
    }
}

/// Any two faults, at any hours, under any noise: whatever happens, nothing is understood before it is heard, nothing is
/// accepted before it is understood, and no call skips a state.
#[test]
fn five_hundred_combinations_leave_valid_records() {
    let base = fs::read_to_string(root("tests/faults/base.toml")).unwrap();
    let mechanism = fs::read_to_string(root("tests/faults/lines.mechanism.toml")).unwrap();
    let mut seen = BTreeSet::new();
    let mut graded = BTreeSet::new();
    for combination in 0_u64..500 {
        let (one, other) = ((combination % 7) as usize, (combination / 7 % 6) as usize);
        let other = if other >= one { other + 1 } else { other };
        let (first, second) =
            (fault(FAULTS[one], 12 + combination % 3), fault(FAULTS[other], 12 + combination % 2));
        let noise = ["param.radio.crew_noise.mean=12", "param.radio.crew_noise.spread=4"].map(str::to_owned);
        let sets: Vec<String> = [first.0, second.0, noise.to_vec()].concat();
        // Two incidents of one name are one fault taken twice; here they are two.
        let text = format!("{base}{}{}", first.1, second.1);
        let files = [("base.toml".to_owned(), text), ("lines.mechanism.toml".to_owned(), mechanism.clone())];
        let loaded = guardline::scenario::load_texts(&files, None, &sets)
            .unwrap_or_else(|error| panic!("{} and {}: {error}", FAULTS[one], FAULTS[other]));
        let records = run(&guardline::scenario::Prepared::new(&loaded), 1000 + combination).1;
        let mut validity = Validity::default();
        for (at, .., record) in &records {
            if let Err(breach) = validity.take(record) {
                panic!(
                    "{} and {}, seed {}: at {at}: {breach}",
                    FAULTS[one],
                    FAULTS[other],
                    1000 + combination
                );
            }
            if let Record::Line { state, .. } = record {
                seen.insert(format!("{:?}", std::mem::discriminant(state)));
            }
            if let Record::Acknowledged { grade, .. } = record {
                graded.insert(*grade);
            }
        }
    }
    assert!(seen.len() >= 20, "only {} states of a call were ever seen: {seen:?}", seen.len());
    assert!(graded.contains(&Acknowledgement::Received) && graded.contains(&Acknowledgement::Understood));
}

/// The shipped encounters too leave nothing but valid records.
#[test]
fn shipped_encounters_leave_valid_records() {
    for scenario in crate::support::scenarios() {
        for mechanism in ["none", "as_designed", "as_observed", "dtl_48h", "daily_check", "inert"] {
            let prepared = prepared(&scenario, Some(mechanism), &[]);
            for seed in 1..=6 {
                let mut validity = Validity::default();
                for (at, .., record) in &run(&prepared, seed).1 {
                    let checked = validity.take(record);
                    assert!(checked.is_ok(), "{mechanism}, seed {seed}, at {at}: {}", checked.unwrap_err());
                }
            }
        }
    }
}

/// With answering imposed, the time until both talk never grows by more than a redial as the reply window shrinks from two
/// days to nothing.
#[test]
fn a_shorter_reply_window_never_delays_the_talk() {
    let windows = [48, 24, 12, 6, 2, 1, 0];
    let prepared: Vec<_> = windows
        .iter()
        .map(|hours| {
            let window = format!("mechanism.lines.hotline.reply_window_h={hours}");
            // A side that has suspended exchanges does not ring, whatever is imposed on the other.
            let open = "param.dispute.suspend.base=-8";
            // A recording that clears the matter up leaves nothing to talk about.
            let late = "param.warning.analysis.median=240";
            let sets =
                ["sides.red.answer_imposed=answer", "sides.blue.answer_imposed=answer", &window, open, late];
            prepared(&root("tests/faults/reply-window.toml"), None, &sets)
        })
        .collect();
    let (mut spread, mut silent) = (0, 0);
    for seed in 1..=200 {
        let talks: Vec<Option<Instant>> = prepared
            .iter()
            .map(|prepared| {
                let states = states(&run(prepared, seed).1);
                states.iter().find(|(_, state)| matches!(state, LineState::Talks { .. })).map(|(at, _)| *at)
            })
            .collect();
        // In a quiet encounter nobody wishes to talk, under any window.
        if talks.iter().all(Option::is_none) {
            silent += 1;
            continue;
        }
        assert!(talks.iter().all(Option::is_some), "seed {seed}: {talks:?}");
        // Which attempt is answered depends on when the first was made: a later one may come a redial sooner.
        let at = |talk: Option<Instant>| talk.unwrap_or(Instant::NEVER);
        let in_order = talks.is_sorted_by(|longer, shorter| at(*longer) + Span::minutes(30) >= at(*shorter));
        assert!(in_order, "seed {seed}: {talks:?}");
        spread += usize::from(talks.first() > talks.last());
    }
    assert!(spread > 150 && silent < 10, "the window matters: {spread} of 200, {silent} silent");
}

/// A line that is there and never answered. With flat expectations the encounter runs as with no line at all.
#[test]
fn an_unanswered_line_that_nobody_expected_to_work_changes_nothing() {
    let scenario = root("tests/faults/base.toml");
    let line_only = "mechanism.cut=[\"comprehension\", \"conduct\"]";
    let none = prepared(&scenario, None, &["mechanism.lines=[]", line_only]);
    let silent = |silence: &str| {
        let sets = [
            "sides.red.answer_imposed=let_ring",
            "sides.blue.answer_imposed=let_ring",
            &format!("mechanism.lines.operations.nominal_silence={silence}"),
            &format!("mechanism.lines.minister.nominal_silence={silence}"),
            "mechanism.lines.operations.check_calls=[]",
            line_only,
        ];
        prepared(&scenario, None, &sets)
    };
    let flat = silent("[0.6, 0.6, 0.6]");
    let mut rang = 0;
    for seed in 1..=60 {
        let (without, with) = (run(&none, seed), run(&flat, seed));
        let main = |records: &Records| -> Records {
            records.iter().filter(|(_, _, lane, _)| *lane == Lane::Main).cloned().collect()
        };
        assert!(main(&without.1) == main(&with.1), "seed {seed}: the runs differ");
        rang += usize::from(has(&with.1, |record| {
            matches!(record, Record::Line { state: LineState::NoAnswer, .. })
        }));
    }
    assert!(rang > 40, "{rang}: a line that never rings proves nothing");
}

/// With an answer promised, silence makes the caller think worse of the other side, by exactly as much as Bayes' rule says:
/// b' ∝ b · P(no answer | intent), once an affair.
#[test]
fn a_promised_answer_that_does_not_come_counts_as_bayes_says() {
    let silence = [0.05, 0.15, 0.40];
    let sets = [
        "sides.red.answer_imposed=let_ring",
        "sides.blue.answer_imposed=let_ring",
        "mechanism.lines.operations.nominal_silence=[0.05, 0.15, 0.40]",
        "mechanism.lines.operations.check_calls=[]",
        "param.belief.conservatism=1",
        "param.belief.benign_discount=0",
    ];
    let prepared = prepared(&root("tests/faults/base.toml"), None, &sets);
    let mut compared = 0;
    for seed in 1..=60 {
        let records = run(&prepared, seed).1;
        let blue = |record: &Record| match record {
            Record::Believes { who: Party::Ministry(side), belief, because, .. } if side.0 == 1 => {
                Some((*belief, *because))
            }
            _ => None,
        };
        let beliefs: Vec<_> = records.iter().filter_map(|(.., record)| blue(record)).collect();
        let silences: Vec<usize> =
            (0..beliefs.len()).filter(|index| beliefs[*index].1 == Because::Silence).collect();
        assert!(silences.len() <= 1, "seed {seed}: silence counts once");
        let Some(&at) = silences.first().filter(|at| **at > 0) else { continue };
        let (before, after) = (beliefs[at - 1].0, beliefs[at].0);
        let weights = [0, 1, 2].map(|intent| before[intent] * silence[intent]);
        let sum: f64 = weights.iter().sum();
        for intent in 0..3 {
            assert!(
                (after[intent] - weights[intent] / sum).abs() < 1e-12,
                "seed {seed}: {before:?} {after:?}"
            );
        }
        assert!(after[2] > before[2], "seed {seed}: strictly higher");
        compared += 1;
    }
    assert!(compared > 30, "{compared}");
}
