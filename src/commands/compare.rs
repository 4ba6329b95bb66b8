//! `guardline compare`: many runs under several mechanisms.

use std::fmt;
use std::io::IsTerminal;
use std::process::ExitCode;

use guardline::lab::clauses::Clauses;
use guardline::lab::{Comparison, Design, Measure};
use guardline::mechanism::{Dropped, drop_each};
use guardline::report::Catalogue;
use guardline::scenario::{Loaded, Prepared};
use guardline::units::Seed;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::FINE;
use crate::arguments::Compare;
use crate::output::{self, Failure};

pub(crate) fn compare(arguments: &Compare) -> Result<ExitCode, Failure> {
    if arguments.drop_each_clause {
        return rank(arguments);
    }
    let input = &arguments.input;
    let sets = input.settings();
    let given = arguments.mechanism.iter().map(String::as_str);
    let mechanisms: Vec<&str> =
        if arguments.mechanism.is_empty() { vec!["none", "as_observed"] } else { given.collect() };
    let arms = mechanisms
        .into_iter()
        .map(|mechanism| {
            let loaded = output::load_as(&input.scenario, Some(mechanism.trim()), &sets, input.fictional)?;
            output::ablated(Prepared::new(&loaded), &input.ablate)
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    if arms.len() < 2 {
        return Err(Failure::BadInput(
            "a comparison needs two mechanisms or more, such as none,as_observed".into(),
        ));
    }
    let interrupt = output::interrupt()?;
    let bar = progress(u64::from(arguments.runs));
    let design = design(arguments, &arms);
    let threads = arguments.threads.map(usize::from);
    let comparison = Comparison::run_on(threads, &design, &interrupt.flag(), &|| bar.inc(1))
        .map_err(output::no_threads)?;

    bar.finish_and_clear();
    let catalogue = Catalogue::of(arguments.lang.into());
    output::print_as(input.format, &comparison, || comparison.text(output::width(), catalogue))?;
    if interrupt.asked() { Err(Failure::Interrupted) } else { Ok(FINE) }
}

/// What is asked for, of these arms.
fn design<'a>(arguments: &Compare, arms: &'a [Prepared]) -> Design<'a> {
    let input = &arguments.input;
    let (runs, seed, until) = (arguments.runs, Seed(input.seed), input.until);
    Design { arms, runs, seed, until, program_version: env!("CARGO_PKG_VERSION") }
}

/// Ranks the clauses of one mechanism.
fn rank(arguments: &Compare) -> Result<ExitCode, Failure> {
    let input = &arguments.input;
    let mechanism = match &arguments.mechanism[..] {
        [] => "as_designed",
        [one] => one.trim(),
        _ => {
            let message = "--drop-each-clause ranks the clauses of one mechanism: give one --mechanism";
            return Err(Failure::BadInput(message.into()));
        }
    };
    let whole = output::load_as(&input.scenario, Some(mechanism), &input.settings(), input.fictional)?;
    let (run, not_run): (Vec<_>, Vec<_>) =
        drop_each(&whole.mechanism).into_iter().partition(Dropped::can_act);
    if run.is_empty() {
        let message =
            format!("{mechanism} has no clause that could be taken back; choose another --mechanism");
        return Err(Failure::BadInput(message));
    }
    let without = run.iter().map(|it| Loaded { mechanism: it.terms.clone(), ..whole.clone() });
    let arms = [whole.clone()].into_iter().chain(without);
    let arms =
        arms.map(|it| output::ablated(Prepared::new(&it), &input.ablate)).collect::<Result<Vec<_>, _>>()?;
    let design = design(arguments, &arms);
    let measure = Measure::named(&arguments.rank_by).filter(|it| it.says_something(design.end()));
    let Some(measure) = measure else {
        let message = format!("`{}` needs longer runs than these", arguments.rank_by);
        return Err(Failure::BadInput(message));
    };
    let names = |of: &[Dropped]| of.iter().map(|it| it.clause.clone()).collect::<Vec<_>>();
    let clauses = Clauses { design, names: &names(&run), without_path: &names(&not_run), measure };
    let interrupt = output::interrupt()?;
    let bar = progress(u64::from(arguments.runs));
    let threads = arguments.threads.map(usize::from);
    let ranking = clauses.run_on(threads, &interrupt.flag(), &|| bar.inc(1)).map_err(output::no_threads)?;
    bar.finish_and_clear();
    let catalogue = Catalogue::of(arguments.lang.into());
    output::print_as(input.format, &ranking, || ranking.text(output::width(), catalogue))?;
    if interrupt.asked() { Err(Failure::Interrupted) } else { Ok(FINE) }
}

/// A bar on standard error, if somebody is looking.
pub(crate) fn progress(runs: u64) -> ProgressBar {
    progress_as(runs, "{bar:40} {pos}/{len} runs, {eta} left")
}

/// The same with what it shows, as indicatif's templates say it.
pub(crate) fn progress_as(runs: u64, template: &str) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let rate = |state: &ProgressState, text: &mut dyn fmt::Write| {
        let _ = write!(text, "{:.0}/s", state.per_sec());
    };
    ProgressBar::with_draw_target(Some(runs), target).with_style(style.with_key("rate", rate))
}
