//! What must not matter does not: names, a placebo, a second run; and what must matter does: a watch that is off.

use guardline::kernel::Lane;
use guardline::units::Span;
use guardline::wire::record::{Because, Party, Unheard};
use guardline::wire::{MessageId, Record, SpeechAct};

use crate::support::{Records, prepared, prepared_texts, root, run, scenarios, texts};

const DECEMBER: &str = "scenarios/2025-12-06-southeast-of-okinawa.toml";

/// The id of a notice that is being said.
fn notice(record: &Record) -> Option<MessageId> {
    match record {
        Record::Says { message, .. } if matches!(message.says, SpeechAct::Notice(_)) => Some(message.id),
        _ => None,
    }
}

#[test]
fn the_same_seed_is_the_same_run() {
    for scenario in scenarios() {
        let prepared = prepared(&scenario, None, &[]);
        for seed in 1..=8 {
            let (first, records) = run(&prepared, seed);
            let (second, again) = run(&prepared, seed);
            assert_eq!((first, records), (second, again));
        }
        assert_ne!(run(&prepared, 1).0.trace, run(&prepared, 2).0.trace);
    }
}

/// Ids and order stay; every name that people read changes, some into other scripts.
#[test]
fn names_have_no_effect() {
    for scenario in scenarios() {
        let texts = texts(&scenario);
        let renamed = |text: &str| -> String {
            let line = |(number, line): (usize, &str)| match line.split_once(" = ") {
                Some((key @ ("name" | "ministry" | "title"), _)) => format!("{key} = \"别名 ñ {number}\"\n"),
                _ => format!("{line}\n"),
            };
            text.lines().enumerate().map(line).collect()
        };
        let renamed: Vec<_> = texts.iter().map(|(name, text)| (name.clone(), renamed(text))).collect();
        assert!(texts.iter().zip(&renamed).all(|(named, renamed)| named.1.trim() != renamed.1.trim()));
        for seed in 1..=8 {
            let named = run(&prepared_texts(&texts, Some("as_observed")), seed).0;
            assert_eq!(named, run(&prepared_texts(&renamed, Some("as_observed")), seed).0);
        }
    }
}

fn without_the_line(
    records: &Records,
) -> Vec<&(guardline::units::Instant, guardline::units::ActorId, Lane, Record)> {
    records.iter().filter(|(_, _, lane, _)| *lane == Lane::Main).collect()
}

/// V16: a mechanism that is installed, with every path cut, is none at all but for the line's own records.
#[test]
fn v16_a_placebo_changes_nothing() {
    let mut rang = 0;
    for scenario in scenarios() {
        let (none, inert) = (prepared(&scenario, Some("none"), &[]), prepared(&scenario, Some("inert"), &[]));
        for seed in 1..=25 {
            let (without, with) = (run(&none, seed), run(&inert, seed));
            assert_eq!(without.0.trace.main, with.0.trace.main, "{} seed {seed}", scenario.display());
            assert_eq!(
                without_the_line(&without.1),
                without_the_line(&with.1),
                "{} seed {seed}",
                scenario.display()
            );
            let on_a_line = |record: &Record| record.is_line() && !matches!(record, Record::Absent { .. });
            assert!(!without.1.iter().any(|(.., record)| on_a_line(record)), "none has no line");
            rang += usize::from(with.1.iter().any(|(_, _, lane, _)| *lane == Lane::Line));
        }
    }
    assert!(rang > 50, "a placebo that is never taken proves nothing: {rang}");
}

/// Switching the receiver's watch off makes the notice unheard, for that reason, and changes nothing before it.
#[test]
fn a_watch_that_is_off_hears_nothing() {
    let on = prepared(&root(DECEMBER), None, &[]);
    let off = prepared(&root(DECEMBER), None, &["units.ship_116.watch=[]"]);
    let receiver = on.units().find(|unit| on.unit(*unit).id == "ship_116").unwrap();
    let of_receiver = |record: &Record| match record {
        Record::Hears { who, .. } | Record::Misses { who, .. } => *who == Party::Unit(receiver),
        _ => false,
    };
    // What the receiver does not hear is not heard in either run, but for another reason.
    let but_misses = |records: &Records| -> Records {
        let missed = |record: &Record| matches!(record, Record::Misses { .. }) && of_receiver(record);
        records.iter().filter(|(_, _, _, record)| !missed(record)).cloned().collect()
    };
    let (mut compared, mut decisions) = (0, 0);
    for seed in 1..=40 {
        let (with, without) = (run(&on, seed).1, run(&off, seed).1);
        let notices: Vec<MessageId> = without.iter().filter_map(|(_, _, _, record)| notice(record)).collect();
        assert!(!notices.is_empty(), "the notice is still said");
        for (_, _, _, record) in &without {
            match record {
                Record::Hears { message, .. } => assert!(!notices.contains(message), "seed {seed}"),
                Record::Misses { message, why, .. } if notices.contains(message) => {
                    assert_eq!(*why, Unheard::NoWatch, "seed {seed}");
                }
                _ => {}
            }
        }
        let (with, without) = (but_misses(&with), but_misses(&without));
        let Some(first) = with.iter().zip(&without).position(|(one, other)| one != other) else { continue };
        // The first thing that differs is that the receiver hears something.
        let heard = &with[first].3;
        assert!(matches!(heard, Record::Hears { .. }) && of_receiver(heard), "seed {seed}: {heard:?}");
        compared += 1;
        decisions +=
            with[..first].iter().filter(|(_, _, _, record)| matches!(record, Record::Decides { .. })).count();
    }
    assert!(compared >= 10 && decisions > 10, "{decisions} decisions before the notice in {compared} runs");
}

/// A file nobody has tried before: three units a side, another sea, Chinese names.
#[test]
fn an_unseen_file_runs() {
    let prepared = prepared(&root("tests/integration/three-a-side.toml"), None, &[]);
    let (finished, records) = run(&prepared, 5);
    assert_eq!(finished.at.since_start(), prepared.end());
    let units = prepared.units().count();
    assert_eq!(units, 6);
    for unit in prepared.units() {
        assert!(
            records
                .iter()
                .any(|(_, _, _, record)| matches!(record, Record::Appears { unit: u, .. } if *u == unit))
        );
    }
    assert!(records.iter().any(|(_, _, _, record)| matches!(record, Record::Decides { .. })));
}

/// Where the ministries must announce an activity two days ahead, its pilots know of it before it begins; where they
/// must only announce it an hour ahead, it takes its time to reach them.
#[test]
fn an_announcement_comes_before_what_it_announces() {
    let first_notice = |sets: &[&str]| {
        let prepared = prepared(&root(DECEMBER), Some("as_designed"), sets);
        let pilot = prepared.units().find(|unit| prepared.unit(*unit).id == "f15_first").unwrap();
        let by_notice = |record: &Record| matches!(record, Record::Believes { who, because: Because::Notice, .. } if *who == Party::Unit(pilot));
        // The ship's own watch is off: what the pilot knows he has from the ministry.
        run(&prepared, 3)
            .1
            .iter()
            .find(|(_, _, _, record)| by_notice(record))
            .map(|(at, ..)| at.since_start())
    };
    let silent = "units.ship_116.watch=[]";
    assert_eq!(first_notice(&[silent]), Some(Span::ZERO));
    // T0 + 40 min for the notice, − 1 h of lead, + 4 h of distribution.
    assert_eq!(first_notice(&[silent, "mechanism.notices.lead_h=1"]), Some(Span::minutes(40 + 240 - 60)));
}
