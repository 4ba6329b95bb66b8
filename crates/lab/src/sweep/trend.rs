//! The difference in one outcome along an axis on which cells lie.

use guardline_scenario::file::TrendFile;
use guardline_units::Seed;
use schemars::JsonSchema;
use serde::Serialize;

use super::result::Words;
use super::summary::words;
use crate::estimate::moments;
use crate::interval::{Interval, student};
use crate::statistics::trend::Trend;

/// How the difference in one outcome changes along an axis.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct TrendResult {
    /// Its id in the experiment.
    pub trend: String,
    /// What the axis measures.
    pub axis: Words,
    /// The outcome.
    pub outcome: String,
    /// The arm.
    pub arm: String,
    /// The one it is compared with.
    pub against: String,
    /// The differences along the axis.
    pub places: Vec<TrendPlace>,
    /// By how much the difference changes for one unit of the axis: the mean over replicates of the least-squares line through each.
    pub slope: f64,
    /// Its interval (Student, over the slopes of replicates); none for fewer than two replicates.
    pub slope_interval: Option<Interval>,
    /// Where the difference first changes sign, linear between places; none if it does not between the first and the last.
    pub break_even: Option<f64>,
    /// Its interval: the middle 95 % of 1,000 resamples of replicates; none where more than one in twenty of them do not change sign.
    pub break_even_interval: Option<Interval>,
    /// The share of resamples that change sign; none where the difference itself does not.
    pub changes_sign: Option<f64>,
}

/// A place on the axis.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct TrendPlace {
    /// Where.
    pub at: f64,
    /// The cell.
    pub cell: String,
    /// Mean over its pairs of arm minus base, in the outcome's unit.
    pub difference: f64,
    /// Its interval (Student); none for fewer than two pairs.
    pub interval: Option<Interval>,
}

/// What a trend is of.
pub(super) struct Along<'a> {
    pub(super) trend: &'a TrendFile,
    pub(super) outcome: &'a str,
    pub(super) arm: &'a str,
    pub(super) against: &'a str,
    pub(super) seed: Seed,
}

impl Along<'_> {
    /// From cells, their places and the differences of their replicates. Replicates that are not there in every cell have no part in
    /// slope and break-even. None if there are none.
    pub(super) fn result(&self, mut cells: Vec<(String, f64, Vec<f64>)>) -> Option<TrendResult> {
        cells.sort_by(|one, other| one.1.total_cmp(&other.1));
        let replicates = cells.iter().map(|(.., differences)| differences.len()).min()?;
        let places = cells.iter().map(|(cell, at, differences)| {
            let (difference, interval) = mean(differences);
            TrendPlace { at: *at, cell: cell.clone(), difference, interval }
        });
        let at: Vec<f64> = cells.iter().map(|(_, at, _)| *at).collect();
        let columns: Vec<&[f64]> = cells.iter().map(|(.., differences)| &differences[..replicates]).collect();
        let trend = Trend::new(&at, &columns)?;
        let (slope, slope_interval) = mean(&trend.slopes());
        let break_even = trend.break_even(self.seed);
        Some(TrendResult {
            trend: self.trend.id.clone(),
            axis: words(&self.trend.axis),
            outcome: self.outcome.to_owned(),
            arm: self.arm.to_owned(),
            against: self.against.to_owned(),
            places: places.collect(),
            slope,
            slope_interval,
            break_even: break_even.map(|it| it.place),
            break_even_interval: break_even.and_then(|it| it.interval),
            changes_sign: break_even.map(|it| it.changes_sign),
        })
    }
}

fn mean(values: &[f64]) -> (f64, Option<Interval>) {
    let (mean, variance) = moments(values);
    (mean, student(mean, variance.sqrt(), values.len() as u32))
}
