//! The table of calibration at a modest number of runs: what is innocent stays low, looking again changes nothing, and lines
//! are answered as lines have been answered.

use std::collections::BTreeSet;

use guardline_lab::calibration::{Calibration, Row, Verdict, rows};
use guardline_units::Seed;

fn measured(which: impl Fn(&Row) -> bool, runs: u32) -> Calibration {
    let rows = rows().filter(|row| which(row));
    Calibration::measure(rows, Seed(11), runs).unwrap_or_else(|error| panic!("{error}"))
}

/// Fails for every row whose estimate is not within its target.
#[track_caller]
fn holds(calibration: &Calibration, rows: usize) {
    assert_eq!(calibration.measured.len(), rows);
    for it in &calibration.measured {
        let (target, value) = (it.row.target.unwrap(), it.value);
        assert!(
            target.low <= value.estimate
                && value.estimate <= target.high
                && it.verdict != Some(Verdict::Missed),
            "{}, {}: {value:?}",
            it.row.id,
            it.row.quantity
        );
    }
}

/// Ships and aircraft, with trust and without, apart and close: two thousand encounters of six hours each.
#[test]
fn innocent_units_stay_low() {
    let calibration = measured(|row| matches!(row.id, "I1" | "I2" | "I3"), 400);
    holds(&calibration, 6);
    assert!(calibration.measured.iter().all(|it| it.value.n >= 1_900), "hardly any false lock");
}

/// Innocent ships that start close are not asleep: now and then one of them comes too near.
#[test]
fn innocent_units_move() {
    let calibration = measured(|row| row.quantity.contains("hazardous manoeuvre"), 400);
    let value = calibration.measured[0].value;
    assert!(value.estimate > 0.001 && value.estimate < 0.05, "{value:?}");
}

/// Half as many reviews or twice as many, or four events an hour that say nothing, move P(R ≥ 5) by less than a point.
#[test]
fn nothing_escalates_by_itself() {
    let calibration = measured(|row| matches!(row.id, "I4" | "I5"), 400);
    holds(&calibration, 3);
}

#[test]
fn lines_are_answered_as_lines_have_been() {
    holds(&measured(|row| matches!(row.id, "T8" | "T11"), 400), 8);
}

/// The whole page, and that it says of every row that is not met why.
#[test]
fn the_page_has_every_row() {
    let calibration = measured(|_| true, 20);
    let page = calibration.markdown();
    let ids: BTreeSet<&str> = rows().map(|row| row.id).collect();
    for id in ids {
        assert!(page.contains(&format!("| {id} |")), "{id}");
    }
    for what in ["n = 20 and seed 11", "press-based", "selected sample", "unnamed officials", "simulated"] {
        assert!(page.contains(what), "{what}");
    }
    let missed = calibration.measured.iter().filter(|it| it.verdict.is_some_and(|it| it != Verdict::Met));
    assert_eq!(page.lines().filter(|line| line.starts_with("- ")).count(), missed.count());
}

/// The same on one thread and on several, and the same again.
#[test]
fn the_page_does_not_depend_on_threads() {
    let page = || measured(|row| matches!(row.id, "T8" | "T12" | "I5"), 20).markdown();
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(page);
    let several = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap().install(page);
    assert_eq!(alone, several);
}

/// Every key stands in the list of sources, or is a row itself, or says that the model demands it of itself.
#[test]
fn every_target_has_a_source() {
    let list = include_str!("../../../docs/sources.md");
    let known = |key: &str| rows().any(|row| row.id == key) || list.contains(&format!("| {key} |"));
    for target in rows().filter_map(|row| row.target) {
        for key in target.source.split(", ").filter(|key| *key != "required of the model") {
            assert!(known(key), "docs/sources.md does not list {key}");
        }
    }
}
