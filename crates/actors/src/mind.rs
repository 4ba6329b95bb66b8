//! What every decision core is handed: parameters, draws, politics and the mechanism's views.

use guardline_kernel::Draws;
use guardline_mechanism::Mechanism;
use guardline_units::{Later, Params, Side};

use crate::likelihoods::Likelihoods;
use crate::politics::Politics;
use crate::weights::Weights;

/// The surroundings of a decision, the same for all cores of a run.
#[derive(Clone, Debug)]
pub struct Mind {
    /// The parameters in force. Shared, since there are hundreds and every unit has a mind.
    pub params: Later<Params>,
    /// Addressed draws.
    pub draws: Draws,
    /// The mechanism in force.
    pub mechanism: Mechanism,
    /// Politics in force.
    pub politics: Politics,
    /// The place of each side when they are ordered by their scenario ids.
    pub ranks: Vec<u8>,
    /// The table of likelihoods in force.
    pub likelihoods: Later<Likelihoods>,
    /// What commanders weigh rungs by and ministries postures, from the parameters in force.
    pub weights: Later<Weights>,
    /// Whether what things are computed from is to be recorded.
    pub detail: bool,
}

impl Mind {
    /// Of two sides, with the likelihoods of the parameters, and nothing recorded but what happens.
    pub fn new(params: Params, draws: Draws, mechanism: Mechanism, politics: Politics) -> Self {
        let (likelihoods, weights) = (Likelihoods::new(&params).into(), Weights::new(&params).into());
        let (params, ranks) = (params.into(), vec![0, 1]);
        Self { params, draws, mechanism, politics, ranks, likelihoods, weights, detail: false }
    }

    /// What stands for a side in the address of a draw. It is not the side's number: which side a file lists first must
    /// not matter.
    pub fn rank(&self, side: Side) -> u64 {
        self.ranks.get(usize::from(side.0)).copied().unwrap_or(side.0).into()
    }
}

/// A unit exponential spent against a hazard: when it is used up, a review is due. Changing the hazard never makes a new
/// draw, so halving the time between reviews only brings the same reviews forward.
#[derive(Clone, Copy, PartialEq, Debug, serde::Serialize)]
pub(crate) struct Review {
    left: f64,
    count: u64,
}

impl Review {
    /// The first review of `who`.
    pub(crate) fn first(who: &str, draws: &Draws) -> Self {
        Self { left: draws.at(who, "review", &[0]).exponential(1.0), count: 0 }
    }
    /// Spends `minutes` at a mean time between reviews of `mean` minutes.
    pub(crate) fn spend(&mut self, minutes: f64, mean: f64) {
        self.left = (self.left - minutes / mean.max(1e-6)).max(0.0);
    }
    /// Minutes until the next review at that mean.
    pub(crate) fn due_in(&self, mean: f64) -> f64 {
        self.left * mean
    }
    /// Whether it is due; if so, the next one is drawn.
    pub(crate) fn take(&mut self, who: &str, draws: &Draws) -> bool {
        // A millionth of the mean: what rounding to nanoseconds may leave over.
        let due = self.left < 1e-6;
        if due {
            self.count += 1;
            self.left = draws.at(who, "review", &[self.count]).exponential(1.0);
        }
        due
    }
}
