//! The table of calibration as a page of Markdown: `cargo run --release --example calibrate -- RUNS`, 2,000 if not told.
//! `cargo xtask calibrate` runs it and keeps the page.

#![expect(clippy::print_stdout, reason = "an example shows what comes of it")]

use std::process::ExitCode;

use guardline::lab::calibration::{Calibration, rows};
use guardline::units::Seed;

/// The seed of the committed page.
const SEED: Seed = Seed(20_251_206);

fn main() -> ExitCode {
    let runs = std::env::args().nth(1).map_or(Ok(2_000), |word| word.parse());
    let Some(runs) = runs.ok().filter(|runs| (20..=1_000_000).contains(runs)) else {
        println!("error: the number of runs is a number from 20 to 1000000");
        return ExitCode::from(2);
    };
    match Calibration::measure(rows(), SEED, runs) {
        Ok(calibration) => print!("{}", calibration.markdown()),
        Err(error) => {
            println!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
