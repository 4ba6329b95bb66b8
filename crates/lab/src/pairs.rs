//! Every arm and its conduct-neutral arm run under every replicate, on as many threads as the pool has.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use guardline_kernel::AsFastAsPossible;
use guardline_report::Outcome;
use guardline_scenario::{Prepared, Settings};
use guardline_units::{Instant, Span};

use crate::Design;
use crate::measure::Sheet;

/// The arms of a design with their conduct-neutral arms: the same with every conduct table at the values of a guard channel.
pub(crate) struct Arms<'a> {
    /// The arms as designed, then those neutral ones that differ from them.
    all: Vec<Cow<'a, Prepared>>,
    /// For each arm as designed, which of all is its neutral one.
    neutral: Vec<usize>,
}

impl<'a> Arms<'a> {
    /// Those of a design. An arm whose conduct is neutral as it is is its own neutral arm, and is not run twice.
    pub(crate) fn of(arms: &'a [Prepared]) -> Self {
        let mut all: Vec<_> = arms.iter().map(Cow::Borrowed).collect();
        let mut neutral = Vec::new();
        for (place, arm) in arms.iter().enumerate() {
            match arm.conduct_neutral() {
                None => neutral.push(place),
                Some(other) => {
                    neutral.push(all.len());
                    all.push(Cow::Owned(other));
                }
            }
        }
        Self { all, neutral }
    }

    /// For each arm as designed, the place of its neutral arm in a row.
    pub(crate) fn neutral(&self) -> &[usize] {
        &self.neutral
    }
}

/// Runs the replicates of a design; row by row what came of each of all arms, in the order of replicates.
///
/// Replicates are handed out in order, and one that was handed out is finished: when interrupted, what is done is always the
/// replicates from 0 up to some number.
pub(crate) fn run(
    design: &Design<'_>,
    arms: &Arms<'_>,
    end: Span,
    interrupted: &AtomicBool,
    progress: &(dyn Fn() + Sync),
) -> Vec<Vec<Sheet>> {
    let next = AtomicU64::new(0);
    let by_worker = rayon::broadcast(|_| {
        let mut done = Vec::new();
        while !interrupted.load(Ordering::Relaxed) {
            let replicate = next.fetch_add(1, Ordering::Relaxed);
            let Some(replicate) = u32::try_from(replicate).ok().filter(|replicate| *replicate < design.runs)
            else {
                break;
            };
            let settings = Settings { seed: design.seed, replicate, until: Some(end) };
            let row: Vec<Sheet> =
                arms.all.iter().map(|arm| Sheet::of(&outcome(arm, settings, end))).collect();
            done.push((replicate, row));
            progress();
        }
        done
    });
    let mut rows: Vec<(u32, Vec<Sheet>)> = by_worker.into_iter().flatten().collect();
    rows.sort_unstable_by_key(|(replicate, _)| *replicate);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// One run, measured to `end`: one in which nothing is left to do stops early and stays as it is.
pub(crate) fn outcome(arm: &Prepared, settings: Settings, end: Span) -> Outcome {
    let outcome = Rc::new(RefCell::new(Outcome::of(arm)));
    arm.run(settings, outcome.clone(), &mut AsFastAsPossible);
    outcome.borrow_mut().finish(Instant::START + end);
    outcome.take()
}
