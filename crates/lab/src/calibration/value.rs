//! Estimates with their intervals.

use crate::interval::{self, Cells, Interval};

/// The unit of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A share, 0 to 1.
    Share,
    /// A difference of two shares.
    Points,
    /// Hours.
    Hours,
    /// Days.
    Days,
}

/// An estimate with its 95 % interval, which covers simulation error only.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Value {
    /// Its unit.
    pub unit: Unit,
    /// The estimate; infinite for a time that did not come in so many runs.
    pub estimate: f64,
    /// Wilson's interval of a share, Newcombe's of a paired difference, that of the order statistics of a quantile.
    pub interval: Interval,
    /// How many runs, pairs, wishes or check calls it rests on.
    pub n: u32,
}

impl Value {
    /// The share of readings that are 1.
    pub(super) fn share(readings: Vec<Option<f64>>) -> Self {
        let known: Vec<f64> = readings.into_iter().flatten().collect();
        let count = known.iter().filter(|reading| **reading > 0.5).count() as u32;
        Self::count(count, known.len() as u32)
    }

    /// A share as a count.
    pub(super) fn count(count: u32, n: u32) -> Self {
        let estimate = f64::from(count) / f64::from(n.max(1));
        Self { unit: Unit::Share, estimate, interval: interval::wilson(count, n), n }
    }

    /// A quantile, with the interval that order statistics give whatever the distribution. Infinite readings count.
    pub(super) fn quantile(unit: Unit, q: f64, readings: Vec<Option<f64>>) -> Self {
        let mut known: Vec<f64> = readings.into_iter().flatten().collect();
        known.sort_by(f64::total_cmp);
        let n = known.len() as f64;
        let half = interval::normal_quantile(interval::CONFIDENCE) * (n * q * (1.0 - q)).sqrt();
        // The rank-th smallest, counted from 1; beyond the ends nothing is known.
        let rank =
            |rank: f64, none: f64| if rank < 1.0 || rank > n { none } else { known[rank as usize - 1] };
        let low = rank((n * q - half).floor(), 0.0);
        let high = rank((n * q + half).ceil() + 1.0, f64::INFINITY);
        let estimate = rank((n * q).ceil(), f64::INFINITY);
        Self { unit, estimate, interval: Interval { low, high }, n: known.len() as u32 }
    }

    /// By how much the share is higher in the second of two lists of the same replicates.
    pub(super) fn moved(base: &[Option<f64>], other: &[Option<f64>]) -> Self {
        let mut cells = Cells::default();
        for pair in base.iter().zip(other) {
            let (Some(base), Some(other)) = pair else { continue };
            *match (*base > 0.5, *other > 0.5) {
                (true, true) => &mut cells.both,
                (false, true) => &mut cells.only_arm,
                (true, false) => &mut cells.only_base,
                (false, false) => &mut cells.neither,
            } += 1;
        }
        let interval = interval::newcombe_paired(cells);
        Self { unit: Unit::Points, estimate: cells.difference(), interval, n: cells.pairs() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_the_runs_that_say_something() {
        let value = Value::share(vec![Some(1.0), None, Some(0.0), Some(0.0), Some(1.0)]);
        assert_eq!((value.n, value.interval), (4, interval::wilson(2, 4)));
        assert!((value.estimate - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_quantile_may_be_never() {
        let readings = |never: usize| {
            let hours = (1..=100).map(f64::from);
            hours.map(|hour| Some(if hour > 100.0 - never as f64 { f64::INFINITY } else { hour })).collect()
        };
        let median = Value::quantile(Unit::Hours, 0.5, readings(20));
        // 50 ± 1.96 · 5: the 40th and the 61st of a hundred.
        assert_eq!(median.interval, Interval { low: 40.0, high: 61.0 });
        assert!((median.estimate - 50.0).abs() < 1e-12);
        assert!(Value::quantile(Unit::Hours, 0.5, readings(60)).estimate.is_infinite());
        assert!(Value::quantile(Unit::Hours, 0.5, Vec::new()).interval.high.is_infinite());
    }

    #[test]
    fn a_move_is_paired() {
        let base = [Some(1.0), Some(0.0), Some(0.0), None];
        let other = [Some(1.0), Some(1.0), Some(0.0), Some(1.0)];
        let value = Value::moved(&base, &other);
        let cells = Cells { both: 1, only_arm: 1, only_base: 0, neither: 1 };
        assert_eq!((value.n, value.interval), (3, interval::newcombe_paired(cells)));
    }
}
