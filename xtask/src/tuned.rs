//! The program as fast as this machine runs it, for large sweeps of one's own: built once to count what short sweeps go through, then
//! again by these counts, with all instructions of this processor. What it computes is the same.
//!
//! <https://doc.rust-lang.org/rustc/profile-guided-optimization.html>

use std::path::{Path, PathBuf};
use std::{env, fs, iter};

use crate::Outcome;
use crate::cargo::{answers, at_root, cargo, host, root, run, rustc};

/// What is run to be counted: an experiment of each kind, and how many runs of each arm.
const TRAINING: [(&str, &str); 3] =
    [("quickstart", "400"), ("h02-real-hostility", "100"), ("h08-pillars", "20")];

/// Major versions of LLVM whose tool may be there under its number, and reads the counts.
const VERSIONS: std::ops::RangeInclusive<u32> = 19..=30;

/// Builds the program, and says where it lies.
pub(crate) fn command() -> Outcome {
    let place = root().join("target/tuned");
    let (counts, merged) = (place.join("counts"), place.join("guardline.profdata"));
    let host = host()?;
    let merger = merger(&host).ok_or(
        "there is no llvm-profdata, which puts counts together: `rustup component add llvm-tools` brings it, or the package llvm \
         of the system",
    )?;
    remove(&counts)?;
    let counting =
        build(&place.join("counting"), &host, &format!("-Cprofile-generate={}", counts.display()))?;
    let scratch = place.join("sweep");
    for (experiment, runs) in TRAINING {
        remove(&scratch)?;
        let file = format!("scenarios/experiments/{experiment}.toml");
        run(at_root(&counting).args(["sweep", &file, "--runs", runs, "-q", "--out"]).arg(&scratch))?;
    }
    remove(&scratch)?;
    run(at_root(&merger).args(["merge", "--output"]).args([&merged, &counts]))?;
    let tuned = build(&place, &host, &format!("-Cprofile-use={}", merged.display()))?;
    println!("\nThe program tuned for this machine: {}", tuned.display());
    Ok(())
}

/// Builds the program with a flag, for this processor, and gives its path. With a target named, build scripts and macros do not get the
/// flag.
fn build(place: &Path, host: &str, flag: &str) -> Result<PathBuf, String> {
    let mut cargo = cargo("build --release --package guardline --bin guardline --target");
    // Told apart by that character, since a path may have blanks in it.
    cargo.arg(host).arg("--target-dir").arg(place);
    run(cargo.env("CARGO_ENCODED_RUSTFLAGS", ["-Ctarget-cpu=native", flag].join("\u{1f}")))?;
    Ok(place.join(host).join("release").join(format!("guardline{}", env::consts::EXE_SUFFIX)))
}

/// The tool that comes with the compiler, or one of the system.
fn merger(host: &str) -> Option<PathBuf> {
    let sysroot = rustc("--print sysroot").ok()?;
    let own = Path::new(sysroot.trim()).join(format!("lib/rustlib/{host}/bin/llvm-profdata"));
    let newest_first = VERSIONS.rev().map(|version| format!("llvm-profdata-{version}").into());
    iter::once(own).chain(newest_first).chain(["llvm-profdata".into()]).find(|tool| answers(at_root(tool)))
}

fn remove(directory: &Path) -> Outcome {
    match fs::remove_dir_all(directory) {
        Err(error) if directory.exists() => Err(format!("{}: {error}", directory.display())),
        _ => Ok(()),
    }
}
