//! The estimators against published values, against other programs, and against what they promise.
//!
//! Where a comment says scipy, statsmodels or numpy, the value is what version 1.17.1, 0.15.0 or 2.4.6 gave for that call.

use guardline_lab::interval::Cells;

mod bootstrap;
mod coverage;
mod decisions;
mod invariances;
mod sequential;
mod shares;
mod splitting;
mod survival;

#[track_caller]
fn near(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{value}, expected {expected} ± {tolerance}");
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn cells(both: u32, only_arm: u32, only_base: u32, neither: u32) -> Cells {
    Cells { both, only_arm, only_base, neither }
}
