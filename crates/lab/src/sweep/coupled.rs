//! Two arms run by run: where the same luck led under each, and whether another scale would say the same.

use std::collections::BTreeMap;

use guardline_units::Rung;
use schemars::JsonSchema;
use serde::Serialize;
use strsim::generic_levenshtein;

use super::gather::Column;
use crate::estimate::{Difference, Level};
use crate::interval::Interval;
use crate::measure::Unit;
use crate::statistics::agreement::spearman;

/// Where pairs went under an arm and under the base.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct CoupledResult {
    /// The cell.
    pub cell: String,
    /// The arm.
    pub arm: String,
    /// The base.
    pub against: String,
    /// Pairs by the highest rung under the base and under the arm: the coupled transition matrix, without its zeros.
    pub peaks: Vec<CoupledPeaks>,
    /// Share of pairs that went through the same rungs in the same order, as far as ways are told apart.
    pub same_way: Level,
    /// Edit distance of the two ways (Levenshtein 1966): so many rungs put in, left out or changed make one into the other; the mean
    /// over the pairs.
    pub edits: Level,
}

/// Pairs with these highest rungs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct CoupledPeaks {
    /// Under the base.
    pub base: u8,
    /// Under the arm.
    pub arm: u8,
    /// How many pairs.
    pub pairs: u32,
}

/// What two scales of conflict say of an arm: the model's own severity weights, and Goldstein's values of CAMEO codes.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ScaleResult {
    /// The cell.
    pub cell: String,
    /// The arm.
    pub arm: String,
    /// Severity-hours of a run.
    pub severity: Level,
    /// Goldstein-hours of a run; higher is more conflict.
    pub goldstein: Level,
    /// Whether runs are in the same order by both: Spearman's rank correlation over the runs; none if they are all alike.
    pub agreement: Option<f64>,
    /// What the arm changes on the scale of severity, pair by pair; none for the base.
    pub severity_difference: Option<ScaleDifference>,
    /// What it changes on Goldstein's.
    pub goldstein_difference: Option<ScaleDifference>,
}

/// A difference on a scale.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ScaleDifference {
    /// Mean over the pairs.
    pub difference: f64,
    /// Student's interval; none for fewer than two pairs.
    pub interval: Option<Interval>,
}

pub(super) fn coupled(
    (cell, arm, against): (&str, &str, &str),
    own: &Column,
    base: &Column,
) -> CoupledResult {
    let mut peaks: BTreeMap<(Rung, Rung), u32> = BTreeMap::new();
    for pair in base.peaks.iter().zip(&own.peaks) {
        *peaks.entry((*pair.0, *pair.1)).or_default() += 1;
    }
    let pairs = || own.ways.iter().zip(&base.ways);
    let same: Vec<f64> = pairs().map(|(own, base)| f64::from(u8::from(own == base))).collect();
    let edits = pairs().map(|(own, base)| generic_levenshtein(&own.rungs(), &base.rungs()) as f64);
    CoupledResult {
        cell: cell.to_owned(),
        arm: arm.to_owned(),
        against: against.to_owned(),
        peaks: peaks
            .into_iter()
            .map(|((base, arm), pairs)| CoupledPeaks { base: base.number(), arm: arm.number(), pairs })
            .collect(),
        same_way: Unit::Probability.level(arm, &same),
        // A mean of what is never negative, as hours are.
        edits: Unit::Hours.level(arm, &edits.collect::<Vec<_>>()),
    }
}

pub(super) fn scales((cell, arm): (&str, &str), own: &Column, base: Option<&Column>) -> ScaleResult {
    let values = |column: &Column, scale: usize| -> Vec<f64> {
        column.scales.iter().map(|both| f64::from(both[scale])).collect()
    };
    let (severity, goldstein) = (values(own, 0), values(own, 1));
    let difference = |own: &[f64], scale: usize| {
        let base = values(base?, scale);
        let pairs = own.len().min(base.len());
        let Difference { difference, interval, .. } =
            Unit::SeverityHours.difference((arm, &own[..pairs]), ("", &base[..pairs]));
        Some(ScaleDifference { difference, interval })
    };
    ScaleResult {
        cell: cell.to_owned(),
        arm: arm.to_owned(),
        agreement: spearman(&severity, &goldstein),
        severity_difference: difference(&severity, 0),
        goldstein_difference: difference(&goldstein, 1),
        severity: Unit::SeverityHours.level(arm, &severity),
        goldstein: Unit::SeverityHours.level(arm, &goldstein),
    }
}
