//! How a difference changes along an axis on which experiments lie that share their random numbers, and where it changes sign.
//!
//! A replicate is the same luck at every place of the axis. Each has a least-squares line of its own through its differences, and the
//! mean of their slopes is the slope of the mean differences; so its interval takes account of whatever the places have in common.
//! The break-even is where the mean difference first changes sign, linear between places; its interval is the percentile bootstrap
//! over replicates (Efron, B. and Tibshirani, R. J. (1993), An Introduction to the Bootstrap, chapter 13).

use guardline_kernel::Draws;
use guardline_units::Seed;
use rayon::prelude::*;

use super::bootstrap::indices;
use crate::estimate::moments;
use crate::interval::{CONFIDENCE, Interval};

/// Resamples of replicates for the interval of a break-even.
pub const RESAMPLES: u64 = 1_000;

/// The differences of replicates at places of an axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Trend<'a> {
    at: &'a [f64],
    columns: &'a [&'a [f64]],
}

/// Where a difference changes sign.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct BreakEven {
    /// The place.
    pub place: f64,
    /// Its 95 % interval; none where more than one in twenty resamples do not change sign.
    pub interval: Option<Interval>,
    /// The share of resamples that change sign.
    pub changes_sign: f64,
}

impl<'a> Trend<'a> {
    /// From ascending places and the differences at each, one for each replicate.
    ///
    /// None unless there are two different places, all finite and in order, with the same number of replicates, one or more, at each,
    /// and all differences finite.
    pub fn new(at: &'a [f64], columns: &'a [&'a [f64]]) -> Option<Self> {
        let replicates = columns.first()?.len();
        let usable = at.len() == columns.len()
            && at.iter().all(|at| at.is_finite())
            && at.is_sorted()
            && at.first()? < at.last()?
            && replicates > 0
            && columns.iter().all(|it| it.len() == replicates && it.iter().all(|value| value.is_finite()));
        usable.then_some(Self { at, columns })
    }

    fn replicates(&self) -> usize {
        self.columns[0].len()
    }

    /// The slope of each replicate, per unit of the axis. [`crate::interval::student`] gives the interval of their mean.
    pub fn slopes(&self) -> Vec<f64> {
        let middle = self.at.iter().sum::<f64>() / self.at.len() as f64;
        let spread: f64 = self.at.iter().map(|at| (at - middle) * (at - middle)).sum();
        let slope = |replicate: usize| {
            let products = self.at.iter().zip(self.columns).map(|(at, it)| (at - middle) * it[replicate]);
            products.sum::<f64>() / spread
        };
        (0..self.replicates()).map(slope).collect()
    }

    /// Where the mean difference first changes sign; none if it does not between the first place and the last.
    ///
    /// The seed decides which replicates are in which resample.
    pub fn break_even(&self, seed: Seed) -> Option<BreakEven> {
        let means: Vec<f64> = self.columns.iter().map(|column| moments(column).0).collect();
        let place = self.crossing(&means)?;
        let (draws, n) = (Draws::new(seed, 0, 0), self.replicates());
        let resample = |number: u64| {
            let mut draw = draws.at("sweep", "trend", &[number]);
            let mut sums = vec![0.0; self.columns.len()];
            indices(&mut draw, n, |replicate| {
                sums.iter_mut().zip(self.columns).for_each(|(sum, column)| *sum += column[replicate]);
            });
            self.crossing(&sums)
        };
        let mut crossings: Vec<f64> = (0..RESAMPLES).into_par_iter().filter_map(resample).collect();
        crossings.sort_by(f64::total_cmp);
        let changes_sign = crossings.len() as f64 / RESAMPLES as f64;
        let interval = (changes_sign >= CONFIDENCE).then(|| middle(&crossings));
        Some(BreakEven { place, interval, changes_sign })
    }

    /// Where values at the places first change sign: between two, or where the first of those is that are 0 in between. One that comes
    /// down to 0 and stays there, as where a mechanism no longer does anything, does not.
    fn crossing(&self, values: &[f64]) -> Option<f64> {
        let mut with_sign = (0..values.len()).filter(|place| values[*place] != 0.0);
        let mut before = with_sign.next()?;
        for after in with_sign {
            if values[before] * values[after] > 0.0 {
                before = after;
                continue;
            }
            if after > before + 1 {
                return Some(self.at[before + 1]);
            }
            let (from, to, value) = (self.at[before], self.at[after], values[before]);
            return Some(from + (to - from) * value / (value - values[after]));
        }
        None
    }
}

/// The middle 95 % of sorted values.
fn middle(sorted: &[f64]) -> Interval {
    let rank = |share: f64| sorted[((share * sorted.len() as f64) as usize).min(sorted.len() - 1)];
    let tail = 0.5 * (1.0 - CONFIDENCE);
    Interval { low: rank(tail), high: rank(1.0 - tail) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::student;

    /// By hand: slopes 1 and 3 of two replicates, mean 2, standard error 1, t(0.975, 1) = 12.706.
    #[test]
    fn a_slope_is_the_mean_of_the_slopes_of_replicates() {
        let columns = [&[-1.0, -1.0][..], &[0.0, 2.0], &[1.0, 5.0]];
        let trend = Trend::new(&[0.0, 1.0, 2.0], &columns).unwrap();
        assert_eq!(trend.slopes(), [1.0, 3.0]);
        let (mean, variance) = moments(&trend.slopes());
        assert!((student(mean, variance.sqrt(), 2).unwrap().high - 14.706_205).abs() < 1e-4);
        // Means -1, 1, 3: it changes sign half-way between the first two.
        assert!((trend.break_even(Seed(1)).unwrap().place - 0.5).abs() < 1e-12);
    }

    /// Differences of mean 1 − 2 x with a spread of 1 at either end, independent: the break-even is 0.5, and by the delta method its
    /// standard error is √(0.5² + 0.5²) / 2 / √n.
    #[test]
    fn a_break_even_is_as_sure_as_theory_says() {
        let n = 4_000_u64;
        let draws = Draws::new(Seed(8), 0, 0);
        let column = |end: u64, mean: f64| -> Vec<f64> {
            (0..n).map(|it| draws.at("test", "difference", &[end, it]).normal(mean, 1.0)).collect()
        };
        let (first, last) = (column(0, 1.0), column(1, -1.0));
        let found = Trend::new(&[0.0, 1.0], &[&first, &last]).unwrap().break_even(Seed(1)).unwrap();
        let error = 0.5_f64.sqrt() / 2.0 / (n as f64).sqrt();
        assert!((found.place - 0.5).abs() < 4.0 * error, "{found:?}");
        let width = found.interval.unwrap().width() / (2.0 * 1.96 * error);
        assert!((0.88..1.12).contains(&width), "{width}");
        assert!((found.changes_sign - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_does_not_change_sign_has_no_break_even_and_what_hardly_does_no_interval() {
        let break_even =
            |columns: [&[f64]; 2]| Trend::new(&[0.0, 1.0], &columns).unwrap().break_even(Seed(1));
        assert_eq!(break_even([&[1.0, 2.0], &[3.0, 1.0]]), None);
        assert_eq!(break_even([&[0.0, 0.0], &[0.0, 0.0]]), None);
        assert_eq!(break_even([&[1.0, 2.0], &[0.0, 0.0]]), None, "what comes to nothing does not turn");
        let unsure = break_even([&[1.0, 2.0], &[-6.0, 5.0]]).unwrap();
        assert!(unsure.interval.is_none() && (0.2..0.8).contains(&unsure.changes_sign), "{unsure:?}");
        let columns = [&[1.0][..], &[0.0], &[-1.0]];
        let found = Trend::new(&[0.0, 1.0, 2.0], &columns).unwrap().break_even(Seed(1)).unwrap();
        assert!((found.place - 1.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn what_is_no_trend_is_none() {
        let column = &[1.0, 2.0][..];
        assert_eq!(Trend::new(&[], &[]), None);
        assert_eq!(Trend::new(&[1.0, 1.0], &[column, column]), None);
        assert_eq!(Trend::new(&[1.0, 0.0], &[column, column]), None);
        assert_eq!(Trend::new(&[0.0, 1.0], &[column, &[1.0]]), None);
        assert_eq!(Trend::new(&[0.0, 1.0], &[&[f64::NAN], &[1.0]]), None);
    }
}
