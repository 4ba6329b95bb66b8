//! Nothing is scripted: runs differ, most stay low, and what is innocent stays innocent.

use std::collections::BTreeSet;
use std::path::PathBuf;

use guardline::units::Rung;

use crate::support::{outcome, prepared, prepared_text, root, scenarios};

#[test]
fn many_seeds_take_many_paths() {
    for scenario in scenarios() {
        let prepared = prepared(&scenario, None, &[]);
        let paths: BTreeSet<Vec<Rung>> = (1..=150).map(|seed| outcome(&prepared, seed).path()).collect();
        assert!(paths.len() >= 5, "{}: only {} paths", scenario.display(), paths.len());
    }
}

/// An encounter without incident in which nobody means harm: six hours, two ships in sight of each other.
#[test]
fn what_is_innocent_stays_low() {
    let text = std::fs::read_to_string(root("scenarios/2013-01-30-east-china-sea.toml")).unwrap();
    let quiet = text.replace("horizon_h = 72", "horizon_h = 6").replace("14:00:00", "15:00:00");
    let (head, rest) = quiet.split_once("[[injects]]").expect("there is an incident");
    let (_, tail) = rest.split_once("[[records]]").expect("and a record");
    let quiet = prepared_text(&format!("{head}[[records]]{tail}"), Some("none"));
    let runs = 1000;
    let high = (1..=runs).filter(|seed| outcome(&quiet, *seed).peak() >= Rung::new(4)).count();
    // The record says 0.04 % of scrambles; the model is held to well below one in fifty.
    assert!(high <= 20, "{high} of {runs} innocent encounters reached R4");
}

/// After a radar claim most encounters end where they began: R5 in fewer than fifteen of a hundred, R6 in fewer than two.
#[test]
fn few_claims_lead_to_force() {
    // Of what is on record; what is invented for teaching goes wrong more often, or nothing could be learnt from it.
    let radar = |path: &PathBuf| {
        let invented = path.to_string_lossy().contains("linden-sea");
        !invented && std::fs::read_to_string(path).unwrap().contains("radar = {")
    };
    for scenario in scenarios().into_iter().filter(radar) {
        for mechanism in ["none", "as_observed"] {
            let prepared = prepared(&scenario, Some(mechanism), &[]);
            let peaks: Vec<Rung> = (1..=400).map(|seed| outcome(&prepared, seed).peak()).collect();
            let share = |rung| peaks.iter().filter(|peak| **peak >= Rung::new(rung)).count();
            assert!(share(5) <= 60 && share(6) <= 8, "{}: {} and {}", scenario.display(), share(5), share(6));
        }
    }
}
