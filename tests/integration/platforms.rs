//! Classes of ships and aircraft are data: a scenario runs with classes of its own.

use guardline::units::UnitId;
use guardline::wire::Record;

use crate::support::{prepared_text, root, run};

#[test]
fn a_scenario_runs_with_classes_of_its_own() {
    let text = std::fs::read_to_string(root("tests/integration/own-classes.toml")).unwrap();
    let prepared = prepared_text(&text, None);
    for seed in 1..=20 {
        let (_, records) = run(&prepared, seed);
        let legs = |unit: u16| {
            let speeds = records.iter().filter_map(move |(_, _, _, record)| match record {
                Record::Steers { unit: who, speed_kn, .. } if *who == UnitId(unit) => Some(*speed_kn),
                _ => None,
            });
            speeds.collect::<Vec<_>>()
        };
        // The drone follows the patrol vessel, within its limits and not within those of the class the boat is like.
        let (boat, eye) = (legs(0), legs(1));
        assert!(eye.len() > 2 && eye.iter().all(|speed| (39.9..=110.1).contains(speed)), "{eye:?}");
        assert!(boat.iter().all(|speed| *speed <= 11.1), "{boat:?}");
        let high = records.iter().find_map(|(_, _, _, record)| match record {
            Record::Decides { unit, to, .. } if unit.0 < 2 && [4, 5, 7].contains(&to.number()) => Some(*to),
            _ => None,
        });
        assert_eq!(high, None, "neither the boat nor the drone is armed");
    }
}
