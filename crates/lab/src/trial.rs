//! Things to try: what a scenario's author expects of a change, and whether it is so.

use std::sync::atomic::AtomicBool;

use guardline_scenario::Prepared;
use guardline_scenario::file::{Direction, TryFile};
use guardline_units::Seed;
use schemars::JsonSchema;
use serde::Serialize;

use crate::comparison::{Design, estimates, names};
use crate::estimate::Level;
use crate::interval::Interval;
use crate::measure::{Measure, Unit};
use crate::pairs::{self, Arms};

/// A difference of a probability counts as none if it is surely no larger than this.
const SAME_SHARE: f64 = 0.02;
/// A difference of anything else counts as none if it is surely no larger than this share of the base's level.
const SAME_PART: f64 = 0.05;

/// One thing that was tried.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "A thing to try, simulated")]
pub struct Trial {
    /// Always true: every number in this document comes from a model, none from the world.
    #[schemars(extend("const" = true))]
    pub simulated: bool,
    /// Its id.
    pub id: String,
    /// In words.
    pub text: String,
    /// Name of the measure.
    pub measure: String,
    /// Unit of level, difference and interval.
    pub unit: Unit,
    /// What is expected: `higher`, `lower` or `no_change`.
    #[schemars(with = "String")]
    pub expected: Direction,
    /// Pairs of runs.
    pub pairs: u32,
    /// The level of the scenario as it is.
    pub level: f64,
    /// Mean over the pairs of what changes.
    pub difference: f64,
    /// Its interval; none if it does not vary.
    pub interval: Option<Interval>,
    /// Whether it is as expected.
    pub holds: bool,
    /// All this in one line.
    pub measured: String,
}

/// A thing to be tried.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// What the file says.
    pub file: &'a TryFile,
    /// The scenario as it is, and with the change.
    pub arms: &'a [Prepared; 2],
    /// Pairs of runs.
    pub pairs: u32,
    /// The seed.
    pub seed: Seed,
    /// Version of the program.
    pub program_version: &'a str,
}

impl Trial {
    /// Tries it, on the threads of the present rayon pool; none if there is no such measure, or the runs are too short for
    /// it, or it was interrupted before a single pair was complete.
    pub fn run(
        attempt: &Attempt<'_>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn() + Sync),
    ) -> Option<Self> {
        let Attempt { file, arms, pairs, seed, program_version } = *attempt;
        let design = Design { arms, runs: pairs, seed, until: None, program_version };
        let end = design.end();
        let measure = Measure::named(&file.measure).filter(|it| it.says_something(end))?;
        // One measure of two arms is asked for: no conduct-neutral arms, and no other measures.
        let rows = pairs::run(&design, &Arms::as_designed(arms), end, interrupted, progress);
        if rows.is_empty() {
            return None;
        }
        let (levels, differences) = estimates(measure, &names(arms), &rows, &[0, 1]);
        let (level, difference) = (levels.first()?, differences.first()?);
        let (unit, interval, pairs) = (measure.unit, difference.interval, rows.len() as u32);
        let holds = holds(file.expect, unit, level, interval);
        Some(Self {
            simulated: true,
            id: file.id.clone(),
            text: file.text.english().to_owned(),
            measure: file.measure.clone(),
            unit,
            expected: file.expect,
            pairs,
            level: level.estimate,
            difference: difference.difference,
            interval,
            holds,
            measured: in_words(pairs, unit, difference.difference, interval, holds),
        })
    }
}

fn holds(expected: Direction, unit: Unit, level: &Level, interval: Option<Interval>) -> bool {
    // Without an interval nothing differs in any pair.
    let Interval { low, high } = interval.unwrap_or(Interval { low: 0.0, high: 0.0 });
    let narrow = match unit {
        Unit::Probability => SAME_SHARE,
        _ => SAME_PART * level.estimate,
    };
    match expected {
        Direction::Higher => low > 0.0,
        Direction::Lower => high < 0.0,
        Direction::NoChange => low <= 0.0 && high >= 0.0 && low >= -narrow && high <= narrow,
    }
}

fn in_words(pairs: u32, unit: Unit, difference: f64, interval: Option<Interval>, holds: bool) -> String {
    let (factor, name) = match unit {
        Unit::Probability => (100.0, "pp"),
        Unit::Hours => (1.0, "h"),
        Unit::Days => (1.0, "d"),
        Unit::SeverityHours => (1.0, "severity-h"),
        Unit::Belief => (1.0, "of belief"),
    };
    let number = |value: f64| {
        let text = format!("{:+.2}", value * factor);
        // Nothing has no sign.
        if text.trim_start_matches(['+', '-']) == "0.00" { "0.00".to_owned() } else { text }
    };
    let range = interval.map(|it| format!(" [{}, {}]", number(it.low), number(it.high))).unwrap_or_default();
    let verdict = if holds { "as expected" } else { "not as expected" };
    format!("simulated, {pairs} pairs: {} {name}{range}, {verdict}", number(difference))
}
