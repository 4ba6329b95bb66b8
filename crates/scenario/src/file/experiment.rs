//! What an experiment file says: one scenario under several arms, what is measured, and what was expected before it was run.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use guardline_units::Text;

/// What holds where a file does not say.
pub(crate) mod unless_given {
    use super::KeepFile;

    pub(crate) const fn seed() -> u64 {
        1
    }
    pub(crate) const fn runs() -> u32 {
        1_000
    }
    pub(crate) const fn embassy_control() -> bool {
        true
    }
    pub(crate) fn keep() -> Vec<KeepFile> {
        vec![KeepFile::Csv, KeepFile::Parquet]
    }
    pub(crate) const fn look() -> u32 {
        200
    }
    pub(crate) const fn effort() -> u32 {
        400
    }
    pub(crate) const fn repeats() -> u32 {
        5
    }
}

/// An experiment: one scenario, run many times under several arms that share their random numbers.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ExperimentFile {
    /// Version of the file format, 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// Title for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub title: Text,
    /// The question, in a sentence or a few.
    #[serde(skip)]
    #[schemars(!skip)]
    pub question: Text,
    /// The scenario file; it lies relative to this one.
    pub scenario: String,
    /// The seed of all runs; 1 if not given.
    #[serde(default = "unless_given::seed")]
    pub seed: u64,
    /// Runs of each arm in each cell, or at most so many if there is a stopping rule; 1,000 if not given.
    #[serde(default = "unless_given::runs")]
    pub runs: u32,
    /// When runs end, in hours from the start, if before the scenario's end.
    pub until_h: Option<f64>,
    /// The arms. The first is the base, with which each other is compared.
    pub arms: Vec<ArmFile>,
    /// Whether a control arm is added in which there is no mechanism but embassies and a third party; it is unless this says no.
    #[serde(default = "unless_given::embassy_control")]
    pub embassy_control: bool,
    /// In which cells the arms are run: one cell, the scenario as it is, if not given.
    #[serde(default)]
    pub design: DesignFile,
    /// Along which axes the cells of a list lie, so that it can be said how differences change along them. This is no part of the
    /// rule by which a hypothesis is judged.
    #[serde(default)]
    pub trends: Vec<TrendFile>,
    /// When to stop before all runs are done.
    pub stop: Option<StopFile>,
    /// What is measured.
    pub outcomes: OutcomesFile,
    /// A rung too seldom reached to count runs that reach it.
    pub rare: Option<RareFile>,
    /// What was expected, and what would refute it.
    pub hypothesis: Option<HypothesisFile>,
    /// The rule as it was stated before anything was run, and what was changed since.
    pub stated: Option<StatedFile>,
    /// The tables of single runs to write beside the result; CSV and Parquet if not given.
    #[serde(default = "unless_given::keep")]
    pub keep: Vec<KeepFile>,
}

/// One arm: a mechanism, and what is set otherwise than in the scenario.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ArmFile {
    /// Its id in this file and in the results.
    pub id: String,
    /// The mechanism: a preset's name, or a file that lies relative to this one.
    pub mechanism: String,
    /// Settings as on the command line: `path=value`.
    #[serde(default)]
    pub sets: Vec<String>,
}

/// In which cells the arms are run.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DesignFile {
    /// One cell: the scenario as it is.
    #[default]
    Pairs,
    /// The cells listed.
    List(ListFile),
    /// Every combination of factors that are there or not, for the first arm's mechanism; the arms are then these combinations.
    Factorial(FactorialFile),
    /// Points of a Latin hypercube over the ranges of parameters: what the effect is wherever the parameters may lie.
    LatinHypercube(HypercubeFile),
    /// Trajectories of Morris (1991) over the ranges of parameters: which of them move the effect.
    Morris(MorrisFile),
}

/// Cells, one by one.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ListFile {
    /// The cells.
    pub cells: Vec<CellFile>,
}

/// One cell.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CellFile {
    /// Its id.
    pub id: String,
    /// Settings as on the command line: `path=value`.
    #[serde(default)]
    pub sets: Vec<String>,
}

/// Cells of a list as places on an axis.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TrendFile {
    /// Its id.
    pub id: String,
    /// What the numbers are, for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub axis: Text,
    /// Where each cell lies, by its id; two places or more. Cells that are not named have no part in it.
    pub at: BTreeMap<String, f64>,
}

/// A full factorial over what can be taken out of a mechanism.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FactorialFile {
    /// The factors.
    pub factors: Vec<FactorFile>,
}

impl FactorialFile {
    /// Whether a factor is there in the combination of this number: where its bit is set.
    pub const fn has(combination: usize, factor: usize) -> bool {
        combination >> factor & 1 == 1
    }
}

/// A factor: clauses of the mechanism that are there together, or not.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FactorFile {
    /// Its id.
    pub id: String,
    /// The clauses that are taken out where it is not there, by their paths, as `guardline compare --drop-each-clause` names them.
    pub clauses: Vec<String>,
}

/// A Latin hypercube.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HypercubeFile {
    /// How many points.
    pub points: u32,
    /// The parameters, by name; each is varied over its range.
    pub parameters: Vec<String>,
}

/// Trajectories of Morris.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MorrisFile {
    /// How many trajectories.
    pub trajectories: u32,
    /// The parameters, by name; each is varied over its range.
    pub parameters: Vec<String>,
}

/// A stopping rule: the difference in the primary outcome is known well enough.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct StopFile {
    /// Stop once the anytime-valid interval is no wider than this to either side, in the outcome's unit.
    pub half_width: f64,
    /// The first look, after so many runs of each arm; 200 if not given.
    #[serde(default = "unless_given::look")]
    pub first: u32,
    /// A look after every so many more; 200 if not given.
    #[serde(default = "unless_given::look")]
    pub every: u32,
}

/// A rung too seldom reached to count: the chance to reach it is estimated by splitting with fixed effort, arm by arm.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RareFile {
    /// The rung, 1 to 9.
    #[schemars(range(min = 1, max = 9))]
    pub rung: u8,
    /// The levels on the way, ascending; the last is the rung. Between two rungs a level is how far the strongest belief in hostile
    /// intent has come. Every half from R4 up to the rung if not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<f64>,
    /// Runs for each level; 400 if not given.
    #[serde(default = "unless_given::effort")]
    pub effort: u32,
    /// How often all this is done, so that its error is seen and not only computed; 5 if not given.
    #[serde(default = "unless_given::repeats")]
    pub repeats: u32,
}

/// What is measured.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OutcomesFile {
    /// The one that decides, by its name in the document of `compare`.
    pub primary: String,
    /// Others; their tests are adjusted for their number (Holm).
    #[serde(default)]
    pub secondary: Vec<String>,
}

/// A hypothesis, with the rule by which it is judged.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HypothesisFile {
    /// What is claimed, in words.
    #[serde(skip)]
    #[schemars(!skip)]
    pub claim: Text,
    /// The arm it is about, or the factor of a factorial design; without one, every factor.
    pub of: Option<String>,
    /// The arm it is compared with; the base if not given.
    pub against: Option<String>,
    /// The cells it is about; all if not given. It must hold in each, and is refuted by one.
    #[serde(default)]
    pub cells: Vec<String>,
    /// What is expected of the difference in the primary outcome.
    pub expect: ExpectFile,
    /// The smallest difference that matters, in the outcome's unit.
    pub margin: f64,
    /// What would refute it.
    pub refuted_if: RefutedFile,
}

/// The rule as it was stated, and what was changed since.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct StatedFile {
    /// Hash of question, claim, rule, outcomes, arms and design as they were stated: `rule` in the receipt of a result.
    pub rule: String,
    /// What was changed since, when and why, change by change in words.
    #[serde(default)]
    pub changes: Vec<String>,
}

/// What is expected of a difference.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExpectFile {
    /// It is lower: the interval lies below 0.
    Lower,
    /// It is higher: the interval lies above 0.
    Higher,
    /// It is not lower by the margin or more: the interval lies above minus the margin.
    NotLower,
    /// It is not higher by the margin or more: the interval lies below the margin.
    NotHigher,
    /// There is none that matters: the interval lies within the margin on both sides (two one-sided tests).
    NoChange,
}

impl ExpectFile {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Lower, Self::Higher, Self::NotLower, Self::NotHigher, Self::NoChange];
}

/// What would refute a hypothesis.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefutedFile {
    /// The interval lies wholly on the other side: of 0 or, where a margin is what is expected to be kept, of the margin.
    Opposite,
    /// That, or the difference is shown to be none that matters.
    NoEffect,
    /// The interval includes 0, or lies on the other side of it.
    IncludesZero,
}

impl RefutedFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Opposite, Self::NoEffect, Self::IncludesZero];
}

/// A table of single runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeepFile {
    /// `runs.csv`.
    Csv,
    /// `runs.parquet`.
    Parquet,
    /// `runs.jsonl`: one JSON object a line.
    Json,
}

impl KeepFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Parquet, Self::Json];
}
