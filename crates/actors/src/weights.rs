//! What options are weighed by that no look at them changes.

use guardline_units::Params;

/// What of the worth of a rung or a posture depends on nothing but the parameters: computed once, since every look at the
/// options asks for it again.
#[derive(Clone, PartialEq, Debug)]
pub struct Weights {
    /// The risk of war at each rung, for the median commander.
    pub(crate) war: [f64; 10],
    /// What a step of two rungs costs.
    pub(crate) two: f64,
    /// By how much the risk grows with each posture of a ministry.
    pub(crate) posture: [f64; 5],
}

impl Weights {
    /// Those of some parameters.
    pub fn new(p: &Params) -> Self {
        let war = std::array::from_fn(|rung| libm::exp(p.war_convexity * (rung as f64 - 2.0)));
        let posture = std::array::from_fn(|posture| libm::exp(p.ministry_convexity * posture as f64));
        Self { war, two: libm::pow(2.0, p.effort_exponent), posture }
    }
}
