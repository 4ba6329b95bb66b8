//! How often the intervals of experiments hold what they are to hold.
//!
//! `cargo run --release --example coverage -- 10000 > docs/coverage.md` makes the committed table, in some minutes; it fails if an
//! estimator falls short.

#![allow(clippy::print_stdout, reason = "an example prints its table")]
#![allow(dead_code, reason = "the table is made by the same code as in the tests")]

use std::process::ExitCode;

#[path = "../crates/lab/tests/statistics/coverage.rs"]
mod coverage;

fn main() -> ExitCode {
    let experiments = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(1000);
    let rows = coverage::table(experiments);
    println!("# How often intervals hold what they are to hold\n");
    println!(
        "Made up experiments with a known truth, {experiments} at each; a nominal interval is to hold it in 95 of 100, an \
         anytime-valid one at every look at once, and the two one-sided tests are to find no equivalence at the margin itself in \
         95 of 100 or more. Written by `cargo run --release --example coverage -- {experiments}`. These are properties of \
         estimators; nothing here says anything about the world.\n"
    );
    println!("| estimator | truth | n | held |\n|---|---|---:|---:|");
    for row in &rows {
        println!("| {} | {} | {} | {:.1} % |", row.estimator, row.truth, row.n, 100.0 * row.coverage);
    }
    println!("\n| estimator | average | least |\n|---|---:|---:|");
    let mut short = false;
    for (estimator, average, least) in coverage::averages(&rows) {
        println!("| {estimator} | {:.1} % | {:.1} % |", 100.0 * average, 100.0 * least);
        short |= if estimator.starts_with("anytime") {
            // A promise, with room for what 10,000 experiments may be off.
            least < 0.945
        } else {
            // A test may find less than it is to, an interval may not hold more.
            let most = if estimator.starts_with("two one-sided") { 1.0 } else { 0.96 };
            !(0.94..=most).contains(&average) || least < 0.93
        };
    }
    if short { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
