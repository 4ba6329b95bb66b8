//! Development commands: `cargo xtask help`.
//!
//! **Owns** what has to be done around the program and is not the program: the checks, the generated files, the golden
//! files. **Must not know** any crate of the house from the inside: it drives cargo and the built binary as a person
//! would, and needs no dependency for that. The rules of the house that no compiler knows are tests in `house`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it talks to whoever ran it")]

use std::env;
use std::process::ExitCode;

mod browser;
mod calibrate;
mod cargo;
mod checks;
mod determinism;
mod fuzz;
mod generated;
mod steps;
mod tries;
mod tuned;

#[cfg(test)]
mod house;

const HELP: &str = "\
Development commands of guardline.

  cargo xtask test             everything that is checked before a change goes in
  cargo xtask test --quick     the same without doc tests, documentation, second builds, fuzzing and the supply chain
  cargo xtask schema           write the generated files anew
  cargo xtask schema --check   only tell which of them are not current
  cargo xtask golden           write the golden files anew, to be read as a diff before they are committed
  cargo xtask calibrate [--runs N] [--write]
                               measure the model against the record, 2000 runs a scene if not told; print the table, or
                               write it to docs/calibration.md and keep what is written there by hand
  cargo xtask try [--write]    measure the things to try of every scenario and compare them with what the files say, or write
                               it there
  cargo xtask fuzz [SECONDS]   feed hostile input to what reads messages, 10 seconds each if not told
  cargo xtask bench [WORD…]    run the benchmarks, which get these words
  cargo xtask tuned            build the program as fast as this machine runs it, by what short sweeps go through; two builds
  cargo xtask help             show this text
";

/// What a command comes to: nothing more to say, or a sentence for the last line.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["test"] => steps::run(checks::ALL, &[]),
        ["test", "--quick"] => {
            let (quick, slow): (Vec<_>, Vec<_>) = checks::ALL.iter().copied().partition(|step| step.quick);
            steps::run(&quick, &slow)
        }
        ["schema"] => generated::write(),
        ["schema", "--check"] => generated::check(),
        ["golden"] => generated::goldens(),
        ["calibrate", words @ ..] => calibrate::command(words),
        ["try", words @ ..] => tries::command(words),
        ["fuzz"] => fuzz::command(None),
        ["fuzz", seconds] => fuzz::command(Some(seconds)),
        ["bench", words @ ..] => cargo::run(cargo::cargo("bench --package guardline --").args(words)),
        ["tuned"] => tuned::command(),
        _ => Err(format!("unknown command `{}`; `cargo xtask help` lists them", words.join(" "))),
    }
}
