//! What a crew measures is a little off, and what it reads from it is its own.

use std::collections::BTreeSet;

use guardline::units::UnitId;
use guardline::wire::Record;

use crate::support::{prepared_text, root, run};

const DRONE: UnitId = UnitId(1);
const PATROL: UnitId = UnitId(2);

/// What the patrol vessel first measures of the drone's approach in each of twenty runs, in metres.
fn first_measured(errors: [f64; 3]) -> BTreeSet<i64> {
    let text = std::fs::read_to_string(root("tests/integration/own-classes.toml")).unwrap();
    let [range, bearing, speed] = errors;
    let param = format!(
        "[param]\nsensor.range = {range}\nsensor.bearing.ship = {bearing}\nsensor.speed.air = {speed}\n\n[mechanism]"
    );
    let prepared = prepared_text(&text.replace("[mechanism]", &param), None);
    let first = |seed| {
        let (_, records) = run(&prepared, seed);
        records.iter().find_map(|(_, _, _, record)| match record {
            Record::Measures { by: PATROL, of: DRONE, closest_m, .. } => Some(*closest_m as i64),
            _ => None,
        })
    };
    (1..=20).filter_map(first).collect()
}

#[test]
fn the_closest_approach_that_is_measured_carries_the_errors() {
    let (exact, off) = (first_measured([0.0; 3]), first_measured([50.0, 0.5, 10.0]));
    assert_eq!(exact.len(), 1, "without errors the geometry decides: {exact:?}");
    assert!(off.len() > 5, "{off:?}");
}
