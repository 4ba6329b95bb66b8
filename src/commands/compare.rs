//! `guardline compare`: many runs under several mechanisms.

use std::io::IsTerminal;
use std::process::ExitCode;

use guardline::lab::clauses::Clauses;
use guardline::lab::{Comparison, Design, MEASURES};
use guardline::mechanism::{Dropped, drop_each};
use guardline::report::Catalogue;
use guardline::scenario::{Loaded, Prepared};
use guardline::units::Seed;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::FINE;
use crate::arguments::{Compare, Format};
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
    let design = Design {
        arms: &arms,
        runs: arguments.runs,
        seed: Seed(input.seed),
        until: input.until,
        program_version: env!("CARGO_PKG_VERSION"),
    };

    let threads = arguments.threads.map(usize::from);
    let comparison = Comparison::run_on(threads, &design, &interrupt.flag(), &|| bar.inc(1))
        .map_err(output::no_threads)?;

    bar.finish_and_clear();
    match input.format {
        Format::Json => output::print_json(&comparison)?,
        Format::Text => {
            output::print(&comparison.text(output::width(), Catalogue::of(arguments.lang.into())))?;
        }
    }
    if interrupt.asked() { Err(Failure::Interrupted) } else { Ok(FINE) }
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
    let end = arms.iter().map(Prepared::end).min().unwrap_or_default();
    let end = input.until.unwrap_or(end).min(end);
    let measure = MEASURES.iter().find(|it| it.id == arguments.rank_by).filter(|it| it.says_something(end));
    let Some(measure) = measure else {
        let message = format!("`{}` needs longer runs than these", arguments.rank_by);
        return Err(Failure::BadInput(message));
    };
    let names = |of: &[Dropped]| of.iter().map(|it| it.clause.clone()).collect::<Vec<_>>();
    let clauses = Clauses {
        arms: &arms,
        names: &names(&run),
        without_path: &names(&not_run),
        measure,
        runs: arguments.runs,
        seed: Seed(input.seed),
        until: input.until,
        program_version: env!("CARGO_PKG_VERSION"),
    };
    let interrupt = output::interrupt()?;
    let bar = progress(u64::from(arguments.runs));
    let threads = arguments.threads.map(usize::from);
    let ranking = clauses.run_on(threads, &interrupt.flag(), &|| bar.inc(1)).map_err(output::no_threads)?;
    bar.finish_and_clear();
    match input.format {
        Format::Json => output::print_json(&ranking)?,
        Format::Text => {
            output::print(&ranking.text(output::width(), Catalogue::of(arguments.lang.into())))?;
        }
    }
    if interrupt.asked() { Err(Failure::Interrupted) } else { Ok(FINE) }
}

/// A bar on standard error, if somebody is looking.
pub(crate) fn progress(runs: u64) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} runs, {eta} left");
    ProgressBar::with_draw_target(Some(runs), target)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
