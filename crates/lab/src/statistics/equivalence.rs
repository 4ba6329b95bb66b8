//! Whether a difference is too small to matter: two one-sided tests.
//!
//! Schuirmann, D. J. (1987), A Comparison of the Two One-Sided Tests Procedure and the Power Approach for Assessing the
//! Equivalence of Average Bioavailability, Journal of Pharmacokinetics and Biopharmaceutics 15, 657–680. Both tests at
//! level α reject if and only if the interval at 1 − 2α lies inside the margin; with α = 5 % it is the 90 % interval.
//!
//! An interval that includes 0 is no evidence that there is no difference. One that lies inside a margin, chosen before
//! the runs, is.

use schemars::JsonSchema;
use serde::Serialize;

use super::tails::{differences, moments, student_above, student_quantile};
use crate::interval::{Cells, Interval, newcombe_paired_at};

/// The level of each of the two tests.
pub const ALPHA: f64 = 0.05;

/// What an interval says about a margin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The interval lies inside the margin: whatever difference there is does not matter.
    Equivalent,
    /// The interval lies below the margin: the arm is lower by more than does not matter.
    Lower,
    /// The interval lies above the margin: the arm is higher by more than does not matter.
    Higher,
    /// The interval holds an end of the margin: more runs would be needed.
    Undecided,
}

/// The outcome of the two tests.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Equivalence {
    /// Arm minus base, in the unit of the values.
    pub difference: f64,
    /// Its interval at 1 − 2 [`ALPHA`].
    pub interval: Interval,
    /// How large a difference may be and still not matter, in the same unit.
    pub margin: f64,
    /// What comes of it.
    pub verdict: Verdict,
}

impl Verdict {
    /// What `interval` says about differences from −`margin` to +`margin`. An end on the margin is not inside it.
    pub fn of(interval: Interval, margin: f64) -> Self {
        if -margin < interval.low && interval.high < margin {
            Self::Equivalent
        } else if interval.high < -margin {
            Self::Lower
        } else if interval.low > margin {
            Self::Higher
        } else {
            Self::Undecided
        }
    }
}

/// Paired proportions, by Newcombe's paired interval. None if the margin is not more than 0.
///
/// No pairs, and pairs of which none differ, are no exception: the interval is then as wide as their number says.
pub fn proportions(cells: Cells, margin: f64) -> Option<Equivalence> {
    let interval = newcombe_paired_at(cells, 1.0 - 2.0 * ALPHA);
    Equivalence::new(cells.difference(), interval, margin)
}

/// Means of the same pairs under arm and base, by Student's interval of their differences.
///
/// None for fewer than two pairs or slices of different length, if something is not finite, if the margin is not more than 0,
/// and if all differences are equal: an interval without width, from runs that happen not to differ, would prove too much.
pub fn means(arm: &[f64], base: &[f64], margin: f64) -> Option<Equivalence> {
    let (difference, error, freedom) = standard_error(arm, base)?;
    let half = student_quantile(ALPHA, freedom) * error;
    Equivalence::new(difference, Interval { low: difference - half, high: difference + half }, margin)
}

/// The greater p-value of the two one-sided t tests behind [`means`], which is that of the whole procedure; none where that
/// gives none.
pub fn p_value(arm: &[f64], base: &[f64], margin: f64) -> Option<f64> {
    let (difference, error, freedom) = standard_error(arm, base)?;
    let nearer_end = (margin - difference.abs()) / error;
    (margin > 0.0).then(|| student_above(nearer_end, freedom))
}

impl Equivalence {
    /// What an interval says of a margin; none if the margin is not more than 0.
    pub(crate) fn new(difference: f64, interval: Interval, margin: f64) -> Option<Self> {
        let verdict = || Verdict::of(interval, margin);
        (margin > 0.0).then(|| Self { difference, interval, margin, verdict: verdict() })
    }
}

/// The mean difference, its standard error and the degrees of freedom.
fn standard_error(arm: &[f64], base: &[f64]) -> Option<(f64, f64, f64)> {
    let differences = differences(arm, base)?;
    let n = differences.len() as f64;
    let (mean, variance) = moments(&differences)?;
    (variance > 0.0).then(|| (mean, (variance / n).sqrt(), n - 1.0))
}
