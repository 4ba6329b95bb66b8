//! The event engine: what triggers injects, what becomes of them, and that they act through what is sensed and heard.

use guardline::scenario::{Prepared, Role};
use guardline::units::{ActorId, Instant, Side, Span};
use guardline::wire::Record;
use guardline::wire::dispute::Move;
use guardline::wire::record::{Because, Cause, Party, Why};

use crate::support::{Records, prepared_text, root, run};

const BLUE: Side = Side(1);

/// Two ships, a radar, and a line: the base of the faults with these injects in the place of its own.
fn scene(injects: &str) -> Prepared {
    scene_under("as_observed", injects)
}

fn scene_under(mechanism: &str, injects: &str) -> Prepared {
    let base = std::fs::read_to_string(root("tests/faults/base.toml")).unwrap();
    let (base, _) = base.split_once("[[injects]]").unwrap();
    let base = base.replace("file = \"lines.mechanism.toml\"", &format!("preset = \"{mechanism}\""));
    prepared_text(&format!("{base}\n{injects}"), None)
}

/// An inject in a file, as words and acts.
fn inject(id: &str, when: &str, acts: &str) -> String {
    format!("[[injects]]\nid = \"{id}\"\n{when}\nacts = [{acts}]\nbasis = \"assumed\"\n\n")
}

const AT_ONE: &str = "at = 2030-03-04T13:00:00+00:00";
const RADAR: &str = "{ radar = { from = \"red_1\", on = \"blue_1\", for_min = 10, \
                     truth = { search = 0, track = 0, fire_control = 1 } } }";

/// What became of injects, by their place: when, and the record.
fn fates(records: &Records) -> Vec<(f64, Record)> {
    let fates = records.iter().filter(|(.., record)| {
        matches!(record, Record::Inject { .. } | Record::Withheld { .. } | Record::Response { .. })
    });
    fates.map(|(at, .., record)| (at.since_start().as_minutes(), record.clone())).collect()
}

fn first(records: &Records, what: impl Fn(&Record) -> bool) -> Option<Instant> {
    records.iter().find(|(.., record)| what(record)).map(|(at, ..)| *at)
}

#[test]
fn one_inject_follows_another() {
    let scene = scene(
        &[
            inject("first", AT_ONE, "\"mediation\""),
            inject("second", "after = { inject = \"first\", min = 30 }", "\"mediation\""),
            inject("third", "after = { inject = \"second\", min = 15 }", "\"mediation\""),
        ]
        .concat(),
    );
    let expected = [
        (60.0, Record::Inject { inject: 0, cause: Cause::Time }),
        (90.0, Record::Inject { inject: 1, cause: Cause::After { inject: 0 } }),
        (105.0, Record::Inject { inject: 2, cause: Cause::After { inject: 1 } }),
    ];
    assert_eq!(fates(&run(&scene, 1).1), expected);
}

#[test]
fn an_expected_response_comes_or_its_contingency_does() {
    let expects = |response: &str, within: u32| {
        format!(
            "{AT_ONE}\nexpects = {{ response = {response}, within_min = {within}, otherwise = \"reminder\" }}"
        )
    };
    let rest = [
        inject("reminder", "contingency = true", "{ support = { side = \"red\" } }"),
        inject("thanks", "after = { inject = \"radar\", min = 0, of = \"met\" }", "\"mediation\""),
        inject("regrets", "after = { inject = \"radar\", min = 5, of = \"unmet\" }", "\"mediation\""),
    ]
    .concat();
    let fates = |response: &str, within| {
        let scene = scene(&(inject("radar", &expects(response, within), RADAR) + &rest));
        fates(&run(&scene, 1).1)
    };
    let met = fates("{ message = { from = \"blue_1\", says = \"query\", fate = \"sent\" } }", 30);
    assert_eq!(met[0], (60.0, Record::Inject { inject: 0, cause: Cause::Time }));
    let (came, response) = &met[1];
    assert_eq!(*response, Record::Response { inject: 0, met: true });
    assert!((60.0..90.0).contains(came), "{came}");
    assert_eq!(met[2], (*came, Record::Inject { inject: 2, cause: Cause::After { inject: 0 } }));
    assert_eq!(met.len(), 3, "nobody is reminded: {met:?}");

    let unmet = fates("{ published = \"red\" }", 2);
    let expected = [
        (60.0, Record::Inject { inject: 0, cause: Cause::Time }),
        (62.0, Record::Response { inject: 0, met: false }),
        (62.0, Record::Inject { inject: 1, cause: Cause::Contingency { of: 0 } }),
        (67.0, Record::Inject { inject: 3, cause: Cause::After { inject: 0 } }),
    ];
    assert_eq!(unmet, expected);
}

#[test]
fn what_is_not_given_or_cancelled_is_withheld() {
    let scene = scene(
        &[
            inject(
                "cold",
                &format!("{AT_ONE}\ngiven = {{ posture = {{ of = \"blue\", at_least = 3 }} }}"),
                RADAR,
            ),
            inject("calls_off", AT_ONE, "{ cancel = \"later\" }"),
            inject("later", "at = 2030-03-04T14:00:00+00:00", RADAR),
        ]
        .concat(),
    );
    let records = run(&scene, 1).1;
    let expected = [
        (60.0, Record::Withheld { inject: 0, why: Why::NotGiven }),
        (60.0, Record::Inject { inject: 1, cause: Cause::Time }),
        (60.0, Record::Withheld { inject: 2, why: Why::Cancelled }),
    ];
    assert_eq!(fates(&records), expected);
    assert_eq!(first(&records, |record| matches!(record, Record::Emission { .. })), None);
}

/// Each kind of condition triggers an inject at the first moment at which it holds, and not before.
#[test]
fn conditions_hold_when_they_hold() {
    let when = |condition: &str, with: &str| {
        let scene = scene(
            &(inject("waits", &format!("once = {condition}"), "\"mediation\"")
                + &inject("radar", AT_ONE, RADAR)
                + with),
        );
        let records = run(&scene, 1).1;
        let begins =
            first(&records, |record| *record == Record::Inject { inject: 0, cause: Cause::Condition });
        (begins, records)
    };
    // Blue follows Red at 6 NM, and begins 6 NM off: it is never within 3.
    assert_eq!(when("{ range = { of = \"blue_1\", to = \"red_1\", below_nm = 0.3 } }", "").0, None);
    let (begins, _) = when("{ range = { of = \"blue_1\", to = \"red_1\", below_nm = 30 } }", "");
    assert_eq!(begins, Some(Instant::START));

    let (begins, records) = when("{ rung = { of = \"red_1\", at_least = 4 } }", "");
    let emits = first(&records, |record| matches!(record, Record::Emission { begins: true, .. }));
    assert!(begins.is_some() && begins == emits, "{begins:?} {emits:?}");

    let (begins, records) = when("{ sees = { by = \"blue_1\", of = \"red_1\", at_least = 4 } }", "");
    let sees = |record: &Record| matches!(record, Record::Picture { rung, .. } if rung.number() >= 4);
    assert!(begins.is_some() && begins == first(&records, sees), "{begins:?}");

    let hostile = |record: &Record| match record {
        Record::Believes { who: Party::Unit(unit), belief, .. } if unit.0 == 2 => belief[2],
        _ => 0.0,
    };
    let most = records.iter().map(|(.., record)| hostile(record)).fold(0.0, f64::max);
    let condition =
        format!("{{ belief = {{ of = \"blue_1\", about = \"red\", hostile_at_least = {most} }} }}");
    let (begins, records) = when(&condition, "");
    let fears = |record: &Record| hostile(record) >= most;
    assert!(begins.is_some() && begins == first(&records, fears), "{begins:?}");

    let (begins, _) = when("{ silence = { of = \"red_1\", for_min = 45 } }", "");
    assert_eq!(begins, Some(Instant::START + Span::minutes(45)), "Red has said nothing since T0");

    let (begins, records) =
        when("{ message = { from = \"blue_1\", says = \"query\", fate = \"heard\" } }", "");
    let heard =
        |record: &Record| matches!(record, Record::Hears { who: Party::Unit(unit), .. } if unit.0 == 0);
    assert!(begins.is_some() && begins == first(&records, heard), "{begins:?}");

    let (begins, _) = when("{ all = [{ begun = \"radar\" }, { not = { published = \"red\" } }] }", "");
    assert_eq!(begins, Some(Instant::START + Span::hours(1)));
    let (begins, _) = when("{ any = [{ begun = \"radar\" }, { published = \"red\" }] }", "");
    assert_eq!(begins, Some(Instant::START + Span::hours(1)));
}

#[test]
fn injects_at_random_times_come_again_and_no_more_often_than_they_may() {
    let rate = "rate = { per_day = 24, excitation = 0.4, decay_h = 1, from_h = 2, until_h = 40, most = 9 }";
    let scene = scene(&inject("rate", rate, "{ politics = { climate = -0.001 } }"));
    let mut counts = Vec::new();
    for seed in 1..=20 {
        let fates = fates(&run(&scene, seed).1);
        let within = |(at, record): &(f64, Record)| {
            *record == Record::Inject { inject: 0, cause: Cause::Chance } && (120.0..=2400.0).contains(at)
        };
        assert!(fates.iter().all(within), "{fates:?}");
        counts.push(fates.len());
    }
    assert!(counts.iter().all(|count| *count <= 9) && counts.contains(&9), "{counts:?}");
}

/// The example in the documentation is a scenario's, and runs.
#[test]
fn the_documented_example_runs() {
    let page = std::fs::read_to_string(root("docs/injects.md")).unwrap();
    let (_, example) = page.split_once("```toml").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let scene = scene(example);
    assert_eq!(scene.scenario().injects.len(), 5);
    let begun: std::collections::BTreeSet<u16> = (1..=20)
        .flat_map(|seed| fates(&run(&scene, seed).1))
        .filter_map(|(_, record)| match record {
            Record::Inject { inject, .. } => Some(inject),
            _ => None,
        })
        .collect();
    assert_eq!(begun.len(), 5, "{begun:?}");
}

// What each family does.

#[test]
fn a_helm_that_fails_holds_the_ship_to_her_course() {
    let failing = |for_min: u32| {
        let acts = format!(
            "{{ task = {{ unit = \"blue_1\", task = \"hold\" }} }}, \
             {{ steering_failure = {{ unit = \"blue_1\", for_min = {for_min} }} }}"
        );
        run(&scene(&inject("helm", AT_ONE, &acts)), 1).1
    };
    let stops = |records: &Records| {
        first(
            records,
            |record| matches!(record, Record::Steers { unit, speed_kn, .. } if unit.0 == 2 && *speed_kn < 1.0),
        )
    };
    let (short, long) = (stops(&failing(1)).unwrap(), stops(&failing(60)).unwrap());
    let one = Instant::START + Span::hours(1);
    assert!(short > one + Span::minutes(1) && short < one + Span::minutes(5), "{short:?}");
    assert_eq!(long - short, Span::minutes(59), "she stops when the helm answers again");
}

#[test]
fn distress_is_heard_and_helped_and_says_something_of_the_helper() {
    let distress = "{ distress = { unit = \"red_1\", of = \"man_overboard\", for_min = 120 } }";
    let scene = scene(&inject("overboard", AT_ONE, distress));
    let (mut helped, mut believed, mut reported) = (0, 0, 0);
    for seed in 1..=20 {
        let records = run(&scene, seed).1;
        let blue_helps = |record: &Record| matches!(record, Record::Assists { unit, .. } if unit.0 == 2);
        let Some(at) = first(&records, blue_helps) else { continue };
        helped += 1;
        assert!(at >= Instant::START + Span::hours(1), "not before the call");
        let by_words = |record: &Record| match record {
            Record::Believes { who, about, because: Because::Assistance, .. } => {
                *who == Party::Unit(guardline::units::UnitId(0)) && *about == BLUE
            }
            _ => false,
        };
        believed += usize::from(first(&records, by_words).is_some());
        let reaches = |record: &Record| matches!(record, Record::Informed { what: Because::Assistance, .. });
        reported += usize::from(first(&records, reaches).is_some());
    }
    assert!(helped >= 12, "{helped}");
    assert!(believed >= 8 && believed <= helped && reported >= 8, "{helped} {believed} {reported}");
}

#[test]
fn who_sleeps_does_not_answer_and_who_has_no_interpreter_is_misunderstood() {
    let after = inject("radar", AT_ONE, RADAR);
    let with = |act: &str| {
        scene_under("daily_check", &(inject("night", "at = 2030-03-04T12:00:00+00:00", act) + &after))
    };
    let answered = |scene: &Prepared| {
        let calls = (1..=20).map(|seed| run(scene, seed).1);
        calls
            .filter(|records| {
                first(records, |record| match record {
                    Record::Line { from, state, .. } => {
                        *from == BLUE && matches!(state, guardline::wire::line::LineState::Answered { .. })
                    }
                    _ => false,
                })
                .is_some()
            })
            .count()
    };
    let awake = answered(&with("\"mediation\""));
    let asleep = answered(&with("{ asleep = { side = \"red\", for_h = 72 } }"));
    assert!(awake >= 10 && asleep == 0, "{awake} {asleep}");
    let alone = with("{ interpreter_missing = { side = \"red\", for_h = 72 } }");
    assert_eq!(answered(&alone), awake, "somebody still answers");
    let gone = first(
        &run(&alone, 1).1,
        |record| matches!(record, Record::Absent { side, begins: true, .. } if *side != BLUE),
    );
    assert_eq!(gone, Some(Instant::START));
}

#[test]
fn politics_from_above_suspends_and_only_it_resumes() {
    let scene = scene(
        &[
            inject("freeze", AT_ONE, "{ suspend = { side = \"red\" } }"),
            inject("thaw", "at = 2030-03-05T13:00:00+00:00", "{ resume = { side = \"red\" } }"),
        ]
        .concat(),
    );
    for seed in 1..=20 {
        let records = run(&scene, seed).1;
        let moves: Vec<(f64, Move)> = records
            .iter()
            .filter_map(|(at, .., record)| match record {
                Record::Does { side, what: what @ (Move::Suspend | Move::Resume), .. } if *side != BLUE => {
                    Some((at.since_start().as_hours(), *what))
                }
                _ => None,
            })
            .collect();
        assert_eq!(moves[..2], [(1.0, Move::Suspend), (25.0, Move::Resume)], "seed {seed}");
        let learns = |record: &Record| matches!(record, Record::Learns { side, .. } if *side == BLUE);
        assert!(first(&records, learns).is_some_and(|at| at > Instant::START + Span::hours(1)));
    }
}

/// The families, each as acts on Red or of Red; whatever Red's ships do with force is left out (collision and rescue).
const FAMILIES: [(&str, &str); 16] = [
    ("surveillance", "{ approach = { from = \"red_2\", to = \"blue_1\", distance_m = 700, for_min = 20 } }"),
    ("radar", RADAR),
    (
        "interference",
        "{ task = { unit = \"red_2\", task = { cross_bow = { unit = \"blue_1\", range_nm = 0.6 } } } }",
    ),
    (
        "interception",
        "{ task = { unit = \"red_2\", task = { intercept = { unit = \"blue_1\", range_nm = 1 } } } }",
    ),
    (
        "near miss",
        "{ steering_failure = { unit = \"red_1\", for_min = 60 } }, { task = { unit = \"red_1\", task = \"hold\" } }",
    ),
    ("asleep", "{ asleep = { side = \"red\", for_h = 60 } }"),
    ("interpreter", "{ interpreter_missing = { side = \"red\", for_h = 60 } }"),
    ("microphone", "{ stuck_microphone = { unit = \"red_1\", channel = \"vhf16\", for_min = 600 } }"),
    ("garbled", "{ garble = { unit = \"red_1\", loses = \"content\", for_min = 900 } }"),
    ("unwatched", "{ unwatched = { unit = \"red_1\", for_min = 900 } }"),
    ("false report", "{ false_report = { side = \"red\", about = \"blue_1\", says = \"lock\" } }"),
    ("leak", "{ leak = { side = \"red\" } }"),
    ("video", "{ video = { side = \"red\" } }"),
    ("politics", "{ politics = { climate = -0.9 } }, { suspend = { side = \"red\" } }"),
    ("third party", "{ support = { side = \"blue\" } }"),
    (
        "notice",
        "{ notam = { side = \"red\", contents = [\"activity\", \"times\", \"area\"], begins = 2030-03-04T14:00:00+00:00, for_min = 60 } }, \
                { notice = { from = \"red_1\", to = \"blue_1\", channel = \"vhf16\", contents = [\"activity\", \"area\"] } }",
    ),
];

/// What one side's people do and go through: everything that its own actors record.
fn trace_of(prepared: &Prepared, side: Side, records: &Records) -> Records {
    let of_side = |actor: ActorId| match prepared.role(actor) {
        Role::Ministry(it) | Role::Desk(it) => it == side,
        Role::Bridge(unit) | Role::Operator(unit) => prepared.side_of(unit) == side,
        Role::World | Role::Engine | Role::Exchange => false,
    };
    records.iter().filter(|(_, actor, ..)| of_side(*actor)).cloned().collect()
}

/// An inject acts on the other side through its sensors, through channels and through the media alone: with these cut, that
/// side's trace is the same to the bit. With them open, it is not.
#[test]
fn injects_act_through_what_is_sensed_and_heard_alone() {
    // Blue is not idle when nothing reaches it.
    let call = "{ call = { from = \"blue_1\", to = \"red_2\", channel = \"vhf16\", says = \"talk\" } }";
    let besides = inject("besides", "at = 2030-03-04T14:30:00+00:00", call)
        + &inject("lit", "at = 2030-03-04T13:20:00+00:00", RADAR);
    let scene = |injects: &str| scene_under("daily_check", injects);
    let calm = scene(&besides);
    let mut silent = Vec::new();
    for (family, acts) in FAMILIES {
        let tried = scene(&(besides.clone() + &inject("tried", AT_ONE, acts)));
        let mut seen = false;
        for seed in 1..=8 {
            let blue = |prepared: &Prepared| trace_of(prepared, BLUE, &run(prepared, seed).1);
            seen |= blue(&calm) != blue(&tried);
            let cut = |prepared: &Prepared| blue(&prepared.clone().cutting_off(BLUE));
            let (without, with) = (cut(&calm), cut(&tried));
            assert!(!without.is_empty(), "Blue does something of its own");
            let differs = without.iter().zip(&with).find(|(without, with)| without != with);
            assert!(without == with, "{family}, seed {seed}: Blue knows what it cannot know: {differs:?}");
        }
        if !seen {
            silent.push(family);
        }
    }
    assert!(silent.is_empty(), "nothing comes of {silent:?}");
}
