//! The tables of docs/findings.md: both radar-claim encounters under six mechanisms, pair by pair against none.
//!
//! `cargo run --release --example findings -- 10000` prints them; the text around them is written by hand.

#![allow(clippy::print_stdout, reason = "an example prints its tables")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use guardline::lab::{Comparison, Design, Unit};
use guardline::scenario::{Prepared, load};
use guardline::units::Seed;

const SCENARIOS: [&str; 2] = ["2013-01-30-east-china-sea", "2025-12-06-southeast-of-okinawa"];
const MECHANISMS: [&str; 6] =
    ["none", "as_designed", "as_observed", "freeze_surprise", "freeze_expected", "bad_faith"];
/// What is shown, of all that is measured.
const SHOWN: [&str; 9] = [
    "peak_r5",
    "peak_r6",
    "calm_6h",
    "calm_24h",
    "tension",
    "radio_answered",
    "line_answered",
    "settled",
    "accounts_differ_30d",
];

fn main() -> Result<(), Box<dyn Error>> {
    let runs = std::env::args().nth(1).map_or(Ok(500), |runs| runs.parse())?;
    for scenario in SCENARIOS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{scenario}.toml"));
        let arms = MECHANISMS.iter().map(|name| Ok(Prepared::new(&load(&path, Some(name), &[])?)));
        let arms = arms.collect::<Result<Vec<_>, Box<dyn Error>>>()?;
        let program_version = env!("CARGO_PKG_VERSION");
        let design = Design { arms: &arms, runs, seed: Seed(20_251_206), until: None, program_version };
        print!("{}", page(scenario, &Comparison::run_on(None, &design, &AtomicBool::new(false), &|| ())?));
    }
    Ok(())
}

/// The tables of one encounter.
fn page(scenario: &str, comparison: &Comparison) -> String {
    let mut page = format!(
        "### {scenario}\n\nSimulated: {} pairs an arm, seed {}, to day {:.0}. Difference from `none` [95 %], and the same where \
         every conduct table keeps its guard-channel values.\n\n| measure | none | {} |\n|---|---{}|\n",
        comparison.runs,
        comparison.seed,
        comparison.until_hours / 24.0,
        MECHANISMS[1..].join(" | "),
        "|---".repeat(MECHANISMS.len() - 1),
    );
    for measured in comparison.measures.iter().filter(|measured| SHOWN.contains(&measured.id.as_str())) {
        let share = measured.unit == Unit::Probability;
        let scale = if share { 100.0 } else { 1.0 };
        let percent = if share { " %" } else { "" };
        let mut row = format!("| {} | {:.2}{percent} |", measured.name, scale * measured.levels[0].estimate);
        for (full, neutral) in measured.differences.iter().zip(&measured.neutral_differences) {
            let limits = full.interval.map_or("none".to_owned(), |interval| {
                format!("{:+.2}, {:+.2}", scale * interval.low, scale * interval.high)
            });
            let (full, neutral) = (scale * full.difference, scale * neutral.difference);
            let _ = write!(row, " {full:+.2} [{limits}]; neutral {neutral:+.2} |");
        }
        page += &row;
        page.push('\n');
    }
    let shares = comparison.peaks.iter().map(|peaks| {
        format!(
            " {:.2} % worse, {:.2} % better |",
            100.0 * peaks.worse.estimate,
            100.0 * peaks.better.estimate
        )
    });
    let _ = write!(page, "| pairs by highest rung | |{}\n\n", shares.collect::<String>());
    page
}
