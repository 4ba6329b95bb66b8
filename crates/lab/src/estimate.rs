//! From what was read off the runs to levels and paired differences.

use schemars::JsonSchema;
use serde::Serialize;

use crate::interval::{self, Cells, Interval};
use crate::measure::Unit;
use crate::statistics::sequential::ENOUGH;

/// What came of one arm in one measure.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Level {
    /// The arm.
    pub mechanism: String,
    /// The proportion, or the mean, over the runs; in the measure's unit.
    pub estimate: f64,
    /// Interval of the estimate: Wilson's for a proportion; Student's for a mean, cut off at 0, since no measure is less.
    /// None for a mean of fewer than two runs.
    pub interval: Option<Interval>,
}

/// What an arm changes in one measure, pair by pair.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Difference {
    /// The arm.
    pub mechanism: String,
    /// The base it is compared with.
    pub against: String,
    /// Mean over the pairs of arm minus base, in the measure's unit.
    pub difference: f64,
    /// Interval of the difference: Newcombe's paired method 10 for proportions, Student's over the differences for means.
    /// None for a mean of fewer than two pairs.
    pub interval: Option<Interval>,
    /// What the interval says.
    pub reading: Reading,
    /// Number of pairs in which the arm is higher than the base.
    pub pairs_higher: u32,
    /// Number of pairs in which the arm is lower than the base.
    pub pairs_lower: u32,
    /// The two-by-two table of the pairs; none for means.
    pub cells: Option<Cells>,
    /// What common random numbers gained: the sum of the variances of arm and base, divided by the variance of their
    /// difference in pairs. So many times the runs would be needed with independent arms. None if the difference does not
    /// vary, or there are fewer than two pairs.
    pub variance_gain: Option<f64>,
}

/// What an interval of a difference says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Lower under the arm: the interval excludes 0.
    Lower,
    /// Higher under the arm: the interval excludes 0.
    Higher,
    /// The interval includes 0, or there is none.
    Undecided,
    /// A mean over pairs of which fewer than 30 differ: whatever its interval, these are too few to tell.
    Few,
    /// Arm and base are the same in every pair that was run.
    Same,
}

impl Reading {
    /// What an interval says of pairs of which enough differ.
    fn of(interval: Option<Interval>) -> Self {
        match interval {
            Some(interval) if interval.high < 0.0 => Self::Lower,
            Some(interval) if interval.low > 0.0 => Self::Higher,
            _ => Self::Undecided,
        }
    }

    /// What another interval of the same pairs says.
    #[must_use]
    pub(crate) fn by(self, interval: Option<Interval>) -> Self {
        if matches!(self, Self::Same | Self::Few) { self } else { Self::of(interval) }
    }
}

/// Two values of a pair that differ by a smaller share than this are the same: so much comes of adding up the same hours in
/// other pieces.
const ROUNDING: f64 = 1e-9;

/// Arm minus base in one pair; 0 if that is rounding alone.
pub(crate) fn difference(arm: f64, base: f64) -> f64 {
    unless_rounding(arm - base, arm.abs().max(base.abs()))
}

/// A difference of numbers up to `size`; 0 if it is rounding alone.
pub(crate) fn unless_rounding(difference: f64, size: f64) -> f64 {
    if difference.abs() < ROUNDING * size { 0.0 } else { difference }
}

/// The same, pair by pair.
pub(crate) fn differences(arm: &[f64], base: &[f64]) -> Vec<f64> {
    arm.iter().zip(base).map(|(arm, base)| difference(*arm, *base)).collect()
}

impl Unit {
    /// Level of an arm, from what was read off each of its runs.
    pub(crate) fn level(self, mechanism: &str, values: &[f64]) -> Level {
        let n = values.len() as u32;
        let (estimate, variance) = moments(values);
        let interval = match self {
            Self::Probability => Some(interval::wilson(count(values, |value| value > 0.5), n)),
            Self::Hours | Self::Days | Self::SeverityHours | Self::Belief => {
                interval::student(estimate, variance.sqrt(), n)
                    .map(|interval| Interval { low: interval.low.max(0.0), ..interval })
            }
        };
        Level { mechanism: mechanism.to_owned(), estimate, interval }
    }

    /// Difference between two arms, from what was read off the same replicates under each.
    pub(crate) fn difference(
        self,
        (mechanism, arm): (&str, &[f64]),
        (against, base): (&str, &[f64]),
    ) -> Difference {
        let n = arm.len() as u32;
        let differences = differences(arm, base);
        let (mean, variance) = moments(&differences);
        let pairs_higher = count(&differences, |difference| difference > 0.0);
        let pairs_lower = count(&differences, |difference| difference < 0.0);
        let cells = (self == Self::Probability).then(|| {
            let happened = count(arm, |value| value > 0.5);
            let both = happened - pairs_higher;
            Cells {
                both,
                only_arm: pairs_higher,
                only_base: pairs_lower,
                neither: n - happened - pairs_lower,
            }
        });
        let difference = cells.map_or(mean, Cells::difference);
        let interval = match cells {
            Some(cells) => Some(interval::newcombe_paired(cells)),
            None => interval::student(mean, variance.sqrt(), n),
        };
        let reading = match () {
            () if pairs_higher + pairs_lower == 0 => Reading::Same,
            () if cells.is_none() && u64::from(pairs_higher + pairs_lower) < ENOUGH => Reading::Few,
            () => Reading::of(interval),
        };
        let variance_gain = (variance > 0.0).then(|| (moments(arm).1 + moments(base).1) / variance);
        Difference {
            mechanism: mechanism.to_owned(),
            against: against.to_owned(),
            difference,
            interval,
            reading,
            pairs_higher,
            pairs_lower,
            cells,
            variance_gain,
        }
    }
}

/// Mean and sample variance, summed in the order given; the variance of fewer than two values is 0.
pub(crate) fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n.max(1.0);
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, squares / (n - 1.0).max(1.0))
}

fn count(values: &[f64], counts: impl Fn(f64) -> bool) -> u32 {
    values.iter().filter(|value| counts(**value)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(unit: Unit, arm: &[f64], base: &[f64]) -> Difference {
        unit.difference(("arm", arm), ("base", base))
    }

    #[test]
    fn a_difference_of_means_is_that_of_its_pairs() {
        // Differences 1, 2, 3: mean 2, standard deviation 1, t(0.975, 2) = 4.303.
        let difference = difference(Unit::Hours, &[11.0, 22.0, 33.0], &[10.0, 20.0, 30.0]);
        assert!((difference.difference - 2.0).abs() < 1e-12);
        let interval = difference.interval.unwrap();
        assert!((interval.high - (2.0 + 4.302_653 / 3.0_f64.sqrt())).abs() < 1e-5);
        assert_eq!((difference.pairs_higher, difference.pairs_lower), (3, 0));
        assert_eq!(difference.reading, Reading::Few);
        // (121 + 100) / 1.
        assert!((difference.variance_gain.unwrap() - 221.0).abs() < 1e-9);
    }

    #[test]
    fn what_differs_by_rounding_is_the_same() {
        let (arm, base) = ([0.1 + 0.2, 5.0, 0.0], [0.3, 5.0 + 1e-12, 0.0]);
        assert!(arm[0] > base[0] && arm[1] < base[1]);
        let difference = difference(Unit::SeverityHours, &arm, &base);
        assert_eq!((difference.pairs_higher, difference.pairs_lower), (0, 0));
        assert_eq!((difference.difference, difference.reading), (0.0, Reading::Same));
    }

    #[test]
    fn a_difference_of_proportions_is_that_of_its_table() {
        let arm = [1.0, 1.0, 0.0, 0.0, 0.0, 1.0];
        let base = [1.0, 0.0, 1.0, 0.0, 1.0, 1.0];
        let difference = difference(Unit::Probability, &arm, &base);
        let cells = Cells { both: 2, only_arm: 1, only_base: 2, neither: 1 };
        assert_eq!(difference.cells, Some(cells));
        assert_eq!(difference.interval, Some(interval::newcombe_paired(cells)));
    }

    #[test]
    fn readings_follow_the_interval() {
        let happened: Vec<f64> = (0..60).map(|run| f64::from(u8::from(run % 2 == 0))).collect();
        let never = vec![0.0; 60];
        assert_eq!(difference(Unit::Probability, &never, &happened).reading, Reading::Lower);
        assert_eq!(difference(Unit::Probability, &happened, &never).reading, Reading::Higher);
        assert_eq!(difference(Unit::Probability, &happened, &happened).reading, Reading::Same);
        let mut once = happened.clone();
        once[0] = 0.0;
        assert_eq!(difference(Unit::Probability, &once, &happened).reading, Reading::Undecided);
        // A few pairs show no more than that they differ, however surely.
        let longer = |pairs: usize| difference(Unit::Hours, &vec![2.0; pairs], &vec![1.0; pairs]).reading;
        assert_eq!([longer(1), longer(29), longer(30)], [Reading::Few, Reading::Few, Reading::Higher]);
    }

    #[test]
    fn the_level_of_what_is_never_negative_is_not() {
        let level = Unit::Hours.level("arm", &[0.0, 0.0, 0.0, 10.0]);
        let interval = level.interval.unwrap();
        assert!(interval.low.abs() < f64::EPSILON && interval.contains(level.estimate));
    }
}
