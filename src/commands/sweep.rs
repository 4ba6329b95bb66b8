//! `guardline sweep`, `merge`, `verify` and `explain`: experiments from files.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use guardline::lab::sweep::{FolderError, Plan, Progress, SweepResult, shard};
use guardline::report::Catalogue;
use guardline::scenario::load_experiment;
use indicatif::ProgressBar;

use crate::FINE;
use crate::arguments::{Merge, Replay, Shown, Sweep, Verify};
use crate::commands::compare::progress_as;
use crate::commands::replay;
use crate::output::{self, Failure};

const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn sweep(arguments: &Sweep, quiet: bool) -> Result<ExitCode, Failure> {
    let loaded = load_experiment(&arguments.experiment, &Plan::outcome_names())?;
    let plan = Plan::new(loaded, arguments.runs, VERSION);
    if let Some((outcome, needs)) = plan.too_short() {
        let file = arguments.experiment.display();
        let message =
            format!("{file}: `{outcome}` needs runs of {needs} or more, and these end after {}", plan.end);
        return Err(Failure::BadInput(message));
    }
    let rows = arguments.shard.map_or(0..plan.rows(), |(one, of)| shard(plan.rows(), one, of));
    if arguments.dry_run {
        return layout(&plan);
    }
    let folder = arguments.out.clone().unwrap_or_else(|| {
        let name = arguments.experiment.file_stem().unwrap_or_default().to_string_lossy();
        PathBuf::from(format!("sweep-{name}"))
    });
    if Plan::is_begun(&folder) && !arguments.resume {
        let folder = folder.display();
        let message =
            format!("{folder} holds a sweep already; go on with it by --resume, or give another --out");
        return Err(Failure::BadInput(message));
    }
    plan.claim(&folder).map_err(|error| refused(&error))?;
    let interrupt = output::interrupt()?;
    let bar = bar(rows.end - rows.start);
    let unit = plan.outcomes[0].unit;
    let progress = |it: Progress| {
        bar.set_position(it.done);
        if let Some((difference, interval)) = it.estimate {
            bar.set_message(unit.difference_in_words(difference, interval));
        }
    };
    let done = plan
        .run(workers(arguments.workers), &folder, rows.clone(), &interrupt.flag(), &progress)
        .map_err(|error| refused(&error))?;
    bar.finish_and_clear();
    if arguments.shard.is_some() {
        let what = format!(
            "{} of {} runs of this shard are in {}",
            done.runs,
            rows.end - rows.start,
            folder.display()
        );
        output::print(&format!("{what}; put the shards together with `guardline merge`\n"))?;
    } else {
        let result = conclude(&plan, workers(arguments.workers), &folder, &interrupt.flag())?;
        print(&result, &arguments.shown, quiet)?;
    }
    if done.complete { Ok(FINE) } else { Err(Failure::Interrupted) }
}

pub(crate) fn merge(arguments: &Merge, quiet: bool) -> Result<ExitCode, Failure> {
    let refuse = |error: FolderError| refused(&error);
    let plan = Plan::of_folder(&arguments.shards[0], VERSION).map_err(refuse)?;
    plan.claim(&arguments.out).map_err(refuse)?;
    plan.merge(&arguments.shards, &arguments.out).map_err(refuse)?;
    let interrupt = output::interrupt()?;
    let result = conclude(&plan, None, &arguments.out, &interrupt.flag())?;
    print(&result, &arguments.shown, quiet)?;
    Ok(FINE)
}

pub(crate) fn verify(arguments: &Verify) -> Result<ExitCode, Failure> {
    if !arguments.what.is_dir() {
        return replay::replay(&Replay { journal: arguments.what.clone() });
    }
    let folder = &arguments.what;
    let plan = Plan::of_folder(folder, VERSION).map_err(|error| refused(&error))?;
    let bar = bar(arguments.sample.min(plan.rows()));
    let found = plan
        .verify(workers(arguments.workers), folder, arguments.sample, &|| bar.inc(1))
        .map_err(|error| refused(&error))?;
    bar.finish_and_clear();
    let shown = folder.display();
    if !found.different.is_empty() {
        let runs: Vec<String> = found.different.iter().map(u64::to_string).collect();
        let runs = runs.join(", ");
        return Err(Failure::Different(format!(
            "{shown}: made again, these runs come out otherwise: {runs}"
        )));
    }
    let result = match found.result_is_the_same {
        Some(true) => "; result.json is what they give",
        Some(false) => {
            return Err(Failure::Different(format!("{shown}: result.json is not what its runs give")));
        }
        None => "; there is no result.json yet",
    };
    output::print(&format!(
        "{shown}: confirmed; {} of {} runs made again, the same{result}\n",
        found.again, found.of
    ))?;
    Ok(FINE)
}

/// Makes the result, with a bar while rare rungs are split.
fn conclude(
    plan: &Plan,
    threads: Option<usize>,
    folder: &Path,
    interrupted: &AtomicBool,
) -> Result<SweepResult, Failure> {
    let bar = progress_as(0, "{bar:30} {pos}/{len} runs of splitting at most, {eta} left");
    let progress = |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    };
    let result = plan.conclude(threads, folder, interrupted, &progress);
    bar.finish_and_clear();
    if matches!(result, Err(FolderError::Interrupted)) {
        let folder = folder.display();
        output::say(&format!(
            "interrupted before there was a result: the runs are in {folder}; go on by --resume"
        ));
    }
    result.map_err(|error| refused(&error))
}

/// What would be run.
fn layout(plan: &Plan) -> Result<ExitCode, Failure> {
    let arms: Vec<&str> = plan.arms.iter().map(|arm| arm.id.as_str()).collect();
    output::print(&format!(
        "{} runs: {} cells, {} arms ({}), {} replicates of {} each; nothing was run\n",
        plan.rows(),
        plan.cells.len(),
        arms.len(),
        arms.join(", "),
        plan.replicates,
        plan.end
    ))?;
    Ok(FINE)
}

fn print(result: &SweepResult, shown: &Shown, quiet: bool) -> Result<(), Failure> {
    let catalogue = Catalogue::of(shown.lang.into());
    output::print_as(shown.format, result, || {
        if quiet {
            format!("{}\n{}\n", result.headline(catalogue), result.qualifier(catalogue))
        } else {
            result.text(output::width(), catalogue)
        }
    })
}

fn workers(asked: Option<u16>) -> Option<usize> {
    asked.map(usize::from)
}

/// What cannot be used is bad input; what turns out to be different is a difference.
pub(crate) fn refused(error: &FolderError) -> Failure {
    let text = error.to_string();
    match error {
        FolderError::Version { .. } => Failure::Different(text),
        FolderError::Interrupted => Failure::Interrupted,
        _ => Failure::BadInput(text),
    }
}

/// A bar that shows rate, time left and the estimate so far, if somebody is looking.
fn bar(runs: u64) -> ProgressBar {
    progress_as(runs, "{bar:30} {pos}/{len} runs, {rate}, {eta} left  {msg}")
}
