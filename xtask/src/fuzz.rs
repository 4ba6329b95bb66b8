//! Hostile input, made by libFuzzer from what it has found so far to reach new code.
//!
//! The targets are a workspace of their own in `fuzz/`. They are built with the compiler that builds everything else:
//! the flags below are what `cargo fuzz` would set on a nightly one, without the sanitizers, which safe Rust needs less.

use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::{env, fs};

use crate::Outcome;
use crate::cargo::{answers, at_root, cargo, host, root, run};
use crate::steps::Done;

/// The targets, each a program in `fuzz/fuzz_targets` with a directory of first inputs in `fuzz/corpus`.
const TARGETS: [&str; 2] = ["codec", "codebook"];

/// How long each of them runs as a check.
const SECONDS: u32 = 10;

/// Counts which edges of the code are reached, and what is compared with what.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Runs every target for a short time.
pub(crate) fn check() -> Result<Done, String> {
    if !compiles_cpp() {
        return Ok(Done::Skipped("no C++ compiler"));
    }
    run(&mut cargo("fmt --manifest-path fuzz/Cargo.toml --check"))?;
    fuzz(SECONDS)?;
    Ok(Done::Passed)
}

/// Runs every target for as many seconds as `word` says.
pub(crate) fn command(word: Option<&str>) -> Outcome {
    let seconds = word.map_or(Ok(SECONDS), str::parse);
    let seconds = seconds.ok().filter(|seconds| *seconds > 0);
    let seconds =
        seconds.ok_or_else(|| format!("`{}` is no number of seconds above 0", word.unwrap_or_default()))?;
    if !compiles_cpp() {
        return Err("libFuzzer is written in C++, and `c++` is not there".into());
    }
    fuzz(seconds)
}

fn fuzz(seconds: u32) -> Outcome {
    let programs = build()?;
    let scratch = env::temp_dir().join(format!("guardline-fuzz-{}", process::id()));
    let crashes = root().join("fuzz/target/crashes");
    let outcome = TARGETS.into_iter().try_for_each(|target| {
        one(&programs.join(target), target, seconds, &scratch.join(target), &crashes.join(target))
    });
    fs::remove_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    outcome
}

/// Runs one target. What is `found` is written to the first directory that it is given, so the committed inputs stay as
/// they are.
fn one(program: &Path, target: &str, seconds: u32, found: &Path, crashes: &Path) -> Outcome {
    for directory in [found, crashes] {
        fs::create_dir_all(directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    }
    let mut command = at_root(program);
    command.args([&format!("-max_total_time={seconds}"), "-rss_limit_mb=2048", "-timeout=10", "-seed=1"]);
    command.args(["-print_final_stats=1", &format!("-artifact_prefix={}/", crashes.display())]);
    command.arg(found).arg(format!("fuzz/corpus/{target}"));
    run(&mut command).map_err(|why| {
        let all: Vec<_> = files(crashes).iter().map(|file| file.display().to_string()).collect();
        format!("{why}; what has crashed it, now or before: {}", all.join(", "))
    })
}

/// Builds the targets and tells where they lie. The target triple is named although it is our own: only then do the
/// flags pass by build scripts and macros, which have nothing to count for.
fn build() -> Result<PathBuf, String> {
    let triple = host()?;
    let directory = "fuzz/target";
    let words = format!(
        "build --manifest-path fuzz/Cargo.toml --locked --release --target {triple} --target-dir {directory}"
    );
    run(cargo(&words).env("RUSTFLAGS", COVERAGE))?;
    Ok(root().join(directory).join(triple).join("release"))
}

fn compiles_cpp() -> bool {
    answers(Command::new("c++"))
}

/// The files in a directory, in order.
fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_its_first_inputs() {
        for target in TARGETS {
            assert!(root().join(format!("fuzz/fuzz_targets/{target}.rs")).is_file(), "{target}");
            assert!(!files(&root().join(format!("fuzz/corpus/{target}"))).is_empty(), "{target}");
        }
        assert_eq!(files(&root().join("fuzz/fuzz_targets")).len(), TARGETS.len());
    }

    #[test]
    fn a_wrong_time_is_named() {
        for word in ["0", "-1", "long"] {
            assert_eq!(command(Some(word)), Err(format!("`{word}` is no number of seconds above 0")));
        }
    }
}
