//! Calibration: what the model gives where the record says something, row by row.
//!
//! A [`Row`] is one figure of the record, the simulated value that is set against it, and the [`Target`] it is held to.
//! Rows are data; how a value is estimated stands in [`value`](Value), how it is judged in [`Verdict`]. The encounters
//! and the lines come with the program, so that a table depends on nothing but the program, the seed and the number of
//! runs.
//!
//! ```
//! use guardline_lab::calibration::{Calibration, rows};
//! use guardline_units::Seed;
//!
//! let calibration = Calibration::measure(rows().filter(|row| row.id == "T8"), Seed(1), 50).unwrap();
//! assert_eq!(calibration.measured.len(), 1);
//! assert!(calibration.measured[0].value.estimate <= 0.56);
//! ```

use guardline_report::Outcome;
use guardline_scenario::LoadError;
use guardline_units::Seed;

mod target;
pub use target::{Target, Verdict};

mod value;
pub use value::{Unit, Value};

mod scene;
pub use scene::Scene;

mod line;
pub use line::Line;

mod rows;
pub use rows::rows;

mod text;

/// What is read off a run; none if the run says nothing about it.
pub type Read = fn(&Outcome) -> Option<f64>;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its number, such as `T1`. Several rows may have the same.
    pub id: &'static str,
    /// What the record says something about.
    pub quantity: &'static str,
    /// What counts in a run.
    pub predicate: &'static str,
    /// Where the value comes from.
    pub from: From,
    /// What it is held to; none if it is only reported.
    pub target: Option<Target>,
    /// By which mechanics of the model the value misses its target, where it does.
    pub why: &'static str,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug)]
pub enum From {
    /// The share of runs in which something happened, of those that say something about it.
    Share(&'static Scene, Read),
    /// A quantile of a time in hours; a time that never came is infinite.
    Hours(&'static Scene, f64, Read),
    /// The same in days.
    Days(&'static Scene, f64, Read),
    /// By how much a share is higher in the second scene than in the first, over the same replicates.
    Moved(&'static Scene, &'static Scene, Read),
    /// The share of wishes to call after which both ends talk within so many hours.
    Wishes(&'static Line, u64),
    /// The share of check calls that are answered.
    Checks(&'static Line),
}

/// A row with its value.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// The row.
    pub row: &'static Row,
    /// Its value.
    pub value: Value,
    /// How the value stands to the target, if there is one.
    pub verdict: Option<Verdict>,
}

/// A table, simulated.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// The seed of all runs.
    pub seed: Seed,
    /// Runs of a scene whose number of runs is not multiplied.
    pub runs: u32,
    /// The rows in the order in which they were asked for.
    pub measured: Vec<Measured>,
}

impl Calibration {
    /// Measures rows on the threads of the present rayon pool; the result is the same on any number of them.
    ///
    /// # Errors
    /// If a scenario that comes with the program cannot be loaded.
    pub fn measure(
        rows: impl IntoIterator<Item = &'static Row>,
        seed: Seed,
        runs: u32,
    ) -> Result<Self, LoadError> {
        let rows: Vec<&'static Row> = rows.into_iter().collect();
        let mut played = scene::Played::new(&rows, seed, runs)?;
        let measured = rows.into_iter().map(|row| {
            let value = match row.from {
                From::Share(scene, _) => Value::share(played.take(scene)),
                From::Hours(scene, q, _) => Value::quantile(Unit::Hours, q, played.take(scene)),
                From::Days(scene, q, _) => Value::quantile(Unit::Days, q, played.take(scene)),
                From::Moved(base, other, _) => Value::moved(&played.take(base), &played.take(other)),
                From::Wishes(line, hours) => line.wishes(hours, seed, runs)?,
                From::Checks(line) => line.checks(seed, runs)?,
            };
            let verdict = row.target.map(|target| target.judge(value.interval));
            Ok(Measured { row, value, verdict })
        });
        Ok(Self { seed, runs, measured: measured.collect::<Result<_, LoadError>>()? })
    }
}
