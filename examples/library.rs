//! How far apart the encounters in `scenarios/` lie by the spread of highest rung and time to de-escalate, and whom they accuse.
//!
//! `cargo run --release --example library -- 10000` prints both, and fails if two lie closer than 0.05.

#![allow(clippy::print_stdout, reason = "an example prints its tables")]

use std::error::Error;
use std::path::{Path, PathBuf};

use guardline::lab::{distances, ends};
use guardline::scenario::{Prepared, accusations, load};
use guardline::units::Seed;

/// Two that lie closer are one encounter twice.
const CLOSEST: f64 = 0.05;

fn main() -> Result<(), Box<dyn Error>> {
    let runs = std::env::args().nth(1).map_or(Ok(500), |runs| runs.parse())?;
    let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    let loaded = paths.iter().map(|path| load(path, None, &[])).collect::<Result<Vec<_>, _>>()?;
    for counted in accusations(loaded.iter().map(|it| &it.scenario)) {
        let shares = counted.sides.iter().zip(&counted.shares);
        let shares: Vec<String> =
            shares.map(|(side, share)| format!("{side} {:.0} %", 100.0 * share)).collect();
        println!("the accused in {} incidents: {}", counted.incidents, shares.join(", "));
    }
    println!(
        "\nSimulated: total variation of (highest rung, quartile of the time to de-escalate), {runs} runs each\n"
    );
    let sampled: Vec<_> = loaded.iter().map(|it| ends(&Prepared::new(it), Seed(1), runs)).collect();
    let distances = distances(&sampled);
    let mut close = Vec::new();
    for (one, row) in distances.iter().enumerate() {
        let name = |place: usize| paths[place].file_stem().unwrap_or_default().to_string_lossy();
        let cells: Vec<String> = row[..one].iter().map(|distance| format!("{distance:.3}")).collect();
        println!("{:>2} {:<42} {}", one + 1, name(one), cells.join(" "));
        let near = (0..one).filter(|other| row[*other] < CLOSEST);
        close.extend(near.map(|other| format!("{} and {}", name(other), name(one))));
    }
    if close.is_empty() { Ok(()) } else { Err(format!("closer than {CLOSEST}: {}", close.join("; ")).into()) }
}
