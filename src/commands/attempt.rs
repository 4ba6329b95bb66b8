//! `guardline try`: the things to try of a scenario, measured.

use std::path::Path;
use std::process::ExitCode;

use guardline::lab::trial::{Attempt, Trial};
use guardline::lab::{MEASURES, Measure};
use guardline::scenario::file::TryFile;
use guardline::scenario::{Prepared, load};
use guardline::units::Seed;

use super::compare::progress;
use crate::FINE;
use crate::arguments::{Format, Try};
use crate::output::{self, Failure};

pub(crate) fn attempt(arguments: &Try) -> Result<ExitCode, Failure> {
    let base = load(&arguments.scenario, None, &[])?;
    let tries = wanted(&base.scenario.tries, arguments.id.as_deref()).map_err(Failure::BadInput)?;
    let base = Prepared::new(&base);
    let interrupt = output::interrupt()?;
    let mut trials = Vec::new();
    for file in tries {
        if Measure::named(&file.measure).is_none() {
            let known: Vec<&str> = MEASURES.iter().map(|measure| measure.id).collect();
            let known = known.join(", ");
            return Err(Failure::BadInput(format!(
                "there is no measure `{}`, which `{}` tries; measures: {known}",
                file.measure, file.id
            )));
        }
        let mechanism = file.mechanism.as_deref().map(|name| beside(&arguments.scenario, name));
        let changed = load(&arguments.scenario, mechanism.as_deref(), &file.sets)?;
        let pairs = arguments.pairs.unwrap_or(file.pairs);
        let bar = progress(u64::from(pairs));
        let arms = [base.clone(), Prepared::new(&changed)];
        let attempt = Attempt {
            file,
            arms: &arms,
            pairs,
            seed: Seed(arguments.seed),
            program_version: env!("CARGO_PKG_VERSION"),
        };
        let trial = Trial::run(&attempt, &interrupt.flag(), &|| bar.inc(1));
        bar.finish_and_clear();
        if interrupt.asked() {
            return Err(Failure::Interrupted);
        }
        let too_short = || Failure::BadInput(format!("the runs are too short for `{}`", file.measure));
        let trial = trial.ok_or_else(too_short)?;
        if arguments.format == Format::Text {
            output::print(&format!(
                "{}: {}\n  {}, expected {}; {}\n",
                trial.id,
                trial.text,
                trial.measure,
                trial.expected.name(),
                trial.measured
            ))?;
        }
        trials.push(trial);
    }
    if arguments.format == Format::Json {
        output::print_json(&trials)?;
    }
    Ok(if trials.iter().all(|trial| trial.holds) { FINE } else { ExitCode::from(1) })
}

/// The things to try that are asked for.
fn wanted<'a>(tries: &'a [TryFile], id: Option<&str>) -> Result<Vec<&'a TryFile>, String> {
    let wanted: Vec<&TryFile> = tries.iter().filter(|it| id.is_none_or(|id| it.id == id)).collect();
    match (id, wanted.is_empty()) {
        (Some(id), true) => {
            let known: Vec<&str> = tries.iter().map(|it| it.id.as_str()).collect();
            Err(format!("there is nothing to try with the id `{id}`; ids: {}", known.join(", ")))
        }
        (None, true) => Err("this scenario has nothing to try".to_owned()),
        _ => Ok(wanted),
    }
}

/// A mechanism as the scenario names it: a file lies relative to the scenario's.
fn beside(scenario: &Path, name: &str) -> String {
    let path = Path::new(name);
    if path.extension().is_none() && path.components().count() == 1 {
        return name.to_owned();
    }
    scenario.with_file_name("").join(name).display().to_string()
}
