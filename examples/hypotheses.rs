//! What the experiments that come with the program say: `docs/hypotheses.md`.
//!
//! `cargo run --release --example hypotheses > docs/hypotheses.md` runs all of them, which takes some minutes; with the names of files
//! after `--`, only those. A test sees to it that the document is about the rules as they stand in the files.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints its document and says how far it is"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use guardline::lab::sweep::Plan;
use guardline::report::Catalogue;
use guardline::scenario::load_experiment;
use guardline::units::{Language, in_language};

const INTRODUCTION: &str = "\
# What the experiments say

Written by `cargo run --release --example hypotheses`. Each section is one file of `scenarios/experiments`, run as it stands there: \
what was claimed, the rule that was stated with it, and how it ended by that rule. Simulated, comparative and conditional on the model: \
most of its parameters are assumed, and none of this is a forecast. A claim that ends as refuted is a result like any other.
";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/experiments");
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.extension().is_some_and(|it| it == "toml")
            && (asked.is_empty() || asked.iter().any(|it| *it == name))
    });
    paths.sort();
    let catalogue = Catalogue::of(Language::En);
    println!("{INTRODUCTION}");
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let plan =
            Plan::new(load_experiment(&path, &Plan::outcome_names())?, None, env!("CARGO_PKG_VERSION"));
        eprintln!("{name}: {} runs", plan.rows());
        let out = std::env::temp_dir().join(format!("guardline-{}-{name}", std::process::id()));
        plan.claim(&out)?;
        plan.run(None, &out, 0..plan.rows(), &AtomicBool::new(false), &|_| ())?;
        let result = plan.conclude(None, &out, &AtomicBool::new(false), &|_, _| ())?;
        std::fs::remove_dir_all(&out)?;
        println!("## {}\n", in_language(&result.title, Language::En));
        println!(
            "`scenarios/experiments/{name}` · rule `{}` · plan `{}`\n",
            result.receipt.rule, result.receipt.plan
        );
        println!("{}\n", in_language(&result.question, Language::En));
        println!("**{}**\n", result.headline(catalogue));
        if let Some(rule) = result.rule(catalogue) {
            println!("{rule}\n");
        }
        println!("{}\n", result.qualifier(catalogue));
        println!("```text\n{}```\n", result.text(110, catalogue));
    }
    Ok(())
}
