//! One side's account: how sure it is that the incident was the other side's fault. It is neither what happened nor what
//! the other side says, and only evidence that this side has seen moves it.

use std::collections::BTreeSet;

use serde::Serialize;

use guardline_units::Params;
use guardline_wire::dispute::Clue;

/// An account: a credence, and the clues it rests on.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Account {
    fault: f64,
    clues: BTreeSet<Clue>,
}

impl Account {
    /// Nothing is known yet.
    pub(super) fn new(params: &Params) -> Self {
        Self { fault: params.account_prior, clues: BTreeSet::new() }
    }

    /// How sure this side is that the other is at fault, 0 to 1.
    pub const fn fault(&self) -> f64 {
        self.fault
    }

    /// Whether it holds that the other is at fault rather than not.
    pub fn accuses(&self) -> bool {
        self.fault > 0.5
    }

    /// How much is open: entropy over its largest value, 0 to 1.
    pub fn doubt(&self) -> f64 {
        let entropy = |p: f64| if p > 0.0 { -p * libm::log(p) } else { 0.0 };
        (entropy(self.fault) + entropy(1.0 - self.fault)) / std::f64::consts::LN_2
    }

    /// Weighs a clue by Bayes' rule with an exponent, once for each kind of clue; the exponent used, or none if this kind
    /// has been weighed. What speaks against one's own account is discounted under stress, as benign evidence is.
    pub(super) fn weigh(&mut self, clue: Clue, ratio: f64, stress: f64, params: &Params) -> Option<f64> {
        if !self.clues.insert(clue) {
            return None;
        }
        let discount = if ratio < 1.0 { 1.0 - params.benign_discount * stress } else { 1.0 };
        let weight = params.conservatism * discount;
        let odds = self.fault / (1.0 - self.fault) * libm::pow(ratio, weight);
        self.fault = (odds / (1.0 + odds)).clamp(1e-6, 1.0 - 1e-6);
        Some(weight)
    }
}

/// What a side's evidence, of which it is so sure, is worth to the other: the inverse of its odds, as far as `share` of it
/// is shown.
pub(super) fn against(fault: f64, share: f64) -> f64 {
    libm::pow((1.0 - fault) / fault, share)
}
