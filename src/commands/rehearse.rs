//! `guardline rehearse`: a scenario played many times with choices at random.

use std::process::ExitCode;

use guardline::lab::rehearsal::{Plan, Rehearsal};
use guardline::scenario::Prepared;
use guardline::units::Seed;

use super::compare::progress;
use crate::FINE;
use crate::arguments::Rehearse;
use crate::output::{self, Failure};

pub(crate) fn rehearse(arguments: &Rehearse) -> Result<ExitCode, Failure> {
    let loaded = output::load_as(
        &arguments.scenario,
        arguments.mechanism.as_deref(),
        &arguments.sets,
        arguments.fictional,
    )?;
    let prepared = Prepared::new(&loaded);
    let interrupt = output::interrupt()?;
    let bar = progress(u64::from(arguments.runs));
    let plan = Plan {
        prepared: &prepared,
        runs: arguments.runs,
        seed: Seed(arguments.seed),
        program_version: env!("CARGO_PKG_VERSION"),
    };
    let threads = arguments.threads.map(usize::from);
    let rehearsal =
        Rehearsal::run_on(threads, &plan, &interrupt.flag(), &|| bar.inc(1)).map_err(output::no_threads)?;
    bar.finish_and_clear();
    output::print_as(arguments.format, &rehearsal, || rehearsal.text(output::width()))?;
    if interrupt.asked() {
        return Err(Failure::Interrupted);
    }
    Ok(if rehearsal.dead_ends.is_empty() { FINE } else { ExitCode::from(1) })
}
