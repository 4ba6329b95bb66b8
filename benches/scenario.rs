//! CPU time of one whole run of each scenario, under no mechanism and under all of them as observed: medians of rounds in which
//! every contender runs once, in turn, and whether that makes as many runs a second on one core as are aimed at. `--quick`
//! does three rounds.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ProcessTime;
use guardline::lab::outcome;
use guardline::scenario::{Prepared, Settings, load};
use guardline::units::{Seed, Span};
use mimalloc::MiMalloc;

/// Runs in one measurement: seeds 1 to this, so that every round does the same work.
const RUNS: u32 = 200;
/// Whole runs a second on one core that are aimed at.
const TARGET: f64 = 2_000.0;

/// The one of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let rounds = if std::env::args().any(|argument| argument == "--quick") { 3 } else { 15 };
    let mut contenders = Vec::new();
    for scenario in ["2013-01-30-east-china-sea", "2025-12-06-southeast-of-okinawa"] {
        for mechanism in ["none", "as_observed"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{scenario}.toml"));
            let loaded = load(&path, Some(mechanism), &[]).unwrap_or_else(|error| panic!("{error}"));
            contenders.push((format!("{scenario}, {mechanism}"), Prepared::new(&loaded), Vec::new()));
        }
    }
    for _ in 0..rounds {
        for (_, prepared, times) in &mut contenders {
            let begun = ProcessTime::now();
            for seed in 1..=RUNS {
                once(prepared, seed);
            }
            times.push(begun.elapsed() / RUNS);
        }
    }
    println!(
        "CPU time of one run of 72 hours, median of {rounds} rounds of {RUNS} seeds; target {TARGET} runs a second"
    );
    for (name, _, times) in &mut contenders {
        let seconds = median(times).as_secs_f64();
        let (rate, met) = (1.0 / seconds, if 1.0 / seconds >= TARGET { "met" } else { "not met" });
        println!("  {name:<48} {:>8.1} µs {rate:>7.0} runs/s, target {met}", seconds * 1e6);
    }
}

/// One run, folded into its outcome as experiments do.
fn once(prepared: &Prepared, seed: u32) {
    let end = Span::hours(72);
    let settings = Settings { seed: Seed(seed.into()), replicate: 0, until: Some(end) };
    black_box(outcome(prepared, settings, end));
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
