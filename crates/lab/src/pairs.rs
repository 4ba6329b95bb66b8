//! Every arm and its conduct-neutral arm run under every replicate, on as many threads as the pool has.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::AtomicBool;

use guardline_kernel::AsFastAsPossible;
use guardline_report::Outcome;
use guardline_scenario::{Prepared, Settings};
use guardline_units::{Instant, Span};

use crate::measure::Sheet;
use crate::{Design, workers};

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

    /// The arms as designed and no others.
    pub(crate) fn as_designed(arms: &'a [Prepared]) -> Self {
        Self { all: arms.iter().map(Cow::Borrowed).collect(), neutral: Vec::new() }
    }

    /// For each arm as designed, the place of its neutral arm in a row; none where they were left out.
    pub(crate) fn neutral(&self) -> &[usize] {
        &self.neutral
    }
}

/// Runs the replicates of a design; row by row what came of each of all arms, in the order of replicates.
pub(crate) fn run(
    design: &Design<'_>,
    arms: &Arms<'_>,
    end: Span,
    interrupted: &AtomicBool,
    progress: &(dyn Fn() + Sync),
) -> Vec<Vec<Sheet>> {
    workers::in_order(design.runs, interrupted, progress, |replicate| {
        let settings = Settings { seed: design.seed, replicate, until: Some(end) };
        arms.all.iter().map(|arm| Sheet::of(&outcome(arm, settings, end))).collect()
    })
}

/// One run, measured to `end`: one in which nothing is left to do stops early and stays as it is.
pub(crate) fn outcome(arm: &Prepared, settings: Settings, end: Span) -> Outcome {
    let outcome = Rc::new(RefCell::new(Outcome::of(arm)));
    arm.run(settings, outcome.clone(), &mut AsFastAsPossible);
    outcome.borrow_mut().finish(Instant::START + end);
    outcome.take()
}
