//! Chances too small to count: multilevel splitting with fixed effort.
//!
//! Glasserman, P., Heidelberger, P., Shahabuddin, P. and Zajic, T. (1999), Multilevel Splitting for Estimating Rare Event
//! Probabilities, Operations Research 47, 585–600; Garvels, M. J. J. (2000), The Splitting Method in Rare Event Simulation.
//!
//! Some score rises on the way to the rare event. N runs go from the start; those that reach the first level are kept as
//! they entered it. N runs go on from states drawn at random from these; and so forth. With Rₖ of the N runs of stage k
//! reaching its level,
//!
//! ```text
//! p̂ = Π Rₖ / N        relative variance ≈ Σ (1 − p̂ₖ) / (N p̂ₖ),   p̂ₖ = Rₖ / N
//! ```
//!
//! p̂ has no bias, for whatever levels. The variance takes the runs of a stage as independent of each other, which they are
//! not if it matters much in which of the states a level is entered: it is then too small, and repetitions under other
//! seeds show by how much. Levels are fixed beforehand, because adaptive ones go wrong where many runs have the same
//! score; a share between 0.1 and 0.3 at each is about right. A score that does not rise on the way along which the event
//! mostly happens makes estimates that are usually far too low, so one level that can be reached without splitting should
//! be set beside [`fixed_effort`] with that level alone, which is plain Monte Carlo.

use guardline_kernel::Draws;
use guardline_units::Seed;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

/// A process that can be kept at any level it enters and continued from there more than once.
pub trait Model: Sync {
    /// All that is needed to go on. A clone goes on like the original if it is given the same epoch.
    type State: Clone + Send + Sync;

    /// The state at the beginning, the same for every run, before anything is drawn.
    fn start(&self) -> Self::State;

    /// Goes on until the score is `level` or more, and gives the state in which it got there; none if the process ended,
    /// or its time ran out, below.
    ///
    /// A state whose score is `level` or more already is given back as it is. All draws must be addressed by `epoch`,
    /// which no other call of the same estimate has, as the epoch of [`Draws::new`] or an index below it: two
    /// continuations of one state are then independent.
    fn advance(&self, state: Self::State, level: f64, epoch: u32) -> Option<Self::State>;
}

/// The outcome of splitting.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Splitting {
    /// The chance of reaching the last level; 0 if no run did.
    pub probability: f64,
    /// Standard error of the probability over the probability, by the independent-entry approximation; none if the
    /// probability is 0.
    pub relative_error: Option<f64>,
    /// The runs of each stage.
    pub effort: u32,
    /// How many runs of each stage reached its level; nothing is run after a stage of which none did.
    pub survivors: Vec<u32>,
}

/// Estimates the chance that the score of `model` reaches the last of `levels`, with `effort` runs for each of them.
///
/// The seed decides only from which of the survivors each run of the next stage starts: the draw `entry` of `splitting`,
/// with the stage and the run as indices. What happens in the runs is the model's, by its own seed. Epochs are counted
/// from 1, stage by stage.
///
/// None if there are no levels, if they do not ascend or one is not finite, if there is no effort, and if epochs do not
/// suffice.
pub fn fixed_effort<M: Model>(model: &M, levels: &[f64], effort: u32, seed: Seed) -> Option<Splitting> {
    let ascending =
        levels.iter().all(|level| level.is_finite()) && levels.is_sorted_by(|one, next| one < next);
    let epochs = u32::try_from(levels.len()).ok()?.checked_mul(effort)?;
    if epochs == 0 || !ascending {
        return None;
    }
    let draws = Draws::new(seed, 0, 0);
    let mut entries = vec![model.start()];
    let mut survivors = Vec::with_capacity(levels.len());
    for (stage, level) in (0..).zip(levels) {
        let from = |run: u32| {
            let mut draw = draws.at("splitting", "entry", &[u64::from(stage), u64::from(run)]);
            entries[draw.index(entries.len())].clone()
        };
        let one = |run: u32| model.advance(from(run), *level, 1 + stage * effort + run);
        entries = (0..effort).into_par_iter().filter_map(one).collect();
        survivors.push(entries.len() as u32);
        if entries.is_empty() {
            return Some(Splitting { probability: 0.0, relative_error: None, effort, survivors });
        }
    }
    let shares = survivors.iter().map(|reached| f64::from(*reached) / f64::from(effort));
    let relative_variance: f64 =
        shares.clone().map(|share| (1.0 - share) / (f64::from(effort) * share)).sum();
    Some(Splitting {
        probability: shares.product(),
        relative_error: Some(relative_variance.sqrt()),
        effort,
        survivors,
    })
}
