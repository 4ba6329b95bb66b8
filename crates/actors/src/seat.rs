//! The decision point. The model's own chooser, a script, a person and an outside agent all answer here.

use serde::Serialize;

use guardline_units::{Instant, Rung, UnitId};
use guardline_wire::record::{Occasion, Situation};
use smallvec::SmallVec;

use crate::belief::Belief;
use crate::choice;

/// One of something for each option of a menu. There are seldom more than eight, which take no memory of their own.
pub type Options<T> = SmallVec<[T; 8]>;

/// All that a decision-maker may see. No ground truth, no orders of the other side, no terms of the mechanism.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct View {
    /// When.
    pub at: Instant,
    /// Whose decision it is.
    pub unit: UnitId,
    /// The unit it is mostly about.
    pub about: UnitId,
    /// Which unit it takes that one for.
    pub named: UnitId,
    /// Own rung now.
    pub own: Rung,
    /// The situation, with the other's rung as seen.
    pub situation: Situation,
    /// What is believed of the other's intent.
    pub belief: Belief,
    /// Why a decision is due.
    pub occasion: Occasion,
    /// The rungs that may be chosen, ascending.
    pub menu: Options<Rung>,
    /// What each is worth by the model's own weights.
    pub values: Options<f64>,
    /// Precision of choice under the present stress.
    pub precision: f64,
    /// One shock per rung of the menu; the same for as long as the situation is the same.
    pub shocks: Options<f64>,
}

/// Whoever decides for a commander.
pub trait Seat {
    /// Picks a rung of the view's menu. Anything else is taken as staying where one is.
    fn decide(&mut self, view: &View) -> Rung;

    /// Whether it is the model's own chooser, for which no view need be put together.
    fn is_model(&self) -> bool {
        false
    }
}

/// The model's own chooser: a logit whose shocks hold for a situation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Logit;

impl Seat for Logit {
    fn decide(&mut self, view: &View) -> Rung {
        view.menu[choice::choose(&view.values, view.precision, &view.shocks)]
    }

    fn is_model(&self) -> bool {
        true
    }
}
