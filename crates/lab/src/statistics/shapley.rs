//! What each of several factors contributes to an effect, when they act together.
//!
//! Shapley, L. S. (1953), A Value for n-Person Games, in Contributions to the Theory of Games II, 307–317. With the value
//! v(S) of every coalition S of the k factors, factor i contributes
//!
//! ```text
//! φᵢ = Σ_{S without i} |S|! (k − |S| − 1)! / k! · (v(S with i) − v(S))
//! ```
//!
//! which is what adding it changes, averaged over all orders in which the factors may be added one by one.

use crate::estimate::{difference, unless_rounding};

/// The greatest number of factors; beyond it the 2^k arms that have to be run are too many.
pub const MOST_FACTORS: usize = 6;

/// The contributions of k factors in each of n replicates, in the unit of the values.
///
/// In each replicate they add up to the value with all factors minus the value with none. Since a contribution is a
/// value of the replicate, [`super::bootstrap::Bootstrap::mean`] and [`crate::interval::student`] give its interval.
#[derive(Clone, PartialEq, Debug)]
pub struct Shapley {
    by_factor: Vec<Vec<f64>>,
}

impl Shapley {
    /// From the values of all 2^k coalitions, each a slice of one value per replicate. Factor i is in the coalition at
    /// index c if bit i of c is set: index 0 is no factor, the last is all of them.
    ///
    /// None unless there are 2^k coalitions with k from 1 to [`MOST_FACTORS`], all with the same number of replicates, at
    /// least one, and all values finite.
    pub fn new<V: AsRef<[f64]>>(coalitions: &[V]) -> Option<Self> {
        let factors = coalitions.len().checked_ilog2()? as usize;
        let replicates = coalitions[0].as_ref().len();
        let usable =
            |values: &[f64]| values.len() == replicates && values.iter().all(|value| value.is_finite());
        if !coalitions.len().is_power_of_two()
            || !(1..=MOST_FACTORS).contains(&factors)
            || replicates == 0
            || !coalitions.iter().all(|values| usable(values.as_ref()))
        {
            return None;
        }
        let weights: Vec<f64> = (0..factors).map(|others| weight(others, factors)).collect();
        let contribution = |factor: usize, replicate: usize| {
            let without = (0..coalitions.len()).filter(|coalition| coalition >> factor & 1 == 0);
            let value = |coalition: usize| coalitions[coalition].as_ref()[replicate];
            let added = without.map(|coalition| {
                let added = difference(value(coalition | 1 << factor), value(coalition));
                weights[coalition.count_ones() as usize] * added
            });
            // What cancels but for rounding is nothing.
            let (sum, size) = added.fold((0.0, 0.0_f64), |(sum, size), it| (sum + it, size.max(it.abs())));
            unless_rounding(sum, size)
        };
        let of = |factor| (0..replicates).map(|replicate| contribution(factor, replicate)).collect();
        Some(Self { by_factor: (0..factors).map(of).collect() })
    }

    /// The number of factors.
    pub const fn factors(&self) -> usize {
        self.by_factor.len()
    }

    /// What this factor contributes in each replicate. Panics if there is no such factor.
    pub fn contributions(&self, factor: usize) -> &[f64] {
        &self.by_factor[factor]
    }

    /// The mean contribution of each factor over the replicates.
    pub fn means(&self) -> Vec<f64> {
        self.by_factor.iter().map(|values| values.iter().sum::<f64>() / values.len() as f64).collect()
    }
}

/// The share of orders in which exactly these `others` come before a factor: others! (k − others − 1)! / k!.
fn weight(others: usize, factors: usize) -> f64 {
    let factorial = |n: usize| (1..=n).product::<usize>() as f64;
    factorial(others) * factorial(factors - others - 1) / factorial(factors)
}
