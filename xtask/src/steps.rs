//! A list of steps, run one after the other: each named, shown and timed. The first that fails ends the list.

use std::time::Instant;

use crate::Outcome;

/// One step.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    /// Its name in the summary.
    pub(crate) name: &'static str,
    /// Whether `--quick` keeps it.
    pub(crate) quick: bool,
    /// What it does; `Ok` says whether that was done or passed over.
    pub(crate) run: fn() -> Result<Done, String>,
}

/// How a step ended that did not fail.
pub(crate) enum Done {
    /// Everything it checks is in order.
    Passed,
    /// It could not be done here, for this reason, and that is no failure.
    Skipped(&'static str),
}

/// Runs `steps` in order. Those in `left_out` are only named, so that nobody takes a quick run for a full one.
pub(crate) fn run(steps: &[Step], left_out: &[Step]) -> Outcome {
    let mut summary = Vec::new();
    let all = stopwatch();
    for (number, step) in (1..).zip(steps) {
        println!("\n== {number}/{}: {}", steps.len(), step.name);
        let one = stopwatch();
        let done = (step.run)().map_err(|why| {
            format!("step {number} of {}, {}, failed after {:.1} s: {why}", steps.len(), step.name, one())
        })?;
        summary.push(match done {
            Done::Passed => format!("  passed   {:<16} {:>6.1} s", step.name, one()),
            Done::Skipped(why) => format!("  skipped  {:<16} {why}", step.name),
        });
    }
    summary.extend(left_out.iter().map(|step| format!("  left out {:<16} by --quick", step.name)));
    println!("\n{}\nall checks passed in {:.1} s", summary.join("\n"), all());
    Ok(())
}

/// Seconds since now, whenever asked.
fn stopwatch() -> impl Fn() -> f64 {
    #[expect(clippy::disallowed_methods, reason = "checks take real time")]
    let begun = Instant::now();
    move || begun.elapsed().as_secs_f64()
}
