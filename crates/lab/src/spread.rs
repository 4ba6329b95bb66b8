//! How the runs of a scenario spread over the highest rung and the time to de-escalate, and how far apart scenarios lie by it.
//!
//! Two files that give the same spread are one file twice, whatever their names and dates. The distance is the total
//! variation of the two joint distributions: the largest difference of the two in the chance of anything that can be said
//! in these terms.

use std::collections::BTreeMap;

use guardline_scenario::{Prepared, Settings};
use guardline_units::{Rung, Seed, Span};
use rayon::prelude::*;

use crate::pairs::outcome;

/// What came of one run, in these terms.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct End {
    /// The highest rung.
    pub peak: Rung,
    /// Whether calm was lost, and how long it took to regain it.
    pub calm: Calm,
}

/// What became of calm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Calm {
    /// It was never lost.
    Kept,
    /// It was regained after this time.
    Regained(Span),
    /// It was not regained before the encounter was over.
    Lost,
}

/// The ends of `runs` runs of a scenario as it is, up to its horizon; the same ones however many threads there are.
pub fn ends(scenario: &Prepared, seed: Seed, runs: u32) -> Vec<End> {
    let end = scenario.horizon();
    let one = |replicate| {
        let outcome = outcome(scenario, Settings { seed, replicate, until: Some(end) }, end);
        let calm = match (outcome.calm_lost(), outcome.deescalated_after()) {
            (None, _) => Calm::Kept,
            (Some(_), Some(after)) => Calm::Regained(after),
            (Some(_), None) => Calm::Lost,
        };
        End { peak: outcome.peak(), calm }
    };
    (0..runs).into_par_iter().map(one).collect()
}

/// The distance of each of `scenarios` from each. Quartiles are those of all times together in which calm was regained.
pub fn distances(scenarios: &[Vec<End>]) -> Vec<Vec<f64>> {
    let regained = |end: &End| if let Calm::Regained(after) = end.calm { Some(after) } else { None };
    let mut times: Vec<Span> = scenarios.iter().flatten().filter_map(regained).collect();
    times.sort_unstable();
    let limits: Vec<Span> = match times.len() {
        0 => Vec::new(),
        many => (1..4).map(|quarter| times[(many - 1) * quarter / 4]).collect(),
    };
    let place = |end: &End| match end.calm {
        Calm::Kept => 0,
        Calm::Regained(after) => 1 + limits.partition_point(|limit| *limit < after),
        Calm::Lost => 5,
    };
    let shares: Vec<BTreeMap<(Rung, usize), f64>> = scenarios
        .iter()
        .map(|ends| {
            let mut shares = BTreeMap::new();
            for end in ends {
                *shares.entry((end.peak, place(end))).or_insert(0.0) += 1.0 / ends.len() as f64;
            }
            shares
        })
        .collect();
    let row = |one| shares.iter().map(|other| variation(one, other)).collect();
    shares.iter().map(row).collect()
}

/// Half the sum of the differences: 0 for the same, 1 for two that have nothing in common.
fn variation(one: &BTreeMap<(Rung, usize), f64>, other: &BTreeMap<(Rung, usize), f64>) -> f64 {
    let of = |shares: &BTreeMap<_, f64>, cell| shares.get(cell).copied().unwrap_or(0.0);
    let cells: std::collections::BTreeSet<_> = one.keys().chain(other.keys()).collect();
    0.5 * cells.into_iter().map(|cell| (of(one, cell) - of(other, cell)).abs()).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(peak: u8, calm: Calm) -> End {
        End { peak: Rung::new(peak), calm }
    }

    #[test]
    fn the_same_is_at_no_distance_and_strangers_at_one() {
        let hours = |hours| Calm::Regained(Span::hours(hours));
        let quiet = vec![end(1, Calm::Kept); 4];
        let mixed = vec![end(1, Calm::Kept), end(1, Calm::Kept), end(3, hours(1)), end(3, hours(9))];
        let lost = vec![end(4, Calm::Lost); 8];
        let distances = distances(&[quiet.clone(), mixed, lost, quiet]);
        for (distance, expected) in distances[0].iter().zip([0.0, 0.5, 1.0, 0.0]) {
            assert!((distance - expected).abs() < 1e-12, "{distances:?}");
        }
        assert!((distances[1][0] - distances[0][1]).abs() < 1e-12, "{distances:?}");
    }

    #[test]
    fn times_are_told_apart_by_their_quartiles() {
        let after = |range: std::ops::Range<u64>| -> Vec<End> {
            range.map(|hours| end(3, Calm::Regained(Span::hours(hours)))).collect()
        };
        let distances = distances(&[after(1..5), after(5..9)]);
        assert!((distances[0][1] - 1.0).abs() < 1e-12, "{distances:?}");
    }
}
