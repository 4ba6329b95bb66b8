//! p-values of paired tests, and what is left of them when several are made.

use schemars::JsonSchema;
use serde::Serialize;
use statrs::distribution::{Binomial, Discrete, DiscreteCDF};

use super::tails::{differences, moments, student_above};
use crate::interval::Cells;

/// Adjusted p-values, in the order given: the chance of even one false rejection is at most α if those at most α are
/// rejected, however the tests depend on each other.
///
/// Holm, S. (1979), A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6, 65–70.
/// With p ascending, the i-th of m becomes the greatest of min(1, (m − j + 1) pⱼ) over j ≤ i. None if one is not in [0, 1].
pub fn holm(p_values: &[f64]) -> Option<Vec<f64>> {
    if !p_values.iter().all(|p| (0.0..=1.0).contains(p)) {
        return None;
    }
    let mut ascending: Vec<usize> = (0..p_values.len()).collect();
    ascending.sort_by(|one, other| p_values[*one].total_cmp(&p_values[*other]));
    let mut adjusted = vec![0.0; p_values.len()];
    let mut greatest = 0.0_f64;
    for (rank, place) in ascending.into_iter().enumerate() {
        let tests_left = (p_values.len() - rank) as f64;
        greatest = greatest.max((tests_left * p_values[place]).min(1.0));
        adjusted[place] = greatest;
    }
    Some(adjusted)
}

/// Two-sided p-value of the exact conditional test of McNemar, from the pairs that differ: min(1, 2 P(X ≤ min(f, g))) for
/// X binomial in f + g with chance ½; 1 if none differ.
///
/// McNemar, Q. (1947), Note on the Sampling Error of the Difference between Correlated Proportions or Percentages,
/// Psychometrika 12, 153–157.
pub fn mcnemar_exact(cells: Cells) -> f64 {
    (2.0 * fewer(cells).0).min(1.0)
}

/// The mid-p version of [`mcnemar_exact`], which is not as conservative: half the probability of what was seen is left
/// out on each side, 2 P(X ≤ min(f, g)) − P(X = f), or 1 − ½ P(X = f) if as many differ either way; 1 if none differ.
///
/// Fagerland, M. W., Lydersen, S. and Laake, P. (2013), The McNemar Test for Binary Matched-Pairs Data, BMC Medical
/// Research Methodology 13, 91.
pub fn mcnemar_mid_p(cells: Cells) -> f64 {
    let (at_most, exactly) = fewer(cells);
    match (cells.only_arm, cells.only_base) {
        (0, 0) => 1.0,
        (arm, base) if arm == base => 1.0 - exactly / 2.0,
        _ => 2.0 * at_most - exactly,
    }
}

/// The chances of at most, and of exactly, the smaller number of pairs that differ one way, if either way is as likely.
fn fewer(cells: Cells) -> (f64, f64) {
    let smaller = u64::from(cells.only_arm.min(cells.only_base));
    let differ = u64::from(cells.only_arm) + u64::from(cells.only_base);
    let binomial = Binomial::new(0.5, differ).expect("one half is a probability");
    (binomial.cdf(smaller), binomial.pmf(smaller))
}

/// Student's test (1908) that the mean of paired differences is 0.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct PairedT {
    /// The mean of arm minus base over its standard error.
    pub t: f64,
    /// Degrees of freedom: pairs minus one.
    pub freedom: f64,
    /// The two-sided p-value.
    pub p: f64,
}

/// The paired t test. None for fewer than two pairs or slices of different length, if something is not finite, and if all
/// differences are equal.
pub fn paired_t(arm: &[f64], base: &[f64]) -> Option<PairedT> {
    let differences = differences(arm, base)?;
    let n = differences.len() as f64;
    let (mean, variance) = moments(&differences).filter(|(_, variance)| *variance > 0.0)?;
    let (t, freedom) = (mean / (variance / n).sqrt(), n - 1.0);
    Some(PairedT { t, freedom, p: (2.0 * student_above(t.abs(), freedom)).min(1.0) })
}
