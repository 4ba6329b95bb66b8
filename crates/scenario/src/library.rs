//! What several encounters say taken together.

use std::collections::{BTreeMap, BTreeSet};

use crate::file::ScenarioFile;

/// Whom the incidents between the same sides accuse.
#[derive(Clone, PartialEq, Debug)]
pub struct Accusations {
    /// The ids of the sides, in alphabetical order.
    pub sides: Vec<String>,
    /// How many incidents accuse anybody.
    pub incidents: usize,
    /// For each side, the share of these incidents in which it is the accused; where several are, each has its part of it.
    pub shares: Vec<f64>,
}

/// Whom `scenarios` accuse, for each set of sides between which there was an incident. Files of the same sides on the same
/// day are about the same incident, which counts once.
pub fn accusations<'a>(scenarios: impl IntoIterator<Item = &'a ScenarioFile>) -> Vec<Accusations> {
    const DAY: i64 = 86_400;
    let mut incidents: BTreeMap<BTreeSet<&str>, BTreeMap<i64, BTreeSet<&str>>> = BTreeMap::new();
    for scenario in scenarios.into_iter().filter(|scenario| !scenario.accused.is_empty()) {
        let sides = scenario.sides.iter().map(|side| side.id.as_str()).collect();
        let start = scenario.time.start.used();
        let day = (start.epoch_seconds + i64::from(start.offset_minutes) * 60).div_euclid(DAY);
        let accused = incidents.entry(sides).or_default().entry(day).or_default();
        accused.extend(scenario.accused.iter().map(String::as_str));
    }
    let counted = incidents.into_iter().map(|(sides, incidents)| {
        let part = |side: &str| -> f64 {
            let accused = incidents.values().filter(|accused| accused.contains(side));
            accused.map(|accused| 1.0 / accused.len() as f64).sum()
        };
        let shares = sides.iter().map(|side| part(side) / incidents.len() as f64).collect();
        let incidents = incidents.len();
        Accusations { sides: sides.into_iter().map(str::to_owned).collect(), incidents, shares }
    });
    counted.collect()
}
