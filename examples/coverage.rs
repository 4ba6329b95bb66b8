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
        let nominal = !estimator.starts_with("anytime") && !estimator.starts_with("two one-sided");
        short |= if nominal { !(0.94..=0.96).contains(&average) || least < 0.93 } else { least < 0.945 };
    }
    if short { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
