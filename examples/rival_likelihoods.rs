//! A rival table of likelihoods: other rows than the program's own, read from a file of a few lines, and what they change.
//!
//! `cargo run --example rival_likelihoods` asks what would follow if a fire-control lock said as little of intent as these
//! rows say. The same seeds run under both tables, so that what differs is due to the rows.

#![expect(clippy::print_stdout, reason = "an example shows what comes of it")]

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use guardline::kernel::AsFastAsPossible;
use guardline::report::Outcome;
use guardline::scenario::{LoadError, Prepared, Settings, load_texts};
use guardline::units::Seed;

const SCENARIO: &str = "scenarios/2025-12-06-southeast-of-okinawa.toml";
const RUNS: u32 = 100;

/// What a rival might believe. Every row that is not here stays as it is; the numbers are checked like those of any file.
const RIVAL: &str = r"
[likelihoods]
lock = { innocent = 0.50, probe = 0.55, hostile = 0.60, weight = 1.0 }
query = { innocent = 0.50, probe = 0.50, hostile = 0.50 }
";

pub(crate) fn main() -> Result<(), LoadError> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCENARIO);
    let text = std::fs::read_to_string(path).expect("the scenario comes with the program");
    for (name, rows) in [("own", ""), ("rival", RIVAL)] {
        let file = (name.to_owned(), format!("{text}{rows}"));
        let prepared = Prepared::new(&load_texts(&[file], Some("none"), &[])?);
        let (high, tension) = outcomes(&prepared);
        println!("simulated, {name} likelihoods: R4 or more in {high} of {RUNS}, mean tension {tension:.2}");
    }
    Ok(())
}

/// How many runs come to R4 or more, and the mean tension in severity-hours.
fn outcomes(prepared: &Prepared) -> (u32, f64) {
    let (mut high, mut tension) = (0, 0.0);
    for replicate in 0..RUNS {
        let outcome = Rc::new(RefCell::new(Outcome::of(prepared)));
        let settings = Settings { seed: Seed(1), replicate, until: None };
        let finished = prepared.run(settings, outcome.clone(), &mut AsFastAsPossible);
        outcome.borrow_mut().finish(finished.at);
        high += u32::from(outcome.borrow().peak().number() >= 4);
        tension += outcome.borrow().tension() / f64::from(RUNS);
    }
    (high, tension)
}
