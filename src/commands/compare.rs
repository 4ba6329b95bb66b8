//! `guardline compare`: many runs under several mechanisms.

use std::io::IsTerminal;
use std::process::ExitCode;

use guardline::lab::{Comparison, Design};
use guardline::report::Catalogue;
use guardline::scenario::Prepared;
use guardline::units::Seed;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::FINE;
use crate::arguments::{Compare, Format};
use crate::output::{self, Failure};

pub(crate) fn compare(arguments: &Compare) -> Result<ExitCode, Failure> {
    let input = &arguments.input;
    let sets = input.settings();
    let arms = arguments
        .mechanism
        .iter()
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
