//! Intervals for a proportion, a mean, and the difference between two arms of the same pairs.
//!
//! All of them hold [`CONFIDENCE`], and all of them cover simulation error only: more runs make them narrower, a better
//! model does not.

use schemars::JsonSchema;
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// How often an interval made this way holds the value that infinitely many runs would give.
pub const CONFIDENCE: f64 = 0.95;

/// An interval with both ends in it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Interval {
    /// The lower limit, in the unit of what is estimated.
    pub low: f64,
    /// The upper limit, in the unit of what is estimated.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies in the interval, the ends included.
    pub const fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Upper limit minus lower limit.
    pub const fn width(self) -> f64 {
        self.high - self.low
    }
}

/// How many pairs fell where: a pair is one replicate, run under the arm and under the base.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct Cells {
    /// It happened under both (cell e in Newcombe's table).
    pub both: u32,
    /// It happened under the arm only (f).
    pub only_arm: u32,
    /// It happened under the base only (g).
    pub only_base: u32,
    /// It happened under neither (h).
    pub neither: u32,
}

impl Cells {
    /// The number of pairs.
    pub const fn pairs(self) -> u32 {
        self.both + self.only_arm + self.only_base + self.neither
    }

    /// The proportion under the arm minus the proportion under the base; exactly 0 if as many pairs differ one way as the
    /// other, and 0 if there are no pairs.
    pub fn difference(self) -> f64 {
        (f64::from(self.only_arm) - f64::from(self.only_base)) / f64::from(self.pairs().max(1))
    }

    /// The estimate of the correlation between arm and base that the paired interval uses: the product-moment one with
    /// its numerator, where positive, made smaller by half the number of pairs, but not below 0. It is 0 if a margin is empty.
    fn correlation(self) -> f64 {
        let [e, f, g, h] = [self.both, self.only_arm, self.only_base, self.neither].map(f64::from);
        let margins = (e + f) * (g + h) * (e + g) * (f + h);
        if margins <= 0.0 {
            return 0.0;
        }
        let numerator = e * h - f * g;
        let corrected =
            if numerator > 0.0 { (numerator - (e + f + g + h) / 2.0).max(0.0) } else { numerator };
        corrected / margins.sqrt()
    }
}

/// The score interval of Wilson (1927) for a proportion of `count` in `n`; everything from 0 to 1 if `n` is 0.
///
/// ```
/// let interval = guardline_lab::interval::wilson(81, 263);
/// assert_eq!(format!("{:.4} {:.4}", interval.low, interval.high), "0.2553 0.3662");
/// ```
pub fn wilson(count: u32, n: u32) -> Interval {
    wilson_at(count, n, normal_quantile(CONFIDENCE))
}

/// The same with the normal quantile given.
fn wilson_at(count: u32, n: u32, z: f64) -> Interval {
    if n == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let (x, n_pairs) = (f64::from(count), f64::from(n));
    let p = x / n_pairs;
    let centre = x + z * z / 2.0;
    let half = z * (n_pairs * p * (1.0 - p) + z * z / 4.0).sqrt();
    let divisor = n_pairs + z * z;
    Interval {
        // The formula gives 0 and 1 there but for the last digit.
        low: if count == 0 { 0.0 } else { ((centre - half) / divisor).min(p) },
        high: if count == n { 1.0 } else { ((centre + half) / divisor).max(p) },
    }
}

/// Newcombe's hybrid score interval (1998, method 10 for independent proportions) for `count_1 / n_1 − count_2 / n_2`.
///
/// Arms with common random numbers are not independent: [`newcombe_paired`] is for them. This one is for arms that were
/// run under different seeds.
pub fn newcombe(count_1: u32, n_1: u32, count_2: u32, n_2: u32) -> Interval {
    let proportion = |count: u32, n: u32| f64::from(count) / f64::from(n.max(1));
    square_and_add(
        (proportion(count_1, n_1), wilson(count_1, n_1)),
        (proportion(count_2, n_2), wilson(count_2, n_2)),
        0.0,
    )
}

/// Newcombe's interval for the difference between paired proportions (1998, method 10 for paired data), arm minus base.
///
/// It is wider than nothing even if no pair differs: that no pair in n differed does not show that none ever will.
pub fn newcombe_paired(cells: Cells) -> Interval {
    newcombe_paired_at(cells, CONFIDENCE)
}

/// The same with another confidence, in (0, 1).
pub(crate) fn newcombe_paired_at(cells: Cells, confidence: f64) -> Interval {
    let (n, z) = (cells.pairs(), normal_quantile(confidence));
    let margin = |count: u32| (f64::from(count) / f64::from(n.max(1)), wilson_at(count, n, z));
    square_and_add(
        margin(cells.both + cells.only_arm),
        margin(cells.both + cells.only_base),
        cells.correlation(),
    )
}

/// Distances from two estimates to the limits of their own intervals, squared and added with a correlation.
fn square_and_add(first: (f64, Interval), second: (f64, Interval), correlation: f64) -> Interval {
    let ((p1, own1), (p2, own2)) = (first, second);
    let distance = |a: f64, b: f64| (a * a - 2.0 * correlation * a * b + b * b).max(0.0).sqrt();
    let difference = p1 - p2;
    Interval {
        low: (difference - distance(p1 - own1.low, own2.high - p2)).max(-1.0),
        high: (difference + distance(own1.high - p1, p2 - own2.low)).min(1.0),
    }
}

/// Student's interval for a mean, from the mean and the standard deviation of `n` values; none if `n` is less than 2.
pub fn student(mean: f64, deviation: f64, n: u32) -> Option<Interval> {
    let freedom = f64::from(n.checked_sub(1).filter(|freedom| *freedom > 0)?);
    let half = student_quantile(freedom) * deviation / f64::from(n).sqrt();
    Some(Interval { low: mean - half, high: mean + half })
}

/// The two-sided quantile of the normal distribution.
pub(crate) fn normal_quantile(confidence: f64) -> f64 {
    Normal::standard().inverse_cdf(f64::midpoint(1.0, confidence))
}

/// The two-sided quantile of Student's distribution.
pub(crate) fn student_quantile(freedom: f64) -> f64 {
    // From here on the series is exact to eight digits, while the iteration in `statrs` loses its way: at ten million
    // degrees of freedom it is off in the second decimal.
    const MANY: f64 = 200.0;
    if freedom < MANY {
        let student = StudentsT::new(0.0, 1.0, freedom).expect("at least one degree of freedom");
        return student.inverse_cdf(f64::midpoint(1.0, CONFIDENCE));
    }
    // Expansion of the quantile in powers of 1 / freedom, Abramowitz and Stegun (1964), 26.7.5.
    let z = normal_quantile(CONFIDENCE);
    let square = z * z;
    let first = (square + 1.0) / 4.0;
    let second = ((5.0 * square + 16.0) * square + 3.0) / 96.0;
    let third = (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0;
    z * (1.0 + (first + (second + third / freedom) / freedom) / freedom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_ways_to_a_quantile_of_student_meet() {
        for freedom in [200.0, 500.0, 1000.0, 5000.0] {
            let student = StudentsT::new(0.0, 1.0, freedom).unwrap();
            let reached = student.cdf(student_quantile(freedom));
            assert!((reached - f64::midpoint(1.0, CONFIDENCE)).abs() < 1e-8, "{freedom}: {reached}");
        }
        for freedom in 1..200 {
            let student = StudentsT::new(0.0, 1.0, f64::from(freedom)).unwrap();
            let reached = student.cdf(student_quantile(f64::from(freedom)));
            assert!((reached - f64::midpoint(1.0, CONFIDENCE)).abs() < 1e-8, "{freedom}: {reached}");
        }
    }
}
