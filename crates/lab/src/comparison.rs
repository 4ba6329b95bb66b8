//! The comparison of several arms: how it is asked for, and the document it makes.

use std::sync::atomic::AtomicBool;

use guardline_report::{Acting, RestsOn};
use guardline_scenario::Prepared;
use guardline_units::{Seed, Span, Text};
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use schemars::JsonSchema;
use serde::Serialize;

use crate::estimate::{Difference, Level};
use crate::interval::CONFIDENCE;
use crate::measure::{MEASURES, Measure, Sheet, Unit};
use crate::pairs::{self, Arms};

/// A comparison to be made.
#[derive(Clone, Copy, Debug)]
pub struct Design<'a> {
    /// One scenario under several mechanisms. The first is the base, with which each other is compared.
    pub arms: &'a [Prepared],
    /// How many replicates each arm runs.
    pub runs: u32,
    /// The seed. Arms share it replicate by replicate, so that they differ in nothing but the mechanism.
    pub seed: Seed,
    /// When runs end, if before the scenario's horizon.
    pub until: Option<Span>,
    /// Version of the program, to be kept with the results.
    pub program_version: &'a str,
}

impl Design<'_> {
    /// When every run ends, from the start on.
    pub fn end(&self) -> Span {
        let last = self.arms.iter().map(Prepared::end).min().unwrap_or_default();
        self.until.unwrap_or(last).min(last)
    }
}

/// What came of a comparison. It is a value: it can be kept, serialized, and shown with [`Comparison::text`].
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Comparison {
    /// Always true: every number in this document comes from a model, none from the world.
    #[schemars(extend("const" = true))]
    pub simulated: bool,
    /// Version of the program that made it.
    pub program_version: String,
    /// Title of the scenario.
    pub scenario: String,
    /// The same in every language that its author gave, for people.
    #[serde(skip)]
    pub(crate) title: Text,
    /// Names of the mechanisms compared, the base first. A name that comes again has its place added, as in `none (2)`.
    pub mechanisms: Vec<String>,
    /// What was taken away from words or conduct in every arm, by name.
    pub ablations: Vec<String>,
    /// Of each mechanism, whether its conduct tables are at the values of a guard channel as it is. Then its conduct-neutral
    /// arm is the arm itself.
    pub conduct_neutral_as_it_is: Vec<bool>,
    /// The seed all runs are under. It takes 64 bits.
    pub seed: u64,
    /// Complete replicates, each run under every mechanism: those numbered from 0 up.
    pub runs: u32,
    /// Replicates asked for; more than `runs` if the comparison was interrupted.
    pub runs_asked: u32,
    /// Hours of scenario time from the start to the end of every run.
    pub until_hours: f64,
    /// Hours of scenario time from the start to the scenario's own horizon.
    pub horizon_hours: f64,
    /// Confidence of every interval, each taken for itself: there is no adjustment for the number of measures or arms.
    pub confidence: f64,
    /// What the intervals cover and what they do not.
    pub intervals_cover: String,
    /// Whether in any run the line was answered or refused because the scenario's author says so. Where it is true, answers
    /// on the line are an assumption and not a result.
    pub choice_imposed: bool,
    /// How many parameters of the model all these runs together used, and how many of these are assumed.
    pub rests_on: RestsOn,
    /// The measures; none if not one replicate is complete.
    pub measures: Vec<Measured>,
    /// The highest rungs, pair by pair, of each mechanism but the base; none if not one replicate is complete.
    pub peaks: Vec<Peaks>,
    /// The same with every conduct table, in arm and base, at the values of a guard channel.
    pub neutral_peaks: Vec<Peaks>,
}

/// One measure under every mechanism.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Measured {
    /// Name for programs.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Unit of levels, differences and intervals.
    pub unit: Unit,
    /// What counts, and what counts as not having happened.
    pub explanation: String,
    /// The level under each mechanism, the base first.
    pub levels: Vec<Level>,
    /// Of each mechanism but the base, the difference from the base.
    pub differences: Vec<Difference>,
    /// The levels with every conduct table at the values of a guard channel: calls are answered and intentions kept as if
    /// nothing had been agreed about either. What is left of an effect here does not rest on those assumed tables.
    pub neutral_levels: Vec<Level>,
    /// Of each mechanism but the base, the difference between the conduct-neutral arms.
    pub neutral_differences: Vec<Difference>,
}

/// The highest rungs of the same replicates under an arm and under the base.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Peaks {
    /// The arm.
    pub mechanism: String,
    /// The base.
    pub against: String,
    /// Share of pairs, 0 to 1, whose highest rung is higher under the arm, with Wilson's interval.
    pub worse: Level,
    /// Share of pairs whose highest rung is lower under the arm.
    pub better: Level,
    /// Share of pairs whose highest rung is the same.
    pub same: Level,
}

pub(crate) const INTERVALS_COVER: &str = "Simulation error only: how far these runs may lie from infinitely many of the same model. \
                               Not covered: whether model, parameters and scenario are right.";

impl Comparison {
    /// Runs every replicate under every arm, with common random numbers, on the threads of the present rayon pool, and
    /// compares the arms. The result is the same, byte for byte, on any number of threads.
    ///
    /// `progress` is called after each replicate, by the thread that ran it. Once `interrupted` is true no further
    /// replicate is begun; what has been done is kept.
    ///
    /// There must be at least one arm.
    pub fn run(design: &Design<'_>, interrupted: &AtomicBool, progress: &(dyn Fn() + Sync)) -> Self {
        let base = design.arms.first().expect("a comparison has at least one arm");
        let horizon = design.arms.iter().map(Prepared::horizon).min().unwrap_or_default();
        let end = design.end();
        let arms = Arms::of(design.arms);
        let rows = pairs::run(design, &arms, end, interrupted, progress);
        let acting = rows.iter().flatten().fold(Acting::default(), |all, sheet| all.and(sheet.acting));
        let mechanisms = names(design.arms);
        let as_designed: Vec<usize> = (0..design.arms.len()).collect();
        let neutral = arms.neutral();
        Self {
            simulated: true,
            program_version: design.program_version.to_owned(),
            scenario: base.scenario().title.english().to_owned(),
            title: base.scenario().title.clone(),
            ablations: base.ablations().iter().map(|it| it.name().to_owned()).collect(),
            conduct_neutral_as_it_is: neutral
                .iter()
                .zip(&as_designed)
                .map(|(one, other)| one == other)
                .collect(),
            seed: design.seed.0,
            runs: rows.len() as u32,
            runs_asked: design.runs,
            until_hours: end.as_hours(),
            horizon_hours: horizon.as_hours(),
            confidence: CONFIDENCE,
            intervals_cover: INTERVALS_COVER.to_owned(),
            rests_on: acting.rests_on(),
            choice_imposed: rows.iter().flatten().any(|sheet| sheet.choice_imposed),
            measures: measures(&mechanisms, &rows, neutral, end),
            peaks: peaks(&mechanisms, &rows, &as_designed),
            neutral_peaks: peaks(&mechanisms, &rows, neutral),
            mechanisms,
        }
    }
}

impl Comparison {
    /// Does what [`Comparison::run`] does on `threads` worker threads of its own, or on as many as there are cores.
    ///
    /// # Errors
    /// If the system does not give as many threads.
    pub fn run_on(
        threads: Option<usize>,
        design: &Design<'_>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Self, ThreadPoolBuildError> {
        let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?;
        Ok(pool.install(|| Self::run(design, interrupted, progress)))
    }
}

pub(crate) fn names(arms: &[Prepared]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (place, arm) in arms.iter().enumerate() {
        let name = arm.mechanism();
        let again = arms[..place].iter().any(|other| other.mechanism() == name);
        names.push(if again { format!("{name} ({})", place + 1) } else { name.to_owned() });
    }
    names
}

fn measures(mechanisms: &[String], rows: &[Vec<Sheet>], neutral: &[usize], end: Span) -> Vec<Measured> {
    if rows.is_empty() {
        return Vec::new();
    }
    let as_designed: Vec<usize> = (0..mechanisms.len()).collect();
    let measured = MEASURES.iter().filter(|measure| measure.says_something(end)).map(|measure| {
        let (levels, differences) = estimates(measure, mechanisms, rows, &as_designed);
        let (neutral_levels, neutral_differences) = estimates(measure, mechanisms, rows, neutral);
        Measured {
            id: measure.id.to_owned(),
            name: measure.name.to_owned(),
            unit: measure.unit,
            explanation: measure.explanation.to_owned(),
            levels,
            differences,
            neutral_levels,
            neutral_differences,
        }
    });
    measured.collect()
}

/// Levels and differences of the arms that stand in a row at `places`, the base first.
pub(crate) fn estimates(
    measure: &Measure,
    mechanisms: &[String],
    rows: &[Vec<Sheet>],
    places: &[usize],
) -> (Vec<Level>, Vec<Difference>) {
    let arms = mechanisms.iter().zip(places).map(|(name, place)| {
        let values: Vec<f64> = rows.iter().map(|row| (measure.read)(&row[*place])).collect();
        (name.as_str(), values)
    });
    let arms: Vec<_> = arms.collect();
    let levels = arms.iter().map(|(name, values)| measure.unit.level(name, values)).collect();
    let (against, base) = &arms[0];
    let differences =
        arms[1..].iter().map(|(name, arm)| measure.unit.difference((name, arm), (against, base)));
    (levels, differences.collect())
}

pub(crate) fn peaks(mechanisms: &[String], rows: &[Vec<Sheet>], places: &[usize]) -> Vec<Peaks> {
    if rows.is_empty() {
        return Vec::new();
    }
    let peaks = mechanisms.iter().zip(places).skip(1).map(|(name, place)| {
        let share = |counts: fn(&Sheet, &Sheet) -> bool| {
            let pairs = rows.iter().map(|row| counts(&row[*place], &row[places[0]]));
            let values: Vec<f64> = pairs.map(|counts| f64::from(u8::from(counts))).collect();
            Unit::Probability.level(name, &values)
        };
        Peaks {
            mechanism: name.clone(),
            against: mechanisms[0].clone(),
            worse: share(|arm, base| arm.peak > base.peak),
            better: share(|arm, base| arm.peak < base.peak),
            same: share(|arm, base| arm.peak == base.peak),
        }
    });
    peaks.collect()
}
