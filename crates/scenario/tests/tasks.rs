//! Every task of the file format on a small encounter, and the tests of the ladder that its geometry meets. Nobody in these
//! runs decides anything: what is judged is the sailing.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use guardline_actors::{Seat, View};
use guardline_kernel::{AsFastAsPossible, Lane};
use guardline_scenario::{Prepared, Settings, load_texts};
use guardline_units::{ActorId, Instant, Rung, Seed, UnitId};
use guardline_wire::Record;

type Records = Vec<(Instant, ActorId, Lane, Record)>;

/// Stays at whatever rung it is.
struct Unmoved;

impl Seat for Unmoved {
    fn decide(&mut self, view: &View) -> Rung {
        view.own
    }
}

/// A unit: side, platform, where from the centre in nautical miles east and north, course, speed and task.
struct Unit(&'static str, &'static str, (f64, f64), f64, f64, &'static str);

fn scenario(hours: f64, units: &[Unit]) -> String {
    let mut text = format!(
        r#"
format = 1
title = "Sailing"
summary = "Two sides at sea."
time = {{ start = 2031-05-04T08:00:00Z, horizon_h = {hours}, zone = {{ name = "UTC", offset = "+00:00" }} }}
place = {{ name = "A sea", lat = 0.0, lon = 150.0, basis = "assumed" }}
politics = {{ climate = 0.0, basis = "assumed" }}
mechanism = {{ preset = "none" }}
sides = [
    {{ id = "red", name = "Red", ministry = "Red", offset = "+00:00" }},
    {{ id = "blue", name = "Blue", ministry = "Blue", offset = "+00:00" }},
]
"#
    );
    for (index, Unit(side, platform, (east, north), course, speed, task)) in units.iter().enumerate() {
        let flies = ["fighter", "patrol_aircraft", "helicopter"].contains(platform);
        write!(
            text,
            r#"
[[units]]
id = "u{index}"
side = "{side}"
name = "Unit {index}"
platform = "{platform}"
lat = {lat}
lon = {lon}
height_m = {height}
course = {course}
speed_kn = {speed}
task = {task}
intent = "innocent"
basis = "assumed"
"#,
            lat = north / 60.0,
            lon = 150.0 + east / 60.0,
            height = if flies { 3000 } else { 0 },
        )
        .unwrap();
    }
    text
}

fn run(text: &str) -> Records {
    let file = ("test.toml".to_owned(), text.to_owned());
    let loaded = load_texts(&[file], None, &["param.ladder.late_reaction=0".to_owned()]);
    let prepared = Prepared::new(&loaded.unwrap_or_else(|error| panic!("{error}")));
    let sink = Rc::new(RefCell::new(Records::new()));
    let settings = Settings { seed: Seed(1), replicate: 0, until: None };
    prepared.run_with(settings, sink.clone(), &mut AsFastAsPossible, |_| Box::new(Unmoved));
    sink.take()
}

/// The rungs a unit's conduct went through, with the minute of each.
fn rungs(records: &Records, of: u16) -> Vec<(u8, f64)> {
    let rung = |(at, _, _, record): &(Instant, _, _, Record)| match record {
        Record::Rung { unit, rung } if *unit == UnitId(of) => {
            Some((rung.number(), at.since_start().as_minutes()))
        }
        _ => None,
    };
    records.iter().filter_map(rung).collect()
}

fn peak(records: &Records, of: u16) -> u8 {
    rungs(records, of).iter().map(|(rung, _)| *rung).max().unwrap_or(0)
}

fn collides(records: &Records) -> bool {
    records.iter().any(|(.., record)| matches!(record, Record::Collides { .. }))
}

#[test]
fn passing_by_in_sight_is_watch() {
    let records = run(&scenario(
        3.0,
        &[
            Unit("red", "destroyer", (0.0, -10.0), 0.0, 14.0, r#""transit""#),
            Unit("blue", "destroyer", (6.0, 10.0), 180.0, 14.0, r#""transit""#),
        ],
    ));
    assert_eq!((peak(&records, 0), peak(&records, 1)), (1, 1));
}

#[test]
fn a_shadow_within_the_watch_distance_is_close_surveillance_and_only_its_own() {
    let records = run(&scenario(
        4.0,
        &[
            Unit("red", "destroyer", (0.0, 0.0), 40.0, 12.0, r#""transit""#),
            Unit(
                "blue",
                "frigate",
                (8.0, 0.0),
                40.0,
                12.0,
                r#"{ shadow = { unit = "u0", range_nm = 2, bearing = 120 } }"#,
            ),
        ],
    ));
    assert_eq!((peak(&records, 0), peak(&records, 1)), (1, 2));
    assert!(!collides(&records));
}

/// It counts at once between two that keep together, and only after ten minutes by a single ship.
#[test]
fn a_formation_entered_is_close_surveillance_at_once() {
    let intruder = || {
        Unit("blue", "destroyer", (-2.2, -1.4), 60.0, 12.0, r#"{ shadow = { unit = "u0", range_nm = 1.2 } }"#)
    };
    let lead = || Unit("red", "destroyer", (0.0, 0.0), 60.0, 12.0, r#""transit""#);
    let single = run(&scenario(3.0, &[lead(), intruder()]));
    let wing =
        Unit("red", "frigate", (-0.8, 0.8), 60.0, 12.0, r#"{ shadow = { unit = "u0", range_nm = 1.1 } }"#);
    let formation = run(&scenario(3.0, &[lead(), intruder(), wing]));
    let second_rung = |records| rungs(records, 1).into_iter().find(|(rung, _)| *rung == 2).map(|(_, at)| at);
    let (alone, among) = (second_rung(&single).unwrap(), second_rung(&formation).unwrap());
    assert!((peak(&single, 1), peak(&formation, 1)) == (2, 2), "{alone} {among}");
    assert!(alone >= 10.0 && among < alone - 1.0, "{alone} {among}");
}

#[test]
fn crossing_the_bow_is_hazardous_and_is_remembered_for_half_an_hour() {
    let records = run(&scenario(
        4.0,
        &[
            Unit("red", "destroyer", (0.0, 0.0), 0.0, 12.0, r#""transit""#),
            Unit(
                "blue",
                "destroyer",
                (5.0, 6.0),
                200.0,
                15.0,
                r#"{ cross_bow = { unit = "u0", range_nm = 0.8 } }"#,
            ),
        ],
    ));
    let high: Vec<f64> =
        rungs(&records, 1).iter().filter(|(rung, _)| *rung == 3).map(|(_, at)| *at).collect();
    let down = rungs(&records, 1).iter().find(|(rung, at)| *rung < 3 && *at > high[0]).map(|(_, at)| *at);
    assert!(down.is_some_and(|down| down - high[0] > 29.9), "{high:?} {down:?}");
    assert!(peak(&records, 0) < 3, "who holds her course has crossed nobody's bow");
    assert!(!collides(&records));
}

#[test]
fn shouldering_is_force_without_contact() {
    let records = run(&scenario(
        3.0,
        &[
            Unit("red", "frigate", (0.0, 0.0), 90.0, 12.0, r#""transit""#),
            Unit(
                "blue",
                "coast_guard",
                (-2.0, 1.5),
                90.0,
                14.0,
                r#"{ shoulder = { unit = "u0", side = "port", gap_m = 60 } }"#,
            ),
        ],
    ));
    assert_eq!(peak(&records, 1), 5, "{:?}", rungs(&records, 1));
    assert!(peak(&records, 0) < 5 && !collides(&records));
}

#[test]
fn an_aircraft_at_the_wingtip_is_hazardous_and_an_orbit_is_not() {
    let other = || Unit("red", "patrol_aircraft", (0.0, 0.0), 30.0, 250.0, r#""transit""#);
    let near = r#"{ wingtip = { unit = "u0", range_m = 60, side = "port" } }"#;
    let records = run(&scenario(2.0, &[other(), Unit("blue", "fighter", (-20.0, 0.0), 30.0, 300.0, near)]));
    assert_eq!(peak(&records, 1), 3, "{:?}", rungs(&records, 1));
    assert!(!collides(&records));
    let ship = Unit("red", "destroyer", (0.0, 0.0), 0.0, 12.0, r#""transit""#);
    let round = r#"{ orbit = { unit = "u0", range_nm = 10 } }"#;
    let records =
        run(&scenario(6.0, &[ship, Unit("blue", "patrol_aircraft", (40.0, 0.0), 0.0, 220.0, round)]));
    assert_eq!(peak(&records, 1), 1, "{:?}", rungs(&records, 1));
}

/// Two that meet head on keep clear, by turns that are really sailed.
#[test]
fn a_watch_that_reacts_avoids_the_collision() {
    let records = run(&scenario(
        2.0,
        &[
            Unit("red", "destroyer", (0.0, -6.0), 0.0, 16.0, r#""transit""#),
            Unit("blue", "carrier", (0.02, 6.0), 180.0, 16.0, r#""transit""#),
        ],
    ));
    assert!(!collides(&records));
    assert!(records.iter().filter(|(.., record)| matches!(record, Record::Steers { .. })).count() > 3);
}

#[test]
fn every_task_is_read_and_done() {
    let tasks = [
        r#""hold""#,
        "{ patrol_box = { lat = 0.2, lon = 150.1, width_nm = 20, length_nm = 10 } }",
        r#"{ close_look = { unit = "u0", range_nm = 0.7, side = "starboard" } }"#,
        r#"{ break_off = { unit = "u0", bearing = 45 } }"#,
        r#"{ intercept = { unit = "u0", range_nm = 3 } }"#,
        r#"{ orbit = { unit = "u0", range_nm = 4 } }"#,
    ];
    for task in tasks {
        for platform in ["destroyer", "patrol_aircraft", "helicopter"] {
            let speed = if platform == "patrol_aircraft" { 220.0 } else { 14.0 };
            let records = run(&scenario(
                6.0,
                &[
                    Unit("red", "frigate", (0.0, 0.0), 10.0, 12.0, r#""transit""#),
                    Unit("blue", platform, (9.0, 3.0), 300.0, speed, task),
                ],
            ));
            let steered = records
                .iter()
                .filter(|(.., record)| matches!(record, Record::Steers { unit, .. } if *unit == UnitId(1)))
                .count();
            assert!((2..800).contains(&steered), "{platform} {task}: {steered} orders");
            assert!(!collides(&records), "{platform} {task}");
        }
    }
}

#[test]
fn a_task_must_suit_both() {
    let text = scenario(
        1.0,
        &[
            Unit(
                "red",
                "frigate",
                (0.0, 0.0),
                10.0,
                12.0,
                r#"{ wingtip = { unit = "u1", range_m = 90, side = "port" } }"#,
            ),
            Unit(
                "blue",
                "fighter",
                (9.0, 3.0),
                300.0,
                300.0,
                r#"{ shoulder = { unit = "u1", side = "port", gap_m = 50 } }"#,
            ),
        ],
    );
    let error = load_texts(&[("test.toml".to_owned(), text)], None, &[]).unwrap_err().to_string();
    for expected in ["`wingtip` is done by an aircraft", "`shoulder` is done by a ship", "is about itself"] {
        assert!(error.contains(expected), "{expected}: {error}");
    }
}

/// Two ships that cross, of which one says in good time what it will do: whoever has understood that reacts late less often,
/// and fewer run into each other; with the factor at 1 it helps nobody.
#[test]
fn a_stated_intention_helps_to_keep_clear() {
    // Both react late in half of all dangers; only the second has been told something.
    let mut text = scenario(
        1.5,
        &[
            Unit("red", "destroyer", (0.0, 0.0), 90.0, 12.0, "\"transit\""),
            Unit("blue", "destroyer", (8.0, -8.0), 0.0, 12.0, "\"transit\""),
        ],
    );
    text.push_str(
        r#"
[[injects]]
id = "says"
at = 2031-05-04T08:15:00Z
acts = [{ call = { from = "u0", to = "u1", channel = "vhf16", says = "intention" } }]
basis = "assumed"
"#,
    );
    let touch = |factor: f64| -> u32 {
        let sets = [
            "param.ladder.late_reaction=0.5".to_owned(),
            format!("param.ladder.manoeuvre_information={factor}"),
            // The intention is heard and understood.
            "param.radio.listen.guard=0.9".to_owned(),
            "param.radio.load.guard=0.1".to_owned(),
        ];
        let file = ("test.toml".to_owned(), text.clone());
        let prepared = Prepared::new(&load_texts(&[file], None, &sets).unwrap_or_else(|it| panic!("{it}")));
        let collides = |seed: u64| {
            let sink = Rc::new(RefCell::new(Records::new()));
            let settings = Settings { seed: Seed(seed), replicate: 0, until: None };
            prepared.run_with(settings, sink.clone(), &mut AsFastAsPossible, |_| Box::new(Unmoved));
            let records = sink.take();
            records.iter().any(|(.., record)| matches!(record, Record::Collides { .. }))
        };
        (0..400).map(|seed| u32::from(collides(seed))).sum()
    };
    let (informed, plain) = (touch(0.25), touch(1.0));
    assert!(plain > 200 && informed + 40 < plain, "{informed} of 400 against {plain}");
}
