//! The document that comes of a sweep.

use std::collections::BTreeMap;

use guardline_report::RestsOn;
use guardline_report::outcome::Cause;
use guardline_units::Language;
use schemars::JsonSchema;
use serde::Serialize;

use super::coupled::{CoupledResult, ScaleResult};
use super::judge::Ending;
use super::rare::RareResult;
use super::sensitivity::Sensitivity;
use super::trend::TrendResult;
use crate::estimate::{Level, Reading};
use crate::interval::Interval;
use crate::measure::Unit;
use crate::statistics::equivalence::Equivalence;

/// A text in each language its author gave.
pub type Words = BTreeMap<Language, String>;

/// What came of a sweep. Simulated: every number comes from a model, none from the world.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "Result of a sweep, simulated")]
pub struct SweepResult {
    /// Version of this document's form, 1.
    pub format: u8,
    /// Always true.
    #[schemars(extend("const" = true))]
    pub simulated: bool,
    /// By what to make it again, and whether it is the same.
    pub receipt: SweepReceipt,
    /// The experiment's title.
    pub title: Words,
    /// Its question.
    pub question: Words,
    /// The scenario's title.
    pub scenario: Words,
    /// The arms, the base first, then conduct-neutral ones.
    pub arms: Vec<ArmResult>,
    /// The cells.
    pub cells: Vec<CellResult>,
    /// What was measured, the primary outcome first.
    pub outcomes: Vec<OutcomeResult>,
    /// The highest rungs.
    pub peaks: Vec<PeakResult>,
    /// Time to the return of calm.
    pub calm: Vec<CalmResult>,
    /// Which way the encounters went.
    pub paths: Vec<PathResult>,
    /// Where the same luck led under each arm and under its base.
    pub coupled: Vec<CoupledResult>,
    /// The ladder's own severity and Goldstein's scale side by side.
    pub scales: Vec<ScaleResult>,
    /// How differences change along the axes of cells.
    pub trends: Vec<TrendResult>,
    /// The chance of a rung that is too seldom reached to be counted; empty unless it was asked for, and until all runs are done.
    pub rare: Vec<RareResult>,
    /// Where words died.
    pub words: Vec<WordsResult>,
    /// What each factor of a factorial design contributes.
    pub contributions: Vec<Contribution>,
    /// Clauses of the mechanism that cannot act within an encounter. That is not the same as to be without effect.
    pub not_modelled_at_this_horizon: Vec<String>,
    /// How the effect depends on the parameters, in designs that vary them.
    pub sensitivity: Option<Sensitivity>,
    /// The hypothesis and how it ended; none if none was stated.
    pub hypothesis: Option<Judged>,
    /// The rule as it was stated before anything was run; none if the file does not record it.
    pub stated: Option<StatedResult>,
    /// How many parameters of the model the runs used, and how many of these are assumed.
    pub rests_on: RestsOn,
    /// What the intervals cover and what they do not.
    pub intervals_cover: String,
}

/// By what a sweep is made again.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct SweepReceipt {
    /// Version of the program.
    pub program_version: String,
    /// Name of the experiment file.
    pub experiment: String,
    /// Hash of everything the runs depend on.
    pub plan: String,
    /// Hash of the question, the claim, the rule by which it is judged, and the plan as the file states it.
    pub rule: String,
    /// The seed. It takes 64 bits.
    pub seed: u64,
    /// Complete replicates in each cell.
    pub replicates: u32,
    /// Replicates asked for.
    pub replicates_asked: u32,
    /// Replicates that the experiment states.
    pub replicates_stated: u32,
    /// Whether the stopping rule ended it before all were run.
    pub stopped: bool,
    /// Runs that are counted.
    pub runs: u64,
    /// Hours of scenario time in each run.
    pub until_hours: f64,
    /// Confidence of every interval, each taken for itself.
    pub confidence: f64,
    /// Fold of the trace hashes of all runs that are counted, in their order.
    pub traces: String,
}

/// An arm.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ArmResult {
    /// Its id.
    pub id: String,
    /// Its mechanism.
    pub mechanism: String,
    /// Whether all conduct in it is as on a guard channel, because that was asked for.
    pub neutral: bool,
    /// The conduct-neutral arm that belongs to it: itself, if it has no conduct to take away. None where they were not run.
    pub neutral_arm: Option<String>,
}

/// A cell.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct CellResult {
    /// Its id; empty if there is only one.
    pub id: String,
    /// The parameters that were varied, by name.
    pub point: BTreeMap<String, f64>,
    /// Hash of all parameters in force in its first arm.
    pub parameters: String,
}

/// One outcome.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct OutcomeResult {
    /// Its name for programs.
    pub id: String,
    /// Unit of levels, differences and intervals.
    pub unit: Unit,
    /// What counts, and what counts as not having happened.
    pub explanation: String,
    /// Whether it is the one that decides.
    pub primary: bool,
    /// Cell by cell.
    pub cells: Vec<CellOutcome>,
}

/// One outcome in one cell.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct CellOutcome {
    /// The cell.
    pub cell: String,
    /// The level under each arm.
    pub levels: Vec<Level>,
    /// The difference of each arm from the base; of a conduct-neutral arm from that of the base.
    pub effects: Vec<Effect>,
}

/// How a difference and its interval were made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Newcombe's paired method 10.
    NewcombePaired,
    /// The farther ends of the bootstrap over pairs, bias-corrected and accelerated, and of Student's.
    Bca,
    /// Student's, over the differences of pairs.
    Student,
    /// One that holds however often one looks: where there is a stopping rule, or not all was run.
    Anytime,
}

/// A difference between two arms, pair by pair.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Effect {
    /// The arm.
    pub arm: String,
    /// The one it is compared with.
    pub against: String,
    /// Mean over the pairs of arm minus base, in the outcome's unit.
    pub difference: f64,
    /// Its interval; none for fewer than two pairs.
    pub interval: Option<Interval>,
    /// How it was made.
    pub method: Method,
    /// An interval that holds however often one looks; none where the runs do not vary.
    pub anytime: Option<Interval>,
    /// What the interval says.
    pub reading: Reading,
    /// Pairs in which the arm is higher.
    pub pairs_higher: u32,
    /// Pairs in which it is lower.
    pub pairs_lower: u32,
    /// p-value: McNemar's exact test, or the paired t test.
    pub p: Option<f64>,
    /// The same adjusted for the number of secondary outcomes and arms (Holm); none for the primary outcome.
    pub p_adjusted: Option<f64>,
    /// Whether the difference is too small to matter; only of the primary outcome where a margin was stated.
    pub equivalence: Option<Equivalence>,
    /// What common random numbers gained: so many times the runs would be needed with independent arms.
    pub variance_gain: Option<f64>,
}

/// The highest rungs of an arm.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct PeakResult {
    /// The cell.
    pub cell: String,
    /// The arm.
    pub arm: String,
    /// Runs whose highest rung is R0, R1, … R9.
    pub runs: [u32; 10],
    /// Share of pairs whose highest rung is higher than under the base; the base itself has none.
    pub worse: Option<Level>,
    /// Share of pairs whose highest rung is lower.
    pub better: Option<Level>,
    /// Share of pairs whose highest rung is the same.
    pub same: Option<Level>,
}

/// Hours at which the curves of [`CalmResult`] are exact, to be read off.
pub(super) const READ_AT: [f64; 10] = [0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 24.0, 48.0, 96.0, 168.0];

/// Time to the return of calm under an arm.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct CalmResult {
    /// The cell.
    pub cell: String,
    /// The arm.
    pub arm: String,
    /// Hours, and the share of runs that are not calm yet then (Kaplan and Meier), with a 95 % interval (log-log). Steps are left out
    /// where the share has fallen by less than 1/120 since the one before, except at 0.5, 1, 2, 4, 8, 12, 24, 48, 96 and 168 hours.
    pub curve: Vec<CurvePoint>,
    /// Half of the runs are calm by then, hours; none if fewer ever are.
    pub median_hours: Option<f64>,
    /// Up to this hour the restricted mean goes: as far as every arm of the cell is followed.
    pub restricted_to_hours: f64,
    /// Mean hours, cut off there.
    pub restricted_mean_hours: Option<f64>,
}

/// A point of a survival curve.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct CurvePoint {
    /// Hours.
    pub hours: f64,
    /// Share of runs not calm yet.
    pub share: f64,
    /// Its interval.
    pub low: f64,
    /// Its interval.
    pub high: f64,
}

/// Which way the encounters of an arm went.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct PathResult {
    /// The cell.
    pub cell: String,
    /// The arm.
    pub arm: String,
    /// Steps between rungs, by what they came of.
    pub steps: Vec<PathStep>,
    /// The ways that most runs went: the first distinct rungs, and how many runs began like this.
    pub ways: Vec<PathWay>,
}

/// A step from one rung to another.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct PathStep {
    /// From this rung.
    pub from: u8,
    /// To this.
    pub to: u8,
    /// What it came of.
    pub cause: Cause,
    /// How often, in all runs of the arm.
    pub count: u64,
}

/// A way that runs went.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct PathWay {
    /// Distinct rungs, in order.
    pub rungs: Vec<u8>,
    /// How many runs.
    pub runs: u64,
    /// Their share, with the 95 % interval of a Dirichlet prior of one half (Jeffreys).
    pub share: f64,
    /// Its interval.
    pub interval: Interval,
}

/// Where the words of an arm died.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct WordsResult {
    /// The cell.
    pub cell: String,
    /// The arm.
    pub arm: String,
    /// `guard`, `agreed`, `line` or `other`.
    pub way: String,
    /// Messages said, or calls wished for, per run.
    pub said: f64,
    /// Heard, or answered, per run.
    pub heard: f64,
    /// Understood as they were said, per run.
    pub understood: f64,
    /// Accepted, or read back rightly, per run.
    pub accepted: f64,
}

/// What a factor contributes to an outcome.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Contribution {
    /// The outcome.
    pub outcome: String,
    /// The factor.
    pub factor: String,
    /// Its Shapley value: what adding it changes, averaged over all orders in which factors may be added.
    pub value: f64,
    /// Its interval (over replicates, as that of a mean); none if it does not vary, if it is other than 0 in fewer than 30
    /// replicates, and before all are run.
    pub interval: Option<Interval>,
}

/// A hypothesis and how it ended.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Judged {
    /// What was claimed.
    pub claim: Words,
    /// The arm or factor it is about.
    pub of: String,
    /// The arm it is compared with; none for factors.
    pub against: Option<String>,
    /// What was expected.
    pub expect: String,
    /// The smallest difference that matters.
    pub margin: f64,
    /// What would refute it.
    pub refuted_if: String,
    /// How it ended.
    pub ending: Ending,
    /// How it ended in each cell, or for each factor.
    pub by: Vec<JudgedBy>,
}

/// The rule as it was stated, beside the one by which the hypothesis was judged.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct StatedResult {
    /// Its hash, by the file's own account.
    pub rule: String,
    /// Whether it is the one in the receipt.
    pub unchanged: bool,
    /// What was changed since, by the file's own account.
    pub changes: Vec<String>,
}

/// How a hypothesis ended in one cell or for one factor.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct JudgedBy {
    /// Which.
    pub what: String,
    /// The difference.
    pub difference: f64,
    /// The interval it was judged by.
    pub interval: Option<Interval>,
    /// How it ended there.
    pub ending: Ending,
}
