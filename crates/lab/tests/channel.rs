//! What replicates of real radio rooms say agrees with the formulas of the ether, and the desks with their calibration.

use std::path::Path;

use guardline_lab::channel::{ChannelReport, Ends, Inquiry, Word};
use guardline_report::Catalogue;
use guardline_scenario::{Prepared, load};
use guardline_units::{Instant, Seed, Side, Span, UnitId};

fn prepared(file: &str, mechanism: &str) -> Prepared {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(file);
    Prepared::new(&load(&path, Some(mechanism), &[]).unwrap_or_else(|error| panic!("{error}")))
}

fn report(prepared: &Prepared, ends: Ends, after: Span, runs: u32) -> ChannelReport {
    let at = Instant::START + after;
    ChannelReport::new(&Inquiry {
        prepared,
        ends,
        at,
        seed: Seed(11),
        runs,
        program_version: "0.1.0",
        catalogue: Catalogue::ENGLISH,
    })
}

const TWO_SHIPS: &str = "2013-01-30-east-china-sea.toml";

/// The first call on a channel in each replicate is one draw of what `Ether::assess` computes. So many replicates that it
/// would show if calls that an answer has overtaken were counted as not heard.
#[test]
fn calls_are_heard_as_often_as_the_ether_says() {
    let runs = 20_000;
    for (mechanism, channels) in [("none", 1), ("as_observed", 2)] {
        let prepared = prepared(TWO_SHIPS, mechanism);
        let report = report(&prepared, Ends::Units(UnitId(1), UnitId(0)), Span::minutes(90), runs);
        let units = report.units.unwrap();
        let mut compared = 0;
        for row in units.channels.iter().filter(|row| row.first_calls >= 500) {
            compared += 1;
            let n = f64::from(row.first_calls);
            let error = |share: f64| (share * (1.0 - share) / n).sqrt();
            let heard = f64::from(row.first_calls_heard) / n;
            assert!(
                (heard - row.heard).abs() <= 4.0 * error(row.heard),
                "{mechanism}, {}: {heard} of {n} calls heard, {} by the formulas",
                row.title,
                row.heard
            );
            // The formula wants every word that matters; who has lost only a name understands all the same.
            let understood = f64::from(row.first_calls_understood) / n;
            assert!(
                understood >= row.understood - 4.0 * error(row.understood) && understood <= heard,
                "{mechanism}, {}: {understood} understood, {} by the formulas",
                row.title,
                row.understood
            );
        }
        assert_eq!(compared, channels, "{mechanism}");
    }
}

#[test]
fn every_replicate_is_answered_or_has_a_reason() {
    let prepared = prepared(TWO_SHIPS, "none");
    let report = report(&prepared, Ends::Units(UnitId(1), UnitId(0)), Span::hours(2), 300);
    let answers = report.units.unwrap().answers.unwrap();
    let answered = answers.within.last().unwrap().count;
    let count = |counts: &[guardline_lab::channel::Count]| counts.iter().map(|it| it.count).sum::<u32>();
    assert_eq!(answered + count(&answers.failures), 300);
    assert_eq!((count(&answers.routes), count(&answers.kinds)), (answered, answered));
    let shares: Vec<f64> = answers.within.iter().map(|within| within.share).collect();
    assert!(shares.is_sorted(), "{shares:?}");
}

/// An innocent commander who is bound by an agreed procedure answers more often, and sooner.
#[test]
fn an_agreed_channel_is_answered_sooner() {
    let soon = |mechanism| {
        let prepared = prepared(TWO_SHIPS, mechanism);
        let report = report(&prepared, Ends::Units(UnitId(1), UnitId(0)), Span::minutes(90), 400);
        report.units.unwrap().answers.unwrap().within[1].share
    };
    let (none, observed) = (soon("none"), soon("as_observed"));
    assert!(observed > none + 0.2, "{none} {observed}");
}

#[test]
fn lines_are_told_apart() {
    let word = |mechanism| {
        let prepared = prepared("2025-12-06-southeast-of-okinawa.toml", mechanism);
        report(&prepared, Ends::Ministries(Side(1), Side(0)), Span::hours(6), 200).verdict.word
    };
    assert_eq!(word("as_designed"), Word::Yes);
    assert_eq!(word("daily_check"), Word::Yes);
    assert!(matches!(word("as_observed"), Word::Hardly | Word::No));
    assert_eq!(word("inert"), Word::No);
    assert_eq!(word("none"), Word::No);
}

/// Who talked and what ended the others add up.
#[test]
fn every_wish_is_accounted_for() {
    let prepared = prepared("2025-12-06-southeast-of-okinawa.toml", "as_observed");
    let report = report(&prepared, Ends::Ministries(Side(1), Side(0)), Span::hours(6), 200);
    let ministries = report.ministries.unwrap();
    assert_eq!(ministries.wishes.iter().map(|arm| arm.told).collect::<Vec<_>>(), [true, false]);
    for arm in ministries.wishes {
        let ended: u32 = arm.ended.iter().map(|it| it.count).sum();
        assert_eq!(ended + arm.within.last().unwrap().count, 200, "{arm:?}");
        assert!(arm.states.iter().all(|state| state.replicates <= state.times && state.replicates <= 200));
        assert_eq!(arm.states[0].state, "wishes to call");
        assert_eq!(arm.states[0].replicates, 200);
    }
}
