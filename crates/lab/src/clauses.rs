//! What each clause of a mechanism is worth: the mechanism beside itself without each of them in turn.

use std::sync::atomic::AtomicBool;

use guardline_units::Text;
use rayon::ThreadPoolBuildError;
use schemars::JsonSchema;
use serde::Serialize;

use crate::Peaks;
use crate::comparison::{Design, estimates, peaks};
use crate::estimate::{Difference, Level};
use crate::interval::CONFIDENCE;
use crate::measure::{Measure, Unit};
use crate::pairs::{self, Arms};
use crate::workers;

mod text;

/// A scenario under a mechanism, and under the same without some of its clauses.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'a> {
    /// Its arms are the whole mechanism first, then the same without each of `names`.
    pub design: Design<'a>,
    /// The clauses taken back, by path, in the order of the arms that follow the first.
    pub names: &'a [String],
    /// Clauses that no path leads from to anything within an encounter, and that are not run.
    pub without_path: &'a [String],
    /// By what they are ranked.
    pub measure: &'static Measure,
}

/// The clauses of a mechanism, ranked by what becomes different without them.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "The clauses of a mechanism, ranked, simulated")]
pub struct Ranking {
    /// Always true: every number in this document comes from a model, none from the world.
    #[schemars(extend("const" = true))]
    pub simulated: bool,
    /// Version of the program that made it.
    pub program_version: String,
    /// Title of the scenario.
    pub scenario: String,
    #[serde(skip)]
    title: Text,
    /// The mechanism.
    pub mechanism: String,
    /// By which measure the clauses are ranked.
    pub measure: String,
    /// Its unit.
    pub unit: Unit,
    /// What counts, and what counts as not having happened.
    pub explanation: String,
    /// The seed. It takes 64 bits.
    pub seed: u64,
    /// Complete replicates, each run under every arm.
    pub runs: u32,
    /// Replicates asked for; more than `runs` if it was interrupted.
    pub runs_asked: u32,
    /// Confidence of every interval, each taken for itself.
    pub confidence: f64,
    /// The level under the whole mechanism; none if not one replicate is complete.
    pub level: Option<Level>,
    /// The clauses, that with the largest difference first.
    pub clauses: Vec<ClauseEffect>,
    /// Clauses that cannot act within an encounter: not modelled at this horizon, which is not the same as without effect.
    pub not_modelled: Vec<String>,
}

/// What becomes different without one clause.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ClauseEffect {
    /// The clause, by its path in the file.
    pub clause: String,
    /// Without the clause minus with it.
    pub without: Difference,
    /// The highest rungs without it, pair by pair, against those with it.
    pub peaks: Peaks,
}

impl Clauses<'_> {
    /// Runs it on `threads` worker threads, or on as many as there are cores. The result does not depend on their number.
    ///
    /// `progress` is called after each replicate. Once `interrupted` is true no further one is begun.
    ///
    /// # Errors
    /// If the system does not give as many threads.
    pub fn run_on(
        &self,
        threads: Option<usize>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Ranking, ThreadPoolBuildError> {
        workers::on(threads, || self.run(interrupted, progress))
    }

    fn run(&self, interrupted: &AtomicBool, progress: &(dyn Fn() + Sync)) -> Ranking {
        let Self { design, names, measure, .. } = *self;
        let Design { arms, runs, seed, program_version, .. } = design;
        let whole = arms.first().expect("there is the whole mechanism");
        let rows = pairs::run(&design, &Arms::as_designed(arms), design.end(), interrupted, progress);
        let labels: Vec<String> =
            [whole.mechanism().to_owned()].into_iter().chain(names.iter().cloned()).collect();
        let mut clauses = Vec::new();
        let mut level = None;
        if !rows.is_empty() {
            let places: Vec<usize> = (0..arms.len()).collect();
            let (levels, differences) = estimates(measure, &labels, &rows, &places);
            level = levels.into_iter().next();
            let effects = names.iter().zip(differences).zip(peaks(&labels, &rows, &places));
            clauses.extend(effects.map(|((clause, without), peaks)| ClauseEffect {
                clause: clause.clone(),
                without,
                peaks,
            }));
        }
        // A stable sort: clauses that make no difference stay in the order of the file.
        clauses.sort_by(|one, other| other.without.difference.abs().total_cmp(&one.without.difference.abs()));
        Ranking {
            simulated: true,
            program_version: program_version.to_owned(),
            scenario: whole.scenario().title.english().to_owned(),
            title: whole.scenario().title.clone(),
            mechanism: whole.mechanism().to_owned(),
            measure: measure.id.to_owned(),
            unit: measure.unit,
            explanation: measure.explanation.to_owned(),
            seed: seed.0,
            runs: rows.len() as u32,
            runs_asked: runs,
            confidence: CONFIDENCE,
            level,
            clauses,
            not_modelled: self.without_path.to_vec(),
        }
    }
}
